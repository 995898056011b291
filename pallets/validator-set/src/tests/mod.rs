// SPDX-License-Identifier: Apache-2.0

mod add_validator;
mod genesis;
mod invariants;
mod offences;
mod origins;
mod remove_validator;
mod sessions;
