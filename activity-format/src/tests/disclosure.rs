// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{
	disclosure::{ContentText, Source, FORMAT},
	fields::salt,
};
use hanse_support::merkle::InvalidPath;
use pallet_activities::{Content, Digest, Slots};
use serde_json::{json, value::RawValue};

pub const NUMBER: u64 = 17;
/// Which message of a batch is shown.
pub const INDEX: u32 = 2;

pub fn information() -> Value {
	json!({
		"buyer": "Müller & Söhne",
		"goods": [{ "name": "beech", "m3": 12.5 }, { "name": "oak", "m3": 3 }],
		"price": { "amount": "120000", "currency": "EUR", "terms": {} },
		"paid": false,
		"remark": null,
	})
}

/// A batch in which the information is one of several messages.
pub fn batch() -> (Package, Vec<Draft>) {
	let values: Vec<_> =
		(0..5).map(|at| if at == INDEX { information() } else { json!({ "at": at }) }).collect();
	let drafts = drafts(&values, Content::Information);
	(package_of(&drafts, Content::Information), drafts)
}

pub fn digests(package: &Package) -> Vec<Digest> {
	package.messages.iter().map(|message| message.digest).collect()
}

/// Shows a field of the batch's information.
pub fn shown(pointer: &str) -> Result<Disclosure, Refusal> {
	let (package, drafts) = batch();
	let source = Source {
		genesis: GENESIS,
		number: NUMBER,
		notice: &package.notice.notice,
		digests: &digests(&package),
		index: INDEX,
		seed: &drafts[INDEX as usize].plain.seed,
		value: &information(),
		purpose: Purpose::Document,
	};
	disclose(&source, pointer)
}

pub fn patch() -> Value {
	json!({ "paid": true, "price": { "terms": null } })
}

/// Shows a field of an update: of the patch, or of the information that it makes.
pub fn of_update(purpose: Purpose, pointer: &str) -> Result<Disclosure, Refusal> {
	let result = apply(&information(), &patch()).unwrap();
	let seed = seed(100);
	let root = result_root(&result, &seed).unwrap();
	let package = package(&[patch()], Content::Update { base: 4, result: root });
	let source = Source {
		genesis: GENESIS,
		number: NUMBER,
		notice: &package.notice.notice,
		digests: &digests(&package),
		index: 0,
		seed: &seed,
		value: match purpose {
			Purpose::Document => &result,
			Purpose::Patch => &patch(),
		},
		purpose,
	};
	disclose(&source, pointer)
}

fn good() -> Disclosure {
	shown("/price/amount").unwrap()
}

fn row() -> Row {
	let notice = batch().0.notice.notice;
	let Notice { author, counter, count, content, root, .. } = notice;
	Row { author, counter, count, content, root }
}

#[test]
fn every_field_should_be_shown_with_a_proof() {
	let fields = Fields::of(&information(), &seed(102), Purpose::Document).unwrap();
	assert_eq!(fields.len(), 10);
	for pointer in fields.pointers() {
		let file = shown(pointer).unwrap().to_json().unwrap();
		let proved = Disclosure::from_json(&file).unwrap().verify().unwrap();
		assert_eq!(proved.pointer, pointer);
		assert_eq!(
			crate::json::canonical(&proved.value),
			crate::json::canonical(information().pointer(pointer).unwrap())
		);
		assert_eq!((proved.genesis, proved.activity, proved.number), (GENESIS, ACTIVITY, NUMBER));
		assert_eq!((proved.author, proved.counter), (AUTHOR, COUNTER + u64::from(INDEX)));
		assert_eq!((proved.index, proved.count), (INDEX, 5));
		assert_eq!(proved.root, batch().0.notice.notice.root);
		assert_eq!(proved.check_row(GENESIS, &row()), Ok(()));
	}
}

