// SPDX-License-Identifier: Apache-2.0

//! Where money goes, and that native tokens and chips are one kind of thing to the pallets.

use super::*;
use configs::fees::FeesOfBlock;
use configs::money::{Currency, Money, MoneyHolds, TreasuryAccount};
use constants::*;
use frame_support::{
	assert_noop, assert_ok,
	traits::{
		fungibles::{roles::Inspect as _, Inspect, InspectHold, Mutate, MutateHold},
		tokens::{Precision, Preservation},
	},
};
use hanse_support::deposit::RowPrice;
use Sr25519Keyring::*;

/// The one kind of chips in these tests.
const EUR: AssetId = 0;
const CHIPS: Currency = Currency::WithId(EUR);

fn policy() -> pallet_chips::Policy<Balance, BlockNumber> {
	pallet_chips::Policy {
		rate: 1.into(),
		fee: Default::default(),
		per_transaction: 1_000,
		per_day: 1_000,
		total: 1_000,
		large_from: 1_000,
		large_from_at_node: 1_000,
		attesters: 1,
		veto_window: 1,
		reserve_lifetime: DAYS,
	}
}

fn with_chips() -> sp_io::TestExternalities {
	let mut ext = local();
	ext.execute_with(|| {
		assert_ok!(by_council(pallet_chips::Call::create_kind {
			currency: pallet_chips::CurrencyCode(*b"EUR"),
			policy: policy(),
			auditor: Dave.to_account_id().into(),
		}));
		assert_ok!(<Assets as Mutate<AccountId>>::mint_into(EUR, &Alice.to_account_id(), 1_000));
	});
	ext
}

#[test]
fn the_fees_of_a_block_should_go_to_the_treasury_when_it_ends() {
	local().execute_with(|| {
		let issuance = Balances::total_issuance();
		let treasury = Balances::free_balance(TreasuryAccount::get());
		let alice = Balances::free_balance(Alice.to_account_id());
		assert_ok!(outcome(Alice, a_remark()));
		let fee = alice - Balances::free_balance(Alice.to_account_id());
		assert!(fee > 0);
		assert_ok!(outcome(Alice, a_remark()));
		let fees = alice - Balances::free_balance(Alice.to_account_id());
		assert!(fees > fee);
		assert_eq!(Balances::free_balance(TreasuryAccount::get()), treasury);
		assert_eq!(Balances::total_issuance(), issuance, "fees on their way are money as well");
		next_block();
		assert_eq!(Balances::free_balance(TreasuryAccount::get()), treasury + fees);
		assert_eq!(Balances::total_issuance(), issuance);
		assert!(!FeesOfBlock::exists());
	});
}

#[test]
fn dust_should_go_to_the_treasury() {
	local().execute_with(|| {
		let issuance = Balances::total_issuance();
		let newcomer = AccountId::new([9; 32]);
		assert_ok!(by_both(pallet_balances::Call::force_transfer {
			source: Alice.to_account_id().into(),
			dest: newcomer.clone().into(),
			value: EXISTENTIAL_DEPOSIT,
		}));
		let treasury = Balances::free_balance(TreasuryAccount::get());
		assert_ok!(by_both(pallet_balances::Call::force_transfer {
			source: newcomer.clone().into(),
			dest: Alice.to_account_id().into(),
			value: EXISTENTIAL_DEPOSIT / 2,
		}));
		assert_eq!(
			Balances::free_balance(TreasuryAccount::get()),
			treasury + EXISTENTIAL_DEPOSIT / 2
		);
		assert_eq!(Balances::total_issuance(), issuance);
		assert_eq!(System::providers(&newcomer), 0);
	});
}

#[test]
fn the_treasury_should_be_spent_by_both_bodies_and_by_nobody_else() {
	local().execute_with(|| {
		let spend = || pallet_balances::Call::force_transfer {
			source: TreasuryAccount::get().into(),
			dest: Bob.to_account_id().into(),
			value: UNIT,
		};
		assert_eq!(outcome(Alice, spend()), Err(DispatchError::BadOrigin));
		assert_eq!(by_council(spend()), Err(DispatchError::BadOrigin));
		assert_eq!(by_committee(spend()), Err(DispatchError::BadOrigin));
		let bob = Balances::free_balance(Bob.to_account_id());
		assert_ok!(by_both(spend()));
		assert_eq!(Balances::free_balance(Bob.to_account_id()), bob + UNIT);
	});
}

