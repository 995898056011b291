// SPDX-License-Identifier: Apache-2.0

//! # Asset flow
//!
//! Record tables of who passed what to whom, that every named server signs and that then are sealed.
//!
//! ## Overview
//!
//! Companies that pass goods, shares or documents on want one record of it that is complete and that
//! nobody can change afterwards, not even who keeps it. Here several transaction servers keep it
//! together. One of them, the first server, opens a table and fills it with records that its clients
//! signed. When the table closes, every other server that it names checks its own copy of all
//! records, comes to the same sum (a Merkle root) and signs it. When all have signed, the chain seals
//! the table. The seals form a chain of their own. Whoever has a record and its proof can show to
//! anybody, without a node, that it is in a sealed table.
//!
//! The chain itself keeps the sum of each table and who signed it, not the records: appending to a
//! table of a million records costs what it costs in an empty one. What moves on the chain itself
//! (organisation numbers, chips, shares) goes to the chain's own table of the block by itself.
//!
//! ## Terminology
//!
//! - **Server**: an organisation number that governance admitted to record, with an account that acts
//!   and a key that signs (its **desk**). Void when the number changes hands.
//! - **Table**: records under a UUID (RFC 9562), with its first server and the others that sign.
//! - **Record**: one asset flow, with the client's counter as its id; with its **voucher** (the
//!   client's signature, or the first server's own word) it is an **entry**, of which a leaf is made.
//! - **Head**: the frontier of a table's Merkle tree (RFC 6962) and its rolling hash.
//! - **Receipt**: a server's signature over table, root, count and broken chains.
//! - **Broken chain**: a record whose `from` is not the `to` of its asset's record before, in the same
//!   table. The servers count them and sign how many.
//! - **Seal**: root, count and who signed, in a chain of seals by number and hash.
//!
//! ## A table's life
//!
//! ```text
//!             append              every named server signed the same
//!              +--+              +----------------------------------> Sealed
//!              v  |              |
//! open_table -> Open --close--> Synchronising                        late receipts of all absent
//!                                |                                  +---------------> Completed
//!                                +---------> SealedIncomplete ------+
//!                                  seal_incomplete: time over, quorum signed the same
//! ```
//!
//! - A table closes by itself with its last record (`records`), by anyone after its `blocks`, or when
//!   the first server says so before that. A table may be sealed empty.
//! - A quorum is more than half of the named servers that are admitted and at their tenure, and at
//!   least two. A server that is suspended, removed or sold counts for none and signs nothing. None
//!   seals alone; none that is absent blocks for ever.
//! - A receipt counts in a seal if its server may sign at the moment of that seal, whatever it did when
//!   it signed and why it was suspended since. Once reinstated its receipt counts again, and anyone has
//!   the table sealed in full or completed ([`Pallet::seal_incomplete`]). Only who was convicted over
//!   this very table never counts for it again.
//! - What servers may differ in is the number of broken chains. What is sealed is what all, or the quorum,
//!   signed alike. Who signed another number is absent from an incomplete seal, and can't complete it.
//! - A receipt with another root or count than the chain has convicts its server, and so do two
//!   receipts that differ ([`Pallet::report_server`]): it is suspended and the evidence stays.
//! - With `FollowOn::Same` the next table opens by itself when one closes by its last record or after
//!   its blocks. If its first server can't pay, the table closes all the same and an event says why
//!   there is none. The first server ends the series by closing a table before its time.
//! - A table that no quorum signed, such as one of which fewer than two servers may sign any more, is
//!   retired like a sealed one when its retention is over (the longest that ends, if it has none), and
//!   leaves its name alone.
//!
//! ## What is signed
//!
//! Everything that is signed or hashed begins with a tag, names its table and is SCALE encoded, so
//! that no two things have the same bytes; see [`payloads`]. The chain does not check the clients'
//! signatures: every server does before it signs the root, and so does who verifies a proof.
//!
//! ## Invariants
//!
//! 1. An open table has a head with a sound frontier, any other has none. No row of a client is
//!    without its table; a table has at most as many as were paid for.
//! 2. Seals are numbered without a gap from 0; each names the hash of the one before, and the end of
//!    the chain is the last.
//! 3. A sealed table's seal has its name, root and count. A full seal and a completion have every
//!    server, an incomplete one at least two.
//! 4. The tables that are unfinished are those open, synchronising or sealed incomplete.
//! 5. A name is that of a table or of a retired one, never of both.
//! 6. Accounts of servers and their look-up agree: a server that is not removed is found by its
//!    desk's account while its number does not change hands.
//! 7. What is held for a reason from an account is the sum of the deposits in the rows it pays for.
//! 8. The chain's own table is that of the present block, and not empty; between blocks it is gone.
//!
//! ## What is stored and what is not
//!
//! Records lie in block bodies, and in the off-chain database of nodes that keep it ([`body_key`]);
//! state has 32 bytes for each full subtree of an open table, at most 64 of them. A client of a table
//! has a row with its last counter, against replay, cleared by anyone after closing. Seals, servers
//! and evidence stay for ever; tables until their retention is over.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

