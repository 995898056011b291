// SPDX-License-Identifier: Apache-2.0

//! The registrar's statement about a newcomer.

use super::{
	bank::org_number,
	identity::{admitted, read, tag_keys, Hash},
	keys::signing_key,
	shown, Error, NodeUrl, Output,
};
use clap::Args;
use hanse_client::{
	chain::{crowdfunding::Authority, Chain},
	files,
	identity::{
		sealed::Role,
		statement::{Bounds, Newcomer, Statement, StatementDocument},
	},
	keys::{ss58, Keypair},
};
use hanse_support::OrgNumber;
use sp_runtime::AccountId32;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Arguments {
	/// The opening, which you checked against the documents that you were shown.
	#[arg(value_name = "OPENING")]
	opening: PathBuf,
	/// The tag key.
	#[arg(long, value_name = "FILE")]
	key: PathBuf,
	/// The tag key before it, as long as a user has a tag by that one.
	#[arg(long, value_name = "FILE")]
	previous_key: Option<PathBuf>,
	/// The key file that statements are signed with.
	#[arg(long, value_name = "FILE")]
	sign: PathBuf,
	/// Your id on the chain.
	#[arg(long, value_name = "ID")]
	registrar: u32,
	/// The id of the certificate issuer that is to make the newcomer's documents.
	#[arg(long, value_name = "ID")]
	certifier: u32,
	/// The organisation number of the platform that registers the newcomer.
	#[arg(long, value_name = "NUMBER", value_parser = org_number)]
	platform: OrgNumber,
	/// The newcomer's account, as an address or in hexadecimal digits.
	#[arg(long, value_name = "ACCOUNT", value_parser = account)]
	account: AccountId32,
	/// The key that the newcomer is to trade with, as an account; another one than the account's.
	#[arg(long, value_name = "ACCOUNT", value_parser = account)]
	trading_key: AccountId32,
	/// A nonce that you have not used; otherwise the next one on the chain. Name it where several
	/// statements are made before the first of them is on the chain.
	#[arg(long)]
	nonce: Option<u64>,
	/// Last block at which the statement is good.
	#[arg(long, value_name = "BLOCK")]
	expiry: Option<u32>,
	/// Blocks for which the statement is good, where no last block is named.
	#[arg(long, value_name = "BLOCKS", default_value_t = 86_400, conflicts_with = "expiry")]
	lifetime: u32,
	/// The chain, by the hash of its first block, where no node is asked; nothing is compared with
	/// the chain then, and --tenure, --nonce and --expiry are needed.
	#[arg(long, value_name = "HASH", requires = "tenure", requires = "nonce", requires = "expiry")]
	genesis: Option<Hash>,
	/// How often the platform's number changed owner, where no node is asked.
	#[arg(long, value_name = "TENURE", requires = "genesis")]
	tenure: Option<u32>,
	/// The new file.
	#[arg(long, value_name = "FILE")]
	out: PathBuf,
	#[command(flatten)]
	url: NodeUrl,
}

fn account(text: &str) -> Result<AccountId32, String> {
	text.parse().map_err(|why: &str| format!("no account: {why}"))
}

pub async fn run(arguments: Arguments, output: Output) -> Result<(), Error> {
	if arguments.account == arguments.trading_key {
		return Err("the key to trade with has to be another one than the account's".into());
	}
	let opening = read(&arguments.opening)?;
	let (key, previous) = tag_keys(&arguments.key, arguments.previous_key.as_deref())?;
	let sign = signing_key(&arguments.sign)?;
	let (tenure, bounds) = match arguments.offline() {
		Some(given) => given,
		None => arguments.ask(key.version(), &sign).await?,
	};
	let Arguments { platform, account, trading_key, registrar, certifier, out, .. } = arguments;
	let newcomer = Newcomer { account, trading_key, registrar, certifier };
	let registration = newcomer.registration(&opening, &key, previous.as_ref());
	let statement = Statement { platform, tenure, registration };
	let document = StatementDocument::sign(&statement, bounds, &sign);
	files::create(&out, &serde_json::to_string_pretty(&document)?)
		.map_err(|why| shown(&out, &why))?;
	output.print(&document, |to| {
		let StatementDocument { nonce, expiry, .. } = document;
		writeln!(to, "statement {nonce}, good until block {expiry}: {}", out.display())
	})
}

