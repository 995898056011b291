// SPDX-License-Identifier: Apache-2.0

//! A small chain: seals and servers in a state, two sets of authorities, and what is proved of it.

use codec::Encode;
use finality_grandpa::{Commit, Message, Precommit, SignedPrecommit};
use hanse_flow_proof::{
	chain::{Entry, Flow, Header, Justification, Record, Seal, Server},
	seal_key, server_key, Content, FlowProof, Fragment, Parts, Trust,
};
use hanse_support::{
	merkle::{audit_path, root_of},
	FlowAsset, FlowReason, OrgNumber,
};
use pallet_asset_flow::{
	chain_leaf, crypto, payloads::record_payload, rolled, Admission, Desk, Quantity, RecordId,
	RecordRef, SealKind, SuspensionReason, Uuid, Voucher,
};
use sp_consensus_grandpa::{
	localized_payload, AuthorityList, ConsensusLog, ScheduledChange, GRANDPA_ENGINE_ID,
};
use sp_core::{
	ed25519, sr25519,
	storage::{StateVersion, Storage},
	Pair, H256,
};
use sp_io::hashing::{blake2_256, sha2_256};
use sp_runtime::{
	traits::{BlakeTwo256, Header as _},
	AccountId32, Digest, DigestItem,
};
use sp_state_machine::{prove_read, InMemoryBackend};
use sp_trie::StorageProof;
use std::collections::BTreeMap;

pub const GENESIS: H256 = H256([7; 32]);
/// The block that names the second set, and the one whose state is proved.
pub const CHANGE: u32 = 30;
pub const LAST: u32 = 64;
/// A block with movements of the chain itself.
pub const MOVING: u32 = 40;
pub const RECORDS: u64 = 5;
/// The record that the first server vouches for.
pub const BY_SERVER: u64 = 3;
const ROUND: u64 = 7;

pub type State = BTreeMap<Vec<u8>, Vec<u8>>;

/// What a proof is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
	Record(u64),
	Flow(u64),
	/// The seal of the table with records, alone.
	Seal,
	/// The seal of a table without records.
	Empty,
}

pub fn table() -> Uuid {
	hanse_flow_proof::parse_uuid("017f22e2-79b0-7cc3-98c4-dc0c0c07398f").unwrap()
}

pub fn empty_table() -> Uuid {
	table().next()
}

pub fn number(sequence: u64) -> OrgNumber {
	OrgNumber::from_sequence(sequence).unwrap()
}

pub fn account(byte: u8) -> AccountId32 {
	AccountId32::new([byte; 32])
}

pub fn voter(seed: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[seed; 32])
}

/// The authorities with these seeds, each of weight 1.
pub fn authorities(seeds: &[u8]) -> AuthorityList {
	seeds.iter().map(|seed| (voter(*seed).public().into(), 1)).collect()
}

/// The seeds of the two sets.
pub const FIRST: [u8; 4] = [1, 2, 3, 4];
pub const SECOND: [u8; 4] = [3, 4, 5, 6];

pub fn trust() -> Trust {
	Trust::new(GENESIS, 0, &authorities(&FIRST))
}

/// The key of the first server by its version.
pub fn server_pair(version: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[40 + version; 32])
}

pub fn client() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[21; 32])
}

pub fn record(at: u64) -> Record {
	let asset = format!("urn:epc:id:sgtin:4012345.011111.{at}");
	let from = if at == 0 { "" } else { "urn:epc:id:pgln:4012345.00000" };
	let earlier = RecordRef { table: table(), index: 1, leaf: H256([8; 32]) };
	Record {
		id: RecordId { client: client().public().into(), counter: at + 1 },
		expiry: 500,
		asset: asset.into_bytes().try_into().unwrap(),
		from: from.as_bytes().to_vec().try_into().unwrap(),
		to: b"urn:epc:id:pgln:0614141.00777".to_vec().try_into().unwrap(),
		quantity: Quantity { amount: 25, scale: 1, unit: *b"KGM" },
		time: 1_700_000_000_000 + at,
		content: H256(sha2_256(&[at as u8])),
		document: (at == 2).then_some(H256([9; 32])),
		corrects: (at == 4).then_some(earlier),
	}
}

