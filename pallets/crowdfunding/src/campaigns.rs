// SPDX-License-Identifier: Apache-2.0

//! Campaigns: pledges into escrow, then shares or the money back, once for each backer.
//!
//! A campaign's money lies in a pot of its own. Settling a pledge only tells whose it is; the seller
//! and the platforms are paid by calls of their own. What can't be paid waits and is in nobody's way.

use super::*;
use codec::MaxEncodedLen;
use frame_support::{ensure, pallet_prelude::*, storage::with_storage_layer, CloneNoBound};
use hanse_support::{FlowReason, OrgNumber};
use sp_runtime::traits::{Saturating, Zero};

/// A campaign while its pledges are settled: what is written once, behind all of them.
#[derive(CloneNoBound)]
struct Settling<T: Config> {
	id: OfferingId,
	offering: OfferingOf<T>,
	asset: AssetOf<T>,
	/// Whose shares they were.
	seller: AccountIdOf<T>,
	/// Whether the platform that posted it still is the one that it was.
	posted: bool,
	/// Shares of backers who may not hold them.
	returned: Shares,
	/// Certificates that were issued.
	certificates: u32,
}

/// Whether so many shares are what the backers had to ask for.
fn is_met(goal: Goal, pledged: Shares) -> bool {
	match goal {
		Goal::AllOrNothing(least) => pledged >= least,
		Goal::KeepItAll => pledged > 0,
	}
}

impl<T: Config> Pallet<T> {
	/// The price of a pledge.
	pub(crate) fn pledge_price() -> BalanceOf<T> {
		let key = OfferingId::max_encoded_len().saturating_add(UserId::max_encoded_len());
		Self::price_of(PledgeOf::<T>::max_encoded_len().saturating_add(key))
	}

	pub(crate) fn do_pledge(
		who: AccountIdOf<T>,
		order: OrderOf<T>,
		signed: Signed<T::Signature>,
	) -> DispatchResult {
		let (mut offering, parties) = Self::good_order(&who, &order)?;
		let eligibility::Parties { asset, buyer, place, .. } = parties;
		let collects = matches!(offering.terms.kind, SaleKind::Primary(_));
		ensure!(collects, Error::<T>::WrongSale);
		let brings = (order.platform, Self::current_platform(order.platform)?.tenure);
		let earlier = Pledges::<T>::get(order.offering, order.buyer);
		let by_other = earlier.as_ref().is_some_and(|row| (row.platform, row.tenure) != brings);
		ensure!(!by_other, Error::<T>::WrongPlatform);
		let amount = math::cost(order.shares, order.price).ok_or(Error::<T>::Overflow)?;
		let checked = Self::check_trading_signature(&buyer, payloads::ORDER, &order, &signed);
		let nonces = match checked {
			Ok(nonces) => nonces,
			Err(refusal) => return Self::refuse_trade(&who, order.buyer, buyer, refusal),
		};

		let pot = Self::campaign_account(order.offering);
		Self::pay(&offering.terms.currency, &buyer.account, &pot, amount)?;
		Self::accept_trading_signature(order.buyer, buyer, nonces);
		let pledge = match earlier {
			Some(pledge) => pledge,
			None => {
				let backer = (order.buyer, place);
				Self::first_pledge(who, brings, &mut offering, asset, backer)?
			},
		};
		Self::add_to_pledge(offering, &order, pledge, amount)?;
		Self::deposit_event(Event::Pledged {
			offering: order.offering,
			user: order.buyer,
			shares: order.shares,
			amount,
			platform: order.platform,
		});
		Ok(())
	}

