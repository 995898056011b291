// SPDX-License-Identifier: Apache-2.0

//! Calls of upstream's pallets that need to know what is there: motions, multisigs, keys, preimages.

use super::{By, Storm};
use codec::{Decode, Encode};
use frame_support::weights::Weight;
use hanse_runtime::{AccountId, Hash, Runtime, RuntimeCall, RuntimeEvent};
use pallet_collective::{Instance1, Instance2};
use rand::{seq::SliceRandom, Rng};
use sp_runtime::traits::{BlakeTwo256, Hash as _};

type Drawn = Option<(RuntimeCall, By)>;

/// A multisig that waits for its second approval.
#[derive(Clone)]
pub struct Pending {
	who: usize,
	other: usize,
	call: RuntimeCall,
	timepoint: pallet_multisig::Timepoint<u32>,
}

/// Most open motions of a body.
const MOTIONS: usize = 20;
/// Plenty for any call that the storm draws.
const ROOMY: Weight = Weight::from_parts(50_000_000_000, 10_000_000);

impl Storm {
	/// A call of upstream's that should succeed as things stand.
	pub(super) fn upstream(&mut self, pallet: &str, name: &str) -> Drawn {
		match (pallet, name) {
			("Council", "propose" | "vote" | "close" | "execute") => self.motion::<Instance1>(name),
			("TechnicalCommittee", "propose" | "vote" | "close" | "execute") => {
				self.motion::<Instance2>(name)
			},
			("Multisig", "as_multi" | "approve_as_multi" | "cancel_as_multi" | "poke_deposit") => {
				self.multisig(name)
			},
			("Session", "set_keys") => {
				let who = self.some_actor();
				let actor = self.actors[who].clone();
				let (keys, proof) = self.chain.session_keys(&actor);
				let call = pallet_session::Call::<Runtime>::set_keys { keys, proof };
				Some((call.into(), By::Signed(who)))
			},
			("Grandpa", "report_equivocation") => {
				use sp_keyring::Ed25519Keyring::{Alice, Bob, Charlie, Dave};
				let key = *[Alice, Bob, Charlie, Dave].choose(&mut self.rng)?;
				let round = self.rng.gen_range(0..1_000);
				let call = crate::evidence::report(&mut self.chain, key, round)?;
				Some((call, By::Signed(self.some_actor())))
			},
			("MetaTx", "dispatch") => Some(self.meta_transaction()),
			("Preimage", "unnote_preimage") => {
				let (who, hash) = self.noted.pop()?;
				let call = pallet_preimage::Call::<Runtime>::unnote_preimage { hash };
				Some((call.into(), By::Signed(who)))
			},
			("Preimage", "note_preimage") => {
				let who = self.some_actor();
				let bytes = self.inner_call().encode();
				self.noted.push((who, BlakeTwo256::hash(&bytes)));
				let call = pallet_preimage::Call::<Runtime>::note_preimage { bytes };
				Some((call.into(), By::Signed(who)))
			},
			_ => None,
		}
	}

	/// A transaction that somebody else brings.
	fn meta_transaction(&mut self) -> (RuntimeCall, By) {
		let (who, author) = (self.some_actor(), self.some_actor());
		let call = self.inner_call();
		let actor = self.actors[author].clone();
		let meta_tx = self.chain.with(|| {
			let nonce = hanse_runtime::System::account_nonce(&actor.account);
			actor.meta_transaction(call, nonce)
		});
		let meta_tx_encoded_len = meta_tx.encoded_size() as u32;
		let meta_tx = Box::new(meta_tx);
		let call = pallet_meta_tx::Call::<Runtime>::dispatch { meta_tx, meta_tx_encoded_len };
		(call.into(), By::Signed(who))
	}

	/// A small call from the pool of those that may stand inside others.
	pub(super) fn inner_call(&mut self) -> RuntimeCall {
		let bytes = self.known.calls.choose(&mut self.rng).expect("there are some").clone();
		Decode::decode(&mut &bytes[..]).expect("it was encoded from a call")
	}

