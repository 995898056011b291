// SPDX-License-Identifier: Apache-2.0

//! Distributions against a clerk who lists all holders at each declaration.

use super::*;
use proptest::prelude::*;
use sp_runtime::DispatchError;

const PEOPLE: [&str; 4] = ["Cog", "Ann", "Bob", "Dan"];

#[derive(Clone, Debug)]
enum Step {
	Move { from: usize, to: usize, shares: Shares },
	Declare { amount: u128, lasts: u32 },
	Claim { who: usize },
	Close { back: usize },
	Clear { who: usize },
	Bar { who: usize },
	Unbar { who: usize },
	Freeze { who: usize },
	Thaw { who: usize },
	Forward { blocks: u32 },
}

fn step() -> impl Strategy<Value = Step> {
	let who = 0..PEOPLE.len();
	prop_oneof![
		6 => (who.clone(), who.clone(), 1u64..60)
			.prop_map(|(from, to, shares)| Step::Move { from, to, shares }),
		4 => (100u128..3_000, 30u32..60).prop_map(|(amount, lasts)| Step::Declare { amount, lasts }),
		8 => who.clone().prop_map(|who| Step::Claim { who }),
		2 => (0usize..6).prop_map(|back| Step::Close { back }),
		2 => who.clone().prop_map(|who| Step::Clear { who }),
		1 => who.clone().prop_map(|who| Step::Bar { who }),
		2 => who.clone().prop_map(|who| Step::Unbar { who }),
		1 => who.clone().prop_map(|who| Step::Freeze { who }),
		2 => who.prop_map(|who| Step::Thaw { who }),
		2 => (1u32..20).prop_map(|blocks| Step::Forward { blocks }),
	]
}

/// A distribution as a clerk would keep it, with a list of all who held.
struct Sheet {
	amount: u128,
	closes: u32,
	due: [u128; 4],
	closed: bool,
}

/// The clerk's book.
struct Book {
	asset: AssetId,
	shares: [Shares; 4],
	sheets: Vec<Sheet>,
	barred: [bool; 4],
	/// Barred by the registrar, and what is set aside for them.
	frozen: [bool; 4],
	aside: [BTreeMap<DistributionIndex, u128>; 4],
	chips: [u128; 4],
}

impl Book {
	/// The first distribution of which somebody can still get something.
	fn next(&self, who: usize) -> Option<usize> {
		let pays = |sheet: &Sheet| !sheet.closed && now() <= sheet.closes && sheet.due[who] > 0;
		self.sheets.iter().position(pays)
	}

	fn do_step(&mut self, step: Step) {
		match step {
			Step::Move { from, to, shares } => {
				let shares = shares.min(self.shares[from]);
				if from != to && shares > 0 {
					hand(self.asset, PEOPLE[from], PEOPLE[to], shares);
					self.shares[from] -= shares;
					self.shares[to] += shares;
				}
			},
			Step::Declare { amount, lasts } => self.declare(amount, now() + lasts),
			Step::Claim { who } => self.claim(who),
			Step::Close { back } => self.close(back),
			Step::Clear { who } => self.clear(who),
			Step::Bar { who } => {
				bar_payee(&account(PEOPLE[who]));
				self.barred[who] = true;
			},
			Step::Unbar { who } => {
				unbar(&account(PEOPLE[who]));
				self.barred[who] = false;
			},
			Step::Freeze { who } => self.freeze(who, true),
			Step::Thaw { who } => self.freeze(who, false),
			Step::Forward { blocks } => forward(blocks),
		}
	}

	fn freeze(&mut self, who: usize, frozen: bool) {
		let user = id(PEOPLE[who]);
		if self.frozen[who] != frozen {
			let call = match frozen {
				true => Call::freeze_user { user },
				false => Call::thaw_user { user },
			};
			by(&registrar(), call);
			self.frozen[who] = frozen;
		}
	}

	fn declare(&mut self, amount: u128, closes: u32) {
		let open = self.sheets.iter().filter(|sheet| !sheet.closed).count();
		let result = dispatch(signed(&account("Cog")), declaring(self.asset, amount, closes));
		if open >= MAX_OPEN_DISTRIBUTIONS as usize {
			assert_eq!(result, Err(Error::<Test>::TooManyDistributions.into()));
			return;
		}
		assert_eq!(result, Ok(()));
		let each = amount / 100;
		let due = self.shares.map(|shares| each * u128::from(shares));
		self.sheets.push(Sheet { amount, closes, due, closed: false });
		self.chips[0] -= amount + MIN_CHIPS;
	}

	/// Claims what was set aside for somebody who is not barred any more. Tells whether there was anything.
	fn claim_aside(&mut self, who: usize) -> bool {
		let (asset, name) = (self.asset, PEOPLE[who]);
		if self.is_barred(who) || self.aside[who].is_empty() {
			return false;
		}
		let (index, snapshot, amount) = Crowdfunding::claimable(asset, id(name))[0];
		assert_eq!((self.aside[who].get(&index), snapshot), (Some(&amount), None));
		claim(asset, name, None);
		self.aside[who].remove(&index);
		self.chips[who] += amount;
		true
	}

