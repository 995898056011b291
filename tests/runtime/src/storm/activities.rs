// SPDX-License-Identifier: Apache-2.0

//! Activities in the storm: nodes, kinds and groups, and the calls on them that bite.

use super::{own::Drawn, By, Storm};
use crate::{
	activities::*,
	actors::{actor, Actor},
	chain::Chain,
	chips::by_root,
};
use hanse_runtime::{
	configs::parameters::ActivityTermsInBounds, AccountId, Activities, BlockNumber, Runtime,
	RuntimeOrigin,
};
use hanse_support::OrgNumber;
use pallet_activities::{
	Activities as ActivityRows, ActivityId, ActivityState, Call, Consent, Consents, Content,
	GuestState, Guests, History, HostAnswer, Invitation, KindId, KindState, Kinds, MemberState,
	Members, MessageRef, Messages, NodeId, Nodes, NodesByAccount, Part, Party, Relations, Request,
	StatementState, Statements, Terms, ThingId, Things, UpdatePolicy, Windows, Word, MAX_CLEARED,
};
use pallet_collective::{Instance1, RawOrigin};
use rand::{seq::SliceRandom, Rng};
use sp_core::H256;
use sp_runtime::traits::Get;
use std::collections::{BTreeMap, BTreeSet};

/// How often a call that would succeed is looked for.
const TRIES: usize = 6;
/// The fewest and the most nodes that there are to act.
const FEWEST: usize = 9;
const MOST: usize = 14;
/// The fewest kinds that are in force.
const KINDS: usize = 6;
/// Activities beyond which closed ones are cleared: what is looked for among them takes time.
const PLENTY: usize = 40;

/// A call and who makes it.
type Bite = Option<(Call<Runtime>, By)>;

/// What the storm knows of nodes.
#[derive(Default)]
pub(super) struct Groups {
	/// How many names of keys were given.
	names: u64,
	/// Who signs for nodes, by the account of the signing key.
	agents: BTreeMap<AccountId, Actor>,
}

fn terms() -> Terms<BlockNumber> {
	Terms { consent: 20, receipt: 10, keep: 4 }
}

fn set_storm_terms(chain: &mut Chain) {
	let council: RuntimeOrigin = RawOrigin::<AccountId, Instance1>::Members(4, 5).into();
	chain.dispatch(council, set_activity_terms(terms())).expect("the council may");
}

/// Kinds for every sort of parties; nodes come by the storm itself.
pub(super) fn open(chain: &mut Chain) {
	set_storm_terms(chain);
	for relations in [Relations::INDUSTRIAL, Relations::PERSON_TO_THING, Relations::THING_TO_THING]
	{
		for updates in [UpdatePolicy::Members, UpdatePolicy::Supervised] {
			by_root(chain, group(kind_registering(relations, &[], updates)));
		}
	}
}

impl Storm {
	/// A call on activities that would succeed as things stand. Where there is none, what comes before
	/// it is done first; where that does not help, it is one that is refused.
	pub(super) fn on_groups(&mut self, name: &str) -> Drawn {
		let mut found = self.good_group_call(name);
		if found.is_none() {
			self.make_groups_ready(name);
			found = self.good_group_call(name);
		}
		let (call, by) = found.or_else(|| self.group_call(name))?;
		Some((group(call), by))
	}

	fn good_group_call(&mut self, name: &str) -> Bite {
		(0..TRIES).find_map(|_| {
			let (call, by) = self.group_call(name)?;
			self.would_succeed(&group(call.clone()), by).then_some((call, by))
		})
	}

