// SPDX-License-Identifier: Apache-2.0

//! Buying from a holder's offering, delivery against payment.

use crate::{mock::*, payloads, *};
use frame_support::assert_ok;
use hanse_support::{Flow, FlowAsset, FlowReason, OrgRole};
use sp_runtime::{AccountId32, ArithmeticError, Permill, TokenError};

/// Alice has 60 shares and Cog, who issued them, has 40. Alice offers 30, for 10 chips each.
fn cogs_for_sale() -> (AssetId, OfferingId) {
	let asset = asset_of("Cog", &[("Alice", 60), ("Cog", 40)]);
	let id = sale(asset, "Alice", 30);
	known("Bob");
	events();
	take_flows();
	(asset, id)
}

/// The same at another price, which any number of shares may be bought for.
fn priced(currency: Coin, price: u128) -> (AssetId, OfferingId) {
	let asset = asset_of("Cog", &[("Alice", 60), ("Cog", 40)]);
	let terms = terms_of(asset, "Alice", SaleKind::Secondary, 30);
	let id = post(OfferingTerms { currency, price, ..terms }, "Alice");
	known("Bob");
	(asset, id)
}

fn buying(id: OfferingId, shares: Shares) -> Call<Test> {
	filling(order(id, "Bob", shares), "Bob")
}

fn id_of(name: &str) -> UserId {
	mock::id(name)
}

fn bob() -> AccountId32 {
	account("Bob")
}

/// That a certificate was issued, as it stands in its row.
pub fn issued(id: CertificateId) -> Event<Test> {
	let Certificate { serial, asset, user, shares, certifier, deadline, previous, source, .. } =
		certificate(id);
	Event::CertificateIssued {
		certificate: id,
		serial,
		asset,
		user,
		shares,
		certifier,
		deadline,
		previous,
		source,
	}
}

/// What Alice, platform and other platform have in chips.
fn purses() -> [u128; 3] {
	[chips(&account("Alice")), chips(&platform()), chips(&other_platform())]
}

/// What they got since.
fn gains(before: [u128; 3]) -> [u128; 3] {
	let after = purses();
	[after[0] - before[0], after[1] - before[1], after[2] - before[2]]
}

#[test]
fn shares_should_go_against_the_price_when_a_buyer_takes_part_of_them() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = cogs_for_sale();
		let (before, bobs, native) = (purses(), chips(&bob()), free(&bob()));
		let (fees, total) = (free(&treasury()), issuance(&CHIPS));
		fill(id, "Bob", 10);
		assert_eq!(gains(before), [97, 2 + 1, 0]);
		assert_eq!((chips(&bob()), issuance(&CHIPS)), (bobs - 100, total));
		// Two certificates and the trade.
		assert_eq!((free(&bob()), free(&treasury())), (native - 3 * 3, fees + 3 * 3));
		assert_eq!((shares_of(asset, "Alice"), shares_of(asset, "Bob")), (50, 10));
		assert_eq!(holding(asset, "Alice").offered, 20);
		assert_eq!((offering(id).sold, offering(id).state), (10, OfferingState::Open));
		assert_eq!((offering(id).escrow, asset_row(asset).holders), (0, 3));
		assert_eq!((next_nonce("Bob"), next_nonce("Alice")), (1, 1));
	});
}

#[test]
fn trade_should_be_recorded_with_its_certificates_when_shares_are_bought() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = cogs_for_sale();
		let old = certificate_id(asset, "Alice");
		fill(id, "Bob", 10);
		let (kept, bought) = (certificate_id(asset, "Alice"), certificate_id(asset, "Bob"));
		assert_eq!(certificate(old).state, CertificateState::Superseded);
		let Certificate { shares, previous, cause, .. } = certificate(kept);
		assert_eq!((shares, previous, cause), (50, Some(old), Cause::Traded(0)));
		let Certificate { shares, previous, source, cause, .. } = certificate(bought);
		assert_eq!((shares, previous, cause), (10, None, Cause::Traded(0)));
		assert_eq!(source, Some(old));
		let (seller, buyer, shares) = (id_of("Alice"), id_of("Bob"), 10);
		let trade = Trade {
			asset,
			seller,
			buyer,
			shares,
			price: 100,
			settlement: Settlement::Paid(CHIPS),
			posting: Some(PLATFORM),
			executing: Some(PLATFORM),
			block: now(),
			seller_before: old,
			seller_after: Some(kept),
			buyer_before: None,
			buyer_after: bought,
		};
		assert_eq!(Trades::<Test>::get(asset, 0), Some(trade));
		let flow = Flow {
			asset: FlowAsset::Shares(asset),
			from: Some(account("Alice")),
			to: Some(bob()),
			quantity: 10,
			reason: FlowReason::Sold,
		};
		assert_eq!(take_flows(), [flow]);
		let traded = Event::Traded { asset, trade: 0, seller, buyer, shares };
		let (price, posting_fee, executing_fee) = (100, 2, 1);
		let filled = Event::Filled { offering: id, trade: 0, price, posting_fee, executing_fee };
		assert_eq!(events(), [issued(kept), issued(bought), traded, filled]);
	});
}