	/// A pledge of a backer who has none in this campaign, without shares yet. Whoever is no holder
	/// has a place kept among them, so that the register is not full when the shares come; a holder's own
	/// place counts, and it does not sell its last share till then.
	fn first_pledge(
		payer: AccountIdOf<T>,
		(platform, tenure): (OrgNumber, u32),
		offering: &mut OfferingOf<T>,
		mut asset: AssetOf<T>,
		(backer, place): (UserId, Place),
	) -> Result<PledgeOf<T>, DispatchError> {
		let (reason, price) = (HoldReason::Pledge.into(), Self::pledge_price());
		let deposit = DepositOf::<T>::place::<T::NativeBalance>(&reason, payer, price)?;
		offering.pledges = offering.pledges.checked_add(1).ok_or(Error::<T>::Overflow)?;
		match place {
			Place::Kept => {
				asset.places = asset.places.checked_add(1).ok_or(Error::<T>::Overflow)?;
				Assets::<T>::insert(offering.terms.asset, asset);
			},
			Place::Held => Self::count_on_holding(offering.terms.asset, backer)?,
		}
		Ok(Pledge {
			shares: 0,
			amount: Zero::zero(),
			fee: Zero::zero(),
			platform,
			tenure,
			place,
			state: PledgeState::Open,
			deposit,
		})
	}

	/// Writes what was paid in. The fee is that of the whole pledge, not of its parts.
	fn add_to_pledge(
		mut offering: OfferingOf<T>,
		order: &OrderOf<T>,
		mut pledge: PledgeOf<T>,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let more = |shares: Shares| shares.checked_add(order.shares).ok_or(Error::<T>::Overflow);
		pledge.shares = more(pledge.shares)?;
		offering.sold = more(offering.sold)?;
		offering.unsettled = more(offering.unsettled)?;
		// No more than the cost of all that is offered, which does not overflow.
		pledge.amount.saturating_accrue(amount);
		offering.escrow.saturating_accrue(amount);
		pledge.fee = Self::split_of(&offering, pledge.amount).executing;
		Pledges::<T>::insert(order.offering, order.buyer, pledge);
		Offerings::<T>::insert(order.offering, offering);
		Ok(())
	}

	/// How a sum is divided by the fees that an offering was posted with.
	pub(crate) fn split_of(
		offering: &OfferingOf<T>,
		sum: BalanceOf<T>,
	) -> math::Split<BalanceOf<T>> {
		math::split(sum, offering.posting_fee, offering.executing_fee)
	}

	/// Ends the window of a campaign. Its registrar's stop outlasts the goal, its seller's bars do
	/// not: what backers agreed on is carried out.
	pub(crate) fn close_campaign(
		id: OfferingId,
		offering: OfferingOf<T>,
		goal: Goal,
	) -> DispatchResult {
		let over = Self::now() > offering.terms.closes;
		match offering.state {
			OfferingState::Open if Self::is_due(&offering) => {
				if is_met(goal, offering.sold) {
					Self::succeed(id, offering)
				} else {
					Self::fail(id, offering)
				}
			},
			OfferingState::Frozen if over => Self::fail(id, offering),
			OfferingState::Open | OfferingState::Frozen => Err(Error::<T>::WindowOpen.into()),
			_ => Err(Error::<T>::WrongState.into()),
		}
	}

	/// Whether a campaign's window is over, or nothing is left to pledge for.
	fn is_due(offering: &OfferingOf<T>) -> bool {
		Self::now() > offering.terms.closes || offering.sold == offering.terms.shares
	}

	/// Ends a campaign before its time. One that only waits for somebody to close it has succeeded: its
	/// backers are to get what they paid for.
	pub(crate) fn cancel_campaign(
		id: OfferingId,
		offering: OfferingOf<T>,
		goal: Goal,
	) -> DispatchResult {
		let takes = match offering.state {
			OfferingState::Open => !(Self::is_due(&offering) && is_met(goal, offering.sold)),
			OfferingState::Frozen => true,
			_ => false,
		};
		ensure!(takes, Error::<T>::WrongState);
		Self::fail(id, offering)
	}

	/// Counts a campaign of an asset that takes backers, or may again.
	pub(crate) fn count_campaign(asset: AssetId) -> DispatchResult {
		let mut row = Self::asset_row(asset)?;
		row.campaigns = row.campaigns.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Assets::<T>::insert(asset, row);
		Ok(())
	}

	/// Counts it no more.
	fn uncount_campaign(row: &mut AssetOf<T>) -> DispatchResult {
		row.campaigns = row.campaigns.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		Ok(())
	}

