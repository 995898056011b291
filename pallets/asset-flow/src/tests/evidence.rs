// SPDX-License-Identifier: Apache-2.0

//! `report_server` and `report_client`: what convicts, and what does not.

use crate::{mock::*, *};
use codec::Encode;
use frame_support::dispatch::Pays;
use hanse_support::bodies;
use sp_core::H256;
use sp_runtime::{traits::Dispatchable, AccountId32, DispatchError, TokenError};
use Evidence::*;

fn name() -> Uuid {
	uuid(1)
}

/// A table of three servers with two records, closed.
fn begin() {
	closed(name(), &[LUEBECK, VISBY, RIGA], 2);
	events();
}

fn reporting(evidence: Evidence) -> Call<Test> {
	Call::report_server { evidence }
}

fn not_convicted(evidence: Evidence, error: Error<Test>) {
	refused(&stranger(), reporting(evidence), error);
}

fn right() -> Receipt {
	receipt(name(), LUEBECK, 0)
}

fn wrong_root() -> SignedReceipt {
	signed_receipt(Receipt { root: H256([9; 32]), ..right() })
}

fn wrong_count() -> SignedReceipt {
	signed_receipt(Receipt { count: 1, ..right() })
}

fn other_broken() -> SignedReceipt {
	signed_receipt(Receipt { broken: 1, ..right() })
}

fn two() -> Evidence {
	TwoReceipts(signed_receipt(right()), other_broken())
}

fn convicted() -> Admission {
	Admission::Suspended(SuspensionReason::Equivocation)
}

fn stored(table: Uuid) -> Option<Evidence> {
	Equivocations::<Test>::get(LUEBECK, table)
}

#[test]
fn server_should_be_convicted_when_it_signed_another_root_or_count() {
	for evidence in [wrong_root, wrong_count] {
		ExtBuilder::default().build_and_execute(|| {
			begin();
			let evidence = WrongDigest(evidence());
			let before = server(LUEBECK);
			assert_eq!(pays(&stranger(), reporting(evidence.clone())), Pays::No);
			let (server, table) = (LUEBECK, name());
			assert_eq!(events(), [Event::ServerConvicted { server, table }]);
			assert_eq!(self::server(LUEBECK), Server { admission: convicted(), ..before });
			assert_eq!(stored(name()), Some(evidence.clone()));
			assert_eq!(AssetFlow::equivocations(LUEBECK, 9), [(name(), evidence)]);
			assert_eq!(free(&stranger()), ENDOWMENT);
			// It signs nothing more.
			not_brought(&signed_receipt(right()), Error::ServerNotAdmitted);
		});
	}
}

#[test]
fn server_should_be_convicted_when_it_signed_two_things_about_one_table() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		bring(&signed_receipt(right()));
		events();
		let evidence = two();
		assert_eq!(pays(&stranger(), reporting(evidence.clone())), Pays::No);
		assert_eq!(events(), [Event::ServerConvicted { server: LUEBECK, table: name() }]);
		assert_eq!(stored(name()), Some(evidence));
		assert_eq!(server(LUEBECK).admission, convicted());
		// Its receipt stays, but counts for no quorum, not even once it is reinstated.
		assert_eq!(table(name()).servers[0].broken, Some(0));
		sign(name(), &[VISBY]);
		forward_to(deadline(name()));
		let sealing = Call::seal_incomplete { table: name() };
		refused(&stranger(), sealing.clone(), Error::<Test>::NoQuorum);
		root(Call::reinstate_server { server: LUEBECK });
		refused(&stranger(), sealing.clone(), Error::<Test>::NoQuorum);
		sign(name(), &[RIGA]);
		by(&stranger(), sealing);
		assert_eq!((seal(0).kind, seal(0).signed), (SealKind::Incomplete, 0b110));
	});
}

#[test]
fn server_should_be_convicted_when_two_wrong_receipts_differ() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		by(&stranger(), reporting(TwoReceipts(wrong_root(), wrong_count())));
		assert_eq!(server(LUEBECK).admission, convicted());
	});
}

#[test]
fn server_should_be_convicted_when_it_signed_two_things_about_an_open_table() {
	ExtBuilder::default().build_and_execute(|| {
		open(name(), &[LUEBECK, VISBY]);
		let (table, server, tenure, count, broken) = (name(), LUEBECK, 0, 3, 0);
		let early = |root| Receipt { table, server, tenure, root: H256([root; 32]), count, broken };
		let [one, two] = [1, 2].map(|root| signed_receipt(early(root)));
		// Before it closes there is nothing to be wrong about.
		not_convicted(WrongDigest(one.clone()), Error::InvalidEvidence);
		by(&stranger(), reporting(TwoReceipts(one, two)));
		assert_eq!(self::server(LUEBECK).admission, convicted());
	});
}

