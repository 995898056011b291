// SPDX-License-Identifier: Apache-2.0

//! A genesis in which every sender of a plan has what its transaction needs, and the transactions.

use super::plan::Kind;
use crate::{
	error::Error,
	sign,
	state::{
		activities::{Groups, Organisation, Place},
		chips::{Mint, Notice, EUR},
		crowdfunding::{pledging, Market},
		flow,
		ground::{accounts, Ground, ENDOWMENT, TREASURE},
		pool,
	},
};
use codec::Encode;
use hanse_runtime::{configs::money::Currency, AccountId, Balance, RuntimeCall};
use hanse_runtime_tests::orgs;
use hanse_support::OrgNumber;
use pallet_asset_flow::Uuid;
use pallet_chips::RequestId;
use pallet_crowdfunding::Order;
use pallet_org_numbers::{HandleBytes, COMMIT_TAG};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use std::collections::BTreeMap;

/// Chips of each who needs some, in hundredths of a euro.
const CHIPS: Balance = 1_000;
/// What a share costs, and what a payment moves.
const PRICE: Balance = 100;
/// Backers of one campaign.
const BACKERS: usize = 1_000;
/// Clients that a table is open to.
const CLIENTS: u32 = 4;

/// What a sender's transaction is about.
enum Work {
	Register,
	OfferTransfer { number: OrgNumber, to: AccountId },
	Sell { number: OrgNumber, place: u32 },
	Buy { place: u32 },
	Pledge(Order<Balance>),
	TransferChips { to: AccountId },
	Attest(Box<Notice>),
	TriggerIssue(RequestId),
	Append(Uuid),
	Publish(Place),
}

/// All that the transactions of a plan are about.
pub struct World {
	mint: Mint,
	works: BTreeMap<u32, Work>,
}

/// A genesis while it is prepared.
struct Preparation<'a> {
	ground: &'a mut Ground,
	owners: Vec<AccountId>,
	numbers: BTreeMap<u32, OrgNumber>,
	works: BTreeMap<u32, Work>,
}

/// The senders of one kind, in order.
fn senders(plan: &[Kind], kinds: &[Kind]) -> Vec<u32> {
	(0..).zip(plan).filter(|(_, kind)| kinds.contains(kind)).map(|(sender, _)| sender).collect()
}

impl World {
	/// Prepares a genesis for a plan, of which sender `i` is account `i`.
	pub fn prepare(ground: &mut Ground, plan: &[Kind]) -> Result<Self, Error> {
		use Kind::*;
		let owners = accounts(0, plan.len() as u32)?;
		for owner in &owners {
			ground.endow(owner, ENDOWMENT)?;
		}
		let of = |kinds: &[Kind]| senders(plan, kinds);
		let (numbers, works) = Default::default();
		let mut prepared = Preparation { ground, owners, numbers, works };
		prepared.register(&of(&[OfferTransfer, Sell, Append, Publish]))?;
		prepared.offer(&of(&[OfferTransfer]))?;
		prepared.trade(&of(&[Sell]), &of(&[Buy]))?;
		let mint = Mint::open(prepared.ground)?;
		prepared.fund(&mint, &of(&[Pledge]))?;
		prepared.pay(&mint, &of(&[TransferChips]))?;
		prepared.buy_chips(&mint, &of(&[Attest]), &of(&[TriggerIssue]))?;
		prepared.record(&of(&[Append]))?;
		prepared.group(&of(&[Publish]))?;
		prepared.ground.seal();
		let registering = of(&[Register]).into_iter().map(|sender| (sender, Work::Register));
		let works = prepared.works.into_iter().chain(registering).collect();
		Ok(Self { mint, works })
	}

	/// Who commits to a handle before it registers.
	pub fn registering(&self) -> Vec<u32> {
		let registers = |work: &Work| matches!(work, Work::Register);
		self.works.iter().filter(|(_, work)| registers(work)).map(|(sender, _)| *sender).collect()
	}

	/// What a sender who registers sends first, on the chain of this genesis.
	pub fn commitment(&self, sender: u32, genesis: H256) -> RuntimeCall {
		let registrant = sign::account_id(sender);
		let fields = (COMMIT_TAG, genesis, registrant, handle(sender), orgs::SALT);
		let hash = fields.using_encoded(blake2_256).into();
		pallet_org_numbers::Call::commit { hash }.into()
	}

	/// What a sender sends on the chain of this genesis, and its nonce.
	pub fn call(&self, sender: u32, genesis: H256) -> Result<(RuntimeCall, u32), Error> {
		let work = self.works.get(&sender);
		let work = work.ok_or_else(|| Error::other(format!("{sender} is no sender")))?;
		let call = match work {
			Work::Register => {
				let (handle, salt) = (handle(sender), orgs::SALT);
				let profile = orgs::profile(&format!("Mixed {sender}"));
				let call = pallet_org_numbers::Call::register { handle, profile, salt };
				return Ok((call.into(), 1));
			},
			Work::OfferTransfer { number, to } => {
				let (number, to) = (*number, to.clone().into());
				pallet_org_numbers::Call::offer_transfer { number, to }.into()
			},
			Work::Sell { number, place } => pool::selling(*number, *place),
			Work::Buy { place } => pool::buying(*place),
			Work::Pledge(order) => pledging(sender, *order, genesis),
			Work::TransferChips { to } => {
				let (id, target) = (EUR.into(), to.clone().into());
				pallet_assets::Call::transfer { id, target, amount: PRICE }.into()
			},
			Work::Attest(notice) => self.mint.attestation((**notice).clone(), genesis),
			Work::TriggerIssue(request) => {
				pallet_chips::Call::trigger_issue { request: *request }.into()
			},
			Work::Append(table) => flow::appending(sender, *table, genesis),
			Work::Publish(place) => place.publishing(),
		};
		Ok((call, 0))
	}
}

