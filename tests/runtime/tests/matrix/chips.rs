// SPDX-License-Identifier: Apache-2.0

//! Every call on chips by every kind of origin.

use crate::origins::{play_all, Stage};
use hanse_runtime::{constants::UNIT, Runtime, RuntimeCall, RuntimeOrigin};
use hanse_runtime_tests::{
	actors::{actor, Actor},
	chain::Chain,
	chips::*,
	orgs::org,
};
use hanse_support::OrgNumber;
use pallet_chips::{
	payloads, Breaker, Call, CurrencyCode, Decline, DeclineReason, Office, Policy, RedemptionId,
	RedemptionRuling, Refund, Refusal, RequestId, Ruling, Withdrawal,
};
use pallet_collective::{Instance1, RawOrigin};

/// As in [`crate::origins`]. `bank` owns the node's number and paid its bond; `sold` issued under a
/// number that it sold since; `frozen` may neither pay nor be paid in this kind.
pub const MATRIX: &str = "
call                  none stranger      buyer         bank          issuer        sold          refiller      pauser        freezer       auditor       frozen        minority committee council root
create_kind           -    -             -             -             -             -             -             -             -             -             -             -        -         ok      ok
set_policy            -    -             -             -             -             -             -             -             -             -             -             -        -         ok      ok
set_officer           -    -             -             -             -             -             -             -             -             -             -             -        -         ok      ok
set_breaker           -    NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised ok            NotAuthorised NotAuthorised NotAuthorised -        -         ok      ok
admit_issuer          -    -             -             -             -             -             -             -             -             -             -             -        -         ok      ok
remove_issuer         -    -             -             -             -             -             -             -             -             -             -             -        -         ok      ok
set_allowance         -    NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised ok            NotAuthorised NotAuthorised NotAuthorised NotAuthorised -        -         ok      ok
set_issuer_terms      -    NotAuthorised NotAuthorised NotAuthorised ok            NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised -        -         -       -
set_issuer_terms:sold -    IssuerVoid    IssuerVoid    IssuerVoid    IssuerVoid    IssuerVoid    IssuerVoid    IssuerVoid    IssuerVoid    IssuerVoid    IssuerVoid    -        -         -       -
publish_bank_record   -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
withdraw_bank_record  -    NotAuthorised NotAuthorised NotAuthorised ok            NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised -        -         ok      ok
set_bond              -    NotBondPayer  NotBondPayer  ok            NotBondPayer  NotBondPayer  NotBondPayer  NotBondPayer  NotBondPayer  NotBondPayer  NotBondPayer  -        -         -       -
attest_reserve        -    NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised ok            NotAuthorised -        -         -       -
freeze                -    NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised ok            NotAuthorised NotAuthorised -        -         ok      ok
thaw                  -    NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised ok            NotAuthorised NotAuthorised -        -         ok      ok
request_purchase      -    ok            ok            ok            ok            ok            ok            ok            ok            ok            AccountFrozen -        -         -       -
request_purchase_for  -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
cancel_request        -    NotBuyer      ok            NotBuyer      NotBuyer      NotBuyer      NotBuyer      NotBuyer      NotBuyer      NotBuyer      NotBuyer      -        -         -       -
expire_request        -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
attest                -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
confirm_receipt       -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
co_attest             -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
decline               -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
issue                 -    NotAuthorised NotAuthorised NotAuthorised ok            NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised -        -         -       -
issue_many            -    NotAuthorised NotAuthorised NotAuthorised ok            NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised -        -         -       -
trigger_issue         -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
release_issue         -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
refuse_issue          -    NotAuthorised NotAuthorised NotAuthorised ok            NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised -        -         -       -
veto                  -    NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised ok            NotAuthorised NotAuthorised NotAuthorised -        -         ok      ok
confirm_refund        -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
complain              -    NotBuyer      ok            NotBuyer      NotBuyer      NotBuyer      NotBuyer      NotBuyer      NotBuyer      NotBuyer      NotBuyer      -        -         -       -
record_silence        -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
rule_complaint        -    NotAuthorised NotAuthorised NotAuthorised ok            NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised NotAuthorised -        -         ok      ok
request_redemption    -    ok            ok            ok            ok            ok            ok            ok            ok            ok            AccountFrozen -        -         -       -
accept_redemption     -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
pay_out               -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
refuse_redemption     -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
return_redemption     -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
rule_redemption       -    -             -             -             -             -             -             -             -             -             -             -        -         ok      ok
withdraw_chips        -    NotHolder     ok            NotHolder     NotHolder     NotHolder     NotHolder     NotHolder     NotHolder     NotHolder     NotHolder     -        -         -       -
reclaim_bond          -    ok            ok            ok            ok            ok            ok            ok            ok            ok            ok            -        -         -       -
reclaim_bond:present  -    BondInForce   BondInForce   BondInForce   BondInForce   BondInForce   BondInForce   BondInForce   BondInForce   BondInForce   BondInForce   -        -         -       -
";

