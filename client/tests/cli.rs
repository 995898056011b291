// SPDX-License-Identifier: Apache-2.0

//! `hanse` as a process, without a chain: keys, and a bank's and a buyer's work from files.

use hanse_client::{
	book::{Book, OpenRequest, Record, FORMAT},
	documents::{NoticeDocument, ReceiptDocument},
	keys::{Keypair, Scheme, Secret},
	matching::Request,
	payload::commitment,
	reference::creditor_reference,
};
use hanse_support::OrgNumber;
use serde_json::Value;
use std::{
	fs,
	io::Write,
	os::unix::fs::{OpenOptionsExt, PermissionsExt},
	path::{Path, PathBuf},
	process::{Command, Output, Stdio},
};
use tempfile::TempDir;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/camt.054.001.08.xml");
const NODE: OrgNumber = OrgNumber(195);

fn hanse(arguments: &[&str]) -> Output {
	Command::new(env!("CARGO_BIN_EXE_hanse"))
		.args(arguments)
		.stdin(Stdio::null())
		.output()
		.expect("the command runs")
}

#[track_caller]
fn json(arguments: &[&str]) -> Value {
	let output = hanse(&[arguments, &["--json"]].concat());
	let errors = String::from_utf8_lossy(&output.stderr);
	assert!(output.status.success(), "{errors}");
	serde_json::from_slice(&output.stdout).expect("it prints JSON")
}

#[track_caller]
fn refused(arguments: &[&str]) -> String {
	let output = hanse(arguments);
	assert!(!output.status.success());
	String::from_utf8_lossy(&output.stderr).into_owned()
}

fn keypair(uri: &str, scheme: Scheme) -> Keypair {
	Keypair::from_secret(scheme, &Secret::new(uri.into())).expect("it is a secret")
}

/// A folder with the bank's and the buyer's keys and the bank's book.
struct Office {
	folder: TempDir,
}

impl Office {
	fn new() -> Self {
		let folder = tempfile::tempdir().expect("a folder");
		let office = Self { folder };
		office.secret("bank", "//Bank");
		office.secret("buyer", "//Buyer");
		office.book(|_| {});
		office
	}

	fn path(&self, name: &str) -> PathBuf {
		self.folder.path().join(name)
	}

	fn text(&self, name: &str) -> String {
		self.path(name).display().to_string()
	}

	fn secret(&self, name: &str, uri: &str) {
		let mut options = fs::OpenOptions::new();
		let mut file =
			options.write(true).create_new(true).mode(0o600).open(self.path(name)).expect("new");
		writeln!(file, "{uri}").expect("it is written");
	}

	fn book(&self, change: impl FnOnce(&mut Book)) {
		let bank = keypair("//Bank", Scheme::Sr25519).account();
		let buyer = keypair("//Buyer", Scheme::Sr25519).account();
		let open = [(7, 10_000), (8, 25_050), (1_234_567, 4_950)].map(|(id, amount)| OpenRequest {
			request: Request {
				id,
				node: NODE,
				account_number: "DE89370400440532013000".into(),
				bank_code: "HANSDEFF".into(),
				currency: "EUR".into(),
				decimals: 2,
				amount,
				deadline: 1_000,
			},
			kind: 0,
			buyer: buyer.clone(),
			buyer_key: buyer.clone(),
			payer: [4; 32],
			rate: 10u128.pow(18),
			fee: 1_000,
		});
		let mut book = Book {
			format: FORMAT.into(),
			genesis: [7; 32],
			block: 500,
			node: NODE,
			issuer: OrgNumber::from_sequence(2).expect("in range"),
			records: vec![Record {
				version: 3,
				kind: 0,
				address: bank.clone(),
				key: bank,
				from: 1,
				until: 900,
			}],
			open: open.into(),
			closed: Default::default(),
		};
		change(&mut book);
		let text = serde_json::to_string(&book).expect("it is JSON");
		fs::write(self.path("book"), text).expect("it is written");
	}

	fn matching(&self, more: &[&str]) -> Value {
		let (node, book) = (NODE.to_string(), self.text("book"));
		let fixed = ["bank", "match", SAMPLE, "--node", &node, "--requests", &book];
		json(&[&fixed[..], more].concat())
	}

	fn sign(&self, more: &[&str]) -> Value {
		let (bank, folder) = (self.text("bank"), self.text("signed"));
		self.matching(&[&["--sign", &bank, "--write", &folder][..], more].concat())
	}
}

fn read(path: &Path) -> String {
	fs::read_to_string(path).expect("it can be read")
}

