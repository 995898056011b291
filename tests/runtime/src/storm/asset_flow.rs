// SPDX-License-Identifier: Apache-2.0

//! Asset flow in the storm: servers, tables and what is signed, and the calls on them that bite.

use super::{checks::ensure, crowdfunding::register_all, own::Drawn, By, Failure, Storm};
use crate::{actors::Actor, asset_flow::*, chain::Chain, chips::by_root};
use hanse_runtime::{
	configs::parameters::FlowTermsInBounds, constants::DAYS, AccountId, AssetFlow, Balance,
	BlockNumber, Runtime, RuntimeOrigin, System,
};
use hanse_support::OrgNumber;
use pallet_asset_flow::{
	Admission, Call, Clients, Entry, Evidence, FollowOn, Heads, LastSeal, Receipt, Retention,
	SealKind, SealNumber, Seals, Servers, ServersByAccount, TableState, Tables, Terms, Uuid,
	Voucher, MAX_BATCH,
};
use pallet_collective::{Instance1, RawOrigin};
use rand::{seq::SliceRandom, Rng};
use sp_core::sr25519;
use sp_runtime::traits::Get;
use std::collections::{BTreeMap, BTreeSet};

/// The storm begins at a block that has more than the shortest retention behind it.
pub(super) const FIRST_BLOCK: BlockNumber = 366 * DAYS + 1;
/// Who owns the first servers.
const FIRST_OWNER: usize = 8;
const OWNERS: usize = 6;
/// The fewest servers that are left to act.
const FEWEST: usize = 5;
/// How often a call that would succeed is looked for.
const TRIES: usize = 6;
/// Tables beyond which closed ones are retired: what is looked for among them takes time.
const PLENTY: usize = 60;
/// Most clients of a table.
const CLIENTS: u32 = 4;

/// A call and who makes it.
type Bite = Option<(Call<Runtime>, By)>;

/// What the storm knows of flows.
#[derive(Default)]
pub(super) struct Flows {
	/// How many names were given.
	names: u64,
	/// How many seals of the chain's own tables were folded anew.
	checked: SealNumber,
	/// The closed tables that were: they don't change any more.
	closed: BTreeSet<Uuid>,
}

/// Lets the chain be old enough for tables to be retired. The scheduler would look at each of the
/// blocks that never were, and fill those to come with that.
pub(super) fn age(chain: &mut Chain) {
	chain.with(|| {
		System::set_block_number(FIRST_BLOCK);
		pallet_scheduler::IncompleteSince::<Runtime>::kill();
	});
	chain.advance(1);
}

fn terms() -> Terms<Balance, BlockNumber> {
	Terms { open: 60, signing: 2, ..short_flow_terms() }
}

fn set_storm_terms(chain: &mut Chain) {
	let council: RuntimeOrigin = RawOrigin::<AccountId, Instance1>::Members(4, 5).into();
	chain.dispatch(council, set_flow_terms(terms())).expect("the council may");
}

/// The key of a server in a version: whoever knows both can sign for it.
fn key_of(server: OrgNumber, version: u32) -> sr25519::Pair {
	server_pair(&format!("{}/{version}", server.0))
}

/// Servers with desks.
pub(super) fn open(chain: &mut Chain, actors: &[Actor]) {
	set_storm_terms(chain);
	let owners = &actors[FIRST_OWNER..FIRST_OWNER + OWNERS];
	for (owner, server) in owners.iter().zip(register_all(chain, owners, "flow")) {
		by_root(chain, flow(Call::admit_server { server }));
		let set = desk_setting(chain, server, owner, &key_of(server, 1)).expect("it is admitted");
		let origin = RuntimeOrigin::signed(owner.account.clone());
		chain.dispatch(origin, flow(set)).expect("the owner may");
	}
}

fn is_signed(row: &TableRow) -> bool {
	matches!(row.state, TableState::Synchronising { .. } | TableState::SealedIncomplete { .. })
}

