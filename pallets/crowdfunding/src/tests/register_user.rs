// SPDX-License-Identifier: Apache-2.0

//! `register_user`.

use crate::{mock::*, *};
use hanse_support::{signed_payload::Domain, Deposit, OrgNumber};
use sp_core::{Pair, H256};
use sp_runtime::{AccountId32, MultiSignature, TokenError};

/// Of a user: 293 bytes and a key of 8, and 40 and 48 bytes by which it is found.
const USER_PRICE: u128 = 100 + 293 + 8 + 40 + 48;

type Fields = Statement<AccountId32>;

fn fields(registration: RegistrationOf<Test>) -> Fields {
	Statement { platform: PLATFORM, tenure: tenure(PLATFORM), registration }
}

fn signature(
	signer: &str,
	domain: Domain,
	fields: &Fields,
	(nonce, expiry): (u64, u32),
) -> MultiSignature {
	pair(signer).sign(&message(domain, fields, nonce, expiry)).into()
}

/// The call with what `registrar` and `newcomer` signed over `fields`.
fn submission(
	fields: &Fields,
	(nonce, expiry): (u64, u32),
	registrar: &str,
	newcomer: &str,
) -> Call<Test> {
	let statement = signature(registrar, payloads::REGISTER_USER, fields, (nonce, expiry));
	let consent = signature(newcomer, payloads::JOIN, fields, (nonce, expiry));
	let Statement { platform, registration, .. } = fields.clone();
	Call::register_user { platform, registration, nonce, expiry, statement, consent }
}

/// Ann's, good in itself.
fn of_ann(nonce: u64, expiry: u32) -> Call<Test> {
	submission(&fields(registration("Ann")), (nonce, expiry), "RegistrarKey", "Ann")
}

/// What another platform brings under the tag of `name` for the account of `other`.
fn claim_on(name: &str, other: &str) -> RegistrationOf<Test> {
	Registration { tag: tag(name), ..registration(other) }
}

fn claiming(name: &str, other: &str) -> Call<Test> {
	registering_by(OTHER_PLATFORM, claim_on(name, other), other)
}

fn nonces() -> NonceWindow {
	Authorities::<Test>::get(REGISTRAR).unwrap().nonces
}

fn nobody_registered() {
	assert_eq!(NextUserId::<Test>::get(), 0);
	assert_eq!(Users::<Test>::iter().count(), 0);
}

#[test]
fn user_should_be_pending_and_found_when_a_platform_registers_it() {
	ExtBuilder::default().build_and_execute(|| {
		let organisation = Registration { kind: UserKind::Organisation, ..registration("Bea") };
		by(&manager(), registering("Ann"));
		let identity = Identity {
			commitment: commitment("Ann"),
			version: 0,
			registrar: REGISTRAR,
			prf_version: 0,
			tag: tag("Ann"),
			certifier: CERTIFIER,
			at_platform: Opening::Held,
			at_registrar: Opening::Awaited,
			at_certifier: Opening::Awaited,
		};
		let trading =
			TradingKey { key: trading_key("Ann"), next: None, version: 0, wrong: 0, locked: None };
		let expected = User {
			account: account("Ann"),
			kind: UserKind::Person,
			platform: PLATFORM,
			tenure: 0,
			identity,
			trading,
			nonces: NonceWindow::default(),
			recoveries: 0,
			contested: None,
			frozen: None,
			deposit: Deposit { payer: manager(), amount: USER_PRICE },
		};
		assert_eq!(user_row(0), expected);
		assert_eq!(expected.status(), UserStatus::Pending);
		assert_eq!(UsersByAccount::<Test>::get(account("Ann")), Some(0));
		assert_eq!(UsersByTag::<Test>::get((REGISTRAR, 0), tag("Ann")), Some(0));
		assert_eq!(held(&manager(), HoldReason::User), USER_PRICE);
		assert_eq!(held_in_all(&platform()), 0);
		assert_eq!(nonces(), NonceWindow { next: 1, used: 1 });
		let (registrar, certifier) = (REGISTRAR, CERTIFIER);
		let event = |user, name, platform| Event::UserRegistered {
			user,
			account: account(name),
			platform,
			registrar,
			certifier,
			commitment: commitment(name),
		};
		assert_eq!(events(), [event(0, "Ann", PLATFORM)]);

		by(&other_platform(), registering_by(OTHER_PLATFORM, organisation, "Bea"));
		let row = user_row(1);
		assert_eq!((row.kind, row.platform), (UserKind::Organisation, OTHER_PLATFORM));
		assert_eq!(NextUserId::<Test>::get(), 2);
		assert_eq!(events(), [event(1, "Bea", OTHER_PLATFORM)]);
	});
}

