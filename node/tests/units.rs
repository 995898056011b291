// SPDX-License-Identifier: Apache-2.0

//! Parts of the node that need no running node.

use codec::Encode;
use hanse_flow_proof::{seal_key, server_key};
use hanse_node::{
	bodies::{find, TooMuch},
	cli::Cli,
	sealing::Leftover,
	under_way::UnderWay,
};
use hanse_runtime::{AccountId, Runtime};
use hanse_support::{bodies::hash_of, OrgNumber};
use pallet_asset_flow::{Seals, Servers};
use sc_service::config::RpcBatchRequestConfig;

fn parse(args: &[&str]) -> Cli {
	let all = ["hanse-node"].iter().chain(args);
	Cli::from_arguments(all).expect("valid arguments")
}

#[test]
fn the_rpc_should_be_limited_when_the_operator_gave_no_limit() {
	let rpc = parse(&[]).run.rpc_params;
	assert!(rpc.rpc_rate_limit.is_some());
	assert!(matches!(rpc.rpc_batch_config(), Ok(RpcBatchRequestConfig::Limit(_))));
	assert!(rpc.rpc_max_request_size >= 10, "an upgrade's wasm fits into one call");
	let given = parse(&["--rpc-rate-limit", "7", "--rpc-max-batch-request-len", "5"]);
	assert_eq!(given.run.rpc_params.rpc_rate_limit.map(u32::from), Some(7));
	assert_eq!(given.run.rpc_params.rpc_max_batch_request_len, Some(5));
	assert!(parse(&["--dev"]).run.rpc_params.rpc_rate_limit.is_none());
}

#[test]
fn bodies_should_be_indexed_unless_the_operator_switched_it_off() {
	assert!(parse(&[]).run.offchain_worker_params.indexing_enabled);
	let off = parse(&["--enable-offchain-indexing", "false"]);
	assert!(!off.run.offchain_worker_params.indexing_enabled);
}

#[test]
fn full_blocks_should_be_the_default_when_the_operator_set_nothing() {
	let cli = parse(&[]);
	let pool = &cli.run.pool_config;
	assert_eq!((pool.pool_limit, pool.pool_kbytes), (32_768, 65_536));
	assert_eq!(cli.run.import_params.trie_cache_size, 256 * 1024 * 1024);
	assert_eq!(cli.proposer_soft_deadline, 10);
	let given = parse(&["--pool-limit", "9", "--trie-cache-size", "0"]);
	assert_eq!((given.run.pool_config.pool_limit, given.run.import_params.trie_cache_size), (9, 0));
	let wrong = ["hanse-node", "--proposer-soft-deadline", "101"];
	assert!(Cli::from_arguments(wrong).is_err());
}

#[test]
fn a_nonce_should_be_given_once_when_the_pool_does_not_show_what_it_took() {
	let under_way = UnderWay::default();
	let [one, other] = [[1; 32], [2; 32]].map(AccountId::from);
	let taken: Vec<_> = [5, 6, 8].map(|nonce| under_way.note(one.clone(), nonce)).into();
	assert_eq!([4, 5, 6, 7, 9].map(|next| under_way.free(&one, next)), [4, 7, 7, 7, 9]);
	assert_eq!(under_way.free(&other, 5), 5);
	drop(taken);
	assert_eq!(under_way.free(&one, 5), 5);
}

#[test]
fn a_nonce_should_be_given_again_when_the_pool_lost_its_transaction() {
	let (under_way, account) = (UnderWay::default(), AccountId::from([1; 32]));
	let first = under_way.note(account.clone(), 5);
	let _second = under_way.note(account.clone(), 6);
	drop(first);
	assert_eq!(under_way.free(&account, 5), 5);
	let _third = under_way.note(account.clone(), 5);
	assert_eq!(under_way.free(&account, 5), 7);
}

#[test]
fn a_transaction_server_should_run_only_when_the_operator_says_so() {
	assert!(!parse(&[]).transaction_server);
	assert!(parse(&["--transaction-server"]).transaction_server);
}

#[test]
fn a_body_should_be_found_in_a_transaction_when_its_length_stands_before_it() {
	let body = b"the body of a publication".to_vec();
	let transaction = (7u64, b"title".to_vec(), body.clone(), 9u32).encode();
	let hash = hash_of(&body);
	let transactions = vec![vec![100; 40], transaction];
	assert_eq!(find(&transactions, &hash, body.len()), Ok(Some(body.clone())));
	assert_eq!(find(&transactions, &hash, body.len() + 1), Ok(None));
	assert_eq!(find(&transactions, &hash_of(b"another"), body.len()), Ok(None));
}

#[test]
fn a_search_should_be_given_up_when_too_many_places_fit() {
	let transactions = vec![vec![4u8; 1 << 20]];
	assert_eq!(find(&transactions, &hash_of(b"absent"), 1), Err(TooMuch));
}

#[test]
fn sealing_should_go_on_while_blocks_take_something_and_stop_when_they_do_not() {
	let mut leftover = Leftover::default();
	assert!(!leftover.worth_a_block(0));
	assert!(leftover.worth_a_block(5));
	// The first block of a session takes nothing, the next takes some.
	assert!(leftover.worth_a_block(5));
	assert!(leftover.worth_a_block(3));
	assert!(leftover.worth_a_block(3));
	assert!(leftover.worth_a_block(3));
	assert!(!leftover.worth_a_block(3));
}

#[test]
fn rows_should_be_proved_under_the_keys_that_the_runtime_gives_them() {
	for number in [0, 1, 195, u64::MAX] {
		assert_eq!(seal_key(number), Seals::<Runtime>::hashed_key_for(number));
		let server = OrgNumber(number);
		assert_eq!(server_key(server), Servers::<Runtime>::hashed_key_for(server));
	}
}
