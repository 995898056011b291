// SPDX-License-Identifier: Apache-2.0

//! `hanse flow`.

use super::{identity::Hash, keys::signing_key, shown, Error, Output};
use clap::{Args, Subcommand};
use hanse_client::{
	epcis::{records, PartyKind, Terms},
	files,
	keys::Keypair,
	proof::{
		chain::{Entry, Record},
		parse_uuid, EntryText, QuantityText, RecordText, Stated,
	},
};
use pallet_asset_flow::{payloads::record_payload, RecordRef, Uuid, Voucher};
use serde::Serialize;
use sp_core::H256;
use sp_runtime::AccountId32;
use std::{
	io::{self, Write},
	path::PathBuf,
	str::FromStr,
};

/// Longest file of events that is read.
const MAX_FILE_LEN: u64 = 16 * 1024 * 1024;

#[derive(Debug, Subcommand)]
pub enum Command {
	/// Make records of events of GS1 EPCIS 2.0 (JSON), signed or not.
	///
	/// A record is made for each object that an ObjectEvent or a TransactionEvent names. Keep the event:
	/// the record has its hash alone.
	FromEpcis(Box<FromEpcis>),
}

#[derive(Debug, Args)]
pub struct FromEpcis {
	/// An EPCISDocument or one event.
	#[arg(value_name = "FILE")]
	file: PathBuf,
	/// The event of a document, from 0; all without it.
	#[arg(long, value_name = "N")]
	event: Option<usize>,
	/// The counter of the first record; the others follow.
	#[arg(long, value_name = "N")]
	counter: u64,
	/// Last block at which the records may be appended.
	#[arg(long, value_name = "BLOCK")]
	expiry: u32,
	/// By which kind of party the objects go from one to the other.
	#[arg(long, value_enum, default_value_t)]
	parties: PartyKind,
	/// Who passed the objects on, for events that don't say.
	#[arg(long, value_name = "PARTY")]
	from: Option<String>,
	/// Who took the objects, for events that don't say.
	#[arg(long, value_name = "PARTY")]
	to: Option<String>,
	/// The record that this one corrects.
	#[arg(long, value_name = "TABLE:INDEX:LEAF")]
	corrects: Option<Place>,
	/// The client, for records without signature.
	#[arg(long, value_name = "ACCOUNT", required_unless_present = "sign", value_parser = account)]
	client: Option<AccountId32>,
	/// The client's key file; signs the records for a table.
	#[arg(long, value_name = "FILE", requires_all = ["table", "genesis"], conflicts_with = "client")]
	sign: Option<PathBuf>,
	/// The table that the records are for.
	#[arg(long, value_name = "UUID", value_parser = uuid, requires = "sign")]
	table: Option<Uuid>,
	/// The hash of the chain's first block.
	#[arg(long, value_name = "HASH", requires = "sign")]
	genesis: Option<Hash>,
}

/// Where a record stands.
#[derive(Clone, Copy, Debug)]
pub struct Place(RecordRef);

impl FromStr for Place {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let parts: Vec<_> = text.split(':').collect();
		let [table, index, leaf] = parts[..] else {
			return Err("a table, an index and a leaf are expected, with : between".into());
		};
		let index =
			index.parse().map_err(|why: std::num::ParseIntError| format!("the index: {why}"))?;
		let Hash(leaf) = leaf.parse().map_err(|why: String| format!("the leaf: {why}"))?;
		Ok(Self(RecordRef { table: uuid(table)?, index, leaf: H256(leaf) }))
	}
}

fn uuid(text: &str) -> Result<Uuid, String> {
	parse_uuid(text).ok_or_else(|| "a UUID with hyphens is expected".into())
}

fn account(text: &str) -> Result<AccountId32, String> {
	text.parse().map_err(|why: &str| format!("no account: {why}"))
}

/// What is made of events.
#[derive(Serialize)]
#[serde(untagged)]
enum Made {
	Records { records: Vec<Stated<RecordText>> },
	Entries { entries: Vec<Stated<EntryText>> },
}

pub fn run(command: Command, output: Output) -> Result<(), Error> {
	let Command::FromEpcis(arguments) = command;
	let signing = arguments.signing()?;
	let client = match (&signing, &arguments.client) {
		(Some((keypair, ..)), _) => keypair.account(),
		(None, Some(client)) => client.clone(),
		(None, None) => return Err("whose records are they? say --client or --sign".into()),
	};
	let records = arguments.records(client)?;
	let count = records.len();
	let made = match signing {
		None => Made::Records { records: records.iter().map(Stated::of).collect() },
		Some((keypair, table, genesis)) => {
			let entry = |record: Record| {
				let message = record_payload(genesis, table, &record).message();
				Stated::of(&Entry { record, voucher: Voucher::Client(keypair.sign(&message)) })
			};
			Made::Entries { entries: records.into_iter().map(entry).collect() }
		},
	};
	output.print(&made, |to| match &made {
		Made::Records { records } => {
			for Stated { scale, readable } in records {
				print(readable, scale, to)?;
			}
			writeln!(to, "{count} records, not signed")
		},
		Made::Entries { entries } => {
			for Stated { scale, readable } in entries {
				print(&readable.record, scale, to)?;
			}
			writeln!(to, "{count} records, signed")
		},
	})
}

fn print(record: &RecordText, scale: &[u8], to: &mut dyn Write) -> io::Result<()> {
	let RecordText { counter, asset, from, to: taker, .. } = record;
	let QuantityText { amount, scale: places, unit } = &record.quantity;
	writeln!(to, "{counter}: {amount}/10^{places} {unit} of {asset} from {from:?} to {taker:?}")?;
	writeln!(to, "0x{}", hex::encode(scale))
}

impl FromEpcis {
	/// With what the records are signed, for which table of which chain.
	fn signing(&self) -> Result<Option<(Keypair, Uuid, H256)>, Error> {
		match (&self.sign, self.table, self.genesis) {
			(Some(key), Some(table), Some(Hash(genesis))) => {
				Ok(Some((signing_key(key)?, table, H256(genesis))))
			},
			_ => Ok(None),
		}
	}

	fn records(&self, client: AccountId32) -> Result<Vec<Record>, Error> {
		let failed = |why: &dyn std::fmt::Display| shown(&self.file, why);
		let text = files::read_text(&self.file, MAX_FILE_LEN).map_err(|why| failed(&why))?;
		let terms = Terms {
			client,
			counter: self.counter,
			expiry: self.expiry,
			parties: self.parties,
			from: self.from.clone(),
			to: self.to.clone(),
			corrects: self.corrects.map(|Place(place)| place),
		};
		Ok(records(&text, self.event, &terms).map_err(|why| failed(&why))?)
	}
}
