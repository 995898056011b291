// SPDX-License-Identifier: Apache-2.0

//! The real runtime, natively and without a node: chains from the presets' genesis on which tests
//! tell stories, and the storm, random calls by the hundred thousand.

pub mod activities;
pub mod actors;
pub mod asset_flow;
pub mod chain;
pub mod chips;
pub mod counting;
pub mod crowdfunding;
pub mod evidence;
pub mod governance;
pub mod metadata;
pub mod orgs;
pub mod snapshot;
pub mod storm;
pub mod weights;
