// SPDX-License-Identifier: Apache-2.0

//! Whether shares may go from one user to another: the one place that says so, for every call that
//! moves them and for whoever asks before anyone signs.

use super::*;
use frame_support::ensure;
use hanse_support::Standing;

/// What is known of a transfer that may be.
pub(crate) struct Parties<T: Config> {
	pub asset: AssetOf<T>,
	pub seller: UserOf<T>,
	pub buyer: UserOf<T>,
	/// Whether the buyer is a holder already.
	pub place: Place,
}

/// How shares are to go over.
enum Way<'a, T: Config> {
	/// At once, out of what the seller has free.
	Transfer,
	/// Out of what an offering offers: at once, or when the campaign has succeeded.
	Offering(OfferingId, &'a OfferingOf<T>),
}

impl<T: Config> Way<'_, T> {
	/// The seller's shares that are kept for this.
	fn reserved(&self) -> Shares {
		match self {
			Self::Transfer => 0,
			Self::Offering(_, offering) => left_of::<T>(offering),
		}
	}

	/// Whether the shares are the buyer's before anything else happens.
	fn at_once(&self) -> bool {
		match self {
			Self::Transfer => true,
			Self::Offering(_, offering) => offering.terms.kind == SaleKind::Secondary,
		}
	}

	/// Whether a place among the holders is kept for a buyer who is none.
	fn keeps_place(&self, buyer: UserId) -> bool {
		match self {
			Self::Transfer => false,
			Self::Offering(id, _) => {
				Pledges::<T>::get(id, buyer).is_some_and(|pledge| pledge.place == Place::Kept)
			},
		}
	}
}

/// The shares of an offering that nobody has bought or pledged.
fn left_of<T: Config>(offering: &OfferingOf<T>) -> Shares {
	offering.terms.shares.saturating_sub(offering.sold)
}

/// Whether an asset has room for one more holder, while `leaving` of them go.
pub(crate) fn has_room<BlockNumber>(asset: &Asset<BlockNumber>, leaving: u32) -> bool {
	let taken = u64::from(asset.holders).saturating_add(asset.places.into());
	let staying = taken.saturating_sub(leaving.into());
	asset.max_holders.is_none_or(|most| staying < most.into())
}

impl<T: Config> Pallet<T> {
	/// Whether a user may give `shares` to another now, out of those that it has free.
	pub(crate) fn parties(
		asset: AssetId,
		seller: UserId,
		buyer: UserId,
		shares: Shares,
	) -> Result<Parties<T>, Hindrance> {
		let row = Assets::<T>::get(asset).ok_or(Hindrance::NoSuchAsset)?;
		Self::parties_by(Way::Transfer, (asset, row), (seller, buyer), shares)
	}

	/// Whether a buyer may have what it orders: pledge it or buy it. Price and kind of the offering
	/// are the caller's to look at.
	pub(crate) fn order_parties(
		order: &OrderOf<T>,
	) -> Result<(OfferingOf<T>, Parties<T>), Hindrance> {
		let Order { offering: id, buyer, shares, platform, .. } = *order;
		let offering = Offerings::<T>::get(id).ok_or(Hindrance::NoSuchOffering)?;
		let OfferingTerms { asset, seller, least, opens, closes, .. } = offering.terms;
		let within = (opens..=closes).contains(&Self::now());
		ensure!(within && offering.state == OfferingState::Open, Hindrance::OfferingClosed);
		let row = Assets::<T>::get(asset).ok_or(Hindrance::NoSuchAsset)?;
		let live = Self::is_live_on(platform, id, &offering, row.kind);
		ensure!(live, Hindrance::NotOnPlatform);
		ensure!(shares > 0, Hindrance::NoShares);
		let left = left_of::<T>(&offering);
		ensure!((least.min(left)..=left).contains(&shares), Hindrance::WrongQuantity);

		let way = Way::Offering(id, &offering);
		let parties = Self::parties_by(way, (asset, row), (seller, buyer), shares)?;
		Self::check_eligible(&offering.terms.eligibility, &parties.buyer)?;
		Self::check_payment(&offering.terms, &parties)?;
		Ok((offering, parties))
	}

