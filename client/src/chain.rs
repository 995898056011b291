// SPDX-License-Identifier: Apache-2.0

//! The node, over RPC.
//!
//! Metadata is that of the runtime which the node executes, fetched at connection; there is no
//! generated code. So the client compiles without the runtime and its wasm, and an upgrade that
//! leaves the used calls and views as they are needs no new client. What is read (view functions) is
//! decoded by field names, so a struct that gained a field is still understood. What is submitted is
//! encoded with the pallet's own types, as it was signed, and has to decode to the same bytes by the
//! node's metadata before it is sent: a call that changed its shape is refused here.
//!
//! Reads are of the latest finalised block: what is signed about it can't be undone by a fork. What is
//! saved for others is proved (`proving`), and no word of the node's is believed.

mod activities;
pub mod crowdfunding;
mod proving;
mod rows;

use crate::{
	book::{self, Book, Record},
	keys::Keypair,
};
use codec::{Decode, Encode};
use hanse_support::OrgNumber;
use rows::{open_request, variant, AccountRow, KindRow, NodeRow, RequestRow, StoredRecordRow};
use sp_runtime::{AccountId32, MultiSignature};
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt::Display,
	sync::Arc,
	time::Duration,
};
use subxt::{
	backend::LegacyBackend,
	config::DefaultExtrinsicParamsBuilder,
	dynamic::Value,
	ext::scale_decode::DecodeAsType,
	rpcs::RpcClient,
	tx::Signer,
	utils::{AccountId32 as ChainAccount, MultiSignature as ChainSignature},
	OnlineClient, OnlineClientAtBlock, SubstrateConfig,
};

const CHIPS: &str = "Chips";
/// Blocks for which a transaction is good.
const LIFETIME: u64 = 64;
/// How long a transaction's finalised block is waited for.
const PATIENCE_OF_SUBMISSION: Duration = Duration::from_secs(180);
/// Rows that a view is asked for at once.
const PAGE: u32 = 256;

/// How long a read may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes of the id of a view function.
const VIEW_ID_LEN: usize = 32;

/// Why the runtime did not call a view function.
#[derive(Decode, Debug, thiserror::Error)]
enum ViewFailed {
	#[error("the runtime does not implement views")]
	NotImplemented,
	#[error("the runtime has no such view: {0:?}")]
	NotFound([u8; VIEW_ID_LEN]),
	#[error("the runtime could not read the arguments")]
	Codec,
}

/// Receiving accounts by the version of the bank record that tells them.
type Accounts = BTreeMap<u32, AccountRow>;

/// What went wrong between here and the chain.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{what}: {why}")]
pub struct ChainError {
	what: String,
	why: String,
}

fn failed<E: Display>(what: impl Display) -> impl FnOnce(E) -> ChainError {
	move |why| ChainError { what: what.to_string(), why: why.to_string() }
}

fn missing(what: impl Display, why: &str) -> ChainError {
	ChainError { what: what.to_string(), why: why.into() }
}

/// A refusal for tests.
#[cfg(test)]
pub(crate) fn refusal(why: &str) -> ChainError {
	missing("test", why)
}

/// A connection.
#[derive(Clone)]
pub struct Chain {
	client: OnlineClient<SubstrateConfig>,
	rpc: RpcClient,
}

/// The chain at a finalised block.
pub struct At {
	client: OnlineClientAtBlock<SubstrateConfig>,
	genesis: [u8; 32],
	block: u32,
}

impl Chain {
	/// Connects to `url`: over TLS, or to this machine.
	pub async fn connect(url: &str) -> Result<Self, ChainError> {
		let rpc = RpcClient::from_url(url).await.map_err(failed(url))?;
		// By the plain calls: over `chainHead` the library waits for ever for a view that fails.
		let backend = LegacyBackend::builder().build(rpc.clone());
		let client = OnlineClient::from_backend(Arc::new(backend)).await.map_err(failed(url))?;
		Ok(Self { client, rpc })
	}

	/// The latest finalised block.
	pub async fn finalised(&self) -> Result<At, ChainError> {
		let client =
			self.client.at_current_block().await.map_err(failed("the latest finalised block"))?;
		let genesis = self.client.genesis_hash().0;
		let block = u32::try_from(client.block_number())
			.map_err(failed("the number of the finalised block"))?;
		Ok(At { client, genesis, block })
	}
}

impl At {
	/// Hash of the chain's first block.
	pub fn genesis(&self) -> [u8; 32] {
		self.genesis
	}

	/// The number of the block.
	pub fn block(&self) -> u32 {
		self.block
	}

