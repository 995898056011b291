// SPDX-License-Identifier: Apache-2.0

//! Every call at its worst: parties that take the longest way to be reached, kinds with as many
//! supervisors and groups with as many members as there can be, members that are in for a number, whose
//! tenure is looked up, things' signatures in the form that is tried second.

mod steps;

use super::*;
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::{
	pallet_prelude::TransactionSource,
	traits::{Authorize, EnsureOrigin},
};
use frame_system::RawOrigin;
use hanse_support::{
	benchmarking::{sr25519_sign, sr25519_signer, BenchmarkNumbers},
	OrgNumber,
};
use sp_core::{sr25519, H256};
use sp_runtime::{
	traits::{Bounded, Convert},
	AccountId32, MultiSignature,
};
use steps::*;

/// Makes accounts that can sign, and organisation numbers.
pub trait BenchmarkHelper<Signature, AccountId> {
	/// A new account, whose key stays in the keystore.
	fn signer() -> (sr25519::Public, AccountId);
	/// Its signature.
	fn sign(signer: &sr25519::Public, message: &[u8]) -> Signature;
	/// A new organisation number of `owner`'s.
	fn number(owner: &AccountId) -> OrgNumber;
	/// One of somebody else's, of which `manager` is a manager.
	fn managed_number(manager: &AccountId) -> OrgNumber;
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

	fn managed_number(manager: &AccountId32) -> OrgNumber {
		Numbers::managed(manager)
	}
}

fn anyone<T: Config>() -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(endow::<T>(whitelisted_caller()))
}

/// Governance.
fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn state<T: Config>(activity: ActivityId) -> ActivityState<BlockNumberFor<T>> {
	row::<T>(activity).state
}

