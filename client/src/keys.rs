// SPDX-License-Identifier: Apache-2.0

//! Keys: made, kept in files that only their owner can read, and signed with.
//!
//! A secret comes from a file, the standard input or an environment variable, never from an
//! argument: arguments stand in process lists and shell histories. It is printed never, and wiped
//! from memory where this code holds it.

use serde::{Deserialize, Serialize};
use sp_core::{
	crypto::{Pair as _, SecretStringError, Ss58AddressFormat, Ss58Codec, Zeroize},
	ecdsa, ed25519, sr25519,
};
use sp_runtime::{traits::IdentifyAccount, AccountId32, MultiSignature, MultiSigner};
use std::{
	fmt, fs,
	io::{self, Read},
	path::{Path, PathBuf},
};

/// What a key file says that it is.
pub const FORMAT: &str = "hanse/key/v1";
/// The chain's address prefix.
const SS58_PREFIX: u16 = 42;
/// Longest secret that is read, in bytes.
const MAX_SECRET_LEN: u64 = 4096;

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
	#[error("{}: {source}", path.display())]
	File { path: PathBuf, source: io::Error },
	#[error("{} exists; secrets are never overwritten", .0.display())]
	Exists(PathBuf),
	#[error("{} can be read by others; make it yours alone (chmod 600)", .0.display())]
	Exposed(PathBuf),
	#[error("{}: {why}", path.display())]
	Format { path: PathBuf, why: String },
	#[error("the standard input: {0}")]
	Stdin(io::Error),
	#[error("the environment variable {0} is not set")]
	Variable(String),
	#[error("not a phrase, seed or secret URI: {0}")]
	Secret(&'static str),
}

/// The kind of a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
	#[default]
	Sr25519,
	Ed25519,
	Ecdsa,
}

/// A secret text that is wiped when it goes and never shown.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
	/// Takes `text` over.
	pub fn new(text: String) -> Self {
		Self(text)
	}

	/// The text itself.
	pub fn expose(&self) -> &str {
		&self.0
	}
}

impl Drop for Secret {
	fn drop(&mut self) {
		self.0.zeroize();
	}
}

impl fmt::Debug for Secret {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("Secret")
	}
}

/// A key pair of any scheme. The pairs wipe themselves.
#[derive(Clone)]
pub enum Keypair {
	Sr25519(Box<sr25519::Pair>),
	Ed25519(Box<ed25519::Pair>),
	Ecdsa(Box<ecdsa::Pair>),
}

impl fmt::Debug for Keypair {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Keypair({})", self.account())
	}
}

impl Keypair {
	/// A new key and its phrase of twelve words.
	pub fn generate(scheme: Scheme) -> (Self, Secret) {
		match scheme {
			Scheme::Sr25519 => {
				let (pair, phrase, _) = sr25519::Pair::generate_with_phrase(None);
				(Self::Sr25519(Box::new(pair)), Secret(phrase))
			},
			Scheme::Ed25519 => {
				let (pair, phrase, _) = ed25519::Pair::generate_with_phrase(None);
				(Self::Ed25519(Box::new(pair)), Secret(phrase))
			},
			Scheme::Ecdsa => {
				let (pair, phrase, _) = ecdsa::Pair::generate_with_phrase(None);
				(Self::Ecdsa(Box::new(pair)), Secret(phrase))
			},
		}
	}

	/// The key of a phrase, a hexadecimal seed or a secret URI (`phrase//hard/soft///password`).
	pub fn from_secret(scheme: Scheme, secret: &Secret) -> Result<Self, KeyError> {
		let uri = secret.expose().trim();
		Ok(match scheme {
			Scheme::Sr25519 => {
				Self::Sr25519(Box::new(sr25519::Pair::from_string(uri, None).map_err(invalid)?))
			},
			Scheme::Ed25519 => {
				Self::Ed25519(Box::new(ed25519::Pair::from_string(uri, None).map_err(invalid)?))
			},
			Scheme::Ecdsa => {
				Self::Ecdsa(Box::new(ecdsa::Pair::from_string(uri, None).map_err(invalid)?))
			},
		})
	}

	/// Its kind.
	pub fn scheme(&self) -> Scheme {
		match self {
			Self::Sr25519(_) => Scheme::Sr25519,
			Self::Ed25519(_) => Scheme::Ed25519,
			Self::Ecdsa(_) => Scheme::Ecdsa,
		}
	}

	/// Its public half.
	pub fn signer(&self) -> MultiSigner {
		match self {
			Self::Sr25519(pair) => pair.public().into(),
			Self::Ed25519(pair) => pair.public().into(),
			Self::Ecdsa(pair) => pair.public().into(),
		}
	}

	/// The bytes of its public half.
	pub fn public_key(&self) -> Vec<u8> {
		match self {
			Self::Sr25519(pair) => pair.public().0.to_vec(),
			Self::Ed25519(pair) => pair.public().0.to_vec(),
			Self::Ecdsa(pair) => pair.public().0.to_vec(),
		}
	}