#[test]
fn server_should_be_convicted_when_the_table_is_sealed_or_retired() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let evidence = wrong_root();
		sign(name(), &[LUEBECK, VISBY, RIGA]);
		by(&stranger(), Call::clear_clients { table: name(), limit: 1 });
		forward(365 * DAY);
		by(&stranger(), Call::retire_table { table: name() });
		let Receipt { root, count, .. } = evidence.receipt;
		assert_ne!((seal(0).root, seal(0).count), (root, count));
		by(&stranger(), reporting(WrongDigest(evidence)));
		assert_eq!(server(LUEBECK).admission, convicted());
	});
}

#[test]
fn server_should_be_convicted_when_the_table_does_not_name_it() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let receipt = Receipt { root: H256([9; 32]), ..receipt(name(), BERGEN, 0) };
		by(&stranger(), reporting(WrongDigest(signed_receipt(receipt))));
		assert_eq!(server(BERGEN).admission, convicted());
	});
}

#[test]
fn server_should_be_convicted_by_the_key_before_and_by_none_earlier() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let of = |version| WrongDigest(signed_receipt_by(wrong_root().receipt, version));
		let first = of(1);
		for version in [2, 3] {
			forward(terms().key_delay);
			set_desk(LUEBECK, &desk(LUEBECK));
			assert_eq!(key_version(LUEBECK), version);
		}
		not_convicted(first, Error::KeyNotFound);
		for unknown in [0, 4, u32::MAX] {
			not_convicted(of(unknown), Error::KeyNotFound);
		}
		by(&stranger(), reporting(of(2)));
		assert_eq!(server(LUEBECK).admission, convicted());
	});
}

#[test]
fn evidence_should_be_refused_when_the_receipt_is_right() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		not_convicted(WrongDigest(signed_receipt(right())), Error::InvalidEvidence);
		// Servers may differ in how many chains they find broken.
		not_convicted(WrongDigest(other_broken()), Error::InvalidEvidence);
		sign(name(), &[LUEBECK, VISBY, RIGA]);
		not_convicted(WrongDigest(signed_receipt(right())), Error::InvalidEvidence);
	});
}

#[test]
fn evidence_should_be_refused_when_two_receipts_do_not_contradict_each_other() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		closed(uuid(2), &[LUEBECK, VISBY, RIGA], 3);
		let one = signed_receipt(right());
		// Signed twice, with two signatures.
		let again = signed_receipt(right());
		assert_ne!(one.signature, again.signature);
		not_convicted(TwoReceipts(one.clone(), again), Error::InvalidEvidence);
		not_convicted(TwoReceipts(one.clone(), one.clone()), Error::InvalidEvidence);
		let elsewhere = signed_receipt(receipt(uuid(2), LUEBECK, 0));
		not_convicted(TwoReceipts(one.clone(), elsewhere), Error::InvalidEvidence);
		let of_another = signed_receipt(receipt(name(), VISBY, 1));
		not_convicted(TwoReceipts(one, of_another), Error::InvalidEvidence);
	});
}

#[test]
fn evidence_should_be_refused_when_a_signature_is_not_the_servers() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let forged = |receipt: Receipt| {
			let signature = by_key(&present_key(VISBY), payloads::RECEIPT, &receipt, 1);
			SignedReceipt { receipt, key_version: 1, signature }
		};
		let good = wrong_root();
		not_convicted(WrongDigest(forged(good.receipt)), Error::InvalidSignature);
		let changed = SignedReceipt { receipt: wrong_count().receipt, ..good.clone() };
		not_convicted(WrongDigest(changed), Error::InvalidSignature);
		let one = signed_receipt(right());
		for (first, second) in [(forged(right()), good.clone()), (one, forged(good.receipt))] {
			not_convicted(TwoReceipts(first, second), Error::InvalidSignature);
		}
		// What it signed for another purpose is no receipt.
		let signature = by_key(&present_key(LUEBECK), payloads::ACKNOWLEDGEMENT, &good.receipt, 1);
		not_convicted(WrongDigest(SignedReceipt { signature, ..good }), Error::InvalidSignature);
	});
}

