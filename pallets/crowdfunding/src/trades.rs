// SPDX-License-Identifier: Apache-2.0

//! Trades: how shares go from a user to another, whoever makes them go, and those that were settled
//! elsewhere or are ordered by governance.

use super::{eligibility::Parties, holdings::Debited, *};
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::{Flow, FlowAsset, FlowLedger, FlowReason, OrgNumber};
use sp_runtime::traits::Zero;

/// What is known of a trade before it is made.
pub(crate) struct Deal<T: Config> {
	pub asset: AssetId,
	pub seller: UserId,
	pub buyer: UserId,
	pub shares: Shares,
	/// For all of them.
	pub price: BalanceOf<T>,
	pub settlement: Settlement<T::Currency>,
	/// Which platform posted the offering, and which one brought the buyer or recorded the trade.
	pub posting: Option<OrgNumber>,
	pub executing: Option<OrgNumber>,
}

/// A trade that was made, and how many records it left: itself and its certificates.
pub(crate) struct Made {
	pub trade: TradeId,
	pub records: u32,
}

/// Why shares move when they are paid for like this.
fn reason_of<Currency>(settlement: &Settlement<Currency>) -> FlowReason {
	match settlement {
		Settlement::Paid(_) | Settlement::Bank(_) => FlowReason::Sold,
		Settlement::Gift | Settlement::Inheritance | Settlement::Forced => FlowReason::Transferred,
	}
}

impl<T: Config> Pallet<T> {
	/// Tells the chain's ledger that shares moved; `from` is nobody when they came into being.
	pub(crate) fn record_flow(
		asset: AssetId,
		from: Option<&AccountIdOf<T>>,
		to: &AccountIdOf<T>,
		shares: Shares,
		reason: FlowReason,
	) -> DispatchResult {
		T::FlowLedger::record(Flow {
			asset: FlowAsset::Shares(asset),
			from: from.cloned(),
			to: Some(to.clone()),
			quantity: shares.into(),
			reason,
		})
	}

	/// Hands shares over after every check: both certificates, the trade, the flow. Shares that an
	/// offering kept for this are not among the offered ones any more. Who pays for the records is
	/// the caller's to know.
	pub(crate) fn hand_over(
		deal: Deal<T>,
		mut asset: AssetOf<T>,
		from: &AccountIdOf<T>,
		to: &UserOf<T>,
	) -> Result<Made, DispatchError> {
		let Deal { asset: id, seller, buyer, shares, price, settlement, posting, executing } = deal;
		let trade = NextTradeId::<T>::get();
		let next = trade.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		let (holders, cause) = (asset.holders, Cause::Traded(trade));
		let given = Self::debit(id, &mut asset, seller, shares, cause)?;
		let Debited { before, after, lots } = given;
		let got = Self::credit(id, &mut asset, buyer, to, shares, Some(before), cause, lots)?;
		if asset.holders != holders {
			Assets::<T>::insert(id, asset);
		}
		Self::record_flow(id, Some(from), &to.account, shares, reason_of(&settlement))?;

		NextTradeId::<T>::put(next);
		let row = Trade {
			asset: id,
			seller,
			buyer,
			shares,
			price,
			settlement,
			posting,
			executing,
			block: Self::now(),
			seller_before: before,
			seller_after: after,
			buyer_before: got.before,
			buyer_after: got.after,
		};
		Trades::<T>::insert(id, trade, row);
		Self::deposit_event(Event::Traded { asset: id, trade, seller, buyer, shares });
		let rest = u32::from(after.is_some());
		Ok(Made { trade, records: rest.saturating_add(2) })
	}

	pub(crate) fn do_record_trade(
		who: AccountIdOf<T>,
		trade: SettledTradeOf<T>,
		of_seller: Signed<T::Signature>,
		of_buyer: Signed<T::Signature>,
	) -> DispatchResult {
		Self::acting_platform(&who, trade.platform)?;
		let settlement = Self::check_settlement(&trade)?;
		let SettledTrade { platform, asset, seller, buyer, shares, price, .. } = trade;
		let parties = Self::parties(asset, seller, buyer, shares).map_err(Error::<T>::Hindered)?;
		let Parties { asset: row, seller: from, buyer: to, .. } = parties;
		let sold = Self::check_trading_signature(&from, payloads::SELL, &trade, &of_seller);
		let sold = match sold {
			Ok(nonces) => nonces,
			Err(refusal) => return Self::refuse_trade(&who, seller, from, refusal),
		};
		let bought = Self::check_trading_signature(&to, payloads::BUY, &trade, &of_buyer);
		let bought = match bought {
			Ok(nonces) => nonces,
			Err(refusal) => return Self::refuse_trade(&who, buyer, to, refusal),
		};

		let account = from.account.clone();
		Self::accept_trading_signature(seller, from, sold);
		Self::accept_trading_signature(buyer, to.clone(), bought);
		let (posting, executing) = (None, Some(platform));
		let deal = Deal { asset, seller, buyer, shares, price, settlement, posting, executing };
		let made = Self::hand_over(deal, row, &account, &to)?;
		Self::charge_records(&who, made.records)
	}

	/// How a trade was settled elsewhere, if the price fits: what is given has none, what is sold has
	/// one.
	fn check_settlement(
		trade: &SettledTradeOf<T>,
	) -> Result<Settlement<T::Currency>, DispatchError> {
		let (settlement, is_given) = match trade.settlement {
			SettledElsewhere::Bank(currency) => {
				let letters = currency.iter().all(u8::is_ascii_uppercase);
				ensure!(letters, Error::<T>::InvalidCurrency);
				(Settlement::Bank(currency), false)
			},
			SettledElsewhere::Gift => (Settlement::Gift, true),
			SettledElsewhere::Inheritance => (Settlement::Inheritance, true),
		};
		ensure!(trade.price.is_zero() == is_given, Error::<T>::InvalidPrice);
		Ok(settlement)
	}

	/// Governance stands above what binds a seller: locks, bars, the status of either user, the most
	/// holders. Not above an offering, whose buyers rely on its shares; the registrar can stop and end that.
	/// Locked shares stay locked with whom they go to.
	pub(crate) fn do_force_transfer(
		id: AssetId,
		seller: UserId,
		buyer: UserId,
		shares: Shares,
		reason: ForceReason,
	) -> DispatchResult {
		let asset = Self::asset_row(id)?;
		ensure!(asset.state == AssetState::Active, Error::<T>::AssetNotActive);
		ensure!(seller != buyer, Error::<T>::Hindered(Hindrance::SameUser));
		let from = Self::user_row(seller)?;
		let to = Self::user_row(buyer)?;

		let deal = Deal {
			asset: id,
			seller,
			buyer,
			shares,
			price: Zero::zero(),
			settlement: Settlement::Forced,
			posting: None,
			executing: None,
		};
		let Made { trade, .. } = Self::hand_over(deal, asset, &from.account, &to)?;
		Self::deposit_event(Event::TransferForced { asset: id, trade, reason });
		Ok(())
	}
}
