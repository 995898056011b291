// SPDX-License-Identifier: Apache-2.0

//! `declare_distribution`, `claim_distribution`, `close_distribution` and `clear_snapshots`.

mod barred;
mod model;

use crate::{mock::*, *};
use frame_support::storage::{storage_prefix, unhashed};
use sp_runtime::{AccountId32, TokenError};
use std::collections::BTreeMap;

const HOLDERS: [(&str, Shares); 3] = [("Cog", 50), ("Ann", 30), ("Bob", 20)];

/// All that is stored but events.
pub(super) fn storage() -> BTreeMap<Vec<u8>, Vec<u8>> {
	let events = ["Events", "EventCount", "EventTopics"]
		.map(|item| storage_prefix(b"System", item.as_bytes()));
	let mut all = BTreeMap::new();
	let mut key = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		if !events.iter().any(|prefix| next.starts_with(prefix)) {
			all.insert(next.clone(), unhashed::get_raw(&next).unwrap());
		}
		key = next;
	}
	all
}

fn declaring(asset: AssetId, amount: u128, closes: u32) -> Call<Test> {
	Call::declare_distribution { asset, currency: CHIPS, amount, closes }
}

fn claiming(asset: AssetId, name: &str, snapshot: Option<DistributionIndex>) -> Call<Test> {
	Call::claim_distribution { asset, user: id(name), snapshot }
}

fn closing(asset: AssetId, index: DistributionIndex) -> Call<Test> {
	Call::close_distribution { asset, index }
}

fn clearing(asset: AssetId, name: &str, snapshots: &[DistributionIndex]) -> Call<Test> {
	let snapshots = snapshots.to_vec().try_into().unwrap();
	Call::clear_snapshots { asset, user: id(name), snapshots }
}

/// Shares go over without anybody's signature.
fn hand(asset: AssetId, from: &str, to: &str, shares: Shares) {
	let (from, to, reason) = (known(from), known(to), ForceReason::Ordered);
	root(Call::force_transfer { asset, from, to, shares, reason });
}

/// A claim that pays so much.
fn pays(asset: AssetId, name: &str, snapshot: Option<DistributionIndex>, amount: u128) {
	let before = chips(&account(name));
	claim(asset, name, snapshot);
	assert_eq!(chips(&account(name)) - before, amount);
}

fn snapshot(asset: AssetId, name: &str, until: DistributionIndex) -> Option<Snapshot> {
	Snapshots::<Test>::get((asset, id(name)), until)
}

fn snapshots(asset: AssetId, name: &str) -> usize {
	Snapshots::<Test>::iter_prefix((asset, id(name))).count()
}

/// Behind the window of a distribution, which is closed.
fn close(asset: AssetId, index: DistributionIndex) {
	System::set_block_number(distribution(asset, index).closes + 1);
	by(&stranger(), closing(asset, index));
}

fn pot(asset: AssetId, index: DistributionIndex) -> AccountId32 {
	Crowdfunding::distribution_account(asset, index)
}

#[test]
fn money_should_be_paid_in_when_the_issuer_declares() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let cog = account("Cog");
		let (before, row) = (chips(&cog), asset_row(asset));
		forward(4);
		events();
		by(&cog, declaring(asset, 1_099, 60));
		let deposit = distribution(asset, 1).deposit;
		let expected = Distribution {
			currency: CHIPS,
			amount: 1_099,
			per_share: 10,
			claimed: 0,
			declared: 5,
			closes: 60,
			endowment: MIN_CHIPS,
			deposit: deposit.clone(),
		};
		assert_eq!(distribution(asset, 1), expected);
		assert_eq!((deposit.payer, deposit.amount), (cog.clone(), held_in_all(&cog)));
		assert_eq!(held(&cog, HoldReason::Distribution), deposit.amount);
		assert!(deposit.amount > DepositBase::get());
		assert_eq!(chips(&pot(asset, 1)), 1_099 + MIN_CHIPS);
		assert_eq!(chips(&cog), before - 1_099 - MIN_CHIPS);
		let row = Asset { distributions: 1, open_distributions: 1, ..row };
		assert_eq!(asset_row(asset), row);
		let (amount, per_share, closes) = (1_099, 10, 60);
		let event = Event::DistributionDeclared { asset, index: 1, amount, per_share, closes };
		assert_eq!(events(), [event]);
		assert_eq!(declare(asset, 100), 2);
	});
}

