// SPDX-License-Identifier: Apache-2.0

//! A server's word that it took a record, and what convicts it of having broken that word.

use crate::{
	chain,
	format::{decode, parse, FlowProof, Stated, VERSION},
	readable::AcknowledgementText,
	refusal::{Malformed, Part, Refusal},
	text::{decimal, org, uuid},
	trust::Trust,
};
use hanse_support::{signed_payload::Payload, OrgNumber};
use pallet_asset_flow::{payloads::ACKNOWLEDGEMENT, ServerSignature, Uuid};
use serde::{Deserialize, Serialize};
use sp_core::{Bytes, H256};

/// What the file of an acknowledgement says that it is.
pub const ACKNOWLEDGEMENT_FORMAT: &str = "hanse-flow-acknowledgement";

/// A signed acknowledgement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Acknowledgement {
	pub format: String,
	pub version: u32,
	pub genesis: H256,
	pub acknowledgement: Stated<AcknowledgementText>,
	/// The version of the server's key that signed it.
	pub key_version: u32,
	pub signature: Bytes,
}

/// What a server did against its word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Misconduct {
	/// The sealed table has fewer records.
	Absent {
		#[serde(with = "decimal")]
		count: u64,
	},
	/// Something else stands there.
	OtherLeaf { found: H256 },
}

/// A server that broke its word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conviction {
	#[serde(with = "org")]
	pub server: OrgNumber,
	/// The tenure of the number of which the server spoke.
	pub tenure: u32,
	pub key_version: u32,
	#[serde(with = "uuid")]
	pub table: Uuid,
	/// Where the record should stand.
	#[serde(with = "decimal")]
	pub index: u64,
	/// The leaf that should stand there.
	pub leaf: H256,
	pub misconduct: Misconduct,
}

/// Why a server is not convicted.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotConvicted {
	#[error("the acknowledgement: {0}")]
	Malformed(#[from] Malformed),
	#[error("the proof: {0}")]
	Refused(#[from] Refusal),
	#[error("the acknowledgement is of another chain")]
	OtherChain,
	#[error("the acknowledgement is about another table than the proof")]
	OtherTable,
	#[error("the proof lacks the row of server {0}, which has its key")]
	NoServerRow(OrgNumber),
	#[error("the proof's row of server {server} has no longer, or not yet, version {version} of its key")]
	KeyUnknown { server: OrgNumber, version: u32 },
	#[error("server {0} did not sign the acknowledgement")]
	Signature(OrgNumber),
	#[error("a proof of the leaf at index {needed} is needed; this one is of another, or of none")]
	OtherIndex { needed: u64 },
	#[error("the server kept its word: the record stands at index {0}, as it said")]
	Kept(u64),
}

impl Acknowledgement {
	/// The file of an acknowledgement that a server signed.
	pub fn of(
		genesis: H256,
		acknowledgement: &chain::Acknowledgement,
		key_version: u32,
		signature: &ServerSignature,
	) -> Self {
		Self {
			format: ACKNOWLEDGEMENT_FORMAT.into(),
			version: VERSION,
			genesis,
			acknowledgement: Stated::of(acknowledgement),
			key_version,
			signature: Bytes(AsRef::<[u8]>::as_ref(signature).to_vec()),
		}
	}

	/// Reads an acknowledgement, whose signature is not checked yet.
	pub fn from_json(text: &str) -> Result<Self, Malformed> {
		parse(text, ACKNOWLEDGEMENT_FORMAT)
	}

	/// The file.
	pub fn to_json(&self) -> serde_json::Result<String> {
		serde_json::to_string_pretty(self)
	}

	/// What is acknowledged, if the server signed it with the key that its row has.
	fn signed(
		&self,
		server: Option<&chain::Server>,
	) -> Result<chain::Acknowledgement, NotConvicted> {
		let said: chain::Acknowledgement = self.acknowledgement.value(Part::Acknowledgement)?;
		let signature: ServerSignature = decode(&self.signature, Part::Acknowledgement)?;
		let version = self.key_version;
		let number = said.server;
		let server = server.ok_or(NotConvicted::NoServerRow(number))?;
		let key = server.key_of(version);
		let key = key.ok_or(NotConvicted::KeyUnknown { server: number, version })?;
		let payload = Payload::lasting(ACKNOWLEDGEMENT, self.genesis, &said, version);
		match payload.is_signed_by_key(key, &signature) {
			true => Ok(said),
			false => Err(NotConvicted::Signature(number)),
		}
	}
}

/// Convicts a server of having acknowledged what the sealed table has not.
///
/// `proof` is the file of a proof of the same table, with the server's row: of the leaf that stands
/// where the record should, or, if the table ends before, of any leaf or of the seal alone.
pub fn convict(
	acknowledgement: &str,
	proof: &str,
	trust: &Trust,
) -> Result<Conviction, NotConvicted> {
	let file = Acknowledgement::from_json(acknowledgement)?;
	let proof = FlowProof::from_json(proof).map_err(Refusal::from)?;
	proof.verify(trust)?;
	if file.genesis != trust.genesis {
		return Err(NotConvicted::OtherChain);
	}
	let said: chain::Acknowledgement = file.acknowledgement.value(Part::Acknowledgement)?;
	let row = proof.server.as_ref().filter(|row| row.number == said.server);
	let server = row.map(|row| row.row.value(Part::Server)).transpose();
	let said = file.signed(server.map_err(Refusal::from)?.as_ref())?;
	if said.place.table != proof.table {
		return Err(NotConvicted::OtherTable);
	}
	Ok(Conviction {
		server: said.server,
		tenure: said.tenure,
		key_version: file.key_version,
		table: said.place.table,
		index: said.place.index,
		leaf: said.place.leaf,
		misconduct: misconduct(&said, &proof)?,
	})
}

/// What a proof shows against what a server said.
fn misconduct(
	said: &chain::Acknowledgement,
	proof: &FlowProof,
) -> Result<Misconduct, NotConvicted> {
	let place = &said.place;
	let seal: chain::Seal = proof.seal.row.value(Part::Seal).map_err(Refusal::from)?;
	if place.index >= seal.count {
		return Ok(Misconduct::Absent { count: seal.count });
	}
	let leaf = proof.leaf.as_ref().filter(|leaf| leaf.index == place.index);
	let found = leaf.ok_or(NotConvicted::OtherIndex { needed: place.index })?.hash;
	match found == place.leaf {
		true => Err(NotConvicted::Kept(place.index)),
		false => Ok(Misconduct::OtherLeaf { found }),
	}
}
