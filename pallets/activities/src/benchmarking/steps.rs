// SPDX-License-Identifier: Apache-2.0

//! The steps that most benchmarks begin with.

use super::BenchmarkHelper;
use crate::{members::MemberRows, *};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::account;
use frame_support::{
	traits::{fungible::Mutate, ConstU32, Get},
	BoundedVec,
};
use hanse_support::{
	signed_payload::{Payload, NEVER},
	OrgDirectory, OrgNumber,
};
use sp_application_crypto::RuntimeAppPublic;
use sp_core::{crypto::KeyTypeId, H256};
use sp_io::crypto::{ed25519_generate, ed25519_sign};
use sp_runtime::traits::{Bounded, Convert, Saturating, StaticLookup};

/// Where the keystore has the peers' keys.
const PEERS: KeyTypeId = KeyTypeId(*b"peer");

pub(super) fn lookup<T: Config>(who: T::AccountId) -> AccountIdLookupOf<T> {
	T::Lookup::unlookup(who)
}

pub(super) fn endow<T: Config>(who: T::AccountId) -> T::AccountId {
	T::NativeBalance::set_balance(&who, BalanceOf::<T>::max_value() / 1_000_000u32.into());
	who
}

pub(super) fn endowed<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	endow::<T>(account(name, index, 0))
}

pub(super) fn pass_to<T: Config>(block: BlockNumberFor<T>) {
	frame_system::Pallet::<T>::set_block_number(block);
}

/// Lets the time pass that others have to answer.
pub(super) fn pass_consent<T: Config>() {
	pass_to::<T>(Pallet::<T>::now().saturating_add(T::Terms::get().consent));
}

// Nodes and things.

/// A node, and who stands behind it.
pub(super) struct Acting<T: Config> {
	pub node: NodeId,
	pub account: T::AccountId,
	pub keys: NodeKeys,
}

/// Keys that can sign.
pub(super) fn fresh_keys() -> NodeKeys {
	NodeKeys {
		peer: ed25519_generate(PEERS, None),
		signer: NodeKey::generate_pair(None),
		sealing: [7; 32],
	}
}

/// That such keys are brought by themselves.
pub(super) fn proofs<T: Config>(
	account: &T::AccountId,
	keys: &NodeKeys,
	version: u32,
) -> KeyProofs {
	let claim = KeyClaim { account: account.clone(), keys: keys.clone() };
	let genesis = Pallet::<T>::genesis_hash();
	let message = Payload::lasting(payloads::NODE_KEYS, genesis, claim, version).message();
	KeyProofs {
		peer: ed25519_sign(PEERS, &keys.peer, &message).expect("key is in the keystore"),
		signer: keys.signer.sign(&message).expect("key is in the keystore"),
	}
}

/// The node of a new account, whose agent is another one.
pub(super) fn node<T: Config>(name: &'static str, index: u32) -> Acting<T> {
	let (account, keys) = (endowed::<T>(name, index), fresh_keys());
	endow::<T>(T::AgentOf::convert(keys.signer.clone()));
	let (node, proofs) = (NextNodeId::<T>::get(), proofs::<T>(&account, &keys, 1));
	Pallet::<T>::do_register_node(account.clone(), keys.clone(), None, proofs)
		.expect("keys prove themselves");
	Acting { node, account, keys }
}

/// A node speaks for an account.
pub(super) fn hosted<T: Config>(guest: &T::AccountId, host: &Acting<T>) {
	Pallet::<T>::do_ask_host(guest.clone(), Some(host.node)).expect("has no node");
	Pallet::<T>::do_answer_guest(host.account.clone(), guest.clone(), HostAnswer::Accept)
		.expect("is asked");
}

/// A new device's key, which signs in the form that wallets make: it is tried second, so it costs two
/// verifications.
pub(super) fn thing_claim<T: Config>(
	owner: &T::AccountId,
) -> (T::AccountId, BlockNumberFor<T>, T::Signature) {
	let (signer, key) = T::BenchmarkHelper::signer();
	let payload = Payload {
		domain: payloads::THING,
		genesis: Pallet::<T>::genesis_hash(),
		fields: ThingClaim { key: key.clone(), owner: owner.clone() },
		nonce: 0,
		expiry: NEVER,
	};
	let wrapped = [&b"<Bytes>"[..], &payload.message()[..], &b"</Bytes>"[..]].concat();
	let proof = T::BenchmarkHelper::sign(&signer, &wrapped);
	(key, NEVER.into(), proof)
}

/// A device and its owner.
pub(super) fn thing<T: Config>() -> (T::AccountId, ThingId) {
	let owner = endowed::<T>("owner", 0);
	let (key, expiry, proof) = thing_claim::<T>(&owner);
	let thing = NextThingId::<T>::get();
	Pallet::<T>::do_register_thing(owner.clone(), key, expiry, proof).expect("key signed");
	(owner, thing)
}

