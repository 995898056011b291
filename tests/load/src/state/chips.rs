// SPDX-License-Identifier: Apache-2.0

//! Chips: a kind with everybody that it takes, and purchases as far as they are to go.

use super::ground::{account_of, key, signed, Ground, BLOCK, EXPIRY};
use crate::error::Error;
use codec::Encode;
use frame_support::BoundedVec;
use hanse_runtime::{constants::UNIT, AccountId, Balance, Runtime, RuntimeCall, Signature};
use hanse_runtime_tests::chips as kit;
use hanse_support::OrgNumber;
use pallet_chips::{
	math, payloads, Admission, Call, CurrencyCode, IssuerTerms, Issuers, KindId, NextRequestId,
	Office, RequestId, Requests, MAX_BATCH,
};
use sp_core::{sr25519, H256};
use sp_io::hashing::blake2_256;

/// The kind that is made here, the first of its chain.
pub const EUR: KindId = kit::EUR;
/// What the auditor found, and what the issuer may issue.
const RESERVE: Balance = 10u128.pow(20);
/// What a financial node answers with.
const BOND: Balance = 1_000 * UNIT;

/// An issuer and a financial node that serve everybody.
pub struct Mint {
	issuer: AccountId,
	issuing: OrgNumber,
	bank: OrgNumber,
	bank_account: AccountId,
	bank_key: sr25519::Pair,
}

/// A purchase that was asked for, in the words by which its bank says that the money came.
pub type Notice = kit::Notice;

impl Mint {
	/// Makes euro chips; whoever asked for some and paid may have them issued at once.
	pub fn open(ground: &mut Ground) -> Result<Self, Error> {
		let roles = ["chips/auditor", "chips/refiller", "chips/issuer", "chips/bank"];
		let [auditor, refiller, issuer, bank_account] = ground.open_roles(roles)?;
		let numbers = ground.register(&[issuer.clone(), bank_account.clone()])?;
		let [issuing, bank] = numbers[..] else {
			return Err(Error::other("an issuer and a bank have a number each"));
		};
		let (currency, policy) = (CurrencyCode(*b"EUR"), kit::policy());
		let auditing = auditor.clone().into();
		ground.by_root(Call::create_kind { currency, policy, auditor: auditing })?;
		let office = Office::Refiller;
		ground.by_root(Call::set_officer { office, who: Some(refiller.clone().into()) })?;
		let (account, issuer_key) = (issuer.clone().into(), key("chips/issuer-key", 0));
		let (key_of, valid_until) = (account_of(&issuer_key), EXPIRY);
		ground.by_root(Call::admit_issuer {
			issuer: issuing,
			account,
			key: key_of,
			valid_until,
		})?;

		let bank_key = key("chips/bank-key", 0);
		let mint = Self { issuer, issuing, bank, bank_account, bank_key };
		mint.open_bank(ground, &issuer_key)?;
		ground.by(&auditor, Call::attest_reserve { kind: EUR, amount: RESERVE })?;
		let refill = Call::set_allowance { issuer: issuing, kind: EUR, allowance: RESERVE };
		ground.by(&refiller, refill)?;
		let terms = IssuerTerms { auto_issue_after: Some(0), starter: 0, starter_from: 0 };
		ground.by(&mint.issuer, Call::set_issuer_terms { issuer: issuing, terms })?;
		Ok(mint)
	}

	/// The issuer admits the bank, which posts its bond.
	fn open_bank(&self, ground: &mut Ground, issuer_key: &sr25519::Pair) -> Result<(), Error> {
		let (issuer, node) = (self.issuing, self.bank);
		let record = kit::bank_record(EUR, &self.bank_account, account_of(&self.bank_key));
		let row = ground.with(|| Issuers::<Runtime>::get(issuer));
		let key_version = row.ok_or_else(|| Error::other("the issuer is gone"))?.key_version;
		// The first record of a number in its first tenure.
		let (version, tenure) = (1, 0);
		let fields = Admission { issuer, key_version, node, tenure, record };
		let domain = (payloads::BANK_RECORD, ground.genesis());
		let signature = signed(issuer_key, domain, &fields, version);
		let record = fields.record;
		let publish = Call::publish_bank_record { issuer, node, record, expiry: EXPIRY, signature };
		ground.by(&self.bank_account, publish)?;
		ground.by(&self.bank_account, Call::set_bond { node, bond: BOND })
	}

	/// Asks for chips, and words the bank's notice that the money came.
	pub fn ask(
		&self,
		ground: &mut Ground,
		buyer: &AccountId,
		chips: Balance,
	) -> Result<Notice, Error> {
		let request = ground.with(NextRequestId::<Runtime>::get);
		let purchase = kit::purchase(buyer, EUR, chips, self.bank);
		ground.by(buyer, Call::request_purchase { purchase })?;
		let row = ground.with(|| Requests::<Runtime>::get(request));
		let row = row.ok_or_else(|| Error::other("a request was not kept"))?;
		let bought = math::bought(row.amount, row.rate, row.fee);
		let bought = bought.ok_or_else(|| Error::other("a purchase brings too many chips"))?;
		Ok(Notice {
			word: kit::Word { kind: EUR, node: self.bank, version: row.version, signed: BLOCK },
			request,
			receipt: blake2_256(&(self.bank, request).encode()),
			issuer: self.issuing,
			address: self.bank_account.clone(),
			buyer: buyer.clone(),
			buyer_key: row.purchase.key,
			currency: CurrencyCode(*b"EUR"),
			amount: row.amount,
			chips: bought.chips,
			fee: bought.fee,
			reference: kit::REFERENCE,
		})
	}

	/// The call that brings a notice which the bank signed for the chain of this genesis.
	pub fn attestation(&self, notice: Notice, genesis: H256) -> RuntimeCall {
		let domain = (payloads::NOTICE, genesis);
		let signature: Signature = signed(&self.bank_key, domain, &notice, notice.request);
		Call::<Runtime>::attest { notice, expiry: EXPIRY, signature }.into()
	}

	/// Says that the money came.
	pub fn attest(&self, ground: &mut Ground, notice: Notice) -> Result<RequestId, Error> {
		let (request, genesis) = (notice.request, ground.genesis());
		let attestation = self.attestation(notice, genesis);
		ground.by(&self.bank_account, attestation)?;
		Ok(request)
	}

	/// Sells chips to each of these accounts.
	pub fn sell(
		&self,
		ground: &mut Ground,
		buyers: &[AccountId],
		chips: Balance,
	) -> Result<(), Error> {
		for buyers in buyers.chunks(MAX_BATCH as usize) {
			let mut requests = BoundedVec::new();
			for buyer in buyers {
				let notice = self.ask(ground, buyer, chips)?;
				let request = self.attest(ground, notice)?;
				let pushed = requests.try_push(request);
				pushed.map_err(|_| Error::other("a batch of issues is too long"))?;
			}
			ground.by(&self.issuer, Call::issue_many { requests })?;
		}
		Ok(())
	}
}
