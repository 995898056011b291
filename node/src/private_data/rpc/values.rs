// SPDX-License-Identifier: Apache-2.0

//! How what is asked and answered stands in JSON.

use super::errors;
use crate::count::{invalid, Count};
use codec::{DecodeAll, Encode};
use hanse_activity_format::{disclosure::ContentText, Opened, PartySignature};
use hanse_private_data::{
	documents::Document,
	door::{Listed, ToSign},
	engine::{Event, Me},
	outcome::{Outcome, Refused, RequestOutcome},
	requests::Progress,
	store::{OnStale, Place},
	AccountId, BlockNumber, ChainStatement, Party,
};
use hanse_support::OrgNumber;
use jsonrpsee::core::RpcResult;
use pallet_activities::{
	Consent, History, Invitation, KeyProofs, MessageRef, NodeId, NodeKey, NodeKeys, Part, PeerKey,
	Request, StatementId, StatementState, Windows,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sp_core::{crypto::ByteArray, Bytes, H256};
use sp_runtime::MultiSignature;

/// A node's keys, 32 bytes each.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeysText {
	pub peer: H256,
	pub signer: H256,
	pub sealing: H256,
}

impl KeysText {
	pub fn of(keys: &NodeKeys) -> Self {
		Self {
			peer: H256(keys.peer.0),
			signer: H256::from_slice(keys.signer.as_slice()),
			sealing: H256(keys.sealing),
		}
	}

	pub fn value(&self) -> RpcResult<NodeKeys> {
		let signer = NodeKey::from_slice(self.signer.as_bytes());
		Ok(NodeKeys {
			peer: PeerKey::from(self.peer.0),
			signer: signer.map_err(|()| invalid("a signing key has 32 bytes"))?,
			sealing: self.sealing.0,
		})
	}
}

/// Signatures of the keys that can sign.
#[derive(Debug, Clone, Serialize)]
pub struct ProofsView {
	pub peer: Bytes,
	pub signer: Bytes,
}

impl ProofsView {
	pub fn of(proofs: &KeyProofs) -> Self {
		Self { peer: Bytes(proofs.peer.encode()), signer: Bytes(proofs.signer.encode()) }
	}
}

/// A party: `{"account": address}`, `{"org": twelve digits}` or `{"thing": id}`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartyText {
	Account(AccountId),
	Org(Count),
	Thing(Count),
}

impl PartyText {
	fn of(party: &Party) -> Self {
		match party {
			Party::Account(account) => Self::Account(account.clone()),
			Party::Org(number) => Self::Org(Count::Text(number.to_string())),
			Party::Thing(thing) => Self::Thing(Count::of(*thing)),
		}
	}

	fn value(self) -> RpcResult<Party> {
		Ok(match self {
			Self::Account(account) => Party::Account(account),
			Self::Org(number) => Party::Org(org(number)?),
			Self::Thing(thing) => Party::Thing(thing.value()?),
		})
	}
}

