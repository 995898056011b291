// SPDX-License-Identifier: Apache-2.0

//! `receipt`: who signs a closed table, through the door that needs no account.

use crate::{mock::*, *};
use codec::Encode;
use frame_support::{
	assert_noop,
	dispatch::GetDispatchInfo,
	traits::{Authorize, OriginTrait},
	weights::Weight,
};
use hanse_support::{signed_payload::Payload, OrgNumber};
use sp_core::H256;
use sp_runtime::{transaction_validity::TransactionSource, DispatchError};

const TABLE: Uuid =
	Uuid([0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x71, 0x11, 0x91, 1, 1, 1, 1, 1, 1, 1]);

/// A table of three servers with two records, closed.
fn begin() {
	closed(TABLE, &[LUEBECK, VISBY, RIGA], 2);
	events();
}

fn of(server: OrgNumber) -> SignedReceipt {
	signed_receipt(receipt(TABLE, server, 0))
}

fn taken(signed: &SignedReceipt) -> Event<Test> {
	let Receipt { table, server, broken, .. } = signed.receipt;
	Event::ReceiptTaken { table, server, broken, signature: signed.signature.clone() }
}

fn sealed_as(seal: SealNumber, kind: SealKind) -> Event<Test> {
	Event::TableSealed { table: TABLE, seal, kind }
}

fn signatures() -> Vec<Option<u64>> {
	table(TABLE).servers.iter().map(|one| one.broken).collect()
}

#[test]
fn table_should_be_sealed_when_the_last_named_server_signed() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let digest = digest(TABLE);
		let since = table(TABLE).state.closed().unwrap();
		forward(3);
		for (server, signed) in [(RIGA, 1), (LUEBECK, 2)] {
			let receipt = of(server);
			bring(&receipt);
			assert_eq!(events(), [taken(&receipt)]);
			assert_eq!(signatures().iter().flatten().count(), signed);
			assert!(matches!(table(TABLE).state, TableState::Synchronising { .. }));
			assert_eq!(LastSeal::<Test>::get().next, 0);
		}
		let last = of(VISBY);
		bring(&last);
		assert_eq!(events(), [taken(&last), sealed_as(0, SealKind::Full)]);
		assert_eq!(table(TABLE).state, TableState::Sealed { since, digest, seal: 0 });
		assert_eq!(signatures(), [Some(0), Some(0), Some(0)]);
		let expected = Seal {
			previous: H256::zero(),
			table: TABLE,
			kind: SealKind::Full,
			root: digest.root,
			count: 2,
			rolling: digest.rolling,
			broken: 0,
			servers: vec![LUEBECK, VISBY, RIGA].try_into().unwrap(),
			signed: 0b111,
			block: now(),
		};
		assert_eq!(LastSeal::<Test>::get(), SealChain { next: 1, last: expected.hash(0) });
		assert_eq!(seal(0), expected);
		assert!(!Unfinished::<Test>::contains_key(TABLE));
	});
}

#[test]
fn table_should_be_sealed_when_all_counted_the_same_broken_chains() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		for server in [LUEBECK, VISBY, RIGA] {
			sign_with(TABLE, server, 2);
		}
		assert_eq!((seal(0).broken, seal(0).kind), (2, SealKind::Full));
		assert_eq!(signatures(), [Some(2), Some(2), Some(2)]);
	});
}

#[test]
fn table_should_not_be_sealed_when_one_counted_other_broken_chains() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		sign_with(TABLE, LUEBECK, 0);
		sign_with(TABLE, VISBY, 1);
		sign_with(TABLE, RIGA, 0);
		assert_eq!(signatures(), [Some(0), Some(1), Some(0)]);
		assert!(matches!(table(TABLE).state, TableState::Synchronising { .. }));
		assert_eq!(LastSeal::<Test>::get().next, 0);
		assert!(Unfinished::<Test>::contains_key(TABLE));
	});
}

#[test]
fn empty_table_should_be_sealed_when_all_signed_that_it_is() {
	ExtBuilder::default().build_and_execute(|| {
		closed(TABLE, &[LUEBECK, VISBY], 0);
		sign(TABLE, &[LUEBECK, VISBY]);
		let seal = seal(0);
		assert_eq!((seal.root, seal.count), (hanse_support::merkle::empty_root(), 0));
	});
}

#[test]
fn receipt_should_be_taken_when_the_time_to_sign_is_over_and_none_sealed() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		forward_to(deadline(TABLE) + 5);
		sign(TABLE, &[LUEBECK, VISBY, RIGA]);
		assert_eq!(seal(0).kind, SealKind::Full);
	});
}

#[test]
fn receipt_should_go_through_pool_and_block_when_it_is_good() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		for server in [LUEBECK, VISBY, RIGA] {
			let receipt = of(server);
			assert!(validate(&receipt).is_ok());
			assert_eq!(apply(&receipt), Ok(Ok(())));
			assert!(validate(&receipt).is_err());
			assert!(apply(&receipt).is_err());
		}
		assert_eq!(seal(0).kind, SealKind::Full);
	});
}

