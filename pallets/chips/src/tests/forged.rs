// SPDX-License-Identifier: Apache-2.0

//! Abuse of signatures, of their order, and of what follows an attestation.

use super::{forgeries::*, steps::*};
use crate::{mock::*, payloads, *};
use codec::{Decode, Encode};
use frame_support::assert_ok;
use hanse_support::signed_payload::Domain;
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::MultiSignature;

/// Brought with these signatures, of which the node's is bad.
fn bad_of_node(word: Forgery, signature: MultiSignature) -> Attempt {
	let (_, of_buyer) = word.signatures();
	Attempt::of(word.with(signature, of_buyer), UNSIGNED)
}

/// Brought with these signatures, of which the buyer's is bad.
fn bad_of_buyer(word: Forgery, countersignature: MultiSignature) -> Attempt {
	let (of_node, _) = word.signatures();
	Attempt::of(word.with(of_node, countersignature), UNCOUNTERSIGNED)
}

/// Both bind it to something else.
fn bound_otherwise(mut word: Forgery, twist: fn(&mut Bound)) -> Attempt {
	(word.twist_node, word.twist_buyer) = (twist, twist);
	let expected = word.unsigned();
	Attempt::of(word, expected)
}

/// The node alone binds it to something else.
fn node_bound_otherwise(mut word: Forgery, twist: fn(&mut Bound)) -> Attempt {
	word.twist_node = twist;
	Attempt::of(word, UNSIGNED)
}

/// Both sign other bytes than the message.
fn signing(word: Forgery, bytes: fn(&[u8; 32]) -> Vec<u8>) -> Attempt {
	let mut word = word;
	word.wrap = bytes;
	let expected = word.unsigned();
	Attempt::of(word, expected)
}

/// The node's signature, damaged.
fn damaged(word: Forgery, damage: impl FnOnce(&mut [u8])) -> Attempt {
	let (of_node, _) = word.signatures();
	let mut bytes = of_node.encode();
	// The first byte tells the type of key.
	damage(&mut bytes[1..]);
	bad_of_node(word, MultiSignature::decode(&mut &bytes[..]).unwrap())
}

/// The same bytes as another type of key's.
fn retagged(word: Forgery, world: &mut World) -> Attempt {
	let (of_node, _) = word.signatures();
	let mut bytes = of_node.encode();
	bytes[0] = (bytes[0] + 1 + world.dice.below(2) as u8) % 3;
	bytes.resize(1 + 65, 0);
	bad_of_node(word, MultiSignature::decode(&mut &bytes[..]).unwrap())
}

const PURPOSES: [Domain; 10] = [
	payloads::BANK_RECORD,
	payloads::REQUEST_PURCHASE_FOR,
	payloads::NOTICE,
	payloads::RECEIPT,
	payloads::RECEIPT_COUNTERSIGNED,
	payloads::DECLINE,
	payloads::REFUND,
	payloads::REDEMPTION_ACCEPTED,
	payloads::PAYOUT,
	payloads::REDEMPTION_REFUSED,
];

fn other_purpose(word: Forgery, world: &mut World) -> Attempt {
	let others: Vec<_> = PURPOSES.into_iter().filter(|purpose| *purpose != word.domain()).collect();
	let purpose = *world.dice.of(&others);
	let Notice { request, .. } = word.receipt.notice;
	let message = match word.path {
		Path::Notice => message_of(purpose, &word.receipt.notice, request, word.expiry),
		Path::Receipt => message_of(purpose, &word.receipt, request, word.expiry),
	};
	let signature = word.node.sign(&(word.wrap)(&message));
	bad_of_node(word, signature)
}

/// Of whoever is not the node.
fn wrong_signer(word: Forgery, world: &mut World) -> Attempt {
	let names = ["Issuer", "Alice", "Auditor", "Pauser", "Nobody", "IssuerKey000000000195"];
	let name: &&str = world.dice.of(&names);
	let signer = Signer::named(name);
	let (of_node, _) = word.messages();
	let signature = signer.sign(&(word.wrap)(&of_node));
	bad_of_node(word, signature)
}

fn other_nodes_key(word: Forgery, _: &mut World) -> Attempt {
	let signer = key_of(other_node(word.receipt.notice.word.node));
	let (of_node, _) = word.messages();
	let signature = signer.sign(&(word.wrap)(&of_node));
	bad_of_node(word, signature)
}

