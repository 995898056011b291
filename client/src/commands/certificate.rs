// SPDX-License-Identifier: Apache-2.0

//! `hanse certificate`.

use super::{
	identity::Hash,
	proof::{read as read_proof, read_trust},
	shown, Error, Exit, Output,
};
use clap::{Args, Subcommand};
use hanse_client::{
	certificate::{
		disclosure::Field,
		proof,
		saved::{self, NotBefore},
		verify::{verify, verify_saved, AsOf, Outcome, Report, Standing, Verdict},
		Document, MAX_FILE_LEN,
	},
	chain::Chain,
	files, keys,
	proof::Trust,
};
use serde::Serialize;
use std::{
	io::{self, Write},
	path::{Path, PathBuf},
	str::FromStr,
	time::{Duration, SystemTime},
};

/// Exit codes besides 0 (genuine, and it holds) and 1 (it could not be checked).
const NOT_GENUINE: u8 = 3;
const NOT_IN_FORCE: u8 = 4;
const UNDECIDED: u8 = 5;
/// How old a saved proof may be unless said otherwise.
const FRESH: Duration = Duration::from_secs(24 * 60 * 60);

#[derive(Debug, Subcommand)]
pub enum Command {
	/// Check a certificate's document, and with a node or a saved proof whether the certificate holds.
	///
	/// What the document says stays on this machine; a node is asked by the certificate's id alone.
	/// Exit code 0: genuine, and it holds. 3: not genuine. 4: genuine, but it doesn't hold. 5: no fault
	/// was found, but without a node or a fresh proof that can't be said. 1: it could not be checked.
	Verify(Box<Verify>),

