// SPDX-License-Identifier: Apache-2.0

//! What the abuse of attestations is made of: a world of honest purchases, and every way in which a
//! word about one can be wrong.

use super::steps::*;
use crate::{mock::*, payloads, *};
use frame_support::assert_ok;
use hanse_support::{signed_payload::Domain, OrgNumber};
use sp_core::H256;
use sp_runtime::{AccountId32, MultiSignature};

/// What is met by bytes that are no call.
pub const NO_CALL: &str = "(does not decode)";
pub const UNSIGNED: &str = "InvalidSignature";
pub const UNCOUNTERSIGNED: &str = "InvalidCountersignature";

/// Random, and the same for the same seed (SplitMix64).
pub struct Dice(u64);

impl Dice {
	pub fn roll(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// Below `end`.
	pub fn below(&mut self, end: usize) -> usize {
		(self.roll() % end as u64) as usize
	}

	pub fn of<'a, Item>(&mut self, items: &'a [Item]) -> &'a Item {
		&items[self.below(items.len())]
	}

	pub fn bytes(&mut self) -> [u8; 32] {
		receipt_id(self.roll())
	}
}

/// Honest purchases in every state.
pub struct World {
	pub dice: Dice,
	buyers: [Signer; 3],
	/// Two or more of each buyer at each node, of as many chips.
	pub open: Vec<RequestId>,
	pub attested: Vec<RequestId>,
	pub closed: Vec<RequestId>,
	/// Words that were brought.
	pub spent: Vec<(RequestId, Call<Test>)>,
	/// Receipts that were used.
	used: Vec<(OrgNumber, ReceiptId)>,
	/// A large one that lacks an attester, and one in its veto window.
	pub half: RequestId,
	pub pending: RequestId,
	/// A kind that the nodes' second record is for.
	usd: KindId,
}

/// The versions of each node's records: replaced, for another kind, revoked; then the current one.
const REPLACED: u32 = 1;
const OTHER_KINDS: u32 = 2;
const REVOKED: u32 = 3;

pub fn key_of(node: OrgNumber) -> Signer {
	let [_, ed, ec] = Signer::from_seed([42; 32]);
	match node {
		NODE_B => ed,
		NODE_C => ec,
		_ => Signer::named(&format!("NodeKey{node}")),
	}
}

impl World {
	pub fn new(seed: u64) -> Self {
		set_terms(|terms| (terms.purchase, terms.issue) = (10_000, 10_000));
		let usd = second_kind();
		forward(10);
		for node in NODES {
			assert_eq!(publish_with(node, |record| record.kind = usd), OTHER_KINDS);
			let revoked = publish(node, record(node));
			withdraw(node, revoked, Withdrawal::Revoked);
			assert_eq!(revoked, REVOKED);
			publish(node, record(node));
		}
		let half = open(&charlie(), purchase(&charlie(), LARGE));
		attest(half);
		set_policy(|policy| policy.veto_window = 100_000);
		let pending = pending(&dave());
		let buyers = Signer::of_every_type();
		let mut world = Self {
			dice: Dice(seed),
			buyers,
			open: Vec::new(),
			attested: Vec::new(),
			closed: Vec::new(),
			spent: Vec::new(),
			used: Vec::new(),
			half,
			pending,
			usd,
		};
		for buyer in world.buyers.clone() {
			set_free(&buyer.account(), ENDOWMENT);
			for node in NODES {
				let chips = 10 + world.dice.roll() as u128 % 30;
				let two = [(); 2].map(|()| open_at(node, &buyer.account(), chips));
				world.open.extend(two);
			}
		}
		forward(1);
		for _ in 0..4 {
			world.honest_purchase();
		}
		world
	}

	fn buyer_of(&self, request: RequestId) -> Signer {
		let buyer = row(request).buyer;
		self.buyers.iter().find(|signer| signer.account() == buyer).unwrap().clone()
	}

