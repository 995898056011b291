// SPDX-License-Identifier: Apache-2.0

//! `recover_account`, `freeze_user` and `thaw_user`.

use crate::{mock::*, *};
use sp_core::Pair;
use sp_runtime::{AccountId32, MultiSignature};

type Fields = Recovery<AccountId32>;

fn fields(user: UserId, to: &str) -> Fields {
	Recovery { user, account: account(to), trading_key: trading_key(to) }
}

fn consent(signer: &str, fields: &Fields, nonce: u64, expiry: u32) -> MultiSignature {
	pair(signer).sign(&message(payloads::RECOVER, fields, nonce, expiry)).into()
}

fn recovery(fields: Fields, expiry: u32, consent: MultiSignature) -> Call<Test> {
	let Recovery { user, account, trading_key } = fields;
	Call::recover_account { user, account, trading_key, expiry, consent }
}

/// The user goes on with the account of this name, for the `nonce`th time, counted from zero.
fn moving(user: UserId, to: &str, nonce: u64) -> Call<Test> {
	let fields = fields(user, to);
	let consent = consent(to, &fields, nonce, EXPIRY);
	recovery(fields, EXPIRY, consent)
}

fn freezing(user: UserId) -> Call<Test> {
	Call::freeze_user { user }
}

fn thawing(user: UserId) -> Call<Test> {
	Call::thaw_user { user }
}

#[test]
fn user_should_go_on_with_another_account_and_key_when_recovered() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		set_user(user, |row| {
			row.trading.wrong = 5;
			row.trading.locked = Some(1);
			row.trading.next = Some((account("Thief"), 9));
			row.nonces = NonceWindow { next: 3, used: 0b111 };
		});
		let before = user_row(user);
		events();
		for (recoveries, (from, to)) in (0..).zip([("Ann", "Bea"), ("Bea", "Cid"), ("Cid", "Ann")])
		{
			by(&registrar(), moving(user, to, u64::from(recoveries)));
			let trading = TradingKey {
				key: trading_key(to),
				next: None,
				version: recoveries + 1,
				wrong: 0,
				locked: None,
			};
			let (account_of, recoveries) = (account(to), recoveries + 1);
			let expected = User { account: account_of, trading, recoveries, ..before.clone() };
			assert_eq!(user_row(user), expected);
			assert_eq!(UsersByAccount::<Test>::get(account(from)), None);
			assert_eq!(UsersByAccount::<Test>::get(account(to)), Some(user));
			let (from, to) = (account(from), account(to));
			assert_eq!(events(), [Event::AccountRecovered { user, from, to }]);
		}
		// The deposit stays with its payer, and the tag with the user.
		assert_eq!(held(&platform(), HoldReason::User), before.deposit.amount);
		assert_eq!(UsersByTag::<Test>::get((REGISTRAR, 0), tag("Ann")), Some(user));
	});
}

#[test]
fn shares_should_stay_where_they_are_when_their_holder_is_recovered() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Issuer", &[("Ann", 100)]);
		let user = id("Ann");
		let (holding, certificate) = (holding(asset, "Ann"), certificate_id(asset, "Ann"));
		take_flows();
		by(&registrar(), moving(user, "Bea", 0));
		assert_eq!(Holdings::<Test>::get(user, asset), Some(holding));
		assert_eq!(certificate_id(asset, "Bea"), certificate);
		assert_eq!(take_flows(), []);
		// The second key is the new one.
		record(asset, "Bea", "Cid", 40);
		assert_eq!((shares_of(asset, "Bea"), shares_of(asset, "Cid")), (60, 40));
	});
}

#[test]
fn old_account_should_be_free_when_its_user_was_recovered() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		by(&registrar(), moving(user, "Bea", 0));
		let registration = Registration { tag: tag("Cid"), ..registration("Ann") };
		by(&platform(), registering_by(PLATFORM, registration, "Ann"));
		assert_ne!(id("Ann"), user);
		assert_eq!(id("Bea"), user);
	});
}

#[test]
fn user_should_be_recovered_whatever_its_status() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register_pending("Ann");
		by(&registrar(), moving(user, "Bea", 0));
		let registration = Registration { tag: tag("Ann"), ..registration("Cid") };
		by(&other_platform(), registering_by(OTHER_PLATFORM, registration, "Cid"));
		by(&registrar(), freezing(user));
		// To the account under which it came back: the claim is then for dismissal only.
		by(&registrar(), moving(user, "Cid", 1));
		assert_eq!(status("Cid"), UserStatus::Frozen);
		let ruling = ConflictRuling::Separate(tag("Dan"));
		let call = Call::resolve_conflict { user, ruling };
		refused(&registrar(), call, Error::<Test>::AlreadyRegistered);
		let ruling = ConflictRuling::Dismissed;
		by(&registrar(), Call::resolve_conflict { user, ruling });
		assert_eq!(held_in_all(&other_platform()), 0);
	});
}

#[test]
fn recovery_should_be_refused_when_the_account_is_a_users() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		register("Bea");
		for to in ["Ann", "Bea"] {
			refused(&registrar(), moving(user, to, 0), Error::<Test>::AlreadyRegistered);
		}
	});
}

