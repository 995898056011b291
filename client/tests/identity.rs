// SPDX-License-Identifier: Apache-2.0

//! `hanse` as a process, without a chain: identities and documents of certificates.

use hanse_client::{
	certificate::{proof, Cause, Document, Facts},
	identity::{sealed::Sealed, statement::StatementDocument, Kind, Opening},
	keys::{Keypair, Scheme, Secret},
};
use serde_json::Value;
use std::{
	fs,
	io::Write,
	os::unix::fs::{OpenOptionsExt, PermissionsExt},
	path::PathBuf,
	process::{Command, Output, Stdio},
};
use tempfile::TempDir;

const GENESIS: [u8; 32] = [7; 32];
const ADA: &str = r#"{"kind": "person", "name": "Ada Lovelace", "scheme": "passport:GB",
	"number": "518-242 591"}"#;
/// Somebody's account, and the key that it trades with.
const ACCOUNT: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const TRADING_KEY: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
/// What nobody may find in output, names or arguments.
const PRIVATE: [&str; 2] = ["Lovelace", "518242591"];

fn hanse(arguments: &[&str]) -> Output {
	assert!(!PRIVATE.iter().any(|private| arguments.concat().contains(private)));
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
	assert_eq!(output.status.code(), Some(1));
	let told = String::from_utf8_lossy(&output.stderr).into_owned();
	assert!(!PRIVATE.iter().any(|private| told.contains(private)), "{told}");
	told
}

/// A folder with Ada's opening.
struct Office {
	folder: TempDir,
}

impl Office {
	fn new() -> Self {
		let office = Self { folder: tempfile::tempdir().expect("a folder") };
		office.secret("draft.json", ADA);
		json(&["identity", "new", "--from", &office.text("draft.json"), "--out", &office.ada()]);
		office
	}

	fn path(&self, name: &str) -> PathBuf {
		self.folder.path().join(name)
	}

	fn text(&self, name: &str) -> String {
		self.path(name).display().to_string()
	}

	fn ada(&self) -> String {
		self.text("ada.json")
	}

	fn opening(&self) -> Opening {
		Opening::read(&self.path("ada.json")).expect("an opening")
	}

	fn secret(&self, name: &str, text: &str) {
		let mut options = fs::OpenOptions::new();
		let mut file =
			options.write(true).create_new(true).mode(0o600).open(self.path(name)).expect("new");
		writeln!(file, "{text}").expect("it is written");
	}

	fn mode(&self, name: &str) -> u32 {
		fs::metadata(self.path(name)).expect("a file").permissions().mode() & 0o777
	}

	/// Makes a sealing key and seals Ada's opening to it as authority 3.
	fn sealed(&self) -> PathBuf {
		let key = json(&["identity", "sealing-key", "--out", &self.text("sealing.json")]);
		let to = format!("3:registrar:{}", key["sealing_key"].as_str().expect("a key"));
		let genesis = hex::encode(GENESIS);
		let out = self.text("sealed");
		let mut arguments = vec!["identity", "seal", "ADA", "--to", &to, "--out", &out];
		arguments.extend(["--genesis", &genesis]);
		let ada = self.ada();
		arguments[2] = &ada;
		let rows = json(&arguments);
		PathBuf::from(rows[0]["file"].as_str().expect("a file"))
	}

	/// The document of a certificate of Ada's, by an issuer's key.
	fn document(&self) -> Keypair {
		let seed = Secret::new(format!("0x{}", hex::encode([42; 32])));
		let key = Keypair::from_secret(Scheme::Ed25519, &seed).expect("a key");
		let opening = self.opening();
		let mut facts = Facts {
			genesis: GENESIS,
			certificate: [0; 32],
			asset: 3,
			user: 12,
			identity: opening.commitment(),
			serial: 4,
			shares: 1_000,
			issued: 77,
			cause: Cause::Registered,
			previous: None,
			source: None,
		};
		facts.certificate = facts.id();
		let document = Document::make(&facts, &opening, &key).expect("a document");
		self.secret("certificate.json", document.to_json().expect("JSON").expose());
		key
	}
}

#[test]
fn opening_should_be_made_of_a_draft_and_show_its_commitment_only() {
	let office = Office::new();
	assert_eq!(office.mode("ada.json"), 0o600);
	let opening = office.opening();
	assert_eq!((opening.name(), opening.number()), ("Ada Lovelace", "518242591"));
	let output = hanse(&["identity", "commitment", &office.ada(), "--json"]);
	let shown = String::from_utf8_lossy(&output.stdout).into_owned();
	assert!(shown.contains(&hex::encode(opening.commitment())));
	assert!(!PRIVATE.iter().any(|private| shown.contains(private)));
	let again = ["identity", "new", "--from", &office.text("draft.json"), "--out", &office.ada()];
	assert!(refused(&again).contains("never overwritten"));
}