/// The handle that a sender registers on the chain.
fn handle(sender: u32) -> HandleBytes {
	orgs::handle(&format!("mixed-{sender}"))
}

impl Preparation<'_> {
	fn owner(&self, sender: u32) -> AccountId {
		self.owners[sender as usize].clone()
	}

	fn owners_of(&self, senders: &[u32]) -> Vec<AccountId> {
		senders.iter().map(|sender| self.owner(*sender)).collect()
	}

	fn number(&self, sender: u32) -> Result<OrgNumber, Error> {
		let number = self.numbers.get(&sender).copied();
		number.ok_or_else(|| Error::other(format!("sender {sender} has no number")))
	}

	fn register(&mut self, senders: &[u32]) -> Result<(), Error> {
		let numbers = self.ground.register(&self.owners_of(senders))?;
		self.numbers = senders.iter().copied().zip(numbers).collect();
		Ok(())
	}

	fn offer(&mut self, senders: &[u32]) -> Result<(), Error> {
		for (sender, to) in each_with_next(senders) {
			let (number, to) = (self.number(sender)?, self.owner(to));
			self.works.insert(sender, Work::OfferTransfer { number, to });
		}
		Ok(())
	}

	fn trade(&mut self, sellers: &[u32], buyers: &[u32]) -> Result<(), Error> {
		pool::open(self.ground, sellers.len().max(buyers.len()) as u32)?;
		for (place, sender) in (0..).zip(sellers) {
			let number = self.number(*sender)?;
			self.works.insert(*sender, Work::Sell { number, place });
		}
		for (place, sender) in (0..).zip(buyers) {
			self.works.insert(*sender, Work::Buy { place });
		}
		Ok(())
	}

	/// Campaigns of one company, whose shares are as many as there are backers.
	fn fund(&mut self, mint: &Mint, backers: &[u32]) -> Result<(), Error> {
		if backers.is_empty() {
			return Ok(());
		}
		// An account that sends nothing.
		let seller = self.owners.len() as u32;
		let account = sign::account_id(seller);
		self.ground.endow(&account, TREASURE)?;
		mint.sell(self.ground, &self.owners_of(backers), CHIPS)?;
		mint.sell(self.ground, &[account], CHIPS)?;
		let market = Market::open(self.ground)?;
		let company = market.join(self.ground, &[seller])?[0];
		let asset = market.float(self.ground, &[(company, backers.len() as u64)])?;
		let users = market.join(self.ground, backers)?;
		let terms = (PRICE, Currency::WithId(EUR));
		let backers: Vec<_> = backers.iter().copied().zip(users).collect();
		for backers in backers.chunks(BACKERS) {
			let shares = backers.len() as u64;
			let (ground, seller) = (&mut *self.ground, (seller, company));
			let offering = market.campaign(ground, asset, seller, shares, terms.clone())?;
			for (sender, user) in backers {
				let order = market.order(offering, *user, (1, PRICE));
				self.works.insert(*sender, Work::Pledge(order));
			}
		}
		Ok(())
	}

	fn pay(&mut self, mint: &Mint, payers: &[u32]) -> Result<(), Error> {
		mint.sell(self.ground, &self.owners_of(payers), CHIPS)?;
		for (sender, to) in each_with_next(payers) {
			let to = self.owner(to);
			self.works.insert(sender, Work::TransferChips { to });
		}
		Ok(())
	}

	/// Requests: some that wait for the bank's word, some for the issue.
	fn buy_chips(&mut self, mint: &Mint, asked: &[u32], attested: &[u32]) -> Result<(), Error> {
		for sender in asked {
			let notice = mint.ask(self.ground, &self.owners[*sender as usize], CHIPS)?;
			self.works.insert(*sender, Work::Attest(Box::new(notice)));
		}
		for sender in attested {
			let notice = mint.ask(self.ground, &self.owners[*sender as usize], CHIPS)?;
			let request = mint.attest(self.ground, notice)?;
			self.works.insert(*sender, Work::TriggerIssue(request));
		}
		Ok(())
	}

	/// Servers with a table each.
	fn record(&mut self, senders: &[u32]) -> Result<(), Error> {
		if senders.is_empty() {
			return Ok(());
		}
		let numbers = senders.iter().map(|sender| self.number(*sender));
		let numbers = numbers.collect::<Result<Vec<_>, _>>()?;
		let desks: Vec<_> = self.owners_of(senders).into_iter().zip(numbers).collect();
		let servers = flow::Servers::open(self.ground)?;
		flow::admit(self.ground, &desks)?;
		for (sender, (account, _)) in senders.iter().zip(&desks) {
			let table = servers.open_table(self.ground, account, *sender, CLIENTS)?;
			self.works.insert(*sender, Work::Append(table));
		}
		Ok(())
	}

	fn group(&mut self, senders: &[u32]) -> Result<(), Error> {
		if senders.is_empty() {
			return Ok(());
		}
		let member = |index: &u32| {
			let (index, owner, number) = (*index, self.owner(*index), self.number(*index)?);
			Ok(Organisation { index, owner, number })
		};
		let members = senders.iter().map(member).collect::<Result<Vec<_>, Error>>()?;
		let places = Groups::open(self.ground)?.form(self.ground, &members)?;
		let works = places.into_iter().map(|(sender, place)| (sender, Work::Publish(place)));
		self.works.extend(works);
		Ok(())
	}
}

/// Each with the one behind it, the last one with the first: nobody is paid twice.
fn each_with_next(senders: &[u32]) -> Vec<(u32, u32)> {
	let next = senders.iter().cycle().skip(1);
	senders.iter().copied().zip(next.copied()).collect()
}
