// SPDX-License-Identifier: Apache-2.0

//! `admit_server`, `set_desk`, `suspend_server`, `reinstate_server` and `remove_server`.

use crate::{mock::*, *};
use hanse_support::{signed_payload::Payload, OrgNumber, OrgRole};
use sp_core::{sr25519, H256};
use sp_runtime::{AccountId32, DispatchError};
use Admission::*;

const UNKNOWN: OrgNumber = OrgNumber(4_711);

fn admitting(server: OrgNumber) -> Call<Test> {
	Call::admit_server { server }
}

fn suspending(server: OrgNumber) -> Call<Test> {
	Call::suspend_server { server }
}

fn reinstating(server: OrgNumber) -> Call<Test> {
	Call::reinstate_server { server }
}

fn removing(server: OrgNumber) -> Call<Test> {
	Call::remove_server { server }
}

fn desk_row(account: AccountId32, key: &sr25519::Pair, since: u32) -> Desk<AccountId32, u32> {
	Desk { account, key: public(key), since }
}

/// The key before the present one, by its version.
fn earlier_key(server: OrgNumber, version: u32) -> Option<ServerKey> {
	Some(public(&key(server, version)))
}

fn desk_set(server: OrgNumber, account: AccountId32, version: u32) -> Event<Test> {
	let key = public(&key(server, version));
	Event::DeskSet { server, account, key, key_version: version }
}

fn at_account(account: &AccountId32) -> Option<OrgNumber> {
	ServersByAccount::<Test>::get(account)
}

/// The call that gives a server a desk, with any proof.
fn proving(server: OrgNumber, proof: impl FnOnce(&mut Proof)) -> Call<Test> {
	let key = key(server, key_version(server) + 1);
	let mut parts = Proof {
		fields: KeyProof {
			server,
			tenure: tenure(server),
			account: desk(server),
			key: public(&key),
		},
		by: key.clone(),
		version: key_version(server) + 1,
		genesis: System::block_hash(0),
		domain: payloads::SERVER_KEY,
	};
	proof(&mut parts);
	let Proof { fields, by, version, genesis, domain } = parts;
	let message = Payload::lasting(domain, genesis, fields, version).message();
	let proof = sp_core::Pair::sign(&by, &message).into();
	Call::set_desk { server, account: desk(server), key: public(&key), proof }
}

struct Proof {
	fields: KeyProof<AccountId32>,
	by: sr25519::Pair,
	version: u32,
	genesis: H256,
	domain: hanse_support::signed_payload::Domain,
}

#[test]
fn number_should_become_a_server_when_governance_admits_it() {
	ExtBuilder::default().bare().build_and_execute(|| {
		root(admitting(LUEBECK));
		let (key_version, earlier_key) = (0, None);
		let row = Server { tenure: 0, admission: Admitted, key_version, earlier_key, desk: None };
		assert_eq!(server(LUEBECK), row);
		assert_eq!(events(), [Event::ServerAdmitted { server: LUEBECK, tenure: 0 }]);
		// It can't act before it has a desk.
		refused(&desk(LUEBECK), opening(uuid(1), &[VISBY], rules()), Error::<Test>::NotServer);
		assert_eq!(AssetFlow::server(LUEBECK), Some(row));
		assert_eq!(AssetFlow::server(VISBY), None);
	});
}

#[test]
fn admission_should_be_refused_when_there_is_no_such_number_or_it_is_a_server() {
	ExtBuilder::default().build_and_execute(|| {
		root_refused(admitting(UNKNOWN), Error::<Test>::OrgNumberNotFound);
		root_refused(admitting(LUEBECK), Error::<Test>::AlreadyServer);
		root(suspending(LUEBECK));
		root_refused(admitting(LUEBECK), Error::<Test>::AlreadyServer);
		release_number(VISBY);
		root_refused(admitting(VISBY), Error::<Test>::OrgNumberNotFound);
		for call in [admitting(NO_SERVER), suspending(VISBY), reinstating(LUEBECK), removing(VISBY)]
		{
			for who in [stranger(), owner(LUEBECK), desk(LUEBECK)] {
				refused(&who, call.clone(), DispatchError::BadOrigin);
			}
		}
	});
}

