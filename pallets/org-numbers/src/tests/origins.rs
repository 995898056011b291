// SPDX-License-Identifier: Apache-2.0

//! The origin matrix: every call, tried by everybody, under conditions in which the entitled succeed.

use crate::{mock::*, *};
use codec::Encode;
use frame_support::{
	assert_ok,
	storage::{with_transaction, TransactionOutcome},
	traits::GetCallName,
};
use hanse_support::OrgNumber;
use sp_core::{Pair, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{AccountId32, DispatchError, DispatchResult};
use std::collections::BTreeSet;
use Error::*;
use Who::*;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Who {
	Nobody,
	Root,
	Owner,
	Manager,
	Editor,
	OldOwner,
	OldManager,
	OldEditor,
	Registrar,
	Offeree,
	Recoverer,
	Stranger,
}

const EVERYBODY: [Who; 12] = [
	Nobody, Root, Owner, Manager, Editor, OldOwner, OldManager, OldEditor, Registrar, Offeree,
	Recoverer, Stranger,
];
const SIGNERS: [Who; 10] = [
	Owner, Manager, Editor, OldOwner, OldManager, OldEditor, Registrar, Offeree, Recoverer,
	Stranger,
];
const NUMBER: OrgNumber = OrgNumber(195);

impl Who {
	fn id(self) -> AccountId32 {
		account(&format!("{self:?}"))
	}

	fn origin(self) -> Origin {
		match self {
			Nobody => Origin::none(),
			Root => Origin::root(),
			_ => signed(&self.id()),
		}
	}
}

/// A number that moved once, with roles of both tenures, a publication, and a registrar; everybody
/// committed to a handle of its own, follows, and knows the number as its own if it may.
fn stage() {
	let number = register(&OldOwner.id(), "hanse");
	assert_eq!(number, NUMBER);
	open_pool();
	grant(number, &OldManager.id(), GrantedRole::Manager);
	grant(number, &OldEditor.id(), GrantedRole::Editor);
	hand_on(number, &Owner.id());
	grant(number, &Manager.id(), GrantedRole::Manager);
	grant(number, &Editor.id(), GrantedRole::Editor);
	publish(&Editor.id(), number, "News");
	admit(&Registrar.id());
	for who in SIGNERS {
		commit_for(&who.id(), &who.id(), "other");
		let deposit = 0;
		Primaries::<Test>::insert(who.id(), Primary { number, tenure: 0, deposit });
	}
}

fn by(who: Who, call: Call<Test>) {
	assert_ok!(dispatch(who.origin(), call));
}

fn offered() {
	by(Owner, Call::offer_transfer { number: NUMBER, to: Offeree.id() });
}

fn planned() {
	let plan = Some(RecoveryPlan { to: Recoverer.id(), delay: MIN_RECOVERY_DELAY });
	by(Owner, Call::set_recovery { number: NUMBER, plan });
}

fn started() {
	planned();
	by(Recoverer, Call::start_recovery { number: NUMBER });
}

fn verified() {
	let evidence = H256([1; 32]);
	by(Registrar, Call::grant_verification { number: NUMBER, tenure: 1, evidence });
}

/// Tries a call by everybody: `allowed` succeed, the other signers are refused with `refusal`, and
/// whoever the kind of origin keeps out is told `BadOrigin`.
struct Trial {
	prepare: fn(),
	allowed: &'static [Who],
	refusal: Option<DispatchError>,
}

impl Trial {
	/// For some signers.
	fn of(allowed: &'static [Who], refusal: Error<Test>) -> Self {
		Self { prepare: || (), allowed, refusal: Some(refusal.into()) }
	}

	/// For whoever signs.
	fn open() -> Self {
		Self { prepare: || (), allowed: &SIGNERS, refusal: None }
	}

	/// For governance.
	fn governed() -> Self {
		Self { prepare: || (), allowed: &[Root], refusal: None }
	}

	fn after(self, prepare: fn()) -> Self {
		Self { prepare, ..self }
	}

	fn expected(&self, who: Who) -> DispatchResult {
		match &self.refusal {
			_ if self.allowed.contains(&who) => Ok(()),
			Some(refusal) if SIGNERS.contains(&who) => Err(*refusal),
			_ => Err(DispatchError::BadOrigin),
		}
	}

	fn run(self, call: impl Fn(Who) -> Call<Test>, seen: &mut BTreeSet<&'static str>) {
		for who in EVERYBODY {
			let outcome = with_transaction(|| {
				(self.prepare)();
				let call = call(who);
				let name = call.get_call_name();
				seen.insert(name);
				let outcome = dispatch(who.origin(), call);
				assert_eq!(outcome, self.expected(who), "{name} by {who:?}");
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
			});
			assert_ok!(outcome);
		}
	}
}

fn register_for(who: Who) -> Call<Test> {
	let (handle, profile, expires) = ("other", profile("other"), 10_000);
	let placed = Commitments::<Test>::get(who.id()).map_or(0, |row| u64::from(row.placed));
	let genesis = frame_system::Pallet::<Test>::block_hash(0);
	let fields = (who.id(), handle.as_bytes(), &profile, SALT);
	let head = (&b"hanse/signed-payload/v1"[..], genesis);
	let purpose = (&b"org-numbers"[..], &b"register-for"[..]);
	let message = (head, purpose, fields, placed, expires).using_encoded(blake2_256);
	let signature = pair(&format!("{who:?}")).sign(&message).into();
	let (registrant, handle, salt) = (who.id(), text(handle), SALT);
	Call::register_for { registrant, handle, profile, salt, expires, signature }
}

const WRITERS: &[Who] = &[Owner, Manager, Editor];
const LEADERS: &[Who] = &[Owner, Manager];

fn accounts_and_handles(seen: &mut BTreeSet<&'static str>) {
	Trial::open().run(|_| Call::commit { hash: H256::zero() }, seen);
	let register =
		|_| Call::register { handle: text("other"), profile: profile("other"), salt: SALT };
	Trial::open().run(register, seen);
	Trial::open().run(register_for, seen);
	Trial::open().run(|_| Call::withdraw_commitment {}, seen);
	Trial::open().run(|_| Call::clear_primary {}, seen);
	Trial::open().run(|_| Call::follow { number: NUMBER }, seen);
	let follow = || SIGNERS.into_iter().for_each(|who| by(who, Call::follow { number: NUMBER }));
	Trial::open().after(follow).run(|_| Call::unfollow { number: NUMBER }, seen);
	let registrar = Stranger.id();
	Trial::governed().run(|_| Call::add_registrar { registrar: registrar.clone() }, seen);
	Trial::governed().run(|_| Call::remove_registrar { registrar: Registrar.id() }, seen);
	let keep = |_| Call::reserve_handle { handle: text("kept"), beneficiary: None };
	Trial::governed().run(keep, seen);
	let kept = || by(Root, Call::reserve_handle { handle: text("kept"), beneficiary: None });
	Trial::governed().after(kept).run(|_| Call::unreserve_handle { handle: text("kept") }, seen);
}

fn content(seen: &mut BTreeSet<&'static str>) {
	let (number, publication) = (NUMBER, 0);
	let document = || document("News", "body");
	let set_profile = |_| Call::set_profile { number, profile: profile("x") };
	Trial::of(LEADERS, NotAuthorised).run(set_profile, seen);
	let publish = |_| Call::publish { number, document: document() };
	Trial::of(WRITERS, NotAuthorised).run(publish, seen);
	let append = |_| Call::append_part { number, publication, part: text("part") };
	Trial::of(WRITERS, NotAuthorised).run(append, seen);
	let edit = |_| Call::edit_publication { number, publication, document: document() };
	Trial::of(WRITERS, NotAuthorised).run(edit, seen);
	let retract = |_| Call::retract_publication { number, publication };
	Trial::of(WRITERS, NotAuthorised).run(retract, seen);
	let released = || by(Owner, Call::release { number: NUMBER });
	// The editor paid for it.
	Trial::of(&[Editor], NotAuthorised).after(released).run(retract, seen);
	let clear = |_| Call::clear_history { number, from: 1, count: 1 };
	Trial::open().after(released).run(clear, seen);
	Trial::of(&[], NumberNotReleased).run(clear, seen);
}

fn roles(seen: &mut BTreeSet<&'static str>) {
	let number = NUMBER;
	let set = |role| move |_| Call::set_role { number, account: account("New"), role };
	Trial::of(&[Owner], NotAuthorised).run(set(GrantedRole::Manager), seen);
	Trial::of(LEADERS, NotAuthorised).run(set(GrantedRole::Editor), seen);
	let remove = |whom: Who| move |_| Call::remove_role { number, account: whom.id() };
	Trial::of(LEADERS, NotAuthorised)
		.after(|| grant(NUMBER, &account("New"), GrantedRole::Editor))
		.run(|_| Call::remove_role { number, account: account("New") }, seen);
	// Each may leave by itself.
	Trial::of(WRITERS, NotAuthorised).run(remove(Editor), seen);
	Trial::of(LEADERS, NotAuthorised).run(remove(Manager), seen);
	let reclaim =
		|tenure, whom: Who| move |_| Call::reclaim_role { number, tenure, account: whom.id() };
	Trial::open().run(reclaim(0, OldManager), seen);
	Trial::of(&[], RoleInForce).run(reclaim(1, Manager), seen);
	Trial::of(WRITERS, NotAuthorised).run(|_| Call::set_primary { number }, seen);
}

fn moving(seen: &mut BTreeSet<&'static str>) {
	let number = NUMBER;
	Trial::of(&[Owner], NotOwner).run(|_| Call::release { number }, seen);
	let offer = |_| Call::offer_transfer { number, to: account("New") };
	Trial::of(&[Owner], NotOwner).run(offer, seen);
	let accept = |_| Call::accept_transfer { number };
	Trial::of(&[Offeree], NotOfferee).after(offered).run(accept, seen);
	let cancel = |_| Call::cancel_transfer { number };
	Trial::of(&[Owner, Offeree], NotAuthorised).after(offered).run(cancel, seen);
	let set_recovery = |_| Call::set_recovery { number, plan: None };
	Trial::of(&[Owner], NotOwner).after(started).run(set_recovery, seen);
	let start = |_| Call::start_recovery { number };
	Trial::of(&[Recoverer], NotRecoverer).after(planned).run(start, seen);
	let object = |_| Call::object_to_recovery { number };
	Trial::of(&[Owner], NotOwner).after(started).run(object, seen);
	let ready = || {
		started();
		forward(MIN_RECOVERY_DELAY);
	};
	let finish = |_| Call::finish_recovery { number };
	Trial::of(&[Recoverer], NotRecoverer).after(ready).run(finish, seen);
}

fn verification(seen: &mut BTreeSet<&'static str>) {
	let number = NUMBER;
	let evidence = H256([1; 32]);
	let grant = |_| Call::grant_verification { number, tenure: 1, evidence };
	Trial::of(&[Registrar], NotRegistrar).run(grant, seen);
	let withdraw = |_| Call::withdraw_verification { number, reason: text("why") };
	Trial::of(&[Registrar], NotRegistrar).after(verified).run(withdraw, seen);
}

/// All who sign but the owner.
const BUYERS: &[Who] =
	&[Manager, Editor, OldOwner, OldManager, OldEditor, Registrar, Offeree, Recoverer, Stranger];

fn listed() {
	by(Owner, Call::sell { number: NUMBER, terms: ask(500, &[]) });
}

fn asked() {
	by(Stranger, Call::buy { terms: bid_for(FOLLOWED, 600) });
}

fn auctioned() {
	let starts = System::block_number();
	let terms = AuctionTerms { currency: NATIVE, reserve: 500, starts, ends: starts + 100 };
	by(Owner, Call::start_auction { number: NUMBER, terms });
}

/// The order that was placed last.
fn last() -> OrderId {
	NextOrderId::<Test>::get() - 1
}

fn orders(seen: &mut BTreeSet<&'static str>) {
	let number = NUMBER;
	let list = |_| Call::sell { number, terms: ask(500, &[]) };
	Trial::of(&[Owner], NotOwner).run(list, seen);
	Trial::of(BUYERS, AlreadyOwner).run(|_| Call::buy { terms: bid_on(number, 500) }, seen);
	let cancel = |_| Call::cancel_order { id: last() };
	let update = |_| Call::update_price { id: last(), price: 550 };
	Trial::of(&[Owner], NotOrderOwner).after(listed).run(cancel, seen);
	Trial::of(&[Owner], NotOrderOwner).after(listed).run(update, seen);
	Trial::of(&[Stranger], NotOrderOwner).after(asked).run(cancel, seen);
	Trial::of(&[Stranger], NotOrderOwner).after(asked).run(update, seen);
	let compatible = || {
		asked();
		listed();
		by(Manager, Call::follow { number: NUMBER });
	};
	let poke = |_| Call::match_orders { sell: last(), buy: last() - 1 };
	Trial::open().after(compatible).run(poke, seen);
	let expired = || {
		listed();
		forward(1_001);
	};
	let clear = |_| Call::clear_orders { ids: vec![last()].try_into().unwrap() };
	Trial::open().after(expired).run(clear, seen);
	let stranded = || {
		asked();
		bar(&Stranger.id());
		by(Stranger, Call::cancel_order { id: last() });
		unbar();
	};
	let withdraw = |_| Call::withdraw_stranded { id: last() };
	Trial::of(&[Stranger], NothingStranded).after(stranded).run(withdraw, seen);
}

fn auctions(seen: &mut BTreeSet<&'static str>) {
	let number = NUMBER;
	let start = |_| {
		let starts = System::block_number();
		let terms = AuctionTerms { currency: NATIVE, reserve: 500, starts, ends: starts + 100 };
		Call::start_auction { number, terms }
	};
	Trial::of(&[Owner], NotOwner).run(start, seen);
	let bid = |_| Call::bid { number, amount: 500 };
	Trial::of(BUYERS, SelfTrade).after(auctioned).run(bid, seen);
	let cancel = |_| Call::cancel_auction { number };
	Trial::of(&[Owner], NotOwner).after(auctioned).run(cancel, seen);
	let over = || {
		auctioned();
		by(Stranger, Call::bid { number: NUMBER, amount: 500 });
		forward(101 + AUCTION_EXTENSION);
	};
	Trial::open().after(over).run(|_| Call::settle_auction { number }, seen);
}

fn markets(seen: &mut BTreeSet<&'static str>) {
	let set_class = |_| Call::set_class { class: 9, criteria: Some(Criteria::default()) };
	Trial::governed().run(set_class, seen);
	let set_currency = |_| Call::set_currency { currency: NATIVE, least_price: None };
	Trial::governed().run(set_currency, seen);
}

#[test]
fn every_call_should_succeed_for_the_entitled_only_when_everybody_tries() {
	ExtBuilder::default().endow(SIGNERS.map(Who::id)).execute(|| {
		stage();
		let mut seen = BTreeSet::new();
		accounts_and_handles(&mut seen);
		content(&mut seen);
		roles(&mut seen);
		moving(&mut seen);
		verification(&mut seen);
		orders(&mut seen);
		auctions(&mut seen);
		markets(&mut seen);
		let all: BTreeSet<_> = Call::<Test>::get_call_names().iter().copied().collect();
		assert_eq!(seen, all);
	});
}
