// SPDX-License-Identifier: Apache-2.0

//! A chain in memory: genesis of a preset, blocks as an author makes them, transactions through
//! `Executive::apply_extrinsic`.

use crate::{actors::Actor, counting::CountingExternalities};
use codec::Encode;
use frame_support::genesis_builder_helper::{build_state, get_preset};
use hanse_runtime::{
	constants::SLOT_DURATION, genesis_config_presets, weights::hot, AccountId, Activities,
	AssetFlow, Balance, Balances, BlockNumber, Chips, Crowdfunding, Executive, Hash, Header,
	OrgNumbers, Runtime, RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, RuntimeOrigin,
	SessionKeys, System, UncheckedExtrinsic, ValidatorSet,
};
use serde_json::Value;
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature, Slot};
use sp_core::{
	storage::Storage,
	traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt},
};
use sp_genesis_builder::PresetId;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
	traits::{Dispatchable, Header as _},
	ApplyExtrinsicResult, Digest, DigestItem, DispatchResult,
};
use sp_version::RuntimeVersion;

/// Slot of the first block, in 2023; later ones follow a second apart.
const FIRST_SLOT: u64 = 1_700_000_000;
/// What stands for wasm in front of the version that it carries; see [`code_of_version`].
const CODE_MARK: &[u8] = b"\0asm of version ";

/// Keys that benchmarks don't count either.
const UNCOUNTED: [&[u8]; 3] = [b":transaction_level:", b":extrinsic_index", b":intrablock_entropy"];

/// Stands in for a runtime's wasm: all that a chain reads of it before it runs is its version.
pub fn code_of_version(spec_version: u32) -> Vec<u8> {
	let version = RuntimeVersion { spec_version, ..hanse_runtime::VERSION };
	[CODE_MARK, &version.encode()[..]].concat()
}

struct MarkedCode;

impl ReadRuntimeVersion for MarkedCode {
	fn read_runtime_version(
		&self,
		code: &[u8],
		_: &mut dyn Externalities,
	) -> Result<Vec<u8>, String> {
		code.strip_prefix(CODE_MARK).map(<[u8]>::to_vec).ok_or_else(|| "no version".into())
	}
}

/// A chain with a block under construction.
pub struct Chain {
	pub ext: CountingExternalities,
	/// What the last transaction or block start made known.
	pub events: Vec<RuntimeEvent>,
	slot: u64,
}

impl Chain {
	/// The preset with one validator.
	pub fn development() -> Self {
		Self::of_preset(sp_genesis_builder::DEV_RUNTIME_PRESET)
	}

	/// The preset with four validators.
	pub fn local_testnet() -> Self {
		Self::of_preset(sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET)
	}

	fn of_preset(name: &str) -> Self {
		let ignored = hot::keys().into_iter().chain(UNCOUNTED.map(<[u8]>::to_vec));
		let mut ext = CountingExternalities::new(Storage::default(), ignored);
		ext.register_extension(ReadRuntimeVersionExt::new(MarkedCode));
		ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
		ext.execute_with(|| {
			build_state::<RuntimeGenesisConfig>(genesis_of(name)).expect("the preset builds")
		});
		let mut chain = Self { ext, events: Vec::new(), slot: FIRST_SLOT };
		chain.start_block(Hash::repeat_byte(0x48));
		chain
	}

	/// Runs `f` on the chain's storage.
	pub fn with<R>(&mut self, f: impl FnOnce() -> R) -> R {
		self.ext.execute_with(f)
	}

	pub fn block(&mut self) -> BlockNumber {
		self.with(System::block_number)
	}

	fn start_block(&mut self, parent: Hash) {
		let slot = self.next_slot();
		let events = self.with(|| {
			let number = System::block_number() + 1;
			let item: DigestItem =
				CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(Slot::from(slot));
			let digest = Digest { logs: vec![item] };
			let header =
				Header::new(number, Default::default(), Default::default(), parent, digest);
			Executive::initialize_block(&header);
			let set = pallet_timestamp::Call::set { now: slot * SLOT_DURATION };
			let inherent = UncheckedExtrinsic::new_bare(RuntimeCall::Timestamp(set));
			Executive::apply_extrinsic(inherent).expect("valid").expect("inherents don't fail");
			events_from(0)
		});
		self.events = events;
	}

	/// The next slot whose author may make a block.
	fn next_slot(&mut self) -> u64 {
		let after = self.slot;
		self.slot = self
			.with(|| {
				let authors = pallet_aura::Authorities::<Runtime>::get().len() as u64;
				let disabled = hanse_runtime::Session::disabled_validators();
				(after + 1..).find(|slot| !disabled.contains(&((slot % authors) as u32)))
			})
			.expect("slots don't end");
		self.slot
	}

	/// Ends the block and begins the next one, `blocks` times.
	pub fn advance(&mut self, blocks: u32) {
		for _ in 0..blocks {
			let header = self.with(Executive::finalize_block);
			self.start_block(header.hash());
		}
	}

	/// Goes on until block `number` is under construction.
	pub fn advance_to(&mut self, number: BlockNumber) {
		while self.block() < number {
			self.advance(1);
		}
	}

