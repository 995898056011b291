// SPDX-License-Identifier: Apache-2.0

//! What a peer may have waiting here, and what becomes of one that sends junk.
//!
//! What the network thinks of a peer is forgotten within a minute or so; this list is the node's
//! own and lasts as long as it says. Both are bounded: whoever has many peers makes it forget others,
//! not grow.

use pallet_activities::{ActivityId, NodeId, PeerKey};
use std::{
	collections::HashMap,
	time::{Duration, Instant},
};

/// Most messages of an author that wait in a group for the chain.
pub const MAX_PENDING_MESSAGES: u64 = 16_384;
/// Most bytes of ciphertext of an author that wait in a group for the chain: 64 MiB.
pub const MAX_PENDING_BYTES: u64 = 64 << 20;
/// The weight of faults within [`FORGIVEN_AFTER`] that closes a peer out.
pub const MAX_FAULTS: u32 = 128;
/// A peer that made no fault for so long has made none.
pub const FORGIVEN_AFTER: Duration = Duration::from_secs(60);
/// For how long a peer is closed out; twice as long each further time, up to [`LONGEST`].
pub const CLOSED_OUT: Duration = Duration::from_secs(600);
pub const LONGEST: Duration = Duration::from_secs(24 * 3_600);
/// Peers that are remembered.
pub const MAX_PEERS: usize = 4_096;

/// What waits for the chain of one author in one group.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Pending {
	pub messages: u64,
	pub bytes: u64,
}

impl Pending {
	/// Both together.
	pub fn and(self, more: Self) -> Self {
		Self {
			messages: self.messages.saturating_add(more.messages),
			bytes: self.bytes.saturating_add(more.bytes),
		}
	}
}

/// Whether `more` fits beside what waits.
pub fn has_room(waiting: Pending, more: Pending) -> bool {
	let within =
		|waits: u64, more: u64, most: u64| waits.checked_add(more).is_some_and(|sum| sum <= most);
	within(waiting.messages, more.messages, MAX_PENDING_MESSAGES)
		&& within(waiting.bytes, more.bytes, MAX_PENDING_BYTES)
}

/// What a peer did wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
	/// It sends what no honest node sends: eight close it out.
	Junk,
	/// It asks for what is not for it. So does an honest node for which the chain goes on a block
	/// earlier, so it takes many.
	Foreign,
}

impl Fault {
	/// How much it counts.
	pub fn weight(self) -> u32 {
		match self {
			Self::Junk => MAX_FAULTS / 8,
			Self::Foreign => 1,
		}
	}
}

/// What is remembered of a peer.
#[derive(Clone, Copy, Debug)]
struct Record {
	faults: u32,
	last: Instant,
	/// How often it was closed out, and until when.
	times: u32,
	until: Option<Instant>,
}

/// Faults of peers, and who is closed out.
#[derive(Debug, Default)]
pub struct Faults(HashMap<PeerKey, Record>);

impl Faults {
	/// Whether a peer is closed out.
	pub fn is_closed_out(&self, peer: &PeerKey, now: Instant) -> bool {
		self.0.get(peer).and_then(|record| record.until).is_some_and(|until| now < until)
	}

	/// Notes a fault of a peer; whether that closes it out.
	pub fn note(&mut self, peer: PeerKey, fault: Fault, now: Instant) -> bool {
		self.make_room(&peer, now);
		let record =
			self.0.entry(peer).or_insert(Record { faults: 0, last: now, times: 0, until: None });
		if now.saturating_duration_since(record.last) >= FORGIVEN_AFTER {
			record.faults = 0;
		}
		record.faults = record.faults.saturating_add(fault.weight());
		record.last = now;
		if record.faults < MAX_FAULTS {
			return false;
		}
		record.faults = 0;
		let doubled = 1u32.checked_shl(record.times).unwrap_or(u32::MAX);
		let time = CLOSED_OUT.saturating_mul(doubled).min(LONGEST);
		record.times = record.times.saturating_add(1);
		record.until = now.checked_add(time);
		true
	}

