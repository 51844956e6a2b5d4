import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PendingLinks } from '../../src/content/pending-links';
import type { WatchedLink } from '../../src/content/watched-link';

const linkOf = (id: number) => ({ id }) as WatchedLink;

it('holds what a map would hold, in whatever order ids come and go', () => {
  const step = fc.oneof(
    fc.record({ add: fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 8 }) }),
    fc.record({ take: fc.integer({ min: 0, max: 300 }) }),
    fc.constant({ clear: true as const }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const pending = new PendingLinks();
      const model = new Map<number, WatchedLink>();
      for (const each of steps) {
        if ('add' in each) {
          const links = each.add.map(linkOf);
          pending.add(links);
          for (const link of links) model.set(link.id, link);
        } else if ('take' in each) {
          expect(pending.take(each.take)).toBe(model.get(each.take));
          model.delete(each.take);
        } else {
          pending.clear();
          model.clear();
        }
        expect(pending.size).toBe(model.size);
      }
      for (const [id, link] of model) expect(pending.take(id)).toBe(link);
    }),
    { numRuns: 500, seed: 20261129 },
  );
});
