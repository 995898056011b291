// SPDX-License-Identifier: Apache-2.0

//! The storm: random calls of random origins on the real runtime, and after each: no panic, no more
//! weight than declared, no more keys touched than declared, no token out of nothing. Now and then,
//! and at the end, every invariant over the whole state. A seed repeats a run.

mod activities;
mod asset_flow;
mod campaigns;
mod checks;
mod chips;
mod crowdfunding;
pub mod declared;
mod draw;
mod own;
mod pool;
mod purchases;
mod report;
mod upstream;

use crate::{
	actors::{actor, Actor},
	chain::Chain,
	metadata::{metadata, own_pallets},
};
use codec::{Decode, Encode};
use declared::Declared;
use draw::{Draw, Known};
use frame_support::{
	dispatch::{DispatchInfo, GetDispatchInfo, PostDispatchInfo},
	traits::{GetCallMetadata, UnfilteredDispatchable},
};
use hanse_runtime::{
	authorized_transaction, configs::system::RuntimeBlockWeights, constants::UNIT, AccountId,
	Balance, Balances, Hash, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, SafeMode, System,
	UncheckedExtrinsic,
};
use hanse_support::OrgNumber;
use own::Opening;
use pallet_collective::{Instance1, Instance2, RawOrigin};
use rand::{
	rngs::StdRng,
	seq::{IteratorRandom, SliceRandom},
	Rng, SeedableRng,
};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef};
use sp_runtime::{traits::Dispatchable, transaction_validity::TransactionValidityError};
use std::{
	collections::{BTreeMap, BTreeSet, HashMap},
	panic::{catch_unwind, AssertUnwindSafe},
	time::{Duration, Instant},
};
use upstream::Pending;

pub use checks::PLACEHOLDERS;
pub use report::{Report, Tally};

/// Steps between two checks of the whole state.
const CHECK_EVERY: u64 = 256;
/// Accounts with money, and without.
const PAYERS: usize = 20;
const NEWCOMERS: usize = 4;

/// Why a run ends early.
#[derive(Debug)]
pub struct Failure(pub String);

/// Who makes a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
	Signed(usize),
	Nobody,
	Root,
	Council,
	Committee,
	/// Nobody: the call stands for itself.
	Authorized,
}

/// Calls that break a chain by design when the named origin makes them, and why.
const NOT_DRAWN: &[(&str, &str, By)] = &[
	// A second timestamp in a block is for its author to avoid: upstream panics.
	("Timestamp", "set", By::Nobody),
	// Root can write anything anywhere.
	("System", "set_storage", By::Root),
	("System", "kill_storage", By::Root),
	("System", "kill_prefix", By::Root),
	// Takes issuance away from what accounts have.
	("Balances", "force_adjust_total_issuance", By::Root),
	// Knows nothing of holds: frees what is held for a reason.
	("Balances", "force_unreserve", By::Root),
	// Stops transactions for a migration that does not exist.
	("MultiBlockMigrations", "force_set_cursor", By::Root),
	("MultiBlockMigrations", "force_set_active_cursor", By::Root),
];

struct CallType {
	pallet: String,
	pallet_index: u8,
	name: String,
	index: u8,
	fields: Vec<Field<PortableForm>>,
	is_own: bool,
}

/// A chain, its people, and what they know.
pub struct Storm {
	chain: Chain,
	rng: StdRng,
	types: PortableRegistry,
	calls: Vec<CallType>,
	actors: Vec<Actor>,
	index: HashMap<AccountId, usize>,
	payers: usize,
	known: Known,
	openings: HashMap<usize, Opening>,
	roles: Vec<(OrgNumber, u32, usize)>,
	follows: Vec<(usize, OrgNumber)>,
	pending: Vec<Pending>,
	begun: Option<(usize, usize, RuntimeCall)>,
	noted: Vec<(usize, Hash)>,
	pens: chips::Pens,
	issuance: Balance,
	flows: asset_flow::Flows,
	groups: activities::Groups,
	tallies: BTreeMap<(String, String), Tally>,
	/// Of each call of ours the time that came nearest to what it declares.
	touched: BTreeMap<String, (Declared, u64, u64)>,
}

