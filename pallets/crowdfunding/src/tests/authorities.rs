// SPDX-License-Identifier: Apache-2.0

//! `admit_authority`, `update_authority`, `remove_authority` and `set_prf_version`.

use crate::{mock::*, *};
use sp_runtime::{AccountId32, DispatchError};

const DE: AuthorityRole = AuthorityRole::Registrar(*b"DE");
const FR: AuthorityRole = AuthorityRole::Registrar(*b"FR");
const ISSUER: AuthorityRole = AuthorityRole::CertificateIssuer;

fn admission(role: AuthorityRole) -> Call<Test> {
	let (account, key) = (account("New"), account("NewKey"));
	Call::admit_authority { role, account, key, sealing_key: [9; 32] }
}

fn removal(authority: AuthorityId, successor: Option<AuthorityId>) -> Call<Test> {
	Call::remove_authority { authority, successor }
}

fn update(account: AccountId32, key: AccountId32, sealing_key: SealingKey) -> Call<Test> {
	Call::update_authority { authority: REGISTRAR, account, key, sealing_key }
}

/// An update that changes nothing.
fn same() -> Call<Test> {
	update(registrar(), account("RegistrarKey"), [7; 32])
}

fn set_version(authority: AuthorityId, prf_version: u32) -> Call<Test> {
	Call::set_prf_version { authority, prf_version }
}

fn row(authority: AuthorityId) -> AuthorityOf<Test> {
	Authorities::<Test>::get(authority).unwrap()
}

fn set_row(authority: AuthorityId, change: impl FnOnce(&mut AuthorityOf<Test>)) {
	Authorities::<Test>::mutate(authority, |row| change(row.as_mut().unwrap()));
}

fn removed(successor: Option<AuthorityId>) -> AuthorityState {
	AuthorityState::Removed { successor }
}

/// Every call of a user's registrar.
fn registrars_calls(user: UserId) -> Vec<Call<Test>> {
	let (expiry, consent) = (EXPIRY, by_pair(&pair("Ann"), payloads::JOIN, &(), 0));
	let (account, trading_key) = (account("Fresh"), account("Key"));
	vec![
		Call::freeze_user { user },
		Call::thaw_user { user },
		Call::resolve_conflict { user, ruling: ConflictRuling::Dismissed },
		Call::update_identity {
			user,
			commitment: commitment("Bea"),
			expiry,
			consent: consent.clone(),
		},
		Call::retag_user { user, tag: tag("Bea") },
		Call::recover_account { user, account: account.clone(), trading_key, expiry, consent },
		Call::approve_trading_key { user, key: account },
		Call::unlock_trading { user },
	]
}

#[test]
fn authorities_should_be_admitted_one_after_the_other_when_governance_says_so() {
	ExtBuilder::default().bare().build_and_execute(|| {
		let roles =
			[ISSUER, DE, AuthorityRole::Registrar(*b"AA"), AuthorityRole::Registrar(*b"ZZ")];
		for (authority, role) in (0..).zip(roles) {
			root(admission(role));
			let expected = Authority {
				role,
				state: AuthorityState::Admitted,
				account: account("New"),
				key: account("NewKey"),
				sealing_key: [9; 32],
				key_version: 0,
				prf_version: 0,
				nonces: NonceWindow::default(),
			};
			assert_eq!(row(authority), expected);
			assert_eq!(NextAuthorityId::<Test>::get(), authority + 1);
			let account = account("New");
			assert_eq!(events(), [Event::AuthorityAdmitted { authority, role, account }]);
		}
	});
}

#[test]
fn admission_should_be_refused_when_the_jurisdiction_is_not_two_capital_letters() {
	ExtBuilder::default().build_and_execute(|| {
		for letters in [*b"de", *b"De", *b"D1", *b"D ", [0, 0], [b'A' - 1, b'A'], [b'A', b'Z' + 1]]
		{
			let call = admission(AuthorityRole::Registrar(letters));
			root_refused(call, Error::<Test>::InvalidJurisdiction);
		}
	});
}

#[test]
fn admission_should_be_refused_when_no_id_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		NextAuthorityId::<Test>::put(u32::MAX);
		root_refused(admission(DE), Error::<Test>::IdsExhausted);
		NextAuthorityId::<Test>::put(u32::MAX - 1);
		root(admission(DE));
		assert_eq!(row(u32::MAX - 1).role, DE);
	});
}

