// SPDX-License-Identifier: Apache-2.0

//! The steps of the random sequences: calls drawn to fit the state.

use crate::{mock::*, *};
use hanse_support::{OrgNumber, OrgRole};
use proptest::prelude::*;
use sp_core::{Pair, H256};
use sp_runtime::AccountId32;
use std::collections::BTreeSet;

pub(super) const NAMES: [&str; 5] = ["Alice", "Bob", "Charlie", "Dave", "Pauper"];
const HANDLES: [&str; 6] = ["hanse", "kontor", "luebeck", "visby", "riga", "no"];
pub(super) const CALLS: u8 = 44;
/// Kinds of steps that only lead to others.
const PAIRING: u8 = CALLS;
const STRANDING: u8 = CALLS + 1;

/// What a step is made of; [`Step::call`] fits it to the state, so that every call bites often.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
	pub kind: u8,
	who: usize,
	pub other: usize,
	pub number: u64,
	small: u32,
	pub blocks: u32,
	/// Let the entitled account call, where there is one.
	entitled: bool,
	pub price: Option<u128>,
}

pub(super) fn step() -> impl Strategy<Value = Step> {
	// What others need before they can bite comes more often.
	let first = prop::sample::select(vec![
		0u8, 1, 1, 2, 2, 6, 13, 17, 17, 20, 21, 22, 23, 24, 27, 30, 31, 31, 32, 32, 35, 35, 35, 35,
		37, 37, 38, 39,
	]);
	let kind = prop_oneof![2 => 0..CALLS, 1 => first];
	let choice = (kind, 0..NAMES.len(), 0..NAMES.len(), any::<u64>(), 0u32..6);
	let blocks = prop_oneof![6 => 0u32..3, 3 => 10u32..15, 1 => 86_390u32..86_410];
	let price = prop_oneof![9 => Just(None), 1 => (0u128..300).prop_map(Some)];
	(choice, blocks, prop::bool::weighted(0.8), price).prop_map(
		|((kind, who, other, number, small), blocks, entitled, price)| Step {
			kind,
			who,
			other,
			number,
			small,
			blocks,
			entitled,
			price,
		},
	)
}

pub(super) fn person(index: usize) -> AccountId32 {
	account(NAMES[index % NAMES.len()])
}

fn await_block(block: u32) {
	System::set_block_number(block.max(System::block_number()));
}

fn one_of<Row: Clone>(rows: &[Row], index: u64) -> Option<Row> {
	let at = index.checked_rem(rows.len() as u64)?;
	Some(rows[at as usize].clone())
}

/// The handles that may be taken and stand like this.
fn handles(fits: impl Fn(Option<HandleStatus<AccountId32>>) -> bool) -> Vec<&'static str> {
	let valid = HANDLES.into_iter().filter(|handle| Handle::parse(text(handle)).is_some());
	valid.filter(|handle| fits(OrgNumbers::handle_status(text(handle)))).collect()
}

fn is_reserved(status: Option<HandleStatus<AccountId32>>) -> bool {
	matches!(status, Some(HandleStatus::Reserved(_)))
}

/// The commitments that can be opened, now or soon, and who placed them.
fn commitments() -> Vec<(AccountId32, Commitment<u128, u32>)> {
	let oldest = System::block_number().saturating_sub(COMMIT_LIFETIME);
	Commitments::<Test>::iter().filter(|(_, row)| row.placed >= oldest).collect()
}

/// The living numbers that fit.
fn numbers(fits: impl Fn(&NumberRowOf<Test>) -> bool) -> Vec<OrgNumber> {
	let rows = Numbers::<Test>::iter().filter(|(_, row)| fits(row));
	rows.map(|(number, _)| number).collect()
}

fn is_free(row: &NumberRowOf<Test>) -> bool {
	row.sale == Sale::None
}

fn is_verified(row: &NumberRowOf<Test>) -> bool {
	row.verification.is_some()
}

