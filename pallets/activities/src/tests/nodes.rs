// SPDX-License-Identifier: Apache-2.0

//! `register_node`, `rotate_keys`, `set_org` and `remove_node`, and where parties are reached.

use crate::{mock::*, *};
use hanse_support::{
	signed_payload::{Domain, Payload},
	Deposit, OrgNumber, OrgRole,
};
use sp_core::{ed25519, sr25519, Pair, H256};
use sp_runtime::{AccountId32, ArithmeticError, TokenError};

/// Of a node's row of 233 bytes and four look-ups of 40, 40, 40 and 16 bytes.
const NODE_PRICE: u128 = 100 + 369;
const UNKNOWN: OrgNumber = OrgNumber(4_711);

fn at_account(account: &AccountId32) -> Option<NodeId> {
	NodesByAccount::<Test>::get(account)
}

fn at_peer(name: &str, version: u32) -> Option<NodeId> {
	NodesByPeer::<Test>::get(keys(name, version).peer)
}

fn at_org(name: &str) -> Option<NodeId> {
	NodesByOrg::<Test>::get(number_of(name))
}

fn setting_org(org: Option<OrgNumber>) -> Call<Test> {
	Call::set_org { org }
}

fn removing() -> Call<Test> {
	Call::remove_node {}
}

fn registered(node: NodeId, name: &str) -> Event<Test> {
	Event::NodeRegistered { node, account: account(name), agent: agent_at(name, 1) }
}

fn present(name: &str) -> Option<OrgTenure> {
	Some(OrgTenure { number: number_of(name), tenure: tenure(number_of(name)) })
}

fn reached(party: Party<AccountId32>) -> Option<NodeId> {
	Pallet::<Test>::resolve(party)
}

/// What keys sign about themselves, and by which pairs.
struct Proof {
	claim: KeyClaim<AccountId32>,
	peer: ed25519::Pair,
	signer: sr25519::Pair,
	version: u32,
	genesis: H256,
	domain: Domain,
}

impl Proof {
	/// As it is for the keys of a node's version.
	fn of(name: &str, version: u32) -> Self {
		Self {
			claim: KeyClaim { account: account(name), keys: keys(name, version) },
			peer: peer_key(name, version),
			signer: signing_key(name, version),
			version,
			genesis: System::block_hash(0),
			domain: payloads::NODE_KEYS,
		}
	}

	fn made(&self) -> KeyProofs {
		let Self { claim, peer, signer, version, genesis, domain } = self;
		let message = Payload::lasting(*domain, *genesis, claim, *version).message();
		KeyProofs { peer: peer.sign(&message), signer: signer.sign(&message).into() }
	}
}

/// Proofs that each have one thing wrong.
fn spoilt(name: &str, version: u32) -> Vec<KeyProofs> {
	let spoils: [fn(&mut Proof); 10] = [
		|proof| proof.claim.account = stranger(),
		|proof| proof.claim.keys.peer = keys("Other", 1).peer,
		|proof| proof.claim.keys.signer = keys("Other", 1).signer,
		|proof| proof.claim.keys.sealing[31] ^= 1,
		|proof| proof.peer = peer_key("Other", 1),
		|proof| proof.signer = signing_key("Other", 1),
		|proof| proof.version -= 1,
		|proof| proof.version += 1,
		|proof| proof.genesis = H256([1; 32]),
		|proof| proof.domain = payloads::RECEIPTS,
	];
	let spoil = |spoil: fn(&mut Proof)| {
		let mut proof = Proof::of(name, version);
		spoil(&mut proof);
		proof.made()
	};
	spoils.into_iter().map(spoil).collect()
}

/// Keys of these pairs, proven for an account under a version.
fn of_pairs(
	account: &AccountId32,
	peer: &ed25519::Pair,
	signer: &sr25519::Pair,
	version: u32,
) -> (NodeKeys, KeyProofs) {
	let keys = NodeKeys {
		peer: peer.public(),
		signer: signer.public().into(),
		sealing: [version as u8; 32],
	};
	let proofs = proofs_of(account, &keys, (peer, signer), version);
	(keys, proofs)
}

