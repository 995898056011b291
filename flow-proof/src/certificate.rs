// SPDX-License-Identifier: Apache-2.0

//! The standing of a certificate of crowdfunding in a final block, proved by the rows that decide it.
//!
//! They are those that the chain's own view `certificate_status` reads, and what follows from them is
//! the same: `tests/runtime` compares the two on the real runtime.

use crate::{
	chain,
	format::{decode, parse, Finality, VERSION},
	readable::Readable,
	refusal::{Malformed, Part, Refusal},
	rows::RowsProof,
	storage::{self, row_key, value_key, Row},
	text::{decimal, digits},
	trust::Trust,
	verify::FinalBlock,
};
use codec::Encode;
use pallet_crowdfunding::{
	AssetId, AuthorityId, AuthorityState, Cause, CertificateStanding, CertificateState,
	RevocationReason, UserId,
};
use serde::{Deserialize, Serialize, Serializer};
use sp_core::{Bytes, H256};

/// What the file of a certificate's proof says that it is.
pub const CERTIFICATE_FORMAT: &str = "hanse-certificate-proof";
/// The version of the rows' layout that is known here: the storage version of the pallet.
pub const LAYOUT: u16 = 1;

/// The pallet's name in the runtime.
const PALLET: &[u8] = b"Crowdfunding";
const LAYOUT_ROW: Part = Part::Row("the version of the rows' layout");
const TIME_ROW: Part = Part::Row("the time");
const CERTIFICATE_ROW: Part = Part::Row("the certificate");
const HOLDER_ROW: Part = Part::Row("the holder");
const HOLDING_ROW: Part = Part::Row("the holding");
const ASSET_ROW: Part = Part::Row("the asset's details");

/// Whose rows decide how a certificate stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Concerned {
	pub user: UserId,
	pub asset: AssetId,
	/// The certificate issuer that the certificate names, and behind it who took its place.
	pub issuers: Vec<AuthorityId>,
}

/// The rows that a certificate's proof is of, in their order: what each is, and its key. Without who is
/// concerned, those by which it is proved that there is no such certificate.
pub fn certificate_keys(certificate: H256, concerned: Option<&Concerned>) -> Vec<(Part, Vec<u8>)> {
	let row = |map: &[u8], items: &[&[u8]]| row_key(PALLET, map, items);
	let mut keys = vec![
		(LAYOUT_ROW, value_key(PALLET, b":__STORAGE_VERSION__:")),
		(TIME_ROW, value_key(b"Timestamp", b"Now")),
		(CERTIFICATE_ROW, row(b"Certificates", &[certificate.as_bytes()])),
	];
	if let Some(Concerned { user, asset, issuers }) = concerned {
		let (user, asset) = (user.to_le_bytes(), asset.to_le_bytes());
		keys.push((HOLDER_ROW, row(b"Users", &[&user])));
		keys.push((HOLDING_ROW, row(b"Holdings", &[&user, &asset])));
		keys.push((ASSET_ROW, row(b"Details", &[&asset])));
		keys.extend(
			issuers.iter().map(|issuer| {
				(Part::Issuer(*issuer), row(b"Authorities", &[&issuer.to_le_bytes()]))
			}),
		);
	}
	keys
}

/// The row of a certificate issuer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuerRow {
	pub authority: AuthorityId,
	pub row: Bytes,
}

/// The rows of a certificate and of whom it concerns, in SCALE.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateRows {
	pub certificate: Bytes,
	/// The user.
	pub holder: Bytes,
	/// `None` if the user has no row for the asset, and so no share.
	pub holding: Option<Bytes>,
	/// What people read of the asset.
	pub asset: Bytes,
	/// The certificate issuer that the certificate names, and behind it who took its place.
	pub issuers: Vec<IssuerRow>,
}

