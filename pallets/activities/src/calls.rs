// SPDX-License-Identifier: Apache-2.0

//! What accounts, nodes and governance call: thin, each hands on to a `do_` of its topic.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Makes the caller's account the owner of a node, which proves its keys; with a number, also
		/// that number's node (its owner or a manager of it). The account of the signing key becomes
		/// the node's agent.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_node())]
		pub fn register_node(
			origin: OriginFor<T>,
			keys: NodeKeys,
			org: Option<OrgNumber>,
			proofs: KeyProofs,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_node(who, keys, org, proofs)
		}

		/// Gives the caller's node other keys, which prove themselves. Its owner, not its agent: who
		/// stole the signing key can't make it its own. Groups learn of it by `raise_epoch`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::rotate_keys())]
		pub fn rotate_keys(
			origin: OriginFor<T>,
			keys: NodeKeys,
			proofs: KeyProofs,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rotate_keys(who, keys, proofs)
		}

		/// Makes the caller's node that of a number, or of none. Its owner, who is also the number's
		/// owner or a manager of it.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_org())]
		pub fn set_org(origin: OriginFor<T>, org: Option<OrgNumber>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_org(who, org)
		}

		/// Removes the caller's node record, which consents to nothing before it is asked any more. Its
		/// owner; the deposit goes back. In groups it is void.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::remove_node())]
		pub fn remove_node(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_node(who)
		}

		/// Names the node that is to speak for the caller, who has none; or ends that.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::ask_host())]
		pub fn ask_host(origin: OriginFor<T>, host: Option<NodeId>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_ask_host(who, host)
		}

		/// Answers an account that named the caller's node; a refusal also ends what was agreed.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::answer_guest())]
		pub fn answer_guest(
			origin: OriginFor<T>,
			account: AccountIdLookupOf<T>,
			answer: HostAnswer,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			Self::do_answer_guest(who, account, answer)
		}

		/// Registers a device with a key of its own, which signs that the caller owns it until block
		/// `expiry`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::register_thing())]
		pub fn register_thing(
			origin: OriginFor<T>,
			key: T::AccountId,
			expiry: BlockNumberFor<T>,
			proof: T::Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_thing(who, key, expiry, proof)
		}

		/// Offers a device to an account, or to none any more. Its owner.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::offer_thing())]
		pub fn offer_thing(
			origin: OriginFor<T>,
			thing: ThingId,
			to: Option<AccountIdLookupOf<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let to = to.map(T::Lookup::lookup).transpose()?;
			Self::do_offer_thing(who, thing, to)
		}

		/// Takes a device that was offered to the caller, who pays its deposit from now on.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::take_thing())]
		pub fn take_thing(origin: OriginFor<T>, thing: ThingId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_take_thing(who, thing)
		}

		/// Takes a device out of the register. Its owner; the deposit goes back.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::retire_thing())]
		pub fn retire_thing(origin: OriginFor<T>, thing: ThingId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_retire_thing(who, thing)
		}

		/// Registers a kind of activity with the authorities that each of them includes, at the
		/// present tenure of their numbers. Governance.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::register_kind(u32::try_from(supervisors.len()).unwrap_or(u32::MAX)))]
		pub fn register_kind(
			origin: OriginFor<T>,
			name: BoundedVec<u8, ConstU32<MAX_KIND_NAME>>,
			relations: Relations,
			supervisors: BoundedVec<OrgNumber, ConstU32<MAX_SUPERVISORS>>,
			updates: UpdatePolicy,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_register_kind(name, relations, supervisors.into_inner(), updates)
		}

		/// Lets no more activities of a kind be opened. Governance.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::retire_kind())]
		pub fn retire_kind(origin: OriginFor<T>, kind: KindId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_retire_kind(kind)
		}

		/// Consents for the caller's node to activities of a kind or of a partner before it is asked.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::allow())]
		pub fn allow(origin: OriginFor<T>, to: Consent) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_allow(who, to)
		}

		/// Ends that; activities that the node is in go on. The deposit goes back.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::disallow())]
		pub fn disallow(origin: OriginFor<T>, to: Consent) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_disallow(who, to)
		}

		/// Opens an activity: resolves every party to its node, adds the kind's supervisors, and asks
		/// whose consent is not there yet. The caller's node is the initiator's, and pays.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::open_activity(
			u32::try_from(parties.len()).unwrap_or(u32::MAX),
			MAX_SUPERVISORS,
		))]
		pub fn open_activity(
			origin: OriginFor<T>,
			kind: KindId,
			request: Request,
			parties: BoundedVec<Invitation<T::AccountId>, ConstU32<MAX_PARTIES>>,
			windows: Windows<BlockNumberFor<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open_activity(who, kind, request, parties.into_inner(), windows)
		}

		/// Joins an activity that the caller's node was invited to.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::consent())]
		pub fn consent(origin: OriginFor<T>, activity: ActivityId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_consent(who, activity)
		}

		/// Refuses to join.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::decline())]
		pub fn decline(origin: OriginFor<T>, activity: ActivityId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_decline(who, activity)
		}

		/// Invites one more, also one that declined, let the time pass, or left. The initiator's
		/// node, which pays.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::add_member())]
		pub fn add_member(
			origin: OriginFor<T>,
			activity: ActivityId,
			invitation: Invitation<T::AccountId>,
			history: History,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_add_member(who, activity, invitation, history)
		}

		/// Removes a member, or takes an invitation back. The initiator's node; anyone, if the number
		/// for which a member is in changed hands.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::remove_member())]
		pub fn remove_member(
			origin: OriginFor<T>,
			activity: ActivityId,
			node: NodeId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_member(who, activity, node)
		}

		/// Leaves an activity. Not its initiator, and no supervisor.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::leave())]
		pub fn leave(origin: OriginFor<T>, activity: ActivityId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave(who, activity)
		}

		/// Begins an epoch in which the new keys of the caller's node count.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::raise_epoch())]
		pub fn raise_epoch(origin: OriginFor<T>, activity: ActivityId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_raise_epoch(who, activity)
		}

		/// Publishes what is to be said in public of one message that was sealed for the members of
		/// `epoch`. A member's node, which pays.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::publish())]
		pub fn publish(
			origin: OriginFor<T>,
			activity: ActivityId,
			epoch: u32,
			counter: u64,
			digest: Digest,
			content: Content,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_publish(who, activity, epoch, counter, digest, content)
		}

		/// Publishes the root over the leaves of `count` messages of information at once, with
		/// counters from `counter` on. A member's node, which pays.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::publish_many())]
		pub fn publish_many(
			origin: OriginFor<T>,
			activity: ActivityId,
			epoch: u32,
			counter: u64,
			root: H256,
			count: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_publish_many(who, activity, epoch, counter, root, count)
		}

		/// Brings a node's signed word that it stored messages, or erased them. Needs no account: the
		/// node's signature stands for itself, and each is good once.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::acknowledge(u32::try_from(signed.entries.len()).unwrap_or(u32::MAX)))]
		#[pallet::weight_of_authorize(
			T::WeightInfo::authorize_acknowledge(u32::try_from(signed.entries.len()).unwrap_or(u32::MAX))
		)]
		#[pallet::authorize(|_source, signed: &SignedReceipts| Self::authorize_acknowledge(signed))]
		pub fn acknowledge(origin: OriginFor<T>, signed: SignedReceipts) -> DispatchResult {
			ensure_authorized(origin)?;
			Self::do_acknowledge(signed)
		}

		/// Has all who have a message erase it. Its author's node or the initiator's.
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::purge())]
		pub fn purge(origin: OriginFor<T>, message: MessageRef) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_purge(who, message)
		}

		/// Vouches for another member; the words go to the group. A member's node, which pays.
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::make_statement())]
		pub fn make_statement(
			origin: OriginFor<T>,
			activity: ActivityId,
			about: NodeId,
			commitment: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_make_statement(who, activity, about, commitment)
		}

		/// Agrees to a statement about the caller's node.
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::countersign_statement())]
		pub fn countersign_statement(
			origin: OriginFor<T>,
			activity: ActivityId,
			statement: StatementId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_countersign_statement(who, activity, statement)
		}

		/// Takes a statement back. Its maker, or the one that it is about; also when the activity is
		/// closed and when they left it.
		#[pallet::call_index(27)]
		#[pallet::weight(T::WeightInfo::revoke_statement())]
		pub fn revoke_statement(
			origin: OriginFor<T>,
			activity: ActivityId,
			statement: StatementId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_revoke_statement(who, activity, statement)
		}

		/// Closes an activity: no more messages, members or statements. The initiator's node; anyone,
		/// if that is void.
		#[pallet::call_index(28)]
		#[pallet::weight(T::WeightInfo::close())]
		pub fn close(origin: OriginFor<T>, activity: ActivityId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close(who, activity)
		}

		/// Removes up to `limit` rows of an activity that was closed long enough ago: messages, then
		/// statements, then members, at last the activity with its initiator's node, as one row.
		/// Anyone; deposits go back to who paid them.
		#[pallet::call_index(29)]
		#[pallet::weight(T::WeightInfo::clear((*limit).min(MAX_CLEARED)))]
		pub fn clear(origin: OriginFor<T>, activity: ActivityId, limit: u32) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear(activity, limit)
		}
	}
}
