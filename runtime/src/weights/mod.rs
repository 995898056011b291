// SPDX-License-Identifier: Apache-2.0

//! What calls, hooks and extensions cost, as measured by `scripts/bench.sh`. Files whose doc says so are
//! generated and never edited; a file named after a pallet is used by the pallet's configuration.
//!
//! # How the weights are made honest
//!
//! A block is full when the declared weights of its transactions are. What they declare in excess of the time
//! they take is time in which a chain does nothing.
//!
//! 1. *One machine, one build.* All files are of the machine that each names and of the profile that
//!    [`extrinsic`] names, with the benchmarks added. What is shipped is the `production` profile, whose wasm is no
//!    faster than that of `release`. Upstream's figures are of another machine and of other pallets' rows.
//! 2. *Nothing is proven.* A chain without a relay chain above it makes no storage proofs, so time is measured
//!    without recording one (`--disable-proof-recording`). The size of proofs is declared all the same.
//! 3. *The database is the one that nodes have.* Reads and writes are measured on ParityDB with a million
//!    entries in it ([`paritydb`]) and not taken from RocksDB. No trie cache is in use there, though nodes
//!    have one: what is found in it is the reserve, in a state of any size. What a write takes contains its
//!    share of the root of the state, in batches of 10,000, about as many as a full block writes.
//! 4. *What surrounds a call is charged once.* Upstream's base weight of a transaction is measured with all
//!    extensions in it, and each extension declares its weight besides. Here [`base`] is what was measured
//!    ([`extrinsic`]) less what extensions and call say for themselves, and never less than the check of a
//!    signature. The measurement finds the one sender's row in memory; a read and a write of it are added,
//!    since real transactions have other senders.
//! 5. *A row that is in memory is not charged as read from disk.* Each block's own rows, the one multiplier of
//!    fees, where they are put together and the hash of the genesis cost no access ([`hot`]); nor does the
//!    sender's row, which the check of the nonce declares for all that comes after it.
//! 6. *Calls inside others.* A movement that is recorded in the chain's table of flows is measured where it
//!    happens, with the ledger of flows that the chain has.
//!
//! Where a call ends in one of several ways, each has a benchmark; the call declares its own where it says which, or
//! else the dearest. That no call touches more rows than it declares is what the storm of random calls looks at (`tests/runtime`).
//!
//! What surrounds a call is not the average of what was measured but what nineteen of twenty rounds stayed
//! below: machines have more than one speed, and a full block that takes longer than it says is late.
//!
//! A block of its own ([`block`]) is charged with its hooks and inherents in it, and these declare theirs once
//! more. That is left as it is: together they are about a thousandth of a block.
//!
//! # Before and after
//!
//! As a runtime starts out, upstream's figures with ParityDB's, for a signed `system.remark` of no bytes:
//!
//! | part | declares | of that database |
//! | --- | ---: | ---: |
//! | base of a transaction, extensions included | 108.2 µs | 0 |
//! | the extensions once more | 252.6 µs | 190 µs |
//! | the call | 1.6 µs | 0 |
//! | **together** | **362.4 µs** | |
//!
//! A second of such a chain has room for a thousand of them, whatever its processor can do. The same lines as
//! they are now, with those of a read, a write and a block, are the first in `tests/runtime/snapshot/weights.txt`,
//! which lists what every call declares and which CI compares with the runtime.
//!
//! # What is not measured
//!
//! Aura, authorship, offences, history of sessions and the ledger of holds have no weights of their own: their
//! hooks count reads and writes, and their calls are others'. The metadata hash's extension declares nothing;
//! it compares two words, and they are in the base. See [`crate::configs::measuring`] for the closed calls that
//! are measured as if they were open.

#![deny(clippy::as_conversions)]

pub mod base;
pub mod block;
pub mod extrinsic;
pub mod frame_system;
pub mod frame_system_extensions;
pub mod hot;
pub mod pallet_activities;
pub mod pallet_asset_flow;
pub mod pallet_assets;
pub mod pallet_balances;
pub mod pallet_chips;
pub mod pallet_collective;
pub mod pallet_crowdfunding;
pub mod pallet_grandpa;
pub mod pallet_membership;
pub mod pallet_meta_tx;
pub mod pallet_migrations;
pub mod pallet_multisig;
pub mod pallet_org_numbers;
pub mod pallet_parameters;
pub mod pallet_preimage;
pub mod pallet_proxy;
pub mod pallet_safe_mode;
pub mod pallet_scheduler;
pub mod pallet_session;
pub mod pallet_timestamp;
pub mod pallet_transaction_payment;
pub mod pallet_tx_pause;
pub mod pallet_utility;
pub mod pallet_validator_set;
pub mod pallet_verify_signature;
pub mod pallet_whitelist;
pub mod paritydb;
pub mod reports;
