// SPDX-License-Identifier: Apache-2.0

//! Steps of a storm of calls: each is fitted to the state, so that every call bites often.

use crate::{mock::*, *};
use hanse_support::{OrgDirectory, OrgNumber};
use proptest::prelude::*;
use sp_io::hashing::sha2_256;
use sp_runtime::AccountId32;
use std::collections::BTreeMap;
use Evidence::*;

pub const CALLS: u8 = 15;
/// Every number that there is; the last one is no server in the beginning.
pub const NUMBERS: [OrgNumber; 6] = [LUEBECK, VISBY, RIGA, BERGEN, DANZIG, NO_SERVER];
const CLIENTS: [&str; 5] = ["Alice", "Bob", "Carol", "Dave", "Eve"];

#[derive(Clone, Copy, Debug)]
pub struct Step {
	pub kind: u8,
	pub seed: u64,
	pub small: u32,
	pub blocks: u32,
	/// Do what can be done, by who may do it, when it may be done.
	pub right: bool,
	pub price: Option<u128>,
}

pub fn step() -> impl Strategy<Value = Step> {
	// What others need before they can bite comes more often.
	let first = prop::sample::select(vec![
		0u8, 1, 3, 3, 5, 5, 5, 6, 7, 7, 8, 8, 8, 9, 9, 9, 9, 9, 9, 9, 10, 10, 13, 14,
	]);
	let kind = prop_oneof![2 => 0..CALLS, 3 => first];
	let blocks = prop_oneof![30 => 0u32..2, 3 => 2u32..20, 1 => 20u32..60];
	let price = prop_oneof![9 => Just(None), 1 => (0u128..300).prop_map(Some)];
	let choice = (kind, any::<u64>(), 0u32..6);
	(choice, blocks, prop::bool::weighted(0.8), price).prop_map(
		|((kind, seed, small), blocks, right, price)| Step {
			kind,
			seed,
			small,
			blocks,
			right,
			price,
		},
	)
}

/// Who makes a call.
#[derive(Clone, PartialEq, Debug)]
pub enum By {
	Governance,
	Account(AccountId32),
	/// Nobody: the call stands for itself.
	Itself,
}

/// A call, and whether it brings a signature that nobody gave.
pub struct Attempt {
	pub by: By,
	pub call: Call<Test>,
	pub forged: bool,
}

fn attempt(by: By, call: Call<Test>) -> Attempt {
	Attempt { by, call, forged: false }
}

fn anyone(call: Call<Test>) -> Attempt {
	attempt(By::Account(stranger()), call)
}

fn one_of<Row: Clone>(rows: &[Row], seed: u64) -> Option<Row> {
	let at = seed.checked_rem(rows.len() as u64)?;
	Some(rows[at as usize].clone())
}

/// A name that may be chosen.
fn fresh_name(seed: u64) -> Uuid {
	let digest = sha2_256(&seed.to_le_bytes());
	let mut bytes: [u8; 16] = std::array::from_fn(|at| digest[at]);
	(bytes[6], bytes[8]) = (0x70 | (bytes[6] & 0x0f), 0x80 | (bytes[8] & 0x3f));
	Uuid(bytes)
}

/// The account that a server acts from with the key of a version, or one of a few others.
pub fn office(server: OrgNumber, version: u32) -> AccountId32 {
	account(&format!("{}Office{version}", name(server)))
}

pub fn servers(fits: impl Fn(OrgNumber, &ServerOf<Test>) -> bool) -> Vec<OrgNumber> {
	let rows = Servers::<Test>::iter().filter(|(server, row)| fits(*server, row));
	let mut found: Vec<_> = rows.map(|(server, _)| server).collect();
	found.sort();
	found
}

pub fn tables(fits: impl Fn(&TableOf<Test>) -> bool) -> Vec<Uuid> {
	let rows = Tables::<Test>::iter().filter(|(_, row)| fits(row));
	let mut found: Vec<_> = rows.map(|(name, _)| name).collect();
	found.sort();
	found
}

/// Whether the number is in the hands for which it was admitted.
fn is_own(server: OrgNumber, row: &ServerOf<Test>) -> bool {
	Directory::current(server).is_some_and(|standing| standing.tenure == row.tenure)
}

fn is_admitted(server: OrgNumber, row: &ServerOf<Test>) -> bool {
	row.admission == Admission::Admitted && is_own(server, row)
}

fn acts(server: OrgNumber, row: &ServerOf<Test>) -> bool {
	is_admitted(server, row) && row.desk.is_some()
}

fn is_suspended(row: &ServerOf<Test>) -> bool {
	matches!(row.admission, Admission::Suspended(_))
}

