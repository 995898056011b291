// SPDX-License-Identifier: Apache-2.0

//! What is declared, as a text that is committed: what surrounds a call, and of every call its time, the
//! bytes of its proof and its length.
//!
//! Each call stands there with zeros for arguments. Where it weighs more with a list of two, or with a count
//! of eight, in one place, it stands there once more, with the place: so no figure for an element changes
//! unseen.

use codec::{DecodeLimit, Encode};
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::GetCallMetadata,
	weights::Weight,
};
use hanse_runtime::{configs::system::RuntimeBlockWeights, weights::base, Runtime, RuntimeCall};
use std::{fmt::Write, path::PathBuf};

/// As many zeros as any call decodes from.
const ZEROS: [u8; 8 * 1024] = [0; 8 * 1024];
/// The compact form of two, which is eight where a number has a fixed length.
const TWO: u8 = 8;
/// Calls in calls of a sample.
const DEPTH: u32 = 8;

/// A call to look at.
pub struct Sample {
	/// Pallet and call, and the place in which it differs from zeros.
	pub name: String,
	pub call: RuntimeCall,
}

/// Where the committed text lies.
pub fn path() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("snapshot/weights.txt")
}

/// The text of this runtime.
pub fn take() -> String {
	let mut text = String::from("# picoseconds, bytes of proof\n");
	for (what, weight) in surroundings() {
		let _ = writeln!(text, "{what:42} {:>16} {:>9}", weight.ref_time(), weight.proof_size());
	}
	text.push_str("\n# picoseconds, bytes of proof, bytes of the call\n");
	for Sample { name, call } in samples() {
		let weight = call.get_dispatch_info().call_weight;
		let (time, proof) = (weight.ref_time(), weight.proof_size());
		let _ = writeln!(text, "{name:42} {time:>16} {proof:>9} {:>6}", call.encoded_size());
	}
	text
}

/// What a block, a row and a transaction are charged with besides its call.
fn surroundings() -> Vec<(&'static str, Weight)> {
	let database = <Runtime as frame_system::Config>::DbWeight::get();
	let blocks = RuntimeBlockWeights::get();
	let base_extrinsic = blocks.get(DispatchClass::Normal).base_extrinsic;
	let said = base::said_elsewhere();
	vec![
		("a row read", database.reads(1)),
		("a row written", database.writes(1)),
		("an empty block", blocks.base_block),
		("base of a transaction", base_extrinsic),
		("extensions of a remark and its call", said),
		("a remark, all in all", base_extrinsic.saturating_add(said)),
		("a remark, as measured, and its sender's row", base::empty_transaction()),
	]
}

/// A call of every kind, and the same with more in it where that weighs more.
pub fn samples() -> Vec<Sample> {
	let mut samples = Vec::new();
	for pallet in 0..=u8::MAX {
		for index in 0..=u8::MAX {
			let Some(call) = decoded(&[pallet, index]) else { continue };
			let more = with_more(&call);
			samples.push(Sample { name: name(&call), call });
			samples.extend(more);
		}
	}
	samples
}

/// The call that begins with these bytes and goes on with zeros.
fn decoded(bytes: &[u8]) -> Option<RuntimeCall> {
	let all = [bytes, &ZEROS].concat();
	RuntimeCall::decode_with_depth_limit(DEPTH, &mut &all[..]).ok()
}

/// The call with two or eight in each place where that weighs more.
fn with_more(call: &RuntimeCall) -> Vec<Sample> {
	let (bytes, weight) = (call.encode(), call.get_dispatch_info().call_weight);
	let (mut samples, mut count_ends) = (Vec::new(), None);
	for place in 2..bytes.len() {
		let Some(more) = decoded(&[&bytes[..place], &[TWO]].concat()) else { continue };
		if more.get_dispatch_info().call_weight == weight {
			continue;
		}
		let counts = more.encoded_size() == bytes.len();
		// The upper bytes of a count say nothing that its lowest doesn't.
		let upper = counts && count_ends == Some(place);
		if counts {
			count_ends = Some(place + 1);
		}
		if !upper {
			samples.push(Sample { name: format!("{} +{place}", name(call)), call: more });
		}
	}
	samples
}

fn name(call: &RuntimeCall) -> String {
	let names = call.get_call_metadata();
	format!("{}.{}", names.pallet_name, names.function_name)
}