#[test]
fn draft_should_be_read_from_the_standard_input() {
	let office = Office::new();
	let out = office.text("piped.json");
	let mut child = Command::new(env!("CARGO_BIN_EXE_hanse"))
		.args(["identity", "new", "--from", "-", "--out", &out])
		.stdin(Stdio::piped())
		.stdout(Stdio::piped())
		.spawn()
		.expect("it runs");
	child.stdin.take().expect("piped").write_all(ADA.as_bytes()).expect("it reads");
	assert!(child.wait_with_output().expect("it ends").status.success());
	assert!(Opening::read(&office.path("piped.json")).is_ok());
}

#[test]
fn draft_should_be_refused_when_it_is_exposed_or_no_identity() {
	let office = Office::new();
	let out = office.text("out.json");
	let new =
		|name: &str| refused(&["identity", "new", "--from", &office.text(name), "--out", &out]);
	fs::write(office.path("exposed.json"), ADA).expect("written");
	fs::set_permissions(office.path("exposed.json"), fs::Permissions::from_mode(0o644))
		.expect("it is mine");
	assert!(new("exposed.json").contains("chmod 600"));
	office.secret("scheme.json", &ADA.replace("passport:GB", "Passport GB"));
	assert!(new("scheme.json").contains("scheme"));
	office.secret("typed.json", &ADA.replace("\"518-242 591\"", "518242591"));
	assert!(new("typed.json").contains("line 2"));
	assert!(!office.path("out.json").exists());
}

#[test]
fn tag_should_be_the_same_for_the_same_number_and_key() {
	let office = Office::new();
	let (key, other) = (office.text("key.json"), office.text("other.json"));
	json(&["identity", "tag-key", "--version", "2", "--out", &key]);
	json(&["identity", "tag-key", "--version", "2", "--out", &other]);
	assert_eq!(office.mode("key.json"), 0o600);
	let tag = |key: &str| json(&["identity", "tag", &office.ada(), "--key", key]);
	assert_eq!(tag(&key)["version"], 2);
	assert_eq!(tag(&key), tag(&key));
	assert_ne!(tag(&key)["tag"], tag(&other)["tag"]);
	assert_eq!(tag(&key)["previous_tag"], Value::Null);
}

#[test]
fn tag_by_the_key_before_should_be_told_and_stated_when_that_key_is_named() {
	let office = Office::new();
	let (ada, key, before) = (office.ada(), office.text("tags.json"), office.text("before.json"));
	let stating = stating(&office, "statement.json");
	json(&["identity", "tag-key", "--version", "1", "--out", &before]);
	let previous = ["--previous-key", &before];
	let both = json(&[&["identity", "tag", &ada, "--key", &key][..], &previous].concat());
	let alone = |key: &str| json(&["identity", "tag", &ada, "--key", key])["tag"].clone();
	assert_eq!((&both["tag"], &both["previous_tag"]), (&alone(&key), &alone(&before)));
	let stating: Vec<_> = stating.iter().map(String::as_str).collect();
	let genesis = hex::encode(GENESIS);
	let bounds = ["--genesis", &genesis, "--tenure", "3", "--nonce", "12", "--expiry", "5000"];
	let stated = json(&[&stating[..], &bounds, &previous].concat());
	let registration = &stated["statement"]["registration"];
	assert_eq!(registration["previous_tag"], both["previous_tag"]);
	// Any other key's tag would find nobody.
	let other = ["identity", "tag", &ada, "--key", &before, "--previous-key", &key];
	assert!(refused(&other).contains("tags.json"));
}

/// What a registrar says to state who Ada is, with keys that it makes.
fn stating(office: &Office, out: &str) -> Vec<String> {
	let (key, sign) = (office.text("tags.json"), office.text("sign.json"));
	json(&["identity", "tag-key", "--version", "2", "--out", &key]);
	json(&["keys", "generate", "--scheme", "ed25519", "--out", &sign]);
	let ids = ["--registrar", "4", "--certifier", "5", "--platform", "000000000195"];
	let newcomer = ["--account", ACCOUNT, "--trading-key", TRADING_KEY];
	let (ada, out) = (office.ada(), office.text(out));
	let files = ["identity", "statement", &ada, "--key", &key, "--sign", &sign, "--out", &out];
	[&files[..], &ids, &newcomer].concat().into_iter().map(String::from).collect()
}