/// A record of a table with its client's signature.
pub fn signed(record: Record, genesis: H256, table: Uuid) -> Entry {
	let message = record_payload(genesis, table, &record).message();
	Entry { record, voucher: Voucher::Client(client().sign(&message).into()) }
}

pub fn entry(at: u64) -> Entry {
	let record = record(at);
	match at == BY_SERVER {
		true => Entry { record, voucher: Voucher::Server },
		false => signed(record, GENESIS, table()),
	}
}

pub fn flow(at: u64) -> Flow {
	let (asset, reason) = match at {
		0 => (FlowAsset::OrgNumber(number(9)), FlowReason::Issued),
		1 => (FlowAsset::Chips(1), FlowReason::Transferred),
		_ => (FlowAsset::Shares(12), FlowReason::Retired),
	};
	Flow {
		asset,
		from: (at > 0).then(|| account(51)),
		to: (at < 2).then(|| account(52)),
		quantity: 1 + u128::from(at) * 1_000,
		reason,
	}
}

pub fn record_leaves() -> Vec<H256> {
	(0..RECORDS).map(|at| entry(at).leaf(&table())).collect()
}

pub fn flow_leaves() -> Vec<H256> {
	(0..3).map(|at| chain_leaf(&Uuid::of_block(MOVING), &flow(at))).collect()
}

fn seal(previous: H256, table: Uuid, kind: SealKind, leaves: &[H256]) -> Seal {
	let (servers, signed, block) = match kind {
		SealKind::Chain => (Vec::new(), 0, MOVING),
		SealKind::Incomplete => ((1..=3).map(number).collect(), 0b011, 55),
		_ => ((1..=3).map(number).collect(), 0b111, 50),
	};
	Seal {
		previous,
		table,
		kind,
		root: root_of(leaves),
		count: leaves.len() as u64,
		rolling: rolled(&H256::zero(), leaves),
		broken: u64::from(kind == SealKind::Full),
		servers: servers.try_into().unwrap(),
		signed,
		block,
	}
}

/// The seals of the chain: its own of a block, a table's, an empty table's.
pub fn seals() -> [Seal; 3] {
	let chain = seal(H256::zero(), Uuid::of_block(MOVING), SealKind::Chain, &flow_leaves());
	let full = seal(chain.hash(0), table(), SealKind::Full, &record_leaves());
	let empty = seal(full.hash(1), empty_table(), SealKind::Incomplete, &[]);
	[chain, full, empty]
}

/// The first server has its second key, the second one none.
pub fn server(sequence: u64) -> Server {
	let key = |version| crypto::Public::from(server_pair(version).public());
	match sequence {
		1 => Server {
			tenure: 1,
			admission: Admission::Admitted,
			key_version: 2,
			earlier_key: Some(key(1)),
			desk: Some(Desk { account: account(31), key: key(2), since: 20 }),
		},
		_ => Server {
			tenure: 3,
			admission: Admission::Suspended(SuspensionReason::Governance),
			key_version: 0,
			earlier_key: None,
			desk: None,
		},
	}
}

pub fn state() -> State {
	let mut state = State::new();
	for (at, seal) in (0..).zip(seals()) {
		state.insert(seal_key(at), seal.encode());
	}
	for sequence in 1..=2 {
		state.insert(server_key(number(sequence)), server(sequence).encode());
	}
	// What else is in a state.
	state.extend((0..60u8).map(|at| (blake2_256(&[at]).to_vec(), vec![at; 1 + usize::from(at)])));
	state
}

/// The root of a state and the proof of some of its rows, as a node makes it.
pub fn prove(state: &State, keys: &[Vec<u8>]) -> (H256, StorageProof) {
	let storage = Storage { top: state.clone(), children_default: Default::default() };
	let backend: InMemoryBackend<BlakeTwo256> = (storage, StateVersion::V1).into();
	let root = *backend.root();
	(root, prove_read(backend, keys).unwrap())
}