const SIGNERS: [&str; 11] = [
	"stranger", "buyer", "bank", "issuer", "sold", "refiller", "pauser", "freezer", "auditor",
	"frozen", "other",
];
/// What everybody has of the chips.
const SOME: u128 = 1_000_000;

/// The stage: a kind, an issuer, another one that sold its number, and two banks with bonds.
struct World {
	chain: Chain,
	issuer: Issuer,
	sold: OrgNumber,
	bank: Bank,
	/// Another bank, of another owner.
	other: Bank,
}

fn column(name: &str) -> Actor {
	actor(&format!("matrix/{name}"))
}

fn stage() -> World {
	let mut chain = Chain::local_testnet();
	for name in SIGNERS {
		let (who, new_free) = (column(name).address(), 100_000 * UNIT);
		let endow = pallet_balances::Call::<Runtime>::force_set_balance { who, new_free };
		chain.dispatch(RuntimeOrigin::root(), endow).expect("root endows");
	}
	let council = RawOrigin::<_, Instance1>::Members(4, 5);
	chain.dispatch(council.into(), set_terms(short_terms())).expect("the council sets terms");
	let (currency, policy) = (CurrencyCode(*b"EUR"), policy());
	let auditor = column("auditor").address();
	by_root(&mut chain, chips(Call::create_kind { currency, policy, auditor }));
	let offices = [Office::Refiller, Office::Pauser, Office::Freezer];
	for (office, name) in offices.into_iter().zip(["refiller", "pauser", "freezer"]) {
		let who = Some(column(name).address());
		by_root(&mut chain, chips(Call::set_officer { office, who }));
	}
	let issuer = admit(&mut chain, by_root, &column("issuer"), "issuer");
	let sold = admit(&mut chain, by_root, &column("sold"), "sold").number;
	let to = column("stranger").address();
	chain.does(&column("sold"), org(pallet_org_numbers::Call::offer_transfer { number: sold, to }));
	let take = org(pallet_org_numbers::Call::accept_transfer { number: sold });
	chain.does(&column("stranger"), take);
	let bank = open_bank(&mut chain, &issuer, &column("bank"), 1);
	let other = open_bank(&mut chain, &issuer, &column("other"), 2);
	let reserve = chips(Call::attest_reserve { kind: EUR, amount: 10u128.pow(12) });
	chain.does(&column("auditor"), reserve);
	let allowance = 10u128.pow(12);
	let refill = Call::set_allowance { issuer: issuer.number, kind: EUR, allowance };
	chain.does(&column("refiller"), chips(refill));
	let mut world = World { chain, issuer, sold, bank, other };
	endow(&mut world);
	world
}

