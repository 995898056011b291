// SPDX-License-Identifier: Apache-2.0

//! Paying into a campaign.

use crate::{mock::*, payloads, *};
use codec::MaxEncodedLen;
use hanse_support::Deposit;
use sp_runtime::{AccountId32, ArithmeticError, TokenError};

/// Cog, who issued them, has 60 shares and Alice has 40. Cog offers 30, for 10 chips each.
fn collecting() -> (AssetId, OfferingId) {
	collecting_by(|terms| terms)
}

/// The same with other terms.
fn collecting_by(
	change: impl FnOnce(OfferingTermsOf<Test>) -> OfferingTermsOf<Test>,
) -> (AssetId, OfferingId) {
	let asset = asset_of("Cog", &[("Cog", 60), ("Alice", 40)]);
	let kind = SaleKind::Primary(Goal::AllOrNothing(20));
	let id = post(change(terms_of(asset, "Cog", kind, 30)), "Cog");
	known("Bob");
	events();
	take_flows();
	(asset, id)
}

fn bob() -> AccountId32 {
	account("Bob")
}

/// The call with which Bob pledges.
fn bobs(id: OfferingId, shares: Shares) -> Call<Test> {
	pledging(order(id, "Bob", shares), "Bob")
}

/// What lies in a campaign's account.
fn pot(id: OfferingId) -> u128 {
	money(&offering(id).terms.currency, &Crowdfunding::campaign_account(id))
}

fn price() -> u128 {
	Crowdfunding::pledge_price()
}

#[test]
fn money_should_lie_in_escrow_when_a_backer_pledges() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = collecting();
		let before = offering(id);
		let (purse, native, total) = (chips(&bob()), free(&bob()), issuance(&CHIPS));
		pledge(id, "Bob", 10);
		assert_eq!(
			pledge_row(id, "Bob"),
			Pledge {
				shares: 10,
				amount: 100,
				fee: 1,
				platform: PLATFORM,
				tenure: 0,
				place: Place::Kept,
				state: PledgeState::Open,
				deposit: Deposit { payer: bob(), amount: price() },
			}
		);
		let after = Offering { sold: 10, unsettled: 10, pledges: 1, escrow: 100, ..before };
		assert_eq!(offering(id), after);
		assert_eq!((pot(id), chips(&bob())), (MIN_CHIPS + 100, purse - 100));
		assert_eq!(issuance(&CHIPS), total);
		// Nothing stays for ever, so nothing is charged.
		assert_eq!((free(&bob()), held(&bob(), HoldReason::Pledge)), (native - price(), price()));
		let Asset { holders, places, unclaimed, .. } = asset_row(asset);
		assert_eq!((holders, places, unclaimed), (2, 1, 0));
		// The shares stay with the seller until the campaign succeeds.
		let Holding { shares, offered, .. } = holding(asset, "Cog");
		assert_eq!((shares, offered, shares_of(asset, "Bob")), (60, 30, 0));
		assert_eq!(next_nonce("Bob"), 1);
		let pledged = Event::Pledged {
			offering: id,
			user: mock::id("Bob"),
			shares: 10,
			amount: 100,
			platform: PLATFORM,
		};
		assert_eq!((events(), take_flows()), (vec![pledged], Vec::new()));
	});
}

#[test]
fn deposit_should_be_that_of_the_row_and_its_key() {
	ExtBuilder::default().build_and_execute(|| {
		let bytes = PledgeOf::<Test>::max_encoded_len() + 16;
		assert_eq!(price(), 100 + u128::try_from(bytes).unwrap());
	});
}

#[test]
fn pledges_should_add_up_when_a_backer_pledges_again() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = collecting();
		pledge(id, "Bob", 5);
		assert_eq!(pledge_row(id, "Bob").fee, 0);
		DepositBase::set(1_000);
		by(&platform(), bobs(id, 5));
		// The fee is that of the whole, the deposit that of the one row, the place is one.
		let Pledge { shares, amount, fee, deposit, .. } = pledge_row(id, "Bob");
		assert_eq!((shares, amount, fee), (10, 100, 1));
		assert_eq!(deposit.payer, bob());
		assert_eq!(held_in_all(&bob()), deposit.amount);
		assert_eq!(held(&platform(), HoldReason::Pledge), 0);
		let Offering { sold, unsettled, pledges, escrow, .. } = offering(id);
		assert_eq!((sold, unsettled, pledges, escrow), (10, 10, 1, 100));
		assert_eq!(asset_row(asset).places, 1);
		pledge(id, "Carol", 20);
		let Offering { sold, unsettled, pledges, escrow, .. } = offering(id);
		assert_eq!((sold, unsettled, pledges, escrow), (30, 30, 2, 300));
		assert_eq!((asset_row(asset).places, pot(id)), (2, MIN_CHIPS + 300));
		DepositBase::set(100);
	});
}

