// SPDX-License-Identifier: Apache-2.0

//! What financial nodes say of a purchase: notice, receipt, further attesters, no.

use super::{words::Heard, *};
use codec::Encode;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::{signed_payload::is_message_signed_by, OrgDirectory, OrgNumber};
use sp_runtime::{
	traits::{Saturating, Zero},
	SaturatedConversion,
};

/// A word about money, and by what it came.
struct Testimony<'a, T: Config, Fields> {
	path: Path,
	fields: &'a Fields,
	notice: &'a NoticeOf<T>,
	expiry: u32,
	signature: &'a T::Signature,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_attest(
		notice: NoticeOf<T>,
		expiry: u32,
		signature: T::Signature,
	) -> DispatchResult {
		let row = Self::attestable(&notice)?;
		Self::take_testimony(
			row,
			Testimony {
				path: Path::Notice,
				fields: &notice,
				notice: &notice,
				expiry,
				signature: &signature,
			},
		)
	}

	pub(crate) fn do_confirm_receipt(
		receipt: ReceiptOf<T>,
		expiry: u32,
		signature: T::Signature,
		countersignature: T::Signature,
	) -> DispatchResult {
		let notice = &receipt.notice;
		let row = Self::attestable(notice)?;
		ensure!(receipt.payer == row.purchase.payer, Error::<T>::WrongPayer);
		let domain = payloads::RECEIPT_COUNTERSIGNED;
		let key = &row.purchase.key;
		let (nonce, by_buyer) = (notice.request, &countersignature);
		Self::check_signature(domain, &receipt, nonce, expiry, by_buyer, key).map_err(|error| {
			if error == Error::<T>::InvalidSignature.into() {
				Error::<T>::InvalidCountersignature.into()
			} else {
				error
			}
		})?;
		Self::take_testimony(
			row,
			Testimony {
				path: Path::Receipt,
				fields: &receipt,
				notice,
				expiry,
				signature: &signature,
			},
		)
	}

	/// The open request that a notice is about, if it fits.
	fn attestable(notice: &NoticeOf<T>) -> Result<RequestOf<T>, DispatchError> {
		let row = Self::request_row(notice.request)?;
		ensure!(row.status == RequestStatus::Open, Error::<T>::AlreadyAttested);
		ensure!(Self::now() <= row.deadline, Error::<T>::DeadlineOver);
		ensure!(notice.word.kind == row.purchase.kind, Error::<T>::WrongKind);
		ensure!(notice.word.node == row.purchase.node, Error::<T>::WrongNode);
		ensure!(notice.buyer == row.buyer, Error::<T>::WrongBuyer);
		ensure!(notice.buyer_key == row.purchase.key, Error::<T>::WrongBuyerKey);
		Ok(row)
	}

	/// Checks a word about the money of a request, consumes its receipt, and counts it.
	fn take_testimony<Fields: Encode>(
		mut row: RequestOf<T>,
		testimony: Testimony<T, Fields>,
	) -> DispatchResult {
		let Testimony { path, fields, notice, expiry, signature } = testimony;
		let domain = match path {
			Path::Notice => payloads::NOTICE,
			Path::Receipt => payloads::RECEIPT,
		};
		let (kind_id, node, request) = (notice.word.kind, notice.word.node, notice.request);
		// Whatever the breaker says: deadlines and complaints run on, and this mints nothing.
		let kind = Self::kind_row(kind_id)?;
		ensure!(notice.currency == kind.currency, Error::<T>::WrongCurrency);
		let (chips, excess) = Self::brought_by(notice, &row)?;
		let used = Receipts::<T>::contains_key(node, notice.receipt);
		ensure!(!used, Error::<T>::ReceiptUsed);
		let since = (row.opened, request);
		let heard = Self::hear(&notice.word, domain, fields, since, expiry, signature)?;
		ensure!(notice.issuer == heard.node.issuer, Error::<T>::WrongIssuer);
		ensure!(notice.address == heard.record.address, Error::<T>::WrongAddress);

		let (needed, veto_window) = Self::count_in(&kind.policy, kind_id, node, &row.buyer, chips);
		KindTotals::<T>::mutate(kind_id, |totals| totals.attested.saturating_accrue(chips));
		Receipts::<T>::insert(node, notice.receipt, request);
		let mut attesters = Attesters::new();
		let first = Attester { node, version: notice.word.version };
		attesters.try_push(first).map_err(|_| Error::<T>::EnoughAttesters)?;
		row.attestation = Some(Attestation {
			receipt: notice.receipt,
			path,
			amount: notice.amount,
			chips,
			excess,
			message: heard.message,
			expiry,
			at: Self::now(),
			issuer: notice.issuer,
			admission: heard.node.admission,
			attesters,
			needed,
			veto_window,
		});
		Self::take_on(node, &mut row.tenure, heard.node.tenure);
		row.status = RequestStatus::Attested;
		row.deadline = Self::now().saturating_add(T::Terms::get().issue);
		Requests::<T>::insert(request, row);
		Self::settle_complaint(request)?;
		Self::deposit_event(Event::MoneyAttested {
			request,
			node,
			receipt: notice.receipt,
			path,
			amount: notice.amount,
			chips,
			reference: notice.reference,
			needed,
		});
		Ok(())
	}

	/// The chips that the money of a notice brings, and the money beyond what was asked for.
	fn brought_by(
		notice: &NoticeOf<T>,
		row: &RequestOf<T>,
	) -> Result<(BalanceOf<T>, BalanceOf<T>), Error<T>> {
		let amount = notice.amount.min(row.amount);
		let excess = notice.amount.saturating_sub(row.amount);
		let math::Bought { chips, fee } =
			math::bought(amount, row.rate, row.fee).ok_or(Error::<T>::WrongAmount)?;
		ensure!(notice.chips == chips && notice.fee == fee, Error::<T>::WrongAmount);
		ensure!(!chips.is_zero(), Error::<T>::AmountTooSmall);
		Ok((chips, excess))
	}

	/// Counts chips to the days of buyer and node, and tells how many attesters they need and how
	/// long their veto window is. By the day, so that splitting a purchase evades nothing.
	fn count_in(
		policy: &PolicyOf<T>,
		kind: KindId,
		node: OrgNumber,
		buyer: &AccountIdOf<T>,
		chips: BalanceOf<T>,
	) -> (u8, BlockNumberFor<T>) {
		let day = Self::day(Self::now());
		let count = |whose: DayOf<AccountIdOf<T>>| {
			DayTotals::<T>::mutate(kind, whose, |total| {
				*total = total.with(day, chips);
				total.total
			})
		};
		let of_buyer = count(DayOf::Buyer(buyer.clone()));
		let of_node = count(DayOf::Node(node));
		if of_buyer >= policy.large_from || of_node >= policy.large_from_at_node {
			(policy.attesters, policy.veto_window)
		} else {
			(1, Zero::zero())
		}
	}

	pub(crate) fn do_co_attest(
		request: RequestId,
		node: OrgNumber,
		signature: T::Signature,
	) -> DispatchResult {
		let mut row = Self::request_row(request)?;
		let kind = row.purchase.kind;
		let attestation = row.attestation.as_mut().ok_or(Error::<T>::NotAttested)?;
		let needed = attestation.needed;
		let enough = attestation.attesters.len() >= usize::from(needed);
		ensure!(!enough, Error::<T>::EnoughAttesters);
		ensure!(Self::now() <= row.deadline, Error::<T>::DeadlineOver);
		ensure!(Self::now() <= attestation.expiry.into(), Error::<T>::SignatureExpired);
		let (_, version, record) = Self::serving(kind, node)?;
		Self::ensure_another(&attestation.attesters, node, &record.key)?;
		let message = attestation.message.to_fixed_bytes();
		let good = is_message_signed_by(&message, &signature, &record.key);
		ensure!(good, Error::<T>::InvalidSignature);

		let further = Attester { node, version };
		attestation.attesters.try_push(further).map_err(|_| Error::<T>::EnoughAttesters)?;
		let attesters = attestation.attesters.len().saturated_into();
		Requests::<T>::insert(request, row);
		Self::deposit_event(Event::MoneyCoAttested { request, node, attesters, needed });
		Ok(())
	}

	/// Refuses a node that attested already, one whose number has the owner of one that did, and one
	/// that signs with the key of one: who has several numbers, or holds several keys, is still one.
	fn ensure_another(
		attesters: &Attesters,
		node: OrgNumber,
		key: &AccountIdOf<T>,
	) -> DispatchResult {
		let owner_of = |number| T::Directory::current(number).map(|standing| standing.owner);
		let owner = owner_of(node);
		let again = attesters.iter().any(|other| {
			let stored = BankRecords::<T>::get(other.node, other.version);
			other.node == node
				|| owner_of(other.node) == owner
				|| stored.is_some_and(|stored| stored.record.key == *key)
		});
		ensure!(!again, Error::<T>::AlreadyAttester);
		Ok(())
	}

	pub(crate) fn do_decline(
		decline: DeclineOf<T>,
		expiry: u32,
		signature: T::Signature,
	) -> DispatchResult {
		let Decline { word, request, reason } = decline;
		let row = Self::request_row(request)?;
		ensure!(row.status == RequestStatus::Open, Error::<T>::AlreadyAttested);
		ensure!(word.kind == row.purchase.kind, Error::<T>::WrongKind);
		ensure!(word.node == row.purchase.node, Error::<T>::WrongNode);
		let since = (row.opened, request);
		let heard = Self::hear(&word, payloads::DECLINE, &decline, since, expiry, &signature)?;

		// Nobody can prove that money came after all; that a node says so often, everybody sees.
		Self::count_refusal(&heard);
		Self::settle_complaint(request)?;
		Self::close_request(request, row, Outcome::Declined(reason))?;
		Self::deposit_event(Event::PurchaseDeclined { request, node: word.node, reason });
		Ok(())
	}

	/// Counts a no to whoever said it.
	pub(crate) fn count_refusal(heard: &Heard<T>) {
		Self::note_conduct(heard.number, heard.node.tenure, |conduct| {
			conduct.declined.saturating_inc();
		});
	}
}
