// A short run of the fuzzer's parsers, the same each time, and whatever a long run has found.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutate, Random } from './mutate';
import { TARGETS } from './targets';

const FOUND = join(import.meta.dirname, 'found');
const CHANGES = 150;
const bytesOf = (seed: string | Uint8Array) => (typeof seed === 'string' ? new TextEncoder().encode(seed) : seed);

describe.each(Object.entries(TARGETS))('the parser of %s', (name, target) => {
  it('takes what it is made for, and what is made of that, without a fault', async () => {
    const random = new Random(42);
    const seeds = target.seeds.map(bytesOf);
    const words = target.words.map(bytesOf);
    for (const seed of seeds) await target.run(seed);
    for (let at = 0; at < CHANGES; at += 1) {
      const [one, other] = [0, 1].map(() => seeds[random.below(seeds.length)] as Uint8Array) as [
        Uint8Array,
        Uint8Array,
      ];
      const input = mutate(one, other, words, random);
      await expect(Promise.resolve(target.run(input)), Buffer.from(input).toString('base64')).resolves.toBeUndefined();
    }
  });

  it.each(readdirSync(FOUND).filter((file) => file.startsWith(`${name}-`)))('no more fails at %s', async (file) => {
    await target.run(readFileSync(join(FOUND, file)));
  });
});
