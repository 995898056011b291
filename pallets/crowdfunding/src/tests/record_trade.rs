// SPDX-License-Identifier: Apache-2.0

//! `record_trade`.

use super::fills::issued;
use crate::{
	mock::*,
	payloads::{BUY, SELL},
	*,
};
use hanse_support::{Flow, FlowAsset, FlowReason, OrgRole};
use sp_core::H256;
use sp_runtime::{AccountId32, MultiSignature, TokenError};

const ASSET: AssetId = 0;

/// Ann has 60 shares, Bea has 40; Cog issued them. Cid has none.
fn cogs() {
	assert_eq!(asset_of("Cog", &[("Ann", 60), ("Bea", 40)]), ASSET);
	known("Cid");
	events();
	take_flows();
}

/// Ann sells Cid so many for 10 euro cents each.
fn to_cid(shares: Shares) -> SettledTradeOf<Test> {
	settled(ASSET, "Ann", "Cid", shares)
}

/// The call, well signed.
fn well(trade: SettledTradeOf<Test>) -> Call<Test> {
	recording(trade, "Ann", "Cid")
}

fn signed_by(
	trade: SettledTradeOf<Test>,
	seller: Signed<MultiSignature>,
	buyer: Signed<MultiSignature>,
) -> Call<Test> {
	Call::record_trade { trade, seller, buyer }
}

fn trade_row(trade: TradeId) -> TradeOf<Test> {
	Trades::<Test>::get(ASSET, trade).unwrap()
}

fn traded(trade: TradeId, seller: &str, buyer: &str, shares: Shares) -> Event<Test> {
	Event::Traded { asset: ASSET, trade, seller: id(seller), buyer: id(buyer), shares }
}

fn flow(from: &str, to: &str, shares: Shares, reason: FlowReason) -> Flow<AccountId32> {
	Flow {
		asset: FlowAsset::Shares(ASSET),
		from: Some(account(from)),
		to: Some(account(to)),
		quantity: shares.into(),
		reason,
	}
}

fn nonces(name: &str) -> NonceWindow {
	user_row(id(name)).nonces
}

/// Both sign with these nonces and last blocks.
fn with_bounds(
	trade: &SettledTradeOf<Test>,
	(of_seller, seller_expiry): (u64, u32),
	(of_buyer, buyer_expiry): (u64, u32),
) -> Call<Test> {
	let (ann, cid) = (trading_pair("Ann"), trading_pair("Cid"));
	let seller = sign(&ann, SELL, trade, of_seller, seller_expiry);
	let buyer = sign(&cid, BUY, trade, of_buyer, buyer_expiry);
	signed_by(trade.clone(), seller, buyer)
}

#[test]
fn shares_should_go_over_when_both_signed_and_a_platform_records_it() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		forward(6);
		let old = certificate_id(ASSET, "Ann");
		let (before, collected) = (free(&manager()), free(&treasury()));
		let (ann, cid) = (chips(&account("Ann")), chips(&account("Cid")));
		let asset = asset_row(ASSET);
		by(&manager(), well(to_cid(20)));

		assert_eq!((shares_of(ASSET, "Ann"), shares_of(ASSET, "Cid")), (40, 20));
		assert_eq!(asset_row(ASSET), Asset { holders: 3, ..asset });
		let (kept, got) = (certificate_id(ASSET, "Ann"), certificate_id(ASSET, "Cid"));
		let expected = Trade {
			asset: ASSET,
			seller: id("Ann"),
			buyer: id("Cid"),
			shares: 20,
			price: 200,
			settlement: Settlement::Bank(*b"EUR"),
			posting: None,
			executing: Some(PLATFORM),
			block: 7,
			seller_before: old,
			seller_after: Some(kept),
			buyer_before: None,
			buyer_after: got,
		};
		assert_eq!(trade_row(0), expected);
		assert_eq!(NextTradeId::<Test>::get(), 1);
		for name in ["Ann", "Cid"] {
			assert_eq!(nonces(name), NonceWindow { next: 1, used: 1 });
		}
		// Two certificates and the trade; the price is none of the chain's.
		assert_eq!((free(&manager()), free(&treasury())), (before - 9, collected + 9));
		assert_eq!((chips(&account("Ann")), chips(&account("Cid"))), (ann, cid));
		assert_eq!(events(), [issued(kept), issued(got), traded(0, "Ann", "Cid", 20)]);
		assert_eq!(take_flows(), [flow("Ann", "Cid", 20, FlowReason::Sold)]);
	});
}

