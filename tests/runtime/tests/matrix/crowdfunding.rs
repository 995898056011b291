// SPDX-License-Identifier: Apache-2.0

//! Every call of crowdfunding by every kind of origin.

use crate::origins::{play_all, Stage};
use hanse_runtime::{
	configs::money::Currency,
	constants::{MILLI, UNIT},
	Runtime, RuntimeCall,
};
use hanse_runtime_tests::{
	actors::{actor, Actor},
	chain::Chain,
	chips::by_root,
	crowdfunding::*,
	orgs::org,
};
use hanse_support::OrgNumber;
use pallet_collective::{Instance1, RawOrigin};
use pallet_crowdfunding::{
	AssetId, Assets, AuthorityRole, Call, Choice, ConflictRuling, ForceReason, Goal, OfferingId,
	Offerings, PledgeState, Pledges, RevocationReason, SaleKind, Syndication, UserId,
};
use pallet_org_numbers::GrantedRole;
use sp_core::H256;

/// As in [`crate::origins`]. `owner`, `manager` and `editor` are of the platform that everything is
/// about, `rival` owns another one; `colleague` is another registrar; `seller` issued the shares.
pub const MATRIX: &str = "
call                 none stranger     owner        manager      editor       rival        registrar    colleague    certifier    seller       buyer        minority committee council root
admit_platform       -    -            -            -            -            -            -            -            -            -            -            -        -         ok      ok
remove_platform      -    -            -            -            -            -            -            -            -            -            -            -        -         ok      ok
set_syndication      -    NotPlatform  ok           ok           NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  -        -         -       -
choose               -    NotPlatform  ok           ok           NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  -        -         -       -
clear_choice         -    ok           ok           ok           ok           ok           ok           ok           ok           ok           ok           -        -         -       -
admit_authority      -    -            -            -            -            -            -            -            -            -            -            -        -         ok      ok
update_authority     -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
remove_authority     -    -            -            -            -            -            -            -            -            -            -            -        -         ok      ok
set_prf_version      -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
register_user        -    NotPlatform  ok           ok           NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  -        -         -       -
confirm_identity     -    NotAwaited   NotAwaited   NotAwaited   NotAwaited   NotAwaited   ok           NotAwaited   ok           NotAwaited   NotAwaited   -        -         -       -
resolve_conflict     -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
update_identity      -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
retag_user           -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
erase_identity       -    NotHolder    ok           ok           NotHolder    NotHolder    ok           NotHolder    ok           NotHolder    NotHolder    -        -         -       -
recover_account      -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
freeze_user          -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
thaw_user            -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
set_trading_key      -    NotUser      NotUser      NotUser      NotUser      NotUser      NotUser      NotUser      NotUser      ok           ok           -        -         -       -
approve_trading_key  -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
cancel_trading_key   -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority ok           -        -         -       -
unlock_trading       -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
register_asset       -    NotPlatform  ok           ok           NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  -        -         -       -
add_holders          -    NotPlatform  ok           ok           NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  -        -         -       -
activate_asset       -    NotPlatform  ok           ok           NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  -        -         -       -
withdraw_asset       -    NotPlatform  ok           ok           NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  -        -         -       -
update_attributes    -    NotPlatform  ok           ok           NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  -        -         -       -
freeze_holding       -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
thaw_holding         -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
force_transfer       -    -            -            -            -            -            -            -            -            -            -            -        -         ok      ok
countersign          -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority -        -         -       -
revoke_certificate   -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
refresh_certificate  -    ok           ok           ok           ok           ok           ok           ok           ok           ok           ok           -        -         -       -
post_offering        -    NotPlatform  ok           ok           NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  ok           NotPlatform  -        -         -       -
pledge               -    NotPlatform  ok           ok           NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  ok           -        -         -       -
fill                 -    NotPlatform  ok           ok           NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  ok           -        -         -       -
record_trade         -    NotPlatform  ok           ok           NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  NotPlatform  -        -         -       -
close_offering       -    ok           ok           ok           ok           ok           ok           ok           ok           ok           ok           -        -         -       -
cancel_offering      -    NotUser      NotUser      NotUser      NotUser      NotUser      NotUser      NotUser      NotUser      ok           NotUser      -        -         -       -
freeze_offering      -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
thaw_offering        -    NotAuthority NotAuthority NotAuthority NotAuthority NotAuthority ok           NotAuthority NotAuthority NotAuthority NotAuthority -        -         -       -
settle_pledges       -    ok           ok           ok           ok           ok           ok           ok           ok           ok           ok           -        -         -       -
withdraw_pledge      -    ok           ok           ok           ok           ok           ok           ok           ok           ok           ok           -        -         -       -
pay_proceeds         -    ok           ok           ok           ok           ok           ok           ok           ok           ok           ok           -        -         -       -
pay_fees             -    ok           ok           ok           ok           ok           ok           ok           ok           ok           ok           -        -         -       -
declare_distribution -    NotUser      NotUser      NotUser      NotUser      NotUser      NotUser      NotUser      NotUser      ok           NotUser      -        -         -       -
claim_distribution   -    ok           ok           ok           ok           ok           ok           ok           ok           ok           ok           -        -         -       -
close_distribution   -    ok           ok           ok           ok           ok           ok           ok           ok           ok           ok           -        -         -       -
clear_snapshots      -    ok           ok           ok           ok           ok           ok           ok           ok           ok           ok           -        -         -       -
confirm_identity:new -    NotAwaited   ok           ok           NotAwaited   NotAwaited   ok           NotAwaited   ok           NotAwaited   NotAwaited   -        -         -       -
erase_identity:void  -    NotHolder    ok           ok           NotHolder    NotHolder    ok           NotHolder    ok           NotHolder    NotHolder    -        -         -       -
set_syndication:sold -    PlatformVoid PlatformVoid PlatformVoid PlatformVoid PlatformVoid PlatformVoid PlatformVoid PlatformVoid PlatformVoid PlatformVoid -        -         -       -
";

