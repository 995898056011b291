// SPDX-License-Identifier: Apache-2.0

//! Proofs of how certificates stand, and what is none.

use super::{fixture::*, holdings::*, tampering::reasons};
use codec::Encode;
use hanse_flow_proof::{
	certificate_keys, CertificateProof, CertificateReport, Concerned, Malformed, NothingFinal,
	Part, Refusal, RowsProof, Trust,
};
use pallet_crowdfunding::{CertificateStanding as Standing, CertificateState, RevocationReason};
use serde_json::{json, Value};
use sp_core::{Bytes, H256};
use sp_trie::StorageProof;

fn verified(text: &str) -> Result<CertificateReport, Refusal> {
	CertificateProof::from_json(text)?.verify(&trust())
}

#[track_caller]
fn refused(proof: CertificateProof) -> Refusal {
	verified(&proof.to_json().unwrap()).unwrap_err()
}

/// The proof of a holder, with something altered.
fn altered(holder: &Holder, alter: impl FnOnce(&mut CertificateProof)) -> CertificateProof {
	let mut proof = holder.proof();
	alter(&mut proof);
	proof
}

fn differs(name: &'static str) -> Refusal {
	Refusal::RowDiffers { part: Part::Row(name), block: AT }
}

fn stretched(bytes: &Bytes) -> Bytes {
	Bytes([&bytes[..], &[0]].concat())
}

#[test]
fn certificate_should_be_proved_in_every_standing() {
	use CertificateState as S;
	for (holder, standing, state, shares) in [
		(Holder::good(), Standing::Good, "active", Some(1_000)),
		(Holder::in_state(S::Provisional), Standing::Provisional, "provisional", Some(1_000)),
		(Holder::overdue(), Standing::Overdue, "provisional", Some(1_000)),
		(Holder::frozen(), Standing::Frozen, "active", Some(1_000)),
		(Holder::with_frozen_holding(), Standing::Frozen, "active", Some(1_000)),
		(Holder::renamed(), Standing::Outdated, "active", Some(1_000)),
		(Holder::sold_out(), Standing::Over, "superseded", None),
		(Holder::revoked(), Standing::Over, "revoked: wrong document", Some(1_000)),
	] {
		let (proof, made) = holder.proved().unwrap();
		let report = verified(&proof.to_json().unwrap()).unwrap();
		assert_eq!(report, made);
		assert_eq!((report.certificate, report.time), (certificate_id(), TIME));
		assert_eq!((report.block.number, report.block.set), (AT, 1));
		let found = report.found.unwrap();
		assert_eq!(Some(&found.row), holder.certificate.as_ref());
		assert_eq!((found.standing, found.shares), (standing, shares));
		assert_eq!((found.title.as_str(), found.total), ("Cogs", 5_000));
		assert_eq!(found.issuer, issuer_key());
		assert_eq!(serde_json::to_value(&found).unwrap()["row"]["state"], state);
	}
}

#[test]
fn standing_should_be_the_gravest_when_several_reasons_are_there() {
	let standing = |holder: &Holder| holder.proved().unwrap().1.found.unwrap().standing;
	let mut holder = Holder::overdue();
	holder.user.identity.commitment = H256([3; 32]);
	assert_eq!(standing(&holder), Standing::Outdated);
	holder.holding.as_mut().unwrap().frozen = Some(1);
	assert_eq!(standing(&holder), Standing::Frozen);
	holder.certificate.as_mut().unwrap().state =
		CertificateState::Revoked(RevocationReason::Compromised);
	assert_eq!(standing(&holder), Standing::Over);
	// A row without shares is no holding: a distribution may wait in it.
	let mut empty = Holder::with_frozen_holding();
	empty.holding.as_mut().unwrap().shares = 0;
	let found = empty.proved().unwrap().1.found.unwrap();
	assert_eq!((found.standing, found.shares), (Standing::Good, None));
}

#[test]
fn issuer_should_be_who_took_the_place_of_one_that_was_removed() {
	let key = |replaced| {
		let (proof, report) = Holder::with_removed_issuer(replaced).proved().unwrap();
		(proof.rows.unwrap().issuers.len(), report.found.unwrap().issuer)
	};
	assert_eq!(key(true), (2, H256([67; 32])));
	assert_eq!(key(false), (1, issuer_key()));
}