/// A key of another type, from the same secret where there is one.
fn other_type_of_key(word: Forgery, world: &mut World) -> Attempt {
	let [sr, ed, ec] = Signer::from_seed([42; 32]);
	let others = match word.receipt.notice.word.node {
		NODE_B => [sr, ec],
		NODE_C => [sr, ed],
		_ => [ed, ec],
	};
	let (of_node, _) = word.messages();
	let signature = world.dice.of(&others).sign(&(word.wrap)(&of_node));
	bad_of_node(word, signature)
}

fn expired(mut word: Forgery, world: &mut World) -> Attempt {
	let now = System::block_number();
	word.expiry = now - 1 - world.dice.below(now as usize) as u32;
	Attempt::of(word, "SignatureExpired")
}

/// Signed to expire, and brought as if it didn't.
fn prolonged(mut word: Forgery, world: &mut World) -> Attempt {
	word.expiry = System::block_number() - 1;
	word.seal();
	word.expiry += 1 + world.dice.below(1_000) as u32;
	let expected = word.unsigned();
	Attempt::of(word, expected)
}

fn too_late(word: Forgery, _: &mut World) -> Attempt {
	let now = System::block_number();
	let deadline = row(word.receipt.notice.request).deadline;
	System::set_block_number(deadline + 1);
	Attempt::of(word, "DeadlineOver").undone(move || System::set_block_number(now))
}

fn of_a_sold_number(word: Forgery, _: &mut World) -> Attempt {
	let node = word.receipt.notice.word.node;
	sell_number(node, &dave());
	Attempt::of(word, "NodeVoid").undone(move || register(node, &bank(node)))
}

/// A good word is heard even then; somebody else's is not.
fn while_all_is_off(word: Forgery, world: &mut World) -> Attempt {
	set_breaker(Breaker::AllOff);
	wrong_signer(word, world).undone(|| set_breaker(Breaker::AllOn))
}

fn on_the_other_path(word: Forgery, _: &mut World) -> Attempt {
	let (of_node, _) = word.signatures();
	let path = match word.path {
		Path::Notice => Path::Receipt,
		Path::Receipt => Path::Notice,
	};
	bad_of_node(Forgery { path, ..word }, of_node)
}

fn as_a_no(word: Forgery, _: &mut World) -> Attempt {
	let (signature, _) = word.signatures();
	let Notice { word: begin, request, .. } = word.receipt.notice;
	let decline = Decline { word: begin, request, reason: DeclineReason::NotReceived };
	Attempt::by(bob(), Call::decline { decline, expiry: word.expiry, signature }, UNSIGNED)
}

fn cut_short(word: Forgery, world: &mut World) -> Attempt {
	let mut bytes = RuntimeCall::from(word.call()).encode();
	let left = world.dice.below(bytes.len());
	bytes.truncate(left);
	Attempt { what: What::Bytes(bytes), expected: NO_CALL, undo: None }
}

fn made_longer(word: Forgery, world: &mut World) -> Attempt {
	let mut bytes = RuntimeCall::from(word.call()).encode();
	bytes.resize(bytes.len() + 1 + world.dice.below(40), 0);
	Attempt { what: What::Bytes(bytes), expected: NO_CALL, undo: None }
}

