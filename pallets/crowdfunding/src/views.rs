// SPDX-License-Identifier: Apache-2.0

//! What the view functions answer. Every listing is paged.

use super::*;
use alloc::{
	collections::{btree_map::BTreeMap, btree_set::BTreeSet},
	vec::Vec,
};
use hanse_support::OrgNumber;
use sp_runtime::SaturatedConversion;

/// A certificate on the way to where its shares came from.
type Link<T> = (CertificateId, CertificateOf<T>);
/// A part of a distribution: its index, the snapshot to name, the amount.
type Due<T> = (DistributionIndex, Option<DistributionIndex>, BalanceOf<T>);

/// How many rows a page may have.
fn page(limit: u32) -> usize {
	limit.min(MAX_PAGE).saturated_into()
}

/// How many rows a page may look at.
fn scan() -> usize {
	MAX_SCAN.saturated_into()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn view_platforms(
		after: Option<OrgNumber>,
		limit: u32,
	) -> Vec<(OrgNumber, PlatformOf<T>)> {
		let rows = match after {
			Some(after) => Platforms::<T>::iter_keys_from(Platforms::<T>::hashed_key_for(after)),
			None => Platforms::<T>::iter_keys(),
		};
		rows.filter_map(|number| Some((number, Self::current_platform(number).ok()?)))
			.take(page(limit))
			.collect()
	}

	pub(crate) fn view_authorities(
		from: AuthorityId,
		limit: u32,
	) -> Vec<(AuthorityId, AuthorityOf<T>)> {
		(from..from.saturating_add(limit.min(MAX_PAGE)))
			.filter_map(|id| Some((id, Authorities::<T>::get(id)?)))
			.collect()
	}

	pub(crate) fn view_identity_holders(user: UserId) -> Option<IdentityHolders> {
		let User { platform, tenure, identity, .. } = Users::<T>::get(user)?;
		Some(IdentityHolders {
			platform: (platform, tenure, identity.at_platform),
			registrar: (identity.registrar, identity.at_registrar),
			certifier: (identity.certifier, identity.at_certifier),
		})
	}

	pub(crate) fn view_trading_key(user: UserId) -> Option<(AccountIdOf<T>, u64)> {
		let User { trading, nonces, .. } = Users::<T>::get(user)?;
		Some((trading.at(Self::now()).clone(), nonces.free()))
	}

	pub(crate) fn view_assets(from: AssetId, limit: u32) -> Vec<(AssetId, AssetOf<T>)> {
		(from..NextAssetId::<T>::get())
			.take(scan())
			.filter_map(|id| Some((id, Assets::<T>::get(id)?)))
			.take(page(limit))
			.collect()
	}

	pub(crate) fn view_holders(
		asset: AssetId,
		after: Option<UserId>,
		limit: u32,
	) -> Vec<(UserId, HoldingOf<T>)> {
		let users = match after {
			Some(after) => {
				let start = Holders::<T>::hashed_key_for(asset, after);
				Holders::<T>::iter_key_prefix_from(asset, start)
			},
			None => Holders::<T>::iter_key_prefix(asset),
		};
		users
			.take(page(limit))
			.filter_map(|user| Some((user, Holdings::<T>::get(user, asset)?)))
			.collect()
	}

	/// Every row of a user's, those without shares too: distributions wait there.
	fn holdings_behind(
		user: UserId,
		after: Option<AssetId>,
	) -> impl Iterator<Item = (AssetId, HoldingOf<T>)> {
		match after {
			Some(after) => {
				let start = Holdings::<T>::hashed_key_for(user, after);
				Holdings::<T>::iter_prefix_from(user, start)
			},
			None => Holdings::<T>::iter_prefix(user),
		}
	}

	pub(crate) fn view_portfolio(
		user: UserId,
		after: Option<AssetId>,
		limit: u32,
	) -> Vec<(AssetId, HoldingOf<T>)> {
		Self::holdings_behind(user, after).take(page(limit)).collect()
	}

	pub(crate) fn view_certificate_status(
		id: CertificateId,
	) -> Option<CertificateStatus<BlockNumberFor<T>>> {
		let certificate = Certificates::<T>::get(id)?;
		let user = Users::<T>::get(certificate.user)?;
		let holding = Holdings::<T>::get(certificate.user, certificate.asset);
		let holding = holding.filter(|holding| holding.shares > 0);
		let AssetDetails { attributes, terms, .. } = Details::<T>::get(certificate.asset)?;
		let standing = Self::standing(&certificate, &user, holding.as_ref());
		let holder = user.status();
		let asset = Assets::<T>::get(certificate.asset)?.state;
		Some(CertificateStatus { certificate, standing, holding, asset, attributes, terms, holder })
	}

	/// Whether a certificate holds; what weighs most comes first.
	fn standing(
		certificate: &CertificateOf<T>,
		user: &UserOf<T>,
		holding: Option<&HoldingOf<T>>,
	) -> CertificateStanding {
		let over = matches!(
			certificate.state,
			CertificateState::Superseded | CertificateState::Revoked(_)
		);
		let frozen =
			user.frozen.is_some() || holding.is_some_and(|holding| holding.frozen.is_some());
		if over {
			CertificateStanding::Over
		} else if frozen {
			CertificateStanding::Frozen
		} else if certificate.identity != user.identity.commitment {
			CertificateStanding::Outdated
		} else if certificate.state == CertificateState::Active {
			CertificateStanding::Good
		} else if Self::now() > certificate.deadline {
			CertificateStanding::Overdue
		} else {
			CertificateStanding::Provisional
		}
	}

	pub(crate) fn view_certificates_of(
		user: UserId,
		after: Option<AssetId>,
		limit: u32,
	) -> Vec<Link<T>> {
		Self::holdings_behind(user, after)
			.filter(|(_, holding)| holding.shares > 0)
			.take(page(limit))
			.filter_map(|(_, holding)| {
				Some((holding.certificate, Certificates::<T>::get(holding.certificate)?))
			})
			.collect()
	}

	/// In no order, as the rows lie. The key to go on from is good when its own row is gone by then.
	pub(crate) fn view_awaiting(
		certifier: AuthorityId,
		after: Option<Serial>,
		limit: u32,
	) -> (Vec<Link<T>>, Option<Serial>) {
		let mut rows = match after {
			Some(after) => {
				let start = Awaiting::<T>::hashed_key_for(certifier, after);
				Awaiting::<T>::iter_prefix_from(certifier, start)
			},
			None => Awaiting::<T>::iter_prefix(certifier),
		};
		let taken: Vec<_> = rows.by_ref().take(page(limit)).collect();
		let last = taken.last().map_or(after, |(serial, _)| Some(*serial));
		let next = last.filter(|_| rows.next().is_some());
		let found = |(_, id): (Serial, CertificateId)| Some((id, Certificates::<T>::get(id)?));
		(taken.into_iter().filter_map(found).collect(), next)
	}

	fn link(id: CertificateId) -> Option<(Serial, Link<T>)> {
		let certificate = Certificates::<T>::get(id)?;
		Some((certificate.serial, (id, certificate)))
	}

	/// Always goes on from the newest certificate that it knows of. What a certificate came from is
	/// older than itself, so none turns up again once it was left behind.
	pub(crate) fn view_title(
		mut from: Vec<CertificateId>,
		limit: u32,
	) -> TitlePage<BlockNumberFor<T>> {
		let later = from.split_off(from.len().min(scan()));
		let mut known: BTreeMap<Serial, Link<T>> =
			from.into_iter().filter_map(Self::link).collect();
		// `next` is in this order too: what is put off is older than all that is looked at, and this
		// page ends before it could meet it.
		let floor = match known.keys().next() {
			Some(oldest) if !later.is_empty() => *oldest,
			_ => Serial::MIN,
		};
		let mut certificates = Vec::new();
		while certificates.len() < page(limit) {
			let newest = known.last_entry().filter(|newest| *newest.key() >= floor);
			let Some((id, certificate)) = newest.map(|newest| newest.remove()) else { break };
			let origins = [certificate.previous, certificate.source].into_iter().flatten();
			known.extend(origins.filter_map(Self::link));
			certificates.push((id, certificate));
		}
		let mut next: Vec<_> = known.into_values().rev().map(|(id, _)| id).collect();
		let listed: BTreeSet<_> = next.iter().copied().collect();
		next.extend(later.into_iter().filter(|id| !listed.contains(id)));
		TitlePage { certificates, next }
	}

	pub(crate) fn view_trades(
		asset: AssetId,
		after: Option<TradeId>,
		limit: u32,
	) -> Vec<(TradeId, TradeOf<T>)> {
		let rows = match after {
			Some(after) => {
				Trades::<T>::iter_prefix_from(asset, Trades::<T>::hashed_key_for(asset, after))
			},
			None => Trades::<T>::iter_prefix(asset),
		};
		rows.take(page(limit)).collect()
	}

	pub(crate) fn view_offerings_on(
		platform: OrgNumber,
		from: OfferingId,
		limit: u32,
	) -> (Vec<(OfferingId, OfferingOf<T>)>, Option<OfferingId>) {
		let next = NextOfferingId::<T>::get();
		let end = from.saturating_add(MAX_SCAN.into()).min(next);
		let mut found = Vec::new();
		for id in from..end {
			if found.len() >= page(limit) {
				return (found, Some(id));
			}
			found.extend(Self::on_sale(platform, id).map(|offering| (id, offering)));
		}
		(found, (end < next).then_some(end))
	}

	/// An offering that takes buyers of a platform now.
	fn on_sale(platform: OrgNumber, id: OfferingId) -> Option<OfferingOf<T>> {
		let offering = Offerings::<T>::get(id)?;
		let now = Self::now();
		let OfferingTerms { asset, opens, closes, .. } = &offering.terms;
		let open = offering.state == OfferingState::Open && *opens <= now && now <= *closes;
		let kind = Assets::<T>::get(asset)?.kind;
		(open && Self::is_live_on(platform, id, &offering, kind)).then_some(offering)
	}

	pub(crate) fn view_pledges(
		offering: OfferingId,
		after: Option<UserId>,
		limit: u32,
	) -> Vec<(UserId, PledgeOf<T>)> {
		let rows = match after {
			Some(after) => {
				let start = Pledges::<T>::hashed_key_for(offering, after);
				Pledges::<T>::iter_prefix_from(offering, start)
			},
			None => Pledges::<T>::iter_prefix(offering),
		};
		rows.take(page(limit)).collect()
	}

	/// What lies before the first one in the list has to be claimed first, so none is left out that
	/// pays nothing. What was set aside comes first, if it can be paid now.
	pub(crate) fn view_claimable(asset: AssetId, user: UserId) -> Vec<Due<T>> {
		let withheld = Self::withheld_due(asset, user);
		let Some(holding) = Holdings::<T>::get(user, asset) else { return withheld };
		let declared = Assets::<T>::get(asset).map_or(0, |row| row.distributions);
		let snapshots: BTreeMap<_, _> =
			Snapshots::<T>::iter_prefix((asset, user)).take(scan()).collect();
		let shares_at = |index: DistributionIndex| {
			if holding.since < index {
				return Some((None, holding.shares));
			}
			let (until, snapshot) = snapshots.range(index..).next()?;
			snapshot.covers(*until, index).then_some((Some(*until), snapshot.shares))
		};
		let claim = |index| {
			let row = Distributions::<T>::get(asset, index)?;
			let (snapshot, shares) = shares_at(index)?;
			let amount = math::cost(shares, row.per_share)?;
			(Self::now() <= row.closes).then_some((index, snapshot, amount))
		};
		let due = (holding.next_claim..=declared).take(scan()).filter_map(claim);
		withheld.into_iter().chain(due).collect()
	}

	/// What was set aside for a holder who is not barred any more.
	fn withheld_due(asset: AssetId, user: UserId) -> Vec<Due<T>> {
		let Ok(to) = Self::payable_account(user) else { return Vec::new() };
		WithheldParts::<T>::iter_prefix((asset, user))
			.take(scan())
			.filter(|(_, part)| Self::may_get(&part.currency, &to, part.amount))
			.map(|(index, part)| (index, None, part.amount))
			.collect()
	}
}
