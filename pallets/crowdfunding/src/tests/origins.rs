// SPDX-License-Identifier: Apache-2.0

//! The origin matrix: every call, tried by everybody, under conditions in which the entitled succeed.

use crate::{mock::*, payloads, *};
use frame_support::{
	assert_ok,
	storage::{with_transaction, TransactionOutcome},
	traits::GetCallName,
};
use hanse_support::OrgNumber;
use sp_core::H256;
use sp_runtime::{AccountId32, DispatchError, DispatchResult};
use std::collections::BTreeSet;
use Error::*;
use Who::*;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Who {
	Nobody,
	Root,
	Stranger,
	/// Owner of [`PLATFORM`], which registered and posted everything here.
	ThePlatform,
	Manager,
	Editor,
	/// Owner of another platform.
	OtherPlatform,
	/// Of a platform's number that was sold.
	OldOwner,
	NewOwner,
	Registrar,
	Certifier,
	/// Admitted, and nobody's here.
	OtherRegistrar,
	OtherCertifier,
	/// Issuer of the asset, and seller.
	Issuer,
	/// Holder, and buyer.
	Buyer,
	/// A holder that the registrar barred.
	FrozenUser,
	/// The account that a user had before it was recovered.
	LostAccount,
}

const EVERYBODY: [Who; 17] = [
	Nobody,
	Root,
	Stranger,
	ThePlatform,
	Manager,
	Editor,
	OtherPlatform,
	OldOwner,
	NewOwner,
	Registrar,
	Certifier,
	OtherRegistrar,
	OtherCertifier,
	Issuer,
	Buyer,
	FrozenUser,
	LostAccount,
];
const SIGNERS: [Who; 15] = [
	Stranger,
	ThePlatform,
	Manager,
	Editor,
	OtherPlatform,
	OldOwner,
	NewOwner,
	Registrar,
	Certifier,
	OtherRegistrar,
	OtherCertifier,
	Issuer,
	Buyer,
	FrozenUser,
	LostAccount,
];

/// The number of a platform that was sold.
const SOLD: OrgNumber = OrgNumber(4 * 100 + 86);
const ASSET: AssetId = 0;

impl Who {
	fn name(self) -> String {
		match self {
			ThePlatform => "Platform".into(),
			other => format!("{other:?}"),
		}
	}

	fn id(self) -> AccountId32 {
		account(&self.name())
	}

	fn origin(self) -> Origin {
		match self {
			Nobody => Origin::none(),
			Root => Origin::root(),
			_ => signed(&self.id()),
		}
	}
}

/// Everybody has money; three are users and hold shares, one of them is barred; a fourth one lost its
/// account; a platform's number was sold.
fn stage() {
	assert!(SOLD.is_valid());
	for who in SIGNERS {
		fund(&who.id());
	}
	admit("OtherRegistrar", AuthorityRole::Registrar(*b"FR"));
	admit("OtherCertifier", AuthorityRole::CertificateIssuer);
	register_number(SOLD, &OldOwner.id());
	root(Call::admit_platform { platform: SOLD });
	by(&OldOwner.id(), registering_by(SOLD, registration("Orphan"), "Orphan"));
	confirm(id("Orphan"));
	sell_number(SOLD, &NewOwner.id());
	let holders = [("Issuer", 1_000), ("Buyer", 100), ("FrozenUser", 100)];
	assert_eq!(asset_of("Issuer", &holders), ASSET);
	by(&registrar(), Call::freeze_user { user: id("FrozenUser") });
	let lost = register("LostAccount");
	by(&registrar(), recovering(lost, "Found"));
	assert_eq!(registrar(), Registrar.id());
	assert_eq!(stranger(), Stranger.id());
}

/// Tries a call by everybody: `allowed` succeed, the other signers are refused with `refusal`, and
/// whoever the kind of origin keeps out is told `BadOrigin`.
struct Trial {
	prepare: fn(),
	allowed: &'static [Who],
	refusal: Option<DispatchError>,
}

impl Trial {
	/// For some.
	fn of(allowed: &'static [Who], refusal: Error<Test>) -> Self {
		let refusal = Some(refusal.into());
		Self { prepare: || (), allowed, refusal }
	}

	/// For whoever signs.
	fn open() -> Self {
		Self { prepare: || (), allowed: &SIGNERS, refusal: None }
	}

