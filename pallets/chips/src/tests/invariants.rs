// SPDX-License-Identifier: Apache-2.0

//! Random sequences of calls with every invariant after every step.

use super::steps::*;
use crate::{mock::*, payloads, *};
use codec::Encode;
use frame_support::{assert_ok, traits::GetCallName};
use hanse_support::{FlowReason, OrgDirectory, OrgNumber};
use proptest::{prelude::*, test_runner::TestRunner};
use sp_runtime::{AccountId32, MultiSignature, Permill, StateVersion::V1};
use std::{cell::RefCell, collections::BTreeMap};

const NAMES: [&str; 5] = ["Alice", "Bob", "Charlie", "Dave", "Pauper"];
const CODES: [&[u8; 3]; 5] = [b"EUR", b"USD", b"GBP", b"SEK", b"ZZZ"];
const CALLS: u8 = 40;

/// What a step is made of; [`Step::call`] fits it to the state, so that every call bites often.
#[derive(Clone, Copy, Debug)]
struct Step {
	kind: u8,
	who: usize,
	other: usize,
	seed: u64,
	small: u32,
	blocks: u32,
	/// Do what can be done, by who may do it, when it may be done.
	right: bool,
	price: Option<u128>,
}

fn step() -> impl Strategy<Value = Step> {
	// What others need before they can bite comes more often.
	let first = prop::sample::select(vec![
		14u8, 14, 15, 18, 18, 19, 20, 22, 23, 24, 25, 26, 27, 29, 32, 33, 34, 37, 38, 38,
	]);
	let kind = prop_oneof![2 => 0..CALLS, 1 => first];
	let choice = (kind, 0..NAMES.len(), 0..NAMES.len(), any::<u64>(), 0u32..6);
	let blocks = prop_oneof![30 => 0u32..2, 4 => 10u32..40, 1 => 86_390u32..86_410];
	let price = prop_oneof![9 => Just(None), 1 => (0u128..300).prop_map(Some)];
	(choice, blocks, prop::bool::weighted(0.75), price).prop_map(
		|((kind, who, other, seed, small), blocks, right, price)| Step {
			kind,
			who,
			other,
			seed,
			small,
			blocks,
			right,
			price,
		},
	)
}

fn person(index: usize) -> AccountId32 {
	account(NAMES[index % NAMES.len()])
}

fn one_of<Row: Clone>(rows: &[Row], index: u64) -> Option<Row> {
	let at = index.checked_rem(rows.len() as u64)?;
	Some(rows[at as usize].clone())
}

/// Whether a node can speak for the euro now.
fn speaks(node: OrgNumber) -> bool {
	let version = CurrentRecords::<Test>::get(EUR, node).unwrap_or(0);
	let Ok(row) = Chips::current_node(node) else { return false };
	let Ok(stored) = Chips::stored_record(node, version) else { return false };
	Chips::record_in_force(&row, stored, EUR, System::block_number()).is_ok()
}

fn requests(fits: impl Fn(RequestId, &RequestOf<Test>) -> bool) -> Vec<u64> {
	Requests::<Test>::iter().filter(|(id, row)| fits(*id, row)).map(|(id, _)| id).collect()
}

fn redemptions(fits: impl Fn(&RedemptionOf<Test>) -> bool) -> Vec<u64> {
	Redemptions::<Test>::iter().filter(|(_, row)| fits(row)).map(|(id, _)| id).collect()
}

fn complaints(status: ComplaintStatus) -> Vec<u64> {
	let rows = Complaints::<Test>::iter().filter(|(_, row)| row.status == status);
	rows.map(|(id, _)| id).collect()
}

fn is_open(row: &RequestOf<Test>) -> bool {
	row.status == RequestStatus::Open && row.deadline >= System::block_number()
}

fn is_requested(row: &RedemptionOf<Test>) -> bool {
	matches!(row.status, RedemptionStatus::Requested { .. })
}

fn is_accepted(row: &RedemptionOf<Test>) -> bool {
	matches!(row.status, RedemptionStatus::Accepted { .. })
}

fn is_returnable(row: &RedemptionOf<Test>) -> bool {
	row.status == RedemptionStatus::Returnable
}

fn is_frozen(who: &AccountId32) -> bool {
	Frozen::<Test>::contains_key(EUR, who)
}

