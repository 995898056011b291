// SPDX-License-Identifier: Apache-2.0

//! `hanse proof`.

use super::{shown, Error, Exit, Output};
use clap::Subcommand;
use hanse_client::{
	files,
	proof::{
		convict, uuid_text, verify, Body, Conviction, EntryText, FlowText, Misconduct,
		NotConvicted, Refusal, Report, Trust, VoucherText, MAX_FILE_LEN,
	},
};
use serde::Serialize;
use std::{
	io::{self, Write},
	path::{Path, PathBuf},
};

/// Exit codes besides 0 (proved, convicted) and 1 (it could not be checked).
const REFUSED: u8 = 3;
const NOT_CONVICTED: u8 = 4;

#[derive(Debug, Subcommand)]
pub enum Command {
	/// Verify that a record is in a sealed table: without a node, from the proof alone.
	///
	/// Exit code 0: proved. 3: refused, with the reason. 1: it could not be checked.
	Verify {
		/// The proof.
		#[arg(value_name = "FILE")]
		file: PathBuf,
		/// What you trust: the chain's genesis and its authorities then.
		#[arg(long, value_name = "FILE")]
		trust: PathBuf,
	},

	/// Convict a server that acknowledged a record which the sealed table doesn't have.
	///
	/// The proof is of what stands in the table where the record should, or, if the table ends before,
	/// of its seal; with the server's row. Exit code 0: convicted. 3: the proof is refused. 4: the
	/// server is not convicted, with the reason. 1: it could not be checked.
	Misconduct {
		/// The acknowledgement that the server signed.
		#[arg(value_name = "ACKNOWLEDGEMENT")]
		acknowledgement: PathBuf,
		/// The proof.
		#[arg(value_name = "PROOF")]
		proof: PathBuf,
		/// What you trust: the chain's genesis and its authorities then.
		#[arg(long, value_name = "FILE")]
		trust: PathBuf,
	},

