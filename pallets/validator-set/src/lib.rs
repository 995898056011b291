// SPDX-License-Identifier: Apache-2.0

//! # Validator set
//!
//! Who may validate: a set that the council governs, handed to `pallet-session` session by session.
//!
//! ## Overview
//!
//! Hanse has no staking. The organisations that run the chain agree on who produces and finalises
//! blocks, and change that list by vote. An account that wants to validate first proves that it
//! holds its session keys (`session.setKeys`); the council then adds it, and two sessions later it
//! is at work. Removal takes the same time. Whoever signs two contradicting finality votes is
//! switched off in the block that brings the proof and leaves at the next session, without a vote.
//!
//! ## Terminology
//!
//! * **Set**: the accounts on the list ([`Validators`]), which is what the council governs. The
//!   accounts at work now are `pallet-session`'s validators; they follow the set two sessions
//!   behind.
//! * **Session**: a span of [`SessionLength`] blocks. The length is written at genesis, so that a
//!   development chain rotates every ten blocks with the wasm of a production chain.
//! * **Planning**: when session `n` starts, session `n + 1` is drawn up from the set.
//! * **Term**: a validator answers for what it did since the session after its admission
//!   ([`Validator::since`]). Evidence from an earlier term is ignored, otherwise the remaining
//!   proofs of one old incident would undo the council's decision to let it in again.
//! * **Offender**: a validator with a proven offence, still on the list ([`Standing::Offender`]).
//!
//! ## Lifecycle
//!
//! | state | how it gets there | what happens next |
//! | --- | --- | --- |
//! | not listed | removed, or never added | `add_validator` by the admin |
//! | good standing | `add_validator` | serves from the second session after |
//! | offender | an offence report | disabled now, and again at each session start; removed at the next planning, or as soon as the set can spare it |
//! | listed without keys | its own `session.purgeKeys` | left out at planning until it sets keys again |
//!
//! The set never falls below [`Config::MinValidators`]: `remove_validator` is refused, and the
//! removal of an offender is postponed ([`Event::RemovalPostponed`]) until another validator was
//! added. How many can be disabled at once is the `DisablingStrategy` of `pallet-session` (a third
//! at most: one of four, none of three).
//!
//! Only GRANDPA votes can be reported. Aura has no proof of double authoring: `pallet-aura` takes
//! no report, and a node that imports two blocks of one author for one slot only logs it. Operators
//! watch for that, and the council removes the author by [`Pallet::remove_validator`].
//!
//! ## When a session counts as changed
//!
//! `pallet-session` takes any answer of its manager but `None` for a changed set, GRANDPA then opens
//! a new authority set, and every finality proof grows by one justification for ever. So planning
//! answers `None` unless accounts or keys differ from those of the session that starts. This is
//! compared, not remembered in a flag: a set changed back and forth within a session is unchanged, a
//! validator that purged or restored its keys is a change although nobody was added, and a rotated
//! key gets a fresh historical root, without which offences under the new key couldn't be proven.
//! If nobody on the list has keys the answer is `None` too: those of the running session that still
//! have some go on, be they on the list or not, until a listed one sets keys; if none has, the last
//! authorities go on.
//!
//! ## Invariants
//!
//! 1. The set is sorted by account, without duplicates.
//! 2. It holds [`Config::MinValidators`] to [`Config::MaxValidators`] accounts (or none at all, in a
//!    runtime built from no genesis).
//! 3. A session has at least one block.
//! 4. No term begins later than the next session.
//! 5. An offender's offence lies within its term and not in the future.
//! 6. Historical roots are kept for at most [`HISTORY_SESSIONS`] ended sessions, the one that runs
//!    and the one that is planned.
//!
//! ## What is stored
//!
//! One vector, because it is read and handed over whole, once a session; calls on it are rare and
//! governed. Sorted, so that the order of authorities depends on who is in, not on the history of
//! votes. Former validators are not stored; events tell.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod offences;
mod sessions;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use sessions::{SessionPeriod, UnitIdentificationOf};
pub use types::{RemovalCause, Standing, Validator};
pub use weights::WeightInfo;

/// For how many ended sessions the proof of who held which key is kept, and so for how long an
/// offence can be reported. With sessions of ten minutes these are ten days. GRANDPA's
/// `MaxSetIdSessionEntries` is set to the same number: neither is of use without the other.
pub const HISTORY_SESSIONS: u32 = 1_440;

/// Blocks per session where the genesis doesn't say: ten minutes of blocks of a second.
pub const DEFAULT_SESSION_LENGTH: u32 = 600;

