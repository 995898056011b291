// SPDX-License-Identifier: Apache-2.0

//! Traders, a person with a device and an authority act together; the chain keeps commitments and
//! receipts.

use frame_support::assert_ok;
use hanse_runtime::{Activities, Runtime, SafeMode};
use hanse_runtime_tests::{
	activities::*,
	actors::actor,
	chain::Chain,
	chips::by_council,
	crowdfunding::{fund, pass},
	governance::{carry, Body},
	orgs::{org, register},
};
use hanse_support::OrgNumber;
use pallet_activities::{
	link, ActivityId, ActivityState, Call, Consent, Content, Error, Event, History, HostAnswer,
	KindId, MemberState, MessageRef, Part, Party, Relations, Request, StatementState, Terms,
	UpdatePolicy, Windows, Word,
};
use pallet_org_numbers::Call as OrgCall;
use sp_core::H256;
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError,
};

/// Traders, each an organisation with a node for its number; the first opens activities.
struct Trade {
	chain: Chain,
	traders: [Node; 3],
	numbers: [OrgNumber; 3],
	kind: KindId,
}

fn trade() -> Trade {
	let mut chain = Chain::development();
	assert_ok!(carry(&mut chain, Body::Council, set_activity_terms(short_activity_terms())));
	let (traders, numbers) = traders(&mut chain);
	let (relations, updates) = (Relations::INDUSTRIAL, UpdatePolicy::Members);
	let kind = open_kind(&mut chain, by_council, relations, &[], updates);
	pass(&mut chain, 1);
	Trade { chain, traders, numbers, kind }
}

fn traders(chain: &mut Chain) -> ([Node; 3], [OrgNumber; 3]) {
	let all = ["luebeck", "visby", "riga"].map(|name| org_node(chain, name));
	let numbers = [all[0].1, all[1].1, all[2].1];
	(all.map(|(node, _)| node), numbers)
}

fn org_node(chain: &mut Chain, name: &str) -> (Node, OrgNumber) {
	let owner = actor(&format!("trade/{name}"));
	fund(chain, &owner);
	pass(chain, 1);
	let number = register(chain, &owner, &format!("trade-{name}"));
	pass(chain, 1);
	(open_node(chain, &owner, Some(number)), number)
}

impl Trade {
	/// An activity of all traders, to which they consented.
	fn open(&mut self, request: Request) -> ActivityId {
		let Self { chain, traders, numbers, kind } = self;
		pass(chain, 0);
		let parties = numbers.map(Party::Org);
		let activity = open(chain, &traders[0], *kind, request, &parties);
		for trader in &traders[1..] {
			chain.does(trader.agent(), group(Call::consent { activity }));
		}
		activity
	}

	/// The node of `number` sells it; the buyer has no node.
	fn sell(&mut self, at: usize) {
		let buyer = actor("trade/buyer");
		fund(&mut self.chain, &buyer);
		pass(&mut self.chain, 1);
		let (number, to) = (self.numbers[at], buyer.address());
		let owner = self.traders[at].owner.clone();
		self.chain.does(&owner, org(OrgCall::offer_transfer { number, to }));
		self.chain.does(&buyer, org(OrgCall::accept_transfer { number }));
	}
}

fn invalid(why: InvalidTransaction) -> TransactionValidityError {
	TransactionValidityError::Invalid(why)
}

fn state_of(chain: &mut Chain, activity: ActivityId) -> ActivityState<u32> {
	activity_row(chain, activity).expect("it is there").state
}

