// SPDX-License-Identifier: Apache-2.0

//! Financial nodes and their bank records.

use super::*;
use codec::MaxEncodedLen;
use frame_support::{defensive, ensure, pallet_prelude::*};
use hanse_support::{OrgDirectory, OrgNumber};
use sp_runtime::traits::Zero;

impl<T: Config> Pallet<T> {
	/// A financial node that takes requests for a kind now, and by which bank record.
	pub(crate) fn serving(
		kind: KindId,
		node: OrgNumber,
	) -> Result<(FinancialNode, u32, BankRecordOf<T>), DispatchError> {
		let row = Self::current_node(node)?;
		Self::issuer_of(&row)?;
		let version = CurrentRecords::<T>::get(kind, node).ok_or(Error::<T>::KindNotServed)?;
		let stored = Self::stored_record(node, version)?;
		ensure!(stored.term == row.term, Error::<T>::KindNotServed);
		let record = Self::record_in_force(&row, stored, kind, Self::now())?;
		let conduct = Self::conduct_in(node, row.tenure)?;
		let bond = conduct.bond.map_or_else(Zero::zero, |bond| bond.amount);
		ensure!(bond >= T::Terms::get().node_bond, Error::<T>::BondTooSmall);
		ensure!(conduct.unanswered < MAX_UNANSWERED, Error::<T>::NodeSilent);
		Ok((row, version, record))
	}

	pub(crate) fn do_publish_bank_record(
		who: AccountIdOf<T>,
		issuer: OrgNumber,
		node: OrgNumber,
		record: BankRecordOf<T>,
		expiry: u32,
		signature: T::Signature,
	) -> DispatchResult {
		let by = Self::current_issuer(issuer)?;
		let standing = T::Directory::current(node).ok_or(Error::<T>::NumberNotFound)?;
		let (tenure, earlier) = (standing.tenure, FinancialNodes::<T>::get(node));
		let price = Self::record_price(&earlier, tenure);
		let mut row = Self::admitted(earlier, tenure, issuer, by.admission)?;
		Self::ensure_record(&record)?;
		let version = row.versions.saturating_add(1);
		let fields = Admission { issuer, key_version: by.key_version, node, tenure, record };
		let (domain, nonce) = (payloads::BANK_RECORD, version.into());
		Self::check_signature(domain, &fields, nonce, expiry, &signature, &by.key)?;

		let reason = HoldReason::BankRecord.into();
		let deposit = DepositOf::<T>::place::<T::NativeBalance>(&reason, who, price)?;
		let kind = fields.record.kind;
		if !Self::supersede(kind, node, row.term) {
			row.current = row.current.saturating_add(1);
		}
		row.versions = version;
		let stored = StoredRecord {
			record: fields.record,
			tenure,
			term: row.term,
			published: Self::now(),
			state: RecordState::Current,
			deposit,
		};
		FinancialNodes::<T>::insert(node, row);
		let mut conduct = Conducts::<T>::get(node, tenure).unwrap_or_default();
		conduct.version = version;
		Conducts::<T>::insert(node, tenure, conduct);
		BankRecords::<T>::insert(node, version, stored);
		CurrentRecords::<T>::insert(kind, node, version);
		Self::deposit_event(Event::BankRecordPublished { node, kind, version, issuer });
		Ok(())
	}

	/// What is held for a bank record, and for the node and its conduct where they are new. For ever,
	/// as the rows stay: what was signed by a record is judged by it.
	fn record_price(earlier: &Option<FinancialNode>, tenure: u32) -> BalanceOf<T> {
		let key = OrgNumber::max_encoded_len().saturating_add(u32::max_encoded_len());
		let current = key.saturating_add(KindId::max_encoded_len());
		let record = StoredRecordOf::<T>::max_encoded_len().saturating_add(key);
		let node = match earlier {
			Some(_) => 0,
			None => FinancialNode::max_encoded_len().saturating_add(OrgNumber::max_encoded_len()),
		};
		let conduct = match earlier {
			Some(earlier) if earlier.tenure == tenure => 0,
			_ => ConductOf::<T>::max_encoded_len().saturating_add(key),
		};
		let rows = record.saturating_add(current).saturating_add(node).saturating_add(conduct);
		Self::price_of(rows)
	}

