// SPDX-License-Identifier: Apache-2.0

//! What the chain says with its proof, so that nobody has to believe the node.

use super::{failed, missing, At, Chain, ChainError, PATIENCE};
use hanse_flow_proof::{
	certificate_keys, CertificateProof, CertificateReport, Concerned, RowsProof, Trust,
};
use sp_core::{Bytes, H256};
use subxt::rpcs::client::RpcParams;

const METHOD: &str = "proof_rows";

impl Chain {
	/// How a certificate stands, proved and verified. The node is asked twice: whose rows decide, which
	/// needn't be believed, and for all of them in one block.
	pub async fn certificate_proof(
		&self,
		certificate: [u8; 32],
		trust: &Trust,
	) -> Result<(CertificateProof, CertificateReport), ChainError> {
		let concerned = self.finalised().await?.concerned(certificate).await?;
		let certificate = H256(certificate);
		let keys = certificate_keys(certificate, concerned.as_ref());
		let keys = keys.into_iter().map(|(_, key)| Bytes(key)).collect();
		let answer = self.rows(keys, trust.set).await?;
		let proof = CertificateProof::of(answer, certificate, concerned.as_ref(), trust);
		// The rows may have changed between the two answers.
		proof.map_err(|why| missing("the node's proof, ask again", &why.to_string()))
	}

	/// Rows with their proof, from a set of authorities on.
	async fn rows(&self, keys: Vec<Bytes>, set: u64) -> Result<RowsProof, ChainError> {
		let mut params = RpcParams::new();
		params.push(keys).map_err(failed(METHOD))?;
		params.push(set).map_err(failed(METHOD))?;
		tokio::time::timeout(PATIENCE, self.rpc.request(METHOD, params))
			.await
			.map_err(|_| missing(METHOD, "the node doesn't answer"))?
			.map_err(failed(METHOD))
	}
}

impl At {
	/// Whose rows decide how a certificate stands, if the chain has it.
	async fn concerned(&self, certificate: [u8; 32]) -> Result<Option<Concerned>, ChainError> {
		let Some(row) = self.certificate(certificate).await? else { return Ok(None) };
		let successor = self.authority(row.certifier).await?.successor;
		let issuers = [row.certifier].into_iter().chain(successor).collect();
		Ok(Some(Concerned { user: row.facts.user, asset: row.facts.asset, issuers }))
	}
}
