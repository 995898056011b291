// SPDX-License-Identifier: Apache-2.0

//! Calls on organisation numbers and validators that bite: by who may make them, on what is there.

use super::{By, Storm};
use crate::orgs::{handle, org, profile, Row};
use hanse_runtime::{AccountId, OrgNumbers, Runtime, RuntimeCall, Session, System};
use hanse_support::{
	signed_payload::{Domain, Payload},
	OrgNumber,
};
use pallet_org_numbers::{
	Call, Commitments, GrantedRole, History, IssuedNumbers, Numbers, Profile, Publications,
	RecoveryPlan, Registrars, Roles, Sale, COMMIT_MATURITY,
};
use rand::{seq::SliceRandom, Rng};
use sp_core::H256;

/// Numbers in play: the last so many, so that their fates cross.
const IN_PLAY: u64 = 150;
/// How often a target is looked for.
const TRIES: usize = 12;

/// What an actor committed to.
#[derive(Clone)]
pub struct Opening {
	registrant: usize,
	handle: String,
	profile: Profile,
	salt: [u8; 32],
	hash: H256,
}

pub(super) type Drawn = Option<(RuntimeCall, By)>;

impl Storm {
	/// A call of ours that should succeed as things stand; `None` if there is nothing to do.
	pub(super) fn biting(&mut self, pallet: &str, name: &str) -> Drawn {
		match pallet {
			"Chips" => return self.on_chips(name),
			"Crowdfunding" => return self.on_crowd(name),
			"AssetFlow" => return self.on_flow(name),
			"Activities" => return self.on_groups(name),
			_ => (),
		}
		match name {
			"commit" => self.commit(),
			"register" | "register_for" => self.open(name == "register"),
			"withdraw_commitment" => {
				let who = (0..TRIES).find_map(|_| {
					let who = self.some_actor();
					self.opening_of(who).map(|_| who)
				})?;
				Some((org(Call::withdraw_commitment {}), By::Signed(who)))
			},
			"add_registrar"
			| "remove_registrar"
			| "grant_verification"
			| "withdraw_verification"
			| "reserve_handle"
			| "unreserve_handle" => self.administration(name),
			"add_validator" | "remove_validator" => self.validators(name),
			"reclaim_role" | "clear_history" | "unfollow" | "clear_primary" => self.clearing(name),
			"set_role" | "remove_role" => self.roles(name),
			"sell" | "buy" | "cancel_order" | "update_price" | "match_orders" | "clear_orders"
			| "withdraw_stranded" | "start_auction" | "bid" | "settle_auction"
			| "cancel_auction" | "set_class" | "set_currency" => self.trading(name),
			_ => self.on_number(name),
		}
	}

	fn commit(&mut self) -> Drawn {
		let who = self.some_actor();
		if self.opening_of(who).is_some() && self.rng.gen_ratio(9, 10) {
			return None;
		}
		let registrant = if self.rng.gen_ratio(2, 3) { who } else { self.any_account() };
		let text = self.free_handle()?;
		let salt: [u8; 32] = self.rng.gen();
		let account = self.actors[registrant].account.clone();
		let hash = self.chain.with(|| OrgNumbers::commitment(account, handle(&text), salt));
		let opening = Opening { registrant, profile: profile(&text), handle: text, salt, hash };
		self.openings.insert(who, opening);
		Some((org(Call::commit { hash }), By::Signed(who)))
	}

	/// A handle that nobody has and that is rarely kept back.
	fn free_handle(&mut self) -> Option<String> {
		(0..TRIES).find_map(|_| {
			let text = self.known.handles.choose(&mut self.rng).cloned()?;
			let status = self.chain.with(|| OrgNumbers::handle_status(handle(&text)));
			(status.is_none() || self.rng.gen_ratio(1, 20)).then_some(text)
		})
	}

	/// What `who` committed to, if that commitment still stands.
	fn opening_of(&mut self, who: usize) -> Option<(Opening, u32)> {
		let account = self.actors[who].account.clone();
		let stored = self.chain.with(|| Commitments::<Runtime>::get(&account))?;
		let opening = self.openings.get(&who).filter(|opening| opening.hash == stored.hash)?;
		Some((opening.clone(), stored.placed))
	}