/// How many servers signed a table.
fn receipts(row: &TableRow) -> usize {
	row.servers.iter().filter(|one| one.broken.is_some()).count()
}

/// Closed and cleared, and sealed or of no quorum: it could go if its retention were over.
fn is_retirable(row: &TableRow) -> bool {
	let short = row.rules.retention == Retention::Short;
	let done = row.state.seal().is_some() || receipts(row) < 2;
	!row.state.is_open() && short && done && row.client_rows == 0
}

impl Storm {
	/// A call of asset flow that would succeed as things stand. Where there is none, what comes
	/// before it is done first; where that does not help, it is one that is refused.
	pub(super) fn on_flow(&mut self, name: &str) -> Drawn {
		let mut found = self.good_flow_call(name);
		if found.is_none() {
			self.make_flow_ready(name);
			found = self.good_flow_call(name);
		}
		let (call, by) = found.or_else(|| self.flow_call(name))?;
		Some((flow(call), by))
	}

	/// One that succeeds when it is tried; nothing is left of the try.
	fn good_flow_call(&mut self, name: &str) -> Bite {
		(0..TRIES).find_map(|_| {
			let (call, by) = self.flow_call(name)?;
			self.would_succeed(&flow(call.clone()), by).then_some((call, by))
		})
	}

	/// What has to be there before a call can be about it; uncounted, and it may fail.
	fn make_flow_ready(&mut self, name: &str) {
		let before: &[&str] = match name {
			"reinstate_server" => &["suspend_server"],
			"append" | "append_many" | "close" => &["open_table"],
			"receipt" => &["open_table", "close_soon"],
			"seal_incomplete" => return self.leave_to_quorum(),
			"report_server" => &["open_table", "close_soon"],
			"clear_clients" => &["open_table", "append_many", "close_soon"],
			"retire_table" => return self.let_retention_pass(),
			_ => &[],
		};
		for name in before {
			self.do_flow(name);
		}
	}

	/// Makes a call that another one waits for.
	fn do_flow(&mut self, name: &str) {
		if let Some((call, by)) = self.good_flow_call(name) {
			let origin = self.origin(by);
			let _ = self.chain.dispatch(origin, flow(call));
		}
	}

	fn flow_call(&mut self, name: &str) -> Bite {
		match name {
			"admit_server" | "suspend_server" | "reinstate_server" | "remove_server" => {
				self.governing_servers(name)
			},
			"set_desk" => self.moving_desk(),
			"open_table" => self.opening_table(),
			"append" => self.appending(1),
			"append_many" => {
				let count = self.rng.gen_range(1..6);
				self.appending(count)
			},
			"close" | "close_soon" => self.closing(name == "close_soon"),
			"receipt" => self.signing(),
			"seal_incomplete" => self.sealing(),
			"report_server" => self.reporting_server(),
			"report_client" => self.reporting_client(),
			"clear_clients" => {
				let (table, _) =
					self.some_table(|row| !row.state.is_open() && row.client_rows > 0)?;
				let limit = *[1, 2, MAX_BATCH].choose(&mut self.rng)?;
				Some((Call::clear_clients { table, limit }, By::Signed(self.any_account())))
			},
			_ => {
				let now = self.chain.block();
				let (table, _) = self.some_table(|row| {
					let over = row.state.closed().is_some_and(|since| since + 365 * DAYS <= now);
					over && is_retirable(row)
				})?;
				Some((Call::retire_table { table }, By::Signed(self.any_account())))
			},
		}
	}

	/// A table whose time to sign is over or, now and then, one of which all receipts may count again.
	fn sealing(&mut self) -> Bite {
		let (now, of_reinstated) = (self.chain.block(), self.rng.gen_ratio(1, 4));
		let (table, _) = self.some_table(|row| match row.state {
			TableState::Synchronising { until, .. } => until <= now && receipts(row) > 1,
			TableState::SealedIncomplete { .. } => {
				of_reinstated && receipts(row) == row.servers.len()
			},
			_ => false,
		})?;
		Some((Call::seal_incomplete { table }, By::Signed(self.any_account())))
	}

