// SPDX-License-Identifier: Apache-2.0

//! `register_thing`, `offer_thing`, `take_thing` and `retire_thing`.

use crate::{mock::*, *};
use hanse_support::{
	signed_payload::{Domain, Payload},
	Deposit,
};
use sp_core::{ecdsa, ed25519, sr25519, Pair, H256};
use sp_runtime::{
	traits::IdentifyAccount, AccountId32, ArithmeticError, MultiSignature, MultiSigner, TokenError,
};

/// Of a thing's row of 153 bytes and its look-up of 40.
const THING_PRICE: u128 = 100 + 193;
const CAR: &str = "Car";

fn anna() -> AccountId32 {
	account(ANNA)
}

fn gast() -> AccountId32 {
	account(GAST)
}

fn offering(thing: ThingId, to: Option<&AccountId32>) -> Call<Test> {
	Call::offer_thing { thing, to: to.cloned() }
}

fn taking(thing: ThingId) -> Call<Test> {
	Call::take_thing { thing }
}

fn retiring(thing: ThingId) -> Call<Test> {
	Call::retire_thing { thing }
}

/// What a device signs about itself, and by which pair.
struct Proof {
	claim: ThingClaim<AccountId32>,
	by: sr25519::Pair,
	nonce: u64,
	expiry: u32,
	genesis: H256,
	domain: Domain,
}

impl Proof {
	fn of_car() -> Self {
		Self {
			claim: ThingClaim { key: account(CAR), owner: anna() },
			by: pair(CAR),
			nonce: 0,
			expiry: 10,
			genesis: System::block_hash(0),
			domain: payloads::THING,
		}
	}

	fn message(&self) -> [u8; 32] {
		let Self { claim: fields, nonce, expiry, genesis, domain, .. } = self;
		let (nonce, expiry, genesis, domain) = (*nonce, *expiry, *genesis, *domain);
		Payload { domain, genesis, fields, nonce, expiry }.message()
	}

	/// The call that registers Anna's car until block 10, with this as the proof.
	fn brought(&self) -> Call<Test> {
		let proof = self.by.sign(&self.message()).into();
		Call::register_thing { key: account(CAR), expiry: 10, proof }
	}
}

#[test]
fn thing_should_be_found_by_its_key_when_its_owner_registers_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (thing, key, owner) = (0, account(CAR), anna());
		assert_eq!(register_thing(ANNA, CAR), thing);
		let deposit = Deposit { payer: owner.clone(), amount: THING_PRICE };
		let row = Thing { key: key.clone(), owner: owner.clone(), offered: None, deposit };
		assert_eq!(Pallet::<Test>::thing(thing), Some(row));
		assert_eq!(Pallet::<Test>::thing(1), None);
		assert_eq!(Pallet::<Test>::thing_of(key.clone()), Some(thing));
		assert_eq!(NextThingId::<Test>::get(), 1);
		assert_eq!(held(&owner, HoldReason::Thing), THING_PRICE);
		assert_eq!(free(&owner), ENDOWMENT - THING_PRICE - held(&owner, HoldReason::Node));
		assert_eq!(events(), [Event::ThingRegistered { thing, key, owner }]);
	});
}

#[test]
fn thing_should_be_registered_when_its_owner_has_no_node() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(thing_row(register_thing(GAST, CAR)).owner, gast());
		assert_eq!(thing_row(register_thing(GAST, "Pump")).owner, gast());
		assert_eq!(held(&gast(), HoldReason::Thing), 2 * THING_PRICE);
	});
}

#[test]
fn thing_should_sign_with_any_key_raw_or_wrapped() {
	ExtBuilder::default().build_and_execute(|| {
		let of = |signer: MultiSigner| signer.into_account();
		let ed = ed25519::Pair::from_seed(&[2; 32]);
		let ec = ecdsa::Pair::from_seed(&[3; 32]);
		let wrap = |message: [u8; 32]| [&b"<Bytes>"[..], &message, b"</Bytes>"].concat();
		let bring = |key: AccountId32, sign: &dyn Fn([u8; 32]) -> MultiSignature| {
			let claim = ThingClaim { key: key.clone(), owner: anna() };
			let proof = sign(Proof { claim, ..Proof::of_car() }.message());
			by(&anna(), Call::register_thing { key, expiry: 10, proof });
		};
		bring(of(ed.public().into()), &|message| ed.sign(&message).into());
		bring(of(ec.public().into()), &|message| ec.sign(&message).into());
		bring(account(CAR), &|message| pair(CAR).sign(&wrap(message)).into());
		assert_eq!(NextThingId::<Test>::get(), 3);
	});
}

