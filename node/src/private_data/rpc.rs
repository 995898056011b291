// SPDX-License-Identifier: Apache-2.0

//! The RPC of private data: `privateData_*`. For the operator and its own users alone: every method is
//! unsafe.
//!
//! Integers that may exceed 2^53 are answered as decimal text, and taken as a number or as text; bytes
//! stand as `0x` and hexadecimal digits. Shapes and errors: `docs/private-data.md`.

mod errors;
mod values;

use super::Service;
use crate::count::{invalid, Count};
use errors::{busy, failed, node, none, refused};
use futures::StreamExt;
use futures_timer::Delay;
use hanse_activity_format::{json, Disclosure, PartySignature, Purpose};
use hanse_private_data::{
	chain::{Call, Chain, Done, FinalState, Signer},
	engine,
	outcome::Outcome,
	store::Place,
	AccountId,
};
use hanse_support::signed_payload::Payload;
use jsonrpsee::{
	core::{async_trait, RpcResult, SubscriptionResult},
	proc_macros::rpc,
	server::{PendingSubscriptionSink, SubscriptionMessage},
	Extensions,
};
use pallet_activities::{
	payloads::NODE_KEYS, Content, KeyClaim, KeyProofs, MessageRef, NodeKey, PeerKey, Word, KEY_TYPE,
};
use sc_rpc_api::check_if_safe;
use serde_json::{value::RawValue, Value};
use sp_core::{ed25519, H256};
use std::{
	pin::pin,
	sync::atomic::Ordering,
	time::{Duration, Instant},
};
use values::*;

/// How long a user waits for what it sent to be final before it gets a ticket.
const PATIENCE: Duration = Duration::from_secs(30);
/// Time between two looks.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// The methods.
#[rpc(server)]
pub trait PrivateDataApi {
	/// How private data does.
	#[method(name = "privateData_status", with_extensions, blocking)]
	fn status(&self) -> RpcResult<StatusView>;

	/// Makes a signing key in the node's keystore and a sealing key, and answers the keys of a record.
	#[method(name = "privateData_generateKeys", with_extensions, blocking)]
	fn generate_keys(&self) -> RpcResult<KeysText>;

	/// The signatures by which keys of this node prove themselves in `activities.registerNode` (version
	/// 1) and `activities.rotateKeys` (the next version) of an account.
	#[method(name = "privateData_proveKeys", with_extensions, blocking)]
	fn prove_keys(&self, account: AccountId, keys: KeysText, version: u32)
		-> RpcResult<ProofsView>;

	/// Opens an activity and sends its information, if there is any, when the parties have consented;
	/// the number of the request.
	#[method(name = "privateData_request", with_extensions, blocking)]
	fn request(
		&self,
		kind: Count,
		request: RequestText,
		parties: Vec<InvitationText>,
		windows: WindowsText,
		information: Option<Box<RawValue>>,
	) -> RpcResult<String>;

	/// The requests that wait.
	#[method(name = "privateData_requests", with_extensions, blocking)]
	fn requests(&self) -> RpcResult<Vec<RequestView>>;

	/// What became of a request; null while it waits, and when it is remembered no more.
	#[method(name = "privateData_requestOutcome", with_extensions, blocking)]
	fn request_outcome(&self, number: Count) -> RpcResult<Option<RequestOutcomeView>>;

	/// Sends to those who have consented.
	#[method(name = "privateData_proceed", with_extensions, blocking)]
	fn proceed(&self, number: Count) -> RpcResult<()>;

	/// Gives a request up, or what was prepared.
	#[method(name = "privateData_cancel", with_extensions, blocking)]
	fn cancel(&self, number: Count) -> RpcResult<()>;

	/// Sends information, one message or several in one entry, to the members.
	#[method(name = "privateData_submit", with_extensions)]
	async fn submit(
		&self,
		activity: Count,
		information: Vec<Box<RawValue>>,
	) -> RpcResult<TakenView>;

	/// Sends the words of a trust statement to the members.
	#[method(name = "privateData_trust", with_extensions)]
	async fn trust(&self, activity: Count, words: Box<RawValue>) -> RpcResult<TakenView>;