	/// By the registrar or by the ledger.
	fn is_barred(&self, who: usize) -> bool {
		self.frozen[who] || self.barred[who]
	}

	/// Claims as a client does, until something is paid or set aside, or nothing is left.
	fn claim(&mut self, who: usize) {
		if self.claim_aside(who) {
			return;
		}
		let (asset, name) = (self.asset, PEOPLE[who]);
		let next = self.next(who);
		let due = next.map_or(0, |at| self.sheets[at].due[who]);
		while let Some((_, snapshot, amount)) = Crowdfunding::claimable(asset, id(name)).first() {
			claim(asset, name, *snapshot);
			if *amount > 0 {
				break;
			}
		}
		let Some(at) = next else { return };
		self.sheets[at].due[who] = 0;
		if !self.is_barred(who) {
			self.chips[who] += due;
		} else if due >= MIN_CHIPS {
			// Less stays in the rest.
			self.aside[who].insert(u32::try_from(at + 1).unwrap(), due);
		}
	}

	/// Closes one of those declared last.
	fn close(&mut self, back: usize) {
		let Some(at) = self.sheets.len().checked_sub(back + 1) else { return };
		let index = u32::try_from(at + 1).unwrap();
		let before = Distributions::<Test>::get(self.asset, index).map(|row| row.claimed);
		let result = dispatch(signed(&stranger()), closing(self.asset, index));
		let sheet = &mut self.sheets[at];
		let refusal = match sheet {
			Sheet { closed: true, .. } => Some(Error::<Test>::DistributionClosed),
			Sheet { closes, .. } if now() <= *closes => Some(Error::<Test>::WindowOpen),
			_ if self.frozen[0] => Some(Error::<Test>::HolderFrozen),
			_ if self.barred[0] => Some(Error::<Test>::BadStanding),
			_ => None,
		};
		assert_eq!(result.err(), refusal.map(DispatchError::from));
		if result.is_ok() {
			sheet.closed = true;
			self.chips[0] += sheet.amount - before.unwrap() + MIN_CHIPS;
		}
	}

	/// Clears one by one; what somebody can get something by stays.
	fn clear(&self, who: usize) {
		let (asset, name) = (self.asset, PEOPLE[who]);
		for until in 0..=u32::try_from(self.sheets.len()).unwrap() {
			let _ = dispatch(signed(&stranger()), clearing(asset, name, &[until]));
		}
	}

	fn check(&self) {
		for (name, expected) in PEOPLE.iter().zip(self.chips) {
			assert_eq!(chips(&account(name)), expected, "{name}");
		}
		for (name, aside) in PEOPLE.iter().zip(&self.aside) {
			let parts = WithheldParts::<Test>::iter_prefix((self.asset, id(name)));
			let parts: BTreeMap<_, _> = parts.map(|(index, part)| (index, part.amount)).collect();
			assert_eq!(parts, *aside);
		}
		for (at, sheet) in self.sheets.iter().enumerate().filter(|(_, sheet)| !sheet.closed) {
			let row = distribution(self.asset, u32::try_from(at + 1).unwrap());
			let left: u128 = sheet.due.iter().sum();
			assert!(row.claimed + left <= row.amount);
		}
	}
}

fn run(steps: Vec<Step>) {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &HOLDERS);
		register("Dan");
		let chips = PEOPLE.map(|name| chips(&account(name)));
		let (shares, sheets, barred) = ([50, 30, 20, 0], Vec::new(), [false; 4]);
		let (frozen, aside) = (barred, Default::default());
		let mut book = Book { asset, shares, sheets, barred, frozen, aside, chips };
		let all = issuance(&CHIPS);
		for step in steps {
			book.do_step(step);
			book.check();
			Crowdfunding::do_try_state().unwrap();
		}
		// Everybody takes what is left, and then everything goes back.
		for who in 0..4 {
			book.do_step(Step::Unbar { who });
			book.do_step(Step::Thaw { who });
			while book.next(who).is_some() || !book.aside[who].is_empty() {
				book.claim(who);
			}
		}
		book.check();
		forward(100);
		(0..book.sheets.len()).for_each(|back| book.close(back));
		(0..4).for_each(|who| book.clear(who));
		book.check();
		assert_eq!(book.chips.iter().sum::<u128>(), 4 * ENDOWMENT);
		assert_eq!(issuance(&CHIPS), all);
		assert_eq!(held_in_all(&account("Cog")), 0);
		let left = PEOPLE.map(|name| snapshots(asset, name));
		assert_eq!(left, [0; 4]);
		for (name, shares) in PEOPLE.iter().zip(book.shares) {
			assert_eq!(Holdings::<Test>::contains_key(id(name), asset), shares > 0);
		}
	});
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..Default::default() })]

	#[test]
	fn everybody_should_get_what_a_list_of_all_holders_says_when_calls_come_in_any_order(
		steps in prop::collection::vec(step(), 1..60),
	) {
		run(steps);
	}
}