fn registering_pairs(
	account: &AccountId32,
	peer: &ed25519::Pair,
	signer: &sr25519::Pair,
) -> Call<Test> {
	let (keys, proofs) = of_pairs(account, peer, signer, 1);
	Call::register_node { keys, org: None, proofs }
}

fn rotating_pairs(name: &str, peer: &ed25519::Pair, signer: &sr25519::Pair) -> Call<Test> {
	let (keys, proofs) = of_pairs(&account(name), peer, signer, key_version(name) + 1);
	Call::rotate_keys { keys, proofs }
}

#[test]
fn node_should_be_found_by_owner_agent_and_peer_when_an_account_registers_it() {
	ExtBuilder::default().bare().build_and_execute(|| {
		let (owner, agent) = (account(ANNA), agent_at(ANNA, 1));
		assert_eq!(register(ANNA, None), 0);
		let row = Node {
			account: owner.clone(),
			agent: agent.clone(),
			org: None,
			keys: keys(ANNA, 1),
			key_version: 1,
			deposit: Deposit { payer: owner.clone(), amount: NODE_PRICE },
		};
		assert_eq!(Pallet::<Test>::node(0), Some(row));
		assert_eq!(Pallet::<Test>::node(1), None);
		for account in [&owner, &agent] {
			assert_eq!(Pallet::<Test>::node_of(account.clone()), Some(0));
		}
		assert_eq!(Pallet::<Test>::node_of_peer(keys(ANNA, 1).peer), Some(0));
		assert_eq!(NextNodeId::<Test>::get(), 1);
		assert_eq!(held(&owner, HoldReason::Node), NODE_PRICE);
		assert_eq!(free(&owner), ENDOWMENT - NODE_PRICE);
		assert_eq!(free(&agent), ENDOWMENT);
		assert_eq!(events(), [registered(0, ANNA)]);
	});
}

#[test]
fn node_should_be_a_numbers_when_its_owner_or_a_manager_registers_it_for_that() {
	ExtBuilder::default().bare().build_and_execute(|| {
		let luebeck = number_of(LUEBECK);
		register(LUEBECK, Some(luebeck));
		assert_eq!(node_row(LUEBECK).org, present(LUEBECK));
		assert_eq!(at_org(LUEBECK), Some(0));
		let set = Event::NodeOrgSet { node: 0, org: Some(luebeck) };
		assert_eq!(events(), [registered(0, LUEBECK), set]);

		give_role(number_of(VISBY), &account(ANNA), OrgRole::Manager);
		register(ANNA, Some(number_of(VISBY)));
		assert_eq!(at_org(VISBY), Some(1));
		assert_eq!(reached(org(VISBY)), Some(1));
	});
}

#[test]
fn ids_should_not_be_given_twice_when_records_come_and_go() {
	ExtBuilder::default().bare().build_and_execute(|| {
		assert_eq!(register(ANNA, None), 0);
		by(&account(ANNA), removing());
		assert_eq!(register(BERT, None), 1);
		// The same keys under a new number begin at version 1 again.
		assert_eq!(register(ANNA, None), 2);
		assert_eq!(node_row(ANNA).key_version, 1);
		assert_eq!(Nodes::<Test>::get(0), None);
	});
}

#[test]
fn registration_should_be_refused_when_the_ids_are_used_up() {
	ExtBuilder::default().bare().build_and_execute(|| {
		NextNodeId::<Test>::put(NodeId::MAX - 1);
		assert_eq!(register(ANNA, None), NodeId::MAX - 1);
		refused(&account(BERT), registering(BERT, None), ArithmeticError::Overflow);
	});
}

#[test]
fn registration_should_be_refused_when_the_account_has_a_node() {
	ExtBuilder::default().bare().build_and_execute(|| {
		register(ANNA, None);
		let (peer, signer) = (peer_key("Other", 1), signing_key("Other", 1));
		for who in [account(ANNA), agent(ANNA)] {
			let call = registering_pairs(&who, &peer, &signer);
			refused(&who, call, Error::<Test>::AccountInUse);
		}
	});
}

