// SPDX-License-Identifier: Apache-2.0

//! Every call of activities by every kind of origin.

use crate::origins::{play_all, Stage};
use hanse_runtime::{Runtime, RuntimeCall};
use hanse_runtime_tests::{
	activities::*,
	actors::{actor, Actor},
	chain::Chain,
	chips::by_root,
	crowdfunding::{fund, pass},
	orgs::{org, register},
};
use hanse_support::OrgNumber;
use pallet_activities::{
	ActivityId, Call, Consent, Content, History, HostAnswer, KindId, MessageRef, NodeId, Part,
	Party, Relations, Request, ThingId, UpdatePolicy, Word,
};
use pallet_collective::{Instance1, RawOrigin};
use sp_core::H256;

/// As in [`crate::origins`]. `stranger` has no node, and the node of `member` speaks for `guest`.
/// `agent` has the signing key of the node of `initiator`, which opened an activity with the others:
/// `supervisor` is in by its kind, `invited` has not answered, `left` left, and the number for which
/// `void` is in moved to somebody else.
pub const MATRIX: &str = "
call                   none authorized stranger        guest           initiator          agent              member             supervisor         invited            left               void               minority committee council root
register_node          -    -          ok              ok              AccountInUse       AccountInUse       AccountInUse       AccountInUse       AccountInUse       AccountInUse       AccountInUse       -        -         -       -
register_node:org      -    -          NotAuthorised   NotAuthorised   AccountInUse       AccountInUse       AccountInUse       AccountInUse       AccountInUse       AccountInUse       AccountInUse       -        -         -       -
rotate_keys            -    -          NodeNotFound    NodeNotFound    ok                 NotOwner           ok                 ok                 ok                 ok                 ok                 -        -         -       -
set_org                -    -          NodeNotFound    NodeNotFound    ok                 NotOwner           NotAuthorised      NotAuthorised      NotAuthorised      NotAuthorised      NotAuthorised      -        -         -       -
set_org:none           -    -          NodeNotFound    NodeNotFound    ok                 NotOwner           ok                 ok                 ok                 ok                 ok                 -        -         -       -
remove_node            -    -          NodeNotFound    NodeNotFound    ok                 NotOwner           ConsentsRemain     ok                 ok                 ok                 ok                 -        -         -       -
ask_host               -    -          ok              AlreadyAgreed   HasNode            HasNode            HasNode            HasNode            HasNode            HasNode            HasNode            -        -         -       -
ask_host:none          -    -          GuestNotFound   ok              GuestNotFound      GuestNotFound      GuestNotFound      GuestNotFound      GuestNotFound      GuestNotFound      GuestNotFound      -        -         -       -
answer_guest           -    -          NodeNotFound    NodeNotFound    NotHost            NotHost            ok                 NotHost            NotHost            NotHost            NotHost            -        -         -       -
register_thing         -    -          ok              ok              ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
offer_thing            -    -          NotThingOwner   NotThingOwner   NotThingOwner      NotThingOwner      ok                 NotThingOwner      NotThingOwner      NotThingOwner      NotThingOwner      -        -         -       -
take_thing             -    -          ok              NotOffered      NotOffered         NotOffered         NotOffered         NotOffered         NotOffered         NotOffered         NotOffered         -        -         -       -
retire_thing           -    -          NotThingOwner   NotThingOwner   NotThingOwner      NotThingOwner      ok                 NotThingOwner      NotThingOwner      NotThingOwner      NotThingOwner      -        -         -       -
register_kind          -    -          -               -               -                  -                  -                  -                  -                  -                  -                  -        -         ok      ok
retire_kind            -    -          -               -               -                  -                  -                  -                  -                  -                  -                  -        -         ok      ok
allow                  -    -          NodeNotFound    NodeNotFound    ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
allow:partner          -    -          NodeNotFound    NodeNotFound    ok                 ok                 AlreadyAllowed     ok                 ok                 ok                 ok                 -        -         -       -
disallow               -    -          NodeNotFound    NodeNotFound    NotAllowed         NotAllowed         ok                 NotAllowed         NotAllowed         NotAllowed         NotAllowed         -        -         -       -
open_activity          -    -          NodeNotFound    NodeNotFound    ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
open_activity:other    -    -          NodeNotFound    NodeNotFound    NotInitiatingParty NotInitiatingParty ok                 NotInitiatingParty NotInitiatingParty NotInitiatingParty NotInitiatingParty -        -         -       -
consent                -    -          NodeNotFound    NodeNotFound    NotInvited         NotInvited         NotInvited         NotInvited         ok                 NotInvited         NotInvited         -        -         -       -
decline                -    -          NodeNotFound    NodeNotFound    NotInvited         NotInvited         NotInvited         NotInvited         ok                 NotInvited         NotInvited         -        -         -       -
add_member             -    -          NodeNotFound    NodeNotFound    ok                 ok                 NotInitiator       NotInitiator       NotInitiator       NotInitiator       NotInitiator       -        -         -       -
remove_member          -    -          NodeNotFound    NodeNotFound    ok                 ok                 NotInitiator       NotInitiator       NotInitiator       NotInitiator       NotInitiator       -        -         -       -
remove_member:required -    -          NodeNotFound    NodeNotFound    MemberRequired     MemberRequired     NotInitiator       NotInitiator       NotInitiator       NotInitiator       NotInitiator       -        -         -       -
remove_member:void     -    -          ok              ok              ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
leave                  -    -          NodeNotFound    NodeNotFound    MemberRequired     MemberRequired     ok                 MemberRequired     NotMember          NotMember          ok                 -        -         -       -
raise_epoch            -    -          NodeNotFound    NodeNotFound    ok                 ok                 ok                 ok                 NotMember          NotMember          MemberVoid         -        -         -       -
raise_epoch:current    -    -          NodeNotFound    NodeNotFound    EpochCurrent       EpochCurrent       EpochCurrent       EpochCurrent       NotMember          NotMember          MemberVoid         -        -         -       -
publish                -    -          NodeNotFound    NodeNotFound    ok                 ok                 ok                 ok                 NotMember          NotMember          MemberVoid         -        -         -       -
publish:update         -    -          NodeNotFound    NodeNotFound    ok                 ok                 UpdateNotAllowed   ok                 NotMember          NotMember          MemberVoid         -        -         -       -
publish_many           -    -          NodeNotFound    NodeNotFound    ok                 ok                 ok                 ok                 NotMember          NotMember          MemberVoid         -        -         -       -
acknowledge            -    ok         -               -               -                  -                  -                  -                  -                  -                  -                  -        -         -       -
purge                  -    -          NodeNotFound    NodeNotFound    ok                 ok                 ok                 NotAuthor          NotAuthor          NotAuthor          NotAuthor          -        -         -       -
make_statement         -    -          NodeNotFound    NodeNotFound    ok                 ok                 ok                 ok                 NotMember          NotMember          MemberVoid         -        -         -       -
countersign_statement  -    -          NodeNotFound    NodeNotFound    NotSubject         NotSubject         ok                 NotSubject         NotMember          NotMember          MemberVoid         -        -         -       -
revoke_statement       -    -          NodeNotFound    NodeNotFound    ok                 ok                 ok                 NotParty           NotParty           NotParty           NotParty           -        -         -       -
close                  -    -          NodeNotFound    NodeNotFound    ok                 ok                 NotInitiator       NotInitiator       NotInitiator       NotInitiator       NotInitiator       -        -         -       -
close:void             -    -          ok              ok              ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
clear                  -    -          ok              ok              ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
clear:kept             -    -          NotClearable    NotClearable    NotClearable       NotClearable       NotClearable       NotClearable       NotClearable       NotClearable       NotClearable       -        -         -       -
";

