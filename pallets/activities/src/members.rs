// SPDX-License-Identifier: Apache-2.0

//! Members: who stands in a group, and how they come and go.

use super::*;
use crate::Member;
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::{traits::CheckedAdd, ArithmeticError};

/// What is stored for a member: its row, and how its node finds the activity.
pub(crate) type MemberRows<T> = ((ActivityId, NodeId, MemberOf<T>), (NodeId, ActivityId));

/// A node's place in a group: as what it is in, and for which number.
pub(crate) struct Seat {
	pub node: NodeId,
	pub parts: Parts,
	/// As in [`Member::org`].
	pub org: Option<OrgTenure>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn activity_row(activity: ActivityId) -> Result<ActivityOf<T>, Error<T>> {
		Activities::<T>::get(activity).ok_or(Error::<T>::ActivityNotFound)
	}

	/// An activity that is not closed.
	pub(crate) fn open_row(activity: ActivityId) -> Result<ActivityOf<T>, Error<T>> {
		let row = Self::activity_row(activity)?;
		Self::ensure_open(&row)?;
		Ok(row)
	}

	pub(crate) fn ensure_open(row: &ActivityOf<T>) -> Result<(), Error<T>> {
		let closed = matches!(row.state, ActivityState::Closed { .. });
		ensure!(!closed, Error::<T>::ActivityClosed);
		Ok(())
	}

	/// A node in a group, those who left or never came included.
	pub(crate) fn member_row(activity: ActivityId, node: NodeId) -> Result<MemberOf<T>, Error<T>> {
		Members::<T>::get(activity, node).ok_or(Error::<T>::NotMember)
	}

	pub(crate) fn is_joined(member: &MemberOf<T>) -> bool {
		matches!(member.state, MemberState::Joined { .. })
	}

	/// Whether a node's record is gone, or the number for which it is in changed hands.
	pub(crate) fn is_void(node: NodeId, member: &MemberOf<T>) -> bool {
		let sold = member.org.is_some_and(|org| !Self::is_current(&org));
		sold || !Nodes::<T>::contains_key(node)
	}

	/// The row of a node that is a member now and may act as such.
	fn standing_row(activity: ActivityId, node: NodeId) -> Result<MemberOf<T>, Error<T>> {
		let member = Self::member_row(activity, node)?;
		ensure!(Self::is_joined(&member), Error::<T>::NotMember);
		ensure!(!Self::is_void(node, &member), Error::<T>::MemberVoid);
		Ok(member)
	}

	/// The caller's node, which is a member now and may act as such.
	pub(crate) fn standing_member(
		activity: ActivityId,
		who: &AccountIdOf<T>,
	) -> Result<(NodeId, NodeOf<T>, MemberOf<T>), Error<T>> {
		let (node, record) = Self::caller_node(who)?;
		let member = Self::standing_row(activity, node)?;
		Ok((node, record, member))
	}

	/// The caller's node, which opened the activity and is not void.
	pub(crate) fn initiator(
		activity: ActivityId,
		who: &AccountIdOf<T>,
	) -> Result<(NodeId, ActivityOf<T>), Error<T>> {
		let row = Self::activity_row(activity)?;
		let (node, _) = Self::caller_node(who)?;
		ensure!(node == row.initiator, Error::<T>::NotInitiator);
		Self::standing_row(activity, node)?;
		Ok((node, row))
	}

	/// Whether a node is in for a number by which the kind is supervised.
	pub(crate) fn is_supervising(kind: &Kind, parts: &Parts, org: &Option<OrgTenure>) -> bool {
		let mandated = org.is_some_and(|org| kind.supervisors.contains(&org));
		mandated && parts.has(Part::Supervisor)
	}

	/// Whether a member is the initiator or supervises the kind.
	fn is_required(
		row: &ActivityOf<T>,
		node: NodeId,
		member: &MemberOf<T>,
	) -> Result<bool, Error<T>> {
		if node == row.initiator {
			return Ok(true);
		}
		let kind = Self::kind_row(row.kind)?;
		Ok(Self::is_supervising(&kind, &member.parts, &member.org))
	}

	/// Whether a node is to say for itself that it joins an activity of this kind and initiator.
	pub(crate) fn is_asked((kind, terms): (KindId, &Kind), initiator: NodeId, seat: &Seat) -> bool {
		let Seat { node, parts, org } = seat;
		let consents = |to| Consents::<T>::contains_key(node, to);
		*node != initiator
			&& !Self::is_supervising(terms, parts, org)
			&& !consents(Consent::Kind(kind))
			&& !consents(Consent::Partner(initiator))
	}

	/// The number that a party is, as it stands now.
	pub(crate) fn org_of(party: &Party<AccountIdOf<T>>) -> Option<OrgTenure> {
		match party {
			Party::Org(number) => Self::at_present(*number),
			Party::Account(_) | Party::Thing(_) => None,
		}
	}

