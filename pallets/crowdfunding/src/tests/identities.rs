// SPDX-License-Identifier: Apache-2.0

//! `confirm_identity`, `resolve_conflict`, `update_identity`, `retag_user` and `erase_identity`.

use crate::{mock::*, *};
use hanse_support::Deposit;
use sp_core::{Pair, H256};
use sp_runtime::{AccountId32, MultiSignature};

/// Of a user, and of what may become one.
const USER_PRICE: u128 = 489;

fn confirmation(user: UserId, version: u32) -> Call<Test> {
	Call::confirm_identity { user, version }
}

fn erasure(user: UserId) -> Call<Test> {
	Call::erase_identity { user }
}

fn ruling(user: UserId, ruling: ConflictRuling) -> Call<Test> {
	Call::resolve_conflict { user, ruling }
}

fn retagging(user: UserId, name: &str) -> Call<Test> {
	Call::retag_user { user, tag: tag(name) }
}

fn consent(signer: &str, fields: (UserId, H256), version: u64, expiry: u32) -> MultiSignature {
	pair(signer).sign(&message(payloads::UPDATE_IDENTITY, &fields, version, expiry)).into()
}

/// Ann takes the commitment of another name, as version `version`.
fn update(name: &str, version: u64) -> Call<Test> {
	let (user, commitment, expiry) = (id("Ann"), commitment(name), EXPIRY);
	let consent = consent("Ann", (user, commitment), version, expiry);
	Call::update_identity { user, commitment, expiry, consent }
}

/// A platform brings another identity under the tag of `name`.
fn contest_by(platform: hanse_support::OrgNumber, who: &AccountId32, name: &str, other: &str) {
	let registration = Registration { tag: tag(name), ..registration(other) };
	by(who, registering_by(platform, registration, other));
}

/// Ann, contested by Bea on another platform.
fn contested() -> UserId {
	let user = register("Ann");
	contest_by(OTHER_PLATFORM, &other_platform(), "Ann", "Bea");
	events();
	user
}

fn openings(user: UserId) -> [Opening; 3] {
	let Identity { at_platform, at_registrar, at_certifier, .. } = user_row(user).identity;
	[at_platform, at_registrar, at_certifier]
}

fn confirmed(user: UserId, authority: AuthorityId, status: UserStatus) -> Event<Test> {
	confirmed_by(user, Party::Authority(authority), status)
}

fn confirmed_by(user: UserId, by: Party, status: UserStatus) -> Event<Test> {
	let version = user_row(user).identity.version;
	Event::IdentityConfirmed { user, version, by, status }
}

fn resolved(user: UserId, ruling: ConflictRuling, other: Option<UserId>) -> Event<Test> {
	Event::ConflictResolved { user, ruling, other }
}

fn updated(user: UserId, version: u32, name: &str) -> Event<Test> {
	Event::IdentityUpdated { user, version, commitment: commitment(name) }
}

/// Removes an authority in favour of another of its role, `Successor`.
fn replaced(authority: AuthorityId) -> AuthorityId {
	let role = Authorities::<Test>::get(authority).unwrap().role;
	let successor = admit("Successor", role);
	root(Call::remove_authority { authority, successor: Some(successor) });
	events();
	successor
}

const HELD: Opening = Opening::Held;
const AWAITED: Opening = Opening::Awaited;
const ERASED: Opening = Opening::Erased;

#[test]
fn identity_should_be_confirmed_when_both_authorities_said_so_in_either_order() {
	let (at_registrar, at_certifier) = ((registrar(), REGISTRAR), (certifier(), CERTIFIER));
	for order in [[at_registrar.clone(), at_certifier.clone()], [at_certifier, at_registrar]] {
		ExtBuilder::default().build_and_execute(|| {
			let user = register_pending("Ann");
			assert_eq!(openings(user), [HELD, AWAITED, AWAITED]);
			events();
			for ((who, authority), expected) in
				order.into_iter().zip([UserStatus::Pending, UserStatus::Confirmed])
			{
				by(&who, confirmation(user, 0));
				assert_eq!(status("Ann"), expected);
				assert_eq!(events(), [confirmed(user, authority, expected)]);
			}
			assert_eq!(openings(user), [HELD; 3]);
		});
	}
}

