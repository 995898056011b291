// SPDX-License-Identifier: Apache-2.0

//! `seal_incomplete`, and the receipts that come late.

use crate::{mock::*, *};
use hanse_support::OrgNumber;
use sp_core::H256;
use sp_runtime::DispatchError;

fn name() -> Uuid {
	uuid(1)
}

/// A table of these servers with a record, closed.
fn begin(servers: &[OrgNumber]) {
	closed(name(), servers, 1);
	events();
}

fn sealing() -> Call<Test> {
	Call::seal_incomplete { table: name() }
}

fn not_sealed(error: Error<Test>) {
	let error = DispatchError::from(error);
	for who in [stranger(), desk(LUEBECK)] {
		refused(&who, sealing(), error);
	}
}

/// Three of whom two signed, sealed when the time was over.
fn incomplete() {
	begin(&[LUEBECK, VISBY, RIGA]);
	sign(name(), &[LUEBECK, RIGA]);
	seal_incomplete(name());
	events();
}

fn late(server: OrgNumber, broken: u64) -> SignedReceipt {
	signed_receipt(receipt(name(), server, broken))
}

fn sealed_as(seal: SealNumber, kind: SealKind) -> Event<Test> {
	Event::TableSealed { table: name(), seal, kind }
}

#[test]
fn table_should_be_sealed_without_the_absent_when_a_quorum_signed() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY, RIGA]);
		let digest = digest(name());
		let since = table(name()).state.closed().unwrap();
		sign_with(name(), LUEBECK, 4);
		sign_with(name(), RIGA, 4);
		forward_to(deadline(name()));
		events();
		by(&stranger(), sealing());
		assert_eq!(events(), [sealed_as(0, SealKind::Incomplete)]);
		let state = TableState::SealedIncomplete { since, digest, seal: 0, broken: 4 };
		assert_eq!(table(name()).state, state);
		let expected = Seal {
			previous: H256::zero(),
			table: name(),
			kind: SealKind::Incomplete,
			root: digest.root,
			count: 1,
			rolling: digest.rolling,
			broken: 4,
			servers: vec![LUEBECK, VISBY, RIGA].try_into().unwrap(),
			signed: 0b101,
			block: now(),
		};
		assert_eq!(seal(0), expected);
		assert_eq!(LastSeal::<Test>::get(), SealChain { next: 1, last: expected.hash(0) });
		assert!(Unfinished::<Test>::contains_key(name()));
	});
}

#[test]
fn table_should_wait_when_the_time_to_sign_is_not_over() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY, RIGA]);
		sign(name(), &[LUEBECK, VISBY]);
		assert_eq!(deadline(name()), now() + terms().signing);
		forward_to(deadline(name()) - 1);
		not_sealed(Error::SigningNotOver);
		forward(1);
		by(&stranger(), sealing());
		assert_eq!(seal(0).block, now());
	});
}

#[test]
fn table_should_be_sealed_one_block_after_the_time_too() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY, RIGA]);
		sign(name(), &[LUEBECK, VISBY]);
		forward_to(deadline(name()) + 1);
		by(&pauper(), sealing());
		assert_eq!(seal(0).signed, 0b011);
	});
}

#[test]
fn time_to_sign_should_stay_when_the_terms_change() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY, RIGA]);
		sign(name(), &[LUEBECK, VISBY]);
		let until = deadline(name());
		Governed::set(Terms { signing: 1, ..terms() });
		forward_to(until - 1);
		not_sealed(Error::SigningNotOver);
		Governed::set(Terms { signing: 1_000, ..terms() });
		forward(1);
		by(&stranger(), sealing());
	});
}

/// Tries a table that names `named` servers, of whom the first `signed` sign alike and the last
/// `suspended` are suspended.
fn attempt(named: usize, signed: usize, suspended: usize) -> Result<u32, DispatchError> {
	let mut outcome = Err(DispatchError::Unavailable);
	ExtBuilder::default().build_and_execute(|| {
		begin(&SERVERS[..named]);
		sign(name(), &SERVERS[..signed]);
		for server in &SERVERS[named - suspended..named] {
			root(Call::suspend_server { server: *server });
		}
		forward_to(deadline(name()));
		let origin = Origin::signed(stranger());
		outcome = dispatch(origin, sealing()).map(|()| seal(0).signed);
	});
	outcome
}

