// SPDX-License-Identifier: Apache-2.0

//! What financial nodes owe in each tenure of their number: what waits for them, and the bonds that
//! answer for it.

use super::*;
use frame_support::{defensive, ensure, pallet_prelude::*};
use hanse_support::{OrgDirectory, OrgNumber};
use sp_runtime::traits::{Saturating, Zero};

impl<T: Config> Pallet<T> {
	/// What a node owes and did in a tenure in which it was admitted.
	pub(crate) fn conduct_in(node: OrgNumber, tenure: u32) -> Result<ConductOf<T>, DispatchError> {
		Conducts::<T>::get(node, tenure).ok_or_else(|| Error::<T>::NodeNotFound.into())
	}

	/// Writes something into the conduct of a node.
	pub(crate) fn note_conduct(node: OrgNumber, tenure: u32, note: impl FnOnce(&mut ConductOf<T>)) {
		Conducts::<T>::mutate(node, tenure, |row| match row {
			Some(row) => note(row),
			None => {
				defensive!("nothing is about a node in a tenure in which it was never admitted");
			},
		});
	}

	/// Something more waits for a node.
	pub(crate) fn wait_more(node: OrgNumber, tenure: u32) {
		Self::note_conduct(node, tenure, |conduct| conduct.open.saturating_inc());
	}

	/// Something less.
	pub(crate) fn wait_less(node: OrgNumber, tenure: u32) {
		Self::note_conduct(node, tenure, Self::end_waiting);
	}

	pub(crate) fn end_waiting(conduct: &mut ConductOf<T>) {
		if conduct.open.is_zero() {
			defensive!("what ends has waited for its node");
		}
		conduct.open.saturating_dec();
	}

	/// Whoever takes a matter of an earlier owner on answers for it from now on.
	pub(crate) fn take_on(node: OrgNumber, tenure: &mut u32, by: u32) {
		if *tenure != by {
			Self::wait_less(node, *tenure);
			Self::wait_more(node, by);
			*tenure = by;
		}
	}

	pub(crate) fn do_set_bond(
		who: AccountIdOf<T>,
		node: OrgNumber,
		bond: BalanceOf<T>,
	) -> DispatchResult {
		let tenure = FinancialNodes::<T>::get(node).ok_or(Error::<T>::NodeNotFound)?.tenure;
		let mut conduct = Self::conduct_in(node, tenure)?;
		let least = T::Terms::get().node_bond;
		// A smaller one would serve nobody but whoever wants to keep the node from posting its own.
		ensure!(bond.is_zero() || bond >= least, Error::<T>::BondTooSmall);
		let reason = HoldReason::Bond.into();
		conduct.bond = match conduct.bond.take() {
			Some(earlier) if bond.is_zero() => {
				ensure!(earlier.payer == who, Error::<T>::NotBondPayer);
				ensure!(conduct.open.is_zero(), Error::<T>::NodeBusy);
				earlier.give_back::<T::NativeBalance>(&reason)?;
				None
			},
			Some(earlier) => {
				if earlier.payer != who {
					ensure!(earlier.amount < least, Error::<T>::NotBondPayer);
					Self::ensure_node_owner(&who, node, tenure)?;
				}
				Some(earlier.replace::<T::NativeBalance>(&reason, who.clone(), bond)?)
			},
			None => {
				ensure!(!bond.is_zero(), Error::<T>::BondTooSmall);
				Self::ensure_node_owner(&who, node, tenure)?;
				Some(DepositOf::<T>::place::<T::NativeBalance>(&reason, who.clone(), bond)?)
			},
		};
		Conducts::<T>::insert(node, tenure, conduct);
		Self::deposit_event(Event::BondSet { node, payer: who, bond });
		Ok(())
	}

	/// Refuses whoever does not own a node's number in the tenure in which it was admitted. An issuer
	/// admits a number without asking; by its bond the owner agrees, and before nobody is served.
	fn ensure_node_owner(who: &AccountIdOf<T>, node: OrgNumber, tenure: u32) -> DispatchResult {
		let standing = T::Directory::current(node).ok_or(Error::<T>::NodeVoid)?;
		ensure!(standing.tenure == tenure, Error::<T>::NodeVoid);
		ensure!(standing.owner == *who, Error::<T>::NotOwner);
		Ok(())
	}

	pub(crate) fn do_reclaim_bond(node: OrgNumber, tenure: u32) -> DispatchResult {
		let mut conduct = Self::conduct_in(node, tenure)?;
		let present = T::Directory::current(node).map(|standing| standing.tenure);
		ensure!(present != Some(tenure), Error::<T>::BondInForce);
		ensure!(conduct.open.is_zero(), Error::<T>::NodeBusy);
		let bond = conduct.bond.take().ok_or(Error::<T>::BondTooSmall)?;

		Conducts::<T>::insert(node, tenure, conduct);
		let hanse_support::Deposit { payer, amount } = bond.clone();
		bond.give_back::<T::NativeBalance>(&HoldReason::Bond.into())?;
		Self::deposit_event(Event::BondReclaimed { node, tenure, payer, bond: amount });
		Ok(())
	}
}