#[test]
fn pool_should_keep_one_receipt_of_a_server_for_a_table() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		closed(uuid(2), &[LUEBECK, VISBY, RIGA], 2);
		let validity = valid(&of(LUEBECK));
		assert_eq!((validity.provides.len(), validity.requires.len()), (1, 0));
		assert!(validity.propagate && validity.longevity > 0);
		// Another count of broken chains, or another signature, is no second one.
		let other = signed_receipt(receipt(TABLE, LUEBECK, 7));
		assert_eq!(valid(&other).provides, validity.provides);
		assert_ne!(of(LUEBECK).signature, of(LUEBECK).signature);
		assert_eq!(valid(&of(LUEBECK)).provides, validity.provides);
		let elsewhere = signed_receipt(receipt(uuid(2), LUEBECK, 0));
		for receipt in [of(VISBY), of(RIGA), elsewhere] {
			assert_ne!(valid(&receipt).provides, validity.provides);
		}
		// What pays goes first.
		assert_eq!(validity.priority, 0);
		let tag = (TABLE, LUEBECK).encode();
		let provided = &validity.provides[0];
		assert!(provided.windows(tag.len()).any(|part| part == tag));
	});
}

#[test]
fn authorisation_should_be_the_same_whatever_its_source() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let call = Call::<Test>::receipt { signed: of(LUEBECK) };
		let sources =
			[TransactionSource::InBlock, TransactionSource::Local, TransactionSource::External];
		for source in sources {
			let (validity, unspent) = call.authorize(source).unwrap().unwrap();
			assert_eq!(validity.provides, valid(&of(LUEBECK)).provides);
			assert_eq!(unspent, Weight::zero());
		}
		let weight = RuntimeCall::from(call).weight_of_authorize();
		assert_eq!(weight, <() as WeightInfo>::authorize_receipt());
		// No other call stands for itself.
		let other = Call::<Test>::close { table: TABLE };
		assert_eq!(other.authorize(TransactionSource::External), None);
	});
}

#[test]
fn receipt_should_be_refused_when_the_origin_was_not_authorised() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let call = || Call::receipt { signed: of(LUEBECK) };
		let origins = [Origin::none(), Origin::root(), signed(&desk(LUEBECK))];
		for origin in origins {
			assert!(origin.clone().into_caller() != authorized().into_caller());
			assert_noop!(dispatch(origin, call()), DispatchError::BadOrigin);
		}
		let weight = RuntimeCall::from(call()).get_dispatch_info().call_weight;
		assert_eq!(weight, <() as WeightInfo>::receipt());
	});
}

#[test]
fn receipt_should_be_refused_when_there_is_no_such_table() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let elsewhere = Receipt { table: uuid(2), ..receipt(TABLE, LUEBECK, 0) };
		not_brought(&signed_receipt(elsewhere), Error::TableNotFound);
	});
}

#[test]
fn receipt_should_be_refused_when_the_table_is_open_or_all_signed() {
	ExtBuilder::default().build_and_execute(|| {
		open(TABLE, &[LUEBECK, VISBY]);
		let (root, count) = root_over(TABLE, &[]);
		let (server, tenure) = (LUEBECK, 0);
		let early = Receipt { table: TABLE, server, tenure, root, count, broken: 0 };
		not_brought(&signed_receipt(early), Error::NotSigning);
		close(TABLE);
		bring(&signed_receipt(early));
		bring(&signed_receipt(Receipt { server: VISBY, ..early }));
		assert!(matches!(table(TABLE).state, TableState::Sealed { .. }));
		not_brought(&signed_receipt(early), Error::NotSigning);
		not_brought(&signed_receipt(Receipt { server: RIGA, ..early }), Error::NotSigning);
	});
}

#[test]
fn receipt_should_be_refused_when_the_table_does_not_name_its_server() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		not_brought(&of(BERGEN), Error::NotNamed);
		let nobody = Receipt { server: NO_SERVER, ..receipt(TABLE, LUEBECK, 0) };
		let key = present_key(LUEBECK);
		let signature = by_key(&key, payloads::RECEIPT, &nobody, 1);
		let signed = SignedReceipt { receipt: nobody, key_version: 1, signature };
		not_brought(&signed, Error::NotNamed);
	});
}

#[test]
fn receipt_should_be_refused_when_its_server_signed_already() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		sign(TABLE, &[LUEBECK]);
		not_brought(&of(LUEBECK), Error::AlreadySigned);
		let other = signed_receipt(receipt(TABLE, LUEBECK, 1));
		not_brought(&other, Error::AlreadySigned);
		assert_eq!(signatures(), [Some(0), None, None]);
	});
}

