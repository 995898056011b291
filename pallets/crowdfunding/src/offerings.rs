// SPDX-License-Identifier: Apache-2.0

//! Offerings: posting, sales by holders, closing, the registrar's stop.

use super::*;
use codec::{Encode, MaxEncodedLen};
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::{bodies, OrgNumber};
use math::Split;
use sp_runtime::traits::{Saturating, Zero};
use trades::Deal;

type OfferOf<T> = Offer<<T as Config>::Currency, BalanceOf<T>, BlockNumberFor<T>>;

impl<T: Config> Pallet<T> {
	/// An offering that is not ended, or why there is none.
	pub(crate) fn offering_row(offering: OfferingId) -> Result<OfferingOf<T>, DispatchError> {
		Offerings::<T>::get(offering).ok_or_else(|| Error::<T>::OfferingNotFound.into())
	}

	/// The price of an offering: its two rows, and what its first platform earns of it. More rows of
	/// that kind are as many as governance admits platforms.
	pub(crate) fn offering_price(prospectus: &Prospectus<BlockNumberFor<T>>) -> BalanceOf<T> {
		let id = OfferingId::max_encoded_len();
		let row = OfferingOf::<T>::max_encoded_len().saturating_add(id);
		let shown = prospectus.encoded_size().saturating_add(id);
		let fees = <(OrgNumber, u32)>::max_encoded_len()
			.saturating_add(BalanceOf::<T>::max_encoded_len())
			.saturating_add(id);
		Self::price_of(row.saturating_add(shown).saturating_add(fees))
	}

	pub(crate) fn do_post_offering(
		who: AccountIdOf<T>,
		platform: OrgNumber,
		terms: OfferingTermsOf<T>,
		(title, text, documents): (Title, Text, Documents),
		signed: Signed<T::Signature>,
	) -> DispatchResult {
		let seller = Self::user_row(terms.seller)?;
		let row = if who == seller.account {
			Self::current_platform(platform)?
		} else {
			Self::acting_platform(&who, platform)?
		};
		Self::check_terms(&terms)?;
		let untitled = title.is_empty() || documents.iter().any(|one| one.title.is_empty());
		ensure!(!untitled, Error::<T>::InvalidTitle);
		Self::ensure_offerable(&terms, &seller)?;
		let text = text.into_inner();
		let offer = Offer { platform, terms, title, text: bodies::hash_of(&text), documents };
		let checked = Self::check_trading_signature(&seller, payloads::OFFER, &offer, &signed);
		let nonces = match checked {
			Ok(nonces) => nonces,
			Err(refusal) => return Self::refuse_trade(&who, offer.terms.seller, seller, refusal),
		};

		Self::accept_trading_signature(offer.terms.seller, seller, nonces);
		Self::create_offering(who, row.tenure, offer, &text)
	}

	/// Whether the parts of what is offered fit each other.
	fn check_terms(terms: &OfferingTermsOf<T>) -> DispatchResult {
		let OfferingTerms { kind, shares, least, price, currency, opens, closes, .. } = terms;
		ensure!(*opens >= Self::now() && closes > opens, Error::<T>::InvalidWindow);
		let lasts = closes.saturating_sub(*opens);
		ensure!(lasts <= T::Terms::get().offering, Error::<T>::InvalidWindow);
		let within = |count: &Shares| (1..=*shares).contains(count);
		let reachable = match kind {
			SaleKind::Primary(Goal::AllOrNothing(goal)) => within(goal),
			SaleKind::Primary(Goal::KeepItAll) | SaleKind::Secondary => true,
		};
		let fits = within(least) && reachable && !price.is_zero();
		ensure!(fits, Error::<T>::InvalidTerms);
		// No part of it can overflow either.
		math::cost(*shares, *price).ok_or(Error::<T>::Overflow)?;
		Self::ensure_currency(currency)
	}

