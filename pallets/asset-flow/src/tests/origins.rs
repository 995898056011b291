// SPDX-License-Identifier: Apache-2.0

//! The origin matrix: every call, tried by everybody, under conditions in which the entitled succeed.

use crate::{mock::*, *};
use frame_support::{
	assert_ok,
	storage::{with_transaction, TransactionOutcome},
	traits::GetCallName,
};
use hanse_support::{OrgNumber, OrgRole};
use sp_runtime::{AccountId32, DispatchError, DispatchResult};
use std::collections::BTreeSet;
use Error::*;
use Who::*;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Who {
	Nobody,
	Root,
	/// What stands for itself.
	Authorized,
	Stranger,
	/// Has records in the tables here.
	Client,
	/// Of [`LUEBECK`], the first server of the tables here, unless said otherwise.
	Owner,
	Manager,
	Desk,
	/// The account that it acted from before.
	LeftDesk,
	/// Of [`VISBY`], the other server of the tables here.
	OtherOwner,
	OtherDesk,
	/// Of [`RIGA`], which is suspended.
	SuspendedOwner,
	SuspendedDesk,
	/// Of [`BERGEN`], which was removed.
	RemovedOwner,
	RemovedDesk,
	/// Of [`DANZIG`], which was sold.
	OldOwner,
	OldDesk,
	NewOwner,
	/// Of [`RENEWED`], which was sold and admitted again.
	EarlierOwner,
	EarlierDesk,
	PresentOwner,
	PresentDesk,
}

const EVERYBODY: [Who; 22] = [
	Nobody,
	Root,
	Authorized,
	Stranger,
	Client,
	Owner,
	Manager,
	Desk,
	LeftDesk,
	OtherOwner,
	OtherDesk,
	SuspendedOwner,
	SuspendedDesk,
	RemovedOwner,
	RemovedDesk,
	OldOwner,
	OldDesk,
	NewOwner,
	EarlierOwner,
	EarlierDesk,
	PresentOwner,
	PresentDesk,
];

/// A server whose number was sold and admitted again.
const RENEWED: OrgNumber = NO_SERVER;

impl Who {
	fn signs(self) -> bool {
		!matches!(self, Nobody | Root | Authorized)
	}

	fn id(self) -> AccountId32 {
		match self {
			Owner => first_owner(LUEBECK),
			LeftDesk => desk(LUEBECK),
			OtherOwner => first_owner(VISBY),
			OtherDesk => desk(VISBY),
			SuspendedOwner => first_owner(RIGA),
			SuspendedDesk => desk(RIGA),
			RemovedOwner => first_owner(BERGEN),
			RemovedDesk => desk(BERGEN),
			OldOwner => first_owner(DANZIG),
			OldDesk => desk(DANZIG),
			other => account(&format!("{other:?}")),
		}
	}

	fn origin(self) -> Origin {
		match self {
			Nobody => Origin::none(),
			Root => Origin::root(),
			Authorized => authorized(),
			_ => signed(&self.id()),
		}
	}
}

/// Tables by their first server, opened while all might act; the other one is [`VISBY`].
const BY_LUEBECK: u8 = 1;
const BY_RIGA: u8 = 2;
const BY_BERGEN: u8 = 3;
const BY_DANZIG: u8 = 4;
const BY_RENEWED: u8 = 5;
const FIRSTS: [(u8, OrgNumber); 5] = [
	(BY_LUEBECK, LUEBECK),
	(BY_RIGA, RIGA),
	(BY_BERGEN, BERGEN),
	(BY_DANZIG, DANZIG),
	(BY_RENEWED, RENEWED),
];

/// The call that lets a server act from an account, with a key of this name.
fn acting_from(server: OrgNumber, account: &AccountId32) -> Call<Test> {
	let version = key_version(server) + 1;
	setting_desk_with(server, account, &pair(&format!("Key{version}Of{}", server.0)))
}

