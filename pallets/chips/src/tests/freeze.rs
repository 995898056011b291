// SPDX-License-Identifier: Apache-2.0

//! `freeze` and `thaw`: in the pallet and in the ledger, whatever the account has.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, traits::fungibles::Mutate};
use hanse_support::Standing;
use pallet_assets::Error as LedgerError;
use sp_runtime::{AccountId32, DispatchError, DispatchResult};

fn bar(who: &AccountId32) -> Call<Test> {
	Call::freeze { kind: EUR, who: who.clone() }
}

fn release(who: &AccountId32) -> Call<Test> {
	Call::thaw { kind: EUR, who: who.clone() }
}

fn send(from: &AccountId32, to: &AccountId32, amount: u128) -> DispatchResult {
	Assets::transfer(signed(from), EUR, to.clone(), amount)
}

fn has_asset_account(who: &AccountId32) -> bool {
	pallet_assets::Account::<Test>::contains_key(EUR, who)
}

fn may_pay_and_be_paid(who: &AccountId32) -> (bool, bool) {
	(Chips::may_pay(&EUR, who), Chips::may_receive(&EUR, who))
}

#[test]
fn holder_should_neither_pay_nor_be_paid_while_frozen() {
	ExtBuilder::default().node().build_and_execute(|| {
		buy(&alice(), 500);
		buy(&bob(), 500);
		events();
		freeze(&alice());
		let since = System::block_number();
		assert_eq!(Frozen::<Test>::get(EUR, alice()), Some(since));
		assert_eq!(events(), [Event::AccountFrozen { kind: EUR, who: alice() }]);
		assert_eq!(may_pay_and_be_paid(&alice()), (false, false));
		assert_eq!(may_pay_and_be_paid(&bob()), (true, true));
		assert_noop!(send(&alice(), &bob(), 1), LedgerError::<Test>::Frozen);
		assert!(send(&bob(), &alice(), 1).is_err());
		assert!(<Assets as Mutate<_>>::mint_into(EUR, &alice(), 1).is_err());

		thaw(&alice());
		assert_eq!(Frozen::<Test>::get(EUR, alice()), None);
		assert_eq!(events(), [Event::AccountThawed { kind: EUR, who: alice() }]);
		assert_eq!(may_pay_and_be_paid(&alice()), (true, true));
		assert_ok!(send(&alice(), &bob(), 1));
		assert_ok!(send(&bob(), &alice(), 2));
		assert_eq!((chips(&alice()), chips(&bob())), (501, 499));
	});
}

#[test]
fn stranger_should_be_barred_and_leave_nothing_behind_when_thawed() {
	ExtBuilder::default().node().build_and_execute(|| {
		buy(&bob(), 500);
		for who in [pauper(), alice()] {
			assert!(!has_asset_account(&who));
			freeze(&who);
			assert!(has_asset_account(&who));
			assert!(send(&bob(), &who, 10).is_err());
			thaw(&who);
			assert!(!has_asset_account(&who));
			// What it receives now keeps the account alive.
			assert_ok!(send(&bob(), &who, 10));
			assert_eq!(System::account(&who).sufficients, 1);
		}
		assert_eq!(free(&pauper()), 0);
	});
}

#[test]
fn account_should_be_frozen_when_it_has_chips_in_escrow_and_requests_open() {
	ExtBuilder::default().node().build_and_execute(|| {
		buy(&alice(), 500);
		let open = request(&alice(), 100);
		redeem(&alice(), 499);
		assert_eq!((chips(&alice()), escrow()), (1, 499));
		freeze(&alice());
		assert_noop!(send(&alice(), &bob(), 1), LedgerError::<Test>::Frozen);
		// Withdrawing what nobody paid for moves no chips.
		by(&alice(), Call::cancel_request { request: open });
		let purchase = Call::request_purchase { purchase: purchase(&alice(), 100) };
		refused(&alice(), purchase, Error::<Test>::AccountFrozen);
		thaw(&alice());
		assert_eq!((chips(&alice()), escrow()), (1, 499));
		assert!(has_asset_account(&alice()));
		request(&alice(), 100);
	});
}

#[test]
fn kinds_should_be_frozen_apart() {
	ExtBuilder::default().kind().build_and_execute(|| {
		let (policy, auditor) = (policy(), auditor());
		root(Call::create_kind { currency: CurrencyCode(*b"USD"), policy, auditor });
		freeze(&alice());
		assert!(Chips::may_pay(&(EUR + 1), &alice()));
		let other = Call::thaw { kind: EUR + 1, who: alice() };
		refused(&freezer(), other, Error::<Test>::NotFrozen);
		by(&freezer(), Call::freeze { kind: EUR + 1, who: alice() });
		thaw(&alice());
		assert_eq!(may_pay_and_be_paid(&alice()), (true, true));
		assert!(!Chips::may_receive(&(EUR + 1), &alice()));
	});
}

#[test]
fn everybody_should_be_in_good_standing_where_there_is_no_kind() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(may_pay_and_be_paid(&alice()), (true, true));
	});
}

#[test]
fn freezing_should_be_refused_when_it_changes_nothing() {
	ExtBuilder::default().kind().build_and_execute(|| {
		refused(&freezer(), release(&alice()), Error::<Test>::NotFrozen);
		freeze(&alice());
		refused(&freezer(), bar(&alice()), Error::<Test>::AlreadyFrozen);
		root_refused(bar(&alice()), Error::<Test>::AlreadyFrozen);
		root(release(&alice()));
		root_refused(release(&alice()), Error::<Test>::NotFrozen);
		root(bar(&alice()));
	});
}

#[test]
fn freezing_should_be_refused_when_the_account_is_the_pallets() {
	ExtBuilder::default().kind().build_and_execute(|| {
		let own = bar(&Chips::pallet_account());
		refused(&freezer(), own, Error::<Test>::OwnAccount);
		// Offices are no shield.
		for who in [freezer(), pauser(), refiller(), auditor()] {
			freeze(&who);
		}
		thaw(&freezer());
	});
}

#[test]
fn freezing_should_be_refused_when_there_is_no_such_kind() {
	ExtBuilder::default().kind().build_and_execute(|| {
		let kind = EUR + 1;
		let not_found = Error::<Test>::KindNotFound;
		refused(&freezer(), Call::freeze { kind, who: alice() }, not_found);
		let thaw = Call::thaw { kind, who: alice() };
		refused(&freezer(), thaw, Error::<Test>::KindNotFound);
	});
}

#[test]
fn freezing_should_be_refused_when_not_the_freezer_or_governance_does_it() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		freeze(&bob());
		for who in [alice(), bob(), issuer(), auditor(), refiller(), pauser()] {
			refused(&who, bar(&alice()), Error::<Test>::NotAuthorised);
			refused(&who, release(&bob()), Error::<Test>::NotAuthorised);
		}
		for call in [bar(&alice()), release(&bob())] {
			let outcome = dispatch(Origin::none(), call);
			assert_eq!(outcome, Err(DispatchError::BadOrigin));
		}
	});
}