#[test]
fn confirmation_should_be_refused_when_nothing_is_awaited_from_the_caller() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register_pending("Ann");
		let other = admit("Other", AuthorityRole::Registrar(*b"DE"));
		assert_ne!(other, REGISTRAR);
		for who in [platform(), account("Ann"), account("Other"), stranger()] {
			refused(&who, confirmation(user, 0), Error::<Test>::NotAwaited);
		}
		confirm(user);
		for who in [registrar(), certifier()] {
			refused(&who, confirmation(user, 0), Error::<Test>::NotAwaited);
		}
		// What was erased is not awaited again.
		by(&registrar(), erasure(user));
		refused(&registrar(), confirmation(user, 0), Error::<Test>::NotAwaited);
	});
}

#[test]
fn confirmation_should_be_refused_when_it_is_of_another_version_or_user() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register_pending("Ann");
		for version in [1, u32::MAX] {
			let call = confirmation(user, version);
			refused(&registrar(), call, Error::<Test>::InvalidVersion);
		}
		by(&registrar(), update("Bea", 1));
		for version in [0, 2] {
			let call = confirmation(user, version);
			refused(&certifier(), call, Error::<Test>::InvalidVersion);
		}
		by(&certifier(), confirmation(user, 1));
		let call = confirmation(user + 1, 0);
		refused(&registrar(), call, Error::<Test>::UserNotFound);
	});
}

#[test]
fn identity_should_be_confirmed_by_the_successor_of_an_authority() {
	for (authority, removed) in [(REGISTRAR, registrar()), (CERTIFIER, certifier())] {
		ExtBuilder::default().build_and_execute(|| {
			let user = register_pending("Ann");
			let successor = replaced(authority);
			refused(&removed, confirmation(user, 0), Error::<Test>::NotAwaited);
			by(&account("Successor"), confirmation(user, 0));
			assert_eq!(events(), [confirmed(user, successor, UserStatus::Pending)]);
			root(Call::remove_authority { authority, successor: None });
			// The other one goes on, whoever is gone.
			let other = if authority == REGISTRAR { certifier() } else { registrar() };
			by(&other, confirmation(user, 0));
			assert_eq!(status("Ann"), UserStatus::Confirmed);
		});
	}
}

#[test]
fn confirmation_should_be_refused_when_nobody_is_in_charge() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register_pending("Ann");
		root(Call::remove_authority { authority: REGISTRAR, successor: None });
		refused(&registrar(), confirmation(user, 0), Error::<Test>::NotAwaited);
		by(&certifier(), confirmation(user, 0));
		assert_eq!(status("Ann"), UserStatus::Pending);
	});
}

#[test]
fn account_of_both_authorities_should_confirm_one_after_the_other() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register_pending("Ann");
		let (account, key) = (registrar(), account("CertifierKey"));
		let authority = CERTIFIER;
		let call = Call::update_authority { authority, account, key, sealing_key: [7; 32] };
		by(&certifier(), call);
		events();
		by(&registrar(), confirmation(user, 0));
		assert_eq!(events(), [confirmed(user, REGISTRAR, UserStatus::Pending)]);
		by(&registrar(), confirmation(user, 0));
		assert_eq!(events(), [confirmed(user, CERTIFIER, UserStatus::Confirmed)]);
		refused(&registrar(), confirmation(user, 0), Error::<Test>::NotAwaited);
		// Its copy is one.
		by(&registrar(), erasure(user));
		assert_eq!(openings(user), [HELD, ERASED, ERASED]);
	});
}

#[test]
fn user_should_stand_and_the_claim_go_when_it_is_dismissed() {
	ExtBuilder::default().build_and_execute(|| {
		let user = contested();
		let before = user_row(user);
		// At its own price.
		DepositBase::set(7);
		by(&registrar(), ruling(user, ConflictRuling::Dismissed));
		assert_eq!(user_row(user), User { contested: None, ..before });
		assert_eq!(status("Ann"), UserStatus::Confirmed);
		assert_eq!(Claims::<Test>::get(user), None);
		assert_eq!(held_in_all(&other_platform()), 0);
		assert_eq!(held(&platform(), HoldReason::User), USER_PRICE);
		assert_eq!(events(), [resolved(user, ConflictRuling::Dismissed, None)]);
		// What was dismissed may be brought again.
		contest_by(OTHER_PLATFORM, &other_platform(), "Ann", "Bea");
		assert_eq!(status("Ann"), UserStatus::Contested);
	});
}