#[test]
fn information_should_be_published_acknowledged_by_all_and_updated() {
	let mut trade = trade();
	let activity = trade.open(Request::Information);
	let Trade { mut chain, traders, .. } = trade;
	let [first, second, third] = &traders;
	assert!(chain.saw(Event::<Runtime>::ActivityFormed { activity }));
	let number = publish(&mut chain, activity, first, Content::Information, 0);
	let entry = MessageRef { activity, number };
	assert_eq!(chain.with(|| Activities::missing(entry)), [second.id, third.id]);

	// Nobody signs or pays for the transactions that bring receipts, and each is good once.
	let sign = |chain: &mut Chain, node: &Node, by: &Node| {
		let signed = signed_receipts(chain, node.id, by.agent(), Word::Stored, &[entry]);
		signed.expect("there is such an entry")
	};
	let forged = sign(&mut chain, second, third);
	assert_eq!(bring(&mut chain, forged), Err(invalid(InvalidTransaction::BadProof)));
	let signed = sign(&mut chain, second, second);
	assert_ok!(bring(&mut chain, signed.clone()), Ok(()));
	assert_eq!(bring(&mut chain, signed), Err(invalid(InvalidTransaction::Stale)));
	assert_eq!(chain.with(|| Activities::missing(entry)), [third.id]);
	// Late, but not too late.
	pass(&mut chain, windows().receipt + 1);
	acknowledge(&mut chain, &[third], Word::Stored, entry);
	assert!(chain.saw(Event::<Runtime>::MessageDelivered { activity, number }));

	// Two change the same: the later one has to look again.
	let [one, other] = [1, 2].map(|n| update(&mut chain, activity, n));
	publish(&mut chain, activity, second, one, 1);
	let late = publishing(&mut chain, activity, third.id, other, 2);
	chain.is_refused(third.agent(), group(late), Error::<Runtime>::StaleUpdate);
	let again = update(&mut chain, activity, 2);
	publish(&mut chain, activity, third, again, 2);
	let row = activity_row(&mut chain, activity).unwrap();
	assert_eq!(row.current.map(|now| (now.number, now.result)), Some((2, digest(2).fields)));
	// The head binds all that was said, in its order.
	let messages = chain.with(|| Activities::messages(activity, 0, 256));
	let head = messages
		.iter()
		.fold(H256::zero(), |before, (number, message)| link(activity, *number, &before, message));
	assert_eq!((messages.len(), row.head), (3, head));
	chain.check();
}

#[test]
fn group_should_go_on_without_who_refuses_and_take_in_who_comes_later() {
	let Trade { mut chain, traders, numbers, kind } = trade();
	let [first, second, third] = &traders;
	let parties = numbers.map(Party::Org);
	let activity = open(&mut chain, first, kind, Request::Both, &parties);
	chain.does(second.agent(), group(Call::decline { activity }));
	let early = publishing(&mut chain, activity, first.id, Content::Information, 0);
	chain.is_refused(first.agent(), group(early), Error::<Runtime>::ConsentAwaited);
	pass(&mut chain, windows().consent);
	let late = group(Call::consent { activity });
	chain.is_refused(third.agent(), late, Error::<Runtime>::InvitationExpired);
	// Nobody came, so there is nobody to tell.
	let alone = publishing(&mut chain, activity, first.id, Content::Information, 0);
	chain.is_refused(first.agent(), group(alone), Error::<Runtime>::NoRecipients);

	// Who consents before is asked no more.
	let allow = Call::allow { to: Consent::Partner(first.id) };
	chain.does(second.agent(), group(allow));
	let add = |node: &Node, history| {
		let invitation = invitation(account_of(&node.owner), Part::Receiver);
		group(Call::add_member { activity, invitation, history })
	};
	chain.does(first.agent(), add(second, History::Withheld));
	assert!(chain.saw(Event::<Runtime>::MemberJoined { activity, node: second.id, epoch: 1 }));
	let number = publish(&mut chain, activity, first, Content::Information, 0);
	assert_eq!(state_of(&mut chain, activity), ActivityState::Active);
	chain.does(first.agent(), add(third, History::Granted));
	chain.does(third.agent(), group(Call::consent { activity }));
	let joined = member_row(&mut chain, activity, third.id).unwrap();
	assert_eq!(joined.state, MemberState::Joined { from: 0 });
	// It was not waited for, and holds what was granted to it as the others do.
	let entry = MessageRef { activity, number };
	assert_eq!(chain.with(|| Activities::missing(entry)), [second.id]);
	acknowledge(&mut chain, &[third, second], Word::Stored, entry);
	assert_eq!(message_row(&mut chain, entry).unwrap().holders.count(), 3);

	// What was sealed for the group before a change is refused.
	let sealed = publishing(&mut chain, activity, first.id, Content::Information, 1);
	chain.does(second.agent(), group(Call::leave { activity }));
	chain.is_refused(first.agent(), group(sealed), Error::<Runtime>::StaleEpoch);
	let number = publish(&mut chain, activity, first, Content::Information, 1);
	let entry = MessageRef { activity, number };
	assert_eq!(chain.with(|| Activities::missing(entry)), [third.id]);
	chain.check();
}

