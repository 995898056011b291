// SPDX-License-Identifier: Apache-2.0

//! Companies, their backers and those who buy from them, over two platforms, in euro chips.

use frame_support::assert_ok;
use hanse_runtime::{
	configs::money::Currency, Balance, Crowdfunding, Runtime, RuntimeCall, RuntimeEvent,
};
use hanse_runtime_tests::{
	actors::{actor, Actor},
	chain::Chain,
	chips::{buy_chips, by_council, chips, chips_of, mint, pen, Mint, EUR},
	crowdfunding::*,
	governance::{carry, Body},
	orgs::org,
};
use pallet_crowdfunding::{
	AssetId, Call, Cause, CertificateState, Choice, ConflictRuling, Error, Event, ForceReason,
	Goal, Hindrance, OfferingId, Order, PledgeState, Refusal, SaleKind, Settlement, Shares,
	Syndication, UserId, UserStatus, MAX_WRONG_SIGNATURES,
};
use sp_core::H256;
use sp_runtime::DispatchError;

/// What every user has of chips in the beginning.
const CHIPS: Balance = 100_000;
/// What a share costs.
const PRICE: Balance = 100;

/// A chain with euro chips and two platforms, made by motions of the council, and three users: the
/// issuer and Anna joined on the first platform, Bert on the other one.
struct Fair {
	chain: Chain,
	mint: Mint,
	market: Market,
	issuer: Person,
	anna: Person,
	bert: Person,
}

const ISSUER: UserId = 0;
const ANNA: UserId = 1;
const BERT: UserId = 2;

fn fair() -> Fair {
	let mut chain = Chain::development();
	let mint = mint(&mut chain, by_council);
	pass(&mut chain, 1);
	assert_ok!(carry(&mut chain, Body::Council, set_crowd_terms(short_crowd_terms())));
	let market = market(&mut chain, by_council);
	let [issuer, anna, bert] = ["issuer", "anna", "bert"].map(person);
	for (user, (person, site)) in [(&issuer, 0), (&anna, 0), (&bert, 1)].into_iter().enumerate() {
		pass(&mut chain, 1);
		assert_eq!(join(&mut chain, &market, site, person), user as UserId);
		buy_chips(&mut chain, &mint, &person.account, CHIPS);
	}
	pass(&mut chain, 1);
	Fair { chain, mint, market, issuer, anna, bert }
}

impl Fair {
	#[track_caller]
	fn does(&mut self, who: &Actor, call: Call<Runtime>) {
		self.chain.does(who, crowd(call));
	}

	#[track_caller]
	fn is_refused(&mut self, who: &Actor, call: Call<Runtime>, error: Error<Runtime>) {
		self.chain.is_refused(who, crowd(call), error);
	}

	fn chips(&mut self, who: &Actor) -> Balance {
		chips_of(&mut self.chain, EUR, &who.account)
	}

	fn owner(&self, site: usize) -> Actor {
		self.market.sites[site].owner.clone()
	}

	/// An offering of the user's shares on the first platform.
	#[track_caller]
	fn offer(
		&mut self,
		asset: AssetId,
		(user, seller): (UserId, &Person),
		kind: SaleKind,
		shares: Shares,
	) -> OfferingId {
		let price = (PRICE, Currency::WithId(EUR));
		let terms = sale_terms(&mut self.chain, (asset, user), kind, shares, price);
		let site = self.market.sites[0].clone();
		post(&mut self.chain, &site, terms, seller)
	}

	/// A campaign of the issuer for up to 500 shares that needs 300; the other platform takes all.
	fn campaign(&mut self) -> (AssetId, OfferingId) {
		let asset = float(&mut self.chain, &self.market, &[(ISSUER, 1_000)]);
		let (platform, syndication) = (self.market.sites[1].number, Syndication::All);
		self.does(&self.owner(1), Call::set_syndication { platform, syndication });
		let (issuer, kind) = (self.issuer.clone(), SaleKind::Primary(Goal::AllOrNothing(300)));
		(asset, self.offer(asset, (ISSUER, &issuer), kind, 500))
	}

	fn order(
		&mut self,
		offering: OfferingId,
		buyer: UserId,
		shares: Shares,
		site: usize,
	) -> Order<Balance> {
		let platform = self.market.sites[site].number;
		order(&mut self.chain, offering, buyer, shares, platform)
	}

