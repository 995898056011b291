// SPDX-License-Identifier: Apache-2.0

//! Every call of asset flow by every kind of origin.

use crate::origins::{play_all, Stage};
use hanse_runtime::{constants::DAYS, Runtime, RuntimeCall, System};
use hanse_runtime_tests::{
	actors::{actor, Actor},
	asset_flow::*,
	chain::Chain,
	chips::by_root,
	crowdfunding::{fund, pass},
	orgs::{org, register},
};
use hanse_support::OrgNumber;
use pallet_asset_flow::{Call, Evidence, Receipt, SignedReceipt, Uuid};
use pallet_collective::{Instance1, RawOrigin};

/// As in [`crate::origins`]; `authorized` is a call that stands for itself. `owner` owns the server
/// that acts from `desk`; `other` acts for a second one, `suspended` and `removed` for servers that
/// are so, `sold` for one whose number moved to `stranger` since.
pub const MATRIX: &str = "
call                  none authorized stranger          owner             desk              other             suspended         removed           sold              minority committee council root
admit_server          -    -          -                 -                 -                 -                 -                 -                 -                 -        -         ok      ok
set_desk              -    -          NotOwner          ok                NotOwner          NotOwner          NotOwner          NotOwner          NotOwner          -        -         -       -
set_desk:sold         -    -          ServerVoid        ServerVoid        ServerVoid        ServerVoid        ServerVoid        ServerVoid        ServerVoid        -        -         -       -
suspend_server        -    -          -                 -                 -                 -                 -                 -                 -                 -        -         ok      ok
reinstate_server      -    -          -                 -                 -                 -                 -                 -                 -                 -        -         ok      ok
remove_server         -    -          -                 -                 -                 -                 -                 -                 -                 -        -         ok      ok
open_table            -    -          NotServer         NotServer         ok                ok                ServerNotAdmitted NotServer         ServerVoid        -        -         -       -
append                -    -          NotFirstServer    NotFirstServer    ok                NotFirstServer    NotFirstServer    NotFirstServer    NotFirstServer    -        -         -       -
append:suspended      -    -          ServerNotAdmitted ServerNotAdmitted ServerNotAdmitted ServerNotAdmitted ServerNotAdmitted ServerNotAdmitted ServerNotAdmitted -        -         -       -
append:removed        -    -          ServerNotAdmitted ServerNotAdmitted ServerNotAdmitted ServerNotAdmitted ServerNotAdmitted ServerNotAdmitted ServerNotAdmitted -        -         -       -
append:sold           -    -          ServerVoid        ServerVoid        ServerVoid        ServerVoid        ServerVoid        ServerVoid        ServerVoid        -        -         -       -
append_many           -    -          NotFirstServer    NotFirstServer    ok                NotFirstServer    NotFirstServer    NotFirstServer    NotFirstServer    -        -         -       -
close                 -    -          TooEarly          TooEarly          ok                TooEarly          TooEarly          TooEarly          TooEarly          -        -         -       -
close:over            -    -          ok                ok                ok                ok                ok                ok                ok                -        -         -       -
close:sold            -    -          TooEarly          TooEarly          TooEarly          TooEarly          TooEarly          TooEarly          TooEarly          -        -         -       -
receipt               -    ok         -                 -                 -                 -                 -                 -                 -                 -        -         -       -
seal_incomplete       -    -          ok                ok                ok                ok                ok                ok                ok                -        -         -       -
report_server         -    -          ok                ok                ok                ok                ok                ok                ok                -        -         -       -
report_client         -    -          ok                ok                ok                ok                ok                ok                ok                -        -         -       -
clear_clients         -    -          ok                ok                ok                ok                ok                ok                ok                -        -         -       -
retire_table          -    -          ok                ok                ok                ok                ok                ok                ok                -        -         -       -
retire_table:unsealed -    -          ok                ok                ok                ok                ok                ok                ok                -        -         -       -
";

