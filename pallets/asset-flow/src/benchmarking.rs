// SPDX-License-Identifier: Apache-2.0

//! Every call at its worst: tables of all servers that they can name, deep trees, the longest
//! records, each of another client, client signatures in the form that is tried second.

mod steps;

use super::*;
use alloc::boxed::Box;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::{
	pallet_prelude::TransactionSource,
	traits::{Authorize, EnsureOrigin, Get},
};
use frame_system::RawOrigin;
use hanse_support::{
	benchmarking::{sr25519_sign, sr25519_signer, BenchmarkNumbers},
	FlowLedger, OrgNumber,
};
use sp_core::sr25519;
use sp_runtime::{AccountId32, MultiSignature};
use steps::*;

/// Makes accounts that can sign, and organisation numbers.
pub trait BenchmarkHelper<Signature, AccountId> {
	/// A new account, whose key stays in the keystore.
	fn signer() -> (sr25519::Public, AccountId);
	/// Its signature.
	fn sign(signer: &sr25519::Public, message: &[u8]) -> Signature;
	/// A new organisation number of `owner`'s.
	fn number(owner: &AccountId) -> OrgNumber;
}

/// A helper for chains on which sr25519 keys sign, and whose numbers lie in `Numbers`.
pub struct Sr25519Helper<Numbers>(PhantomData<Numbers>);

impl<Numbers: BenchmarkNumbers<AccountId32>> BenchmarkHelper<MultiSignature, AccountId32>
	for Sr25519Helper<Numbers>
{
	fn signer() -> (sr25519::Public, AccountId32) {
		sr25519_signer()
	}

	fn sign(signer: &sr25519::Public, message: &[u8]) -> MultiSignature {
		sr25519_sign(signer, message)
	}

	fn number(owner: &AccountId32) -> OrgNumber {
		Numbers::register(owner)
	}
}

fn anyone<T: Config>() -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(endow::<T>(whitelisted_caller()))
}

/// Governance.
fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn admission<T: Config>(server: OrgNumber) -> Admission {
	Servers::<T>::get(server).expect("stays for ever").admission
}

/// As if the number had changed hands since its admission.
fn void<T: Config>(server: OrgNumber) {
	Servers::<T>::mutate(server, |row| row.as_mut().expect("is a server").tenure += 1);
}

