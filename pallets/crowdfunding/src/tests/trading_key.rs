// SPDX-License-Identifier: Apache-2.0

//! `set_trading_key`, `approve_trading_key`, `cancel_trading_key`, `unlock_trading`, and what a
//! trading signature has to be.

use super::distributions::storage;
use crate::{mock::*, *};
use codec::Encode;
use hanse_support::signed_payload::Domain;
use sp_core::{ecdsa, ed25519, Pair};
use sp_runtime::{traits::IdentifyAccount, AccountId32, MultiSignature, MultiSigner};

const DELAY: u32 = terms().key_delay;

/// The key of that name proves that it is there, to become this version of the user's.
fn proof(user: UserId, key: &str, version: u64, expiry: u32) -> MultiSignature {
	let fields = (user, account(key));
	pair(key).sign(&message(payloads::TRADING_KEY, &fields, version, expiry)).into()
}

fn asking_by(key: &str, expiry: u32, proof: MultiSignature) -> Call<Test> {
	Call::set_trading_key { key: account(key), expiry, proof }
}

/// The call by which the user asks for the key of that name, as this version.
fn asking(user: UserId, key: &str, version: u64) -> Call<Test> {
	asking_by(key, EXPIRY, proof(user, key, version, EXPIRY))
}

fn approving(user: UserId, key: &str) -> Call<Test> {
	Call::approve_trading_key { user, key: account(key) }
}

fn cancelling(user: UserId) -> Call<Test> {
	Call::cancel_trading_key { user }
}

fn unlocking(user: UserId) -> Call<Test> {
	Call::unlock_trading { user }
}

fn trading(user: UserId) -> TradingKey<AccountId32, u32> {
	user_row(user).trading
}

const DOMAIN: Domain = payloads::SELL;
const FIELDS: &[u8] = b"anything";

/// What a trading signature over [`FIELDS`] is worth now.
fn judged(user: UserId, signed: Signed<MultiSignature>) -> Result<NonceWindow, Refusal> {
	Pallet::<Test>::check_trading_signature(&user_row(user), DOMAIN, &FIELDS, &signed)
}

/// Whether the user trades with the key of that name now.
fn trades_with(user: UserId, key: &str) -> bool {
	let nonce = user_row(user).nonces.next;
	let good = judged(user, sign(&pair(key), DOMAIN, &FIELDS, nonce, EXPIRY)).is_ok();
	let shown = Crowdfunding::trading_key(user).unwrap();
	assert_eq!(good, shown == (account(key), nonce));
	good
}

/// Ann sells shares on the platform, and Bob may buy them.
fn on_sale() -> OfferingId {
	let asset = asset_of("Cog", &[("Cog", 60), ("Ann", 40)]);
	register("Bob");
	sale(asset, "Ann", 20)
}

/// Bob's own account tries to buy with a signature of nobody's.
fn fail(offering: OfferingId) {
	let order = order(offering, "Bob", 1);
	by(&account("Bob"), Call::fill { order, signed: wrong_signature("Bob") });
}

#[test]
fn key_should_count_after_the_delay_when_the_user_asks_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		let before = user_row(user);
		events();
		by(&account("Ann"), asking(user, "New", 1));
		let from = now() + DELAY;
		let key = account("New");
		let expected = TradingKey { next: Some((key.clone(), from)), ..before.trading.clone() };
		assert_eq!(user_row(user), User { trading: expected, ..before });
		assert_eq!(events(), [Event::TradingKeyRequested { user, key, from }]);

		System::set_block_number(from - 1);
		assert!(trades_with(user, "AnnTrading") && !trades_with(user, "New"));
		System::set_block_number(from);
		assert!(trades_with(user, "New") && !trades_with(user, "AnnTrading"));
		// Without a call.
		assert_eq!(trading(user).key, trading_key("Ann"));
	});
}

