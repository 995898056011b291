// SPDX-License-Identifier: Apache-2.0

//! Certificates: their ids, `countersign`, `revoke_certificate` and `refresh_certificate`.

use super::fills::issued;
use crate::{mock::*, *};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::TokenError;

const ASSET: AssetId = 0;
/// Nobody's.
const NO_CERTIFICATE: CertificateId = H256([7; 32]);
const WRONG: RevocationReason = RevocationReason::WrongDocument;

/// Ann has 60 shares, Bea has 40; Cog issued them. The certificates of both.
fn cogs() -> [CertificateId; 2] {
	assert_eq!(asset_of("Cog", &[("Ann", 60), ("Bea", 40)]), ASSET);
	known("Cid");
	events();
	take_flows();
	["Ann", "Bea"].map(|name| certificate_id(ASSET, name))
}

fn bringing(documents: &[(CertificateId, H256)]) -> Call<Test> {
	Call::countersign { certificates: documents.to_vec().try_into().unwrap() }
}

fn document(byte: u8) -> H256 {
	H256([byte; 32])
}

fn revoking(certificate: CertificateId) -> Call<Test> {
	Call::revoke_certificate { certificate, reason: WRONG }
}

fn refreshing(certificate: CertificateId) -> Call<Test> {
	Call::refresh_certificate { certificate }
}

/// The registrar gives the user of this name another identity, which nobody confirmed yet.
fn rename(name: &str) -> H256 {
	let (user, commitment) = (id(name), H256(blake2_256(b"another name")));
	let nonce = u64::from(user_row(user).identity.version) + 1;
	let consent = by_pair(&pair(name), payloads::UPDATE_IDENTITY, &(user, commitment), nonce);
	by(&registrar(), Call::update_identity { user, commitment, expiry: EXPIRY, consent });
	commitment
}

fn waits(certificate: CertificateId) -> bool {
	let row = self::certificate(certificate);
	Awaiting::<Test>::get(row.certifier, row.serial) == Some(certificate)
}

fn countersigned(certificate: CertificateId, document: H256) -> Event<Test> {
	Event::CertificateCountersigned { certificate, document }
}

#[test]
fn id_should_be_the_hash_of_what_is_certified() {
	ExtBuilder::default().build_and_execute(|| {
		let [_, of_bea] = cogs();
		let mut bytes = b"hanse/certificate/v1".to_vec();
		bytes.extend(System::block_hash(0).0);
		bytes.extend(ASSET.to_le_bytes());
		bytes.extend(id("Bea").to_le_bytes());
		bytes.extend(commitment("Bea").0);
		bytes.extend(1u64.to_le_bytes());
		assert_eq!(of_bea, H256(blake2_256(&bytes)));
	});
}

#[test]
fn issue_should_be_told_in_full() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, _] = cogs();
		forward(9);
		record(ASSET, "Ann", "Cid", 20);
		let (kept, got) = (certificate_id(ASSET, "Ann"), certificate_id(ASSET, "Cid"));
		let (asset, certifier, deadline) = (ASSET, CERTIFIER, 60);
		let told = |certificate, serial, user, shares, previous, source| Event::CertificateIssued {
			certificate,
			serial,
			asset,
			user,
			shares,
			certifier,
			deadline,
			previous,
			source,
		};
		let expected = [
			told(kept, 2, id("Ann"), 40, Some(of_ann), None),
			told(got, 3, id("Cid"), 20, None, Some(of_ann)),
		];
		assert_eq!(events()[..2], expected);
		assert_eq!((issued(kept), issued(got)), expected.into());
	});
}

#[test]
fn deadline_should_be_the_last_block_when_the_time_is_longer_than_that() {
	ExtBuilder::default().build_and_execute(|| {
		Governed::set(Terms { certificate: u32::MAX, ..terms() });
		let [of_ann, _] = cogs();
		assert_eq!(certificate(of_ann).deadline, u32::MAX);
	});
}

#[test]
fn certificates_should_be_active_when_their_issuer_countersigns() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, of_bea] = cogs();
		let (before, money) = (certificate(of_ann), free(&certifier()));
		// Behind the deadline it is late, and as good.
		System::set_block_number(before.deadline + 1);
		by(&certifier(), bringing(&[(of_bea, document(2)), (of_ann, document(1))]));
		let state = CertificateState::Active;
		let expected = Certificate { state, document: Some(document(1)), ..before };
		assert_eq!(certificate(of_ann), expected);
		assert_eq!(certificate(of_bea).document, Some(document(2)));
		assert!(!waits(of_ann) && !waits(of_bea));
		assert_eq!(free(&certifier()), money);
		let told = [countersigned(of_bea, document(2)), countersigned(of_ann, document(1))];
		assert_eq!(events(), told);
	});
}

