// SPDX-License-Identifier: Apache-2.0

//! Follows finality: brings the store up to date, signs closed tables, audits sealed ones.

use super::{state::At, Server};
use futures::{FutureExt, StreamExt};
use hanse_runtime::RuntimeCall;
use hanse_transaction_server::{
	audit::{audit, Finding, Rounds},
	chain::{ChainError, FinalState, RecordState, Submit},
	follow::{self, FollowError},
	sign,
};
use pallet_asset_flow::{SignedReceipt, Uuid};
use sc_client_api::{BlockchainEvents, HeaderBackend};
use sc_transaction_pool_api::{TransactionPool, TransactionSource};
use std::{cell::RefCell, sync::Arc, time::Duration};

/// Time between two audits of a sealed table.
const AUDIT_EVERY: Duration = Duration::from_secs(10);
/// Most findings of audits that are remembered for the status.
const MAX_FINDINGS: usize = 64;

/// Follows finality until the node stops.
pub async fn follow(server: Arc<Server>) {
	let mut finality = server.client.finality_notification_stream();
	loop {
		turn(&server).await;
		if finality.next().await.is_none() {
			return;
		}
		// Only the newest matters.
		while let Some(Some(_)) = finality.next().now_or_never() {}
	}
}

async fn turn(server: &Server) {
	let behind = match follow::round(&server.store, &server.index, &server.state()) {
		Ok(round) => round.behind,
		Err(error) => {
			log::error!(target: "flow", "records are not followed: {error}");
			server.status().behind = vec![error.to_string()];
			return;
		},
	};
	// What the clerk waits for is in the store now.
	server.wake();
	server.status().behind = behind.iter().map(ToString::to_string).collect();
	if let Some(metrics) = &server.metrics {
		metrics.behind.set(behind.len() as u64);
	}
	let mut missing = Vec::new();
	for lack in behind {
		match lack {
			FollowError::Missing { table, rolling } => missing.push((table, rolling)),
			other => log::error!(target: "flow", "{other}"),
		}
	}
	for receipt in sign(server) {
		submit(server, receipt).await;
	}
	if !missing.is_empty() {
		// If others are being fetched, these are missing at the next turn too.
		let _ = server.lacks.try_send(missing);
	}
}

/// Receipts on their way to the pool.
#[derive(Default)]
struct Outbox(RefCell<Vec<SignedReceipt>>);

impl Submit for Outbox {
	fn submit(&self, receipt: SignedReceipt) -> Result<(), ChainError> {
		self.0.borrow_mut().push(receipt);
		Ok(())
	}
}

fn sign(server: &Server) -> Vec<SignedReceipt> {
	let outbox = Outbox::default();
	let (state, keystore) = (server.state(), &server.keystore);
	match sign::round(&server.store, &state, keystore, server.genesis, &outbox) {
		Err(error) => log::error!(target: "flow", "nothing can be signed: {error}"),
		Ok(signed) => {
			for alarm in &signed.alarms {
				log::error!(target: "flow", "ALARM, not signed: {alarm}");
			}
			server.status().alarms = signed.alarms.iter().map(ToString::to_string).collect();
			if let Some(metrics) = &server.metrics {
				metrics.alarms.set(signed.alarms.len() as u64);
			}
		},
	}
	outbox.0.into_inner()
}

async fn submit(server: &Server, receipt: SignedReceipt) {
	let table = receipt.receipt.table;
	let call = RuntimeCall::AssetFlow(pallet_asset_flow::Call::receipt { signed: receipt });
	let transaction = hanse_runtime::authorized_transaction(call).into();
	let best = server.client.info().best_hash;
	match server.pool.submit_one(best, TransactionSource::Local, transaction).await {
		Ok(_) => {
			log::info!(target: "flow", "signed table {table:?}");
			if let Some(metrics) = &server.metrics {
				metrics.receipts.inc();
			}
		},
		// It is there already, or its turn comes with the next final block.
		Err(error) => log::debug!(target: "flow", "the receipt of {table:?} waits: {error}"),
	}
}

/// Hashes one sealed table after the other again, and forgets what nobody can ask for any more.
pub async fn audit_sealed(server: Arc<Server>) {
	let (mut rounds, mut refused) = (Rounds::default(), None);
	loop {
		futures_timer::Delay::new(AUDIT_EVERY).await;
		refused = forget_refusals(&server, refused);
		let Ok(end) = server.store.next_seal() else { continue };
		let Some(number) = rounds.turn(end) else { continue };
		let finding = audit_one(&server, &server.state(), number);
		let Some(metrics) = &server.metrics else { continue };
		match finding {
			None => {},
			Some(sound) => {
				metrics.audited.inc();
				if !sound {
					metrics.altered.inc();
				}
			},
		}
	}
}

/// Looks at the next table in which records were given up: once it is retired, whoever asks is told
/// that there is no such table.
fn forget_refusals(server: &Server, after: Option<Uuid>) -> Option<Uuid> {
	let table = server.store.refused_table(after).ok().flatten()?;
	if matches!(server.state().table_of(table), Ok(None)) {
		if let Err(error) = server.store.forget_refusals(&table) {
			log::error!(target: "flow", "refusals are not forgotten: {error}");
		}
	}
	Some(table)
}

/// Whether the table of a seal is as it was sealed; nothing if the seal can't be read now.
fn audit_one(server: &Server, state: &At<'_>, number: u64) -> Option<bool> {
	let seals = state.seals(number).ok()?;
	let (_, seal) = seals.into_iter().find(|(at, _)| *at == number)?;
	match audit(&server.store, &seal) {
		Finding::Sound => Some(true),
		finding => {
			let found = format!("seal {number} of table {:?}: {finding:?}", seal.table);
			log::error!(target: "flow", "ALARM, {found}");
			let mut status = server.status();
			if status.altered.len() < MAX_FINDINGS && !status.altered.contains(&found) {
				status.altered.push(found);
			}
			Some(false)
		},
	}
}
