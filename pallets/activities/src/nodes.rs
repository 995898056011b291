// SPDX-License-Identifier: Apache-2.0

//! Node records, the numbers that they are for, hosts and guests, and where a party is reached.

use super::*;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::{OrgDirectory, OrgNumber, OrgRole};
use sp_runtime::{traits::Convert, ArithmeticError};

/// What is stored for a node: its row, and how it is found by owner, agent, peer and number.
type NodeRows<T> = (
	(NodeId, NodeOf<T>),
	(AccountIdOf<T>, NodeId),
	(AccountIdOf<T>, NodeId),
	(PeerKey, NodeId),
	(OrgNumber, NodeId),
);
type GuestRow<T> = (AccountIdOf<T>, GuestOf<T>);

impl<T: Config> Pallet<T> {
	pub(crate) fn node_row(node: NodeId) -> Result<NodeOf<T>, Error<T>> {
		Nodes::<T>::get(node).ok_or(Error::<T>::NodeNotFound)
	}

	/// The node whose owner or agent an account is.
	pub(crate) fn caller_node(who: &AccountIdOf<T>) -> Result<(NodeId, NodeOf<T>), Error<T>> {
		let node = NodesByAccount::<T>::get(who).ok_or(Error::<T>::NodeNotFound)?;
		Ok((node, Self::node_row(node)?))
	}

	/// The node that an account owns.
	pub(crate) fn owned_node(who: &AccountIdOf<T>) -> Result<(NodeId, NodeOf<T>), Error<T>> {
		let (node, row) = Self::caller_node(who)?;
		ensure!(row.account == *who, Error::<T>::NotOwner);
		Ok((node, row))
	}

	/// The node at which a party is reached.
	pub(crate) fn reach(party: &Party<AccountIdOf<T>>) -> Option<NodeId> {
		match party {
			Party::Account(account) => Self::reach_account(account),
			Party::Org(number) => Self::reach_org(*number),
			Party::Thing(thing) => Self::reach_account(&Things::<T>::get(thing)?.owner),
		}
	}

	/// An agent acts for its node, but is nobody who could be reached.
	fn reach_account(account: &AccountIdOf<T>) -> Option<NodeId> {
		if let Some(node) = NodesByAccount::<T>::get(account) {
			return (Nodes::<T>::get(node)?.account == *account).then_some(node);
		}
		let Guest { host, state, .. } = Guests::<T>::get(account)?;
		(state == GuestState::Agreed && Nodes::<T>::contains_key(host)).then_some(host)
	}

	/// What an earlier owner of the number registered is of no effect.
	fn reach_org(number: OrgNumber) -> Option<NodeId> {
		let standing = T::Directory::current(number)?;
		let present = OrgTenure { number, tenure: standing.tenure };
		let is_its =
			|node: &NodeId| Nodes::<T>::get(node).is_some_and(|row| row.org == Some(present));
		NodesByOrg::<T>::get(number).filter(is_its).or_else(|| Self::reach_account(&standing.owner))
	}

	/// A number as it stands now, if there is one.
	pub(crate) fn at_present(number: OrgNumber) -> Option<OrgTenure> {
		let tenure = T::Directory::current(number)?.tenure;
		Some(OrgTenure { number, tenure })
	}

	/// Whether a number did not change hands.
	pub(crate) fn is_current(org: &OrgTenure) -> bool {
		Self::at_present(org.number).as_ref() == Some(org)
	}

	/// A number for which an account may register a node.
	fn managed(who: &AccountIdOf<T>, number: OrgNumber) -> Result<OrgTenure, Error<T>> {
		let org = Self::at_present(number).ok_or(Error::<T>::OrgNumberNotFound)?;
		let role = T::Directory::role(number, who);
		ensure!(role.is_some_and(|role| role >= OrgRole::Manager), Error::<T>::NotAuthorised);
		Ok(org)
	}

	/// The agent of keys that may become those of a node: no other node, and if there is no such node
	/// yet none at all, has the agent's account or the peer.
	fn free_agent(keys: &NodeKeys, node: Option<NodeId>) -> Result<AccountIdOf<T>, Error<T>> {
		let agent = T::AgentOf::convert(keys.signer.clone());
		let is_free = |by: Option<NodeId>| by.is_none() || by == node;
		ensure!(is_free(NodesByAccount::<T>::get(&agent)), Error::<T>::AccountInUse);
		ensure!(is_free(NodesByPeer::<T>::get(keys.peer)), Error::<T>::PeerInUse);
		Ok(agent)
	}

	pub(crate) fn do_register_node(
		who: AccountIdOf<T>,
		keys: NodeKeys,
		org: Option<OrgNumber>,
		proofs: KeyProofs,
	) -> DispatchResult {
		ensure!(!NodesByAccount::<T>::contains_key(&who), Error::<T>::AccountInUse);
		let agent = Self::free_agent(&keys, None)?;
		let org = org.map(|number| Self::managed(&who, number)).transpose()?;
		let node = NextNodeId::<T>::get();
		let next = node.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let key_version = 1;
		let proven = Self::is_key_proof(&who, &keys, key_version, &proofs);
		ensure!(proven, Error::<T>::InvalidSignature);

		Self::end_guest(&who)?;
		Self::end_guest(&agent)?;
		let deposit = Self::place::<NodeRows<T>>(HoldReason::Node, &who)?;
		NextNodeId::<T>::put(next);
		NodesByAccount::<T>::insert(&who, node);
		NodesByAccount::<T>::insert(&agent, node);
		NodesByPeer::<T>::insert(keys.peer, node);
		let row =
			Node { account: who.clone(), agent: agent.clone(), org, keys, key_version, deposit };
		Nodes::<T>::insert(node, row);
		Self::deposit_event(Event::NodeRegistered { node, account: who, agent });
		if let Some(OrgTenure { number, .. }) = org {
			NodesByOrg::<T>::insert(number, node);
			Self::deposit_event(Event::NodeOrgSet { node, org: Some(number) });
		}
		Ok(())
	}

