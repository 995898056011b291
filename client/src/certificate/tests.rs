// SPDX-License-Identifier: Apache-2.0

use super::{
	verify::{verify, Entry, Outcome, Seen, Standing, Verdict},
	*,
};
use crate::{
	identity::tests::opening,
	keys::{Scheme, Secret},
};

const VECTORS: &str = include_str!("../../vectors/certificate.json");
const GENESIS: [u8; 32] = [7; 32];

pub(crate) fn issuer() -> Keypair {
	let seed = Secret::new(format!("0x{}", hex::encode([42; 32])));
	Keypair::from_secret(Scheme::Ed25519, &seed).unwrap()
}

/// The certificate of serial number `serial`, of whose identity is that of `opening(1)`.
pub(crate) fn facts(serial: u64) -> Facts {
	let mut facts = Facts {
		genesis: GENESIS,
		certificate: [0; 32],
		asset: 3,
		user: 12,
		identity: opening(1).commitment(),
		serial,
		shares: 1_000,
		issued: 77,
		cause: Cause::Traded(9),
		previous: Some([5; 32]),
		source: Some([6; 32]),
	};
	facts.certificate = facts.id();
	facts
}

fn document() -> Document {
	Document::make(&facts(4), &opening(1), &issuer()).unwrap()
}

fn entry() -> Entry {
	Entry {
		facts: facts(4),
		standing: Standing::Good,
		state: "Active".into(),
		document: Some(document().credential.hash().unwrap()),
		successor: None,
		shares: Some(1_000),
		title: "Ordinary shares".into(),
		total: 10_000,
		issuer: proof::public_key(&issuer()),
	}
}

fn seen(entry: Entry) -> Seen {
	Seen { genesis: GENESIS, block: 100, time: None, entry: Some(entry) }
}

fn outcome(report: &verify::Report, check: &str) -> Outcome {
	report.checks.iter().find(|one| one.check == check).unwrap().outcome
}

fn altered(pointer: &str, value: Value) -> Result<Document, CertificateError> {
	let mut document: Value = serde_json::from_str(document().to_json().unwrap().expose()).unwrap();
	*document.pointer_mut(pointer).unwrap() = value;
	Document::from_json(&document.to_string())
}

#[test]
fn document_should_be_that_of_the_committed_vector() {
	let file: Value = serde_json::from_str(VECTORS).unwrap();
	let vector = &file["vectors"][0];
	let made: Value = serde_json::from_str(document().to_json().unwrap().expose()).unwrap();
	assert_eq!(made, vector["document"]);
	let hash = format!("0x{}", hex::encode(document().credential.hash().unwrap()));
	assert_eq!(vector["hash"], hash);
	let read = Document::from_json(&vector["document"].to_string()).unwrap();
	assert_eq!(verify(&read, &[], Some(&seen(entry()))).verdict, Verdict::Good);
}

#[test]
fn certificate_id_should_be_the_hash_of_its_parts() {
	let mut bytes = b"hanse/certificate/v1".to_vec();
	bytes.extend_from_slice(&GENESIS);
	bytes.extend_from_slice(&3u64.to_le_bytes());
	bytes.extend_from_slice(&12u64.to_le_bytes());
	bytes.extend_from_slice(&opening(1).commitment());
	bytes.extend_from_slice(&4u64.to_le_bytes());
	assert_eq!(facts(4).certificate, blake2_256(&bytes));
}

#[test]
fn document_should_be_the_same_however_often_it_is_made() {
	let one = document().to_json().unwrap();
	assert_eq!(one.expose(), document().to_json().unwrap().expose());
	let hash = |serial, issuer: &Keypair| {
		Document::make(&facts(serial), &opening(1), issuer).unwrap().credential.hash().unwrap()
	};
	let (other, _) = Keypair::generate(Scheme::Ed25519);
	assert_ne!(hash(4, &issuer()), hash(5, &issuer()));
	assert_ne!(hash(4, &issuer()), hash(4, &other));
}

#[test]
fn document_should_not_be_made_for_another_identity_or_by_another_kind_of_key() {
	let made = Document::make(&facts(4), &opening(2), &issuer());
	assert!(matches!(made, Err(CertificateError::OtherIdentity)));
	let (other, _) = Keypair::generate(Scheme::Sr25519);
	let made = Document::make(&facts(4), &opening(1), &other);
	assert!(matches!(made, Err(CertificateError::Scheme)));
}

#[test]
fn document_should_be_a_credential_of_the_data_model() {
	let value = serde_json::to_value(document().credential).unwrap();
	assert_eq!(value["@context"][0], "https://www.w3.org/ns/credentials/v2");
	assert_eq!(value["type"][0], "VerifiableCredential");
	assert!(value["issuer"].as_str().unwrap().starts_with("did:key:z6Mk"));
	assert!(value["id"].as_str().unwrap().starts_with("urn:hanse:certificate:"));
	assert!(value["credentialSubject"].is_object() && value["credentialStatus"].is_object());
	assert_eq!(value["proof"]["cryptosuite"], "eddsa-jcs-2022");
	assert_eq!(value["proof"]["@context"], value["@context"]);
	assert_eq!(value["credentialSubject"]["shares"], "1000");
}

