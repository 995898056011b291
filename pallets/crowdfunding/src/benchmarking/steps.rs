// SPDX-License-Identifier: Apache-2.0

//! The steps that most benchmarks begin with.

use super::BenchmarkHelper;
use crate::*;
use alloc::{vec, vec::Vec};
use codec::Encode;
use frame_benchmarking::v2::account;
use frame_support::{
	traits::{
		fungible::Mutate,
		fungibles::{Create as _, Inspect as _, Mutate as _},
		tokens::{Fortitude, Precision, Preservation},
		ConstU32, Get,
	},
	BoundedVec,
};
use hanse_support::{
	bodies,
	signed_payload::{Domain, Payload},
	OrgDirectory, OrgNumber,
};
use sp_core::{sr25519, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{
	traits::{Bounded, StaticLookup},
	Permill, SaturatedConversion,
};

/// Last block at which what is signed is good.
pub(super) const EXPIRY: u32 = u32::MAX;
/// Shares of each first holder.
pub(super) const SHARES: Shares = 1_000_000;
/// Numbers that nobody has.
const FILLER: u64 = 1 << 40;

pub(super) fn lookup<T: Config>(who: T::AccountId) -> AccountIdLookupOf<T> {
	T::Lookup::unlookup(who)
}

pub(super) fn amount<T: Config>(amount: u32) -> BalanceOf<T> {
	amount.into()
}

fn plenty<T: Config>() -> BalanceOf<T> {
	BalanceOf::<T>::max_value() / 1_000_000u32.into()
}

/// Gives an account plenty of native tokens and of the currency that costs most to move.
pub(super) fn endow<T: Config>(who: T::AccountId) -> T::AccountId {
	T::NativeBalance::set_balance(&who, plenty::<T>());
	T::Money::mint_into(T::BenchmarkHelper::currency(), &who, amount::<T>(1_000_000_000))
		.expect("is little");
	who
}

pub(super) fn endowed<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	endow::<T>(account(name, index, 0))
}

/// Leaves an account nothing of the currency that costs most to move: whoever pays it there opens an
/// account.
pub(super) fn bare<T: Config>(who: &T::AccountId) {
	let currency = T::BenchmarkHelper::currency();
	let all = T::Money::balance(currency.clone(), who);
	let (expendable, exact, force) = (Preservation::Expendable, Precision::Exact, Fortitude::Force);
	T::Money::burn_from(currency, who, all, expendable, exact, force).expect("has as much");
}

pub(super) fn filler(at: u32) -> OrgNumber {
	OrgNumber(FILLER + u64::from(at))
}

pub(super) fn text<const N: u32>() -> BoundedVec<u8, ConstU32<N>> {
	vec![b'T'; N as usize].try_into().expect("length is its bound")
}

pub(super) fn documents() -> Documents {
	let documents: Vec<_> = (0..MAX_DOCUMENTS)
		.map(|at| Document { title: text(), hash: H256::repeat_byte(at as u8) })
		.collect();
	documents.try_into().expect("within its bound")
}

/// The longest there are.
pub(super) fn attributes() -> Attributes {
	let ids: Vec<_> = (0..MAX_EXTERNAL_IDS)
		.map(|at| {
			let scheme = vec![b'A' + at as u8; MAX_SCHEME_LEN as usize];
			ExternalId { scheme: scheme.try_into().expect("length is its bound"), value: text() }
		})
		.collect();
	let external_ids = ids.try_into().expect("within its bound");
	Attributes { title: text(), external_ids, documents: documents() }
}

pub(super) fn pass_to<T: Config>(block: BlockNumberFor<T>) {
	frame_system::Pallet::<T>::set_block_number(block);
}

/// A signature in the form that wallets make: it is tried second, so it costs two verifications.
pub(super) fn signed<T: Config>(
	signer: &sr25519::Public,
	domain: Domain,
	fields: &impl Encode,
	nonce: u64,
) -> T::Signature {
	let genesis = Pallet::<T>::genesis_hash();
	let message = Payload { domain, genesis, fields, nonce, expiry: EXPIRY }.message();
	let wrapped = [&b"<Bytes>"[..], &message[..], &b"</Bytes>"[..]].concat();
	T::BenchmarkHelper::sign(signer, &wrapped)
}

