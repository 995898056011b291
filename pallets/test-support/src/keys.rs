// SPDX-License-Identifier: Apache-2.0

//! People by name.

use sp_core::{sr25519, Pair};
use sp_runtime::AccountId32;
use std::{cell::RefCell, collections::BTreeMap};

thread_local! {
	static PAIRS: RefCell<BTreeMap<String, sr25519::Pair>> = const { RefCell::new(BTreeMap::new()) };
}

/// The key pair of this name. Derived once: that takes a millisecond, which storms of calls would
/// feel.
pub fn pair(name: &str) -> sr25519::Pair {
	let derive = || sr25519::Pair::from_string(&format!("//{name}"), None).unwrap();
	PAIRS.with_borrow_mut(|pairs| pairs.entry(name.into()).or_insert_with(derive).clone())
}

/// The account of this name.
pub fn account(name: &str) -> AccountId32 {
	pair(name).public().into()
}
