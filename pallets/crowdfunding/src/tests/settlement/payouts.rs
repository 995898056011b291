// SPDX-License-Identifier: Apache-2.0

//! Money that waits, proceeds, fees, and how a campaign ends.

use super::*;
use hanse_support::Deposit;

fn proceeds(id: OfferingId) -> Call<Test> {
	Call::pay_proceeds { offering: id }
}

fn paying_fees(id: OfferingId, platform: OrgNumber) -> Call<Test> {
	Call::pay_fees { offering: id, platform, tenure: 0 }
}

fn stranded(id: OfferingId, name: &str) -> Event<Test> {
	Event::PledgeStranded { offering: id, user: user(name) }
}

fn proceeds_paid(id: OfferingId, amount: u128) -> Event<Test> {
	Event::ProceedsPaid { offering: id, to: account("Cog"), amount }
}

fn fees_paid(id: OfferingId, platform: OrgNumber, to: AccountId32, amount: u128) -> Event<Test> {
	Event::FeesPaid { offering: id, platform, tenure: 0, to, amount }
}

/// A campaign that succeeded and whose backers have their shares.
fn all_settled() -> (AssetId, OfferingId) {
	let (asset, id) = succeeded();
	settle(id, &["Bob", "Carol"]);
	events();
	(asset, id)
}

/// The same, where the other platform brought Carol.
fn settled_on_two() -> (AssetId, OfferingId) {
	let syndication = Syndication::All;
	by(&other_platform(), Call::set_syndication { platform: OTHER_PLATFORM, syndication });
	let asset = asset_of("Cog", &[("Cog", 60), ("Alice", 40)]);
	let id = campaign(asset, "Cog", 30, Goal::KeepItAll);
	pledge(id, "Bob", 10);
	known("Carol");
	let carols = Order { platform: OTHER_PLATFORM, ..order(id, "Carol", 15) };
	by(&account("Carol"), pledging(carols, "Carol"));
	close(id);
	settle(id, &["Bob", "Carol"]);
	events();
	(asset, id)
}

/// What lies in the account is what the row says, and the endowment.
fn assert_covered(id: OfferingId) {
	let Offering { escrow, endowment, earned, .. } = offering(id);
	let pledged: u128 = Pledges::<Test>::iter_prefix_values(id).map(|row| row.amount).sum();
	let fees: u128 = PlatformFees::<Test>::iter_prefix_values(id).sum();
	assert_eq!(escrow, pledged + earned + fees);
	assert_eq!(pot(id), escrow + endowment);
}

#[test]
fn money_should_wait_for_its_backer_when_it_cannot_be_paid_back() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = failed();
		bar_payee(&bob());
		settle(id, &["Bob", "Carol"]);
		assert_eq!(events(), [stranded(id, "Bob"), refunded(id, "Carol", 150)]);
		assert_eq!(chips(&account("Carol")), ENDOWMENT);
		let Pledge { state, amount, deposit, .. } = pledge_row(id, "Bob");
		assert_eq!((state, amount), (PledgeState::Stranded, 100));
		let waits = Deposit { payer: bob(), amount: held(&bob(), HoldReason::Pledge) };
		assert_eq!(deposit, waits);
		let Offering { unsettled, pledges, escrow, .. } = offering(id);
		assert_eq!((unsettled, pledges, escrow, pot(id)), (0, 0, 100, MIN_CHIPS + 100));
		assert_eq!(asset_row(asset).places, 0);

		refused(&stranger(), settling(id, &["Bob"]), Error::<Test>::PledgeNotFound);
		refused(&bob(), withdrawing(id, "Bob"), Error::<Test>::BadStanding);
		unbar(&bob());
		by(&pauper(), withdrawing(id, "Bob"));
		let ended = of_state(id, OfferingState::Ended);
		assert_eq!(events(), [refunded(id, "Bob", 100), ended]);
		assert_eq!((chips(&bob()), free(&bob())), (ENDOWMENT, ENDOWMENT));
		assert_gone(asset, id);
		refused(&bob(), withdrawing(id, "Bob"), Error::<Test>::OfferingNotFound);
	});
}

