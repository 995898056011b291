// SPDX-License-Identifier: Apache-2.0

//! Chips in the storm: kinds, officers, issuers and banks, and the calls on them that bite. Requests
//! and redemptions are in [`super::purchases`].

use super::{own::Drawn, By, Storm};
use crate::{
	actors::Actor,
	chain::Chain,
	chips::*,
	orgs::{handle, org, profile, SALT},
};
use hanse_runtime::{
	configs::parameters::ChipTermsInBounds,
	constants::{MILLI, UNIT},
	AccountId, Balance, BlockNumber, Chips, OrgNumbers, Runtime, RuntimeCall, RuntimeOrigin,
};
use hanse_support::OrgNumber;
use pallet_chips::{
	currencies, Allowances, Breaker, Call, Conducts, CurrencyCode, Duties, Duty, FinancialNode,
	FinancialNodes, Frozen, IssuerTerms, Issuers, KindId, Kinds, KindsByCurrency, NextKindId,
	Office, Officers, Policy, RecordState, Terms, Withdrawal,
};
use pallet_collective::{Instance1, RawOrigin};
use pallet_org_numbers::COMMIT_MATURITY;
use rand::{seq::SliceRandom, Rng};
use sp_runtime::{traits::Get, FixedU128, Permill};
use std::collections::HashMap;

/// Kinds that everybody has chips of and that banks serve. More are made; nobody uses them.
pub(super) const SERVED: KindId = 3;
/// Most kinds.
const MOST_KINDS: KindId = 90;
/// What everybody has of each kind in the beginning.
const ENDOWMENT: Balance = 1_000 * UNIT;
/// More than the storm can issue.
const PLENTY: Balance = 10u128.pow(19);
/// The least bond of a bank.
const BOND: Balance = 100 * UNIT;
/// Keys of issuers and of banks; several banks may have one.
const ISSUER_PENS: usize = 3;
const BANK_PENS: usize = 6;
/// Banks that serve a kind when none was lost, and the fewest that are left alone.
const BANKS: usize = 4;
const FEWEST: usize = 3;
/// Who does what in the beginning, among the payers.
const AUDITOR: usize = 6;
const OFFICERS: [(Office, usize); 3] =
	[(Office::Refiller, 7), (Office::Pauser, 8), (Office::Freezer, 9)];
const ISSUERS: [usize; 2] = [10, 11];
const FIRST_BANK: usize = 12;

pub(super) type IssuerRow = pallet_chips::Issuer<AccountId, Balance, BlockNumber>;
pub(super) type ConductRow = pallet_chips::Conduct<AccountId, Balance>;

/// The keys that sign off chain.
pub(super) type Pens = HashMap<AccountId, Pen>;

/// The keys of all issuers and banks, by account id.
pub(super) fn pens() -> Pens {
	let issuers = (0..ISSUER_PENS).map(issuer_pen);
	let banks = (0..BANK_PENS).map(bank_pen);
	issuers.chain(banks).map(|pen| (pen.account(), pen)).collect()
}

fn issuer_pen(at: usize) -> Pen {
	pen(&format!("issuer/{at}"), 0)
}

fn bank_pen(at: usize) -> Pen {
	pen(&format!("bank/{at}"), at)
}

/// Terms under which everything happens within a few blocks.
fn terms() -> Terms<Balance, BlockNumber> {
	Terms {
		purchase: 14,
		issue: 14,
		answer: 3,
		acceptance: 4,
		payout: 4,
		complaint_bond: UNIT,
		node_bond: BOND,
		..hanse_runtime::configs::parameters::DEFAULT_TERMS
	}
}

fn set_storm_terms(chain: &mut Chain) {
	let council: RuntimeOrigin = RawOrigin::<AccountId, Instance1>::Members(4, 5).into();
	chain.dispatch(council, set_terms(terms())).expect("the council may");
}

/// Terms of the kinds: of the first nothing is large, of the second everything, of the third what
/// costs more than others; and it has a rate and a fee.
fn policy_of(kind: KindId) -> Policy<Balance, BlockNumber> {
	match kind {
		1 => Policy { large_from: 1, veto_window: 2, ..policy() },
		2 => Policy {
			rate: FixedU128::from_rational(3, 2),
			fee: Permill::from_parts(2_500),
			large_from: 2 * ENDOWMENT,
			large_from_at_node: 100 * ENDOWMENT,
			attesters: 3,
			..policy()
		},
		_ => policy(),
	}
}

