// SPDX-License-Identifier: Apache-2.0

//! The Hanse runtime: the pallets of `docs/design.md`, governance, session and money as one wasm
//! blob. This file is the table of contents: types, version, transaction format and the list of
//! pallets. How each pallet is set up stands in [`configs`], what clients call in [`apis`].

#![cfg_attr(not(feature = "std"), no_std)]
// `construct_runtime` and `impl_runtime_apis` expand deeply.
#![recursion_limit = "512"]
// Code that runs in a block must not be able to panic or wrap; tests and benchmarks may. Casts are
// denied in the modules: the list of pallets below expands to some.
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks", feature = "try-runtime")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
	)
)]

extern crate alloc;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

pub mod apis;
pub mod configs;
pub mod constants;
pub mod genesis_config_presets;
pub mod migrations;
#[cfg(test)]
mod tests;
mod transactions;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;

use alloc::{borrow::Cow, vec::Vec};
#[cfg(any(feature = "std", test))]
pub use sp_runtime::BuildStorage;
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::{runtime_version, RuntimeVersion};

pub use transactions::{
	authorized_transaction, signed_transaction, Binding, MetaTxExtension, SignedPayload,
	TxExtension,
};

/// Types of which the node knows no more than that they are bytes.
pub mod opaque {
	use super::{generic, BlockNumber};
	use sp_runtime::traits::{BlakeTwo256, Hash as HashT};

	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// Opaque block header type.
	pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
	/// Opaque block type.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
	/// Opaque block identifier type.
	pub type BlockId = generic::BlockId<Block>;
	/// Opaque block hash type.
	pub type Hash = <BlakeTwo256 as HashT>::Output;
}

impl_opaque_keys! {
	pub struct SessionKeys {
		pub aura: Aura,
		pub grandpa: Grandpa,
	}
}

// The attribute wants a literal, and there are two: the rehearsal's runtime is one version ahead.
macro_rules! version {
	($spec_version:tt) => {
		/// A change that clients or nodes can see raises `spec_version`; one that changes what is
		/// signed also raises `transaction_version`. CI compares both with the committed snapshot
		/// of the metadata.
		#[runtime_version]
		pub const VERSION: RuntimeVersion = RuntimeVersion {
			spec_name: Cow::Borrowed("hanse"),
			impl_name: Cow::Borrowed("hanse"),
			authoring_version: 1,
			spec_version: $spec_version,
			impl_version: 1,
			apis: apis::RUNTIME_API_VERSIONS,
			transaction_version: 1,
			system_version: 1,
		};
	};
}
#[cfg(not(feature = "upgrade-rehearsal"))]
version!(100);
#[cfg(feature = "upgrade-rehearsal")]
version!(101);

/// Alias to 512-bit hash when used in the context of a transaction signature on the chain.
pub type Signature = MultiSignature;
/// The public key of an account, or its hash.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// Amount of native tokens, and of chips.
pub type Balance = u128;
/// Number of transactions that an account has sent.
pub type Nonce = u32;
/// A hash of some data used by the chain.
pub type Hash = sp_core::H256;
/// Number of a block.
pub type BlockNumber = u32;
/// Number of a kind of chips.
pub type AssetId = u32;
/// The address format for describing accounts.
pub type Address = MultiAddress<AccountId, ()>;
/// Block header type as expected by this runtime.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// Block type as expected by this runtime.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// Unchecked extrinsic type as expected by this runtime.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// Dispatches transactions to the pallets. Migrations stand in `frame_system::Config`.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