#[test]
fn key_should_take_its_place_in_the_row_when_it_counts_and_signs() {
	ExtBuilder::default().build_and_execute(|| {
		let offering = on_sale();
		let user = id("Bob");
		by(&account("Bob"), asking(user, "New", 1));
		fill(offering, "Bob", 1);
		assert_eq!((trading(user).key, trading(user).version), (trading_key("Bob"), 0));
		assert!(trading(user).next.is_some());

		forward(DELAY);
		let order = order(offering, "Bob", 2);
		let old = sign_order("Bob", &order);
		refused(&platform(), Call::fill { order, signed: old }, Error::<Test>::InvalidSignature);
		let signed = sign(&pair("New"), payloads::ORDER, &order, next_nonce("Bob"), EXPIRY);
		by(&account("Bob"), Call::fill { order, signed });
		let expected =
			TradingKey { key: account("New"), next: None, version: 1, wrong: 0, locked: None };
		assert_eq!(trading(user), expected);
	});
}

#[test]
fn delay_should_start_anew_when_a_key_is_asked_for_again() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		by(&account("Ann"), asking(user, "New", 1));
		forward(DELAY - 1);
		// The same one too.
		by(&account("Ann"), asking(user, "New", 1));
		assert_eq!(trading(user).next, Some((account("New"), now() + DELAY)));
		forward(DELAY - 1);
		assert!(trades_with(user, "AnnTrading"));
		by(&account("Ann"), asking(user, "Other", 1));
		assert_eq!(trading(user).next, Some((account("Other"), now() + DELAY)));
		forward(1);
		assert!(trades_with(user, "AnnTrading") && !trades_with(user, "New"));
		forward(DELAY - 1);
		assert!(trades_with(user, "Other") && !trades_with(user, "New"));
	});
}

#[test]
fn waiting_key_should_keep_its_block_when_the_governed_delay_changes() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		by(&account("Ann"), asking(user, "New", 1));
		Governed::set(Terms { key_delay: 0, ..terms() });
		forward(DELAY - 1);
		assert!(!trades_with(user, "New"));
		forward(1);
		assert!(trades_with(user, "New"));
		// Without a delay the next one counts at once.
		by(&account("Ann"), asking(user, "Third", 2));
		assert!(trades_with(user, "Third"));
	});
}

#[test]
fn key_that_counts_should_be_put_in_its_place_when_another_is_asked_for() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		by(&account("Ann"), asking(user, "New", 1));
		forward(DELAY);
		let again = asking(user, "New", 1);
		refused(&account("Ann"), again, Error::<Test>::InvalidSignature);
		by(&account("Ann"), asking(user, "Third", 2));
		let next = Some((account("Third"), now() + DELAY));
		let expected = TradingKey { key: account("New"), next, version: 1, wrong: 0, locked: None };
		assert_eq!(trading(user), expected);
		assert!(trades_with(user, "New"));
	});
}

#[test]
fn key_should_be_refused_when_it_does_not_prove_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let (user, other) = (register("Ann"), register("Bob"));
		let caller = account("Ann");
		let invalid = Error::<Test>::InvalidSignature;
		refused(&caller, asking(other, "New", 1), invalid);
		refused(&caller, asking(user, "New", 0), Error::<Test>::InvalidSignature);
		refused(&caller, asking(user, "New", 2), Error::<Test>::InvalidSignature);
		let by_old = proof(user, "AnnTrading", 1, EXPIRY);
		refused(&caller, asking_by("New", EXPIRY, by_old), Error::<Test>::InvalidSignature);
		let till_another = proof(user, "New", 1, EXPIRY - 1);
		refused(&caller, asking_by("New", EXPIRY, till_another), Error::<Test>::InvalidSignature);
		let fields = (user, account("New"));
		let elsewhere = by_pair(&pair("New"), payloads::RECOVER, &fields, 1);
		refused(&caller, asking_by("New", EXPIRY, elsewhere), Error::<Test>::InvalidSignature);

		let good_until = |expiry| asking_by("New", expiry, proof(user, "New", 1, expiry));
		refused(&caller, good_until(now() - 1), Error::<Test>::SignatureExpired);
		by(&caller, good_until(now()));
	});
}

