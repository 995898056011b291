// SPDX-License-Identifier: Apache-2.0

//! What `benchmark pallet --json-file` wrote: medians and slopes of time, counts of the rest.

use crate::{error::Error, table::Spread};
use serde::{Deserialize, Serialize};
use std::{
	collections::{BTreeMap, BTreeSet},
	fs::File,
	io::BufReader,
	path::PathBuf,
};

/// Which value of a component.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
	Lowest,
	Highest,
}

/// A benchmark, and the one component that is not at its highest value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point {
	pub pallet: &'static str,
	pub benchmark: &'static str,
	at: Option<(char, End)>,
}

impl Point {
	/// With all its components at their highest.
	pub const fn of(pallet: &'static str, benchmark: &'static str) -> Self {
		Self { pallet, benchmark, at: None }
	}

	/// With one at its lowest.
	pub const fn low(self, component: char) -> Self {
		self.at(component, End::Lowest)
	}

	pub const fn at(self, component: char, end: End) -> Self {
		Self { at: Some((component, end)), ..self }
	}

	/// As people name it.
	pub fn name(&self) -> String {
		format!("{}.{}", self.pallet.trim_start_matches("pallet_"), self.benchmark)
	}
}

/// What is counted, and the same each time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
	Reads,
	Writes,
	/// Bytes of a proof of what is read.
	Proof,
}

impl Count {
	pub const ALL: [Self; 3] = [Self::Reads, Self::Writes, Self::Proof];

	pub const fn unit(self) -> &'static str {
		match self {
			Self::Reads => "reads",
			Self::Writes => "writes",
			Self::Proof => "proof bytes",
		}
	}
}

/// Values of components, in the order in which a benchmark has them.
type Components = Vec<(char, u32)>;

/// One time that a benchmark was run; other fields of the file are not read.
#[derive(Clone, Debug, Deserialize)]
struct Sample {
	components: Components,
	/// Nanoseconds.
	extrinsic_time: u64,
	reads: u64,
	writes: u64,
	proof_size: u64,
}

impl Sample {
	const fn count(&self, what: Count) -> u64 {
		match what {
			Count::Reads => self.reads,
			Count::Writes => self.writes,
			Count::Proof => self.proof_size,
		}
	}
}

/// A benchmark in the file. Time is taken and storage is counted in runs of their own, since counting takes
/// time.
#[derive(Clone, Debug, Deserialize)]
struct Batch {
	pallet: String,
	benchmark: String,
	time_results: Vec<Sample>,
	db_results: Vec<Sample>,
}

#[derive(Clone, Default, Debug)]
struct Samples {
	times: Vec<Sample>,
	counts: Vec<Sample>,
}

/// One run: all that was measured in it.
#[derive(Clone, Default, Debug)]
pub struct Measured(BTreeMap<(String, String), Samples>);

/// All that is known of a benchmark at some values of its components.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Figure {
	pub benchmark: String,
	pub components: Components,
	pub median_us: f64,
	pub samples: usize,
	pub reads: u64,
	pub writes: u64,
	pub proof_bytes: u64,
}

impl Measured {
	/// Reads the files of one run.
	pub fn read(paths: &[PathBuf]) -> Result<Self, Error> {
		let mut all = Self::default();
		for path in paths {
			let place = |error: Error| error.while_doing(path.display());
			let file = File::open(path).map_err(|error| place(error.into()))?;
			let batches: Vec<Batch> = serde_json::from_reader(BufReader::new(file))
				.map_err(|error| place(error.into()))?;
			all.add(batches);
		}
		Ok(all)
	}

	fn add(&mut self, batches: Vec<Batch>) {
		for Batch { pallet, benchmark, time_results, db_results } in batches {
			let samples = self.0.entry((pallet, benchmark)).or_default();
			samples.times.extend(time_results);
			samples.counts.extend(db_results);
		}
	}

	fn samples(&self, point: &Point) -> Option<&Samples> {
		self.0.get(&(point.pallet.into(), point.benchmark.into()))
	}

	/// The median time in microseconds.
	pub fn time(&self, point: &Point) -> Option<f64> {
		let times = &self.samples(point)?.times;
		median(times, &components_at(times, point)?)
	}

	/// The most that was counted.
	pub fn count(&self, point: &Point, what: Count) -> Option<u64> {
		let counts = &self.samples(point)?.counts;
		let at = components_at(counts, point)?;
		counts.iter().filter(|it| it.components == at).map(|it| it.count(what)).max()
	}

	/// By how many microseconds the median rises with each of a component: least squares over the values
	/// that were measured while all others are at their highest.
	pub fn slope(&self, point: &Point, component: char) -> Option<f64> {
		let times = &self.samples(point)?.times;
		let top = components_at(times, &Point { at: None, ..*point })?;
		let values: BTreeSet<u32> = times
			.iter()
			.flat_map(|it| &it.components)
			.filter(|(name, _)| *name == component)
			.map(|(_, value)| *value)
			.collect();
		let dots: Vec<(f64, f64)> = values
			.into_iter()
			.filter_map(|value| {
				Some((f64::from(value), median(times, &with(&top, component, value))?))
			})
			.collect();
		least_squares(&dots)
	}

