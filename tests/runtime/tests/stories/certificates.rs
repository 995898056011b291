// SPDX-License-Identifier: Apache-2.0

//! Saved proofs of certificates read the rows that the runtime has, and say what its own view says.

use codec::Encode;
use frame_support::traits::StorageVersion;
use hanse_flow_proof::{
	certificate_keys, CertificateRows, Concerned, IssuerRow, ProvenCertificate, LAYOUT,
};
use hanse_runtime::{Crowdfunding, Runtime, Timestamp};
use hanse_runtime_tests::{
	actors::{actor, Actor},
	chain::Chain,
	chips::by_council,
	crowdfunding::*,
	governance::{carry, Body},
};
use pallet_crowdfunding::{
	AssetId, Authorities, AuthorityRole, Call, CertificateId, CertificateStanding, Certificates,
	Details, Holdings, RevocationReason, UserId, Users,
};
use sp_core::{Bytes, H256};

const ANNA: UserId = 0;
const BERT: UserId = 1;

/// An asset of which two users have shares.
struct Scene {
	chain: Chain,
	market: Market,
	persons: [Person; 2],
	asset: AssetId,
}

fn scene() -> Scene {
	let mut chain = Chain::development();
	pass(&mut chain, 1);
	carry(&mut chain, Body::Council, set_crowd_terms(short_crowd_terms())).expect("carried");
	let market = market(&mut chain, by_council);
	let persons = ["anna", "bert"].map(person);
	for (user, person) in [ANNA, BERT].into_iter().zip(&persons) {
		pass(&mut chain, 1);
		assert_eq!(join(&mut chain, &market, 0, person), user);
	}
	pass(&mut chain, 1);
	let asset = float(&mut chain, &market, &[(ANNA, 100), (BERT, 50)]);
	Scene { chain, market, persons, asset }
}

impl Scene {
	#[track_caller]
	fn does(&mut self, who: &Actor, call: Call<Runtime>) {
		self.chain.does(who, crowd(call));
	}

	#[track_caller]
	fn registrar_does(&mut self, call: Call<Runtime>) {
		let registrar = self.market.registrar.account.clone();
		self.does(&registrar, call);
	}

	fn certificate(&mut self, user: UserId) -> CertificateId {
		certificate_of(&mut self.chain, self.asset, user)
	}

	fn countersign(&mut self, id: CertificateId) {
		let certificates = vec![(id, H256([8; 32]))].try_into().expect("few enough");
		let certifier = self.market.certifier.account.clone();
		self.does(&certifier, Call::countersign { certificates });
	}

	/// What the chain's rows say by a proof's keys, which has to be what the view says.
	#[track_caller]
	fn standing(&mut self, id: CertificateId, issuers: &[u32]) -> CertificateStanding {
		let told = self.chain.with(|| Crowdfunding::certificate_status(id)).expect("issued");
		let found = self.found(id, issuers);
		assert_eq!(found.row, told.certificate);
		assert_eq!(found.standing, told.standing);
		assert_eq!(found.shares, told.holding.map(|holding| holding.shares));
		assert_eq!(found.title.as_bytes(), &told.attributes.title[..]);
		assert_eq!(found.total, told.terms.shares);
		let last = *issuers.last().expect("there is one");
		let issuer = self.chain.with(|| Crowdfunding::authority(last)).expect("admitted");
		let key: [u8; 32] = issuer.key.into();
		assert_eq!(found.issuer, H256(key));
		found.standing
	}

	/// What a proof would show.
	fn found(&mut self, id: CertificateId, issuers: &[u32]) -> ProvenCertificate {
		let row = certificate(&mut self.chain, id);
		let (user, asset) = (row.user, row.asset);
		let concerned = Concerned { user, asset, issuers: issuers.to_vec() };
		let keys = certificate_keys(id, Some(&concerned));
		let row = |key: &[u8]| sp_io::storage::get(key).map(|row| Bytes(row.to_vec()));
		let rows: Vec<_> =
			self.chain.with(|| keys.iter().map(|(_, key)| row(key)).collect::<Vec<_>>());
		let now = self.chain.with(Timestamp::get);
		assert_eq!(rows[0], Some(Bytes(LAYOUT.encode())));
		assert_eq!(rows[1], Some(Bytes(now.encode())));
		let present = |at: usize| rows[at].clone().expect("the row is there");
		let issuers = issuers.iter().zip(6..);
		let rows = CertificateRows {
			certificate: present(2),
			holder: present(3),
			holding: rows[4].clone(),
			asset: present(5),
			issuers: issuers
				.map(|(id, at)| IssuerRow { authority: *id, row: present(at) })
				.collect(),
		};
		let block = self.chain.block();
		rows.read(block).expect("the rows are laid out as proofs know them")
	}
}