#[test]
fn key_should_be_refused_when_the_caller_is_no_user_or_it_is_the_accounts_own() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		for who in [stranger(), platform(), registrar(), trading_key("Ann")] {
			refused(&who, asking(user, "New", 1), Error::<Test>::NotUser);
		}
		refused(&account("Ann"), asking(user, "Ann", 1), Error::<Test>::WrongKey);
	});
}

#[test]
fn key_should_be_refused_when_there_are_no_more_versions() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		set_user(user, |row| row.trading.version = u32::MAX - 1);
		let last = u64::from(u32::MAX);
		by(&account("Ann"), asking(user, "New", last));
		by(&registrar(), approving(user, "New"));
		assert_eq!(trading(user).version, u32::MAX);
		let error = Error::<Test>::InvalidVersion;
		refused(&account("Ann"), asking(user, "Third", last), error);
	});
}

#[test]
fn every_kind_of_key_should_trade_when_it_is_set() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		let ed = ed25519::Pair::from_seed(&[2; 32]);
		let ec = ecdsa::Pair::from_seed(&[3; 32]);
		let by_ed = |bytes: &[u8]| MultiSignature::from(ed.sign(bytes));
		let by_ec = |bytes: &[u8]| MultiSignature::from(ec.sign(bytes));
		let signers: [(MultiSigner, &dyn Fn(&[u8]) -> MultiSignature); 2] =
			[(ed.public().into(), &by_ed), (ec.public().into(), &by_ec)];
		for (version, (signer, signs)) in (1..).zip(signers) {
			let key = signer.into_account();
			let fields = (user, key.clone());
			let message_of = |domain, fields: &[u8], nonce| {
				let fields = Raw(fields.to_vec());
				message(domain, &fields, nonce, EXPIRY)
			};
			let proof = signs(&message_of(payloads::TRADING_KEY, &fields.encode(), version));
			let expiry = EXPIRY;
			by(&account("Ann"), Call::set_trading_key { key: key.clone(), expiry, proof });
			by(&registrar(), Call::approve_trading_key { user, key });
			let bare = message_of(DOMAIN, &FIELDS.encode(), 0);
			// As wallets wrap what they sign, too.
			let wrapped = [&b"<Bytes>"[..], &bare, &b"</Bytes>"[..]].concat();
			for signature in [signs(&bare), signs(&wrapped)] {
				let signed = Signed { nonce: 0, expiry, signature };
				assert_eq!(judged(user, signed), Ok(NonceWindow { next: 1, used: 1 }));
			}
		}
	});
}

/// Encodes as the bytes that it holds.
struct Raw(Vec<u8>);

impl Encode for Raw {
	fn encode_to<O: codec::Output + ?Sized>(&self, out: &mut O) {
		out.write(&self.0);
	}
}

#[test]
fn key_should_count_at_once_when_the_registrar_approves_it() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		by(&account("Ann"), asking(user, "New", 1));
		set_user(user, |row| row.trading.wrong = 3);
		events();
		by(&registrar(), approving(user, "New"));
		let key = account("New");
		// Another key does not make up for wrong signatures.
		let expected =
			TradingKey { key: key.clone(), next: None, version: 1, wrong: 3, locked: None };
		assert_eq!(trading(user), expected);
		assert_eq!(events(), [Event::TradingKeyApproved { user, key }]);
		assert!(trades_with(user, "New") && !trades_with(user, "AnnTrading"));
		refused(&registrar(), approving(user, "New"), Error::<Test>::NoNextKey);
		// What proved the key once proves it no more.
		let again = asking(user, "New", 1);
		refused(&account("Ann"), again, Error::<Test>::InvalidSignature);
	});
}

#[test]
fn approval_should_be_refused_when_not_the_registrars_or_of_another_key() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		refused(&registrar(), approving(user, "New"), Error::<Test>::NoNextKey);
		refused(&registrar(), approving(user + 1, "New"), Error::<Test>::UserNotFound);
		by(&account("Ann"), asking(user, "Old", 1));
		by(&account("Ann"), asking(user, "New", 1));
		refused(&registrar(), approving(user, "Old"), Error::<Test>::WrongKey);
		for who in [account("Ann"), certifier(), platform(), stranger(), account("New")] {
			refused(&who, approving(user, "New"), Error::<Test>::NotAuthority);
		}
		// One that counts already waits for nobody.
		forward(DELAY);
		refused(&registrar(), approving(user, "New"), Error::<Test>::NoNextKey);
	});
}

