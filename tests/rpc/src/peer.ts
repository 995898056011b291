// SPDX-License-Identifier: Apache-2.0
/**
 * A peer as small as can be, that asks nodes what it likes: libp2p over TCP, with Noise and yamux, and
 * one request on each stream.
 *
 *     const peer = await Peer.connect({ host: '127.0.0.1', port }, newPeerKey());
 *     const answer = await peer.ask(protocol, Uint8Array.of(1, 2, 3));   // undefined: no answer
 *
 * The specifications are those of libp2p (multistream-select, noise, yamux, peer-ids) and of Noise
 * (`Noise_XX_25519_ChaChaPoly_SHA256`). What the node opens itself is refused.
 */
import {
	type KeyObject,
	createCipheriv,
	createDecipheriv,
	createHash,
	createHmac,
	createPrivateKey,
	createPublicKey,
	diffieHellman,
	generateKeyPairSync,
	sign,
} from 'node:crypto';
import { type Socket, connect } from 'node:net';
import { bounded } from './wait.ts';

const BOUND_MS = 20_000;
const NOISE = 'Noise_XX_25519_ChaChaPoly_SHA256';
const TAG_LEN = 16;
/** Most bytes of a Noise message in clear. */
const MAX_FRAME = 65_535 - TAG_LEN;
/** What a yamux stream may have on its way at first. */
const WINDOW = 256 * 1024;
const MULTISTREAM = '/multistream/1.0.0';
const NONE = Buffer.alloc(0);

const [DATA, WINDOW_UPDATE, PING, GO_AWAY] = [0, 1, 2, 3];
const [SYN, ACK, FIN, RST] = [1, 2, 4, 8];

const sha256 = (...parts: Buffer[]) =>
	createHash('sha256').update(Buffer.concat(parts)).digest();
const hmac = (key: Buffer, data: Buffer) => createHmac('sha256', key).update(data).digest();
const raw = (key: KeyObject) => Buffer.from(key.export({ format: 'jwk' }).x as string, 'base64url');
const x25519 = (bytes: Buffer) =>
	createPublicKey({
		key: { kty: 'OKP', crv: 'X25519', x: bytes.toString('base64url') },
		format: 'jwk',
	});

/** The number of bytes that follow, and where they begin; undefined while there are too few. */
function length(bytes: Buffer): [number, number] | undefined {
	for (let at = 0, value = 0; at < bytes.length && at < 8; at += 1) {
		value += (bytes[at] & 0x7f) * 2 ** (7 * at);
		if (bytes[at] < 0x80) return [value, at + 1];
	}
	return undefined;
}

/** Bytes behind their number. */
function counted(bytes: Buffer): Buffer {
	const head: number[] = [];
	for (let rest = bytes.length; ; rest = Math.floor(rest / 128)) {
		head.push(rest < 128 ? rest : (rest % 128) + 128);
		if (rest < 128) return Buffer.concat([Buffer.from(head), bytes]);
	}
}

const line = (text: string) => counted(Buffer.from(`${text}\n`));

