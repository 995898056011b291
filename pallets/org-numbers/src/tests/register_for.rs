// SPDX-License-Identifier: Apache-2.0

//! `register_for`: a sponsor pays for a newcomer who signed off chain.

use crate::{mock::*, *};
use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use hanse_support::{Deposit, Flow, FlowAsset, FlowReason, OrgNumber};
use sp_core::{ecdsa, ed25519, sr25519, Pair, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{
	traits::IdentifyAccount, AccountId32, DispatchResult, MultiSignature, MultiSigner, TokenError,
};

const EXPIRES: u32 = 1_000;

/// What the newcomer agrees to, spelled out apart from the pallet's own code.
#[derive(Clone)]
struct Consent {
	sponsor: AccountId32,
	handle: &'static str,
	profile: Profile,
	salt: [u8; 32],
	placed: u64,
	expires: u32,
}

impl Consent {
	/// To Alice's commitment as it stands.
	fn now() -> Self {
		let placed = Commitments::<Test>::get(alice()).map_or(0, |row| row.placed.into());
		let (sponsor, handle) = (alice(), "nora");
		let profile = profile("nora");
		Self { sponsor, handle, profile, salt: SALT, placed, expires: EXPIRES }
	}

	fn message(&self) -> [u8; 32] {
		let genesis = frame_system::Pallet::<Test>::block_hash(0);
		let fields = (&self.sponsor, self.handle.as_bytes(), &self.profile, self.salt);
		let tag = (&b"hanse/signed-payload/v1"[..], genesis);
		let purpose = (&b"org-numbers"[..], &b"register-for"[..]);
		(tag, purpose, fields, self.placed, self.expires).using_encoded(blake2_256)
	}

	fn signed(&self) -> MultiSignature {
		pair("Nora").sign(&self.message()).into()
	}
}

fn nora() -> AccountId32 {
	account("Nora")
}

/// Registers what `Consent::now` says, whatever was signed.
fn present(sponsor: &AccountId32, newcomer: &AccountId32, by: MultiSignature) -> DispatchResult {
	let (handle, profile) = (text("nora"), profile("nora"));
	let sponsor = signed(sponsor);
	OrgNumbers::register_for(sponsor, newcomer.clone(), handle, profile, SALT, EXPIRES, by)
}

#[test]
fn newcomer_should_own_a_number_without_a_token_when_a_sponsor_pays() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &nora(), "nora");
		events();
		assert_ok!(present(&alice(), &nora(), Consent::now().signed()));
		let number = OrgNumber(195);
		let amount = OrgNumbers::registration_deposit();
		assert_eq!(row(number).owner, nora());
		assert_eq!(row(number).profile, profile("nora"));
		assert_eq!(row(number).deposit, Deposit { payer: alice(), amount });
		assert!(NumbersOf::<Test>::contains_key(nora(), number));
		assert!(!NumbersOf::<Test>::contains_key(alice(), number));
		assert_eq!((held_in_all(&alice()), held_in_all(&nora())), (amount, 0));
		assert_eq!(free(&nora()), 0);
		let handle = Handle::parse(text("nora")).unwrap();
		let (owner, payer) = (nora(), alice());
		assert_eq!(events(), [Event::Registered { number, handle, owner, payer }]);
		let asset = FlowAsset::OrgNumber(number);
		let to = Some(nora());
		let flow = Flow { asset, from: None, to, quantity: 1, reason: FlowReason::Issued };
		assert_eq!(take_flows(), [flow]);
	});
}

#[test]
fn signature_should_be_accepted_when_any_key_type_made_it_raw_or_wrapped() {
	let sr = sr25519::Pair::from_seed(&[1; 32]);
	let ed = ed25519::Pair::from_seed(&[2; 32]);
	let ec = ecdsa::Pair::from_seed(&[3; 32]);
	type Sign = Box<dyn Fn(&[u8]) -> MultiSignature>;
	let signers: [(MultiSigner, Sign); 3] = [
		(sr.public().into(), Box::new(move |bytes| sr.sign(bytes).into())),
		(ed.public().into(), Box::new(move |bytes| ed.sign(bytes).into())),
		(ec.public().into(), Box::new(move |bytes| ec.sign(bytes).into())),
	];
	for (signer, sign) in signers {
		for (before, after) in [("", ""), ("<Bytes>", "</Bytes>")] {
			ExtBuilder::default().execute(|| {
				let newcomer = signer.clone().into_account();
				commit_for(&alice(), &newcomer, "nora");
				let message = Consent::now().message();
				let bytes = [before.as_bytes(), &message, after.as_bytes()].concat();
				assert_ok!(present(&alice(), &newcomer, sign(&bytes)));
				assert_eq!(row(OrgNumber(195)).owner, newcomer);
			});
		}
	}
}