#[test]
fn registration_should_be_refused_when_the_caller_does_not_act_for_the_platform() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [editor(), other_platform(), registrar(), stranger(), account("Ann")] {
			refused(&who, registering("Ann"), Error::<Test>::NotPlatform);
		}
		let call = registering_by(NO_PLATFORM, registration("Ann"), "Ann");
		refused(&stranger(), call, Error::<Test>::PlatformNotFound);
		sell_number(PLATFORM, &stranger());
		refused(&stranger(), registering("Ann"), Error::<Test>::PlatformVoid);
		nobody_registered();
	});
}

#[test]
fn registration_should_be_refused_when_the_account_is_a_users() {
	ExtBuilder::default().build_and_execute(|| {
		register("Ann");
		refused(&platform(), registering("Ann"), Error::<Test>::AlreadyRegistered);
		// Nor under another tag, nor to contest the tag of another or its own.
		register("Bea");
		for name in ["Ann", "Bea", "Cid"] {
			let commitment = H256([9; 32]);
			let registration = Registration { tag: tag(name), commitment, ..registration("Ann") };
			let call = registering_by(OTHER_PLATFORM, registration, "Ann");
			refused(&other_platform(), call, Error::<Test>::AlreadyRegistered);
		}
	});
}

#[test]
fn registration_should_be_refused_when_one_key_is_to_do_for_account_and_trades() {
	ExtBuilder::default().build_and_execute(|| {
		let registration = Registration { trading_key: account("Ann"), ..registration("Ann") };
		let call = registering_by(PLATFORM, registration, "Ann");
		refused(&platform(), call, Error::<Test>::WrongKey);
		nobody_registered();
	});
}

#[test]
fn registration_should_be_refused_when_an_authority_is_not_what_it_should_be() {
	ExtBuilder::default().build_and_execute(|| {
		let base = registration("Ann");
		let wrong = [
			(99, CERTIFIER, Error::<Test>::AuthorityNotFound),
			(REGISTRAR, 99, Error::<Test>::AuthorityNotFound),
			(CERTIFIER, CERTIFIER, Error::<Test>::WrongRole),
			(REGISTRAR, REGISTRAR, Error::<Test>::WrongRole),
		];
		for (registrar, certifier, error) in wrong {
			let registration = Registration { registrar, certifier, ..base.clone() };
			refused(&platform(), registering_by(PLATFORM, registration, "Ann"), error);
		}
		nobody_registered();
	});
}

#[test]
fn registration_should_be_refused_when_an_authority_was_removed_even_with_a_successor() {
	for (authority, role) in [
		(REGISTRAR, AuthorityRole::Registrar(*b"DE")),
		(CERTIFIER, AuthorityRole::CertificateIssuer),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let successor = admit("Successor", role);
			for successor in [None, Some(successor)] {
				root(Call::remove_authority { authority, successor });
				// Signed by either: what is unique at one would not be at the other.
				for signer in ["RegistrarKey", "SuccessorKey"] {
					let fields = fields(registration("Ann"));
					let call = submission(&fields, (0, EXPIRY), signer, "Ann");
					refused(&platform(), call, Error::<Test>::AuthorityRemoved);
				}
			}
			let mut registration = registration("Ann");
			let signer = if authority == REGISTRAR {
				registration.registrar = successor;
				"SuccessorKey"
			} else {
				registration.certifier = successor;
				"RegistrarKey"
			};
			let call = submission(&fields(registration), (0, EXPIRY), signer, "Ann");
			by(&platform(), call);
		});
	}
}

#[test]
fn registration_should_be_refused_when_the_tag_is_not_of_the_present_key() {
	ExtBuilder::default().build_and_execute(|| {
		by(&registrar(), Call::set_prf_version { authority: REGISTRAR, prf_version: 1 });
		for prf_version in [0, 2, u32::MAX] {
			let registration = Registration { prf_version, ..registration("Ann") };
			let call = registering_by(PLATFORM, registration, "Ann");
			refused(&platform(), call, Error::<Test>::InvalidVersion);
		}
		by(&platform(), registering("Ann"));
		assert_eq!(UsersByTag::<Test>::get((REGISTRAR, 1), tag("Ann")), Some(0));
	});
}

