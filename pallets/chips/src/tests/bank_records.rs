// SPDX-License-Identifier: Apache-2.0

//! `publish_bank_record` and `withdraw_bank_record`.

use crate::{mock::*, *};
use codec::MaxEncodedLen;
use hanse_support::{Deposit, OrgNumber};
use sp_core::Pair;
use sp_runtime::{AccountId32, DispatchError, TokenError};

const USD: KindId = 1;

fn second_kind() {
	let (policy, auditor) = (policy(), auditor());
	root(Call::create_kind { currency: CurrencyCode(*b"USD"), policy, auditor });
}

fn second_issuer() {
	admit_issuer(OTHER_ISSUER, &other_issuer());
}

fn withdrawal(node: OrgNumber, version: u32, withdrawal: Withdrawal) -> Call<Test> {
	Call::withdraw_bank_record { node, version, withdrawal }
}

fn stored(version: u32) -> StoredRecordOf<Test> {
	BankRecords::<Test>::get(NODE, version).unwrap()
}

fn current(kind: KindId) -> Option<u32> {
	CurrentRecords::<Test>::get(kind, NODE)
}

fn in_force(version: u32, at: u32) -> Result<(), DispatchError> {
	in_force_for(EUR, version, at)
}

fn in_force_for(kind: KindId, version: u32, at: u32) -> Result<(), DispatchError> {
	let stored = Chips::stored_record(NODE, version)?;
	Chips::record_in_force(&node_row(NODE), stored, kind, at).map(|_| ())
}

fn serving(kind: KindId) -> Result<u32, DispatchError> {
	Chips::serving(kind, NODE).map(|(_, version, _)| version)
}

/// What a record holds, beside the node's own row with the first.
fn price() -> u128 {
	let bytes = StoredRecordOf::<Test>::max_encoded_len() + (8 + 4) + (4 + 8 + 4);
	DepositBase::get() + DepositPerByte::get() * bytes as u128
}

fn first_price() -> u128 {
	let bytes = FinancialNode::max_encoded_len() + 8;
	price_of_a_tenure() + DepositPerByte::get() * bytes as u128
}

/// Of the first record in a tenure.
fn price_of_a_tenure() -> u128 {
	let bytes = ConductOf::<Test>::max_encoded_len() + 8 + 4;
	price() + DepositPerByte::get() * bytes as u128
}

/// Publishes a record by an issuer, paid for by Alice.
fn publish_by(issuer: OrgNumber, record: BankRecordOf<Test>) {
	by(&alice(), publication(issuer, NODE, record));
}

fn refused_publication(issuer: OrgNumber, record: BankRecordOf<Test>, error: Error<Test>) {
	refused(&alice(), publication(issuer, NODE, record), error);
}

#[test]
fn number_should_be_a_node_when_its_first_record_is_published_by_anyone() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		forward(4);
		let before = free(&alice());
		let record = record(NODE);
		publish_by(ISSUER, record.clone());
		let expected = FinancialNode {
			tenure: 0,
			issuer: ISSUER,
			admission: 1,
			term: 1,
			versions: 1,
			current: 1,
		};
		assert_eq!(node_row(NODE), expected);
		assert_eq!(conduct(NODE), Conduct { version: 1, ..Default::default() });
		let deposit = Deposit { payer: alice(), amount: first_price() };
		let (tenure, term, published, state) = (0, 1, 5, RecordState::Current);
		let expected = StoredRecord { record, tenure, term, published, state, deposit };
		assert_eq!(stored(1), expected);
		assert_eq!(current(EUR), Some(1));
		assert_eq!(held(&alice(), HoldReason::BankRecord), first_price());
		assert_eq!(free(&alice()), before - first_price());
		let (node, kind, version, issuer) = (NODE, EUR, 1, ISSUER);
		assert_eq!(events(), [Event::BankRecordPublished { node, kind, version, issuer }]);
	});
}

#[test]
fn newer_record_should_supersede_the_older_from_its_block_on() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		publish_by(ISSUER, record(NODE));
		forward(10);
		assert_eq!(in_force(1, 1), Ok(()));
		publish_by(ISSUER, record(NODE));
		assert_eq!(stored(1).state, RecordState::Superseded(11));
		assert_eq!(stored(2).state, RecordState::Current);
		assert_eq!((current(EUR), node_row(NODE).versions), (Some(2), 2));
		assert_eq!((node_row(NODE).current, node_row(NODE).term), (1, 1));
		let not_in_force = Err(Error::<Test>::RecordNotInForce.into());
		assert_eq!((in_force(1, 10), in_force(1, 11)), (Ok(()), not_in_force));
		assert_eq!((in_force(2, 10), in_force(2, 11)), (not_in_force, Ok(())));
		// Both rows stay, and both deposits.
		assert_eq!(held(&alice(), HoldReason::BankRecord), first_price() + price());
	});
}

