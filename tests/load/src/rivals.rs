// SPDX-License-Identifier: Apache-2.0

//! The table of our calls against their rivals (B1 to B4, B12, B13), from the files that
//! `benchmark pallet --json-file` writes. Lone times say nothing on a shared machine: every figure is a
//! ratio made inside one run, and where there are several runs the middle one is judged.

mod measured;
mod pairs;

use crate::{
	error::Error,
	table::{publish, Row, Spread},
};
use frame_support::weights::Weight;
use hanse_runtime::{configs::system::RuntimeBlockWeights, Runtime, System};
use hanse_runtime_tests::chain::Chain;
use measured::{Count, End, Figure, Measured, Point};
use pairs::*;
use serde::Serialize;
use std::{collections::BTreeMap, path::PathBuf};

/// The time of one signature verification on the machine for which B3e names microseconds.
const REFERENCE_U_US: f64 = 41.0;
/// What B3e grants over the ledger's own mint and a signature, on that machine.
const REFERENCE_GRANT_US: f64 = 35.0;
/// The most of a block that hooks may take.
const HOOKS_PERCENT: f64 = 5.0;

#[derive(Debug, clap::Args)]
pub struct Args {
	/// A file of `benchmark pallet --json-file`. Files of one RUN belong together.
	#[arg(long = "run", value_name = "RUN=FILE", value_parser = labelled::<String>, required = true)]
	runs: Vec<(String, PathBuf)>,

	/// One that was measured on a state of so many ENTRIES; the most are held against the fewest.
	#[arg(long = "state", value_name = "ENTRIES=FILE", value_parser = labelled::<u64>)]
	states: Vec<(u64, PathBuf)>,

	/// Writes the rows and every median here too.
	#[arg(long, value_name = "FILE")]
	json: Option<PathBuf>,
}

/// `LABEL=FILE`.
fn labelled<Label: std::str::FromStr>(text: &str) -> Result<(Label, PathBuf), String> {
	let (label, file) = text
		.split_once('=')
		.ok_or_else(|| format!("{text}: a label, '=' and a file are wanted"))?;
	let label = label.parse().map_err(|_| format!("{label}: is no good label for a file"))?;
	Ok((label, file.into()))
}

pub fn run(args: Args) -> Result<(), Error> {
	let (runs, states) = (read(args.runs)?, read(args.states)?);
	let all: Vec<&Measured> = runs.values().collect();
	let rows = [rows(&all), stored(&states), hooks(&all)].concat();
	let missing = rows.iter().filter(|row| row.value == NOT_MEASURED).count();
	if missing > 0 {
		eprintln!("{missing} figures lack a benchmark that these files don't have");
	}
	let details =
		Details { runs: figures(&runs), states: figures(&states), missing, u_us: u(&all) };
	publish(&rows, details, args.json.as_deref())
}

/// What lies behind the rows.
#[derive(Serialize)]
struct Details {
	runs: BTreeMap<String, Vec<Figure>>,
	states: BTreeMap<String, Vec<Figure>>,
	missing: usize,
	/// Microseconds of one signature verification in each run.
	u_us: Spread,
}

fn figures<Label: ToString>(measured: &BTreeMap<Label, Measured>) -> BTreeMap<String, Vec<Figure>> {
	measured.iter().map(|(label, one)| (label.to_string(), one.figures())).collect()
}

fn read<Label: Ord>(files: Vec<(Label, PathBuf)>) -> Result<BTreeMap<Label, Measured>, Error> {
	let mut paths = BTreeMap::<Label, Vec<PathBuf>>::new();
	for (label, path) in files {
		paths.entry(label).or_default().push(path);
	}
	paths.into_iter().map(|(label, paths)| Ok((label, Measured::read(&paths)?))).collect()
}

fn rows(runs: &[&Measured]) -> Vec<Row> {
	[
		registrations(runs),
		TIMES.iter().map(|it| time(runs, it)).collect(),
		COUNTS.iter().flat_map(|it| counts(runs, it)).collect(),
		OVER.iter().flat_map(|it| over_ledger(runs, it)).collect(),
		FLAT.iter().flat_map(|it| flat(runs, it)).collect(),
		PROOFS.iter().map(|it| proof(runs, it)).collect(),
		vec![attested(runs)],
		FURTHER.iter().flat_map(|it| further_items(runs, it)).collect(),
		AT_ONCE.iter().map(|it| at_once(runs, it)).collect(),
	]
	.concat()
}