#[test]
fn statement_should_be_signed_without_a_node_when_all_is_given() {
	let office = Office::new();
	let stating = stating(&office, "statement.json");
	let stating: Vec<_> = stating.iter().map(String::as_str).collect();
	let genesis = hex::encode(GENESIS);
	let bounds = ["--genesis", &genesis, "--tenure", "3", "--nonce", "12", "--expiry", "5000"];
	let all = [&stating[..], &bounds].concat();
	let shown = json(&all);
	let text = fs::read_to_string(office.path("statement.json")).expect("a file");
	assert!(!PRIVATE.iter().any(|private| text.contains(private)));
	let (document, _) = StatementDocument::read(&text).expect("a statement");
	assert_eq!(serde_json::to_value(&document).expect("JSON"), shown);
	assert_eq!((document.genesis, document.nonce, document.expiry), (GENESIS, 12, 5_000));
	let signer = json(&["keys", "inspect", &office.text("sign.json")]);
	assert_eq!(shown["signed"]["signer"], signer["account"]);
	let stated = &document.statement;
	assert_eq!((stated.platform.to_string().as_str(), stated.tenure), ("000000000195", 3));
	let registration = &shown["statement"]["registration"];
	assert_eq!(registration["account"], ACCOUNT);
	assert_eq!(registration["trading_key"], TRADING_KEY);
	let tag = json(&["identity", "tag", &office.ada(), "--key", &office.text("tags.json")]);
	assert_eq!(registration["prf_version"], tag["version"]);
	assert_eq!(registration["tag"], tag["tag"]);
	let stated = &stated.registration;
	assert_eq!((stated.kind, stated.commitment), (Kind::Person, office.opening().commitment()));
	assert_eq!((stated.registrar, stated.certifier), (4, 5));
	assert!(refused(&all).contains("statement.json"));
}

#[test]
fn statement_should_be_refused_when_something_is_missing_or_one_key_is_for_both() {
	let office = Office::new();
	let stating = stating(&office, "statement.json");
	let genesis = hex::encode(GENESIS);
	let bounds =
		[["--genesis", &genesis], ["--tenure", "3"], ["--nonce", "12"], ["--expiry", "5000"]];
	for (left_out, [option, _]) in bounds.iter().enumerate() {
		let mut arguments: Vec<_> = stating.iter().map(String::as_str).collect();
		let given = bounds.iter().enumerate().filter(|(at, _)| *at != left_out);
		arguments.extend(given.flat_map(|(_, bound)| bound));
		let output = hanse(&arguments);
		assert_eq!(output.status.code(), Some(2), "{option}");
	}
	let all = bounds.concat();
	let one_key = stating.iter().map(|word| match word.as_str() {
		TRADING_KEY => ACCOUNT,
		other => other,
	});
	let told = refused(&one_key.chain(all.iter().copied()).collect::<Vec<_>>());
	assert!(told.contains("another one than the account's"), "{told}");
	let nowhere = ["--url", "ws://127.0.0.1:1"];
	let asking = stating.iter().map(String::as_str).chain(nowhere).collect::<Vec<_>>();
	assert!(refused(&asking).contains("127.0.0.1:1"));
	assert!(!office.path("statement.json").exists());
}

#[test]
fn sealed_identity_should_be_opened_by_its_addressee_only() {
	let office = Office::new();
	let sealed = office.sealed();
	let sealed = sealed.to_str().expect("a path");
	let (own, other) = (office.text("sealing.json"), office.text("other.json"));
	json(&["identity", "sealing-key", "--out", &other]);
	let text = fs::read_to_string(sealed).expect("a file");
	assert!(!PRIVATE.iter().any(|private| text.contains(private)));
	let parsed = Sealed::from_json(&text).expect("a sealed identity");
	assert_eq!((parsed.authority, parsed.genesis), (3, GENESIS));

	let out = office.text("opened.json");
	let none = refused(&["identity", "open", sealed, "--key", &other, "--out", &out]);
	assert!(none.contains("none of these keys"), "{none}");
	let opened = json(&["identity", "open", sealed, "--key", &other, &own, "--out", &out]);
	let commitment = format!("0x{}", hex::encode(office.opening().commitment()));
	assert_eq!(opened["commitment"], commitment);
	assert_eq!(office.mode("opened.json"), 0o600);
	let names = |name: &str| fs::read_to_string(office.path(name)).expect("a file");
	assert_eq!(names("opened.json"), names("ada.json"));
	assert!(refused(&["identity", "open", sealed, "--key", &own, "--out", &out])
		.contains("never overwritten"));
}