fn org(number: Count) -> RpcResult<OrgNumber> {
	let text = match number {
		Count::Number(number) => format!("{number:012}"),
		Count::Text(text) => text,
	};
	OrgNumber::parse(text.as_bytes())
		.map_err(|why| invalid(&format!("{text:?} is no organisation number: {why:?}")))
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartText {
	Initiator,
	Receiver,
	Supervisor,
}

/// A party as what it is invited.
#[derive(Debug, Clone, Deserialize)]
pub struct InvitationText {
	#[serde(flatten)]
	party: PartyText,
	part: PartText,
}

impl InvitationText {
	pub fn value(self) -> RpcResult<Invitation<AccountId>> {
		let part = match self.part {
			PartText::Initiator => Part::Initiator,
			PartText::Receiver => Part::Receiver,
			PartText::Supervisor => Part::Supervisor,
		};
		Ok(Invitation { party: self.party.value()?, part })
	}
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RequestText {
	Information,
	Trust,
	Both,
}

impl From<RequestText> for Request {
	fn from(request: RequestText) -> Self {
		match request {
			RequestText::Information => Self::Information,
			RequestText::Trust => Self::Trust,
			RequestText::Both => Self::Both,
		}
	}
}

/// Windows, in blocks.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct WindowsText {
	consent: BlockNumber,
	receipt: BlockNumber,
}

impl From<WindowsText> for Windows<BlockNumber> {
	fn from(WindowsText { consent, receipt }: WindowsText) -> Self {
		Self { consent, receipt }
	}
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OnStaleText {
	#[default]
	Refuse,
	Rebase,
}

impl From<OnStaleText> for OnStale {
	fn from(on_stale: OnStaleText) -> Self {
		match on_stale {
			OnStaleText::Refuse => Self::Refuse,
			OnStaleText::Rebase => Self::Rebase,
		}
	}
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HistoryText {
	Withheld,
	Granted,
}

impl From<HistoryText> for History {
	fn from(history: HistoryText) -> Self {
		match history {
			HistoryText::Withheld => Self::Withheld,
			HistoryText::Granted => Self::Granted,
		}
	}
}

/// What is consented to before: `{"kind": id}` or `{"partner": node}`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConsentText {
	Kind(Count),
	Partner(Count),
}

impl ConsentText {
	pub fn value(self) -> RpcResult<Consent> {
		Ok(match self {
			Self::Kind(kind) => Consent::Kind(kind.small()?),
			Self::Partner(node) => Consent::Partner(node.value()?),
		})
	}
}

/// A party's signature: with its kind before it, as `withType` of polkadot.js gives it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignedText {
	party: PartyText,
	signature: Bytes,
}

impl SignedText {
	fn of(signed: &PartySignature) -> Self {
		let PartySignature { party, signature } = signed;
		Self { party: PartyText::of(party), signature: Bytes(signature.encode()) }
	}

	pub fn value(self) -> RpcResult<PartySignature> {
		let signature = MultiSignature::decode_all(&mut &self.signature.0[..])
			.map_err(|_| invalid("a signature has its kind before it and nothing behind it"))?;
		Ok(PartySignature { party: self.party.value()?, signature })
	}
}

/// Where an entry is before it has a number.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlaceText {
	activity: Count,
	author: Count,
	counter: Count,
}

impl PlaceText {
	pub fn of(place: &Place) -> Self {
		let Place { activity, author, counter } = *place;
		Self {
			activity: Count::of(activity),
			author: Count::of(author),
			counter: Count::of(counter),
		}
	}

	pub fn value(self) -> RpcResult<Place> {
		Ok(Place {
			activity: self.activity.value()?,
			author: self.author.value()?,
			counter: self.counter.value()?,
		})
	}
}

/// A final entry.
#[derive(Debug, Clone, Serialize)]
pub struct MessageView {
	activity: String,
	number: String,
}

impl MessageView {
	fn of(message: &MessageRef) -> Self {
		Self { activity: message.activity.to_string(), number: message.number.to_string() }
	}
}

/// Why something was given up, as the error with this code says it.
#[derive(Debug, Clone, Serialize)]
pub struct WhyView {
	code: i32,
	message: String,
}

impl WhyView {
	fn of(why: &Refused) -> Self {
		let error = errors::refused(why);
		Self { code: error.code(), message: error.message().into() }
	}
}