#[test]
fn certificate_should_be_retired_when_all_shares_are_sold_to_a_holder() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let [of_ann, of_bea] = ["Ann", "Bea"].map(|name| certificate_id(ASSET, name));
		let before = free(&platform());
		record(ASSET, "Ann", "Bea", 60);
		let got = certificate_id(ASSET, "Bea");
		let row = trade_row(0);
		assert_eq!((row.seller_before, row.seller_after), (of_ann, None));
		assert_eq!((row.buyer_before, row.buyer_after), (Some(of_bea), got));
		assert_eq!((shares_of(ASSET, "Ann"), shares_of(ASSET, "Bea")), (0, 100));
		assert_eq!(asset_row(ASSET).holders, 1);
		assert_eq!(free(&platform()), before - 2 * 3);
		let retired = Event::CertificateRetired { certificate: of_ann };
		assert_eq!(events(), [retired, issued(got), traded(0, "Ann", "Bea", 60)]);
	});
}

#[test]
fn shares_should_be_given_when_it_is_a_gift_or_an_inheritance() {
	let kinds = [
		(SettledElsewhere::Gift, Settlement::Gift),
		(SettledElsewhere::Inheritance, Settlement::Inheritance),
	];
	for (settlement, stored) in kinds {
		ExtBuilder::default().build_and_execute(|| {
			cogs();
			let gift = SettledTrade { price: 0, settlement, ..to_cid(1) };
			by(&platform(), well(gift));
			let row = trade_row(0);
			assert_eq!((row.price, row.settlement), (0, stored));
			assert_eq!(take_flows(), [flow("Ann", "Cid", 1, FlowReason::Transferred)]);
		});
	}
}

#[test]
fn trade_should_be_refused_when_its_price_does_not_fit_how_it_was_paid() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let with = |price, settlement| SettledTrade { price, settlement, ..to_cid(1) };
		let euros = SettledElsewhere::Bank(*b"EUR");
		let wrong = [
			with(0, euros),
			with(1, SettledElsewhere::Gift),
			with(u128::MAX, SettledElsewhere::Inheritance),
		];
		for trade in wrong {
			refused(&platform(), well(trade), Error::<Test>::InvalidPrice);
		}
		for price in [1, u128::MAX] {
			by(&platform(), well(with(price, euros)));
		}
		assert_eq!(trade_row(1).price, u128::MAX);
	});
}

#[test]
fn trade_should_be_refused_when_its_currency_is_not_three_capital_letters() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		for currency in [*b"EUr", *b"E R", *b"E1R", [0; 3], [0xc3; 3]] {
			let settlement = SettledElsewhere::Bank(currency);
			let trade = SettledTrade { settlement, ..to_cid(1) };
			refused(&platform(), well(trade), Error::<Test>::InvalidCurrency);
		}
		let trade = SettledTrade { settlement: SettledElsewhere::Bank(*b"AZZ"), ..to_cid(1) };
		by(&platform(), well(trade));
	});
}

#[test]
fn trade_should_be_refused_when_the_caller_does_not_act_for_the_platform() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let others = [stranger(), editor(), other_platform(), registrar(), account("Ann")];
		for who in others {
			refused(&who, well(to_cid(1)), Error::<Test>::NotPlatform);
		}
		let trade = SettledTrade { platform: NO_PLATFORM, ..to_cid(1) };
		refused(&stranger(), well(trade), Error::<Test>::PlatformNotFound);
		// Any platform records what its users did, wherever the asset is registered.
		let trade = SettledTrade { platform: OTHER_PLATFORM, ..to_cid(1) };
		by(&other_platform(), well(trade));
		assert_eq!(trade_row(0).executing, Some(OTHER_PLATFORM));
		let call = well(to_cid(1));
		sell_number(PLATFORM, &stranger());
		for who in [stranger(), platform()] {
			refused(&who, call.clone(), Error::<Test>::PlatformVoid);
		}
	});
}

