// SPDX-License-Identifier: Apache-2.0

//! Sends what clients handed in as transactions of the server's account.

use super::Server;
use crate::service::{FullClient, FullPool, Hash};
use futures::StreamExt;
use hanse_runtime::{
	opaque::Block, signed_transaction, AccountId, Binding, BlockNumber, Nonce, RuntimeCall,
	Signature,
};
use hanse_transaction_server::{
	append::{Clerk, Load},
	chain::Remembering,
	Entry,
};
use pallet_asset_flow::MAX_BATCH;
use sc_client_api::HeaderBackend;
use sc_transaction_pool_api::{TransactionPool, TransactionSource};
use sp_core::{
	crypto::{key_types::ACCOUNT, ByteArray},
	sr25519,
	traits::CallContext,
	ConstU32,
};
use sp_runtime::{generic::Era, BoundedVec};
use std::{fmt::Display, sync::Arc};
use substrate_frame_rpc_system::{System, SystemApiServer};

/// For how many blocks behind the last final one a transaction is good. When they are over it is known
/// that it can't get in any more.
const LIFE: u64 = 128;

/// Why something has to wait, in words.
type Failure = String;

fn text(error: impl Display) -> Failure {
	error.to_string()
}

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
	let nonce = next_nonce(server, load.account.clone()).await?;
	let info = server.client.info();
	let (best, last) = (info.best_hash, info.finalized_number);
	let era = Era::mortal(LIFE, last.into());
	let death = BlockNumber::try_from(era.death(last.into())).map_err(text)?;
	let birth = BlockNumber::try_from(era.birth(last.into())).map_err(text)?;
	let birth = server.client.hash(birth).map_err(text)?;
	let birth = birth.ok_or("the block of the era is missing")?;
	let version = server.client.runtime_version_at(best, CallContext::Offchain).map_err(text)?;
	let binding = Binding {
		genesis: server.genesis,
		birth,
		era,
		nonce,
		spec_version: version.spec_version,
		transaction_version: version.transaction_version,
	};
	let account = load.account.clone();
	let sign = |payload: &[u8]| signature(server, &account, payload);
	let transaction =
		signed_transaction(RuntimeCall::AssetFlow(call), account.clone(), binding, sign)
			.ok_or("the keystore does not sign for the server's account")?;
	let submitted =
		server.pool.submit_one(best, TransactionSource::Local, transaction.into()).await;
	submitted.map_err(text)?;
	clerk.sent(load, nonce, death);
	Ok(())
}

/// The account's next nonce behind those in the pool.
async fn next_nonce(server: &Server, account: AccountId) -> Result<Nonce, Failure> {
	let system =
		System::<FullPool, FullClient, Block>::new(server.client.clone(), server.pool.clone());
	let nonce = SystemApiServer::<Hash, AccountId, Nonce>::nonce(&system, account).await;
	nonce.map_err(|error| format!("{error:?}"))
}

fn signature(server: &Server, account: &AccountId, payload: &[u8]) -> Option<Signature> {
	let raw: &[u8; 32] = account.as_ref();
	let public = sr25519::Public::from_slice(raw).ok()?;
	server.keystore.sr25519_sign(ACCOUNT, &public, payload).ok()?.map(Into::into)
}