	/// Sends changes to the information, a merge patch.
	#[method(name = "privateData_update", with_extensions)]
	async fn update(
		&self,
		activity: Count,
		patch: Box<RawValue>,
		on_stale: Option<OnStaleText>,
	) -> RpcResult<TakenView>;

	/// Keeps information until parties of this node signed it.
	#[method(name = "privateData_prepare", with_extensions, blocking)]
	fn prepare(&self, activity: Count, information: Vec<Box<RawValue>>) -> RpcResult<PreparedView>;

	/// Sends what was prepared, with the signatures of parties for each message.
	#[method(name = "privateData_submitPrepared", with_extensions)]
	async fn submit_prepared(
		&self,
		number: Count,
		signatures: Vec<Vec<SignedText>>,
	) -> RpcResult<TakenView>;

	/// What became of something that was taken for sending; null if nothing is known of it.
	#[method(name = "privateData_outcome", with_extensions, blocking)]
	fn outcome(&self, place: PlaceText) -> RpcResult<Option<TakenView>>;

	/// The information of an activity now.
	#[method(name = "privateData_current", with_extensions, blocking)]
	fn current(&self, activity: Count) -> RpcResult<InformationView>;

	/// The information of an activity as a message left it.
	#[method(name = "privateData_at", with_extensions, blocking)]
	fn at(&self, activity: Count, number: Count) -> RpcResult<InformationView>;

	/// The final entries of an activity from a number on, at most 256.
	#[method(name = "privateData_list", with_extensions, blocking)]
	fn list(&self, activity: Count, from: Option<Count>) -> RpcResult<Vec<ListedView>>;

	/// A final entry with its messages.
	#[method(name = "privateData_read", with_extensions, blocking)]
	fn read(&self, activity: Count, number: Count) -> RpcResult<ReadView>;

	/// The nodes that were to get an entry and have not signed for it.
	#[method(name = "privateData_missing", with_extensions, blocking)]
	fn missing(&self, activity: Count, number: Count) -> RpcResult<Vec<String>>;

	/// The activities that this node is asked to join.
	#[method(name = "privateData_invitations", with_extensions, blocking)]
	fn invitations(&self) -> RpcResult<Vec<InvitedView>>;

	/// Joins an activity.
	#[method(name = "privateData_consent", with_extensions)]
	async fn consent(&self, activity: Count) -> RpcResult<()>;

	/// Refuses to join an activity.
	#[method(name = "privateData_decline", with_extensions)]
	async fn decline(&self, activity: Count) -> RpcResult<()>;

	/// Consents to activities of a kind or a partner before it is asked.
	#[method(name = "privateData_allow", with_extensions)]
	async fn allow(&self, to: ConsentText) -> RpcResult<()>;

	/// Ends that.
	#[method(name = "privateData_disallow", with_extensions)]
	async fn disallow(&self, to: ConsentText) -> RpcResult<()>;

	/// Invites one more party, with or without what was before.
	#[method(name = "privateData_addMember", with_extensions)]
	async fn add_member(
		&self,
		activity: Count,
		party: InvitationText,
		history: HistoryText,
	) -> RpcResult<()>;

	/// Removes a member's node, or takes its invitation back.
	#[method(name = "privateData_removeMember", with_extensions)]
	async fn remove_member(&self, activity: Count, node: Count) -> RpcResult<()>;

	/// Leaves an activity.
	#[method(name = "privateData_leave", with_extensions)]
	async fn leave(&self, activity: Count) -> RpcResult<()>;

	/// Has an activity know the present keys of this node.
	#[method(name = "privateData_raiseEpoch", with_extensions)]
	async fn raise_epoch(&self, activity: Count) -> RpcResult<()>;

	/// Closes an activity.
	#[method(name = "privateData_close", with_extensions)]
	async fn close(&self, activity: Count) -> RpcResult<()>;

	/// Has all members erase an entry.
	#[method(name = "privateData_purge", with_extensions)]
	async fn purge(&self, activity: Count, number: Count) -> RpcResult<()>;