#[test]
fn field_of_a_patch_and_of_what_it_makes_should_be_shown() {
	let of_patch = of_update(Purpose::Patch, "/paid").unwrap().verify().unwrap();
	let of_result = of_update(Purpose::Document, "/price/amount").unwrap().verify().unwrap();
	assert_eq!((&of_patch.value, &of_result.value), (&json!(true), &json!("120000")));
	assert_eq!((of_patch.root, of_patch.count), (of_result.root, 1));
	assert!(matches!(of_result.content, ContentText::Update { base: 4, .. }));
	// A change that takes something away is a field of the patch.
	assert_eq!(
		of_update(Purpose::Patch, "/price/terms").unwrap().verify().unwrap().value,
		json!(null)
	);
	let gone = of_update(Purpose::Document, "/price/terms");
	assert_eq!(gone.unwrap_err(), Refusal::NoSuchField);
}

#[test]
fn words_of_trust_should_be_shown() {
	let package = package(&[information()], Content::Trust);
	let source = Source {
		genesis: GENESIS,
		number: 0,
		notice: &package.notice.notice,
		digests: &digests(&package),
		index: 0,
		seed: &seed(100),
		value: &information(),
		purpose: Purpose::Document,
	};
	let disclosure = disclose(&source, "/buyer").unwrap();
	assert_eq!(disclosure.verify().unwrap().content, ContentText::Trust {});
	let patch = Source { purpose: Purpose::Patch, ..source };
	assert_eq!(disclose(&patch, "/buyer").unwrap_err(), Refusal::Purpose);
}

#[test]
fn no_other_field_salt_or_seed_should_be_in_the_file() {
	let fields = Fields::of(&information(), &seed(102), Purpose::Document).unwrap();
	for pointer in fields.pointers() {
		let file = shown(pointer).unwrap().to_json().unwrap().to_lowercase();
		let hidden = |bytes: &[u8]| !file.contains(&hex::encode(bytes));
		for at in 100..105 {
			assert!(hidden(seed(at).expose()), "a seed beside {pointer}");
		}
		assert!(hidden(content_key().expose()));
		for other in fields.pointers().filter(|other| *other != pointer) {
			let purposes = [Purpose::Document, Purpose::Patch];
			for purpose in purposes {
				assert!(hidden(&salt(&seed(102), purpose, other)), "{other}");
			}
			assert!(!file.contains(&format!("\"{other}\"")), "{other} beside {pointer}");
		}
		for (of, secret) in [
			("/buyer", "müller"),
			("/goods/0/name", "beech"),
			("/goods/0/m3", "12.5"),
			("/goods/1/name", "\"oak"),
			("/price/amount", "\"120000"),
			("/price/currency", "\"eur"),
			("/paid", "false"),
			("/remark", "null"),
		] {
			assert_eq!(file.contains(secret), of == pointer, "{secret} beside {pointer}");
		}
	}
}

#[test]
fn nothing_should_be_shown_when_there_is_no_such_field_or_message() {
	for pointer in ["/nothing", "", "/price", "/goods/2/name", "buyer"] {
		assert_eq!(shown(pointer).unwrap_err(), Refusal::NoSuchField, "{pointer}");
	}
	let (package, drafts) = batch();
	let source = Source {
		genesis: GENESIS,
		number: NUMBER,
		notice: &package.notice.notice,
		digests: &digests(&package),
		index: INDEX,
		seed: &drafts[INDEX as usize].plain.seed,
		value: &information(),
		purpose: Purpose::Document,
	};
	let none = Source { index: 5, ..source };
	assert_eq!(disclose(&none, "/paid").unwrap_err(), Refusal::NoSuchMessage);
	// Nor is anything that the message doesn't say.
	let other = Source { value: &json!({ "paid": true }), ..source };
	assert!(matches!(disclose(&other, "/paid").unwrap_err(), Refusal::FieldRoot { .. }));
	let seed = seed(1);
	let other = Source { seed: &seed, ..source };
	assert!(matches!(disclose(&other, "/paid").unwrap_err(), Refusal::FieldRoot { .. }));
	let other = Source { digests: &digests(&package)[..4], ..source };
	assert!(matches!(disclose(&other, "/paid").unwrap_err(), Refusal::MessageRoot { .. }));
	let other = Source { index: INDEX + 1, ..source };
	assert!(matches!(disclose(&other, "/paid").unwrap_err(), Refusal::FieldRoot { .. }));
}

fn altered(change: impl FnOnce(&mut Disclosure)) -> Refusal {
	let mut disclosure = good();
	change(&mut disclosure);
	disclosure.verify().unwrap_err()
}

