// SPDX-License-Identifier: Apache-2.0

//! Every call of every pallet of Hanse by every kind of origin. A call without a row fails the
//! test, and so does a row that is wrong in any column.

use codec::Encode;
use frame_support::traits::{fungibles::hold::Mutate as _, GetCallMetadata};
use hanse_runtime::{
	configs::money::{Currency, MoneyHolds},
	constants::{MILLI, UNIT},
	AccountId, Runtime, RuntimeCall, RuntimeOrigin, Session,
};
use hanse_runtime_tests::{
	actors::{actor, Actor},
	chain::Chain,
	metadata::own_pallets,
	orgs::*,
};
use hanse_support::OrgNumber;
use pallet_collective::{Instance1, Instance2, RawOrigin};
use pallet_org_numbers::{
	AuctionTerms, BuyTerms, Call, GrantedRole, RecoveryPlan, SellTerms, StrandedMoney, Target,
	MIN_AUCTION, MIN_RECOVERY_DELAY,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult, MultiAddress};
use std::collections::BTreeSet;

/// `ok`, or the error's name. `-` stands for BadOrigin. The council acts with two thirds, the
/// minority with less, the committee with all. `old` owned the number before it moved to `owner`;
/// `named` is whom the owner offers it to and named for recovery.
const MATRIX: &str = "
call                    none stranger           owner              manager            editor             old                named              registrar          minority committee council root
commit                  -    ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
register                -    ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
register_for            -    ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
withdraw_commitment     -    ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
release                 -    NotOwner           ok                 NotOwner           NotOwner           NotOwner           NotOwner           NotOwner           -        -         -       -
set_profile             -    NotAuthorised      ok                 ok                 NotAuthorised      NotAuthorised      NotAuthorised      NotAuthorised      -        -         -       -
publish                 -    NotAuthorised      ok                 ok                 ok                 NotAuthorised      NotAuthorised      NotAuthorised      -        -         -       -
append_part             -    NotAuthorised      ok                 ok                 ok                 NotAuthorised      NotAuthorised      NotAuthorised      -        -         -       -
edit_publication        -    NotAuthorised      ok                 ok                 ok                 NotAuthorised      NotAuthorised      NotAuthorised      -        -         -       -
retract_publication     -    NotAuthorised      ok                 ok                 ok                 NotAuthorised      NotAuthorised      NotAuthorised      -        -         -       -
set_role:manager        -    NotAuthorised      ok                 NotAuthorised      NotAuthorised      NotAuthorised      NotAuthorised      NotAuthorised      -        -         -       -
set_role:editor         -    NotAuthorised      ok                 ok                 NotAuthorised      NotAuthorised      NotAuthorised      NotAuthorised      -        -         -       -
remove_role:manager     -    NotAuthorised      ok                 ok                 NotAuthorised      NotAuthorised      NotAuthorised      NotAuthorised      -        -         -       -
remove_role:editor      -    NotAuthorised      ok                 ok                 ok                 NotAuthorised      NotAuthorised      NotAuthorised      -        -         -       -
reclaim_role            -    ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
reclaim_role:in_force   -    RoleInForce        RoleInForce        RoleInForce        RoleInForce        RoleInForce        RoleInForce        RoleInForce        -        -         -       -
follow                  -    ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
unfollow                -    NotFollowing       ok                 NotFollowing       NotFollowing       NotFollowing       NotFollowing       NotFollowing       -        -         -       -
set_primary             -    NotAuthorised      ok                 ok                 ok                 NotAuthorised      NotAuthorised      NotAuthorised      -        -         -       -
clear_primary           -    PrimaryNotFound    ok                 PrimaryNotFound    PrimaryNotFound    PrimaryNotFound    PrimaryNotFound    PrimaryNotFound    -        -         -       -
offer_transfer          -    NotOwner           ok                 NotOwner           NotOwner           NotOwner           NotOwner           NotOwner           -        -         -       -
accept_transfer         -    NotOfferee         NotOfferee         NotOfferee         NotOfferee         NotOfferee         ok                 NotOfferee         -        -         -       -
cancel_transfer         -    NotAuthorised      ok                 NotAuthorised      NotAuthorised      NotAuthorised      ok                 NotAuthorised      -        -         -       -
set_recovery            -    NotOwner           ok                 NotOwner           NotOwner           NotOwner           NotOwner           NotOwner           -        -         -       -
start_recovery          -    NotRecoverer       NotRecoverer       NotRecoverer       NotRecoverer       NotRecoverer       ok                 NotRecoverer       -        -         -       -
object_to_recovery      -    NotOwner           ok                 NotOwner           NotOwner           NotOwner           NotOwner           NotOwner           -        -         -       -
finish_recovery         -    NotRecoverer       NotRecoverer       NotRecoverer       NotRecoverer       NotRecoverer       ok                 NotRecoverer       -        -         -       -
add_registrar           -    -                  -                  -                  -                  -                  -                  -                  -        -         ok      ok
remove_registrar        -    -                  -                  -                  -                  -                  -                  -                  -        -         ok      ok
grant_verification      -    NotRegistrar       NotRegistrar       NotRegistrar       NotRegistrar       NotRegistrar       NotRegistrar       ok                 -        -         -       -
withdraw_verification   -    NotRegistrar       NotRegistrar       NotRegistrar       NotRegistrar       NotRegistrar       NotRegistrar       ok                 -        -         -       -
reserve_handle          -    -                  -                  -                  -                  -                  -                  -                  -        -         ok      ok
unreserve_handle        -    -                  -                  -                  -                  -                  -                  -                  -        -         ok      ok
clear_history           -    ok                 ok                 ok                 ok                 ok                 ok                 ok                 -        -         -       -
clear_history:living    -    NumberNotReleased  NumberNotReleased  NumberNotReleased  NumberNotReleased  NumberNotReleased  NumberNotReleased  NumberNotReleased  -        -         -       -
sell                    -    NotOwner           ok                 NotOwner           NotOwner           NotOwner           NotOwner           NotOwner           -         -         -       -
buy                     -    ok                 AlreadyOwner       ok                 ok                 ok                 ok                 ok                 -         -         -       -
cancel_order            -    NotOrderOwner      ok                 NotOrderOwner      NotOrderOwner      NotOrderOwner      NotOrderOwner      NotOrderOwner      -         -         -       -
update_price            -    NotOrderOwner      ok                 NotOrderOwner      NotOrderOwner      NotOrderOwner      NotOrderOwner      NotOrderOwner      -         -         -       -
match_orders            -    ok                 ok                 ok                 ok                 ok                 ok                 ok                 -         -         -       -
clear_orders            -    ok                 ok                 ok                 ok                 ok                 ok                 ok                 -         -         -       -
withdraw_stranded       -    NothingStranded    NothingStranded    NothingStranded    NothingStranded    NothingStranded    ok                 NothingStranded    -         -         -       -
start_auction           -    NotOwner           ok                 NotOwner           NotOwner           NotOwner           NotOwner           NotOwner           -         -         -       -
bid                     -    ok                 SelfTrade          ok                 ok                 ok                 ok                 ok                 -         -         -       -
settle_auction          -    ok                 ok                 ok                 ok                 ok                 ok                 ok                 -         -         -       -
cancel_auction          -    NotOwner           ok                 NotOwner           NotOwner           NotOwner           NotOwner           NotOwner           -         -         -       -
set_class               -    -                  -                  -                  -                  -                  -                  -                  -         -         ok      ok
set_currency            -    -                  -                  -                  -                  -                  -                  -                  -         -         ok      ok
add_validator           -    -                  -                  -                  -                  -                  -                  -                  -        -         ok      ok
remove_validator        -    -                  -                  -                  -                  -                  -                  -                  -        -         ok      ok
";