/// On notices and receipts.
pub const ON_BOTH: &[(Forge, &str)] = &[
	(|word, _| bound_otherwise(word, |to| to.genesis = H256([9; 32])), "for another chain"),
	(
		|word, _| node_bound_otherwise(word, |to| to.genesis = H256::zero()),
		"for another chain by the node",
	),
	(|word, _| bound_otherwise(word, |to| to.pallet = b"org-numbers"), "for another pallet"),
	(
		|word, _| node_bound_otherwise(word, |to| to.pallet = b"chips\0"),
		"for another pallet by the node",
	),
	(other_purpose, "for another purpose"),
	(|word, _| bound_otherwise(word, |to| to.nonce += 1), "with another nonce"),
	(|word, _| node_bound_otherwise(word, |to| to.expiry += 1), "with another expiry"),
	(expired, "expired"),
	(prolonged, "prolonged"),
	(too_late, "after the deadline"),
	(on_the_other_path, "brought on the other path"),
	(as_a_no, "brought as a declination"),
	(wrong_signer, "signed by somebody"),
	(other_nodes_key, "signed by another node"),
	(other_type_of_key, "signed by a key of another type"),
	(retagged, "signature called another type's"),
	(|word, _| signing(word, wrap_twice), "wrapped twice"),
	(
		|word, _| signing(word, |message| [&b"<Bytes>"[..], &message[..]].concat()),
		"wrapped in front only",
	),
	(
		|word, _| signing(word, |message| [&message[..], b"</Bytes>"].concat()),
		"wrapped behind only",
	),
	(|word, _| signing(word, |message| message[..31].to_vec()), "a byte less signed"),
	(|word, _| signing(word, |message| blake2_256(message).to_vec()), "its hash signed"),
	(
		|word, _| signing(word, |message| format!("{:?}", H256(*message)).into_bytes()),
		"its text signed",
	),
	(
		|word, world| {
			let bit = world.dice.below(62 * 8);
			damaged(word, move |bytes| bytes[bit / 8] ^= 1 << (bit % 8))
		},
		"a bit of the signature flipped",
	),
	(|word, _| damaged(word, |bytes| bytes[40..].fill(0)), "signature cut short"),
	(|word, _| damaged(word, |bytes| bytes.fill(0)), "signature of zeros"),
	(of_a_sold_number, "of a sold number"),
	(while_all_is_off, "while all is off"),
	(cut_short, "call cut short"),
	(made_longer, "call made longer"),
];

fn wrap_twice(message: &[u8; 32]) -> Vec<u8> {
	[&b"<Bytes>"[..], &wrapped(message), &b"</Bytes>"[..]].concat()
}

fn by_the_node_alone(mut word: Forgery, world: &mut World) -> Attempt {
	let (_, of_buyer) = word.signatures();
	word.receipt.payee = H256(world.dice.bytes());
	bad_of_buyer(word, of_buyer)
}

fn by_the_buyer_alone(mut word: Forgery, world: &mut World) -> Attempt {
	let (of_node, _) = word.signatures();
	word.receipt.notice.reference = H256(world.dice.bytes());
	bad_of_node(word, of_node)
}

fn by_another_buyer(word: Forgery, _: &mut World) -> Attempt {
	let (_, of_buyer) = word.messages();
	let countersignature = Signer::named("Alice").sign(&(word.wrap)(&of_buyer));
	bad_of_buyer(word, countersignature)
}

/// On receipts only.
pub const ON_RECEIPTS: &[(Forge, &str)] = &[
	(by_the_node_alone, "changed and signed by the node alone"),
	(by_the_buyer_alone, "changed and signed by the buyer alone"),
	(by_another_buyer, "countersigned by another"),
	(
		|word, _| {
			let (of_node, of_buyer) = word.signatures();
			Attempt::of(word.with(of_buyer, of_node), UNCOUNTERSIGNED)
		},
		"signatures exchanged",
	),
	(
		|word, _| {
			let (of_node, _) = word.signatures();
			bad_of_buyer(word, of_node)
		},
		"countersigned by the node",
	),
	(
		|word, _| {
			let (_, of_buyer) = word.signatures();
			bad_of_node(word, of_buyer)
		},
		"signed by the buyer",
	),
	(
		|mut word, _| {
			word.twist_buyer = |to| to.purpose = payloads::RECEIPT.purpose;
			Attempt::of(word, UNCOUNTERSIGNED)
		},
		"countersigned for the node's purpose",
	),
	(
		|mut word, _| {
			word.twist_node = |to| to.purpose = payloads::RECEIPT_COUNTERSIGNED.purpose;
			Attempt::of(word, UNSIGNED)
		},
		"signed for the buyer's purpose",
	),
];

/// What was brought once is brought again.
fn replayed(world: &mut World) -> Attempt {
	let (request, call) = world.dice.of(&world.spent).clone();
	let over = Outcomes::<Test>::contains_key(request);
	let expected = if over { "RequestClosed" } else { "AlreadyAttested" };
	Attempt::by(alice(), call, expected)
}

/// A second good word, by either path, about money that was attested.
fn second_word(world: &mut World) -> Attempt {
	let request = *world.dice.of(&world.attested);
	let path = *world.dice.of(&[Path::Notice, Path::Receipt]);
	let word = world.word_about(request, path);
	Attempt::of(word, "AlreadyAttested")
}

/// Declined, then attested: undone by running in a world where it was not.
fn after_a_no(world: &mut World) -> Attempt {
	let at = world.dice.below(world.open.len());
	let request = world.open.swap_remove(at);
	let RequestOf::<Test> { buyer, purchase, .. } = row(request);
	let word = world.word_about(request, Path::Notice);
	by(&bob(), declination(request, DeclineReason::NotReceived));
	world.open.push(open_at(purchase.node, &buyer, purchase.chips));
	forward(1);
	Attempt::of(word, "RequestClosed")
}

