// SPDX-License-Identifier: Apache-2.0

//! Crowdfunding: a platform with its authorities, users who are confirmed, an asset with all its
//! holders, campaigns.

use super::ground::{account_of, key, signed, Ground, BLOCK, EXPIRY};
use crate::{error::Error, sign};
use hanse_runtime::{
	configs::money::Currency, constants::DAYS, AccountId, Balance, Crowdfunding, Runtime,
	RuntimeCall,
};
use hanse_runtime_tests::crowdfunding as kit;
use hanse_support::{bodies, OrgNumber};
use pallet_crowdfunding::{
	payloads, AssetId, AuthorityId, AuthorityRole, Call, Documents, Eligibility, Goal, NextAssetId,
	NextAuthorityId, NextOfferingId, NextUserId, Offer, OfferingId, Order, Registration, SaleKind,
	Shares, Signed, Statement, UserId, UserKind, MAX_FIRST_HOLDERS,
};
use sp_core::{sr25519, H256};

/// For how long campaigns are open.
const WINDOW: u32 = 30 * DAYS;
/// The text of every offering here.
const TEXT: &[u8] = b"Cogs, that carry salt and herring.";

/// A registrar or certificate issuer.
struct Keeper {
	id: AuthorityId,
	account: AccountId,
}

/// Whom governance admits.
pub struct Market {
	platform: OrgNumber,
	owner: AccountId,
	registrar: Keeper,
	registrar_key: sr25519::Pair,
	certifier: Keeper,
}

/// The key with which account `i` trades.
pub fn trading_key(i: u32) -> sr25519::Pair {
	key("trade", i)
}

fn admit(
	ground: &mut Ground,
	account: AccountId,
	role: AuthorityRole,
	key: &sr25519::Pair,
) -> Result<Keeper, Error> {
	let id = ground.with(NextAuthorityId::<Runtime>::get);
	let (acting, key, sealing_key) = (account.clone().into(), account_of(key), [9; 32]);
	ground.by_root(Call::admit_authority { role, account: acting, key, sealing_key })?;
	Ok(Keeper { id, account })
}

impl Market {
	/// A platform, a registrar and a certificate issuer.
	pub fn open(ground: &mut Ground) -> Result<Self, Error> {
		let roles = ["crowd/platform", "crowd/registrar", "crowd/certifier"];
		let [owner, registrar, certifier] = ground.open_roles(roles)?;
		let platform = ground.register(std::slice::from_ref(&owner))?;
		let [platform] = platform[..] else {
			return Err(Error::other("a platform has one number"));
		};
		ground.by_root(Call::admit_platform { platform })?;
		let registrar_key = key("crowd/registrar-key", 0);
		let registrar = admit(ground, registrar, kit::REGISTRAR, &registrar_key)?;
		let role = AuthorityRole::CertificateIssuer;
		let certifier = admit(ground, certifier, role, &key("crowd/certifier-key", 0))?;
		Ok(Self { platform, owner, registrar, registrar_key, certifier })
	}

	/// The call that registers account `i`, signed by the registrar and by the account.
	fn registering(&self, i: u32, nonce: u64, genesis: H256) -> RuntimeCall {
		let newcomer = sign::account(i);
		let name = format!("load/{i}");
		let registration = Registration {
			account: account_of(&newcomer),
			kind: UserKind::Person,
			commitment: kit::commitment(&name),
			registrar: self.registrar.id,
			prf_version: 0,
			tag: kit::tag(&name),
			previous_tag: None,
			certifier: self.certifier.id,
			trading_key: account_of(&trading_key(i)),
		};
		// Nobody bought the platform's number.
		let fields = Statement { platform: self.platform, tenure: 0, registration };
		let domain = (payloads::REGISTER_USER, genesis);
		let statement = signed(&self.registrar_key, domain, &fields, nonce);
		let consent = signed(&newcomer, (payloads::JOIN, genesis), &fields, nonce);
		let (platform, registration) = (self.platform, fields.registration);
		let expiry = EXPIRY;
		Call::<Runtime>::register_user { platform, registration, nonce, expiry, statement, consent }
			.into()
	}

