// SPDX-License-Identifier: Apache-2.0

use hanse_runtime::{OrgNumbers, Runtime};
use hanse_runtime_tests::{
	actors::actor,
	chain::Chain,
	governance::{carry, Body},
	orgs::*,
};
use hanse_support::{FlowReason, OrgNumber};
use pallet_org_numbers::{Call, Error, Event, GrantedRole, RecoveryPlan, MIN_RECOVERY_DELAY};
use sp_core::H256;

/// Dave's number with a manager (Ferdie), both naming it as their own, a follower, a publication and
/// Bob's verification.
fn busy_number(chain: &mut Chain) -> OrgNumber {
	let (seller, editor, registrar) = (actor("Dave"), actor("Ferdie"), actor("Bob"));
	let number = register(chain, &seller, "spices");
	let role = GrantedRole::Manager;
	chain.does(&seller, org(Call::set_role { number, account: editor.address(), role }));
	chain.does(&editor, org(Call::set_primary { number }));
	chain.does(&seller, org(Call::set_primary { number }));
	chain.does(&editor, org(Call::follow { number }));
	chain.does(&seller, org(Call::publish { number, document: document("News", b"fresh") }));
	let admit = org(Call::add_registrar { registrar: registrar.address() });
	carry(chain, Body::Council, admit).unwrap();
	let evidence = H256::repeat_byte(3);
	chain.does(&registrar, org(Call::grant_verification { number, tenure: 0, evidence }));
	chain.with(|| assert!(OrgNumbers::number(number).unwrap().verification.is_some()));
	number
}

#[test]
fn transfer_should_void_roles_verification_and_primary_in_the_same_block() {
	let mut chain = Chain::development();
	let (seller, buyer, editor) = (actor("Dave"), actor("Eve"), actor("Ferdie"));
	let registrar = actor("Bob");
	let number = busy_number(&mut chain);
	let evidence = H256::repeat_byte(3);
	let before = chain.held(&seller.account);
	let deposit = row(&mut chain, number).unwrap().deposit.amount;
	chain.does(&seller, org(Call::offer_transfer { number, to: buyer.address() }));
	chain.does(&buyer, org(Call::accept_transfer { number }));
	let moved = Event::<Runtime>::Moved {
		number,
		tenure: 1,
		from: seller.account.clone(),
		to: buyer.account.clone(),
		reason: FlowReason::Transferred,
	};
	assert!(chain.saw(moved));
	chain.with(|| {
		let info = OrgNumbers::number(number).unwrap();
		assert_eq!((info.owner, info.tenure), (buyer.account.clone(), 1));
		assert_eq!(info.verification, None);
		assert_eq!((info.publications, info.followers, info.revision), (1, 1, 1));
		assert_eq!(OrgNumbers::role_of(number, editor.account.clone()), None);
		assert_eq!(OrgNumbers::role_of(number, seller.account.clone()), None);
		assert_eq!(OrgNumbers::primary_of(seller.account.clone()), None);
		assert_eq!(OrgNumbers::primary_of(editor.account.clone()), None);
	});
	// In the same block neither the old owner nor its manager can write.
	for loser in [&seller, &editor] {
		let call = org(Call::set_profile { number, profile: profile("stolen") });
		chain.is_refused(loser, call, Error::<Runtime>::NotAuthorised);
	}
	assert_eq!(chain.held(&seller.account), before - deposit);
	assert_eq!(chain.held(&buyer.account), deposit);
	// A void role's deposit is cleared by anybody, for who paid it.
	let reclaim = org(Call::reclaim_role { number, tenure: 0, account: editor.address() });
	let held = chain.held(&seller.account);
	chain.does(&actor("Bob"), reclaim);
	assert!(chain.held(&seller.account) < held);
	// A mark of the old owner's is not granted again by mistake.
	let late = org(Call::grant_verification { number, tenure: 0, evidence });
	chain.is_refused(&registrar, late, Error::<Runtime>::TenureMismatch);
	chain.check();
}

#[test]
fn lost_key_should_be_recovered_by_the_named_account_when_nobody_objects() {
	let mut chain = Chain::development();
	let (owner, heir, thief) = (actor("Dave"), actor("Eve"), actor("Ferdie"));
	// The first block of a session has no room for transactions; keep clear of it.
	chain.advance(2);
	let number = register(&mut chain, &owner, "lost-key");
	let plan = RecoveryPlan { to: heir.account.clone(), delay: MIN_RECOVERY_DELAY };
	chain.does(&owner, org(Call::set_recovery { number, plan: Some(plan) }));
	let start = || org(Call::start_recovery { number });
	let finish = || org(Call::finish_recovery { number });
	chain.is_refused(&thief, start(), Error::<Runtime>::NotRecoverer);

	// The owner is there after all, and objects.
	chain.does(&heir, start());
	chain.does(&owner, org(Call::object_to_recovery { number }));
	chain.advance(MIN_RECOVERY_DELAY);
	chain.is_refused(&heir, finish(), Error::<Runtime>::RecoveryNotStarted);

	// Now it is silent.
	chain.does(&heir, start());
	chain.advance(MIN_RECOVERY_DELAY - 1);
	chain.is_refused(&heir, finish(), Error::<Runtime>::RecoveryNotReady);
	chain.advance(1);
	chain.does(&heir, finish());
	assert_eq!(row(&mut chain, number).unwrap().owner, heir.account);
	chain.is_refused(&owner, org(Call::release { number }), Error::<Runtime>::NotOwner);
	chain.check();
}

#[test]
fn released_number_should_free_its_handle_and_never_come_back() {
	let mut chain = Chain::development();
	let (alice, bob) = (actor("Alice"), actor("Bob"));
	let first = register(&mut chain, &alice, "phoenix");
	chain.does(&bob, org(Call::follow { number: first }));
	chain.does(&alice, org(Call::publish { number: first, document: document("Ash", b"") }));
	chain.does(&alice, org(Call::release { number: first }));
	let second = register(&mut chain, &bob, "phoenix");
	assert_ne!(first, second);
	// What hung on the old number is still given back.
	chain.does(&bob, org(Call::unfollow { number: first }));
	chain.does(&alice, org(Call::retract_publication { number: first, publication: 0 }));
	chain.does(&bob, org(Call::clear_history { number: first, from: 0, count: 64 }));
	assert_eq!(chain.held(&alice.account), 0);
	chain.check();
}