/// Kinds, officers, issuers and banks, and chips for all who have money.
pub(super) fn open(chain: &mut Chain, actors: &[Actor], payers: usize) {
	set_storm_terms(chain);
	let auditor = &actors[AUDITOR];
	for (kind, currency) in (0..).zip([*b"EUR", *b"USD", *b"JPY"].map(CurrencyCode)) {
		// The rate stays once there are chips; all the rest comes when everybody has some.
		let policy = Policy { rate: policy_of(kind).rate, ..policy() };
		let create = Call::create_kind { currency, policy, auditor: auditor.address() };
		by_root(chain, chips(create));
		let reserve = Call::attest_reserve { kind, amount: PLENTY };
		signed(chain, auditor, chips(reserve));
	}
	for (office, at) in OFFICERS {
		by_root(chain, chips(Call::set_officer { office, who: Some(actors[at].address()) }));
	}
	let owners = &actors[ISSUERS[0]..FIRST_BANK + BANKS];
	let numbers = register_all(chain, owners);
	let (issuers, banks) = numbers.split_at(ISSUERS.len());
	for (at, (issuer, who)) in issuers.iter().zip(ISSUERS).enumerate() {
		open_issuer(chain, at, *issuer, &actors[who]);
	}
	for (at, node) in banks.iter().enumerate() {
		let owner = &actors[FIRST_BANK + at];
		let by = at % issuers.len();
		for kind in 0..SERVED {
			let record = bank_record(kind, &owner.account, bank_pen(at).account());
			let publish = publication(chain, issuers[by], &issuer_pen(by), *node, record);
			signed(chain, owner, chips(publish.expect("the issuer is there")));
		}
		signed(chain, owner, chips(Call::set_bond { node: *node, bond: 10 * BOND }));
	}
	for (at, buyer) in actors[..payers].iter().enumerate() {
		let bank = at % BANKS;
		let issuer = &actors[ISSUERS[bank % issuers.len()]];
		for kind in 0..SERVED {
			endow(chain, buyer, kind, (banks[bank], &bank_pen(bank)), issuer);
		}
	}
	for kind in 0..SERVED {
		let (policy, auditor) = (policy_of(kind), auditor.address());
		by_root(chain, chips(Call::set_policy { kind, policy, auditor }));
	}
}

fn signed(chain: &mut Chain, who: &Actor, call: RuntimeCall) {
	let origin = RuntimeOrigin::signed(who.account.clone());
	chain.dispatch(origin, call).unwrap_or_else(|error| panic!("{}: {error:?}", who.name));
}

fn register_all(chain: &mut Chain, owners: &[Actor]) -> Vec<OrgNumber> {
	let name = |at: usize| format!("money-{at}");
	for (at, owner) in owners.iter().enumerate() {
		let account = owner.account.clone();
		let hash = chain.with(|| OrgNumbers::commitment(account, handle(&name(at)), SALT));
		signed(chain, owner, org(pallet_org_numbers::Call::commit { hash }));
	}
	chain.advance(COMMIT_MATURITY);
	let numbers = owners.iter().enumerate().map(|(at, owner)| {
		let (handle, profile) = (handle(&name(at)), profile(&name(at)));
		let register = pallet_org_numbers::Call::register { handle, profile, salt: SALT };
		signed(chain, owner, org(register));
		crate::orgs::last_number(chain)
	});
	numbers.collect()
}

fn open_issuer(chain: &mut Chain, at: usize, issuer: OrgNumber, who: &Actor) {
	let (account, key, valid_until) = (who.address(), issuer_pen(at).account(), EXPIRY);
	by_root(chain, chips(Call::admit_issuer { issuer, account, key, valid_until }));
	let terms = issuer_terms(Some(2), UNIT / 2);
	signed(chain, who, chips(Call::set_issuer_terms { issuer, terms }));
	for kind in 0..SERVED {
		by_root(chain, chips(Call::set_allowance { issuer, kind, allowance: PLENTY }));
	}
}

