// SPDX-License-Identifier: Apache-2.0

mod assets;
mod authorities;
mod broken_invariants;
mod certificates;
mod distributions;
mod eligibility;
mod fills;
mod force_transfer;
mod holdings;
mod identities;
mod invariants;
mod offerings;
mod origins;
mod payloads;
mod platforms;
mod pledges;
mod record_trade;
mod recovery;
mod register_user;
mod ripe;
mod settlement;
mod storm;
mod syndication;
mod trading_key;
mod views;