#[test]
fn evidence_should_be_refused_when_there_is_no_such_table_or_server() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let nowhere = Receipt { table: uuid(7), ..wrong_root().receipt };
		not_convicted(WrongDigest(signed_receipt(nowhere)), Error::TableNotFound);
		let other = Receipt { broken: 1, ..nowhere };
		let two = TwoReceipts(signed_receipt(nowhere), signed_receipt(other));
		not_convicted(two, Error::TableNotFound);
		let nobody = Receipt { server: NO_SERVER, ..wrong_root().receipt };
		let signature = by_key(&present_key(LUEBECK), payloads::RECEIPT, &nobody, 1);
		let signed = SignedReceipt { receipt: nobody, key_version: 1, signature };
		not_convicted(WrongDigest(signed), Error::ServerNotFound);
	});
}

#[test]
fn evidence_should_be_refused_when_it_is_known() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		closed(uuid(2), &[LUEBECK, VISBY, RIGA], 3);
		by(&stranger(), reporting(WrongDigest(wrong_root())));
		for again in [WrongDigest(wrong_root()), WrongDigest(wrong_count()), two()] {
			not_convicted(again, Error::AlreadyReported);
		}
		// About another table it is kept too, but not for nothing.
		let elsewhere = Receipt { count: 9, ..receipt(uuid(2), LUEBECK, 0) };
		let call = reporting(WrongDigest(signed_receipt(elsewhere)));
		assert_eq!(pays(&stranger(), call), Pays::Yes);
		assert!(stored(uuid(2)).is_some());
	});
}

#[test]
fn evidence_should_be_refused_when_it_is_of_an_earlier_owners_time() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let evidence = WrongDigest(wrong_root());
		sell(LUEBECK, "Buyer");
		root(Call::admit_server { server: LUEBECK });
		not_convicted(evidence.clone(), Error::InvalidEvidence);
		set_desk(LUEBECK, &desk(LUEBECK));
		not_convicted(evidence, Error::InvalidEvidence);
		assert_eq!(server(LUEBECK).admission, Admission::Admitted);
	});
}

#[test]
fn conviction_should_outlast_what_governance_said_before() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		root(Call::suspend_server { server: LUEBECK });
		// Suspended for another reason: it is new.
		assert_eq!(pays(&stranger(), reporting(WrongDigest(wrong_root()))), Pays::No);
		assert_eq!(server(LUEBECK).admission, convicted());
		let row = |server| Receipt { count: 9, ..receipt(name(), server, 0) };
		let of_removed = WrongDigest(signed_receipt(row(VISBY)));
		root(Call::remove_server { server: VISBY });
		assert_eq!(pays(&stranger(), reporting(of_removed)), Pays::Yes);
		assert_eq!(server(VISBY).admission, Admission::Removed);
		assert!(Equivocations::<Test>::contains_key(VISBY, name()));
	});
}

#[test]
fn server_should_be_convicted_by_its_last_key_when_it_was_removed_and_admitted_again() {
	for with_new_desk in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			begin();
			let evidence = WrongDigest(wrong_root());
			root(Call::remove_server { server: LUEBECK });
			root(Call::admit_server { server: LUEBECK });
			if with_new_desk {
				set_desk(LUEBECK, &desk(LUEBECK));
			}
			assert_eq!(pays(&stranger(), reporting(evidence)), Pays::No);
			assert_eq!(server(LUEBECK).admission, convicted());
		});
	}
}

#[test]
fn refused_evidence_should_be_paid_for() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let call = RuntimeCall::from(reporting(WrongDigest(signed_receipt(right()))));
		let refused = call.dispatch(Origin::signed(stranger())).unwrap_err();
		assert_eq!(refused.error, Error::<Test>::InvalidEvidence.into());
		assert_eq!(refused.post_info.pays_fee, Pays::Yes);
	});
}

const FEE: u128 = 7;

/// Two records of Alice's under one id, signed for a table.
fn signed_twice(table: Uuid) -> (EntryOfTest, EntryOfTest) {
	let mut other = record(&account("Alice"), 4);
	other.quantity.amount += 1;
	(entry(table, "Alice", 4), signed_entry(table, "Alice", other))
}

fn reporting_client(first: &EntryOfTest, second: &EntryOfTest) -> Call<Test> {
	let (first, second) = (Box::new(first.clone()), Box::new(second.clone()));
	Call::report_client { table: name(), first, second }
}

fn not_reported(first: &EntryOfTest, second: &EntryOfTest, error: impl Into<DispatchError>) {
	refused(&stranger(), reporting_client(first, second), error);
}

fn id() -> RecordId<AccountId32> {
	RecordId { client: account("Alice"), counter: 4 }
}