const NOT_MEASURED: &str = "not measured";

/// A row whose figure may be at most `bar`; without a sample it is shown and not judged.
fn at_most(id: &str, what: String, value: Spread, bar: f64, unit: &str) -> Row {
	let met = (value.count() > 0).then(|| value.median() <= bar);
	Row { id: id.into(), what, value: value.to_string(), bar: format!("<= {bar}{unit}"), met }
}

/// The same of what is counted.
fn at_most_counted(id: &str, what: String, value: Option<i64>, bar: i64) -> Row {
	let met = value.map(|value| value <= bar);
	let value = value.map_or(NOT_MEASURED.into(), |value| value.to_string());
	Row { id: id.into(), what, value, bar: format!("<= {bar}"), met }
}

/// A figure of each run that has it.
fn of_each(runs: &[&Measured], figure: impl Fn(&Measured) -> Option<f64>) -> Spread {
	Spread::new(runs.iter().filter_map(|run| figure(run)))
}

/// How often the second fits into the first.
fn quotient(one: Option<f64>, other: Option<f64>) -> Option<f64> {
	other.filter(|other| *other > 0.0).and_then(|other| Some(one? / other))
}

/// What is counted is the same in every run; where it is not, the most.
fn counted(runs: &[&Measured], point: &Point, what: Count) -> Option<u64> {
	runs.iter().filter_map(|run| run.count(point, what)).max()
}

/// Microseconds of one signature verification.
fn u_of(run: &Measured) -> Option<f64> {
	run.slope(&SIGNATURES.0, SIGNATURES.1)
}

fn u(runs: &[&Measured]) -> Spread {
	of_each(runs, u_of)
}

/// B1, and of B2 what execution alone says about it.
fn registrations(runs: &[&Measured]) -> Vec<Row> {
	let whole = of_each(runs, |run| quotient(run.time(&REGISTER), u_of(run)));
	let call = of_each(runs, |run| quotient(run.time(&REGISTER_CALL), u_of(run)));
	let rate = of_each(runs, |run| quotient(run.time(&TRANSFER), run.time(&REGISTER)));
	vec![
		at_most(
			"B1",
			"register as a transaction, decoded to done, in signature verifications".into(),
			whole,
			5.5,
			" u",
		),
		Row::told("B1", "register without what surrounds a call, in the same unit", call),
		Row::told("B2", "registers over transfers, executed and nothing else", rate),
		Row::told("", "u, one sr25519 verification, in microseconds", u(runs)),
	]
}

fn time(runs: &[&Measured], it: &Ratio) -> Row {
	let what = format!("{}: time of {} over {}", it.what, it.ours.name(), it.rival.name());
	let value = of_each(runs, |run| quotient(run.time(&it.ours), run.time(&it.rival)));
	at_most(it.row, what, value, it.bar, "")
}

fn counts(runs: &[&Measured], (row, what, ours, rival): &(&str, &str, Point, Point)) -> Vec<Row> {
	let one = |count: Count| {
		let what = format!("{what}: {} of {}", count.unit(), ours.name());
		let (value, bar) = (counted(runs, ours, count), counted(runs, rival, count));
		let shown = |count: Option<u64>| count.map_or(NOT_MEASURED.into(), |it| it.to_string());
		Row {
			id: (*row).into(),
			what,
			value: shown(value),
			bar: format!("<= {} of {}", shown(bar), rival.name()),
			met: value.zip(bar).map(|(value, bar)| value <= bar),
		}
	};
	Count::ALL.map(one).into()
}

fn over_ledger(runs: &[&Measured], it: &Over) -> Vec<Row> {
	let one = |(count, bar): (Count, u64)| {
		let ours = counted(runs, &it.call, count);
		let (value, beyond) = match it.ledger {
			Some(ledger) => {
				let own = counted(runs, &ledger, count);
				let over = ours.zip(own).map(|(ours, own)| ours as i64 - own as i64);
				(over, format!(" over {}", ledger.name()))
			},
			None => (ours.map(|ours| ours as i64), String::new()),
		};
		let what = format!("{}: {} of {}{beyond}", it.what, count.unit(), it.call.name());
		at_most_counted(it.row, what, value, bar as i64)
	};
	[(Count::Reads, it.reads), (Count::Writes, it.writes)].map(one).into()
}