	/// Write what verifying takes, from a chain's raw specification.
	///
	/// Compare the genesis hash with one that you have from somebody else.
	Trust {
		/// The raw specification.
		#[arg(value_name = "SPECIFICATION")]
		specification: PathBuf,
		/// The new file.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},
}

/// What was found, for programs.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
enum Verdict<'a> {
	Proved { report: &'a Report },
	Convicted { conviction: &'a Conviction },
	Refused { reason: String },
	NotConvicted { reason: String },
}

pub fn run(command: Command, output: Output) -> Result<(), Error> {
	match command {
		Command::Verify { file, trust } => {
			let (text, trust) = (read(&file)?, read_trust(&trust)?);
			report(verify(&text, &trust), output)
		},
		Command::Misconduct { acknowledgement, proof, trust } => {
			let (said, proof) = (read(&acknowledgement)?, read(&proof)?);
			judge(convict(&said, &proof, &read_trust(&trust)?), output)
		},
		Command::Trust { specification, out } => {
			let text = read(&specification)?;
			let trust = Trust::from_raw_spec(&text).map_err(|why| shown(&specification, &why))?;
			files::create(&out, &trust.to_json()?).map_err(|why| shown(&out, &why))?;
			output.print(&trust, |to| {
				let count = trust.authorities.len();
				writeln!(to, "genesis {:?}, {count} authorities: {}", trust.genesis, out.display())
			})
		},
	}
}

pub(super) fn read(path: &Path) -> Result<String, Error> {
	Ok(files::read_text(path, MAX_FILE_LEN).map_err(|why| shown(path, &why))?)
}

pub(super) fn read_trust(path: &Path) -> Result<Trust, Error> {
	Ok(Trust::from_json(&read(path)?).map_err(|why| shown(path, &why))?)
}

fn report(outcome: Result<Report, Refusal>, output: Output) -> Result<(), Error> {
	match outcome {
		Ok(report) => output.print(&Verdict::Proved { report: &report }, |to| print(&report, to)),
		Err(why) => refused(&why, output),
	}
}

fn refused(why: &Refusal, output: Output) -> Result<(), Error> {
	let reason = why.to_string();
	output.print(&Verdict::Refused { reason: reason.clone() }, |to| {
		writeln!(to, "REFUSED: {reason}")
	})?;
	Err(Exit(REFUSED).into())
}

fn judge(outcome: Result<Conviction, NotConvicted>, output: Output) -> Result<(), Error> {
	match outcome {
		Ok(conviction) => {
			let verdict = Verdict::Convicted { conviction: &conviction };
			output.print(&verdict, |to| print_conviction(&conviction, to))
		},
		Err(NotConvicted::Refused(why)) => refused(&why, output),
		Err(why) => {
			let reason = why.to_string();
			output.print(&Verdict::NotConvicted { reason: reason.clone() }, |to| {
				writeln!(to, "NOT CONVICTED: {reason}")
			})?;
			Err(Exit(NOT_CONVICTED).into())
		},
	}
}

fn print(report: &Report, to: &mut dyn Write) -> io::Result<()> {
	let seal = &report.seal;
	let signed = |signed: bool| -> Vec<&str> {
		let servers = seal.servers.iter().filter(|one| one.signed == signed);
		servers.map(|one| one.server.as_str()).collect()
	};
	if let Some(leaf) = &report.leaf {
		match &leaf.body {
			Body::Record(stated) => print_record(&stated.readable, to)?,
			Body::Flow(stated) => print_flow(&stated.readable, to)?,
		}
		writeln!(to, "index    {} of {}", leaf.index, seal.count)?;
	}
	writeln!(to, "table    {}", uuid_text(&report.table))?;
	writeln!(to, "seal     {} ({}), in block {}", report.seal_number, seal.kind, seal.block)?;
	writeln!(to, "root     {}, {} records", seal.root, seal.count)?;
	if !seal.servers.is_empty() {
		writeln!(to, "signed   {}", signed(true).join(", "))?;
		writeln!(to, "absent   {}", signed(false).join(", "))?;
		writeln!(to, "broken   {} chains", seal.broken)?;
	}
	let block = &report.block;
	writeln!(
		to,
		"final    block {} {:?}, by authority set {}",
		block.number, block.hash, block.set
	)?;
	writeln!(to, "PROVED: it is in the sealed table")
}

fn print_record(entry: &EntryText, to: &mut dyn Write) -> io::Result<()> {
	let record = &entry.record;
	let quantity = &record.quantity;
	writeln!(to, "asset    {}", record.asset)?;
	writeln!(to, "from     {}", record.from)?;
	writeln!(to, "to       {}", record.to)?;
	writeln!(to, "quantity {} / 10^{} {}", quantity.amount, quantity.scale, quantity.unit)?;
	writeln!(to, "time     {} ms since 1970", record.time)?;
	writeln!(to, "content  {}", record.content)?;
	if let Some(document) = &record.document {
		writeln!(to, "document {document}")?;
	}
	if let Some(earlier) = &record.corrects {
		writeln!(to, "corrects {} of table {}", earlier.index, earlier.table)?;
	}
	let by = match entry.voucher {
		VoucherText::Client { .. } => "signed by",
		VoucherText::Server => "on the first server's word, for",
	};
	writeln!(to, "voucher  {by} {}, counter {}", record.client, record.counter)
}

fn print_flow(flow: &FlowText, to: &mut dyn Write) -> io::Result<()> {
	let party = |party: &Option<String>| party.clone().unwrap_or_default();
	writeln!(to, "asset    {} {}", flow.asset.kind, flow.asset.id)?;
	writeln!(to, "from     {}", party(&flow.from))?;
	writeln!(to, "to       {}", party(&flow.to))?;
	writeln!(to, "quantity {}, {}", flow.quantity, flow.reason)
}

fn print_conviction(conviction: &Conviction, to: &mut dyn Write) -> io::Result<()> {
	let Conviction { server, tenure, key_version, table, index, leaf, misconduct } = conviction;
	writeln!(to, "server   {server}, tenure {tenure}, key version {key_version}")?;
	writeln!(to, "said     leaf {leaf:?} stands at index {index} of table {}", uuid_text(table))?;
	match misconduct {
		Misconduct::Absent { count } => writeln!(to, "but      the table has {count} records")?,
		Misconduct::OtherLeaf { found } => writeln!(to, "but      there stands {found:?}")?,
	}
	writeln!(to, "CONVICTED: the server broke its word")
}
