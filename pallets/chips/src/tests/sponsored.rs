// SPDX-License-Identifier: Apache-2.0

//! `request_purchase_for`: a sponsor pays for a buyer who signed off chain.

use super::steps::*;
use crate::{mock::*, payloads, *};
use frame_support::{assert_noop, assert_ok};
use hanse_support::{signed_payload::Domain, Deposit};
use sp_core::H256;
use sp_runtime::{AccountId32, DispatchResult, MultiSignature, TokenError};

/// What a buyer agrees to.
#[derive(Clone)]
struct Consent {
	domain: Domain,
	sponsor: AccountId32,
	purchase: PurchaseOf<Test>,
	nonce: u64,
	expiry: u32,
}

impl Consent {
	/// Of a newcomer, to Bob.
	fn new() -> Self {
		Self {
			domain: payloads::REQUEST_PURCHASE_FOR,
			sponsor: bob(),
			purchase: purchase(&pauper(), 1_000),
			nonce: 0,
			expiry: EXPIRY,
		}
	}

	fn message(&self) -> [u8; 32] {
		message_of(self.domain, &(&self.sponsor, &self.purchase), self.nonce, self.expiry)
	}

	fn signed(&self) -> MultiSignature {
		Signer::named("Pauper").sign(&self.message())
	}

	/// Brings what this says, signed by `by`.
	fn present(&self, by: MultiSignature) -> DispatchResult {
		let purchase = self.purchase.clone();
		let (buyer, expiry, signature) = (pauper(), self.expiry, by);
		let call = Call::request_purchase_for { buyer, purchase, expiry, signature };
		dispatch(signed(&self.sponsor), call)
	}
}

#[test]
fn newcomer_should_have_a_request_without_a_token_when_a_sponsor_pays() {
	build(|| {
		let before = free(&bob());
		let consent = Consent::new();
		assert_ok!(consent.present(consent.signed()));
		let (request, amount) = (0, held(&bob(), HoldReason::Request));
		assert_eq!(Chips::request_cost(alice()).0, amount);
		assert_eq!(row(request).buyer, pauper());
		assert_eq!(row(request).purchase, consent.purchase);
		assert_eq!(row(request).deposit, Deposit { payer: bob(), amount });
		assert_eq!(
			Buyers::<Test>::get(pauper()),
			Buyer { open: ids(&[0]), nonce: 1, starter: None }
		);
		assert_eq!(Buyers::<Test>::get(bob()), Buyer::default());
		assert_eq!((free(&pauper()), held(&pauper(), HoldReason::Request)), (0, 0));
		assert_eq!(free(&bob()), before - amount - Times::get().request_fee);
		assert_eq!(
			events(),
			[Event::PurchaseRequested {
				request,
				buyer: pauper(),
				payer: bob(),
				kind: EUR,
				node: NODE,
				chips: 1_000,
				amount: 1_000,
			}]
		);
	});
}

#[test]
fn deposit_should_go_back_to_the_sponsor_however_the_request_ends() {
	type End = fn(RequestId);
	let ends: [End; 5] = [
		|request| by(&pauper(), Call::cancel_request { request }),
		|request| {
			System::set_block_number(row(request).deadline + 1);
			assert_ok!(Chips::expire_request(signed(&charlie()), request));
		},
		|request| by(&charlie(), declination(request, DeclineReason::NotReceived)),
		|request| {
			attest(request);
			issue(request);
		},
		|request| {
			attest(request);
			assert_ok!(Chips::refuse_issue(signed(&issuer()), request));
		},
	];
	for end in ends {
		build(|| {
			let before = free(&bob());
			let consent = Consent::new();
			assert_ok!(consent.present(consent.signed()));
			DepositBase::set(1);
			end(0);
			assert_eq!(held(&bob(), HoldReason::Request), 0);
			assert_eq!(free(&bob()), before - Times::get().request_fee);
			// The nonce stays, or an old consent would be good again.
			assert_eq!(
				Buyers::<Test>::get(pauper()),
				Buyer { open: ids(&[]), nonce: 1, starter: None }
			);
			assert_noop!(consent.present(consent.signed()), Error::<Test>::InvalidSignature);
		});
	}
}

#[test]
fn consent_should_be_good_once_when_it_is_brought_again() {
	build(|| {
		let first = Consent::new();
		assert_ok!(first.present(first.signed()));
		assert_noop!(first.present(first.signed()), Error::<Test>::InvalidSignature);
		let second = Consent { nonce: 1, ..first };
		assert_ok!(second.present(second.signed()));
		assert_eq!(Chips::consent_nonce(pauper()), 2);
		assert_noop!(second.present(second.signed()), Error::<Test>::InvalidSignature);
		// The deposit rises with what the buyer has open, whoever pays.
		assert_eq!(row(1).deposit.amount, 2 * row(0).deposit.amount);
	});
}

#[test]
fn consent_should_outlive_a_request_that_the_buyer_made_itself() {
	build(|| {
		set_free(&pauper(), 1_000_000);
		let consent = Consent::new();
		open(&pauper(), purchase(&pauper(), 500));
		assert_eq!(Chips::consent_nonce(pauper()), 0);
		assert_ok!(consent.present(consent.signed()));
		assert_eq!(Buyers::<Test>::get(pauper()).open, ids(&[0, 1]));
	});
}