	/// The account on the chain: the public key, or its Blake2-256 hash for ecdsa.
	pub fn account(&self) -> AccountId32 {
		self.signer().into_account()
	}

	/// Signs `message`.
	pub fn sign(&self, message: &[u8]) -> MultiSignature {
		match self {
			Self::Sr25519(pair) => pair.sign(message).into(),
			Self::Ed25519(pair) => pair.sign(message).into(),
			Self::Ecdsa(pair) => pair.sign(message).into(),
		}
	}

	/// A secret of the key's for `purpose`, from which neither the key nor another is found.
	pub fn subsecret(&self, purpose: &[u8]) -> [u8; 32] {
		let mut secret = match self {
			Self::Sr25519(pair) => pair.to_raw_vec(),
			Self::Ed25519(pair) => pair.to_raw_vec(),
			Self::Ecdsa(pair) => pair.to_raw_vec(),
		};
		let mut input = [&b"hanse/subsecret/v1"[..], purpose, &secret].concat();
		let subsecret = sp_io::hashing::blake2_256(&input);
		secret.zeroize();
		input.zeroize();
		subsecret
	}
}

/// Upstream's own text quotes the secret.
fn invalid(why: SecretStringError) -> KeyError {
	KeyError::Secret(match why {
		SecretStringError::InvalidFormat(_) => "a character that can't be there",
		SecretStringError::InvalidPhrase => "words or their number are wrong",
		SecretStringError::InvalidPassword => "the password is wrong",
		SecretStringError::InvalidSeed | SecretStringError::InvalidSeedLength => "no seed",
		SecretStringError::InvalidPath => "no such derivation for this kind of key",
	})
}

/// An account as people write it.
pub fn ss58(account: &AccountId32) -> String {
	account.to_ss58check_with_version(Ss58AddressFormat::custom(SS58_PREFIX))
}

/// What may be shown of a key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PublicInfo {
	pub scheme: Scheme,
	pub account: String,
	#[serde(with = "crate::text::bytes")]
	pub account_id: [u8; 32],
	#[serde(with = "crate::text::bytes")]
	pub public_key: Vec<u8>,
}

impl From<&Keypair> for PublicInfo {
	fn from(keypair: &Keypair) -> Self {
		let account = keypair.account();
		Self {
			scheme: keypair.scheme(),
			account: ss58(&account),
			account_id: account.into(),
			public_key: keypair.public_key(),
		}
	}
}

/// A key as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
	format: String,
	scheme: Scheme,
	account: String,
	secret: Secret,
}

/// Writes a key into a new file that only its owner can read.
pub fn write(path: &Path, keypair: &Keypair, secret: &Secret) -> Result<(), KeyError> {
	let file = KeyFile {
		format: FORMAT.into(),
		scheme: keypair.scheme(),
		account: ss58(&keypair.account()),
		secret: secret.clone(),
	};
	let text = crate::files::secret_json(&file)
		.map_err(|why| KeyError::File { path: path.into(), source: why.into() })?;
	write_private(path, &text)
}

/// Where a secret comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
	/// A key file, or a file with nothing but a phrase, seed or secret URI.
	File(PathBuf),
	/// The standard input.
	Stdin,
	/// An environment variable.
	Variable(String),
}

/// Reads a key. A key file names its scheme, for anything else it is `scheme`.
pub fn read(source: &Source, scheme: Scheme) -> Result<Keypair, KeyError> {
	match source {
		Source::File(path) => read_file(path, scheme),
		Source::Stdin => Keypair::from_secret(scheme, &read_stdin()?),
		Source::Variable(name) => {
			let text = std::env::var(name).map_err(|_| KeyError::Variable(name.clone()))?;
			Keypair::from_secret(scheme, &Secret(text))
		},
	}
}

/// Reads a secret text from a file that only its owner can read.
pub fn read_private(path: &Path) -> Result<Secret, KeyError> {
	let failed = |source| KeyError::File { path: path.into(), source };
	let file = fs::File::open(path).map_err(failed)?;
	#[cfg(unix)]
	{
		use std::os::unix::fs::PermissionsExt;
		if file.metadata().map_err(failed)?.permissions().mode() & 0o077 != 0 {
			return Err(KeyError::Exposed(path.into()));
		}
	}
	crate::files::read_open(file, MAX_SECRET_LEN).map(Secret).map_err(failed)
}

/// Writes a secret text into a new file that only its owner can read.
pub fn write_private(path: &Path, text: &Secret) -> Result<(), KeyError> {
	crate::files::create(path, text.expose()).map_err(|source| match source.kind() {
		io::ErrorKind::AlreadyExists => KeyError::Exists(path.into()),
		_ => KeyError::File { path: path.into(), source },
	})
}

/// Reads a secret text from the standard input.
pub fn read_stdin() -> Result<Secret, KeyError> {
	let mut text = Secret(String::with_capacity(MAX_SECRET_LEN as usize));
	let read = io::stdin().take(MAX_SECRET_LEN).read_to_string(&mut text.0);
	read.map(|_| text).map_err(KeyError::Stdin)
}