	/// What the component is at its lowest and at its highest.
	pub fn range(&self, point: &Point, component: char) -> Option<(u32, u32)> {
		let times = &self.samples(point)?.times;
		let value = |end| {
			let at = components_at(times, &point.at(component, end))?;
			at.into_iter().find(|(name, _)| *name == component).map(|(_, value)| value)
		};
		Some((value(End::Lowest)?, value(End::Highest)?))
	}

	/// All of it, by benchmark and components.
	pub fn figures(&self) -> Vec<Figure> {
		let of = |((pallet, benchmark), samples): (&(String, String), &Samples)| {
			let all: BTreeSet<_> = samples.times.iter().map(|it| it.components.clone()).collect();
			let count = |at: &Components, what| {
				let same = samples.counts.iter().filter(|it| it.components == *at);
				same.map(|it: &Sample| it.count(what)).max().unwrap_or_default()
			};
			all.into_iter()
				.map(|at| Figure {
					benchmark: format!("{pallet}::{benchmark}"),
					median_us: median(&samples.times, &at).unwrap_or(f64::NAN),
					samples: samples.times.iter().filter(|it| it.components == at).count(),
					reads: count(&at, Count::Reads),
					writes: count(&at, Count::Writes),
					proof_bytes: count(&at, Count::Proof),
					components: at,
				})
				.collect::<Vec<_>>()
		};
		self.0.iter().flat_map(of).collect()
	}
}

/// The components of a point, as these samples have them: none, if they lack the one it names.
fn components_at(samples: &[Sample], point: &Point) -> Option<Components> {
	let names: BTreeSet<char> =
		samples.iter().flat_map(|it| &it.components).map(|(name, _)| *name).collect();
	if point.at.is_some_and(|(name, _)| !names.contains(&name)) {
		return None;
	}
	let first = &samples.first()?.components;
	first
		.iter()
		.map(|(name, _)| {
			let values = samples
				.iter()
				.flat_map(|it| &it.components)
				.filter(|(other, _)| other == name)
				.map(|(_, value)| *value);
			let value = match point.at {
				Some((named, End::Lowest)) if named == *name => values.min(),
				_ => values.max(),
			};
			value.map(|value| (*name, value))
		})
		.collect()
}

fn with(top: &Components, component: char, value: u32) -> Components {
	top.iter().map(|(name, at)| (*name, if *name == component { value } else { *at })).collect()
}

/// Microseconds; none, if nothing was measured there.
fn median(samples: &[Sample], at: &Components) -> Option<f64> {
	let same = samples.iter().filter(|it| it.components == *at);
	let spread = Spread::new(same.map(|it| it.extrinsic_time as f64 / 1_000.0));
	(spread.count() > 0).then(|| spread.median())
}

/// The slope of the line that lies nearest to the dots.
fn least_squares(dots: &[(f64, f64)]) -> Option<f64> {
	let count = dots.len() as f64;
	let mean = |of: fn(&(f64, f64)) -> f64| dots.iter().map(of).sum::<f64>() / count;
	let (x, y) = (mean(|dot| dot.0), mean(|dot| dot.1));
	let across: f64 = dots.iter().map(|dot| (dot.0 - x) * (dot.1 - y)).sum();
	let square: f64 = dots.iter().map(|dot| (dot.0 - x).powi(2)).sum();
	(square > 0.0).then(|| across / square)
}

#[cfg(test)]
pub(super) mod tests {
	use super::*;

