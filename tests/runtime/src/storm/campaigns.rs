// SPDX-License-Identifier: Apache-2.0

//! Assets, offerings, trades and distributions in the storm.

use super::{
	crowdfunding::{Bite, CORE},
	By, Storm,
};
use crate::{
	chips::{chips, Pen},
	crowdfunding::*,
};
use hanse_runtime::{
	configs::money::Currency, constants::MILLI, AccountId, Crowdfunding, Runtime, RuntimeOrigin,
};
use hanse_support::OrgNumber;
use pallet_crowdfunding::{
	payloads, AssetId, AssetKind, AssetState, Call, CertificateState, Choice, Choices,
	DistributionIndex, Distributions, Eligibility, ForceReason, Goal, NextAssetId, OfferingId,
	OfferingState, Offerings, Order, PlatformFees, PledgeState, Pledges, RevocationReason,
	SaleKind, SettledElsewhere, SettledTrade, Shares, Snapshots, UserId, UserStatus,
	MAX_WRONG_SIGNATURES,
};
use rand::{seq::SliceRandom, Rng};
use sp_core::H256;

/// Assets in play: the last so many, and those of the first hour.
const LATEST_ASSETS: u64 = 12;
/// Holders of an asset that are looked at.
const HOLDERS: u32 = 24;
/// Most shares that change hands at once.
const MOST_SHARES: Shares = 40;
/// How often a pair is looked for.
const TRIES: usize = 8;

/// Whether an offering may be given up at block `now`: not, where it only waits to be closed with success.
fn may_be_given_up(row: &OfferingRow, now: u32) -> bool {
	let over = row.terms.closes < now || row.sold == row.terms.shares;
	let met = match row.terms.kind {
		SaleKind::Primary(Goal::AllOrNothing(least)) => row.sold >= least,
		SaleKind::Primary(Goal::KeepItAll) => row.sold > 0,
		SaleKind::Secondary => false,
	};
	match row.state {
		OfferingState::Open => !(over && met),
		state => state == OfferingState::Frozen,
	}
}

impl Storm {
	/// A call on assets, certificates, offerings or distributions.
	pub(super) fn selling(&mut self, name: &str) -> Bite {
		match name {
			"register_asset" => self.drafting(),
			"add_holders" | "add_all_holders" | "activate_asset" | "withdraw_asset"
			| "update_attributes" => self.on_asset(name),
			"freeze_holding"
			| "thaw_holding"
			| "force_transfer"
			| "countersign"
			| "revoke_certificate"
			| "refresh_certificate" => self.on_holding(name),
			"record_trade" => self.recording_trade(),
			"choose" | "clear_choice" => self.choosing(name),
			"post_offering" | "campaign" | "sale" => self.posting_offering(name),
			"pledge" | "pledge_all" | "fill" => self.ordering(name),
			"settle_pledges" | "settle_shares" => self.settling(name),
			"withdraw_pledge" => self.unstranding(),
			"pay_proceeds" | "pay_fees" => self.paying(name),
			"declare_distribution" => self.declaring(),
			"claim_distribution" | "close_distribution" | "clear_snapshots" => {
				self.on_distribution(name)
			},
			_ => self.on_offering(name),
		}
	}

	/// The assets in play that fit.
	fn assets_for(&mut self, fits: impl Fn(&AssetRow) -> bool) -> Vec<(AssetId, AssetRow)> {
		let next = self.chain.with(NextAssetId::<Runtime>::get);
		let first = CORE / 2;
		let ids = (0..first).chain(next.saturating_sub(LATEST_ASSETS).max(first)..next);
		self.chain.with(|| {
			let rows = ids.filter_map(|id| Some((id, Crowdfunding::asset(id)?)));
			rows.filter(|(_, row)| fits(row)).collect()
		})
	}

	fn asset_for(&mut self, fits: impl Fn(&AssetRow) -> bool) -> Option<(AssetId, AssetRow)> {
		self.assets_for(fits).choose(&mut self.rng).copied()
	}

