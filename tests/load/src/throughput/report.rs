// SPDX-License-Identifier: Apache-2.0

//! The rounds in a table, and the ratios between them that the bars are about.

use super::{measure::Outcome, Kind};
use crate::table::{columns, Row, Spread};

/// B5: ours over the stock template.
const LEAST_OVER_STOCK: f64 = 8.0;
/// B2: registrations over transfers.
const LEAST_REGISTERS_OVER_TRANSFERS: f64 = 0.85;
/// B11: resident memory in MiB, and bytes in the database a registration.
const MOST_RESIDENT_MIB: f64 = 1.2 * 1024.0;
const MOST_DATABASE_BYTES: f64 = 1_000.0;

/// One line a run.
pub fn rounds(outcomes: &[Outcome]) -> String {
	let head = [
		"round",
		"what",
		"included/s",
		"window s",
		"blocks",
		"empty slots",
		"weight %",
		"length %",
		"peak MiB",
		"node CPU s",
		"load CPU s",
		"DB B/tx",
		"state B/tx",
		"again",
		"refused",
		"failed",
		"lost",
	];
	columns(&head.map(String::from), outcomes.iter().map(line))
}

fn line(outcome: &Outcome) -> [String; 17] {
	let Outcome { kind, round, rate, window, sending, cost, .. } = outcome;
	let share = |mean: f64, max: f64| format!("{:.0} ({:.0})", mean * 100.0, max * 100.0);
	let ended = if window.supply_lasted { "" } else { ", ran out" };
	[
		round.to_string(),
		kind.name().into(),
		format!("{rate:.0}"),
		format!("{:.1}{ended}", window.seconds),
		window.blocks.to_string(),
		window.empty_slots.to_string(),
		share(window.mean_weight_share, window.max_weight_share),
		share(window.mean_length_share, window.max_length_share),
		format!("{:.0}", cost.peak_mib),
		format!("{:.1}", cost.node_cpu_seconds),
		format!("{:.1}", cost.load_cpu_seconds),
		format!("{:.0}", outcome.database_bytes_each()),
		format!("{:.0}", outcome.state_bytes_each()),
		sending.sent_again.values().sum::<u64>().to_string(),
		sending.refused.values().sum::<u64>().to_string(),
		sending.failed.to_string(),
		sending.lost.to_string(),
	]
}

/// The figures of all rounds. Ratios are taken within a round, then their median.
pub fn rows(outcomes: &[Outcome]) -> Vec<Row> {
	let mut rows = Vec::new();
	for kind in Kind::ALL {
		let rates = spread(outcomes, kind, |outcome| outcome.rate);
		if rates.count() > 0 {
			rows.push(Row::told("", format!("{}: included/s", kind.name()), rates));
		}
	}
	let stock = Kind::StockTransfers;
	let pairs = [
		("B5", Kind::OursTransfers, stock, LEAST_OVER_STOCK),
		("B5", Kind::OursRegisters, stock, LEAST_OVER_STOCK),
		("B2", Kind::OursRegisters, Kind::OursTransfers, LEAST_REGISTERS_OVER_TRANSFERS),
	];
	for (id, over, under, least) in pairs {
		let ratios = ratios(outcomes, over, under);
		if ratios.count() > 0 {
			let what = format!("{} over {}, included/s", over.name(), under.name());
			let met = ratios.median() >= least;
			let bar = format!(">= {least}");
			rows.push(Row::judged(id, what, format!("{ratios:.2}"), bar, met));
		}
	}
	rows.extend(costs(outcomes));
	rows.extend(accounted(outcomes));
	rows
}

/// Memory and disk. Each run has to keep within the memory, so that the largest counts.
fn costs(outcomes: &[Outcome]) -> Vec<Row> {
	let mut rows = Vec::new();
	for kind in [Kind::OursTransfers, Kind::OursRegisters] {
		let peaks = spread(outcomes, kind, |outcome| outcome.cost.peak_mib);
		if peaks.count() > 0 {
			let what = format!("{}: peak resident MiB of the node", kind.name());
			let met = peaks.max() <= MOST_RESIDENT_MIB;
			let bar = format!("<= {MOST_RESIDENT_MIB:.0}");
			rows.push(Row::judged("B11", what, &peaks, bar, met));
		}
	}
	let kind = Kind::OursRegisters;
	let bytes = spread(outcomes, kind, Outcome::database_bytes_each);
	if bytes.count() > 0 {
		let met = bytes.median() <= MOST_DATABASE_BYTES;
		let bar = format!("<= {MOST_DATABASE_BYTES:.0}");
		rows.push(Row::judged("B11", "bytes in the database a register", &bytes, bar, met));
		let state = spread(outcomes, kind, Outcome::state_bytes_each);
		rows.push(Row::told("B11", "of these in the state's column", state));
	}
	rows
}

/// That nothing was lost and nothing failed: a rate of failures is no rate.
fn accounted(outcomes: &[Outcome]) -> Vec<Row> {
	let sum = |of: fn(&Outcome) -> usize| outcomes.iter().map(of).sum::<usize>();
	let (lost, failed) = (sum(|o| o.sending.lost), sum(|o| o.sending.failed));
	let ran_out = sum(|o| usize::from(!o.window.supply_lasted));
	let refused = sum(|o| o.sending.refused.values().sum::<u64>() as usize);
	let runs = outcomes.len();
	vec![
		Row::judged("", "transactions accepted and lost", lost, "0", lost == 0),
		Row::judged("", "transactions in blocks that failed", failed, "0", failed == 0),
		Row::told("", "transactions refused for good", refused),
		Row::told("", "runs whose transactions ran out early", format!("{ran_out} of {runs}")),
	]
}

