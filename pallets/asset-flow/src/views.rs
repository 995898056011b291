// SPDX-License-Identifier: Apache-2.0

//! What the view functions answer. Every listing is paged.

use super::*;
use alloc::vec::Vec;
use hanse_support::OrgNumber;
use sp_runtime::SaturatedConversion;

/// How many rows a page may have.
fn page(limit: u32) -> usize {
	limit.min(MAX_PAGE).saturated_into()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn view_servers(
		after: Option<OrgNumber>,
		limit: u32,
	) -> Vec<(OrgNumber, ServerOf<T>)> {
		let rows = match after {
			Some(after) => Servers::<T>::iter_from(Servers::<T>::hashed_key_for(after)),
			None => Servers::<T>::iter(),
		};
		rows.take(page(limit)).collect()
	}

	pub(crate) fn view_unfinished(after: Option<Uuid>, limit: u32) -> Vec<(Uuid, TableOf<T>)> {
		let names = match after {
			Some(after) => Unfinished::<T>::iter_keys_from(Unfinished::<T>::hashed_key_for(after)),
			None => Unfinished::<T>::iter_keys(),
		};
		names
			.take(page(limit))
			.filter_map(|table| Some((table, Tables::<T>::get(table)?)))
			.collect()
	}

	pub(crate) fn view_seal_of(table: Uuid) -> Option<(SealNumber, SealOf<T>)> {
		let number = match Tables::<T>::get(table) {
			Some(row) => row.state.seal()?,
			None => Retired::<T>::get(table)??,
		};
		Some((number, Seals::<T>::get(number)?))
	}

	/// Seals are in the order of their blocks, and the chain's own is the last of its block.
	pub(crate) fn view_seal_at(block: BlockNumberFor<T>) -> Option<(SealNumber, SealOf<T>)> {
		// All before `from` are of this block or earlier ones, all from `to` on of later ones.
		let (mut from, mut to) = (0, LastSeal::<T>::get().next);
		while from < to {
			let middle = from.saturating_add(to.saturating_sub(from) >> 1);
			if Seals::<T>::get(middle)?.block <= block {
				from = middle.saturating_add(1);
			} else {
				to = middle;
			}
		}
		let number = from.checked_sub(1)?;
		let seal = Seals::<T>::get(number)?;
		(seal.block == block && seal.kind == SealKind::Chain).then_some((number, seal))
	}

	pub(crate) fn view_seals(from: SealNumber, limit: u32) -> Vec<(SealNumber, SealOf<T>)> {
		(from..from.saturating_add(limit.min(MAX_PAGE).into()))
			.map_while(|number| Some((number, Seals::<T>::get(number)?)))
			.collect()
	}

	pub(crate) fn view_equivocations(server: OrgNumber, limit: u32) -> Vec<(Uuid, Evidence)> {
		Equivocations::<T>::iter_prefix(server).take(page(limit)).collect()
	}
}