	/// Another open request of the same buyer at the same node.
	fn twin_of(&self, request: RequestId) -> RequestId {
		let RequestOf::<Test> { buyer, purchase, .. } = row(request);
		let is_twin = |other: &&RequestId| {
			let row = row(**other);
			**other != request && row.buyer == buyer && row.purchase.node == purchase.node
		};
		*self.open.iter().find(is_twin).unwrap()
	}

	/// An open one that differs from `request` in this.
	fn other(
		&self,
		request: RequestId,
		differs: fn(&RequestOf<Test>, &RequestOf<Test>) -> bool,
	) -> RequestId {
		let own = row(request);
		*self.open.iter().find(|other| differs(&own, &row(**other))).unwrap()
	}

	/// A good word about `request` by `path`, not signed yet.
	pub fn word_about(&mut self, request: RequestId, path: Path) -> Forgery {
		let node = row(request).purchase.node;
		let mut receipt = receipt(request);
		receipt.notice.receipt = self.dice.bytes();
		receipt.notice.reference = H256(self.dice.bytes());
		receipt.payee = H256(self.dice.bytes());
		Forgery {
			path,
			receipt,
			expiry: EXPIRY,
			node: key_of(node),
			buyer: self.buyer_of(request),
			twist_node: |_| (),
			twist_buyer: |_| (),
			wrap: if self.dice.below(2) == 0 { raw } else { wrapped },
			sealed: None,
		}
	}

	/// A good word about any open request.
	fn word(&mut self, path: Path) -> Forgery {
		let request = *self.dice.of(&self.open);
		self.word_about(request, path)
	}

	/// Money comes, more or less than asked for, and chips are issued for what came.
	pub fn honest_purchase(&mut self) {
		let at = self.dice.below(self.open.len());
		let request = self.open.swap_remove(at);
		let RequestOf::<Test> { buyer, purchase, amount: asked, .. } = row(request);
		let path = *self.dice.of(&[Path::Notice, Path::Receipt]);
		let mut word = self.word_about(request, path);
		let amount = asked - 3 + self.dice.roll() as u128 % 7;
		let math::Bought { chips, fee } =
			math::bought(amount.min(asked), row(request).rate, row(request).fee).unwrap();
		let notice = &mut word.receipt.notice;
		(notice.amount, notice.chips, notice.fee) = (amount, chips, fee);
		self.used.push((purchase.node, notice.receipt));
		let call = word.call();
		by(&bob(), call.clone());
		self.spent.push((request, call));
		self.attested.push(request);
		if self.attested.len() > 2 {
			let first = self.attested.remove(0);
			let (before, promised) = (supply(), attestation_of(first).chips);
			issue(first);
			assert_eq!(supply(), before + promised);
			self.closed.push(first);
		}
		self.open.push(open_at(purchase.node, &buyer, purchase.chips));
		forward(1);
	}
}

/// A word that somebody brings: good, until something is changed.
#[derive(Clone)]
pub struct Forgery {
	pub path: Path,
	pub receipt: ReceiptOf<Test>,
	pub expiry: u32,
	pub node: Signer,
	pub buyer: Signer,
	/// What the node, and the buyer, bound it to otherwise.
	pub twist_node: fn(&mut Bound),
	pub twist_buyer: fn(&mut Bound),
	pub wrap: fn(&[u8; 32]) -> Vec<u8>,
	/// The signatures, once it was signed.
	pub sealed: Option<(MultiSignature, MultiSignature)>,
}

impl Forgery {
	pub fn domain(&self) -> Domain {
		match self.path {
			Path::Notice => payloads::NOTICE,
			Path::Receipt => payloads::RECEIPT,
		}
	}

	/// What the node and the buyer sign of it as it is.
	pub fn messages(&self) -> ([u8; 32], [u8; 32]) {
		let nonce = self.receipt.notice.request;
		let mut by_node = Bound::to(self.domain(), nonce, self.expiry);
		let mut by_buyer = Bound::to(payloads::RECEIPT_COUNTERSIGNED, nonce, self.expiry);
		(self.twist_node)(&mut by_node);
		(self.twist_buyer)(&mut by_buyer);
		let of_node = match self.path {
			Path::Notice => by_node.message(&self.receipt.notice),
			Path::Receipt => by_node.message(&self.receipt),
		};
		(of_node, by_buyer.message(&self.receipt))
	}