#[test]
fn record_should_never_be_in_force_when_superseded_in_its_own_block() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		publish_by(ISSUER, record(NODE));
		publish_by(ISSUER, record(NODE));
		assert_eq!(in_force(1, 1), Err(Error::<Test>::RecordNotInForce.into()));
		assert_eq!(in_force(2, 1), Ok(()));
	});
}

#[test]
fn record_should_be_in_force_from_its_first_to_its_last_block() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		let (valid_from, valid_until) = (5, 8);
		publish_by(ISSUER, BankRecord { valid_from, valid_until, ..record(NODE) });
		let force: Vec<_> = (3..10).map(|at| in_force(1, at).is_ok()).collect();
		assert_eq!(force, [false, false, true, true, true, true, false]);
		let other_kind = in_force_for(USD, 1, 5);
		assert_eq!(other_kind.err(), Some(Error::<Test>::WrongKind.into()));
		assert_eq!(in_force(2, 5), Err(Error::<Test>::RecordNotFound.into()));
	});
}

#[test]
fn records_of_two_kinds_should_be_current_beside_each_other() {
	ExtBuilder::default().node().build_and_execute(|| {
		second_kind();
		publish_by(ISSUER, BankRecord { kind: USD, ..record(NODE) });
		assert_eq!((current(EUR), current(USD)), (Some(1), Some(2)));
		assert_eq!(node_row(NODE).current, 2);
		assert_eq!((serving(EUR), serving(USD)), (Ok(1), Ok(2)));
	});
}

#[test]
fn price_change_should_leave_what_is_held_alone() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		publish_by(ISSUER, record(NODE));
		let held_before = first_price();
		DepositBase::set(10);
		publish_by(ISSUER, record(NODE));
		assert_eq!(stored(1).deposit.amount, held_before);
		assert_eq!(stored(2).deposit.amount, price());
		assert_eq!(held(&alice(), HoldReason::BankRecord), held_before + price());
	});
}

#[test]
fn publication_should_be_refused_when_nobody_can_pay_for_it() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		let call = publication(ISSUER, NODE, record(NODE));
		refused(&pauper(), call.clone(), TokenError::FundsUnavailable);
		let outcome = dispatch(Origin::root(), call);
		assert_eq!(outcome, Err(DispatchError::BadOrigin));
	});
}

#[test]
fn publication_should_be_refused_when_the_issuer_is_not_current() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		refused_publication(OTHER_ISSUER, record(NODE), Error::IssuerNotFound);
		second_issuer();
		sell_number(OTHER_ISSUER, &bob());
		refused_publication(OTHER_ISSUER, record(NODE), Error::IssuerVoid);
		let valid_until = 10;
		let key = issuer_key(ISSUER).public().into();
		root(Call::admit_issuer { issuer: ISSUER, account: issuer(), key, valid_until });
		System::set_block_number(11);
		refused_publication(ISSUER, record(NODE), Error::IssuerVoid);
	});
}

#[test]
fn publication_should_be_refused_when_the_number_does_not_exist() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		release_number(NODE);
		refused_publication(ISSUER, record(NODE), Error::NumberNotFound);
	});
}

#[test]
fn publication_should_be_refused_when_there_is_no_such_kind() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		let record = BankRecord { kind: USD, ..record(NODE) };
		refused_publication(ISSUER, record, Error::KindNotFound);
	});
}

#[test]
fn publication_should_be_refused_when_the_account_can_not_be_paid_into() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		for bad in ["", " DE12", "DE12 ", "DE\n12", "DE\u{7f}", "D\u{c9}"] {
			let good = record(NODE).account;
			let accounts = [
				ReceivingAccount { bank_code: text(bad), ..good.clone() },
				ReceivingAccount { account_number: text(bad), ..good.clone() },
				ReceivingAccount { holder: text(bad), ..good },
			];
			for account in accounts {
				let record = BankRecord { account, ..record(NODE) };
				refused_publication(ISSUER, record, Error::InvalidBankRecord);
			}
		}
		let record = BankRecord { limit: 0, ..record(NODE) };
		refused_publication(ISSUER, record, Error::InvalidBankRecord);
	});
}

