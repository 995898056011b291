// SPDX-License-Identifier: Apache-2.0

//! The committed vectors of everything that is signed off chain.
//!
//! Written by `cargo test -p pallet-crowdfunding --lib -- --ignored vectors_should_be_written`, never
//! by hand.

use crate::{payloads::*, types::*};
use codec::Encode;
use frame_support::traits::fungible::NativeOrWithId;
use hanse_support::signed_payload::Domain;
use hanse_test_support::{
	text,
	vectors::{
		id, number, Case, Fields,
		Leaf::{self, *},
		Vectors,
	},
};
use sp_core::H256;

fn statement(domain: Domain) -> Case {
	let registration = Registration {
		account: id(0x22),
		kind: UserKind::Organisation,
		commitment: H256([0x33; 32]),
		registrar: 4,
		prf_version: 2,
		tag: [0x44; 32],
		previous_tag: Some([0x46; 32]),
		certifier: 5,
		trading_key: id(0x55),
	};
	let statement = Statement { platform: number(1), tenure: 3, registration };
	let fields = vec![
		("platform", U64(number(1).0)),
		("tenure", U32(3)),
		("registration.account", Leaf::account(&id(0x22))),
		("registration.kind", Variant(1, "Organisation")),
		("registration.commitment", Raw(vec![0x33; 32])),
		("registration.registrar", U32(4)),
		("registration.prf_version", U32(2)),
		("registration.tag", Raw(vec![0x44; 32])),
		("registration.previous_tag", Variant(1, "Some")),
		("registration.previous_tag.some", Raw(vec![0x46; 32])),
		("registration.certifier", U32(5)),
		("registration.trading_key", Leaf::account(&id(0x55))),
	];
	Case { domain, nonce: 12, fields, scale: statement.encode() }
}

fn identity() -> Case {
	let fields = vec![("user", U64(77)), ("commitment", Raw(vec![0x33; 32]))];
	let scale = (77 as UserId, H256([0x33; 32])).encode();
	Case { domain: UPDATE_IDENTITY, nonce: 2, fields, scale }
}

fn recovery() -> Case {
	let recovery = Recovery { user: 77, account: id(0x22), trading_key: id(0x55) };
	let fields = vec![
		("user", U64(77)),
		("account", Leaf::account(&id(0x22))),
		("trading_key", Leaf::account(&id(0x55))),
	];
	Case { domain: RECOVER, nonce: 0, fields, scale: recovery.encode() }
}

fn trading_key() -> Case {
	let fields = vec![("user", U64(77)), ("key", Leaf::account(&id(0x55)))];
	Case { domain: TRADING_KEY, nonce: 1, fields, scale: (77 as UserId, id(0x55)).encode() }
}

/// A campaign for chips, to persons whom one registrar checked, with a document.
fn campaign() -> Case {
	let terms = OfferingTerms {
		asset: 8,
		seller: 77,
		kind: SaleKind::Primary(Goal::AllOrNothing(600)),
		shares: 1_000,
		least: 10,
		price: 2_500u128,
		currency: NativeOrWithId::<u32>::WithId(978),
		opens: 100u32,
		closes: 4_900,
		eligibility: Eligibility { kind: Some(UserKind::Person), registrar: Some(4) },
	};
	let document = Document { title: text("Balance 2025"), hash: H256([0x66; 32]) };
	let offer = Offer {
		platform: number(1),
		terms,
		title: text("Shares of Cog AG"),
		text: H256([0x77; 32]),
		documents: vec![document].try_into().unwrap(),
	};
	let fields = vec![
		("platform", U64(number(1).0)),
		("terms.asset", U64(8)),
		("terms.seller", U64(77)),
		("terms.kind", Variant(0, "Primary")),
		("terms.kind.goal", Variant(0, "AllOrNothing")),
		("terms.kind.goal.shares", U64(600)),
		("terms.shares", U64(1_000)),
		("terms.least", U64(10)),
		("terms.price", U128(2_500)),
		("terms.currency", Variant(1, "chips of a kind")),
		("terms.currency.kind", U32(978)),
		("terms.opens", U32(100)),
		("terms.closes", U32(4_900)),
		("terms.eligibility.kind", Variant(1, "Some")),
		("terms.eligibility.kind.some", Variant(0, "Person")),
		("terms.eligibility.registrar", Variant(1, "Some")),
		("terms.eligibility.registrar.some", U32(4)),
		("title", Bytes("Shares of Cog AG")),
		("text", Raw(vec![0x77; 32])),
		("documents", Count(1)),
		("documents.0.title", Bytes("Balance 2025")),
		("documents.0.hash", Raw(vec![0x66; 32])),
	];
	Case { domain: OFFER, nonce: 6, fields, scale: offer.encode() }
}

