// SPDX-License-Identifier: Apache-2.0

//! Proof that each invariant is noticed when it is broken.

use crate::{mock::*, *};
use frame_support::{assert_ok, traits::fungible::MutateHold, traits::tokens::Precision};
use hanse_support::Deposit;
use sp_core::H256;

/// An active asset, and a draft.
const ASSET: AssetId = 0;
const DRAFT: AssetId = 1;
/// A campaign that succeeded, of whose three backers one is settled and one is stranded; one that is
/// open, with a backer who has a place kept and one who holds already; and a sale, partly sold.
const SUCCEEDED: OfferingId = 0;
const COLLECTING: OfferingId = 1;
const ON_SALE: OfferingId = 2;
/// The first distribution is closed, the second one open and claimed in part.
const CLOSED: DistributionIndex = 1;
const OPEN: DistributionIndex = 2;
const MISSING: u64 = 99;

/// "Settled" got shares, "Waiting" did not yet, "Stranded" could not be paid back.
fn fill_campaign() {
	let terms = terms_of(ASSET, "Cog", SaleKind::Primary(Goal::KeepItAll), 100);
	post(OfferingTerms { closes: now() + 5, ..terms }, "Cog");
	pledge(SUCCEEDED, "Settled", 30);
	pledge(SUCCEEDED, "Waiting", 20);
	pledge(SUCCEEDED, "Stranded", 10);
	close(SUCCEEDED);
	by(&registrar(), Call::freeze_user { user: id("Stranded") });
	bar(&account("Stranded"));
	settle(SUCCEEDED, &["Settled", "Stranded"]);
	unbar(&account("Stranded"));
	assert_eq!(pledge_row(SUCCEEDED, "Stranded").state, PledgeState::Stranded);
	assert_eq!(offering(SUCCEEDED).unsettled, 20);
}

fn fill_distributions() {
	declare(ASSET, 10_000);
	record(ASSET, "Cog", "Buyer", 5);
	forward(50);
	declare(ASSET, 20_000);
	record(ASSET, "Cog", "Buyer", 5);
	forward(51);
	by(&stranger(), Call::close_distribution { asset: ASSET, index: CLOSED });
	claim(ASSET, "Alice", None);
	assert!(distribution(ASSET, OPEN).claimed > 0);
}

fn build_up() {
	let mut asset = new_asset("Cog", 0);
	(asset.terms.lock_up, asset.terms.max_holders) = (1_000, Some(20));
	let holders = [("Cog", 1_000), ("Alice", 300), ("Bob", 200)];
	assert_eq!(asset_with(asset, &holders), ASSET);
	// Its issuer sells from the start.
	set_asset(ASSET, |row| row.issuer_free = 0);
	assert_eq!(draft_of("Cog", 100), DRAFT);
	let holders = first_holders(&[("Alice", 30)]);
	by(&platform(), Call::add_holders { asset: DRAFT, holders });
	by(&certifier(), countersigning(&[certificate_id(ASSET, "Alice")]));
	fill_distributions();
	fill_campaign();
	campaign(ASSET, "Cog", 100, Goal::AllOrNothing(40));
	pledge(COLLECTING, "Backer", 20);
	pledge(COLLECTING, "Alice", 10);
	sale(ASSET, "Cog", 50);
	fill(ON_SALE, "Buyer", 10);
	let choice = Some(Choice::Taken);
	let call = Call::choose { platform: OTHER_PLATFORM, offering: ON_SALE, choice };
	by(&other_platform(), call);
	register("Contested");
	let registration = Registration { tag: tag("Contested"), ..registration("Double") };
	by(&platform(), registering_by(PLATFORM, registration, "Double"));
}

/// Breaks a rich state and expects the invariant of that number to notice.
fn broken(invariant: u32, spoil: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		build_up();
		Crowdfunding::do_try_state().unwrap();
		spoil();
		let message: &str = Crowdfunding::do_try_state().expect_err("it is noticed").into();
		assert!(message.starts_with(&format!("{invariant}: ")), "{invariant}, not {message}");
	});
}

fn spoil_certificate(id: CertificateId, spoil: impl FnOnce(&mut CertificateOf<Test>)) {
	Certificates::<Test>::mutate(id, |row| spoil(row.as_mut().unwrap()));
}

