// SPDX-License-Identifier: Apache-2.0

//! Messages: what is said of them in public, and that they are to be erased.

use super::*;
use frame_support::{ensure, pallet_prelude::*};
use sp_core::H256;
use sp_runtime::{traits::Saturating, ArithmeticError};

/// What is stored for a message.
pub(crate) type MessageRow<T> = (ActivityId, MessageNumber, MessageOf<T>);

/// An entry before it is known whether it may be one.
struct Draft<T: Config> {
	activity: ActivityId,
	row: ActivityOf<T>,
	author: NodeId,
	member: MemberOf<T>,
	counter: u64,
	count: u32,
	/// Whether it ends the time in which the parties were to answer.
	forms: bool,
}

impl<T: Config> Pallet<T> {
	/// Refuses an activity whose parties may still answer. Whether their time is over, so that it goes
	/// on without who did not.
	pub(crate) fn ensure_formed(row: &ActivityOf<T>) -> Result<bool, Error<T>> {
		let ActivityState::Forming { until, .. } = row.state else { return Ok(false) };
		ensure!(Self::now() >= until, Error::<T>::ConsentAwaited);
		Ok(true)
	}

	fn draft(
		who: &AccountIdOf<T>,
		activity: ActivityId,
		epoch: u32,
		counter: u64,
		count: u32,
	) -> Result<Draft<T>, Error<T>> {
		let row = Self::open_row(activity)?;
		let (author, _, mut member) = Self::standing_member(activity, who)?;
		let forms = Self::ensure_formed(&row)?;
		ensure!(epoch == row.epoch, Error::<T>::StaleEpoch);
		ensure!(counter >= member.next_counter, Error::<T>::CounterUsed);
		let next = counter.checked_add(count.into()).ok_or(Error::<T>::CounterUsed)?;
		member.next_counter = next;
		Ok(Draft { activity, row, author, member, counter, count, forms })
	}

	/// What the information of an activity is when a message of this content is in it.
	fn informed(
		draft: &Draft<T>,
		fields: H256,
		content: &Content,
	) -> Result<Option<Current>, Error<T>> {
		let Draft { row, author, member, .. } = draft;
		ensure!(row.request.allows(content), Error::<T>::ContentNotAllowed);
		let (number, initiates) = (row.next_message, *author == row.initiator);
		match (row.current, content) {
			(None, Content::Trust) if row.request == Request::Trust => Ok(None),
			(None, Content::Information) if initiates => {
				Ok(Some(Current { number, result: fields }))
			},
			(None, _) => Err(Error::<T>::InformationFirst),
			(Some(current), Content::Update { base, result }) => {
				let may = match row.updates {
					UpdatePolicy::Members => true,
					UpdatePolicy::Initiator => initiates,
					UpdatePolicy::Supervised => initiates || member.parts.has(Part::Supervisor),
				};
				ensure!(may, Error::<T>::UpdateNotAllowed);
				ensure!(*base == current.number, Error::<T>::StaleUpdate);
				Ok(Some(Current { number, result: *result }))
			},
			(current, _) => Ok(current),
		}
	}

	pub(crate) fn do_publish(
		who: AccountIdOf<T>,
		activity: ActivityId,
		epoch: u32,
		counter: u64,
		digest: Digest,
		content: Content,
	) -> DispatchResult {
		let mut draft = Self::draft(&who, activity, epoch, counter, 1)?;
		let sized = (1..=MAX_CIPHERTEXT).contains(&digest.size);
		ensure!(sized, Error::<T>::InvalidSize);
		draft.row.current = Self::informed(&draft, digest.fields, &content)?;
		let root = digest.leaf(activity, draft.author, counter);
		Self::put_message(&who, draft, root, content)
	}

	/// None of them is the information that updates change: which one would it be?
	pub(crate) fn do_publish_many(
		who: AccountIdOf<T>,
		activity: ActivityId,
		epoch: u32,
		counter: u64,
		root: H256,
		count: u32,
	) -> DispatchResult {
		let draft = Self::draft(&who, activity, epoch, counter, count)?;
		ensure!((1..=MAX_BATCH).contains(&count), Error::<T>::InvalidSize);
		let content = Content::Information;
		ensure!(draft.row.request.allows(&content), Error::<T>::ContentNotAllowed);
		ensure!(draft.row.current.is_some(), Error::<T>::InformationFirst);
		Self::put_message(&who, draft, root, content)
	}

	/// Puts an entry at the end of its activity's chain, for all other members.
	fn put_message(
		who: &AccountIdOf<T>,
		draft: Draft<T>,
		root: H256,
		content: Content,
	) -> DispatchResult {
		let Draft { activity, mut row, author, member, counter, count, forms } = draft;
		let mut missing = row.roster.clone();
		missing.remove(member.slot);
		ensure!(!missing.is_empty(), Error::<T>::NoRecipients);
		let deposit = Self::place::<MessageRow<T>>(HoldReason::Message, who)?;
		let mut holders = Slots::default();
		holders.insert(member.slot);
		let (block, epoch, purged) = (Self::now(), row.epoch, None);
		let until = block.saturating_add(row.windows.receipt);
		let message = Message {
			author,
			counter,
			count,
			epoch,
			root,
			content,
			block,
			until,
			holders,
			missing,
			purged,
			deposit,
		};
		let number = row.next_message;
		row.head = link(activity, number, &row.head, &message);
		// One message a nanosecond would go on for five centuries.
		row.next_message = number.saturating_add(1);
		row.messages = row.messages.saturating_add(1);
		if forms {
			Self::form(activity, &mut row);
		}
		let head = row.head;
		let said = Event::MessagePublished { activity, number, author, count, root, head };
		Self::deposit_event(said);
		Messages::<T>::insert(activity, number, message);
		Members::<T>::insert(activity, author, member);
		Activities::<T>::insert(activity, row);
		Ok(())
	}

	pub(crate) fn message_row(message: &MessageRef) -> Result<MessageOf<T>, Error<T>> {
		Messages::<T>::get(message.activity, message.number).ok_or(Error::<T>::MessageNotFound)
	}

	/// Its author may have it erased when it left, and when the activity is closed.
	pub(crate) fn do_purge(who: AccountIdOf<T>, message: MessageRef) -> DispatchResult {
		let MessageRef { activity, number } = message;
		let (node, _) = Self::caller_node(&who)?;
		let mut group = Self::activity_row(activity)?;
		let mut row = Self::message_row(&message)?;
		ensure!(node == row.author || node == group.initiator, Error::<T>::NotAuthor);
		let member = Self::member_row(activity, node)?;
		ensure!(!Self::is_void(node, &member), Error::<T>::MemberVoid);
		ensure!(row.purged.is_none(), Error::<T>::MessagePurged);
		group.purges = group.purges.checked_add(1).ok_or(ArithmeticError::Overflow)?;

		row.purged = Some(Self::now());
		Messages::<T>::insert(activity, number, row);
		Activities::<T>::insert(activity, group);
		Self::deposit_event(Event::MessagePurged { activity, number });
		Ok(())
	}
}