fn raw(text: &str) -> Box<RawValue> {
	RawValue::from_string(text.into()).unwrap()
}

#[test]
fn field_should_be_refused_when_it_is_another_one() {
	let is_root = |why: Refusal| matches!(why, Refusal::FieldRoot { .. });
	assert!(is_root(altered(|one| one.field.value = raw("\"120001\""))));
	assert!(is_root(altered(|one| one.field.value = raw("120000"))));
	assert!(is_root(altered(|one| one.field.pointer = "/price/currency".into())));
	assert!(is_root(altered(|one| one.field.salt = H256::zero())));
	assert!(is_root(altered(|one| one.digest.fields = H256::zero())));
	assert!(is_root(altered(|one| one.field_path.index += 1)));
	assert!(is_root(altered(|one| one.field_path.hashes[0] = H256::zero())));
	let update = ContentText::Update { base: 1, result: H256::zero() };
	assert!(is_root(altered(|one| one.content = update)));
	for pointer in ["price", "/price~", "/~2"] {
		assert_eq!(altered(|one| one.field.pointer = pointer.into()), Refusal::NotAField);
	}
	for value in ["[1]", r#"{"a":1}"#, "[[]]"] {
		assert_eq!(altered(|one| one.field.value = raw(value)), Refusal::NotAField);
	}
	assert_eq!(altered(|one| one.field.value = raw("9007199254740992")), Refusal::Number);
	assert_eq!(altered(|one| one.purpose = Purpose::Patch), Refusal::Purpose);
	let path = |why| Refusal::FieldPath(why);
	assert_eq!(
		altered(|one| one.field_path.index = one.field_path.count),
		path(InvalidPath::IndexOutOfRange)
	);
	assert_eq!(altered(|one| one.field_path.hashes.truncate(1)), path(InvalidPath::PathTooShort));
	assert_eq!(
		altered(|one| one.field_path.hashes.push(H256::zero())),
		path(InvalidPath::PathTooLong)
	);
}

#[test]
fn message_should_be_refused_when_it_is_another_one() {
	let is_root = |why: Refusal| matches!(why, Refusal::MessageRoot { .. });
	assert!(is_root(altered(|one| one.activity += 1)));
	assert!(is_root(altered(|one| one.author += 1)));
	assert!(is_root(altered(|one| one.counter += 1)));
	assert!(is_root(altered(|one| one.digest.ciphertext = H256::zero())));
	assert!(is_root(altered(|one| one.digest.size += 1)));
	assert!(is_root(altered(|one| one.message_path.index += 1)));
	assert!(is_root(altered(|one| one.message_path.hashes[1] = H256::zero())));
	assert!(is_root(altered(|one| one.root = H256::zero())));
	let path = |why| Refusal::MessagePath(why);
	assert_eq!(altered(|one| one.message_path.index = 9), path(InvalidPath::IndexOutOfRange));
	assert_eq!(altered(|one| one.message_path.hashes.truncate(1)), path(InvalidPath::PathTooShort));
	assert_eq!(
		altered(|one| one.message_path.hashes.push(H256::zero())),
		path(InvalidPath::PathTooLong)
	);
	assert!(matches!(altered(|one| one.format.push('x')), Refusal::Format { .. }));
}

#[test]
fn proof_should_be_refused_when_the_chain_has_something_else() {
	let proved = good().verify().unwrap();
	let good = row();
	let refused = |row: Row| proved.check_row(GENESIS, &row).unwrap_err();
	assert_eq!(refused(Row { author: AUTHOR + 1, ..good }), Refusal::OtherRow("author"));
	assert_eq!(refused(Row { counter: COUNTER + 1, ..good }), Refusal::OtherRow("counter"));
	assert_eq!(refused(Row { counter: u64::MAX, ..good }), Refusal::OtherRow("counter"));
	assert_eq!(refused(Row { count: 6, ..good }), Refusal::OtherRow("number of messages"));
	assert_eq!(refused(Row { content: Content::Trust, ..good }), Refusal::OtherRow("content"));
	assert_eq!(refused(Row { root: H256::zero(), ..good }), Refusal::OtherRow("root"));
	let other = H256([8; 32]);
	let why = Refusal::Genesis { found: GENESIS, asked: other };
	assert_eq!(proved.check_row(other, &good), Err(why));
	// The base and the result of an update are on the chain as well.
	let update = of_update(Purpose::Document, "/paid").unwrap().verify().unwrap();
	let Content::Update { base, result } = update.content.into() else { panic!("an update") };
	let row = Row {
		counter: COUNTER,
		count: 1,
		content: update.content.into(),
		root: update.root,
		..good
	};
	assert_eq!(update.check_row(GENESIS, &row), Ok(()));
	for content in [
		Content::Update { base: base + 1, result },
		Content::Update { base, result: H256::zero() },
		Content::Information,
	] {
		let why = update.check_row(GENESIS, &Row { content, ..row });
		assert_eq!(why, Err(Refusal::OtherRow("content")));
	}
}