#[test]
fn native_tokens_and_chips_should_be_one_ledger() {
	with_chips().execute_with(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		for (currency, amount) in [(Currency::Native, UNIT), (CHIPS, 100)] {
			let before = <Money as Inspect<AccountId>>::balance(currency.clone(), &bob);
			assert_ok!(<Money as Mutate<AccountId>>::transfer(
				currency.clone(),
				&alice,
				&bob,
				amount,
				Preservation::Preserve,
			));
			assert_eq!(
				<Money as Inspect<AccountId>>::balance(currency.clone(), &bob),
				before + amount
			);

			let reason = RuntimeHoldReason::OrgNumbers(pallet_org_numbers::HoldReason::Number);
			assert_ok!(<MoneyHolds as MutateHold<AccountId>>::hold(
				currency.clone(),
				&reason,
				&bob,
				amount / 2,
			));
			assert_eq!(
				<MoneyHolds as InspectHold<AccountId>>::balance_on_hold(
					currency.clone(),
					&reason,
					&bob
				),
				amount / 2
			);
			assert_eq!(
				<Money as Inspect<AccountId>>::balance(currency.clone(), &bob),
				before + amount / 2
			);
			assert_ok!(<MoneyHolds as MutateHold<AccountId>>::release(
				currency.clone(),
				&reason,
				&bob,
				amount / 2,
				Precision::Exact,
			));
			assert_eq!(<Money as Inspect<AccountId>>::balance(currency, &bob), before + amount);
		}
	});
}

#[test]
fn accounts_should_move_chips_but_never_make_or_burn_them() {
	with_chips().execute_with(|| {
		let id = codec::Compact(EUR);
		let bob = Bob.to_account_id();
		let transfer = pallet_assets::Call::transfer { id, target: bob.clone().into(), amount: 10 };
		assert_ok!(outcome(Alice, transfer));
		let approve =
			pallet_assets::Call::approve_transfer { id, delegate: bob.clone().into(), amount: 5 };
		assert_ok!(outcome(Alice, approve));
		let cancel = pallet_assets::Call::cancel_approval { id, delegate: bob.clone().into() };
		assert_ok!(outcome(Alice, cancel));

		let supply = <Assets as Inspect<AccountId>>::total_issuance(EUR);
		let closed: Vec<pallet_assets::Call<Runtime>> = vec![
			pallet_assets::Call::create {
				id: codec::Compact(8),
				admin: bob.clone().into(),
				min_balance: 1,
			},
			pallet_assets::Call::mint { id, beneficiary: bob.clone().into(), amount: 1 },
			pallet_assets::Call::burn { id, who: bob.clone().into(), amount: 1 },
			pallet_assets::Call::refund { id, allow_burn: true },
			pallet_assets::Call::refund_other { id, who: bob.clone().into() },
			pallet_assets::Call::freeze { id, who: bob.clone().into() },
			pallet_assets::Call::start_destroy { id },
			pallet_assets::Call::set_team {
				id,
				issuer: bob.clone().into(),
				admin: bob.clone().into(),
				freezer: bob.clone().into(),
			},
			pallet_assets::Call::block { id, who: bob.clone().into() },
			pallet_assets::Call::thaw { id, who: bob.clone().into() },
			pallet_assets::Call::freeze_asset { id },
			pallet_assets::Call::force_transfer {
				id,
				source: bob.clone().into(),
				dest: Alice.to_account_id().into(),
				amount: 1,
			},
			pallet_assets::Call::transfer_ownership { id, owner: bob.clone().into() },
			pallet_assets::Call::set_metadata {
				id,
				name: b"Euro".to_vec(),
				symbol: b"EUR".to_vec(),
				decimals: 2,
			},
			// Rows without chips in them would be free of deposit.
			pallet_assets::Call::touch { id },
			pallet_assets::Call::touch_other { id, who: Ferdie.to_account_id().into() },
		];
		for call in closed {
			assert_eq!(outcome(Bob, call), Err(FILTERED));
		}
		// Not even both bodies make a kind of chips by hand.
		assert_eq!(
			by_both(pallet_assets::Call::force_create {
				id: codec::Compact(8),
				owner: bob.into(),
				is_sufficient: true,
				min_balance: 1,
			}),
			Err(DispatchError::BadOrigin)
		);
		// And who mints or bars in the ledger has no key.
		let pallet = Chips::pallet_account();
		assert_eq!(Assets::issuer(EUR), Some(pallet.clone()));
		assert_eq!(Assets::freezer(EUR), Some(pallet));
		assert_eq!(<Assets as Inspect<AccountId>>::total_issuance(EUR), supply);
	});
}

