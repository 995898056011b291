// SPDX-License-Identifier: Apache-2.0

//! Steps of a storm of calls: each is fitted to the state, so that every call bites often.

use super::ripe::*;
use crate::{mock::*, payloads, *};
use codec::Encode;
use hanse_support::signed_payload::Domain;
use proptest::prelude::*;
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::{AccountId32, MultiSignature};

#[derive(Clone, Copy, Debug)]
pub struct Step {
	pub kind: u8,
	pub who: u64,
	pub seed: u64,
	pub small: u32,
	pub blocks: u32,
	/// Do what can be done, by who may do it, when it may be done.
	pub right: bool,
	pub price: Option<u128>,
}

pub fn step() -> impl Strategy<Value = Step> {
	// What others need before they can bite comes more often.
	let first = prop::sample::select(vec![
		4u8, 9, 10, 11, 17, 19, 20, 21, 24, 28, 30, 32, 33, CAMPAIGN, 34, 34, 35, 35, 36, 40, 41,
		42, 42, 42, 42, 43, 43, 44, 44, 45, 46, 48,
	]);
	let kind = prop_oneof![3 => 0..CALLS, 2 => first];
	let choice = (kind, 0..CROWD, any::<u64>(), 0u32..6);
	let blocks = prop_oneof![30 => 0u32..2, 3 => 2u32..12, 1 => 20u32..60];
	let price = prop_oneof![9 => Just(None), 1 => (0u128..300).prop_map(Some)];
	(choice, blocks, prop::bool::weighted(0.8), price).prop_map(
		|((kind, who, seed, small), blocks, right, price)| Step {
			kind,
			who,
			seed,
			small,
			blocks,
			right,
			price,
		},
	)
}

/// Who makes a call (`None`: governance), how often, and whether it brings a signature that nobody
/// gave.
pub struct Attempt {
	pub by: Option<AccountId32>,
	pub call: Call<Test>,
	pub times: u8,
	pub forged: bool,
}

fn attempt(by: Option<AccountId32>, call: Call<Test>) -> Attempt {
	Attempt { by, call, times: 1, forged: false }
}

impl Step {
	/// The kind of this step or, where nothing is ripe for it, of one that leads there.
	fn timely_kind(&self) -> u8 {
		let mut kind = self.kind;
		for _ in 0..9 {
			if !self.right || !targets(kind).is_empty() {
				return kind;
			}
			kind = leading_to(kind);
		}
		kind
	}

	/// Waits for what is due later, where the step is to be right.
	fn wait(&self, kind: u8, target: Target) {
		let due = match kind {
			37 | FINISH => Offerings::<Test>::get(target.0)
				.filter(|row| !is_over(row))
				.map(|row| row.terms.closes + 1),
			47 => Distributions::<Test>::get(target.0, target.1 as u32).map(|row| row.closes + 1),
			_ => None,
		};
		if let Some(due) = due.filter(|due| self.right && *due > now()) {
			System::set_block_number(due);
		}
	}

	pub fn attempt(&self) -> Attempt {
		let kind = self.timely_kind();
		let there = targets(kind);
		let wanted = match kind {
			// What is over already comes first.
			37 => offerings(|_, row| is_live(row) && is_over(row)),
			_ => Vec::new(),
		};
		let from = if wanted.is_empty() { there } else { wanted };
		let any = (self.seed % 7, self.seed / 7 % 7);
		let target =
			one_of(&from, self.seed).filter(|_| self.right || self.small > 0).unwrap_or(any);
		self.wait(kind, target);
		let mut made = match kind {
			0..=4 => self.platform_call(kind, target),
			5..=8 => self.authority_call(kind, target),
			9 | CONTEST => self.registering(kind, target),
			10..=17 => self.people_call(kind, target),
			RENAME => self.people_call(12, target),
			18..=21 => self.key_call(kind, target),
			LOCK => self.locking(target),
			22..=29 => self.asset_call(kind, target),
			30..=32 => self.certificate_call(kind, target),
			33 | CAMPAIGN => self.post_call(kind, target),
			34..=36 => self.trade_call(kind, target),
			45..=48 => self.distribution_call(kind, target),
			_ => self.settle_call(kind, target),
		};
		if !self.right {
			self.spoil(&mut made);
		}
		made
	}