#[test]
fn as_many_keys_should_change_when_many_hold_as_when_few_do() {
	let changed = |holders: u64| {
		let mut ext = ExtBuilder::default().build();
		ext.execute_with(|| {
			let names: Vec<_> = (0..holders).map(|nth| format!("Holder{nth}")).collect();
			let shares: Vec<_> = names.iter().map(|name| (name.as_str(), 10)).collect();
			let asset = asset_of("Cog", &shares);
			let before = storage();
			declare(asset, 100_000);
			let after = storage();
			let differs = |key: &&Vec<u8>| before.get(*key) != after.get(*key);
			assert!(before.keys().all(|key| after.contains_key(key)));
			after.keys().filter(differs).count()
		})
	};
	assert_eq!(changed(1), changed(60));
}

#[test]
fn declaration_should_be_refused_when_not_the_issuers() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		for who in [account("Ann"), platform(), registrar(), stranger(), trading_key("Cog")] {
			refused(&who, declaring(asset, 100, 60), Error::<Test>::NotUser);
		}
		let cog = account("Cog");
		refused(&cog, declaring(asset + 1, 100, 60), Error::<Test>::AssetNotFound);
		let draft = draft_of("Cog", 100);
		refused(&cog, declaring(draft, 100, 60), Error::<Test>::AssetNotActive);
	});
}

#[test]
fn declaration_should_be_refused_when_the_time_is_too_short() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let (cog, soonest) = (account("Cog"), now() + terms().distribution);
		for closes in [0, now(), soonest - 1] {
			refused(&cog, declaring(asset, 100, closes), Error::<Test>::InvalidWindow);
		}
		by(&cog, declaring(asset, 100, soonest));
		Governed::set(Terms { distribution: 0, ..terms() });
		refused(&cog, declaring(asset, 100, now()), Error::<Test>::InvalidWindow);
		by(&cog, declaring(asset, 100, now() + 1));
	});
}

#[test]
fn declaration_should_be_refused_when_the_time_is_too_long() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		forward(7);
		let (cog, latest) = (account("Cog"), now() + terms().longest_distribution);
		for closes in [latest + 1, u32::MAX] {
			refused(&cog, declaring(asset, 100, closes), Error::<Test>::InvalidWindow);
		}
		by(&cog, declaring(asset, 100, latest));
		Governed::set(Terms { distribution: 50, longest_distribution: 50, ..terms() });
		for closes in [now() + 49, now() + 51] {
			refused(&cog, declaring(asset, 100, closes), Error::<Test>::InvalidWindow);
		}
		by(&cog, declaring(asset, 100, now() + 50));
	});
}

#[test]
fn declaration_should_be_refused_when_a_share_gets_nothing_or_it_can_not_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let cog = account("Cog");
		for amount in [0, 99] {
			refused(&cog, declaring(asset, amount, 60), Error::<Test>::AmountTooSmall);
		}
		let (amount, closes) = (100, 60);
		let unknown = Coin::WithId(CHIP_ID + 1);
		let call = Call::declare_distribution { asset, currency: unknown, amount, closes };
		refused(&cog, call, Error::<Test>::InvalidCurrency);
		bar_payer(&cog);
		refused(&cog, declaring(asset, 100, 60), Error::<Test>::BadStanding);
		unbar(&cog);
		// Endowment and amount together leave the least of a balance.
		let most = ENDOWMENT - 2 * MIN_CHIPS;
		for amount in [most + 1, u128::MAX] {
			let call = declaring(asset, amount, 60);
			let error = dispatch(signed(&cog), call.clone()).unwrap_err();
			refused(&cog, call, error);
		}
		by(&cog, declaring(asset, most, 60));
		assert_eq!(chips(&cog), MIN_CHIPS);
		set_free(&cog, ED);
		let call = Call::declare_distribution { asset, currency: NATIVE, amount, closes };
		refused(&cog, call, TokenError::FundsUnavailable);
	});
}