fn flat(
	runs: &[&Measured],
	(row, what, call, component, bar): &(&str, &str, Point, char, f64),
) -> Vec<Row> {
	let (low, high) = (call.low(*component), call.at(*component, End::Highest));
	let range = runs.iter().find_map(|run| run.range(call, *component));
	let range = range.map_or(String::new(), |(least, most)| format!(" at {most} over {least}"));
	let value = of_each(runs, |run| quotient(run.time(&high), run.time(&low)));
	let name = call.name();
	let counts: Option<Vec<String>> = Count::ALL
		.iter()
		.map(|count| {
			let (low, high) = (counted(runs, &low, *count)?, counted(runs, &high, *count)?);
			Some(format!("{low} to {high} {}", count.unit()))
		})
		.collect();
	let counts = counts.map_or(NOT_MEASURED.into(), |counts| counts.join(", "));
	vec![
		at_most(row, format!("{what}: time of {name}{range}"), value, *bar, ""),
		Row::told(*row, format!("{what}: counts of {name}"), counts),
	]
}

fn proof(runs: &[&Measured], (row, what, call, bar): &(&str, &str, Point, u64)) -> Row {
	let value = counted(runs, call, Count::Proof).map(|it| it as i64);
	let what = format!("{what}: proof bytes of {}", call.name());
	at_most_counted(row, what, value, *bar as i64)
}

/// B3e: microseconds of the reference machine are told in u.
fn attested(runs: &[&Measured]) -> Row {
	let value = of_each(runs, |run| {
		let over = run.time(&ISSUE_ON_NOTICE)? - run.time(&LEDGER_MINT)?;
		quotient(Some(over), u_of(run))
	});
	let what = format!(
		"chips on an attestation: {} less {}, in signature verifications",
		ISSUE_ON_NOTICE.name(),
		LEDGER_MINT.name()
	);
	let bar = 1.0 + (REFERENCE_GRANT_US / REFERENCE_U_US * 100.0).round() / 100.0;
	at_most("B3e", what, value, bar, " u")
}

fn further_items(runs: &[&Measured], it: &Further) -> Vec<Row> {
	let (call, single) = (it.call.name(), it.single.name());
	let each = |run: &Measured| run.slope(&it.call, it.component);
	let alone = of_each(runs, |run| quotient(each(run), run.time(&it.single)));
	let what = format!("{call}: each further item over one by {single}");
	let mut rows = vec![at_most(it.row, what, alone, it.bar, "")];
	if it.surrounded == Surrounded::Signed {
		let whole = of_each(runs, |run| {
			quotient(each(run), run.time(&it.single).zip(run.time(&EMPTY)).map(|(a, b)| a + b))
		});
		let what = format!("{call}: each further item over a transaction with one by {single}");
		rows.push(at_most(it.row, what, whole, it.bar, ""));
	}
	rows
}

fn at_once(runs: &[&Measured], (row, call, single, items): &(&str, Point, Point, u32)) -> Row {
	let value = of_each(runs, |run| {
		let (all, one) = (run.time(call)?, run.time(single)?);
		quotient(Some((all - one).max(0.0) / f64::from(items - 1)), Some(one))
	});
	let (call, single) = (call.name(), single.name());
	let what = format!("{call}: each further item of {items} over one by {single}");
	at_most(row, what, value, 0.3, "")
}

/// B4: the state with the most entries against the one with the fewest.
fn stored(states: &BTreeMap<u64, Measured>) -> Vec<Row> {
	let ends = states.first_key_value().zip(states.last_key_value());
	let ends = ends.filter(|((least, _), (most, _))| least < most);
	let one = |(row, what, call, bar): &(&str, &str, Point, f64)| {
		let (range, value) = match ends {
			Some(((least, small), (most, large))) => (
				format!(" at {most} entries over {least}"),
				Spread::new(quotient(large.time(call), small.time(call))),
			),
			None => (String::new(), Spread::default()),
		};
		at_most(row, format!("{what}: time of {}{range}", call.name()), value, *bar, "")
	};
	STORED.iter().map(one).collect()
}

