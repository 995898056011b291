// SPDX-License-Identifier: Apache-2.0

//! The RPC methods beyond those of every substrate node: account nonces, fees, finality proofs, bodies
//! by hash, rows with their proof, those of a transaction server and of private data, and on a chain sealed on demand the
//! commands that seal.

use crate::{
	bodies::{Bodies, BodiesApiServer},
	finality,
	flow::{
		rpc::{Flow, FlowApiServer},
		Server,
	},
	handovers::Handovers,
	private_data::{
		rpc::{PrivateData, PrivateDataApiServer},
		Service,
	},
	rows::{Rows, RowsApiServer},
	service::{FullBackend, FullClient, FullPool, Hash},
};
use futures::channel::mpsc;
use hanse_runtime::{opaque::Block, BlockNumber};
use jsonrpsee::{core::RegisterMethodError, types::ErrorObjectOwned, RpcModule};
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_client_api::Backend;
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_consensus_manual_seal::{
	rpc::{ManualSeal, ManualSealApiServer},
	EngineCommand,
};
use sp_core::{traits::SpawnNamed, Bytes};
use std::sync::Arc;
use substrate_frame_rpc_system::{System, SystemApiServer};

/// Where finality comes from.
#[derive(Clone)]
pub enum Finality {
	/// From GRANDPA, provable.
	Grandpa(Box<GrandpaDeps>),
	/// From the operator, who seals on demand through this channel; nothing is provable.
	Operator(mpsc::Sender<EngineCommand<Hash>>),
}

/// What the GRANDPA methods read.
#[derive(Clone)]
pub struct GrandpaDeps {
	pub voter_state: SharedVoterState,
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	pub justifications: GrandpaJustificationStream<Block>,
	pub proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
	/// How one set of authorities follows from another.
	pub handovers: Handovers,
}

/// What the methods read and write.
#[derive(Clone)]
pub struct FullDeps {
	pub client: Arc<FullClient>,
	pub pool: Arc<FullPool>,
	pub backend: Arc<FullBackend>,
	pub finality: Finality,
	/// The transaction server, if the node runs one.
	pub flow: Option<Arc<Server>>,
	/// Private data, if the node keeps any.
	pub private_data: Option<Service>,
}

const PROVE_FINALITY: &str = "grandpa_proveFinality";
/// Error code of a proof that can't be given.
const FINALITY_ERROR_CODE: i32 = 5_002;

type Merged = Result<RpcModule<()>, Box<dyn std::error::Error + Send + Sync>>;

/// The methods of what runs beside the node.
fn merge_beside(
	module: &mut RpcModule<()>,
	flow: &Option<Arc<Server>>,
	private_data: &Option<Service>,
) -> Result<(), RegisterMethodError> {
	if let Some(flow) = flow {
		module.merge(Flow(flow.clone()).into_rpc())?;
	}
	if let Some(private_data) = private_data {
		module.merge(PrivateData(private_data.clone()).into_rpc())?;
	}
	Ok(())
}

/// All the methods in one module.
pub fn create_full(deps: &FullDeps, executor: Arc<dyn SpawnNamed>) -> Merged {
	let FullDeps { client, pool, backend, finality, flow, private_data } = deps;
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool.clone()).into_rpc())?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(Bodies::new(client.clone(), backend.offchain_storage()).into_rpc())?;
	let handovers = match finality {
		Finality::Grandpa(grandpa) => Some(grandpa.handovers.clone()),
		Finality::Operator(_) => None,
	};
	module.merge(Rows { client: client.clone(), handovers }.into_rpc())?;
	merge_beside(&mut module, flow, private_data)?;
	match finality {
		Finality::Grandpa(grandpa) => {
			module.merge(
				Grandpa::new(
					executor,
					grandpa.authority_set.clone(),
					grandpa.voter_state.clone(),
					grandpa.justifications.clone(),
					grandpa.proofs.clone(),
				)
				.into_rpc(),
			)?;
			let backend = backend.clone();
			module.remove_method(PROVE_FINALITY);
			module.register_blocking_method(PROVE_FINALITY, move |params, _, _| {
				let proof = finality::prove(&backend, params.one()?).map_err(|error| {
					ErrorObjectOwned::owned(FINALITY_ERROR_CODE, error.to_string(), None::<()>)
				})?;
				Ok::<_, ErrorObjectOwned>(proof.map(Bytes))
			})?;
		},
		Finality::Operator(commands) => {
			module.merge(ManualSeal::new(commands.clone()).into_rpc())?;
			module.register_method(PROVE_FINALITY, |_, _, _| -> Result<(), _> {
				Err(ErrorObjectOwned::owned(
					FINALITY_ERROR_CODE,
					"this chain is sealed on demand: there is no GRANDPA and no proof of finality",
					None::<()>,
				))
			})?;
		},
	}
	Ok(module)
}
