// SPDX-License-Identifier: Apache-2.0

//! Takes records from clients, and acknowledges those that are final.
//!
//! An acknowledgement says that a record stands in a final block, and where: it is never signed before,
//! and so never for a table that no final block has. That a record was taken is not signed.
//!
//! Only the node of a table's first server does: the one whose keystore has both the account that
//! appends and the key that signs. Any other is told which server that is, and asks its node.

use crate::{
	chain::{ChainError, RecordState},
	check,
	pending::{Queued, Ticket},
	sign,
	store::{Store, StoreError},
	AccountId, BlockNumber, Entry, Table,
};
use codec::{Decode, Encode};
use hanse_support::{
	signed_payload::{Domain, Payload},
	OrgNumber,
};
use pallet_asset_flow::{
	payloads::ACKNOWLEDGEMENT, Acknowledgement, Admission, RecordId, RecordRef, ServerKey,
	ServerSignature, TableState, Uuid, Voucher, KEY_TYPE,
};
use sp_core::{
	crypto::{key_types::ACCOUNT, ByteArray},
	H256,
};
use sp_keystore::KeystorePtr;

/// Blocks that a record has to be good for when it comes in, so that it can be appended in time.
pub const LEAST_LIFE: BlockNumber = 8;
/// Pages of tables that are looked through for one that is open.
const OPEN_PAGES: usize = 4;
/// What a server signs to say that a node is its own: see [`identity`].
pub const NODE: Domain = Domain { pallet: b"asset-flow", purpose: b"node" };

/// An acknowledgement, with the version of the key that signed it.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub struct SignedAcknowledgement {
	pub acknowledgement: Acknowledgement<AccountId, BlockNumber>,
	pub key_version: u32,
	pub signature: ServerSignature,
}

/// What became of a record so far.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub enum Answer {
	/// It is on the disk of the first server's node and not final yet.
	Waiting,
	/// It is final.
	Acknowledged(SignedAcknowledgement),
}

/// Why a record is not taken.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
	#[error("there is no such table")]
	NoTable { open: Option<Uuid> },
	#[error("the table takes no more records")]
	Closed { open: Option<Uuid> },
	#[error("the table's first server is {server}, and its node is another one")]
	NotFirst { server: OrgNumber },
	#[error("clients hand in records that they signed themselves")]
	ServersOwn,
	#[error("the record: {0}")]
	Fault(String),
	#[error(
		"the record names no asset or party, its quantity is none, or it corrects what does not \
		 stand in the table yet"
	)]
	Unsound,
	#[error("the record expires at block {expiry}, and block {now} is final")]
	Expired { expiry: BlockNumber, now: BlockNumber },
	#[error("a record of this client with counter {last} was taken before")]
	CounterTooLow { last: u64 },
	#[error("another record was signed under this client and counter")]
	OtherRecord,
	#[error("too many records wait; hand it in again later")]
	Full,
	#[error("no record of this client and counter was taken here")]
	Unknown,
	#[error("the block in which the record was appended is pruned on this node")]
	Pruned,
	/// The disk or the node failed; its operator sees why.
	#[error("the node failed: {0}")]
	Failed(String),
	#[error("the node has too much to do; ask again later")]
	Busy,
	#[error(
		"the node of the table's first server {server} is not among this node's peers or gives no \
		 answer; ask again later, or ask that node"
	)]
	Unreachable { server: OrgNumber },
}

impl Refusal {
	/// An open table to which the client can go, if it went to the wrong one.
	pub fn open_table(&self) -> Option<Uuid> {
		match self {
			Self::NoTable { open } | Self::Closed { open } => *open,
			_ => None,
		}
	}

	/// Whether the same may be taken later. A record may have been taken all the same: to hand it in
	/// again is no harm.
	pub fn is_passing(&self) -> bool {
		matches!(self, Self::Full | Self::Busy | Self::Unreachable { .. } | Self::Failed(_))
	}
}

impl From<StoreError> for Refusal {
	fn from(error: StoreError) -> Self {
		Self::Failed(error.to_string())
	}
}

