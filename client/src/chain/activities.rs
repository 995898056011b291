// SPDX-License-Identifier: Apache-2.0

//! What the chain has of activities.

use super::{At, ChainError};
use crate::activity::Row;
use pallet_activities::{ActivityId, Content, MessageNumber, MessageRef};
use sp_core::H256;
use subxt::ext::scale_decode::{self, DecodeAsType};

const ACTIVITIES: &str = "Activities";

/// An entry as the view function gives it.
#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
struct MessageRow {
	author: u64,
	counter: u64,
	count: u32,
	root: [u8; 32],
	content: ContentRow,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "scale_decode")]
enum ContentRow {
	Information,
	Update { base: u64, result: [u8; 32] },
	Trust,
}

impl From<MessageRow> for Row {
	fn from(row: MessageRow) -> Self {
		let MessageRow { author, counter, count, root, content } = row;
		let content = match content {
			ContentRow::Information => Content::Information,
			ContentRow::Update { base, result } => Content::Update { base, result: H256(result) },
			ContentRow::Trust => Content::Trust,
		};
		Self { author, counter, count, content, root: H256(root) }
	}
}

impl At {
	/// An entry of an activity's chain of messages. `None` if there is none, or if it was cleared.
	pub async fn message(
		&self,
		activity: ActivityId,
		number: MessageNumber,
	) -> Result<Option<Row>, ChainError> {
		let asked = (MessageRef { activity, number },);
		let row: Option<MessageRow> = self.view_of(ACTIVITIES, "message", asked).await?;
		Ok(row.map(Into::into))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::rows::tests::through_metadata;
	use pallet_activities::{Message, Slots};
	use sp_runtime::AccountId32;

	#[test]
	fn entry_should_be_read_from_the_pallets_own_types() {
		for content in [
			Content::Information,
			Content::Update { base: 3, result: H256([4; 32]) },
			Content::Trust,
		] {
			let message = Message {
				author: 1,
				counter: 2,
				count: 5,
				epoch: 6,
				root: H256([7; 32]),
				content,
				block: 8u32,
				until: 9,
				holders: Slots::default(),
				missing: Slots::default(),
				purged: Some(10),
				deposit: hanse_support::Deposit { payer: AccountId32::new([1; 32]), amount: 1u128 },
			};
			let row: Option<MessageRow> = through_metadata(&Some(message.clone()));
			assert_eq!(Row::from(row.unwrap()), Row::from(&message));
		}
	}
}