	/// Somebody else calls, or a signature is not the one that it should be.
	fn spoil(&self, made: &mut Attempt) {
		match self.small {
			1 => made.by = Some(account(&format!("P{}", self.who))),
			2 => made.by = None,
			3 => made.by = Some(stranger()),
			_ => made.forged |= forge(&mut made.call, self.seed),
		}
	}

	fn platform_call(&self, kind: u8, (at, offering): Target) -> Attempt {
		let platform = PLATFORMS[at as usize % PLATFORMS.len()];
		let by = Some(owner(platform));
		match kind {
			0 => attempt(None, Call::admit_platform { platform }),
			1 => attempt(None, Call::remove_platform { platform }),
			2 => {
				let kinds = vec![AssetKind::Equity].try_into().unwrap();
				let all = [Syndication::All, Syndication::Kinds(kinds), Syndication::ByHand];
				let syndication = all[self.small as usize % 3].clone();
				attempt(by, Call::set_syndication { platform, syndication })
			},
			3 => {
				let chosen = Choices::<Test>::contains_key(platform, offering);
				let choice = match self.small {
					0 if chosen => None,
					1 => Some(Choice::Refused),
					_ => Some(Choice::Taken),
				};
				attempt(by, Call::choose { platform, offering, choice })
			},
			_ => attempt(Some(stranger()), Call::clear_choice { platform, offering }),
		}
	}

	fn authority_call(&self, kind: u8, (id, _): Target) -> Attempt {
		let authority = id as AuthorityId;
		let row = Authorities::<Test>::get(authority);
		let by = Some(row.as_ref().map_or_else(stranger, |row| row.account.clone()));
		let name = format!("Authority{}", self.seed % 9);
		let (account, key) = (note(&name), note(&format!("{name}Key")));
		fund(&account);
		let sealing_key = [self.small as u8; 32];
		match kind {
			5 => {
				let registrar = AuthorityRole::Registrar(*b"DE");
				let role = [registrar, AuthorityRole::CertificateIssuer][self.who as usize % 2];
				attempt(None, Call::admit_authority { role, account, key, sealing_key })
			},
			6 => attempt(by, Call::update_authority { authority, account, key, sealing_key }),
			7 => {
				let successor = colleague(authority);
				attempt(None, Call::remove_authority { authority, successor })
			},
			_ => {
				let prf_version = row.map_or(0, |row| row.prf_version) + 1;
				attempt(by, Call::set_prf_version { authority, prf_version })
			},
		}
	}

	/// A newcomer or, where a tag is contested, somebody under the tag of the target.
	fn registering(&self, kind: u8, (id, _): Target) -> Attempt {
		let contested = (kind == CONTEST).then(|| Users::<Test>::get(id)).flatten();
		let at = if contested.is_some() {
			one_of(&newcomers(), self.seed).map_or(self.who, |one| one.0)
		} else {
			id
		};
		let name = format!("P{at}");
		note(&format!("{name}Trading"));
		fund(&note(&name));
		let (platform, _) = one_of(&numbers(is_platform), self.seed).unwrap_or((0, 0));
		let platform = PLATFORMS[platform as usize];
		let registrar = one_of(&registrars(), self.seed / 3).map_or(0, |one| one.0 as u32);
		let certifier = one_of(&certifiers(), self.seed / 5).map_or(1, |one| one.0 as u32);
		let mut registration = Registration { registrar, certifier, ..registration(&name) };
		registration.tag = blake2_256(&(self.seed, at).encode());
		if let Some(User { identity, .. }) = &contested {
			registration.registrar = identity.registrar;
		}
		let row = Authorities::<Test>::get(registration.registrar).unwrap();
		registration.prf_version = row.prf_version;
		let previous = blake2_256(&("previous", self.seed, at).encode());
		registration.previous_tag = (row.prf_version > 0).then_some(previous);
		match contested.map(|row| row.identity) {
			Some(identity) if identity.prf_version == row.prf_version => {
				registration.tag = identity.tag;
			},
			// Not retagged yet.
			Some(identity) => registration.previous_tag = Some(identity.tag),
			None => (),
		}
		let (tenure, nonce, expiry) = (tenure(platform), row.nonces.next, EXPIRY);
		let fields = Statement { platform, tenure, registration: registration.clone() };
		let statement = by_pair(&pair_of(&row.key), payloads::REGISTER_USER, &fields, nonce);
		let consent = by_pair(&pair(&name), payloads::JOIN, &fields, nonce);
		let call =
			Call::register_user { platform, registration, nonce, expiry, statement, consent };
		attempt(Some(owner(platform)), call)
	}

