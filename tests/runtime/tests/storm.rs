// SPDX-License-Identifier: Apache-2.0

//! The storm as CI runs it. Seeds of bugs that it found are kept here.

use hanse_runtime_tests::storm;

/// Calls of one run in CI; any number by the binary `storm`.
const CALLS: u64 = 100_000;
/// A call of ours that succeeds less often than this in such a run is not tested by it.
const LEAST: u64 = 50;

#[test]
fn hundred_thousand_random_calls_should_break_no_invariant() {
	let report = match storm::run(1669, CALLS, None) {
		Ok(report) => report,
		Err(storm::Failure(why)) => panic!("{why}"),
	};
	println!("{report}");
	assert!(report.dead(LEAST).is_empty(), "\n{}", report.dead(LEAST).join("\n"));
	assert!(report.unmeasured().is_empty(), "{:?}", report.unmeasured());
	assert!(report.untried().is_empty(), "{:?}", report.untried());
}

#[test]
fn run_should_be_repeated_by_its_seed() {
	let run = || {
		let report = storm::run(7, 3_000, None).map_err(|storm::Failure(why)| why).unwrap();
		let tallies = report.tallies.into_values();
		(report.blocks, tallies.map(|tally| (tally.made, tally.succeeded)).collect::<Vec<_>>())
	};
	assert_eq!(run(), run());
}