	/// Whether the seller may offer these shares to whom it wants to.
	fn ensure_offerable(terms: &OfferingTermsOf<T>, seller: &UserOf<T>) -> DispatchResult {
		let asset = Self::asset_row(terms.asset)?;
		ensure!(asset.state == AssetState::Active, Error::<T>::AssetNotActive);
		let by_issuer = asset.issuer == terms.seller;
		ensure!(by_issuer || terms.kind == SaleKind::Secondary, Error::<T>::NotIssuer);
		if let Some(registrar) = terms.eligibility.registrar {
			let row = Authorities::<T>::get(registrar).ok_or(Error::<T>::AuthorityNotFound)?;
			ensure!(row.role.is_registrar(), Error::<T>::WrongRole);
		}
		let hindered = Error::<T>::Hindered;
		let status = seller.status();
		ensure!(status == UserStatus::Confirmed, hindered(Hindrance::Seller(status)));
		ensure!(seller.trading.locked.is_none(), hindered(Hindrance::SellerLocked));
		let holding = Holdings::<T>::get(terms.seller, terms.asset)
			.ok_or(hindered(Hindrance::NotEnoughShares))?;
		ensure!(holding.frozen.is_none(), hindered(Hindrance::HoldingFrozen));
		let in_campaign = terms.kind != SaleKind::Secondary;
		let free = Self::free_shares(&asset, terms.seller, &holding, in_campaign);
		let enough = free >= terms.shares;
		ensure!(enough, hindered(Hindrance::NotEnoughShares));
		Ok(())
	}

	/// Holds the deposit of an offering, and endows the pot of a campaign.
	fn pay_for_offering(
		who: AccountIdOf<T>,
		id: OfferingId,
		terms: &OfferingTermsOf<T>,
		prospectus: &Prospectus<BlockNumberFor<T>>,
	) -> Result<(DepositOf<T>, BalanceOf<T>), DispatchError> {
		let endowment = match terms.kind {
			SaleKind::Primary(_) => {
				Self::endow(&terms.currency, &who, &Self::campaign_account(id))?
			},
			SaleKind::Secondary => Zero::zero(),
		};
		let (reason, price) = (HoldReason::Offering.into(), Self::offering_price(prospectus));
		let deposit = DepositOf::<T>::place::<T::NativeBalance>(&reason, who, price)?;
		Ok((deposit, endowment))
	}

	/// Writes what was checked.
	fn create_offering(
		who: AccountIdOf<T>,
		tenure: u32,
		offer: OfferOf<T>,
		text: &[u8],
	) -> DispatchResult {
		let Offer { platform, terms, title, documents, .. } = offer;
		let id = NextOfferingId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		let prospectus = Prospectus { title, text: bodies::keep(text, Self::now()), documents };
		let (deposit, endowment) = Self::pay_for_offering(who, id, &terms, &prospectus)?;
		Self::offer_shares(terms.seller, terms.asset, terms.shares)?;
		if let SaleKind::Primary(_) = terms.kind {
			Self::count_campaign(terms.asset)?;
		}
		let event = Event::OfferingPosted {
			offering: id,
			asset: terms.asset,
			seller: terms.seller,
			platform,
			shares: terms.shares,
			price: terms.price,
		};
		let Terms { posting_fee, executing_fee, .. } = T::Terms::get();
		let row = Offering {
			terms,
			platform,
			tenure,
			posting_fee,
			executing_fee,
			state: OfferingState::Open,
			sold: 0,
			unsettled: 0,
			pledges: 0,
			escrow: Zero::zero(),
			earned: Zero::zero(),
			endowment,
			source: None,
			deposit,
		};
		NextOfferingId::<T>::put(next);
		Prospectuses::<T>::insert(id, prospectus);
		Offerings::<T>::insert(id, row);
		Self::deposit_event(event);
		Ok(())
	}

	/// An order that can be, with its parties, if `who` may bring it: its buyer, or its platform.
	pub(crate) fn good_order(
		who: &AccountIdOf<T>,
		order: &OrderOf<T>,
	) -> Result<(OfferingOf<T>, eligibility::Parties<T>), DispatchError> {
		let (offering, parties) = Self::order_parties(order).map_err(Error::<T>::Hindered)?;
		if *who != parties.buyer.account {
			Self::acting_platform(who, order.platform)?;
		}
		ensure!(order.price == offering.terms.price, Error::<T>::WrongPrice);
		Ok((offering, parties))
	}