#[test]
fn trade_should_be_refused_when_shares_or_parties_are_not_there() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let nobody = NextUserId::<Test>::get();
		let trade = |change: &dyn Fn(&mut SettledTradeOf<Test>)| {
			let mut trade = to_cid(10);
			change(&mut trade);
			well(trade)
		};
		let cases = [
			(trade(&|row| row.asset = 1), Hindrance::NoSuchAsset),
			(trade(&|row| row.seller = nobody), Hindrance::NoSuchSeller),
			(trade(&|row| row.buyer = nobody), Hindrance::NoSuchBuyer),
			(trade(&|row| row.buyer = row.seller), Hindrance::SameUser),
			(trade(&|row| row.shares = 0), Hindrance::NoShares),
			(trade(&|row| row.shares = 61), Hindrance::NotEnoughShares),
			(trade(&|row| row.shares = Shares::MAX), Hindrance::NotEnoughShares),
			(recording(settled(ASSET, "Cid", "Ann", 1), "Cid", "Ann"), Hindrance::NotEnoughShares),
		];
		for (call, hindrance) in cases {
			refused(&platform(), call, hindered(hindrance));
		}
		by(&platform(), trade(&|row| row.shares = 60));
	});
}

#[test]
fn trade_should_be_refused_when_a_party_is_barred() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let barred = |name: &str, hindrance| {
			by(&registrar(), Call::freeze_user { user: id(name) });
			refused(&platform(), well(to_cid(1)), hindered(hindrance));
			by(&registrar(), Call::thaw_user { user: id(name) });
		};
		barred("Ann", Hindrance::Seller(UserStatus::Frozen));
		barred("Cid", Hindrance::Buyer(UserStatus::Frozen));
		let locked = |name: &str, hindrance| {
			set_user(id(name), |row| row.trading.locked = Some(1));
			refused(&platform(), well(to_cid(1)), hindered(hindrance));
			by(&registrar(), Call::unlock_trading { user: id(name) });
		};
		locked("Ann", Hindrance::SellerLocked);
		locked("Cid", Hindrance::BuyerLocked);
		by(&platform(), well(to_cid(1)));
	});
}

#[test]
fn trade_should_be_refused_when_shares_are_offered_elsewhere_or_the_register_is_full() {
	ExtBuilder::default().build_and_execute(|| {
		let mut asset = new_asset("Cog", 0);
		asset.terms.max_holders = Some(2);
		asset_with(asset, &[("Ann", 60), ("Bea", 40)]);
		known("Cid");
		refused(&platform(), well(to_cid(59)), hindered(Hindrance::TooManyHolders));
		sale(ASSET, "Ann", 1);
		refused(&platform(), well(to_cid(60)), hindered(Hindrance::NotEnoughShares));
		by(&account("Ann"), Call::cancel_offering { offering: 0 });
		// Who sells all makes room for who buys.
		by(&platform(), well(to_cid(60)));
		assert_eq!(asset_row(ASSET).holders, 2);
	});
}

#[test]
fn trade_should_be_refused_when_a_signature_is_not_over_exactly_this() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let good = to_cid(10);
		let other = |change: fn(&mut SettledTradeOf<Test>)| {
			let mut trade = to_cid(10);
			change(&mut trade);
			trade
		};
		let others = [
			other(|row| row.platform = OTHER_PLATFORM),
			other(|row| row.asset += 1),
			other(|row| row.seller += 1),
			other(|row| row.buyer += 1),
			other(|row| row.shares -= 1),
			other(|row| row.price -= 1),
			other(|row| row.settlement = SettledElsewhere::Bank(*b"EUS")),
			other(|row| row.settlement = SettledElsewhere::Gift),
		];
		for trade in others {
			let by_seller =
				signed_by(good.clone(), sign_sell("Ann", &trade), sign_buy("Cid", &good));
			refused(&platform(), by_seller, Error::<Test>::InvalidSignature);
			let by_buyer =
				signed_by(good.clone(), sign_sell("Ann", &good), sign_buy("Cid", &trade));
			refused(&platform(), by_buyer, Error::<Test>::InvalidSignature);
		}
		assert_eq!((nonces("Ann"), nonces("Cid")), Default::default());
		by(&platform(), well(good));
	});
}