#[test]
fn statement_should_be_good_once_and_in_any_order() {
	ExtBuilder::default().build_and_execute(|| {
		let of = |name: &str, nonce| {
			submission(&fields(registration(name)), (nonce, EXPIRY), "RegistrarKey", name)
		};
		by(&platform(), of("Ann", 2));
		by(&platform(), of("Bea", 0));
		assert_eq!(nonces(), NonceWindow { next: 3, used: 0b101 });
		for used in [0, 2] {
			refused(&platform(), of("Cid", used), Error::<Test>::InvalidNonce);
		}
		by(&platform(), of("Cid", 1));
		refused(&platform(), of("Dan", u64::MAX), Error::<Test>::InvalidNonce);
		by(&platform(), of("Dan", 3));
	});
}

#[test]
fn statement_should_be_good_through_its_last_block() {
	ExtBuilder::default().build_and_execute(|| {
		forward(9);
		for expiry in [0, 9] {
			refused(&platform(), of_ann(0, expiry), Error::<Test>::SignatureExpired);
		}
		by(&platform(), of_ann(0, 10));
	});
}

#[test]
fn registration_should_be_refused_when_another_key_signed() {
	ExtBuilder::default().build_and_execute(|| {
		let fields = fields(registration("Ann"));
		// The registrar's account is not its key; the trading key is not the account's.
		for (registrar, newcomer) in [
			("Registrar", "Ann"),
			("CertifierKey", "Ann"),
			("Ann", "Ann"),
			("RegistrarKey", "AnnTrading"),
			("RegistrarKey", "RegistrarKey"),
			("RegistrarKey", "Platform"),
		] {
			let call = submission(&fields, (0, EXPIRY), registrar, newcomer);
			refused(&platform(), call, Error::<Test>::InvalidSignature);
		}
		nobody_registered();
	});
}

#[test]
fn registration_should_be_refused_when_a_signature_is_for_another_purpose() {
	ExtBuilder::default().build_and_execute(|| {
		let fields = fields(registration("Ann"));
		let bound = (0, EXPIRY);
		let by_registrar = |domain| signature("RegistrarKey", domain, &fields, bound);
		let by_ann = |domain| signature("Ann", domain, &fields, bound);
		let (register, join) = (payloads::REGISTER_USER, payloads::JOIN);
		for (statement, consent) in
			[(by_registrar(join), by_ann(join)), (by_registrar(register), by_ann(register))]
		{
			let Statement { platform: number, registration, .. } = fields.clone();
			let (nonce, expiry) = bound;
			let call = Call::register_user {
				platform: number,
				registration,
				nonce,
				expiry,
				statement,
				consent,
			};
			refused(&platform(), call, Error::<Test>::InvalidSignature);
		}
	});
}

/// What was signed for `signed`, submitted with another registration, nonce and expiry.
fn altered(
	signed: &Fields,
	platform: OrgNumber,
	registration: RegistrationOf<Test>,
	(nonce, expiry): (u64, u32),
) -> Call<Test> {
	let bound = (0, EXPIRY);
	let statement = signature("RegistrarKey", payloads::REGISTER_USER, signed, bound);
	let consent = signature("Ann", payloads::JOIN, signed, bound);
	Call::register_user { platform, registration, nonce, expiry, statement, consent }
}

#[test]
fn registration_should_be_refused_when_anything_signed_was_changed() {
	ExtBuilder::default().build_and_execute(|| {
		let other_registrar = admit("Other", AuthorityRole::Registrar(*b"DE"));
		let other_certifier = admit("Third", AuthorityRole::CertificateIssuer);
		rekeyed();
		let (authority, prf_version) = (other_registrar, 1);
		by(&account("Other"), Call::set_prf_version { authority, prf_version });
		let base = registration("Ann");
		let signed = fields(base.clone());
		let changed = [
			Registration { account: account("Bea"), ..base.clone() },
			Registration { kind: UserKind::Organisation, ..base.clone() },
			Registration { commitment: commitment("Bea"), ..base.clone() },
			Registration { registrar: other_registrar, ..base.clone() },
			Registration { tag: tag("Bea"), ..base.clone() },
			Registration { previous_tag: Some(tag("Bea")), ..base.clone() },
			Registration { previous_tag: None, ..base.clone() },
			Registration { certifier: other_certifier, ..base.clone() },
			Registration { trading_key: trading_key("Bea"), ..base.clone() },
		];
		for registration in changed {
			let call = altered(&signed, PLATFORM, registration, (0, EXPIRY));
			refused(&platform(), call, Error::<Test>::InvalidSignature);
		}
		for bound in [(1, EXPIRY), (0, EXPIRY - 1)] {
			let call = altered(&signed, PLATFORM, base.clone(), bound);
			refused(&platform(), call, Error::<Test>::InvalidSignature);
		}
		let call = altered(&signed, OTHER_PLATFORM, base.clone(), (0, EXPIRY));
		refused(&other_platform(), call, Error::<Test>::InvalidSignature);
		by(&platform(), altered(&signed, PLATFORM, base, (0, EXPIRY)));
	});
}