	/// Calls a view function. By hand: subxt 0.51 sends the arguments without their length and reads
	/// the reply as if it were no `Result`.
	async fn view_of<Reply: DecodeAsType>(
		&self,
		pallet: &'static str,
		name: &'static str,
		arguments: impl Encode,
	) -> Result<Reply, ChainError> {
		let what = format!("view {pallet}.{name}");
		let metadata = self.client.metadata();
		let view = metadata
			.pallet_by_name(pallet)
			.and_then(|pallet| pallet.view_function_by_name(name))
			.ok_or_else(|| missing(&what, "the chain has no such view"))?;
		let call = (view.query_id(), arguments.encode()).encode();
		let views = self.client.view_functions();
		let reply = tokio::time::timeout(PATIENCE, views.call_raw(Some(&call)))
			.await
			.map_err(|_| missing(&what, "the node doesn't answer"))?
			.map_err(failed(&what))?;
		let reply = <Result<Vec<u8>, ViewFailed>>::decode(&mut &reply[..])
			.map_err(failed(&what))?
			.map_err(failed(&what))?;
		let mut rest = &reply[..];
		let value = Reply::decode_as_type(&mut rest, view.output_ty(), metadata.types());
		let value = value.map_err(failed(&what))?;
		if !rest.is_empty() {
			return Err(missing(&what, "the chain's reply has another shape"));
		}
		Ok(value)
	}

	/// Calls a view function of chips.
	async fn view<Reply: DecodeAsType>(
		&self,
		name: &'static str,
		arguments: impl Encode,
	) -> Result<Reply, ChainError> {
		self.view_of(CHIPS, name, arguments).await
	}

	/// A financial node's book: of the requests that are named, or of all that are open.
	pub async fn book(
		&self,
		node: OrgNumber,
		named: Option<&BTreeSet<u64>>,
	) -> Result<Book, ChainError> {
		let row: Option<NodeRow> = self.view("financial_node", (node.0,)).await?;
		let row = row.ok_or_else(|| missing(node, "no financial node has this number"))?;
		let (records, accounts) = self.records(node, row.versions).await?;
		let mut book = Book {
			format: book::FORMAT.into(),
			genesis: self.genesis,
			block: self.block,
			node,
			issuer: OrgNumber(row.issuer),
			records,
			open: Vec::new(),
			closed: Default::default(),
		};
		let ids = match named {
			Some(ids) => ids.clone(),
			None => self.requests_of_node(node).await?,
		};
		for id in ids {
			self.add(&mut book, &accounts, id).await?;
		}
		Ok(book)
	}

	/// The bank records of a node that are current, and by their versions the accounts that they tell.
	async fn records(
		&self,
		node: OrgNumber,
		versions: u32,
	) -> Result<(Vec<Record>, Accounts), ChainError> {
		let (mut records, mut accounts) = (Vec::new(), Accounts::new());
		for version in (1..=versions).rev() {
			let stored: Option<StoredRecordRow> =
				self.view("bank_record", (node.0, version)).await?;
			if let Some(stored) = stored.filter(|stored| variant(&stored.state) == "Current") {
				let (record, account) = stored.record(version);
				records.push(record);
				accounts.insert(version, account);
			}
		}
		Ok((records, accounts))
	}

	async fn requests_of_node(&self, node: OrgNumber) -> Result<BTreeSet<u64>, ChainError> {
		let mut ids = BTreeSet::new();
		let mut after: Option<u64> = None;
		loop {
			let page: Vec<(u64, RequestRow)> =
				self.view("requests_of_node", (node.0, after, PAGE)).await?;
			let Some((last, _)) = page.last() else { return Ok(ids) };
			after = Some(*last);
			ids.extend(page.into_iter().map(|(id, _)| id));
		}
	}

	/// Adds what stands about a request, if there is or was one. By the node's own record and not by
	/// what buyers are told: of money that came it has to speak, also when nobody is to pay any more.
	async fn add(&self, book: &mut Book, accounts: &Accounts, id: u64) -> Result<(), ChainError> {
		let Some(row) = self.view::<Option<RequestRow>>("request", (id,)).await? else {
			let outcome: Option<Value> = self.view("outcome", (id,)).await?;
			if let Some(outcome) = outcome {
				book.closed.insert(id, outcome.to_string());
			}
			return Ok(());
		};
		if variant(&row.status) != "Open" {
			book.closed.insert(id, row.status.to_string());
			return Ok(());
		}
		let record = book.record(row.purchase.kind).map(|record| record.version);
		let account = record.and_then(|version| accounts.get(&version));
		let Some(account) = account.filter(|_| book.block <= row.deadline) else {
			book.closed.insert(id, "no money can be attested for it".into());
			return Ok(());
		};
		let kind: Option<KindRow> = self.view("kind", (row.purchase.kind,)).await?;
		let kind = kind.ok_or_else(|| missing(row.purchase.kind, "there is no such kind"))?;
		book.open.push(open_request(id, row, account, &kind));
		Ok(())
	}

	/// The key that speaks for a financial node by a version of its bank record.
	pub async fn node_key(&self, node: OrgNumber, version: u32) -> Result<AccountId32, ChainError> {
		let stored: Option<StoredRecordRow> = self.view("bank_record", (node.0, version)).await?;
		let stored = stored.ok_or_else(|| {
			missing(format_args!("{node}, version {version}"), "there is no such bank record")
		})?;
		if variant(&stored.state) == "Revoked" {
			return Err(missing(format_args!("{node}, version {version}"), "it was revoked"));
		}
		Ok(AccountId32::new(stored.record.key))
	}

