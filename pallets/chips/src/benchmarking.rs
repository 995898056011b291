// SPDX-License-Identifier: Apache-2.0

//! Every call at its worst: longest texts, signatures in the form that is tried second, as many
//! attesters and as many open rows as there can be, each row paid for by somebody else.

mod steps;

use super::*;
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::traits::{
	fungible::Inspect as _,
	fungibles::{Inspect as _, Mutate as _},
	EnsureOrigin, Get,
};
use frame_system::RawOrigin;
use hanse_support::{
	benchmarking::{sr25519_sign, sr25519_signer, BenchmarkNumbers},
	OrgDirectory, OrgNumber,
};
use sp_core::{sr25519, H256};
use sp_runtime::{
	traits::{Verify, Zero},
	AccountId32, FixedU128, MultiSignature,
};
use steps::*;

/// Makes accounts that can sign, and organisation numbers.
pub trait BenchmarkHelper<Signature, AccountId> {
	/// A new account, whose key stays in the keystore.
	fn signer() -> (sr25519::Public, AccountId);
	/// Its signature.
	fn sign(signer: &sr25519::Public, message: &[u8]) -> Signature;
	/// A new organisation number of `owner`'s.
	fn number(owner: &AccountId) -> OrgNumber;
}

/// A helper for chains on which sr25519 keys sign, and whose numbers lie in `Numbers`.
pub struct Sr25519Helper<Numbers>(PhantomData<Numbers>);

impl<Numbers: BenchmarkNumbers<AccountId32>> BenchmarkHelper<MultiSignature, AccountId32>
	for Sr25519Helper<Numbers>
{
	fn signer() -> (sr25519::Public, AccountId32) {
		sr25519_signer()
	}

	fn sign(signer: &sr25519::Public, message: &[u8]) -> MultiSignature {
		sr25519_sign(signer, message)
	}

	fn number(owner: &AccountId32) -> OrgNumber {
		Numbers::register(owner)
	}
}