#[test]
fn statement_should_not_be_for_the_platforms_next_owner() {
	ExtBuilder::default().build_and_execute(|| {
		let signed = fields(registration("Ann"));
		sell_number(PLATFORM, &stranger());
		root(Call::admit_platform { platform: PLATFORM });
		let call = altered(&signed, PLATFORM, registration("Ann"), (0, EXPIRY));
		refused(&stranger(), call, Error::<Test>::InvalidSignature);
		by(&stranger(), registering("Ann"));
	});
}

#[test]
fn registration_should_be_refused_when_the_payer_is_one_token_short() {
	ExtBuilder::default().build_and_execute(|| {
		set_free(&platform(), USER_PRICE + ED - 1);
		refused(&platform(), registering("Ann"), TokenError::FundsUnavailable);
		set_free(&platform(), USER_PRICE + ED);
		by(&platform(), registering("Ann"));
		assert_eq!(free(&platform()), ED);
		// What waits for a ruling costs the same.
		set_free(&other_platform(), USER_PRICE + ED - 1);
		refused(&other_platform(), claiming("Ann", "Bea"), TokenError::FundsUnavailable);
		set_free(&other_platform(), USER_PRICE + ED);
		by(&other_platform(), claiming("Ann", "Bea"));
	});
}

#[test]
fn registration_should_be_refused_when_no_id_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		NextUserId::<Test>::put(u64::MAX);
		refused(&platform(), registering("Ann"), Error::<Test>::IdsExhausted);
		NextUserId::<Test>::put(u64::MAX - 1);
		by(&platform(), registering("Ann"));
		assert_eq!(id("Ann"), u64::MAX - 1);
	});
}

#[test]
fn newcomer_should_need_no_tokens() {
	ExtBuilder::default().build_and_execute(|| {
		by(&platform(), registering("Pauper"));
		assert_eq!(free(&pauper()), 0);
		assert_eq!(status("Pauper"), UserStatus::Pending);
	});
}

#[test]
fn registration_should_be_refused_when_the_very_identity_is_a_users() {
	ExtBuilder::default().build_and_execute(|| {
		register("Ann");
		let registration = Registration { account: account("Bea"), ..registration("Ann") };
		let call = registering_by(OTHER_PLATFORM, registration, "Bea");
		refused(&other_platform(), call, Error::<Test>::AlreadyRegistered);
		assert_eq!(user_row(id("Ann")).contested, None);
	});
}

#[test]
fn user_should_be_contested_when_another_identity_comes_under_its_tag() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		let before = user_row(user);
		forward(4);
		events();
		by(&other_platform(), claiming("Ann", "Bea"));
		assert_eq!(user_row(user), User { contested: Some(5), ..before });
		assert_eq!(status("Ann"), UserStatus::Contested);
		let expected = Claim {
			platform: OTHER_PLATFORM,
			tenure: 0,
			registration: claim_on("Ann", "Bea"),
			deposit: Deposit { payer: other_platform(), amount: USER_PRICE },
		};
		assert_eq!(Claims::<Test>::get(user), Some(expected));
		assert_eq!(held(&other_platform(), HoldReason::User), USER_PRICE);
		let (platform, commitment) = (OTHER_PLATFORM, commitment("Bea"));
		assert_eq!(events(), [Event::IdentityContested { user, platform, commitment }]);
		// Nobody new is there, and the registrar's nonce is used up.
		assert_eq!(NextUserId::<Test>::get(), 1);
		assert_eq!(UsersByAccount::<Test>::get(account("Bea")), None);
		assert_eq!(nonces().next, 2);
	});
}

/// The registrar uses another key from now on.
fn rekeyed() {
	by(&registrar(), Call::set_prf_version { authority: REGISTRAR, prf_version: 1 });
	events();
}

/// Ann's number again, for the account of `other`, after the registrar's key changed.
fn again(other: &str) -> RegistrationOf<Test> {
	let (tag, previous_tag) = (tag("Ann by the new key"), Some(tag("Ann")));
	Registration { tag, previous_tag, ..registration(other) }
}