	/// What has to be there before a call can be about it; uncounted, and it may fail.
	fn make_groups_ready(&mut self, name: &str) {
		let before: &[&str] = match name {
			"register_node" => &["remove_node"],
			"remove_node" => &["register_node", "disallow"],
			"answer_guest" => &["ask_host"],
			"offer_thing" | "retire_thing" => &["register_thing"],
			"take_thing" => &["register_thing", "offer_thing"],
			"retire_kind" => &["register_kind"],
			"disallow" => &["allow"],
			"open_activity" => &["register_thing"],
			"consent" | "decline" => &["open_activity", "add_member"],
			"leave" | "remove_member" => &["open_activity", "add_member", "consent"],
			"raise_epoch" => &["rotate_keys", "rotate_keys"],
			"publish" | "close" => &["open_activity", "consent"],
			"publish_many" | "purge" | "acknowledge" => &["open_activity", "consent", "publish"],
			"make_statement" => &["open_activity", "consent"],
			"countersign_statement" | "revoke_statement" => &["make_statement"],
			"clear" => return self.let_rows_age(),
			_ => &[],
		};
		for name in before {
			self.do_group(name);
		}
	}

	/// Makes a call that another one waits for.
	fn do_group(&mut self, name: &str) {
		if let Some((call, by)) = self.good_group_call(name) {
			let origin = self.origin(by);
			let _ = self.chain.dispatch(origin, group(call));
		}
	}

	fn group_call(&mut self, name: &str) -> Bite {
		match name {
			"register_node" | "rotate_keys" | "set_org" | "remove_node" => self.on_nodes(name),
			"ask_host" | "answer_guest" => self.hosting(name),
			"register_thing" | "offer_thing" | "take_thing" | "retire_thing" => {
				self.on_things(name)
			},
			"register_kind" | "retire_kind" => self.on_kinds(name),
			"allow" | "disallow" => self.allowing(name == "allow"),
			"open_activity" => self.opening_activity(),
			"consent" | "decline" => self.answering(name == "consent"),
			"add_member" => self.adding_member(),
			"remove_member" | "leave" | "raise_epoch" => self.on_members(name),
			"publish" | "publish_many" => self.saying(name == "publish_many"),
			"acknowledge" => self.acknowledging(),
			"purge" => self.purging(),
			"make_statement" => self.vouching(),
			"countersign_statement" | "revoke_statement" => {
				self.answering_statement(name == "revoke_statement")
			},
			"close" => self.closing_activity(),
			_ => self.clearing_activity(),
		}
	}

	fn nodes(&mut self) -> Vec<(NodeId, NodeRow)> {
		self.chain.with(|| Nodes::<Runtime>::iter().collect())
	}

	/// A node whose owner is at hand.
	fn some_node(&mut self) -> Option<(NodeId, NodeRow, usize)> {
		let (id, row) = self.nodes().choose(&mut self.rng).cloned()?;
		let owner = self.index_of(&row.account)?;
		Some((id, row, owner))
	}

	/// Who acts for a node: its owner, or its agent if that is somebody.
	fn actor_of(&mut self, node: NodeId) -> Option<By> {
		let row = node_row(&mut self.chain, node)?;
		let agent = self.index_of(&row.agent).filter(|_| self.rng.gen());
		agent.or_else(|| self.index_of(&row.account)).map(By::Signed)
	}

	/// Somebody with money and without a node.
	fn without_node(&mut self) -> Option<usize> {
		let taken: BTreeSet<AccountId> =
			self.chain.with(|| NodesByAccount::<Runtime>::iter_keys().collect());
		let free: Vec<_> =
			(0..self.payers).filter(|at| !taken.contains(&self.actors[*at].account)).collect();
		free.choose(&mut self.rng).copied()
	}

	/// Keys of which the signing one is mostly the node's own, and else that of its owner or somebody
	/// else.
	fn new_keys(&mut self, owner: usize) -> Keys {
		self.groups.names += 1;
		let name = format!("storm/node/{}", self.groups.names);
		let other = self.some_actor();
		let agent = match self.rng.gen_range(0..8) {
			0 => self.actors[owner].clone(),
			1 => self.actors[other].clone(),
			_ => actor(&format!("{name}/agent")),
		};
		self.groups.agents.insert(agent.account.clone(), agent.clone());
		keys_with(&name, agent)
	}