/// A proof of how a certificate stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateProof {
	pub format: String,
	pub version: u32,
	pub genesis: H256,
	/// The certificate's id.
	pub certificate: H256,
	/// The version of the rows' layout.
	pub layout: u16,
	/// When the block was made, in milliseconds since 1970.
	#[serde(with = "decimal")]
	pub time: u64,
	/// `None` if the chain has no such certificate.
	pub rows: Option<CertificateRows>,
	/// Nodes of the state's trie, in ascending order.
	pub storage: Vec<Bytes>,
	pub finality: Finality,
}

/// What rows say of a certificate.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ProvenCertificate {
	#[serde(serialize_with = "readable")]
	pub row: chain::Certificate,
	#[serde(serialize_with = "standing_text")]
	pub standing: CertificateStanding,
	/// What the holder has of the asset; `None` for nothing.
	#[serde(serialize_with = "optional_decimal")]
	pub shares: Option<u64>,
	/// The asset's title.
	pub title: String,
	/// All shares of the asset.
	#[serde(with = "decimal")]
	pub total: u64,
	/// The key that the certificate issuer signs documents with.
	pub issuer: H256,
}

/// What a certificate's proof proves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CertificateReport {
	pub certificate: H256,
	pub block: FinalBlock,
	/// When the block was made, in milliseconds since 1970.
	#[serde(with = "decimal")]
	pub time: u64,
	/// `None` if the chain has no such certificate.
	pub found: Option<ProvenCertificate>,
}

impl CertificateProof {
	/// The proof that a node's answer is, which is verified before it is made.
	pub fn of(
		answer: RowsProof,
		certificate: H256,
		concerned: Option<&Concerned>,
		trust: &Trust,
	) -> Result<(Self, CertificateReport), Refusal> {
		let keys = certificate_keys(certificate, concerned);
		let (block, values) = answer.read(&keys, trust)?;
		let parts = keys.iter().map(|(part, _)| *part);
		let mut rows = Values { rows: parts.zip(values), block: block.number };
		let layout = decode(&rows.present()?, LAYOUT_ROW)?;
		let time = decode(&rows.present()?, TIME_ROW)?;
		let rows = match concerned {
			Some(concerned) => Some(CertificateRows {
				certificate: rows.present()?,
				holder: rows.present()?,
				holding: rows.any(),
				asset: rows.present()?,
				issuers: (concerned.issuers.iter())
					.map(|id| Ok(IssuerRow { authority: *id, row: rows.present()? }))
					.collect::<Result<_, Refusal>>()?,
			}),
			None => None,
		};
		let RowsProof { genesis, storage, finality } = answer;
		let format = CERTIFICATE_FORMAT.into();
		let version = VERSION;
		let proof =
			Self { format, version, genesis, certificate, layout, time, rows, storage, finality };
		let report = proof.verify(trust)?;
		Ok((proof, report))
	}

	/// Reads a proof, which is not verified yet.
	pub fn from_json(text: &str) -> Result<Self, Malformed> {
		parse(text, CERTIFICATE_FORMAT)
	}

	/// The file.
	pub fn to_json(&self) -> serde_json::Result<String> {
		serde_json::to_string_pretty(self)
	}

	/// Verifies the proof.
	pub fn verify(&self, trust: &Trust) -> Result<CertificateReport, Refusal> {
		trust.ensure_chain(self.genesis)?;
		if self.layout != LAYOUT {
			return Err(Refusal::Layout { found: self.layout, known: LAYOUT });
		}
		let rows = self.rows.as_ref().map(CertificateRows::decode).transpose()?;
		let (block, root) = trust.final_block(&self.finality)?;
		let concerned = rows.as_ref().map(Decoded::concerned);
		self.check_rows(concerned.as_ref(), (block.number, root))?;
		let found = rows.map(|rows| rows.found(block.number)).transpose()?;
		Ok(CertificateReport { certificate: self.certificate, block, time: self.time, found })
	}

