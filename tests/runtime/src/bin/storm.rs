// SPDX-License-Identifier: Apache-2.0

//! A long run of the storm.
//!
//!   storm [--calls N] [--seed S] [--seconds T]
//!
//! Every 100,000 calls begin a new chain with the next seed, so that what is checked over the whole
//! state stays cheap, and a failure is repeated from the seed that it names.

use hanse_runtime_tests::storm::{self, Failure, Report};
use std::time::{Duration, Instant, SystemTime};

/// Calls on one chain.
const CHAIN: u64 = 100_000;

fn argument(name: &str) -> Option<u64> {
	let mut arguments = std::env::args().skip_while(|argument| argument != name);
	arguments.next()?;
	let value = arguments.next().and_then(|value| value.parse().ok());
	Some(value.unwrap_or_else(|| panic!("{name} takes a number")))
}

fn main() {
	let by_clock = || {
		let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
		now.map(|now| now.as_secs()).unwrap_or_default()
	};
	let seed = argument("--seed").unwrap_or_else(by_clock);
	let seconds = argument("--seconds").map(Duration::from_secs);
	let calls = argument("--calls").unwrap_or(if seconds.is_some() { u64::MAX } else { 100_000 });
	println!("seed {seed}");
	let start = Instant::now();
	let (mut done, mut total) = (0, None::<Report>);
	for seed in seed.. {
		let left = seconds.map(|seconds| seconds.saturating_sub(start.elapsed()));
		if done >= calls || left.is_some_and(|left| left.is_zero()) {
			break;
		}
		match storm::run(seed, (calls - done).min(CHAIN), left) {
			Ok(report) => {
				done += report.calls;
				match &mut total {
					Some(total) => total.add(report),
					None => total = Some(report),
				}
			},
			Err(Failure(why)) => {
				eprintln!("{why}\nto repeat it: storm --seed {seed}");
				std::process::exit(1);
			},
		}
	}
	if let Some(total) = total {
		print!("{total}");
	}
}