extern crate alloc;

mod appending;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod errors;
mod events;
mod evidence;
mod ledger;
#[cfg(test)]
mod mock;
// Derives of enums cast their indices.
#[allow(clippy::as_conversions)]
pub mod payloads;
pub mod runtime_api;
mod sealing;
mod servers;
mod storage;
mod tables;
#[cfg(test)]
mod tests;
mod try_state;
// Derives of enums cast their indices.
#[allow(clippy::as_conversions)]
pub mod types;
mod views;
pub mod weights;
mod words;

use frame_support::{pallet_macros::import_section, traits::fungible::Inspect};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::StaticLookup;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::{BenchmarkHelper, Sr25519Helper};
pub use pallet::*;
pub use payloads::{Acknowledgement, Evidence, KeyProof, Receipt, SignedReceipt};
pub use types::*;
pub use weights::WeightInfo;

/// The kind of key that servers sign with, in a node's keystore.
pub const KEY_TYPE: sp_core::crypto::KeyTypeId = sp_core::crypto::KeyTypeId(*b"flow");
/// Most rows that a view function returns at once.
pub const MAX_PAGE: u32 = 256;

/// Keys of servers: sr25519.
pub mod crypto {
	use codec::MaxEncodedLen;
	use sp_application_crypto::{app_crypto, sr25519};

	app_crypto!(sr25519, super::KEY_TYPE);

	// Signatures are stored in evidence, and the macro leaves their length out.
	impl MaxEncodedLen for Signature {
		fn max_encoded_len() -> usize {
			sr25519::Signature::max_encoded_len()
		}
	}
}

pub(crate) type AccountIdLookupOf<T> =
	<<T as frame_system::Config>::Lookup as StaticLookup>::Source;
pub(crate) type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
pub(crate) type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<AccountIdOf<T>>>::Balance;
pub(crate) type DepositOf<T> = hanse_support::Deposit<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type TermsOf<T> = Terms<BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type DeskOf<T> = Desk<AccountIdOf<T>, BlockNumberFor<T>>;
pub(crate) type ServerOf<T> = Server<AccountIdOf<T>, BlockNumberFor<T>>;
pub(crate) type RulesOf<T> = TableRules<BlockNumberFor<T>>;
pub(crate) type TableOf<T> = Table<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type EntryOf<T> = Entry<AccountIdOf<T>, <T as Config>::Signature, BlockNumberFor<T>>;
pub(crate) type SealOf<T> = Seal<BlockNumberFor<T>>;

