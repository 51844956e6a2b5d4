import { describe, expect, it } from 'vitest';
import { FeedRecords } from '../../src/background/feed-records';
import { situationOf } from '../../src/background/situation';
import { beginFeed, type FeedState } from '../../src/core/feed/client';
import type { Incident, Manifest } from '../../src/core/feed/format';
import type { FeedPolicy } from '../../src/core/policy';
import type { FeedStatus } from '../../src/messages';

const PIN = { keys: ['key'], threshold: 1 };
const feed = (id: string, role: FeedPolicy['role']): FeedPolicy => ({
  id,
  role,
  url: `https://lists.${id}.example/`,
  ...PIN,
});
const status = (id: string, more: Partial<FeedStatus> = {}): FeedStatus => ({
  id,
  role: 'own',
  url: '',
  title: null,
  serial: null,
  entries: 0,
  refused: {},
  verifiedAt: null,
  confirmedUntil: null,
  staleSince: null,
  nextCheckAt: null,
  error: null,
  ...more,
});
const INCIDENT: Incident = {
  level: 'lockdown',
  startedAt: '2026-11-25T08:00:00Z',
  message: { en: 'Ring us.' },
  contacts: [],
};
const declares = (title: string, incident: Incident | null): FeedState => ({
  ...beginFeed(PIN),
  manifest: { title, incident, suspensions: [] } as unknown as Manifest,
});
const progress = { checkedAtMs: 0, verifiedAtMs: 0, error: null, failures: 0, nextCheckAtMs: 0 };

async function recordsOf(states: Readonly<Record<string, FeedState>>): Promise<FeedRecords> {
  const records = new FeedRecords({ get: async () => undefined, set: async () => {} });
  for (const [id, state] of Object.entries(states)) await records.keep(id, { state, progress });
  return records;
}

describe('the situation', () => {
  it('is nothing where policy names no feed of the council’s', async () => {
    const records = await recordsOf({});
    expect(situationOf({ feeds: [feed('public', 'third-party')] }, records, [status('public')], null, 0)).toEqual({
      council: null,
      isAwaited: false,
      incident: null,
      allClear: null,
      suspensions: [],
      partners: [],
      checkedAt: null,
      staleSince: null,
    });
  });

  it('is awaited until the council’s own feed has come', async () => {
    const feeds = [feed('west', 'own')];
    const records = await recordsOf({});
    expect(situationOf({ feeds }, records, [status('west')], null, 0)).toMatchObject({
      isAwaited: true,
      council: null,
    });
    expect(situationOf({ feeds }, records, [], null, 0).isAwaited).toBe(true);
    const come = status('west', { title: 'Westmarsh Council', serial: 1, verifiedAt: '2026-11-25T09:00:00Z' });
    expect(
      situationOf({ feeds }, await recordsOf({ west: declares('Westmarsh Council', null) }), [come], null, 0),
    ).toMatchObject({
      isAwaited: false,
      council: 'Westmarsh Council',
      checkedAt: '2026-11-25T09:00:00Z',
      incident: null,
    });
  });

  it('has a partner’s incident as the partner’s, and a public list’s as nobody’s', async () => {
    const feeds = [feed('west', 'own'), feed('east', 'partner'), feed('public', 'third-party')];
    const records = await recordsOf({
      west: declares('Westmarsh Council', null),
      east: declares('Eastmarsh Council', INCIDENT),
      public: declares('Public list', INCIDENT),
    });
    const statuses = [status('west', { serial: 1, title: 'Westmarsh Council', staleSince: '2026-11-25T09:00:00Z' })];
    expect(situationOf({ feeds }, records, statuses, null, 0)).toMatchObject({
      incident: null,
      staleSince: '2026-11-25T09:00:00Z',
      partners: [{ title: 'Eastmarsh Council', incident: INCIDENT }],
    });
  });
});
