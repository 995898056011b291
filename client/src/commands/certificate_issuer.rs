// SPDX-License-Identifier: Apache-2.0

//! `hanse certificate-issuer`.

use super::{identity::Hash, keys::signing_key, shown, Error, NodeUrl, Output};
use clap::Args;
use hanse_client::{
	certificate::proof,
	chain::{
		crowdfunding::{Authority, Certificate},
		At, Call, Chain, ChainError,
	},
	identity::sealed::{Role, SealingKey},
	issuer::{
		store::Store, vault::Vault, Countersignature, Event, Issuer, IssuerError, Observer,
		Register,
	},
	keys::{ss58, Keypair},
};
use hanse_support::OrgNumber;
use std::{path::PathBuf, time::Duration};

/// How long after an error the node is asked again.
const PAUSE: Duration = Duration::from_secs(5);

/// What it works with.
#[derive(Debug, Args)]
pub struct Arguments {
	/// The certificate issuer's id on the chain.
	#[arg(long, value_name = "ID")]
	authority: u32,
	/// The key file of its account, which pays the fees.
	#[arg(long, value_name = "FILE")]
	account: PathBuf,
	/// The key file, ed25519, that documents are signed with.
	#[arg(long, value_name = "FILE")]
	sign: PathBuf,
	/// The sealing keys: the present one, and those before it.
	#[arg(long, value_name = "FILE", required = true, num_args = 1..)]
	key: Vec<PathBuf>,
	/// The folder of sealed identities, which platforms fill.
	#[arg(long, value_name = "FOLDER")]
	vault: PathBuf,
	/// The folder of documents on their way; nothing else may write to it.
	#[arg(long, value_name = "FOLDER")]
	store: PathBuf,
	/// The folder with a folder for each platform, which fetches its documents there.
	#[arg(long, value_name = "FOLDER")]
	outbox: PathBuf,
	/// Seconds between two looks at the chain.
	#[arg(long, value_name = "SECONDS", default_value_t = 1)]
	poll: u64,
	/// Do what there is to do, and end.
	#[arg(long)]
	once: bool,
	/// Make the documents of these certificates again, which were countersigned and lost, and end.
	#[arg(long, value_name = "CERTIFICATE", num_args = 1..)]
	again: Vec<Hash>,
	#[command(flatten)]
	url: NodeUrl,
}

/// Prints what happens.
struct Log(Output);

impl Observer for Log {
	fn event(&mut self, event: Event) {
		// A log that can't be written must not stop the work.
		let _ = self.0.line(&event, &event);
	}
}

/// The chain at a finalised block, for one authority.
struct Live<'a> {
	at: At,
	/// It, and those in whose place it acts.
	certifiers: Vec<u32>,
	account: &'a Keypair,
}

impl<'a> Live<'a> {
	async fn new(chain: &Chain, authority: u32, account: &'a Keypair) -> Result<Self, ChainError> {
		let at = chain.finalised().await?;
		let mut certifiers = at.predecessors(authority).await?;
		certifiers.push(authority);
		Ok(Self { at, certifiers, account })
	}

	async fn send(&self, batches: &[&[Countersignature]]) -> Vec<Result<(), ChainError>> {
		let mut submitter = match self.at.submitter(self.account).await {
			Ok(submitter) => submitter,
			Err(why) => return vec![Err(why); batches.len()],
		};
		let mut sent = Vec::with_capacity(batches.len());
		for batch in batches {
			sent.push(match Call::countersign(batch) {
				Ok(call) => submitter.submit(&call).await,
				Err(why) => Err(why),
			});
		}
		let mut results = Vec::with_capacity(batches.len());
		for one in sent {
			results.push(match one {
				Ok(pending) => pending.finalised().await.map(|_| ()),
				Err(why) => Err(why),
			});
		}
		results
	}
}

impl Register for Live<'_> {
	async fn waiting(&mut self) -> Result<Vec<Certificate>, ChainError> {
		let mut waiting = Vec::new();
		for certifier in &self.certifiers {
			waiting.extend(self.at.awaiting(*certifier).await?);
		}
		Ok(waiting)
	}

	async fn certificate(&mut self, id: [u8; 32]) -> Result<Option<Certificate>, ChainError> {
		self.at.certificate(id).await
	}

	async fn platform(&mut self, user: u64) -> Result<OrgNumber, ChainError> {
		Ok(self.at.user(user).await?.platform)
	}

	async fn countersign(
		&mut self,
		batches: &[&[Countersignature]],
	) -> Vec<Result<(), ChainError>> {
		self.send(batches).await
	}
}

