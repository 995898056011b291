// SPDX-License-Identifier: Apache-2.0

//! Steps of a storm of calls: each is fitted to the state, so that every call bites often.

mod forging;
mod found;
mod groups;
mod nodes;

use crate::{mock::*, *};
use found::*;
use proptest::prelude::*;
use sp_runtime::AccountId32;

pub const CALLS: u8 = 30;
/// Everybody who may have a node: also those who have none in the beginning.
pub const PEOPLE: [&str; 10] = [LUEBECK, VISBY, RIGA, BERGEN, AMT, ANNA, BERT, CLARA, DANZIG, GAST];
const THINGS: [&str; 6] = ["Car", "Crane", "Scale", "Lock", "Pump", "Mill"];
/// What there are at most, so that steps meet.
const MOST_ACTIVITIES: usize = 8;
const MOST_KINDS: usize = 6;
/// What stays, so that there is somebody to act.
const LEAST_NODES: usize = 6;
const LEAST_KINDS: usize = 3;

#[derive(Clone, Copy, Debug)]
pub struct Step {
	pub kind: u8,
	pub seed: u64,
	pub small: u32,
	pub blocks: u32,
	/// Do what can be done, by who may do it, when it may be done.
	pub right: bool,
	pub price: Option<u128>,
}

pub fn step() -> impl Strategy<Value = Step> {
	// What others need before they can bite comes more often.
	let first = prop::sample::select(vec![
		0u8, 1, 6, 14, 14, 14, 15, 15, 15, 15, 17, 20, 21, 21, 21, 22, 23, 23, 23, 23, 24, 25, 26,
		29,
	]);
	let kind = prop_oneof![1 => 0..CALLS, 1 => first];
	let blocks = prop_oneof![30 => 0u32..2, 3 => 2u32..10, 1 => 10u32..40];
	let price = prop_oneof![9 => Just(None), 1 => (0u128..300).prop_map(Some)];
	let choice = (kind, any::<u64>(), 0u32..8);
	(choice, blocks, prop::bool::weighted(0.8), price).prop_map(
		|((kind, seed, small), blocks, right, price)| Step {
			kind,
			seed,
			small,
			blocks,
			right,
			price,
		},
	)
}

/// Who makes a call.
#[derive(Clone, PartialEq, Debug)]
pub enum By {
	Governance,
	Account(AccountId32),
	/// Nobody: the call stands for itself.
	Itself,
}

/// A call, and whether it says what is not so: then it must be refused.
pub struct Attempt {
	pub by: By,
	pub call: Call<Test>,
	pub forged: bool,
}

fn attempt(by: By, call: Call<Test>) -> Attempt {
	Attempt { by, call, forged: false }
}

fn by_account(who: AccountId32, call: Call<Test>) -> Attempt {
	fund(&who);
	attempt(By::Account(who), call)
}

/// Who pays in a storm never runs out of money.
fn fund(who: &AccountId32) {
	if free(who) < 50_000 {
		set_free(who, 100_000);
	}
}

fn one_of<Row: Clone>(rows: &[Row], seed: u64) -> Option<Row> {
	let at = seed.checked_rem(rows.len() as u64)?;
	Some(rows[at as usize].clone())
}

/// Whether something is there on which a step of this kind bites.
fn is_ripe(kind: u8) -> bool {
	match kind {
		0 | 4 => !without_node().is_empty(),
		3 => nodes().len() > LEAST_NODES && !removable_nodes().is_empty(),
		5 => !asking().is_empty(),
		6 => !unknown_things().is_empty(),
		7 => !things().is_empty(),
		8 => !offered_things().is_empty(),
		9 => things().len() > 3,
		10 => kinds_in_force().len() < MOST_KINDS,
		11 => kinds_in_force().len() > LEAST_KINDS,
		13 => !consents().is_empty(),
		14 => !openable_kinds().is_empty() && activities(|_| true).len() < MOST_ACTIVITIES,
		15 | 16 => !invited().is_empty(),
		17 => !addable().is_empty(),
		18 => !removable().is_empty(),
		19 => !leaving().is_empty(),
		20 => !outdated().is_empty(),
		21 => !publishers().is_empty(),
		22 => !informed_publishers().is_empty(),
		23 => !owed().is_empty(),
		24 => !purgeable().is_empty(),
		25 => !vouchers().is_empty(),
		26 => !countersignable().is_empty(),
		27 => !revocable().is_empty(),
		28 => !activities(is_open).is_empty(),
		29 => !activities(|row| !is_open(row)).is_empty(),
		_ => true,
	}
}

