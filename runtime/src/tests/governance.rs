// SPDX-License-Identifier: Apache-2.0

//! Two bodies agree, neither can act alone; parameters keep to their bounds.

use super::*;
use configs::{
	governance::MajorityUnopposed,
	parameters::{dynamic_params, Bounds, *},
};
use constants::*;
use frame_support::{assert_ok, traits::Get, weights::Weight};
use hanse_support::deposit::RowPrice;
use pallet_chips::Terms;
use pallet_collective::DefaultVote;
use sp_runtime::Permill;
use Sr25519Keyring::*;

/// A call that only Root may make, and whether it was made.
fn rooted() -> RuntimeCall {
	frame_system::Call::set_storage { items: vec![(b"seen".to_vec(), b"yes".to_vec())] }.into()
}

fn was_made() -> bool {
	sp_io::storage::get(b"seen").is_some()
}

fn whitelist(call: &RuntimeCall) -> RuntimeCall {
	pallet_whitelist::Call::whitelist_call { call_hash: hash_of(call) }.into()
}

fn hash_of(call: &RuntimeCall) -> Hash {
	sp_io::hashing::blake2_256(&call.encode()).into()
}

fn dispatch_whitelisted(call: &RuntimeCall) -> RuntimeCall {
	let call = Box::new(call.clone());
	pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { call }.into()
}

/// A motion of the council from proposal to close, with the ayes of `ayes`.
fn council_motion(motion: RuntimeCall, ayes: &[Sr25519Keyring]) -> DispatchResult {
	let length = motion.encoded_size() as u32;
	let (proposal_hash, index) = (hash_of(&motion), 0);
	outcome(
		ayes[0],
		pallet_collective::Call::<Runtime, CouncilInstance>::propose {
			threshold: 4,
			proposal: Box::new(motion),
			length_bound: length,
		},
	)?;
	for aye in ayes {
		outcome(
			*aye,
			pallet_collective::Call::<Runtime, CouncilInstance>::vote {
				proposal: proposal_hash,
				index,
				approve: true,
			},
		)?;
	}
	outcome(
		ayes[0],
		pallet_collective::Call::<Runtime, CouncilInstance>::close {
			proposal_hash,
			index,
			proposal_weight_bound: Weight::from_parts(100_000_000_000, 1_000_000),
			length_bound: length,
		},
	)
}

#[test]
fn both_bodies_together_should_act_as_root() {
	local().execute_with(|| {
		assert_ok!(by_committee(whitelist(&rooted())));
		let motion = dispatch_whitelisted(&rooted());
		assert_ok!(council_motion(motion, &[Alice, Bob, Charlie, Dave]));
		assert!(was_made());
	});
}

#[test]
fn the_council_alone_should_not_act_as_root() {
	local().execute_with(|| {
		// It is deferred until the committee agrees; nobody else can bring it to pass.
		assert_ok!(by_council(dispatch_whitelisted(&rooted())));
		assert!(!was_made());
		assert!(outcome(Ferdie, dispatch_whitelisted(&rooted())).is_err());
		assert!(!was_made());
		assert_eq!(by_council(rooted()), Err(DispatchError::BadOrigin));
		assert_eq!(by_council(whitelist(&rooted())), Err(DispatchError::BadOrigin));
	});
}

#[test]
fn the_committee_alone_should_not_act_as_root() {
	local().execute_with(|| {
		assert_ok!(by_committee(whitelist(&rooted())));
		assert_eq!(by_committee(rooted()), Err(DispatchError::BadOrigin));
		assert!(by_committee(dispatch_whitelisted(&rooted())).is_err());
		assert!(!was_made());
	});
}

#[test]
fn three_of_five_should_not_close_a_motion_before_its_time() {
	local().execute_with(|| {
		assert_ok!(by_committee(whitelist(&rooted())));
		let motion = dispatch_whitelisted(&rooted());
		assert!(council_motion(motion, &[Alice, Bob, Charlie]).is_err());
		assert!(!was_made());
	});
}