/// Runs `calls` calls drawn from `seed`, or until `time` is over.
pub fn run(seed: u64, calls: u64, time: Option<Duration>) -> Result<Report, Failure> {
	let mut storm = Storm::new(seed);
	let start = Instant::now();
	let mut done = 0;
	while done < calls && time.is_none_or(|time| start.elapsed() < time) {
		let step = catch_unwind(AssertUnwindSafe(|| storm.step()));
		let outcome = step.unwrap_or_else(|_| Err(Failure("a panic".into())));
		done += 1;
		let checked = outcome.and_then(|()| match done % CHECK_EVERY {
			0 => storm.check_state(),
			_ => Ok(()),
		});
		if let Err(Failure(why)) = checked {
			let last = storm.last();
			return Err(Failure(format!("seed {seed}, call {done}: {why}\n{last}")));
		}
	}
	let end = storm.check_state().and_then(|()| storm.check_pairs());
	let end = end.and_then(|()| storm.check_state());
	end.map_err(|Failure(why)| Failure(format!("seed {seed}, end: {why}")))?;
	Ok(storm.report(seed, done, start.elapsed()))
}

thread_local! {
	/// The call under way, to be named when it panics.
	static UNDER_WAY: std::cell::RefCell<String> = const { std::cell::RefCell::new(String::new()) };
}

impl Storm {
	fn new(seed: u64) -> Self {
		let mut chain = Chain::local_testnet();
		asset_flow::age(&mut chain);
		let actors = people();
		let index =
			actors.iter().enumerate().map(|(i, actor)| (actor.account.clone(), i)).collect();
		fund(&mut chain, &actors);
		chips::open(&mut chain, &actors, PAYERS);
		pool::open(&mut chain);
		crowdfunding::open(&mut chain, &actors);
		asset_flow::open(&mut chain, &actors);
		activities::open(&mut chain);
		let metadata = metadata();
		let calls = call_types(&metadata);
		let known = Known {
			accounts: actors.iter().map(|actor| actor.account.clone()).collect(),
			numbers: Vec::new(),
			handles: (0..2_000).map(|i| format!("storm-{i}")).collect(),
			hashes: Vec::new(),
			calls: harmless(),
			block: 1,
		};
		let issuance = chain.with(Balances::total_issuance);
		let pens = chips::pens().into_iter().chain(crowdfunding::pens(&actors)).collect();
		Self {
			chain,
			rng: StdRng::seed_from_u64(seed),
			types: metadata.types,
			calls,
			payers: PAYERS,
			actors,
			index,
			known,
			openings: HashMap::new(),
			roles: Vec::new(),
			follows: Vec::new(),
			pending: Vec::new(),
			begun: None,
			noted: Vec::new(),
			pens,
			issuance,
			flows: Default::default(),
			groups: Default::default(),
			tallies: BTreeMap::new(),
			touched: BTreeMap::new(),
		}
	}

	fn last(&self) -> String {
		UNDER_WAY.with(|call| call.borrow().clone())
	}

	/// One call, and time before it now and then.
	fn step(&mut self) -> Result<(), Failure> {
		self.pass_time()?;
		self.learn();
		let (call, by) = self.next_call();
		let (call, by) = match by {
			By::Signed(who) if self.rng.gen_ratio(1, 12) && !checks::changes_issuance(&call) => {
				let (call, who) = self.wrapped(call, who);
				(call, By::Signed(who))
			},
			_ => (call, by),
		};
		UNDER_WAY.with(|text| *text.borrow_mut() = format!("{by:?} calls {call:?}"));
		let names = call.get_call_metadata();
		let names = (names.pallet_name, names.function_name);
		self.begun = self.begun.take().filter(|_| names == ("Multisig", "approve_as_multi"));
		let result = self.make(names, &call, by)?;
		self.note_begun();
		self.check_issuance(Some(&call))?;
		let tally = self.tallies.entry((names.0.into(), names.1.into())).or_default();
		tally.count(result);
		Ok(())
	}