#[test]
fn registration_should_be_refused_when_another_node_has_agent_or_peer() {
	ExtBuilder::default().bare().build_and_execute(|| {
		register(ANNA, None);
		let (bert, peer, signer) = (account(BERT), peer_key(BERT, 1), signing_key(BERT, 1));
		// Neither another's agent nor another's owner becomes an agent.
		for signer in [signing_key(ANNA, 1), pair(ANNA)] {
			let call = registering_pairs(&bert, &peer, &signer);
			refused(&bert, call, Error::<Test>::AccountInUse);
		}
		let call = registering_pairs(&bert, &peer_key(ANNA, 1), &signer);
		refused(&bert, call, Error::<Test>::PeerInUse);
		by(&bert, registering_pairs(&bert, &peer, &signer));
	});
}

#[test]
fn registration_should_be_refused_when_the_number_is_not_the_callers() {
	ExtBuilder::default().bare().build_and_execute(|| {
		let refuse = |name: &str, number, error: Error<Test>| {
			refused(&account(name), registering(name, Some(number)), error)
		};
		refuse(ANNA, UNKNOWN, Error::OrgNumberNotFound);
		refuse(ANNA, number_of(LUEBECK), Error::NotAuthorised);
		refuse(VISBY, number_of(LUEBECK), Error::NotAuthorised);
		give_role(number_of(LUEBECK), &account(ANNA), OrgRole::Editor);
		refuse(ANNA, number_of(LUEBECK), Error::NotAuthorised);
		sell(LUEBECK, "Buyer");
		refuse(LUEBECK, number_of(LUEBECK), Error::NotAuthorised);
		release_number(number_of(RIGA));
		refuse(RIGA, number_of(RIGA), Error::OrgNumberNotFound);
	});
}

#[test]
fn registration_should_be_refused_when_the_keys_do_not_prove_exactly_this() {
	ExtBuilder::default().bare().build_and_execute(|| {
		let call = |proofs| Call::register_node { keys: keys(ANNA, 1), org: None, proofs };
		for proofs in spoilt(ANNA, 1) {
			refused(&account(ANNA), call(proofs), Error::<Test>::InvalidSignature);
		}
		// One good signature of two is none.
		let (good, bad) = (proofs(ANNA, 1), proofs(ANNA, 2));
		for (peer, signer) in [(good.peer, bad.signer.clone()), (bad.peer, good.signer.clone())] {
			let call = call(KeyProofs { peer, signer });
			refused(&account(ANNA), call, Error::<Test>::InvalidSignature);
		}
		// Whoever saw the proof can't use it.
		refused(&account(BERT), call(good.clone()), Error::<Test>::InvalidSignature);
		assert_eq!(Proof::of(ANNA, 1).claim.keys, keys(ANNA, 1));
		by(&account(ANNA), call(Proof::of(ANNA, 1).made()));
	});
}

#[test]
fn registration_should_be_refused_when_the_deposit_can_not_be_paid() {
	ExtBuilder::default().bare().build_and_execute(|| {
		refused(&pauper(), registering("Pauper", None), TokenError::FundsUnavailable);
		set_free(&pauper(), NODE_PRICE - 1);
		refused(&pauper(), registering("Pauper", None), TokenError::FundsUnavailable);
		set_free(&pauper(), NODE_PRICE + ED);
		register("Pauper", None);
		assert_eq!(free(&pauper()), ED);
	});
}

#[test]
fn deposit_should_be_what_was_paid_when_the_price_changed_since() {
	ExtBuilder::default().bare().build_and_execute(|| {
		register(ANNA, None);
		DepositBase::set(700);
		register(BERT, None);
		assert_eq!(held(&account(BERT), HoldReason::Node), NODE_PRICE + 600);
		rotate(ANNA);
		assert_eq!(held(&account(ANNA), HoldReason::Node), NODE_PRICE);
		DepositBase::set(1);
		for name in [ANNA, BERT] {
			by(&account(name), removing());
			assert_eq!(held(&account(name), HoldReason::Node), 0);
			assert_eq!(free(&account(name)), ENDOWMENT);
		}
	});
}