#[test]
fn document_should_be_undecided_without_a_node_and_refused_when_altered() {
	let office = Office::new();
	let key = office.document();
	let file = office.text("certificate.json");
	let verify = |file: &str, more: &[&str]| {
		let output = hanse(&[&["certificate", "verify", file, "--json"][..], more].concat());
		let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
		(output.status.code(), report)
	};
	let (code, report) = verify(&file, &[]);
	assert_eq!((code, &report["verdict"]), (Some(5), &Value::from("undecided")));
	assert_eq!(report["shown"][1]["value"], "Ada Lovelace");
	assert!(!report.to_string().contains(&hex::encode(office.opening().salt().expose())));
	let did = proof::did(&proof::public_key(&key).expect("ed25519"));
	let (code, report) = verify(&file, &["--issuer", &did]);
	let outcome = |report: &Value, check: &str| {
		let checks = report["checks"].as_array().expect("checks");
		let check = checks.iter().find(|one| one["check"] == check).expect("the check");
		check["outcome"].as_str().expect("an outcome").to_string()
	};
	assert_eq!((code, outcome(&report, "issuer").as_str()), (Some(5), "good"));
	let (code, _) = verify(&file, &["--issuer", &hex::encode([1; 32])]);
	assert_eq!(code, Some(3));

	let text = fs::read_to_string(&file).expect("a file");
	office.secret("altered.json", &text.replace("\"1000\"", "\"9000\""));
	let (code, report) = verify(&office.text("altered.json"), &[]);
	assert_eq!((code, outcome(&report, "proof").as_str()), (Some(3), "bad"));
	assert_eq!(report["shown"], Value::Array(Vec::new()));
	office.secret("renamed.json", &text.replace("Ada", "Eve"));
	let (code, report) = verify(&office.text("renamed.json"), &[]);
	assert_eq!((code, outcome(&report, "fields").as_str()), (Some(3), "bad"));
	fs::write(office.path("junk.json"), "{").expect("written");
	refused(&["certificate", "verify", &office.text("junk.json")]);
	let lines = hanse(&["certificate", "verify", &file]).stdout;
	let lines = String::from_utf8_lossy(&lines).into_owned();
	assert!(lines.trim_end().lines().last().is_some_and(|line| line.starts_with("UNDECIDED")));
}

#[test]
fn copy_should_show_the_named_fields_only() {
	let office = Office::new();
	office.document();
	let file = office.text("certificate.json");
	let disclose = |out: &str, show: &[&str]| {
		let arguments = ["certificate", "disclose", &file, "--out", out, "--show"];
		[&arguments[..], show].concat().iter().map(ToString::to_string).collect::<Vec<_>>()
	};
	let out = office.text("name.json");
	let arguments = disclose(&out, &["name"]);
	json(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
	assert_eq!(office.mode("name.json"), 0o600);
	let text = fs::read_to_string(office.path("name.json")).expect("a file");
	assert!(text.contains("Ada Lovelace") && !text.contains("518242591"));
	let copy = Document::from_json(&text).expect("a document");
	let whole = fs::read_to_string(&file).expect("a file");
	let whole = Document::from_json(&whole).expect("a document");
	assert_eq!(copy.credential.hash().expect("a hash"), whole.credential.hash().expect("a hash"));

	let guessable = disclose(&office.text("salt.json"), &["name", "salt"]);
	let told = refused(&guessable.iter().map(String::as_str).collect::<Vec<_>>());
	assert!(told.contains("guessed"), "{told}");
	let again = office.text("again.json");
	let gone = ["certificate", "disclose", &out, "--out", &again, "--show", "number"];
	assert!(refused(&gone).contains("withheld in this copy"));
	let none = office.text("none.json");
	json(&["certificate", "disclose", &file, "--out", &none]);
	assert!(!fs::read_to_string(&none).expect("a file").contains("Ada"));
}

#[test]
fn issuer_should_not_start_without_a_node() {
	let office = Office::new();
	for name in ["account", "sign"] {
		json(&["keys", "generate", "--scheme", "ed25519", "--out", &office.text(name)]);
	}
	json(&["identity", "sealing-key", "--out", &office.text("sealing.json")]);
	let [account, sign, key, vault, store, outbox] =
		["account", "sign", "sealing.json", "vault", "store", "outbox"]
			.map(|name| office.text(name));
	let told = refused(&[
		"certificate-issuer",
		"--authority",
		"1",
		"--account",
		&account,
		"--sign",
		&sign,
		"--key",
		&key,
		"--vault",
		&vault,
		"--store",
		&store,
		"--outbox",
		&outbox,
		"--url",
		"ws://127.0.0.1:1",
	]);
	assert!(told.contains("127.0.0.1:1"), "{told}");
	assert!(!office.path("store").exists());
}
