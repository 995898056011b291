// SPDX-License-Identifier: Apache-2.0

//! Kinds of activities, and what nodes consent to before they are asked.

use super::*;
use alloc::{collections::btree_set::BTreeSet, vec::Vec};
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::OrgNumber;
use sp_runtime::ArithmeticError;

type ConsentRow<T> = (NodeId, Consent, DepositOf<T>);

impl<T: Config> Pallet<T> {
	pub(crate) fn kind_row(kind: KindId) -> Result<Kind, Error<T>> {
		Kinds::<T>::get(kind).ok_or(Error::<T>::KindNotFound)
	}

	/// A kind of which activities may be opened.
	pub(crate) fn kind_in_force(kind: KindId) -> Result<Kind, Error<T>> {
		let row = Self::kind_row(kind)?;
		ensure!(row.state == KindState::InForce, Error::<T>::KindRetired);
		Ok(row)
	}

	pub(crate) fn do_register_kind(
		name: BoundedVec<u8, ConstU32<MAX_KIND_NAME>>,
		relations: Relations,
		supervisors: Vec<OrgNumber>,
		updates: UpdatePolicy,
	) -> DispatchResult {
		let distinct: BTreeSet<_> = supervisors.iter().collect();
		let once = distinct.len() == supervisors.len();
		let sound = is_legible(&name) && relations.is_sound() && once;
		ensure!(sound, Error::<T>::InvalidKind);
		let present = supervisors.into_iter().map(Self::at_present).collect::<Option<Vec<_>>>();
		let supervisors = present.ok_or(Error::<T>::OrgNumberNotFound)?;
		let supervisors = supervisors.try_into().map_err(|_| Error::<T>::InvalidKind)?;
		let kind = NextKindId::<T>::get();
		let next = kind.checked_add(1).ok_or(ArithmeticError::Overflow)?;

		NextKindId::<T>::put(next);
		let row = Kind { name, relations, supervisors, updates, state: KindState::InForce };
		Kinds::<T>::insert(kind, row);
		Self::deposit_event(Event::KindRegistered { kind });
		Ok(())
	}

	pub(crate) fn do_retire_kind(kind: KindId) -> DispatchResult {
		let row = Self::kind_in_force(kind)?;
		Kinds::<T>::insert(kind, Kind { state: KindState::Retired, ..row });
		Self::deposit_event(Event::KindRetired { kind });
		Ok(())
	}

	/// What a node opens itself it consents to as it is.
	pub(crate) fn do_allow(who: AccountIdOf<T>, to: Consent) -> DispatchResult {
		let (node, _) = Self::caller_node(&who)?;
		let already = to == Consent::Partner(node) || Consents::<T>::contains_key(node, to);
		ensure!(!already, Error::<T>::AlreadyAllowed);
		match to {
			Consent::Kind(kind) => Self::kind_in_force(kind).map(|_| ())?,
			Consent::Partner(partner) => Self::node_row(partner).map(|_| ())?,
		}

		let deposit = Self::place::<ConsentRow<T>>(HoldReason::Consent, &who)?;
		Consents::<T>::insert(node, to, deposit);
		Self::deposit_event(Event::ConsentGiven { node, to });
		Ok(())
	}

	/// Also when the kind is retired or the partner's record gone.
	pub(crate) fn do_disallow(who: AccountIdOf<T>, to: Consent) -> DispatchResult {
		let (node, _) = Self::caller_node(&who)?;
		let deposit = Consents::<T>::take(node, to).ok_or(Error::<T>::NotAllowed)?;
		Self::give_back(HoldReason::Consent, deposit)?;
		Self::deposit_event(Event::ConsentWithdrawn { node, to });
		Ok(())
	}
}

/// Whether people can read a name as it is: UTF-8, not empty, nothing that controls, no space around.
fn is_legible(name: &[u8]) -> bool {
	core::str::from_utf8(name).is_ok_and(|name| {
		!name.is_empty() && name.trim() == name && !name.chars().any(char::is_control)
	})
}