#[test]
fn publication_should_be_taken_when_texts_and_limit_are_at_their_bounds() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		let account = ReceivingAccount {
			bank_code: text(&"A".repeat(16)),
			account_number: text(&"9".repeat(34)),
			holder: text(&format!("~{}!", " ".repeat(68))),
		};
		publish_by(ISSUER, BankRecord { account, limit: u128::MAX, ..record(NODE) });
		assert!(BankRecords::<Test>::get(NODE, 1).unwrap().encoded_size_fits());
		let short =
			ReceivingAccount { bank_code: text("1"), account_number: text("2"), holder: text("3") };
		publish_by(ISSUER, BankRecord { account: short, limit: 1, ..record(NODE) });
	});
}

/// The price of a row covers the largest.
trait Fits {
	fn encoded_size_fits(&self) -> bool;
}

impl Fits for StoredRecordOf<Test> {
	fn encoded_size_fits(&self) -> bool {
		codec::Encode::encoded_size(self) <= StoredRecordOf::<Test>::max_encoded_len()
	}
}

#[test]
fn publication_should_be_refused_when_it_is_good_at_no_time_to_come() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		System::set_block_number(20);
		for (valid_from, valid_until) in [(30, 30), (31, 30), (5, 20), (5, 19), (0, 0)] {
			let record = BankRecord { valid_from, valid_until, ..record(NODE) };
			refused_publication(ISSUER, record, Error::InvalidValidity);
		}
		publish_by(ISSUER, BankRecord { valid_from: 20, valid_until: 21, ..record(NODE) });
	});
}

#[test]
fn publication_should_be_refused_when_its_signature_has_expired() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		let record = BankRecord { valid_until: 3 * EXPIRY, ..record(NODE) };
		let call = publication(ISSUER, NODE, record);
		let key = issuer_key(ISSUER).public().into();
		let valid_until = 2 * EXPIRY;
		root(Call::admit_issuer { issuer: ISSUER, account: issuer(), key, valid_until });
		System::set_block_number(EXPIRY + 1);
		refused(&alice(), call.clone(), Error::<Test>::SignatureExpired);
		System::set_block_number(EXPIRY);
		by(&alice(), call);
	});
}

/// The good call with another signature.
fn with_signature(good: Call<Test>, signature: sp_runtime::MultiSignature) -> Call<Test> {
	let Call::publish_bank_record { issuer, node, record, expiry, .. } = good else {
		unreachable!()
	};
	Call::publish_bank_record { issuer, node, record, expiry, signature }
}

#[test]
fn publication_should_be_refused_when_anything_else_was_signed() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		second_issuer();
		let record = record(NODE);
		let good = publication(ISSUER, NODE, record.clone());
		let fields = Admission { issuer: ISSUER, key_version: 1, node: NODE, tenure: 0, record };
		let other = [
			Admission { issuer: OTHER_ISSUER, ..fields.clone() },
			Admission { key_version: 2, ..fields.clone() },
			Admission { node: NODE_B, ..fields.clone() },
			Admission { tenure: 1, ..fields.clone() },
			Admission {
				record: BankRecord { key: alice(), ..fields.record.clone() },
				..fields.clone()
			},
		];
		let (key, domain) = (issuer_key(ISSUER), payloads::BANK_RECORD);
		let mut signatures: Vec<_> =
			other.iter().map(|fields| by_pair(&key, domain, fields, 1)).collect();
		signatures.push(by_pair(&key, domain, &fields, 0));
		signatures.push(by_pair(&key, domain, &fields, 2));
		signatures.push(by_pair(&key, payloads::NOTICE, &fields, 1));
		signatures.push(by_pair(&issuer_key(OTHER_ISSUER), domain, &fields, 1));
		signatures.push(by_pair(&pair("Issuer"), domain, &fields, 1));
		for signature in signatures {
			let bad = with_signature(good.clone(), signature);
			refused(&alice(), bad, Error::<Test>::InvalidSignature);
		}
		by(&alice(), with_signature(good, by_pair(&key, domain, &fields, 1)));
	});
}

#[test]
fn publication_should_be_good_once() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		let call = publication(ISSUER, NODE, record(NODE));
		by(&alice(), call.clone());
		refused(&alice(), call.clone(), Error::<Test>::InvalidSignature);
		by(&issuer(), withdrawal(NODE, 1, Withdrawal::Ended));
		refused(&alice(), call, Error::<Test>::InvalidSignature);
	});
}

