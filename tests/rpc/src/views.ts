// SPDX-License-Identifier: Apache-2.0
/**
 * View functions through @polkadot/api, which lists them in V16 metadata but offers no call.
 *
 *     const views = viewFunctions(api);
 *     const row = await views.call('OrgNumbers', 'by_handle', 'hanse');   // a decoded codec
 *     views.list('OrgNumbers');                                           // names and arguments
 *
 * Ids and types come from the metadata of the connected chain, so nothing has to be generated.
 * `at` reads in the state of an older block under the same runtime. To use it elsewhere, copy this file.
 */
import type { ApiPromise } from '@polkadot/api';
import type { Codec } from '@polkadot/types/types';
import { compactAddLength, stringCamelCase, u8aConcat } from '@polkadot/util';

export interface ViewFunction {
	pallet: string;
	name: string;
	args: { name: string; type: string }[];
	output: string;
	id: Uint8Array;
}

export interface Views {
	list(pallet?: string): ViewFunction[];
	call<T extends Codec = Codec>(pallet: string, name: string, ...args: unknown[]): Promise<T>;
	at(blockHash: string): Promise<Views>;
}

/** The view functions of the chain that `api` is connected to. */
export function viewFunctions(api: ApiPromise): Views {
	return over(api, api.call);
}

function over(api: ApiPromise, state: ApiPromise['call']): Views {
	const known = describe(api);
	return {
		list: (pallet) => known.filter((view) => !pallet || view.pallet === pallet),
		at: async (hash) => over(api, (await api.at(hash)).call as ApiPromise['call']),
		async call<T extends Codec>(pallet: string, name: string, ...args: unknown[]): Promise<T> {
			const wanted = stringCamelCase(name);
			const view = known.find((v) => v.pallet === pallet && stringCamelCase(v.name) === wanted);
			if (!view) throw new Error(`no view function ${pallet}.${name} in V16 metadata`);
			if (args.length !== view.args.length) {
				const names = view.args.map((arg) => arg.name).join(', ');
				throw new Error(`${pallet}.${name} takes (${names}), not ${args.length} arguments`);
			}
			const input = view.args.map((a, i) => api.registry.createType(a.type, args[i]).toU8a());
			const id = { prefix: view.id.slice(0, 16), suffix: view.id.slice(16) };
			const bytes = compactAddLength(u8aConcat(...input));
			const result: any = await state.runtimeViewFunction.executeViewFunction(id, bytes);
			if (result.isErr) throw new Error(`${pallet}.${name}: ${result.asErr.toString()}`);
			return api.registry.createType(view.output, result.asOk.toU8a(true)) as unknown as T;
		},
	};
}

function describe({ registry, runtimeMetadata }: ApiPromise): ViewFunction[] {
	const type = (id: unknown) => registry.createLookupType(id as number);
	return runtimeMetadata.asV16.pallets.flatMap((pallet) =>
		[...pallet.viewFunctions].map((view) => ({
			pallet: pallet.name.toString(),
			name: view.name.toString(),
			args: view.inputs.map((arg) => ({ name: `${arg.name}`, type: type(arg.type) })),
			output: type(view.output),
			id: Uint8Array.from(view.id as unknown as Uint8Array),
		})),
	);
}
