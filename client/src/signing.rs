// SPDX-License-Identifier: Apache-2.0

//! From a match to a signed notice.
//!
//! The receipt's id is derived from the key and the bank's name of the booking: the same booking in
//! another file gives the same id, which the chain accepts once. Nobody without the key can tell the
//! booking from the id. The salt of the commitment to the booking's name is derived likewise.

use crate::{
	book::{Book, OpenRequest, Record},
	camt054::{Facts, Transaction},
	documents::{currency_code, Booking, InvalidDocument, NoticeDocument, ReceiptDocument},
	keys::{ss58, Keypair},
	payload::{commitment, Notice, Word},
};
use codec::Encode;
use pallet_chips::math::{self, Bought};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::{FixedU128, Permill};

/// Why a match can't be signed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unsignable {
	#[error("request {0} is not among the open ones")]
	NotOpen(u64),
	#[error("there is no bank record in force for kind {0}")]
	NoRecord(u32),
	#[error("this key is {own}, the bank record's is {expected}")]
	OtherKey { own: String, expected: String },
	#[error("the money brings no chips, or more than can be counted")]
	NoChips,
	#[error("the transaction is unreadable")]
	Unreadable,
	#[error(transparent)]
	Document(#[from] InvalidDocument),
}

/// Signs for a financial node.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
	pub book: &'a Book,
	pub keypair: &'a Keypair,
	/// Last block at which what is signed is good.
	pub expiry: u32,
}

impl Desk<'_> {
	/// The notice that `transaction` paid `request` in full.
	pub fn notice(
		&self,
		transaction: &Transaction,
		request: u64,
	) -> Result<NoticeDocument, Unsignable> {
		let (notice, booking) = self.draft(transaction, request)?;
		Ok(NoticeDocument::sign(&notice, self.bound(), booking, self.keypair))
	}

	/// The same as a receipt for the buyer.
	pub fn receipt(
		&self,
		transaction: &Transaction,
		request: u64,
	) -> Result<ReceiptDocument, Unsignable> {
		let (notice, booking) = self.draft(transaction, request)?;
		Ok(ReceiptDocument::sign(&notice, self.bound(), &booking, self.keypair))
	}

	fn bound(&self) -> (H256, u32) {
		(H256(self.book.genesis), self.expiry)
	}

	fn draft(
		&self,
		transaction: &Transaction,
		request: u64,
	) -> Result<(Notice, Booking), Unsignable> {
		let row = self.book.request(request).ok_or(Unsignable::NotOpen(request))?;
		let record = self.record(row)?;
		let facts = transaction.facts.as_ref().map_err(|_| Unsignable::Unreadable)?;
		let receipt = self.receipt_id(transaction);
		let salt = blake2_256(&[&self.keypair.subsecret(b"booking-salt")[..], &receipt].concat());
		let booking = Booking {
			account: transaction.account.number.clone(),
			name: transaction.booking.clone(),
			salt,
			payer: row.payer,
		};
		let notice = self.fill(row, record, facts, receipt, &booking)?;
		Ok((notice, booking))
	}

	fn record(&self, row: &OpenRequest) -> Result<&Record, Unsignable> {
		let record = self.book.record(row.kind).ok_or(Unsignable::NoRecord(row.kind))?;
		let own = self.keypair.account();
		if record.key != own {
			return Err(Unsignable::OtherKey { own: ss58(&own), expected: ss58(&record.key) });
		}
		Ok(record)
	}

	fn fill(
		&self,
		row: &OpenRequest,
		record: &Record,
		facts: &Facts,
		receipt: [u8; 32],
		booking: &Booking,
	) -> Result<Notice, Unsignable> {
		let (rate, fee) = (FixedU128::from_inner(row.rate), Permill::from_parts(row.fee));
		let Bought { chips, fee } =
			math::bought(facts.amount, rate, fee).ok_or(Unsignable::NoChips)?;
		if chips == 0 {
			return Err(Unsignable::NoChips);
		}
		Ok(Notice {
			word: Word {
				kind: row.kind,
				node: self.book.node,
				version: record.version,
				signed: self.book.block,
			},
			request: row.request.id,
			receipt,
			issuer: self.book.issuer,
			address: record.address.clone(),
			buyer: row.buyer.clone(),
			buyer_key: row.buyer_key.clone(),
			currency: currency_code(&facts.currency)?,
			amount: facts.amount,
			chips,
			fee,
			reference: H256(commitment(booking.salt, &booking.name)),
		})
	}

	fn receipt_id(&self, transaction: &Transaction) -> [u8; 32] {
		let account = &transaction.account;
		(
			self.keypair.subsecret(b"receipt-id"),
			account.number.as_bytes(),
			account.bank.as_ref().filter(|_| !account.iban).map(|bank| bank.as_bytes()),
			transaction.booking.as_bytes(),
		)
			.using_encoded(blake2_256)
	}
}