/// Leaves a history behind when it is released.
fn is_storied(row: &NumberRowOf<Test>) -> bool {
	row.revision > 0 && !matches!(row.sale, Sale::Listed(_) | Sale::Auctioned(_))
}

/// Roles of earlier owners' time.
fn stale_roles() -> Vec<(OrgNumber, u32, AccountId32)> {
	let tenure = |number| Numbers::<Test>::get(number).map(|row| row.tenure);
	Roles::<Test>::iter_keys().filter(|(number, then, _)| tenure(*number) != Some(*then)).collect()
}

/// What released numbers left behind.
fn gone() -> Vec<(OrgNumber, u32)> {
	let left = |number: &OrgNumber| !Numbers::<Test>::contains_key(number);
	History::<Test>::iter_keys().filter(|(number, _)| left(number)).collect()
}

fn auctions(fits: impl Fn(&AuctionOf<Test>) -> bool) -> Vec<OrgNumber> {
	let rows = Auctions::<Test>::iter().filter(|(_, auction)| fits(auction));
	rows.map(|(number, _)| number).collect()
}

fn is_open(auction: &AuctionOf<Test>) -> bool {
	auction.ends >= System::block_number()
}

/// The numbers on which a step of this kind bites.
fn targets(kind: u8) -> Vec<OrgNumber> {
	let started = |row: &NumberRowOf<Test>| row.recovery.as_ref().map(|recovery| recovery.ready);
	match kind {
		4 => numbers(is_storied),
		7..=9 => {
			let told: BTreeSet<_> = Publications::<Test>::iter_keys().map(|(one, _)| one).collect();
			told.into_iter().filter(|one| Numbers::<Test>::contains_key(one)).collect()
		},
		17 | 31 | 38 => numbers(is_free),
		18 | 19 => numbers(|row| matches!(row.sale, Sale::Offered(_))),
		21 => numbers(|row| started(row) == Some(None)),
		22 | 23 => numbers(|row| started(row).flatten().is_some()),
		27 => numbers(is_verified),
		39 => auctions(is_open),
		40 => auctions(|auction| !is_open(auction) || auction.bid.is_some()),
		41 => auctions(|auction| auction.bid.is_none()),
		_ => numbers(|_| true),
	}
}

/// Whether something is there on which a step of this kind bites.
fn is_ripe(kind: u8) -> bool {
	let admitted = Registrars::<Test>::iter_keys().count();
	let flawed = |(id, order): (OrderId, OrderOf<Test>)| OrgNumbers::flaw(id, &order).is_some();
	match kind {
		1 | 2 => !commitments().is_empty(),
		3 => Commitments::<Test>::iter_keys().next().is_some(),
		16 => Primaries::<Test>::iter_keys().next().is_some(),
		24 => admitted < NAMES.len(),
		25 | 26 => admitted > 0,
		27 => admitted > 0 && !targets(kind).is_empty(),
		29 => !handles(is_reserved).is_empty(),
		30 => !gone().is_empty(),
		33 | 34 => Orders::<Test>::iter_keys().next().is_some(),
		35 => !compatible().is_empty(),
		36 => Orders::<Test>::iter().any(flawed),
		37 => Stranded::<Test>::iter_keys().next().is_some(),
		7..=9 | 17..=19 | 21..=23 | 31 | 38..=41 => !targets(kind).is_empty(),
		_ => true,
	}
}

/// The kind of step that brings nearer what another one needs.
fn leading_to(kind: u8) -> u8 {
	match kind {
		1..=3 => 0,
		7..=9 => 6,
		16 => 15,
		17 | 31 | 38 => 1,
		18 | 19 => 17,
		21 => 20,
		22 | 23 => 21,
		24 => 25,
		27 if is_ripe(26) => 26,
		25..=27 => 24,
		29 => 28,
		30 if targets(4).is_empty() => 6,
		30 => 4,
		33 | 34 => 31,
		35 => PAIRING,
		36 => 32,
		37 => STRANDING,
		40 if is_ripe(39) => 39,
		_ => 38,
	}
}

