// SPDX-License-Identifier: Apache-2.0

//! The few values that governance tunes while the chain runs.
//!
//! `set_parameter` hands only the key to its origin check, so the value is judged in two places:
//! [`WithinBounds`], part of the call filter, refuses a call with a value out of bounds, and
//! [`Clamped`] bounds what is read. Two thirds of the council set them; Root can't, since Root
//! passes filters by.

// The macros of parameters cast the indices of variants.
#![allow(clippy::as_conversions)]

use super::governance::TwoThirdsOfCouncil;
use crate::{constants::*, Balance, BlockNumber, Runtime, RuntimeCall, RuntimeEvent};
use core::marker::PhantomData;
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	traits::{AsEnsureOriginWithArg, Contains, Get},
};
use hanse_support::RowPrice;
use pallet_chips::Terms;
use sp_runtime::Permill;

#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// Prices of rows. A row keeps the deposit that it was placed with.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod deposits {
		/// Held for a row and for each byte of it.
		#[codec(index = 0)]
		pub static PerRow: RowPrice<Balance> =
			RowPrice { base: DEPOSIT_PER_ITEM, per_byte: DEPOSIT_PER_BYTE };
	}

	/// Times of governance.
	#[dynamic_pallet_params]
	#[codec(index = 1)]
	pub mod governance {
		/// How long a motion is open.
		#[codec(index = 0)]
		pub static MotionDuration: BlockNumber = 3 * DAYS;
		/// How long a dispatch by the council waits for the committee.
		#[codec(index = 1)]
		pub static DeferredDispatchExpiration: BlockNumber = 7 * DAYS;
	}

	/// The trading pool of organisation numbers.
	#[dynamic_pallet_params]
	#[codec(index = 2)]
	pub mod pool {
		/// The part of a price that goes to the treasury.
		#[codec(index = 0)]
		pub static Fee: Permill = Permill::from_percent(2);
	}

	/// Chips.
	#[dynamic_pallet_params]
	#[codec(index = 3)]
	pub mod chips {
		/// Times, fees and bonds of requests, complaints and redemptions.
		#[codec(index = 0)]
		pub static ChipTerms: Terms<Balance, BlockNumber> = DEFAULT_TERMS;
	}

	/// Crowdfunding.
	#[dynamic_pallet_params]
	#[codec(index = 4)]
	pub mod crowdfunding {
		/// Times of certificates, keys and offerings, fees of records and of platforms.
		#[codec(index = 0)]
		pub static CrowdfundingTerms: pallet_crowdfunding::Terms<Balance, BlockNumber> =
			DEFAULT_CROWDFUNDING_TERMS;
	}

	/// Asset flow.
	#[dynamic_pallet_params]
	#[codec(index = 5)]
	pub mod asset_flow {
		/// Times of tables and keys, fee of evidence.
		#[codec(index = 0)]
		pub static FlowTerms: pallet_asset_flow::Terms<Balance, BlockNumber> = DEFAULT_FLOW_TERMS;
	}

	/// Activities.
	#[dynamic_pallet_params]
	#[codec(index = 6)]
	pub mod activities {
		/// Windows of consent and receipts, and how long rows stay.
		#[codec(index = 0)]
		pub static ActivityTerms: pallet_activities::Terms<BlockNumber> = DEFAULT_ACTIVITY_TERMS;
	}
}

/// Least and most a parameter may be.
pub trait Bounds<V> {
	const LEAST: V;
	const MOST: V;

	/// Whether governance may set this; `None` restores the default.
	fn allow(value: &Option<V>) -> bool
	where
		V: PartialOrd,
	{
		value.as_ref().is_none_or(|value| *value >= Self::LEAST && *value <= Self::MOST)
	}
}

macro_rules! bounds {
	($($name:ident: $value:ty = $least:expr, $most:expr;)*) => {$(
		pub struct $name;
		impl Bounds<$value> for $name {
			const LEAST: $value = $least;
			const MOST: $value = $most;
		}
	)*};
}

bounds! {
	BaseBounds: Balance = MILLI, 10 * UNIT;
	PerByteBounds: Balance = MICRO, 10 * MILLI;
	MotionBounds: BlockNumber = 10, 30 * DAYS;
	DeferralBounds: BlockNumber = 10, 30 * DAYS;
	FeeBounds: Permill = Permill::zero(), Permill::from_percent(10);
}