#[test]
fn countersignature_should_be_refused_when_there_is_no_certificate() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, _] = cogs();
		refused(&certifier(), bringing(&[]), Error::<Test>::CertificateNotFound);
		let call = bringing(&[(of_ann, document(1)), (NO_CERTIFICATE, document(1))]);
		refused(&certifier(), call, Error::<Test>::CertificateNotFound);
		assert!(waits(of_ann), "none of them if not all");
	});
}

#[test]
fn countersignature_should_be_refused_when_there_is_one() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, of_bea] = cogs();
		let twice = bringing(&[(of_ann, document(1)), (of_ann, document(1))]);
		refused(&certifier(), twice, Error::<Test>::AlreadyCountersigned);
		by(&certifier(), bringing(&[(of_ann, document(1))]));
		let call = bringing(&[(of_bea, document(2)), (of_ann, document(2))]);
		refused(&certifier(), call, Error::<Test>::AlreadyCountersigned);
		assert_eq!(certificate(of_ann).document, Some(document(1)));
	});
}

#[test]
fn countersignature_should_be_refused_when_the_certificate_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, of_bea] = cogs();
		by(&certifier(), bringing(&[(of_bea, document(1))]));
		by(&registrar(), revoking(of_ann));
		record(ASSET, "Bea", "Cid", 40);
		for over in [of_ann, of_bea] {
			let call = bringing(&[(over, document(1))]);
			refused(&certifier(), call, Error::<Test>::CertificateOver);
		}
	});
}

#[test]
fn countersignature_should_be_refused_when_another_issuer_is_in_charge() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, _] = cogs();
		let call = bringing(&[(of_ann, document(1))]);
		admit("Other", AuthorityRole::CertificateIssuer);
		for who in [account("Other"), registrar(), platform(), account("Ann"), stranger()] {
			refused(&who, call.clone(), Error::<Test>::NotAuthority);
		}
		root(Call::remove_authority { authority: CERTIFIER, successor: None });
		refused(&certifier(), call.clone(), Error::<Test>::AuthorityRemoved);
		let successor = Some(admit("Successor", AuthorityRole::CertificateIssuer));
		root(Call::remove_authority { authority: CERTIFIER, successor });
		refused(&certifier(), call.clone(), Error::<Test>::NotAuthority);
		by(&account("Successor"), call);
		// The certificate goes on to name whom the holder chose.
		assert_eq!(certificate(of_ann).certifier, CERTIFIER);
		assert!(!waits(of_ann));
	});
}

#[test]
fn certificates_of_several_issuers_should_be_countersigned_by_who_stands_for_all() {
	ExtBuilder::default().build_and_execute(|| {
		let other = admit("Other", AuthorityRole::CertificateIssuer);
		for name in ["Ann", "Cid"] {
			set_user(register(name), |row| row.identity.certifier = other);
		}
		let asset = asset_of("Cog", &[("Ann", 60), ("Bea", 40), ("Cid", 50)]);
		let ids = ["Ann", "Bea", "Cid"].map(|name| certificate_id(asset, name));
		assert_eq!(ids.map(|id| certificate(id).certifier), [other, CERTIFIER, other]);
		let call = countersigning(&ids);
		for who in [certifier(), account("Other")] {
			refused(&who, call.clone(), Error::<Test>::NotAuthority);
		}
		root(Call::remove_authority { authority: other, successor: Some(CERTIFIER) });
		by(&certifier(), call);
		assert!(ids.iter().all(|id| certificate(*id).state == CertificateState::Active));
		assert_eq!(Awaiting::<Test>::iter().count(), 0);
	});
}

#[test]
fn hundred_certificates_should_be_countersigned_in_one_call() {
	ExtBuilder::default().build_and_execute(|| {
		let names: Vec<_> = (0..MAX_COUNTERSIGNED).map(|at| format!("Holder{at}")).collect();
		let holders: Vec<_> = names.iter().map(|name| (name.as_str(), 1)).collect();
		let asset = asset_of("Cog", &holders);
		let ids: Vec<_> = names.iter().map(|name| certificate_id(asset, name)).collect();
		by(&certifier(), countersigning(&ids));
		assert_eq!(Awaiting::<Test>::iter().count(), 0);
		let more = vec![(NO_CERTIFICATE, document(1)); ids.len() + 1];
		assert!(Countersignatures::try_from(more).is_err());
	});
}