const SIGNERS: [&str; 9] =
	["stranger", "guest", "initiator", "agent", "member", "supervisor", "invited", "left", "void"];
/// The entries: of the initiator, and of `member`.
const INFORMATION: u64 = 0;
const OF_MEMBER: u64 = 1;

/// The stage: an activity that all have to do with.
struct World {
	chain: Chain,
	initiator: Node,
	member: Node,
	supervisor: Node,
	void: Node,
	/// Its node is in no group.
	fresh: Node,
	/// Of the initiator's node.
	number: OrgNumber,
	/// The member's, offered to `stranger`.
	thing: ThingId,
	/// Of a person and a device, without supervisors.
	free_kind: KindId,
	activity: ActivityId,
}

fn column(name: &str) -> Actor {
	actor(&format!("matrix/{name}"))
}

/// An organisation's node that is reached by its number.
fn org_node(chain: &mut Chain, name: &str, keys: Keys) -> (Node, OrgNumber) {
	let owner = column(name);
	fund(chain, &owner);
	pass(chain, 1);
	let number = register(chain, &owner, &format!("group-{name}"));
	(open_node_with(chain, &owner, keys, Some(number)), number)
}

fn own_keys(name: &str) -> Keys {
	keys(&column(name).name)
}

/// A device of a node's owner, offered to `stranger`; and its guest.
fn hosted(chain: &mut Chain, member: &Node) -> ThingId {
	let thing = open_thing(chain, &member.owner, &column("thing"));
	let to = Some(column("stranger").address());
	chain.does(&member.owner, group(Call::offer_thing { thing, to }));
	let host = Some(member.id);
	chain.does(&column("guest"), group(Call::ask_host { host }));
	let (account, answer) = (column("guest").address(), HostAnswer::Accept);
	chain.does(&member.owner, group(Call::answer_guest { account, answer }));
	thing
}

