// A publisher as docs/feed-format.md has it, written apart from the command's: what the tests' feeds are made with, whole ones and forged ones.

import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { FlattenedSign, GeneralSign } from 'jose';
import { MAX_DELTAS } from '../../src/core/feed/bounds';
import type { FeedFile, KeySet, Manifest, Timestamp } from '../../src/core/feed/format';
import type { DocumentType } from '../../src/core/feed/signed';

export interface TestKey {
  readonly public: string;
  readonly private: KeyObject;
}

/** PKCS #8 of an Ed25519 key before its 32 octets (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same key for the same name, each time: of no use but in tests. */
export function keyOf(name: string): TestKey {
  const seed = createHash('sha256').update(`lurewatch test key ${name}`).digest();
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return { public: x as string, private: key };
}

export const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');
const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const headerOf = (key: TestKey, typ: DocumentType) => ({ alg: 'EdDSA', kid: key.public, typ });

export async function signGeneral(payload: unknown, typ: DocumentType, keys: readonly TestKey[]): Promise<object> {
  const sign = new GeneralSign(encode(payload));
  for (const key of keys) sign.addSignature(key.private).setProtectedHeader(headerOf(key, typ));
  return sign.sign();
}

export async function signFlattened(payload: unknown, typ: DocumentType, key: TestKey): Promise<object> {
  return new FlattenedSign(encode(payload)).setProtectedHeader(headerOf(key, typ)).sign(key.private);
}

export const timeOf = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

export interface PublisherOptions {
  readonly id: string;
  readonly keys: readonly TestKey[];
  readonly threshold: number;
  readonly timestampKey: TestKey;
  readonly nowMs: number;
}

type Content = Partial<
  Omit<
    Manifest,
    'format' | 'feed' | 'serial' | 'issuedAt' | 'approved' | 'entries' | 'keys' | 'allowlist' | 'campaigns'
  >
>;

export interface Publication extends Content {
  readonly serial: number;
  readonly lines: readonly string[];
  readonly signers: readonly TestKey[];
  readonly allow?: readonly string[];
  readonly names?: readonly string[];
  /** How a delta's lines are written; one by one where nothing is said. */
  readonly asDelta?: (lines: readonly string[]) => readonly string[];
  /** Overrides whatever was made, just before it is signed. */
  readonly forge?: (manifest: Record<string, unknown>) => Record<string, unknown>;
}

/** The files of a feed, by name, and how they come about. */
export class Publisher {
  readonly files = new Map<string, Uint8Array>();
  readonly options: PublisherOptions;
  nowMs: number;
  timestampKey: TestKey;
  threshold: number;
  readonly #states: {
    serial: number;
    changedAt: number;
    lines: readonly string[];
    /** What differs from the state before. */
    touched: readonly string[];
    sha256: string;
    isApproved: boolean;
  }[] = [];
  readonly #keySets: object[] = [];

  constructor(options: PublisherOptions) {
    this.options = options;
    this.nowMs = options.nowMs;
    this.timestampKey = options.timestampKey;
    this.threshold = options.threshold;
  }

  /** What policy pins. */
  get pinned() {
    return { keys: this.options.keys.map((key) => key.public), threshold: this.options.threshold };
  }

  async addKeySet(set: Omit<KeySet, 'feed'>, signers: readonly TestKey[]): Promise<void> {
    this.#keySets.push(await signGeneral({ feed: this.options.id, ...set }, 'lurewatch-keys', signers));
    this.threshold = set.threshold;
  }

  async publish(publication: Publication): Promise<void> {
    await this.write(publication);
    await this.refresh(24 * 60 * 60_000);
  }

  /** The manifest and its files, without a timestamp. */
  async write({
    serial,
    lines,
    signers,
    allow,
    names,
    asDelta = (lines) => lines,
    forge = (manifest) => manifest,
    ...content
  }: Publication): Promise<void> {
    const { id, keys, threshold, timestampKey } = this.options;
    if (this.#keySets.length === 0)
      await this.addKeySet(
        { version: 1, threshold, keys: keys.map((key) => key.public), timestampKeys: [timestampKey.public] },
        keys.slice(0, threshold),
      );
    const before = this.#states.at(-1);
    const isSame = before !== undefined && before.lines.join('\n') === lines.join('\n');
    const changedAt = isSame ? before.changedAt : serial;
    const approved = this.#states.findLast((state) => state.isApproved);
    const isApproved = signers.length >= this.threshold;
    const touched = isSame ? [] : touchedBetween(before?.lines ?? [], lines);
    const snapshot = this.#file(`snapshot-${serial}`, lines);
    const manifest = {
      format: 1,
      feed: id,
      title: 'Westmarsh Council',
      serial,
      issuedAt: timeOf(this.nowMs),
      ...(isApproved || !approved ? {} : { approved: { serial: approved.serial, sha256: approved.sha256 } }),
      entries: {
        count: lines.length,
        changedAt,
        snapshot: { ...snapshot, serial: changedAt },
        deltas: this.#states
          .filter((state) => state.changedAt < changedAt)
          .slice(-MAX_DELTAS)
          .map((state) => ({
            ...this.#file(
              `delta-${state.changedAt}-${serial}`,
              asDelta(this.#touchedSince(state.changedAt, lines, touched)),
            ),
            from: state.changedAt,
          }))
          .reverse(),
      },
      allowlist: allow ? this.#file(`allow-${serial}`, allow) : null,
      campaigns: names ? this.#file(`campaigns-${serial}`, names) : null,
      sources: {},
      incident: null,
      suspensions: [],
      ...content,
      keys: this.#keySets,
    };
    const signed = await signGeneral(forge(manifest), 'lurewatch-feed', signers);
    const bytes = encode(signed);
    this.files.set(`feed-${serial}.json`, bytes);
    this.#states.push({ serial, changedAt, lines, touched, sha256: sumOf(bytes), isApproved });
  }

  /** `of`: the serial vouched for; the newest where none is given. */
  async refresh(lifeMs: number, of?: number, change: Partial<Timestamp> = {}): Promise<void> {
    const state = of === undefined ? this.#states.at(-1) : this.#states.find(({ serial }) => serial === of);
    if (!state) throw new Error('nothing was published');
    const timestamp: Timestamp = {
      feed: this.options.id,
      serial: state.serial,
      sha256: state.sha256,
      issuedAt: timeOf(this.nowMs),
      expiresAt: timeOf(this.nowMs + lifeMs),
      ...change,
    };
    this.files.set('timestamp.json', encode(await signFlattened(timestamp, 'lurewatch-timestamp', this.timestampKey)));
  }

  #touchedSince(changedAt: number, lines: readonly string[], last: readonly string[]): readonly string[] {
    const now = new Map(lines.map((line) => [patternOf(line), line]));
    const steps = this.#states.filter((state) => state.changedAt > changedAt).map((state) => state.touched);
    const touched = new Set([...steps, last].flat());
    return [...touched].sort().map((pattern) => now.get(pattern) ?? `-${pattern}`);
  }

  #file(name: string, lines: readonly string[]): FeedFile {
    const text = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const bytes = gzipSync(text);
    this.files.set(`${name}.txt.gz`, bytes);
    return { name: `${name}.txt.gz`, bytes: bytes.length, sha256: sumOf(bytes), textBytes: text.length };
  }
}

const patternOf = (line: string) => line.split(' ', 1)[0] as string;

function touchedBetween(before: readonly string[], after: readonly string[]): readonly string[] {
  const [old, now] = [new Set(before), new Set(after)];
  return [...before.filter((line) => !now.has(line)), ...after.filter((line) => !old.has(line))].map(patternOf);
}