fn state<T: Config>(table: Uuid) -> TableState<BlockNumberFor<T>> {
	Tables::<T>::get(table).expect("is there").state
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Renews an admission that is void, whose desk goes.
	#[benchmark]
	fn admit_server() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let Acting { number, account, .. } = server::<T>(0);
		void::<T>(number);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number);
		assert_eq!(admission::<T>(number), Admission::Admitted);
		assert!(!ServersByAccount::<T>::contains_key(account));
		Ok(())
	}

	/// Another key, and the account of a server that is void.
	#[benchmark]
	fn set_desk() {
		let Acting { number, owner, account: left, .. } = server::<T>(0);
		void::<T>(server::<T>(1).number);
		pass_to::<T>(Pallet::<T>::now() + T::Terms::get().key_delay);
		let (account, key, proof) = desk::<T>(number, 1);
		let to = lookup::<T>(account.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), number, to, key, proof);
		assert_eq!(ServersByAccount::<T>::get(account), Some(number));
		assert!(!ServersByAccount::<T>::contains_key(left));
	}

	#[benchmark]
	fn suspend_server() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let Acting { number, .. } = server::<T>(0);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number);
		let suspended = Admission::Suspended(SuspensionReason::Governance);
		assert_eq!(admission::<T>(number), suspended);
		Ok(())
	}

	#[benchmark]
	fn reinstate_server() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let Acting { number, .. } = server::<T>(0);
		Pallet::<T>::do_suspend_server(number, SuspensionReason::Governance).expect("is admitted");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number);
		assert_eq!(admission::<T>(number), Admission::Admitted);
		Ok(())
	}

	#[benchmark]
	fn remove_server() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let Acting { number, .. } = server::<T>(0);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number);
		assert_eq!(admission::<T>(number), Admission::Removed);
		Ok(())
	}

	/// With `n` other servers.
	#[benchmark]
	fn open_table(n: Linear<1, { MAX_SERVERS - 1 }>) {
		let first = server::<T>(0);
		let others: alloc::vec::Vec<_> = (1..=n).map(|at| server::<T>(at).number).collect();
		let others = others.try_into().expect("within its bound");
		#[extrinsic_call]
		_(RawOrigin::Signed(first.account), uuid(), others, rules::<T>());
		assert!(state::<T>(uuid()).is_open());
	}

	#[benchmark]
	fn append() {
		let servers = servers::<T>();
		let table = opened(&servers, rules::<T>());
		let entry = entries::<T>(1).remove(0);
		#[extrinsic_call]
		_(RawOrigin::Signed(servers[0].account.clone()), table, entry);
		assert_eq!(Heads::<T>::get(table).expect("is open").frontier.count(), DEEP + 1);
	}

	#[benchmark]
	fn append_many(n: Linear<1, MAX_BATCH>) {
		let servers = servers::<T>();
		let table = opened(&servers, rules::<T>());
		let entries = entries::<T>(n).try_into().expect("within its bound");
		#[extrinsic_call]
		_(RawOrigin::Signed(servers[0].account.clone()), table, entries);
		assert_eq!(Heads::<T>::get(table).expect("is open").clients, n);
	}

	/// When its blocks are over, of a table that another follows and whose clients' deposit goes back.
	#[benchmark]
	fn close() {
		let servers = servers::<T>();
		let table = opened(&servers, rules::<T>());
		pass_to::<T>(Pallet::<T>::now() + T::Terms::get().open);
		#[extrinsic_call]
		_(RawOrigin::Signed(servers[0].account.clone()), table);
		assert!(state::<T>(table.next()).is_open() && !state::<T>(table).is_open());
	}

	/// The last one.
	#[benchmark]
	fn receipt() {
		let servers = servers::<T>();
		let table = closed(&servers);
		sign(table, &servers[1..]);
		let signed = steps::receipt(table, &servers[0], 0);
		#[extrinsic_call]
		_(RawOrigin::Authorized, signed);
		assert!(matches!(state::<T>(table), TableState::Sealed { .. }));
	}

	#[benchmark]
	fn authorize_receipt() -> Result<(), BenchmarkError> {
		let servers = servers::<T>();
		let table = closed(&servers);
		let signed = steps::receipt(table, servers.last().expect("are many"), 0);
		let call = Call::<T>::receipt { signed };
		let valid;
		#[block]
		{
			valid = call.authorize(TransactionSource::External);
		}
		valid.ok_or("the call authorises itself")??;
		Ok(())
	}

	/// All have signed alike, but the last does not count: that is looked up for all of them three times.
	#[benchmark]
	fn seal_incomplete() {
		let servers = servers::<T>();
		let table = closed(&servers);
		let (last, others) = servers.split_last().expect("are many");
		sign_while_suspended(table, last, others);
		pass_signing::<T>();
		#[extrinsic_call]
		_(anyone::<T>(), table);
		let state = state::<T>(table);
		assert!(matches!(state, TableState::SealedIncomplete { broken: 0, .. }));
	}

	/// All receipts count again, since who was suspended is reinstated.
	#[benchmark]
	fn seal_in_full() {
		let servers = servers::<T>();
		let table = closed(&servers);
		let (first, others) = servers.split_first().expect("are many");
		sign_while_suspended(table, first, others);
		Pallet::<T>::do_reinstate_server(first.number).expect("is suspended");
		#[extrinsic_call]
		seal_incomplete(anyone::<T>(), table);
		assert!(matches!(state::<T>(table), TableState::Sealed { .. }));
	}

	/// Two receipts, for a table that is retired.
	#[benchmark]
	fn report_server() {
		let servers = servers::<T>();
		let table = closed(&servers);
		let convicted = &servers[0];
		let [one, two] = [0, 1].map(|broken| steps::receipt(table, convicted, broken));
		let days = Retention::Short.days().expect("does not last for ever");
		sign(table, &servers);
		pass_to::<T>(Pallet::<T>::now() + T::Day::get() * days.into());
		Pallet::<T>::do_retire_table(table).expect("retention is over");
		#[extrinsic_call]
		_(anyone::<T>(), Evidence::TwoReceipts(one, two));
		assert!(Equivocations::<T>::contains_key(convicted.number, table));
	}

	#[benchmark]
	fn report_client() {
		endow::<T>(T::FeeCollector::get());
		let [first, second] = twofold::<T>(uuid());
		let id = first.record.id.clone();
		#[extrinsic_call]
		_(anyone::<T>(), uuid(), Box::new(first), Box::new(second));
		assert!(ClientEquivocations::<T>::contains_key(uuid(), id));
	}

	/// The last ones: the deposit goes back.
	#[benchmark]
	fn clear_clients(n: Linear<1, MAX_BATCH>) {
		let servers = servers::<T>();
		let table = opened(&servers, TableRules { follow_on: FollowOn::Never, ..rules::<T>() });
		let first = servers[0].account.clone();
		Pallet::<T>::do_append(first.clone(), table, entries::<T>(n))
			.expect("first server appends");
		Pallet::<T>::do_close(first, table).expect("first server closes");
		#[extrinsic_call]
		_(anyone::<T>(), table, n);
		assert!(Tables::<T>::get(table).expect("is there").clients_deposit.is_none());
	}

	/// Of a table that is not sealed: each of its servers came to another number.
	#[benchmark]
	fn retire_table() {
		let table = over(&servers::<T>());
		#[extrinsic_call]
		_(anyone::<T>(), table);
		assert!(Retired::<T>::contains_key(table));
	}

	#[benchmark]
	fn record_flow() {
		crowd::<T>();
		let flow = flow::<T>();
		#[block]
		{
			Pallet::<T>::record(flow).expect("there is room");
		}
		let count = Current::<T>::get().expect("has movements").frontier.count();
		assert_eq!(count, CROWDED + 1);
	}

	#[benchmark]
	fn seal_block() {
		crowd::<T>();
		let SealChain { next, .. } = LastSeal::<T>::get();
		#[block]
		{
			Pallet::<T>::seal_block();
		}
		assert_eq!(Seals::<T>::get(next).expect("was sealed").count, CROWDED);
	}

	// Appending costs the same however many records a table has.

	#[benchmark(extra)]
	fn append_at_depth(d: Linear<10, 1_000_000>) {
		let servers = servers::<T>();
		let table = opened(&servers, rules::<T>());
		deepen::<T>(table, d.into());
		let entry = entries::<T>(1).remove(0);
		#[extrinsic_call]
		append(RawOrigin::Signed(servers[0].account.clone()), table, entry);
		assert_eq!(Heads::<T>::get(table).expect("is open").clients, 1);
	}

	#[benchmark(extra)]
	fn append_many_at_depth(n: Linear<1, 100>, d: Linear<10, 1_000_000>) {
		let servers = servers::<T>();
		let table = opened(&servers, rules::<T>());
		deepen::<T>(table, d.into());
		let entries = entries::<T>(n).try_into().expect("fits");
		#[extrinsic_call]
		append_many(RawOrigin::Signed(servers[0].account.clone()), table, entries);
		let count = Heads::<T>::get(table).expect("is open").frontier.count();
		assert_eq!(count, u64::from(d) + u64::from(n));
	}

	impl_benchmark_test_suite!(Pallet, mock::ExtBuilder::default().build(), mock::Test);
}