fn spoil_pledge(id: OfferingId, name: &str, spoil: impl FnOnce(&mut PledgeOf<Test>)) {
	Pledges::<Test>::mutate(id, self::id(name), |row| spoil(row.as_mut().unwrap()));
}

fn spoil_distribution(index: DistributionIndex, spoil: impl FnOnce(&mut DistributionOf<Test>)) {
	Distributions::<Test>::mutate(ASSET, index, |row| spoil(row.as_mut().unwrap()));
}

/// The certificate that Cog had before the one that holds.
fn superseded() -> CertificateId {
	certificate(certificate_id(ASSET, "Cog")).previous.unwrap()
}

#[test]
fn nothing_should_be_noticed_when_nothing_is_broken() {
	ExtBuilder::default().build_and_execute(build_up);
}

#[test]
fn first_invariant_should_be_noticed_when_shares_come_or_go() {
	broken(1, || set_holding(ASSET, "Bob", |row| row.shares += 1));
	broken(1, || set_holding(ASSET, "Bob", |row| row.shares -= 1));
	broken(1, || set_asset(ASSET, |row| row.registered -= 1));
	broken(1, || {
		set_asset(ASSET, |row| row.registered += 1);
		set_holding(ASSET, "Bob", |row| row.shares += 1);
	});
	broken(1, || set_asset(ASSET, |row| row.unclaimed -= 1));
	broken(1, || set_offering(SUCCEEDED, |row| row.unsettled -= 1));
	broken(1, || set_offering(SUCCEEDED, |row| row.state = OfferingState::Failed));
	broken(1, || set_offering(COLLECTING, |row| row.state = OfferingState::Succeeded));
	broken(1, || set_asset(DRAFT, |row| row.state = AssetState::Active));
	broken(1, || set_asset(DRAFT, |row| row.shares = 29));
	broken(1, || Assets::<Test>::remove(DRAFT));
	broken(1, || {
		let row = holding(ASSET, "Bob");
		Holdings::<Test>::insert(id("Bob"), MISSING, row);
	});
	broken(1, || Holdings::<Test>::remove(id("Bob"), ASSET));
}

#[test]
fn second_invariant_should_be_noticed_when_a_certificate_does_not_fit() {
	let current = || certificate_id(ASSET, "Alice");
	broken(2, || spoil_certificate(current(), |row| row.shares += 1));
	broken(2, || spoil_certificate(current(), |row| row.state = CertificateState::Superseded));
	broken(2, || {
		let state = CertificateState::Revoked(RevocationReason::Ordered);
		spoil_certificate(current(), |row| row.state = state);
	});
	broken(2, || spoil_certificate(current(), |row| row.user = id("Bob")));
	broken(2, || spoil_certificate(current(), |row| row.asset = DRAFT));
	broken(2, || Certificates::<Test>::remove(current()));
	broken(2, || {
		let other = certificate_id(ASSET, "Bob");
		set_holding(ASSET, "Alice", |row| row.certificate = other);
	});
	broken(2, || {
		let other = superseded();
		set_holding(ASSET, "Cog", |row| row.certificate = other);
	});
	broken(2, || spoil_certificate(superseded(), |row| row.state = CertificateState::Active));
	broken(2, || spoil_certificate(superseded(), |row| row.state = CertificateState::Provisional));
	broken(2, || NextSerial::<Test>::mutate(|next| *next -= 1));
	broken(2, || {
		let row = certificate(current());
		Certificates::<Test>::insert(H256([1; 32]), row);
	});
}

#[test]
fn third_invariant_should_be_noticed_when_holders_are_miscounted() {
	broken(3, || Holders::<Test>::remove(ASSET, id("Bob")));
	broken(3, || Holders::<Test>::insert(ASSET, id("Backer"), ()));
	broken(3, || Holders::<Test>::insert(MISSING, id("Bob"), ()));
	for asset in [ASSET, DRAFT] {
		broken(3, || set_asset(asset, |row| row.holders += 1));
		broken(3, || set_asset(asset, |row| row.holders -= 1));
		broken(3, || set_asset(asset, |row| row.places += 1));
	}
	broken(3, || set_asset(ASSET, |row| row.places -= 1));
	broken(3, || set_holding(ASSET, "Alice", |row| row.pledges -= 1));
	broken(3, || set_holding(ASSET, "Bob", |row| row.pledges += 1));
	broken(3, || Pledges::<Test>::remove(COLLECTING, id("Alice")));
	broken(3, || spoil_pledge(COLLECTING, "Backer", |row| row.place = Place::Held));
	broken(3, || spoil_pledge(COLLECTING, "Alice", |row| row.place = Place::Kept));
	broken(3, || spoil_pledge(SUCCEEDED, "Waiting", |row| row.state = PledgeState::Stranded));
	broken(3, || Pledges::<Test>::remove(COLLECTING, id("Backer")));
	broken(3, || Offerings::<Test>::remove(COLLECTING));
}

