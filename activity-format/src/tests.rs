// SPDX-License-Identifier: Apache-2.0

mod disclosure;
mod document;
mod envelope;
mod fields;
mod json;
mod package;
mod plain;
mod schema;
mod tampering;
mod vectors;

use crate::{
	fields::{Purpose, Seed},
	package::seal_under,
	*,
};
use pallet_activities::{Content, NodeKey};
use serde_json::Value;
use sp_core::{sr25519, Pair, H256};

pub const GENESIS: H256 = H256([7; 32]);
pub const ACTIVITY: u64 = 3;
pub const EPOCH: u32 = 2;
pub const AUTHOR: u64 = 11;
pub const MEMBER: u64 = 12;
pub const COUNTER: u64 = 40;
/// Versions of the author's and of the member's keys.
pub const AUTHORS_VERSION: u32 = 5;
pub const MEMBERS_VERSION: u32 = 6;

pub fn signer() -> sr25519::Pair {
	sr25519::Pair::from_seed(&[21; 32])
}

pub fn signing_key() -> NodeKey {
	signer().public().into()
}

pub fn members_key() -> SealingKey {
	SealingKey::from_secret(&[22; 32]).unwrap()
}

pub fn content_key() -> ContentKey {
	ContentKey::from_bytes([23; 32])
}

pub fn recipient() -> Recipient {
	Recipient { node: MEMBER, key_version: MEMBERS_VERSION, key: members_key().public() }
}

pub fn binding(count: u32) -> Binding {
	Binding {
		genesis: GENESIS,
		activity: ACTIVITY,
		epoch: EPOCH,
		author: AUTHOR,
		counter: COUNTER,
		count,
	}
}

pub fn seed(of: u8) -> Seed {
	Seed::from_bytes([of; 32])
}

pub fn of(text: &str) -> Value {
	crate::json::parse(text).unwrap()
}

pub fn drafts(values: &[Value], content: Content) -> Vec<Draft> {
	let draft = |(at, value): (usize, &Value)| {
		let seed = seed(100 + (at % 100) as u8);
		Draft::with_seed(value, Purpose::of(&content), seed).unwrap()
	};
	values.iter().enumerate().map(draft).collect()
}

pub fn signed(notice: Notice) -> SignedNotice {
	let message = notice.word(GENESIS, AUTHORS_VERSION).message();
	let signature = signer().sign(&message).into();
	SignedNotice { notice, key_version: AUTHORS_VERSION, signature }
}

/// Seals drafts as they are.
pub fn package_of(drafts: &[Draft], content: Content) -> Package {
	let binding = binding(drafts.len() as u32);
	let outgoing = seal_under(content_key(), &binding, drafts).unwrap();
	let notice = signed(outgoing.notice(&binding, content));
	let wrap = wrap(&outgoing.key, &binding, &recipient()).unwrap();
	Package { notice, messages: outgoing.messages, wrap }
}

pub fn package(values: &[Value], content: Content) -> Package {
	package_of(&drafts(values, content), content)
}

pub fn checked(package: &Package) -> Result<(), Refusal> {
	package.check(GENESIS, &signing_key())
}

pub fn opened(package: &Package) -> Result<Vec<Opened>, Refusal> {
	package.open(GENESIS, MEMBER, &members_key())
}

/// A text of as many bytes.
pub fn text_of(length: usize) -> String {
	"x".repeat(length)
}
