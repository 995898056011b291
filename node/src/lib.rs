// SPDX-License-Identifier: Apache-2.0

//! The Hanse node: upstream's solochain template (Aura, GRANDPA, the stock RPC and subcommands) and
//! what Hanse adds to it:
//!
//! - [`sealing`]: a development chain that seals blocks on demand instead of by Aura;
//! - [`bodies`]: the RPC that returns a kept body by its hash;
//! - [`verify_chain`]: the subcommand that re-hashes a stopped node's database;
//! - [`refusal`]: an import that names the block it refuses;
//! - [`double_authoring`]: a metric of validators that author two blocks in one slot;
//! - [`flow`]: the transaction server, if asked for;
//! - [`private_data`]: the private data of activities, if asked for;
//! - [`proposing`]: how long a block is filled, and how long it is waited for;
//! - [`pool`]: a pool of transactions that does not take a core for itself;
//! - [`under_way`]: nonces of the node's own transactions, which the pool may not show at times;
//! - [`handovers`]: which authorities made a block final, proved from those that somebody trusts;
//! - [`rows`]: the RPC that proves rows of the state;
//! - [`cli`]: limits of the RPC server where the operator gave none.

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod bodies;
pub mod chain_spec;
pub mod cli;
mod command;
mod consensus;
pub mod count;
pub mod double_authoring;
mod finality;
pub mod flow;
pub mod handovers;
mod own_transactions;
pub mod pool;
pub mod private_data;
pub mod proposing;
pub mod refusal;
pub mod rows;
mod rpc;
pub mod sealing;
mod service;
pub mod under_way;
pub mod verify_chain;

pub use command::run;
