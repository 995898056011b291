// SPDX-License-Identifier: Apache-2.0

//! Proofs of a small chain that is made here, and what is no proof of it.

mod certificate_vectors;
mod certificates;
mod fixture;
mod holdings;
mod misconduct;
mod proofs;
mod schema;
mod tampering;
mod trust;
mod vectors;
mod votes;
