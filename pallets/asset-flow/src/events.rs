// SPDX-License-Identifier: Apache-2.0

//! What happened.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A number became a transaction server, or its admission was renewed.
		ServerAdmitted { server: OrgNumber, tenure: u32 },
		/// A server has an account and a key.
		DeskSet { server: OrgNumber, account: T::AccountId, key: ServerKey, key_version: u32 },
		/// A server may not act.
		ServerSuspended { server: OrgNumber, reason: SuspensionReason },
		/// A suspended server may act again.
		ServerReinstated { server: OrgNumber },
		/// A server's admission was ended.
		ServerRemoved { server: OrgNumber },
		/// A table takes records.
		TableOpened { table: Uuid, first: OrgNumber, until: BlockNumberFor<T> },
		/// `table`, which should have followed one that closed, could not be opened.
		FollowOnRefused { table: Uuid, error: DispatchError },
		/// Records `first` to `first + count - 1` of a table were appended.
		RecordsAppended { table: Uuid, first: u64, count: u32, rolling: H256 },
		/// A table takes no more records: its servers are to synchronise and sign.
		TableClosed { table: Uuid, root: H256, count: u64, until: BlockNumberFor<T> },
		/// A named server signed a table.
		ReceiptTaken { table: Uuid, server: OrgNumber, broken: u64, signature: ServerSignature },
		/// A table was sealed by all, by a quorum, or completed; or the chain's own of a block.
		TableSealed { table: Uuid, seal: SealNumber, kind: SealKind },
		/// Rows of clients of a closed table were removed.
		ClientsCleared { table: Uuid, rows: u32, left: u32 },
		/// The row of a table whose retention is over was removed; its seals stay, if it has any.
		TableRetired { table: Uuid, seal: Option<SealNumber> },
		/// A server signed what is not so, and is suspended.
		ServerConvicted { server: OrgNumber, table: Uuid },
		/// A client signed two records under one id.
		ClientConvicted { table: Uuid, client: T::AccountId, counter: u64 },
		/// Something moved on this chain: record `index` of the chain's table of this block.
		FlowRecorded { table: Uuid, index: u64, flow: Flow<T::AccountId> },
	}
}