#[test]
fn offering_should_be_over_when_the_last_share_is_bought() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Alice", 30), ("Cog", 70)]);
		known("Bob");
		let before = free(&platform());
		let id = sale(asset, "Alice", 30);
		fill(id, "Bob", 10);
		let (old, bought, native) =
			(certificate_id(asset, "Alice"), certificate_id(asset, "Bob"), free(&bob()));
		events();
		fill(id, "Bob", 20);
		assert!(!Offerings::<Test>::contains_key(id) && !Prospectuses::<Test>::contains_key(id));
		assert_eq!((held(&platform(), HoldReason::Offering), free(&platform())), (0, before));
		assert_eq!((shares_of(asset, "Alice"), shares_of(asset, "Bob")), (0, 30));
		assert!(!Holders::<Test>::contains_key(asset, id_of("Alice")));
		assert_eq!(asset_row(asset).holders, 2);
		// The seller has no certificate any more: the trade and the buyer's are paid for.
		assert_eq!(free(&bob()), native - 2 * 3);
		assert_eq!(certificate(old).state, CertificateState::Superseded);
		let new = certificate_id(asset, "Bob");
		assert_eq!(certificate(new).previous, Some(bought));
		let traded = Event::Traded {
			asset,
			trade: 1,
			seller: id_of("Alice"),
			buyer: id_of("Bob"),
			shares: 20,
		};
		let filled =
			Event::Filled { offering: id, trade: 1, price: 200, posting_fee: 4, executing_fee: 2 };
		let ended = Event::OfferingClosed { offering: id, state: OfferingState::Ended };
		let retired = Event::CertificateRetired { certificate: old };
		assert_eq!(events(), [retired, issued(new), traded, filled, ended]);
		let late = filling(order(id, "Bob", 1), "Bob");
		refused(&bob(), late, hindered(Hindrance::NoSuchOffering));
	});
}

#[test]
fn shares_should_be_paid_in_native_tokens_when_the_price_is() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = priced(NATIVE, 1_000);
		let [alice, owner, bobs] = [account("Alice"), platform(), bob()].map(|who| free(&who));
		fill(id, "Bob", 10);
		assert_eq!(free(&account("Alice")), alice + 9_700);
		assert_eq!(free(&platform()), owner + 300);
		assert_eq!(free(&bob()), bobs - 10_000 - 3 * 3);
		let trade = Trades::<Test>::get(asset, 0).unwrap();
		assert_eq!(trade.settlement, Settlement::Paid(NATIVE));
	});
}

#[test]
fn fill_should_be_refused_when_the_quantity_is_not_for_sale() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Alice", 60), ("Cog", 40)]);
		let terms = terms_of(asset, "Alice", SaleKind::Secondary, 30);
		let id = post(OfferingTerms { least: 7, ..terms }, "Alice");
		known("Bob");
		let refuse = |shares, by: Hindrance| refused(&bob(), buying(id, shares), hindered(by));
		refuse(0, Hindrance::NoShares);
		for shares in [1, 6, 31, u64::MAX] {
			refuse(shares, Hindrance::WrongQuantity);
		}
		fill(id, "Bob", 7);
		fill(id, "Bob", 18);
		// Five are left: all of them, or none.
		for shares in [4, 6, 7] {
			refuse(shares, Hindrance::WrongQuantity);
		}
		fill(id, "Bob", 5);
		assert_eq!(shares_of(asset, "Bob"), 30);
	});
}

