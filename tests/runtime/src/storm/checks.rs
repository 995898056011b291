// SPDX-License-Identifier: Apache-2.0

//! What holds after every call, and what is counted over the whole state now and then.

use super::{
	declared::{declared, Declared},
	report::spare,
	Failure, Storm,
};
use crate::counting::Touched;
use frame_support::{
	dispatch::{DispatchInfo, GetDispatchInfo, PostDispatchInfo},
	traits::{Imbalance, SuppressedDrop},
	weights::Weight,
};
use hanse_runtime::{
	configs::{fees::FeesOfBlock, money::Currency},
	AccountId, Activities, AssetFlow, Assets, AssetsHolder, Balance, Balances, Chips, Crowdfunding,
	OrgNumbers, Runtime, RuntimeCall, RuntimeHoldReason, ValidatorSet,
};
use pallet_activities as group;
use pallet_asset_flow as flow;
use pallet_chips as money;
use pallet_crowdfunding as crowd;
use pallet_org_numbers as org;

/// Pallets whose weights are placeholders and so are not compared yet. Must be empty in a release.
pub const PLACEHOLDERS: &[&str] = &[];

/// Calls that mint or burn native tokens.
pub(super) fn changes_issuance(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Balances(
			pallet_balances::Call::force_set_balance { .. } | pallet_balances::Call::burn { .. }
		)
	)
}

impl Storm {
	/// No call may use more than it declared, but for those of [`says_more`].
	pub(super) fn check_weight(
		&self,
		call: &RuntimeCall,
		post: &PostDispatchInfo,
	) -> Result<(), Failure> {
		let info: DispatchInfo = call.get_dispatch_info();
		match post.actual_weight {
			Some(used) if !says_more(call) && !used.all_lte(info.call_weight) => {
				Err(Failure(format!("used {used:?} of declared {:?}", info.call_weight)))
			},
			_ if info.call_weight == Weight::zero() && !is_free(call) => {
				Err(Failure("a call without a weight".into()))
			},
			_ => Ok(()),
		}
	}

	/// The keys a call touched against the reads and writes in its weight. The caller's own account
	/// is free, as in benchmarks: every transaction touches it anyway.
	pub(super) fn check_touched(
		&mut self,
		(pallet, name): (&str, &str),
		call: &RuntimeCall,
		mut touched: Touched,
		caller: Option<&AccountId>,
	) -> Result<(), Failure> {
		let Some(Declared { reads, writes }) = declared(call) else { return Ok(()) };
		if let Some(caller) = caller {
			let key = frame_system::Account::<Runtime>::hashed_key_for(caller);
			touched.reads.remove(&key);
			touched.writes.remove(&key);
		}
		let found =
			Declared { reads: touched.reads.len() as u64, writes: touched.writes.len() as u64 };
		let call_name = format!("{pallet}.{name}");
		let most = self.touched.entry(call_name).or_insert((found, reads, writes));
		if spare(&(found, reads, writes)) < spare(most) {
			*most = (found, reads, writes);
		}
		if PLACEHOLDERS.contains(&pallet) || (found.reads <= reads && found.writes <= writes) {
			return Ok(());
		}
		let keys: Vec<String> =
			touched.reads.iter().chain(&touched.writes).map(hex::encode).collect();
		Err(Failure(format!(
			"touched {found:?}, declared {reads} reads and {writes} writes: {}",
			keys.join(" ")
		)))
	}

	/// Native tokens come and go only by the calls that say so.
	pub(super) fn check_issuance(&mut self, call: Option<&RuntimeCall>) -> Result<(), Failure> {
		let now = self.chain.with(Balances::total_issuance);
		let before = std::mem::replace(&mut self.issuance, now);
		let known = call.is_some_and(changes_issuance);
		if now == before || known {
			return Ok(());
		}
		Err(Failure(format!("issuance went from {before} to {now}")))
	}

	/// Everything that is counted over the whole state.
	pub(super) fn check_state(&mut self) -> Result<(), Failure> {
		self.chain.with(|| {
			let sound = |what: &str, result: Result<(), sp_runtime::TryRuntimeError>| {
				result.map_err(|error| Failure(format!("{what}: {error:?}")))
			};
			sound("organisation numbers", OrgNumbers::do_try_state())?;
			sound("chips", Chips::do_try_state())?;
			sound("crowdfunding", Crowdfunding::do_try_state())?;
			sound("asset flow", AssetFlow::do_try_state())?;
			sound("activities", Activities::do_try_state())?;
			sound("validator set", ValidatorSet::do_try_state())?;
			native_tokens()?;
			chips()
		})?;
		self.check_flows()
	}
}