#[test]
fn fourth_invariant_should_be_noticed_when_shares_are_offered_wrongly() {
	broken(4, || set_holding(ASSET, "Cog", |row| row.offered += 1));
	broken(4, || set_holding(ASSET, "Cog", |row| row.offered -= 1));
	broken(4, || set_holding(ASSET, "Alice", |row| row.offered = 1));
	for offering in [ON_SALE, COLLECTING] {
		broken(4, || set_offering(offering, |row| row.terms.shares += 1));
		broken(4, || set_offering(offering, |row| row.state = OfferingState::Ended));
		broken(4, || set_offering(offering, |row| row.terms.seller = MISSING));
		broken(4, || set_offering(offering, |row| row.sold = row.terms.shares + 1));
	}
	broken(4, || set_offering(ON_SALE, |row| row.sold += 1));
	broken(4, || set_offering(ON_SALE, |row| row.terms.asset = DRAFT));
	broken(4, || set_asset(ASSET, |row| row.campaigns -= 1));
	broken(4, || set_asset(DRAFT, |row| row.campaigns += 1));
	broken(4, || Offerings::<Test>::remove(ON_SALE));
	broken(4, || set_holding(ASSET, "Bob", |row| row.lots[0].shares += 1));
	broken(4, || {
		let lot = Lot { until: 5_000, shares: 1 };
		set_holding(ASSET, "Bob", |row| row.lots.try_push(lot).unwrap());
	});
	broken(4, || {
		let shares = holding(ASSET, "Cog").shares + 1;
		let offered = holding(ASSET, "Cog").offered;
		set_holding(ASSET, "Cog", |row| row.offered = shares);
		set_offering(ON_SALE, |row| row.terms.shares += shares - offered);
	});
}

#[test]
fn fifth_invariant_should_be_noticed_when_an_escrow_is_not_what_it_is_for() {
	for offering in [SUCCEEDED, COLLECTING] {
		broken(5, || set_offering(offering, |row| row.escrow += 1));
		broken(5, || set_offering(offering, |row| row.escrow -= 1));
		broken(5, || set_offering(offering, |row| row.earned += 1));
		broken(5, || set_offering(offering, |row| row.pledges += 1));
		broken(5, || set_offering(offering, |row| row.pledges -= 1));
		broken(5, || set_offering(offering, |row| row.endowment += 1));
		broken(5, || PlatformFees::<Test>::insert(offering, (OTHER_PLATFORM, 0), 1));
		broken(5, || {
			let pot = Crowdfunding::campaign_account(offering);
			set_money(&CHIPS, &pot, chips(&pot) - 1);
		});
		broken(5, || set_offering(offering, |row| row.terms.currency = NATIVE));
	}
	broken(5, || set_offering(COLLECTING, |row| row.unsettled += 1));
	broken(5, || set_offering(ON_SALE, |row| row.unsettled += 1));
	broken(5, || set_offering(ON_SALE, |row| row.escrow += 1));
	broken(5, || PlatformFees::<Test>::remove(SUCCEEDED, (PLATFORM, 0)));
	broken(5, || PlatformFees::<Test>::insert(MISSING, (PLATFORM, 0), 1));
	broken(5, || PlatformFees::<Test>::swap(SUCCEEDED, (PLATFORM, 0), SUCCEEDED, (PLATFORM, 1)));
	broken(5, || PlatformOwners::<Test>::remove(PLATFORM, 0));
	for (offering, name) in
		[(COLLECTING, "Backer"), (SUCCEEDED, "Waiting"), (SUCCEEDED, "Stranded")]
	{
		broken(5, || spoil_pledge(offering, name, |row| row.amount += 1));
		broken(5, || spoil_pledge(offering, name, |row| row.fee = row.amount + 1));
	}
	broken(5, || spoil_pledge(COLLECTING, "Backer", |row| row.shares += 1));
	broken(5, || {
		Pledges::<Test>::remove(COLLECTING, id("Alice"));
		set_holding(ASSET, "Alice", |row| row.pledges -= 1);
	});
	broken(5, || Pledges::<Test>::remove(SUCCEEDED, id("Stranded")));
	broken(5, || Prospectuses::<Test>::remove(ON_SALE));
}