const SIGNERS: [&str; 10] = [
	"stranger",
	"owner",
	"manager",
	"editor",
	"rival",
	"registrar",
	"colleague",
	"certifier",
	"seller",
	"buyer",
];
/// Users, in the order in which they join.
const SELLER: UserId = 0;
const BUYER: UserId = 1;
const THIRD: UserId = 2;
/// The only asset on the stage: the seller has most of it, the third user the rest.
const ASSET: AssetId = 0;

/// The stage: two platforms and a sold one, authorities, three users and an asset.
struct World {
	chain: Chain,
	market: Market,
	/// Was admitted, and moved to another owner since.
	sold: OrgNumber,
	/// Not admitted.
	fresh: OrgNumber,
	colleague: Keeper,
}

fn column(name: &str) -> Actor {
	actor(&format!("matrix/{name}"))
}

fn user(name: &str) -> Person {
	person(&format!("matrix/{name}"))
}

fn stage() -> World {
	let mut chain = Chain::local_testnet();
	for name in SIGNERS {
		fund(&mut chain, &column(name));
	}
	let council = RawOrigin::<_, Instance1>::Members(4, 5);
	chain.dispatch(council.into(), set_crowd_terms(short_crowd_terms())).expect("it may");
	let [first, second, sold, fresh] = ["owner", "rival", "sold", "fresh"]
		.map(|name| open_site(&mut chain, by_root, &column(name), &format!("site-{name}")));
	by_root(&mut chain, crowd(Call::remove_platform { platform: fresh.number }));
	let number = sold.number;
	let to = column("stranger").address();
	chain.does(&sold.owner, org(pallet_org_numbers::Call::offer_transfer { number, to }));
	let take = org(pallet_org_numbers::Call::accept_transfer { number });
	chain.does(&column("stranger"), take);
	for (name, role) in [("manager", GrantedRole::Manager), ("editor", GrantedRole::Editor)] {
		let (number, account) = (first.number, column(name).address());
		let grant = pallet_org_numbers::Call::set_role { number, account, role };
		chain.does(&first.owner, org(grant));
	}
	let issuer = AuthorityRole::CertificateIssuer;
	let registrar = admit_keeper(&mut chain, by_root, &column("registrar"), REGISTRAR);
	let certifier = admit_keeper(&mut chain, by_root, &column("certifier"), issuer);
	let colleague = admit_keeper(&mut chain, by_root, &column("colleague"), REGISTRAR);
	let market = Market { sites: [first, second], registrar, certifier };
	for (id, name) in [(SELLER, "seller"), (BUYER, "buyer"), (THIRD, "third")] {
		pass(&mut chain, 1);
		assert_eq!(join(&mut chain, &market, 0, &user(name)), id);
	}
	let asset = float(&mut chain, &market, &[(SELLER, 600), (THIRD, 400)]);
	assert_eq!(asset, ASSET);
	pass(&mut chain, 1);
	chain.check();
	World { chain, market, sold: sold.number, fresh: fresh.number, colleague }
}

