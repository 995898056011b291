// SPDX-License-Identifier: Apache-2.0

//! `hanse certificate`.

use super::{identity::Hash, shown, Error, Exit, Output};
use clap::Subcommand;
use hanse_client::{
	certificate::{
		disclosure::Field,
		proof,
		verify::{verify, Outcome, Report, Verdict},
		Document, MAX_FILE_LEN,
	},
	chain::Chain,
	files, keys,
};
use serde::Serialize;
use std::{
	io::{self, Write},
	path::{Path, PathBuf},
	str::FromStr,
};

/// Exit codes besides 0 (genuine, and it holds) and 1 (it could not be checked).
const NOT_GENUINE: u8 = 3;
const NOT_IN_FORCE: u8 = 4;
const UNDECIDED: u8 = 5;

#[derive(Debug, Subcommand)]
pub enum Command {
	/// Check a certificate's document, and with a node whether the certificate holds.
	///
	/// What the document says stays on this machine; a node is asked by the certificate's id alone.
	/// Exit code 0: genuine, and it holds. 3: not genuine. 4: genuine, but it doesn't hold. 5: no fault
	/// was found, but without a node that can't be said. 1: it could not be checked.
	Verify {
		/// The document.
		#[arg(value_name = "FILE")]
		file: PathBuf,
		/// A node's RPC: wss://, or ws:// on this machine.
		#[arg(long, value_name = "URL")]
		node: Option<String>,
		/// A certificate issuer's key that you know, as did:key or in hexadecimal digits.
		#[arg(long, value_name = "KEY")]
		issuer: Vec<IssuerKey>,
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

pub async fn run(command: Command, output: Output) -> Result<(), Error> {
	match command {
		Command::Verify { file, node, issuer } => {
			let document = read(&file)?;
			let seen = match node {
				None => None,
				Some(url) => {
					let at = Chain::connect(&url).await?.finalised().await?;
					let id = document.credential.credential_subject.certificate;
					Some(at.certificate_status(id).await?)
				},
			};
			let issuers: Vec<_> = issuer.into_iter().map(|IssuerKey(key)| key).collect();
			let report = verify(&document, &issuers, seen.as_ref());
			output.print(&report, |to| print(&report, to))?;
			conclude(report.verdict)
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
	let verdict = match report.verdict {
		Verdict::Good => "GOOD: genuine, and the certificate holds",
		Verdict::NotGenuine => "NOT GENUINE: don't rely on it",
		Verdict::NotInForce => "NOT IN FORCE: genuine, but the certificate doesn't hold",
		Verdict::Undecided => "UNDECIDED: no fault was found; ask a node with --node",
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