#[test]
fn user_should_take_the_new_commitment_when_its_identity_is_amended() {
	// Of the platforms, the one that brought it knows it.
	for (number, who, at_platform) in
		[(OTHER_PLATFORM, other_platform(), AWAITED), (PLATFORM, platform(), HELD)]
	{
		ExtBuilder::default().build_and_execute(|| {
			let user = register("Ann");
			contest_by(number, &who, "Ann", "Bea");
			events();
			let before = user_row(user);
			by(&registrar(), ruling(user, ConflictRuling::Amended));
			let identity = Identity {
				commitment: commitment("Bea"),
				version: 1,
				at_platform,
				at_registrar: AWAITED,
				at_certifier: AWAITED,
				..before.identity.clone()
			};
			assert_eq!(user_row(user), User { identity, contested: None, ..before });
			assert_eq!(status("Ann"), UserStatus::Pending);
			assert_eq!(Claims::<Test>::get(user), None);
			assert_eq!(UsersByAccount::<Test>::get(account("Bea")), None);
			assert_eq!(held(&other_platform(), HoldReason::User), 0);
			assert_eq!(held(&platform(), HoldReason::User), USER_PRICE);
			let ruled = resolved(user, ConflictRuling::Amended, None);
			assert_eq!(events(), [updated(user, 1, "Bea"), ruled]);
			confirm(user);
			assert_eq!(status("Ann"), UserStatus::Confirmed);
		});
	}
}

#[test]
fn amendment_should_be_refused_when_versions_are_used_up() {
	ExtBuilder::default().build_and_execute(|| {
		let user = contested();
		set_user(user, |row| row.identity.version = u32::MAX);
		let call = ruling(user, ConflictRuling::Amended);
		refused(&registrar(), call, Error::<Test>::InvalidVersion);
		by(&registrar(), ruling(user, ConflictRuling::Dismissed));
	});
}

#[test]
fn claim_should_become_a_user_of_its_own_when_they_are_two() {
	ExtBuilder::default().build_and_execute(|| {
		let user = contested();
		let before = user_row(user);
		// Neither price nor key at the time of the ruling changes what was paid.
		DepositBase::set(7);
		by(&registrar(), Call::set_prf_version { authority: REGISTRAR, prf_version: 1 });
		events();
		let separate = ConflictRuling::Separate(tag("Bea"));
		by(&registrar(), ruling(user, separate));
		assert_eq!(user_row(user), User { contested: None, ..before.clone() });
		let (other, row) = (id("Bea"), user_row(id("Bea")));
		assert_eq!((other, NextUserId::<Test>::get()), (1, 2));
		let identity = Identity {
			commitment: commitment("Bea"),
			prf_version: 1,
			tag: tag("Bea"),
			at_registrar: AWAITED,
			at_certifier: AWAITED,
			..before.identity
		};
		assert_eq!((row.account, row.kind), (account("Bea"), UserKind::Person));
		assert_eq!((row.platform, row.identity), (OTHER_PLATFORM, identity));
		assert_eq!(row.trading.key, trading_key("Bea"));
		assert_eq!(row.deposit, Deposit { payer: other_platform(), amount: USER_PRICE });
		assert_eq!(held(&other_platform(), HoldReason::User), USER_PRICE);
		assert_eq!(Claims::<Test>::get(user), None);
		assert_eq!(UsersByTag::<Test>::get((REGISTRAR, 1), tag("Bea")), Some(other));
		assert_eq!(UsersByTag::<Test>::get((REGISTRAR, 0), tag("Ann")), Some(user));
		let registered = Event::UserRegistered {
			user: other,
			account: account("Bea"),
			platform: OTHER_PLATFORM,
			registrar: REGISTRAR,
			certifier: CERTIFIER,
			commitment: commitment("Bea"),
		};
		assert_eq!(events(), [registered, resolved(user, separate, Some(other))]);
		confirm(other);
		assert_eq!((status("Ann"), status("Bea")), (UserStatus::Confirmed, UserStatus::Confirmed));
	});
}

#[test]
fn separation_should_be_refused_when_the_tag_is_a_users() {
	ExtBuilder::default().build_and_execute(|| {
		let user = contested();
		register("Cid");
		for name in ["Ann", "Cid"] {
			let call = ruling(user, ConflictRuling::Separate(tag(name)));
			refused(&registrar(), call, Error::<Test>::TagTaken);
		}
		by(&registrar(), ruling(user, ConflictRuling::Separate(tag("Bea"))));
	});
}

