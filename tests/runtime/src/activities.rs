// SPDX-License-Identifier: Apache-2.0

//! Activities, as governance, accounts and their nodes do them.

use crate::{
	actors::{actor, Actor},
	chain::Chain,
	chips::Govern,
	crowdfunding::{fund, pass},
};
use hanse_runtime::{
	authorized_transaction,
	configs::parameters::{
		dynamic_params::activities::{ActivityTerms, Parameters},
		RuntimeParameters,
	},
	AccountId, Activities, Balance, BlockNumber, Runtime, RuntimeCall, Signature, System,
};
use hanse_support::{signed_payload::Payload, OrgNumber};
use pallet_activities::{
	payloads, ActivityId, Call, Content, Digest, Invitation, KeyClaim, KeyProofs, KindId,
	MessageNumber, MessageRef, NextKindId, NodeId, NodeKeys, NodesByAccount, Part, Party, Receipts,
	Relations, Request, SignedReceipts, Terms, ThingClaim, ThingId, UpdatePolicy, Windows, Word,
};
use sp_core::{ed25519, Pair, H256};
use sp_runtime::ApplyExtrinsicResult;

pub type NodeRow = pallet_activities::Node<AccountId, Balance>;
pub type ActivityRow = pallet_activities::Activity<AccountId, Balance, BlockNumber>;
pub type MemberRow = pallet_activities::Member<AccountId, Balance, BlockNumber>;
pub type MessageRow = pallet_activities::Message<AccountId, Balance, BlockNumber>;

/// The call of the pallet as one of the runtime's.
pub fn group(call: Call<Runtime>) -> RuntimeCall {
	call.into()
}

/// Times of a few blocks.
pub fn short_activity_terms() -> Terms<BlockNumber> {
	Terms { consent: 40, receipt: 20, keep: 4 }
}

/// The council's call that sets the terms.
pub fn set_activity_terms(terms: Terms<BlockNumber>) -> RuntimeCall {
	let value = Parameters::ActivityTerms(ActivityTerms, Some(terms));
	let key_value = RuntimeParameters::Activities(value);
	pallet_parameters::Call::<Runtime>::set_parameter { key_value }.into()
}

/// The keys of a node; its agent is who has the signing key.
#[derive(Clone)]
pub struct Keys {
	pub peer: ed25519::Pair,
	pub agent: Actor,
	pub sealing: [u8; 32],
}

/// Keys derived from a name, with a signing key of their own.
pub fn keys(name: &str) -> Keys {
	keys_with(name, actor(&format!("{name}/agent")))
}

/// Keys derived from a name, but for the signing key.
pub fn keys_with(name: &str, agent: Actor) -> Keys {
	let seed = |of: &str| sp_io::hashing::blake2_256(format!("{name}/{of}").as_bytes());
	Keys { peer: ed25519::Pair::from_seed(&seed("peer")), agent, sealing: seed("sealing") }
}

impl Keys {
	/// As they stand in a record.
	pub fn public(&self) -> NodeKeys {
		let Self { peer, agent, sealing } = self;
		NodeKeys { peer: peer.public(), signer: agent.key().into(), sealing: *sealing }
	}

	/// That they are an account's, under the version that they get.
	pub fn proofs(&self, chain: &mut Chain, account: &AccountId, version: u32) -> KeyProofs {
		let claim = KeyClaim { account: account.clone(), keys: self.public() };
		let genesis = chain.with(|| System::block_hash(0));
		let message = Payload::lasting(payloads::NODE_KEYS, genesis, claim, version).message();
		let (peer, signer) = (self.peer.sign(&message), self.agent.sign_raw(&message));
		KeyProofs { peer, signer: signer.into() }
	}
}

/// The call by which an account registers a node.
pub fn registering(
	chain: &mut Chain,
	owner: &Actor,
	keys: &Keys,
	org: Option<OrgNumber>,
) -> Call<Runtime> {
	let proofs = keys.proofs(chain, &owner.account, 1);
	Call::register_node { keys: keys.public(), org, proofs }
}

/// The call by which an account's node gets other keys.
pub fn rotating(chain: &mut Chain, owner: &Actor, keys: &Keys) -> Call<Runtime> {
	let row = node_of(chain, &owner.account).and_then(|node| node_row(chain, node));
	let version = row.map_or(0, |row| row.key_version) + 1;
	let proofs = keys.proofs(chain, &owner.account, version);
	Call::rotate_keys { keys: keys.public(), proofs }
}