#[test]
fn certificate_should_be_proved_not_to_be_there_when_the_chain_has_none() {
	let (proof, report) = Holder::of_none().proved().unwrap();
	assert_eq!((report.certificate, report.found), (certificate_id(), None));
	verified(&proof.to_json().unwrap()).unwrap();
	// It is there, and said not to be.
	let answer = Holder::good().answer(None);
	let part = Part::Row("the certificate");
	let hidden = CertificateProof::of(answer, certificate_id(), None, &trust()).unwrap_err();
	assert_eq!(hidden, Refusal::RowPresent { part, block: AT });
	// It is said to be there, and is not.
	let concerned = Holder::good().concerned();
	let answer = Holder::of_none().answer(concerned.as_ref());
	let none = CertificateProof::of(answer, certificate_id(), concerned.as_ref(), &trust());
	assert_eq!(none.unwrap_err(), Refusal::RowMissing { part, block: AT });
	let forged = altered(&Holder::of_none(), |proof| proof.rows = Holder::good().proof().rows);
	assert!(matches!(refused(forged), Refusal::RowMissing { .. } | Refusal::NodesMissing(_)));
}

#[test]
fn keys_should_be_those_that_another_program_computes() {
	// Computed with the xxHash of polkadot.js.
	let crowd = "2dbb6a861deb74f1eed827f38784c5f7";
	let (user, asset) = ("3995dad07cbfa5a80c00000000000000", "4148eca76d16b8870300000000000000");
	let certificate = format!("0d052d00259f2a8f{}", "01".repeat(32));
	let expected = [
		format!("{crowd}4e7b9012096b41c4eb3aaf947f6ea429"),
		"f0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb".into(),
		format!("{crowd}eb8f749cac30d481f2731d971c2994e1{certificate}"),
		format!("{crowd}7ce0fe5ec24fa26e1e596a71cbf29d0b{user}"),
		format!("{crowd}140d49a0e79c42d3be95a22aec62c9fe{user}{asset}"),
		format!("{crowd}268cd605558787e2c6dc1cc2828be418{asset}"),
		format!("{crowd}5e0621c4869aa60c02be9adcc98a0d1d5153cb1f00942ff401000000"),
	];
	let concerned = Concerned { user: 12, asset: 3, issuers: vec![1] };
	let keys = certificate_keys(H256([1; 32]), Some(&concerned));
	let keys: Vec<_> = keys.into_iter().map(|(_, key)| hex::encode(key)).collect();
	assert_eq!(keys, expected);
}

#[test]
fn proof_should_be_refused_when_a_row_is_not_that_of_the_state() {
	let good = Holder::good();
	let rows = |alter: &dyn Fn(&mut hanse_flow_proof::CertificateRows)| {
		refused(altered(&good, |proof| alter(proof.rows.as_mut().unwrap())))
	};
	let other = |holder: Holder| holder.proof().rows.unwrap();
	let superseded = other(Holder::in_state(CertificateState::Superseded));
	let (user, holding) = (other(Holder::frozen()), other(Holder::with_frozen_holding()));
	let mut retitled = Holder::good();
	retitled.asset.revision = 1;
	let retitled = other(retitled);
	let removed = other(Holder::with_removed_issuer(false));
	for (refusal, name) in [
		(rows(&|rows| rows.certificate = superseded.certificate.clone()), "the certificate"),
		(rows(&|rows| rows.holder = user.holder.clone()), "the holder"),
		(rows(&|rows| rows.holding = holding.holding.clone()), "the holding"),
		(rows(&|rows| rows.asset = retitled.asset.clone()), "the asset's details"),
		(refused(altered(&good, |proof| proof.time += 1)), "the time"),
	] {
		assert_eq!(refusal, differs(name));
	}
	let refusal = rows(&|rows| rows.issuers = removed.issuers.clone());
	assert_eq!(refusal, Refusal::RowDiffers { part: Part::Issuer(1), block: AT });
	// A holding that is there, said to be gone, and one that is gone, said to be there.
	let part = Part::Row("the holding");
	let refusal = rows(&|rows| rows.holding = None);
	assert_eq!(refusal, Refusal::RowPresent { part, block: AT });
	let kept = good.proof().rows.unwrap().holding;
	let refusal = refused(altered(&Holder::sold_out(), |proof| {
		proof.rows.as_mut().unwrap().holding = kept;
	}));
	assert_eq!(refusal, Refusal::RowMissing { part, block: AT });
}