	fn people_call(&self, kind: u8, (user, _): Target) -> Attempt {
		let row = Users::<Test>::get(user);
		let identity = row.as_ref().map(|row| row.identity.clone());
		let registrar = identity.as_ref().and_then(|one| charged(one.registrar));
		let by = Some(registrar.unwrap_or_else(stranger));
		let version = identity.as_ref().map_or(0, |one| one.version);
		let tag = blake2_256(&self.seed.encode());
		match kind {
			10 => {
				let by = row.as_ref().and_then(awaited).or(by);
				attempt(by, Call::confirm_identity { user, version })
			},
			11 => {
				let rulings = [
					ConflictRuling::Dismissed,
					ConflictRuling::Amended,
					ConflictRuling::Separate(tag),
				];
				let ruling = rulings[self.small as usize % 3];
				attempt(by, Call::resolve_conflict { user, ruling })
			},
			12 => {
				let commitment = H256(tag);
				let fields = (user, commitment);
				let who = row.map_or_else(stranger, |row| row.account);
				let nonce = u64::from(version) + 1;
				let consent = by_pair(&pair_of(&who), payloads::UPDATE_IDENTITY, &fields, nonce);
				let expiry = EXPIRY;
				attempt(by, Call::update_identity { user, commitment, expiry, consent })
			},
			13 => attempt(by, Call::retag_user { user, tag }),
			14 => {
				let certifier = identity.as_ref().and_then(|one| charged(one.certifier));
				attempt(certifier.or(by), Call::erase_identity { user })
			},
			15 => attempt(by, self.recovery(user, row.map_or(0, |row| row.recoveries))),
			16 => attempt(by, Call::freeze_user { user }),
			_ => attempt(by, Call::thaw_user { user }),
		}
	}

	fn recovery(&self, user: UserId, recoveries: u32) -> Call<Test> {
		let name = format!("Found{user}Time{recoveries}");
		let (account, trading_key) = (note(&name), note(&format!("{name}Trading")));
		fund(&account);
		let fields = Recovery { user, account: account.clone(), trading_key: trading_key.clone() };
		let consent = by_pair(&pair(&name), payloads::RECOVER, &fields, recoveries.into());
		Call::recover_account { user, account, trading_key, expiry: EXPIRY, consent }
	}

	fn key_call(&self, kind: u8, (user, _): Target) -> Attempt {
		let row = Users::<Test>::get(user);
		let own = row.as_ref().map_or_else(stranger, |row| row.account.clone());
		let registrar = row.as_ref().and_then(|row| charged(row.identity.registrar));
		let by = Some(registrar.unwrap_or_else(stranger));
		let next = row.as_ref().and_then(|row| row.trading.next.clone());
		match kind {
			18 => {
				let version = row.map_or(0, |mut row| {
					row.trading.promote(now());
					row.trading.version
				});
				let name = format!("Key{user}Version{version}Seed{}", self.seed % 5);
				let (key, expiry) = (note(&name), EXPIRY);
				let nonce = u64::from(version) + 1;
				let fields = (user, key.clone());
				let proof = by_pair(&pair(&name), payloads::TRADING_KEY, &fields, nonce);
				attempt(Some(own), Call::set_trading_key { key, expiry, proof })
			},
			19 => {
				let key = next.map_or_else(stranger, |next| next.0);
				attempt(by, Call::approve_trading_key { user, key })
			},
			20 => {
				let by = if self.small.is_multiple_of(2) { Some(own) } else { by };
				attempt(by, Call::cancel_trading_key { user })
			},
			_ => attempt(by, Call::unlock_trading { user }),
		}
	}

	/// A user's own wrong signatures, over an order that would do otherwise.
	fn locking(&self, target: Target) -> Attempt {
		let kind = if orders(false).contains(&target) { 35 } else { 34 };
		let mut made = self.trade_call(kind, target);
		made.by = Some(Users::<Test>::get(target.1).map_or_else(stranger, |row| row.account));
		made.forged = forge(&mut made.call, 0);
		made.times = MAX_WRONG_SIGNATURES;
		made
	}

