// SPDX-License-Identifier: Apache-2.0

//! What the transaction server asks of the chain, so that tests can answer instead.

use crate::{AccountId, BlockNumber, Seal, ServerRow, Table};
use hanse_support::OrgNumber;
use pallet_asset_flow::{Head, SealNumber, SignedReceipt, Uuid};
use std::{cell::RefCell, collections::BTreeMap};

/// A failure on the node's side, in words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ChainError(pub String);

type Result<T> = std::result::Result<T, ChainError>;

/// The state of one final block.
pub trait FinalState {
	/// The tables that not every named server has signed.
	fn unfinished(&self, after: Option<Uuid>) -> Result<Vec<(Uuid, Table)>>;
	/// What changes with every record of an open table.
	fn head_of(&self, table: Uuid) -> Result<Option<Head>>;
	/// A server.
	fn server(&self, server: OrgNumber) -> Result<Option<ServerRow>>;
	/// The seals from a number on, as many as one question gives.
	fn seals(&self, from: SealNumber) -> Result<Vec<(SealNumber, Seal)>>;
}

/// What taking records from clients asks besides.
pub trait RecordState: FinalState {
	/// The number of the block.
	fn number(&self) -> Result<BlockNumber>;
	/// A table that is not retired.
	fn table_of(&self, table: Uuid) -> Result<Option<Table>>;
	/// The last counter of a client in a table whose clients are not cleared.
	fn last_counter(&self, table: Uuid, client: &AccountId) -> Result<Option<u64>>;
	/// How many records a table had after an earlier block; `None` if that state is pruned, or the
	/// table was not there.
	fn count_at(&self, table: Uuid, block: BlockNumber) -> Result<Option<u64>>;
	/// How many transactions an account has sent.
	fn nonce(&self, account: &AccountId) -> Result<u32>;
}

/// Where batches of bodies come from.
pub trait Bodies {
	/// The batch under a key of [`pallet_asset_flow::body_key`], as the chain wrote it.
	fn batch(&self, table: &Uuid, rolling: &sp_core::H256) -> Option<Vec<u8>>;
}

/// Where receipts go.
pub trait Submit {
	/// Hands a receipt to the transaction pool.
	fn submit(&self, receipt: SignedReceipt) -> Result<()>;
}

/// A state that is asked about many records, and answers the same question once. For one round: it
/// remembers all answers.
pub struct Remembering<'a, State> {
	state: &'a State,
	counters: RefCell<BTreeMap<(Uuid, AccountId), Option<u64>>>,
	counts: RefCell<BTreeMap<(Uuid, BlockNumber), Option<u64>>>,
}

impl<'a, State> Remembering<'a, State> {
	pub fn new(state: &'a State) -> Self {
		Self { state, counters: RefCell::default(), counts: RefCell::default() }
	}
}

/// The answer to a question, asked if it was not yet.
fn once<Question: Ord, Answer: Copy>(
	answers: &RefCell<BTreeMap<Question, Answer>>,
	question: Question,
	ask: impl FnOnce(&Question) -> Result<Answer>,
) -> Result<Answer> {
	if let Some(answer) = answers.borrow().get(&question) {
		return Ok(*answer);
	}
	let answer = ask(&question)?;
	answers.borrow_mut().insert(question, answer);
	Ok(answer)
}

impl<State: FinalState> FinalState for Remembering<'_, State> {
	fn unfinished(&self, after: Option<Uuid>) -> Result<Vec<(Uuid, Table)>> {
		self.state.unfinished(after)
	}
	fn head_of(&self, table: Uuid) -> Result<Option<Head>> {
		self.state.head_of(table)
	}
	fn server(&self, server: OrgNumber) -> Result<Option<ServerRow>> {
		self.state.server(server)
	}
	fn seals(&self, from: SealNumber) -> Result<Vec<(SealNumber, Seal)>> {
		self.state.seals(from)
	}
}

impl<State: RecordState> RecordState for Remembering<'_, State> {
	fn number(&self) -> Result<BlockNumber> {
		self.state.number()
	}
	fn table_of(&self, table: Uuid) -> Result<Option<Table>> {
		self.state.table_of(table)
	}
	fn last_counter(&self, table: Uuid, client: &AccountId) -> Result<Option<u64>> {
		let ask = |(table, client): &(Uuid, AccountId)| self.state.last_counter(*table, client);
		once(&self.counters, (table, client.clone()), ask)
	}
	fn count_at(&self, table: Uuid, block: BlockNumber) -> Result<Option<u64>> {
		once(&self.counts, (table, block), |_| self.state.count_at(table, block))
	}
	fn nonce(&self, account: &AccountId) -> Result<u32> {
		self.state.nonce(account)
	}
}