impl Step {
	fn handle(&self) -> &'static str {
		HANDLES[self.small as usize % HANDLES.len()]
	}

	/// A number on which this step bites, else any.
	fn target(&self) -> OrgNumber {
		let apt = self.entitled || self.number.is_multiple_of(2);
		let found = one_of(&targets(self.kind), self.number / 13).filter(|_| apt);
		found.unwrap_or_else(|| self.some_number())
	}

	/// A number: mostly a living one, else one that was released, never issued or mistyped.
	fn some_number(&self) -> OrgNumber {
		let living: Vec<_> = Numbers::<Test>::iter_keys().collect();
		let sequence = 1 + self.number % (IssuedNumbers::<Test>::get() + 1);
		let any = OrgNumber::from_sequence(sequence).unwrap();
		match (self.entitled, self.number % 7) {
			(false, 0) => OrgNumber(any.0 + 1),
			(false, _) => any,
			(true, _) => one_of(&living, self.number / 7).unwrap_or(any),
		}
	}

	/// Somebody with at least this role under the number.
	fn writer(&self, number: OrgNumber, least: OrgRole) -> AccountId32 {
		let may = |who: &AccountId32| OrgNumbers::role_of(number, who.clone()) >= Some(least);
		let entitled: Vec<_> =
			(0..NAMES.len()).map(person).filter(|who| self.entitled && may(who)).collect();
		one_of(&entitled, self.number / 11).unwrap_or_else(|| person(self.who))
	}

	fn pick(&self, entitled: Option<AccountId32>) -> AccountId32 {
		entitled.filter(|_| self.entitled).unwrap_or_else(|| person(self.who))
	}

	fn profile(&self) -> Profile {
		Profile { category: 9_995 + self.small as u16, ..profile("x") }
	}

	fn document(&self) -> Document {
		document(["", "a", "bb", "ccc", "dddd", "eeeee"][self.small as usize], "body")
	}

	/// Somebody else who has money, mostly.
	fn rival(&self, of: &AccountId32) -> AccountId32 {
		let others: Vec<_> = (0..NAMES.len() - 1).map(person).filter(|who| who != of).collect();
		self.pick(one_of(&others, self.number / 7))
	}

	/// This step or, where nothing is there for it, one that leads there.
	pub(super) fn timely(mut self) -> Self {
		while self.entitled && !is_ripe(self.kind) {
			self.kind = leading_to(self.kind);
		}
		self
	}

	/// The call and its signer; `None` for root.
	pub(super) fn call(&self) -> (Option<AccountId32>, Call<Test>) {
		match self.kind {
			0..=4 | 28..=30 => self.handle_call(),
			31.. => self.pool_call(),
			5..=9 => self.content_call(),
			10..=16 => self.account_call(),
			17..=23 => self.moving_call(),
			_ => self.registrar_call(),
		}
	}

	fn handle_call(&self) -> (Option<AccountId32>, Call<Test>) {
		let (who, registrant) = (person(self.who), person(self.other));
		let fitting = match self.kind {
			0 => handles(|status| status.is_none()),
			29 => handles(is_reserved),
			_ => Vec::new(),
		};
		let fitting = one_of(&fitting, self.small.into()).filter(|_| self.entitled);
		let handle = text(fitting.unwrap_or_else(|| self.handle()));
		match self.kind {
			0 => {
				let own = self.entitled && !self.number.is_multiple_of(3);
				let whom = if own { who.clone() } else { registrant };
				let hash = OrgNumbers::commitment(whom, handle, SALT);
				(Some(who), Call::commit { hash })
			},
			1 | 2 => self.registration(handle, self.profile(), SALT),
			3 => {
				let committed: Vec<_> = Commitments::<Test>::iter_keys().collect();
				let by = self.pick(one_of(&committed, self.number));
				(Some(by), Call::withdraw_commitment {})
			},
			4 => {
				let number = self.target();
				(Some(self.writer(number, OrgRole::Owner)), Call::release { number })
			},
			28 => {
				let beneficiary = (self.small > 2).then_some(registrant);
				(None, Call::reserve_handle { handle, beneficiary })
			},
			29 => (None, Call::unreserve_handle { handle }),
			_ => {
				let any = (self.some_number(), self.small);
				let (number, from) = one_of(&gone(), self.number).unwrap_or(any);
				(Some(who), Call::clear_history { number, from, count: self.small })
			},
		}
	}

	/// Opens somebody's commitment, on its own or by a sponsor.
	fn registration(
		&self,
		handle: HandleBytes,
		profile: Profile,
		salt: [u8; 32],
	) -> (Option<AccountId32>, Call<Test>) {
		let committed =
			if self.entitled { commitments() } else { Commitments::<Test>::iter().collect() };
		let Some((payer, row)) = one_of(&committed, self.number) else {
			return (Some(person(self.who)), Call::register { handle, profile, salt });
		};
		if self.entitled {
			await_block(row.placed + COMMIT_MATURITY);
		}
		// Whom and what it is to; nobody else could tell.
		let fits = |name: &&str, handle: &&str| {
			OrgNumbers::commitment(account(name), text(handle), SALT) == row.hash
		};
		let found = NAMES.iter().find_map(|name| {
			HANDLES.iter().find(|handle| fits(name, handle)).map(|handle| (*name, *handle))
		});
		let (newcomer, name) = found.unwrap_or((NAMES[self.other], self.handle()));
		let (handle, registrant) = (text(name), account(newcomer));
		if self.kind == 1 && registrant == payer {
			return (Some(payer), Call::register { handle, profile, salt });
		}
		let expires = System::block_number() + self.small;
		let genesis = frame_system::Pallet::<Test>::block_hash(0);
		let domain = registration::REGISTER_FOR;
		let (nonce, expiry) = (row.placed.into(), expires);
		let fields = (&payer, &handle, &profile, salt);
		let payload =
			hanse_support::signed_payload::Payload { domain, genesis, fields, nonce, expiry };
		let signature = pair(newcomer).sign(&payload.message()).into();
		let call = Call::register_for { registrant, handle, profile, salt, expires, signature };
		(Some(payer), call)
	}

	fn content_call(&self) -> (Option<AccountId32>, Call<Test>) {
		let number = self.target();
		let live: Vec<_> = Publications::<Test>::iter_key_prefix(number).collect();
		let publication = one_of(&live, self.number / 3).unwrap_or(self.small);
		let editor = self.writer(number, OrgRole::Editor);
		match self.kind {
			5 => {
				let manager = self.writer(number, OrgRole::Manager);
				(Some(manager), Call::set_profile { number, profile: self.profile() })
			},
			6 => (Some(editor), Call::publish { number, document: self.document() }),
			7 => {
				let part = text(["", "1", "2", "3", "4", "5"][self.small as usize]);
				(Some(editor), Call::append_part { number, publication, part })
			},
			8 => {
				let document = self.document();
				(Some(editor), Call::edit_publication { number, publication, document })
			},
			_ => {
				let orphans = Publications::<Test>::iter()
					.filter(|(number, ..)| !Numbers::<Test>::contains_key(number));
				let orphans: Vec<_> =
					orphans.map(|(number, id, row)| (number, id, row.deposit.payer)).collect();
				let orphan = one_of(&orphans, self.number).filter(|_| self.small > 2);
				let (number, publication, payer) = orphan.unwrap_or((number, publication, editor));
				(Some(payer), Call::retract_publication { number, publication })
			},
		}
	}

	fn account_call(&self) -> (Option<AccountId32>, Call<Test>) {
		let (number, account) = (self.some_number(), person(self.other));
		let owner = self.writer(number, OrgRole::Owner);
		let manager = self.writer(number, OrgRole::Manager);
		let role = [GrantedRole::Editor, GrantedRole::Manager][self.small as usize % 2];
		match self.kind {
			10 => (Some(manager), Call::set_role { number, account, role }),
			11 => {
				let in_force: Vec<_> = OrgNumbers::roles_of(number, None, 9);
				let whom = one_of(&in_force, self.number).map_or(account, |(whom, _)| whom);
				let by = if self.small == 0 { whom.clone() } else { owner };
				(Some(by), Call::remove_role { number, account: whom })
			},
			12 => {
				let mut roles = stale_roles();
				if roles.is_empty() {
					roles = Roles::<Test>::iter_keys().collect();
				}
				let granted = one_of(&roles, self.number).filter(|_| self.entitled);
				let (number, tenure, account) = granted.unwrap_or((number, self.small, account));
				(Some(person(self.who)), Call::reclaim_role { number, tenure, account })
			},
			13 => (Some(account), Call::follow { number }),
			14 => {
				let follows: Vec<_> = Following::<Test>::iter_keys().collect();
				let (who, number) = one_of(&follows, self.number).unwrap_or((account, number));
				(Some(who), Call::unfollow { number })
			},
			15 => (Some(self.writer(number, OrgRole::Editor)), Call::set_primary { number }),
			_ => {
				let named: Vec<_> = Primaries::<Test>::iter_keys().collect();
				(Some(self.pick(one_of(&named, self.number))), Call::clear_primary {})
			},
		}
	}

	fn moving_call(&self) -> (Option<AccountId32>, Call<Test>) {
		let number = self.target();
		let row = Numbers::<Test>::get(number);
		let owner = self.writer(number, OrgRole::Owner);
		let offeree = row.as_ref().and_then(|row| match &row.sale {
			Sale::Offered(to) => Some(to.clone()),
			_ => None,
		});
		let recovery = row.and_then(|row| row.recovery);
		if let (23, true, Some(ready)) =
			(self.kind, self.entitled, recovery.as_ref().and_then(|recovery| recovery.ready))
		{
			await_block(ready);
		}
		let recoverer = recovery.map(|recovery| recovery.plan.to);
		let to = person(self.other);
		match self.kind {
			17 => (Some(owner), Call::offer_transfer { number, to }),
			18 => (Some(self.pick(offeree)), Call::accept_transfer { number }),
			19 if self.small > 2 => (Some(owner), Call::cancel_transfer { number }),
			19 => (Some(self.pick(offeree)), Call::cancel_transfer { number }),
			20 => {
				let delay = 9 + self.small;
				let plan = (self.small < 5).then_some(RecoveryPlan { to, delay });
				(Some(owner), Call::set_recovery { number, plan })
			},
			21 => (Some(self.pick(recoverer)), Call::start_recovery { number }),
			22 => (Some(owner), Call::object_to_recovery { number }),
			_ => (Some(self.pick(recoverer)), Call::finish_recovery { number }),
		}
	}

	fn registrar_call(&self) -> (Option<AccountId32>, Call<Test>) {
		let admitted: Vec<_> = Registrars::<Test>::iter_keys().collect();
		let registrar = one_of(&admitted, self.number);
		let number = self.target();
		let row = Numbers::<Test>::get(number);
		match self.kind {
			24 => (None, Call::add_registrar { registrar: person(self.other) }),
			25 => (None, Call::remove_registrar { registrar: self.pick(registrar) }),
			26 => {
				let tenure = row.filter(|_| self.entitled).map_or(self.small, |row| row.tenure);
				let evidence = H256([self.small as u8; 32]);
				let call = Call::grant_verification { number, tenure, evidence };
				(Some(self.pick(registrar)), call)
			},
			_ => {
				// Any registrar may, not only the one whose mark it is.
				let reason = text(if self.small == 0 { "" } else { "why" });
				(Some(self.pick(registrar)), Call::withdraw_verification { number, reason })
			},
		}
	}
}

