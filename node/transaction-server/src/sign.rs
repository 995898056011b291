// SPDX-License-Identifier: Apache-2.0

//! Signs closed tables.

use crate::{
	chain::{FinalState, Submit},
	follow::FollowError,
	store::{Progress, Store},
	Table,
};
use hanse_support::signed_payload::Payload;
use pallet_asset_flow::{
	payloads::RECEIPT, Admission, Digest, Receipt, ServerKey, ServerSignature, Signatory,
	SignedReceipt, TableState, Uuid, KEY_TYPE,
};
use sp_core::{crypto::ByteArray, sr25519, H256};
use sp_keystore::KeystorePtr;

/// Why a table that names this server is not signed though it is here in full.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Alarm {
	/// Records came in that are not what the chain summed up.
	#[error(
		"table {table:?}: the records here sum to {here:?} over {count}, the chain has {chain:?}"
	)]
	OtherRoot { table: Uuid, here: H256, count: u64, chain: Digest },
	/// Records have a wrong signature or can't be read.
	#[error("table {table:?}: {faults} records are faulty")]
	Faults { table: Uuid, faults: u64 },
	/// A quorum sealed another number of broken chains.
	#[error("table {table:?}: {here} broken chains are here, {sealed} were sealed")]
	OtherBroken { table: Uuid, here: u64, sealed: u64 },
}

/// What one round of signing came to.
#[derive(Debug, Default)]
pub struct Signed {
	pub receipts: Vec<SignedReceipt>,
	pub alarms: Vec<Alarm>,
}

/// Signs what can be signed at a final state and hands it over; what is in the pool already is
/// refused there, and what is in state already is not made.
pub fn round(
	store: &Store,
	state: &impl FinalState,
	keystore: &KeystorePtr,
	genesis: H256,
	pool: &impl Submit,
) -> Result<Signed, FollowError> {
	let mut signed = Signed::default();
	let mut after = None;
	loop {
		let page = state.unfinished(after)?;
		let Some((last, _)) = page.last() else { return Ok(signed) };
		after = Some(*last);
		for (table, row) in &page {
			for signatory in row.servers.iter().filter(|one| one.broken.is_none()) {
				let Some((key, version)) = key_here(state, keystore, signatory)? else { continue };
				let progress = store.progress(table)?;
				match receipt(table, row, signatory, &progress) {
					None => {},
					Some(Err(alarm)) => signed.alarms.push(alarm),
					Some(Ok(receipt)) => {
						let message =
							Payload::lasting(RECEIPT, genesis, receipt, version).message();
						let Some(signature) = sign(keystore, &key, &message) else { continue };
						let receipt = SignedReceipt { receipt, key_version: version, signature };
						if let Err(error) = pool.submit(receipt.clone()) {
							log::debug!("the receipt of {table:?} is not taken yet: {error}");
						}
						signed.receipts.push(receipt);
					},
				}
			}
		}
	}
}

/// The key of a named server, if it is in this node's keystore and may sign.
fn key_here(
	state: &impl FinalState,
	keystore: &KeystorePtr,
	signatory: &Signatory,
) -> Result<Option<(ServerKey, u32)>, FollowError> {
	let Some(row) = state.server(signatory.server)? else { return Ok(None) };
	if row.admission != Admission::Admitted || row.tenure != signatory.tenure {
		return Ok(None);
	}
	let key = row.desk.map(|desk| desk.key);
	let here = |key: &ServerKey| keystore.has_keys(&[(key.to_raw_vec(), KEY_TYPE)]);
	Ok(key.filter(here).map(|key| (key, row.key_version)))
}

/// What a server says of a closed table that is here in full; nothing while it is not.
fn receipt(
	table: &Uuid,
	row: &Table,
	signatory: &Signatory,
	progress: &Progress,
) -> Option<Result<Receipt, Alarm>> {
	let digest = row.state.digest()?;
	if progress.rolling != digest.rolling {
		return None;
	}
	let (here, count) = (progress.frontier.root(), progress.frontier.count());
	if (here, count) != (digest.root, digest.count) {
		return Some(Err(Alarm::OtherRoot { table: *table, here, count, chain: digest }));
	}
	if progress.faults > 0 {
		return Some(Err(Alarm::Faults { table: *table, faults: progress.faults }));
	}
	if let TableState::SealedIncomplete { broken: sealed, .. } = row.state {
		if sealed != progress.broken {
			let here = progress.broken;
			return Some(Err(Alarm::OtherBroken { table: *table, here, sealed }));
		}
	}
	Some(Ok(Receipt {
		table: *table,
		server: signatory.server,
		tenure: signatory.tenure,
		root: digest.root,
		count: digest.count,
		broken: progress.broken,
	}))
}

/// Signs a message with a server's key, if the keystore has it.
pub fn sign(
	keystore: &KeystorePtr,
	key: &ServerKey,
	message: &[u8; 32],
) -> Option<ServerSignature> {
	let public = sr25519::Public::from_slice(key.as_slice()).ok()?;
	match keystore.sr25519_sign(KEY_TYPE, &public, message) {
		Ok(signature) => signature.map(Into::into),
		Err(error) => {
			log::error!("the keystore does not sign: {error:?}");
			None
		},
	}
}
