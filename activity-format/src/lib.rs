// SPDX-License-Identifier: Apache-2.0

//! # What members of activities send each other
//!
//! The chain has commitments, receipts and who is a member (`pallets/activities`). Everything else goes
//! from member node to member node in the forms of this crate, which does no input or output and knows
//! no node: a node sends with it, a client reads with it, and anybody verifies a disclosed field with it.
//!
//! ## From the inside outwards
//!
//! ```text
//! information (JSON object) --fields--> leaves, salted --Merkle--> digest.fields
//!       |
//!     Plain: seed, information, signatures of parties, zeros up to a size class
//!       | ChaCha20-Poly1305 under the package's content key
//!     Sealed: digest (fields, SHA-256 and size of the ciphertext) and ciphertext
//!       | leaves of the digests --Merkle--> root, which is on the chain
//!     Notice: activity, epoch, author, counter, count, content, root, bytes; signed by the author's node
//!       |
//!     Package: signed notice, sealed messages, and the content key wrapped (HPKE) for one member
//! ```
//!
//! - [`fields`]: the tree over a message's fields, each of which can be shown alone.
//! - [`document`]: updates and what they make of the information.
//! - [`plain`]: what is encrypted.
//! - [`envelope`]: content keys and how they reach members.
//! - [`package`]: notices, sealed messages, packages.
//! - [`disclosure`]: one field for an outsider, with its proof.
//! - [`json`], [`jcs`]: reading JSON strictly, and its one form (RFC 8785).
//!
//! Nothing that comes from elsewhere is believed: each part is checked against another or refused, with
//! the reason ([`Refusal`]). Secrets are wiped when they go and are in no output of `Debug`.
//!
//! Byte by byte: `docs/activities.md`. Vectors: `activity-format/vectors`.

pub mod disclosure;
pub mod document;
pub mod envelope;
pub mod fields;
pub mod jcs;
pub mod json;
pub mod package;
pub mod plain;
pub mod refusal;
mod secret;
mod text;

pub use disclosure::{disclose, Disclosure, Proved, Row};
pub use document::{apply, result_root};
pub use envelope::{wrap, Binding, ContentKey, Recipient, SealingKey, Wrap};
pub use fields::{Fields, Purpose, Seed};
pub use package::{seal, Notice, Opened, Outgoing, Package, Sealed, SignedNotice};
pub use plain::{message_word, Draft, PartySignature, Plain};
pub use refusal::Refusal;

#[cfg(test)]
mod tests;