/// B13, from the weights that this build declares, and what the one hook of ours was measured to take.
fn hooks(runs: &[&Measured]) -> Vec<Row> {
	use pallet_asset_flow::WeightInfo;

	let own = <<Runtime as pallet_asset_flow::Config>::WeightInfo as WeightInfo>::seal_block();
	let limits = RuntimeBlockWeights::get();
	let block = limits.max_block;
	// Hooks at the start of a block declare those at its end as well.
	let all = Chain::development().with(System::block_weight).total();
	let all = all.saturating_sub(limits.base_block);
	let percent = |part: Weight| 100.0 * part.ref_time() as f64 / block.ref_time() as f64;
	let declared = |what: &str, part: Weight| {
		let value = Spread::new([percent(part)]);
		at_most("B13", what.into(), value, HOOKS_PERCENT, " % of a block")
	};
	let picoseconds = |us: f64| Weight::from_parts((us * 1_000_000.0) as u64, 0);
	let taken = of_each(runs, |run| Some(percent(picoseconds(run.time(&SEAL_BLOCK)?))));
	vec![
		declared(
			"hooks of our pallets, declared: asset_flow seals one frontier, however full",
			own,
		),
		declared("all hooks and inherents of an ordinary block, declared", all),
		at_most(
			"B13",
			format!("hooks of our pallets: time of {}", SEAL_BLOCK.name()),
			taken,
			HOOKS_PERCENT,
			" % of a block",
		),
	]
}

#[cfg(test)]
mod tests {
	use super::{measured::tests::parsed, *};
	use serde_json::{json, Value};

	/// A benchmark as the CLI writes it: nanoseconds, reads, writes and proof bytes at some components.
	fn batch(pallet: &str, benchmark: &str, at: &[(Value, u64, [u64; 3])]) -> Value {
		let sample = |(components, time, [reads, writes, proof]): &(Value, u64, [u64; 3])| {
			json!({
				"components": components, "extrinsic_time": time, "storage_root_time": 1,
				"reads": reads, "repeat_reads": 0, "writes": writes, "repeat_writes": 0,
				"proof_size": proof,
			})
		};
		let samples: Vec<Value> = at.iter().map(sample).collect();
		json!({
			"pallet": pallet, "instance": "Any", "benchmark": benchmark,
			"time_results": samples, "db_results": samples,
		})
	}

	fn run_of(batches: Vec<Value>) -> Measured {
		parsed(&Value::from(batches).to_string())
	}

	/// A signature takes 40 us, whatever else was measured.
	fn signatures() -> Value {
		let at = [(json!([["i", 0]]), 1_000, [0; 3]), (json!([["i", 100]]), 4_001_000, [0; 3])];
		batch("frame_benchmarking", "sr25519_verification", &at)
	}

	fn row(rows: &[Row], id: &str, what: &str) -> Row {
		let mut found = rows.iter().filter(|row| row.id == id && row.what.contains(what));
		let row = found.next().unwrap_or_else(|| panic!("no row {id} has {what:?}")).clone();
		assert!(found.next().is_none(), "{what:?} is in several rows of {id}");
		row
	}

	#[test]
	fn registering_should_be_told_in_verifications_of_its_own_run() {
		let slow = run_of(vec![
			signatures(),
			batch("transactions", "register", &[(json!([]), 240_000, [0; 3])]),
		]);
		let rows = rows(&[&slow]);
		let whole = row(&rows, "B1", "as a transaction");
		assert_eq!((whole.value.as_str(), whole.met), ("6.00 (6.00..6.00)", Some(false)));
		assert_eq!(whole.bar, "<= 5.5 u");
	}