	/// Vouches for a member, in the words that this node sent as entry `number`; the statement's id.
	#[method(name = "privateData_makeStatement", with_extensions)]
	async fn make_statement(&self, activity: Count, about: Count, number: Count) -> RpcResult<u32>;

	/// Agrees to a statement about this node.
	#[method(name = "privateData_countersignStatement", with_extensions)]
	async fn countersign_statement(&self, activity: Count, statement: Count) -> RpcResult<()>;

	/// Takes a statement back.
	#[method(name = "privateData_revokeStatement", with_extensions)]
	async fn revoke_statement(&self, activity: Count, statement: Count) -> RpcResult<()>;

	/// The trust statements of an activity from an id on, at most 256.
	#[method(name = "privateData_statements", with_extensions, blocking)]
	fn statements(&self, activity: Count, from: Option<Count>) -> RpcResult<Vec<StatementView>>;

	/// The proof of one field for an outsider: of message `index` of an entry, or of the information that
	/// an update made. Without a purpose, of the information.
	#[method(name = "privateData_disclose", with_extensions, blocking)]
	fn disclose(
		&self,
		activity: Count,
		number: Count,
		index: Count,
		pointer: String,
		purpose: Option<Purpose>,
	) -> RpcResult<Disclosure>;

	/// What happens from now on.
	#[subscription(
		name = "privateData_subscribe" => "privateData_event",
		unsubscribe = "privateData_unsubscribe",
		item = EventView,
		with_extensions
	)]
	async fn subscribe(&self) -> SubscriptionResult;
}

/// Answers the methods.
pub struct PrivateData(pub Service);

#[async_trait]
impl PrivateDataApiServer for PrivateData {
	fn status(&self, extensions: &Extensions) -> RpcResult<StatusView> {
		check_if_safe(extensions)?;
		let Service { engine, peer, .. } = &self.0;
		let state = engine.chain.state();
		let me = match engine.me(&state) {
			Ok(me) => Some(me),
			Err(engine::Error::NotANode) => None,
			Err(error) => return Err(failed(&error)),
		};
		let store = &engine.store;
		let due = |word| Ok::<_, engine::Error>(store.due(word, None, usize::MAX)?.len());
		let due = due(Word::Stored).and_then(|stored| Ok(stored + due(Word::Erased)?));
		Ok(StatusView {
			finalized: state.number(),
			waits_for: Some(store.rests_on()).filter(|rests_on| state.number() < *rests_on),
			peer_id: peer.public().to_peer_id().to_string(),
			node: me.as_ref().map(NodeView::of),
			outbox: store.outbox().map_err(|error| failed(&error.into()))?.len(),
			lacking: store.lacking_count().map_err(|error| failed(&error.into()))?,
			due: due.map_err(|error| failed(&error))?,
			alarms: engine.counters.alarms.load(Ordering::Relaxed).to_string(),
		})
	}

	fn generate_keys(&self, extensions: &Extensions) -> RpcResult<KeysText> {
		check_if_safe(extensions)?;
		let Service { engine, keystore, .. } = &self.0;
		let signer = keystore.sr25519_generate_new(KEY_TYPE, None);
		let signer =
			signer.map_err(|error| node(&format!("the keystore makes no key: {error}")))?;
		let sealing = engine.keys.generate().map_err(|error| failed(&error.into()))?;
		let keys = pallet_activities::NodeKeys {
			peer: self.peer_key(),
			signer: NodeKey::from(signer),
			sealing,
		};
		Ok(KeysText::of(&keys))
	}

	fn prove_keys(
		&self,
		extensions: &Extensions,
		account: AccountId,
		keys: KeysText,
		version: u32,
	) -> RpcResult<ProofsView> {
		check_if_safe(extensions)?;
		let Service { engine, peer, .. } = &self.0;
		let keys = keys.value()?;
		if keys.peer != self.peer_key() {
			return Err(none("the peer key is that of another node"));
		}
		if !engine.keys.has(&keys.sealing) {
			return Err(none("this node does not have that sealing key"));
		}
		let signer = keys.signer.clone();
		let claim = KeyClaim { account, keys };
		let message = Payload::lasting(NODE_KEYS, engine.genesis(), claim, version).message();
		let by_peer = ed25519::Signature::try_from(&peer.sign(&message)[..])
			.map_err(|()| node("the node's network key does not sign as Ed25519 does"))?;
		let by_signer = engine.signer.sign(&signer, &message);
		let by_signer = by_signer.ok_or_else(|| none("the keystore does not have that key"))?;
		Ok(ProofsView::of(&KeyProofs { peer: by_peer, signer: by_signer }))
	}

