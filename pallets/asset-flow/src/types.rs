// SPDX-License-Identifier: Apache-2.0

//! What is stored, handed over and returned.

use crate::crypto;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::BoundedVec;
use hanse_support::{
	merkle::{self, Frontier},
	Deposit, Flow, OrgNumber,
};
use scale_info::TypeInfo;
use sp_core::{ConstU32, H256};
use sp_io::hashing::sha2_256;

/// Most servers that a table names.
pub const MAX_SERVERS: u32 = 32;
/// Fewest servers that a table names, and fewest that seal one: none seals alone.
pub const MIN_SERVERS: u32 = 2;
/// Most records in one call.
pub const MAX_BATCH: u32 = 256;
/// Most bytes of an asset's reference: a GS1 URI, an org number, any name its users agree on.
pub const MAX_ASSET_REF: u32 = 128;
/// Most bytes of a party's reference.
pub const MAX_PARTY_REF: u32 = 96;
/// Most decimals of a quantity.
pub const MAX_SCALE: u8 = 18;
/// What leaves of server tables, leaves of the chain's tables, and seals begin with.
pub const RECORD_TAG: &[u8] = b"hanse/flow-record/v1";
pub const CHAIN_FLOW_TAG: &[u8] = b"hanse/chain-flow/v1";
pub const SEAL_TAG: &[u8] = b"hanse/flow-seal/v1";
/// What the keys of bodies begin with in the off-chain database.
pub const KEY_PREFIX: &[u8] = b"hanse/flow/";

/// The number of a seal.
pub type SealNumber = u64;
/// What a server signs with.
pub type ServerKey = crypto::Public;
pub type ServerSignature = crypto::Signature;
/// Text as UTF-8.
pub type AssetRef = BoundedVec<u8, ConstU32<MAX_ASSET_REF>>;
pub type PartyRef = BoundedVec<u8, ConstU32<MAX_PARTY_REF>>;

/// The name of a table: a UUID of RFC 9562, its 16 bytes in network order.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Debug,
)]
pub struct Uuid(pub [u8; 16]);

impl Uuid {
	/// The version, if the variant is that of RFC 9562.
	pub fn version(&self) -> Option<u8> {
		let [_, _, _, _, _, _, high, _, variant, ..] = self.0;
		(variant & 0xc0 == 0x80).then_some(high >> 4)
	}

	/// Whether someone may name a table so: versions 1 to 7. Version 8 is what the chain makes.
	pub fn may_be_chosen(&self) -> bool {
		matches!(self.version(), Some(1..=7))
	}

	/// A version 8 UUID: the first 128 bits of a SHA-256 with version and variant set.
	fn derived(from: &[u8]) -> Self {
		let [a, b, c, d, e, f, high, g, variant, h, i, j, k, l, m, n, ..] = sha2_256(from);
		let (high, variant) = ((high & 0x0f) | 0x80, (variant & 0x3f) | 0x80);
		Self([a, b, c, d, e, f, high, g, variant, h, i, j, k, l, m, n])
	}

	/// The chain's own table of a block.
	pub fn of_block<BlockNumber: Encode>(block: BlockNumber) -> Self {
		Self::derived(&(CHAIN_FLOW_TAG, block).encode())
	}

	/// The table that follows this one by itself.
	pub fn next(&self) -> Self {
		Self::derived(&(RECORD_TAG, self).encode())
	}
}

/// Whether governance admits a server.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Admission {
	/// It may record, sign and be named.
	#[codec(index = 0)]
	Admitted,
	/// It may not until governance says so.
	#[codec(index = 1)]
	Suspended(SuspensionReason),
	/// Its admission was ended.
	#[codec(index = 2)]
	Removed,
}

/// Why a server is suspended.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum SuspensionReason {
	/// By governance.
	#[codec(index = 0)]
	Governance,
	/// It signed what is not so, or two things about one table.
	#[codec(index = 1)]
	Equivocation,
}

/// From where a server acts and what it signs with.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Desk<AccountId, BlockNumber> {
	/// Opens, fills and closes tables.
	pub account: AccountId,
	/// Signs receipts and acknowledgements.
	pub key: ServerKey,
	/// Since when the key is this.
	pub since: BlockNumber,
}

