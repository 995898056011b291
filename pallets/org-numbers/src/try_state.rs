// SPDX-License-Identifier: Apache-2.0

//! The invariants of the module doc, by their numbers.
//!
//! Not behind a feature, so that tests outside this crate can call them; nothing in the runtime
//! does, and the wasm leaves them out.

use super::*;
use alloc::collections::btree_map::BTreeMap;
use codec::Encode;
use frame_support::{
	ensure,
	traits::{fungible::InspectHold, fungibles::hold::Inspect as _},
};
use hanse_support::{ordered_index::is_sound, OrgNumber};
use sp_core::H256;
use sp_runtime::{traits::Saturating, TryRuntimeError};

type Held<T> = BTreeMap<alloc::vec::Vec<u8>, (HoldReason, AccountIdOf<T>, BalanceOf<T>)>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant; names the first that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (number, row) in Numbers::<T>::iter() {
			Self::check_number_and_handle(number, &row)?;
			Self::check_followers(number, &row)?;
			Self::check_history(number, &row)?;
			let role = Roles::<T>::get((number, row.tenure, &row.owner));
			ensure!(role.is_none(), "7: an owner has a role beside its ownership");
		}
		Self::check_indices()?;
		Self::check_content()?;
		Self::check_sales()?;
		Self::check_orders()?;
		Self::check_books()?;
		Self::check_holds()?;
		Self::check_payments()
	}

	fn check_number_and_handle(
		number: OrgNumber,
		row: &NumberRowOf<T>,
	) -> Result<(), TryRuntimeError> {
		ensure!(number.is_valid(), "1: the check digits of a number do not hold");
		ensure!(number.sequence() <= IssuedNumbers::<T>::get(), "1: a number was never issued");
		let taken = Handles::<T>::get(&row.handle) == Some(HandleStatus::Taken(number));
		ensure!(taken, "1: a handle does not belong to the number that carries it");
		ensure!(
			NumbersOf::<T>::contains_key(&row.owner, number),
			"2: a number is missing among its owner's"
		);
		Ok(())
	}

	fn check_followers(number: OrgNumber, row: &NumberRowOf<T>) -> Result<(), TryRuntimeError> {
		let followers = Followers::<T>::iter_key_prefix(number).count();
		ensure!(
			u32::try_from(followers) == Ok(row.followers),
			"3: the follower count is not the count of the followers"
		);
		Ok(())
	}

	fn check_history(number: OrgNumber, row: &NumberRowOf<T>) -> Result<(), TryRuntimeError> {
		let mut rolling = H256::zero();
		for revision in 1..=row.revision {
			let (entry, _) = History::<T>::get(number, revision)
				.ok_or("4: a history entry up to the revision is missing")?;
			rolling = fold_history(rolling, revision, &entry);
		}
		ensure!(rolling == row.history, "4: the history does not fold to its rolling hash");
		let beyond = History::<T>::contains_key(number, row.revision.saturating_add(1));
		ensure!(!beyond, "4: a history entry stands beyond the revision");
		Ok(())
	}

	fn check_indices() -> Result<(), TryRuntimeError> {
		for (handle, status) in Handles::<T>::iter() {
			let HandleStatus::Taken(number) = status else { continue };
			let row = Numbers::<T>::get(number).ok_or("1: a taken handle has no number")?;
			ensure!(row.handle == handle, "1: a taken handle is not that of its number");
		}
		for (owner, number, ()) in NumbersOf::<T>::iter() {
			let row = Numbers::<T>::get(number).ok_or("2: an owner has a number that is not")?;
			ensure!(row.owner == owner, "2: a number stands among somebody else's");
		}
		for (number, account, _) in Followers::<T>::iter() {
			let mirrored = Following::<T>::contains_key(&account, number);
			ensure!(mirrored, "3: a follower does not know that it follows");
		}
		for (account, number, ()) in Following::<T>::iter() {
			let mirrored = Followers::<T>::contains_key(number, &account);
			ensure!(mirrored, "3: a number does not know its follower");
		}
		Ok(())
	}

	fn check_content() -> Result<(), TryRuntimeError> {
		for (number, id, _) in Publications::<T>::iter() {
			let counted = Numbers::<T>::get(number).is_none_or(|row| id < row.publications);
			ensure!(counted, "5: a publication was never counted");
		}
		for ((number, tenure, _), _) in Roles::<T>::iter() {
			let reached = Numbers::<T>::get(number).is_none_or(|row| tenure <= row.tenure);
			ensure!(reached, "7: a role is of a tenure that is still to come");
		}
		Ok(())
	}

	fn check_sales() -> Result<(), TryRuntimeError> {
		for (number, row) in Numbers::<T>::iter() {
			match row.sale {
				Sale::Listed(id) => {
					let order = Orders::<T>::get(id).ok_or("8: a listing has no order")?;
					let by_owner = order.owner == row.owner
						&& matches!(order.kind, OrderKind::Sell { number: sold, .. } if sold == number);
					ensure!(by_owner, "8: a number is listed by somebody else than its owner");
				},
				Sale::Auctioned(id) => {
					let auction = Auctions::<T>::get(number).ok_or("8: an auction is missing")?;
					let by_owner = auction.id == id && auction.seller == row.owner;
					ensure!(by_owner, "8: a number is auctioned by somebody else than its owner");
				},
				Sale::None | Sale::Offered(_) => {},
			}
		}
		for (number, auction) in Auctions::<T>::iter() {
			let sale = Numbers::<T>::get(number).map(|row| row.sale);
			ensure!(sale == Some(Sale::Auctioned(auction.id)), "8: an auction is of no number");
		}
		Ok(())
	}

	fn check_orders() -> Result<(), TryRuntimeError> {
		for (id, order) in Orders::<T>::iter() {
			let own = OrdersOf::<T>::get(&order.owner);
			let listed = own.iter().filter(|open| **open == id).count();
			ensure!(listed == 1, "9: an order is not once among its owner's");
			for key in order.books() {
				let len = BookRoots::<T>::get(&key).len;
				let rests = Self::book(key).smallest(len).contains(&order.entry(id));
				ensure!(rests, "9: an order does not rest in one of its books");
			}
		}
		for (owner, ids) in OrdersOf::<T>::iter() {
			for id in ids {
				let order = Orders::<T>::get(id).ok_or("9: an account has an order that is not")?;
				ensure!(order.owner == owner, "9: an order stands among somebody else's");
			}
		}
		Ok(())
	}

	fn check_books() -> Result<(), TryRuntimeError> {
		for (key, root) in BookRoots::<T>::iter() {
			let pages = pool::book::BookPages::<T>::of(key.clone());
			ensure!(is_sound(&pages), "10: a book is not in order");
			let stored = BookPagesOf::<T>::iter_key_prefix(&key).count();
			ensure!(stored == root.heads.len(), "10: a book has a page that its root doesn't know");
			for entry in Self::book(key.clone()).smallest(root.len) {
				let order =
					Orders::<T>::get(entry.id).ok_or("10: a place in a book is nobody's")?;
				let own = order.books().contains(&key) && order.entry(entry.id) == entry;
				ensure!(own, "10: an order stands in a book that isn't its own");
			}
		}
		Ok(())
	}

	fn check_payments() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<(T::Currency, AccountIdOf<T>), BalanceOf<T>>::new();
		let mut add = |currency: T::Currency, payer: AccountIdOf<T>, amount: BalanceOf<T>| {
			let sum = held.entry((currency, payer)).or_default();
			*sum = sum.saturating_add(amount);
		};
		for (_, order) in Orders::<T>::iter() {
			if matches!(order.kind, OrderKind::Buy(_)) {
				add(order.currency, order.owner, order.price);
			}
		}
		for (_, auction) in Auctions::<T>::iter() {
			if let Some(bid) = auction.bid {
				add(auction.currency, bid.bidder, bid.amount);
			}
		}
		for (owner, _, money) in Stranded::<T>::iter() {
			add(money.currency, owner, money.amount);
		}
		for ((currency, payer), sum) in held {
			let reason = HoldReason::Payment.into();
			let on_hold = T::MoneyHolds::balance_on_hold(currency, &reason, &payer);
			ensure!(on_hold == sum, "11: a hold is not the sum of the prices that it pays for");
		}
		Ok(())
	}

	fn check_holds() -> Result<(), TryRuntimeError> {
		let mut held = Held::<T>::new();
		let mut add = |reason: HoldReason, payer: AccountIdOf<T>, amount: BalanceOf<T>| {
			let sum = held.entry((reason, &payer).encode()).or_insert((
				reason,
				payer,
				Default::default(),
			));
			sum.2 = sum.2.saturating_add(amount);
		};
		for (who, row) in Commitments::<T>::iter() {
			add(HoldReason::Commitment, who, row.deposit);
		}
		for (_, row) in Numbers::<T>::iter() {
			add(HoldReason::Number, row.deposit.payer, row.deposit.amount);
		}
		for (_, _, row) in Publications::<T>::iter() {
			add(HoldReason::Publication, row.deposit.payer, row.deposit.amount);
		}
		for (_, _, (entry, amount)) in History::<T>::iter() {
			add(HoldReason::History, entry.author, amount);
		}
		for (_, row) in Roles::<T>::iter() {
			add(HoldReason::Role, row.deposit.payer, row.deposit.amount);
		}
		for (_, follower, amount) in Followers::<T>::iter() {
			add(HoldReason::Follow, follower, amount);
		}
		for (who, row) in Primaries::<T>::iter() {
			add(HoldReason::Primary, who, row.deposit);
		}
		for (_, order) in Orders::<T>::iter() {
			add(HoldReason::Order, order.owner, order.deposit);
		}
		for (_, auction) in Auctions::<T>::iter() {
			add(HoldReason::Order, auction.seller, auction.deposit);
			if let Some(bid) = auction.bid {
				add(HoldReason::Order, bid.bidder, bid.deposit);
			}
		}
		for (reason, payer, sum) in held.into_values() {
			let on_hold = T::NativeBalance::balance_on_hold(&reason.into(), &payer);
			ensure!(on_hold == sum, "6: a hold is not the sum of the deposits that it pays for");
		}
		Ok(())
	}
}
