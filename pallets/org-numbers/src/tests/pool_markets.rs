// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

fn set_class(
	origin: Origin,
	class: ClassId,
	criteria: Option<Criteria>,
) -> sp_runtime::DispatchResult {
	dispatch(origin, Call::set_class { class, criteria })
}

fn set_currency(currency: Coin, least_price: Option<u128>) -> sp_runtime::DispatchResult {
	dispatch(Origin::root(), Call::set_currency { currency, least_price })
}

#[test]
fn class_should_be_defined_changed_and_ended_by_governance_only() {
	ExtBuilder::default().execute(|| {
		let criteria = Some(Criteria { min_followers: 7, ..Default::default() });
		assert_noop!(set_class(signed(&alice()), 1, criteria), BadOrigin);
		assert_ok!(set_class(Origin::root(), MAX_CLASSES - 1, criteria));
		assert_eq!(OrgNumbers::class(MAX_CLASSES - 1), criteria);
		let none = Error::<Test>::ClassNotFound;
		assert_noop!(set_class(Origin::root(), MAX_CLASSES, criteria), none);
		System::reset_events();
		assert_ok!(set_class(Origin::root(), MAX_CLASSES - 1, None));
		assert_eq!(OrgNumbers::class(MAX_CLASSES - 1), None);
		assert_eq!(events(), [Event::ClassSet { class: MAX_CLASSES - 1, criteria: None }]);
	});
}

#[test]
fn currency_should_be_taken_and_dropped_by_governance_only() {
	ExtBuilder::default().execute(|| {
		let call = Call::set_currency { currency: NATIVE, least_price: Some(5) };
		assert_noop!(dispatch(signed(&alice()), call), BadOrigin);
		assert_noop!(set_currency(NATIVE, Some(0)), Error::<Test>::PriceTooLow);
		assert_ok!(set_currency(NATIVE, Some(5)));
		let event = Event::CurrencySet { currency: NATIVE, least_price: Some(5) };
		assert_eq!(events(), [event]);
		assert_eq!(OrgNumbers::least_price(NATIVE), Some(5));
		assert_ok!(set_currency(NATIVE, None));
		assert_eq!(OrgNumbers::least_price(NATIVE), None);
	});
}

#[test]
fn open_orders_should_stay_when_the_currency_is_no_longer_taken() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let bid = buy(&bob(), bid_for(FOLLOWED, 500));
		let listing = sell(&alice(), number, ask(400, &[]));
		assert_ok!(set_currency(NATIVE, None));
		let call = Call::buy { terms: bid_on(number, 500) };
		refused(&charlie(), call, Error::<Test>::CurrencyNotAccepted);
		assert_ok!(OrgNumbers::follow(signed(&dave()), number));
		let poke = Call::match_orders { sell: listing, buy: bid };
		assert_ok!(dispatch(signed(&dave()), poke));
		assert_eq!(owner_of(number), bob());
	});
}

#[test]
fn listing_should_not_match_by_a_class_that_asks_for_more_now() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let listing = sell(&alice(), number, ask(400, &[SHORT]));
		let stricter = Criteria { max_handle_len: Some(4), ..Default::default() };
		assert_ok!(set_class(Origin::root(), SHORT, Some(stricter)));
		System::reset_events();
		buy(&bob(), bid_for(SHORT, 500));
		assert_eq!(closings(), [(listing, CloseReason::Unfit)]);
		assert_eq!(owner_of(number), alice());
	});
}

#[test]
fn classes_of_a_number_should_be_those_that_it_fits_now() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		assert_eq!(OrgNumbers::classes_of(number), [CATEGORY, SHORT]);
		assert_ok!(OrgNumbers::follow(signed(&bob()), number));
		assert_eq!(OrgNumbers::classes_of(number), [CATEGORY, SHORT, FOLLOWED]);
		let long = register(&bob(), "kontor");
		assert_eq!(OrgNumbers::classes_of(long), [CATEGORY]);
	});
}
