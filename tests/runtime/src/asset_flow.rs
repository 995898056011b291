// SPDX-License-Identifier: Apache-2.0

//! Asset flow, as governance, transaction servers and their clients do it.

use crate::{
	actors::{actor, Actor},
	chain::Chain,
	chips::Govern,
	crowdfunding::{fund, pass},
	orgs::register,
};
use codec::Decode;
use hanse_runtime::{
	authorized_transaction,
	configs::parameters::{
		dynamic_params::asset_flow::{FlowTerms, Parameters},
		RuntimeParameters, DEFAULT_FLOW_TERMS,
	},
	AccountId, AssetFlow, Balance, BlockNumber, Runtime, RuntimeCall, Signature, System,
};
use hanse_support::{merkle, signed_payload::Payload, Flow, OrgNumber};
use pallet_asset_flow::{
	body_key, chain_leaf, payloads, rolled, Batch, Call, Digest, Entry, FollowOn, Head, KeyProof,
	Quantity, Receipt, Record, RecordId, Retention, ServerKey, SignedReceipt, TableRules, Terms,
	Uuid, Voucher,
};
use pallet_org_numbers::COMMIT_MATURITY;
use sp_core::{sr25519, Pair, H256};
use sp_runtime::ApplyExtrinsicResult;

pub type ServerRow = pallet_asset_flow::Server<AccountId, BlockNumber>;
pub type TableRow = pallet_asset_flow::Table<AccountId, Balance, BlockNumber>;
pub type SealRow = pallet_asset_flow::Seal<BlockNumber>;
pub type FlowEntry = Entry<AccountId, Signature, BlockNumber>;
pub type Rules = TableRules<BlockNumber>;

/// The last block of a session is a multiple of this; the next one is full.
const SESSION: BlockNumber = 10;

/// The call of the pallet as one of the runtime's.
pub fn flow(call: Call<Runtime>) -> RuntimeCall {
	call.into()
}

/// Times of a few blocks.
pub fn short_flow_terms() -> Terms<Balance, BlockNumber> {
	Terms { open: 100, signing: 4, key_delay: 2, ..DEFAULT_FLOW_TERMS }
}

/// The council's call that sets the terms.
pub fn set_flow_terms(terms: Terms<Balance, BlockNumber>) -> RuntimeCall {
	let value = Parameters::FlowTerms(FlowTerms, Some(terms));
	let key_value = RuntimeParameters::AssetFlow(value);
	pallet_parameters::Call::<Runtime>::set_parameter { key_value }.into()
}

/// A transaction server.
#[derive(Clone)]
pub struct Server {
	pub number: OrgNumber,
	pub owner: Actor,
	pub desk: Actor,
	pub key: sr25519::Pair,
}

/// The key of a server derived from a name.
pub fn server_pair(name: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//flow/{name}"), None).expect("a path")
}

/// The call that gives a server an account and its next key, which proves itself.
pub fn desk_setting(
	chain: &mut Chain,
	server: OrgNumber,
	account: &Actor,
	pair: &sr25519::Pair,
) -> Option<Call<Runtime>> {
	let row = chain.with(|| AssetFlow::server(server))?;
	let (key, tenure) = (ServerKey::from(pair.public()), row.tenure);
	let proof = KeyProof { server, tenure, account: account.account.clone(), key: key.clone() };
	let genesis = chain.with(|| System::block_hash(0));
	let word = Payload::lasting(payloads::SERVER_KEY, genesis, proof, row.key_version + 1);
	let proof = pair.sign(&word.message()).into();
	Some(Call::set_desk { server, account: account.address(), key, proof })
}

