// SPDX-License-Identifier: Apache-2.0

use super::{tag::TagKey, *};

const VECTORS: &str = include_str!("../../vectors/identity.json");

fn secret(text: &str) -> Secret {
	Secret::new(text.into())
}

fn draft(name: &str, scheme: &str, number: &str) -> Draft {
	let (name, number) = (secret(name), secret(number));
	Draft { kind: Kind::Person, name, scheme: scheme.into(), number }
}

/// Somebody's identity under a salt of `salt`s.
pub(crate) fn opening(salt: u8) -> Opening {
	let draft = draft("Ada Lovelace", "passport:GB", "518242591");
	Opening::of_draft(&draft, Salt::new([salt; 32])).unwrap()
}

fn named(name: &str) -> Result<Opening, InvalidIdentity> {
	Opening::new(draft(name, "lei", "5493001KJTIIGC8Y1R12"), Salt::new([0; 32]))
}

fn numbered(scheme: &str, number: &str) -> Result<Opening, InvalidIdentity> {
	Opening::new(draft("A", scheme, number), Salt::new([0; 32]))
}

#[test]
fn commitments_and_tags_should_be_those_of_the_committed_vectors() {
	let file: serde_json::Value = serde_json::from_str(VECTORS).unwrap();
	let vectors = file["vectors"].as_array().unwrap();
	assert!(vectors.len() >= 4);
	for vector in vectors {
		let opening = Opening::from_json(&secret(&vector["opening"].to_string())).unwrap();
		let commitment = format!("0x{}", hex::encode(opening.commitment()));
		assert_eq!(vector["commitment"], commitment);
		let key: [u8; 32] =
			hex::decode(&vector["tag_key"].as_str().unwrap()[2..]).unwrap().try_into().unwrap();
		let version = u32::try_from(vector["tag_key_version"].as_u64().unwrap()).unwrap();
		let tag = TagKey::new(version, key).tag(&opening);
		assert_eq!(vector["tag"], format!("0x{}", hex::encode(tag)));
	}
}

#[test]
fn commitment_should_be_the_hash_of_its_parts_in_order() {
	let mut bytes = vec![17 << 2];
	bytes.extend_from_slice(b"hanse/identity/v1");
	bytes.push(0);
	for text in ["Ada Lovelace", "passport:GB", "518242591"] {
		bytes.push(u8::try_from(text.len() << 2).unwrap());
		bytes.extend_from_slice(text.as_bytes());
	}
	bytes.extend_from_slice(&[1; 32]);
	assert_eq!(opening(1).commitment(), blake2_256(&bytes));
}

#[test]
fn commitment_should_differ_when_any_part_does() {
	let of = |kind, name: &str, scheme: &str, number: &str, salt| {
		let draft = Draft { kind, ..draft(name, scheme, number) };
		Opening::new(draft, Salt::new([salt; 32])).unwrap().commitment()
	};
	let all = [
		of(Kind::Person, "AB", "id", "12", 1),
		of(Kind::Organisation, "AB", "id", "12", 1),
		of(Kind::Person, "A", "id", "12", 1),
		of(Kind::Person, "AB", "id:DE", "12", 1),
		of(Kind::Person, "AB", "id", "123", 1),
		of(Kind::Person, "AB", "id", "12", 2),
	];
	let distinct: std::collections::BTreeSet<_> = all.iter().collect();
	assert_eq!(distinct.len(), all.len());
}

#[test]
fn salt_should_be_new_each_time() {
	let draft = draft("Ada Lovelace", "passport:GB", "518242591");
	let [one, two] = [(); 2].map(|()| Opening::generate(&draft).unwrap());
	assert_ne!(one.salt().expose(), two.salt().expose());
	assert_ne!(one.commitment(), two.commitment());
}

#[test]
fn draft_should_be_brought_into_the_one_form() {
	let salt = || Salt::new([1; 32]);
	let entered = draft("Zoe\u{308} Müller", "passport:DE", "c01x-0006 h");
	let written = draft("Zoë Müller", "passport:DE", "C01X0006H");
	let entered = Opening::of_draft(&entered, salt()).unwrap();
	assert_eq!((entered.name(), entered.number()), ("Zoë Müller", "C01X0006H"));
	assert_eq!(entered.commitment(), Opening::new(written, salt()).unwrap().commitment());
}