#[test]
fn key_should_be_written_for_its_owner_and_shown_without_its_secret() {
	let folder = tempfile::tempdir().expect("a folder");
	for scheme in ["sr25519", "ed25519", "ecdsa"] {
		let path = folder.path().join(scheme).display().to_string();
		let made = json(&["keys", "generate", "--scheme", scheme, "--out", &path]);
		assert_eq!(json(&["keys", "inspect", &path]), made);
		assert_eq!(made["scheme"], scheme);
		let file: Value = serde_json::from_str(&read(path.as_ref())).expect("it is JSON");
		assert_eq!(file["account"], made["account"]);
		assert!(!made.to_string().contains(file["secret"].as_str().expect("a phrase")));
		assert!(refused(&["keys", "generate", "--out", &path]).contains("never overwritten"));
		fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("it is mine");
		assert!(refused(&["keys", "inspect", &path]).contains("chmod 600"));
	}
}

#[test]
fn key_should_be_read_from_the_standard_input_and_the_environment() {
	let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	let mut command = Command::new(env!("CARGO_BIN_EXE_hanse"));
	command.args(["keys", "inspect", "--env", "HANSE_TEST_SECRET"]);
	let output = command.env("HANSE_TEST_SECRET", "//Alice").output().expect("it runs");
	assert!(String::from_utf8_lossy(&output.stdout).contains(alice));
	let mut child = Command::new(env!("CARGO_BIN_EXE_hanse"))
		.args(["keys", "inspect", "-"])
		.stdin(Stdio::piped())
		.stdout(Stdio::piped())
		.spawn()
		.expect("it runs");
	child.stdin.take().expect("piped").write_all(b"//Alice\n").expect("it reads");
	let output = child.wait_with_output().expect("it ends");
	assert!(String::from_utf8_lossy(&output.stdout).contains(alice));
	assert!(refused(&["keys", "inspect"]).contains("FILE"));
}

#[test]
fn matching_should_sign_nothing_unless_it_is_told_to() {
	let office = Office::new();
	let report = office.matching(&[]);
	assert_eq!(report["format"], "hanse/match/v1");
	assert_eq!(report["matched"], 3);
	assert_eq!(report["dry_run"], true);
	assert_eq!(report["rows"][0]["request"], 7);
	assert_eq!(report["rows"][8]["why_not"]["reason"], "no-reference");
	assert!(!office.path("signed").exists());
	let (node, bank) = (NODE.to_string(), office.text("bank"));
	for half in [["--sign", &bank], ["--write", &bank]] {
		refused(&[&["bank", "match", SAMPLE, "--node", &node][..], &half[..]].concat());
	}
}

#[test]
fn notices_should_be_signed_for_matches_only_and_once() {
	let office = Office::new();
	let report = office.sign(&[]);
	let rows = report["rows"].as_array().expect("rows");
	let written: Vec<&Value> = rows.iter().filter(|row| row["written"].is_object()).collect();
	assert_eq!(written.len(), 3);
	assert!(written.iter().all(|row| row["matched"] == true));
	let mut files: Vec<String> = fs::read_dir(office.path("signed"))
		.expect("the folder")
		.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
		.collect();
	files.sort();
	assert_eq!(files, ["notice-1234567.json", "notice-7.json", "notice-8.json"]);

	let path = office.path("signed/notice-7.json");
	assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600);
	let (document, notice) = NoticeDocument::read(&read(&path)).expect("it is good");
	assert_eq!(document.signed.signer, keypair("//Bank", Scheme::Sr25519).account());
	assert_eq!((document.expiry, document.nonce), (500 + 86_400, 7));
	assert_eq!((notice.amount, notice.chips, notice.fee), (10_000, 9_990, 10));
	assert_eq!((notice.word.version, notice.word.signed), (3, 500));
	let booking = &document.booking;
	assert_eq!(notice.reference.0, commitment(booking.salt, &booking.name));
	assert_eq!(booking.name, "B-0001");

	let before = read(&path);
	let again = office.sign(&["--lifetime", "5"]);
	assert!(again["rows"][0]["written"]["exists"].is_string());
	assert_eq!(read(&path), before);
}

#[test]
fn receipt_id_should_be_the_same_for_the_same_booking_and_key_only() {
	let office = Office::new();
	office.sign(&[]);
	let id = |name: &str| {
		let text = read(&office.path(&format!("signed/{name}.json")));
		NoticeDocument::read(&text).expect("it is good").1.receipt
	};
	let (first, other) = (id("notice-7"), id("notice-8"));
	assert_ne!(first, other);
	fs::remove_file(office.path("signed/notice-7.json")).expect("it is there");
	office.sign(&["--lifetime", "9"]);
	assert_eq!(id("notice-7"), first);
}

#[test]
fn notice_should_not_be_signed_when_key_or_bank_record_do_not_fit() {
	type Change = Box<dyn Fn(&mut Book)>;
	let office = Office::new();
	let cases: [(Change, &str); 6] = [
		(Box::new(|book: &mut Book| book.records.clear()), "no bank record"),
		(Box::new(|book: &mut Book| book.records[0].until = 499), "no bank record"),
		(Box::new(|book: &mut Book| book.records[0].from = 501), "no bank record"),
		(Box::new(|book: &mut Book| book.records[0].kind = 1), "no bank record"),
		(Box::new(|book: &mut Book| book.records[0].key = [1; 32].into()), "the bank record's is"),
		(Box::new(|book: &mut Book| book.open[0].rate = 0), "no chips"),
	];
	for (change, why) in cases {
		office.book(change);
		let report = office.sign(&[]);
		let told = report["rows"][0]["written"]["unsignable"].as_str().expect("a reason");
		assert!(told.contains(why), "{told}");
		assert!(!office.path("signed/notice-7.json").exists());
	}
}