#[test]
fn supervisor_should_be_in_every_group_and_things_and_guests_be_reached_where_they_are() {
	let mut chain = Chain::development();
	assert_ok!(carry(&mut chain, Body::Council, set_activity_terms(short_activity_terms())));
	let (authority, number) = org_node(&mut chain, "authority");
	let relations = Relations::PERSON_TO_THING;
	let kind = open_kind(&mut chain, by_council, relations, &[number], UpdatePolicy::Supervised);
	let [patient, clinic, other] =
		["patient", "clinic", "other"].map(|name| actor(&format!("trade/{name}")));
	let clinic = open_node(&mut chain, &clinic, None);
	let other = open_node(&mut chain, &other, None);
	fund(&mut chain, &patient);
	let host = Some(clinic.id);
	chain.does(&patient, group(Call::ask_host { host }));
	let (person, device) = (account_of(&patient), actor("trade/device"));
	assert_eq!(chain.with(|| Activities::resolve(account_of(&patient))), None);
	let (account, answer) = (patient.address(), HostAnswer::Accept);
	chain.does(clinic.agent(), group(Call::answer_guest { account, answer }));
	let thing = open_thing(&mut chain, &other.owner, &device);
	pass(&mut chain, 1);

	let parties = [person, Party::Thing(thing)];
	let activity = open(&mut chain, &clinic, kind, Request::Information, &parties);
	let seat = member_row(&mut chain, activity, authority.id).expect("it is in without a word");
	assert!(seat.parts.has(Part::Supervisor) && matches!(seat.state, MemberState::Joined { .. }));
	let leave = group(Call::leave { activity });
	chain.is_refused(authority.agent(), leave, Error::<Runtime>::MemberRequired);
	chain.does(other.agent(), group(Call::consent { activity }));
	publish(&mut chain, activity, &clinic, Content::Information, 0);
	let content = update(&mut chain, activity, 1);
	let by_device = publishing(&mut chain, activity, other.id, content, 1);
	chain.is_refused(other.agent(), group(by_device), Error::<Runtime>::UpdateNotAllowed);
	publish(&mut chain, activity, &authority, content, 1);

	// The device is sold: from then on it is reached elsewhere.
	let to = Some(clinic.owner.address());
	pass(&mut chain, 1);
	chain.does(&other.owner, group(Call::offer_thing { thing, to }));
	chain.does(&clinic.owner, group(Call::take_thing { thing }));
	assert_eq!(chain.with(|| Activities::resolve(Party::Thing(thing))), Some(clinic.id));
	assert_eq!(chain.held(&other.owner.account), deposit_of_node(&mut chain, &other));
	chain.check();
}

fn deposit_of_node(chain: &mut Chain, node: &Node) -> u128 {
	node_row(chain, node.id).expect("it has a record").deposit.amount
}

#[test]
fn member_should_be_void_when_the_number_that_it_is_in_for_is_sold() {
	let mut trade = trade();
	let activity = trade.open(Request::Both);
	let first = trade.traders[0].clone();
	publish(&mut trade.chain, activity, &first, Content::Information, 0);
	trade.sell(1);
	let Trade { mut chain, traders, numbers, .. } = trade;
	let [_, second, third] = &traders;
	let void = publishing(&mut chain, activity, second.id, Content::Information, 1);
	chain.is_refused(second.agent(), group(void), Error::<Runtime>::MemberVoid);
	let standing = chain.with(|| Activities::members(activity));
	let keys: Vec<_> = standing.iter().map(|one| one.keys.is_some()).collect();
	assert_eq!(keys, [true, false, true]);
	assert_eq!(chain.with(|| Activities::resolve(Party::Org(numbers[1]))), None);

	// Anyone has it removed, and only it.
	let remove = |node| group(Call::remove_member { activity, node });
	let anyone = actor("Bob");
	chain.is_refused(&anyone, remove(third.id), Error::<Runtime>::NodeNotFound);
	chain.does(&anyone, remove(second.id));
	let number = publish(&mut chain, activity, &first, Content::Information, 1);
	let missing = chain.with(|| Activities::missing(MessageRef { activity, number }));
	assert_eq!(missing, [third.id]);
	chain.check();
}