#[test]
fn receipt_should_be_refused_when_root_or_count_is_another() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let good = receipt(TABLE, LUEBECK, 0);
		for wrong in [
			Receipt { root: H256([9; 32]), ..good },
			Receipt { count: 1, ..good },
			Receipt { count: 3, ..good },
		] {
			not_brought(&signed_receipt(wrong), Error::WrongDigest);
		}
	});
}

#[test]
fn receipt_should_be_refused_when_any_field_is_not_what_was_signed() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		closed(uuid(2), &[LUEBECK, VISBY, RIGA], 2);
		let good = of(LUEBECK);
		let other = |receipt| SignedReceipt { receipt, ..good.clone() };
		let broken = other(Receipt { broken: 1, ..good.receipt });
		let server = other(Receipt { server: VISBY, ..good.receipt });
		let elsewhere = other(receipt(uuid(2), LUEBECK, 0));
		for wrong in [broken, server, elsewhere] {
			unproven(&wrong);
		}
		bring(&good);
	});
}

#[test]
fn receipt_should_be_refused_when_it_was_signed_for_something_else() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let receipt = receipt(TABLE, LUEBECK, 0);
		let with = |signature| SignedReceipt { receipt, key_version: 1, signature };
		let key = present_key(LUEBECK);
		for domain in [payloads::ACKNOWLEDGEMENT, payloads::SERVER_KEY, payloads::RECORD] {
			let signed = with(by_key(&key, domain, &receipt, 1));
			unproven(&signed);
		}
		let of_another = with(by_key(&present_key(VISBY), payloads::RECEIPT, &receipt, 1));
		unproven(&of_another);
		let other_version = with(by_key(&key, payloads::RECEIPT, &receipt, 2));
		unproven(&other_version);
		// On another chain, and as a wallet wraps it.
		let sign = |bytes: &[u8]| with(sp_core::Pair::sign(&key, bytes).into());
		let word = |genesis| Payload::lasting(payloads::RECEIPT, genesis, receipt, 1).message();
		unproven(&sign(&word(H256([3; 32]))));
		let wrapped = [b"<Bytes>", &word(System::block_hash(0))[..], b"</Bytes>"].concat();
		unproven(&sign(&wrapped));
		bring(&sign(&word(System::block_hash(0))));
	});
}

#[test]
fn receipt_should_be_refused_when_its_server_is_suspended_or_removed() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let receipt = of(LUEBECK);
		root(Call::suspend_server { server: LUEBECK });
		not_brought(&receipt, Error::ServerNotAdmitted);
		root(Call::reinstate_server { server: LUEBECK });
		assert!(validate(&receipt).is_ok());
		root(Call::remove_server { server: LUEBECK });
		not_brought(&receipt, Error::ServerNotAdmitted);
	});
}

#[test]
fn receipt_should_be_refused_when_the_number_of_its_server_was_sold() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let receipt = of(LUEBECK);
		sell(LUEBECK, "Buyer");
		not_brought(&receipt, Error::ServerVoid);
		release_number(LUEBECK);
		not_brought(&receipt, Error::ServerVoid);
	});
}

#[test]
fn receipt_should_be_refused_when_the_server_is_another_since_the_table_opened() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		sell(LUEBECK, "Buyer");
		admit(LUEBECK);
		// The new owner is admitted, but the table names the number of the old one's time.
		assert_eq!((tenure(LUEBECK), key_version(LUEBECK)), (1, 2));
		not_brought(&of(LUEBECK), Error::NotNamed);
		let back_dated = Receipt { tenure: 0, ..receipt(TABLE, LUEBECK, 0) };
		for version in [1, 2] {
			not_brought(&signed_receipt_by(back_dated, version), Error::ServerVoid);
		}
		// The others are enough for a quorum.
		sign(TABLE, &[VISBY, RIGA]);
		seal_incomplete(TABLE);
		assert_eq!(seal(0).signed, 0b110);
	});
}

#[test]
fn receipt_should_be_refused_when_it_is_not_by_the_present_key() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		forward(terms().key_delay);
		let earlier = of(LUEBECK);
		assert!(validate(&earlier).is_ok());
		set_desk(LUEBECK, &desk(LUEBECK));
		not_brought(&earlier, Error::KeyNotFound);
		for version in [0, 3, u32::MAX] {
			let other = signed_receipt_by(receipt(TABLE, LUEBECK, 0), version);
			not_brought(&other, Error::KeyNotFound);
		}
		bring(&of(LUEBECK));
	});
}

#[test]
fn receipt_should_be_refused_when_its_server_has_no_desk_any_more() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let receipt = of(LUEBECK);
		root(Call::remove_server { server: LUEBECK });
		root(Call::admit_server { server: LUEBECK });
		not_brought(&receipt, Error::DeskNotFound);
		set_desk(LUEBECK, &desk(LUEBECK));
		not_brought(&receipt, Error::KeyNotFound);
		bring(&of(LUEBECK));
	});
}