#[test]
fn declaration_should_be_refused_when_backers_wait_for_their_shares() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let offering = campaign(asset, "Cog", 40, Goal::KeepItAll);
		pledge(offering, "Dan", 8);
		pledge(offering, "Eve", 2);
		declare(asset, 100);
		crate::mock::close(offering);
		let (cog, closes) = (account("Cog"), now() + 100);
		refused(&cog, declaring(asset, 1_000, closes), Error::<Test>::PledgesUnsettled);
		settle(offering, &["Dan"]);
		refused(&cog, declaring(asset, 1_000, closes), Error::<Test>::PledgesUnsettled);
		settle(offering, &["Eve"]);
		by(&cog, declaring(asset, 1_000, closes));
		// Backers were no holders before; the issuer was one of the pledged shares too.
		pays(asset, "Dan", None, 80);
		assert_eq!(holding(asset, "Eve").next_claim, 2);
		assert_eq!(snapshot(asset, "Cog", 1), Some(Snapshot { after: 0, shares: 50 }));
	});
}

#[test]
fn declaration_should_be_refused_when_too_many_are_open() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		for index in 1..=MAX_OPEN_DISTRIBUTIONS {
			assert_eq!(declare(asset, 100), index);
		}
		let (cog, closes) = (account("Cog"), now() + 300);
		refused(&cog, declaring(asset, 100, closes), Error::<Test>::TooManyDistributions);
		close(asset, 7);
		assert_eq!(declare(asset, 100), MAX_OPEN_DISTRIBUTIONS + 1);
		let closes = now() + 300;
		refused(&cog, declaring(asset, 100, closes), Error::<Test>::TooManyDistributions);
		// The last index of all is never passed.
		close(asset, 8);
		set_asset(asset, |row| row.distributions = u32::MAX);
		refused(&cog, declaring(asset, 100, now() + 300), Error::<Test>::IdsExhausted);
		set_asset(asset, |row| row.distributions = MAX_OPEN_DISTRIBUTIONS + 1);
	});
}

#[test]
fn each_holder_should_get_its_part_once_when_anybody_claims_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 1_099);
		events();
		for (name, shares) in HOLDERS {
			let (user, amount) = (id(name), u128::from(shares) * 10);
			pays(asset, name, None, amount);
			assert_eq!(events(), [Event::DistributionClaimed { asset, index: 1, user, amount }]);
			refused(&stranger(), claiming(asset, name, None), Error::<Test>::NothingDue);
		}
		assert_eq!(distribution(asset, 1).claimed, 1_000);
		assert_eq!(chips(&pot(asset, 1)), 99 + MIN_CHIPS);
	});
}

#[test]
fn claim_should_be_refused_when_nothing_was_declared_or_held() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		register("Dan");
		refused(&stranger(), claiming(asset, "Ann", None), Error::<Test>::NothingDue);
		declare(asset, 100);
		refused(&stranger(), claiming(asset, "Dan", None), Error::<Test>::HoldingNotFound);
		refused(&stranger(), claiming(asset + 1, "Ann", None), Error::<Test>::AssetNotFound);
		// Who bought since has no part in it.
		hand(asset, "Ann", "Dan", 5);
		refused(&stranger(), claiming(asset, "Dan", None), Error::<Test>::NothingDue);
	});
}

#[test]
fn parts_should_be_of_the_time_of_declaration_when_shares_were_sold_and_bought_again() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100); // Ann 30, Bob 20
		hand(asset, "Ann", "Bob", 10);
		declare(asset, 200); // Ann 20, Bob 30
		hand(asset, "Ann", "Bob", 20);
		hand(asset, "Bob", "Dan", 5);
		declare(asset, 300); // Ann 0, Bob 45, Dan 5
		declare(asset, 400);
		hand(asset, "Bob", "Ann", 1);
		declare(asset, 500); // Ann 1, Bob 44, Dan 5
		for (until, amount) in [(1, 30), (2, 40), (4, 0), (4, 0)] {
			pays(asset, "Ann", Some(until), amount);
		}
		pays(asset, "Ann", None, 5);
		for (until, amount) in [(1, 20), (2, 60), (4, 135), (4, 180)] {
			pays(asset, "Bob", Some(until), amount);
		}
		pays(asset, "Bob", None, 220);
		for amount in [15, 20, 25] {
			pays(asset, "Dan", None, amount);
		}
		for amount in [50, 100, 150, 200, 250] {
			pays(asset, "Cog", None, amount);
		}
		for index in 1..=5 {
			let row = distribution(asset, index);
			assert_eq!(row.claimed, row.amount);
		}
		// What was claimed to its end is forgotten.
		for name in ["Ann", "Bob", "Cog", "Dan"] {
			assert_eq!(snapshots(asset, name), 0);
			refused(&stranger(), claiming(asset, name, None), Error::<Test>::NothingDue);
		}
	});
}

