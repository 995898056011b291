// SPDX-License-Identifier: Apache-2.0

//! The end of an activity: its rows go, and what was paid for them goes back.

use super::*;
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::{traits::Saturating, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// Removes up to `limit` messages; how many it were.
	fn clear_messages(activity: ActivityId, limit: u32) -> Result<u32, DispatchError> {
		let mut cleared = 0u32;
		for (_, row) in Messages::<T>::drain_prefix(activity).take(limit.saturated_into()) {
			Self::give_back(HoldReason::Message, row.deposit)?;
			cleared = cleared.saturating_add(1);
		}
		Ok(cleared)
	}

	/// Removes up to `limit` statements; how many it were.
	fn clear_statements(activity: ActivityId, limit: u32) -> Result<u32, DispatchError> {
		let mut cleared = 0u32;
		for (_, row) in Statements::<T>::drain_prefix(activity).take(limit.saturated_into()) {
			Self::give_back(HoldReason::Statement, row.deposit)?;
			cleared = cleared.saturating_add(1);
		}
		Ok(cleared)
	}

	/// Removes up to `limit` members but the initiator's node, and their slots from the roster; how
	/// many it were.
	fn clear_members(
		activity: ActivityId,
		row: &mut ActivityOf<T>,
		limit: u32,
	) -> Result<u32, DispatchError> {
		let initiator = row.initiator;
		let others = Members::<T>::iter_prefix(activity).filter(|(node, _)| *node != initiator);
		let others: Vec<_> = others.take(limit.saturated_into()).collect();
		let mut cleared = 0u32;
		for (node, member) in others {
			row.roster.remove(member.slot);
			Self::remove_member_row(activity, node, member)?;
			cleared = cleared.saturating_add(1);
		}
		Ok(cleared)
	}

	fn remove_member_row(
		activity: ActivityId,
		node: NodeId,
		member: MemberOf<T>,
	) -> DispatchResult {
		Members::<T>::remove(activity, node);
		Memberships::<T>::remove(node, activity);
		Self::give_back(HoldReason::Member, member.deposit)
	}

	/// Removes the activity and what is left of its group, the initiator's node.
	fn remove_activity(activity: ActivityId, row: ActivityOf<T>) -> DispatchResult {
		if let Some(member) = Members::<T>::get(activity, row.initiator) {
			Self::remove_member_row(activity, row.initiator, member)?;
		}
		Activities::<T>::remove(activity);
		Self::give_back(HoldReason::Activity, row.deposit)
	}

	/// Each sort of rows when none of the one before is left, so that there is always an author to a
	/// message and an initiator to an activity.
	pub(crate) fn do_clear(activity: ActivityId, limit: u32) -> DispatchResult {
		let mut row = Self::activity_row(activity)?;
		let ActivityState::Closed { since } = row.state else {
			return Err(Error::<T>::NotClearable.into());
		};
		let kept = since.saturating_add(T::Terms::get().keep);
		ensure!(Self::now() >= kept, Error::<T>::NotClearable);
		ensure!(limit > 0, Error::<T>::InvalidSize);

		let limit = limit.min(MAX_CLEARED);
		let messages = Self::clear_messages(activity, limit)?;
		row.messages = row.messages.saturating_sub(messages.into());
		let left = limit.saturating_sub(messages);
		let statements = Self::clear_statements(activity, left)?;
		row.statements = row.statements.saturating_sub(statements);
		let left = left.saturating_sub(statements);
		let members = Self::clear_members(activity, &mut row, left)?;
		row.members = row.members.saturating_sub(members);
		let left = left.saturating_sub(members);
		let rows = limit.saturating_sub(left);

		// With something left of the limit there were no more rows.
		if left == 0 {
			Activities::<T>::insert(activity, row);
			Self::deposit_event(Event::ActivityCleared { activity, rows });
			return Ok(());
		}
		let (head, rows) = (row.head, rows.saturating_add(1));
		Self::remove_activity(activity, row)?;
		Self::deposit_event(Event::ActivityCleared { activity, rows });
		Self::deposit_event(Event::ActivityRemoved { activity, head });
		Ok(())
	}
}