	fn active_asset(&mut self) -> Option<(AssetId, AssetRow)> {
		self.asset_for(|row| row.state == AssetState::Active)
	}

	/// Some of the holders of an asset.
	fn holders_of(&mut self, asset: AssetId) -> Vec<(UserId, HoldingRow)> {
		self.chain.with(|| Crowdfunding::holders(asset, None, HOLDERS))
	}

	/// The assets that are traded, in any order.
	fn active_assets(&mut self) -> Vec<(AssetId, AssetRow)> {
		let mut assets = self.assets_for(|row| row.state == AssetState::Active);
		assets.shuffle(&mut self.rng);
		assets
	}

	/// A holding of an asset in play.
	fn some_holding(
		&mut self,
		fits: impl Fn(&HoldingRow) -> bool,
	) -> Option<(AssetId, AssetRow, UserId, HoldingRow)> {
		for (asset, row) in self.active_assets() {
			let mut holders = self.holders_of(asset);
			holders.retain(|(_, holding)| fits(holding));
			if let Some((user, holding)) = holders.choose(&mut self.rng).cloned() {
				return Some((asset, row, user, holding));
			}
		}
		None
	}

	fn some_currency(&mut self) -> Currency {
		match self.rng.gen_range(0..4) {
			0 => Currency::WithId(0),
			1 => Currency::WithId(1),
			_ => Currency::Native,
		}
	}

	/// A user who trades, with its key; one of the first hour mostly, who has money.
	fn some_trader(&mut self) -> Option<(UserId, UserRow, Pen)> {
		let first_hour = self.rng.gen_ratio(7, 8);
		let (user, row) = self.user_for(|id, row| {
			let trades = row.status() == UserStatus::Confirmed && row.trading.locked.is_none();
			trades && (id < CORE || !first_hour)
		})?;
		let pen = self.trading_pen(&row)?;
		Some((user, row, pen))
	}

	fn user_and_pen(&mut self, user: UserId) -> Option<(UserRow, Pen)> {
		let row = self.chain.with(|| Crowdfunding::user(user))?;
		let pen = self.trading_pen(&row)?;
		Some((row, pen))
	}

	fn owner_of(&mut self, site: OrgNumber) -> Option<usize> {
		let owner = crate::orgs::row(&mut self.chain, site)?.owner;
		self.index_of(&owner)
	}

	fn drafting(&mut self) -> Bite {
		let (platform, owner) = self.some_site()?;
		let (issuer, ..) = self.some_trader()?;
		let registrar = self.keepers(true).choose(&mut self.rng)?.0;
		let mut asset = new_asset(issuer, registrar, self.rng.gen_range(50..2_000));
		asset.kind =
			*[AssetKind::Equity, AssetKind::Fund, AssetKind::Debt].choose(&mut self.rng)?;
		asset.terms.lock_up = *[0, 0, 4].choose(&mut self.rng)?;
		asset.terms.max_holders = *[None, None, Some(10)].choose(&mut self.rng)?;
		Some((Call::register_asset { platform, asset }, By::Signed(owner)))
	}

	fn on_asset(&mut self, name: &str) -> Bite {
		let sites = self.chain.with(|| Crowdfunding::platforms(None, 64));
		let tenures: Vec<_> = sites.into_iter().map(|(site, row)| (site, row.tenure)).collect();
		let (asset, row) = self.asset_for(|row| {
			let draft = row.state == AssetState::Draft;
			let fits = match name {
				"add_holders" | "add_all_holders" => draft && row.registered < row.shares,
				"activate_asset" => draft && row.registered == row.shares,
				"withdraw_asset" => draft && row.registered == 0,
				_ => row.campaigns == 0,
			};
			fits && tenures.contains(&(row.platform, row.tenure))
		})?;
		let by = By::Signed(self.owner_of(row.platform)?);
		let call = match name {
			"activate_asset" => Call::activate_asset { asset },
			"withdraw_asset" => Call::withdraw_asset { asset },
			"update_attributes" => {
				let name = ["Cogs", "Hulks", "Carvels"].choose(&mut self.rng)?;
				Call::update_attributes { asset, attributes: attributes(name) }
			},
			_ => self.adding(name, asset, &row)?,
		};
		Some((call, by))
	}