	fn open(&mut self, for_itself: bool) -> Drawn {
		let now = self.known.block;
		let mut order: Vec<usize> = (0..self.payers).collect();
		order.shuffle(&mut self.rng);
		let (who, opening, placed) = order.into_iter().find_map(|who| {
			let (opening, placed) = self.opening_of(who)?;
			let ripe = now >= placed + COMMIT_MATURITY;
			(ripe && (opening.registrant == who) == for_itself).then_some((who, opening, placed))
		})?;
		let Opening { registrant, handle: text, profile, salt, .. } = opening;
		let handle = handle(&text);
		if for_itself {
			return Some((org(Call::register { handle, profile, salt }), By::Signed(who)));
		}
		let expires = now + 3;
		let sponsor = self.actors[who].account.clone();
		let message = self.chain.with(|| {
			Payload {
				domain: Domain { pallet: b"org-numbers", purpose: b"register-for" },
				genesis: System::block_hash(0),
				fields: (&sponsor, handle.clone(), profile.clone(), salt),
				nonce: placed.into(),
				expiry: expires,
			}
			.message()
		});
		let signature = self.actors[registrant].sign(&message);
		let registrant = self.actors[registrant].address();
		let call = Call::register_for { registrant, handle, profile, salt, expires, signature };
		Some((org(call), By::Signed(who)))
	}

	/// A number in play that fits, and its row.
	pub(super) fn number_where(&mut self, fits: impl Fn(&Row) -> bool) -> Option<(OrgNumber, Row)> {
		let issued = self.chain.with(IssuedNumbers::<Runtime>::get);
		for _ in 0..TRIES {
			if let Some(number) = self.some_number(issued) {
				let row = self.chain.with(|| Numbers::<Runtime>::get(number));
				if let Some(row) = row.filter(&fits) {
					return Some((number, row));
				}
			}
		}
		None
	}

	fn some_number(&mut self, issued: u64) -> Option<OrgNumber> {
		let first = issued.saturating_sub(IN_PLAY) + 1;
		(issued > 0).then(|| self.rng.gen_range(first..=issued)).and_then(OrgNumber::from_sequence)
	}

	/// A number in play that a call can be about.
	fn target(&mut self, name: &str) -> Option<(OrgNumber, Row)> {
		match name {
			"accept_transfer" | "cancel_transfer" => {
				self.number_where(|row| matches!(row.sale, Sale::Offered(_)))
			},
			"offer_transfer" => self.number_where(|row| row.sale == Sale::None),
			"start_recovery" => self.number_where(|row| {
				row.recovery.as_ref().is_some_and(|recovery| recovery.ready.is_none())
			}),
			"object_to_recovery" | "finish_recovery" => {
				let latest = if name == "finish_recovery" { self.known.block } else { u32::MAX };
				self.number_where(|row| {
					let ready = row.recovery.as_ref().and_then(|recovery| recovery.ready);
					ready.is_some_and(|ready| ready <= latest)
				})
			},
			_ => self.number_where(|_| true),
		}
	}

	fn on_number(&mut self, name: &str) -> Drawn {
		let (number, row) = self.target(name)?;
		let owner = self.index_of(&row.owner)?;
		let other = self.some_actor();
		let to = self.actors[other].address();
		let (call, by) = match name {
			"release" => (Call::release { number }, owner),
			"set_profile" => (Call::set_profile { number, profile: row.profile }, owner),
			"publish" | "append_part" | "edit_publication" | "retract_publication" => {
				return self.content(name, number, row, owner)
			},
			"follow" => {
				self.follows.push((other, number));
				(Call::follow { number }, other)
			},
			"set_primary" => (Call::set_primary { number }, owner),
			"offer_transfer" => (Call::offer_transfer { number, to }, owner),
			"accept_transfer" | "cancel_transfer" => {
				let Sale::Offered(to) = row.sale else { return None };
				let offeree = self.index_of(&to)?;
				match name {
					"accept_transfer" => (Call::accept_transfer { number }, offeree),
					_ => (Call::cancel_transfer { number }, owner),
				}
			},
			"set_recovery" => {
				let delay = self.rng.gen_range(9..20);
				let plan = RecoveryPlan { to: self.actors[other].account.clone(), delay };
				(Call::set_recovery { number, plan: Some(plan) }, owner)
			},
			"start_recovery" | "finish_recovery" => {
				let heir = self.index_of(&row.recovery?.plan.to)?;
				match name {
					"start_recovery" => (Call::start_recovery { number }, heir),
					_ => (Call::finish_recovery { number }, heir),
				}
			},
			"object_to_recovery" => (Call::object_to_recovery { number }, owner),
			_ => return None,
		};
		Some((org(call), By::Signed(by)))
	}

