// SPDX-License-Identifier: Apache-2.0

//! Parts of holders whom the registrar bars or who can't be paid: set aside, and paid once the bar is
//! lifted.

use super::*;

fn freeze(name: &str) {
	by(&registrar(), Call::freeze_user { user: id(name) });
}

fn thaw(name: &str) {
	by(&registrar(), Call::thaw_user { user: id(name) });
}

/// What lies aside for a holder.
fn aside(asset: AssetId, name: &str, index: DistributionIndex) -> u128 {
	chips(&Crowdfunding::withheld_account((asset, id(name)), index))
}

fn parts(asset: AssetId, name: &str) -> usize {
	WithheldParts::<Test>::iter_prefix((asset, id(name))).count()
}

/// A claim that sets so much aside and pays nothing.
fn sets_aside(
	asset: AssetId,
	name: &str,
	snapshot: Option<DistributionIndex>,
	index: DistributionIndex,
	amount: u128,
) {
	let (user, had) = (id(name), chips(&account(name)));
	events();
	claim(asset, name, snapshot);
	assert_eq!(events(), [Event::DistributionWithheld { asset, index, user, amount }]);
	assert_eq!((chips(&account(name)), aside(asset, name, index)), (had, amount));
}

/// Claims as long as something is claimable, and tells how much came.
fn claim_all(asset: AssetId, name: &str) -> u128 {
	let had = chips(&account(name));
	while let Some((_, snapshot, _)) = Crowdfunding::claimable(asset, id(name)).first().copied() {
		claim(asset, name, snapshot);
	}
	chips(&account(name)) - had
}

#[test]
fn part_should_be_set_aside_and_paid_when_the_bar_is_lifted() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let user = id("Ann");
		declare(asset, 100);
		freeze("Ann");
		// Who is barred earns on.
		declare(asset, 200);
		sets_aside(asset, "Ann", None, 1, 30);
		sets_aside(asset, "Ann", None, 2, 60);
		for index in [1, 2] {
			assert_eq!(distribution(asset, index).claimed, 30 * u128::from(index));
		}
		for who in [account("Ann"), stranger(), registrar()] {
			refused(&who, claiming(asset, "Ann", None), Error::<Test>::HolderFrozen);
		}
		assert_eq!(Crowdfunding::claimable(asset, user), []);
		// Others are paid as ever.
		pays(asset, "Bob", None, 20);
		// One that is declared later is set aside too.
		declare(asset, 300);
		assert_eq!(Crowdfunding::claimable(asset, user), [(3, None, 90)]);
		sets_aside(asset, "Ann", None, 3, 90);
		thaw("Ann");
		let mut due = Crowdfunding::claimable(asset, user);
		due.sort_unstable();
		assert_eq!(due, [(1, None, 30), (2, None, 60), (3, None, 90)]);
		events();
		let had = chips(&account("Ann"));
		for _ in 0..3 {
			claim(asset, "Ann", None);
		}
		let mut paid = events();
		let index_of = |event: &Event<Test>| match event {
			Event::DistributionClaimed { index, .. } => *index,
			other => panic!("{other:?}"),
		};
		paid.sort_by_key(index_of);
		let claimed = |index, amount| Event::DistributionClaimed { asset, index, user, amount };
		assert_eq!(paid, [claimed(1, 30), claimed(2, 60), claimed(3, 90)]);
		assert_eq!((chips(&account("Ann")), parts(asset, "Ann")), (had + 180, 0));
		assert!((1..=3).all(|index| aside(asset, "Ann", index) == 0));
		refused(&stranger(), claiming(asset, "Ann", None), Error::<Test>::NothingDue);
	});
}

#[test]
fn part_should_outlast_the_end_of_the_distribution_when_it_is_set_aside() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let cog = account("Cog");
		declare(asset, 100);
		freeze("Ann");
		sets_aside(asset, "Ann", None, 1, 30);
		let had = chips(&cog);
		close(asset, 1);
		assert_eq!((chips(&cog) - had, asset_row(asset).open_distributions), (70 + MIN_CHIPS, 0));
		refused(&stranger(), claiming(asset, "Ann", None), Error::<Test>::HolderFrozen);
		forward(10_000);
		// Nor is it touched when she has no share left.
		hand(asset, "Ann", "Bob", 30);
		assert!(!Holdings::<Test>::contains_key(id("Ann"), asset));
		refused(&stranger(), claiming(asset, "Ann", None), Error::<Test>::HolderFrozen);
		assert_eq!(aside(asset, "Ann", 1), 30);
		thaw("Ann");
		assert_eq!(Crowdfunding::claimable(asset, id("Ann")), [(1, None, 30)]);
		pays(asset, "Ann", None, 30);
		refused(&stranger(), claiming(asset, "Ann", None), Error::<Test>::HoldingNotFound);
	});
}