	/// A number that an account may register a node for.
	fn own_number(&mut self, owner: usize) -> Option<OrgNumber> {
		let account = self.actors[owner].account.clone();
		self.number_where(|row| row.owner == account).map(|(number, _)| number)
	}

	fn on_nodes(&mut self, name: &str) -> Bite {
		let count = self.nodes().len();
		match name {
			"register_node" => {
				let who = self.without_node().filter(|_| count < MOST)?;
				let org = self.own_number(who);
				let (owner, keys) = (self.actors[who].clone(), self.new_keys(who));
				let call = registering(&mut self.chain, &owner, &keys, org);
				Some((call, By::Signed(who)))
			},
			"remove_node" => {
				let (.., owner) = self.some_node().filter(|_| count > FEWEST)?;
				Some((Call::remove_node {}, By::Signed(owner)))
			},
			"rotate_keys" => {
				let (.., who) = self.some_node()?;
				let (owner, keys) = (self.actors[who].clone(), self.new_keys(who));
				Some((rotating(&mut self.chain, &owner, &keys), By::Signed(who)))
			},
			_ => {
				let (.., owner) = self.some_node()?;
				let org = self.own_number(owner).filter(|_| self.rng.gen_ratio(7, 8));
				Some((Call::set_org { org }, By::Signed(owner)))
			},
		}
	}

	fn hosting(&mut self, name: &str) -> Bite {
		if name == "ask_host" {
			let who = self.without_node()?;
			let (host, ..) = self.some_node()?;
			let host = self.rng.gen_ratio(7, 8).then_some(host);
			return Some((Call::ask_host { host }, By::Signed(who)));
		}
		let guests: Vec<_> = self.chain.with(|| Guests::<Runtime>::iter().collect());
		let (account, row) = guests.choose(&mut self.rng)?.clone();
		let answer = match row.state {
			GuestState::Asked if self.rng.gen_ratio(4, 5) => HostAnswer::Accept,
			_ => HostAnswer::Refuse,
		};
		let by = self.actor_of(row.host)?;
		Some((Call::answer_guest { account: account.into(), answer }, by))
	}

	fn on_things(&mut self, name: &str) -> Bite {
		let offered = name == "take_thing";
		if name == "register_thing" {
			self.groups.names += 1;
			let key = actor(&format!("storm/thing/{}", self.groups.names));
			let who = self.some_node().map(|(.., owner)| owner)?;
			let (owner, expiry) = (self.actors[who].clone(), self.chain.block() + 2);
			let call = thing_registering(&mut self.chain, &owner, &key, expiry);
			return Some((call, By::Signed(who)));
		}
		let mut rows: Vec<(ThingId, _)> = self.chain.with(|| Things::<Runtime>::iter().collect());
		rows.retain(|(_, row)| !offered || row.offered.is_some());
		let (thing, row) = rows.choose(&mut self.rng)?.clone();
		let owner = self.index_of(&row.owner)?;
		match name {
			"offer_thing" => {
				let to = self.some_actor();
				let to = self.rng.gen_ratio(7, 8).then(|| self.actors[to].address());
				Some((Call::offer_thing { thing, to }, By::Signed(owner)))
			},
			"take_thing" => {
				let to = self.index_of(&row.offered?)?;
				Some((Call::take_thing { thing }, By::Signed(to)))
			},
			_ => Some((Call::retire_thing { thing }, By::Signed(owner))),
		}
	}

	fn kinds_in_force(&mut self) -> Vec<(KindId, pallet_activities::Kind)> {
		let mut kinds: Vec<_> = self.chain.with(|| Kinds::<Runtime>::iter().collect());
		kinds.retain(|(_, row)| row.state == KindState::InForce);
		kinds
	}

