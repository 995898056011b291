// SPDX-License-Identifier: Apache-2.0

//! Steps of activities, their members, messages, receipts and statements.

use super::*;
use sp_core::H256;
use sp_io::hashing::blake2_256;

impl Step {
	pub(super) fn of_groups(&self, kind: u8) -> Attempt {
		match kind {
			14 => self.opening(),
			15 | 16 => {
				let (activity, node) = self.pick_seat(invited());
				let call = match kind {
					15 => Call::consent { activity },
					_ => Call::decline { activity },
				};
				self.by_node(node, call)
			},
			17 => self.adding(),
			18 => self.removing(),
			19 => {
				let (activity, node) = self.pick_seat(leaving());
				self.by_node(node, Call::leave { activity })
			},
			20 => {
				let (activity, node) = self.pick_seat(outdated());
				self.by_node(node, Call::raise_epoch { activity })
			},
			21 => self.publishing(),
			22 => self.publishing_many(),
			23 => self.signing(),
			24 => {
				let message = entry(self.seed % 9, self.seed % 3);
				let (message, node) = self.pick(purgeable(), Vec::new(), (message, 0));
				self.by_node(node, Call::purge { message })
			},
			25 => self.vouching(),
			26 | 27 => self.of_statements(kind),
			28 => self.closing(),
			_ => self.clearing(),
		}
	}

	/// As many parties as the kind's relations ask for, and up to three more.
	fn opening(&self) -> Attempt {
		let kind = self.pick(openable_kinds(), (0..9).collect(), 0);
		let initiator = self.pick(nodes(), Vec::new(), 99);
		let owner = Nodes::<Test>::get(initiator).map_or_else(stranger, |row| row.account);
		let relations = Kinds::<Test>::get(kind).map_or(Relations(0), |row| row.relations);
		let mut parties = vec![initiating(Party::Account(owner))];
		let mut choose = |mut from: Vec<Party<AccountId32>>, count: usize, part: Part| {
			let turns = (self.seed >> 8) as usize % from.len().max(1);
			from.rotate_left(turns);
			let chosen = from.into_iter().take(count);
			parties.extend(chosen.map(|party| invitation(party, part)));
		};
		if relations.has(Relations::INDUSTRIAL) {
			choose(reached_orgs(), 2, Part::Receiver);
		}
		if relations.has(Relations::PERSON_TO_THING) {
			choose(reached_things(), 1, Part::Receiver);
		}
		if relations.has(Relations::THING_TO_THING) {
			choose(reached_things(), 2, Part::Receiver);
		}
		let part = if self.small == 0 { Part::Supervisor } else { Part::Receiver };
		choose(reached_people(), (self.seed >> 16) as usize % 4, part);
		let consent = 1 + (self.seed >> 20) as u32 % 40;
		let receipt = 1 + (self.seed >> 28) as u32 % 20;
		let windows = Windows { consent, receipt };
		let requests = [Request::Information, Request::Both, Request::Trust, Request::Both];
		let request = requests[(self.seed >> 36) as usize % 4];
		let parties = parties.try_into().unwrap();
		let call = Call::open_activity { kind, request, parties, windows };
		self.by_node(initiator, call)
	}

	fn history(&self) -> History {
		if self.seed.is_multiple_of(2) {
			History::Granted
		} else {
			History::Withheld
		}
	}

	/// The node that opened an activity, if it is there.
	fn initiator(&self, activity: ActivityId) -> NodeId {
		Activities::<Test>::get(activity).map_or(99, |row| row.initiator)
	}

	fn adding(&self) -> Attempt {
		let (activity, party) = self.pick(addable(), Vec::new(), (self.seed % 9, person(GAST)));
		let part = if self.small == 0 { Part::Supervisor } else { Part::Receiver };
		let (invitation, history) = (invitation(party, part), self.history());
		let call = Call::add_member { activity, invitation, history };
		self.by_node(self.initiator(activity), call)
	}

	/// Anyone removes who is void, the initiator anybody else.
	fn removing(&self) -> Attempt {
		let (activity, node) = self.pick_seat(removable());
		let call = Call::remove_member { activity, node };
		let member = Members::<Test>::get(activity, node);
		if member.is_some_and(|member| is_void(node, &member)) {
			return by_account(stranger(), call);
		}
		self.by_node(self.initiator(activity), call)
	}

	/// Lets the time pass that others have to answer.
	fn wait_for_answers(&self, activity: ActivityId) {
		let state = Activities::<Test>::get(activity).map(|row| row.state);
		if let Some(ActivityState::Forming { until, .. }) = state {
			self.wait_for(until);
		}
	}

