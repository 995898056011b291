// SPDX-License-Identifier: Apache-2.0

//! What goes wrong, with its code and a sentence.

use hanse_private_data::{engine::Error, outcome::Refused};
use jsonrpsee::types::ErrorObjectOwned;
use serde::Serialize;

/// A failure on the node's side.
pub const NODE_ERROR_CODE: i32 = 5_030;
/// The node has no record on the chain, or not the keys of it.
pub const NOT_REGISTERED_CODE: i32 = 5_031;
/// What was asked can't be done.
pub const REFUSED_CODE: i32 = 5_032;
/// The chain refuses; `data.error` is the error's name in the metadata.
pub const CHAIN_CODE: i32 = 5_033;
/// It may be asked again later.
pub const LATER_CODE: i32 = 5_034;
/// Another update came between; `data.current` is the message that made the information what it is.
pub const STALE_CODE: i32 = 5_035;
/// The information can't be what a message has.
pub const FORMAT_CODE: i32 = 5_036;

#[derive(Serialize)]
struct ChainData<'a> {
	error: &'a str,
}

#[derive(Serialize)]
struct StaleData {
	current: String,
}

fn error(code: i32, text: &str) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(code, text, None::<()>)
}

pub fn node(text: &str) -> ErrorObjectOwned {
	error(NODE_ERROR_CODE, text)
}

/// Something that there is not, or not of this kind.
pub fn none(text: &str) -> ErrorObjectOwned {
	error(REFUSED_CODE, text)
}

/// Too much waits.
pub fn busy() -> ErrorObjectOwned {
	error(LATER_CODE, "the node has too much to do")
}

fn by_chain(name: &str) -> ErrorObjectOwned {
	let text = format!("the chain refuses: {name}");
	ErrorObjectOwned::owned(CHAIN_CODE, text, Some(ChainData { error: name }))
}

pub fn refused(why: &Refused) -> ErrorObjectOwned {
	let text = why.to_string();
	match why {
		Refused::Chain(name) => by_chain(name),
		Refused::NotHere(_) | Refused::TooManyRequests | Refused::Lost(_) => {
			error(LATER_CODE, &text)
		},
		Refused::StaleUpdate(number) => {
			let data = StaleData { current: number.to_string() };
			ErrorObjectOwned::owned(STALE_CODE, text, Some(data))
		},
		_ => error(REFUSED_CODE, &text),
	}
}

pub fn failed(cause: &Error) -> ErrorObjectOwned {
	match cause {
		Error::Refused(why) => refused(why),
		Error::NotANode => error(NOT_REGISTERED_CODE, &cause.to_string()),
		Error::Behind { .. } => error(LATER_CODE, &cause.to_string()),
		Error::Format(why) => error(FORMAT_CODE, &why.to_string()),
		Error::Store(_) | Error::Chain(_) | Error::Keys(_) => node(&cause.to_string()),
	}
}
