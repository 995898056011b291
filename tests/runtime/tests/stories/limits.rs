// SPDX-License-Identifier: Apache-2.0

use codec::Encode;
use hanse_runtime::{
	configs::wrappers::ProxyType,
	constants::{EXISTENTIAL_DEPOSIT, UNIT},
	AccountId, Assets, Runtime, RuntimeCall, System,
};
use hanse_runtime_tests::{
	actors::{actor, Actor},
	chain::Chain,
	chips::{ask, buy_chips, by_root, chips, mint, open_bank, redeem},
	orgs::*,
};
use pallet_org_numbers::{Call, GrantedRole};
use sp_core::H256;

fn bring(newcomer: &Actor, call: RuntimeCall, nonce: u32, chain: &mut Chain) -> RuntimeCall {
	let meta_tx = Box::new(chain.with(|| newcomer.meta_transaction(call, nonce)));
	let meta_tx_encoded_len = meta_tx.encoded_size() as u32;
	pallet_meta_tx::Call::<Runtime>::dispatch { meta_tx, meta_tx_encoded_len }.into()
}

fn remark() -> RuntimeCall {
	frame_system::Call::<Runtime>::remark_with_event { remark: b"first words".to_vec() }.into()
}

#[test]
fn newcomer_should_act_by_a_transaction_that_somebody_else_brings_and_pays() {
	let mut chain = Chain::development();
	let (relayer, newcomer) = (actor("Alice"), actor("newcomer"));
	// An account that does not exist has no nonce to sign with: it needs the least that an account
	// can hold, but nothing for fees.
	let early = bring(&newcomer, remark(), 0, &mut chain);
	assert!(chain.submit(&relayer, early).is_err());
	let dest = newcomer.address();
	let least =
		pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value: EXISTENTIAL_DEPOSIT };
	chain.does(&relayer, least);
	assert!(chain.try_submit(&newcomer, remark()).is_err(), "it can't pay a fee");

	let first = bring(&newcomer, remark(), 0, &mut chain);
	chain.does(&relayer, first.clone());
	let sender = newcomer.account.clone();
	let hash = sp_io::hashing::blake2_256(b"first words").into();
	assert!(chain.saw(frame_system::Event::<Runtime>::Remarked { sender, hash }));
	assert_eq!(chain.balance(&newcomer.account), EXISTENTIAL_DEPOSIT);
	// It is good once, and only for the call that was signed.
	assert!(chain.submit(&relayer, first).is_err());
	let other = pallet_meta_tx::Call::<Runtime>::dispatch {
		meta_tx: Box::new(chain.with(|| actor("mallory").meta_transaction(remark(), 1))),
		meta_tx_encoded_len: 10_000,
	};
	assert!(chain.submit(&relayer, other).is_err());
}

#[test]
fn account_should_use_every_feature_at_once_without_running_out_of_consumers() {
	let mut chain = Chain::development();
	let (busy, other) = (actor("Dave"), actor("Eve"));
	every_hold_for_chips(&mut chain, &busy);
	let number = register(&mut chain, &busy, "busy");
	let theirs = register(&mut chain, &other, "theirs");
	chain.does(&busy, org(Call::commit { hash: H256::repeat_byte(2) }));
	chain.does(&busy, org(Call::publish { number, document: document("News", b"b") }));
	let role = GrantedRole::Editor;
	chain.does(&busy, org(Call::set_role { number, account: other.address(), role }));
	chain.does(&busy, org(Call::follow { number: theirs }));
	chain.does(&busy, org(Call::set_primary { number }));
	let (keys, proof) = chain.session_keys(&busy);
	chain.does(&busy, pallet_session::Call::<Runtime>::set_keys { keys, proof });
	chain.does(&busy, pallet_preimage::Call::<Runtime>::note_preimage { bytes: vec![1; 100] });
	chain.does(
		&busy,
		pallet_proxy::Call::<Runtime>::add_proxy {
			delegate: other.address(),
			proxy_type: ProxyType::Any,
			delay: 0,
		},
	);
	let multisig = pallet_multisig::Call::<Runtime>::approve_as_multi {
		threshold: 2,
		other_signatories: vec![other.account.clone()],
		maybe_timepoint: None,
		call_hash: [7; 32],
		max_weight: Default::default(),
	};
	chain.does(&busy, multisig);
	// Sixty assets that need a consumer each: more than the sixteen of other chains.
	for id in 100..160 {
		make_asset(&mut chain, id, &other.account);
		if id % 20 == 0 {
			chain.advance(1);
		}
		let id = codec::Compact(id);
		let some =
			pallet_assets::Call::<Runtime>::transfer { id, target: busy.address(), amount: 100 };
		chain.does(&other, some);
	}
	let consumers = chain.with(|| System::consumers(&busy.account));
	assert!((60..128).contains(&consumers), "{consumers}");
	// There is room for the next hold.
	chain.does(&busy, org(Call::follow { number }));
	chain.does(&busy, org(Call::unfollow { number }));
	assert!(chain.balance(&busy.account) > UNIT);
	chain.check();
}

/// Lets an account be a bank, a buyer who complains, and a holder who wants money again.
fn every_hold_for_chips(chain: &mut Chain, who: &Actor) {
	let mint = mint(chain, by_root);
	open_bank(chain, &mint.issuer, who, 4);
	buy_chips(chain, &mint, who, 1_000);
	redeem(chain, who, 500, &mint.banks[0]);
	let request = ask(chain, who, 1_000, &mint.banks[0]);
	chain.does(who, chips(pallet_chips::Call::complain { request }));
}

/// Assets that are not sufficient, unlike chips: each needs a consumer.
fn make_asset(chain: &mut Chain, id: u32, holder: &AccountId) {
	use frame_support::traits::fungibles::{Create, Mutate};
	chain.with(|| {
		<Assets as Create<AccountId>>::create(id, holder.clone(), false, 1).expect("a new id");
		<Assets as Mutate<AccountId>>::mint_into(id, holder, 1_000).expect("the holder exists");
	});
}