	fn server_rows(&mut self) -> Vec<(OrgNumber, ServerRow)> {
		self.chain.with(|| Servers::<Runtime>::iter().collect())
	}

	/// Whether the number is in the hands for which it was admitted, and who owns it.
	fn server_owner(&mut self, server: OrgNumber, row: &ServerRow) -> Option<usize> {
		let number = crate::orgs::row(&mut self.chain, server)?;
		self.index_of(&number.owner).filter(|_| number.tenure == row.tenure)
	}

	/// The servers that may act, each with who acts.
	fn acting(&mut self) -> Vec<(OrgNumber, usize)> {
		let mut found = Vec::new();
		for (server, row) in self.server_rows() {
			let admitted = row.admission == Admission::Admitted;
			let desk = row.desk.as_ref().and_then(|desk| self.index_of(&desk.account));
			if let Some(desk) = desk.filter(|_| admitted) {
				if self.server_owner(server, &row).is_some() {
					found.push((server, desk));
				}
			}
		}
		found
	}

	fn tables(&mut self, fits: impl Fn(&TableRow) -> bool) -> Vec<(Uuid, TableRow)> {
		let rows: Vec<_> = self.chain.with(|| Tables::<Runtime>::iter().collect());
		rows.into_iter().filter(|(_, row)| fits(row)).collect()
	}

	fn some_table(&mut self, fits: impl Fn(&TableRow) -> bool) -> Option<(Uuid, TableRow)> {
		self.tables(fits).choose(&mut self.rng).cloned()
	}

	/// A table that takes records, and who appends them.
	fn led_table(&mut self) -> Option<(Uuid, TableRow, usize)> {
		let now = self.chain.block();
		let acting: BTreeMap<_, _> = self.acting().into_iter().collect();
		let (table, row) = self.some_table(|row| {
			let open = matches!(row.state, TableState::Open { until } if now < until);
			open && acting.contains_key(&row.servers[0].server)
		})?;
		let desk = *acting.get(&row.servers[0].server)?;
		Some((table, row, desk))
	}

	fn governing_servers(&mut self, name: &str) -> Bite {
		let acting = self.acting();
		let call = match name {
			"admit_server" => Call::admit_server { server: self.number_where(|_| true)?.0 },
			"reinstate_server" => {
				let mut rows = self.server_rows();
				rows.retain(|(_, row)| matches!(row.admission, Admission::Suspended(_)));
				Call::reinstate_server { server: rows.choose(&mut self.rng)?.0 }
			},
			_ => {
				let mut rows = self.server_rows();
				rows.retain(|(_, row)| row.admission != Admission::Removed);
				let server = rows.choose(&mut self.rng)?.0;
				let acts = acting.iter().any(|(other, _)| *other == server);
				if acts && acting.len() <= FEWEST {
					return None;
				}
				match name {
					"suspend_server" => Call::suspend_server { server },
					_ => Call::remove_server { server },
				}
			},
		};
		Some((call, self.governor()))
	}

	/// The next key of a server, at the account of somebody who has money.
	fn moving_desk(&mut self) -> Bite {
		let mut rows = self.server_rows();
		rows.retain(|(_, row)| row.admission != Admission::Removed);
		let (server, row) = rows.choose(&mut self.rng)?.clone();
		let owner = self.server_owner(server, &row)?;
		let desk = self.some_actor();
		let account = self.actors[desk].clone();
		let pair = key_of(server, row.key_version + 1);
		let set = desk_setting(&mut self.chain, server, &account, &pair)?;
		Some((set, By::Signed(owner)))
	}