fn no_after_a_word(world: &mut World) -> Attempt {
	let request = *world.dice.of(&world.attested);
	Attempt::by(bob(), declination(request, DeclineReason::Compliance), "AlreadyAttested")
}

/// The named node's message of a large purchase, which others sign.
fn large_message(world: &World) -> [u8; 32] {
	attestation_of(world.half).message.0
}

fn co(request: RequestId, by: MultiSignature, expected: &'static str) -> Attempt {
	Attempt::by(bob(), Call::co_attest { request, node: NODE_B, signature: by }, expected)
}

fn co_own_words(world: &mut World) -> Attempt {
	let good = notice(world.half);
	let own = Notice { word: word(NODE_B), address: bank(NODE_B), ..good };
	co(world.half, by_node(NODE_B, payloads::NOTICE, &own, world.half), UNSIGNED)
}

fn co_more_money(world: &mut World) -> Attempt {
	let good = notice(world.half);
	let more = Notice { amount: good.amount + 1, ..good };
	co(world.half, by_node(NODE_B, payloads::NOTICE, &more, world.half), UNSIGNED)
}

fn co_other_purpose(world: &mut World) -> Attempt {
	let others: Vec<_> =
		PURPOSES.into_iter().filter(|purpose| *purpose != payloads::NOTICE).collect();
	let purpose = *world.dice.of(&others);
	co(world.half, by_node(NODE_B, purpose, &notice(world.half), world.half), UNSIGNED)
}

fn co_other_chain(world: &mut World) -> Attempt {
	let right = Bound::to(payloads::NOTICE, world.half, EXPIRY);
	let elsewhere = Bound { genesis: H256([9; 32]), ..right };
	let signature = node_signs(NODE_B, &elsewhere.message(&notice(world.half)));
	co(world.half, signature, UNSIGNED)
}

fn co_by_one_owner(world: &mut World) -> Attempt {
	register(NODE_B, &bank(NODE));
	co(world.half, node_signs(NODE_B, &large_message(world)), "AlreadyAttester")
		.undone(|| register(NODE_B, &bank(NODE_B)))
}

fn co_by_the_same(world: &mut World) -> Attempt {
	let (request, node) = (world.half, NODE);
	let signature = node_signs(NODE, &large_message(world));
	Attempt::by(bob(), Call::co_attest { request, node, signature }, "AlreadyAttester")
}

fn co_by_no_node(world: &mut World) -> Attempt {
	let (request, node) = (world.half, ISSUER);
	let signature = Signer::named("Issuer").sign(&large_message(world));
	Attempt::by(bob(), Call::co_attest { request, node, signature }, "NodeNotFound")
}

fn co_elsewhere(request: RequestId, world: &World, expected: &'static str) -> Attempt {
	co(request, node_signs(NODE_B, &large_message(world)), expected)
}

/// Refused whoever calls it.
fn of_issuer(call: Call<Test>, expected: &'static str) -> Attempt {
	Attempt::by(issuer(), call, expected)
}

fn issued_by_another(world: &mut World) -> Attempt {
	let others = [alice(), bob(), bank(NODE), auditor(), pauser(), refiller(), other_issuer()];
	let who = world.dice.of(&others).clone();
	let request = *world.dice.of(&world.attested);
	Attempt::by(who, Call::issue { request }, "NotAuthorised")
}

fn issued_twice_at_once(world: &mut World) -> Attempt {
	let request = *world.dice.of(&world.attested);
	let requests = vec![request, request].try_into().unwrap();
	of_issuer(Call::issue_many { requests }, "RequestClosed")
}

fn issued_above_the_allowance(world: &mut World) -> Attempt {
	let left = allowance();
	let request = *world.dice.of(&world.attested);
	set_allowance(ISSUER, attestation_of(request).chips - 1);
	of_issuer(Call::issue { request }, "AllowanceExceeded")
		.undone(move || set_allowance(ISSUER, left))
}

fn issued_above_the_reserve(world: &mut World) -> Attempt {
	let request = *world.dice.of(&world.attested);
	let Totals { issued, pending, .. } = totals();
	set_reserve(issued + pending + attestation_of(request).chips - 1);
	of_issuer(Call::issue { request }, "ReserveExceeded").undone(|| set_reserve(RESERVE))
}