#[test]
fn accounts_should_be_sound_when_strangers_send_money_there() {
	ExtBuilder::default().build_and_execute(|| {
		build_up();
		let pots = [
			Crowdfunding::campaign_account(COLLECTING),
			Crowdfunding::distribution_account(ASSET, OPEN),
		];
		for pot in pots {
			set_money(&CHIPS, &pot, chips(&pot) + 5);
			set_money(&NATIVE, &pot, free(&pot) + 50);
		}
	});
}

#[test]
fn sixth_invariant_should_be_noticed_when_a_distribution_is_not_covered() {
	broken(6, || spoil_distribution(OPEN, |row| row.claimed = row.amount + 1));
	broken(6, || spoil_distribution(OPEN, |row| row.claimed -= 1));
	broken(6, || spoil_distribution(OPEN, |row| row.endowment += 1));
	broken(6, || {
		let pot = Crowdfunding::distribution_account(ASSET, OPEN);
		set_money(&CHIPS, &pot, chips(&pot) - 1);
	});
	broken(6, || set_asset(ASSET, |row| row.open_distributions += 1));
	broken(6, || set_asset(ASSET, |row| row.open_distributions -= 1));
	broken(6, || set_asset(DRAFT, |row| row.open_distributions += 1));
	broken(6, || set_asset(ASSET, |row| row.distributions = 1));
	broken(6, || Distributions::<Test>::remove(ASSET, OPEN));
	broken(6, || {
		let part = WithheldPart { currency: CHIPS, amount: 1 };
		WithheldParts::<Test>::insert((ASSET, id("Alice")), OPEN, part);
	});
	broken(6, || {
		let row = distribution(ASSET, OPEN);
		Distributions::<Test>::insert(ASSET, 0, row);
	});
	broken(6, || {
		let row = distribution(ASSET, OPEN);
		Distributions::<Test>::insert(MISSING, 1, row);
	});
}

#[test]
fn seventh_invariant_should_be_noticed_when_a_user_is_not_found() {
	let space = (REGISTRAR, 0);
	broken(7, || UsersByAccount::<Test>::remove(account("Alice")));
	broken(7, || UsersByAccount::<Test>::insert(account("Alice"), id("Bob")));
	broken(7, || UsersByAccount::<Test>::insert(stranger(), id("Bob")));
	broken(7, || UsersByAccount::<Test>::insert(stranger(), MISSING));
	broken(7, || set_user(id("Alice"), |row| row.account = stranger()));
	broken(7, || UsersByTag::<Test>::remove(space, tag("Alice")));
	broken(7, || UsersByTag::<Test>::insert(space, tag("Alice"), id("Bob")));
	broken(7, || UsersByTag::<Test>::insert(space, tag("Other"), id("Bob")));
	broken(7, || UsersByTag::<Test>::insert(space, tag("Other"), MISSING));
	broken(7, || UsersByTag::<Test>::insert((REGISTRAR, 1), tag("Alice"), id("Alice")));
	broken(7, || set_user(id("Alice"), |row| row.identity.tag = [0; 32]));
	broken(7, || set_user(id("Alice"), |row| row.identity.prf_version = 1));
	broken(7, || set_user(id("Alice"), |row| row.identity.registrar = CERTIFIER));
	broken(7, || {
		Authorities::<Test>::mutate(REGISTRAR, |row| row.as_mut().unwrap().prf_version = 2);
	});
	broken(7, || Users::<Test>::remove(id("Contested")));
	broken(7, || set_user(id("Contested"), |row| row.contested = None));
	broken(7, || set_user(id("Alice"), |row| row.contested = Some(1)));
	broken(7, || {
		Claims::<Test>::take(id("Contested")).unwrap();
	});
	broken(7, || {
		let claim = Claims::<Test>::get(id("Contested")).unwrap();
		let deposit = Deposit { amount: 0, ..claim.deposit.clone() };
		Claims::<Test>::insert(MISSING, Claim { deposit, ..claim });
	});
}