#[test]
fn publication_should_be_refused_when_the_issuer_changed_its_key_since() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		let call = publication(ISSUER, NODE, record(NODE));
		let valid_until = 1_000;
		let key = alice();
		root(Call::admit_issuer { issuer: ISSUER, account: issuer(), key, valid_until });
		refused(&alice(), call.clone(), Error::<Test>::InvalidSignature);
		// Even if the old key comes back: it is another version.
		admit_issuer(ISSUER, &issuer());
		refused(&alice(), call, Error::<Test>::InvalidSignature);
		publish_by(ISSUER, record(NODE));
	});
}

#[test]
fn node_should_be_refused_when_another_issuer_vouches_for_it() {
	ExtBuilder::default().node().build_and_execute(|| {
		second_issuer();
		refused_publication(OTHER_ISSUER, record(NODE), Error::NodeOfAnotherIssuer);
		// Revoking an old version frees nothing.
		publish(NODE, record(NODE));
		by(&issuer(), withdrawal(NODE, 1, Withdrawal::Revoked));
		refused_publication(OTHER_ISSUER, record(NODE), Error::NodeOfAnotherIssuer);
	});
}

#[test]
fn node_should_pass_to_another_issuer_when_the_first_withdrew_all_its_records() {
	ExtBuilder::default().node().build_and_execute(|| {
		second_issuer();
		second_kind();
		publish(NODE, BankRecord { kind: USD, ..record(NODE) });
		by(&issuer(), withdrawal(NODE, 1, Withdrawal::Ended));
		refused_publication(OTHER_ISSUER, record(NODE), Error::NodeOfAnotherIssuer);
		by(&issuer(), withdrawal(NODE, 2, Withdrawal::Revoked));
		forward(1);
		publish_by(OTHER_ISSUER, record(NODE));
		let row = node_row(NODE);
		assert_eq!((row.issuer, row.term, row.versions, row.current), (OTHER_ISSUER, 2, 3, 1));
		assert!(conduct(NODE).bond.is_some());
		assert_eq!(serving(EUR), Ok(3));
		// What it said under the first issuer's record is good no more, and the first has no say.
		assert_eq!(in_force(1, 0), Err(Error::<Test>::RecordNotInForce.into()));
		refused(&issuer(), withdrawal(NODE, 3, Withdrawal::Ended), Error::<Test>::NotAuthorised);
		by(&other_issuer(), withdrawal(NODE, 3, Withdrawal::Ended));
	});
}

#[test]
fn node_should_pass_to_another_issuer_when_the_first_is_void() {
	ExtBuilder::default().node().build_and_execute(|| {
		second_issuer();
		second_kind();
		publish(NODE, BankRecord { kind: USD, ..record(NODE) });
		sell_number(ISSUER, &bob());
		forward(5);
		publish_by(OTHER_ISSUER, record(NODE));
		let row = node_row(NODE);
		assert_eq!((row.issuer, row.term, row.current), (OTHER_ISSUER, 2, 1));
		// The first issuer's record for the other kind is current still, but serves no more.
		assert_eq!((serving(EUR), current(USD)), (Ok(3), Some(2)));
		assert_eq!(serving(USD), Err(Error::<Test>::KindNotServed.into()));
		// Nor does what was signed by the first issuer's records draw on the second's allowance.
		assert_eq!(in_force(1, 1), Err(Error::<Test>::RecordNotInForce.into()));
		assert_eq!(in_force(1, 5), Err(Error::<Test>::RecordNotInForce.into()));
		publish_by(OTHER_ISSUER, BankRecord { kind: USD, ..record(NODE) });
		assert_eq!((node_row(NODE).current, serving(USD)), (2, Ok(4)));
	});
}

#[test]
fn node_should_serve_nobody_when_its_issuer_is_gone_or_another() {
	ExtBuilder::default().node().build_and_execute(|| {
		root(Call::remove_issuer { issuer: ISSUER });
		assert_eq!(serving(EUR), Err(Error::<Test>::IssuerNotFound.into()));
		// The number's next admission does not vouch for the nodes of its last.
		admit_issuer(ISSUER, &issuer());
		assert_eq!(serving(EUR), Err(Error::<Test>::IssuerVoid.into()));
		refused(&issuer(), withdrawal(NODE, 1, Withdrawal::Ended), Error::<Test>::IssuerVoid);
		publish_by(ISSUER, record(NODE));
		assert_eq!(serving(EUR), Ok(2));
		let row = node_row(NODE);
		assert_eq!((row.admission, row.term, row.current), (2, 2, 1));
	});
}

