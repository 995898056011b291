// SPDX-License-Identifier: Apache-2.0

//! Several nodes in one process: engines with their stores and keys, a chain that is a few maps with the
//! rules of `pallet-activities` that matter here, and a network that hands over bytes and writes down
//! each of them.

mod behind;
mod chain;
mod documents;
mod erasing;
mod following;
mod junk;
mod membership;
mod net;
mod requests;
mod restarts;
mod sending;
mod sight;
mod store;
mod wire;

use chain::World;
use net::{Net, Node};