	/// Anna pledges by the first platform, herself; Bert is brought by the other one.
	fn pledge_both(&mut self, offering: OfferingId, of_anna: Shares, of_bert: Shares) {
		let (anna, bert) = (self.anna.clone(), self.bert.clone());
		let order = self.order(offering, ANNA, of_anna, 0);
		let pledge = pledging(&mut self.chain, order, &anna.pen);
		self.does(&anna.account, pledge);
		let order = self.order(offering, BERT, of_bert, 1);
		let pledge = pledging(&mut self.chain, order, &bert.pen);
		self.does(&self.owner(1), pledge);
	}

	fn fill(
		&mut self,
		buyer: UserId,
		offering: OfferingId,
		shares: Shares,
		site: usize,
	) -> Call<Runtime> {
		let order = self.order(offering, buyer, shares, site);
		let pen = if buyer == ANNA { self.anna.pen.clone() } else { self.bert.pen.clone() };
		filling(&mut self.chain, order, &pen)
	}

	/// The first platform records a gift.
	fn give(
		&mut self,
		asset: AssetId,
		from: (UserId, &Person),
		to: (UserId, &Person),
		shares: Shares,
	) -> Call<Runtime> {
		let trade = gift(self.market.sites[0].number, asset, (from.0, to.0), shares);
		recording(&mut self.chain, trade, &from.1.pen, &to.1.pen)
	}
}

fn backers() -> pallet_crowdfunding::SettledUsers {
	vec![ANNA, BERT].try_into().expect("two")
}

fn hindered(by: Hindrance) -> Error<Runtime> {
	Error::Hindered(by)
}

#[test]
fn campaign_should_bring_shares_and_divide_the_money_when_its_goal_is_reached() {
	let mut fair = fair();
	let (issuer, anna, bert) = (fair.issuer.clone(), fair.anna.clone(), fair.bert.clone());
	let (asset, offering) = fair.campaign();
	let first = certificate_of(&mut fair.chain, asset, ISSUER);
	let endowment = offering_row(&mut fair.chain, offering).unwrap().endowment;
	assert_eq!(fair.chips(&issuer.account), CHIPS - endowment);
	fair.pledge_both(offering, 200, 150);
	assert_eq!(fair.chips(&anna.account), CHIPS - 20_000);
	assert_eq!(fair.chips(&bert.account), CHIPS - 15_000);
	assert_eq!(shares_of(&mut fair.chain, asset, ANNA), 0);
	fair.chain.check();
	fair.is_refused(&anna.account, Call::close_offering { offering }, Error::WindowOpen);
	let early = Call::settle_pledges { offering, users: backers() };
	fair.is_refused(&anna.account, early, Error::WrongState);

	pass(&mut fair.chain, WINDOW + 1);
	fair.does(&anna.account, Call::close_offering { offering });
	fair.does(&anna.account, Call::settle_pledges { offering, users: backers() });
	for (user, shares) in [(ISSUER, 650), (ANNA, 200), (BERT, 150)] {
		assert_eq!(shares_of(&mut fair.chain, asset, user), shares);
	}
	let of_bert = certificate_of(&mut fair.chain, asset, BERT);
	let of_bert = certificate(&mut fair.chain, of_bert);
	assert_eq!((of_bert.source, of_bert.cause), (Some(first), Cause::Campaign(offering)));
	assert_eq!(fair.chain.held(&anna.account.account), 0);
	fair.chain.check();

	// 35,000: 2 % to who posted it, 1 % of each pledge to who brought the backer.
	let (owner, rival) = (fair.owner(0), fair.owner(1));
	fair.does(&bert.account, Call::pay_proceeds { offering });
	assert_eq!(fair.chips(&issuer.account), CHIPS - endowment + 35_000 - 700 - 350);
	for (site, fees) in [(0, 700 + 200), (1, 150)] {
		let (platform, payee) = (fair.market.sites[site].number, fair.owner(site));
		fair.does(&bert.account, Call::pay_fees { offering, platform, tenure: 0 });
		assert_eq!(fair.chips(&payee), fees);
	}
	assert_eq!(offering_row(&mut fair.chain, offering), None, "nothing is left to do");
	assert_eq!(fair.chips(&issuer.account), CHIPS + 33_950);
	assert_eq!(fair.chain.held(&issuer.account.account), 0);
	let all = [&issuer.account, &anna.account, &bert.account, &owner, &rival];
	let sum: Balance = all.into_iter().map(|who| fair.chips(who)).sum();
	assert_eq!(sum, 3 * CHIPS);
	fair.chain.check();
}

