// SPDX-License-Identifier: Apache-2.0

//! The runtime's metadata as clients get it.

use codec::Decode;
use frame_metadata::{v16::RuntimeMetadataV16, RuntimeMetadata, RuntimeMetadataPrefixed};
use frame_support::traits::{PalletInfoData, PalletsInfoAccess};
use hanse_runtime::{AllPalletsWithSystem, Runtime};

/// The metadata in its newest version.
pub fn metadata() -> RuntimeMetadataV16 {
	let opaque = Runtime::metadata_at_version(16).expect("version 16 is offered");
	let RuntimeMetadataPrefixed(_, metadata) =
		Decode::decode(&mut &opaque[..]).expect("metadata decodes");
	match metadata {
		RuntimeMetadata::V16(metadata) => metadata,
		_ => panic!("version 16 was asked for"),
	}
}

/// Every pallet of the runtime.
pub fn pallets() -> Vec<PalletInfoData> {
	AllPalletsWithSystem::infos()
}

/// The pallets of this workspace: they carry its version.
pub fn own_pallets() -> Vec<PalletInfoData> {
	let is_own = |info: &PalletInfoData| {
		let version = format!(
			"{}.{}.{}",
			info.crate_version.major, info.crate_version.minor, info.crate_version.patch
		);
		version == env!("CARGO_PKG_VERSION")
	};
	pallets().into_iter().filter(is_own).collect()
}
