// SPDX-License-Identifier: Apache-2.0

//! How a genesis is filled.

use super::{
	activities::{groups_of, Groups, Organisation},
	chips::Mint,
	crowdfunding::Market,
	flow,
	ground::{accounts, Ground, ENDOWMENT, TREASURE},
	pool,
};
use crate::error::Error;
use hanse_runtime::{AccountId, Balance};
use hanse_support::OrgNumber;
use std::time::Instant;

/// What each holder of chips has, in hundredths of a euro.
const CHIPS: Balance = 1_000;
/// Shares of each holder.
const SHARES: u64 = 100;
/// Clients with a record in one table.
const CLIENTS: u32 = 1_024;

/// How much there is to be of everything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Filling {
	/// Organisations, each of an account of its own.
	pub organisations: u32,
	/// Of each: listings, bids, holders of chips, users with shares, members of groups, records.
	pub others: u32,
}

impl Filling {
	/// So many organisations, and `share` of the others to a hundred of them, two at least.
	pub fn new(organisations: u32, share: u32) -> Self {
		let others = u64::from(organisations) * u64::from(share) / 100;
		let others = u32::try_from(others).unwrap_or(u32::MAX).clamp(2, organisations.max(2));
		Self { organisations, others }
	}

	/// Fills a genesis, and tells what was made, how many, and in how many seconds.
	pub fn fill(
		&self,
		ground: &mut Ground,
		mut tell: impl FnMut(&str, u32, f64),
	) -> Result<(), Error> {
		let mut timed = |what: &str, count: u32, begun: Instant| {
			tell(what, count, begun.elapsed().as_secs_f64());
		};
		let begun = Instant::now();
		let owners = accounts(0, self.organisations)?;
		for owner in &owners {
			ground.endow(owner, ENDOWMENT)?;
		}
		timed("accounts", self.organisations, begun);
		let begun = Instant::now();
		let numbers = ground.register(&owners)?;
		timed("organisations", self.organisations, begun);

		let others = self.others as usize;
		let begun = Instant::now();
		fill_pool(ground, &owners, &numbers, others)?;
		timed("listings and as many bids", self.others, begun);
		let begun = Instant::now();
		Mint::open(ground)?.sell(ground, &owners[..others], CHIPS)?;
		timed("holders of chips", self.others, begun);
		let begun = Instant::now();
		self.fill_register(ground)?;
		timed("users with shares and certificates", self.others, begun);
		let begun = Instant::now();
		self.fill_groups(ground, &owners, &numbers)?;
		timed("members of groups", self.others, begun);
		let begun = Instant::now();
		self.fill_tables(ground)?;
		timed("records of clients", self.others, begun);
		ground.seal();
		Ok(())
	}

	/// One asset of which every user has shares.
	fn fill_register(&self, ground: &mut Ground) -> Result<(), Error> {
		let market = Market::open(ground)?;
		let users = market.join(ground, &(0..self.others).collect::<Vec<_>>())?;
		let holders: Vec<_> = users.into_iter().map(|user| (user, SHARES)).collect();
		market.float(ground, &holders).map(|_| ())
	}

	fn fill_groups(
		&self,
		ground: &mut Ground,
		owners: &[AccountId],
		numbers: &[OrgNumber],
	) -> Result<(), Error> {
		groups_of(self.others)?;
		let member = |(index, (owner, number)): (u32, (&AccountId, &OrgNumber))| Organisation {
			index,
			owner: owner.clone(),
			number: *number,
		};
		let members = (0..self.others).zip(owners.iter().zip(numbers)).map(member);
		let members: Vec<_> = members.collect();
		Groups::open(ground)?.form(ground, &members).map(|_| ())
	}

	fn fill_tables(&self, ground: &mut Ground) -> Result<(), Error> {
		let servers = flow::Servers::open(ground)?;
		let [first] = ground.open_roles(["flow/first"])?;
		let numbers = ground.register(std::slice::from_ref(&first))?;
		flow::admit(ground, &[(first.clone(), numbers[0])])?;
		ground.endow(&first, TREASURE)?;
		servers.fill_tables(ground, &first, self.others, CLIENTS).map(|_| ())
	}
}

/// The last organisations are listed, so that what is registered first is as it was; the first
/// owners bid.
fn fill_pool(
	ground: &mut Ground,
	owners: &[AccountId],
	numbers: &[OrgNumber],
	orders: usize,
) -> Result<(), Error> {
	let sellers: Vec<_> = owners.iter().cloned().zip(numbers.iter().copied()).rev().collect();
	pool::fill(ground, &sellers[..orders], &owners[..orders])
}
