// SPDX-License-Identifier: Apache-2.0

//! Transactions that the node itself sends, from an account whose key is in its keystore.

use crate::{
	service::{FullClient, FullPool, Hash},
	under_way::UnderWay,
};
use hanse_runtime::{
	opaque::Block, signed_transaction, AccountId, Binding, BlockNumber, Nonce, RuntimeCall,
	Signature, UncheckedExtrinsic,
};
use sc_client_api::HeaderBackend;
use sp_core::{
	crypto::{ByteArray, KeyTypeId},
	sr25519,
	traits::CallContext,
};
use sp_keystore::KeystorePtr;
use sp_runtime::generic::Era;
use std::{fmt::Display, sync::Arc};
use substrate_frame_rpc_system::{System, SystemApiServer};

/// For how many blocks behind the last final one a transaction is good. When they are over it is known
/// that it can't get in any more.
pub const LIFE: u32 = 128;

/// Why something has to wait, in words.
pub type Failure = String;

pub fn text(error: impl Display) -> Failure {
	error.to_string()
}

/// Whose transactions they are.
pub struct Sender {
	pub client: Arc<FullClient>,
	pub pool: Arc<FullPool>,
	pub keystore: KeystorePtr,
	/// The kind of the account's key.
	pub key_type: KeyTypeId,
}

/// A transaction, and what tells when it is over.
pub struct Signed {
	pub transaction: UncheckedExtrinsic,
	pub nonce: Nonce,
	/// Before this block it can't have got in.
	pub birth: BlockNumber,
	/// From this block on it can't get in.
	pub death: BlockNumber,
	/// The block that it was made for.
	pub best: Hash,
}

impl Sender {
	/// A call as the next transaction of an account, behind those in the pool.
	pub async fn sign(&self, account: &AccountId, call: RuntimeCall) -> Result<Signed, Failure> {
		self.sign_behind(account, call, &UnderWay::default()).await
	}

	/// Like [`Self::sign`], behind those that are on their way too, whatever the pool shows of them.
	pub async fn sign_behind(
		&self,
		account: &AccountId,
		call: RuntimeCall,
		under_way: &UnderWay,
	) -> Result<Signed, Failure> {
		let nonce = under_way.free(account, self.next_nonce(account).await?);
		let info = self.client.info();
		let (best, last) = (info.best_hash, info.finalized_number);
		let era = Era::mortal(LIFE.into(), last.into());
		let death = BlockNumber::try_from(era.death(last.into())).map_err(text)?;
		let birth = BlockNumber::try_from(era.birth(last.into())).map_err(text)?;
		let hash = self.client.hash(birth).map_err(text)?;
		let hash = hash.ok_or("the block of the era is missing")?;
		let version = self.client.runtime_version_at(best, CallContext::Offchain);
		let version = version.map_err(text)?;
		let binding = Binding {
			genesis: info.genesis_hash,
			birth: hash,
			era,
			nonce,
			spec_version: version.spec_version,
			transaction_version: version.transaction_version,
		};
		let sign = |payload: &[u8]| self.signature(account, payload);
		let transaction = signed_transaction(call, account.clone(), binding, sign)
			.ok_or("the keystore has no key of the account")?;
		Ok(Signed { transaction, nonce, birth, death, best })
	}

	async fn next_nonce(&self, account: &AccountId) -> Result<Nonce, Failure> {
		let system =
			System::<FullPool, FullClient, Block>::new(self.client.clone(), self.pool.clone());
		let nonce =
			SystemApiServer::<Hash, AccountId, Nonce>::nonce(&system, account.clone()).await;
		nonce.map_err(|error| format!("{error:?}"))
	}

	fn signature(&self, account: &AccountId, payload: &[u8]) -> Option<Signature> {
		let raw: &[u8; 32] = account.as_ref();
		let public = sr25519::Public::from_slice(raw).ok()?;
		self.keystore.sr25519_sign(self.key_type, &public, payload).ok()?.map(Into::into)
	}
}
