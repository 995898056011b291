// SPDX-License-Identifier: Apache-2.0

//! `issue_many`: an issuer's batch, all or none.

use super::steps::*;
use crate::{mock::*, *};

fn batch(requests: &[RequestId]) -> Call<Test> {
	Call::issue_many { requests: requests.to_vec().try_into().unwrap() }
}

#[test]
fn batch_should_issue_each_of_its_requests() {
	build(|| {
		let requests = [attested(&alice(), 1_000), attested(&bob(), 2_000), large(&charlie())];
		let left = allowance();
		events();
		by(&issuer(), batch(&requests));
		assert_eq!([alice(), bob(), charlie()].map(|who| chips(&who)), [1_000, 2_000, 0]);
		assert_eq!(allowance(), left - 3_000 - LARGE);
		assert_eq!((totals().issued, totals().pending), (3_000, LARGE));
		let kinds: Vec<_> = events()
			.into_iter()
			.map(|event| match event {
				Event::ChipsIssued { request, chips, .. } => (request, chips, "issued"),
				Event::IssuePending { request, chips, .. } => (request, chips, "pending"),
				other => panic!("{other:?}"),
			})
			.collect();
		let expected = [
			(requests[0], 1_000, "issued"),
			(requests[1], 2_000, "issued"),
			(requests[2], LARGE, "pending"),
		];
		assert_eq!(kinds, expected);
	});
}

#[test]
fn largest_batch_should_be_issued() {
	build(|| {
		let buyers = [alice(), bob(), charlie(), dave()];
		let requests: Vec<_> = buyers
			.iter()
			.flat_map(|who| (0..MAX_OPEN).map(|_| attested(who, 10)).collect::<Vec<_>>())
			.collect();
		assert_eq!(requests.len(), MAX_BATCH as usize);
		by(&issuer(), batch(&requests));
		assert_eq!(supply(), 640);
		assert_eq!(conduct(NODE).open, 0);
	});
}

#[test]
fn empty_batch_should_be_refused() {
	build(|| refused(&issuer(), batch(&[]), Error::<Test>::EmptyBatch));
}

#[test]
fn batch_should_issue_nothing_when_one_of_it_is_refused() {
	build(|| {
		let good = [attested(&alice(), 1_000), attested(&bob(), 1_000)];
		let [first, second] = good;
		let open = open(&alice(), asked(1_000));
		let cases = [
			(vec![first, open], Error::<Test>::NotAttested),
			(vec![open, first], Error::<Test>::NotAttested),
			(vec![first, second, 99], Error::<Test>::RequestNotFound),
			// The same one twice is one.
			(vec![first, second, first], Error::<Test>::RequestClosed),
		];
		for (requests, error) in cases {
			refused(&issuer(), batch(&requests), error);
		}
		set_allowance(ISSUER, 1_999);
		refused(&issuer(), batch(&good), Error::<Test>::AllowanceExceeded);
		set_allowance(ISSUER, 2_000);
		set_policy(|policy| (policy.per_transaction, policy.per_day) = (1_000, 1_999));
		refused(&issuer(), batch(&good), Error::<Test>::AboveDayCeiling);
		set_policy(|policy| policy.per_day = 2_000);
		set_reserve(1_999);
		refused(&issuer(), batch(&good), Error::<Test>::ReserveExceeded);
		set_reserve(2_000);
		freeze(&bob());
		refused(&issuer(), batch(&good), Error::<Test>::AccountFrozen);
		thaw(&bob());
		assert_eq!(supply(), 0);
		by(&issuer(), batch(&good));
		assert_eq!((supply(), allowance()), (2_000, 0));
	});
}

#[test]
fn batch_should_be_refused_when_one_is_another_issuers() {
	build(|| {
		admit_issuer(OTHER_ISSUER, &other_issuer());
		set_allowance(OTHER_ISSUER, ALLOWANCE);
		withdraw(NODE_B, 1, Withdrawal::Ended);
		by(&bank(NODE_B), publication(OTHER_ISSUER, NODE_B, record(NODE_B)));
		let own = attested(&alice(), 1_000);
		let others = open_at(NODE_B, &alice(), 1_000);
		attest(others);
		for who in [issuer(), other_issuer(), alice()] {
			refused(&who, batch(&[own, others]), Error::<Test>::NotAuthorised);
		}
		let before = allowance();
		by(&other_issuer(), batch(&[others]));
		assert_eq!(allowance(), before);
		by(&issuer(), batch(&[own]));
	});
}
