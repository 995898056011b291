// SPDX-License-Identifier: Apache-2.0

//! What stands in bytes, as people read it. Made from the bytes alone; it proves nothing.

use crate::{
	chain,
	text::{account, digits, reference, uuid_text},
};
use codec::{Decode, Encode};
use hanse_support::{FlowAsset, FlowReason, OrgNumber};
use pallet_asset_flow::{
	Admission, Quantity, RecordRef, SealKind, SuspensionReason, Voucher, MAX_SERVERS,
};
use serde::{Deserialize, Serialize};
use sp_runtime::MultiSignature;

/// A type with a readable form.
pub trait Readable: Encode + Decode {
	type Text: PartialEq;

	fn text(&self) -> Self::Text;
}

/// How much.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct QuantityText {
	pub amount: String,
	pub scale: u8,
	pub unit: String,
}

impl From<&Quantity> for QuantityText {
	fn from(quantity: &Quantity) -> Self {
		let end = quantity.unit.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
		Self {
			amount: quantity.amount.to_string(),
			scale: quantity.scale,
			unit: reference(&quantity.unit[..end]),
		}
	}
}

/// Where a record stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct RefText {
	pub table: String,
	pub index: String,
	pub leaf: String,
}

impl From<&RecordRef> for RefText {
	fn from(place: &RecordRef) -> Self {
		Self {
			table: uuid_text(&place.table),
			index: place.index.to_string(),
			leaf: digits(place.leaf),
		}
	}
}

/// An asset flow.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct RecordText {
	pub client: String,
	pub counter: String,
	pub expiry: u32,
	pub asset: String,
	pub from: String,
	pub to: String,
	pub quantity: QuantityText,
	/// Milliseconds since 1970.
	pub time: String,
	pub content: String,
	pub document: Option<String>,
	pub corrects: Option<RefText>,
}

impl Readable for chain::Record {
	type Text = RecordText;

	fn text(&self) -> RecordText {
		RecordText {
			client: account(&self.id.client),
			counter: self.id.counter.to_string(),
			expiry: self.expiry,
			asset: reference(&self.asset),
			from: reference(&self.from),
			to: reference(&self.to),
			quantity: (&self.quantity).into(),
			time: self.time.to_string(),
			content: digits(self.content),
			document: self.document.map(digits),
			corrects: self.corrects.as_ref().map(Into::into),
		}
	}
}

/// Who says that it is so.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "lowercase", tag = "by")]
pub enum VoucherText {
	/// The client.
	Client { scheme: String, signature: String },
	/// The first server.
	Server,
}

impl From<&Voucher<MultiSignature>> for VoucherText {
	fn from(voucher: &Voucher<MultiSignature>) -> Self {
		let (scheme, signature) = match voucher {
			Voucher::Server => return Self::Server,
			Voucher::Client(MultiSignature::Ed25519(one)) => ("ed25519", digits(one)),
			Voucher::Client(MultiSignature::Sr25519(one)) => ("sr25519", digits(one)),
			Voucher::Client(MultiSignature::Ecdsa(one)) => ("ecdsa", digits(one)),
			Voucher::Client(MultiSignature::Eth(one)) => ("eth", digits(one)),
		};
		Self::Client { scheme: scheme.into(), signature }
	}
}

/// A record and who vouches for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct EntryText {
	pub record: RecordText,
	pub voucher: VoucherText,
}

impl Readable for chain::Entry {
	type Text = EntryText;

	fn text(&self) -> EntryText {
		EntryText { record: self.record.text(), voucher: (&self.voucher).into() }
	}
}

/// What moved on the chain itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct AssetText {
	/// `org-number`, `chips`, `shares`.
	pub kind: String,
	pub id: String,
}

/// A movement on the chain itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct FlowText {
	pub asset: AssetText,
	pub from: Option<String>,
	pub to: Option<String>,
	pub quantity: String,
	/// `issued`, `transferred`, `sold`, `recovered`, `retired`.
	pub reason: String,
}

