import { describe, expect, it } from 'vitest';
import { PolicySource } from '../../src/background/policy-source';

function source(known: unknown, managed: unknown, set: (text: unknown) => Promise<void> = async () => {}) {
  const seen = { managed, packed: {} as unknown, changes: 0, reads: 0 };
  const policies = new PolicySource({
    store: { get: async () => known, set: (_key, value) => set(value) },
    packed: async () => {
      seen.reads += 1;
      return seen.packed;
    },
    managed: async () => seen.managed,
    onChange: () => {
      seen.changes += 1;
    },
  });
  return { seen, policies };
}
const ALLOW = { allow: ['known.example'] };
const KNOWN = JSON.stringify({ packed: {}, managed: ALLOW });

describe('policy', () => {
  it('that is not there yet: the last one known holds', async () => {
    const { seen, policies } = source(KNOWN, undefined);
    await policies.open();
    await policies.refresh({ isTold: false });
    expect(policies.policy.allow).toEqual(['known.example']);
    expect(seen.changes).toBe(0);
  });

  it.each([
    ['the browser says that it is gone', undefined, true],
    ['the browser hands out none', {}, false],
  ])('that is taken away holds no more: %s', async (_how, managed, isTold) => {
    const { seen, policies } = source(KNOWN, managed);
    await policies.open();
    await policies.refresh({ isTold });
    expect(policies.policy.allow).toEqual([]);
    expect(seen.changes).toBe(1);
  });

  it('that is the same is no change', async () => {
    const { seen, policies } = source(KNOWN, { ...ALLOW });
    await policies.open();
    await policies.refresh({ isTold: true });
    expect(seen.changes).toBe(0);
  });

  it('is followed even where the device cannot write it down', async () => {
    const { seen, policies } = source(KNOWN, { allow: ['new.example'] }, () => Promise.reject(new Error('full')));
    await policies.open();
    await expect(policies.refresh({ isTold: false })).rejects.toThrow('full');
    expect(policies.policy.allow).toEqual(['new.example']);
    expect(seen.changes).toBe(1);
  });

  it('is read from the device by a woken worker, and from nowhere else', async () => {
    const { seen, policies } = source(JSON.stringify({ packed: ALLOW, managed: null }), undefined);
    await policies.open();
    expect(policies.policy.allow).toEqual(['known.example']);
    expect(seen.reads).toBe(0);
  });

  it.each([
    ['none', undefined],
    ['a damaged one', '{"packed'],
    ['something else', { packed: {} }],
    ['nothing', 'null'],
  ])('begins with what is packed where the device has %s', async (_what, known) => {
    const { seen, policies } = source(known, undefined);
    seen.packed = { allow: ['packed.example'] };
    await policies.open();
    expect(policies.policy.allow).toEqual(['packed.example']);
  });

  it('of an updated extension holds from the next look, and is kept', async () => {
    const kept: unknown[] = [];
    const { seen, policies } = source(KNOWN, undefined, async (text) => void kept.push(text));
    await policies.open();
    seen.packed = { allow: ['packed.example'] };
    await policies.refresh({ isTold: false });
    await policies.refresh({ isTold: false });
    expect(policies.policy.allow).toEqual(['packed.example', 'known.example']);
    expect(seen.changes).toBe(1);
    expect(kept).toEqual([JSON.stringify({ packed: seen.packed, managed: ALLOW })]);
  });
});