#[test]
fn money_should_wait_while_the_registrar_bars_its_backer() {
	for settled in [failed, succeeded] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, id) = settled();
			by(&registrar(), Call::freeze_user { user: user("Bob") });
			events();
			settle(id, &["Bob"]);
			assert!(events().contains(&stranded(id, "Bob")));
			assert_eq!(chips(&bob()), ENDOWMENT - 100);
			refused(&stranger(), withdrawing(id, "Bob"), Error::<Test>::HolderFrozen);
			assert_covered(id);
			by(&registrar(), Call::thaw_user { user: user("Bob") });
			by(&stranger(), withdrawing(id, "Bob"));
			assert_eq!(chips(&bob()), ENDOWMENT);
		});
	}
}

#[test]
fn withdrawal_should_be_refused_when_nothing_waits() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = failed();
		refused(&bob(), withdrawing(id, "Bob"), Error::<Test>::NotStranded);
		refused(&bob(), withdrawing(id, "Alice"), Error::<Test>::PledgeNotFound);
		refused(&bob(), withdrawing(9, "Bob"), Error::<Test>::OfferingNotFound);
		settle(id, &["Bob"]);
		refused(&bob(), withdrawing(id, "Bob"), Error::<Test>::PledgeNotFound);
	});
}

#[test]
fn shares_should_return_to_the_seller_though_the_money_of_a_barred_backer_waits() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = succeeded();
		by(&registrar(), Call::freeze_user { user: user("Bob") });
		bar_payee(&bob());
		settle(id, &["Bob", "Carol"]);
		assert_eq!(pledge_row(id, "Bob").state, PledgeState::Stranded);
		assert_eq!((shares_of(asset, "Cog"), asset_row(asset).unclaimed), (45, 0));
		assert_covered(id);
		// Neither proceeds nor fees touch what waits, and it keeps the campaign from ending.
		by(&stranger(), proceeds(id));
		by(&stranger(), paying_fees(id, PLATFORM));
		assert_eq!((offering(id).escrow, pot(id)), (100, MIN_CHIPS + 100));
		unbar(&bob());
		by(&registrar(), Call::thaw_user { user: user("Bob") });
		by(&stranger(), withdrawing(id, "Bob"));
		assert_gone(asset, id);
	});
}

#[test]
fn money_should_wait_when_it_is_too_little_to_open_an_account() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Cog", 60), ("Alice", 40)]);
		let kind = SaleKind::Primary(Goal::AllOrNothing(30));
		let terms = terms_of(asset, "Cog", kind, 30);
		let id = post(OfferingTerms { currency: NATIVE, price: 1, ..terms }, "Cog");
		for name in ["Bob", "Carol"] {
			known(name);
			by(&platform(), pledging(order(id, name, 9), name));
		}
		set_free(&bob(), 0);
		close(id);
		settle(id, &["Bob", "Carol"]);
		assert_eq!(pledge_row(id, "Bob").state, PledgeState::Stranded);
		assert_eq!((free(&bob()), free(&account("Carol"))), (0, ENDOWMENT));
		refused(&bob(), withdrawing(id, "Bob"), TokenError::BelowMinimum);
		set_free(&bob(), ED);
		by(&stranger(), withdrawing(id, "Bob"));
		assert_eq!(free(&bob()), ED + 9);
		assert_gone(asset, id);
	});
}

#[test]
fn money_should_wait_when_the_ledger_stops_the_campaigns_account() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = failed();
		let account_of_pot = Crowdfunding::campaign_account(id);
		let ledger = || signed(&treasury());
		ChipLedger::freeze(ledger(), CHIP_ID, account_of_pot.clone()).unwrap();
		settle(id, &["Bob", "Carol"]);
		assert_eq!(events(), [stranded(id, "Bob"), stranded(id, "Carol")]);
		assert!(dispatch(signed(&bob()), withdrawing(id, "Bob")).is_err());
		assert_covered(id);
		ChipLedger::thaw(ledger(), CHIP_ID, account_of_pot).unwrap();
		for name in ["Bob", "Carol"] {
			by(&stranger(), withdrawing(id, name));
			assert_eq!(chips(&account(name)), ENDOWMENT);
		}
		assert_gone(asset, id);
	});
}

#[test]
fn seller_should_be_paid_what_settled_pledges_brought_so_far() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = succeeded();
		refused(&account("Cog"), proceeds(id), Error::<Test>::NothingDue);
		let before = chips(&account("Cog"));
		settle(id, &["Bob"]);
		events();
		by(&pauper(), proceeds(id));
		assert_eq!(events(), [proceeds_paid(id, 97)]);
		assert_eq!(chips(&account("Cog")), before + 97);
		let Offering { escrow, earned, .. } = offering(id);
		assert_eq!((escrow, earned, pot(id)), (150 + 3, 0, MIN_CHIPS + 153));
		refused(&account("Cog"), proceeds(id), Error::<Test>::NothingDue);
		settle(id, &["Carol"]);
		events();
		by(&pauper(), proceeds(id));
		assert_eq!(events(), [proceeds_paid(id, 146)]);
		assert_eq!(chips(&account("Cog")), before + 97 + 146);
		assert_covered(id);
	});
}

