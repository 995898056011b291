// SPDX-License-Identifier: Apache-2.0

//! Crowdfunding in the storm: platforms, authorities and users, and the calls on them that bite.
//! Assets, offerings and distributions are in [`super::campaigns`].

use super::{chips::Pens, own::Drawn, By, Storm, NEWCOMERS};
use crate::{
	actors::Actor,
	chain::Chain,
	chips::{by_root, pen, Pen},
	crowdfunding::*,
	orgs::{handle, org, profile, SALT},
};
use hanse_runtime::{
	configs::parameters::CrowdfundingTermsInBounds, constants::UNIT, AccountId, Balance, Balances,
	BlockNumber, Crowdfunding, OrgNumbers, Runtime, RuntimeOrigin,
};
use hanse_support::OrgNumber;
use pallet_collective::{Instance1, RawOrigin};
use pallet_crowdfunding::{
	AssetKind, Authorities, AuthorityId, AuthorityRole, AuthorityState, Call, ConflictRuling,
	Identity, Opening, PlatformOwners, Syndication, Terms, UserId, UserKind, UserStatus,
	UsersByAccount,
};
use pallet_org_numbers::COMMIT_MATURITY;
use rand::{seq::SliceRandom, Rng};
use sp_core::H256;
use sp_runtime::traits::Get;

/// Users of the first hour, who have money of every kind: user and actor have the same number.
pub(super) const CORE: u64 = 12;
/// Others in play: those who joined last.
const LATEST: u64 = 36;
/// Who does what in the beginning, among the payers.
const REGISTRARS: [usize; 2] = [2, 3];
const CERTIFIERS: [usize; 2] = [4, 5];
const FIRST_SITE: usize = 16;
const SITES: usize = 4;
/// The fewest platforms and authorities of each role that are left alone.
const FEWEST: usize = 3;
/// Authorities beyond which most are left to be.
const MOST_KEEPERS: usize = 12;
/// Keys of authorities, and keys that users change to.
const KEEPER_PENS: usize = 4;
const NEXT_PENS: usize = 6;
/// How often a call that would succeed is looked for.
const TRIES: usize = 6;
/// Native tokens of a newcomer.
const POCKET: Balance = 1_000 * UNIT;

/// A call and who makes it.
pub(super) type Bite = Option<(Call<Runtime>, By)>;

fn keeper_pen(at: usize) -> Pen {
	pen(&format!("storm-keeper/{at}"), at)
}

fn next_pen(at: usize) -> Pen {
	pen(&format!("storm-next/{at}"), at)
}

/// The keys of the authorities and those that users trade with, by account id.
pub(super) fn pens(actors: &[Actor]) -> Pens {
	let users = actors.iter().map(|actor| person(&actor.name).pen);
	let keepers = (0..KEEPER_PENS).map(keeper_pen);
	let next = (0..NEXT_PENS).map(next_pen);
	users.chain(keepers).chain(next).map(|pen| (pen.account(), pen)).collect()
}

/// Terms under which everything happens within a few blocks.
fn terms() -> Terms<Balance, BlockNumber> {
	Terms { distribution: 2, ..short_crowd_terms() }
}

fn set_storm_terms(chain: &mut Chain) {
	let council: RuntimeOrigin = RawOrigin::<AccountId, Instance1>::Members(4, 5).into();
	chain.dispatch(council, set_crowd_terms(terms())).expect("the council may");
}

fn by(chain: &mut Chain, who: &Actor, call: impl Into<hanse_runtime::RuntimeCall>) {
	let origin = RuntimeOrigin::signed(who.account.clone());
	chain.dispatch(origin, call).unwrap_or_else(|error| panic!("{}: {error:?}", who.name));
}

