// SPDX-License-Identifier: Apache-2.0

//! What was measured, for people as a Markdown table and for programs as JSON.

use crate::error::Error;
use serde::Serialize;
use std::{fmt, path::Path};

/// One measured figure.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Row {
	/// Which row of the table of bars, such as `B5`; empty where no bar is set.
	pub id: String,
	/// What was measured.
	pub what: String,
	/// The figure with its unit.
	pub value: String,
	/// What it has to reach; empty where nothing is asked.
	pub bar: String,
	/// Whether it does, where something is asked.
	pub met: Option<bool>,
}

impl Row {
	/// A figure that has to reach something.
	pub fn judged(
		id: impl Into<String>,
		what: impl Into<String>,
		value: impl fmt::Display,
		bar: impl Into<String>,
		met: bool,
	) -> Self {
		Self {
			id: id.into(),
			what: what.into(),
			value: value.to_string(),
			bar: bar.into(),
			met: Some(met),
		}
	}

	/// A figure of which nothing is asked.
	pub fn told(id: impl Into<String>, what: impl Into<String>, value: impl fmt::Display) -> Self {
		Self {
			id: id.into(),
			what: what.into(),
			value: value.to_string(),
			bar: String::new(),
			met: None,
		}
	}

	fn judgement(&self) -> &'static str {
		match self.met {
			Some(true) => "yes",
			Some(false) => "NO",
			None => "",
		}
	}
}

/// The same figure measured several times.
#[derive(Clone, Default, PartialEq, Debug, Serialize)]
pub struct Spread {
	samples: Vec<f64>,
}

impl Spread {
	/// Takes samples in any order. What is not a number is left out.
	pub fn new(samples: impl IntoIterator<Item = f64>) -> Self {
		let mut samples: Vec<f64> = samples.into_iter().filter(|sample| !sample.is_nan()).collect();
		samples.sort_by(f64::total_cmp);
		Self { samples }
	}

	/// How many samples there are.
	pub fn count(&self) -> usize {
		self.samples.len()
	}

	/// The middle sample, or the mean of the middle two; `NaN` of none.
	pub fn median(&self) -> f64 {
		let middle = self.samples.len() / 2;
		match self.samples.len() {
			0 => f64::NAN,
			count if count % 2 == 1 => self.samples[middle],
			_ => (self.samples[middle - 1] + self.samples[middle]) / 2.0,
		}
	}

	/// The sample at or under which `percent` per cent of the samples lie; `NaN` of none.
	pub fn percentile(&self, percent: f64) -> f64 {
		let rank = (percent.clamp(0.0, 100.0) / 100.0 * self.samples.len() as f64).ceil() as usize;
		self.samples.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
	}

	pub fn min(&self) -> f64 {
		self.samples.first().copied().unwrap_or(f64::NAN)
	}

	pub fn max(&self) -> f64 {
		self.samples.last().copied().unwrap_or(f64::NAN)
	}
}

/// `median (min..max)`, with the decimals that the format asks for or as many as tell something.
impl fmt::Display for Spread {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.samples.is_empty() {
			return f.write_str("not measured");
		}
		let decimals = f.precision().unwrap_or(match self.median().abs() {
			size if size >= 100.0 => 0,
			size if size >= 10.0 => 1,
			_ => 2,
		});
		let (median, min, max) = (self.median(), self.min(), self.max());
		write!(f, "{median:.decimals$} ({min:.decimals$}..{max:.decimals$})")
	}
}

/// Rows under the head of the table of bars.
pub fn markdown(rows: &[Row]) -> String {
	let head = ["row", "what", "measured", "bar", "met"].map(String::from);
	let lines = rows.iter().map(|row| {
		[
			row.id.clone(),
			row.what.clone(),
			row.value.clone(),
			row.bar.clone(),
			row.judgement().into(),
		]
	});
	columns(&head, lines)
}