#[test]
fn proceeds_should_be_refused_when_nothing_was_earned() {
	ExtBuilder::default().build_and_execute(|| {
		refused(&stranger(), proceeds(0), Error::<Test>::OfferingNotFound);
		refused(&stranger(), paying_fees(0, PLATFORM), Error::<Test>::OfferingNotFound);
		let (asset, id) = backed(Goal::AllOrNothing(26));
		let sale = sale(asset, "Alice", 5);
		for id in [id, sale] {
			refused(&stranger(), proceeds(id), Error::<Test>::NothingDue);
			refused(&stranger(), paying_fees(id, PLATFORM), Error::<Test>::NothingDue);
		}
		close(id);
		refused(&stranger(), proceeds(id), Error::<Test>::NothingDue);
		settle(id, &["Bob"]);
		refused(&stranger(), proceeds(id), Error::<Test>::NothingDue);
		refused(&stranger(), paying_fees(id, PLATFORM), Error::<Test>::NothingDue);
	});
}

#[test]
fn proceeds_should_wait_while_the_seller_is_barred() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = all_settled();
		bar_payee(&account("Cog"));
		refused(&stranger(), proceeds(id), Error::<Test>::BadStanding);
		// The platform does not wait for the seller.
		by(&stranger(), paying_fees(id, PLATFORM));
		assert_covered(id);
		unbar(&account("Cog"));
		by(&registrar(), Call::freeze_user { user: user("Cog") });
		refused(&stranger(), proceeds(id), Error::<Test>::HolderFrozen);
		assert_covered(id);
		by(&registrar(), Call::thaw_user { user: user("Cog") });
		by(&stranger(), proceeds(id));
		assert_gone(asset, id);
	});
}

#[test]
fn proceeds_should_wait_when_they_are_too_little_to_open_an_account() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Cog", 60), ("Alice", 40)]);
		let terms = terms_of(asset, "Cog", SaleKind::Primary(Goal::KeepItAll), 30);
		let id = post(OfferingTerms { price: 1, ..terms }, "Cog");
		pledge(id, "Bob", 4);
		set_money(&CHIPS, &account("Cog"), 0);
		close(id);
		settle(id, &["Bob"]);
		refused(&stranger(), proceeds(id), TokenError::BelowMinimum);
		assert_eq!(offering(id).earned, 4);
		set_money(&CHIPS, &account("Cog"), MIN_CHIPS);
		by(&stranger(), proceeds(id));
		// A fee of less than a unit is none, so nothing is left.
		assert_eq!(chips(&account("Cog")), MIN_CHIPS + 4);
		assert_gone(asset, id);
	});
}

#[test]
fn fees_should_go_to_the_posting_and_the_executing_platform() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = settled_on_two();
		// Two for posting and one for bringing Bob, three for posting what Carol pledged.
		assert_eq!((fees(id, PLATFORM), fees(id, OTHER_PLATFORM)), (Some(6), Some(1)));
		let [own, others] = [platform(), other_platform()].map(|who| chips(&who));
		by(&pauper(), paying_fees(id, PLATFORM));
		assert_eq!(events(), [fees_paid(id, PLATFORM, platform(), 6)]);
		assert_eq!((chips(&platform()), fees(id, PLATFORM)), (own + 6, None));
		assert_covered(id);
		by(&pauper(), paying_fees(id, OTHER_PLATFORM));
		assert_eq!(events(), [fees_paid(id, OTHER_PLATFORM, other_platform(), 1)]);
		assert_eq!(chips(&other_platform()), others + 1);
		for platform in [PLATFORM, OTHER_PLATFORM, NO_PLATFORM] {
			let call = paying_fees(id, platform);
			refused(&stranger(), call, Error::<Test>::NothingDue);
		}
		assert_eq!((offering(id).escrow, offering(id).earned), (97 + 146, 97 + 146));
	});
}

