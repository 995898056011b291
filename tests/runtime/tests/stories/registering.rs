// SPDX-License-Identifier: Apache-2.0

use hanse_runtime::{constants::UNIT, Balances, OrgNumbers, Runtime, RuntimeEvent};
use hanse_runtime_tests::{actors::actor, chain::Chain, orgs::*};
use hanse_support::bodies;
use pallet_org_numbers::{Call, Error, Event, GrantedRole};

#[test]
fn organisation_should_be_registered_filled_and_read_end_to_end() {
	let mut chain = Chain::development();
	let (alice, bob) = (actor("Alice"), actor("Bob"));
	let number = register(&mut chain, &alice, "hanse-kontor");
	assert_eq!(number.to_string(), "000000000195");
	let registered = Event::<Runtime>::Registered {
		number,
		handle: pallet_org_numbers::Handle::parse(handle("hanse-kontor")).unwrap(),
		owner: alice.account.clone(),
		payer: alice.account.clone(),
	};
	assert!(chain.saw(registered));

	chain.does(&alice, org(Call::set_profile { number, profile: profile("Hanse Kontor") }));
	let document = document("Founded", b"In 1356, in Luebeck.");
	chain.does(&alice, org(Call::publish { number, document: document.clone() }));
	let kept = chain.ext.offchain.get(&bodies::offchain_key(&body_hash(&document))).cloned();
	assert_eq!(kept, Some(codec::Encode::encode(&document)));

	let role = GrantedRole::Editor;
	chain.does(&alice, org(Call::set_role { number, account: bob.address(), role }));
	let part = b"The Elder Mothers met.".to_vec().try_into().unwrap();
	chain.does(&bob, org(Call::append_part { number, publication: 0, part }));
	chain.does(&bob, org(Call::follow { number }));
	chain.does(&alice, org(Call::set_primary { number }));

	chain.with(|| {
		let info = OrgNumbers::number_by_handle(handle("hanse-kontor")).unwrap();
		assert_eq!((info.number, info.revision, info.followers), (number, 3, 1));
		assert_eq!(info.profile, profile("Hanse Kontor"));
		assert_eq!(OrgNumbers::primary_of(alice.account.clone()), Some(number));
		let published = OrgNumbers::publication(number, 0).unwrap();
		assert_eq!(published.document.hash, body_hash(&document));
		assert_eq!(published.deposit.payer, bob.account);
		assert_eq!(OrgNumbers::history(number, 1, 10).len(), 3);
		assert_eq!(OrgNumbers::check_number(b"000000000195".to_vec()), Ok(number));
	});
	chain.check();
}

#[test]
fn handle_should_be_safe_from_who_sees_it_in_the_pool() {
	let mut chain = Chain::development();
	let (alice, bob) = (actor("Alice"), actor("Bob"));
	commit_to(&mut chain, &alice, &alice, "wine");
	// Bob sees Alice's opening, and copies handle and salt.
	let opening =
		|| org(Call::register { handle: handle("wine"), profile: profile("w"), salt: SALT });
	chain.is_refused(&bob, opening(), Error::<Runtime>::CommitmentNotFound);
	let hash = chain.with(|| OrgNumbers::commitment(bob.account.clone(), handle("wine"), SALT));
	chain.does(&bob, org(Call::commit { hash }));
	chain.is_refused(&bob, opening(), Error::<Runtime>::CommitmentImmature);
	chain.does(&alice, opening());
	chain.advance(10);
	chain.is_refused(&bob, opening(), Error::<Runtime>::HandleTaken);
	chain.check();
}

#[test]
fn newcomer_without_a_token_should_be_registered_by_a_sponsor_and_later_pay_its_own_fees() {
	let mut chain = Chain::development();
	let (sponsor, newcomer) = (actor("Alice"), actor("newcomer"));
	assert_eq!(chain.balance(&newcomer.account), 0);
	commit_to(&mut chain, &sponsor, &newcomer, "newcomer");
	let expires = chain.block() + 5;
	let signature = consent(&mut chain, &sponsor, &newcomer, "newcomer", expires);
	let call = |signature| {
		org(Call::register_for {
			registrant: newcomer.address(),
			handle: handle("newcomer"),
			profile: profile("newcomer"),
			salt: SALT,
			expires,
			signature,
		})
	};
	let forged = sponsor.sign(b"something else");
	chain.is_refused(&sponsor, call(forged), Error::<Runtime>::InvalidSignature);
	chain.does(&sponsor, call(signature));

	let number = last_number(&mut chain);
	let stored = row(&mut chain, number).unwrap();
	assert_eq!(stored.owner, newcomer.account);
	assert_eq!(stored.deposit.payer, sponsor.account);
	assert_eq!(chain.held(&sponsor.account), stored.deposit.amount);

	// The owner has no token yet, so no transaction of its own is valid.
	let own = || org(Call::set_profile { number, profile: profile("mine") });
	assert!(chain.try_submit(&newcomer, own()).is_err());
	let gift = pallet_balances::Call::<Runtime>::transfer_keep_alive {
		dest: newcomer.address(),
		value: 10 * UNIT,
	};
	chain.does(&sponsor, gift);
	chain.does(&newcomer, own());
	assert!(chain.balance(&newcomer.account) < 10 * UNIT);

	// Whoever paid the deposit gets it back.
	chain.does(&newcomer, org(Call::release { number }));
	assert_eq!(chain.held(&sponsor.account), 0);
	chain.check();
}

#[test]
fn sponsored_registration_should_be_refused_when_the_consent_is_late_or_for_another_sponsor() {
	let mut chain = Chain::development();
	let (alice, bob, newcomer) = (actor("Alice"), actor("Bob"), actor("newcomer"));
	commit_to(&mut chain, &alice, &newcomer, "late");
	let expires = chain.block();
	let signature = consent(&mut chain, &alice, &newcomer, "late", expires);
	let call = || {
		org(Call::register_for {
			registrant: newcomer.address(),
			handle: handle("late"),
			profile: profile("late"),
			salt: SALT,
			expires,
			signature: signature.clone(),
		})
	};
	chain.is_refused(&bob, call(), Error::<Runtime>::CommitmentNotFound);
	chain.advance(1);
	chain.is_refused(&alice, call(), Error::<Runtime>::SignatureExpired);
}

#[test]
fn call_should_leave_nothing_behind_when_its_deposit_cannot_be_held() {
	let mut chain = Chain::development();
	let (alice, poor) = (actor("Alice"), actor("poor"));
	let dest = poor.address();
	chain.does(
		&alice,
		pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value: UNIT / 50 },
	);
	let before = chain.balance(&poor.account);
	let hash = sp_core::H256::repeat_byte(1);
	let refused = chain.submit(&poor, org(Call::commit { hash }));
	assert!(refused.is_err());
	assert_eq!(chain.held(&poor.account), 0);
	assert!(chain.balance(&poor.account) < before, "the fee is paid nonetheless");
	chain
		.with(|| assert!(pallet_org_numbers::Commitments::<Runtime>::get(&poor.account).is_none()));
	let ours = |event: &RuntimeEvent| matches!(event, RuntimeEvent::OrgNumbers(_));
	assert!(!chain.events.iter().any(ours));
	chain.check();
	let issued = chain.with(Balances::total_issuance);
	assert!(issued > 0);
}