#[test]
fn proof_should_be_refused_when_its_rows_are_those_of_others() {
	let good = Holder::good();
	// Of another certificate.
	let other = altered(&good, |proof| proof.certificate = H256([4; 32]));
	let part = Part::Row("the certificate");
	assert!(matches!(
		refused(other),
		Refusal::NodesMissing(found) | Refusal::RowMissing { part: found, .. } if found == part
	));
	// Of another issuer, of one too few or too many, of the successor alone.
	let issuers = |holder: &Holder, alter: &dyn Fn(&mut Vec<hanse_flow_proof::IssuerRow>)| {
		refused(altered(holder, |proof| alter(&mut proof.rows.as_mut().unwrap().issuers)))
	};
	let replaced = Holder::with_removed_issuer(true);
	let none = issuers(&good, &|issuers| issuers.clear());
	assert_eq!(none, Refusal::NodesUnused);
	let alone = issuers(&replaced, &|issuers| drop(issuers.pop()));
	assert_eq!(alone, Refusal::NodesUnused);
	let named = issuers(&good, &|issuers| issuers[0].authority = 2);
	let part = Part::Issuer(2);
	assert!(matches!(
		named,
		Refusal::NodesMissing(found) | Refusal::RowMissing { part: found, .. } if found == part
	));
	// Soundly proved, but not of who is in charge.
	let of = |holder: &Holder, issuers: Vec<u32>| {
		let concerned = Concerned { issuers, ..holder.concerned().unwrap() };
		let answer = holder.answer(Some(&concerned));
		CertificateProof::of(answer, certificate_id(), Some(&concerned), &trust()).unwrap_err()
	};
	for (holder, issuers) in
		[(&good, vec![]), (&good, vec![5]), (&good, vec![1, 5]), (&replaced, vec![1])]
	{
		assert_eq!(of(holder, issuers.clone()), Refusal::OtherIssuers, "{issuers:?}");
	}
	assert_eq!(of(&replaced, vec![5, 1]), Refusal::OtherIssuers);
}

#[test]
fn proof_should_be_refused_when_its_rows_are_laid_out_in_another_version() {
	let holder = Holder { layout: 2, ..Holder::good() };
	let refusal = Refusal::Layout { found: 2, known: 1 };
	assert_eq!(holder.proved().unwrap_err(), refusal);
	// A known version is claimed where the state has another one.
	let good = Holder::good().proof();
	let (root, storage) = {
		let keys = certificate_keys(certificate_id(), holder.concerned().as_ref()).into_iter();
		prove(&holder.state(), &keys.map(|(_, key)| key).collect::<Vec<_>>())
	};
	let answer = RowsProof::assemble(GENESIS, storage, 0, &[change(), block(root)]).unwrap();
	let claimed = CertificateProof { storage: answer.storage, finality: answer.finality, ..good };
	assert_eq!(refused(claimed), differs("the version of the rows' layout"));
	let other = altered(&Holder::good(), |proof| proof.layout = 2);
	assert_eq!(refused(other), refusal);
}

#[test]
fn proof_should_be_refused_when_bytes_of_a_row_go_on_behind_their_end() {
	let holder = Holder::good();
	let scale = |name, alter: &dyn Fn(&mut hanse_flow_proof::CertificateRows)| {
		let refusal = refused(altered(&holder, |proof| alter(proof.rows.as_mut().unwrap())));
		assert_eq!(refusal, Malformed::Scale(name).into());
	};
	let row = Part::Row;
	scale(row("the certificate"), &|rows| rows.certificate = stretched(&rows.certificate));
	scale(row("the holder"), &|rows| rows.holder = stretched(&rows.holder));
	scale(row("the holding"), &|rows| rows.holding = rows.holding.as_ref().map(stretched));
	scale(row("the asset's details"), &|rows| rows.asset = stretched(&rows.asset));
	scale(Part::Issuer(1), &|rows| rows.issuers[0].row = stretched(&rows.issuers[0].row));
}

#[test]
fn proof_should_be_refused_when_its_nodes_are_not_those_needed() {
	let holder = Holder::good();
	let nodes = holder.proof().storage;
	let with = |nodes: Vec<Bytes>| refused(altered(&holder, |proof| proof.storage = nodes));
	for left_out in 0..nodes.len() {
		let mut some = nodes.clone();
		some.remove(left_out);
		let refusal = with(some);
		assert!(matches!(refusal, Refusal::StateRoot(AT) | Refusal::NodesMissing(_)), "{refusal}");
	}
	let mut more = nodes.clone();
	more.push(Bytes(vec![0xff; 40]));
	assert_eq!(with(more), Refusal::NodesUnused);
	let reversed: Vec<_> = nodes.iter().rev().cloned().collect();
	assert_eq!(with(reversed), Refusal::NodeOrder);
	let twice = [&nodes[..1], &nodes[..]].concat();
	assert_eq!(with(twice), Refusal::NodeOrder);
}