	/// The seller gives the pledged shares up at once; each backer gets its own when it is settled.
	/// The others are the seller's own again.
	fn succeed(id: OfferingId, mut offering: OfferingOf<T>) -> DispatchResult {
		let OfferingTerms { asset: asset_id, seller, shares, .. } = offering.terms;
		let mut asset = Self::asset_row(asset_id)?;
		Self::uncount_campaign(&mut asset)?;
		Self::unoffer_shares(seller, asset_id, shares)?;
		let cause = Cause::Campaign(id);
		let debited = Self::debit(asset_id, &mut asset, seller, offering.sold, cause)?;
		let unclaimed = asset.unclaimed.checked_add(offering.sold);
		asset.unclaimed = unclaimed.ok_or(Error::<T>::Overflow)?;
		Assets::<T>::insert(asset_id, asset);
		offering.source = Some(debited.before);
		offering.state = OfferingState::Succeeded;
		Offerings::<T>::insert(id, offering);
		let state = OfferingState::Succeeded;
		Self::deposit_event(Event::OfferingClosed { offering: id, state });
		Ok(())
	}

	/// All shares are the seller's own again; each backer gets its money back when it is settled.
	fn fail(id: OfferingId, mut offering: OfferingOf<T>) -> DispatchResult {
		let OfferingTerms { asset, seller, shares, .. } = offering.terms;
		let mut row = Self::asset_row(asset)?;
		Self::uncount_campaign(&mut row)?;
		Assets::<T>::insert(asset, row);
		Self::unoffer_shares(seller, asset, shares)?;
		let state = OfferingState::Failed;
		offering.state = state;
		Self::deposit_event(Event::OfferingClosed { offering: id, state });
		Self::keep_or_end(id, offering)
	}

	/// Writes a campaign that is closed, or ends it if nothing is left in it.
	fn keep_or_end(id: OfferingId, offering: OfferingOf<T>) -> DispatchResult {
		if offering.pledges == 0 && offering.escrow.is_zero() {
			return Self::end_offering(id, offering);
		}
		Offerings::<T>::insert(id, offering);
		Ok(())
	}

	/// A campaign that succeeded or failed.
	fn closed_campaign(id: OfferingId) -> Result<OfferingOf<T>, DispatchError> {
		let offering = Self::offering_row(id)?;
		let closed = matches!(offering.state, OfferingState::Succeeded | OfferingState::Failed);
		ensure!(closed, Error::<T>::WrongState);
		Ok(offering)
	}

	/// What is settled already, or is no pledge, is passed by: two who settle at the same time don't
	/// fail each other. So is what can't be settled now. If nothing is settled the call fails.
	pub(crate) fn do_settle_pledges(
		who: AccountIdOf<T>,
		id: OfferingId,
		users: SettledUsers,
	) -> DispatchResult {
		let offering = Self::closed_campaign(id)?;
		let asset_id = offering.terms.asset;
		let asset = Self::asset_row(asset_id)?;
		let seller = Self::user_row(offering.terms.seller)?.account;
		let posted = Self::poster_of(&offering).is_some();
		let before = offering.pledges;
		let (returned, certificates) = (0, 0);
		let mut work = Settling { id, offering, asset, seller, posted, returned, certificates };
		let mut refused = DispatchError::from(Error::<T>::PledgeNotFound);
		for user in users {
			let pledge = Pledges::<T>::get(id, user).filter(|row| row.state == PledgeState::Open);
			let Some(pledge) = pledge else { continue };
			let attempt = work.clone();
			match with_storage_layer(|| Self::settle_one(attempt, user, pledge)) {
				Ok(settled) => work = settled,
				Err(error) => refused = error,
			}
		}
		ensure!(work.offering.pledges < before, refused);
		Self::return_shares(&mut work)?;
		Self::charge_records(&who, work.certificates)?;
		Assets::<T>::insert(asset_id, work.asset);
		Self::keep_or_end(id, work.offering)
	}