	/// What all transfers have in common, in the order in which it is looked at.
	fn parties_by(
		way: Way<T>,
		(id, asset): (AssetId, AssetOf<T>),
		(seller_id, buyer_id): (UserId, UserId),
		shares: Shares,
	) -> Result<Parties<T>, Hindrance> {
		ensure!(asset.state == AssetState::Active, Hindrance::AssetNotActive);
		let seller = Users::<T>::get(seller_id).ok_or(Hindrance::NoSuchSeller)?;
		let buyer = Users::<T>::get(buyer_id).ok_or(Hindrance::NoSuchBuyer)?;
		ensure!(seller_id != buyer_id, Hindrance::SameUser);
		ensure!(shares > 0, Hindrance::NoShares);
		let (of_seller, of_buyer) = (seller.status(), buyer.status());
		ensure!(of_seller == UserStatus::Confirmed, Hindrance::Seller(of_seller));
		ensure!(of_buyer == UserStatus::Confirmed, Hindrance::Buyer(of_buyer));
		ensure!(seller.trading.locked.is_none(), Hindrance::SellerLocked);
		ensure!(buyer.trading.locked.is_none(), Hindrance::BuyerLocked);

		let holding = Holdings::<T>::get(seller_id, id).ok_or(Hindrance::NotEnoughShares)?;
		ensure!(holding.frozen.is_none(), Hindrance::HoldingFrozen);
		let free = Self::free_shares(&asset, seller_id, &holding, !way.at_once());
		let free = free.saturating_add(way.reserved());
		// What an offering offers is never more than there is, whatever else is.
		ensure!(shares <= free.min(holding.shares), Hindrance::NotEnoughShares);
		let holds = Holders::<T>::contains_key(id, buyer_id);
		let place = if holds { Place::Held } else { Place::Kept };
		let sells_all = way.at_once() && holding.shares == shares;
		ensure!(!sells_all || holding.pledges == 0, Hindrance::SellerPledged);
		let fits = holds || has_room(&asset, sells_all.into()) || way.keeps_place(buyer_id);
		ensure!(fits, Hindrance::TooManyHolders);
		Ok(Parties { asset, seller, buyer, place })
	}

	/// Whether a buyer is one of those for whom an offering is.
	fn check_eligible(asked: &Eligibility, buyer: &UserOf<T>) -> Result<(), Hindrance> {
		let Eligibility { kind, registrar } = asked;
		let right_kind = kind.is_none_or(|kind| kind == buyer.kind);
		ensure!(right_kind, Hindrance::WrongKind);
		let right_registrar = registrar.is_none_or(|id| id == buyer.identity.registrar);
		ensure!(right_registrar, Hindrance::WrongRegistrar);
		Ok(())
	}

	/// Whether the buyer may pay and, where it pays the seller at once, the seller may be paid.
	fn check_payment(terms: &OfferingTermsOf<T>, parties: &Parties<T>) -> Result<(), Hindrance> {
		let OfferingTerms { kind, currency, .. } = terms;
		let pays = T::Standing::may_pay(currency, &parties.buyer.account);
		let into_escrow = matches!(kind, SaleKind::Primary(_));
		let paid = into_escrow || T::Standing::may_receive(currency, &parties.seller.account);
		ensure!(pays && paid, Hindrance::BarredFromPayment);
		Ok(())
	}

	/// The shares that a holder can offer or sell now. As long as the lots of the other first holders are
	/// locked, the issuer sells in campaigns only.
	pub(crate) fn free_shares(
		asset: &AssetOf<T>,
		seller: UserId,
		holding: &HoldingOf<T>,
		in_campaign: bool,
	) -> Shares {
		let now = Self::now();
		let locked = seller == asset.issuer && !in_campaign && now < asset.issuer_free;
		if locked {
			0
		} else {
			holding.free(now)
		}
	}

	/// What keeps a backer from getting the shares that it pledged for; its money goes back then. It was
	/// confirmed when it pledged: whoever is not now, or is contested, holds them and can't trade. A place
	/// among the holders is not asked for: it was kept, or the caller looks for one.
	pub(crate) fn may_hold(asset: &AssetOf<T>, user: &UserOf<T>) -> Option<Hindrance> {
		let Identity { at_registrar, at_certifier, .. } = &user.identity;
		let erased = [at_registrar, at_certifier].contains(&&Opening::Erased);
		if asset.state != AssetState::Active {
			Some(Hindrance::AssetNotActive)
		} else if user.frozen.is_some() || erased {
			Some(Hindrance::Buyer(user.status()))
		} else {
			None
		}
	}

	pub(crate) fn view_why_not(proposal: ProposalOf<T>) -> Option<Hindrance> {
		match proposal {
			Proposal::Transfer { asset, seller, buyer, shares } => {
				Self::parties(asset, seller, buyer, shares).err()
			},
			Proposal::Order(order) => Self::order_parties(&order).err(),
		}
	}
}
