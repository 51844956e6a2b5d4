import { describe, expect, it } from 'vitest';
import { FeedRecords } from '../../src/background/feed-records';
import { CurrentStanding } from '../../src/background/standing';
import { beginFeed, type FeedState } from '../../src/core/feed/client';
import type { Manifest, Timestamp } from '../../src/core/feed/format';
import type { Hostname } from '../../src/core/hostname';
import { type FeedPolicy, NO_POLICY, type Policy } from '../../src/core/policy';

const at = (time: string) => Date.parse(`2026-11-25T${time}:00Z`);
const PIN = { keys: ['key'], threshold: 1 };
const FEED = { id: 'west', role: 'own', url: 'https://lists.example/', ...PIN } as FeedPolicy;
const POLICY: Policy = { ...NO_POLICY, feeds: [FEED] };

const manifest = {
  incident: { level: 'lockdown', endsAt: '2026-11-25T10:00:00Z', contacts: [] },
  suspensions: [
    { organisation: 'east', name: { en: 'East' }, hosts: ['east.example'], senders: [], until: '2026-11-25T11:00:00Z' },
  ],
} as unknown as Manifest;
const timestamp = { expiresAt: '2026-11-25T12:00:00Z' } as Timestamp;
const state: FeedState = { ...beginFeed(PIN), manifest, timestamp, allowlist: ['trusted.example'] };
const progress = { checkedAtMs: 0, verifiedAtMs: 0, error: null, failures: 0, nextCheckAtMs: 0 };

async function standing() {
  const records = new FeedRecords({ get: async () => undefined, set: async () => {} });
  await records.keep('west', { state, progress });
  return { records, current: new CurrentStanding() };
}

describe('what is in force', () => {
  it('tells of a change once, and of an end as time goes by', async () => {
    const { records, current } = await standing();
    expect(current.incident).toBe('normal');
    expect(current.renew(POLICY, records, at('09:00'))).toBe(true);
    expect(current.incident).toBe('lockdown');
    expect(current.renew(POLICY, records, at('09:59'))).toBe(false);
    expect(current.renew(POLICY, records, at('10:00'))).toBe(true);
    expect(current.incident).toBe('normal');
    expect(current.lists.suspensionOf('www.east.example' as Hostname)).toEqual({ name: 'East' });
    expect(current.renew(POLICY, records, at('11:00'))).toBe(true);
    expect(current.lists.suspensionOf('www.east.example' as Hostname)).toBeNull();
  });

  it('marks lists that say something otherwise, and an incident does not', async () => {
    const { records, current } = await standing();
    current.renew(POLICY, records, at('09:00'));
    const inForce = current.mark;
    current.renew(POLICY, records, at('10:00'));
    expect(current.mark).toBe(inForce);
    current.renew(POLICY, records, at('11:00'));
    expect(current.mark).not.toBe(inForce);
    const without = current.mark;
    current.renew({ ...POLICY, allow: ['council.example' as Hostname] }, records, at('11:00'));
    expect(current.mark).not.toBe(without);
    expect(current.lists.allowanceOf('www.council.example' as Hostname)).toEqual({ organisation: null });
  });

  it('has policy’s number to ring, and tells that it has changed', async () => {
    const { records, current } = await standing();
    const contacts = [{ kind: 'phone' as const, label: { en: 'IT' }, value: '020 7946 0001' }];
    current.renew(POLICY, records, at('09:00'));
    expect(current.phone).toBeNull();
    expect(current.renew({ ...POLICY, organisation: { ...POLICY.organisation, contacts } }, records, at('09:00'))).toBe(
      true,
    );
    expect(current.phone).toBe('020\u00a07946\u00a00001');
  });

  it('is nothing of a feed whose pinned keys are others', async () => {
    const { records, current } = await standing();
    current.renew({ ...POLICY, feeds: [{ ...FEED, keys: ['another'] }] }, records, at('09:00'));
    expect(current.incident).toBe('normal');
    expect(current.lists.allowanceOf('trusted.example' as Hostname)).toBeNull();
  });
});