	/// Whether the rows are in the state of a block.
	fn check_rows(&self, concerned: Option<&Concerned>, block: (u32, H256)) -> Result<(), Refusal> {
		let (layout, time) = (self.layout.encode(), self.time.encode());
		let mut values = vec![Some(layout.as_slice()), Some(time.as_slice())];
		match &self.rows {
			None => values.push(None),
			Some(rows) => {
				let CertificateRows { certificate, holder, holding, asset, issuers } = rows;
				let holding = holding.as_ref().map(|row| &row.0[..]);
				values.extend([Some(&certificate.0[..]), Some(&holder.0), holding, Some(&asset.0)]);
				values.extend(issuers.iter().map(|issuer| Some(&issuer.row.0[..])));
			},
		}
		let keys = certificate_keys(self.certificate, concerned).into_iter();
		let row = |((part, key), value)| Row { part, key, value };
		let rows: Vec<_> = keys.zip(values).map(row).collect();
		storage::check(&self.storage, &rows, block)
	}
}

/// Rows that were read, in their order.
struct Values<Rows> {
	rows: Rows,
	block: u32,
}

impl<Rows: Iterator<Item = (Part, Option<Vec<u8>>)>> Values<Rows> {
	/// The next one, if the state has it.
	fn any(&mut self) -> Option<Bytes> {
		self.rows.next().and_then(|(_, value)| value).map(Bytes)
	}

	/// The next one, which the state has to have.
	fn present(&mut self) -> Result<Bytes, Refusal> {
		match self.rows.next() {
			Some((_, Some(value))) => Ok(Bytes(value)),
			Some((part, None)) => Err(Refusal::RowMissing { part, block: self.block }),
			None => Err(Refusal::OtherIssuers),
		}
	}
}

/// The rows of a certificate as the chain's own types.
struct Decoded {
	certificate: chain::Certificate,
	holder: chain::User,
	holding: Option<chain::Holding>,
	asset: chain::AssetDetails,
	issuers: Vec<(AuthorityId, chain::Authority)>,
}

impl CertificateRows {
	/// What they say in a block of this number. That they are the rows of the state is not checked.
	pub fn read(&self, block: u32) -> Result<ProvenCertificate, Refusal> {
		self.decode()?.found(block)
	}

	fn decode(&self) -> Result<Decoded, Malformed> {
		let issuer = |IssuerRow { authority, row }: &IssuerRow| {
			Ok((*authority, decode(row, Part::Issuer(*authority))?))
		};
		let holding = self.holding.as_ref();
		Ok(Decoded {
			certificate: decode(&self.certificate, CERTIFICATE_ROW)?,
			holder: decode(&self.holder, HOLDER_ROW)?,
			holding: holding.map(|row| decode(row, HOLDING_ROW)).transpose()?,
			asset: decode(&self.asset, ASSET_ROW)?,
			issuers: self.issuers.iter().map(issuer).collect::<Result<_, Malformed>>()?,
		})
	}
}

impl Decoded {
	fn concerned(&self) -> Concerned {
		let chain::Certificate { user, asset, .. } = self.certificate;
		Concerned { user, asset, issuers: self.issuers.iter().map(|(id, _)| *id).collect() }
	}

	fn found(self, block: u32) -> Result<ProvenCertificate, Refusal> {
		let issuer = self.issuer()?;
		let holding = self.holding.filter(|holding| holding.shares > 0);
		Ok(ProvenCertificate {
			standing: standing(&self.certificate, &self.holder, holding.as_ref(), block),
			shares: holding.map(|holding| holding.shares),
			title: String::from_utf8_lossy(&self.asset.attributes.title).into_owned(),
			total: self.asset.terms.shares,
			issuer,
			row: self.certificate,
		})
	}

	/// The key of who makes the documents: of whom the certificate names, or of who took that one's
	/// place. A successor's successor is nobody, as on the chain.
	fn issuer(&self) -> Result<H256, Refusal> {
		let successor = |row: &chain::Authority| match row.state {
			AuthorityState::Admitted => None,
			AuthorityState::Removed { successor } => successor,
		};
		let row = match &self.issuers[..] {
			[(id, row)] if *id == self.certificate.certifier && successor(row).is_none() => row,
			[(id, row), (next, other)]
				if *id == self.certificate.certifier && successor(row) == Some(*next) =>
			{
				other
			},
			_ => return Err(Refusal::OtherIssuers),
		};
		let key: &[u8; 32] = row.key.as_ref();
		Ok(H256(*key))
	}
}

