// SPDX-License-Identifier: Apache-2.0

//! Which booked money belongs to which purchase request, and why the rest doesn't.
//!
//! Pure functions over what a bank's file says and what the chain says. Money is a match only if it
//! is a booked credit on the receiving account that the request's payer was told, names exactly one
//! request, and that request is open, asks for this currency and for exactly this amount. Everything
//! else gets the first [`Reason`] that applies. What one file takes back (a reversal, a return, a
//! debit that names the request) is no match either, whatever the order of its entries.

use crate::{
	camt054::{Account, Direction, Facts, Position, Transaction, Unreadable},
	money,
};
use hanse_support::OrgNumber;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An open request, as far as matching needs to know it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Request {
	pub id: u64,
	/// The financial node that was asked.
	#[serde(with = "crate::text::org")]
	pub node: OrgNumber,
	/// The account that the payer was told: number and bank code.
	pub account_number: String,
	pub bank_code: String,
	/// What is to be paid, in minor units.
	pub currency: String,
	pub decimals: u8,
	#[serde(with = "crate::text::amount")]
	pub amount: u128,
	/// Last block at which the money may be attested.
	pub deadline: u32,
}

/// What the chain knows about a request that a payer named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
	/// It waits for its money.
	Open(Request),
	/// Its money came already, or it is over; and how.
	Closed(String),
}

/// Who matches, at which block, and what stands about the requests that are named.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
	pub node: OrgNumber,
	pub now: u32,
	pub requests: &'a BTreeMap<u64, Standing>,
}

/// Why money is no match.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Reason {
	#[error("unreadable: {0}")]
	Unreadable(Unreadable),
	#[error("the same booking as {first}")]
	Duplicate { first: Position },
	#[error("a reversal, never a credit")]
	Reversal,
	#[error("a debit")]
	Debit,
	#[error("a payment that came back, never a credit")]
	Returned,
	#[error("not booked (status {status})")]
	NotBooked { status: String },
	#[error("no reference of a request")]
	NoReference,
	#[error("the reference {text} is mistyped")]
	MistypedReference { text: String },
	#[error("names several requests: {requests:?}")]
	AmbiguousReference { requests: Vec<u64> },
	#[error("there is no request {request}")]
	UnknownRequest { request: u64 },
	#[error("request {request} is for the financial node {node}")]
	OtherNode { request: u64, node: String },
	#[error("request {request} was to be paid into {expected}")]
	OtherAccount { request: u64, expected: String },
	#[error("request {request} is not open: {state}")]
	NotOpen { request: u64, state: String },
	#[error("the deadline of request {request} was block {deadline}")]
	DeadlineOver { request: u64, deadline: u32 },
	#[error("request {request} asks for {expected}")]
	WrongCurrency { request: u64, expected: String },
	#[error("the chain counts {expected} decimals in {currency}, ISO 4217 another number")]
	OtherDecimals { request: u64, currency: String, expected: u8 },
	#[error("{missing} too little for request {request}, which asks for {expected}")]
	Underpaid { request: u64, expected: String, missing: String },
	#[error("{excess} too much for request {request}, which asks for {expected}")]
	Overpaid { request: u64, expected: String, excess: String },
	#[error("taken back by {by}")]
	TakenBack { request: u64, by: Position },
	#[error("request {request} was paid already by {first}")]
	PaidAgain { request: u64, first: Position },
}

impl Reason {
	/// The request that is named, if there is exactly one.
	pub fn request(&self) -> Option<u64> {
		match self {
			Self::UnknownRequest { request }
			| Self::OtherNode { request, .. }
			| Self::OtherAccount { request, .. }
			| Self::NotOpen { request, .. }
			| Self::DeadlineOver { request, .. }
			| Self::WrongCurrency { request, .. }
			| Self::OtherDecimals { request, .. }
			| Self::Underpaid { request, .. }
			| Self::Overpaid { request, .. }
			| Self::TakenBack { request, .. }
			| Self::PaidAgain { request, .. } => Some(*request),
			_ => None,
		}
	}
}

/// Each transaction with the request that it pays, or the reason why it pays none.
pub fn reconcile<'a>(
	transactions: &'a [Transaction],
	desk: &Desk,
) -> Vec<(&'a Transaction, Result<u64, Reason>)> {
	let mut seen = BTreeMap::new();
	let taken_back = taken_back(transactions);
	let mut paid = BTreeMap::new();
	let mut rows = Vec::with_capacity(transactions.len());
	for transaction in transactions {
		let verdict = match seen.get(&key(transaction)) {
			Some(first) => Err(Reason::Duplicate { first: *first }),
			None => judge(transaction, desk).and_then(|request| {
				if let Some(by) = taken_back.of(transaction, request) {
					return Err(Reason::TakenBack { request, by });
				}
				match paid.insert(request, transaction.position) {
					None => Ok(request),
					Some(first) => {
						paid.insert(request, first);
						Err(Reason::PaidAgain { request, first })
					},
				}
			}),
		};
		seen.entry(key(transaction)).or_insert(transaction.position);
		rows.push((transaction, verdict));
	}
	rows
}