/// Chips from nothing, the only way there is.
fn endow(
	chain: &mut Chain,
	buyer: &Actor,
	kind: KindId,
	(node, pen): (OrgNumber, &Pen),
	issuer: &Actor,
) {
	let purchase = purchase(&buyer.account, kind, ENDOWMENT, node);
	signed(chain, buyer, chips(Call::request_purchase { purchase }));
	let request = last_request(chain);
	let cost = request_row(chain, request).expect("it was made").amount;
	let notice = notice(chain, request, cost).expect("the bank serves");
	let attest = attestation(chain, notice, pen);
	signed(chain, buyer, chips(attest));
	signed(chain, issuer, chips(Call::issue { request }));
}

impl Storm {
	/// A call on kinds, officers, issuers or banks that should succeed as things stand.
	pub(super) fn minting(&mut self, name: &str) -> Drawn {
		match name {
			"create_kind" => self.creating(),
			"set_policy" => self.governing_kind(),
			"set_officer" => self.appointing(),
			"set_breaker" => self.breaking(),
			"admit_issuer" => self.admitting(),
			"remove_issuer" => self.removing(),
			"set_allowance" | "set_issuer_terms" => self.issuers_limits(name),
			"publish_bank_record" => self.publishing(),
			"withdraw_bank_record" => self.withdrawing_record(),
			"set_bond" => self.bonding(),
			"reclaim_bond" => self.reclaiming(),
			"attest_reserve" => self.auditing(),
			_ => self.freezing(name),
		}
	}

	/// Governance, by one of its two ways.
	pub(super) fn governor(&mut self) -> By {
		if self.rng.gen() {
			By::Council
		} else {
			By::Root
		}
	}

	/// Governance, or who holds an office.
	pub(super) fn officer(&mut self, office: Office) -> By {
		let holder = self.chain.with(|| Officers::<Runtime>::get(office));
		match holder.and_then(|who| self.index_of(&who)) {
			Some(who) if self.rng.gen_ratio(3, 4) => By::Signed(who),
			_ => self.governor(),
		}
	}

	pub(super) fn served_kind(&mut self) -> KindId {
		self.rng.gen_range(0..SERVED)
	}

	/// The issuers whose admission holds.
	pub(super) fn issuers(&mut self) -> Vec<(OrgNumber, IssuerRow)> {
		self.chain.with(|| Chips::issuers(None, 64))
	}

	/// The banks that take requests for a kind now.
	pub(super) fn serving(&mut self, kind: KindId) -> Vec<(OrgNumber, BankRecord)> {
		let nodes = self.chain.with(|| Chips::financial_nodes(kind, None, 64));
		nodes.into_iter().map(|(node, _, record)| (node, record)).collect()
	}

	pub(super) fn is_frozen(&mut self, kind: KindId, who: &AccountId) -> bool {
		self.chain.with(|| Frozen::<Runtime>::contains_key(kind, who))
	}

	/// A payer who may take on a duty.
	fn free_for(&mut self, fits: impl Fn(Option<Duty>) -> bool) -> Option<usize> {
		(0..20).find_map(|_| {
			let who = self.some_actor();
			let account = self.actors[who].account.clone();
			let duty = self.chain.with(|| Duties::<Runtime>::get(&account));
			fits(duty).then_some(who)
		})
	}

	fn some_auditor(&mut self) -> Option<usize> {
		self.free_for(|duty| matches!(duty, None | Some(Duty::Auditor(_))))
	}

	fn creating(&mut self) -> Drawn {
		let made = self.chain.with(NextKindId::<Runtime>::get);
		if made >= MOST_KINDS || self.rng.gen_ratio(3, 4) {
			return None;
		}
		let currency = (0..1_000).find_map(|_| {
			let code = CurrencyCode([0; 3].map(|_: u8| self.rng.gen_range(b'A'..=b'Z')));
			let free = self.chain.with(|| !KindsByCurrency::<Runtime>::contains_key(code));
			(free && currencies::decimals(code).is_some()).then_some(code)
		})?;
		// Who audits is bound for ever; that all of the payers are would be the end of the storm.
		let auditor = self.chain.with(|| Kinds::<Runtime>::get(0))?.auditor;
		let create = Call::create_kind { currency, policy: policy(), auditor: auditor.into() };
		Some((chips(create), self.governor()))
	}

