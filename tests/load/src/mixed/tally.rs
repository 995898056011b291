// SPDX-License-Identifier: Apache-2.0

//! What became of the transactions in blocks, call by call. That one is in a block says only that it
//! was paid for.

use crate::{error::Error, rpc};
use codec::DecodeAll;
use frame_support::traits::GetCallMetadata;
use frame_system::{EventRecord, Phase};
use hanse_runtime::{RuntimeEvent, UncheckedExtrinsic};
use serde::Serialize;
use sp_core::H256;
use sp_io::hashing::twox_128;
use std::collections::BTreeMap;

/// Transactions of one call.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize)]
pub struct Count {
	pub included: u64,
	/// Whose call returned an error.
	pub failed: u64,
	/// Whose call succeeded and says that it did nothing: a trading signature was not good.
	pub refused: u64,
}

/// Counts by call, such as `Chips.attest`.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize)]
pub struct Tally {
	pub calls: BTreeMap<String, Count>,
	/// The errors, each as often as it came.
	pub errors: BTreeMap<String, u64>,
}

/// Where the events of a block lie in its state.
pub fn events_key() -> Vec<u8> {
	[twox_128(b"System"), twox_128(b"Events")].concat()
}

impl Tally {
	pub fn included(&self) -> u64 {
		self.calls.values().map(|count| count.included).sum()
	}

	/// Transactions that did not do what they were sent for.
	pub fn in_vain(&self) -> u64 {
		self.calls.values().map(|count| count.failed + count.refused).sum()
	}

	/// Adds the transactions of accounts in a block, by its body and its events as they are stored.
	pub fn add(&mut self, extrinsics: &[Vec<u8>], events: &[u8]) -> Result<(), Error> {
		let mut names = BTreeMap::new();
		for (index, bytes) in (0u32..).zip(extrinsics) {
			if rpc::is_signed(bytes) {
				let decoded = UncheckedExtrinsic::decode_all(&mut &bytes[..]);
				let metadata = decoded.map_err(foreign)?.function.get_call_metadata();
				let name = format!("{}.{}", metadata.pallet_name, metadata.function_name);
				self.calls.entry(name.clone()).or_default().included += 1;
				names.insert(index, name);
			}
		}
		let events = Vec::<EventRecord<RuntimeEvent, H256>>::decode_all(&mut &events[..]);
		for EventRecord { phase, event, .. } in events.map_err(foreign)? {
			let Phase::ApplyExtrinsic(index) = phase else { continue };
			if let Some(name) = names.get(&index) {
				self.note(name, event);
			}
		}
		Ok(())
	}

	fn note(&mut self, name: &str, event: RuntimeEvent) {
		let count = self.calls.entry(name.into()).or_default();
		let why = match event {
			RuntimeEvent::System(frame_system::Event::ExtrinsicFailed {
				dispatch_error, ..
			}) => {
				count.failed += 1;
				format!("{dispatch_error:?}")
			},
			RuntimeEvent::Crowdfunding(pallet_crowdfunding::Event::TradeRefused {
				reason, ..
			}) => {
				count.refused += 1;
				format!("{reason:?}")
			},
			_ => return,
		};
		*self.errors.entry(format!("{name}: {why}")).or_default() += 1;
	}
}

fn foreign(error: codec::Error) -> Error {
	Error::other(format!("a block is not of the runtime that this program was built with: {error}"))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::sign::{self, Binding};
	use codec::Encode;
	use hanse_runtime::{Runtime, RuntimeCall};
	use sp_runtime::DispatchError;

	const BINDING: Binding =
		Binding { genesis: H256::repeat_byte(7), spec_version: 100, transaction_version: 1 };

	fn transaction(call: impl Into<RuntimeCall>) -> Vec<u8> {
		sign::hanse_transaction(call.into(), &sign::account(1), 0, &BINDING).unwrap()
	}

	fn events(told: Vec<(u32, RuntimeEvent)>) -> Vec<u8> {
		let record = |(index, event)| EventRecord::<RuntimeEvent, H256> {
			phase: Phase::ApplyExtrinsic(index),
			event,
			topics: Vec::new(),
		};
		told.into_iter().map(record).collect::<Vec<_>>().encode()
	}

	fn failure() -> RuntimeEvent {
		let (dispatch_error, dispatch_info) = (DispatchError::BadOrigin, Default::default());
		frame_system::Event::<Runtime>::ExtrinsicFailed { dispatch_error, dispatch_info }.into()
	}

	fn success() -> RuntimeEvent {
		let dispatch_info = Default::default();
		frame_system::Event::<Runtime>::ExtrinsicSuccess { dispatch_info }.into()
	}

	#[test]
	fn calls_should_be_counted_each_with_its_failures() {
		let inherent =
			UncheckedExtrinsic::new_bare(pallet_timestamp::Call::<Runtime>::set { now: 1 }.into());
		let release =
			|request| transaction(pallet_chips::Call::<Runtime>::release_issue { request });
		let remark = transaction(frame_system::Call::<Runtime>::remark { remark: vec![1] });
		let body = vec![inherent.encode(), release(1), remark, release(2)];
		let told = vec![(0, success()), (1, failure()), (2, success()), (3, success())];
		let mut tally = Tally::default();
		tally.add(&body, &events(told)).unwrap();
		let count = |included, failed| Count { included, failed, refused: 0 };
		assert_eq!(tally.calls["Chips.release_issue"], count(2, 1));
		assert_eq!(tally.calls["System.remark"], count(1, 0));
		assert_eq!((tally.included(), tally.in_vain(), tally.calls.len()), (3, 1, 2));
		assert_eq!(tally.errors["Chips.release_issue: BadOrigin"], 1);
	}

	#[test]
	fn a_pledge_should_count_as_refused_when_its_signature_was_not_good() {
		let call = pallet_crowdfunding::Call::<Runtime>::withdraw_pledge { offering: 0, user: 0 };
		let reason = pallet_crowdfunding::Refusal::Expired;
		let event =
			pallet_crowdfunding::Event::<Runtime>::TradeRefused { user: 0, reason, wrong: 1 };
		let mut tally = Tally::default();
		tally.add(&[transaction(call)], &events(vec![(0, event.into()), (0, success())])).unwrap();
		assert_eq!(tally.calls["Crowdfunding.withdraw_pledge"].refused, 1);
		assert_eq!(tally.in_vain(), 1);
	}

	#[test]
	fn a_block_should_be_refused_when_it_does_not_decode() {
		let whole = transaction(frame_system::Call::<Runtime>::remark { remark: vec![1; 40] });
		let none = events(Vec::new());
		// The length in front no longer fits.
		assert!(Tally::default().add(&[whole[..whole.len() - 1].to_vec()], &none).is_err());
		assert!(Tally::default().add(&[whole], &[4]).is_err());
	}
}
