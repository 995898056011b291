// SPDX-License-Identifier: Apache-2.0

//! Users: registration, bars, recovery of accounts.

// Named, since frame has another.
use super::{Identity, *};
use codec::MaxEncodedLen;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::OrgNumber;

impl<T: Config> Pallet<T> {
	/// The row of a user, or why there is none.
	pub(crate) fn user_row(user: UserId) -> Result<UserOf<T>, DispatchError> {
		Users::<T>::get(user).ok_or_else(|| Error::<T>::UserNotFound.into())
	}

	/// The account that a user is paid to, unless the registrar bars it: what is due waits then.
	pub(crate) fn payable_account(user: UserId) -> Result<AccountIdOf<T>, DispatchError> {
		let row = Self::user_row(user)?;
		ensure!(row.frozen.is_none(), Error::<T>::HolderFrozen);
		Ok(row.account)
	}

	/// The user whose account `who` is.
	pub(crate) fn user_of_account(
		who: &AccountIdOf<T>,
	) -> Result<(UserId, UserOf<T>), DispatchError> {
		let user = UsersByAccount::<T>::get(who).ok_or(Error::<T>::NotUser)?;
		Ok((user, Self::user_row(user)?))
	}

	/// Refuses an account that is a user's.
	pub(crate) fn ensure_no_user(account: &AccountIdOf<T>) -> DispatchResult {
		let taken = UsersByAccount::<T>::contains_key(account);
		ensure!(!taken, Error::<T>::AlreadyRegistered);
		Ok(())
	}

	/// Refuses a trading key that is the account's own: whoever stole that one would trade.
	fn ensure_second_key(account: &AccountIdOf<T>, key: &AccountIdOf<T>) -> DispatchResult {
		ensure!(account != key, Error::<T>::WrongKey);
		Ok(())
	}

	/// The price of a user with the rows by which it is found. A claim costs the same, since it may
	/// become a user.
	pub(crate) fn user_price() -> BalanceOf<T> {
		let id = UserId::max_encoded_len();
		let by_account = AccountIdOf::<T>::max_encoded_len().saturating_add(id);
		let by_tag = <(AuthorityId, u32, Tag)>::max_encoded_len().saturating_add(id);
		let row = UserOf::<T>::max_encoded_len().saturating_add(id);
		Self::price_of(row.saturating_add(by_account).saturating_add(by_tag))
	}

	pub(crate) fn do_register_user(
		who: AccountIdOf<T>,
		platform: OrgNumber,
		registration: RegistrationOf<T>,
		(nonce, expiry): (u64, u32),
		statement: T::Signature,
		consent: T::Signature,
	) -> DispatchResult {
		let tenure = Self::acting_platform(&who, platform)?.tenure;
		Self::ensure_no_user(&registration.account)?;
		Self::ensure_second_key(&registration.account, &registration.trading_key)?;
		let mut registrar = Self::ensure_authorities(&registration)?;
		let nonces = registrar.nonces.with(nonce).ok_or(Error::<T>::InvalidNonce)?;
		let fields = Statement { platform, tenure, registration };
		let (domain, key) = (payloads::REGISTER_USER, &registrar.key);
		Self::check_signature(domain, &fields, nonce, expiry, &statement, key)?;
		let (domain, account) = (payloads::JOIN, &fields.registration.account);
		Self::check_signature(domain, &fields, nonce, expiry, &consent, account)?;

		let registration = fields.registration;
		registrar.nonces = nonces;
		Authorities::<T>::insert(registration.registrar, registrar);
		match Self::known_as(&registration) {
			Some(user) => Self::contest(who, user, (platform, tenure), registration),
			None => {
				let deposit = Self::place_user_deposit(who)?;
				Self::create_user((platform, tenure), registration, deposit).map(|_| ())
			},
		}
	}

