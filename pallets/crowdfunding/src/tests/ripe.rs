// SPDX-License-Identifier: Apache-2.0

//! What calls would bite on, for the storm: what is ripe, and what has to come before.

use crate::{mock::*, *};
use hanse_support::{OrgDirectory, OrgNumber};
use sp_core::sr25519;
use sp_runtime::AccountId32;
use std::{cell::RefCell, collections::BTreeMap};

pub const CALLS: u8 = 49;
/// As many wrong signatures as lock a user.
pub const LOCK: u8 = CALLS;
/// Another identity under a tag that is taken.
pub const CONTEST: u8 = CALLS + 1;
/// A campaign, as against any offering.
pub const CAMPAIGN: u8 = CALLS + 2;
/// A backer who is barred when the money of his campaign goes back.
pub const STRAND: u8 = CALLS + 3;
/// A campaign with backers is given up, or comes to its end.
pub const ABANDON: u8 = CALLS + 4;
pub const FINISH: u8 = CALLS + 5;
/// A holder has another name.
pub const RENAME: u8 = CALLS + 6;

pub const PLATFORMS: [OrgNumber; 3] = [PLATFORM, OTHER_PLATFORM, NO_PLATFORM];
/// Accounts that may become users.
pub const CROWD: u64 = 14;

thread_local! {
	static KNOWN: RefCell<BTreeMap<AccountId32, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Notes whose account or key it is, so that it can sign whenever it is found in a row.
pub fn note(name: &str) -> AccountId32 {
	let who = account(name);
	KNOWN.with_borrow_mut(|known| known.insert(who.clone(), name.into()));
	who
}

/// Every account that was noted.
pub fn noted() -> Vec<AccountId32> {
	KNOWN.with_borrow(|known| known.keys().cloned().collect())
}

pub fn pair_of(who: &AccountId32) -> sr25519::Pair {
	let name = KNOWN.with_borrow(|known| known.get(who).cloned());
	pair(name.as_deref().unwrap_or("Mallory"))
}

/// What a call is about: an id, or two.
pub type Target = (u64, u64);

pub fn one_of<Row: Clone>(rows: &[Row], index: u64) -> Option<Row> {
	let at = index.checked_rem(rows.len() as u64)?;
	Some(rows[at as usize].clone())
}

/// Who speaks for a platform, admitted or not.
pub fn owner(platform: OrgNumber) -> AccountId32 {
	Directory::current(platform).map_or_else(stranger, |standing| standing.owner)
}

pub fn is_platform(platform: OrgNumber) -> bool {
	Crowdfunding::current_platform(platform).is_ok()
}

/// The account in charge of an authority's duties.
pub fn charged(authority: AuthorityId) -> Option<AccountId32> {
	Crowdfunding::in_charge(authority).ok().map(|row| row.account)
}

pub fn users(fits: impl Fn(UserId, &UserOf<Test>) -> bool) -> Vec<Target> {
	let rows = Users::<Test>::iter().filter(|(id, row)| fits(*id, row));
	rows.map(|(id, _)| (id, 0)).collect()
}

/// Users in whose matters somebody can act as registrar.
pub fn wards(fits: impl Fn(UserId, &UserOf<Test>) -> bool) -> Vec<Target> {
	users(|id, row| charged(row.identity.registrar).is_some() && fits(id, row))
}

pub fn trades(row: &UserOf<Test>) -> bool {
	row.status() == UserStatus::Confirmed && row.trading.locked.is_none()
}

pub fn assets(fits: impl Fn(AssetId, &AssetOf<Test>) -> bool) -> Vec<Target> {
	let rows = Assets::<Test>::iter().filter(|(id, row)| fits(*id, row));
	rows.map(|(id, _)| (id, 0)).collect()
}

pub fn holdings(fits: impl Fn(AssetId, &HoldingOf<Test>) -> bool) -> Vec<Target> {
	let rows = Holdings::<Test>::iter().filter(|(_, asset, row)| fits(*asset, row));
	rows.map(|(user, asset, _)| (asset, user)).collect()
}

pub fn offerings(fits: impl Fn(OfferingId, &OfferingOf<Test>) -> bool) -> Vec<Target> {
	let rows = Offerings::<Test>::iter().filter(|(id, row)| fits(*id, row));
	rows.map(|(id, _)| (id, 0)).collect()
}

pub fn pledges(fits: impl Fn(&OfferingOf<Test>, &PledgeOf<Test>) -> bool) -> Vec<Target> {
	let rows = Pledges::<Test>::iter().filter_map(|(id, user, row)| {
		let offering = Offerings::<Test>::get(id)?;
		fits(&offering, &row).then_some((id, user))
	});
	rows.collect()
}

/// Shares that a user could offer.
pub fn free_shares(row: &HoldingOf<Test>) -> Shares {
	row.free(now())
}

pub fn numbers(fits: impl Fn(OrgNumber) -> bool) -> Vec<Target> {
	let fit = |at: &u64| fits(PLATFORMS[*at as usize]);
	(0..PLATFORMS.len() as u64).filter(fit).map(|at| (at, 0)).collect()
}

pub fn authorities(fits: impl Fn(AuthorityId, &AuthorityOf<Test>) -> bool) -> Vec<Target> {
	let rows = Authorities::<Test>::iter().filter(|(id, row)| fits(*id, row));
	rows.map(|(id, _)| (id.into(), 0)).collect()
}

pub fn admitted(row: &AuthorityOf<Test>) -> bool {
	row.state == AuthorityState::Admitted
}

/// Another authority of the same role that is admitted.
pub fn colleague(authority: AuthorityId) -> Option<AuthorityId> {
	let role = Authorities::<Test>::get(authority)?.role;
	let mut rows = Authorities::<Test>::iter();
	rows.find(|(id, row)| *id != authority && admitted(row) && row.role == role).map(|one| one.0)
}

/// An order that nothing keeps from being made: some of what is left, by a platform that may bring
/// the buyer.
pub fn possible_order(offering: OfferingId, buyer: UserId, seed: u64) -> Option<OrderOf<Test>> {
	let row = Offerings::<Test>::get(offering)?;
	let left = row.terms.shares - row.sold;
	let shares = (1 + seed % left.max(1)).max(row.terms.least).min(left);
	let earlier = Pledges::<Test>::get(offering, buyer).map(|pledge| pledge.platform);
	let mut brings: Vec<_> = PLATFORMS.into_iter().filter(|one| is_platform(*one)).collect();
	let first = (seed % 3) as usize % brings.len().max(1);
	brings.rotate_left(first);
	let brings = earlier.map_or(brings, |platform| vec![platform]);
	let order = |platform| Order { offering, buyer, shares, price: row.terms.price, platform };
	let possible = |order: &OrderOf<Test>| Crowdfunding::why_not(Proposal::Order(*order)).is_none();
	brings.into_iter().map(order).find(possible)
}

/// Offerings of a kind of sale with users who could buy.
pub fn orders(primary: bool) -> Vec<Target> {
	let fits = |_: OfferingId, row: &OfferingOf<Test>| {
		matches!(row.terms.kind, SaleKind::Primary(_)) == primary
			&& row.state == OfferingState::Open
			&& row.sold < row.terms.shares
	};
	let mut found = Vec::new();
	for (offering, _) in offerings(fits) {
		let buyers = users(|user, row| trades(row) && possible_order(offering, user, 0).is_some());
		found.extend(buyers.into_iter().map(|(user, _)| (offering, user)));
	}
	found
}

pub fn is_over(row: &OfferingOf<Test>) -> bool {
	now() > row.terms.closes || (row.state == OfferingState::Open && row.sold == row.terms.shares)
}

pub fn is_live(row: &OfferingOf<Test>) -> bool {
	matches!(row.state, OfferingState::Open | OfferingState::Frozen)
}

/// Whether a seller may give an offering up: not, where it only waits to be closed with success.
pub fn is_given_up(row: &OfferingOf<Test>) -> bool {
	let met = match row.terms.kind {
		SaleKind::Primary(Goal::AllOrNothing(least)) => row.sold >= least,
		SaleKind::Primary(Goal::KeepItAll) => row.sold > 0,
		SaleKind::Secondary => false,
	};
	is_live(row) && (row.state == OfferingState::Frozen || !(met && is_over(row)))
}

/// Whether the registrar lets a user be paid.
pub fn is_payable(user: UserId) -> bool {
	user_row(user).frozen.is_none()
}

pub fn has_backers(row: &OfferingOf<Test>) -> bool {
	matches!(row.terms.kind, SaleKind::Primary(_)) && row.pledges > 0
}

/// Snapshots that no open distribution needs.
pub fn spent_snapshots() -> Vec<((AssetId, UserId), DistributionIndex)> {
	let spent = |asset, until, after: u32| {
		(after + 1..=until).all(|index| !Distributions::<Test>::contains_key(asset, index))
	};
	let rows = Snapshots::<Test>::iter()
		.filter(|((asset, _), until, row)| spent(*asset, *until, row.after));
	rows.map(|(key, until, _)| (key, until)).collect()
}

/// What a call would bite on.
pub fn targets(kind: u8) -> Vec<Target> {
	match kind {
		0..=4 => platform_targets(kind),
		5..=8 => authority_targets(kind),
		9..=21 | LOCK | CONTEST | RENAME => people_targets(kind),
		22..=32 => asset_targets(kind),
		45..=48 => distribution_targets(kind),
		_ => sale_targets(kind),
	}
}

pub fn platform_targets(kind: u8) -> Vec<Target> {
	match kind {
		0 => numbers(|number| !is_platform(number)),
		1 => numbers(|number| number != PLATFORM && Platforms::<Test>::contains_key(number)),
		2 => numbers(is_platform),
		3 => {
			let live = offerings(|_, row| is_live(row));
			let pairs = numbers(is_platform).into_iter();
			pairs.flat_map(|(at, _)| live.iter().map(move |one| (at, one.0))).collect()
		},
		_ => {
			let rows = Choices::<Test>::iter().filter(|(number, offering, row)| {
				let own = Directory::current(*number).is_some_and(|one| one.tenure == row.tenure);
				!own || !Offerings::<Test>::contains_key(offering)
			});
			let index = |number| PLATFORMS.iter().position(|one| *one == number);
			rows.filter_map(|(number, offering, _)| Some((index(number)? as u64, offering)))
				.collect()
		},
	}
}

pub fn authority_targets(kind: u8) -> Vec<Target> {
	match kind {
		5 => vec![(0, 0)],
		6 => authorities(|_, row| admitted(row)),
		7 => authorities(|id, row| {
			colleague(id).is_some() && (admitted(row) || charged(id).is_none())
		}),
		_ => authorities(|id, row| {
			let before = row.prf_version.checked_sub(1);
			let retagged = before.is_none_or(|before| !Crowdfunding::has_tags(id, before));
			admitted(row) && row.role.is_registrar() && retagged
		}),
	}
}

/// The number of somebody who is no user and no claimant yet.
pub fn newcomers() -> Vec<Target> {
	if numbers(is_platform).is_empty() || registrars().is_empty() || certifiers().is_empty() {
		return Vec::new();
	}
	let claimed: Vec<_> =
		Claims::<Test>::iter_values().map(|claim| claim.registration.account).collect();
	let free = |at: &u64| {
		let who = account(&format!("P{at}"));
		!UsersByAccount::<Test>::contains_key(&who) && !claimed.contains(&who)
	};
	(0..CROWD).filter(free).map(|at| (at, 0)).collect()
}

pub fn registrars() -> Vec<Target> {
	authorities(|_, row| admitted(row) && row.role.is_registrar())
}

pub fn certifiers() -> Vec<Target> {
	authorities(|_, row| admitted(row) && !row.role.is_registrar())
}

/// Users whose tag somebody else could bring now.
pub fn contestable() -> Vec<Target> {
	if newcomers().is_empty() {
		return Vec::new();
	}
	users(|_, row| {
		let registrar = Authorities::<Test>::get(row.identity.registrar).unwrap();
		row.contested.is_none() && admitted(&registrar)
	})
}

pub fn people_targets(kind: u8) -> Vec<Target> {
	match kind {
		9 => newcomers(),
		CONTEST => contestable(),
		10 => users(|_, row| awaited(row).is_some()),
		11 => wards(|id, _| Claims::<Test>::contains_key(id)),
		12 | 13 => wards(|_, row| row.contested.is_none()),
		14 => users(|_, row| {
			let holds = row.identity.at_certifier == Opening::Held;
			holds && charged(row.identity.certifier).is_some()
		}),
		15 => wards(|_, _| true),
		16 => wards(|_, row| row.frozen.is_none()),
		17 => wards(|_, row| row.frozen.is_some()),
		18 => users(|_, _| true),
		19 | 20 => wards(|_, row| row.trading.waiting(now()).is_some()),
		21 => wards(|_, row| row.trading.locked.is_some()),
		RENAME => {
			let mut found = wards(|_, row| row.contested.is_none());
			let holders: Vec<_> = Holdings::<Test>::iter().map(|(user, ..)| user).collect();
			found.retain(|(user, _)| holders.contains(user));
			found
		},
		_ => [orders(false), orders(true)].concat(),
	}
}

/// Who has to confirm an identity next.
pub fn awaited(row: &UserOf<Test>) -> Option<AccountId32> {
	let identity = &row.identity;
	let registrar = (identity.at_registrar, identity.registrar);
	let certifier = (identity.at_certifier, identity.certifier);
	let waiting = [registrar, certifier].into_iter().filter(|one| one.0 == Opening::Awaited);
	let platform = Crowdfunding::current_platform(row.platform).ok().filter(|platform| {
		identity.at_platform == Opening::Awaited && platform.tenure == row.tenure
	});
	let platform = platform.map(|_| owner(row.platform));
	waiting.filter_map(|one| charged(one.1)).next().or(platform)
}

/// Whether its platform still speaks for an asset.
pub fn is_spoken_for(row: &AssetOf<Test>) -> bool {
	let platform = Crowdfunding::current_platform(row.platform);
	platform.is_ok_and(|platform| platform.tenure == row.tenure)
}

pub fn is_draft(row: &AssetOf<Test>) -> bool {
	row.state == AssetState::Draft && is_spoken_for(row)
}

pub fn current_certificates(fits: impl Fn(&CertificateOf<Test>) -> bool) -> Vec<Target> {
	holdings(|_, row| row.shares > 0 && fits(&certificate(row.certificate)))
}

pub fn asset_targets(kind: u8) -> Vec<Target> {
	let watched = |asset| asset_row(asset).state == AssetState::Active && guard_of(asset).is_some();
	match kind {
		22 if users(|_, row| trades(row)).is_empty() => Vec::new(),
		22 => numbers(is_platform),
		23 => assets(|_, row| is_draft(row) && row.registered < row.shares),
		24 => assets(|_, row| is_draft(row) && row.registered == row.shares),
		25 => assets(|_, row| is_draft(row) && row.registered == 0),
		26 => assets(|_, row| is_spoken_for(row) && row.campaigns == 0),
		27 => holdings(|asset, row| row.shares > 0 && row.frozen.is_none() && watched(asset)),
		28 => holdings(|asset, row| row.frozen.is_some() && watched(asset)),
		29 => holdings(|asset, row| row.shares > row.offered && watched(asset)),
		30 => {
			let rows = Awaiting::<Test>::iter().filter(|one| charged(one.0).is_some());
			rows.map(|(certifier, serial, _)| (certifier.into(), serial)).collect()
		},
		31 => current_certificates(|row| guard_of(row.asset).is_some()),
		_ => current_certificates(|row| user_row(row.user).identity.commitment != row.identity),
	}
}

/// The registrar's account of an asset.
pub fn guard_of(asset: AssetId) -> Option<AccountId32> {
	charged(Assets::<Test>::get(asset)?.registrar)
}

pub fn sells_in_campaigns_only(asset: AssetId, user: UserId) -> bool {
	let row = asset_row(asset);
	row.issuer == user && now() < row.issuer_free
}

pub fn sale_targets(kind: u8) -> Vec<Target> {
	let guarded = |row: &OfferingOf<Test>| guard_of(row.terms.asset).is_some();
	let settling = |row: &OfferingOf<Test>| {
		matches!(row.state, OfferingState::Succeeded | OfferingState::Failed)
	};
	let seller = |row: &HoldingOf<Test>| row.frozen.is_none() && free_shares(row) > 0;
	let active = |asset| asset_row(asset).state == AssetState::Active;
	match kind {
		_ if numbers(is_platform).is_empty() => Vec::new(),
		33 | 36 | CAMPAIGN => {
			let mut found = holdings(|asset, row| active(asset) && seller(row));
			found.retain(|(_, user)| trades(&user_row(*user)));
			found.retain(|(asset, user)| kind != CAMPAIGN || asset_row(*asset).issuer == *user);
			found.retain(|(asset, user)| kind != 36 || !sells_in_campaigns_only(*asset, *user));
			found
		},
		34 => orders(true),
		35 => orders(false),
		37 => offerings(|_, row| is_live(row)),
		38 => offerings(|_, row| is_given_up(row)),
		39 => offerings(|_, row| row.state == OfferingState::Open && guarded(row)),
		40 => offerings(|_, row| row.state == OfferingState::Frozen && guarded(row)),
		41 => pledges(|row, pledge| settling(row) && pledge.state == PledgeState::Open),
		STRAND => pledges(|row, pledge| {
			row.state == OfferingState::Failed && pledge.state == PledgeState::Open
		}),
		ABANDON => offerings(|_, row| is_given_up(row) && has_backers(row)),
		FINISH => offerings(|_, row| row.state == OfferingState::Open && has_backers(row)),
		42 => {
			let mut found = pledges(|_, pledge| pledge.state == PledgeState::Stranded);
			found.retain(|(_, user)| is_payable(*user));
			found
		},
		43 => offerings(|_, row| row.earned > 0 && is_payable(row.terms.seller)),
		_ => {
			let rows = PlatformFees::<Test>::iter();
			rows.filter_map(|(id, brought, _)| Some((id, tenure_target(brought)?))).collect()
		},
	}
}

/// A platform in a tenure of its number as one number.
fn tenure_target((number, tenure): (OrgNumber, u32)) -> Option<u64> {
	let index = PLATFORMS.iter().position(|one| *one == number)?;
	Some((index + PLATFORMS.len() * tenure as usize) as u64)
}

/// What [`tenure_target`] was made of.
pub fn platform_in(target: u64) -> (OrgNumber, u32) {
	let all = PLATFORMS.len() as u64;
	(PLATFORMS[(target % all) as usize], (target / all) as u32)
}

pub fn distribution_targets(kind: u8) -> Vec<Target> {
	match kind {
		45 => assets(|_, row| {
			row.state == AssetState::Active && row.open_distributions < MAX_OPEN_DISTRIBUTIONS
		}),
		46 => {
			let mut found = holdings(|_, _| true);
			found.retain(|(asset, user)| !Crowdfunding::claimable(*asset, *user).is_empty());
			found
		},
		47 => {
			let rows = Distributions::<Test>::iter_keys()
				.filter(|(asset, _)| is_payable(asset_row(*asset).issuer));
			rows.map(|(asset, index)| (asset, index.into())).collect()
		},
		_ => spent_snapshots().into_iter().map(|(key, _)| key).collect(),
	}
}

/// The call that brings nearer what another one needs.
pub fn leading_to(kind: u8) -> u8 {
	match kind {
		0 => 1,
		1 | 2 => 0,
		3 | 35 => 33,
		4 if Choices::<Test>::iter_keys().next().is_some() => 38,
		4 => 3,
		7 => 5,
		9 | CONTEST => 5,
		10 => 12,
		11 => CONTEST,
		12..=16 | 18 => 9,
		17 => 16,
		19 | 20 => 18,
		21 => LOCK,
		23 | 25 | 26 => 22,
		24 => 23,
		28 => 27,
		29 | 31 | 33 | 36 | CAMPAIGN if !targets(17).is_empty() => 17,
		29 | 31 | 33 | 36 | CAMPAIGN if !targets(21).is_empty() => 21,
		29 | 31 | 33 | 36 | CAMPAIGN if !targets(10).is_empty() => 10,
		29 | 31 | 33 | 36 | CAMPAIGN => 24,
		30 => 31,
		32 => RENAME,
		RENAME => 36,
		LOCK => 33,
		34 => CAMPAIGN,
		37..=39 => 33,
		40 => 39,
		41 => FINISH,
		STRAND => ABANDON,
		ABANDON | FINISH => 34,
		42 => STRAND,
		43 | 44 => 41,
		45 if !targets(41).is_empty() => 41,
		45 => 24,
		46 | 47 => 45,
		48 if Snapshots::<Test>::iter_keys().next().is_some() => 47,
		48 if !targets(46).is_empty() => 36,
		48 => 45,
		_ => 9,
	}
}
