// SPDX-License-Identifier: Apache-2.0

//! Organisation numbers, as people register and fill them.

use crate::{actors::Actor, chain::Chain};
use codec::Encode;
use hanse_runtime::{OrgNumbers, Runtime, RuntimeCall, Signature, System};
use hanse_support::{
	signed_payload::{Domain, Payload},
	OrgNumber,
};
use pallet_org_numbers::{
	Call, Document, HandleBytes, IssuedNumbers, NumberRow, Numbers, Profile, COMMIT_MATURITY,
};
use sp_core::H256;

/// The call of a pallet as one of the runtime's.
pub fn org(call: Call<Runtime>) -> RuntimeCall {
	call.into()
}

pub const SALT: [u8; 32] = [7; 32];

/// The row of a number as it is stored on this chain.
pub type Row = NumberRow<hanse_runtime::AccountId, u128, u32>;

pub fn handle(text: &str) -> HandleBytes {
	text.as_bytes().to_vec().try_into().expect("short enough")
}

pub fn profile(name: &str) -> Profile {
	Profile {
		display_name: name.as_bytes().to_vec().try_into().expect("short enough"),
		category: 4690,
		..Default::default()
	}
}

pub fn document(title: &str, body: &[u8]) -> Document {
	Document {
		title: title.as_bytes().to_vec().try_into().expect("short enough"),
		uri: None,
		body: body.to_vec().try_into().expect("short enough"),
	}
}

/// The number that is issued last.
pub fn last_number(chain: &mut Chain) -> OrgNumber {
	let sequence = chain.with(IssuedNumbers::<Runtime>::get);
	OrgNumber::from_sequence(sequence).expect("one was issued")
}

/// What stands under a number.
pub fn row(chain: &mut Chain, number: OrgNumber) -> Option<Row> {
	chain.with(|| Numbers::<Runtime>::get(number))
}

/// Commits to a handle for `registrant` and waits until the commitment is ripe.
#[track_caller]
pub fn commit_to(chain: &mut Chain, payer: &Actor, registrant: &Actor, text: &str) {
	let hash: H256 =
		chain.with(|| OrgNumbers::commitment(registrant.account.clone(), handle(text), SALT));
	chain.does(payer, org(Call::commit { hash }));
	chain.advance(COMMIT_MATURITY);
}

/// Registers a number with a handle, in two transactions.
#[track_caller]
pub fn register(chain: &mut Chain, owner: &Actor, text: &str) -> OrgNumber {
	commit_to(chain, owner, owner, text);
	let call = Call::register { handle: handle(text), profile: profile(text), salt: SALT };
	chain.does(owner, org(call));
	last_number(chain)
}

/// What a newcomer signs so that a sponsor can register for it.
pub fn consent(
	chain: &mut Chain,
	sponsor: &Actor,
	newcomer: &Actor,
	text: &str,
	expires: u32,
) -> Signature {
	let message = chain.with(|| {
		let commitment = pallet_org_numbers::Commitments::<Runtime>::get(&sponsor.account);
		Payload {
			domain: Domain { pallet: b"org-numbers", purpose: b"register-for" },
			genesis: System::block_hash(0),
			fields: (&sponsor.account, handle(text), profile(text), SALT),
			nonce: commitment.expect("the sponsor committed").placed.into(),
			expiry: expires,
		}
		.message()
	});
	newcomer.sign(&message)
}

/// The hash under which a document is kept.
pub fn body_hash(document: &Document) -> H256 {
	hanse_support::bodies::hash_of(&document.encode())
}