#[test]
fn client_should_be_convicted_when_it_signed_two_records_under_one_id() {
	let mut ext = ExtBuilder::default().build();
	let (first, second) = ext.execute_with(|| {
		forward(2);
		let (first, second) = signed_twice(name());
		by(&stranger(), reporting_client(&first, &second));
		let RecordId { client, counter } = id();
		assert_eq!(events(), [Event::ClientConvicted { table: name(), client, counter }]);
		assert_eq!((free(&stranger()), free(&treasury())), (ENDOWMENT - FEE, ENDOWMENT + FEE));
		let [one, two] = [&first, &second].map(|entry| bodies::hash_of(&entry.encode()));
		let expected = ClientEvidence { first: one, second: two, block: 3 };
		assert_eq!(AssetFlow::client_equivocation(name(), id()), Some(expected));
		Pallet::<Test>::do_try_state().unwrap();
		(first, second)
	});
	// Both are found by their hashes.
	ext.persist_offchain_overlay();
	for entry in [first, second] {
		let key = bodies::offchain_key(&bodies::hash_of(&entry.encode()));
		assert_eq!(ext.offchain_db().get(&key), Some(entry.encode()));
	}
}

#[test]
fn client_should_be_convicted_once_for_an_id() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = signed_twice(name());
		by(&stranger(), reporting_client(&first, &second));
		not_reported(&first, &second, Error::<Test>::AlreadyReported);
		not_reported(&second, &first, Error::<Test>::AlreadyReported);
		// Another id, and the same one in another table, are other cases.
		let change = |mut record: RecordOfTest| {
			record.id.counter = 5;
			signed_entry(name(), "Alice", record)
		};
		let (one, two) = (change(first.record), change(second.record));
		by(&stranger(), reporting_client(&one, &two));
		let (first, second) = signed_twice(uuid(2));
		let (first, second) = (Box::new(first), Box::new(second));
		by(&stranger(), Call::report_client { table: uuid(2), first, second });
		assert_eq!(ClientEquivocations::<Test>::iter().count(), 3);
	});
}

#[test]
fn client_should_not_be_convicted_when_the_records_do_not_contradict_each_other() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = signed_twice(name());
		// One record, signed twice.
		let again = signed_entry(name(), "Alice", first.record.clone());
		assert_ne!(first.voucher, again.voucher);
		not_reported(&first, &again, Error::<Test>::InvalidEvidence);
		not_reported(&first, &first, Error::<Test>::InvalidEvidence);
		not_reported(&first, &entry(name(), "Alice", 5), Error::<Test>::InvalidEvidence);
		not_reported(&first, &entry(name(), "Bob", 4), Error::<Test>::InvalidEvidence);
		// A server's own word is not the client's.
		let said = Entry { voucher: Voucher::Server, ..second.clone() };
		not_reported(&first, &said, Error::<Test>::InvalidEvidence);
		not_reported(&said, &first, Error::<Test>::InvalidEvidence);
	});
}

#[test]
fn client_should_not_be_convicted_when_a_signature_is_not_its_own() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = signed_twice(name());
		let forged = signed_entry(name(), "Mallory", second.record.clone());
		not_reported(&first, &forged, Error::<Test>::InvalidSignature);
		not_reported(&forged, &first, Error::<Test>::InvalidSignature);
		// For another table.
		let (_, elsewhere) = signed_twice(uuid(2));
		not_reported(&first, &elsewhere, Error::<Test>::InvalidSignature);
		let swapped = Entry { voucher: first.voucher.clone(), ..second };
		not_reported(&first, &swapped, Error::<Test>::InvalidSignature);
		assert_eq!(free(&stranger()), ENDOWMENT);
	});
}

#[test]
fn client_should_be_convicted_when_a_wallet_wrapped_what_it_signed() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = signed_twice(name());
		let payload =
			payloads::record_payload(System::block_hash(0), name(), &second.record).message();
		let wrapped = [b"<Bytes>", &payload[..], b"</Bytes>"].concat();
		let signature = sp_core::Pair::sign(&pair("Alice"), &wrapped).into();
		let second = Entry { voucher: Voucher::Client(signature), ..second };
		by(&stranger(), reporting_client(&first, &second));
	});
}

#[test]
fn client_should_not_be_convicted_when_the_fee_is_not_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = signed_twice(name());
		let call = || reporting_client(&first, &second);
		refused(&pauper(), call(), TokenError::FundsUnavailable);
		// The account has to stay.
		set_free(&pauper(), ED + FEE - 1);
		refused(&pauper(), call(), TokenError::NotExpendable);
		set_free(&pauper(), ED + FEE);
		by(&pauper(), call());
		assert_eq!(free(&pauper()), ED);
	});
}
