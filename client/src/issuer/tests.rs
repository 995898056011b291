// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{
	certificate::{
		tests::{facts, issuer},
		Facts,
	},
	identity::{
		sealed::{Recipient, Role, Sealed, SealingKey},
		tests::opening,
	},
};
use std::{collections::BTreeMap, fs};
use tempfile::TempDir;

const GENESIS: [u8; 32] = [7; 32];
const PLATFORM: OrgNumber = OrgNumber(195);

/// A chain that countersigns as the pallet does: a batch as a whole or not at all.
#[derive(Default)]
struct Chain {
	rows: BTreeMap<[u8; 32], Certificate>,
	/// What every batch that arrived said, whether or not it was good.
	sent: BTreeMap<[u8; 32], BTreeSet<[u8; 32]>>,
	/// Certificates that are superseded after the next look at what waits.
	superseded_next: BTreeSet<[u8; 32]>,
	/// How many batches are lost on their way.
	lost: usize,
	batches: Vec<usize>,
}

impl Chain {
	fn with(serials: impl IntoIterator<Item = u64>) -> Self {
		let mut chain = Self::default();
		serials.into_iter().for_each(|serial| chain.add(facts(serial)));
		chain
	}

	fn add(&mut self, facts: Facts) {
		let id = facts.certificate;
		let row = Certificate { facts, provisional: true, certifier: 1, document: None };
		self.rows.insert(id, row);
	}

	fn try_countersign(&mut self, batch: &[Countersignature]) -> Result<(), ChainError> {
		self.batches.push(batch.len());
		for (id, hash) in batch {
			self.sent.entry(*id).or_default().insert(*hash);
		}
		if let Some(left) = self.lost.checked_sub(1) {
			self.lost = left;
			return Err(crate::chain::refusal("lost"));
		}
		if batch.iter().any(|(id, _)| !self.rows[id].provisional) {
			return Err(crate::chain::refusal("over or countersigned"));
		}
		for (id, hash) in batch {
			let row = self.rows.get_mut(id).unwrap();
			(row.provisional, row.document) = (false, Some(*hash));
		}
		Ok(())
	}
}

impl Register for Chain {
	async fn waiting(&mut self) -> Result<Vec<Certificate>, ChainError> {
		let mut waiting: Vec<_> =
			self.rows.values().filter(|row| row.provisional).cloned().collect();
		waiting.sort_by_key(|row| row.facts.serial);
		for id in std::mem::take(&mut self.superseded_next) {
			self.rows.get_mut(&id).unwrap().provisional = false;
		}
		Ok(waiting)
	}

	async fn certificate(&mut self, id: [u8; 32]) -> Result<Option<Certificate>, ChainError> {
		Ok(self.rows.get(&id).cloned())
	}

	async fn platform(&mut self, _: u64) -> Result<OrgNumber, ChainError> {
		Ok(PLATFORM)
	}

	async fn countersign(
		&mut self,
		batches: &[&[Countersignature]],
	) -> Vec<Result<(), ChainError>> {
		batches.iter().map(|batch| self.try_countersign(batch)).collect()
	}
}

/// Notes events, and ends the program at a step.
#[derive(Default)]
struct Notes {
	events: Vec<Event>,
	steps: Vec<Step>,
	end_at: Option<usize>,
}

impl Observer for Notes {
	fn event(&mut self, event: Event) {
		self.events.push(event);
	}

	fn reached(&mut self, step: Step) -> Result<(), IssuerError> {
		self.steps.push(step);
		match self.end_at == Some(self.steps.len() - 1) {
			true => Err(IssuerError::Ended),
			false => Ok(()),
		}
	}
}

/// An issuer's folders.
struct Desk {
	folder: TempDir,
	sealing: SealingKey,
	key: Keypair,
}

impl Desk {
	/// With the identities of `openings` in the vault.
	fn new(openings: &[u8]) -> Self {
		let folder = tempfile::tempdir().unwrap();
		fs::create_dir(folder.path().join("vault")).unwrap();
		let sealing = SealingKey::from_secret(&[5; 32]).unwrap();
		let desk = Self { folder, sealing, key: issuer() };
		openings.iter().for_each(|salt| desk.receive(*salt));
		desk
	}

	fn receive(&self, salt: u8) {
		let to = Recipient {
			genesis: GENESIS,
			role: Role::CertificateIssuer,
			authority: 1,
			key: self.sealing.public(),
		};
		let sealed = Sealed::seal(&opening(salt), &to).unwrap();
		let text = serde_json::to_string(&sealed).unwrap();
		fs::write(self.path(&format!("vault/{salt}.json")), text).unwrap();
	}

