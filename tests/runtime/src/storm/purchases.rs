// SPDX-License-Identifier: Apache-2.0

//! Requests, complaints and redemptions in the storm, with the words that banks sign.

use super::{own::Drawn, By, Storm};
use crate::chips::*;
use hanse_runtime::{
	configs::parameters::ChipTermsInBounds, constants::MILLI, AccountId, Assets, Balance,
	BlockNumber, Chips, Runtime, RuntimeOrigin,
};
use hanse_support::{signed_payload::Domain, OrgNumber};
use pallet_chips::{
	payloads, Breaker, Call, ComplaintStatus, Complaints, Decline, DeclineReason, KindId, Kinds,
	Office, RedemptionId, RedemptionRuling, RedemptionStatus, RedemptionTerms, Redemptions, Refund,
	RefundDuties, Refusal, RequestId, RequestStatus, Requests, Ruling,
};
use rand::{seq::SliceRandom, Rng};
use sp_runtime::traits::Get;

type Duty = pallet_chips::RefundDuty<AccountId, Balance, BlockNumber>;

/// Redemptions whose chips the ledger refused that are left for the random calls to meet.
const MOST_STRANDED: usize = 3;

impl Storm {
	/// A call of the pallet of chips that should succeed as things stand. Where nothing is there
	/// that it could be about, what comes before it is done first.
	pub(super) fn on_chips(&mut self, name: &str) -> Drawn {
		let found = self.chips_call(name);
		if found.is_some() {
			return found;
		}
		let before = match name {
			"attest" | "confirm_receipt" | "decline" | "cancel_request" | "complain" => {
				"request_purchase"
			},
			"issue" | "issue_many" | "trigger_issue" | "refuse_issue" | "co_attest" => "attest",
			"release_issue" | "veto" => "issue",
			"confirm_refund" => "refuse_issue",
			"record_silence" => "complain",
			"rule_complaint" => "record_silence",
			"accept_redemption" | "refuse_redemption" | "return_redemption" => "request_redemption",
			"pay_out" | "rule_redemption" => "accept_redemption",
			"thaw" => "freeze",
			_ => return None,
		};
		self.try_prior(before);
		if matches!(name, "release_issue" | "trigger_issue" | "veto") {
			self.wait_for(name);
		}
		self.chips_call(name)
	}

	/// Brings a request to where a call is about it: attested by as many as it needs and issued, then
	/// the blocks pass for which it waits, if they are few.
	fn wait_for(&mut self, name: &str) {
		const FEW: BlockNumber = 12;
		for prior in ["co_attest", "co_attest", "issue"] {
			if prior == "co_attest" || name != "trigger_issue" {
				self.try_prior(prior);
			}
		}
		if name == "veto" {
			return;
		}
		let due = |row: &Request| match row.status {
			RequestStatus::Pending(until) => Some(until + 1),
			RequestStatus::Attested => row.attestation.as_ref().map(|it| it.at + FEW / 2),
			RequestStatus::Open => None,
		};
		let pending = name == "release_issue";
		let now = self.chain.block();
		let found = self.request_where(|_, row| {
			matches!(row.status, RequestStatus::Pending(_)) == pending
				&& due(row).is_some_and(|at| at > now && at <= now + FEW)
		});
		if let Some(at) = found.and_then(|(_, row)| due(&row)) {
			self.chain.advance(at - now);
		}
	}

	/// Makes a call that another one waits for; uncounted, and it may fail.
	pub(super) fn try_prior(&mut self, name: &str) {
		if let Some((call, by)) = self.on_chips(name) {
			let origin = self.origin(by);
			let _ = self.chain.dispatch(origin, call);
		}
	}

	fn chips_call(&mut self, name: &str) -> Drawn {
		match name {
			"request_purchase" | "request_purchase_for" => self.asking(name),
			"cancel_request" | "expire_request" => self.ending(name),
			"attest" | "confirm_receipt" => self.attesting(name),
			"co_attest" => self.co_attesting(),
			"decline" => self.declining(),
			"issue" | "issue_many" | "trigger_issue" | "refuse_issue" => self.issuing(name),
			"release_issue" | "veto" => self.waiting(name),
			"confirm_refund" => self.refunding(),
			"rule_complaint" if self.rng.gen_ratio(1, 4) => self.ending_refund(),
			"complain" | "record_silence" | "rule_complaint" => self.complaining(name),
			"request_redemption" => self.redeeming(),
			"accept_redemption" | "pay_out" | "refuse_redemption" | "return_redemption"
			| "rule_redemption" => self.on_redemption(name),
			"withdraw_chips" => self.taking_back(),
			_ => self.minting(name),
		}
	}

