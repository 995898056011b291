// SPDX-License-Identifier: Apache-2.0

//! The chain's own movements: folded as they happen, sealed when the block ends.

use crate::{mock::*, *};
use codec::{Decode, Encode};
use frame_support::{
	assert_noop, assert_ok, storage::with_storage_layer, traits::Hooks, weights::Weight,
};
use hanse_support::{
	merkle::{self, Frontier},
	Flow, FlowAsset, FlowLedger, FlowReason,
};
use sp_core::H256;
use sp_runtime::{AccountId32, DispatchError, DispatchResult};

type FlowOf = Flow<AccountId32>;

fn flow(quantity: u128) -> FlowOf {
	let (from, to) = (Some(account("Alice")), Some(account("Bob")));
	Flow { asset: FlowAsset::Shares(3), from, to, quantity, reason: FlowReason::Sold }
}

fn try_record(flow: FlowOf) -> DispatchResult {
	<AssetFlow as FlowLedger<AccountId32>>::record(flow)
}

fn record(quantity: u128) {
	assert_ok!(try_record(flow(quantity)));
}

fn leaves(table: Uuid, quantities: &[u128]) -> Vec<H256> {
	quantities.iter().map(|quantity| chain_leaf(&table, &flow(*quantity))).collect()
}

/// The rolling hash after movements, each a batch of its own.
fn rolling(leaves: &[H256]) -> H256 {
	leaves.iter().fold(H256::zero(), |before, leaf| rolled(&before, &[*leaf]))
}

fn told(table: Uuid, index: u64, quantity: u128) -> Event<Test> {
	Event::FlowRecorded { table, index, flow: flow(quantity) }
}

/// The seal of a block with these movements.
fn expected(previous: H256, block: u32, quantities: &[u128]) -> SealOf<Test> {
	let table = Uuid::of_block(block);
	let leaves = leaves(table, quantities);
	Seal {
		previous,
		table,
		kind: SealKind::Chain,
		root: merkle::root_of(&leaves),
		count: quantities.len() as u64,
		rolling: rolling(&leaves),
		broken: 0,
		servers: Default::default(),
		signed: 0,
		block,
	}
}

#[test]
fn leaf_should_be_of_tag_table_and_movement_when_hashed() {
	let (table, flow) = (Uuid::of_block(7u32), flow(3));
	let bytes = (b"hanse/chain-flow/v1".to_vec(), table.0, &flow).encode();
	assert_eq!(chain_leaf(&table, &flow), merkle::leaf_hash(&bytes));
	assert_ne!(chain_leaf(&table, &flow), chain_leaf(&Uuid::of_block(8u32), &flow));
}

#[test]
fn movement_should_be_folded_into_the_table_of_its_block_when_recorded() {
	ExtBuilder::default().build_and_execute(|| {
		let name = Uuid::of_block(now());
		record(5);
		record(6);
		record(5);
		let leaves = leaves(name, &[5, 6, 5]);
		let BlockTable { table, frontier, rolling } = Current::<Test>::get().unwrap();
		assert_eq!((table, frontier.count()), (name, 3));
		assert_eq!(frontier.root(), merkle::root_of(&leaves));
		assert_eq!(rolling, self::rolling(&leaves));
		assert_eq!(events(), [told(name, 0, 5), told(name, 1, 6), told(name, 2, 5)]);
		// Not sealed before the block ends.
		assert_eq!(LastSeal::<Test>::get(), SealChain::default());
		assert_eq!(AssetFlow::seal_at(now()), None);
	});
}

#[test]
fn movements_should_be_sealed_when_their_block_ends() {
	ExtBuilder::default().build_and_execute(|| {
		let block = now();
		record(5);
		record(6);
		events();
		end_block();
		let seal = expected(H256::zero(), block, &[5, 6]);
		assert_eq!(Seals::<Test>::iter().collect::<Vec<_>>(), [(0, seal.clone())]);
		assert_eq!(LastSeal::<Test>::get(), SealChain { next: 1, last: seal.hash(0) });
		assert_eq!(Current::<Test>::get(), None);
		assert_eq!(AssetFlow::seal_at(block), Some((0, seal)));
		let table = Uuid::of_block(block);
		assert_eq!(events(), [Event::TableSealed { table, seal: 0, kind: SealKind::Chain }]);
	});
}

#[test]
fn block_should_not_be_sealed_when_nothing_moved() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..3 {
			forward(1);
		}
		assert_eq!(LastSeal::<Test>::get(), SealChain::default());
		assert_eq!(Seals::<Test>::iter().count(), 0);
		assert_eq!(AssetFlow::seal_at(1), None);
		assert_eq!(events(), []);
	});
}

