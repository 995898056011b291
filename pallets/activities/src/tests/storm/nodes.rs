// SPDX-License-Identifier: Apache-2.0

//! Steps of nodes, guests, things, kinds and consents.

use super::*;

impl Step {
	pub(super) fn of_nodes(&self, kind: u8) -> Attempt {
		match kind {
			0 => self.registering(),
			1 => {
				let name = self.pick_name(self.best_rotated());
				by_account(account(name), rotating(name))
			},
			2 => self.setting_org(),
			3 => by_account(account(self.pick_name(removable_nodes())), Call::remove_node {}),
			4 => self.asking_host(),
			5 => self.answering_guest(),
			6 => {
				let thing = self.pick(unknown_things(), THINGS.to_vec(), THINGS[0]);
				let owner = self.pick_name(with_node());
				let owner_account = account(owner);
				by_account(owner_account, registering_thing(owner, thing, now() + self.small))
			},
			7..=9 => self.of_things(kind),
			10 => self.registering_kind(),
			11 => {
				let kind = self.pick(kinds_in_force(), (0..9).collect(), 0);
				attempt(By::Governance, Call::retire_kind { kind })
			},
			12 => self.allowing(),
			_ => {
				let (node, to) = self.pick(consents(), Vec::new(), (0, Consent::Partner(0)));
				self.by_node(node, Call::disallow { to })
			},
		}
	}

	/// The number of an account now and then, where it has one.
	fn own_number(&self, name: &str) -> Option<hanse_support::OrgNumber> {
		one_of(&numbers_of(name), self.seed >> 8).filter(|_| self.small > 0)
	}

	fn registering(&self) -> Attempt {
		let name = self.pick_name(without_node());
		by_account(account(name), registering(name, self.own_number(name)))
	}

	/// Who is in groups, so that they come to know the new keys.
	fn best_rotated(&self) -> Vec<&'static str> {
		let members = seats(|row, node, member| is_open(row) && stands(node, member));
		let names: Vec<_> = members.into_iter().filter_map(|(_, node)| owner_of(node)).collect();
		if names.is_empty() {
			with_node()
		} else {
			names
		}
	}

	fn setting_org(&self) -> Attempt {
		let name = self.pick_name(with_node());
		by_account(account(name), Call::set_org { org: self.own_number(name) })
	}

	fn asking_host(&self) -> Attempt {
		let name = self.pick_name(without_node());
		let named = Guests::<Test>::get(account(name));
		let earlier = named.as_ref().map(|row| row.host);
		let others = nodes().into_iter().filter(|node| Some(*node) != earlier).collect();
		let host = match self.small {
			0 | 1 if named.is_some() => None,
			_ => Some(self.pick(others, Vec::new(), 99)),
		};
		by_account(account(name), Call::ask_host { host })
	}

	fn answering_guest(&self) -> Attempt {
		let (guest, host) = self.pick(asking(), Vec::new(), (GAST, 0));
		let account = account(guest);
		let agreed = Guests::<Test>::get(&account).map(|row| row.state) == Some(GuestState::Agreed);
		let refuses = agreed || self.small == 0;
		let answer = if refuses { HostAnswer::Refuse } else { HostAnswer::Accept };
		self.by_node(host, Call::answer_guest { account, answer })
	}

	fn of_things(&self, kind: u8) -> Attempt {
		let fitting = if kind == 8 { offered_things() } else { things() };
		let thing = self.pick(fitting, things(), 99);
		let row = Things::<Test>::get(thing);
		let owner = row.as_ref().map_or_else(stranger, |row| row.owner.clone());
		match kind {
			7 => {
				let to = account(PEOPLE[(self.seed >> 8) as usize % 10]);
				let to = Some(to).filter(|_| self.small > 0);
				by_account(owner, Call::offer_thing { thing, to })
			},
			8 => {
				let taker = row.and_then(|row| row.offered).unwrap_or_else(stranger);
				by_account(taker, Call::take_thing { thing })
			},
			_ => by_account(owner, Call::retire_thing { thing }),
		}
	}

	fn registering_kind(&self) -> Attempt {
		let relations = match self.small {
			0 => Relations(Relations::INDUSTRIAL.0 | Relations::PERSON_TO_THING.0),
			1 => Relations::THING_TO_THING,
			2 | 3 => Relations::PERSON_TO_THING,
			_ => Relations::INDUSTRIAL,
		};
		let first = (self.seed >> 8) as usize % ORGS.len();
		let count = (self.seed >> 16) as usize % 3;
		let chosen: Vec<_> = ORGS.into_iter().cycle().skip(first).take(count).collect();
		let policies = [UpdatePolicy::Members, UpdatePolicy::Initiator, UpdatePolicy::Supervised];
		let updates = policies[(self.seed >> 24) as usize % 3];
		attempt(By::Governance, registering_kind(relations, &chosen, updates))
	}

	fn allowing(&self) -> Attempt {
		let node = self.pick(nodes(), Vec::new(), 99);
		let kinds = kinds_in_force().into_iter().map(Consent::Kind);
		let partners = nodes().into_iter().filter(|other| *other != node).map(Consent::Partner);
		let fresh = |to: &Consent| !Consents::<Test>::contains_key(node, to);
		let to: Vec<_> = kinds.chain(partners).filter(fresh).collect();
		let to = one_of(&to, self.seed >> 8).unwrap_or(Consent::Kind(0));
		self.by_node(node, Call::allow { to })
	}
}