	fn content(&mut self, name: &str, number: OrgNumber, row: Row, owner: usize) -> Drawn {
		let mut writer = owner;
		if let Some((_, _, account)) =
			self.roles.iter().rev().find(|(of, tenure, _)| *of == number && *tenure == row.tenure)
		{
			if self.rng.gen_ratio(1, 2) {
				writer = *account;
			}
		}
		let longest = if self.rng.gen_ratio(1, 10) { 16 * 1024 } else { 300 };
		let body = vec![b'b'; self.rng.gen_range(1..longest)];
		let document = crate::orgs::document("Storm", &body);
		let call = if name == "publish" {
			Call::publish { number, document }
		} else {
			let publication = (0..TRIES).find_map(|_| {
				let id = self.rng.gen_range(0..row.publications.max(1));
				let live = self.chain.with(|| Publications::<Runtime>::contains_key(number, id));
				live.then_some(id)
			})?;
			match name {
				"append_part" => {
					let part = body.try_into().ok()?;
					Call::append_part { number, publication, part }
				},
				"edit_publication" => Call::edit_publication { number, publication, document },
				_ => Call::retract_publication { number, publication },
			}
		};
		Some((org(call), By::Signed(writer)))
	}

	fn roles(&mut self, name: &str) -> Drawn {
		if name == "set_role" {
			let (number, row) = self.number_where(|_| true)?;
			let role = *[GrantedRole::Editor, GrantedRole::Manager].choose(&mut self.rng)?;
			let account = self.some_actor();
			self.roles.push((number, row.tenure, account));
			let address = self.actors[account].address();
			let call = Call::set_role { number, account: address, role };
			return Some((org(call), By::Signed(self.index_of(&row.owner)?)));
		}
		let (number, row, account) = (0..TRIES).find_map(|_| {
			let at = self.recent(self.roles.len())?;
			let (number, tenure, account) = self.roles.swap_remove(at);
			let row = self.chain.with(|| Numbers::<Runtime>::get(number));
			Some((number, row.filter(|row| row.tenure == tenure)?, account))
		})?;
		let address = self.actors[account].address();
		let by = if self.rng.gen() { self.index_of(&row.owner)? } else { account };
		Some((org(Call::remove_role { number, account: address }), By::Signed(by)))
	}

	/// A place among the last hundred of `len`.
	fn recent(&mut self, len: usize) -> Option<usize> {
		(len > 0).then(|| self.rng.gen_range(len.saturating_sub(100)..len))
	}

	fn clearing(&mut self, name: &str) -> Drawn {
		let anyone = self.some_actor();
		match name {
			"unfollow" => {
				let at = self.recent(self.follows.len())?;
				let (who, number) = self.follows.swap_remove(at);
				Some((org(Call::unfollow { number }), By::Signed(who)))
			},
			"clear_primary" => Some((org(Call::clear_primary {}), By::Signed(anyone))),
			"reclaim_role" => {
				let (number, tenure, account) = self.void_role()?;
				let account = self.actors[account].address();
				let call = Call::reclaim_role { number, tenure, account };
				Some((org(call), By::Signed(anyone)))
			},
			_ => {
				let issued = self.chain.with(IssuedNumbers::<Runtime>::get);
				let released = (0..TRIES * 10).find_map(|_| {
					let number = self.some_number(issued)?;
					self.chain.with(|| {
						let lives = Numbers::<Runtime>::contains_key(number);
						let left = History::<Runtime>::iter_key_prefix(number).min();
						left.filter(|_| !lives).map(|first| (number, first))
					})
				});
				let (number, first) = released?;
				let (from, count) = (self.rng.gen_range(0..=first), self.rng.gen_range(1..=64));
				let call = Call::clear_history { number, from, count };
				Some((org(call), By::Signed(anyone)))
			},
		}
	}

	/// A role that outlived the tenure in which it was given.
	fn void_role(&mut self) -> Option<(OrgNumber, u32, usize)> {
		let void: Vec<_> = self.chain.with(|| {
			let is_void = |(number, tenure, _): &(OrgNumber, u32, AccountId)| {
				Numbers::<Runtime>::get(number).is_none_or(|row| row.tenure != *tenure)
			};
			Roles::<Runtime>::iter_keys().filter(is_void).collect()
		});
		let (number, tenure, account) = void.choose(&mut self.rng)?.clone();
		Some((number, tenure, self.index_of(&account)?))
	}