	fn governing_kind(&mut self) -> Drawn {
		let kind = self.served_kind();
		let present = self.chain.with(|| Kinds::<Runtime>::get(kind))?.auditor;
		let auditor = if self.rng.gen_ratio(1, 8) {
			let who = self.some_auditor()?;
			self.actors[who].account.clone()
		} else {
			present
		};
		let set = Call::set_policy { kind, policy: policy_of(kind), auditor: auditor.into() };
		Some((chips(set), self.governor()))
	}

	fn appointing(&mut self) -> Drawn {
		let office = *[Office::Refiller, Office::Pauser, Office::Freezer].choose(&mut self.rng)?;
		let vacant = self.rng.gen_ratio(1, 6);
		let holder = self.free_for(|duty| duty.is_none())?;
		let who = (!vacant).then(|| self.actors[holder].address());
		Some((chips(Call::set_officer { office, who }), self.governor()))
	}

	fn breaking(&mut self) -> Drawn {
		let kind = self.served_kind();
		let levels = [Breaker::AllOn, Breaker::AllOn, Breaker::IssueOff, Breaker::AllOff];
		let breaker = *levels.choose(&mut self.rng)?;
		Some((chips(Call::set_breaker { kind, breaker }), self.officer(Office::Pauser)))
	}

	/// A new issuer, or another account, key or end for one.
	fn admitting(&mut self) -> Drawn {
		let issuers = self.issuers();
		let key = issuer_pen(self.rng.gen_range(0..ISSUER_PENS)).account();
		let renewed = issuers.choose(&mut self.rng).cloned();
		let few = issuers.len() <= ISSUERS.len();
		let (issuer, account, key) = match renewed {
			Some((issuer, row)) if !few || self.rng.gen() => {
				let key = if self.rng.gen_ratio(1, 4) { key } else { row.key };
				(issuer, row.account, key)
			},
			_ => {
				let (issuer, _) = self.number_where(|_| true)?;
				let who = self.free_for(|duty| duty.is_none())?;
				(issuer, self.actors[who].account.clone(), key)
			},
		};
		let valid_until = self.chain.block() + self.rng.gen_range(500..5_000);
		let account = account.into();
		let admit = Call::admit_issuer { issuer, account, key, valid_until };
		Some((chips(admit), self.governor()))
	}

	fn removing(&mut self) -> Drawn {
		let issuers = self.issuers();
		if issuers.len() <= ISSUERS.len() && self.rng.gen_ratio(5, 6) {
			return None;
		}
		let (issuer, _) = issuers.choose(&mut self.rng)?;
		Some((chips(Call::remove_issuer { issuer: *issuer }), self.governor()))
	}

	fn issuers_limits(&mut self, name: &str) -> Drawn {
		let (issuer, row) = self.issuers().choose(&mut self.rng)?.clone();
		if name == "set_allowance" {
			let kind = self.served_kind();
			let allowance = match self.rng.gen_ratio(1, 10) {
				true => self.rng.gen_range(0..UNIT),
				false => PLENTY,
			};
			let refill = Call::set_allowance { issuer, kind, allowance };
			return Some((chips(refill), self.officer(Office::Refiller)));
		}
		let auto_issue_after = self.rng.gen_ratio(3, 4).then(|| self.rng.gen_range(0..4));
		let (starter, starter_from) = (self.rng.gen_range(0..UNIT), self.rng.gen_range(1..MILLI));
		let terms = IssuerTerms { auto_issue_after, starter, starter_from };
		let by = By::Signed(self.index_of(&row.account)?);
		Some((chips(Call::set_issuer_terms { issuer, terms }), by))
	}

	/// A bank record, of a node that there is or of a number that becomes one.
	fn publishing(&mut self) -> Drawn {
		let (issuer, row) = self.issuers().choose(&mut self.rng)?.clone();
		let by = self.pens.get(&row.key)?.clone();
		let kind = self.served_kind();
		let nodes = self.banks();
		let of_issuer: Vec<OrgNumber> = nodes
			.iter()
			.filter(|(_, node)| node.issuer == issuer)
			.map(|(number, _)| *number)
			.collect();
		let few = self.serving(kind).len() <= BANKS;
		let node = match of_issuer.choose(&mut self.rng) {
			Some(node) if !few || self.rng.gen() => *node,
			_ => self.number_where(|_| true)?.0,
		};
		let owner = crate::orgs::row(&mut self.chain, node)?.owner;
		let key = bank_pen(self.rng.gen_range(0..BANK_PENS)).account();
		let record = bank_record(kind, &owner, key);
		let payer = self.some_actor();
		let publish = publication(&mut self.chain, issuer, &by, node, record)?;
		Some((chips(publish), By::Signed(payer)))
	}