	fn request(
		&self,
		extensions: &Extensions,
		kind: Count,
		request: RequestText,
		parties: Vec<InvitationText>,
		windows: WindowsText,
		information: Option<Box<RawValue>>,
	) -> RpcResult<String> {
		check_if_safe(extensions)?;
		let parties = parties.into_iter().map(InvitationText::value);
		let parties = parties.collect::<RpcResult<Vec<_>>>()?;
		let information = information.map(|text| parsed(&text)).transpose()?;
		let number = self.0.engine.request(
			kind.small()?,
			request.into(),
			parties,
			windows.into(),
			information.as_ref(),
		);
		number.map(|number| number.to_string()).map_err(|error| failed(&error))
	}

	fn requests(&self, extensions: &Extensions) -> RpcResult<Vec<RequestView>> {
		check_if_safe(extensions)?;
		let requests = self.0.engine.requests().map_err(|error| failed(&error))?;
		Ok(requests.iter().map(|(number, one)| RequestView::of(*number, one)).collect())
	}

	fn request_outcome(
		&self,
		extensions: &Extensions,
		number: Count,
	) -> RpcResult<Option<RequestOutcomeView>> {
		check_if_safe(extensions)?;
		let outcome = self.0.engine.request_outcome(number.value()?);
		let outcome = outcome.map_err(|error| failed(&error))?;
		Ok(outcome.as_ref().map(RequestOutcomeView::of))
	}

	fn proceed(&self, extensions: &Extensions, number: Count) -> RpcResult<()> {
		check_if_safe(extensions)?;
		self.0.engine.proceed(number.value()?).map_err(|error| failed(&error))
	}

	fn cancel(&self, extensions: &Extensions, number: Count) -> RpcResult<()> {
		check_if_safe(extensions)?;
		self.0.engine.cancel(number.value()?).map_err(|error| failed(&error))
	}

	async fn submit(
		&self,
		extensions: &Extensions,
		activity: Count,
		information: Vec<Box<RawValue>>,
	) -> RpcResult<TakenView> {
		check_if_safe(extensions)?;
		let activity = activity.value()?;
		let values = all_parsed(&information)?;
		self.take(move |engine| engine.submit(activity, &values, Content::Information)).await
	}

	async fn trust(
		&self,
		extensions: &Extensions,
		activity: Count,
		words: Box<RawValue>,
	) -> RpcResult<TakenView> {
		check_if_safe(extensions)?;
		let activity = activity.value()?;
		let words = [parsed(&words)?];
		self.take(move |engine| engine.submit(activity, &words, Content::Trust)).await
	}

	async fn update(
		&self,
		extensions: &Extensions,
		activity: Count,
		patch: Box<RawValue>,
		on_stale: Option<OnStaleText>,
	) -> RpcResult<TakenView> {
		check_if_safe(extensions)?;
		let activity = activity.value()?;
		let patch = parsed(&patch)?;
		let on_stale = on_stale.unwrap_or_default().into();
		self.take(move |engine| engine.update(activity, &patch, on_stale)).await
	}

	fn prepare(
		&self,
		extensions: &Extensions,
		activity: Count,
		information: Vec<Box<RawValue>>,
	) -> RpcResult<PreparedView> {
		check_if_safe(extensions)?;
		let values = all_parsed(&information)?;
		let prepared = self.0.engine.prepare(activity.value()?, &values);
		let (number, to_sign) = prepared.map_err(|error| failed(&error))?;
		let to_sign = to_sign.iter().map(ToSignView::of).collect();
		Ok(PreparedView { number: number.to_string(), to_sign })
	}

