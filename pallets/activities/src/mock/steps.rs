// SPDX-License-Identifier: Apache-2.0

//! Who signs what, and the steps that most tests begin with.

use super::*;
use hanse_support::signed_payload::{Domain, Payload};
use sp_core::{ed25519, Pair, H256};
use sp_io::hashing::blake2_256;

/// The number that an organisation of this name owns in the beginning.
pub fn number_of(name: &str) -> OrgNumber {
	let at = ORGS.iter().position(|org| *org == name).expect("owns a number");
	number(at as u64 + 1)
}

/// A word that a node's key signs.
fn word(domain: Domain, fields: &impl Encode, version: u32) -> [u8; 32] {
	Payload::lasting(domain, System::block_hash(0), fields, version).message()
}

// Nodes.

/// The network's key of a node's version.
pub fn peer_key(name: &str, version: u32) -> ed25519::Pair {
	ed25519::Pair::from_seed(&blake2_256(format!("{name}Peer{version}").as_bytes()))
}

/// The signing key of a node's version.
pub fn signing_key(name: &str, version: u32) -> sr25519::Pair {
	pair(&format!("{name}Key{version}"))
}

/// The keys of a node's version.
pub fn keys(name: &str, version: u32) -> NodeKeys {
	NodeKeys {
		peer: peer_key(name, version).public(),
		signer: signing_key(name, version).public().into(),
		sealing: blake2_256(format!("{name}Sealing{version}").as_bytes()),
	}
}

/// That both keys that sign bring `keys` for an account, under the version that they get.
pub fn proofs_of(
	account: &AccountId32,
	keys: &NodeKeys,
	by: (&ed25519::Pair, &sr25519::Pair),
	version: u32,
) -> KeyProofs {
	let claim = KeyClaim { account: account.clone(), keys: keys.clone() };
	let message = word(payloads::NODE_KEYS, &claim, version);
	KeyProofs { peer: by.0.sign(&message), signer: by.1.sign(&message).into() }
}

/// The proofs of [`keys`] of the same version.
pub fn proofs(name: &str, version: u32) -> KeyProofs {
	let pairs = (&peer_key(name, version), &signing_key(name, version));
	proofs_of(&account(name), &keys(name, version), pairs, version)
}

/// The account of a node's signing key of a version.
pub fn agent_at(name: &str, version: u32) -> AccountId32 {
	signing_key(name, version).public().into()
}

/// The version of a node's present keys, 0 without a node.
pub fn key_version(name: &str) -> u32 {
	let node = NodesByAccount::<Test>::get(account(name)).and_then(Nodes::<Test>::get);
	node.map_or(0, |row| row.key_version)
}

/// The account of a node's present signing key.
pub fn agent(name: &str) -> AccountId32 {
	agent_at(name, key_version(name))
}

/// The call that registers a node with its first keys.
pub fn registering(name: &str, org: Option<OrgNumber>) -> Call<Test> {
	Call::register_node { keys: keys(name, 1), org, proofs: proofs(name, 1) }
}

/// An account's node, with its first keys.
pub fn register(name: &str, org: Option<OrgNumber>) -> NodeId {
	by(&account(name), registering(name, org));
	node(name)
}

/// The call that gives a node the keys of its next version.
pub fn rotating(name: &str) -> Call<Test> {
	let version = key_version(name) + 1;
	Call::rotate_keys { keys: keys(name, version), proofs: proofs(name, version) }
}

/// A node gets the keys of its next version.
pub fn rotate(name: &str) {
	by(&account(name), rotating(name));
}

/// The node of a name.
pub fn node(name: &str) -> NodeId {
	NodesByAccount::<Test>::get(account(name)).expect("has a node")
}

pub fn node_row(name: &str) -> NodeOf<Test> {
	Nodes::<Test>::get(node(name)).unwrap()
}

/// The nodes and kinds that there are in the beginning.
pub fn populate() {
	for (id, name) in NODES.into_iter().enumerate() {
		let org = ORGS.contains(&name).then(|| number_of(name));
		assert_eq!(register(name, org), id as NodeId);
	}
	assert_eq!(register_kind(Relations::INDUSTRIAL, &[], UpdatePolicy::Members), TRADE);
	let relation = Relations::PERSON_TO_THING;
	assert_eq!(register_kind(relation, &[AMT], UpdatePolicy::Supervised), CARE);
}