	fn opening_table(&mut self) -> Bite {
		let acting = self.acting();
		let count = self.rng.gen_range(2..6);
		let named: Vec<_> = acting.choose_multiple(&mut self.rng, count).copied().collect();
		let ((_, desk), others) = named.split_first()?;
		let others: Vec<_> = others.iter().map(|(server, _)| *server).collect();
		self.flows.names += 1;
		let rules = Rules {
			blocks: self.rng.gen_range(1..=terms().open),
			records: *[None, None, None, Some(1), Some(3), Some(6)].choose(&mut self.rng)?,
			clients: self.rng.gen_range(1..=CLIENTS),
			retention: match self.rng.gen_range(0..60) {
				0 => Retention::Permanent,
				1 => Retention::Standard,
				_ => Retention::Short,
			},
			follow_on: match self.rng.gen_ratio(1, 4) {
				true => FollowOn::Same,
				false => FollowOn::Never,
			},
		};
		Some((opening(uuid(self.flows.names), &others, rules), By::Signed(*desk)))
	}

	fn appending(&mut self, count: u32) -> Bite {
		let (table, row, desk) = self.led_table()?;
		let rows: BTreeMap<_, _> =
			self.chain.with(|| Clients::<Runtime>::iter_prefix(table).collect());
		let known: Vec<usize> = rows.keys().filter_map(|who| self.index_of(who)).collect();
		let full = rows.len() as u32 >= row.rules.clients;
		let mut counters: BTreeMap<usize, u64> = BTreeMap::new();
		let client = if full { *known.choose(&mut self.rng)? } else { self.any_account() };
		let mut entries = Vec::new();
		for _ in 0..count {
			let account = self.actors[client].account.clone();
			let last = counters.get(&client).or_else(|| rows.get(&account)).copied();
			let counter = last.map_or(0, |last| last + self.rng.gen_range(1..3));
			counters.insert(client, counter);
			entries.push(self.entry_of(table, client, desk, counter));
		}
		let call = match <[FlowEntry; 1]>::try_from(entries) {
			Ok([entry]) if self.rng.gen() => Call::append { table, entry },
			Ok(one) => Call::append_many { table, entries: one.to_vec().try_into().ok()? },
			Err(many) => Call::append_many { table, entries: many.try_into().ok()? },
		};
		Some((call, By::Signed(desk)))
	}

	/// Signed by the client or, now and then, the first server's own word.
	fn entry_of(&mut self, table: Uuid, client: usize, desk: usize, counter: u64) -> FlowEntry {
		let (actor, amount) = (self.actors[client].clone(), self.rng.gen());
		let entry = entry(&mut self.chain, table, &actor, counter, amount);
		match client == desk && self.rng.gen() {
			true => Entry { voucher: Voucher::Server, ..entry },
			false => entry,
		}
	}

	/// By the first server, or by anyone when it is time.
	fn closing(&mut self, soon: bool) -> Bite {
		let now = self.chain.block();
		let over =
			self.some_table(|row| matches!(row.state, TableState::Open { until } if until <= now));
		let for_anyone = soon || self.rng.gen();
		if let Some((table, _)) = over.filter(|_| for_anyone) {
			return Some((Call::close { table }, By::Signed(self.any_account())));
		}
		let (table, _, desk) = self.led_table()?;
		Some((Call::close { table }, By::Signed(desk)))
	}

	/// Who signs differs now and then in how many broken chains it counts.
	fn signing(&mut self) -> Bite {
		let acting: BTreeSet<_> = self.acting().into_iter().map(|(server, _)| server).collect();
		let mut awaited = Vec::new();
		for (table, row) in self.tables(is_signed) {
			let able = row.servers.iter().filter(|one| acting.contains(&one.server));
			let absent = able.filter(|one| one.broken.is_none());
			awaited.extend(absent.map(|one| (table, row.clone(), one.server)));
		}
		let (table, row, server) = awaited.choose(&mut self.rng)?.clone();
		let broken = match row.state {
			TableState::SealedIncomplete { broken, .. } => broken,
			_ => u64::from(self.rng.gen_ratio(1, 12)),
		};
		let receipt = receipt_of(&mut self.chain, table, server, broken)?;
		self.signed_by_present_key(receipt).map(|signed| (Call::receipt { signed }, By::Authorized))
	}