/// What makes two rows the same booking. A reversal may carry the name of what it reverses.
fn key(transaction: &Transaction) -> (&Account, &str, Option<(Direction, bool)>) {
	let kind = transaction.facts.as_ref().ok().map(|facts| (facts.direction, facts.reversal));
	(&transaction.account, &transaction.booking, kind)
}

/// What the file takes back: by request and by booking.
struct TakenBack<'a> {
	requests: BTreeMap<u64, Position>,
	bookings: BTreeMap<(&'a Account, &'a str), Position>,
}

fn taken_back(transactions: &[Transaction]) -> TakenBack<'_> {
	let mut taken = TakenBack { requests: BTreeMap::new(), bookings: BTreeMap::new() };
	for transaction in transactions {
		let Ok(facts) = &transaction.facts else { continue };
		if facts.reversal || facts.direction == Direction::Debit {
			for request in &transaction.references.requests {
				taken.requests.entry(*request).or_insert(transaction.position);
			}
			taken
				.bookings
				.entry((&transaction.account, &transaction.booking))
				.or_insert(transaction.position);
		}
	}
	taken
}

impl TakenBack<'_> {
	fn of(&self, transaction: &Transaction, request: u64) -> Option<Position> {
		let booking = (&transaction.account, transaction.booking.as_str());
		self.requests.get(&request).or_else(|| self.bookings.get(&booking)).copied()
	}
}

/// The request that a transaction pays, looked at by itself.
fn judge(transaction: &Transaction, desk: &Desk) -> Result<u64, Reason> {
	let facts = transaction.facts.as_ref().map_err(|why| Reason::Unreadable(why.clone()))?;
	if facts.reversal {
		return Err(Reason::Reversal);
	}
	if facts.direction == Direction::Debit {
		return Err(Reason::Debit);
	}
	if facts.returned {
		return Err(Reason::Returned);
	}
	if facts.status != "BOOK" {
		return Err(Reason::NotBooked { status: facts.status.clone() });
	}
	let request = named_request(transaction)?;
	let request = match desk.requests.get(&request) {
		None => return Err(Reason::UnknownRequest { request }),
		Some(Standing::Closed(how)) => {
			return Err(Reason::NotOpen { request, state: how.clone() });
		},
		Some(Standing::Open(request)) => request,
	};
	check_payee(transaction, request, desk.node)?;
	if desk.now > request.deadline {
		return Err(Reason::DeadlineOver { request: request.id, deadline: request.deadline });
	}
	check_amount(facts, request)?;
	Ok(request.id)
}

fn named_request(transaction: &Transaction) -> Result<u64, Reason> {
	let found = &transaction.references;
	let mut requests = found.requests.iter().copied();
	match (requests.next(), requests.next()) {
		(Some(request), None) => Ok(request),
		(Some(_), Some(_)) => {
			Err(Reason::AmbiguousReference { requests: found.requests.iter().copied().collect() })
		},
		(None, _) => Err(match &found.mistyped {
			Some(text) => Reason::MistypedReference { text: text.clone() },
			None => Reason::NoReference,
		}),
	}
}

fn check_payee(
	transaction: &Transaction,
	request: &Request,
	node: OrgNumber,
) -> Result<(), Reason> {
	if request.node != node {
		return Err(Reason::OtherNode { request: request.id, node: request.node.to_string() });
	}
	let account = &transaction.account;
	let same_number = account.number == crate::camt054::normalised(&request.account_number);
	// An account number that is no IBAN means something together with its bank only.
	let bank = crate::camt054::normalised(&request.bank_code);
	let same_bank = account.iban || account.bank.as_ref().is_none_or(|own| *own == bank);
	if same_number && same_bank {
		return Ok(());
	}
	Err(Reason::OtherAccount {
		request: request.id,
		expected: format!("{} {}", request.bank_code, request.account_number),
	})
}

fn check_amount(facts: &Facts, request: &Request) -> Result<(), Reason> {
	let id = request.id;
	let show =
		|amount| format!("{} {}", money::display(amount, request.decimals), request.currency);
	if facts.currency != request.currency {
		return Err(Reason::WrongCurrency { request: id, expected: request.currency.clone() });
	}
	if facts.decimals != request.decimals {
		return Err(Reason::OtherDecimals {
			request: id,
			currency: request.currency.clone(),
			expected: request.decimals,
		});
	}
	let expected = show(request.amount);
	if let Some(missing @ 1..) = request.amount.checked_sub(facts.amount) {
		return Err(Reason::Underpaid { request: id, expected, missing: show(missing) });
	}
	if let Some(excess @ 1..) = facts.amount.checked_sub(request.amount) {
		return Err(Reason::Overpaid { request: id, expected, excess: show(excess) });
	}
	Ok(())
}
