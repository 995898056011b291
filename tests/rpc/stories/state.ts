// SPDX-License-Identifier: Apache-2.0
/** Real rows in every pallet that people write to, so that an upgrade has something to keep. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { createKeyMulti, sortAddresses } from '@polkadot/util-crypto';
import { type Chain, type Tx, dev } from '../src/chain.ts';
import { type Body, decide, succeeded } from '../src/governance.ts';
import { POLICY } from './chips.ts';
import { fillTable } from './flow.ts';
import type { Registered } from './registration.ts';

const MULTISIG_WEIGHT = { refTime: 1_000_000_000, proofSize: 10_000 };

/** Writes the rows; one account's transactions follow one another, accounts don't wait. */
export async function furnish(chain: Chain, { number, owner }: Registered): Promise<void> {
	const { tx } = chain.api;
	const [alice, bob, charlie, ferdie] = ['Alice', 'Bob', 'Charlie', 'Ferdie'].map(dev);
	if (owner !== ferdie.address) throw new Error('the number has to be Ferdie\'s');
	const document = { title: 'Founding', uri: null, body: 'Since 1143.' };
	const remark = tx.system.remark('0x00');
	const others = sortAddresses([charlie.address, ferdie.address]);
	const batches: [KeyringPair, Tx[]][] = [
		[
			ferdie,
			[
				tx.orgNumbers.publish(number, document),
				tx.orgNumbers.setRole(number, bob.address, 'Editor'),
				tx.orgNumbers.setPrimary(number),
				tx.orgNumbers.setRecovery(number, { to: charlie.address, delay: 100 }),
				tx.orgNumbers.offerTransfer(number, alice.address),
			],
		],
		[
			bob,
			[
				tx.orgNumbers.follow(number),
				tx.multisig.approveAsMulti(2, others, null, remark.method.hash, MULTISIG_WEIGHT),
			],
		],
		[
			charlie,
			[
				tx.proxy.addProxy(alice.address, 'Governance', 0),
				tx.preimage.notePreimage(remark.method.toHex()),
				tx.balances.transferKeepAlive(createKeyMulti([bob.address, ...others], 2), 10n ** 12n),
			],
		],
		[alice, [tx.council.propose(3, tx.council.close(remark.method.hash, 0, MULTISIG_WEIGHT, 0), 256)]],
	];
	const councillors = [alice, bob, charlie, dev('Eve')];
	const motionDuration = tx.parameters.setParameter({ Governance: { MotionDuration: [null, 3_600] } });
	const kind = tx.chips.createKind('EUR', POLICY, dev('Auditor').address);
	const sealingKey = `0x${'09'.repeat(32)}`;
	const crowdfunding = tx.utility.batchAll([
		tx.crowdfunding.admitPlatform(number),
		tx.crowdfunding.admitAuthority({ Registrar: 'DE' }, bob.address, charlie.address, sealingKey),
	]);
	const council: Body = { name: 'council', voters: councillors };
	for (const call of [motionDuration, kind, crowdfunding]) {
		succeeded(await decide(chain, council, call));
	}
	await Promise.all(
		batches.map(([who, calls]) =>
			chain.send(calls.length === 1 ? calls[0] : tx.utility.batchAll(calls), who),
		),
	);
	await fillTable(chain, council, { number, owner: ferdie }, charlie);
}