	/// All nodes that there ever were, by number.
	fn banks(&mut self) -> Vec<(OrgNumber, FinancialNode)> {
		let mut banks: Vec<_> = self.chain.with(|| FinancialNodes::<Runtime>::iter().collect());
		banks.sort_by_key(|(number, _)| *number);
		banks
	}

	fn withdrawing_record(&mut self) -> Drawn {
		let kind = self.served_kind();
		let serving = self.serving(kind);
		if serving.len() <= FEWEST {
			return None;
		}
		let node = serving.choose(&mut self.rng)?.0;
		let current = self.chain.with(|| Chips::financial_node(node))?;
		let version = self.chain.with(|| {
			let stored = |version| Chips::bank_record(node, version);
			(1..=current.versions).rev().find(|version| {
				stored(*version).is_some_and(|stored| stored.state == RecordState::Current)
			})
		})?;
		let issuer = self.chain.with(|| Issuers::<Runtime>::get(current.issuer))?;
		let revoked = self.rng.gen_ratio(1, 4);
		let withdrawal = if revoked { Withdrawal::Revoked } else { Withdrawal::Ended };
		let by = match self.rng.gen_ratio(1, 3) {
			true => self.governor(),
			false => By::Signed(self.index_of(&issuer.account)?),
		};
		Some((chips(Call::withdraw_bank_record { node, version, withdrawal }), by))
	}

	/// The conduct of a node in the tenure in which it is admitted.
	fn conduct(&mut self, number: OrgNumber, node: &FinancialNode) -> Option<ConductRow> {
		self.chain.with(|| Chips::conduct(number, node.tenure))
	}

	/// A bond for a node that has none or too little, or another one.
	fn bonding(&mut self) -> Drawn {
		let banks = self.banks();
		let mut poor = banks.clone();
		poor.retain(|(number, node)| {
			let bond = self.conduct(*number, node).and_then(|conduct| conduct.bond);
			bond.is_none_or(|bond| bond.amount < BOND) && self.is_bank_still(*number)
		});
		let recent = poor.len().saturating_sub(6);
		let found = poor[recent..].choose(&mut self.rng).copied();
		let (number, node) = match found {
			Some(found) if self.rng.gen_ratio(3, 4) => found,
			_ => *banks.choose(&mut self.rng)?,
		};
		let conduct = self.conduct(number, &node)?;
		let payer = match &conduct.bond {
			Some(bond) if bond.amount >= BOND => bond.payer.clone(),
			_ => crate::orgs::row(&mut self.chain, number)?.owner,
		};
		let payer = self.index_of(&payer)?;
		let served = node.current > 0;
		let bond = match conduct.bond.is_some() && conduct.open == 0 && !served {
			true => 0,
			false => BOND * self.rng.gen_range(1..10),
		};
		Some((chips(Call::set_bond { node: number, bond }), By::Signed(payer)))
	}

	/// A bond of an earlier tenure for which nothing waits any more.
	fn old_bond(&mut self) -> Option<(OrgNumber, u32)> {
		let mut rows: Vec<_> = self.chain.with(|| Conducts::<Runtime>::iter().collect());
		rows.retain(|(node, tenure, conduct)| {
			let present = crate::orgs::row(&mut self.chain, *node).map(|row| row.tenure);
			conduct.bond.is_some() && conduct.open == 0 && present != Some(*tenure)
		});
		rows.sort_by_key(|(node, tenure, _)| (*node, *tenure));
		rows.choose(&mut self.rng).map(|(node, tenure, _)| (*node, *tenure))
	}

	fn reclaiming(&mut self) -> Drawn {
		let found = self.old_bond();
		let (node, tenure) = match found {
			Some(found) => found,
			None => self.retire_bond()?,
		};
		Some((chips(Call::reclaim_bond { node, tenure }), By::Signed(self.some_actor())))
	}