#[test]
fn another_certificate_should_take_the_place_of_one_that_is_revoked() {
	for reason in [WRONG, RevocationReason::Compromised, RevocationReason::Ordered] {
		ExtBuilder::default().build_and_execute(|| {
			let [of_ann, _] = cogs();
			by(&certifier(), bringing(&[(of_ann, document(1))]));
			forward(4);
			let (before, held) = (certificate(of_ann), holding(ASSET, "Ann"));
			let (money, collected) = (free(&registrar()), free(&treasury()));
			events();
			by(&registrar(), Call::revoke_certificate { certificate: of_ann, reason });

			let new = certificate_id(ASSET, "Ann");
			let state = CertificateState::Revoked(reason);
			// With its document: it was the proof while it held.
			let old = Certificate { state, successor: Some(new), ..before.clone() };
			assert_eq!(certificate(of_ann), old);
			let expected = Certificate {
				serial: 2,
				state: CertificateState::Provisional,
				issued: 5,
				deadline: 55,
				document: None,
				cause: Cause::Reissued,
				previous: Some(of_ann),
				..before
			};
			assert_eq!(certificate(new), expected);
			assert_eq!(holding(ASSET, "Ann"), Holding { certificate: new, ..held });
			assert!(waits(new));
			assert_eq!((free(&registrar()), free(&treasury())), (money - 3, collected + 3));
			let revoked = Event::CertificateRevoked { certificate: of_ann, reason };
			assert_eq!((events(), take_flows()), (vec![issued(new), revoked], vec![]));
		});
	}
}

#[test]
fn certificate_should_be_revoked_when_it_has_no_document_or_its_holder_is_barred() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, of_bea] = cogs();
		by(&registrar(), Call::freeze_user { user: id("Ann") });
		by(&registrar(), Call::freeze_holding { asset: ASSET, user: id("Bea") });
		for old in [of_ann, of_bea] {
			by(&registrar(), revoking(old));
			assert!(!waits(old));
		}
		assert_eq!(Awaiting::<Test>::iter().count(), 2);
		assert!(holding(ASSET, "Bea").frozen.is_some());
		// And the one in its place, in its turn.
		by(&registrar(), revoking(certificate_id(ASSET, "Ann")));
	});
}

#[test]
fn revocation_should_be_refused_when_the_certificate_does_not_hold() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, of_bea] = cogs();
		refused(&registrar(), revoking(NO_CERTIFICATE), Error::<Test>::CertificateNotFound);
		by(&registrar(), revoking(of_ann));
		record(ASSET, "Bea", "Cid", 10);
		for over in [of_ann, of_bea] {
			refused(&registrar(), revoking(over), Error::<Test>::CertificateOver);
		}
		let last = certificate_id(ASSET, "Cid");
		record(ASSET, "Cid", "Bea", 10);
		refused(&registrar(), revoking(last), Error::<Test>::CertificateOver);
	});
}

#[test]
fn revocation_should_be_refused_when_another_registrar_is_in_charge() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, of_bea] = cogs();
		let other = admit("Other", AuthorityRole::Registrar(*b"DE"));
		// Who checked the holder has no say in the asset.
		set_user(id("Ann"), |row| row.identity.registrar = other);
		let others =
			[account("Other"), certifier(), platform(), account("Ann"), account("Cog"), stranger()];
		for who in others {
			refused(&who, revoking(of_ann), Error::<Test>::NotAuthority);
		}
		set_user(id("Ann"), |row| row.identity.registrar = REGISTRAR);
		root(Call::remove_authority { authority: REGISTRAR, successor: None });
		refused(&registrar(), revoking(of_bea), Error::<Test>::AuthorityRemoved);
		root(Call::remove_authority { authority: REGISTRAR, successor: Some(other) });
		refused(&registrar(), revoking(of_bea), Error::<Test>::NotAuthority);
		fund(&account("Other"));
		by(&account("Other"), revoking(of_bea));
	});
}