#[test]
fn fill_should_be_refused_when_the_window_is_not_open() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Alice", 60), ("Cog", 40)]);
		let terms = terms_of(asset, "Alice", SaleKind::Secondary, 30);
		let id = post(OfferingTerms { opens: 10, closes: 20, ..terms }, "Alice");
		known("Bob");
		let closed = hindered(Hindrance::OfferingClosed);
		System::set_block_number(9);
		refused(&bob(), buying(id, 1), closed);
		for block in [10, 20] {
			System::set_block_number(block);
			fill(id, "Bob", 1);
		}
		forward(1);
		refused(&bob(), buying(id, 1), hindered(Hindrance::OfferingClosed));
	});
}

#[test]
fn fill_should_be_refused_when_the_order_does_not_fit_the_offering() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = cogs_for_sale();
		let good = order(id, "Bob", 1);
		let refuse = |order: Order<u128>, error: Error<Test>| {
			refused(&bob(), filling(order, "Bob"), error);
		};
		refuse(Order { offering: 9, ..good }, hindered(Hindrance::NoSuchOffering));
		refuse(Order { buyer: 99, ..good }, hindered(Hindrance::NoSuchBuyer));
		refuse(Order { price: 9, ..good }, Error::WrongPrice);
		refuse(Order { price: 11, ..good }, Error::WrongPrice);
		for platform in [OTHER_PLATFORM, NO_PLATFORM] {
			refuse(Order { platform, ..good }, hindered(Hindrance::NotOnPlatform));
		}
		let own = order(id, "Alice", 1);
		let same = hindered(Hindrance::SameUser);
		refused(&account("Alice"), filling(own, "Alice"), same);
		let collecting = campaign(asset, "Cog", 10, Goal::KeepItAll);
		refuse(order(collecting, "Bob", 1), Error::WrongSale);
	});
}

#[test]
fn fill_should_be_brought_by_the_buyer_or_the_people_of_its_platform() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = cogs_for_sale();
		for who in [bob(), platform(), manager()] {
			let before = free(&who);
			by(&who, buying(id, 1));
			assert_eq!(free(&who), before - 3 * 3);
		}
		for who in [editor(), other_platform(), stranger(), registrar(), account("Alice")] {
			refused(&who, buying(id, 1), Error::<Test>::NotPlatform);
		}
		assert_eq!(shares_of(asset, "Bob"), 3);
	});
}

#[test]
fn fill_should_be_refused_when_the_buyer_is_not_whom_it_is_for() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Alice", 60), ("Cog", 40)]);
		let other = admit("Other", AuthorityRole::Registrar(*b"FR"));
		register_organisation("Firm");
		known("Bob");
		let offered = |eligibility| {
			let terms = terms_of(asset, "Alice", SaleKind::Secondary, 5);
			post(OfferingTerms { eligibility, ..terms }, "Alice")
		};
		let for_firms =
			offered(Eligibility { kind: Some(UserKind::Organisation), registrar: None });
		refused(&bob(), buying(for_firms, 1), hindered(Hindrance::WrongKind));
		fill(for_firms, "Firm", 1);
		let for_others = offered(Eligibility { kind: None, registrar: Some(other) });
		refused(&bob(), buying(for_others, 1), hindered(Hindrance::WrongRegistrar));
		let for_these = Eligibility { kind: Some(UserKind::Person), registrar: Some(REGISTRAR) };
		fill(offered(for_these), "Bob", 1);
	});
}

#[test]
fn fill_should_be_refused_when_a_party_may_not_trade() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = cogs_for_sale();
		let refuse = |by: Hindrance| refused(&bob(), buying(id, 1), hindered(by));
		for (name, by_whom) in
			[("Alice", Hindrance::Seller as fn(UserStatus) -> Hindrance), ("Bob", Hindrance::Buyer)]
		{
			let user = id_of(name);
			by(&registrar(), Call::freeze_user { user });
			refuse(by_whom(UserStatus::Frozen));
			by(&registrar(), Call::thaw_user { user });
		}
		for (name, by_whom) in [("Alice", Hindrance::SellerLocked), ("Bob", Hindrance::BuyerLocked)]
		{
			let user = id_of(name);
			set_user(user, |row| row.trading.locked = Some(1));
			refuse(by_whom);
			by(&registrar(), Call::unlock_trading { user });
		}
		let user = id_of("Alice");
		by(&registrar(), Call::freeze_holding { asset, user });
		refuse(Hindrance::HoldingFrozen);
		by(&registrar(), Call::thaw_holding { asset, user });
		fill(id, "Bob", 1);
	});
}

