// SPDX-License-Identifier: Apache-2.0

//! The steps that most benchmarks begin with.

use super::BenchmarkHelper;
use crate::*;
use alloc::{vec, vec::Vec};
use codec::Encode;
use frame_benchmarking::v2::account;
use frame_support::{
	traits::{fungible::Mutate, fungibles::Mutate as _, ConstU32, Get},
	BoundedVec,
};
use hanse_support::{
	signed_payload::{Domain, Payload},
	OrgDirectory, OrgNumber,
};
use sp_core::{sr25519, H256};
use sp_runtime::{
	traits::{Bounded, StaticLookup},
	FixedU128, Permill,
};

/// A currency that no genesis has a kind of.
const CURRENCY: CurrencyCode = CurrencyCode(*b"ZMW");
/// Chips of one purchase or redemption; the ceilings are far above.
const CHIPS: u32 = 10_000;
const PLENTY: u32 = 1_000_000_000;
/// Last block at which what is signed is good.
pub(super) const EXPIRY: u32 = u32::MAX;
/// A tenure in which no number is.
pub(super) const EARLIER: u32 = u32::MAX;
/// Ids behind which nothing is open; no benchmark comes so far.
const FILLER: u64 = 1 << 40;

/// How a message is signed.
#[derive(Clone, Copy)]
pub(super) enum Form {
	/// As it is.
	Raw,
	/// As wallets wrap it: it is tried second, so it costs two verifications.
	Wrapped,
}

pub(super) fn lookup<T: Config>(who: T::AccountId) -> AccountIdLookupOf<T> {
	T::Lookup::unlookup(who)
}

pub(super) fn endow<T: Config>(who: T::AccountId) -> T::AccountId {
	T::NativeBalance::set_balance(&who, BalanceOf::<T>::max_value() / 1_000_000u32.into());
	who
}

pub(super) fn endowed<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	endow::<T>(account(name, index, 0))
}

pub(super) fn amount<T: Config>(amount: u32) -> BalanceOf<T> {
	amount.into()
}

pub(super) fn text<const N: u32>() -> BoundedVec<u8, ConstU32<N>> {
	vec![b'T'; N as usize].try_into().expect("length is its bound")
}

pub(super) fn pass_to<T: Config>(block: BlockNumberFor<T>) {
	frame_system::Pallet::<T>::set_block_number(block);
}

pub(super) fn in_blocks<T: Config>(blocks: u32) -> BlockNumberFor<T> {
	Pallet::<T>::now() + blocks.into()
}

/// What `signer` signs.
pub(super) fn signed<T: Config>(
	signer: &sr25519::Public,
	domain: Domain,
	fields: &impl Encode,
	nonce: u64,
	form: Form,
) -> T::Signature {
	let genesis = Pallet::<T>::genesis_hash();
	let message = Payload { domain, genesis, fields, nonce, expiry: EXPIRY }.message();
	signed_message::<T>(signer, &message, form)
}

pub(super) fn signed_message<T: Config>(
	signer: &sr25519::Public,
	message: &[u8],
	form: Form,
) -> T::Signature {
	match form {
		Form::Raw => T::BenchmarkHelper::sign(signer, message),
		Form::Wrapped => {
			let wrapped = [&b"<Bytes>"[..], message, &b"</Bytes>"[..]].concat();
			T::BenchmarkHelper::sign(signer, &wrapped)
		},
	}
}

/// Every purchase is large and wants all attesters there can be, but its chips wait for nothing.
pub(super) fn policy<T: Config>() -> PolicyOf<T> {
	Policy {
		rate: FixedU128::from_u32(2),
		fee: Permill::from_percent(1),
		per_transaction: amount::<T>(PLENTY),
		per_day: amount::<T>(PLENTY),
		total: amount::<T>(PLENTY),
		large_from: 1u32.into(),
		large_from_at_node: 1u32.into(),
		attesters: MAX_ATTESTERS as u8,
		veto_window: 0u32.into(),
		reserve_lifetime: MAX_RESERVE_LIFETIME.into(),
	}
}

