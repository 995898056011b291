// SPDX-License-Identifier: Apache-2.0

//! Accounts, and transactions signed ahead.
//!
//! Signing costs a sender about as much as checking costs the node, on the same processor: it must
//! not happen while a rate is measured. A signature binds to the genesis hash, so that a file of
//! transactions is good for every fresh start of the same chain.

use crate::{error::Error, rpc::Rpc};
use codec::Encode;
use hanse_stock_runtime as stock;
use sp_core::{sr25519, Pair, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{generic::Era, MultiSignature, MultiSigner};
use std::path::Path;

/// What the seeds of the accounts are made of.
const SEED_DOMAIN: &str = "hanse-load";

/// The key of account `i`: anybody's, for test chains only.
pub fn account(i: u32) -> sr25519::Pair {
	sr25519::Pair::from_seed(&(SEED_DOMAIN, i).using_encoded(blake2_256))
}

/// The address of account `i`.
pub fn account_id(i: u32) -> hanse_runtime::AccountId {
	account_id_of(&account(i))
}

fn account_id_of(pair: &sr25519::Pair) -> hanse_runtime::AccountId {
	use sp_runtime::traits::IdentifyAccount;
	MultiSigner::from(pair.public()).into_account()
}

/// What a signature binds to besides call and nonce. Transactions live for ever and tip nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Binding {
	pub genesis: H256,
	pub spec_version: u32,
	pub transaction_version: u32,
}

impl Binding {
	/// Asks a running node of the chain.
	pub async fn ask(rpc: &Rpc) -> Result<Self, Error> {
		let (spec_version, transaction_version) = rpc.runtime_version().await?;
		Ok(Self { genesis: rpc.genesis_hash().await?, spec_version, transaction_version })
	}

	/// Names files of what was signed for this chain.
	pub fn file_name(&self, what: &str) -> String {
		let Self { genesis, spec_version, transaction_version } = self;
		let genesis = hex::encode(&genesis[..8]);
		format!("{what}-{genesis}-{spec_version}-{transaction_version}.signed")
	}
}

/// A transaction of our chain, encoded with its length in front.
pub fn hanse_transaction(
	call: hanse_runtime::RuntimeCall,
	pair: &sr25519::Pair,
	nonce: u32,
	binding: &Binding,
) -> Result<Vec<u8>, Error> {
	let Binding { genesis, spec_version, transaction_version } = *binding;
	let binding = hanse_runtime::Binding {
		genesis,
		birth: genesis,
		era: Era::Immortal,
		nonce,
		spec_version,
		transaction_version,
	};
	let sign = |payload: &[u8]| Some(MultiSignature::from(pair.sign(payload)));
	hanse_runtime::signed_transaction(call, account_id_of(pair), binding, sign)
		.map(|transaction| transaction.encode())
		.ok_or_else(|| Error::other("a transaction was not signed"))
}

/// A transaction of the stock chain, encoded with its length in front.
pub fn stock_transaction(
	call: stock::RuntimeCall,
	pair: &sr25519::Pair,
	nonce: u32,
	binding: &Binding,
) -> Vec<u8> {
	let Binding { genesis, spec_version, transaction_version } = *binding;
	let implicit =
		((), (), spec_version, transaction_version, genesis, genesis, (), (), (), None, ());
	let payload = stock::SignedPayload::from_raw(call, stock::extension(nonce), implicit);
	let signature = MultiSignature::from(payload.using_encoded(|bytes| pair.sign(bytes)));
	let (call, extension, _) = payload.deconstruct();
	let sender = account_id_of(pair).into();
	stock::UncheckedExtrinsic::new_signed(call, sender, signature, extension).encode()
}

/// Makes `count` things, all cores sharing the work; the results are in order.
pub fn on_all_cores<T: Send>(
	count: u32,
	make: impl Fn(u32) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
	let cores = std::thread::available_parallelism().map_or(1, usize::from) as u32;
	let share = count.div_ceil(cores).max(1);
	std::thread::scope(|scope| {
		let make = &make;
		let parts: Vec<_> = (0..count)
			.step_by(share as usize)
			.map(|from| {
				let part = from..count.min(from.saturating_add(share));
				scope.spawn(move || part.map(make).collect::<Result<Vec<T>, Error>>())
			})
			.collect();
		let mut all = Vec::with_capacity(count as usize);
		for part in parts {
			let made = part.join().map_err(|_| Error::other("a worker panicked"))?;
			all.extend(made?);
		}
		Ok(all)
	})
}

/// Encoded transactions one behind the other as a file holds them: their count, then each with its
/// length in front, both as four bytes, little-endian.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signed(Vec<u8>);

impl Signed {
	/// Packs transactions.
	pub fn pack(transactions: &[Vec<u8>]) -> Self {
		let mut bytes = (transactions.len() as u32).to_le_bytes().to_vec();
		for transaction in transactions {
			bytes.extend((transaction.len() as u32).to_le_bytes());
			bytes.extend(transaction);
		}
		Self(bytes)
	}

	/// Takes the transactions out again. A file that was cut or has anything behind is refused.
	pub fn unpack(&self) -> Result<Vec<Vec<u8>>, Error> {
		let cut = || Error::other("a file of signed transactions was cut off");
		let mut rest = &self.0[..];
		let count = take_length(&mut rest).ok_or_else(cut)?;
		let mut transactions = Vec::new();
		for _ in 0..count {
			let length = take_length(&mut rest).ok_or_else(cut)?;
			let (transaction, behind) = rest.split_at_checked(length).ok_or_else(cut)?;
			transactions.push(transaction.to_vec());
			rest = behind;
		}
		match rest.len() {
			0 => Ok(transactions),
			more => Err(Error::other(format!("{more} bytes follow the signed transactions"))),
		}
	}