/// The nodes, by their index, that have a bond of an earlier tenure for which nothing waits.
fn old_bonds() -> Vec<(u64, u32)> {
	let free = |(number, tenure, conduct): (OrgNumber, u32, ConductOf<Test>)| {
		let present = Directory::current(number)?.tenure;
		let old = tenure != present && conduct.open == 0 && conduct.bond.is_some();
		let at = NODES.iter().position(|node| *node == number)?;
		old.then_some((at as u64, tenure))
	};
	Conducts::<Test>::iter().filter_map(free).collect()
}

/// What a call would bite on: requests, redemptions or, by their index, nodes and persons.
fn targets(kind: u8) -> Vec<u64> {
	let pending = |row: &RequestOf<Test>| matches!(row.status, RequestStatus::Pending(_));
	let persons = |fits: &dyn Fn(&AccountId32) -> bool| {
		(0..NAMES.len()).filter(|index| fits(&person(*index))).map(|index| index as u64).collect()
	};
	match kind {
		5 => Vec::from_iter(Issuers::<Test>::contains_key(OTHER_ISSUER).then_some(0)),
		13 => {
			let waits = |who: &AccountId32| {
				!redemptions(|row| is_returnable(row) && row.holder == *who).is_empty()
			};
			let waiting: Vec<u64> = persons(&|who| is_frozen(who) && waits(who));
			if waiting.is_empty() {
				persons(&is_frozen)
			} else {
				waiting
			}
		},
		14 | 15 => {
			let open = Chips::kind(EUR).is_some_and(|kind| kind.breaker == Breaker::AllOn);
			let nodes = 0..NODES.len();
			let serving = |index: &usize| open && Chips::serving(EUR, NODES[*index]).is_ok();
			nodes.filter(serving).map(|index| index as u64).collect()
		},
		16 | 17 => requests(|_, row| row.status == RequestStatus::Open),
		18 | 19 | 21 => requests(|_, row| is_open(row) && speaks(row.purchase.node)),
		20 => requests(|_, row| {
			let attestation = row.attestation.as_ref();
			attestation.is_some_and(|one| one.attesters.len() < usize::from(one.needed))
		}),
		22 | 23 => requests(|id, _| Chips::why_not_issue(id).is_none()),
		24 => requests(|id, _| {
			let issuer = Issuers::<Test>::get(ISSUER);
			let consents = issuer.is_some_and(|issuer| issuer.terms.auto_issue_after.is_some());
			consents && Chips::why_not_issue(id).is_none()
		}),
		25 | 27 => requests(|_, row| pending(row)),
		26 => requests(|_, row| row.status == RequestStatus::Attested),
		28 => {
			let duties = RefundDuties::<Test>::iter().filter(|(_, duty)| speaks(duty.node));
			duties.map(|(id, _)| id).collect()
		},
		29 => {
			let silent = |id: &u64| !Complaints::<Test>::contains_key(id);
			let open = requests(|_, row| is_open(row)).into_iter();
			open.chain(RefundDuties::<Test>::iter_keys()).filter(silent).collect()
		},
		30 => complaints(ComplaintStatus::Filed),
		31 => complaints(ComplaintStatus::Unanswered),
		32 if targets(14).is_empty() => Vec::new(),
		32 => persons(&|who| chips(who) > 0 && !is_frozen(who) && free(who) > 10_000),
		33 => redemptions(|row| {
			is_requested(row) && !is_frozen(&row.holder) && speaks(row.terms.node)
		}),
		34 => redemptions(|row| is_accepted(row) && speaks(row.terms.node)),
		35 => redemptions(|row| !is_returnable(row) && speaks(row.terms.node)),
		36 => {
			let barred = redemptions(|row| is_requested(row) && is_frozen(&row.holder));
			if barred.is_empty() {
				redemptions(is_requested)
			} else {
				barred
			}
		},
		37 => redemptions(is_accepted),
		38 => redemptions(|row| is_returnable(row) && !is_frozen(&row.holder)),
		39 => old_bonds().into_iter().map(|(at, _)| at).collect(),
		_ => vec![0],
	}
}