/// A kind with a reserve, officers, and an issuer with an allowance.
pub(super) struct World<T: Config> {
	pub kind: KindId,
	pub auditor: T::AccountId,
	pub issuer: OrgNumber,
	/// The account that issues.
	pub account: T::AccountId,
	pub key: sr25519::Public,
}

/// A financial node and the key by which it attests.
pub(super) struct Node {
	pub number: OrgNumber,
	pub key: sr25519::Public,
}

/// A buyer who can sign, and has no native tokens.
pub(super) struct Customer<T: Config> {
	pub account: T::AccountId,
	pub key: sr25519::Public,
}

pub(super) fn customer<T: Config>() -> Customer<T> {
	let (key, account) = T::BenchmarkHelper::signer();
	Customer { account, key }
}

pub(super) fn officer<T: Config>(office: Office) -> T::AccountId {
	Officers::<T>::get(office).expect("world has officers")
}

pub(super) fn world<T: Config>() -> World<T> {
	endow::<T>(T::FeeCollector::get());
	let kind = NextKindId::<T>::get();
	let auditor = endowed::<T>("auditor", 0);
	Pallet::<T>::do_create_kind(CURRENCY, policy::<T>(), auditor.clone()).expect("is new");
	Pallet::<T>::do_attest_reserve(auditor.clone(), kind, amount::<T>(PLENTY)).expect("auditor");
	let offices = [Office::Refiller, Office::Pauser, Office::Freezer];
	for (index, office) in offices.into_iter().enumerate() {
		let who = endowed::<T>("officer", index as u32);
		Pallet::<T>::do_set_officer(office, Some(who)).expect("does nothing else");
	}
	let issuer = T::BenchmarkHelper::number(&endowed::<T>("issuing company", 0));
	admitted::<T>(kind, auditor, issuer, endowed::<T>("issuer", 0))
}

/// Admits a number as an issuer whose consent is standing and who gives starters.
pub(super) fn admitted<T: Config>(
	kind: KindId,
	auditor: T::AccountId,
	issuer: OrgNumber,
	account: T::AccountId,
) -> World<T> {
	let Customer { key, account: key_account } = customer::<T>();
	let until = in_blocks::<T>(PLENTY);
	Pallet::<T>::do_admit_issuer(issuer, account.clone(), key_account, until).expect("is a number");
	Pallet::<T>::do_set_allowance(issuer, kind, amount::<T>(PLENTY)).expect("within the total");
	let starter = T::Terms::get().starter;
	let starter_from = amount::<T>(1);
	let terms = IssuerTerms { auto_issue_after: Some(0u32.into()), starter, starter_from };
	Pallet::<T>::do_set_issuer_terms(account.clone(), issuer, terms).expect("issuer");
	World { kind, auditor, issuer, account, key }
}

impl<T: Config> World<T> {
	/// A bank record with the longest texts.
	pub fn record(&self, address: T::AccountId, key: T::AccountId) -> BankRecordOf<T> {
		BankRecord {
			kind: self.kind,
			address,
			key,
			account: ReceivingAccount { bank_code: text(), account_number: text(), holder: text() },
			limit: amount::<T>(PLENTY),
			valid_from: Pallet::<T>::now(),
			valid_until: in_blocks::<T>(PLENTY),
		}
	}

	/// The issuer's signature over a record of a node.
	pub fn admission(&self, node: OrgNumber, record: &BankRecordOf<T>) -> T::Signature {
		let by = Issuers::<T>::get(self.issuer).expect("is admitted");
		let versions = FinancialNodes::<T>::get(node).map_or(0, |row| row.versions);
		let fields = Admission {
			issuer: self.issuer,
			key_version: by.key_version,
			node,
			tenure: T::Directory::current(node).expect("is registered").tenure,
			record: record.clone(),
		};
		let nonce = u64::from(versions) + 1;
		signed::<T>(&self.key, payloads::BANK_RECORD, &fields, nonce, Form::Wrapped)
	}