/// Chips for everybody; then one is frozen.
fn endow(world: &mut World) {
	let (chain, buyer) = (&mut world.chain, column("buyer"));
	let count = SIGNERS.len() as u128;
	let request = ask_and_attest(chain, &buyer, count * SOME, &world.bank);
	chain.does(&world.issuer.account, chips(Call::issue { request }));
	pass(chain, 1);
	for name in SIGNERS.into_iter().filter(|name| *name != "buyer") {
		let target = column(name).address();
		let id = codec::Compact(EUR);
		let give = pallet_assets::Call::<Runtime>::transfer { id, target, amount: SOME };
		chain.does(&buyer, give);
	}
	let freeze = chips(Call::freeze { kind: EUR, who: column("frozen").address() });
	chain.does(&column("freezer"), freeze);
	let terms = issuer_terms(Some(0), 0);
	let issuer = world.issuer.number;
	chain.does(&world.issuer.account, chips(Call::set_issuer_terms { issuer, terms }));
	pass(chain, 1);
}

/// Some blocks pass, and one more if a session begins with the last: such a block is full.
fn pass(chain: &mut Chain, blocks: u32) {
	chain.advance(blocks);
	if chain.block().is_multiple_of(10) {
		chain.advance(1);
	}
}

impl World {
	fn ask(&mut self) -> RequestId {
		ask(&mut self.chain, &column("buyer"), 1_000, &self.bank)
	}

	fn attested(&mut self) -> RequestId {
		ask_and_attest(&mut self.chain, &column("buyer"), 1_000, &self.bank)
	}

	/// Everything is large from now on.
	fn enlarge(&mut self) {
		let policy = Policy { large_from: 1, veto_window: 2, ..policy() };
		let auditor = column("auditor").address();
		by_root(&mut self.chain, chips(Call::set_policy { kind: EUR, policy, auditor }));
	}

	fn co_attestation(&mut self, request: RequestId) -> Call<Runtime> {
		let row = request_row(&mut self.chain, request).expect("it is open");
		let message = row.attestation.expect("it is attested").message;
		let signature = self.other.pen.sign(message.as_bytes());
		Call::co_attest { request, node: self.other.number, signature }
	}

	/// A request in its veto window.
	fn pending(&mut self) -> RequestId {
		self.enlarge();
		let request = self.attested();
		let more = self.co_attestation(request);
		self.chain.does(&column("other"), chips(more));
		self.chain.does(&column("issuer"), chips(Call::issue { request }));
		request
	}

	fn redemption(&mut self) -> RedemptionId {
		redeem(&mut self.chain, &column("buyer"), 1_000, &self.bank)
	}

	fn accepted(&mut self) -> RedemptionId {
		let redemption = self.redemption();
		let accept = acceptance(&mut self.chain, redemption, &self.bank.pen).expect("it serves");
		self.chain.does(&column("bank"), chips(accept));
		redemption
	}

	fn refusal(&mut self, redemption: RedemptionId) -> Call<Runtime> {
		let word = word(&mut self.chain, EUR, self.bank.number).expect("it serves");
		let refusal = Refusal { word, redemption, reason: DeclineReason::Compliance };
		let domain = payloads::REDEMPTION_REFUSED;
		let signature = sign(&mut self.chain, &self.bank.pen, domain, &refusal, redemption);
		Call::refuse_redemption { refusal, expiry: EXPIRY, signature }
	}

	/// The tenure of the bank's number that ends by selling it to the stranger.
	fn sold_tenure(&mut self) -> u32 {
		let (number, to) = (self.bank.number, column("stranger").address());
		let offer = org(pallet_org_numbers::Call::offer_transfer { number, to });
		self.chain.does(&column("bank"), offer);
		let take = org(pallet_org_numbers::Call::accept_transfer { number });
		self.chain.does(&column("stranger"), take);
		0
	}

	/// Chips that wait for the buyer, who was frozen when they should have gone back.
	fn stranded(&mut self) -> RedemptionId {
		let redemption = self.redemption();
		let who = || column("buyer").address();
		self.chain.does(&column("freezer"), chips(Call::freeze { kind: EUR, who: who() }));
		let refuse = self.refusal(redemption);
		self.chain.does(&column("bank"), chips(refuse));
		self.chain.does(&column("freezer"), chips(Call::thaw { kind: EUR, who: who() }));
		redemption
	}
}