	async fn submit_prepared(
		&self,
		extensions: &Extensions,
		number: Count,
		signatures: Vec<Vec<SignedText>>,
	) -> RpcResult<TakenView> {
		check_if_safe(extensions)?;
		let number = number.value()?;
		let of_one = |signed: Vec<SignedText>| signed.into_iter().map(SignedText::value).collect();
		let signatures = signatures.into_iter().map(of_one);
		let signatures = signatures.collect::<RpcResult<Vec<Vec<PartySignature>>>>()?;
		self.take(move |engine| engine.submit_prepared(number, signatures)).await
	}

	fn outcome(&self, extensions: &Extensions, place: PlaceText) -> RpcResult<Option<TakenView>> {
		check_if_safe(extensions)?;
		let place = place.value()?;
		let engine = &self.0.engine;
		let outcome = engine.outcome_of(&place).map_err(|error| failed(&error))?;
		if outcome.is_none() {
			let row = engine.store.row(&place).map_err(|error| failed(&error.into()))?;
			if row.is_none() {
				return Ok(None);
			}
		}
		Ok(Some(TakenView::of(&place, outcome.as_ref())))
	}

	fn current(&self, extensions: &Extensions, activity: Count) -> RpcResult<InformationView> {
		check_if_safe(extensions)?;
		let current = self.0.engine.current(activity.value()?).map_err(|error| failed(&error))?;
		Ok(InformationView::of(current))
	}

	fn at(
		&self,
		extensions: &Extensions,
		activity: Count,
		number: Count,
	) -> RpcResult<InformationView> {
		check_if_safe(extensions)?;
		let document = self.0.engine.document(activity.value()?, number.value()?);
		let document = document.map_err(|error| failed(&error))?;
		Ok(InformationView::of(document))
	}

	fn list(
		&self,
		extensions: &Extensions,
		activity: Count,
		from: Option<Count>,
	) -> RpcResult<Vec<ListedView>> {
		check_if_safe(extensions)?;
		let from = from.map_or(Ok(0), Count::value)?;
		let listed = self.0.engine.list(activity.value()?, from).map_err(|error| failed(&error))?;
		Ok(listed.iter().map(ListedView::of).collect())
	}

	fn read(&self, extensions: &Extensions, activity: Count, number: Count) -> RpcResult<ReadView> {
		check_if_safe(extensions)?;
		let message = message(activity, number)?;
		let engine = &self.0.engine;
		let (place, opened) = engine.read(message).map_err(|error| failed(&error))?;
		let mut messages = Vec::with_capacity(opened.len());
		for one in opened {
			let signed = engine.signed_by(&place, &one).map_err(|error| failed(&error))?;
			messages.push(OpenedView::of(one, &signed));
		}
		Ok(ReadView { number: message.number.to_string(), place: PlaceText::of(&place), messages })
	}

	fn missing(
		&self,
		extensions: &Extensions,
		activity: Count,
		number: Count,
	) -> RpcResult<Vec<String>> {
		check_if_safe(extensions)?;
		let missing = self.0.engine.missing(message(activity, number)?);
		Ok(ids(&missing.map_err(|error| failed(&error))?))
	}

	fn invitations(&self, extensions: &Extensions) -> RpcResult<Vec<InvitedView>> {
		check_if_safe(extensions)?;
		let engine = &self.0.engine;
		let invitations = engine.invitations().map_err(|error| failed(&error))?;
		let state = engine.state().map_err(|error| failed(&error))?;
		let mut views = Vec::with_capacity(invitations.len());
		for activity in invitations {
			let row = state.activity(activity).map_err(|error| failed(&error.into()))?;
			// One that was cleared in between asks nobody.
			views.extend(row.map(|row| InvitedView {
				activity: activity.to_string(),
				kind: row.kind,
				initiator: row.initiator.to_string(),
			}));
		}
		Ok(views)
	}

	async fn consent(&self, extensions: &Extensions, activity: Count) -> RpcResult<()> {
		check_if_safe(extensions)?;
		self.call(Call::Consent(activity.value()?)).await.map(|_| ())
	}

	async fn decline(&self, extensions: &Extensions, activity: Count) -> RpcResult<()> {
		check_if_safe(extensions)?;
		self.call(Call::Decline(activity.value()?)).await.map(|_| ())
	}