	/// Forgets whom there is nothing against any more; if that is nobody, the one that is let in
	/// again first.
	fn make_room(&mut self, peer: &PeerKey, now: Instant) {
		if self.0.len() < MAX_PEERS || self.0.contains_key(peer) {
			return;
		}
		self.0.retain(|_, record| {
			record.until.is_some_and(|until| now < until)
				|| now.saturating_duration_since(record.last) < FORGIVEN_AFTER
		});
		if self.0.len() < MAX_PEERS {
			return;
		}
		let first = self.0.iter().min_by_key(|(_, record)| (record.until, record.last));
		if let Some(peer) = first.map(|(peer, _)| *peer) {
			self.0.remove(&peer);
		}
	}

	/// How many peers are remembered.
	pub fn len(&self) -> usize {
		self.0.len()
	}

	/// Whether none is.
	pub fn is_empty(&self) -> bool {
		self.0.is_empty()
	}
}

/// Whose messages wait, and where.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Source {
	pub activity: ActivityId,
	pub author: NodeId,
}

#[cfg(test)]
mod tests {
	use super::*;

	fn peer(n: u32) -> PeerKey {
		let mut bytes = [0; 32];
		bytes[..4].copy_from_slice(&n.to_le_bytes());
		PeerKey::from(bytes)
	}

	/// As much junk as closes a peer out.
	const JUNK: u32 = 8;

	fn junk(faults: &mut Faults, n: u32, now: Instant) -> bool {
		faults.note(peer(n), Fault::Junk, now)
	}

	#[test]
	fn peer_should_be_closed_out_when_it_asks_many_times_for_what_is_not_for_it() {
		let (mut faults, now) = (Faults::default(), Instant::now());
		for _ in 1..MAX_FAULTS {
			assert!(!faults.note(peer(1), Fault::Foreign, now));
		}
		assert!(faults.note(peer(1), Fault::Foreign, now));
	}

	#[test]
	fn peer_should_be_closed_out_when_it_errs_too_often_in_a_short_time() {
		let (mut faults, now) = (Faults::default(), Instant::now());
		for _ in 1..JUNK {
			assert!(!junk(&mut faults, 1, now));
		}
		assert!(!faults.is_closed_out(&peer(1), now));
		assert!(junk(&mut faults, 1, now));
		assert!(faults.is_closed_out(&peer(1), now));
		assert!(!faults.is_closed_out(&peer(2), now));
		let over = now + CLOSED_OUT;
		assert!(faults.is_closed_out(&peer(1), over - Duration::from_millis(1)));
		assert!(!faults.is_closed_out(&peer(1), over));
	}

	#[test]
	fn peer_should_be_closed_out_twice_as_long_when_it_errs_again() {
		let (mut faults, mut now) = (Faults::default(), Instant::now());
		for time in [CLOSED_OUT, CLOSED_OUT * 2, CLOSED_OUT * 4] {
			for _ in 0..JUNK {
				junk(&mut faults, 1, now);
			}
			assert!(faults.is_closed_out(&peer(1), now + time - Duration::from_millis(1)));
			now += time;
			assert!(!faults.is_closed_out(&peer(1), now));
		}
		for _ in 0..40 * JUNK {
			junk(&mut faults, 1, now);
		}
		assert!(!faults.is_closed_out(&peer(1), now + LONGEST));
	}

	#[test]
	fn peer_should_be_forgiven_when_it_errs_seldom() {
		let (mut faults, mut now) = (Faults::default(), Instant::now());
		for _ in 0..3 * JUNK {
			assert!(!junk(&mut faults, 1, now));
			now += FORGIVEN_AFTER;
		}
	}

	#[test]
	fn list_should_not_grow_without_end_and_keep_whom_it_closed_out() {
		let (mut faults, now) = (Faults::default(), Instant::now());
		for _ in 0..JUNK {
			junk(&mut faults, 0, now);
		}
		let many = u32::try_from(MAX_PEERS).unwrap() * 2;
		for n in 1..many {
			junk(&mut faults, n, now);
			assert!(faults.len() <= MAX_PEERS);
		}
		assert!(faults.is_closed_out(&peer(0), now));
	}

	#[test]
	fn room_should_end_with_messages_and_with_bytes() {
		let most = Pending { messages: MAX_PENDING_MESSAGES, bytes: MAX_PENDING_BYTES };
		let nothing = Pending::default();
		assert!(has_room(nothing, most) && has_room(most, nothing));
		assert!(!has_room(most, Pending { messages: 1, bytes: 0 }));
		assert!(!has_room(most, Pending { messages: 0, bytes: 1 }));
		assert!(!has_room(most, Pending { messages: u64::MAX, bytes: u64::MAX }));
	}
}
