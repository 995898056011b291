// SPDX-License-Identifier: Apache-2.0

//! The reads that clients need most, as a runtime API: typed in every client by the metadata alone.

use crate::types::{
	AssetId, CertificateId, CertificateStatus, Hindrance, Holding, IdentityHolders, Offering,
	OfferingId, Proposal, TitlePage, UserId,
};
use alloc::vec::Vec;
use codec::Codec;
use hanse_support::OrgNumber;

sp_api::decl_runtime_apis! {
	/// Looks certificates, holdings and offerings up. The view functions of the pallet read all the
	/// rest.
	pub trait CrowdfundingApi<AccountId, Currency, Balance, BlockNumber>
	where
		AccountId: Codec,
		Currency: Codec,
		Balance: Codec,
		BlockNumber: Codec,
	{
		/// All that a certificate's id tells.
		fn certificate_status(
			certificate: CertificateId,
		) -> Option<CertificateStatus<BlockNumber>>;

		/// Walks from certificates back towards the registration of their shares, newest first; go on
		/// with `next`. At most 256 at a time.
		fn title(from: Vec<CertificateId>, limit: u32) -> TitlePage<BlockNumber>;

		/// What a user holds, behind `after`, at most 256.
		fn portfolio(
			user: UserId,
			after: Option<AssetId>,
			limit: u32,
		) -> Vec<(AssetId, Holding<BlockNumber>)>;

		/// What keeps a trade from being made now; `None`: nothing but the signatures.
		fn why_not(proposal: Proposal<Balance>) -> Option<Hindrance>;

		/// The offerings from `from` on that are open and live on a platform, and where to go on; at
		/// most 256 at a time.
		#[allow(clippy::type_complexity)]
		fn offerings_on(
			platform: OrgNumber,
			from: OfferingId,
			limit: u32,
		) -> (
			Vec<(OfferingId, Offering<AccountId, Currency, Balance, BlockNumber>)>,
			Option<OfferingId>,
		);

		/// Who can tell a user's name.
		fn identity_holders(user: UserId) -> Option<IdentityHolders>;
	}
}