fn stage() -> World {
	let mut chain = Chain::local_testnet();
	for name in SIGNERS {
		fund(&mut chain, &column(name));
	}
	let council = RawOrigin::<_, Instance1>::Members(4, 5);
	chain.dispatch(council.into(), set_activity_terms(short_activity_terms())).expect("it may");
	let agents = keys_with("matrix/initiator", column("agent"));
	let (initiator, number) = org_node(&mut chain, "initiator", agents);
	let (supervisor, authority) = org_node(&mut chain, "supervisor", own_keys("supervisor"));
	let (void, sold) = org_node(&mut chain, "void", own_keys("void"));
	let [member, left, invited, fresh] = ["member", "left", "invited", "fresh"]
		.map(|name| open_node(&mut chain, &column(name), None));
	let thing = hosted(&mut chain, &member);
	let kind = open_kind(
		&mut chain,
		by_root,
		Relations::INDUSTRIAL,
		&[authority],
		UpdatePolicy::Supervised,
	);
	let free_kind =
		open_kind(&mut chain, by_root, Relations::PERSON_TO_THING, &[], UpdatePolicy::Members);
	let allow = Call::allow { to: Consent::Kind(free_kind) };
	chain.does(&member.owner, group(allow));
	pass(&mut chain, 1);
	let parties = [Party::Org(number), Party::Org(sold)];
	let people = [&member, &left].map(|node| account_of(&node.owner));
	let parties = [parties, people].concat();
	let activity = open(&mut chain, &initiator, kind, Request::Both, &parties);
	for node in [&void, &member, &left] {
		chain.does(node.agent(), group(Call::consent { activity }));
	}
	let mut world = World {
		chain,
		initiator,
		member,
		supervisor,
		void,
		fresh,
		number,
		thing,
		free_kind,
		activity,
	};
	world.play_out(&left, &invited, sold);
	world
}

impl World {
	/// What the group has behind it when the cells are played.
	fn play_out(&mut self, left: &Node, invited: &Node, sold: OrgNumber) {
		let Self { chain, initiator, member, void, activity, .. } = self;
		let activity = *activity;
		pass(chain, 1);
		let number = publish(chain, activity, initiator, Content::Information, 0);
		assert_eq!(number, INFORMATION);
		assert_eq!(publish(chain, activity, member, Content::Trust, 1), OF_MEMBER);
		let (about, commitment) = (member.id, digest(2).fields);
		let made = Call::make_statement { activity, about, commitment };
		chain.does(initiator.agent(), group(made));
		pass(chain, 1);
		chain.does(left.agent(), group(Call::leave { activity }));
		let invitation = invitation(account_of(&invited.owner), Part::Receiver);
		let history = History::Withheld;
		chain.does(initiator.agent(), group(Call::add_member { activity, invitation, history }));
		let (number, to) = (sold, self.fresh.owner.address());
		chain.does(&void.owner, org(pallet_org_numbers::Call::offer_transfer { number, to }));
		let take = org(pallet_org_numbers::Call::accept_transfer { number });
		chain.does(&self.fresh.owner, take);
		pass(chain, 1);
		chain.check();
	}

	/// The node for which a column acts.
	fn node_of(&mut self, by: &Actor) -> Option<NodeId> {
		node_of(&mut self.chain, &by.account)
	}

	/// Other keys for a node: only the sealing key is another, so that its agent stays.
	fn resealed(&mut self, node: NodeId) {
		let nodes = [&self.initiator, &self.member, &self.supervisor, &self.void, &self.fresh];
		let known = nodes.into_iter().find(|one| one.id == node).cloned();
		let Some(Node { owner, keys, .. }) = known else { return };
		let call = rotating(&mut self.chain, &owner, &Keys { sealing: [9; 32], ..keys });
		self.chain.does(&owner, group(call));
	}

	/// The activity closed, and as long ago as rows stay.
	fn closed(&mut self) {
		let activity = self.activity;
		let agent = self.initiator.agent().clone();
		self.chain.does(&agent, group(Call::close { activity }));
	}
}