	fn on_kinds(&mut self, name: &str) -> Bite {
		let by = self.governor();
		if name == "retire_kind" {
			let kinds = self.kinds_in_force();
			let (kind, _) = *kinds.choose(&mut self.rng).filter(|_| kinds.len() > KINDS)?;
			return Some((Call::retire_kind { kind }, by));
		}
		let updates = [UpdatePolicy::Members, UpdatePolicy::Initiator, UpdatePolicy::Supervised];
		let updates = *updates.choose(&mut self.rng)?;
		let relations = *[1, 2, 4, 4, 5].choose(&mut self.rng)?;
		let supervisors: BTreeSet<_> =
			(0..self.rng.gen_range(0..3)).filter_map(|_| self.reached_number()).collect();
		let supervisors: Vec<_> = supervisors.into_iter().collect();
		Some((kind_registering(Relations(relations), &supervisors, updates), by))
	}

	/// A number whose owner, or node, is reached.
	fn reached_number(&mut self) -> Option<OrgNumber> {
		(0..TRIES).find_map(|_| {
			let (.., owner) = self.some_node()?;
			let number = self.own_number(owner)?;
			let reached = self.chain.with(|| Activities::resolve(Party::Org(number)));
			reached.map(|_| number)
		})
	}

	fn allowing(&mut self, more: bool) -> Bite {
		if !more {
			let rows: Vec<_> = self.chain.with(|| Consents::<Runtime>::iter_keys().collect());
			let (node, to) = *rows.choose(&mut self.rng)?;
			return Some((Call::disallow { to }, self.actor_of(node)?));
		}
		let (node, ..) = self.some_node()?;
		let to = match self.rng.gen() {
			true => Consent::Kind(self.kinds_in_force().choose(&mut self.rng)?.0),
			false => Consent::Partner(self.some_node()?.0),
		};
		Some((Call::allow { to }, self.actor_of(node)?))
	}

	/// A party of a node: a device of its owner, a number that leads to it, a guest, or its owner.
	fn party_at(&mut self, node: NodeId, row: &NodeRow) -> Option<Party<AccountId>> {
		let of_owner = |thing: &(ThingId, _)| {
			let (_, row_of): &(ThingId, pallet_activities::Thing<AccountId, u128>) = thing;
			row_of.owner == row.account
		};
		match self.rng.gen_range(0..6) {
			0 | 1 => {
				let things: Vec<_> = self.chain.with(|| Things::<Runtime>::iter().collect());
				let own: Vec<_> = things.into_iter().filter(of_owner).collect();
				own.choose(&mut self.rng).map(|(thing, _)| Party::Thing(*thing))
			},
			2 | 3 => {
				let owner = self.index_of(&row.account)?;
				let number = self.own_number(owner)?;
				let there = self.chain.with(|| Activities::resolve(Party::Org(number)));
				(there == Some(node)).then_some(Party::Org(number))
			},
			4 => {
				let guests: Vec<_> = self.chain.with(|| Guests::<Runtime>::iter().collect());
				let agreed = guests
					.into_iter()
					.find(|(_, guest)| guest.host == node && guest.state == GuestState::Agreed);
				agreed.map(|(account, _)| Party::Account(account))
			},
			_ => Some(Party::Account(row.account.clone())),
		}
	}

	/// Parties as a kind is for them, of which the first is the initiator's.
	fn parties_for(&mut self, kind: &pallet_activities::Kind) -> Option<Vec<Party<AccountId>>> {
		let (node, row, _) = self.some_node()?;
		let mut parties: Vec<Party<AccountId>> = Vec::new();
		parties.extend((0..TRIES).find_map(|_| self.party_at(node, &row)));
		for _ in 0..TRIES * 4 {
			let count = self.counted(&parties);
			if kind.relations.fit(&count) && parties.len() > 1 {
				break;
			}
			let (node, row, _) = self.some_node()?;
			parties.extend(self.party_at(node, &row));
		}
		Some(parties)
	}