	/// For governance.
	fn governed() -> Self {
		Self { prepare: || (), allowed: &[Root], refusal: None }
	}

	/// For those that act for [`PLATFORM`].
	fn of_platform() -> Self {
		Self::of(&[ThePlatform, Manager], NotPlatform)
	}

	/// For the registrar of the users and the asset.
	fn of_registrar() -> Self {
		Self::of(&[Registrar], NotAuthority)
	}

	fn after(self, prepare: fn()) -> Self {
		Self { prepare, ..self }
	}

	fn expected(&self, who: Who) -> DispatchResult {
		match &self.refusal {
			_ if self.allowed.contains(&who) => Ok(()),
			Some(refusal) if SIGNERS.contains(&who) => Err(*refusal),
			_ => Err(DispatchError::BadOrigin),
		}
	}

	fn run(self, call: impl Fn(Who) -> Call<Test>, seen: &mut BTreeSet<&'static str>) {
		for who in EVERYBODY {
			let outcome = with_transaction(|| {
				(self.prepare)();
				let call = call(who);
				let name = call.get_call_name();
				seen.insert(name);
				System::reset_events();
				let outcome = dispatch(who.origin(), call);
				assert_eq!(outcome, self.expected(who), "{name} by {who:?}");
				let told = events();
				assert_eq!(told.is_empty(), outcome.is_err(), "{name} by {who:?} tells {told:?}");
				let refused = told.iter().any(|one| matches!(one, Event::TradeRefused { .. }));
				assert!(!refused, "{name} by {who:?} was signed well");
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
			});
			assert_ok!(outcome);
		}
	}
}

type Seen = BTreeSet<&'static str>;

fn governance(seen: &mut Seen) {
	Trial::governed().run(|_| Call::admit_platform { platform: NO_PLATFORM }, seen);
	Trial::governed().run(|_| Call::admit_platform { platform: SOLD }, seen);
	Trial::governed().run(|_| Call::remove_platform { platform: PLATFORM }, seen);
	let role = AuthorityRole::CertificateIssuer;
	let (account, key) = (stranger(), stranger());
	let admit = |_| Call::admit_authority {
		role,
		account: account.clone(),
		key: key.clone(),
		sealing_key: [1; 32],
	};
	Trial::governed().run(admit, seen);
	let remove = |_| Call::remove_authority { authority: REGISTRAR, successor: None };
	Trial::governed().run(remove, seen);
	let (from, to) = (id("Issuer"), id("FrozenUser"));
	let reason = ForceReason::Ordered;
	let force = |_| Call::force_transfer { asset: ASSET, from, to, shares: 7, reason };
	Trial::governed().run(force, seen);
}

/// The offering that the prepared conditions made last.
fn last() -> OfferingId {
	NextOfferingId::<Test>::get() - 1
}

fn sold_elsewhere() {
	let terms = terms_of(ASSET, "Issuer", SaleKind::Secondary, 100);
	by(&OtherPlatform.id(), posting_on(OTHER_PLATFORM, terms, "Issuer"));
}

fn chosen_and_ended() {
	sold_elsewhere();
	let choice = Some(Choice::Taken);
	by(&platform(), Call::choose { platform: PLATFORM, offering: last(), choice });
	by(&Issuer.id(), Call::cancel_offering { offering: last() });
}

fn platforms(seen: &mut Seen) {
	let syndicate =
		|platform| move |_| Call::set_syndication { platform, syndication: Syndication::All };
	Trial::of_platform().run(syndicate(PLATFORM), seen);
	// Nobody speaks for a number that was sold, nor for one that is no platform.
	Trial::of(&[], PlatformVoid).run(syndicate(SOLD), seen);
	Trial::of(&[], PlatformNotFound).run(syndicate(NO_PLATFORM), seen);
	let choose = |platform| {
		let choice = Some(Choice::Taken);
		move |_| Call::choose { platform, offering: last(), choice }
	};
	Trial::of_platform().after(sold_elsewhere).run(choose(PLATFORM), seen);
	Trial::of(&[], PlatformVoid).after(sold_elsewhere).run(choose(SOLD), seen);
	let clear = |_| Call::clear_choice { platform: PLATFORM, offering: last() };
	Trial::open().after(chosen_and_ended).run(clear, seen);
}