#[test]
fn fees_should_go_to_who_stood_behind_the_platform_when_it_is_none_any_more() {
	let ends: [fn(); 4] = [
		|| root(Call::remove_platform { platform: OTHER_PLATFORM }),
		|| sell_number(OTHER_PLATFORM, &stranger()),
		|| {
			sell_number(OTHER_PLATFORM, &stranger());
			root(Call::admit_platform { platform: OTHER_PLATFORM });
		},
		|| release_number(OTHER_PLATFORM),
	];
	for end in ends {
		ExtBuilder::default().build_and_execute(|| {
			let (_, id) = settled_on_two();
			let all = || ["Cog", "OtherPlatform", "Stranger"].map(|name| chips(&account(name)));
			let [seller, owner, other] = all();
			end();
			events();
			// Nothing was earned in another tenure.
			let later = Call::pay_fees { offering: id, platform: OTHER_PLATFORM, tenure: 1 };
			refused(&stranger(), later, Error::<Test>::NothingDue);
			by(&stranger(), paying_fees(id, OTHER_PLATFORM));
			assert_eq!(events(), [fees_paid(id, OTHER_PLATFORM, other_platform(), 1)]);
			assert_eq!(all(), [seller, owner + 1, other]);
			assert_covered(id);
		});
	}
}

#[test]
fn fees_should_be_of_the_tenure_in_which_the_backer_was_brought_when_the_number_is_sold_then() {
	ExtBuilder::default().build_and_execute(|| {
		let syndication = Syndication::All;
		let takes = Call::set_syndication { platform: OTHER_PLATFORM, syndication };
		by(&other_platform(), takes.clone());
		let asset = asset_of("Cog", &[("Cog", 60), ("Alice", 40)]);
		let id = campaign(asset, "Cog", 30, Goal::KeepItAll);
		let brought = |name: &str| {
			known(name);
			let order = Order { platform: OTHER_PLATFORM, ..order(id, name, 10) };
			by(&account(name), pledging(order, name));
		};
		brought("Bob");
		sell_number(OTHER_PLATFORM, &stranger());
		root(Call::admit_platform { platform: OTHER_PLATFORM });
		by(&stranger(), takes);
		brought("Carol");
		close(id);
		settle(id, &["Bob", "Carol"]);
		for (tenure, owner) in [(0, other_platform()), (1, stranger())] {
			assert_eq!(PlatformFees::<Test>::get(id, (OTHER_PLATFORM, tenure)), Some(1));
			let before = chips(&owner);
			by(&pauper(), Call::pay_fees { offering: id, platform: OTHER_PLATFORM, tenure });
			assert_eq!(chips(&owner), before + 1);
		}
		assert_covered(id);
	});
}

#[test]
fn fees_should_go_to_the_seller_when_the_platform_cannot_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = settled_on_two();
		bar_payee(&other_platform());
		bar_payee(&account("Cog"));
		refused(&stranger(), paying_fees(id, OTHER_PLATFORM), Error::<Test>::BadStanding);
		assert_eq!(fees(id, OTHER_PLATFORM), Some(1));
		unbar(&account("Cog"));
		by(&registrar(), Call::freeze_user { user: user("Cog") });
		refused(&stranger(), paying_fees(id, OTHER_PLATFORM), Error::<Test>::HolderFrozen);
		by(&registrar(), Call::thaw_user { user: user("Cog") });
		events();
		by(&stranger(), paying_fees(id, OTHER_PLATFORM));
		assert_eq!(events(), [fees_paid(id, OTHER_PLATFORM, account("Cog"), 1)]);
	});
	// Too little to open an account with.
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = succeeded();
		settle(id, &["Bob"]);
		set_money(&CHIPS, &platform(), 0);
		events();
		by(&stranger(), paying_fees(id, PLATFORM));
		assert_eq!(events(), [fees_paid(id, PLATFORM, account("Cog"), 3)]);
		assert_covered(id);
	});
}

#[test]
fn fee_for_posting_should_be_the_sellers_when_the_number_was_sold_before_the_settlement() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = succeeded();
		settle(id, &["Bob"]);
		sell_number(PLATFORM, &stranger());
		root(Call::admit_platform { platform: PLATFORM });
		settle(id, &["Carol"]);
		// Three of Bob's, and one for bringing Carol.
		assert_eq!((fees(id, PLATFORM), offering(id).earned), (Some(3 + 1), 97 + 149));
		assert_covered(id);
	});
}

