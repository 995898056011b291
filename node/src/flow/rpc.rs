// SPDX-License-Identifier: Apache-2.0

//! The RPC of a transaction server: `flow_*`.
//!
//! Integers that may exceed 2^53 are answered as decimal text, and taken as a number or as text.
//! Records, movements and acknowledgements have the form that they have in the files of
//! `docs/proofs.md`.

use super::{proof::NoProof, Server};
use crate::count::{invalid, Count};
use codec::{DecodeAll, Encode};
use futures_timer::Delay;
use hanse_flow_proof::{
	parse_uuid, uuid_text, Acknowledgement, AssetText, Body, FlowProof, Stated,
};
use hanse_support::{signed_payload::Payload, FlowAsset, OrgNumber};
use hanse_transaction_server::{
	chain::RecordState,
	door::{Answer, Refusal, SignedAcknowledgement},
	fetch::Taken,
	pending::Ticket,
	sign,
	store::StoreError,
	AccountId, Entry,
};
use jsonrpsee::{
	core::{async_trait, RpcResult},
	proc_macros::rpc,
	types::ErrorObjectOwned,
	Extensions,
};
use pallet_asset_flow::{payloads::SERVER_KEY, KeyProof, ServerKey, Uuid, KEY_TYPE};
use sc_rpc_api::check_if_safe;
use serde::{Deserialize, Serialize};
use sp_core::{crypto::ByteArray, Bytes};
use std::{
	sync::Arc,
	time::{Duration, Instant},
};

/// Error code of a failure on the node's side.
const NODE_ERROR_CODE: i32 = 5_010;
/// Error code of a record that is not taken.
const REFUSED_CODE: i32 = 5_011;
/// Error code of a record that is not final yet: ask again.
const TICKET_CODE: i32 = 5_012;
/// Error code of a proof that can't be made.
const PROOF_ERROR_CODE: i32 = 5_013;
/// Error code of a record that may be taken later: the node has too much to do, or another one is away.
const LATER_CODE: i32 = 5_014;
/// Most rows in an answer.
const MAX_ROWS: u32 = 256;
/// How long a client waits for its record to be final before it gets a ticket.
const PATIENCE: Duration = Duration::from_secs(30);
/// Time between two looks.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// What moved: the reference of an asset in a server's table, or something on the chain itself.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum AssetParam {
	Reference(String),
	Chain(AssetText),
}

impl AssetParam {
	/// The bytes by which the store knows it.
	fn key(self) -> RpcResult<Vec<u8>> {
		let AssetText { kind, id } = match self {
			Self::Reference(text) => return Ok(text.into_bytes()),
			Self::Chain(asset) => asset,
		};
		let bad = || invalid(&format!("{id:?} is no id of {kind:?}"));
		let asset = match kind.as_str() {
			"org-number" => FlowAsset::OrgNumber(org(&id)?),
			"chips" => FlowAsset::Chips(id.parse().map_err(|_| bad())?),
			"shares" => FlowAsset::Shares(id.parse().map_err(|_| bad())?),
			_ => return Err(invalid("the kind is one of org-number, chips, shares")),
		};
		Ok(asset.encode())
	}
}

/// Where the last page of an asset's flow ended.
#[derive(Debug, Clone, Deserialize)]
pub struct After {
	time: Count,
	table: String,
	index: Count,
}

/// A place.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
	pub table: String,
	pub index: String,
}

impl PlaceView {
	fn of(table: &Uuid, index: u64) -> Self {
		Self { table: uuid_text(table), index: index.to_string() }
	}
}

/// A record or a movement where it stands.
#[derive(Debug, Clone, Serialize)]
pub struct RecordView {
	#[serde(flatten)]
	pub place: PlaceView,
	pub body: Body,
}

/// A step of an asset's flow.
#[derive(Debug, Clone, Serialize)]
pub struct FlowView {
	/// Milliseconds since 1970 of a record; the number of the seal of a movement.
	pub time: String,
	#[serde(flatten)]
	pub record: RecordView,
}