#[test]
fn campaign_should_give_all_money_back_when_its_goal_is_missed() {
	let mut fair = fair();
	let (issuer, anna, bert) = (fair.issuer.clone(), fair.anna.clone(), fair.bert.clone());
	let (asset, offering) = fair.campaign();
	fair.pledge_both(offering, 200, 99);
	pass(&mut fair.chain, WINDOW + 1);
	let late = fair.order(offering, ANNA, 1, 0);
	let late = pledging(&mut fair.chain, late, &anna.pen);
	fair.is_refused(&anna.account, late, hindered(Hindrance::OfferingClosed));
	fair.does(&bert.account, Call::close_offering { offering });
	fair.is_refused(&bert.account, Call::pay_proceeds { offering }, Error::NothingDue);
	fair.does(&bert.account, Call::settle_pledges { offering, users: backers() });
	assert_eq!(offering_row(&mut fair.chain, offering), None);
	for who in [&issuer, &anna, &bert] {
		assert_eq!(fair.chips(&who.account), CHIPS);
		assert_eq!(fair.chain.held(&who.account.account), 0);
	}
	for site in [0, 1] {
		let owner = fair.owner(site);
		assert_eq!(fair.chips(&owner), 0);
	}
	assert_eq!(shares_of(&mut fair.chain, asset, ISSUER), 1_000);
	fair.chain.check();
}

#[test]
fn frozen_backer_should_strand_nobody_else_and_get_its_money_once_thawed() {
	let mut fair = fair();
	let (issuer, anna, bert) = (fair.issuer.clone(), fair.anna.clone(), fair.bert.clone());
	let (_, offering) = fair.campaign();
	fair.pledge_both(offering, 100, 100);
	let who = || anna.account.address();
	let freezer = fair.mint.freezer.clone();
	let freeze = chips(pallet_chips::Call::freeze { kind: EUR, who: who() });
	fair.chain.does(&freezer, freeze);
	fair.does(&issuer.account, Call::cancel_offering { offering });
	fair.does(&bert.account, Call::settle_pledges { offering, users: backers() });
	assert_eq!(fair.chips(&bert.account), CHIPS);
	assert_eq!(fair.chips(&anna.account), CHIPS - 10_000);
	assert!(fair.chain.saw(Event::<Runtime>::PledgeStranded { offering, user: ANNA }));
	let pledge = fair.chain.with(|| Crowdfunding::pledge_of(offering, ANNA)).unwrap();
	assert_eq!((pledge.state, pledge.amount), (PledgeState::Stranded, 10_000));
	fair.chain.check();

	let withdraw = || Call::withdraw_pledge { offering, user: ANNA };
	fair.is_refused(&anna.account, withdraw(), Error::BadStanding);
	let thaw = chips(pallet_chips::Call::thaw { kind: EUR, who: who() });
	fair.chain.does(&freezer, thaw);
	fair.does(&bert.account, withdraw());
	assert_eq!(fair.chips(&anna.account), CHIPS);
	assert_eq!(offering_row(&mut fair.chain, offering), None);
	fair.chain.check();
}

#[test]
fn frozen_platform_should_not_keep_others_from_trading() {
	let mut fair = fair();
	let (anna, bert) = (fair.anna.clone(), fair.bert.clone());
	let asset = float(&mut fair.chain, &fair.market, &[(ANNA, 100)]);
	let offering = fair.offer(asset, (ANNA, &anna), SaleKind::Secondary, 100);
	let (freezer, who) = (fair.mint.freezer.clone(), fair.owner(0).address());
	fair.chain.does(&freezer, chips(pallet_chips::Call::freeze { kind: EUR, who }));
	let fill = fair.fill(BERT, offering, 100, 0);
	fair.does(&bert.account, fill);
	// What the platform can't be paid is the seller's.
	assert_eq!(fair.chips(&anna.account), CHIPS + 10_000);
	assert_eq!(shares_of(&mut fair.chain, asset, BERT), 100);
	fair.chain.check();
}

