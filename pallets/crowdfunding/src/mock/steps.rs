// SPDX-License-Identifier: Apache-2.0

//! Who signs what, and the steps that most tests begin with.

use super::*;
use codec::Encode;
use hanse_support::{
	bodies,
	signed_payload::{Domain, Payload},
};
use sp_core::H256;
use sp_io::hashing::blake2_256;

/// The 32 bytes that are signed.
pub fn message(domain: Domain, fields: &impl Encode, nonce: u64, expiry: u32) -> [u8; 32] {
	let genesis = System::block_hash(0);
	Payload { domain, genesis, fields, nonce, expiry }.message()
}

/// A bare signature, good until [`EXPIRY`].
pub fn by_pair(
	pair: &sr25519::Pair,
	domain: Domain,
	fields: &impl Encode,
	nonce: u64,
) -> MultiSignature {
	pair.sign(&message(domain, fields, nonce, EXPIRY)).into()
}

/// A trading signature with any key, nonce and expiry.
pub fn sign(
	pair: &sr25519::Pair,
	domain: Domain,
	fields: &impl Encode,
	nonce: u64,
	expiry: u32,
) -> Signed<MultiSignature> {
	let signature = pair.sign(&message(domain, fields, nonce, expiry)).into();
	Signed { nonce, expiry, signature }
}

/// The next nonce of the user of this name.
pub fn next_nonce(name: &str) -> u64 {
	named(name).map_or(0, |user| user_row(user).nonces.next)
}

fn sign_as(name: &str, domain: Domain, fields: &impl Encode) -> Signed<MultiSignature> {
	sign(&trading_pair(name), domain, fields, next_nonce(name), EXPIRY)
}

pub type OfferOf = Offer<Coin, u128, u32>;

pub fn sign_offer(seller: &str, offer: &OfferOf) -> Signed<MultiSignature> {
	sign_as(seller, payloads::OFFER, offer)
}

pub fn sign_order(buyer: &str, order: &OrderOf<Test>) -> Signed<MultiSignature> {
	sign_as(buyer, payloads::ORDER, order)
}

pub fn sign_sell(seller: &str, trade: &SettledTradeOf<Test>) -> Signed<MultiSignature> {
	sign_as(seller, payloads::SELL, trade)
}

pub fn sign_buy(buyer: &str, trade: &SettledTradeOf<Test>) -> Signed<MultiSignature> {
	sign_as(buyer, payloads::BUY, trade)
}

/// A signature that is never good: by a key of nobody.
pub fn wrong_signature(name: &str) -> Signed<MultiSignature> {
	sign(&pair("Forger"), payloads::ORDER, &(), next_nonce(name), EXPIRY)
}

fn named(name: &str) -> Option<UserId> {
	UsersByAccount::<Test>::get(account(name))
}

/// The user of this name.
pub fn id(name: &str) -> UserId {
	named(name).unwrap()
}

pub fn user_row(user: UserId) -> UserOf<Test> {
	Users::<Test>::get(user).unwrap()
}

pub fn status(name: &str) -> UserStatus {
	user_row(id(name)).status()
}

/// Changes a user's row by hand.
pub fn set_user(user: UserId, change: impl FnOnce(&mut UserOf<Test>)) {
	Users::<Test>::mutate(user, |row| change(row.as_mut().unwrap()));
}

/// The tag of this name's ID number.
pub fn tag(name: &str) -> Tag {
	blake2_256(format!("tag of {name}").as_bytes())
}

pub fn commitment(name: &str) -> H256 {
	H256(blake2_256(format!("name and number of {name}").as_bytes()))
}

/// What a platform brings for this name: a person, checked by [`REGISTRAR`]. Its tag is the same by
/// every key.
pub fn registration(name: &str) -> RegistrationOf<Test> {
	let prf_version = Authorities::<Test>::get(REGISTRAR).map_or(0, |row| row.prf_version);
	Registration {
		account: account(name),
		kind: UserKind::Person,
		commitment: commitment(name),
		registrar: REGISTRAR,
		prf_version,
		tag: tag(name),
		previous_tag: (prf_version > 0).then(|| tag(name)),
		certifier: CERTIFIER,
		trading_key: trading_key(name),
	}
}