#[test]
fn one_snapshot_should_be_kept_when_shares_change_often_behind_a_distribution() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		declare(asset, 100);
		for _ in 0..3 {
			hand(asset, "Ann", "Bob", 10);
			hand(asset, "Bob", "Ann", 5);
		}
		assert_eq!(snapshot(asset, "Ann", 2), Some(Snapshot { after: 0, shares: 30 }));
		assert_eq!(snapshot(asset, "Bob", 2), Some(Snapshot { after: 0, shares: 20 }));
		assert_eq!((snapshots(asset, "Ann"), snapshots(asset, "Bob")), (1, 1));
		assert_eq!((holding(asset, "Ann").since, holding(asset, "Ann").next_claim), (2, 1));
		// It is needed until the last of them is claimed.
		pays(asset, "Ann", Some(2), 30);
		assert_eq!(snapshots(asset, "Ann"), 1);
		pays(asset, "Ann", Some(2), 30);
		assert_eq!(snapshots(asset, "Ann"), 0);
	});
}

#[test]
fn no_snapshot_should_be_kept_when_all_was_claimed_before_the_change() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		pays(asset, "Ann", None, 30);
		hand(asset, "Ann", "Bob", 10);
		assert_eq!((snapshots(asset, "Ann"), snapshots(asset, "Bob")), (0, 1));
		assert_eq!(holding(asset, "Ann").since, 1);
		declare(asset, 100);
		pays(asset, "Ann", None, 20);
	});
}

#[test]
fn claim_should_be_refused_when_another_snapshot_is_named() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		hand(asset, "Ann", "Bob", 10);
		declare(asset, 100);
		declare(asset, 100);
		hand(asset, "Ann", "Bob", 10);
		declare(asset, 100);
		let wrong = |name, snapshot| {
			let error = Error::<Test>::WrongSnapshot;
			refused(&stranger(), claiming(asset, name, snapshot), error);
		};
		for snapshot in [None, Some(0), Some(2), Some(3), Some(4)] {
			wrong("Ann", snapshot);
		}
		pays(asset, "Ann", Some(1), 30);
		for snapshot in [None, Some(1), Some(2), Some(4)] {
			wrong("Ann", snapshot);
		}
		pays(asset, "Ann", Some(3), 20);
		pays(asset, "Ann", Some(3), 20);
		for snapshot in [Some(1), Some(3), Some(4)] {
			wrong("Ann", snapshot);
		}
		pays(asset, "Ann", None, 10);
		// Cog's shares never changed.
		wrong("Cog", Some(1));
	});
}

#[test]
fn claim_should_be_in_nobodys_way_when_its_holder_can_not_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		declare(asset, 100);
		let ann = account("Ann");
		bar_payee(&ann);
		pays(asset, "Ann", None, 0);
		for _ in 0..2 {
			pays(asset, "Bob", None, 20);
			pays(asset, "Cog", None, 50);
		}
		// Selling all takes nothing from it either.
		hand(asset, "Ann", "Bob", 30);
		pays(asset, "Ann", Some(2), 0);
		refused(&stranger(), claiming(asset, "Ann", None), Error::<Test>::BadStanding);
		unbar(&ann);
		pays(asset, "Ann", None, 30);
		pays(asset, "Ann", None, 30);
	});
}

#[test]
fn money_should_go_to_the_present_account_when_a_holder_was_recovered() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		let user = id("Ann");
		let fields = Recovery { user, account: account("New"), trading_key: trading_key("New") };
		let consent = by_pair(&pair("New"), payloads::RECOVER, &fields, 0);
		let Recovery { account: to, trading_key, .. } = fields;
		let (call, ann) = (
			Call::recover_account { user, account: to, trading_key, expiry: EXPIRY, consent },
			chips(&account("Ann")),
		);
		by(&registrar(), call);
		pays(asset, "New", None, 30);
		assert_eq!(chips(&account("Ann")), ann);
	});
}