#[test]
fn row_should_be_taken_from_the_chains_message() {
	let Row { author, counter, count, content, root } = row();
	let message = pallet_activities::Message {
		author,
		counter,
		count,
		epoch: EPOCH,
		root,
		content,
		block: 9u32,
		until: 10,
		holders: Slots::default(),
		missing: Slots::default(),
		purged: None,
		deposit: hanse_support::Deposit { payer: 0u64, amount: 1u128 },
	};
	assert_eq!(Row::from(&message), row());
}

#[test]
fn file_should_be_refused_when_it_is_in_another_form() {
	let file: Value = serde_json::to_value(good()).unwrap();
	let with = |pointer: &str, value: Value| {
		let mut file = file.clone();
		*file.pointer_mut(pointer).unwrap() = value;
		Disclosure::from_json(&file.to_string()).map(|_| ()).unwrap_err()
	};
	assert!(matches!(with("/format", json!("v2")), Refusal::Format { expected: FORMAT, .. }));
	assert!(matches!(with("/format", json!(1)), Refusal::Format { .. }));
	assert_eq!(with("/activity", json!("03")), Refusal::Form);
	assert_eq!(with("/counter", json!("+42")), Refusal::Form);
	let capital = good()
		.root
		.as_bytes()
		.iter()
		.fold("0x".to_owned(), |text, byte| text + &format!("{byte:02X}"));
	assert_eq!(with("/root", json!(capital)), Refusal::Form);
	for (pointer, value) in [
		("/activity", json!(3)),
		("/root", json!("0x00")),
		("/purpose", json!("other")),
		("/content", json!({ "kind": "information", "base": "1" })),
		("/content", json!({ "kind": "update", "base": "1" })),
		("/digest", json!({})),
		("/fieldPath/index", json!(-1)),
	] {
		assert!(matches!(with(pointer, value), Refusal::Json { .. }), "{pointer}");
	}
	let text = file.to_string();
	let twice = text.replacen('{', r#"{"activity":"3","#, 1);
	assert!(matches!(Disclosure::from_json(&twice), Err(Refusal::Json { .. })));
	let more = text.replacen('{', r#"{"more":"3","#, 1);
	assert!(matches!(Disclosure::from_json(&more), Err(Refusal::Json { .. })));
	for text in ["", "[]", "{}", "1"] {
		assert!(Disclosure::from_json(text).is_err());
	}
}

#[test]
fn file_should_be_verified_when_another_program_laid_it_out() {
	let file = shown("/buyer").unwrap().to_json().unwrap();
	let ascii = file.replace('ü', "\\u00fc").replace('ö', "\\u00F6");
	assert_ne!(ascii, file);
	let compact = jcs::text::canonical(&ascii).unwrap();
	for text in [ascii.as_str(), std::str::from_utf8(&compact).unwrap()] {
		let proved = Disclosure::from_json(text).unwrap().verify().unwrap();
		assert_eq!(proved.value, json!("Müller & Söhne"));
	}
}

#[test]
fn what_is_shown_should_not_be_logged() {
	let disclosure = shown("/buyer").unwrap();
	let logged = format!("{disclosure:?} {:?}", disclosure.verify().unwrap());
	assert!(!logged.contains("buyer") && !logged.contains("Müller"), "{logged}");
	assert!(!logged.contains(&hex::encode(disclosure.field.salt)));
}