	/// Moves the number of a node that has a bond and for which nothing waits.
	fn retire_bond(&mut self) -> Option<(OrgNumber, u32)> {
		let mut banks = self.banks();
		banks.retain(|(number, node)| {
			let conduct = self.conduct(*number, node);
			let idle = conduct.is_some_and(|conduct| conduct.bond.is_some() && conduct.open == 0);
			idle && self.is_bank_still(*number)
		});
		let (number, _) = *banks.choose(&mut self.rng)?;
		let owner = crate::orgs::row(&mut self.chain, number)?.owner;
		let heir = self.some_actor();
		let heir = self.actors[heir].clone();
		let offer = org(pallet_org_numbers::Call::offer_transfer { number, to: heir.address() });
		let _ = self.chain.dispatch(RuntimeOrigin::signed(owner), offer);
		let take = org(pallet_org_numbers::Call::accept_transfer { number });
		let _ = self.chain.dispatch(RuntimeOrigin::signed(heir.account), take);
		self.old_bond()
	}

	fn auditing(&mut self) -> Drawn {
		let kind = self.served_kind();
		let auditor = self.chain.with(|| Kinds::<Runtime>::get(kind))?.auditor;
		let amount = PLENTY - self.rng.gen_range(0..UNIT);
		Some((chips(Call::attest_reserve { kind, amount }), By::Signed(self.index_of(&auditor)?)))
	}

	fn freezing(&mut self, name: &str) -> Drawn {
		let kind = self.served_kind();
		let mut frozen: Vec<_> =
			self.chain.with(|| Frozen::<Runtime>::iter_key_prefix(kind).collect());
		frozen.sort();
		let by = self.officer(Office::Freezer);
		if name == "thaw" {
			let who = frozen.choose(&mut self.rng)?.clone().into();
			return Some((chips(Call::thaw { kind, who }), by));
		}
		let who = self.any_account();
		let account = self.actors[who].account.clone();
		if frozen.len() > 3 || frozen.contains(&account) {
			return None;
		}
		Some((chips(Call::freeze { kind, who: account.into() }), by))
	}

	/// What the storm broke for good is mended, or nothing would be issued in the end.
	pub(super) fn mend_chips(&mut self) {
		if self.chain.with(ChipTermsInBounds::get) != terms() {
			set_storm_terms(&mut self.chain);
		}
		let closed = self.rng.gen_ratio(1, 3);
		for kind in 0..SERVED {
			self.mend_kind(kind, closed);
		}
		if self.issuers().len() < ISSUERS.len() {
			self.try_prior("admit_issuer");
		}
		for (office, _) in OFFICERS {
			let vacant = self.chain.with(|| Officers::<Runtime>::get(office).is_none());
			if let (true, Some(who)) = (vacant, self.free_for(|duty| duty.is_none())) {
				let who = Some(self.actors[who].address());
				by_root(&mut self.chain, chips(Call::set_officer { office, who }));
			}
		}
	}

	fn mend_kind(&mut self, kind: KindId, closed: bool) {
		let root = RuntimeOrigin::root;
		let Some(row) = self.chain.with(|| Kinds::<Runtime>::get(kind)) else { return };
		if closed && row.breaker != Breaker::AllOn {
			let breaker = Breaker::AllOn;
			by_root(&mut self.chain, chips(Call::set_breaker { kind, breaker }));
		}
		if row.policy != policy_of(kind) {
			let (policy, auditor) = (policy_of(kind), row.auditor.clone().into());
			by_root(&mut self.chain, chips(Call::set_policy { kind, policy, auditor }));
		}
		let reserve = self.chain.with(|| Chips::backing(kind)).and_then(|it| it.totals.reserve);
		if reserve.is_none_or(|(amount, _)| amount < PLENTY / 2) {
			let attest = chips(Call::attest_reserve { kind, amount: PLENTY });
			let _ = self.chain.dispatch(RuntimeOrigin::signed(row.auditor), attest);
		}
		for (issuer, _) in self.issuers() {
			let left = self.chain.with(|| Allowances::<Runtime>::get(issuer, kind));
			if left.is_none_or(|allowance| allowance.left < UNIT) && self.rng.gen() {
				let refill = chips(Call::set_allowance { issuer, kind, allowance: PLENTY });
				let _ = self.chain.dispatch(root(), refill);
			}
		}
		if self.serving(kind).len() < FEWEST {
			self.try_prior("publish_bank_record");
			self.try_prior("set_bond");
		}
	}
}