#[test]
fn native_tokens_should_be_distributed_when_declared_so() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let (currency, amount, closes) = (NATIVE, 1_050, 60);
		let all = issuance(&NATIVE);
		let cog = account("Cog");
		by(&cog, Call::declare_distribution { asset, currency, amount, closes });
		let before = free(&account("Ann"));
		claim(asset, "Ann", None);
		assert_eq!(free(&account("Ann")) - before, 300);
		let before = free(&cog);
		let deposit = distribution(asset, 1).deposit.amount;
		close(asset, 1);
		assert_eq!(free(&cog) - before, 1_050 - 300 + ED + deposit);
		assert_eq!(free(&pot(asset, 1)), 0);
		assert_eq!(issuance(&NATIVE), all);
	});
}

#[test]
fn rest_should_go_to_the_issuer_when_a_distribution_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let (cog, before) = (account("Cog"), free(&account("Cog")));
		declare(asset, 1_099);
		pays(asset, "Ann", None, 300);
		let had = chips(&cog);
		let closes = distribution(asset, 1).closes;
		System::set_block_number(closes);
		refused(&stranger(), closing(asset, 1), Error::<Test>::WindowOpen);
		forward(1);
		// The price of rows is another one by now, and a stranger gave something.
		DepositBase::set(5_000);
		set_money(&CHIPS, &pot(asset, 1), chips(&pot(asset, 1)) + 7);
		events();
		by(&stranger(), closing(asset, 1));
		assert_eq!(events(), [Event::DistributionClosed { asset, index: 1, rest: 799 }]);
		assert_eq!(chips(&cog) - had, 799 + MIN_CHIPS + 7);
		assert_eq!(chips(&pot(asset, 1)), 0);
		assert_eq!((free(&cog), held_in_all(&cog)), (before, 0));
		assert_eq!(Distributions::<Test>::get(asset, 1), None);
		let row = asset_row(asset);
		assert_eq!((row.distributions, row.open_distributions), (1, 0));
		refused(&stranger(), closing(asset, 1), Error::<Test>::DistributionClosed);
		refused(&stranger(), claiming(asset, "Bob", None), Error::<Test>::NothingDue);
	});
}

#[test]
fn rest_should_go_to_the_issuers_present_account_when_it_was_recovered_since() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		let (user, cog) = (id("Cog"), account("Cog"));
		UsersByAccount::<Test>::remove(&cog);
		UsersByAccount::<Test>::insert(account("New"), user);
		set_user(user, |row| row.account = account("New"));
		let (had, native) = (chips(&cog), free(&cog));
		let deposit = distribution(asset, 1).deposit.amount;
		refused(&cog, declaring(asset, 100, 90), Error::<Test>::NotUser);
		close(asset, 1);
		// The account that was lost has back what was held of it, and nothing else.
		assert_eq!((chips(&cog), chips(&account("New"))), (had, 100 + MIN_CHIPS));
		assert_eq!((free(&cog), held_in_all(&cog)), (native + deposit, 0));
	});
}

#[test]
fn rest_should_wait_while_the_issuer_is_barred_by_the_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let (cog, user) = (account("Cog"), id("Cog"));
		declare(asset, 100);
		forward(101);
		by(&registrar(), Call::freeze_user { user });
		refused(&stranger(), closing(asset, 1), Error::<Test>::HolderFrozen);
		assert_eq!(chips(&pot(asset, 1)), 100 + MIN_CHIPS);
		by(&registrar(), Call::thaw_user { user });
		let had = chips(&cog);
		by(&stranger(), closing(asset, 1));
		assert_eq!(chips(&cog) - had, 100 + MIN_CHIPS);
	});
}

#[test]
fn closing_should_be_refused_when_there_is_no_such_distribution() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		for index in [0, 2, u32::MAX] {
			let error = Error::<Test>::DistributionNotFound;
			refused(&stranger(), closing(asset, index), error);
		}
		refused(&stranger(), closing(asset + 1, 1), Error::<Test>::AssetNotFound);
	});
}