#[test]
fn a_motion_should_pass_in_time_when_a_key_is_lost_and_nobody_objects() {
	// Three of five for it: the two that are silent are counted in.
	assert!(MajorityUnopposed::default_vote(None, 3, 0, 5));
	// Half of all seats is no majority, whatever the prime says.
	assert!(!MajorityUnopposed::default_vote(Some(true), 2, 0, 4));
	assert!(!MajorityUnopposed::default_vote(None, 0, 0, 0));

	local().execute_with(|| {
		set(governance(MotionBounds::LEAST)).unwrap();
		assert_ok!(by_committee(whitelist(&rooted())));
		let motion = dispatch_whitelisted(&rooted());
		let length_bound = motion.encoded_size() as u32;
		let proposal_hash = hash_of(&motion);
		assert!(council_motion(motion, &[Alice, Bob, Charlie]).is_err());
		for _ in 0..MotionBounds::LEAST + 1 {
			next_block();
		}
		assert_ok!(outcome(
			Alice,
			pallet_collective::Call::<Runtime, CouncilInstance>::close {
				proposal_hash,
				index: 0,
				proposal_weight_bound: Weight::from_parts(100_000_000_000, 1_000_000),
				length_bound,
			}
		));
		assert!(was_made());
	});
}

#[test]
fn only_both_bodies_should_change_who_governs() {
	local().execute_with(|| {
		let swap =
			|| pallet_membership::Call::<Runtime, pallet_membership::Instance1>::swap_member {
				remove: Eve.to_account_id().into(),
				add: Ferdie.to_account_id().into(),
			};
		assert_eq!(outcome(Alice, swap()), Err(DispatchError::BadOrigin));
		assert_eq!(by_council(swap()), Err(DispatchError::BadOrigin));
		assert_eq!(by_committee(swap()), Err(DispatchError::BadOrigin));
		assert_ok!(by_both(swap()));
		let members = pallet_collective::Members::<Runtime, CouncilInstance>::get();
		assert!(members.contains(&Ferdie.to_account_id()));
		assert!(!members.contains(&Eve.to_account_id()));
		// No way past the membership pallet.
		let set = pallet_collective::Call::<Runtime, CouncilInstance>::set_members {
			new_members: vec![],
			prime: None,
			old_count: 5,
		};
		assert_eq!(by_both(set), Err(DispatchError::BadOrigin));
	});
}

fn set(key_value: RuntimeParameters) -> DispatchResult {
	by_council(pallet_parameters::Call::set_parameter { key_value })
}

fn governance(blocks: BlockNumber) -> RuntimeParameters {
	use dynamic_params::governance::{MotionDuration, Parameters};
	RuntimeParameters::Governance(Parameters::MotionDuration(MotionDuration, Some(blocks)))
}

fn base(base: Balance) -> RuntimeParameters {
	use dynamic_params::deposits::{Parameters, PerRow};
	let price = RowPrice { base, per_byte: DEPOSIT_PER_BYTE };
	RuntimeParameters::Deposits(Parameters::PerRow(PerRow, Some(price)))
}

fn fee(fee: Permill) -> RuntimeParameters {
	use dynamic_params::pool::{Fee, Parameters};
	RuntimeParameters::Pool(Parameters::Fee(Fee, Some(fee)))
}

#[test]
fn the_pools_fee_should_be_set_within_its_bounds() {
	local().execute_with(|| {
		assert_eq!(PoolFee::get(), Permill::from_percent(2));
		for share in [FeeBounds::LEAST, FeeBounds::MOST] {
			assert_ok!(set(fee(share)));
			assert_eq!(PoolFee::get(), share);
		}
		assert_eq!(set(fee(Permill::from_percent(11))), Err(FILTERED));
	});
}

fn chip_terms(terms: Terms<Balance, BlockNumber>) -> RuntimeParameters {
	use dynamic_params::chips::{ChipTerms, Parameters};
	RuntimeParameters::Chips(Parameters::ChipTerms(ChipTerms, Some(terms)))
}

