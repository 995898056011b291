// SPDX-License-Identifier: Apache-2.0

//! How many reads and writes a call of ours declares in its weight.
//!
//! A weight is one sum. Here the weight functions run with a database whose read and write cost so
//! much that both counts can be read off the sum again.

use hanse_runtime::{
	weights::{
		pallet_activities as group, pallet_asset_flow as flow, pallet_chips as chips,
		pallet_crowdfunding as crowd, pallet_org_numbers as org,
		pallet_validator_set as validators,
	},
	RuntimeCall,
};
use pallet_org_numbers::{Call, WeightInfo as _, MAX_CLOSED};
use pallet_validator_set::WeightInfo as _;

/// Far above what a call computes, in picoseconds.
const READ: u64 = 1_000_000_000_000;
/// Far above a thousand reads.
const WRITE: u64 = 1_000 * READ;

/// A runtime of nothing but that database.
mod probe {
	use super::{READ, WRITE};
	use frame_support::{derive_impl, parameter_types, weights::RuntimeDbWeight};

	#[frame_support::runtime]
	mod runtime {
		#[runtime::runtime]
		#[runtime::derive(
			RuntimeCall,
			RuntimeEvent,
			RuntimeError,
			RuntimeOrigin,
			RuntimeFreezeReason,
			RuntimeHoldReason,
			RuntimeSlashReason,
			RuntimeLockId,
			RuntimeTask
		)]
		pub struct Probe;

		#[runtime::pallet_index(0)]
		pub type System = frame_system;
	}

	parameter_types! {
		pub const CountableDb: RuntimeDbWeight = RuntimeDbWeight { read: READ, write: WRITE };
	}

	#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
	impl frame_system::Config for Probe {
		type Block = frame_system::mocking::MockBlock<Probe>;
		type DbWeight = CountableDb;
	}
}
use probe::Probe;

/// What a call may touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declared {
	pub reads: u64,
	pub writes: u64,
}

/// What a call of ours declares; `None` for the calls of others.
pub fn declared(call: &RuntimeCall) -> Option<Declared> {
	let weight = match call {
		RuntimeCall::OrgNumbers(call) => org_weight(call)?,
		RuntimeCall::Chips(call) => chips_weight(call)?,
		RuntimeCall::Crowdfunding(call) => crowd_weight(call)?,
		RuntimeCall::AssetFlow(call) => flow_weight(call)?,
		RuntimeCall::Activities(call) => group_weight(call)?,
		RuntimeCall::ValidatorSet(pallet_validator_set::Call::add_validator { .. }) => {
			validators::WeightInfo::<Probe>::add_validator(1)
		},
		RuntimeCall::ValidatorSet(pallet_validator_set::Call::remove_validator { .. }) => {
			validators::WeightInfo::<Probe>::remove_validator(1)
		},
		_ => return None,
	};
	let reads = weight.ref_time() % WRITE / READ;
	Some(Declared { reads, writes: weight.ref_time() / WRITE })
}

fn org_weight(call: &Call<hanse_runtime::Runtime>) -> Option<frame_support::weights::Weight> {
	use org::WeightInfo as W;
	let len = |bytes: &[u8]| bytes.len() as u32;
	macro_rules! weights {
		($($name:ident)*) => {
			match call {
				$(Call::$name { .. } => W::<Probe>::$name(),)*
				Call::publish { document, .. } => W::<Probe>::publish(len(&document.body)),
				Call::append_part { part, .. } => W::<Probe>::append_part(len(part)),
				Call::edit_publication { document, .. } =>
					W::<Probe>::edit_publication(len(&document.body)),
				Call::clear_history { count, .. } => W::<Probe>::clear_history(*count),
				Call::sell { .. } => W::<Probe>::sell(MAX_CLOSED),
				Call::buy { .. } => W::<Probe>::buy(MAX_CLOSED),
				Call::update_price { .. } => W::<Probe>::update_price(MAX_CLOSED),
				Call::clear_orders { ids } => W::<Probe>::clear_orders(ids.len() as u32),
				_ => return None,
			}
		};
	}
	Some(weights! {
		commit register register_for withdraw_commitment release set_profile retract_publication
		set_role remove_role reclaim_role follow unfollow set_primary clear_primary offer_transfer
		accept_transfer cancel_transfer set_recovery start_recovery object_to_recovery
		finish_recovery add_registrar remove_registrar grant_verification withdraw_verification
		reserve_handle unreserve_handle cancel_order match_orders withdraw_stranded start_auction
		bid settle_auction cancel_auction set_class set_currency
	})
}

fn chips_weight(
	call: &pallet_chips::Call<hanse_runtime::Runtime>,
) -> Option<frame_support::weights::Weight> {
	use chips::WeightInfo as W;
	use pallet_chips::{Call, RedemptionRuling, WeightInfo as _};
	macro_rules! weights {
		($($name:ident)*) => {
			match call {
				$(Call::$name { .. } => W::<Probe>::$name(),)*
				Call::issue_many { requests } => W::<Probe>::issue_many(requests.len() as u32),
				Call::rule_redemption { ruling: RedemptionRuling::Paid, .. } => {
					W::<Probe>::rule_redemption_paid()
				},
				Call::rule_redemption { ruling: RedemptionRuling::NotPaid, .. } => {
					W::<Probe>::rule_redemption_unpaid()
				},
				_ => return None,
			}
		};
	}
	Some(weights! {
		create_kind set_policy set_officer set_breaker admit_issuer remove_issuer set_allowance
		set_issuer_terms publish_bank_record withdraw_bank_record set_bond attest_reserve freeze thaw
		request_purchase request_purchase_for cancel_request expire_request attest confirm_receipt
		co_attest decline issue trigger_issue release_issue refuse_issue veto confirm_refund complain
		record_silence rule_complaint request_redemption accept_redemption pay_out
		refuse_redemption return_redemption withdraw_chips reclaim_bond
	})
}

