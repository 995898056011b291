// SPDX-License-Identifier: Apache-2.0

//! A development chain sealed on demand.

mod common;

use common::{errors, run, Node};
use serde_json::json;

#[test]
fn a_chain_should_keep_its_kind_of_sealing() {
	let base = tempfile::tempdir().expect("a folder");
	let node = Node::start(base.path(), &["--dev", "--sealing", "instant"]);
	let made = node.call("engine_createBlock", json!([true, true]));
	let hash = made["result"]["hash"].clone();
	assert!(hash.is_string(), "{made}");
	assert_eq!(node.call("chain_getFinalizedHead", json!([]))["result"], hash);
	assert_eq!(node.best(), 1);
	let proof = node.call("grandpa_proveFinality", json!([1]));
	assert!(proof["error"]["message"].as_str().is_some_and(|text| text.contains("no GRANDPA")));
	let unknown = format!("0x{}", "00".repeat(32));
	assert!(node.call("bodies_get", json!([unknown]))["result"].is_null());
	let unbounded = node.call("bodies_get", json!([unknown, 1]));
	assert!(unbounded["error"]["message"].as_str().is_some_and(|text| text.contains("length")));
	assert!(node.call("bodies_get", json!([unknown, 1, 64]))["result"].is_null());
	node.stop();

	let sound = run(base.path(), &["verify-chain", "--dev"]);
	assert!(sound.status.success(), "{}", errors(&sound));
	let aura = run(base.path(), &["--dev", "--port", "0", "--rpc-port", "0"]);
	assert!(!aura.status.success());
	assert!(errors(&aura).contains("can't go on under Aura"), "{}", errors(&aura));
}

#[test]
fn sealing_on_demand_should_be_refused_when_the_chain_is_shared() {
	let base = tempfile::tempdir().expect("a folder");
	let refused = run(base.path(), &["--chain", "local", "--sealing", "instant"]);
	assert!(!refused.status.success());
	assert!(errors(&refused).contains("development chains only"), "{}", errors(&refused));
}