#[test]
fn place_should_not_be_kept_when_the_backer_is_a_holder() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = collecting();
		pledge(id, "Alice", 10);
		assert_eq!(pledge_row(id, "Alice").place, Place::Held);
		assert_eq!((asset_row(asset).holders, asset_row(asset).places), (2, 0));
	});
}

#[test]
fn holder_should_keep_its_last_share_until_its_pledges_are_settled() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = collecting();
		let other = campaign(asset, "Cog", 30, Goal::KeepItAll);
		for offering in [id, id, other] {
			pledge(offering, "Alice", 1);
		}
		assert_eq!(holding(asset, "Alice").pledges, 2);
		let sale = sale(asset, "Alice", 20);
		record(asset, "Alice", "Bob", 15);
		fill(sale, "Bob", 20);
		record(asset, "Alice", "Bob", 4);
		let last = || recording(settled(asset, "Alice", "Bob", 1), "Alice", "Bob");
		let pledged = || hindered(Hindrance::SellerPledged);
		refused(&platform(), last(), pledged());
		// Nor by an offering, which stands.
		let all = crate::mock::sale(asset, "Alice", 1);
		refused(&bob(), filling(order(all, "Bob", 1), "Bob"), pledged());
		by(&account("Alice"), Call::cancel_offering { offering: all });
		by(&account("Cog"), Call::cancel_offering { offering: id });
		settle(id, &["Alice"]);
		assert_eq!(holding(asset, "Alice").pledges, 1);
		refused(&platform(), last(), pledged());
		close(other);
		settle(other, &["Alice"]);
		assert_eq!((shares_of(asset, "Alice"), holding(asset, "Alice").pledges), (2, 0));
		record(asset, "Alice", "Bob", 2);
		assert!(!Holdings::<Test>::contains_key(self::id("Alice"), asset));
	});
}

#[test]
fn empty_holding_should_stay_until_the_pledges_that_counted_on_it_are_settled() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = collecting();
		pledge(id, "Alice", 1);
		let (from, to, reason) = (self::id("Alice"), self::id("Bob"), ForceReason::Ordered);
		root(Call::force_transfer { asset, from, to, shares: 40, reason });
		assert_eq!((shares_of(asset, "Alice"), holding(asset, "Alice").pledges), (0, 1));
		let clear = Call::clear_snapshots { asset, user: from, snapshots: Default::default() };
		refused(&stranger(), clear, Error::<Test>::WrongSnapshot);
		Crowdfunding::do_try_state().unwrap();
		by(&account("Cog"), Call::cancel_offering { offering: id });
		settle(id, &["Alice"]);
		assert!(!Holdings::<Test>::contains_key(from, asset));
	});
}

#[test]
fn place_should_be_kept_in_each_campaign_of_an_asset() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = collecting();
		let other = campaign(asset, "Cog", 30, Goal::KeepItAll);
		pledge(id, "Bob", 1);
		pledge(other, "Bob", 1);
		assert_eq!(asset_row(asset).places, 2);
		assert_ne!(Crowdfunding::campaign_account(id), Crowdfunding::campaign_account(other));
		assert_eq!((pot(id), pot(other)), (MIN_CHIPS + 10, MIN_CHIPS + 10));
	});
}

#[test]
fn pledge_should_be_paid_in_native_tokens_when_the_price_is() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = collecting_by(|terms| OfferingTerms { currency: NATIVE, ..terms });
		let (native, purse) = (free(&bob()), chips(&bob()));
		pledge(id, "Bob", 1);
		assert_eq!((free(&bob()), chips(&bob())), (native - 10 - price(), purse));
		assert_eq!((pot(id), offering(id).escrow), (ED + 10, 10));
	});
}

#[test]
fn pledge_should_be_brought_by_the_backer_or_the_people_of_its_platform() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = collecting();
		for who in [editor(), other_platform(), stranger(), registrar(), account("Cog")] {
			refused(&who, bobs(id, 1), Error::<Test>::NotPlatform);
		}
		by(&manager(), bobs(id, 1));
		assert_eq!(pledge_row(id, "Bob").deposit.payer, manager());
		assert_eq!(held(&manager(), HoldReason::Pledge), price());
		assert_eq!((held_in_all(&bob()), chips(&bob())), (0, ENDOWMENT - 10));
	});
}

