// SPDX-License-Identifier: Apache-2.0

//! What the chain is asked and told about users, authorities and certificates. Nothing of an opening
//! ever passes here.

use super::{missing, At, Call, ChainError};
use crate::{
	certificate::{
		verify::{Entry, Seen, Standing},
		Cause, Facts,
	},
	identity::{sealed::Role, Kind},
};
use codec::Encode;
use hanse_support::OrgNumber;
use sp_runtime::AccountId32;
use subxt::{
	dynamic::Value,
	ext::{
		scale_decode::{self, DecodeAsType},
		scale_value::ValueDef,
	},
};

const PALLET: &str = "Crowdfunding";
const NUMBERS: &str = "OrgNumbers";
/// Most certificates that one call countersigns.
pub const MAX_COUNTERSIGNED: usize = 100;
/// Rows that a view is asked for at once.
const PAGE: u32 = 256;

/// A registrar or certificate issuer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Authority {
	pub role: Role,
	/// Not, if its admission was ended.
	pub admitted: bool,
	/// Who acts in its place.
	pub successor: Option<u32>,
	pub account: AccountId32,
	/// The key that signs.
	pub key: [u8; 32],
	/// The key that identities are sealed to.
	pub sealing_key: [u8; 32],
	/// Version of the key behind the tags; of a registrar.
	pub prf_version: u32,
	/// One more than the highest nonce that its statements had.
	pub nonce: u64,
}

/// A user.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct User {
	pub kind: Kind,
	/// Who registered it.
	pub platform: OrgNumber,
	pub commitment: [u8; 32],
	/// How often the identity changed.
	pub version: u32,
	pub registrar: u32,
	pub certifier: u32,
}

/// A certificate's row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Certificate {
	pub facts: Facts,
	/// Whether it waits for its document still.
	pub provisional: bool,
	pub certifier: u32,
	/// The hash that was countersigned.
	pub document: Option<[u8; 32]>,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
