// SPDX-License-Identifier: Apache-2.0

//! The registrar's word that it checked who a newcomer is, for the platform that registers it.
//!
//! ## The statement's document, version 1
//!
//! A file `hanse-statement-v1` has all that the registrar signed in clear (purpose `register-user` of
//! [`pallet_crowdfunding::payloads`]), nonce and expiry, the message and the signature. Nothing in it
//! is secret: of who somebody is it has commitment and tag, as the chain does. The newcomer signs the
//! same statement with the same nonce and expiry for purpose `join`, and the platform brings both
//! (`registerUser`).
//!
//! Whoever reads one computes the message anew from the fields; message and signature have to fit or
//! the file is refused. Vectors: `pallets/crowdfunding/vectors/payloads.json`.

use super::{tag::TagKey, Kind, Opening};
use crate::{
	documents::{check_format, parse, InvalidDocument, Signed},
	keys::Keypair,
};
use hanse_support::{signed_payload::Payload, OrgNumber};
use pallet_crowdfunding::{payloads, UserKind};
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::AccountId32;

/// What is stated, with the chain's own accounts.
pub type Statement = pallet_crowdfunding::Statement<AccountId32>;
pub type Registration = pallet_crowdfunding::Registration<AccountId32>;

/// What such a file says that it is.
pub const FORMAT: &str = "hanse-statement-v1";

impl From<Kind> for UserKind {
	fn from(kind: Kind) -> Self {
		match kind {
			Kind::Person => Self::Person,
			Kind::Organisation => Self::Organisation,
		}
	}
}

impl From<UserKind> for Kind {
	fn from(kind: UserKind) -> Self {
		match kind {
			UserKind::Person => Self::Person,
			UserKind::Organisation => Self::Organisation,
		}
	}
}

/// What a newcomer is registered with, besides who it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Newcomer {
	pub account: AccountId32,
	/// The key that it will trade with, as an account.
	pub trading_key: AccountId32,
	/// Who checked it, and who will make the documents of its certificates.
	pub registrar: u32,
	pub certifier: u32,
}

impl Newcomer {
	/// The registration under an identity, with the tag by the registrar's key, and by the one before.
	pub fn registration(
		self,
		opening: &Opening,
		key: &TagKey,
		previous: Option<&TagKey>,
	) -> Registration {
		let Self { account, trading_key, registrar, certifier } = self;
		Registration {
			account,
			kind: opening.kind().into(),
			commitment: H256(opening.commitment()),
			registrar,
			prf_version: key.version(),
			tag: key.tag(opening),
			previous_tag: previous.map(|previous| previous.tag(opening)),
			certifier,
			trading_key,
		}
	}
}

/// The fields of a registration.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistrationFields {
	#[serde(with = "crate::text::account")]
	pub account: AccountId32,
	pub kind: Kind,
	#[serde(with = "crate::text::bytes")]
	pub commitment: [u8; 32],
	pub registrar: u32,
	pub prf_version: u32,
	#[serde(with = "crate::text::bytes")]
	pub tag: [u8; 32],
	/// By the key before; null where no user has a tag by it.
	#[serde(with = "crate::text::optional_bytes")]
	pub previous_tag: Option<[u8; 32]>,
	pub certifier: u32,
	#[serde(with = "crate::text::account")]
	pub trading_key: AccountId32,
}

/// The fields of a statement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementFields {
	/// Who registers, in which tenure of its number.
	#[serde(with = "crate::text::org")]
	pub platform: OrgNumber,
	pub tenure: u32,
	pub registration: RegistrationFields,
}

impl From<&Statement> for StatementFields {
	fn from(statement: &Statement) -> Self {
		let stated = &statement.registration;
		Self {
			platform: statement.platform,
			tenure: statement.tenure,
			registration: RegistrationFields {
				account: stated.account.clone(),
				kind: stated.kind.into(),
				commitment: stated.commitment.0,
				registrar: stated.registrar,
				prf_version: stated.prf_version,
				tag: stated.tag,
				previous_tag: stated.previous_tag,
				certifier: stated.certifier,
				trading_key: stated.trading_key.clone(),
			},
		}
	}
}

impl From<&StatementFields> for Statement {
	fn from(fields: &StatementFields) -> Self {
		let stated = &fields.registration;
		Self {
			platform: fields.platform,
			tenure: fields.tenure,
			registration: Registration {
				account: stated.account.clone(),
				kind: stated.kind.into(),
				commitment: H256(stated.commitment),
				registrar: stated.registrar,
				prf_version: stated.prf_version,
				tag: stated.tag,
				previous_tag: stated.previous_tag,
				certifier: stated.certifier,
				trading_key: stated.trading_key.clone(),
			},
		}
	}
}

/// What makes a statement good once, on one chain and for some time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
	/// Hash of the chain's first block.
	pub genesis: [u8; 32],
	/// One of the registrar's that it has not used, see [`pallet_crowdfunding::NonceWindow`].
	pub nonce: u64,
	/// Last block at which it is good.
	pub expiry: u32,
}

impl Bounds {
	/// The 32 bytes that the registrar signs.
	fn message(self, statement: &Statement) -> [u8; 32] {
		let Self { genesis, nonce, expiry } = self;
		let (domain, genesis) = (payloads::REGISTER_USER, H256(genesis));
		Payload { domain, genesis, fields: statement, nonce, expiry }.message()
	}
}

/// A signed statement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementDocument {
	pub format: String,
	#[serde(with = "crate::text::bytes")]
	pub genesis: [u8; 32],
	pub statement: StatementFields,
	pub nonce: u64,
	pub expiry: u32,
	pub signed: Signed,
}

impl StatementDocument {
	/// Signs a statement.
	pub fn sign(statement: &Statement, bounds: Bounds, keypair: &Keypair) -> Self {
		let Bounds { genesis, nonce, expiry } = bounds;
		Self {
			format: FORMAT.into(),
			genesis,
			statement: statement.into(),
			nonce,
			expiry,
			signed: Signed::by(bounds.message(statement), keypair),
		}
	}

	/// Reads and checks one. Whether its signer is the registrar the chain alone tells.
	pub fn read(text: &str) -> Result<(Self, Statement), InvalidDocument> {
		let document: Self = parse(text)?;
		check_format(&document.format, FORMAT)?;
		let statement = Statement::from(&document.statement);
		let Self { genesis, nonce, expiry, .. } = document;
		document.signed.check_message(&Bounds { genesis, nonce, expiry }.message(&statement))?;
		Ok((document, statement))
	}
}

#[cfg(test)]
mod tests;
