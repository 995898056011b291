// SPDX-License-Identifier: Apache-2.0

//! The steps that most benchmarks begin with.

use crate::*;
use alloc::{format, vec, vec::Vec};
use frame_benchmarking::v2::{account, whitelisted_caller};
use frame_support::{
	dispatch::DispatchResult,
	traits::{
		fungible::Mutate,
		fungibles::{hold::Mutate as _, Create as _, Inspect as _, Mutate as _},
		tokens::Precision,
		ConstU32, Get,
	},
	BoundedVec,
};
use hanse_support::{
	benchmarking::BenchmarkNumbers,
	ordered_index::{Head, MAX_ENTRIES, PAGE_LEN},
	OrgNumber,
};
use sp_core::H256;
use sp_runtime::{traits::Bounded, SaturatedConversion};

pub(super) const SALT: [u8; 32] = [9; 32];

pub(super) fn bytes<const N: u32>(byte: u8, len: u32) -> BoundedVec<u8, ConstU32<N>> {
	vec![byte; len as usize].try_into().expect("length is within its bound")
}

pub(super) fn handle(seed: u8) -> HandleBytes {
	let mut text = vec![b'x'; MAX_HANDLE_LEN as usize];
	text[0] = b'a' + seed;
	text.try_into().expect("length is within its bound")
}

pub(super) fn profile() -> Profile {
	Profile {
		display_name: bytes(b'n', MAX_NAME_LEN),
		website: bytes(b'w', MAX_TITLE_LEN),
		logo: bytes(b'l', MAX_LOGO_LEN),
		category: 9_999,
		legal_registration: Some(H256::repeat_byte(7)),
	}
}

pub(super) fn document(body: u32) -> Document {
	Document {
		title: bytes(b't', MAX_TITLE_LEN),
		uri: Some(bytes(b'u', MAX_URI_LEN)),
		body: bytes(b'b', body),
	}
}

pub(super) fn endowed<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	endow::<T>(account(name, index, 0))
}

pub(super) fn endow<T: Config>(who: T::AccountId) -> T::AccountId {
	let rich = BalanceOf::<T>::max_value() / 1_000_000u32.into();
	T::NativeBalance::set_balance(&who, rich);
	T::Money::set_balance(currency::<T>(), &who, rich);
	who
}

pub(super) fn caller<T: Config>() -> T::AccountId {
	endow::<T>(whitelisted_caller())
}

pub(super) fn place_commitment<T: Config>(
	payer: &T::AccountId,
	registrant: &T::AccountId,
	seed: u8,
) {
	let hash = Pallet::<T>::commitment_hash(registrant, &handle(seed), &SALT);
	Pallet::<T>::do_commit(payer.clone(), hash).expect("payer is endowed");
	let mature = Pallet::<T>::now() + COMMIT_MATURITY.into();
	frame_system::Pallet::<T>::set_block_number(mature);
}

/// Registers a number of `owner`'s that `payer` pays for.
pub(super) fn registered_number<T: Config>(
	owner: &T::AccountId,
	payer: &T::AccountId,
	seed: u8,
) -> OrgNumber {
	place_commitment::<T>(payer, owner, seed);
	Pallet::<T>::do_register(payer.clone(), owner.clone(), handle(seed), profile(), SALT)
		.expect("commitment is mature");
	OrgNumber::from_sequence(IssuedNumbers::<T>::get()).expect("was just issued")
}

impl<T: Config> BenchmarkNumbers<AccountIdOf<T>> for Pallet<T> {
	fn register(owner: &AccountIdOf<T>) -> OrgNumber {
		let began = Self::now();
		let mut handle = format!("n{}", IssuedNumbers::<T>::get()).into_bytes();
		handle.resize(MAX_HANDLE_LEN as usize, b'x');
		let handle: HandleBytes = handle.try_into().expect("length is within its bound");
		let payer = endowed::<T>("sponsor", 0);
		let hash = Self::commitment_hash(owner, &handle, &SALT);
		Self::do_commit(payer.clone(), hash).expect("payer is endowed");
		pass::<T>(COMMIT_MATURITY);
		Self::do_register(payer, owner.clone(), handle, profile(), SALT)
			.expect("commitment is mature");
		let sequence = IssuedNumbers::<T>::get();
		let number = OrgNumber::from_sequence(sequence).expect("was just issued");
		// Each verified by a registrar of its own, which is one row more to read.
		let registrar = endowed::<T>("registrar", sequence as u32);
		Registrars::<T>::insert(&registrar, Self::now());
		Self::do_grant_verification(registrar, number, 0, H256::repeat_byte(1)).expect("registrar");
		// Whoever asked for a number goes on when it asked.
		frame_system::Pallet::<T>::set_block_number(began);
		number
	}

	fn managed(manager: &AccountIdOf<T>) -> OrgNumber {
		let owner = endowed::<T>("number owner", IssuedNumbers::<T>::get() as u32);
		let number = <Self as BenchmarkNumbers<_>>::register(&owner);
		Self::do_set_role(owner, number, manager.clone(), GrantedRole::Manager)
			.expect("owner acts");
		number
	}
}