/// A platform, a registrar and a certificate issuer.
pub(super) struct World<T: Config> {
	pub platform: OrgNumber,
	/// A manager of the platform's number.
	pub manager: T::AccountId,
	pub registrar: T::AccountId,
	pub certifier: T::AccountId,
	pub registrar_id: AuthorityId,
	pub certifier_id: AuthorityId,
	/// What the registrar signs with.
	key: sr25519::Public,
	key_account: T::AccountId,
}

/// A user and its keys.
pub(super) struct Member<T: Config> {
	pub id: UserId,
	pub account: T::AccountId,
	pub key: sr25519::Public,
	pub trading: sr25519::Public,
}

pub(super) fn world<T: Config>() -> World<T> {
	let currency = T::BenchmarkHelper::currency();
	if !T::Money::asset_exists(currency.clone()) {
		T::Money::create(currency, T::FeeCollector::get(), true, 1u32.into()).expect("id is free");
	}
	endow::<T>(T::FeeCollector::get());
	let (platform, manager) = platform::<T>(0);
	let (key, key_account) = T::BenchmarkHelper::signer();
	let (registrar, certifier) = (endowed::<T>("registrar", 0), endowed::<T>("certifier", 0));
	let (registrar_id, certifier_id) = authorities::<T>(&registrar, &certifier, &key_account);
	World { platform, manager, registrar, certifier, registrar_id, certifier_id, key, key_account }
}

/// An admitted platform, whose owner has nothing of the dearest currency, and a manager.
pub(super) fn platform<T: Config>(index: u32) -> (OrgNumber, T::AccountId) {
	let manager = endowed::<T>("manager", index);
	let platform = T::BenchmarkHelper::managed_number(&manager);
	Pallet::<T>::do_admit_platform(platform).expect("is a number");
	(platform, manager)
}

fn authorities<T: Config>(
	registrar: &T::AccountId,
	certifier: &T::AccountId,
	key: &T::AccountId,
) -> (AuthorityId, AuthorityId) {
	let admit = |role, account: &T::AccountId| {
		let id = NextAuthorityId::<T>::get();
		Pallet::<T>::do_admit_authority(role, account.clone(), key.clone(), [1; 32])
			.expect("jurisdiction is two letters");
		id
	};
	let registrar = admit(AuthorityRole::Registrar(*b"DE"), registrar);
	(registrar, admit(AuthorityRole::CertificateIssuer, certifier))
}

impl<T: Config> World<T> {
	/// Lets others, with the same accounts, act in the place of both authorities: to find who is in
	/// charge costs two rows then.
	pub fn hand_over(&self) {
		let (registrar, certifier) =
			authorities::<T>(&self.registrar, &self.certifier, &self.key_account);
		for (old, new) in [(self.registrar_id, registrar), (self.certifier_id, certifier)] {
			Pallet::<T>::do_remove_authority(old, Some(new)).expect("is of the same role");
		}
	}

	/// Lets the registrar make tags with another key: newcomers have a second tag then.
	pub fn rekey(&self) {
		let (who, id) = (self.registrar.clone(), self.registrar_id);
		Pallet::<T>::do_set_prf_version(who, id, 1).expect("is the next one");
	}

	/// Gives a user another commitment, which nobody has confirmed.
	pub fn rename(&self, member: &Member<T>) {
		let commitment = H256::repeat_byte(9);
		let fields = (member.id, commitment);
		let consent = signed::<T>(&member.key, payloads::UPDATE_IDENTITY, &fields, 1);
		let who = self.registrar.clone();
		Pallet::<T>::do_update_identity(who, member.id, commitment, EXPIRY, consent)
			.expect("user signed");
	}

	pub fn registration(
		&self,
		account: T::AccountId,
		trading_key: T::AccountId,
		tag: Tag,
	) -> RegistrationOf<T> {
		let commitment = H256(blake2_256(&account.encode()));
		let (registrar, certifier) = (self.registrar_id, self.certifier_id);
		let row = Authorities::<T>::get(registrar).expect("is admitted");
		let (kind, prf_version) = (UserKind::Person, row.prf_version);
		let previous_tag = (prf_version > 0).then(|| blake2_256(&tag));
		Registration {
			account,
			kind,
			commitment,
			registrar,
			prf_version,
			tag,
			previous_tag,
			certifier,
			trading_key,
		}
	}

