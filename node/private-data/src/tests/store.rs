// SPDX-License-Identifier: Apache-2.0

//! The store, step by step, each of which a crash may follow.

use super::{chain::GENESIS, net::contains};
use crate::{
	outcome::{Outcome, Refused, RequestOutcome},
	quota::{Pending, Source},
	store::{Due, Kept, Lacking, OnStale, Outgoing, Place, Settled, State, Store, StoreError},
};
use hanse_activity_format::{ContentKey, Notice, Sealed, SignedNotice};
use pallet_activities::{Content, Digest, MessageRef, NodeSignature, Word};
use sp_core::{sr25519, H256};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const ME: u64 = 1;

struct Shelf {
	folder: TempDir,
	store: Option<Store>,
}

impl Shelf {
	fn new() -> Self {
		let folder = tempfile::tempdir().unwrap();
		let store = Store::open(folder.path(), GENESIS).unwrap();
		Self { folder, store: Some(store) }
	}

	fn store(&self) -> &Store {
		self.store.as_ref().unwrap()
	}

	/// What a crash and a new start leave.
	fn reopen(&mut self) -> &Store {
		self.store = None;
		self.store = Some(Store::open(self.folder.path(), GENESIS).unwrap());
		self.store()
	}

	fn key_files(&self) -> Vec<PathBuf> {
		let files = std::fs::read_dir(self.folder.path().join("keys")).unwrap();
		let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
		files.sort();
		files
	}
}

fn place(activity: u64, author: u64, counter: u64) -> Place {
	Place { activity, author, counter }
}

fn message(activity: u64, number: u64) -> MessageRef {
	MessageRef { activity, number }
}

fn kept(place: Place, epoch: u32) -> Kept {
	let Place { activity, author, counter } = place;
	let ciphertext = vec![u8::try_from(counter).unwrap(); 256];
	let digest = Digest { fields: H256([1; 32]), ciphertext: H256([2; 32]), size: 256 };
	let (count, content, root, bytes) = (1, Content::Information, H256([3; 32]), 256);
	let notice = Notice { activity, epoch, author, counter, count, content, root, bytes };
	let signature = NodeSignature::from(sr25519::Signature::default());
	Kept {
		notice: SignedNotice { notice, key_version: 1, signature },
		messages: vec![Sealed { digest, ciphertext }],
		key: ContentKey::random().unwrap(),
		state: State::Pending { since: 10 },
	}
}

fn outgoing() -> Outgoing {
	Outgoing { on_stale: OnStale::Refuse, since: 10 }
}

fn here(number: u64, place: Place) -> Settled {
	Settled::Here { number, place, due: Due::Yes }
}

fn lacking(number: u64, place: Place) -> Lacking {
	Lacking {
		message: message(place.activity, number),
		place,
		root: H256([3; 32]),
		content: Content::Information,
		is_due: Due::Yes,
	}
}

fn waiting(store: &Store, activity: u64, author: u64) -> (u64, u64) {
	let Pending { messages, bytes } = store.waiting(Source { activity, author }).unwrap();
	(messages, bytes)
}

fn due(store: &Store, word: Word) -> Vec<MessageRef> {
	store.due(word, None, 100).unwrap()
}

#[test]
fn packages_should_be_there_with_their_keys_when_the_store_is_opened_again() {
	let mut shelf = Shelf::new();
	let (one, other) = (kept(place(1, 2, 0), 0), kept(place(9, 3, 4), 0));
	shelf.store().keep(&[one.clone(), other.clone()]).unwrap();
	let store = shelf.reopen();
	for kept in [one, other] {
		let place = Place::of(&kept.notice);
		assert_eq!(store.row(&place).unwrap().unwrap().notice, kept.notice);
		assert_eq!(store.messages(&place).unwrap().unwrap(), kept.messages);
		let key = store.content_key(&place).unwrap().unwrap();
		assert_eq!(key.expose(), kept.key.expose());
	}
	assert_eq!(store.row(&place(1, 2, 1)).unwrap(), None);
	assert!(store.content_key(&place(1, 2, 1)).unwrap().is_none());
}