impl Arguments {
	/// Tenure and bounds, where all of them are given.
	fn offline(&self) -> Option<(u32, Bounds)> {
		let Self { genesis, tenure, nonce, expiry, .. } = self;
		let Hash(genesis) = (*genesis)?;
		Some(((*tenure)?, Bounds { genesis, nonce: (*nonce)?, expiry: (*expiry)? }))
	}

	/// Tenure and bounds by the chain, after what else the chain would refuse.
	async fn ask(&self, tag_version: u32, sign: &Keypair) -> Result<(u32, Bounds), Error> {
		let at = Chain::connect(&self.url.url).await?.finalised().await?;
		let registrar = admitted(&at, self.registrar).await?;
		let certifier = admitted(&at, self.certifier).await?;
		check(&registrar, &certifier, tag_version, sign)?;
		let tenure = at.tenure(self.platform).await?;
		let nonce = self.nonce.unwrap_or(registrar.nonce);
		let expiry = self.expiry.unwrap_or(at.block().saturating_add(self.lifetime));
		Ok((tenure, Bounds { genesis: at.genesis(), nonce, expiry }))
	}
}

/// Whether the keys are those that the chain has, and both authorities what they are to be.
fn check(
	registrar: &Authority,
	certifier: &Authority,
	tag_version: u32,
	sign: &Keypair,
) -> Result<(), Error> {
	if registrar.role != Role::Registrar {
		return Err("the authority is no registrar".into());
	}
	if certifier.role != Role::CertificateIssuer {
		return Err("the other authority is no certificate issuer".into());
	}
	if AccountId32::new(registrar.key) != sign.account() {
		let key = ss58(&AccountId32::new(registrar.key));
		return Err(format!("the chain has another key for your statements, {key}").into());
	}
	if registrar.prf_version != tag_version {
		let own = registrar.prf_version;
		return Err(format!("the tag key is of version {tag_version}, the chain has {own}").into());
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use hanse_client::keys::{Scheme, Secret};

	#[test]
	fn statement_should_be_made_with_the_keys_on_the_chain_only() {
		for scheme in [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa] {
			let sign = Keypair::from_secret(scheme, &Secret::new("//Sign".into())).unwrap();
			let registrar = Authority {
				role: Role::Registrar,
				admitted: true,
				successor: None,
				account: AccountId32::new([1; 32]),
				key: sign.account().into(),
				sealing_key: [2; 32],
				prf_version: 3,
				nonce: 12,
			};
			let certifier = Authority { role: Role::CertificateIssuer, ..registrar.clone() };
			assert!(check(&registrar, &certifier, 3, &sign).is_ok());
			for (registrar, certifier, version) in [
				(Authority { key: [9; 32], ..registrar.clone() }, certifier.clone(), 3),
				(registrar.clone(), certifier.clone(), 4),
				(certifier.clone(), certifier.clone(), 3),
				(registrar.clone(), registrar.clone(), 3),
			] {
				assert!(check(&registrar, &certifier, version, &sign).is_err(), "{registrar:?}");
			}
		}
	}

	#[test]
	fn account_should_be_an_address_or_its_digits() {
		let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
		let digits = hex::encode(account(alice).unwrap());
		for good in [digits.clone(), format!("0x{digits}")] {
			assert_eq!(ss58(&account(&good).unwrap()), alice);
		}
		for bad in ["", "Alice", &alice[1..], &digits[2..], &alice.replace('5', "6")] {
			assert!(account(bad).is_err(), "{bad}");
		}
	}
}