#[test]
fn part_should_go_back_with_the_rest_when_nobody_claims_it_in_time() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		freeze("Ann");
		let had = chips(&account("Cog"));
		close(asset, 1);
		// A barred holder is in the same case as one who is not.
		assert_eq!(chips(&account("Cog")) - had, 100 + MIN_CHIPS);
		for name in ["Ann", "Bob"] {
			refused(&stranger(), claiming(asset, name, None), Error::<Test>::NothingDue);
		}
	});
}

#[test]
fn part_should_be_paid_as_ever_when_the_bar_is_lifted_in_time() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		freeze("Ann");
		declare(asset, 100);
		thaw("Ann");
		pays(asset, "Ann", None, 30);
		assert_eq!(parts(asset, "Ann"), 0);
	});
}

#[test]
fn part_should_be_by_the_snapshot_when_shares_were_taken_from_a_barred_holder() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		freeze("Ann");
		hand(asset, "Ann", "Bob", 30);
		declare(asset, 100);
		let error = Error::<Test>::WrongSnapshot;
		refused(&stranger(), claiming(asset, "Ann", None), error);
		sets_aside(asset, "Ann", Some(1), 1, 30);
		assert_eq!(snapshots(asset, "Ann"), 0);
		// Nothing is set aside for the time without shares, and the holding goes.
		sets_aside(asset, "Ann", None, 2, 0);
		assert_eq!(parts(asset, "Ann"), 1);
		assert!(!Holdings::<Test>::contains_key(id("Ann"), asset));
		thaw("Ann");
		assert_eq!(claim_all(asset, "Ann"), 30);
	});
}

#[test]
fn part_should_go_to_the_present_account_when_the_barred_holder_was_recovered() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		freeze("Ann");
		sets_aside(asset, "Ann", None, 1, 30);
		let (user, had) = (id("Ann"), chips(&account("Ann")));
		let fields = Recovery { user, account: account("New"), trading_key: trading_key("New") };
		let consent = by_pair(&pair("New"), payloads::RECOVER, &fields, 0);
		let Recovery { account: to, trading_key, .. } = fields;
		let expiry = EXPIRY;
		by(&registrar(), Call::recover_account { user, account: to, trading_key, expiry, consent });
		thaw("New");
		pays(asset, "New", None, 30);
		assert_eq!(chips(&account("Ann")), had);
	});
}

#[test]
fn part_should_wait_when_the_ledger_bars_who_is_not_barred_by_the_registrar_any_more() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		declare(asset, 100);
		freeze("Ann");
		// The ledger's bar is none for what is set aside.
		bar_payee(&account("Ann"));
		sets_aside(asset, "Ann", None, 1, 30);
		thaw("Ann");
		sets_aside(asset, "Ann", None, 2, 30);
		refused(&stranger(), claiming(asset, "Ann", None), Error::<Test>::BadStanding);
		assert_eq!(aside(asset, "Ann", 1), 30);
		unbar(&account("Ann"));
		pays(asset, "Ann", None, 30);
		pays(asset, "Ann", None, 30);
	});
}

#[test]
fn later_parts_should_be_paid_when_one_that_was_set_aside_can_not_be() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let ann = account("Ann");
		declare(asset, 100);
		freeze("Ann");
		sets_aside(asset, "Ann", None, 1, 30);
		thaw("Ann");
		ChipLedger::block(signed(&treasury()), CHIP_ID, ann.clone()).unwrap();
		let (currency, amount, closes) = (NATIVE, 1_000, 60);
		by(&account("Cog"), Call::declare_distribution { asset, currency, amount, closes });
		let before = free(&ann);
		claim(asset, "Ann", None);
		assert_eq!((free(&ann), aside(asset, "Ann", 1)), (before + 300, 30));
		let call = claiming(asset, "Ann", None);
		let error = dispatch(signed(&stranger()), call.clone()).unwrap_err();
		assert_ne!(error, Error::<Test>::NothingDue.into());
		refused(&stranger(), call, error);
		ChipLedger::thaw(signed(&treasury()), CHIP_ID, ann).unwrap();
		pays(asset, "Ann", None, 30);
	});
}

/// A claim that passes by a part that is too little for an account of its own.
fn passes_by(asset: AssetId, name: &str, index: DistributionIndex) {
	let (user, had) = (id(name), chips(&account(name)));
	events();
	claim(asset, name, None);
	assert_eq!(events(), [Event::DistributionWithheld { asset, index, user, amount: 0 }]);
	assert_eq!((chips(&account(name)), aside(asset, name, index)), (had, 0));
	assert!(!WithheldParts::<Test>::contains_key((asset, user), index));
	assert_eq!(holding(asset, name).next_claim, index + 1);
}

#[test]
fn part_should_stay_in_the_rest_when_it_is_too_little_to_be_set_aside() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		hand(asset, "Ann", "Dan", 4);
		declare(asset, 100);
		declare(asset, 200);
		freeze("Dan");
		passes_by(asset, "Dan", 1);
		// It is in no later one's way.
		sets_aside(asset, "Dan", None, 2, 8);
		assert_eq!((distribution(asset, 1).claimed, distribution(asset, 2).claimed), (0, 8));
		let had = chips(&account("Cog"));
		close(asset, 1);
		assert_eq!(chips(&account("Cog")) - had, 100 + MIN_CHIPS);
		thaw("Dan");
		pays(asset, "Dan", None, 8);
	});
}