#[test]
fn money_should_stay_when_the_issuer_can_not_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let cog = account("Cog");
		declare(asset, 100);
		forward(101);
		bar_payee(&cog);
		refused(&stranger(), closing(asset, 1), Error::<Test>::BadStanding);
		assert_eq!(chips(&pot(asset, 1)), 100 + MIN_CHIPS);
		// Its time is over all the same, and it is in no later one's way.
		refused(&stranger(), claiming(asset, "Ann", None), Error::<Test>::NothingDue);
		declare(asset, 200);
		pays(asset, "Ann", None, 60);
		hand(asset, "Bob", "Ann", 1);
		pays(asset, "Bob", Some(2), 40);
		unbar(&cog);
		by(&stranger(), closing(asset, 1));
	});
}

#[test]
fn closed_ones_should_be_passed_by_when_later_ones_are_claimed() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let cog = account("Cog");
		by(&cog, declaring(asset, 100, 300));
		by(&cog, declaring(asset, 200, 50));
		by(&cog, declaring(asset, 300, 300));
		hand(asset, "Ann", "Bob", 10);
		by(&cog, declaring(asset, 400, 50));
		by(&cog, declaring(asset, 500, 300));
		// The last block is one in which it is claimed.
		System::set_block_number(50);
		pays(asset, "Cog", None, 50);
		pays(asset, "Cog", None, 100);
		forward(1);
		by(&stranger(), closing(asset, 2));
		// The fourth is over and not closed yet.
		pays(asset, "Ann", Some(3), 30);
		pays(asset, "Ann", Some(3), 90);
		pays(asset, "Ann", None, 100);
		pays(asset, "Cog", None, 150);
		pays(asset, "Cog", None, 250);
		by(&stranger(), closing(asset, 4));
		let rests = [1, 3, 5].map(|index| {
			let row = distribution(asset, index);
			row.amount - row.claimed
		});
		assert_eq!(rests, [20, 60, 150]);
	});
}

#[test]
fn claims_should_move_on_when_more_are_closed_than_one_call_looks_at() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let cog = account("Cog");
		for _ in 0..2 * MAX_OPEN_DISTRIBUTIONS + 5 {
			let index = declare(asset, 100);
			close(asset, index);
		}
		let last = declare(asset, 100);
		let (most, step) = (MAX_OPEN_DISTRIBUTIONS, claiming(asset, "Ann", None));
		events();
		for reached in [1 + most, 1 + 2 * most] {
			by(&stranger(), step.clone());
			assert_eq!(holding(asset, "Ann").next_claim, reached);
		}
		assert!(events().is_empty());
		pays(asset, "Ann", None, 30);
		assert_eq!(holding(asset, "Ann").next_claim, last + 1);
		// With none open there is nothing to look at.
		close(asset, last);
		refused(&stranger(), claiming(asset, "Bob", None), Error::<Test>::NothingDue);
		assert_eq!(held_in_all(&cog), 0);
	});
}

#[test]
fn empty_holding_should_go_when_all_is_claimed() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		declare(asset, 100);
		hand(asset, "Ann", "Bob", 30);
		declare(asset, 100);
		assert_eq!(holding(asset, "Ann").shares, 0);
		pays(asset, "Ann", Some(2), 30);
		pays(asset, "Ann", Some(2), 30);
		assert!(Holdings::<Test>::contains_key(id("Ann"), asset));
		pays(asset, "Ann", None, 0);
		assert!(!Holdings::<Test>::contains_key(id("Ann"), asset));
		// A new one has no part in what was before.
		hand(asset, "Bob", "Ann", 3);
		refused(&stranger(), claiming(asset, "Ann", None), Error::<Test>::NothingDue);
		declare(asset, 100);
		pays(asset, "Ann", None, 3);
	});
}

#[test]
fn nothing_should_be_due_for_the_time_without_shares_when_they_are_bought_again() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		hand(asset, "Ann", "Bob", 30);
		declare(asset, 100);
		declare(asset, 100);
		hand(asset, "Bob", "Ann", 7);
		declare(asset, 100);
		assert_eq!(snapshot(asset, "Ann", 3), Some(Snapshot { after: 1, shares: 0 }));
		pays(asset, "Ann", Some(1), 30);
		pays(asset, "Ann", Some(3), 0);
		pays(asset, "Ann", Some(3), 0);
		pays(asset, "Ann", None, 7);
	});
}