#[test]
fn authorities_should_be_admitted_and_removed_by_nobody_but_governance() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [registrar(), certifier(), platform(), stranger()] {
			refused(&who, admission(DE), DispatchError::BadOrigin);
			refused(&who, removal(REGISTRAR, None), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn keys_should_be_counted_when_one_of_them_changes() {
	ExtBuilder::default().build_and_execute(|| {
		let (old, new) = (account("RegistrarKey"), account("Rotated"));
		let updates = [
			(registrar(), old.clone(), [7; 32], 0),
			(registrar(), new.clone(), [7; 32], 1),
			(registrar(), new.clone(), [8; 32], 2),
			(registrar(), old.clone(), [7; 32], 3),
			(account("Moved"), old, [7; 32], 3),
		];
		let before = row(REGISTRAR);
		for (account, key, sealing_key, key_version) in updates {
			by(&registrar(), update(account.clone(), key.clone(), sealing_key));
			let account_of_event = account.clone();
			let expected = Authority { account, key, sealing_key, key_version, ..before.clone() };
			assert_eq!(row(REGISTRAR), expected);
			let (authority, account) = (REGISTRAR, account_of_event);
			assert_eq!(events(), [Event::AuthorityUpdated { authority, account, key_version }]);
		}
		// The account that it had is nobody any more.
		refused(&registrar(), same(), Error::<Test>::NotAuthority);
		by(&account("Moved"), same());
	});
}

#[test]
fn statements_should_be_by_the_new_key_when_it_changed() {
	ExtBuilder::default().endow([account("Ann")]).build_and_execute(|| {
		by(&registrar(), update(registrar(), account("Rotated"), [7; 32]));
		refused(&platform(), registering("Ann"), Error::<Test>::InvalidSignature);
		by(&registrar(), same());
		by(&platform(), registering("Ann"));
	});
}

#[test]
fn update_should_be_refused_when_not_the_authoritys_account_makes_it() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [certifier(), platform(), stranger(), account("RegistrarKey")] {
			refused(&who, same(), Error::<Test>::NotAuthority);
		}
		let (account, key) = (registrar(), registrar());
		let call = Call::update_authority { authority: 9, account, key, sealing_key: [7; 32] };
		refused(&registrar(), call, Error::<Test>::AuthorityNotFound);
	});
}

#[test]
fn update_should_be_refused_when_the_authority_was_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let successor = admit("Successor", DE);
		root(removal(REGISTRAR, Some(successor)));
		for who in [registrar(), account("Successor")] {
			refused(&who, same(), Error::<Test>::AuthorityRemoved);
		}
	});
}

#[test]
fn update_should_be_refused_when_versions_are_used_up_and_a_key_changes() {
	ExtBuilder::default().build_and_execute(|| {
		set_row(REGISTRAR, |row| row.key_version = u32::MAX);
		let call = update(registrar(), account("Rotated"), [7; 32]);
		refused(&registrar(), call, Error::<Test>::InvalidVersion);
		by(&registrar(), same());
	});
}

#[test]
fn authority_should_be_removed_and_its_successor_named_or_renamed() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = (admit("First", DE), admit("Second", DE));
		let before = row(REGISTRAR);
		events();
		for successor in [None, Some(first), Some(second), None] {
			root(removal(REGISTRAR, successor));
			let expected = Authority { state: removed(successor), ..before.clone() };
			assert_eq!(row(REGISTRAR), expected);
			let authority = REGISTRAR;
			assert_eq!(events(), [Event::AuthorityRemoved { authority, successor }]);
			// Nothing is said twice.
			root_refused(removal(REGISTRAR, successor), Error::<Test>::AuthorityRemoved);
		}
	});
}

#[test]
fn removal_should_be_refused_when_the_successor_could_not_act() {
	ExtBuilder::default().build_and_execute(|| {
		let (french, gone) = (admit("French", FR), admit("Gone", DE));
		root(removal(gone, None));
		let refusals = [
			(CERTIFIER, Error::<Test>::WrongRole),
			(french, Error::<Test>::WrongRole),
			(gone, Error::<Test>::AuthorityRemoved),
			(REGISTRAR, Error::<Test>::AuthorityRemoved),
			(99, Error::<Test>::AuthorityNotFound),
		];
		for (successor, error) in refusals {
			root_refused(removal(REGISTRAR, Some(successor)), error);
		}
		root_refused(removal(CERTIFIER, Some(REGISTRAR)), Error::<Test>::WrongRole);
		root_refused(removal(99, None), Error::<Test>::AuthorityNotFound);
		root(removal(REGISTRAR, None));
		root_refused(removal(REGISTRAR, Some(REGISTRAR)), Error::<Test>::AuthorityRemoved);
	});
}