#[frame_support::pallet]
pub mod pallet {
	use alloc::vec::Vec;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use sp_staking::SessionIndex;

	use crate::{RemovalCause, Validator, WeightInfo, DEFAULT_SESSION_LENGTH};

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The set as it is stored.
	pub type ValidatorsOf<T> =
		BoundedVec<Validator<<T as frame_system::Config>::AccountId>, <T as Config>::MaxValidators>;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config
		+ pallet_session::Config<ValidatorId = <Self as frame_system::Config>::AccountId>
		+ pallet_session::historical::Config<FullIdentification = ()>
	{
		/// Who adds and removes validators.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The set never becomes smaller than this.
		#[pallet::constant]
		type MinValidators: Get<u32>;

		/// The set never becomes larger than this. The authority limits of Aura and GRANDPA must
		/// not be lower: they cut off what is over.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// Weights of the calls and of the handling of offences.
		type WeightInfo: WeightInfo;
	}

	/// The set: sorted by account, each with its term and standing.
	#[pallet::storage]
	pub type Validators<T: Config> = StorageValue<_, ValidatorsOf<T>, ValueQuery>;

	#[pallet::type_value]
	pub fn DefaultForSessionLength() -> u32 {
		DEFAULT_SESSION_LENGTH
	}

	/// Blocks per session, read by [`crate::SessionPeriod`].
	#[pallet::storage]
	pub type SessionLength<T: Config> = StorageValue<_, u32, ValueQuery, DefaultForSessionLength>;

	#[pallet::genesis_config]
	#[derive(frame_support::DebugNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The first validators. Their keys are given to `pallet-session`'s genesis.
		pub validators: Vec<T::AccountId>,
		/// Blocks per session.
		pub session_length: u32,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self { validators: Vec::new(), session_length: DEFAULT_SESSION_LENGTH }
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(self.session_length > 0, "session_length: a session has at least one block");
			SessionLength::<T>::put(self.session_length);

			// A runtime's default genesis is empty and has to build.
			if self.validators.is_empty() {
				return;
			}
			assert!(
				pallet_session::QueuedKeys::<T>::get().is_empty(),
				"the validator set's genesis has to be built before the session pallet's",
			);
			Validators::<T>::put(Pallet::<T>::genesis_set(self.validators.clone()));
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A validator was added. It serves from the named session on.
		ValidatorAdded { who: T::AccountId, from_session: SessionIndex },
		/// A validator was removed. The named session is the first without it.
		ValidatorRemoved { who: T::AccountId, from_session: SessionIndex, cause: RemovalCause },
		/// An offence of a validator in the named session was proven. It will be removed when the
		/// next session is planned. Whether it could be disabled, `pallet-session`'s event tells.
		OffenceRecorded { who: T::AccountId, session: SessionIndex },
		/// An offence was proven that lies before the validator's present term. Nothing was done.
		OffenceIgnored { who: T::AccountId, session: SessionIndex },
		/// An offender stays, because the set would fall below its minimum without it. It goes as
		/// soon as another validator was added.
		RemovalPostponed { who: T::AccountId },
		/// A validator of the set has no session keys and is left out of the session that was
		/// planned.
		ValidatorSkipped { who: T::AccountId, session: SessionIndex },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is in the set already.
		AlreadyExists,
		/// The account is not in the set.
		NotFound,
		/// The account has no session keys. It must send `session.setKeys` first.
		KeysNotSet,
		/// The set is full. Remove a validator first.
		TooManyValidators,
		/// The set is at its minimum. Add another validator first.
		TooFewValidators,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MinValidators::get() > 0, "a set without validators can't make blocks");
			assert!(T::MinValidators::get() <= T::MaxValidators::get(), "no set would be valid");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Adds a validator, which must have session keys. It serves from the second session after
		/// the present one.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::add_validator(T::MaxValidators::get()))]
		pub fn add_validator(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_add_validator(who)
		}

		/// Removes a validator. The session that runs and the one after it are still its own.
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::remove_validator(T::MaxValidators::get()))]
		pub fn remove_validator(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_validator(who)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The accounts of the set, sorted.
		pub fn validators() -> Vec<T::AccountId> {
			Validators::<T>::get().into_iter().map(|validator| validator.account).collect()
		}

		/// Term and standing of an account, if it is in the set.
		pub fn validator(who: T::AccountId) -> Option<Validator<T::AccountId>> {
			Validators::<T>::get().into_iter().find(|validator| validator.account == who)
		}

		/// Blocks per session.
		pub fn session_length() -> u32 {
			SessionLength::<T>::get()
		}
	}
}