/// Terms of chips as a chain starts with them. The fee is the price of some 400 bytes: used receipt
/// and outcome stay for ever.
pub const DEFAULT_TERMS: Terms<Balance, BlockNumber> = Terms {
	purchase: 7 * DAYS,
	issue: 7 * DAYS,
	answer: 2 * DAYS,
	acceptance: 2 * DAYS,
	payout: 5 * DAYS,
	request_fee: deposit(0, 400),
	complaint_bond: 10 * UNIT,
	node_bond: 1_000 * UNIT,
	starter: UNIT,
};

/// Times down to two blocks, so that a development chain can play everything in a minute.
pub const LEAST_TERMS: Terms<Balance, BlockNumber> = Terms {
	purchase: 2,
	issue: 2,
	answer: 2,
	acceptance: 2,
	payout: 2,
	request_fee: MILLI,
	complaint_bond: MILLI,
	node_bond: UNIT,
	starter: 0,
};

pub const MOST_TERMS: Terms<Balance, BlockNumber> = Terms {
	purchase: 60 * DAYS,
	issue: 60 * DAYS,
	answer: 30 * DAYS,
	acceptance: 30 * DAYS,
	payout: 60 * DAYS,
	request_fee: 10 * UNIT,
	complaint_bond: 1_000 * UNIT,
	node_bond: 1_000_000 * UNIT,
	starter: UNIT,
};

/// The terms with each part within its bounds; a node's bond pays at least one ruling.
fn clamped_terms(set: Terms<Balance, BlockNumber>) -> Terms<Balance, BlockNumber> {
	let (least, most) = (LEAST_TERMS, MOST_TERMS);
	let node_bond = set.node_bond.clamp(least.node_bond, most.node_bond);
	Terms {
		purchase: set.purchase.clamp(least.purchase, most.purchase),
		issue: set.issue.clamp(least.issue, most.issue),
		answer: set.answer.clamp(least.answer, most.answer),
		acceptance: set.acceptance.clamp(least.acceptance, most.acceptance),
		payout: set.payout.clamp(least.payout, most.payout),
		request_fee: set.request_fee.clamp(least.request_fee, most.request_fee),
		complaint_bond: set
			.complaint_bond
			.clamp(least.complaint_bond, most.complaint_bond)
			.min(node_bond),
		node_bond,
		starter: set.starter.clamp(least.starter, most.starter),
	}
}

/// The terms of chips, no part ever out of its bounds.
pub struct ChipTermsInBounds;
impl Get<Terms<Balance, BlockNumber>> for ChipTermsInBounds {
	fn get() -> Terms<Balance, BlockNumber> {
		clamped_terms(dynamic_params::chips::ChipTerms::get())
	}
}

/// Terms of crowdfunding as a chain starts with them. The fee is the price of some 600 bytes:
/// certificates and trades stay for ever.
pub const DEFAULT_CROWDFUNDING_TERMS: pallet_crowdfunding::Terms<Balance, BlockNumber> =
	pallet_crowdfunding::Terms {
		certificate: DAYS,
		key_delay: 2 * DAYS,
		offering: 180 * DAYS,
		distribution: 30 * DAYS,
		longest_distribution: 366 * DAYS,
		record_fee: deposit(0, 600),
		posting_fee: Permill::from_percent(1),
		executing_fee: Permill::from_percent(1),
	};

/// Times down to two blocks, so that a development chain can play everything in a minute.
pub const LEAST_CROWDFUNDING_TERMS: pallet_crowdfunding::Terms<Balance, BlockNumber> =
	pallet_crowdfunding::Terms {
		certificate: 2,
		key_delay: 2,
		offering: 2,
		distribution: 2,
		longest_distribution: 2,
		record_fee: MILLI,
		posting_fee: Permill::zero(),
		executing_fee: Permill::zero(),
	};

pub const MOST_CROWDFUNDING_TERMS: pallet_crowdfunding::Terms<Balance, BlockNumber> =
	pallet_crowdfunding::Terms {
		certificate: 60 * DAYS,
		key_delay: 30 * DAYS,
		offering: 2 * 366 * DAYS,
		distribution: 366 * DAYS,
		longest_distribution: 12 * 366 * DAYS,
		record_fee: 10 * UNIT,
		posting_fee: Permill::from_percent(10),
		executing_fee: Permill::from_percent(10),
	};