/// Any Markdown table, its columns aligned.
pub fn columns<const N: usize>(
	head: &[String; N],
	lines: impl IntoIterator<Item = [String; N]>,
) -> String {
	let lines: Vec<[String; N]> =
		lines.into_iter().map(|line| line.map(|cell| cell.replace('|', "\\|"))).collect();
	let width = |column: usize| {
		let cells = lines.iter().map(|line| line[column].chars().count());
		cells.chain([head[column].chars().count(), 3]).max().unwrap_or(3)
	};
	let widths: [usize; N] = std::array::from_fn(width);
	let line = |cells: &[String; N]| {
		let padded = cells.iter().zip(widths).map(|(cell, width)| format!(" {cell:<width$} |"));
		format!("|{}\n", padded.collect::<String>())
	};
	let rule: String = widths.map(|width| format!(" {} |", "-".repeat(width))).concat();
	let body: String = lines.iter().map(line).collect();
	format!("{}|{rule}\n{body}", line(head))
}

/// Prints the rows and, if a file is named, writes them there with the details behind them.
pub fn publish(rows: &[Row], details: impl Serialize, json: Option<&Path>) -> Result<(), Error> {
	println!("\n{}", markdown(rows));
	if let Some(path) = json {
		let text = serde_json::to_string_pretty(&serde_json::json!({
			"rows": rows,
			"details": details,
		}))?;
		std::fs::write(path, text + "\n")
			.map_err(|error| Error::from(error).while_doing(path.display()))?;
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_median_should_be_the_mean_of_two_when_samples_are_even_in_number() {
		assert_eq!(Spread::new([4.0, 1.0, 3.0]).median(), 3.0);
		assert_eq!(Spread::new([4.0, 1.0, 3.0, 2.0]).median(), 2.5);
		assert!(Spread::new([]).median().is_nan());
	}

	#[test]
	fn a_percentile_should_be_a_sample_when_its_rank_lies_between_two() {
		let spread = Spread::new((1..=10).map(f64::from));
		assert_eq!(spread.percentile(50.0), 5.0);
		assert_eq!(spread.percentile(51.0), 6.0);
		assert_eq!(spread.percentile(99.0), 10.0);
		assert_eq!(spread.percentile(0.0), 1.0);
		assert!(Spread::new([]).percentile(50.0).is_nan());
	}

	#[test]
	fn a_spread_should_leave_out_what_is_no_number() {
		let spread = Spread::new([f64::NAN, 2.0, 1.0]);
		assert_eq!((spread.count(), spread.min(), spread.max()), (2, 1.0, 2.0));
	}

	#[test]
	fn a_spread_should_show_fewer_decimals_when_it_is_large() {
		assert_eq!(Spread::new([1000.4, 990.0, 1010.0]).to_string(), "1000 (990..1010)");
		assert_eq!(Spread::new([0.854, 0.8, 0.9]).to_string(), "0.85 (0.80..0.90)");
		assert_eq!(format!("{:.1}", Spread::new([3.0])), "3.0 (3.0..3.0)");
		assert_eq!(Spread::new([]).to_string(), "not measured");
	}

	#[test]
	fn a_table_should_keep_its_columns_when_cells_have_bars_and_other_scripts() {
		let rows = [
			Row::judged("B5", "a|b", "8.1", ">= 8", true),
			Row::judged("B11", "größer", 7, ">= 8", false),
			Row::told("", "c", "1 µs"),
		];
		let text = markdown(&rows);
		let lines: Vec<&str> = text.lines().collect();
		assert_eq!(lines.len(), 5);
		assert!(lines[2].contains("a\\|b") && lines[2].ends_with("| yes |"));
		assert!(lines[3].ends_with("| NO  |"));
		assert!(lines[4].ends_with("|     |"));
		let width = lines[0].chars().count();
		assert!(lines.iter().all(|line| line.chars().count() == width));
	}

	#[test]
	fn a_file_should_hold_rows_and_details_when_one_is_named() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("out.json");
		let rows = [Row::judged("B5", "what", "1", ">= 2", false)];
		publish(&rows, serde_json::json!({ "rounds": 3 }), Some(&path)).unwrap();
		let read: serde_json::Value =
			serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
		assert_eq!(read["rows"][0]["met"], false);
		assert_eq!(read["details"]["rounds"], 3);
		assert!(publish(&rows, (), Some(&folder.path().join("no/such"))).is_err());
	}
}