#[test]
fn changed_keys_should_count_from_the_epoch_that_knows_them() {
	let mut trade = trade();
	let activity = trade.open(Request::Information);
	let Trade { mut chain, traders, .. } = trade;
	let [first, second, _] = traders;
	let number = publish(&mut chain, activity, &first, Content::Information, 0);
	let new = Node { keys: keys("trade/second-again"), ..second.clone() };
	fund(&mut chain, new.agent());
	pass(&mut chain, 1);
	let rotate = rotating(&mut chain, &second.owner, &new.keys);
	chain.is_refused(second.agent(), group(rotate.clone()), Error::<Runtime>::NotOwner);
	chain.does(&second.owner, group(rotate));
	// The earlier agent is nobody, and its signature says nothing any more.
	let raise = || group(Call::raise_epoch { activity });
	chain.is_refused(second.agent(), raise(), Error::<Runtime>::NodeNotFound);
	let entry = MessageRef { activity, number };
	let stolen = signed_receipts(&mut chain, second.id, second.agent(), Word::Stored, &[entry]);
	let stolen = bring(&mut chain, stolen.unwrap());
	assert_eq!(stolen, Err(invalid(InvalidTransaction::BadProof)));

	let before = activity_row(&mut chain, activity).unwrap().epoch;
	chain.does(new.agent(), raise());
	assert_eq!(activity_row(&mut chain, activity).unwrap().epoch, before + 1);
	assert_eq!(member_row(&mut chain, activity, new.id).unwrap().key_version, 2);
	chain.is_refused(new.agent(), raise(), Error::<Runtime>::EpochCurrent);
	acknowledge(&mut chain, &[&new], Word::Stored, entry);
	chain.check();
}

#[test]
fn members_should_vouch_for_each_other_until_one_of_them_takes_it_back() {
	let mut trade = trade();
	let activity = trade.open(Request::Trust);
	let Trade { mut chain, traders, .. } = trade;
	let [first, second, third] = &traders;
	publish(&mut chain, activity, first, Content::Trust, 0);
	let (about, commitment) = (second.id, digest(0).fields);
	let made = group(Call::make_statement { activity, about, commitment });
	chain.does(first.agent(), made);
	let agree = || group(Call::countersign_statement { activity, statement: 0 });
	chain.is_refused(third.agent(), agree(), Error::<Runtime>::NotSubject);
	chain.does(second.agent(), agree());
	let close = group(Call::close { activity });
	chain.does(first.agent(), close);
	let revoke = || group(Call::revoke_statement { activity, statement: 0 });
	chain.is_refused(third.agent(), revoke(), Error::<Runtime>::NotParty);
	chain.does(second.agent(), revoke());
	let row = chain.with(|| Activities::statement(activity, 0)).unwrap();
	assert_eq!((row.maker, row.commitment), (first.id, digest(0).fields));
	assert!(matches!(row.state, StatementState::Revoked { by, .. } if by == second.id));
	chain.check();
}

#[test]
fn purged_message_should_be_erased_by_all_and_a_cleared_activity_leave_nothing() {
	let mut trade = trade();
	let held: Vec<_> = trade.traders.iter().map(|node| node.agent().account.clone()).collect();
	let before: Vec<_> = held.iter().map(|who| trade.chain.held(who)).collect();
	let activity = trade.open(Request::Information);
	let Trade { mut chain, traders, .. } = trade;
	let [first, second, third] = &traders;
	let number = publish(&mut chain, activity, first, Content::Information, 0);
	let many = publishing_many(&mut chain, activity, second.id, 1_000);
	chain.does(second.agent(), group(many));
	let entry = MessageRef { activity, number };
	acknowledge(&mut chain, &[second], Word::Stored, entry);
	let purge = || group(Call::purge { message: entry });
	chain.is_refused(second.agent(), purge(), Error::<Runtime>::NotAuthor);
	chain.does(first.agent(), purge());
	// Who has not stored it need not any more, and has nothing to erase.
	let late = signed_receipts(&mut chain, third.id, third.agent(), Word::Stored, &[entry]);
	let late = bring(&mut chain, late.unwrap());
	assert_eq!(late, Err(invalid(InvalidTransaction::Call)));
	acknowledge(&mut chain, &[first, second], Word::Erased, entry);
	assert!(chain.saw(Event::<Runtime>::MessageErased { activity, number }));

	pass(&mut chain, 1);
	chain.does(first.agent(), group(Call::close { activity }));
	let clear = |limit| group(Call::clear { activity, limit });
	let anyone = actor("Bob");
	chain.is_refused(&anyone, clear(64), Error::<Runtime>::NotClearable);
	pass(&mut chain, short_activity_terms().keep);
	let head = activity_row(&mut chain, activity).unwrap().head;
	chain.does(&anyone, clear(1));
	chain.check();
	chain.does(&anyone, clear(64));
	assert!(chain.saw(Event::<Runtime>::ActivityRemoved { activity, head }));
	assert_eq!(activity_row(&mut chain, activity), None);
	let after: Vec<_> = held.iter().map(|who| chain.held(who)).collect();
	assert_eq!(after, before);
	chain.check();
}