#[test]
fn eighth_invariant_should_be_noticed_when_others_wait_than_the_provisional() {
	let provisional = || certificate_id(ASSET, "Bob");
	let serial = || certificate(provisional()).serial;
	broken(8, || Awaiting::<Test>::remove(CERTIFIER, serial()));
	broken(8, || Awaiting::<Test>::insert(REGISTRAR, serial(), provisional()));
	broken(8, || Awaiting::<Test>::insert(CERTIFIER, 999, provisional()));
	broken(8, || Awaiting::<Test>::insert(CERTIFIER, serial(), certificate_id(ASSET, "Alice")));
	broken(8, || {
		let active = certificate_id(ASSET, "Alice");
		Awaiting::<Test>::insert(CERTIFIER, certificate(active).serial, active);
	});
	broken(8, || Awaiting::<Test>::insert(CERTIFIER, 999, H256([1; 32])));
	broken(8, || spoil_certificate(provisional(), |row| row.state = CertificateState::Active));
	broken(8, || spoil_certificate(provisional(), |row| row.certifier = REGISTRAR));
	broken(8, || {
		let active = certificate_id(ASSET, "Alice");
		spoil_certificate(active, |row| row.state = CertificateState::Provisional);
	});
}

#[test]
fn ninth_invariant_should_be_noticed_when_a_deposit_differs_from_its_hold() {
	broken(9, || set_user(id("Alice"), |row| row.deposit.amount += 1));
	broken(9, || set_user(id("Alice"), |row| row.deposit.payer = stranger()));
	broken(9, || {
		Claims::<Test>::mutate(id("Contested"), |row| row.as_mut().unwrap().deposit.amount += 1);
	});
	broken(9, || {
		Details::<Test>::mutate(ASSET, |row| row.as_mut().unwrap().deposit.amount -= 1);
	});
	broken(9, || set_offering(ON_SALE, |row| row.deposit.amount += 1));
	broken(9, || spoil_pledge(COLLECTING, "Backer", |row| row.deposit.amount += 1));
	broken(9, || spoil_pledge(SUCCEEDED, "Stranded", |row| row.deposit.amount -= 1));
	broken(9, || {
		Choices::<Test>::mutate(OTHER_PLATFORM, ON_SALE, |row| {
			row.as_mut().unwrap().deposit.amount += 1;
		});
	});
	broken(9, || spoil_distribution(OPEN, |row| row.deposit.amount += 1));
	for (who, reason) in [
		(platform(), HoldReason::User),
		(platform(), HoldReason::Asset),
		(platform(), HoldReason::Offering),
		(account("Backer"), HoldReason::Pledge),
		(other_platform(), HoldReason::Choice),
		(account("Cog"), HoldReason::Distribution),
	] {
		broken(9, || {
			assert_ok!(Balances::release(&reason.into(), &who, 1, Precision::Exact));
		});
		broken(9, || {
			assert_ok!(Balances::hold(&reason.into(), &who, 1));
		});
	}
}

#[test]
fn tenth_invariant_should_be_noticed_when_snapshots_overlap() {
	let key = || (ASSET, id("Cog"));
	let spoil = |until, spoil: fn(&mut Snapshot)| {
		Snapshots::<Test>::mutate(key(), until, |row| spoil(row.as_mut().unwrap()));
	};
	let behind = || Snapshot { after: 2, shares: 1 };
	broken(10, || spoil(1, |row| row.after = 1));
	broken(10, || spoil(2, |row| row.after = 0));
	broken(10, || Snapshots::<Test>::insert(key(), 3, behind()));
	broken(10, || {
		Snapshots::<Test>::insert((ASSET, id("Alice")), 1, Snapshot { after: 0, shares: 1 })
	});
	broken(10, || Snapshots::<Test>::insert((ASSET, MISSING), 3, behind()));
	broken(10, || {
		Snapshots::<Test>::insert((MISSING, id("Alice")), 1, Snapshot { after: 0, shares: 1 })
	});
}