#[test]
fn user_should_be_known_by_the_tag_before_when_it_is_not_retagged_yet() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		rekeyed();
		by(&other_platform(), registering_by(OTHER_PLATFORM, again("Bea"), "Bea"));
		assert_eq!(status("Ann"), UserStatus::Contested);
		let (platform, commitment) = (OTHER_PLATFORM, commitment("Bea"));
		assert_eq!(events(), [Event::IdentityContested { user, platform, commitment }]);
		assert_eq!(NextUserId::<Test>::get(), 1);
		let ruling = ConflictRuling::Dismissed;
		by(&registrar(), Call::resolve_conflict { user, ruling });
		// Nor is the very identity registered twice.
		let same = Registration { commitment: self::commitment("Ann"), ..again("Cid") };
		let call = registering_by(OTHER_PLATFORM, same, "Cid");
		refused(&other_platform(), call, Error::<Test>::AlreadyRegistered);
		// Retagged, it is known by the tag of the present key, whatever is said of the one before.
		by(&registrar(), Call::retag_user { user, tag: again("Bea").tag });
		for previous_tag in [Some(tag("Ann")), Some(tag("Nobody")), None] {
			let newcomer = Registration { previous_tag, ..again("Bea") };
			by(&other_platform(), registering_by(OTHER_PLATFORM, newcomer, "Bea"));
			assert_eq!(status("Ann"), UserStatus::Contested);
			by(&registrar(), Call::resolve_conflict { user, ruling });
		}
	});
}

#[test]
fn newcomer_should_be_registered_when_neither_of_its_tags_is_a_users() {
	ExtBuilder::default().build_and_execute(|| {
		register("Ann");
		rekeyed();
		by(&platform(), registering("Bea"));
		assert_eq!(UsersByTag::<Test>::get((REGISTRAR, 1), tag("Bea")), Some(id("Bea")));
		assert_eq!(UsersByTag::<Test>::get((REGISTRAR, 0), tag("Bea")), None);
		assert_eq!(status("Ann"), UserStatus::Confirmed);
	});
}

#[test]
fn registration_should_be_refused_when_the_tag_before_is_missing_or_can_not_be() {
	ExtBuilder::default().build_and_execute(|| {
		let (none, some) = (None, Some(tag("Bea")));
		let by_previous = |previous_tag| {
			let registration = Registration { previous_tag, ..registration("Bea") };
			registering_by(PLATFORM, registration, "Bea")
		};
		let user = register("Ann");
		refused(&platform(), by_previous(some), Error::<Test>::InvalidPreviousTag);
		rekeyed();
		refused(&platform(), by_previous(none), Error::<Test>::InvalidPreviousTag);
		// Once all are retagged the key before may be lost.
		by(&registrar(), Call::retag_user { user, tag: tag("Ann by the new key") });
		by(&platform(), by_previous(none));
		assert_eq!(status("Bea"), UserStatus::Pending);
	});
}

#[test]
fn pending_user_should_be_contested_too() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register_pending("Ann");
		by(&other_platform(), claiming("Ann", "Bea"));
		confirm(user);
		assert_eq!(status("Ann"), UserStatus::Contested);
	});
}

#[test]
fn claim_should_be_refused_when_one_waits_already() {
	ExtBuilder::default().build_and_execute(|| {
		register("Ann");
		by(&other_platform(), claiming("Ann", "Bea"));
		for other in ["Bea", "Cid"] {
			refused(&other_platform(), claiming("Ann", other), Error::<Test>::ClaimOpen);
		}
		// The user's own identity under another account is known, contested or not.
		let registration = Registration { account: account("Cid"), ..registration("Ann") };
		let call = registering_by(OTHER_PLATFORM, registration, "Cid");
		refused(&other_platform(), call, Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn tag_should_be_free_at_another_registrar_and_under_another_key() {
	ExtBuilder::default().build_and_execute(|| {
		register("Ann");
		let other = admit("Other", AuthorityRole::Registrar(*b"DE"));
		let registration = Registration { registrar: other, ..claim_on("Ann", "Bea") };
		by(&platform(), submission(&fields(registration), (0, EXPIRY), "OtherKey", "Bea"));
		assert_eq!(UsersByTag::<Test>::get((other, 0), tag("Ann")), Some(id("Bea")));

		by(&registrar(), Call::set_prf_version { authority: REGISTRAR, prf_version: 1 });
		by(&other_platform(), claiming("Ann", "Cid"));
		assert_eq!(UsersByTag::<Test>::get((REGISTRAR, 1), tag("Ann")), Some(id("Cid")));
		assert_eq!(status("Ann"), UserStatus::Confirmed);
	});
}