/// The call that brings nearer what another one needs.
fn leading_to(kind: u8) -> u8 {
	let bare = |node: &OrgNumber| !speaks(*node);
	match kind {
		5 => 4,
		13 => 12,
		14 | 15 if Chips::kind(EUR).is_some_and(|kind| kind.breaker != Breaker::AllOn) => 3,
		14 | 15 if Chips::current_issuer(ISSUER).is_err() => 4,
		14 | 15 if NODES.iter().all(bare) => 8,
		14 | 15 if !targets(31).is_empty() => 31,
		14 | 15 => 10,
		16 | 17 | 29 => 14,
		18 | 19 | 21 if requests(|_, row| is_open(row)).is_empty() => 14,
		18 | 19 | 21 => 8,
		22 | 23 => hindering().unwrap_or(18),
		24 if targets(22).is_empty() => 22,
		24 => 7,
		25 | 27 => {
			if targets(20).is_empty() {
				22
			} else {
				20
			}
		},
		20 | 26 => 18,
		28 if RefundDuties::<Test>::iter_keys().next().is_none() => 26,
		28 => 8,
		30 => 29,
		31 => 30,
		32 if targets(14).is_empty() => 14,
		32 => 22,
		34 if !targets(37).is_empty() => 8,
		34 | 37 => 33,
		38 if !redemptions(is_returnable).is_empty() => 13,
		38 if !redemptions(|row| is_requested(row) && is_frozen(&row.holder)).is_empty() => 36,
		38 if !redemptions(is_requested).is_empty() => 12,
		38 => 32,
		39 => 8,
		_ => 32,
	}
}

/// The call that takes away what keeps an attested request from being issued.
fn hindering() -> Option<u8> {
	let first = targets(26).into_iter().find_map(Chips::why_not_issue)?;
	Some(match first {
		Hindrance::MoreAttestersNeeded => 20,
		Hindrance::BreakerOff => 3,
		Hindrance::IssuerVoid => 4,
		Hindrance::AllowanceExceeded => 6,
		Hindrance::ReserveStale | Hindrance::ReserveExceeded => 11,
		Hindrance::AccountFrozen => 13,
		_ => return None,
	})
}

/// The first block at which a call bites on its target.
fn due(kind: u8, id: u64) -> Option<u32> {
	let row = Requests::<Test>::get(id);
	let redemption = Redemptions::<Test>::get(id);
	match (kind, redemption.map(|row| row.status)) {
		(17, _) => Some(row?.deadline + 1),
		(24, _) => {
			let after = Issuers::<Test>::get(ISSUER)?.terms.auto_issue_after?;
			Some(row?.attestation?.at + after)
		},
		(25, _) => match row?.status {
			RequestStatus::Pending(until) => Some(until + 1),
			_ => None,
		},
		(30, _) => Some(Complaints::<Test>::get(id)?.answer_by + 1),
		(36, Some(RedemptionStatus::Requested { accept_by })) => Some(accept_by + 1),
		(37, Some(RedemptionStatus::Accepted { pay_by })) => Some(pay_by + 1),
		_ => None,
	}
}

/// Who makes a call (`None`: governance), and whether it brings a word that nobody spoke.
struct Attempt {
	by: Option<AccountId32>,
	call: Call<Test>,
	forged: bool,
}

impl Attempt {
	fn new(by: Option<AccountId32>, call: Call<Test>) -> Self {
		Self { by, call, forged: false }
	}
}

impl Step {
	/// The kind of this step or, where nothing is ripe for it, of one that leads there.
	fn timely_kind(&self) -> u8 {
		let mut kind = self.kind;
		for _ in 0..8 {
			if !self.right || !targets(kind).is_empty() {
				break;
			}
			kind = leading_to(kind);
		}
		kind
	}

	/// The officer, or governance.
	fn officer(&self, office: Office) -> Option<AccountId32> {
		match (self.right, self.small) {
			(false, _) => Some(person(self.who)),
			(true, 0) => None,
			(true, _) => Officers::<Test>::get(office),
		}
	}

	fn pick(&self, entitled: AccountId32) -> AccountId32 {
		if self.right {
			entitled
		} else {
			person(self.who)
		}
	}

	fn node(&self) -> OrgNumber {
		NODES[self.seed as usize / 7 % NODES.len()]
	}

	fn attempt(&self) -> Attempt {
		let kind = self.timely_kind();
		let target = one_of(&targets(kind), self.seed / 3).unwrap_or(self.small.into());
		if let Some(block) = due(kind, target).filter(|_| self.right) {
			System::set_block_number(block.max(System::block_number()));
		}
		match kind {
			0..=3 | 11..=13 => self.kind_call(kind, target),
			4..=10 | 39 => self.admission_call(kind, target),
			14..=17 | 29..=31 => self.buyer_call(kind, target),
			22..=27 => self.issue_call(kind, target),
			32 | 36..=38 => self.holder_call(kind, target),
			_ => self.word_call(kind, target),
		}
	}