#[test]
fn holder_should_stand_nowhere_in_the_signed_part() {
	let text = serde_json::to_string(&document().credential).unwrap();
	let salt = opening(1).salt().to_text();
	for private in ["Ada", "518242591", "passport", "person", &salt.expose()[2..]] {
		assert!(!text.contains(private), "{private}");
	}
	assert!(!format!("{:?}", document()).contains("Ada"));
}

#[test]
fn document_should_stay_good_when_fields_are_withheld() {
	let hash = document().credential.hash().unwrap();
	for fields in [&[][..], &[Field::Name], &[Field::Name, Field::Number], &Field::ALL] {
		let shown = document().showing(fields);
		let read = Document::from_json(shown.to_json().unwrap().expose()).unwrap();
		assert_eq!(read.credential.hash().unwrap(), hash);
		let report = verify(&read, &[], Some(&seen(entry())));
		assert_eq!(report.verdict, Verdict::Good, "{report:?}");
		let names: Vec<_> = report.shown.iter().map(|one| one.field).collect();
		let printed: Vec<_> =
			fields.iter().copied().filter(|field| *field != Field::Salt).collect();
		assert_eq!(names, printed);
		let whole = fields.len() == Field::ALL.len();
		let expected = if whole { Outcome::Good } else { Outcome::Open };
		assert_eq!(outcome(&report, "identity"), expected);
	}
}

#[test]
fn salts_of_fields_should_be_unlike_each_other_and_by_certificate() {
	let salts = |serial| {
		let document = Document::make(&facts(serial), &opening(1), &issuer()).unwrap();
		let value = serde_json::to_value(&document.disclosures).unwrap();
		let texts = value.as_array().unwrap().iter().map(|one| one["salt"].to_string());
		texts.collect::<Vec<_>>()
	};
	let all: std::collections::BTreeSet<_> = salts(4).into_iter().chain(salts(5)).collect();
	assert_eq!(all.len(), 10);
}

#[test]
fn document_should_be_refused_when_a_shown_field_is_not_what_was_signed() {
	let all = |document: &Document| verify(document, &[], Some(&seen(entry())));
	for pointer in ["/disclosures/1/value", "/disclosures/0/salt", "/disclosures/4/value"] {
		let report = all(&altered(pointer, json!("Eve")).unwrap());
		assert_eq!(outcome(&report, "fields"), Outcome::Bad, "{pointer}");
		assert_eq!((report.verdict, report.shown.len()), (Verdict::NotGenuine, 0));
	}
	// Signed by somebody, and made for a terminal.
	let mut painted = document();
	painted.disclosures = vec![Disclosure::forged(Field::Name, "Ada\u{1b}[2J")];
	let digest = painted.disclosures[0].digest().unwrap();
	painted.credential.credential_subject.withheld = vec![digest];
	let value = serde_json::to_value(&painted.credential).unwrap();
	painted.credential.proof.proof_value = proof::sign(value, &issuer()).unwrap().unwrap();
	let report = verify(&painted, &[], None);
	assert_eq!(outcome(&report, "proof"), Outcome::Good);
	assert_eq!(outcome(&report, "fields"), Outcome::Bad);
	let mut swapped = document();
	swapped.disclosures = vec![document().disclosures[1].clone(); 2];
	assert_eq!(outcome(&all(&swapped), "fields"), Outcome::Bad);
	// The fields of another certificate of the same holder.
	let other = Document::make(&facts(5), &opening(1), &issuer()).unwrap();
	let mixed = Document { disclosures: other.disclosures, ..document() };
	assert_eq!(all(&mixed).verdict, Verdict::NotGenuine);
}

#[test]
fn document_should_be_refused_when_anything_signed_was_altered() {
	let texts = [
		("/credential/credentialSubject/shares", "1001"),
		("/credential/credentialSubject/asset", "4"),
		("/credential/credentialSubject/user", "13"),
		("/credential/credentialSubject/serial", "5"),
		("/credential/credentialSubject/issued", "78"),
		("/credential/credentialSubject/cause/id", "8"),
		("/credential/id", "urn:hanse:certificate:00"),
		("/credential/credentialStatus/type", "Other"),
		("/credential/proof/verificationMethod", "did:key:z6Mk#z6Mk"),
		("/credential/proof/cryptosuite", "eddsa-rdfc-2022"),
		("/credential/issuer", "did:web:example.com"),
	];
	let hashes = ["genesis", "certificate", "identity", "previous", "source", "withheld/0"];
	let hashes = hashes.map(|name| format!("/credential/credentialSubject/{name}"));
	let zeros = format!("0x{}", hex::encode([0; 32]));
	let cases = texts
		.iter()
		.map(|(pointer, text)| (pointer.to_string(), *text))
		.chain(hashes.into_iter().map(|pointer| (pointer, zeros.as_str())));
	for (pointer, text) in cases {
		let document = altered(&pointer, json!(text)).unwrap();
		let report = verify(&document, &[], None);
		assert_eq!(outcome(&report, "proof"), Outcome::Bad, "{pointer}");
		assert_eq!(report.verdict, Verdict::NotGenuine);
	}
}

