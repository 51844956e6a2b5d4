import { describe, expect, it } from 'vitest';
import { type Handlers, route } from '../../src/background/router';
import type { Sender } from '../../src/platform/background';

const asked: unknown[] = [];
const record = async (request: unknown) => {
  asked.push(request);
  return { ok: true, value: null } as const;
};
const handlers: Handlers = {
  'stopped-link': async () => ({ ok: false, error: { code: 'not-found' } }),
  'stopped-continue': async () => {
    throw new Error('https://secret.example/from-a-mail');
  },
  'stopped-back': record,
  'stopped-report': record,
  report: async () => ({ ok: false, error: { code: 'not-found' } }),
  'report-link': record,
  'report-back': record,
  situation: async () => ({ ok: false, error: { code: 'failed' } }),
  status: async () => ({ ok: false, error: { code: 'failed' } }),
  'check-feeds': record,
  'check-texts': async () => ({ ok: true, value: [] }),
  'opened-record': async () => ({ ok: false, error: { code: 'failed' } }),
  'report-send': async () => ({ ok: true, value: { state: 'waiting' } }),
  'opened-done': record,
  'opened-report': record,
  'opened-show': record,
  'settings-show': record,
  'opened-forget': record,
};
const ui: Sender = { role: 'ui', tabId: 1, frameId: 0, origin: null };
const id = 'A'.repeat(22);

describe('requests', () => {
  it('hands a good request of our own page to its handler', async () => {
    expect(await route({ name: 'stopped-back', request: { id } }, ui, handlers)).toEqual({ ok: true, value: null });
    expect(asked).toEqual([{ id }]);
  });

  it.each([
    ['frame', { name: 'stopped-back', request: { id } }, 'not-allowed'],
    ['other', { name: 'stopped-back', request: { id } }, 'not-allowed'],
    ['ui', { name: 'stopped-back', request: { id: 'short' } }, 'bad-request'],
    ['ui', { name: 'stopped-back', request: { id: `${id}\n` } }, 'bad-request'],
    ['ui', { name: 'stopped-back' }, 'bad-request'],
    ['ui', { name: 'toString', request: { id } }, 'bad-request'],
    ['ui', { name: '__proto__', request: { id } }, 'bad-request'],
    ['ui', 'stopped-back', 'bad-request'],
    ['ui', null, 'bad-request'],
  ] as const)('%s asking %j is refused: %s', async (role, message, code) => {
    expect(await route(message, { role, tabId: 1, frameId: 0, origin: null }, handlers)).toEqual({
      ok: false,
      error: { code },
    });
  });

  it('says that a handler failed, and nothing of what it held', async () => {
    const reply = await route({ name: 'stopped-continue', request: { id } }, ui, handlers);
    expect(reply).toEqual({ ok: false, error: { code: 'failed' } });
  });
});