/// A record with what is known about it.
#[derive(Debug, Clone, Serialize)]
pub struct RecordDetail {
	#[serde(flatten)]
	pub record: RecordView,
	/// The records that correct it.
	pub corrections: Vec<PlaceView>,
	/// Why no server may sign its table.
	pub fault: Option<String>,
	/// Whether it doesn't start where its asset's last record in the table ended.
	pub broken: bool,
}

/// How the server does.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusView {
	/// The last final block.
	pub finalized: u32,
	/// The first seal that was not looked at.
	pub next_seal: String,
	/// Clients' records that wait to be final.
	pub pending: u64,
	/// What keeps tables from being here in full.
	pub behind: Vec<String>,
	/// What keeps closed tables from being signed.
	pub alarms: Vec<String>,
	/// Sealed tables that an audit found changed since the node was started.
	pub altered: Vec<String>,
}

/// The methods.
#[rpc(server)]
pub trait FlowApi {
	/// Records or movements of a table from an index on, at most 256.
	#[method(name = "flow_records", blocking)]
	fn records(&self, table: String, from: Count, limit: u32) -> RpcResult<Vec<RecordView>>;

	/// The flow of an asset through all tables in the order of time, at most 256 steps. The asset is
	/// its reference, or `{kind, id}` of what moves on the chain itself.
	#[method(name = "flow_flowOf", blocking)]
	fn flow_of(
		&self,
		asset: AssetParam,
		after: Option<After>,
		limit: u32,
	) -> RpcResult<Vec<FlowView>>;

	/// A record with its corrections, its fault and whether it is broken; null if it is not here.
	#[method(name = "flow_record", blocking)]
	fn record(&self, table: String, index: Count) -> RpcResult<Option<RecordDetail>>;

	/// How far the server is and what is wrong.
	#[method(name = "flow_status", blocking)]
	fn status(&self) -> RpcResult<StatusView>;

	/// The portable proof of what stands at an index of a sealed table; without one of the seal alone;
	/// with the row of `server`, twelve digits, for its key.
	#[method(name = "flow_proof", blocking)]
	fn proof(
		&self,
		table: String,
		index: Option<Count>,
		server: Option<String>,
	) -> RpcResult<FlowProof>;

	/// Hands a record in that its client signed, as the SCALE encoding of an entry, and answers with
	/// the acknowledgement when it is final. Handing the same in again is no harm.
	#[method(name = "flow_submit")]
	async fn submit(&self, table: String, entry: Bytes) -> RpcResult<Acknowledgement>;

	/// The acknowledgement of a record that was handed in.
	#[method(name = "flow_acknowledgement")]
	async fn acknowledgement(
		&self,
		table: String,
		client: AccountId,
		counter: Count,
	) -> RpcResult<Acknowledgement>;

	/// Makes a key for a server in the node's keystore and answers its public half. Unsafe.
	#[method(name = "flow_generateKey", with_extensions, blocking)]
	fn generate_key(&self) -> RpcResult<Bytes>;

	/// The signature by which a key of the keystore proves itself in `assetFlow.setDesk`: as the key of
	/// a server in a tenure of its number, acting from an account, under the version that the key
	/// gets. Unsafe.
	#[method(name = "flow_proveKey", with_extensions, blocking)]
	fn prove_key(
		&self,
		key: Bytes,
		server: String,
		tenure: u32,
		account: AccountId,
		version: u32,
	) -> RpcResult<Bytes>;
}

/// Answers the methods.
pub struct Flow(pub Arc<Server>);

#[async_trait]
impl FlowApiServer for Flow {
	fn records(&self, table: String, from: Count, limit: u32) -> RpcResult<Vec<RecordView>> {
		let (table, from, limit) = (uuid(&table)?, from.value()?, rows(limit));
		let store = &self.0.store;
		if store.chain_seal(&table).map_err(failed)?.is_some() {
			let movements = store.movements(&table, from, limit).map_err(failed)?;
			let view = movements.into_iter().map(|one| RecordView {
				place: PlaceView::of(&table, one.index),
				body: Body::Flow(Stated::of(&one.body)),
			});
			return Ok(view.collect());
		}
		let records = store.records(&table, from, limit).map_err(failed)?;
		let view = records.into_iter().map(|one| RecordView {
			place: PlaceView::of(&table, one.index),
			body: Body::Record(Stated::of(&one.body)),
		});
		Ok(view.collect())
	}

