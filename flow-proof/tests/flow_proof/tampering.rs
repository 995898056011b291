// SPDX-License-Identifier: Apache-2.0

//! Every byte of every file, changed.

use super::fixture::*;
use hanse_flow_proof::{convict, verify, Acknowledgement};
use serde_json::Value;
use std::thread;

/// What a byte is changed to: another of its kind, one beside it, one of the other case, a space.
fn changes(byte: u8) -> [u8; 4] {
	let other = match byte {
		b'9' => b'0',
		b'f' => b'a',
		_ => byte.wrapping_add(1),
	};
	[other, byte ^ 1, byte ^ 0x20, b' ']
}

/// The files that differ from one in a byte, but for those that say the same.
fn altered(good: &str, at: usize) -> impl Iterator<Item = String> + '_ {
	let value: Value = serde_json::from_str(good).unwrap();
	let byte = good.as_bytes()[at];
	changes(byte).into_iter().filter(move |other| *other != byte).filter_map(move |other| {
		let mut bytes = good.as_bytes().to_vec();
		bytes[at] = other;
		let text = String::from_utf8(bytes).ok()?;
		let same = serde_json::from_str::<Value>(&text).is_ok_and(|other| other == value);
		(!same).then_some(text)
	})
}

/// Whether each altered file is refused, and with what reasons, each once.
pub fn reasons(good: &str, refusal: impl Fn(&str) -> Option<String> + Sync) -> Vec<String> {
	const WORKERS: usize = 4;
	let work =
		|worker: usize| {
			let mut reasons = Vec::new();
			for at in (worker..good.len()).step_by(WORKERS) {
				for text in altered(good, at) {
					let from = at.saturating_sub(30);
					let reason = refusal(&text);
					reasons.push(reason.unwrap_or_else(|| {
						panic!("byte {at} is not guarded: {}", &text[from..=at])
					}));
				}
			}
			reasons
		};
	let mut reasons: Vec<_> = thread::scope(|scope| {
		let workers: Vec<_> =
			(0..WORKERS).map(|worker| scope.spawn(move || work(worker))).collect();
		workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
	});
	reasons.sort();
	reasons.dedup();
	reasons
}

fn proof_of(subject: Subject) -> String {
	serde_json::to_string(&proof_with_server(subject)).unwrap()
}

#[test]
fn proof_should_be_refused_with_the_reason_when_any_byte_of_it_is_changed() {
	let trust = trust();
	for subject in [Subject::Record(2), Subject::Flow(1), Subject::Empty] {
		let good = proof_of(subject);
		verify(&good, &trust).unwrap();
		let reasons = reasons(&good, |text| Some(verify(text, &trust).err()?.to_string()));
		assert!(reasons.iter().all(|reason| !reason.is_empty()));
		for part in ["can't be read", "of the chain with genesis", "state root of block"] {
			assert!(reasons.iter().any(|reason| reason.contains(part)), "{part}");
		}
	}
}

#[test]
fn proof_should_be_refused_when_it_is_cut_off_anywhere() {
	let good = proof_of(Subject::Record(0));
	for end in 0..good.len() {
		assert!(verify(&good[..end], &trust()).is_err(), "{end}");
	}
}

#[test]
fn acknowledgement_should_convict_nobody_when_any_byte_of_it_is_changed() {
	let proof = proof_of(Subject::Record(1));
	let good = serde_json::to_string(&super::misconduct::broken(1)).unwrap();
	let trust = trust();
	convict(&good, &proof, &trust).unwrap();
	reasons(&good, |text| Some(convict(text, &proof, &trust).err()?.to_string()));
	for end in 0..good.len() {
		assert!(Acknowledgement::from_json(&good[..end]).is_err(), "{end}");
	}
}