#[test]
fn thing_should_be_refused_when_its_key_did_not_sign_exactly_this() {
	ExtBuilder::default().build_and_execute(|| {
		let spoils: [fn(&mut Proof); 8] = [
			|proof| proof.claim.key = account("Pump"),
			|proof| proof.claim.owner = gast(),
			|proof| proof.by = pair("Pump"),
			|proof| proof.by = pair(ANNA),
			|proof| proof.nonce = 1,
			|proof| proof.expiry = 11,
			|proof| proof.genesis = H256([1; 32]),
			|proof| proof.domain = payloads::NODE_KEYS,
		];
		for spoil in spoils {
			let mut proof = Proof::of_car();
			spoil(&mut proof);
			refused(&anna(), proof.brought(), Error::<Test>::InvalidSignature);
		}
		// Whoever saw the proof can't use it.
		refused(&gast(), Proof::of_car().brought(), Error::<Test>::InvalidSignature);
		by(&anna(), Proof::of_car().brought());
	});
}

#[test]
fn thing_should_be_registered_until_the_last_block_of_its_signature() {
	ExtBuilder::default().build_and_execute(|| {
		advance_to(10);
		by(&anna(), registering_thing(ANNA, CAR, 10));
		refused(&anna(), registering_thing(ANNA, "Pump", 9), Error::<Test>::SignatureExpired);
		refused(&anna(), registering_thing(ANNA, "Pump", 0), Error::<Test>::SignatureExpired);
	});
}

#[test]
fn thing_should_be_refused_when_its_key_is_registered() {
	ExtBuilder::default().build_and_execute(|| {
		register_thing(ANNA, CAR);
		for owner in [ANNA, GAST] {
			let call = registering_thing(owner, CAR, 10);
			refused(&account(owner), call, Error::<Test>::AlreadyThing);
		}
	});
}

#[test]
fn thing_should_be_refused_when_the_ids_are_used_up() {
	ExtBuilder::default().build_and_execute(|| {
		NextThingId::<Test>::put(ThingId::MAX - 1);
		assert_eq!(register_thing(ANNA, CAR), ThingId::MAX - 1);
		refused(&anna(), registering_thing(ANNA, "Pump", 10), ArithmeticError::Overflow);
	});
}

#[test]
fn thing_should_be_refused_when_the_deposit_can_not_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let call = || registering_thing("Pauper", CAR, 10);
		refused(&pauper(), call(), TokenError::FundsUnavailable);
		set_free(&pauper(), THING_PRICE - 1);
		refused(&pauper(), call(), TokenError::FundsUnavailable);
		set_free(&pauper(), THING_PRICE + ED);
		by(&pauper(), call());
	});
}

#[test]
fn thing_should_be_offered_to_one_at_a_time() {
	ExtBuilder::default().build_and_execute(|| {
		let thing = register_thing(ANNA, CAR);
		let before = thing_row(thing);
		events();
		for to in [Some(gast()), Some(account(BERT)), None, None] {
			by(&anna(), offering(thing, to.as_ref()));
			assert_eq!(thing_row(thing), Thing { offered: to.clone(), ..before.clone() });
			assert_eq!(events(), [Event::ThingOffered { thing, to }]);
		}
		refused(&gast(), taking(thing), Error::<Test>::NotOffered);
	});
}

#[test]
fn offer_should_be_refused_when_the_thing_is_not_the_callers() {
	ExtBuilder::default().build_and_execute(|| {
		let thing = register_thing(ANNA, CAR);
		// Neither the agent of its owner's node nor the thing itself.
		for who in [gast(), agent(ANNA), account(CAR)] {
			refused(&who, offering(thing, Some(&who)), Error::<Test>::NotThingOwner);
			refused(&who, offering(thing, None), Error::<Test>::NotThingOwner);
		}
		refused(&anna(), offering(thing + 1, None), Error::<Test>::ThingNotFound);
	});
}

#[test]
fn thing_should_be_its_takers_when_it_was_offered_to_them() {
	ExtBuilder::default().build_and_execute(|| {
		let thing = register_thing(ANNA, CAR);
		by(&anna(), offering(thing, Some(&gast())));
		events();
		by(&gast(), taking(thing));
		let deposit = Deposit { payer: gast(), amount: THING_PRICE };
		let row = Thing { key: account(CAR), owner: gast(), offered: None, deposit };
		assert_eq!(thing_row(thing), row);
		assert_eq!(ThingsByKey::<Test>::get(account(CAR)), Some(thing));
		assert_eq!(held(&anna(), HoldReason::Thing), 0);
		assert_eq!(held(&gast(), HoldReason::Thing), THING_PRICE);
		assert_eq!(events(), [Event::ThingTaken { thing, owner: gast() }]);
		// The offer is over, and so are the rights of who made it.
		refused(&gast(), taking(thing), Error::<Test>::NotOffered);
		refused(&anna(), offering(thing, None), Error::<Test>::NotThingOwner);
		refused(&anna(), retiring(thing), Error::<Test>::NotThingOwner);
		refused(&anna(), registering_thing(ANNA, CAR, 10), Error::<Test>::AlreadyThing);
	});
}

