// SPDX-License-Identifier: Apache-2.0

//! Who a user is, as it is told to those who have to know, and the commitment that stands on the
//! chain in its place.
//!
//! ## The commitment, version 1
//!
//! Blake2-256 of, in this order and with nothing between them:
//!
//! | part | type | rule |
//! | --- | --- | --- |
//! | tag | bytes | `hanse/identity/v1` |
//! | kind | `u8` | 0 a person, 1 an organisation |
//! | name | bytes | UTF-8 in normal form C, 1 to 256 bytes, see below |
//! | scheme | bytes | what kind of number, 1 to 32 bytes: `passport:DE`, `lei`, `cn-uscc` |
//! | number | bytes | 1 to 64 of `A-Z 0-9` |
//! | salt | `[u8; 32]` | random |
//!
//! where bytes carry their compact length first. Kind, name, scheme, number and salt together are the
//! *opening*. Without the salt nobody can tell whether a guess of name and number is right; with it
//! anybody can, so the opening goes to those alone who check or write it, sealed ([`sealed`]).
//!
//! There is one way to write an identity, or two commitments to one person could not be compared:
//!
//! - A name has no control, formatting or private character (but the two joiners that some scripts
//!   need), no space other than U+0020, and none at its ends or beside another.
//! - A scheme is `a-z`, then `a-z 0-9 -`; where numbers are given by several registers, a colon and
//!   the register in `A-Z 0-9 -` follow, most often a country by ISO 3166-1. Numbers of `lei` and
//!   `cn-uscc` have to have good check digits.
//! - A number is written without separators and in capitals. Letters of other scripts are written as
//!   in the machine-readable zone of the document.
//!
//! Vectors: `client/vectors/identity.json`.

mod check_digits;
pub mod sealed;
pub mod statement;
pub mod tag;

use crate::keys::{self, KeyError, Secret};
use codec::{Decode, Encode};
use serde::{Deserialize, Serialize};
use sp_io::hashing::blake2_256;
use std::{fmt, path::Path};
use unicode_normalization::{is_nfc, UnicodeNormalization};
use zeroize::{Zeroize, Zeroizing};

/// What the file of an opening says that it is.
pub const FORMAT: &str = "hanse-identity-v1";
pub const MAX_NAME_LEN: usize = 256;
pub const MAX_SCHEME_LEN: usize = 32;
pub const MAX_NUMBER_LEN: usize = 64;
/// What commitments begin with.
const TAG: &[u8] = b"hanse/identity/v1";
/// Room for all of an opening.
const ROOM: usize = 512;

/// Why something is no identity.
#[derive(Debug, thiserror::Error)]
pub enum InvalidIdentity {
	#[error("the name is empty or has more than {MAX_NAME_LEN} bytes")]
	NameLength,
	#[error("the name is not in Unicode's normal form C")]
	NameForm,
	#[error("U+{0:04X} can't be in a name")]
	NameCharacter(u32),
	#[error("the name has a space at an end, or two of them together")]
	NameSpaces,
	#[error("a scheme is written like `lei` or `passport:DE`, in at most {MAX_SCHEME_LEN} bytes")]
	Scheme,
	#[error("the number is empty or has more than {MAX_NUMBER_LEN} digits and letters")]
	NumberLength,
	#[error("a number has capitals A to Z and digits only")]
	NumberCharacter,
	#[error("the number's check digits are wrong")]
	CheckDigits,
	#[error("a salt or key is not 0x and 64 hexadecimal digits")]
	Salt,
	#[error("its format is {0:?}, not {FORMAT:?}")]
	Format(String),
	// The text itself would be shown by the parser's own words.
	#[error("it is not the JSON of an identity (line {line}, column {column})")]
	Json { line: usize, column: usize },
	#[error("the system has no randomness: {0}")]
	Randomness(String),
	#[error(transparent)]
	File(#[from] KeyError),
}

impl From<serde_json::Error> for InvalidIdentity {
	fn from(why: serde_json::Error) -> Self {
		Self::Json { line: why.line(), column: why.column() }
	}
}

/// What a user is.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
	#[codec(index = 0)]
	Person,
	#[codec(index = 1)]
	Organisation,
}

impl Kind {
	/// Its name in documents.
	pub fn name(self) -> &'static str {
		match self {
			Self::Person => "person",
			Self::Organisation => "organisation",
		}
	}
}

/// What keeps a commitment from being guessed open.
#[derive(Clone)]
pub struct Salt(Zeroizing<[u8; 32]>);

impl Salt {
	/// A salt that is given.
	pub fn new(bytes: [u8; 32]) -> Self {
		Self(Zeroizing::new(bytes))
	}

	/// A new one from the system.
	pub fn generate() -> Result<Self, InvalidIdentity> {
		let mut salt = Zeroizing::new([0; 32]);
		random(&mut salt[..])?;
		Ok(Self(salt))
	}