	fn asset_call(&self, kind: u8, target: Target) -> Attempt {
		let (asset, user) = target;
		let row = Assets::<Test>::get(asset);
		let platform = row.map_or(PLATFORM, |row| row.platform);
		let (by, guard) = (Some(owner(platform)), Some(guard_of(asset).unwrap_or_else(stranger)));
		match kind {
			22 => self.new_asset_call(asset),
			23 => {
				let holders = self.first_holders(asset);
				attempt(by, Call::add_holders { asset, holders })
			},
			24 => attempt(by, Call::activate_asset { asset }),
			25 => attempt(by, Call::withdraw_asset { asset }),
			26 => {
				let attributes = attributes(&"x".repeat(1 + self.small as usize));
				attempt(by, Call::update_attributes { asset, attributes })
			},
			27 => attempt(guard, Call::freeze_holding { asset, user }),
			28 => attempt(guard, Call::thaw_holding { asset, user }),
			_ => {
				// What is offered can't go; to try it has to fail.
				let kept = |row: &HoldingOf<Test>| if self.right { row.offered } else { 0 };
				let held = Holdings::<Test>::get(user, asset);
				let held = held.map_or(1, |row| row.shares - kept(&row));
				let others = users(|id, row| id != user && row.status() == UserStatus::Confirmed);
				let to = one_of(&others, self.seed / 3).map_or(self.who, |one| one.0);
				let shares = 1 + self.seed % held.max(1);
				let (from, reason) = (user, ForceReason::Ordered);
				attempt(None, Call::force_transfer { asset, from, to, shares, reason })
			},
		}
	}

	fn new_asset_call(&self, at: u64) -> Attempt {
		let platform = PLATFORMS[at as usize % PLATFORMS.len()];
		let issuer = one_of(&users(|_, row| trades(row)), self.seed / 3).map_or(0, |one| one.0);
		let registrar = one_of(&registrars(), self.seed / 5).map_or(0, |one| one.0 as u32);
		let asset = NewAsset {
			kind: [AssetKind::Equity, AssetKind::Debt][self.small as usize % 2],
			issuer,
			registrar,
			attributes: attributes("Storm"),
			terms: EquityTerms {
				shares: 2 + self.seed % 500,
				votes: 1,
				rights: text("None"),
				lock_up: [0, 0, 10][self.small as usize % 3],
				max_holders: (self.seed.is_multiple_of(4)).then_some(4),
			},
		};
		attempt(Some(owner(platform)), Call::register_asset { platform, asset })
	}

	/// All that is missing to one or two users, the issuer first.
	fn first_holders(&self, asset: AssetId) -> FirstHolders {
		let Some(row) = Assets::<Test>::get(asset) else { return FirstHolders::default() };
		let left = row.shares - row.registered;
		let mut free: Vec<_> = users(|id, one| {
			one.status() == UserStatus::Confirmed && !Holdings::<Test>::contains_key(id, asset)
		})
		.into_iter()
		.map(|one| one.0)
		.collect();
		free.sort_by_key(|id| *id != row.issuer);
		let half = left / 2;
		let all = match free[..] {
			[] => Vec::new(),
			[first, second, ..] if half > 0 => vec![(first, left - half), (second, half)],
			[first, ..] => vec![(first, left)],
		};
		all.try_into().unwrap()
	}

	fn certificate_call(&self, kind: u8, target: Target) -> Attempt {
		if kind == 30 {
			let (certifier, serial) = (target.0 as AuthorityId, target.1);
			let (others, _) = Crowdfunding::awaiting(certifier, Some(serial), self.small);
			let others = others.into_iter().map(|(id, _)| id);
			let waiting: Vec<_> =
				Awaiting::<Test>::get(certifier, serial).into_iter().chain(others).collect();
			let by = Some(charged(certifier).unwrap_or_else(stranger));
			return attempt(by, countersigning(&waiting));
		}
		let (asset, user) = target;
		let certificate =
			Holdings::<Test>::get(user, asset).map_or(H256::zero(), |row| row.certificate);
		if kind == 31 {
			let by = Some(guard_of(asset).unwrap_or_else(stranger));
			let reason = RevocationReason::WrongDocument;
			return attempt(by, Call::revoke_certificate { certificate, reason });
		}
		attempt(Some(stranger()), Call::refresh_certificate { certificate })
	}

