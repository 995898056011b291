// SPDX-License-Identifier: Apache-2.0

//! `hanse activity` as a process, on files.

use serde_json::{value::RawValue, Value};
use std::{
	fs,
	path::PathBuf,
	process::{Command, Output, Stdio},
};
use tempfile::TempDir;

const VECTORS: &str = include_str!("../../activity-format/vectors/activity_format.json");

#[derive(serde::Deserialize)]
struct Vector {
	/// As it stands there: numbers have to keep their digits.
	file: Box<RawValue>,
	proved: Value,
}

#[derive(serde::Deserialize)]
struct Vectors {
	disclosures: Vec<Vector>,
}

fn vectors() -> Vec<Vector> {
	serde_json::from_str::<Vectors>(VECTORS).unwrap().disclosures
}

/// Writes a file and says where it is.
fn written(folder: &TempDir, text: &str) -> PathBuf {
	let path = folder.path().join("field.json");
	fs::write(&path, text).unwrap();
	path
}

fn hanse(file: &PathBuf, more: &[&str]) -> Output {
	let mut command = Command::new(env!("CARGO_BIN_EXE_hanse"));
	command.args(["activity", "verify"]).arg(file).args(more).stdin(Stdio::null());
	command.output().expect("the command runs")
}

/// Exit code and what was printed.
fn outcome(file: &PathBuf, more: &[&str]) -> (i32, String) {
	let output = hanse(file, more);
	let text = [output.stdout, output.stderr].concat();
	(output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[test]
fn field_should_be_undecided_when_there_is_no_node() {
	let folder = tempfile::tempdir().unwrap();
	let vectors = vectors();
	assert!(vectors.len() >= 4);
	for Vector { file, proved } in vectors {
		let path = written(&folder, file.get());
		let (code, text) = outcome(&path, &[]);
		assert_eq!(code, 5);
		assert!(text.contains(proved["pointer"].as_str().unwrap()), "{text}");
		assert!(
			text.ends_with("UNDECIDED: no fault was found; ask a node with --node\n"),
			"{text}"
		);
		let (code, text) = outcome(&path, &["--json"]);
		let verdict: Value = serde_json::from_str(&text).unwrap();
		assert_eq!((code, &verdict["verdict"]), (5, &Value::from("undecided")));
		assert_eq!(verdict["proved"], proved);
	}
}

#[test]
fn field_should_be_refused_with_the_reason_when_it_is_altered() {
	let folder = tempfile::tempdir().unwrap();
	let good = vectors().remove(0).file;
	let altered = good.get().replace("12.5", "13.5");
	assert_ne!(altered, good.get());
	let path = written(&folder, &altered);
	let (code, text) = outcome(&path, &[]);
	assert_eq!(code, 3);
	assert!(text.starts_with("NOT GENUINE: the field leads to root"), "{text}");
	assert!(!text.contains("13.5"), "{text}");
	let (code, text) = outcome(&path, &["--json"]);
	let verdict: Value = serde_json::from_str(&text).unwrap();
	assert_eq!((code, &verdict["verdict"]), (3, &Value::from("not-genuine")));
	let (code, text) = outcome(&written(&folder, "{}"), &[]);
	assert_eq!(code, 3);
	assert!(text.starts_with("NOT GENUINE: its format is missing"), "{text}");
}

#[test]
fn verifying_should_fail_when_there_is_no_file_or_no_node() {
	let folder = tempfile::tempdir().unwrap();
	let good = written(&folder, vectors().remove(0).file.get());
	let missing = folder.path().join("missing");
	for (path, more) in [(&missing, &[][..]), (&good, &["--node", "ws://127.0.0.1:9"])] {
		let (code, text) = outcome(path, more);
		assert_eq!(code, 1);
		assert!(text.starts_with("error: "), "{text}");
	}
}