#[test]
fn the_terms_of_chips_should_be_set_and_read_within_their_bounds_in_each_part() {
	use frame_support::traits::dynamic_params::AggregatedKeyValue;
	local().execute_with(|| {
		assert_eq!(ChipTermsInBounds::get(), DEFAULT_TERMS);
		for terms in [LEAST_TERMS, MOST_TERMS, DEFAULT_TERMS] {
			assert_ok!(set(chip_terms(terms)));
			assert_eq!(ChipTermsInBounds::get(), terms);
		}
		let good = DEFAULT_TERMS;
		for (bad, read) in [
			(Terms { purchase: 1, ..good }, Terms { purchase: 2, ..good }),
			(Terms { issue: 61 * DAYS, ..good }, Terms { issue: 60 * DAYS, ..good }),
			(Terms { answer: 0, ..good }, Terms { answer: 2, ..good }),
			(Terms { acceptance: 1, ..good }, Terms { acceptance: 2, ..good }),
			(Terms { payout: u32::MAX, ..good }, Terms { payout: 60 * DAYS, ..good }),
			(Terms { request_fee: 0, ..good }, Terms { request_fee: MILLI, ..good }),
			(Terms { starter: 2 * UNIT, ..good }, Terms { starter: UNIT, ..good }),
			(
				Terms { node_bond: 0, ..good },
				Terms { node_bond: UNIT, complaint_bond: UNIT, ..good },
			),
			// A bond pays at least one ruling.
			(
				Terms { complaint_bond: 20 * UNIT, node_bond: 15 * UNIT, ..good },
				Terms { complaint_bond: 15 * UNIT, node_bond: 15 * UNIT, ..good },
			),
		] {
			assert_eq!(set(chip_terms(bad)), Err(FILTERED), "{bad:?}");
			let (key, value) = chip_terms(bad).into_parts();
			pallet_parameters::Parameters::<Runtime>::insert(key, value.unwrap());
			assert_eq!(ChipTermsInBounds::get(), read);
		}
	});
}

fn crowdfunding_terms(
	terms: pallet_crowdfunding::Terms<Balance, BlockNumber>,
) -> RuntimeParameters {
	use dynamic_params::crowdfunding::{CrowdfundingTerms, Parameters};
	let value = Parameters::CrowdfundingTerms(CrowdfundingTerms, Some(terms));
	RuntimeParameters::Crowdfunding(value)
}

#[test]
fn the_terms_of_crowdfunding_should_be_set_and_read_within_their_bounds_in_each_part() {
	use frame_support::traits::dynamic_params::AggregatedKeyValue;
	use pallet_crowdfunding::Terms;
	let (least, most) = (LEAST_CROWDFUNDING_TERMS, MOST_CROWDFUNDING_TERMS);
	local().execute_with(|| {
		assert_eq!(CrowdfundingTermsInBounds::get(), DEFAULT_CROWDFUNDING_TERMS);
		for terms in [least, most, DEFAULT_CROWDFUNDING_TERMS] {
			assert_ok!(set(crowdfunding_terms(terms)));
			assert_eq!(CrowdfundingTermsInBounds::get(), terms);
		}
		let good = DEFAULT_CROWDFUNDING_TERMS;
		let percent = Permill::from_percent;
		for (bad, read) in [
			(Terms { certificate: 1, ..good }, Terms { certificate: 2, ..good }),
			(Terms { certificate: 61 * DAYS, ..good }, Terms { certificate: 60 * DAYS, ..good }),
			(Terms { key_delay: 0, ..good }, Terms { key_delay: 2, ..good }),
			(Terms { key_delay: 31 * DAYS, ..good }, Terms { key_delay: 30 * DAYS, ..good }),
			(Terms { offering: 1, ..good }, Terms { offering: 2, ..good }),
			(Terms { offering: u32::MAX, ..good }, Terms { offering: 732 * DAYS, ..good }),
			(Terms { distribution: 1, ..good }, Terms { distribution: 2, ..good }),
			(
				Terms { distribution: 367 * DAYS, ..good },
				Terms { distribution: 366 * DAYS, ..good },
			),
			// The longest one is never shorter than the shortest.
			(
				Terms { longest_distribution: 2, ..good },
				Terms { longest_distribution: 30 * DAYS, ..good },
			),
			(
				Terms { longest_distribution: u32::MAX, ..good },
				Terms { longest_distribution: 12 * 366 * DAYS, ..good },
			),
			(Terms { record_fee: 0, ..good }, Terms { record_fee: MILLI, ..good }),
			(Terms { record_fee: 11 * UNIT, ..good }, Terms { record_fee: 10 * UNIT, ..good }),
			(
				Terms { posting_fee: percent(11), ..good },
				Terms { posting_fee: percent(10), ..good },
			),
			(
				Terms { executing_fee: percent(100), ..good },
				Terms { executing_fee: percent(10), ..good },
			),
		] {
			assert_eq!(set(crowdfunding_terms(bad)), Err(FILTERED), "{bad:?}");
			let (key, value) = crowdfunding_terms(bad).into_parts();
			pallet_parameters::Parameters::<Runtime>::insert(key, value.unwrap());
			assert_eq!(CrowdfundingTermsInBounds::get(), read);
		}
	});
	// Whatever is set, platforms together get no more than the pallet allows.
	let fees = most.posting_fee.deconstruct() + most.executing_fee.deconstruct();
	assert!(fees <= percent_of(pallet_crowdfunding::MAX_FEE_PERCENT));
}