/// The resting pairs that could be settled now.
pub(super) fn compatible() -> Vec<(OrderId, OrderId)> {
	let open: Vec<_> = Orders::<Test>::iter()
		.filter(|(id, order)| OrgNumbers::flaw(*id, order).is_none())
		.collect();
	let (asks, bids): (Vec<_>, Vec<_>) =
		open.into_iter().partition(|(_, order)| order.side() == Side::Ask);
	let mut pairs = Vec::new();
	for (sell, ask) in &asks {
		let fits = |(buy, bid): &&(OrderId, OrderOf<Test>)| {
			OrgNumbers::judge(ask, *buy, bid) == pool::matching::Verdict::Good
		};
		pairs.extend(bids.iter().filter(fits).map(|(buy, _)| (*sell, *buy)));
	}
	pairs
}

impl Step {
	fn coin(&self) -> Coin {
		if self.number.is_multiple_of(5) {
			CHIPS
		} else {
			NATIVE
		}
	}

	fn offer(&self) -> u128 {
		95 + u128::from(self.number % 12)
	}

	fn expiry(&self) -> u32 {
		let long = if self.small > 2 { 90_000 } else { 0 };
		System::block_number() + 12 * self.small + u32::from(self.entitled) + long
	}

	fn an_order(&self) -> (AccountId32, OrderId) {
		let open: Vec<_> = Orders::<Test>::iter().map(|(id, order)| (order.owner, id)).collect();
		let (owner, id) =
			one_of(&open, self.number / 3).unwrap_or((person(self.who), u64::from(self.small)));
		(self.pick(Some(owner)), id)
	}

