// SPDX-License-Identifier: Apache-2.0

//! A node with and without a transaction server beside it.

mod common;

use common::{errors, run, Node};
use serde_json::{json, Value};

const TABLE: &str = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";

fn message(answer: &Value) -> &str {
	answer["error"]["message"].as_str().unwrap_or_default()
}

#[test]
fn a_transaction_server_should_be_refused_when_nothing_keeps_the_records() {
	let base = tempfile::tempdir().expect("a folder");
	let args = ["--dev", "--transaction-server", "--enable-offchain-indexing", "false"];
	let refused = run(base.path(), &args);
	assert!(!refused.status.success());
	assert!(errors(&refused).contains("off-chain indexing"), "{}", errors(&refused));
}

#[test]
fn a_transaction_server_should_answer_beside_the_node() {
	let base = tempfile::tempdir().expect("a folder");
	let node = Node::start(base.path(), &["--dev", "--sealing", "instant", "--transaction-server"]);
	node.call("engine_createBlock", json!([true, true]));
	assert_eq!(node.best(), 1);
	let status = node.call("flow_status", json!([]));
	assert_eq!(status["result"]["alarms"], json!([]), "{status}");
	assert_eq!(status["result"]["pending"], json!(0));
	assert_eq!(node.call("flow_records", json!([TABLE, "0", 10]))["result"], json!([]));
	assert!(node.call("flow_record", json!([TABLE, 0]))["result"].is_null());
	assert_eq!(node.call("flow_flowOf", json!(["urn:nothing", null, 10]))["result"], json!([]));
	let nowhere = node.call("flow_flowOf", json!([{"kind": "moon", "id": "1"}, null, 10]));
	assert!(message(&nowhere).contains("org-number"), "{nowhere}");
	let unproved = node.call("flow_proof", json!([TABLE, 0]));
	assert!(message(&unproved).contains("sealed on demand"), "{unproved}");
	let junk = node.call("flow_submit", json!([TABLE, "0x00"]));
	assert!(message(&junk).contains("does not decode"), "{junk}");
	let no_uuid = node.call("flow_records", json!(["table", 0, 10]));
	assert!(message(&no_uuid).contains("no UUID"), "{no_uuid}");

	let key = node.call("flow_generateKey", json!([]))["result"].clone();
	let account = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	let proof = node.call("flow_proveKey", json!([key, "000000000195", 1, account, 1]));
	let signature = proof["result"].as_str().unwrap_or_default();
	assert_eq!(signature.len(), 2 + 2 * 64, "{proof}");
	let strange = format!("0x{}", "07".repeat(32));
	let unknown = node.call("flow_proveKey", json!([strange, "000000000195", 1, account, 1]));
	assert!(message(&unknown).contains("does not have that key"), "{unknown}");
	node.stop();

	let without = Node::start(base.path(), &["--dev", "--sealing", "instant"]);
	assert!(message(&without.call("flow_status", json!([]))).contains("not found"));
}
