// SPDX-License-Identifier: Apache-2.0

//! Calls on the trading pool that bite, and what the books must look like after them.

use super::{own::Drawn, By, Failure, Storm};
use crate::{
	chips::chips,
	orgs::{org, Row},
};
use hanse_runtime::{
	configs::money::Currency, constants::MILLI, AccountId, OrgNumbers, Runtime, RuntimeOrigin,
};
use pallet_org_numbers::{
	AuctionTerms, Auctions, BuyTerms, Call, Classes, Criteria, Currencies, OrderId, OrderKind,
	Orders, Sale, SellTerms, Stranded, Target, MIN_AUCTION,
};
use rand::{seq::SliceRandom, Rng};

/// Classes in play.
const CLASSES: u16 = 3;
/// Kinds of chips in play.
const CHIPS: [u32; 2] = [0, 1];

type Open = pallet_org_numbers::Order<AccountId, Currency, u128, u32>;

/// What is open before the first call: native money, two kinds of chips and the classes.
pub(super) fn open(chain: &mut crate::chain::Chain) {
	let currencies = CHIPS.map(Currency::WithId).into_iter().chain([Currency::Native]);
	for currency in currencies {
		let open = org(Call::set_currency { currency, least_price: Some(MILLI) });
		chain.dispatch(RuntimeOrigin::root(), open).expect("root opens");
	}
	for class in 0..CLASSES {
		let define = org(Call::set_class { class, criteria: Some(criteria(class)) });
		chain.dispatch(RuntimeOrigin::root(), define).expect("root defines");
	}
}

fn criteria(class: u16) -> Criteria {
	match class {
		0 => Criteria::default(),
		1 => Criteria { min_followers: 1, ..Default::default() },
		_ => Criteria { max_handle_len: Some(8), ..Default::default() },
	}
}

impl Storm {
	/// A call on the pool that should succeed as things stand.
	pub(super) fn trading(&mut self, name: &str) -> Drawn {
		match name {
			"sell" | "start_auction" => self.offering(name),
			"buy" => self.buying(),
			"cancel_order" | "update_price" => self.changing(name),
			"match_orders" => self.matching(),
			"clear_orders" => self.clearing_orders(),
			"bid" | "settle_auction" | "cancel_auction" => self.auctioning(name),
			"withdraw_stranded" => self.withdrawing(),
			_ => self.governing(name),
		}
	}

	fn price(&mut self) -> u128 {
		self.rng.gen_range(1..20) * MILLI
	}

	fn currency(&mut self) -> Currency {
		match self.rng.gen_range(0..4) {
			0 => Currency::WithId(CHIPS[0]),
			1 => Currency::WithId(CHIPS[1]),
			_ => Currency::Native,
		}
	}

	fn expiry(&mut self) -> u32 {
		self.chain.block() + self.rng.gen_range(1..60)
	}

	fn offering(&mut self, name: &str) -> Drawn {
		let (number, row) = self.number_where(|row| row.sale == Sale::None)?;
		let owner = self.index_of(&row.owner)?;
		let (currency, price) = (self.currency(), self.price());
		let now = self.chain.block();
		if name == "start_auction" {
			let ends = now + MIN_AUCTION + self.rng.gen_range(0..4);
			let terms = AuctionTerms { currency, reserve: price, starts: now, ends };
			return Some((org(Call::start_auction { number, terms }), By::Signed(owner)));
		}
		let named = self.rng.gen_ratio(1, 10);
		let buyer = named.then(|| self.actors[self.rng.gen_range(0..self.payers)].account.clone());
		let of = self.chain.with(|| OrgNumbers::classes_of(number));
		let in_classes = !named && self.rng.gen();
		let classes: Vec<u16> = of.into_iter().filter(|_| in_classes).take(4).collect();
		let classes = classes.try_into().ok()?;
		let terms = SellTerms { currency, price, buyer, classes, expires: self.expiry() };
		Some((org(Call::sell { number, terms }), By::Signed(owner)))
	}

	fn buying(&mut self) -> Drawn {
		let who = self.some_actor();
		let target = if self.rng.gen_ratio(1, 3) {
			Target::Class(self.rng.gen_range(0..CLASSES))
		} else {
			let listed = self.rng.gen_ratio(2, 3);
			let fits = |row: &Row| !listed || matches!(row.sale, Sale::Listed(_));
			let (number, row) = self.number_where(fits)?;
			Target::Number { number, revision: self.rng.gen_ratio(1, 4).then_some(row.revision) }
		};
		let terms = BuyTerms {
			target,
			currency: self.currency(),
			price: self.price(),
			expires: self.expiry(),
		};
		Some((org(Call::buy { terms }), By::Signed(who)))
	}