	#[test]
	fn the_middle_run_should_be_judged_when_there_are_several() {
		let run = |ours: u64| {
			run_of(vec![
				batch("pallet_org_numbers", "register", &[(json!([]), ours, [5, 7, 300])]),
				batch("pallet_uniques", "mint", &[(json!([]), 100_000, [5, 6, 400])]),
			])
		};
		let runs = [run(70_000), run(75_000), run(200_000)];
		let rows = rows(&runs.iter().collect::<Vec<_>>());
		let time = row(&rows, "B3a", "time of org_numbers.register over uniques.mint");
		assert_eq!((time.value.as_str(), time.met), ("0.75 (0.70..2.00)", Some(true)));
	}

	#[test]
	fn counts_should_be_held_against_the_rival_and_the_own_limit() {
		let run = run_of(vec![
			batch("pallet_org_numbers", "accept_transfer", &[(json!([]), 1, [6, 7, 300])]),
			batch("pallet_uniques", "transfer", &[(json!([]), 1, [5, 7, 400])]),
		]);
		let rows = rows(&[&run]);
		let of = |what: &str| row(&rows, "B3a", &format!("transferred: {what} of"));
		let both = |what: &str| -> Vec<Option<bool>> {
			let what = format!("transferred: {what} of");
			rows.iter().filter(|row| row.what.contains(&what)).map(|row| row.met).collect()
		};
		assert_eq!(both("reads"), [Some(false), Some(true)]);
		assert_eq!(both("writes"), [Some(true), Some(true)]);
		assert_eq!((of("proof bytes").met, of("proof bytes").value.as_str()), (Some(true), "300"));
	}

	#[test]
	fn what_the_ledger_takes_should_be_subtracted_when_the_bar_is_over_it() {
		let run = run_of(vec![
			batch("pallet_crowdfunding", "pledge", &[(json!([]), 1, [15, 9, 0])]),
			batch("pallet_crowdfunding", "ledger_transfer", &[(json!([]), 1, [3, 5, 0])]),
		]);
		let rows = rows(&[&run]);
		let reads = row(&rows, "B3c", "contribute: reads");
		assert_eq!((reads.value.as_str(), reads.met), ("12", Some(false)));
		let writes = row(&rows, "B3c", "contribute: writes");
		assert_eq!((writes.value.as_str(), writes.met), ("4", Some(true)));
	}

	#[test]
	fn a_call_should_be_flat_when_its_deepest_takes_little_more_than_its_least_deep() {
		let at = |low: u64, high: u64| {
			[(json!([["d", 10]]), low, [9, 8, 900]), (json!([["d", 100_000]]), high, [10, 8, 950])]
		};
		let run = run_of(vec![
			batch("pallet_org_numbers", "buy_at_depth", &at(100_000, 120_000)),
			batch("pallet_org_numbers", "cancel_order_at_depth", &at(100_000, 140_000)),
		]);
		let rows = rows(&[&run]);
		let bid = row(&rows, "B3b", "bid placed: time");
		assert_eq!((bid.value.as_str(), bid.met), ("1.20 (1.20..1.20)", Some(true)));
		assert!(bid.what.ends_with("at 100000 over 10"));
		assert_eq!(row(&rows, "B3b", "bid cancelled: time").met, Some(false));
		let counts = row(&rows, "B3b", "bid placed: counts");
		assert_eq!(counts.value, "9 to 10 reads, 8 to 8 writes, 900 to 950 proof bytes");
		assert_eq!(row(&rows, "B3b", "bid placed: proof bytes").met, Some(true));
	}

	#[test]
	fn further_items_should_be_held_against_a_single_one_alone_and_as_a_transaction() {
		let many = [(json!([["n", 1]]), 110_000, [0; 3]), (json!([["n", 101]]), 5_110_000, [0; 3])];
		let run = run_of(vec![
			batch("pallet_asset_flow", "append_many", &many),
			batch("pallet_asset_flow", "append", &[(json!([]), 100_000, [0; 3])]),
			batch("transactions", "remark", &[(json!([]), 150_000, [0; 3])]),
		]);
		let rows = rows(&[&run]);
		let alone = row(&rows, "B12", "append_many: each further item over one by");
		assert_eq!((alone.value.as_str(), alone.met), ("0.50 (0.50..0.50)", Some(false)));
		let whole = row(&rows, "B12", "append_many: each further item over a transaction");
		assert_eq!((whole.value.as_str(), whole.met), ("0.20 (0.20..0.20)", Some(true)));
	}

