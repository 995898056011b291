// SPDX-License-Identifier: Apache-2.0

//! `hanse`: keys, and the off-chain work of banks, buyers of chips, platforms, registrars, certificate
//! issuers and holders.

mod commands;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Off-chain tools for Hanse.
///
/// Secrets are read from key files, the standard input or environment variables, never from
/// arguments. With --json every command prints one JSON document on the standard output; errors go
/// to the standard error, and the exit code is 1.
#[derive(Debug, Parser)]
#[command(name = "hanse", version)]
struct Cli {
	#[command(subcommand)]
	command: Command,

	/// Print JSON.
	#[arg(long, global = true)]
	json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
	/// Make and inspect keys.
	#[command(subcommand)]
	Keys(commands::keys::Command),
	/// What members of activities show: verify it.
	#[command(subcommand)]
	Activity(commands::activity::Command),
	/// A bank's work: match bookings with requests, sign and submit notices.
	#[command(subcommand)]
	Bank(commands::bank::Command),
	/// Receipts, by which bank and buyer attest together.
	#[command(subcommand)]
	Receipt(commands::receipt::Command),
	/// Who a user is: commitments, tags, statements, sealed copies.
	#[command(subcommand)]
	Identity(commands::identity::Command),
	/// Documents of certificates: check them, withhold fields.
	#[command(subcommand)]
	Certificate(commands::certificate::Command),
	/// Records of asset flows.
	#[command(subcommand)]
	Flow(commands::flow::Command),
	/// Proofs of asset flows: verify them without a node.
	#[command(subcommand)]
	Proof(commands::proof::Command),
	/// The certificate issuer's program: makes documents, countersigns and delivers them.
	///
	/// It makes the documents of certificates that wait on the chain, countersigns their hashes there
	/// and hands them to the platforms, until it is ended. It may be ended and started at any time.
	CertificateIssuer(commands::certificate_issuer::Arguments),
}

fn main() -> ExitCode {
	let cli = Cli::parse();
	let output = commands::Output::new(cli.json);
	match run(cli.command, output) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => match error.downcast_ref::<commands::Exit>() {
			Some(commands::Exit(code)) => ExitCode::from(*code),
			None => {
				eprintln!("error: {error}");
				ExitCode::FAILURE
			},
		},
	}
}

fn run(command: Command, output: commands::Output) -> Result<(), commands::Error> {
	let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
	match command {
		Command::Keys(command) => commands::keys::run(command, output),
		Command::Activity(command) => runtime.block_on(commands::activity::run(command, output)),
		Command::Bank(command) => runtime.block_on(commands::bank::run(command, output)),
		Command::Receipt(command) => runtime.block_on(commands::receipt::run(command, output)),
		Command::Identity(command) => runtime.block_on(commands::identity::run(command, output)),
		Command::Certificate(command) => {
			runtime.block_on(commands::certificate::run(command, output))
		},
		Command::Flow(command) => commands::flow::run(command, output),
		Command::Proof(command) => commands::proof::run(command, output),
		Command::CertificateIssuer(arguments) => {
			runtime.block_on(commands::certificate_issuer::run(arguments, output))
		},
	}
}