#[test]
fn seals_should_be_chained_when_blocks_and_tables_are_sealed_in_turn() {
	ExtBuilder::default().build_and_execute(|| {
		record(5);
		forward(2);
		// The table is sealed within the block, the movement of the block behind it.
		record(6);
		sealed(uuid(1), &[LUEBECK, VISBY]);
		forward(1);
		record(7);
		forward(1);
		let first = expected(H256::zero(), 1, &[5]);
		let of_table = seal(1);
		assert_eq!((of_table.table, of_table.previous), (uuid(1), first.hash(0)));
		let third = expected(of_table.hash(1), 3, &[6]);
		let fourth = expected(third.hash(2), 4, &[7]);
		assert_eq!(LastSeal::<Test>::get(), SealChain { next: 4, last: fourth.hash(3) });
		assert_eq!([seal(0), seal(2), seal(3)], [first, third, fourth]);
	});
}

#[test]
fn movement_should_leave_nothing_when_its_layer_fails() {
	let mut ext = ExtBuilder::default().build();
	let name = ext.execute_with(|| {
		let name = Uuid::of_block(now());
		let failing = |quantity| {
			with_storage_layer::<(), DispatchError, _>(|| {
				record(quantity);
				Err(DispatchError::Unavailable)
			})
		};
		// Alone in its block, and between others.
		assert_noop!(failing(1), DispatchError::Unavailable);
		assert_eq!((Current::<Test>::get(), events()), (None, vec![]));
		record(2);
		assert_noop!(failing(3), DispatchError::Unavailable);
		record(4);
		assert_eq!(events(), [told(name, 0, 2), told(name, 1, 4)]);
		end_block();
		assert_eq!(seal(0), expected(H256::zero(), now(), &[2, 4]));
		name
	});
	let kept = leaves(name, &[2, 4]);
	assert_eq!(batches::<FlowOf>(&mut ext, name, rolling(&kept)).len(), 2);
	for lost in [rolling(&leaves(name, &[1])), rolling(&leaves(name, &[2, 3]))] {
		assert_eq!(ext.offchain_db().get(&body_key(&name, &lost)), None);
	}
}

#[test]
fn movements_should_be_found_by_walking_back_when_a_node_keeps_them() {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		[5, 6, 7].into_iter().for_each(record);
		forward(1);
		record(8);
		forward(1);
	});
	for (block, quantities) in [(1u32, &[5, 6, 7][..]), (2, &[8])] {
		let table = Uuid::of_block(block);
		let leaves = leaves(table, quantities);
		let found = batches::<FlowOf>(&mut ext, table, rolling(&leaves));
		assert_eq!(found.len(), quantities.len());
		for (at, batch) in found.into_iter().rev().enumerate() {
			let (before, first) = (rolling(&leaves[..at]), at as u64);
			assert_eq!(batch, Batch { before, first, bodies: vec![flow(quantities[at])] });
		}
		let root = ext.execute_with(|| AssetFlow::seal_at(block).unwrap().1.root);
		assert_eq!(root, merkle::root_of(&leaves));
	}
}

#[test]
fn movement_should_be_proved_when_its_block_is_sealed() {
	ExtBuilder::default().build_and_execute(|| {
		let table = Uuid::of_block(now());
		let quantities: Vec<u128> = (0..100).collect();
		quantities.iter().copied().for_each(record);
		forward(1);
		let (leaves, seal) = (leaves(table, &quantities), seal(0));
		for index in [0, 1, 63, 64, 99] {
			let path = merkle::audit_path(&leaves, index).unwrap();
			let leaf = leaves[index as usize];
			assert_eq!(merkle::root_from_path(leaf, index, seal.count, &path), Ok(seal.root));
		}
	});
}

#[test]
fn movement_should_be_refused_when_the_table_has_as_many_as_can_be_counted() {
	ExtBuilder::default().build_and_execute(|| {
		let frontier = |count: u64| {
			let peaks = vec![H256([1; 32]); count.count_ones() as usize];
			Frontier::decode(&mut &(count, peaks).encode()[..]).unwrap()
		};
		let table = Uuid::of_block(now());
		let rolling = H256([2; 32]);
		let set = |count| {
			Current::<Test>::put(BlockTable { table, frontier: frontier(count), rolling });
		};
		set(u64::MAX - 1);
		record(1);
		assert_eq!(events(), [told(table, u64::MAX - 1, 1)]);
		set(u64::MAX);
		assert_noop!(try_record(flow(1)), Error::<Test>::TableFull);
	});
}

#[test]
fn weight_of_sealing_should_be_reserved_when_a_block_begins() {
	ExtBuilder::default().build_and_execute(|| {
		let reserved = AssetFlow::on_initialize(now());
		assert_eq!(reserved, <() as WeightInfo>::seal_block());
		assert_ne!(reserved, Weight::zero());
	});
}