	/// First holders: the issuer with most, and some others.
	fn adding(&mut self, name: &str, asset: AssetId, row: &AssetRow) -> Option<Call<Runtime>> {
		let all = name == "add_all_holders" || self.rng.gen_ratio(2, 3);
		let present: Vec<UserId> = self.holders_of(asset).into_iter().map(|(id, _)| id).collect();
		let mut others = self
			.users_for(|id, row| row.status() == UserStatus::Confirmed && !present.contains(&id));
		others.shuffle(&mut self.rng);
		others.sort_by_key(|(id, _)| *id != row.issuer);
		let mut left = row.shares - row.registered;
		let mut holders = Vec::new();
		for (user, _) in others.into_iter().take(3) {
			let part = (left / 2).max(1);
			if left == 0 {
				break;
			}
			left -= part;
			holders.push((user, part));
		}
		if let (true, Some(first)) = (all, holders.first_mut()) {
			first.1 += left;
		}
		Some(Call::add_holders { asset, holders: holders.try_into().ok()? })
	}

	fn on_holding(&mut self, name: &str) -> Bite {
		let (asset, row, user, holding) = self.some_holding(|holding| match name {
			"freeze_holding" => holding.frozen.is_none(),
			"thaw_holding" => holding.frozen.is_some(),
			"force_transfer" => holding.shares > holding.offered,
			_ => true,
		})?;
		match name {
			"force_transfer" => {
				let most = (holding.shares - holding.offered).min(MOST_SHARES);
				let (to, _) = self.user_for(|id, _| id != user)?;
				let shares = self.rng.gen_range(1..=most);
				let (from, reason) = (user, ForceReason::Ordered);
				let force = Call::force_transfer { asset, from, to, shares, reason };
				Some((force, self.governor()))
			},
			"countersign" => self.countersigning(asset),
			"refresh_certificate" => {
				let anyone = By::Signed(self.some_actor());
				let certificate = self.outdated()?;
				Some((Call::refresh_certificate { certificate }, anyone))
			},
			_ => {
				let by = By::Signed(self.keeper_of(row.registrar)?);
				let (certificate, reason) = (holding.certificate, RevocationReason::WrongDocument);
				let call = match name {
					"freeze_holding" => Call::freeze_holding { asset, user },
					"thaw_holding" => Call::thaw_holding { asset, user },
					_ => Call::revoke_certificate { certificate, reason },
				};
				Some((call, by))
			},
		}
	}

	/// The certificates of an asset's holders that hold.
	fn certificates_of(&mut self, asset: AssetId) -> Vec<(H256, CertificateRow)> {
		let holders = self.holders_of(asset);
		self.chain.with(|| {
			let ids = holders.into_iter().map(|(_, holding)| holding.certificate);
			ids.filter_map(|id| Some((id, Crowdfunding::certificate(id)?))).collect()
		})
	}

	/// Documents for some certificates that wait for one and the same keeper.
	fn countersigning(&mut self, asset: AssetId) -> Bite {
		let mut waiting = self.certificates_of(asset);
		waiting.retain(|(_, row)| row.state == CertificateState::Provisional);
		let by = waiting.choose(&mut self.rng)?.1.certifier;
		let keeper = self.keeper_of(by)?;
		waiting.retain(|(_, row)| row.certifier == by);
		waiting.truncate(self.rng.gen_range(1..4));
		let documents = waiting.into_iter().map(|(id, _)| (id, H256(self.rng.gen())));
		let certificates = documents.collect::<Vec<_>>().try_into().ok()?;
		Some((Call::countersign { certificates }, By::Signed(keeper)))
	}

