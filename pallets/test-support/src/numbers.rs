// SPDX-License-Identifier: Apache-2.0

//! A directory of organisation numbers, changed by hand.

use hanse_support::{OrgDirectory, OrgNumber, OrgRole, OrgStanding};
use sp_runtime::AccountId32;
use std::{cell::RefCell, collections::BTreeMap};

/// Owner and tenure of a number, and who else may act for it.
#[derive(Clone)]
struct Entry {
	owner: AccountId32,
	tenure: u32,
	roles: BTreeMap<AccountId32, OrgRole>,
}

impl Entry {
	fn of(owner: &AccountId32, tenure: u32) -> Self {
		Self { owner: owner.clone(), tenure, roles: BTreeMap::new() }
	}
}

thread_local! {
	static NUMBERS: RefCell<BTreeMap<OrgNumber, Entry>> = const { RefCell::new(BTreeMap::new()) };
}

/// The number at this place in the order of issue, which is at least one.
pub const fn number(sequence: u64) -> OrgNumber {
	match OrgNumber::from_sequence(sequence) {
		Some(number) => number,
		None => panic!("numbers have sequences of one to ten digits, from 1"),
	}
}

/// Numbers with owner, tenure and roles.
pub struct Directory;

impl OrgDirectory<AccountId32> for Directory {
	fn current(number: OrgNumber) -> Option<OrgStanding<AccountId32>> {
		let Entry { owner, tenure, .. } =
			NUMBERS.with_borrow(|numbers| numbers.get(&number).cloned())?;
		Some(OrgStanding { owner, tenure, verified: false })
	}

	fn role(number: OrgNumber, who: &AccountId32) -> Option<OrgRole> {
		let entry = NUMBERS.with_borrow(|numbers| numbers.get(&number).cloned())?;
		if entry.owner == *who {
			Some(OrgRole::Owner)
		} else {
			entry.roles.get(who).copied()
		}
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl hanse_support::benchmarking::BenchmarkNumbers<AccountId32> for Directory {
	fn register(owner: &AccountId32) -> OrgNumber {
		let known = NUMBERS.with_borrow(|numbers| numbers.len());
		let new = number(u64::try_from(known).unwrap() + 100);
		register_number(new, owner);
		new
	}

	fn managed(manager: &AccountId32) -> OrgNumber {
		let number = Self::register(&AccountId32::new([0xbe; 32]));
		give_role(number, manager, OrgRole::Manager);
		number
	}
}

/// Gives a number to its first owner.
pub fn register_number(number: OrgNumber, owner: &AccountId32) {
	NUMBERS.with_borrow_mut(|numbers| numbers.insert(number, Entry::of(owner, 0)));
}

/// Lets an account act for a number, until it changes hands.
pub fn give_role(number: OrgNumber, who: &AccountId32, role: OrgRole) {
	NUMBERS.with_borrow_mut(|numbers| {
		numbers.get_mut(&number).unwrap().roles.insert(who.clone(), role);
	});
}

/// The number changes hands; roles go.
pub fn sell_number(number: OrgNumber, to: &AccountId32) {
	NUMBERS.with_borrow_mut(|numbers| {
		let entry = numbers.get_mut(&number).unwrap();
		*entry = Entry::of(to, entry.tenure + 1);
	});
}

/// The number is given up.
pub fn release_number(number: OrgNumber) {
	NUMBERS.with_borrow_mut(|numbers| numbers.remove(&number));
}

/// Whoever builds a chain begins without numbers.
pub fn reset_numbers() {
	NUMBERS.take();
}

/// The number's present tenure; 0 if there is no such number.
pub fn tenure(number: OrgNumber) -> u32 {
	Directory::current(number).map_or(0, |standing| standing.tenure)
}

#[cfg(test)]
mod tests {
	use super::*;

	const NUMBER: OrgNumber = number(1);

	fn id(byte: u8) -> AccountId32 {
		AccountId32::new([byte; 32])
	}

	#[test]
	fn number_should_lose_its_roles_and_begin_a_tenure_when_sold() {
		reset_numbers();
		register_number(NUMBER, &id(1));
		give_role(NUMBER, &id(2), OrgRole::Manager);
		let role = |byte| Directory::role(NUMBER, &id(byte));
		assert_eq!((role(1), role(2)), (Some(OrgRole::Owner), Some(OrgRole::Manager)));
		assert_eq!((role(3), tenure(NUMBER)), (None, 0));

		sell_number(NUMBER, &id(3));
		assert_eq!((role(1), role(2), role(3)), (None, None, Some(OrgRole::Owner)));
		assert_eq!(tenure(NUMBER), 1);

		release_number(NUMBER);
		assert_eq!((role(3), Directory::current(NUMBER)), (None, None));
	}
}