#[test]
fn thing_should_stay_when_its_owner_takes_it_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let thing = register_thing(GAST, CAR);
		let before = thing_row(thing);
		by(&gast(), offering(thing, Some(&gast())));
		by(&gast(), taking(thing));
		assert_eq!(thing_row(thing), before);
		assert_eq!(held(&gast(), HoldReason::Thing), THING_PRICE);
		assert_eq!(free(&gast()), ENDOWMENT - THING_PRICE);
	});
}

#[test]
fn thing_should_not_be_taken_when_it_was_not_offered_to_the_caller() {
	ExtBuilder::default().build_and_execute(|| {
		let thing = register_thing(ANNA, CAR);
		for who in [gast(), anna()] {
			refused(&who, taking(thing), Error::<Test>::NotOffered);
		}
		by(&anna(), offering(thing, Some(&gast())));
		for who in [account(BERT), anna(), agent(ANNA)] {
			refused(&who, taking(thing), Error::<Test>::NotOffered);
		}
		by(&anna(), offering(thing, Some(&account(BERT))));
		refused(&gast(), taking(thing), Error::<Test>::NotOffered);
		refused(&gast(), taking(thing + 1), Error::<Test>::ThingNotFound);
	});
}

#[test]
fn thing_should_stay_its_owners_when_the_taker_can_not_pay() {
	ExtBuilder::default().build_and_execute(|| {
		let thing = register_thing(ANNA, CAR);
		by(&anna(), offering(thing, Some(&pauper())));
		refused(&pauper(), taking(thing), TokenError::FundsUnavailable);
		assert_eq!(
			(thing_row(thing).owner, held(&anna(), HoldReason::Thing)),
			(anna(), THING_PRICE)
		);
		set_free(&pauper(), THING_PRICE + ED);
		by(&pauper(), taking(thing));
		assert_eq!(thing_row(thing).owner, pauper());
	});
}

#[test]
fn deposit_should_follow_the_price_when_the_thing_is_taken_only() {
	ExtBuilder::default().build_and_execute(|| {
		let thing = register_thing(GAST, CAR);
		DepositBase::set(400);
		by(&gast(), offering(thing, Some(&stranger())));
		assert_eq!(held(&gast(), HoldReason::Thing), THING_PRICE);
		by(&stranger(), taking(thing));
		assert_eq!(free(&gast()), ENDOWMENT);
		assert_eq!(held(&stranger(), HoldReason::Thing), THING_PRICE + 300);
		DepositBase::set(1);
		by(&stranger(), retiring(thing));
		assert_eq!((held(&stranger(), HoldReason::Thing), free(&stranger())), (0, ENDOWMENT));
	});
}

#[test]
fn thing_should_be_gone_when_its_owner_retires_it() {
	ExtBuilder::default().build_and_execute(|| {
		let thing = register_thing(GAST, CAR);
		by(&gast(), offering(thing, Some(&anna())));
		events();
		by(&gast(), retiring(thing));
		assert_eq!(events(), [Event::ThingRetired { thing }]);
		assert_eq!(Things::<Test>::get(thing), None);
		assert_eq!(ThingsByKey::<Test>::get(account(CAR)), None);
		assert_eq!((held(&gast(), HoldReason::Thing), free(&gast())), (0, ENDOWMENT));
		refused(&anna(), taking(thing), Error::<Test>::ThingNotFound);
		refused(&gast(), retiring(thing), Error::<Test>::ThingNotFound);
		// Its key may be registered again, under another id.
		assert_eq!(register_thing(ANNA, CAR), thing + 1);
	});
}

#[test]
fn thing_should_not_be_retired_when_it_is_anothers() {
	ExtBuilder::default().build_and_execute(|| {
		let thing = register_thing(ANNA, CAR);
		by(&anna(), offering(thing, Some(&gast())));
		for who in [gast(), agent(ANNA), account(CAR)] {
			refused(&who, retiring(thing), Error::<Test>::NotThingOwner);
		}
	});
}
