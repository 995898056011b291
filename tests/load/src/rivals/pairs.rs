// SPDX-License-Identifier: Apache-2.0

//! Which benchmarks are held against which, and what each has to reach.

use super::measured::Point;

const fn orgs(benchmark: &'static str) -> Point {
	Point::of("pallet_org_numbers", benchmark)
}
const fn chips(benchmark: &'static str) -> Point {
	Point::of("pallet_chips", benchmark)
}
const fn crowd(benchmark: &'static str) -> Point {
	Point::of("pallet_crowdfunding", benchmark)
}
const fn flow(benchmark: &'static str) -> Point {
	Point::of("pallet_asset_flow", benchmark)
}
const fn groups(benchmark: &'static str) -> Point {
	Point::of("pallet_activities", benchmark)
}
const fn transaction(benchmark: &'static str) -> Point {
	Point::of("transactions", benchmark)
}
const fn uniques(benchmark: &'static str) -> Point {
	Point::of("pallet_uniques", benchmark)
}
const fn nfts(benchmark: &'static str) -> Point {
	Point::of("pallet_nfts", benchmark)
}
const fn assets(benchmark: &'static str) -> Point {
	Point::of("rival_assets", benchmark)
}

/// u is its slope by `i`.
pub const SIGNATURES: (Point, char) =
	(Point::of("frame_benchmarking", "sr25519_verification"), 'i');
/// Whole transactions: what surrounds a call, what a transfer takes, what a registration takes.
pub const EMPTY: Point = transaction("remark");
pub const TRANSFER: Point = transaction("transfer_keep_alive");
pub const REGISTER: Point = transaction("register");
/// The same registration without what surrounds it.
pub const REGISTER_CALL: Point = orgs("register");

/// Chips on an attestation, and what the chip ledger takes for minting them.
pub const ISSUE_ON_NOTICE: Point = chips("issue_on_notice");
pub const LEDGER_MINT: Point = chips("ledger_mint");

/// What runs in every block for Hanse's pallets.
pub const SEAL_BLOCK: Point = flow("seal_block");

/// Hot calls.
const TRANSFER_NUMBER: Point = orgs("accept_transfer");
const SELL: Point = orgs("sell_at_depth");
const BUY: Point = orgs("buy_at_depth");
const CANCEL: Point = orgs("cancel_order_at_depth");
const FILL: Point = orgs("match_at_depth");
const CONTRIBUTE: Point = crowd("pledge");
const CLAIM: Point = crowd("claim_part");
const REFUND: Point = crowd("refund_pledges");
const SHARES: Point = crowd("settle_pledges");
const COUNTERSIGN: Point = crowd("countersign");
const REFRESH: Point = crowd("refresh_certificate");
const APPEND: Point = flow("append_at_depth");
const APPEND_MANY: Point = flow("append_many_at_depth");
const ADD_MEMBER: Point = groups("add_member_at_size");

/// Rivals.
const NFT_MINT: Point = nfts("mint");
const NFT_PRE_SIGNED: Point = nfts("mint_pre_signed").low('n');
// With a deposit, as numbers have.
const USERNAME: Point = Point::of("pallet_identity", "set_username_for").low('p');
// As many bytes as the longest record.
const REMARK: Point = Point::of("frame_system", "remark_with_event").low('b');
const MEMBERSHIP: Point = Point::of("rival_membership", "add_member");

/// A call against a rival.
pub struct Ratio {
	pub row: &'static str,
	pub what: &'static str,
	pub ours: Point,
	pub rival: Point,
	/// The most that ours may take of the rival's time.
	pub bar: f64,
}

const fn ratio(
	row: &'static str,
	what: &'static str,
	ours: Point,
	rival: Point,
	bar: f64,
) -> Ratio {
	Ratio { row, what, ours, rival, bar }
}

