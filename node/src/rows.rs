// SPDX-License-Identifier: Apache-2.0

//! The RPC that proves rows of the state: for programs that are to show others, or to know themselves,
//! what the chain says without believing a node.
//!
//! The rows are proved under the state root of the last block that is justified.

use crate::{
	handovers::{Handovers, NotProved},
	service::FullClient,
};
use hanse_flow_proof::{NothingFinal, RowsProof};
use jsonrpsee::{
	core::RpcResult,
	proc_macros::rpc,
	types::{error::INVALID_PARAMS_CODE, ErrorObjectOwned},
};
use sc_client_api::{HeaderBackend, ProofProvider};
use sp_core::Bytes;
use std::sync::Arc;

/// Most rows that are proved at once.
const MAX_KEYS: usize = 16;
/// Longest key of a row, in bytes.
const MAX_KEY_LEN: usize = 256;
/// Error code of a failure on the node's side.
const NODE_ERROR_CODE: i32 = 5_003;
/// Error code of a proof that can't be made.
const PROOF_ERROR_CODE: i32 = 5_004;
const NO_GRANDPA: &str =
	"this chain is sealed on demand: nothing is justified, so nothing can be proved";

/// Rows of the state with their proof.
#[rpc(server)]
pub trait RowsApi {
	/// Proves what the state of the last justified block has under some keys, or that it has nothing
	/// there: at most 16 keys of at most 256 bytes. It is proved from the authority set with the number
	/// `set` on that the block is final; without it from the first set that is possible, that of the
	/// genesis unless governance forced a change.
	#[method(name = "proof_rows", blocking)]
	fn rows(&self, keys: Vec<Bytes>, set: Option<u64>) -> RpcResult<RowsProof>;
}

/// Answers the methods.
pub struct Rows {
	pub client: Arc<FullClient>,
	/// None where blocks are sealed on demand.
	pub handovers: Option<Handovers>,
}

impl RowsApiServer for Rows {
	fn rows(&self, keys: Vec<Bytes>, set: Option<u64>) -> RpcResult<RowsProof> {
		if keys.len() > MAX_KEYS {
			return Err(invalid(&format!("at most {MAX_KEYS} rows are proved at once")));
		}
		if keys.iter().any(|key| key.len() > MAX_KEY_LEN) {
			return Err(invalid(&format!("a key has at most {MAX_KEY_LEN} bytes")));
		}
		let handovers =
			self.handovers.as_ref().ok_or_else(|| error(PROOF_ERROR_CODE, NO_GRANDPA))?;
		self.prove(handovers, &keys, set).map_err(|why| match why {
			NotProved::Node(_) => error(NODE_ERROR_CODE, &why.to_string()),
			NotProved::NothingFinal(_) | NotProved::OtherSet { .. } => {
				error(PROOF_ERROR_CODE, &why.to_string())
			},
		})
	}
}

impl Rows {
	fn prove(
		&self,
		handovers: &Handovers,
		keys: &[Bytes],
		set: Option<u64>,
	) -> Result<RowsProof, NotProved> {
		let (set, fragments) = handovers.prove(&self.client, set)?;
		let last = fragments.last().ok_or(NothingFinal)?.header.hash();
		let storage = self
			.client
			.read_proof(last, &mut keys.iter().map(|key| &key.0[..]))
			.map_err(|error| NotProved::Node(error.to_string()))?;
		let genesis = self.client.info().genesis_hash;
		Ok(RowsProof::assemble(genesis, storage, set, &fragments)?)
	}
}

fn error(code: i32, text: &str) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(code, text, None::<()>)
}

fn invalid(text: &str) -> ErrorObjectOwned {
	error(INVALID_PARAMS_CODE, text)
}