	fn kind_call(&self, kind: u8, target: u64) -> Attempt {
		let mut who = person(if kind == 13 { target as usize } else { self.other });
		if kind == 12 && self.right {
			let open = one_of(&redemptions(is_requested), self.seed);
			who = open.map_or(who, |id| Redemptions::<Test>::get(id).unwrap().holder);
		}
		let mut policy = policy();
		policy.per_transaction -= u128::from(self.small);
		match kind {
			0 => {
				let taken = KindsByCurrency::<Test>::iter_keys().count();
				let code = CODES[if self.right { taken } else { self.who }.min(4)];
				let (currency, auditor) = (CurrencyCode(*code), auditor());
				Attempt::new(None, Call::create_kind { currency, policy, auditor })
			},
			1 => {
				policy.fee = Permill::from_percent(if self.right { 0 } else { 3 * self.small });
				Attempt::new(None, Call::set_policy { kind: EUR, policy, auditor: auditor() })
			},
			2 => {
				let office =
					[Office::Refiller, Office::Pauser, Office::Freezer][self.small as usize % 3];
				let own = [refiller(), pauser(), freezer()][self.small as usize % 3].clone();
				Attempt::new(None, Call::set_officer { office, who: Some(self.pick(own)) })
			},
			3 => {
				let off = [Breaker::IssueOff, Breaker::AllOff][self.who % 2];
				let breaker = if self.small == 0 { off } else { Breaker::AllOn };
				Attempt::new(self.officer(Office::Pauser), Call::set_breaker { kind: EUR, breaker })
			},
			11 => {
				let amount = RESERVE * u128::from(1 + self.small);
				let by = Some(self.pick(auditor()));
				Attempt::new(by, Call::attest_reserve { kind: EUR, amount })
			},
			12 => Attempt::new(self.officer(Office::Freezer), Call::freeze { kind: EUR, who }),
			_ => Attempt::new(self.officer(Office::Freezer), Call::thaw { kind: EUR, who }),
		}
	}

	fn admission_call(&self, kind: u8, target: u64) -> Attempt {
		let node = self.node();
		match kind {
			39 => {
				let old = old_bonds().into_iter().find(|(at, _)| *at == target);
				let (node, tenure) = match old.filter(|_| self.right) {
					Some((at, tenure)) => (NODES[at as usize], tenure),
					None => (node, self.small),
				};
				Attempt::new(Some(person(self.who)), Call::reclaim_bond { node, tenure })
			},
			4 => {
				let void = Chips::current_issuer(ISSUER).is_err();
				let (issuer, who) =
					if void { (ISSUER, issuer()) } else { (OTHER_ISSUER, other_issuer()) };
				let key = sp_core::Pair::public(&issuer_key(issuer)).into();
				let valid_until = System::block_number() + 500_000;
				let account = self.pick(who);
				Attempt::new(None, Call::admit_issuer { issuer, account, key, valid_until })
			},
			5 => {
				let issuer = if self.right { OTHER_ISSUER } else { ISSUER };
				Attempt::new(None, Call::remove_issuer { issuer })
			},
			6 => {
				let allowance = 150_000 - u128::from(self.small);
				let call = Call::set_allowance { issuer: ISSUER, kind: EUR, allowance };
				Attempt::new(self.officer(Office::Refiller), call)
			},
			7 => {
				let auto_issue_after = (self.small > 0).then_some(self.small);
				let starter = 20 * u128::from(self.small);
				let terms = IssuerTerms { auto_issue_after, starter, starter_from: 100 };
				let by = Some(self.pick(issuer()));
				Attempt::new(by, Call::set_issuer_terms { issuer: ISSUER, terms })
			},
			8 => {
				let valid_until = System::block_number() + 200_000;
				let record = BankRecord { valid_until, ..record(node) };
				let issuer = if self.right { ISSUER } else { OTHER_ISSUER };
				Attempt::new(Some(bank(node)), publication(issuer, node, record))
			},
			9 => {
				let version = CurrentRecords::<Test>::get(EUR, node).unwrap_or(1);
				let withdrawal = [Withdrawal::Ended, Withdrawal::Revoked][self.who % 2];
				let by = Some(self.pick(issuer()));
				Attempt::new(by, Call::withdraw_bank_record { node, version, withdrawal })
			},
			_ => {
				let short = |node: &OrgNumber| speaks(*node) && Chips::serving(EUR, *node).is_err();
				let in_need = NODES.into_iter().find(short).filter(|_| self.right);
				let node = in_need.unwrap_or(node);
				let least = u128::from(in_need.is_some());
				let bond = 1_000 * u128::from(self.small).max(least);
				Attempt::new(Some(self.pick(bank(node))), Call::set_bond { node, bond })
			},
		}
	}