	/// The open orders, oldest first.
	fn open_orders(&mut self) -> Vec<(OrderId, Open)> {
		let mut orders: Vec<_> = self.chain.with(|| Orders::<Runtime>::iter().collect());
		orders.sort_by_key(|(id, _)| *id);
		orders
	}

	fn changing(&mut self, name: &str) -> Drawn {
		let orders = self.open_orders();
		let (id, order) = orders.choose(&mut self.rng)?.clone();
		let owner = self.index_of(&order.owner)?;
		if name == "update_price" {
			let price = self.price();
			return Some((org(Call::update_price { id, price }), By::Signed(owner)));
		}
		// Most are left to be met.
		self.rng.gen_ratio(1, 3).then(|| (org(Call::cancel_order { id }), By::Signed(owner)))
	}

	/// A resting pair that fits: a listing that names no class, and a bid in a class.
	fn matching(&mut self) -> Drawn {
		let anyone = self.some_actor();
		let orders = self.open_orders();
		let found = self.pair(&orders);
		let (sell, buy) = found.or_else(|| self.make_pair())?;
		Some((org(Call::match_orders { sell, buy }), By::Signed(anyone)))
	}

	/// Places a listing in no class and a bid in one that the number is of.
	fn make_pair(&mut self) -> Option<(OrderId, OrderId)> {
		let (number, row) = self.number_where(|row| row.sale == Sale::None)?;
		let buyer = self.some_actor();
		let (currency, expires) = (Currency::Native, self.chain.block() + 20);
		let high = 20 * MILLI;
		let terms = SellTerms {
			currency: currency.clone(),
			price: high,
			buyer: None,
			classes: Default::default(),
			expires,
		};
		let origin = RuntimeOrigin::signed(row.owner);
		self.chain.dispatch(origin, org(Call::sell { number, terms })).ok()?;
		let price = high + self.rng.gen_range(0..MILLI);
		let terms = BuyTerms { target: Target::Class(0), currency, price, expires };
		let origin = self.origin(By::Signed(buyer));
		self.chain.dispatch(origin, org(Call::buy { terms })).ok()?;
		let orders = self.open_orders();
		self.pair(&orders)
	}

	/// Two open orders that fit each other and that the pool settles if they are poked.
	fn pair(&mut self, orders: &[(OrderId, Open)]) -> Option<(OrderId, OrderId)> {
		for (buy, bid) in orders {
			let OrderKind::Buy(target) = &bid.kind else { continue };
			for (sell, ask) in orders {
				let OrderKind::Sell { number, .. } = &ask.kind else { continue };
				let wanted = match target {
					Target::Number { number: wanted, .. } => wanted == number,
					Target::Class(_) => true,
				};
				let fits = wanted
					&& ask.currency == bid.currency
					&& ask.price <= bid.price
					&& ask.owner != bid.owner;
				if fits && self.would_settle(*sell, *buy) {
					return Some((*sell, *buy));
				}
			}
		}
		None
	}

	/// Whether a poke settles the pair; nothing is left of the try.
	fn would_settle(&mut self, sell: OrderId, buy: OrderId) -> bool {
		use sp_externalities::Externalities;
		let origin = RuntimeOrigin::signed(self.actors[0].account.clone());
		self.chain.ext.storage_start_transaction();
		let poked = self.chain.dispatch(origin, org(Call::match_orders { sell, buy })).is_ok();
		self.chain.ext.storage_rollback_transaction().expect("it was started above");
		poked
	}

	fn clearing_orders(&mut self) -> Drawn {
		let anyone = self.some_actor();
		let now = self.chain.block();
		let orders = self.open_orders();
		let expired = orders.iter().filter(|(_, order)| order.expires < now);
		let mut ids: Vec<OrderId> = expired.map(|(id, _)| *id).take(3).collect();
		if ids.is_empty() || self.rng.gen_ratio(1, 8) {
			ids.extend(orders.iter().map(|(id, _)| *id).take(4));
		}
		let ids = ids.try_into().ok()?;
		Some((org(Call::clear_orders { ids }), By::Signed(anyone)))
	}