	/// A certificate whose holder's identity changed since.
	fn outdated(&mut self) -> Option<H256> {
		self.active_assets().into_iter().find_map(|(asset, _)| {
			let mut found = self.certificates_of(asset);
			found.retain(|(_, row)| {
				let user = self.chain.with(|| Crowdfunding::user(row.user));
				user.is_some_and(|user| user.identity.commitment != row.identity)
			});
			found.choose(&mut self.rng).map(|(id, _)| *id)
		})
	}

	/// Changes the identity of somebody who has shares.
	pub(super) fn rename_holder(&mut self) {
		let Some((_, _, user, _)) = self.some_holding(|_| true) else { return };
		let Some(row) = self.chain.with(|| Crowdfunding::user(user)) else { return };
		if let Some((call, by)) = self.renaming(user, &row) {
			let origin = self.origin(by);
			let _ = self.chain.dispatch(origin, crowd(call));
		}
	}

	fn recording_trade(&mut self) -> Bite {
		let now = self.chain.block();
		let (platform, owner) = self.some_site()?;
		let (asset, row, seller, holding) = self.some_holding(|holding| holding.free(now) > 0)?;
		let (_, of_seller) = self.user_and_pen(seller)?;
		let (buyer, _, of_buyer) = self.some_trader()?;
		let all = holding.free(now);
		// All of them sometimes, so that holders come and go; the issuer keeps some for campaigns.
		let leaves = seller != row.issuer && self.rng.gen_ratio(1, 6);
		let most = all.min(MOST_SHARES);
		let shares = if leaves { all } else { self.rng.gen_range(1..=most) };
		let (price, settlement) = match self.rng.gen_range(0..3) {
			0 => (0, SettledElsewhere::Gift),
			1 => (0, SettledElsewhere::Inheritance),
			_ => (self.rng.gen_range(1..10_000), SettledElsewhere::Bank(*b"EUR")),
		};
		let trade = SettledTrade { platform, asset, seller, buyer, shares, price, settlement };
		let call = recording(&mut self.chain, trade, &of_seller, &of_buyer);
		Some((call, By::Signed(owner)))
	}

	/// The offerings that fit, by id.
	fn offerings_for(
		&mut self,
		fits: impl Fn(OfferingId, &OfferingRow) -> bool,
	) -> Vec<(OfferingId, OfferingRow)> {
		let mut rows: Vec<_> = self.chain.with(|| Offerings::<Runtime>::iter().collect());
		rows.retain(|(id, row)| fits(*id, row));
		rows.sort_by_key(|(id, _)| *id);
		rows
	}

	fn offering_for(
		&mut self,
		fits: impl Fn(OfferingId, &OfferingRow) -> bool,
	) -> Option<(OfferingId, OfferingRow)> {
		self.offerings_for(fits).choose(&mut self.rng).cloned()
	}

	fn choosing(&mut self, name: &str) -> Bite {
		if name == "clear_choice" {
			let (platform, offering) = self.stale_choice()?;
			let anyone = By::Signed(self.some_actor());
			return Some((Call::clear_choice { platform, offering }, anyone));
		}
		let (platform, owner) = self.some_site()?;
		let (offering, _) = self.offering_for(|_, row| row.platform != platform)?;
		let made = self.chain.with(|| Choices::<Runtime>::contains_key(platform, offering));
		let choice = match self.rng.gen_range(0..6) {
			0 | 1 if made => None,
			2 => Some(Choice::Refused),
			_ => Some(Choice::Taken),
		};
		Some((Call::choose { platform, offering, choice }, By::Signed(owner)))
	}

	/// A choice about an offering that is no more, or of a platform that moved.
	fn stale_choice(&mut self) -> Option<(OrgNumber, OfferingId)> {
		let mut rows: Vec<_> = self.chain.with(|| Choices::<Runtime>::iter().collect());
		rows.retain(|(platform, offering, choice)| {
			let tenure = crate::orgs::row(&mut self.chain, *platform).map(|row| row.tenure);
			let ended = !self.chain.with(|| Offerings::<Runtime>::contains_key(offering));
			ended || tenure != Some(choice.tenure)
		});
		rows.sort_by_key(|(platform, offering, _)| (*offering, *platform));
		rows.choose(&mut self.rng).map(|(platform, offering, _)| (*platform, *offering))
	}

