// SPDX-License-Identifier: Apache-2.0

//! Who sends what: transactions of the five systems in turn, by shares.

use crate::error::Error;

/// What a sender does, once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
	/// Registers a number, to which it committed before.
	Register,
	/// Offers its number to somebody.
	OfferTransfer,
	/// Lists its number in a class of the pool.
	Sell,
	/// Bids for any number of a class.
	Buy,
	/// Pledges chips to a campaign, signed by its trading key.
	Pledge,
	/// Pays chips.
	TransferChips,
	/// Brings its bank's signed notice that the money for chips came.
	Attest,
	/// Has chips issued whose money was attested.
	TriggerIssue,
	/// Appends a client's signed record to its table.
	Append,
	/// Publishes a message in a group.
	Publish,
}

/// How many transactions of each system there are to those of the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::Args)]
pub struct Shares {
	/// Share of organisation numbers: registrations, transfers, listings and bids alike.
	#[arg(long, default_value_t = 1)]
	pub orgs: u32,
	/// Share of crowdfunding: pledges.
	#[arg(long, default_value_t = 1)]
	pub crowdfunding: u32,
	/// Share of chips: payments, attestations and issues alike.
	#[arg(long, default_value_t = 1)]
	pub chips: u32,
	/// Share of asset flow: records.
	#[arg(long, default_value_t = 1)]
	pub flow: u32,
	/// Share of activities: messages.
	#[arg(long, default_value_t = 1)]
	pub activities: u32,
}

/// The transactions of one system.
struct Turn {
	kinds: &'static [Kind],
	share: i64,
	/// How far it is ahead of its share; who is furthest goes next.
	credit: i64,
	taken: usize,
}

impl Turn {
	fn new(share: u32, kinds: &'static [Kind]) -> Self {
		Self { kinds, share: share.into(), credit: 0, taken: 0 }
	}

	fn take(&mut self) -> Kind {
		let kind = self.kinds[self.taken % self.kinds.len()];
		self.taken += 1;
		kind
	}
}

impl Shares {
	fn turns(&self) -> [Turn; 5] {
		use Kind::*;
		[
			Turn::new(self.orgs, &[Register, OfferTransfer, Sell, Buy]),
			Turn::new(self.crowdfunding, &[Pledge]),
			Turn::new(self.chips, &[TransferChips, Attest, TriggerIssue]),
			Turn::new(self.flow, &[Append]),
			Turn::new(self.activities, &[Publish]),
		]
	}

	/// What each of `count` senders does, the systems spread evenly.
	pub fn plan(&self, count: u32) -> Result<Vec<Kind>, Error> {
		let mut turns = self.turns();
		let whole: i64 = turns.iter().map(|turn| turn.share).sum();
		if whole == 0 {
			return Err(Error::other("at least one system needs a share of the load"));
		}
		let mut plan = Vec::with_capacity(count as usize);
		for _ in 0..count {
			turns.iter_mut().for_each(|turn| turn.credit += turn.share);
			// The first of those that are equally far.
			if let Some(next) = turns.iter_mut().rev().max_by_key(|turn| turn.credit) {
				next.credit -= whole;
				plan.push(next.take());
			}
		}
		Ok(plan)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::collections::BTreeMap;

	const EQUAL: Shares = Shares { orgs: 1, crowdfunding: 1, chips: 1, flow: 1, activities: 1 };

	fn counts(plan: &[Kind]) -> BTreeMap<Kind, usize> {
		let mut counts = BTreeMap::new();
		plan.iter().for_each(|kind| *counts.entry(*kind).or_default() += 1);
		counts
	}

	#[test]
	fn systems_should_take_turns_when_their_shares_are_equal() {
		use Kind::*;
		let plan = EQUAL.plan(600).unwrap();
		assert_eq!(plan[..5], [Register, Pledge, TransferChips, Append, Publish]);
		assert_eq!(plan[5..10], [OfferTransfer, Pledge, Attest, Append, Publish]);
		let counts = counts(&plan);
		for kind in [Register, OfferTransfer, Sell, Buy] {
			assert_eq!(counts[&kind], 30);
		}
		for kind in [TransferChips, Attest, TriggerIssue] {
			assert_eq!(counts[&kind], 40);
		}
		for kind in [Pledge, Append, Publish] {
			assert_eq!(counts[&kind], 120);
		}
	}

	#[test]
	fn plan_should_keep_unequal_shares_in_every_stretch_of_it() {
		let shares = Shares { orgs: 0, crowdfunding: 3, chips: 0, flow: 1, activities: 0 };
		let plan = shares.plan(400).unwrap();
		for stretch in plan.chunks(8) {
			let counts = counts(stretch);
			assert_eq!((counts[&Kind::Pledge], counts[&Kind::Append]), (6, 2));
		}
	}

	#[test]
	fn plan_should_be_refused_when_nobody_has_a_share() {
		let none = Shares { orgs: 0, crowdfunding: 0, chips: 0, flow: 0, activities: 0 };
		assert!(none.plan(10).is_err());
	}
}