	/// Settles one pledge: shares, or the money back.
	fn settle_one(
		mut work: Settling<T>,
		user: UserId,
		pledge: PledgeOf<T>,
	) -> Result<Settling<T>, DispatchError> {
		let row = Self::user_row(user)?;
		let Settling { offering, asset, .. } = &mut work;
		let less = |shares: Shares| shares.checked_sub(pledge.shares).ok_or(Error::<T>::Overflow);
		offering.unsettled = less(offering.unsettled)?;
		offering.pledges = offering.pledges.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		match pledge.place {
			Place::Kept => {
				asset.places = asset.places.checked_sub(1).ok_or(Error::<T>::Overflow)?;
			},
			Place::Held => Self::leave_holding(offering.terms.asset, asset, user)?,
		}
		if offering.state == OfferingState::Succeeded {
			asset.unclaimed = less(asset.unclaimed)?;
			if Self::may_be_allocated(&work, user, &row, pledge.place) {
				Self::allocate(&mut work, user, &row, pledge)?;
				return Ok(work);
			}
			work.returned = work.returned.checked_add(pledge.shares).ok_or(Error::<T>::Overflow)?;
		}
		Self::refund(&mut work, user, &row, pledge)?;
		Ok(work)
	}

	/// Whether a backer may hold the shares. Who was a holder when it pledged, and whose shares were all
	/// moved by governance since, has no place kept and needs one like anybody.
	fn may_be_allocated(work: &Settling<T>, user: UserId, row: &UserOf<T>, place: Place) -> bool {
		let asset = &work.asset;
		let has_place = place == Place::Kept
			|| eligibility::has_room(asset, 0)
			|| Holders::<T>::contains_key(work.offering.terms.asset, user);
		has_place && Self::may_hold(asset, row).is_none()
	}

	/// Gives a backer its shares; its money is earned by seller and platforms.
	fn allocate(
		work: &mut Settling<T>,
		user: UserId,
		row: &UserOf<T>,
		pledge: PledgeOf<T>,
	) -> DispatchResult {
		let Settling { id, offering, asset, .. } = work;
		let (id, asset_id, shares) = (*id, offering.terms.asset, pledge.shares);
		let lock_up = asset.lock_up;
		let until = Self::now().saturating_add(lock_up);
		let lot = (!lock_up.is_zero()).then_some(Lot { until, shares });
		let (source, cause) = (offering.source, Cause::Campaign(id));
		Self::credit(asset_id, asset, user, row, shares, source, cause, lot)?;
		let (from, to) = (&work.seller, &row.account);
		Self::record_flow(asset_id, Some(from), to, shares, FlowReason::Sold)?;

		let posting = if work.posted {
			Self::split_of(offering, pledge.amount).posting
		} else {
			Zero::zero()
		};
		Self::earn_fee(id, (offering.platform, offering.tenure), posting);
		Self::earn_fee(id, (pledge.platform, pledge.tenure), pledge.fee);
		// A fee is cut at what the other one left.
		let seller = pledge.amount.saturating_sub(posting).saturating_sub(pledge.fee);
		offering.earned.saturating_accrue(seller);
		work.certificates = work.certificates.saturating_add(1);
		Pledges::<T>::remove(id, user);
		pledge.deposit.give_back::<T::NativeBalance>(&HoldReason::Pledge.into())?;
		Self::deposit_event(Event::Allocated { offering: id, user, shares });
		Ok(())
	}

	/// Notes what a platform gets of a campaign: for posting it, as long as it is the platform that it
	/// was then; for a backer, whatever became of it since it brought that one.
	fn earn_fee(id: OfferingId, platform: (OrgNumber, u32), fee: BalanceOf<T>) {
		if !fee.is_zero() {
			PlatformFees::<T>::mutate(id, platform, |sum| {
				sum.get_or_insert_default().saturating_accrue(fee);
			});
		}
	}

	/// Pays a backer's money back, or lets it wait for the backer, as that of a barred one has to. Never
	/// depends on the backer.
	fn refund(
		work: &mut Settling<T>,
		user: UserId,
		row: &UserOf<T>,
		mut pledge: PledgeOf<T>,
	) -> DispatchResult {
		let (id, offering) = (work.id, &mut work.offering);
		let barred = row.frozen.is_some();
		if barred || Self::pay_back(id, offering, &row.account, pledge.amount).is_err() {
			pledge.state = PledgeState::Stranded;
			Pledges::<T>::insert(id, user, pledge);
			Self::deposit_event(Event::PledgeStranded { offering: id, user });
			return Ok(());
		}
		Self::forget_pledge(id, user, pledge)
	}

