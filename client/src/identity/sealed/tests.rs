// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::identity::{
	tests::opening, Draft, Kind, Salt, MAX_NAME_LEN, MAX_NUMBER_LEN, MAX_SCHEME_LEN,
};
use hpke::rand_core::{TryCryptoRng, TryRng};
use std::convert::Infallible;

const VECTORS: &str = include_str!("../../../vectors/sealed_identity.json");

/// Gives the same bytes each time: for vectors alone.
struct Same([u8; 32]);

impl TryRng for Same {
	type Error = Infallible;

	fn try_next_u32(&mut self) -> Result<u32, Infallible> {
		Ok(0)
	}

	fn try_next_u64(&mut self) -> Result<u64, Infallible> {
		Ok(0)
	}

	fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
		bytes.iter_mut().zip(self.0.iter().cycle()).for_each(|(byte, same)| *byte = *same);
		Ok(())
	}
}
impl TryCryptoRng for Same {}

fn key(byte: u8) -> SealingKey {
	SealingKey::from_secret(&[byte; 32]).unwrap()
}

fn recipient(key: &SealingKey) -> Recipient {
	Recipient { genesis: [7; 32], role: Role::Registrar, authority: 3, key: key.public() }
}

fn sealed() -> Sealed {
	Sealed::seal(&opening(1), &recipient(&key(5))).unwrap()
}

fn seal_same(opening: &Opening, to: &Recipient, bytes: [u8; 32]) -> Sealed {
	let sender = hpke::setup_sender_with_rng::<ChaCha20Poly1305, HkdfSha256, Kem>(
		&OpModeS::Base,
		&to.public_key().unwrap(),
		&to.info(),
		&mut Same(bytes),
	);
	Sealed::finish(opening, to, sender.unwrap()).unwrap()
}

#[test]
fn sealed_identities_should_be_those_of_the_committed_vectors() {
	let file: serde_json::Value = serde_json::from_str(VECTORS).unwrap();
	let vectors = file["vectors"].as_array().unwrap();
	assert!(vectors.len() >= 2);
	let bytes = |text: &serde_json::Value| -> [u8; 32] {
		hex::decode(&text.as_str().unwrap()[2..]).unwrap().try_into().unwrap()
	};
	for vector in vectors {
		let key = SealingKey::from_secret(&bytes(&vector["recipient_secret"])).unwrap();
		let sealed = Sealed::from_json(&vector["sealed"].to_string()).unwrap();
		let opening = Opening::from_json(&Secret::new(vector["opening"].to_string())).unwrap();
		assert_eq!(sealed.open(&key).unwrap().commitment(), opening.commitment());
		let again = seal_same(&opening, &sealed.to(), bytes(&vector["ephemeral_ikm"]));
		assert_eq!(again, sealed);
		assert_eq!(vector["info"], format!("0x{}", hex::encode(sealed.to().info())));
	}
}

#[test]
fn opening_should_be_the_same_when_its_sealed_copy_is_opened() {
	let opened = sealed().open(&key(5)).unwrap();
	assert_eq!(opened.commitment(), opening(1).commitment());
	assert_eq!((opened.name(), opened.number()), ("Ada Lovelace", "518242591"));
	assert_ne!(sealed().encapsulated, sealed().encapsulated);
}