/// What became of something that was taken for sending.
#[derive(Debug, Clone, Serialize)]
pub struct TakenView {
	pub place: PlaceText,
	#[serde(flatten)]
	pub state: TakenState,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum TakenState {
	/// It is on the disk and will be published.
	Waiting,
	/// It is final.
	Published {
		number: String,
	},
	/// It was sealed again and waits there.
	Replaced {
		by: PlaceText,
	},
	GivenUp {
		why: WhyView,
	},
}

impl TakenView {
	pub fn of(place: &Place, outcome: Option<&Outcome>) -> Self {
		let state = match outcome {
			None => TakenState::Waiting,
			Some(Outcome::Published(message)) => {
				TakenState::Published { number: message.number.to_string() }
			},
			Some(Outcome::Replaced(by)) => TakenState::Replaced { by: PlaceText::of(by) },
			Some(Outcome::GivenUp(why)) => TakenState::GivenUp { why: WhyView::of(why) },
		};
		Self { place: PlaceText::of(place), state }
	}
}

/// How far a request is.
#[derive(Debug, Clone, Serialize)]
pub struct RequestView {
	pub number: String,
	#[serde(flatten)]
	pub progress: ProgressView,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum ProgressView {
	Unsigned { activity: String },
	Opening,
	Waiting { activity: String, nodes: Vec<String> },
	Undecided { activity: String, refused: Vec<String> },
	Sending { activity: String },
	Closed { activity: String },
}

impl RequestView {
	pub fn of(number: u64, progress: &Progress) -> Self {
		let progress = match progress {
			Progress::Unsigned { activity } => {
				ProgressView::Unsigned { activity: activity.to_string() }
			},
			Progress::Opening => ProgressView::Opening,
			Progress::Waiting { activity, nodes } => {
				ProgressView::Waiting { activity: activity.to_string(), nodes: ids(nodes) }
			},
			Progress::Undecided { activity, refused } => {
				ProgressView::Undecided { activity: activity.to_string(), refused: ids(refused) }
			},
			Progress::Ready { activity } => {
				ProgressView::Sending { activity: activity.to_string() }
			},
			Progress::Closed { activity } => {
				ProgressView::Closed { activity: activity.to_string() }
			},
		};
		Self { number: number.to_string(), progress }
	}
}

pub fn ids(nodes: &[NodeId]) -> Vec<String> {
	nodes.iter().map(ToString::to_string).collect()
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum RequestOutcomeView {
	Sent { place: PlaceText },
	Formed { activity: String },
	Cancelled,
	Failed { why: WhyView },
}

impl RequestOutcomeView {
	pub fn of(outcome: &RequestOutcome) -> Self {
		match outcome {
			RequestOutcome::Sent(place) => Self::Sent { place: PlaceText::of(place) },
			RequestOutcome::Formed(activity) => Self::Formed { activity: activity.to_string() },
			RequestOutcome::Cancelled => Self::Cancelled,
			RequestOutcome::Failed(why) => Self::Failed { why: WhyView::of(why) },
		}
	}
}

/// What parties are to sign.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PreparedView {
	pub number: String,
	pub to_sign: Vec<ToSignView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ToSignView {
	counter: String,
	fields: H256,
	/// The 32 bytes to sign.
	message: H256,
}

impl ToSignView {
	pub fn of(to_sign: &ToSign) -> Self {
		let ToSign { counter, fields, message } = to_sign;
		Self { counter: counter.to_string(), fields: *fields, message: H256(*message) }
	}
}

/// The information as a message left it.
#[derive(Debug, Clone, Serialize)]
pub struct InformationView {
	number: String,
	information: Value,
	/// The update whose result is not what its author and the chain say, if there is one.
	differs: Option<String>,
}

impl InformationView {
	pub fn of(mut document: Document) -> Self {
		Self {
			number: document.number.to_string(),
			information: std::mem::take(&mut document.value),
			differs: document.differs.map(|number| number.to_string()),
		}
	}
}

/// An entry in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ListedView {
	number: Option<String>,
	place: PlaceText,
	count: u32,
	content: Option<ContentText>,
	erased: bool,
}

impl ListedView {
	pub fn of(listed: &Listed) -> Self {
		Self {
			number: listed.number.map(|number| number.to_string()),
			place: PlaceText::of(&listed.place),
			count: listed.count,
			content: listed.content.map(Into::into),
			erased: listed.is_erased,
		}
	}
}

/// An entry with what is in it.
#[derive(Debug, Clone, Serialize)]
pub struct ReadView {
	pub number: String,
	pub place: PlaceText,
	pub messages: Vec<OpenedView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct OpenedView {
	counter: String,
	/// The root over the fields.
	fields: H256,
	information: Value,
	signatures: Vec<SignedView>,
}

impl OpenedView {
	/// With what is known now of the parties that signed it.
	pub fn of(opened: Opened, signed_by: &[(Party, bool)]) -> Self {
		let view = |(signed, (_, good)): (&PartySignature, &(Party, bool))| SignedView {
			signed: SignedText::of(signed),
			good: *good,
		};
		Self {
			counter: opened.counter.to_string(),
			fields: opened.digest.fields,
			signatures: opened.plain.signatures.iter().zip(signed_by).map(view).collect(),
			information: opened.value,
		}
	}
}

#[derive(Debug, Clone, Serialize)]
pub struct SignedView {
	#[serde(flatten)]
	signed: SignedText,
	/// Whether the party has the key now with which it signed.
	good: bool,
}

/// A trust statement.
#[derive(Debug, Clone, Serialize)]
pub struct StatementView {
	statement: StatementId,
	maker: String,
	about: String,
	commitment: H256,
	made: BlockNumber,
	#[serde(flatten)]
	state: StatementStateView,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "state", rename_all = "camelCase")]
enum StatementStateView {
	Made,
	Countersigned { since: BlockNumber },
	Revoked { since: BlockNumber, by: String },
}

impl StatementView {
	pub fn of(statement: StatementId, row: &ChainStatement) -> Self {
		let state = match row.state {
			StatementState::Made => StatementStateView::Made,
			StatementState::Countersigned { since } => StatementStateView::Countersigned { since },
			StatementState::Revoked { since, by } => {
				StatementStateView::Revoked { since, by: by.to_string() }
			},
		};
		Self {
			statement,
			maker: row.maker.to_string(),
			about: row.about.to_string(),
			commitment: row.commitment,
			made: row.made,
			state,
		}
	}
}

/// The node's record.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeView {
	id: String,
	account: AccountId,
	agent: AccountId,
	org: Option<OrgView>,
	keys: KeysText,
	key_version: u32,
}

#[derive(Debug, Clone, Serialize)]
struct OrgView {
	number: String,
	tenure: u32,
}

impl NodeView {
	pub fn of(me: &Me) -> Self {
		let record = &me.record;
		let org =
			record.org.map(|org| OrgView { number: org.number.to_string(), tenure: org.tenure });
		Self {
			id: me.id.to_string(),
			account: record.account.clone(),
			agent: record.agent.clone(),
			org,
			keys: KeysText::of(&record.keys),
			key_version: record.key_version,
		}
	}
}

/// How private data does.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusView {
	/// The last final block.
	pub finalized: BlockNumber,
	/// The block up to which the chain is fetched again before anything is done.
	pub waits_for: Option<BlockNumber>,
	/// The node's identity on the network.
	pub peer_id: String,
	/// Null while no record on the chain has this node's keys.
	pub node: Option<NodeView>,
	/// Own entries that are not final.
	pub outbox: usize,
	/// Final entries that are not here.
	pub lacking: u64,
	/// Receipts and tombstones that the chain has not.
	pub due: usize,
	/// Since the node was started: see the metric of this name.
	pub alarms: String,
}