fn anyone<T: Config>() -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(whitelisted_caller())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create_kind() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let kind = NextKindId::<T>::get();
		let auditor = lookup::<T>(endowed::<T>("auditor", 0));
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, CurrencyCode(*b"ZMW"), policy::<T>(), auditor);
		assert!(Kinds::<T>::contains_key(kind));
		assert!(T::Ledger::asset_exists(kind));
		Ok(())
	}

	/// With another auditor and another rate.
	#[benchmark]
	fn set_policy() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let World { kind, .. } = world::<T>();
		let auditor = endowed::<T>("auditor", 1);
		let policy = Policy { rate: FixedU128::from_u32(3), ..policy::<T>() };
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, kind, policy, lookup::<T>(auditor.clone()));
		assert_eq!(Kinds::<T>::get(kind).expect("was made").auditor, auditor);
		Ok(())
	}

	/// Takes the office from somebody else.
	#[benchmark]
	fn set_officer() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		world::<T>();
		let who = endowed::<T>("successor", 0);
		let office = Office::Pauser;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, office, Some(lookup::<T>(who.clone())));
		assert_eq!(Officers::<T>::get(office), Some(who));
		Ok(())
	}

	#[benchmark]
	fn set_breaker() {
		let World { kind, .. } = world::<T>();
		let pauser = officer::<T>(Office::Pauser);
		#[extrinsic_call]
		_(RawOrigin::Signed(pauser), kind, Breaker::AllOff);
		assert_eq!(Kinds::<T>::get(kind).expect("was made").breaker, Breaker::AllOff);
	}

	/// Renews an admission with another account and key.
	#[benchmark]
	fn admit_issuer() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let World { issuer, .. } = world::<T>();
		let account = endowed::<T>("issuer", 1);
		let key = customer::<T>().account;
		let until = in_blocks::<T>(1_000);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, issuer, lookup::<T>(account.clone()), key, until);
		let row = Issuers::<T>::get(issuer).expect("is admitted");
		assert_eq!((row.account, row.key_version), (account, 2));
		Ok(())
	}

	#[benchmark]
	fn remove_issuer() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let World { issuer, .. } = world::<T>();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, issuer);
		assert!(!Issuers::<T>::contains_key(issuer));
		Ok(())
	}

	#[benchmark]
	fn set_allowance() {
		let World { issuer, kind, .. } = world::<T>();
		let refiller = officer::<T>(Office::Refiller);
		#[extrinsic_call]
		_(RawOrigin::Signed(refiller), issuer, kind, amount::<T>(7));
		assert_eq!(Allowances::<T>::get(issuer, kind).expect("was set").left, amount::<T>(7));
	}

	#[benchmark]
	fn set_issuer_terms() {
		let World { issuer, account, .. } = world::<T>();
		let (starter, starter_from) = (T::Terms::get().starter, amount::<T>(9));
		let terms = IssuerTerms { auto_issue_after: Some(9u32.into()), starter, starter_from };
		#[extrinsic_call]
		_(RawOrigin::Signed(account), issuer, terms);
		assert_eq!(Issuers::<T>::get(issuer).expect("is admitted").terms, terms);
	}

	/// Of another issuer's node, whose admission is over; it takes the place of a current record.
	#[benchmark]
	fn publish_bank_record() {
		let world = world::<T>();
		let node = world.node(0).number;
		let number = T::BenchmarkHelper::number(&endowed::<T>("issuing company", 1));
		let account = endowed::<T>("issuer", 1);
		let other = admitted::<T>(world.kind, world.auditor.clone(), number, account);
		Issuers::<T>::mutate(world.issuer, |row| {
			row.as_mut().expect("is admitted").valid_until = Zero::zero();
		});
		pass_to::<T>(in_blocks::<T>(1));
		let record = other.record(endowed::<T>("bank", 0), customer::<T>().account);
		let signature = other.admission(node, &record);
		let who = endow::<T>(whitelisted_caller());
		#[extrinsic_call]
		_(RawOrigin::Signed(who), other.issuer, node, record, EXPIRY, signature);
		assert_eq!(CurrentRecords::<T>::get(world.kind, node), Some(2));
		assert_eq!(FinancialNodes::<T>::get(node).expect("is a node").issuer, number);
	}

	#[benchmark]
	fn withdraw_bank_record() {
		let world = world::<T>();
		let node = world.node(0).number;
		#[extrinsic_call]
		_(RawOrigin::Signed(world.account), node, 1, Withdrawal::Revoked);
		let stored = BankRecords::<T>::get(node, 1).expect("stays for ever");
		assert_eq!(stored.state, RecordState::Revoked);
		assert!(!CurrentRecords::<T>::contains_key(world.kind, node));
	}

	/// Takes the place of somebody else's, of which rulings left too little and which goes back.
	#[benchmark]
	fn set_bond() {
		let world = world::<T>();
		let node = world.node(0).number;
		let owner = T::Directory::current(node).expect("is registered").owner;
		let tenure = FinancialNodes::<T>::get(node).expect("is a node").tenure;
		let bond = T::Terms::get().node_bond;
		let (payer, reason) = (endowed::<T>("payer", 0), HoldReason::Bond.into());
		let left = DepositOf::<T>::place::<T::NativeBalance>(&reason, payer, bond / 2u32.into());
		Conducts::<T>::mutate(node, tenure, |row| {
			row.as_mut().expect("is a node").bond = Some(left.expect("payer is endowed"));
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), node, bond);
		let placed = Conducts::<T>::get(node, tenure).expect("is a node").bond;
		assert_eq!(placed.expect("was placed").payer, owner);
	}

	#[benchmark]
	fn reclaim_bond() {
		let world = world::<T>();
		let node = world.node(0).number;
		let tenure = FinancialNodes::<T>::get(node).expect("is a node").tenure;
		let conduct = Conducts::<T>::take(node, tenure).expect("is a node");
		Conducts::<T>::insert(node, EARLIER, conduct);
		#[extrinsic_call]
		_(anyone::<T>(), node, EARLIER);
		assert!(Conducts::<T>::get(node, EARLIER).expect("stays for ever").bond.is_none());
	}

	#[benchmark]
	fn attest_reserve() {
		let World { kind, auditor, .. } = world::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(auditor), kind, amount::<T>(7));
		let reserve = KindTotals::<T>::get(kind).reserve;
		assert_eq!(reserve, Some((amount::<T>(7), Pallet::<T>::now())));
	}

	/// Of an account that the ledger doesn't know.
	#[benchmark]
	fn freeze() {
		let World { kind, .. } = world::<T>();
		let who = endowed::<T>("suspect", 0);
		let freezer = officer::<T>(Office::Freezer);
		#[extrinsic_call]
		_(RawOrigin::Signed(freezer), kind, lookup::<T>(who.clone()));
		assert!(Frozen::<T>::contains_key(kind, &who));
	}

	/// Of an account that the ledger knows only because it was frozen.
	#[benchmark]
	fn thaw() {
		let World { kind, .. } = world::<T>();
		let who = endowed::<T>("suspect", 0);
		Pallet::<T>::do_freeze(kind, who.clone()).expect("is not frozen");
		let freezer = officer::<T>(Office::Freezer);
		#[extrinsic_call]
		_(RawOrigin::Signed(freezer), kind, lookup::<T>(who.clone()));
		assert!(!Frozen::<T>::contains_key(kind, &who));
	}

	#[benchmark]
	fn request_purchase() {
		let world = world::<T>();
		let purchase = world.purchase(&world.node(0), &customer::<T>());
		let who: T::AccountId = endow::<T>(whitelisted_caller());
		crowd::<T>(&who);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), purchase);
		assert!(Buyers::<T>::get(&who).open.is_full());
		assert_eq!(Requests::<T>::get(0).expect("is open").buyer, who);
	}

	#[benchmark]
	fn request_purchase_for() {
		let world = world::<T>();
		let buyer = customer::<T>();
		let purchase = world.purchase(&world.node(0), &buyer);
		crowd::<T>(&buyer.account);
		let sponsor: T::AccountId = endow::<T>(whitelisted_caller());
		let domain = payloads::REQUEST_PURCHASE_FOR;
		let fields = (&sponsor, &purchase);
		let signature = signed::<T>(&buyer.key, domain, &fields, 0, Form::Wrapped);
		let who = lookup::<T>(buyer.account.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(sponsor), who, purchase, EXPIRY, signature);
		assert_eq!(Requests::<T>::get(0).expect("is open").buyer, buyer.account);
		assert_eq!(Buyers::<T>::get(&buyer.account).nonce, 1);
	}

	/// With a complaint about it.
	#[benchmark]
	fn cancel_request() {
		let world = world::<T>();
		let buyer = customer::<T>();
		let request = world.request(&world.node(0), &buyer);
		world.complained(&buyer, request);
		#[extrinsic_call]
		_(RawOrigin::Signed(buyer.account), request);
		assert_eq!(Outcomes::<T>::get(request), Some(Outcome::Cancelled));
		assert!(!Complaints::<T>::contains_key(request));
	}

	/// Whose chips are pending.
	#[benchmark]
	fn expire_request() {
		let world = world::<T>();
		let request = world.pending(&world.node(0), &customer::<T>());
		let deadline = Requests::<T>::get(request).expect("is open").deadline;
		pass_to::<T>(deadline + 1u32.into());
		#[extrinsic_call]
		_(anyone::<T>(), request);
		let outcome = Outcomes::<T>::get(request);
		assert_eq!(outcome, Some(Outcome::RefundDue(RefundReason::NotIssued)));
	}

	/// More money than was asked for, of a request to an earlier owner, and a complaint that this
	/// settles.
	#[benchmark]
	fn attest() {
		let world = world::<T>();
		let (node, buyer) = (world.node(0), customer::<T>());
		let request = world.request(&node, &buyer);
		world.complained(&buyer, request);
		inherited::<T>(request);
		let notice = world.notice(&node, request);
		let signature = world.said(&node, payloads::NOTICE, &notice, request);
		#[extrinsic_call]
		_(anyone::<T>(), notice, EXPIRY, signature);
		let row = Requests::<T>::get(request).expect("is open");
		assert_eq!(row.status, RequestStatus::Attested);
		assert!(!Complaints::<T>::contains_key(request));
	}

	/// The same with two signatures, each of which is tried in both forms.
	#[benchmark]
	fn confirm_receipt() {
		let world = world::<T>();
		let (node, buyer) = (world.node(0), customer::<T>());
		let request = world.request(&node, &buyer);
		world.complained(&buyer, request);
		inherited::<T>(request);
		let notice = world.notice(&node, request);
		let (payer, payee) = (H256::repeat_byte(1), H256::repeat_byte(4));
		let receipt = Receipt { notice, payer, payee };
		let signature = world.said(&node, payloads::RECEIPT, &receipt, request);
		let domain = payloads::RECEIPT_COUNTERSIGNED;
		let countersigned = signed::<T>(&buyer.key, domain, &receipt, request, Form::Wrapped);
		#[extrinsic_call]
		_(anyone::<T>(), receipt, EXPIRY, signature, countersigned);
		let row = Requests::<T>::get(request).expect("is open");
		assert_eq!(row.attestation.expect("was attested").path, Path::Receipt);
		assert!(!Complaints::<T>::contains_key(request));
	}

	/// By the last of as many nodes as there can be.
	#[benchmark]
	fn co_attest() {
		let world = world::<T>();
		let nodes: Vec<_> = (0..MAX_ATTESTERS).map(|index| world.node(index)).collect();
		let (first, last) = (&nodes[0], &nodes[MAX_ATTESTERS as usize - 1]);
		let request = world.attested(first, &customer::<T>());
		let mut message = H256::default();
		Requests::<T>::mutate(request, |row| {
			let row = row.as_mut().expect("is open");
			let attestation = row.attestation.as_mut().expect("was attested");
			let others = nodes.iter().map(|node| Attester { node: node.number, version: 1 });
			let others = others.collect::<Vec<_>>();
			attestation.attesters = others.try_into().expect("as many as there can be");
			attestation.attesters.pop();
			message = attestation.message;
		});
		let signature = signed_message::<T>(&last.key, message.as_bytes(), Form::Wrapped);
		#[extrinsic_call]
		_(anyone::<T>(), request, last.number, signature);
		let row = Requests::<T>::get(request).expect("is open");
		assert!(row.attestation.expect("was attested").attesters.is_full());
	}

	/// To an earlier owner, and with a complaint about it.
	#[benchmark]
	fn decline() {
		let world = world::<T>();
		let (node, buyer) = (world.node(0), customer::<T>());
		let request = world.request(&node, &buyer);
		world.complained(&buyer, request);
		inherited::<T>(request);
		let reason = DeclineReason::NameMismatch;
		let no = Decline { word: world.word(&node), request, reason };
		let signature = world.said(&node, payloads::DECLINE, &no, request);
		#[extrinsic_call]
		_(anyone::<T>(), no, EXPIRY, signature);
		assert_eq!(Outcomes::<T>::get(request), Some(Outcome::Declined(reason)));
		assert!(!Complaints::<T>::contains_key(request));
	}

	/// To a newcomer, who gets a starter, and who is owed what it paid too much.
	#[benchmark]
	fn issue() {
		let world = world::<T>();
		let newcomer = customer::<T>();
		let request = world.attested(&world.node(0), &newcomer);
		#[extrinsic_call]
		_(RawOrigin::Signed(world.account), request);
		assert!(matches!(Outcomes::<T>::get(request), Some(Outcome::Issued { .. })));
		let starter = T::NativeBalance::total_balance(&newcomer.account);
		assert_eq!(starter, T::Terms::get().starter);
		assert!(RefundDuties::<T>::contains_key(request));
	}

	/// Each of another buyer's, at another node and paid for by another sponsor.
	#[benchmark]
	fn issue_many(n: Linear<1, MAX_BATCH>) {
		let world = world::<T>();
		let requests: Vec<_> =
			(0..n).map(|index| world.attested(&world.node(index), &customer::<T>())).collect();
		let requests = requests.try_into().expect("within its bound");
		#[extrinsic_call]
		_(RawOrigin::Signed(world.account), requests);
		assert_eq!(Outcomes::<T>::iter_keys().count(), n as usize);
		assert_eq!(Requests::<T>::iter_keys().count(), 0);
	}

	#[benchmark]
	fn trigger_issue() {
		let world = world::<T>();
		let request = world.attested(&world.node(0), &customer::<T>());
		#[extrinsic_call]
		_(anyone::<T>(), request);
		assert!(matches!(Outcomes::<T>::get(request), Some(Outcome::Issued { .. })));
		assert!(RefundDuties::<T>::contains_key(request));
	}

	#[benchmark]
	fn release_issue() {
		let world = world::<T>();
		let request = world.pending(&world.node(0), &customer::<T>());
		pass_to::<T>(in_blocks::<T>(11));
		#[extrinsic_call]
		_(anyone::<T>(), request);
		assert!(matches!(Outcomes::<T>::get(request), Some(Outcome::Issued { .. })));
		assert!(KindTotals::<T>::get(world.kind).pending.is_zero());
	}

	#[benchmark]
	fn refuse_issue() {
		let world = world::<T>();
		let request = world.attested(&world.node(0), &customer::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(world.account), request);
		let outcome = Outcomes::<T>::get(request);
		assert_eq!(outcome, Some(Outcome::RefundDue(RefundReason::Refused)));
	}

	#[benchmark]
	fn veto() {
		let world = world::<T>();
		let request = world.pending(&world.node(0), &customer::<T>());
		let pauser = officer::<T>(Office::Pauser);
		#[extrinsic_call]
		_(RawOrigin::Signed(pauser), request);
		let outcome = Outcomes::<T>::get(request);
		assert_eq!(outcome, Some(Outcome::RefundDue(RefundReason::Vetoed)));
	}

	/// With a complaint about it.
	#[benchmark]
	fn confirm_refund() {
		let world = world::<T>();
		let (node, buyer) = (world.node(0), customer::<T>());
		let request = world.owed(&node, &buyer);
		world.complained(&buyer, request);
		let duty = RefundDuties::<T>::get(request).expect("is owed");
		let reference = H256::repeat_byte(5);
		let refund = Refund { word: world.word(&node), request, amount: duty.amount, reference };
		let signature = world.said(&node, payloads::REFUND, &refund, request);
		#[extrinsic_call]
		_(anyone::<T>(), refund, EXPIRY, signature);
		assert_eq!(Outcomes::<T>::get(request), Some(Outcome::Refunded));
		assert!(!Complaints::<T>::contains_key(request));
	}

	#[benchmark]
	fn complain() {
		let world = world::<T>();
		let buyer = customer::<T>();
		let request = world.request(&world.node(0), &buyer);
		endow::<T>(buyer.account.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(buyer.account), request);
		assert!(Complaints::<T>::contains_key(request));
	}

	/// A complaint about a refund that nobody answered.
	fn unanswered<T: Config>(world: &World<T>) -> RequestId {
		let buyer = customer::<T>();
		let request = world.owed(&world.node(0), &buyer);
		world.complained(&buyer, request);
		let answer_by = Complaints::<T>::get(request).expect("was filed").answer_by;
		pass_to::<T>(answer_by + 1u32.into());
		request
	}

	#[benchmark]
	fn record_silence() {
		let request = unanswered(&world::<T>());
		#[extrinsic_call]
		_(anyone::<T>(), request);
		let complaint = Complaints::<T>::get(request).expect("waits for its ruling");
		assert_eq!(complaint.status, ComplaintStatus::Unanswered);
	}

	/// The buyer is paid from the node's bond. Governance, whose ruling ends the refund as well, asks
	/// for no issuer; an issuer's ruling ends no refund: both are counted.
	#[benchmark]
	fn rule_complaint() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let world = world::<T>();
		let request = unanswered(&world);
		Pallet::<T>::do_record_silence(request).expect("time is over");
		let compensation = T::Terms::get().complaint_bond;
		let ruling = Ruling::Upheld { compensation };
		#[block]
		{
			let node = Complaints::<T>::get(request).expect("was filed").node;
			FinancialNodes::<T>::get(node).expect("is a node");
			Pallet::<T>::current_issuer(world.issuer).expect("is admitted");
			Pallet::<T>::rule_complaint(origin, request, ruling).expect("waits for its ruling");
		}
		assert!(!Complaints::<T>::contains_key(request));
		assert_eq!(Outcomes::<T>::get(request), Some(Outcome::Compensated));
		Ok(())
	}

	/// Of all chips that the holder has.
	#[benchmark]
	fn request_redemption() {
		let world = world::<T>();
		let holder: T::AccountId = endow::<T>(whitelisted_caller());
		let terms = world.redeemable(&world.node(0), &holder);
		#[extrinsic_call]
		_(RawOrigin::Signed(holder.clone()), terms);
		assert!(T::Ledger::balance(world.kind, &holder).is_zero());
		assert!(RedemptionsOf::<T>::get(&holder).is_full());
	}

	/// Asked of an earlier owner.
	#[benchmark]
	fn accept_redemption() {
		let world = world::<T>();
		let node = world.node(0);
		let redemption = world.redemption(&node, &endowed::<T>("holder", 0));
		bequeathed::<T>(redemption);
		let acceptance = Acceptance { word: world.word(&node), redemption };
		let domain = payloads::REDEMPTION_ACCEPTED;
		let signature = world.said(&node, domain, &acceptance, redemption);
		#[extrinsic_call]
		_(anyone::<T>(), acceptance, EXPIRY, signature);
		let row = Redemptions::<T>::get(redemption).expect("is open");
		assert!(matches!(row.status, RedemptionStatus::Accepted { .. }));
	}

	#[benchmark]
	fn pay_out() {
		let world = world::<T>();
		let node = world.node(0);
		let redemption = world.accepted(&node, &endowed::<T>("holder", 0));
		let row = Redemptions::<T>::get(redemption).expect("is open");
		let payout = Payout {
			word: world.word(&node),
			redemption,
			holder: row.holder,
			chips: row.terms.chips,
			amount: row.amount,
			reference: H256::repeat_byte(6),
		};
		let signature = world.said(&node, payloads::PAYOUT, &payout, redemption);
		#[extrinsic_call]
		_(anyone::<T>(), payout, EXPIRY, signature);
		assert!(!Redemptions::<T>::contains_key(redemption));
		assert!(T::Ledger::total_issuance(world.kind).is_zero());
	}

	/// After an earlier owner accepted it.
	#[benchmark]
	fn refuse_redemption() {
		let world = world::<T>();
		let node = world.node(0);
		let redemption = world.accepted(&node, &endowed::<T>("holder", 0));
		bequeathed::<T>(redemption);
		let reason = DeclineReason::AccountUnreachable;
		let refusal = Refusal { word: world.word(&node), redemption, reason };
		let signature = world.said(&node, payloads::REDEMPTION_REFUSED, &refusal, redemption);
		#[extrinsic_call]
		_(anyone::<T>(), refusal, EXPIRY, signature);
		let outcome = RedemptionOutcomes::<T>::get(redemption);
		assert_eq!(outcome, Some(RedemptionOutcome::Refused(reason)));
		assert!(!Redemptions::<T>::contains_key(redemption));
	}

	#[benchmark]
	fn return_redemption() {
		let world = world::<T>();
		let redemption = world.redemption(&world.node(0), &endowed::<T>("holder", 0));
		pass_to::<T>(Pallet::<T>::now() + T::Terms::get().acceptance + 1u32.into());
		#[extrinsic_call]
		_(anyone::<T>(), redemption);
		let outcome = RedemptionOutcomes::<T>::get(redemption);
		assert_eq!(outcome, Some(RedemptionOutcome::Returned));
		assert!(!Redemptions::<T>::contains_key(redemption));
	}

	/// A redemption that was accepted and of which its node is silent since, and governance, which may
	/// rule on it.
	fn unpaid<T: Config>() -> Result<(T::RuntimeOrigin, RedemptionId), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let world = world::<T>();
		let redemption = world.accepted(&world.node(0), &endowed::<T>("holder", 0));
		pass_to::<T>(Pallet::<T>::now() + T::Terms::get().payout + 1u32.into());
		Ok((origin, redemption))
	}

	/// The chips are burnt.
	#[benchmark]
	fn rule_redemption_paid() -> Result<(), BenchmarkError> {
		let (origin, redemption) = unpaid::<T>()?;
		let ruling = RedemptionRuling::Paid;
		#[extrinsic_call]
		rule_redemption(origin as T::RuntimeOrigin, redemption, ruling);
		let outcome = RedemptionOutcomes::<T>::get(redemption);
		assert_eq!(outcome, Some(RedemptionOutcome::Ruled(ruling)));
		Ok(())
	}

	/// The chips go back.
	#[benchmark]
	fn rule_redemption_unpaid() -> Result<(), BenchmarkError> {
		let (origin, redemption) = unpaid::<T>()?;
		let ruling = RedemptionRuling::NotPaid;
		#[extrinsic_call]
		rule_redemption(origin as T::RuntimeOrigin, redemption, ruling);
		let outcome = RedemptionOutcomes::<T>::get(redemption);
		assert_eq!(outcome, Some(RedemptionOutcome::Ruled(ruling)));
		assert!(!Redemptions::<T>::contains_key(redemption));
		Ok(())
	}

	#[benchmark]
	fn withdraw_chips() {
		let world = world::<T>();
		let holder: T::AccountId = endow::<T>(whitelisted_caller());
		let redemption = world.redemption(&world.node(0), &holder);
		pass_to::<T>(Pallet::<T>::now() + T::Terms::get().acceptance + 1u32.into());
		Pallet::<T>::do_freeze(world.kind, holder.clone()).expect("is not frozen");
		Pallet::<T>::do_return_redemption(redemption).expect("time is over");
		Pallet::<T>::do_thaw(world.kind, holder.clone()).expect("is frozen");
		#[extrinsic_call]
		_(RawOrigin::Signed(holder.clone()), redemption);
		assert!(!T::Ledger::balance(world.kind, &holder).is_zero());
		assert!(!Redemptions::<T>::contains_key(redemption));
	}

	// What chips on an attestation cost, beside what any chain pays for it: one signature
	// verification and the ledger's own mint.

	/// An ordinary purchase: paid exactly, by a node that signs raw bytes, to an account that
	/// exists.
	#[benchmark(extra)]
	fn issue_on_notice() {
		let world = world::<T>();
		let policy = Policy {
			large_from: policy::<T>().total,
			large_from_at_node: policy::<T>().total,
			..policy::<T>()
		};
		Pallet::<T>::do_set_policy(world.kind, policy, world.auditor.clone()).expect("in bounds");
		let (node, buyer) = (world.node(0), customer::<T>());
		let who = endow::<T>(buyer.account.clone());
		let purchase = world.purchase(&node, &buyer);
		let request = NextRequestId::<T>::get();
		Pallet::<T>::do_request_purchase(who.clone(), who.clone(), purchase).expect("is endowed");
		let mut notice = world.notice(&node, request);
		notice.amount -= 1u32.into();
		let signature = signed::<T>(&node.key, payloads::NOTICE, &notice, request, Form::Raw);
		#[block]
		{
			Pallet::<T>::do_attest(notice, EXPIRY, signature).expect("node signed");
			Pallet::<T>::do_issue(world.account, request).expect("nothing hinders");
		}
		assert!(matches!(Outcomes::<T>::get(request), Some(Outcome::Issued { .. })));
		assert!(!T::Ledger::balance(world.kind, &who).is_zero());
	}

	#[benchmark(extra)]
	fn sr25519_verify() {
		let Customer { key, account } = customer::<T>();
		let message = [7u8; 32];
		let signature = T::BenchmarkHelper::sign(&key, &message);
		let good;
		#[block]
		{
			good = signature.verify(&message[..], &account);
		}
		assert!(good);
	}

	#[benchmark(extra)]
	fn ledger_mint() {
		let World { kind, .. } = world::<T>();
		let who = endowed::<T>("buyer", 0);
		#[block]
		{
			T::Ledger::mint_into(kind, &who, amount::<T>(7)).expect("is little");
		}
		assert_eq!(T::Ledger::balance(kind, &who), amount::<T>(7));
	}

	impl_benchmark_test_suite!(Pallet, mock::ExtBuilder::default().build(), mock::Test);
}