impl From<ChainError> for Refusal {
	fn from(error: ChainError) -> Self {
		Self::Failed(error.to_string())
	}
}

/// A server as which this node acts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acting {
	pub server: OrgNumber,
	pub tenure: u32,
	pub account: AccountId,
	pub key: ServerKey,
	pub key_version: u32,
}

/// A server, if this node's keystore has its account and its key and it may act.
pub fn acting(
	state: &impl RecordState,
	keystore: &KeystorePtr,
	server: OrgNumber,
) -> Result<Option<Acting>, ChainError> {
	let Some(row) = state.server(server)? else { return Ok(None) };
	let (tenure, key_version) = (row.tenure, row.key_version);
	let desk = row.desk.filter(|_| row.admission == Admission::Admitted);
	Ok(desk.and_then(|desk| {
		let account: &[u8; 32] = desk.account.as_ref();
		let keys = [(account.to_vec(), ACCOUNT), (desk.key.to_raw_vec(), KEY_TYPE)];
		let here = keystore.has_keys(&keys);
		let (account, key) = (desk.account, desk.key);
		here.then_some(Acting { server, tenure, account, key, key_version })
	}))
}

/// A server's word that the node with a peer id is its own: over the challenge of who asks, the peer
/// id, the server and the tenure.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub struct Identity {
	pub key_version: u32,
	pub signature: ServerSignature,
}

type IdentityWords = ([u8; 32], Vec<u8>, OrgNumber, u32);

/// Answers a challenge, if the server is here.
pub fn identity(
	state: &impl RecordState,
	keystore: &KeystorePtr,
	genesis: H256,
	(challenge, server): ([u8; 32], OrgNumber),
	own_peer: &[u8],
) -> Option<Identity> {
	let acting = acting(state, keystore, server).ok().flatten()?;
	let words: IdentityWords = (challenge, own_peer.to_vec(), server, acting.tenure);
	let message = Payload::lasting(NODE, genesis, words, acting.key_version).message();
	let signature = sign::sign(keystore, &acting.key, &message)?;
	Some(Identity { key_version: acting.key_version, signature })
}

/// Whether a peer's answer to a challenge shows that the server is there.
pub fn is_identity(
	state: &impl RecordState,
	genesis: H256,
	(challenge, server): ([u8; 32], OrgNumber),
	peer: &[u8],
	identity: &Identity,
) -> Result<bool, ChainError> {
	let Some(row) = state.server(server)? else { return Ok(false) };
	let Some(desk) = row.desk.filter(|_| row.admission == Admission::Admitted) else {
		return Ok(false);
	};
	let words: IdentityWords = (challenge, peer.to_vec(), server, row.tenure);
	let payload = Payload::lasting(NODE, genesis, words, row.key_version);
	let present = identity.key_version == row.key_version;
	Ok(present && payload.is_signed_by_key(&desk.key, &identity.signature))
}

/// An open table, of `first` if it has one. Not all tables are looked at: whoever is refused costs little.
pub fn open_table(
	state: &impl RecordState,
	first: Option<OrgNumber>,
) -> Result<Option<Uuid>, ChainError> {
	let now = state.number()?;
	let (mut any, mut after) = (None, None);
	for _ in 0..OPEN_PAGES {
		let page = state.unfinished(after)?;
		let Some((last, _)) = page.last() else { break };
		after = Some(*last);
		for (table, row) in &page {
			if !matches!(row.state, TableState::Open { until } if now < until) {
				continue;
			}
			any.get_or_insert(*table);
			if first.is_some() && first_of(row) == first {
				return Ok(Some(*table));
			}
		}
	}
	Ok(any)
}

fn first_of(row: &Table) -> Option<OrgNumber> {
	row.servers.first().map(|signatory| signatory.server)
}

/// The door of one node at one final block.
pub struct Door<'a, State> {
	pub store: &'a Store,
	pub state: &'a State,
	pub keystore: &'a KeystorePtr,
	pub genesis: H256,
}