#[test]
fn recovery_should_be_refused_when_one_key_is_to_do_for_account_and_trades() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		let fields = Recovery { trading_key: account("Bea"), ..fields(user, "Bea") };
		let consent = consent("Bea", &fields, 0, EXPIRY);
		let call = recovery(fields, EXPIRY, consent);
		refused(&registrar(), call, Error::<Test>::WrongKey);
	});
}

#[test]
fn versions_of_keys_should_count_one_that_took_its_place_by_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		set_user(user, |row| row.trading.next = Some((account("Next"), 9)));
		System::set_block_number(9);
		by(&registrar(), moving(user, "Bea", 0));
		let trading = user_row(user).trading;
		assert_eq!((trading.key, trading.next), (trading_key("Bea"), None));
		assert_eq!(trading.version, 2);
	});
}

#[test]
fn recovery_should_be_refused_when_not_the_registrar_in_charge_makes_it() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		admit("Other", AuthorityRole::Registrar(*b"DE"));
		for who in
			[certifier(), platform(), account("Ann"), account("Bea"), account("Other"), stranger()]
		{
			refused(&who, moving(user, "Bea", 0), Error::<Test>::NotAuthority);
		}
		refused(&registrar(), moving(user + 1, "Bea", 0), Error::<Test>::UserNotFound);
		root(Call::remove_authority { authority: REGISTRAR, successor: None });
		refused(&registrar(), moving(user, "Bea", 0), Error::<Test>::AuthorityRemoved);
		let successor = Some(admit("Successor", AuthorityRole::Registrar(*b"DE")));
		root(Call::remove_authority { authority: REGISTRAR, successor });
		refused(&registrar(), moving(user, "Bea", 0), Error::<Test>::NotAuthority);
		by(&account("Successor"), moving(user, "Bea", 0));
	});
}

#[test]
fn recovery_should_be_refused_when_the_new_account_did_not_sign_exactly_this() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		let good = fields(user, "Bea");
		let wrong = [
			consent("Ann", &good, 0, EXPIRY),
			consent("BeaTrading", &good, 0, EXPIRY),
			consent("RegistrarKey", &good, 0, EXPIRY),
			consent("Bea", &good, 1, EXPIRY),
			consent("Bea", &good, 0, EXPIRY - 1),
			consent("Bea", &Recovery { user: user + 1, ..good.clone() }, 0, EXPIRY),
			consent("Bea", &Recovery { account: account("Cid"), ..good.clone() }, 0, EXPIRY),
			consent("Bea", &Recovery { trading_key: account("Cid"), ..good.clone() }, 0, EXPIRY),
			by_pair(&pair("Bea"), payloads::UPDATE_IDENTITY, &good, 0),
		];
		for consent in wrong {
			let call = recovery(good.clone(), EXPIRY, consent);
			refused(&registrar(), call, Error::<Test>::InvalidSignature);
		}
		by(&registrar(), moving(user, "Bea", 0));
	});
}

#[test]
fn consent_should_be_good_once() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		let first = moving(user, "Bea", 0);
		by(&registrar(), first.clone());
		by(&registrar(), moving(user, "Cid", 1));
		refused(&registrar(), first, Error::<Test>::InvalidSignature);
	});
}

#[test]
fn consent_should_be_good_through_its_last_block() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		forward(9);
		let call = |expiry| {
			let fields = fields(user, "Bea");
			let consent = consent("Bea", &fields, 0, expiry);
			recovery(fields, expiry, consent)
		};
		for expiry in [0, 9] {
			refused(&registrar(), call(expiry), Error::<Test>::SignatureExpired);
		}
		by(&registrar(), call(10));
	});
}

#[test]
fn recovery_should_be_refused_when_a_counter_is_used_up() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		set_user(user, |row| row.recoveries = u32::MAX);
		let call = moving(user, "Bea", u32::MAX.into());
		refused(&registrar(), call, Error::<Test>::InvalidNonce);
		set_user(user, |row| {
			row.recoveries = 0;
			row.trading.version = u32::MAX;
		});
		refused(&registrar(), moving(user, "Bea", 0), Error::<Test>::InvalidVersion);
	});
}

#[test]
fn user_should_be_barred_until_thawed() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		let before = user_row(user);
		forward(4);
		events();
		by(&registrar(), freezing(user));
		assert_eq!(user_row(user), User { frozen: Some(5), ..before.clone() });
		assert_eq!(status("Ann"), UserStatus::Frozen);
		assert_eq!(events(), [Event::UserFrozen { user }]);
		forward(1);
		refused(&registrar(), freezing(user), Error::<Test>::AlreadyFrozen);
		by(&registrar(), thawing(user));
		assert_eq!(user_row(user), before);
		assert_eq!(events(), [Event::UserThawed { user }]);
		refused(&registrar(), thawing(user), Error::<Test>::NotFrozen);
	});
}

#[test]
fn bar_should_be_refused_when_not_the_registrar_in_charge_sets_it() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		for call in [freezing, thawing] {
			for who in [certifier(), platform(), account("Ann"), stranger()] {
				refused(&who, call(user), Error::<Test>::NotAuthority);
			}
			refused(&registrar(), call(user + 1), Error::<Test>::UserNotFound);
		}
	});
}