#[test]
fn shares_should_be_sold_through_the_other_platform_and_both_be_paid() {
	let mut fair = fair();
	let (anna, bert) = (fair.anna.clone(), fair.bert.clone());
	let asset = float(&mut fair.chain, &fair.market, &[(ISSUER, 900), (ANNA, 100)]);
	let offering = fair.offer(asset, (ANNA, &anna), SaleKind::Secondary, 100);
	let fill = fair.fill(BERT, offering, 40, 1);
	let rival = fair.owner(1);
	fair.is_refused(&rival, fill.clone(), hindered(Hindrance::NotOnPlatform));
	let (platform, choice) = (fair.market.sites[1].number, Some(Choice::Taken));
	fair.does(&rival, Call::choose { platform, offering, choice });
	fair.is_refused(&fair.owner(0), fill.clone(), Error::NotPlatform);
	fair.does(&rival, fill.clone());
	assert_eq!(shares_of(&mut fair.chain, asset, BERT), 40);
	assert_eq!(fair.chips(&bert.account), CHIPS - 4_000);
	assert_eq!(fair.chips(&anna.account), CHIPS + 4_000 - 80 - 40);
	assert_eq!((fair.chips(&fair.owner(0)), fair.chips(&rival)), (80, 40));
	// A signature buys once.
	fair.is_refused(&rival, fill, Error::InvalidNonce);

	let rest = fair.fill(BERT, offering, 60, 1);
	fair.does(&bert.account, rest);
	assert_eq!((fair.chips(&fair.owner(0)), fair.chips(&rival)), (200, 100));
	assert_eq!(fair.chips(&anna.account), CHIPS + 9_700);
	assert_eq!(shares_of(&mut fair.chain, asset, ANNA), 0);
	assert_eq!(offering_row(&mut fair.chain, offering), None);
	let trades = fair.chain.with(|| Crowdfunding::trades(asset, None, 10));
	assert_eq!(trades.len(), 2);
	for (_, trade) in trades {
		assert_eq!(trade.settlement, Settlement::Paid(Currency::WithId(EUR)));
		assert_eq!(trade.posting, Some(fair.market.sites[0].number));
		assert_eq!(trade.executing, Some(platform));
	}
	// The choice is about nothing any more: its deposit goes back.
	let before = fair.chain.held(&rival.account);
	fair.does(&anna.account, Call::clear_choice { platform, offering });
	assert!(fair.chain.held(&rival.account) < before);
	fair.chain.check();
}

#[test]
fn stolen_account_key_should_trade_nothing_and_lock_itself_out() {
	let mut fair = fair();
	let (anna, bert) = (fair.anna.clone(), fair.bert.clone());
	let registrar = fair.market.registrar.account.clone();
	let asset = float(&mut fair.chain, &fair.market, &[(ANNA, 100)]);
	let offering = fair.offer(asset, (ANNA, &anna), SaleKind::Secondary, 100);
	// The thief has the key of Bert's account, and not the one that he trades with.
	let (thief, stolen) = (pen("thief", 0), bert.account.clone());
	let order = fair.order(offering, BERT, 10, 0);
	for wrong in 1..=MAX_WRONG_SIGNATURES {
		let forged = filling(&mut fair.chain, order, &thief);
		fair.does(&stolen, forged);
		let reason = Refusal::InvalidSignature;
		assert!(fair.chain.saw(Event::<Runtime>::TradeRefused { user: BERT, reason, wrong }));
		assert_eq!(fair.chips(&stolen), CHIPS);
	}
	assert!(fair.chain.saw(Event::<Runtime>::TradingLocked { user: BERT }));
	// Not even a good signature counts now.
	let good = fair.fill(BERT, offering, 10, 0);
	fair.is_refused(&stolen, good.clone(), hindered(Hindrance::BuyerLocked));
	// Nor does a key of the thief's own, before the registrar has seen it.
	let request = key_request(&mut fair.chain, BERT, &thief).unwrap();
	fair.does(&stolen, request);
	let user = BERT;
	fair.does(&registrar, Call::cancel_trading_key { user });
	fair.does(&registrar, Call::unlock_trading { user });
	let forged = filling(&mut fair.chain, order, &thief);
	fair.does(&stolen, forged);
	assert_eq!(shares_of(&mut fair.chain, asset, BERT), 0);
	fair.does(&bert.account, good);
	assert_eq!(shares_of(&mut fair.chain, asset, BERT), 10);
	// What strangers sign wrongly in his name counts for nothing.
	let forged = filling(&mut fair.chain, order, &thief);
	let owner = fair.owner(0);
	fair.is_refused(&owner, forged, Error::InvalidSignature);
	assert_eq!(user_row(&mut fair.chain, BERT).trading.wrong, 0);
	fair.chain.check();
}