	fn pool_call(&self) -> (Option<AccountId32>, Call<Test>) {
		match self.kind {
			31 => self.sell_call(),
			32 => self.buy_call(),
			33..=37 => self.order_call(),
			38..=41 => self.auction_call(),
			PAIRING => self.leading_to_a_pair(),
			STRANDING => self.leading_to_stranded_money(),
			42 => {
				let criteria = match self.small % 4 {
					1 => {
						Criteria { category: Some(9_995 + self.small as u16), ..Default::default() }
					},
					2 => Criteria { max_handle_len: Some(6), ..Default::default() },
					_ => Criteria { min_followers: self.small % 3, ..Default::default() },
				};
				let class = [CATEGORY, SHORT, FOLLOWED][self.other % 3];
				(None, Call::set_class { class, criteria: (self.small > 0).then_some(criteria) })
			},
			_ => {
				let least_price = (self.small > 0).then_some(u128::from(self.small));
				(None, Call::set_currency { currency: self.coin(), least_price })
			},
		}
	}

	fn sell_call(&self) -> (Option<AccountId32>, Call<Test>) {
		let number = self.target();
		let owner = self.writer(number, OrgRole::Owner);
		let buyer = (self.small == 1).then(|| person(self.other));
		let mut classes = OrgNumbers::classes_of(number);
		classes.truncate(self.small as usize % 4);
		if buyer.is_some() {
			classes.clear();
		}
		let terms = SellTerms {
			currency: self.coin(),
			price: self.offer(),
			buyer,
			classes: classes.try_into().unwrap(),
			expires: self.expiry(),
		};
		(Some(owner), Call::sell { number, terms })
	}

