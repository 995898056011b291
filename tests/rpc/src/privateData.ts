// SPDX-License-Identifier: Apache-2.0
/**
 * The RPC methods of a node that keeps private data, for its operator and its own users.
 *
 *     const rpc = new PrivateDataRpc(chain);
 *     const { place } = await rpc.submit(activity, [{ pickup: 'quay 3' }]);
 *     await rpc.current(activity);                    // { number, information }
 *
 * Ids and numbers are answered as decimal text; `docs/private-data.md` says what each means.
 */
import type { Chain } from './chain.ts';
import type { NodeKeys } from './activities.ts';
import type { Disclosure, Purpose } from './activityFormat.ts';
import { until } from './wait.ts';

type Count = number | bigint | string;
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Information = { [name: string]: Json };

/** What the node says by the code of an error. */
export const CODES = {
	node: 5_030,
	notRegistered: 5_031,
	refused: 5_032,
	chain: 5_033,
	later: 5_034,
	stale: 5_035,
	format: 5_036,
} as const;

/** How an error begins that has this code. */
export const failing = (code: keyof typeof CODES, text = '') =>
	new RegExp(`^${CODES[code]}: .*${text}`);

/** A party; organisation numbers have twelve digits. */
export type Party = { account: string } | { org: string } | { thing: Count };
export type Invitation = Party & { part: 'initiator' | 'receiver' | 'supervisor' };
export type History = 'withheld' | 'granted';
export type OnStale = 'refuse' | 'rebase';
/** What is consented to before. */
export type Consent = { kind: Count } | { partner: Count };

/** What is to be opened, and in how many blocks others have to do their part. */
export interface Opening {
	kind: Count;
	request: 'information' | 'trust' | 'both';
	parties: Invitation[];
	windows: { consent: number; receipt: number };
}

/** Where an entry is before it has a number. */
export interface Place {
	activity: string;
	author: string;
	counter: string;
}

/** Why something was given up. */
export interface Why {
	code: number;
	message: string;
}

/** What became of something that was taken for sending. */
export type Taken = { place: Place } & (
	| { state: 'waiting' }
	| { state: 'published'; number: string }
	| { state: 'replaced'; by: Place }
	| { state: 'givenUp'; why: Why }
);

/** How far a request is. */
export type Progress = { number: string } & (
	| { state: 'unsigned'; activity: string }
	| { state: 'opening' }
	| { state: 'waiting'; activity: string; nodes: string[] }
	| { state: 'undecided'; activity: string; refused: string[] }
	| { state: 'sending'; activity: string }
	| { state: 'closed'; activity: string }
);

export type RequestOutcome =
	| { state: 'sent'; place: Place }
	| { state: 'formed'; activity: string }
	| { state: 'failed'; why: Why }
	| { state: 'cancelled' };

/** The information as a message left it. */
export interface Left {
	number: string;
	information: Information;
	/** The update whose result is not what its author and the chain say. */
	differs: string | null;
}

export interface Listed {
	number: string | null;
	place: Place;
	count: number;
	content: { kind: 'information' | 'update' | 'trust'; base?: string; result?: string } | null;
	erased: boolean;
}

/** A party's signature, with its kind before it. */
export interface Signed {
	party: Party;
	signature: string;
}

export interface OpenedMessage {
	counter: string;
	/** The root over its fields. */
	fields: string;
	information: Information;
	/** Who signed it, and whether the chain now knows the key for that party. */
	signatures: (Signed & { good: boolean })[];
}

export interface Read {
	number: string;
	place: Place;
	messages: OpenedMessage[];
}

export interface Statement {
	statement: number;
	maker: string;
	about: string;
	commitment: string;
	made: number;
	state: 'made' | 'countersigned' | 'revoked';
	since?: number;
	by?: string;
}

export interface Status {
	finalized: number;
	waitsFor: number | null;
	peerId: string;
	node: { id: string; account: string; agent: string; keys: NodeKeys; keyVersion: number } | null;
	outbox: number;
	lacking: number;
	due: number;
	alarms: string;
}

/** What happened, by the name in `event`. */
export type Event = { event: string } & Record<string, any>;

const FINAL_BOUND_MS = 120_000;

export class PrivateDataRpc {
	/** The methods that were called, of any node. */
	static readonly called = new Set<string>();

	constructor(private readonly chain: Chain) {}

	private call<T>(name: string, ...params: unknown[]): Promise<T> {
		const method = `privateData_${name}`;
		PrivateDataRpc.called.add(method);
		const plain = params.map((one) => (typeof one === 'bigint' ? `${one}` : one));
		return this.chain.rpc<T>(method, ...plain);
	}

	/** How private data does. */
	status(): Promise<Status> {
		return this.call('status');
	}

	/** Makes a signing key and a sealing key; the keys of a record with them. */
	generateKeys(): Promise<NodeKeys> {
		return this.call('generateKeys');
	}

	/** The signatures by which keys of this node prove themselves as those of an account's node. */
	proveKeys(
		account: string,
		keys: NodeKeys,
		version: number,
	): Promise<{ peer: string; signer: string }> {
		return this.call('proveKeys', account, keys, version);
	}

	/** Opens an activity, and sends its information when the parties have consented. */
	request({ kind, request, parties, windows }: Opening, information?: Information) {
		return this.call<string>('request', kind, request, parties, windows, information ?? null);
	}

	/** The requests that wait. */
	requests(): Promise<Progress[]> {
		return this.call('requests');
	}

	/** What became of a request; null while it waits. */
	requestOutcome(number: Count): Promise<RequestOutcome | null> {
		return this.call('requestOutcome', number);
	}

	/** Sends to those who have consented. */
	proceed(number: Count): Promise<null> {
		return this.call('proceed', number);
	}

