// SPDX-License-Identifier: Apache-2.0

//! Crowdfunding, as governance, platforms, authorities and users do it.

use crate::{
	actors::{actor, Actor},
	chain::Chain,
	chips::{message, pen, sign, Govern, Pen, EXPIRY},
	orgs::register,
};
use codec::Encode;
use hanse_runtime::{
	configs::{
		money::Currency,
		parameters::{
			dynamic_params::crowdfunding::{CrowdfundingTerms, Parameters},
			RuntimeParameters, DEFAULT_CROWDFUNDING_TERMS,
		},
	},
	constants::UNIT,
	AccountId, Balance, BlockNumber, Crowdfunding, Runtime, RuntimeCall, RuntimeOrigin, Signature,
};
use hanse_support::{bodies, signed_payload::Domain, OrgNumber};
use pallet_crowdfunding::{
	payloads, AssetId, AssetKind, Attributes, AuthorityId, AuthorityRole, Call, CertificateId,
	Documents, Eligibility, EquityTerms, NewAsset, NextAssetId, NextAuthorityId, NextOfferingId,
	NextUserId, Offer, OfferingId, Order, Recovery, Registration, SaleKind, SettledElsewhere,
	SettledTrade, Shares, Statement, Tag, Terms, Title, UserId, UserKind, UserStatus,
};
use pallet_org_numbers::COMMIT_MATURITY;
use sp_core::H256;
use sp_io::hashing::blake2_256;

pub type UserRow = pallet_crowdfunding::User<AccountId, Balance, BlockNumber>;
pub type AuthorityRow = pallet_crowdfunding::Authority<AccountId>;
pub type AssetRow = pallet_crowdfunding::Asset<BlockNumber>;
pub type HoldingRow = pallet_crowdfunding::Holding<BlockNumber>;
pub type CertificateRow = pallet_crowdfunding::Certificate<BlockNumber>;
pub type OfferingRow = pallet_crowdfunding::Offering<AccountId, Currency, Balance, BlockNumber>;
pub type PledgeRow = pallet_crowdfunding::Pledge<AccountId, Balance>;
pub type SaleTerms = pallet_crowdfunding::OfferingTerms<Currency, Balance, BlockNumber>;
pub type TradingSignature = pallet_crowdfunding::Signed<Signature>;

/// The jurisdiction of every registrar here.
pub const REGISTRAR: AuthorityRole = AuthorityRole::Registrar(*b"DE");
/// The text of every offering here.
const TEXT: &[u8] = b"Cogs, that carry salt and herring.";
/// Blocks for which offerings here are open.
pub const WINDOW: BlockNumber = 40;
/// The last block of a session is a multiple of this; the next one is full.
const SESSION: BlockNumber = 10;

/// The call of the pallet as one of the runtime's.
pub fn crowd(call: Call<Runtime>) -> RuntimeCall {
	call.into()
}

/// Times of a few blocks; platforms get 2 % for posting and 1 % for bringing a buyer.
pub fn short_crowd_terms() -> Terms<Balance, BlockNumber> {
	Terms {
		certificate: 20,
		key_delay: 6,
		offering: 60,
		distribution: 3,
		posting_fee: sp_runtime::Permill::from_percent(2),
		..DEFAULT_CROWDFUNDING_TERMS
	}
}

/// The council's call that sets the terms.
pub fn set_crowd_terms(terms: Terms<Balance, BlockNumber>) -> RuntimeCall {
	let value = Parameters::CrowdfundingTerms(CrowdfundingTerms, Some(terms));
	let key_value = RuntimeParameters::Crowdfunding(value);
	pallet_parameters::Call::<Runtime>::set_parameter { key_value }.into()
}

/// Some blocks pass, and one more if a session begins with the last: such a block is full.
pub fn pass(chain: &mut Chain, blocks: u32) {
	chain.advance(blocks);
	if chain.block().is_multiple_of(SESSION) {
		chain.advance(1);
	}
}

/// Native tokens for somebody.
pub fn fund(chain: &mut Chain, who: &Actor) {
	let (who, new_free) = (who.address(), 100_000 * UNIT);
	let endow = pallet_balances::Call::<Runtime>::force_set_balance { who, new_free };
	chain.dispatch(RuntimeOrigin::root(), endow).expect("root endows");
}

/// A user: an account, and the key that it trades with.
#[derive(Clone)]
pub struct Person {
	pub account: Actor,
	pub pen: Pen,
}

/// The user derived from a name; the keys are of all schemes.
pub fn person(name: &str) -> Person {
	let pen = pen(&format!("trade/{name}"), name.len());
	Person { account: actor(name), pen }
}

