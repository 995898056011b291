// SPDX-License-Identifier: Apache-2.0

//! Amounts, lots and nonces. Pure, checked, and rounded against whoever asks.
//!
//! - `cost = shares * price`, exact.
//! - Of a sum, each platform's fee is rounded down and the seller gets the rest: nothing is lost.
//! - Each share gets `floor(amount / shares)` of a distribution; what is left goes back to its payer.
//! - A lot is free from its block on. Two lots that become one are free at the later block of both,
//!   so rounding never sets a share free early.
//! - A nonce is good once, in any order with those near it.

use crate::types::*;
use alloc::vec::Vec;
use frame_support::{traits::ConstU32, BoundedVec};
use sp_runtime::{traits::AtLeast32BitUnsigned, Permill};

/// How far under the highest used nonce another one may still be used.
pub const NONCES_BEHIND: u64 = 128;
/// How far above the next nonce one may be: a slip of the hand does not use up all of them.
pub const NONCES_AHEAD: u64 = 1_024;

/// The locked shares of a holding, in the order in which they become free.
pub type Lots<BlockNumber> = BoundedVec<Lot<BlockNumber>, ConstU32<MAX_LOTS>>;

impl NonceWindow {
	/// A nonce that was not used.
	pub const fn free(self) -> u64 {
		self.next
	}

	/// With `nonce` used too; `None` if it was used, or is out of range.
	pub fn with(self, nonce: u64) -> Option<Self> {
		match nonce.checked_sub(self.next) {
			Some(ahead) => self.risen_by(ahead),
			None => self.filled_at(self.next.checked_sub(nonce)?.checked_sub(1)?),
		}
	}

	/// With the nonce used that is `ahead` of the next one.
	fn risen_by(self, ahead: u64) -> Option<Self> {
		if ahead > NONCES_AHEAD {
			return None;
		}
		let step = ahead.checked_add(1)?;
		let next = self.next.checked_add(step)?;
		// Beyond the window's width nothing of it is left.
		let shifted = u32::try_from(step).ok().and_then(|step| self.used.checked_shl(step));
		Some(Self { next, used: shifted.unwrap_or(0) | 1 })
	}

	/// With the nonce used that is `behind` the highest one.
	fn filled_at(self, behind: u64) -> Option<Self> {
		let bit = 1u128.checked_shl(u32::try_from(behind).ok()?)?;
		(self.used & bit == 0).then_some(Self { used: self.used | bit, ..self })
	}
}

/// How a price is divided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Split<Balance> {
	/// To the platform that posted the offering.
	pub posting: Balance,
	/// To the platform that brought the buyer.
	pub executing: Balance,
	/// To the seller.
	pub seller: Balance,
}

/// What `shares` cost at `price` each; `None` on overflow.
pub fn cost<Balance: AtLeast32BitUnsigned + Copy>(
	shares: Shares,
	price: Balance,
) -> Option<Balance> {
	Balance::try_from(shares).ok()?.checked_mul(&price)
}

/// Divides `sum`: both fees rounded down, the rest to the seller. Fees that together are more than
/// everything leave the seller nothing and are cut at what there is.
pub fn split<Balance: AtLeast32BitUnsigned + Copy>(
	sum: Balance,
	posting: Permill,
	executing: Permill,
) -> Split<Balance> {
	let posting = posting.mul_floor(sum);
	let left = sum.saturating_sub(posting);
	let executing = executing.mul_floor(sum).min(left);
	Split { posting, executing, seller: left.saturating_sub(executing) }
}

/// What each share gets of `amount`, rounded down; `None` without shares, or if there are more of
/// them than a balance can count.
pub fn per_share<Balance: AtLeast32BitUnsigned + Copy>(
	amount: Balance,
	shares: Shares,
) -> Option<Balance> {
	amount.checked_div(&Balance::try_from(shares).ok()?)
}

/// How many shares of lots can't be sold at block `now`.
pub fn locked<BlockNumber: Ord + Copy>(lots: &[Lot<BlockNumber>], now: BlockNumber) -> Shares {
	let shares = lots.iter().filter(|lot| lot.until > now).map(|lot| lot.shares);
	// Lots are never more than an asset's shares.
	shares.fold(0, Shares::saturating_add)
}

/// Forgets lots that are free at block `now`.
pub fn drop_matured<BlockNumber: Ord + Copy>(lots: &mut Lots<BlockNumber>, now: BlockNumber) {
	lots.retain(|lot| lot.until > now);
}

