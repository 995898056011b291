// SPDX-License-Identifier: Apache-2.0
/** The command `hanse` as a process, and the file of a bank that it reads. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { bounded } from '../src/wait.ts';

const BOUND_MS = 40_000;

/** What a command printed, and whether it succeeded. */
export interface Ran {
	ok: boolean;
	/** Its exit code. */
	code: number | null;
	/** Its JSON, if it printed any. */
	json: any;
	errors: string;
}

/** The path of the binary, or an error that says how to get one. */
export function clientBinary(): string {
	const path = process.env.HANSE_CLI;
	if (!path) throw new Error('HANSE_CLI is not set: source scripts/env.sh, or name the binary');
	if (!existsSync(path)) throw new Error(`no command at ${path}: run scripts/build.sh`);
	return path;
}

/** A folder that somebody works in with `hanse`. */
export class Office {
	readonly folder = mkdtempSync(join(tmpdir(), 'hanse-office-'));

	path(name: string): string {
		return join(this.folder, name);
	}

	write(name: string, content: string): string {
		writeFileSync(this.path(name), content, { mode: 0o600 });
		return this.path(name);
	}

	/** Runs `hanse` with these arguments. */
	async hanse(...args: string[]): Promise<Ran> {
		const child = spawn(clientBinary(), [...args, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
		const exit = new Promise<number | null>((resolve, reject) => {
			child.once('exit', resolve);
			child.once('error', reject);
		});
		const all = Promise.all([exit, text(child.stdout), text(child.stderr)]);
		const ran = bounded(all, BOUND_MS, `hanse ${args[0]} ${args[1]}`);
		const [code, output, errors] = await ran.finally(() => child.kill());
		return { ok: code === 0, code, json: output ? JSON.parse(output) : undefined, errors };
	}

	/** As `hanse`, but that it fails is an error. */
	async done(...args: string[]): Promise<any> {
		const { ok, json, errors } = await this.hanse(...args);
		if (!ok) throw new Error(`hanse ${args.join(' ')}: ${errors || JSON.stringify(json)}`);
		return json;
	}

	close(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}

/** A booking on a bank's account. */
export interface Booking {
	/** The bank's own name for it. */
	name: string;
	/** As the bank writes it: `100.00`. */
	amount: string;
	currency?: string;
	/** What the payer gave as the reference. */
	reference: string;
	/** Took money back. */
	reversal?: boolean;
}

/** A camt.054.001.08 file about an account, after the published schema. */
export function camt054(iban: string, bic: string, bookings: Booking[]): string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">
	<BkToCstmrDbtCdtNtfctn>
		<GrpHdr><MsgId>HANSE-STORY</MsgId><CreDtTm>2026-11-20T18:00:00</CreDtTm></GrpHdr>
		<Ntfctn>
			<Id>N-1</Id>
			<CreDtTm>2026-11-20T18:00:00</CreDtTm>
			<Acct>
				<Id><IBAN>${iban}</IBAN></Id>
				<Ccy>EUR</Ccy>
				<Svcr><FinInstnId><BICFI>${bic}</BICFI></FinInstnId></Svcr>
			</Acct>${bookings.map(entry).join('')}
		</Ntfctn>
	</BkToCstmrDbtCdtNtfctn>
</Document>
`;
}

function entry({ name, amount, currency = 'EUR', reference, reversal }: Booking): string {
	const direction = reversal ? 'DBIT' : 'CRDT';
	return `
			<Ntry>
				<Amt Ccy="${currency}">${amount}</Amt>
				<CdtDbtInd>${direction}</CdtDbtInd>${reversal ? '<RvslInd>true</RvslInd>' : ''}
				<Sts><Cd>BOOK</Cd></Sts>
				<BookgDt><Dt>2026-11-20</Dt></BookgDt>
				<ValDt><Dt>2026-11-20</Dt></ValDt>
				<AcctSvcrRef>${name}</AcctSvcrRef>
				<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
				<NtryDtls>
					<TxDtls>
						<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
						<RltdPties>
							<Dbtr><Pty><Nm>Clara Kaufmann</Nm></Pty></Dbtr>
							<DbtrAcct><Id><IBAN>DE75512108001245126199</IBAN></Id></DbtrAcct>
						</RltdPties>
						<RmtInf><Strd><CdtrRefInf>
							<Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>ISO</Issr></Tp>
							<Ref>${reference}</Ref>
						</CdtrRefInf></Strd></RmtInf>
					</TxDtls>
				</NtryDtls>
			</Ntry>`;
}
