// SPDX-License-Identifier: Apache-2.0

use hanse_runtime_tests::snapshot;
use std::fs;

#[test]
fn metadata_should_change_only_with_the_versions() {
	let committed = fs::read_to_string(snapshot::path()).unwrap_or_default();
	let now = snapshot::take();
	if committed == now {
		return;
	}
	let what = snapshot::objection(&committed, &now)
		.unwrap_or_else(|| "the versions rose; write the snapshot anew".into());
	panic!("{}\n\n{what}\n(then: scripts/snapshot.sh)", snapshot::difference(&committed, &now));
}

fn text(spec: u32, transaction: u32, rest: &str) -> String {
	format!("spec_version {spec}\ntransaction_version {transaction}\n{rest}")
}

#[test]
fn change_should_be_refused_when_its_version_did_not_rise() {
	let before = text(1, 1, "pallet 1 A\n  call 0 a() \n  event 0 E()\n");
	let event = "pallet 1 A\n  call 0 a() \n  event 1 E()\n";
	let call = "pallet 1 A\n  call 1 a() \n  event 0 E()\n";
	let objection = |now: &str| snapshot::objection(&before, now);
	assert_eq!(objection(&before), None);
	assert!(objection(&text(1, 1, event)).unwrap().contains("spec_version"));
	assert_eq!(objection(&text(2, 1, event)), None);
	assert!(objection(&text(2, 1, call)).unwrap().contains("transaction_version"));
	assert_eq!(objection(&text(2, 2, call)), None);
}

#[test]
fn snapshot_should_name_what_clients_depend_on() {
	let now = snapshot::take();
	for line in [
		"pallet 60 OrgNumbers",
		"pallet 70 Crowdfunding",
		"pallet 80 Chips",
		"pallet 85 Activities",
		"pallet 90 AssetFlow",
		"  call 1 register(handle: HandleBytes, profile: Profile, salt: [u8; 32])",
		"  event 2 Registered(",
		"  error 0 InvalidCheckDigits()",
		"  storage OrgNumbers Numbers",
		"  view number ",
		"extension v0 CheckNonce",
		"api ActivitiesApi v",
		"api AssetFlowApi v",
		"api ChipsApi v",
		"api CrowdfundingApi v",
		"api OrgNumbersApi v",
	] {
		assert!(now.lines().any(|found| found.starts_with(line)), "{line}");
	}
}