/// Platforms, authorities, users and some assets.
pub(super) fn open(chain: &mut Chain, actors: &[Actor]) {
	set_storm_terms(chain);
	let owners = &actors[FIRST_SITE..FIRST_SITE + SITES];
	let numbers = register_all(chain, owners, "crowd");
	for platform in &numbers {
		by_root(chain, crowd(Call::admit_platform { platform: *platform }));
	}
	let registrars = REGISTRARS.map(|at| (at, REGISTRAR));
	let certifiers = CERTIFIERS.map(|at| (at, AuthorityRole::CertificateIssuer));
	for (key, (at, role)) in registrars.into_iter().chain(certifiers).enumerate() {
		by_root(chain, crowd(admission(&actors[at], role, &keeper_pen(key))));
	}
	for (at, actor) in actors.iter().enumerate().take(CORE as usize) {
		let member = person(&actor.name);
		let (registrar, certifier) = (at as u32 % 2, 2 + at as u32 % 2);
		let newcomer = registration(&member, registrar, certifier);
		let key = keeper_pen(registrar as usize);
		let (platform, owner) = (numbers[at % SITES], &owners[at % SITES]);
		let call = registering(chain, platform, newcomer, &key, actor).expect("all are there");
		by(chain, owner, crowd(call));
		let (user, version) = (at as u64, 0);
		let keepers = [REGISTRARS[registrar as usize], CERTIFIERS[certifier as usize - 2]];
		for keeper in keepers {
			by(chain, &actors[keeper], crowd(Call::confirm_identity { user, version }));
		}
	}
	for issuer in 0..CORE / 2 {
		let (asset, owner) = (new_asset(issuer, 0, 10_000), &owners[issuer as usize % SITES]);
		let platform = numbers[issuer as usize % SITES];
		by(chain, owner, crowd(Call::register_asset { platform, asset }));
		let holders = vec![(issuer, 7_000), ((issuer + 1) % CORE, 3_000)];
		let holders = holders.try_into().expect("two");
		by(chain, owner, crowd(Call::add_holders { asset: issuer, holders }));
		by(chain, owner, crowd(Call::activate_asset { asset: issuer }));
	}
}

/// A number for each owner, under handles that begin alike.
pub(super) fn register_all(chain: &mut Chain, owners: &[Actor], prefix: &str) -> Vec<OrgNumber> {
	let name = |at: usize| format!("{prefix}-{at}");
	for (at, owner) in owners.iter().enumerate() {
		let account = owner.account.clone();
		let hash = chain.with(|| OrgNumbers::commitment(account, handle(&name(at)), SALT));
		by(chain, owner, org(pallet_org_numbers::Call::commit { hash }));
	}
	chain.advance(COMMIT_MATURITY);
	let numbers = owners.iter().enumerate().map(|(at, owner)| {
		let (handle, profile) = (handle(&name(at)), profile(&name(at)));
		let register = pallet_org_numbers::Call::register { handle, profile, salt: SALT };
		by(chain, owner, org(register));
		crate::orgs::last_number(chain)
	});
	numbers.collect()
}

impl Storm {
	/// A call of crowdfunding that would succeed as things stand. Where there is none, what comes
	/// before it is done first; where that does not help, it is one that is refused.
	pub(super) fn on_crowd(&mut self, name: &str) -> Drawn {
		let mut found = self.good_crowd_call(name);
		if found.is_none() {
			self.make_crowd_ready(name);
			found = self.good_crowd_call(name);
		}
		let (call, by) = found.or_else(|| self.crowd_call(name))?;
		Some((crowd(call), by))
	}

	/// One that succeeds when it is tried; nothing is left of the try.
	fn good_crowd_call(&mut self, name: &str) -> Bite {
		(0..TRIES).find_map(|_| {
			let (call, by) = self.crowd_call(name)?;
			self.would_succeed(&crowd(call.clone()), by).then_some((call, by))
		})
	}

	/// What has to be there before a call can be about it; uncounted, and it may fail.
	fn make_crowd_ready(&mut self, name: &str) {
		let before: &[&str] = match name {
			"remove_platform" => &["admit_platform"],
			"remove_authority" => &["admit_authority"],
			"confirm_identity" => &["register_user"],
			"resolve_conflict" => &["contest"],
			"thaw_user" => &["freeze_user"],
			"approve_trading_key" | "cancel_trading_key" => &["set_trading_key"],
			"unlock_trading" => return self.lock_somebody(),
			"add_holders" | "withdraw_asset" => &["register_asset"],
			"activate_asset" => &["add_all_holders"],
			"add_all_holders" => &["register_asset"],
			"post_offering" | "campaign" | "sale" => &["activate_asset"],
			"thaw_holding" => &["freeze_holding"],
			"countersign" => &["record_trade"],
			"refresh_certificate" => return self.rename_holder(),
			"choose" | "fill" | "cancel_offering" | "freeze_offering" => &["sale"],
			"clear_choice" => return self.leave_choice(),
			"pledge" | "pledge_all" => &["campaign"],
			"thaw_offering" => &["freeze_offering"],
			"close_offering" => &["pledge_all"],
			"settle_pledges" => &["pledge_all", "close_campaign"],
			"pay_proceeds" | "pay_fees" => &["pledge_all", "close_campaign", "settle_shares"],
			"withdraw_pledge" => return self.strand_pledge(),
			"claim_distribution" => &["declare_distribution"],
			"clear_snapshots" => &["declare_distribution", "record_trade"],
			_ => &[],
		};
		for name in before {
			self.do_crowd(name);
		}
	}

