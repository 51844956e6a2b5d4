// The published vectors: this client answers them as written, and any JOSE library verifies their signatures.

import { createPublicKey, verify } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type FlattenedJWS, flattenedVerify, generalVerify, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { FEED_FAULTS } from '../../../src/core/feed/faults';
import { sumOf } from '../publisher';
import { CASES } from './cases';
import { clientOf } from './client';
import type { Vectors } from './format';
import { makeVectors } from './make';

const PATH = 'docs/feed-vectors/format-1.json';

if (process.env.MAKE_FEED_VECTORS === '1') {
  beforeAll(async () => {
    mkdirSync('docs/feed-vectors', { recursive: true });
    writeFileSync(PATH, `${JSON.stringify(await makeVectors(), null, 2)}\n`);
  }, 60_000);
}

const read = () => JSON.parse(readFileSync(PATH, 'utf8')) as Vectors;
const bytesOf = (vectors: Vectors, sum: string) => Buffer.from(vectors.files[sum] ?? '', 'base64');

describe('the published vectors', () => {
  it.each(CASES.map(({ name }) => name))('%s', async (name) => {
    const vectors = read();
    const given = vectors.cases.find((one) => one.name === name);
    if (!given) throw new Error('not published: make the vectors anew');
    const { role, keys, threshold, steps } = given;
    const poll = clientOf({ id: vectors.feed, url: 'https://lists.westmarsh.example/', role, keys, threshold });
    expect(steps.length).toBeGreaterThan(0);
    for (const { now, serves, answer, inForce } of steps) {
      const files = new Map(Object.entries(serves).map(([file, sum]) => [file, bytesOf(vectors, sum)]));
      expect(await poll(files, Date.parse(now))).toEqual({ answer, inForce });
    }
  });

  it('hold no case that is not played', () => {
    expect(read().cases.map(({ name }) => name)).toEqual(CASES.map(({ name }) => name));
  });

  it('have each file under its sum', () => {
    const vectors = read();
    for (const sum of Object.keys(vectors.files)) expect(sumOf(bytesOf(vectors, sum))).toBe(sum);
  });

  it('cover the refusals that a server can bring about', () => {
    const answers = new Set(read().cases.flatMap(({ steps }) => steps.map(({ answer }) => answer)));
    // The rest is of the way, of this device, and of sizes that no vector should have.
    const others = new Set(['unreachable', 'refused-by-server', 'timeout', 'storage-full', 'storage-failed']);
    expect([...answers].toSorted()).toEqual(['ok', ...FEED_FAULTS.filter((code) => !others.has(code))].toSorted());
  });
});

describe('their signatures', () => {
  const documents = () => {
    const vectors = read();
    return Object.keys(vectors.files).flatMap((sum) => {
      try {
        const document = JSON.parse(bytesOf(vectors, sum).toString('utf8'));
        return typeof document.payload === 'string' ? [document] : [];
      } catch {
        return [];
      }
    });
  };
  const jwkOf = (x: string) => ({ kty: 'OKP', crv: 'Ed25519', x, alg: 'EdDSA' });
  const kidOf = (encoded: string) => JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')).kid as string;

  it('verify with a JOSE library and nothing of ours', async () => {
    let verified = 0;
    for (const document of documents()) {
      const key = async ({ kid }: { kid?: string }) => importJWK(jwkOf(kid ?? ''));
      if (document.signatures) await generalVerify(document, key);
      else await flattenedVerify(document as FlattenedJWS, key);
      verified += 1;
    }
    expect(verified).toBeGreaterThan(CASES.length);
  });

  it('each verify with plain Ed25519 over the signing input', () => {
    for (const { payload, signatures, ...flattened } of documents()) {
      for (const { protected: head, signature } of signatures ?? [flattened]) {
        const key = createPublicKey({ key: jwkOf(kidOf(head)), format: 'jwk' });
        expect(verify(null, Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
      }
    }
  });
});
