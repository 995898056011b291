// SPDX-License-Identifier: Apache-2.0

use frame_support::assert_ok;
use hanse_runtime::{
	configs::{
		money::TreasuryAccount,
		parameters::{
			dynamic_params::deposits::{Parameters, PerRow},
			RuntimeParameters,
		},
	},
	constants::{DEPOSIT_PER_BYTE, MILLI, UNIT},
	Balance, Balances, Runtime, RuntimeCall, TransactionPayment,
};
use hanse_runtime_tests::{actors::actor, chain::Chain, governance::*, orgs::*};
use hanse_support::RowPrice;
use pallet_org_numbers::Call;
use sp_core::H256;
use sp_runtime::{traits::One, DispatchError, FixedU128};

fn set_base(base: Balance) -> RuntimeCall {
	let price = RowPrice { base, per_byte: DEPOSIT_PER_BYTE };
	let key_value = RuntimeParameters::Deposits(Parameters::PerRow(PerRow, Some(price)));
	pallet_parameters::Call::<Runtime>::set_parameter { key_value }.into()
}

#[test]
fn deposit_should_come_back_as_it_was_placed_when_a_vote_changed_its_price_meanwhile() {
	let mut chain = Chain::development();
	let (owner, buyer) = (actor("Dave"), actor("Eve"));
	let number = register(&mut chain, &owner, "old-price");
	chain.does(&buyer, org(Call::follow { number }));
	let (paid, followed) = (chain.held(&owner.account), chain.held(&buyer.account));

	assert_ok!(carry(&mut chain, Body::Council, set_base(5 * UNIT)));
	let other = register(&mut chain, &owner, "new-price");
	let dearer = chain.held(&owner.account) - paid;
	assert!(dearer > paid + 4 * UNIT, "{dearer} is not the new price");
	chain.check();

	assert_ok!(carry(&mut chain, Body::Council, set_base(MILLI)));
	chain.does(&owner, org(Call::release { number: other }));
	assert_eq!(chain.held(&owner.account), paid);
	chain.does(&buyer, org(Call::unfollow { number }));
	assert_eq!(chain.held(&buyer.account), 0, "{followed} were held");
	// A move is paid at today's price, and gives back what was placed.
	chain.does(&owner, org(Call::offer_transfer { number, to: buyer.address() }));
	chain.does(&buyer, org(Call::accept_transfer { number }));
	assert_eq!(chain.held(&owner.account), 0);
	assert!(chain.held(&buyer.account) < paid);
	chain.check();
}

#[test]
fn parameter_should_be_refused_when_it_is_out_of_bounds_or_from_another_than_the_council() {
	let mut chain = Chain::development();
	let error: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
	let strip =
		|result: sp_runtime::DispatchResult| result.map_err(|error| codec::Encode::encode(&error));
	let refused = carry(&mut chain, Body::Council, set_base(1_000 * UNIT));
	assert_eq!(strip(refused), strip(Err(error)));
	let refused = carry(&mut chain, Body::Committee, set_base(UNIT));
	assert_eq!(refused, Err(DispatchError::BadOrigin));
	chain.is_refused(&actor("Alice"), set_base(UNIT), DispatchError::BadOrigin);
}

#[test]
fn treasury_should_be_filled_by_fees_and_spent_by_both_bodies_only() {
	let mut chain = Chain::local_testnet();
	let (dave, payee) = (actor("Dave"), actor("payee"));
	let treasury = TreasuryAccount::get();
	let before = (chain.balance(&treasury), chain.balance(&dave.account));
	let remark = frame_system::Call::<Runtime>::remark { remark: vec![0; 100] };
	chain.does(&dave, remark);
	let fee = before.1 - chain.balance(&dave.account);
	assert!(fee > 0);
	chain.advance(1);
	assert_eq!(chain.balance(&treasury), before.0 + fee);

	let spend = || {
		RuntimeCall::Balances(pallet_balances::Call::force_transfer {
			source: treasury.clone().into(),
			dest: payee.address(),
			value: 5 * UNIT,
		})
	};
	chain.is_refused(&dave, spend(), DispatchError::BadOrigin);
	assert_eq!(carry(&mut chain, Body::Council, spend()), Err(DispatchError::BadOrigin));
	assert_eq!(carry(&mut chain, Body::Committee, spend()), Err(DispatchError::BadOrigin));
	assert_eq!(chain.balance(&payee.account), 0);
	assert_ok!(carry_by_both(&mut chain, spend()));
	assert_eq!(chain.balance(&payee.account), 5 * UNIT);
}

#[test]
fn fee_multiplier_should_fall_with_empty_blocks_and_rise_with_full_ones() {
	let mut chain = Chain::development();
	let alice = actor("Alice");
	let multiplier = |chain: &mut Chain| chain.with(TransactionPayment::next_fee_multiplier);
	chain.advance(20);
	let empty = multiplier(&mut chain);
	assert!(empty < FixedU128::one());
	for nonce in 0..3u8 {
		// As many as the block takes.
		let call = || org(Call::commit { hash: H256::repeat_byte(nonce) });
		while chain.try_submit(&alice, call()).is_ok() {}
		chain.advance(1);
	}
	assert!(multiplier(&mut chain) > empty);
}

#[test]
fn tip_and_fee_should_leave_issuance_as_it_was() {
	let mut chain = Chain::development();
	let alice = actor("Alice");
	let issuance = chain.with(Balances::total_issuance);
	let call: RuntimeCall = org(Call::commit { hash: H256::zero() });
	let transaction = chain.with(|| alice.transaction(call, 0, UNIT));
	assert_ok!(chain.apply(transaction), Ok(()));
	chain.advance(1);
	assert_eq!(chain.with(Balances::total_issuance), issuance);
}