/// A block behind all that is played.
const LATER: u32 = 10_000;

/// The stage on which every cell plays.
struct World {
	chain: Chain,
	/// Moved from `old` to `owner`; verified, followed and named as primary by the owner.
	number: OrgNumber,
	/// Released by `old`, with a history.
	released: OrgNumber,
}

fn column(name: &str) -> Actor {
	actor(&format!("matrix/{name}"))
}

fn plan() -> Option<RecoveryPlan<AccountId, u32>> {
	Some(RecoveryPlan { to: column("named").account, delay: MIN_RECOVERY_DELAY })
}

fn stage() -> World {
	let mut chain = Chain::local_testnet();
	let signers = ["stranger", "owner", "manager", "editor", "old", "named", "registrar", "keyed"];
	for name in signers {
		let who = column(name).account;
		let new_free = 1_000 * hanse_runtime::constants::UNIT;
		let endow =
			pallet_balances::Call::<Runtime>::force_set_balance { who: who.into(), new_free };
		chain.dispatch(RuntimeOrigin::root(), endow).expect("root endows");
	}
	let (old, owner, registrar) = (column("old"), column("owner"), column("registrar"));
	let released = register(&mut chain, &old, "released");
	chain.does(&old, org(Call::set_profile { number: released, profile: profile("gone") }));
	chain.does(&old, org(Call::release { number: released }));
	let number = register(&mut chain, &old, "matrix");
	let grant =
		|name: &str, role| org(Call::set_role { number, account: column(name).address(), role });
	chain.advance(2);
	chain.does(&old, grant("manager", GrantedRole::Manager));
	chain.does(&old, org(Call::offer_transfer { number, to: owner.address() }));
	chain.does(&owner, org(Call::accept_transfer { number }));
	chain.does(&owner, grant("manager", GrantedRole::Manager));
	chain.does(&owner, grant("editor", GrantedRole::Editor));
	chain.does(&owner, org(Call::publish { number, document: document("News", b"body") }));
	chain.does(&owner, org(Call::follow { number }));
	chain.does(&owner, org(Call::set_primary { number }));
	let root = RuntimeOrigin::root;
	let admit = org(Call::add_registrar { registrar: registrar.address() });
	chain.dispatch(root(), admit).expect("root admits");
	let evidence = H256::repeat_byte(1);
	chain.does(&registrar, org(Call::grant_verification { number, tenure: 1, evidence }));
	let keep = org(Call::reserve_handle { handle: handle("kept-back"), beneficiary: None });
	chain.dispatch(root(), keep).expect("root reserves");
	let open = org(Call::set_currency { currency: Currency::Native, least_price: Some(MILLI) });
	chain.dispatch(root(), open).expect("root opens the pool");
	let class = org(Call::set_class { class: 0, criteria: Some(Default::default()) });
	chain.dispatch(root(), class).expect("root defines a class");
	let keyed = column("keyed");
	let (keys, proof) = chain.session_keys(&keyed);
	chain.does(&keyed, pallet_session::Call::<Runtime>::set_keys { keys, proof });
	World { chain, number, released }
}

