// SPDX-License-Identifier: Apache-2.0

//! What the view functions answer. Every listing is paged.

use super::*;
use alloc::{collections::btree_map::BTreeMap, vec::Vec};
use sp_runtime::SaturatedConversion;

/// How many rows a page may have.
fn page(limit: u32) -> usize {
	limit.min(MAX_PAGE).saturated_into()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn view_nodes(after: Option<NodeId>, limit: u32) -> Vec<(NodeId, NodeOf<T>)> {
		let rows = match after {
			Some(after) => Nodes::<T>::iter_from(Nodes::<T>::hashed_key_for(after)),
			None => Nodes::<T>::iter(),
		};
		rows.take(page(limit)).collect()
	}

	pub(crate) fn view_kinds(from: KindId, limit: u32) -> Vec<(KindId, Kind)> {
		(from..from.saturating_add(limit.min(MAX_PAGE)))
			.map_while(|kind| Some((kind, Kinds::<T>::get(kind)?)))
			.collect()
	}

	pub(crate) fn view_consents(node: NodeId, after: Option<Consent>, limit: u32) -> Vec<Consent> {
		let consents = match after {
			Some(after) => {
				let from = Consents::<T>::hashed_key_for(node, after);
				Consents::<T>::iter_key_prefix_from(node, from)
			},
			None => Consents::<T>::iter_key_prefix(node),
		};
		consents.take(page(limit)).collect()
	}

	pub(crate) fn view_members(activity: ActivityId) -> Vec<MemberStanding<BlockNumberFor<T>>> {
		let standing = |(node, member): (NodeId, MemberOf<T>)| {
			let row = Nodes::<T>::get(node).filter(|_| !Self::is_void(node, &member));
			let keys = row.map(|row| (row.key_version, row.keys));
			let Member { state, parts, slot, key_version, next_counter, .. } = member;
			MemberStanding { node, state, parts, slot, keys, key_version, next_counter }
		};
		let mut members: Vec<_> = Members::<T>::iter_prefix(activity).map(standing).collect();
		members.sort_by_key(|member| member.slot);
		members
	}

	pub(crate) fn view_activities_of(
		node: NodeId,
		after: Option<ActivityId>,
		limit: u32,
	) -> Vec<ActivityId> {
		let activities = match after {
			Some(after) => {
				let from = Memberships::<T>::hashed_key_for(node, after);
				Memberships::<T>::iter_key_prefix_from(node, from)
			},
			None => Memberships::<T>::iter_key_prefix(node),
		};
		activities.take(page(limit)).collect()
	}

	/// A page is of so many numbers: what was cleared of them is left out.
	pub(crate) fn view_messages(
		activity: ActivityId,
		from: MessageNumber,
		limit: u32,
	) -> Vec<(MessageNumber, MessageOf<T>)> {
		(from..from.saturating_add(limit.min(MAX_PAGE).into()))
			.filter_map(|number| Some((number, Messages::<T>::get(activity, number)?)))
			.collect()
	}

	/// In the order of their slots. The slot of a node that was invited again since is nobody's.
	pub(crate) fn view_missing(message: MessageRef) -> Vec<NodeId> {
		let MessageRef { activity, number } = message;
		let Some(row) = Messages::<T>::get(activity, number) else { return Vec::new() };
		let missing = Members::<T>::iter_prefix(activity)
			.filter(|(_, member)| row.missing.has(member.slot))
			.map(|(node, member)| (member.slot, node));
		missing.collect::<BTreeMap<_, _>>().into_values().collect()
	}

	/// A page is of so many numbers: what was cleared of them is left out.
	pub(crate) fn view_statements(
		activity: ActivityId,
		from: StatementId,
		limit: u32,
	) -> Vec<(StatementId, StatementOf<T>)> {
		(from..from.saturating_add(limit.min(MAX_PAGE)))
			.filter_map(|number| Some((number, Statements::<T>::get(activity, number)?)))
			.collect()
	}
}
