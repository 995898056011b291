// SPDX-License-Identifier: Apache-2.0

//! Activities: nodes of organisations, groups that formed and have their first information.

use super::ground::{key, Ground};
use crate::{error::Error, sign};
use hanse_runtime::{constants::DAYS, AccountId, Activities, Runtime, RuntimeCall};
use hanse_runtime_tests::activities as kit;
use hanse_support::{signed_payload::Payload, OrgNumber};
use pallet_activities::{
	payloads, ActivityId, Call, Content, Invitation, KeyClaim, KeyProofs, NextActivityId,
	NextKindId, NodeKeys, Part, Party, Relations, Request, UpdatePolicy, Windows, MAX_PARTIES,
};
use sp_core::{ed25519, Pair, H256};
use sp_io::hashing::blake2_256;

/// Most members of a group here: with whom it opens.
pub const GROUP: u32 = MAX_PARTIES;

/// An organisation, by its owner.
#[derive(Clone)]
pub struct Organisation {
	/// Its owner is this account of the load's.
	pub index: u32,
	pub owner: AccountId,
	pub number: OrgNumber,
}

/// Groups of one kind.
pub struct Groups {
	kind: u32,
}

/// Where a member's next message stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
	pub activity: ActivityId,
	pub epoch: u32,
	pub counter: u64,
}

impl Place {
	/// The call by which a member publishes there.
	pub fn publishing(&self) -> RuntimeCall {
		let Self { activity, epoch, counter } = *self;
		let (digest, content) = (kit::digest(1), Content::Information);
		Call::<Runtime>::publish { activity, epoch, counter, digest, content }.into()
	}
}

/// The call by which an organisation registers its node.
fn registering(of: &Organisation, genesis: H256) -> RuntimeCall {
	let peer = ed25519::Pair::from_seed(&blake2_256(format!("peer/{}", of.index).as_bytes()));
	let signer = key("activities/signer", of.index);
	let sealing = blake2_256(format!("sealing/{}", of.index).as_bytes());
	let keys = NodeKeys { peer: peer.public(), signer: signer.public().into(), sealing };
	let claim = KeyClaim { account: of.owner.clone(), keys: keys.clone() };
	// The first keys of a node.
	let message = Payload::lasting(payloads::NODE_KEYS, genesis, claim, 1).message();
	let proofs = KeyProofs { peer: peer.sign(&message), signer: signer.sign(&message).into() };
	Call::<Runtime>::register_node { keys, org: Some(of.number), proofs }.into()
}

/// How many groups so many members make, and whether each is one.
pub fn groups_of(members: u32) -> Result<u32, Error> {
	let groups = members.div_ceil(GROUP);
	match members {
		1 => Err(Error::other("one organisation alone is no group: there must be two members")),
		_ => Ok(groups),
	}
}

impl Groups {
	pub fn open(ground: &mut Ground) -> Result<Self, Error> {
		let kind = ground.with(NextKindId::<Runtime>::get);
		let (relations, updates) = (Relations::INDUSTRIAL, UpdatePolicy::Members);
		let register = kit::kind_registering(relations, &[], updates);
		ground.by_root(register)?;
		Ok(Self { kind })
	}

	/// Gives each organisation a node and puts them into groups of about the same size; where each
	/// member's next message stands.
	pub fn form(
		&self,
		ground: &mut Ground,
		members: &[Organisation],
	) -> Result<Vec<(u32, Place)>, Error> {
		let genesis = ground.genesis();
		let count = members.len() as u32;
		let calls =
			sign::on_all_cores(count, |at| Ok(registering(&members[at as usize], genesis)))?;
		for (member, call) in members.iter().zip(calls) {
			ground.by(&member.owner, call)?;
		}
		let groups = groups_of(count)? as usize;
		let mut places = Vec::with_capacity(members.len());
		for group in 0..groups {
			let group: Vec<_> = members.iter().skip(group).step_by(groups).collect();
			places.extend(self.form_one(ground, &group)?);
		}
		Ok(places)
	}

	/// Opens an activity of these members, who all consent; the first one gives the information.
	fn form_one(
		&self,
		ground: &mut Ground,
		members: &[&Organisation],
	) -> Result<Vec<(u32, Place)>, Error> {
		let Some((initiator, others)) = members.split_first() else { return Ok(Vec::new()) };
		let activity = ground.with(NextActivityId::<Runtime>::get);
		let parts = std::iter::once(Part::Initiator).chain(std::iter::repeat(Part::Receiver));
		let invitation = |(member, part): (&&Organisation, Part)| Invitation {
			party: Party::Org(member.number),
			part,
		};
		let parties: Vec<_> = members.iter().zip(parts).map(invitation).collect();
		let parties = parties.try_into().map_err(|_| Error::other("a group is too large"))?;
		let (kind, request) = (self.kind, Request::Information);
		let windows = Windows { consent: DAYS, receipt: DAYS };
		ground.by(&initiator.owner, Call::open_activity { kind, request, parties, windows })?;
		for member in others {
			ground.by(&member.owner, Call::consent { activity })?;
		}
		let row = ground.with(|| Activities::activity(activity));
		let epoch = row.ok_or_else(|| Error::other("an activity was not kept"))?.epoch;
		ground.by(&initiator.owner, Place { activity, epoch, counter: 0 }.publishing())?;
		let place = |counter| Place { activity, epoch, counter };
		let first = std::iter::once((initiator.index, place(1)));
		Ok(first.chain(others.iter().map(|member| (member.index, place(0)))).collect())
	}
}