#[test]
fn key_that_waited_long_enough_should_count_and_the_old_one_no_more() {
	let mut fair = fair();
	let (anna, bert) = (fair.anna.clone(), fair.bert.clone());
	let asset = float(&mut fair.chain, &fair.market, &[(ANNA, 100)]);
	let next = Person { pen: pen("next", 2), ..anna.clone() };
	let request = key_request(&mut fair.chain, ANNA, &next.pen).unwrap();
	fair.does(&anna.account, request);
	let owner = fair.owner(0);
	let early = fair.give(asset, (ANNA, &next), (BERT, &bert), 1);
	fair.is_refused(&owner, early, Error::InvalidSignature);
	let old = fair.give(asset, (ANNA, &anna), (BERT, &bert), 1);
	fair.does(&owner, old);
	pass(&mut fair.chain, short_crowd_terms().key_delay);
	let old = fair.give(asset, (ANNA, &anna), (BERT, &bert), 1);
	fair.is_refused(&owner, old, Error::InvalidSignature);
	let new = fair.give(asset, (ANNA, &next), (BERT, &bert), 1);
	fair.does(&owner, new);
	assert_eq!(shares_of(&mut fair.chain, asset, BERT), 2);
	fair.chain.check();
}

#[test]
fn title_should_lead_back_over_all_trades_to_the_registration() {
	let mut fair = fair();
	let (issuer, anna, bert) = (fair.issuer.clone(), fair.anna.clone(), fair.bert.clone());
	let clara = person("clara");
	pass(&mut fair.chain, 1);
	let of_clara = join(&mut fair.chain, &fair.market, 1, &clara);
	let asset = float(&mut fair.chain, &fair.market, &[(ISSUER, 1_000)]);
	let owner = fair.owner(0);
	let mut path = vec![certificate_of(&mut fair.chain, asset, ISSUER)];
	let hands = [
		((ISSUER, &issuer), (ANNA, &anna)),
		((ANNA, &anna), (BERT, &bert)),
		((BERT, &bert), (of_clara, &clara)),
	];
	let document = H256::repeat_byte(7);
	for (from, to) in hands {
		let trade = fair.give(asset, from, to, 100);
		fair.does(&owner, trade);
		let got = certificate_of(&mut fair.chain, asset, to.0);
		let certificates = vec![(got, document)].try_into().unwrap();
		let certifier = fair.market.certifier.account.clone();
		fair.does(&certifier, Call::countersign { certificates });
		path.insert(0, got);
		pass(&mut fair.chain, 1);
	}
	let page = fair.chain.with(|| Crowdfunding::title(vec![path[0]], 256));
	let found: Vec<_> = page.certificates.iter().map(|(id, _)| *id).collect();
	assert_eq!(found, path);
	assert!(page.next.is_empty());
	let rows: Vec<_> = page.certificates.into_iter().map(|(_, row)| row).collect();
	let causes: Vec<_> = rows.iter().map(|row| row.cause).collect();
	let traded = Cause::Traded;
	assert_eq!(causes, [traded(2), traded(1), traded(0), Cause::Registered]);
	// What was sold keeps its document and says that it is over.
	assert_eq!((rows[0].state, rows[0].document), (CertificateState::Active, Some(document)));
	assert_eq!((rows[1].state, rows[1].document), (CertificateState::Superseded, Some(document)));
	// Page by page it is the same.
	let (mut from, mut paged) = (vec![path[0]], Vec::new());
	while !from.is_empty() {
		let page = fair.chain.with(|| Crowdfunding::title(from, 1));
		paged.extend(page.certificates.into_iter().map(|(id, _)| id));
		from = page.next;
	}
	assert_eq!(paged, path);
	fair.chain.check();
}

/// Another identity under Anna's tag, brought by the other platform.
fn contest(fair: &mut Fair, name: &str) -> Person {
	let other = person(name);
	let Market { registrar, certifier, sites } = &fair.market;
	let mut newcomer = registration(&other, registrar.id, certifier.id);
	newcomer.tag = tag("anna");
	let (pen, site) = (&registrar.pen, &sites[1]);
	let call = registering(&mut fair.chain, site.number, newcomer, pen, &other.account);
	fair.chain.does(&site.owner, crowd(call.expect("the platform is there")));
	other
}