/// A number of the caller's that a sponsor paid for, verified, with a recovery plan.
pub(super) fn own_number<T: Config>() -> (T::AccountId, OrgNumber) {
	let owner = caller::<T>();
	let number = registered_number::<T>(&owner, &endowed::<T>("sponsor", 0), 0);
	(owner, decorate::<T>(number))
}

/// A number of somebody else's on which the caller is a manager.
pub(super) fn managed_number<T: Config>() -> (T::AccountId, OrgNumber) {
	let owner = endowed::<T>("owner", 0);
	let number = registered_number::<T>(&owner, &endowed::<T>("sponsor", 0), 0);
	let manager = caller::<T>();
	Pallet::<T>::do_set_role(owner, number, manager.clone(), GrantedRole::Manager)
		.expect("owner gives roles");
	(manager, decorate::<T>(number))
}

pub(super) fn decorate<T: Config>(number: OrgNumber) -> OrgNumber {
	let registrar = endowed::<T>("registrar", 0);
	Registrars::<T>::insert(&registrar, Pallet::<T>::now());
	Pallet::<T>::do_grant_verification(registrar, number, 0, H256::repeat_byte(1))
		.expect("registrar");
	let owner = Numbers::<T>::get(number).expect("registered").owner;
	Pallet::<T>::do_set_recovery(owner, number, Some(plan::<T>())).expect("owner");
	number
}

pub(super) fn plan<T: Config>() -> RecoveryPlanOf<T> {
	RecoveryPlan { to: endowed::<T>("recoverer", 0), delay: MIN_RECOVERY_DELAY.into() }
}

pub(super) fn lookup<T: Config>(who: T::AccountId) -> AccountIdLookupOf<T> {
	T::Lookup::unlookup(who)
}

/// Ids of places behind which no order stands; no order that is placed comes so far.
pub(super) const FILLER: OrderId = 1 << 40;
/// Blocks in which the orders of a benchmark live, unless they are to expire.
pub(super) const LIFE: u32 = 1_000;

pub(super) fn currency<T: Config>() -> T::Currency {
	let currency = T::BenchmarkHelper::currency();
	if !T::Money::asset_exists(currency.clone()) {
		let issuer = account("issuer", 0, 0);
		T::Money::create(currency.clone(), issuer, true, 1u32.into()).expect("id is free");
	}
	currency
}

/// `part` eighths of a price that every endowed account can pay many times.
pub(super) fn price<T: Config>(part: u32) -> BalanceOf<T> {
	let eighth = BalanceOf::<T>::max_value() / 4_000_000_000u32.into();
	eighth / 1_000u32.into() * part.into()
}

pub(super) fn open_pool<T: Config>() {
	Currencies::<T>::insert(currency::<T>(), price::<T>(1));
	for class in 0..MAX_LISTED_CLASSES {
		Classes::<T>::insert(ClassId::try_from(class).expect("few"), Criteria::default());
	}
	endow::<T>(T::FeeCollector::get());
}

pub(super) fn all_classes() -> ClassIds {
	let classes: Vec<_> = (0..MAX_LISTED_CLASSES).map(|class| class as ClassId).collect();
	classes.try_into().expect("as many as a listing names")
}

pub(super) fn in_blocks<T: Config>(blocks: u32) -> BlockNumberFor<T> {
	Pallet::<T>::now() + blocks.into()
}

pub(super) fn pass<T: Config>(blocks: u32) {
	frame_system::Pallet::<T>::set_block_number(in_blocks::<T>(blocks));
}

pub(super) fn ask<T: Config>(part: u32, life: u32) -> SellTermsOf<T> {
	SellTerms {
		currency: currency::<T>(),
		price: price::<T>(part),
		buyer: None,
		classes: all_classes(),
		expires: in_blocks::<T>(life),
	}
}

pub(super) fn offer<T: Config>(target: Target, part: u32, life: u32) -> BuyTermsOf<T> {
	let (currency, price) = (currency::<T>(), price::<T>(part));
	BuyTerms { target, currency, price, expires: in_blocks::<T>(life) }
}

/// The ledger's own part of a bid.
pub(super) fn hold_payment<T: Config>(who: &T::AccountId) -> DispatchResult {
	T::MoneyHolds::hold(currency::<T>(), &HoldReason::Payment.into(), who, price::<T>(16))
}

/// The ledger's own part of a bid's end.
pub(super) fn release_payment<T: Config>(who: &T::AccountId) -> DispatchResult {
	let (reason, amount) = (HoldReason::Payment.into(), price::<T>(16));
	T::MoneyHolds::release(currency::<T>(), &reason, who, amount, Precision::Exact).map(|_| ())
}

pub(super) fn last_order<T: Config>() -> OrderId {
	NextOrderId::<T>::get() - 1
}