impl World {
	fn platform(&self) -> OrgNumber {
		self.market.sites[0].number
	}

	fn terms(&mut self, kind: SaleKind, shares: u64) -> SaleTerms {
		let price = (MILLI * 100, Currency::Native);
		sale_terms(&mut self.chain, (ASSET, SELLER), kind, shares, price)
	}

	/// An offering of ten shares by the seller on one of the platforms.
	fn posted(&mut self, site: usize, kind: SaleKind) -> OfferingId {
		let terms = self.terms(kind, 10);
		let site = self.market.sites[site].clone();
		post(&mut self.chain, &site, terms, &user("seller"))
	}

	fn sale(&mut self) -> OfferingId {
		self.posted(0, SaleKind::Secondary)
	}

	/// A campaign in which the buyer pledged for some of the ten shares.
	fn campaign(&mut self, pledged: u64) -> OfferingId {
		let offering = self.posted(0, SaleKind::Primary(Goal::AllOrNothing(5)));
		let platform = self.platform();
		let order = order(&mut self.chain, offering, BUYER, pledged, platform);
		let pledge = pledging(&mut self.chain, order, &user("buyer").pen);
		self.does("buyer", pledge);
		offering
	}

	/// A campaign that succeeded.
	fn succeeded(&mut self) -> OfferingId {
		let offering = self.campaign(10);
		self.does("stranger", Call::close_offering { offering });
		offering
	}

	/// A campaign that succeeded and whose pledges are settled.
	fn settled(&mut self) -> OfferingId {
		let offering = self.succeeded();
		self.does("stranger", Call::settle_pledges { offering, users: only(BUYER) });
		offering
	}

	/// A campaign that failed, and whose money could not be paid back: in native tokens that takes
	/// an account that is gone, so the rows are written as if.
	fn stranded(&mut self) -> OfferingId {
		let offering = self.campaign(3);
		self.does("seller", Call::cancel_offering { offering });
		self.chain.with(|| {
			let pledge = Pledges::<Runtime>::get(offering, BUYER).expect("it was made");
			let pledge = PledgeRow { state: PledgeState::Stranded, ..pledge };
			Pledges::<Runtime>::insert(offering, BUYER, pledge);
			Offerings::<Runtime>::mutate_extant(offering, |row| {
				row.pledges -= 1;
				row.unsettled -= 3;
			});
			Assets::<Runtime>::mutate_extant(ASSET, |row| row.places -= 1);
		});
		offering
	}

	#[track_caller]
	fn does(&mut self, name: &str, call: Call<Runtime>) {
		self.chain.does(&column(name), crowd(call));
	}