#[test]
fn sums_should_follow_what_waits_when_it_comes_settles_is_replaced_or_dropped() {
	let mut shelf = Shelf::new();
	let all: Vec<_> = (0..4).map(|counter| kept(place(1, 2, counter), 0)).collect();
	shelf.store().keep(&all).unwrap();
	shelf.store().keep(&all).unwrap();
	assert_eq!(waiting(shelf.store(), 1, 2), (4, 1_024));
	assert_eq!(waiting(shelf.store(), 1, 3), (0, 0));

	let mut again = kept(place(1, 2, 0), 1);
	again.notice.notice.bytes = 512;
	shelf.store().keep(&[again]).unwrap();
	assert_eq!(waiting(shelf.store(), 1, 2), (4, 1_280));
	shelf.store().settle(1, ME, &[here(0, place(1, 2, 0))], 1).unwrap();
	assert_eq!(waiting(shelf.reopen(), 1, 2), (3, 768));
	shelf.store().drop_pending(&place(1, 2, 1)).unwrap();
	shelf.store().erase(1, &[(1, place(1, 2, 2), Due::No)]).unwrap();
	assert_eq!(waiting(shelf.reopen(), 1, 2), (1, 256));
	assert_eq!(shelf.store().drop_waiting(11).unwrap(), 1);
	assert_eq!(waiting(shelf.reopen(), 1, 2), (0, 0));
}

#[test]
fn waiting_should_be_dropped_only_when_it_is_old_and_not_to_be_published() {
	let mut shelf = Shelf::new();
	let (old, own) = (place(1, 2, 0), place(1, ME, 0));
	shelf.store().keep(&[kept(old, 0)]).unwrap();
	shelf.store().keep_outgoing(&kept(own, 0), outgoing()).unwrap();
	assert_eq!(shelf.store().drop_waiting(10).unwrap(), 0);
	assert_eq!(shelf.store().drop_waiting(11).unwrap(), 1);
	let store = shelf.reopen();
	assert!(store.row(&old).unwrap().is_none() && store.content_key(&old).unwrap().is_none());
	assert!(store.row(&own).unwrap().is_some());
}

#[test]
fn entry_should_be_final_and_due_when_it_is_settled_and_leave_the_outbox() {
	let mut shelf = Shelf::new();
	let (own, other) = (place(1, ME, 0), place(1, 2, 0));
	shelf.store().keep(&[kept(other, 0)]).unwrap();
	shelf.store().keep_outgoing(&kept(own, 0), outgoing()).unwrap();
	assert_eq!(shelf.reopen().outbox().unwrap(), [(own, outgoing())]);

	let settled = [Settled::Here { number: 0, place: own, due: Due::No }, here(1, other)];
	shelf.store().settle(1, ME, &settled, 2).unwrap();
	let store = shelf.reopen();
	assert_eq!(store.outbox().unwrap(), []);
	assert_eq!(store.noted(1).unwrap().next, 2);
	assert_eq!(store.row(&other).unwrap().unwrap().state, State::Final { number: 1 });
	assert_eq!(store.entry(message(1, 0)).unwrap(), Some((own, false)));
	assert_eq!(store.entries(1, 1, 10).unwrap(), [(1, other, false)]);
	assert_eq!(due(store, Word::Stored), [message(1, 1)]);
	assert_eq!(store.own().unwrap(), [(message(1, 0), false)]);
	store.not_due(Word::Stored, &[message(1, 1)]).unwrap();
	store.watched(&[], &[message(1, 0)]).unwrap();
	assert_eq!(shelf.reopen().own().unwrap(), [(message(1, 0), true)]);
	shelf.store().watched(&[message(1, 0)], &[]).unwrap();
	assert_eq!(shelf.reopen().own().unwrap(), []);
	assert_eq!(due(shelf.store(), Word::Stored), []);
}

#[test]
fn due_words_should_be_listed_page_by_page_in_ascending_order() {
	let shelf = Shelf::new();
	for activity in [3, 1] {
		let places: Vec<_> = (0..5).map(|counter| place(activity, 2, counter)).collect();
		let all: Vec<_> = places.iter().map(|place| kept(*place, 0)).collect();
		shelf.store().keep(&all).unwrap();
		let settled: Vec<_> = (0..).zip(places).map(|(at, place)| here(at, place)).collect();
		shelf.store().settle(activity, ME, &settled, 5).unwrap();
	}
	shelf.store().erase(3, &[(2, place(3, 2, 2), Due::Yes)]).unwrap();
	let (mut all, mut after) = (Vec::new(), None);
	loop {
		let page = shelf.store().due(Word::Stored, after, 2).unwrap();
		let Some(last) = page.last() else { break };
		after = Some(*last);
		assert!(page.len() <= 2);
		all.extend(page);
	}
	let numbers = |activity, numbers: [u64; 5]| numbers.map(|number| message(activity, number));
	let mut expected = [numbers(1, [0, 1, 2, 3, 4]), numbers(3, [0, 1, 2, 3, 4])].concat();
	expected.retain(|one| *one != message(3, 2));
	assert_eq!(all, expected);
	assert_eq!(due(shelf.store(), Word::Erased), [message(3, 2)]);
}