fn authorities(seen: &mut Seen) {
	let update = |_| Call::update_authority {
		authority: REGISTRAR,
		account: stranger(),
		key: stranger(),
		sealing_key: [1; 32],
	};
	Trial::of_registrar().run(update, seen);
	let version = |_| Call::set_prf_version { authority: REGISTRAR, prf_version: 1 };
	Trial::of_registrar().run(version, seen);
}

fn newcomer() {
	register_pending("Newcomer");
}

fn contested() {
	register("Newcomer");
	let registration = Registration { tag: tag("Newcomer"), ..registration("Double") };
	fund(&account("Double"));
	by(&platform(), registering_by(PLATFORM, registration, "Double"));
}

fn renamed() {
	by(&registrar(), updating(id("Buyer"), "Buyer"));
}

fn removed() {
	root(Call::remove_platform { platform: PLATFORM });
}

fn updating(user: UserId, name: &str) -> Call<Test> {
	let commitment = H256([9; 32]);
	let nonce = u64::from(user_row(user).identity.version) + 1;
	let fields = (user, commitment);
	let consent = by_pair(&pair(name), payloads::UPDATE_IDENTITY, &fields, nonce);
	Call::update_identity { user, commitment, expiry: EXPIRY, consent }
}

/// The call that gives a user the account of this name.
fn recovering(user: UserId, name: &str) -> Call<Test> {
	let (account, trading_key) = (account(name), trading_key(name));
	let fields = Recovery { user, account: account.clone(), trading_key: trading_key.clone() };
	let nonce = user_row(user).recoveries.into();
	let consent = by_pair(&pair(name), payloads::RECOVER, &fields, nonce);
	Call::recover_account { user, account, trading_key, expiry: EXPIRY, consent }
}

fn people(seen: &mut Seen) {
	Trial::of_platform().run(|_| registering("Newcomer"), seen);
	let on_sold = |_| registering_by(SOLD, registration("Newcomer"), "Newcomer");
	Trial::of(&[], PlatformVoid).run(on_sold, seen);
	let confirm = |_| Call::confirm_identity { user: id("Newcomer"), version: 0 };
	Trial::of(&[Registrar, Certifier], NotAwaited).after(newcomer).run(confirm, seen);
	// Of an identity that changed the platform has to get another copy too.
	let again = |_| Call::confirm_identity { user: id("Buyer"), version: 1 };
	let parties = &[Registrar, Certifier, ThePlatform, Manager];
	Trial::of(parties, NotAwaited).after(renamed).run(again, seen);
	for ruling in
		[ConflictRuling::Dismissed, ConflictRuling::Amended, ConflictRuling::Separate([3; 32])]
	{
		let resolve = |_| Call::resolve_conflict { user: id("Newcomer"), ruling };
		Trial::of_registrar().after(contested).run(resolve, seen);
	}
	let buyer = id("Buyer");
	Trial::of_registrar().run(|_| updating(buyer, "Buyer"), seen);
	Trial::of_registrar().run(|_| Call::retag_user { user: buyer, tag: [5; 32] }, seen);
	let holders = &[Registrar, Certifier, ThePlatform, Manager];
	let erase = |_| Call::erase_identity { user: buyer };
	Trial::of(holders, NotHolder).run(erase, seen);
	Trial::of(holders, NotHolder).after(removed).run(erase, seen);
	let former = &[Registrar, Certifier, OldOwner];
	let of_sold = |_| Call::erase_identity { user: id("Orphan") };
	Trial::of(former, NotHolder).run(of_sold, seen);
	Trial::of_registrar().run(|_| recovering(buyer, "Recovered"), seen);
	Trial::of_registrar().run(|_| Call::freeze_user { user: buyer }, seen);
	let frozen = id("FrozenUser");
	Trial::of_registrar().run(|_| Call::thaw_user { user: frozen }, seen);
}

/// The call by which the user of this name asks for another trading key.
fn rekeying(name: &str) -> Call<Test> {
	let user = UsersByAccount::<Test>::get(account(name));
	let version = user.map_or(0, |user| user_row(user).trading.version);
	let key = trading_key("Another");
	let fields = (user.unwrap_or(0), key.clone());
	let nonce = u64::from(version) + 1;
	let proof = by_pair(&trading_pair("Another"), payloads::TRADING_KEY, &fields, nonce);
	Call::set_trading_key { key, expiry: EXPIRY, proof }
}

fn rekeyed() {
	by(&Buyer.id(), rekeying("Buyer"));
}