	/// The signatures of registrar and newcomer, and their nonce.
	pub fn statements(
		&self,
		registration: &RegistrationOf<T>,
		newcomer: &sr25519::Public,
	) -> (u64, T::Signature, T::Signature) {
		let nonce = Authorities::<T>::get(self.registrar_id).expect("is admitted").nonces.next;
		let tenure = T::Directory::current(self.platform).expect("is registered").tenure;
		let (platform, registration) = (self.platform, registration.clone());
		let fields = Statement { platform, tenure, registration };
		let statement = signed::<T>(&self.key, payloads::REGISTER_USER, &fields, nonce);
		(nonce, statement, signed::<T>(newcomer, payloads::JOIN, &fields, nonce))
	}

	/// Registers a newcomer under a tag that may be taken.
	pub fn register(&self, tag: Tag) -> Member<T> {
		let (key, account) = T::BenchmarkHelper::signer();
		let (trading, trading_account) = T::BenchmarkHelper::signer();
		endow::<T>(account.clone());
		let id = NextUserId::<T>::get();
		let registration = self.registration(account.clone(), trading_account, tag);
		let (nonce, statement, consent) = self.statements(&registration, &key);
		Pallet::<T>::do_register_user(
			self.manager.clone(),
			self.platform,
			registration,
			(nonce, EXPIRY),
			statement,
			consent,
		)
		.expect("both signed");
		Member { id, account, key, trading }
	}

	/// A user whom nobody confirmed.
	pub fn newcomer(&self) -> Member<T> {
		self.register(blake2_256(&NextUserId::<T>::get().encode()))
	}

	/// A user whom both authorities confirmed.
	pub fn member(&self) -> Member<T> {
		let member = self.newcomer();
		self.confirm(&member);
		member
	}

	pub fn confirm(&self, member: &Member<T>) {
		let version = Users::<T>::get(member.id).expect("is a user").identity.version;
		for authority in [&self.registrar, &self.certifier] {
			Pallet::<T>::do_confirm_identity(authority.clone(), member.id, version)
				.expect("is awaited");
		}
	}

	/// An asset with the longest attributes.
	pub fn new_asset(&self, issuer: &Member<T>, holders: u32) -> NewAssetOf<T> {
		NewAsset {
			kind: AssetKind::Other,
			issuer: issuer.id,
			registrar: self.registrar_id,
			attributes: attributes(),
			terms: EquityTerms {
				shares: SHARES * u64::from(holders),
				votes: u32::MAX,
				rights: text(),
				lock_up: 1_000u32.into(),
				max_holders: Some(u32::MAX),
			},
		}
	}

	pub fn draft(&self, issuer: &Member<T>, holders: u32) -> AssetId {
		let id = NextAssetId::<T>::get();
		let asset = self.new_asset(issuer, holders);
		Pallet::<T>::do_register_asset(self.manager.clone(), self.platform, asset)
			.expect("manager acts");
		id
	}

	pub fn add_holders(&self, asset: AssetId, holders: &[&Member<T>]) {
		let holders: Vec<_> = holders.iter().map(|holder| (holder.id, SHARES)).collect();
		let holders = holders.try_into().expect("are few");
		Pallet::<T>::do_add_holders(self.manager.clone(), asset, holders).expect("manager acts");
	}

	/// An active asset of the first of these holders, which may sell its shares. Each has as many lots as
	/// there can be, and a distribution to claim: what changes its shares leaves a snapshot.
	pub fn asset(&self, holders: &[&Member<T>]) -> AssetId {
		let asset = self.draft(holders[0], holders.len() as u32);
		self.add_holders(asset, holders);
		Pallet::<T>::do_activate_asset(self.manager.clone(), asset).expect("all shares are held");
		pass_to::<T>(Assets::<T>::get(asset).expect("is active").issuer_free);
		self.declare(asset, holders[0]);
		holders.iter().for_each(|holder| lock::<T>(asset, holder));
		asset
	}