	/// Makes a call that another one waits for.
	pub(super) fn do_crowd(&mut self, name: &str) {
		if let Some((call, by)) = self.on_crowd(name) {
			let origin = self.origin(by);
			let _ = self.chain.dispatch(origin, call);
		}
	}

	fn crowd_call(&mut self, name: &str) -> Bite {
		match name {
			"admit_platform" | "remove_platform" | "set_syndication" => self.on_site(name),
			"admit_authority" | "update_authority" | "remove_authority" | "set_prf_version" => {
				self.on_keeper(name)
			},
			"register_user" | "contest" => self.enrolling(name == "contest"),
			"confirm_identity" | "erase_identity" => self.on_opening(name),
			"set_trading_key" => self.changing_key(),
			"recover_account" => self.recovering(),
			"resolve_conflict"
			| "update_identity"
			| "retag_user"
			| "freeze_user"
			| "thaw_user"
			| "approve_trading_key"
			| "cancel_trading_key"
			| "unlock_trading" => self.by_registrar(name),
			_ => self.selling(name),
		}
	}

	/// The platforms whose admission holds, with their owners.
	pub(super) fn sites(&mut self) -> Vec<(OrgNumber, usize)> {
		let mut sites = Vec::new();
		for (number, _) in self.chain.with(|| Crowdfunding::platforms(None, 64)) {
			let owner = crate::orgs::row(&mut self.chain, number).map(|row| row.owner);
			let owner = owner.and_then(|owner| self.index_of(&owner));
			sites.extend(owner.map(|owner| (number, owner)));
		}
		sites
	}

	pub(super) fn some_site(&mut self) -> Option<(OrgNumber, usize)> {
		self.sites().choose(&mut self.rng).copied()
	}

	fn on_site(&mut self, name: &str) -> Bite {
		let sites = self.sites();
		let (platform, owner) = *sites.choose(&mut self.rng)?;
		match name {
			"admit_platform" => {
				let (platform, _) = self.number_where(|_| true)?;
				let fresh = !sites.iter().any(|(site, _)| *site == platform);
				fresh.then(|| (Call::admit_platform { platform }, self.governor()))
			},
			"remove_platform" => (sites.len() > FEWEST)
				.then(|| (Call::remove_platform { platform }, self.governor())),
			_ => {
				let kinds = vec![AssetKind::Equity, AssetKind::Fund].try_into().ok()?;
				let all = [Syndication::All, Syndication::Kinds(kinds), Syndication::ByHand];
				let syndication = all.choose(&mut self.rng)?.clone();
				Some((Call::set_syndication { platform, syndication }, By::Signed(owner)))
			},
		}
	}

	/// The authorities that are admitted, of one of the two roles.
	pub(super) fn keepers(&mut self, registrars: bool) -> Vec<(AuthorityId, AuthorityRow)> {
		let mut rows: Vec<_> = self.chain.with(|| Authorities::<Runtime>::iter().collect());
		rows.retain(|(_, row)| {
			let fits = matches!(row.role, AuthorityRole::Registrar(_)) == registrars;
			fits && row.state == AuthorityState::Admitted
		});
		rows.sort_by_key(|(id, _)| *id);
		rows
	}

	/// Who acts for an authority.
	pub(super) fn keeper_of(&mut self, id: AuthorityId) -> Option<usize> {
		let row = self.chain.with(|| Crowdfunding::authority(id))?;
		let row = match row.state {
			AuthorityState::Admitted => row,
			AuthorityState::Removed { successor } => {
				let successor = successor?;
				self.chain.with(|| Crowdfunding::authority(successor))?
			},
		};
		let acts = row.state == AuthorityState::Admitted;
		self.index_of(&row.account).filter(|_| acts)
	}

