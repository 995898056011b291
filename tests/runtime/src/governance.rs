// SPDX-License-Identifier: Apache-2.0

//! Motions of the two bodies, by transactions of their members.

use crate::{
	actors::{actor, Actor},
	chain::Chain,
};
use codec::Encode;
use frame_support::{dispatch::GetDispatchInfo, weights::Weight};
use hanse_runtime::{Hash, Runtime, RuntimeCall, RuntimeEvent};
use pallet_collective::{Instance1, Instance2};
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	DispatchError, DispatchResult,
};

/// A governance body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
	Council,
	Committee,
}

impl Body {
	fn propose(self, threshold: u32, proposal: RuntimeCall) -> RuntimeCall {
		let length_bound = proposal.encoded_size() as u32;
		let proposal = Box::new(proposal);
		match self {
			Self::Council => pallet_collective::Call::<Runtime, Instance1>::propose {
				threshold,
				proposal,
				length_bound,
			}
			.into(),
			Self::Committee => pallet_collective::Call::<Runtime, Instance2>::propose {
				threshold,
				proposal,
				length_bound,
			}
			.into(),
		}
	}

	fn vote(self, proposal: Hash, index: u32) -> RuntimeCall {
		let approve = true;
		match self {
			Self::Council => {
				pallet_collective::Call::<Runtime, Instance1>::vote { proposal, index, approve }
					.into()
			},
			Self::Committee => {
				pallet_collective::Call::<Runtime, Instance2>::vote { proposal, index, approve }
					.into()
			},
		}
	}

	fn close(
		self,
		proposal_hash: Hash,
		index: u32,
		proposal_weight_bound: Weight,
		length_bound: u32,
	) -> RuntimeCall {
		match self {
			Self::Council => pallet_collective::Call::<Runtime, Instance1>::close {
				proposal_hash,
				index,
				proposal_weight_bound,
				length_bound,
			}
			.into(),
			Self::Committee => pallet_collective::Call::<Runtime, Instance2>::close {
				proposal_hash,
				index,
				proposal_weight_bound,
				length_bound,
			}
			.into(),
		}
	}

	fn next_index(self, chain: &mut Chain) -> u32 {
		chain.with(|| match self {
			Self::Council => pallet_collective::ProposalCount::<Runtime, Instance1>::get(),
			Self::Committee => pallet_collective::ProposalCount::<Runtime, Instance2>::get(),
		})
	}

	/// The members, in the presets' order.
	pub fn members(self, chain: &mut Chain) -> Vec<Actor> {
		let seats = chain.with(|| match self {
			Self::Council => pallet_collective::Members::<Runtime, Instance1>::get(),
			Self::Committee => pallet_collective::Members::<Runtime, Instance2>::get(),
		});
		["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"]
			.into_iter()
			.map(actor)
			.filter(|member| seats.contains(&member.account))
			.collect()
	}

	/// How many ayes the body needs to act alone: two thirds of the council, three fifths of the
	/// committee.
	pub fn quorum(self, seats: usize) -> usize {
		match self {
			Self::Council => (2 * seats).div_ceil(3),
			Self::Committee => (3 * seats).div_ceil(5),
		}
	}
}

/// What a call that a body dispatched came to.
fn outcome(events: &[RuntimeEvent]) -> Option<DispatchResult> {
	events.iter().find_map(|event| match event {
		RuntimeEvent::Council(pallet_collective::Event::Executed { result, .. }) => Some(*result),
		RuntimeEvent::TechnicalCommittee(pallet_collective::Event::Executed { result, .. }) => {
			Some(*result)
		},
		_ => None,
	})
}

/// Lets `ayes` members carry a motion; what its call came to.
#[track_caller]
pub fn carry_by(
	chain: &mut Chain,
	body: Body,
	ayes: usize,
	call: impl Into<RuntimeCall>,
) -> DispatchResult {
	let call = call.into();
	let (weight, length) = (call.get_dispatch_info().call_weight, call.encoded_size() as u32);
	let hash = BlakeTwo256::hash_of(&call);
	let members = body.members(chain);
	let index = body.next_index(chain);
	chain.submit(&members[0], body.propose(ayes as u32, call))?;
	for member in &members[..ayes] {
		chain.submit(member, body.vote(hash, index))?;
	}
	chain.submit(&members[0], body.close(hash, index, weight, length))?;
	outcome(&chain.events).unwrap_or(Err(DispatchError::Other("the motion was not executed")))
}

/// Lets a body carry a motion with as many ayes as it needs; what its call came to.
#[track_caller]
pub fn carry(chain: &mut Chain, body: Body, call: impl Into<RuntimeCall>) -> DispatchResult {
	let ayes = body.quorum(body.members(chain).len());
	carry_by(chain, body, ayes, call)
}

/// The committee's motion that whitelists a call.
pub fn whitelist(call: &RuntimeCall) -> RuntimeCall {
	let call_hash = BlakeTwo256::hash_of(call);
	pallet_whitelist::Call::<Runtime>::whitelist_call { call_hash }.into()
}

/// The council's motion that dispatches a whitelisted call as Root.
pub fn dispatch_whitelisted(call: RuntimeCall) -> RuntimeCall {
	let call = Box::new(call);
	pallet_whitelist::Call::<Runtime>::dispatch_whitelisted_call_with_preimage { call }.into()
}

/// What a whitelisted call came to, if one was dispatched by the last transaction.
pub fn whitelisted_outcome(chain: &Chain) -> Option<DispatchResult> {
	chain.events.iter().find_map(|event| match event {
		RuntimeEvent::Whitelist(pallet_whitelist::Event::WhitelistedCallDispatched {
			result,
			..
		}) => Some(result.map(|_| ()).map_err(|error| error.error)),
		_ => None,
	})
}

/// Lets both bodies agree on a call: it runs as Root. What it came to.
#[track_caller]
pub fn carry_by_both(chain: &mut Chain, call: impl Into<RuntimeCall>) -> DispatchResult {
	let call = call.into();
	carry(chain, Body::Committee, whitelist(&call))?;
	carry(chain, Body::Council, dispatch_whitelisted(call))?;
	whitelisted_outcome(chain).unwrap_or(Err(DispatchError::Other("nothing was dispatched")))
}
