// SPDX-License-Identifier: Apache-2.0

//! The published schema says what the file is like.

use super::disclosure::{of_update, shown};
use crate::Purpose;
use serde_json::{json, Value};

const SCHEMA: &str = include_str!("../../../docs/activity-disclosure.schema.json");

/// Whether a value fits a schema: as much of the standard as ours needs. Patterns are left out.
fn fits(value: &Value, schema: &Value, root: &Value) -> bool {
	let rules = schema.as_object().unwrap().iter();
	rules.into_iter().all(|(keyword, rule)| match keyword.as_str() {
		"$ref" => {
			let pointer = rule.as_str().unwrap().strip_prefix('#').unwrap();
			fits(value, root.pointer(pointer).unwrap(), root)
		},
		"type" => match rule {
			Value::Array(types) => types.iter().any(|one| is_of_type(value, one)),
			one => is_of_type(value, one),
		},
		"const" => value == rule,
		"enum" => rule.as_array().unwrap().contains(value),
		"minimum" => value.as_u64().is_none_or(|number| Some(number) >= rule.as_u64()),
		"maximum" => value.as_u64().is_none_or(|number| Some(number) <= rule.as_u64()),
		"maxItems" => {
			value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap())
		},
		"maxProperties" => {
			value.as_object().is_none_or(|members| members.len() as u64 <= rule.as_u64().unwrap())
		},
		"items" => {
			value.as_array().is_none_or(|items| items.iter().all(|item| fits(item, rule, root)))
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

fn is_of_type(value: &Value, name: &Value) -> bool {
	match name.as_str().unwrap() {
		"object" => value.is_object(),
		"array" => value.is_array(),
		"string" => value.is_string(),
		"integer" => value.is_u64(),
		"number" => value.is_number(),
		"boolean" => value.is_boolean(),
		"null" => value.is_null(),
		other => panic!("{other} is no type"),
	}
}

fn fits_schema(value: &Value) -> bool {
	let schema = serde_json::from_str(SCHEMA).unwrap();
	fits(value, &schema, &schema)
}

fn files() -> Vec<Value> {
	[
		shown("/buyer"),
		shown("/goods/0/m3"),
		shown("/price/terms"),
		shown("/remark"),
		of_update(Purpose::Patch, "/paid"),
		of_update(Purpose::Document, "/paid"),
	]
	.into_iter()
	.map(|file| serde_json::to_value(file.unwrap()).unwrap())
	.collect()
}

#[test]
fn every_file_should_fit_the_schema() {
	for file in files() {
		assert!(fits_schema(&file), "{file:#}");
	}
}

#[test]
fn file_should_not_fit_the_schema_when_there_are_fields_in_its_value() {
	for value in [json!([1]), json!({ "a": 1 })] {
		let mut file = files().remove(0);
		file["field"]["value"] = value;
		assert!(!fits_schema(&file), "{file:#}");
	}
}

/// The pointers of all members of a value that are no lists' items.
fn members(value: &Value, at: &str, to: &mut Vec<String>) {
	if let Value::Object(inner) = value {
		for (name, member) in inner {
			let pointer = format!("{at}/{name}");
			members(member, &pointer, to);
			to.push(pointer);
		}
	}
}

#[test]
fn file_should_not_fit_the_schema_when_a_member_is_missing_or_of_another_type() {
	for file in files() {
		let mut pointers = Vec::new();
		members(&file, "", &mut pointers);
		assert!(pointers.len() > 20);
		for pointer in pointers {
			let (parent, name) = pointer.rsplit_once('/').unwrap();
			let mut without = file.clone();
			without.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
			assert!(!fits_schema(&without), "without {pointer}");
			let mut more = file.clone();
			more.pointer_mut(parent).unwrap()["more"] = json!(null);
			assert!(!fits_schema(&more), "more beside {pointer}");
			if pointer != "/field/value" {
				let mut other = file.clone();
				*other.pointer_mut(&pointer).unwrap() = json!(1.5);
				assert!(!fits_schema(&other), "another {pointer}");
			}
		}
	}
}
