// SPDX-License-Identifier: Apache-2.0

//! That the checks notice what they are for.

use super::*;
use codec::Compact;
use tempfile::TempDir;
use Leaf::*;

#[derive(Encode)]
enum Goal {
	#[codec(index = 3)]
	Least(u64),
}

fn case(purpose: &'static [u8], nonce: u64) -> Case {
	let scale = (5u32, id(2), *b"EUR", "Cog", Goal::Least(600), Compact(2u32), 8u64, 9u128);
	let fields = vec![
		("kind", U32(5)),
		("buyer", Leaf::account(&id(2))),
		("currency", Currency(*b"EUR")),
		("title", Bytes("Cog")),
		("goal", Variant(3, "Least")),
		("goal.shares", U64(600)),
		("prices", Count(2)),
		("prices.0", U64(8)),
		("prices.1", U128(9)),
	];
	Case { domain: Domain { pallet: b"test", purpose }, nonce, fields, scale: scale.encode() }
}

fn cases() -> Vec<Case> {
	vec![case(b"buy", 3), case(b"sell", 3)]
}

/// Vectors that were written into a folder of their own.
fn written() -> (TempDir, Vectors) {
	let folder = tempfile::tempdir().unwrap();
	let vectors = Vectors::of(folder.path().to_str().unwrap(), cases());
	vectors.write();
	(folder, vectors)
}

/// Changes what stands in the file.
fn spoil(vectors: &Vectors, change: impl FnOnce(&mut Value)) {
	let mut file = vectors.committed();
	change(&mut file);
	fs::write(&vectors.file, file.to_string()).unwrap();
}

#[test]
fn vectors_should_pass_every_check_when_just_written() {
	let (_folder, vectors) = written();
	vectors.check_tables();
	vectors.check_committed();
	vectors.check_signatures();
	assert_eq!((vectors.purposes().len(), vectors.messages().len()), (2, 2));
	assert_eq!(vectors.committed()["vectors"][1]["pallet"], "test");
}

#[test]
fn cases_should_differ_when_only_their_last_block_does() {
	let folder = tempfile::tempdir().unwrap();
	let folder = folder.path().to_str().unwrap();
	let vectors = Vectors::of(folder, cases()).expiring(u32::MAX, cases());
	vectors.write();
	vectors.check_tables();
	vectors.check_committed();
	vectors.check_signatures();
	assert_eq!((vectors.purposes().len(), vectors.messages().len()), (2, 4));
	let expiries = [0, 1, 2, 3].map(|at| vectors.committed()["vectors"][at]["expiry"].clone());
	assert_eq!(expiries, [5_000, 5_000, u32::MAX, u32::MAX]);
}

#[test]
#[should_panic(expected = "buy")]
fn committed_vectors_should_be_refused_when_their_last_block_changed() {
	let (_folder, mut vectors) = written();
	vectors.cases[0].expiry += 1;
	vectors.check_committed();
}

#[test]
fn file_should_stay_as_it_is_when_nothing_changed() {
	let (_folder, vectors) = written();
	let before = fs::read(&vectors.file).unwrap();
	vectors.write();
	assert_eq!(fs::read(&vectors.file).unwrap(), before);
	assert!(before.ends_with(b"\n}\n"));
}

#[test]
fn example_of_sr25519_should_be_made_anew_when_its_message_changed() {
	let (_folder, mut vectors) = written();
	vectors.cases[1].case.nonce += 1;
	vectors.write();
	vectors.check_committed();
	vectors.check_signatures();
}

#[test]
#[should_panic(expected = "buy")]
fn tables_should_be_refused_when_the_type_has_a_field_more() {
	let mut cases = cases();
	cases[0].fields.pop();
	Vectors::of("", cases).check_tables();
}

#[test]
#[should_panic(expected = "sell")]
fn committed_vectors_should_be_refused_when_one_changed() {
	let (_folder, mut vectors) = written();
	vectors.cases[1].case.nonce += 1;
	vectors.check_committed();
}

#[test]
#[should_panic(expected = "left == right")]
fn committed_vectors_should_be_refused_when_one_is_missing() {
	let (_folder, vectors) = written();
	vectors.expiring(7, vec![case(b"give", 3)]).check_committed();
}

#[test]
#[should_panic(expected = "buy")]
fn signatures_should_be_refused_when_one_is_of_another_message() {
	let (_folder, vectors) = written();
	spoil(&vectors, |file| {
		file["vectors"][0]["signatures"][1] = file["vectors"][1]["signatures"][1].clone();
	});
	vectors.check_signatures();
}