/// Writes `count` places behind all prices but the worst into a book, in full pages, and what it
/// can't hold into books of numbers that were never issued.
pub(super) fn deepen<T: Config>(market: Market, side: Side, count: u32) {
	let behind: u128 = match side {
		Side::Bid => price::<T>(2),
		Side::Ask => price::<T>(64),
	}
	.saturated_into();
	let entries: Vec<_> =
		(0..count).map(|index| Entry::new(side, behind, FILLER + OrderId::from(index))).collect();
	// One place is left for a real order.
	let depth = MAX_ENTRIES as usize - 1;
	for (book, entries) in entries.chunks(depth).enumerate() {
		let market = match book {
			0 => market,
			_ => Market::Number(OrgNumber(book as u64)),
		};
		let key = BookKey { market, currency: currency::<T>(), side };
		let mut root = BookRoot::default();
		for places in entries.chunks(PAGE_LEN as usize) {
			let (page, len) = (root.next_page, places.len() as u32);
			let head = Head { first: places[0], page, len };
			let behind = root.heads.len();
			root.heads.insert(behind, &head).expect("half of the heads are enough");
			root.next_page += 1;
			root.len += len;
			let places = BookPage::try_from(places).expect("is a page");
			BookPagesOf::<T>::insert(&key, page, places);
		}
		BookRoots::<T>::insert(&key, root);
	}
}

pub(super) fn deepen_classes<T: Config>(side: Side, count: u32) {
	for class in all_classes() {
		deepen::<T>(Market::Class(class), side, count);
	}
}

/// Fills each class with the listing of somebody else as its worst.
pub(super) fn fill_classes_with_asks<T: Config>() {
	deepen_classes::<T>(Side::Ask, MAX_ENTRIES - 1);
	for class in all_classes() {
		let owner = endowed::<T>("worst", class.into());
		let number = registered_number::<T>(&owner, &owner, 20 + class as u8);
		let classes = vec![class].try_into().expect("one");
		let terms = SellTerms { classes, ..ask::<T>(72, 50 * LIFE) };
		Pallet::<T>::do_sell(owner, number, terms).expect("is taken");
	}
}

/// Bids that are the best of their book and have expired when `pass` is called next.
pub(super) fn stale_bids<T: Config>(target: Target, count: u32) {
	for index in 0..count {
		let who = endowed::<T>("stale", index);
		Pallet::<T>::do_buy(who, offer::<T>(target, 32, 1)).expect("is taken");
	}
}

/// Listings in all classes that are the cheapest and have expired when `pass` is called next.
pub(super) fn stale_asks<T: Config>(count: u32) -> Vec<OrderId> {
	let numbers: Vec<_> = (0..count)
		.map(|index| {
			let owner = endowed::<T>("stale", index);
			let sponsor = endowed::<T>("sponsor", index);
			(owner.clone(), registered_number::<T>(&owner, &sponsor, 1 + index as u8))
		})
		.collect();
	let list = |(owner, number): (T::AccountId, OrgNumber)| {
		Pallet::<T>::do_sell(owner, number, ask::<T>(4, 1)).expect("is taken");
		last_order::<T>()
	};
	numbers.into_iter().map(list).collect()
}

pub(super) fn on(number: OrgNumber) -> Target {
	Target::Number { number, revision: Some(0) }
}

/// Somebody's number in all classes, at eight eighths.
pub(super) fn listed_number<T: Config>() -> OrgNumber {
	let owner = endowed::<T>("owner", 0);
	let number = registered_number::<T>(&owner, &endowed::<T>("sponsor", 99), 0);
	let number = decorate::<T>(number);
	Pallet::<T>::do_sell(owner, number, ask::<T>(8, LIFE)).expect("is taken");
	number
}

/// A number that somebody auctions.
pub(super) fn auctioned_number<T: Config>(owner: &T::AccountId) -> OrgNumber {
	open_pool::<T>();
	let number = registered_number::<T>(owner, &endowed::<T>("sponsor", 0), 0);
	let number = decorate::<T>(number);
	Pallet::<T>::do_start_auction(owner.clone(), number, auction_terms::<T>()).expect("is taken");
	number
}

pub(super) fn auction_terms<T: Config>() -> AuctionTermsOf<T> {
	AuctionTerms {
		currency: currency::<T>(),
		reserve: price::<T>(8),
		starts: Pallet::<T>::now(),
		ends: in_blocks::<T>(LIFE),
	}
}

/// A listing of the caller's and a bid for its class that became compatible.
pub(super) fn compatible_pair<T: Config>() -> (OrgNumber, OrderId, OrderId) {
	let (owner, number) = own_number::<T>();
	let target = Target::Class(0);
	Pallet::<T>::do_buy(endowed::<T>("buyer", 0), offer::<T>(target, 16, LIFE)).expect("is taken");
	let bid = last_order::<T>();
	let criteria = Criteria { min_followers: 1, ..Default::default() };
	Classes::<T>::insert(0, criteria);
	let mut classes = all_classes();
	classes.remove(0);
	let terms = SellTerms { classes, ..ask::<T>(8, LIFE) };
	Pallet::<T>::do_sell(owner, number, terms).expect("is taken");
	let listing = last_order::<T>();
	Classes::<T>::insert(0, Criteria::default());
	(number, listing, bid)
}