	/// Registers accounts as users, whom both authorities confirm.
	pub fn join(&self, ground: &mut Ground, accounts: &[u32]) -> Result<Vec<UserId>, Error> {
		let genesis = ground.genesis();
		let registrar = self.registrar.id;
		let nonce = ground.with(|| Crowdfunding::authority(registrar)).map(|row| row.nonces.free());
		let nonce = nonce.ok_or_else(|| Error::other("the registrar is gone"))?;
		let count = accounts.len() as u32;
		let calls = sign::on_all_cores(count, |at| {
			let nonce = nonce + u64::from(at);
			Ok(self.registering(accounts[at as usize], nonce, genesis))
		})?;
		let mut users = Vec::with_capacity(accounts.len());
		for call in calls {
			let user = ground.with(NextUserId::<Runtime>::get);
			ground.by(&self.owner, call)?;
			for keeper in [&self.registrar, &self.certifier] {
				ground.by(&keeper.account, Call::confirm_identity { user, version: 0 })?;
			}
			users.push(user);
		}
		Ok(users)
	}

	/// Registers an asset with all its first holders, whose issuer is the first of them, and opens
	/// it for trade.
	pub fn float(
		&self,
		ground: &mut Ground,
		holders: &[(UserId, Shares)],
	) -> Result<AssetId, Error> {
		let (issuer, _) = holders.first().ok_or_else(|| Error::other("an asset has holders"))?;
		let shares = holders.iter().map(|(_, shares)| shares).sum();
		let asset = ground.with(NextAssetId::<Runtime>::get);
		let (platform, new) = (self.platform, kit::new_asset(*issuer, self.registrar.id, shares));
		ground.by(&self.owner, Call::register_asset { platform, asset: new })?;
		for holders in holders.chunks(MAX_FIRST_HOLDERS as usize) {
			let holders = holders.to_vec().try_into();
			let holders = holders.map_err(|_| Error::other("too many holders at once"))?;
			ground.by(&self.owner, Call::add_holders { asset, holders })?;
		}
		ground.by(&self.owner, Call::activate_asset { asset })?;
		Ok(asset)
	}

	/// Posts a campaign of an asset as its issuer, which is account `seller`.
	pub fn campaign(
		&self,
		ground: &mut Ground,
		asset: AssetId,
		(seller, user): (u32, UserId),
		shares: Shares,
		(price, currency): (Balance, Currency),
	) -> Result<OfferingId, Error> {
		let id = ground.with(NextOfferingId::<Runtime>::get);
		let terms = kit::SaleTerms {
			asset,
			seller: user,
			kind: SaleKind::Primary(Goal::KeepItAll),
			shares,
			least: 1,
			price,
			currency,
			opens: BLOCK,
			closes: BLOCK + WINDOW,
			eligibility: Eligibility::default(),
		};
		let (title, text) = (kit::title("Cogs"), bodies::hash_of(TEXT));
		let (platform, documents) = (self.platform, Documents::default());
		let offer = Offer { platform, terms, title, text, documents };
		let nonce = ground.with(|| Crowdfunding::user(user)).map(|row| row.nonces.free());
		let nonce = nonce.ok_or_else(|| Error::other("the seller is gone"))?;
		let domain = (payloads::OFFER, ground.genesis());
		let signature = signed(&trading_key(seller), domain, &offer, nonce);
		let Offer { terms, title, documents, .. } = offer;
		let text = TEXT.to_vec().try_into();
		let text = text.map_err(|_| Error::other("the text of an offering is too long"))?;
		let signed = Signed { nonce, expiry: EXPIRY, signature };
		let post = Call::post_offering { platform, terms, title, text, documents, signed };
		ground.by(&sign::account_id(seller), post)?;
		Ok(id)
	}

	/// An order of a user on this platform.
	pub fn order(
		&self,
		offering: OfferingId,
		buyer: UserId,
		(shares, price): (Shares, Balance),
	) -> Order<Balance> {
		Order { offering, buyer, shares, price, platform: self.platform }
	}
}

/// The call by which account `i`, which never ordered before, pledges on the chain of this genesis.
pub fn pledging(i: u32, order: Order<Balance>, genesis: H256) -> RuntimeCall {
	let nonce = 0;
	let signature = signed(&trading_key(i), (payloads::ORDER, genesis), &order, nonce);
	let signed = Signed { nonce, expiry: EXPIRY, signature };
	Call::<Runtime>::pledge { order, signed }.into()
}