	pub(crate) fn do_fill(
		who: AccountIdOf<T>,
		order: OrderOf<T>,
		signed: Signed<T::Signature>,
	) -> DispatchResult {
		let (offering, parties) = Self::good_order(&who, &order)?;
		let by_holder = offering.terms.kind == SaleKind::Secondary;
		ensure!(by_holder, Error::<T>::WrongSale);
		let price = math::cost(order.shares, order.price).ok_or(Error::<T>::Overflow)?;
		let checked =
			Self::check_trading_signature(&parties.buyer, payloads::ORDER, &order, &signed);
		let nonces = match checked {
			Ok(nonces) => nonces,
			Err(refusal) => return Self::refuse_trade(&who, order.buyer, parties.buyer, refusal),
		};

		Self::accept_trading_signature(order.buyer, parties.buyer.clone(), nonces);
		let paid = Self::pay_price(&offering, &order, &parties, price)?;
		let trade = Self::deliver(&who, &offering, &order, parties, price)?;
		Self::deposit_event(Event::Filled {
			offering: order.offering,
			trade,
			price,
			posting_fee: paid.posting,
			executing_fee: paid.executing,
		});
		Self::count_sold(order.offering, offering, order.shares)
	}

	/// Who gets the fee for posting an offering: nobody once its platform's number changed hands.
	pub(crate) fn poster_of(offering: &OfferingOf<T>) -> Option<AccountIdOf<T>> {
		let standing = Self::standing_of(offering.platform)?;
		(standing.tenure == offering.tenure).then_some(standing.owner)
	}

	/// The buyer pays platforms and seller; tells what each got. What a platform can't be paid is
	/// the seller's.
	fn pay_price(
		offering: &OfferingOf<T>,
		order: &OrderOf<T>,
		parties: &eligibility::Parties<T>,
		price: BalanceOf<T>,
	) -> Result<Split<BalanceOf<T>>, DispatchError> {
		let (currency, from) = (&offering.terms.currency, &parties.buyer.account);
		let pay_fee = |to: Option<AccountIdOf<T>>, fee: BalanceOf<T>| {
			let paid = to.is_some_and(|to| Self::try_pay(currency, from, &to, fee).is_ok());
			if paid {
				fee
			} else {
				Zero::zero()
			}
		};
		let due = Self::split_of(offering, price);
		let posting = pay_fee(Self::poster_of(offering), due.posting);
		let executing = pay_fee(Self::payee_of(order.platform), due.executing);
		let seller = price.saturating_sub(posting).saturating_sub(executing);
		Self::pay(currency, from, &parties.seller.account, seller)?;
		Ok(Split { posting, executing, seller })
	}

	/// Hands the shares over; `who` pays for the records.
	fn deliver(
		who: &AccountIdOf<T>,
		offering: &OfferingOf<T>,
		order: &OrderOf<T>,
		parties: eligibility::Parties<T>,
		price: BalanceOf<T>,
	) -> Result<TradeId, DispatchError> {
		let OfferingTerms { asset, seller, currency, .. } = &offering.terms;
		Self::unoffer_shares(*seller, *asset, order.shares)?;
		let deal = Deal {
			asset: *asset,
			seller: *seller,
			buyer: order.buyer,
			shares: order.shares,
			price,
			settlement: Settlement::Paid(currency.clone()),
			posting: Some(offering.platform),
			executing: Some(order.platform),
		};
		let eligibility::Parties { asset, seller, buyer, .. } = parties;
		let made = Self::hand_over(deal, asset, &seller.account, &buyer)?;
		Self::charge_records(who, made.records)?;
		Ok(made.trade)
	}