	async fn allow(&self, extensions: &Extensions, to: ConsentText) -> RpcResult<()> {
		check_if_safe(extensions)?;
		self.call(Call::Allow(to.value()?)).await.map(|_| ())
	}

	async fn disallow(&self, extensions: &Extensions, to: ConsentText) -> RpcResult<()> {
		check_if_safe(extensions)?;
		self.call(Call::Disallow(to.value()?)).await.map(|_| ())
	}

	async fn add_member(
		&self,
		extensions: &Extensions,
		activity: Count,
		party: InvitationText,
		history: HistoryText,
	) -> RpcResult<()> {
		check_if_safe(extensions)?;
		let (activity, invitation) = (activity.value()?, party.value()?);
		let history = history.into();
		self.call(Call::AddMember { activity, invitation, history }).await.map(|_| ())
	}

	async fn remove_member(
		&self,
		extensions: &Extensions,
		activity: Count,
		node: Count,
	) -> RpcResult<()> {
		check_if_safe(extensions)?;
		let (activity, node) = (activity.value()?, node.value()?);
		self.call(Call::RemoveMember { activity, node }).await.map(|_| ())
	}

	async fn leave(&self, extensions: &Extensions, activity: Count) -> RpcResult<()> {
		check_if_safe(extensions)?;
		self.call(Call::Leave(activity.value()?)).await.map(|_| ())
	}

	async fn raise_epoch(&self, extensions: &Extensions, activity: Count) -> RpcResult<()> {
		check_if_safe(extensions)?;
		self.call(Call::RaiseEpoch(activity.value()?)).await.map(|_| ())
	}

	async fn close(&self, extensions: &Extensions, activity: Count) -> RpcResult<()> {
		check_if_safe(extensions)?;
		self.call(Call::Close(activity.value()?)).await.map(|_| ())
	}

	async fn purge(
		&self,
		extensions: &Extensions,
		activity: Count,
		number: Count,
	) -> RpcResult<()> {
		check_if_safe(extensions)?;
		self.call(Call::Purge(message(activity, number)?)).await.map(|_| ())
	}

	async fn make_statement(
		&self,
		extensions: &Extensions,
		activity: Count,
		about: Count,
		number: Count,
	) -> RpcResult<u32> {
		check_if_safe(extensions)?;
		let words = message(activity, number)?;
		let about = about.value()?;
		let engine = self.0.engine.clone();
		let commitment = self.0.desk.run(move || commitment_of(&engine, words)).await;
		let commitment = commitment.ok_or_else(busy)??;
		let activity = words.activity;
		match self.call(Call::MakeStatement { activity, about, commitment }).await? {
			Done::Stated(statement) => Ok(statement),
			_ => Err(node("the chain does not say which statement was made")),
		}
	}

	async fn countersign_statement(
		&self,
		extensions: &Extensions,
		activity: Count,
		statement: Count,
	) -> RpcResult<()> {
		check_if_safe(extensions)?;
		let (activity, statement) = (activity.value()?, statement.small()?);
		self.call(Call::CountersignStatement { activity, statement }).await.map(|_| ())
	}

	async fn revoke_statement(
		&self,
		extensions: &Extensions,
		activity: Count,
		statement: Count,
	) -> RpcResult<()> {
		check_if_safe(extensions)?;
		let (activity, statement) = (activity.value()?, statement.small()?);
		self.call(Call::RevokeStatement { activity, statement }).await.map(|_| ())
	}

	fn statements(
		&self,
		extensions: &Extensions,
		activity: Count,
		from: Option<Count>,
	) -> RpcResult<Vec<StatementView>> {
		check_if_safe(extensions)?;
		let from = from.map_or(Ok(0), Count::small)?;
		let state = self.0.engine.state().map_err(|error| failed(&error))?;
		let statements = state.statements(activity.value()?, from);
		let statements = statements.map_err(|error| failed(&error.into()))?;
		Ok(statements.iter().map(|(id, row)| StatementView::of(*id, row)).collect())
	}

