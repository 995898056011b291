// SPDX-License-Identifier: Apache-2.0
/** Every call and view function of pallet AssetFlow, on a development chain. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Chain, dev, event, findEvent } from '../src/chain.ts';
import { PoolRefused, failureName } from '../src/errors.ts';
import {
	type Entry,
	type FlowRecord,
	type Receipt,
	NOTHING,
	asCall,
	encodeEntry,
	leafOf,
	merkleRoot,
	movementLeaf,
	newUuid,
	nextTable,
	rolled,
	tableOfBlock,
} from '../src/flow.ts';
import { decide } from '../src/governance.ts';
import { newKey } from '../src/keys.ts';
import { orgNumber } from '../src/orgNumber.ts';
import { DEV_COUNCIL, devChain } from '../stories/devChain.ts';
import {
	type FlowServer,
	FLOW_TERMS,
	RULES,
	aReceipt,
	aRecord,
	admitted,
	anEntry,
	batch,
	checkedSeals,
	contentHash,
	keptLeaves,
	proveKey,
	setDesk,
	setTerms,
	stateOf,
} from '../stories/flow.ts';
import { palletOf, reserved } from '../stories/pallet.ts';
import { register } from '../stories/registration.ts';

/** The calls in the order of their indices. */
const CALLS = [
	...['admitServer', 'setDesk', 'suspendServer', 'reinstateServer', 'removeServer'],
	...['openTable', 'append', 'appendMany', 'close', 'receipt', 'sealIncomplete'],
	...['reportServer', 'reportClient', 'clearClients', 'retireTable'],
];
const OPEN_BOUND_MS = 180_000;
const STORY_BOUND_MS = 120_000;
const [alice, bob, charlie, dave, ferdie] = ['Alice', 'Bob', 'Charlie', 'Dave', 'Ferdie'].map(dev);
const json = (value: any) => value.toJSON();
const refusal = (name: string) => `AssetFlow.${name}`;
const clients = [newKey('sr25519'), newKey('ed25519'), newKey('ecdsa')];
const [cooper, draper, factor] = clients;

