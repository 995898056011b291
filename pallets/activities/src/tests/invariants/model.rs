// SPDX-License-Identifier: Apache-2.0

//! What a storm should come to, kept plainly.

use super::*;
use history::History;
use std::collections::BTreeSet;

/// Who was to get a message and who said what of it, by their slots.
struct Sent {
	author: u8,
	to: BTreeSet<u8>,
	stored: BTreeSet<u8>,
	erased: BTreeSet<u8>,
	root: Option<sp_core::H256>,
}

#[derive(Default)]
pub struct Model {
	/// Whose each slot ever was.
	slots: BTreeMap<(ActivityId, u8), NodeId>,
	sent: BTreeMap<MessageRef, Sent>,
	/// Counters that an author used.
	used: BTreeMap<(ActivityId, NodeId), BTreeSet<u64>>,
	informed: BTreeMap<ActivityId, Current>,
	purges: BTreeMap<ActivityId, u64>,
}

fn node_by(by: &By) -> NodeId {
	match by {
		By::Account(who) => NodesByAccount::<Test>::get(who).expect("only nodes publish"),
		_ => panic!("only accounts publish"),
	}
}

impl Model {
	/// Follows a call that succeeded.
	pub fn follow(&mut self, before: &History, by: &By, call: &Call<Test>) {
		match call {
			Call::publish { activity, counter, digest, content, .. } => {
				let author = node_by(by);
				let leaf = digest.leaf(*activity, author, *counter);
				self.inform(before, *activity, digest, content);
				self.send(before, *activity, author, *counter..counter + 1, Some(leaf));
			},
			Call::publish_many { activity, counter, root, count, .. } => {
				let counters = *counter..counter + u64::from(*count);
				self.send(before, *activity, node_by(by), counters, Some(*root));
			},
			Call::acknowledge { signed } => self.acknowledge(signed),
			Call::purge { message } => *self.purges.entry(message.activity).or_default() += 1,
			_ => (),
		}
	}

	/// The first information is that of its message, each update says what comes out.
	fn inform(
		&mut self,
		before: &History,
		activity: ActivityId,
		digest: &Digest,
		content: &Content,
	) {
		let number = before.activities[&activity].next_message;
		let known = self.informed.get(&activity);
		match content {
			Content::Information if known.is_none() => {
				self.informed.insert(activity, Current { number, result: digest.fields });
			},
			Content::Update { base, result } => {
				assert_eq!(known.map(|current| current.number), Some(*base), "of something else");
				self.informed.insert(activity, Current { number, result: *result });
			},
			_ => (),
		}
	}

	fn send(
		&mut self,
		before: &History,
		activity: ActivityId,
		author: NodeId,
		counters: std::ops::Range<u64>,
		root: Option<sp_core::H256>,
	) {
		let used = self.used.entry((activity, author)).or_default();
		for counter in counters {
			assert!(used.insert(counter), "a counter was used twice");
		}
		let joined = |((of, node), member): (&(ActivityId, NodeId), &MemberOf<Test>)| {
			let joined = matches!(member.state, MemberState::Joined { .. });
			(*of == activity && joined).then_some((*node, member.slot))
		};
		let mut joined: BTreeMap<_, _> = before.members.iter().filter_map(joined).collect();
		let author = joined.remove(&author).expect("members publish");
		let (to, number) =
			(joined.into_values().collect(), before.activities[&activity].next_message);
		let (stored, erased) = Default::default();
		let sent = Sent { author, to, stored, erased, root };
		assert!(
			self.sent.insert(entry(activity, number), sent).is_none(),
			"a number was given twice"
		);
	}

	fn acknowledge(&mut self, signed: &SignedReceipts) {
		for entry in &signed.entries {
			let Member { slot, state, .. } =
				Members::<Test>::get(entry.activity, signed.node).unwrap();
			let sent = self.sent.get_mut(entry).expect("it was published");
			let is_for = slot == sent.author || sent.to.contains(&slot);
			assert!(is_for || state.may_read(entry.number), "it was for others");
			let said = match signed.word {
				Word::Stored => &mut sent.stored,
				Word::Erased => &mut sent.erased,
			};
			assert!(said.insert(slot), "something was signed twice");
		}
	}

	pub fn check(&mut self) {
		self.check_slots();
		self.check_messages();
		for (activity, row) in Activities::<Test>::iter() {
			assert_eq!(row.current, self.informed.get(&activity).copied(), "other information");
			let purges = self.purges.get(&activity).copied().unwrap_or_default();
			assert_eq!(row.purges, purges, "purges are not counted");
		}
	}

	/// No slot is given twice.
	fn check_slots(&mut self) {
		for (activity, node, member) in Members::<Test>::iter() {
			let first = self.slots.entry((activity, member.slot)).or_insert(node);
			assert_eq!(*first, node, "a slot was another node's");
		}
	}

	/// A message is with whom the model says, and only with members who may read it.
	fn check_messages(&self) {
		for (activity, number, row) in Messages::<Test>::iter() {
			let Sent { author, to, stored, erased, root } = &self.sent[&entry(activity, number)];
			let slots =
				|set: &Slots| (0..=255).filter(|slot| set.has(*slot)).collect::<BTreeSet<_>>();
			assert_eq!(slots(&row.missing), to - stored, "others are missing");
			let had = stored | &BTreeSet::from([*author]);
			assert!(erased.is_subset(&had), "who never had it erased it");
			assert_eq!(slots(&row.holders), &had - erased, "others hold it");
			assert_eq!(Some(row.root), *root);
			for member in Members::<Test>::iter_prefix_values(activity) {
				let is_for = to.contains(&member.slot) || had.contains(&member.slot);
				assert!(!is_for || member.state.may_read(number), "it went to who may not read it");
			}
		}
	}
}
