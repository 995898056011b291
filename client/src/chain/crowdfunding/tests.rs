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
	for next in [None, Some(4u64)] {
		let (page, read): AwaitingPage = through_metadata(&(waiting.clone(), next));
		assert_eq!((page[0].0, page[0].1.serial, read), ([1; 32], 4, next));
	}
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
			nonces: NonceWindow { next: 12, used: 0b101 },
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
		prf_version: 5,
		nonce: 12,
	};
	assert_eq!(registrar, expected);
	let removed =
		read(AuthorityRole::CertificateIssuer, AuthorityState::Removed { successor: Some(6) });
	let role = Role::CertificateIssuer;
	let expected = Authority { role, admitted: false, successor: Some(6), ..expected };
	assert_eq!(removed, expected);
}

#[test]
fn tenure_should_be_read_from_the_pallets_own_types() {
	let row: Option<TenureRow> = through_metadata(&Some(pallet::Platform {
		tenure: 3,
		admitted: 7u32,
		syndication: pallet::Syndication::ByHand,
	}));
	assert_eq!(row.unwrap().tenure, 3);
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
			tenure: 2,
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

fn status(state: CertificateState) -> Entry {
	let holding = pallet::Holding {
		shares: 900,
		offered: 0,
		certificate: H256([6; 32]),
		lots: Default::default(),
		since: 0,
		next_claim: 1,
		pledges: 0,
		frozen: None::<u32>,
	};
	let title = b"Cogs".to_vec().try_into().unwrap();
	let row: Option<StatusRow> = through_metadata(&Some(pallet::CertificateStatus {
		certificate: certificate(state, Origin::Registered),
		standing: CertificateStanding::Over,
		holding: Some(holding),
		asset: pallet::AssetState::Active,
		attributes: pallet::Attributes {
			title,
			external_ids: Default::default(),
			documents: Default::default(),
		},
		terms: pallet::EquityTerms {
			shares: 5_000,
			votes: 1,
			rights: Default::default(),
			lock_up: 0u32,
			max_holders: None,
		},
		holder: pallet::UserStatus::Confirmed,
	}));
	entry(row.unwrap(), [7; 32], [1; 32], [9; 32])
}

#[test]
fn status_should_be_read_from_the_pallets_own_types() {
	for (state, words) in [
		(CertificateState::Superseded, "Superseded"),
		(CertificateState::Revoked(RevocationReason::Ordered), "Revoked (Ordered)"),
	] {
		let expected = Entry {
			facts: row(state, Origin::Registered).facts,
			standing: Standing::Over,
			state: words.into(),
			document: Some([8; 32]),
			successor: Some([6; 32]),
			shares: Some(900),
			title: "Cogs".into(),
			total: 5_000,
			issuer: Some([9; 32]),
		};
		assert_eq!(status(state), expected);
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
