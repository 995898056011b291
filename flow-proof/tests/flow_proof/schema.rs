// SPDX-License-Identifier: Apache-2.0

//! The published schemas say what the files are like.

use super::{fixture::*, holdings::Holder};
use pallet_crowdfunding::CertificateState;
use serde_json::{json, Value};

const SCHEMA: &str = include_str!("../../../docs/flow-proof.schema.json");
const OF_CERTIFICATES: &str = include_str!("../../../docs/certificate-proof.schema.json");

fn schema() -> Value {
	serde_json::from_str(SCHEMA).unwrap()
}

fn schema_of_certificates() -> Value {
	serde_json::from_str(OF_CERTIFICATES).unwrap()
}

/// Whether a value fits a schema: as much of the standard as ours needs. Patterns are left out.
fn fits(value: &Value, schema: &Value, root: &Value) -> bool {
	let rules = schema.as_object().unwrap().iter();
	rules.into_iter().all(|(keyword, rule)| match keyword.as_str() {
		"$ref" => {
			let pointer = rule.as_str().unwrap().strip_prefix('#').unwrap();
			fits(value, root.pointer(pointer).unwrap(), root)
		},
		"type" => match rule.as_str().unwrap() {
			"object" => value.is_object(),
			"array" => value.is_array(),
			"string" => value.is_string(),
			"integer" => value.is_u64(),
			"boolean" => value.is_boolean(),
			"null" => value.is_null(),
			other => panic!("{other} is no type"),
		},
		"const" => value == rule,
		"enum" => rule.as_array().unwrap().contains(value),
		"minimum" => value.as_u64() >= rule.as_u64(),
		"maximum" => value.as_u64() <= rule.as_u64(),
		"maxItems" => value.as_array().map(Vec::len) <= rule.as_u64().map(|most| most as usize),
		"items" => {
			value.as_array().is_some_and(|items| items.iter().all(|item| fits(item, rule, root)))
		},
		"required" => {
			rule.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some())
		},
		"properties" => value.as_object().is_some_and(|members| {
			// `additionalProperties` is false wherever there are properties.
			members
				.iter()
				.all(|(name, member)| rule.get(name).is_some_and(|rule| fits(member, rule, root)))
		}),
		"additionalProperties" => *rule == json!(false),
		"oneOf" => {
			rule.as_array().unwrap().iter().filter(|rule| fits(value, rule, root)).count() == 1
		},
		"$schema" | "$defs" | "title" | "description" | "pattern" => true,
		other => panic!("{other} is not understood"),
	})
}

fn fits_proof(value: &Value) -> bool {
	fits(value, &schema(), &schema())
}

fn files() -> Vec<Value> {
	let subjects = [
		Subject::Record(2),
		Subject::Record(4),
		Subject::Record(BY_SERVER),
		Subject::Flow(0),
		Subject::Flow(1),
		Subject::Flow(2),
		Subject::Seal,
		Subject::Empty,
	];
	let mut files: Vec<_> =
		subjects.into_iter().map(|one| serde_json::to_value(proof(one)).unwrap()).collect();
	files.push(serde_json::to_value(proof_with_server(Subject::Seal)).unwrap());
	let without_key = parts_over(&state(), Subject::Seal, Some(2));
	let without_key = hanse_flow_proof::FlowProof::assemble(without_key).unwrap();
	files.push(serde_json::to_value(without_key).unwrap());
	files
}

#[test]
fn every_proof_should_fit_the_schema() {
	for file in files() {
		assert!(fits_proof(&file), "{file:#}");
	}
}

#[test]
fn trust_and_acknowledgement_should_fit_their_schemas() {
	let (root, trust) = (schema(), serde_json::to_value(trust()).unwrap());
	let said = serde_json::to_value(super::misconduct::broken(1)).unwrap();
	let (of_trust, of_said) = (&root["$defs"]["trust"], &root["$defs"]["acknowledgement"]);
	assert!(fits(&trust, of_trust, &root) && fits(&said, of_said, &root));
	assert!(!fits(&said, of_trust, &root) && !fits(&trust, of_said, &root));
	assert!(!fits_proof(&trust) && !fits_proof(&said));
}

/// The pointers of all members of a value that are no lists' items.
fn members(value: &Value, at: &str, to: &mut Vec<String>) {
	let within: Vec<(String, &Value)> = match value {
		Value::Object(members) => {
			members.iter().map(|(name, value)| (name.clone(), value)).collect()
		},
		Value::Array(items) => {
			items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
		},
		_ => Vec::new(),
	};
	for (name, member) in within {
		let pointer = format!("{at}/{name}");
		members(member, &pointer, to);
		if value.is_object() {
			to.push(pointer);
		}
	}
}

/// The file without a member, with another value in its place, with one more beside it.
fn spoilt(file: &Value) -> Vec<(String, Value)> {
	let (mut pointers, mut spoilt) = (Vec::new(), Vec::new());
	members(file, "", &mut pointers);
	for pointer in pointers {
		let (parent, name) = pointer.rsplit_once('/').unwrap();
		let mut without = file.clone();
		without.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
		let mut other = file.clone();
		*other.pointer_mut(&pointer).unwrap() = json!(1.5);
		let mut more = file.clone();
		more.pointer_mut(parent).unwrap()["more"] = json!(null);
		spoilt.push((format!("without {pointer}"), without));
		spoilt.push((format!("another {pointer}"), other));
		spoilt.push((format!("more beside {pointer}"), more));
	}
	spoilt
}

#[test]
fn file_should_not_fit_the_schema_when_a_member_is_missing_or_of_another_type() {
	for file in files() {
		let spoilt = spoilt(&file);
		assert!(spoilt.len() > 90);
		for (what, file) in spoilt {
			assert!(!fits_proof(&file), "{what}");
		}
	}
}

#[test]
fn proof_of_a_certificate_should_fit_its_schema_and_nothing_else_should() {
	let root = schema_of_certificates();
	for holder in [
		Holder::good(),
		Holder::in_state(CertificateState::Provisional),
		Holder::sold_out(),
		Holder::with_removed_issuer(true),
		Holder::of_none(),
	] {
		let file = serde_json::to_value(holder.proof()).unwrap();
		assert!(fits(&file, &root, &root), "{file:#}");
		assert!(!fits_proof(&file));
		let spoilt = spoilt(&file);
		assert!(spoilt.len() > 50);
		for (what, file) in spoilt {
			assert!(!fits(&file, &root, &root), "{what}");
		}
	}
	for file in files() {
		assert!(!fits(&file, &root, &root));
	}
}