/// The call of a row as `by` makes it, after what has to happen before.
fn call_of(world: &mut World, row: &str, by: &Actor) -> Call<Runtime> {
	let address = |name: &str| column(name).address();
	let (kind, issuer, node) = (EUR, world.issuer.number, world.bank.number);
	match row {
		"create_kind" => Call::create_kind {
			currency: CurrencyCode(*b"USD"),
			policy: policy(),
			auditor: address("auditor"),
		},
		"set_policy" => Call::set_policy { kind, policy: policy(), auditor: address("auditor") },
		"set_officer" => {
			Call::set_officer { office: Office::Pauser, who: Some(address("stranger")) }
		},
		"set_breaker" => Call::set_breaker { kind, breaker: Breaker::IssueOff },
		"admit_issuer" => Call::admit_issuer {
			issuer: world.sold,
			account: address("stranger"),
			key: column("stranger").account,
			valid_until: EXPIRY,
		},
		"remove_issuer" => Call::remove_issuer { issuer },
		"set_allowance" => Call::set_allowance { issuer, kind, allowance: SOME },
		"set_issuer_terms" => Call::set_issuer_terms { issuer, terms: issuer_terms(None, UNIT) },
		"set_issuer_terms:sold" => {
			Call::set_issuer_terms { issuer: world.sold, terms: issuer_terms(None, UNIT) }
		},
		"publish_bank_record" => {
			let record = bank_record(kind, &column("bank").account, world.bank.pen.account());
			let by = world.issuer.pen.clone();
			publication(&mut world.chain, issuer, &by, node, record).expect("both exist")
		},
		"withdraw_bank_record" => {
			Call::withdraw_bank_record { node, version: 1, withdrawal: Withdrawal::Ended }
		},
		"set_bond" => Call::set_bond { node, bond: 2_000 * UNIT },
		"reclaim_bond" => Call::reclaim_bond { node, tenure: world.sold_tenure() },
		"reclaim_bond:present" => Call::reclaim_bond { node, tenure: 0 },
		"attest_reserve" => Call::attest_reserve { kind, amount: SOME },
		"freeze" => Call::freeze { kind, who: address("stranger") },
		"thaw" => Call::thaw { kind, who: address("frozen") },
		"request_purchase" => {
			Call::request_purchase { purchase: purchase(&by.account, kind, 1_000, node) }
		},
		"request_purchase_for" => {
			let buyer = column("newcomer");
			let purchase = purchase(&buyer.account, kind, 1_000, node);
			let signature = purchase_consent(&mut world.chain, by, &buyer, &purchase);
			let (buyer, expiry) = (buyer.address(), EXPIRY);
			Call::request_purchase_for { buyer, purchase, expiry, signature }
		},
		_ => call_on_request(world, row),
	}
}