#[test]
fn admission_should_be_renewed_without_a_desk_when_the_number_changed_hands() {
	ExtBuilder::default().build_and_execute(|| {
		root(suspending(LUEBECK));
		let buyer = sell(LUEBECK, "Buyer");
		events();
		root(admitting(LUEBECK));
		let (key_version, earlier_key) = (1, None);
		let row = Server { tenure: 1, admission: Admitted, key_version, earlier_key, desk: None };
		assert_eq!(server(LUEBECK), row);
		assert_eq!(events(), [Event::ServerAdmitted { server: LUEBECK, tenure: 1 }]);
		assert_eq!(at_account(&desk(LUEBECK)), None);
		// Versions of keys go on, and the earlier owner's key is gone.
		refused(&first_owner(LUEBECK), setting_desk(LUEBECK, &buyer), Error::<Test>::NotOwner);
		set_desk(LUEBECK, &buyer);
		assert_eq!(events(), [desk_set(LUEBECK, buyer.clone(), 2)]);
		let desk = Some(desk_row(buyer, &key(LUEBECK, 2), now()));
		let expected =
			Server { tenure: 1, admission: Admitted, key_version: 2, earlier_key: None, desk };
		assert_eq!(server(LUEBECK), expected);
	});
}

#[test]
fn admission_should_be_renewed_when_it_was_ended() {
	ExtBuilder::default().build_and_execute(|| {
		root(removing(LUEBECK));
		root(admitting(LUEBECK));
		assert_eq!((server(LUEBECK).admission, server(LUEBECK).tenure), (Admitted, 0));
		set_desk(LUEBECK, &desk(LUEBECK));
		assert_eq!(key_version(LUEBECK), 2);
		open(uuid(1), &[LUEBECK, VISBY]);
	});
}

#[test]
fn earlier_key_should_stay_for_evidence_when_the_same_owner_is_admitted_again() {
	ExtBuilder::default().build_and_execute(|| {
		forward(terms().key_delay);
		set_desk(LUEBECK, &desk(LUEBECK));
		root(removing(LUEBECK));
		// While it is removed, both keys are known.
		assert_eq!(server(LUEBECK).key_of(2), Some(&public(&key(LUEBECK, 2))));
		assert_eq!(server(LUEBECK).key_of(1), Some(&public(&key(LUEBECK, 1))));
		for _ in 0..2 {
			root(admitting(LUEBECK));
			let row = server(LUEBECK);
			assert_eq!((row.desk.as_ref(), row.key_version), (None, 2));
			assert_eq!(row.earlier_key, earlier_key(LUEBECK, 2));
			assert_eq!(row.key_of(2), Some(&public(&key(LUEBECK, 2))));
			assert_eq!((row.key_of(1), row.key_of(3)), (None, None));
			root(removing(LUEBECK));
		}
		root(admitting(LUEBECK));
		set_desk(LUEBECK, &desk(LUEBECK));
		assert_eq!(server(LUEBECK).key_of(3), Some(&public(&key(LUEBECK, 3))));
		assert_eq!(server(LUEBECK).key_of(2), Some(&public(&key(LUEBECK, 2))));
		assert_eq!(server(LUEBECK).key_of(1), None);
	});
}

#[test]
fn server_should_get_account_and_key_when_its_owner_sets_them() {
	ExtBuilder::default().bare().build_and_execute(|| {
		root(admitting(LUEBECK));
		forward(4);
		events();
		set_desk(LUEBECK, &desk(LUEBECK));
		let expected = desk_row(desk(LUEBECK), &key(LUEBECK, 1), 5);
		assert_eq!(server(LUEBECK).desk, Some(expected));
		assert_eq!(key_version(LUEBECK), 1);
		assert_eq!(at_account(&desk(LUEBECK)), Some(LUEBECK));
		assert_eq!(AssetFlow::server_of(desk(LUEBECK)), Some(LUEBECK));
		assert_eq!(events(), [desk_set(LUEBECK, desk(LUEBECK), 1)]);
		// Nothing is held for it: governance admits each.
		assert_eq!(free(&owner(LUEBECK)), ENDOWMENT);
	});
}