#[test]
fn signature_should_be_refused_when_any_field_differs() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &nora(), "nora");
		let good = Consent::now();
		for other in [
			Consent { sponsor: bob(), ..good.clone() },
			Consent { handle: "noras", ..good.clone() },
			Consent { profile: profile("nora b"), ..good.clone() },
			Consent { salt: [8; 32], ..good.clone() },
			Consent { placed: good.placed + 1, ..good.clone() },
			Consent { expires: EXPIRES + 1, ..good.clone() },
		] {
			let presented = present(&alice(), &nora(), other.signed());
			assert_noop!(presented, Error::<Test>::InvalidSignature);
		}
		let by_another = pair("Bob").sign(&good.message()).into();
		assert_noop!(present(&alice(), &nora(), by_another), Error::<Test>::InvalidSignature);
		let half_wrapped = pair("Nora").sign(&[&b"<Bytes>"[..], &good.message()].concat()).into();
		assert_noop!(present(&alice(), &nora(), half_wrapped), Error::<Test>::InvalidSignature);
		assert_ok!(present(&alice(), &nora(), good.signed()));
	});
}

#[test]
fn signature_should_be_refused_when_it_is_for_another_newcomer() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &bob(), "nora");
		let presented = present(&alice(), &bob(), Consent::now().signed());
		assert_noop!(presented, Error::<Test>::InvalidSignature);
	});
}

#[test]
fn signature_should_be_refused_when_another_sponsor_copies_it() {
	ExtBuilder::default().execute(|| {
		// Bob knows handle and salt and committed in the same block as Alice.
		let hash = OrgNumbers::commitment(nora(), text("nora"), SALT);
		assert_ok!(OrgNumbers::commit(signed(&bob()), hash));
		commit_for(&alice(), &nora(), "nora");
		let presented = present(&bob(), &nora(), Consent::now().signed());
		assert_noop!(presented, Error::<Test>::InvalidSignature);
	});
}

#[test]
fn signature_should_be_refused_when_it_was_made_for_another_chain() {
	ExtBuilder::default().execute(|| {
		frame_system::BlockHash::<Test>::insert(0, H256([9; 32]));
		commit_for(&alice(), &nora(), "nora");
		let elsewhere = Consent::now().signed();
		frame_system::BlockHash::<Test>::insert(0, H256([10; 32]));
		assert_noop!(present(&alice(), &nora(), elsewhere), Error::<Test>::InvalidSignature);
	});
}

#[test]
fn signature_should_be_refused_when_replayed() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &nora(), "nora");
		let signature = Consent::now().signed();
		assert_ok!(present(&alice(), &nora(), signature.clone()));
		let replay = || present(&alice(), &nora(), signature.clone());
		assert_noop!(replay(), Error::<Test>::CommitmentNotFound);
		// Nora gave her number up; the sponsor can't force it on her again.
		assert_ok!(OrgNumbers::release(signed(&nora()), OrgNumber(195)));
		commit_for(&alice(), &nora(), "nora");
		assert_noop!(replay(), Error::<Test>::InvalidSignature);
		assert_ok!(present(&alice(), &nora(), Consent::now().signed()));
	});
}

#[test]
fn signature_should_be_refused_when_the_commitment_was_replaced_since() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &nora(), "nora");
		let signature = Consent::now().signed();
		commit_for(&alice(), &nora(), "nora");
		assert_noop!(present(&alice(), &nora(), signature), Error::<Test>::InvalidSignature);
	});
}