#[test]
fn conflict_of_tags_should_stop_both_until_the_registrar_rules() {
	let mut fair = fair();
	let (anna, bert) = (fair.anna.clone(), fair.bert.clone());
	let registrar = fair.market.registrar.account.clone();
	let asset = float(&mut fair.chain, &fair.market, &[(ANNA, 100)]);
	let owner = fair.owner(0);
	let rival = fair.owner(1);
	let held = fair.chain.held(&rival.account);
	let other = contest(&mut fair, "johanna");
	let status = |fair: &mut Fair, user| fair.chain.with(|| Crowdfunding::user_status(user));
	assert_eq!(status(&mut fair, ANNA), Some(UserStatus::Contested));
	let account = other.account.account.clone();
	assert_eq!(fair.chain.with(|| Crowdfunding::user_of(account.clone())), None);
	let trade = fair.give(asset, (ANNA, &anna), (BERT, &bert), 10);
	let contested = hindered(Hindrance::Seller(UserStatus::Contested));
	fair.is_refused(&owner, trade.clone(), contested);
	let user = ANNA;
	let dismiss = || Call::resolve_conflict { user, ruling: ConflictRuling::Dismissed };
	fair.is_refused(&rival, dismiss(), Error::NotAuthority);
	fair.does(&registrar, dismiss());
	assert_eq!(fair.chain.held(&rival.account), held);
	fair.does(&owner, trade);
	fair.chain.check();

	// The second time they are two.
	fund(&mut fair.chain, &other.account);
	contest(&mut fair, "johanna");
	let ruling = ConflictRuling::Separate(tag("johanna"));
	fair.does(&registrar, Call::resolve_conflict { user, ruling });
	let second = fair.chain.with(|| Crowdfunding::user_of(account)).expect("she is a user now");
	assert_eq!(status(&mut fair, ANNA), Some(UserStatus::Confirmed));
	assert_eq!(status(&mut fair, second), Some(UserStatus::Pending));
	let trade = fair.give(asset, (ANNA, &anna), (second, &other), 10);
	let pending = hindered(Hindrance::Buyer(UserStatus::Pending));
	fair.is_refused(&owner, trade.clone(), pending);
	let Fair { chain, market, .. } = &mut fair;
	confirm(chain, market, second, 0);
	fair.does(&owner, trade);
	assert_eq!(shares_of(&mut fair.chain, asset, second), 10);
	fair.chain.check();
}

#[test]
fn user_should_go_on_with_another_account_when_it_lost_the_first() {
	let mut fair = fair();
	let (anna, bert) = (fair.anna.clone(), fair.bert.clone());
	let (registrar, owner) = (fair.market.registrar.account.clone(), fair.owner(0));
	let asset = float(&mut fair.chain, &fair.market, &[(ANNA, 100)]);
	let before = certificate_of(&mut fair.chain, asset, ANNA);
	let offering = fair.offer(asset, (ANNA, &anna), SaleKind::Secondary, 50);
	let again = person("anna-again");
	let recover = recovery(&mut fair.chain, ANNA, &again).unwrap();
	fair.is_refused(&owner, recover.clone(), Error::NotAuthority);
	fair.does(&registrar, recover.clone());
	fair.is_refused(&registrar, recover, Error::AlreadyRegistered);
	let (from, to) = (anna.account.account.clone(), again.account.account.clone());
	assert_eq!(fair.chain.with(|| Crowdfunding::user_of(from)), None);
	assert_eq!(fair.chain.with(|| Crowdfunding::user_of(to)), Some(ANNA));
	assert_eq!(shares_of(&mut fair.chain, asset, ANNA), 100);
	assert_eq!(certificate_of(&mut fair.chain, asset, ANNA), before);
	fund(&mut fair.chain, &again.account);

	// Neither the old account nor the old key is any good.
	fair.is_refused(&anna.account, Call::cancel_offering { offering }, Error::NotUser);
	let trade = fair.give(asset, (ANNA, &anna), (BERT, &bert), 10);
	fair.is_refused(&owner, trade, Error::InvalidSignature);
	let fill = fair.fill(BERT, offering, 50, 0);
	fair.does(&bert.account, fill);
	assert_eq!(fair.chips(&anna.account), CHIPS);
	assert_eq!(fair.chips(&again.account), 5_000 - 100 - 50);
	let trade = fair.give(asset, (ANNA, &again), (BERT, &bert), 10);
	fair.does(&owner, trade);
	assert_eq!(shares_of(&mut fair.chain, asset, BERT), 60);
	fair.chain.check();
}