#[test]
fn fees_should_be_those_of_the_day_when_the_campaign_was_posted() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Cog", 60), ("Alice", 40)]);
		let id = campaign(asset, "Cog", 30, Goal::KeepItAll);
		let nine = sp_runtime::Permill::from_percent(9);
		Governed::set(Terms { posting_fee: nine, executing_fee: nine, ..terms() });
		pledge(id, "Bob", 10);
		close(id);
		settle(id, &["Bob"]);
		assert_eq!((offering(id).earned, fees(id, PLATFORM)), (97, Some(3)));
	});
}

#[test]
fn campaign_should_be_over_when_everybody_is_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let total = |who: &[&str]| who.iter().map(|name| chips(&account(name))).sum::<u128>();
		let all = ["Cog", "Bob", "Carol", "Platform"];
		let (asset, id) = all_settled();
		assert_eq!(total(&all) + pot(id), 4 * ENDOWMENT);
		by(&stranger(), proceeds(id));
		assert_eq!(events(), [proceeds_paid(id, 243)]);
		by(&stranger(), paying_fees(id, PLATFORM));
		let ended = of_state(id, OfferingState::Ended);
		assert_eq!(events(), [fees_paid(id, PLATFORM, platform(), 7), ended]);
		assert_gone(asset, id);
		assert_eq!(total(&all), 4 * ENDOWMENT);
		assert_eq!(chips(&platform()), ENDOWMENT + 7);
		for call in [proceeds(id), paying_fees(id, PLATFORM), settling(id, &["Bob"])] {
			refused(&stranger(), call, Error::<Test>::OfferingNotFound);
		}
	});
	// In the other order too.
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = all_settled();
		by(&stranger(), paying_fees(id, PLATFORM));
		by(&stranger(), proceeds(id));
		assert_gone(asset, id);
	});
}

#[test]
fn deposits_and_endowment_should_go_back_as_they_were_paid_when_prices_changed() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = failed();
		let (posted, pledged) = (offering(id).deposit.amount, pledge_row(id, "Bob").deposit.amount);
		let (before, bobs) = (free(&platform()), free(&bob()));
		DepositBase::set(9_999);
		DepositPerByte::set(99);
		settle(id, &["Bob", "Carol"]);
		assert_eq!((free(&platform()), free(&bob())), (before + posted, bobs + pledged));
		assert_eq!(chips(&platform()), ENDOWMENT);
		assert_eq!(shares_of(asset, "Cog"), 60);
		DepositBase::set(100);
		DepositPerByte::set(1);
	});
}

#[test]
fn what_strangers_sent_to_the_pot_should_go_to_its_payer_when_the_campaign_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = failed();
		let account_of_pot = Crowdfunding::campaign_account(id);
		set_money(&CHIPS, &account_of_pot, pot(id) + 70);
		settle(id, &["Bob", "Carol"]);
		assert_eq!((chips(&platform()), chips(&bob())), (ENDOWMENT + 70, ENDOWMENT));
		assert_gone(asset, id);
	});
}

#[test]
fn campaign_should_be_over_though_the_endowment_cannot_go_back() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = failed();
		let (poster, collected) = (chips(&platform()), chips(&treasury()));
		bar_payee(&platform());
		settle(id, &["Bob", "Carol"]);
		assert_gone(asset, id);
		assert_eq!((chips(&platform()), chips(&treasury())), (poster, collected + MIN_CHIPS));
	});
	// Nor to the collector of fees: it stays where it is, and is nobody's.
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = failed();
		bar_payee(&platform());
		bar_payee(&treasury());
		settle(id, &["Bob", "Carol"]);
		assert!(!Offerings::<Test>::contains_key(id));
		assert_eq!((pot(id), held_in_all(&bob())), (MIN_CHIPS, 0));
	});
}

#[test]
fn campaign_in_native_tokens_should_be_paid_out_to_the_last_unit() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Cog", 60), ("Alice", 40)]);
		let terms = terms_of(asset, "Cog", SaleKind::Primary(Goal::KeepItAll), 30);
		known("Bob");
		let before = free(&platform());
		let id = post(OfferingTerms { currency: NATIVE, price: 33, ..terms }, "Cog");
		pledge(id, "Bob", 7);
		let cogs = free(&account("Cog"));
		close(id);
		settle(id, &["Bob"]);
		// 231: four for posting, two for bringing Bob.
		by(&stranger(), paying_fees(id, PLATFORM));
		by(&stranger(), proceeds(id));
		assert_eq!(free(&account("Cog")), cogs + 225);
		assert_eq!(free(&platform()), before + 6);
		assert_gone(asset, id);
	});
}