	fn post_call(&self, kind: u8, (asset, seller): Target) -> Attempt {
		let free = Holdings::<Test>::get(seller, asset).map_or(1, |row| free_shares(&row)).max(1);
		let shares = (1 + self.seed % free.min(60)).min(free);
		let issues = Assets::<Test>::get(asset).is_some_and(|row| row.issuer == seller);
		let goal = match self.small {
			0..=2 => Goal::AllOrNothing(1 + shares / 3),
			_ => Goal::KeepItAll,
		};
		let only = issues && sells_in_campaigns_only(asset, seller);
		let primary = kind == CAMPAIGN || only || (issues && self.seed.is_multiple_of(3));
		let terms = OfferingTerms {
			asset,
			seller,
			kind: if primary { SaleKind::Primary(goal) } else { SaleKind::Secondary },
			shares,
			least: 1 + u64::from(self.seed.is_multiple_of(5) && shares > 1),
			price: 1 + u128::from(self.seed / 11 % 300),
			currency: if (self.seed / 13).is_multiple_of(3) { NATIVE } else { CHIPS },
			opens: now(),
			closes: now() + 20 + self.small * 12,
			eligibility: Eligibility::default(),
		};
		let (at, _) = one_of(&numbers(is_platform), self.seed / 7).unwrap_or((0, 0));
		let platform = PLATFORMS[at as usize];
		let signed = self.signed(seller, payloads::OFFER, &offer(platform, terms.clone()));
		let own = Users::<Test>::get(seller).map_or_else(stranger, |row| row.account);
		let by = if self.who.is_multiple_of(3) { own } else { owner(platform) };
		attempt(Some(by), posting_signed(platform, terms, signed))
	}

	/// The signature of the key that a user trades with now.
	fn signed(&self, user: UserId, domain: Domain, fields: &impl Encode) -> Signed<MultiSignature> {
		let (key, next) = Crowdfunding::trading_key(user).unwrap_or((stranger(), 0));
		// Nonces may be skipped a little.
		sign(&pair_of(&key), domain, fields, next + u64::from(self.small == 5), EXPIRY)
	}

	fn trade_call(&self, kind: u8, (id, user): Target) -> Attempt {
		if kind == 36 {
			return self.record_call(id, user);
		}
		let price = Offerings::<Test>::get(id).map_or(1, |row| row.terms.price);
		let any = Order { offering: id, buyer: user, shares: 1, price, platform: PLATFORM };
		let order = possible_order(id, user, self.seed)
			.or_else(|| possible_order(id, user, 0))
			.unwrap_or(any);
		let signed = self.signed(user, payloads::ORDER, &order);
		let own = Users::<Test>::get(user).map_or_else(stranger, |row| row.account);
		let by = if self.who.is_multiple_of(3) { owner(order.platform) } else { own };
		let call = match kind {
			34 => Call::pledge { order, signed },
			_ => Call::fill { order, signed },
		};
		attempt(Some(by), call)
	}

	/// Some or all that a user has to one who may have it.
	fn record_call(&self, asset: AssetId, seller: UserId) -> Attempt {
		let free = Holdings::<Test>::get(seller, asset).map_or(1, |row| free_shares(&row)).max(1);
		let shares = if self.small == 0 { free } else { 1 + self.seed % free };
		let may = |buyer| {
			let transfer = Proposal::Transfer { asset, seller, buyer, shares };
			Crowdfunding::why_not(transfer).is_none()
		};
		let buyers = users(|id, _| may(id));
		let buyer = one_of(&buyers, self.seed / 3).map_or(self.who, |one| one.0);
		let (settlement, price) = match self.small {
			0 | 1 => (SettledElsewhere::Bank(*b"EUR"), 100),
			2 | 3 => (SettledElsewhere::Gift, 0),
			_ => (SettledElsewhere::Inheritance, 0),
		};
		let (at, _) = one_of(&numbers(is_platform), self.seed / 5).unwrap_or((0, 0));
		let platform = PLATFORMS[at as usize];
		let trade = SettledTrade { platform, asset, seller, buyer, shares, price, settlement };
		let by = Some(owner(platform));
		let (seller, buyer) = (
			self.signed(seller, payloads::SELL, &trade),
			self.signed(buyer, payloads::BUY, &trade),
		);
		attempt(by, Call::record_trade { trade, seller, buyer })
	}