	/// Chooses about a sale that its seller takes back then.
	pub(super) fn leave_choice(&mut self) {
		self.do_crowd("sale");
		let sale = |_, row: &OfferingRow| row.terms.kind == SaleKind::Secondary && row.sold == 0;
		let Some((offering, row)) = self.offering_for(sale) else { return };
		let Some((platform, owner)) = self.some_site() else { return };
		let Some(seller) = self.chain.with(|| Crowdfunding::user(row.terms.seller)) else { return };
		let choice = Some(Choice::Taken);
		let choose = crowd(Call::choose { platform, offering, choice });
		let origin = self.origin(By::Signed(owner));
		let _ = self.chain.dispatch(origin, choose);
		let cancel = crowd(Call::cancel_offering { offering });
		let _ = self.chain.dispatch(RuntimeOrigin::signed(seller.account), cancel);
	}

	fn posting_offering(&mut self, name: &str) -> Bite {
		let now = self.chain.block();
		let primary = match name {
			"campaign" => true,
			"sale" => false,
			_ => self.rng.gen_ratio(1, 3),
		};
		let (asset, seller, holding) = if primary {
			let (asset, row) = self.active_asset()?;
			let holding = self.chain.with(|| Crowdfunding::holding(asset, row.issuer))?;
			(asset, row.issuer, holding)
		} else {
			let (asset, _, seller, holding) = self.some_holding(|row| row.free(now) > 0)?;
			(asset, seller, holding)
		};
		let free = holding.free(now).min(MOST_SHARES);
		if free == 0 {
			return None;
		}
		let (user, pen) = self.user_and_pen(seller)?;
		let (platform, owner) = self.some_site()?;
		let shares = self.rng.gen_range(1..=free);
		let goal = match self.rng.gen() {
			true => Goal::AllOrNothing(self.rng.gen_range(1..=shares)),
			false => Goal::KeepItAll,
		};
		let kind = if primary { SaleKind::Primary(goal) } else { SaleKind::Secondary };
		let price = (self.rng.gen_range(1..5) * MILLI, self.some_currency());
		let terms = SaleTerms {
			least: self.rng.gen_range(1..=shares.min(2)),
			closes: now + self.rng.gen_range(2..40),
			eligibility: self.some_eligibility(),
			..sale_terms(&mut self.chain, (asset, seller), kind, shares, price)
		};
		let call = posting(&mut self.chain, platform, terms, &pen);
		let by = if self.rng.gen() { owner } else { self.index_of(&user.account)? };
		Some((call, By::Signed(by)))
	}

	fn some_eligibility(&mut self) -> Eligibility {
		let registrar = self.rng.gen_ratio(1, 12).then(|| self.rng.gen_range(0..2));
		Eligibility { registrar, ..Eligibility::default() }
	}

	/// An order that nothing hinders, with the key that signs it.
	fn possible_order(
		&mut self,
		(offering, row): &(OfferingId, OfferingRow),
		all: bool,
	) -> Option<(Order<u128>, Pen)> {
		let left = row.terms.shares - row.sold;
		for _ in 0..TRIES {
			let (buyer, _, pen) = self.some_trader()?;
			let earlier = self.chain.with(|| Crowdfunding::pledge_of(*offering, buyer));
			let platform = match earlier {
				Some(pledge) => pledge.platform,
				None if self.rng.gen() => row.platform,
				None => self.some_site()?.0,
			};
			let shares = match all || self.rng.gen_ratio(1, 4) {
				true => left,
				false => self.rng.gen_range(row.terms.least.min(left)..=left),
			};
			let price = row.terms.price;
			let order = Order { offering: *offering, buyer, shares, price, platform };
			let proposal = pallet_crowdfunding::Proposal::Order(order);
			if self.chain.with(|| Crowdfunding::why_not(proposal)).is_none() {
				return Some((order, pen));
			}
		}
		None
	}