#[test]
fn consent_should_be_refused_when_anything_differs_from_what_was_signed() {
	build(|| {
		let good = Consent::new();
		let node = NODE_B;
		let changed = |change: fn(&mut PurchaseOf<Test>)| {
			let mut purchase = good.purchase.clone();
			change(&mut purchase);
			Consent { purchase, ..good.clone() }
		};
		let other_pallet = Domain { pallet: b"org-numbers", ..good.domain };
		let signed_otherwise = [
			Consent { sponsor: charlie(), ..good.clone() },
			changed(|purchase| purchase.chips += 1),
			changed(|purchase| purchase.kind = 1),
			changed(|purchase| purchase.payer = H256([9; 32])),
			changed(|purchase| purchase.key = alice()),
			Consent { purchase: Purchase { node, ..good.purchase.clone() }, ..good.clone() },
			Consent { nonce: 1, ..good.clone() },
			Consent { expiry: EXPIRY + 1, ..good.clone() },
			Consent { domain: payloads::NOTICE, ..good.clone() },
			Consent { domain: other_pallet, ..good.clone() },
		];
		for other in signed_otherwise {
			assert_noop!(good.present(other.signed()), Error::<Test>::InvalidSignature);
		}
		let by_another = Signer::named("Alice").sign(&good.message());
		assert_noop!(good.present(by_another), Error::<Test>::InvalidSignature);
		// Another account brings it.
		let stolen = Consent { sponsor: charlie(), ..good.clone() };
		assert_noop!(stolen.present(good.signed()), Error::<Test>::InvalidSignature);
		let signature = good.signed();
		on_another_chain(|| {
			assert_noop!(good.present(signature), Error::<Test>::InvalidSignature);
		});
		assert_ok!(good.present(good.signed()));
	});
}

#[test]
fn consent_should_be_good_through_its_expiry_and_no_longer() {
	build(|| {
		let consent = Consent { expiry: 60, ..Consent::new() };
		System::set_block_number(61);
		assert_noop!(consent.present(consent.signed()), Error::<Test>::SignatureExpired);
		System::set_block_number(60);
		assert_ok!(consent.present(consent.signed()));
	});
}

#[test]
fn consent_should_be_accepted_when_any_key_type_made_it_raw_or_wrapped() {
	for signer in Signer::of_every_type() {
		for wrap in [raw, wrapped] {
			build(|| {
				let buyer = signer.account();
				let purchase = purchase(&buyer, 1_000);
				let consent = Consent { purchase: purchase.clone(), ..Consent::new() };
				let signature = signer.sign(&wrap(&consent.message()));
				let expiry = EXPIRY;
				let call = Call::request_purchase_for {
					buyer: buyer.clone(),
					purchase,
					expiry,
					signature,
				};
				assert_ok!(dispatch(signed(&bob()), call));
				assert_eq!(row(0).buyer, buyer);
			});
		}
	}
}

#[test]
fn sponsored_request_should_meet_every_check_of_an_own_one() {
	build(|| {
		let good = Consent::new();
		let refused_with = |consent: &Consent, error: Error<Test>| {
			assert_noop!(consent.present(consent.signed()), error);
		};
		let of = |chips| Consent { purchase: purchase(&pauper(), chips), ..good.clone() };
		refused_with(&of(0), Error::AmountTooSmall);
		refused_with(&of(LIMIT + 1), Error::AboveTransactionCeiling);
		freeze(&pauper());
		refused_with(&good, Error::AccountFrozen);
		thaw(&pauper());
		// That the sponsor is frozen bars nobody: it gets no chips.
		freeze(&bob());
		set_free(&bob(), 5);
		let short = good.present(good.signed());
		assert_noop!(short, TokenError::FundsUnavailable);
		set_free(&bob(), 1_000_000);
		assert_ok!(good.present(good.signed()));
		thaw(&bob());
	});
}

#[test]
fn consent_to_oneself_should_change_nothing_but_the_request() {
	build(|| {
		set_free(&pauper(), 1_000_000);
		let own = Consent { sponsor: pauper(), ..Consent::new() };
		assert_ok!(own.present(own.signed()));
		assert_eq!(Buyers::<Test>::get(pauper()), Buyer { open: ids(&[0]), ..Default::default() });
		assert_eq!(row(0).deposit.payer, pauper());
	});
}

#[test]
fn newcomer_should_come_from_nothing_to_chips_and_native_when_sponsored() {
	build(|| {
		let starter = Times::get().starter;
		set_issuer_terms(None, starter);
		let consent = Consent::new();
		assert_ok!(consent.present(consent.signed()));
		by(&charlie(), confirmation(receipt(0), "Pauper"));
		let before = free(&issuer());
		events();
		issue(0);
		assert_eq!((chips(&pauper()), free(&pauper())), (1_000, starter));
		assert_eq!(free(&issuer()), before - starter);
		let (request, buyer, amount) = (0, pauper(), starter);
		let given = Event::StarterGiven { request, buyer: buyer.clone(), amount };
		let issued = Event::ChipsIssued { request, issuer: ISSUER, kind: EUR, buyer, chips: 1_000 };
		assert_eq!(events(), [given, issued]);
		// The newcomer pays its next request itself, as far as a starter goes.
		set_terms(|terms| terms.request_fee = 1);
		DepositBase::set(0);
		DepositPerByte::set(0);
		open(&pauper(), purchase(&pauper(), 10));
		assert_eq!(free(&pauper()), starter - 1);
	});
}