	/// The next newcomer, whom the platform brings, and nobody confirmed.
	fn newcomer(&mut self) -> Call<Runtime> {
		let Market { sites, registrar, certifier } = &self.market;
		let newcomer = user("newcomer");
		let registration = registration(&newcomer, registrar.id, certifier.id);
		let (platform, by) = (sites[0].number, &registrar.pen);
		let call = registering(&mut self.chain, platform, registration, by, &newcomer.account);
		call.expect("the platform is there")
	}

	/// Another identity under the buyer's tag, by the other platform.
	fn contest(&mut self) {
		let Market { sites, registrar, certifier } = &self.market;
		let twin = user("twin");
		let mut registration = registration(&twin, registrar.id, certifier.id);
		registration.tag = tag(&column("buyer").name);
		let (platform, by) = (sites[1].number, &registrar.pen);
		let call = registering(&mut self.chain, platform, registration, by, &twin.account);
		self.does("rival", call.expect("the platform is there"));
	}

	/// A distribution of a thousandth of a token for each share.
	fn distribution(&mut self) -> Call<Runtime> {
		let closes = self.chain.block() + short_crowd_terms().distribution;
		let (currency, amount) = (Currency::Native, UNIT);
		Call::declare_distribution { asset: ASSET, currency, amount, closes }
	}

	/// A gift of the third user to the buyer, by which the former's earlier shares are noted.
	fn gift(&mut self) -> Call<Runtime> {
		let trade = gift(self.platform(), ASSET, (THIRD, BUYER), 10);
		recording(&mut self.chain, trade, &user("third").pen, &user("buyer").pen)
	}

	fn draft(&mut self) -> AssetId {
		let asset = new_asset(SELLER, self.market.registrar.id, 10);
		let site = self.market.sites[0].clone();
		draft(&mut self.chain, &site, asset)
	}

	fn certificate(&mut self) -> H256 {
		certificate_of(&mut self.chain, ASSET, THIRD)
	}
}

fn only<T, B: TryFrom<Vec<T>>>(one: T) -> B {
	vec![one].try_into().ok().expect("one fits")
}

/// The call of a row as `by` makes it, after what has to happen before.
fn call_of(world: &mut World, row: &str, by: &Actor) -> Call<Runtime> {
	let platform = world.platform();
	let registrar = world.market.registrar.clone();
	match row {
		"admit_platform" => Call::admit_platform { platform: world.fresh },
		"remove_platform" => Call::remove_platform { platform },
		"set_syndication" => Call::set_syndication { platform, syndication: Syndication::All },
		"set_syndication:sold" => {
			let (platform, syndication) = (world.sold, Syndication::All);
			Call::set_syndication { platform, syndication }
		},
		"choose" => {
			let offering = world.posted(1, SaleKind::Secondary);
			Call::choose { platform, offering, choice: Some(Choice::Taken) }
		},
		"clear_choice" => {
			let offering = world.posted(1, SaleKind::Secondary);
			world.does("owner", Call::choose { platform, offering, choice: Some(Choice::Refused) });
			world.does("seller", Call::cancel_offering { offering });
			Call::clear_choice { platform, offering }
		},
		"admit_authority" => admission(&column("stranger"), REGISTRAR, &registrar.pen),
		"update_authority" => {
			let (account, key) = (column("stranger").address(), registrar.pen.account());
			let authority = registrar.id;
			Call::update_authority { authority, account, key, sealing_key: [1; 32] }
		},
		"remove_authority" => {
			let successor = Some(world.colleague.id);
			Call::remove_authority { authority: registrar.id, successor }
		},
		"set_prf_version" => Call::set_prf_version { authority: registrar.id, prf_version: 1 },
		_ => call_on_user(world, row, by),
	}
}