	fn breaker(&mut self, kind: KindId) -> Breaker {
		let row = self.chain.with(|| Kinds::<Runtime>::get(kind));
		row.map_or(Breaker::AllOff, |row| row.breaker)
	}

	/// A request that fits.
	fn request_where(
		&mut self,
		fits: impl Fn(RequestId, &Request) -> bool,
	) -> Option<(RequestId, Request)> {
		let mut rows: Vec<_> = self.chain.with(|| Requests::<Runtime>::iter().collect());
		rows.retain(|(id, row)| fits(*id, row));
		rows.sort_by_key(|(id, _)| *id);
		rows.choose(&mut self.rng).cloned()
	}

	fn asking(&mut self, name: &str) -> Drawn {
		let kind = self.served_kind();
		if self.breaker(kind) != Breaker::AllOn {
			return None;
		}
		let (node, _) = self.serving(kind).choose(&mut self.rng)?.clone();
		let payer = self.some_actor();
		let buyer = match name {
			"request_purchase_for" => self.any_account(),
			_ => payer,
		};
		let account = self.actors[buyer].account.clone();
		if self.is_frozen(kind, &account) {
			return None;
		}
		let purchase = purchase(&account, kind, self.rng.gen_range(1..100) * MILLI, node);
		if name == "request_purchase" {
			return Some((chips(Call::request_purchase { purchase }), By::Signed(payer)));
		}
		let (sponsor, newcomer) = (self.actors[payer].clone(), self.actors[buyer].clone());
		let signature = purchase_consent(&mut self.chain, &sponsor, &newcomer, &purchase);
		let (buyer, expiry) = (newcomer.address(), EXPIRY);
		let ask = Call::request_purchase_for { buyer, purchase, expiry, signature };
		Some((chips(ask), By::Signed(payer)))
	}

	fn ending(&mut self, name: &str) -> Drawn {
		let now = self.chain.block();
		if name == "expire_request" {
			// Most that wait for nothing but their release are left to be released.
			let spared = self.rng.gen_ratio(3, 4);
			let waits = |row: &Request| matches!(row.status, RequestStatus::Pending(_));
			let (request, _) =
				self.request_where(|_, row| row.deadline < now && !(spared && waits(row)))?;
			return Some((chips(Call::expire_request { request }), By::Signed(self.some_actor())));
		}
		let (request, row) = self.request_where(|_, row| row.status == RequestStatus::Open)?;
		let buyer = self.index_of(&row.buyer)?;
		Some((chips(Call::cancel_request { request }), By::Signed(buyer)))
	}

	/// The key by which a node speaks now.
	fn pen_of(&mut self, word: &Word) -> Option<Pen> {
		let key = record_of(&mut self.chain, word)?.key;
		self.pens.get(&key).cloned()
	}

	/// An open request whose money may come still.
	fn awaited(&mut self) -> Option<(RequestId, Request)> {
		let now = self.chain.block();
		self.request_where(|_, row| row.status == RequestStatus::Open && row.deadline >= now)
	}

	fn attesting(&mut self, name: &str) -> Drawn {
		let (request, row) = self.awaited()?;
		let paid = match self.rng.gen_range(0..6) {
			0 => row.amount + self.rng.gen_range(1..MILLI),
			1 => row.amount / 2 + 1,
			_ => row.amount,
		};
		let notice = notice(&mut self.chain, request, paid)?;
		let pen = self.pen_of(&notice.word)?;
		let anyone = self.some_actor();
		let call = match name {
			"attest" => attestation(&mut self.chain, notice, &pen),
			_ => {
				let buyer = self.index_of(&row.purchase.key)?;
				let buyer = self.actors[buyer].clone();
				confirmation(&mut self.chain, notice, row.purchase.payer, &pen, &buyer)
			},
		};
		Some((chips(call), By::Signed(anyone)))
	}