	fn ordering(&mut self, name: &str) -> Bite {
		let now = self.chain.block();
		let wanted = self.offering_for(|_, row| {
			let kind = (row.terms.kind == SaleKind::Secondary) == (name == "fill");
			let left = row.terms.shares > row.sold;
			kind && left && row.state == OfferingState::Open && row.terms.closes >= now
		})?;
		let (order, pen) = self.possible_order(&wanted, name == "pledge_all")?;
		let buyer = self.chain.with(|| Crowdfunding::user(order.buyer))?.account;
		let by = match self.rng.gen() {
			true => self.owner_of(order.platform)?,
			false => self.index_of(&buyer)?,
		};
		let call = match name {
			"fill" => filling(&mut self.chain, order, &pen),
			_ => pledging(&mut self.chain, order, &pen),
		};
		Some((call, By::Signed(by)))
	}

	/// Somebody signs wrongly from its own account until it is locked.
	pub(super) fn lock_somebody(&mut self) {
		self.do_crowd("sale");
		let sale = |_, row: &OfferingRow| {
			row.terms.kind == SaleKind::Secondary && row.state == OfferingState::Open
		};
		for _ in 0..TRIES {
			let Some(wanted) = self.offering_for(sale) else { return };
			let Some((order, pen)) = self.possible_order(&wanted, false) else { continue };
			let Some(user) = self.chain.with(|| Crowdfunding::user(order.buyer)) else { return };
			let buyer = order.buyer;
			for _ in 0..MAX_WRONG_SIGNATURES {
				// Good, but over another order.
				let other = Order { shares: order.shares + 1, ..order };
				let domain = payloads::ORDER;
				let signed = trading_signature(&mut self.chain, &pen, buyer, domain, &other);
				let fill = crowd(Call::fill { order, signed });
				let _ = self.chain.dispatch(RuntimeOrigin::signed(user.account.clone()), fill);
			}
			return;
		}
	}

	fn on_offering(&mut self, name: &str) -> Bite {
		let now = self.chain.block();
		let takes = [OfferingState::Open, OfferingState::Frozen];
		let (offering, row) = self.offering_for(|_, row| {
			let over = row.terms.closes < now || row.sold == row.terms.shares;
			let backed = row.pledges > 0 && row.sold == row.terms.shares;
			match name {
				"close_offering" => takes.contains(&row.state) && over,
				"close_campaign" => takes.contains(&row.state) && over && backed,
				"freeze_offering" => row.state == OfferingState::Open,
				"thaw_offering" => row.state == OfferingState::Frozen,
				_ => may_be_given_up(row, now),
			}
		})?;
		let by_registrar = |storm: &mut Self| {
			let asset = storm.chain.with(|| Crowdfunding::asset(row.terms.asset))?;
			storm.keeper_of(asset.registrar)
		};
		let (call, by) = match name {
			"close_offering" | "close_campaign" => {
				(Call::close_offering { offering }, self.some_actor())
			},
			"cancel_offering" => {
				let stopped = row.state == OfferingState::Frozen && self.rng.gen();
				let seller = self.chain.with(|| Crowdfunding::user(row.terms.seller))?;
				let by = match stopped {
					true => by_registrar(self)?,
					false => self.index_of(&seller.account)?,
				};
				(Call::cancel_offering { offering }, by)
			},
			"freeze_offering" => (Call::freeze_offering { offering }, by_registrar(self)?),
			"thaw_offering" => (Call::thaw_offering { offering }, by_registrar(self)?),
			_ => return None,
		};
		Some((call, By::Signed(by)))
	}