	/// Has it signed as it is, by both.
	pub fn signatures(&self) -> (MultiSignature, MultiSignature) {
		let (of_node, of_buyer) = self.messages();
		(self.node.sign(&(self.wrap)(&of_node)), self.buyer.sign(&(self.wrap)(&of_buyer)))
	}

	pub fn seal(&mut self) {
		self.sealed = Some(self.signatures());
	}

	/// Brings it with these signatures.
	pub fn with(mut self, of_node: MultiSignature, of_buyer: MultiSignature) -> Self {
		self.sealed = Some((of_node, of_buyer));
		self
	}

	pub fn call(self) -> Call<Test> {
		let (signature, countersignature) = match &self.sealed {
			Some(sealed) => sealed.clone(),
			None => self.signatures(),
		};
		let Self { path, receipt, expiry, .. } = self;
		match path {
			Path::Notice => Call::attest { notice: receipt.notice, expiry, signature },
			Path::Receipt => Call::confirm_receipt { receipt, expiry, signature, countersignature },
		}
	}

	/// Refused for the signature that is looked at first.
	pub fn unsigned(&self) -> &'static str {
		match self.path {
			Path::Notice => UNSIGNED,
			Path::Receipt => UNCOUNTERSIGNED,
		}
	}
}

/// What somebody tries.
pub enum What {
	Call(AccountId32, Box<Call<Test>>),
	Bytes(Vec<u8>),
}

pub struct Attempt {
	pub what: What,
	pub expected: &'static str,
	/// Puts back what was changed to make the abuse possible.
	pub undo: Option<Box<dyn FnOnce()>>,
}

impl Attempt {
	pub fn by(who: AccountId32, call: Call<Test>, expected: &'static str) -> Self {
		Self { what: What::Call(who, Box::new(call)), expected, undo: None }
	}

	pub fn of(forgery: Forgery, expected: &'static str) -> Self {
		Self::by(bob(), forgery.call(), expected)
	}

	pub fn undone(self, undo: impl FnOnce() + 'static) -> Self {
		Self { undo: Some(Box::new(undo)), ..self }
	}
}

type Apply = fn(&mut ReceiptOf<Test>, &mut World);

/// A field that is changed.
pub struct Change {
	name: &'static str,
	apply: Apply,
	/// The error when nobody signed the change, and whether a receipt meets it before its
	/// countersignature is looked at.
	stale: &'static str,
	early: bool,
	/// The error when everybody did; `None` where the word is another good one.
	resigned: Option<&'static str>,
	/// A receipt's field only.
	receipt_only: bool,
}

/// A field that the request is compared with first of all.
const fn early(name: &'static str, apply: Apply, error: &'static str) -> Change {
	Change { name, apply, stale: error, early: true, resigned: Some(error), receipt_only: false }
}

/// One that is judged before the node's signature.
const fn judged(name: &'static str, apply: Apply, error: &'static str) -> Change {
	Change { early: false, ..early(name, apply, error) }
}

/// One that only the signature vouches for, unless something is compared with it later.
const fn vouched(name: &'static str, apply: Apply, resigned: Option<&'static str>) -> Change {
	Change { name, apply, stale: UNSIGNED, early: false, resigned, receipt_only: false }
}

const fn of_receipts(change: Change) -> Change {
	Change { receipt_only: true, ..change }
}