	/** Gives a request up, or what was prepared. */
	cancel(number: Count): Promise<null> {
		return this.call('cancel', number);
	}

	/** Sends information, one message or several in one entry. */
	submit(activity: Count, information: Information[]): Promise<Taken> {
		return this.call('submit', activity, information);
	}

	/** Sends the words of a trust statement. */
	trust(activity: Count, words: Information): Promise<Taken> {
		return this.call('trust', activity, words);
	}

	/** Sends changes to the information. */
	update(activity: Count, patch: Information, onStale: OnStale = 'refuse'): Promise<Taken> {
		return this.call('update', activity, patch, onStale);
	}

	/** Keeps information until parties of this node signed it. */
	prepare(
		activity: Count,
		information: Information[],
	): Promise<{ number: string; toSign: { counter: string; fields: string; message: string }[] }> {
		return this.call('prepare', activity, information);
	}

	/** Sends what was prepared, with the signatures for each message. */
	submitPrepared(number: Count, signatures: Signed[][]): Promise<Taken> {
		return this.call('submitPrepared', number, signatures);
	}

	/** What became of something that was taken; null if nothing is known of it. */
	outcome(place: Place): Promise<Taken | null> {
		return this.call('outcome', place);
	}

	/** The information of an activity now. */
	current(activity: Count): Promise<Left> {
		return this.call('current', activity);
	}

	/** The information of an activity as a message left it. */
	at(activity: Count, number: Count): Promise<Left> {
		return this.call('at', activity, number);
	}

	/** The final entries from a number on. */
	list(activity: Count, from: Count | null = null): Promise<Listed[]> {
		return this.call('list', activity, from);
	}

	/** A final entry with its messages. */
	read(activity: Count, number: Count): Promise<Read> {
		return this.call('read', activity, number);
	}

	/** Who was to get an entry and has not signed for it. */
	missing(activity: Count, number: Count): Promise<string[]> {
		return this.call('missing', activity, number);
	}

	/** The activities that this node is asked to join. */
	invitations(): Promise<{ activity: string; kind: number; initiator: string }[]> {
		return this.call('invitations');
	}

	/** Joins an activity. */
	consent(activity: Count): Promise<null> {
		return this.call('consent', activity);
	}

	/** Refuses to join one. */
	decline(activity: Count): Promise<null> {
		return this.call('decline', activity);
	}

	/** Consents before it is asked. */
	allow(to: Consent): Promise<null> {
		return this.call('allow', to);
	}

	/** Ends that. */
	disallow(to: Consent): Promise<null> {
		return this.call('disallow', to);
	}

	/** Invites one more party. */
	addMember(activity: Count, party: Invitation, history: History): Promise<null> {
		return this.call('addMember', activity, party, history);
	}

	/** Removes a member's node, or takes its invitation back. */
	removeMember(activity: Count, node: Count): Promise<null> {
		return this.call('removeMember', activity, node);
	}

	/** Leaves an activity. */
	leave(activity: Count): Promise<null> {
		return this.call('leave', activity);
	}

	/** Has an activity know the present keys of this node. */
	raiseEpoch(activity: Count): Promise<null> {
		return this.call('raiseEpoch', activity);
	}

	/** Closes an activity. */
	close(activity: Count): Promise<null> {
		return this.call('close', activity);
	}

	/** Has all members erase an entry. */
	purge(activity: Count, number: Count): Promise<null> {
		return this.call('purge', activity, number);
	}

	/** Vouches for a member in the words of an entry; the statement's id. */
	makeStatement(activity: Count, about: Count, number: Count): Promise<number> {
		return this.call('makeStatement', activity, about, number);
	}

	/** Agrees to a statement about this node. */
	countersignStatement(activity: Count, statement: Count): Promise<null> {
		return this.call('countersignStatement', activity, statement);
	}

	/** Takes a statement back. */
	revokeStatement(activity: Count, statement: Count): Promise<null> {
		return this.call('revokeStatement', activity, statement);
	}

	/** The trust statements from an id on. */
	statements(activity: Count, from: Count | null = null): Promise<Statement[]> {
		return this.call('statements', activity, from);
	}

	/** The file of one field: of message `index` of an entry, or of the information an update made. */
	disclose(
		activity: Count,
		number: Count,
		index: number,
		pointer: string,
		purpose: Purpose | null = null,
	): Promise<Disclosure> {
		return this.call('disclose', activity, number, index, pointer, purpose);
	}

	/** Hands on what happens from now on; resolves, when that begins, with how to end it. */
	async subscribe(heard: (event: Event) => void): Promise<() => Promise<void>> {
		for (const name of ['subscribe', 'unsubscribe']) {
			PrivateDataRpc.called.add(`privateData_${name}`);
		}
		const { provider } = this.chain;
		const kind = 'privateData_event';
		const take = (error: Error | null, event: Event) => {
			if (!error) heard(event);
		};
		const id = await provider.subscribe(kind, 'privateData_subscribe', [], take);
		return async () => {
			await provider.unsubscribe(kind, 'privateData_unsubscribe', id);
		};
	}

	/** Waits until what was taken is final, however often it was sealed again; its number. */
	async published(taken: { place: Place }): Promise<string> {
		let { place } = taken;
		return until(
			`message ${place.counter} of activity ${place.activity} to be final`,
			async () => {
				const now = await this.outcome(place);
				if (now?.state === 'replaced') place = now.by;
				if (now?.state === 'givenUp') return { why: now.why };
				return now?.state === 'published' && now;
			},
			FINAL_BOUND_MS,
		).then((now) => {
			if ('why' in now) throw new Error(`${now.why.code}: ${now.why.message}`);
			return now.number;
		});
	}
}