	fn signed_by_present_key(
		&mut self,
		receipt: Receipt,
	) -> Option<pallet_asset_flow::SignedReceipt> {
		let version = self.chain.with(|| AssetFlow::server(receipt.server))?.key_version;
		signed_receipt(&mut self.chain, receipt, &key_of(receipt.server, version))
	}

	/// A server that says two things, or what the table is not. There are enough others.
	fn reporting_server(&mut self) -> Bite {
		let acting = self.acting();
		let enough = acting.len() > FEWEST;
		let (server, _) = *acting.choose(&mut self.rng).filter(|_| enough)?;
		let (table, _) = self.some_table(|row| !row.state.is_open())?;
		let receipt = receipt_of(&mut self.chain, table, server, 0)?;
		let evidence = match self.rng.gen() {
			true => {
				let other = Receipt { broken: 1, ..receipt };
				let one = self.signed_by_present_key(receipt)?;
				Evidence::TwoReceipts(one, self.signed_by_present_key(other)?)
			},
			false => {
				let wrong = Receipt { count: receipt.count + 1, ..receipt };
				Evidence::WrongDigest(self.signed_by_present_key(wrong)?)
			},
		};
		Some((Call::report_server { evidence }, By::Signed(self.any_account())))
	}

	/// A client that signs two records under one id.
	fn reporting_client(&mut self) -> Bite {
		let (table, counter) = (uuid(self.rng.gen_range(0..1_000)), self.rng.gen());
		let client = self.some_actor();
		let client = self.actors[client].clone();
		let [first, second] =
			[1, 2].map(|amount| Box::new(entry(&mut self.chain, table, &client, counter, amount)));
		Some((Call::report_client { table, first, second }, By::Signed(self.some_actor())))
	}

	/// Tables that all but one of their servers signed, as if the time to sign were over.
	fn leave_to_quorum(&mut self) {
		for _ in 0..3 {
			self.do_flow("open_table");
			self.do_flow("close_soon");
			self.leave_one_to_quorum();
		}
	}

	fn leave_one_to_quorum(&mut self) {
		let more = |row: &TableRow| {
			matches!(row.state, TableState::Synchronising { .. }) && row.servers.len() > 2
		};
		let Some((table, row)) = self.some_table(more) else { return };
		for signatory in row.servers.iter().skip(1).filter(|one| one.broken.is_none()) {
			let receipt = receipt_of(&mut self.chain, table, signatory.server, 0);
			let Some(signed) = receipt.and_then(|one| self.signed_by_present_key(one)) else {
				continue;
			};
			let origin = self.origin(By::Authorized);
			let _ = self.chain.dispatch(origin, flow(Call::receipt { signed }));
		}
		let now = self.chain.block();
		self.chain.with(|| {
			Tables::<Runtime>::mutate(table, |row| {
				let state = row.as_mut().map(|row| &mut row.state);
				if let Some(TableState::Synchronising { until, .. }) = state {
					*until = now;
				}
			})
		});
	}

	/// A table as if it had been closed, and its time to sign over, a year ago.
	fn let_retention_pass(&mut self) {
		for name in ["open_table", "close_soon", "receipt", "receipt"] {
			self.do_flow(name);
		}
		if let Some((table, _)) = self.some_table(is_retirable) {
			self.age_table(table);
		}
	}

	fn age_table(&mut self, table: Uuid) {
		let long_ago = self.chain.block() - 365 * DAYS;
		self.chain.with(|| {
			Tables::<Runtime>::mutate(table, |row| {
				let Some(row) = row else { return };
				match &mut row.state {
					TableState::Open { .. } => (),
					TableState::Synchronising { since, until, .. } => {
						(*since, *until) = (long_ago, long_ago);
					},
					TableState::Sealed { since, .. }
					| TableState::SealedIncomplete { since, .. }
					| TableState::Completed { since, .. } => *since = long_ago,
				}
			})
		});
	}