fn call_on_request(world: &mut World, row: &str) -> Call<Runtime> {
	let bank = world.bank.clone();
	let notice_of = |world: &mut World, request| {
		notice(&mut world.chain, request, 1_000).expect("the bank serves")
	};
	match row {
		"cancel_request" => Call::cancel_request { request: world.ask() },
		"expire_request" => {
			let request = world.ask();
			pass(&mut world.chain, short_terms().purchase + 1);
			Call::expire_request { request }
		},
		"attest" => {
			let request = world.ask();
			let notice = notice_of(world, request);
			attestation(&mut world.chain, notice, &bank.pen)
		},
		"confirm_receipt" => {
			let request = world.ask();
			let notice = notice_of(world, request);
			let buyer = column("buyer");
			confirmation(&mut world.chain, notice, COMMITMENT, &bank.pen, &buyer)
		},
		"co_attest" => {
			world.enlarge();
			let request = world.attested();
			world.co_attestation(request)
		},
		"decline" => {
			let request = world.ask();
			let word = word(&mut world.chain, EUR, bank.number).expect("the bank serves");
			let decline = Decline { word, request, reason: DeclineReason::NotReceived };
			let domain = payloads::DECLINE;
			let signature = sign(&mut world.chain, &bank.pen, domain, &decline, request);
			Call::decline { decline, expiry: EXPIRY, signature }
		},
		"issue" => Call::issue { request: world.attested() },
		"issue_many" => {
			let requests = vec![world.attested(), world.attested()];
			Call::issue_many { requests: requests.try_into().expect("two") }
		},
		"trigger_issue" => Call::trigger_issue { request: world.attested() },
		"release_issue" => {
			let request = world.pending();
			pass(&mut world.chain, 3);
			Call::release_issue { request }
		},
		"refuse_issue" => Call::refuse_issue { request: world.attested() },
		"veto" => Call::veto { request: world.pending() },
		_ => call_on_duty(world, row),
	}
}

fn call_on_duty(world: &mut World, row: &str) -> Call<Runtime> {
	let bank = world.bank.clone();
	let complaint = |world: &mut World| {
		let request = world.ask();
		world.chain.does(&column("buyer"), chips(Call::complain { request }));
		pass(&mut world.chain, short_terms().answer + 1);
		request
	};
	match row {
		"confirm_refund" => {
			let request = world.attested();
			world.chain.does(&column("issuer"), chips(Call::refuse_issue { request }));
			let word = word(&mut world.chain, EUR, bank.number).expect("the bank serves");
			let refund = Refund { word, request, amount: 1_000, reference: REFERENCE };
			let domain = payloads::REFUND;
			let signature = sign(&mut world.chain, &bank.pen, domain, &refund, request);
			Call::confirm_refund { refund, expiry: EXPIRY, signature }
		},
		"complain" => Call::complain { request: world.ask() },
		"record_silence" => Call::record_silence { request: complaint(world) },
		"rule_complaint" => {
			let request = complaint(world);
			world.chain.does(&column("buyer"), chips(Call::record_silence { request }));
			Call::rule_complaint { request, ruling: Ruling::Upheld { compensation: UNIT } }
		},
		_ => call_on_redemption(world, row),
	}
}

fn call_on_redemption(world: &mut World, row: &str) -> Call<Runtime> {
	let pen = world.bank.pen.clone();
	match row {
		"request_redemption" => Call::request_redemption {
			terms: pallet_chips::RedemptionTerms {
				kind: EUR,
				chips: 1_000,
				node: world.bank.number,
				payee: COMMITMENT,
			},
		},
		"accept_redemption" => {
			let redemption = world.redemption();
			acceptance(&mut world.chain, redemption, &pen).expect("it serves")
		},
		"pay_out" => {
			let redemption = world.accepted();
			payout(&mut world.chain, redemption, &pen).expect("it serves")
		},
		"refuse_redemption" => {
			let redemption = world.redemption();
			world.refusal(redemption)
		},
		"return_redemption" => {
			let redemption = world.redemption();
			pass(&mut world.chain, short_terms().acceptance + 1);
			Call::return_redemption { redemption }
		},
		"rule_redemption" => {
			let redemption = world.accepted();
			pass(&mut world.chain, short_terms().payout + 1);
			Call::rule_redemption { redemption, ruling: RedemptionRuling::NotPaid }
		},
		"withdraw_chips" => Call::withdraw_chips { redemption: world.stranded() },
		other => panic!("no call is written for the row {other}"),
	}
}

impl Stage for World {
	fn chain(&mut self) -> &mut Chain {
		&mut self.chain
	}

	fn call(&mut self, row: &str, column_name: &str) -> RuntimeCall {
		call_of(self, row, &column(column_name)).into()
	}
}

#[test]
fn every_call_on_chips_should_be_open_to_exactly_those_whom_the_matrix_names() {
	play_all(&mut stage(), MATRIX);
}