	/// The signature of another bank over what the first one signed.
	fn co_attesting(&mut self) -> Drawn {
		let now = self.chain.block();
		let (request, row) = self.request_where(|_, row| {
			let wanted =
				|it: &pallet_chips::Attestation<_, _>| it.attesters.len() < usize::from(it.needed);
			row.attestation.as_ref().is_some_and(wanted) && row.deadline >= now
		})?;
		let attestation = row.attestation?;
		let owner = |storm: &mut Self, number: OrgNumber| {
			crate::orgs::row(&mut storm.chain, number).map(|row| row.owner)
		};
		let mut owners = Vec::new();
		for attester in &attestation.attesters {
			owners.push(owner(self, attester.node));
		}
		let mut others = self.serving(row.purchase.kind);
		others.shuffle(&mut self.rng);
		let (node, record) =
			others.into_iter().find(|(node, _)| !owners.contains(&owner(self, *node)))?;
		let signature = self.pens.get(&record.key)?.sign(attestation.message.as_bytes());
		let co_attest = Call::co_attest { request, node, signature };
		Some((chips(co_attest), By::Signed(self.some_actor())))
	}

	/// A bank's signature over fields, with the id that they are about as nonce.
	fn bank_signs(
		&mut self,
		word: &Word,
		domain: Domain,
		fields: &impl codec::Encode,
		id: u64,
	) -> Option<hanse_runtime::Signature> {
		let pen = self.pen_of(word)?;
		Some(sign(&mut self.chain, &pen, domain, fields, id))
	}

	fn declining(&mut self) -> Drawn {
		let (request, row) = self.request_where(|_, row| row.status == RequestStatus::Open)?;
		let word = word(&mut self.chain, row.purchase.kind, row.purchase.node)?;
		let decline = Decline { word, request, reason: DeclineReason::NotReceived };
		let signature = self.bank_signs(&word, payloads::DECLINE, &decline, request)?;
		let call = Call::decline { decline, expiry: EXPIRY, signature };
		Some((chips(call), By::Signed(self.some_actor())))
	}

	fn issuing(&mut self, name: &str) -> Drawn {
		let now = self.chain.block();
		let issuers: Vec<_> = self.issuers();
		let issuer_of = |row: &Request| {
			let number = row.attestation.as_ref()?.issuer;
			issuers.iter().find(|(issuer, _)| *issuer == number).map(|(_, issuer)| issuer.clone())
		};
		let attested = |row: &Request| row.status == RequestStatus::Attested;
		if name == "refuse_issue" {
			let fits = |_, row: &Request| attested(row) && issuer_of(row).is_some();
			let (request, row) = self.request_where(fits)?;
			let by = self.index_of(&issuer_of(&row)?.account)?;
			return Some((chips(Call::refuse_issue { request }), By::Signed(by)));
		}
		let mut ready: Vec<_> = self.chain.with(|| {
			Requests::<Runtime>::iter()
				.filter(|(id, row)| attested(row) && Chips::why_not_issue(*id).is_none())
				.collect()
		});
		ready.sort_by_key(|(id, _)| *id);
		if name == "trigger_issue" {
			ready.retain(|(_, row)| {
				let at = row.attestation.as_ref().map_or(0, |attestation| attestation.at);
				let after = issuer_of(row).and_then(|issuer| issuer.terms.auto_issue_after);
				after.is_some_and(|after| at + after <= now)
			});
			let request = ready.choose(&mut self.rng)?.0;
			return Some((chips(Call::trigger_issue { request }), By::Signed(self.some_actor())));
		}
		let (request, row) = ready.choose(&mut self.rng)?.clone();
		let issuer = issuer_of(&row)?;
		let by = By::Signed(self.index_of(&issuer.account)?);
		if name == "issue" {
			return Some((chips(Call::issue { request }), by));
		}
		let same = ready.iter().filter(|(_, row)| issuer_of(row).as_ref() == Some(&issuer));
		let requests: Vec<RequestId> = same.map(|(id, _)| *id).take(6).collect();
		Some((chips(Call::issue_many { requests: requests.try_into().ok()? }), by))
	}

	fn waiting(&mut self, name: &str) -> Drawn {
		let now = self.chain.block();
		let over = name == "release_issue";
		let mut rows: Vec<_> = self.chain.with(|| Requests::<Runtime>::iter().collect());
		rows.sort_by_key(|(id, _)| *id);
		rows.retain(|(_, row)| match row.status {
			RequestStatus::Pending(until) if over => {
				let kind = row.purchase.kind;
				until < now
					&& !self.is_frozen(kind, &row.buyer)
					&& self.breaker(kind) == Breaker::AllOn
			},
			RequestStatus::Pending(_) => true,
			_ => false,
		});
		let (request, _) = rows.choose(&mut self.rng)?.clone();
		if !over {
			// Some are left to be released.
			let veto = chips(Call::veto { request });
			return self.rng.gen_ratio(1, 2).then(|| (veto, self.officer(Office::Pauser)));
		}
		let release = chips(Call::release_issue { request });
		Some((release, By::Signed(self.some_actor())))
	}

