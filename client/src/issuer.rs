// SPDX-License-Identifier: Apache-2.0

//! The certificate issuer: makes the documents of certificates that wait on the chain, brings their
//! hashes to the chain and hands them to the platforms. It may be ended at any moment, by `kill -9` or
//! a loss of power, and started again.
//!
//! ## What is on the disk
//!
//! ```text
//! vault/*.json                      sealed identities, put there by platforms; read only
//! store/chain                       the chain that the store belongs to
//! store/lock                        locked by the one program that works on the store
//! store/made/CERTIFICATE.json       documents whose hash the chain does not have for good yet
//! store/aside/CERTIFICATE.json      what somebody has to look at
//! outbox/PLATFORM/CERTIFICATE.json  documents for a platform, which takes them away
//! ```
//!
//! Files appear and are replaced as a whole ([`crate::files::replace`]), `*.tmp` is none.
//!
//! ## Steps
//!
//! All that is decided is decided by the state of a finalised block, which can't be undone. For each
//! certificate there is at any time one of these:
//!
//! | `made` | on the chain | what is done |
//! | --- | --- | --- |
//! | no | waits | *make*: open the identity, write the document to `made` |
//! | yes | waits | *countersign* with the hash of the file in `made`, up to 100 at once |
//! | yes | has this hash | *deliver*: write to `outbox`, then remove from `made` |
//! | yes | has another hash | move to `aside`, and say so: another program has this key |
//! | yes | over, without a hash | remove: nobody was ever to have it |
//! | no | has a hash, or over | nothing: it is done |
//!
//! Each step is repeated until the chain or the disk shows that it was done:
//!
//! - Ended before the document is in `made`, the next run makes it again, the same byte for byte
//!   ([`crate::certificate`]); nothing went out.
//! - Ended between `made` and the finalised countersignature: the file in `made` says which hash went
//!   out, and it alone is sent again. A countersignature that comes twice is refused by the chain.
//! - Ended between `outbox` and the removal from `made`: the same file is written to `outbox` again.
//!   A platform may therefore get a document twice, never two documents.
//!
//! A certificate whose identity isn't in the vault, or doesn't open, waits, is named in the log once a
//! run, and keeps nobody else waiting: the others of its round go on. Batches that the chain refuses,
//! because one of them was superseded in the meantime, are halved until the rest is through.

pub mod store;
#[cfg(test)]
mod tests;
pub mod vault;

use crate::{
	certificate::{CertificateError, Document},
	chain::{
		crowdfunding::{Certificate, MAX_COUNTERSIGNED},
		ChainError,
	},
	files::Progress,
	keys::Keypair,
};
use hanse_support::OrgNumber;
use serde::Serialize;
use std::{collections::BTreeSet, fmt, io, path::PathBuf};
use store::Store;
use vault::Vault;

/// Batches that are under way at once.
const WINDOW: usize = 8;

/// What of a certificate goes on the chain: its id, and the hash of its document.
pub type Countersignature = ([u8; 32], [u8; 32]);

/// The chain at a finalised block.
// Used within one thread; nobody else implements it.
#[allow(async_fn_in_trait)]
pub trait Register {
	/// All certificates that wait for this issuer.
	async fn waiting(&mut self) -> Result<Vec<Certificate>, ChainError>;
	/// A certificate.
	async fn certificate(&mut self, id: [u8; 32]) -> Result<Option<Certificate>, ChainError>;
	/// The platform that registered a user.
	async fn platform(&mut self, user: u64) -> Result<OrgNumber, ChainError>;
	/// Countersigns batches, and tells of each whether it is in a finalised block.
	async fn countersign(&mut self, batches: &[&[Countersignature]])
		-> Vec<Result<(), ChainError>>;
}

/// Why a round was left.
#[derive(Debug, thiserror::Error)]
pub enum IssuerError {
	#[error(transparent)]
	Chain(#[from] ChainError),
	#[error("the disk: {0}")]
	Disk(#[from] io::Error),
	#[error("{}: {why}", path.display())]
	Store { path: PathBuf, why: String },
	#[error("certificate 0x{}: {why}", hex::encode(id))]
	Again { id: [u8; 32], why: String },
	/// An observer ended it.
	#[error("ended")]
	Ended,
}

/// A point at which the program may end and lose nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
	Making(Progress),
	Countersigning,
	Countersigned,
	Delivering(Progress),
	Removed,
}

/// What happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case", tag = "event")]
pub enum Event {
	Made { certificate: Id, serial: u64 },
	Countersigned { certificates: usize },
	Refused { certificates: usize, why: String },
	Delivered { certificate: Id, platform: String, file: PathBuf },
	NoIdentity { certificate: Id, serial: u64, user: u64, identity: Id, why: String },
	NotMade { certificate: Id, serial: u64, why: String },
	Dropped { certificate: Id },
	SetAside { certificate: Id, why: String },
	UnreadableFile { file: PathBuf, why: String },
}

/// 32 bytes that are shown in hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(transparent)]
pub struct Id(#[serde(with = "crate::text::bytes")] pub [u8; 32]);

impl fmt::Display for Id {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "0x{}", hex::encode(self.0))
	}
}