/// What makes a kind ripe.
fn leading_to(kind: u8, seed: u64) -> u8 {
	let crowded = activities(|_| true).len() >= MOST_ACTIVITIES;
	match kind {
		0 | 4 => 3,
		3 if nodes().len() <= LEAST_NODES => 0,
		3 => 13,
		5 => 4,
		6 => 9,
		7 | 9 => 6,
		8 => 7,
		10 => 11,
		11 => 10,
		13 => 12,
		14 if crowded => [28, 29][seed as usize % 2],
		14 => [6, 10, 0][seed as usize % 3],
		18 | 19 | 21 | 25 => [14, 15, 17][seed as usize % 3],
		20 => 1,
		22 | 24 => 21,
		23 => [21, 24][seed as usize % 2],
		26 | 27 => 25,
		29 => 28,
		_ => 14,
	}
}

impl Step {
	/// The kind of this step or, where nothing is ripe for it, of one that leads there.
	fn timely_kind(&self) -> u8 {
		let mut kind = self.kind;
		for hop in 0..6 {
			if !self.right || is_ripe(kind) {
				return kind;
			}
			kind = leading_to(kind, self.seed >> hop);
		}
		kind
	}

	/// Goes on to a block, where the step is to be right.
	fn wait_for(&self, block: u32) {
		if self.right && block > now() {
			advance_to(block);
		}
	}

	/// Whether to choose from what fits.
	fn fits(&self) -> bool {
		self.right || self.small > 3
	}

	/// One that fits or, where there is none or the step is to be wrong, any.
	fn pick<Row: Clone>(&self, fitting: Vec<Row>, any: Vec<Row>, none: Row) -> Row {
		let from = if self.fits() && !fitting.is_empty() { fitting } else { any };
		one_of(&from, self.seed).unwrap_or(none)
	}

	fn pick_name(&self, fitting: Vec<&'static str>) -> &'static str {
		self.pick(fitting, PEOPLE.to_vec(), GAST)
	}

	fn pick_seat(&self, fitting: Vec<(ActivityId, NodeId)>) -> (ActivityId, NodeId) {
		self.pick(fitting, seats(|_, _, _| true), (99, 99))
	}

	/// The owner or the agent of a node; a stranger if it is gone.
	fn speaker(&self, node: NodeId) -> AccountId32 {
		match Nodes::<Test>::get(node) {
			Some(row) if (self.seed >> 40).is_multiple_of(3) => row.agent,
			Some(row) => row.account,
			None => stranger(),
		}
	}

	/// A call by whoever speaks for a node.
	fn by_node(&self, node: NodeId, call: Call<Test>) -> Attempt {
		by_account(self.speaker(node), call)
	}

	pub fn attempt(&self) -> Attempt {
		let mut made = match self.timely_kind() {
			kind @ 0..=13 => self.of_nodes(kind),
			kind => self.of_groups(kind),
		};
		if !self.right {
			self.spoil(&mut made);
		}
		made
	}

	/// Somebody else calls, or a call says what is not so.
	fn spoil(&self, made: &mut Attempt) {
		match self.small {
			0 => made.by = By::Account(stranger()),
			1 => made.by = By::Governance,
			2 => made.by = By::Account(account(PEOPLE[self.seed as usize % 10])),
			3 => made.by = By::Account(agent(PEOPLE[self.seed as usize % 10])),
			_ => made.forged = forging::forge(&mut made.call, self.seed),
		}
	}
}
