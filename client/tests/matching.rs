// SPDX-License-Identifier: Apache-2.0

//! Bank files made by hand after the published schemas, matched with requests made for them.

use hanse_client::{
	camt054::{self, InvalidFile, Notification, Unreadable, Version},
	matching::{reconcile, Desk, Reason, Request, Standing},
	money,
	reference::creditor_reference,
};
use hanse_support::OrgNumber;
use std::collections::BTreeMap;

const V08: &str = include_str!("data/camt.054.001.08.xml");
const V02: &str = include_str!("data/camt.054.001.02.xml");
const ACCOUNT: &str = "DE89 3704 0044 0532 0130 00";

fn node() -> OrgNumber {
	OrgNumber::from_sequence(1).unwrap()
}

fn request(id: u64, amount: &str) -> Request {
	Request {
		id,
		node: node(),
		account_number: ACCOUNT.into(),
		bank_code: "HANSDEFF".into(),
		currency: "EUR".into(),
		decimals: 2,
		amount: money::minor_units(amount, 2).unwrap(),
		deadline: 1_000,
	}
}

fn in_yen(id: u64, amount: u128) -> Request {
	Request {
		account_number: "0012345".into(),
		bank_code: "HANSJPJT".into(),
		currency: "JPY".into(),
		decimals: 0,
		amount,
		..request(id, "0")
	}
}

fn open(requests: impl IntoIterator<Item = Request>) -> BTreeMap<u64, Standing> {
	requests.into_iter().map(|request| (request.id, Standing::Open(request))).collect()
}

/// Position of each row within its file, and what it comes to.
fn verdicts(
	file: &Notification,
	requests: &BTreeMap<u64, Standing>,
	now: u32,
) -> Vec<(String, Result<u64, Reason>)> {
	reconcile(&file.transactions, &Desk { node: node(), now, requests })
		.into_iter()
		.map(|(transaction, verdict)| (transaction.booking.clone(), verdict))
		.collect()
}

fn sample_requests() -> BTreeMap<u64, Standing> {
	let mut requests = open([
		request(7, "100.00"),
		request(8, "250.50"),
		request(1_234_567, "49.50"),
		request(10, "100.00"),
		request(11, "100.00"),
		request(12, "100.00"),
		request(13, "75.00"),
		request(14, "60.00"),
		request(15, "80.00"),
		request(17, "500.00"),
		request(18, "40.00"),
		request(19, "45.00"),
	]);
	requests.insert(16, Standing::Closed("cancelled".into()));
	requests
}

#[test]
fn each_booking_of_the_sample_should_get_its_match_or_its_reason() {
	let file = camt054::read(V08.as_bytes()).unwrap();
	assert_eq!(file.version, Version::V08);
	assert_eq!(file.message_id, "HANSE-SAMPLE-08");
	let first = file.transactions[0].position;
	let reversal = file.transactions[7].position;
	assert_eq!(reversal.to_string(), "Ntfctn 1, Ntry 7, TxDtls 1");
	let mistyped = creditor_reference(18).replace("H18", "H19");
	let expected: [(&str, Result<u64, Reason>); 21] = [
		("B-0001", Ok(7)),
		("B-0002/T-1", Ok(8)),
		("B-0002/T-2", Ok(1_234_567)),
		(
			"B-0003",
			Err(Reason::Underpaid {
				request: 10,
				expected: "100.00 EUR".into(),
				missing: "1.00 EUR".into(),
			}),
		),
		(
			"B-0004",
			Err(Reason::Overpaid {
				request: 11,
				expected: "100.00 EUR".into(),
				excess: "1.00 EUR".into(),
			}),
		),
		("B-0005", Err(Reason::WrongCurrency { request: 12, expected: "EUR".into() })),
		("B-0006", Err(Reason::TakenBack { request: 13, by: reversal })),
		("B-0007", Err(Reason::Reversal)),
		("B-0008", Err(Reason::NoReference)),
		("B-0009", Err(Reason::Debit)),
		("B-0010", Err(Reason::MistypedReference { text: mistyped })),
		("B-0001", Err(Reason::Duplicate { first })),
		("B-0011", Err(Reason::Reversal)),
		("B-0012", Err(Reason::NotBooked { status: "PDNG".into() })),
		("B-0013", Err(Reason::Returned)),
		("B-0014", Err(Reason::UnknownRequest { request: 999 })),
		("B-0015", Err(Reason::NotOpen { request: 16, state: "cancelled".into() })),
		("B-0016", Err(Reason::Unreadable(Unreadable::NotItemised { declared: 3, listed: 1 }))),
		("B-0017", Err(Reason::AmbiguousReference { requests: vec![17, 18] })),
		("B-0018", Err(Reason::PaidAgain { request: 7, first })),
		(
			"B-0019",
			Err(Reason::OtherAccount { request: 19, expected: format!("HANSDEFF {ACCOUNT}") }),
		),
	];
	let found = verdicts(&file, &sample_requests(), 1_000);
	for ((booking, verdict), (expected_booking, expected)) in found.iter().zip(&expected) {
		assert_eq!((booking.as_str(), verdict), (*expected_booking, expected));
	}
	assert_eq!(found.len(), expected.len());
}