/// A transaction server, under its organisation number. The row stays for ever, so that versions of
/// keys never repeat.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Server<AccountId, BlockNumber> {
	/// The tenure of the number for which it is admitted.
	pub tenure: u32,
	pub admission: Admission,
	/// The version of the present key or, without a desk, of the last one; 0 before the first.
	pub key_version: u32,
	/// The key before the desk's, for evidence against it; without a desk, the last one of this tenure.
	pub earlier_key: Option<ServerKey>,
	/// `None` until the number's owner gives it one.
	pub desk: Option<Desk<AccountId, BlockNumber>>,
}

impl<AccountId, BlockNumber> Server<AccountId, BlockNumber> {
	/// The key of a version, if it is the present one or the one before.
	pub fn key_of(&self, version: u32) -> Option<&ServerKey> {
		let present = self.desk.as_ref().map(|desk| &desk.key);
		match (present, self.key_version.checked_sub(version)?) {
			(Some(key), 0) => Some(key),
			(Some(_), 1) | (None, 0) => self.earlier_key.as_ref(),
			_ => None,
		}
	}
}

/// How long servers keep the bodies of a table after it was closed, and the chain its row.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Retention {
	/// A year of 365 days.
	#[codec(index = 0)]
	Short,
	/// Ten years: what tax law asks for in most places.
	#[codec(index = 1)]
	Standard,
	/// Thirty years.
	#[codec(index = 2)]
	Long,
	/// For ever.
	#[codec(index = 3)]
	Permanent,
}

impl Retention {
	/// In days; `None` for ever.
	pub fn days(&self) -> Option<u32> {
		match self {
			Self::Short => Some(365),
			Self::Standard => Some(3_650),
			Self::Long => Some(10_950),
			Self::Permanent => None,
		}
	}

	/// In days, of a table that nobody sealed: there is nothing to keep for ever.
	pub fn days_unsealed(&self) -> u32 {
		self.days().or(Self::Long.days()).unwrap_or(u32::MAX)
	}
}

/// Whether a table of the same kind opens when one closes.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum FollowOn {
	#[codec(index = 0)]
	Never,
	/// One under [`Uuid::next`], with the same servers and rules, paid for by the first server. Not
	/// when the first server closes a table before its time: so it ends the series.
	#[codec(index = 1)]
	Same,
}

/// The rules of a table, fixed when it opens.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct TableRules<BlockNumber> {
	/// For how many blocks it takes records. Then anyone may close it.
	pub blocks: BlockNumber,
	/// With how many records it closes by itself.
	pub records: Option<u64>,
	/// How many clients may have records in it; each pays for a row while it lasts.
	pub clients: u32,
	pub retention: Retention,
	pub follow_on: FollowOn,
}

/// A server that a table names.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Signatory {
	pub server: OrgNumber,
	/// The tenure of its number when the table opened. It can't sign in another.
	pub tenure: u32,
	/// Its receipt: how many broken chains it counted.
	pub broken: Option<u64>,
}

pub type Signatories = BoundedVec<Signatory, ConstU32<MAX_SERVERS>>;

/// What a table's records come to, fixed when it closes.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Digest {
	/// The Merkle tree hash of RFC 6962 over the leaves.
	pub root: H256,
	/// How many leaves.
	pub count: u64,
	/// Names the last batch of bodies; see [`body_key`].
	pub rolling: H256,
}

/// How far a table is.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum TableState<BlockNumber> {
	/// Takes records before block `until`.
	#[codec(index = 0)]
	Open { until: BlockNumber },
	/// Closed at `since`; the named servers sign. From `until` on a quorum is enough.
	#[codec(index = 1)]
	Synchronising { since: BlockNumber, until: BlockNumber, digest: Digest },
	/// All signed.
	#[codec(index = 2)]
	Sealed { since: BlockNumber, digest: Digest, seal: SealNumber },
	/// A quorum signed.
	#[codec(index = 3)]
	SealedIncomplete { since: BlockNumber, digest: Digest, seal: SealNumber, broken: u64 },
	/// The absent signed later; `seal` is the second one.
	#[codec(index = 4)]
	Completed { since: BlockNumber, digest: Digest, first: SealNumber, seal: SealNumber },
}

impl<BlockNumber: Copy> TableState<BlockNumber> {
	/// Whether it was not closed.
	pub fn is_open(&self) -> bool {
		matches!(self, Self::Open { .. })
	}

	/// What the records come to, once closed.
	pub fn digest(&self) -> Option<Digest> {
		match self {
			Self::Open { .. } => None,
			Self::Synchronising { digest, .. }
			| Self::Sealed { digest, .. }
			| Self::SealedIncomplete { digest, .. }
			| Self::Completed { digest, .. } => Some(*digest),
		}
	}