/// The terms with each part within its bounds; the longest distribution is no shorter than the
/// shortest.
fn clamped_crowdfunding_terms(
	set: pallet_crowdfunding::Terms<Balance, BlockNumber>,
) -> pallet_crowdfunding::Terms<Balance, BlockNumber> {
	let (least, most) = (LEAST_CROWDFUNDING_TERMS, MOST_CROWDFUNDING_TERMS);
	let distribution = set.distribution.clamp(least.distribution, most.distribution);
	pallet_crowdfunding::Terms {
		certificate: set.certificate.clamp(least.certificate, most.certificate),
		key_delay: set.key_delay.clamp(least.key_delay, most.key_delay),
		offering: set.offering.clamp(least.offering, most.offering),
		distribution,
		longest_distribution: set
			.longest_distribution
			.clamp(least.longest_distribution, most.longest_distribution)
			.max(distribution),
		record_fee: set.record_fee.clamp(least.record_fee, most.record_fee),
		posting_fee: set.posting_fee.clamp(least.posting_fee, most.posting_fee),
		executing_fee: set.executing_fee.clamp(least.executing_fee, most.executing_fee),
	}
}

/// The terms of crowdfunding, no part ever out of its bounds.
pub struct CrowdfundingTermsInBounds;
impl Get<pallet_crowdfunding::Terms<Balance, BlockNumber>> for CrowdfundingTermsInBounds {
	fn get() -> pallet_crowdfunding::Terms<Balance, BlockNumber> {
		clamped_crowdfunding_terms(dynamic_params::crowdfunding::CrowdfundingTerms::get())
	}
}

/// Terms of asset flow as a chain starts with them. Evidence stays for ever, in some 200 bytes.
pub const DEFAULT_FLOW_TERMS: pallet_asset_flow::Terms<Balance, BlockNumber> =
	pallet_asset_flow::Terms {
		open: 30 * DAYS,
		signing: DAYS,
		key_delay: 2 * DAYS,
		evidence_fee: deposit(1, 200),
	};

/// Times down to two blocks, so that a development chain can play everything in a minute.
pub const LEAST_FLOW_TERMS: pallet_asset_flow::Terms<Balance, BlockNumber> =
	pallet_asset_flow::Terms { open: 2, signing: 2, key_delay: 2, evidence_fee: MILLI };

pub const MOST_FLOW_TERMS: pallet_asset_flow::Terms<Balance, BlockNumber> =
	pallet_asset_flow::Terms {
		open: 366 * DAYS,
		signing: 60 * DAYS,
		key_delay: 30 * DAYS,
		evidence_fee: 10 * UNIT,
	};

/// The terms with each part within its bounds.
fn clamped_flow_terms(
	set: pallet_asset_flow::Terms<Balance, BlockNumber>,
) -> pallet_asset_flow::Terms<Balance, BlockNumber> {
	let (least, most) = (LEAST_FLOW_TERMS, MOST_FLOW_TERMS);
	pallet_asset_flow::Terms {
		open: set.open.clamp(least.open, most.open),
		signing: set.signing.clamp(least.signing, most.signing),
		key_delay: set.key_delay.clamp(least.key_delay, most.key_delay),
		evidence_fee: set.evidence_fee.clamp(least.evidence_fee, most.evidence_fee),
	}
}

/// The terms of asset flow, no part ever out of its bounds.
pub struct FlowTermsInBounds;
impl Get<pallet_asset_flow::Terms<Balance, BlockNumber>> for FlowTermsInBounds {
	fn get() -> pallet_asset_flow::Terms<Balance, BlockNumber> {
		clamped_flow_terms(dynamic_params::asset_flow::FlowTerms::get())
	}
}

/// Terms of activities as a chain starts with them.
pub const DEFAULT_ACTIVITY_TERMS: pallet_activities::Terms<BlockNumber> =
	pallet_activities::Terms { consent: 14 * DAYS, receipt: 7 * DAYS, keep: 30 * DAYS };

/// Times down to two blocks, so that a development chain can play everything in a minute.
pub const LEAST_ACTIVITY_TERMS: pallet_activities::Terms<BlockNumber> =
	pallet_activities::Terms { consent: 2, receipt: 2, keep: 2 };

pub const MOST_ACTIVITY_TERMS: pallet_activities::Terms<BlockNumber> =
	pallet_activities::Terms { consent: 60 * DAYS, receipt: 60 * DAYS, keep: 3_660 * DAYS };