	fn disclose(
		&self,
		extensions: &Extensions,
		activity: Count,
		number: Count,
		index: Count,
		pointer: String,
		purpose: Option<Purpose>,
	) -> RpcResult<Disclosure> {
		check_if_safe(extensions)?;
		let purpose = purpose.unwrap_or(Purpose::Document);
		let message = message(activity, number)?;
		let disclosure = self.0.engine.disclose(message, index.small()?, &pointer, purpose);
		disclosure.map_err(|error| failed(&error))
	}

	async fn subscribe(
		&self,
		pending: PendingSubscriptionSink,
		extensions: &Extensions,
	) -> SubscriptionResult {
		if let Err(error) = check_if_safe(extensions) {
			pending.reject(error).await;
			return Ok(());
		}
		// Before it is accepted: nothing that comes in between is lost.
		let events = self.0.engine.subscribe();
		let sink = pending.accept().await?;
		let mut events = pin!(events.take_until(sink.closed()));
		while let Some(event) = events.next().await {
			let message = SubscriptionMessage::from_json(&EventView::of(&event))?;
			if sink.send(message).await.is_err() {
				return Ok(());
			}
		}
		match sink.is_closed() {
			true => Ok(()),
			false => {
				Err("events came faster than they were read: look around and subscribe again"
					.into())
			},
		}
	}
}

impl PrivateData {
	/// Who this node is on the network.
	fn peer_key(&self) -> PeerKey {
		PeerKey::from(self.0.peer.public().to_bytes())
	}

	/// Has the engine take something for sending, on a thread that may block: there it is written to the
	/// disk. Then waits for it to be final, but not for ever.
	async fn take(
		&self,
		taking: impl FnOnce(&super::Engine) -> engine::Result<Place> + Send + 'static,
	) -> RpcResult<TakenView> {
		let engine = self.0.engine.clone();
		let taken = self.0.desk.run(move || taking(&engine)).await.ok_or_else(busy)?;
		self.wait(taken.map_err(|error| failed(&error))?).await
	}

	/// Sends a transaction of the node's agent and waits until it is final.
	async fn call(&self, call: Call) -> RpcResult<Done> {
		let engine = &self.0.engine;
		engine.state().and_then(|state| engine.me(&state)).map_err(|error| failed(&error))?;
		engine.act(call).await.map_err(|error| failed(&error))
	}

	async fn wait(&self, mut place: Place) -> RpcResult<TakenView> {
		let begin = Instant::now();
		loop {
			let outcome = self.0.engine.outcome_of(&place).map_err(|error| failed(&error))?;
			match outcome {
				Some(Outcome::Replaced(by)) => {
					place = by;
					continue;
				},
				Some(Outcome::GivenUp(why)) => return Err(refused(&why)),
				None if begin.elapsed() < PATIENCE => {},
				outcome => return Ok(TakenView::of(&place, outcome.as_ref())),
			}
			Delay::new(LOOK_EVERY).await;
		}
	}
}

/// What a statement in the words of an entry commits to: the root over their fields.
fn commitment_of(engine: &super::Engine, words: MessageRef) -> RpcResult<H256> {
	let me = engine.state().and_then(|state| engine.me(&state));
	let me = me.map_err(|error| failed(&error))?;
	let (place, opened) = engine.read(words).map_err(|error| failed(&error))?;
	let row = engine.store.row(&place).map_err(|error| failed(&error.into()))?;
	let is_trust = row.is_some_and(|row| row.notice.notice.content == Content::Trust);
	match opened.first() {
		Some(one) if is_trust && place.author == me.id => Ok(one.digest.fields),
		_ => Err(none("that entry is not words of trust that this node sent")),
	}
}

fn message(activity: Count, number: Count) -> RpcResult<MessageRef> {
	Ok(MessageRef { activity: activity.value()?, number: number.value()? })
}

/// Information as it was written: what a reader would lose of it is refused.
fn parsed(text: &RawValue) -> RpcResult<Value> {
	json::parse(text.get()).map_err(|why| failed(&why.into()))
}

fn all_parsed(texts: &[Box<RawValue>]) -> RpcResult<Vec<Value>> {
	if texts.is_empty() {
		return Err(invalid("there is no message"));
	}
	texts.iter().map(|text| parsed(text)).collect()
}