#[test]
fn fill_should_be_refused_when_the_register_is_full() {
	ExtBuilder::default().build_and_execute(|| {
		let mut new = new_asset("Cog", 0);
		new.terms.max_holders = Some(2);
		let asset = asset_with(new, &[("Alice", 30), ("Cog", 40)]);
		let id = sale(asset, "Alice", 30);
		known("Bob");
		refused(&bob(), buying(id, 29), hindered(Hindrance::TooManyHolders));
		fill(id, "Cog", 10);
		refused(&bob(), buying(id, 19), hindered(Hindrance::TooManyHolders));
		// Who sells everything makes room.
		fill(id, "Bob", 20);
		assert_eq!((asset_row(asset).holders, shares_of(asset, "Bob")), (2, 20));
	});
}

#[test]
fn fill_should_be_refused_when_payer_or_payee_is_barred() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = cogs_for_sale();
		let refuse = || {
			refused(&bob(), buying(id, 1), hindered(Hindrance::BarredFromPayment));
		};
		bar_payer(&bob());
		refuse();
		unbar(&bob());
		bar_payee(&account("Alice"));
		refuse();
		unbar(&account("Alice"));
		// Neither the buyer has to be payable, nor the seller able to pay.
		bar_payee(&bob());
		bar_payer(&account("Alice"));
		fill(id, "Bob", 1);
	});
}

#[test]
fn fees_should_go_to_the_posting_and_the_executing_platform_when_they_are_two() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = cogs_for_sale();
		let syndication = Syndication::All;
		by(&other_platform(), Call::set_syndication { platform: OTHER_PLATFORM, syndication });
		let order = Order { platform: OTHER_PLATFORM, ..order(id, "Bob", 10) };
		let before = purses();
		by(&other_platform(), filling(order, "Bob"));
		assert_eq!(gains(before), [97, 2, 1]);
		let trade = Trades::<Test>::iter_values().next().unwrap();
		assert_eq!((trade.posting, trade.executing), (Some(PLATFORM), Some(OTHER_PLATFORM)));
	});
}

/// What comes of Bob's purchase of ten, brought by the other platform.
fn bought_elsewhere(id: OfferingId) -> ([u128; 3], (u128, u128)) {
	let order = Order { platform: OTHER_PLATFORM, ..order(id, "Bob", 10) };
	let before = purses();
	events();
	by(&bob(), filling(order, "Bob"));
	let fees = events().into_iter().find_map(|event| match event {
		Event::Filled { posting_fee, executing_fee, .. } => Some((posting_fee, executing_fee)),
		_ => None,
	});
	(gains(before), fees.unwrap())
}

#[test]
fn fee_should_be_left_to_the_seller_when_its_platform_is_none_any_more() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = cogs_for_sale();
		let syndication = Syndication::All;
		by(&other_platform(), Call::set_syndication { platform: OTHER_PLATFORM, syndication });
		assert_eq!(bought_elsewhere(id), ([97, 2, 1], (2, 1)));
		sell_number(PLATFORM, &stranger());
		let strangers = chips(&stranger());
		assert_eq!(bought_elsewhere(id), ([99, 0, 1], (0, 1)));
		// Another owner did not post it, whether or not its own admission holds.
		root(Call::admit_platform { platform: PLATFORM });
		assert_eq!(bought_elsewhere(id), ([99, 0, 1], (0, 1)));
		assert_eq!(chips(&stranger()), strangers);
	});
}

#[test]
fn fee_should_be_left_to_the_seller_when_the_platform_cannot_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = cogs_for_sale();
		let syndication = Syndication::All;
		by(&other_platform(), Call::set_syndication { platform: OTHER_PLATFORM, syndication });
		bar_payee(&platform());
		assert_eq!(bought_elsewhere(id), ([99, 0, 1], (0, 1)));
		bar_payee(&other_platform());
		assert_eq!(bought_elsewhere(id), ([100, 0, 0], (0, 0)));
		unbar(&platform());
		assert_eq!(bought_elsewhere(id), ([98, 2, 0], (2, 0)));
	});
}

#[test]
fn fee_should_be_left_to_the_seller_when_it_is_too_little_to_open_an_account() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = cogs_for_sale();
		set_money(&CHIPS, &platform(), 0);
		// Two and one, of at least five.
		let alices = chips(&account("Alice"));
		fill(id, "Bob", 10);
		assert_eq!((chips(&account("Alice")), chips(&platform())), (alices + 100, 0));
		set_money(&CHIPS, &platform(), MIN_CHIPS);
		fill(id, "Bob", 10);
		assert_eq!(chips(&platform()), MIN_CHIPS + 3);
	});
}