	/// Reads a file.
	pub fn read(path: &Path) -> Result<Self, Error> {
		Ok(Self(std::fs::read(path)?))
	}

	/// Writes a file, in one step: what is there under the name is whole.
	pub fn write(&self, path: &Path) -> Result<(), Error> {
		let unfinished = path.with_extension("unfinished");
		std::fs::write(&unfinished, &self.0)?;
		Ok(std::fs::rename(&unfinished, path)?)
	}
}

fn take_length(rest: &mut &[u8]) -> Option<usize> {
	let (length, behind) = rest.split_first_chunk::<4>()?;
	*rest = behind;
	usize::try_from(u32::from_le_bytes(*length)).ok()
}

/// The transactions of a file; it is made first if it isn't there.
pub fn kept(
	path: &Path,
	count: u32,
	make: impl Fn(u32) -> Result<Vec<u8>, Error> + Sync,
) -> Result<Vec<Vec<u8>>, Error> {
	if !path.exists() {
		Signed::pack(&on_all_cores(count, make)?).write(path)?;
	}
	let transactions =
		Signed::read(path)?.unpack().map_err(|error| error.while_doing(path.display()))?;
	match transactions.len() == count as usize {
		true => Ok(transactions),
		false => Err(Error::other(format!(
			"{} holds {} transactions, not {count}",
			path.display(),
			transactions.len()
		))),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::DecodeAll;
	use sp_runtime::traits::Checkable;

	fn binding_of(version: &sp_version::RuntimeVersion) -> Binding {
		Binding {
			genesis: H256::repeat_byte(7),
			spec_version: version.spec_version,
			transaction_version: version.transaction_version,
		}
	}

	fn hanse_remark() -> hanse_runtime::RuntimeCall {
		frame_system::Call::remark { remark: vec![1, 2, 3] }.into()
	}

	#[test]
	fn accounts_should_differ_and_stay_the_same() {
		assert_eq!(account_id(3), account_id(3));
		assert_ne!(account_id(3), account_id(4));
	}

	#[test]
	fn signed_transactions_should_come_back_when_packed() {
		let transactions = vec![vec![1, 2, 3], Vec::new(), vec![9; 300]];
		assert_eq!(Signed::pack(&transactions).unpack().unwrap(), transactions);
		assert!(Signed::pack(&[]).unpack().unwrap().is_empty());
	}

	#[test]
	fn signed_transactions_should_be_refused_when_cut_anywhere_or_longer() {
		let Signed(whole) = Signed::pack(&[vec![1, 2, 3], vec![4, 5]]);
		for cut in 0..whole.len() {
			assert!(Signed(whole[..cut].to_vec()).unpack().is_err(), "cut after {cut} bytes");
		}
		assert!(Signed([whole, vec![0]].concat()).unpack().is_err());
	}

	#[test]
	fn a_kept_file_should_be_used_again_and_refused_when_its_count_differs() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("some.signed");
		let made = kept(&path, 5, |i| Ok(vec![i as u8])).unwrap();
		assert_eq!(made, [[0], [1], [2], [3], [4]]);
		let again = kept(&path, 5, |_| Err(Error::other("made twice"))).unwrap();
		assert_eq!(again, made);
		assert!(kept(&path, 6, |_| Ok(Vec::new())).is_err());
	}

	#[test]
	fn work_of_all_cores_should_come_in_order_and_fail_when_a_part_fails() {
		for count in [0, 1, 2, 3, 101] {
			let made = on_all_cores(count, Ok).unwrap();
			assert_eq!(made, (0..count).collect::<Vec<u32>>());
		}
		let fails = |i| if i == 77 { Err(Error::other("no")) } else { Ok(i) };
		assert!(on_all_cores(100, fails).is_err());
	}

	#[test]
	fn a_transaction_of_ours_should_carry_a_signature_that_holds() {
		let mut ext = sp_io::TestExternalities::default();
		let binding = binding_of(&hanse_runtime::VERSION);
		let bytes = hanse_transaction(hanse_remark(), &account(1), 4, &binding).unwrap();
		let decoded = hanse_runtime::UncheckedExtrinsic::decode_all(&mut &bytes[..]).unwrap();
		assert_eq!(decoded.function, hanse_remark());
		ext.execute_with(|| {
			frame_system::BlockHash::<hanse_runtime::Runtime>::insert(0, binding.genesis);
			let lookup = frame_system::ChainContext::<hanse_runtime::Runtime>::default();
			assert!(decoded.clone().check(&lookup).is_ok());
			frame_system::BlockHash::<hanse_runtime::Runtime>::insert(0, H256::zero());
			assert!(decoded.check(&lookup).is_err());
		});
	}

	#[test]
	fn a_transaction_of_the_stock_chain_should_carry_a_signature_that_holds() {
		let mut ext = sp_io::TestExternalities::default();
		let call: stock::RuntimeCall = frame_system::Call::remark { remark: vec![1] }.into();
		let binding = binding_of(&stock::VERSION);
		let bytes = stock_transaction(call.clone(), &account(1), 4, &binding);
		let decoded = stock::UncheckedExtrinsic::decode_all(&mut &bytes[..]).unwrap();
		assert_eq!(decoded.function, call);
		ext.execute_with(|| {
			frame_system::BlockHash::<stock::Runtime>::insert(0, binding.genesis);
			let lookup = frame_system::ChainContext::<stock::Runtime>::default();
			assert!(decoded.clone().check(&lookup).is_ok());
			frame_system::BlockHash::<stock::Runtime>::insert(0, H256::zero());
			assert!(decoded.check(&lookup).is_err());
		});
	}
}
