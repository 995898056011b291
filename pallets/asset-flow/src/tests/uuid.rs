// SPDX-License-Identifier: Apache-2.0

//! Names of tables: who may choose which.

use crate::{mock::*, *};
use codec::Encode;
use hanse_support::{FlowAsset, FlowLedger, FlowReason};
use sp_io::hashing::sha2_256;
use std::collections::BTreeSet;

/// The worked example of RFC 9562 for each version, in the order of its appendix.
const EXAMPLES: [(u8, &str); 8] = [
	(1, "C232AB00-9414-11EC-B3C8-9F6BDECED846"),
	(3, "5df41881-3aed-3515-88a7-2f4a814cf09e"),
	(4, "919108f7-52d1-4320-9bac-f847db4148a8"),
	(5, "2ed6657d-e927-568b-95e1-2665a8aea6a2"),
	(6, "1EC9414C-232A-6B00-B3C8-9F6BDECED846"),
	(7, "017F22E2-79B0-7CC3-98C4-DC0C0C07398F"),
	(8, "2489E9AD-2EE2-8E00-8EC9-32D5F69181C0"),
	(8, "5c146b14-3c52-8afd-938a-375d0df1fbf6"),
];

fn parse(text: &str) -> Uuid {
	let digits: String = text.chars().filter(|digit| *digit != '-').collect();
	let byte = |at: usize| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap();
	Uuid(std::array::from_fn(byte))
}

/// A name with any version and variant bits.
fn with(version: u8, variant: u8) -> Uuid {
	let mut bytes = [0x5a; 16];
	(bytes[6], bytes[8]) = ((version << 4) | 0x0a, variant);
	Uuid(bytes)
}

#[test]
fn version_should_be_read_when_it_is_an_example_of_the_rfc() {
	for (version, text) in EXAMPLES {
		assert_eq!(parse(text).version(), Some(version), "{text}");
		assert_eq!(parse(text).may_be_chosen(), version < 8, "{text}");
	}
}

#[test]
fn version_should_be_none_when_the_variant_is_of_another_kind() {
	for variant in 0..=u8::MAX {
		let of_the_rfc = (0x80..0xc0).contains(&variant);
		for version in 0..16 {
			let expected = of_the_rfc.then_some(version);
			assert_eq!(with(version, variant).version(), expected, "{version}, {variant:x}");
			let may = of_the_rfc && (1..8).contains(&version);
			assert_eq!(with(version, variant).may_be_chosen(), may, "{version}, {variant:x}");
		}
	}
	// Nil and max of the RFC.
	assert!(!Uuid([0; 16]).may_be_chosen());
	assert!(!Uuid([0xff; 16]).may_be_chosen());
}

#[test]
fn table_should_open_when_its_name_may_be_chosen_only() {
	ExtBuilder::default().build_and_execute(|| {
		for version in 0..16 {
			for variant in [0x00, 0x40, 0x7f, 0x80, 0xbf, 0xc0, 0xff] {
				let name = with(version, variant);
				let call = opening(name, &[VISBY], rules());
				if name.may_be_chosen() {
					by(&desk(LUEBECK), call);
				} else {
					refused(&desk(LUEBECK), call, Error::<Test>::InvalidUuid);
				}
			}
		}
		// Two variants of seven versions.
		assert_eq!(Tables::<Test>::iter().count(), 14);
	});
}

#[test]
fn derived_name_should_be_of_version_8_and_as_documented() {
	let by_hand = |mut digest: [u8; 32]| {
		(digest[6], digest[8]) = (0x80 | (digest[6] & 0x0f), 0x80 | (digest[8] & 0x3f));
		Uuid(std::array::from_fn(|at| digest[at]))
	};
	let mut seen = BTreeSet::new();
	for n in 0..=u8::MAX {
		let next = uuid(n).next();
		assert_eq!(next, by_hand(sha2_256(&(RECORD_TAG, uuid(n).0).encode())));
		let of_block = Uuid::of_block(u32::from(n));
		assert_eq!(of_block, by_hand(sha2_256(&(CHAIN_FLOW_TAG, u32::from(n)).encode())));
		for name in [next, of_block, next.next()] {
			assert_eq!((name.version(), name.may_be_chosen()), (Some(8), false));
			assert!(seen.insert(name), "two names are the same");
		}
	}
}

#[test]
fn name_should_be_refused_when_it_is_one_that_the_chain_makes() {
	ExtBuilder::default().build_and_execute(|| {
		let rules = TableRules { follow_on: FollowOn::Same, ..rules() };
		open_with(uuid(1), &[LUEBECK, VISBY], rules);
		close(uuid(1));
		for name in [uuid(1).next(), uuid(1).next().next(), Uuid::of_block(now())] {
			let call = opening(name, &[VISBY], rules);
			refused(&desk(LUEBECK), call, Error::<Test>::InvalidUuid);
		}
	});
}

#[test]
fn name_should_be_refused_when_a_table_has_or_had_it() {
	ExtBuilder::default().build_and_execute(|| {
		let again = || opening(uuid(1), &[RIGA], rules());
		let refuse = || {
			for who in [LUEBECK, VISBY] {
				refused(&desk(who), again(), Error::<Test>::TableAlreadyExists);
			}
		};
		open(uuid(1), &[LUEBECK, VISBY]);
		refuse();
		append(uuid(1), vec![entry(uuid(1), "Alice", 1)]);
		close(uuid(1));
		refuse();
		sign(uuid(1), &[LUEBECK, VISBY]);
		refuse();
		by(&stranger(), Call::clear_clients { table: uuid(1), limit: 1 });
		forward(365 * DAY);
		by(&stranger(), Call::retire_table { table: uuid(1) });
		assert_eq!(Tables::<Test>::get(uuid(1)), None);
		refuse();
	});
}

#[test]
fn name_should_stay_the_chains_own_when_its_block_had_movements() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = FlowAsset::Chips(1);
		let (from, to) = (None, Some(stranger()));
		let flow = hanse_support::Flow { asset, from, to, quantity: 1, reason: FlowReason::Issued };
		<AssetFlow as FlowLedger<_>>::record(flow).unwrap();
		let name = Uuid::of_block(now());
		forward(1);
		let call = opening(name, &[VISBY], rules());
		refused(&desk(LUEBECK), call, Error::<Test>::InvalidUuid);
		assert_eq!(AssetFlow::table_of(name), None);
	});
}
