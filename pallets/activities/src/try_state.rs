// SPDX-License-Identifier: Apache-2.0

//! The invariants of the module doc, by their numbers.
//!
//! Not behind a feature, so that tests outside this crate can call them; nothing in the runtime
//! does, and the wasm leaves them out.

use super::*;
use alloc::{
	collections::{btree_map::BTreeMap, btree_set::BTreeSet},
	vec::Vec,
};
use codec::Encode;
use frame_support::{ensure, traits::fungible::InspectHold};
use hanse_support::Deposit;
use sp_core::H256;
use sp_runtime::{traits::Saturating, TryRuntimeError};

/// The messages of an activity.
type MessageRows<T> = BTreeMap<MessageNumber, MessageOf<T>>;
type Held<T> = BTreeMap<Vec<u8>, (HoldReason, AccountIdOf<T>, BalanceOf<T>)>;

/// Whether a set has no slot from `next` on, and is encoded as such sets are.
fn is_sound(slots: &Slots, next: u16) -> bool {
	let given = |slot: u8| !slots.has(slot) || u16::from(slot) < next;
	slots.0.last() != Some(&0) && (0..=u8::MAX).all(given)
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant; names the first that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_nodes()?;
		Self::check_found_nodes()?;
		Self::check_guests()?;
		Self::check_things()?;
		Self::check_ids()?;
		Self::check_counts()?;
		Self::check_memberships()?;
		Self::check_activities()?;
		Self::check_holds()
	}

	fn check_nodes() -> Result<(), TryRuntimeError> {
		for (node, row) in Nodes::<T>::iter() {
			let by = NodesByAccount::<T>::get;
			let found = by(&row.account) == Some(node) && by(&row.agent) == Some(node);
			ensure!(found, "1: an account does not know its node");
			let found = NodesByPeer::<T>::get(row.keys.peer) == Some(node);
			ensure!(found, "1: a peer does not know its node");
		}
		Ok(())
	}

	fn check_found_nodes() -> Result<(), TryRuntimeError> {
		for (account, node) in NodesByAccount::<T>::iter() {
			let own = |row: NodeOf<T>| row.account == account || row.agent == account;
			ensure!(Nodes::<T>::get(node).is_some_and(own), "1: an account is not its node's");
		}
		for (peer, node) in NodesByPeer::<T>::iter() {
			let own = |row: NodeOf<T>| row.keys.peer == peer;
			ensure!(Nodes::<T>::get(node).is_some_and(own), "1: a peer is not its node's");
		}
		for (number, node) in NodesByOrg::<T>::iter() {
			let own = |row: NodeOf<T>| row.org.is_some_and(|org| org.number == number);
			ensure!(Nodes::<T>::get(node).is_some_and(own), "1: a number is not its node's");
		}
		for (node, _) in Consents::<T>::iter_keys() {
			ensure!(Nodes::<T>::contains_key(node), "1: a node that is gone consents");
		}
		Ok(())
	}

	fn check_guests() -> Result<(), TryRuntimeError> {
		for account in Guests::<T>::iter_keys() {
			ensure!(!NodesByAccount::<T>::contains_key(account), "1: a guest has a node");
		}
		Ok(())
	}

	fn check_things() -> Result<(), TryRuntimeError> {
		for (thing, row) in Things::<T>::iter() {
			let found = ThingsByKey::<T>::get(row.key) == Some(thing);
			ensure!(found, "1: a key does not know its thing");
		}
		for (key, thing) in ThingsByKey::<T>::iter() {
			let own = |row: ThingOf<T>| row.key == key;
			ensure!(Things::<T>::get(thing).is_some_and(own), "1: a key is not its thing's");
		}
		Ok(())
	}

	fn check_ids() -> Result<(), TryRuntimeError> {
		let (nodes, things) = (NextNodeId::<T>::get(), NextThingId::<T>::get());
		ensure!(Nodes::<T>::iter_keys().all(|node| node < nodes), "2: a node is not numbered");
		let hosts = Guests::<T>::iter_values().all(|row| row.host < nodes);
		ensure!(hosts, "2: a host is not numbered");
		let numbered = Things::<T>::iter_keys().all(|thing| thing < things);
		ensure!(numbered, "2: a thing is not numbered");
		let next = NextKindId::<T>::get();
		ensure!(Kinds::<T>::iter_keys().all(|kind| kind < next), "2: a kind is not numbered");
		let next = NextActivityId::<T>::get();
		let numbered = Activities::<T>::iter_keys().all(|activity| activity < next);
		ensure!(numbered, "2: an activity is not numbered");
		Ok(())
	}

	fn check_counts() -> Result<(), TryRuntimeError> {
		let mut rows = BTreeMap::<ActivityId, (u64, u32, u32)>::new();
		for (activity, _) in Messages::<T>::iter_keys() {
			let count = &mut rows.entry(activity).or_default().0;
			*count = count.saturating_add(1);
		}
		for (activity, _) in Statements::<T>::iter_keys() {
			let count = &mut rows.entry(activity).or_default().1;
			*count = count.saturating_add(1);
		}
		for (activity, _) in Members::<T>::iter_keys() {
			let count = &mut rows.entry(activity).or_default().2;
			*count = count.saturating_add(1);
		}
		for (activity, row) in Activities::<T>::iter() {
			let counted = rows.remove(&activity).unwrap_or_default();
			let told = (row.messages, row.statements, row.members);
			ensure!(counted == told, "3: an activity does not count its rows");
		}
		ensure!(rows.is_empty(), "3: a row is of no activity");
		Ok(())
	}

	fn check_memberships() -> Result<(), TryRuntimeError> {
		for (activity, node) in Members::<T>::iter_keys() {
			let known = Memberships::<T>::contains_key(node, activity);
			ensure!(known, "4: a node does not know its group");
		}
		for (node, activity) in Memberships::<T>::iter_keys() {
			let known = Members::<T>::contains_key(activity, node);
			ensure!(known, "4: a group does not know its node");
		}
		Ok(())
	}

	fn check_activities() -> Result<(), TryRuntimeError> {
		for (activity, row) in Activities::<T>::iter() {
			let opened = Members::<T>::contains_key(activity, row.initiator);
			ensure!(opened, "3: an initiator has no row");
			let members: Vec<_> = Members::<T>::iter_prefix_values(activity).collect();
			Self::check_slots(&row, &members)?;
			Self::check_roster(&row, &members)?;
			Self::check_awaited(&row, &members)?;
			let messages = Messages::<T>::iter_prefix(activity).collect();
			Self::check_numbers(activity, &row, &messages)?;
			Self::check_links(activity, &row, &messages)?;
			Self::check_messages(&row, &messages)?;
			Self::check_current(&row, &messages)?;
		}
		Ok(())
	}

	fn check_slots(row: &ActivityOf<T>, members: &[MemberOf<T>]) -> Result<(), TryRuntimeError> {
		ensure!(u32::from(row.next_slot) <= MAX_MEMBERS, "2: more slots than there are");
		let mut taken = BTreeSet::new();
		for member in members {
			ensure!(u16::from(member.slot) < row.next_slot, "2: a slot was not given");
			ensure!(taken.insert(member.slot), "2: two members have one slot");
		}
		Ok(())
	}

	fn check_roster(row: &ActivityOf<T>, members: &[MemberOf<T>]) -> Result<(), TryRuntimeError> {
		let mut roster = Slots::default();
		for member in members.iter().filter(|member| Self::is_joined(member)) {
			roster.insert(member.slot);
		}
		ensure!(roster == row.roster, "3: a roster is not that of those who joined");
		Ok(())
	}

	fn check_awaited(row: &ActivityOf<T>, members: &[MemberOf<T>]) -> Result<(), TryRuntimeError> {
		let ActivityState::Forming { awaited, .. } = row.state else { return Ok(()) };
		let is_invited =
			|member: &&MemberOf<T>| matches!(member.state, MemberState::Invited { .. });
		let invited = u32::try_from(members.iter().filter(is_invited).count());
		ensure!(invited == Ok(awaited), "5: another number is awaited than is invited");
		ensure!(awaited > 0, "5: an activity forms though nobody is awaited");
		Ok(())
	}

	/// While an activity is open nothing of it is cleared; when it is closed its rows may all be there.
	fn check_numbers(
		activity: ActivityId,
		row: &ActivityOf<T>,
		messages: &MessageRows<T>,
	) -> Result<(), TryRuntimeError> {
		let numbered = messages.keys().all(|number| *number < row.next_message);
		ensure!(numbered, "2: a message is not numbered");
		let below = |number| number < row.next_statement;
		let numbered = Statements::<T>::iter_key_prefix(activity).all(below);
		ensure!(numbered, "2: a statement is not numbered");
		if !matches!(row.state, ActivityState::Closed { .. }) {
			ensure!(row.messages == row.next_message, "6: a number has no message");
			ensure!(row.statements == row.next_statement, "6: a number has no statement");
		}
		Ok(())
	}

	/// Of messages that were cleared the chain knows nothing more.
	fn check_links(
		activity: ActivityId,
		row: &ActivityOf<T>,
		messages: &MessageRows<T>,
	) -> Result<(), TryRuntimeError> {
		if row.messages < row.next_message {
			return Ok(());
		}
		let head = messages
			.iter()
			.fold(H256::zero(), |head, (number, message)| link(activity, *number, &head, message));
		ensure!(head == row.head, "6: the head is not the hash of the last message");
		Ok(())
	}

	fn check_messages(
		row: &ActivityOf<T>,
		messages: &MessageRows<T>,
	) -> Result<(), TryRuntimeError> {
		for Message { holders, missing, .. } in messages.values() {
			let given = |slots| is_sound(slots, row.next_slot);
			ensure!(given(holders) && given(missing), "6: who has a message is nobody");
			let twice = (0..=u8::MAX).any(|slot| holders.has(slot) && missing.has(slot));
			ensure!(!twice, "6: who has a message misses it");
		}
		let purged = messages.values().filter(|message| message.purged.is_some());
		let purges = u64::try_from(purged.count()).unwrap_or(u64::MAX);
		let cleared = row.messages < row.next_message;
		let counted = purges == row.purges || (cleared && purges < row.purges);
		ensure!(counted, "6: an activity does not count what is to be erased");
		Ok(())
	}

	/// A message that was cleared can't say what it was.
	fn check_current(
		row: &ActivityOf<T>,
		messages: &MessageRows<T>,
	) -> Result<(), TryRuntimeError> {
		let Some(Current { number, result }) = row.current else { return Ok(()) };
		ensure!(number < row.next_message, "6: the information is that of no message");
		let own = match messages.get(&number).map(|message| message.content) {
			None | Some(Content::Information) => true,
			Some(Content::Update { result: own, .. }) => own == result,
			Some(Content::Trust) => false,
		};
		ensure!(own, "6: the information is not that of its message");
		Ok(())
	}

	fn check_holds() -> Result<(), TryRuntimeError> {
		let mut held = Held::<T>::new();
		let mut add = |reason: HoldReason, deposit: DepositOf<T>| {
			let Deposit { payer, amount } = deposit;
			let key = (reason, &payer).encode();
			let sum = held.entry(key).or_insert((reason, payer, Default::default()));
			sum.2 = sum.2.saturating_add(amount);
		};
		Nodes::<T>::iter_values().for_each(|row| add(HoldReason::Node, row.deposit));
		Guests::<T>::iter_values().for_each(|row| add(HoldReason::Guest, row.deposit));
		Things::<T>::iter_values().for_each(|row| add(HoldReason::Thing, row.deposit));
		Consents::<T>::iter_values().for_each(|deposit| add(HoldReason::Consent, deposit));
		Activities::<T>::iter_values().for_each(|row| add(HoldReason::Activity, row.deposit));
		Members::<T>::iter_values().for_each(|row| add(HoldReason::Member, row.deposit));
		Messages::<T>::iter_values().for_each(|row| add(HoldReason::Message, row.deposit));
		Statements::<T>::iter_values().for_each(|row| add(HoldReason::Statement, row.deposit));
		for (reason, payer, sum) in held.into_values() {
			let on_hold = T::NativeBalance::balance_on_hold(&reason.into(), &payer);
			ensure!(on_hold == sum, "7: a hold is not the sum of the deposits that it pays for");
		}
		Ok(())
	}
}