#[test]
fn another_certificate_should_take_the_place_of_one_when_the_holder_has_another_name() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, of_bea] = cogs();
		by(&certifier(), bringing(&[(of_ann, document(1))]));
		let identity = rename("Ann");
		let (before, held) = (certificate(of_ann), holding(ASSET, "Ann"));
		let (money, collected) = (free(&stranger()), free(&treasury()));
		events();
		by(&stranger(), refreshing(of_ann));

		let new = certificate_id(ASSET, "Ann");
		let state = CertificateState::Superseded;
		let old = Certificate { state, successor: Some(new), ..before.clone() };
		assert_eq!(certificate(of_ann), old);
		let expected = Certificate {
			identity,
			serial: 2,
			state: CertificateState::Provisional,
			document: None,
			cause: Cause::Identity,
			previous: Some(of_ann),
			..before
		};
		assert_eq!(certificate(new), expected);
		assert_eq!(holding(ASSET, "Ann"), Holding { certificate: new, ..held });
		assert_eq!((free(&stranger()), free(&treasury())), (money - 3, collected + 3));
		assert_eq!((events(), take_flows()), (vec![issued(new)], vec![]));
		for current in [new, of_bea] {
			refused(&stranger(), refreshing(current), Error::<Test>::CertificateCurrent);
		}
		refused(&stranger(), refreshing(of_ann), Error::<Test>::CertificateOver);
	});
}

#[test]
fn certificate_should_be_of_the_present_identity_when_it_is_issued_for_another_reason() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, _] = cogs();
		let identity = rename("Ann");
		by(&registrar(), revoking(of_ann));
		let new = certificate_id(ASSET, "Ann");
		assert_eq!(
			(certificate(of_ann).identity, certificate(new).identity),
			(commitment("Ann"), identity)
		);
		refused(&stranger(), refreshing(new), Error::<Test>::CertificateCurrent);
	});
}

#[test]
fn refresh_should_be_refused_when_the_certificate_does_not_hold() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, of_bea] = cogs();
		refused(&stranger(), refreshing(NO_CERTIFICATE), Error::<Test>::CertificateNotFound);
		by(&registrar(), revoking(of_ann));
		record(ASSET, "Bea", "Cid", 40);
		for name in ["Ann", "Bea"] {
			rename(name);
		}
		for over in [of_ann, of_bea] {
			refused(&stranger(), refreshing(over), Error::<Test>::CertificateOver);
		}
		by(&stranger(), refreshing(certificate_id(ASSET, "Ann")));
	});
}

#[test]
fn new_certificate_should_be_refused_when_it_can_not_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, of_bea] = cogs();
		rename("Ann");
		for (who, call) in [(stranger(), refreshing(of_ann)), (registrar(), revoking(of_bea))] {
			set_free(&who, ED + 2);
			refused(&who, call.clone(), TokenError::NotExpendable);
			set_free(&who, ED + 3);
			by(&who, call);
			assert_eq!(free(&who), ED);
		}
		rename("Bea");
		let of_bea = certificate_id(ASSET, "Bea");
		refused(&pauper(), refreshing(of_bea), TokenError::FundsUnavailable);
		Governed::set(Terms { record_fee: 0, ..terms() });
		by(&pauper(), refreshing(of_bea));
	});
}

#[test]
fn new_certificate_should_be_refused_when_there_are_no_more_numbers() {
	ExtBuilder::default().build_and_execute(|| {
		let [_, of_bea] = cogs();
		let last = NextSerial::<Test>::get();
		NextSerial::<Test>::put(Serial::MAX);
		refused(&registrar(), revoking(of_bea), Error::<Test>::IdsExhausted);
		NextSerial::<Test>::put(last);
	});
}

#[test]
fn certificate_should_wait_for_nobody_when_another_took_its_place() {
	ExtBuilder::default().build_and_execute(|| {
		let [of_ann, of_bea] = cogs();
		by(&certifier(), bringing(&[(of_bea, document(2))]));
		record(ASSET, "Ann", "Cid", 20);
		record(ASSET, "Bea", "Cid", 40);
		assert!(!waits(of_ann));
		let old = certificate(of_bea);
		assert_eq!((old.state, old.successor), (CertificateState::Superseded, None));
		assert_eq!(old.document, Some(document(2)), "it stays with what it was made for");
		let waiting: Vec<_> = Awaiting::<Test>::iter_values().collect();
		assert_eq!(waiting.len(), 2);
		for name in ["Ann", "Cid"] {
			assert!(waiting.contains(&certificate_id(ASSET, name)));
		}
	});
}