pub async fn run(arguments: Arguments, output: Output) -> Result<(), Error> {
	let account = signing_key(&arguments.account)?;
	let sign = signing_key(&arguments.sign)?;
	let key = proof::public_key(&sign)
		.ok_or_else(|| shown(&arguments.sign, &"documents are signed with an ed25519 key"))?;
	let chain = Chain::connect(&arguments.url.url).await?;
	let at = chain.finalised().await?;
	let authority = at.authority(arguments.authority).await?;
	let sealing = sealing_keys(&arguments.key)?;
	check(&authority, &account, key, &sealing)?;
	let vault = Vault::new(arguments.vault.clone(), sealing);
	let store = Store::open(&arguments.store, &arguments.outbox, &at.genesis())?;
	let mut issuer = Issuer::new(&sign, store, vault);
	let mut log = Log(output);
	if !arguments.again.is_empty() {
		let ids: Vec<_> = arguments.again.iter().map(|Hash(id)| *id).collect();
		let mut live = Live::new(&chain, arguments.authority, &account).await?;
		return Ok(issuer.again(&ids, &mut live, &mut log).await?);
	}
	follow(chain, &arguments, &account, &mut issuer, &mut log).await
}

/// A round at each finalised block.
async fn follow(
	mut chain: Chain,
	arguments: &Arguments,
	account: &Keypair,
	issuer: &mut Issuer<'_>,
	log: &mut Log,
) -> Result<(), Error> {
	let (mut last, mut pause) = (None, Duration::ZERO);
	loop {
		tokio::time::sleep(pause).await;
		pause = Duration::from_secs(arguments.poll);
		let round = async {
			let mut live = Live::new(&chain, arguments.authority, account).await?;
			let block = Some(live.at.block());
			match last == block {
				true => Ok(true),
				false => {
					last = block;
					issuer.round(&mut live, log).await
				},
			}
		};
		match round.await {
			// What was countersigned in one round is delivered in another.
			Ok(_) if arguments.once && issuer.is_idle()? => return Ok(()),
			Ok(true) => {},
			// Not at each block: the account may have nothing to pay with.
			Ok(false) => pause = PAUSE,
			Err(IssuerError::Chain(why)) if !arguments.once => {
				eprintln!("error: {why}; trying again");
				pause = PAUSE;
				if let Ok(fresh) = Chain::connect(&arguments.url.url).await {
					(chain, last) = (fresh, None);
				}
			},
			Err(why) => return Err(why.into()),
		}
	}
}

fn sealing_keys(files: &[PathBuf]) -> Result<Vec<SealingKey>, Error> {
	let read =
		|file: &PathBuf| SealingKey::read(file).map_err(|why| Error::from(shown(file, &why)));
	files.iter().map(read).collect()
}

/// Whether the keys are those that the chain has.
fn check(
	authority: &Authority,
	account: &Keypair,
	key: [u8; 32],
	sealing: &[SealingKey],
) -> Result<(), Error> {
	if authority.role != Role::CertificateIssuer {
		return Err("the authority is no certificate issuer".into());
	}
	if !authority.admitted {
		return Err("the authority's admission was ended".into());
	}
	if authority.account != account.account() {
		return Err(format!("the authority acts by {}", ss58(&authority.account)).into());
	}
	if authority.key != key {
		return Err("the chain has another key for its documents (updateAuthority)".into());
	}
	if !sealing.iter().any(|one| one.public() == authority.sealing_key) {
		return Err("the sealing key on the chain is none of these".into());
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use hanse_client::keys::{Scheme, Secret};

	fn keypair(uri: &str) -> Keypair {
		Keypair::from_secret(Scheme::Ed25519, &Secret::new(uri.into())).unwrap()
	}

	#[test]
	fn issuer_should_start_with_the_keys_on_the_chain_only() {
		let (account, sign) = (keypair("//Account"), keypair("//Sign"));
		let key = proof::public_key(&sign).unwrap();
		let sealing = [SealingKey::generate(), SealingKey::generate()];
		let good = Authority {
			role: Role::CertificateIssuer,
			admitted: true,
			successor: None,
			account: account.account(),
			key,
			sealing_key: sealing[1].public(),
			prf_version: 0,
			nonce: 0,
		};
		assert!(check(&good, &account, key, &sealing).is_ok());
		for bad in [
			Authority { role: Role::Registrar, ..good.clone() },
			Authority { admitted: false, successor: Some(2), ..good.clone() },
			Authority { account: sign.account(), ..good.clone() },
			Authority { key: [1; 32], ..good.clone() },
			Authority { sealing_key: [1; 32], ..good.clone() },
		] {
			assert!(check(&bad, &account, key, &sealing).is_err(), "{bad:?}");
		}
	}
}