fn member_state<T: Config>(activity: ActivityId, of: &Acting<T>) -> MemberState<BlockNumberFor<T>> {
	Members::<T>::get(activity, of.node).expect("has a row").state
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// For a number, by a manager. Manager and agent were guests, whose deposits go back.
	#[benchmark]
	fn register_node() {
		let host = node::<T>("host", 0);
		let (who, keys) = (endowed::<T>("owner", 0), fresh_keys());
		let agent = endow::<T>(T::AgentOf::convert(keys.signer.clone()));
		for guest in [who.clone(), agent] {
			Pallet::<T>::do_ask_host(guest, Some(host.node)).expect("has no node");
		}
		let number = T::BenchmarkHelper::managed_number(&who);
		let proofs = proofs::<T>(&who, &keys, 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), keys, Some(number), proofs);
		assert!(NodesByOrg::<T>::contains_key(number));
		assert!(!Guests::<T>::contains_key(who));
	}

	/// All keys, to one whose account was a guest.
	#[benchmark]
	fn rotate_keys() {
		let (host, own, keys) = (node::<T>("host", 0), node::<T>("owner", 0), fresh_keys());
		let agent = endow::<T>(T::AgentOf::convert(keys.signer.clone()));
		Pallet::<T>::do_ask_host(agent.clone(), Some(host.node)).expect("has no node");
		let proofs = proofs::<T>(&own.account, &keys, 2);
		#[extrinsic_call]
		_(RawOrigin::Signed(own.account), keys, proofs);
		assert_eq!(NodesByAccount::<T>::get(agent), Some(own.node));
	}

	/// From one number to another, by a manager of both.
	#[benchmark]
	fn set_org() {
		let own = node::<T>("owner", 0);
		let [left, taken] = [(); 2].map(|()| T::BenchmarkHelper::managed_number(&own.account));
		Pallet::<T>::do_set_org(own.account.clone(), Some(left)).expect("manager acts");
		#[extrinsic_call]
		_(RawOrigin::Signed(own.account), Some(taken));
		assert_eq!(NodesByOrg::<T>::get(taken), Some(own.node));
		assert!(!NodesByOrg::<T>::contains_key(left));
	}

	/// That of a number.
	#[benchmark]
	fn remove_node() {
		let own = node::<T>("owner", 0);
		let number = T::BenchmarkHelper::number(&own.account);
		Pallet::<T>::do_set_org(own.account.clone(), Some(number)).expect("number is the owner's");
		#[extrinsic_call]
		_(RawOrigin::Signed(own.account));
		assert!(!Nodes::<T>::contains_key(own.node));
	}

	/// Another one than before, that had agreed.
	#[benchmark]
	fn ask_host() {
		let (first, second) = (node::<T>("host", 0), node::<T>("host", 1));
		let guest = endowed::<T>("guest", 0);
		hosted::<T>(&guest, &first);
		#[extrinsic_call]
		_(RawOrigin::Signed(guest.clone()), Some(second.node));
		assert_eq!(Guests::<T>::get(guest).map(|row| row.host), Some(second.node));
	}

	/// Ends what was agreed.
	#[benchmark]
	fn answer_guest() {
		let (host, guest) = (node::<T>("host", 0), endowed::<T>("guest", 0));
		hosted::<T>(&guest, &host);
		let account = lookup::<T>(guest.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(host.account), account, HostAnswer::Refuse);
		assert!(!Guests::<T>::contains_key(guest));
	}

	#[benchmark]
	fn register_thing() {
		let owner = endowed::<T>("owner", 0);
		let (key, expiry, proof) = thing_claim::<T>(&owner);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), key.clone(), expiry, proof);
		assert!(ThingsByKey::<T>::contains_key(key));
	}

	#[benchmark]
	fn offer_thing() {
		let (owner, thing) = thing::<T>();
		let to = endowed::<T>("taker", 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), thing, Some(lookup::<T>(to.clone())));
		assert_eq!(Things::<T>::get(thing).and_then(|row| row.offered), Some(to));
	}

	#[benchmark]
	fn take_thing() {
		let (owner, thing) = thing::<T>();
		let to = endowed::<T>("taker", 0);
		Pallet::<T>::do_offer_thing(owner, thing, Some(to.clone())).expect("owner offers");
		#[extrinsic_call]
		_(RawOrigin::Signed(to.clone()), thing);
		assert_eq!(Things::<T>::get(thing).map(|row| row.owner), Some(to));
	}

	#[benchmark]
	fn retire_thing() {
		let (owner, thing) = thing::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), thing);
		assert!(!Things::<T>::contains_key(thing));
	}

	/// With `n` supervisors.
	#[benchmark]
	fn register_kind(n: Linear<0, MAX_SUPERVISORS>) -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let owner = endowed::<T>("owner", 0);
		let numbers: Vec<_> = (0..n).map(|_| T::BenchmarkHelper::number(&owner)).collect();
		let numbers = numbers.try_into().expect("within its bound");
		let kind = NextKindId::<T>::get();
		#[extrinsic_call]
		_(
			origin as T::RuntimeOrigin,
			kind_name(),
			Relations::INDUSTRIAL,
			numbers,
			UpdatePolicy::Members,
		);
		assert!(Kinds::<T>::contains_key(kind));
		Ok(())
	}

	#[benchmark]
	fn retire_kind() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let owner = endowed::<T>("owner", 0);
		let numbers = (0..MAX_SUPERVISORS).map(|_| T::BenchmarkHelper::number(&owner));
		let kind = kind::<T>(numbers.collect());
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, kind);
		assert_eq!(Kinds::<T>::get(kind).map(|row| row.state), Some(KindState::Retired));
		Ok(())
	}

	/// To a partner, whose row is the longer one.
	#[benchmark]
	fn allow() {
		let (own, partner) = (node::<T>("owner", 0), node::<T>("partner", 0));
		let to = Consent::Partner(partner.node);
		#[extrinsic_call]
		_(RawOrigin::Signed(own.account), to);
		assert!(Consents::<T>::contains_key(own.node, to));
	}

	#[benchmark]
	fn disallow() {
		let (own, partner) = (node::<T>("owner", 0), node::<T>("partner", 0));
		let to = Consent::Partner(partner.node);
		Pallet::<T>::do_allow(own.account.clone(), to).expect("both are there");
		#[extrinsic_call]
		_(RawOrigin::Signed(own.account), to);
		assert!(!Consents::<T>::contains_key(own.node, to));
	}

	/// With `p` parties, each at another node, all but the initiator's own asked; of a kind with `s`
	/// supervisors, each at a node of its own.
	#[benchmark]
	fn open_activity(p: Linear<2, MAX_PARTIES>, s: Linear<0, MAX_SUPERVISORS>) {
		let supervisors = (0..s).map(|at| distant::<T>("supervisor", at).number);
		let kind = kind::<T>(supervisors.collect());
		let parties: Vec<_> = (0..p).map(|at| distant::<T>("party", at)).collect();
		let who = parties[0].host.account.clone();
		let invitations = invitations(&parties).try_into().expect("within its bound");
		let activity = NextActivityId::<T>::get();
		#[extrinsic_call]
		_(RawOrigin::Signed(who), kind, Request::Both, invitations, windows::<T>());
		assert_eq!(row::<T>(activity).members, p + s);
	}

	/// As the last one that answers.
	#[benchmark]
	fn consent() {
		let Group { activity, asked: [last, other], .. } = opened::<T>();
		Pallet::<T>::do_decline(other.account, activity).expect("is asked");
		#[extrinsic_call]
		_(RawOrigin::Signed(last.account), activity);
		assert_eq!(state::<T>(activity), ActivityState::Active);
	}

	/// As the last one that answers.
	#[benchmark]
	fn decline() {
		let Group { activity, asked: [last, other], .. } = opened::<T>();
		Pallet::<T>::do_consent(other.account, activity).expect("is asked");
		#[extrinsic_call]
		_(RawOrigin::Signed(last.account), activity);
		assert_eq!(state::<T>(activity), ActivityState::Active);
	}

	/// One who declined and is asked again, so that a deposit goes back; others are still to answer.
	#[benchmark]
	fn add_member() {
		let Group { activity, initiator, asked: [again, _], numbers: [number, _], .. } =
			opened::<T>();
		Pallet::<T>::do_decline(again.account.clone(), activity).expect("is asked");
		let invitation = Invitation { party: Party::Org(number), part: Part::Receiver };
		#[extrinsic_call]
		_(RawOrigin::Signed(initiator.account), activity, invitation, History::Granted);
		let state = member_state(activity, &again);
		assert!(matches!(state, MemberState::Invited { .. }));
	}

	/// The last one who is to answer: the invitation is taken back.
	#[benchmark]
	fn remove_member() {
		let Group { activity, initiator, asked: [last, other], .. } = opened::<T>();
		Pallet::<T>::do_consent(other.account, activity).expect("is asked");
		#[extrinsic_call]
		_(RawOrigin::Signed(initiator.account), activity, last.node);
		assert!(matches!(member_state(activity, &last), MemberState::Left { .. }));
		assert_eq!(state::<T>(activity), ActivityState::Active);
	}

	#[benchmark]
	fn leave() {
		let Group { activity, asked: [member, _], .. } = formed::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(member.account.clone()), activity);
		assert!(matches!(member_state(activity, &member), MemberState::Left { .. }));
	}

	#[benchmark]
	fn raise_epoch() {
		let Group { activity, asked: [member, _], .. } = formed::<T>();
		let keys = fresh_keys();
		let proofs = proofs::<T>(&member.account, &keys, 2);
		Pallet::<T>::do_rotate_keys(member.account.clone(), keys, proofs).expect("owner rotates");
		let epoch = row::<T>(activity).epoch;
		#[extrinsic_call]
		_(RawOrigin::Signed(member.account), activity);
		assert_eq!(row::<T>(activity).epoch, epoch + 1);
	}

	/// The first message, which ends the time in which others were to answer.
	#[benchmark]
	fn publish() {
		let Group { activity, initiator, .. } = opened::<T>();
		pass_consent::<T>();
		crowd::<T>(activity);
		let who = RawOrigin::Signed(initiator.account);
		#[extrinsic_call]
		_(who, activity, 0, u64::MAX - 1, digest(), Content::Information);
		assert_eq!(state::<T>(activity), ActivityState::Active);
		assert!(Messages::<T>::contains_key(activity, 0));
	}

	/// Of as many as there can be: the chain sees but their root.
	#[benchmark]
	fn publish_many() {
		let Group { activity, initiator, .. } = formed::<T>();
		inform::<T>(activity, &initiator);
		crowd::<T>(activity);
		let (epoch, counter) = (row::<T>(activity).epoch, u64::MAX - u64::from(MAX_BATCH));
		let who = RawOrigin::Signed(initiator.account);
		#[extrinsic_call]
		_(who, activity, epoch, counter, H256::repeat_byte(7), MAX_BATCH);
		assert!(Messages::<T>::contains_key(activity, 1));
	}

	/// The last receipt for each of `n` messages, each of another activity.
	#[benchmark]
	fn acknowledge(n: Linear<1, MAX_RECEIPTS>) {
		let signed = receipts::<T>(n);
		let entries = signed.entries.clone();
		#[extrinsic_call]
		_(RawOrigin::Authorized, signed);
		let delivered = |entry: &MessageRef| {
			Messages::<T>::get(entry.activity, entry.number).expect("is there").missing.is_empty()
		};
		assert!(entries.iter().all(delivered));
	}

	#[benchmark]
	fn authorize_acknowledge(n: Linear<1, MAX_RECEIPTS>) -> Result<(), BenchmarkError> {
		let call = Call::<T>::acknowledge { signed: receipts::<T>(n) };
		let valid;
		#[block]
		{
			valid = call.authorize(TransactionSource::External);
		}
		valid.ok_or("the call authorises itself")??;
		Ok(())
	}

	/// By the initiator, of somebody else's.
	#[benchmark]
	fn purge() {
		let Group { activity, initiator, asked: [author, _], .. } = formed::<T>();
		inform::<T>(activity, &initiator);
		let message = inform::<T>(activity, &author);
		let MessageRef { number, .. } = message;
		fill::<T>(message, u8::MAX);
		crowd::<T>(activity);
		#[extrinsic_call]
		_(RawOrigin::Signed(initiator.account), message);
		assert!(Messages::<T>::get(activity, number).expect("is there").purged.is_some());
	}

	/// The first, which ends the time in which others were to answer.
	#[benchmark]
	fn make_statement() {
		let Group { activity, initiator, asked: [about, _], .. } = opened::<T>();
		Pallet::<T>::do_consent(about.account, activity).expect("is asked");
		pass_consent::<T>();
		crowd::<T>(activity);
		let who = RawOrigin::Signed(initiator.account);
		#[extrinsic_call]
		_(who, activity, about.node, H256::repeat_byte(7));
		assert!(Statements::<T>::contains_key(activity, 0));
		assert_eq!(state::<T>(activity), ActivityState::Active);
	}

	#[benchmark]
	fn countersign_statement() {
		let Group { activity, initiator, asked: [about, _], .. } = formed::<T>();
		let statement = vouched::<T>(activity, &initiator, &about);
		crowd::<T>(activity);
		#[extrinsic_call]
		_(RawOrigin::Signed(about.account), activity, statement);
		let state = Statements::<T>::get(activity, statement).expect("is there").state;
		assert!(matches!(state, StatementState::Countersigned { .. }));
	}

	#[benchmark]
	fn revoke_statement() {
		let Group { activity, initiator, asked: [about, _], .. } = formed::<T>();
		let statement = vouched::<T>(activity, &initiator, &about);
		#[extrinsic_call]
		_(RawOrigin::Signed(initiator.account), activity, statement);
		let state = Statements::<T>::get(activity, statement).expect("is there").state;
		assert!(matches!(state, StatementState::Revoked { .. }));
	}

	/// By its initiator, that it is not void is looked up.
	#[benchmark]
	fn close() {
		let Group { activity, initiator, .. } = formed::<T>();
		crowd::<T>(activity);
		#[extrinsic_call]
		_(RawOrigin::Signed(initiator.account), activity);
		assert!(matches!(state::<T>(activity), ActivityState::Closed { .. }));
	}

	/// Members, which have the most to remove, each paid for by somebody else, behind the initiator's
	/// own row, which is passed by.
	#[benchmark]
	fn clear(n: Linear<1, MAX_CLEARED>) {
		let activity = emptied::<T>();
		(1..=n).for_each(|at| seat::<T>(activity, at));
		let first = Members::<T>::iter_key_prefix(activity).next().expect("has members");
		Activities::<T>::mutate(activity, |row| row.as_mut().expect("is there").initiator = first);
		pass_to::<T>(BlockNumberFor::<T>::max_value());
		#[extrinsic_call]
		_(anyone::<T>(), activity, n);
		assert_eq!(Members::<T>::iter_key_prefix(activity).collect::<Vec<_>>(), [first]);
	}

	/// Somebody who consents to whatever the initiator opens joins a group that has `m` members. No more
	/// fit in one, those who left included.
	#[benchmark(extra)]
	fn add_member_at_size(m: Linear<10, 240>) {
		let (activity, initiator) = group_of::<T>(m);
		let joins = node::<T>("newcomer", 0);
		Pallet::<T>::do_allow(joins.account.clone(), Consent::Partner(initiator.node))
			.expect("both are there");
		let party = Party::Account(joins.account.clone());
		let invitation = Invitation { party, part: Part::Receiver };
		let who = RawOrigin::Signed(initiator.account);
		#[extrinsic_call]
		add_member(who, activity, invitation, History::Granted);
		assert!(matches!(member_state(activity, &joins), MemberState::Joined { .. }));
		assert_eq!(row::<T>(activity).members, m + 1);
	}

	impl_benchmark_test_suite!(Pallet, mock::ExtBuilder::default().build(), mock::Test);
}