	/// Money that has to be paid back.
	fn duties(&mut self) -> Vec<(RequestId, Duty)> {
		let mut duties: Vec<_> = self.chain.with(|| RefundDuties::<Runtime>::iter().collect());
		duties.sort_by_key(|(id, _)| *id);
		duties
	}

	/// Whether a node's number did not change hands since it was admitted.
	pub(super) fn is_bank_still(&mut self, node: OrgNumber) -> bool {
		let admitted = self.chain.with(|| Chips::financial_node(node)).map(|node| node.tenure);
		admitted.is_some()
			&& admitted == crate::orgs::row(&mut self.chain, node).map(|row| row.tenure)
	}

	fn refunding(&mut self) -> Drawn {
		let mut duties = self.duties();
		duties.retain(|(_, duty)| self.is_bank_still(duty.node));
		let (request, duty) = duties.choose(&mut self.rng)?.clone();
		let word = word(&mut self.chain, duty.kind, duty.node)?;
		let refund = Refund { word, request, amount: duty.amount, reference: REFERENCE };
		let signature = self.bank_signs(&word, payloads::REFUND, &refund, request)?;
		let call = Call::confirm_refund { refund, expiry: EXPIRY, signature };
		Some((chips(call), By::Signed(self.some_actor())))
	}

	/// A refund of which nobody complained and that its node can't confirm any more.
	fn ending_refund(&mut self) -> Drawn {
		let answer = self.chain.with(ChipTermsInBounds::get).answer;
		let now = self.chain.block();
		let mut duties = self.duties();
		duties.retain(|(id, duty)| {
			let complained = self.chain.with(|| Complaints::<Runtime>::contains_key(id));
			duty.since + answer < now && !complained && !self.is_bank_still(duty.node)
		});
		let (request, duty) = duties.choose(&mut self.rng)?.clone();
		let bond = self.chain.with(|| Chips::conduct(duty.node, duty.tenure))?.bond?;
		let compensation = bond.amount.min(self.rng.gen_range(1..300) * MILLI);
		let ruling = Ruling::Upheld { compensation };
		Some((chips(Call::rule_complaint { request, ruling }), self.governor()))
	}

	fn complaining(&mut self, name: &str) -> Drawn {
		let now = self.chain.block();
		if name == "complain" {
			let duty = self.duties().choose(&mut self.rng).cloned();
			let (request, buyer) = match duty {
				Some((request, duty)) if self.rng.gen_ratio(1, 3) => (request, duty.buyer),
				_ => self.awaited().map(|(request, row)| (request, row.buyer))?,
			};
			let complained = self.chain.with(|| Complaints::<Runtime>::contains_key(request));
			let by = By::Signed(self.index_of(&buyer)?);
			return (!complained).then(|| (chips(Call::complain { request }), by));
		}
		let mut rows: Vec<_> = self.chain.with(|| Complaints::<Runtime>::iter().collect());
		rows.sort_by_key(|(id, _)| *id);
		rows.retain(|(_, complaint)| match name {
			"record_silence" => {
				complaint.status == ComplaintStatus::Filed && complaint.answer_by < now
			},
			_ => complaint.status == ComplaintStatus::Unanswered,
		});
		let (request, complaint) = rows.choose(&mut self.rng)?.clone();
		if name == "record_silence" {
			return Some((chips(Call::record_silence { request }), By::Signed(self.some_actor())));
		}
		let ruling = match self.rng.gen_ratio(1, 4) {
			true => Ruling::Upheld { compensation: self.rng.gen_range(0..300) * MILLI },
			false => Ruling::Dismissed,
		};
		let by = match self.rng.gen_ratio(1, 2) {
			true => self.governor(),
			false => {
				let node = self.chain.with(|| Chips::financial_node(complaint.node))?;
				if node.tenure != complaint.tenure {
					return Some((
						chips(Call::rule_complaint { request, ruling }),
						self.governor(),
					));
				}
				let issuer = self.chain.with(|| Chips::issuer(node.issuer))?;
				By::Signed(self.index_of(&issuer.account)?)
			},
		};
		Some((chips(Call::rule_complaint { request, ruling }), by))
	}