/// Registers a number that is admitted as a server, and gives it a desk.
pub fn open_server(chain: &mut Chain, govern: Govern, owner: &Actor, handle: &str) -> Server {
	fund(chain, owner);
	// Neither the block of the commitment nor that of the registration may be full.
	while chain.block().is_multiple_of(SESSION)
		|| (chain.block() + COMMIT_MATURITY).is_multiple_of(SESSION)
	{
		chain.advance(1);
	}
	let number = register(chain, owner, handle);
	govern(chain, flow(Call::admit_server { server: number }));
	pass(chain, 0);
	let desk = actor(&format!("{}/desk", owner.name));
	fund(chain, &desk);
	let key = server_pair(handle);
	let set = desk_setting(chain, number, &desk, &key).expect("it is admitted");
	chain.does(owner, flow(set));
	Server { number, owner: owner.clone(), desk, key }
}

/// A name that may be chosen, of version 7, for each `n`.
pub fn uuid(n: u64) -> Uuid {
	let [a, b, c, d, e, f, g, h] = n.to_be_bytes();
	Uuid([0, 0, 0, 0, 0, 0, 0x70, 0, 0x80 | (a & 0x3f), b, c, d, e, f, g, h])
}

/// Fifty blocks, any number of records, by at most four clients.
pub fn rules() -> Rules {
	TableRules {
		blocks: 50,
		records: None,
		clients: 4,
		retention: Retention::Short,
		follow_on: FollowOn::Never,
	}
}

/// The call that opens a table, as the first server makes it.
pub fn opening(table: Uuid, others: &[OrgNumber], rules: Rules) -> Call<Runtime> {
	Call::open_table { table, others: others.to_vec().try_into().expect("few enough"), rules }
}

fn text<B: TryFrom<Vec<u8>>>(text: &str) -> B {
	text.as_bytes().to_vec().try_into().ok().expect("short enough")
}

/// So many kilograms of herring, from Luebeck to Visby; may be appended for ever.
pub fn record(client: &AccountId, counter: u64, amount: u128) -> Record<AccountId, BlockNumber> {
	Record {
		id: RecordId { client: client.clone(), counter },
		expiry: u32::MAX,
		asset: text("https://id.gs1.org/01/09506000134352/10/herring"),
		from: text("Luebeck"),
		to: text("Visby"),
		quantity: Quantity { amount, scale: 0, unit: *b"KGM" },
		time: 1_767_225_600_000,
		content: H256::repeat_byte(0x11),
		document: None,
		corrects: None,
	}
}

/// A record that its client signed for a table.
pub fn entry(
	chain: &mut Chain,
	table: Uuid,
	client: &Actor,
	counter: u64,
	amount: u128,
) -> FlowEntry {
	let record = record(&client.account, counter, amount);
	let genesis = chain.with(|| System::block_hash(0));
	let message = payloads::record_payload(genesis, table, &record).message();
	Entry { record, voucher: Voucher::Client(client.sign(&message)) }
}

pub fn table_row(chain: &mut Chain, table: Uuid) -> Option<TableRow> {
	chain.with(|| AssetFlow::table_of(table))
}

/// What a closed table comes to.
pub fn digest(chain: &mut Chain, table: Uuid) -> Option<Digest> {
	table_row(chain, table)?.state.digest()
}

/// What a server says of a closed table.
pub fn receipt_of(
	chain: &mut Chain,
	table: Uuid,
	server: OrgNumber,
	broken: u64,
) -> Option<Receipt> {
	let Digest { root, count, .. } = digest(chain, table)?;
	let tenure = chain.with(|| AssetFlow::server(server))?.tenure;
	Some(Receipt { table, server, tenure, root, count, broken })
}

/// A receipt signed by the key of its server's present version.
pub fn signed_receipt(
	chain: &mut Chain,
	receipt: Receipt,
	pair: &sr25519::Pair,
) -> Option<SignedReceipt> {
	let key_version = chain.with(|| AssetFlow::server(receipt.server))?.key_version;
	let genesis = chain.with(|| System::block_hash(0));
	let word = Payload::lasting(payloads::RECEIPT, genesis, receipt, key_version);
	let signature = pair.sign(&word.message()).into();
	Some(SignedReceipt { receipt, key_version, signature })
}