fn admissible() -> Vec<OrgNumber> {
	let stands = |server: &OrgNumber| {
		let row = Servers::<Test>::get(server);
		row.is_some_and(|row| row.admission != Admission::Removed && is_own(*server, &row))
	};
	NUMBERS.into_iter().filter(|server| !stands(server)).collect()
}

/// Whether a server that a table names may still sign it.
pub fn may_sign(signatory: &Signatory) -> bool {
	let row = Servers::<Test>::get(signatory.server);
	let tenure = signatory.tenure;
	row.is_some_and(|row| row.tenure == tenure && is_admitted(signatory.server, &row))
}

/// Whether a server's receipt for a table counts, by the words of the module doc.
pub fn counts(name: &Uuid, one: &Signatory) -> bool {
	may_sign(one) && !Equivocations::<Test>::contains_key(one.server, name)
}

/// Whether a table's first server may act.
fn is_led(row: &TableOf<Test>) -> bool {
	may_sign(&row.servers[0]) && server(row.servers[0].server).desk.is_some()
}

fn takes_records(row: &TableOf<Test>) -> bool {
	matches!(row.state, TableState::Open { until } if now() < until) && is_led(row)
}

fn is_signed(row: &TableOf<Test>) -> bool {
	matches!(row.state, TableState::Synchronising { .. } | TableState::SealedIncomplete { .. })
}

/// Who still can sign which table.
fn unsigned() -> Vec<(Uuid, OrgNumber)> {
	let of = |name: Uuid| {
		let named = table(name).servers.into_iter();
		let able = |one: &Signatory| {
			let desk = server(one.server).desk;
			one.broken.is_none() && counts(&name, one) && desk.is_some()
		};
		named.filter(able).map(move |one| (name, one.server)).collect::<Vec<_>>()
	};
	tables(is_signed).into_iter().flat_map(of).collect()
}

/// The number of broken chains that a quorum signed, by the words of the module doc.
pub fn agreed(name: &Uuid, row: &TableOf<Test>) -> Option<u64> {
	let able: Vec<_> = row.servers.iter().filter(|one| counts(name, one)).collect();
	let signed = |broken| able.iter().filter(|one| one.broken == Some(broken)).count();
	let quorum = (able.len() / 2 + 1).max(2);
	able.iter().filter_map(|one| one.broken).find(|broken| signed(*broken) >= quorum)
}

/// Whether a quorum may seal it, or all who signed count again.
fn is_sealable(name: &Uuid, row: &TableOf<Test>) -> bool {
	match row.state {
		TableState::Synchronising { .. } => agreed(name, row).is_some(),
		TableState::SealedIncomplete { broken, .. } => {
			row.servers.iter().all(|one| one.broken == Some(broken) && counts(name, one))
		},
		_ => false,
	}
}

fn sealable() -> Vec<Uuid> {
	let names = tables(|_| true).into_iter();
	names.filter(|name| is_sealable(name, &table(*name))).collect()
}

fn is_clearable(row: &TableOf<Test>) -> bool {
	!row.state.is_open() && row.client_rows > 0
}

fn is_retirable(row: &TableOf<Test>) -> bool {
	let sealed = row.state.seal().is_some() && row.client_rows == 0;
	sealed && row.rules.retention == Retention::Short
}

/// Closed, and of no quorum as things stand.
fn is_stranded(name: &Uuid) -> bool {
	let row = table(*name);
	let signed = matches!(row.state, TableState::Synchronising { .. });
	let short = row.rules.retention == Retention::Short;
	signed && short && row.client_rows == 0 && agreed(name, &row).is_none()
}

/// What can be retired; what was never sealed only now and then, or little would be.
fn retirable(seed: u64) -> Vec<Uuid> {
	let mut found = tables(is_retirable);
	if (seed >> 12).is_multiple_of(4) {
		let closed = tables(|row| !row.state.is_open());
		found.extend(closed.into_iter().filter(is_stranded));
	}
	found
}

/// What can be proved of which server.
fn convictable() -> Vec<(OrgNumber, Uuid)> {
	let closed = tables(|row| !row.state.is_open());
	let known = |server, name: &Uuid| Equivocations::<Test>::contains_key(server, name);
	let of = |server| {
		let unknown = closed.iter().filter(move |name| !known(server, name));
		unknown.map(move |name| (server, *name)).collect::<Vec<_>>()
	};
	servers(|_, row| row.desk.is_some()).into_iter().flat_map(of).collect()
}