	fn buyer_call(&self, kind: u8, target: u64) -> Attempt {
		let who = person(self.who);
		let request = target;
		let buyer = Requests::<Test>::get(target).map(|row| row.buyer);
		let buyer = buyer.or(RefundDuties::<Test>::get(target).map(|duty| duty.buyer));
		let buyer = Some(self.pick(buyer.unwrap_or_else(alice)));
		match kind {
			14 | 15 => self.purchase_call(kind, target),
			16 => Attempt::new(buyer, Call::cancel_request { request }),
			17 => Attempt::new(Some(who), Call::expire_request { request }),
			29 => Attempt::new(buyer, Call::complain { request }),
			30 => Attempt::new(Some(who), Call::record_silence { request }),
			_ => {
				let compensation = 100 * u128::from(self.small);
				let upheld = Ruling::Upheld { compensation };
				let ruling = if self.small < 2 { upheld } else { Ruling::Dismissed };
				let by = [Some(self.pick(issuer())), None][self.other % 2].clone();
				Attempt::new(by, Call::rule_complaint { request, ruling })
			},
		}
	}

	fn purchase_call(&self, kind: u8, target: u64) -> Attempt {
		let who = person(self.who);
		let amount = match self.small {
			0 => 5_000 + u128::from(self.seed % 1_000),
			_ => 1 + u128::from(self.seed % 2_500),
		};
		let node = NODES[target as usize % NODES.len()];
		let (name, sponsor) = (NAMES[self.other], who.clone());
		let buyer = account(name);
		if kind == 14 {
			let purchase = Purchase { node, ..purchase(&who, amount) };
			return Attempt::new(Some(who), Call::request_purchase { purchase });
		}
		let purchase = Purchase { node, ..purchase(&buyer, amount) };
		let nonce = Buyers::<Test>::get(&buyer).nonce;
		let consent = (&sponsor, &purchase);
		let domain = payloads::REQUEST_PURCHASE_FOR;
		let key = pair(if self.right { name } else { "Mallory" });
		let signature = by_pair(&key, domain, &consent, nonce);
		let call = Call::request_purchase_for { buyer, purchase, expiry: EXPIRY, signature };
		Attempt { by: Some(sponsor), call, forged: !self.right }
	}

	fn issue_call(&self, kind: u8, target: u64) -> Attempt {
		let request = target;
		let issuer = Some(self.pick(issuer()));
		match kind {
			22 => Attempt::new(issuer, Call::issue { request }),
			23 => {
				let mut ids = vec![request];
				ids.extend(targets(22).into_iter().find(|id| *id != request));
				if self.small > 0 {
					ids.truncate(1);
				}
				Attempt::new(issuer, Call::issue_many { requests: ids.try_into().unwrap() })
			},
			24 => Attempt::new(Some(person(self.who)), Call::trigger_issue { request }),
			25 => Attempt::new(Some(person(self.who)), Call::release_issue { request }),
			26 => Attempt::new(issuer, Call::refuse_issue { request }),
			_ => Attempt::new(self.officer(Office::Pauser), Call::veto { request }),
		}
	}

	fn holder_call(&self, kind: u8, target: u64) -> Attempt {
		let redemption = target;
		match kind {
			32 => {
				let holder = person(target as usize);
				let part = 1 + u128::from(self.seed % 4);
				let chips = (chips(&holder) / part).clamp(1, 10_000);
				let nodes = targets(14);
				let index = one_of(&nodes, self.seed / 5).unwrap_or(0);
				let node = NODES[index as usize];
				let terms = RedemptionTerms { node, ..redemption_terms(chips) };
				Attempt::new(Some(self.pick(holder)), Call::request_redemption { terms })
			},
			36 => Attempt::new(Some(person(self.who)), Call::return_redemption { redemption }),
			37 => {
				let paid = [RedemptionRuling::Paid, RedemptionRuling::NotPaid];
				let ruling = paid[self.small as usize % 2];
				let by = (!self.right).then(|| person(self.who));
				Attempt::new(by, Call::rule_redemption { redemption, ruling })
			},
			_ => {
				let row = Redemptions::<Test>::get(redemption);
				let holder = row.map_or_else(alice, |row| row.holder);
				Attempt::new(Some(self.pick(holder)), Call::withdraw_chips { redemption })
			},
		}
	}

