// SPDX-License-Identifier: Apache-2.0

//! Stories on the real runtime: every step is a signed transaction through
//! `Executive::apply_extrinsic`, every block has its hooks.

mod activities;
mod asset_flow;
mod brakes;
mod certificates;
mod chips;
mod crowdfunding;
mod limits;
mod money;
mod moving;
mod registering;
mod trading;
mod upgrading;
mod validators;