/// Whether something is there on which a step of this kind bites.
fn is_ripe(kind: u8) -> bool {
	let acting = || servers(acts).len();
	match kind {
		0 => !admissible().is_empty(),
		1 => !servers(|id, row| is_own(id, row) && row.admission != Admission::Removed).is_empty(),
		// Who else would do the rest.
		2 | 4 => acting() > 3,
		3 => !servers(|_, row| is_suspended(row)).is_empty(),
		5 => acting() > 1,
		6 | 7 => !tables(takes_records).is_empty(),
		8 => !tables(|row| row.state.is_open()).is_empty(),
		9 => !unsigned().is_empty(),
		10 => !sealable().is_empty(),
		11 => acting() > 3 && !convictable().is_empty(),
		13 => !tables(is_clearable).is_empty(),
		14 => !tables(is_retirable).is_empty(),
		_ => true,
	}
}

/// What makes a kind ripe.
fn leading_to(kind: u8, seed: u64) -> u8 {
	match kind {
		0 => 4,
		3 => 2,
		6..=8 => 5,
		9 => 8,
		10 => 9,
		11 if servers(acts).len() > 3 => 8,
		13 => [7, 8][seed as usize % 2],
		14 => [9, 10, 13][seed as usize % 3],
		_ if is_ripe(3) => 3,
		_ if is_ripe(0) => 0,
		_ => 1,
	}
}

impl Step {
	/// The kind of this step or, where nothing is ripe for it, of one that leads there.
	fn timely_kind(&self) -> u8 {
		let mut kind = self.kind;
		for hop in 0..6 {
			if !self.right || is_ripe(kind) {
				return kind;
			}
			kind = leading_to(kind, self.seed >> hop);
		}
		kind
	}

	/// Goes on to a block, where the step is to be right.
	fn wait_for(&self, block: u32) {
		if self.right && block > now() {
			forward_to(block);
		}
	}

	/// One of these names or, where there is none or the step is to be wrong, any.
	fn pick(&self, fitting: Vec<Uuid>) -> Uuid {
		let any = tables(|_| true);
		let from = if self.right || self.small > 3 { fitting } else { any };
		one_of(&from, self.seed).unwrap_or_else(|| fresh_name(self.seed))
	}

	fn pick_server(&self, fitting: Vec<OrgNumber>) -> OrgNumber {
		let from = if self.right || self.small > 3 { fitting } else { NUMBERS.to_vec() };
		one_of(&from, self.seed).unwrap_or(NUMBERS[self.seed as usize % 6])
	}

	pub fn attempt(&self) -> Attempt {
		let kind = self.timely_kind();
		let mut made = match kind {
			0 | 2..=4 => self.governing(kind),
			1 => self.setting_desk(),
			5 => self.opening(),
			6 | 7 => self.appending(kind),
			8 => self.closing(),
			9 => self.signing(),
			10 => self.sealing(),
			11 => self.convicting_server(),
			12 => self.convicting_client(),
			13 => {
				let table = self.pick(tables(is_clearable));
				anyone(Call::clear_clients { table, limit: 1 + self.small })
			},
			_ => self.retiring(),
		};
		if !self.right {
			self.spoil(&mut made);
		}
		made
	}

	fn governing(&self, kind: u8) -> Attempt {
		let fitting = match kind {
			0 => admissible(),
			3 => servers(|_, row| is_suspended(row)),
			2 => servers(is_admitted),
			_ => servers(|_, row| row.admission != Admission::Removed),
		};
		let server = self.pick_server(fitting);
		let call = match kind {
			0 => Call::admit_server { server },
			2 => Call::suspend_server { server },
			3 => Call::reinstate_server { server },
			_ => Call::remove_server { server },
		};
		attempt(By::Governance, call)
	}

	/// The next key at another account or, now and then, the present key at another account. Who has
	/// no desk comes first.
	fn setting_desk(&self) -> Attempt {
		let stands =
			|id, row: &ServerOf<Test>| is_own(id, row) && row.admission != Admission::Removed;
		let without = servers(|id, row| stands(id, row) && row.desk.is_none());
		let from = if without.is_empty() { servers(stands) } else { without };
		let server = self.pick_server(from);
		let owner = Directory::current(server).map_or_else(stranger, |standing| standing.owner);
		let desk = Servers::<Test>::get(server).and_then(|row| row.desk);
		let version = key_version(server);
		if self.small == 0 && desk.is_some() {
			let account = office(server, 1_000 + (self.seed % 3) as u32);
			set_free(&account, 20_000);
			let pair = key(server, version);
			let (key, tenure) = (public(&pair), tenure(server));
			let fields = KeyProof { server, tenure, account: account.clone(), key: key.clone() };
			let proof = by_key(&pair, payloads::SERVER_KEY, &fields, version);
			return attempt(By::Account(owner), Call::set_desk { server, account, key, proof });
		}
		self.wait_for(desk.map_or(0, |desk| desk.since + Governed::get().key_delay));
		let account = office(server, version + 1);
		set_free(&account, 20_000);
		attempt(By::Account(owner), setting_desk(server, &account))
	}