#[test]
fn council_should_set_windows_and_nobody_go_beyond() {
	let Trade { mut chain, traders, numbers, kind } = trade();
	let terms = Terms { consent: 10, receipt: 5, keep: 2 };
	assert_ok!(carry(&mut chain, Body::Council, set_activity_terms(terms)));
	pass(&mut chain, 1);
	let opening = |windows| {
		let parties = numbers.map(Party::Org);
		match opening(kind, Request::Trust, &parties) {
			Call::open_activity { kind, request, parties, .. } => {
				group(Call::open_activity { kind, request, parties, windows })
			},
			other => panic!("{other:?}"),
		}
	};
	let agent = traders[0].agent();
	for (consent, receipt) in [(11, 5), (10, 6), (0, 5), (10, 0)] {
		let call = opening(Windows { consent, receipt });
		chain.is_refused(agent, call, Error::<Runtime>::InvalidWindow);
	}
	chain.does(agent, opening(Windows { consent: 10, receipt: 5 }));
	// A window of one block could not be kept by anyone.
	let terms = Terms { receipt: 1, ..terms };
	assert_eq!(carry(&mut chain, Body::Council, set_activity_terms(terms)), Err(is_filtered()));
	chain.check();
}

fn is_filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

#[test]
fn paused_publish_should_be_refused_inside_a_batch_too() {
	let mut trade = trade();
	let activity = trade.open(Request::Information);
	let Trade { mut chain, traders, .. } = trade;
	let agent = traders[0].agent();
	let name = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
	let full_name = (name("Activities"), name("publish"));
	let pause = pallet_tx_pause::Call::<Runtime>::pause { full_name: full_name.clone() };
	assert_ok!(carry(&mut chain, Body::Committee, pause));
	let call = group(publishing(&mut chain, activity, traders[0].id, Content::Information, 0));
	let calls = vec![call.clone()];
	let batch = pallet_utility::Call::<Runtime>::batch_all { calls };
	chain.is_refused(agent, call, is_filtered());
	chain.is_refused(agent, batch.clone(), is_filtered());
	let unpause = pallet_tx_pause::Call::<Runtime>::unpause { ident: full_name };
	assert_ok!(carry(&mut chain, Body::Committee, unpause));
	chain.does(agent, batch);
	chain.check();
}

#[test]
fn safe_mode_should_stop_groups_and_let_them_go_on_where_they_were() {
	let mut trade = trade();
	let activity = trade.open(Request::Information);
	let Trade { mut chain, traders, .. } = trade;
	let [first, second, _] = &traders;
	let number = publish(&mut chain, activity, first, Content::Information, 0);
	let enter = pallet_safe_mode::Call::<Runtime>::force_enter {};
	assert_ok!(carry(&mut chain, Body::Committee, enter));
	let leave = || group(Call::leave { activity });
	chain.is_refused(second.agent(), leave(), is_filtered());
	let entry = MessageRef { activity, number };
	let signed = signed_receipts(&mut chain, second.id, second.agent(), Word::Stored, &[entry]);
	let signed = signed.expect("there is such an entry");
	// The transaction is valid, its call is not let through.
	assert!(bring(&mut chain, signed.clone()).expect("a valid transaction").is_err());
	assert_eq!(chain.with(|| Activities::missing(entry)).len(), 2);
	let exit = pallet_safe_mode::Call::<Runtime>::force_exit {};
	assert_ok!(carry(&mut chain, Body::Council, exit));
	assert!(!chain.with(SafeMode::is_entered));
	assert_ok!(bring(&mut chain, signed), Ok(()));
	chain.does(second.agent(), leave());
	chain.check();
}