/// A number changes hands; the buyer has money.
pub fn sell(name: &str, to: &str) -> AccountId32 {
	let buyer = account(to);
	set_free(&buyer, ENDOWMENT);
	sell_number(number_of(name), &buyer);
	buyer
}

/// An account names a host, which agrees.
pub fn host(guest: &str, at: &str) {
	by(&account(guest), Call::ask_host { host: Some(node(at)) });
	let answer = HostAnswer::Accept;
	by(&account(at), Call::answer_guest { account: account(guest), answer });
}

// Things.

/// The call by which an owner registers the device of this name.
pub fn registering_thing(owner: &str, name: &str, expiry: u32) -> Call<Test> {
	let claim = ThingClaim { key: account(name), owner: account(owner) };
	let (domain, genesis) = (payloads::THING, System::block_hash(0));
	let payload = Payload { domain, genesis, fields: claim, nonce: 0, expiry };
	let proof = pair(name).sign(&payload.message()).into();
	Call::register_thing { key: account(name), expiry, proof }
}

/// A device of somebody's.
pub fn register_thing(owner: &str, name: &str) -> ThingId {
	by(&account(owner), registering_thing(owner, name, u32::MAX));
	ThingsByKey::<Test>::get(account(name)).unwrap()
}

pub fn thing_row(thing: ThingId) -> ThingOf<Test> {
	Things::<Test>::get(thing).unwrap()
}

// Kinds.

/// The call that registers a kind that these organisations supervise.
pub fn registering_kind(
	relations: Relations,
	supervisors: &[&str],
	updates: UpdatePolicy,
) -> Call<Test> {
	let supervisors: Vec<_> = supervisors.iter().map(|name| number_of(name)).collect();
	let supervisors = supervisors.try_into().unwrap();
	Call::register_kind { name: text("Test"), relations, supervisors, updates }
}

pub fn register_kind(relations: Relations, supervisors: &[&str], updates: UpdatePolicy) -> KindId {
	root(registering_kind(relations, supervisors, updates));
	NextKindId::<Test>::get() - 1
}

// Parties.

pub fn person(name: &str) -> Party<AccountId32> {
	Party::Account(account(name))
}

pub fn org(name: &str) -> Party<AccountId32> {
	Party::Org(number_of(name))
}

/// An organisation by its number, anybody else by their account.
pub fn party(name: &str) -> Party<AccountId32> {
	if ORGS.contains(&name) {
		org(name)
	} else {
		person(name)
	}
}

pub fn invitation(party: Party<AccountId32>, part: Part) -> Invitation<AccountId32> {
	Invitation { party, part }
}

pub fn initiating(party: Party<AccountId32>) -> Invitation<AccountId32> {
	invitation(party, Part::Initiator)
}

pub fn receiving(party: Party<AccountId32>) -> Invitation<AccountId32> {
	invitation(party, Part::Receiver)
}

pub fn supervising(party: Party<AccountId32>) -> Invitation<AccountId32> {
	invitation(party, Part::Supervisor)
}

// Activities.

/// Twenty blocks to answer, ten to sign.
pub fn windows() -> Windows<u32> {
	Windows { consent: 20, receipt: 10 }
}

/// The call that opens an activity with these parties and [`windows`].
pub fn opening(
	kind: KindId,
	request: Request,
	parties: Vec<Invitation<AccountId32>>,
) -> Call<Test> {
	Call::open_activity { kind, request, parties: parties.try_into().unwrap(), windows: windows() }
}

/// Opens an activity by [`opening`].
pub fn open(
	who: &str,
	kind: KindId,
	request: Request,
	parties: Vec<Invitation<AccountId32>>,
) -> ActivityId {
	by(&account(who), opening(kind, request, parties));
	NextActivityId::<Test>::get() - 1
}