/// The call that registers it; the account's pair is that of `signer`.
pub fn registering_by(
	platform: OrgNumber,
	registration: RegistrationOf<Test>,
	signer: &str,
) -> Call<Test> {
	let registrar = Authorities::<Test>::get(registration.registrar);
	let nonce = registrar.map_or(0, |row| row.nonces.next);
	let (tenure, expiry) = (tenure(platform), EXPIRY);
	let fields = Statement { platform, tenure, registration: registration.clone() };
	let statement = by_pair(&pair("RegistrarKey"), payloads::REGISTER_USER, &fields, nonce);
	let consent = by_pair(&pair(signer), payloads::JOIN, &fields, nonce);
	Call::register_user { platform, registration, nonce, expiry, statement, consent }
}

/// The call that registers this name on [`PLATFORM`].
pub fn registering(name: &str) -> Call<Test> {
	registering_by(PLATFORM, registration(name), name)
}

/// A user whose identity nobody confirmed.
pub fn register_pending(name: &str) -> UserId {
	fund(&account(name));
	by(&platform(), registering(name));
	id(name)
}

/// A user whose identity both authorities confirmed. With money of both currencies.
pub fn register(name: &str) -> UserId {
	let user = register_pending(name);
	confirm(user);
	user
}

/// An organisation, confirmed.
pub fn register_organisation(name: &str) -> UserId {
	fund(&account(name));
	let registration = Registration { kind: UserKind::Organisation, ..registration(name) };
	by(&platform(), registering_by(PLATFORM, registration, name));
	confirm(id(name));
	id(name)
}

/// Both authorities confirm the present version of an identity.
pub fn confirm(user: UserId) {
	let version = user_row(user).identity.version;
	by(&registrar(), Call::confirm_identity { user, version });
	by(&certifier(), Call::confirm_identity { user, version });
}

/// The user of this name, registered if it is none.
pub fn known(name: &str) -> UserId {
	named(name).unwrap_or_else(|| register(name))
}

pub fn attributes(title: &str) -> Attributes {
	Attributes {
		title: self::text(title),
		external_ids: vec![ExternalId {
			scheme: self::text("ISIN"),
			value: self::text("DE000A0D9PT0"),
		}]
		.try_into()
		.unwrap(),
		documents: vec![Document { title: self::text("Articles"), hash: H256([1; 32]) }]
			.try_into()
			.unwrap(),
	}
}

/// Equity without lock-up and without a most of holders.
pub fn new_asset(issuer: &str, shares: Shares) -> NewAssetOf<Test> {
	NewAsset {
		kind: AssetKind::Equity,
		issuer: known(issuer),
		registrar: REGISTRAR,
		attributes: attributes("Cog Ltd"),
		terms: EquityTerms {
			shares,
			votes: 1,
			rights: text("One vote a share"),
			lock_up: 0,
			max_holders: None,
		},
	}
}

/// Registers an asset on [`PLATFORM`].
pub fn draft(asset: NewAssetOf<Test>) -> AssetId {
	let id = NextAssetId::<Test>::get();
	by(&platform(), Call::register_asset { platform: PLATFORM, asset });
	id
}

/// An asset without holders.
pub fn draft_of(issuer: &str, shares: Shares) -> AssetId {
	draft(new_asset(issuer, shares))
}

pub fn first_holders(holders: &[(&str, Shares)]) -> FirstHolders {
	let holders: Vec<_> = holders.iter().map(|(name, shares)| (known(name), *shares)).collect();
	holders.try_into().unwrap()
}

/// Gives an asset these holders and activates it. Whoever is no user is registered.
pub fn activate(asset: AssetId, holders: &[(&str, Shares)]) {
	let holders = first_holders(holders);
	by(&platform(), Call::add_holders { asset, holders });
	by(&platform(), Call::activate_asset { asset });
}

/// An active asset of `new_asset`, its shares changed to what the holders have together.
pub fn asset_with(mut asset: NewAssetOf<Test>, holders: &[(&str, Shares)]) -> AssetId {
	asset.terms.shares = holders.iter().map(|(_, shares)| shares).sum();
	let id = draft(asset);
	activate(id, holders);
	id
}

/// An active asset of `issuer` with these holders, who need not be users yet.
pub fn asset_of(issuer: &str, holders: &[(&str, Shares)]) -> AssetId {
	asset_with(new_asset(issuer, 0), holders)
}

