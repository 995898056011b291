// SPDX-License-Identifier: Apache-2.0

//! What clients depend on, as a text that is committed: versions, extensions, and of every pallet
//! its index, calls, events, errors, storage and view functions. Each line that has a type ends
//! with eight digits of a hash of that type's structure, so that a changed field shows too.

use crate::metadata::metadata;
use codec::Encode;
use frame_metadata::v16::{
	ExtrinsicMetadata, PalletMetadata, RuntimeMetadataV16, StorageEntryMetadata, StorageEntryType,
};
use hanse_runtime::VERSION;
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, Variant};
use std::{fmt::Write, path::PathBuf};

/// Where the committed text lies.
pub fn path() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("snapshot/metadata.txt")
}

/// The text of this runtime.
pub fn take() -> String {
	let metadata = metadata();
	let mut text = String::new();
	line(&mut text, format!("spec_version {}", VERSION.spec_version));
	line(&mut text, format!("transaction_version {}", VERSION.transaction_version));
	extensions(&mut text, &metadata.extrinsic, &metadata.types);
	apis(&mut text, &metadata);
	for pallet in &metadata.pallets {
		pallet_lines(&mut text, pallet, &metadata.types);
	}
	text
}

/// Why a change may not be committed; `None` if it may.
pub fn objection(committed: &str, now: &str) -> Option<String> {
	if committed == now {
		return None;
	}
	let changed = |prefixes: &[&str]| {
		let lines = |text: &str| -> Vec<String> { signed_lines(text, prefixes) };
		lines(committed) != lines(now)
	};
	if version(now, "spec_version") <= version(committed, "spec_version") {
		return Some("what clients see changed: raise spec_version".into());
	}
	let signed = changed(&["pallet ", "  call ", "extension "]);
	let raised = version(now, "transaction_version") > version(committed, "transaction_version");
	(signed && !raised).then(|| "what is signed changed: raise transaction_version".into())
}

/// Lines in `text` of what is signed. A call that is new at the end changes nothing signed before.
fn signed_lines(text: &str, prefixes: &[&str]) -> Vec<String> {
	let signed = |line: &&str| prefixes.iter().any(|prefix| line.starts_with(prefix));
	text.lines().filter(signed).map(String::from).collect()
}

/// The first lines that differ, for people.
pub fn difference(committed: &str, now: &str) -> String {
	let gone = committed.lines().filter(|line| !now.lines().any(|other| other == *line));
	let new = now.lines().filter(|line| !committed.lines().any(|other| other == *line));
	let lines = gone.map(|line| format!("- {line}")).chain(new.map(|line| format!("+ {line}")));
	lines.take(40).collect::<Vec<_>>().join("\n")
}

fn version(text: &str, name: &str) -> u32 {
	text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok()).unwrap_or_default()
}

fn line(text: &mut String, line: String) {
	text.push_str(line.trim_end());
	text.push('\n');
}

fn extensions(
	text: &mut String,
	extrinsic: &ExtrinsicMetadata<PortableForm>,
	types: &PortableRegistry,
) {
	for (version, indices) in &extrinsic.transaction_extensions_by_version {
		for index in indices {
			let extension = &extrinsic.transaction_extensions[index.0 as usize];
			let digest = digest(types, &[extension.ty.id, extension.implicit.id]);
			let name = &extension.identifier;
			line(text, format!("extension v{version} {name} {digest}"));
		}
	}
}

fn apis(text: &mut String, metadata: &RuntimeMetadataV16) {
	for api in &metadata.apis {
		let methods: Vec<&str> = api.methods.iter().map(|method| method.name.as_str()).collect();
		let types: Vec<u32> = api
			.methods
			.iter()
			.flat_map(|method| {
				let inputs = method.inputs.iter().map(|input| input.ty.id);
				inputs.chain([method.output.id]).collect::<Vec<_>>()
			})
			.collect();
		let digest = digest(&metadata.types, &types);
		let (name, version) = (&api.name, api.version.0);
		line(text, format!("api {name} v{version} ({}) {digest}", methods.join(" ")));
	}
}

fn pallet_lines(
	text: &mut String,
	pallet: &PalletMetadata<PortableForm>,
	types: &PortableRegistry,
) {
	line(text, String::new());
	line(text, format!("pallet {} {}", pallet.index, pallet.name));
	let calls = pallet.calls.as_ref().map(|calls| calls.ty.id);
	let events = pallet.event.as_ref().map(|event| event.ty.id);
	let errors = pallet.error.as_ref().map(|error| error.ty.id);
	for (kind, id) in [("call", calls), ("event", events), ("error", errors)] {
		for variant in id.map(|id| variants(types, id)).unwrap_or_default() {
			line(text, format!("  {kind} {}", variant_line(types, &variant)));
		}
	}
	if let Some(storage) = &pallet.storage {
		for entry in &storage.entries {
			line(text, format!("  storage {} {}", storage.prefix, storage_line(types, entry)));
		}
	}
	for function in &pallet.view_functions {
		let id = hex::encode(function.id);
		let inputs = function.inputs.iter().map(|input| input.ty.id);
		let digest = digest(types, &inputs.chain([function.output.id]).collect::<Vec<_>>());
		line(text, format!("  view {} {id} {digest}", function.name));
	}
}