const SIGNERS: [&str; 7] = ["stranger", "owner", "desk", "other", "suspended", "removed", "sold"];
/// Tables that are open, by the desk of their first server.
const BY_DESK: u64 = 1;
const BY_SUSPENDED: u64 = 2;
const BY_REMOVED: u64 = 3;
const BY_SOLD: u64 = 4;
/// One that is opened for a cell.
const FRESH: u64 = 9;

/// The stage: a server of each kind, and their tables.
struct World {
	chain: Chain,
	/// Acts from `desk`.
	first: Server,
	/// Acts from `other`.
	second: Server,
	suspended: OrgNumber,
	sold: OrgNumber,
	/// Not admitted.
	fresh: OrgNumber,
}

fn column(name: &str) -> Actor {
	actor(&format!("matrix/{name}"))
}

/// Registers and admits a server that acts from a column's account.
fn server(chain: &mut Chain, owner: &str, desk: &str) -> Server {
	let opened = open_server(chain, by_root, &column(owner), &format!("server-{desk}"));
	pass(chain, short_flow_terms().key_delay);
	let (desk, key) = (column(desk), server_pair(&format!("matrix/{desk}")));
	let set = desk_setting(chain, opened.number, &desk, &key).expect("it is admitted");
	chain.does(&opened.owner, flow(set));
	Server { desk, key, ..opened }
}

fn stage() -> World {
	let mut chain = Chain::local_testnet();
	for name in SIGNERS {
		fund(&mut chain, &column(name));
	}
	let council = RawOrigin::<_, Instance1>::Members(4, 5);
	chain.dispatch(council.into(), set_flow_terms(short_flow_terms())).expect("it may");
	let first = server(&mut chain, "owner", "desk");
	let second = server(&mut chain, "second", "other");
	let third = server(&mut chain, "third", "suspended");
	let fourth = server(&mut chain, "fourth", "removed");
	let fifth = server(&mut chain, "fifth", "sold");
	pass(&mut chain, 1);
	let firsts =
		[(BY_DESK, &first), (BY_SUSPENDED, &third), (BY_REMOVED, &fourth), (BY_SOLD, &fifth)];
	for (n, server) in firsts {
		let open = opening(uuid(n), &[second.number], Rules { blocks: 100, ..rules() });
		chain.does(&server.desk, flow(open));
	}
	by_root(&mut chain, flow(Call::suspend_server { server: third.number }));
	by_root(&mut chain, flow(Call::remove_server { server: fourth.number }));
	let (number, to) = (fifth.number, column("stranger").address());
	chain.does(&fifth.owner, org(pallet_org_numbers::Call::offer_transfer { number, to }));
	let take = org(pallet_org_numbers::Call::accept_transfer { number });
	chain.does(&column("stranger"), take);
	let sixth = column("sixth");
	fund(&mut chain, &sixth);
	pass(&mut chain, 1);
	let fresh = register(&mut chain, &sixth, "fresh");
	pass(&mut chain, 1);
	chain.check();
	let (suspended, sold) = (third.number, fifth.number);
	World { chain, first, second, suspended, sold, fresh }
}

impl World {
	/// The first server, which acts from `desk`, calls.
	fn does(&mut self, call: Call<Runtime>) {
		let desk = self.first.desk.clone();
		self.chain.does(&desk, flow(call));
	}

	fn entry(&mut self, table: Uuid, counter: u64) -> FlowEntry {
		entry(&mut self.chain, table, &column("client"), counter, 7)
	}

	fn open(&mut self, blocks: u32) -> Uuid {
		let others = [self.second.number];
		self.does(opening(uuid(FRESH), &others, Rules { blocks, ..rules() }));
		uuid(FRESH)
	}

	/// A table with so many records, closed.
	fn closed(&mut self, records: u64) -> Uuid {
		let table = self.open(50);
		for counter in 0..records {
			let entry = self.entry(table, counter);
			self.does(Call::append { table, entry });
		}
		self.does(Call::close { table });
		table
	}

	fn signed(&mut self, table: Uuid, change: impl FnOnce(&mut Receipt)) -> SignedReceipt {
		let number = self.second.number;
		let mut receipt = receipt_of(&mut self.chain, table, number, 0).expect("it is closed");
		change(&mut receipt);
		let key = self.second.key.clone();
		signed_receipt(&mut self.chain, receipt, &key).expect("it has a key")
	}