#[test]
fn no_snapshot_should_be_kept_when_there_were_no_shares_and_all_before_was_claimed() {
	ExtBuilder::default().build().execute_with(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let mut holding = holding(asset, "Ann");
		(holding.shares, holding.since, holding.next_claim) = (0, 2, 3);
		Crowdfunding::remember(asset, id("Ann"), &mut holding, 5);
		assert_eq!((holding.since, holding.next_claim, snapshots(asset, "Ann")), (5, 6, 0));
	});
}

#[test]
fn snapshots_should_be_cleared_when_their_holder_can_claim_nothing_by_them() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let user = id("Ann");
		for _ in 0..3 {
			declare(asset, 100);
			hand(asset, "Ann", "Bob", 5);
		}
		let wrong = |snapshots: &[_]| {
			let error = Error::<Test>::WrongSnapshot;
			refused(&stranger(), clearing(asset, "Ann", snapshots), error);
		};
		[&[][..], &[1], &[2], &[3], &[4], &[1, 2, 3]].into_iter().for_each(wrong);
		forward(101);
		by(&stranger(), closing(asset, 1));
		System::set_block_number(2);
		wrong(&[1, 2]);
		events();
		// Twice named, and one that is not there.
		by(&stranger(), clearing(asset, "Ann", &[1, 0, 1]));
		assert_eq!(events(), [Event::SnapshotsCleared { asset, user, count: 1 }]);
		assert_eq!((snapshots(asset, "Ann"), holding(asset, "Ann").next_claim), (2, 2));
		wrong(&[1]);
		pays(asset, "Ann", Some(2), 25);
		wrong(&[3]);
		// What is over is needed no more than what is closed.
		forward(101);
		by(&stranger(), clearing(asset, "Ann", &[3]));
		assert_eq!(snapshots(asset, "Ann"), 0);
		refused(&stranger(), clearing(asset + 1, "Ann", &[3]), Error::<Test>::AssetNotFound);
	});
}

#[test]
fn empty_holding_should_go_with_its_snapshots_when_they_are_cleared() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		hand(asset, "Ann", "Bob", 30);
		close(asset, 1);
		assert!(Holdings::<Test>::contains_key(id("Ann"), asset));
		by(&stranger(), clearing(asset, "Ann", &[1]));
		assert!(!Holdings::<Test>::contains_key(id("Ann"), asset));
		let gone = clearing(asset, "Ann", &[1]);
		refused(&stranger(), gone, Error::<Test>::WrongSnapshot);
		// Snapshots that outlived their holding are of no use to anybody.
		let left = Snapshot { after: 0, shares: 30 };
		Snapshots::<Test>::insert((asset, id("Ann")), 1, left);
		by(&stranger(), clearing(asset, "Ann", &[1]));
		assert_eq!(snapshots(asset, "Ann"), 0);
	});
}

#[test]
fn empty_holding_should_go_when_what_it_did_not_claim_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let user = id("Ann");
		declare(asset, 100);
		hand(asset, "Ann", "Bob", 30);
		declare(asset, 100);
		pays(asset, "Ann", Some(1), 30);
		let clear = || clearing(asset, "Ann", &[]);
		refused(&stranger(), clear(), Error::<Test>::WrongSnapshot);
		forward(101);
		refused(&stranger(), claiming(asset, "Ann", None), Error::<Test>::NothingDue);
		events();
		by(&stranger(), clear());
		assert_eq!(events(), [Event::SnapshotsCleared { asset, user, count: 0 }]);
		assert!(!Holdings::<Test>::contains_key(user, asset));
	});
}

#[test]
fn every_share_should_get_its_part_when_amounts_are_the_largest() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Cog", u64::MAX - 1), ("Ann", 1)]);
		let (cog, all) = (account("Cog"), u128::MAX / 4);
		set_money(&CHIPS, &cog, all);
		let amount = all - 2 * MIN_CHIPS;
		let each = amount / u128::from(u64::MAX);
		declare(asset, amount);
		pays(asset, "Ann", None, each);
		pays(asset, "Cog", None, each * u128::from(u64::MAX - 1));
		close(asset, 1);
		assert_eq!(chips(&cog), all - each);
	});
}