	fn administration(&mut self, name: &str) -> Drawn {
		let admin = if self.rng.gen() { By::Council } else { By::Root };
		let other = self.some_actor();
		let registrars: Vec<_> = self.chain.with(|| Registrars::<Runtime>::iter_keys().collect());
		let text = match self.rng.gen_ratio(1, 10) {
			true => self.known.handles.choose(&mut self.rng).cloned()?,
			false => format!("kept-back-{}", self.rng.gen_range(0..20)),
		};
		let handle = handle(&text);
		let call = match name {
			"add_registrar" => Call::add_registrar { registrar: self.actors[other].address() },
			"remove_registrar" => {
				if registrars.len() < 3 {
					return None;
				}
				Call::remove_registrar {
					registrar: registrars.choose(&mut self.rng)?.clone().into(),
				}
			},
			"reserve_handle" => {
				let beneficiary =
					self.rng.gen_ratio(3, 4).then(|| self.actors[other].account.clone());
				Call::reserve_handle { handle, beneficiary }
			},
			"unreserve_handle" => Call::unreserve_handle { handle },
			_ => {
				let registrar = registrars.choose(&mut self.rng)?.clone();
				let by = By::Signed(self.index_of(&registrar)?);
				let granting = name == "grant_verification";
				let (number, row) =
					self.number_where(|row| granting || row.verification.is_some())?;
				let evidence = H256(self.rng.gen());
				let reason = b"struck off the register".to_vec().try_into().ok()?;
				let call = match granting {
					true => Call::grant_verification { number, tenure: row.tenure, evidence },
					false => Call::withdraw_verification { number, reason },
				};
				return Some((org(call), by));
			},
		};
		Some((org(call), admin))
	}

	fn validators(&mut self, name: &str) -> Drawn {
		let admin = if self.rng.gen() { By::Council } else { By::Root };
		let who = (0..TRIES).find_map(|_| {
			let who = self.some_actor();
			let account = self.actors[who].account.clone();
			let has_keys = self.chain.with(|| Session::load_keys(&account).is_some());
			has_keys.then_some(account)
		})?;
		let call = match name {
			"add_validator" => pallet_validator_set::Call::<Runtime>::add_validator { who },
			_ => {
				let set = self.chain.with(hanse_runtime::ValidatorSet::validators);
				let who = set.choose(&mut self.rng)?.clone();
				pallet_validator_set::Call::remove_validator { who }
			},
		};
		Some((call.into(), admin))
	}

	/// Gives `by` the proxy again that the storm may have taken away.
	fn renew_proxy(&mut self, who: usize, by: usize) {
		let delegate = self.actors[by].address();
		let proxy_type = hanse_runtime::configs::wrappers::ProxyType::Any;
		let add = pallet_proxy::Call::<Runtime>::add_proxy { delegate, proxy_type, delay: 0 };
		let origin = self.origin(By::Signed(who));
		// It is there already, or it can't be paid; then the call is refused, which is a case too.
		let _ = self.chain.dispatch(origin, add);
	}

	/// A call that wraps another and reaches it.
	pub(super) fn wrapped(&mut self, call: RuntimeCall, who: usize) -> (RuntimeCall, usize) {
		let boxed = Box::new(call.clone());
		let wrapper: RuntimeCall = match self.rng.gen_range(0..5) {
			0 => pallet_utility::Call::<Runtime>::batch { calls: vec![call] }.into(),
			1 => pallet_utility::Call::<Runtime>::batch_all { calls: vec![call] }.into(),
			2 => pallet_utility::Call::<Runtime>::force_batch { calls: vec![call] }.into(),
			3 => {
				let real = self.actors[who].address();
				let by = self.proxy_of(who);
				self.renew_proxy(who, by);
				let force_proxy_type = None;
				let proxy =
					pallet_proxy::Call::<Runtime>::proxy { real, force_proxy_type, call: boxed };
				return (proxy.into(), by);
			},
			_ => {
				let mut others = vec![self.actors[self.proxy_of(who)].account.clone()];
				others.sort();
				pallet_multisig::Call::<Runtime>::as_multi_threshold_1 {
					other_signatories: others,
					call: boxed,
				}
				.into()
			},
		};
		(wrapper, who)
	}
}