#[test]
fn owner_should_be_its_own_agent_when_it_signs_with_its_own_key() {
	ExtBuilder::default().bare().build_and_execute(|| {
		let gast = account(GAST);
		by(&gast, registering_pairs(&gast, &peer_key(GAST, 1), &pair(GAST)));
		assert_eq!((node_row(GAST).account, node_row(GAST).agent), (gast.clone(), gast.clone()));
		assert_eq!(NodesByAccount::<Test>::iter().count(), 1);
		assert_eq!(reached(person(GAST)), Some(0));
		// An agent of its own, and back.
		by(&gast, rotating_pairs(GAST, &peer_key(GAST, 1), &signing_key(GAST, 2)));
		assert_eq!(node_row(GAST).agent, agent_at(GAST, 2));
		assert_eq!((at_account(&gast), at_account(&agent_at(GAST, 2))), (Some(0), Some(0)));
		by(&gast, rotating_pairs(GAST, &peer_key(GAST, 1), &pair(GAST)));
		assert_eq!((at_account(&gast), at_account(&agent_at(GAST, 2))), (Some(0), None));
		by(&gast, removing());
		assert_eq!(NodesByAccount::<Test>::iter().count(), 0);
		assert_eq!(free(&gast), ENDOWMENT);
	});
}

#[test]
fn node_should_have_its_next_keys_when_its_owner_brings_them() {
	ExtBuilder::default().build_and_execute(|| {
		let (id, before) = (node(ANNA), node_row(ANNA));
		rotate(ANNA);
		let agent = agent_at(ANNA, 2);
		let expected = Node { agent: agent.clone(), keys: keys(ANNA, 2), key_version: 2, ..before };
		assert_eq!(node_row(ANNA), expected);
		assert_eq!((at_account(&agent), at_account(&agent_at(ANNA, 1))), (Some(id), None));
		assert_eq!((at_peer(ANNA, 2), at_peer(ANNA, 1)), (Some(id), None));
		assert_eq!(at_account(&account(ANNA)), Some(id));
		assert_eq!(events(), [Event::KeysRotated { node: id, key_version: 2, agent }]);
		// The earlier agent acts no more, the present one does.
		let call = || Call::allow { to: Consent::Kind(TRADE) };
		refused(&agent_at(ANNA, 1), call(), Error::<Test>::NodeNotFound);
		by(&agent_at(ANNA, 2), call());
		// What the node left is free for others.
		let left = agent_at(ANNA, 1);
		by(&left, registering_pairs(&left, &peer_key(ANNA, 1), &signing_key("Other", 1)));
	});
}

#[test]
fn each_key_should_be_changed_alone_when_the_others_stay() {
	ExtBuilder::default().build_and_execute(|| {
		let changes: [fn(&mut NodeKeys); 3] = [
			|next| next.peer = keys(ANNA, 2).peer,
			|next| next.signer = keys(ANNA, 2).signer,
			|next| next.sealing = keys(ANNA, 2).sealing,
		];
		for (changed, change) in changes.into_iter().enumerate() {
			let mut next = node_row(ANNA).keys;
			change(&mut next);
			let peer = peer_key(ANNA, 2);
			let signer = if changed > 0 { signing_key(ANNA, 2) } else { signing_key(ANNA, 1) };
			let version = changed as u32 + 2;
			let proofs = proofs_of(&account(ANNA), &next, (&peer, &signer), version);
			by(&account(ANNA), Call::rotate_keys { keys: next.clone(), proofs });
			assert_eq!((node_row(ANNA).keys, node_row(ANNA).key_version), (next, version));
			Pallet::<Test>::do_try_state().unwrap();
		}
		assert_eq!(node_row(ANNA).keys, keys(ANNA, 2));
		assert_eq!((at_peer(ANNA, 1), at_account(&agent_at(ANNA, 1))), (None, None));
	});
}