fn crowd_weight(
	call: &pallet_crowdfunding::Call<hanse_runtime::Runtime>,
) -> Option<frame_support::weights::Weight> {
	use crowd::WeightInfo as W;
	use pallet_crowdfunding::{Call, WeightInfo as _};
	macro_rules! weights {
		($($name:ident)*) => {
			match call {
				$(Call::$name { .. } => W::<Probe>::$name(),)*
				Call::add_holders { holders, .. } => {
					W::<Probe>::add_holders(holders.len() as u32)
				},
				Call::countersign { certificates } => {
					W::<Probe>::countersign(certificates.len() as u32)
				},
				Call::post_offering { text, .. } => {
					W::<Probe>::post_offering(text.len() as u32)
				},
				Call::settle_pledges { users, .. } => {
					let users = users.len() as u32;
					W::<Probe>::settle_pledges(users).max(W::<Probe>::return_pledges(users))
				},
				Call::close_offering { .. } => {
					W::<Probe>::close_offering().max(W::<Probe>::cancel_offering())
				},
				Call::clear_snapshots { snapshots, .. } => {
					W::<Probe>::clear_snapshots(snapshots.len() as u32)
				},
				_ => return None,
			}
		};
	}
	Some(weights! {
		admit_platform remove_platform set_syndication choose clear_choice admit_authority
		update_authority remove_authority set_prf_version register_user confirm_identity
		resolve_conflict update_identity retag_user erase_identity recover_account freeze_user
		thaw_user set_trading_key approve_trading_key cancel_trading_key unlock_trading
		register_asset activate_asset withdraw_asset update_attributes freeze_holding thaw_holding
		force_transfer revoke_certificate refresh_certificate pledge fill record_trade
		cancel_offering freeze_offering thaw_offering withdraw_pledge pay_proceeds
		pay_fees declare_distribution claim_distribution close_distribution
	})
}

fn flow_weight(
	call: &pallet_asset_flow::Call<hanse_runtime::Runtime>,
) -> Option<frame_support::weights::Weight> {
	use flow::WeightInfo as W;
	use pallet_asset_flow::{Call, WeightInfo as _, MAX_BATCH};
	macro_rules! weights {
		($($name:ident)*) => {
			match call {
				$(Call::$name { .. } => W::<Probe>::$name(),)*
				Call::open_table { others, .. } => W::<Probe>::open_table(others.len() as u32),
				Call::append { .. } => W::<Probe>::append().saturating_add(W::<Probe>::close()),
				Call::append_many { entries, .. } => {
					W::<Probe>::append_many(entries.len() as u32)
						.saturating_add(W::<Probe>::close())
				},
				Call::seal_incomplete { .. } => {
					W::<Probe>::seal_incomplete().max(W::<Probe>::seal_in_full())
				},
				Call::clear_clients { limit, .. } => {
					W::<Probe>::clear_clients((*limit).min(MAX_BATCH))
				},
				_ => return None,
			}
		};
	}
	Some(weights! {
		admit_server set_desk suspend_server reinstate_server remove_server close receipt
		report_server report_client retire_table
	})
}

fn group_weight(
	call: &pallet_activities::Call<hanse_runtime::Runtime>,
) -> Option<frame_support::weights::Weight> {
	use group::WeightInfo as W;
	use pallet_activities::{Call, WeightInfo as _, MAX_CLEARED, MAX_SUPERVISORS};
	macro_rules! weights {
		($($name:ident)*) => {
			match call {
				$(Call::$name { .. } => W::<Probe>::$name(),)*
				Call::register_kind { supervisors, .. } => {
					W::<Probe>::register_kind(supervisors.len() as u32)
				},
				Call::open_activity { parties, .. } => {
					W::<Probe>::open_activity(parties.len() as u32, MAX_SUPERVISORS)
				},
				Call::acknowledge { signed } => {
					W::<Probe>::acknowledge(signed.entries.len() as u32)
				},
				Call::clear { limit, .. } => W::<Probe>::clear((*limit).min(MAX_CLEARED)),
				_ => return None,
			}
		};
	}
	Some(weights! {
		register_node rotate_keys set_org remove_node ask_host answer_guest register_thing
		offer_thing take_thing retire_thing retire_kind allow disallow consent decline add_member
		remove_member leave raise_epoch publish publish_many purge make_statement
		countersign_statement revoke_statement close
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_support::weights::Weight;

	#[test]
	fn counts_should_be_read_off_the_weight() {
		let call = RuntimeCall::OrgNumbers(Call::commit { hash: Default::default() });
		let found = declared(&call).unwrap();
		assert!(found.reads > 0 && found.writes > 0 && found.writes < 100, "{found:?}");
		let weight = Weight::from_parts(45_000_000, 0)
			.saturating_add(<Probe as frame_system::Config>::DbWeight::get().reads_writes(7, 3));
		assert_eq!(weight.ref_time() % WRITE / READ, 7);
		assert_eq!(weight.ref_time() / WRITE, 3);
	}
}