#[test]
fn key_should_be_changed_when_it_is_old_enough_only() {
	ExtBuilder::default().build_and_execute(|| {
		let delay = terms().key_delay;
		forward_to(1 + delay - 1);
		let call = || setting_desk(LUEBECK, &desk(LUEBECK));
		refused(&owner(LUEBECK), call(), Error::<Test>::KeyTooYoung);
		forward(1);
		by(&owner(LUEBECK), call());
		let expected = desk_row(desk(LUEBECK), &key(LUEBECK, 2), now());
		assert_eq!(server(LUEBECK).desk, Some(expected));
		assert_eq!(server(LUEBECK).earlier_key, earlier_key(LUEBECK, 1));
		refused(&owner(LUEBECK), call(), Error::<Test>::KeyTooYoung);
		forward(delay);
		by(&owner(LUEBECK), call());
		let expected = desk_row(desk(LUEBECK), &key(LUEBECK, 3), now());
		assert_eq!(server(LUEBECK).desk, Some(expected));
		assert_eq!(server(LUEBECK).earlier_key, earlier_key(LUEBECK, 2));
		assert_eq!(server(LUEBECK).key_of(3), Some(&public(&key(LUEBECK, 3))));
		assert_eq!(server(LUEBECK).key_of(2), Some(&public(&key(LUEBECK, 2))));
		for unknown in [0, 1, 4, u32::MAX] {
			assert_eq!(server(LUEBECK).key_of(unknown), None);
		}
	});
}

#[test]
fn key_should_not_be_set_again_when_it_is_the_present_one() {
	ExtBuilder::default().build_and_execute(|| {
		forward(100);
		let key = present_key(LUEBECK);
		for version in [1, 2] {
			let fields =
				KeyProof { server: LUEBECK, tenure: 0, account: desk(LUEBECK), key: public(&key) };
			let proof = by_key(&key, payloads::SERVER_KEY, &fields, version);
			let KeyProof { server, account, key, .. } = fields;
			let call = Call::set_desk { server, account, key, proof };
			refused(&owner(LUEBECK), call, Error::<Test>::KeyTooYoung);
		}
	});
}

#[test]
fn key_should_keep_its_version_and_time_when_only_the_account_changes() {
	ExtBuilder::default().build_and_execute(|| {
		forward(3);
		let (key, before) = (present_key(LUEBECK), server(LUEBECK));
		let moving = |version| {
			let (server, account, key_of) = (LUEBECK, account("Office"), public(&key));
			let fields = KeyProof { server, tenure: 0, account: account.clone(), key: key_of };
			let proof = by_key(&key, payloads::SERVER_KEY, &fields, version);
			Call::set_desk { server, account, key: public(&key), proof }
		};
		// It proves itself under the version that it has.
		refused(&owner(LUEBECK), moving(2), Error::<Test>::InvalidSignature);
		events();
		by(&owner(LUEBECK), moving(1));
		assert_eq!(events(), [desk_set(LUEBECK, account("Office"), 1)]);
		let desk = Some(desk_row(account("Office"), &key, 1));
		assert_eq!(server(LUEBECK), Server { desk, ..before });
		assert_eq!(at_account(&account("Office")), Some(LUEBECK));
		assert_eq!(at_account(&self::desk(LUEBECK)), None);
		// Going back is another change; going nowhere is none.
		refused(&owner(LUEBECK), moving(1), Error::<Test>::KeyTooYoung);
		// What it signed before is good still.
		closed(uuid(1), &[VISBY, LUEBECK], 1);
		sign(uuid(1), &[LUEBECK, VISBY]);
	});
}

