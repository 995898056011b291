// SPDX-License-Identifier: Apache-2.0

//! Trust statements: members vouch for each other.

use super::*;
use frame_support::{ensure, pallet_prelude::*};
use sp_core::H256;
use sp_runtime::ArithmeticError;

/// What is stored for a statement.
pub(crate) type StatementRow<T> = (ActivityId, StatementId, StatementOf<T>);

impl<T: Config> Pallet<T> {
	fn statement_row(
		activity: ActivityId,
		statement: StatementId,
	) -> Result<StatementOf<T>, Error<T>> {
		Statements::<T>::get(activity, statement).ok_or(Error::<T>::StatementNotFound)
	}

	/// Refuses a node for which nobody can vouch in this group now.
	fn ensure_vouched_for(activity: ActivityId, about: NodeId) -> Result<(), Error<T>> {
		let member = Self::member_row(activity, about)?;
		ensure!(Self::is_joined(&member), Error::<T>::NotMember);
		ensure!(!Self::is_void(about, &member), Error::<T>::MemberVoid);
		Ok(())
	}

	pub(crate) fn do_make_statement(
		who: AccountIdOf<T>,
		activity: ActivityId,
		about: NodeId,
		commitment: H256,
	) -> DispatchResult {
		let mut row = Self::open_row(activity)?;
		let (maker, ..) = Self::standing_member(activity, &who)?;
		let forms = Self::ensure_formed(&row)?;
		ensure!(row.request.allows(&Content::Trust), Error::<T>::ContentNotAllowed);
		ensure!(about != maker, Error::<T>::AboutItself);
		Self::ensure_vouched_for(activity, about)?;
		let statement = row.next_statement;
		row.next_statement = statement.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		row.statements = row.statements.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let deposit = Self::place::<StatementRow<T>>(HoldReason::Statement, &who)?;
		let (made, state) = (Self::now(), StatementState::Made);

		let vouched = Statement { maker, about, commitment, made, state, deposit };
		if forms {
			Self::form(activity, &mut row);
		}
		Statements::<T>::insert(activity, statement, vouched);
		Activities::<T>::insert(activity, row);
		let event = Event::StatementMade { activity, statement, maker, about, commitment };
		Self::deposit_event(event);
		Ok(())
	}

	pub(crate) fn do_countersign_statement(
		who: AccountIdOf<T>,
		activity: ActivityId,
		statement: StatementId,
	) -> DispatchResult {
		Self::open_row(activity)?;
		let (node, ..) = Self::standing_member(activity, &who)?;
		let mut row = Self::statement_row(activity, statement)?;
		ensure!(row.about == node, Error::<T>::NotSubject);
		match row.state {
			StatementState::Made => (),
			StatementState::Countersigned { .. } => return Err(Error::<T>::AlreadyAnswered.into()),
			StatementState::Revoked { .. } => return Err(Error::<T>::StatementRevoked.into()),
		}

		row.state = StatementState::Countersigned { since: Self::now() };
		Statements::<T>::insert(activity, statement, row);
		Self::deposit_event(Event::StatementCountersigned { activity, statement });
		Ok(())
	}

	/// Whoever had a hand in it can take it back as long as it is there: nobody is held to words.
	pub(crate) fn do_revoke_statement(
		who: AccountIdOf<T>,
		activity: ActivityId,
		statement: StatementId,
	) -> DispatchResult {
		let (by, _) = Self::caller_node(&who)?;
		let mut row = Self::statement_row(activity, statement)?;
		ensure!(by == row.maker || by == row.about, Error::<T>::NotParty);
		let revoked = matches!(row.state, StatementState::Revoked { .. });
		ensure!(!revoked, Error::<T>::StatementRevoked);

		row.state = StatementState::Revoked { since: Self::now(), by };
		Statements::<T>::insert(activity, statement, row);
		Self::deposit_event(Event::StatementRevoked { activity, statement, by });
		Ok(())
	}
}