#[import_section(calls::calls)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(storage::storage)]
#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used)]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		dispatch::DispatchResultWithPostInfo, pallet_prelude::*, traits::fungible,
	};
	use frame_system::pallet_prelude::*;
	use hanse_support::{Flow, OrgDirectory, OrgNumber, RowPrice};
	use sp_core::H256;
	use sp_runtime::traits::{IdentifyAccount, Verify};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>, Hash = H256> {
		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// The native token, in which deposits and the fees of evidence are paid.
		type NativeBalance: fungible::Mutate<AccountIdOf<Self>>
			+ fungible::InspectHold<AccountIdOf<Self>>
			+ fungible::MutateHold<AccountIdOf<Self>, Reason: From<HoldReason>>;

		/// What is held for a row; each row keeps the deposit that it was placed with.
		type RowPrice: Get<RowPrice<BalanceOf<Self>>>;

		/// Times and fees.
		type Terms: Get<TermsOf<Self>>;

		/// Blocks of a day, by which retention is counted.
		#[pallet::constant]
		type Day: Get<BlockNumberFor<Self>>;

		/// Who gets the fees of evidence.
		type FeeCollector: Get<AccountIdOf<Self>>;

		/// Who stands behind an organisation number.
		type Directory: OrgDirectory<AccountIdOf<Self>>;

		/// What clients sign with.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = AccountIdOf<Self>>>
			+ Parameter
			+ DecodeWithMemTracking;

		/// Admits, suspends and removes servers.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Makes numbers, keys and signatures, for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<
			Self::Signature,
			AccountIdOf<Self>,
		>;
	}

	/// Why the pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A table.
		#[codec(index = 0)]
		Table,
		/// The rows of a table's clients.
		#[codec(index = 1)]
		Clients,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::WeightInfo::seal_block()
		}

		fn on_finalize(_: BlockNumberFor<T>) {
			Self::seal_block();
		}

		fn integrity_test() {
			// The bitmap of a seal has a bit for each server.
			const { assert!(MAX_SERVERS <= u32::BITS && MIN_SERVERS >= 2) };
			const { assert!(MAX_BATCH > 0 && MAX_PAGE > 0) };
			assert!(!T::Day::get().is_zero(), "retention is counted in days");
			let terms = T::Terms::get();
			assert!(
				!terms.open.is_zero() && !terms.signing.is_zero(),
				"times are at least a block"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A server, whether or not it may act.
		pub fn server(server: OrgNumber) -> Option<ServerOf<T>> {
			Servers::<T>::get(server)
		}

		/// The servers behind `after`, at most 256.
		pub fn servers(after: Option<OrgNumber>, limit: u32) -> Vec<(OrgNumber, ServerOf<T>)> {
			Self::view_servers(after, limit)
		}

		/// The server that acts from an account.
		pub fn server_of(account: T::AccountId) -> Option<OrgNumber> {
			ServersByAccount::<T>::get(account)
		}

		/// A table.
		pub fn table_of(table: Uuid) -> Option<TableOf<T>> {
			Tables::<T>::get(table)
		}

		/// What changes with every record of an open table.
		pub fn head_of(table: Uuid) -> Option<Head> {
			Heads::<T>::get(table)
		}

		/// The tables that not every named server has signed, behind `after` in the order of their
		/// keys, at most 256.
		pub fn unfinished(after: Option<Uuid>, limit: u32) -> Vec<(Uuid, TableOf<T>)> {
			Self::view_unfinished(after, limit)
		}

		/// The latest seal of a table, also of one that is retired.
		pub fn seal_of(table: Uuid) -> Option<(SealNumber, SealOf<T>)> {
			Self::view_seal_of(table)
		}

		/// The seal with the chain's own movements of a block.
		pub fn seal_at(block: BlockNumberFor<T>) -> Option<(SealNumber, SealOf<T>)> {
			Self::view_seal_at(block)
		}

		/// The seals from `from` on, at most 256.
		pub fn seals(from: SealNumber, limit: u32) -> Vec<(SealNumber, SealOf<T>)> {
			Self::view_seals(from, limit)
		}

		/// The last counter of a client in a table that is not cleared.
		pub fn last_counter(table: Uuid, client: T::AccountId) -> Option<u64> {
			Clients::<T>::get(table, client)
		}

		/// What convicted a server.
		pub fn equivocations(server: OrgNumber, limit: u32) -> Vec<(Uuid, Evidence)> {
			Self::view_equivocations(server, limit)
		}

		/// Two records that a client signed under one id.
		pub fn client_equivocation(
			table: Uuid,
			id: RecordId<T::AccountId>,
		) -> Option<ClientEvidence<BlockNumberFor<T>>> {
			ClientEquivocations::<T>::get(table, id)
		}
	}
}