/// The node that an account owns or is the agent of.
pub fn node_of(chain: &mut Chain, account: &AccountId) -> Option<NodeId> {
	chain.with(|| NodesByAccount::<Runtime>::get(account))
}

pub fn node_row(chain: &mut Chain, node: NodeId) -> Option<NodeRow> {
	chain.with(|| Activities::node(node))
}

/// An account's node.
#[derive(Clone)]
pub struct Node {
	pub id: NodeId,
	pub owner: Actor,
	pub keys: Keys,
}

impl Node {
	/// The node itself, as far as the chain knows it.
	pub fn agent(&self) -> &Actor {
		&self.keys.agent
	}
}

/// Registers the node of an account; both it and its agent have money.
#[track_caller]
pub fn open_node(chain: &mut Chain, owner: &Actor, org: Option<OrgNumber>) -> Node {
	open_node_with(chain, owner, keys(&owner.name), org)
}

/// The same with given keys.
#[track_caller]
pub fn open_node_with(
	chain: &mut Chain,
	owner: &Actor,
	keys: Keys,
	org: Option<OrgNumber>,
) -> Node {
	fund(chain, owner);
	fund(chain, &keys.agent);
	pass(chain, 0);
	let call = registering(chain, owner, &keys, org);
	chain.does(owner, group(call));
	let id = node_of(chain, &owner.account).expect("it was registered");
	Node { id, owner: owner.clone(), keys }
}

/// The call by which an account registers a device, which says so until `expiry`.
pub fn thing_registering(
	chain: &mut Chain,
	owner: &Actor,
	key: &Actor,
	expiry: BlockNumber,
) -> Call<Runtime> {
	let fields = ThingClaim { key: key.account.clone(), owner: owner.account.clone() };
	let genesis = chain.with(|| System::block_hash(0));
	let payload = Payload { domain: payloads::THING, genesis, fields, nonce: 0, expiry };
	let proof: Signature = key.sign(&payload.message());
	Call::register_thing { key: key.account.clone(), expiry, proof }
}

/// Registers a device with a key of its own.
#[track_caller]
pub fn open_thing(chain: &mut Chain, owner: &Actor, key: &Actor) -> ThingId {
	let call = thing_registering(chain, owner, key, u32::MAX);
	chain.does(owner, group(call));
	chain.with(|| Activities::thing_of(key.account.clone())).expect("it was registered")
}

/// The call by which governance registers a kind.
pub fn kind_registering(
	relations: Relations,
	supervisors: &[OrgNumber],
	updates: UpdatePolicy,
) -> Call<Runtime> {
	let name = b"trade in herring".to_vec().try_into().expect("short enough");
	let supervisors = supervisors.to_vec().try_into().expect("few enough");
	Call::register_kind { name, relations, supervisors, updates }
}

/// Has governance register a kind.
pub fn open_kind(
	chain: &mut Chain,
	govern: Govern,
	relations: Relations,
	supervisors: &[OrgNumber],
	updates: UpdatePolicy,
) -> KindId {
	let kind = chain.with(NextKindId::<Runtime>::get);
	govern(chain, group(kind_registering(relations, supervisors, updates)));
	pass(chain, 0);
	kind
}

pub fn account_of(who: &Actor) -> Party<AccountId> {
	Party::Account(who.account.clone())
}

pub fn invitation(party: Party<AccountId>, part: Part) -> Invitation<AccountId> {
	Invitation { party, part }
}

/// Windows that fit into the short terms.
pub fn windows() -> Windows<BlockNumber> {
	Windows { consent: 30, receipt: 10 }
}

/// The call that opens an activity: the first party initiates, the others receive.
pub fn opening(kind: KindId, request: Request, parties: &[Party<AccountId>]) -> Call<Runtime> {
	let parts = std::iter::once(Part::Initiator).chain(std::iter::repeat(Part::Receiver));
	let parties: Vec<_> =
		parties.iter().cloned().zip(parts).map(|(party, part)| invitation(party, part)).collect();
	let parties = parties.try_into().expect("few enough");
	Call::open_activity { kind, request, parties, windows: windows() }
}

