// SPDX-License-Identifier: Apache-2.0

use super::fixture::*;
use hanse_flow_proof::{
	chain, convict, Acknowledgement, Conviction, FlowProof, Malformed, Misconduct, NotConvicted,
	Part, Refusal, Trust,
};
use hanse_support::signed_payload::Payload;
use pallet_asset_flow::{payloads::ACKNOWLEDGEMENT, RecordId, RecordRef, ServerSignature, Uuid};
use sp_core::{crypto::Ss58Codec, Pair, H256};

/// What the first server says of a leaf in a table.
pub fn word_of(table: Uuid, index: u64, leaf: H256) -> chain::Acknowledgement {
	chain::Acknowledgement {
		server: number(1),
		tenure: 1,
		id: RecordId { client: client().public().into(), counter: index + 1 },
		place: RecordRef { table, index, leaf },
		block: 45,
	}
}

/// Signed with the server's key of a version.
pub fn signed_by(version: u8, said: &chain::Acknowledgement, genesis: H256) -> Acknowledgement {
	let message = Payload::lasting(ACKNOWLEDGEMENT, genesis, said, version.into()).message();
	let signature = ServerSignature::from(server_pair(version).sign(&message));
	Acknowledgement::of(genesis, said, version.into(), &signature)
}

/// An acknowledgement of a record that does not stand at this index.
pub fn broken(index: u64) -> Acknowledgement {
	signed_by(2, &word_of(table(), index, H256([77; 32])), GENESIS)
}

fn kept(index: u64) -> Acknowledgement {
	signed_by(2, &word_of(table(), index, record_leaves()[index as usize]), GENESIS)
}

fn outcome(said: &Acknowledgement, proof: &FlowProof) -> Result<Conviction, NotConvicted> {
	convict(&said.to_json().unwrap(), &proof.to_json().unwrap(), &trust())
}

#[test]
fn server_should_be_convicted_when_something_else_stands_where_it_said() {
	for at in 0..RECORDS {
		let conviction = outcome(&broken(at), &proof_with_server(Subject::Record(at))).unwrap();
		let found = record_leaves()[at as usize];
		let expected = Conviction {
			server: number(1),
			tenure: 1,
			key_version: 2,
			table: table(),
			index: at,
			leaf: H256([77; 32]),
			misconduct: Misconduct::OtherLeaf { found },
		};
		assert_eq!(conviction, expected);
	}
}

#[test]
fn server_should_be_convicted_when_the_table_ends_before_where_it_said() {
	let said = broken(RECORDS);
	for subject in [Subject::Seal, Subject::Record(0)] {
		let conviction = outcome(&said, &proof_with_server(subject)).unwrap();
		assert_eq!(conviction.misconduct, Misconduct::Absent { count: RECORDS });
	}
	let said = signed_by(2, &word_of(empty_table(), 0, H256([77; 32])), GENESIS);
	let conviction = outcome(&said, &proof_with_server(Subject::Empty)).unwrap();
	assert_eq!(conviction.misconduct, Misconduct::Absent { count: 0 });
}

#[test]
fn server_should_be_convicted_by_its_earlier_key() {
	let said = signed_by(1, &word_of(table(), 1, H256([77; 32])), GENESIS);
	let conviction = outcome(&said, &proof_with_server(Subject::Record(1))).unwrap();
	assert_eq!(conviction.key_version, 1);
}

#[test]
fn server_should_not_be_convicted_when_it_kept_its_word() {
	for at in 0..RECORDS {
		let refusal = outcome(&kept(at), &proof_with_server(Subject::Record(at)));
		assert_eq!(refusal, Err(NotConvicted::Kept(at)));
	}
}

#[test]
fn server_should_not_be_convicted_when_the_proof_shows_another_place() {
	let needed = NotConvicted::OtherIndex { needed: 1 };
	for subject in [Subject::Record(2), Subject::Seal] {
		assert_eq!(outcome(&broken(1), &proof_with_server(subject)), Err(needed.clone()));
	}
	let other = proof_with_server(Subject::Empty);
	assert_eq!(outcome(&broken(1), &other), Err(NotConvicted::OtherTable));
}

#[test]
fn server_should_not_be_convicted_when_its_key_is_not_proved() {
	let without = proof(Subject::Record(1));
	assert_eq!(outcome(&broken(1), &without), Err(NotConvicted::NoServerRow(number(1))));
	let of_other = FlowProof::assemble(parts_over(&state(), Subject::Record(1), Some(2))).unwrap();
	assert_eq!(outcome(&broken(1), &of_other), Err(NotConvicted::NoServerRow(number(1))));
	let mut said = word_of(table(), 1, H256([77; 32]));
	for version in [0, 3] {
		let later = signed_by(version, &said, GENESIS);
		let unknown = NotConvicted::KeyUnknown { server: number(1), version: version.into() };
		assert_eq!(outcome(&later, &proof_with_server(Subject::Record(1))), Err(unknown));
	}
	// The second server has no key.
	said.server = number(2);
	let unknown = NotConvicted::KeyUnknown { server: number(2), version: 0 };
	assert_eq!(outcome(&signed_by(0, &said, GENESIS), &of_other), Err(unknown));
}

#[test]
fn server_should_not_be_convicted_when_it_signed_something_else() {
	let proof = proof_with_server(Subject::Record(1));
	let forged = NotConvicted::Signature(number(1));
	let mut said = broken(1);
	said.signature = broken(2).signature;
	assert_eq!(outcome(&said, &proof), Err(forged.clone()));
	// The right words by another version of the key than the one named.
	let mut said = signed_by(1, &word_of(table(), 1, H256([77; 32])), GENESIS);
	said.key_version = 2;
	assert_eq!(outcome(&said, &proof), Err(forged.clone()));
	// Signed for another chain, shown as of this one.
	let mut said = signed_by(2, &word_of(table(), 1, H256([77; 32])), H256([6; 32]));
	assert_eq!(outcome(&said, &proof), Err(NotConvicted::OtherChain));
	said.genesis = GENESIS;
	assert_eq!(outcome(&said, &proof), Err(forged));
}

#[test]
fn server_should_not_be_convicted_when_a_file_is_not_sound() {
	let proof = proof_with_server(Subject::Record(1));
	let mut said = broken(1);
	said.acknowledgement.readable.place.index = "2".into();
	let why = Malformed::Readable(Part::Acknowledgement);
	assert_eq!(outcome(&said, &proof), Err(why.into()));
	let mut said = broken(1);
	said.signature.0.push(0);
	let why = Malformed::Scale(Part::Acknowledgement);
	assert_eq!(outcome(&said, &proof), Err(why.into()));
	let other = Trust::new(H256([6; 32]), 0, &authorities(&FIRST));
	let (said, text) = (broken(1).to_json().unwrap(), proof.to_json().unwrap());
	let why = Refusal::Genesis { found: GENESIS, trusted: other.genesis };
	assert_eq!(convict(&said, &text, &other), Err(why.into()));
	let why = convict(&text, &said, &trust()).unwrap_err();
	assert!(matches!(why, NotConvicted::Malformed(Malformed::Format { .. })), "{why}");
}

#[test]
fn acknowledgement_should_be_readable() {
	let said = broken(1).acknowledgement.readable;
	assert_eq!(said.server, number(1).to_string());
	assert_eq!(said.client, client().public().to_ss58check());
	assert_eq!((said.counter.as_str(), said.place.index.as_str()), ("2", "1"));
}
