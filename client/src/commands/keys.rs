// SPDX-License-Identifier: Apache-2.0

//! `hanse keys`.

use super::{Error, Output};
use clap::{Args, Subcommand};
use hanse_client::keys::{self, Keypair, PublicInfo, Scheme, Source};
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub enum Command {
	/// Make a key and write its phrase of twelve words into a new file that only you can read.
	///
	/// The phrase is not printed. Whoever has the file can sign: keep a copy where nobody else
	/// comes.
	Generate {
		/// The new file.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
		/// The kind of key.
		#[arg(long, value_enum, default_value_t)]
		scheme: Scheme,
	},

	/// Show account and public key of a secret.
	Inspect(KeyArgs),
}

/// Where a secret is read from.
#[derive(Debug, Args)]
pub struct KeyArgs {
	/// A key file, or a file with a phrase, a hexadecimal seed or a secret URI; - is the standard
	/// input.
	#[arg(value_name = "FILE", required_unless_present = "env", conflicts_with = "env")]
	file: Option<PathBuf>,
	/// Read the secret from this environment variable.
	#[arg(long, value_name = "NAME")]
	env: Option<String>,
	/// The kind of key, where the file doesn't say.
	#[arg(long, value_enum, default_value_t)]
	scheme: Scheme,
}

pub fn run(command: Command, output: Output) -> Result<(), Error> {
	let keypair = match command {
		Command::Generate { out, scheme } => {
			let (keypair, secret) = Keypair::generate(scheme);
			keys::write(&out, &keypair, &secret)?;
			keypair
		},
		Command::Inspect(KeyArgs { file, env, scheme }) => {
			let source = match (file, env) {
				(_, Some(name)) => Source::Variable(name),
				(Some(file), None) if file.as_os_str() == "-" => Source::Stdin,
				(Some(file), None) => Source::File(file),
				(None, None) => Source::Stdin,
			};
			keys::read(&source, scheme)?
		},
	};
	let info = PublicInfo::from(&keypair);
	output.print(&info, |to| {
		writeln!(to, "account     {}", info.account)?;
		writeln!(to, "account id  0x{}", hex::encode(info.account_id))?;
		writeln!(to, "public key  0x{}", hex::encode(&info.public_key))?;
		writeln!(to, "scheme      {}", format!("{:?}", info.scheme).to_lowercase())
	})
}

/// The key in a file that is signed with.
pub fn signing_key(path: &Path) -> Result<Keypair, Error> {
	Ok(keys::read(&Source::File(path.into()), Scheme::default())?)
}
