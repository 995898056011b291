// SPDX-License-Identifier: Apache-2.0
/**
 * Plays the registration story on a running development chain and prints each step with its block
 * and event: `npm run demo -- ws://127.0.0.1:9944`. Can be played again on the same chain.
 */
import { u8aToHex } from '@polkadot/util';
import { Chain, type Included, dev, event } from './src/chain.ts';
import { DispatchFailed } from './src/errors.ts';
import { formatOrgNumber } from './src/orgNumber.ts';
import { MATURITY, commit, profile, registered } from './stories/registration.ts';

let steps = 0;

function step(text: string): void {
	steps += 1;
	console.log(`\n${steps}. ${text}`);
}

function plain(value: unknown): string {
	return typeof value === 'object' ? JSON.stringify(value) : `${value}`;
}

function show(included: Included, name: string): void {
	const data = event(included, name);
	const fields = data.names.map((field: string, at: number) => {
		// polkadot.js renames a field called `hash`.
		return `${field.replace(/_$/, '')}: ${plain(data[at].toHuman())}`;
	});
	console.log(`   block ${included.blockNumber} ${included.blockHash}`);
	console.log(`   event ${name} { ${fields.join(', ')} }`);
}

async function play(chain: Chain): Promise<void> {
	const { api } = chain;
	const { orgNumbers } = api.tx;
	const handle = `hanse-${(await chain.best()).toString(36)}`;
	const [alice, bob] = [dev('Alice'), dev('Bob')];
	console.log(`${await api.rpc.system.chain()}, spec version ${api.runtimeVersion.specVersion}`);

	step(`Alice commits to the handle "${handle}" without showing it`);
	const { salt, included } = await commit(chain, alice, handle);
	show(included, 'orgNumbers.Committed');

	step(`the commitment matures: ${MATURITY} blocks`);
	await chain.advance(MATURITY);
	console.log(`   block ${await chain.best()}`);

	step('Alice registers: the chain issues a number');
	const register = orgNumbers.register(handle, profile('Hanse Kontor'), u8aToHex(salt));
	const { number, included: issued } = registered(await chain.send(register, alice));
	show(issued, 'orgNumbers.Registered');
	console.log(`   organisation number ${formatOrgNumber(number)}`);

	step('anyone reads it: by number, by handle, by owner');
	const views = chain.views;
	console.log(`   ${plain((await views.call('OrgNumbers', 'number', number)).toHuman())}`);
	const byHandle: any = (await views.call('OrgNumbers', 'number_by_handle', handle)).toJSON();
	const owned = await views.call('OrgNumbers', 'numbers_of', alice.address, null, 10);
	console.log(`   "${handle}" is ${formatOrgNumber(byHandle.number)}; Alice owns ${owned}`);

	step('a mistyped number is refused, and the error has a name');
	await chain.send(orgNumbers.follow(number + 1n), bob).then(
		() => Promise.reject(new Error('it was accepted')),
		(error) => {
			if (!(error instanceof DispatchFailed)) throw error;
			console.log(`   block ${error.blockNumber}: ${error.message}`);
		},
	);

	step('Alice publishes; the nodes keep the body and return it by its hash');
	const document = { title: 'We are open', uri: null, body: 'Cloth, salt, herring.' };
	const published = await chain.send(orgNumbers.publish(number, document), alice);
	show(published, 'orgNumbers.ContentChanged');
	const hash = event(published, 'orgNumbers.ContentChanged')[4].toHex();
	console.log(`   bodies_get: ${await chain.rpc('bodies_get', hash)}`);

	step('Bob follows');
	const followed = await chain.send(orgNumbers.follow(number), bob);
	show(followed, 'orgNumbers.Followed');

	step('all of it becomes final');
	const waited = await chain.finality(followed);
	console.log(`   block ${followed.blockNumber} ${followed.blockHash} is final, ${waited} ms later`);
}

const url = process.argv[2] ?? 'ws://127.0.0.1:9944';
const chain = await Chain.connect(url);
try {
	await play(chain);
} finally {
	await chain.close();
}