	/// Until when who is asked now may answer.
	pub(crate) fn until_answered(
		windows: &Windows<BlockNumberFor<T>>,
	) -> Result<BlockNumberFor<T>, Error<T>> {
		Self::now().checked_add(&windows.consent).ok_or(Error::<T>::InvalidWindow)
	}

	/// The epoch after this one. It is never the same again: who left would read on.
	pub(crate) fn next_epoch(row: &ActivityOf<T>) -> Result<u32, DispatchError> {
		row.epoch.checked_add(1).ok_or(ArithmeticError::Overflow.into())
	}

	/// The first message that is for who joins now.
	fn first_readable(row: &ActivityOf<T>, history: History) -> MessageNumber {
		match history {
			History::Granted => 0,
			History::Withheld => row.next_message,
		}
	}

	/// Gives a node its row in a group, or the next slot in the row that it has: joined or invited,
	/// as `state` says. The counter of its messages goes on.
	pub(crate) fn enrol(
		activity: ActivityId,
		row: &mut ActivityOf<T>,
		payer: &AccountIdOf<T>,
		seat: Seat,
		state: MemberState<BlockNumberFor<T>>,
	) -> DispatchResult {
		let Seat { node, parts, org } = seat;
		let key_version = Self::node_row(node)?.key_version;
		let slot = u8::try_from(row.next_slot).map_err(|_| Error::<T>::TooManyMembers)?;
		let next_counter = match Members::<T>::get(activity, node) {
			Some(earlier) => {
				Self::give_back(HoldReason::Member, earlier.deposit)?;
				earlier.next_counter
			},
			None => {
				// One row a slot.
				row.members = row.members.saturating_add(1);
				0
			},
		};
		let deposit = Self::place::<MemberRows<T>>(HoldReason::Member, payer)?;
		let member = Member { state, parts, slot, org, key_version, next_counter, deposit };

		// A slot is at most 255.
		row.next_slot = row.next_slot.saturating_add(1);
		Members::<T>::insert(activity, node, member);
		Memberships::<T>::insert(node, activity, ());
		match state {
			MemberState::Joined { .. } => {
				row.roster.insert(slot);
				Self::deposit_event(Event::MemberJoined { activity, node, epoch: row.epoch });
			},
			MemberState::Invited { until, .. } => {
				Self::deposit_event(Event::MemberInvited { activity, node, until });
			},
			MemberState::Declined | MemberState::Left { .. } => {},
		}
		Ok(())
	}

	/// Makes an activity take messages.
	pub(crate) fn form(activity: ActivityId, row: &mut ActivityOf<T>) {
		row.state = ActivityState::Active;
		Self::deposit_event(Event::ActivityFormed { activity });
	}

	/// One less is to answer, where answers are awaited.
	fn answered(activity: ActivityId, row: &mut ActivityOf<T>) {
		let ActivityState::Forming { awaited, until } = row.state else { return };
		match awaited.saturating_sub(1) {
			0 => Self::form(activity, row),
			awaited => row.state = ActivityState::Forming { awaited, until },
		}
	}

	/// The row of a node that may answer its invitation, and the history that it is offered.
	fn invited_row(activity: ActivityId, node: NodeId) -> Result<(MemberOf<T>, History), Error<T>> {
		let member = Members::<T>::get(activity, node).ok_or(Error::<T>::NotInvited)?;
		let MemberState::Invited { until, history } = member.state else {
			return Err(Error::<T>::NotInvited);
		};
		ensure!(Self::now() < until, Error::<T>::InvitationExpired);
		Ok((member, history))
	}

	pub(crate) fn do_consent(who: AccountIdOf<T>, activity: ActivityId) -> DispatchResult {
		let mut row = Self::open_row(activity)?;
		let (node, record) = Self::caller_node(&who)?;
		let (mut member, history) = Self::invited_row(activity, node)?;
		ensure!(!Self::is_void(node, &member), Error::<T>::MemberVoid);
		let epoch = Self::next_epoch(&row)?;

		row.epoch = epoch;
		row.roster.insert(member.slot);
		member.state = MemberState::Joined { from: Self::first_readable(&row, history) };
		member.key_version = record.key_version;
		Members::<T>::insert(activity, node, member);
		Self::deposit_event(Event::MemberJoined { activity, node, epoch });
		Self::answered(activity, &mut row);
		Activities::<T>::insert(activity, row);
		Ok(())
	}

	pub(crate) fn do_decline(who: AccountIdOf<T>, activity: ActivityId) -> DispatchResult {
		let mut row = Self::open_row(activity)?;
		let (node, _) = Self::caller_node(&who)?;
		let (mut member, _) = Self::invited_row(activity, node)?;

		member.state = MemberState::Declined;
		Members::<T>::insert(activity, node, member);
		Self::deposit_event(Event::MemberDeclined { activity, node });
		Self::answered(activity, &mut row);
		Activities::<T>::insert(activity, row);
		Ok(())
	}