impl<State: RecordState> Door<'_, State> {
	/// Takes a record for a table. It is on disk when this returns [`Answer::Waiting`].
	pub fn submit(&self, table: &Uuid, entry: &Entry) -> Result<Answer, Refusal> {
		let ticket = Ticket::of(table, entry);
		let row = self.row(table)?;
		let acting = self.first(&row)?;
		if let Some(answer) = self.known(&ticket, entry, &row, &acting)? {
			return Ok(answer);
		}
		self.ensure_good(table, &row, entry)?;
		match self.store.queue(&ticket, entry)? {
			Queued::Waiting => Ok(Answer::Waiting),
			Queued::OtherRecord => Err(Refusal::OtherRecord),
			Queued::Behind { last } => Err(Refusal::CounterTooLow { last }),
			Queued::Full => Err(Refusal::Full),
		}
	}

	/// What became of a record that was handed in.
	pub fn acknowledgement(&self, ticket: &Ticket) -> Result<Answer, Refusal> {
		if let Some(signed) = self.store.acknowledged(ticket)? {
			return Ok(Answer::Acknowledged(signed));
		}
		let row = self.row(&ticket.table)?;
		let acting = self.first(&row)?;
		let index = self.store.index_of(&ticket.table, &ticket.client, ticket.counter)?;
		if let Some(index) = index {
			return self.acknowledge(ticket, index, &row, &acting);
		}
		if self.store.pending_of(ticket)?.is_some() {
			return Ok(Answer::Waiting);
		}
		Err(self.store.refused(ticket)?.unwrap_or(Refusal::Unknown))
	}

	fn row(&self, table: &Uuid) -> Result<Table, Refusal> {
		match self.state.table_of(*table)? {
			Some(row) => Ok(row),
			None => Err(Refusal::NoTable { open: open_table(self.state, None)? }),
		}
	}

	/// A table's first server, if it is here and as the table names it.
	fn first(&self, row: &Table) -> Result<Acting, Refusal> {
		let first = row.servers.first().ok_or(Refusal::Unknown)?;
		let acting = acting(self.state, self.keystore, first.server)?;
		let named = acting.filter(|acting| acting.tenure == first.tenure);
		named.ok_or(Refusal::NotFirst { server: first.server })
	}

	/// The answer for a record that came before.
	fn known(
		&self,
		ticket: &Ticket,
		entry: &Entry,
		row: &Table,
		acting: &Acting,
	) -> Result<Option<Answer>, Refusal> {
		let Ticket { table, client, counter } = ticket;
		if let Some(index) = self.store.index_of(table, client, *counter)? {
			if self.store.record(table, index)?.as_ref() != Some(entry) {
				return Err(Refusal::OtherRecord);
			}
			let answer = match self.store.acknowledged(ticket)? {
				Some(signed) => Answer::Acknowledged(signed),
				None => self.acknowledge(ticket, index, row, acting)?,
			};
			return Ok(Some(answer));
		}
		match self.store.pending_of(ticket)? {
			None => Ok(None),
			Some(waiting) if waiting == *entry => Ok(Some(Answer::Waiting)),
			Some(_) => Err(Refusal::OtherRecord),
		}
	}

	fn ensure_good(&self, table: &Uuid, row: &Table, entry: &Entry) -> Result<(), Refusal> {
		let record = &entry.record;
		if entry.voucher == Voucher::Server {
			return Err(Refusal::ServersOwn);
		}
		check::voucher(self.genesis, table, entry)
			.map_err(|fault| Refusal::Fault(fault.to_string()))?;
		if let Some(why) = hopeless(self.state, table, Some(row), entry, LEAST_LIFE)? {
			return Err(why);
		}
		// It will stand behind all that are here.
		let index = self.store.progress(table)?.frontier.count();
		record.is_sound_at(table, index).then_some(()).ok_or(Refusal::Unsound)
	}

	/// Signs where a record stands, and keeps that before it is said.
	fn acknowledge(
		&self,
		ticket: &Ticket,
		index: u64,
		row: &Table,
		acting: &Acting,
	) -> Result<Answer, Refusal> {
		let Some(signed) = self.sign(ticket, index, row, acting)? else {
			return Ok(Answer::Waiting);
		};
		Ok(Answer::Acknowledged(self.store.acknowledge(ticket, &signed)?))
	}

	/// Signs where a record of the store stands, if the final state has it there. The store may be a
	/// block ahead of the state that is looked at.
	pub(crate) fn sign(
		&self,
		ticket: &Ticket,
		index: u64,
		row: &Table,
		acting: &Acting,
	) -> Result<Option<SignedAcknowledgement>, Refusal> {
		let entry = self.store.record(&ticket.table, index)?.ok_or(Refusal::Unknown)?;
		let block = match self.appended(&ticket.table, index, row.opened)? {
			Appended::In(block) => block,
			Appended::NotYet => return Ok(None),
			Appended::Pruned => return Err(Refusal::Pruned),
		};
		let leaf = entry.leaf(&ticket.table);
		let acknowledgement = Acknowledgement {
			server: acting.server,
			tenure: acting.tenure,
			id: RecordId { client: ticket.client.clone(), counter: ticket.counter },
			place: RecordRef { table: ticket.table, index, leaf },
			block,
		};
		let key_version = acting.key_version;
		let payload =
			Payload::lasting(ACKNOWLEDGEMENT, self.genesis, &acknowledgement, key_version);
		let signature = sign::sign(self.keystore, &acting.key, &payload.message())
			.ok_or_else(|| Refusal::Failed("the keystore does not sign".into()))?;
		Ok(Some(SignedAcknowledgement { acknowledgement, key_version, signature }))
	}

	/// The block that appended a record: the first after which the table has so many. States are
	/// pruned from the oldest on, so that of the block before has to be there still.
	fn appended(
		&self,
		table: &Uuid,
		index: u64,
		opened: BlockNumber,
	) -> Result<Appended, ChainError> {
		let has = |block| {
			let count = self.state.count_at(*table, block)?;
			Ok::<_, ChainError>(count.is_some_and(|count| count > index))
		};
		let (mut from, mut to) = (opened, self.state.number()?);
		match self.state.count_at(*table, to)? {
			None => return Ok(Appended::Pruned),
			Some(count) if count <= index => return Ok(Appended::NotYet),
			Some(_) => {},
		}
		while from < to {
			let middle = from.saturating_add(to.saturating_sub(from) / 2);
			match has(middle)? {
				true => to = middle,
				false => from = middle.saturating_add(1),
			}
		}
		let certain =
			from == opened || self.state.count_at(*table, from.saturating_sub(1))?.is_some();
		Ok(if certain { Appended::In(from) } else { Appended::Pruned })
	}
}

/// When a record was appended.
enum Appended {
	In(BlockNumber),
	/// Behind the state that is looked at.
	NotYet,
	/// That can't be told any more.
	Pruned,
}

/// Why a record that is not in a table can't be appended to it any more, if so. It has to be good for
/// `life` more blocks.
pub fn hopeless(
	state: &impl RecordState,
	table: &Uuid,
	row: Option<&Table>,
	entry: &Entry,
	life: BlockNumber,
) -> Result<Option<Refusal>, ChainError> {
	let Some(row) = row else {
		return Ok(Some(Refusal::NoTable { open: open_table(state, None)? }));
	};
	let (now, record) = (state.number()?, &entry.record);
	if !matches!(row.state, TableState::Open { until } if now < until) {
		return Ok(Some(Refusal::Closed { open: open_table(state, first_of(row))? }));
	}
	let expiry = record.expiry;
	if expiry < now.saturating_add(life) {
		return Ok(Some(Refusal::Expired { expiry, now }));
	}
	let last = state.last_counter(*table, &record.id.client)?;
	Ok(last.filter(|last| *last >= record.id.counter).map(|last| Refusal::CounterTooLow { last }))
}