fn stage() {
	EVERYBODY.into_iter().filter(|who| who.signs()).for_each(|who| set_free(&who.id(), 1_000_000));
	register_number(RENEWED, &EarlierOwner.id());
	root(Call::admit_server { server: RENEWED });
	by(&EarlierOwner.id(), acting_from(RENEWED, &EarlierDesk.id()));
	give_role(LUEBECK, &Manager.id(), OrgRole::Manager);
	for (n, first) in FIRSTS {
		let desk = server(first).desk.unwrap().account;
		by(&desk, opening(uuid(n), &[VISBY], rules()));
		append(uuid(n), vec![entry(uuid(n), "Client", 1)]);
	}
	forward(terms().key_delay);
	set_desk(LUEBECK, &Desk.id());
	root(Call::suspend_server { server: RIGA });
	root(Call::remove_server { server: BERGEN });
	sell_number(DANZIG, &NewOwner.id());
	sell_number(RENEWED, &PresentOwner.id());
	root(Call::admit_server { server: RENEWED });
	by(&PresentOwner.id(), acting_from(RENEWED, &PresentDesk.id()));
	forward(terms().key_delay);
}

type Seen = BTreeSet<&'static str>;

/// Tries a call by everybody.
struct Trial<'a> {
	prepare: fn(),
	seen: &'a mut Seen,
}

impl<'a> Trial<'a> {
	fn of(seen: &'a mut Seen) -> Self {
		Self { prepare: || (), seen }
	}

	fn after(seen: &'a mut Seen, prepare: fn()) -> Self {
		Self { prepare, seen }
	}

	fn run(self, call: impl Fn(Who) -> Call<Test>, expected: impl Fn(Who) -> DispatchResult) {
		for who in EVERYBODY {
			let outcome = with_transaction(|| {
				(self.prepare)();
				let call = call(who);
				let name = call.get_call_name();
				self.seen.insert(name);
				System::reset_events();
				let outcome = dispatch(who.origin(), call);
				assert_eq!(outcome, expected(who), "{name} by {who:?}");
				let told = events();
				assert_eq!(told.is_empty(), outcome.is_err(), "{name} by {who:?} tells {told:?}");
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
			});
			assert_ok!(outcome);
		}
	}
}

/// For governance.
fn governed(who: Who) -> DispatchResult {
	if who == Root {
		Ok(())
	} else {
		Err(DispatchError::BadOrigin)
	}
}

/// For whoever signs: `judge` says what of.
fn signers(judge: impl Fn(Who) -> Result<(), Error<Test>>) -> impl Fn(Who) -> DispatchResult {
	move |who| match who.signs() {
		true => judge(who).map_err(Into::into),
		false => Err(DispatchError::BadOrigin),
	}
}

fn anyone(who: Who) -> DispatchResult {
	signers(|_| Ok(()))(who)
}

/// For one account only.
fn only(entitled: Who, refusal: fn() -> Error<Test>) -> impl Fn(Who) -> DispatchResult {
	signers(move |who| if who == entitled { Ok(()) } else { Err(refusal()) })
}

fn nobody(refusal: fn() -> Error<Test>) -> impl Fn(Who) -> DispatchResult {
	signers(move |_| Err(refusal()))
}

fn governance(seen: &mut Seen) {
	for server in [BERGEN, DANZIG] {
		Trial::of(seen).run(|_| Call::admit_server { server }, governed);
	}
	Trial::of(seen).run(|_| Call::suspend_server { server: LUEBECK }, governed);
	Trial::of(seen).run(|_| Call::reinstate_server { server: RIGA }, governed);
	for server in [LUEBECK, RIGA, DANZIG] {
		Trial::of(seen).run(|_| Call::remove_server { server }, governed);
	}
}

fn desks(seen: &mut Seen) {
	let moving = |server| move |_| acting_from(server, &account("Office"));
	Trial::of(seen).run(moving(LUEBECK), only(Owner, || NotOwner));
	Trial::of(seen).run(moving(RIGA), only(SuspendedOwner, || NotOwner));
	let removed = |who| if who == RemovedOwner { ServerNotAdmitted } else { NotOwner };
	Trial::of(seen).run(moving(BERGEN), signers(|who| Err(removed(who))));
	Trial::of(seen).run(moving(DANZIG), nobody(|| ServerVoid));
	Trial::of(seen).run(moving(RENEWED), only(PresentOwner, || NotOwner));
}

fn opening_tables(seen: &mut Seen) {
	let open = |who| {
		let other = if who == OtherDesk { LUEBECK } else { VISBY };
		opening(uuid(9), &[other], rules())
	};
	let judge = |who| match who {
		Desk | OtherDesk | PresentDesk => Ok(()),
		SuspendedDesk => Err(ServerNotAdmitted),
		OldDesk => Err(ServerVoid),
		_ => Err(NotServer),
	};
	Trial::of(seen).run(open, signers(judge));
}

