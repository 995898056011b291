// SPDX-License-Identifier: Apache-2.0

//! `hanse receipt`.

use super::{keys::signing_key, shown, submit, Error, NodeUrl, Output};
use clap::Subcommand;
use hanse_client::{
	chain::Chain,
	documents::{NoticeDocument, ReceiptDocument},
	files,
	keys::ss58,
	payload::Receipt,
};
use sp_core::H256;
use std::{
	fs,
	path::{Path, PathBuf},
};

#[derive(Debug, Subcommand)]
pub enum Command {
	/// Bank: sign as a receipt, for the buyer to countersign, what a signed notice says.
	Sign {
		/// The notice.
		#[arg(value_name = "NOTICE")]
		notice: PathBuf,
		/// The bank's key file.
		#[arg(long, value_name = "FILE")]
		sign: PathBuf,
		/// The new file.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},

	/// Buyer: check a receipt against the chain and countersign it.
	Countersign {
		/// The receipt.
		#[arg(value_name = "RECEIPT")]
		receipt: PathBuf,
		/// The buyer's key file.
		#[arg(long, value_name = "FILE")]
		sign: PathBuf,
		/// The new file.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
		/// Don't ask the chain; the receipt itself is checked in any case.
		#[arg(long)]
		offline: bool,
		#[command(flatten)]
		url: NodeUrl,
	},

	/// Submit countersigned receipts.
	Submit(submit::SubmitArgs),
}

pub async fn run(command: Command, output: Output) -> Result<(), Error> {
	let (document, out) = match command {
		Command::Sign { notice, sign, out } => {
			let text = fs::read_to_string(&notice).map_err(|why| shown(&notice, &why))?;
			let (document, fields) =
				NoticeDocument::read(&text).map_err(|why| shown(&notice, &why))?;
			let keypair = signing_key(&sign)?;
			if keypair.account() != document.signed.signer {
				let signer = ss58(&document.signed.signer);
				return Err(shown(&sign, &format!("the notice was signed by {signer}")).into());
			}
			let bound = (H256(document.genesis), document.expiry);
			(ReceiptDocument::sign(&fields, bound, &document.booking, &keypair), out)
		},
		Command::Countersign { receipt, sign, out, offline, url } => {
			let text = fs::read_to_string(&receipt).map_err(|why| shown(&receipt, &why))?;
			let (document, fields) =
				ReceiptDocument::read(&text).map_err(|why| shown(&receipt, &why))?;
			if !offline {
				check(&document, &fields, &url).await.map_err(|why| shown(&receipt, &why))?;
			}
			let keypair = signing_key(&sign)?;
			(document.countersign(&fields, &keypair)?, out)
		},
		Command::Submit(args) => return submit::run(args, output).await,
	};
	write(&document, &out)?;
	output.print(&document, |to| {
		let notice = &document.receipt.notice;
		writeln!(to, "receipt for request {}: {}", notice.request, out.display())
	})
}

fn write(document: &ReceiptDocument, out: &Path) -> Result<(), Error> {
	let text = serde_json::to_string_pretty(document)?;
	Ok(files::create(out, &text).map_err(|why| shown(out, &why))?)
}

/// Whether the chain knows the request as the receipt says, and the bank's key.
async fn check(document: &ReceiptDocument, receipt: &Receipt, url: &NodeUrl) -> Result<(), Error> {
	let notice = &receipt.notice;
	let at = Chain::connect(&url.url).await?.finalised().await?;
	if at.genesis() != document.genesis {
		return Err("it is for another chain".into());
	}
	let key = at.node_key(notice.word.node, notice.word.version).await?;
	if key != document.signed.signer {
		return Err(format!("the bank signs with {}", ss58(&key)).into());
	}
	let book = at.book(notice.word.node, Some(&[notice.request].into())).await?;
	let Some(row) = book.request(notice.request) else {
		let how = book.closed.get(&notice.request).map_or("unknown", String::as_str);
		return Err(format!("request {} is not open: {how}", notice.request).into());
	};
	let request = &row.request;
	let fits = [
		("node", request.node == notice.word.node),
		("kind", row.kind == notice.word.kind),
		("buyer", row.buyer == notice.buyer),
		("buyer's key", row.buyer_key == notice.buyer_key),
		("currency", request.currency.as_bytes() == notice.currency.0),
		("amount", request.amount == notice.amount),
		("payer", row.payer == receipt.payer.0),
	];
	match fits.iter().find(|(_, fits)| !fits) {
		None => Ok(()),
		Some((what, _)) => Err(format!("its {what} is not the request's").into()),
	}
}