/// The call of a row as `by` makes it, after what has to happen before.
fn call_of(world: &mut World, row: &str, by: &Actor) -> Call<Runtime> {
	let new_keys = keys(&format!("{}/next", by.name));
	match row {
		"register_node" => registering(&mut world.chain, by, &new_keys, None),
		"register_node:org" => registering(&mut world.chain, by, &new_keys, Some(world.number)),
		"rotate_keys" => rotating(&mut world.chain, by, &new_keys),
		"set_org" => Call::set_org { org: Some(world.number) },
		"set_org:none" => Call::set_org { org: None },
		"remove_node" => Call::remove_node {},
		"ask_host" => Call::ask_host { host: Some(world.member.id) },
		"ask_host:none" => Call::ask_host { host: None },
		"answer_guest" => {
			let (account, answer) = (column("guest").address(), HostAnswer::Refuse);
			Call::answer_guest { account, answer }
		},
		"register_thing" => {
			thing_registering(&mut world.chain, by, &column("another-thing"), u32::MAX)
		},
		"offer_thing" => Call::offer_thing { thing: world.thing, to: Some(by.address()) },
		"take_thing" => Call::take_thing { thing: world.thing },
		"retire_thing" => Call::retire_thing { thing: world.thing },
		"register_kind" => {
			kind_registering(Relations::INDUSTRIAL, &[world.number], UpdatePolicy::Members)
		},
		"retire_kind" => Call::retire_kind { kind: world.free_kind },
		"allow" => {
			// Not the kind that the member consents to.
			let kind = if by.name == world.member.owner.name { 0 } else { world.free_kind };
			Call::allow { to: Consent::Kind(kind) }
		},
		"allow:partner" => Call::allow { to: Consent::Partner(world.member.id) },
		"disallow" => Call::disallow { to: Consent::Kind(world.free_kind) },
		"open_activity" | "open_activity:other" => {
			let is_agent = by.name == world.initiator.agent().name;
			let first = match (row, is_agent) {
				("open_activity:other", _) => &world.member.owner,
				(_, true) => &world.initiator.owner,
				_ => by,
			};
			let parties = [account_of(first), Party::Thing(world.thing)];
			opening(world.free_kind, Request::Information, &parties)
		},
		_ => call_in_group(world, row, by),
	}
}

fn call_in_group(world: &mut World, row: &str, by: &Actor) -> Call<Runtime> {
	let activity = world.activity;
	let node = world.node_of(by);
	match row {
		"consent" => Call::consent { activity },
		"decline" => Call::decline { activity },
		"add_member" => {
			let invitation = invitation(account_of(&world.fresh.owner), Part::Receiver);
			Call::add_member { activity, invitation, history: History::Granted }
		},
		"remove_member" => Call::remove_member { activity, node: world.member.id },
		"remove_member:required" => Call::remove_member { activity, node: world.supervisor.id },
		"remove_member:void" => Call::remove_member { activity, node: world.void.id },
		"leave" => Call::leave { activity },
		"raise_epoch" => {
			node.into_iter().for_each(|node| world.resealed(node));
			Call::raise_epoch { activity }
		},
		"raise_epoch:current" => Call::raise_epoch { activity },
		"close" => Call::close { activity },
		"close:void" => {
			let owner = world.initiator.owner.clone();
			world.chain.does(&owner, group(Call::remove_node {}));
			Call::close { activity }
		},
		"clear" | "clear:kept" => {
			world.closed();
			if row == "clear" {
				pass(&mut world.chain, short_activity_terms().keep);
			}
			Call::clear { activity, limit: 64 }
		},
		_ => call_on_messages(world, row, node),
	}
}

fn call_on_messages(world: &mut World, row: &str, node: Option<NodeId>) -> Call<Runtime> {
	let activity = world.activity;
	let author = node.unwrap_or(NodeId::MAX);
	let chain = &mut world.chain;
	match row {
		"publish" => publishing(chain, activity, author, Content::Information, 7),
		"publish:update" => {
			let content = update(chain, activity, 7);
			publishing(chain, activity, author, content, 7)
		},
		"publish_many" => publishing_many(chain, activity, author, 3),
		"acknowledge" => {
			let entries = [MessageRef { activity, number: INFORMATION }];
			let Node { id, ref keys, .. } = world.member;
			let signed = signed_receipts(chain, id, &keys.agent, Word::Stored, &entries);
			Call::acknowledge { signed: signed.expect("there is such an entry") }
		},
		"purge" => Call::purge { message: MessageRef { activity, number: OF_MEMBER } },
		"make_statement" => {
			let is_member = node == Some(world.member.id);
			let about = if is_member { world.initiator.id } else { world.member.id };
			Call::make_statement { activity, about, commitment: H256::repeat_byte(3) }
		},
		"countersign_statement" => Call::countersign_statement { activity, statement: 0 },
		"revoke_statement" => Call::revoke_statement { activity, statement: 0 },
		other => panic!("no call is written for the row {other}"),
	}
}

impl Stage for World {
	fn chain(&mut self) -> &mut Chain {
		&mut self.chain
	}

	fn call(&mut self, row: &str, column_name: &str) -> RuntimeCall {
		call_of(self, row, &column(column_name)).into()
	}
}

#[test]
fn every_call_of_activities_should_be_open_to_exactly_those_whom_the_matrix_names() {
	play_all(&mut stage(), MATRIX);
}
