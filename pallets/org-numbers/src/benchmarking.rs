// SPDX-License-Identifier: Apache-2.0

//! Every call at its worst: longest texts, foreign payers whose deposits are swapped, prices in chips
//! (whose ledger costs more than the native one), and a component for each cost driver.

mod steps;

use super::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{
	fungible::NativeOrWithId,
	fungibles::{hold::Mutate as _, Mutate as _},
	tokens::Preservation,
	EnsureOrigin, Get,
};
use frame_system::RawOrigin;
use hanse_support::{
	benchmarking::{sr25519_sign, sr25519_signer},
	ordered_index::MAX_ENTRIES,
	signed_payload::Payload,
	OrgNumber,
};
use sp_core::{sr25519, H256};
use sp_runtime::{AccountId32, MultiSignature, SaturatedConversion};
use steps::*;

/// Makes an account that can sign, and money.
pub trait BenchmarkHelper<Signature, AccountId, Currency> {
	/// A new account, whose key stays in the keystore.
	fn signer() -> (sr25519::Public, AccountId);
	/// Its signature.
	fn sign(signer: &sr25519::Public, message: &[u8]) -> Signature;
	/// The currency that costs most to move; it need not exist yet.
	fn currency() -> Currency;
}

/// A helper for chains on which sr25519 keys sign and chips have 32-bit kinds.
pub struct Sr25519Helper;

/// A kind of chips that no genesis has.
const CHIPS: u32 = 1 << 30;

impl BenchmarkHelper<MultiSignature, AccountId32, NativeOrWithId<u32>> for Sr25519Helper {
	fn currency() -> NativeOrWithId<u32> {
		NativeOrWithId::WithId(CHIPS)
	}

	fn signer() -> (sr25519::Public, AccountId32) {
		sr25519_signer()
	}