	fn settling(&mut self, name: &str) -> Bite {
		let (offering, _) = self.offering_for(|_, row| {
			let succeeded = row.state == OfferingState::Succeeded;
			let closed = succeeded || row.state == OfferingState::Failed;
			row.pledges > 0 && closed && (succeeded || name != "settle_shares")
		})?;
		let mut users: Vec<UserId> =
			self.chain.with(|| Pledges::<Runtime>::iter_key_prefix(offering).collect());
		users.sort_unstable();
		if name == "settle_pledges" && self.rng.gen_ratio(1, 4) {
			users.truncate(1);
		}
		users.truncate(8);
		let users = users.try_into().ok()?;
		let anyone = By::Signed(self.some_actor());
		Some((Call::settle_pledges { offering, users }, anyone))
	}

	fn unstranding(&mut self) -> Bite {
		let mut rows: Vec<_> = self.chain.with(|| Pledges::<Runtime>::iter().collect());
		rows.retain(|(_, _, pledge)| pledge.state == PledgeState::Stranded);
		rows.retain(|(_, user, _)| self.is_payable(*user));
		rows.sort_by_key(|(offering, user, _)| (*offering, *user));
		let (offering, user, _) = rows.choose(&mut self.rng)?.clone();
		let anyone = By::Signed(self.some_actor());
		Some((Call::withdraw_pledge { offering, user }, anyone))
	}

	/// Whether the registrar lets a user be paid.
	fn is_payable(&mut self, user: UserId) -> bool {
		self.chain.with(|| Crowdfunding::user(user)).is_some_and(|row| row.frozen.is_none())
	}

	/// Strands the money of a backer in chips, who is frozen while a campaign is taken back.
	pub(super) fn strand_pledge(&mut self) {
		for name in ["campaign", "pledge", "campaign", "pledge"] {
			self.do_crowd(name);
		}
		let now = self.chain.block();
		let in_chips = |_, row: &OfferingRow| {
			let fails = may_be_given_up(row, now) || row.state == OfferingState::Failed;
			fails && row.pledges > 0 && matches!(row.terms.currency, Currency::WithId(_))
		};
		let Some((offering, row)) = self.offering_for(in_chips) else { return };
		let Currency::WithId(kind) = row.terms.currency else { return };
		let open = self.chain.with(|| {
			Pledges::<Runtime>::iter_prefix(offering)
				.find(|(_, pledge)| pledge.state == PledgeState::Open)
		});
		let user_of = |storm: &mut Self, user| storm.chain.with(|| Crowdfunding::user(user));
		let Some((user, _)) = open else { return };
		let Some(seller) = user_of(self, row.terms.seller) else { return };
		let Some(backer) = user_of(self, user) else { return };
		self.settle_while_frozen(offering, (user, backer.account), (kind, seller.account));
	}

	fn settle_while_frozen(
		&mut self,
		offering: OfferingId,
		(user, backer): (UserId, AccountId),
		(kind, seller): (u32, AccountId),
	) {
		let root = RuntimeOrigin::root;
		let cancel = crowd(Call::cancel_offering { offering });
		// It may have failed already, and the backer may be frozen already.
		let _ = self.chain.dispatch(RuntimeOrigin::signed(seller.clone()), cancel);
		let who = || backer.clone().into();
		let freeze = chips(pallet_chips::Call::freeze { kind, who: who() });
		let _ = self.chain.dispatch(root(), freeze);
		let users = vec![user].try_into().expect("one");
		let settle = crowd(Call::settle_pledges { offering, users });
		let _ = self.chain.dispatch(RuntimeOrigin::signed(seller), settle);
		let thaw = chips(pallet_chips::Call::thaw { kind, who: who() });
		let _ = self.chain.dispatch(root(), thaw);
	}

	fn paying(&mut self, name: &str) -> Bite {
		let anyone = By::Signed(self.some_actor());
		if name == "pay_proceeds" {
			let mut rows = self.offerings_for(|_, row| row.earned > 0);
			rows.retain(|(_, row)| self.is_payable(row.terms.seller));
			let (offering, _) = rows.choose(&mut self.rng)?.clone();
			return Some((Call::pay_proceeds { offering }, anyone));
		}
		let mut rows: Vec<_> = self.chain.with(|| PlatformFees::<Runtime>::iter_keys().collect());
		rows.sort();
		let (offering, (platform, tenure)) = *rows.choose(&mut self.rng)?;
		Some((Call::pay_fees { offering, platform, tenure }, anyone))
	}

