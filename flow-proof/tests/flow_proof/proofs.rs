// SPDX-License-Identifier: Apache-2.0

use super::fixture::*;
use codec::Encode;
use hanse_flow_proof::{
	chain, fragments_of, server_key, verify, Body, Content, FlowProof, Fragments, Malformed,
	NothingFinal, Part, Parts, Refusal, Report, SealText, Stated, VoucherText,
};
use hanse_support::merkle::{audit_path, root_of, InvalidPath};
use pallet_asset_flow::{SealKind, Uuid, Voucher};
use serde_json::{json, Value};
use sp_core::{ecdsa, sr25519, Bytes, Pair, H256};
use sp_runtime::{traits::IdentifyAccount, MultiSignature, MultiSigner};
use sp_trie::StorageProof;

fn of(parts: Parts) -> Result<Report, Refusal> {
	let proof = FlowProof::assemble(parts).unwrap();
	verify(&proof.to_json().unwrap(), &trust())
}

/// The proof of a subject with a member replaced, as a file.
fn altered(subject: Subject, pointer: &str, value: Value) -> String {
	let mut file = serde_json::to_value(proof_with_server(subject)).unwrap();
	*file.pointer_mut(pointer).unwrap() = value;
	file.to_string()
}

#[track_caller]
fn refused(text: &str) -> Refusal {
	verify(text, &trust()).unwrap_err()
}

#[test]
fn every_record_of_a_table_should_be_proved() {
	for at in 0..RECORDS {
		let report = of(parts(Subject::Record(at))).unwrap();
		let leaf = report.leaf.unwrap();
		assert_eq!((leaf.index, leaf.hash), (at, record_leaves()[at as usize]));
		let Body::Record(stated) = leaf.body else { panic!("it is a record") };
		assert_eq!(stated, Stated::of(&entry(at)));
		let by_server = stated.readable.voucher == VoucherText::Server;
		assert_eq!(by_server, at == BY_SERVER);
		assert_eq!((report.table, report.seal_number), (table(), 1));
		assert_eq!(report.seal_hash, seals()[1].hash(1));
		assert_eq!((report.block.number, report.block.set), (LAST, 1));
		assert_eq!(report.server, None);
	}
}

#[test]
fn every_movement_on_the_chain_should_be_proved() {
	for at in 0..3 {
		let report = of(parts(Subject::Flow(at))).unwrap();
		assert_eq!(report.table, Uuid::of_block(MOVING));
		let leaf = report.leaf.unwrap();
		assert_eq!((leaf.index, leaf.hash), (at, flow_leaves()[at as usize]));
		assert_eq!(leaf.body, Body::Flow(Stated::of(&flow(at))));
	}
}

#[test]
fn seal_should_be_proved_when_there_is_no_leaf() {
	let report = of(parts(Subject::Empty)).unwrap();
	assert_eq!(report.leaf, None);
	let SealText { kind, count, servers, .. } = report.seal;
	assert_eq!((kind.as_str(), count.as_str()), ("incomplete", "0"));
	let signed: Vec<_> = servers.iter().map(|one| one.signed).collect();
	assert_eq!(signed, [true, true, false]);
}

#[test]
fn server_should_be_proved_beside_the_seal_when_its_row_is_there() {
	let report = verify(&proof_with_server(Subject::Seal).to_json().unwrap(), &trust()).unwrap();
	assert_eq!(report.server.unwrap().key_version, 2);
}

#[test]
fn proof_should_be_verified_when_its_client_signed_with_any_kind_of_key() {
	let sr = sr25519::Pair::from_seed(&[22; 32]);
	let ec = ecdsa::Pair::from_seed(&[23; 32]);
	let wrapped = |message: &[u8]| [&b"<Bytes>"[..], message, &b"</Bytes>"[..]].concat();
	let with = |signer: MultiSigner, sign: &dyn Fn(&[u8]) -> MultiSignature| {
		let mut record = record(0);
		record.id.client = signer.into_account();
		let payload =
			pallet_asset_flow::payloads::record_payload(GENESIS, table(), &record).message();
		let voucher = Voucher::Client(sign(&payload));
		sole(Content::Record(chain::Entry { record, voucher }))
	};
	let cases = [
		with(sr.public().into(), &|message| sr.sign(message).into()),
		with(sr.public().into(), &|message| sr.sign(&wrapped(message)).into()),
		with(ec.public().into(), &|message| ec.sign(message).into()),
	];
	for parts in cases {
		of(parts).unwrap();
	}
	// The right key in the wrong scheme.
	let other = with(sr.public().into(), &|message| client().sign(message).into());
	assert_eq!(of(other), Err(Refusal::ClientSignature));
}

