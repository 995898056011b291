// SPDX-License-Identifier: Apache-2.0

//! What a bank, a buyer, a platform, a registrar or a certificate issuer does with Hanse off chain:
//! sign what the chain believes, match a bank's notifications with purchase requests, commit to
//! identities and seal them, make and check the documents of certificates, and bring it all together
//! over RPC.
//!
//! The parts that decide about money and identities are pure functions over values ([`camt054`],
//! [`matching`], [`mod@reference`], [`signing`], [`identity`], [`certificate`]), and so are those that
//! make records of asset flows and verify their proofs ([`epcis`], [`proof`]), or verify what members of
//! activities show ([`activity`]); files, keys and the node ([`chain`]) stand around them.

pub use hanse_activity_format::{self as activity, jcs};
pub mod book;
pub mod camt054;
pub mod certificate;
pub mod chain;
pub mod documents;
pub mod epcis;
pub mod files;
pub mod identity;
pub mod issuer;
pub mod keys;
pub mod matching;
pub mod money;
pub mod payload;
pub use hanse_flow_proof as proof;
pub mod reference;
pub mod signing;
pub mod text;