/// Adds a lot and forgets those that are free at block `now`. When there are too many, the two that
/// become free nearest to each other, the earliest such, become one at the later block.
pub fn add_lot<BlockNumber: AtLeast32BitUnsigned + Copy>(
	lots: &mut Lots<BlockNumber>,
	lot: Lot<BlockNumber>,
	now: BlockNumber,
) {
	drop_matured(lots, now);
	if lot.until <= now || lot.shares == 0 {
		return;
	}
	let mut all = lots.to_vec();
	match all.binary_search_by_key(&lot.until, |old| old.until) {
		Ok(at) => {
			if let Some(same) = all.get_mut(at) {
				same.shares = same.shares.saturating_add(lot.shares);
			}
		},
		Err(at) => all.insert(at, lot),
	}
	if all.len() > Lots::<BlockNumber>::bound() {
		merge_nearest(&mut all);
	}
	*lots = Lots::truncate_from(all);
}

fn merge_nearest<BlockNumber: AtLeast32BitUnsigned + Copy>(lots: &mut Vec<Lot<BlockNumber>>) {
	let pairs = lots.iter().zip(lots.iter().skip(1));
	let gaps = pairs.map(|(earlier, later)| later.until.saturating_sub(earlier.until));
	let Some((at, _)) = gaps.enumerate().min_by_key(|(_, gap)| *gap) else { return };
	let earlier = lots.remove(at);
	if let Some(later) = lots.get_mut(at) {
		later.shares = later.shares.saturating_add(earlier.shares);
	}
}

/// Leaves at most `most` shares locked. Those go first that would be free soonest, so that what
/// stays with the holder stays locked for as long as it was.
pub fn limit_locked<BlockNumber>(lots: &mut Lots<BlockNumber>, most: Shares) {
	let mut left = most;
	for lot in lots.iter_mut().rev() {
		lot.shares = lot.shares.min(left);
		left = left.saturating_sub(lot.shares);
	}
	lots.retain(|lot| lot.shares > 0);
}