#[test]
fn distribution_should_go_to_who_held_shares_when_it_was_declared() {
	let mut fair = fair();
	let (issuer, anna, bert) = (fair.issuer.clone(), fair.anna.clone(), fair.bert.clone());
	let asset = float(&mut fair.chain, &fair.market, &[(ISSUER, 500), (ANNA, 500)]);
	let currency = Currency::WithId(EUR);
	let closes = fair.chain.block() + 30;
	// Ten for each share, and seven that can't be divided.
	let declare = || {
		let currency = currency.clone();
		Call::declare_distribution { asset, currency, amount: 10_007, closes }
	};
	fair.is_refused(&anna.account, declare(), Error::NotUser);
	fair.does(&issuer.account, declare());
	let owner = fair.owner(0);
	// Anna sells twice, all in the end.
	for shares in [200, 300] {
		let trade = fair.give(asset, (ANNA, &anna), (BERT, &bert), shares);
		fair.does(&owner, trade);
	}
	let claim = |user, snapshot| Call::claim_distribution { asset, user, snapshot };
	fair.is_refused(&bert.account, claim(BERT, None), Error::NothingDue);
	fair.is_refused(&anna.account, claim(ANNA, None), Error::WrongSnapshot);
	let due = fair.chain.with(|| Crowdfunding::claimable(asset, ANNA));
	assert_eq!(due, [(1, Some(1), 5_000)]);
	fair.does(&bert.account, claim(ANNA, Some(1)));
	assert_eq!(fair.chips(&anna.account), CHIPS + 5_000);
	assert_eq!(fair.chips(&bert.account), CHIPS);
	fair.is_refused(&anna.account, claim(ANNA, Some(1)), Error::HoldingNotFound);
	fair.does(&issuer.account, claim(ISSUER, None));
	let close = || Call::close_distribution { asset, index: 1 };
	fair.is_refused(&bert.account, close(), Error::WindowOpen);
	fair.chain.check();

	// The rest goes back with what kept the pot alive.
	fair.chain.advance(31);
	pass(&mut fair.chain, 1);
	fair.does(&bert.account, close());
	assert_eq!(fair.chips(&issuer.account), CHIPS - 5_000);
	assert_eq!(fair.chain.held(&issuer.account.account), 0);
	fair.chain.check();
}

#[test]
fn distribution_should_be_set_aside_for_a_barred_holder_until_the_registrar_lifts_the_bar() {
	let mut fair = fair();
	let (issuer, anna, bert) = (fair.issuer.clone(), fair.anna.clone(), fair.bert.clone());
	let registrar = fair.market.registrar.account.clone();
	let asset = float(&mut fair.chain, &fair.market, &[(ISSUER, 500), (ANNA, 500)]);
	let (currency, amount, user) = (Currency::WithId(EUR), 10_000, ANNA);
	let closes = fair.chain.block() + 30;
	fair.does(&registrar, Call::freeze_user { user });
	let declare = Call::declare_distribution { asset, currency, amount, closes };
	fair.does(&issuer.account, declare);
	let claim = || Call::claim_distribution { asset, user, snapshot: None };
	fair.does(&bert.account, claim());
	let set_aside = Event::<Runtime>::DistributionWithheld { asset, index: 1, user, amount: 5_000 };
	assert!(fair.chain.saw(set_aside));
	assert_eq!(fair.chips(&anna.account), CHIPS);
	fair.is_refused(&anna.account, claim(), Error::HolderFrozen);
	fair.chain.advance(31);
	pass(&mut fair.chain, 1);
	// The rest goes back; hers does not.
	fair.does(&bert.account, Call::close_distribution { asset, index: 1 });
	assert_eq!(fair.chips(&issuer.account), CHIPS - 5_000);
	fair.is_refused(&anna.account, claim(), Error::HolderFrozen);
	fair.chain.check();
	fair.does(&registrar, Call::thaw_user { user });
	fair.does(&bert.account, claim());
	assert_eq!(fair.chips(&anna.account), CHIPS + 5_000);
	fair.is_refused(&anna.account, claim(), Error::NothingDue);
	fair.chain.check();
}

#[test]
fn shares_should_be_moved_by_the_council_when_their_holder_is_barred() {
	let mut fair = fair();
	let (anna, bert) = (fair.anna.clone(), fair.bert.clone());
	let (registrar, owner) = (fair.market.registrar.account.clone(), fair.owner(0));
	let asset = float(&mut fair.chain, &fair.market, &[(ANNA, 100)]);
	fair.does(&registrar, Call::freeze_user { user: ANNA });
	fair.does(&registrar, Call::freeze_holding { asset, user: ANNA });
	let trade = fair.give(asset, (ANNA, &anna), (BERT, &bert), 10);
	fair.is_refused(&owner, trade, hindered(Hindrance::Seller(UserStatus::Frozen)));
	let before = certificate_of(&mut fair.chain, asset, ANNA);
	let force = || -> RuntimeCall {
		let (from, to, reason) = (ANNA, BERT, ForceReason::Ordered);
		crowd(Call::force_transfer { asset, from, to, shares: 30, reason })
	};
	fair.chain.is_refused(&registrar, force(), DispatchError::BadOrigin);
	assert_eq!(carry(&mut fair.chain, Body::Committee, force()), Err(DispatchError::BadOrigin));
	assert_ok!(carry(&mut fair.chain, Body::Council, force()));
	let forced = |event: &RuntimeEvent| {
		matches!(event, RuntimeEvent::Crowdfunding(Event::TransferForced { trade: 0, .. }))
	};
	assert!(fair.chain.events.iter().any(forced));
	assert_eq!(shares_of(&mut fair.chain, asset, ANNA), 70);
	assert_eq!(shares_of(&mut fair.chain, asset, BERT), 30);
	let (_, trade) = fair.chain.with(|| Crowdfunding::trades(asset, None, 1)).remove(0);
	assert_eq!((trade.settlement, trade.seller_before), (Settlement::Forced, before));
	let got = certificate_of(&mut fair.chain, asset, BERT);
	assert_eq!(certificate(&mut fair.chain, got).source, Some(before));
	fair.chain.check();
}