#[test]
fn payer_should_be_shown_as_the_bank_gave_it() {
	let file = camt054::read(V08.as_bytes()).unwrap();
	let payer = &file.transactions[2];
	assert_eq!(payer.party.as_deref(), Some("Otto Weber"));
	assert_eq!(payer.party_account.as_deref(), Some("DE02120300000000202051"));
	assert_eq!(payer.booked_on.as_deref(), Some("2026-11-20"));
}

#[test]
fn older_version_should_be_read_in_its_own_shape() {
	let file = camt054::read(V02.as_bytes()).unwrap();
	assert_eq!(file.version, Version::V02);
	assert_eq!(file.transactions[0].party.as_deref(), Some("Emi Sato"));
	let requests = open([in_yen(20, 12_500), in_yen(21, 300), in_yen(22, 400), in_yen(23, 900)]);
	let matched: Vec<_> = verdicts(&file, &requests, 0).into_iter().map(|row| row.1).collect();
	assert_eq!(matched, [Ok(20), Ok(21), Ok(22), Ok(23)]);
}

#[test]
fn account_without_iban_should_be_no_match_when_the_bank_differs() {
	let file = camt054::read(V02.replace("HANSJPJT", "OTHRJPJT").as_bytes()).unwrap();
	let rows = verdicts(&file, &open([in_yen(20, 12_500)]), 0);
	let expected = "HANSJPJT 0012345".to_string();
	assert_eq!(rows[0].1, Err(Reason::OtherAccount { request: 20, expected }));
}

#[test]
fn request_should_be_no_match_when_its_node_decimals_or_deadline_differ() {
	let file = camt054::read(V08.as_bytes()).unwrap();
	let verdict = |request: Request, now| verdicts(&file, &open([request]), now)[0].1.clone();
	let other = OrgNumber::from_sequence(2).unwrap();
	let base = request(7, "100.00");
	assert_eq!(verdict(base.clone(), 1_000), Ok(7));
	assert_eq!(
		verdict(base.clone(), 1_001),
		Err(Reason::DeadlineOver { request: 7, deadline: 1_000 })
	);
	assert_eq!(
		verdict(Request { node: other, ..base.clone() }, 0),
		Err(Reason::OtherNode { request: 7, node: other.to_string() })
	);
	assert_eq!(
		verdict(Request { decimals: 3, ..base }, 0),
		Err(Reason::OtherDecimals { request: 7, currency: "EUR".into(), expected: 3 })
	);
}

/// The file of one credit of 100.00 EUR for request 7, with `from` replaced by `to`.
fn altered(from: &str, to: &str) -> Vec<(String, Result<u64, Reason>)> {
	let reference = creditor_reference(7);
	let entry = format!(
		"<Ntry><Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
		<AcctSvcrRef>B-1</AcctSvcrRef><BkTxCd/><NtryDtls><TxDtls><Refs>\
		<EndToEndId>{reference}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>"
	);
	let altered = entry.replace(from, to);
	assert!(from.is_empty() || altered != entry, "{from}");
	let text = format!(
		"<c:Document xmlns:c=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\">\
		<BkToCstmrDbtCdtNtfctn xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><GrpHdr/>\
		<Ntfctn><Id>1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>{altered}\
		</Ntfctn></BkToCstmrDbtCdtNtfctn></c:Document>"
	);
	let file = camt054::read(text.as_bytes()).unwrap();
	verdicts(&file, &open([request(7, "100.00")]), 0)
}

#[test]
fn entry_should_match_when_nothing_is_altered_or_it_is_written_otherwise() {
	for (from, to) in [
		("", ""),
		("100.00", "100"),
		("100.00", " 100.0000 "),
		("<AcctSvcrRef>B-1</AcctSvcrRef>", ""),
		("<Sts>", "<RvslInd>false</RvslInd><Sts>"),
		("<Sts>", "<RvslInd>0</RvslInd><Sts>"),
		("<TxDtls>", "<Btch><NbOfTxs>1</NbOfTxs></Btch><TxDtls>"),
		("</Refs>", "</Refs><Amt Ccy=\"EUR\">100.00</Amt>"),
		("</Refs>", "</Refs><AmtDtls><TxAmt><Amt Ccy=\"USD\">108.00</Amt></TxAmt></AmtDtls>"),
		("<EndToEndId>", "<!-- a comment --><EndToEndId>"),
	] {
		assert_eq!(altered(from, to)[0].1, Ok(7), "{to}");
	}
}