	fn redeeming(&mut self) -> Drawn {
		let kind = self.served_kind();
		if self.breaker(kind) == Breaker::AllOff {
			return None;
		}
		let (node, _) = self.serving(kind).choose(&mut self.rng)?.clone();
		let who = self.some_actor();
		let account = self.actors[who].account.clone();
		let has = self.chain.with(|| Assets::balance(kind, &account));
		let some = (self.rng.gen_range(1..50) * MILLI).min(has);
		if some < MILLI || self.is_frozen(kind, &account) {
			return None;
		}
		let terms = RedemptionTerms { kind, chips: some, node, payee: COMMITMENT };
		Some((chips(Call::request_redemption { terms }), By::Signed(who)))
	}

	/// A redemption that a call can be about.
	fn redemption_for(&mut self, name: &str) -> Option<(RedemptionId, Redemption)> {
		use RedemptionStatus::*;
		let now = self.chain.block();
		let mut rows: Vec<_> = self.chain.with(|| Redemptions::<Runtime>::iter().collect());
		rows.retain(|(_, row)| match (name, row.status) {
			("accept_redemption", Requested { accept_by }) => accept_by >= now,
			("return_redemption", Requested { accept_by }) => accept_by < now,
			("refuse_redemption", Requested { .. } | Accepted { .. }) => true,
			("pay_out", Accepted { .. }) => true,
			("rule_redemption", Accepted { pay_by }) => pay_by < now,
			("withdraw_chips", Returnable) => true,
			_ => false,
		});
		rows.sort_by_key(|(id, _)| *id);
		rows.choose(&mut self.rng).cloned()
	}

	fn on_redemption(&mut self, name: &str) -> Drawn {
		let (redemption, row) = self.redemption_for(name)?;
		let anyone = By::Signed(self.some_actor());
		let (kind, node) = (row.terms.kind, row.terms.node);
		let key = word(&mut self.chain, kind, node).and_then(|word| self.pen_of(&word));
		let chain = &mut self.chain;
		let call = match name {
			"accept_redemption" => acceptance(chain, redemption, &key?)?,
			"pay_out" => payout(chain, redemption, &key?)?,
			"refuse_redemption" => self.refusal(redemption, &row)?,
			"return_redemption" => Call::return_redemption { redemption },
			_ => {
				let rulings = [RedemptionRuling::Paid, RedemptionRuling::NotPaid];
				let ruling = *rulings.choose(&mut self.rng)?;
				let rule = Call::rule_redemption { redemption, ruling };
				return Some((chips(rule), self.governor()));
			},
		};
		Some((chips(call), anyone))
	}

	fn refusal(&mut self, redemption: RedemptionId, row: &Redemption) -> Option<Call<Runtime>> {
		let word = word(&mut self.chain, row.terms.kind, row.terms.node)?;
		let refusal = Refusal { word, redemption, reason: DeclineReason::AccountUnreachable };
		let domain = payloads::REDEMPTION_REFUSED;
		let signature = self.bank_signs(&word, domain, &refusal, redemption)?;
		Some(Call::refuse_redemption { refusal, expiry: EXPIRY, signature })
	}

	/// Chips that the ledger refused to give back, by who is not frozen any more.
	fn taking_back(&mut self) -> Drawn {
		let found = self.redemption_for("withdraw_chips");
		let (redemption, row) = match found {
			Some(found) => found,
			None => self.strand_chips()?,
		};
		let by = By::Signed(self.index_of(&row.holder)?);
		let barred = self.is_frozen(row.terms.kind, &row.holder);
		(!barred).then(|| (chips(Call::withdraw_chips { redemption }), by))
	}

	/// Strands chips: their holder is frozen while a bank refuses to pay.
	fn strand_chips(&mut self) -> Option<(RedemptionId, Redemption)> {
		let mut stranded = None;
		for _ in 0..MOST_STRANDED {
			self.try_prior("request_redemption");
			let Some((redemption, row)) = self.redemption_for("refuse_redemption") else {
				continue;
			};
			let (kind, who) = (row.terms.kind, row.holder.clone());
			let frozen = self.is_frozen(kind, &who);
			let Some(refuse) = self.refusal(redemption, &row) else { continue };
			let root = RuntimeOrigin::root;
			if !frozen {
				let freeze = chips(Call::freeze { kind, who: who.clone().into() });
				self.chain.dispatch(root(), freeze).ok()?;
			}
			let origin = RuntimeOrigin::signed(who.clone());
			let refused = self.chain.dispatch(origin, chips(refuse)).is_ok();
			let thaw = chips(Call::thaw { kind, who: who.into() });
			self.chain.dispatch(root(), thaw).ok()?;
			if refused {
				stranded = redemption_row(&mut self.chain, redemption).map(|row| (redemption, row));
			}
		}
		stranded
	}
}