	/// As the benchmark CLI writes it, shortened: a call without components, and one with two.
	pub const SAMPLE: &str = r#"[
	  {
	    "pallet": "pallet_uniques",
	    "instance": "RivalUniques",
	    "benchmark": "mint",
	    "time_results": [
	      { "components": [], "extrinsic_time": 31000, "storage_root_time": 90000, "reads": 0,
	        "repeat_reads": 0, "writes": 0, "repeat_writes": 0, "proof_size": 0 },
	      { "components": [], "extrinsic_time": 29000, "storage_root_time": 91000, "reads": 0,
	        "repeat_reads": 0, "writes": 0, "repeat_writes": 0, "proof_size": 0 },
	      { "components": [], "extrinsic_time": 95000, "storage_root_time": 92000, "reads": 0,
	        "repeat_reads": 0, "writes": 0, "repeat_writes": 0, "proof_size": 0 }
	    ],
	    "db_results": [
	      { "components": [], "extrinsic_time": 51000, "storage_root_time": 90000, "reads": 3,
	        "repeat_reads": 4, "writes": 4, "repeat_writes": 1, "proof_size": 350 }
	    ]
	  },
	  {
	    "pallet": "pallet_asset_flow",
	    "instance": "AssetFlow",
	    "benchmark": "append_many_at_depth",
	    "time_results": [
	      { "components": [["n", 1], ["d", 1000000]], "extrinsic_time": 110000,
	        "storage_root_time": 1, "reads": 0, "repeat_reads": 0, "writes": 0, "repeat_writes": 0,
	        "proof_size": 0 },
	      { "components": [["n", 100], ["d", 1000000]], "extrinsic_time": 1100000,
	        "storage_root_time": 1, "reads": 0, "repeat_reads": 0, "writes": 0, "repeat_writes": 0,
	        "proof_size": 0 },
	      { "components": [["n", 100], ["d", 10]], "extrinsic_time": 1000000,
	        "storage_root_time": 1, "reads": 0, "repeat_reads": 0, "writes": 0, "repeat_writes": 0,
	        "proof_size": 0 }
	    ],
	    "db_results": [
	      { "components": [["n", 1], ["d", 1000000]], "extrinsic_time": 1, "storage_root_time": 1,
	        "reads": 6, "repeat_reads": 0, "writes": 2, "repeat_writes": 0, "proof_size": 3160 },
	      { "components": [["n", 100], ["d", 1000000]], "extrinsic_time": 1, "storage_root_time": 1,
	        "reads": 105, "repeat_reads": 0, "writes": 101, "repeat_writes": 0, "proof_size": 3200 }
	    ]
	  }
	]"#;

	const MINT: Point = Point::of("pallet_uniques", "mint");
	const MANY: Point = Point::of("pallet_asset_flow", "append_many_at_depth");

	pub fn sample() -> Measured {
		parsed(SAMPLE)
	}

	/// What stands in such a file.
	pub fn parsed(text: &str) -> Measured {
		let mut measured = Measured::default();
		measured.add(serde_json::from_str(text).unwrap());
		measured
	}

	#[test]
	fn a_time_should_be_the_median_in_microseconds_when_samples_differ() {
		assert_eq!(sample().time(&MINT), Some(31.0));
	}

	#[test]
	fn a_time_should_be_that_of_the_components_named_when_there_are_several() {
		assert_eq!(sample().time(&MANY), Some(1_100.0));
		assert_eq!(sample().time(&MANY.low('n')), Some(110.0));
		assert_eq!(sample().time(&MANY.low('d')), Some(1_000.0));
	}

	#[test]
	fn a_count_should_be_taken_where_storage_was_tracked() {
		assert_eq!(sample().count(&MINT, Count::Reads), Some(3));
		assert_eq!(sample().count(&MINT, Count::Writes), Some(4));
		assert_eq!(sample().count(&MINT, Count::Proof), Some(350));
		assert_eq!(sample().count(&MANY.low('n'), Count::Reads), Some(6));
	}

	#[test]
	fn a_slope_should_leave_the_other_components_at_their_highest() {
		assert_eq!(sample().slope(&MANY, 'n'), Some(10.0));
		let of_depth = sample().slope(&MANY, 'd').unwrap();
		assert!((of_depth - 100.0 / 999_990.0).abs() < 1e-9);
	}

	#[test]
	fn a_slope_should_be_that_of_the_nearest_line_when_there_are_more_than_two_values() {
		let dots = [(1.0, 1.0), (2.0, 3.0), (3.0, 2.0)];
		assert_eq!(least_squares(&dots), Some(0.5));
		assert_eq!(least_squares(&[(1.0, 1.0)]), None);
	}

	#[test]
	fn nothing_should_be_known_when_a_benchmark_or_its_component_was_not_measured() {
		let missing = Point::of("pallet_uniques", "burn");
		assert_eq!(sample().time(&missing), None);
		assert_eq!(sample().count(&missing, Count::Reads), None);
		assert_eq!(sample().time(&MINT.low('n')), None);
		assert_eq!(sample().slope(&MINT, 'n'), None);
		assert_eq!(sample().range(&MINT, 'n'), None);
	}

	#[test]
	fn figures_should_name_every_benchmark_at_every_value() {
		let figures = sample().figures();
		assert_eq!(figures.len(), 4);
		let mint = figures.iter().find(|it| it.benchmark == "pallet_uniques::mint").unwrap();
		assert_eq!((mint.median_us, mint.samples, mint.proof_bytes), (31.0, 3, 350));
	}

	#[test]
	fn reading_should_tell_the_file_when_it_is_missing_or_something_else() {
		let folder = tempfile::tempdir().unwrap();
		let (good, bad) = (folder.path().join("good.json"), folder.path().join("bad.json"));
		std::fs::write(&good, SAMPLE).unwrap();
		std::fs::write(&bad, "{}").unwrap();
		let read = |path: &PathBuf| Measured::read(std::slice::from_ref(path));
		assert_eq!(read(&good).unwrap().time(&MINT), Some(31.0));
		assert!(read(&bad).unwrap_err().to_string().contains("bad.json"));
		let missing = folder.path().join("missing.json");
		assert!(read(&missing).unwrap_err().to_string().contains("missing.json"));
	}
}
