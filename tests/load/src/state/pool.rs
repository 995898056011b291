// SPDX-License-Identifier: Apache-2.0

//! The trading pool: classes, and orders that rest in their books.

use super::ground::{Ground, BLOCK};
use crate::error::Error;
use hanse_runtime::{
	configs::money::Currency, constants::UNIT, AccountId, Balance, Runtime, RuntimeCall,
};
use hanse_support::{ordered_index::MAX_ENTRIES, OrgNumber};
use pallet_org_numbers::{
	BuyTerms, Call, ClassId, ClassIds, Criteria, SellTerms, Target, MAX_CLASSES, MAX_ORDER_LIFE,
};

/// Nobody bids as much as anybody asks: all orders rest.
const LEAST_ASK: Balance = 200 * UNIT;
const MOST_BID: Balance = 100 * UNIT;
/// Steps between the prices of orders.
const STEPS: u32 = 1_000;

/// The class in whose book order `n` of its side rests.
pub fn class_of(n: u32) -> ClassId {
	// As many classes as were opened, which were few enough.
	(n / MAX_ENTRIES) as ClassId
}

/// Opens the pool, with classes enough for so many orders of either side.
pub fn open(ground: &mut Ground, orders: u32) -> Result<(), Error> {
	let classes = orders.div_ceil(MAX_ENTRIES).max(1);
	if classes > MAX_CLASSES.into() {
		let most = u32::from(MAX_CLASSES) * MAX_ENTRIES;
		return Err(Error::other(format!("the pool holds {most} orders of a side, not {orders}")));
	}
	let (currency, least_price) = (Currency::Native, Some(UNIT));
	ground.by_root(Call::set_currency { currency, least_price })?;
	for class in 0..classes as ClassId {
		ground.by_root(Call::set_class { class, criteria: Some(Criteria::default()) })?;
	}
	Ok(())
}

fn last_block() -> u32 {
	BLOCK + MAX_ORDER_LIFE
}

/// The call that lists a number as listing `n`.
pub fn selling(number: OrgNumber, n: u32) -> RuntimeCall {
	let price = LEAST_ASK + Balance::from(n % STEPS) * UNIT;
	let classes = ClassIds::truncate_from(vec![class_of(n)]);
	let (currency, expires) = (Currency::Native, last_block());
	let terms = SellTerms { currency, price, buyer: None, classes, expires };
	Call::<Runtime>::sell { number, terms }.into()
}

/// The call that bids for any number of a class, as bid `n`.
pub fn buying(n: u32) -> RuntimeCall {
	let price = MOST_BID - Balance::from(n % STEPS) * (MOST_BID - UNIT) / Balance::from(STEPS);
	let (target, currency) = (Target::Class(class_of(n)), Currency::Native);
	let terms = BuyTerms { target, currency, price, expires: last_block() };
	Call::<Runtime>::buy { terms }.into()
}

/// The owners of numbers list them, the others bid.
pub fn fill(
	ground: &mut Ground,
	sellers: &[(AccountId, OrgNumber)],
	buyers: &[AccountId],
) -> Result<(), Error> {
	open(ground, sellers.len().max(buyers.len()) as u32)?;
	for (n, (seller, number)) in (0..).zip(sellers) {
		ground.by(seller, selling(*number, n))?;
	}
	for (n, buyer) in (0..).zip(buyers) {
		ground.by(buyer, buying(n))?;
	}
	Ok(())
}
