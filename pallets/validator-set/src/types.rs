// SPDX-License-Identifier: Apache-2.0

//! What is stored of a validator.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_staking::{offence::OffenceSeverity, SessionIndex};

/// A member of the set.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Validator<AccountId> {
	/// The account, which is also `pallet-session`'s validator id.
	pub account: AccountId,
	/// The first session whose offences count against it.
	pub since: SessionIndex,
	/// Whether an offence was proven.
	pub standing: Standing,
}

/// Whether an offence of a validator was proven.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Standing {
	/// None.
	#[codec(index = 0)]
	Good,
	/// One or several; the heaviest is kept. Leaves when the set can spare it.
	#[codec(index = 1)]
	Offender {
		/// The session of the offence.
		session: SessionIndex,
		/// How heavy: decides who is disabled when not all offenders can be.
		severity: OffenceSeverity,
	},
}

/// Why a validator was removed.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum RemovalCause {
	/// The admin decided so.
	#[codec(index = 0)]
	Decision,
	/// An offence in the named session was proven.
	#[codec(index = 1)]
	Offence { session: SessionIndex },
}

impl<AccountId> Validator<AccountId> {
	/// A validator in good standing whose term begins with session `since`.
	pub fn new(account: AccountId, since: SessionIndex) -> Self {
		Self { account, since, standing: Standing::Good }
	}

	/// Whether something that happened in `session` counts against it.
	pub fn answers_for(&self, session: SessionIndex) -> bool {
		session >= self.since
	}

	/// Notes an offence. Of several the heaviest is kept, of equal ones the first.
	pub fn note_offence(&mut self, session: SessionIndex, severity: OffenceSeverity) {
		match self.standing {
			Standing::Offender { severity: known, .. } if known >= severity => (),
			_ => self.standing = Standing::Offender { session, severity },
		}
	}
}

#[cfg(test)]
mod unit_tests {
	use super::*;
	use sp_runtime::Perbill;

	fn severity(percent: u32) -> OffenceSeverity {
		OffenceSeverity(Perbill::from_percent(percent))
	}

	#[test]
	fn a_validator_should_answer_only_for_its_term() {
		let validator = Validator::new(1u64, 5);
		assert!(!validator.answers_for(4));
		assert!(validator.answers_for(5));
		assert!(validator.answers_for(6));
	}

	#[test]
	fn the_heaviest_offence_should_be_kept() {
		let mut validator = Validator::new(1u64, 0);
		for (session, percent) in [(1, 20), (2, 20), (3, 10)] {
			validator.note_offence(session, severity(percent));
			let first = Standing::Offender { session: 1, severity: severity(20) };
			assert_eq!(validator.standing, first);
		}
		validator.note_offence(4, severity(21));
		let heavier = Standing::Offender { session: 4, severity: severity(21) };
		assert_eq!(validator.standing, heavier);
	}
}