impl<BlockNumber: Ord + Copy> Holding<BlockNumber> {
	/// The shares that can be sold or offered at block `now`: neither locked nor offered.
	pub fn free(&self, now: BlockNumber) -> Shares {
		let taken = locked(&self.lots, now).saturating_add(self.offered);
		self.shares.saturating_sub(taken)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use sp_core::U256;
	use std::collections::BTreeSet;

	fn lots_of(lots: &[(u32, Shares)]) -> Lots<u32> {
		let lots = lots.iter().map(|(until, shares)| Lot { until: *until, shares: *shares });
		lots.collect::<Vec<_>>().try_into().unwrap()
	}

	fn holding(shares: Shares, offered: Shares, lots: &[(u32, Shares)]) -> Holding<u32> {
		Holding {
			shares,
			offered,
			certificate: Default::default(),
			lots: lots_of(lots),
			since: 0,
			next_claim: 1,
			pledges: 0,
			frozen: None,
		}
	}

	fn window(nonces: &[u64]) -> NonceWindow {
		let start = NonceWindow::default();
		nonces.iter().fold(start, |window, nonce| window.with(*nonce).unwrap())
	}

	#[test]
	fn nonce_should_be_good_once_when_it_comes_in_any_order() {
		let used = window(&[0, 3, 1]);
		assert_eq!(used, NonceWindow { next: 4, used: 0b1101 });
		assert_eq!(used.free(), 4);
		for again in [0, 1, 3] {
			assert_eq!(used.with(again), None);
		}
		assert_eq!(used.with(2), Some(NonceWindow { next: 4, used: 0b1111 }));
	}

	#[test]
	fn nonce_should_be_refused_when_it_is_older_than_the_window() {
		let used = window(&[200]);
		assert_eq!(used.with(201 - NONCES_BEHIND).unwrap().used, 1 | 1 << 127);
		assert_eq!(used.with(200 - NONCES_BEHIND), None);
		assert_eq!(used.with(0), None);
	}

	#[test]
	fn nonce_should_be_refused_when_it_is_too_far_ahead() {
		let used = window(&[4]);
		assert_eq!(used.with(5 + NONCES_AHEAD), Some(NonceWindow { next: 1_030, used: 1 }));
		assert_eq!(used.with(6 + NONCES_AHEAD), None);
		assert_eq!(used.with(u64::MAX), None);
	}

	#[test]
	fn window_should_shift_out_what_is_old_when_it_rises() {
		let full = NonceWindow { next: 128, used: u128::MAX };
		assert_eq!(full.with(128), Some(NonceWindow { next: 129, used: u128::MAX }));
		assert_eq!(full.with(254), Some(NonceWindow { next: 255, used: 1 << 127 | 1 }));
		assert_eq!(full.with(255), Some(NonceWindow { next: 256, used: 1 }));
		let end = NonceWindow { next: u64::MAX, used: 1 };
		assert_eq!(end.with(u64::MAX), None);
		assert_eq!(end.with(u64::MAX - 2).map(|window| window.used), Some(0b11));
	}

	#[test]
	fn cost_should_be_none_when_it_overflows() {
		assert_eq!(cost(3, 10u128), Some(30));
		assert_eq!(cost(0, u128::MAX), Some(0));
		assert_eq!(cost(1, u128::MAX), Some(u128::MAX));
		assert_eq!(cost(2, u128::MAX), None);
		assert_eq!(cost(u64::MAX, 1u32), None);
	}

	#[test]
	fn split_should_round_fees_down_and_leave_the_rest_to_the_seller() {
		let (two, one) = (Permill::from_percent(2), Permill::from_percent(1));
		let of = |sum| {
			let Split { posting, executing, seller } = split::<u128>(sum, two, one);
			(posting, executing, seller)
		};
		assert_eq!(of(1_000), (20, 10, 970));
		assert_eq!(of(99), (1, 0, 98));
		assert_eq!(of(49), (0, 0, 49));
		assert_eq!(of(0), (0, 0, 0));
		let all = split(u128::MAX, Permill::one(), one);
		assert_eq!(all, Split { posting: u128::MAX, executing: 0, seller: 0 });
	}

	#[test]
	fn part_of_a_share_should_be_rounded_down_and_need_shares() {
		assert_eq!(per_share(1_000u128, 3), Some(333));
		assert_eq!(per_share(2u128, 3), Some(0));
		assert_eq!(per_share(5u128, 0), None);
		assert_eq!(per_share(5u32, u64::MAX), None);
	}

	#[test]
	fn lot_should_be_locked_until_its_block() {
		let lots = lots_of(&[(10, 5), (20, 7)]);
		assert_eq!((locked(&lots, 9), locked(&lots, 10)), (12, 7));
		assert_eq!((locked(&lots, 19), locked(&lots, 20)), (7, 0));
		let mut left = lots;
		drop_matured(&mut left, 10);
		assert_eq!(left, lots_of(&[(20, 7)]));
	}

	#[test]
	fn lots_should_stay_in_order_and_be_one_when_they_end_together() {
		let mut lots = Lots::default();
		for (until, shares) in [(20, 1), (10, 2), (30, 3), (20, 4), (5, 9), (40, 0)] {
			add_lot(&mut lots, Lot { until, shares }, 5);
		}
		assert_eq!(lots, lots_of(&[(10, 2), (20, 5), (30, 3)]));
		add_lot(&mut lots, Lot { until: 50, shares: 1 }, 20);
		assert_eq!(lots, lots_of(&[(30, 3), (50, 1)]));
	}

	#[test]
	fn nearest_lots_should_become_one_at_the_later_block_when_there_are_too_many() {
		let full = [(10, 1), (20, 1), (30, 1), (35, 1), (50, 1), (60, 1), (70, 1), (80, 1)];
		let mut lots = lots_of(&full);
		add_lot(&mut lots, Lot { until: 90, shares: 1 }, 0);
		let merged = [(10, 1), (20, 1), (35, 2), (50, 1), (60, 1), (70, 1), (80, 1), (90, 1)];
		assert_eq!(lots, lots_of(&merged));
		// Of those at one distance the earliest; the new one counts among them.
		add_lot(&mut lots, Lot { until: 15, shares: 3 }, 0);
		let merged = [(15, 4), (20, 1), (35, 2), (50, 1), (60, 1), (70, 1), (80, 1), (90, 1)];
		assert_eq!(lots, lots_of(&merged));
	}

	#[test]
	fn soonest_lots_should_go_first_when_fewer_may_be_locked() {
		let lots = lots_of(&[(10, 5), (20, 7), (30, 2)]);
		let limited = |most| {
			let mut lots = lots.clone();
			limit_locked(&mut lots, most);
			lots
		};
		assert_eq!(limited(u64::MAX), lots);
		assert_eq!(limited(14), lots);
		assert_eq!(limited(10), lots_of(&[(10, 1), (20, 7), (30, 2)]));
		assert_eq!(limited(9), lots_of(&[(20, 7), (30, 2)]));
		assert_eq!(limited(1), lots_of(&[(30, 1)]));
		assert_eq!(limited(0), lots_of(&[]));
	}

	#[test]
	fn shares_should_be_free_when_neither_locked_nor_offered() {
		assert_eq!(holding(10, 0, &[]).free(0), 10);
		let some = holding(10, 3, &[(10, 5)]);
		assert_eq!((some.free(9), some.free(10)), (2, 7));
		assert_eq!(holding(10, 6, &[(10, 5)]).free(9), 0);
	}

	proptest! {
		#[test]
		fn window_should_take_what_a_list_of_all_nonces_would(
			nonces in prop::collection::vec(0u64..4_000, 0..400), start in 0u64..2_000,
		) {
			let mut window = NonceWindow { next: start, used: 0 };
			let (mut used, mut next) = (BTreeSet::new(), start);
			for nonce in nonces {
				let behind = nonce < next && next - 1 - nonce < NONCES_BEHIND;
				let ahead = nonce >= next && nonce - next <= NONCES_AHEAD;
				let good = (behind || ahead) && !used.contains(&nonce);
				prop_assert_eq!(window.with(nonce).is_some(), good);
				if good {
					window = window.with(nonce).unwrap();
					used.insert(nonce);
					next = next.max(nonce + 1);
				}
				prop_assert_eq!(window.next, next);
				prop_assert!(window.with(window.free()).is_some());
			}
		}

		#[test]
		fn split_should_lose_nothing_and_take_no_more_than_the_fees(
			sum: u128, posting in 0u32..=1_000_000, executing in 0u32..=1_000_000,
		) {
			let fees = (Permill::from_parts(posting), Permill::from_parts(executing));
			let parts = split(sum, fees.0, fees.1);
			let paid = parts.posting.checked_add(parts.executing).unwrap();
			prop_assert_eq!(paid.checked_add(parts.seller), Some(sum));
			let exact = |fee: u32| (U256::from(sum) * fee / 1_000_000).as_u128();
			prop_assert_eq!(parts.posting, exact(posting));
			prop_assert_eq!(parts.executing, exact(executing).min(sum - parts.posting));
			prop_assert!(posting + executing > 1_000_000 || parts.executing == exact(executing));
		}

		#[test]
		fn shares_should_together_get_no_more_than_the_amount(
			amount: u128, shares in 1u64..,
		) {
			let each = per_share(amount, shares).unwrap();
			let paid = cost(shares, each).unwrap();
			prop_assert!(paid <= amount);
			prop_assert!(amount - paid < u128::from(shares));
		}

		#[test]
		fn no_lot_should_be_free_before_its_block_and_none_should_be_lost(
			added in prop::collection::vec((0u32..60, 1u64..100, 0u32..3), 0..60),
		) {
			let (mut lots, mut exact, mut now) = (Lots::default(), Vec::new(), 0);
			for (ahead, shares, step) in added {
				now += step;
				let lot = Lot { until: now + ahead, shares };
				add_lot(&mut lots, lot, now);
				exact.push(lot);
				prop_assert_eq!(locked(&lots, now), lots.iter().map(|lot| lot.shares).sum::<u64>());
				prop_assert!(lots.windows(2).all(|pair| pair[0].until < pair[1].until));
				for block in now..now + 70 {
					prop_assert!(locked(&lots, block) >= locked(&exact, block));
				}
				// What is put off is put off to the block of another lot.
				let last = exact.iter().map(|lot| lot.until).max().unwrap();
				prop_assert_eq!(locked(&lots, last), 0);
				let total: u64 = exact.iter().map(|lot| lot.shares).sum();
				prop_assert!(locked(&lots, now) <= total);
			}
		}

		#[test]
		fn as_many_shares_should_be_locked_as_may_be_when_they_are_limited(
			found in prop::collection::btree_map(1u32..100, 1u64..100, 0..=8), most in 0u64..500,
		) {
			let found: Vec<_> = found.into_iter().collect();
			let (before, mut lots) = (lots_of(&found), lots_of(&found));
			limit_locked(&mut lots, most);
			for block in 0..100 {
				prop_assert_eq!(locked(&lots, block), locked(&before, block).min(most));
			}
		}
	}
}