	/// Save a proof of how a certificate stands, which `verify` takes instead of a node.
	///
	/// The node is believed nothing: its answer is verified before the file is written.
	Prove {
		/// The document.
		#[arg(value_name = "FILE")]
		file: PathBuf,
		/// A node's RPC: wss://, or ws:// on this machine.
		#[arg(long, value_name = "URL")]
		node: String,
		/// What you trust, of `hanse proof trust`: the chain's genesis and its authorities then.
		#[arg(long, value_name = "FILE")]
		trust: PathBuf,
		/// The new file.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},

	/// Holder: write a copy that shows some fields and withholds the others.
	Disclose {
		/// The document.
		#[arg(value_name = "FILE")]
		file: PathBuf,
		/// A field to show; none is shown that isn't named.
		#[arg(long, value_name = "FIELD", num_args = 1.., value_enum)]
		show: Vec<Field>,
		/// The new file.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},
}

#[derive(Debug, Args)]
pub struct Verify {
	/// The document.
	#[arg(value_name = "FILE")]
	file: PathBuf,
	/// A node's RPC: wss://, or ws:// on this machine.
	#[arg(long, value_name = "URL")]
	node: Option<String>,
	/// A saved proof, instead of a node.
	#[arg(long, value_name = "FILE", conflicts_with = "node", requires = "trust")]
	proof: Option<PathBuf>,
	/// What you trust, of `hanse proof trust`: the chain's genesis and its authorities then.
	#[arg(long, value_name = "FILE", requires = "proof")]
	trust: Option<PathBuf>,
	/// The oldest proof that counts: the number of a block or a time like 2026-11-21T18:00:00Z. A day ago
	/// by this machine's clock, unless given.
	#[arg(long, value_name = "BLOCK|TIME", requires = "proof")]
	not_before: Option<NotBefore>,
	/// A certificate issuer's key that you know, as did:key or in hexadecimal digits.
	#[arg(long, value_name = "KEY")]
	issuer: Vec<IssuerKey>,
}

/// A certificate issuer's key.
#[derive(Clone, Copy, Debug)]
pub struct IssuerKey([u8; 32]);

impl FromStr for IssuerKey {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		match proof::key_of_did(text) {
			Some(key) => Ok(Self(key)),
			None => Hash::from_str(text).map(|Hash(key)| Self(key)),
		}
	}
}

#[derive(Serialize)]
struct Disclosed {
	shown: Vec<Field>,
	withheld: Vec<Field>,
	file: PathBuf,
}

/// A proof that was saved, and what it shows.
#[derive(Serialize)]
struct Proved {
	#[serde(with = "hanse_client::text::bytes")]
	certificate: [u8; 32],
	as_of: AsOf,
	/// None if the chain has no such certificate.
	standing: Option<Standing>,
	file: PathBuf,
}

pub async fn run(command: Command, output: Output) -> Result<(), Error> {
	match command {
		Command::Verify(arguments) => {
			let report = check(&arguments).await?;
			output.print(&report, |to| print(&report, to))?;
			conclude(report.verdict)
		},
		Command::Prove { file, node, trust, out } => {
			let proved = prove(&read(&file)?, &node, &read_trust(&trust)?, out).await?;
			output.print(&proved, |to| {
				let standing = match proved.standing {
					Some(standing) => standing.name(),
					None => "not on the chain",
				};
				writeln!(to, "{standing} at {}: {}", proved.as_of, proved.file.display())
			})
		},
		Command::Disclose { file, show, out } => {
			let disclosed = disclose(&read(&file)?, &show, &out)?;
			output.print(&disclosed, |to| {
				let names: Vec<_> = disclosed.shown.iter().map(|field| field.name()).collect();
				writeln!(to, "shows {}: {}", names.join(", "), out.display())
			})
		},
	}
}

async fn check(arguments: &Verify) -> Result<Report, Error> {
	let Verify { file, node, proof, trust, not_before, issuer } = arguments;
	let document = read(file)?;
	let id = document.credential.credential_subject.certificate;
	let issuers: Vec<_> = issuer.iter().map(|IssuerKey(key)| *key).collect();
	if let (Some(proof), Some(trust)) = (proof, trust) {
		let seen = saved::seen(&read_proof(proof)?, id, &read_trust(trust)?);
		let not_before = not_before.map_or_else(a_day_ago, Ok)?;
		return Ok(verify_saved(&document, &issuers, seen.as_ref(), not_before));
	}
	let seen = match node {
		None => None,
		Some(url) => {
			let at = Chain::connect(url).await?.finalised().await?;
			Some(at.certificate_status(id).await?)
		},
	};
	Ok(verify(&document, &issuers, seen.as_ref()))
}

/// By this machine's clock.
fn a_day_ago() -> Result<NotBefore, Error> {
	let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
	Ok(NotBefore::Time(u64::try_from(now.saturating_sub(FRESH).as_millis())?))
}

async fn prove(
	document: &Document,
	node: &str,
	trust: &Trust,
	out: PathBuf,
) -> Result<Proved, Error> {
	if !document.credential.is_well_formed() {
		return Err("the parts of the document don't fit each other".into());
	}
	let facts = document.credential.facts();
	if facts.genesis != trust.genesis.0 {
		return Err("it is a certificate of another chain than the one that you trust".into());
	}
	let chain = Chain::connect(node).await?;
	let (proof, report) = chain.certificate_proof(facts.certificate, trust).await?;
	files::create(&out, &proof.to_json()?).map_err(|why| shown(&out, &why))?;
	let seen = saved::shown(facts.genesis, report);
	Ok(Proved {
		certificate: facts.certificate,
		as_of: seen.as_of(),
		standing: seen.entry.map(|entry| entry.standing),
		file: out,
	})
}

fn read(path: &Path) -> Result<Document, Error> {
	let text = files::read_text(path, MAX_FILE_LEN).map_err(|why| shown(path, &why))?;
	Ok(Document::from_json(&text).map_err(|why| shown(path, &why))?)
}

fn conclude(verdict: Verdict) -> Result<(), Error> {
	match verdict {
		Verdict::Good => Ok(()),
		Verdict::NotGenuine => Err(Exit(NOT_GENUINE).into()),
		Verdict::NotInForce => Err(Exit(NOT_IN_FORCE).into()),
		Verdict::Undecided => Err(Exit(UNDECIDED).into()),
	}
}

fn print(report: &Report, to: &mut dyn Write) -> io::Result<()> {
	for check in &report.checks {
		let outcome = match check.outcome {
			Outcome::Good => "good",
			Outcome::Bad => "BAD",
			Outcome::Open => "open",
		};
		writeln!(to, "{outcome:<5} {:<17} {}", check.check, check.detail)?;
	}
	for field in &report.shown {
		writeln!(to, "{:<8} {}", field.field.name(), field.value)?;
	}
	let saved = report.as_of.as_ref().filter(|as_of| as_of.time.is_some());
	if let (Verdict::Good, Some(then)) = (report.verdict, saved) {
		return writeln!(to, "GOOD: genuine, and the certificate held at {then}");
	}
	let verdict = match report.verdict {
		Verdict::Good => "GOOD: genuine, and the certificate holds",
		Verdict::NotGenuine => "NOT GENUINE: don't rely on it",
		Verdict::NotInForce => "NOT IN FORCE: genuine, but the certificate doesn't hold",
		Verdict::Undecided => "UNDECIDED: no fault was found; ask a node, or bring a newer proof",
	};
	writeln!(to, "{verdict}")
}

fn disclose(document: &Document, show: &[Field], out: &Path) -> Result<Disclosed, Error> {
	let has = |field| document.disclosures.iter().any(|one| one.field() == field);
	if let Some(missing) = show.iter().find(|field| !has(**field)) {
		return Err(format!("{} is withheld in this copy already", missing.name()).into());
	}
	let (shown_fields, withheld): (Vec<_>, Vec<_>) =
		Field::ALL.into_iter().partition(|field| show.contains(field));
	if shown_fields.contains(&Field::Salt) && !withheld.is_empty() {
		return Err("with the salt what is withheld could be guessed: show it with all the \
			others, or not"
			.into());
	}
	let text = document.showing(&shown_fields).to_json()?;
	keys::write_private(out, &text)?;
	Ok(Disclosed { shown: shown_fields, withheld, file: out.into() })
}