/// Upstream's calls that say afterwards that they used more than they declared; what is charged and
/// counted is the lesser of both. New code takes the rest of the block on purpose; the others are
/// each measured by two benchmarks that differ by some microseconds or bytes of proof.
fn says_more(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::System(
			frame_system::Call::apply_authorized_upgrade { .. }
				| frame_system::Call::set_code { .. }
				| frame_system::Call::set_code_without_checks { .. }
		) | RuntimeCall::Multisig(pallet_multisig::Call::approve_as_multi { .. })
			| RuntimeCall::Whitelist(
				pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { .. }
			)
	)
}

/// Upstream's calls that may weigh nothing: a block's own timestamp, and what Root gives a weight.
fn is_free(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Timestamp(..) | RuntimeCall::Utility(pallet_utility::Call::with_weight { .. })
	)
}

pub(super) fn ensure(holds: bool, what: impl Fn() -> String) -> Result<(), Failure> {
	if holds {
		Ok(())
	} else {
		Err(Failure(what()))
	}
}

/// Issuance is what accounts have and what the open block's fees are, and holds are what their reasons'
/// rows say.
fn native_tokens() -> Result<(), Failure> {
	let mut total: Balance = FeesOfBlock::get().map_or(0, |fees| fees.as_ref().peek());
	for (who, account) in frame_system::Account::<Runtime>::iter() {
		let held: Balance =
			pallet_balances::Holds::<Runtime>::get(&who).iter().map(|hold| hold.amount).sum();
		ensure(held <= account.data.reserved, || {
			format!("{who:?} has {held} on hold and {} reserved", account.data.reserved)
		})?;
		total += account.data.free + account.data.reserved;
	}
	let issued = Balances::total_issuance();
	ensure(issued == total, || format!("{issued} are issued, {total} are in accounts and fees"))?;
	let held = held_for(|reason| matches!(reason, RuntimeHoldReason::OrgNumbers(_)));
	let rows = deposits_in_rows();
	ensure(held == rows, || format!("{held} are on hold for organisations, rows say {rows}"))?;
	let held = held_for(|reason| matches!(reason, RuntimeHoldReason::Chips(_)));
	let rows = deposits_for_chips();
	ensure(held == rows, || format!("{held} are on hold for chips, rows say {rows}"))?;
	let held = held_for(|reason| matches!(reason, RuntimeHoldReason::Crowdfunding(_)));
	let rows = deposits_for_crowdfunding();
	ensure(held == rows, || format!("{held} are on hold for crowdfunding, rows say {rows}"))?;
	let held = held_for(|reason| matches!(reason, RuntimeHoldReason::AssetFlow(_)));
	let rows = deposits_for_tables();
	ensure(held == rows, || format!("{held} are on hold for tables, rows say {rows}"))?;
	let held = held_for(|reason| matches!(reason, RuntimeHoldReason::Activities(_)));
	let rows = deposits_for_activities();
	ensure(held == rows, || format!("{held} are on hold for activities, rows say {rows}"))
}

fn held_for(of: impl Fn(&RuntimeHoldReason) -> bool) -> Balance {
	pallet_balances::Holds::<Runtime>::iter()
		.flat_map(|(_, holds)| holds.into_inner())
		.filter(|hold| of(&hold.id))
		.map(|hold| hold.amount)
		.sum()
}

fn deposits_for_chips() -> Balance {
	let records = money::BankRecords::<Runtime>::iter_values().map(|row| row.deposit.amount);
	let conducts = money::Conducts::<Runtime>::iter_values();
	let bonds = conducts.filter_map(|conduct| conduct.bond).map(|bond| bond.amount);
	let requests = money::Requests::<Runtime>::iter_values().map(|row| row.deposit.amount);
	let complaints = money::Complaints::<Runtime>::iter_values().map(|row| row.bond.amount);
	let redemptions = money::Redemptions::<Runtime>::iter_values().map(|row| row.deposit.amount);
	records.chain(bonds).chain(requests).chain(complaints).chain(redemptions).sum()
}

fn deposits_for_tables() -> Balance {
	let of = |row: flow::Table<AccountId, Balance, u32>| {
		row.deposit.amount + row.clients_deposit.map_or(0, |deposit| deposit.amount)
	};
	flow::Tables::<Runtime>::iter_values().map(of).sum()
}