#[test]
fn waiting_key_should_go_when_the_user_or_the_registrar_cancels_it() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		for who in [account("Ann"), registrar()] {
			by(&account("Ann"), asking(user, "New", 1));
			forward(DELAY - 1);
			events();
			by(&who, cancelling(user));
			assert_eq!(events(), [Event::TradingKeyCancelled { user }]);
			assert_eq!((trading(user).next, trading(user).version), (None, 0));
			forward(DELAY);
			assert!(trades_with(user, "AnnTrading") && !trades_with(user, "New"));
			refused(&who, cancelling(user), Error::<Test>::NoNextKey);
		}
	});
}

#[test]
fn cancellation_should_be_refused_when_a_strangers_or_the_key_counts() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		refused(&registrar(), cancelling(user + 1), Error::<Test>::UserNotFound);
		by(&account("Ann"), asking(user, "New", 1));
		for who in [certifier(), platform(), stranger(), account("New"), trading_key("Ann")] {
			refused(&who, cancelling(user), Error::<Test>::NotAuthority);
		}
		forward(DELAY);
		for who in [account("Ann"), registrar()] {
			refused(&who, cancelling(user), Error::<Test>::NoNextKey);
		}
		assert!(trades_with(user, "New"));
	});
}

#[test]
fn successor_should_approve_cancel_and_unlock_when_the_registrar_was_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		let successor = admit("Next", AuthorityRole::Registrar(*b"DE"));
		let removal = Call::remove_authority { authority: REGISTRAR, successor: Some(successor) };
		root(removal);
		by(&account("Ann"), asking(user, "New", 1));
		set_user(user, |row| row.trading.locked = Some(1));
		for call in [approving(user, "New"), cancelling(user), unlocking(user)] {
			refused(&registrar(), call, Error::<Test>::NotAuthority);
		}
		by(&account("Next"), cancelling(user));
		by(&account("Ann"), asking(user, "New", 1));
		by(&account("Next"), approving(user, "New"));
		by(&account("Next"), unlocking(user));
		assert!(trades_with(user, "New"));
	});
}

#[test]
fn thief_should_trade_nothing_when_the_registrar_steps_in_within_the_delay() {
	ExtBuilder::default().build_and_execute(|| {
		let offering = on_sale();
		let user = id("Bob");
		let thief = account("Bob");
		let try_to_buy = || {
			let order = order(offering, "Bob", 1);
			let signed = sign(&pair("Thief"), payloads::ORDER, &order, next_nonce("Bob"), EXPIRY);
			Call::fill { order, signed }
		};
		// Who has the account's key asks again and again, and only waits the longer.
		for _ in 0..3 {
			by(&thief, asking(user, "Thief", 1));
			forward(DELAY - 1);
			refused(&platform(), try_to_buy(), Error::<Test>::InvalidSignature);
		}
		by(&registrar(), Call::freeze_user { user });
		forward(DELAY);
		let frozen = hindered(Hindrance::Buyer(UserStatus::Frozen));
		refused(&thief, try_to_buy(), frozen);

		let fields = Recovery { user, account: account("Rob"), trading_key: trading_key("Rob") };
		let consent = by_pair(&pair("Rob"), payloads::RECOVER, &fields, 0);
		let Recovery { account: to, trading_key, .. } = fields;
		by(
			&registrar(),
			Call::recover_account { user, account: to, trading_key, expiry: EXPIRY, consent },
		);
		by(&registrar(), Call::thaw_user { user });
		assert!(trades_with(user, "RobTrading") && !trades_with(user, "Thief"));
		refused(&thief, asking(user, "Thief", 2), Error::<Test>::NotUser);
		refused(&thief, cancelling(user), Error::<Test>::NotAuthority);
	});
}

