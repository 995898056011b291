// SPDX-License-Identifier: Apache-2.0

//! Records of events. Those in `tests/data/epcis` are our own, each in the shape of one that GS1
//! publishes with the standard. Their hashes are those of another implementation (ECMAScript's own
//! `JSON.stringify`).

use hanse_client::{
	epcis::{records, EpcisError, NotCanonical, NotMapped, PartyKind, Terms},
	proof::{chain::Record, Stated},
};
use pallet_asset_flow::{Quantity, RecordId, RecordRef, Uuid};
use serde_json::{json, Value};
use sp_core::H256;
use sp_runtime::AccountId32;

/// In the shape of GS1's example 9.6.1: things with names of their own, and parties left out.
const OBJECTS: &str = include_str!("data/epcis/object_events.jsonld");
/// In the shape of example 9.6.2: amounts, and parties of some kinds.
const AMOUNTS: &str = include_str!("data/epcis/quantity_event.jsonld");
/// In the shape of the example with all fields of a transaction event.
const TRANSACTION: &str = include_str!("data/epcis/transaction_event.jsonld");

fn terms() -> Terms {
	Terms {
		client: AccountId32::new([1; 32]),
		counter: 7,
		expiry: 900,
		parties: PartyKind::Possessing,
		from: None,
		to: None,
		corrects: None,
	}
}

fn between(from: &str, to: &str) -> Terms {
	Terms { from: Some(from.into()), to: Some(to.into()), ..terms() }
}

#[track_caller]
fn refused(text: &str, terms: &Terms) -> NotMapped {
	match records(text, None, terms) {
		Err(EpcisError::Event { event: 0, why }) => why,
		other => panic!("{other:?}"),
	}
}

/// The first event of a document, altered, as a file of its own.
fn altered(document: &str, change: impl FnOnce(&mut Value)) -> String {
	let mut document: Value = serde_json::from_str(document).unwrap();
	let event = &mut document["epcisBody"]["eventList"][0];
	change(event);
	event.to_string()
}

/// Asset, from, to, quantity of a record.
fn short(record: &Record) -> (String, String, String, (u128, u8, &[u8])) {
	let text = Stated::of(record).readable;
	let Quantity { amount, scale, unit } = &record.quantity;
	(text.asset, text.from, text.to, (*amount, *scale, &unit[..]))
}

fn digits(hash: &H256) -> String {
	hex::encode(hash)
}

#[test]
fn object_events_should_give_a_record_for_each_thing() {
	let records = records(OBJECTS, None, &between("shipper", "carrier")).unwrap();
	let assets: Vec<_> = records.iter().map(short).collect();
	let thing = |serial: &str| {
		let asset = format!("urn:epc:id:sgtin:9521321.012345.{serial}");
		(asset, "shipper".to_string(), "carrier".to_string(), (1, 0, &b"H87"[..]))
	};
	assert_eq!(assets, [thing("301"), thing("302"), thing("302")]);
	let times: Vec<_> = records.iter().map(|record| record.time).collect();
	assert_eq!(times, [1_772_383_510_250, 1_772_383_510_250, 1_772_429_400_500]);
	let contents: Vec<_> = records.iter().map(|record| digits(&record.content)).collect();
	let (one, two) = (
		"8e6280c8fc6aa4b27f3395ee53ab214cb8101daeec4807a7e2d74fbe67a0f3b3",
		"96d24815f150710dc20cc15991ce94b5828ae856bb745291c12ebdc09a5538fe",
	);
	assert_eq!(contents, [one, one, two]);
	for (at, record) in (7..).zip(&records) {
		assert_eq!((record.id.counter, record.expiry), (at, 900));
		assert_eq!(record.id.client, terms().client);
		assert_eq!((record.document, record.corrects), (None, None));
	}
}