	fn counted(&self, parties: &[Party<AccountId>]) -> pallet_activities::PartyCount {
		let distinct = |at: &usize| !parties[..*at].contains(&parties[*at]);
		let mut count = pallet_activities::PartyCount::default();
		for at in (0..parties.len()).filter(distinct) {
			match parties[at] {
				Party::Account(_) => count.accounts += 1,
				Party::Org(_) => count.orgs += 1,
				Party::Thing(_) => count.things += 1,
			}
		}
		count
	}

	fn opening_activity(&mut self) -> Bite {
		let (kind, row) = self.kinds_in_force().choose(&mut self.rng)?.clone();
		let parties = self.parties_for(&row)?;
		let first = parties.first()?.clone();
		let initiator = self.chain.with(|| Activities::resolve(first))?;
		let parties = parties.into_iter().enumerate().map(|(at, party)| {
			let extra = self.rng.gen_ratio(1, 12);
			let part = match at {
				0 => Part::Initiator,
				_ if extra => Part::Supervisor,
				_ => Part::Receiver,
			};
			Invitation { party, part }
		});
		let parties: Vec<_> = parties.collect();
		let parties = parties.try_into().ok()?;
		let request = *[Request::Information, Request::Both, Request::Both, Request::Trust]
			.choose(&mut self.rng)?;
		let windows = Windows {
			consent: self.rng.gen_range(1..=terms().consent),
			receipt: self.rng.gen_range(1..=terms().receipt),
		};
		let call = Call::open_activity { kind, request, parties, windows };
		Some((call, self.actor_of(initiator)?))
	}

	fn activities(
		&mut self,
		fits: impl Fn(&ActivityRow) -> bool,
	) -> Vec<(ActivityId, ActivityRow)> {
		let rows: Vec<_> = self.chain.with(|| ActivityRows::<Runtime>::iter().collect());
		rows.into_iter().filter(|(_, row)| fits(row)).collect()
	}

	fn some_open(&mut self) -> Option<(ActivityId, ActivityRow)> {
		let open = |row: &ActivityRow| !matches!(row.state, ActivityState::Closed { .. });
		self.activities(open).choose(&mut self.rng).cloned()
	}

	/// An activity that takes messages.
	fn some_formed(&mut self) -> Option<(ActivityId, ActivityRow)> {
		let now = self.chain.block();
		let formed = |row: &ActivityRow| match row.state {
			ActivityState::Forming { until, .. } => until <= now,
			ActivityState::Active => true,
			ActivityState::Closed { .. } => false,
		};
		self.activities(formed).choose(&mut self.rng).cloned()
	}

	fn members(
		&mut self,
		activity: ActivityId,
		fits: impl Fn(&MemberState<BlockNumber>) -> bool,
	) -> Vec<NodeId> {
		let rows: Vec<_> = self.chain.with(|| Members::<Runtime>::iter_prefix(activity).collect());
		rows.into_iter().filter(|(_, row)| fits(&row.state)).map(|(node, _)| node).collect()
	}

	fn joined(&mut self, activity: ActivityId) -> Vec<NodeId> {
		self.members(activity, |state| matches!(state, MemberState::Joined { .. }))
	}

	/// An invitation that waits for its answer.
	fn answering(&mut self, yes: bool) -> Bite {
		let now = self.chain.block();
		let rows: Vec<_> = self.chain.with(|| Members::<Runtime>::iter().collect());
		let waits = |state: &MemberState<BlockNumber>| matches!(state, MemberState::Invited { until, .. } if now < *until);
		let waiting: Vec<_> = rows.into_iter().filter(|(_, _, row)| waits(&row.state)).collect();
		let (activity, node, _) = waiting.choose(&mut self.rng)?;
		let call = match yes {
			true => Call::consent { activity: *activity },
			false => Call::decline { activity: *activity },
		};
		Some((call, self.actor_of(*node)?))
	}