/// Sound parts of a proof of a table with this record alone.
fn sole(content: Content) -> Parts {
	let Content::Record(entry) = &content else { panic!("it is a record") };
	let leaf = entry.leaf(&table());
	let mut seal = seals()[1].clone();
	(seal.root, seal.count) = (root_of(&[leaf]), 1);
	let mut state = state();
	state.insert(hanse_flow_proof::seal_key(1), seal.encode());
	Parts {
		leaf: Some((0, content, Vec::new())),
		seal: (1, seal),
		..parts_over(&state, Subject::Record(0), None)
	}
}

#[test]
fn proof_should_be_refused_when_the_client_signed_for_another_chain_or_table() {
	let elsewhere = [
		signed(record(0), H256([6; 32]), table()),
		signed(record(0), GENESIS, empty_table()),
		signed(record(1), GENESIS, table()),
	];
	for entry in elsewhere {
		let entry = chain::Entry { record: record(0), ..entry };
		assert_eq!(of(sole(Content::Record(entry))), Err(Refusal::ClientSignature));
	}
	of(sole(Content::Record(signed(record(0), GENESIS, table())))).unwrap();
}

#[test]
fn proof_should_be_refused_when_its_record_is_of_another_table() {
	// Soundly signed for its own table, which the chain never sealed.
	let other = Uuid([3; 16]);
	let entry = signed(record(0), GENESIS, other);
	let leaf = entry.leaf(&other);
	let leaf_of_other = Parts {
		table: other,
		leaf: Some((0, Content::Record(entry), audit_path(&[leaf], 0).unwrap())),
		..parts(Subject::Record(0))
	};
	let refusal = Refusal::OtherTable { found: table(), stated: other };
	assert_eq!(of(leaf_of_other), Err(refusal));
	let of_flow = Parts { leaf: parts(Subject::Flow(0)).leaf, ..parts(Subject::Record(0)) };
	let refusal = Refusal::OtherKind { kind: SealKind::Full, part: "movements" };
	assert_eq!(of(of_flow), Err(refusal));
	let of_record = Parts { leaf: parts(Subject::Record(0)).leaf, ..parts(Subject::Flow(0)) };
	let refusal = Refusal::OtherKind { kind: SealKind::Chain, part: "records" };
	assert_eq!(of(of_record), Err(refusal));
}

#[test]
fn proof_should_be_refused_when_its_record_is_not_the_one_at_its_index() {
	let good = parts(Subject::Record(1));
	let path = good.leaf.clone().unwrap().2;
	let with =
		|index, content, path| of(Parts { leaf: Some((index, content, path)), ..good.clone() });
	let moved = with(0, Content::Record(entry(1)), path.clone());
	assert!(matches!(moved, Err(Refusal::Root { sealed, .. }) if sealed == seals()[1].root));
	let other = with(1, Content::Record(entry(2)), path.clone());
	assert!(matches!(other, Err(Refusal::Root { .. })));
	let behind = with(RECORDS, Content::Record(entry(1)), path.clone());
	assert_eq!(behind, Err(Refusal::Path(InvalidPath::IndexOutOfRange)));
	let long = with(1, Content::Record(entry(1)), [&path[..], &[H256::zero()]].concat());
	assert_eq!(long, Err(Refusal::Path(InvalidPath::PathTooLong)));
	let short = with(1, Content::Record(entry(1)), path[1..].to_vec());
	assert_eq!(short, Err(Refusal::Path(InvalidPath::PathTooShort)));
}

#[test]
fn proof_should_be_refused_when_its_chain_table_is_of_another_block() {
	let mut seal = seals()[0].clone();
	seal.block += 1;
	let of_other_block = Parts { seal: (0, seal), ..parts(Subject::Flow(0)) };
	assert_eq!(of(of_other_block), Err(Refusal::NotOfBlock(MOVING + 1)));
}