fn appending_records(seen: &mut Seen) {
	for records in 1..=2 {
		let append = |n| {
			let of = move |counter: u64| entry(uuid(n), "Client", 1 + counter);
			move |_| appending(uuid(n), (1..=records).map(of).collect())
		};
		Trial::of(seen).run(append(BY_LUEBECK), only(Desk, || NotFirstServer));
		Trial::of(seen).run(append(BY_RIGA), nobody(|| ServerNotAdmitted));
		Trial::of(seen).run(append(BY_BERGEN), nobody(|| ServerNotAdmitted));
		Trial::of(seen).run(append(BY_DANZIG), nobody(|| ServerVoid));
		Trial::of(seen).run(append(BY_RENEWED), nobody(|| ServerVoid));
	}
}

fn closing_tables(seen: &mut Seen) {
	let close = |n| move |_| Call::close { table: uuid(n) };
	Trial::of(seen).run(close(BY_LUEBECK), only(Desk, || TooEarly));
	for (n, _) in &FIRSTS[1..] {
		Trial::of(seen).run(close(*n), nobody(|| TooEarly));
	}
	for (n, _) in FIRSTS {
		Trial::after(seen, || forward(100)).run(close(n), anyone);
	}
}

fn close_by_luebeck() {
	by(&Desk.id(), Call::close { table: uuid(BY_LUEBECK) });
}

fn seal_by_both() {
	close_by_luebeck();
	sign(uuid(BY_LUEBECK), &[LUEBECK, VISBY]);
}

/// Three named, of whom two signed; the time is over.
fn overdue() {
	by(&Desk.id(), opening(uuid(9), &[VISBY, RENEWED], rules()));
	by(&Desk.id(), Call::close { table: uuid(9) });
	sign(uuid(9), &[LUEBECK, VISBY]);
	forward_to(deadline(uuid(9)));
}

fn sealing_tables(seen: &mut Seen) {
	let receipt = |_| Call::receipt { signed: signed_receipt(receipt(uuid(BY_LUEBECK), VISBY, 0)) };
	let itself = |who| match who {
		Authorized => Ok(()),
		_ => Err(DispatchError::BadOrigin),
	};
	Trial::after(seen, close_by_luebeck).run(receipt, itself);
	let seal = |_| Call::seal_incomplete { table: uuid(9) };
	Trial::after(seen, overdue).run(seal, anyone);
}

fn reporting(seen: &mut Seen) {
	let report = |_| {
		let wrong = Receipt { count: 9, ..receipt(uuid(BY_LUEBECK), VISBY, 0) };
		Call::report_server { evidence: Evidence::WrongDigest(signed_receipt(wrong)) }
	};
	Trial::after(seen, close_by_luebeck).run(report, anyone);
	let report = |_| {
		let table = uuid(BY_LUEBECK);
		let mut other = record(&Client.id(), 1);
		other.time += 1;
		let (first, second) = (entry(table, "Client", 1), signed_entry(table, "Client", other));
		Call::report_client { table, first: Box::new(first), second: Box::new(second) }
	};
	Trial::of(seen).run(report, anyone);
}

fn cleared_and_over() {
	seal_by_both();
	by(&Stranger.id(), Call::clear_clients { table: uuid(BY_LUEBECK), limit: 1 });
	forward(365 * DAY);
}

fn tidying(seen: &mut Seen) {
	let clear = |_| Call::clear_clients { table: uuid(BY_LUEBECK), limit: 1 };
	Trial::after(seen, close_by_luebeck).run(clear, anyone);
	let retire = |_| Call::retire_table { table: uuid(BY_LUEBECK) };
	Trial::after(seen, cleared_and_over).run(retire, anyone);
}

#[test]
fn every_call_should_be_open_to_the_entitled_and_refused_to_everybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		stage();
		let mut seen = Seen::new();
		governance(&mut seen);
		desks(&mut seen);
		opening_tables(&mut seen);
		appending_records(&mut seen);
		closing_tables(&mut seen);
		sealing_tables(&mut seen);
		reporting(&mut seen);
		tidying(&mut seen);
		let all: Seen = Call::<Test>::get_call_names().iter().copied().collect();
		assert_eq!(seen, all);
	});
}