#[test]
fn amounts_should_be_exact_and_in_their_units() {
	let terms = Terms { to: Some("urn:epc:id:pgln:9529999.00002".into()), ..terms() };
	let records = records(AMOUNTS, None, &terms).unwrap();
	let parties = ("urn:epc:id:pgln:9521321.00001", "urn:epc:id:pgln:9529999.00002");
	let of = |asset: &str, amount, scale, unit| {
		(asset.to_string(), parties.0.to_string(), parties.1.to_string(), (amount, scale, unit))
	};
	let expected = [
		of("urn:epc:class:lgtin:9521321.054321.L7", 2_005, 1, &b"KGM"[..]),
		of("urn:epc:idpat:sgtin:9521321.065432.*", 3, 0, &b"H87"[..]),
	];
	assert_eq!(records.iter().map(short).collect::<Vec<_>>(), expected);
	assert_eq!(records[0].time, 1_770_801_330_125);
	assert_eq!(
		digits(&records[0].content),
		"c7c15a86daaf14b095ecbb69bd11d76d915aff24cf22e34e76e6478959b4983a"
	);
}

#[test]
fn transaction_event_should_give_records_between_parties_of_the_kind_asked_for() {
	for (kind, from, to) in [
		(PartyKind::Possessing, "pgln:9521321.00002", "pgln:9529999.00002"),
		(PartyKind::Owning, "pgln:9521321.00001", "pgln:9529999.00001"),
		(PartyKind::Location, "sgln:9521321.00012.0", "sgln:9529999.00034.0"),
	] {
		// What is said otherwise is for events that say nothing.
		let terms = Terms { parties: kind, ..between("nobody", "nobody") };
		let records = records(TRANSACTION, None, &terms).unwrap();
		let assets: Vec<_> = records.iter().map(|record| short(record).0).collect();
		let expected = [
			"urn:epc:id:sscc:9521321.1234567890",
			"https://id.gs1.org/01/09521321123454/21/301",
			"https://id.gs1.org/01/09521321123454/21/302",
			"urn:epc:class:lgtin:9521321.054321.L7",
		];
		assert_eq!(assets, expected);
		for record in &records {
			let (_, found_from, found_to, _) = short(record);
			let expected = (format!("urn:epc:id:{from}"), format!("urn:epc:id:{to}"));
			assert_eq!((found_from, found_to), expected);
			assert_eq!(record.time, 1_772_402_731_116);
			assert_eq!(
				digits(&record.content),
				"aebbe344d121d87e5994ca47ddeb546673eb41b43fa8e5477aee0f007c41042d"
			);
		}
		assert_eq!(records[3].quantity, Quantity { amount: 10, scale: 0, unit: *b"KGM" });
	}
}

#[test]
fn content_should_be_the_same_when_the_event_is_laid_out_otherwise() {
	let good = records(TRANSACTION, None, &terms()).unwrap();
	let document: Value = serde_json::from_str(TRANSACTION).unwrap();
	let bare = document["epcisBody"]["eventList"][0].to_string();
	assert_eq!(records(&document.to_string(), None, &terms()).unwrap(), good);
	assert_eq!(records(&bare, None, &terms()).unwrap(), good);
	let other = altered(TRANSACTION, |event| event["bizStep"] = json!("arriving"));
	let other = records(&other, None, &terms()).unwrap();
	assert_eq!(other.len(), good.len());
	for (one, other) in good.iter().zip(&other) {
		assert_ne!(one.content, other.content);
		assert_eq!(*one, Record { content: one.content, ..other.clone() });
	}
}