/// What has to happen before a call can succeed for whom it is meant.
fn prepare(world: &mut World, row: &str, by: Option<&Actor>) {
	let (chain, number) = (&mut world.chain, world.number);
	let (owner, named) = (column("owner"), column("named"));
	let newcomer = column("newcomer");
	match (row, by) {
		("register" | "withdraw_commitment", Some(by)) => commit_to(chain, by, by, "prepared"),
		("register_for", Some(by)) => commit_to(chain, by, &newcomer, "prepared"),
		("follow", Some(by)) if by.name == owner.name => {
			chain.does(&owner, org(Call::unfollow { number }))
		},
		("accept_transfer" | "cancel_transfer", _) => {
			chain.does(&owner, org(Call::offer_transfer { number, to: named.address() }))
		},
		("start_recovery", _) => {
			chain.does(&owner, org(Call::set_recovery { number, plan: plan() }))
		},
		("object_to_recovery" | "finish_recovery", _) => {
			chain.does(&owner, org(Call::set_recovery { number, plan: plan() }));
			chain.does(&named, org(Call::start_recovery { number }));
			chain.advance(MIN_RECOVERY_DELAY);
		},
		_ => prepare_pool(world, row),
	}
}

/// Orders and auctions that the calls of the pool are about; the first has the id 0.
fn prepare_pool(world: &mut World, row: &str) {
	let (owner, named) = (column("owner"), column("named"));
	let chain = &mut world.chain;
	match row {
		"cancel_order" | "update_price" => {
			chain.does(&owner, pool_call(world.number, "sell", LATER))
		},
		"match_orders" => {
			chain.does(&owner, pool_call(world.number, "sell", LATER));
			chain.does(&named, org(Call::buy { terms: bid_for(Target::Class(0)) }));
		},
		"clear_orders" => {
			let expires = chain.block() + 1;
			chain.does(&owner, pool_call(world.number, "sell", expires));
			chain.advance(2);
		},
		"withdraw_stranded" => chain.with(|| {
			let (currency, amount) = (Currency::Native, MILLI);
			let reason = pallet_org_numbers::HoldReason::Payment.into();
			MoneyHolds::hold(Currency::Native, &reason, &named.account, amount).expect("it has it");
			let money = StrandedMoney { currency, amount };
			pallet_org_numbers::Stranded::<Runtime>::insert(&named.account, 7, money);
		}),
		"bid" | "cancel_auction" | "settle_auction" => {
			let starts = chain.block();
			chain.does(&owner, pool_call(world.number, "start_auction", starts));
			if row == "settle_auction" {
				chain.advance(MIN_AUCTION + 1);
			}
		},
		_ => (),
	}
}