	fn path(&self, name: &str) -> PathBuf {
		self.folder.path().join(name)
	}

	fn store(&self, genesis: &[u8; 32]) -> Result<Store, IssuerError> {
		Store::open(&self.path("store"), &self.path("outbox"), genesis)
	}

	fn issuer(&self) -> Issuer<'_> {
		let keys = vec![SealingKey::from_secret(&[5; 32]).unwrap()];
		let vault = Vault::new(self.path("vault"), keys);
		Issuer::new(&self.key, self.store(&GENESIS).unwrap(), vault)
	}

	/// The files in a folder, tmp ones too.
	fn names(&self, folder: &str) -> Vec<String> {
		let Ok(entries) = fs::read_dir(self.path(folder)) else { return Vec::new() };
		let mut names: Vec<_> = entries
			.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
			.collect();
		names.sort();
		names
	}

	/// What stands in the outbox has to be what the chain has.
	#[track_caller]
	fn assert_done(&self, chain: &Chain, ids: &[[u8; 32]]) {
		let mut expected: Vec<_> =
			ids.iter().map(|id| format!("{}.json", hex::encode(id))).collect();
		expected.sort();
		assert_eq!(self.names(&format!("outbox/{PLATFORM}")), expected);
		for id in ids {
			let name = format!("outbox/{PLATFORM}/{}.json", hex::encode(id));
			let text = fs::read_to_string(self.path(&name)).unwrap();
			let document = Document::from_json(&text).unwrap();
			assert_eq!(document.credential.facts(), chain.rows[id].facts);
			assert_eq!(Some(document.credential.hash().unwrap()), chain.rows[id].document);
			assert_eq!(document.disclosures.len(), 5);
		}
		assert_eq!(self.names("store/made"), [""; 0]);
		assert!(chain.sent.values().all(|hashes| hashes.len() == 1));
	}
}