pub fn asset_row(asset: AssetId) -> AssetOf<Test> {
	Assets::<Test>::get(asset).unwrap()
}

/// Changes an asset's row by hand.
pub fn set_asset(asset: AssetId, change: impl FnOnce(&mut AssetOf<Test>)) {
	Assets::<Test>::mutate(asset, |row| change(row.as_mut().unwrap()));
}

pub fn holding(asset: AssetId, name: &str) -> HoldingOf<Test> {
	Holdings::<Test>::get(id(name), asset).unwrap()
}

/// Changes a holding by hand.
pub fn set_holding(asset: AssetId, name: &str, change: impl FnOnce(&mut HoldingOf<Test>)) {
	Holdings::<Test>::mutate(id(name), asset, |row| change(row.as_mut().unwrap()));
}

/// Shares of the user of this name, zero without a holding.
pub fn shares_of(asset: AssetId, name: &str) -> Shares {
	Holdings::<Test>::get(id(name), asset).map_or(0, |row| row.shares)
}

/// The id of the certificate that a holding names.
pub fn certificate_id(asset: AssetId, name: &str) -> CertificateId {
	holding(asset, name).certificate
}

pub fn certificate(certificate: CertificateId) -> CertificateOf<Test> {
	Certificates::<Test>::get(certificate).unwrap()
}

/// The call that countersigns certificates, each with another document.
pub fn countersigning(certificates: &[CertificateId]) -> Call<Test> {
	let documents: Vec<_> =
		certificates.iter().map(|id| (*id, H256(blake2_256(id.as_bytes())))).collect();
	Call::countersign { certificates: documents.try_into().unwrap() }
}

/// Terms of an offering of `shares` for 10 chips each, one at least, open from now for 100 blocks.
pub fn terms_of(
	asset: AssetId,
	seller: &str,
	kind: SaleKind,
	shares: Shares,
) -> OfferingTermsOf<Test> {
	OfferingTerms {
		asset,
		seller: id(seller),
		kind,
		shares,
		least: 1,
		price: 10,
		currency: CHIPS,
		opens: now(),
		closes: now() + 100,
		eligibility: Eligibility::default(),
	}
}

pub const TEXT: &str = "Cogs are in demand.";

/// What a seller signs, with one title, text and no documents.
pub fn offer(platform: OrgNumber, terms: OfferingTermsOf<Test>) -> OfferOf {
	Offer {
		platform,
		terms,
		title: text("Cogs"),
		text: bodies::hash_of(TEXT.as_bytes()),
		documents: Documents::default(),
	}
}

/// The call that posts an offering on a platform, signed by `seller`.
pub fn posting_on(platform: OrgNumber, terms: OfferingTermsOf<Test>, seller: &str) -> Call<Test> {
	let signed = sign_offer(seller, &offer(platform, terms.clone()));
	posting_signed(platform, terms, signed)
}

/// The call that posts it with any signature.
pub fn posting_signed(
	platform: OrgNumber,
	terms: OfferingTermsOf<Test>,
	signed: Signed<MultiSignature>,
) -> Call<Test> {
	let Offer { title, documents, .. } = offer(platform, terms.clone());
	Call::post_offering { platform, terms, title, text: text(TEXT), documents, signed }
}

/// The call that posts an offering on [`PLATFORM`], signed by `seller`.
pub fn posting(terms: OfferingTermsOf<Test>, seller: &str) -> Call<Test> {
	posting_on(PLATFORM, terms, seller)
}

/// Posts an offering on [`PLATFORM`], whose owner pays for it.
pub fn post(terms: OfferingTermsOf<Test>, seller: &str) -> OfferingId {
	let id = NextOfferingId::<Test>::get();
	by(&platform(), posting(terms, seller));
	id
}

/// A secondary offering by [`terms_of`].
pub fn sale(asset: AssetId, seller: &str, shares: Shares) -> OfferingId {
	post(terms_of(asset, seller, SaleKind::Secondary, shares), seller)
}

/// A primary offering by [`terms_of`], by the asset's issuer, whose name is `issuer`.
pub fn campaign(asset: AssetId, issuer: &str, shares: Shares, goal: Goal) -> OfferingId {
	post(terms_of(asset, issuer, SaleKind::Primary(goal), shares), issuer)
}