/// Brings a receipt as a node does.
pub fn bring(chain: &mut Chain, signed: SignedReceipt) -> ApplyExtrinsicResult {
	chain.apply(authorized_transaction(flow(Call::receipt { signed })))
}

/// A server signs a closed table.
#[track_caller]
pub fn sign(chain: &mut Chain, table: Uuid, server: &Server, broken: u64) {
	let receipt = receipt_of(chain, table, server.number, broken).expect("it is closed");
	let signed = signed_receipt(chain, receipt, &server.key).expect("it has a key");
	bring(chain, signed).expect("a valid transaction").expect("the receipt is good");
}

pub fn seal_of(chain: &mut Chain, table: Uuid) -> Option<(u64, SealRow)> {
	chain.with(|| AssetFlow::seal_of(table))
}

/// The batches that nodes keep of a table up to a rolling hash, the first one first.
pub fn batches<Body: Decode>(
	chain: &Chain,
	table: Uuid,
	mut rolling: H256,
) -> Result<Vec<Batch<Body>>, String> {
	let mut found = Vec::new();
	while rolling != H256::zero() {
		let bytes = chain.ext.offchain.get(&body_key(&table, &rolling));
		let bytes = bytes.ok_or_else(|| format!("no bodies of {table:?} at {rolling:?}"))?;
		let batch = Batch::<Body>::decode(&mut &bytes[..]).map_err(|error| error.to_string())?;
		rolling = batch.before;
		found.push(batch);
	}
	found.reverse();
	Ok(found)
}

/// What the bodies that nodes keep of a table come to, folded anew.
fn refolded<Body: Decode>(
	chain: &Chain,
	table: Uuid,
	rolling: H256,
	leaf: impl Fn(&Body) -> H256,
) -> Result<Digest, String> {
	let (mut leaves, mut rolled_up) = (Vec::new(), H256::zero());
	for Batch { first, bodies, .. } in batches::<Body>(chain, table, rolling)? {
		if first != leaves.len() as u64 {
			return Err(format!("a batch of {table:?} begins at {first}, not {}", leaves.len()));
		}
		let new: Vec<H256> = bodies.iter().map(&leaf).collect();
		rolled_up = rolled(&rolled_up, &new);
		leaves.extend(new);
	}
	let (root, count) = (merkle::root_of(&leaves), leaves.len() as u64);
	Ok(Digest { root, count, rolling: rolled_up })
}

/// The digest of a server's table, from what nodes keep.
pub fn digest_of_entries(chain: &Chain, table: Uuid, rolling: H256) -> Result<Digest, String> {
	refolded(chain, table, rolling, |entry: &FlowEntry| entry.leaf(&table))
}

/// The digest of the chain's own table of a block, from what nodes keep.
pub fn digest_of_flows(chain: &Chain, table: Uuid, rolling: H256) -> Result<Digest, String> {
	refolded(chain, table, rolling, |flow: &Flow<AccountId>| chain_leaf(&table, flow))
}

/// What a table comes to so far, open or closed.
pub fn present_digest(chain: &mut Chain, table: Uuid) -> Option<Digest> {
	let row = table_row(chain, table)?;
	row.state.digest().or_else(|| {
		let Head { frontier, rolling, .. } = chain.with(|| AssetFlow::head_of(table))?;
		Some(Digest { root: frontier.root(), count: frontier.count(), rolling })
	})
}

/// What moved on the chain itself in a block, in order.
pub fn flows_of(chain: &mut Chain, block: BlockNumber) -> Vec<Flow<AccountId>> {
	let Some((_, seal)) = chain.with(|| AssetFlow::seal_at(block)) else { return Vec::new() };
	let kept = batches::<Flow<AccountId>>(chain, seal.table, seal.rolling).expect("all are kept");
	kept.into_iter().flat_map(|batch| batch.bodies).collect()
}