/// Opens an activity by somebody's node.
#[track_caller]
pub fn open(
	chain: &mut Chain,
	by: &Node,
	kind: KindId,
	request: Request,
	parties: &[Party<AccountId>],
) -> ActivityId {
	let activity = chain.with(pallet_activities::NextActivityId::<Runtime>::get);
	chain.does(by.agent(), group(opening(kind, request, parties)));
	activity
}

pub fn activity_row(chain: &mut Chain, activity: ActivityId) -> Option<ActivityRow> {
	chain.with(|| Activities::activity(activity))
}

pub fn member_row(chain: &mut Chain, activity: ActivityId, node: NodeId) -> Option<MemberRow> {
	chain.with(|| pallet_activities::Members::<Runtime>::get(activity, node))
}

pub fn message_row(chain: &mut Chain, message: MessageRef) -> Option<MessageRow> {
	chain.with(|| Activities::message(message))
}

/// What is said in public of the `n`-th message.
pub fn digest(n: u8) -> Digest {
	let hash = |tag: u8| H256(sp_io::hashing::sha2_256(&[tag, n]));
	Digest { fields: hash(0), ciphertext: hash(1), size: 512 }
}

/// Epoch of an activity, and the counter of a node's next message in it.
fn place_of(chain: &mut Chain, activity: ActivityId, author: NodeId) -> (u32, u64) {
	let epoch = activity_row(chain, activity).map_or(0, |row| row.epoch);
	let counter = member_row(chain, activity, author).map_or(0, |row| row.next_counter);
	(epoch, counter)
}

/// The call by which a node publishes its next message in the present epoch.
pub fn publishing(
	chain: &mut Chain,
	activity: ActivityId,
	author: NodeId,
	content: Content,
	n: u8,
) -> Call<Runtime> {
	let (epoch, counter) = place_of(chain, activity, author);
	Call::publish { activity, epoch, counter, digest: digest(n), content }
}

/// The same of many messages under one root.
pub fn publishing_many(
	chain: &mut Chain,
	activity: ActivityId,
	author: NodeId,
	count: u32,
) -> Call<Runtime> {
	let (epoch, counter) = place_of(chain, activity, author);
	let root = H256(sp_io::hashing::sha2_256(&counter.to_le_bytes()));
	Call::publish_many { activity, epoch, counter, root, count }
}

/// A node publishes; the entry's number.
#[track_caller]
pub fn publish(
	chain: &mut Chain,
	activity: ActivityId,
	by: &Node,
	content: Content,
	n: u8,
) -> MessageNumber {
	let number = activity_row(chain, activity).expect("it is open").next_message;
	let call = publishing(chain, activity, by.id, content, n);
	chain.does(by.agent(), group(call));
	number
}

/// A change of the information as it is now.
pub fn update(chain: &mut Chain, activity: ActivityId, n: u8) -> Content {
	let current = activity_row(chain, activity).and_then(|row| row.current);
	let base = current.map_or(0, |current| current.number);
	Content::Update { base, result: digest(n).fields }
}

/// A node's word for entries, signed by its agent's key. None if an entry is not there.
pub fn signed_receipts(
	chain: &mut Chain,
	node: NodeId,
	agent: &Actor,
	of: Word,
	entries: &[MessageRef],
) -> Option<SignedReceipts> {
	let key_version = node_row(chain, node)?.key_version;
	let mut signed = Vec::with_capacity(entries.len());
	for entry in entries {
		signed.push((*entry, message_row(chain, *entry)?.root));
	}
	let receipts = Receipts { node, word: of, entries: signed };
	let genesis = chain.with(|| System::block_hash(0));
	let word = Payload::lasting(payloads::RECEIPTS, genesis, receipts, key_version);
	let signature = agent.sign_raw(&word.message()).into();
	let entries = entries.to_vec().try_into().ok()?;
	Some(SignedReceipts { node, word: of, entries, key_version, signature })
}

/// Brings receipts as a node does.
pub fn bring(chain: &mut Chain, signed: SignedReceipts) -> ApplyExtrinsicResult {
	chain.apply(authorized_transaction(group(Call::acknowledge { signed })))
}

/// Nodes give their word for an entry.
#[track_caller]
pub fn acknowledge(chain: &mut Chain, nodes: &[&Node], word: Word, entry: MessageRef) {
	for node in nodes {
		let signed = signed_receipts(chain, node.id, node.agent(), word, &[entry]);
		let signed = signed.expect("there is such an entry");
		bring(chain, signed).expect("a valid transaction").expect("the receipt is good");
	}
}