	#[test]
	fn items_at_once_should_share_what_the_call_takes_over_a_single_one() {
		let run = run_of(vec![
			batch("pallet_activities", "publish_many", &[(json!([]), 202_300, [0; 3])]),
			batch("pallet_activities", "publish", &[(json!([]), 100_000, [0; 3])]),
		]);
		let at_once = row(&rows(&[&run]), "B12", "publish_many");
		assert_eq!((at_once.value.as_str(), at_once.met), ("0.00 (0.00..0.00)", Some(true)));
	}

	#[test]
	fn microseconds_of_the_reference_machine_should_be_told_in_verifications() {
		let run = run_of(vec![
			signatures(),
			batch("pallet_chips", "issue_on_notice", &[(json!([]), 120_000, [0; 3])]),
			batch("pallet_chips", "ledger_mint", &[(json!([]), 30_000, [0; 3])]),
		]);
		let chips = row(&rows(&[&run]), "B3e", "in signature verifications");
		// 90 us over the mint are 2.25 verifications of 40 us.
		assert_eq!((chips.value.as_str(), chips.met), ("2.25 (2.25..2.25)", Some(false)));
		assert_eq!(chips.bar, "<= 1.85 u");
	}

	#[test]
	fn the_largest_state_should_be_held_against_the_smallest() {
		let state = |time: u64| {
			run_of(vec![batch("pallet_org_numbers", "register", &[(json!([]), time, [0; 3])])])
		};
		let states =
			BTreeMap::from([(1_000, state(100_000)), (10, state(80_000)), (2, state(100_000))]);
		let registered = row(&stored(&states), "B4", "org_numbers.register");
		assert_eq!((registered.value.as_str(), registered.met), ("1.00 (1.00..1.00)", Some(true)));
		assert!(registered.what.ends_with("at 1000 entries over 2"));
		let one = BTreeMap::from([(1_000, state(100_000))]);
		assert_eq!(row(&stored(&one), "B4", "org_numbers.register").met, None);
	}

	#[test]
	fn a_figure_should_be_shown_and_not_judged_when_its_benchmark_is_missing() {
		let rows = [rows(&[&Measured::default()]), stored(&BTreeMap::new())].concat();
		assert!(rows.iter().all(|row| row.met.is_none()));
		let judged = rows.iter().filter(|row| !row.bar.is_empty());
		assert!(judged.clone().count() > 90);
		assert!(judged.clone().all(|row| row.value == NOT_MEASURED));
	}

	#[test]
	fn hooks_should_be_judged_by_the_weights_of_this_build() {
		let run = run_of(vec![batch(
			"pallet_asset_flow",
			"seal_block",
			&[(json!([]), 50_000_000, [0; 3])],
		)]);
		let rows = hooks(&[&run]);
		let own = row(&rows, "B13", "our pallets, declared");
		assert_eq!(own.met, Some(true), "{}", own.value);
		// 50 ms of the 500 ms of a block.
		let taken = row(&rows, "B13", "our pallets: time");
		assert_eq!((taken.value.as_str(), taken.met), ("10.0 (10.0..10.0)", Some(false)));
		assert!(row(&rows, "B13", "all hooks").met.is_some());
	}

	#[test]
	fn a_label_should_stand_before_the_file() {
		assert_eq!(labelled::<u64>("1000=a=b.json"), Ok((1_000, "a=b.json".into())));
		assert!(labelled::<u64>("some=a.json").is_err());
		assert!(labelled::<String>("a.json").is_err());
	}

	#[test]
	fn files_of_one_label_should_make_one_run() {
		let folder = tempfile::tempdir().unwrap();
		let write = |name: &str, batch: Value| {
			let path = folder.path().join(name);
			std::fs::write(&path, json!([batch]).to_string()).unwrap();
			("1".to_string(), path)
		};
		let one = write("a.json", signatures());
		let register = batch("transactions", "register", &[(json!([]), 80_000, [0; 3])]);
		let runs = read(vec![one, write("b.json", register)]).unwrap();
		let runs: Vec<&Measured> = runs.values().collect();
		assert_eq!(row(&rows(&runs), "B1", "as a transaction").value, "2.00 (2.00..2.00)");
	}
}