#[test]
fn keys_should_be_refused_when_they_are_the_present_ones() {
	ExtBuilder::default().build_and_execute(|| {
		let pairs = (&peer_key(ANNA, 1), &signing_key(ANNA, 1));
		for version in [1, 2] {
			let keys = keys(ANNA, 1);
			let proofs = proofs_of(&account(ANNA), &keys, pairs, version);
			let call = Call::rotate_keys { keys, proofs };
			refused(&account(ANNA), call, Error::<Test>::KeysUnchanged);
		}
	});
}

#[test]
fn keys_should_be_refused_when_the_caller_does_not_own_a_node() {
	ExtBuilder::default().build_and_execute(|| {
		refused(&agent(ANNA), rotating(ANNA), Error::<Test>::NotOwner);
		refused(&stranger(), rotating(ANNA), Error::<Test>::NodeNotFound);
		// Another's proofs are not the caller's.
		refused(&account(BERT), rotating(ANNA), Error::<Test>::InvalidSignature);
	});
}

#[test]
fn keys_should_be_refused_when_another_node_has_agent_or_peer() {
	ExtBuilder::default().build_and_execute(|| {
		let (anna, peer, signer) = (account(ANNA), peer_key(ANNA, 2), signing_key(ANNA, 2));
		for taken in [signing_key(BERT, 1), pair(BERT)] {
			let call = rotating_pairs(ANNA, &peer, &taken);
			refused(&anna, call, Error::<Test>::AccountInUse);
		}
		let call = rotating_pairs(ANNA, &peer_key(BERT, 1), &signer);
		refused(&anna, call, Error::<Test>::PeerInUse);
		by(&anna, rotating_pairs(ANNA, &peer, &signer));
	});
}

#[test]
fn keys_should_be_refused_when_they_do_not_prove_exactly_this() {
	ExtBuilder::default().build_and_execute(|| {
		let call = |proofs| Call::rotate_keys { keys: keys(ANNA, 2), proofs };
		for proofs in spoilt(ANNA, 2) {
			refused(&account(ANNA), call(proofs), Error::<Test>::InvalidSignature);
		}
		by(&account(ANNA), call(Proof::of(ANNA, 2).made()));
		// What proved the first keys does not prove them again.
		let call = Call::rotate_keys { keys: keys(ANNA, 1), proofs: proofs(ANNA, 1) };
		refused(&account(ANNA), call, Error::<Test>::InvalidSignature);
	});
}

#[test]
fn keys_should_be_refused_when_their_versions_are_used_up() {
	ExtBuilder::default().build_and_execute(|| {
		Nodes::<Test>::mutate(node(ANNA), |row| row.as_mut().unwrap().key_version = u32::MAX - 1);
		rotate(ANNA);
		assert_eq!(node_row(ANNA).key_version, u32::MAX);
		let (keys, proofs) =
			of_pairs(&account(ANNA), &peer_key(ANNA, 1), &signing_key(ANNA, 1), u32::MAX);
		let call = Call::rotate_keys { keys, proofs };
		refused(&account(ANNA), call, ArithmeticError::Overflow);
	});
}

#[test]
fn node_should_be_a_numbers_when_its_owner_sets_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (anna, id, before) = (account(ANNA), node(ANNA), node_row(ANNA));
		for name in [LUEBECK, VISBY] {
			give_role(number_of(name), &anna, OrgRole::Manager);
		}
		// A node that is registered for it takes the place of the one before.
		by(&anna, setting_org(Some(number_of(LUEBECK))));
		assert_eq!(node_row(ANNA), Node { org: present(LUEBECK), ..before.clone() });
		assert_eq!((at_org(LUEBECK), reached(org(LUEBECK))), (Some(id), Some(id)));
		by(&anna, setting_org(Some(number_of(VISBY))));
		assert_eq!((at_org(LUEBECK), at_org(VISBY)), (None, Some(id)));
		by(&anna, setting_org(None));
		assert_eq!(node_row(ANNA), before);
		assert_eq!((at_org(VISBY), reached(org(VISBY))), (None, Some(node(VISBY))));
		by(&anna, setting_org(None));
		let sets = [Some(number_of(LUEBECK)), Some(number_of(VISBY)), None, None];
		assert_eq!(events(), sets.map(|org| Event::NodeOrgSet { node: id, org }));
	});
}

