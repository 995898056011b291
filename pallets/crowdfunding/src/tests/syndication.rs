// SPDX-License-Identifier: Apache-2.0

//! Offerings of one platform sold on another: where buyers may be brought, and what policies and
//! choices change for those who came already.

use crate::{mock::*, *};
use frame_support::BoundedVec;
use hanse_support::OrgNumber;

const BY_HAND: Syndication = Syndication::ByHand;

/// Cog, who issued them, has 60 shares and Alice has 40; Bob and Carol buy.
fn cogs() -> AssetId {
	let asset = asset_of("Cog", &[("Cog", 60), ("Alice", 40)]);
	known("Bob");
	known("Carol");
	asset
}

fn takes(syndication: Syndication) {
	by(&other_platform(), Call::set_syndication { platform: OTHER_PLATFORM, syndication });
}

fn kinds(kinds: &[AssetKind]) -> Syndication {
	Syndication::Kinds(BoundedVec::try_from(kinds.to_vec()).unwrap())
}

fn chooses(offering: OfferingId, choice: Option<Choice>) {
	by(&other_platform(), Call::choose { platform: OTHER_PLATFORM, offering, choice });
}

/// An order that the platform brings.
fn brought(platform: OrgNumber, id: OfferingId, buyer: &str, shares: Shares) -> OrderOf<Test> {
	Order { platform, ..order(id, buyer, shares) }
}

fn buying(platform: OrgNumber, id: OfferingId) -> Call<Test> {
	filling(brought(platform, id, "Bob", 1), "Bob")
}

/// Whether Bob may buy there, which is told before, and then done.
fn sells(platform: OrgNumber, id: OfferingId) -> bool {
	let order = brought(platform, id, "Bob", 1);
	let hindrance = Crowdfunding::why_not(Proposal::Order(order));
	let (shown, _) = Crowdfunding::offerings_on(platform, 0, 100);
	let shown = shown.iter().any(|(other, _)| *other == id);
	match hindrance {
		None => {
			by(&account("Bob"), buying(platform, id));
			assert!(shown);
			true
		},
		Some(hindrance) => {
			assert_eq!(hindrance, Hindrance::NotOnPlatform);
			let error = hindered(Hindrance::NotOnPlatform);
			refused(&account("Bob"), buying(platform, id), error);
			assert!(!shown);
			false
		},
	}
}

#[test]
fn offering_should_be_sold_on_its_own_platform_whatever_its_policy() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale(cogs(), "Alice", 30);
		for syndication in [BY_HAND, kinds(&[]), Syndication::All] {
			by(&platform(), Call::set_syndication { platform: PLATFORM, syndication });
			assert!(sells(PLATFORM, id));
		}
	});
}

#[test]
fn offering_should_be_sold_where_the_policy_takes_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale(cogs(), "Alice", 30);
		assert!(!sells(OTHER_PLATFORM, id));
		takes(Syndication::All);
		assert!(sells(OTHER_PLATFORM, id));
		takes(kinds(&[AssetKind::Debt, AssetKind::RealEstate]));
		assert!(!sells(OTHER_PLATFORM, id));
		takes(kinds(&[AssetKind::Debt, AssetKind::Equity]));
		assert!(sells(OTHER_PLATFORM, id));
		takes(BY_HAND);
		assert!(!sells(OTHER_PLATFORM, id));
		assert!(!sells(NO_PLATFORM, id));
	});
}

#[test]
fn offering_should_be_sold_where_it_was_taken_and_not_where_it_was_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let (id, other) = (sale(asset, "Alice", 20), sale(asset, "Alice", 20));
		chooses(id, Some(Choice::Taken));
		assert!(sells(OTHER_PLATFORM, id));
		assert!(!sells(OTHER_PLATFORM, other));
		takes(Syndication::All);
		chooses(id, Some(Choice::Refused));
		assert!(!sells(OTHER_PLATFORM, id));
		assert!(sells(OTHER_PLATFORM, other));
		chooses(id, None);
		assert!(sells(OTHER_PLATFORM, id));
	});
}

#[test]
fn offering_should_not_be_sold_on_its_own_platform_when_that_refused_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale(cogs(), "Alice", 30);
		takes(Syndication::All);
		let choose =
			|choice| by(&platform(), Call::choose { platform: PLATFORM, offering: id, choice });
		choose(Some(Choice::Refused));
		by(
			&platform(),
			Call::set_syndication { platform: PLATFORM, syndication: Syndication::All },
		);
		assert!(!sells(PLATFORM, id));
		assert!(sells(OTHER_PLATFORM, id));
		choose(Some(Choice::Taken));
		assert!(sells(PLATFORM, id));
		choose(None);
		by(&platform(), Call::set_syndication { platform: PLATFORM, syndication: BY_HAND });
		assert!(sells(PLATFORM, id));
	});
}