#[test]
fn separation_should_be_refused_when_the_account_became_a_users_meanwhile() {
	ExtBuilder::default().build_and_execute(|| {
		let user = contested();
		by(&platform(), registering("Bea"));
		let call = ruling(user, ConflictRuling::Separate(tag("Dan")));
		refused(&registrar(), call, Error::<Test>::AlreadyRegistered);
		by(&registrar(), ruling(user, ConflictRuling::Dismissed));
	});
}

#[test]
fn separation_should_be_refused_when_no_id_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		let user = contested();
		NextUserId::<Test>::put(u64::MAX);
		let call = ruling(user, ConflictRuling::Separate(tag("Bea")));
		refused(&registrar(), call, Error::<Test>::IdsExhausted);
	});
}

#[test]
fn ruling_should_be_refused_when_nothing_was_brought() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		let tag = tag("Bea");
		for verdict in
			[ConflictRuling::Dismissed, ConflictRuling::Amended, ConflictRuling::Separate(tag)]
		{
			refused(&registrar(), ruling(user, verdict), Error::<Test>::NoClaim);
			refused(&registrar(), ruling(user + 1, verdict), Error::<Test>::UserNotFound);
		}
	});
}

#[test]
fn ruling_should_be_refused_when_not_the_registrar_in_charge_makes_it() {
	ExtBuilder::default().build_and_execute(|| {
		let user = contested();
		admit("Other", AuthorityRole::Registrar(*b"DE"));
		for who in [
			certifier(),
			platform(),
			other_platform(),
			account("Ann"),
			account("Bea"),
			account("Other"),
			stranger(),
		] {
			let call = ruling(user, ConflictRuling::Dismissed);
			refused(&who, call, Error::<Test>::NotAuthority);
		}
		root(Call::remove_authority { authority: REGISTRAR, successor: None });
		let call = ruling(user, ConflictRuling::Dismissed);
		refused(&registrar(), call, Error::<Test>::AuthorityRemoved);
	});
}

#[test]
fn successor_should_separate_under_a_tag_of_its_own() {
	ExtBuilder::default().build_and_execute(|| {
		let user = contested();
		let successor = replaced(REGISTRAR);
		for prf_version in [1, 2] {
			let call = Call::set_prf_version { authority: successor, prf_version };
			by(&account("Successor"), call);
		}
		// It has no tag yet: the same bytes mean nothing there.
		by(&account("Successor"), ruling(user, ConflictRuling::Separate(tag("Ann"))));
		let identity = user_row(id("Bea")).identity;
		assert_eq!((identity.registrar, identity.prf_version), (successor, 2));
		assert_eq!(UsersByTag::<Test>::get((successor, 2), tag("Ann")), Some(id("Bea")));
		assert_eq!(UsersByTag::<Test>::get((REGISTRAR, 0), tag("Ann")), Some(user));
		assert_eq!(user_row(user).identity.registrar, REGISTRAR);
	});
}

#[test]
fn identity_should_be_a_new_version_when_registrar_and_user_update_it() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		events();
		for (version, name) in [(1, "Bea"), (2, "Ann")] {
			let before = user_row(user);
			by(&registrar(), update(name, version.into()));
			let identity = Identity {
				commitment: commitment(name),
				version,
				at_platform: AWAITED,
				at_registrar: AWAITED,
				at_certifier: AWAITED,
				..before.identity.clone()
			};
			assert_eq!(user_row(user), User { identity, ..before });
			assert_eq!(status("Ann"), UserStatus::Pending);
			assert_eq!(events(), [updated(user, version, name)]);
			confirm(user);
			assert_eq!(status("Ann"), UserStatus::Confirmed);
			events();
		}
	});
}

#[test]
fn update_should_be_refused_when_nothing_changes_or_a_ruling_is_awaited() {
	ExtBuilder::default().build_and_execute(|| {
		register("Ann");
		refused(&registrar(), update("Ann", 1), Error::<Test>::SameIdentity);
		contest_by(OTHER_PLATFORM, &other_platform(), "Ann", "Bea");
		for name in ["Bea", "Cid"] {
			refused(&registrar(), update(name, 1), Error::<Test>::ClaimOpen);
		}
	});
}

