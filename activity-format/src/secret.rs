// SPDX-License-Identifier: Apache-2.0

//! 32 bytes that nobody else may know.

use crate::refusal::Refusal;

/// Fills bytes from the system.
pub(crate) fn random(bytes: &mut [u8]) -> Result<(), Refusal> {
	getrandom::fill(bytes).map_err(|why| Refusal::Randomness(why.to_string()))
}

/// A type of such bytes: wiped when it goes, never shown.
macro_rules! secret {
	($(#[$doc:meta])* $name:ident) => {
		$(#[$doc])*
		#[derive(Clone)]
		pub struct $name(zeroize::Zeroizing<[u8; 32]>);

		impl $name {
			/// New ones from the system.
			pub fn random() -> Result<Self, $crate::refusal::Refusal> {
				let mut bytes = zeroize::Zeroizing::new([0; 32]);
				$crate::secret::random(&mut bytes[..])?;
				Ok(Self(bytes))
			}

			/// Those that are given.
			pub fn from_bytes(bytes: [u8; 32]) -> Self {
				Self(zeroize::Zeroizing::new(bytes))
			}

			/// The bytes themselves.
			pub fn expose(&self) -> &[u8; 32] {
				&self.0
			}
		}

		impl std::fmt::Debug for $name {
			fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
				f.write_str(concat!(stringify!($name), "(..)"))
			}
		}

		impl codec::Encode for $name {
			fn size_hint(&self) -> usize {
				self.0.len()
			}

			fn encode_to<To: codec::Output + ?Sized>(&self, to: &mut To) {
				to.write(&self.0[..]);
			}
		}

		impl codec::EncodeLike for $name {}

		impl codec::Decode for $name {
			fn decode<From: codec::Input>(from: &mut From) -> Result<Self, codec::Error> {
				let mut bytes = zeroize::Zeroizing::new([0; 32]);
				from.read(&mut bytes[..])?;
				Ok(Self(bytes))
			}
		}
	};
}
pub(crate) use secret;