#[test]
fn later_parts_should_be_paid_when_one_is_too_little_to_open_an_account() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		hand(asset, "Ann", "Dan", 4);
		set_money(&CHIPS, &account("Dan"), 0);
		declare(asset, 100);
		declare(asset, 200);
		passes_by(asset, "Dan", 1);
		pays(asset, "Dan", None, 8);
		// With an account of the currency nothing is too little.
		declare(asset, 100);
		pays(asset, "Dan", None, 4);
	});
}

#[test]
fn later_parts_should_be_claimed_in_time_when_the_ledger_bars_their_holder() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		hand(asset, "Ann", "Bob", 10);
		declare(asset, 200);
		bar_payee(&account("Ann"));
		sets_aside(asset, "Ann", Some(1), 1, 30);
		// What can't be paid now is not shown as claimable, or its name would be in the others' way.
		assert_eq!(Crowdfunding::claimable(asset, id("Ann")), [(2, None, 40)]);
		sets_aside(asset, "Ann", None, 2, 40);
		assert_eq!(Crowdfunding::claimable(asset, id("Ann")), []);
		refused(&stranger(), claiming(asset, "Ann", None), Error::<Test>::BadStanding);
		for index in [1, 2] {
			System::set_block_number(distribution(asset, index).closes + 1);
			by(&stranger(), closing(asset, index));
		}
		unbar(&account("Ann"));
		assert_eq!(claim_all(asset, "Ann"), 70);
	});
}

#[test]
fn part_should_be_refused_when_neither_its_holder_nor_a_pot_can_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		let ledger = || signed(&treasury());
		ChipLedger::freeze(ledger(), CHIP_ID, pot(asset, 1)).unwrap();
		let call = claiming(asset, "Ann", None);
		let error = dispatch(signed(&stranger()), call.clone()).unwrap_err();
		refused(&stranger(), call, error);
		ChipLedger::thaw(ledger(), CHIP_ID, pot(asset, 1)).unwrap();
		pays(asset, "Ann", None, 30);
	});
}

#[test]
fn part_that_can_be_paid_should_be_when_as_many_as_are_tried_but_one_can_not_be() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let ann = account("Ann");
		freeze("Ann");
		for _ in 1..MAX_OPEN_DISTRIBUTIONS {
			declare(asset, 100);
		}
		let (currency, amount, closes) = (NATIVE, 1_000, 60);
		by(&account("Cog"), Call::declare_distribution { asset, currency, amount, closes });
		for _ in 0..MAX_OPEN_DISTRIBUTIONS {
			claim(asset, "Ann", None);
		}
		thaw("Ann");
		ChipLedger::block(signed(&treasury()), CHIP_ID, ann.clone()).unwrap();
		assert_eq!(Crowdfunding::claimable(asset, id("Ann")), [(16, None, 300)]);
		let before = free(&ann);
		claim(asset, "Ann", None);
		assert_eq!((free(&ann), parts(asset, "Ann")), (before + 300, 15));
		let call = claiming(asset, "Ann", None);
		let error = dispatch(signed(&stranger()), call.clone()).unwrap_err();
		assert_ne!(error, Error::<Test>::NothingDue.into());
	});
}

#[test]
fn pots_of_parts_should_differ_in_every_byte_of_what_they_are_for() {
	ExtBuilder::default().build_and_execute(|| {
		let holders = [(0, 0), (0, 1), (0, 1 << 56), (1, 0), (1 << 56, 0)];
		let pots = holders.into_iter().flat_map(|holder| {
			[0, 1, 1 << 24, u32::MAX].map(|index| Crowdfunding::withheld_account(holder, index))
		});
		assert_eq!(pots.collect::<std::collections::BTreeSet<_>>().len(), 5 * 4);
	});
}

#[test]
fn native_tokens_should_be_set_aside_when_declared_so() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		let (currency, amount, closes) = (NATIVE, 1_000, 60);
		let all = issuance(&NATIVE);
		by(&account("Cog"), Call::declare_distribution { asset, currency, amount, closes });
		freeze("Ann");
		let before = free(&account("Ann"));
		claim(asset, "Ann", None);
		assert_eq!(free(&account("Ann")), before);
		assert_eq!(free(&Crowdfunding::withheld_account((asset, id("Ann")), 1)), 300);
		close(asset, 1);
		thaw("Ann");
		claim(asset, "Ann", None);
		assert_eq!(free(&account("Ann")), before + 300);
		assert_eq!(issuance(&NATIVE), all);
	});
}

#[test]
fn holder_should_be_paid_when_its_holding_alone_is_barred() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		declare(asset, 100);
		by(&registrar(), Call::freeze_holding { asset, user: id("Ann") });
		pays(asset, "Ann", None, 30);
	});
}
