// SPDX-License-Identifier: Apache-2.0

//! Asset flow: transaction servers, their tables, records of clients.

use super::ground::{key, Ground};
use crate::{error::Error, sign};
use codec::Encode;
use hanse_runtime::{configs::parameters::DEFAULT_FLOW_TERMS, AccountId, Runtime, RuntimeCall};
use hanse_runtime_tests::asset_flow as kit;
use hanse_support::{signed_payload::Payload, OrgNumber};
use pallet_asset_flow::{
	payloads, Call, Entry, FollowOn, KeyProof, Retention, TableRules, Uuid, Voucher, MAX_BATCH,
};
use sp_core::{ed25519, sr25519, Pair, H256};
use sp_io::hashing::blake2_256;

/// The name of table `n`.
pub fn table_name(n: u32) -> Uuid {
	kit::uuid(n.into())
}

/// The record that client `i` signs first, for a table on the chain of this genesis.
///
/// A signature is part of a record's leaf: by Ed25519 it is the same whenever it is made, and so is
/// the table.
pub fn entry(i: u32, table: Uuid, genesis: H256) -> kit::FlowEntry {
	let client = ed25519::Pair::from_seed(&blake2_256(&("hanse-load", "client", i).encode()));
	let record = kit::record(&client.public().0.into(), 0, 1);
	let message = payloads::record_payload(genesis, table, &record).message();
	Entry { record, voucher: Voucher::Client(client.sign(&message).into()) }
}

/// The call that appends a record of client `i` to a table.
pub fn appending(i: u32, table: Uuid, genesis: H256) -> RuntimeCall {
	Call::<Runtime>::append { table, entry: entry(i, table, genesis) }.into()
}

/// Tables that stay open as long as any may.
fn rules(clients: u32) -> TableRules<u32> {
	TableRules {
		blocks: DEFAULT_FLOW_TERMS.open,
		records: None,
		clients,
		retention: Retention::Short,
		follow_on: FollowOn::Never,
	}
}

/// A server that acts from the account of its number's owner.
struct Desk {
	number: OrgNumber,
	account: AccountId,
	tenure: u32,
	key: sr25519::Pair,
}

impl Desk {
	/// The call that gives it its account and first key.
	fn setting(&self, genesis: H256) -> RuntimeCall {
		let Self { number: server, tenure, ref account, ref key } = *self;
		let (account, public) = (account.clone(), key.public().into());
		let proof = KeyProof { server, tenure, account: account.clone(), key: public };
		let public = proof.key.clone();
		let message = Payload::lasting(payloads::SERVER_KEY, genesis, proof, 1).message();
		let proof = key.sign(&message).into();
		Call::<Runtime>::set_desk { server, account: account.into(), key: public, proof }.into()
	}
}

/// The servers that are named besides those that fill tables.
pub struct Servers {
	second: OrgNumber,
}

impl Servers {
	/// A server that signs what others record.
	pub fn open(ground: &mut Ground) -> Result<Self, Error> {
		let [owner] = ground.open_roles(["flow/second"])?;
		let numbers = ground.register(std::slice::from_ref(&owner))?;
		admit(ground, &[(owner, numbers[0])])?;
		Ok(Self { second: numbers[0] })
	}

	/// Opens table `n`, which the server of an account fills.
	pub fn open_table(
		&self,
		ground: &mut Ground,
		server: &AccountId,
		n: u32,
		clients: u32,
	) -> Result<Uuid, Error> {
		let others = vec![self.second].try_into();
		let others = others.map_err(|_| Error::other("a table names one other server"))?;
		let (table, rules) = (table_name(n), rules(clients));
		ground.by(server, Call::open_table { table, others, rules })?;
		Ok(table)
	}

	/// One record of each of these clients, in as many tables as that takes, `clients` to a table;
	/// how many tables.
	pub fn fill_tables(
		&self,
		ground: &mut Ground,
		server: &AccountId,
		records: u32,
		clients: u32,
	) -> Result<u32, Error> {
		let genesis = ground.genesis();
		let tables = records.div_ceil(clients);
		for n in 0..tables {
			let table = self.open_table(ground, server, n, clients)?;
			let first = n * clients;
			let count = clients.min(records - first);
			let entries = sign::on_all_cores(count, |i| Ok(entry(first + i, table, genesis)))?;
			for entries in entries.chunks(MAX_BATCH as usize) {
				let entries = entries.to_vec().try_into();
				let entries = entries.map_err(|_| Error::other("too many records at once"))?;
				ground.by(server, Call::append_many { table, entries })?;
			}
		}
		Ok(tables)
	}
}

/// Governance admits numbers as servers, whose owners give them a desk.
pub fn admit(ground: &mut Ground, servers: &[(AccountId, OrgNumber)]) -> Result<(), Error> {
	let genesis = ground.genesis();
	let calls = sign::on_all_cores(servers.len() as u32, |at| {
		let (account, number) = servers[at as usize].clone();
		let sequence = u32::try_from(number.sequence());
		let sequence = sequence.map_err(|_| Error::other("too many numbers for keys"))?;
		let key = key("flow/server-key", sequence);
		Ok(Desk { number, account, tenure: 0, key }.setting(genesis))
	})?;
	for ((owner, server), setting) in servers.iter().zip(calls) {
		ground.by_root(Call::admit_server { server: *server })?;
		ground.by(owner, setting)?;
	}
	Ok(())
}

/// How many records a table has.
#[cfg(test)]
pub fn records_of(table: Uuid) -> u64 {
	hanse_runtime::AssetFlow::head_of(table).map_or(0, |head| head.frontier.count())
}