	fn settle_call(&self, kind: u8, (offering, other): Target) -> Attempt {
		let row = Offerings::<Test>::get(offering);
		let terms = row.map(|row| row.terms);
		let seller = terms.as_ref().and_then(|terms| Users::<Test>::get(terms.seller));
		let seller = seller.map_or_else(stranger, |row| row.account);
		let guard = terms.and_then(|terms| guard_of(terms.asset)).unwrap_or_else(stranger);
		let backer = Users::<Test>::get(other).map_or_else(stranger, |row| row.account);
		let anyone = Some(stranger());
		match kind {
			37 | FINISH => attempt(anyone, Call::close_offering { offering }),
			38 | ABANDON => {
				let stopped = Offerings::<Test>::get(offering)
					.is_some_and(|row| row.state == OfferingState::Frozen);
				let by = if stopped && self.who.is_multiple_of(2) { guard } else { seller };
				attempt(Some(by), Call::cancel_offering { offering })
			},
			39 => attempt(Some(guard), Call::freeze_offering { offering }),
			40 => attempt(Some(guard), Call::thaw_offering { offering }),
			41 | STRAND => {
				if kind == STRAND {
					bar(&backer);
				}
				let all = Pledges::<Test>::iter_key_prefix(offering).filter(|id| *id != other);
				let users: Vec<_> =
					[other].into_iter().chain(all.take(self.small as usize)).collect();
				attempt(anyone, Call::settle_pledges { offering, users: users.try_into().unwrap() })
			},
			42 => {
				unbar(&backer);
				attempt(anyone, Call::withdraw_pledge { offering, user: other })
			},
			43 => {
				unbar(&seller);
				attempt(anyone, Call::pay_proceeds { offering })
			},
			_ => {
				let (platform, tenure) = platform_in(other);
				attempt(anyone, Call::pay_fees { offering, platform, tenure })
			},
		}
	}

	fn distribution_call(&self, kind: u8, (asset, other): Target) -> Attempt {
		let row = Assets::<Test>::get(asset);
		let anyone = Some(stranger());
		match kind {
			45 => {
				let issuer = row.and_then(|row| Users::<Test>::get(row.issuer));
				let by = Some(issuer.map_or_else(stranger, |row| row.account));
				let amount = u128::from(row.map_or(1, |row| row.shares) * (1 + self.seed % 9)) + 7;
				let currency = if self.small == 0 { NATIVE } else { CHIPS };
				let closes = now() + terms().distribution + self.small;
				attempt(by, Call::declare_distribution { asset, currency, amount, closes })
			},
			46 => {
				let next = Crowdfunding::claimable(asset, other).first().copied();
				let snapshot = next.and_then(|next| next.1);
				if let Some(row) = Users::<Test>::get(other).filter(|_| self.small > 0) {
					unbar(&row.account);
				}
				attempt(anyone, Call::claim_distribution { asset, user: other, snapshot })
			},
			47 => {
				if let Some(issuer) = row.and_then(|row| Users::<Test>::get(row.issuer)) {
					unbar(&issuer.account);
				}
				attempt(anyone, Call::close_distribution { asset, index: other as u32 })
			},
			_ => {
				let spent = spent_snapshots().into_iter().filter(|one| one.0 == (asset, other));
				let snapshots: Vec<_> = spent.map(|one| one.1).take(16).collect();
				let snapshots = snapshots.try_into().unwrap();
				attempt(anyone, Call::clear_snapshots { asset, user: other, snapshots })
			},
		}
	}
}

/// Puts a signature in the place of one that it is not, or changes what was signed. False where a
/// call brings none.
fn forge(call: &mut Call<Test>, seed: u64) -> bool {
	let other: MultiSignature = by_pair(&pair("Mallory"), payloads::ORDER, &seed, seed);
	let spoil = |signed: &mut Signed<MultiSignature>| match seed % 3 {
		1 => signed.expiry -= 1,
		2 => signed.nonce += 1,
		_ => signed.signature = other.clone(),
	};
	match call {
		Call::post_offering { signed, .. }
		| Call::pledge { signed, .. }
		| Call::fill { signed, .. } => spoil(signed),
		Call::record_trade { seller, buyer, .. } => {
			spoil(if seed.is_multiple_of(2) { seller } else { buyer });
		},
		Call::register_user { statement, consent, .. } => {
			*if seed.is_multiple_of(2) { statement } else { consent } = other;
		},
		Call::update_identity { consent, .. } | Call::recover_account { consent, .. } => {
			*consent = other;
		},
		Call::set_trading_key { proof, .. } => *proof = other,
		_ => return false,
	}
	true
}