#[test]
fn node_should_be_void_when_its_number_is_sold() {
	ExtBuilder::default().node().build_and_execute(|| {
		sell_number(NODE, &bob());
		let void = Error::<Test>::NodeVoid;
		assert_eq!(serving(EUR), Err(void.into()));
		assert!(Chips::current_node(NODE).is_err());
		release_number(NODE_B);
		assert_eq!(Chips::current_node(NODE_B), Err(Error::<Test>::NodeVoid.into()));
		assert_eq!(Chips::current_node(ISSUER), Err(Error::<Test>::NodeNotFound.into()));
	});
}

#[test]
fn earlier_owners_records_should_stay_void_when_the_number_is_admitted_again() {
	ExtBuilder::default().node().build_and_execute(|| {
		second_kind();
		publish(NODE, BankRecord { kind: USD, ..record(NODE) });
		set_silent(NODE, 2);
		forward(5);
		assert_eq!(in_force(1, 5), Ok(()));
		sell_number(NODE, &bob());
		publish_by(ISSUER, BankRecord { key: bob(), ..record(NODE) });
		let row = node_row(NODE);
		assert_eq!((row.tenure, row.term, row.versions, row.current), (1, 2, 3, 1));
		assert_eq!(held(&alice(), HoldReason::BankRecord), price_of_a_tenure());
		assert_eq!(conduct(NODE), Conduct { version: 3, ..Default::default() });
		let earlier = Conducts::<Test>::get(NODE, 0).unwrap();
		assert_eq!((earlier.version, earlier.unanswered), (2, 2));
		by(&bob(), Call::set_bond { node: NODE, bond: terms().node_bond });
		assert_eq!(serving(EUR), Ok(3));
		assert_eq!(serving(USD), Err(Error::<Test>::KindNotServed.into()));
		for at in 1..8 {
			assert_eq!(in_force(1, at), Err(Error::<Test>::NodeVoid.into()));
		}
		assert_eq!(in_force(3, 6), Ok(()));
		assert_eq!(stored(1).state, RecordState::Superseded(6));
	});
}

#[test]
fn silence_should_stay_on_record_when_only_the_issuer_changes() {
	ExtBuilder::default().node().build_and_execute(|| {
		set_silent(NODE, 2);
		root(Call::remove_issuer { issuer: ISSUER });
		second_issuer();
		publish_by(OTHER_ISSUER, record(NODE));
		assert_eq!(conduct(NODE).unanswered, 2);
	});
}

#[test]
fn node_should_serve_when_it_is_admitted_bonded_and_answers() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		assert_eq!(serving(EUR), Err(Error::<Test>::NodeNotFound.into()));
		let (valid_from, valid_until) = (3, 6);
		publish_by(ISSUER, BankRecord { valid_from, valid_until, ..record(NODE) });
		assert_eq!(serving(EUR), Err(Error::<Test>::RecordNotInForce.into()));
		System::set_block_number(3);
		assert_eq!(serving(EUR), Err(Error::<Test>::BondTooSmall.into()));
		by(&bank(NODE), Call::set_bond { node: NODE, bond: terms().node_bond });
		assert_eq!(serving(EUR), Ok(1));
		assert_eq!(serving(USD), Err(Error::<Test>::KindNotServed.into()));
		let silent = |times| set_silent(NODE, times);
		silent(MAX_UNANSWERED - 1);
		assert_eq!(serving(EUR), Ok(1));
		silent(MAX_UNANSWERED);
		assert_eq!(serving(EUR), Err(Error::<Test>::NodeSilent.into()));
		silent(0);
		System::set_block_number(7);
		assert_eq!(serving(EUR), Err(Error::<Test>::RecordNotInForce.into()));
	});
}

#[test]
fn record_should_end_from_the_block_at_which_it_is_withdrawn() {
	ExtBuilder::default().node().build_and_execute(|| {
		forward(9);
		by(&issuer(), withdrawal(NODE, 1, Withdrawal::Ended));
		let state = RecordState::Superseded(10);
		assert_eq!((stored(1).state, current(EUR)), (state, None));
		assert_eq!(node_row(NODE).current, 0);
		assert_eq!(serving(EUR), Err(Error::<Test>::KindNotServed.into()));
		assert_eq!(in_force(1, 9), Ok(()));
		assert_eq!(in_force(1, 10), Err(Error::<Test>::RecordNotInForce.into()));
		let (node, kind, version) = (NODE, EUR, 1);
		assert_eq!(events(), [Event::BankRecordWithdrawn { node, kind, version, state }]);
		let again = withdrawal(NODE, 1, Withdrawal::Ended);
		refused(&issuer(), again, Error::<Test>::RecordNotInForce);
		publish(NODE, record(NODE));
		assert_eq!((serving(EUR), node_row(NODE).current), (Ok(2), 1));
	});
}