	/// Starts to submit in the name of `keypair`'s account.
	pub async fn submitter<'a>(
		&'a self,
		keypair: &'a Keypair,
	) -> Result<Submitter<'a>, ChainError> {
		let account = ChainAccount(keypair.account().into());
		let nonce = self.client.tx().account_nonce(&account).await;
		Ok(Submitter { at: self, keypair, nonce: nonce.map_err(failed("the account's nonce"))? })
	}
}

/// A call with its arguments as they are encoded.
pub struct Call {
	pallet: &'static str,
	name: &'static str,
	arguments: Vec<u8>,
}

impl Call {
	/// Brings a notice.
	pub fn attest(
		notice: &crate::payload::Notice,
		expiry: u32,
		signature: &MultiSignature,
	) -> Self {
		Self { pallet: CHIPS, name: "attest", arguments: (notice, expiry, signature).encode() }
	}

	/// Brings a countersigned receipt.
	pub fn confirm_receipt(
		receipt: &crate::payload::Receipt,
		expiry: u32,
		signature: &MultiSignature,
		countersignature: &MultiSignature,
	) -> Self {
		let arguments = (receipt, expiry, signature, countersignature).encode();
		Self { pallet: CHIPS, name: "confirm_receipt", arguments }
	}
}

/// Where a transaction went.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Included {
	#[serde(with = "crate::text::bytes")]
	pub block: [u8; 32],
	#[serde(with = "crate::text::bytes")]
	pub transaction: [u8; 32],
}

/// Submits one transaction after another with rising nonces.
pub struct Submitter<'a> {
	at: &'a At,
	keypair: &'a Keypair,
	nonce: u64,
}

/// A transaction on its way into a finalised block.
pub struct Pending {
	progress: subxt::tx::TransactionProgress<
		SubstrateConfig,
		subxt::client::OnlineClientAtBlockImpl<SubstrateConfig>,
	>,
}

impl Submitter<'_> {
	/// Signs a call and sends it.
	pub async fn submit(&mut self, call: &Call) -> Result<Pending, ChainError> {
		let what = format!("{}.{}", call.pallet, call.name);
		let mut tx = self.at.client.tx();
		let metadata = self.at.client.metadata();
		let pallet = metadata
			.pallet_by_name(call.pallet)
			.ok_or_else(|| missing(&what, "the chain has no such pallet"))?;
		let index = pallet
			.call_variant_by_name(call.name)
			.ok_or_else(|| missing(&what, "the chain has no such call"))?
			.index;
		let mut bytes = vec![pallet.call_index(), index];
		bytes.extend_from_slice(&call.arguments);
		let payload = tx.from_call_data_bytes(&bytes).map_err(failed(&what))?;
		if tx.call_data(&payload).map_err(failed(&what))? != bytes {
			return Err(missing(&what, "the chain's call has another shape"));
		}
		let params =
			DefaultExtrinsicParamsBuilder::new().nonce(self.nonce).mortal(LIFETIME).build();
		let signer = TransactionSigner(self.keypair);
		let signed = tx.create_signed(&payload, &signer, params).await;
		let signed = signed.map_err(failed(&what))?;
		let progress = signed.submit_and_watch().await.map_err(failed(&what))?;
		self.nonce += 1;
		Ok(Pending { progress })
	}
}

impl Pending {
	/// Waits until it is in a finalised block, and tells where, or why the chain refused it.
	pub async fn finalised(self) -> Result<Included, ChainError> {
		let transaction = self.progress.extrinsic_hash().0;
		let within =
			tokio::time::timeout(PATIENCE_OF_SUBMISSION, self.progress.wait_for_finalized())
				.await
				.map_err(|_| missing("the transaction", "it is not in a finalised block yet"))?
				.map_err(failed("the transaction"))?;
		let block = within.block_hash().0;
		within.wait_for_success().await.map_err(failed("refused"))?;
		Ok(Included { block, transaction })
	}
}

/// Signs transactions, as the client library wants it.
struct TransactionSigner<'a>(&'a Keypair);

impl Signer<SubstrateConfig> for TransactionSigner<'_> {
	fn account_id(&self) -> ChainAccount {
		ChainAccount(self.0.account().into())
	}

	fn sign(&self, payload: &[u8]) -> ChainSignature {
		match self.0.sign(payload) {
			MultiSignature::Ed25519(signature) => ChainSignature::Ed25519(signature.0),
			MultiSignature::Sr25519(signature) => ChainSignature::Sr25519(signature.0),
			MultiSignature::Ecdsa(signature) => ChainSignature::Ecdsa(signature.0),
			// No key of that kind is made here.
			MultiSignature::Eth(signature) => ChainSignature::Ecdsa(signature.0),
		}
	}
}