fn bid_for(target: Target) -> BuyTerms<Currency, u128, u32> {
	BuyTerms { target, currency: Currency::Native, price: UNIT, expires: LATER }
}

/// A call of the pool; a listing lives until block `at`, or an auction starts then.
fn pool_call(number: OrgNumber, row: &str, at: u32) -> RuntimeCall {
	let (currency, price) = (Currency::Native, UNIT);
	org(match row {
		"sell" => {
			let classes = Default::default();
			let terms = SellTerms { currency, price, buyer: None, classes, expires: at };
			Call::sell { number, terms }
		},
		"buy" => Call::buy { terms: bid_for(Target::Number { number, revision: None }) },
		"cancel_order" => Call::cancel_order { id: 0 },
		"update_price" => Call::update_price { id: 0, price: 2 * UNIT },
		"match_orders" => Call::match_orders { sell: 0, buy: 1 },
		"clear_orders" => Call::clear_orders { ids: vec![0].try_into().expect("one") },
		"withdraw_stranded" => Call::withdraw_stranded { id: 7 },
		"start_auction" => {
			let ends = at + MIN_AUCTION;
			let terms = AuctionTerms { currency, reserve: price, starts: at, ends };
			Call::start_auction { number, terms }
		},
		"bid" => Call::bid { number, amount: UNIT },
		"settle_auction" => Call::settle_auction { number },
		"cancel_auction" => Call::cancel_auction { number },
		"set_class" => Call::set_class { class: 1, criteria: Some(Default::default()) },
		"set_currency" => Call::set_currency { currency, least_price: Some(price) },
		other => panic!("no call is written for the row {other}"),
	})
}

/// The call of a row, as `by` makes it.
fn call_of(world: &mut World, row: &str, by: Option<&Actor>) -> RuntimeCall {
	if let Some(call) = validator_call(row) {
		return call;
	}
	let (number, released) = (world.number, world.released);
	let hash = H256::repeat_byte(2);
	let account = |name: &str| column(name).address();
	let (handle, salt) = (handle("prepared"), SALT);
	let profile = profile("prepared");
	org(match row {
		"commit" => Call::commit { hash },
		"register" => Call::register { handle, profile, salt },
		"register_for" => return sponsored(world, by),
		"withdraw_commitment" => Call::withdraw_commitment {},
		"release" => Call::release { number },
		"set_role:manager" => {
			Call::set_role { number, account: account("keyed"), role: GrantedRole::Manager }
		},
		"set_role:editor" => {
			Call::set_role { number, account: account("keyed"), role: GrantedRole::Editor }
		},
		"remove_role:manager" => Call::remove_role { number, account: account("manager") },
		"remove_role:editor" => Call::remove_role { number, account: account("editor") },
		"reclaim_role" => Call::reclaim_role { number, tenure: 0, account: account("manager") },
		"reclaim_role:in_force" => {
			Call::reclaim_role { number, tenure: 1, account: account("manager") }
		},
		"follow" => Call::follow { number },
		"unfollow" => Call::unfollow { number },
		"set_primary" => Call::set_primary { number },
		"clear_primary" => Call::clear_primary {},
		"offer_transfer" => Call::offer_transfer { number, to: account("named") },
		"accept_transfer" => Call::accept_transfer { number },
		"cancel_transfer" => Call::cancel_transfer { number },
		"set_recovery" => Call::set_recovery { number, plan: plan() },
		"start_recovery" => Call::start_recovery { number },
		"object_to_recovery" => Call::object_to_recovery { number },
		"finish_recovery" => Call::finish_recovery { number },
		"clear_history" => Call::clear_history { number: released, from: 1, count: 1 },
		"clear_history:living" => Call::clear_history { number, from: 1, count: 1 },
		other => return administrative_call(number, other),
	})
}