#[test]
fn record_should_be_good_at_no_block_when_it_is_revoked() {
	ExtBuilder::default().node().build_and_execute(|| {
		forward(9);
		let (node, kind, state) = (NODE, EUR, RecordState::Revoked);
		root(withdrawal(NODE, 1, Withdrawal::Revoked));
		assert_eq!((stored(1).state, current(EUR)), (state, None));
		assert_eq!(in_force(1, 5), Err(Error::<Test>::RecordRevoked.into()));
		assert_eq!(events(), [Event::BankRecordWithdrawn { node, kind, version: 1, state }]);
		for how in [Withdrawal::Ended, Withdrawal::Revoked] {
			root_refused(withdrawal(NODE, 1, how), Error::<Test>::RecordRevoked);
		}
		// Its deposit stays with its row.
		assert_eq!(held(&bank(NODE), HoldReason::BankRecord), stored(1).deposit.amount);
	});
}

#[test]
fn older_record_should_be_revoked_without_touching_the_newer() {
	ExtBuilder::default().node().build_and_execute(|| {
		forward(1);
		publish(NODE, record(NODE));
		by(&issuer(), withdrawal(NODE, 1, Withdrawal::Revoked));
		assert_eq!(
			(stored(1).state, stored(2).state),
			(RecordState::Revoked, RecordState::Current)
		);
		assert_eq!((current(EUR), node_row(NODE).current, serving(EUR)), (Some(2), 1, Ok(2)));
		// Withdrawing the newer does not bring an older back.
		by(&issuer(), withdrawal(NODE, 2, Withdrawal::Revoked));
		assert_eq!((current(EUR), node_row(NODE).current), (None, 0));
	});
}

#[test]
fn withdrawal_should_be_governances_when_the_issuer_is_void_or_the_number_sold() {
	ExtBuilder::default().node().build_and_execute(|| {
		sell_number(NODE, &bob());
		by(&issuer(), withdrawal(NODE, 1, Withdrawal::Ended));
		sell_number(ISSUER, &bob());
		let revoke = withdrawal(NODE, 1, Withdrawal::Revoked);
		refused(&issuer(), revoke.clone(), Error::<Test>::IssuerVoid);
		root(revoke);
	});
}

#[test]
fn withdrawal_should_be_refused_when_there_is_no_such_node_or_record() {
	ExtBuilder::default().node().build_and_execute(|| {
		for version in [0, 2] {
			let call = withdrawal(NODE, version, Withdrawal::Ended);
			root_refused(call, Error::<Test>::RecordNotFound);
		}
		let call = withdrawal(ISSUER, 1, Withdrawal::Ended);
		root_refused(call, Error::<Test>::NodeNotFound);
	});
}

#[test]
fn withdrawal_should_be_refused_when_neither_the_issuer_nor_governance_asks() {
	ExtBuilder::default().node().build_and_execute(|| {
		second_issuer();
		let key: AccountId32 = issuer_key(ISSUER).public().into();
		for who in [alice(), bank(NODE), key, other_issuer(), freezer(), pauser()] {
			for how in [Withdrawal::Ended, Withdrawal::Revoked] {
				refused(&who, withdrawal(NODE, 1, how), Error::<Test>::NotAuthorised);
			}
		}
		let outcome = dispatch(Origin::none(), withdrawal(NODE, 1, Withdrawal::Ended));
		assert_eq!(outcome, Err(DispatchError::BadOrigin));
	});
}

#[test]
fn every_kind_of_key_should_sign_for_its_node() {
	ExtBuilder::default().node().build_and_execute(|| {
		for node in NODES {
			let word = word(node);
			let signature = by_node(node, payloads::DECLINE, &word, 7);
			let heard = Chips::hear(&word, payloads::DECLINE, &word, (1, 7), EXPIRY, &signature);
			assert!(heard.is_ok());
			let wrapped = [b"<Bytes>", &message(payloads::DECLINE, &word, 7)[..], b"</Bytes>"];
			let signature = node_signs(node, &wrapped.concat());
			let heard = Chips::hear(&word, payloads::DECLINE, &word, (1, 7), EXPIRY, &signature);
			assert!(heard.is_ok());
		}
	});
}
