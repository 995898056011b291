// SPDX-License-Identifier: Apache-2.0

use crate::mock::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn only_the_admin_should_change_the_set() {
	ExtBuilder::default().run(|| {
		let strangers = [
			RuntimeOrigin::none(),
			RuntimeOrigin::root(),
			RuntimeOrigin::signed(STRANGER),
			RuntimeOrigin::signed(ALICE),
			RuntimeOrigin::signed(EVE),
		];
		for origin in strangers {
			assert_noop!(ValidatorSet::add_validator(origin.clone(), EVE), BadOrigin);
			assert_noop!(ValidatorSet::remove_validator(origin, ALICE), BadOrigin);
		}
		assert_ok!(ValidatorSet::add_validator(admin(), EVE));
		assert_ok!(ValidatorSet::remove_validator(admin(), ALICE));
	});
}