#[test]
fn fee_should_be_nothing_when_it_is_less_than_a_unit() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = priced(CHIPS, 1);
		let before = purses();
		fill(id, "Bob", 1);
		assert_eq!(gains(before), [1, 0, 0]);
	});
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = priced(CHIPS, 49);
		let before = purses();
		fill(id, "Bob", 1);
		assert_eq!(gains(before), [49, 0, 0]);
		// 98: one for posting, none for executing.
		fill(id, "Bob", 2);
		assert_eq!(gains(before), [49 + 97, 1, 0]);
	});
}

#[test]
fn price_should_be_all_the_sellers_when_there_are_no_fees() {
	ExtBuilder::default().build_and_execute(|| {
		let none = Permill::zero();
		Governed::set(Terms { posting_fee: none, executing_fee: none, ..mock::terms() });
		let (_, id) = cogs_for_sale();
		let before = purses();
		fill(id, "Bob", 10);
		assert_eq!(gains(before), [100, 0, 0]);
	});
}

#[test]
fn fill_should_be_refused_when_the_price_is_too_little_to_open_the_sellers_account() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = priced(CHIPS, 1);
		set_money(&CHIPS, &account("Alice"), 0);
		refused(&bob(), buying(id, 4), TokenError::BelowMinimum);
		fill(id, "Bob", 5);
		assert_eq!(chips(&account("Alice")), 5);
	});
}

#[test]
fn fill_should_be_refused_when_the_buyer_cannot_pay() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = cogs_for_sale();
		// An account stays alive.
		set_money(&CHIPS, &bob(), 100 + MIN_CHIPS - 1);
		refused(&bob(), buying(id, 10), TokenError::NotExpendable);
		set_money(&CHIPS, &bob(), 0);
		refused(&bob(), buying(id, 10), TokenError::FundsUnavailable);
		set_money(&CHIPS, &bob(), 100 + MIN_CHIPS);
		fill(id, "Bob", 10);
		assert_eq!((chips(&bob()), shares_of(asset, "Bob")), (MIN_CHIPS, 10));
	});
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = priced(CHIPS, u128::MAX / 30);
		refused(&bob(), buying(id, 30), ArithmeticError::Underflow);
	});
}

#[test]
fn fill_should_be_refused_when_its_records_are_not_paid_for() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = cogs_for_sale();
		set_free(&bob(), ED + 8);
		assert!(dispatch(signed(&bob()), buying(id, 10)).is_err());
		assert_eq!(offering(id).sold, 0);
		set_free(&bob(), ED + 9);
		fill(id, "Bob", 10);
		assert_eq!(free(&bob()), ED);
		// Nothing is charged where nothing is asked.
		Governed::set(Terms { record_fee: 0, ..mock::terms() });
		fill(id, "Bob", 10);
		assert_eq!(free(&bob()), ED);
	});
}

#[test]
fn wrong_signature_should_be_counted_and_move_nothing_when_the_buyer_brings_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = cogs_for_sale();
		let (user, before) = (id_of("Bob"), (chips(&bob()), free(&bob())));
		let order = order(id, "Bob", 1);
		let call = |signed| Call::fill { order, signed };
		let refused_for = |reason, wrong| Event::TradeRefused { user, reason, wrong };
		by(&bob(), call(wrong_signature("Bob")));
		assert_eq!(events(), [refused_for(Refusal::InvalidSignature, 1)]);
		let pair = trading_pair("Bob");
		by(&bob(), call(sign(&pair, payloads::ORDER, &order, 0, now() - 1)));
		assert_eq!(events(), [refused_for(Refusal::Expired, 2)]);
		by(&bob(), call(sign(&pair, payloads::ORDER, &order, 2_000, EXPIRY)));
		assert_eq!(events(), [refused_for(Refusal::InvalidNonce, 3)]);
		by(&bob(), call(sign(&mock::pair("Bob"), payloads::ORDER, &order, 0, EXPIRY)));
		assert_eq!(events(), [refused_for(Refusal::InvalidSignature, 4)]);
		assert_eq!((chips(&bob()), free(&bob())), before);
		assert_eq!((shares_of(asset, "Bob"), offering(id).sold), (0, 0));
		assert!(take_flows().is_empty());

		// A good one begins the count anew, and is good once.
		let good = sign_order("Bob", &order);
		by(&bob(), call(good.clone()));
		assert_eq!(user_row(user).trading.wrong, 0);
		events();
		by(&bob(), call(good));
		assert_eq!(events(), [refused_for(Refusal::InvalidNonce, 1)]);
		for wrong in 2..=MAX_WRONG_SIGNATURES {
			by(&bob(), call(wrong_signature("Bob")));
			assert_eq!(events()[0], refused_for(Refusal::InvalidSignature, wrong));
		}
		let locked = hindered(Hindrance::BuyerLocked);
		refused(&bob(), buying(id, 1), locked);
	});
}