	/// Pays out of a campaign's escrow.
	fn pay_back(
		id: OfferingId,
		offering: &mut OfferingOf<T>,
		to: &AccountIdOf<T>,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let left = offering.escrow.checked_sub(&amount).ok_or(Error::<T>::Overflow)?;
		Self::pay_out(&offering.terms.currency, &Self::campaign_account(id), to, amount)?;
		offering.escrow = left;
		Ok(())
	}

	/// Removes a pledge whose money went back.
	fn forget_pledge(id: OfferingId, user: UserId, pledge: PledgeOf<T>) -> DispatchResult {
		Pledges::<T>::remove(id, user);
		let amount = pledge.amount;
		pledge.deposit.give_back::<T::NativeBalance>(&HoldReason::Pledge.into())?;
		Self::deposit_event(Event::PledgeRefunded { offering: id, user, amount });
		Ok(())
	}

	/// Gives the seller back what backers may not hold, all of it with one certificate. A seller who
	/// sold all has to take it even when the register is full: the shares have to be somebody's.
	fn return_shares(work: &mut Settling<T>) -> DispatchResult {
		let Settling { id, offering, asset, returned, .. } = work;
		if *returned == 0 {
			return Ok(());
		}
		let OfferingTerms { asset: asset_id, seller, .. } = offering.terms;
		let (row, cause) = (Self::user_row(seller)?, Cause::Campaign(*id));
		Self::credit(asset_id, asset, seller, &row, *returned, offering.source, cause, None)?;
		work.certificates = work.certificates.saturating_add(1);
		Ok(())
	}

	pub(crate) fn do_withdraw_pledge(id: OfferingId, user: UserId) -> DispatchResult {
		let mut offering = Self::offering_row(id)?;
		let pledge = Pledges::<T>::get(id, user).ok_or(Error::<T>::PledgeNotFound)?;
		ensure!(pledge.state == PledgeState::Stranded, Error::<T>::NotStranded);
		let to = Self::payable_account(user)?;
		Self::pay_back(id, &mut offering, &to, pledge.amount)?;
		Self::forget_pledge(id, user, pledge)?;
		Self::keep_or_end(id, offering)
	}

	pub(crate) fn do_pay_proceeds(id: OfferingId) -> DispatchResult {
		let mut offering = Self::offering_row(id)?;
		let amount = offering.earned;
		ensure!(!amount.is_zero(), Error::<T>::NothingDue);
		let to = Self::payable_account(offering.terms.seller)?;
		Self::pay_back(id, &mut offering, &to, amount)?;
		offering.earned = Zero::zero();
		Self::deposit_event(Event::ProceedsPaid { offering: id, to, amount });
		Self::keep_or_end(id, offering)
	}

	/// To who stood behind the platform in that tenure, whatever became of the admission since; never to
	/// a later owner of its number.
	pub(crate) fn do_pay_fees(
		id: OfferingId,
		(platform, tenure): (OrgNumber, u32),
	) -> DispatchResult {
		let mut offering = Self::offering_row(id)?;
		let amount =
			PlatformFees::<T>::get(id, (platform, tenure)).ok_or(Error::<T>::NothingDue)?;
		let payee = PlatformOwners::<T>::get(platform, tenure)
			.filter(|payee| Self::pay_back(id, &mut offering, payee, amount).is_ok());
		let to = match payee {
			Some(payee) => payee,
			None => {
				let seller = Self::payable_account(offering.terms.seller)?;
				Self::pay_back(id, &mut offering, &seller, amount)?;
				seller
			},
		};
		PlatformFees::<T>::remove(id, (platform, tenure));
		Self::deposit_event(Event::FeesPaid { offering: id, platform, tenure, to, amount });
		Self::keep_or_end(id, offering)
	}
}
