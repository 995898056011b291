// SPDX-License-Identifier: Apache-2.0

mod append_part;
mod broken_invariants;
mod commit;
mod edit_publication;
mod follow;
mod handles;
mod invariants;
mod numbers;
mod origins;
mod pool_auctions;
mod pool_markets;
mod pool_matching;
mod pool_orders;
mod pool_settlement;
mod pool_views;
mod primary;
mod publish;
mod recovery;
mod register;
mod register_for;
mod registrars;
mod release;
mod retract_publication;
mod roles;
mod set_profile;
mod transfer;
mod views;

/// Base and one unit a byte, as the mock prices rows.
const fn price(bytes: u128) -> u128 {
	100 + bytes
}
