// SPDX-License-Identifier: Apache-2.0

//! The origin matrix: every call, tried by everybody, under conditions in which the entitled succeed.

use crate::{mock::*, *};
use frame_support::{
	assert_ok,
	storage::{with_transaction, TransactionOutcome},
	traits::GetCallName,
};
use hanse_support::OrgRole;
use sp_core::H256;
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
	/// Of the node that opened [`OURS`]: [`LUEBECK`].
	Owner,
	Agent,
	/// The account of the key that it had before.
	LeftAgent,
	/// Of its number.
	Manager,
	/// An account for which it speaks.
	Guest,
	/// Of [`VISBY`], a member of [`OURS`].
	Member,
	MemberAgent,
	/// Of [`RIGA`], which is in no group.
	Outsider,
	/// Of [`ANNA`], who did not answer.
	Invited,
	/// Of [`BERT`], who left.
	Left,
	/// Of [`BERGEN`], a member for its number, which was sold; also the initiator of [`SOLD`].
	OldOwner,
	NewOwner,
	/// [`CLARA`], a member whose node is gone.
	Gone,
}

const EVERYBODY: [Who; 17] = [
	Nobody,
	Root,
	Authorized,
	Stranger,
	Owner,
	Agent,
	LeftAgent,
	Manager,
	Guest,
	Member,
	MemberAgent,
	Outsider,
	Invited,
	Left,
	OldOwner,
	NewOwner,
	Gone,
];

impl Who {
	fn signs(self) -> bool {
		!matches!(self, Nobody | Root | Authorized)
	}

	/// Whether it is a node's owner.
	fn owns(self) -> bool {
		matches!(self, Owner | Member | Outsider | Invited | Left | OldOwner)
	}

	/// Whether a node speaks through it.
	fn speaks(self) -> bool {
		self.owns() || matches!(self, Agent | MemberAgent)
	}