	/// Counts shares that a holder sold; an offering that sold all is over.
	fn count_sold(id: OfferingId, mut offering: OfferingOf<T>, shares: Shares) -> DispatchResult {
		offering.sold = offering.sold.checked_add(shares).ok_or(Error::<T>::Overflow)?;
		if offering.sold == offering.terms.shares {
			return Self::end_offering(id, offering);
		}
		Offerings::<T>::insert(id, offering);
		Ok(())
	}

	/// Removes an offering of which nothing is left to do; deposit and endowment go to who paid them.
	pub(crate) fn end_offering(id: OfferingId, offering: OfferingOf<T>) -> DispatchResult {
		Offerings::<T>::remove(id);
		Prospectuses::<T>::remove(id);
		if let SaleKind::Primary(_) = offering.terms.kind {
			let (pot, payer) = (Self::campaign_account(id), &offering.deposit.payer);
			Self::empty_pot(&offering.terms.currency, &pot, payer);
		}
		offering.deposit.give_back::<T::NativeBalance>(&HoldReason::Offering.into())?;
		let state = OfferingState::Ended;
		Self::deposit_event(Event::OfferingClosed { offering: id, state });
		Ok(())
	}

	pub(crate) fn do_close_offering(id: OfferingId) -> DispatchResult {
		let offering = Self::offering_row(id)?;
		match offering.terms.kind {
			SaleKind::Primary(goal) => Self::close_campaign(id, offering, goal),
			SaleKind::Secondary => {
				let over = Self::now() > offering.terms.closes;
				ensure!(over, Error::<T>::WindowOpen);
				Self::end_sale(id, offering)
			},
		}
	}

	/// One that is stopped is its registrar's to end too: what it offers could not be moved for as long as
	/// its seller lets it stand.
	pub(crate) fn do_cancel_offering(who: AccountIdOf<T>, id: OfferingId) -> DispatchResult {
		let offering = Self::offering_row(id)?;
		let seller = Self::user_row(offering.terms.seller)?;
		let may = who == seller.account
			|| (offering.state == OfferingState::Frozen
				&& Self::offering_for_registrar(&who, id).is_ok());
		ensure!(may, Error::<T>::NotUser);
		match offering.terms.kind {
			SaleKind::Primary(goal) => Self::cancel_campaign(id, offering, goal),
			SaleKind::Secondary => Self::end_sale(id, offering),
		}
	}

	/// Ends a holder's sale: what was not sold is its own again.
	fn end_sale(id: OfferingId, offering: OfferingOf<T>) -> DispatchResult {
		let OfferingTerms { asset, seller, shares, .. } = offering.terms;
		let left = shares.saturating_sub(offering.sold);
		Self::unoffer_shares(seller, asset, left)?;
		Self::end_offering(id, offering)
	}

	/// An offering, if `who` is the account of its asset's registrar.
	fn offering_for_registrar(
		who: &AccountIdOf<T>,
		id: OfferingId,
	) -> Result<OfferingOf<T>, DispatchError> {
		let offering = Self::offering_row(id)?;
		let asset = Self::asset_row(offering.terms.asset)?;
		Self::ensure_registrar(who, asset.registrar)?;
		Ok(offering)
	}

	pub(crate) fn do_freeze_offering(who: AccountIdOf<T>, id: OfferingId) -> DispatchResult {
		let mut offering = Self::offering_for_registrar(&who, id)?;
		ensure!(offering.state != OfferingState::Frozen, Error::<T>::AlreadyFrozen);
		ensure!(offering.state == OfferingState::Open, Error::<T>::WrongState);

		offering.state = OfferingState::Frozen;
		Offerings::<T>::insert(id, offering);
		Self::deposit_event(Event::OfferingFrozen { offering: id });
		Ok(())
	}

	pub(crate) fn do_thaw_offering(who: AccountIdOf<T>, id: OfferingId) -> DispatchResult {
		let mut offering = Self::offering_for_registrar(&who, id)?;
		ensure!(offering.state == OfferingState::Frozen, Error::<T>::NotFrozen);

		offering.state = OfferingState::Open;
		Offerings::<T>::insert(id, offering);
		Self::deposit_event(Event::OfferingThawed { offering: id });
		Ok(())
	}
}