fn flow_terms(terms: pallet_asset_flow::Terms<Balance, BlockNumber>) -> RuntimeParameters {
	use dynamic_params::asset_flow::{FlowTerms, Parameters};
	RuntimeParameters::AssetFlow(Parameters::FlowTerms(FlowTerms, Some(terms)))
}

#[test]
fn the_terms_of_asset_flow_should_be_set_and_read_within_their_bounds_in_each_part() {
	use frame_support::traits::dynamic_params::AggregatedKeyValue;
	use pallet_asset_flow::Terms;
	local().execute_with(|| {
		assert_eq!(FlowTermsInBounds::get(), DEFAULT_FLOW_TERMS);
		for terms in [LEAST_FLOW_TERMS, MOST_FLOW_TERMS, DEFAULT_FLOW_TERMS] {
			assert_ok!(set(flow_terms(terms)));
			assert_eq!(FlowTermsInBounds::get(), terms);
		}
		let good = DEFAULT_FLOW_TERMS;
		for (bad, read) in [
			(Terms { open: 1, ..good }, Terms { open: 2, ..good }),
			(Terms { open: 367 * DAYS, ..good }, Terms { open: 366 * DAYS, ..good }),
			(Terms { signing: 0, ..good }, Terms { signing: 2, ..good }),
			(Terms { signing: u32::MAX, ..good }, Terms { signing: 60 * DAYS, ..good }),
			(Terms { key_delay: 1, ..good }, Terms { key_delay: 2, ..good }),
			(Terms { key_delay: 31 * DAYS, ..good }, Terms { key_delay: 30 * DAYS, ..good }),
			(Terms { evidence_fee: 0, ..good }, Terms { evidence_fee: MILLI, ..good }),
			(Terms { evidence_fee: 11 * UNIT, ..good }, Terms { evidence_fee: 10 * UNIT, ..good }),
		] {
			assert_eq!(set(flow_terms(bad)), Err(FILTERED), "{bad:?}");
			let (key, value) = flow_terms(bad).into_parts();
			pallet_parameters::Parameters::<Runtime>::insert(key, value.unwrap());
			assert_eq!(FlowTermsInBounds::get(), read);
		}
	});
}

fn activity_terms(terms: pallet_activities::Terms<BlockNumber>) -> RuntimeParameters {
	use dynamic_params::activities::{ActivityTerms, Parameters};
	RuntimeParameters::Activities(Parameters::ActivityTerms(ActivityTerms, Some(terms)))
}