	fn on_keeper(&mut self, name: &str) -> Bite {
		let of_registrars = name == "set_prf_version" || self.rng.gen();
		let keepers = self.keepers(of_registrars);
		let pen = keeper_pen(self.rng.gen_range(0..KEEPER_PENS));
		let other = self.some_actor();
		if name == "admit_authority" {
			if keepers.len() > MOST_KEEPERS && self.rng.gen_ratio(2, 3) {
				return None;
			}
			let role = match of_registrars {
				true => REGISTRAR,
				false => AuthorityRole::CertificateIssuer,
			};
			return Some((admission(&self.actors[other], role, &pen), self.governor()));
		}
		let (authority, row) = keepers.choose(&mut self.rng)?.clone();
		let account = self.index_of(&row.account)?;
		let call = match name {
			"set_prf_version" => {
				Call::set_prf_version { authority, prf_version: row.prf_version + 1 }
			},
			"update_authority" => {
				let to = if self.rng.gen_ratio(1, 4) { other } else { account };
				let (account, key) = (self.actors[to].address(), pen.account());
				Call::update_authority { authority, account, key, sealing_key: self.rng.gen() }
			},
			_ => {
				let fellows: Vec<_> = keepers
					.iter()
					.filter(|(id, other)| *id != authority && other.role == row.role)
					.collect();
				if fellows.len() < FEWEST {
					return None;
				}
				let successor = fellows.choose(&mut self.rng).map(|(id, _)| *id);
				let remove = Call::remove_authority { authority, successor };
				return Some((remove, self.governor()));
			},
		};
		Some((call, By::Signed(account)))
	}

	/// Somebody who is no user yet, with some money.
	fn crowd_newcomer(&mut self) -> Person {
		let last = self.actors.len() - 1;
		let account = self.actors[last].account.clone();
		let is_new = last >= self.payers + NEWCOMERS
			&& self.chain.with(|| !UsersByAccount::<Runtime>::contains_key(&account));
		if is_new {
			return person(&self.actors[last].name);
		}
		let newcomer = person(&format!("crowd/{last}"));
		let account = newcomer.account.account.clone();
		self.chain.with(|| {
			use frame_support::traits::fungible::Mutate;
			Balances::mint_into(&account, POCKET).expect("no limit");
		});
		self.issuance += POCKET;
		self.index.insert(account, self.actors.len());
		self.actors.push(newcomer.account.clone());
		self.pens.insert(newcomer.pen.account(), newcomer.pen.clone());
		newcomer
	}

	/// A registration; of another identity under a user's tag, if it is to be contested.
	fn enrolling(&mut self, contested: bool) -> Bite {
		let (platform, owner) = self.some_site()?;
		let newcomer = self.crowd_newcomer();
		let registrars = self.keepers(true);
		let (registrar, row) = registrars.choose(&mut self.rng)?.clone();
		let key = self.pens.get(&row.key)?.clone();
		let certifier = self.keepers(false).choose(&mut self.rng)?.0;
		let mut new = registration(&newcomer, registrar, certifier);
		new.prf_version = row.prf_version;
		new.previous_tag = (row.prf_version > 0).then(|| self.rng.gen());
		new.commitment = H256(self.rng.gen());
		if self.rng.gen() {
			new.kind = UserKind::Organisation;
		}
		if contested {
			let (_, user) = self.user_for(|_, user| {
				user.identity.registrar == registrar && user.contested.is_none()
			})?;
			// One that is not retagged yet is known by the tag before.
			match user.identity.prf_version == row.prf_version {
				true => new.tag = user.identity.tag,
				false => new.previous_tag = Some(user.identity.tag),
			}
		}
		let call = registering(&mut self.chain, platform, new, &key, &newcomer.account)?;
		Some((call, By::Signed(owner)))
	}

	/// The users in play who fit, by id.
	pub(super) fn users_for(
		&mut self,
		fits: impl Fn(UserId, &UserRow) -> bool,
	) -> Vec<(UserId, UserRow)> {
		let next = next_user(&mut self.chain);
		let latest = next.saturating_sub(LATEST).max(CORE);
		let ids = (0..CORE).chain(latest..next);
		let rows = self
			.chain
			.with(|| ids.filter_map(|id| Some((id, Crowdfunding::user(id)?))).collect::<Vec<_>>());
		rows.into_iter().filter(|(id, row)| fits(*id, row)).collect()
	}