	fn pass_time(&mut self) -> Result<(), Failure> {
		let blocks = match self.rng.gen_range(0..400) {
			0 => 11,
			1..=20 => 1,
			_ => 0,
		};
		if blocks > 0 {
			UNDER_WAY.with(|text| *text.borrow_mut() = format!("{blocks} blocks pass"));
			self.release_brakes();
			self.reopen_pool();
			self.mend_chips();
			self.mend_crowd();
			self.mend_flow();
			self.mend_groups();
			self.chain.advance(blocks);
			self.refill();
			self.check_issuance(None)?;
			self.refill();
		}
		Ok(())
	}

	/// What brakes stopped goes on again, or the storm would be over.
	fn release_brakes(&mut self) {
		let root = RuntimeOrigin::root;
		if self.chain.with(SafeMode::is_entered) {
			let exit = pallet_safe_mode::Call::<Runtime>::force_exit {};
			self.chain.dispatch(root(), exit).expect("root may");
		}
		let paused: Vec<_> =
			self.chain.with(|| pallet_tx_pause::PausedCalls::<Runtime>::iter_keys().collect());
		for ident in paused {
			let unpause = pallet_tx_pause::Call::<Runtime>::unpause { ident };
			self.chain.dispatch(root(), unpause).expect("root may");
		}
	}

	/// Whom the storm made poor gets money again, or nothing would bite in the end.
	fn refill(&mut self) {
		let who = self.some_actor();
		let account = self.actors[who].account.clone();
		self.chain.with(|| {
			use frame_support::traits::fungible::Mutate;
			if Balances::free_balance(&account) < 1_000 * UNIT {
				let _ = Balances::mint_into(&account, 100_000 * UNIT);
			}
		});
		self.issuance = self.chain.with(Balances::total_issuance);
	}

	/// Looks at what is there, to draw from it.
	fn learn(&mut self) {
		if self.rng.gen_ratio(7, 8) {
			return;
		}
		self.known.block = self.chain.block();
		let issued = self.chain.with(pallet_org_numbers::IssuedNumbers::<Runtime>::get);
		let first = issued.saturating_sub(60) + 1;
		self.known.numbers = (first..=issued).filter_map(OrgNumber::from_sequence).collect();
		self.known.hashes = self.noted.iter().rev().take(16).map(|(_, hash)| *hash).collect();
		let motions = self.chain.with(upstream::open_motions::<Instance1>);
		self.known.hashes.extend(motions.into_iter().map(|(hash, _)| hash).take(8));
	}

	fn next_call(&mut self) -> (RuntimeCall, By) {
		loop {
			let own = self.rng.gen_ratio(3, 4);
			let Some(at) = (0..self.calls.len())
				.filter(|at| self.calls[*at].is_own == own)
				.choose(&mut self.rng)
			else {
				continue;
			};
			// Numbers live longer than chance alone would let them.
			if self.calls[at].name == "release" && self.rng.gen_ratio(3, 4) {
				continue;
			}
			let (pallet, name) = (self.calls[at].pallet.clone(), self.calls[at].name.clone());
			let biting = match own {
				true if self.rng.gen_ratio(9, 10) => self.biting(&pallet, &name),
				false if self.rng.gen_ratio(9, 10) => self.upstream(&pallet, &name),
				_ => None,
			};
			let (call, by) = match biting {
				Some((call, by)) if self.rng.gen_ratio(14, 15) => (call, by),
				Some((call, _)) => (call, self.some_origin()),
				None if own && self.rng.gen_ratio(3, 4) => continue,
				None => match self.drawn(at) {
					Some(call) => (call, self.likely_origin(&pallet, &name)),
					None => continue,
				},
			};
			if NOT_DRAWN.contains(&(&pallet, &name, by)) || beyond_measure(&call) {
				continue;
			}
			if own && call.encoded_size() < 300 {
				self.remember(&call);
			}
			return (call, by);
		}
	}

