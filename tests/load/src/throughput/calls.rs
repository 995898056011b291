// SPDX-License-Identifier: Apache-2.0

//! What is sent: one transaction of each account.
//!
//! Every transfer has its own sender and its own receiver: a pair of accounts that pay each other
//! would be two hot keys. Every registration has its own handle, and opens a commitment that its
//! sender placed blocks before.

use crate::{
	chain::Chain,
	error::Error,
	sign::{self, Binding},
};
use codec::{DecodeAll, Encode};
use frame_support::Parameter;
use frame_system::EventRecord;
use hanse_runtime::{AccountId, RuntimeCall};
use hanse_stock_runtime as stock;
use pallet_org_numbers::{HandleBytes, Profile, COMMIT_TAG};
use sp_core::{Pair, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::traits::Member;

/// What a transfer moves, in the smallest unit.
const TRANSFERRED: u128 = 1_000_000_000;
/// ISIC class that the registered organisations name: computer programming.
const CATEGORY: u16 = 6201;

/// Whom account `sender` of so many pays.
fn receiver(sender: u32, accounts: u32) -> AccountId {
	sign::account_id((sender + accounts.div_ceil(2)) % accounts)
}

/// A transfer of account `i` on the stock chain.
pub fn stock_transfer(i: u32, accounts: u32, binding: &Binding) -> Result<Vec<u8>, Error> {
	let call = pallet_balances::Call::transfer_keep_alive {
		dest: receiver(i, accounts).into(),
		value: TRANSFERRED,
	};
	Ok(sign::stock_transaction(call.into(), &sign::account(i), 0, binding))
}

/// A transfer of account `i` on our chain.
pub fn transfer(i: u32, accounts: u32, binding: &Binding) -> Result<Vec<u8>, Error> {
	let call = pallet_balances::Call::transfer_keep_alive {
		dest: receiver(i, accounts).into(),
		value: TRANSFERRED,
	};
	sign::hanse_transaction(call.into(), &sign::account(i), 0, binding)
}

/// The commitment of account `i` to its handle: its first transaction.
pub fn commitment(i: u32, binding: &Binding) -> Result<Vec<u8>, Error> {
	let pair = sign::account(i);
	let registrant = AccountId::from(pair.public());
	let hash = commitment_hash(&registrant, &handle(i)?, &salt(i), binding.genesis);
	let call = pallet_org_numbers::Call::commit { hash };
	sign::hanse_transaction(call.into(), &pair, 0, binding)
}

/// The registration of account `i`: its second transaction.
pub fn registration(i: u32, binding: &Binding) -> Result<Vec<u8>, Error> {
	sign::hanse_transaction(register(i)?, &sign::account(i), 1, binding)
}

fn register(i: u32) -> Result<RuntimeCall, Error> {
	let (handle, profile, salt) = (handle(i)?, profile(i)?, salt(i));
	Ok(pallet_org_numbers::Call::register { handle, profile, salt }.into())
}

/// The hash that `orgNumbers.commit` takes.
fn commitment_hash(
	registrant: &AccountId,
	handle: &HandleBytes,
	salt: &[u8; 32],
	genesis: H256,
) -> H256 {
	(COMMIT_TAG, genesis, registrant, handle, salt).using_encoded(blake2_256).into()
}

fn salt(i: u32) -> [u8; 32] {
	("salt", i).using_encoded(blake2_256)
}

fn too_long<T>(_: T) -> Error {
	Error::other("a text of a registration is longer than the chain allows")
}

fn handle(i: u32) -> Result<HandleBytes, Error> {
	format!("organisation-{i}").into_bytes().try_into().map_err(too_long)
}

/// A profile as an organisation would fill it in, all but the logo.
fn profile(i: u32) -> Result<Profile, Error> {
	Ok(Profile {
		display_name: format!("Organisation {i} of the North")
			.into_bytes()
			.try_into()
			.map_err(too_long)?,
		website: format!("https://organisation-{i}.example/")
			.into_bytes()
			.try_into()
			.map_err(too_long)?,
		logo: Default::default(),
		category: CATEGORY,
		legal_registration: Some(("legal", i).using_encoded(blake2_256).into()),
	})
}

/// How many transactions failed in a block, by its events as they are stored. A transaction that is
/// in a block may have failed all the same, and then cost little.
pub fn failed(chain: Chain, events: &[u8]) -> Result<usize, Error> {
	Ok(match chain {
		Chain::Stock => decode_events(events)?
			.iter()
			.filter(|event| {
				matches!(
					event,
					stock::RuntimeEvent::System(frame_system::Event::ExtrinsicFailed { .. })
				)
			})
			.count(),
		Chain::Hanse | Chain::HanseOfFour => decode_events(events)?
			.iter()
			.filter(|event| {
				matches!(
					event,
					hanse_runtime::RuntimeEvent::System(
						frame_system::Event::ExtrinsicFailed { .. }
					)
				)
			})
			.count(),
	})
}

fn decode_events<E>(events: &[u8]) -> Result<Vec<E>, Error>
where
	E: Parameter + Member,
{
	let records = Vec::<EventRecord<E, H256>>::decode_all(&mut &events[..]).map_err(|error| {
		Error::other(format!(
			"the events of a block are not those of the runtime that this program was built with: {error}"
		))
	})?;
	Ok(records.into_iter().map(|record| record.event).collect())
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_system::Phase;
	use hanse_runtime::{OrgNumbers, Runtime};
	use std::collections::BTreeSet;

	#[test]
	fn each_account_should_be_paid_once_when_all_pay() {
		for accounts in [2, 7, 10] {
			let paid: BTreeSet<AccountId> = (0..accounts).map(|i| receiver(i, accounts)).collect();
			assert_eq!(paid.len(), accounts as usize);
			assert!((0..accounts).all(|i| receiver(i, accounts) != sign::account_id(i)));
		}
	}

	#[test]
	fn a_commitment_should_be_what_the_chain_computes() {
		let genesis = H256::repeat_byte(9);
		let (who, handle, salt) = (sign::account_id(3), handle(3).unwrap(), salt(3));
		let on_chain = sp_io::TestExternalities::default().execute_with(|| {
			frame_system::BlockHash::<Runtime>::insert(0, genesis);
			OrgNumbers::commitment(who.clone(), handle.clone(), salt)
		});
		assert_eq!(commitment_hash(&who, &handle, &salt, genesis), on_chain);
	}

	#[test]
	fn what_is_registered_should_be_valid_and_of_one_account_alone() {
		for i in [0, 99_999, u32::MAX] {
			assert!(pallet_org_numbers::Handle::parse(handle(i).unwrap()).is_some());
			assert!(profile(i).unwrap().is_valid());
		}
		assert_ne!(handle(1).unwrap(), handle(11).unwrap());
		assert_ne!(salt(1), salt(11));
	}

	#[test]
	fn a_failed_transaction_should_be_counted_when_the_events_tell_it() {
		let record = |event: frame_system::Event<Runtime>| EventRecord::<_, H256> {
			phase: Phase::ApplyExtrinsic(1),
			event: hanse_runtime::RuntimeEvent::System(event),
			topics: Vec::new(),
		};
		let failure = frame_system::Event::ExtrinsicFailed {
			dispatch_error: sp_runtime::DispatchError::BadOrigin,
			dispatch_info: Default::default(),
		};
		let success = frame_system::Event::ExtrinsicSuccess { dispatch_info: Default::default() };
		let events = vec![record(success.clone()), record(failure), record(success)].encode();
		assert_eq!(failed(Chain::Hanse, &events).unwrap(), 1);
		assert!(failed(Chain::Hanse, &events[..events.len() - 1]).is_err());
	}
}
