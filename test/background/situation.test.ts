import { describe, expect, it } from 'vitest';
import { FeedRecords } from '../../src/background/feed-records';
import { type Known, situationOf } from '../../src/background/situation';
import { beginFeed, type FeedState } from '../../src/core/feed/client';
import type { Incident, Manifest } from '../../src/core/feed/format';
import { type FeedPolicy, NO_POLICY } from '../../src/core/policy';
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
  issuedAt: null,
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

const known = (more: Pick<Known, 'records'> & Partial<Known>): Known => ({
  policy: { ...NO_POLICY, feeds: [], incident: null },
  declared: { incident: null, suspensions: [] },
  statuses: [],
  allClear: null,
  opened: [],
  nowMs: 0,
  ...more,
});

describe('the situation', () => {
  it('is nothing where policy names no feed of the council’s', async () => {
    const records = await recordsOf({});
    expect(
      situationOf(
        known({
          policy: { ...NO_POLICY, feeds: [feed('public', 'third-party')], incident: null },
          records,
          statuses: [status('public')],
        }),
      ),
    ).toEqual({
      council: null,
      isAwaited: false,
      incident: null,
      contacts: [],
      allClear: null,
      suspensions: [],
      partners: [],
      checkedAt: null,
      staleSince: null,
      opened: [],
    });
  });

  it('is awaited until the council’s own feed has come', async () => {
    const feeds = [feed('west', 'own')];
    const records = await recordsOf({});
    expect(
      situationOf(known({ policy: { ...NO_POLICY, feeds, incident: null }, records, statuses: [status('west')] })),
    ).toMatchObject({
      isAwaited: true,
      council: null,
    });
    expect(situationOf(known({ policy: { ...NO_POLICY, feeds, incident: null }, records })).isAwaited).toBe(true);
    const come = status('west', { title: 'Westmarsh Council', serial: 1, verifiedAt: '2026-11-25T09:00:00Z' });
    expect(
      situationOf(
        known({
          policy: { ...NO_POLICY, feeds, incident: null },
          records: await recordsOf({ west: declares('Westmarsh Council', null) }),
          statuses: [come],
        }),
      ),
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
    expect(situationOf(known({ policy: { ...NO_POLICY, feeds, incident: null }, records, statuses }))).toMatchObject({
      incident: null,
      staleSince: '2026-11-25T09:00:00Z',
      partners: [{ title: 'Eastmarsh Council', incident: INCIDENT }],
    });
  });

  it('has the council’s words that all is clear from its feed, else from its policy', async () => {
    const allClear = { since: '2026-11-25T09:00:00Z', level: 'lockdown' as const, restored: [] };
    const over: Incident = { ...INCIDENT, level: 'normal' };
    const feeds = [feed('west', 'own')];
    const none = await recordsOf({});
    const said = await recordsOf({ west: declares('Westmarsh Council', { ...over, message: { en: 'By feed.' } }) });
    const wordsOf = (more: Pick<Known, 'records' | 'policy'>) =>
      situationOf(known({ allClear, ...more })).allClear?.message;
    expect(wordsOf({ records: said, policy: { ...NO_POLICY, feeds, incident: over } })).toEqual({ en: 'By feed.' });
    expect(wordsOf({ records: none, policy: { ...NO_POLICY, feeds: [], incident: over } })).toEqual({ en: 'Ring us.' });
    expect(wordsOf({ records: none, policy: { ...NO_POLICY, feeds, incident: INCIDENT } })).toBeNull();
  });

  it('names whom to ring: the incident’s contacts, and policy’s where there is none or it names nobody', async () => {
    const contact = (value: string) => ({ kind: 'phone' as const, label: { en: 'IT' }, value });
    const policy = { ...NO_POLICY, organisation: { ...NO_POLICY.organisation, contacts: [contact('020 7946 0001')] } };
    const records = await recordsOf({});
    const numbers = (incident: Incident | null) =>
      situationOf(known({ policy, records, declared: { incident, suspensions: [] } })).contacts.map(
        ({ value }) => value,
      );
    expect(numbers(null)).toEqual(['020 7946 0001']);
    expect(numbers(INCIDENT)).toEqual(['020 7946 0001']);
    expect(numbers({ ...INCIDENT, contacts: [contact('020 7946 0002')] })).toEqual(['020 7946 0002']);
  });
});
