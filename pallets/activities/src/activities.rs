// SPDX-License-Identifier: Apache-2.0

//! Activities: opening and closing.

use super::*;
use crate::members::Seat;
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::*};
use sp_core::H256;
use sp_runtime::{traits::Zero, ArithmeticError, SaturatedConversion};

/// What is stored for an activity itself.
pub(crate) type ActivityRow<T> = (ActivityId, ActivityOf<T>);

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_activity(
		who: AccountIdOf<T>,
		kind: KindId,
		request: Request,
		parties: Vec<Invitation<AccountIdOf<T>>>,
		windows: Windows<BlockNumberFor<T>>,
	) -> DispatchResult {
		let (initiator, _) = Self::caller_node(&who)?;
		let terms = Self::kind_in_force(kind)?;
		let until = Self::ensure_windows(&windows)?;
		let fit = terms.relations.fit(&Self::party_count(&parties));
		ensure!(fit, Error::<T>::PartiesUnfit);
		let seats = Self::seats(initiator, &terms, parties)?;
		let asked = |seat: &Seat| Self::is_asked((kind, &terms), initiator, seat);
		let seats: Vec<_> = seats.into_iter().map(|seat| (asked(&seat), seat)).collect();
		let awaited = seats.iter().filter(|(asked, _)| *asked).count().saturated_into();
		let activity = NextActivityId::<T>::get();
		let next = activity.checked_add(1).ok_or(ArithmeticError::Overflow)?;

		NextActivityId::<T>::put(next);
		let deposit = Self::place::<ActivityRow<T>>(HoldReason::Activity, &who)?;
		let mut row = Activity {
			kind,
			request,
			initiator,
			updates: terms.updates,
			windows,
			state: ActivityState::Forming { awaited, until },
			opened: Self::now(),
			epoch: 0,
			roster: Slots::default(),
			next_slot: 0,
			next_message: 0,
			purges: 0,
			head: H256::zero(),
			current: None,
			next_statement: 0,
			messages: 0,
			statements: 0,
			members: 0,
			deposit,
		};
		Self::deposit_event(Event::ActivityOpened { activity, kind, initiator, awaited });
		for (asked, seat) in seats {
			let state = match asked {
				true => MemberState::Invited { until, history: History::Withheld },
				false => MemberState::Joined { from: 0 },
			};
			Self::enrol(activity, &mut row, &who, seat, state)?;
		}
		if awaited == 0 {
			Self::form(activity, &mut row);
		}
		Activities::<T>::insert(activity, row);
		Ok(())
	}

	/// Until when who is asked at the opening may answer.
	fn ensure_windows(windows: &Windows<BlockNumberFor<T>>) -> Result<BlockNumberFor<T>, Error<T>> {
		let Windows { consent, receipt } = windows;
		let terms = T::Terms::get();
		let short = *consent <= terms.consent && *receipt <= terms.receipt;
		let sound = short && !consent.is_zero() && !receipt.is_zero();
		ensure!(sound, Error::<T>::InvalidWindow);
		Self::until_answered(windows)
	}

	/// How many parties of each sort there are, each once, supervisors left out.
	fn party_count(parties: &[Invitation<AccountIdOf<T>>]) -> PartyCount {
		let mut counted: Vec<&Party<AccountIdOf<T>>> = Vec::with_capacity(parties.len());
		let mut count = PartyCount::default();
		for Invitation { party, .. } in parties.iter().filter(|one| one.part != Part::Supervisor) {
			if counted.contains(&party) {
				continue;
			}
			counted.push(party);
			let sort = match party {
				Party::Account(_) => &mut count.accounts,
				Party::Org(_) => &mut count.orgs,
				Party::Thing(_) => &mut count.things,
			};
			*sort = sort.saturating_add(1);
		}
		count
	}

	/// The nodes of a group as it opens, in the order of their slots: the initiator's, those that
	/// supervise the kind, those of the others.
	fn seats(
		initiator: NodeId,
		kind: &Kind,
		parties: Vec<Invitation<AccountIdOf<T>>>,
	) -> Result<Vec<Seat>, Error<T>> {
		let (own, others): (Vec<_>, Vec<_>) =
			parties.into_iter().partition(|one| one.part == Part::Initiator);
		let own = Self::reach_all(own)?;
		let initiating = !own.is_empty() && own.iter().all(|(node, _)| *node == initiator);
		ensure!(initiating, Error::<T>::NotInitiatingParty);
		let supervisors = Self::reach_supervisors(kind)?;
		let supervising = supervisors.iter().map(|(node, org)| {
			let parts = Parts::default().with(Part::Supervisor);
			Seat { node: *node, parts, org: Some(*org) }
		});
		let others = Self::reach_all(others)?;

		let seat = |(node, Invitation { party, part }): (NodeId, Invitation<AccountIdOf<T>>)| {
			Seat { node, parts: Parts::default().with(part), org: Self::org_of(&party) }
		};
		let all = own.into_iter().map(seat).chain(supervising).chain(others.into_iter().map(seat));
		let mut seats = Vec::new();
		all.for_each(|seat| Self::unite(&mut seats, seat));
		// By the number by which it supervises a node is in, whoever else is reached there.
		for (node, org) in supervisors.into_iter().rev() {
			seats.iter_mut().filter(|seat| seat.node == node).for_each(|seat| seat.org = Some(org));
		}
		Ok(seats)
	}

	fn reach_all(
		parties: Vec<Invitation<AccountIdOf<T>>>,
	) -> Result<Reached<AccountIdOf<T>>, Error<T>> {
		let reach = |one: Invitation<AccountIdOf<T>>| {
			let node = Self::reach(&one.party).ok_or(Error::<T>::PartyNotReached)?;
			Ok((node, one))
		};
		parties.into_iter().map(reach).collect()
	}

	/// The nodes of a kind's supervisors, whose numbers are those that it was registered with.
	fn reach_supervisors(kind: &Kind) -> Result<Vec<(NodeId, OrgTenure)>, Error<T>> {
		let reach = |org: &OrgTenure| {
			ensure!(Self::is_current(org), Error::<T>::SupervisorNotReached);
			let node = Self::reach(&Party::Org(org.number));
			Ok((node.ok_or(Error::<T>::SupervisorNotReached)?, *org))
		};
		kind.supervisors.iter().map(reach).collect()
	}

	/// Several parties at a node share its seat, which is for a number only if all are that number.
	fn unite(seats: &mut Vec<Seat>, more: Seat) {
		match seats.iter_mut().find(|seat| seat.node == more.node) {
			Some(seat) => {
				seat.parts = Parts(seat.parts.0 | more.parts.0);
				seat.org = seat.org.filter(|org| more.org == Some(*org));
			},
			None => seats.push(more),
		}
	}

	/// Whose initiator is void or was removed, anyone closes.
	pub(crate) fn do_close(who: AccountIdOf<T>, activity: ActivityId) -> DispatchResult {
		let mut row = Self::open_row(activity)?;
		let opener = Self::member_row(activity, row.initiator)?;
		if Self::is_joined(&opener) && !Self::is_void(row.initiator, &opener) {
			Self::initiator(activity, &who)?;
		}
		row.state = ActivityState::Closed { since: Self::now() };
		Activities::<T>::insert(activity, row);
		Self::deposit_event(Event::ActivityClosed { activity });
		Ok(())
	}
}