/// Opens a trade: the first is the initiator, the others are asked. They are organisations.
pub fn open_trade(request: Request, names: &[&str]) -> ActivityId {
	let others = names[1..].iter().map(|name| receiving(party(name)));
	let parties = core::iter::once(initiating(party(names[0]))).chain(others).collect();
	open(names[0], TRADE, request, parties)
}

/// Each of them joins.
pub fn join(activity: ActivityId, names: &[&str]) {
	for name in names {
		by(&account(name), Call::consent { activity });
	}
}

/// A trade that all have joined, and that is active.
pub fn formed(request: Request, names: &[&str]) -> ActivityId {
	let activity = open_trade(request, names);
	join(activity, &names[1..]);
	assert_eq!(activity_row(activity).state, ActivityState::Active);
	activity
}

/// The account of an activity's initiator.
pub fn initiator_of(activity: ActivityId) -> AccountId32 {
	Nodes::<Test>::get(activity_row(activity).initiator).unwrap().account
}

/// The call that invites one more, as a receiver.
pub fn adding(activity: ActivityId, name: &str, history: History) -> Call<Test> {
	Call::add_member { activity, invitation: receiving(party(name)), history }
}

/// The initiator invites one more, as a receiver.
pub fn add(activity: ActivityId, name: &str, history: History) {
	by(&initiator_of(activity), adding(activity, name, history));
}

/// The initiator removes a member.
pub fn remove(activity: ActivityId, name: &str) {
	by(&initiator_of(activity), Call::remove_member { activity, node: node(name) });
}

pub fn leave(activity: ActivityId, name: &str) {
	by(&account(name), Call::leave { activity });
}

/// The initiator closes an activity.
pub fn close(activity: ActivityId) {
	by(&initiator_of(activity), Call::close { activity });
}

/// Closes an activity and lets the time pass that its rows stay.
pub fn close_and_wait(activity: ActivityId) {
	close(activity);
	advance(Governed::get().keep);
}

pub fn activity_row(activity: ActivityId) -> ActivityOf<Test> {
	Activities::<Test>::get(activity).unwrap()
}

/// Changes an activity's row by hand.
pub fn set_activity(activity: ActivityId, change: impl FnOnce(&mut ActivityOf<Test>)) {
	Activities::<Test>::mutate(activity, |row| change(row.as_mut().unwrap()));
}

pub fn member_row(activity: ActivityId, name: &str) -> MemberOf<Test> {
	Members::<Test>::get(activity, node(name)).unwrap()
}

/// Changes a member's row by hand.
pub fn set_member(activity: ActivityId, name: &str, change: impl FnOnce(&mut MemberOf<Test>)) {
	Members::<Test>::mutate(activity, node(name), |row| change(row.as_mut().unwrap()));
}

/// These slots as a set.
pub fn slots(slots: &[u8]) -> Slots {
	let mut set = Slots::default();
	slots.iter().for_each(|slot| assert!(set.insert(*slot)));
	set
}

// Messages.

/// What is said in public of a message, another one for each `n`.
pub fn digest(n: u8) -> Digest {
	let fields = H256(blake2_256(&[b'f', n]));
	Digest { fields, ciphertext: H256(blake2_256(&[b'c', n])), size: 1_000 + u32::from(n) }
}

/// The call by which a member publishes [`digest`]`(n)`, for the present epoch and with the lowest
/// counter.
pub fn publishing(activity: ActivityId, name: &str, content: Content, n: u8) -> Call<Test> {
	let epoch = Activities::<Test>::get(activity).map_or(0, |row| row.epoch);
	let member = NodesByAccount::<Test>::get(account(name))
		.and_then(|node| Members::<Test>::get(activity, node));
	let counter = member.map_or(0, |row| row.next_counter);
	Call::publish { activity, epoch, counter, digest: digest(n), content }
}

/// A member publishes a message; its number.
pub fn publish(activity: ActivityId, name: &str, content: Content, n: u8) -> MessageNumber {
	by(&account(name), publishing(activity, name, content, n));
	activity_row(activity).next_message - 1
}

/// A member publishes information; its number.
pub fn inform(activity: ActivityId, name: &str) -> MessageNumber {
	let n = activity_row(activity).next_message as u8;
	publish(activity, name, Content::Information, n)
}