#[test]
fn update_should_be_refused_when_not_the_registrar_in_charge_makes_it() {
	ExtBuilder::default().build_and_execute(|| {
		register("Ann");
		for who in [certifier(), platform(), account("Ann"), stranger()] {
			refused(&who, update("Bea", 1), Error::<Test>::NotAuthority);
		}
		replaced(REGISTRAR);
		refused(&registrar(), update("Bea", 1), Error::<Test>::NotAuthority);
		by(&account("Successor"), update("Bea", 1));
		assert_eq!(user_row(id("Ann")).identity.registrar, REGISTRAR);
	});
}

#[test]
fn update_should_be_refused_when_the_user_did_not_sign_exactly_this() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		register("Cid");
		let (new, expiry) = (commitment("Bea"), EXPIRY);
		let good = (user, new);
		let wrong = [
			consent("AnnTrading", good, 1, expiry),
			consent("RegistrarKey", good, 1, expiry),
			consent("Ann", good, 0, expiry),
			consent("Ann", good, 2, expiry),
			consent("Ann", good, 1, expiry - 1),
			consent("Ann", (user + 1, new), 1, expiry),
			consent("Ann", (user, commitment("Cid")), 1, expiry),
			by_pair(&pair("Ann"), payloads::RECOVER, &good, 1),
		];
		let call = |consent| Call::update_identity { user, commitment: new, expiry, consent };
		for consent in wrong {
			refused(&registrar(), call(consent), Error::<Test>::InvalidSignature);
		}
		let unknown = Call::update_identity {
			user: user + 2,
			commitment: new,
			expiry,
			consent: consent("Ann", (user + 2, new), 1, expiry),
		};
		refused(&registrar(), unknown, Error::<Test>::UserNotFound);
		by(&registrar(), call(consent("Ann", good, 1, expiry)));
	});
}

#[test]
fn consent_should_not_be_good_again_when_the_identity_changed_back() {
	ExtBuilder::default().build_and_execute(|| {
		register("Ann");
		let first = update("Bea", 1);
		by(&registrar(), first.clone());
		refused(&registrar(), first.clone(), Error::<Test>::SameIdentity);
		by(&registrar(), update("Ann", 2));
		refused(&registrar(), first, Error::<Test>::InvalidSignature);
	});
}

#[test]
fn consent_should_be_good_through_its_last_block() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		forward(9);
		let new = commitment("Bea");
		let call = |expiry| {
			let consent = consent("Ann", (user, new), 1, expiry);
			Call::update_identity { user, commitment: new, expiry, consent }
		};
		for expiry in [0, 9] {
			refused(&registrar(), call(expiry), Error::<Test>::SignatureExpired);
		}
		by(&registrar(), call(10));
	});
}

#[test]
fn update_should_be_refused_when_versions_are_used_up() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		set_user(user, |row| row.identity.version = u32::MAX);
		for version in [0, u64::from(u32::MAX), u64::from(u32::MAX) + 1] {
			refused(&registrar(), update("Bea", version), Error::<Test>::InvalidVersion);
		}
	});
}

#[test]
fn user_should_be_found_by_its_new_tag_alone_when_it_is_retagged() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		by(&registrar(), Call::set_prf_version { authority: REGISTRAR, prf_version: 1 });
		events();
		// The same bytes under another key are another tag; under the same one it may be corrected.
		for name in ["Ann", "Bea"] {
			let before = user_row(user);
			by(&registrar(), retagging(user, name));
			let identity = Identity { prf_version: 1, tag: tag(name), ..before.identity.clone() };
			assert_eq!(user_row(user), User { identity, ..before.clone() });
			assert_eq!(UsersByTag::<Test>::get((REGISTRAR, 1), tag(name)), Some(user));
			let Identity { prf_version, tag, .. } = before.identity;
			assert_eq!(UsersByTag::<Test>::get((REGISTRAR, prf_version), tag), None);
			assert_eq!(events(), [Event::UserRetagged { user, prf_version: 1 }]);
		}
		// It stays as confirmed as it was.
		assert_eq!(status("Ann"), UserStatus::Confirmed);
	});
}

#[test]
fn retagging_should_be_refused_when_the_tag_is_a_users() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		register("Bea");
		for name in ["Ann", "Bea"] {
			refused(&registrar(), retagging(user, name), Error::<Test>::TagTaken);
		}
		refused(&registrar(), retagging(user + 2, "Cid"), Error::<Test>::UserNotFound);
	});
}