fn call_on_user(world: &mut World, row: &str, by: &Actor) -> Call<Runtime> {
	let user_id = BUYER;
	match row {
		"register_user" => world.newcomer(),
		"resolve_conflict" => {
			world.contest();
			Call::resolve_conflict { user: user_id, ruling: ConflictRuling::Dismissed }
		},
		"update_identity" => update_of(world, "buyer", user_id),
		"retag_user" => Call::retag_user { user: user_id, tag: tag("another") },
		"recover_account" => {
			recovery(&mut world.chain, user_id, &user("heir")).expect("the user is there")
		},
		"freeze_user" => Call::freeze_user { user: user_id },
		"thaw_user" => {
			world.does("registrar", Call::freeze_user { user: user_id });
			Call::thaw_user { user: user_id }
		},
		"set_trading_key" => {
			let user_id = if by.name == column("buyer").name { BUYER } else { SELLER };
			new_key(world, user_id)
		},
		"approve_trading_key" => {
			let request = new_key(world, user_id);
			world.does("buyer", request);
			Call::approve_trading_key { user: user_id, key: user("new-key").pen.account() }
		},
		"cancel_trading_key" => {
			let request = new_key(world, user_id);
			world.does("buyer", request);
			Call::cancel_trading_key { user: user_id }
		},
		"unlock_trading" => {
			lock_buyer(world);
			Call::unlock_trading { user: user_id }
		},
		_ => call_on_opening(world, row),
	}
}

/// Behind a change the platform confirms too; it erases though its admission was ended.
fn call_on_opening(world: &mut World, row: &str) -> Call<Runtime> {
	let user = BUYER;
	match row {
		"confirm_identity" => {
			let newcomer = world.newcomer();
			world.does("owner", newcomer);
			Call::confirm_identity { user: THIRD + 1, version: 0 }
		},
		"confirm_identity:new" => {
			let update = update_of(world, "buyer", user);
			world.does("registrar", update);
			Call::confirm_identity { user, version: 1 }
		},
		"erase_identity" => Call::erase_identity { user },
		"erase_identity:void" => {
			let platform = world.platform();
			by_root(&mut world.chain, crowd(Call::remove_platform { platform }));
			Call::erase_identity { user }
		},
		_ => call_on_register(world, row),
	}
}

/// The call that gives a user another commitment, with its consent.
fn update_of(world: &mut World, name: &str, id: UserId) -> Call<Runtime> {
	let account = column(name);
	let update = identity_update(&mut world.chain, id, &account, commitment("renamed"));
	update.expect("the user is there")
}

fn new_key(world: &mut World, id: UserId) -> Call<Runtime> {
	key_request(&mut world.chain, id, &user("new-key").pen).expect("the user is there")
}

/// The buyer signs wrongly as often as it may, and once more.
fn lock_buyer(world: &mut World) {
	let offering = world.sale();
	let platform = world.platform();
	let order = order(&mut world.chain, offering, BUYER, 1, platform);
	for _ in 0..pallet_crowdfunding::MAX_WRONG_SIGNATURES {
		let wrong = filling(&mut world.chain, order, &user("thief").pen);
		world.does("buyer", wrong);
	}
	assert!(user_row(&mut world.chain, BUYER).trading.locked.is_some());
}