#[test]
fn fees_of_a_campaign_should_go_to_who_owned_the_platform_when_it_earned_them() {
	let mut fair = fair();
	let (anna, rival, heir) = (fair.anna.clone(), fair.owner(1), actor("heir"));
	fund(&mut fair.chain, &heir);
	let (_, offering) = fair.campaign();
	fair.pledge_both(offering, 200, 150);
	let (number, to) = (fair.market.sites[1].number, heir.address());
	fair.chain.does(&rival, org(pallet_org_numbers::Call::offer_transfer { number, to }));
	fair.chain.does(&heir, org(pallet_org_numbers::Call::accept_transfer { number }));
	let renew = crowd(Call::admit_platform { platform: number });
	assert_ok!(carry(&mut fair.chain, Body::Council, renew));
	pass(&mut fair.chain, WINDOW + 1);
	fair.does(&anna.account, Call::close_offering { offering });
	fair.does(&anna.account, Call::settle_pledges { offering, users: backers() });
	let fees = |tenure| Call::pay_fees { offering, platform: number, tenure };
	fair.is_refused(&heir, fees(1), Error::NothingDue);
	fair.does(&heir, fees(0));
	assert_eq!((fair.chips(&rival), fair.chips(&heir)), (150, 0));
	fair.chain.check();
}

#[test]
fn platform_should_be_void_when_its_number_was_sold() {
	let mut fair = fair();
	let (anna, bert) = (fair.anna.clone(), fair.bert.clone());
	let (site, old, rival) = (fair.market.sites[0].clone(), fair.owner(0), fair.owner(1));
	let heir = actor("heir");
	fund(&mut fair.chain, &heir);
	let asset = float(&mut fair.chain, &fair.market, &[(ANNA, 100)]);
	let offering = fair.offer(asset, (ANNA, &anna), SaleKind::Secondary, 100);
	let (platform, choice) = (fair.market.sites[1].number, Some(Choice::Taken));
	fair.does(&rival, Call::choose { platform, offering, choice });
	let (number, to) = (site.number, heir.address());
	fair.chain.does(&old, org(pallet_org_numbers::Call::offer_transfer { number, to }));
	fair.chain.does(&heir, org(pallet_org_numbers::Call::accept_transfer { number }));

	let (platform, syndication) = (number, Syndication::All);
	let set = || Call::set_syndication { platform, syndication: syndication.clone() };
	for who in [&old, &heir] {
		fair.is_refused(who, set(), Error::PlatformVoid);
	}
	let here = fair.fill(BERT, offering, 50, 0);
	fair.is_refused(&bert.account, here, hindered(Hindrance::NotOnPlatform));
	// On the other platform it goes on; nobody gets anything for the posting.
	let there = fair.fill(BERT, offering, 50, 1);
	fair.does(&bert.account, there);
	assert_eq!(fair.chips(&anna.account), CHIPS + 5_000 - 50);
	assert_eq!(fair.chips(&rival), 50);

	// Governance knows the new owner. What the old one posted stays of the old one.
	let renew = crowd(Call::admit_platform { platform });
	assert_ok!(carry(&mut fair.chain, Body::Council, renew));
	fair.is_refused(&old, set(), Error::NotPlatform);
	fair.does(&heir, set());
	let there = fair.fill(BERT, offering, 50, 1);
	fair.does(&bert.account, there);
	assert_eq!((fair.chips(&heir), fair.chips(&old)), (0, 0));
	assert_eq!(fair.chips(&rival), 100);
	fair.chain.check();
}