	pub(super) fn user_for(
		&mut self,
		fits: impl Fn(UserId, &UserRow) -> bool,
	) -> Option<(UserId, UserRow)> {
		self.users_for(fits).choose(&mut self.rng).cloned()
	}

	/// One of those who joined later, where there is one: what can't be undone is done to them.
	fn later_user(&mut self, fits: impl Fn(UserId, &UserRow) -> bool) -> Option<(UserId, UserRow)> {
		let all = self.users_for(fits);
		let later: Vec<_> = all.iter().filter(|(id, _)| *id >= CORE).collect();
		later.choose(&mut self.rng).copied().or(all.choose(&mut self.rng)).cloned()
	}

	/// The key that a user trades with now.
	pub(super) fn trading_pen(&mut self, row: &UserRow) -> Option<Pen> {
		let now = self.chain.block();
		self.pens.get(row.trading.at(now)).cloned()
	}

	fn on_opening(&mut self, name: &str) -> Bite {
		let wanted = match name {
			"confirm_identity" => Opening::Awaited,
			_ => Opening::Held,
		};
		let fits = |_, row: &UserRow| {
			let Identity { at_platform, at_registrar, at_certifier, .. } = row.identity;
			[at_platform, at_registrar, at_certifier].contains(&wanted)
		};
		let found = match name {
			"confirm_identity" => self.user_for(fits),
			_ => self.later_user(fits),
		};
		let (user, row) = found?;
		let Identity { registrar, certifier, at_registrar, at_certifier, version, .. } =
			row.identity;
		let owner = self.owner_in(row.platform, row.tenure);
		let by = match (at_registrar == wanted, at_certifier == wanted, owner) {
			(false, false, owner) => owner?,
			(.., Some(owner)) if self.rng.gen_ratio(1, 3) => owner,
			(true, ..) => self.keeper_of(registrar)?,
			_ => self.keeper_of(certifier)?,
		};
		let call = match name {
			"confirm_identity" => Call::confirm_identity { user, version },
			_ => Call::erase_identity { user },
		};
		Some((call, By::Signed(by)))
	}

	/// Who stood behind a platform in a tenure of its number.
	fn owner_in(&mut self, platform: OrgNumber, tenure: u32) -> Option<usize> {
		let owner = self.chain.with(|| PlatformOwners::<Runtime>::get(platform, tenure))?;
		self.index_of(&owner)
	}

	fn changing_key(&mut self) -> Bite {
		let (user, row) = self.user_for(|_, _| true)?;
		let to = next_pen(self.rng.gen_range(0..NEXT_PENS));
		let call = key_request(&mut self.chain, user, &to)?;
		Some((call, By::Signed(self.index_of(&row.account)?)))
	}

	fn recovering(&mut self) -> Bite {
		let (user, row) = self.later_user(|id, _| id >= CORE)?;
		let to = self.crowd_newcomer();
		let registrar = self.keeper_of(row.identity.registrar)?;
		Some((recovery(&mut self.chain, user, &to)?, By::Signed(registrar)))
	}

	fn by_registrar(&mut self, name: &str) -> Bite {
		let now = self.chain.block();
		let fits = |_, row: &UserRow| match name {
			"resolve_conflict" => row.contested.is_some(),
			"update_identity" | "retag_user" => row.contested.is_none(),
			"freeze_user" => row.frozen.is_none(),
			"thaw_user" => row.frozen.is_some(),
			"unlock_trading" => row.trading.locked.is_some(),
			_ => row.trading.waiting(now).is_some(),
		};
		let found = match name {
			"update_identity" | "freeze_user" => self.later_user(fits),
			_ => self.user_for(fits),
		};
		let (user, row) = found?;
		let registrar = By::Signed(self.keeper_of(row.identity.registrar)?);
		let tag = self.rng.gen();
		let call = match name {
			"resolve_conflict" => {
				let separate = ConflictRuling::Separate(tag);
				let all = [ConflictRuling::Dismissed, ConflictRuling::Amended, separate];
				Call::resolve_conflict { user, ruling: *all.choose(&mut self.rng)? }
			},
			"update_identity" => return self.renaming(user, &row),
			"retag_user" => Call::retag_user { user, tag },
			"freeze_user" => Call::freeze_user { user },
			"thaw_user" => Call::thaw_user { user },
			"unlock_trading" => Call::unlock_trading { user },
			"approve_trading_key" => {
				Call::approve_trading_key { user, key: row.trading.waiting(now)?.clone() }
			},
			_ => {
				let own = self.index_of(&row.account).filter(|_| self.rng.gen());
				let by = own.map_or(registrar, By::Signed);
				return Some((Call::cancel_trading_key { user }, by));
			},
		};
		Some((call, registrar))
	}