fn run<T>(future: impl std::future::Future<Output = T>) -> T {
	tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

fn rounds(issuer: &mut Issuer<'_>, chain: &mut Chain, notes: &mut Notes, count: usize) {
	for _ in 0..count {
		run(issuer.round(chain, notes)).unwrap();
	}
}

fn ids(serials: impl IntoIterator<Item = u64>) -> Vec<[u8; 32]> {
	serials.into_iter().map(|serial| facts(serial).certificate).collect()
}

/// A certificate of the identity `opening(salt)`.
fn facts_of(serial: u64, salt: u8) -> Facts {
	let mut facts = Facts { identity: opening(salt).commitment(), ..facts(serial) };
	facts.certificate = facts.id();
	facts
}

#[test]
fn documents_should_be_made_countersigned_and_delivered() {
	let (desk, mut chain) = (Desk::new(&[1]), Chain::with(1..=3));
	let (mut issuer, mut notes) = (desk.issuer(), Notes::default());
	rounds(&mut issuer, &mut chain, &mut notes, 1);
	assert_eq!(desk.names("store/made").len(), 3);
	assert_eq!(desk.names("outbox"), [""; 0], "the countersignature is not final");
	rounds(&mut issuer, &mut chain, &mut notes, 1);
	desk.assert_done(&chain, &ids(1..=3));
	assert_eq!(chain.batches, [3]);
	let before = notes.events.len();
	rounds(&mut issuer, &mut chain, &mut notes, 2);
	assert_eq!(notes.events.len(), before);
	let mode = |name: &str| {
		let about = fs::metadata(desk.path(name)).unwrap();
		std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o777
	};
	assert_eq!((mode("store"), mode("outbox")), (0o700, 0o700));
}

#[test]
fn nothing_should_be_lost_or_made_twice_wherever_the_program_ends() {
	let mut ended_in = BTreeSet::new();
	for end_at in 0.. {
		let (desk, mut chain) = (Desk::new(&[1, 2]), Chain::with(1..=2));
		chain.add(facts_of(3, 2));
		let mut notes = Notes { end_at: Some(end_at), ..Notes::default() };
		let mut issuer = desk.issuer();
		let ended = (0..3).any(|_| run(issuer.round(&mut chain, &mut notes)).is_err());
		drop(issuer);
		if !ended {
			// Each kind of step was one to end at.
			assert_eq!(ended_in.len(), 9);
			assert_eq!(end_at, notes.steps.len());
			return;
		}
		ended_in.insert(format!("{:?}", notes.steps.last().unwrap()));
		let mut issuer = desk.issuer();
		rounds(&mut issuer, &mut chain, &mut Notes::default(), 3);
		let mut all = ids(1..=2);
		all.push(facts_of(3, 2).certificate);
		desk.assert_done(&chain, &all);
	}
}

#[test]
fn nothing_should_be_lost_when_the_program_ends_again_and_again() {
	// Each run gets one step further than nothing.
	let (desk, mut chain) = (Desk::new(&[1]), Chain::with(1..=3));
	for _ in 0..200 {
		let mut notes = Notes { end_at: Some(4), ..Notes::default() };
		let mut issuer = desk.issuer();
		let _ = run(issuer.round(&mut chain, &mut notes));
	}
	desk.assert_done(&chain, &ids(1..=3));
}

#[test]
fn the_same_document_should_go_out_when_the_first_try_was_lost() {
	let (desk, mut chain) = (Desk::new(&[1]), Chain::with([1]));
	chain.lost = 2;
	let mut notes = Notes::default();
	rounds(&mut desk.issuer(), &mut chain, &mut notes, 2);
	let refused = notes.events.iter().filter(|event| matches!(event, Event::Refused { .. }));
	assert_eq!(refused.count(), 2);
	rounds(&mut desk.issuer(), &mut chain, &mut notes, 2);
	desk.assert_done(&chain, &ids([1]));
}

#[test]
fn certificate_should_wait_for_its_identity_and_keep_nobody_waiting() {
	let (desk, mut chain) = (Desk::new(&[1]), Chain::with([2, 3]));
	chain.add(facts_of(1, 9));
	let (mut issuer, mut notes) = (desk.issuer(), Notes::default());
	rounds(&mut issuer, &mut chain, &mut notes, 4);
	desk.assert_done(&chain, &ids([2, 3]));
	let said: Vec<_> =
		notes.events.iter().filter(|event| matches!(event, Event::NoIdentity { .. })).collect();
	assert_eq!(said.len(), 1, "once a run");
	let line = said[0].to_string();
	assert!(line.contains("not in the vault") && line.contains("user 12"), "{line}");
	desk.receive(9);
	rounds(&mut issuer, &mut chain, &mut notes, 2);
	desk.assert_done(&chain, &[ids([2, 3]), vec![facts_of(1, 9).certificate]].concat());
}

#[test]
fn files_that_are_no_identity_should_keep_nobody_waiting() {
	let (desk, mut chain) = (Desk::new(&[1, 2]), Chain::with([1]));
	// Names the commitment of somebody else, and comes first.
	let foreign = fs::read_to_string(desk.path("vault/2.json")).unwrap();
	let own = hex::encode(opening(1).commitment());
	let foreign = foreign.replace(&hex::encode(opening(2).commitment()), &own);
	fs::write(desk.path("vault/0.json"), foreign).unwrap();
	fs::write(desk.path("vault/a.json"), "junk").unwrap();
	fs::write(desk.path("vault/b.json"), "x".repeat(1 << 20)).unwrap();
	let mut notes = Notes::default();
	rounds(&mut desk.issuer(), &mut chain, &mut notes, 2);
	desk.assert_done(&chain, &ids([1]));
	let unreadable =
		notes.events.iter().filter(|event| matches!(event, Event::UnreadableFile { .. }));
	assert_eq!(unreadable.count(), 2);
}

#[test]
fn others_should_get_through_when_one_of_a_batch_was_superseded() {
	let (desk, mut chain) = (Desk::new(&[1]), Chain::with(1..=8));
	chain.superseded_next = ids([5]).into_iter().collect();
	let (mut issuer, mut notes) = (desk.issuer(), Notes::default());
	rounds(&mut issuer, &mut chain, &mut notes, 1);
	assert_eq!(chain.batches, [8]);
	// While others go the same way, smaller batches save the rest.
	chain.superseded_next = ids([6]).into_iter().collect();
	rounds(&mut issuer, &mut chain, &mut notes, 1);
	assert_eq!(chain.batches, [8, 4, 3]);
	assert_eq!(chain.rows.values().filter(|row| row.document.is_some()).count(), 4);
	rounds(&mut issuer, &mut chain, &mut notes, 3);
	desk.assert_done(&chain, &ids([1, 2, 3, 4, 7, 8]));
	let dropped = notes.events.iter().filter(|event| matches!(event, Event::Dropped { .. }));
	assert_eq!(dropped.count(), 2);
}

#[test]
fn batches_should_be_of_a_hundred_at_most() {
	let (desk, mut chain) = (Desk::new(&[1]), Chain::with(1..=205));
	rounds(&mut desk.issuer(), &mut chain, &mut Notes::default(), 2);
	assert_eq!(chain.batches, [100, 100, 5]);
	desk.assert_done(&chain, &ids(1..=205));
}

#[test]
fn document_should_be_set_aside_when_the_chain_has_another() {
	let (desk, mut chain) = (Desk::new(&[1]), Chain::with([1, 2]));
	chain.lost = 1;
	let (mut issuer, mut notes) = (desk.issuer(), Notes::default());
	rounds(&mut issuer, &mut chain, &mut notes, 1);
	let row = chain.rows.get_mut(&facts(1).certificate).unwrap();
	(row.provisional, row.document) = (false, Some([1; 32]));
	rounds(&mut issuer, &mut chain, &mut notes, 2);
	desk.assert_done(&chain, &ids([2]));
	assert_eq!(desk.names("store/aside"), [format!("{}.json", hex::encode(facts(1).certificate))]);
	assert!(notes.events.iter().any(|event| event.to_string().starts_with("ALARM")));
}

#[test]
fn document_should_be_made_again_when_its_file_was_damaged() {
	let (desk, mut chain) = (Desk::new(&[1]), Chain::with([1, 2]));
	chain.lost = 1;
	rounds(&mut desk.issuer(), &mut chain, &mut Notes::default(), 1);
	let path =
		|serial| desk.path(&format!("store/made/{}.json", hex::encode(facts(serial).certificate)));
	// A good document under another's name, and a bad one.
	fs::copy(path(1), path(2)).unwrap();
	fs::write(path(1), "{").unwrap();
	rounds(&mut desk.issuer(), &mut chain, &mut Notes::default(), 2);
	desk.assert_done(&chain, &ids([1, 2]));
	assert_eq!(desk.names("store/aside").len(), 2);
}

#[test]
fn lost_document_should_be_made_again_with_the_hash_on_the_chain_only() {
	let (desk, mut chain) = (Desk::new(&[1]), Chain::with([1, 2]));
	rounds(&mut desk.issuer(), &mut chain, &mut Notes::default(), 2);
	fs::remove_dir_all(desk.path("outbox")).unwrap();
	fs::remove_dir_all(desk.path("store")).unwrap();
	let mut notes = Notes::default();
	run(desk.issuer().again(&ids([1, 2]), &mut chain, &mut notes)).unwrap();
	desk.assert_done(&chain, &ids([1, 2]));
	chain.rows.get_mut(&facts(1).certificate).unwrap().document = Some([1; 32]);
	let again = run(desk.issuer().again(&ids([1]), &mut chain, &mut notes));
	assert!(matches!(again, Err(IssuerError::Again { .. })));
	chain.add(facts(3));
	let again = run(desk.issuer().again(&ids([3]), &mut chain, &mut notes));
	assert!(again.unwrap_err().to_string().contains("never countersigned"));
}

#[test]
fn store_should_be_refused_to_a_second_program_and_for_another_chain() {
	let desk = Desk::new(&[]);
	let first = desk.store(&GENESIS).unwrap();
	let second = desk.store(&GENESIS).unwrap_err().to_string();
	assert!(second.contains("another program"), "{second}");
	drop(first);
	let other = desk.store(&[8; 32]).unwrap_err().to_string();
	assert!(other.contains("another chain"), "{other}");
	desk.store(&GENESIS).unwrap();
}

#[test]
fn store_should_not_keep_half_written_files() {
	let (desk, mut chain) = (Desk::new(&[1]), Chain::with([1]));
	let mut notes = Notes { end_at: Some(0), ..Notes::default() };
	assert!(run(desk.issuer().round(&mut chain, &mut notes)).is_err());
	assert!(desk.names("store/made")[0].ends_with(".tmp"));
	drop(desk.store(&GENESIS).unwrap());
	assert_eq!(desk.names("store/made"), [""; 0]);
}

#[test]
fn log_should_name_no_holder() {
	let (desk, mut chain) = (Desk::new(&[1]), Chain::with([1]));
	chain.add(facts_of(2, 9));
	let mut notes = Notes::default();
	rounds(&mut desk.issuer(), &mut chain, &mut notes, 3);
	let log: String = notes.events.iter().map(|event| format!("{event} {event:?}")).collect();
	assert!(!notes.events.is_empty());
	for private in ["Ada", "518242591", &hex::encode([1; 32])] {
		assert!(!log.contains(private), "{log}");
	}
}