#[test]
fn look_up_should_stay_when_a_node_that_was_displaced_is_none_of_the_number_any_more() {
	for remove in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			give_role(number_of(LUEBECK), &account(ANNA), OrgRole::Manager);
			by(&account(ANNA), setting_org(Some(number_of(LUEBECK))));
			by(&account(LUEBECK), if remove { removing() } else { setting_org(None) });
			assert_eq!(at_org(LUEBECK), Some(node(ANNA)));
			assert_eq!(reached(org(LUEBECK)), Some(node(ANNA)));
		});
	}
}

#[test]
fn owner_should_take_its_number_back_when_it_sets_it_again() {
	ExtBuilder::default().build_and_execute(|| {
		give_role(number_of(LUEBECK), &account(ANNA), OrgRole::Manager);
		by(&account(ANNA), setting_org(Some(number_of(LUEBECK))));
		by(&account(LUEBECK), setting_org(Some(number_of(LUEBECK))));
		assert_eq!(at_org(LUEBECK), Some(node(LUEBECK)));
		assert_eq!(reached(org(LUEBECK)), Some(node(LUEBECK)));
	});
}

#[test]
fn number_should_be_refused_when_it_is_not_the_callers() {
	ExtBuilder::default().build_and_execute(|| {
		let visby = setting_org(Some(number_of(VISBY)));
		refused(&stranger(), visby.clone(), Error::<Test>::NodeNotFound);
		refused(&stranger(), setting_org(None), Error::<Test>::NodeNotFound);
		for call in [setting_org(None), setting_org(Some(number_of(LUEBECK)))] {
			refused(&agent(LUEBECK), call, Error::<Test>::NotOwner);
		}
		refused(&account(ANNA), setting_org(Some(UNKNOWN)), Error::<Test>::OrgNumberNotFound);
		for who in [ANNA, LUEBECK] {
			refused(&account(who), visby.clone(), Error::<Test>::NotAuthorised);
		}
		give_role(number_of(VISBY), &account(ANNA), OrgRole::Editor);
		refused(&account(ANNA), visby.clone(), Error::<Test>::NotAuthorised);
		sell(VISBY, "Buyer");
		refused(&account(VISBY), visby, Error::<Test>::NotAuthorised);
		// The earlier owner can still end it.
		by(&account(VISBY), setting_org(None));
		assert_eq!(at_org(VISBY), None);
	});
}

#[test]
fn record_should_be_gone_when_its_owner_removes_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (id, agent) = (node(LUEBECK), agent(LUEBECK));
		by(&account(LUEBECK), removing());
		assert_eq!(events(), [Event::NodeRemoved { node: id }]);
		assert_eq!(Nodes::<Test>::get(id), None);
		assert_eq!((at_account(&account(LUEBECK)), at_account(&agent)), (None, None));
		assert_eq!((at_peer(LUEBECK, 1), at_org(LUEBECK)), (None, None));
		assert_eq!(held(&account(LUEBECK), HoldReason::Node), 0);
		assert_eq!(free(&account(LUEBECK)), ENDOWMENT);
		assert_eq!((reached(person(LUEBECK)), reached(org(LUEBECK))), (None, None));
		refused(&account(LUEBECK), removing(), Error::<Test>::NodeNotFound);
	});
}

#[test]
fn removal_should_be_refused_when_the_caller_does_not_own_a_node() {
	ExtBuilder::default().build_and_execute(|| {
		refused(&agent(ANNA), removing(), Error::<Test>::NotOwner);
		refused(&stranger(), removing(), Error::<Test>::NodeNotFound);
	});
}