#[test]
fn wrong_signature_should_be_counted_and_change_nothing_else_when_the_user_sends_it() {
	ExtBuilder::default().build_and_execute(|| {
		let offering = on_sale();
		let user = id("Bob");
		for wrong in 1..MAX_WRONG_SIGNATURES {
			let (before, row) = (storage(), user_row(user));
			events();
			fail(offering);
			let reason = Refusal::InvalidSignature;
			assert_eq!(events(), [Event::TradeRefused { user, reason, wrong }]);
			let trading = TradingKey { wrong, ..row.trading.clone() };
			assert_eq!(user_row(user), User { trading, ..row.clone() });
			set_user(user, |changed| *changed = row);
			assert_eq!(storage(), before);
			set_user(user, |changed| changed.trading.wrong = wrong);
		}
		assert_eq!(trading(user).locked, None);
		fill(offering, "Bob", 1);
		assert_eq!((trading(user).wrong, user_row(user).nonces.next), (0, 1));
	});
}

#[test]
fn refusal_should_tell_its_reason_when_the_user_sends_it() {
	ExtBuilder::default().build_and_execute(|| {
		let offering = on_sale();
		let user = id("Bob");
		fill(offering, "Bob", 1);
		forward(10);
		let order = order(offering, "Bob", 1);
		let signed_by =
			|key: &str, nonce, expiry| sign(&pair(key), payloads::ORDER, &order, nonce, expiry);
		let key = "BobTrading";
		// Looked at in this order: all three are wrong with the first.
		let cases = [
			(signed_by("Forger", 0, now() - 1), Refusal::Expired),
			(signed_by("Forger", 0, EXPIRY), Refusal::InvalidNonce),
			(signed_by(key, 2 + math::NONCES_AHEAD, EXPIRY), Refusal::InvalidNonce),
			(signed_by("Bob", 1, EXPIRY), Refusal::InvalidSignature),
		];
		for (wrong, (signed, reason)) in (1..).zip(cases) {
			events();
			by(&account("Bob"), Call::fill { order, signed });
			assert_eq!(events(), [Event::TradeRefused { user, reason, wrong }]);
		}
		// The last block counts, and so does the highest nonce.
		let signed = signed_by(key, 1 + math::NONCES_AHEAD, now());
		by(&account("Bob"), Call::fill { order, signed });
		assert_eq!((trading(user).wrong, shares_of(0, "Bob")), (0, 2));
	});
}

#[test]
fn wrong_signature_should_fail_and_not_be_counted_when_somebody_else_sends_it() {
	ExtBuilder::default().build_and_execute(|| {
		let offering = on_sale();
		fill(offering, "Bob", 1);
		forward(10);
		let order = order(offering, "Bob", 1);
		let signed_by =
			|key: &str, nonce, expiry| sign(&pair(key), payloads::ORDER, &order, nonce, expiry);
		let key = "BobTrading";
		for who in [platform(), manager()] {
			for _ in 0..=MAX_WRONG_SIGNATURES {
				let call = |signed| Call::fill { order, signed };
				let expired = signed_by(key, 1, now() - 1);
				refused(&who, call(expired), Error::<Test>::SignatureExpired);
				let used = signed_by(key, 0, EXPIRY);
				refused(&who, call(used), Error::<Test>::InvalidNonce);
				let forged = signed_by("Forger", 1, EXPIRY);
				refused(&who, call(forged), Error::<Test>::InvalidSignature);
			}
		}
		by(&platform(), filling(order, "Bob"));
	});
}

#[test]
fn hindered_trade_should_not_be_counted_when_its_signature_is_wrong_too() {
	ExtBuilder::default().build_and_execute(|| {
		let offering = on_sale();
		let order = order(offering, "Bob", 21);
		let call = Call::fill { order, signed: wrong_signature("Bob") };
		refused(&account("Bob"), call, hindered(Hindrance::WrongQuantity));
	});
}