#[test]
fn retagging_should_be_refused_when_contested_or_not_by_the_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		let user = contested();
		for who in [certifier(), platform(), account("Ann"), stranger()] {
			refused(&who, retagging(user, "Cid"), Error::<Test>::NotAuthority);
		}
		refused(&registrar(), retagging(user, "Cid"), Error::<Test>::ClaimOpen);
	});
}

#[test]
fn successor_should_become_the_users_registrar_when_it_retags_it() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		let successor = replaced(REGISTRAR);
		by(&account("Successor"), retagging(user, "Ann"));
		let identity = user_row(user).identity;
		assert_eq!((identity.registrar, identity.prf_version), (successor, 0));
		assert_eq!(UsersByTag::<Test>::get((REGISTRAR, 0), tag("Ann")), None);
		assert_eq!(UsersByTag::<Test>::get((successor, 0), tag("Ann")), Some(user));
		assert_eq!(events(), [Event::UserRetagged { user, prf_version: 0 }]);
		// Whoever governance names for the first one has no say over the user any more.
		root(Call::remove_authority { authority: REGISTRAR, successor: None });
		by(&account("Successor"), Call::freeze_user { user });
	});
}

#[test]
fn opening_should_be_erased_when_its_holder_says_so() {
	let erased = [
		(platform(), [ERASED, HELD, HELD], UserStatus::Confirmed),
		(manager(), [ERASED, HELD, HELD], UserStatus::Confirmed),
		(registrar(), [HELD, ERASED, HELD], UserStatus::Erased),
		(certifier(), [HELD, HELD, ERASED], UserStatus::Erased),
	];
	for (who, expected, status) in erased {
		ExtBuilder::default().build_and_execute(|| {
			let user = register("Ann");
			events();
			by(&who, erasure(user));
			assert_eq!(openings(user), expected);
			assert_eq!(user_row(user).status(), status);
			assert_eq!(events(), [Event::IdentityErased { user, by: who.clone() }]);
			refused(&who, erasure(user), Error::<Test>::NotHolder);
		});
	}
}

#[test]
fn erasure_should_be_refused_when_the_caller_holds_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register_pending("Ann");
		// The authorities have not opened their copies.
		for who in
			[registrar(), certifier(), editor(), other_platform(), account("Ann"), stranger()]
		{
			refused(&who, erasure(user), Error::<Test>::NotHolder);
		}
		refused(&platform(), erasure(user + 1), Error::<Test>::UserNotFound);
		confirm(user);
		root(Call::remove_authority { authority: REGISTRAR, successor: None });
		refused(&registrar(), erasure(user), Error::<Test>::NotHolder);
		by(&certifier(), erasure(user));
	});
}

#[test]
fn erasure_should_be_said_by_who_stood_behind_a_platform_that_is_none_any_more() {
	let removed = || root(Call::remove_platform { platform: PLATFORM });
	let sold = || sell_number(PLATFORM, &stranger());
	let renewed = || {
		sell_number(PLATFORM, &stranger());
		root(Call::admit_platform { platform: PLATFORM });
	};
	let released = || release_number(PLATFORM);
	// While the tenure lasts a manager speaks for it; behind it, who owned it then.
	let ends: [(&dyn Fn(), &[AccountId32], &[AccountId32]); 4] = [
		(&removed, &[platform(), manager()], &[editor(), stranger()]),
		(&sold, &[platform()], &[manager(), stranger()]),
		(&renewed, &[platform()], &[manager(), stranger()]),
		(&released, &[platform()], &[manager(), stranger()]),
	];
	for (end, entitled, others) in ends {
		for who in entitled {
			ExtBuilder::default().build_and_execute(|| {
				let user = register("Ann");
				end();
				events();
				for other in others {
					refused(other, erasure(user), Error::<Test>::NotHolder);
				}
				by(who, erasure(user));
				assert_eq!(openings(user), [ERASED, HELD, HELD]);
				assert_eq!(events(), [Event::IdentityErased { user, by: who.clone() }]);
				refused(who, erasure(user), Error::<Test>::NotHolder);
			});
		}
	}
}

