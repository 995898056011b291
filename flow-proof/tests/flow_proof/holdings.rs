// SPDX-License-Identifier: Apache-2.0

//! A certificate with all that it concerns, in the state of the small chain. It is the one of the
//! committed document (`client/vectors/certificate.json`), so that document and proofs fit.

use super::fixture::*;
use codec::Encode;
use hanse_flow_proof::{
	certificate_keys,
	chain::{AssetDetails, Authority, Certificate, Holding, User},
	CertificateProof, CertificateReport, Concerned, Fragment, Refusal, RowsProof, LAYOUT,
};
use hanse_support::Deposit;
use pallet_crowdfunding::{
	Attributes, AuthorityRole, AuthorityState, Cause, CertificateState, EquityTerms, Identity,
	NonceWindow, Opening, RevocationReason, TradingKey, UserKind,
};
use serde_json::Value;
use sp_core::{ed25519, Pair, H256};
use sp_runtime::AccountId32;
use std::sync::LazyLock;

const DOCUMENTS: &str = include_str!("../../../client/vectors/certificate.json");
/// What stands in the document and on the chain alike.
static VECTOR: LazyLock<Value> = LazyLock::new(|| {
	let documents: Value = serde_json::from_str(DOCUMENTS).unwrap();
	documents["vectors"][0].clone()
});

/// The block whose state is proved.
pub const AT: u32 = 100;
const USER: u64 = 12;
const ASSET: u64 = 3;
const ISSUER: u32 = 1;
/// Who takes the issuer's place.
const SUCCESSOR: u32 = 5;
pub const TIME: u64 = 1_763_752_000_123;

fn hash(pointer: &str) -> H256 {
	let digits = VECTOR.pointer(pointer).unwrap().as_str().unwrap();
	H256::from_slice(&hex::decode(&digits[2..]).unwrap())
}

/// The certificate's id.
pub fn certificate_id() -> H256 {
	hash("/document/credential/credentialSubject/certificate")
}

fn identity() -> H256 {
	hash("/document/credential/credentialSubject/identity")
}

/// The key that signed the document.
pub fn issuer_key() -> H256 {
	H256(ed25519::Pair::from_seed(&[42; 32]).public().0)
}

/// The last block, for which two voted, and one for the block after it.
pub fn block(state_root: H256) -> Fragment {
	let header = header(AT, H256([14; 32]), state_root, Vec::new());
	let next = header_after(&header);
	let votes = [(3, &header), (5, &header), (6, &next)];
	Fragment { justification: justified(&header, 1, &votes), header }
}

/// What a test changes.
#[derive(Clone)]
pub struct Holder {
	pub certificate: Option<Certificate>,
	pub user: User,
	pub holding: Option<Holding>,
	pub asset: AssetDetails,
	pub issuer: Authority,
	pub layout: u16,
}

fn authority(state: AuthorityState, key: H256) -> Authority {
	Authority {
		role: AuthorityRole::CertificateIssuer,
		state,
		account: account(60),
		key: AccountId32::new(key.0),
		sealing_key: [61; 32],
		key_version: 0,
		prf_version: 0,
		nonces: NonceWindow::default(),
	}
}

fn user() -> User {
	User {
		account: account(62),
		kind: UserKind::Person,
		platform: number(9),
		tenure: 0,
		identity: Identity {
			commitment: identity(),
			version: 0,
			registrar: 0,
			prf_version: 0,
			tag: [63; 32],
			certifier: ISSUER,
			at_platform: Opening::Held,
			at_registrar: Opening::Held,
			at_certifier: Opening::Held,
		},
		trading: TradingKey { key: account(64), next: None, version: 0, wrong: 0, locked: None },
		nonces: NonceWindow::default(),
		recoveries: 0,
		contested: None,
		frozen: None,
		deposit: Deposit { payer: account(65), amount: 7 },
	}
}

fn asset() -> AssetDetails {
	AssetDetails {
		attributes: Attributes {
			title: b"Cogs".to_vec().try_into().unwrap(),
			external_ids: Default::default(),
			documents: Default::default(),
		},
		revision: 0,
		terms: EquityTerms {
			shares: 5_000,
			votes: 1,
			rights: b"One share, one vote.".to_vec().try_into().unwrap(),
			lock_up: 0,
			max_holders: None,
		},
		deposit: Deposit { payer: account(65), amount: 9 },
	}
}