	fn sign(signer: &sr25519::Public, message: &[u8]) -> MultiSignature {
		sr25519_sign(signer, message)
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn commit() {
		let who = caller::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), H256::repeat_byte(5));
		assert!(Commitments::<T>::contains_key(&who));
	}

	#[benchmark]
	fn register() {
		let who = caller::<T>();
		place_commitment::<T>(&who, &who, 0);
		// A reserved handle is read as well.
		Pallet::<T>::do_reserve_handle(handle(0), Some(who.clone())).expect("is free");
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), handle(0), profile(), SALT);
		assert_eq!(NumbersOf::<T>::iter_key_prefix(&who).count(), 1);
	}

	#[benchmark]
	fn register_for() {
		let sponsor = caller::<T>();
		let (public, newcomer) = T::BenchmarkHelper::signer();
		place_commitment::<T>(&sponsor, &newcomer, 0);
		let placed = Commitments::<T>::get(&sponsor).expect("was placed").placed;
		let expiry = u32::MAX;
		let payload = Payload {
			domain: registration::REGISTER_FOR,
			genesis: Pallet::<T>::genesis_hash(),
			fields: (&sponsor, handle(0), profile(), SALT),
			nonce: placed.saturated_into(),
			expiry,
		};
		// The wrapped form is tried second.
		let wrapped = [&b"<Bytes>"[..], &payload.message()[..], &b"</Bytes>"[..]].concat();
		let signature = T::BenchmarkHelper::sign(&public, &wrapped);
		let registrant = lookup::<T>(newcomer.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(sponsor), registrant, handle(0), profile(), SALT, expiry, signature);
		assert_eq!(NumbersOf::<T>::iter_key_prefix(&newcomer).count(), 1);
	}

	#[benchmark]
	fn withdraw_commitment() {
		let who = caller::<T>();
		place_commitment::<T>(&who, &who, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));
		assert!(!Commitments::<T>::contains_key(&who));
	}

	#[benchmark]
	fn release() {
		let (who, number) = own_number::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number);
		assert!(!Numbers::<T>::contains_key(number));
	}

	#[benchmark]
	fn set_profile() {
		let (who, number) = managed_number::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number, profile());
		assert!(History::<T>::contains_key(number, 1));
	}

	#[benchmark]
	fn publish(b: Linear<0, MAX_PART_LEN>) {
		let (who, number) = managed_number::<T>();
		let document = document(b);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number, document);
		assert!(Publications::<T>::contains_key(number, 0));
	}

	/// A publication of another author's with all its parts but one.
	fn long_publication<T: Config>(number: OrgNumber) {
		let author = Numbers::<T>::get(number).expect("registered").owner;
		endow::<T>(author.clone());
		Pallet::<T>::do_publish(author.clone(), number, document(1)).expect("owner writes");
		for _ in 1..MAX_FURTHER_PARTS {
			Pallet::<T>::do_append_part(author.clone(), number, 0, bytes(b'p', 1))
				.expect("owner writes");
		}
	}

	#[benchmark]
	fn append_part(b: Linear<1, MAX_PART_LEN>) {
		let (who, number) = managed_number::<T>();
		long_publication::<T>(number);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number, 0, bytes(b'b', b));
		let published = Publications::<T>::get(number, 0).expect("is live");
		assert_eq!(published.further_parts.len(), MAX_FURTHER_PARTS as usize);
	}

	#[benchmark]
	fn edit_publication(b: Linear<0, MAX_PART_LEN>) {
		let (who, number) = managed_number::<T>();
		long_publication::<T>(number);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number, 0, document(b));
		assert_eq!(Publications::<T>::get(number, 0).expect("is live").version, 1);
	}

	#[benchmark]
	fn retract_publication() {
		let (who, number) = managed_number::<T>();
		long_publication::<T>(number);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number, 0);
		assert!(!Publications::<T>::contains_key(number, 0));
	}

	#[benchmark]
	fn set_role() {
		let (who, number) = managed_number::<T>();
		let editor = lookup::<T>(endowed::<T>("editor", 0));
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number, editor, GrantedRole::Editor);
		assert_eq!(Roles::<T>::iter_prefix((number, 0)).count(), 2);
	}

	#[benchmark]
	fn remove_role() {
		let (who, number) = managed_number::<T>();
		let owner = Numbers::<T>::get(number).expect("registered").owner;
		let editor = endowed::<T>("editor", 0);
		Pallet::<T>::do_set_role(owner, number, editor.clone(), GrantedRole::Editor)
			.expect("owner gives roles");
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number, lookup::<T>(editor));
		assert_eq!(Roles::<T>::iter_prefix((number, 0)).count(), 1);
	}

	#[benchmark]
	fn reclaim_role() {
		let (manager, number) = managed_number::<T>();
		let row = Numbers::<T>::get(number).expect("registered");
		let to = endowed::<T>("buyer", 0);
		Pallet::<T>::do_move(row, number, to, hanse_support::FlowReason::Transferred)
			.expect("buyer is endowed");
		let anyone = endowed::<T>("anyone", 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(anyone), number, 0, lookup::<T>(manager));
		assert_eq!(Roles::<T>::iter_prefix((number, 0)).count(), 0);
	}

	#[benchmark]
	fn follow() {
		let number =
			registered_number::<T>(&endowed::<T>("owner", 0), &endowed::<T>("sponsor", 0), 0);
		let number = decorate::<T>(number);
		let who = caller::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number);
		assert_eq!(Numbers::<T>::get(number).expect("registered").followers, 1);
	}

	#[benchmark]
	fn unfollow() {
		let number =
			registered_number::<T>(&endowed::<T>("owner", 0), &endowed::<T>("sponsor", 0), 0);
		let number = decorate::<T>(number);
		let who = caller::<T>();
		Pallet::<T>::do_follow(who.clone(), number).expect("caller is endowed");
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number);
		assert_eq!(Numbers::<T>::get(number).expect("registered").followers, 0);
	}

	#[benchmark]
	fn set_primary() {
		let (who, number) = managed_number::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), number);
		assert!(Primaries::<T>::contains_key(&who));
	}

	#[benchmark]
	fn clear_primary() {
		let (who, number) = managed_number::<T>();
		Pallet::<T>::do_set_primary(who.clone(), number).expect("manager");
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));
		assert!(!Primaries::<T>::contains_key(&who));
	}

	#[benchmark]
	fn offer_transfer() {
		let (who, number) = own_number::<T>();
		let to = lookup::<T>(endowed::<T>("buyer", 0));
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number, to);
		assert_ne!(Numbers::<T>::get(number).expect("registered").sale, Sale::None);
	}

	#[benchmark]
	fn accept_transfer() {
		let owner = endowed::<T>("owner", 0);
		let number = registered_number::<T>(&owner, &endowed::<T>("sponsor", 0), 0);
		let number = decorate::<T>(number);
		let who = caller::<T>();
		Pallet::<T>::do_offer_transfer(owner, number, who.clone()).expect("owner");
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), number);
		assert_eq!(Numbers::<T>::get(number).expect("registered").owner, who);
	}

	#[benchmark]
	fn cancel_transfer() {
		let (who, number) = own_number::<T>();
		let to = endowed::<T>("buyer", 0);
		Pallet::<T>::do_offer_transfer(who.clone(), number, to).expect("owner");
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number);
		assert_eq!(Numbers::<T>::get(number).expect("registered").sale, Sale::None);
	}

	#[benchmark]
	fn set_recovery() {
		let (who, number) = own_number::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number, Some(plan::<T>()));
		assert!(Numbers::<T>::get(number).expect("registered").recovery.is_some());
	}

	#[benchmark]
	fn start_recovery() {
		let (_, number) = own_number::<T>();
		let to = plan::<T>().to;
		#[extrinsic_call]
		_(RawOrigin::Signed(to), number);
		let recovery = Numbers::<T>::get(number).expect("registered").recovery;
		assert!(recovery.expect("was planned").ready.is_some());
	}

	#[benchmark]
	fn object_to_recovery() {
		let (who, number) = own_number::<T>();
		Pallet::<T>::do_start_recovery(plan::<T>().to, number).expect("was named");
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number);
		let recovery = Numbers::<T>::get(number).expect("registered").recovery;
		assert!(recovery.expect("was planned").ready.is_none());
	}

	#[benchmark]
	fn finish_recovery() {
		// It ends an auction with a bid.
		let number = auctioned_number::<T>(&caller::<T>());
		Pallet::<T>::do_bid(endowed::<T>("bidder", 0), number, price::<T>(8)).expect("is taken");
		let to = plan::<T>().to;
		Pallet::<T>::do_start_recovery(to.clone(), number).expect("was named");
		let ready = Pallet::<T>::now() + MIN_RECOVERY_DELAY.into();
		frame_system::Pallet::<T>::set_block_number(ready);
		#[extrinsic_call]
		_(RawOrigin::Signed(to.clone()), number);
		assert_eq!(Numbers::<T>::get(number).expect("registered").owner, to);
	}

	#[benchmark]
	fn add_registrar() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let registrar = endowed::<T>("registrar", 1);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, lookup::<T>(registrar.clone()));
		assert!(Registrars::<T>::contains_key(&registrar));
		Ok(())
	}

	#[benchmark]
	fn remove_registrar() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let registrar = endowed::<T>("registrar", 1);
		Registrars::<T>::insert(&registrar, Pallet::<T>::now());
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, lookup::<T>(registrar.clone()));
		assert!(!Registrars::<T>::contains_key(&registrar));
		Ok(())
	}

	#[benchmark]
	fn grant_verification() {
		let (_, number) = own_number::<T>();
		let registrar = endowed::<T>("registrar", 0);
		let evidence = H256::repeat_byte(2);
		#[extrinsic_call]
		_(RawOrigin::Signed(registrar), number, 0, evidence);
		let verification = Numbers::<T>::get(number).expect("registered").verification;
		assert_eq!(verification.expect("was verified").evidence, evidence);
	}

	#[benchmark]
	fn withdraw_verification() {
		let (_, number) = own_number::<T>();
		let registrar = endowed::<T>("registrar", 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(registrar), number, bytes(b'r', MAX_REASON_LEN));
		assert!(Numbers::<T>::get(number).expect("registered").verification.is_none());
	}

	#[benchmark]
	fn reserve_handle() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let beneficiary = endowed::<T>("beneficiary", 0);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, handle(3), Some(beneficiary));
		assert_eq!(Handles::<T>::iter_keys().count(), 1);
		Ok(())
	}

	#[benchmark]
	fn unreserve_handle() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		Pallet::<T>::do_reserve_handle(handle(3), Some(endowed::<T>("beneficiary", 0)))
			.expect("is free");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, handle(3));
		assert_eq!(Handles::<T>::iter_keys().count(), 0);
		Ok(())
	}

	#[benchmark]
	fn clear_history(c: Linear<1, MAX_CLEARED>) {
		let owner = endowed::<T>("owner", 0);
		let number = registered_number::<T>(&owner, &owner, 0);
		// Each entry of another author's, so that each gives another deposit back.
		for i in 0..c {
			let author = endowed::<T>("author", i);
			Pallet::<T>::do_set_role(owner.clone(), number, author.clone(), GrantedRole::Manager)
				.expect("owner gives roles");
			Pallet::<T>::do_set_profile(author, number, profile()).expect("manager writes");
		}
		Pallet::<T>::do_release(owner, number).expect("owner");
		#[extrinsic_call]
		_(RawOrigin::Signed(endowed::<T>("anyone", 0)), number, 1, c);
		assert_eq!(History::<T>::iter_prefix(number).count(), 0);
	}

	/// Rests in four full books, whose worst it evicts.
	#[benchmark]
	fn sell(x: Linear<0, MAX_CLOSED>) {
		open_pool::<T>();
		let (who, number) = own_number::<T>();
		fill_classes_with_asks::<T>();
		deepen_classes::<T>(Side::Bid, MAX_ENTRIES - 1);
		deepen::<T>(Market::Number(number), Side::Bid, MAX_ENTRIES - MAX_CLOSED);
		stale_bids::<T>(on(number), x);
		pass::<T>(2);
		let terms = ask::<T>(8, LIFE);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number, terms);
		let id = last_order::<T>();
		assert_eq!(Numbers::<T>::get(number).expect("registered").sale, Sale::Listed(id));
		assert_eq!(Orders::<T>::iter_keys().count(), 1);
	}

	/// Buys a number that is listed in four deep books.
	#[benchmark]
	fn buy(x: Linear<0, { MAX_CLOSED - 1 }>) {
		open_pool::<T>();
		deepen_classes::<T>(Side::Ask, MAX_ENTRIES - 1 - MAX_CLOSED);
		deepen::<T>(Market::Class(0), Side::Bid, MAX_ENTRIES - 1);
		stale_asks::<T>(x);
		let number = listed_number::<T>();
		pass::<T>(2);
		let who = caller::<T>();
		let terms = offer::<T>(Target::Class(0), 16, LIFE);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), terms);
		assert_eq!(Numbers::<T>::get(number).expect("registered").owner, who);
		assert_eq!(Orders::<T>::iter_keys().count(), 0);
	}

	#[benchmark]
	fn cancel_order() {
		open_pool::<T>();
		let (who, number) = own_number::<T>();
		deepen_classes::<T>(Side::Ask, MAX_ENTRIES - 1);
		Pallet::<T>::do_sell(who.clone(), number, ask::<T>(8, LIFE)).expect("is taken");
		let id = last_order::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);
		assert_eq!(Orders::<T>::iter_keys().count(), 0);
	}

	/// Leaves four deep books and is sold.
	#[benchmark]
	fn update_price(x: Linear<0, { MAX_CLOSED - 1 }>) {
		open_pool::<T>();
		let (who, number) = own_number::<T>();
		deepen_classes::<T>(Side::Ask, MAX_ENTRIES - 1);
		deepen_classes::<T>(Side::Bid, MAX_ENTRIES - 1);
		deepen::<T>(Market::Number(number), Side::Bid, MAX_ENTRIES - 1 - MAX_CLOSED);
		stale_bids::<T>(on(number), x);
		let buyer = endowed::<T>("buyer", 0);
		Pallet::<T>::do_buy(buyer.clone(), offer::<T>(on(number), 16, LIFE)).expect("is taken");
		Pallet::<T>::do_sell(who.clone(), number, ask::<T>(48, LIFE)).expect("is taken");
		let id = last_order::<T>();
		pass::<T>(2);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, price::<T>(8));
		assert_eq!(Numbers::<T>::get(number).expect("registered").owner, buyer);
	}

	/// Five orders that can't be settled stand before the bid, and all books are deep.
	#[benchmark]
	fn match_orders() {
		open_pool::<T>();
		deepen_classes::<T>(Side::Ask, MAX_ENTRIES - 1);
		deepen_classes::<T>(Side::Bid, MAX_ENTRIES - 1 - MAX_CLOSED);
		let (number, listing, its_bid) = compatible_pair::<T>();
		stale_bids::<T>(Target::Class(0), MAX_CLOSED - 1);
		pass::<T>(2);
		#[extrinsic_call]
		_(RawOrigin::Signed(endowed::<T>("anyone", 0)), listing, its_bid);
		let buyer = endowed::<T>("buyer", 0);
		assert_eq!(Numbers::<T>::get(number).expect("registered").owner, buyer);
	}

	#[benchmark]
	fn clear_orders(o: Linear<1, MAX_CLEARED_ORDERS>) {
		open_pool::<T>();
		deepen_classes::<T>(Side::Ask, MAX_ENTRIES - 1 - MAX_CLEARED_ORDERS);
		let ids: Vec<_> = stale_asks::<T>(o);
		pass::<T>(2);
		let ids = ids.try_into().expect("within its bound");
		#[extrinsic_call]
		_(RawOrigin::Signed(endowed::<T>("anyone", 0)), ids);
		assert_eq!(Orders::<T>::iter_keys().count(), 0);
	}

	#[benchmark]
	fn withdraw_stranded() {
		let who = caller::<T>();
		let (currency, amount) = (currency::<T>(), price::<T>(8));
		T::MoneyHolds::hold(currency.clone(), &HoldReason::Payment.into(), &who, amount)
			.expect("is endowed");
		Stranded::<T>::insert(&who, 7, StrandedMoney { currency, amount });
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), 7);
		assert!(!Stranded::<T>::contains_key(&who, 7));
	}

	#[benchmark]
	fn start_auction() {
		open_pool::<T>();
		let (who, number) = own_number::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number, auction_terms::<T>());
		assert!(Auctions::<T>::contains_key(number));
	}

	/// Outbids somebody in the last block.
	#[benchmark]
	fn bid() {
		let number = auctioned_number::<T>(&endowed::<T>("owner", 0));
		Pallet::<T>::do_bid(endowed::<T>("bidder", 0), number, price::<T>(8)).expect("is taken");
		pass::<T>(LIFE);
		let who = caller::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), number, price::<T>(16));
		let standing = Auctions::<T>::get(number).expect("was started").bid;
		assert_eq!(standing.expect("was placed").bidder, who);
	}

	#[benchmark]
	fn settle_auction() {
		let number = auctioned_number::<T>(&endowed::<T>("owner", 0));
		let bidder = endowed::<T>("bidder", 0);
		Pallet::<T>::do_bid(bidder.clone(), number, price::<T>(8)).expect("is taken");
		pass::<T>(LIFE + AUCTION_EXTENSION + 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(endowed::<T>("anyone", 0)), number);
		assert_eq!(Numbers::<T>::get(number).expect("registered").owner, bidder);
	}

	#[benchmark]
	fn cancel_auction() {
		let who = caller::<T>();
		let number = auctioned_number::<T>(&who);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), number);
		assert!(!Auctions::<T>::contains_key(number));
	}

	#[benchmark]
	fn set_class() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let criteria = Criteria { category: Some(1), max_handle_len: Some(9), min_followers: 100 };
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, MAX_CLASSES - 1, Some(criteria));
		assert_eq!(Classes::<T>::get(MAX_CLASSES - 1), Some(criteria));
		Ok(())
	}

	#[benchmark]
	fn set_currency() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, currency::<T>(), Some(price::<T>(8)));
		assert_eq!(Currencies::<T>::get(currency::<T>()), Some(price::<T>(8)));
		Ok(())
	}

	// Proof that depth costs nothing: `d` orders in one book up to its last place, the others in
	// books of their own.

	#[benchmark(extra)]
	fn sell_at_depth(d: Linear<10, 100_000>) {
		open_pool::<T>();
		let (who, number) = own_number::<T>();
		deepen::<T>(Market::Class(0), Side::Ask, d);
		let terms = ask::<T>(8, LIFE);
		#[extrinsic_call]
		sell(RawOrigin::Signed(who), number, terms);
	}

	#[benchmark(extra)]
	fn buy_at_depth(d: Linear<10, 100_000>) {
		open_pool::<T>();
		deepen::<T>(Market::Class(0), Side::Bid, d);
		let who = caller::<T>();
		let terms = offer::<T>(Target::Class(0), 16, LIFE);
		#[extrinsic_call]
		buy(RawOrigin::Signed(who), terms);
	}

	#[benchmark(extra)]
	fn cancel_order_at_depth(d: Linear<10, 100_000>) {
		open_pool::<T>();
		deepen::<T>(Market::Class(0), Side::Bid, d);
		let who = caller::<T>();
		let terms = offer::<T>(Target::Class(0), 16, LIFE);
		Pallet::<T>::do_buy(who.clone(), terms).expect("is taken");
		let id = last_order::<T>();
		#[extrinsic_call]
		cancel_order(RawOrigin::Signed(who), id);
	}

	/// A bid meets its listing.
	#[benchmark(extra)]
	fn match_at_depth(d: Linear<10, 100_000>) {
		open_pool::<T>();
		deepen::<T>(Market::Class(0), Side::Ask, d);
		let number = listed_number::<T>();
		let who = caller::<T>();
		let terms = offer::<T>(Target::Class(0), 16, LIFE);
		#[extrinsic_call]
		buy(RawOrigin::Signed(who.clone()), terms);
		assert_eq!(Numbers::<T>::get(number).expect("registered").owner, who);
	}

	// What the ledger takes in any case for the money at stake, on accounts as above.

	/// Of a bid that is placed.
	#[benchmark(extra)]
	fn ledger_hold() {
		open_pool::<T>();
		let who = caller::<T>();
		#[block]
		{
			hold_payment::<T>(&who).expect("is endowed");
		}
	}

	/// Of a bid that is cancelled.
	#[benchmark(extra)]
	fn ledger_release() {
		open_pool::<T>();
		let who = caller::<T>();
		hold_payment::<T>(&who).expect("is endowed");
		#[block]
		{
			release_payment::<T>(&who).expect("is held");
		}
	}

	/// Of a bid that meets its listing: held, released, and paid to the seller and the collector of fees.
	#[benchmark(extra)]
	fn ledger_fill() {
		open_pool::<T>();
		let (who, seller) = (caller::<T>(), endowed::<T>("owner", 0));
		#[block]
		{
			hold_payment::<T>(&who).expect("is endowed");
			release_payment::<T>(&who).expect("is held");
			for to in [seller, T::FeeCollector::get()] {
				let preserve = Preservation::Preserve;
				T::Money::transfer(currency::<T>(), &who, &to, price::<T>(8), preserve)
					.expect("is endowed");
			}
		}
	}

	impl_benchmark_test_suite!(Pallet, mock::ExtBuilder::default().build(), mock::Test);
}