#[test]
fn object_should_come_from_nobody_when_it_is_added_and_go_to_nobody_when_deleted() {
	let with = |action: &str| altered(OBJECTS, |event| event["action"] = json!(action));
	let parties = |action: &str, terms: &Terms| {
		let records = records(&with(action), None, terms).unwrap();
		let (_, from, to, _) = short(&records[0]);
		(from, to)
	};
	let known = between("shipper", "carrier");
	assert_eq!(parties("ADD", &known), (String::new(), "carrier".into()));
	assert_eq!(parties("DELETE", &known), ("shipper".into(), String::new()));
	assert_eq!(parties("OBSERVE", &known), ("shipper".into(), "carrier".into()));
	let only_to = Terms { from: None, ..known.clone() };
	assert_eq!(parties("ADD", &only_to), (String::new(), "carrier".into()));
	let list = "sourceList";
	let missing = NotMapped::NoParty { kind: "possessing_party", list };
	assert_eq!(refused(&with("DELETE"), &only_to), missing);
	assert_eq!(refused(&with("CHANGE"), &known), NotMapped::Action("CHANGE".into()));
	// A transaction event adds or deletes what the objects have to do with, not the objects.
	let deleted = altered(TRANSACTION, |event| event["action"] = json!("DELETE"));
	let records = records(&deleted, None, &terms()).unwrap();
	assert!(records.iter().all(|record| !record.from.is_empty() && !record.to.is_empty()));
}

#[test]
fn event_should_be_refused_when_its_parties_are_not_known() {
	let list = "destinationList";
	let kind = "possessing_party";
	assert_eq!(refused(AMOUNTS, &terms()), NotMapped::NoParty { kind, list });
	let nobody = Terms { to: Some(String::new()), ..terms() };
	assert_eq!(refused(AMOUNTS, &nobody), NotMapped::NoParty { kind, list });
	let kind = "owning_party";
	let owning = Terms { parties: PartyKind::Owning, ..terms() };
	let list = "sourceList";
	assert_eq!(refused(AMOUNTS, &owning), NotMapped::NoParty { kind, list });
	let two = altered(TRANSACTION, |event| {
		let sources = event["sourceList"].as_array_mut().unwrap();
		sources.push(json!({ "type": "owning_party", "source": "another" }));
	});
	assert_eq!(refused(&two, &owning), NotMapped::TwoParties { kind, list });
}

#[test]
fn event_should_be_refused_when_an_amount_is_missing_or_no_record_can_have_it() {
	let known = between("a", "b");
	let with = |member: &str, value: Value| {
		altered(AMOUNTS, |event| event["quantityList"][0][member] = value)
	};
	let asset = "urn:epc:class:lgtin:9521321.054321.L7".to_string();
	assert_eq!(refused(&with("quantity", json!(null)), &known), NotMapped::NoQuantity(asset));
	for bad in [json!(-1), json!("200"), json!(1e-19)] {
		let text = bad.to_string();
		assert_eq!(refused(&with("quantity", bad), &known), NotMapped::Quantity(text));
	}
	for bad in ["", "K", "kgm", "KGMS", "K-M"] {
		let refusal = refused(&with("uom", json!(bad)), &known);
		assert_eq!(refusal, NotMapped::Unit(bad.into()));
	}
	let litres = with("uom", json!("23"));
	assert_eq!(records(&litres, None, &known).unwrap()[0].quantity.unit, *b"23\0");
}

#[test]
fn event_should_be_refused_when_it_names_no_object_or_one_that_is_too_long() {
	let known = between("a", "b");
	let with = |list: Value| altered(OBJECTS, |event| event["epcList"] = list);
	assert_eq!(refused(&with(json!([])), &known), NotMapped::NoObject);
	assert_eq!(refused(&with(json!([""])), &known), NotMapped::NoObject);
	let long = |length: usize| "x".repeat(length);
	assert_eq!(refused(&with(json!([long(129)])), &known), NotMapped::TooLong(long(129)));
	records(&with(json!([long(128)])), None, &known).unwrap();
	records(OBJECTS, None, &between(&long(96), "b")).unwrap();
	assert_eq!(refused(OBJECTS, &between(&long(97), "b")), NotMapped::TooLong(long(97)));
}