#[test]
fn sealed_identity_should_stay_closed_when_anything_of_it_is_another() {
	let good = sealed();
	let flipped = |mut bytes: Vec<u8>, at: usize| {
		bytes[at] ^= 1;
		bytes
	};
	let last = good.ciphertext.len() - 1;
	let cases = [
		Sealed { genesis: [8; 32], ..good.clone() },
		Sealed { commitment: [8; 32], ..good.clone() },
		Sealed { role: Role::CertificateIssuer, ..good.clone() },
		Sealed { authority: 4, ..good.clone() },
		Sealed { encapsulated: [8; 32], ..good.clone() },
		Sealed { encapsulated: [0; 32], ..good.clone() },
		Sealed { ciphertext: flipped(good.ciphertext.clone(), 0), ..good.clone() },
		Sealed { ciphertext: flipped(good.ciphertext.clone(), last), ..good.clone() },
		Sealed { ciphertext: good.ciphertext[..last].to_vec(), ..good.clone() },
		Sealed { ciphertext: Vec::new(), ..good.clone() },
	];
	for bad in cases {
		assert!(matches!(bad.open(&key(5)), Err(SealError::Closed)), "{bad:?}");
	}
	let other = Sealed { recipient: key(6).public(), ..good.clone() };
	assert!(matches!(other.open(&key(6)), Err(SealError::Closed)));
	assert!(matches!(good.open(&key(6)), Err(SealError::OtherKey(_))));
}

#[test]
fn sealed_identity_should_be_refused_when_its_content_is_not_its_own() {
	let to = recipient(&key(5));
	let seal = |commitment: [u8; 32], plaintext: &[u8]| {
		let (encapsulated, mut context): (EncappedKey, Context) =
			hpke::setup_sender::<ChaCha20Poly1305, HkdfSha256, Kem>(
				&OpModeS::Base,
				&to.public_key().unwrap(),
				&to.info(),
			)
			.unwrap();
		let ciphertext = context.seal(plaintext, &commitment).unwrap();
		let encapsulated = encapsulated.to_bytes().into();
		Sealed { commitment, encapsulated, ciphertext, ..sealed() }.open(&key(5))
	};
	let good = padded(&opening(1)).unwrap();
	let own = opening(1).commitment();
	assert!(seal(own, &good).is_ok());
	// Sealed under the commitment of somebody else.
	assert!(matches!(seal(opening(2).commitment(), &good), Err(SealError::OtherIdentity)));
	let mut dirty = good.to_vec();
	dirty[STEP - 1] = 1;
	let longer = [&good[..], &[0; STEP]].concat();
	let mut lengthy = good.to_vec();
	lengthy[..2].copy_from_slice(&600u16.to_le_bytes());
	for bad in [&dirty[..], &good[..STEP - 1], &longer, &lengthy, &[]] {
		assert!(matches!(seal(own, bad), Err(SealError::Padding)));
	}
	let mut short = good.to_vec();
	short[..2].copy_from_slice(&9u16.to_le_bytes());
	assert!(seal(own, &short).is_err());
}

#[test]
fn sealed_identities_should_all_have_the_same_length() {
	let of = |name: usize, scheme: usize, number: usize| {
		let (name, number) = (Secret::new("N".repeat(name)), Secret::new("1".repeat(number)));
		let draft = Draft { kind: Kind::Organisation, name, scheme: "s".repeat(scheme), number };
		let opening = Opening::new(draft, Salt::new([1; 32])).unwrap();
		Sealed::seal(&opening, &recipient(&key(5))).unwrap().ciphertext.len()
	};
	let longest = of(MAX_NAME_LEN, MAX_SCHEME_LEN, MAX_NUMBER_LEN);
	assert_eq!((of(1, 1, 1), longest), (STEP + 16, STEP + 16));
}

#[test]
fn key_should_be_refused_when_its_file_was_altered() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("key.json");
	let key = SealingKey::generate();
	key.write(&path).unwrap();
	assert_eq!(SealingKey::read(&path).unwrap().public(), key.public());
	let good = std::fs::read_to_string(&path).unwrap();
	let other = hex::encode(SealingKey::generate().public());
	std::fs::write(&path, good.replace(&hex::encode(key.public()), &other)).unwrap();
	assert!(matches!(SealingKey::read(&path), Err(SealError::OtherSecret)));
}

#[test]
fn recipient_should_be_refused_when_its_key_makes_no_secret() {
	let to = Recipient { key: [0; 32], ..recipient(&key(5)) };
	assert!(matches!(Sealed::seal(&opening(1), &to), Err(SealError::Recipient)));
}
