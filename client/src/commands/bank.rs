// SPDX-License-Identifier: Apache-2.0

//! `hanse bank`.

use super::{keys::signing_key, shown, submit, Error, NodeUrl, Output};
use clap::{Args, Subcommand, ValueEnum};
use hanse_client::{
	book::{self, Book},
	camt054::{self, Notification, Position, Transaction},
	chain::Chain,
	files,
	matching::{self, Desk, Reason},
	money, signing,
};
use hanse_support::OrgNumber;
use serde::Serialize;
use std::{
	fs,
	io::{self, Write},
	path::{Path, PathBuf},
};

#[derive(Debug, Subcommand)]
pub enum Command {
	/// Match the bookings of a camt.054 file with open purchase requests.
	///
	/// Shows for each booking the request that it pays, or why it pays none. Nothing is signed or
	/// written unless --write and --sign are given, and then only for what matches in reference,
	/// account, currency and amount.
	Match(MatchArgs),

	/// Write the financial node's open requests and bank records into a file, for matching on a
	/// machine without network.
	Requests {
		/// The financial node's organisation number.
		#[arg(long, value_name = "NUMBER", value_parser = org_number)]
		node: OrgNumber,
		/// The new file.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
		#[command(flatten)]
		url: NodeUrl,
	},

	/// Submit signed notices, or receipts that are countersigned.
	Submit(submit::SubmitArgs),
}

#[derive(Debug, Args)]
pub struct MatchArgs {
	/// The bank's file: camt.054.001.02 or camt.054.001.08.
	#[arg(value_name = "FILE")]
	file: PathBuf,
	/// The financial node's organisation number.
	#[arg(long, value_name = "NUMBER", value_parser = org_number)]
	node: OrgNumber,
	/// Look requests up in this file of `hanse bank requests` instead of asking a node.
	#[arg(long, value_name = "FILE")]
	requests: Option<PathBuf>,
	#[command(flatten)]
	url: NodeUrl,
	/// Write what is signed into this folder, a file for each match; needs --sign.
	#[arg(long, value_name = "FOLDER", requires = "sign")]
	write: Option<PathBuf>,
	/// Sign with this key file; needs --write.
	#[arg(long, value_name = "FILE", requires = "write")]
	sign: Option<PathBuf>,
	/// What to sign.
	#[arg(long, value_enum, default_value_t)]
	document: Document,
	/// Blocks for which what is signed is good.
	#[arg(long, value_name = "BLOCKS", default_value_t = 86_400)]
	lifetime: u32,
}

/// What a match is made into.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
enum Document {
	/// A notice, which anyone may submit.
	#[default]
	Notice,
	/// A receipt, which the buyer countersigns.
	Receipt,
}

pub(super) fn org_number(text: &str) -> Result<OrgNumber, String> {
	OrgNumber::parse(text.as_bytes()).map_err(|why| format!("no organisation number: {why:?}"))
}

pub async fn run(command: Command, output: Output) -> Result<(), Error> {
	match command {
		Command::Match(args) => run_match(args, output).await,
		Command::Requests { node, out, url } => requests(node, &out, &url, output).await,
		Command::Submit(args) => submit::run(args, output).await,
	}
}

async fn requests(node: OrgNumber, out: &Path, url: &NodeUrl, output: Output) -> Result<(), Error> {
	let book = Chain::connect(&url.url).await?.finalised().await?.book(node, None).await?;
	files::create(out, &serde_json::to_string_pretty(&book)?).map_err(|why| shown(out, &why))?;
	output.print(&book, |to| {
		writeln!(to, "{} open requests at block {}", book.open.len(), book.block)
	})
}

fn read_book(path: &Path, node: OrgNumber) -> Result<Book, Error> {
	let text = fs::read_to_string(path).map_err(|why| shown(path, &why))?;
	let book: Book = serde_json::from_str(&text).map_err(|why| shown(path, &why))?;
	if book.format != book::FORMAT {
		let why = format!("its format is {:?}, not {:?}", book.format, book::FORMAT);
		return Err(shown(path, &why).into());
	}
	if book.node != node {
		let why = format!("it is the book of {}, not of {node}", book.node);
		return Err(shown(path, &why).into());
	}
	Ok(book)
}

/// What came of a booking.
#[derive(Serialize)]
struct Row<'a> {
	position: Position,
	booking: &'a str,
	account: &'a str,
	#[serde(skip_serializing_if = "Option::is_none")]
	party: Option<&'a str>,
	#[serde(skip_serializing_if = "Option::is_none")]
	amount: Option<String>,
	#[serde(skip_serializing_if = "Option::is_none")]
	currency: Option<&'a str>,
	#[serde(skip_serializing_if = "Option::is_none")]
	direction: Option<camt054::Direction>,
	matched: bool,
	#[serde(skip_serializing_if = "Option::is_none")]
	request: Option<u64>,
	#[serde(skip_serializing_if = "Option::is_none")]
	why_not: Option<WhyNot>,
	#[serde(skip_serializing_if = "Option::is_none")]
	written: Option<Written>,
}

#[derive(Serialize)]
struct WhyNot {
	#[serde(flatten)]
	reason: Reason,
	message: String,
}

/// What became of the signed document of a match.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Written {
	/// It stands in this file.
	File(PathBuf),
	/// This file was there before and was left as it is.
	Exists(PathBuf),
	/// It could not be signed.
	Unsignable(String),
}