	fn flow_of(
		&self,
		asset: AssetParam,
		after: Option<After>,
		limit: u32,
	) -> RpcResult<Vec<FlowView>> {
		let after = match after {
			Some(After { time, table, index }) => {
				Some((time.value()?, uuid(&table)?, index.value()?))
			},
			None => None,
		};
		let steps = self.0.store.flow_of(&asset.key()?, after, rows(limit)).map_err(failed)?;
		let mut flow = Vec::with_capacity(steps.len());
		for (time, table, index) in steps {
			let record = self.view(&table, index)?;
			let record = record.ok_or_else(|| node("a record of the flow is missing"))?;
			flow.push(FlowView { time: time.to_string(), record });
		}
		Ok(flow)
	}

	fn record(&self, table: String, index: Count) -> RpcResult<Option<RecordDetail>> {
		let (table, index) = (uuid(&table)?, index.value()?);
		let Some(record) = self.view(&table, index)? else { return Ok(None) };
		let store = &self.0.store;
		let corrections = store.corrections(&table, index).map_err(failed)?;
		Ok(Some(RecordDetail {
			record,
			corrections: corrections.iter().map(|(table, at)| PlaceView::of(table, *at)).collect(),
			fault: store.fault(&table, index).map_err(failed)?,
			broken: store.is_broken(&table, index).map_err(failed)?,
		}))
	}

	fn status(&self) -> RpcResult<StatusView> {
		let server = &self.0;
		let status = server.status().clone();
		Ok(StatusView {
			finalized: server.state().number().map_err(|error| node(&error.to_string()))?,
			next_seal: server.store.next_seal().map_err(failed)?.to_string(),
			pending: server.store.pending_count().map_err(failed)?,
			behind: status.behind,
			alarms: status.alarms,
			altered: status.altered,
		})
	}

	fn proof(
		&self,
		table: String,
		index: Option<Count>,
		server: Option<String>,
	) -> RpcResult<FlowProof> {
		let index = index.map(Count::value).transpose()?;
		let server = server.map(|server| org(&server)).transpose()?;
		self.0.prove(uuid(&table)?, index, server).map_err(no_proof)
	}

	async fn submit(&self, table: String, entry: Bytes) -> RpcResult<Acknowledgement> {
		let table = uuid(&table)?;
		let entry = Entry::decode_all(&mut &entry.0[..])
			.map_err(|error| invalid(&format!("the entry does not decode: {error}")))?;
		let ticket = Ticket::of(&table, &entry);
		let taken = self.0.submit(table, entry).await;
		self.wait(&ticket, taken).await
	}

	async fn acknowledgement(
		&self,
		table: String,
		client: AccountId,
		counter: Count,
	) -> RpcResult<Acknowledgement> {
		let ticket = Ticket { table: uuid(&table)?, client, counter: counter.value()? };
		let taken = self.0.acknowledgement(&ticket).await;
		self.wait(&ticket, taken).await
	}

	fn generate_key(&self, extensions: &Extensions) -> RpcResult<Bytes> {
		check_if_safe(extensions)?;
		let key = self.0.keystore.sr25519_generate_new(KEY_TYPE, None);
		let key = key.map_err(|error| node(&format!("the keystore makes no key: {error}")))?;
		Ok(Bytes(key.to_raw_vec()))
	}

	fn prove_key(
		&self,
		extensions: &Extensions,
		key: Bytes,
		server: String,
		tenure: u32,
		account: AccountId,
		version: u32,
	) -> RpcResult<Bytes> {
		check_if_safe(extensions)?;
		let key = ServerKey::from_slice(&key.0).map_err(|()| invalid("a key has 32 bytes"))?;
		let words = KeyProof { server: org(&server)?, tenure, account, key: key.clone() };
		let message = Payload::lasting(SERVER_KEY, self.0.genesis, words, version).message();
		let signature = sign::sign(&self.0.keystore, &key, &message)
			.ok_or_else(|| node("the keystore does not have that key"))?;
		let signature: &[u8] = signature.as_ref();
		Ok(Bytes(signature.to_vec()))
	}
}