#[test]
fn lacking_entry_should_be_final_and_due_when_it_is_found_and_only_then() {
	let mut shelf = Shelf::new();
	let at = place(1, 2, 0);
	let lacking = lacking(0, at);
	shelf.store().settle(1, ME, &[Settled::Lacking(lacking)], 1).unwrap();
	let store = shelf.reopen();
	assert_eq!(store.lacking(10, |_| true).unwrap(), [lacking]);
	assert_eq!(store.lacking(10, |_| false).unwrap(), []);
	assert_eq!(store.lacking_of(1, 0, 1).unwrap(), [lacking]);
	assert_eq!(store.lacking_of(1, 1, 9).unwrap(), []);
	assert_eq!((store.lacking_count().unwrap(), due(store, Word::Stored)), (1, vec![]));

	let found = [(lacking, Kept { state: State::Final { number: 0 }, ..kept(at, 0) })];
	assert_eq!(store.found(&found).unwrap(), [lacking]);
	let store = shelf.reopen();
	assert_eq!((store.lacking_count().unwrap(), store.found(&found).unwrap()), (0, vec![]));
	assert_eq!(due(store, Word::Stored), [message(1, 0)]);
	assert_eq!(store.row(&at).unwrap().unwrap().state, State::Final { number: 0 });
	assert_eq!(waiting(store, 1, 2), (0, 0));
}

#[test]
fn found_package_should_not_be_kept_when_its_entry_was_erased_meanwhile() {
	let shelf = Shelf::new();
	let at = place(1, 2, 0);
	let (lacking, store) = (lacking(0, at), shelf.store());
	store.settle(1, ME, &[Settled::Lacking(lacking)], 1).unwrap();
	store.erase(1, &[(0, at, Due::No)]).unwrap();
	assert_eq!(store.found(&[(lacking, kept(at, 0))]).unwrap(), []);
	store.keep(&[kept(at, 0), kept(at, 7)]).unwrap();
	assert!(store.row(&at).unwrap().is_none() && store.messages(&at).unwrap().is_none());
	assert!(store.content_key(&at).unwrap().is_none());
	assert!(store.is_erased(&at).unwrap());
	assert_eq!(store.lacking_count().unwrap(), 0);
}

#[test]
fn erased_package_should_lose_body_key_and_the_key_of_keys_when_others_stay() {
	let mut shelf = Shelf::new();
	let (gone, stays) = (place(1, 2, 0), place(1, 2, 1));
	let (first, second) = (kept(gone, 0), kept(stays, 0));
	let (key, kept_key) = (first.key.clone(), second.key.clone());
	shelf.store().keep(&[first, second]).unwrap();
	shelf.store().settle(1, ME, &[here(0, gone), here(1, stays)], 2).unwrap();
	let before = shelf.key_files();
	shelf.store().erase(1, &[(0, gone, Due::Yes)]).unwrap();
	let store = shelf.reopen();
	assert_eq!(store.row(&gone).unwrap().unwrap().state, State::Erased { number: 0 });
	assert!(store.messages(&gone).unwrap().is_none());
	assert!(store.content_key(&gone).unwrap().is_none());
	assert_eq!(store.entry(message(1, 0)).unwrap(), Some((gone, true)));
	assert_eq!(due(store, Word::Stored), [message(1, 1)]);
	assert_eq!(due(store, Word::Erased), [message(1, 0)]);
	assert_eq!(store.content_key(&stays).unwrap().unwrap().expose(), kept_key.expose());
	let after = shelf.key_files();
	assert_eq!((before.len(), after.len()), (1, 1));
	assert_ne!(before, after);
	let database = std::fs::read(shelf.folder.path().join("messages.redb")).unwrap();
	assert!(!contains(&database, key.expose()) && !contains(&database, kept_key.expose()));
}

#[test]
fn old_key_of_keys_should_go_at_the_next_start_when_a_crash_left_it() {
	let mut shelf = Shelf::new();
	let (gone, stays) = (place(1, 2, 0), place(1, 2, 1));
	shelf.store().keep(&[kept(gone, 0), kept(stays, 0)]).unwrap();
	let file = shelf.key_files().remove(0);
	let old = std::fs::read(&file).unwrap();
	shelf.store().erase(1, &[(0, gone, Due::No)]).unwrap();
	assert!(!file.exists());
	// As if the node had stopped between the change and the destruction.
	std::fs::write(&file, old).unwrap();
	let store = shelf.reopen();
	assert!(store.content_key(&stays).unwrap().is_some());
	assert!(!file.exists());
}

