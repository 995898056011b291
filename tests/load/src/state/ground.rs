// SPDX-License-Identifier: Apache-2.0

//! A genesis under construction: the state of a development chain, on which the pallets' own calls
//! are dispatched natively, without blocks, fees and signatures of accounts.
//!
//! What is registered was committed to [`COMMIT_MATURITY`] blocks before, and no state is of a block
//! before 0. So commitments stand at block 0 and all else at [`BLOCK`]: whatever these rows say of
//! time is true on a chain from block 11 on, and harmless before.

use super::rows::{Rows, Top};
use crate::{error::Error, sign};
use codec::Encode;
use frame_support::traits::{fungible::Mutate, GetCallMetadata, Hooks};
use hanse_runtime::{
	constants::UNIT, AccountId, AssetFlow, Balance, Balances, BlockNumber, OrgNumbers, Runtime,
	RuntimeCall, RuntimeOrigin, Signature, System,
};
use hanse_runtime_tests::orgs;
use hanse_support::{
	signed_payload::{Domain, Payload},
	OrgNumber,
};
use pallet_org_numbers::{HandleBytes, IssuedNumbers, COMMIT_MATURITY};
use sp_core::{sr25519, Pair, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::traits::Dispatchable;

/// The block of all rows but commitments.
pub const BLOCK: BlockNumber = COMMIT_MATURITY;
/// What every account has: enough for its deposits and some hundred transactions.
pub const ENDOWMENT: Balance = 1_000 * UNIT;
/// What an account has that pays for many.
pub const TREASURE: Balance = 1_000_000_000 * UNIT;
/// The last block at which what is signed off chain here is good.
pub const EXPIRY: u32 = 1_000_000_000;

/// The genesis of a development chain, and what was added to it.
pub struct Ground(Rows);

/// The key of somebody who is no sender of transactions: governed parties, second keys of senders.
pub fn key(role: &str, index: u32) -> sr25519::Pair {
	sr25519::Pair::from_seed(&("hanse-load", role, index).using_encoded(blake2_256))
}

/// The account of a key.
pub fn account_of(key: &sr25519::Pair) -> AccountId {
	key.public().0.into()
}

/// A signature as the pallets ask for it, good until [`EXPIRY`].
pub fn signed(
	by: &sr25519::Pair,
	(domain, genesis): (Domain, H256),
	fields: &impl Encode,
	nonce: u64,
) -> Signature {
	by.sign(&Payload { domain, genesis, fields, nonce, expiry: EXPIRY }.message()).into()
}

/// The handle of the number that is registered as number `sequence`.
pub fn handle(sequence: u64) -> HandleBytes {
	orgs::handle(&format!("load-{sequence}"))
}

impl Ground {
	pub fn new(genesis: Top) -> Self {
		Self(Rows::new(genesis))
	}

	/// All rows.
	pub fn top(&self) -> &Top {
		self.0.top()
	}

	/// Runs `f` on this state.
	pub fn with<R>(&mut self, f: impl FnOnce() -> R) -> R {
		self.0.execute_with(f)
	}

	/// What is signed off chain is bound to here. A genesis does not know its own hash: signatures
	/// that are brought to the chain itself are made for that one's.
	pub fn genesis(&mut self) -> H256 {
		self.with(|| System::block_hash(0))
	}

	fn dispatch(&mut self, origin: RuntimeOrigin, call: RuntimeCall) -> Result<(), Error> {
		let metadata = call.get_call_metadata();
		match self.with(|| call.dispatch(origin)) {
			Ok(_) => Ok(()),
			Err(failed) => Err(Error::other(format!(
				"{}.{} was refused while a genesis was made: {:?}",
				metadata.pallet_name, metadata.function_name, failed.error
			))),
		}
	}

	/// A call by an account.
	pub fn by(&mut self, who: &AccountId, call: impl Into<RuntimeCall>) -> Result<(), Error> {
		self.dispatch(RuntimeOrigin::signed(who.clone()), call.into())
	}

	/// A call by governance.
	pub fn by_root(&mut self, call: impl Into<RuntimeCall>) -> Result<(), Error> {
		self.dispatch(RuntimeOrigin::root(), call.into())
	}

	/// Native tokens out of nothing.
	pub fn endow(&mut self, who: &AccountId, amount: Balance) -> Result<(), Error> {
		let endowed = self.with(|| <Balances as Mutate<AccountId>>::mint_into(who, amount));
		endowed.map(|_| ()).map_err(|error| Error::other(format!("an endowment: {error:?}")))
	}

	/// Endows the accounts of governed parties.
	pub fn open_roles<const N: usize>(
		&mut self,
		names: [&str; N],
	) -> Result<[AccountId; N], Error> {
		let roles = names.map(|name| account_of(&key(name, 0)));
		for role in &roles {
			self.endow(role, TREASURE)?;
		}
		Ok(roles)
	}

	/// Registers a number for each of these endowed accounts, in order.
	pub fn register(&mut self, owners: &[AccountId]) -> Result<Vec<OrgNumber>, Error> {
		let issued = self.with(IssuedNumbers::<Runtime>::get);
		self.with(|| System::set_block_number(0));
		for (owner, sequence) in owners.iter().zip(issued + 1..) {
			let (owner_of, handle) = (owner.clone(), handle(sequence));
			let hash = self.with(|| OrgNumbers::commitment(owner_of, handle, orgs::SALT));
			self.by(owner, pallet_org_numbers::Call::commit { hash })?;
		}
		self.with(|| System::set_block_number(BLOCK));
		let mut numbers = Vec::with_capacity(owners.len());
		for (owner, sequence) in owners.iter().zip(issued + 1..) {
			let (handle, profile) = (handle(sequence), orgs::profile(&format!("Load {sequence}")));
			let salt = orgs::SALT;
			self.by(owner, pallet_org_numbers::Call::register { handle, profile, salt })?;
			let number = OrgNumber::from_sequence(sequence);
			numbers.push(number.ok_or_else(|| Error::other("there are no more numbers"))?);
		}
		Ok(numbers)
	}

	/// Ends the block to which all rows belong, as a chain does: what moved in it is sealed.
	pub fn seal(&mut self) {
		self.with(|| <AssetFlow as Hooks<BlockNumber>>::on_finalize(BLOCK));
	}
}

/// The addresses of the accounts from `first` on.
pub fn accounts(first: u32, count: u32) -> Result<Vec<AccountId>, Error> {
	sign::on_all_cores(count, |i| Ok(sign::account_id(first + i)))
}