	fn sign_by_both(&mut self, table: Uuid) {
		let servers = [self.first.clone(), self.second.clone()];
		servers.iter().for_each(|server| sign(&mut self.chain, table, server, 0));
	}

	/// The shortest retention goes by; no block of it is made.
	fn pass_retention(&mut self) {
		let block = self.chain.block() + 365 * DAYS;
		self.chain.with(|| System::set_block_number(block));
	}
}

/// The call of a row as `by` makes it, after what has to happen before.
fn call_of(world: &mut World, row: &str, by: &Actor) -> Call<Runtime> {
	match row {
		"admit_server" => Call::admit_server { server: world.fresh },
		"set_desk" | "set_desk:sold" => {
			let server = if row == "set_desk" { world.first.number } else { world.sold };
			let (office, key) = (column("office"), server_pair("matrix/next"));
			desk_setting(&mut world.chain, server, &office, &key).expect("it is a server")
		},
		"suspend_server" => Call::suspend_server { server: world.first.number },
		"reinstate_server" => Call::reinstate_server { server: world.suspended },
		"remove_server" => Call::remove_server { server: world.first.number },
		"open_table" => {
			let is_other = by.name == world.second.desk.name;
			let other = if is_other { world.first.number } else { world.second.number };
			opening(uuid(FRESH), &[other], rules())
		},
		"append" => appending(world, uuid(BY_DESK)),
		"append:suspended" => appending(world, uuid(BY_SUSPENDED)),
		"append:removed" => appending(world, uuid(BY_REMOVED)),
		"append:sold" => appending(world, uuid(BY_SOLD)),
		"append_many" => {
			let table = uuid(BY_DESK);
			let entries = vec![world.entry(table, 0), world.entry(table, 1)];
			Call::append_many { table, entries: entries.try_into().expect("two") }
		},
		"close" => Call::close { table: uuid(BY_DESK) },
		"close:sold" => Call::close { table: uuid(BY_SOLD) },
		"close:over" => {
			let table = world.open(2);
			pass(&mut world.chain, 2);
			Call::close { table }
		},
		_ => call_on_closed(world, row),
	}
}

fn appending(world: &mut World, table: Uuid) -> Call<Runtime> {
	Call::append { table, entry: world.entry(table, 0) }
}

fn call_on_closed(world: &mut World, row: &str) -> Call<Runtime> {
	match row {
		"receipt" => {
			let table = world.closed(1);
			Call::receipt { signed: world.signed(table, |_| ()) }
		},
		"seal_incomplete" => {
			// The first server is suspended when the last receipt comes, and reinstated.
			let table = world.closed(1);
			let (server, first) = (world.first.number, world.first.clone());
			sign(&mut world.chain, table, &first, 0);
			by_root(&mut world.chain, flow(Call::suspend_server { server }));
			let second = world.second.clone();
			sign(&mut world.chain, table, &second, 0);
			by_root(&mut world.chain, flow(Call::reinstate_server { server }));
			Call::seal_incomplete { table }
		},
		"report_server" => {
			let table = world.closed(1);
			let wrong = world.signed(table, |receipt| receipt.count += 1);
			Call::report_server { evidence: Evidence::WrongDigest(wrong) }
		},
		"report_client" => {
			let table = uuid(BY_DESK);
			let first = world.entry(table, 0);
			let second = entry(&mut world.chain, table, &column("client"), 0, 8);
			Call::report_client { table, first: Box::new(first), second: Box::new(second) }
		},
		"clear_clients" => Call::clear_clients { table: world.closed(1), limit: 1 },
		"retire_table" => {
			let table = world.closed(0);
			world.sign_by_both(table);
			world.pass_retention();
			Call::retire_table { table }
		},
		"retire_table:unsealed" => {
			let table = world.closed(0);
			world.pass_retention();
			Call::retire_table { table }
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
fn every_call_of_asset_flow_should_be_open_to_exactly_those_whom_the_matrix_names() {
	play_all(&mut stage(), MATRIX);
}