#[test]
fn name_should_be_refused_when_it_could_be_written_otherwise() {
	use InvalidIdentity as I;
	for good in
		["A", "张伟", "Ólafur Darri Ólafsson", "محمد", "O’Neill-Smith, Jr.", "क्‍ष", &"x".repeat(256)]
	{
		assert!(named(good).is_ok(), "{good}");
	}
	for long in ["", &"x".repeat(257), &"张".repeat(86)] {
		assert!(matches!(named(long), Err(I::NameLength)), "{long}");
	}
	for spaced in [" A", "A ", "A  B"] {
		assert!(matches!(named(spaced), Err(I::NameSpaces)), "{spaced}");
	}
	assert!(matches!(named("Zoe\u{308}"), Err(I::NameForm)));
	for (name, c) in [
		("A\tB", '\t'),
		("A\0", '\0'),
		("A\u{A0}B", '\u{A0}'),
		("A\u{3000}B", '\u{3000}'),
		("A\u{200B}B", '\u{200B}'),
		("\u{202E}A", '\u{202E}'),
		("A\u{2066}B", '\u{2066}'),
		("\u{FEFF}A", '\u{FEFF}'),
		("A\u{E000}", '\u{E000}'),
		("A\u{FE0F}", '\u{FE0F}'),
	] {
		assert!(matches!(named(name), Err(I::NameCharacter(at)) if at == u32::from(c)), "{c:?}");
	}
}

#[test]
fn scheme_should_be_a_family_and_perhaps_a_register() {
	for good in ["lei", "passport:DE", "id-card:CN", "register:DE-HRB-F1103R", "a1"] {
		let number = if good == "lei" { "5493001KJTIIGC8Y1R12" } else { "12" };
		assert!(numbered(good, number).is_ok(), "{good}");
	}
	let long = "a".repeat(33);
	for bad in
		["", "Passport", "passport:", "passport:de", ":DE", "1a", "a b", "a:D:E", "-a", &long]
	{
		assert!(matches!(numbered(bad, "12"), Err(InvalidIdentity::Scheme)), "{bad}");
	}
}

#[test]
fn number_should_be_capitals_and_digits_with_good_check_digits() {
	use InvalidIdentity as I;
	assert!(numbered("id", &"9".repeat(64)).is_ok());
	for bad in [String::new(), "9".repeat(65)] {
		assert!(matches!(numbered("id", &bad), Err(I::NumberLength)), "{bad}");
	}
	for bad in ["a1", "A 1", "A-1", "Ä1", "А1"] {
		assert!(matches!(numbered("id", bad), Err(I::NumberCharacter)), "{bad}");
	}
	assert!(numbered("cn-uscc", "91350100M000100Y43").is_ok());
	for (scheme, bad) in [("lei", "5493001KJTIIGC8Y1R13"), ("cn-uscc", "91350100M000100Y44")] {
		assert!(matches!(numbered(scheme, bad), Err(I::CheckDigits)), "{bad}");
	}
	// Letters of other scripts are no separators.
	let entered = Opening::of_draft(&draft("A", "id", "А12"), Salt::new([0; 32]));
	assert!(matches!(entered, Err(I::NumberCharacter)));
}

#[test]
fn opening_should_be_the_same_when_read_back() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("ada.json");
	opening(1).write(&path).unwrap();
	let read = Opening::read(&path).unwrap();
	assert_eq!(read.commitment(), opening(1).commitment());
	assert!(matches!(opening(1).write(&path), Err(InvalidIdentity::File(KeyError::Exists(_)))));
	let exposed = std::os::unix::fs::PermissionsExt::from_mode(0o644);
	std::fs::set_permissions(&path, exposed).unwrap();
	assert!(matches!(Opening::read(&path), Err(InvalidIdentity::File(KeyError::Exposed(_)))));
}

#[test]
fn opening_file_should_be_refused_when_its_form_is_another() {
	let good = opening(1).to_json().unwrap();
	for (part, other) in [
		(FORMAT, "hanse-identity-v2"),
		("\"person\"", "\"robot\""),
		("0x01", "01"),
		("0x0101", "0x01"),
		("518242591", "518 242 591"),
		("\"kind\"", "\"sort\""),
	] {
		let bad = good.expose().replacen(part, other, 1);
		assert_ne!(bad, good.expose());
		assert!(Opening::from_json(&Secret::new(bad)).is_err(), "{other}");
	}
}

#[test]
fn identity_should_not_be_shown_when_it_is_printed_or_refused() {
	let good = opening(7).to_json().unwrap();
	let shown = format!("{:?} {:?}", opening(7), opening(7).salt());
	let refused = [
		good.expose().replace("\"518242591\"", "518242591"),
		good.expose().replace("\"Ada Lovelace\"", "[\"Ada Lovelace\"]"),
		good.expose().replace("Ada", "Ada\\q"),
	]
	.map(|bad| Opening::from_json(&Secret::new(bad)).unwrap_err());
	let all = format!(
		"{shown} {refused:?} {}",
		refused.iter().map(ToString::to_string).collect::<String>()
	);
	for private in ["Ada", "518242591", &hex::encode([7; 32])] {
		assert!(!all.contains(private), "{all}");
	}
}