	/// The `index`th financial node, with a bond.
	pub fn node(&self, index: u32) -> Node {
		let bank = endowed::<T>("bank", index);
		let number = T::BenchmarkHelper::number(&bank);
		let Customer { key, account } = customer::<T>();
		let record = self.record(bank.clone(), account);
		let signature = self.admission(number, &record);
		Pallet::<T>::do_publish_bank_record(
			bank.clone(),
			self.issuer,
			number,
			record,
			EXPIRY,
			signature,
		)
		.expect("issuer signed");
		Pallet::<T>::do_set_bond(bank, number, T::Terms::get().node_bond).expect("is endowed");
		Node { number, key }
	}

	pub fn word(&self, node: &Node) -> WordOf<T> {
		let version = CurrentRecords::<T>::get(self.kind, node.number).expect("is a node");
		Word { kind: self.kind, node: node.number, version, signed: Pallet::<T>::now() }
	}

	/// The signature of a node under one of its words about a request or redemption.
	pub fn said(
		&self,
		node: &Node,
		domain: Domain,
		fields: &impl Encode,
		nonce: u64,
	) -> T::Signature {
		signed::<T>(&node.key, domain, fields, nonce, Form::Wrapped)
	}

	pub fn purchase(&self, node: &Node, customer: &Customer<T>) -> PurchaseOf<T> {
		Purchase {
			kind: self.kind,
			chips: amount::<T>(CHIPS),
			node: node.number,
			payer: H256::repeat_byte(1),
			key: customer.account.clone(),
		}
	}

	/// The request with which a customer has as many open as it may, paid for by a sponsor.
	pub fn request(&self, node: &Node, customer: &Customer<T>) -> RequestId {
		let request = NextRequestId::<T>::get();
		crowd::<T>(&customer.account);
		let sponsor = endowed::<T>("sponsor", request as u32);
		let purchase = self.purchase(node, customer);
		Pallet::<T>::do_request_purchase(sponsor, customer.account.clone(), purchase)
			.expect("sponsor is endowed");
		request
	}

	/// The node's word that money came, more than was asked for.
	pub fn notice(&self, node: &Node, request: RequestId) -> NoticeOf<T> {
		let row = Requests::<T>::get(request).expect("is open");
		let bought = math::bought(row.amount, row.rate, row.fee).expect("is little");
		let mut receipt = ReceiptId::default();
		receipt[..8].copy_from_slice(&request.to_le_bytes());
		let stored = BankRecords::<T>::get(node.number, row.version).expect("was in force");
		Notice {
			word: self.word(node),
			request,
			receipt,
			issuer: self.issuer,
			address: stored.record.address,
			buyer: row.buyer,
			buyer_key: row.purchase.key,
			currency: CURRENCY,
			amount: row.amount + 1u32.into(),
			chips: bought.chips,
			fee: bought.fee,
			reference: H256::repeat_byte(2),
		}
	}

	/// A request whose money was attested by as many nodes as there can be.
	pub fn attested(&self, node: &Node, customer: &Customer<T>) -> RequestId {
		let request = self.request(node, customer);
		let notice = self.notice(node, request);
		let signature = self.said(node, payloads::NOTICE, &notice, request);
		Pallet::<T>::do_attest(notice, EXPIRY, signature).expect("node signed");
		let stored = BankRecords::<T>::get(node.number, 1).expect("is a node");
		let others = (1..MAX_ATTESTERS).map(|other| {
			// Numbers that nobody has, others for each request.
			let at = request * u64::from(MAX_ATTESTERS) + u64::from(other);
			let attester = Attester { node: OrgNumber(FILLER + at), version: 1 };
			BankRecords::<T>::insert(attester.node, attester.version, stored.clone());
			attester
		});
		Requests::<T>::mutate(request, |row| {
			let row = row.as_mut().expect("is open");
			let attestation = row.attestation.as_mut().expect("was attested");
			attestation.attesters.try_extend(others).expect("as many as there can be");
		});
		request
	}

