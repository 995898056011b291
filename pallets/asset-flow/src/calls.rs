// SPDX-License-Identifier: Apache-2.0

//! What accounts and governance call: thin, each hands on to a `do_` of its topic.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Admits an organisation number as a transaction server, or renews an admission that is void
		/// because the number changed hands or was removed. Governance.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::admit_server())]
		pub fn admit_server(origin: OriginFor<T>, server: OrgNumber) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_admit_server(server)
		}

		/// Gives a server an account and a signing key, which proves itself. The number's owner. A key
		/// can be changed again after a time that the terms set.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_desk())]
		pub fn set_desk(
			origin: OriginFor<T>,
			server: OrgNumber,
			account: AccountIdLookupOf<T>,
			key: ServerKey,
			proof: ServerSignature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			Self::do_set_desk(who, server, account, key, proof)
		}

		/// Suspends a server: it can't open, fill or sign, and counts for no quorum. Governance.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::suspend_server())]
		pub fn suspend_server(origin: OriginFor<T>, server: OrgNumber) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_suspend_server(server, SuspensionReason::Governance)
		}

		/// Ends a suspension. Governance.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::reinstate_server())]
		pub fn reinstate_server(origin: OriginFor<T>, server: OrgNumber) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_reinstate_server(server)
		}

		/// Ends a server's admission. Governance. What it signed stays; its account is free.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::remove_server())]
		pub fn remove_server(origin: OriginFor<T>, server: OrgNumber) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_server(server)
		}

		/// Opens a table whose first server is the caller's, with the other servers that are to sign
		/// it. The first server pays the deposits.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::open_table(u32::try_from(others.len()).unwrap_or(u32::MAX)))]
		pub fn open_table(
			origin: OriginFor<T>,
			table: Uuid,
			others: BoundedVec<OrgNumber, ConstU32<MAX_SERVERS>>,
			rules: TableRules<BlockNumberFor<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open_table(who, table, others.into_inner(), rules)
		}

		/// Appends one record. The table's first server. What closing the table costs is given back
		/// if it stays open.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::append().saturating_add(T::WeightInfo::close()))]
		pub fn append(
			origin: OriginFor<T>,
			table: Uuid,
			entry: EntryOf<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let state = Self::do_append(who, table, alloc::vec![entry])?;
			Ok(state.is_open().then(T::WeightInfo::append).into())
		}

		/// Appends records in order, all or none. The table's first server. What closing the table
		/// costs is given back if it stays open.
		#[pallet::call_index(7)]
		#[pallet::weight({
			let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
			T::WeightInfo::append_many(count).saturating_add(T::WeightInfo::close())
		})]
		pub fn append_many(
			origin: OriginFor<T>,
			table: Uuid,
			entries: BoundedVec<EntryOf<T>, ConstU32<MAX_BATCH>>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
			let state = Self::do_append(who, table, entries.into_inner())?;
			Ok(state.is_open().then(|| T::WeightInfo::append_many(count)).into())
		}

		/// Closes a table: the instruction to synchronise. Anyone when its blocks are over; the first
		/// server before that too, and then no other table follows it.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::close())]
		pub fn close(origin: OriginFor<T>, table: Uuid) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close(who, table)
		}

		/// Brings a server's receipt for a closed table; the last one seals it. Needs no account: the
		/// server's signature stands for itself, and each is good once.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::receipt())]
		#[pallet::weight_of_authorize(T::WeightInfo::authorize_receipt())]
		#[pallet::authorize(|_source, signed: &SignedReceipt| Self::authorize_receipt(signed))]
		pub fn receipt(origin: OriginFor<T>, signed: SignedReceipt) -> DispatchResult {
			ensure_authorized(origin)?;
			Self::do_receipt(signed)
		}

		/// Seals a table whose time to sign is over with a quorum, naming the absent. One that all have
		/// signed, of whom some did not count for a time, is sealed in full or completed. Anyone.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::seal_incomplete().max(T::WeightInfo::seal_in_full()))]
		pub fn seal_incomplete(origin: OriginFor<T>, table: Uuid) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_seal_incomplete(table)
		}

		/// Convicts a server that signed what is not so, or two things about one table: kept for ever,
		/// and the server is suspended. Anyone; costs nothing if it is what suspends the server.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::report_server())]
		pub fn report_server(
			origin: OriginFor<T>,
			evidence: Evidence,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_report_server(evidence).map(Into::into).map_err(Into::into)
		}

		/// Keeps two records that a client signed under one id. Anyone, for a fee: it stays for ever.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::report_client())]
		pub fn report_client(
			origin: OriginFor<T>,
			table: Uuid,
			first: Box<EntryOf<T>>,
			second: Box<EntryOf<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_report_client(who, table, *first, *second)
		}

		/// Removes up to `limit` rows of clients of a closed table. Anyone; with the last one their
		/// deposit goes back to who paid it.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::clear_clients((*limit).min(MAX_BATCH)))]
		pub fn clear_clients(origin: OriginFor<T>, table: Uuid, limit: u32) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_clients(table, limit)
		}

		/// Removes the row of a table whose retention is over, and which is sealed or has no quorum.
		/// Anyone; the deposit goes back to who paid it. Its seals stay.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::retire_table())]
		pub fn retire_table(origin: OriginFor<T>, table: Uuid) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_retire_table(table)
		}
	}
}