/// Time.
pub const TIMES: &[Ratio] = &[
	ratio("B3a", "number registered", REGISTER_CALL, uniques("mint"), 0.8),
	ratio("B3a", "number registered", REGISTER_CALL, USERNAME, 0.8),
	ratio("B3a", "number transferred", TRANSFER_NUMBER, uniques("transfer"), 0.8),
	ratio("B3c", "contribute", CONTRIBUTE, assets("transfer"), 0.8),
	ratio("B3c", "claim of money", CLAIM, assets("transfer"), 0.8),
	ratio("B3c", "claim of shares", SHARES.low('n'), assets("mint"), 0.8),
	ratio("B3c", "refund", REFUND.low('n'), assets("transfer"), 0.8),
	ratio("B3d", "certificate issued alone", REFRESH, NFT_MINT, 1.0),
	ratio("B3d", "certificate countersigned alone", COUNTERSIGN.low('n'), NFT_MINT, 1.0),
	ratio("B3e", "chips on an attestation", ISSUE_ON_NOTICE, NFT_PRE_SIGNED, 0.8),
	ratio("B3f", "record appended, 10^6 before it", APPEND, REMARK, 3.0),
	ratio("B3g", "member added to 10", ADD_MEMBER.low('m'), MEMBERSHIP.low('m'), 0.8),
	ratio("B3g", "member added to a full group", ADD_MEMBER, MEMBERSHIP, 0.8),
];

/// Reads, writes and proof bytes, of which ours may take no more.
pub const COUNTS: &[(&str, &str, Point, Point)] = &[
	("B3a", "number registered", REGISTER_CALL, uniques("mint")),
	("B3a", "number registered", REGISTER_CALL, USERNAME),
	("B3a", "number transferred", TRANSFER_NUMBER, uniques("transfer")),
	("B3d", "certificate issued alone", REFRESH, NFT_MINT),
	("B3d", "certificate countersigned alone", COUNTERSIGN.low('n'), NFT_MINT),
	("B3e", "chips on an attestation", ISSUE_ON_NOTICE, NFT_PRE_SIGNED),
	("B3g", "member added to 10", ADD_MEMBER.low('m'), MEMBERSHIP.low('m')),
	("B3g", "member added to a full group", ADD_MEMBER, MEMBERSHIP),
];

/// What a call reads and writes, less what the ledger does for the money in it.
pub struct Over {
	pub row: &'static str,
	pub what: &'static str,
	pub call: Point,
	pub ledger: Option<Point>,
	pub reads: u64,
	pub writes: u64,
}

const fn over(
	row: &'static str,
	what: &'static str,
	call: Point,
	ledger: Option<Point>,
	(reads, writes): (u64, u64),
) -> Over {
	Over { row, what, call, ledger, reads, writes }
}

const LEDGER_TRANSFER: Option<Point> = Some(crowd("ledger_transfer"));

pub const OVER: &[Over] = &[
	over("B3a", "number registered", REGISTER_CALL, None, (5, 7)),
	over("B3a", "number transferred", TRANSFER_NUMBER, None, (6, 7)),
	over("B3b", "bid placed", BUY, Some(orgs("ledger_hold")), (6, 6)),
	over("B3b", "number listed in four classes", SELL, None, (6, 6)),
	over("B3b", "bid cancelled", CANCEL, Some(orgs("ledger_release")), (6, 6)),
	over("B3b", "bid filled", FILL, Some(orgs("ledger_fill")), (6, 6)),
	over("B3c", "contribute", CONTRIBUTE, LEDGER_TRANSFER, (4, 4)),
	over("B3c", "claim of money", CLAIM, LEDGER_TRANSFER, (4, 4)),
	over("B3c", "refund", REFUND.low('n'), LEDGER_TRANSFER, (4, 4)),
];

/// A call whose time may not rise with a component: row, what, call, component, bar.
pub const FLAT: &[(&str, &str, Point, char, f64)] = &[
	("B3b", "bid placed", BUY, 'd', 1.3),
	("B3b", "number listed in four classes", SELL, 'd', 1.3),
	("B3b", "bid cancelled", CANCEL, 'd', 1.3),
	("B3b", "bid filled", FILL, 'd', 1.3),
	("B3f", "record appended", APPEND, 'd', 1.3),
	("B3f", "100 records appended", APPEND_MANY, 'd', 1.3),
	("B3g", "member added", ADD_MEMBER, 'm', 1.3),
];