	/// The user whose tag a newcomer has, by the registrar's present key or by the one before.
	fn known_as(registration: &RegistrationOf<T>) -> Option<UserId> {
		let Registration { registrar, prf_version, tag, previous_tag, .. } = *registration;
		UsersByTag::<T>::get((registrar, prf_version), tag).or_else(|| {
			let before = prf_version.checked_sub(1)?;
			UsersByTag::<T>::get((registrar, before), previous_tag?)
		})
	}

	/// Whether users have tags under a key of a registrar.
	pub(crate) fn has_tags(registrar: AuthorityId, prf_version: u32) -> bool {
		UsersByTag::<T>::iter_key_prefix((registrar, prf_version)).next().is_some()
	}

	/// Under another key than the first one, who has a tag by the key before would not be known again
	/// by the present one alone. Once nobody has such a tag, none has to be named: the key may be lost.
	fn ensure_previous_tag(registration: &RegistrationOf<T>) -> DispatchResult {
		let Registration { registrar, prf_version, previous_tag, .. } = *registration;
		let good = match (prf_version.checked_sub(1), previous_tag) {
			(None, previous) => previous.is_none(),
			(Some(_), Some(_)) => true,
			(Some(before), None) => !Self::has_tags(registrar, before),
		};
		ensure!(good, Error::<T>::InvalidPreviousTag);
		Ok(())
	}

	/// The registrar, if the authorities of a newcomer have the right roles and the tag is of the
	/// present key. Both have to be admitted themselves: a tag that a successor made would not be
	/// unique among those of the authority in whose place it acts.
	fn ensure_authorities(
		registration: &RegistrationOf<T>,
	) -> Result<AuthorityOf<T>, DispatchError> {
		let registrar = Self::admitted(registration.registrar)?;
		ensure!(registrar.role.is_registrar(), Error::<T>::WrongRole);
		let present = registrar.prf_version == registration.prf_version;
		ensure!(present, Error::<T>::InvalidVersion);
		Self::ensure_previous_tag(registration)?;
		let certifier = Self::admitted(registration.certifier)?;
		ensure!(!certifier.role.is_registrar(), Error::<T>::WrongRole);
		Ok(registrar)
	}

	fn place_user_deposit(who: AccountIdOf<T>) -> Result<DepositOf<T>, DispatchError> {
		let reason = HoldReason::User.into();
		DepositOf::<T>::place::<T::NativeBalance>(&reason, who, Self::user_price())
	}

	/// Another identity came under a user's tag: it waits for the registrar.
	fn contest(
		who: AccountIdOf<T>,
		user: UserId,
		(platform, tenure): (OrgNumber, u32),
		registration: RegistrationOf<T>,
	) -> DispatchResult {
		let mut row = Self::user_row(user)?;
		let commitment = registration.commitment;
		ensure!(row.identity.commitment != commitment, Error::<T>::AlreadyRegistered);
		ensure!(row.contested.is_none(), Error::<T>::ClaimOpen);

		let deposit = Self::place_user_deposit(who)?;
		Claims::<T>::insert(user, Claim { platform, tenure, registration, deposit });
		row.contested = Some(Self::now());
		Users::<T>::insert(user, row);
		Self::deposit_event(Event::IdentityContested { user, platform, commitment });
		Ok(())
	}

	/// Writes a new user, whose account and tag are known to be free, and tells its id.
	pub(crate) fn create_user(
		(platform, tenure): (OrgNumber, u32),
		registration: RegistrationOf<T>,
		deposit: DepositOf<T>,
	) -> Result<UserId, DispatchError> {
		let user = NextUserId::<T>::get();
		let next = user.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		let row = Self::newcomer((platform, tenure), registration, deposit);
		let Identity { commitment, registrar, prf_version, tag, certifier, .. } = row.identity;
		let account = row.account.clone();

		NextUserId::<T>::put(next);
		UsersByAccount::<T>::insert(&account, user);
		UsersByTag::<T>::insert((registrar, prf_version), tag, user);
		Users::<T>::insert(user, row);
		Self::deposit_event(Event::UserRegistered {
			user,
			account,
			platform,
			registrar,
			certifier,
			commitment,
		});
		Ok(user)
	}