fn call_on_register(world: &mut World, row: &str) -> Call<Runtime> {
	let (platform, asset) = (world.platform(), ASSET);
	let holders = vec![(SELLER, 4), (BUYER, 6)];
	match row {
		"register_asset" => {
			let asset = new_asset(SELLER, world.market.registrar.id, 10);
			Call::register_asset { platform, asset }
		},
		"add_holders" => {
			let holders = holders.try_into().expect("two");
			Call::add_holders { asset: world.draft(), holders }
		},
		"activate_asset" => {
			let asset = world.draft();
			let holders = holders.try_into().expect("two");
			world.does("owner", Call::add_holders { asset, holders });
			Call::activate_asset { asset }
		},
		"withdraw_asset" => Call::withdraw_asset { asset: world.draft() },
		"update_attributes" => Call::update_attributes { asset, attributes: attributes("Hulks") },
		"freeze_holding" => Call::freeze_holding { asset, user: THIRD },
		"thaw_holding" => {
			world.does("registrar", Call::freeze_holding { asset, user: THIRD });
			Call::thaw_holding { asset, user: THIRD }
		},
		"force_transfer" => {
			let (from, to, reason) = (THIRD, BUYER, ForceReason::Ordered);
			Call::force_transfer { asset, from, to, shares: 10, reason }
		},
		"countersign" => {
			let document = (world.certificate(), H256::repeat_byte(1));
			Call::countersign { certificates: only(document) }
		},
		"revoke_certificate" => {
			let reason = RevocationReason::Ordered;
			Call::revoke_certificate { certificate: world.certificate(), reason }
		},
		"refresh_certificate" => {
			let update = update_of(world, "third", THIRD);
			world.does("registrar", update);
			Call::refresh_certificate { certificate: world.certificate() }
		},
		_ => call_on_sale(world, row),
	}
}

fn call_on_sale(world: &mut World, row: &str) -> Call<Runtime> {
	let platform = world.platform();
	let buyer = user("buyer").pen;
	match row {
		"post_offering" => {
			let terms = world.terms(SaleKind::Secondary, 10);
			posting(&mut world.chain, platform, terms, &user("seller").pen)
		},
		"pledge" => {
			let offering = world.posted(0, SaleKind::Primary(Goal::KeepItAll));
			let order = order(&mut world.chain, offering, BUYER, 2, platform);
			pledging(&mut world.chain, order, &buyer)
		},
		"fill" => {
			let offering = world.sale();
			let order = order(&mut world.chain, offering, BUYER, 2, platform);
			filling(&mut world.chain, order, &buyer)
		},
		"record_trade" => world.gift(),
		"close_offering" => Call::close_offering { offering: world.campaign(10) },
		"cancel_offering" => Call::cancel_offering { offering: world.sale() },
		"freeze_offering" => Call::freeze_offering { offering: world.sale() },
		"thaw_offering" => {
			let offering = world.sale();
			world.does("registrar", Call::freeze_offering { offering });
			Call::thaw_offering { offering }
		},
		"settle_pledges" => {
			Call::settle_pledges { offering: world.succeeded(), users: only(BUYER) }
		},
		"withdraw_pledge" => Call::withdraw_pledge { offering: world.stranded(), user: BUYER },
		"pay_proceeds" => Call::pay_proceeds { offering: world.settled() },
		"pay_fees" => {
			let (offering, tenure) = (world.settled(), 0);
			Call::pay_fees { offering, platform, tenure }
		},
		_ => call_on_distribution(world, row),
	}
}

fn call_on_distribution(world: &mut World, row: &str) -> Call<Runtime> {
	let declare = world.distribution();
	if row == "declare_distribution" {
		return declare;
	}
	world.does("seller", declare);
	let (asset, index) = (ASSET, 1);
	let over = short_crowd_terms().distribution + 1;
	match row {
		"claim_distribution" => Call::claim_distribution { asset, user: THIRD, snapshot: None },
		"close_distribution" => {
			pass(&mut world.chain, over);
			Call::close_distribution { asset, index }
		},
		"clear_snapshots" => {
			let gift = world.gift();
			world.does("owner", gift);
			pass(&mut world.chain, over);
			Call::clear_snapshots { asset, user: THIRD, snapshots: only(index) }
		},
		other => panic!("no call is written for the row {other}"),
	}
}

impl Stage for World {
	fn chain(&mut self) -> &mut Chain {
		&mut self.chain
	}

	fn call(&mut self, row: &str, column_name: &str) -> RuntimeCall {
		call_of(self, row, &column(column_name)).into()
	}
}

#[test]
fn every_call_of_crowdfunding_should_be_open_to_exactly_those_whom_the_matrix_names() {
	play_all(&mut stage(), MATRIX);
}
