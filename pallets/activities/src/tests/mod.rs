// SPDX-License-Identifier: Apache-2.0

mod acknowledge;
mod answering;
mod broken_invariants;
mod clear;
mod close;
mod consents;
mod guests;
mod invariants;
mod kinds;
mod members;
mod nodes;
mod open_activity;
mod origins;
mod payloads;
mod publish;
mod purge;
mod statements;
mod storm;
mod things;
mod views;