	fn opening(&self) -> Attempt {
		let acting = servers(acts);
		let first = self.pick_server(acting.clone());
		let mut others: Vec<_> = acting.into_iter().filter(|other| *other != first).collect();
		let turns = self.seed as usize % others.len().max(1);
		others.rotate_left(turns);
		others.truncate(1 + (self.seed >> 8) as usize % 4);
		let rules = TableRules {
			blocks: 100 + (self.seed % 800) as u32,
			records: (self.small < 2).then_some(1 + self.seed % 6),
			clients: 1 + (self.seed >> 16) as u32 % 4,
			retention: match self.small {
				3 => Retention::Permanent,
				4 => Retention::Standard,
				_ => Retention::Short,
			},
			follow_on: match self.small {
				1 | 5 => FollowOn::Same,
				_ => FollowOn::Never,
			},
		};
		let known = one_of(&tables(|_| true), self.seed).filter(|_| !self.right);
		let table = known.unwrap_or_else(|| fresh_name(self.seed));
		let by = Servers::<Test>::get(first).and_then(|row| row.desk);
		let by = By::Account(by.map_or_else(stranger, |desk| desk.account));
		attempt(by, opening(table, &others, rules))
	}

	/// As many records as there is room for, by clients that there is room for.
	fn appending(&self, kind: u8) -> Attempt {
		let name = self.pick(tables(takes_records));
		let Some(row) = Tables::<Test>::get(name) else {
			return anyone(appending(name, vec![entry(name, "Alice", 1)]));
		};
		let desk = Servers::<Test>::get(row.servers[0].server).and_then(|row| row.desk);
		let by = desk.map_or_else(stranger, |desk| desk.account);
		let head = Heads::<Test>::get(name).unwrap_or_default();
		let room = row.rules.records.unwrap_or(u64::MAX) - head.frontier.count();
		let wanted = if kind == 6 { 1 } else { 1 + (self.seed >> 4) % 6 };
		let mut last: BTreeMap<_, _> = Clients::<Test>::iter_prefix(name).collect();
		let mut entries = Vec::new();
		for at in 0..wanted.min(room.max(1)) {
			let seed = self.seed >> (8 + at);
			let (client, entry) = self.entry_by(name, &by, seed, &last, row.rules.clients);
			last.insert(client, entry.record.id.counter);
			entries.push(entry);
		}
		attempt(By::Account(by), appending(name, entries))
	}

	fn entry_by(
		&self,
		name: Uuid,
		by: &AccountId32,
		seed: u64,
		last: &BTreeMap<AccountId32, u64>,
		most: u32,
	) -> (AccountId32, EntryOfTest) {
		let mut names: Vec<_> = CLIENTS.iter().map(|name| (Some(*name), account(name))).collect();
		names.push((None, by.clone()));
		if last.len() as u32 >= most {
			names.retain(|(_, who)| last.contains_key(who));
		}
		let stale = (None, by.clone());
		let (signer, client) = one_of(&names, seed).unwrap_or(stale);
		let next = last.get(&client).map_or(seed % 3, |last| last + 1 + seed % 2);
		let mut record = record(&client, next);
		record.quantity.amount = seed.into();
		record.expiry = now() + self.small;
		let entry = match signer {
			Some(signer) => signed_entry(name, signer, record),
			None => Entry { record, voucher: Voucher::Server },
		};
		(client, entry)
	}

	fn closing(&self) -> Attempt {
		let over = tables(|row| matches!(row.state, TableState::Open { until } if until <= now()));
		let open = tables(|row| row.state.is_open());
		let table = self.pick(if over.is_empty() { open } else { over });
		let row = Tables::<Test>::get(table);
		let led = row.as_ref().filter(|row| is_led(row));
		// Before its time it ends a series, so not always.
		if let Some(row) = led.filter(|_| self.small > 2) {
			let desk = server(row.servers[0].server).desk.unwrap();
			return attempt(By::Account(desk.account), Call::close { table });
		}
		if let Some(TableState::Open { until }) = row.map(|row| row.state) {
			self.wait_for(until);
		}
		anyone(Call::close { table })
	}