#[test]
fn document_should_be_refused_when_it_has_another_shape() {
	let good = document().to_json().unwrap();
	let good = good.expose();
	for (part, other) in [
		("hanse-certificate-v1", "hanse-certificate-v2"),
		("\"shares\"", "\"extra\": \"1\", \"shares\""),
		("\"asset\": \"3\"", "\"asset\": \"3\", \"asset\": \"3\""),
		("\"asset\": \"3\"", "\"asset\": \"03\""),
		("\"asset\": \"3\"", "\"asset\": 3"),
		("\"field\": \"name\"", "\"field\": \"nickname\""),
	] {
		let bad = good.replacen(part, other, 1);
		assert_ne!(bad, good, "{part}");
		assert!(Document::from_json(&bad).is_err(), "{other}");
	}
	let upper = hex::encode_upper(facts(4).certificate);
	let bad = good.replacen(
		&format!("\"certificate\": \"0x{}", hex::encode(facts(4).certificate)),
		&format!("\"certificate\": \"0x{upper}"),
		1,
	);
	assert!(matches!(Document::from_json(&bad), Err(CertificateError::Form)));
}

#[test]
fn id_should_follow_from_what_it_is_made_of() {
	let forged = Facts { certificate: [1; 32], ..facts(4) };
	let made = Document::make(&forged, &opening(1), &issuer());
	assert!(matches!(made, Err(CertificateError::OtherId)));
	let mut forged = document();
	forged.credential.credential_subject.certificate = [1; 32];
	forged.credential.id = urn(&[1; 32]);
	forged.credential.credential_status = status(&[1; 32]);
	assert_eq!(outcome(&verify(&forged, &[], None), "structure"), Outcome::Bad);
}

#[test]
fn verdict_should_stay_open_until_issuer_and_state_are_known() {
	let key = proof::public_key(&issuer()).unwrap();
	assert_eq!(verify(&document(), &[], None).verdict, Verdict::Undecided);
	let offline = verify(&document(), &[key], None);
	assert_eq!(offline.verdict, Verdict::Undecided);
	assert_eq!(outcome(&offline, "issuer"), Outcome::Good);
	assert_eq!(verify(&document(), &[[1; 32]], None).verdict, Verdict::NotGenuine);
	assert_eq!(verify(&document(), &[], Some(&seen(entry()))).verdict, Verdict::Good);
}

#[test]
fn document_should_be_refused_when_the_chain_says_something_else() {
	let cases = [
		(Entry { facts: Facts { shares: 1_001, ..facts(4) }, ..entry() }, "chain"),
		(Entry { document: Some([1; 32]), ..entry() }, "countersignature"),
		(Entry { document: None, issuer: Some([1; 32]), ..entry() }, "issuer"),
	];
	for (entry, check) in cases {
		let report = verify(&document(), &[], Some(&seen(entry)));
		assert_eq!(outcome(&report, check), Outcome::Bad, "{check}");
		assert_eq!(report.verdict, Verdict::NotGenuine);
	}
	let none = Seen { entry: None, ..seen(entry()) };
	assert_eq!(verify(&document(), &[], Some(&none)).verdict, Verdict::NotGenuine);
	let other = Seen { genesis: [8; 32], ..seen(entry()) };
	assert_eq!(verify(&document(), &[], Some(&other)).verdict, Verdict::NotGenuine);
}

#[test]
fn document_should_stay_genuine_when_its_issuer_took_another_key() {
	let rotated = Entry { issuer: Some([1; 32]), ..entry() };
	assert_eq!(verify(&document(), &[], Some(&seen(rotated))).verdict, Verdict::Good);
}

#[test]
fn certificate_should_be_told_not_to_hold_in_every_other_standing() {
	use Standing as S;
	for standing in [S::Provisional, S::Overdue, S::Frozen, S::Outdated, S::Over] {
		let countersigned = !matches!(standing, S::Provisional | S::Overdue);
		let document_hash = entry().document.filter(|_| countersigned);
		let entry = Entry { standing, document: document_hash, ..entry() };
		let report = verify(&document(), &[], Some(&seen(entry)));
		assert_eq!(report.verdict, Verdict::NotInForce, "{standing:?}");
		assert_eq!(report.shown.len(), 4);
	}
}
