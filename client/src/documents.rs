// SPDX-License-Identifier: Apache-2.0

//! Signed notices and receipts as JSON files: versioned, every field in clear, with the message that
//! was signed and the signature. A registrar's statement is one too ([`crate::identity::statement`]).
//!
//! Whoever reads one computes the message anew from the fields; message and signature have to fit or
//! the file is refused.

use crate::{
	keys::{Keypair, Scheme},
	payload::{
		commitment, domains, Bounds, CurrencyCode, Domain, Notice, Receipt, Statement, Word,
	},
};
use hanse_support::{signed_payload::is_message_signed_by, OrgNumber};
use serde::{Deserialize, Serialize};
use sp_core::{ecdsa, ed25519, sr25519, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{AccountId32, MultiSignature};

/// What such files say that they are.
pub const NOTICE_FORMAT: &str = "hanse/notice/v1";
pub const RECEIPT_FORMAT: &str = "hanse/receipt/v1";

/// Why a document is refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidDocument {
	#[error("{0}")]
	Json(String),
	#[error("its format is {found:?}, not {expected:?}")]
	Format { found: String, expected: &'static str },
	#[error("{0:?} is no currency code")]
	Currency(String),
	#[error("its message is not the one of its fields")]
	Message,
	#[error("its signature is not by {0}")]
	Signature(String),
	#[error("the signature has the wrong length for its scheme")]
	SignatureLength,
	#[error("it is not countersigned")]
	NotCountersigned,
	#[error("the buyer countersigns with {0}, which is another key")]
	OtherKey(String),
}

/// The fields of a notice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeFields {
	pub kind: u32,
	#[serde(with = "crate::text::org")]
	pub node: OrgNumber,
	pub version: u32,
	pub signed: u32,
	pub request: u64,
	#[serde(with = "crate::text::bytes")]
	pub receipt: [u8; 32],
	#[serde(with = "crate::text::org")]
	pub issuer: OrgNumber,
	#[serde(with = "crate::text::account")]
	pub address: AccountId32,
	#[serde(with = "crate::text::account")]
	pub buyer: AccountId32,
	#[serde(with = "crate::text::account")]
	pub buyer_key: AccountId32,
	pub currency: String,
	#[serde(with = "crate::text::amount")]
	pub amount: u128,
	#[serde(with = "crate::text::amount")]
	pub chips: u128,
	#[serde(with = "crate::text::amount")]
	pub fee: u128,
	#[serde(with = "crate::text::bytes")]
	pub reference: [u8; 32],
}

impl From<&Notice> for NoticeFields {
	fn from(notice: &Notice) -> Self {
		Self {
			kind: notice.word.kind,
			node: notice.word.node,
			version: notice.word.version,
			signed: notice.word.signed,
			request: notice.request,
			receipt: notice.receipt,
			issuer: notice.issuer,
			address: notice.address.clone(),
			buyer: notice.buyer.clone(),
			buyer_key: notice.buyer_key.clone(),
			currency: String::from_utf8_lossy(&notice.currency.0).into_owned(),
			amount: notice.amount,
			chips: notice.chips,
			fee: notice.fee,
			reference: notice.reference.0,
		}
	}
}

impl TryFrom<&NoticeFields> for Notice {
	type Error = InvalidDocument;

	fn try_from(fields: &NoticeFields) -> Result<Self, InvalidDocument> {
		Ok(Self {
			word: Word {
				kind: fields.kind,
				node: fields.node,
				version: fields.version,
				signed: fields.signed,
			},
			request: fields.request,
			receipt: fields.receipt,
			issuer: fields.issuer,
			address: fields.address.clone(),
			buyer: fields.buyer.clone(),
			buyer_key: fields.buyer_key.clone(),
			currency: currency_code(&fields.currency)?,
			amount: fields.amount,
			chips: fields.chips,
			fee: fields.fee,
			reference: H256(fields.reference),
		})
	}
}

/// A currency code of three capitals.
pub fn currency_code(text: &str) -> Result<CurrencyCode, InvalidDocument> {
	match <[u8; 3]>::try_from(text.as_bytes()) {
		Ok(code) if code.iter().all(u8::is_ascii_uppercase) => Ok(CurrencyCode(code)),
		_ => Err(InvalidDocument::Currency(text.into())),
	}
}