	pub(crate) fn do_add_member(
		who: AccountIdOf<T>,
		activity: ActivityId,
		invitation: Invitation<AccountIdOf<T>>,
		history: History,
	) -> DispatchResult {
		let (initiator, mut row) = Self::initiator(activity, &who)?;
		Self::ensure_open(&row)?;
		let Invitation { party, part } = invitation;
		let node = Self::reach(&party).ok_or(Error::<T>::PartyNotReached)?;
		let initiating = part != Part::Initiator || node == initiator;
		ensure!(initiating, Error::<T>::NotInitiatingParty);
		let earlier = Members::<T>::get(activity, node).map(|member| member.state);
		ensure!(Self::may_be_invited(&earlier), Error::<T>::AlreadyMember);
		let kind = Self::kind_row(row.kind)?;
		let seat = Seat { node, parts: Parts::default().with(part), org: Self::org_of(&party) };
		let was_awaited = matches!(earlier, Some(MemberState::Invited { .. }));

		if Self::is_asked((row.kind, &kind), initiator, &seat) {
			let until = Self::until_answered(&row.windows)?;
			Self::await_answer(&mut row, u32::from(!was_awaited), until);
			let state = MemberState::Invited { until, history };
			Self::enrol(activity, &mut row, &who, seat, state)?;
		} else {
			row.epoch = Self::next_epoch(&row)?;
			let state = MemberState::Joined { from: Self::first_readable(&row, history) };
			Self::enrol(activity, &mut row, &who, seat, state)?;
			if was_awaited {
				Self::answered(activity, &mut row);
			}
		}
		Activities::<T>::insert(activity, row);
		Ok(())
	}

	/// Whether a node is neither a member nor has time left to answer.
	fn may_be_invited(earlier: &Option<MemberState<BlockNumberFor<T>>>) -> bool {
		match earlier {
			Some(MemberState::Joined { .. }) => false,
			Some(MemberState::Invited { until, .. }) => Self::now() >= *until,
			Some(MemberState::Declined | MemberState::Left { .. }) | None => true,
		}
	}

	/// So many more are to answer, where answers are awaited, the last until `last`.
	fn await_answer(row: &mut ActivityOf<T>, more: u32, last: BlockNumberFor<T>) {
		let ActivityState::Forming { awaited, until } = row.state else { return };
		// One a row.
		let awaited = awaited.saturating_add(more);
		row.state = ActivityState::Forming { awaited, until: until.max(last) };
	}

	pub(crate) fn do_remove_member(
		who: AccountIdOf<T>,
		activity: ActivityId,
		node: NodeId,
	) -> DispatchResult {
		let row = Self::open_row(activity)?;
		let member = Self::member_row(activity, node)?;
		if !Self::is_void(node, &member) {
			Self::initiator(activity, &who)?;
			ensure!(!Self::is_required(&row, node, &member)?, Error::<T>::MemberRequired);
		}
		Self::depart(activity, row, node, member)
	}

	pub(crate) fn do_leave(who: AccountIdOf<T>, activity: ActivityId) -> DispatchResult {
		let row = Self::open_row(activity)?;
		let (node, _) = Self::caller_node(&who)?;
		let member = Self::member_row(activity, node)?;
		ensure!(Self::is_joined(&member), Error::<T>::NotMember);
		ensure!(!Self::is_required(&row, node, &member)?, Error::<T>::MemberRequired);
		Self::depart(activity, row, node, member)
	}

	/// Ends membership or invitation of a node. Who never joined may read nothing.
	fn depart(
		activity: ActivityId,
		mut row: ActivityOf<T>,
		node: NodeId,
		mut member: MemberOf<T>,
	) -> DispatchResult {
		let to = row.next_message;
		match member.state {
			MemberState::Joined { from } => {
				row.epoch = Self::next_epoch(&row)?;
				row.roster.remove(member.slot);
				member.state = MemberState::Left { from, to };
				Self::deposit_event(Event::MemberLeft { activity, node, epoch: row.epoch });
			},
			MemberState::Invited { .. } => {
				member.state = MemberState::Left { from: to, to };
				Self::deposit_event(Event::MemberLeft { activity, node, epoch: row.epoch });
				Self::answered(activity, &mut row);
			},
			MemberState::Declined | MemberState::Left { .. } => {
				return Err(Error::<T>::NotMember.into());
			},
		}
		Members::<T>::insert(activity, node, member);
		Activities::<T>::insert(activity, row);
		Ok(())
	}

	pub(crate) fn do_raise_epoch(who: AccountIdOf<T>, activity: ActivityId) -> DispatchResult {
		let mut row = Self::open_row(activity)?;
		let (node, record, mut member) = Self::standing_member(activity, &who)?;
		ensure!(member.key_version != record.key_version, Error::<T>::EpochCurrent);
		let epoch = Self::next_epoch(&row)?;

		row.epoch = epoch;
		member.key_version = record.key_version;
		Members::<T>::insert(activity, node, member);
		Activities::<T>::insert(activity, row);
		Self::deposit_event(Event::EpochRaised { activity, node, epoch });
		Ok(())
	}
}