const CHANGES: &[Change] = &[
	early("kind", |to, world| to.notice.word.kind = world.usd, "WrongKind"),
	early(
		"kind that is none",
		|to, world| to.notice.word.kind = 5 + world.dice.roll() as u32 % 1_000,
		"WrongKind",
	),
	early("node", |to, _| to.notice.word.node = other_node(to.notice.word.node), "WrongNode"),
	early("buyer", |to, world| to.notice.buyer = world.dice.bytes().into(), "WrongBuyer"),
	early(
		"buyer's key",
		|to, world| to.notice.buyer_key = world.dice.bytes().into(),
		"WrongBuyerKey",
	),
	early(
		"request that is none",
		|to, world| to.notice.request = u64::MAX - world.dice.roll() % 1_000,
		"RequestNotFound",
	),
	early(
		"request that is closed",
		|to, world| to.notice.request = *world.dice.of(&world.closed),
		"RequestClosed",
	),
	early(
		"request that is attested",
		|to, world| to.notice.request = *world.dice.of(&world.attested),
		"AlreadyAttested",
	),
	early(
		"request of another buyer",
		|to, world| {
			to.notice.request = world.other(to.notice.request, |own, other| {
				own.purchase.node == other.purchase.node && own.buyer != other.buyer
			});
		},
		"WrongBuyer",
	),
	early(
		"request at another node",
		|to, world| {
			to.notice.request = world.other(to.notice.request, |own, other| {
				own.purchase.node != other.purchase.node && own.buyer == other.buyer
			});
		},
		"WrongNode",
	),
	vouched(
		"request that is its twin",
		|to, world| to.notice.request = world.twin_of(to.notice.request),
		None,
	),
	judged(
		"version that is none",
		|to, world| to.notice.word.version += 1 + world.dice.roll() as u32 % 1_000,
		"RecordNotFound",
	),
	judged(
		"version that was replaced",
		|to, _| to.notice.word.version = REPLACED,
		"RecordNotInForce",
	),
	judged("version that was revoked", |to, _| to.notice.word.version = REVOKED, "RecordRevoked"),
	judged("version of another kind", |to, _| to.notice.word.version = OTHER_KINDS, "WrongKind"),
	judged(
		"signed before the request",
		|to, _| to.notice.word.signed = row(to.notice.request).opened - 1,
		"InvalidSigningTime",
	),
	judged(
		"signed in time to come",
		|to, world| to.notice.word.signed += 1 + world.dice.roll() as u32 % 1_000,
		"InvalidSigningTime",
	),
	vouched(
		"signed at another time",
		|to, _| to.notice.word.signed = row(to.notice.request).opened,
		None,
	),
	vouched("receipt id", |to, world| to.notice.receipt = world.dice.bytes(), None),
	judged(
		"receipt id that was used",
		|to, world| {
			let node = to.notice.word.node;
			let used = world.used.iter().filter(|(of, _)| *of == node);
			let last = used.map(|(_, receipt)| *receipt).next_back();
			// A node that used none gets one now.
			to.notice.receipt = last.unwrap_or_else(|| use_receipt(node, world));
		},
		"ReceiptUsed",
	),
	vouched("issuer", |to, _| to.notice.issuer = OTHER_ISSUER, Some("WrongIssuer")),
	vouched(
		"address",
		|to, world| to.notice.address = world.dice.bytes().into(),
		Some("WrongAddress"),
	),
	judged("currency", |to, _| to.notice.currency = CurrencyCode(*b"USD"), "WrongCurrency"),
	judged("less money", |to, _| to.notice.amount -= 1, "WrongAmount"),
	vouched("more money", |to, world| to.notice.amount += 1 + world.dice.roll() as u128, None),
	vouched(
		"less money and chips",
		|to, _| (to.notice.amount, to.notice.chips) = (to.notice.amount - 1, to.notice.chips - 1),
		None,
	),
	judged("no money", |to, _| (to.notice.amount, to.notice.chips) = (0, 0), "AmountTooSmall"),
	judged(
		"more chips",
		|to, world| to.notice.chips += 1 + world.dice.roll() as u128,
		"WrongAmount",
	),
	judged("most chips", |to, _| to.notice.chips = u128::MAX, "WrongAmount"),
	judged(
		"more chips and money",
		|to, _| (to.notice.amount, to.notice.chips) = (1_000_000, 1_000_000),
		"WrongAmount",
	),
	judged("less chips", |to, _| to.notice.chips -= 1, "WrongAmount"),
	judged("fee", |to, world| to.notice.fee += 1 + world.dice.roll() as u128, "WrongAmount"),
	vouched("reference", |to, world| to.notice.reference = H256(world.dice.bytes()), None),
	of_receipts(early(
		"paying account",
		|to, world| to.payer = H256(world.dice.bytes()),
		"WrongPayer",
	)),
	of_receipts(vouched(
		"receiving account",
		|to, world| to.payee = H256(world.dice.bytes()),
		None,
	)),
];

