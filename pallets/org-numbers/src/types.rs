// SPDX-License-Identifier: Apache-2.0

//! What the pallet stores and what it shows.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use hanse_support::{bodies::BodyRef, Deposit, OrgNumber, OrgRole};
use scale_info::TypeInfo;
use sp_core::H256;

/// Shortest handle, in characters.
pub const MIN_HANDLE_LEN: u32 = 3;
/// Longest handle, in characters.
pub const MAX_HANDLE_LEN: u32 = 32;
/// Longest display name, title, website and URI, in bytes.
pub const MAX_NAME_LEN: u32 = 64;
pub const MAX_TITLE_LEN: u32 = 128;
pub const MAX_URI_LEN: u32 = 256;
/// Longest content id of a logo, in bytes: a CIDv1 in base32.
pub const MAX_LOGO_LEN: u32 = 64;
/// Longest reason for the withdrawal of a verification, in bytes.
pub const MAX_REASON_LEN: u32 = 128;
/// Longest part of a publication, in bytes.
pub const MAX_PART_LEN: u32 = 16 * 1024;
/// Most parts of a publication behind its first.
pub const MAX_FURTHER_PARTS: u32 = 15;

/// Bytes of a handle as a caller gives them.
pub type HandleBytes = BoundedVec<u8, ConstU32<MAX_HANDLE_LEN>>;
/// A title.
pub type Title = BoundedVec<u8, ConstU32<MAX_TITLE_LEN>>;
/// A URI.
pub type Uri = BoundedVec<u8, ConstU32<MAX_URI_LEN>>;
/// One part of a publication.
pub type Part = BoundedVec<u8, ConstU32<MAX_PART_LEN>>;
/// A reason in words.
pub type ReasonText = BoundedVec<u8, ConstU32<MAX_REASON_LEN>>;

/// The readable brand code of a number: lower-case letters, digits and single inner hyphens.
///
/// One canonical form and nothing outside ASCII, so that no two handles look alike in another script.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
pub struct Handle(HandleBytes);

impl Handle {
	/// Checks the one canonical form.
	pub fn parse(bytes: HandleBytes) -> Option<Self> {
		let long_enough = bytes.len() >= MIN_HANDLE_LEN as usize;
		let allowed = bytes.iter().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
		let hyphens_inside = bytes.first() != Some(&b'-')
			&& bytes.last() != Some(&b'-')
			&& !bytes.windows(2).any(|pair| pair == b"--");
		(long_enough && allowed && hyphens_inside).then_some(Self(bytes))
	}

	/// The characters.
	pub fn as_bytes(&self) -> &[u8] {
		&self.0
	}
}

/// What stands behind a handle.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum HandleStatus<AccountId> {
	/// A number carries it.
	#[codec(index = 0)]
	Taken(OrgNumber),
	/// Governance keeps it back, for nobody or for one account.
	#[codec(index = 1)]
	Reserved(Option<AccountId>),
}

/// What an organisation says of itself, public by intent.
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
pub struct Profile {
	/// Name for people, UTF-8, not unique.
	pub display_name: BoundedVec<u8, ConstU32<MAX_NAME_LEN>>,
	/// Website as a URI.
	pub website: BoundedVec<u8, ConstU32<MAX_TITLE_LEN>>,
	/// Content id (CID) of the logo.
	pub logo: BoundedVec<u8, ConstU32<MAX_LOGO_LEN>>,
	/// Four-digit class of ISIC Rev. 4; 0 where none is given.
	pub category: u16,
	/// Commitment, with a 256-bit secret salt, to the legal registration.
	pub legal_registration: Option<H256>,
}

impl Profile {
	/// Whether every text is clean UTF-8 and the category has at most four digits.
	pub fn is_valid(&self) -> bool {
		is_clean_text(&self.display_name)
			&& is_clean_text(&self.website)
			&& is_clean_text(&self.logo)
			&& self.category <= 9_999
	}
}

/// Whether bytes are UTF-8 without control characters and without the invisible marks that reorder
/// or hide text.
pub fn is_clean_text(bytes: &[u8]) -> bool {
	core::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(is_disguising))
}

fn is_disguising(c: char) -> bool {
	c.is_control()
		|| matches!(
			c,
			'\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
		)
}

/// A publication as its author writes it. Its SCALE encoding is the body that the nodes keep.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Document {
	/// Title, UTF-8.
	pub title: Title,
	/// Where more of it is found, if anywhere.
	pub uri: Option<Uri>,
	/// The text, or its first part.
	pub body: Part,
}

impl Document {
	/// Whether it has a title, and title and URI are clean text. The body is the author's own format.
	pub fn is_valid(&self) -> bool {
		!self.title.is_empty()
			&& is_clean_text(&self.title)
			&& self.uri.as_ref().is_none_or(|uri| !uri.is_empty() && is_clean_text(uri))
	}
}