#[test]
fn pledge_should_be_refused_when_the_backer_came_by_another_platform() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = collecting();
		let syndication = Syndication::All;
		by(&other_platform(), Call::set_syndication { platform: OTHER_PLATFORM, syndication });
		pledge(id, "Bob", 1);
		let by_other = Order { platform: OTHER_PLATFORM, ..order(id, "Bob", 1) };
		for who in [bob(), other_platform()] {
			refused(&who, pledging(by_other, "Bob"), Error::<Test>::WrongPlatform);
		}
		known("Carol");
		let carols = Order { platform: OTHER_PLATFORM, ..order(id, "Carol", 1) };
		by(&other_platform(), pledging(carols, "Carol"));
		assert_eq!(pledge_row(id, "Carol").platform, OTHER_PLATFORM);
	});
}

#[test]
fn pledge_should_be_refused_when_the_backer_came_by_an_earlier_owner_of_the_platform() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = collecting();
		known("Carol");
		pledge(id, "Bob", 1);
		sell_number(PLATFORM, &stranger());
		root(Call::admit_platform { platform: PLATFORM });
		let syndication = Syndication::All;
		by(&stranger(), Call::set_syndication { platform: PLATFORM, syndication });
		refused(&bob(), bobs(id, 1), Error::<Test>::WrongPlatform);
		pledge(id, "Carol", 1);
		assert_eq!((pledge_row(id, "Bob").tenure, pledge_row(id, "Carol").tenure), (0, 1));
	});
}

#[test]
fn pledge_should_be_refused_when_the_quantity_is_not_to_be_had() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = collecting_by(|terms| OfferingTerms { least: 7, ..terms });
		let refuse = |shares, by: Hindrance| refused(&bob(), bobs(id, shares), hindered(by));
		refuse(0, Hindrance::NoShares);
		for shares in [1, 6, 31, u64::MAX] {
			refuse(shares, Hindrance::WrongQuantity);
		}
		pledge(id, "Bob", 7);
		pledge(id, "Bob", 18);
		for shares in [4, 6, 7] {
			refuse(shares, Hindrance::WrongQuantity);
		}
		pledge(id, "Bob", 5);
		assert_eq!((offering(id).sold, offering(id).escrow), (30, 300));
		refuse(1, Hindrance::WrongQuantity);
	});
}

#[test]
fn pledge_should_be_taken_in_the_first_and_last_block_of_the_window_only() {
	ExtBuilder::default().build_and_execute(|| {
		let window = |terms| OfferingTerms { opens: 10, closes: 20, ..terms };
		let (_, id) = collecting_by(window);
		let closed = || hindered(Hindrance::OfferingClosed);
		System::set_block_number(9);
		refused(&bob(), bobs(id, 1), closed());
		for block in [10, 20] {
			System::set_block_number(block);
			pledge(id, "Bob", 1);
		}
		forward(1);
		refused(&bob(), bobs(id, 1), closed());
	});
}

#[test]
fn pledge_should_be_refused_when_the_order_does_not_fit_the_campaign() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = collecting();
		let good = order(id, "Bob", 1);
		let refuse = |order: Order<u128>, error: Error<Test>| {
			refused(&bob(), pledging(order, "Bob"), error);
		};
		refuse(Order { offering: 9, ..good }, hindered(Hindrance::NoSuchOffering));
		refuse(Order { buyer: 99, ..good }, hindered(Hindrance::NoSuchBuyer));
		refuse(Order { price: 9, ..good }, Error::WrongPrice);
		refuse(Order { price: 11, ..good }, Error::WrongPrice);
		for platform in [OTHER_PLATFORM, NO_PLATFORM] {
			refuse(Order { platform, ..good }, hindered(Hindrance::NotOnPlatform));
		}
		let own = pledging(order(id, "Cog", 1), "Cog");
		refused(&account("Cog"), own, hindered(Hindrance::SameUser));
		refuse(order(sale(asset, "Alice", 5), "Bob", 1), Error::WrongSale);
	});
}

