// SPDX-License-Identifier: Apache-2.0

//! How a certificate stands by a proof that was saved: without a node, and without believing one.
//!
//! A node made the proof once (RPC `proof_rows`), and it says how the certificate stood in one final
//! block. The format: `docs/certificates.md`.

use super::{
	verify::{Entry, Seen, Standing},
	Cause, Facts,
};
use crate::epcis::milliseconds;
use hanse_flow_proof::{CertificateProof, CertificateReport, ProvenCertificate, Refusal, Trust};
use pallet_crowdfunding::{Cause as Origin, CertificateStanding, CertificateState};
use std::str::FromStr;

/// Why what was brought is no proof of a certificate's state.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
	#[error(transparent)]
	NoProof(#[from] Refusal),
	#[error("it is of another certificate, 0x{}", hex::encode(.0))]
	OtherCertificate([u8; 32]),
}

/// How old a proof may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotBefore {
	Block(u32),
	/// Milliseconds since 1970.
	Time(u64),
}

/// A text that names neither a block nor a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("neither the number of a block nor a time like 2026-11-21T18:00:00Z")]
pub struct NoMoment;

impl FromStr for NotBefore {
	type Err = NoMoment;

	fn from_str(text: &str) -> Result<Self, NoMoment> {
		match text.parse() {
			Ok(block) => Ok(Self::Block(block)),
			Err(_) => milliseconds(text).map(Self::Time).ok_or(NoMoment),
		}
	}
}

impl NotBefore {
	/// Whether what was seen is young enough.
	pub fn admits(self, seen: &Seen) -> bool {
		match self {
			Self::Block(block) => seen.block >= block,
			Self::Time(time) => seen.time.is_some_and(|at| at >= time),
		}
	}
}

/// What the file of a proof shows of a certificate.
pub fn seen(text: &str, certificate: [u8; 32], trust: &Trust) -> Result<Seen, Refused> {
	let proof = CertificateProof::from_json(text).map_err(Refusal::from)?;
	let report = proof.verify(trust)?;
	match report.certificate.0 == certificate {
		true => Ok(shown(proof.genesis.0, report)),
		false => Err(Refused::OtherCertificate(report.certificate.0)),
	}
}

/// What a proof of a chain shows.
pub fn shown(genesis: [u8; 32], report: CertificateReport) -> Seen {
	let CertificateReport { certificate, block, time, found } = report;
	let entry = found.map(|found| entry(genesis, certificate.0, found));
	Seen { genesis, block: block.number, time: Some(time), entry }
}

fn entry(genesis: [u8; 32], certificate: [u8; 32], found: ProvenCertificate) -> Entry {
	let ProvenCertificate { row, standing, shares, title, total, issuer } = found;
	Entry {
		facts: Facts {
			genesis,
			certificate,
			asset: row.asset,
			user: row.user,
			identity: row.identity.0,
			serial: row.serial,
			shares: row.shares,
			issued: row.issued,
			cause: row.cause.into(),
			previous: row.previous.map(|id| id.0),
			source: row.source.map(|id| id.0),
		},
		standing: standing.into(),
		state: words(row.state),
		document: row.document.map(|hash| hash.0),
		successor: row.successor.map(|id| id.0),
		shares,
		title,
		total,
		issuer: Some(issuer.0),
	}
}

/// A state in the words that the chain's views have for it.
fn words(state: CertificateState) -> String {
	match state {
		CertificateState::Revoked(reason) => format!("Revoked ({reason:?})"),
		other => format!("{other:?}"),
	}
}

impl From<Origin> for Cause {
	fn from(origin: Origin) -> Self {
		match origin {
			Origin::Registered => Self::Registered,
			Origin::Traded(trade) => Self::Traded(trade),
			Origin::Campaign(offering) => Self::Campaign(offering),
			Origin::Identity => Self::Identity,
			Origin::Reissued => Self::Reissued,
		}
	}
}

impl From<CertificateStanding> for Standing {
	fn from(standing: CertificateStanding) -> Self {
		match standing {
			CertificateStanding::Good => Self::Good,
			CertificateStanding::Provisional => Self::Provisional,
			CertificateStanding::Overdue => Self::Overdue,
			CertificateStanding::Frozen => Self::Frozen,
			CertificateStanding::Outdated => Self::Outdated,
			CertificateStanding::Over => Self::Over,
		}
	}
}

#[cfg(test)]
mod tests;