#[test]
fn entries_passed_as_not_for_this_node_should_be_looked_at_again_when_it_may_read_more() {
	let shelf = Shelf::new();
	let store = shelf.store();
	let noted = |store: &Store| {
		let noted = store.noted(1).unwrap();
		(noted.seat, noted.next)
	};
	store.take_seat(1, (5, 0)).unwrap();
	assert_eq!(noted(store), (Some((5, 0)), 0));
	store.settle(1, ME, &[], 9).unwrap();
	store.take_seat(1, (7, 1)).unwrap();
	assert_eq!(noted(store), (Some((7, 1)), 7));
	store.take_seat(1, (0, 2)).unwrap();
	assert_eq!(noted(store), (Some((0, 2)), 0));
	store.set_purges(1, 3).unwrap();
	assert_eq!(store.noted(1).unwrap().purges, 3);
}

#[test]
fn counters_should_never_come_twice_when_the_node_restarts() {
	let mut shelf = Shelf::new();
	assert_eq!(shelf.store().reserve(1, 0, 3).unwrap(), 0);
	assert_eq!(shelf.reopen().reserve(1, 0, 1).unwrap(), 3);
	assert_eq!(shelf.reopen().reserve(1, 10, 2).unwrap(), 10);
	assert_eq!(shelf.store().reserve(1, 11, 1).unwrap(), 12);
	assert_eq!(shelf.store().reserve(2, 0, 1).unwrap(), 0);
	assert!(matches!(shelf.store().reserve(2, u64::MAX, 1), Err(StoreError::Full)));
}

#[test]
fn counters_should_be_used_up_when_something_is_kept_under_them_and_not_before() {
	let mut shelf = Shelf::new();
	assert_eq!(shelf.store().take_counters(1, 0, 3).unwrap(), 0);
	assert_eq!(shelf.store().take_counters(1, 0, 1).unwrap(), 3);
	assert_eq!(shelf.reopen().take_counters(1, 0, 1).unwrap(), 0);
	assert_eq!(shelf.store().take_counters(1, 0, 1).unwrap(), 1);
	shelf.store().keep_outgoing(&kept(place(1, ME, 1), 0), outgoing()).unwrap();
	assert_eq!(shelf.reopen().take_counters(1, 0, 1).unwrap(), 2);
	assert_eq!(shelf.store().take_counters(1, 9, 1).unwrap(), 9);
}

#[test]
fn outcome_should_be_remembered_when_something_was_replaced_or_given_up() {
	let mut shelf = Shelf::new();
	let (first, second, third) = (place(1, ME, 0), place(1, ME, 1), place(1, ME, 2));
	shelf.store().keep_outgoing(&kept(first, 0), outgoing()).unwrap();
	shelf.store().replace_outgoing(first, &kept(second, 1), outgoing()).unwrap();
	let store = shelf.reopen();
	assert_eq!(store.outcome(&first).unwrap(), Some(Outcome::Replaced(second)));
	assert_eq!(store.outbox().unwrap(), [(second, outgoing())]);
	assert!(store.row(&first).unwrap().is_none());
	store.replace_outgoing(second, &kept(second, 2), outgoing()).unwrap();
	assert_eq!(store.outcome(&second).unwrap(), None);
	assert_eq!(store.row(&second).unwrap().unwrap().notice.notice.epoch, 2);
	store.give_up(&second, &Refused::StaleUpdate(7)).unwrap();
	let given_up = Some(Outcome::GivenUp(Refused::StaleUpdate(7)));
	let store = shelf.reopen();
	assert_eq!((store.outcome(&second).unwrap(), store.outbox().unwrap()), (given_up, vec![]));
	assert!(store.row(&second).unwrap().is_none() && store.messages(&second).unwrap().is_none());
	assert_eq!(store.outcome(&third).unwrap(), None);
	assert_eq!(waiting(store, 1, ME), (0, 0));
}

#[test]
fn final_package_should_stay_when_something_in_its_place_is_given_up() {
	let shelf = Shelf::new();
	let (own, store) = (place(1, ME, 0), shelf.store());
	store.keep_outgoing(&kept(own, 0), outgoing()).unwrap();
	store.settle(1, ME, &[here(0, own)], 1).unwrap();
	store.give_up(&own, &Refused::NotMember).unwrap();
	store.drop_pending(&own).unwrap();
	assert!(store.messages(&own).unwrap().is_some() && store.content_key(&own).unwrap().is_some());
}