#[test]
fn proof_should_be_refused_when_its_block_is_not_final_for_the_trusted_set() {
	let proof = Holder::good().proof();
	let by = |trust: Trust| proof.verify(&trust).unwrap_err();
	let elsewhere = Trust::new(H256([6; 32]), 0, &authorities(&FIRST));
	let refusal = Refusal::Genesis { found: GENESIS, trusted: H256([6; 32]) };
	assert_eq!(by(elsewhere), refusal);
	let later = Trust::new(GENESIS, 1, &authorities(&SECOND));
	assert_eq!(by(later), Refusal::StartingSet { found: 0, trusted: 1 });
	let others = Trust::new(GENESIS, 0, &authorities(&[7, 8, 9]));
	assert!(matches!(by(others), Refusal::Unjustified { block: CHANGE, set: 0, .. }));
	// The changes are left out: the second set's votes are none of the first one's.
	let without = altered(&Holder::good(), |proof| proof.finality.changes.clear());
	assert!(matches!(refused(without), Refusal::Unjustified { block: AT, set: 0, .. }));
	// A later block than the one whose state has the rows.
	let older = altered(&Holder::good(), |proof| {
		proof.finality = Holder::frozen().proof().finality;
	});
	assert_eq!(refused(older), Refusal::StateRoot(AT));
	// From a set that is trusted later on.
	let (root, storage) = {
		let keys =
			certificate_keys(certificate_id(), Holder::good().concerned().as_ref()).into_iter();
		prove(&Holder::good().state(), &keys.map(|(_, key)| key).collect::<Vec<_>>())
	};
	let answer = RowsProof::assemble(GENESIS, storage, 1, &[block(root)]).unwrap();
	let later = Trust::new(GENESIS, 1, &authorities(&SECOND));
	let concerned = Holder::good().concerned();
	CertificateProof::of(answer, certificate_id(), concerned.as_ref(), &later).unwrap();
}

#[test]
fn answer_of_a_node_should_be_refused_when_it_is_not_about_what_was_asked() {
	let holder = Holder::good();
	let (good, less) = (holder.concerned(), holder.answer(None));
	let of = |answer: RowsProof| {
		CertificateProof::of(answer, certificate_id(), good.as_ref(), &trust()).unwrap_err()
	};
	assert!(matches!(of(less), Refusal::NodesMissing(_)));
	let more = Holder::with_removed_issuer(true)
		.answer(Some(&Concerned { issuers: vec![1, 5], ..good.clone().unwrap() }));
	assert!(matches!(of(more), Refusal::NodesUnused | Refusal::OtherIssuers));
	let elsewhere = RowsProof { genesis: H256([6; 32]), ..holder.answer(good.as_ref()) };
	assert!(matches!(of(elsewhere), Refusal::Genesis { .. }));
	let nothing = RowsProof::assemble(GENESIS, StorageProof::empty(), 0, &[]);
	assert_eq!(nothing, Err(NothingFinal));
}

#[test]
fn rows_should_be_read_with_those_that_are_not_there() {
	let holder = Holder::sold_out();
	let concerned = holder.concerned();
	let keys = certificate_keys(certificate_id(), concerned.as_ref());
	let (block, rows) = holder.answer(concerned.as_ref()).read(&keys, &trust()).unwrap();
	assert_eq!(block.number, AT);
	assert_eq!(rows.len(), keys.len());
	assert_eq!(rows[1], Some(TIME.encode()));
	assert_eq!(rows[4], None);
}

#[test]
fn file_should_be_refused_when_its_form_is_another() {
	let good = serde_json::to_value(Holder::good().proof()).unwrap();
	let with = |pointer: &str, value: Value| {
		let mut file = good.clone();
		*file.pointer_mut(pointer).unwrap() = value;
		verified(&file.to_string()).unwrap_err().to_string()
	};
	assert_eq!(
		with("/format", json!("hanse-flow-proof")),
		"its format is \"hanse-flow-proof\", not \"hanse-certificate-proof\""
	);
	assert_eq!(with("/version", json!(2)), "its version is 2; version 1 is known");
	assert!(with("/time", json!("01763752000123")).contains("not in their one form"));
	assert!(with("/time", json!(TIME)).contains("can't be read"));
	assert!(with("/rows/issuers/0/authority", json!("1")).contains("can't be read"));
	for object in ["", "/rows", "/rows/issuers/0", "/finality", "/finality/block"] {
		let mut more = good.clone();
		more.pointer_mut(object).unwrap()["more"] = json!(null);
		assert!(matches!(verified(&more.to_string()), Err(Refusal::Malformed(_))), "{object}");
	}
	for name in good.as_object().unwrap().keys() {
		let mut without = good.clone();
		without.as_object_mut().unwrap().remove(name);
		assert!(matches!(verified(&without.to_string()), Err(Refusal::Malformed(_))), "{name}");
	}
}

#[test]
fn proof_should_be_refused_with_the_reason_when_any_byte_of_it_is_changed() {
	for holder in [Holder::sold_out(), Holder::of_none()] {
		let good = serde_json::to_string(&holder.proof()).unwrap();
		verified(&good).unwrap();
		// That there is none proves the same of others beside it.
		let reasons = reasons(&good, |text| match verified(text) {
			Err(why) => Some(why.to_string()),
			Ok(report) if report.certificate != certificate_id() => Some("of another one".into()),
			Ok(_) => None,
		});
		for part in ["can't be read", "of the chain with genesis", "state root of block"] {
			assert!(reasons.iter().any(|reason| reason.contains(part)), "{part}");
		}
	}
}
