// SPDX-License-Identifier: Apache-2.0

//! Every call at its worst: longest texts, signatures in the form that is tried second, authorities
//! in whose place others act, managers instead of owners, holdings full of lots and with a
//! distribution to claim, prices in the currency that costs most to move, to accounts that have
//! nothing of it, rows paid for by somebody else who may not be paid.

mod steps;

use super::*;
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::traits::{
	fungible::NativeOrWithId, fungibles::Mutate as _, tokens::Preservation, EnsureOrigin, Get,
};
use frame_system::RawOrigin;
use hanse_support::{
	benchmarking::{sr25519_sign, sr25519_signer, BenchmarkNumbers, BenchmarkStanding},
	OrgDirectory, OrgNumber,
};
use sp_core::{sr25519, H256};
use sp_runtime::{traits::Zero, AccountId32, MultiSignature};
use steps::*;

/// Makes accounts that can sign, organisation numbers, and money.
pub trait BenchmarkHelper<Signature, AccountId, Currency> {
	/// A new account, whose key stays in the keystore.
	fn signer() -> (sr25519::Public, AccountId);
	/// Its signature.
	fn sign(signer: &sr25519::Public, message: &[u8]) -> Signature;
	/// A new organisation number of `owner`'s.
	fn number(owner: &AccountId) -> OrgNumber;
	/// One of somebody else's, of which `manager` is a manager.
	fn managed_number(manager: &AccountId) -> OrgNumber;
	/// The currency that costs most to move; it need not exist yet.
	fn currency() -> Currency;
	/// Lets `who` neither pay nor be paid in that currency.
	fn bar(who: &AccountId);
}

/// A helper for chains on which sr25519 keys sign, whose numbers lie in `Numbers`, where chips have
/// 32-bit kinds and `Standing` says who may be paid.
pub struct Sr25519Helper<Numbers, Standing>(PhantomData<(Numbers, Standing)>);

/// A kind of chips that no genesis has.
const CHIPS: u32 = 1 << 30;

impl<Numbers, Standing> BenchmarkHelper<MultiSignature, AccountId32, NativeOrWithId<u32>>
	for Sr25519Helper<Numbers, Standing>
where
	Numbers: BenchmarkNumbers<AccountId32>,
	Standing: BenchmarkStanding<NativeOrWithId<u32>, AccountId32>,
{
	fn signer() -> (sr25519::Public, AccountId32) {
		sr25519_signer()
	}

	fn sign(signer: &sr25519::Public, message: &[u8]) -> MultiSignature {
		sr25519_sign(signer, message)
	}

	fn number(owner: &AccountId32) -> OrgNumber {
		Numbers::register(owner)
	}

	fn managed_number(manager: &AccountId32) -> OrgNumber {
		Numbers::managed(manager)
	}

	fn currency() -> NativeOrWithId<u32> {
		NativeOrWithId::WithId(CHIPS)
	}

	fn bar(who: &AccountId32) {
		Standing::bar(&Self::currency(), who);
	}
}

