// SPDX-License-Identifier: Apache-2.0

//! What holds for every call of the runtime: who may make it, what it weighs, and that clients see
//! no change without a new version.

mod activities;
mod asset_flow;
mod chips;
mod crowdfunding;
mod origins;
mod snapshot;
mod weights;
