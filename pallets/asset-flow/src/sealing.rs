// SPDX-License-Identifier: Apache-2.0

//! Receipts and seals.

use super::*;
use alloc::{collections::btree_map::BTreeMap, vec::Vec};
use frame_support::{ensure, pallet_prelude::*};

/// How long a receipt waits in a pool, in blocks; its server brings it again.
const LONGEVITY: u64 = 64;

/// What a receipt is checked against: the table, where its server stands in it, and the key that is
/// to have signed.
struct Place<T: Config> {
	row: TableOf<T>,
	at: usize,
	key: ServerKey,
}

impl<T: Config> Pallet<T> {
	/// A bit for each server that signed a number of broken chains and counts, the first one lowest.
	fn signed_bits(table: Uuid, servers: &[Signatory], broken: u64) -> u32 {
		let signs = |one: &Signatory| one.broken == Some(broken) && Self::counts(table, one);
		servers.iter().rev().fold(0, |bits, one| (bits << 1) | u32::from(signs(one)))
	}

	/// Where a receipt belongs, if it can be taken but for its signature.
	fn place_of(signed: &SignedReceipt) -> Result<Place<T>, Error<T>> {
		let Receipt { table, server, tenure, root, count, broken } = signed.receipt;
		let row = Self::table_row(table)?;
		let (digest, sealed) = match &row.state {
			TableState::Synchronising { digest, .. } => (digest, None),
			TableState::SealedIncomplete { digest, broken, .. } => (digest, Some(*broken)),
			_ => return Err(Error::<T>::NotSigning),
		};
		let mut named = row.servers.iter().enumerate();
		let (at, signatory) = named
			.find(|(_, signatory)| signatory.server == server && signatory.tenure == tenure)
			.ok_or(Error::<T>::NotNamed)?;
		ensure!(signatory.broken.is_none(), Error::<T>::AlreadySigned);
		// What is sealed is not signed otherwise any more.
		let same = sealed.is_none_or(|sealed| sealed == broken);
		let right = digest.root == root && digest.count == count && same;
		ensure!(right, Error::<T>::WrongDigest);
		let by = Self::standing_server(server)?;
		ensure!(by.tenure == tenure, Error::<T>::ServerVoid);
		let convicted = Equivocations::<T>::contains_key(server, table);
		ensure!(!convicted, Error::<T>::Convicted);
		let desk = by.desk.ok_or(Error::<T>::DeskNotFound)?;
		ensure!(by.key_version == signed.key_version, Error::<T>::KeyNotFound);
		Ok(Place { row, at, key: desk.key })
	}

	/// Whether a receipt may go into a block. The signature comes last: it costs most.
	pub(crate) fn authorize_receipt(signed: &SignedReceipt) -> TransactionValidityWithRefund {
		let Place { key, .. } = Self::place_of(signed).map_err(|error| match error {
			Error::<T>::AlreadySigned => InvalidTransaction::Stale,
			_ => InvalidTransaction::Call,
		})?;
		ensure!(Self::is_receipt_by(&key, signed), InvalidTransaction::BadProof);
		let Receipt { table, server, .. } = signed.receipt;
		// Nobody pays for it, so it waits for all who do.
		let validity = ValidTransaction::with_tag_prefix("asset-flow-receipt")
			.priority(TransactionPriority::MIN)
			.longevity(LONGEVITY)
			.and_provides((table, server))
			.propagate(true)
			.build()?;
		Ok((validity, Weight::zero()))
	}

	/// The signature was checked when the receipt was authorised.
	pub(crate) fn do_receipt(signed: SignedReceipt) -> DispatchResult {
		let Place { mut row, at, .. } = Self::place_of(&signed)?;
		let SignedReceipt { receipt: Receipt { table, server, broken, .. }, signature, .. } =
			signed;
		let signatory = row.servers.get_mut(at).ok_or(Error::<T>::NotNamed)?;
		signatory.broken = Some(broken);
		Self::deposit_event(Event::ReceiptTaken { table, server, broken, signature });
		if let Some(broken) = Self::unanimous(table, &row) {
			Self::seal_by_all(table, &mut row, broken);
		}
		Tables::<T>::insert(table, row);
		Ok(())
	}