// Kinds and parties.

pub(super) fn kind_name() -> BoundedVec<u8, ConstU32<MAX_KIND_NAME>> {
	vec![b'K'; MAX_KIND_NAME as usize].try_into().expect("length is its bound")
}

/// A kind of organisations with each other, supervised by these.
pub(super) fn kind<T: Config>(supervisors: Vec<OrgNumber>) -> KindId {
	let (kind, updates) = (NextKindId::<T>::get(), UpdatePolicy::Supervised);
	Pallet::<T>::do_register_kind(kind_name(), Relations::INDUSTRIAL, supervisors, updates)
		.expect("all are there");
	kind
}

/// A number and the node at which it is reached.
pub(super) struct Distant<T: Config> {
	pub number: OrgNumber,
	pub host: Acting<T>,
}

/// A party that takes the longest way to be reached: the node that was registered for its number is
/// of no effect any more, and its owner is a guest.
pub(super) fn distant<T: Config>(name: &'static str, index: u32) -> Distant<T> {
	let owner = endow::<T>(account(name, index, 1));
	let number = T::BenchmarkHelper::number(&owner);
	let host = node::<T>(name, index);
	hosted::<T>(&owner, &host);
	let left = node::<T>(name, index + 1_000);
	let tenure = T::Directory::current(number).expect("is registered").tenure + 1;
	Nodes::<T>::mutate(left.node, |row| {
		row.as_mut().expect("is registered").org = Some(OrgTenure { number, tenure });
	});
	NodesByOrg::<T>::insert(number, left.node);
	Distant { number, host }
}

/// The first as the initiator, the others as receivers.
pub(super) fn invitations<T: Config>(parties: &[Distant<T>]) -> Vec<Invitation<T::AccountId>> {
	let part = |at| if at == 0 { Part::Initiator } else { Part::Receiver };
	let all = parties.iter().enumerate();
	all.map(|(at, one)| Invitation { party: Party::Org(one.number), part: part(at) }).collect()
}

pub(super) fn windows<T: Config>() -> Windows<BlockNumberFor<T>> {
	let Terms { consent, receipt, .. } = T::Terms::get();
	Windows { consent, receipt }
}

// Activities.

/// An activity of a kind with as many supervisors as there can be, and two whose consent is asked, each
/// in for its number.
pub(super) struct Group<T: Config> {
	pub activity: ActivityId,
	pub initiator: Acting<T>,
	pub asked: [Acting<T>; 2],
	/// Of those who are asked.
	pub numbers: [OrgNumber; 2],
}

pub(super) fn opened<T: Config>() -> Group<T> {
	let supervisors = (0..MAX_SUPERVISORS).map(|at| distant::<T>("supervisor", at).number);
	let kind = kind::<T>(supervisors.collect());
	let parties = [0, 1, 2].map(|at| distant::<T>("party", at));
	let activity = open::<T>(kind, &parties);
	let [initiator, first, second] = parties;
	let numbers = [first.number, second.number];
	Group { activity, initiator: initiator.host, asked: [first.host, second.host], numbers }
}

fn open<T: Config>(kind: KindId, parties: &[Distant<T>]) -> ActivityId {
	let (activity, who) = (NextActivityId::<T>::get(), parties[0].host.account.clone());
	let (parties, request) = (invitations(parties), Request::Both);
	Pallet::<T>::do_open_activity(who, kind, request, parties, windows::<T>())
		.expect("all are reached");
	activity
}

/// The same when all have joined.
pub(super) fn formed<T: Config>() -> Group<T> {
	let group = opened::<T>();
	for member in &group.asked {
		Pallet::<T>::do_consent(member.account.clone(), group.activity).expect("is asked");
	}
	group
}

pub(super) fn row<T: Config>(activity: ActivityId) -> ActivityOf<T> {
	Activities::<T>::get(activity).expect("is there")
}

/// Every slot that there is.
fn all_slots() -> Slots {
	Slots(vec![u8::MAX; SLOT_BYTES as usize].try_into().expect("length is its bound"))
}

/// As if a group had as many members as can be.
pub(super) fn crowd<T: Config>(activity: ActivityId) {
	Activities::<T>::mutate(activity, |row| {
		row.as_mut().expect("is there").roster = all_slots();
	});
}

pub(super) fn digest() -> Digest {
	let [fields, ciphertext] = [7, 8].map(H256::repeat_byte);
	Digest { fields, ciphertext, size: MAX_CIPHERTEXT }
}