	/// The bytes themselves.
	pub fn expose(&self) -> &[u8; 32] {
		&self.0
	}

	/// As `0x` and hexadecimal digits.
	pub fn to_text(&self) -> Secret {
		secret_hex(&self.0[..])
	}

	/// From that.
	pub fn from_text(text: &Secret) -> Option<Self> {
		secret_bytes(text).map(Self)
	}
}

impl fmt::Debug for Salt {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("Salt")
	}
}

/// Fills `bytes` from the system.
fn random(bytes: &mut [u8]) -> Result<(), InvalidIdentity> {
	getrandom::fill(bytes).map_err(|why| InvalidIdentity::Randomness(why.to_string()))
}

fn secret_hex(bytes: &[u8]) -> Secret {
	let mut text = String::with_capacity(2 + 2 * bytes.len());
	text.push_str("0x");
	for byte in bytes {
		for digit in [byte >> 4, byte & 15] {
			text.extend(char::from_digit(digit.into(), 16));
		}
	}
	Secret::new(text)
}

fn secret_bytes(text: &Secret) -> Option<Zeroizing<[u8; 32]>> {
	let mut bytes = Zeroizing::new([0; 32]);
	let digits = text.expose().strip_prefix("0x")?;
	hex::decode_to_slice(digits, &mut bytes[..]).ok()?;
	Some(bytes)
}

/// Who somebody is, before there is a salt: what a platform enters.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
	pub kind: Kind,
	pub name: Secret,
	pub scheme: String,
	pub number: Secret,
}

impl Draft {
	/// Reads the JSON of one.
	pub fn read(text: &Secret) -> Result<Self, InvalidIdentity> {
		Ok(serde_json::from_str(text.expose())?)
	}
}

/// Who a user is, and what opens the commitment to it. Wiped when it goes and never shown.
pub struct Opening {
	kind: Kind,
	name: Secret,
	scheme: String,
	number: Secret,
	salt: Salt,
}

impl fmt::Debug for Opening {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Opening(0x{})", hex::encode(self.commitment()))
	}
}

/// An opening as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
	format: String,
	kind: Kind,
	name: Secret,
	scheme: String,
	number: Secret,
	salt: Secret,
}

impl Opening {
	/// The identity of a draft under a new salt. Name and number are brought into the one form that
	/// they have.
	pub fn generate(draft: &Draft) -> Result<Self, InvalidIdentity> {
		Self::of_draft(draft, Salt::generate()?)
	}

	/// The same under a salt that is given.
	pub fn of_draft(draft: &Draft, salt: Salt) -> Result<Self, InvalidIdentity> {
		let draft = Draft {
			kind: draft.kind,
			name: composed(draft.name.expose()),
			scheme: draft.scheme.clone(),
			number: compact(draft.number.expose())?,
		};
		Self::new(draft, salt)
	}

	/// An identity as it was written; one that has another form is refused.
	pub fn new(draft: Draft, salt: Salt) -> Result<Self, InvalidIdentity> {
		let Draft { kind, name, scheme, number } = draft;
		check_name(name.expose())?;
		check_scheme(&scheme)?;
		check_number(&scheme, number.expose())?;
		Ok(Self { kind, name, scheme, number, salt })
	}

	pub fn kind(&self) -> Kind {
		self.kind
	}

	pub fn name(&self) -> &str {
		self.name.expose()
	}

	pub fn scheme(&self) -> &str {
		&self.scheme
	}

	pub fn number(&self) -> &str {
		self.number.expose()
	}

	pub fn salt(&self) -> &Salt {
		&self.salt
	}

	/// What stands on the chain.
	pub fn commitment(&self) -> [u8; 32] {
		let mut bytes = Zeroizing::new(Vec::with_capacity(ROOM));
		TAG.encode_to(&mut *bytes);
		self.encode_to(&mut bytes);
		blake2_256(&bytes)
	}

	/// Appends kind, name, scheme, number and salt as they are committed to.
	fn encode_to(&self, bytes: &mut Vec<u8>) {
		self.kind.encode_to(bytes);
		for text in [self.name.expose(), &self.scheme, self.number.expose()] {
			text.as_bytes().encode_to(bytes);
		}
		self.salt.0.encode_to(bytes);
	}

	/// Reads what `encode_to` wrote and nothing more.
	fn decode_all(mut bytes: &[u8]) -> Result<Self, InvalidIdentity> {
		let unreadable = |_| InvalidIdentity::Json { line: 0, column: 0 };
		let kind = Kind::decode(&mut bytes).map_err(unreadable)?;
		let [name, scheme, number] = [(); 3].map(|()| decode_text(&mut bytes));
		let (name, scheme, number) = (name?, scheme?, number?);
		let salt: [u8; 32] = bytes.try_into().map_err(|_| InvalidIdentity::Salt)?;
		let scheme = scheme.expose().into();
		Self::new(Draft { kind, name, scheme, number }, Salt::new(salt))
	}

