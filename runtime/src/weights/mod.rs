// SPDX-License-Identifier: Apache-2.0

//! What calls cost on the reference machine, where the pallet itself brings no figures for this
//! runtime.

#![deny(clippy::as_conversions)]

pub mod by_hand;
pub mod org_numbers_with_flows;
pub mod pallet_activities;
pub mod pallet_asset_flow;
pub mod pallet_chips;
pub mod pallet_crowdfunding;
pub mod pallet_grandpa;
pub mod pallet_org_numbers;
pub mod pallet_parameters;
pub mod pallet_validator_set;