#[test]
fn look_up_should_follow_when_a_server_acts_from_another_account() {
	ExtBuilder::default().build_and_execute(|| {
		forward(terms().key_delay);
		set_desk(LUEBECK, &account("Office"));
		assert_eq!(at_account(&desk(LUEBECK)), None);
		assert_eq!(at_account(&account("Office")), Some(LUEBECK));
		refused(&desk(LUEBECK), opening(uuid(1), &[VISBY], rules()), Error::<Test>::NotServer);
		// The account that it left is free for another one.
		set_desk(VISBY, &desk(LUEBECK));
		assert_eq!(at_account(&desk(LUEBECK)), Some(VISBY));
		assert_eq!(at_account(&desk(VISBY)), None);
	});
}

#[test]
fn account_should_be_refused_when_another_server_acts_from_it() {
	ExtBuilder::default().build_and_execute(|| {
		forward(terms().key_delay);
		let call = || setting_desk(VISBY, &desk(LUEBECK));
		refused(&owner(VISBY), call(), Error::<Test>::AccountInUse);
		root(suspending(LUEBECK));
		refused(&owner(VISBY), call(), Error::<Test>::AccountInUse);
		// An owner's own account will do.
		set_desk(VISBY, &owner(VISBY));
		assert_eq!(at_account(&owner(VISBY)), Some(VISBY));
	});
}

#[test]
fn account_should_be_free_when_the_server_that_acted_from_it_is_removed() {
	ExtBuilder::default().build_and_execute(|| {
		forward(terms().key_delay);
		root(removing(LUEBECK));
		assert_eq!(at_account(&desk(LUEBECK)), None);
		set_desk(VISBY, &desk(LUEBECK));
		assert_eq!(at_account(&desk(LUEBECK)), Some(VISBY));
		// Admitted again, it takes nothing away from who acts from there now.
		root(admitting(LUEBECK));
		assert_eq!(at_account(&desk(LUEBECK)), Some(VISBY));
		let back = setting_desk(LUEBECK, &desk(LUEBECK));
		refused(&owner(LUEBECK), back, Error::<Test>::AccountInUse);
		set_desk(LUEBECK, &owner(LUEBECK));
		by(&desk(LUEBECK), opening(uuid(1), &[LUEBECK], rules()));
		assert_eq!(table(uuid(1)).servers[0].server, VISBY);
	});
}

#[test]
fn account_should_be_free_when_the_number_of_the_server_changed_hands() {
	for released in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			forward(terms().key_delay);
			match released {
				true => release_number(LUEBECK),
				false => drop(sell(LUEBECK, "Buyer")),
			}
			set_desk(VISBY, &desk(LUEBECK));
			assert_eq!(at_account(&desk(LUEBECK)), Some(VISBY));
			// Neither removal nor another admission of the void one takes it away.
			root(removing(LUEBECK));
			assert_eq!(at_account(&desk(LUEBECK)), Some(VISBY));
			if !released {
				root(admitting(LUEBECK));
				assert_eq!(at_account(&desk(LUEBECK)), Some(VISBY));
				set_desk(LUEBECK, &account("Buyer"));
			}
			by(&desk(LUEBECK), opening(uuid(1), &[RIGA], rules()));
			assert_eq!(table(uuid(1)).servers[0].server, VISBY);
		});
	}
}

