// SPDX-License-Identifier: Apache-2.0

use super::fixture::*;
use codec::Encode;
use hanse_flow_proof::{chain::Header, InvalidSpec, Malformed, Trust};
use serde_json::{json, Value};
use sp_core::H256;
use sp_runtime::traits::Header as _;

fn spec(state: &State) -> Value {
	let digits = |bytes: &[u8]| format!("0x{}", hex::encode(bytes));
	let top: serde_json::Map<_, _> =
		state.iter().map(|(key, value)| (digits(key), digits(value).into())).collect();
	json!({
		"name": "Test",
		"bootNodes": [],
		"genesis": { "raw": { "top": top, "childrenDefault": {} } },
	})
}

/// Where `pallet-grandpa` keeps the authorities; computed with python-xxhash.
fn authorities_key() -> Vec<u8> {
	let digits = "5f9cc45b7a00c5899361e1c6099678dc5e0621c4869aa60c02be9adcc98a0d1d";
	hex::decode(digits).unwrap()
}

fn genesis_state() -> State {
	let mut state = state();
	state.insert(authorities_key(), authorities(&FIRST).encode());
	state
}

#[test]
fn trust_should_follow_from_a_raw_specification() {
	let state = genesis_state();
	let trust = Trust::from_raw_spec(&spec(&state).to_string()).unwrap();
	// The first block: without parent, extrinsics and digest. The root of the empty trie is known.
	let empty = "03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314";
	let empty = H256::from_slice(&hex::decode(empty).unwrap());
	let (root, _) = prove(&state, &[]);
	let header = Header::new(0, empty, root, H256::zero(), Default::default());
	assert_eq!(trust, Trust::new(header.hash(), 0, &authorities(&FIRST)));
	assert_eq!(trust.authority_set().authorities, authorities(&FIRST));
}

#[test]
fn trust_should_be_another_when_any_row_of_the_state_is() {
	let good = Trust::from_raw_spec(&spec(&genesis_state()).to_string()).unwrap();
	let mut state = genesis_state();
	state.insert(b"row".to_vec(), b"value".to_vec());
	let other = Trust::from_raw_spec(&spec(&state).to_string()).unwrap();
	assert_ne!(other.genesis, good.genesis);
	assert_eq!(other.authorities, good.authorities);
}

#[test]
fn specification_should_be_refused_when_it_is_not_raw_or_has_no_authorities() {
	let of = |value: Value| Trust::from_raw_spec(&value.to_string()).unwrap_err();
	assert!(matches!(of(json!({ "genesis": { "runtimeGenesis": {} } })), InvalidSpec::NotRaw(_)));
	assert!(matches!(of(json!({})), InvalidSpec::Json(_)));
	let mut children = spec(&genesis_state());
	children["genesis"]["raw"]["childrenDefault"]["0x00"] = json!({});
	assert!(matches!(of(children), InvalidSpec::NotRaw(_)));
	let mut key = spec(&genesis_state());
	key["genesis"]["raw"]["top"]["row"] = json!("0x00");
	assert!(matches!(of(key), InvalidSpec::NotRaw(_)));
	assert_eq!(of(spec(&state())), InvalidSpec::NoAuthorities);
	let mut none = state();
	none.insert(authorities_key(), vec![0]);
	assert_eq!(of(spec(&none)), InvalidSpec::NoAuthorities);
}

#[test]
fn trust_should_be_the_same_when_read_back() {
	let trust = trust();
	assert_eq!(Trust::from_json(&trust.to_json().unwrap()), Ok(trust));
}

#[test]
fn trust_should_be_refused_when_its_file_is_not_in_its_form() {
	let good = serde_json::to_value(trust()).unwrap();
	let with = |pointer: &str, value: Value| {
		let mut file = good.clone();
		*file.pointer_mut(pointer).unwrap() = value;
		Trust::from_json(&file.to_string())
	};
	assert!(matches!(with("/format", json!("x")), Err(Malformed::Format { .. })));
	assert!(matches!(with("/version", json!(0)), Err(Malformed::Version { .. })));
	assert!(matches!(with("/authorities/0/key", json!("0x00")), Err(Malformed::Json(_))));
	let capital = good["genesis"].as_str().unwrap().replace("0x07", "0X07");
	assert!(with("/genesis", json!(capital)).is_err());
	assert_eq!(with("/set", json!("00")), Err(Malformed::Form));
	assert_eq!(with("/authorities/0/weight", json!("01")), Err(Malformed::Form));
}