	/// When it was closed.
	pub fn closed(&self) -> Option<BlockNumber> {
		match self {
			Self::Open { .. } => None,
			Self::Synchronising { since, .. }
			| Self::Sealed { since, .. }
			| Self::SealedIncomplete { since, .. }
			| Self::Completed { since, .. } => Some(*since),
		}
	}

	/// The latest seal.
	pub fn seal(&self) -> Option<SealNumber> {
		match self {
			Self::Open { .. } | Self::Synchronising { .. } => None,
			Self::Sealed { seal, .. }
			| Self::SealedIncomplete { seal, .. }
			| Self::Completed { seal, .. } => Some(*seal),
		}
	}
}

/// A table.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Table<AccountId, Balance, BlockNumber> {
	pub state: TableState<BlockNumber>,
	pub opened: BlockNumber,
	pub rules: TableRules<BlockNumber>,
	/// The first server first, each once.
	pub servers: Signatories,
	/// Rows of clients that are still there; counted when the table closes.
	pub client_rows: u32,
	/// For the row. Goes back when the table is retired.
	pub deposit: Deposit<AccountId, Balance>,
	/// For the rows of clients. Goes back when the last is cleared.
	pub clients_deposit: Option<Deposit<AccountId, Balance>>,
}

/// What changes with every record of an open table.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct Head {
	pub frontier: Frontier,
	/// SHA-256 of the rolling hash before and the leaves of the last batch; zero at the beginning.
	pub rolling: H256,
	/// How many clients have a row.
	pub clients: u32,
}

/// The id of a record: good once in a table.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct RecordId<AccountId> {
	pub client: AccountId,
	/// Rises with every record of the client in a table; gaps are allowed.
	pub counter: u64,
}

/// Where a record stands.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct RecordRef {
	pub table: Uuid,
	/// Its leaf's index, from 0.
	pub index: u64,
	/// Its leaf.
	pub leaf: H256,
}

/// How much: `amount / 10^scale` of `unit`.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Quantity {
	pub amount: u128,
	/// At most [`MAX_SCALE`].
	pub scale: u8,
	/// A code of UN/CEFACT Recommendation 20 in capitals and digits, padded with zero bytes on the
	/// right: `KGM`, `H87` for pieces.
	pub unit: [u8; 3],
}

impl Quantity {
	/// Whether the unit looks like a code, and the scale is within its bound.
	pub fn is_sound(&self) -> bool {
		let [first, second, third] = self.unit;
		let is_sign = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
		let is_code = is_sign(first) && is_sign(second) && (is_sign(third) || third == 0);
		is_code && self.scale <= MAX_SCALE
	}
}

/// An asset flow.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Record<AccountId, BlockNumber> {
	pub id: RecordId<AccountId>,
	/// Last block at which it may be appended.
	pub expiry: BlockNumber,
	pub asset: AssetRef,
	/// Who passed it on; empty when it came into being.
	pub from: PartyRef,
	/// Who took it; empty when it ceased to be.
	pub to: PartyRef,
	pub quantity: Quantity,
	/// When it happened: milliseconds since 1970-01-01 UTC.
	pub time: u64,
	/// SHA-256 of the whole content that the parties keep, such as an EPCIS event.
	pub content: H256,
	/// SHA-256 of a document.
	pub document: Option<H256>,
	/// The record that this one corrects.
	pub corrects: Option<RecordRef>,
}

impl<AccountId, BlockNumber> Record<AccountId, BlockNumber> {
	/// Whether it can stand at `index` of a table: names an asset and a party, legibly, and corrects
	/// nothing of this table that does not stand before it.
	pub fn is_sound_at(&self, table: &Uuid, index: u64) -> bool {
		let legible = [&self.asset[..], &self.from[..], &self.to[..]]
			.iter()
			.all(|text| core::str::from_utf8(text).is_ok());
		let named = !self.asset.is_empty() && (!self.from.is_empty() || !self.to.is_empty());
		let earlier = |other: &RecordRef| other.table != *table || other.index < index;
		legible && named && self.quantity.is_sound() && self.corrects.as_ref().is_none_or(earlier)
	}
}

/// Who says that it is so.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Voucher<Signature> {
	/// The client, by its signature over table and record. Checked by every server before it signs
	/// the root, and by whoever verifies a proof; not by the chain.
	#[codec(index = 0)]
	Client(Signature),
	/// The first server; the client is its own account.
	#[codec(index = 1)]
	Server,
}

