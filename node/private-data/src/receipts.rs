// SPDX-License-Identifier: Apache-2.0

//! Words that this node signs: that it stored entries, that it erased them.
//!
//! A word is due when what it says is on the disk, and no sooner ([`crate::store`]). Many are signed at
//! once. What the chain does not have is brought again.

use crate::{
	chain::{Chain, FinalState, Network, Signer, Submit},
	engine::{locked, Counters, Engine, Error, Me, Result},
	follow::brought_key,
	BlockNumber, MemberStanding,
};
use hanse_support::signed_payload::Payload;
use pallet_activities::{
	payloads::RECEIPTS, ActivityId, MessageRef, MessageRefs, Receipts, SignedReceipts, Word,
	MAX_RECEIPTS,
};
use sp_core::H256;
use std::collections::HashMap;

/// After how many final blocks words are brought again that the chain has not.
const BROUGHT_AGAIN: BlockNumber = 16;
/// Receipts that are brought at a block: more would only fill the pool.
const MAX_BROUGHT: usize = 64;
/// Rows that are read at once.
const PAGE: usize = 1_024;

/// Words that the chain does not have, each with the root that it has for the entry, and those that it
/// does not ask for any more.
#[derive(Default)]
struct Owed {
	words: Vec<(MessageRef, H256)>,
	over: Vec<MessageRef>,
}

impl<C: Chain, N: Network, S: Submit, K: Signer> Engine<C, N, S, K> {
	/// Signs for what is due and brings it, unless that was done a short time ago.
	pub(crate) async fn bring(&self, me: &Me, word: Word) -> Result<()> {
		for receipts in self.next_receipts(me, word)? {
			let entries = receipts.entries.clone();
			if let Err(error) = self.submit.acknowledge(receipts).await {
				log::warn!(target: "private-data", "receipts are brought again later: {error}");
				return Ok(());
			}
			Counters::add(&self.counters.acknowledged, entries.len() as u64);
			let now = self.chain.state().number();
			let mut followed = locked(&self.followed);
			for message in entries {
				followed.brought.insert(brought_key(word, message), now);
			}
		}
		Ok(())
	}

	/// The next receipts to be brought: of entries for which the chain has none.
	fn next_receipts(&self, me: &Me, word: Word) -> Result<Vec<SignedReceipts>> {
		let owed = self.owed(me, word)?;
		self.store.not_due(word, &owed.over)?;
		{
			let mut followed = locked(&self.followed);
			for message in &owed.over {
				followed.brought.remove(&brought_key(word, *message));
			}
		}
		let size = usize::try_from(MAX_RECEIPTS).unwrap_or(usize::MAX);
		owed.words.chunks(size).map(|words| self.signed(me, word, words)).collect()
	}

	/// What is due, in ascending order, without what was brought a short time ago.
	fn owed(&self, me: &Me, word: Word) -> Result<Owed> {
		let state = self.state()?;
		let now = state.number();
		let most = MAX_BROUGHT.saturating_mul(usize::try_from(MAX_RECEIPTS).unwrap_or(usize::MAX));
		let (mut owed, mut after) = (Owed::default(), None);
		let mut seats = HashMap::new();
		loop {
			let page = self.store.due(word, after, PAGE)?;
			let Some(last) = page.last() else { return Ok(owed) };
			after = Some(*last);
			for message in page {
				if self.is_brought(word, message, now, BROUGHT_AGAIN) {
					continue;
				}
				let seat = self.seat_in(&state, me, &mut seats, message.activity)?;
				match root_owed(&state, seat.as_ref(), word, message)? {
					Some(root) => owed.words.push((message, root)),
					None => owed.over.push(message),
				}
				if owed.words.len() >= most {
					return Ok(owed);
				}
			}
		}
	}

	/// This node in a group, asked for once.
	fn seat_in(
		&self,
		state: &C::State,
		me: &Me,
		seats: &mut HashMap<ActivityId, Option<MemberStanding>>,
		activity: ActivityId,
	) -> Result<Option<MemberStanding>> {
		if let Some(seat) = seats.get(&activity) {
			return Ok(seat.clone());
		}
		let mine = state.members(activity)?.into_iter().find(|one| one.node == me.id);
		seats.insert(activity, mine.clone());
		Ok(mine)
	}

	/// The receipt for entries, which ascend.
	fn signed(&self, me: &Me, of: Word, entries: &[(MessageRef, H256)]) -> Result<SignedReceipts> {
		let refs = entries.iter().map(|(message, _)| *message).collect();
		let receipts = Receipts { node: me.id, word: of, entries: entries.to_vec() };
		let key_version = me.record.key_version;
		let message = Payload::lasting(RECEIPTS, self.genesis(), receipts, key_version).message();
		let signature = self.signer.sign(&me.record.keys.signer, &message);
		let signature = signature.ok_or(Error::NotANode)?;
		let entries = MessageRefs::truncate_from(refs);
		Ok(SignedReceipts { node: me.id, word: of, entries, key_version, signature })
	}
}

/// The root that the chain has of an entry, if it has not this node's word for it and takes it. One word
/// that it doesn't take would have it refuse all that are signed together.
fn root_owed(
	state: &impl FinalState,
	seat: Option<&MemberStanding>,
	word: Word,
	message: MessageRef,
) -> Result<Option<H256>> {
	let (Some(row), Some(mine)) = (state.message(message)?, seat) else { return Ok(None) };
	let is_owed = match word {
		Word::Stored => {
			let is_asked = row.missing.has(mine.slot) || mine.state.may_read(message.number);
			mine.keys.is_some() && row.purged.is_none() && is_asked && !row.holders.has(mine.slot)
		},
		Word::Erased => row.purged.is_some() && row.holders.has(mine.slot),
	};
	Ok(is_owed.then_some(row.root))
}
