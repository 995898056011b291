// SPDX-License-Identifier: Apache-2.0

//! The chain as the database of one node has it, which may have to be fetched again.

use super::{
	chain::{State, GENESIS},
	World,
};
use crate::chain::Chain;
use sp_core::H256;
use std::sync::{Arc, Mutex};

pub struct Sight {
	world: World,
	/// Where it ends, if that is not where the chain is.
	ends: Mutex<Option<Arc<State>>>,
}

impl Sight {
	pub fn of(world: World) -> Self {
		Self { world, ends: Mutex::default() }
	}

	/// The database ends with this state from now on.
	pub fn end(&self, state: Arc<State>) {
		*self.ends.lock().unwrap() = Some(state);
	}

	/// All was fetched again.
	pub fn catch_up(&self) {
		*self.ends.lock().unwrap() = None;
	}
}

impl Chain for Sight {
	type State = Arc<State>;

	fn genesis(&self) -> H256 {
		GENESIS
	}

	fn state(&self) -> Arc<State> {
		self.ends.lock().unwrap().clone().unwrap_or_else(|| self.world.state())
	}
}