pub fn header(number: u32, parent: H256, state_root: H256, logs: Vec<DigestItem>) -> Header {
	Header::new(number, H256([11; 32]), state_root, parent, Digest { logs })
}

pub fn log(entry: ConsensusLog<u32>) -> DigestItem {
	DigestItem::Consensus(GRANDPA_ENGINE_ID, entry.encode())
}

pub fn scheduled(seeds: &[u8], delay: u32) -> DigestItem {
	let next_authorities = authorities(seeds);
	log(ConsensusLog::ScheduledChange(ScheduledChange { next_authorities, delay }))
}

/// The block that names the second set.
pub fn change_header() -> Header {
	let other = DigestItem::PreRuntime(*b"aura", vec![1; 8]);
	header(CHANGE, H256([12; 32]), H256([13; 32]), vec![other, scheduled(&SECOND, 0)])
}

pub fn last_header(state_root: H256) -> Header {
	header(LAST, H256([14; 32]), state_root, Vec::new())
}

/// Votes of a set for blocks, as the justification of one.
pub fn justified(target: &Header, set: u64, votes: &[(u8, &Header)]) -> Justification {
	let precommit = |(seed, header): &(u8, &Header)| {
		let precommit = Precommit { target_hash: header.hash(), target_number: *header.number() };
		let message = Message::Precommit(precommit.clone());
		let signature = voter(*seed).sign(&localized_payload(ROUND, set, &message)).into();
		SignedPrecommit { precommit, signature, id: voter(*seed).public().into() }
	};
	let mut later: Vec<Header> = Vec::new();
	for (_, header) in votes {
		if **header != *target && !later.contains(header) {
			later.push((*header).clone());
		}
	}
	Justification {
		round: ROUND,
		commit: Commit {
			target_hash: target.hash(),
			target_number: target.number,
			precommits: votes.iter().map(precommit).collect(),
		},
		votes_ancestries: later,
	}
}

pub fn change() -> Fragment {
	let header = change_header();
	let votes = [1, 2, 4].map(|seed| (seed, &header));
	Fragment { justification: justified(&header, 0, &votes), header }
}

/// The last block, for which two voted, and one for the block after it.
pub fn last(state_root: H256) -> Fragment {
	let header = last_header(state_root);
	let next = header_after(&header);
	let votes = [(3, &header), (5, &header), (6, &next)];
	Fragment { justification: justified(&header, 1, &votes), header }
}

pub fn header_after(parent: &Header) -> Header {
	header(parent.number + 1, parent.hash(), H256([15; 32]), Vec::new())
}

/// The parts of a proof over a state, with the first server's row if asked for.
pub fn parts_over(state: &State, subject: Subject, server_row: Option<u64>) -> Parts {
	let leaf = match subject {
		Subject::Record(at) => {
			let path = audit_path(&record_leaves(), at).unwrap();
			Some((at, Content::Record(entry(at)), path))
		},
		Subject::Flow(at) => {
			let path = audit_path(&flow_leaves(), at).unwrap();
			Some((at, Content::Flow(flow(at)), path))
		},
		Subject::Seal | Subject::Empty => None,
	};
	let seal = match subject {
		Subject::Flow(_) => 0,
		Subject::Record(_) | Subject::Seal => 1,
		Subject::Empty => 2,
	};
	let mut keys = vec![seal_key(seal)];
	keys.extend(server_row.map(|sequence| server_key(number(sequence))));
	let (root, storage) = prove(state, &keys);
	let row = seals()[seal as usize].clone();
	Parts {
		genesis: GENESIS,
		table: row.table,
		leaf,
		seal: (seal, row),
		server: server_row.map(|sequence| (number(sequence), server(sequence))),
		storage,
		set: 0,
		fragments: vec![change(), last(root)],
	}
}

pub fn parts(subject: Subject) -> Parts {
	parts_over(&state(), subject, None)
}

pub fn proof(subject: Subject) -> FlowProof {
	FlowProof::assemble(parts(subject)).unwrap()
}

/// A proof with the row of the first server.
pub fn proof_with_server(subject: Subject) -> FlowProof {
	FlowProof::assemble(parts_over(&state(), subject, Some(1))).unwrap()
}