/// The most bytes of a proof.
pub const PROOFS: &[(&str, &str, Point, u64)] = &[
	("B3b", "bid placed", BUY, 10_000),
	("B3b", "number listed in four classes", SELL, 10_000),
	("B3b", "bid cancelled", CANCEL, 10_000),
	("B3b", "bid filled", FILL, 10_000),
];

/// What each further item of a call takes, against a single one.
pub struct Further {
	pub row: &'static str,
	pub call: Point,
	pub component: char,
	pub single: Point,
	pub bar: f64,
	pub surrounded: Surrounded,
}

/// Whether a single item is also shown with all that surrounds a transaction.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Surrounded {
	/// By what surrounds a signed one.
	Signed,
	/// Not: the rival has none, or the call carries its own signatures.
	No,
}

const fn further(
	row: &'static str,
	call: Point,
	component: char,
	single: Point,
	bar: f64,
) -> Further {
	Further { row, call, component, single, bar, surrounded: Surrounded::Signed }
}

const fn bare(further: Further) -> Further {
	Further { surrounded: Surrounded::No, ..further }
}

pub const FURTHER: &[Further] = &[
	bare(further("B3d", COUNTERSIGN, 'n', NFT_MINT, 0.25)),
	bare(further("B3d", crowd("add_holders"), 'n', NFT_MINT, 0.25)),
	further("B3f", APPEND_MANY, 'n', APPEND, 0.15),
	further("B12", flow("append_many"), 'n', flow("append"), 0.3),
	further("B12", chips("issue_many"), 'n', chips("issue"), 0.3),
	further("B12", COUNTERSIGN, 'n', COUNTERSIGN.low('n'), 0.3),
	further("B12", crowd("add_holders"), 'n', crowd("add_holders").low('n'), 0.3),
	further("B12", SHARES, 'n', SHARES.low('n'), 0.3),
	further("B12", REFUND, 'n', REFUND.low('n'), 0.3),
	further("B12", crowd("clear_snapshots"), 'n', crowd("clear_snapshots").low('n'), 0.3),
	further("B12", orgs("clear_orders"), 'o', orgs("clear_orders").low('o'), 0.3),
	further("B12", orgs("clear_history"), 'c', orgs("clear_history").low('c'), 0.3),
	further("B12", flow("clear_clients"), 'n', flow("clear_clients").low('n'), 0.3),
	further("B12", groups("clear"), 'n', groups("clear").low('n'), 0.3),
	bare(further("B12", groups("acknowledge"), 'n', groups("acknowledge").low('n'), 0.3)),
];

/// A call that takes the same however many items it stands for: it, a single item's, and how many.
pub const AT_ONCE: &[(&str, Point, Point, u32)] =
	&[("B12", groups("publish_many"), groups("publish"), pallet_activities::MAX_BATCH)];

/// Calls whose time may not rise with how much is stored in all: call and bar.
pub const STORED: &[(&str, &str, Point, f64)] = &[
	("B4", "number registered", REGISTER_CALL, 1.35),
	("B4", "number transferred", TRANSFER_NUMBER, 1.35),
	("B4", "bid placed", BUY.low('d'), 1.35),
	("B4", "bid cancelled", CANCEL.low('d'), 1.35),
	("B4", "bid filled", FILL.low('d'), 1.35),
	("B4", "contribute", CONTRIBUTE, 1.35),
	("B4", "claim of money", CLAIM, 1.35),
	("B4", "certificate issued", REFRESH, 1.35),
	("B4", "chips on an attestation", ISSUE_ON_NOTICE, 1.35),
	("B4", "record appended", APPEND.low('d'), 1.35),
	("B4", "movement recorded", flow("record_flow"), 1.35),
	("B4", "message published", groups("publish"), 1.35),
	("B4", "member added", ADD_MEMBER.low('m'), 1.35),
	("B3g", "member added", ADD_MEMBER.low('m'), 1.3),
	("B13", "end of a block", SEAL_BLOCK, 1.35),
];