/// Whether a certificate holds in a block; what weighs most comes first.
fn standing(
	certificate: &chain::Certificate,
	holder: &chain::User,
	holding: Option<&chain::Holding>,
	block: u32,
) -> CertificateStanding {
	let frozen = holder.frozen.is_some() || holding.is_some_and(|one| one.frozen.is_some());
	match certificate.state {
		CertificateState::Superseded | CertificateState::Revoked(_) => CertificateStanding::Over,
		_ if frozen => CertificateStanding::Frozen,
		_ if certificate.identity != holder.identity.commitment => CertificateStanding::Outdated,
		CertificateState::Active => CertificateStanding::Good,
		CertificateState::Provisional if block > certificate.deadline => {
			CertificateStanding::Overdue
		},
		CertificateState::Provisional => CertificateStanding::Provisional,
	}
}

/// What a certificate came from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind", content = "id")]
pub enum CauseText {
	Registered,
	Traded(String),
	Campaign(String),
	Identity,
	Reissued,
}

/// A certificate's row as people read it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CertificateText {
	pub asset: String,
	pub user: String,
	pub identity: String,
	pub serial: String,
	pub shares: String,
	/// `provisional`, `active`, `superseded`, `revoked: wrong document`, `revoked: compromised`,
	/// `revoked: ordered`.
	pub state: String,
	pub certifier: u32,
	pub issued: u32,
	pub deadline: u32,
	pub document: Option<String>,
	pub cause: CauseText,
	pub previous: Option<String>,
	pub source: Option<String>,
	pub successor: Option<String>,
}

impl Readable for chain::Certificate {
	type Text = CertificateText;

	fn text(&self) -> CertificateText {
		let state = match self.state {
			CertificateState::Provisional => "provisional",
			CertificateState::Active => "active",
			CertificateState::Superseded => "superseded",
			CertificateState::Revoked(RevocationReason::WrongDocument) => "revoked: wrong document",
			CertificateState::Revoked(RevocationReason::Compromised) => "revoked: compromised",
			CertificateState::Revoked(RevocationReason::Ordered) => "revoked: ordered",
		};
		let cause = match self.cause {
			Cause::Registered => CauseText::Registered,
			Cause::Traded(trade) => CauseText::Traded(trade.to_string()),
			Cause::Campaign(offering) => CauseText::Campaign(offering.to_string()),
			Cause::Identity => CauseText::Identity,
			Cause::Reissued => CauseText::Reissued,
		};
		CertificateText {
			asset: self.asset.to_string(),
			user: self.user.to_string(),
			identity: digits(self.identity),
			serial: self.serial.to_string(),
			shares: self.shares.to_string(),
			state: state.into(),
			certifier: self.certifier,
			issued: self.issued,
			deadline: self.deadline,
			document: self.document.map(digits),
			cause,
			previous: self.previous.map(digits),
			source: self.source.map(digits),
			successor: self.successor.map(digits),
		}
	}
}

fn readable<S: Serializer>(row: &chain::Certificate, to: S) -> Result<S::Ok, S::Error> {
	row.text().serialize(to)
}

fn standing_text<S: Serializer>(standing: &CertificateStanding, to: S) -> Result<S::Ok, S::Error> {
	to.serialize_str(match standing {
		CertificateStanding::Good => "good",
		CertificateStanding::Provisional => "provisional",
		CertificateStanding::Overdue => "overdue",
		CertificateStanding::Frozen => "frozen",
		CertificateStanding::Outdated => "outdated",
		CertificateStanding::Over => "over",
	})
}

fn optional_decimal<S: Serializer>(number: &Option<u64>, to: S) -> Result<S::Ok, S::Error> {
	number.map(|number| number.to_string()).serialize(to)
}