#[test]
fn proof_should_be_refused_when_the_state_has_another_row_or_none() {
	let good = parts(Subject::Record(0));
	let mut seal = seals()[1].clone();
	seal.broken = 0;
	let other = Parts { seal: (1, seal), ..good.clone() };
	assert_eq!(of(other), Err(Refusal::RowDiffers { part: Part::Seal, block: LAST }));
	// The seal of another number: the nodes don't lead there.
	let misplaced = Parts { seal: (2, seals()[1].clone()), ..good.clone() };
	assert_eq!(of(misplaced), Err(Refusal::NodesMissing(Part::Seal)));
	// A state that has no such seal, proved to have none.
	let mut state = state();
	state.remove(&hanse_flow_proof::seal_key(1));
	let none = parts_over(&state, Subject::Record(0), None);
	assert_eq!(of(none), Err(Refusal::RowMissing { part: Part::Seal, block: LAST }));
	let with_server = parts_over(&super::fixture::state(), Subject::Seal, Some(1));
	let other = Parts { server: Some((number(1), server(2))), ..with_server.clone() };
	assert_eq!(of(other), Err(Refusal::RowDiffers { part: Part::Server, block: LAST }));
	let misplaced = Parts { server: Some((number(3), server(1))), ..with_server };
	assert!(matches!(
		of(misplaced),
		Err(Refusal::NodesMissing(Part::Server) | Refusal::RowMissing { part: Part::Server, .. })
	));
}

#[test]
fn proof_should_be_refused_when_its_nodes_are_not_those_needed() {
	let good = parts(Subject::Record(0));
	let nodes: Vec<_> = good.storage.clone().into_iter_nodes().collect();
	let with =
		|nodes: Vec<Vec<u8>>| of(Parts { storage: StorageProof::new(nodes), ..good.clone() });
	for left_out in 0..nodes.len() {
		let mut some = nodes.clone();
		some.remove(left_out);
		let refusal = with(some).unwrap_err();
		let known = [Refusal::StateRoot(LAST), Refusal::NodesMissing(Part::Seal)];
		assert!(known.contains(&refusal), "{refusal}");
	}
	assert_eq!(with(Vec::new()), Err(Refusal::StateRoot(LAST)));
	let more = [&nodes[..], &[vec![0; 40]]].concat();
	assert_eq!(with(more), Err(Refusal::NodesUnused));
	let (_, both) = prove(&state(), &[hanse_flow_proof::seal_key(1), server_key(number(1))]);
	assert_eq!(with(both.into_iter_nodes().collect()), Err(Refusal::NodesUnused));
	let mut proof = proof(Subject::Record(0));
	proof.storage.reverse();
	assert_eq!(proof.verify(&trust()), Err(Refusal::NodeOrder));
	proof.storage.reverse();
	proof.storage.insert(0, proof.storage[0].clone());
	assert_eq!(proof.verify(&trust()), Err(Refusal::NodeOrder));
}

#[test]
fn proof_should_be_refused_when_its_state_is_not_that_of_the_final_block() {
	let good = parts(Subject::Record(0));
	let mut other = state();
	other.insert(vec![1], vec![2]);
	let (root, _) = prove(&other, &[]);
	let fragments = vec![change(), last(root)];
	let refusal = of(Parts { fragments, ..good });
	assert_eq!(refusal, Err(Refusal::StateRoot(LAST)));
}

#[test]
fn file_should_be_refused_when_it_is_of_another_format_or_version() {
	let with = |pointer, value| refused(&altered(Subject::Record(0), pointer, value)).to_string();
	assert_eq!(
		with("/format", json!("hanse-flow-trust")),
		"its format is \"hanse-flow-trust\", not \"hanse-flow-proof\""
	);
	assert_eq!(with("/version", json!(2)), "its version is 2; version 1 is known");
	assert_eq!(with("/version", json!("1")), "its version is \"1\"; version 1 is known");
	assert!(with("/seal/number", json!("+1")).contains("not in their one form"));
	assert!(with("/seal/number", json!(1)).contains("can't be read"));
	let missing = refused("{}").to_string();
	assert_eq!(missing, "its format is missing, not \"hanse-flow-proof\"");
	assert!(matches!(refused(""), Refusal::Malformed(Malformed::Json(_))));
	assert!(matches!(refused("[]"), Refusal::Malformed(Malformed::Format { .. })));
}