#[test]
fn signature_should_be_good_until_its_expiry_and_refused_when_past_it() {
	for (at, expected) in [(EXPIRES, Ok(())), (EXPIRES + 1, Err(Error::<Test>::SignatureExpired))] {
		ExtBuilder::default().execute(|| {
			commit_for(&alice(), &nora(), "nora");
			let signature = Consent::now().signed();
			System::set_block_number(at);
			match expected {
				Ok(()) => {
					assert_ok!(present(&alice(), &nora(), signature));
				},
				Err(error) => {
					assert_noop!(present(&alice(), &nora(), signature), error);
				},
			}
		});
	}
}

#[test]
fn sponsorship_should_be_refused_when_there_is_no_commitment_of_the_right_age() {
	ExtBuilder::default().execute(|| {
		let nothing = Consent::now().signed();
		assert_noop!(present(&alice(), &nora(), nothing), Error::<Test>::CommitmentNotFound);
		let hash = OrgNumbers::commitment(nora(), text("nora"), SALT);
		assert_ok!(OrgNumbers::commit(signed(&alice()), hash));
		forward(COMMIT_MATURITY - 1);
		let early = Consent::now().signed();
		assert_noop!(present(&alice(), &nora(), early), Error::<Test>::CommitmentImmature);
	});
}

#[test]
fn sponsorship_should_be_refused_when_the_commitment_is_to_the_sponsor_itself() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &alice(), "nora");
		let signature = Consent::now().signed();
		assert_noop!(present(&alice(), &nora(), signature), Error::<Test>::CommitmentMismatch);
	});
}

#[test]
fn sponsorship_should_be_refused_when_the_sponsor_is_one_token_short() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &nora(), "nora");
		let call = || Call::register_for {
			registrant: nora(),
			handle: text("nora"),
			profile: profile("nora"),
			salt: SALT,
			expires: EXPIRES,
			signature: Consent::now().signed(),
		};
		let missing = OrgNumbers::registration_deposit() - held_in_all(&alice());
		set_free(&alice(), missing);
		assert_noop!(dispatch(signed(&alice()), call()), TokenError::FundsUnavailable);
		set_free(&alice(), missing + 1);
		assert_ok!(dispatch(signed(&alice()), call()));
	});
}

#[test]
fn reserved_handle_should_be_for_the_newcomer_when_a_sponsor_registers() {
	ExtBuilder::default().execute(|| {
		let reserve = |whom| OrgNumbers::reserve_handle(Origin::root(), text("nora"), Some(whom));
		commit_for(&alice(), &nora(), "nora");
		assert_ok!(reserve(alice()));
		let signature = Consent::now().signed();
		let refused = present(&alice(), &nora(), signature.clone());
		assert_noop!(refused, Error::<Test>::HandleReserved);
		assert_ok!(reserve(nora()));
		assert_ok!(present(&alice(), &nora(), signature));
	});
}

#[test]
fn sponsor_should_register_for_itself_when_it_signs_too() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &alice(), "nora");
		let signature = pair("Alice").sign(&Consent::now().message()).into();
		assert_ok!(present(&alice(), &alice(), signature));
		assert_eq!(row(OrgNumber(195)).owner, alice());
		assert_eq!(held_in_all(&alice()), OrgNumbers::registration_deposit());
	});
}

#[test]
fn sponsor_should_get_its_deposit_back_when_the_number_moves() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &nora(), "nora");
		assert_ok!(present(&alice(), &nora(), Consent::now().signed()));
		DepositBase::set(333);
		hand_on(OrgNumber(195), &bob());
		let amount = OrgNumbers::registration_deposit();
		assert_eq!(row(OrgNumber(195)).deposit, Deposit { payer: bob(), amount });
		assert_eq!((held_in_all(&alice()), free(&alice())), (0, ENDOWMENT));
		assert_eq!((held_in_all(&bob()), held_in_all(&nora())), (amount, 0));
	});
}

#[test]
fn sponsor_should_get_its_deposit_back_when_the_newcomer_releases() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &nora(), "nora");
		assert_ok!(present(&alice(), &nora(), Consent::now().signed()));
		let number = OrgNumber(195);
		assert_noop!(OrgNumbers::release(signed(&alice()), number), Error::<Test>::NotOwner);
		assert_ok!(OrgNumbers::release(signed(&nora()), number));
		assert_eq!((held_in_all(&alice()), free(&alice())), (0, ENDOWMENT));
		assert_eq!(free(&nora()), 0);
	});
}
