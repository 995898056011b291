// SPDX-License-Identifier: Apache-2.0

//! The face that the other pallets see.

use super::*;
use hanse_support::{OrgDirectory, OrgNumber, OrgRole, OrgStanding};

impl<T: Config> OrgDirectory<AccountIdOf<T>> for Pallet<T> {
	fn current(number: OrgNumber) -> Option<OrgStanding<AccountIdOf<T>>> {
		let row = Numbers::<T>::get(number)?;
		let verified = Self::is_verified(&row);
		Some(OrgStanding { owner: row.owner, tenure: row.tenure, verified })
	}

	fn role(number: OrgNumber, who: &AccountIdOf<T>) -> Option<OrgRole> {
		let row = Numbers::<T>::get(number)?;
		Self::role_under(&row, number, who)
	}
}