fn administrative_call(number: OrgNumber, row: &str) -> RuntimeCall {
	let evidence = H256::repeat_byte(2);
	let account = |name: &str| column(name).address();
	org(match row {
		"add_registrar" => Call::add_registrar { registrar: account("stranger") },
		"remove_registrar" => Call::remove_registrar { registrar: account("registrar") },
		"grant_verification" => Call::grant_verification { number, tenure: 1, evidence },
		"withdraw_verification" => {
			let reason = b"struck off".to_vec().try_into().expect("short");
			Call::withdraw_verification { number, reason }
		},
		"reserve_handle" => Call::reserve_handle { handle: handle("prepared"), beneficiary: None },
		"unreserve_handle" => Call::unreserve_handle { handle: handle("kept-back") },
		other => return content_call(number, other),
	})
}

fn content_call(number: OrgNumber, row: &str) -> RuntimeCall {
	let profile = profile("prepared");
	org(match row {
		"set_profile" => Call::set_profile { number, profile },
		"publish" => Call::publish { number, document: document("More", b"") },
		"append_part" => {
			let part = b"part".to_vec().try_into().expect("short");
			Call::append_part { number, publication: 0, part }
		},
		"edit_publication" => {
			Call::edit_publication { number, publication: 0, document: document("Edit", b"") }
		},
		"retract_publication" => Call::retract_publication { number, publication: 0 },
		other => return pool_call(number, other, LATER),
	})
}

fn validator_call(row: &str) -> Option<RuntimeCall> {
	let call = match row {
		"add_validator" => {
			pallet_validator_set::Call::<Runtime>::add_validator { who: column("keyed").account }
		},
		"remove_validator" => {
			pallet_validator_set::Call::remove_validator { who: actor("Bob").account }
		},
		_ => return None,
	};
	Some(call.into())
}

fn sponsored(world: &mut World, by: Option<&Actor>) -> RuntimeCall {
	let newcomer = column("newcomer");
	let expires = world.chain.block() + 10;
	let signature = match by {
		Some(by) => consent(&mut world.chain, by, &newcomer, "prepared", expires),
		None => newcomer.sign(b"for nobody"),
	};
	org(Call::register_for {
		registrant: newcomer.address(),
		handle: handle("prepared"),
		profile: profile("prepared"),
		salt: SALT,
		expires,
		signature,
	})
}

fn origin_of(column_name: &str) -> RuntimeOrigin {
	let council = |ayes| RuntimeOrigin::from(RawOrigin::<AccountId, Instance1>::Members(ayes, 5));
	match column_name {
		"none" => RuntimeOrigin::none(),
		"authorized" => frame_system::RawOrigin::<AccountId>::Authorized.into(),
		"root" => RuntimeOrigin::root(),
		"council" => council(4),
		"minority" => council(3),
		"committee" => RuntimeOrigin::from(RawOrigin::<AccountId, Instance2>::Members(3, 3)),
		signer => RuntimeOrigin::signed(column(signer).account),
	}
}

fn outcome(result: DispatchResult) -> String {
	match result {
		Ok(()) => "ok".into(),
		Err(DispatchError::BadOrigin) => "-".into(),
		Err(DispatchError::Module(error)) => error.message.unwrap_or("an error").into(),
		Err(other) => format!("{other:?}"),
	}
}

/// Where cells are played: a chain, and what rows need on it.
pub trait Stage {
	fn chain(&mut self) -> &mut Chain;

	/// The call of a row as a column makes it, once there is what it needs.
	fn call(&mut self, row: &str, column_name: &str) -> RuntimeCall;
}