/// A message, who signed it and the signature.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed {
	#[serde(with = "crate::text::bytes")]
	pub message: [u8; 32],
	/// The signing key, as an account.
	#[serde(with = "crate::text::account")]
	pub signer: AccountId32,
	pub scheme: Scheme,
	#[serde(with = "crate::text::bytes")]
	pub signature: Vec<u8>,
}

impl Signed {
	fn new(
		statement: &impl Statement,
		domain: Domain,
		(genesis, expiry): (H256, u32),
		keypair: &Keypair,
	) -> Self {
		Self::by(Bounds { domain, genesis, expiry }.message(statement), keypair)
	}

	/// A message, signed.
	pub(crate) fn by(message: [u8; 32], keypair: &Keypair) -> Self {
		let signature = match keypair.sign(&message) {
			MultiSignature::Sr25519(signature) => signature.0.to_vec(),
			MultiSignature::Ed25519(signature) => signature.0.to_vec(),
			MultiSignature::Ecdsa(signature) => signature.0.to_vec(),
			MultiSignature::Eth(signature) => signature.0.to_vec(),
		};
		Self { message, signer: keypair.account(), scheme: keypair.scheme(), signature }
	}

	/// The signature as the chain takes it.
	pub fn signature(&self) -> Result<MultiSignature, InvalidDocument> {
		let bytes = self.signature.as_slice();
		let wrong = |_| InvalidDocument::SignatureLength;
		Ok(match self.scheme {
			Scheme::Sr25519 => sr25519::Signature::try_from(bytes).map_err(wrong)?.into(),
			Scheme::Ed25519 => ed25519::Signature::try_from(bytes).map_err(wrong)?.into(),
			Scheme::Ecdsa => ecdsa::Signature::try_from(bytes).map_err(wrong)?.into(),
		})
	}

	fn check(
		&self,
		statement: &impl Statement,
		domain: Domain,
		(genesis, expiry): (H256, u32),
	) -> Result<(), InvalidDocument> {
		self.check_message(&Bounds { domain, genesis, expiry }.message(statement))
	}

	/// Whether it is this message, and its signature is good.
	pub(crate) fn check_message(&self, message: &[u8; 32]) -> Result<(), InvalidDocument> {
		if self.message != *message {
			return Err(InvalidDocument::Message);
		}
		if is_message_signed_by(message, &self.signature()?, &self.signer) {
			return Ok(());
		}
		Err(InvalidDocument::Signature(crate::keys::ss58(&self.signer)))
	}
}

/// What a bank keeps to itself about a booking, and needs to prove what it committed to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Booking {
	/// The receiving account, and what the bank calls the booking.
	pub account: String,
	pub name: String,
	/// Salt of the notice's `reference`, a commitment to the name.
	#[serde(with = "crate::text::bytes")]
	pub salt: [u8; 32],
	/// The request's own commitment to the account that pays.
	#[serde(with = "crate::text::bytes")]
	pub payer: [u8; 32],
}

/// A signed notice. `booking` never goes on the chain.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeDocument {
	pub format: String,
	#[serde(with = "crate::text::bytes")]
	pub genesis: [u8; 32],
	pub notice: NoticeFields,
	pub nonce: u64,
	pub expiry: u32,
	pub signed: Signed,
	pub booking: Booking,
}

impl NoticeDocument {
	/// Signs a notice.
	pub fn sign(
		notice: &Notice,
		(genesis, expiry): (H256, u32),
		booking: Booking,
		keypair: &Keypair,
	) -> Self {
		Self {
			format: NOTICE_FORMAT.into(),
			genesis: genesis.0,
			notice: notice.into(),
			nonce: notice.about(),
			expiry,
			signed: Signed::new(notice, domains::NOTICE, (genesis, expiry), keypair),
			booking,
		}
	}

	/// Reads and checks one.
	pub fn read(text: &str) -> Result<(Self, Notice), InvalidDocument> {
		let document: Self = parse(text)?;
		check_format(&document.format, NOTICE_FORMAT)?;
		let notice = Notice::try_from(&document.notice)?;
		check_nonce(document.nonce, &notice)?;
		let bound = (H256(document.genesis), document.expiry);
		document.signed.check(&notice, domains::NOTICE, bound)?;
		Ok((document, notice))
	}
}