	/// Reads an opening's file.
	pub fn read(path: &Path) -> Result<Self, InvalidIdentity> {
		Self::from_json(&keys::read_private(path)?)
	}

	/// Writes it into a new file that only its owner can read.
	pub fn write(&self, path: &Path) -> Result<(), InvalidIdentity> {
		Ok(keys::write_private(path, &self.to_json()?)?)
	}

	/// Reads an opening's JSON.
	pub fn from_json(text: &Secret) -> Result<Self, InvalidIdentity> {
		let file: File = serde_json::from_str(text.expose())?;
		if file.format != FORMAT {
			return Err(InvalidIdentity::Format(file.format));
		}
		let salt = Salt::from_text(&file.salt).ok_or(InvalidIdentity::Salt)?;
		let File { kind, name, scheme, number, .. } = file;
		Self::new(Draft { kind, name, scheme, number }, salt)
	}

	/// Its JSON.
	pub fn to_json(&self) -> Result<Secret, InvalidIdentity> {
		let file = File {
			format: FORMAT.into(),
			kind: self.kind,
			name: self.name.clone(),
			scheme: self.scheme.clone(),
			number: self.number.clone(),
			salt: self.salt.to_text(),
		};
		Ok(crate::files::secret_json(&file)?)
	}
}

fn decode_text(bytes: &mut &[u8]) -> Result<Secret, InvalidIdentity> {
	let text =
		Vec::<u8>::decode(bytes).map_err(|_| InvalidIdentity::Json { line: 0, column: 0 })?;
	match String::from_utf8(text) {
		Ok(text) => Ok(Secret::new(text)),
		Err(why) => {
			why.into_bytes().zeroize();
			Err(InvalidIdentity::NameForm)
		},
	}
}

/// Normal form C.
fn composed(name: &str) -> Secret {
	let mut text = String::with_capacity(3 * name.len());
	text.extend(name.nfc());
	Secret::new(text)
}

/// Capitals and digits without the separators that people write.
fn compact(number: &str) -> Result<Secret, InvalidIdentity> {
	let mut kept = Zeroizing::new(String::with_capacity(number.len()));
	for c in number.chars() {
		match c {
			_ if c.is_ascii_alphanumeric() => kept.push(c.to_ascii_uppercase()),
			' ' | '-' | '.' | '/' | '_' | '<' => {},
			_ => return Err(InvalidIdentity::NumberCharacter),
		}
	}
	Ok(Secret::new(std::mem::take(&mut *kept)))
}

fn check_name(name: &str) -> Result<(), InvalidIdentity> {
	if name.is_empty() || name.len() > MAX_NAME_LEN {
		return Err(InvalidIdentity::NameLength);
	}
	if let Some(c) = name.chars().find(|c| !may_be_in_name(*c)) {
		return Err(InvalidIdentity::NameCharacter(c.into()));
	}
	if !is_nfc(name) {
		return Err(InvalidIdentity::NameForm);
	}
	if name.starts_with(' ') || name.ends_with(' ') || name.contains("  ") {
		return Err(InvalidIdentity::NameSpaces);
	}
	Ok(())
}

/// What can be seen or, of what can't, what some scripts need.
fn may_be_in_name(c: char) -> bool {
	let invisible = matches!(
		c,
		'\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
			| '\u{180B}'..='\u{180F}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
			| '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
			| '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFF}'
			| '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{10FFFF}'
	);
	c == ' ' || !(c.is_control() || c.is_whitespace() || invisible)
}

fn check_scheme(scheme: &str) -> Result<(), InvalidIdentity> {
	let (family, register) = match scheme.split_once(':') {
		Some((family, register)) => (family, Some(register)),
		None => (scheme, None),
	};
	let is_family = family.starts_with(|c: char| c.is_ascii_lowercase())
		&& family.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
	let is_register = register.is_none_or(|register| {
		register.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
			&& register.bytes().all(|b| matches!(b, b'A'..=b'Z' | b'0'..=b'9' | b'-'))
	});
	match is_family && is_register && scheme.len() <= MAX_SCHEME_LEN {
		true => Ok(()),
		false => Err(InvalidIdentity::Scheme),
	}
}

fn check_number(scheme: &str, number: &str) -> Result<(), InvalidIdentity> {
	if number.is_empty() || number.len() > MAX_NUMBER_LEN {
		return Err(InvalidIdentity::NumberLength);
	}
	if !number.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
		return Err(InvalidIdentity::NumberCharacter);
	}
	let good = match scheme {
		"lei" => check_digits::lei(number),
		"cn-uscc" => check_digits::uscc(number),
		_ => true,
	};
	good.then_some(()).ok_or(InvalidIdentity::CheckDigits)
}

#[cfg(test)]
pub(crate) mod tests;