	/// The row of a new user. The platform that brings it knows who it is; both authorities have yet
	/// to confirm.
	fn newcomer(
		(platform, tenure): (OrgNumber, u32),
		registration: RegistrationOf<T>,
		deposit: DepositOf<T>,
	) -> UserOf<T> {
		let identity = Identity {
			commitment: registration.commitment,
			version: 0,
			registrar: registration.registrar,
			prf_version: registration.prf_version,
			tag: registration.tag,
			certifier: registration.certifier,
			at_platform: Opening::Held,
			at_registrar: Opening::Awaited,
			at_certifier: Opening::Awaited,
		};
		let key = registration.trading_key;
		let trading = TradingKey { key, next: None, version: 0, wrong: 0, locked: None };
		User {
			account: registration.account,
			kind: registration.kind,
			platform,
			tenure,
			identity,
			trading,
			nonces: NonceWindow::default(),
			recoveries: 0,
			contested: None,
			frozen: None,
			deposit,
		}
	}

	pub(crate) fn do_freeze_user(who: AccountIdOf<T>, user: UserId) -> DispatchResult {
		let mut row = Self::user_row(user)?;
		Self::ensure_registrar(&who, row.identity.registrar)?;
		ensure!(row.frozen.is_none(), Error::<T>::AlreadyFrozen);

		row.frozen = Some(Self::now());
		Users::<T>::insert(user, row);
		Self::deposit_event(Event::UserFrozen { user });
		Ok(())
	}

	pub(crate) fn do_thaw_user(who: AccountIdOf<T>, user: UserId) -> DispatchResult {
		let mut row = Self::user_row(user)?;
		Self::ensure_registrar(&who, row.identity.registrar)?;
		ensure!(row.frozen.is_some(), Error::<T>::NotFrozen);

		row.frozen = None;
		Users::<T>::insert(user, row);
		Self::deposit_event(Event::UserThawed { user });
		Ok(())
	}

	/// Holdings, certificates and pledges hang on the user: this row and its index are all that a
	/// recovery touches, and no movement of shares is recorded. The deposit stays with its payer.
	pub(crate) fn do_recover_account(
		who: AccountIdOf<T>,
		user: UserId,
		account: AccountIdOf<T>,
		trading_key: AccountIdOf<T>,
		expiry: u32,
		consent: T::Signature,
	) -> DispatchResult {
		let mut row = Self::user_row(user)?;
		Self::ensure_registrar(&who, row.identity.registrar)?;
		Self::ensure_no_user(&account)?;
		Self::ensure_second_key(&account, &trading_key)?;
		// A key that counts by now was set, though the row does not say so yet.
		row.trading.promote(Self::now());
		let nonce = row.recoveries;
		// A counter that stood still would let a consent be used again.
		let recoveries = nonce.checked_add(1).ok_or(Error::<T>::InvalidNonce)?;
		let version = row.trading.version.checked_add(1).ok_or(Error::<T>::InvalidVersion)?;
		let fields = Recovery { user, account, trading_key };
		let (domain, nonce, by) = (payloads::RECOVER, nonce.into(), &fields.account);
		Self::check_signature(domain, &fields, nonce, expiry, &consent, by)?;

		let Recovery { account: to, trading_key: key, .. } = fields;
		let from = core::mem::replace(&mut row.account, to.clone());
		row.trading = TradingKey { key, next: None, version, wrong: 0, locked: None };
		row.recoveries = recoveries;
		Users::<T>::insert(user, row);
		UsersByAccount::<T>::remove(&from);
		UsersByAccount::<T>::insert(&to, user);
		Self::deposit_event(Event::AccountRecovered { user, from, to });
		Ok(())
	}
}