#[test]
fn removal_should_be_refused_when_the_node_still_consents_to_something() {
	ExtBuilder::default().build_and_execute(|| {
		let consents = [Consent::Kind(TRADE), Consent::Partner(node(BERT))];
		for to in consents {
			by(&agent(ANNA), Call::allow { to });
		}
		for to in consents {
			refused(&account(ANNA), removing(), Error::<Test>::ConsentsRemain);
			by(&account(ANNA), Call::disallow { to });
		}
		// What others consent to is theirs.
		by(&account(BERT), Call::allow { to: Consent::Partner(node(ANNA)) });
		by(&account(ANNA), removing());
	});
}

#[test]
fn account_should_be_reached_at_its_own_node_only() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(reached(person(ANNA)), Some(node(ANNA)));
		// An agent acts for the node and is nobody itself.
		assert_eq!(reached(Party::Account(agent(ANNA))), None);
		assert_eq!(reached(person(GAST)), None);
		by(&account(ANNA), removing());
		assert_eq!(reached(person(ANNA)), None);
	});
}

#[test]
fn number_should_be_reached_at_its_owners_node_when_none_is_registered_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(reached(org(DANZIG)), None);
		assert_eq!(reached(Party::Org(UNKNOWN)), None);
		host(DANZIG, ANNA);
		assert_eq!(reached(org(DANZIG)), Some(node(ANNA)));
		let id = register(DANZIG, None);
		assert_eq!(reached(org(DANZIG)), Some(id));
	});
}

#[test]
fn number_should_not_be_reached_at_an_earlier_owners_node_when_it_changed_hands() {
	ExtBuilder::default().build_and_execute(|| {
		sell(LUEBECK, "Buyer");
		assert_eq!(at_org(LUEBECK), Some(node(LUEBECK)));
		assert_eq!(reached(org(LUEBECK)), None);
		assert_eq!(reached(person(LUEBECK)), Some(node(LUEBECK)));
		let id = register("Buyer", None);
		assert_eq!(reached(org(LUEBECK)), Some(id));
		// Bought back, what was registered for the first tenure is of no effect still.
		sell(LUEBECK, ANNA);
		assert_eq!(reached(org(LUEBECK)), Some(node(ANNA)));
		release_number(number_of(LUEBECK));
		assert_eq!(reached(org(LUEBECK)), None);
	});
}

#[test]
fn number_should_be_current_when_its_tenure_is_the_present_one() {
	ExtBuilder::default().build_and_execute(|| {
		let first = present(LUEBECK).unwrap();
		assert!(Pallet::<Test>::is_current(&first));
		sell(LUEBECK, "Buyer");
		assert!(!Pallet::<Test>::is_current(&first));
		assert!(Pallet::<Test>::is_current(&present(LUEBECK).unwrap()));
		release_number(number_of(VISBY));
		let released = OrgTenure { number: number_of(VISBY), tenure: 0 };
		assert!(!Pallet::<Test>::is_current(&released));
	});
}

#[test]
fn thing_should_be_reached_where_its_owner_is() {
	ExtBuilder::default().build_and_execute(|| {
		let reached = |thing| reached(Party::Thing(thing));
		let car = register_thing(ANNA, "Car");
		let pump = register_thing(GAST, "Pump");
		assert_eq!((reached(car), reached(pump)), (Some(node(ANNA)), None));
		assert_eq!(reached(ThingId::MAX), None);
		host(GAST, BERT);
		assert_eq!(reached(pump), Some(node(BERT)));
		by(&account(ANNA), Call::offer_thing { thing: car, to: Some(account(GAST)) });
		by(&account(GAST), Call::take_thing { thing: car });
		assert_eq!(reached(car), Some(node(BERT)));
		by(&account(GAST), Call::retire_thing { thing: car });
		assert_eq!(reached(car), None);
	});
}