	/// A content that a node may publish, as far as there is one.
	fn content(&self, activity: ActivityId, node: NodeId) -> Content {
		let Some(row) = Activities::<Test>::get(activity) else { return Content::Information };
		let Some(Current { number, .. }) = row.current else {
			let trusts = row.request == Request::Trust;
			return if trusts { Content::Trust } else { Content::Information };
		};
		let parts = |member: MemberOf<Test>| member.parts.has(Part::Supervisor);
		let supervises = Members::<Test>::get(activity, node).is_some_and(parts);
		let updates = match row.updates {
			UpdatePolicy::Members => true,
			UpdatePolicy::Initiator => node == row.initiator,
			UpdatePolicy::Supervised => node == row.initiator || supervises,
		};
		let result = H256(blake2_256(&self.seed.to_le_bytes()));
		match (self.seed >> 8) % 4 {
			0 | 1 if updates || !self.right => Content::Update { base: number, result },
			2 if row.request == Request::Both => Content::Trust,
			_ => Content::Information,
		}
	}

	fn publishing(&self) -> Attempt {
		let (activity, node) = self.pick_seat(publishers());
		self.wait_for_answers(activity);
		let content = self.content(activity, node);
		let (epoch, counter) = self.next_of(activity, node);
		let fields = H256(blake2_256(&self.seed.wrapping_add(1).to_le_bytes()));
		let ciphertext = H256(blake2_256(&self.seed.wrapping_add(2).to_le_bytes()));
		let digest = Digest { fields, ciphertext, size: 1 + (self.seed >> 44) as u32 % 4_096 };
		self.by_node(node, Call::publish { activity, epoch, counter, digest, content })
	}

	/// Present epoch, and a counter that is free.
	fn next_of(&self, activity: ActivityId, node: NodeId) -> (u32, u64) {
		let epoch = Activities::<Test>::get(activity).map_or(0, |row| row.epoch);
		let next = Members::<Test>::get(activity, node).map_or(0, |row| row.next_counter);
		(epoch, next + (self.seed >> 12) % 2)
	}

	fn publishing_many(&self) -> Attempt {
		let (activity, node) = self.pick_seat(informed_publishers());
		self.wait_for_answers(activity);
		let (epoch, counter) = self.next_of(activity, node);
		let (root, count) = (H256(blake2_256(&self.seed.to_le_bytes())), 1 + self.small);
		self.by_node(node, Call::publish_many { activity, epoch, counter, root, count })
	}

	/// One entry or several that a node has not signed for.
	fn signing(&self) -> Attempt {
		let mut owed = owed();
		let erasures: Vec<_> = owed.iter().filter(|one| one.1 == Word::Erased).cloned().collect();
		if self.small < 3 && !erasures.is_empty() {
			owed = erasures;
		}
		let none = (0, Word::Stored, vec![entry(self.seed % 9, self.seed % 3)]);
		let (node, word, mut entries) = self.pick(owed, Vec::new(), none);
		entries.truncate(1 + self.small as usize);
		let name = owner_of(node).unwrap_or(GAST);
		let version = key_version(name);
		let root = |entry: &MessageRef| {
			let row = Messages::<Test>::get(entry.activity, entry.number);
			(*entry, row.map_or(H256::zero(), |row| row.root))
		};
		let words = Receipts { node, word, entries: entries.iter().map(root).collect() };
		let signed = signed_receipts_by(&words, &signing_key(name, version), version);
		attempt(By::Itself, Call::acknowledge { signed })
	}

	fn vouching(&self) -> Attempt {
		let any = (self.seed % 9, self.seed % 10, self.seed % 7);
		let (activity, maker, about) = self.pick(vouchers(), vec![any], any);
		self.wait_for_answers(activity);
		let commitment = H256(blake2_256(&self.seed.to_le_bytes()));
		self.by_node(maker, Call::make_statement { activity, about, commitment })
	}

	fn of_statements(&self, kind: u8) -> Attempt {
		let fitting = if kind == 26 { countersignable() } else { revocable() };
		let any = statements(|_| true);
		let (activity, statement) = self.pick(fitting, any, (self.seed % 9, 0));
		let row = Statements::<Test>::get(activity, statement);
		let (maker, about) = row.map_or((99, 99), |row| (row.maker, row.about));
		let there = Nodes::<Test>::contains_key(about);
		if kind == 26 {
			return self.by_node(about, Call::countersign_statement { activity, statement });
		}
		let by = if self.small < 3 && there { about } else { maker };
		self.by_node(by, Call::revoke_statement { activity, statement })
	}

	/// Its initiator or, if that is void, anyone.
	fn closing(&self) -> Attempt {
		let activity = self.pick(activities(is_open), activities(|_| true), 99);
		let initiator = self.initiator(activity);
		let call = Call::close { activity };
		if led().contains(&activity) {
			self.by_node(initiator, call)
		} else {
			by_account(stranger(), call)
		}
	}

	fn clearing(&self) -> Attempt {
		let closed = activities(|row| !is_open(row));
		let activity = self.pick(closed, activities(|_| true), 99);
		let state = Activities::<Test>::get(activity).map(|row| row.state);
		if let Some(ActivityState::Closed { since }) = state {
			self.wait_for(since + Governed::get().keep);
		}
		by_account(stranger(), Call::clear { activity, limit: 1 + self.small })
	}
}