#[test]
fn pledge_should_be_refused_when_a_party_may_not_trade() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = collecting();
		let refuse = |by: Hindrance| refused(&bob(), bobs(id, 1), hindered(by));
		for (name, by_whom) in
			[("Cog", Hindrance::Seller as fn(UserStatus) -> Hindrance), ("Bob", Hindrance::Buyer)]
		{
			let user = mock::id(name);
			by(&registrar(), Call::freeze_user { user });
			refuse(by_whom(UserStatus::Frozen));
			by(&registrar(), Call::thaw_user { user });
		}
		let user = mock::id("Cog");
		by(&registrar(), Call::freeze_holding { asset, user });
		refuse(Hindrance::HoldingFrozen);
		by(&registrar(), Call::thaw_holding { asset, user });
		by(&registrar(), Call::freeze_offering { offering: id });
		refuse(Hindrance::OfferingClosed);
		by(&registrar(), Call::thaw_offering { offering: id });
		bar_payer(&bob());
		refuse(Hindrance::BarredFromPayment);
		unbar(&bob());
		// The seller is not paid yet.
		bar(&account("Cog"));
		pledge(id, "Bob", 1);
	});
}

#[test]
fn pledge_should_be_refused_when_the_buyer_is_not_whom_it_is_for() {
	ExtBuilder::default().build_and_execute(|| {
		let kind = Some(UserKind::Organisation);
		let eligibility = Eligibility { kind, registrar: None };
		let (_, id) = collecting_by(|terms| OfferingTerms { eligibility, ..terms });
		register_organisation("Firm");
		refused(&bob(), bobs(id, 1), hindered(Hindrance::WrongKind));
		pledge(id, "Firm", 1);
	});
}

#[test]
fn pledge_should_be_refused_when_no_place_is_left_in_the_register() {
	ExtBuilder::default().build_and_execute(|| {
		let mut new = new_asset("Cog", 0);
		new.terms.max_holders = Some(3);
		let asset = asset_with(new, &[("Cog", 60), ("Alice", 40)]);
		let id = campaign(asset, "Cog", 30, Goal::KeepItAll);
		pledge(id, "Bob", 1);
		known("Carol");
		let carols = pledging(order(id, "Carol", 29), "Carol");
		refused(&account("Carol"), carols, hindered(Hindrance::TooManyHolders));
		// Who has a place, or is a holder, needs none.
		pledge(id, "Bob", 1);
		pledge(id, "Alice", 28);
		assert_eq!((asset_row(asset).holders, asset_row(asset).places), (2, 1));
	});
}

#[test]
fn pledge_should_be_refused_when_a_backer_who_held_has_no_share_and_the_register_is_full() {
	ExtBuilder::default().build_and_execute(|| {
		let mut new = new_asset("Cog", 0);
		new.terms.max_holders = Some(3);
		let asset = asset_with(new, &[("Cog", 60), ("Alice", 40)]);
		let id = campaign(asset, "Cog", 30, Goal::KeepItAll);
		pledge(id, "Alice", 5);
		let before = pledge_row(id, "Alice");
		assert_eq!(before.place, Place::Held);
		// Cog, Carol, and a place for Bob. Governance alone takes the last share of a backer.
		let (from, to, reason) = (self::id("Alice"), known("Carol"), ForceReason::Ordered);
		root(Call::force_transfer { asset, from, to, shares: 40, reason });
		pledge(id, "Bob", 5);
		let (escrow, alices) = (offering(id).escrow, pledging(order(id, "Alice", 5), "Alice"));
		refused(&account("Alice"), alices, hindered(Hindrance::TooManyHolders));
		// What she pledged as a holder keeps no place, and stands.
		assert_eq!((pledge_row(id, "Alice"), offering(id).escrow), (before, escrow));
		assert_eq!((asset_row(asset).holders, asset_row(asset).places), (2, 1));
		// Once there is room she may pledge more.
		record(asset, "Carol", "Cog", 40);
		pledge(id, "Alice", 5);
		assert_eq!(pledge_row(id, "Alice").shares, 10);
	});
}

#[test]
fn pledge_should_be_refused_when_price_or_deposit_is_not_there() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = collecting();
		set_money(&CHIPS, &bob(), 100 + MIN_CHIPS - 1);
		refused(&bob(), bobs(id, 10), TokenError::NotExpendable);
		set_money(&CHIPS, &bob(), 99);
		refused(&bob(), bobs(id, 10), TokenError::FundsUnavailable);
		set_money(&CHIPS, &bob(), 100 + MIN_CHIPS);
		set_free(&bob(), price() + ED - 1);
		refused(&bob(), bobs(id, 10), TokenError::FundsUnavailable);
		set_free(&bob(), price() + ED);
		pledge(id, "Bob", 10);
		assert_eq!((chips(&bob()), free(&bob())), (MIN_CHIPS, ED));
	});
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = collecting_by(|terms| OfferingTerms { price: u128::MAX / 30, ..terms });
		refused(&bob(), bobs(id, 30), ArithmeticError::Underflow);
	});
}