	fn adding_member(&mut self) -> Bite {
		let (activity, row) = self.some_open()?;
		let (node, record, _) = self.some_node()?;
		let party = self.party_at(node, &record)?;
		let part = match self.rng.gen_ratio(1, 8) {
			true => Part::Supervisor,
			false => Part::Receiver,
		};
		let history = *[History::Withheld, History::Granted].choose(&mut self.rng)?;
		let invitation = Invitation { party, part };
		let call = Call::add_member { activity, invitation, history };
		Some((call, self.actor_of(row.initiator)?))
	}

	fn on_members(&mut self, name: &str) -> Bite {
		let (activity, row) = self.some_open()?;
		match name {
			"remove_member" => {
				let node = *self.members(activity, |_| true).choose(&mut self.rng)?;
				let call = Call::remove_member { activity, node };
				Some((call, self.actor_of(row.initiator).unwrap_or(By::Signed(0))))
			},
			"leave" => {
				let node = *self.joined(activity).choose(&mut self.rng)?;
				Some((Call::leave { activity }, self.actor_of(node)?))
			},
			_ => {
				let joined = self.joined(activity);
				let behind = joined.into_iter().find(|node| {
					let known = member_row(&mut self.chain, activity, *node);
					let record = node_row(&mut self.chain, *node);
					known.map(|row| row.key_version) != record.map(|row| row.key_version)
				})?;
				Some((Call::raise_epoch { activity }, self.actor_of(behind)?))
			},
		}
	}

	fn saying(&mut self, many: bool) -> Bite {
		let (activity, row) = self.some_formed()?;
		let author = match row.current {
			None if row.request != Request::Trust => row.initiator,
			_ => *self.joined(activity).choose(&mut self.rng)?,
		};
		let n = self.rng.gen();
		let call = if many {
			let count = self.rng.gen_range(1..1_000);
			publishing_many(&mut self.chain, activity, author, count)
		} else {
			let content = match (row.request, row.current, self.rng.gen_range(0..3)) {
				(Request::Trust, ..) => Content::Trust,
				(_, None, _) => Content::Information,
				(Request::Both, _, 0) => Content::Trust,
				(_, _, 1) => Content::Information,
				_ => update(&mut self.chain, activity, n),
			};
			publishing(&mut self.chain, activity, author, content, n)
		};
		Some((call, self.actor_of(author)?))
	}

	/// Receipts of a node for some entries that it owes its word for.
	fn acknowledging(&mut self) -> Bite {
		let of = *[Word::Stored, Word::Stored, Word::Erased].choose(&mut self.rng)?;
		let (node, row, _) = self.some_node()?;
		let agent = self.groups.agents.get(&row.agent)?.clone();
		let rows: Vec<_> = self.chain.with(|| Messages::<Runtime>::iter().collect());
		let mut owed = Vec::new();
		for (activity, number, message) in rows {
			let Some(MemberRow { slot, state, .. }) = member_row(&mut self.chain, activity, node)
			else {
				continue;
			};
			let is_held = message.holders.has(slot);
			let due = match of {
				Word::Stored => {
					let is_its = message.missing.has(slot) || state.may_read(number);
					message.purged.is_none() && is_its && !is_held
				},
				Word::Erased => message.purged.is_some() && is_held,
			};
			if due {
				owed.push(MessageRef { activity, number });
			}
		}
		owed.shuffle(&mut self.rng);
		owed.truncate(self.rng.gen_range(1..12));
		owed.sort();
		let signed = signed_receipts(&mut self.chain, node, &agent, of, &owed)?;
		Some((Call::acknowledge { signed }, By::Authorized))
	}

	fn purging(&mut self) -> Bite {
		let mut rows: Vec<_> = self.chain.with(|| Messages::<Runtime>::iter().collect());
		rows.retain(|(_, _, row)| row.purged.is_none());
		let (activity, number, row) = rows.choose(&mut self.rng)?.clone();
		let initiator = activity_row(&mut self.chain, activity)?.initiator;
		let node = *[row.author, initiator].choose(&mut self.rng)?;
		Some((Call::purge { message: MessageRef { activity, number } }, self.actor_of(node)?))
	}

