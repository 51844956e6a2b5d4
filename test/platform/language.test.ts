import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_POLICY, type Policy } from '../../src/core/policy';

const stored: Record<string, unknown> = {};
const locale = { language: 'en' };
vi.mock('../../src/platform/extension', () => ({
  browser: {
    storage: {
      local: {
        get: async (keys: string | readonly string[]) =>
          Object.fromEntries([keys].flat().flatMap((key) => (key in stored ? [[key, stored[key]]] : []))),
        set: async (items: object) => void Object.assign(stored, items),
      },
      onChanged: { addListener: () => {} },
    },
    i18n: { getUILanguage: () => locale.language },
  },
}));
const { chooseLanguage, readLanguage } = await import('../../src/platform/language');
const { keepHouse, readHouse } = await import('../../src/platform/house');

const house = (policy: Partial<Policy>) => keepHouse({ ...NO_POLICY, ...policy });

describe('the language', () => {
  beforeEach(() => {
    for (const key of Object.keys(stored)) delete stored[key];
    locale.language = 'en';
  });

  it('is the person’s choice, else their council’s, else their browser’s', async () => {
    locale.language = 'cy-GB';
    expect(await readLanguage()).toBe('cy');
    await house({ language: 'en' });
    expect(await readLanguage()).toBe('en');
    await chooseLanguage('cy');
    expect(await readLanguage()).toBe('cy');
  });

  it('is not a choice that was made before it was locked', async () => {
    await chooseLanguage('cy');
    await house({ locks: ['language'] });
    expect(await readLanguage()).toBe('en');
    await house({ locks: ['language'], language: 'cy' });
    expect(await readLanguage()).toBe('cy');
    await house({ locks: [] });
    expect(await readLanguage()).toBe('cy');
  });
});

it('keeps of the policy what pages show, and writes it only where it is new', async () => {
  const organisation = { ...NO_POLICY.organisation, name: 'West Council' };
  await house({ organisation });
  const first = stored.house;
  await house({ organisation });
  expect(stored.house).toBe(first);
  expect(await readHouse()).toEqual({ name: 'West Council', colour: null, logo: null, language: null, locks: [] });
});