	/// Keeps a call of ours to stand inside others later.
	fn remember(&mut self, call: &RuntimeCall) {
		let bytes = call.encode();
		if self.known.calls.len() < 64 {
			self.known.calls.push(bytes);
		} else {
			let at = self.rng.gen_range(0..64);
			self.known.calls[at] = bytes;
		}
	}

	/// A call with arguments drawn by type alone.
	fn drawn(&mut self, at: usize) -> Option<RuntimeCall> {
		let call = &self.calls[at];
		let mut bytes = vec![call.pallet_index, call.index];
		let mut draw = Draw { types: &self.types, known: &self.known, rng: &mut self.rng };
		draw.fields(&call.fields, &mut bytes);
		RuntimeCall::decode(&mut &bytes[..]).ok()
	}

	fn some_actor(&mut self) -> usize {
		self.rng.gen_range(0..self.payers)
	}

	/// Not those who came only to be users of crowdfunding.
	fn any_account(&mut self) -> usize {
		self.rng.gen_range(0..self.payers + NEWCOMERS)
	}

	fn index_of(&self, who: &AccountId) -> Option<usize> {
		self.index.get(who).copied()
	}

	/// Who may act for an actor in everything.
	fn proxy_of(&self, who: usize) -> usize {
		(who + 1) % self.payers
	}

	fn some_origin(&mut self) -> By {
		match self.rng.gen_range(0..20) {
			0 => By::Nobody,
			1 => By::Root,
			2 => By::Council,
			3 => By::Committee,
			_ => By::Signed(self.any_account()),
		}
	}

	/// An origin that may well make a call of this pallet.
	fn likely_origin(&mut self, pallet: &str, name: &str) -> By {
		if self.rng.gen_ratio(1, 6) {
			return self.some_origin();
		}
		let likely: &[By] = match pallet {
			"CouncilMembership" | "TechnicalMembership" | "Scheduler" | "MultiBlockMigrations" => {
				&[By::Root]
			},
			"SafeMode" => &[By::Root, By::Committee, By::Council],
			"TxPause" => &[By::Root, By::Committee],
			"Whitelist" => &[By::Committee, By::Council, By::Signed(0)],
			"Parameters" => &[By::Council],
			"Grandpa" if name == "note_stalled" => &[By::Root],
			"Balances" if name.starts_with("force") => &[By::Root],
			"System" if !name.starts_with("remark") => &[By::Root, By::Nobody],
			"Utility" if name.contains("as") || name == "with_weight" => &[By::Root, By::Signed(0)],
			"Preimage" if name.contains("request") => &[By::Root],
			"OrgNumbers"
				if ["registrar", "reserve", "set_class", "set_currency"]
					.iter()
					.any(|part| name.contains(part)) =>
			{
				&[By::Council, By::Root]
			},
			"Chips"
				if ["kind", "policy", "officer", "breaker", "_issuer", "rule_redemption"]
					.iter()
					.any(|part| name.contains(part)) =>
			{
				&[By::Council, By::Root, By::Signed(0)]
			},
			"Crowdfunding"
				if ["admit_", "remove_", "force_"].iter().any(|part| name.starts_with(part)) =>
			{
				&[By::Council, By::Root]
			},
			"AssetFlow" if name.ends_with("_server") && name != "report_server" => {
				&[By::Council, By::Root]
			},
			"ValidatorSet" => &[By::Council, By::Root],
			"Activities" if name.ends_with("_kind") => &[By::Council, By::Root],
			"AssetFlow" | "Activities" if ["receipt", "acknowledge"].contains(&name) => {
				&[By::Authorized]
			},
			_ => &[By::Signed(0)],
		};
		match *likely.choose(&mut self.rng).expect("none is empty") {
			By::Signed(_) => By::Signed(self.any_account()),
			other => other,
		}
	}

