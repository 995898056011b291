// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::chain::rows::tests::through_metadata;
use hanse_support::Deposit;
use pallet::{
	AuthorityRole, AuthorityState, Cause as Origin, CertificateStanding, CertificateState,
	NonceWindow, Opening, RevocationReason, UserKind,
};
use pallet_crowdfunding as pallet;
use sp_core::H256;

fn account(byte: u8) -> AccountId32 {
	AccountId32::new([byte; 32])
}

fn certificate(state: CertificateState, cause: Origin) -> pallet::Certificate<u32> {
	pallet::Certificate {
		asset: 3,
		user: 12,
		identity: H256([2; 32]),
		serial: 4,
		shares: 1_000,
		state,
		certifier: 1,
		issued: 77,
		deadline: 99,
		document: Some(H256([8; 32])),
		cause,
		previous: Some(H256([5; 32])),
		source: None,
		successor: Some(H256([6; 32])),
	}
}

fn row(state: CertificateState, cause: Origin) -> Certificate {
	let row: Option<CertificateRow> = through_metadata(&Some(certificate(state, cause)));
	row.unwrap().on([7; 32], [1; 32])
}

#[test]
fn certificate_should_be_read_from_the_pallets_own_types() {
	let expected = Certificate {
		facts: Facts {
			genesis: [7; 32],
			certificate: [1; 32],
			asset: 3,
			user: 12,
			identity: [2; 32],
			serial: 4,
			shares: 1_000,
			issued: 77,
			cause: Cause::Traded(9),
			previous: Some([5; 32]),
			source: None,
		},
		provisional: true,
		certifier: 1,
		document: Some([8; 32]),
	};
	assert_eq!(row(CertificateState::Provisional, Origin::Traded(9)), expected);
	for state in [
		CertificateState::Active,
		CertificateState::Superseded,
		CertificateState::Revoked(RevocationReason::Ordered),
	] {
		assert!(!row(state, Origin::Registered).provisional);
	}
	for (origin, cause) in [
		(Origin::Registered, Cause::Registered),
		(Origin::Campaign(5), Cause::Campaign(5)),
		(Origin::Identity, Cause::Identity),
		(Origin::Reissued, Cause::Reissued),
	] {
		assert_eq!(row(CertificateState::Active, origin).facts.cause, cause);
	}
	let waiting =
		vec![(H256([1; 32]), certificate(CertificateState::Provisional, Origin::Identity))];
	let page: Vec<([u8; 32], CertificateRow)> = through_metadata(&waiting);
	assert_eq!((page[0].0, page[0].1.serial), ([1; 32], 4));
}

#[test]
fn authority_should_be_read_from_the_pallets_own_types() {
	let read = |role, state| {
		let row: AuthorityRow = through_metadata(&pallet::Authority {
			role,
			state,
			account: account(1),
			key: account(2),
			sealing_key: [3; 32],
			key_version: 4,
			prf_version: 5,
			nonces: NonceWindow::default(),
		});
		Authority::from(row)
	};
	let registrar = read(AuthorityRole::Registrar(*b"DE"), AuthorityState::Admitted);
	let expected = Authority {
		role: Role::Registrar,
		admitted: true,
		successor: None,
		account: account(1),
		key: [2; 32],
		sealing_key: [3; 32],
	};
	assert_eq!(registrar, expected);
	let removed =
		read(AuthorityRole::CertificateIssuer, AuthorityState::Removed { successor: Some(6) });
	let role = Role::CertificateIssuer;
	let expected = Authority { role, admitted: false, successor: Some(6), ..expected };
	assert_eq!(removed, expected);
}

#[test]
fn user_should_be_read_from_the_pallets_own_types() {
	for (kind, expected) in
		[(UserKind::Person, Kind::Person), (UserKind::Organisation, Kind::Organisation)]
	{
		let row: Option<UserRow> = through_metadata(&Some(pallet::User {
			account: account(1),
			kind,
			platform: OrgNumber(195),
			identity: pallet::Identity {
				commitment: H256([2; 32]),
				version: 3,
				registrar: 4,
				prf_version: 5,
				tag: [6; 32],
				certifier: 7,
				at_platform: Opening::Held,
				at_registrar: Opening::Awaited,
				at_certifier: Opening::Erased,
			},
			trading: pallet::TradingKey {
				key: account(8),
				next: None,
				version: 0,
				wrong: 0,
				locked: None::<u32>,
			},
			nonces: NonceWindow::default(),
			recoveries: 0,
			contested: None,
			frozen: None,
			deposit: Deposit { payer: account(1), amount: 1u128 },
		}));
		let expected = User {
			kind: expected,
			platform: OrgNumber(195),
			commitment: [2; 32],
			version: 3,
			registrar: 4,
			certifier: 7,
		};
		assert_eq!(User::from(row.unwrap()), expected);
	}
}

#[test]
fn standing_should_be_told_by_its_name() {
	use CertificateStanding as C;
	for (standing, expected) in [
		(C::Good, Standing::Good),
		(C::Provisional, Standing::Provisional),
		(C::Overdue, Standing::Overdue),
		(C::Frozen, Standing::Frozen),
		(C::Outdated, Standing::Outdated),
		(C::Over, Standing::Over),
	] {
		let row: StandingRow = through_metadata(&standing);
		assert_eq!(Standing::from(row), expected);
	}
}

#[test]
fn most_countersigned_should_be_what_the_pallet_takes() {
	assert_eq!(MAX_COUNTERSIGNED, pallet::MAX_COUNTERSIGNED as usize);
	let one = ([1; 32], [2; 32]);
	assert!(Call::countersign(&[one; MAX_COUNTERSIGNED]).is_ok());
	assert!(Call::countersign(&[one; MAX_COUNTERSIGNED + 1]).is_err());
	let own: pallet::Countersignatures = vec![(H256([1; 32]), H256([2; 32]))].try_into().unwrap();
	assert_eq!(Call::countersign(&[one]).unwrap().arguments, own.encode());
}