/// A live publication of a number.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Publication<AccountId, Balance, BlockNumber> {
	/// Who wrote the present version.
	pub author: AccountId,
	/// How often it was edited.
	pub version: u32,
	/// The title of the present version.
	pub title: Title,
	/// The document: title, URI and first part.
	pub document: BodyRef<BlockNumber>,
	/// Further parts, in order.
	pub further_parts: BoundedVec<BodyRef<BlockNumber>, ConstU32<MAX_FURTHER_PARTS>>,
	/// Pays for this row.
	pub deposit: Deposit<AccountId, Balance>,
}

/// What a numbered entry of a number's history is about.
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
pub enum Change {
	/// The profile was replaced; the hash is that of its SCALE encoding.
	#[codec(index = 0)]
	ProfileSet,
	/// A publication began; the hash is that of its document.
	#[codec(index = 1)]
	Published { publication: u32 },
	/// A part was added to a publication; the hash is that of the part.
	#[codec(index = 2)]
	PartAppended { publication: u32 },
	/// A publication was replaced; the hash is that of its new document.
	#[codec(index = 3)]
	Edited { publication: u32 },
	/// A publication was taken back; the hash is that of its last document.
	#[codec(index = 4)]
	Retracted { publication: u32 },
}

/// One numbered entry of a number's history.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct HistoryEntry<AccountId, BlockNumber> {
	/// When.
	pub block: BlockNumber,
	/// By whom.
	pub author: AccountId,
	/// What.
	pub change: Change,
	/// Blake2-256 of what was said.
	pub hash: H256,
}

/// The rolling hash after `entry`: `blake2_256(SCALE(before, revision, entry))`.
pub fn fold_history<AccountId: Encode, BlockNumber: Encode>(
	before: H256,
	revision: u32,
	entry: &HistoryEntry<AccountId, BlockNumber>,
) -> H256 {
	H256((before, revision, entry).using_encoded(sp_io::hashing::blake2_256))
}

/// Whether and how a number is on its way to somebody else. One value, so that a number is never for
/// sale twice and a move voids it in one write.
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
pub enum Sale<AccountId> {
	/// It stays where it is.
	#[default]
	#[codec(index = 0)]
	None,
	/// Offered to an account, without a price.
	#[codec(index = 1)]
	Offered(AccountId),
	/// Listed in the trading pool by this order.
	#[codec(index = 2)]
	Listed(u64),
	/// In this auction.
	#[codec(index = 3)]
	Auctioned(u64),
}

/// What the owner settled for the loss of his key.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct RecoveryPlan<AccountId, BlockNumber> {
	/// Who may take the number over.
	pub to: AccountId,
	/// Blocks between the start of a recovery and its end, in which the owner can object.
	pub delay: BlockNumber,
}

/// A recovery plan and how far it has come.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Recovery<AccountId, BlockNumber> {
	/// The owner's plan.
	pub plan: RecoveryPlan<AccountId, BlockNumber>,
	/// First block at which a recovery that was started can be finished.
	pub ready: Option<BlockNumber>,
}

/// A registrar's word that it checked the legal registration of the present owner.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Verification<AccountId, BlockNumber> {
	/// Who checked.
	pub registrar: AccountId,
	/// Commitment to the evidence that the registrar keeps.
	pub evidence: H256,
	/// When.
	pub since: BlockNumber,
}

/// All that stands under a number, packed in one record.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct NumberRow<AccountId, Balance, BlockNumber> {
	/// The account with all rights.
	pub owner: AccountId,
	/// How often the owner changed.
	pub tenure: u32,
	/// The handle.
	pub handle: Handle,
	/// What the organisation says of itself.
	pub profile: Profile,
	/// How often the content changed.
	pub revision: u32,
	/// Rolling hash over the numbered history entries.
	pub history: H256,
	/// How many publications were ever begun.
	pub publications: u32,
	/// How many accounts follow.
	pub followers: u32,
	/// Whether it is on its way to somebody else.
	pub sale: Sale<AccountId>,
	/// What holds for a lost key.
	pub recovery: Option<Recovery<AccountId, BlockNumber>>,
	/// Set while a registrar vouches for the present owner.
	pub verification: Option<Verification<AccountId, BlockNumber>>,
	/// When it was registered.
	pub registered: BlockNumber,
	/// Pays for the number, its handle and its place among the owner's numbers.
	pub deposit: Deposit<AccountId, Balance>,
}

