// SPDX-License-Identifier: Apache-2.0

//! Arguments of calls, drawn by their types. The metadata tells every call and the type of every
//! argument, so a new call is drawn too without a line here; names of fields tell what bites.

use codec::{Compact, Encode};
use hanse_runtime::AccountId;
use hanse_support::OrgNumber;
use rand::{rngs::StdRng, seq::SliceRandom, Rng};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive};
use sp_core::H256;

/// What arguments are drawn from.
pub struct Known {
	pub accounts: Vec<AccountId>,
	pub numbers: Vec<OrgNumber>,
	pub handles: Vec<String>,
	/// Hashes of motions, preimages and calls.
	pub hashes: Vec<H256>,
	/// Calls that may stand inside others, encoded.
	pub calls: Vec<Vec<u8>>,
	pub block: u32,
}

/// Draws values into SCALE.
pub struct Draw<'a> {
	pub types: &'a PortableRegistry,
	pub known: &'a Known,
	pub rng: &'a mut StdRng,
}

impl Draw<'_> {
	/// The arguments of a call, in order.
	pub fn fields(&mut self, fields: &[Field<PortableForm>], out: &mut Vec<u8>) {
		for field in fields {
			self.value(field.ty.id, field.name.as_deref().unwrap_or_default(), 0, out);
		}
	}

	fn pick<T: Clone>(&mut self, of: &[T]) -> Option<T> {
		of.choose(self.rng).cloned()
	}

	fn value(&mut self, id: u32, name: &str, depth: u32, out: &mut Vec<u8>) {
		let types = self.types;
		let Some(ty) = types.resolve(id) else { return };
		let segments = &ty.path.segments;
		if self.known_value(segments.last().map(String::as_str).unwrap_or_default(), out) {
			return;
		}
		match &ty.type_def {
			TypeDef::Composite(def) => self.composite(&def.fields, name, depth, out),
			TypeDef::Variant(def) => {
				// A deep value ends in a variant without fields, if there is one.
				let shallow = |fields: &[_]| depth < 6 || fields.is_empty();
				let open: Vec<_> = def.variants.iter().filter(|v| shallow(&v.fields)).collect();
				let variant = open.choose(self.rng).copied().or(def.variants.first());
				if let Some(variant) = variant {
					out.push(variant.index);
					self.composite(&variant.fields, name, depth, out);
				}
			},
			TypeDef::Sequence(def) => self.sequence(def.type_param.id, name, depth, out),
			TypeDef::Array(def) => {
				for _ in 0..def.len {
					self.value(def.type_param.id, name, depth + 1, out);
				}
			},
			TypeDef::Tuple(def) => {
				for field in &def.fields {
					self.value(field.id, name, depth + 1, out);
				}
			},
			TypeDef::Primitive(primitive) => self.primitive(primitive, name, out),
			TypeDef::Compact(def) => {
				let value = self.compact(def.type_param.id, name);
				Compact(value).encode_to(out);
			},
			TypeDef::BitSequence(_) => Vec::<u8>::new().encode_to(out),
		}
	}

	fn composite(
		&mut self,
		fields: &[Field<PortableForm>],
		name: &str,
		depth: u32,
		out: &mut Vec<u8>,
	) {
		for field in fields {
			let name = field.name.as_deref().unwrap_or(name);
			self.value(field.ty.id, name, depth + 1, out);
		}
	}

	/// Values that are not drawn bit by bit; whether the type is one of them.
	fn known_value(&mut self, of_type: &str, out: &mut Vec<u8>) -> bool {
		match of_type {
			"AccountId32" => self.account().encode_to(out),
			"MultiAddress" => {
				out.push(0);
				self.account().encode_to(out);
			},
			"OrgNumber" => {
				let number = self.pick(&self.known.numbers);
				let wrong = self.rng.gen_ratio(1, 50);
				let number = if wrong {
					OrgNumber(self.rng.gen())
				} else {
					number.unwrap_or(OrgNumber(195))
				};
				number.encode_to(out);
			},
			"H256" => {
				let random = H256(self.rng.gen());
				self.pick(&self.known.hashes).unwrap_or(random).encode_to(out);
			},
			"RuntimeCall" => {
				let call = self.pick(&self.known.calls).expect("there are calls to nest");
				out.extend(call);
			},
			_ => return false,
		}
		true
	}

	fn account(&mut self) -> AccountId {
		self.pick(&self.known.accounts).expect("there are accounts")
	}

	fn sequence(&mut self, item: u32, name: &str, depth: u32, out: &mut Vec<u8>) {
		let of_bytes = matches!(
			self.types.resolve(item).map(|ty| &ty.type_def),
			Some(TypeDef::Primitive(TypeDefPrimitive::U8))
		);
		if of_bytes {
			return self.bytes(name).encode_to(out);
		}
		let len = if depth > 6 { 0 } else { self.rng.gen_range(0..4u32) };
		Compact(len).encode_to(out);
		for _ in 0..len {
			self.value(item, name, depth + 1, out);
		}
	}

	fn bytes(&mut self, name: &str) -> Vec<u8> {
		if name == "handle" {
			let known = self.pick(&self.known.handles);
			return known.unwrap_or_else(|| "handle".into()).into_bytes();
		}
		let longest = match name {
			"body" | "part" | "bytes" | "remark" if self.rng.gen_ratio(1, 8) => 4_000,
			_ => 24,
		};
		let len = self.rng.gen_range(0..longest);
		if self.rng.gen_ratio(1, 16) {
			(0..len).map(|_| self.rng.gen()).collect()
		} else {
			(0..len).map(|_| self.rng.gen_range(b'a'..=b'z')).collect()
		}
	}

	fn compact(&mut self, id: u32, name: &str) -> u128 {
		let types = self.types;
		match types.resolve(id).map(|ty| &ty.type_def) {
			Some(TypeDef::Primitive(primitive)) => self.number(primitive, name),
			Some(TypeDef::Composite(def)) if def.fields.len() == 1 => {
				self.compact(def.fields[0].ty.id, name)
			},
			_ => 0,
		}
	}

	fn primitive(&mut self, primitive: &TypeDefPrimitive, name: &str, out: &mut Vec<u8>) {
		use TypeDefPrimitive::*;
		let value = self.number(primitive, name);
		let width = match primitive {
			Bool => return self.rng.gen::<bool>().encode_to(out),
			Str => return String::from("text").encode_to(out),
			U8 | I8 => 1,
			U16 | I16 => 2,
			U32 | I32 | Char => 4,
			U64 | I64 => 8,
			U128 | I128 => 16,
			U256 | I256 => 32,
		};
		let mut bytes = value.to_le_bytes().to_vec();
		bytes.resize(32, 0);
		out.extend(&bytes[..width]);
	}

	/// A number within the range of its type, by its name where that tells what bites.
	fn number(&mut self, primitive: &TypeDefPrimitive, name: &str) -> u128 {
		use TypeDefPrimitive::*;
		let most = match primitive {
			U8 | I8 => u8::MAX.into(),
			U16 | I16 => u16::MAX.into(),
			U32 | I32 | Char => u32::MAX.into(),
			U64 | I64 => u64::MAX.into(),
			_ => u128::MAX,
		};
		// Ayes and seats of an origin: only Root makes one up.
		let made_up = name == "as_origin";
		if !made_up && self.rng.gen_ratio(1, 40) {
			return *[0, 1, most, most - 1].choose(self.rng).expect("four values");
		}
		let now = u128::from(self.known.block);
		let value = match name {
			"when" | "expires" | "expiry" | "at" => now + self.rng.gen_range(0..8u128),
			"ref_time" => 5_000_000_000,
			"proof_size" => 1_000_000,
			"length_bound" | "meta_tx_encoded_len" | "call_encoded_len" => 20_000,
			"category" => self.rng.gen_range(0..10_100),
			"threshold" => self.rng.gen_range(1..4),
			"delay" => self.rng.gen_range(0..20),
			"base" => self.rng.gen_range(1..2_000) * hanse_runtime::constants::MILLI,
			"per_byte" => self.rng.gen_range(1..5_000) * hanse_runtime::constants::MICRO,
			"MotionDuration" | "DeferredDispatchExpiration" => self.rng.gen_range(10..100),
			_ if matches!(primitive, U128) => self.amount(),
			_ => self.rng.gen_range(0..6),
		};
		value.min(most)
	}

	fn amount(&mut self) -> u128 {
		use hanse_runtime::constants::{EXISTENTIAL_DEPOSIT, UNIT};
		let small = [0, 1, EXISTENTIAL_DEPOSIT - 1, EXISTENTIAL_DEPOSIT];
		match self.rng.gen_range(0..6) {
			0 => *small.choose(self.rng).expect("four values"),
			1 => self.rng.gen_range(0..100),
			2 => self.rng.gen_range(0..1_000) * UNIT,
			_ => self.rng.gen_range(0..10 * UNIT),
		}
	}
}
