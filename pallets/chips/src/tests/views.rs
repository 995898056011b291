// SPDX-License-Identifier: Apache-2.0

//! The view functions.

use super::steps::*;
use crate::{mock::*, *};
use codec::Encode;
use frame_support::view_functions::ViewFunction;
use hanse_support::OrgNumber;
use sp_runtime::{FixedU128, Permill};

/// Reads all pages of `limit` rows behind each other.
fn all_pages<Row: Clone>(limit: usize, page: impl Fn(Option<&Row>) -> Vec<Row>) -> Vec<Row> {
	let mut rows = Vec::new();
	loop {
		let more = page(rows.last());
		assert!(more.len() <= limit);
		if more.is_empty() {
			return rows;
		}
		rows.extend(more);
	}
}

#[test]
fn nothing_should_be_shown_when_there_is_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!((Chips::kind(EUR), Chips::backing(EUR)), (None, None));
		assert_eq!(Chips::kinds(0, 9), []);
		assert_eq!(Chips::kind_of(CurrencyCode(*b"EUR")), None);
		assert_eq!((Chips::quote(EUR, 5), Chips::quote_redemption(EUR, 5)), (None, None));
		assert_eq!((Chips::issuers(None, 9), Chips::issuer(ISSUER)), (Vec::new(), None));
		assert_eq!(Chips::financial_nodes(EUR, None, 9), []);
		assert_eq!((Chips::request(0), Chips::outcome(0)), (None, None));
		assert_eq!(Chips::payment_instruction(0), None);
		assert_eq!(Chips::why_not_issue(0), Some(Hindrance::RequestNotFound));
		assert_eq!((Chips::redemption(0), Chips::redemption_outcome(0)), (None, None));
		assert_eq!((Chips::refund_duty(0), Chips::complaint(0)), (None, None));
		assert_eq!((Chips::allowance(ISSUER, EUR), Chips::consent_nonce(alice())), (0, 0));
		assert_eq!(Chips::requests_of(alice()), []);
		assert_eq!(Chips::redemptions_of(alice()), []);
	});
}

#[test]
fn kinds_should_come_in_order_when_read_in_pages() {
	ExtBuilder::default().kind().build_and_execute(|| {
		for code in [b"USD", b"GBP", b"SEK"] {
			let (currency, policy) = (CurrencyCode(*code), policy());
			root(Call::create_kind { currency, policy, auditor: auditor() });
		}
		let ids = |from, limit| {
			let page = Chips::kinds(from, limit);
			for (id, row) in &page {
				assert_eq!(Chips::kind(*id).as_ref(), Some(row));
				assert_eq!(Chips::kind_of(row.currency), Some(*id));
			}
			page.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
		};
		assert_eq!(ids(0, u32::MAX), [0, 1, 2, 3]);
		assert_eq!(ids(1, 2), [1, 2]);
		assert_eq!((ids(4, 9), ids(0, 0), ids(u32::MAX, 9)), (vec![], vec![], vec![]));
	});
}

#[test]
fn backing_should_tell_supply_sums_and_what_more_may_be_issued() {
	build(|| {
		let empty = Chips::backing(EUR).unwrap();
		// The day's ceiling, below reserve and total.
		assert_eq!((empty.supply, empty.headroom), (0, 50_000));
		buy(&alice(), 4_000);
		let request = pending(&bob());
		let backing = Chips::backing(EUR).unwrap();
		assert_eq!((backing.supply, backing.totals), (4_000, totals()));
		assert_eq!(backing.headroom, 50_000 - 9_000);
		assert_eq!((backing.totals.pending, backing.totals.attested), (5_000, 9_000));
		// Money that is not there any more backs nothing.
		set_reserve(9_100);
		assert_eq!(Chips::backing(EUR).unwrap().headroom, 100);
		set_reserve(8_000);
		assert_eq!(Chips::backing(EUR).unwrap().headroom, 0);
		set_reserve(RESERVE);
		by(&pauser(), Call::veto { request });
		// What was promised counts to its day all the same.
		assert_eq!(Chips::backing(EUR).unwrap().headroom, 50_000 - 9_000);
		forward(policy().reserve_lifetime + 1);
		assert_eq!(Chips::backing(EUR).unwrap().headroom, 0);
	});
}

#[test]
fn quote_should_be_what_a_request_costs_or_nothing() {
	build(|| {
		set_policy(|policy| {
			policy.rate = FixedU128::from_u32(2);
			policy.fee = Permill::from_percent(1);
		});
		let quote = Chips::quote(EUR, 99).unwrap();
		let id = request(&alice(), 99);
		assert_eq!((quote, row(id).amount), (50, 50));
		assert_eq!(Chips::quote_redemption(EUR, 99), Some(49));
		assert_eq!((Chips::quote(EUR, 0), Chips::quote_redemption(EUR, 1)), (None, None));
		assert_eq!(Chips::quote(EUR, LIMIT + 1), None);
		assert!(Chips::quote(EUR, LIMIT).is_some());
		set_breaker(Breaker::IssueOff);
		assert_eq!(Chips::quote(EUR, 99), None);
		assert_eq!(Chips::quote_redemption(EUR, 99), Some(49));
	});
}