#[test]
fn quorum_should_be_more_than_half_of_those_that_may_sign_and_at_least_two() {
	// How many of how many that may sign are enough, written out.
	let enough = [(1, None), (2, Some(2)), (3, Some(2)), (4, Some(3)), (5, Some(3))];
	let none = DispatchError::from(Error::<Test>::NoQuorum);
	for named in 2..=5 {
		for suspended in 0..named {
			let able = named - suspended;
			let (_, least) = enough[able - 1];
			// Whoever all signed is sealed already.
			for signed in 0..=able.min(named - 1) {
				let reached = least.is_some_and(|least| signed >= least);
				let expected = if reached { Ok((1 << signed) - 1) } else { Err(none) };
				let outcome = attempt(named, signed, suspended);
				assert_eq!(outcome, expected, "{signed} of {named}, {suspended} suspended");
			}
		}
	}
}

#[test]
fn server_should_not_count_when_it_signed_and_was_suspended_since() {
	// The last three signed, then some of them were suspended.
	for (suspended, expected) in [(0, true), (1, false), (2, false)] {
		ExtBuilder::default().build_and_execute(|| {
			begin(&SERVERS);
			sign(name(), &SERVERS[2..]);
			for server in &SERVERS[5 - suspended..] {
				root(Call::suspend_server { server: *server });
			}
			forward_to(deadline(name()));
			match expected {
				true => by(&stranger(), sealing()),
				// Two of four, one of three.
				false => not_sealed(Error::NoQuorum),
			}
		});
	}
}

#[test]
fn server_should_count_for_none_when_it_was_sold_or_removed() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY, RIGA, BERGEN]);
		sign(name(), &[LUEBECK, VISBY]);
		forward_to(deadline(name()));
		// Two of four are no quorum.
		not_sealed(Error::NoQuorum);
		sell(BERGEN, "Buyer");
		by(&stranger(), sealing());
		assert_eq!(seal(0).signed, 0b0011);
	});
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY, RIGA, BERGEN]);
		sign(name(), &[LUEBECK, VISBY]);
		forward_to(deadline(name()));
		root(Call::remove_server { server: RIGA });
		by(&stranger(), sealing());
	});
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY, RIGA]);
		sign(name(), &[LUEBECK, VISBY]);
		forward_to(deadline(name()));
		// Admitted again under another owner, it is not who signed.
		sell(VISBY, "Buyer");
		admit(VISBY);
		not_sealed(Error::NoQuorum);
	});
}

#[test]
fn one_server_should_never_seal_when_all_others_are_suspended() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&SERVERS);
		sign(name(), &[LUEBECK]);
		for server in &SERVERS[1..] {
			root(Call::suspend_server { server: *server });
		}
		forward_to(deadline(name()));
		not_sealed(Error::NoQuorum);
		root(Call::reinstate_server { server: VISBY });
		not_sealed(Error::NoQuorum);
		sign(name(), &[VISBY]);
		by(&stranger(), sealing());
	});
}

#[test]
fn quorum_should_be_of_those_that_counted_the_same() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&SERVERS);
		for (server, broken) in [(LUEBECK, 1), (VISBY, 0), (RIGA, 1), (BERGEN, 0)] {
			sign_with(name(), server, broken);
		}
		forward_to(deadline(name()));
		not_sealed(Error::NoQuorum);
		sign_with(name(), DANZIG, 1);
		by(&stranger(), sealing());
		assert_eq!((seal(0).broken, seal(0).signed), (1, 0b10101));
	});
}