impl Readable for chain::Flow {
	type Text = FlowText;

	fn text(&self) -> FlowText {
		let (kind, id) = match self.asset {
			FlowAsset::OrgNumber(number) => ("org-number", number.to_string()),
			FlowAsset::Chips(kind) => ("chips", kind.to_string()),
			FlowAsset::Shares(asset) => ("shares", asset.to_string()),
		};
		let reason = match self.reason {
			FlowReason::Issued => "issued",
			FlowReason::Transferred => "transferred",
			FlowReason::Sold => "sold",
			FlowReason::Recovered => "recovered",
			FlowReason::Retired => "retired",
		};
		FlowText {
			asset: AssetText { kind: kind.into(), id },
			from: self.from.as_ref().map(account),
			to: self.to.as_ref().map(account),
			quantity: self.quantity.to_string(),
			reason: reason.into(),
		}
	}
}

/// A server that a seal names.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct SignatoryText {
	pub server: String,
	pub signed: bool,
}

/// A seal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct SealText {
	pub previous: String,
	pub table: String,
	/// `chain`, `full`, `incomplete`, `completion`.
	pub kind: String,
	pub root: String,
	pub count: String,
	pub rolling: String,
	pub broken: String,
	pub servers: Vec<SignatoryText>,
	pub block: u32,
}

impl Readable for chain::Seal {
	type Text = SealText;

	fn text(&self) -> SealText {
		let kind = match self.kind {
			SealKind::Chain => "chain",
			SealKind::Full => "full",
			SealKind::Incomplete => "incomplete",
			SealKind::Completion => "completion",
		};
		let signatory = |(at, server): (u32, &OrgNumber)| SignatoryText {
			server: server.to_string(),
			signed: self.signed & (1u32 << at) != 0,
		};
		SealText {
			previous: digits(self.previous),
			table: uuid_text(&self.table),
			kind: kind.into(),
			root: digits(self.root),
			count: self.count.to_string(),
			rolling: digits(self.rolling),
			broken: self.broken.to_string(),
			servers: (0..MAX_SERVERS).zip(&self.servers).map(signatory).collect(),
			block: self.block,
		}
	}
}

/// A server's row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ServerText {
	pub tenure: u32,
	/// `admitted`, `suspended by governance`, `suspended for equivocation`, `removed`.
	pub admission: String,
	pub key_version: u32,
	pub account: Option<String>,
	pub key: Option<String>,
	pub earlier_key: Option<String>,
	/// Since which block the key is this.
	pub since: Option<u32>,
}

impl Readable for chain::Server {
	type Text = ServerText;

	fn text(&self) -> ServerText {
		let admission = match self.admission {
			Admission::Admitted => "admitted",
			Admission::Suspended(SuspensionReason::Governance) => "suspended by governance",
			Admission::Suspended(SuspensionReason::Equivocation) => "suspended for equivocation",
			Admission::Removed => "removed",
		};
		let desk = self.desk.as_ref();
		ServerText {
			tenure: self.tenure,
			admission: admission.into(),
			key_version: self.key_version,
			account: desk.map(|desk| account(&desk.account)),
			key: desk.map(|desk| digits(&desk.key)),
			earlier_key: self.earlier_key.as_ref().map(digits),
			since: desk.map(|desk| desk.since),
		}
	}
}

/// What a server signs when it takes a record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct AcknowledgementText {
	pub server: String,
	pub tenure: u32,
	pub client: String,
	pub counter: String,
	pub place: RefText,
	pub block: u32,
}

impl Readable for chain::Acknowledgement {
	type Text = AcknowledgementText;

	fn text(&self) -> AcknowledgementText {
		AcknowledgementText {
			server: self.server.to_string(),
			tenure: self.tenure,
			client: account(&self.id.client),
			counter: self.id.counter.to_string(),
			place: (&self.place).into(),
			block: self.block,
		}
	}
}