pub fn other_node(node: OrgNumber) -> OrgNumber {
	if node == NODE {
		NODE_B
	} else {
		NODE
	}
}

/// An honest purchase at a node, for its receipt.
fn use_receipt(node: OrgNumber, world: &mut World) -> ReceiptId {
	let request = open_at(node, &alice(), 5);
	let id = world.dice.bytes();
	assert_ok!(attest_with(Notice { receipt: id, ..notice(request) }));
	world.used.push((node, id));
	issue(request);
	id
}

pub type Run = fn(&mut World) -> Attempt;
pub type Forge = fn(Forgery, &mut World) -> Attempt;

/// A kind of abuse.
pub enum Abuse {
	/// A field is changed after it was signed.
	Stale(&'static Change, Path, String),
	/// A field is wrong, and everybody signed it so.
	Resigned(&'static Change, Path, String),
	/// Something is wrong with the signature.
	Forged(Forge, Path, String),
	/// Something else.
	Other(Run, &'static str),
}

impl Abuse {
	/// Leaked once for each kind, so that tables are cheap.
	pub fn name(&self) -> &'static str {
		match self {
			Self::Stale(_, _, name) | Self::Resigned(_, _, name) | Self::Forged(_, _, name) => {
				intern(name)
			},
			Self::Other(_, name) => name,
		}
	}

	pub fn attempt(&self, world: &mut World) -> Attempt {
		match self {
			Self::Stale(change, path, _) => {
				let mut word = world.word(*path);
				word.seal();
				(change.apply)(&mut word.receipt, world);
				let hidden = *path == Path::Receipt && !change.early;
				Attempt::of(word, if hidden { UNCOUNTERSIGNED } else { change.stale })
			},
			Self::Resigned(change, path, _) => {
				let mut word = world.word(*path);
				(change.apply)(&mut word.receipt, world);
				Attempt::of(word, change.resigned.unwrap_or_default())
			},
			Self::Forged(forge, path, _) => {
				let word = world.word(*path);
				forge(word, world)
			},
			Self::Other(run, _) => run(world),
		}
	}
}

fn intern(name: &str) -> &'static str {
	use std::{cell::RefCell, collections::BTreeSet};
	thread_local! {
		static NAMES: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
	}
	NAMES.with_borrow_mut(|names| match names.get(name) {
		Some(known) => known,
		None => {
			let leaked: &'static str = Box::leak(name.to_string().into_boxed_str());
			names.insert(leaked);
			leaked
		},
	})
}

/// Every kind of abuse.
pub fn abuses() -> Vec<Abuse> {
	let mut all = Vec::new();
	for (path, label) in [(Path::Notice, "notice"), (Path::Receipt, "receipt")] {
		for change in CHANGES {
			if change.receipt_only && path == Path::Notice {
				continue;
			}
			let name = format!("{label}: {} changed after signing", change.name);
			all.push(Abuse::Stale(change, path, name));
			if change.resigned.is_some() {
				let name = format!("{label}: {} wrong, rightly signed", change.name);
				all.push(Abuse::Resigned(change, path, name));
			}
		}
		for (forge, name) in super::forged::ON_BOTH {
			all.push(Abuse::Forged(*forge, path, format!("{label}: {name}")));
		}
	}
	for (forge, name) in super::forged::ON_RECEIPTS {
		all.push(Abuse::Forged(*forge, Path::Receipt, format!("receipt: {name}")));
	}
	all.extend(super::forged::OTHERS.iter().map(|(run, name)| Abuse::Other(*run, name)));
	all
}