fn deposits_for_activities() -> Balance {
	let nodes = group::Nodes::<Runtime>::iter_values().map(|row| row.deposit);
	let guests = group::Guests::<Runtime>::iter_values().map(|row| row.deposit);
	let things = group::Things::<Runtime>::iter_values().map(|row| row.deposit);
	let consents = group::Consents::<Runtime>::iter_values();
	let activities = group::Activities::<Runtime>::iter_values().map(|row| row.deposit);
	let members = group::Members::<Runtime>::iter_values().map(|row| row.deposit);
	let messages = group::Messages::<Runtime>::iter_values().map(|row| row.deposit);
	let statements = group::Statements::<Runtime>::iter_values().map(|row| row.deposit);
	let all = nodes.chain(guests).chain(things).chain(consents).chain(activities);
	all.chain(members).chain(messages).chain(statements).map(|deposit| deposit.amount).sum()
}

fn deposits_for_crowdfunding() -> Balance {
	let users = crowd::Users::<Runtime>::iter_values().map(|row| row.deposit);
	let claims = crowd::Claims::<Runtime>::iter_values().map(|row| row.deposit);
	let assets = crowd::Details::<Runtime>::iter_values().map(|row| row.deposit);
	let offerings = crowd::Offerings::<Runtime>::iter_values().map(|row| row.deposit);
	let pledges = crowd::Pledges::<Runtime>::iter_values().map(|row| row.deposit);
	let choices = crowd::Choices::<Runtime>::iter_values().map(|row| row.deposit);
	let distributions = crowd::Distributions::<Runtime>::iter_values().map(|row| row.deposit);
	let all = users.chain(claims).chain(assets).chain(offerings).chain(pledges);
	all.chain(choices).chain(distributions).map(|deposit| deposit.amount).sum()
}

fn deposits_in_rows() -> Balance {
	let commitments = org::Commitments::<Runtime>::iter_values().map(|row| row.deposit);
	let numbers = org::Numbers::<Runtime>::iter_values().map(|row| row.deposit.amount);
	let publications = org::Publications::<Runtime>::iter_values().map(|row| row.deposit.amount);
	let history = org::History::<Runtime>::iter_values().map(|(_, held)| held);
	let roles = org::Roles::<Runtime>::iter_values().map(|row| row.deposit.amount);
	let followers = org::Followers::<Runtime>::iter_values();
	let primaries = org::Primaries::<Runtime>::iter_values().map(|row| row.deposit);
	let orders = org::Orders::<Runtime>::iter_values().map(|order| order.deposit);
	let auctions = org::Auctions::<Runtime>::iter_values()
		.map(|auction| auction.deposit + auction.bid.map_or(0, |bid| bid.deposit));
	commitments
		.chain(numbers)
		.chain(publications)
		.chain(history)
		.chain(roles)
		.chain(followers)
		.chain(primaries)
		.chain(orders)
		.chain(auctions)
		.chain([payments(&Currency::Native)])
		.sum()
}

/// What bids, auctions and stranded money say is held of a currency.
fn payments(currency: &Currency) -> Balance {
	let orders = org::Orders::<Runtime>::iter_values()
		.filter(|order| matches!(order.kind, org::OrderKind::Buy(_)))
		.map(|order| (order.currency, order.price));
	let auctions = org::Auctions::<Runtime>::iter_values()
		.filter_map(|auction| Some((auction.currency, auction.bid?.amount)));
	let stranded =
		org::Stranded::<Runtime>::iter_values().map(|money| (money.currency, money.amount));
	let all = orders.chain(auctions).chain(stranded);
	all.filter(|(of, _)| of == currency).map(|(_, amount)| amount).sum()
}

/// The supply of every kind of chips is what was issued less what was redeemed, and what accounts
/// have, free and on hold; on hold is what the pool's rows say.
fn chips() -> Result<(), Failure> {
	use frame_support::traits::fungibles::{Inspect, InspectHold};
	for id in money::Kinds::<Runtime>::iter_keys() {
		let supply = <Assets as Inspect<AccountId>>::total_issuance(id);
		let totals = money::KindTotals::<Runtime>::get(id);
		let made = totals.issued - totals.redeemed;
		ensure(supply == made, || format!("kind {id}: supply {supply}, issued {made}"))?;
		let (mut total, mut held): (Balance, Balance) = (0, 0);
		for who in pallet_assets::Account::<Runtime>::iter_key_prefix(id) {
			held += AssetsHolder::total_balance_on_hold(id, &who);
			total += Assets::balance(id, who);
		}
		let (total, rows) = (total + held, payments(&Currency::WithId(id)));
		ensure(held == rows, || format!("kind {id}: {held} are on hold, rows say {rows}"))?;
		ensure(supply == total, || format!("kind {id}: supply {supply}, accounts {total}"))?;
	}
	Ok(())
}
