// SPDX-License-Identifier: Apache-2.0

//! Nonces of transactions of this node that are on their way.
//!
//! While the pool turns to a new block it may not show a transaction that it took a moment before. The
//! nonce that it names as the next one is then that of a transaction which it has, and of two with the
//! same nonce one never gets in: what it was to do would wait until its time is over.

use hanse_runtime::{AccountId, Nonce};
use std::{
	collections::BTreeSet,
	sync::{Mutex, MutexGuard, PoisonError},
};

/// The transactions that are on their way.
#[derive(Default)]
pub struct UnderWay(Mutex<BTreeSet<(AccountId, Nonce)>>);

impl UnderWay {
	fn nonces(&self) -> MutexGuard<'_, BTreeSet<(AccountId, Nonce)>> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// The first nonce of an account from `next` on that none of them has. If the pool lost one this is
	/// its nonce, for which those behind it wait.
	pub fn free(&self, account: &AccountId, next: Nonce) -> Nonce {
		let nonces = self.nonces();
		let is_free = |nonce: &Nonce| !nonces.contains(&(account.clone(), *nonce));
		(next..).find(is_free).unwrap_or(next)
	}

	/// Notes one, until what is returned is dropped.
	pub fn note(&self, account: AccountId, nonce: Nonce) -> OneUnderWay<'_> {
		let one = (account, nonce);
		self.nonces().insert(one.clone());
		OneUnderWay { all: self, one }
	}
}

/// A transaction on its way.
pub struct OneUnderWay<'a> {
	all: &'a UnderWay,
	one: (AccountId, Nonce),
}

impl Drop for OneUnderWay<'_> {
	fn drop(&mut self) {
		self.all.nonces().remove(&self.one);
	}
}