fn variants(types: &PortableRegistry, id: u32) -> Vec<Variant<PortableForm>> {
	match types.resolve(id).map(|ty| &ty.type_def) {
		Some(TypeDef::Variant(def)) => def.variants.clone(),
		_ => Vec::new(),
	}
}

fn variant_line(types: &PortableRegistry, variant: &Variant<PortableForm>) -> String {
	let fields: Vec<String> = variant.fields.iter().map(field_text).collect();
	let ids: Vec<u32> = variant.fields.iter().map(|field| field.ty.id).collect();
	let digest = if ids.is_empty() { String::new() } else { digest(types, &ids) };
	format!("{} {}({}) {digest}", variant.index, variant.name, fields.join(", "))
}

fn field_text(field: &Field<PortableForm>) -> String {
	let of_type = field.type_name.as_deref().unwrap_or("_");
	match &field.name {
		Some(name) => format!("{name}: {of_type}"),
		None => of_type.to_string(),
	}
}

fn storage_line(types: &PortableRegistry, entry: &StorageEntryMetadata<PortableForm>) -> String {
	let (hashers, ids) = match &entry.ty {
		StorageEntryType::Plain(value) => (String::from("value"), vec![value.id]),
		StorageEntryType::Map { hashers, key, value } => {
			(format!("{hashers:?}"), vec![key.id, value.id])
		},
	};
	format!("{} {:?} {hashers} {}", entry.name, entry.modifier, digest(types, &ids))
}

/// Eight digits of a hash of the structure of types: names, fields and indices, without docs.
fn digest(types: &PortableRegistry, ids: &[u32]) -> String {
	let mut structure = String::new();
	for id in ids {
		describe(types, *id, &mut Vec::new(), &mut structure);
		structure.push(';');
	}
	hex::encode(&structure.using_encoded(sp_io::hashing::twox_64)[..4])
}

/// Writes the structure of a type. Runtime enums (calls, events, errors) appear by their name
/// alone: their variants have lines of their own.
fn describe(types: &PortableRegistry, id: u32, above: &mut Vec<u32>, out: &mut String) {
	let Some(ty) = types.resolve(id) else { return };
	let name = ty.path.segments.join("::");
	let is_outer = matches!(
		name.as_str(),
		"hanse_runtime::RuntimeCall"
			| "hanse_runtime::RuntimeEvent"
			| "hanse_runtime::RuntimeError"
	) || ["Call", "Event", "Error"]
		.map(|kind| format!("pallet::{kind}"))
		.iter()
		.any(|kind| name.ends_with(kind));
	let _ = write!(out, "{name}");
	if is_outer || above.contains(&id) {
		return;
	}
	above.push(id);
	describe_def(types, &ty.type_def, above, out);
	above.pop();
}

fn describe_def(
	types: &PortableRegistry,
	def: &TypeDef<PortableForm>,
	above: &mut Vec<u32>,
	out: &mut String,
) {
	let mut nested = |ids: Vec<(String, u32)>, out: &mut String| {
		for (label, id) in ids {
			let _ = write!(out, "{{{label}:");
			describe(types, id, above, out);
			out.push('}');
		}
	};
	let of_fields = |label: &str, fields: &[Field<PortableForm>]| -> Vec<(String, u32)> {
		fields
			.iter()
			.map(|field| {
				(format!("{label}.{}", field.name.as_deref().unwrap_or_default()), field.ty.id)
			})
			.collect()
	};
	match def {
		TypeDef::Composite(def) => nested(of_fields("", &def.fields), out),
		TypeDef::Variant(def) => {
			for variant in &def.variants {
				let _ = write!(out, "|{}{}", variant.index, variant.name);
				nested(of_fields("", &variant.fields), out);
			}
		},
		TypeDef::Sequence(def) => nested(vec![("seq".into(), def.type_param.id)], out),
		TypeDef::Array(def) => nested(vec![(format!("array{}", def.len), def.type_param.id)], out),
		TypeDef::Tuple(def) => {
			nested(def.fields.iter().map(|field| (String::new(), field.id)).collect(), out)
		},
		TypeDef::Primitive(def) => {
			let _ = write!(out, "{def:?}");
		},
		TypeDef::Compact(def) => nested(vec![("compact".into(), def.type_param.id)], out),
		TypeDef::BitSequence(def) => nested(vec![("bits".into(), def.bit_store_type.id)], out),
	}
}
