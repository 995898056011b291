// SPDX-License-Identifier: Apache-2.0

//! The runtime that the upgrade stories vote in: the same source as `hanse-runtime` with its
//! feature `upgrade-rehearsal` on, which raises the spec version, migrates one storage item and
//! makes one visible change.
//!
//! On the native side this crate holds nothing but the blob.

#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(target_family = "wasm")]
pub use hanse_runtime::*;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
