// SPDX-License-Identifier: Apache-2.0

//! Submission of notices and receipts.

use super::{keys::signing_key, shown, Error, NodeUrl, Output};
use clap::Args;
use hanse_client::{
	chain::{Call, Chain, Included},
	documents::{self, InvalidDocument, NoticeDocument, ReceiptDocument},
};
use serde::Serialize;
use std::{
	fs,
	path::{Path, PathBuf},
};

/// Transactions that are under way at once.
const WINDOW: usize = 32;

#[derive(Debug, Args)]
pub struct SubmitArgs {
	/// Signed notices or countersigned receipts, or folders of them.
	#[arg(value_name = "FILE", required = true)]
	files: Vec<PathBuf>,
	/// The key file of the account that pays the transaction fees; any account may submit.
	#[arg(long, value_name = "FILE")]
	payer: PathBuf,
	#[command(flatten)]
	url: NodeUrl,
}

/// A document that was read and checked.
struct Ready {
	file: PathBuf,
	request: u64,
	genesis: [u8; 32],
	call: Call,
}

#[derive(Serialize)]
struct Row {
	file: PathBuf,
	request: u64,
	#[serde(skip_serializing_if = "Option::is_none")]
	included: Option<Included>,
	#[serde(skip_serializing_if = "Option::is_none")]
	refused: Option<String>,
}

pub async fn run(args: SubmitArgs, output: Output) -> Result<(), Error> {
	let ready = read_all(&args.files)?;
	let keypair = signing_key(&args.payer)?;
	let chain = Chain::connect(&args.url.url).await?;
	let mut rows = Vec::with_capacity(ready.len());
	for window in ready.chunks(WINDOW) {
		let at = chain.finalised().await?;
		if let Some(other) = window.iter().find(|one| one.genesis != at.genesis()) {
			return Err(shown(&other.file, &"it is for another chain").into());
		}
		let mut submitter = at.submitter(&keypair).await?;
		let mut pending = Vec::with_capacity(window.len());
		for one in window {
			pending.push((one, submitter.submit(&one.call).await));
		}
		for (one, submitted) in pending {
			let result = match submitted {
				Ok(pending) => pending.finalised().await,
				Err(why) => Err(why),
			};
			let (included, refused) = match result {
				Ok(included) => (Some(included), None),
				Err(why) => (None, Some(why.to_string())),
			};
			rows.push(Row { file: one.file.clone(), request: one.request, included, refused });
		}
	}
	let refused = rows.iter().filter(|row| row.refused.is_some()).count();
	output.print(&rows, |to| {
		for row in &rows {
			let what = row.refused.as_deref().unwrap_or("attested");
			writeln!(to, "{} (request {}): {what}", row.file.display(), row.request)?;
		}
		Ok(())
	})?;
	match refused {
		0 => Ok(()),
		_ => Err(format!("{refused} of {} were refused", rows.len()).into()),
	}
}

fn read_all(paths: &[PathBuf]) -> Result<Vec<Ready>, Error> {
	let mut files = Vec::new();
	for path in paths {
		if path.is_dir() {
			let mut within = Vec::new();
			for entry in fs::read_dir(path).map_err(|why| shown(path, &why))? {
				within.push(entry.map_err(|why| shown(path, &why))?.path());
			}
			within.retain(|path| path.extension().is_some_and(|end| end == "json"));
			within.sort();
			files.extend(within);
		} else {
			files.push(path.clone());
		}
	}
	files.into_iter().map(|file| read(&file).map_err(|why| shown(&file, &why).into())).collect()
}

fn read(file: &Path) -> Result<Ready, Error> {
	let text = fs::read_to_string(file)?;
	let value: serde_json::Value = serde_json::from_str(&text)?;
	let format = value.get("format").and_then(serde_json::Value::as_str).unwrap_or_default();
	let (request, genesis, call) = match format {
		documents::NOTICE_FORMAT => {
			let (document, notice) = NoticeDocument::read(&text)?;
			let call = Call::attest(&notice, document.expiry, &document.signed.signature()?);
			(notice.request, document.genesis, call)
		},
		documents::RECEIPT_FORMAT => {
			let (document, receipt) = ReceiptDocument::read(&text)?;
			let by_buyer =
				document.countersigned.as_ref().ok_or(InvalidDocument::NotCountersigned)?;
			let call = Call::confirm_receipt(
				&receipt,
				document.expiry,
				&document.signed.signature()?,
				&by_buyer.signature()?,
			);
			(receipt.notice.request, document.genesis, call)
		},
		other => return Err(format!("{other:?} is no format of a notice or receipt").into()),
	};
	Ok(Ready { file: file.into(), request, genesis, call })
}