	/// A node's word about its target, as it is or, three times in six where it is not right, with a
	/// signature that is not its.
	fn word_call(&self, kind: u8, target: u64) -> Attempt {
		let there = match kind {
			28 => RefundDuties::<Test>::contains_key(target),
			18..=21 => Requests::<Test>::contains_key(target),
			_ => Redemptions::<Test>::contains_key(target),
		};
		if !there {
			return self.purchase_call(14, self.seed);
		}
		let reason = [DeclineReason::NotReceived, DeclineReason::Compliance][self.who % 2];
		let mut call = match kind {
			18 => attestation(self.notice(target)),
			19 => self.confirmation(target),
			20 => match Requests::<Test>::get(target).unwrap().attestation {
				Some(_) => co_attestation(target, self.node()),
				None => attestation(notice(target)),
			},
			21 => declination(target, reason),
			28 => refunding(refund(target)),
			33 => accepting(target),
			34 => paying_out(payout(target)),
			_ => refusing(target, reason),
		};
		let forged = !self.right && self.small < 3;
		if forged {
			forge(&mut call, self.seed);
		}
		Attempt { by: Some(person(self.who)), call, forged }
	}

	/// Less, as much, or more than was asked for.
	fn notice(&self, request: RequestId) -> NoticeOf<Test> {
		let asked = row(request).amount;
		let amount = match self.small {
			0 => asked + 7,
			1 => asked.max(2) - 1,
			_ => asked,
		};
		paid(request, amount)
	}

	fn confirmation(&self, request: RequestId) -> Call<Test> {
		let buyer = row(request).buyer;
		let name = NAMES.iter().find(|name| account(name) == buyer).unwrap();
		confirmation(Receipt { notice: self.notice(request), ..receipt(request) }, name)
	}
}

/// Puts a signature in the place of a node's that is not its own, or changes what was signed.
fn forge(call: &mut Call<Test>, seed: u64) {
	let wrong = |signature: &mut MultiSignature, expiry: Option<&mut u32>| match expiry {
		Some(expiry) if seed.is_multiple_of(2) => *expiry += 1,
		_ => *signature = by_pair(&pair("Mallory"), payloads::NOTICE, &seed, seed),
	};
	match call {
		Call::attest { signature, expiry, .. }
		| Call::confirm_receipt { signature, expiry, .. }
		| Call::decline { signature, expiry, .. }
		| Call::confirm_refund { signature, expiry, .. }
		| Call::accept_redemption { signature, expiry, .. }
		| Call::pay_out { signature, expiry, .. }
		| Call::refuse_redemption { signature, expiry, .. } => wrong(signature, Some(expiry)),
		Call::co_attest { signature, .. } => wrong(signature, None),
		_ => panic!("not a word"),
	}
}

/// What is held from each account for each reason, by the rows.
fn deposits() -> BTreeMap<(Vec<u8>, Vec<u8>), u128> {
	let mut sums = BTreeMap::new();
	let mut add = |reason: HoldReason, deposit: DepositOf<Test>| {
		*sums.entry((deposit.payer.encode(), reason.encode())).or_default() += deposit.amount;
	};
	BankRecords::<Test>::iter_values().for_each(|row| add(HoldReason::BankRecord, row.deposit));
	for bond in Conducts::<Test>::iter_values().filter_map(|row| row.bond) {
		add(HoldReason::Bond, bond);
	}
	Requests::<Test>::iter_values().for_each(|row| add(HoldReason::Request, row.deposit));
	Complaints::<Test>::iter_values().for_each(|row| add(HoldReason::Complaint, row.bond));
	Redemptions::<Test>::iter_values().for_each(|row| add(HoldReason::Redemption, row.deposit));
	sums
}

const REASONS: [HoldReason; 5] = [
	HoldReason::BankRecord,
	HoldReason::Bond,
	HoldReason::Request,
	HoldReason::Complaint,
	HoldReason::Redemption,
];