/// What this node is asked to join.
#[derive(Debug, Clone, Serialize)]
pub struct InvitedView {
	pub activity: String,
	pub kind: u32,
	pub initiator: String,
}

/// What happened.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "event", rename_all = "camelCase")]
pub enum EventView {
	Invited { activity: String },
	Received { place: PlaceText },
	Final { message: MessageView, place: PlaceText },
	Delivered { message: MessageView },
	Missing { message: MessageView, nodes: Vec<String> },
	Erased { message: MessageView },
	GivenUp { place: PlaceText, why: WhyView },
	Differs { message: MessageView },
	Undecided { request: String },
	Request { number: String, outcome: RequestOutcomeView },
}

impl EventView {
	pub fn of(event: &Event) -> Self {
		match event {
			Event::Invited { activity } => Self::Invited { activity: activity.to_string() },
			Event::Received { place } => Self::Received { place: PlaceText::of(place) },
			Event::Final { message, place } => {
				Self::Final { message: MessageView::of(message), place: PlaceText::of(place) }
			},
			Event::Delivered { message } => Self::Delivered { message: MessageView::of(message) },
			Event::Missing { message, nodes } => {
				Self::Missing { message: MessageView::of(message), nodes: ids(nodes) }
			},
			Event::Erased { message } => Self::Erased { message: MessageView::of(message) },
			Event::GivenUp { place, why } => {
				Self::GivenUp { place: PlaceText::of(place), why: WhyView::of(why) }
			},
			Event::Differs { message } => Self::Differs { message: MessageView::of(message) },
			Event::Undecided { request } => Self::Undecided { request: request.to_string() },
			Event::Request { number, outcome } => Self::Request {
				number: number.to_string(),
				outcome: RequestOutcomeView::of(outcome),
			},
		}
	}
}