#[test]
fn quote_should_be_nothing_when_rounding_brings_more_than_one_purchase_may() {
	build(|| {
		for (per_transaction, quoted) in [(101, None), (102, Some(34))] {
			set_policy(|policy| {
				(policy.rate, policy.per_transaction) = (FixedU128::from_u32(3), per_transaction);
			});
			// 34 minor units bring 102.
			assert_eq!(Chips::quote(EUR, 100), quoted);
			let ask = Call::request_purchase { purchase: asked(100) };
			match quoted {
				Some(_) => by(&alice(), ask),
				None => refused(&alice(), ask, Error::<Test>::AboveTransactionCeiling),
			}
		}
	});
}

#[test]
fn request_cost_should_be_what_the_next_request_takes() {
	build(|| {
		for _ in 0..3 {
			let (deposit, fee) = Chips::request_cost(alice());
			let (free_before, held_before) = (free(&alice()), held_in_all(&alice()));
			request(&alice(), 100);
			assert_eq!(held_in_all(&alice()), held_before + deposit);
			assert_eq!(free(&alice()), free_before - deposit - fee);
		}
	});
}

#[test]
fn issuers_should_be_those_whose_admission_holds_when_read_in_pages() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		admit_issuer(OTHER_ISSUER, &other_issuer());
		for (index, number) in NODES.into_iter().enumerate() {
			admit_issuer(number, &account(&format!("Issuer{index}")));
		}
		sell_number(NODE_B, &dave());
		let page = |last: Option<&(OrgNumber, IssuerOf<Test>)>| {
			Chips::issuers(last.map(|(number, _)| *number), 2)
		};
		let mut found: Vec<_> = all_pages(2, page);
		found.sort_by_key(|(number, _)| *number);
		let numbers: Vec<_> = found.iter().map(|(number, _)| *number).collect();
		assert_eq!(numbers, [ISSUER, OTHER_ISSUER, NODE, NODE_C]);
		for (number, row) in found {
			assert_eq!(Chips::issuer(number), Some(row));
		}
		assert!(Chips::issuer(NODE_B).is_some());
		assert_eq!(Chips::issuers(None, 0), []);
		assert_eq!(Chips::issuers(None, u32::MAX).len(), 4);
		assert_eq!(Chips::allowance(ISSUER, EUR), ALLOWANCE);
	});
}

#[test]
fn financial_nodes_should_be_those_that_serve_when_read_in_pages() {
	build(|| {
		let version = publish_with(NODE_C, |record| record.limit = 77);
		let page = |last: Option<&(OrgNumber, u32, BankRecordOf<Test>)>| {
			Chips::financial_nodes(EUR, last.map(|(node, ..)| *node), 2)
		};
		let numbers = || {
			let mut found: Vec<_> = all_pages(2, page).into_iter().map(|row| row.0).collect();
			found.sort();
			found
		};
		assert_eq!(numbers(), NODES);
		let rows = Chips::financial_nodes(EUR, None, u32::MAX);
		let newest = rows.iter().find(|(node, ..)| *node == NODE_C).unwrap();
		assert_eq!((newest.1, newest.2.limit), (version, 77));
		assert_eq!(Chips::bank_record(NODE_C, version).unwrap().record, newest.2);
		sell_number(NODE_B, &dave());
		assert_eq!(numbers(), [NODE, NODE_C]);
		withdraw(NODE, 1, Withdrawal::Ended);
		assert_eq!(numbers(), [NODE_C]);
		by(&bank(NODE_C), Call::set_bond { node: NODE_C, bond: 0 });
		assert!(numbers().is_empty());
		assert_eq!(Chips::financial_node(NODE), Some(node_row(NODE)));
		assert_eq!(Chips::conduct(NODE, 0), Some(conduct(NODE)));
		assert_eq!(Chips::conduct(NODE, 1), None);
		assert_eq!(Chips::financial_nodes(EUR + 1, None, 9), []);
	});
}

#[test]
fn payment_instruction_should_tell_where_to_pay_while_it_may_be_attested() {
	build(|| {
		let id = request(&alice(), 500);
		let expected = PaymentInstruction {
			account: record(NODE).account,
			currency: CurrencyCode(*b"EUR"),
			decimals: 2,
			amount: 500,
			reference: reference::creditor_reference(id),
			deadline: 101,
		};
		let told = Chips::payment_instruction(id);
		assert_eq!(told, Some(expected.clone()));
		let read = reference::parse_reference(&told.unwrap().reference);
		assert_eq!(read, Some(id));
		// The bank moved: never to the old account.
		forward(1);
		publish_with(NODE, |record| record.account.account_number = text("DE02120300000000202051"));
		let moved = Chips::payment_instruction(id).unwrap().account;
		assert_eq!(moved.account_number.to_vec(), b"DE02120300000000202051");
		forward(99);
		assert!(Chips::payment_instruction(id).is_some());
		forward(1);
		assert_eq!(Chips::payment_instruction(id), None);
	});
}