/// No token is held for a row that is not there, no chip lies in escrow for nobody: the pallet
/// itself can't look for those.
fn check_that_nothing_is_left_behind() {
	let deposits = deposits();
	let persons = (0..NAMES.len()).map(person).chain(NODES.map(bank));
	for who in persons {
		for reason in REASONS {
			let owed = deposits.get(&(who.encode(), reason.encode())).copied().unwrap_or_default();
			assert_eq!(held(&who, reason), owed, "{reason:?} of {who}");
		}
	}
	let owed: u128 = Redemptions::<Test>::iter_values().map(|row| row.terms.chips).sum();
	assert_eq!(escrow(), owed);
}

/// What chips there are, by the flows that were recorded.
fn flown() -> i128 {
	let flows = take_flows().into_iter().map(|flow| match flow.reason {
		FlowReason::Issued => flow.quantity as i128,
		FlowReason::Retired => -(flow.quantity as i128),
		other => panic!("chips were {other:?}"),
	});
	flows.sum()
}

/// Chips come of attested money and go by redemptions, in no other way.
fn check_supply(call: &Call<Test>, earlier: u128, issued: u128) {
	let now = supply();
	let (mints, burns) = match call {
		Call::issue { .. }
		| Call::issue_many { .. }
		| Call::trigger_issue { .. }
		| Call::release_issue { .. } => (true, false),
		Call::pay_out { .. } | Call::rule_redemption { .. } => (false, true),
		_ => (false, false),
	};
	assert!(now <= earlier || mints, "{} minted", call.get_call_name());
	assert!(now >= earlier || burns, "{} burnt", call.get_call_name());
	assert_eq!(totals().issued - issued, now.saturating_sub(earlier));
}

/// How often each call was tried and succeeded.
type Tally = BTreeMap<&'static str, (u32, u32)>;

fn take(step: Step, tally: &mut Tally) {
	forward(step.blocks);
	if let Some(price) = step.price {
		DepositBase::set(price);
	}
	match step.seed % 150 {
		0..=1 => sell_number(step.node(), &bank(step.node())),
		2 => sell_number(ISSUER, &issuer()),
		_ => (),
	}
	let Attempt { by, call, forged } = step.attempt();
	System::reset_events();
	let (earlier, issued) = (supply(), totals().issued);
	let root = sp_io::storage::root(V1);
	let outcome = dispatch(by.as_ref().map_or(Origin::root(), signed), call.clone());
	let name = call.get_call_name();
	let count = tally.entry(name).or_default();
	count.0 += 1;
	match outcome {
		Ok(()) => {
			count.1 += 1;
			assert!(!forged, "a forged {name} was believed");
			assert!(!events().is_empty(), "{name} tells nothing");
			check_supply(&call, earlier, issued);
		},
		Err(_) => {
			System::reset_events();
			assert_eq!(sp_io::storage::root(V1), root, "a refused call changes nothing");
		},
	}
	assert_eq!(supply() as i128 - earlier as i128, flown(), "{name} and its flows");
}

fn run(steps: Vec<Step>, tally: &RefCell<Tally>) {
	ExtBuilder::default().node().endow([refiller()]).build().execute_with(|| {
		// As poor as that it can pay for some rows only.
		set_free(&pauper(), 3_000);
		let issuance = Balances::total_issuance();
		for step in steps {
			take(step, &mut tally.borrow_mut());
			Chips::do_try_state().expect("the invariants hold after the step");
			check_that_nothing_is_left_behind();
			assert_eq!(Balances::total_issuance(), issuance);
		}
	});
}

#[test]
fn every_invariant_should_hold_when_calls_come_in_any_order() {
	let tally = RefCell::new(Tally::new());
	let config = ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() };
	let sequences = prop::collection::vec(step(), 40..120);
	let outcome = TestRunner::new(config).run(&sequences, |steps| {
		run(steps, &tally);
		Ok(())
	});
	assert_ok!(outcome.map_err(|failure| failure.to_string()));
	// A storm whose calls are refused tests little.
	let tally = tally.into_inner();
	assert_eq!(tally.len(), usize::from(CALLS));
	println!("{tally:?}");
	for (call, (tried, done)) in &tally {
		assert!(*done * 50 > *tried, "{call}: {done} of {tried} succeeded");
	}
	let (tried, done) = tally.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
	assert!(done * 3 > tried, "{done} of {tried} succeeded");
}