/** A network key from its 32 secret bytes, or one that nobody had before. */
export function newPeerKey(secret?: Uint8Array): KeyObject {
	if (!secret) return generateKeyPairSync('ed25519').privateKey;
	const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
	return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** Bytes that come in, for who waits for them. */
class Inbox {
	private bytes: Buffer = NONE;
	private ended = false;
	private wake: () => void = () => {};

	push(more: Buffer): void {
		this.bytes = Buffer.concat([this.bytes, more]);
		this.wake();
	}

	end(): void {
		this.ended = true;
		this.wake();
	}

	/** The next bytes, as many as `enough` says of those that are there; rejects when none come. */
	async take(enough: (bytes: Buffer) => number | undefined): Promise<Buffer> {
		for (;;) {
			const count = enough(this.bytes);
			if (count !== undefined && count <= this.bytes.length) {
				const taken = this.bytes.subarray(0, count);
				this.bytes = this.bytes.subarray(count);
				return taken;
			}
			if (this.ended) throw new Error('the peer has ended it');
			await new Promise<void>((resolve) => (this.wake = resolve));
		}
	}

	exactly(count: number): Promise<Buffer> {
		return this.take(() => count);
	}

	/** Bytes that stand behind their number. */
	async counted(): Promise<Buffer> {
		const whole = (bytes: Buffer) => {
			const head = length(bytes);
			return head && head[0] + head[1];
		};
		const found = await this.take(whole);
		return found.subarray(length(found)?.[1]);
	}
}

/** One direction of an encrypted connection. */
class Cipher {
	private count = 0n;

	constructor(private readonly key: Buffer) {}

	private nonce(): Buffer {
		const nonce = Buffer.alloc(12);
		nonce.writeBigUInt64LE(this.count, 4);
		this.count += 1n;
		return nonce;
	}

	close(plain: Buffer, data: Buffer = NONE): Buffer {
		const options = { authTagLength: TAG_LEN };
		const cipher = createCipheriv('chacha20-poly1305', this.key, this.nonce(), options);
		cipher.setAAD(data, { plaintextLength: plain.length });
		return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
	}

	open(sealed: Buffer, data: Buffer = NONE): Buffer {
		const end = sealed.length - TAG_LEN;
		const options = { authTagLength: TAG_LEN };
		const decipher = createDecipheriv('chacha20-poly1305', this.key, this.nonce(), options);
		decipher.setAAD(data, { plaintextLength: end });
		decipher.setAuthTag(sealed.subarray(end));
		return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
	}
}

/** The handshake of who dials. */
class Handshake {
	private hash: Buffer = Buffer.from(NOISE);
	private chaining: Buffer = this.hash;
	private cipher: Cipher | undefined;

	constructor() {
		this.mix(NONE);
	}

	mix(data: Buffer): Buffer {
		this.hash = sha256(this.hash, data);
		return data;
	}

	agree(mine: KeyObject, theirs: Buffer): void {
		const secret = diffieHellman({ privateKey: mine, publicKey: x25519(theirs) });
		const [chaining, key] = this.derive(secret);
		this.chaining = chaining;
		this.cipher = new Cipher(key);
	}

	private derive(input: Buffer): [Buffer, Buffer] {
		const mixed = hmac(this.chaining, input);
		const first = hmac(mixed, Buffer.of(1));
		return [first, hmac(mixed, Buffer.concat([first, Buffer.of(2)]))];
	}

	close(plain: Buffer): Buffer {
		return this.mix(this.cipher ? this.cipher.close(plain, this.hash) : plain);
	}

	open(sealed: Buffer): Buffer {
		const plain = this.cipher ? this.cipher.open(sealed, this.hash) : sealed;
		this.mix(sealed);
		return plain;
	}

	split(): [Cipher, Cipher] {
		const [first, second] = this.derive(NONE);
		return [new Cipher(first), new Cipher(second)];
	}
}

/** What says that a static key is a peer's: fields 1 (its key) and 2 (the signature). */
function identity(key: KeyObject, statically: Buffer): Buffer {
	const publicKey = raw(createPublicKey(key));
	const encoded = Buffer.concat([Buffer.of(0x08, 0x01, 0x12), counted(publicKey)]);
	const said = Buffer.concat([Buffer.from('noise-libp2p-static-key:'), statically]);
	return Buffer.concat([
		Buffer.of(0x0a),
		counted(encoded),
		Buffer.of(0x12),
		counted(sign(null, said, key)),
	]);
}

interface Stream {
	inbox: Inbox;
	/** Bytes that may still be sent. */
	room: number;
	moreRoom: () => void;
}

/** A connection to a node. */
export class Peer {
	private readonly inbox = new Inbox();
	private readonly plain = new Inbox();
	private readonly streams = new Map<number, Stream>();
	private keys: [Cipher, Cipher] | undefined;
	private next = 1;
	/** Bytes that came in on streams of this peer. */
	received = 0;

	private constructor(private readonly socket: Socket) {
		socket.on('data', (bytes) => this.inbox.push(bytes as Buffer));
		socket.on('close', () => this.inbox.end());
		socket.on('error', () => this.inbox.end());
	}

	/** Connects as the peer with this key. */
	static async connect(to: { host: string; port: number }, key: KeyObject): Promise<Peer> {
		const socket = connect({ ...to, noDelay: true });
		const peer = new Peer(socket);
		try {
			await bounded(peer.introduce(key), BOUND_MS, 'the handshake');
		} catch (error) {
			peer.close();
			throw error;
		}
		return peer;
	}

	close(): void {
		this.socket.destroy();
	}

	get isOpen(): boolean {
		return !this.socket.destroyed;
	}

	/**
	 * Asks on a stream of its own. Undefined if the node ends the stream or the connection without an
	 * answer; rejects if it does not speak the protocol.
	 */
	async ask(protocol: string, request: Uint8Array): Promise<Buffer | undefined> {
		const id = this.next;
		this.next += 2;
		const stream = { inbox: new Inbox(), room: WINDOW, moreRoom: () => {} };
		this.streams.set(id, stream);
		if (!this.isOpen) stream.inbox.end();
		const asking = async () => {
			this.frame(WINDOW_UPDATE, SYN, id, 0);
			this.data(id, Buffer.concat([line(MULTISTREAM), line(protocol)]));
			await this.expect(stream.inbox, MULTISTREAM);
			await this.expect(stream.inbox, protocol);
			await this.send(id, stream, counted(Buffer.from(request)));
			return stream.inbox.counted().catch(() => undefined);
		};
		const answer = bounded(asking(), BOUND_MS, `an answer on ${protocol}`);
		return answer.finally(() => {
			this.streams.delete(id);
			if (this.isOpen) this.frame(DATA, FIN, id, 0);
		});
	}

	private async introduce(key: KeyObject): Promise<void> {
		this.socket.write(Buffer.concat([line(MULTISTREAM), line('/noise')]));
		await this.expect(this.inbox, MULTISTREAM);
		await this.expect(this.inbox, '/noise');
		this.keys = await this.shakeHands(key);
		void this.decrypt();
		this.encrypt(Buffer.concat([line(MULTISTREAM), line('/yamux/1.0.0')]));
		await this.expect(this.plain, MULTISTREAM);
		await this.expect(this.plain, '/yamux/1.0.0');
		void this.demultiplex();
	}

	/** `-> e`, `<- e, ee, s, es`, `-> s, se`. */
	private async shakeHands(key: KeyObject): Promise<[Cipher, Cipher]> {
		const [mine, fixed] = [generateKeyPairSync('x25519'), generateKeyPairSync('x25519')];
		const handshake = new Handshake();
		this.write(Buffer.concat([handshake.mix(raw(mine.publicKey)), handshake.close(NONE)]));

		const answer = await this.read();
		const theirs = handshake.mix(answer.subarray(0, 32));
		handshake.agree(mine.privateKey, theirs);
		const theirFixed = handshake.open(answer.subarray(32, 64 + TAG_LEN));
		handshake.agree(mine.privateKey, theirFixed);
		handshake.open(answer.subarray(64 + TAG_LEN));

		const sealed = handshake.close(raw(fixed.publicKey));
		handshake.agree(fixed.privateKey, theirs);
		const payload = handshake.close(identity(key, raw(fixed.publicKey)));
		this.write(Buffer.concat([sealed, payload]));
		return handshake.split();
	}

	private write(message: Buffer): void {
		const head = Buffer.alloc(2);
		head.writeUInt16BE(message.length);
		if (this.isOpen) this.socket.write(Buffer.concat([head, message]));
	}

	private async read(): Promise<Buffer> {
		const head = await this.inbox.exactly(2);
		return this.inbox.exactly(head.readUInt16BE());
	}

	private encrypt(bytes: Buffer): void {
		for (let at = 0; at < bytes.length; at += MAX_FRAME) {
			const sealed = this.keys?.[0].close(bytes.subarray(at, at + MAX_FRAME));
			if (sealed) this.write(sealed);
		}
	}

	private async decrypt(): Promise<void> {
		try {
			for (;;) {
				const opened = this.keys?.[1].open(await this.read());
				if (opened) this.plain.push(opened);
			}
		} catch {
			this.plain.end();
			this.close();
		}
	}

	private async expect(inbox: Inbox, what: string): Promise<void> {
		const said = `${await inbox.counted()}`.trimEnd();
		if (said !== what) throw new Error(`the node says ${said}, not ${what}`);
	}

	private frame(type: number, flags: number, id: number, size: number, body: Buffer = NONE): void {
		const head = Buffer.alloc(12);
		head.writeUInt8(type, 1);
		head.writeUInt16BE(flags, 2);
		head.writeUInt32BE(id, 4);
		head.writeUInt32BE(size, 8);
		this.encrypt(Buffer.concat([head, body]));
	}

	private data(id: number, body: Buffer): void {
		this.frame(DATA, 0, id, body.length, body);
	}

	/** Sends as much at once as the node's window lets through. */
	private async send(id: number, stream: Stream, body: Buffer): Promise<void> {
		for (let rest = body; rest.length > 0 && this.isOpen; ) {
			while (stream.room <= 0) await new Promise<void>((go) => (stream.moreRoom = go));
			const part = rest.subarray(0, stream.room);
			stream.room -= part.length;
			rest = rest.subarray(part.length);
			this.data(id, part);
		}
	}

	private async demultiplex(): Promise<void> {
		try {
			for (;;) {
				const head = await this.plain.exactly(12);
				const [type, flags] = [head.readUInt8(1), head.readUInt16BE(2)];
				const [id, size] = [head.readUInt32BE(4), head.readUInt32BE(8)];
				const body = type === DATA ? await this.plain.exactly(size) : NONE;
				if (type === PING && flags & SYN) this.frame(PING, ACK, 0, size);
				if (type === GO_AWAY) break;
				if (type === DATA || type === WINDOW_UPDATE) this.take(type, flags, id, size, body);
			}
		} catch {
			// The connection is closed.
		}
		this.streams.forEach(({ inbox }) => inbox.end());
		this.close();
	}

	private take(type: number, flags: number, id: number, size: number, body: Buffer): void {
		// What the node opens itself has even numbers.
		if (flags & SYN && id % 2 === 0) return this.frame(WINDOW_UPDATE, RST, id, 0);
		const stream = this.streams.get(id);
		if (body.length > 0) this.received += body.length;
		if (!stream) return;
		if (type === WINDOW_UPDATE) {
			stream.room += size;
			stream.moreRoom();
		}
		if (body.length > 0) {
			stream.inbox.push(body);
			this.frame(WINDOW_UPDATE, 0, id, body.length);
		}
		if (flags & (FIN | RST)) stream.inbox.end();
	}
}