#[test]
fn the_terms_of_activities_should_be_set_and_read_within_their_bounds_in_each_part() {
	use frame_support::traits::dynamic_params::AggregatedKeyValue;
	use pallet_activities::Terms;
	local().execute_with(|| {
		assert_eq!(ActivityTermsInBounds::get(), DEFAULT_ACTIVITY_TERMS);
		for terms in [LEAST_ACTIVITY_TERMS, MOST_ACTIVITY_TERMS, DEFAULT_ACTIVITY_TERMS] {
			assert_ok!(set(activity_terms(terms)));
			assert_eq!(ActivityTermsInBounds::get(), terms);
		}
		let good = DEFAULT_ACTIVITY_TERMS;
		for (bad, read) in [
			(Terms { consent: 1, ..good }, Terms { consent: 2, ..good }),
			(Terms { consent: 61 * DAYS, ..good }, Terms { consent: 60 * DAYS, ..good }),
			(Terms { receipt: 0, ..good }, Terms { receipt: 2, ..good }),
			(Terms { receipt: u32::MAX, ..good }, Terms { receipt: 60 * DAYS, ..good }),
			(Terms { keep: 1, ..good }, Terms { keep: 2, ..good }),
			(Terms { keep: 3_661 * DAYS, ..good }, Terms { keep: 3_660 * DAYS, ..good }),
		] {
			assert_eq!(set(activity_terms(bad)), Err(FILTERED), "{bad:?}");
			let (key, value) = activity_terms(bad).into_parts();
			pallet_parameters::Parameters::<Runtime>::insert(key, value.unwrap());
			assert_eq!(ActivityTermsInBounds::get(), read);
		}
	});
}

fn percent_of(percent: u32) -> u32 {
	Permill::from_percent(percent).deconstruct()
}

#[test]
fn the_pool_should_take_no_currency_until_the_council_opens_one() {
	use configs::money::Currency;
	local().execute_with(|| {
		assert_eq!(OrgNumbers::least_price(Currency::Native), None);
		let open = pallet_org_numbers::Call::set_currency {
			currency: Currency::Native,
			least_price: Some(UNIT),
		};
		assert_eq!(outcome(Alice, open.clone()), Err(DispatchError::BadOrigin));
		assert_ok!(by_council(open));
		assert_eq!(OrgNumbers::least_price(Currency::Native), Some(UNIT));
	});
}

#[test]
fn the_council_should_set_parameters_within_their_bounds() {
	local().execute_with(|| {
		assert_eq!(MotionDuration::get(), 3 * DAYS);
		for blocks in [MotionBounds::LEAST, MotionBounds::MOST] {
			assert_ok!(set(governance(blocks)));
			assert_eq!(MotionDuration::get(), blocks);
		}
		for amount in [BaseBounds::LEAST, BaseBounds::MOST] {
			assert_ok!(set(base(amount)));
			assert_eq!(RowPriceInBounds::get().base, amount);
		}
	});
}

#[test]
fn a_parameter_out_of_bounds_should_be_refused() {
	local().execute_with(|| {
		for blocks in [0, MotionBounds::LEAST - 1, MotionBounds::MOST + 1] {
			assert_eq!(set(governance(blocks)), Err(FILTERED));
		}
		for amount in [0, BaseBounds::LEAST - 1, BaseBounds::MOST + 1, Balance::MAX] {
			assert_eq!(set(base(amount)), Err(FILTERED));
		}
		assert_eq!(RowPriceInBounds::get().base, DEPOSIT_PER_ITEM);
	});
}

#[test]
fn a_parameter_should_be_set_by_the_council_alone() {
	local().execute_with(|| {
		let call = || pallet_parameters::Call::set_parameter { key_value: base(UNIT) };
		// Root would pass the filter by, so it isn't let in.
		assert_eq!(by_both(call()), Err(DispatchError::BadOrigin));
		assert_eq!(by_committee(call()), Err(DispatchError::BadOrigin));
		assert_eq!(outcome(Alice, call()), Err(DispatchError::BadOrigin));
		// What is read keeps to the bounds even if the storage was written directly.
		let (key, value) = {
			use frame_support::traits::dynamic_params::AggregatedKeyValue;
			base(Balance::MAX).into_parts()
		};
		pallet_parameters::Parameters::<Runtime>::insert(key, value.unwrap());
		assert_eq!(RowPriceInBounds::get().base, BaseBounds::MOST);
	});
}