/// Plays one cell and takes everything back.
fn play(stage: &mut impl Stage, row: &str, column_name: &str) -> String {
	use sp_externalities::Externalities;
	stage.chain().ext.storage_start_transaction();
	let call = stage.call(row, column_name);
	assert_eq!(call.get_call_metadata().function_name, row.split(':').next().unwrap_or(row));
	let result = stage.chain().dispatch(origin_of(column_name), call);
	stage.chain().check();
	stage.chain().ext.storage_rollback_transaction().expect("it was started above");
	outcome(result)
}

/// Plays every cell of a matrix and tells all that came out otherwise.
pub fn play_all(stage: &mut impl Stage, matrix: &'static str) {
	let (columns, rows) = table(matrix);
	let mut wrong = Vec::new();
	for row in rows {
		assert_eq!(row.len(), columns.len() + 1, "{}", row[0]);
		for (column_name, expected) in columns.iter().zip(&row[1..]) {
			let found = play(stage, row[0], column_name);
			if found != *expected {
				wrong.push(format!("{} by {column_name}: {found}, not {expected}", row[0]));
			}
		}
	}
	assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

impl Stage for World {
	fn chain(&mut self) -> &mut Chain {
		&mut self.chain
	}

	fn call(&mut self, row: &str, column_name: &str) -> RuntimeCall {
		let nobody = ["none", "root", "council", "minority", "committee"];
		let by = (!nobody.contains(&column_name)).then(|| column(column_name));
		prepare(self, row, by.as_ref());
		call_of(self, row, by.as_ref())
	}
}

/// The columns of a matrix, and its rows, each with its name first.
fn table(matrix: &'static str) -> (Vec<&'static str>, Vec<Vec<&'static str>>) {
	let mut lines = matrix.trim().lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
	(lines.next().expect("a head")[1..].to_vec(), lines.collect())
}

#[test]
fn every_call_should_be_open_to_exactly_those_whom_the_matrix_names() {
	play_all(&mut stage(), MATRIX);
}

/// The calls that a matrix has rows for.
fn in_matrix(matrix: &'static str) -> BTreeSet<&'static str> {
	let rows = table(matrix).1;
	rows.iter().map(|row| row[0].split(':').next().unwrap_or(row[0])).collect()
}

#[test]
fn every_call_of_every_own_pallet_should_have_a_row() {
	let matrices = [
		(&["OrgNumbers", "ValidatorSet"][..], MATRIX),
		(&["Activities"], crate::activities::MATRIX),
		(&["AssetFlow"], crate::asset_flow::MATRIX),
		(&["Chips"], crate::chips::MATRIX),
		(&["Crowdfunding"], crate::crowdfunding::MATRIX),
	];
	let calls_of = |pallet: &str| RuntimeCall::get_call_names(pallet).iter().copied();
	for (pallets, matrix) in matrices {
		let calls: BTreeSet<_> = pallets.iter().copied().flat_map(calls_of).collect();
		assert_eq!(calls, in_matrix(matrix), "{pallets:?}");
	}
	let named: BTreeSet<_> =
		matrices.iter().flat_map(|(pallets, _)| pallets.iter()).copied().collect();
	let own: Vec<_> = own_pallets().into_iter().map(|pallet| pallet.name).collect();
	assert!(own.iter().copied().flat_map(calls_of).count() >= 179);
	let with_calls = own.into_iter().filter(|name| calls_of(name).next().is_some());
	assert_eq!(with_calls.collect::<BTreeSet<_>>(), named);
}

#[test]
fn number_should_stay_with_its_owner_whatever_root_does_to_accounts() {
	// Root can move money, also held money's owner, but no number.
	let mut world = stage();
	let owner = column("owner");
	let before = row(&mut world.chain, world.number);
	let who = MultiAddress::Id(owner.account.clone());
	let take = pallet_balances::Call::<Runtime>::force_set_balance { who, new_free: 0 };
	let _ = world.chain.dispatch(RuntimeOrigin::root(), take);
	assert_eq!(row(&mut world.chain, world.number).encode(), before.encode());
	assert!(world.chain.with(Session::validators).len() == 4);
	world.chain.check();
}