#[test]
fn keys_of_proofs_should_be_those_of_the_runtime() {
	let (id, user, asset, issuer) = (H256([7; 32]), 0x0102_0304, 0x0506_0708, 9);
	let concerned = Concerned { user, asset, issuers: vec![issuer] };
	let keys: Vec<_> =
		certificate_keys(id, Some(&concerned)).into_iter().map(|(_, key)| key).collect();
	let expected = [
		StorageVersion::storage_key::<Crowdfunding>().to_vec(),
		pallet_timestamp::Now::<Runtime>::hashed_key().to_vec(),
		Certificates::<Runtime>::hashed_key_for(id),
		Users::<Runtime>::hashed_key_for(user),
		Holdings::<Runtime>::hashed_key_for(user, asset),
		Details::<Runtime>::hashed_key_for(asset),
		Authorities::<Runtime>::hashed_key_for(issuer),
	];
	assert_eq!(keys, expected);
	let none = certificate_keys(id, None).into_iter().map(|(_, key)| key);
	assert!(none.eq(expected[..3].iter().cloned()));
}

#[test]
fn proof_should_say_what_the_runtime_says_through_the_life_of_a_certificate() {
	use CertificateStanding::*;
	let mut scene = scene();
	let by = [scene.market.certifier.id];
	let (annas, berts) = (scene.certificate(ANNA), scene.certificate(BERT));
	assert_eq!(scene.standing(annas, &by), Provisional);
	scene.countersign(annas);
	assert_eq!(scene.standing(annas, &by), Good);

	scene.registrar_does(Call::freeze_user { user: ANNA });
	assert_eq!(scene.standing(annas, &by), Frozen);
	scene.registrar_does(Call::thaw_user { user: ANNA });
	let (asset, user) = (scene.asset, ANNA);
	scene.registrar_does(Call::freeze_holding { asset, user });
	assert_eq!(scene.standing(annas, &by), Frozen);
	scene.registrar_does(Call::thaw_holding { asset, user });

	let deadline = certificate(&mut scene.chain, berts).deadline;
	scene.chain.advance_to(deadline);
	assert_eq!(scene.standing(berts, &by), Provisional);
	pass(&mut scene.chain, 1);
	assert_eq!(scene.standing(berts, &by), Overdue);

	let reason = RevocationReason::Ordered;
	scene.registrar_does(Call::revoke_certificate { certificate: annas, reason });
	assert_eq!(scene.standing(annas, &by), Over);
	let again = scene.certificate(ANNA);
	assert_eq!(scene.standing(again, &by), Provisional);

	let account = scene.persons[1].account.clone();
	let update = identity_update(&mut scene.chain, BERT, &account, commitment("bertha"));
	scene.registrar_does(update.expect("the user is there"));
	assert_eq!(scene.standing(berts, &by), Outdated);
}

#[test]
fn proof_should_say_what_the_runtime_says_when_nothing_is_held_any_more() {
	let mut scene = scene();
	let by = [scene.market.certifier.id];
	let (before, platform) = (scene.certificate(ANNA), scene.market.sites[0].clone());
	let trade = gift(platform.number, scene.asset, (ANNA, BERT), 100);
	let [anna, bert] = scene.persons.clone();
	let call = recording(&mut scene.chain, trade, &anna.pen, &bert.pen);
	scene.does(&platform.owner, call);
	assert_eq!(scene.standing(before, &by), CertificateStanding::Over);
	assert_eq!(scene.found(before, &by).shares, None);
}

#[test]
fn proof_should_name_the_key_of_who_took_the_issuers_place() {
	let mut scene = scene();
	let first = scene.market.certifier.id;
	let role = AuthorityRole::CertificateIssuer;
	let heir = admit_keeper(&mut scene.chain, by_council, &actor("heir"), role);
	let id = scene.certificate(ANNA);
	let removal = |successor| crowd(Call::remove_authority { authority: first, successor });
	by_council(&mut scene.chain, removal(None));
	scene.standing(id, &[first]);
	by_council(&mut scene.chain, removal(Some(heir.id)));
	scene.standing(id, &[first, heir.id]);
}