#[test]
fn buyer_should_be_brought_by_the_people_of_the_platform_that_shows_the_offering() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale(cogs(), "Alice", 30);
		takes(Syndication::All);
		let call = buying(OTHER_PLATFORM, id);
		// Those of the posting platform don't speak for another.
		for who in [platform(), manager(), stranger()] {
			refused(&who, call.clone(), Error::<Test>::NotPlatform);
		}
		by(&other_platform(), call);
	});
}

#[test]
fn offering_should_be_sold_nowhere_by_a_platform_whose_number_changed_hands() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale(cogs(), "Alice", 30);
		takes(Syndication::All);
		chooses(id, Some(Choice::Taken));
		sell_number(OTHER_PLATFORM, &stranger());
		assert!(!sells(OTHER_PLATFORM, id));
		// A new admission begins anew: neither policy nor choice are the new owner's.
		root(Call::admit_platform { platform: OTHER_PLATFORM });
		assert!(!sells(OTHER_PLATFORM, id));
		let syndication = Syndication::All;
		by(&stranger(), Call::set_syndication { platform: OTHER_PLATFORM, syndication });
		assert!(sells(OTHER_PLATFORM, id));
	});
}

#[test]
fn offering_should_go_on_elsewhere_when_its_own_platform_is_none_any_more() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale(cogs(), "Alice", 30);
		takes(Syndication::All);
		sell_number(PLATFORM, &stranger());
		assert!(!sells(PLATFORM, id));
		assert!(sells(OTHER_PLATFORM, id));
		// Another owner did not post it: it is one of the others' for it.
		root(Call::admit_platform { platform: PLATFORM });
		assert!(!sells(PLATFORM, id));
		let syndication = Syndication::All;
		by(&stranger(), Call::set_syndication { platform: PLATFORM, syndication });
		assert!(sells(PLATFORM, id));
		root(Call::remove_platform { platform: PLATFORM });
		assert!(!sells(PLATFORM, id));
		assert!(sells(OTHER_PLATFORM, id));
		// Its seller can close it as ever.
		by(&account("Alice"), Call::cancel_offering { offering: id });
		assert_eq!(held(&platform(), HoldReason::Offering), 0);
	});
}

#[test]
fn backers_of_two_platforms_should_fill_one_campaign() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		takes(kinds(&[AssetKind::Equity]));
		let id = campaign(asset, "Cog", 30, Goal::AllOrNothing(30));
		pledge(id, "Bob", 10);
		let carols = brought(OTHER_PLATFORM, id, "Carol", 20);
		by(&other_platform(), pledging(carols, "Carol"));
		assert_eq!(pledge_row(id, "Carol").deposit.payer, other_platform());
		by(&stranger(), Call::close_offering { offering: id });
		settle(id, &["Bob", "Carol"]);
		let (own, others) = (chips(&platform()), chips(&other_platform()));
		for platform in [PLATFORM, OTHER_PLATFORM] {
			by(&stranger(), Call::pay_fees { offering: id, platform, tenure: 0 });
		}
		// Two for posting and one for bringing Bob, four for posting what Carol pledged; two for
		// bringing Carol.
		assert_eq!((chips(&platform()), chips(&other_platform())), (own + 7, others + 2));
		by(&stranger(), Call::pay_proceeds { offering: id });
		assert!(!Offerings::<Test>::contains_key(id));
		assert_eq!((shares_of(asset, "Bob"), shares_of(asset, "Carol")), (10, 20));
	});
}

#[test]
fn pledge_should_stand_when_the_platform_that_brought_it_shows_the_campaign_no_more() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		takes(Syndication::All);
		let id = campaign(asset, "Cog", 30, Goal::KeepItAll);
		let carols = || pledging(brought(OTHER_PLATFORM, id, "Carol", 20), "Carol");
		by(&account("Carol"), carols());
		chooses(id, Some(Choice::Refused));
		let more = pledging(brought(OTHER_PLATFORM, id, "Carol", 1), "Carol");
		let error = hindered(Hindrance::NotOnPlatform);
		refused(&account("Carol"), more, error);
		close(id);
		settle(id, &["Carol"]);
		assert_eq!(shares_of(asset, "Carol"), 20);
		assert_eq!(PlatformFees::<Test>::get(id, (OTHER_PLATFORM, 0)), Some(2));
	});
}

#[test]
fn choice_should_be_for_anyone_to_clear_when_the_offering_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale(cogs(), "Alice", 1);
		chooses(id, Some(Choice::Taken));
		let clearing = || Call::clear_choice { platform: OTHER_PLATFORM, offering: id };
		refused(&stranger(), clearing(), Error::<Test>::WrongState);
		by(&account("Bob"), buying(OTHER_PLATFORM, id));
		assert!(!Offerings::<Test>::contains_key(id));
		by(&stranger(), clearing());
		assert_eq!(held(&other_platform(), HoldReason::Choice), 0);
		assert_eq!(Choices::<Test>::iter().count(), 0);
	});
}
