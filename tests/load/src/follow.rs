// SPDX-License-Identifier: Apache-2.0

//! Follows the best chain and notes of each block when it was seen and what is in it.
//!
//! The follower asks for each block once, when it hears of it: that is the same small work for a
//! node of every chain, and tells senders how many of their transactions are no longer in the pool.

use crate::{
	error::Error,
	rpc::{self, Header, Rpc},
};
use codec::{Decode, DecodeAll};
use futures::StreamExt;
use sp_core::H256;
use sp_io::hashing::twox_128;
use std::{
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::Instant,
};
use tokio::{sync::watch, task::JoinHandle};

/// A block as it was seen.
#[derive(Clone, Debug)]
pub struct Seen {
	pub number: u32,
	pub hash: H256,
	/// When its header was heard of.
	pub at: Instant,
	/// Aura's slot.
	pub slot: Option<u64>,
	/// The hashes of the transactions that accounts signed, as their submission answered them.
	pub transactions: Vec<H256>,
	/// Encoded bytes of all its transactions, inherents too.
	pub length: u64,
	pub weight: BlockWeight,
}

impl Seen {
	/// How many transactions of accounts are in it.
	pub fn signed(&self) -> usize {
		self.transactions.len()
	}
}

/// What a block used, in picoseconds of declared time, by class of its transactions.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct BlockWeight {
	pub normal: u64,
	pub operational: u64,
	/// Hooks and inherents.
	pub mandatory: u64,
}

/// A weight as it is stored: time and size of proof.
#[derive(Decode)]
struct StoredWeight {
	#[codec(compact)]
	ref_time: u64,
	#[codec(compact)]
	_proof_size: u64,
}

/// Follows blocks until it is stopped.
#[derive(Debug)]
pub struct Follower {
	blocks: Arc<Mutex<Vec<Seen>>>,
	included: watch::Receiver<u64>,
	task: JoinHandle<Result<(), Error>>,
}

impl Follower {
	/// Follows a node from the block after its present best one, over a connection of its own.
	pub async fn start(url: &str) -> Result<Self, Error> {
		let rpc = Rpc::connect(url).await?;
		let from = rpc.header(None).await?.number;
		Self::start_after(rpc, from).await
	}

	/// Follows from the block after number `from`; those that are there already count as seen now.
	pub async fn start_after(rpc: Rpc, from: u32) -> Result<Self, Error> {
		let mut heads = rpc.subscribe_new_heads().await?;
		let blocks = Arc::new(Mutex::new(Vec::new()));
		let (sender, included) = watch::channel(0);
		let seen = blocks.clone();
		let task = tokio::spawn(async move {
			let mut last = from;
			while let Some(head) = heads.next().await {
				let (head, at) = (head?, Instant::now());
				for number in (last + 1)..=head.number {
					let hash = match number == head.number {
						true => head.hash,
						false => rpc.block_hash(number).await?,
					};
					let block = look_at(&rpc, hash, at).await?;
					let signed = block.signed() as u64;
					lock(&seen).push(block);
					sender.send_modify(|count| *count += signed);
				}
				last = last.max(head.number);
			}
			Err(Error::other("the node stopped telling of new blocks"))
		});
		Ok(Self { blocks, included, task })
	}

	/// Transactions of accounts in all blocks so far; changes are told.
	pub fn included(&self) -> watch::Receiver<u64> {
		self.included.clone()
	}

	/// Looks at the blocks so far.
	pub fn look<T>(&self, look: impl FnOnce(&[Seen]) -> T) -> T {
		look(&lock(&self.blocks))
	}

	/// Whether following ended by itself; [`Self::stop`] tells how.
	pub fn broke(&self) -> bool {
		self.task.is_finished()
	}

	/// Waits until `enough` says so of the blocks so far. Bound it with a timeout.
	pub async fn until(&self, mut enough: impl FnMut(&[Seen]) -> bool) -> Result<(), Error> {
		let mut changes = self.included.clone();
		loop {
			if enough(&lock(&self.blocks)) {
				return Ok(());
			}
			if changes.changed().await.is_err() {
				return Err(Error::other("following blocks ended before what was waited for"));
			}
		}
	}

	/// Stops, and tells why if following had already ended by itself.
	pub async fn stop(self) -> Result<Vec<Seen>, Error> {
		if self.task.is_finished() {
			self.task.await.map_err(|error| Error::other(error.to_string()))??;
		} else {
			self.task.abort();
		}
		let blocks = std::mem::take(&mut *lock(&self.blocks));
		Ok(blocks)
	}
}

/// A poisoned lock means a panic of the follower's own task, which [`Follower::stop`] reports.
fn lock(blocks: &Mutex<Vec<Seen>>) -> MutexGuard<'_, Vec<Seen>> {
	blocks.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Looks at one block.
pub async fn look_at(rpc: &Rpc, hash: H256, at: Instant) -> Result<Seen, Error> {
	let block = rpc.block(hash).await?;
	let signed = block.extrinsics.iter().filter(|transaction| rpc::is_signed(transaction));
	Ok(Seen {
		number: block.number,
		hash,
		at,
		slot: block.slot,
		transactions: signed.map(|transaction| rpc::transaction_hash(transaction)).collect(),
		length: block.extrinsics.iter().map(|transaction| transaction.len() as u64).sum(),
		weight: block_weight(rpc, hash).await?,
	})
}

/// What a block used of its weight, from its state.
pub async fn block_weight(rpc: &Rpc, hash: H256) -> Result<BlockWeight, Error> {
	let key = [twox_128(b"System"), twox_128(b"BlockWeight")].concat();
	match rpc.storage(&key, Some(hash)).await? {
		Some(value) => decode_weight(&value),
		None => Ok(BlockWeight::default()),
	}
}

fn decode_weight(value: &[u8]) -> Result<BlockWeight, Error> {
	let [normal, operational, mandatory] = <[StoredWeight; 3]>::decode_all(&mut &value[..])
		.map_err(|error| Error::other(format!("a block's weight is not of its form: {error}")))?
		.map(|weight| weight.ref_time);
	Ok(BlockWeight { normal, operational, mandatory })
}

/// The last final block, and how many blocks it is behind the best one.
pub async fn finality(rpc: &Rpc) -> Result<(Header, u32), Error> {
	let final_head = rpc.header(Some(rpc.finalized().await?)).await?;
	let best = rpc.header(None).await?;
	Ok((final_head, best.number.saturating_sub(final_head.number)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::{Compact, Encode};

	fn stored(weights: [(u64, u64); 3]) -> Vec<u8> {
		let parts = weights.map(|(time, proof)| (Compact(time), Compact(proof)).encode());
		parts.concat()
	}

	#[test]
	fn a_stored_weight_should_be_read_by_class_when_it_has_three() {
		let weight = decode_weight(&stored([(375_000_000_000, 0), (0, 0), (9_000_000, 17)]));
		let expected =
			BlockWeight { normal: 375_000_000_000, operational: 0, mandatory: 9_000_000 };
		assert_eq!(weight.unwrap(), expected);
	}

	#[test]
	fn a_stored_weight_should_be_refused_when_it_is_cut_or_longer() {
		let whole = stored([(1, 1), (2, 2), (3, 3)]);
		assert!(decode_weight(&whole[..5]).is_err());
		assert!(decode_weight(&[whole, vec![0]].concat()).is_err());
	}
}