	/// Another commitment for a user, with its consent.
	pub(super) fn renaming(&mut self, user: UserId, row: &UserRow) -> Bite {
		let registrar = self.keeper_of(row.identity.registrar)?;
		let own = self.index_of(&row.account)?;
		let (account, commitment) = (self.actors[own].clone(), H256(self.rng.gen()));
		let call = identity_update(&mut self.chain, user, &account, commitment)?;
		Some((call, By::Signed(registrar)))
	}

	/// What the storm broke for good is mended, or nothing would be traded in the end.
	pub(super) fn mend_crowd(&mut self) {
		if self.chain.with(CrowdfundingTermsInBounds::get) != terms() {
			set_storm_terms(&mut self.chain);
		}
		for _ in self.sites().len()..FEWEST {
			if let Some((platform, _)) = self.number_where(|_| true) {
				let admit = crowd(Call::admit_platform { platform });
				let _ = self.chain.dispatch(RuntimeOrigin::root(), admit);
			}
		}
		for of_registrars in [true, false] {
			self.mend_keepers(of_registrars);
		}
		if self.rng.gen_ratio(1, 3) {
			for user in 0..CORE {
				self.mend_user(user);
			}
		}
	}

	/// Keeps authorities of the storm's own keys, and somebody in charge for each that is removed.
	fn mend_keepers(&mut self, of_registrars: bool) {
		let (role, at) = match of_registrars {
			true => (REGISTRAR, REGISTRARS[0]),
			false => (AuthorityRole::CertificateIssuer, CERTIFIERS[0]),
		};
		let mut keepers = self.keepers(of_registrars);
		keepers.retain(|(_, row)| row.role == role && self.pens.contains_key(&row.key));
		if keepers.len() < 2 {
			by_root(&mut self.chain, crowd(admission(&self.actors[at], role, &keeper_pen(at % 4))));
			return;
		}
		let rows: Vec<_> = self.chain.with(|| Authorities::<Runtime>::iter().collect());
		for (authority, row) in rows {
			let removed = matches!(row.state, AuthorityState::Removed { .. });
			if removed && row.role == role && self.keeper_of(authority).is_none() {
				let successor = Some(keepers[0].0);
				let remove = crowd(Call::remove_authority { authority, successor });
				let _ = self.chain.dispatch(RuntimeOrigin::root(), remove);
			}
		}
	}

	/// Lets a user of the first hour trade again.
	fn mend_user(&mut self, user: UserId) {
		let Some(row) = self.chain.with(|| Crowdfunding::user(user)) else { return };
		let Identity { registrar, certifier, version, .. } = row.identity;
		let keepers = (self.keeper_of(registrar), self.keeper_of(certifier));
		let (Some(registrar), Some(certifier)) = keepers else { return };
		let (registrar, certifier) = (By::Signed(registrar), By::Signed(certifier));
		let ruling = ConflictRuling::Dismissed;
		let confirm = Call::confirm_identity { user, version };
		let mut calls = match row.status() {
			UserStatus::Confirmed => vec![],
			UserStatus::Pending => vec![(confirm.clone(), registrar), (confirm, certifier)],
			UserStatus::Contested => vec![(Call::resolve_conflict { user, ruling }, registrar)],
			UserStatus::Frozen => vec![(Call::thaw_user { user }, registrar)],
			UserStatus::Erased => self.renaming(user, &row).into_iter().collect(),
		};
		if row.trading.locked.is_some() {
			calls.push((Call::unlock_trading { user }, registrar));
		}
		for (call, by) in calls {
			let origin = self.origin(by);
			let _ = self.chain.dispatch(origin, crowd(call));
		}
	}
}
