import { describe, expect, it } from 'vitest';
import { PolicySource } from '../../src/background/policy-source';

function source(known: unknown, managed: unknown, set: () => Promise<void> = async () => {}) {
  const seen = { managed, changes: 0 };
  const policies = new PolicySource({
    store: { get: async () => known, set },
    packed: async () => ({}),
    managed: async () => seen.managed,
    onChange: () => {
      seen.changes += 1;
    },
  });
  return { seen, policies };
}
const KNOWN = { allow: ['known.example'] };

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
    const { seen, policies } = source(KNOWN, { ...KNOWN });
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
});
