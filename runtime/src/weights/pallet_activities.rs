// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_activities`: upper bounds by hand, until `scripts/bench.sh weights
//! pallet_activities` replaces this file by measured ones. Reads and writes are counted in the code of
//! each call on its longest way, and held to by the storm; time is what measured calls with as many reads
//! and writes need, and more than a signature takes. A deposit that is placed or given back takes four
//! reads and three writes, a number's standing two reads, a party that is reached up to four.

use super::by_hand::{bound, bound_each, bounds};
use frame_support::weights::Weight;

bounds! {
	pallet_activities {
		fn register_kind(n: u32) -> Weight {
			bound_each::<T>((6, 6), (2, 0), n)
		}

		/// Each party is reached, may have consented to the kind or the initiator, and gets a row.
		fn open_activity(p: u32, s: u32) -> Weight {
			bound_each::<T>((20, 14), (14, 7), p.saturating_add(s))
		}

		fn acknowledge(n: u32) -> Weight {
			bound_each::<T>((8, 6), (5, 1), n)
		}

		fn authorize_acknowledge(n: u32) -> Weight {
			bound_each::<T>((6, 0), (5, 0), n)
				.saturating_add(bound::<T>(0, 0, 1))
		}

		/// Each row has a deposit, and a member two rows.
		fn clear(n: u32) -> Weight {
			bound_each::<T>((12, 10), (8, 6), n)
		}
	}
	register_node: 22 reads, 16 writes, 2 signatures;
	rotate_keys: 16 reads, 12 writes, 2 signatures;
	set_org: 12 reads, 8 writes, 0 signatures;
	remove_node: 14 reads, 12 writes, 0 signatures;
	ask_host: 14 reads, 10 writes, 0 signatures;
	answer_guest: 12 reads, 9 writes, 0 signatures;
	register_thing: 12 reads, 10 writes, 1 signatures;
	offer_thing: 6 reads, 5 writes, 0 signatures;
	take_thing: 14 reads, 11 writes, 0 signatures;
	retire_thing: 10 reads, 9 writes, 0 signatures;
	retire_kind: 6 reads, 5 writes, 0 signatures;
	allow: 14 reads, 9 writes, 0 signatures;
	disallow: 12 reads, 9 writes, 0 signatures;
	consent: 14 reads, 7 writes, 0 signatures;
	decline: 12 reads, 7 writes, 0 signatures;
	add_member: 26 reads, 14 writes, 0 signatures;
	remove_member: 14 reads, 7 writes, 0 signatures;
	leave: 12 reads, 7 writes, 0 signatures;
	raise_epoch: 12 reads, 7 writes, 0 signatures;
	publish: 18 reads, 12 writes, 0 signatures;
	publish_many: 18 reads, 12 writes, 0 signatures;
	purge: 12 reads, 6 writes, 0 signatures;
	make_statement: 22 reads, 11 writes, 0 signatures;
	countersign_statement: 12 reads, 6 writes, 0 signatures;
	revoke_statement: 10 reads, 6 writes, 0 signatures;
	close: 10 reads, 6 writes, 0 signatures;
}