/// A platform.
#[derive(Clone)]
pub struct Site {
	pub number: OrgNumber,
	pub owner: Actor,
}

/// A registrar or certificate issuer.
#[derive(Clone)]
pub struct Keeper {
	pub id: AuthorityId,
	pub account: Actor,
	pub pen: Pen,
}

/// All whom governance admits.
pub struct Market {
	pub sites: [Site; 2],
	pub registrar: Keeper,
	pub certifier: Keeper,
}

/// Two platforms, a registrar and a certificate issuer.
pub fn market(chain: &mut Chain, govern: Govern) -> Market {
	let sites = ["lubeck", "visby"].map(|handle| open_site(chain, govern, &actor(handle), handle));
	let registrar = admit_keeper(chain, govern, &actor("registrar"), REGISTRAR);
	let certifier =
		admit_keeper(chain, govern, &actor("certifier"), AuthorityRole::CertificateIssuer);
	Market { sites, registrar, certifier }
}

/// Registers a number that is admitted as a platform.
pub fn open_site(chain: &mut Chain, govern: Govern, owner: &Actor, handle: &str) -> Site {
	fund(chain, owner);
	// Neither the block of the commitment nor that of the registration may be full.
	while chain.block().is_multiple_of(SESSION)
		|| (chain.block() + COMMIT_MATURITY).is_multiple_of(SESSION)
	{
		chain.advance(1);
	}
	let platform = register(chain, owner, handle);
	govern(chain, crowd(Call::admit_platform { platform }));
	Site { number: platform, owner: owner.clone() }
}

/// An authority, with the key by which it makes statements.
pub fn admit_keeper(
	chain: &mut Chain,
	govern: Govern,
	account: &Actor,
	role: AuthorityRole,
) -> Keeper {
	fund(chain, account);
	let id = chain.with(NextAuthorityId::<Runtime>::get);
	let pen = pen(&format!("keeper/{}", account.name), 1);
	govern(chain, crowd(admission(account, role, &pen)));
	Keeper { id, account: account.clone(), pen }
}

/// The call that admits an authority.
pub fn admission(account: &Actor, role: AuthorityRole, pen: &Pen) -> Call<Runtime> {
	let (account, key, sealing_key) = (account.address(), pen.account(), [9; 32]);
	Call::admit_authority { role, account, key, sealing_key }
}

/// A commitment to the identity of somebody.
pub fn commitment(name: &str) -> H256 {
	H256(blake2_256(name.as_bytes()))
}

/// The tag of somebody, under whatever key.
pub fn tag(name: &str) -> Tag {
	blake2_256(&("tag", name).encode())
}

/// What a platform brings of a person, under the first keys of the authorities.
pub fn registration(
	person: &Person,
	registrar: AuthorityId,
	certifier: AuthorityId,
) -> Registration<AccountId> {
	Registration {
		account: person.account.account.clone(),
		kind: UserKind::Person,
		commitment: commitment(&person.account.name),
		registrar,
		prf_version: 0,
		tag: tag(&person.account.name),
		previous_tag: None,
		certifier,
		trading_key: person.pen.account(),
	}
}

/// The call that registers a user whom the registrar's key vouches for.
pub fn registering(
	chain: &mut Chain,
	platform: OrgNumber,
	registration: Registration<AccountId>,
	by: &Pen,
	newcomer: &Actor,
) -> Option<Call<Runtime>> {
	let tenure = chain.with(|| Crowdfunding::platform(platform))?.tenure;
	let nonce = chain.with(|| Crowdfunding::authority(registration.registrar))?.nonces.free();
	let fields = Statement { platform, tenure, registration };
	let statement = sign(chain, by, payloads::REGISTER_USER, &fields, nonce);
	let consent = newcomer.sign(&message(chain, payloads::JOIN, &fields, nonce, EXPIRY));
	let registration = fields.registration;
	Some(Call::register_user { platform, registration, nonce, expiry: EXPIRY, statement, consent })
}

/// Registers a person on a platform, and both authorities confirm it.
#[track_caller]
pub fn join(chain: &mut Chain, market: &Market, site: usize, person: &Person) -> UserId {
	fund(chain, &person.account);
	let user = next_user(chain);
	let site = &market.sites[site];
	let newcomer = registration(person, market.registrar.id, market.certifier.id);
	let pen = &market.registrar.pen;
	let call = registering(chain, site.number, newcomer, pen, &person.account);
	chain.does(&site.owner, crowd(call.expect("the platform is there")));
	confirm(chain, market, user, 0);
	assert_eq!(chain.with(|| Crowdfunding::user_status(user)), Some(UserStatus::Confirmed));
	user
}