/// The terms with each part within its bounds.
fn clamped_activity_terms(
	set: pallet_activities::Terms<BlockNumber>,
) -> pallet_activities::Terms<BlockNumber> {
	let (least, most) = (LEAST_ACTIVITY_TERMS, MOST_ACTIVITY_TERMS);
	pallet_activities::Terms {
		consent: set.consent.clamp(least.consent, most.consent),
		receipt: set.receipt.clamp(least.receipt, most.receipt),
		keep: set.keep.clamp(least.keep, most.keep),
	}
}

/// The terms of activities, no part ever out of its bounds.
pub struct ActivityTermsInBounds;
impl Get<pallet_activities::Terms<BlockNumber>> for ActivityTermsInBounds {
	fn get() -> pallet_activities::Terms<BlockNumber> {
		clamped_activity_terms(dynamic_params::activities::ActivityTerms::get())
	}
}

/// The value of `P`, never out of `B`.
pub struct Clamped<P, B>(PhantomData<(P, B)>);
impl<V: Ord, P: Get<V>, B: Bounds<V>> Get<V> for Clamped<P, B> {
	fn get() -> V {
		P::get().clamp(B::LEAST, B::MOST)
	}
}

/// The price of a row, either part never out of its bounds.
pub struct RowPriceInBounds;
impl Get<RowPrice<Balance>> for RowPriceInBounds {
	fn get() -> RowPrice<Balance> {
		let set = dynamic_params::deposits::PerRow::get();
		RowPrice {
			base: set.base.clamp(BaseBounds::LEAST, BaseBounds::MOST),
			per_byte: set.per_byte.clamp(PerByteBounds::LEAST, PerByteBounds::MOST),
		}
	}
}

pub type MotionDuration = Clamped<dynamic_params::governance::MotionDuration, MotionBounds>;
pub type DeferredDispatchExpiration =
	Clamped<dynamic_params::governance::DeferredDispatchExpiration, DeferralBounds>;
pub type PoolFee = Clamped<dynamic_params::pool::Fee, FeeBounds>;

/// Refuses a parameter that is out of its bounds; lets every other call through.
pub struct WithinBounds;
impl Contains<RuntimeCall> for WithinBounds {
	fn contains(call: &RuntimeCall) -> bool {
		use dynamic_params::{
			activities, asset_flow, chips, crowdfunding, deposits, governance, pool,
		};
		let RuntimeCall::Parameters(pallet_parameters::Call::set_parameter { key_value }) = call
		else {
			return true;
		};
		match key_value {
			RuntimeParameters::Deposits(deposits::Parameters::PerRow(_, value)) => {
				BaseBounds::allow(&value.map(|price| price.base))
					&& PerByteBounds::allow(&value.map(|price| price.per_byte))
			},
			RuntimeParameters::Governance(governance::Parameters::MotionDuration(_, value)) => {
				MotionBounds::allow(value)
			},
			RuntimeParameters::Governance(governance::Parameters::DeferredDispatchExpiration(
				_,
				value,
			)) => DeferralBounds::allow(value),
			RuntimeParameters::Pool(pool::Parameters::Fee(_, value)) => FeeBounds::allow(value),
			RuntimeParameters::Chips(chips::Parameters::ChipTerms(_, value)) => {
				value.is_none_or(|terms| clamped_terms(terms) == terms)
			},
			RuntimeParameters::Crowdfunding(crowdfunding::Parameters::CrowdfundingTerms(
				_,
				value,
			)) => value.is_none_or(|terms| clamped_crowdfunding_terms(terms) == terms),
			RuntimeParameters::AssetFlow(asset_flow::Parameters::FlowTerms(_, value)) => {
				value.is_none_or(|terms| clamped_flow_terms(terms) == terms)
			},
			RuntimeParameters::Activities(activities::Parameters::ActivityTerms(_, value)) => {
				value.is_none_or(|terms| clamped_activity_terms(terms) == terms)
			},
		}
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
	fn default() -> Self {
		RuntimeParameters::Deposits(dynamic_params::deposits::Parameters::PerRow(
			dynamic_params::deposits::PerRow,
			Some(RowPrice { base: DEPOSIT_PER_ITEM, per_byte: DEPOSIT_PER_BYTE }),
		))
	}
}

impl pallet_parameters::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type AdminOrigin = AsEnsureOriginWithArg<TwoThirdsOfCouncil>;
	type WeightInfo = crate::weights::pallet_parameters::WeightInfo<Runtime>;
}