#[test]
fn entry_should_be_no_match_when_a_fact_is_missing_or_contradicts_another() {
	for (from, to) in [
		("<Amt Ccy=\"EUR\">100.00</Amt>", ""),
		(" Ccy=\"EUR\"", ""),
		("\"EUR\"", "\"ZZZ\""),
		("100.00", "100.001"),
		("100.00", "-100.00"),
		("100.00", "100,00"),
		("100.00", ""),
		("<CdtDbtInd>CRDT</CdtDbtInd>", ""),
		("CRDT", "crdt"),
		("<Sts><Cd>BOOK</Cd></Sts>", ""),
		("<Sts>", "<RvslInd>yes</RvslInd><Sts>"),
		("</Refs>", "</Refs><Amt Ccy=\"EUR\">99.00</Amt>"),
		("</Refs>", "</Refs><CdtDbtInd>DBIT</CdtDbtInd>"),
		("<TxDtls>", "<Btch><NbOfTxs>2</NbOfTxs></Btch><TxDtls>"),
		("<TxDtls>", "<Btch><NbOfTxs>x</NbOfTxs></Btch><TxDtls>"),
		("<TxDtls>", "<TxDtls/><TxDtls>"),
		("<NtryDtls>", "<NtryDtls><TxDtls/></NtryDtls><NtryDtls>"),
	] {
		for (_, verdict) in altered(from, to) {
			assert!(matches!(verdict, Err(Reason::Unreadable(_))), "{to}: {verdict:?}");
		}
	}
}

#[test]
fn entry_should_be_no_match_when_it_is_no_booked_credit() {
	for (from, to, reason) in [
		("CRDT", "DBIT", Reason::Debit),
		("<Sts>", "<RvslInd>true</RvslInd><Sts>", Reason::Reversal),
		("<Sts>", "<RvslInd>1</RvslInd><Sts>", Reason::Reversal),
		("BOOK", "INFO", Reason::NotBooked { status: "INFO".into() }),
		("Cd>", "Prtry>", Reason::NotBooked { status: "Prtry BOOK".into() }),
		("</Refs>", "</Refs><RtrInf/>", Reason::Returned),
		(
			"<BkTxCd/>",
			"<BkTxCd><Domn><Fmly><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>",
			Reason::Returned,
		),
	] {
		assert_eq!(altered(from, to)[0].1, Err(reason), "{to}");
	}
}

#[test]
fn reversal_should_take_a_credit_back_when_it_names_its_booking_only() {
	let again = "</Ntry><Ntry><Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>\
		<RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts><AcctSvcrRef>B-1</AcctSvcrRef></Ntry>";
	let rows = altered("</Ntry>", again);
	assert!(matches!(rows[0].1, Err(Reason::TakenBack { request: 7, .. })), "{rows:?}");
	assert_eq!(rows[1].1, Err(Reason::Reversal));
}

#[test]
fn bookings_should_be_told_apart_when_the_bank_names_none() {
	for name in ["<AcctSvcrRef>NONREF</AcctSvcrRef>", ""] {
		let reference = creditor_reference(8);
		let other = format!(
			"{name}<BkTxCd/><NtryDtls><TxDtls/></NtryDtls></Ntry><Ntry>\
			<Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
			{name}<NtryDtls><TxDtls><Refs><EndToEndId>{reference}</EndToEndId></Refs></TxDtls>\
			</NtryDtls></Ntry><Ntry><Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
			<Sts><Cd>BOOK</Cd></Sts>{name}"
		);
		let rows = altered("<AcctSvcrRef>B-1</AcctSvcrRef>", &other);
		let verdicts: Vec<_> = rows.into_iter().map(|row| row.1).collect();
		let unknown = Err(Reason::UnknownRequest { request: 8 });
		assert_eq!(verdicts, [Err(Reason::NoReference), unknown, Ok(7)]);
	}
}

#[test]
fn element_should_not_count_when_it_is_of_another_namespace() {
	let foreign = "<Ntry xmlns=\"urn:other\"><Amt Ccy=\"EUR\">100.00</Amt></Ntry><Ntry>";
	assert_eq!(altered("<Ntry>", foreign).len(), 1);
}

#[test]
fn file_should_be_refused_when_it_is_no_camt_054_of_a_known_version() {
	let read = |text: &str| camt054::read(text.as_bytes());
	for (from, to) in [
		("camt.054.001.08\"", "camt.054.001.04\""),
		("camt.054.001.08\"", "camt.053.001.08\""),
		("xmlns=", "other="),
		("<Document", "<Dokument"),
		("</Document>", "</Dokument>"),
		("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE Document [<!ENTITY a \"1\">]>"),
		("BkToCstmrDbtCdtNtfctn", "BkToCstmrStmt"),
	] {
		let text = V08.replace(from, to);
		assert_ne!(text, V08);
		assert!(read(&text).is_err(), "{from} -> {to}");
	}
	assert!(matches!(camt054::read(b"\xff\xfe"), Err(InvalidFile::Encoding)));
	assert!(matches!(read(""), Err(InvalidFile::Xml(_))));
}