#[test]
fn hindrance_should_not_be_counted_as_a_wrong_signature() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = cogs_for_sale();
		let order = Order { price: 9, ..order(id, "Bob", 1) };
		let call = Call::fill { order, signed: wrong_signature("Bob") };
		for _ in 0..10 {
			refused(&bob(), call.clone(), Error::<Test>::WrongPrice);
		}
		assert_eq!(user_row(id_of("Bob")).trading.wrong, 0);
	});
}

#[test]
fn wrong_signature_should_fail_the_call_when_a_platform_brings_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = cogs_for_sale();
		let order = order(id, "Bob", 1);
		let refuse = |signed, error: Error<Test>| {
			refused(&platform(), Call::fill { order, signed }, error);
		};
		let pair = trading_pair("Bob");
		refuse(wrong_signature("Bob"), Error::InvalidSignature);
		refuse(sign(&pair, payloads::BUY, &order, 0, EXPIRY), Error::InvalidSignature);
		refuse(sign(&pair, payloads::ORDER, &order, 0, now() - 1), Error::SignatureExpired);
		refuse(sign(&pair, payloads::ORDER, &order, 2_000, EXPIRY), Error::InvalidNonce);
		// Over exactly this order.
		for other in [
			Order { shares: 2, ..order },
			Order { price: 11, ..order },
			Order { offering: 1, ..order },
			Order { buyer: 0, ..order },
			Order { platform: OTHER_PLATFORM, ..order },
		] {
			refuse(sign_order("Bob", &other), Error::InvalidSignature);
		}
		refuse(sign_order("Alice", &order), Error::InvalidSignature);
		assert_eq!(user_row(id_of("Bob")).trading.wrong, 0);
		by(&platform(), Call::fill { order, signed: sign_order("Bob", &order) });
	});
}

#[test]
fn platforms_owner_should_pay_its_own_fee_to_itself_when_it_buys() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = cogs_for_sale();
		known("Platform");
		let (owner, alice, total) =
			(chips(&platform()), chips(&account("Alice")), issuance(&CHIPS));
		fill(id, "Platform", 10);
		assert_eq!((chips(&platform()), chips(&account("Alice"))), (owner - 97, alice + 97));
		assert_eq!((shares_of(asset, "Platform"), issuance(&CHIPS)), (10, total));
	});
}

#[test]
fn locked_shares_should_stay_with_the_seller_when_the_free_ones_are_sold() {
	ExtBuilder::default().build_and_execute(|| {
		let mut new = new_asset("Cog", 0);
		new.terms.lock_up = 50;
		let asset = asset_with(new, &[("Alice", 60), ("Cog", 40)]);
		let terms = terms_of(asset, "Alice", SaleKind::Secondary, 30);
		let early = posting(terms, "Alice");
		let locked = hindered(Hindrance::NotEnoughShares);
		refused(&platform(), early, locked);
		forward(50);
		let id = sale(asset, "Alice", 30);
		fill(id, "Bob", 10);
		// What is bought from a holder is free.
		assert!(holding(asset, "Bob").lots.is_empty());
		assert_ok!(dispatch(signed(&platform()), {
			let terms = terms_of(asset, "Bob", SaleKind::Secondary, 10);
			posting(terms, "Bob")
		}));
	});
}

#[test]
fn fill_should_be_refused_when_the_role_of_who_brings_it_ended() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = cogs_for_sale();
		give_role(PLATFORM, &stranger(), OrgRole::Manager);
		by(&stranger(), buying(id, 1));
		give_role(PLATFORM, &stranger(), OrgRole::Editor);
		refused(&stranger(), buying(id, 1), Error::<Test>::NotPlatform);
	});
}
