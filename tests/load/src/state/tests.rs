// SPDX-License-Identifier: Apache-2.0

//! A small state is written, read back and used. Chains for other tests are made here too.

use super::{
	fill::Filling,
	flow::{records_of, table_name},
	ground::{accounts, Ground, BLOCK},
	rows::{Rows, Top},
	spec::{prefixes, Spec},
};
use frame_support::genesis_builder_helper::{build_state, get_preset};
use hanse_runtime::{
	constants::SLOT_DURATION, genesis_config_presets, Activities, AssetFlow, Chips, Crowdfunding,
	Executive, Hash, Header, OrgNumbers, Runtime, RuntimeCall, RuntimeGenesisConfig, System,
	UncheckedExtrinsic, ValidatorSet,
};
use serde_json::{json, Value};
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature, Slot};
use sp_core::H256;
use sp_externalities::Externalities;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET};
use sp_runtime::{
	traits::Header as _,
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, Digest, DigestItem,
};
use std::collections::BTreeSet;

/// Slot of the first block, in 2023; later ones follow a second apart.
const FIRST_SLOT: u64 = 1_700_000_000;
/// Each block with such a number ends a session, and takes nothing else in.
const SESSION: u32 = 10;
/// What chains in tests call their genesis.
pub const GENESIS: H256 = H256::repeat_byte(0x48);

fn merge(base: &mut Value, patch: Value) {
	match (base, patch) {
		(Value::Object(base), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(base.entry(key).or_insert(Value::Null), value);
			}
		},
		(base, patch) => *base = patch,
	}
}

/// The genesis of the development chain, as a node of this runtime exports it.
pub fn development() -> Spec {
	let parsed = |bytes: Option<Vec<u8>>| serde_json::from_slice::<Value>(&bytes.unwrap()).unwrap();
	let mut genesis = parsed(get_preset::<RuntimeGenesisConfig>(&None, |_| None));
	let preset = PresetId::from(DEV_RUNTIME_PRESET);
	merge(&mut genesis, parsed(genesis_config_presets::get_preset(&preset)));
	let mut rows = Rows::default();
	let genesis = serde_json::to_vec(&genesis).unwrap();
	rows.execute_with(|| build_state::<RuntimeGenesisConfig>(genesis)).unwrap();
	let text = |bytes: &[u8]| Value::from(format!("0x{}", hex::encode(bytes)));
	let top =
		rows.top().iter().map(|(key, value)| (format!("0x{}", hex::encode(key)), text(value)));
	let raw = json!({ "top": top.collect::<serde_json::Map<_, _>>(), "childrenDefault": {} });
	let spec = json!({ "name": "Development", "id": "dev", "genesis": { "raw": raw } });
	Spec::read(&serde_json::to_vec(&spec).unwrap()).unwrap()
}

/// What is read of a specification that was written.
pub fn written_and_read(spec: &Spec, state: &Top) -> Spec {
	let mut json = Vec::new();
	spec.write_with(state, &mut json).unwrap();
	Spec::read(&json).unwrap()
}

/// A chain with a block under construction, whose first block follows its genesis.
pub struct Chain {
	rows: Rows,
	slot: u64,
}

impl Chain {
	pub fn new(genesis: Top) -> Self {
		let mut chain = Self { rows: Rows::new(genesis), slot: FIRST_SLOT };
		chain.start_block(GENESIS);
		chain
	}

	pub fn with<R>(&mut self, f: impl FnOnce() -> R) -> R {
		self.rows.execute_with(f)
	}

	fn start_block(&mut self, parent: Hash) {
		self.slot += 1;
		let slot = self.slot;
		self.with(|| {
			let item: DigestItem =
				CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(Slot::from(slot));
			let (number, digest) = (System::block_number() + 1, Digest { logs: vec![item] });
			let root = Hash::default();
			Executive::initialize_block(&Header::new(number, root, root, parent, digest));
			let set = pallet_timestamp::Call::set { now: slot * SLOT_DURATION };
			let inherent = UncheckedExtrinsic::new_bare(RuntimeCall::Timestamp(set));
			Executive::apply_extrinsic(inherent).unwrap().unwrap();
		});
	}

	/// Goes on until block `number` is under construction, or one behind it that has room.
	pub fn advance_to(&mut self, number: u32) {
		while self.with(System::block_number) < number {
			self.next_block();
		}
	}

	/// Ends the block and begins the next one that has room.
	pub fn next_block(&mut self) {
		loop {
			let header = self.with(Executive::finalize_block);
			self.start_block(header.hash());
			if !self.with(System::block_number).is_multiple_of(SESSION) {
				return;
			}
		}
	}

	/// Asks as a pool does. What that writes is forgotten.
	pub fn validate(&mut self, transaction: UncheckedExtrinsic) -> TransactionValidity {
		self.rows.storage_start_transaction();
		let (source, parent) = (TransactionSource::External, Hash::default());
		let validity = self.with(|| Executive::validate_transaction(source, transaction, parent));
		self.rows.storage_rollback_transaction().unwrap();
		validity
	}

	pub fn apply(&mut self, transaction: UncheckedExtrinsic) -> ApplyExtrinsicResult {
		self.with(|| Executive::apply_extrinsic(transaction))
	}

	/// Checks the invariants of every pallet of Hanse.
	#[track_caller]
	pub fn check(&mut self) {
		self.with(check);
	}
}

#[track_caller]
fn check() {
	OrgNumbers::do_try_state().unwrap();
	Chips::do_try_state().unwrap();
	Crowdfunding::do_try_state().unwrap();
	AssetFlow::do_try_state().unwrap();
	Activities::do_try_state().unwrap();
	ValidatorSet::do_try_state().unwrap();
}