/// A sale for native tokens, to everybody.
fn sale() -> Case {
	let terms = OfferingTerms {
		asset: 8,
		seller: 78,
		kind: SaleKind::Secondary,
		shares: 20,
		least: 1,
		price: 3_000u128,
		currency: NativeOrWithId::<u32>::Native,
		opens: 100u32,
		closes: 4_900,
		eligibility: Eligibility::default(),
	};
	let offer = Offer {
		platform: number(2),
		terms,
		title: text("Twenty of Cog AG"),
		text: H256([0x78; 32]),
		documents: Documents::default(),
	};
	let fields = vec![
		("platform", U64(number(2).0)),
		("terms.asset", U64(8)),
		("terms.seller", U64(78)),
		("terms.kind", Variant(1, "Secondary")),
		("terms.shares", U64(20)),
		("terms.least", U64(1)),
		("terms.price", U128(3_000)),
		("terms.currency", Variant(0, "native tokens")),
		("terms.opens", U32(100)),
		("terms.closes", U32(4_900)),
		("terms.eligibility.kind", Variant(0, "None")),
		("terms.eligibility.registrar", Variant(0, "None")),
		("title", Bytes("Twenty of Cog AG")),
		("text", Raw(vec![0x78; 32])),
		("documents", Count(0)),
	];
	Case { domain: OFFER, nonce: 0, fields, scale: offer.encode() }
}

fn order() -> Case {
	let order = Order { offering: 9, buyer: 79, shares: 12, price: 2_500u128, platform: number(2) };
	let fields = vec![
		("offering", U64(9)),
		("buyer", U64(79)),
		("shares", U64(12)),
		("price", U128(2_500)),
		("platform", U64(number(2).0)),
	];
	Case { domain: ORDER, nonce: 3, fields, scale: order.encode() }
}

/// A trade as one side of it signs it.
fn trade(domain: Domain, price: u128, settlement: SettledElsewhere, how: Fields) -> Case {
	let platform = number(1);
	let (asset, seller, buyer, shares) = (8, 78, 79, 5);
	let trade = SettledTrade { platform, asset, seller, buyer, shares, price, settlement };
	let mut fields = vec![
		("platform", U64(platform.0)),
		("asset", U64(8)),
		("seller", U64(78)),
		("buyer", U64(79)),
		("shares", U64(5)),
		("price", U128(price)),
	];
	fields.extend(how);
	Case { domain, nonce: 4, fields, scale: trade.encode() }
}

fn paid(domain: Domain) -> Case {
	let how = vec![("settlement", Variant(0, "Bank")), ("settlement.currency", Currency(*b"EUR"))];
	trade(domain, 1_250_000, SettledElsewhere::Bank(*b"EUR"), how)
}

fn given(domain: Domain) -> Case {
	trade(domain, 0, SettledElsewhere::Gift, vec![("settlement", Variant(1, "Gift"))])
}

fn cases() -> Vec<Case> {
	vec![
		statement(REGISTER_USER),
		statement(JOIN),
		identity(),
		recovery(),
		trading_key(),
		campaign(),
		sale(),
		order(),
		paid(SELL),
		paid(BUY),
		given(SELL),
		given(BUY),
	]
}

fn vectors() -> Vectors {
	Vectors::of(env!("CARGO_MANIFEST_DIR"), cases())
}

#[test]
fn message_should_follow_from_the_table_alone_when_encoded_without_the_types() {
	vectors().check_tables();
}

#[test]
fn vectors_should_stand_as_committed_when_recomputed() {
	vectors().check_committed();
	assert_eq!(vectors().purposes().len(), 9);
}

#[test]
fn committed_signatures_should_be_good_when_raw_or_wrapped() {
	vectors().check_signatures();
}

#[test]
fn messages_should_all_differ_when_only_the_purpose_does() {
	assert_eq!(vectors().messages().len(), 12);
	// Both sides sign the same fields, here with the same nonce; so do registrar and newcomer.
	assert_eq!(statement(REGISTER_USER).scale, statement(JOIN).scale);
	assert_eq!(paid(SELL).scale, paid(BUY).scale);
	assert_eq!(paid(SELL).nonce, paid(BUY).nonce);
}

#[test]
#[ignore = "writes the file that the other tests compare with"]
fn vectors_should_be_written() {
	vectors().write();
}