#[test]
fn desk_should_be_refused_when_the_caller_does_not_own_the_number() {
	ExtBuilder::default().build_and_execute(|| {
		forward(terms().key_delay);
		give_role(LUEBECK, &account("Manager"), OrgRole::Manager);
		let others = [account("Manager"), owner(VISBY), desk(LUEBECK), stranger()];
		for who in others {
			refused(&who, setting_desk(LUEBECK, &who), Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn desk_should_be_refused_when_the_server_is_none_or_void_or_removed() {
	ExtBuilder::default().build_and_execute(|| {
		forward(terms().key_delay);
		let call = |server| setting_desk(server, &stranger());
		refused(&stranger(), call(NO_SERVER), Error::<Test>::ServerNotFound);
		let buyer = sell(LUEBECK, "Buyer");
		refused(&buyer, call(LUEBECK), Error::<Test>::ServerVoid);
		refused(&first_owner(LUEBECK), call(LUEBECK), Error::<Test>::ServerVoid);
		release_number(RIGA);
		refused(&first_owner(RIGA), call(RIGA), Error::<Test>::ServerVoid);
		root(removing(VISBY));
		refused(&owner(VISBY), call(VISBY), Error::<Test>::ServerNotAdmitted);
	});
}

#[test]
fn key_should_be_changed_when_its_server_is_suspended_too() {
	ExtBuilder::default().build_and_execute(|| {
		forward(terms().key_delay);
		root(suspending(LUEBECK));
		set_desk(LUEBECK, &desk(LUEBECK));
		let suspended = Suspended(SuspensionReason::Governance);
		assert_eq!((key_version(LUEBECK), server(LUEBECK).admission), (2, suspended));
	});
}

#[test]
fn desk_should_be_refused_when_the_key_does_not_prove_exactly_this() {
	ExtBuilder::default().build_and_execute(|| {
		forward(terms().key_delay);
		let spoils: [fn(&mut Proof); 9] = [
			|proof| proof.fields.server = VISBY,
			|proof| proof.fields.tenure += 1,
			|proof| proof.fields.account = stranger(),
			|proof| proof.fields.key = public(&key(LUEBECK, 1)),
			|proof| proof.by = key(LUEBECK, 1),
			|proof| proof.version = 1,
			|proof| proof.version = 3,
			|proof| proof.genesis = H256([1; 32]),
			|proof| proof.domain = payloads::RECEIPT,
		];
		for spoil in spoils {
			let call = proving(LUEBECK, spoil);
			refused(&owner(LUEBECK), call, Error::<Test>::InvalidSignature);
		}
		by(&owner(LUEBECK), proving(LUEBECK, |_| ()));
	});
}

#[test]
fn server_should_be_suspended_and_reinstated_when_governance_says_so() {
	ExtBuilder::default().build_and_execute(|| {
		let before = server(LUEBECK);
		root(suspending(LUEBECK));
		let reason = SuspensionReason::Governance;
		assert_eq!(events(), [Event::ServerSuspended { server: LUEBECK, reason }]);
		let admission = Suspended(reason);
		assert_eq!(server(LUEBECK), Server { admission, ..before.clone() });
		let opens = || opening(uuid(1), &[VISBY], rules());
		refused(&desk(LUEBECK), opens(), Error::<Test>::ServerNotAdmitted);
		root_refused(suspending(LUEBECK), Error::<Test>::ServerNotAdmitted);

		root(reinstating(LUEBECK));
		assert_eq!(events(), [Event::ServerReinstated { server: LUEBECK }]);
		assert_eq!(server(LUEBECK), before);
		by(&desk(LUEBECK), opens());
		root_refused(reinstating(LUEBECK), Error::<Test>::NotSuspended);
	});
}

#[test]
fn server_should_act_no_more_when_it_is_removed() {
	ExtBuilder::default().build_and_execute(|| {
		open(uuid(1), &[LUEBECK, VISBY]);
		let before = server(LUEBECK);
		events();
		root(removing(LUEBECK));
		assert_eq!(events(), [Event::ServerRemoved { server: LUEBECK }]);
		assert_eq!(server(LUEBECK), Server { admission: Removed, ..before });
		let who = desk(LUEBECK);
		refused(&who, opening(uuid(2), &[VISBY], rules()), Error::<Test>::NotServer);
		assert_eq!(at_account(&who), None);
		let entries = vec![entry(uuid(1), "Alice", 1)];
		refused(&who, appending(uuid(1), entries), Error::<Test>::ServerNotAdmitted);
		root_refused(removing(LUEBECK), Error::<Test>::ServerNotAdmitted);
		root_refused(suspending(LUEBECK), Error::<Test>::ServerNotAdmitted);
		root_refused(reinstating(LUEBECK), Error::<Test>::NotSuspended);
		root(suspending(VISBY));
		root(removing(VISBY));
		assert_eq!(server(VISBY).admission, Removed);
	});
}

#[test]
fn number_should_be_refused_when_it_is_no_server() {
	ExtBuilder::default().build_and_execute(|| {
		for call in [suspending(NO_SERVER), reinstating(NO_SERVER), removing(NO_SERVER)] {
			root_refused(call, Error::<Test>::ServerNotFound);
		}
	});
}
