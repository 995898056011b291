// SPDX-License-Identifier: Apache-2.0

//! # Proofs of asset flows and certificates
//!
//! One JSON file that shows to anybody, without a node, that a record is in a sealed table. A node
//! [assembles](FlowProof::assemble) it, anyone [verifies](verify()) it.
//!
//! ## What leads to what
//!
//! ```text
//! client's signature -> record -> leaf --audit path--> root --> seal
//!                                                                | storage proof
//! genesis authorities --changes of the set--> set --justification--> header's state root
//! ```
//!
//! Who verifies brings a [`Trust`] file, which is the same for every proof of a chain: the hash of its
//! first block and the GRANDPA authorities of it. Everything else is in the proof, and nothing in the
//! proof is believed: each part follows from another one or is refused, with the reason
//! ([`Refusal`]). Parts that people read stand beside the bytes that are hashed, and must say the same.
//!
//! A file has one form but for the space between its tokens and the order of its members: whatever else
//! is changed in it, it is refused.
//!
//! ## Acknowledgements
//!
//! A server that takes a record signs where it stands. If the sealed table has something else there, or
//! nothing, then the [`Acknowledgement`] and a proof of what is there convict the server
//! ([`convict`]).
//!
//! The format, field by field: `docs/proofs.md` and `docs/flow-proof.schema.json`. Vectors:
//! `flow-proof/vectors/flow_proof.json`.
//!
//! ## Rows and certificates
//!
//! Rows of the state are proved by the same two chains of reasons, whatever they are: a node makes a
//! [`RowsProof`] of any few keys. Those that decide whether a certificate of crowdfunding holds make
//! a file of their own, a [`CertificateProof`], which also shows that a row is not there:
//! `docs/certificates.md`, `docs/certificate-proof.schema.json`,
//! `flow-proof/vectors/certificate_proof.json`.

mod acknowledgement;
mod assemble;
mod certificate;
mod finality;
mod format;
mod readable;
mod refusal;
mod rows;
mod storage;
mod text;
mod trust;
mod verify;

pub use acknowledgement::{
	convict, Acknowledgement, Conviction, Misconduct, NotConvicted, ACKNOWLEDGEMENT_FORMAT,
};
pub use assemble::{fragments_of, Content, Fragment, Fragments, NothingFinal, Parts};
pub use certificate::{
	certificate_keys, CauseText, CertificateProof, CertificateReport, CertificateRows,
	CertificateText, Concerned, IssuerRow, ProvenCertificate, CERTIFICATE_FORMAT, LAYOUT,
};
pub use finality::{Set, Unjustified};
pub use format::{
	Body, Finality, FlowProof, Justified, Leaf, SealRow, ServerRow, Stated, FORMAT, VERSION,
};
pub use readable::{
	AcknowledgementText, AssetText, EntryText, FlowText, QuantityText, RecordText, RefText,
	SealText, ServerText, SignatoryText, VoucherText,
};
pub use refusal::{Malformed, Part, Refusal};
pub use rows::RowsProof;
pub use storage::{seal_key, server_key};
pub use text::{parse_uuid, uuid_text};
pub use trust::{Authority, InvalidSpec, Trust, TRUST_FORMAT};
pub use verify::{verify, FinalBlock, ProvenLeaf, Report};

use sp_runtime::{generic, traits::BlakeTwo256, AccountId32, MultiSignature};

/// The chain's own types.
pub mod chain {
	use super::*;

	pub type AccountId = AccountId32;
	pub type BlockNumber = u32;
	pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
	pub type Justification = sp_consensus_grandpa::GrandpaJustification<Header>;
	pub type Record = pallet_asset_flow::Record<AccountId, BlockNumber>;
	pub type Entry = pallet_asset_flow::Entry<AccountId, MultiSignature, BlockNumber>;
	pub type Flow = hanse_support::Flow<AccountId>;
	pub type Seal = pallet_asset_flow::Seal<BlockNumber>;
	pub type Server = pallet_asset_flow::Server<AccountId, BlockNumber>;
	pub type Acknowledgement = pallet_asset_flow::Acknowledgement<AccountId, BlockNumber>;
	pub type Balance = u128;
	pub type Certificate = pallet_crowdfunding::Certificate<BlockNumber>;
	pub type User = pallet_crowdfunding::User<AccountId, Balance, BlockNumber>;
	pub type Holding = pallet_crowdfunding::Holding<BlockNumber>;
	pub type AssetDetails = pallet_crowdfunding::AssetDetails<AccountId, Balance, BlockNumber>;
	pub type Authority = pallet_crowdfunding::Authority<AccountId>;
}

/// Longest file that is read: room for some thousand changes of the authorities.
pub const MAX_FILE_LEN: u64 = 64 * 1024 * 1024;