fn filled(spec: &Spec, filling: Filling) -> Top {
	let mut ground = Ground::new(spec.top.clone());
	filling.fill(&mut ground, |_, _, _| ()).unwrap();
	ground.top().clone()
}

/// The keys under which two states differ.
pub fn differences(one: &Top, other: &Top) -> Vec<String> {
	let keys: BTreeSet<_> = one.keys().chain(other.keys()).collect();
	keys.into_iter().filter(|key| one.get(*key) != other.get(*key)).map(hex::encode).collect()
}

const SMALL: Filling = Filling { organisations: 50, others: 10 };
/// Numbers of the governed: an issuer, a bank, a platform, two servers.
const GOVERNED: usize = 5;

#[test]
fn state_should_have_exactly_the_rows_asked_for_when_it_is_read_back() {
	let base = development();
	let state = written_and_read(&base, &filled(&base, SMALL));
	let (all, others) = (SMALL.organisations as usize, SMALL.others as usize);
	let mut rows = Rows::new(state.top);
	rows.execute_with(|| {
		check();
		assert_eq!(pallet_org_numbers::Numbers::<Runtime>::iter().count(), all + GOVERNED);
		assert_eq!(pallet_org_numbers::Handles::<Runtime>::iter().count(), all + GOVERNED);
		assert_eq!(pallet_org_numbers::Commitments::<Runtime>::iter().count(), 0);
		assert_eq!(pallet_org_numbers::Orders::<Runtime>::iter().count(), 2 * others);
		assert_eq!(pallet_chips::Outcomes::<Runtime>::iter().count(), others);
		assert_eq!(pallet_chips::Requests::<Runtime>::iter().count(), 0);
		assert_eq!(pallet_assets::Account::<Runtime>::iter().count(), others);
		assert_eq!(pallet_crowdfunding::Users::<Runtime>::iter().count(), others);
		assert_eq!(pallet_crowdfunding::Holdings::<Runtime>::iter().count(), others);
		assert_eq!(pallet_crowdfunding::Certificates::<Runtime>::iter().count(), others);
		assert_eq!(pallet_activities::Nodes::<Runtime>::iter().count(), others);
		assert_eq!(pallet_activities::Members::<Runtime>::iter().count(), others);
		assert_eq!(pallet_activities::Messages::<Runtime>::iter().count(), 1);
		assert_eq!(records_of(table_name(0)), others as u64);
		assert_eq!(pallet_asset_flow::Clients::<Runtime>::iter().count(), others);
		let (_, seal) = AssetFlow::seal_at(BLOCK).unwrap();
		// Every number, every holder's chips, every holder's shares.
		assert_eq!(seal.count, (all + GOVERNED + 2 * others) as u64);
	});
}

#[test]
fn every_organisation_should_be_found_by_owner_and_handle() {
	let base = development();
	let mut rows = Rows::new(filled(&base, SMALL));
	let owners = accounts(0, SMALL.organisations).unwrap();
	rows.execute_with(|| {
		for (owner, sequence) in owners.into_iter().zip(1..) {
			let found = OrgNumbers::number_by_handle(super::ground::handle(sequence)).unwrap();
			assert_eq!(OrgNumbers::numbers_of(owner.clone(), None, 2), [found.number]);
			assert!(System::providers(&owner) > 0 && found.owner == owner);
			assert_eq!((found.registered, found.number.sequence()), (BLOCK, sequence));
		}
	});
}

#[test]
fn state_should_be_the_same_whenever_it_is_made() {
	let base = development();
	let (once, again) = (filled(&base, SMALL), filled(&base, SMALL));
	assert_eq!(differences(&once, &again), Vec::<String>::new());
}

#[test]
fn what_is_not_of_users_should_stay_as_it_was_at_genesis() {
	let base = development();
	let state = filled(&base, SMALL);
	let written = written_and_read(&base, &state).top;
	let prefixes = prefixes();
	let of_users = |key: &[u8]| prefixes.iter().any(|prefix| key.starts_with(prefix));
	let rest = |top: &Top| -> Top {
		let rows = top.iter().filter(|(key, _)| !of_users(key));
		rows.map(|(key, value)| (key.clone(), value.clone())).collect()
	};
	assert_eq!(differences(&rest(&written), &rest(&base.top)), Vec::<String>::new());
	// Blocks that never were have left their number in what the rows were made in.
	assert!(!differences(&rest(&state), &rest(&base.top)).is_empty());
	assert!(written.len() > base.top.len());
}

#[test]
fn chain_should_go_on_from_the_state_when_blocks_are_made() {
	let base = development();
	let mut chain = Chain::new(written_and_read(&base, &filled(&base, SMALL)).top);
	chain.check();
	chain.advance_to(BLOCK + 2);
	chain.check();
	chain.with(|| assert_eq!(System::block_hash(0), GENESIS));
}

#[test]
fn filling_should_keep_its_share_and_never_be_too_small_for_a_group() {
	assert_eq!(Filling::new(1_000_000, 10).others, 100_000);
	assert_eq!(Filling::new(1_000, 100).others, 1_000);
	assert_eq!(Filling::new(5, 10).others, 2);
}

#[test]
fn specification_should_be_refused_when_it_is_not_raw_or_not_hexadecimal() {
	assert!(Spec::read(br#"{"genesis":{"runtimeGenesis":{}}}"#).is_err());
	assert!(Spec::read(br#"{"genesis":{"raw":{"top":{"0xzz":"0x"}}}}"#).is_err());
	assert!(Spec::read(br#"{"genesis":{"raw":{"top":{"0x00":7}}}}"#).is_err());
	let spec = Spec::read(br#"{"id":"a","genesis":{"raw":{"top":{"0x00":"0x01"}}}}"#).unwrap();
	assert_eq!(spec.top, Top::from([(vec![0], vec![1])]));
}