/// A commitment to a handle that nobody else can read yet.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Commitment<Balance, BlockNumber> {
	/// See `Pallet::commitment`.
	pub hash: H256,
	/// When it was placed.
	pub placed: BlockNumber,
	/// What is held for it from the account under which it stands.
	pub deposit: Balance,
}

/// A role and what was paid for it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct RoleRow<AccountId, Balance> {
	/// Manager or editor.
	pub role: GrantedRole,
	/// Pays for this row.
	pub deposit: Deposit<AccountId, Balance>,
}

/// A role that can be given to an account.
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
pub enum GrantedRole {
	/// Publications.
	#[codec(index = 0)]
	Editor,
	/// Profile, publications and the roles of editors.
	#[codec(index = 1)]
	Manager,
}

impl From<GrantedRole> for OrgRole {
	fn from(role: GrantedRole) -> Self {
		match role {
			GrantedRole::Editor => Self::Editor,
			GrantedRole::Manager => Self::Manager,
		}
	}
}

/// The number that an account names as its own.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Primary<Balance> {
	/// The number.
	pub number: OrgNumber,
	/// The tenure for which it holds.
	pub tenure: u32,
	/// What is held for it from the account.
	pub deposit: Balance,
}

/// A number as a reader sees it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct NumberInfo<AccountId, BlockNumber> {
	/// The number, check digits included.
	pub number: OrgNumber,
	/// The account with all rights.
	pub owner: AccountId,
	/// How often the owner changed.
	pub tenure: u32,
	/// The handle.
	pub handle: Handle,
	/// What the organisation says of itself.
	pub profile: Profile,
	/// How often the content changed.
	pub revision: u32,
	/// Rolling hash over the numbered history entries.
	pub history: H256,
	/// How many publications were ever begun.
	pub publications: u32,
	/// How many accounts follow.
	pub followers: u32,
	/// Whether it is on its way to somebody else.
	pub sale: Sale<AccountId>,
	/// What holds for a lost key.
	pub recovery: Option<Recovery<AccountId, BlockNumber>>,
	/// Set while a registrar vouches for the present owner.
	pub verification: Option<Verification<AccountId, BlockNumber>>,
	/// When it was registered.
	pub registered: BlockNumber,
}

impl<AccountId, Balance, BlockNumber> NumberRow<AccountId, Balance, BlockNumber> {
	/// What a reader sees of this row.
	pub fn into_info(self, number: OrgNumber) -> NumberInfo<AccountId, BlockNumber> {
		NumberInfo {
			number,
			owner: self.owner,
			tenure: self.tenure,
			handle: self.handle,
			profile: self.profile,
			revision: self.revision,
			history: self.history,
			publications: self.publications,
			followers: self.followers,
			sale: self.sale,
			recovery: self.recovery,
			verification: self.verification,
			registered: self.registered,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn handle(text: &str) -> Option<Handle> {
		Handle::parse(text.as_bytes().to_vec().try_into().ok()?)
	}

	#[test]
	fn handle_should_have_one_canonical_form() {
		for good in ["abc", "a-b", "0-9", "hanse-1669", &"x".repeat(32)] {
			assert_eq!(handle(good).unwrap().as_bytes(), good.as_bytes());
		}
		for bad in ["", "ab", "-ab", "ab-", "a--b", "Abc", "a_b", "a b", "äbc", "а́бв", "abc."]
		{
			assert_eq!(handle(bad), None, "{bad}");
		}
		assert_eq!(handle(&"x".repeat(33)), None);
	}

	#[test]
	fn text_should_be_refused_when_it_can_disguise_itself() {
		assert!(is_clean_text("Hanse Kontor Lübeck 漢薩".as_bytes()));
		assert!(is_clean_text(b""));
		for bad in ["a\u{202e}b", "a\u{200b}b", "a\u{feff}", "line\nbreak", "nul\0", "a\u{2066}b"] {
			assert!(!is_clean_text(bad.as_bytes()), "{bad:?}");
		}
		assert!(!is_clean_text(&[0xff, 0xfe]));
	}

	#[test]
	fn document_should_need_a_title() {
		let document = |title: &str, uri: Option<&str>| Document {
			title: title.as_bytes().to_vec().try_into().unwrap(),
			uri: uri.map(|uri| uri.as_bytes().to_vec().try_into().unwrap()),
			body: Default::default(),
		};
		assert!(document("News", None).is_valid());
		assert!(document("News", Some("https://hanse.example")).is_valid());
		assert!(!document("", None).is_valid());
		assert!(!document("News", Some("")).is_valid());
		assert!(!document("a\u{202e}b", None).is_valid());
	}

	#[test]
	fn category_should_have_four_digits() {
		assert!(Profile { category: 9_999, ..Default::default() }.is_valid());
		assert!(!Profile { category: 10_000, ..Default::default() }.is_valid());
	}
}