#[test]
fn trading_should_lock_until_the_registrar_unlocks_when_signatures_were_wrong_too_often() {
	ExtBuilder::default().build_and_execute(|| {
		let offering = on_sale();
		let user = id("Bob");
		for _ in 1..MAX_WRONG_SIGNATURES {
			fail(offering);
		}
		events();
		fail(offering);
		let (reason, wrong) = (Refusal::InvalidSignature, MAX_WRONG_SIGNATURES);
		let refusal = Event::TradeRefused { user, reason, wrong };
		assert_eq!(events(), [refusal, Event::TradingLocked { user }]);
		let locked_at = now();
		assert_eq!(trading(user).locked, Some(locked_at));

		let locked = || hindered(Hindrance::BuyerLocked);
		let good = || filling(order(offering, "Bob", 1), "Bob");
		for who in [account("Bob"), platform()] {
			refused(&who, good(), locked());
			let (order, signed) = (order(offering, "Bob", 1), wrong_signature("Bob"));
			refused(&who, Call::fill { order, signed }, locked());
		}
		// Neither time nor another key opens it.
		by(&account("Bob"), asking(user, "New", 1));
		by(&registrar(), approving(user, "New"));
		forward(50);
		let signed = sign(&pair("New"), DOMAIN, &FIELDS, 0, EXPIRY);
		assert_eq!(judged(user, signed), Err(Refusal::InvalidSignature));
		assert_eq!((trading(user).locked, trading(user).wrong), (Some(locked_at), wrong));

		events();
		by(&registrar(), unlocking(user));
		assert_eq!(events(), [Event::TradingUnlocked { user }]);
		assert_eq!((trading(user).locked, trading(user).wrong), (None, 0));
		assert!(trades_with(user, "New"));
		fail(offering);
		assert_eq!((trading(user).locked, trading(user).wrong), (None, 1));
	});
}

#[test]
fn unlocking_should_be_refused_when_not_the_registrars_or_nothing_is_locked() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		refused(&registrar(), unlocking(user), Error::<Test>::NotLocked);
		refused(&registrar(), unlocking(user + 1), Error::<Test>::UserNotFound);
		set_user(user, |row| row.trading.locked = Some(1));
		for who in [account("Ann"), certifier(), platform(), stranger()] {
			refused(&who, unlocking(user), Error::<Test>::NotAuthority);
		}
	});
}

#[test]
fn no_signature_should_be_good_or_counted_when_trading_is_locked() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		set_user(user, |row| row.trading.locked = Some(1));
		let signed = sign(&trading_pair("Ann"), DOMAIN, &FIELDS, 0, EXPIRY);
		let refusal = judged(user, signed).unwrap_err();
		for who in [account("Ann"), stranger()] {
			let before = storage();
			let told = Pallet::<Test>::refuse_trade(&who, user, user_row(user), refusal);
			assert_eq!(told, Err(Error::<Test>::InvalidSignature.into()));
			assert_eq!(storage(), before);
		}
	});
}

#[test]
fn signature_should_be_bound_to_domain_fields_chain_and_signer() {
	ExtBuilder::default().build_and_execute(|| {
		let (user, other) = (register("Ann"), register("Bob"));
		let ann = trading_pair("Ann");
		let good = sign(&ann, DOMAIN, &FIELDS, 0, EXPIRY);
		assert_eq!(judged(user, good.clone()), Ok(NonceWindow { next: 1, used: 1 }));
		let wrong = Err(Refusal::InvalidSignature);
		assert_eq!(judged(other, good.clone()), wrong);
		assert_eq!(judged(user, sign(&ann, payloads::BUY, &FIELDS, 0, EXPIRY)), wrong);
		assert_eq!(judged(user, sign(&ann, DOMAIN, &b"something", 0, EXPIRY)), wrong);
		assert_eq!(judged(user, Signed { nonce: 1, ..good.clone() }), wrong);
		assert_eq!(judged(user, Signed { expiry: EXPIRY + 1, ..good.clone() }), wrong);
		frame_system::BlockHash::<Test>::insert(0, sp_core::H256([9; 32]));
		assert_eq!(judged(user, good), wrong);
	});
}