pub fn offering(offering: OfferingId) -> OfferingOf<Test> {
	Offerings::<Test>::get(offering).unwrap()
}

/// Changes an offering by hand.
pub fn set_offering(offering: OfferingId, change: impl FnOnce(&mut OfferingOf<Test>)) {
	Offerings::<Test>::mutate(offering, |row| change(row.as_mut().unwrap()));
}

/// An order at the offering's price, by [`PLATFORM`].
pub fn order(offering: OfferingId, buyer: &str, shares: Shares) -> OrderOf<Test> {
	let price = Offerings::<Test>::get(offering).map_or(10, |row| row.terms.price);
	Order { offering, buyer: id(buyer), shares, price, platform: PLATFORM }
}

/// The call that pledges, signed by `buyer`.
pub fn pledging(order: OrderOf<Test>, buyer: &str) -> Call<Test> {
	Call::pledge { order, signed: sign_order(buyer, &order) }
}

/// The call that buys, signed by `buyer`.
pub fn filling(order: OrderOf<Test>, buyer: &str) -> Call<Test> {
	Call::fill { order, signed: sign_order(buyer, &order) }
}

/// The buyer pledges itself. Registered if it is no user.
pub fn pledge(offering: OfferingId, buyer: &str, shares: Shares) {
	known(buyer);
	by(&account(buyer), pledging(order(offering, buyer, shares), buyer));
}

/// The buyer buys itself. Registered if it is no user.
pub fn fill(offering: OfferingId, buyer: &str, shares: Shares) {
	known(buyer);
	by(&account(buyer), filling(order(offering, buyer, shares), buyer));
}

pub fn pledge_row(offering: OfferingId, name: &str) -> PledgeOf<Test> {
	Pledges::<Test>::get(offering, id(name)).unwrap()
}

/// The call that settles pledges of these names.
pub fn settling(offering: OfferingId, names: &[&str]) -> Call<Test> {
	let users: Vec<_> = names.iter().map(|name| id(name)).collect();
	Call::settle_pledges { offering, users: users.try_into().unwrap() }
}

/// A stranger settles pledges of these names.
pub fn settle(offering: OfferingId, names: &[&str]) {
	by(&stranger(), settling(offering, names));
}

/// Goes behind an offering's window and closes it.
pub fn close(offering: OfferingId) {
	System::set_block_number(self::offering(offering).terms.closes + 1);
	by(&stranger(), Call::close_offering { offering });
}

/// A trade paid by bank, 10 euro cents a share, recorded by [`PLATFORM`].
pub fn settled(asset: AssetId, seller: &str, buyer: &str, shares: Shares) -> SettledTradeOf<Test> {
	SettledTrade {
		platform: PLATFORM,
		asset,
		seller: id(seller),
		buyer: id(buyer),
		shares,
		price: u128::from(shares) * 10,
		settlement: SettledElsewhere::Bank(*b"EUR"),
	}
}

/// The call that records it, signed by both.
pub fn recording(trade: SettledTradeOf<Test>, seller: &str, buyer: &str) -> Call<Test> {
	let (seller, buyer) = (sign_sell(seller, &trade), sign_buy(buyer, &trade));
	Call::record_trade { trade, seller, buyer }
}

/// Records a trade by [`settled`]. The buyer is registered if it is no user.
pub fn record(asset: AssetId, seller: &str, buyer: &str, shares: Shares) {
	known(buyer);
	let trade = settled(asset, seller, buyer, shares);
	by(&platform(), recording(trade, seller, buyer));
}

/// The issuer pays in `amount` of chips for the holders, claimed within 100 blocks.
pub fn declare(asset: AssetId, amount: u128) -> DistributionIndex {
	let issuer = user_row(asset_row(asset).issuer).account;
	let closes = now() + 100;
	by(&issuer, Call::declare_distribution { asset, currency: CHIPS, amount, closes });
	asset_row(asset).distributions
}

/// A stranger claims for the user of this name.
pub fn claim(asset: AssetId, name: &str, snapshot: Option<DistributionIndex>) {
	by(&stranger(), Call::claim_distribution { asset, user: id(name), snapshot });
}

pub fn distribution(asset: AssetId, index: DistributionIndex) -> DistributionOf<Test> {
	Distributions::<Test>::get(asset, index).unwrap()
}