fn refunded_unasked(world: &mut World) -> Attempt {
	let request = *world.dice.of(&world.attested);
	let node = row(request).purchase.node;
	let refund = Refund { word: word(node), request, amount: 1, reference: H256::zero() };
	Attempt::by(bob(), refunding(refund), "NoRefundDue")
}

/// Whatever is no single word.
pub const OTHERS: &[(Run, &str)] = &[
	(replayed, "replay: word brought again"),
	(second_word, "replay: second word about the same money"),
	(after_a_no, "order: attested after it was declined"),
	(no_after_a_word, "order: declined after it was attested"),
	(
		|world| of_issuer(Call::issue { request: *world.dice.of(&world.open) }, "NotAttested"),
		"order: issued before it is attested",
	),
	(
		|world| {
			let request = *world.dice.of(&world.open);
			Attempt::by(alice(), Call::trigger_issue { request }, "NotAttested")
		},
		"order: triggered before it is attested",
	),
	(
		|world| {
			let request = *world.dice.of(&world.open);
			Attempt::by(alice(), Call::release_issue { request }, "NotPending")
		},
		"order: released before it is issued",
	),
	(
		|world| {
			Attempt::by(bob(), Call::release_issue { request: world.pending }, "VetoWindowOpen")
		},
		"order: released in its veto window",
	),
	(
		|world| of_issuer(Call::issue { request: world.pending }, "VetoWindowOpen"),
		"order: issued in its veto window",
	),
	(
		|world| of_issuer(Call::issue { request: *world.dice.of(&world.closed) }, "RequestClosed"),
		"replay: issued again",
	),
	(issued_twice_at_once, "replay: issued twice in a batch"),
	(refunded_unasked, "order: refunded before it is due"),
	(issued_by_another, "issue: by another than the issuer"),
	(
		|world| {
			let request = *world.dice.of(&world.attested);
			Attempt::by(bob(), Call::trigger_issue { request }, "NotDue")
		},
		"issue: without the issuer's consent",
	),
	(
		|world| of_issuer(Call::issue { request: world.half }, "MoreAttestersNeeded"),
		"issue: large with one attester",
	),
	(issued_above_the_allowance, "issue: above the allowance"),
	(issued_above_the_reserve, "issue: above the reserve"),
	(
		|world| {
			let other = attestation_of(world.pending).message;
			co(world.half, node_signs(NODE_B, other.as_bytes()), UNSIGNED)
		},
		"co-attestation: of another purchase",
	),
	(co_own_words, "co-attestation: in its own words"),
	(co_more_money, "co-attestation: of more money"),
	(co_other_purpose, "co-attestation: for another purpose"),
	(co_other_chain, "co-attestation: for another chain"),
	(
		|world| co(world.half, node_signs(NODE_C, &large_message(world)), UNSIGNED),
		"co-attestation: signed by another node",
	),
	(
		|world| co(world.half, Signer::named("Bob").sign(&large_message(world)), UNSIGNED),
		"co-attestation: signed by somebody",
	),
	(
		|world| co(world.half, node_signs(NODE_B, &wrap_twice(&large_message(world))), UNSIGNED),
		"co-attestation: wrapped twice",
	),
	(co_by_the_same, "co-attestation: by the named node"),
	(co_by_one_owner, "co-attestation: by another number of the same owner"),
	(co_by_no_node, "co-attestation: by no node"),
	(
		|world| co_elsewhere(*world.dice.of(&world.open), world, "NotAttested"),
		"co-attestation: before it is attested",
	),
	(
		|world| co_elsewhere(*world.dice.of(&world.attested), world, "EnoughAttesters"),
		"co-attestation: of a small purchase",
	),
	(
		|world| co_elsewhere(world.pending, world, "EnoughAttesters"),
		"co-attestation: of one that has enough",
	),
	(
		|world| co_elsewhere(*world.dice.of(&world.closed), world, "RequestClosed"),
		"co-attestation: of one that is over",
	),
];

#[test]
fn world_should_be_honest_before_it_is_abused() {
	build(|| {
		let mut world = World::new(1);
		let before = supply();
		for _ in 0..20 {
			world.honest_purchase();
		}
		assert!(supply() > before);
		assert_ok!(dispatch(signed(&bob()), co_attestation(world.half, NODE_B)));
	});
}