describe('pallet AssetFlow', { timeout: STORY_BOUND_MS }, () => {
	const running = devChain();
	const pallet = palletOf(running, 'AssetFlow');
	const { send, refused, govern, notCalled } = pallet;
	/** The view functions that were asked. */
	const viewed = new Set<string>();
	const view = (name: string, ...args: unknown[]): Promise<any> => {
		viewed.add(name);
		return pallet.view(name, ...args);
	};
	let chain: Chain;
	/** Servers of Alice, Bob and Charlie; the first fills the tables. */
	let servers: FlowServer[];
	let first: FlowServer, second: FlowServer, third: FlowServer;
	/** Dave's, of which the stories about admission and evidence tell. */
	let fourth: FlowServer;

	beforeAll(async () => {
		({ chain } = running);
		await setTerms(chain, DEV_COUNCIL, FLOW_TERMS);
		servers = [];
		for (const [owner, handle] of [
			[alice, 'kontor'],
			[bob, 'stalhof'],
			[charlie, 'bryggen'],
		] as const) {
			servers.push(await admitted(chain, DEV_COUNCIL, owner, handle));
		}
		[first, second, third] = servers;
		for (const server of servers) await setDesk(chain, server);
	}, OPEN_BOUND_MS);

	/** Why the council's motion with this call fails. */
	const vetoed = async (name: string, ...args: unknown[]) =>
		(await decide(chain, DEV_COUNCIL, pallet.call(name, ...args))).error;
	const numbers = (of: FlowServer[]) => of.map(({ number }) => number);
	const opening = (table: string, others = [second, third], rules = {}) =>
		[table, numbers(others), { ...RULES, ...rules }] as const;

	/** Opens a table of the first server. */
	async function open(others?: FlowServer[], rules: Partial<typeof RULES> = {}): Promise<string> {
		const table = newUuid();
		await send(alice, 'openTable', ...opening(table, others, rules));
		return table;
	}

	const entry = (
		table: string,
		client: KeyringPair,
		counter: number,
		changes: Partial<FlowRecord> = {},
	): Entry => anEntry(chain, client, table, aRecord(client, counter, changes));
	const append = (table: string, one: Entry) => send(alice, 'append', table, asCall(one));
	const notAppended = (table: string, one: Entry, who = alice) =>
		refused(who, 'append', table, asCall(one));

	/** A closed table with one record of each of these clients. */
	async function closed(others?: FlowServer[], by = [cooper]): Promise<string> {
		const table = await open(others);
		await send(alice, 'appendMany', table, batch(by.map((client) => entry(table, client, 1))));
		await send(alice, 'close', table);
		return table;
	}

	/** Brings a receipt as a general transaction. */
	const bring = (signed: unknown) => chain.sendGeneral(pallet.call('receipt', signed));
	async function sign(table: string, by: FlowServer, changes?: Partial<Receipt>) {
		return bring(await aReceipt(chain, by, table, changes));
	}
	const notSigned = async (table: string, by: FlowServer, changes?: Partial<Receipt>) =>
		failureName(sign(table, by, changes));

	describe('servers', () => {
		test('should be admitted by the council alone, and once', async () => {
			const { number } = await register(chain, dave, 'gotland');
			fourth = { owner: dave, number, key: newKey(), keyVersion: 1 };
			expect(await refused(alice, 'admitServer', number)).toBe('BadOrigin');
			expect(await vetoed('admitServer', orgNumber(9_999_999))).toBe(refusal('OrgNumberNotFound'));
			expect(await view('server', number)).toBeNull();
			await govern('admitServer', number);
			expect(await vetoed('admitServer', number)).toBe(refusal('AlreadyServer'));
			expect(await view('server', number)).toEqual({
				tenure: 0,
				admission: { admitted: null },
				keyVersion: 0,
				earlierKey: null,
				desk: null,
			});
		});

		test('should be listed page by page', async () => {
			const rows: any[] = [];
			for (let after: number | null = null; ; after = rows[rows.length - 1][0]) {
				const page = await view('servers', after, 1);
				if (page.length === 0) break;
				rows.push(...page);
			}
			expect(await view('servers', null, 256)).toEqual(rows);
			const listed = rows.map(([number]) => BigInt(number));
			expect(new Set(listed)).toEqual(new Set(numbers([...servers, fourth])));
		});

		test('should get a desk from their owner, by a key that proves itself', async () => {
			const { number, key } = fourth;
			const desk = (account: string, proof: string) =>
				[number, account, u8aToHex(key.publicKey), proof] as const;
			const proof = proveKey(chain, fourth);
			expect(await refused(alice, 'setDesk', ...desk(dave.address, proof))).toBe(
				refusal('NotOwner'),
			);
			const forged = [
				proveKey(chain, { ...fourth, key: newKey() }),
				proveKey(chain, { ...fourth, keyVersion: 2 }),
				proveKey(chain, fourth, ferdie.address),
			];
			for (const other of forged) {
				expect(await refused(dave, 'setDesk', ...desk(dave.address, other))).toBe(
					refusal('InvalidSignature'),
				);
			}
			const taken = desk(alice.address, proveKey(chain, fourth, alice.address));
			expect(await refused(dave, 'setDesk', ...taken)).toBe(refusal('AccountInUse'));
			const unset = opening(newUuid(), [fourth]);
			expect(await refused(alice, 'openTable', ...unset)).toBe(refusal('DeskNotFound'));

			const set = await send(dave, 'setDesk', ...desk(dave.address, proof));
			const { desk: row, keyVersion } = await view('server', number);
			expect(keyVersion).toBe(1);
			expect(row).toEqual({
				account: dave.address,
				key: u8aToHex(key.publicKey),
				since: set.blockNumber,
			});
			expect(await view('server_of', dave.address)).toBe(Number(number));
			expect(await view('server_of', ferdie.address)).toBeNull();
			expect(await refused(dave, 'setDesk', ...desk(dave.address, proof))).toBe(
				refusal('KeyTooYoung'),
			);
		});

		test('should change their key, after which the one before signs no receipt', async () => {
			const table = await closed([second, fourth]);
			const before = { ...fourth };
			fourth = { ...fourth, key: newKey(), keyVersion: 2 };
			await chain.advance(FLOW_TERMS.keyDelay);
			await setDesk(chain, fourth);
			const row = await view('server', fourth.number);
			expect(row.keyVersion).toBe(2);
			expect(row.earlierKey).toBe(u8aToHex(before.key.publicKey));
			expect(await notSigned(table, before)).toMatch(/not expected/);
			expect(await notSigned(table, { ...fourth, key: before.key })).toMatch(/bad signature/);
			await sign(table, fourth);
		});

		test('should not act while the council suspends them, nor once it removed them', async () => {
			const { number } = fourth;
			expect(await refused(dave, 'suspendServer', number)).toBe('BadOrigin');
			await govern('suspendServer', number);
			expect((await view('server', number)).admission).toEqual({ suspended: 'Governance' });
			expect(await vetoed('suspendServer', number)).toBe(refusal('ServerNotAdmitted'));
			const naming = () => refused(alice, 'openTable', ...opening(newUuid(), [fourth]));
			expect(await naming()).toBe(refusal('ServerNotAdmitted'));
			expect(await refused(dave, 'reinstateServer', number)).toBe('BadOrigin');
			await govern('reinstateServer', number);
			expect(await vetoed('reinstateServer', number)).toBe(refusal('NotSuspended'));
			expect(await refused(dave, 'removeServer', number)).toBe('BadOrigin');
			await govern('removeServer', number);
			expect(await naming()).toBe(refusal('ServerNotAdmitted'));
			expect(await view('server_of', dave.address)).toBeNull();
			expect(await vetoed('removeServer', number)).toBe(refusal('ServerNotAdmitted'));
			expect(await vetoed('removeServer', orgNumber(9_999_999))).toBe(refusal('ServerNotFound'));
			// Versions of keys go on where they were.
			await govern('admitServer', number);
			expect(await view('server', number)).toMatchObject({ keyVersion: 2, desk: null });
			fourth = { ...fourth, key: newKey(), keyVersion: 3 };
			await setDesk(chain, fourth);
			expect((await view('server', number)).keyVersion).toBe(3);
		});
	});

	describe('tables', () => {
		test('should be opened by a server, with others, under a new UUID', async () => {
			const table = newUuid();
			const refusals: [KeyringPair, Parameters<typeof opening>, string][] = [
				[ferdie, [table], 'NotServer'],
				[alice, [nextTable(table)], 'InvalidUuid'],
				[alice, [NOTHING.slice(0, 34)], 'InvalidUuid'],
				[alice, [table, []], 'InvalidServers'],
				[alice, [table, [second, second]], 'InvalidServers'],
				[alice, [table, [first]], 'InvalidServers'],
				[alice, [table, [second], { blocks: 0 }], 'InvalidRules'],
				[alice, [table, [second], { blocks: FLOW_TERMS.open + 1 }], 'InvalidRules'],
				[alice, [table, [second], { records: 0 }], 'InvalidRules'],
				[alice, [table, [second], { clients: 0 }], 'InvalidRules'],
			];
			for (const [who, what, error] of refusals) {
				expect(await refused(who, 'openTable', ...opening(...what))).toBe(refusal(error));
			}
			const before = await reserved(chain, alice);
			const opened = await send(alice, 'openTable', ...opening(table));
			expect(await reserved(chain, alice)).toBeGreaterThan(before);
			const until = opened.blockNumber + RULES.blocks;
			expect(json(event(opened, 'assetFlow.TableOpened'))).toEqual([
				table,
				Number(first.number),
				until,
			]);
			const row = await view('table_of', table);
			expect(row).toMatchObject({
				state: { open: { until } },
				opened: opened.blockNumber,
				rules: RULES,
				clientRows: 0,
			});
			const named = { tenure: 0, broken: null };
			expect(row.servers).toEqual(
				servers.map(({ number }) => ({ server: Number(number), ...named })),
			);
			expect(await view('seal_of', table)).toBeNull();
			expect(await refused(bob, 'openTable', ...opening(table, [first]))).toBe(
				refusal('TableAlreadyExists'),
			);
			const fresh = await view('head_of', table);
			expect(fresh).toMatchObject({ frontier: { count: 0, peaks: [] }, rolling: NOTHING });
			expect(await view('table_of', newUuid())).toBeNull();
		});

		test('should sum up what is appended, in one call or in several', async () => {
			const table = await open();
			const one = entry(table, cooper, 1);
			const more = [
				entry(table, draper, 7, { document: contentHash('bill of lading') }),
				entry(table, factor, 1, { from: '', quantity: { amount: 3, scale: 0, unit: 'H87' } }),
				entry(table, cooper, 3, {
					to: 'Lübeck',
					corrects: { table, index: 0, leaf: leafOf(table, one) },
				}),
			];
			await append(table, one);
			const appended = await send(alice, 'appendMany', table, batch(more));
			const [leaves, others] = [[one], more].map((of) => of.map((it) => leafOf(table, it)));
			const rolling = rolled(rolled(NOTHING, leaves), others);
			expect(json(event(appended, 'assetFlow.RecordsAppended'))).toEqual([table, 1, 3, rolling]);
			// Four leaves are one full tree.
			const root = merkleRoot([...leaves, ...others]);
			expect(await view('head_of', table)).toEqual({
				frontier: { count: 4, peaks: [root] },
				rolling,
				clients: 3,
			});
			expect(await view('last_counter', table, cooper.address)).toBe(3);
			expect(await view('last_counter', table, draper.address)).toBe(7);
			expect(await view('last_counter', table, alice.address)).toBeNull();

			const done = await send(alice, 'close', table);
			const until = done.blockNumber + FLOW_TERMS.signing;
			expect(json(event(done, 'assetFlow.TableClosed'))).toEqual([table, root, 4, until]);
			const digest = { root, count: 4, rolling };
			expect(await stateOf(chain, table)).toEqual([
				'synchronising',
				{ since: done.blockNumber, until, digest },
			]);
			expect(await view('head_of', table)).toBeNull();
			expect(await notAppended(table, entry(table, cooper, 9))).toBe(refusal('TableClosed'));
			expect(await refused(alice, 'close', table)).toBe(refusal('TableClosed'));
		});

		test('should refuse what was there before, all or none', async () => {
			const table = await open();
			const one = entry(table, cooper, 5);
			await append(table, one);
			const tooLow = refusal('CounterTooLow');
			expect(await notAppended(table, one)).toBe(tooLow);
			expect(await notAppended(table, entry(table, cooper, 4))).toBe(tooLow);
			const fresh = entry(table, draper, 1);
			const before = await view('head_of', table);
			for (const replay of [one, fresh]) {
				const call = refused(alice, 'appendMany', table, batch([fresh, replay]));
				expect(await call).toBe(tooLow);
			}
			expect(await view('head_of', table)).toEqual(before);
			// A client counts anew in another table, where the record is another.
			const elsewhere = await open();
			await append(elsewhere, entry(elsewhere, cooper, 5));
		});

		test('should take sound records of so many clients from the first server alone', async () => {
			const table = await open(undefined, { clients: 1 });
			const good = entry(table, cooper, 1);
			expect(await notAppended(newUuid(), good)).toBe(refusal('TableNotFound'));
			expect(await notAppended(table, good, bob)).toBe(refusal('NotFirstServer'));
			expect(await notAppended(table, good, ferdie)).toBe(refusal('NotFirstServer'));
			expect(await refused(alice, 'appendMany', table, [])).toBe(refusal('NothingToAppend'));
			const own: Entry = { ...good, voucher: 'Server' };
			expect(await notAppended(table, own)).toBe(refusal('NotTheServersRecord'));
			const leaf = leafOf(table, good);
			const unsound: Partial<FlowRecord>[] = [
				{ asset: '' },
				{ from: '', to: '' },
				{ quantity: { amount: 1, scale: 19, unit: 'KGM' } },
				{ quantity: { amount: 1, scale: 0, unit: 'kgm' } },
				{ corrects: { table, index: 0, leaf } },
			];
			for (const changes of unsound) {
				expect(await notAppended(table, entry(table, cooper, 1, changes))).toBe(
					refusal('InvalidRecord'),
				);
			}
			const expiry = await chain.best();
			expect(await notAppended(table, entry(table, cooper, 1, { expiry }))).toBe(
				refusal('RecordExpired'),
			);
			await append(table, good);
			expect(await notAppended(table, entry(table, draper, 1))).toBe(refusal('TooManyClients'));
			// The chain does not check what clients signed: the other servers do.
			await append(table, { record: aRecord(cooper, 2), voucher: good.voucher });
		});

		test("should take the first server's own word", async () => {
			const table = await open();
			const own: Entry = { record: aRecord(alice, 1), voucher: 'Server' };
			await append(table, own);
			const { frontier } = await view('head_of', table);
			expect(frontier).toEqual({ count: 1, peaks: [leafOf(table, own)] });
		});

		test('should be closed by the first server, or by anyone once their blocks are over', async () => {
			const table = await open(undefined, { blocks: 3 });
			expect(await refused(ferdie, 'close', table)).toBe(refusal('TooEarly'));
			await chain.advance(3);
			expect(await notAppended(table, entry(table, cooper, 1))).toBe(refusal('TableClosed'));
			const before = await reserved(chain, alice);
			await send(ferdie, 'close', table);
			// What was held for clients goes back at once: there are none.
			expect(await reserved(chain, alice)).toBeLessThan(before);
			const [state, { digest }] = await stateOf(chain, table);
			expect(state).toBe('synchronising');
			expect(digest).toEqual({ root: merkleRoot([]), count: 0, rolling: NOTHING });
			for (const server of servers) await sign(table, server);
			expect((await view('seal_of', table))[1]).toMatchObject({ kind: 'Full', count: 0 });
		});

		test('should close with their last record, and the next one open by itself', async () => {
			const table = await open(undefined, { records: 3, followOn: 'Same' });
			const entries = [1, 2, 3, 4].map((counter) => entry(table, cooper, counter));
			expect(await refused(alice, 'appendMany', table, batch(entries))).toBe(refusal('TableFull'));
			await append(table, entries[0]);
			const last = await send(alice, 'appendMany', table, batch(entries.slice(1, 3)));
			const [closedTable, root] = json(event(last, 'assetFlow.TableClosed'));
			expect(closedTable).toBe(table);
			expect(root).toBe(merkleRoot(entries.slice(0, 3).map((one) => leafOf(table, one))));
			const next = nextTable(table);
			expect(json(event(last, 'assetFlow.TableOpened'))[0]).toBe(next);
			const row = await view('table_of', next);
			expect(row.rules).toEqual({ ...RULES, records: 3, followOn: 'Same' });
			await append(next, entry(next, cooper, 1));
			// Closed before its time, it is the last of the series.
			await send(alice, 'close', next);
			expect(await view('table_of', nextTable(next))).toBeNull();
		});
	});

	describe('receipts', () => {
		test('should seal a table with the last of its servers, for nothing', async () => {
			const table = await closed(undefined, clients);
			const spent = await balances();
			const taken = await sign(table, second, { broken: 2 });
			expect(json(event(taken, 'assetFlow.ReceiptTaken')).slice(0, 3)).toEqual([
				table,
				Number(second.number),
				2,
			]);
			expect(findEvent(taken, 'assetFlow.TableSealed')).toBeUndefined();
			await sign(table, first, { broken: 2 });
			const sealed = await sign(table, third, { broken: 2 });
			const [, number, kind] = json(event(sealed, 'assetFlow.TableSealed'));
			expect(kind).toBe('Full');
			expect(await balances()).toEqual(spent);
			const [state, { digest, seal }] = await stateOf(chain, table);
			expect([state, seal]).toEqual(['sealed', number]);
			const [at, row] = await view('seal_of', table);
			expect(at).toBe(number);
			expect(row).toEqual({
				...digest,
				previous: row.previous,
				table,
				kind: 'Full',
				broken: 2,
				servers: numbers(servers).map(Number),
				signed: 0b111,
				block: sealed.blockNumber,
			});
			expect(digest.count).toBe(clients.length);
			expect(await notSigned(table, second)).toMatch(/not expected/);
		});

		/** The free balances of the servers' accounts. */
		async function balances(): Promise<string[]> {
			const rows = servers.map(async ({ owner }) => {
				const row: any = await chain.api.query.system.account(owner.address);
				return row.data.free.toString();
			});
			return Promise.all(rows);
		}

		test('should be refused by the pool unless they are right, signed and new', async () => {
			const table = await open([second]);
			await append(table, entry(table, cooper, 1));
			await send(alice, 'close', table);
			const right = await aReceipt(chain, second, table);
			const refusals: [Partial<Receipt>, RegExp][] = [
				[{ root: contentHash('another root') }, /not expected/],
				[{ count: 2 }, /not expected/],
				[{ tenure: 1 }, /not expected/],
				[{ table: newUuid() }, /not expected/],
				[{ server: third.number }, /not expected/],
			];
			for (const [changes, why] of refusals) {
				expect(await notSigned(table, second, changes)).toMatch(why);
			}
			const { receipt } = right;
			const forged = [
				{ ...right, signature: `0x${'5a'.repeat(64)}` },
				{ ...right, receipt: { ...receipt, broken: 1 } },
				{ ...right, signature: (await aReceipt(chain, first, table)).signature },
			];
			for (const signed of forged) {
				expect(await failureName(bring(signed))).toMatch(/bad signature/);
			}
			// A bare one has nobody who says that it may come in.
			const bare = chain.sendBare(pallet.call('receipt', right));
			await expect(bare).rejects.toBeInstanceOf(PoolRefused);
			await bring(right);
			// Signed anew, for the pool remembers what it saw.
			expect(await notSigned(table, second)).toMatch(/outdated/);
			expect(await notSigned(table, third)).toMatch(/not expected/);
			const still = await open([second]);
			const early = { ...right, receipt: { ...receipt, table: still } };
			expect(await failureName(bring(early))).toMatch(/not expected/);
		});
	});

	describe('a server that is absent', () => {
		test('should not keep a quorum from sealing, and can complete the table later', async () => {
			const table = await closed();
			await sign(table, first);
			await sign(table, second);
			const sealing = () => refused(ferdie, 'sealIncomplete', table);
			expect(await sealing()).toBe(refusal('SigningNotOver'));
			await chain.advance(FLOW_TERMS.signing);
			const sealed = await send(ferdie, 'sealIncomplete', table);
			expect(json(event(sealed, 'assetFlow.TableSealed'))[2]).toBe('Incomplete');
			const [before, incomplete] = await view('seal_of', table);
			expect(incomplete).toMatchObject({ kind: 'Incomplete', signed: 0b011 });
			expect(await sealing()).toBe(refusal('NotSigning'));
			expect(await unfinished()).toContain(table);

			expect(await notSigned(table, third, { broken: 1 })).toMatch(/not expected/);
			await sign(table, third);
			const [number, completion] = await view('seal_of', table);
			expect(completion).toMatchObject({ kind: 'Completion', signed: 0b111 });
			expect(await stateOf(chain, table)).toMatchObject([
				'completed',
				{ first: before, seal: number },
			]);
			expect(await unfinished()).not.toContain(table);
			expect((await view('seals', before, 1))[0]).toEqual([before, incomplete]);
		});

		test('should keep the table from being sealed where no quorum signed the same', async () => {
			const [table, differing] = [await closed(), await closed()];
			await sign(table, first);
			await sign(differing, first);
			await sign(differing, second, { broken: 1 });
			await chain.advance(FLOW_TERMS.signing);
			for (const one of [table, differing]) {
				expect(await refused(ferdie, 'sealIncomplete', one)).toBe(refusal('NoQuorum'));
			}
			await sign(differing, third, { broken: 1 });
			await send(ferdie, 'sealIncomplete', differing);
			const [, seal] = await view('seal_of', differing);
			expect(seal).toMatchObject({ kind: 'Incomplete', broken: 1, signed: 0b110 });
		});

		test('should count again when it signed, was suspended and is reinstated', async () => {
			const table = await closed([second, fourth]);
			await sign(table, second);
			await sign(table, fourth);
			await govern('suspendServer', fourth.number);
			await sign(table, first);
			expect((await stateOf(chain, table))[0]).toBe('synchronising');
			await govern('reinstateServer', fourth.number);
			await send(ferdie, 'sealIncomplete', table);
			expect((await view('seal_of', table))[1]).toMatchObject({ kind: 'Full', signed: 0b111 });
		});

		/** The tables that not all have signed, row by row, which has to be what one page says. */
		async function unfinished(): Promise<string[]> {
			const rows: any[] = [];
			for (let after: string | null = null; ; after = rows[rows.length - 1][0]) {
				const page = await view('unfinished', after, 1);
				if (page.length === 0) break;
				rows.push(...page);
			}
			expect(await view('unfinished', null, 256)).toEqual(rows);
			return rows.map(([table]) => table);
		}
	});

	describe('evidence', () => {
		const free = async (who: KeyringPair): Promise<bigint> => {
			const row: any = await chain.api.query.system.account(who.address);
			return row.data.free.toBigInt();
		};

		test('of a root that the table has not should suspend the server, for nothing', async () => {
			const table = await closed([second, fourth]);
			const right = await aReceipt(chain, fourth, table);
			const wrong = await aReceipt(chain, fourth, table, { root: contentHash('another root') });
			const report = (evidence: unknown) => refused(ferdie, 'reportServer', evidence);
			expect(await report({ WrongDigest: right })).toBe(refusal('InvalidEvidence'));
			const forged = { ...wrong, signature: right.signature };
			expect(await report({ WrongDigest: forged })).toBe(refusal('InvalidSignature'));
			expect(await report({ WrongDigest: { ...wrong, keyVersion: 9 } })).toBe(
				refusal('KeyNotFound'),
			);
			expect(await report({ TwoReceipts: [right, right] })).toBe(refusal('InvalidEvidence'));
			const before = await free(ferdie);
			const evidence = { WrongDigest: wrong };
			const convicted = await send(ferdie, 'reportServer', evidence);
			expect(await free(ferdie)).toBe(before);
			expect(json(event(convicted, 'assetFlow.ServerConvicted'))).toEqual([
				Number(fourth.number),
				table,
			]);
			expect((await view('server', fourth.number)).admission).toEqual({
				suspended: 'Equivocation',
			});
			const [[at, kept]] = await view('equivocations', fourth.number, 1);
			expect(at).toBe(table);
			expect(kept.wrongDigest.signature).toBe(wrong.signature);
			expect(kept.wrongDigest.receipt.root).toBe(wrong.receipt.root);
			expect(await report(evidence)).toBe(refusal('AlreadyReported'));
			// What it signs now is worth nothing, and it counts for no quorum.
			expect(await notSigned(table, fourth)).toMatch(/not expected/);
			await sign(table, first);
			await sign(table, second);
			await chain.advance(FLOW_TERMS.signing);
			await send(ferdie, 'sealIncomplete', table);
		});

		test('of two receipts that differ should convict too, and cost when it suspends nobody', async () => {
			const table = await closed([second, third]);
			await govern('reinstateServer', fourth.number);
			const two = await Promise.all(
				[0, 1].map((broken) => aReceipt(chain, fourth, table, { broken })),
			);
			await send(ferdie, 'reportServer', { TwoReceipts: two });
			const again = await closed([second, third]);
			const more = await Promise.all(
				[0, 1].map((broken) => aReceipt(chain, fourth, again, { broken })),
			);
			const before = await free(ferdie);
			await send(ferdie, 'reportServer', { TwoReceipts: more });
			expect(await free(ferdie)).toBeLessThan(before);
			expect(await view('equivocations', fourth.number, 256)).toHaveLength(3);
			expect(await view('equivocations', first.number, 256)).toEqual([]);
			await govern('reinstateServer', fourth.number);
		});

		test('of two records under one id should be kept with both, for a fee', async () => {
			const table = await open();
			const [one, other] = ['Wismar', 'Danzig'].map((to) => entry(table, draper, 1, { to }));
			const report = (...pair: Entry[]) => refused(ferdie, 'reportClient', table, ...batch(pair));
			expect(await report(one, one)).toBe(refusal('InvalidEvidence'));
			expect(await report(one, entry(table, draper, 2))).toBe(refusal('InvalidEvidence'));
			expect(await report(one, { ...other, voucher: 'Server' })).toBe(refusal('InvalidEvidence'));
			expect(await report(one, { ...other, voucher: one.voucher })).toBe(
				refusal('InvalidSignature'),
			);
			const id = { client: draper.address, counter: 1 };
			expect(await view('client_equivocation', table, id)).toBeNull();
			const before = await free(ferdie);
			const convicted = await send(ferdie, 'reportClient', table, ...batch([one, other]));
			expect(before - (await free(ferdie))).toBeGreaterThan(FLOW_TERMS.evidenceFee);
			expect(json(event(convicted, 'assetFlow.ClientConvicted'))).toEqual([
				table,
				draper.address,
				1,
			]);
			const kept = await view('client_equivocation', table, id);
			expect(kept.block).toBe(convicted.blockNumber);
			for (const [hash, said] of [
				[kept.first, one],
				[kept.second, other],
			]) {
				expect(await chain.rpc('bodies_get', hash)).toBe(u8aToHex(encodeEntry(said)));
			}
			expect(await report(one, other)).toBe(refusal('AlreadyReported'));
		});
	});

	describe('what is over', () => {
		test('should be cleared of its clients by anyone, which frees the deposit', async () => {
			const table = await open();
			const entries = clients.map((client) => entry(table, client, 1));
			await send(alice, 'appendMany', table, batch(entries));
			const clear = (limit: number) => refused(ferdie, 'clearClients', table, limit);
			expect(await clear(1)).toBe(refusal('NothingToClear'));
			await send(alice, 'close', table);
			expect(await clear(0)).toBe(refusal('NothingToClear'));
			const before = await reserved(chain, alice);
			const some = await send(ferdie, 'clearClients', table, 2);
			expect(json(event(some, 'assetFlow.ClientsCleared'))).toEqual([table, 2, 1]);
			expect(await reserved(chain, alice)).toBe(before);
			await send(ferdie, 'clearClients', table, 256);
			expect(await reserved(chain, alice)).toBeLessThan(before);
			expect(await view('last_counter', table, cooper.address)).toBeNull();
			expect((await view('table_of', table)).clientsDeposit).toBeNull();
			expect(await clear(1)).toBe(refusal('NothingToClear'));
		});

		test('should be retired after its retention, and not before', async () => {
			const retire = (table: string) => refused(ferdie, 'retireTable', table);
			expect(await retire(newUuid())).toBe(refusal('TableNotFound'));
			expect(await retire(await open())).toBe(refusal('NotRetirable'));
			for (const retention of ['Short', 'Permanent']) {
				const table = await open([second], { retention });
				await send(alice, 'close', table);
				expect(await retire(table)).toBe(refusal('NotRetirable'));
				await sign(table, first);
				await sign(table, second);
				expect((await stateOf(chain, table))[0]).toBe('sealed');
				expect(await retire(table)).toBe(refusal('NotRetirable'));
			}
		});
	});

	describe('the chain', () => {
		test('should record its own movements, and seal them with the block', async () => {
			const registered = await register(chain, ferdie, 'visby');
			const { number, included } = registered;
			const [table, index, flow] = json(event(included, 'assetFlow.FlowRecorded'));
			expect([table, index]).toEqual([tableOfBlock(included.blockNumber), 0]);
			expect(flow).toEqual({
				asset: { orgNumber: Number(number) },
				from: null,
				to: ferdie.address,
				quantity: 1,
				reason: 'Issued',
			});
			const [at, seal] = await view('seal_at', included.blockNumber);
			expect(seal).toMatchObject({
				table,
				kind: 'Chain',
				root: movementLeaf(table, flow),
				count: 1,
				servers: [],
				signed: 0,
				block: included.blockNumber,
			});
			expect((await view('seals', at, 1))[0]).toEqual([at, seal]);
			expect(await keptLeaves(chain, seal)).toEqual([movementLeaf(table, flow)]);
			expect(await view('seal_at', included.blockNumber - 1)).toBeNull();
			// Nobody fills it, and nobody signs it.
			expect(await view('table_of', table)).toBeNull();
		});

		test('should have seals that follow from each other, and the bodies of each', async () => {
			const seals = await checkedSeals(chain);
			const kinds = new Set(seals.map(({ kind }) => kind));
			expect(kinds).toEqual(new Set(['Chain', 'Full', 'Incomplete', 'Completion']));
			for (const seal of seals) {
				const leaves = await keptLeaves(chain, seal);
				expect([leaves.length, merkleRoot(leaves)]).toEqual([seal.count, seal.root]);
			}
			expect(await view('seals', seals.length, 256)).toEqual([]);
		});

		test('should answer by the runtime API as the views do', async () => {
			const [table, full] = [await open(), await closed([second])];
			for (const server of [first, second]) await sign(full, server);
			const { block } = (await checkedSeals(chain)).find(({ kind }) => kind === 'Chain');
			const asked: [string, unknown[]][] = [
				['table_of', [table]],
				['head_of', [table]],
				['seal_of', [full]],
				['seal_at', [block]],
				['seals', [0, 256]],
				['server', [first.number]],
				['last_counter', [full, cooper.address]],
				['unfinished', [null, 256]],
			];
			const api = chain.api.call.assetFlowApi as any;
			const camel = (name: string) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
			for (const [name, args] of asked) {
				const answer = json(await api[camel(name)](...args));
				expect(answer, name).not.toBeNull();
				expect(answer, name).toEqual(await view(name, ...args));
			}
			expect(Object.keys(api).sort()).toEqual(asked.map(([name]) => camel(name)).sort());
		});
	});

	test('every call should have its index', () => {
		const calls = Object.entries(chain.api.tx.assetFlow);
		expect(calls.map(([name, { callIndex }]) => [name, ...callIndex])).toEqual(
			CALLS.map((name, index) => [name, 90, index]),
		);
	});

	test('every call should have been made', () => {
		expect(notCalled()).toEqual([]);
	});

	test('every view function should have been asked', () => {
		const views = chain.views.list('AssetFlow').map(({ name }) => name);
		expect(views).toHaveLength(12);
		expect(views.filter((name) => !viewed.has(name))).toEqual([]);
	});
});