	/// The row of a node that an issuer vouches for: as it is, or in a new term, in which nothing
	/// that was published before serves any more.
	fn admitted(
		earlier: Option<FinancialNode>,
		tenure: u32,
		issuer: OrgNumber,
		admission: u32,
	) -> Result<FinancialNode, DispatchError> {
		let Some(row) = earlier else {
			let (term, versions, current) = (1, 0, 0);
			return Ok(FinancialNode { tenure, issuer, admission, term, versions, current });
		};
		let same_owner = row.tenure == tenure;
		if same_owner && row.issuer == issuer && row.admission == admission {
			return Ok(row);
		}
		let bound = same_owner && row.issuer != issuer && row.current > 0;
		ensure!(!(bound && Self::issuer_of(&row).is_ok()), Error::<T>::NodeOfAnotherIssuer);
		let term = row.term.saturating_add(1);
		Ok(FinancialNode { tenure, issuer, admission, term, current: 0, ..row })
	}

	/// Refuses a record of no kind, without a payable account, or that is good at no time to come.
	fn ensure_record(record: &BankRecordOf<T>) -> DispatchResult {
		Self::kind_row(record.kind)?;
		let ReceivingAccount { bank_code, account_number, holder } = &record.account;
		let legible = is_legible(bank_code) && is_legible(account_number) && is_legible(holder);
		ensure!(legible && !record.limit.is_zero(), Error::<T>::InvalidBankRecord);
		let ahead = record.valid_from < record.valid_until && record.valid_until > Self::now();
		ensure!(ahead, Error::<T>::InvalidValidity);
		Ok(())
	}

	/// Takes the current record of a node and kind out of force, and tells whether there was one of
	/// this term.
	fn supersede(kind: KindId, node: OrgNumber, term: u32) -> bool {
		let Some(version) = CurrentRecords::<T>::take(kind, node) else { return false };
		BankRecords::<T>::mutate(node, version, |stored| match stored {
			Some(stored) => {
				stored.state = RecordState::Superseded(Self::now());
				stored.term == term
			},
			None => {
				defensive!("a current record exists");
				false
			},
		})
	}

	pub(crate) fn do_withdraw_bank_record(
		by: Option<AccountIdOf<T>>,
		node: OrgNumber,
		version: u32,
		withdrawal: Withdrawal,
	) -> DispatchResult {
		let mut row = FinancialNodes::<T>::get(node).ok_or(Error::<T>::NodeNotFound)?;
		if let Some(who) = by {
			let issuer = Self::issuer_of(&row)?;
			ensure!(issuer.account == who, Error::<T>::NotAuthorised);
		}
		let mut stored = Self::stored_record(node, version)?;
		let state = match (withdrawal, stored.state) {
			(_, RecordState::Revoked) => return Err(Error::<T>::RecordRevoked.into()),
			(Withdrawal::Revoked, _) => RecordState::Revoked,
			(Withdrawal::Ended, RecordState::Current) => RecordState::Superseded(Self::now()),
			(Withdrawal::Ended, RecordState::Superseded(_)) => {
				return Err(Error::<T>::RecordNotInForce.into())
			},
		};
		let kind = stored.record.kind;
		if stored.state == RecordState::Current {
			CurrentRecords::<T>::remove(kind, node);
			if stored.term == row.term {
				row.current = row.current.saturating_sub(1);
				FinancialNodes::<T>::insert(node, row);
			}
		}
		stored.state = state;
		BankRecords::<T>::insert(node, version, stored);
		Self::deposit_event(Event::BankRecordWithdrawn { node, kind, version, state });
		Ok(())
	}
}

/// Whether a text can be shown and typed as it is: not empty, printable ASCII, no space around it.
fn is_legible(text: &[u8]) -> bool {
	let printable = text.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
	printable && !text.is_empty() && text.trim_ascii().len() == text.len()
}