/// A member publishes information.
pub(super) fn inform<T: Config>(activity: ActivityId, author: &Acting<T>) -> MessageRef {
	let Activity { epoch, next_message: number, .. } = row::<T>(activity);
	let (who, content) = (author.account.clone(), Content::Information);
	Pallet::<T>::do_publish(who, activity, epoch, 0, digest(), content).expect("member publishes");
	MessageRef { activity, number }
}

/// As if all slots but one had a message.
pub(super) fn fill<T: Config>(message: MessageRef, but: u8) {
	Messages::<T>::mutate(message.activity, message.number, |row| {
		let row = row.as_mut().expect("is there");
		(row.holders, row.missing) = (all_slots(), Slots::default());
		row.holders.remove(but);
		row.missing.insert(but);
	});
}

/// A node's signed word that it has the messages of `n` activities, each of which nobody else misses.
pub(super) fn receipts<T: Config>(n: u32) -> SignedReceipts {
	let parties = [0, 1].map(|at| distant::<T>("party", at));
	let [initiator, member] = &parties;
	let kind = kind::<T>(Vec::new());
	let entry = |_| {
		let activity = open::<T>(kind, &parties);
		Pallet::<T>::do_consent(member.host.account.clone(), activity).expect("is asked");
		let message = inform::<T>(activity, &initiator.host);
		let slot = Members::<T>::get(activity, member.host.node).expect("is a member").slot;
		fill::<T>(message, slot);
		message
	};
	let entries: Vec<_> = (0..n).map(entry).collect();
	let root = |entry: &MessageRef| {
		let message = Messages::<T>::get(entry.activity, entry.number).expect("is there");
		(*entry, message.root)
	};
	let Acting { node, keys, .. } = &member.host;
	let (node, word, key_version) = (*node, Word::Stored, 1);
	let said = Receipts { node, word, entries: entries.iter().map(root).collect() };
	let genesis = Pallet::<T>::genesis_hash();
	let payload = Payload::lasting(payloads::RECEIPTS, genesis, said, key_version);
	let signature = keys.signer.sign(&payload.message()).expect("key is in the keystore");
	let entries = entries.try_into().expect("within its bound");
	SignedReceipts { node, word, entries, key_version, signature }
}

/// A member vouches for another.
pub(super) fn vouched<T: Config>(
	activity: ActivityId,
	maker: &Acting<T>,
	about: &Acting<T>,
) -> StatementId {
	let (statement, words) = (row::<T>(activity).next_statement, H256::repeat_byte(7));
	Pallet::<T>::do_make_statement(maker.account.clone(), activity, about.node, words)
		.expect("both are members");
	statement
}

/// A closed activity of whose rows nothing is left but itself and its initiator's.
pub(super) fn emptied<T: Config>() -> ActivityId {
	let Group { activity, initiator, .. } = opened::<T>();
	Pallet::<T>::do_close(initiator.account, activity).expect("initiator closes");
	for (node, member) in Members::<T>::iter_prefix(activity).collect::<Vec<_>>() {
		if node != initiator.node {
			Members::<T>::remove(activity, node);
			Memberships::<T>::remove(node, activity);
			Pallet::<T>::give_back(HoldReason::Member, member.deposit).expect("is held");
		}
	}
	activity
}

/// An activity of so many members, two of whom opened it, and its initiator.
pub(super) fn group_of<T: Config>(members: u32) -> (ActivityId, Acting<T>) {
	let parties = [0, 1].map(|at| distant::<T>("party", at));
	let activity = open::<T>(kind::<T>(Vec::new()), &parties);
	let [initiator, other] = parties;
	Pallet::<T>::do_consent(other.host.account, activity).expect("is asked");
	(2..members).for_each(|at| seat::<T>(activity, at));
	Activities::<T>::mutate(activity, |row| {
		let row = row.as_mut().expect("is there");
		(row.members, row.next_slot) = (members, members as u16 + MAX_SUPERVISORS as u16);
		for slot in 0..row.next_slot {
			row.roster.insert(slot as u8);
		}
	});
	(activity, initiator.host)
}

/// One more node in a group, paid for by somebody else.
pub(super) fn seat<T: Config>(activity: ActivityId, index: u32) {
	let payer = endowed::<T>("payer", index);
	let deposit =
		Pallet::<T>::place::<MemberRows<T>>(HoldReason::Member, &payer).expect("payer has money");
	let (node, slot) = (NodeId::MAX - u64::from(index), index as u8 + MAX_SUPERVISORS as u8);
	let member = Member {
		state: MemberState::Joined { from: 0 },
		parts: Parts::default().with(Part::Receiver),
		slot,
		org: Some(OrgTenure { number: OrgNumber(u64::MAX), tenure: u32::MAX }),
		key_version: 1,
		next_counter: u64::MAX,
		deposit,
	};
	Members::<T>::insert(activity, node, member);
	Memberships::<T>::insert(node, activity, ());
}