	fn buy_call(&self) -> (Option<AccountId32>, Call<Test>) {
		let number = self.some_number();
		let revision = Numbers::<Test>::get(number).map_or(0, |row| row.revision);
		let target = match self.small {
			0 => Target::Number { number, revision: Some(revision) },
			1 | 2 => Target::Number { number, revision: None },
			_ => Target::Class([CATEGORY, SHORT, FOLLOWED][self.other % 3]),
		};
		let terms =
			BuyTerms { target, currency: self.coin(), price: self.offer(), expires: self.expiry() };
		(Some(person(self.who)), Call::buy { terms })
	}

	/// A bid in a class that an open listing is of and doesn't name, else such a listing, else what
	/// makes a number fit for one.
	fn leading_to_a_pair(&self) -> (Option<AccountId32>, Call<Test>) {
		// The other side may come many steps later.
		let expires = System::block_number() + 1_000_000;
		let unnamed = Orders::<Test>::iter().filter_map(|(id, order)| match &order.kind {
			_ if OrgNumbers::flaw(id, &order).is_some() => None,
			OrderKind::Sell { number, buyer: None, classes, .. } => {
				let of = OrgNumbers::classes_of(*number);
				let class = of.into_iter().find(|class| !classes.contains(class))?;
				Some((class, order.currency.clone(), order.price, order.owner))
			},
			_ => None,
		});
		let unnamed: Vec<_> = unnamed.collect();
		if let Some((class, currency, price, seller)) = one_of(&unnamed, self.number) {
			let target = Target::Class(class);
			let terms = BuyTerms { target, currency, price: price + 1, expires };
			return (Some(self.rival(&seller)), Call::buy { terms });
		}
		let mut free = targets(31);
		let Some(number) = one_of(&free, self.number) else {
			return Self { kind: 31, ..*self }.timely().call();
		};
		free.retain(|number| !OrgNumbers::classes_of(*number).is_empty());
		let Some(number) = one_of(&free, self.number) else {
			return (Some(person(self.who)), Call::follow { number });
		};
		let terms = SellTerms { expires, ..ask(self.offer(), &[]) };
		(Some(self.writer(number, OrgRole::Owner)), Call::sell { number, terms })
	}

