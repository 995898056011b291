// SPDX-License-Identifier: Apache-2.0

//! Sends what clients handed in as transactions of the server's account.

use super::Server;
use crate::own_transactions::{text, Failure, Sender, Signed};
use futures::StreamExt;
use hanse_runtime::RuntimeCall;
use hanse_transaction_server::{
	append::{Clerk, Load},
	chain::Remembering,
	Entry,
};
use pallet_asset_flow::MAX_BATCH;
use sc_transaction_pool_api::{TransactionPool, TransactionSource};
use sp_core::{crypto::key_types::ACCOUNT, ConstU32};
use sp_runtime::BoundedVec;
use std::sync::Arc;

/// Appends what waits whenever woken, until the node stops.
pub async fn append(server: Arc<Server>, woken: async_channel::Receiver<()>) {
	let mut woken = Box::pin(woken);
	let mut clerk = Clerk::default();
	while woken.next().await.is_some() {
		let loads = match settle(&server, &mut clerk) {
			Ok(loads) => loads,
			Err(error) => {
				log::error!(target: "flow", "clients' records wait: {error}");
				continue;
			},
		};
		for load in loads {
			// Later nonces can't get in before this one.
			if let Err(error) = send(&server, &mut clerk, load).await {
				log::warn!(target: "flow", "clients' records are sent again later: {error}");
				break;
			}
		}
	}
}

/// Takes out what is decided, and tells what can be sent.
fn settle(server: &Server, clerk: &mut Clerk) -> Result<Vec<Load>, Failure> {
	let state = server.state();
	let state = Remembering::new(&state);
	let door = server.door(&state);
	let settled = clerk.settle(&door).map_err(text)?;
	for (ticket, why) in &settled.given_up {
		log::warn!(target: "flow", "a client's record can't be appended: {ticket:?}: {why}");
	}
	if let Some(metrics) = &server.metrics {
		metrics.appended.inc_by(settled.appended);
		metrics.given_up.inc_by(settled.given_up.len() as u64);
	}
	clerk.loads(&door).map_err(text)
}

async fn send(server: &Server, clerk: &mut Clerk, load: Load) -> Result<(), Failure> {
	let entries = BoundedVec::<Entry, ConstU32<MAX_BATCH>>::try_from(load.entries.clone())
		.map_err(|_| "there are too many records in a call")?;
	let call = pallet_asset_flow::Call::append_many { table: load.table, entries };
	let Signed { transaction, nonce, death, best, .. } =
		sender(server).sign(&load.account, RuntimeCall::AssetFlow(call)).await?;
	let submitted =
		server.pool.submit_one(best, TransactionSource::Local, transaction.into()).await;
	submitted.map_err(text)?;
	clerk.sent(load, nonce, death);
	Ok(())
}

/// The server's account, whose key the operator put into the keystore.
fn sender(server: &Server) -> Sender {
	Sender {
		client: server.client.clone(),
		pool: server.pool.clone(),
		keystore: server.keystore.clone(),
		key_type: ACCOUNT,
	}
}