fn anyone<T: Config>() -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(endow::<T>(whitelisted_caller()))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn admit_platform() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		world::<T>();
		let platform = T::BenchmarkHelper::number(&endowed::<T>("platform", 1));
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, platform);
		assert!(Platforms::<T>::contains_key(platform));
		Ok(())
	}

	#[benchmark]
	fn remove_platform() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let World { platform, .. } = world::<T>();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, platform);
		assert!(!Platforms::<T>::contains_key(platform));
		Ok(())
	}

	#[benchmark]
	fn set_syndication() {
		let World { platform, manager, .. } = world::<T>();
		let kinds = [
			AssetKind::Equity,
			AssetKind::Debt,
			AssetKind::Fund,
			AssetKind::RealEstate,
			AssetKind::Other,
		];
		let kinds = kinds.to_vec().try_into().expect("are all");
		let syndication = Syndication::Kinds(kinds);
		#[extrinsic_call]
		_(RawOrigin::Signed(manager), platform, syndication.clone());
		assert_eq!(Platforms::<T>::get(platform).expect("is there").syndication, syndication);
	}

	/// A sale, and what the platform said about it, for which somebody else paid.
	fn chosen<T: Config>(world: &World<T>) -> (OfferingId, Member<T>) {
		let seller = world.member();
		let asset = world.asset(&[&seller]);
		let offering = world.post(asset, &seller, SaleKind::Secondary, 100);
		let (manager, platform) = (world.manager.clone(), world.platform);
		Pallet::<T>::do_choose(manager, platform, offering, Some(Choice::Refused))
			.expect("manager acts");
		Choices::<T>::mutate(platform, offering, |row| {
			let row = row.as_mut().expect("was made");
			row.deposit = paid_by_other::<T>(HoldReason::Choice, row.deposit.clone(), 0);
		});
		(offering, seller)
	}

	/// In the place of another choice, paid for by somebody else.
	#[benchmark]
	fn choose() {
		let world = world::<T>();
		let (offering, _) = chosen(&world);
		let World { platform, manager, .. } = world;
		#[extrinsic_call]
		_(RawOrigin::Signed(manager), platform, offering, Some(Choice::Taken));
		let stored = Choices::<T>::get(platform, offering).expect("was made");
		assert_eq!(stored.choice, Choice::Taken);
	}

	#[benchmark]
	fn clear_choice() {
		let world = world::<T>();
		let (offering, seller) = chosen(&world);
		Pallet::<T>::do_cancel_offering(seller.account, offering).expect("seller");
		#[extrinsic_call]
		_(anyone::<T>(), world.platform, offering);
		assert!(!Choices::<T>::contains_key(world.platform, offering));
	}

	#[benchmark]
	fn admit_authority() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		world::<T>();
		let who = endowed::<T>("registrar", 1);
		let (id, account) = (NextAuthorityId::<T>::get(), lookup::<T>(who.clone()));
		let role = AuthorityRole::Registrar(*b"FR");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, role, account, who, [2; 32]);
		assert!(Authorities::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn update_authority() {
		let World { registrar, registrar_id, .. } = world::<T>();
		let who = endowed::<T>("registrar", 1);
		let account = lookup::<T>(who.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(registrar), registrar_id, account, who.clone(), [2; 32]);
		assert_eq!(Authorities::<T>::get(registrar_id).expect("is there").account, who);
	}

	#[benchmark]
	fn remove_authority() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let World { registrar_id, .. } = world::<T>();
		let successor = Some(NextAuthorityId::<T>::get());
		let who = endowed::<T>("registrar", 1);
		let role = AuthorityRole::Registrar(*b"DE");
		Pallet::<T>::do_admit_authority(role, who.clone(), who, [2; 32]).expect("is good");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, registrar_id, successor);
		let state = Authorities::<T>::get(registrar_id).expect("stays for ever").state;
		assert_eq!(state, AuthorityState::Removed { successor });
		Ok(())
	}

	/// The third one: that no user has a tag by the first one is looked up.
	#[benchmark]
	fn set_prf_version() {
		let world = world::<T>();
		world.rekey();
		let World { registrar, registrar_id, .. } = world;
		#[extrinsic_call]
		_(RawOrigin::Signed(registrar), registrar_id, 2);
		assert_eq!(Authorities::<T>::get(registrar_id).expect("is there").prf_version, 2);
	}

	/// Two signatures, and two tags under which nobody is.
	#[benchmark]
	fn register_user() {
		let world = world::<T>();
		world.rekey();
		let (key, account) = T::BenchmarkHelper::signer();
		let (_, trading_key) = T::BenchmarkHelper::signer();
		let registration = world.registration(account.clone(), trading_key, [7; 32]);
		let (nonce, statement, consent) = world.statements(&registration, &key);
		let manager = RawOrigin::Signed(world.manager);
		#[extrinsic_call]
		_(manager, world.platform, registration, nonce, EXPIRY, statement, consent);
		assert!(UsersByAccount::<T>::contains_key(&account));
	}

	/// The platform, which is tried behind both authorities.
	#[benchmark]
	fn confirm_identity() {
		let world = world::<T>();
		let member = world.member();
		world.rename(&member);
		world.hand_over();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.manager), member.id, 1);
		let identity = Users::<T>::get(member.id).expect("is a user").identity;
		assert_eq!(identity.at_platform, Opening::Held);
		assert_eq!(identity.at_registrar, Opening::Awaited);
	}

	/// They are two.
	#[benchmark]
	fn resolve_conflict() {
		let world = world::<T>();
		let tag = [7; 32];
		let (user, other) = (world.register(tag).id, world.register(tag).account);
		world.hand_over();
		let ruling = ConflictRuling::Separate([8; 32]);
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), user, ruling);
		assert!(!Claims::<T>::contains_key(user));
		assert!(UsersByAccount::<T>::contains_key(&other));
	}

	#[benchmark]
	fn update_identity() {
		let world = world::<T>();
		let member = world.member();
		let commitment = H256::repeat_byte(9);
		let fields = (member.id, commitment);
		let consent = signed::<T>(&member.key, payloads::UPDATE_IDENTITY, &fields, 1);
		world.hand_over();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), member.id, commitment, EXPIRY, consent);
		assert_eq!(Users::<T>::get(member.id).expect("is a user").identity.version, 1);
	}

	#[benchmark]
	fn retag_user() {
		let world = world::<T>();
		let user = world.member().id;
		world.hand_over();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), user, [9; 32]);
		assert_eq!(Users::<T>::get(user).expect("is a user").identity.tag, [9; 32]);
	}

	#[benchmark]
	fn erase_identity() {
		let world = world::<T>();
		let user = world.member().id;
		world.hand_over();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.certifier), user);
		assert_eq!(Users::<T>::get(user).expect("is a user").status(), UserStatus::Erased);
	}

	#[benchmark]
	fn recover_account() {
		let world = world::<T>();
		let user = world.member().id;
		let (key, account) = T::BenchmarkHelper::signer();
		let trading_key = endowed::<T>("trading key", 0);
		let fields = Recovery { user, account: account.clone(), trading_key: trading_key.clone() };
		let consent = signed::<T>(&key, payloads::RECOVER, &fields, 0);
		world.hand_over();
		let to = lookup::<T>(account.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), user, to, trading_key, EXPIRY, consent);
		assert_eq!(UsersByAccount::<T>::get(&account), Some(user));
	}

	#[benchmark]
	fn freeze_user() {
		let world = world::<T>();
		let user = world.member().id;
		world.hand_over();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), user);
		assert_eq!(Users::<T>::get(user).expect("is a user").status(), UserStatus::Frozen);
	}

	#[benchmark]
	fn thaw_user() {
		let world = world::<T>();
		let user = world.member().id;
		world.hand_over();
		Pallet::<T>::do_freeze_user(world.registrar.clone(), user).expect("registrar");
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), user);
		assert_eq!(Users::<T>::get(user).expect("is a user").status(), UserStatus::Confirmed);
	}

	#[benchmark]
	fn set_trading_key() {
		let member = world::<T>().member();
		let (key, proof) = another_key(&member);
		#[extrinsic_call]
		_(RawOrigin::Signed(member.account), key.clone(), EXPIRY, proof);
		let next = Users::<T>::get(member.id).expect("is a user").trading.next;
		assert_eq!(next.expect("waits").0, key);
	}

	/// A user's request for another trading key.
	fn rekeyed<T: Config>(world: &World<T>) -> (UserId, T::AccountId) {
		let member = world.member();
		let (key, proof) = another_key(&member);
		let who = member.account;
		Pallet::<T>::do_set_trading_key(who, key.clone(), EXPIRY, proof).expect("key signed");
		world.hand_over();
		(member.id, key)
	}

	#[benchmark]
	fn approve_trading_key() {
		let world = world::<T>();
		let (user, key) = rekeyed(&world);
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), user, key.clone());
		assert_eq!(Users::<T>::get(user).expect("is a user").trading.key, key);
	}

	#[benchmark]
	fn cancel_trading_key() {
		let world = world::<T>();
		let (user, _) = rekeyed(&world);
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), user);
		assert!(Users::<T>::get(user).expect("is a user").trading.next.is_none());
	}

	#[benchmark]
	fn unlock_trading() {
		let world = world::<T>();
		let user = world.member().id;
		world.hand_over();
		Users::<T>::mutate(user, |row| {
			row.as_mut().expect("is a user").trading.locked = Some(Zero::zero());
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), user);
		assert!(Users::<T>::get(user).expect("is a user").trading.locked.is_none());
	}

	#[benchmark]
	fn register_asset() {
		let world = world::<T>();
		let asset = world.new_asset(&world.member(), 1);
		let id = NextAssetId::<T>::get();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.manager), world.platform, asset);
		assert!(Assets::<T>::contains_key(id) && Details::<T>::contains_key(id));
	}

	/// None of them the issuer: each gets a lot.
	#[benchmark]
	fn add_holders(n: Linear<1, MAX_FIRST_HOLDERS>) {
		let world = world::<T>();
		let asset = world.draft(&world.member(), n);
		let holders: Vec<_> = (0..n).map(|_| (world.member().id, SHARES)).collect();
		let holders = holders.try_into().expect("within its bound");
		#[extrinsic_call]
		_(RawOrigin::Signed(world.manager), asset, holders);
		assert_eq!(Assets::<T>::get(asset).expect("is a draft").holders, n);
	}

	#[benchmark]
	fn activate_asset() {
		let world = world::<T>();
		let issuer = world.member();
		let asset = world.draft(&issuer, 1);
		world.add_holders(asset, &[&issuer]);
		#[extrinsic_call]
		_(RawOrigin::Signed(world.manager), asset);
		assert_eq!(Assets::<T>::get(asset).expect("is there").state, AssetState::Active);
	}

	/// The longest attributes of an asset, for which somebody else paid.
	fn paid_for<T: Config>(asset: AssetId) {
		Details::<T>::mutate(asset, |row| {
			let row = row.as_mut().expect("is there");
			row.deposit = paid_by_other::<T>(HoldReason::Asset, row.deposit.clone(), 0);
		});
	}

	#[benchmark]
	fn withdraw_asset() {
		let world = world::<T>();
		let asset = world.draft(&world.member(), 1);
		paid_for::<T>(asset);
		#[extrinsic_call]
		_(RawOrigin::Signed(world.manager), asset);
		assert!(!Assets::<T>::contains_key(asset));
	}

	#[benchmark]
	fn update_attributes() {
		let world = world::<T>();
		let asset = world.draft(&world.member(), 1);
		paid_for::<T>(asset);
		#[extrinsic_call]
		_(RawOrigin::Signed(world.manager.clone()), asset, attributes());
		let details = Details::<T>::get(asset).expect("is there");
		assert_eq!((details.revision, details.deposit.payer), (1, world.manager));
	}

	#[benchmark]
	fn freeze_holding() {
		let world = world::<T>();
		let holder = world.member();
		let asset = world.asset(&[&holder]);
		world.hand_over();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), asset, holder.id);
		assert!(Holdings::<T>::get(holder.id, asset).expect("is a holder").frozen.is_some());
	}

	#[benchmark]
	fn thaw_holding() {
		let world = world::<T>();
		let holder = world.member();
		let asset = world.asset(&[&holder]);
		world.hand_over();
		Pallet::<T>::do_freeze_holding(world.registrar.clone(), asset, holder.id)
			.expect("registrar");
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), asset, holder.id);
		assert!(Holdings::<T>::get(holder.id, asset).expect("is a holder").frozen.is_none());
	}

	/// Nearly all, locked ones too, to another holder.
	#[benchmark]
	fn force_transfer() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let world = world::<T>();
		let (from, to) = (world.member(), world.member());
		let asset = world.asset(&[&from, &to]);
		let reason = ForceReason::Ordered;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, asset, from.id, to.id, SHARES - 4, reason);
		assert_eq!(Holdings::<T>::get(from.id, asset).expect("is a holder").shares, 4);
		Ok(())
	}

	#[benchmark]
	fn countersign(n: Linear<1, MAX_COUNTERSIGNED>) {
		let world = world::<T>();
		let holders: Vec<_> = (0..n).map(|_| world.member()).collect();
		let asset = world.draft(&holders[0], n);
		world.add_holders(asset, &holders.iter().collect::<Vec<_>>());
		world.hand_over();
		let document = H256::repeat_byte(1);
		let certificates: Vec<_> =
			holders.iter().map(|holder| (holder.certificate(asset), document)).collect();
		let certificates = certificates.try_into().expect("within its bound");
		#[extrinsic_call]
		_(RawOrigin::Signed(world.certifier), certificates);
		assert!(!Awaiting::<T>::iter_keys().any(|_| true));
	}

	#[benchmark]
	fn revoke_certificate() {
		let world = world::<T>();
		let holder = world.member();
		let asset = world.asset(&[&holder]);
		world.hand_over();
		let (certificate, reason) = (holder.certificate(asset), RevocationReason::Ordered);
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), certificate, reason);
		let row = Certificates::<T>::get(certificate).expect("stays for ever");
		assert_eq!(row.state, CertificateState::Revoked(reason));
	}

	#[benchmark]
	fn refresh_certificate() {
		let world = world::<T>();
		let holder = world.member();
		let asset = world.asset(&[&holder]);
		world.rename(&holder);
		world.confirm(&holder);
		let certificate = holder.certificate(asset);
		#[extrinsic_call]
		_(anyone::<T>(), certificate);
		assert!(holder.certificate(asset) != certificate);
	}

	/// A campaign, which has an account of its own; by the length of the text.
	#[benchmark]
	fn post_offering(n: Linear<0, MAX_TEXT_LEN>) {
		let world = world::<T>();
		let seller = world.member();
		let asset = world.asset(&[&seller]);
		let kind = SaleKind::Primary(Goal::AllOrNothing(1));
		let terms = world.terms(asset, &seller, kind, 100);
		let body = Text::truncate_from(alloc::vec![b'T'; n as usize]);
		let signed = world.offered(&terms, &body, &seller);
		let id = NextOfferingId::<T>::get();
		let manager = RawOrigin::Signed(world.manager.clone());
		#[extrinsic_call]
		_(manager, world.platform, terms, text(), body, documents(), signed);
		assert_eq!(Prospectuses::<T>::get(id).expect("was posted").text.len, n);
	}

	/// The first one of a backer who is no holder, by the platform.
	#[benchmark]
	fn pledge() {
		let world = world::<T>();
		let (issuer, backer) = (world.member(), world.member());
		let asset = world.asset(&[&issuer]);
		let offering = world.campaign(asset, &issuer, 100);
		let order = world.order(offering, &backer, 10);
		let signed = backer.trades(payloads::ORDER, &order);
		#[extrinsic_call]
		_(RawOrigin::Signed(world.manager), order, signed);
		assert_eq!(Pledges::<T>::get(offering, backer.id).expect("was made").shares, 10);
		assert_eq!(Assets::<T>::get(asset).expect("is active").places, 1);
	}

	/// All that is left, by another platform than the one that posted it; both have shares before and
	/// behind, and nobody but the buyer has an account in the currency.
	#[benchmark]
	fn fill() {
		let world = world::<T>();
		let (seller, buyer) = (world.member(), world.member());
		let asset = world.asset(&[&seller, &buyer]);
		let offering = world.post(asset, &seller, SaleKind::Secondary, 100);
		strip::<T>(offering);
		let (platform, manager) = platform::<T>(1);
		Pallet::<T>::do_choose(manager.clone(), platform, offering, Some(Choice::Taken))
			.expect("manager acts");
		let order = Order { platform, ..world.order(offering, &buyer, 100) };
		let signed = buyer.trades(payloads::ORDER, &order);
		#[extrinsic_call]
		_(RawOrigin::Signed(manager), order, signed);
		assert!(!Offerings::<T>::contains_key(offering));
		let shares = Holdings::<T>::get(buyer.id, asset).expect("is a holder").shares;
		assert_eq!(shares, SHARES + 100);
	}

	/// Two signatures; both have shares before and behind.
	#[benchmark]
	fn record_trade() {
		let world = world::<T>();
		let (seller, buyer) = (world.member(), world.member());
		let asset = world.asset(&[&seller, &buyer]);
		let trade = SettledTrade {
			platform: world.platform,
			asset,
			seller: seller.id,
			buyer: buyer.id,
			shares: 100,
			price: amount::<T>(100),
			settlement: SettledElsewhere::Bank(*b"EUR"),
		};
		let (sold, bought) =
			(seller.trades(payloads::SELL, &trade), buyer.trades(payloads::BUY, &trade));
		#[extrinsic_call]
		_(RawOrigin::Signed(world.manager), trade, sold, bought);
		assert_eq!(Trades::<T>::iter_prefix(asset).count(), 1);
	}

	/// A campaign that succeeds. One that fails is closed as if it were cancelled.
	#[benchmark]
	fn close_offering() {
		let world = world::<T>();
		let (issuer, backer) = (world.member(), world.member());
		let asset = world.asset(&[&issuer]);
		let offering = world.campaign(asset, &issuer, 100);
		world.pledge(offering, &backer, 10);
		pass_to::<T>(Pallet::<T>::now() + T::Terms::get().offering + 1u32.into());
		#[extrinsic_call]
		_(anyone::<T>(), offering);
		let state = Offerings::<T>::get(offering).expect("is unsettled").state;
		assert_eq!(state, OfferingState::Succeeded);
	}

	/// A campaign without pledges, which ends at once; one that its registrar stopped, by who acts for that.
	#[benchmark]
	fn cancel_offering() {
		let world = world::<T>();
		let issuer = world.member();
		let asset = world.asset(&[&issuer]);
		let offering = world.campaign(asset, &issuer, 100);
		world.hand_over();
		Pallet::<T>::do_freeze_offering(world.registrar.clone(), offering).expect("registrar");
		strip::<T>(offering);
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), offering);
		assert!(!Offerings::<T>::contains_key(offering));
	}

	#[benchmark]
	fn freeze_offering() {
		let world = world::<T>();
		let issuer = world.member();
		let asset = world.asset(&[&issuer]);
		let offering = world.campaign(asset, &issuer, 100);
		world.hand_over();
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), offering);
		let state = Offerings::<T>::get(offering).expect("was posted").state;
		assert_eq!(state, OfferingState::Frozen);
	}

	#[benchmark]
	fn thaw_offering() {
		let world = world::<T>();
		let issuer = world.member();
		let asset = world.asset(&[&issuer]);
		let offering = world.campaign(asset, &issuer, 100);
		world.hand_over();
		Pallet::<T>::do_freeze_offering(world.registrar.clone(), offering).expect("registrar");
		#[extrinsic_call]
		_(RawOrigin::Signed(world.registrar), offering);
		let state = Offerings::<T>::get(offering).expect("was posted").state;
		assert_eq!(state, OfferingState::Open);
	}

	/// Shares for each but the last one, who may not hold any: the money goes back there, and the shares
	/// to the seller.
	#[benchmark]
	fn settle_pledges(n: Linear<2, MAX_SETTLED>) {
		let world = world::<T>();
		let (offering, backers) = succeeded(&world, n);
		world.erase(&backers[n as usize - 1]);
		#[extrinsic_call]
		_(anyone::<T>(), offering, users(&backers));
		assert_eq!(Offerings::<T>::get(offering).expect("is unpaid").pledges, 0);
		assert_eq!(PlatformFees::<T>::iter_prefix(offering).count(), n as usize);
		let asset = Offerings::<T>::get(offering).expect("is unpaid").terms.asset;
		assert_eq!(Snapshots::<T>::iter_prefix((asset, backers[0].id)).count(), 1);
	}

	/// Nobody may hold shares any more, so that the campaign ends.
	#[benchmark]
	fn return_pledges(n: Linear<1, MAX_SETTLED>) {
		let world = world::<T>();
		let (offering, backers) = succeeded(&world, n);
		backers.iter().for_each(|backer| world.erase(backer));
		#[extrinsic_call]
		settle_pledges(anyone::<T>(), offering, users(&backers));
		assert!(!Offerings::<T>::contains_key(offering));
	}

	/// The last one, with which the campaign ends.
	#[benchmark]
	fn withdraw_pledge() {
		let world = world::<T>();
		let (issuer, backer) = (world.member(), world.member());
		let asset = world.asset(&[&issuer]);
		let offering = world.campaign(asset, &issuer, 100);
		world.pledge(offering, &backer, 10);
		sponsor::<T>(offering, &backer, 1);
		bare::<T>(&backer.account);
		Pallet::<T>::do_cancel_offering(issuer.account, offering).expect("seller");
		strip::<T>(offering);
		Pledges::<T>::mutate(offering, backer.id, |row| {
			row.as_mut().expect("was made").state = PledgeState::Stranded;
		});
		Offerings::<T>::mutate(offering, |row| {
			let row = row.as_mut().expect("is unsettled");
			(row.pledges, row.unsettled) = (0, 0);
		});
		#[extrinsic_call]
		_(anyone::<T>(), offering, backer.id);
		assert!(!Offerings::<T>::contains_key(offering));
	}

	/// The last that is paid, with which the campaign ends.
	#[benchmark]
	fn pay_proceeds() {
		let world = world::<T>();
		let offering = allocated(&world);
		for platform in [world.platform, filler(0)] {
			Pallet::<T>::do_pay_fees(offering, (platform, 0)).expect("is due");
		}
		#[extrinsic_call]
		_(anyone::<T>(), offering);
		assert!(!Offerings::<T>::contains_key(offering));
	}

	/// The same for the platform that posted it, to the seller: who owns it may not be paid.
	#[benchmark]
	fn pay_fees() {
		let world = world::<T>();
		let offering = allocated(&world);
		Pallet::<T>::do_pay_fees(offering, (filler(0), 0)).expect("is due");
		Pallet::<T>::do_pay_proceeds(offering).expect("is due");
		strip::<T>(offering);
		let owner = T::Directory::current(world.platform).expect("is registered").owner;
		T::BenchmarkHelper::bar(&owner);
		#[extrinsic_call]
		_(anyone::<T>(), offering, world.platform, 0);
		assert!(!Offerings::<T>::contains_key(offering));
	}

	#[benchmark]
	fn declare_distribution() {
		let world = world::<T>();
		let issuer = world.member();
		let asset = world.asset(&[&issuer]);
		let currency = T::BenchmarkHelper::currency();
		let closes = Pallet::<T>::now() + T::Terms::get().distribution;
		let amount = amount::<T>(10_000_000);
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer.account), asset, currency, amount, closes);
		assert_eq!(Assets::<T>::get(asset).expect("is active").open_distributions, 2);
	}

	/// Another holder gets some of the shares of the first one.
	fn force<T: Config>(asset: AssetId, from: &Member<T>, to: &Member<T>, shares: Shares) {
		let reason = ForceReason::Ordered;
		Pallet::<T>::do_force_transfer(asset, from.id, to.id, shares, reason)
			.expect("shares are not offered");
	}

	/// By a snapshot, for a holder who has sold all since, behind as many that are over as one claim passes
	/// by, and behind as many parts that were set aside as one tries: none of them can be paid.
	#[benchmark]
	fn claim_distribution() {
		let world = world::<T>();
		let (issuer, holder) = (world.member(), world.member());
		let asset = world.asset(&[&issuer, &holder]);
		let mut last = 1;
		while last < MAX_OPEN_DISTRIBUTIONS {
			if last == MAX_OPEN_DISTRIBUTIONS - 1 {
				pass_to::<T>(Pallet::<T>::now() + T::Terms::get().distribution + 1u32.into());
			}
			last = world.declare(asset, &issuer);
		}
		force(asset, &holder, &issuer, SHARES);
		for index in 1..=MAX_OPEN_DISTRIBUTIONS {
			// Nothing lies in its pot.
			let (currency, amount) = (T::BenchmarkHelper::currency(), amount::<T>(1_000_000));
			let part = WithheldPart { currency, amount };
			WithheldParts::<T>::insert((asset, holder.id), last + index, part);
		}
		#[extrinsic_call]
		_(anyone::<T>(), asset, holder.id, Some(last));
		let withheld = WithheldParts::<T>::iter_prefix((asset, holder.id)).count();
		assert_eq!(withheld, MAX_OPEN_DISTRIBUTIONS as usize);
		assert!(!Distributions::<T>::get(asset, last).expect("is open").claimed.is_zero());
		assert!(!Holdings::<T>::contains_key(holder.id, asset));
	}

	/// The rest to the issuer, the deposit to somebody else.
	#[benchmark]
	fn close_distribution() {
		let world = world::<T>();
		let asset = world.asset(&[&world.member()]);
		Distributions::<T>::mutate(asset, 1, |row| {
			let row = row.as_mut().expect("is open");
			row.deposit = paid_by_other::<T>(HoldReason::Distribution, row.deposit.clone(), 0);
		});
		let closes = Distributions::<T>::get(asset, 1).expect("is open").closes;
		pass_to::<T>(closes + 1u32.into());
		#[extrinsic_call]
		_(anyone::<T>(), asset, 1);
		assert_eq!(Assets::<T>::get(asset).expect("is active").open_distributions, 0);
	}

	/// Each of another distribution. As many as one call passes by are closed; the next one is open.
	#[benchmark]
	fn clear_snapshots(n: Linear<1, MAX_OPEN_DISTRIBUTIONS>) {
		let world = world::<T>();
		let (issuer, holder) = (world.member(), world.member());
		let asset = world.asset(&[&issuer, &holder]);
		let closed = MAX_OPEN_DISTRIBUTIONS;
		for index in 1..=closed {
			if index <= n {
				force(asset, &holder, &issuer, 1);
			}
			if index < closed {
				world.declare(asset, &issuer);
			}
		}
		let closes = Distributions::<T>::get(asset, closed).expect("is open").closes;
		pass_to::<T>(closes + 1u32.into());
		for index in 1..=closed {
			Pallet::<T>::do_close_distribution(asset, index).expect("time is over");
		}
		world.declare(asset, &issuer);
		let snapshots: Vec<_> = (1..=n).collect();
		let snapshots = snapshots.try_into().expect("within its bound");
		#[extrinsic_call]
		_(anyone::<T>(), asset, holder.id, snapshots);
		assert_eq!(Snapshots::<T>::iter_prefix((asset, holder.id)).count(), 0);
	}

	// Ordinary claims and refunds, and what the ledger takes for them and for a pledge in any case.

	/// One distribution is open, and the holder's shares are what they were when it was declared.
	#[benchmark(extra)]
	fn claim_part() {
		let world = world::<T>();
		let (issuer, holder) = (world.member(), world.member());
		let asset = world.asset(&[&issuer, &holder]);
		#[extrinsic_call]
		claim_distribution(anyone::<T>(), asset, holder.id, None);
		assert!(!Distributions::<T>::get(asset, 1).expect("is open").claimed.is_zero());
	}

	/// The money back for each backer of a campaign that failed; one more is still to be settled.
	#[benchmark(extra)]
	fn refund_pledges(n: Linear<1, MAX_SETTLED>) {
		let world = world::<T>();
		let issuer = world.member();
		let asset = world.asset(&[&issuer]);
		let offering = world.campaign(asset, &issuer, 100_000);
		let backers: Vec<_> = (0..=n).map(|_| world.member()).collect();
		backers.iter().for_each(|backer| world.pledge(offering, backer, 100));
		Pallet::<T>::do_cancel_offering(issuer.account, offering).expect("seller");
		#[extrinsic_call]
		settle_pledges(anyone::<T>(), offering, users(&backers[..n as usize]));
		assert_eq!(Offerings::<T>::get(offering).expect("is unsettled").pledges, 1);
	}

	#[benchmark(extra)]
	fn ledger_transfer() {
		world::<T>();
		let (from, to) = (endowed::<T>("payer", 0), endowed::<T>("payee", 0));
		let (currency, amount) = (T::BenchmarkHelper::currency(), amount::<T>(1_000));
		#[block]
		{
			T::Money::transfer(currency, &from, &to, amount, Preservation::Preserve)
				.expect("is endowed");
		}
	}

	impl_benchmark_test_suite!(Pallet, mock::ExtBuilder::default().build(), mock::Test);
}