	fn signing(&self) -> Attempt {
		let any = || (self.pick(tables(is_signed)), NUMBERS[self.small as usize]);
		let found = one_of(&unsigned(), self.seed).filter(|_| self.right || self.small > 3);
		let (table, server) = found.unwrap_or_else(any);
		let state = Tables::<Test>::get(table).map(|row| row.state);
		let digest = state.and_then(|state| state.digest());
		let broken = match state {
			Some(TableState::SealedIncomplete { broken, .. }) => broken,
			_ => u64::from((self.seed >> 20).is_multiple_of(8)),
		};
		let (root, count) = digest.map_or_else(Default::default, |one| (one.root, one.count));
		let tenure = tenure(server);
		let receipt = Receipt { table, server, tenure, root, count, broken };
		attempt(By::Itself, Call::receipt { signed: signed_receipt(receipt) })
	}

	fn sealing(&self) -> Attempt {
		let table = self.pick(sealable());
		let state = Tables::<Test>::get(table).map(|row| row.state);
		if let Some(TableState::Synchronising { until, .. }) = state {
			self.wait_for(until);
		}
		anyone(Call::seal_incomplete { table })
	}

	fn retiring(&self) -> Attempt {
		let table = self.pick(retirable(self.seed));
		let row = Tables::<Test>::get(table);
		let over =
			row.and_then(|row| Some(row.state.closed()? + row.rules.retention.days()? * DAY));
		self.wait_for(over.filter(|over| *over < now() + 1_000).unwrap_or_default());
		anyone(Call::retire_table { table })
	}

	/// Receipts that contradict the table or each other, by the present key or the one before.
	fn convicting_server(&self) -> Attempt {
		let found = one_of(&convictable(), self.seed).filter(|_| self.right || self.small > 3);
		let any = || (NUMBERS[self.small as usize], self.pick(Vec::new()));
		let (server, table) = found.unwrap_or_else(any);
		let row = Servers::<Test>::get(server);
		let known = row.as_ref().is_some_and(|row| row.earlier_key.is_some());
		let earlier = known && self.small == 1;
		let version = key_version(server) - u32::from(earlier);
		let digest = Tables::<Test>::get(table).and_then(|row| row.state.digest());
		let (root, count) = digest.map_or_else(Default::default, |one| (one.root, one.count));
		let tenure = row.map_or(0, |row| row.tenure);
		let sign = |count, broken| {
			let receipt = Receipt { table, server, tenure, root, count, broken };
			signed_receipt_by(receipt, version)
		};
		let evidence = match self.seed % 3 {
			0 => TwoReceipts(sign(count, 0), sign(count, 1)),
			_ => WrongDigest(sign(count + 1, 0)),
		};
		anyone(Call::report_server { evidence })
	}

	fn convicting_client(&self) -> Attempt {
		let table = self.pick(tables(|_| true));
		let client = CLIENTS[self.small as usize % 5];
		let first = entry(table, client, self.seed);
		let mut other = first.record.clone();
		other.quantity.amount += 1;
		let second = signed_entry(table, client, other);
		let (first, second) = (Box::new(first), Box::new(second));
		anyone(Call::report_client { table, first, second })
	}

	/// Somebody else calls, or a signature is not the one that it should be.
	fn spoil(&self, made: &mut Attempt) {
		match self.small {
			0 => made.by = By::Account(stranger()),
			1 => made.by = By::Governance,
			2 => made.by = By::Account(office(NUMBERS[self.seed as usize % 6], 1)),
			_ => made.forged = forge(&mut made.call, self.seed),
		}
	}
}

/// Puts a signature in the place of one that it is not, or changes what was signed. False where a
/// call brings none, or none that the chain looks at.
fn forge(call: &mut Call<Test>, seed: u64) -> bool {
	let mallory = pair("Mallory");
	let other: ServerSignature = sp_core::Pair::sign(&mallory, &seed.to_le_bytes()).into();
	let spoil = |signed: &mut SignedReceipt| match seed % 3 {
		0 => signed.signature = other.clone(),
		1 => signed.receipt.broken += 7,
		_ => signed.receipt.tenure += 1,
	};
	match call {
		Call::set_desk { proof, .. } => *proof = other,
		Call::receipt { signed } => spoil(signed),
		Call::report_server { evidence: WrongDigest(signed) } => spoil(signed),
		Call::report_server { evidence: TwoReceipts(one, two) } => {
			spoil(if seed.is_multiple_of(2) { one } else { two });
		},
		Call::report_client { first, second, .. } => {
			let entry = if seed.is_multiple_of(2) { first } else { second };
			entry.record.time += 1;
		},
		_ => return false,
	}
	true
}