impl fmt::Display for Event {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Made { certificate, serial } => write!(f, "{serial}: made {certificate}"),
			Self::Countersigned { certificates } => write!(f, "countersigned {certificates}"),
			Self::Refused { certificates, why } => {
				write!(f, "{certificates} not countersigned, tried again: {why}")
			},
			Self::Delivered { certificate, platform, file } => {
				write!(f, "delivered {certificate} to {platform}: {}", file.display())
			},
			Self::NoIdentity { certificate, serial, user, identity, why } => write!(
				f,
				"{serial}: {certificate} waits for the identity {identity} of user {user}: {why}"
			),
			Self::NotMade { certificate, serial, why } => {
				write!(f, "{serial}: {certificate} is not made: {why}")
			},
			Self::Dropped { certificate } => {
				write!(f, "dropped {certificate}: over before it was countersigned")
			},
			Self::SetAside { certificate, why } => {
				write!(f, "ALARM, set aside {certificate}: {why}")
			},
			Self::UnreadableFile { file, why } => write!(f, "{}: {why}", file.display()),
		}
	}
}

/// Is told what happens.
pub trait Observer {
	fn event(&mut self, event: Event);

	/// Is asked at each step whether to go on.
	fn reached(&mut self, _: Step) -> Result<(), IssuerError> {
		Ok(())
	}
}

/// Makes, countersigns and delivers.
pub struct Issuer<'a> {
	key: &'a Keypair,
	store: Store,
	vault: Vault,
	/// Certificates in a batch: fewer after one was refused.
	batch: usize,
	/// What was said of in this run.
	told: BTreeSet<[u8; 32]>,
}

impl<'a> Issuer<'a> {
	/// An issuer that signs documents with `key`.
	pub fn new(key: &'a Keypair, store: Store, vault: Vault) -> Self {
		Self { key, store, vault, batch: MAX_COUNTERSIGNED, told: BTreeSet::new() }
	}

	/// Does what can be done at a finalised block. Tells whether the chain took all that was sent.
	pub async fn round(
		&mut self,
		register: &mut impl Register,
		observer: &mut impl Observer,
	) -> Result<bool, IssuerError> {
		let waiting = register.waiting().await?;
		let ids: BTreeSet<_> = waiting.iter().map(|one| one.facts.certificate).collect();
		self.settle(&ids, register, observer).await?;
		self.vault.refresh(observer)?;
		let mut taken = true;
		for chunk in waiting.chunks(MAX_COUNTERSIGNED * WINDOW) {
			let mut ready = Vec::with_capacity(chunk.len());
			for certificate in chunk {
				ready.extend(self.made(certificate, observer)?);
			}
			taken &= self.countersign(&ready, register, observer).await?;
		}
		Ok(taken)
	}

	/// Whether no document is on its way. Certificates may wait for identities.
	pub fn is_idle(&self) -> io::Result<bool> {
		Ok(self.store.made()?.is_empty())
	}

	/// Delivers or lays off what doesn't wait any more.
	async fn settle(
		&mut self,
		waiting: &BTreeSet<[u8; 32]>,
		register: &mut impl Register,
		observer: &mut impl Observer,
	) -> Result<(), IssuerError> {
		for id in self.store.made()?.difference(waiting) {
			let Some(row) = register.certificate(*id).await? else { continue };
			if row.provisional {
				continue;
			}
			let Some((text, hash)) = self.store.read(*id, observer)? else { continue };
			let certificate = Id(*id);
			match row.document {
				Some(known) if known == hash => {
					let platform = register.platform(row.facts.user).await?;
					self.deliver(*id, &platform.to_string(), &text, observer)?;
				},
				Some(known) => {
					let why = format!("the chain has another document, {}", Id(known));
					self.store.set_aside(*id)?;
					observer.event(Event::SetAside { certificate, why });
				},
				None => {
					self.store.remove(*id)?;
					observer.event(Event::Dropped { certificate });
				},
			}
			observer.reached(Step::Removed)?;
		}
		Ok(())
	}