#[test]
fn removed_authority_should_do_nothing_and_its_successor_all_of_it() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		root(removal(REGISTRAR, None));
		for call in registrars_calls(user) {
			refused(&registrar(), call, Error::<Test>::AuthorityRemoved);
		}
		refused(&registrar(), set_version(REGISTRAR, 1), Error::<Test>::AuthorityRemoved);
		let successor = admit("Successor", DE);
		root(removal(REGISTRAR, Some(successor)));
		for call in registrars_calls(user) {
			refused(&registrar(), call, Error::<Test>::NotAuthority);
		}
		by(&account("Successor"), Call::freeze_user { user });
		by(&account("Successor"), Call::thaw_user { user });
		// As itself it is what it was.
		by(&account("Successor"), set_version(successor, 1));
		refused(&account("Successor"), set_version(REGISTRAR, 1), Error::<Test>::AuthorityRemoved);
	});
}

#[test]
fn successors_successor_should_not_act_until_governance_names_it() {
	ExtBuilder::default().build_and_execute(|| {
		let user = register("Ann");
		let (first, second) = (admit("First", DE), admit("Second", DE));
		root(removal(REGISTRAR, Some(first)));
		root(removal(first, Some(second)));
		for who in [registrar(), account("First"), account("Second")] {
			refused(&who, Call::freeze_user { user }, Error::<Test>::AuthorityRemoved);
		}
		root(removal(REGISTRAR, Some(second)));
		by(&account("Second"), Call::freeze_user { user });
	});
}

#[test]
fn authority_in_charge_should_be_the_one_admitted_or_its_admitted_successor() {
	ExtBuilder::default().build_and_execute(|| {
		let successor = admit("Successor", ISSUER);
		let charge = || Crowdfunding::in_charge(CERTIFIER).map(|row| row.account);
		assert_eq!(charge(), Ok(certifier()));
		root(removal(CERTIFIER, Some(successor)));
		assert_eq!(charge(), Ok(account("Successor")));
		let who = account("Successor");
		assert_eq!(Crowdfunding::ensure_certifier(&who, CERTIFIER), Ok(row(successor)));
		let refused = Crowdfunding::ensure_certifier(&certifier(), CERTIFIER);
		assert_eq!(refused, Err(Error::<Test>::NotAuthority.into()));
		let refused = Crowdfunding::ensure_registrar(&who, CERTIFIER);
		assert_eq!(refused, Err(Error::<Test>::WrongRole.into()));
		let refused = Crowdfunding::ensure_certifier(&registrar(), REGISTRAR);
		assert_eq!(refused, Err(Error::<Test>::WrongRole.into()));
		root(removal(successor, None));
		assert_eq!(charge(), Err(Error::<Test>::AuthorityRemoved.into()));
		let unknown = Crowdfunding::in_charge(99);
		assert_eq!(unknown, Err(Error::<Test>::AuthorityNotFound.into()));
	});
}

#[test]
fn version_of_tags_should_rise_by_one() {
	ExtBuilder::default().build_and_execute(|| {
		for prf_version in [1, 2] {
			by(&registrar(), set_version(REGISTRAR, prf_version));
			assert_eq!(row(REGISTRAR).prf_version, prf_version);
			let authority = REGISTRAR;
			assert_eq!(events(), [Event::PrfVersionSet { authority, prf_version }]);
		}
		for wrong in [0, 1, 2, 4, u32::MAX] {
			let call = set_version(REGISTRAR, wrong);
			refused(&registrar(), call, Error::<Test>::InvalidVersion);
		}
		set_row(REGISTRAR, |row| row.prf_version = u32::MAX);
		for wrong in [0, u32::MAX] {
			let call = set_version(REGISTRAR, wrong);
			refused(&registrar(), call, Error::<Test>::InvalidVersion);
		}
	});
}

#[test]
fn version_of_tags_should_be_refused_when_users_have_tags_by_the_key_before_the_present_one() {
	ExtBuilder::default().build_and_execute(|| {
		let users = [register("Ann"), register("Bea")];
		by(&registrar(), set_version(REGISTRAR, 1));
		register("Cid");
		for user in users {
			let call = set_version(REGISTRAR, 2);
			refused(&registrar(), call, Error::<Test>::UsersNotRetagged);
			let tag = tag(&format!("again {user}"));
			by(&registrar(), Call::retag_user { user, tag });
		}
		by(&registrar(), set_version(REGISTRAR, 2));
		let call = set_version(REGISTRAR, 3);
		refused(&registrar(), call, Error::<Test>::UsersNotRetagged);
		// Those of others are in nobody's way.
		let other = admit("Other", AuthorityRole::Registrar(*b"DE"));
		for prf_version in [1, 2] {
			by(&account("Other"), set_version(other, prf_version));
		}
	});
}

#[test]
fn version_of_tags_should_be_refused_when_the_caller_is_no_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [certifier(), platform(), stranger()] {
			refused(&who, set_version(REGISTRAR, 1), Error::<Test>::NotAuthority);
		}
		refused(&certifier(), set_version(CERTIFIER, 1), Error::<Test>::WrongRole);
		refused(&registrar(), set_version(99, 1), Error::<Test>::AuthorityNotFound);
	});
}
