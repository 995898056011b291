// SPDX-License-Identifier: Apache-2.0

mod append;
mod broken_invariants;
mod clear_and_retire;
mod close;
mod evidence;
mod invariants;
mod ledger;
mod open_table;
mod origins;
mod payloads;
mod receipt;
mod seal_incomplete;
mod servers;
mod storm;
mod uuid;
mod views;
