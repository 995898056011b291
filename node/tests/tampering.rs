// SPDX-License-Identifier: Apache-2.0

//! A block whose content was altered is refused on import and found in the database, and is named.

mod common;

use common::{errors, run, wait, Node};
use parity_db::{Db, Options};
use serde_json::{json, Deserializer, Value};
use std::{
	fs,
	path::{Path, PathBuf},
	process::{Command, Stdio},
};

/// Columns of a substrate database.
const KEY_LOOKUP: u8 = 3;
const BODY: u8 = 5;
const AUX: u8 = 8;

#[test]
fn an_altered_block_should_be_named_when_imported_or_verified() {
	let base = tempfile::tempdir().expect("a folder");
	let (chain, spec) = (base.path().join("chain"), raw_spec(base.path()));
	let spec = spec.to_str().expect("a path");
	let validator = ["--alice", "--force-authoring", "--unsafe-force-node-key-generation"];
	let node = Node::start(&chain, &[&validator[..], &["--chain", spec]].concat());
	wait("five blocks", || node.best() >= 5);
	wait("a proof", || node.call("grandpa_proveFinality", json!([2]))["result"].is_string());
	node.stop();

	let sound = run(&chain, &["verify-chain", "--chain", spec]);
	assert!(sound.status.success(), "{}", errors(&sound));
	assert!(String::from_utf8_lossy(&sound.stdout).contains("signed by the validators up to #"));

	let file = base.path().join("blocks.json");
	let path = file.to_str().expect("a path");
	let exported = run(&chain, &["export-blocks", "--chain", spec, path]);
	assert!(exported.status.success(), "{}", errors(&exported));
	let import = ["import-blocks", "--chain", spec, path];
	let whole = run(&base.path().join("whole"), &import);
	assert!(whole.status.success(), "{}", errors(&whole));
	alter_file(&file, 3);
	let refused = run(&base.path().join("altered"), &import);
	assert!(!refused.status.success());
	assert!(errors(&refused).contains("Error: block #3 "), "{}", errors(&refused));

	let database = chain.join("chains/hanse_dev/paritydb/full");
	let verify = || run(&chain, &["verify-chain", "--chain", spec]);
	// In the one validator's signature, which stands before its key and an empty list.
	alter_stored(&database, AUX, |_| b"grandpa_best_justification".to_vec(), 40);
	let forged = verify();
	assert_eq!(forged.status.code(), Some(1));
	assert!(errors(&forged).contains("wasn't signed by the validators"), "{}", errors(&forged));

	alter_stored(&database, BODY, |db| lookup_key(db, 2), 1);
	let found = verify();
	assert_eq!(found.status.code(), Some(1));
	assert!(errors(&found).contains("Error: block #2 "), "{}", errors(&found));
	assert!(errors(&found).contains("was altered"), "{}", errors(&found));
}

/// The development chain with its genesis state written out, so that no command has to build it.
fn raw_spec(base: &Path) -> PathBuf {
	let file = base.join("dev.json");
	let status = Command::new(env!("CARGO_BIN_EXE_hanse-node"))
		.args(["export-chain-spec", "--chain", "dev", "--raw", "--output"])
		.arg(&file)
		.stdout(Stdio::null())
		.status()
		.expect("the binary runs");
	assert!(status.success());
	file
}

/// Changes one byte of the first transaction of the exported block `number`.
fn alter_file(file: &Path, number: usize) {
	let text = fs::read_to_string(file).expect("the export");
	let mut blocks: Vec<Value> =
		Deserializer::from_str(&text).into_iter().collect::<Result<_, _>>().expect("blocks");
	let transaction = &mut blocks[number - 1]["block"]["extrinsics"][0];
	let mut hex = transaction.as_str().expect("hex").to_owned();
	let last = hex.pop().expect("a digit");
	hex.push(if last == '0' { '1' } else { '0' });
	*transaction = hex.into();
	let text: String = blocks.iter().map(Value::to_string).collect();
	fs::write(file, text).expect("written");
}

/// Changes one byte of a stored value: the one `from_end` bytes before its end.
fn alter_stored(path: &Path, column: u8, key: impl Fn(&Db) -> Vec<u8>, from_end: usize) {
	let metadata = Options::load_metadata(path).expect("readable").expect("a database");
	let mut options = Options::with_columns(path, metadata.columns.len() as u8);
	options.columns = metadata.columns;
	options.salt = Some(metadata.salt);
	let db = Db::open(&options).expect("the database");
	let key = key(&db);
	let mut value = db.get(column, &key).expect("readable").expect("a value");
	let place = value.len() - from_end;
	value[place] ^= 1;
	db.commit([(column, key, Some(value))]).expect("written");
}

/// The key under which the parts of the canonical block `number` are stored.
fn lookup_key(db: &Db, number: u32) -> Vec<u8> {
	db.get(KEY_LOOKUP, &number.to_be_bytes()).expect("readable").expect("a key")
}