#[test]
fn receipt_should_be_countersigned_by_the_buyer_only() {
	let office = Office::new();
	office.sign(&["--document", "receipt"]);
	let receipt = office.text("signed/receipt-7.json");
	let (bank, buyer, out) = (office.text("bank"), office.text("buyer"), office.text("out.json"));
	let countersign = |key: &str| {
		["receipt", "countersign", &receipt, "--offline", "--sign", key, "--out", &out]
			.map(String::from)
	};
	let arguments = countersign(&bank);
	let why = refused(&arguments.each_ref().map(String::as_str));
	assert!(why.contains("another key"), "{why}");
	let arguments = countersign(&buyer);
	json(&arguments.each_ref().map(String::as_str));
	let (document, receipt) = ReceiptDocument::read(&read(out.as_ref())).expect("it is good");
	let countersigned = document.countersigned.expect("it is countersigned");
	assert_eq!(countersigned.signer, receipt.notice.buyer_key);
	assert_ne!(countersigned.message, document.signed.message);
	assert_eq!(receipt.payer.0, [4; 32]);
	assert_eq!(receipt.payee.0, commitment(document.payee.salt, "DE89370400440532013000"));
}

#[test]
fn receipt_should_say_what_the_notice_says_when_it_is_made_of_it() {
	let office = Office::new();
	office.sign(&[]);
	let (notice, out) = (office.text("signed/notice-8.json"), office.text("receipt.json"));
	let (bank, buyer) = (office.text("bank"), office.text("buyer"));
	refused(&["receipt", "sign", &notice, "--sign", &buyer, "--out", &out]);
	json(&["receipt", "sign", &notice, "--sign", &bank, "--out", &out]);
	let (_, receipt) = ReceiptDocument::read(&read(out.as_ref())).expect("it is good");
	let (_, notice) = NoticeDocument::read(&read(notice.as_ref())).expect("it is good");
	assert_eq!(receipt.notice, notice);
}

#[test]
fn document_should_be_refused_when_any_of_its_fields_was_altered() {
	let office = Office::new();
	office.sign(&["--document", "receipt"]);
	let text = read(&office.path("signed/receipt-7.json"));
	let good: Value = serde_json::from_str(&text).expect("it is JSON");
	assert!(ReceiptDocument::read(&text).is_ok());
	let mut altered = 0;
	for pointer in pointers(&good, String::new()) {
		let mut bad = good.clone();
		let field = bad.pointer_mut(&pointer).expect("it is there");
		*field = other(field);
		let read = ReceiptDocument::read(&bad.to_string());
		assert!(read.is_err(), "{pointer}");
		altered += 1;
	}
	assert!(altered >= 27, "{altered}");
}

/// The paths of all leaves.
fn pointers(value: &Value, at: String) -> Vec<String> {
	match value {
		Value::Object(fields) => fields
			.iter()
			.flat_map(|(name, field)| pointers(field, format!("{at}/{name}")))
			.collect(),
		_ => vec![at],
	}
}

/// Another value of the same kind.
fn other(value: &Value) -> Value {
	match value {
		Value::Number(number) => (number.as_u64().expect("whole") + 1).into(),
		Value::String(text) => {
			let last = if text.ends_with('1') { '2' } else { '1' };
			format!("{}{last}", &text[..text.len() - 1]).into()
		},
		_ => Value::Null,
	}
}

#[test]
fn sample_should_carry_the_references_of_the_pallet() {
	for request in [7, 8, 10] {
		assert!(read(SAMPLE.as_ref()).contains(&creditor_reference(request)));
	}
}

#[test]
fn secret_should_be_nowhere_in_what_is_written() {
	let office = Office::new();
	let path = office.text("key");
	json(&["keys", "generate", "--out", &path]);
	let key: Value = serde_json::from_str(&read(path.as_ref())).expect("it is JSON");
	let account = key["account"].as_str().expect("an account").to_string();
	let secret = key["secret"].as_str().expect("a phrase");
	office.book(|book| book.records[0].key = account.parse().expect("an account"));
	let folder = office.text("signed");
	let report = office.matching(&["--sign", &path, "--write", &folder]);
	assert_eq!(report["matched"], 3);
	let words: Vec<&str> = secret.split(' ').collect();
	for entry in fs::read_dir(folder).expect("the folder") {
		let text = read(&entry.expect("a file").path());
		assert!(!text.contains(secret) && !text.contains(&words[..3].join(" ")));
	}
}