fn of(outcomes: &[Outcome], kind: Kind) -> impl Iterator<Item = &Outcome> {
	outcomes.iter().filter(move |outcome| outcome.kind == kind)
}

fn spread(outcomes: &[Outcome], kind: Kind, figure: impl Fn(&Outcome) -> f64) -> Spread {
	Spread::new(of(outcomes, kind).map(figure))
}

/// The ratio of two kinds' rates in each round that has both.
fn ratios(outcomes: &[Outcome], over: Kind, under: Kind) -> Spread {
	Spread::new(of(outcomes, over).flat_map(|upper| {
		of(outcomes, under)
			.filter(|lower| lower.round == upper.round)
			.map(|lower| upper.rate / lower.rate)
	}))
}

#[cfg(test)]
pub mod tests {
	use super::*;
	use crate::throughput::{
		measure::{Cost, Sending},
		window::{Limits, Window},
	};
	use std::collections::BTreeMap;

	/// An outcome in which nothing went wrong.
	pub fn outcome(kind: Kind, round: u32, rate: f64) -> Outcome {
		Outcome {
			kind,
			round,
			rate,
			window: Window {
				first_block: 3,
				last_block: 63,
				blocks: 60,
				empty_slots: 0,
				seconds: 60.0,
				included: (rate * 60.0) as u64,
				supply_lasted: true,
				mean_weight_share: 0.9,
				max_weight_share: 1.0,
				mean_length_share: 0.3,
				max_length_share: 0.4,
			},
			limits: Limits { weight: 1, length: 1 },
			sending: Sending {
				accepted: 1_000,
				included: 1_000,
				pending: 0,
				lost: 0,
				failed: 0,
				refused: BTreeMap::new(),
				sent_again: BTreeMap::new(),
				unsent: 0,
			},
			cost: Cost {
				peak_mib: 800.0,
				node_cpu_seconds: 60.0,
				load_cpu_seconds: 20.0,
				wall_seconds: 62.0,
				database_bytes: 900_000,
				column_bytes: BTreeMap::from([("01".into(), 500_000), ("11".into(), 400_000)]),
			},
			blocks_behind_finality: 1,
		}
	}

	fn row<'a>(rows: &'a [Row], what: &str) -> &'a Row {
		rows.iter().find(|row| row.what.contains(what)).unwrap()
	}

	#[test]
	fn ratios_should_be_taken_within_rounds_when_rounds_differ() {
		let outcomes = [
			outcome(Kind::StockTransfers, 1, 300.0),
			outcome(Kind::OursTransfers, 1, 2_400.0),
			outcome(Kind::StockTransfers, 2, 100.0),
			outcome(Kind::OursTransfers, 2, 900.0),
			outcome(Kind::OursTransfers, 3, 5.0),
		];
		let ratios = ratios(&outcomes, Kind::OursTransfers, Kind::StockTransfers);
		assert_eq!((ratios.count(), ratios.min(), ratios.max()), (2, 8.0, 9.0));
	}

	#[test]
	fn bars_should_be_met_or_not_by_the_median_of_the_ratios() {
		let outcomes = |ours: f64, registers: f64| {
			rows(&[
				outcome(Kind::StockTransfers, 1, 300.0),
				outcome(Kind::OursTransfers, 1, ours),
				outcome(Kind::OursRegisters, 1, registers),
			])
		};
		let good = outcomes(2_500.0, 2_400.0);
		assert_eq!(row(&good, "ours-transfers over stock").met, Some(true));
		assert_eq!(row(&good, "ours-registers over ours-transfers").met, Some(true));
		let bad = outcomes(2_300.0, 1_800.0);
		assert_eq!(row(&bad, "ours-transfers over stock").met, Some(false));
		assert_eq!(row(&bad, "ours-registers over ours-transfers").met, Some(false));
	}

	#[test]
	fn ratios_should_be_left_out_when_only_one_kind_ran() {
		let rows = rows(&[outcome(Kind::OursTransfers, 1, 2_000.0)]);
		assert!(rows.iter().all(|row| row.id != "B5" && row.id != "B2"));
		assert_eq!(row(&rows, "peak resident").met, Some(true));
	}

	#[test]
	fn lost_and_failed_transactions_should_miss_their_bar() {
		let mut outcome = outcome(Kind::OursRegisters, 1, 2_000.0);
		outcome.sending.lost = 1;
		outcome.sending.failed = 2;
		outcome.cost.peak_mib = 1_300.0;
		outcome.cost.database_bytes = 1_100_000;
		let rows = rows(&[outcome]);
		for what in ["accepted and lost", "that failed", "peak resident", "in the database"] {
			assert_eq!(row(&rows, what).met, Some(false), "{what}");
		}
		assert_eq!(row(&rows, "state's column").value, "500 (500..500)");
	}

	#[test]
	fn a_line_should_say_so_when_the_transactions_ran_out() {
		let mut early = outcome(Kind::OursTransfers, 1, 2_000.0);
		assert!(!rounds(&[early.clone()]).contains("ran out"));
		early.window.supply_lasted = false;
		assert!(rounds(&[early]).contains("60.0, ran out"));
	}
}