	fn motion<I: 'static>(&mut self, name: &str) -> Drawn
	where
		Runtime: pallet_collective::Config<I, Proposal = RuntimeCall>,
		RuntimeCall: From<pallet_collective::Call<Runtime, I>>,
	{
		let members = self.chain.with(pallet_collective::Members::<Runtime, I>::get);
		let member = members.choose(&mut self.rng)?.clone();
		let by = By::Signed(self.index_of(&member)?);
		let length_bound = 50_000;
		let open = self.chain.with(open_motions::<I>);
		let call = match name {
			"propose" => {
				if open.len() > MOTIONS {
					return None;
				}
				let proposal = Box::new(self.inner_call());
				let threshold = self.rng.gen_range(1..4);
				pallet_collective::Call::<Runtime, I>::propose { threshold, proposal, length_bound }
			},
			"execute" => {
				let proposal = Box::new(self.inner_call());
				pallet_collective::Call::execute { proposal, length_bound }
			},
			"vote" => {
				let (proposal, index) = *open.choose(&mut self.rng)?;
				let approve = self.rng.gen_ratio(3, 4);
				pallet_collective::Call::vote { proposal, index, approve }
			},
			_ => {
				let (proposal_hash, index) = *open.choose(&mut self.rng)?;
				pallet_collective::Call::close {
					proposal_hash,
					index,
					proposal_weight_bound: ROOMY,
					length_bound,
				}
			},
		};
		Some((call.into(), by))
	}

	fn others(&self, of: usize) -> Vec<AccountId> {
		vec![self.actors[of].account.clone()]
	}

	fn multisig(&mut self, name: &str) -> Drawn {
		let threshold = 2;
		let begun = self.pending.pop();
		match (name, begun) {
			("as_multi", Some(Pending { who, other, call, timepoint })) => {
				let call = pallet_multisig::Call::<Runtime>::as_multi {
					threshold,
					other_signatories: self.others(who),
					maybe_timepoint: Some(timepoint),
					call: Box::new(call),
					max_weight: ROOMY,
				};
				Some((call.into(), By::Signed(other)))
			},
			("cancel_as_multi", Some(Pending { who, other, call, timepoint })) => {
				let call = pallet_multisig::Call::<Runtime>::cancel_as_multi {
					threshold,
					other_signatories: self.others(other),
					timepoint,
					call_hash: call.using_encoded(sp_io::hashing::blake2_256),
				};
				Some((call.into(), By::Signed(who)))
			},
			("poke_deposit", Some(pending)) => {
				let call = pallet_multisig::Call::<Runtime>::poke_deposit {
					threshold,
					other_signatories: self.others(pending.other),
					call_hash: pending.call.using_encoded(sp_io::hashing::blake2_256),
				};
				let who = pending.who;
				self.pending.push(pending);
				Some((call.into(), By::Signed(who)))
			},
			("as_multi" | "approve_as_multi", begun) => {
				self.pending.extend(begun);
				let (who, other) = (self.some_actor(), self.some_actor());
				let inner = self.inner_call();
				self.begun = Some((who, other, inner.clone()));
				let call = pallet_multisig::Call::<Runtime>::approve_as_multi {
					threshold,
					other_signatories: self.others(other),
					maybe_timepoint: None,
					call_hash: inner.using_encoded(sp_io::hashing::blake2_256),
					max_weight: ROOMY,
				};
				Some((call.into(), By::Signed(who)))
			},
			_ => None,
		}
	}

	/// Notes a multisig that has just begun, with the time under which it is found.
	pub(super) fn note_begun(&mut self) {
		let Some((who, other, call)) = self.begun.take() else { return };
		let timepoint = self.chain.with(|| {
			hanse_runtime::System::read_events_no_consensus()
				.filter_map(|record| match record.event {
					RuntimeEvent::Multisig(pallet_multisig::Event::NewMultisig { .. }) => {
						Some(pallet_multisig::Pallet::<Runtime>::timepoint())
					},
					_ => None,
				})
				.last()
		});
		if let Some(timepoint) = timepoint {
			self.pending.push(Pending { who, other, call, timepoint });
		}
	}
}

/// The open motions of a body with their indices, oldest first. Not by hash: signatures are made with
/// random numbers and stand in motions, so that a seed would not repeat a run.
pub(super) fn open_motions<I: 'static>() -> Vec<(Hash, u32)>
where
	Runtime: pallet_collective::Config<I>,
{
	let motions = pallet_collective::Voting::<Runtime, I>::iter();
	let mut motions: Vec<_> = motions.map(|(hash, votes)| (hash, index_of(&votes))).collect();
	motions.sort_by_key(|(_, index)| *index);
	motions
}

/// A motion's index, which comes first in its record; the field is private.
fn index_of(votes: &impl Encode) -> u32 {
	u32::decode(&mut &votes.encode()[..]).expect("it begins with the index")
}