fn locked() {
	let offering = sale(ASSET, "Issuer", 10);
	for _ in 0..MAX_WRONG_SIGNATURES {
		let order = order(offering, "Buyer", 1);
		by(&Buyer.id(), Call::fill { order, signed: wrong_signature("Buyer") });
	}
	assert!(user_row(id("Buyer")).trading.locked.is_some());
}

fn keys(seen: &mut Seen) {
	let users = &[Issuer, Buyer, FrozenUser];
	Trial::of(users, NotUser).run(|who| rekeying(&who.name()), seen);
	let user = id("Buyer");
	let approve = |_| Call::approve_trading_key { user, key: trading_key("Another") };
	Trial::of_registrar().after(rekeyed).run(approve, seen);
	let cancel = |_| Call::cancel_trading_key { user };
	Trial::of(&[Buyer, Registrar], NotAuthority).after(rekeyed).run(cancel, seen);
	Trial::of_registrar().after(locked).run(|_| Call::unlock_trading { user }, seen);
}

/// The asset that the prepared conditions made last.
fn last_asset() -> AssetId {
	NextAssetId::<Test>::get() - 1
}

fn drafted() {
	draft_of("Issuer", 10);
}

fn allotted() {
	drafted();
	let holders = first_holders(&[("Issuer", 10)]);
	by(&platform(), Call::add_holders { asset: last_asset(), holders });
}

fn assets(seen: &mut Seen) {
	let new = |_| Call::register_asset { platform: PLATFORM, asset: new_asset("Issuer", 10) };
	Trial::of_platform().run(new, seen);
	let on_sold = |_| Call::register_asset { platform: SOLD, asset: new_asset("Issuer", 10) };
	Trial::of(&[], PlatformVoid).run(on_sold, seen);
	let add = |_| {
		let holders = first_holders(&[("Buyer", 10)]);
		Call::add_holders { asset: last_asset(), holders }
	};
	Trial::of_platform().after(drafted).run(add, seen);
	let activate = |_| Call::activate_asset { asset: last_asset() };
	Trial::of_platform().after(allotted).run(activate, seen);
	let withdraw = |_| Call::withdraw_asset { asset: last_asset() };
	Trial::of_platform().after(drafted).run(withdraw, seen);
	let update =
		|_| Call::update_attributes { asset: ASSET, attributes: attributes("Cogs and more") };
	Trial::of_platform().run(update, seen);
}

fn barred() {
	by(&registrar(), Call::freeze_holding { asset: ASSET, user: id("Buyer") });
}

fn outdated() {
	renamed();
	confirm(id("Buyer"));
}

fn certificates(seen: &mut Seen) {
	let user = id("Buyer");
	Trial::of_registrar().run(|_| Call::freeze_holding { asset: ASSET, user }, seen);
	let thaw = |_| Call::thaw_holding { asset: ASSET, user };
	Trial::of_registrar().after(barred).run(thaw, seen);
	let certificate = certificate_id(ASSET, "Buyer");
	let countersigners = Trial::of(&[Certifier], NotAuthority);
	countersigners.run(|_| countersigning(&[certificate]), seen);
	let reason = RevocationReason::Compromised;
	Trial::of_registrar().run(|_| Call::revoke_certificate { certificate, reason }, seen);
	let refresh = |_| Call::refresh_certificate { certificate };
	Trial::open().after(outdated).run(refresh, seen);
}

fn on_sale() {
	sale(ASSET, "Issuer", 100);
}

fn collecting() {
	campaign(ASSET, "Issuer", 100, Goal::AllOrNothing(40));
}

fn trades(seen: &mut Seen) {
	for kind in [SaleKind::Secondary, SaleKind::Primary(Goal::KeepItAll)] {
		let post = |platform| {
			move |_| posting_on(platform, terms_of(ASSET, "Issuer", kind, 100), "Issuer")
		};
		let sellers = &[ThePlatform, Manager, Issuer];
		Trial::of(sellers, NotPlatform).run(post(PLATFORM), seen);
		Trial::of(&[], PlatformVoid).run(post(SOLD), seen);
	}
	let buyers = || Trial::of(&[ThePlatform, Manager, Buyer], NotPlatform);
	let pledge = |_| pledging(order(last(), "Buyer", 50), "Buyer");
	buyers().after(collecting).run(pledge, seen);
	let fill = |_| filling(order(last(), "Buyer", 50), "Buyer");
	buyers().after(on_sale).run(fill, seen);
	// Nobody buys for who is barred, not even himself.
	let for_frozen = || Trial::of(&[], hindered(Hindrance::Buyer(UserStatus::Frozen)));
	let pledge = |_| pledging(order(last(), "FrozenUser", 50), "FrozenUser");
	for_frozen().after(collecting).run(pledge, seen);
	let fill = |_| filling(order(last(), "FrozenUser", 50), "FrozenUser");
	for_frozen().after(on_sale).run(fill, seen);
	let trade = || settled(ASSET, "Issuer", "Buyer", 5);
	Trial::of_platform().run(|_| recording(trade(), "Issuer", "Buyer"), seen);
	let on_sold = |_| {
		let trade = SettledTrade { platform: SOLD, ..trade() };
		recording(trade, "Issuer", "Buyer")
	};
	Trial::of(&[], PlatformVoid).run(on_sold, seen);
}