	/// The number of broken chains that every named server of a table that is signed came to, if all
	/// of them count. Who signed and is suspended since may be the only one that is missing.
	fn unanimous(table: Uuid, row: &TableOf<T>) -> Option<u64> {
		let sealed = match row.state {
			TableState::Synchronising { .. } => None,
			TableState::SealedIncomplete { broken, .. } => Some(broken),
			_ => return None,
		};
		let broken = row.servers.first()?.broken?;
		let alike = row.servers.iter().all(|one| one.broken == Some(broken));
		let same = sealed.is_none_or(|sealed| sealed == broken);
		let all = alike && same && row.servers.iter().all(|one| Self::counts(table, one));
		all.then_some(broken)
	}

	/// Every named server has signed alike.
	fn seal_by_all(table: Uuid, row: &mut TableOf<T>, broken: u64) {
		match row.state {
			TableState::Synchronising { since, digest, .. } => {
				let seal = Self::push_seal(SealKind::Full, table, digest, broken, &row.servers);
				row.state = TableState::Sealed { since, digest, seal };
			},
			TableState::SealedIncomplete { since, digest, seal: first, .. } => {
				let seal =
					Self::push_seal(SealKind::Completion, table, digest, broken, &row.servers);
				row.state = TableState::Completed { since, digest, first, seal };
			},
			_ => return,
		}
		Unfinished::<T>::remove(table);
	}

	/// In full where all receipts count again, since governance reinstated who was missing.
	pub(crate) fn do_seal_incomplete(table: Uuid) -> DispatchResult {
		let mut row = Self::table_row(table)?;
		if let Some(broken) = Self::unanimous(table, &row) {
			Self::seal_by_all(table, &mut row, broken);
			Tables::<T>::insert(table, row);
			return Ok(());
		}
		let TableState::Synchronising { since, until, digest } = row.state else {
			return Err(Error::<T>::NotSigning.into());
		};
		ensure!(Self::now() >= until, Error::<T>::SigningNotOver);
		let broken = Self::quorum(table, &row.servers).ok_or(Error::<T>::NoQuorum)?;

		let seal = Self::push_seal(SealKind::Incomplete, table, digest, broken, &row.servers);
		row.state = TableState::SealedIncomplete { since, digest, seal, broken };
		Tables::<T>::insert(table, row);
		Ok(())
	}

	/// How many broken chains more than half of the servers that count have signed, if those are
	/// enough.
	pub(crate) fn quorum(table: Uuid, servers: &[Signatory]) -> Option<u64> {
		let able: Vec<_> = servers.iter().filter(|one| Self::counts(table, one)).collect();
		let mut votes = BTreeMap::<u64, u32>::new();
		for broken in able.iter().filter_map(|signatory| signatory.broken) {
			let count = votes.entry(broken).or_default();
			*count = count.saturating_add(1);
		}
		let (broken, count) = votes.into_iter().max_by_key(|(_, count)| *count)?;
		let of_all = u32::try_from(able.len()).ok()?;
		(count >= MIN_SERVERS && count.saturating_mul(2) > of_all).then_some(broken)
	}

	/// Puts a seal at the end of the chain of seals.
	fn push_seal(
		kind: SealKind,
		table: Uuid,
		digest: Digest,
		broken: u64,
		named: &[Signatory],
	) -> SealNumber {
		let SealChain { next: number, last: previous } = LastSeal::<T>::get();
		let Digest { root, count, rolling } = digest;
		let signed = Self::signed_bits(table, named, broken);
		let servers = named.iter().map(|signatory| signatory.server).collect();
		let servers = BoundedVec::truncate_from(servers);
		let block = Self::now();
		let seal =
			Seal { previous, table, kind, root, count, rolling, broken, servers, signed, block };
		// One seal a nanosecond would go on for five centuries.
		let next = number.saturating_add(1);
		LastSeal::<T>::put(SealChain { next, last: seal.hash(number) });
		Seals::<T>::insert(number, seal);
		Self::deposit_event(Event::TableSealed { table, seal: number, kind });
		number
	}

	/// Seals what moved on the chain itself in the block that ends; nothing if nothing did. Costs the
	/// same for any number of movements.
	pub(crate) fn seal_block() {
		let Some(BlockTable { table, frontier, rolling }) = Current::<T>::take() else { return };
		let digest = Digest { root: frontier.root(), count: frontier.count(), rolling };
		Self::push_seal(SealKind::Chain, table, digest, 0, &[]);
	}
}