	fn vouching(&mut self) -> Bite {
		let (activity, _) = self.some_formed()?;
		let joined = self.joined(activity);
		let pair: Vec<_> = joined.choose_multiple(&mut self.rng, 2).copied().collect();
		let [maker, about] = <[NodeId; 2]>::try_from(pair).ok()?;
		let commitment = H256(self.rng.gen());
		let call = Call::make_statement { activity, about, commitment };
		Some((call, self.actor_of(maker)?))
	}

	fn answering_statement(&mut self, revoke: bool) -> Bite {
		let mut rows: Vec<_> = self.chain.with(|| Statements::<Runtime>::iter().collect());
		rows.retain(|(_, _, row)| match row.state {
			StatementState::Made => true,
			StatementState::Countersigned { .. } => revoke,
			StatementState::Revoked { .. } => false,
		});
		let (activity, statement, row) = rows.choose(&mut self.rng)?.clone();
		if !revoke {
			let call = Call::countersign_statement { activity, statement };
			return Some((call, self.actor_of(row.about)?));
		}
		let node = *[row.maker, row.about].choose(&mut self.rng)?;
		Some((Call::revoke_statement { activity, statement }, self.actor_of(node)?))
	}

	/// By the initiator's node; by anyone, if that is gone.
	fn closing_activity(&mut self) -> Bite {
		let (activity, row) = self.some_open()?;
		let anyone = By::Signed(self.any_account());
		Some((Call::close { activity }, self.actor_of(row.initiator).unwrap_or(anyone)))
	}

	fn clearing_activity(&mut self) -> Bite {
		let now = self.chain.block();
		let over = |row: &ActivityRow| matches!(row.state, ActivityState::Closed { since } if since + terms().keep <= now);
		let (activity, _) = self.activities(over).choose(&mut self.rng).cloned()?;
		let limit = *[1, 2, 5, MAX_CLEARED, u32::MAX].choose(&mut self.rng)?;
		Some((Call::clear { activity, limit }, By::Signed(self.any_account())))
	}

	/// A closed activity as if it had been so for as long as its rows stay.
	fn let_rows_age(&mut self) {
		self.do_group("close");
		let closed = |row: &ActivityRow| matches!(row.state, ActivityState::Closed { .. });
		if let Some((activity, _)) = self.activities(closed).choose(&mut self.rng).cloned() {
			self.age_activity(activity);
		}
	}

	fn age_activity(&mut self, activity: ActivityId) {
		let long_ago = self.chain.block() - terms().keep;
		self.chain.with(|| {
			ActivityRows::<Runtime>::mutate(activity, |row| {
				if let Some(ActivityState::Closed { since }) =
					row.as_mut().map(|row| &mut row.state)
				{
					*since = long_ago;
				}
			})
		});
	}

	/// What the storm did to the terms is mended, and there are nodes and kinds to act with.
	pub(super) fn mend_groups(&mut self) {
		if self.chain.with(ActivityTermsInBounds::get) != terms() {
			set_storm_terms(&mut self.chain);
		}
		for _ in self.nodes().len()..FEWEST {
			self.do_group("register_node");
		}
		for _ in self.kinds_in_force().len()..KINDS {
			self.do_group("register_kind");
		}
		self.tidy_groups();
	}

	/// Closes and clears activities when there are plenty.
	fn tidy_groups(&mut self) {
		let mut rows = self.activities(|_| true);
		if rows.len() < PLENTY {
			return;
		}
		rows.shuffle(&mut self.rng);
		for (activity, row) in rows.into_iter().take(8) {
			let by = self.actor_of(row.initiator).unwrap_or(By::Signed(0));
			let origin = self.origin(by);
			let _ = self.chain.dispatch(origin, group(Call::close { activity }));
			self.age_activity(activity);
			let origin = self.origin(By::Signed(0));
			let limit = MAX_CLEARED;
			let _ = self.chain.dispatch(origin, group(Call::clear { activity, limit }));
		}
	}
}