fn over() {
	on_sale();
	forward(101);
}

fn stopped() {
	on_sale();
	by(&registrar(), Call::freeze_offering { offering: last() });
}

fn succeeded() {
	collecting();
	pledge(last(), "Buyer", 60);
	close(last());
}

fn stranded() {
	collecting();
	pledge(last(), "Buyer", 1);
	close(last());
	bar(&Buyer.id());
	settle(last(), &["Buyer"]);
	unbar(&Buyer.id());
}

fn allocated() {
	succeeded();
	settle(last(), &["Buyer"]);
}

fn offerings(seen: &mut Seen) {
	let close = |_| Call::close_offering { offering: last() };
	Trial::open().after(over).run(close, seen);
	let cancel = |_| Call::cancel_offering { offering: last() };
	Trial::of(&[Issuer], NotUser).after(on_sale).run(cancel, seen);
	let freeze = |_| Call::freeze_offering { offering: last() };
	Trial::of_registrar().after(on_sale).run(freeze, seen);
	let thaw = |_| Call::thaw_offering { offering: last() };
	Trial::of_registrar().after(stopped).run(thaw, seen);
	Trial::open().after(succeeded).run(|_| settling(last(), &["Buyer"]), seen);
	let withdraw = |_| Call::withdraw_pledge { offering: last(), user: id("Buyer") };
	Trial::open().after(stranded).run(withdraw, seen);
	let proceeds = |_| Call::pay_proceeds { offering: last() };
	Trial::open().after(allocated).run(proceeds, seen);
	let fees = |_| Call::pay_fees { offering: last(), platform: PLATFORM, tenure: 0 };
	Trial::open().after(allocated).run(fees, seen);
}

fn declared() {
	declare(ASSET, 12_000);
}

fn lapsed() {
	declared();
	forward(101);
}

fn left_behind() {
	declared();
	record(ASSET, "Buyer", "Issuer", 10);
	forward(101);
	by(&stranger(), Call::close_distribution { asset: ASSET, index: 1 });
}

fn distributions(seen: &mut Seen) {
	let closes = now() + 50;
	let declare = |_| {
		let (currency, amount) = (CHIPS, 12_000);
		Call::declare_distribution { asset: ASSET, currency, amount, closes }
	};
	Trial::of(&[Issuer], NotUser).run(declare, seen);
	let user = id("Buyer");
	let claim = |_| Call::claim_distribution { asset: ASSET, user, snapshot: None };
	Trial::open().after(declared).run(claim, seen);
	let close = |_| Call::close_distribution { asset: ASSET, index: 1 };
	Trial::open().after(lapsed).run(close, seen);
	let snapshots = SnapshotIndices::truncate_from(vec![1]);
	let clear = |_| Call::clear_snapshots { asset: ASSET, user, snapshots: snapshots.clone() };
	Trial::open().after(left_behind).run(clear, seen);
}

#[test]
fn every_call_should_succeed_for_the_entitled_only_when_everybody_tries() {
	ExtBuilder::default().build_and_execute(|| {
		stage();
		let mut seen = BTreeSet::new();
		governance(&mut seen);
		platforms(&mut seen);
		authorities(&mut seen);
		people(&mut seen);
		keys(&mut seen);
		assets(&mut seen);
		certificates(&mut seen);
		trades(&mut seen);
		offerings(&mut seen);
		distributions(&mut seen);
		let all: BTreeSet<_> = Call::<Test>::get_call_names().iter().copied().collect();
		assert_eq!(seen, all);
	});
}