	fn id(self) -> AccountId32 {
		match self {
			Owner => account(LUEBECK),
			Agent => agent_at(LUEBECK, 2),
			LeftAgent => agent_at(LUEBECK, 1),
			Guest => account(GAST),
			Member => account(VISBY),
			MemberAgent => agent_at(VISBY, 1),
			Outsider => account(RIGA),
			Invited => account(ANNA),
			Left => account(BERT),
			OldOwner => account(BERGEN),
			Gone => account(CLARA),
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

/// A trade of all who are named above; one whose initiator is void.
const OURS: ActivityId = 0;
const SOLD: ActivityId = 1;
const CRANE: ThingId = 0;
/// Messages of [`OURS`]: by its initiator, by the other member.
const FIRST: MessageNumber = 0;
const SECOND: MessageNumber = 1;

fn stage() {
	EVERYBODY.into_iter().filter(|who| who.signs()).for_each(|who| set_free(&who.id(), ENDOWMENT));
	give_role(number_of(LUEBECK), &Manager.id(), OrgRole::Manager);
	host(GAST, LUEBECK);
	assert_eq!(register_thing(LUEBECK, "Crane"), CRANE);
	by(&Owner.id(), Call::offer_thing { thing: CRANE, to: Some(Member.id()) });
	assert_eq!(formed(Request::Both, &[LUEBECK, VISBY, BERGEN]), OURS);
	assert_eq!(formed(Request::Both, &[BERGEN, VISBY]), SOLD);
	[ANNA, BERT, CLARA].into_iter().for_each(|name| add(OURS, name, History::Withheld));
	join(OURS, &[BERT, CLARA]);
	leave(OURS, BERT);
	by(&Gone.id(), Call::remove_node {});
	sell_number(number_of(BERGEN), &NewOwner.id());
	assert_eq!((inform(OURS, LUEBECK), inform(OURS, VISBY)), (FIRST, SECOND));
	vouch(OURS, LUEBECK, VISBY);
	rotate(LUEBECK);
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

/// For whom a node speaks through: `judge` says what of.
fn speakers(judge: impl Fn(Who) -> Result<(), Error<Test>>) -> impl Fn(Who) -> DispatchResult {
	signers(move |who| if who.speaks() { judge(who) } else { Err(NodeNotFound) })
}

/// For owners of nodes, not for agents.
fn owners(judge: impl Fn(Who) -> Result<(), Error<Test>>) -> impl Fn(Who) -> DispatchResult {
	speakers(move |who| if who.owns() { judge(who) } else { Err(NotOwner) })
}

/// For the node that opened [`OURS`].
fn initiators(refusal: fn() -> Error<Test>) -> impl Fn(Who) -> DispatchResult {
	speakers(move |who| match who {
		Owner | Agent => Ok(()),
		_ => Err(refusal()),
	})
}

/// For who stands in [`OURS`]: `judge` says what of.
fn members(judge: impl Fn(Who) -> Result<(), Error<Test>>) -> impl Fn(Who) -> DispatchResult {
	speakers(move |who| match who {
		Owner | Agent | Member | MemberAgent => judge(who),
		OldOwner => Err(MemberVoid),
		_ => Err(NotMember),
	})
}

/// The call by which somebody's account gets a node.
fn registering(who: Who, org: bool) -> Call<Test> {
	let (keys, pairs) = (keys("Fresh", 1), (&peer_key("Fresh", 1), &signing_key("Fresh", 1)));
	let proofs = proofs_of(&who.id(), &keys, pairs, 1);
	Call::register_node { keys, org: org.then(|| number_of(LUEBECK)), proofs }
}

/// The call by which somebody's node gets the keys of a version that is its next.
fn rotating(who: Who) -> Call<Test> {
	let node = NodesByAccount::<Test>::get(who.id()).and_then(Nodes::<Test>::get);
	let version = node.map_or(1, |row| row.key_version + 1);
	let (keys, pairs) = (keys("Fresh", 1), (&peer_key("Fresh", 1), &signing_key("Fresh", 1)));
	let proofs = proofs_of(&who.id(), &keys, pairs, version);
	Call::rotate_keys { keys, proofs }
}

fn nodes(seen: &mut Seen) {
	let free = |who: Who| if who.speaks() { Err(AccountInUse) } else { Ok(()) };
	Trial::of(seen).run(|who| registering(who, false), signers(free));
	let managing = move |who| match who {
		Manager => Ok(()),
		_ => free(who).and(Err(NotAuthorised)),
	};
	Trial::of(seen).run(|who| registering(who, true), signers(managing));
	Trial::of(seen).run(rotating, owners(|_| Ok(())));
	let own = |who| if who == Owner { Ok(()) } else { Err(NotAuthorised) };
	let number = || Some(number_of(LUEBECK));
	Trial::of(seen).run(|_| Call::set_org { org: number() }, owners(own));
	Trial::of(seen).run(|_| Call::set_org { org: None }, owners(|_| Ok(())));
	Trial::of(seen).run(|_| Call::remove_node {}, owners(|_| Ok(())));
}

fn guests(seen: &mut Seen) {
	let without = |who: Who| if who.speaks() { Err(HasNode) } else { Ok(()) };
	Trial::of(seen).run(|_| Call::ask_host { host: Some(node(VISBY)) }, signers(without));
	let end = |_| Call::ask_host { host: None };
	Trial::of(seen).run(end, only(Guest, || GuestNotFound));
	let refuse = |_| Call::answer_guest { account: Guest.id(), answer: HostAnswer::Refuse };
	Trial::of(seen).run(refuse, initiators(|| NotHost));
}

fn things(seen: &mut Seen) {
	let register = |who: Who| {
		let claim = ThingClaim { key: account("Pump"), owner: who.id() };
		let fields = claim.clone();
		let (domain, genesis) = (payloads::THING, System::block_hash(0));
		let expiry = now();
		let payload =
			hanse_support::signed_payload::Payload { domain, genesis, fields, nonce: 0, expiry };
		let proof = sp_core::Pair::sign(&pair("Pump"), &payload.message()).into();
		Call::register_thing { key: claim.key, expiry, proof }
	};
	Trial::of(seen).run(register, anyone);
	let offer = |_| Call::offer_thing { thing: CRANE, to: None };
	Trial::of(seen).run(offer, only(Owner, || NotThingOwner));
	let take = |_| Call::take_thing { thing: CRANE };
	Trial::of(seen).run(take, only(Member, || NotOffered));
	let retire = |_| Call::retire_thing { thing: CRANE };
	Trial::of(seen).run(retire, only(Owner, || NotThingOwner));
}

fn kinds(seen: &mut Seen) {
	let register = |_| registering_kind(Relations::INDUSTRIAL, &[AMT], UpdatePolicy::Members);
	Trial::of(seen).run(register, governed);
	Trial::of(seen).run(|_| Call::retire_kind { kind: TRADE }, governed);
	let to = Consent::Kind(TRADE);
	Trial::of(seen).run(|_| Call::allow { to }, speakers(|_| Ok(())));
	let allow = || by(&Owner.id(), Call::allow { to: Consent::Kind(TRADE) });
	Trial::after(seen, allow).run(|_| Call::disallow { to }, initiators(|| NotAllowed));
}

fn opening_activities(seen: &mut Seen) {
	let open = |_| {
		let parties = [person(LUEBECK), org(VISBY), org(RIGA)].map(receiving).to_vec();
		let own = initiating(person(LUEBECK));
		opening(TRADE, Request::Both, [vec![own], parties].concat())
	};
	Trial::of(seen).run(open, initiators(|| NotInitiatingParty));
	let asked = |who| if who == Invited { Ok(()) } else { Err(NotInvited) };
	Trial::of(seen).run(|_| Call::consent { activity: OURS }, speakers(asked));
	Trial::of(seen).run(|_| Call::decline { activity: OURS }, speakers(asked));
}

fn groups(seen: &mut Seen) {
	let add = |_| adding(OURS, RIGA, History::Granted);
	Trial::of(seen).run(add, initiators(|| NotInitiator));
	let remove =
		|node: fn() -> NodeId| move |_| Call::remove_member { activity: OURS, node: node() };
	Trial::of(seen).run(remove(|| node(VISBY)), initiators(|| NotInitiator));
	Trial::of(seen).run(remove(|| node(BERGEN)), anyone);
	// Its number in the order of [`NODES`].
	Trial::of(seen).run(remove(|| 7), anyone);
	let leaves = |who| match who {
		Owner | Agent => Err(MemberRequired),
		Member | MemberAgent | OldOwner => Ok(()),
		_ => Err(NotMember),
	};
	Trial::of(seen).run(|_| Call::leave { activity: OURS }, speakers(leaves));
	let rotated = |who| if matches!(who, Owner | Agent) { Ok(()) } else { Err(EpochCurrent) };
	Trial::of(seen).run(|_| Call::raise_epoch { activity: OURS }, members(rotated));
}

fn messages(seen: &mut Seen) {
	let epoch = || activity_row(OURS).epoch;
	let publish = |_| {
		let (digest, content) = (digest(9), Content::Information);
		Call::publish { activity: OURS, epoch: epoch(), counter: 9, digest, content }
	};
	Trial::of(seen).run(publish, members(|_| Ok(())));
	let publish = |_| {
		let root = H256([9; 32]);
		Call::publish_many { activity: OURS, epoch: epoch(), counter: 9, root, count: 2 }
	};
	Trial::of(seen).run(publish, members(|_| Ok(())));
	let signed = |_| Call::acknowledge {
		signed: signed_receipts(VISBY, Word::Stored, &[entry(OURS, FIRST)]),
	};
	let itself = |who| match who {
		Authorized => Ok(()),
		_ => Err(DispatchError::BadOrigin),
	};
	Trial::of(seen).run(signed, itself);
	let purge = |number| move |_| Call::purge { message: entry(OURS, number) };
	Trial::of(seen).run(purge(FIRST), initiators(|| NotAuthor));
	let authors = |who| match who {
		Owner | Agent | Member | MemberAgent => Ok(()),
		_ => Err(NotAuthor),
	};
	Trial::of(seen).run(purge(SECOND), speakers(authors));
}

fn statements(seen: &mut Seen) {
	let vouch = |_| {
		let about = node(VISBY);
		Call::make_statement { activity: OURS, about, commitment: H256([9; 32]) }
	};
	let others = |who| if matches!(who, Owner | Agent) { Ok(()) } else { Err(AboutItself) };
	Trial::of(seen).run(vouch, members(others));
	let sign = |_| Call::countersign_statement { activity: OURS, statement: 0 };
	let subject = |who| match who {
		Member | MemberAgent => Ok(()),
		_ => Err(NotSubject),
	};
	Trial::of(seen).run(sign, members(subject));
	let revoke = |_| Call::revoke_statement { activity: OURS, statement: 0 };
	let parties = |who| match who {
		Owner | Agent | Member | MemberAgent => Ok(()),
		_ => Err(NotParty),
	};
	Trial::of(seen).run(revoke, speakers(parties));
}

fn ending(seen: &mut Seen) {
	Trial::of(seen).run(|_| Call::close { activity: OURS }, initiators(|| NotInitiator));
	Trial::of(seen).run(|_| Call::close { activity: SOLD }, anyone);
	let clear = |_| Call::clear { activity: OURS, limit: 1 };
	Trial::after(seen, || close_and_wait(OURS)).run(clear, anyone);
}

#[test]
fn every_call_should_be_open_to_the_entitled_and_refused_to_everybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		stage();
		let mut seen = Seen::new();
		nodes(&mut seen);
		guests(&mut seen);
		things(&mut seen);
		kinds(&mut seen);
		opening_activities(&mut seen);
		groups(&mut seen);
		messages(&mut seen);
		statements(&mut seen);
		ending(&mut seen);
		let all: Seen = Call::<Test>::get_call_names().iter().copied().collect();
		assert_eq!(seen, all);
	});
}