	pub fn declare(&self, asset: AssetId, issuer: &Member<T>) -> DistributionIndex {
		let currency = T::BenchmarkHelper::currency();
		let shares = Assets::<T>::get(asset).expect("is active").shares;
		let amount = shares.saturated_into::<BalanceOf<T>>() * 10u32.into();
		let closes = Pallet::<T>::now() + T::Terms::get().distribution;
		let who = issuer.account.clone();
		Pallet::<T>::do_declare_distribution(who, asset, currency, amount, closes)
			.expect("issuer is endowed");
		Assets::<T>::get(asset).expect("is active").distributions
	}

	pub fn terms(
		&self,
		asset: AssetId,
		seller: &Member<T>,
		kind: SaleKind,
		shares: Shares,
	) -> OfferingTermsOf<T> {
		let opens = Pallet::<T>::now();
		OfferingTerms {
			asset,
			seller: seller.id,
			kind,
			shares,
			least: 1,
			price: amount::<T>(100),
			currency: T::BenchmarkHelper::currency(),
			opens,
			closes: opens + T::Terms::get().offering,
			eligibility: Eligibility {
				kind: Some(UserKind::Person),
				registrar: Some(self.registrar_id),
			},
		}
	}

	/// The seller's signature over what is offered.
	pub fn offered(
		&self,
		terms: &OfferingTermsOf<T>,
		text: &[u8],
		seller: &Member<T>,
	) -> Signed<T::Signature> {
		let offer = Offer {
			platform: self.platform,
			terms: terms.clone(),
			title: self::text(),
			text: bodies::hash_of(text),
			documents: documents(),
		};
		seller.trades(payloads::OFFER, &offer)
	}

	/// Posts an offering, paid for by the platform.
	pub fn post(
		&self,
		asset: AssetId,
		seller: &Member<T>,
		kind: SaleKind,
		shares: Shares,
	) -> OfferingId {
		let id = NextOfferingId::<T>::get();
		let terms = self.terms(asset, seller, kind, shares);
		let signed = self.offered(&terms, b"", seller);
		let shown = (text(), Text::default(), documents());
		Pallet::<T>::do_post_offering(self.manager.clone(), self.platform, terms, shown, signed)
			.expect("seller signed");
		// Whatever the terms are: both platforms are paid.
		Offerings::<T>::mutate(id, |row| {
			let row = row.as_mut().expect("was posted");
			(row.posting_fee, row.executing_fee) =
				(Permill::from_percent(1), Permill::from_percent(1));
		});
		id
	}

	/// A campaign for some of the shares of the asset's issuer.
	pub fn campaign(&self, asset: AssetId, issuer: &Member<T>, shares: Shares) -> OfferingId {
		self.post(asset, issuer, SaleKind::Primary(Goal::AllOrNothing(1)), shares)
	}

	pub fn order(&self, offering: OfferingId, buyer: &Member<T>, shares: Shares) -> OrderOf<T> {
		let price = amount::<T>(100);
		Order { offering, buyer: buyer.id, shares, price, platform: self.platform }
	}

	pub fn pledge(&self, offering: OfferingId, buyer: &Member<T>, shares: Shares) {
		let order = self.order(offering, buyer, shares);
		let signed = buyer.trades(payloads::ORDER, &order);
		Pallet::<T>::do_pledge(self.manager.clone(), order, signed).expect("buyer signed");
	}

	/// Lets a user hold no shares any more.
	pub fn erase(&self, member: &Member<T>) {
		Pallet::<T>::do_erase_identity(self.certifier.clone(), member.id).expect("certifier");
	}

	/// Closes a campaign behind its window.
	pub fn close(&self, offering: OfferingId) {
		let closes = Offerings::<T>::get(offering).expect("was posted").terms.closes;
		pass_to::<T>(closes + 1u32.into());
		Pallet::<T>::do_close_offering(offering).expect("window is over");
	}
}

impl<T: Config> Member<T> {
	/// A trading signature with the next nonce.
	pub fn trades(&self, domain: Domain, fields: &impl Encode) -> Signed<T::Signature> {
		let nonce = Users::<T>::get(self.id).expect("is a user").nonces.free();
		let signature = signed::<T>(&self.trading, domain, fields, nonce);
		Signed { nonce, expiry: EXPIRY, signature }
	}

	pub fn certificate(&self, asset: AssetId) -> CertificateId {
		Holdings::<T>::get(self.id, asset).expect("is a holder").certificate
	}
}