	fn declaring(&mut self) -> Bite {
		let (asset, row) = self.asset_for(|row| {
			row.state == AssetState::Active && row.unclaimed == 0 && row.open_distributions < 4
		})?;
		let issuer = self.chain.with(|| Crowdfunding::user(row.issuer))?;
		let by = By::Signed(self.index_of(&issuer.account)?);
		let currency = self.some_currency();
		let each = MILLI / 100 * self.rng.gen_range(1..20);
		let amount = each * u128::from(row.shares) + self.rng.gen_range(0..u128::from(row.shares));
		let closes = self.chain.block() + self.rng.gen_range(2..20);
		Some((Call::declare_distribution { asset, currency, amount, closes }, by))
	}

	fn on_distribution(&mut self, name: &str) -> Bite {
		let now = self.chain.block();
		let anyone = By::Signed(self.some_actor());
		match name {
			"claim_distribution" => {
				let (asset, user, snapshot) = self.claimable_part()?;
				Some((Call::claim_distribution { asset, user, snapshot }, anyone))
			},
			"close_distribution" => {
				let mut rows: Vec<_> =
					self.chain.with(|| Distributions::<Runtime>::iter().collect());
				rows.retain(|(_, _, row)| row.closes < now);
				rows.retain(|(asset, ..)| {
					let row = self.chain.with(|| Crowdfunding::asset(*asset));
					row.is_some_and(|row| self.is_payable(row.issuer))
				});
				rows.sort_by_key(|(asset, index, _)| (*asset, *index));
				let (asset, index, _) = rows.choose(&mut self.rng)?.clone();
				Some((Call::close_distribution { asset, index }, anyone))
			},
			_ => {
				let ((asset, user), snapshots) = self.old_snapshots()?;
				let snapshots = snapshots.try_into().ok()?;
				Some((Call::clear_snapshots { asset, user, snapshots }, anyone))
			},
		}
	}

	/// A part of a distribution that some holder, or who was one, can claim.
	fn claimable_part(&mut self) -> Option<(AssetId, UserId, Option<DistributionIndex>)> {
		let (asset, _) = self.asset_for(|row| row.open_distributions > 0)?;
		let holders = self.holders_of(asset).into_iter().map(|(user, _)| user);
		let mut users: Vec<UserId> = holders.chain(0..CORE).collect();
		users.shuffle(&mut self.rng);
		users.into_iter().find_map(|user| {
			let due = self.chain.with(|| Crowdfunding::claimable(asset, user));
			due.first().map(|(_, snapshot, _)| (asset, user, *snapshot))
		})
	}

	/// Snapshots of a holder that lie before the oldest open distribution of their asset.
	fn old_snapshots(&mut self) -> Option<((AssetId, UserId), Vec<DistributionIndex>)> {
		let mut rows: Vec<_> = self.chain.with(|| Snapshots::<Runtime>::iter_keys().collect());
		rows.sort_unstable();
		rows.shuffle(&mut self.rng);
		let old = |storm: &mut Self, asset: AssetId, until: DistributionIndex| {
			let now = storm.chain.block();
			storm.chain.with(|| {
				let row = Crowdfunding::asset(asset);
				let declared = row.map_or(0, |row| row.distributions);
				let mut waiting = (1..=declared).rev().take(32).filter(|index| {
					let row = Distributions::<Runtime>::get(asset, index);
					row.is_some_and(|row| row.closes >= now)
				});
				waiting.all(|index| index > until)
			})
		};
		let (holder, until) =
			rows.into_iter().take(64).find(|((asset, _), until)| old(self, *asset, *until))?;
		Some((holder, vec![until]))
	}
}