/// The fields of a receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptFields {
	pub notice: NoticeFields,
	#[serde(with = "crate::text::bytes")]
	pub payer: [u8; 32],
	#[serde(with = "crate::text::bytes")]
	pub payee: [u8; 32],
}

/// What the receipt's `payee` commits to, for the buyer to check.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payee {
	pub account: String,
	#[serde(with = "crate::text::bytes")]
	pub salt: [u8; 32],
}

/// A signed receipt, which the buyer countersigns.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptDocument {
	pub format: String,
	#[serde(with = "crate::text::bytes")]
	pub genesis: [u8; 32],
	pub receipt: ReceiptFields,
	pub nonce: u64,
	pub expiry: u32,
	pub signed: Signed,
	pub payee: Payee,
	#[serde(skip_serializing_if = "Option::is_none")]
	pub countersigned: Option<Signed>,
}

impl ReceiptDocument {
	/// Signs as a receipt what a notice says.
	pub fn sign(
		notice: &Notice,
		(genesis, expiry): (H256, u32),
		booking: &Booking,
		keypair: &Keypair,
	) -> Self {
		let salt =
			blake2_256(&[&keypair.subsecret(b"payee-salt")[..], &notice.receipt[..]].concat());
		let payee = Payee { account: booking.account.clone(), salt };
		let receipt = Receipt {
			notice: notice.clone(),
			payer: H256(booking.payer),
			payee: H256(commitment(salt, &payee.account)),
		};
		Self {
			format: RECEIPT_FORMAT.into(),
			genesis: genesis.0,
			receipt: ReceiptFields {
				notice: notice.into(),
				payer: receipt.payer.0,
				payee: receipt.payee.0,
			},
			nonce: notice.about(),
			expiry,
			signed: Signed::new(&receipt, domains::RECEIPT, (genesis, expiry), keypair),
			payee,
			countersigned: None,
		}
	}

	/// Reads and checks one, countersigned or not.
	pub fn read(text: &str) -> Result<(Self, Receipt), InvalidDocument> {
		let document: Self = parse(text)?;
		check_format(&document.format, RECEIPT_FORMAT)?;
		let fields = &document.receipt;
		let receipt = Receipt {
			notice: Notice::try_from(&fields.notice)?,
			payer: H256(fields.payer),
			payee: H256(fields.payee),
		};
		check_nonce(document.nonce, &receipt)?;
		let bound = (H256(document.genesis), document.expiry);
		document.signed.check(&receipt, domains::RECEIPT, bound)?;
		let payee = &document.payee;
		if commitment(payee.salt, &payee.account) != fields.payee {
			return Err(InvalidDocument::Message);
		}
		if let Some(countersigned) = &document.countersigned {
			if countersigned.signer != receipt.notice.buyer_key {
				return Err(other_key(&receipt));
			}
			countersigned.check(&receipt, domains::RECEIPT_COUNTERSIGNED, bound)?;
		}
		Ok((document, receipt))
	}

	/// Adds the buyer's signature.
	pub fn countersign(
		mut self,
		receipt: &Receipt,
		keypair: &Keypair,
	) -> Result<Self, InvalidDocument> {
		if keypair.account() != receipt.notice.buyer_key {
			return Err(other_key(receipt));
		}
		let bound = (H256(self.genesis), self.expiry);
		self.countersigned =
			Some(Signed::new(receipt, domains::RECEIPT_COUNTERSIGNED, bound, keypair));
		Ok(self)
	}
}

fn other_key(receipt: &Receipt) -> InvalidDocument {
	InvalidDocument::OtherKey(crate::keys::ss58(&receipt.notice.buyer_key))
}

pub(crate) fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, InvalidDocument> {
	serde_json::from_str(text).map_err(|why| InvalidDocument::Json(why.to_string()))
}

pub(crate) fn check_format(found: &str, expected: &'static str) -> Result<(), InvalidDocument> {
	if found == expected {
		return Ok(());
	}
	Err(InvalidDocument::Format { found: found.into(), expected })
}

fn check_nonce(nonce: u64, statement: &impl Statement) -> Result<(), InvalidDocument> {
	if nonce == statement.about() {
		return Ok(());
	}
	Err(InvalidDocument::Message)
}