/// Fills a holding with lots, all far away, of one share each.
pub(super) fn lock<T: Config>(asset: AssetId, holder: &Member<T>) {
	let lots: Vec<_> =
		(0..MAX_LOTS).map(|at| Lot { until: (1_000_000_000 + at).into(), shares: 1 }).collect();
	Holdings::<T>::mutate(holder.id, asset, |row| {
		row.as_mut().expect("is a holder").lots = lots.try_into().expect("within their bound");
	});
}

/// Another trading key for a user, and the proof that it is there.
pub(super) fn another_key<T: Config>(member: &Member<T>) -> (T::AccountId, T::Signature) {
	let (public, key) = T::BenchmarkHelper::signer();
	let version = Users::<T>::get(member.id).expect("is a user").trading.version;
	let fields = (member.id, &key);
	let proof = signed::<T>(&public, payloads::TRADING_KEY, &fields, u64::from(version) + 1);
	(key, proof)
}

/// Makes what an offering pays as dear as can be: nobody to be paid has an account in the currency,
/// and who paid for the offering may not be paid.
pub(super) fn strip<T: Config>(offering: OfferingId) {
	let row = Offerings::<T>::mutate(offering, |row| {
		let row = row.as_mut().expect("was posted");
		row.deposit = paid_by_other::<T>(HoldReason::Offering, row.deposit.clone(), 0);
		row.clone()
	});
	T::BenchmarkHelper::bar(&row.deposit.payer);
	let seller = Users::<T>::get(row.terms.seller).expect("is a user").account;
	bare::<T>(&seller);
	bare::<T>(&T::FeeCollector::get());
}

/// Lets another one have paid for a pledge.
pub(super) fn sponsor<T: Config>(offering: OfferingId, backer: &Member<T>, payer: u32) {
	Pledges::<T>::mutate(offering, backer.id, |row| {
		let row = row.as_mut().expect("was made");
		row.deposit = paid_by_other::<T>(HoldReason::Pledge, row.deposit.clone(), payer);
	});
}

/// Replaces the payer of a deposit by one who has to be paid back.
pub(super) fn paid_by_other<T: Config>(
	reason: HoldReason,
	deposit: DepositOf<T>,
	payer: u32,
) -> DepositOf<T> {
	let payer = endowed::<T>("payer", payer);
	deposit
		.replace::<T::NativeBalance>(&reason.into(), payer, amount::<T>(1_000_000))
		.expect("payer is endowed")
}

/// A campaign that succeeded with `backers`, each of whom came by another platform, had another one
/// pay for the pledge, and is a holder: new shares end a certificate that waits, and leave a snapshot.
pub(super) fn succeeded<T: Config>(world: &World<T>, backers: u32) -> (OfferingId, Vec<Member<T>>) {
	let issuer = world.member();
	let backers: Vec<_> = (0..backers).map(|_| world.member()).collect();
	let holders: Vec<_> = core::iter::once(&issuer).chain(&backers).collect();
	let asset = world.asset(&holders);
	let offering = world.campaign(asset, &issuer, 100_000);
	for (at, backer) in backers.iter().enumerate() {
		world.pledge(offering, backer, 100);
		sponsor::<T>(offering, backer, at as u32 + 1);
		Pledges::<T>::mutate(offering, backer.id, |row| {
			row.as_mut().expect("was made").platform = filler(at as u32);
		});
		bare::<T>(&backer.account);
	}
	world.close(offering);
	strip::<T>(offering);
	// Whether a backer still is a holder is looked up where there is no room for another one.
	Assets::<T>::mutate(asset, |row| {
		let row = row.as_mut().expect("is active");
		row.max_holders = Some(row.holders);
	});
	(offering, backers)
}

/// Those who backed a campaign.
pub(super) fn users<T: Config>(backers: &[Member<T>]) -> SettledUsers {
	let users: Vec<_> = backers.iter().map(|backer| backer.id).collect();
	users.try_into().expect("within its bound")
}

/// A campaign of which all pledges are settled.
pub(super) fn allocated<T: Config>(world: &World<T>) -> OfferingId {
	let (offering, backers) = succeeded(world, 1);
	let who = endowed::<T>("settler", 0);
	Pallet::<T>::do_settle_pledges(who, offering, users(&backers)).expect("window is over");
	offering
}