#[test]
fn platform_should_confirm_its_copy_when_the_identity_changed() {
	for who in [platform(), manager()] {
		ExtBuilder::default().build_and_execute(|| {
			let user = register("Ann");
			refused(&who, confirmation(user, 0), Error::<Test>::NotAwaited);
			by(&registrar(), update("Bea", 1));
			events();
			refused(&who, confirmation(user, 0), Error::<Test>::InvalidVersion);
			for other in [editor(), other_platform(), account("Ann"), stranger()] {
				refused(&other, confirmation(user, 1), Error::<Test>::NotAwaited);
			}
			by(&who, confirmation(user, 1));
			assert_eq!(openings(user), [HELD, AWAITED, AWAITED]);
			// Nobody waits for it.
			let told = confirmed_by(user, Party::Platform(PLATFORM), UserStatus::Pending);
			assert_eq!(events(), [told]);
			refused(&who, confirmation(user, 1), Error::<Test>::NotAwaited);
			confirm(user);
			assert_eq!(openings(user), [HELD; 3]);
			// What it has it can destroy.
			by(&who, erasure(user));
			assert_eq!(openings(user), [ERASED, HELD, HELD]);
		});
	}
}

#[test]
fn confirmation_should_be_refused_when_the_platform_is_not_the_one_that_registered_the_user() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		by(&registrar(), update("Bea", 1));
		let refuse = |who: &AccountId32| {
			refused(who, confirmation(user, 1), Error::<Test>::NotAwaited);
		};
		root(Call::remove_platform { platform: PLATFORM });
		refuse(&platform());
		sell_number(PLATFORM, &stranger());
		refuse(&platform());
		root(Call::admit_platform { platform: PLATFORM });
		// The number's new owner never had a copy of it.
		refuse(&platform());
		refuse(&stranger());
		confirm(user);
		assert_eq!(openings(user), [AWAITED, HELD, HELD]);
		assert_eq!(status("Ann"), UserStatus::Confirmed);
	});
}

#[test]
fn platform_should_have_no_copy_when_a_later_owner_of_its_number_brought_the_identity() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		sell_number(PLATFORM, &stranger());
		root(Call::admit_platform { platform: PLATFORM });
		contest_by(PLATFORM, &stranger(), "Ann", "Bea");
		assert_eq!(Claims::<Test>::get(user).unwrap().tenure, 1);
		by(&registrar(), ruling(user, ConflictRuling::Amended));
		assert_eq!((user_row(user).tenure, openings(user)[0]), (0, AWAITED));
		// One that becomes a user of its own is the later owner's.
		contest_by(PLATFORM, &stranger(), "Ann", "Cid");
		by(&registrar(), ruling(user, ConflictRuling::Separate(tag("Cid"))));
		assert_eq!((user_row(id("Cid")).platform, user_row(id("Cid")).tenure), (PLATFORM, 1));
	});
}

#[test]
fn erasure_should_be_said_by_the_successor_of_an_authority() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		replaced(CERTIFIER);
		refused(&certifier(), erasure(user), Error::<Test>::NotHolder);
		by(&account("Successor"), erasure(user));
		assert_eq!(openings(user), [HELD, HELD, ERASED]);
	});
}

#[test]
fn user_should_be_pending_again_when_an_erased_identity_is_updated() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		by(&certifier(), erasure(user));
		by(&registrar(), update("Bea", 1));
		assert_eq!(status("Ann"), UserStatus::Pending);
		confirm(user);
		assert_eq!(status("Ann"), UserStatus::Confirmed);
	});
}

#[test]
fn status_should_be_the_gravest_that_holds() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register_pending("Ann");
		by(&registrar(), confirmation(user, 0));
		by(&registrar(), erasure(user));
		assert_eq!(status("Ann"), UserStatus::Erased);
		contest_by(OTHER_PLATFORM, &other_platform(), "Ann", "Bea");
		assert_eq!(status("Ann"), UserStatus::Contested);
		by(&registrar(), Call::freeze_user { user });
		assert_eq!(status("Ann"), UserStatus::Frozen);
		events();
		by(&certifier(), confirmation(user, 0));
		assert_eq!(events(), [confirmed(user, CERTIFIER, UserStatus::Frozen)]);
	});
}

#[test]
fn holders_of_an_identity_should_be_shown_with_what_they_said() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register_pending("Ann");
		by(&certifier(), confirmation(user, 0));
		let shown = IdentityHolders {
			platform: (PLATFORM, 0, HELD),
			registrar: (REGISTRAR, AWAITED),
			certifier: (CERTIFIER, HELD),
		};
		assert_eq!(Crowdfunding::identity_holders(user), Some(shown));
		assert_eq!(Crowdfunding::identity_holders(user + 1), None);
	});
}