	pub(crate) fn do_rotate_keys(
		who: AccountIdOf<T>,
		keys: NodeKeys,
		proofs: KeyProofs,
	) -> DispatchResult {
		let (node, row) = Self::owned_node(&who)?;
		ensure!(row.keys != keys, Error::<T>::KeysUnchanged);
		let agent = Self::free_agent(&keys, Some(node))?;
		// A version that stood still would let what earlier keys signed count as signed by these.
		let key_version = row.key_version.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let proven = Self::is_key_proof(&who, &keys, key_version, &proofs);
		ensure!(proven, Error::<T>::InvalidSignature);

		Self::end_guest(&agent)?;
		if row.agent != row.account {
			NodesByAccount::<T>::remove(&row.agent);
		}
		NodesByPeer::<T>::remove(row.keys.peer);
		NodesByAccount::<T>::insert(&agent, node);
		NodesByPeer::<T>::insert(keys.peer, node);
		Nodes::<T>::insert(node, Node { agent: agent.clone(), keys, key_version, ..row });
		Self::deposit_event(Event::KeysRotated { node, key_version, agent });
		Ok(())
	}

	pub(crate) fn do_set_org(who: AccountIdOf<T>, org: Option<OrgNumber>) -> DispatchResult {
		let (node, mut row) = Self::owned_node(&who)?;
		let present = org.map(|number| Self::managed(&who, number)).transpose()?;

		Self::leave_org(node, &row);
		if let Some(number) = org {
			NodesByOrg::<T>::insert(number, node);
		}
		row.org = present;
		Nodes::<T>::insert(node, row);
		Self::deposit_event(Event::NodeOrgSet { node, org });
		Ok(())
	}

	/// A number's node is no longer this one, unless another one was registered for it since.
	fn leave_org(node: NodeId, row: &NodeOf<T>) {
		let Some(OrgTenure { number, .. }) = row.org else { return };
		if NodesByOrg::<T>::get(number) == Some(node) {
			NodesByOrg::<T>::remove(number);
		}
	}

	/// Nobody could end what a record that is gone consents to, so that goes first.
	pub(crate) fn do_remove_node(who: AccountIdOf<T>) -> DispatchResult {
		let (node, row) = Self::owned_node(&who)?;
		let consents = Consents::<T>::iter_key_prefix(node).next().is_some();
		ensure!(!consents, Error::<T>::ConsentsRemain);

		Self::leave_org(node, &row);
		Nodes::<T>::remove(node);
		NodesByAccount::<T>::remove(&row.account);
		NodesByAccount::<T>::remove(&row.agent);
		NodesByPeer::<T>::remove(row.keys.peer);
		Self::give_back(HoldReason::Node, row.deposit)?;
		Self::deposit_event(Event::NodeRemoved { node });
		Ok(())
	}

	/// Another host has to agree anew.
	pub(crate) fn do_ask_host(who: AccountIdOf<T>, host: Option<NodeId>) -> DispatchResult {
		let Some(host) = host else {
			ensure!(Guests::<T>::contains_key(&who), Error::<T>::GuestNotFound);
			return Self::end_guest(&who);
		};
		ensure!(!NodesByAccount::<T>::contains_key(&who), Error::<T>::HasNode);
		ensure!(Nodes::<T>::contains_key(host), Error::<T>::NodeNotFound);
		let earlier = Guests::<T>::get(&who);
		let agreed = |row: &GuestOf<T>| row.host == host && row.state == GuestState::Agreed;
		ensure!(!earlier.as_ref().is_some_and(agreed), Error::<T>::AlreadyAgreed);

		if let Some(row) = earlier {
			Self::give_back(HoldReason::Guest, row.deposit)?;
		}
		let deposit = Self::place::<GuestRow<T>>(HoldReason::Guest, &who)?;
		Guests::<T>::insert(&who, Guest { host, state: GuestState::Asked, deposit });
		Self::deposit_event(Event::HostAsked { account: who, host: Some(host) });
		Ok(())
	}

	/// Nobody speaks for an account any more, if anybody did.
	fn end_guest(account: &AccountIdOf<T>) -> DispatchResult {
		let Some(row) = Guests::<T>::take(account) else { return Ok(()) };
		Self::give_back(HoldReason::Guest, row.deposit)?;
		Self::deposit_event(Event::HostAsked { account: account.clone(), host: None });
		Ok(())
	}

	pub(crate) fn do_answer_guest(
		who: AccountIdOf<T>,
		account: AccountIdOf<T>,
		answer: HostAnswer,
	) -> DispatchResult {
		let (host, _) = Self::caller_node(&who)?;
		let row = Guests::<T>::get(&account).ok_or(Error::<T>::GuestNotFound)?;
		ensure!(row.host == host, Error::<T>::NotHost);
		match answer {
			HostAnswer::Accept => {
				ensure!(row.state == GuestState::Asked, Error::<T>::AlreadyAgreed);
				let state = GuestState::Agreed;
				Guests::<T>::insert(&account, Guest { state, ..row });
			},
			HostAnswer::Refuse => {
				Guests::<T>::remove(&account);
				Self::give_back(HoldReason::Guest, row.deposit)?;
			},
		}
		Self::deposit_event(Event::HostAnswered { account, host, answer });
		Ok(())
	}
}