impl Flow {
	/// What stands at a place.
	fn view(&self, table: &Uuid, index: u64) -> RpcResult<Option<RecordView>> {
		let store = &self.0.store;
		let body = match store.chain_seal(table).map_err(failed)? {
			Some(_) => {
				let movement = store.movement(table, index).map_err(failed)?;
				movement.map(|movement| Body::Flow(Stated::of(&movement)))
			},
			None => {
				let record = store.record(table, index).map_err(failed)?;
				record.map(|record| Body::Record(Stated::of(&record)))
			},
		};
		Ok(body.map(|body| RecordView { place: PlaceView::of(table, index), body }))
	}

	/// Waits for a record to be final, but not for ever. A first server's node that went away may come
	/// back: the record is on its disk.
	async fn wait(&self, ticket: &Ticket, mut taken: Taken) -> RpcResult<Acknowledgement> {
		let begin = Instant::now();
		let mut waits = false;
		loop {
			match taken {
				Ok(Answer::Acknowledged(signed)) => return Ok(self.file(&signed)),
				Ok(Answer::Waiting) => waits = true,
				Err(Refusal::NotFirst { .. }) if waits => {},
				Err(refusal) if waits && refusal.is_passing() => {},
				Err(refusal) => return Err(refused(&refusal)),
			}
			if begin.elapsed() >= PATIENCE {
				return Err(ask_again(ticket));
			}
			Delay::new(LOOK_EVERY).await;
			taken = self.0.acknowledgement(ticket).await;
		}
	}

	fn file(&self, signed: &SignedAcknowledgement) -> Acknowledgement {
		let SignedAcknowledgement { acknowledgement, key_version, signature } = signed;
		Acknowledgement::of(self.0.genesis, acknowledgement, *key_version, signature)
	}
}

fn rows(limit: u32) -> usize {
	limit.min(MAX_ROWS) as usize
}

fn uuid(text: &str) -> RpcResult<Uuid> {
	parse_uuid(text).ok_or_else(|| invalid(&format!("{text:?} is no UUID")))
}

fn org(text: &str) -> RpcResult<OrgNumber> {
	OrgNumber::parse(text.as_bytes())
		.map_err(|why| invalid(&format!("{text:?} is no organisation number: {why:?}")))
}

fn error(code: i32, text: &str) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(code, text, None::<()>)
}

fn node(text: &str) -> ErrorObjectOwned {
	error(NODE_ERROR_CODE, text)
}

fn failed(cause: StoreError) -> ErrorObjectOwned {
	node(&cause.to_string())
}

fn no_proof(why: NoProof) -> ErrorObjectOwned {
	error(PROOF_ERROR_CODE, &why.to_string())
}

/// Names an open table where the client can go instead.
fn refused(refusal: &Refusal) -> ErrorObjectOwned {
	let text = refusal.to_string();
	match refusal.open_table().map(|table| uuid_text(&table)) {
		Some(open) => {
			let text = format!("{text}; {open} is open");
			ErrorObjectOwned::owned(REFUSED_CODE, text, Some(OpenTable { open_table: open }))
		},
		None if refusal.is_passing() => error(LATER_CODE, &text),
		None => error(REFUSED_CODE, &text),
	}
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OpenTable {
	open_table: String,
}

/// By what a client asks again.
#[derive(Serialize)]
struct TicketView {
	table: String,
	client: AccountId,
	counter: String,
}

fn ask_again(ticket: &Ticket) -> ErrorObjectOwned {
	let view = TicketView {
		table: uuid_text(&ticket.table),
		client: ticket.client.clone(),
		counter: ticket.counter.to_string(),
	};
	let text = "the record was taken and is not final yet; ask for it by flow_acknowledgement";
	ErrorObjectOwned::owned(TICKET_CODE, text, Some(view))
}
