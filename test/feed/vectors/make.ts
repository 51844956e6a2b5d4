// Makes the published vectors anew: run the test beside this with MAKE_FEED_VECTORS=1, then read what `git diff` shows.

import { createHash } from 'node:crypto';
import { sumOf } from '../publisher';
import { CASES, FEED, KEYS, playCase } from './cases';
import { clientOf } from './client';
import type { VectorCase, VectorStep, Vectors } from './format';

export async function makeVectors(): Promise<Vectors> {
  const files: Record<string, string> = {};
  const cases: VectorCase[] = [];
  for (const given of CASES) {
    const { name, section, role = 'own', threshold = 2 } = given;
    const keys = [KEYS.anna.public, KEYS.beth.public];
    const poll = clientOf({ id: FEED, url: 'https://lists.westmarsh.example/', role, keys, threshold });
    const steps: VectorStep[] = [];
    await playCase(given, async (served, nowMs) => {
      const serves: Record<string, string> = {};
      for (const [file, bytes] of served) {
        serves[file] = sumOf(bytes);
        files[sumOf(bytes)] = Buffer.from(bytes).toString('base64');
      }
      steps.push({ now: new Date(nowMs).toISOString(), serves, ...(await poll(served, nowMs)) });
    });
    cases.push({ name, section, role, keys, threshold, steps });
  }
  const seedOf = (name: string) => createHash('sha256').update(`lurewatch test key ${name}`).digest('base64url');
  const keys = Object.fromEntries(
    Object.entries(KEYS).map(([name, key]) => [name, { public: key.public, seed: seedOf(name) }]),
  );
  return { format: 1, feed: FEED, keys, files, cases };
}