#[test]
fn pledge_should_be_refused_when_the_ledger_would_lose_the_money() {
	ExtBuilder::default().build_and_execute(|| {
		let most = u128::MAX / 40;
		let (_, id) = collecting_by(|terms| OfferingTerms { price: most, ..terms });
		set_money(&CHIPS, &bob(), 30 * most + MIN_CHIPS);
		let total = issuance(&CHIPS);
		// All chips and the amount are more together than a balance can count.
		refused(&bob(), bobs(id, 30), Error::<Test>::Overflow);
		assert_eq!((chips(&bob()), pot(id)), (30 * most + MIN_CHIPS, MIN_CHIPS));
		pledge(id, "Bob", 9);
		assert_eq!((pot(id), issuance(&CHIPS)), (9 * most + MIN_CHIPS, total));
	});
}

#[test]
fn price_of_nearly_all_there_can_be_should_lie_in_escrow_when_it_is_pledged() {
	ExtBuilder::default().build_and_execute(|| {
		let most = u128::MAX / 61;
		let (_, id) = collecting_by(|terms| OfferingTerms { price: most, ..terms });
		set_money(&CHIPS, &bob(), 30 * most + MIN_CHIPS);
		pledge(id, "Bob", 30);
		let Pledge { amount, fee, .. } = pledge_row(id, "Bob");
		assert_eq!((amount, offering(id).escrow), (30 * most, 30 * most));
		assert_eq!(pot(id), 30 * most + MIN_CHIPS);
		assert_eq!(fee, 30 * most / 100);
	});
}

#[test]
fn wrong_signature_should_be_counted_and_pay_nothing_when_the_backer_brings_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = collecting();
		let (user, before, order) = (mock::id("Bob"), offering(id), order(id, "Bob", 1));
		let call = |signed| Call::pledge { order, signed };
		for wrong in 1..=MAX_WRONG_SIGNATURES {
			by(&bob(), call(wrong_signature("Bob")));
			let reason = Refusal::InvalidSignature;
			assert_eq!(events()[0], Event::TradeRefused { user, reason, wrong });
		}
		assert_eq!((offering(id), chips(&bob())), (before, ENDOWMENT));
		assert_eq!((Pledges::<Test>::iter().count(), asset_row(asset).places), (0, 0));
		refused(&bob(), bobs(id, 1), hindered(Hindrance::BuyerLocked));
		by(&registrar(), Call::unlock_trading { user });
		// One that the account's own key made is none.
		let by_account = sign(&mock::pair("Bob"), payloads::ORDER, &order, 0, EXPIRY);
		by(&bob(), call(by_account));
		assert_eq!(user_row(user).trading.wrong, 1);
		pledge(id, "Bob", 1);
		assert_eq!(user_row(user).trading.wrong, 0);
	});
}

#[test]
fn wrong_signature_should_fail_the_call_when_a_platform_brings_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = collecting();
		let order = order(id, "Bob", 1);
		let refuse = |signed, error: Error<Test>| {
			refused(&platform(), Call::pledge { order, signed }, error);
		};
		refuse(wrong_signature("Bob"), Error::InvalidSignature);
		refuse(sign_order("Bob", &Order { shares: 2, ..order }), Error::InvalidSignature);
		let pair = trading_pair("Bob");
		refuse(sign(&pair, payloads::OFFER, &order, 0, EXPIRY), Error::InvalidSignature);
		refuse(sign(&pair, payloads::ORDER, &order, 0, now() - 1), Error::SignatureExpired);
		let good = sign_order("Bob", &order);
		by(&platform(), Call::pledge { order, signed: good.clone() });
		refuse(good, Error::InvalidNonce);
		assert_eq!(offering(id).sold, 1);
	});
}

#[test]
fn offering_should_stay_as_it_was_signed_when_it_is_pledged_to() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = collecting();
		let Offering { terms, posting_fee, executing_fee, endowment, deposit, .. } = offering(id);
		pledge(id, "Bob", 10);
		let after = offering(id);
		assert_eq!((after.terms, after.deposit), (terms, deposit));
		assert_eq!((after.posting_fee, after.executing_fee), (posting_fee, executing_fee));
		assert_eq!((after.endowment, after.earned), (endowment, 0));
	});
}