#[test]
fn table_should_not_be_sealed_when_it_is_none_or_open_or_sealed() {
	ExtBuilder::default().build_and_execute(|| {
		not_sealed(Error::TableNotFound);
		open(name(), &[LUEBECK, VISBY, RIGA]);
		forward(500);
		not_sealed(Error::NotSigning);
		close(name());
		sign(name(), &[LUEBECK, VISBY]);
		seal_incomplete(name());
		not_sealed(Error::NotSigning);
		sign(name(), &[RIGA]);
		not_sealed(Error::NotSigning);
	});
}

#[test]
fn table_should_be_completed_when_the_last_absent_signed() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY, RIGA, BERGEN]);
		sign(name(), &[LUEBECK, VISBY, RIGA]);
		seal_incomplete(name());
		let first = seal(0);
		let TableState::SealedIncomplete { since, digest, .. } = table(name()).state else {
			panic!("it is not complete")
		};
		forward(100);
		events();
		let receipt = late(BERGEN, 0);
		bring(&receipt);
		let Receipt { table: name, server, broken, .. } = receipt.receipt;
		let signature = receipt.signature;
		let taken = Event::ReceiptTaken { table: name, server, broken, signature };
		assert_eq!(events(), [taken, sealed_as(1, SealKind::Completion)]);
		let state = TableState::Completed { since, digest, first: 0, seal: 1 };
		assert_eq!(table(name).state, state);
		// The first seal stays as it was.
		assert_eq!(seal(0), first);
		let kind = SealKind::Completion;
		let (previous, signed, block) = (first.hash(0), 0b1111, now());
		assert_eq!(seal(1), Seal { previous, kind, signed, block, ..first });
		assert!(!Unfinished::<Test>::contains_key(name));
	});
}

#[test]
fn table_should_stay_incomplete_when_another_is_still_absent() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&SERVERS);
		sign(name(), &[LUEBECK, RIGA, DANZIG]);
		seal_incomplete(name());
		let sealed = table(name()).state;
		bring(&late(VISBY, 0));
		assert_eq!(table(name()).state, sealed);
		assert_eq!(LastSeal::<Test>::get().next, 1);
		assert!(Unfinished::<Test>::contains_key(name()));
		bring(&late(BERGEN, 0));
		assert_eq!(seal(1).signed, 0b11111);
	});
}

#[test]
fn late_receipt_should_be_refused_when_it_is_not_as_sealed() {
	ExtBuilder::default().build_and_execute(|| {
		incomplete();
		not_brought(&late(VISBY, 1), Error::WrongDigest);
		let other = Receipt { root: H256([1; 32]), ..receipt(name(), VISBY, 0) };
		not_brought(&signed_receipt(other), Error::WrongDigest);
		not_brought(&late(RIGA, 0), Error::AlreadySigned);
		not_brought(&late(BERGEN, 0), Error::NotNamed);
		bring(&late(VISBY, 0));
		not_brought(&late(VISBY, 0), Error::NotSigning);
	});
}

#[test]
fn table_should_never_be_completed_when_a_server_signed_another_number() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY, RIGA, BERGEN]);
		sign(name(), &[LUEBECK, VISBY, RIGA]);
		sign_with(name(), BERGEN, 1);
		seal_incomplete(name());
		// Who signed another number is absent, and can't take it back.
		assert_eq!((seal(0).broken, seal(0).signed), (0, 0b0111));
		not_brought(&late(BERGEN, 0), Error::AlreadySigned);
		assert!(Unfinished::<Test>::contains_key(name()));
	});
}

#[test]
fn late_receipt_should_be_refused_when_its_server_may_not_sign() {
	ExtBuilder::default().build_and_execute(|| {
		incomplete();
		let receipt = late(VISBY, 0);
		root(Call::suspend_server { server: VISBY });
		not_brought(&receipt, Error::ServerNotAdmitted);
		root(Call::reinstate_server { server: VISBY });
		sell(VISBY, "Buyer");
		not_brought(&receipt, Error::ServerVoid);
	});
}

