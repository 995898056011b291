// SPDX-License-Identifier: Apache-2.0

//! Why a call is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The number is no platform. Governance admits platforms.
		PlatformNotFound,
		/// The platform's number changed hands since its admission, which governance renews, or since it
		/// registered the asset.
		PlatformVoid,
		/// The number is a platform already.
		AlreadyPlatform,
		/// There is no such organisation number.
		OrgNumberNotFound,
		/// The caller may not act for the platform: its owner and managers may.
		NotPlatform,
		/// There is no such registrar or certificate issuer.
		AuthorityNotFound,
		/// The authority's admission was ended.
		AuthorityRemoved,
		/// The caller is not the account of the authority in charge.
		NotAuthority,
		/// The authority has another role than this needs.
		WrongRole,
		/// The version is not above the present one, or not the present one where that is needed.
		InvalidVersion,
		/// Two letters A to Z are needed.
		InvalidJurisdiction,
		/// There is no such user.
		UserNotFound,
		/// The account is a user's already, or the tag is, with this very identity.
		AlreadyRegistered,
		/// Another identity under this tag waits for the registrar's ruling already.
		ClaimOpen,
		/// Nothing was brought under the user's tag.
		NoClaim,
		/// The tag is another user's.
		TagTaken,
		/// The caller is none of those that are to have the opening of this identity, or has said so
		/// already.
		NotAwaited,
		/// The caller holds no opening of this identity.
		NotHolder,
		/// The commitment is the present one.
		SameIdentity,
		/// The caller is not the user's account.
		NotUser,
		/// Barred already.
		AlreadyFrozen,
		/// Not barred.
		NotFrozen,
		/// No other trading key waits.
		NoNextKey,
		/// The key that waits is another one, or it is the account's own: a trading key is apart.
		WrongKey,
		/// The user's trading is not locked.
		NotLocked,
		/// The last block at which the signature was good is over.
		SignatureExpired,
		/// The signature is not over exactly this, or not by the key that it should be.
		InvalidSignature,
		/// The nonce was used, or is too far from the others.
		InvalidNonce,
		/// There is no such asset.
		AssetNotFound,
		/// First holders are added before the asset is activated only.
		AssetActive,
		/// The asset is not active yet.
		AssetNotActive,
		/// Holders got more shares than there are, or fewer when all are needed.
		WrongTotal,
		/// The first holder is one already.
		AlreadyHolder,
		/// Zero, or not what there is.
		InvalidShares,
		/// A title is missing, an external id is empty, or the most holders are none.
		InvalidAsset,
		/// The asset has holders: it can't be withdrawn.
		HasHolders,
		/// The user has no share of the asset.
		HoldingNotFound,
		/// There is no such certificate.
		CertificateNotFound,
		/// The certificate was superseded or revoked.
		CertificateOver,
		/// The certificate has its document.
		AlreadyCountersigned,
		/// The certificate's identity is the present one.
		CertificateCurrent,
		/// The trade or offering can't be; of trades, the view `why_not` tells the same before anyone
		/// signs.
		Hindered(Hindrance),
		/// A gift or an inheritance has no price; what is paid has one.
		InvalidPrice,
		/// The currency is not three letters A to Z, or the chain has no ledger of it.
		InvalidCurrency,
		/// There is no such offering, or it has ended.
		OfferingNotFound,
		/// The offering is not in the state for this.
		WrongState,
		/// The window is not in the future, too short or too long.
		InvalidWindow,
		/// Goal, shares, least and price don't fit each other.
		InvalidTerms,
		/// The asset's issuer alone collects pledges.
		NotIssuer,
		/// The offering takes pledges, or it takes fills.
		WrongSale,
		/// The price is another one.
		WrongPrice,
		/// The backer came by another platform before, or by an earlier owner of this one.
		WrongPlatform,
		/// The window is open still.
		WindowOpen,
		/// There is no such pledge.
		PledgeNotFound,
		/// The pledge waits for nobody but its backer, or does not wait for him.
		NotStranded,
		/// Nothing is to be paid.
		NothingDue,
		/// The platform made no choice.
		ChoiceNotFound,
		/// The payment's ledger bars payer or payee.
		BadStanding,
		/// The asset has its most open distributions.
		TooManyDistributions,
		/// Backers of a campaign have not got their shares: settle their pledges first.
		PledgesUnsettled,
		/// There is no such distribution.
		DistributionNotFound,
		/// The distribution is closed.
		DistributionClosed,
		/// Less than one smallest unit for a share.
		AmountTooSmall,
		/// The snapshot named does not hold for the distribution.
		WrongSnapshot,
		/// The user is barred: what is due waits, parts of distributions aside, until the registrar lets it
		/// go on.
		HolderFrozen,
		/// An offering or one of its documents has no title.
		InvalidTitle,
		/// The tag under the registrar's key before is missing while users have one, or is given where
		/// there was no key before.
		InvalidPreviousTag,
		/// Users have tags under the key before the present one: retag them first.
		UsersNotRetagged,
		/// A sum leaves the range of amounts.
		Overflow,
		/// There are no more ids.
		IdsExhausted,
		/// A campaign of the asset is open: what backers read of it stays.
		CampaignOpen,
	}
}