	fn deliver(
		&self,
		id: [u8; 32],
		platform: &str,
		text: &str,
		observer: &mut impl Observer,
	) -> Result<(), IssuerError> {
		let file = self
			.store
			.deliver(id, platform, text, |progress| observer.reached(Step::Delivering(progress)))?;
		self.store.remove(id)?;
		let (certificate, platform) = (Id(id), platform.into());
		observer.event(Event::Delivered { certificate, platform, file });
		Ok(())
	}

	/// What to countersign a waiting certificate with, after its document is safe on the disk.
	fn made(
		&mut self,
		row: &Certificate,
		observer: &mut impl Observer,
	) -> Result<Option<Countersignature>, IssuerError> {
		let facts = &row.facts;
		let (id, serial) = (facts.certificate, facts.serial);
		if let Some((_, hash)) = self.store.read(id, observer)? {
			return Ok(Some((id, hash)));
		}
		let opening = match self.vault.opening(&facts.identity) {
			Ok(opening) => opening,
			Err(why) => {
				let (certificate, identity) = (Id(id), Id(facts.identity));
				let user = facts.user;
				self.tell_once(id, observer, || Event::NoIdentity {
					certificate,
					serial,
					user,
					identity,
					why,
				});
				return Ok(None);
			},
		};
		match self.make(row, &opening) {
			Ok((text, hash)) => {
				self.store.write(id, &text, |progress| observer.reached(Step::Making(progress)))?;
				self.told.remove(&id);
				observer.event(Event::Made { certificate: Id(id), serial });
				Ok(Some((id, hash)))
			},
			Err(why) => {
				let (certificate, why) = (Id(id), why.to_string());
				self.tell_once(id, observer, || Event::NotMade { certificate, serial, why });
				Ok(None)
			},
		}
	}

	fn make(
		&self,
		row: &Certificate,
		opening: &crate::identity::Opening,
	) -> Result<(crate::keys::Secret, [u8; 32]), CertificateError> {
		let document = Document::make(&row.facts, opening, self.key)?;
		Ok((document.to_json()?, document.credential.hash()?))
	}

	fn tell_once(
		&mut self,
		id: [u8; 32],
		observer: &mut impl Observer,
		event: impl FnOnce() -> Event,
	) {
		if self.told.insert(id) {
			observer.event(event());
		}
	}

	async fn countersign(
		&mut self,
		ready: &[Countersignature],
		register: &mut impl Register,
		observer: &mut impl Observer,
	) -> Result<bool, IssuerError> {
		let mut taken = true;
		let batches: Vec<_> = ready.chunks(self.batch).collect();
		for window in batches.chunks(WINDOW) {
			observer.reached(Step::Countersigning)?;
			let results = register.countersign(window).await;
			observer.reached(Step::Countersigned)?;
			for (batch, result) in window.iter().zip(results) {
				let certificates = batch.len();
				match result {
					Ok(()) => {
						self.batch = (self.batch * 2).min(MAX_COUNTERSIGNED);
						observer.event(Event::Countersigned { certificates });
					},
					Err(why) => {
						taken = false;
						self.batch = (certificates / 2).max(1);
						observer.event(Event::Refused { certificates, why: why.to_string() });
					},
				}
			}
		}
		Ok(taken)
	}

	/// Makes documents again that were countersigned and lost, and delivers them.
	pub async fn again(
		&mut self,
		ids: &[[u8; 32]],
		register: &mut impl Register,
		observer: &mut impl Observer,
	) -> Result<(), IssuerError> {
		self.vault.refresh(observer)?;
		for id in ids {
			let failed = |why: String| IssuerError::Again { id: *id, why };
			let row = register.certificate(*id).await?;
			let row = row.ok_or_else(|| failed("the chain has no such certificate".into()))?;
			let known = row.document.ok_or_else(|| failed("it was never countersigned".into()))?;
			let opening = self.vault.opening(&row.facts.identity).map_err(failed)?;
			let made = self.make(&row, &opening);
			let (text, hash) = made.map_err(|why| failed(why.to_string()))?;
			if hash != known {
				return Err(failed("it was made with another key or by another program".into()));
			}
			let platform = register.platform(row.facts.user).await?;
			self.deliver(*id, &platform.to_string(), text.expose(), observer)?;
		}
		Ok(())
	}
}
