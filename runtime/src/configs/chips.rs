// SPDX-License-Identifier: Apache-2.0

//! Chips: settlement money issued against attested fiat.

use super::{
	governance::CouncilOrBoth,
	money::{Currency, TreasuryAccount},
	parameters::{ChipTermsInBounds, RowPriceInBounds},
};
use crate::{
	AccountId, AssetFlow, Assets, Balances, Chips, OrgNumbers, Runtime, RuntimeCall, RuntimeOrigin,
	Signature,
};
use frame_support::{
	dispatch::DispatchResult,
	traits::{
		fungibles::{Inspect, Refund},
		UnfilteredDispatchable,
	},
};
#[cfg(feature = "runtime-benchmarks")]
use hanse_support::benchmarking::BenchmarkStanding;
use hanse_support::Standing;
use pallet_chips::{KindId, LedgerGate};

/// Bars an account in the ledger by the calls of the freezer of the kind's asset, which is the
/// pallet of chips. They are closed to accounts, so they are dispatched past the filter.
pub struct ChipsGate;

impl ChipsGate {
	/// The account has no native tokens and needs none: deposits of asset accounts are zero.
	fn dispatch(call: pallet_assets::Call<Runtime>) -> DispatchResult {
		let by = RuntimeOrigin::signed(Chips::pallet_account());
		let dispatched = RuntimeCall::Assets(call).dispatch_bypass_filter(by);
		dispatched.map(|_| ()).map_err(|failed| failed.error)
	}
}

impl LedgerGate<AccountId> for ChipsGate {
	fn bar(kind: KindId, who: &AccountId) -> DispatchResult {
		let id = codec::Compact(kind);
		if !pallet_assets::Account::<Runtime>::contains_key(kind, who) {
			Self::dispatch(pallet_assets::Call::touch_other { id, who: who.clone().into() })?;
		}
		Self::dispatch(pallet_assets::Call::block { id, who: who.clone().into() })
	}

	fn admit(kind: KindId, who: &AccountId) -> DispatchResult {
		let id = codec::Compact(kind);
		if !pallet_assets::Account::<Runtime>::contains_key(kind, who) {
			return Ok(());
		}
		Self::dispatch(pallet_assets::Call::thaw { id, who: who.clone().into() })?;
		// Opened to bar it: such a row would not keep the account alive once it has chips.
		let opened = <Assets as Refund<AccountId>>::deposit_held(kind, who.clone()).is_some();
		if opened && <Assets as Inspect<AccountId>>::balance(kind, who) == 0 {
			return Self::dispatch(pallet_assets::Call::refund_other {
				id,
				who: who.clone().into(),
			});
		}
		Ok(())
	}
}

/// Who may pay and be paid: everybody in native tokens, whoever is not frozen in chips.
pub struct StandingInChips;

impl Standing<Currency, AccountId> for StandingInChips {
	fn may_pay(currency: &Currency, who: &AccountId) -> bool {
		match currency {
			Currency::Native => true,
			Currency::WithId(kind) => <Chips as Standing<KindId, AccountId>>::may_pay(kind, who),
		}
	}

	fn may_receive(currency: &Currency, who: &AccountId) -> bool {
		match currency {
			Currency::Native => true,
			Currency::WithId(kind) => {
				<Chips as Standing<KindId, AccountId>>::may_receive(kind, who)
			},
		}
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkStanding<Currency, AccountId> for StandingInChips {
	fn bar(currency: &Currency, who: &AccountId) {
		if let Currency::WithId(kind) = currency {
			Chips::bar(kind, who);
		}
	}
}

impl pallet_chips::Config for Runtime {
	type WeightInfo = crate::weights::pallet_chips::WeightInfo<Runtime>;
	type NativeBalance = Balances;
	type RowPrice = RowPriceInBounds;
	type Terms = ChipTermsInBounds;
	type FeeCollector = TreasuryAccount;
	type Ledger = Assets;
	type LedgerGate = ChipsGate;
	type Directory = OrgNumbers;
	type FlowLedger = AssetFlow;
	type Signature = Signature;
	type AdminOrigin = CouncilOrBoth;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = pallet_chips::Sr25519Helper<OrgNumbers>;
}