#[test]
fn trade_should_be_refused_when_a_signature_is_by_another_key_or_for_another_purpose() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let trade = to_cid(10);
		let (sell, buy) = (sign_sell("Ann", &trade), sign_buy("Cid", &trade));
		let own = |name, domain| sign(&pair(name), domain, &trade, 0, EXPIRY);
		let of_seller =
			[sign_buy("Ann", &trade), buy.clone(), sign_sell("Bea", &trade), own("Ann", SELL)];
		for wrong in of_seller {
			let call = signed_by(trade.clone(), wrong, buy.clone());
			refused(&platform(), call, Error::<Test>::InvalidSignature);
		}
		let of_buyer =
			[sign_sell("Cid", &trade), sell.clone(), sign_buy("Bea", &trade), own("Cid", BUY)];
		for wrong in of_buyer {
			let call = signed_by(trade.clone(), sell.clone(), wrong);
			refused(&platform(), call, Error::<Test>::InvalidSignature);
		}
		// On another chain.
		let genesis = System::block_hash(0);
		frame_system::BlockHash::<Test>::insert(0, H256([1; 32]));
		let call = signed_by(trade.clone(), sell, buy);
		refused(&platform(), call.clone(), Error::<Test>::InvalidSignature);
		frame_system::BlockHash::<Test>::insert(0, genesis);
		by(&platform(), call);
	});
}

#[test]
fn signature_should_be_good_until_its_last_block() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let trade = to_cid(1);
		let first = with_bounds(&trade, (0, 9), (0, EXPIRY));
		let second = with_bounds(&trade, (0, EXPIRY), (0, 9));
		System::set_block_number(10);
		for call in [&first, &second] {
			refused(&platform(), call.clone(), Error::<Test>::SignatureExpired);
		}
		System::set_block_number(9);
		by(&platform(), first);
		by(&platform(), with_bounds(&trade, (1, EXPIRY), (1, 9)));
	});
}

#[test]
fn signature_should_be_good_once_and_in_any_order() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let call = |seller, buyer| with_bounds(&to_cid(1), (seller, EXPIRY), (buyer, EXPIRY));
		by(&platform(), call(2, 1));
		refused(&platform(), call(2, 0), Error::<Test>::InvalidNonce);
		refused(&platform(), call(0, 1), Error::<Test>::InvalidNonce);
		by(&platform(), call(0, 0));
		refused(&platform(), call(0, 0), Error::<Test>::InvalidNonce);
		assert_eq!(nonces("Ann"), NonceWindow { next: 3, used: 0b101 });
		assert_eq!(nonces("Cid"), NonceWindow { next: 2, used: 0b11 });
		let far = 3 + math::NONCES_AHEAD;
		refused(&platform(), call(far + 1, 2), Error::<Test>::InvalidNonce);
		by(&platform(), call(far, 2));
		assert_eq!(shares_of(ASSET, "Cid"), 3);
	});
}