// Indices are never reused: a pallet that goes leaves a gap. The attribute wants the crates of all lines, of
// those too that a feature leaves out: so the rivals come as an argument.
macro_rules! pallets {
	($($rival:tt)*) => {
		#[frame_support::runtime]
		mod runtime {
			#[runtime::runtime]
			#[runtime::derive(
				RuntimeCall,
				RuntimeEvent,
				RuntimeError,
				RuntimeOrigin,
				RuntimeFreezeReason,
				RuntimeHoldReason,
				RuntimeSlashReason,
				RuntimeLockId,
				RuntimeTask,
				RuntimeViewFunction
			)]
			pub struct Runtime;

			// The base.
			#[runtime::pallet_index(0)]
			pub type System = frame_system;
			#[runtime::pallet_index(1)]
			pub type Timestamp = pallet_timestamp;
			#[runtime::pallet_index(2)]
			pub type Parameters = pallet_parameters;

			// What users wrap calls in.
			#[runtime::pallet_index(5)]
			pub type Utility = pallet_utility;
			#[runtime::pallet_index(6)]
			pub type Multisig = pallet_multisig;
			#[runtime::pallet_index(7)]
			pub type Proxy = pallet_proxy;
			#[runtime::pallet_index(8)]
			pub type Preimage = pallet_preimage;
			#[runtime::pallet_index(9)]
			pub type Scheduler = pallet_scheduler;
			#[runtime::pallet_index(10)]
			pub type MetaTx = pallet_meta_tx;
			#[runtime::pallet_index(11)]
			pub type VerifySignature = pallet_verify_signature;

			// Money.
			#[runtime::pallet_index(20)]
			pub type Balances = pallet_balances;
			#[runtime::pallet_index(21)]
			pub type Assets = pallet_assets;
			#[runtime::pallet_index(22)]
			pub type AssetsHolder = pallet_assets_holder;
			#[runtime::pallet_index(23)]
			pub type TransactionPayment = pallet_transaction_payment;

			// Consensus. Session comes after the pallet that names the validators.
			#[runtime::pallet_index(30)]
			pub type Authorship = pallet_authorship;
			#[runtime::pallet_index(31)]
			pub type Aura = pallet_aura;
			#[runtime::pallet_index(32)]
			pub type ValidatorSet = pallet_validator_set;
			#[runtime::pallet_index(33)]
			pub type Session = pallet_session;
			#[runtime::pallet_index(34)]
			pub type Historical = pallet_session::historical;
			#[runtime::pallet_index(35)]
			pub type Offences = pallet_offences;
			#[runtime::pallet_index(36)]
			pub type Grandpa = pallet_grandpa;

			// Governance.
			#[runtime::pallet_index(40)]
			pub type Council = pallet_collective<Instance1>;
			#[runtime::pallet_index(41)]
			pub type CouncilMembership = pallet_membership<Instance1>;
			#[runtime::pallet_index(42)]
			pub type TechnicalCommittee = pallet_collective<Instance2>;
			#[runtime::pallet_index(43)]
			pub type TechnicalMembership = pallet_membership<Instance2>;
			#[runtime::pallet_index(44)]
			pub type Whitelist = pallet_whitelist;

			// Brakes and upgrades.
			#[runtime::pallet_index(50)]
			pub type SafeMode = pallet_safe_mode;
			#[runtime::pallet_index(51)]
			pub type TxPause = pallet_tx_pause;
			#[runtime::pallet_index(52)]
			pub type MultiBlockMigrations = pallet_migrations;

			// What Hanse is for.
			#[runtime::pallet_index(60)]
			pub type OrgNumbers = pallet_org_numbers;
			#[runtime::pallet_index(70)]
			pub type Crowdfunding = pallet_crowdfunding;
			#[runtime::pallet_index(80)]
			pub type Chips = pallet_chips;
			#[runtime::pallet_index(85)]
			pub type Activities = pallet_activities;
			#[runtime::pallet_index(90)]
			pub type AssetFlow = pallet_asset_flow;

			$($rival)*
		}
	};
}
#[cfg(not(feature = "rivals"))]
pallets!();
// What calls of Hanse are measured against; on no chain.
#[cfg(feature = "rivals")]
pallets! {
	#[runtime::pallet_index(200)]
	pub type RivalAssets = pallet_assets<Instance1>;
	#[runtime::pallet_index(201)]
	pub type RivalUniques = pallet_uniques;
	#[runtime::pallet_index(202)]
	pub type RivalNfts = pallet_nfts;
	#[runtime::pallet_index(203)]
	pub type RivalIdentity = pallet_identity;
	#[runtime::pallet_index(204)]
	pub type RivalMembership = pallet_membership<Instance3>;
}