struct AuthorityRow {
	role: RoleRow,
	state: StateRow,
	account: [u8; 32],
	key: [u8; 32],
	sealing_key: [u8; 32],
	prf_version: u32,
	nonces: NoncesRow,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
struct NoncesRow {
	next: u64,
}

/// What a platform's row and its number's have in common.
#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
struct TenureRow {
	tenure: u32,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
enum RoleRow {
	Registrar(#[allow(dead_code)] [u8; 2]),
	CertificateIssuer,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
enum StateRow {
	Admitted,
	Removed { successor: Option<u32> },
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
struct UserRow {
	kind: KindRow,
	platform: u64,
	identity: IdentityRow,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
enum KindRow {
	Person,
	Organisation,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
struct IdentityRow {
	commitment: [u8; 32],
	version: u32,
	registrar: u32,
	certifier: u32,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
struct CertificateRow {
	asset: u64,
	user: u64,
	identity: [u8; 32],
	serial: u64,
	shares: u64,
	state: Value,
	certifier: u32,
	issued: u32,
	document: Option<[u8; 32]>,
	cause: CauseRow,
	previous: Option<[u8; 32]>,
	source: Option<[u8; 32]>,
	successor: Option<[u8; 32]>,
}

/// Certificates by id, in no order, and the serial number to go on behind.
type AwaitingPage = (Vec<([u8; 32], CertificateRow)>, Option<u64>);

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
enum CauseRow {
	Registered,
	Traded(u64),
	Campaign(u64),
	Identity,
	Reissued,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
struct StatusRow {
	certificate: CertificateRow,
	standing: StandingRow,
	holding: Option<HoldingRow>,
	attributes: AttributesRow,
	terms: TermsRow,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
enum StandingRow {
	Good,
	Provisional,
	Overdue,
	Frozen,
	Outdated,
	Over,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
struct HoldingRow {
	shares: u64,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
struct AttributesRow {
	title: Vec<u8>,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
struct TermsRow {
	shares: u64,
}

impl From<AuthorityRow> for Authority {
	fn from(row: AuthorityRow) -> Self {
		let (admitted, successor) = match row.state {
			StateRow::Admitted => (true, None),
			StateRow::Removed { successor } => (false, successor),
		};
		Self {
			role: match row.role {
				RoleRow::Registrar(_) => Role::Registrar,
				RoleRow::CertificateIssuer => Role::CertificateIssuer,
			},
			admitted,
			successor,
			account: AccountId32::new(row.account),
			key: row.key,
			sealing_key: row.sealing_key,
			prf_version: row.prf_version,
			nonce: row.nonces.next,
		}
	}
}

impl From<UserRow> for User {
	fn from(row: UserRow) -> Self {
		Self {
			kind: match row.kind {
				KindRow::Person => Kind::Person,
				KindRow::Organisation => Kind::Organisation,
			},
			platform: OrgNumber(row.platform),
			commitment: row.identity.commitment,
			version: row.identity.version,
			registrar: row.identity.registrar,
			certifier: row.identity.certifier,
		}
	}
}

impl From<CauseRow> for Cause {
	fn from(row: CauseRow) -> Self {
		match row {
			CauseRow::Registered => Self::Registered,
			CauseRow::Traded(trade) => Self::Traded(trade),
			CauseRow::Campaign(offering) => Self::Campaign(offering),
			CauseRow::Identity => Self::Identity,
			CauseRow::Reissued => Self::Reissued,
		}
	}
}

impl From<StandingRow> for Standing {
	fn from(row: StandingRow) -> Self {
		match row {
			StandingRow::Good => Self::Good,
			StandingRow::Provisional => Self::Provisional,
			StandingRow::Overdue => Self::Overdue,
			StandingRow::Frozen => Self::Frozen,
			StandingRow::Outdated => Self::Outdated,
			StandingRow::Over => Self::Over,
		}
	}
}

impl CertificateRow {
	fn on(self, genesis: [u8; 32], certificate: [u8; 32]) -> Certificate {
		Certificate {
			provisional: super::rows::variant(&self.state) == "Provisional",
			certifier: self.certifier,
			document: self.document,
			facts: Facts {
				genesis,
				certificate,
				asset: self.asset,
				user: self.user,
				identity: self.identity,
				serial: self.serial,
				shares: self.shares,
				issued: self.issued,
				cause: self.cause.into(),
				previous: self.previous,
				source: self.source,
			},
		}
	}
}

impl At {
	async fn crowdfunding<Reply: DecodeAsType>(
		&self,
		name: &'static str,
		arguments: impl Encode,
	) -> Result<Reply, ChainError> {
		self.view_of(PALLET, name, arguments).await
	}

	/// A registrar or certificate issuer.
	pub async fn authority(&self, authority: u32) -> Result<Authority, ChainError> {
		let row: Option<AuthorityRow> = self.crowdfunding("authority", (authority,)).await?;
		let what = format!("authority {authority}");
		row.map(Authority::from).ok_or_else(|| missing(what, "there is none"))
	}

	/// The authorities in whose place `successor` acts.
	pub async fn predecessors(&self, successor: u32) -> Result<Vec<u32>, ChainError> {
		let (mut found, mut from) = (Vec::new(), 0u32);
		loop {
			let page: Vec<(u32, AuthorityRow)> =
				self.crowdfunding("authorities", (from, PAGE)).await?;
			let Some(next) = page.last().and_then(|(last, _)| last.checked_add(1)) else {
				return Ok(found);
			};
			from = next;
			for (id, row) in page {
				if Authority::from(row).successor == Some(successor) {
					found.push(id);
				}
			}
		}
	}

	/// The tenure of a platform's number, if its admission holds.
	pub async fn tenure(&self, platform: OrgNumber) -> Result<u32, ChainError> {
		let what = format!("platform {platform}");
		let admitted: Option<TenureRow> = self.crowdfunding("platform", (platform,)).await?;
		let admitted = admitted.ok_or_else(|| missing(&what, "there is none"))?.tenure;
		let number: Option<TenureRow> = self.view_of(NUMBERS, "number", (platform,)).await?;
		match number.is_some_and(|number| number.tenure == admitted) {
			true => Ok(admitted),
			false => Err(missing(what, "its number changed hands since its admission")),
		}
	}

	/// A user.
	pub async fn user(&self, user: u64) -> Result<User, ChainError> {
		let row: Option<UserRow> = self.crowdfunding("user", (user,)).await?;
		row.map(User::from).ok_or_else(|| missing(format_args!("user {user}"), "there is none"))
	}

	/// A certificate.
	pub async fn certificate(&self, id: [u8; 32]) -> Result<Option<Certificate>, ChainError> {
		let row: Option<CertificateRow> = self.crowdfunding("certificate", (id,)).await?;
		Ok(row.map(|row| row.on(self.genesis, id)))
	}

	/// The certificates that wait for an issuer, in the order of issue.
	pub async fn awaiting(&self, certifier: u32) -> Result<Vec<Certificate>, ChainError> {
		let (mut found, mut after) = (Vec::new(), None::<u64>);
		loop {
			let (page, next): AwaitingPage =
				self.crowdfunding("awaiting", (certifier, after, PAGE)).await?;
			found.extend(page.into_iter().map(|(id, row)| row.on(self.genesis, id)));
			if next.is_none() {
				break;
			}
			after = next;
		}
		found.sort_by_key(|one| one.facts.serial);
		Ok(found)
	}

	/// All that a certificate's id tells.
	pub async fn certificate_status(&self, id: [u8; 32]) -> Result<Seen, ChainError> {
		let row: Option<StatusRow> = self.crowdfunding("certificate_status", (id,)).await?;
		let entry = match row {
			None => None,
			Some(row) => {
				let mut issuer = self.authority(row.certificate.certifier).await?;
				if let Some(successor) = issuer.successor {
					issuer = self.authority(successor).await?;
				}
				Some(entry(row, self.genesis, id, issuer.key))
			},
		};
		Ok(Seen { genesis: self.genesis, block: self.block, time: None, entry })
	}
}

/// A state in words: `Superseded`, `Revoked (Ordered)`.
fn told(state: &Value) -> String {
	let ValueDef::Variant(variant) = &state.value else { return state.to_string() };
	let inner: Vec<_> = variant.values.values().map(told).collect();
	match inner.is_empty() {
		true => variant.name.clone(),
		false => format!("{} ({})", variant.name, inner.join(", ")),
	}
}

fn entry(row: StatusRow, genesis: [u8; 32], id: [u8; 32], issuer: [u8; 32]) -> Entry {
	let state = told(&row.certificate.state);
	let successor = row.certificate.successor;
	let Certificate { facts, document, .. } = row.certificate.on(genesis, id);
	Entry {
		facts,
		standing: row.standing.into(),
		state,
		document,
		successor,
		shares: row.holding.map(|holding| holding.shares),
		title: String::from_utf8_lossy(&row.attributes.title).into_owned(),
		total: row.terms.shares,
		issuer: Some(issuer),
	}
}

impl Call {
	/// Says that a sealed copy of an identity fits its commitment.
	pub fn confirm_identity(user: u64, version: u32) -> Self {
		let arguments = (user, version).encode();
		Self { pallet: PALLET, name: "confirm_identity", arguments }
	}

	/// Countersigns certificates with the hashes of their documents.
	pub fn countersign(certificates: &[([u8; 32], [u8; 32])]) -> Result<Self, ChainError> {
		if certificates.len() > MAX_COUNTERSIGNED {
			return Err(missing("countersign", "these are too many at once"));
		}
		let arguments = (certificates,).encode();
		Ok(Self { pallet: PALLET, name: "countersign", arguments })
	}
}

#[cfg(test)]
mod tests;