#[test]
fn wrong_signature_should_be_counted_when_its_own_user_sends_it_for_the_platform() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		for name in ["Ann", "Cid"] {
			give_role(PLATFORM, &account(name), OrgRole::Manager);
		}
		let trade = to_cid(10);
		let (sell, buy) = (sign_sell("Ann", &trade), sign_buy("Cid", &trade));
		let (forged, stale) = (wrong_signature("Ann"), Signed { expiry: 0, ..buy.clone() });
		let by_seller = signed_by(trade.clone(), forged, buy.clone());
		let by_buyer = signed_by(trade.clone(), sell.clone(), stale);
		// The one's own is counted, the other's fails the call.
		refused(&account("Cid"), by_seller.clone(), Error::<Test>::InvalidSignature);
		refused(&account("Ann"), by_buyer.clone(), Error::<Test>::SignatureExpired);
		for (name, call, reason) in
			[("Ann", by_seller, Refusal::InvalidSignature), ("Cid", by_buyer, Refusal::Expired)]
		{
			let (who, user, before) = (account(name), id(name), free(&account(name)));
			let mut expected = user_row(user);
			by(&who, call);
			expected.trading.wrong = 1;
			assert_eq!(user_row(user), expected);
			assert_eq!(events(), [Event::TradeRefused { user, reason, wrong: 1 }]);
			assert_eq!(free(&who), before);
		}
		assert_eq!((NextTradeId::<Test>::get(), take_flows()), (0, vec![]));
		assert_eq!(shares_of(ASSET, "Ann"), 60);
		// A good one starts the count anew, for both.
		by(&platform(), signed_by(trade, sell, buy));
		for name in ["Ann", "Cid"] {
			assert_eq!(user_row(id(name)).trading.wrong, 0);
		}
	});
}

#[test]
fn trading_should_lock_when_a_user_sent_too_many_wrong_signatures() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		give_role(PLATFORM, &account("Cid"), OrgRole::Manager);
		let trade = to_cid(10);
		let wrong = || signed_by(to_cid(10), sign_sell("Ann", &to_cid(10)), wrong_signature("Cid"));
		for _ in 0..MAX_WRONG_SIGNATURES {
			by(&account("Cid"), wrong());
		}
		assert_eq!(events().pop(), Some(Event::TradingLocked { user: id("Cid") }));
		for call in [wrong(), well(trade)] {
			refused(&account("Cid"), call.clone(), hindered(Hindrance::BuyerLocked));
			refused(&platform(), call, hindered(Hindrance::BuyerLocked));
		}
		assert_eq!(nonces("Ann"), NonceWindow::default());
	});
}

#[test]
fn wrong_signature_should_not_be_counted_when_nothing_could_be_traded() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		give_role(PLATFORM, &account("Ann"), OrgRole::Manager);
		let trade = to_cid(61);
		let call = signed_by(trade.clone(), wrong_signature("Ann"), sign_buy("Cid", &trade));
		refused(&account("Ann"), call, hindered(Hindrance::NotEnoughShares));
	});
}

#[test]
fn trade_should_be_refused_when_the_fee_can_not_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		set_free(&manager(), ED + 8);
		refused(&manager(), well(to_cid(59)), TokenError::NotExpendable);
		// Without a certificate over a rest it costs less.
		by(&manager(), well(to_cid(60)));
		assert_eq!(free(&manager()), ED + 2);
		Governed::set(Terms { record_fee: 0, ..terms() });
		by(&manager(), recording(settled(ASSET, "Cid", "Ann", 1), "Cid", "Ann"));
	});
}

#[test]
fn trade_should_be_refused_when_there_are_no_more_ids() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		NextTradeId::<Test>::put(TradeId::MAX);
		refused(&platform(), well(to_cid(1)), Error::<Test>::IdsExhausted);
		NextTradeId::<Test>::put(7);
		by(&platform(), well(to_cid(1)));
		assert_eq!(trade_row(7).shares, 1);
		assert_eq!(certificate(certificate_id(ASSET, "Cid")).cause, Cause::Traded(7));
	});
}

#[test]
fn trades_should_be_numbered_over_all_assets() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let other = asset_of("Cog", &[("Ann", 10)]);
		record(ASSET, "Ann", "Cid", 1);
		record(other, "Ann", "Cid", 1);
		assert!(Trades::<Test>::contains_key(ASSET, 0) && Trades::<Test>::contains_key(other, 1));
		assert_eq!(NextTradeId::<Test>::get(), 2);
	});
}