	/// Whether a call succeeds as things stand; nothing is left of the try.
	fn would_succeed(&mut self, call: &RuntimeCall, by: By) -> bool {
		use sp_externalities::Externalities;
		let origin = self.origin(by);
		self.chain.ext.storage_start_transaction();
		let made = self.chain.dispatch(origin, call.clone()).is_ok();
		self.chain.ext.storage_rollback_transaction().expect("it was started above");
		made
	}

	/// Makes a call: half of the signed ones as transactions, the others with their origin as it is.
	fn make(
		&mut self,
		names: (&'static str, &'static str),
		call: &RuntimeCall,
		by: By,
	) -> Result<Result<(), String>, Failure> {
		match by {
			By::Signed(who) if self.rng.gen() => self.transact(call, who),
			By::Authorized if self.rng.gen() => self.apply(authorized_transaction(call.clone())),
			_ => self.dispatch(names, call, by),
		}
	}

	fn transact(&mut self, call: &RuntimeCall, who: usize) -> Result<Result<(), String>, Failure> {
		let actor = self.actors[who].clone();
		let transaction = self.chain.with(|| {
			let nonce = System::account_nonce(&actor.account);
			actor.transaction(call.clone(), nonce, 0)
		});
		self.apply(transaction)
	}

	fn apply(&mut self, transaction: UncheckedExtrinsic) -> Result<Result<(), String>, Failure> {
		let info = transaction.get_dispatch_info();
		match self.chain.apply(transaction) {
			Ok(result) => {
				self.check_transaction(&info)?;
				Ok(result.map_err(|error| report::name_of(&error)))
			},
			Err(error) => {
				// Full blocks end; fees that can't be paid stay so.
				if error.exhausted_resources() {
					self.chain.advance(1);
				}
				Ok(Err(invalid(error)))
			},
		}
	}

	/// What a transaction was charged for is no more than it declared.
	fn check_transaction(&self, info: &DispatchInfo) -> Result<(), Failure> {
		let used = self.chain.events.iter().rev().find_map(|event| match event {
			RuntimeEvent::System(
				frame_system::Event::ExtrinsicSuccess { dispatch_info }
				| frame_system::Event::ExtrinsicFailed { dispatch_info, .. },
			) => Some(dispatch_info.weight),
			_ => None,
		});
		let Some(used) = used else { return Err(Failure("no word on how it ended".into())) };
		let base = RuntimeBlockWeights::get().get(info.class).base_extrinsic;
		let declared = info.total_weight().saturating_add(base);
		if used.all_lte(declared) {
			return Ok(());
		}
		Err(Failure(format!("charged {used:?}, declared {declared:?}")))
	}

	fn dispatch(
		&mut self,
		names: (&'static str, &'static str),
		call: &RuntimeCall,
		by: By,
	) -> Result<Result<(), String>, Failure> {
		let origin = self.origin(by);
		let braked = self.chain.with(SafeMode::is_entered);
		// Benchmarks don't count what filters read.
		let counted = declared::declared(call).is_some() && !braked;
		let (result, touched) = if counted {
			self.chain.ext.start_counting();
			let call = call.clone();
			let result = self.chain.with(|| call.dispatch_bypass_filter(origin));
			(result, Some(self.chain.ext.stop_counting()))
		} else {
			let call = call.clone();
			(self.chain.with(|| call.dispatch(origin)), None)
		};
		let post: PostDispatchInfo = match &result {
			Ok(post) => *post,
			Err(error) => error.post_info,
		};
		self.check_weight(call, &post)?;
		if let Some(touched) = touched {
			let caller = match by {
				By::Signed(who) => Some(self.actors[who].account.clone()),
				_ => None,
			};
			self.check_touched(names, call, touched, caller.as_ref())?;
		}
		Ok(result.map(|_| ()).map_err(|error| report::name_of(&error.error)))
	}