	/// What the storm did to the terms and to servers is mended, or nobody would act in the end.
	pub(super) fn mend_flow(&mut self) {
		if self.chain.with(FlowTermsInBounds::get) != terms() {
			set_storm_terms(&mut self.chain);
		}
		for _ in self.acting().len()..FEWEST {
			self.mend_server();
		}
		self.tidy_tables();
	}

	/// Closes tables whose blocks are over and retires closed ones, when there are plenty.
	fn tidy_tables(&mut self) {
		let now = self.chain.block();
		let mut rows = self.tables(|_| true);
		if rows.len() < PLENTY {
			return;
		}
		rows.shuffle(&mut self.rng);
		for (table, row) in rows.into_iter().take(8) {
			let calls = match row.state {
				TableState::Open { until } if until <= now => vec![Call::close { table }],
				TableState::Open { .. } => continue,
				_ => {
					self.age_table(table);
					let limit = MAX_BATCH;
					vec![Call::clear_clients { table, limit }, Call::retire_table { table }]
				},
			};
			for call in calls {
				let origin = self.origin(By::Signed(0));
				let _ = self.chain.dispatch(origin, flow(call));
			}
		}
	}

	/// Lets another number act as a server, or one again that may not.
	fn mend_server(&mut self) {
		let Some((server, number)) = self.number_where(|_| true) else { return };
		let Some(owner) = self.index_of(&number.owner) else { return };
		let root = RuntimeOrigin::root;
		let _ = self.chain.dispatch(root(), flow(Call::admit_server { server }));
		let _ = self.chain.dispatch(root(), flow(Call::reinstate_server { server }));
		let used: Vec<AccountId> =
			self.chain.with(|| ServersByAccount::<Runtime>::iter_keys().collect());
		let mut free = self.actors[..self.payers].to_vec();
		free.retain(|actor| !used.contains(&actor.account));
		let Some(account) = free.choose(&mut self.rng).cloned() else { return };
		let row = self.chain.with(|| AssetFlow::server(server));
		let pair = key_of(server, row.map_or(1, |row| row.key_version + 1));
		if let Some(set) = desk_setting(&mut self.chain, server, &account, &pair) {
			let origin = self.origin(By::Signed(owner));
			let _ = self.chain.dispatch(origin, flow(set));
		}
	}

	/// What nodes keep of each table, folded anew, comes to what the chain says.
	pub(super) fn check_flows(&mut self) -> Result<(), Failure> {
		let names: Vec<_> = self.chain.with(|| Tables::<Runtime>::iter_keys().collect());
		for table in names {
			if self.flows.closed.contains(&table) {
				continue;
			}
			let Some(found) = present_digest(&mut self.chain, table) else {
				return Err(Failure(format!("{table:?} has neither head nor digest")));
			};
			let kept = digest_of_entries(&self.chain, table, found.rolling).map_err(Failure)?;
			ensure(kept == found, || format!("{table:?}: {found:?}, its bodies say {kept:?}"))?;
			if !self.chain.with(|| Heads::<Runtime>::contains_key(table)) {
				self.flows.closed.insert(table);
			}
		}
		let heads = self.chain.with(|| Heads::<Runtime>::iter_keys().count());
		let open = self.tables(|row| row.state.is_open()).len();
		ensure(heads == open, || format!("{heads} heads of {open} open tables"))?;
		let end = self.chain.with(LastSeal::<Runtime>::get).next;
		for number in self.flows.checked..end {
			let seal = self.chain.with(|| Seals::<Runtime>::get(number));
			let Some(seal) = seal.filter(|seal| seal.kind == SealKind::Chain) else { continue };
			let kept = digest_of_flows(&self.chain, seal.table, seal.rolling).map_err(Failure)?;
			let same = (kept.root, kept.count) == (seal.root, seal.count);
			ensure(same, || format!("seal {number}: {seal:?}, its bodies say {kept:?}"))?;
		}
		self.flows.checked = end;
		Ok(())
	}
}