impl Holder {
	/// Whose certificate holds.
	pub fn good() -> Self {
		let certificate = Certificate {
			asset: ASSET,
			user: USER,
			identity: identity(),
			serial: 4,
			shares: 1_000,
			state: CertificateState::Active,
			certifier: ISSUER,
			issued: 77,
			deadline: AT,
			document: Some(hash("/hash")),
			cause: Cause::Traded(9),
			previous: Some(H256([5; 32])),
			source: Some(H256([6; 32])),
			successor: None,
		};
		let holding = Holding {
			shares: 1_000,
			offered: 0,
			certificate: certificate_id(),
			lots: Default::default(),
			since: 0,
			next_claim: 1,
			pledges: 0,
			frozen: None,
		};
		Self {
			certificate: Some(certificate),
			user: user(),
			holding: Some(holding),
			asset: asset(),
			issuer: authority(AuthorityState::Admitted, issuer_key()),
			layout: LAYOUT,
		}
	}

	/// The same with the certificate in a state.
	pub fn in_state(state: CertificateState) -> Self {
		let mut holder = Self::good();
		let row = holder.certificate.as_mut().unwrap();
		row.state = state;
		let countersigned = !matches!(state, CertificateState::Provisional);
		row.document = row.document.filter(|_| countersigned);
		holder
	}

	/// With a deadline that is over.
	pub fn overdue() -> Self {
		let mut holder = Self::in_state(CertificateState::Provisional);
		holder.certificate.as_mut().unwrap().deadline = AT - 1;
		holder
	}

	pub fn frozen() -> Self {
		let mut holder = Self::good();
		holder.user.frozen = Some(33);
		holder
	}

	pub fn with_frozen_holding() -> Self {
		let mut holder = Self::good();
		holder.holding.as_mut().unwrap().frozen = Some(33);
		holder
	}

	pub fn renamed() -> Self {
		let mut holder = Self::good();
		holder.user.identity.commitment = H256([3; 32]);
		holder
	}

	/// Who sold all: the row of the holding is gone.
	pub fn sold_out() -> Self {
		let mut holder = Self::in_state(CertificateState::Superseded);
		holder.holding = None;
		holder
	}

	pub fn revoked() -> Self {
		let mut holder = Self::in_state(CertificateState::Revoked(RevocationReason::WrongDocument));
		holder.certificate.as_mut().unwrap().successor = Some(H256([9; 32]));
		holder
	}

	/// Whose certificate issuer was removed, with or without another in its place.
	pub fn with_removed_issuer(replaced: bool) -> Self {
		let successor = replaced.then_some(SUCCESSOR);
		let issuer = authority(AuthorityState::Removed { successor }, issuer_key());
		Self { issuer, ..Self::good() }
	}

	/// Of a certificate that the chain never issued.
	pub fn of_none() -> Self {
		Self { certificate: None, ..Self::good() }
	}

	/// Whom the certificate concerns, if it is there.
	pub fn concerned(&self) -> Option<Concerned> {
		let certificate = self.certificate.as_ref()?;
		let successor = match self.issuer.state {
			AuthorityState::Removed { successor } => successor,
			AuthorityState::Admitted => None,
		};
		let issuers = [certificate.certifier].into_iter().chain(successor).collect();
		Some(Concerned { user: USER, asset: ASSET, issuers })
	}

	/// The state of the small chain with this holder in it.
	pub fn state(&self) -> State {
		let all = Concerned { user: USER, asset: ASSET, issuers: vec![ISSUER, SUCCESSOR] };
		let other = authority(AuthorityState::Admitted, H256([67; 32]));
		let values = [
			Some(self.layout.encode()),
			Some(TIME.encode()),
			self.certificate.as_ref().map(Encode::encode),
			Some(self.user.encode()),
			self.holding.as_ref().map(Encode::encode),
			Some(self.asset.encode()),
			Some(self.issuer.encode()),
			Some(other.encode()),
		];
		let keys = certificate_keys(certificate_id(), Some(&all)).into_iter();
		let rows = keys.zip(values).filter_map(|((_, key), value)| Some((key, value?)));
		state().into_iter().chain(rows).collect()
	}

	/// What a node answers about these keys.
	pub fn answer(&self, concerned: Option<&Concerned>) -> RowsProof {
		let keys = certificate_keys(certificate_id(), concerned).into_iter().map(|(_, key)| key);
		let (root, storage) = prove(&self.state(), &keys.collect::<Vec<_>>());
		RowsProof::assemble(GENESIS, storage, 0, &[change(), block(root)]).unwrap()
	}

	pub fn proved(&self) -> Result<(CertificateProof, CertificateReport), Refusal> {
		let concerned = self.concerned();
		let answer = self.answer(concerned.as_ref());
		CertificateProof::of(answer, certificate_id(), concerned.as_ref(), &trust())
	}

	pub fn proof(&self) -> CertificateProof {
		self.proved().unwrap().0
	}
}