/// Both authorities found their copies of an identity good.
#[track_caller]
pub fn confirm(chain: &mut Chain, market: &Market, user: UserId, version: u32) {
	for keeper in [&market.registrar, &market.certifier] {
		chain.does(&keeper.account, crowd(Call::confirm_identity { user, version }));
	}
}

/// The id of the user who is registered next.
pub fn next_user(chain: &mut Chain) -> UserId {
	chain.with(NextUserId::<Runtime>::get)
}

pub fn user_row(chain: &mut Chain, user: UserId) -> UserRow {
	chain.with(|| Crowdfunding::user(user)).expect("the user is there")
}

/// A signature by a trading key, with a nonce of the user that is free.
pub fn trading_signature(
	chain: &mut Chain,
	by: &Pen,
	user: UserId,
	domain: Domain,
	fields: &impl Encode,
) -> TradingSignature {
	let nonce = chain.with(|| Crowdfunding::user(user)).map_or(0, |row| row.nonces.free());
	let signature = sign(chain, by, domain, fields, nonce);
	TradingSignature { nonce, expiry: EXPIRY, signature }
}

/// The call by which a user asks for another trading key.
pub fn key_request(chain: &mut Chain, user: UserId, to: &Pen) -> Option<Call<Runtime>> {
	let row = chain.with(|| Crowdfunding::user(user))?;
	let now = chain.block();
	let counts = row.trading.next.as_ref().is_some_and(|(_, from)| *from <= now);
	let nonce = u64::from(row.trading.version) + 1 + u64::from(counts);
	let key = to.account();
	let proof = sign(chain, to, payloads::TRADING_KEY, &(user, &key), nonce);
	Some(Call::set_trading_key { key, expiry: EXPIRY, proof })
}

/// The call that gives a user another account and trading key.
pub fn recovery(chain: &mut Chain, user: UserId, to: &Person) -> Option<Call<Runtime>> {
	let nonce = chain.with(|| Crowdfunding::user(user))?.recoveries.into();
	let (account, trading_key) = (to.account.account.clone(), to.pen.account());
	let fields = Recovery { user, account, trading_key };
	let consent = to.account.sign(&message(chain, payloads::RECOVER, &fields, nonce, EXPIRY));
	let (account, trading_key) = (to.account.address(), fields.trading_key);
	Some(Call::recover_account { user, account, trading_key, expiry: EXPIRY, consent })
}

/// The call that gives a user, whose account is at hand, another commitment.
pub fn identity_update(
	chain: &mut Chain,
	user: UserId,
	account: &Actor,
	commitment: H256,
) -> Option<Call<Runtime>> {
	let nonce = u64::from(chain.with(|| Crowdfunding::user(user))?.identity.version) + 1;
	let fields = (user, commitment);
	let domain = payloads::UPDATE_IDENTITY;
	let consent = account.sign(&message(chain, domain, &fields, nonce, EXPIRY));
	Some(Call::update_identity { user, commitment, expiry: EXPIRY, consent })
}

pub fn title(text: &str) -> Title {
	text.as_bytes().to_vec().try_into().expect("short enough")
}

pub fn attributes(name: &str) -> Attributes {
	Attributes {
		title: title(name),
		external_ids: Default::default(),
		documents: Documents::default(),
	}
}

/// Shares of one kind, without a lock-up.
pub fn new_asset(issuer: UserId, registrar: AuthorityId, shares: Shares) -> NewAsset<BlockNumber> {
	NewAsset {
		kind: AssetKind::Equity,
		issuer,
		registrar,
		attributes: attributes("Cogs"),
		terms: EquityTerms {
			shares,
			votes: 1,
			rights: b"One share, one vote.".to_vec().try_into().expect("short enough"),
			lock_up: 0,
			max_holders: None,
		},
	}
}

/// Registers an asset with all its first holders on the first platform, and opens it for trade.
#[track_caller]
pub fn float(chain: &mut Chain, market: &Market, holders: &[(UserId, Shares)]) -> AssetId {
	let site = &market.sites[0];
	let shares = holders.iter().map(|(_, shares)| shares).sum();
	let asset = draft(chain, site, new_asset(holders[0].0, market.registrar.id, shares));
	let holders = holders.to_vec().try_into().expect("few enough");
	chain.does(&site.owner, crowd(Call::add_holders { asset, holders }));
	chain.does(&site.owner, crowd(Call::activate_asset { asset }));
	asset
}