	/// A bid cancelled by who may not be paid any more, else a bid.
	fn leading_to_stranded_money(&self) -> (Option<AccountId32>, Call<Test>) {
		let bids = Orders::<Test>::iter().filter(|(_, order)| order.side() == Side::Bid);
		let bids: Vec<_> = bids.map(|(id, order)| (order.owner, id)).collect();
		let Some((owner, id)) = one_of(&bids, self.number) else { return self.buy_call() };
		bar(&owner);
		(Some(owner), Call::cancel_order { id })
	}

	fn order_call(&self) -> (Option<AccountId32>, Call<Test>) {
		let (owner, id) = self.an_order();
		match self.kind {
			33 => (Some(owner), Call::cancel_order { id }),
			34 => (Some(owner), Call::update_price { id, price: self.offer() }),
			35 => {
				let pair = one_of(&compatible(), self.number).filter(|_| self.entitled);
				let (sell, buy) = pair.unwrap_or((id, u64::from(self.small)));
				(Some(person(self.who)), Call::match_orders { sell, buy })
			},
			36 => {
				let ids: Vec<_> = Orders::<Test>::iter_keys().take(16).collect();
				(Some(person(self.who)), Call::clear_orders { ids: ids.try_into().unwrap() })
			},
			_ => {
				let left: Vec<_> = Stranded::<Test>::iter_keys().collect();
				let (who, id) = one_of(&left, self.number).unwrap_or((owner, id));
				if self.entitled && self.small > 0 {
					unbar();
				}
				(Some(self.pick(Some(who))), Call::withdraw_stranded { id })
			},
		}
	}

	fn auction_call(&self) -> (Option<AccountId32>, Call<Test>) {
		let number = self.target();
		let auction = Auctions::<Test>::get(number);
		match self.kind {
			38 => {
				let starts = System::block_number() + self.small % 2;
				let long = if self.small > 1 { 90_000 } else { 0 };
				let ends = starts + 9 + self.small + long;
				let terms =
					AuctionTerms { currency: self.coin(), reserve: self.offer(), starts, ends };
				let owner = self.writer(number, OrgRole::Owner);
				(Some(owner), Call::start_auction { number, terms })
			},
			39 => {
				let seller = auction.map_or_else(alice, |auction| auction.seller);
				let least = OrgNumbers::auction(number).map_or(100, |(_, least)| least);
				let amount = least + u128::from(self.small) - u128::from(!self.entitled);
				(Some(self.rival(&seller)), Call::bid { number, amount })
			},
			40 => {
				if self.entitled {
					await_block(auction.map_or(0, |auction| auction.ends + 1));
				}
				(Some(person(self.who)), Call::settle_auction { number })
			},
			_ => (Some(self.writer(number, OrgRole::Owner)), Call::cancel_auction { number }),
		}
	}
}