	pub(super) fn origin(&self, by: By) -> RuntimeOrigin {
		match by {
			By::Signed(who) => RuntimeOrigin::signed(self.actors[who].account.clone()),
			By::Nobody => RuntimeOrigin::none(),
			By::Root => RuntimeOrigin::root(),
			By::Council => RawOrigin::<AccountId, Instance1>::Members(4, 5).into(),
			By::Committee => RawOrigin::<AccountId, Instance2>::Members(3, 3).into(),
			By::Authorized => frame_system::RawOrigin::<AccountId>::Authorized.into(),
		}
	}
}

fn invalid(error: TransactionValidityError) -> String {
	format!("invalid: {}", <&str>::from(error))
}

/// Figures that only Root can give and that upstream computes with unchecked: more money than a
/// balance holds, and a stall whose delay is doubled beyond the last block number.
fn beyond_measure(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::Balances(pallet_balances::Call::force_set_balance { new_free, .. }) => {
			*new_free > 1_000_000_000 * UNIT
		},
		RuntimeCall::Grandpa(pallet_grandpa::Call::note_stalled { delay, .. }) => *delay > 1_000,
		_ => false,
	}
}

/// Those of the presets, others with money, and some without.
fn people() -> Vec<Actor> {
	let named = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"].into_iter().map(actor);
	let others = (named.len()..PAYERS).map(|i| actor(&format!("storm/{i}")));
	let newcomers = (0..NEWCOMERS).map(|i| actor(&format!("newcomer/{i}")));
	let others: Vec<_> = others.collect();
	named.chain(others).chain(newcomers).collect()
}

/// Native tokens and a proxy for everybody.
fn fund(chain: &mut Chain, actors: &[Actor]) {
	use frame_support::traits::fungible::Mutate;
	chain.with(|| {
		for actor in &actors[..PAYERS] {
			Balances::mint_into(&actor.account, 1_000_000 * UNIT).expect("no limit");
		}
	});
	for (at, actor) in actors[..PAYERS].iter().enumerate() {
		if at % 8 == 0 {
			chain.advance(2);
		}
		let delegate = actors[(at + 1) % PAYERS].address();
		let proxy_type = hanse_runtime::configs::wrappers::ProxyType::Any;
		let add = pallet_proxy::Call::<Runtime>::add_proxy { delegate, proxy_type, delay: 0 };
		chain.dispatch(RuntimeOrigin::signed(actor.account.clone()), add).expect("it has money");
	}
}

/// Calls that may stand inside others before any other is known.
fn harmless() -> Vec<Vec<u8>> {
	let remark = |byte| frame_system::Call::<Runtime>::remark_with_event { remark: vec![byte] };
	let transfer = pallet_balances::Call::<Runtime>::transfer_keep_alive {
		dest: actor("Bob").address(),
		value: UNIT,
	};
	let mut calls: Vec<RuntimeCall> = (0..4).map(|byte| remark(byte).into()).collect();
	calls.push(transfer.into());
	calls.iter().map(Encode::encode).collect()
}

fn call_types(metadata: &frame_metadata::v16::RuntimeMetadataV16) -> Vec<CallType> {
	let own: BTreeSet<&str> = own_pallets().into_iter().map(|info| info.name).collect();
	let mut calls = Vec::new();
	for pallet in &metadata.pallets {
		let Some(ty) = pallet.calls.as_ref().map(|calls| calls.ty.id) else { continue };
		let Some(TypeDef::Variant(def)) = metadata.types.resolve(ty).map(|ty| &ty.type_def) else {
			continue;
		};
		calls.extend(def.variants.iter().map(|variant| CallType {
			pallet: pallet.name.clone(),
			pallet_index: pallet.index,
			name: variant.name.clone(),
			index: variant.index,
			fields: variant.fields.clone(),
			is_own: own.contains(pallet.name.as_str()),
		}));
	}
	calls
}