/// Registers an asset on a platform.
#[track_caller]
pub fn draft(chain: &mut Chain, site: &Site, asset: NewAsset<BlockNumber>) -> AssetId {
	let platform = site.number;
	chain.does(&site.owner, crowd(Call::register_asset { platform, asset }));
	chain.with(NextAssetId::<Runtime>::get) - 1
}

/// What a user has of an asset.
pub fn shares_of(chain: &mut Chain, asset: AssetId, user: UserId) -> Shares {
	chain.with(|| Crowdfunding::holding(asset, user)).map_or(0, |holding| holding.shares)
}

/// The certificate that holds for a user.
pub fn certificate_of(chain: &mut Chain, asset: AssetId, user: UserId) -> CertificateId {
	let holding = chain.with(|| Crowdfunding::holding(asset, user)).expect("it has shares");
	holding.certificate
}

pub fn certificate(chain: &mut Chain, id: CertificateId) -> CertificateRow {
	chain.with(|| Crowdfunding::certificate(id)).expect("it was issued")
}

pub fn offering_row(chain: &mut Chain, offering: OfferingId) -> Option<OfferingRow> {
	chain.with(|| Crowdfunding::offering(offering))
}

/// An offering to everybody from now on, in shares that may be bought one by one.
pub fn sale_terms(
	chain: &mut Chain,
	(asset, seller): (AssetId, UserId),
	kind: SaleKind,
	shares: Shares,
	(price, currency): (Balance, Currency),
) -> SaleTerms {
	let opens = chain.block();
	let eligibility = Eligibility::default();
	let closes = opens + WINDOW;
	SaleTerms { asset, seller, kind, shares, least: 1, price, currency, opens, closes, eligibility }
}

/// The call that posts an offering signed by `by`.
pub fn posting(
	chain: &mut Chain,
	platform: OrgNumber,
	terms: SaleTerms,
	by: &Pen,
) -> Call<Runtime> {
	let seller = terms.seller;
	let (text, documents) = (bodies::hash_of(TEXT), Documents::default());
	let offer = Offer { platform, terms, title: title("Cogs"), text, documents };
	let signed = trading_signature(chain, by, seller, payloads::OFFER, &offer);
	let Offer { terms, title, documents, .. } = offer;
	let text = TEXT.to_vec().try_into().expect("short enough");
	Call::post_offering { platform, terms, title, text, documents, signed }
}

/// Posts an offering as its seller.
#[track_caller]
pub fn post(chain: &mut Chain, site: &Site, terms: SaleTerms, seller: &Person) -> OfferingId {
	let call = posting(chain, site.number, terms, &seller.pen);
	chain.does(&seller.account, crowd(call));
	last_offering(chain)
}

/// The offering that was posted last.
pub fn last_offering(chain: &mut Chain) -> OfferingId {
	chain.with(NextOfferingId::<Runtime>::get) - 1
}

/// An order at the offering's price.
pub fn order(
	chain: &mut Chain,
	offering: OfferingId,
	buyer: UserId,
	shares: Shares,
	platform: OrgNumber,
) -> Order<Balance> {
	let price = offering_row(chain, offering).map_or(0, |row| row.terms.price);
	Order { offering, buyer, shares, price, platform }
}

/// The call that pledges, signed by `by`.
pub fn pledging(chain: &mut Chain, order: Order<Balance>, by: &Pen) -> Call<Runtime> {
	let signed = trading_signature(chain, by, order.buyer, payloads::ORDER, &order);
	Call::pledge { order, signed }
}

/// The call that buys, signed by `by`.
pub fn filling(chain: &mut Chain, order: Order<Balance>, by: &Pen) -> Call<Runtime> {
	let signed = trading_signature(chain, by, order.buyer, payloads::ORDER, &order);
	Call::fill { order, signed }
}

/// A gift of shares that a platform records.
pub fn gift(
	platform: OrgNumber,
	asset: AssetId,
	(seller, buyer): (UserId, UserId),
	shares: Shares,
) -> SettledTrade<Balance> {
	let settlement = SettledElsewhere::Gift;
	SettledTrade { platform, asset, seller, buyer, shares, price: 0, settlement }
}

/// The call that records a trade that both sides signed.
pub fn recording(
	chain: &mut Chain,
	trade: SettledTrade<Balance>,
	of_seller: &Pen,
	of_buyer: &Pen,
) -> Call<Runtime> {
	let seller = trading_signature(chain, of_seller, trade.seller, payloads::SELL, &trade);
	let buyer = trading_signature(chain, of_buyer, trade.buyer, payloads::BUY, &trade);
	Call::record_trade { trade, seller, buyer }
}