#[derive(Serialize)]
struct Report<'a> {
	format: &'static str,
	message_id: &'a str,
	version: camt054::Version,
	node: String,
	block: u32,
	matched: usize,
	dry_run: bool,
	rows: Vec<Row<'a>>,
}

async fn run_match(args: MatchArgs, output: Output) -> Result<(), Error> {
	let bytes = fs::read(&args.file).map_err(|why| shown(&args.file, &why))?;
	let file = camt054::read(&bytes).map_err(|why| shown(&args.file, &why))?;
	// Read before anything is asked, so that a wrong key file costs no time.
	let keypair = args.sign.as_ref().map(|path| signing_key(path)).transpose()?;
	let book = match &args.requests {
		Some(path) => read_book(path, args.node)?,
		None => {
			let named = file.transactions.iter().flat_map(|one| &one.references.requests).copied();
			let at = Chain::connect(&args.url.url).await?.finalised().await?;
			at.book(args.node, Some(&named.collect())).await?
		},
	};
	let writer = keypair.as_ref().zip(args.write.as_deref()).map(|(keypair, folder)| Writer {
		desk: signing::Desk {
			book: &book,
			keypair,
			expiry: book.block.saturating_add(args.lifetime),
		},
		folder,
		document: args.document,
	});
	let report = report(&file, &book, writer.as_ref())?;
	output.print(&report, |to| print(&report, to))
}

fn report<'a>(
	file: &'a Notification,
	book: &Book,
	writer: Option<&Writer>,
) -> Result<Report<'a>, Error> {
	let standings = book.standings();
	let desk = Desk { node: book.node, now: book.block, requests: &standings };
	let mut rows = Vec::new();
	for (transaction, verdict) in matching::reconcile(&file.transactions, &desk) {
		let written = match (&verdict, writer) {
			(Ok(request), Some(writer)) => Some(writer.write(transaction, *request)?),
			_ => None,
		};
		rows.push(row(transaction, verdict, written));
	}
	Ok(Report {
		format: "hanse/match/v1",
		message_id: &file.message_id,
		version: file.version,
		node: book.node.to_string(),
		block: book.block,
		matched: rows.iter().filter(|row| row.matched).count(),
		dry_run: writer.is_none(),
		rows,
	})
}

fn row(
	transaction: &Transaction,
	verdict: Result<u64, Reason>,
	written: Option<Written>,
) -> Row<'_> {
	let facts = transaction.facts.as_ref().ok();
	Row {
		position: transaction.position,
		booking: &transaction.booking,
		account: &transaction.account.number,
		party: transaction.party.as_deref(),
		amount: facts.map(|facts| money::display(facts.amount, facts.decimals)),
		currency: facts.map(|facts| facts.currency.as_str()),
		direction: facts.map(|facts| facts.direction),
		matched: verdict.is_ok(),
		request: verdict.as_ref().map_or_else(Reason::request, |request| Some(*request)),
		why_not: verdict.err().map(|reason| WhyNot { message: reason.to_string(), reason }),
		written,
	}
}

/// Signs matches and writes them into a folder.
struct Writer<'a> {
	desk: signing::Desk<'a>,
	folder: &'a Path,
	document: Document,
}

impl Writer<'_> {
	fn write(&self, transaction: &Transaction, request: u64) -> Result<Written, Error> {
		let (name, text) = match self.document {
			Document::Notice => {
				("notice", self.desk.notice(transaction, request).map(|one| json(&one)))
			},
			Document::Receipt => {
				("receipt", self.desk.receipt(transaction, request).map(|one| json(&one)))
			},
		};
		let text = match text {
			Ok(text) => text?,
			Err(why) => return Ok(Written::Unsignable(why.to_string())),
		};
		fs::create_dir_all(self.folder).map_err(|why| shown(self.folder, &why))?;
		let path = self.folder.join(format!("{name}-{request}.json"));
		match files::create(&path, &text) {
			Ok(()) => Ok(Written::File(path)),
			Err(why) if why.kind() == io::ErrorKind::AlreadyExists => Ok(Written::Exists(path)),
			Err(why) => Err(shown(&path, &why).into()),
		}
	}
}

fn json(value: &impl Serialize) -> serde_json::Result<String> {
	serde_json::to_string_pretty(value)
}

fn print(report: &Report, to: &mut dyn Write) -> io::Result<()> {
	for row in &report.rows {
		let amount = row.amount.as_deref().unwrap_or("?");
		let currency = row.currency.unwrap_or("???");
		let party = row.party.unwrap_or("-");
		write!(to, "{:<32} {amount:>14} {currency}  {party}: ", row.position.to_string())?;
		match (&row.why_not, row.request) {
			(Some(why), _) => writeln!(to, "no match, {}", why.message)?,
			(None, request) => writeln!(to, "pays request {}", request.unwrap_or_default())?,
		}
		match &row.written {
			None => {},
			Some(Written::File(path)) => writeln!(to, "\twritten: {}", path.display())?,
			Some(Written::Exists(path)) => {
				writeln!(to, "\tthere already, left as it is: {}", path.display())?
			},
			Some(Written::Unsignable(why)) => writeln!(to, "\tnot signed: {why}")?,
		}
	}
	writeln!(to, "{} of {} match at block {}", report.matched, report.rows.len(), report.block)?;
	if report.dry_run && report.matched > 0 {
		writeln!(to, "nothing was signed: add --write FOLDER --sign KEYFILE")?;
	}
	Ok(())
}
