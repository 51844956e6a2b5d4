import { describe, expect, it } from 'vitest';
import { ReportPages } from '../../src/background/report-pages';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { judge } from '../../src/core/verdict';
import { memoryStore } from './memory-store';

const link = { href: 'https://lure.example/claim', text: 'Claim', kind: 'a' as const };
const reported = { link, verdict: judge(link, BUILTIN_LISTS), sender: null, original: null };

describe('a page that makes a report', () => {
  it('opens behind an id that tells nothing of the link, and shows it to one tab alone', async () => {
    const opened: [string, number][] = [];
    let email: string | null = 'it@west.example';
    const pages = new ReportPages({
      store: memoryStore(),
      now: () => Date.parse('2025-11-25T10:32:00Z'),
      to: () => ({ email, endpoint: null, national: true }),
      reporter: async (destination) => `of ${destination}`,
      browser: {
        openTab: async (url, after) => void opened.push([url, after]),
        ownPage: (path) => `extension://own/${path}`,
      },
    });
    await pages.open(reported, 7);
    const [[url, after] = ['', 0]] = opened;
    expect(url).toMatch(/^extension:\/\/own\/src\/ui\/report\/index\.html#[\w-]{22}$/);
    expect(after).toBe(7);
    const id = url.slice(url.indexOf('#') + 1);
    email = null;
    expect(await pages.show(id, 8)).toEqual({
      ok: true,
      value: {
        ...reported,
        at: '2025-11-25T10:32:00.000Z',
        email: 'it@west.example',
        endpoint: null,
        national: true,
        openedAt: null,
        messageId: expect.stringMatching(/^[\da-f]{8}-/),
        reporter: 'of lure.example',
      },
    });
    expect(await pages.show(id, 9)).toMatchObject({ ok: false });
    expect(await pages.take(id, 8)).toMatchObject({ ok: true, value: { fromTabId: 7 } });
    expect(await pages.show(id, 8)).toMatchObject({ ok: false });
  });
});