	fn auctioning(&mut self, name: &str) -> Drawn {
		let now = self.chain.block();
		let mut auctions: Vec<_> = self.chain.with(|| Auctions::<Runtime>::iter().collect());
		auctions.sort_by_key(|(number, _)| *number);
		auctions.retain(|(_, auction)| match name {
			"bid" => auction.ends >= now && auction.starts <= now,
			"settle_auction" => auction.ends < now,
			_ => auction.bid.is_none(),
		});
		let (number, auction) = auctions.choose(&mut self.rng)?.clone();
		let call = match name {
			"bid" => {
				let least = self.chain.with(|| OrgNumbers::auction(number))?.1;
				let amount = least + self.rng.gen_range(0..MILLI);
				return Some((org(Call::bid { number, amount }), By::Signed(self.some_actor())));
			},
			"settle_auction" => Call::settle_auction { number },
			_ => Call::cancel_auction { number },
		};
		let by = match name {
			"settle_auction" => self.some_actor(),
			_ => self.index_of(&auction.seller)?,
		};
		Some((org(call), By::Signed(by)))
	}

	fn withdrawing(&mut self) -> Drawn {
		let mut stranded: Vec<_> = self
			.chain
			.with(|| Stranded::<Runtime>::iter().map(|(who, id, _)| (who, id)).take(8).collect());
		stranded.sort();
		let found = stranded.choose(&mut self.rng).cloned();
		let (who, id) = found.or_else(|| self.strand())?;
		Some((org(Call::withdraw_stranded { id }), By::Signed(self.index_of(&who)?)))
	}

	/// Strands the money of a bid in chips: its owner is frozen while it cancels.
	fn strand(&mut self) -> Option<(AccountId, OrderId)> {
		let orders = self.open_orders();
		let (id, order) = orders.into_iter().find(|(_, order)| {
			matches!((&order.kind, &order.currency), (OrderKind::Buy(_), Currency::WithId(_)))
		})?;
		let Currency::WithId(kind) = order.currency else { return None };
		let who = order.owner.clone();
		let owner = RuntimeOrigin::signed(who.clone());
		let target = || who.clone().into();
		let freeze = chips(pallet_chips::Call::freeze { kind, who: target() });
		let thaw = chips(pallet_chips::Call::thaw { kind, who: target() });
		// It may be frozen already.
		let _ = self.chain.dispatch(RuntimeOrigin::root(), freeze);
		let cancelled = self.chain.dispatch(owner, org(Call::cancel_order { id }));
		self.chain.dispatch(RuntimeOrigin::root(), thaw).ok()?;
		cancelled.ok()?;
		let there = self.chain.with(|| Stranded::<Runtime>::contains_key(&who, id));
		there.then_some((who, id))
	}

	fn governing(&mut self, name: &str) -> Drawn {
		let admin = if self.rng.gen() { By::Council } else { By::Root };
		let keeps = self.rng.gen_ratio(7, 8);
		let call = match name {
			"set_class" => {
				let class = self.rng.gen_range(0..CLASSES);
				Call::set_class { class, criteria: keeps.then(|| criteria(class)) }
			},
			"set_currency" => {
				let currency = self.currency();
				Call::set_currency { currency, least_price: keeps.then_some(MILLI) }
			},
			_ => return None,
		};
		Some((org(call), admin))
	}

	/// What governance closed opens again, or the pool would be empty in the end.
	pub(super) fn reopen_pool(&mut self) {
		let closed = self.chain.with(|| {
			Currencies::<Runtime>::iter_keys().count() <= CHIPS.len()
				|| Classes::<Runtime>::iter_keys().count() < CLASSES.into()
		});
		if closed {
			open(&mut self.chain);
		}
	}

	/// Pokes every pair that fits; none may be left after that.
	pub(super) fn check_pairs(&mut self) -> Result<(), Failure> {
		let open = self.chain.with(|| Orders::<Runtime>::iter_keys().count());
		for _ in 0..=open {
			let orders = self.open_orders();
			let Some((sell, buy)) = self.pair(&orders) else { return Ok(()) };
			let origin = RuntimeOrigin::signed(self.actors[0].account.clone());
			let poked = self.chain.dispatch(origin, org(Call::match_orders { sell, buy }));
			if let Err(error) = poked {
				return Err(Failure(format!("{sell} and {buy} fit and don't meet: {error:?}")));
			}
		}
		Err(Failure("pairs that fit are left after a poke of each".into()))
	}
}