#[test]
fn request_should_be_kept_in_secret_and_leave_nothing_when_it_ends() {
	let mut shelf = Shelf::new();
	let (request, contents) = (b"who is asked".to_vec(), b"what is sent to them".to_vec());
	let one = shelf.store().keep_request(&request, Some(&contents)).unwrap();
	let other = shelf.store().keep_request(b"other", None).unwrap();
	assert_ne!(one, other);
	shelf.reopen();
	let store = shelf.store();
	assert_eq!(store.requests_count().unwrap(), 2);
	assert_eq!(*store.request(one).unwrap().unwrap(), request);
	assert_eq!(*store.request_contents(one).unwrap().unwrap(), contents);
	assert!(store.request_contents(other).unwrap().is_none());
	let listed = store.requests().unwrap();
	assert_eq!(listed.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [one, other]);
	let database = || std::fs::read(shelf.folder.path().join("messages.redb")).unwrap();
	assert!(!contains(&database(), &request) && !contains(&database(), &contents));

	assert_eq!(shelf.key_files().len(), 2);
	store.end_request(one, &RequestOutcome::Cancelled).unwrap();
	assert_eq!(shelf.key_files().len(), 1);
	shelf.reopen();
	let store = shelf.store();
	assert!(
		store.request(one).unwrap().is_none() && store.request_contents(one).unwrap().is_none()
	);
	assert_eq!(store.request_outcome(one).unwrap(), Some(RequestOutcome::Cancelled));
	assert_eq!((store.request_outcome(other).unwrap(), store.requests_count().unwrap()), (None, 1));
	assert!(!store.set_request(one, b"again").unwrap());
	assert!(!store.empty_request(one, b"again").unwrap());
	assert_eq!(shelf.key_files().len(), 1);
}

#[test]
fn contents_of_a_request_should_be_destroyed_alone_when_it_is_emptied() {
	let mut shelf = Shelf::new();
	let number = shelf.store().keep_request(b"request", Some(b"contents")).unwrap();
	let before = shelf.key_files();
	assert!(shelf.store().empty_request(number, b"cancelled").unwrap());
	assert_ne!(shelf.key_files(), before);
	let store = shelf.reopen();
	assert_eq!(**store.request(number).unwrap().unwrap(), *b"cancelled");
	assert!(store.request_contents(number).unwrap().is_none());
	let own = place(1, ME, 0);
	assert!(!store.send_request(number, &kept(own, 0), outgoing()).unwrap());
	assert!(store.row(&own).unwrap().is_none() && store.outbox().unwrap().is_empty());
	assert!(store.set_request(number, b"closing").unwrap());
	assert_eq!(**shelf.reopen().request(number).unwrap().unwrap(), *b"closing");
}

#[test]
fn request_should_end_in_the_change_that_sends_it() {
	let mut shelf = Shelf::new();
	let (own, twice) = (place(1, ME, 0), place(1, ME, 1));
	let number = shelf.store().keep_request(b"request", Some(b"contents")).unwrap();
	assert!(shelf.store().send_request(number, &kept(own, 0), outgoing()).unwrap());
	let store = shelf.reopen();
	assert_eq!(store.outbox().unwrap(), [(own, outgoing())]);
	assert_eq!(store.request_outcome(number).unwrap(), Some(RequestOutcome::Sent(own)));
	assert!(store.request(number).unwrap().is_none());
	assert!(!store.send_request(number, &kept(twice, 0), outgoing()).unwrap());
	assert_eq!(store.outbox().unwrap(), [(own, outgoing())]);
}

#[test]
fn store_should_be_refused_when_it_is_of_another_chain() {
	let mut shelf = Shelf::new();
	shelf.store = None;
	let other = Store::open(shelf.folder.path(), H256([8; 32]));
	assert!(matches!(other, Err(StoreError::OtherChain)));
	drop(other);
	assert!(shelf.reopen().outbox().unwrap().is_empty());
}

#[test]
fn folder_should_be_for_its_owner_alone() {
	use std::os::unix::fs::PermissionsExt;
	let shelf = Shelf::new();
	let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
	assert_eq!(mode(shelf.folder.path()), 0o700);
	assert_eq!(mode(&shelf.folder.path().join("keys")), 0o700);
}