#[test]
fn payment_instruction_should_be_none_when_money_would_bring_no_chips() {
	let spoils: [fn(RequestId); 10] = [
		attest,
		|id| by(&alice(), Call::cancel_request { request: id }),
		|_| withdraw(NODE, 1, Withdrawal::Revoked),
		|_| withdraw(NODE, 1, Withdrawal::Ended),
		|_| sell_number(NODE, &dave()),
		|_| root(Call::remove_issuer { issuer: ISSUER }),
		|_| set_breaker(Breaker::IssueOff),
		|_| set_breaker(Breaker::AllOff),
		|_| freeze(&alice()),
		|_| set_policy(|policy| policy.rate = FixedU128::from_u32(2)),
	];
	for spoil in spoils {
		build(|| {
			let id = request(&alice(), 500);
			spoil(id);
			assert_eq!(Chips::payment_instruction(id), None);
		});
	}
}

#[test]
fn requests_should_be_found_by_buyer_and_by_node() {
	build(|| {
		let mine: Vec<_> = (0..3).map(|_| request(&alice(), 100)).collect();
		let others: Vec<_> = (0..4).map(|_| request(&bob(), 100)).collect();
		let elsewhere = open_at(NODE_B, &bob(), 100);
		let of = |rows: Vec<(RequestId, RequestOf<Test>)>| {
			for (id, row) in &rows {
				assert_eq!(Chips::request(*id).as_ref(), Some(row));
			}
			rows.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
		};
		assert_eq!(of(Chips::requests_of(alice())), mine);
		assert_eq!(of(Chips::requests_of_node(NODE_B, None, 9)), [elsewhere]);
		let page = |last: Option<&(RequestId, RequestOf<Test>)>| {
			Chips::requests_of_node(NODE, last.map(|(id, _)| *id), 3)
		};
		let mut found = of(all_pages(3, page));
		found.sort();
		assert_eq!(found, [mine.clone(), others].concat());
		by(&alice(), Call::cancel_request { request: mine[1] });
		assert_eq!(of(Chips::requests_of(alice())), [mine[0], mine[2]]);
		assert_eq!(Chips::request(mine[1]), None);
		assert_eq!(Chips::outcome(mine[1]), Some(Outcome::Cancelled));
	});
}

#[test]
fn redemptions_should_be_found_by_holder_and_by_node() {
	build(|| {
		buy(&alice(), 500);
		let mine: Vec<_> = (0..5).map(|_| redeem(&alice(), 10)).collect();
		let of = |rows: Vec<(RedemptionId, RedemptionOf<Test>)>| {
			for (id, row) in &rows {
				assert_eq!(Chips::redemption(*id).as_ref(), Some(row));
			}
			rows.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
		};
		assert_eq!(of(Chips::redemptions_of(alice())), mine);
		let page = |last: Option<&(RedemptionId, RedemptionOf<Test>)>| {
			Chips::redemptions_of_node(NODE, last.map(|(id, _)| *id), 2)
		};
		let mut found = of(all_pages(2, page));
		found.sort();
		assert_eq!(found, mine);
		assert!(Chips::redemptions_of_node(NODE_B, None, 9).is_empty());
		// What waits for its holder is the holder's alone.
		freeze(&alice());
		by(&dave(), refusing(mine[0], DeclineReason::Compliance));
		let outcome = RedemptionOutcome::Refused(DeclineReason::Compliance);
		assert_eq!(Chips::redemption_outcome(mine[0]), Some(outcome));
		assert_eq!(of(Chips::redemptions_of(alice())), mine);
		assert_eq!(of(Chips::redemptions_of_node(NODE, None, 9)).len(), 4);
		assert_eq!(Chips::frozen_since(EUR, alice()), Some(System::block_number()));
	});
}

#[test]
fn why_not_issue_should_follow_a_request_to_its_issue() {
	build(|| {
		let id = open(&alice(), asked(LARGE));
		assert_eq!(why_not(id), Some(Hindrance::NotAttested));
		attest(id);
		assert_eq!(why_not(id), Some(Hindrance::MoreAttestersNeeded));
		assert_eq!(co_attest(id, NODE_B), Ok(()));
		assert_eq!(why_not(id), None);
		issue(id);
		assert_eq!(why_not(id), Some(Hindrance::VetoWindowOpen));
		forward(policy().veto_window + 1);
		by(&dave(), Call::release_issue { request: id });
		assert_eq!(why_not(id), Some(Hindrance::RequestNotFound));
	});
}

#[test]
fn view_functions_should_be_reachable_by_id_when_a_client_calls_the_runtime() {
	build(|| {
		let id = request(&alice(), 500);
		let ask = |view, input| Test::execute_view_function(view, input).unwrap();
		let view = pallet::PaymentInstructionViewFunction::<Test>::id();
		assert_eq!(ask(view, id.encode()), Chips::payment_instruction(id).encode());
		let view = pallet::RequestsOfNodeViewFunction::<Test>::id();
		let input = (NODE, None::<RequestId>, 9u32).encode();
		assert_eq!(ask(view, input), Chips::requests_of_node(NODE, None, 9).encode());
	});
}