#[test]
fn seal_should_stay_and_not_be_completed_when_its_signers_are_removed_or_sold_later() {
	ExtBuilder::default().build_and_execute(|| {
		incomplete();
		let (sealed, state) = (seal(0), table(name()).state);
		root(Call::remove_server { server: LUEBECK });
		sell(RIGA, "Buyer");
		bring(&late(VISBY, 0));
		assert_eq!((seal(0), table(name()).state), (sealed, state));
		assert_eq!(LastSeal::<Test>::get().next, 1);
		not_sealed(Error::NotSigning);
	});
}

/// Evidence against a server: two receipts for the table.
fn twofold(server: OrgNumber) -> Call<Test> {
	let [one, two] = [0, 7].map(|broken| late(server, broken));
	Call::report_server { evidence: Evidence::TwoReceipts(one, two) }
}

#[test]
fn table_should_not_be_sealed_in_full_when_a_signer_was_suspended_before_the_last_receipt() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY, RIGA]);
		sign(name(), &[LUEBECK, VISBY]);
		let closed = table(name()).state;
		root(Call::suspend_server { server: VISBY });
		sign(name(), &[RIGA]);
		assert_eq!((table(name()).state, LastSeal::<Test>::get().next), (closed, 0));
		not_sealed(Error::SigningNotOver);
		seal_incomplete(name());
		assert_eq!((seal(0).kind, seal(0).signed), (SealKind::Incomplete, 0b101));
		not_sealed(Error::NotSigning);
		// Reinstated, its receipt counts again: there is nothing that it could still bring.
		root(Call::reinstate_server { server: VISBY });
		not_brought(&late(VISBY, 0), Error::AlreadySigned);
		by(&stranger(), sealing());
		assert_eq!((seal(1).kind, seal(1).signed), (SealKind::Completion, 0b111));
		assert!(!Unfinished::<Test>::contains_key(name()));
	});
}

#[test]
fn table_should_be_sealed_in_full_at_once_when_the_suspended_signer_is_reinstated_in_time() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY]);
		sign(name(), &[LUEBECK]);
		root(Call::suspend_server { server: LUEBECK });
		sign(name(), &[VISBY]);
		not_sealed(Error::SigningNotOver);
		root(Call::reinstate_server { server: LUEBECK });
		events();
		by(&stranger(), sealing());
		assert_eq!(events(), [sealed_as(0, SealKind::Full)]);
		assert_eq!(seal(0).signed, 0b11);
		assert!(matches!(table(name()).state, TableState::Sealed { seal: 0, .. }));
	});
}

#[test]
fn server_should_never_count_for_a_table_when_it_was_convicted_over_it() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY, RIGA]);
		sign(name(), &[LUEBECK, VISBY]);
		by(&stranger(), twofold(VISBY));
		root(Call::reinstate_server { server: VISBY });
		sign(name(), &[RIGA]);
		assert_eq!(LastSeal::<Test>::get().next, 0);
		seal_incomplete(name());
		assert_eq!((seal(0).kind, seal(0).signed), (SealKind::Incomplete, 0b101));
		not_sealed(Error::NotSigning);
		// Of other tables it counts.
		closed(uuid(2), &[LUEBECK, VISBY], 1);
		sign(uuid(2), &[LUEBECK, VISBY]);
		assert_eq!((seal(1).kind, seal(1).signed), (SealKind::Full, 0b11));
	});
}

#[test]
fn late_receipt_should_be_refused_when_its_server_was_convicted_over_the_table() {
	ExtBuilder::default().build_and_execute(|| {
		incomplete();
		by(&stranger(), twofold(VISBY));
		not_brought(&late(VISBY, 0), Error::ServerNotAdmitted);
		root(Call::reinstate_server { server: VISBY });
		not_brought(&late(VISBY, 0), Error::Convicted);
	});
}

#[test]
fn convicted_signer_should_count_for_no_quorum() {
	ExtBuilder::default().build_and_execute(|| {
		begin(&[LUEBECK, VISBY, RIGA]);
		sign(name(), &[LUEBECK, VISBY]);
		by(&stranger(), twofold(VISBY));
		root(Call::reinstate_server { server: VISBY });
		forward_to(deadline(name()));
		// One of two that count.
		not_sealed(Error::NoQuorum);
	});
}
