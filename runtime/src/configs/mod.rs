// SPDX-License-Identifier: Apache-2.0

//! How each pallet is set up: a file for what belongs together, and one for each pallet of Hanse.

#![deny(clippy::as_conversions)]

pub mod activities;
pub mod asset_flow;
pub mod brakes;
pub mod chips;
pub mod crowdfunding;
pub mod fees;
pub mod governance;
pub mod measuring;
pub mod money;
pub mod org_numbers;
pub mod parameters;
#[cfg(feature = "rivals")]
pub mod rivals;
pub mod session;
pub mod system;
pub mod wrappers;