/// A record as it is appended: what a leaf is made of.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Entry<AccountId, Signature, BlockNumber> {
	pub record: Record<AccountId, BlockNumber>,
	pub voucher: Voucher<Signature>,
}

impl<AccountId: Encode, Signature: Encode, BlockNumber: Encode>
	Entry<AccountId, Signature, BlockNumber>
{
	/// Its leaf in a table: RFC 6962's leaf hash of the SCALE encoding of (tag, table, entry).
	pub fn leaf(&self, table: &Uuid) -> H256 {
		(RECORD_TAG, table, self).using_encoded(merkle::leaf_hash)
	}
}

/// The leaf of a movement in the chain's table of a block.
pub fn chain_leaf<AccountId: Encode>(table: &Uuid, flow: &Flow<AccountId>) -> H256 {
	(CHAIN_FLOW_TAG, table, flow).using_encoded(merkle::leaf_hash)
}

/// The rolling hash after leaves were added: SHA-256 of the one before and the leaves.
pub fn rolled(before: &H256, leaves: &[H256]) -> H256 {
	let mut bytes = Vec::with_capacity(leaves.len().saturating_add(1).saturating_mul(32));
	bytes.extend_from_slice(before.as_bytes());
	for leaf in leaves {
		bytes.extend_from_slice(leaf.as_bytes());
	}
	H256(sha2_256(&bytes))
}

/// The key of a batch of bodies in the off-chain database: prefix, table, rolling hash after it. No
/// fork can put another batch under it. Readers walk back by [`Batch::before`].
pub fn body_key(table: &Uuid, rolling: &H256) -> Vec<u8> {
	[KEY_PREFIX, &table.0[..], rolling.as_bytes()].concat()
}

/// What nodes keep in their off-chain database of one call or one movement.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub struct Batch<Body> {
	/// The rolling hash before; zero if these are the first.
	pub before: H256,
	/// The index of the first.
	pub first: u64,
	/// Entries of a server's table, or one movement of a chain's.
	pub bodies: Vec<Body>,
}

/// What a seal is about.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum SealKind {
	/// The chain's own movements of the block.
	#[codec(index = 0)]
	Chain,
	/// A table that all named servers signed.
	#[codec(index = 1)]
	Full,
	/// A table that a quorum signed.
	#[codec(index = 2)]
	Incomplete,
	/// A table sealed incomplete that now all have signed.
	#[codec(index = 3)]
	Completion,
}

/// A seal. Never changes.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Seal<BlockNumber> {
	/// [`Seal::hash`] of the seal before; zero for the first.
	pub previous: H256,
	pub table: Uuid,
	pub kind: SealKind,
	pub root: H256,
	pub count: u64,
	/// Names the last batch of bodies; see [`body_key`].
	pub rolling: H256,
	/// How many records do not start where their asset's last ended, as the servers signed.
	pub broken: u64,
	/// The named servers in order; none for the chain's own.
	pub servers: BoundedVec<OrgNumber, ConstU32<MAX_SERVERS>>,
	/// Who of them signed: bit 0 is the first.
	pub signed: u32,
	/// The block that sealed.
	pub block: BlockNumber,
}

impl<BlockNumber: Encode> Seal<BlockNumber> {
	/// SHA-256 of the SCALE encoding of (tag, number, seal).
	pub fn hash(&self, number: SealNumber) -> H256 {
		H256((SEAL_TAG, number, self).using_encoded(sha2_256))
	}
}

/// The end of the chain of seals.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct SealChain {
	pub next: SealNumber,
	/// The hash of the last; zero before the first.
	pub last: H256,
}

/// The chain's table of the present block.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct BlockTable {
	pub table: Uuid,
	pub frontier: Frontier,
	pub rolling: H256,
}

/// Two records that a client signed under one id: the Blake2-256 hash of each entry, as brought, by
/// which its body is found (see [`hanse_support::bodies`]).
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct ClientEvidence<BlockNumber> {
	pub first: H256,
	pub second: H256,
	/// Since when it is known; both bodies lie in that block.
	pub block: BlockNumber,
}

/// Times and fees, set by governance.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Terms<Balance, BlockNumber> {
	/// Longest a table takes records, in blocks.
	pub open: BlockNumber,
	/// How long the named servers have to sign, in blocks.
	pub signing: BlockNumber,
	/// How long a key stays before it can be changed again, in blocks.
	pub key_delay: BlockNumber,
	/// The price of evidence against a client, which stays for ever.
	pub evidence_fee: Balance,
}