#[test]
fn a_frozen_account_should_be_barred_in_the_ledger_and_leave_nothing_there_once_thawed() {
	with_chips().execute_with(|| {
		let id = codec::Compact(EUR);
		let (bob, alice) = (Bob.to_account_id(), Alice.to_account_id());
		let pay = |to: &AccountId, amount| pallet_assets::Call::transfer {
			id,
			target: to.clone().into(),
			amount,
		};
		let bar = |who: &AccountId| {
			by_council(pallet_chips::Call::freeze { kind: EUR, who: who.clone().into() })
		};
		let admit = |who: &AccountId| {
			by_council(pallet_chips::Call::thaw { kind: EUR, who: who.clone().into() })
		};
		let row = |who: &AccountId| pallet_assets::Account::<Runtime>::get(EUR, who);

		// Without chips: an account is opened in the ledger to be barred.
		assert_ok!(bar(&bob));
		assert_eq!(outcome(Alice, pay(&bob, 10)), Err(sp_runtime::TokenError::Blocked.into()));
		assert_ok!(admit(&bob));
		assert!(row(&bob).is_none());
		assert_ok!(outcome(Alice, pay(&bob, 10)));
		// With chips: they stay.
		assert_ok!(bar(&bob));
		assert!(outcome(Bob, pay(&alice, 1)).is_err());
		assert!(outcome(Alice, pay(&bob, 1)).is_err());
		assert_ok!(admit(&bob));
		assert_ok!(outcome(Bob, pay(&alice, 10)));
		assert!(row(&bob).is_none());
		assert_eq!(<Assets as Inspect<AccountId>>::total_issuance(EUR), 1_000);
		// Nothing was reserved of anybody for it.
		assert_eq!(Balances::reserved_balance(Chips::pallet_account()), 0);
	});
}

#[test]
fn a_deposit_should_come_back_as_it_was_placed_when_prices_change() {
	use configs::parameters::{dynamic_params::deposits, RuntimeParameters};
	local().execute_with(|| {
		let bob = Bob.to_account_id();
		let held = || Balances::reserved_balance(&bob);
		assert_ok!(outcome(Bob, pallet_org_numbers::Call::commit { hash: H256::repeat_byte(1) }));
		let placed = held();
		assert!(placed > 0);
		assert_ok!(by_council(pallet_parameters::Call::set_parameter {
			key_value: RuntimeParameters::Deposits(deposits::Parameters::PerRow(
				deposits::PerRow,
				Some(RowPrice { base: 5 * UNIT, per_byte: MICRO }),
			)),
		}));
		assert_eq!(held(), placed);
		assert_ok!(outcome(Bob, pallet_org_numbers::Call::withdraw_commitment {}));
		assert_eq!(held(), 0);
		assert_ok!(outcome(Bob, pallet_org_numbers::Call::commit { hash: H256::repeat_byte(2) }));
		assert!(held() > placed);
		assert_noop!(
			<MoneyHolds as MutateHold<AccountId>>::release(
				Currency::Native,
				&RuntimeHoldReason::OrgNumbers(pallet_org_numbers::HoldReason::Number),
				&bob,
				1,
				Precision::Exact,
			),
			sp_runtime::TokenError::FundsUnavailable
		);
	});
}