fn read_file(path: &Path, scheme: Scheme) -> Result<Keypair, KeyError> {
	let text = read_private(path)?;
	if !text.expose().trim_start().starts_with('{') {
		return Keypair::from_secret(scheme, &text);
	}
	let wrong = |why: String| KeyError::Format { path: path.into(), why };
	let stored: KeyFile =
		serde_json::from_str(text.expose()).map_err(|why| wrong(why.to_string()))?;
	if stored.format != FORMAT {
		return Err(wrong(format!("its format is {:?}, not {FORMAT:?}", stored.format)));
	}
	let keypair = Keypair::from_secret(stored.scheme, &stored.secret)?;
	if ss58(&keypair.account()) != stored.account {
		return Err(wrong("its secret is not the one of its account".into()));
	}
	Ok(keypair)
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_runtime::traits::Verify;

	const SCHEMES: [Scheme; 3] = [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa];

	fn set_mode(path: &Path, mode: u32) {
		use std::os::unix::fs::PermissionsExt;
		fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
	}

	#[test]
	fn key_should_be_the_same_when_read_back() {
		let folder = tempfile::tempdir().unwrap();
		for scheme in SCHEMES {
			let path = folder.path().join(format!("{scheme:?}"));
			let (keypair, secret) = Keypair::generate(scheme);
			write(&path, &keypair, &secret).unwrap();
			// The scheme of the file counts, not the one that is asked for.
			let read = read(&Source::File(path.clone()), Scheme::Sr25519).unwrap();
			assert_eq!(PublicInfo::from(&read), PublicInfo::from(&keypair));
			let signature = read.sign(b"message");
			assert!(signature.verify(&b"message"[..], &keypair.account()));
			let mode = std::os::unix::fs::PermissionsExt::mode(
				&fs::metadata(&path).unwrap().permissions(),
			);
			assert_eq!(mode & 0o777, 0o600);
		}
	}

	#[test]
	fn key_should_be_refused_when_others_can_read_its_file() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		fs::write(&path, "//Alice\n").unwrap();
		for mode in [0o644, 0o640, 0o604, 0o660] {
			set_mode(&path, mode);
			let read = read(&Source::File(path.clone()), Scheme::Sr25519);
			assert!(matches!(read, Err(KeyError::Exposed(_))), "{mode:o}");
		}
		set_mode(&path, 0o600);
		let alice = read(&Source::File(path), Scheme::Sr25519).unwrap();
		assert_eq!(ss58(&alice.account()), "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
	}

	#[test]
	fn key_should_not_be_overwritten() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		fs::write(&path, "something").unwrap();
		let (keypair, secret) = Keypair::generate(Scheme::Ed25519);
		assert!(matches!(write(&path, &keypair, &secret), Err(KeyError::Exists(_))));
		assert_eq!(fs::read_to_string(&path).unwrap(), "something");
	}

	#[test]
	fn key_file_should_be_refused_when_it_was_altered() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		let (keypair, secret) = Keypair::generate(Scheme::Sr25519);
		write(&path, &keypair, &secret).unwrap();
		let good = fs::read_to_string(&path).unwrap();
		let other = ss58(&Keypair::generate(Scheme::Sr25519).0.account());
		for bad in [
			good.replace("sr25519", "ed25519"),
			good.replace(&ss58(&keypair.account()), &other),
			good.replace(FORMAT, "hanse/key/v2"),
			good.replace("\"scheme\"", "\"schema\""),
		] {
			assert_ne!(bad, good);
			fs::write(&path, bad).unwrap();
			let read = read(&Source::File(path.clone()), Scheme::Sr25519);
			assert!(matches!(read, Err(KeyError::Format { .. })), "{read:?}");
		}
	}

	#[test]
	fn secret_should_not_be_shown_when_a_key_is_printed_or_refused() {
		for text in ["not a phrase at all", "ph\u{e9}rase at", "0x00phrase at"] {
			let secret = Secret::new(text.into());
			let refused = Keypair::from_secret(Scheme::Sr25519, &secret).unwrap_err();
			assert!(!format!("{refused} {refused:?} {secret:?}").contains("rase at"));
		}
		let (keypair, phrase) = Keypair::generate(Scheme::Ecdsa);
		assert!(!format!("{keypair:?} {phrase:?}").contains(phrase.expose()));
	}

	#[test]
	fn subsecret_should_differ_by_key_and_purpose() {
		let (one, _) = Keypair::generate(Scheme::Sr25519);
		let (two, _) = Keypair::generate(Scheme::Sr25519);
		assert_eq!(one.subsecret(b"a"), one.subsecret(b"a"));
		assert_ne!(one.subsecret(b"a"), one.subsecret(b"b"));
		assert_ne!(one.subsecret(b"a"), two.subsecret(b"a"));
	}
}