	/// A large request that was issued and whose window is open.
	pub fn pending(&self, node: &Node, customer: &Customer<T>) -> RequestId {
		let policy = Policy { veto_window: 10u32.into(), ..policy::<T>() };
		Pallet::<T>::do_set_policy(self.kind, policy, self.auditor.clone()).expect("is in bounds");
		let request = self.attested(node, customer);
		Pallet::<T>::do_issue(self.account.clone(), request).expect("nothing hinders");
		request
	}

	/// A request that its issuer refused, so that its node owes money.
	pub fn owed(&self, node: &Node, customer: &Customer<T>) -> RequestId {
		let request = self.attested(node, customer);
		Pallet::<T>::do_refuse_issue(self.account.clone(), request).expect("issuer");
		request
	}

	/// The customer complains about a request.
	pub fn complained(&self, customer: &Customer<T>, request: RequestId) {
		let who = endow::<T>(customer.account.clone());
		Pallet::<T>::do_complain(who, request).expect("buyer is endowed");
	}

	/// Redeems all chips of a holder, who then has as many redemptions as it may.
	pub fn redemption(&self, node: &Node, holder: &T::AccountId) -> RedemptionId {
		let redemption = NextRedemptionId::<T>::get();
		let terms = self.redeemable(node, holder);
		Pallet::<T>::do_request_redemption(holder.clone(), terms).expect("has the chips");
		redemption
	}

	/// Gives chips to an account; how it redeems them.
	pub fn redeemable(&self, node: &Node, holder: &T::AccountId) -> RedemptionTermsOf<T> {
		let (kind, chips) = (self.kind, amount::<T>(CHIPS));
		T::Ledger::mint_into(kind, holder, chips).expect("is little");
		RedemptionsOf::<T>::insert(holder, fillers(MAX_OPEN - 1));
		RedemptionTerms { kind, chips, node: node.number, payee: H256::repeat_byte(3) }
	}

	/// A redemption that its node accepted.
	pub fn accepted(&self, node: &Node, holder: &T::AccountId) -> RedemptionId {
		let redemption = self.redemption(node, holder);
		let acceptance = Acceptance { word: self.word(node), redemption };
		let domain = payloads::REDEMPTION_ACCEPTED;
		let signature = self.said(node, domain, &acceptance, redemption);
		Pallet::<T>::do_accept_redemption(acceptance, EXPIRY, signature).expect("node signed");
		redemption
	}
}

/// As if an earlier owner of the node's number had been asked and complained of.
pub(super) fn inherited<T: Config>(request: RequestId) {
	Requests::<T>::mutate(request, |row| {
		let row = row.as_mut().expect("is open");
		row.tenure = EARLIER;
		Conducts::<T>::insert(
			row.purchase.node,
			EARLIER,
			Conduct { open: 2, ..Default::default() },
		);
	});
	Complaints::<T>::mutate(request, |row| row.as_mut().expect("was filed").tenure = EARLIER);
}

/// As if a redemption had been asked of an earlier owner.
pub(super) fn bequeathed<T: Config>(redemption: RedemptionId) {
	Redemptions::<T>::mutate(redemption, |row| {
		let row = row.as_mut().expect("is open");
		row.tenure = EARLIER;
		Conducts::<T>::insert(row.terms.node, EARLIER, Conduct { open: 1, ..Default::default() });
	});
}

/// Lets a buyer have as many requests open as leave place for one.
pub(super) fn crowd<T: Config>(buyer: &T::AccountId) {
	Buyers::<T>::mutate(buyer, |account| account.open = fillers(MAX_OPEN - 1));
}

fn fillers(count: u32) -> OpenIds {
	let ids: Vec<_> = (0..count).map(|index| FILLER + u64::from(index)).collect();
	ids.try_into().expect("within its bound")
}
