// SPDX-License-Identifier: Apache-2.0

//! Why a call is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The number is no transaction server. Governance admits servers.
		ServerNotFound,
		/// There is no such organisation number.
		OrgNumberNotFound,
		/// The number is a server already, and suspended at most: governance reinstates it.
		AlreadyServer,
		/// The server's number changed hands since its admission. Governance renews it.
		ServerVoid,
		/// The server is suspended or removed.
		ServerNotAdmitted,
		/// The server has no account and key yet: its owner sets them.
		DeskNotFound,
		/// The server is not suspended.
		NotSuspended,
		/// The caller may not act for the number: its owner may.
		NotOwner,
		/// Another server acts from this account.
		AccountInUse,
		/// The key was set too short a time ago to be changed, or key and account are the present ones.
		KeyTooYoung,
		/// The signature is not that of the key over exactly this.
		InvalidSignature,
		/// The caller is not the account of a server.
		NotServer,
		/// The caller is not the account of the table's first server.
		NotFirstServer,
		/// The UUID is not of RFC 9562, version 1 to 7.
		InvalidUuid,
		/// There is or was a table of this name.
		TableAlreadyExists,
		/// There is no such table, or it is retired.
		TableNotFound,
		/// A table names at least two servers, the first among them, each once.
		InvalidServers,
		/// Blocks, records and clients of a table are at least 1, and blocks at most as the terms say.
		InvalidRules,
		/// The table takes no more records.
		TableClosed,
		/// Only the first server closes a table before its time.
		TooEarly,
		/// There is nothing to append.
		NothingToAppend,
		/// The table has as many records as there can be.
		TableFull,
		/// The counter is not above the client's last in this table: a replay.
		CounterTooLow,
		/// The table has as many clients as were paid for.
		TooManyClients,
		/// The record's last block is over.
		RecordExpired,
		/// A statement of the server has to be under its own account.
		NotTheServersRecord,
		/// A reference is not UTF-8 or lacks, a unit is no code, a scale is above 18, or the record
		/// corrects one of this table that does not stand before it.
		InvalidRecord,
		/// The table is open, sealed, or has no receipt to wait for.
		NotSigning,
		/// The table does not name this server, or it in another owner's time.
		NotNamed,
		/// The server signed this table already.
		AlreadySigned,
		/// Root, count or broken chains are not what this table has.
		WrongDigest,
		/// Fewer servers than a quorum signed the same.
		NoQuorum,
		/// The time to sign is not over.
		SigningNotOver,
		/// The evidence does not convict: the receipt is right, of another tenure or of an open table,
		/// or the two do not differ, or not about one thing.
		InvalidEvidence,
		/// The key of this version is not known any more.
		KeyNotFound,
		/// This is known already.
		AlreadyReported,
		/// The table is not closed, or has nothing to clear.
		NothingToClear,
		/// The table is open or can be sealed, its clients are not cleared, or its retention is not over.
		NotRetirable,
		/// The server was convicted over this table: its word about it is void.
		Convicted,
	}
}
