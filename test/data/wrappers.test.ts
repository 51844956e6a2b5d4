import { describe, expect, it } from 'vitest';
import { MEETING_SCHEMES, OFFICE_SCHEMES, PERSONAL_SCHEMES, RISKY_SCHEMES, WEB_SCHEMES } from '../../src/data/schemes';
import { OPAQUE_WRAPPERS, WRAPPERS } from '../../src/data/wrappers';

const TABLES = { WRAPPERS, OPAQUE_WRAPPERS };

describe.each(Object.entries(TABLES))('%s', (_, table) => {
  it('names each host as the URL standard writes it', () => {
    for (const { hosts } of table) {
      expect(new Set(hosts).size).toBe(hosts.length);
      for (const host of hosts) {
        expect(new URL(`https://${host}/`).hostname).toBe(host);
        expect(host).toContain('.');
      }
    }
  });

  it('has paths from the root, none behind one that covers it', () => {
    const seen = new Map<string, string[]>();
    for (const { hosts, paths = ['/'] } of table) {
      for (const path of paths) expect(path.startsWith('/')).toBe(true);
      for (const host of hosts) {
        const before = seen.get(host) ?? [];
        for (const path of paths) {
          expect(
            before.filter((other) => path.startsWith(other)),
            `${host}${path}`,
          ).toEqual([]);
          before.push(path);
        }
        seen.set(host, before);
      }
    }
  });
});

describe('schemes', () => {
  it('stand in one list each, in lower case', () => {
    const all = [...WEB_SCHEMES, ...PERSONAL_SCHEMES, ...MEETING_SCHEMES, ...RISKY_SCHEMES, ...OFFICE_SCHEMES];
    expect(new Set(all).size).toBe(all.length);
    for (const scheme of all) expect(scheme).toMatch(/^[a-z][a-z\d+.-]*$/);
  });
});