/// An update of the present information.
pub fn update(activity: ActivityId, result: u8) -> Content {
	let base = activity_row(activity).current.expect("is informed").number;
	Content::Update { base, result: H256([result; 32]) }
}

/// The call by which a member publishes a batch for the present epoch.
pub fn publishing_many(activity: ActivityId, name: &str, root: u8, count: u32) -> Call<Test> {
	let (epoch, counter) = (activity_row(activity).epoch, member_row(activity, name).next_counter);
	Call::publish_many { activity, epoch, counter, root: H256([root; 32]), count }
}

pub fn message_row(activity: ActivityId, number: MessageNumber) -> MessageOf<Test> {
	Messages::<Test>::get(activity, number).unwrap()
}

/// Changes a message's row by hand.
pub fn set_message(
	activity: ActivityId,
	number: MessageNumber,
	change: impl FnOnce(&mut MessageOf<Test>),
) {
	Messages::<Test>::mutate(activity, number, |row| change(row.as_mut().unwrap()));
}

/// Author or initiator has a message erased.
pub fn purge(activity: ActivityId, number: MessageNumber, name: &str) {
	by(&account(name), Call::purge { message: MessageRef { activity, number } });
}

// Receipts.

pub fn entry(activity: ActivityId, number: MessageNumber) -> MessageRef {
	MessageRef { activity, number }
}

/// What a node signs for entries with the roots that the chain has; none is a zero root.
pub fn receipts(name: &str, word: Word, entries: &[MessageRef]) -> Receipts {
	let root = |entry: &MessageRef| {
		let message = Messages::<Test>::get(entry.activity, entry.number);
		(*entry, message.map_or(H256::zero(), |row| row.root))
	};
	Receipts { node: node(name), word, entries: entries.iter().map(root).collect() }
}

/// Signs receipts with a key, under a version.
pub fn signed_receipts_by(
	receipts: &Receipts,
	key: &sr25519::Pair,
	key_version: u32,
) -> SignedReceipts {
	let signature = key.sign(&word(payloads::RECEIPTS, receipts, key_version)).into();
	let entries: Vec<_> = receipts.entries.iter().map(|(entry, _)| *entry).collect();
	let (node, word) = (receipts.node, receipts.word);
	SignedReceipts { node, word, entries: entries.try_into().unwrap(), key_version, signature }
}

/// A node's receipts, signed with its present key.
pub fn signed_receipts(name: &str, word: Word, entries: &[MessageRef]) -> SignedReceipts {
	let version = key_version(name);
	signed_receipts_by(&receipts(name, word, entries), &signing_key(name, version), version)
}

/// Each of these nodes signs that it has a message.
pub fn sign(activity: ActivityId, number: MessageNumber, names: &[&str]) {
	let stored = |name: &&str| signed_receipts(name, Word::Stored, &[entry(activity, number)]);
	names.iter().for_each(|name| bring(&stored(name)));
}

/// Each of these nodes signs that it erased a message.
pub fn sign_erased(activity: ActivityId, number: MessageNumber, names: &[&str]) {
	let erased = |name: &&str| signed_receipts(name, Word::Erased, &[entry(activity, number)]);
	names.iter().for_each(|name| bring(&erased(name)));
}

// Statements.

/// A member vouches for another; the statement's number.
pub fn vouch(activity: ActivityId, maker: &str, about: &str) -> StatementId {
	let statement = activity_row(activity).next_statement;
	let commitment = H256(blake2_256(&(activity, statement).encode()));
	let call = Call::make_statement { activity, about: node(about), commitment };
	by(&account(maker), call);
	statement
}

pub fn statement_row(activity: ActivityId, statement: StatementId) -> StatementOf<Test> {
	Statements::<Test>::get(activity, statement).unwrap()
}

/// Changes a statement's row by hand.
pub fn set_statement(
	activity: ActivityId,
	statement: StatementId,
	change: impl FnOnce(&mut StatementOf<Test>),
) {
	Statements::<Test>::mutate(activity, statement, |row| change(row.as_mut().unwrap()));
}