#[test]
fn file_should_be_refused_when_a_member_is_missing_added_or_there_twice() {
	let good = proof(Subject::Record(0)).to_json().unwrap();
	verify(&good, &trust()).unwrap();
	let value: Value = serde_json::from_str(&good).unwrap();
	for name in value.as_object().unwrap().keys() {
		let mut without = value.clone();
		without.as_object_mut().unwrap().remove(name);
		assert!(matches!(refused(&without.to_string()), Refusal::Malformed(_)), "{name}");
		let twice = good.replacen('{', &format!("{{\"{name}\": {},", value[name]), 1);
		assert!(matches!(refused(&twice), Refusal::Malformed(Malformed::Json(_))), "{name}");
	}
	for object in
		["", "/leaf", "/leaf/body", "/leaf/body/readable/record", "/seal", "/finality/block"]
	{
		let mut more = value.clone();
		more.pointer_mut(object).unwrap()["more"] = json!(null);
		assert!(matches!(refused(&more.to_string()), Refusal::Malformed(_)), "{object}");
	}
}

#[test]
fn file_should_be_refused_when_what_is_readable_is_not_what_its_bytes_say() {
	let record = "/leaf/body/readable/record";
	let cases = [
		(format!("{record}/asset"), json!("urn:epc:id:sgtin:4012345.011111.9"), Part::Record),
		(format!("{record}/quantity/amount"), json!("26"), Part::Record),
		(format!("{record}/document"), json!(format!("0x{}", "09".repeat(32))), Part::Record),
		("/leaf/body/readable/voucher".into(), json!({ "by": "server" }), Part::Record),
		("/seal/row/readable/count".into(), json!("6"), Part::Seal),
		("/seal/row/readable/servers/2/signed".into(), json!(false), Part::Seal),
		("/server/row/readable/key".into(), json!(null), Part::Server),
	];
	for (pointer, value, part) in cases {
		let refusal = refused(&altered(Subject::Record(0), &pointer, value));
		assert_eq!(refusal, Malformed::Readable(part).into(), "{pointer}");
	}
}

#[test]
fn file_should_be_refused_when_bytes_go_on_behind_their_end() {
	let mut proof = proof_with_server(Subject::Record(0));
	let stretched = |bytes: &Bytes| Bytes([&bytes[..], &[0]].concat());
	proof.seal.row.scale = stretched(&proof.seal.row.scale);
	assert_eq!(proof.verify(&trust()), Err(Malformed::Scale(Part::Seal).into()));
	let mut proof = proof_with_server(Subject::Record(0));
	proof.finality.block.header = stretched(&proof.finality.block.header);
	assert_eq!(proof.verify(&trust()), Err(Malformed::Scale(Part::Header(LAST)).into()));
	let mut proof = proof_with_server(Subject::Record(0));
	proof.finality.block.justification = stretched(&proof.finality.block.justification);
	assert_eq!(proof.verify(&trust()), Err(Malformed::Scale(Part::Justification(LAST)).into()));
}

#[test]
fn file_should_be_verified_when_its_space_and_order_differ() {
	let proof = proof_with_server(Subject::Record(2));
	// serde_json's own values sort their members.
	let sorted = serde_json::to_value(&proof).unwrap().to_string();
	let spaced = proof.to_json().unwrap().replace('\n', "\r\n\t ");
	assert_ne!(sorted, spaced);
	assert_eq!(verify(&sorted, &trust()), verify(&spaced, &trust()));
	verify(&sorted, &trust()).unwrap();
}

#[test]
fn proof_should_not_be_assembled_when_nothing_is_final() {
	let parts = Parts { fragments: Vec::new(), ..parts(Subject::Record(0)) };
	assert_eq!(FlowProof::assemble(parts), Err(NothingFinal));
}

#[test]
fn fragments_should_be_those_of_an_encoded_warp_sync_proof() {
	// Fragments with header and justification each, then whether these are all.
	let fragments = vec![change(), last(H256([1; 32]))];
	let mut bytes = vec![2 << 2];
	for fragment in &fragments {
		bytes.extend(fragment.header.encode());
		bytes.extend(fragment.justification.encode());
	}
	bytes.push(1);
	assert_eq!(fragments_of(&bytes), Ok(Fragments { fragments, is_finished: true }));
	bytes.push(0);
	assert!(fragments_of(&bytes).is_err());
}