	/// Applies a transaction as a block author would.
	pub fn apply(&mut self, transaction: UncheckedExtrinsic) -> ApplyExtrinsicResult {
		let (result, events) = self.with(|| {
			let seen = System::event_count() as usize;
			let result = Executive::apply_extrinsic(transaction);
			(result, events_from(seen))
		});
		self.events = events;
		result
	}

	/// Signs a call, applies it, and says whether it was a valid transaction.
	pub fn try_submit(
		&mut self,
		who: &Actor,
		call: impl Into<RuntimeCall>,
	) -> ApplyExtrinsicResult {
		let call = call.into();
		let transaction = self.with(|| {
			let nonce = System::account_nonce(&who.account);
			who.transaction(call, nonce, 0)
		});
		self.apply(transaction)
	}

	/// Signs a call and applies it; it must be a valid transaction.
	#[track_caller]
	pub fn submit(&mut self, who: &Actor, call: impl Into<RuntimeCall>) -> DispatchResult {
		self.try_submit(who, call).expect("a valid transaction")
	}

	/// Signs a call, applies it, and expects success.
	#[track_caller]
	pub fn does(&mut self, who: &Actor, call: impl Into<RuntimeCall>) {
		if let Err(error) = self.submit(who, call) {
			panic!("{} is refused: {error:?}", who.name);
		}
	}

	/// Signs a call, applies it, and expects an error.
	#[track_caller]
	pub fn is_refused(
		&mut self,
		who: &Actor,
		call: impl Into<RuntimeCall>,
		error: impl Into<sp_runtime::DispatchError>,
	) {
		assert_eq!(self.submit(who, call).map_err(without_text), Err(without_text(error.into())));
	}

	/// Applies a call without a signature.
	pub fn apply_unsigned(&mut self, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
		self.apply(UncheckedExtrinsic::new_bare(call.into()))
	}

	/// Runs a call with an origin, as the runtime does from within.
	pub fn dispatch(
		&mut self,
		origin: RuntimeOrigin,
		call: impl Into<RuntimeCall>,
	) -> DispatchResult {
		let call = call.into();
		self.with(|| call.dispatch(origin).map(|_| ()).map_err(|error| error.error))
	}

	pub fn balance(&mut self, who: &AccountId) -> Balance {
		self.with(|| Balances::free_balance(who))
	}

	/// What is held or reserved from an account.
	pub fn held(&mut self, who: &AccountId) -> Balance {
		self.with(|| Balances::reserved_balance(who))
	}

	/// New session keys of `who`, and the proof that it has them.
	pub fn session_keys(&mut self, who: &Actor) -> (SessionKeys, Vec<u8>) {
		self.with(|| {
			let generated = SessionKeys::generate(&who.account.encode(), None);
			(generated.keys, generated.proof.encode())
		})
	}

	/// Whether an event was made known by the last transaction.
	pub fn saw(&self, event: impl Into<RuntimeEvent>) -> bool {
		self.events.contains(&event.into())
	}

	/// Checks the invariants of every pallet of Hanse.
	#[track_caller]
	pub fn check(&mut self) {
		self.with(|| {
			OrgNumbers::do_try_state().expect("organisation numbers are sound");
			Chips::do_try_state().expect("chips are sound");
			Crowdfunding::do_try_state().expect("crowdfunding is sound");
			AssetFlow::do_try_state().expect("asset flow is sound");
			Activities::do_try_state().expect("activities are sound");
			ValidatorSet::do_try_state().expect("the validator set is sound");
		});
	}
}

/// The text of a module's error is for people, and lost in storage.
fn without_text(error: sp_runtime::DispatchError) -> sp_runtime::DispatchError {
	match error {
		sp_runtime::DispatchError::Module(mut module) => {
			module.message = None;
			module.into_error()
		},
		other => other,
	}
}

trait IntoError {
	fn into_error(self) -> sp_runtime::DispatchError;
}

impl IntoError for sp_runtime::ModuleError {
	fn into_error(self) -> sp_runtime::DispatchError {
		sp_runtime::DispatchError::Module(self)
	}
}

/// The events of the block from the one at `seen` on. Runs on the chain's storage.
pub fn events_from(seen: usize) -> Vec<RuntimeEvent> {
	System::read_events_no_consensus().skip(seen).map(|record| record.event).collect()
}

/// The whole genesis of a preset: its patch over the runtime's defaults.
fn genesis_of(name: &str) -> Vec<u8> {
	let json = |bytes: Option<Vec<u8>>| -> Value {
		serde_json::from_slice(&bytes.expect("the preset exists")).expect("presets are JSON")
	};
	let mut genesis = json(get_preset::<RuntimeGenesisConfig>(&None, |_| None));
	merge(&mut genesis, json(genesis_config_presets::get_preset(&PresetId::from(name))));
	serde_json::to_vec(&genesis).expect("it was read from JSON")
}

fn merge(base: &mut Value, patch: Value) {
	match (base, patch) {
		(Value::Object(base), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(base.entry(key).or_insert(Value::Null), value);
			}
		},
		(base, patch) => *base = patch,
	}
}
