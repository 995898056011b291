// SPDX-License-Identifier: Apache-2.0

//! What the chain's view functions return, as far as it is used, decoded by field names.

use crate::{
	book::{OpenRequest, Record},
	matching,
};
use hanse_support::OrgNumber;
use sp_runtime::AccountId32;
use subxt::{
	dynamic::Value,
	ext::{
		scale_decode::{self, DecodeAsType},
		scale_value::ValueDef,
	},
};

/// A request as the view function gives it.
#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
pub(super) struct RequestRow {
	pub(super) buyer: [u8; 32],
	pub(super) purchase: PurchaseRow,
	pub(super) amount: u128,
	pub(super) rate: u128,
	pub(super) fee: u32,
	pub(super) deadline: u32,
	pub(super) status: Value,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
pub(super) struct PurchaseRow {
	pub(super) kind: u32,
	pub(super) node: u64,
	pub(super) payer: [u8; 32],
	pub(super) key: [u8; 32],
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
pub(super) struct KindRow {
	pub(super) currency: [u8; 3],
	pub(super) decimals: u8,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
pub(super) struct AccountRow {
	pub(super) bank_code: Vec<u8>,
	pub(super) account_number: Vec<u8>,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
pub(super) struct NodeRow {
	pub(super) issuer: u64,
	pub(super) versions: u32,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
pub(super) struct StoredRecordRow {
	pub(super) record: RecordRow,
	pub(super) published: u32,
	pub(super) state: Value,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
pub(super) struct RecordRow {
	pub(super) kind: u32,
	pub(super) address: [u8; 32],
	pub(super) key: [u8; 32],
	pub(super) account: AccountRow,
	pub(super) valid_from: u32,
	pub(super) valid_until: u32,
}

/// The name of an enum's variant.
pub(super) fn variant(value: &Value) -> &str {
	match &value.value {
		ValueDef::Variant(variant) => &variant.name,
		_ => "unknown",
	}
}

impl StoredRecordRow {
	/// What is kept of it, and the account that it tells.
	pub(super) fn record(self, version: u32) -> (Record, AccountRow) {
		let Self { record, published, .. } = self;
		let kept = Record {
			version,
			kind: record.kind,
			address: AccountId32::new(record.address),
			key: AccountId32::new(record.key),
			from: record.valid_from.max(published),
			until: record.valid_until,
		};
		(kept, record.account)
	}
}

/// What is kept of an open request, whose money comes into `account`.
pub(super) fn open_request(
	id: u64,
	row: RequestRow,
	account: &AccountRow,
	kind: &KindRow,
) -> OpenRequest {
	let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
	OpenRequest {
		request: matching::Request {
			id,
			node: OrgNumber(row.purchase.node),
			account_number: text(&account.account_number),
			bank_code: text(&account.bank_code),
			currency: text(&kind.currency),
			decimals: kind.decimals,
			amount: row.amount,
			deadline: row.deadline,
		},
		kind: row.purchase.kind,
		buyer: AccountId32::new(row.buyer),
		buyer_key: AccountId32::new(row.purchase.key),
		payer: row.purchase.payer,
		rate: row.rate,
		fee: row.fee,
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use codec::Encode;
	use pallet_chips::{
		BankRecord, Breaker, CurrencyCode, DeclineReason, FinancialNode, Kind, Outcome, Policy,
		Purchase, ReceivingAccount, RecordState, Request, RequestStatus, StoredRecord,
	};
	use scale_info::{meta_type, PortableRegistry, Registry, TypeInfo};
	use sp_core::H256;
	use sp_runtime::{FixedU128, Permill};

	const NODE: OrgNumber = OrgNumber(195);

	/// Decodes as from a chain whose metadata describes `value`'s type.
	pub(crate) fn through_metadata<T: Encode + TypeInfo + 'static, Row: DecodeAsType>(
		value: &T,
	) -> Row {
		let mut registry = Registry::new();
		let id = registry.register_type(&meta_type::<T>()).id;
		let types = PortableRegistry::from(registry);
		let bytes = value.encode();
		let mut input = &bytes[..];
		let row = Row::decode_as_type(&mut input, id, &types).unwrap();
		assert!(input.is_empty());
		row
	}

	fn account(byte: u8) -> AccountId32 {
		AccountId32::new([byte; 32])
	}

	fn text<T: TryFrom<Vec<u8>>>(text: &str) -> T {
		T::try_from(text.as_bytes().to_vec()).ok().unwrap()
	}

	fn request(status: RequestStatus<u32>) -> Request<AccountId32, u128, u32> {
		Request {
			buyer: account(1),
			purchase: Purchase {
				kind: 3,
				chips: 9_990,
				node: NODE,
				payer: H256([2; 32]),
				key: account(4),
			},
			amount: 10_000,
			rate: FixedU128::from_u32(1),
			fee: Permill::from_parts(1_000),
			version: 1,
			tenure: 0,
			opened: 5,
			deadline: 600,
			status,
			attestation: None,
			deposit: hanse_support::Deposit { payer: account(1), amount: 1 },
		}
	}

	fn receiving() -> ReceivingAccount {
		ReceivingAccount {
			bank_code: text("HANSDEFF"),
			account_number: text("DE89370400440532013000"),
			holder: text("A bank"),
		}
	}

	#[test]
	fn request_should_be_read_from_the_pallets_own_types() {
		let row: Option<RequestRow> = through_metadata(&Some(request(RequestStatus::Open)));
		let kind: Option<KindRow> = through_metadata(&Some(Kind {
			currency: CurrencyCode(*b"EUR"),
			decimals: 2,
			auditor: account(9),
			// Whoever has the money says so, whatever else is stopped.
			breaker: Breaker::AllOff,
			policy: Policy {
				rate: FixedU128::from_u32(1),
				fee: Permill::from_parts(1_000),
				per_transaction: 1u128,
				per_day: 1,
				total: 1,
				large_from: 1,
				large_from_at_node: 1,
				attesters: 1,
				veto_window: 0u32,
				reserve_lifetime: 1,
			},
		}));
		let account_row: AccountRow = through_metadata(&receiving());
		let expected = OpenRequest {
			request: matching::Request {
				id: 7,
				node: NODE,
				account_number: "DE89370400440532013000".into(),
				bank_code: "HANSDEFF".into(),
				currency: "EUR".into(),
				decimals: 2,
				amount: 10_000,
				deadline: 600,
			},
			kind: 3,
			buyer: account(1),
			buyer_key: account(4),
			payer: [2; 32],
			rate: 10u128.pow(18),
			fee: 1_000,
		};
		let (row, kind) = (row.unwrap(), kind.unwrap());
		assert_eq!(open_request(7, row, &account_row, &kind), expected);
	}

	#[test]
	fn status_should_be_told_by_its_name() {
		for (status, name) in [
			(RequestStatus::Open, "Open"),
			(RequestStatus::Attested, "Attested"),
			(RequestStatus::Pending(9), "Pending"),
		] {
			let row: RequestRow = through_metadata(&request(status));
			assert_eq!(variant(&row.status), name);
		}
		let none: Option<RequestRow> = through_metadata(&None::<Request<AccountId32, u128, u32>>);
		assert!(none.is_none());
	}

	#[test]
	fn outcome_should_be_shown_with_its_reason() {
		let outcome = Outcome::<u128>::Declined(DeclineReason::NameMismatch);
		let shown: Option<Value> = through_metadata(&Some(outcome));
		assert!(shown.unwrap().to_string().contains("NameMismatch"));
	}

	#[test]
	fn page_should_be_read_from_the_pallets_own_types() {
		let page: Vec<(u64, RequestRow)> =
			through_metadata(&vec![(7u64, request(RequestStatus::Open))]);
		assert_eq!(page[0].0, 7);
	}

	#[test]
	fn node_and_record_should_be_read_from_the_pallets_own_types() {
		let node: NodeRow = through_metadata(&FinancialNode {
			tenure: 0,
			issuer: OrgNumber(292),
			admission: 1,
			term: 1,
			versions: 4,
			current: 1,
		});
		assert_eq!((node.issuer, node.versions), (292, 4));
		for (state, name) in [
			(RecordState::Current, "Current"),
			(RecordState::Superseded(3), "Superseded"),
			(RecordState::Revoked, "Revoked"),
		] {
			let stored: StoredRecordRow = through_metadata(&StoredRecord {
				record: BankRecord {
					kind: 3,
					address: account(5),
					key: account(6),
					account: receiving(),
					limit: 1u128,
					valid_from: 10u32,
					valid_until: 900,
				},
				tenure: 0,
				term: 1,
				published: 20,
				state,
				deposit: hanse_support::Deposit { payer: account(1), amount: 1 },
			});
			assert_eq!(variant(&stored.state), name);
			let (record, account_row) = stored.record(4);
			assert_eq!(account_row.account_number, b"DE89370400440532013000");
			assert_eq!((record.version, record.kind), (4, 3));
			assert_eq!((record.address, record.key), (account(5), account(6)));
			assert_eq!((record.from, record.until), (20, 900));
		}
	}
}