#[test]
fn event_should_be_refused_when_it_is_of_another_kind() {
	for kind in ["AggregationEvent", "AssociationEvent", "TransformationEvent", "PeculiarEvent"] {
		let other = altered(OBJECTS, |event| event["type"] = json!(kind));
		assert_eq!(refused(&other, &between("a", "b")), NotMapped::Kind(kind.into()));
	}
	let time = altered(OBJECTS, |event| event["eventTime"] = json!("2026-03-01"));
	assert_eq!(refused(&time, &between("a", "b")), NotMapped::Time("2026-03-01".into()));
	let twice = OBJECTS.replacen(
		"\"type\": \"ObjectEvent\",",
		"\"type\": \"ObjectEvent\", \"bizStep\": \"x\",",
		1,
	);
	let refusal = refused(&twice, &between("a", "b"));
	assert!(matches!(refusal, NotMapped::Canonical(NotCanonical::Json(_))), "{refusal}");
	let missing =
		altered(OBJECTS, |event| drop(event.as_object_mut().unwrap().remove("eventTime")));
	assert!(matches!(refused(&missing, &between("a", "b")), NotMapped::Json(_)));
}

#[test]
fn file_should_be_refused_when_it_has_no_events() {
	let of = |text: &str| records(text, None, &terms()).unwrap_err();
	assert!(matches!(of(""), EpcisError::Json(_)));
	assert!(matches!(of("{}"), EpcisError::Json(_)));
	let query = "EPCISQueryDocument".to_string();
	let text = json!({ "type": query, "epcisBody": { "eventList": [] } }).to_string();
	assert_eq!(of(&text), EpcisError::Kind(query));
	let text = json!({ "type": "EPCISDocument" }).to_string();
	assert_eq!(of(&text), EpcisError::Kind("EPCISDocument".into()));
	let text = json!({ "type": "EPCISDocument", "epcisBody": { "eventList": [] } }).to_string();
	assert_eq!(records(&text, None, &terms()), Ok(Vec::new()));
	let second = records(OBJECTS, Some(2), &terms()).unwrap_err();
	assert_eq!(second, EpcisError::NoSuchEvent(2));
}

#[test]
fn one_event_alone_should_give_records_when_it_is_chosen() {
	let known = between("a", "b");
	let all = records(OBJECTS, None, &known).unwrap();
	let second = records(OBJECTS, Some(1), &known).unwrap();
	let expected = Record { id: RecordId { counter: 7, ..all[2].id.clone() }, ..all[2].clone() };
	assert_eq!(second, [expected]);
	let refusal = records(AMOUNTS, Some(0), &terms()).unwrap_err();
	assert!(matches!(refusal, EpcisError::Event { event: 0, .. }));
}

#[test]
fn error_declaration_should_give_the_record_that_corrects_when_it_is_one() {
	let declared = |epcs: &[&str]| {
		altered(OBJECTS, |event| {
			event["epcList"] = json!(epcs);
			event["errorDeclaration"] =
				json!({ "declarationTime": "2026-03-03T00:00:00Z", "reason": "incorrect_data" });
		})
	};
	let known = between("a", "b");
	assert_eq!(refused(&declared(&["x"]), &known), NotMapped::ErrorDeclaration);
	let place = RecordRef { table: Uuid([1; 16]), index: 3, leaf: H256([2; 32]) };
	let correcting = Terms { corrects: Some(place), ..known };
	let records = records(&declared(&["x"]), None, &correcting).unwrap();
	assert_eq!(records[0].corrects, Some(place));
	let two = refused(&declared(&["x", "y"]), &correcting);
	assert_eq!(two, NotMapped::OneCorrection(2));
}

#[test]
fn records_should_be_refused_when_there_are_no_more_counters() {
	let last = Terms { counter: u64::MAX - 1, ..between("a", "b") };
	assert_eq!(refused(OBJECTS, &last), NotMapped::Counter);
	let second = Terms { counter: u64::MAX, ..last };
	let records = records(OBJECTS, Some(1), &second).unwrap();
	assert_eq!(records[0].id.counter, u64::MAX);
}
