import { describe, expect, it } from 'vitest';
import { beginFeed, type FeedState } from '../../src/core/feed/client';
import type { Incident, Manifest, Suspension, Timestamp } from '../../src/core/feed/format';
import type { Hostname } from '../../src/core/hostname';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { NO_POLICY } from '../../src/core/policy';
import { listsUnder, standingOf } from '../../src/core/standing';

const at = (time: string) => Date.parse(`2026-11-25T${time}:00Z`);
const END = '2026-11-25T10:00:00Z';

/** Of a feed with an incident and a suspension until ten, confirmed until `confirmed`. */
function stateOf(confirmed: string): FeedState {
  const manifest = {
    incident: { level: 'lockdown', endsAt: END },
    suspensions: [
      {
        organisation: 'east',
        name: { en: 'East' },
        hosts: ['east.example', 'east.sharepoint.com', 'co.uk', 'sharepoint.com'],
        senders: ['mail.example', 'org.uk'],
        until: END,
      },
    ],
  } as unknown as Manifest;
  const timestamp = { expiresAt: `2026-11-25T${confirmed}:00Z` } as Timestamp;
  return { ...beginFeed({ keys: [], threshold: 1 }), manifest, timestamp, allowlist: ['trusted.example'] };
}

describe('what the council’s own feed declares', () => {
  it.each([
    ['before its end', '12:00', '09:59', 'lockdown', 1],
    ['at its end', '12:00', '10:00', undefined, 0],
    ['at its end, which nothing fresh confirms', '09:30', '10:00', 'lockdown', 1],
    ['long after, frozen', '09:30', '23:00', 'lockdown', 1],
  ])('%s', (_when, confirmed, now, level, suspended) => {
    const { incident, suspensions, allow } = standingOf(
      [{ role: 'own', state: stateOf(confirmed) }],
      { ...NO_POLICY, allow: ['policy.example' as Hostname] },
      at(now),
    );
    expect(incident?.level).toBe(level);
    expect(suspensions).toHaveLength(suspended);
    expect(allow).toEqual(['policy.example', 'trusted.example']);
  });

  it('a drill counts in browsers of its groups, or in all', () => {
    const said = (groups: readonly string[], group: string | null) => {
      const state = stateOf('12:00');
      const incident = { ...(state.manifest?.incident as Incident), drill: { groups: [...groups] } };
      const own = [
        { role: 'own' as const, state: { ...state, manifest: { ...(state.manifest as Manifest), incident } } },
      ];
      return standingOf(own, { ...NO_POLICY, group }, at('09:00')).incident?.level ?? null;
    };
    expect([said([], null), said([], 'pilot')]).toEqual(['lockdown', 'lockdown']);
    expect([said(['pilot'], null), said(['pilot'], 'other'), said(['pilot', 'desk'], 'desk')]).toEqual([
      null,
      null,
      'lockdown',
    ]);
  });

  it('no other feed does', () => {
    const feeds = [{ role: 'partner' as const, state: stateOf('12:00') }];
    expect(standingOf(feeds, NO_POLICY, at('09:00'))).toEqual({ incident: null, suspensions: [], allow: [] });
  });

  it('policy does too: of two incidents the stricter counts, and what has an end ends by the clock', () => {
    const own = [{ role: 'own' as const, state: stateOf('12:00') }];
    const incident = (level: Incident['level'], endsAt?: string): Incident => ({
      level,
      startedAt: '2026-11-25T08:00:00Z',
      message: { en: 'By policy.' },
      contacts: [],
      ...(endsAt === undefined ? {} : { endsAt }),
    });
    const levelOf = (feeds: typeof own | [], set: Incident, now: string) =>
      standingOf(feeds, { ...NO_POLICY, incident: set }, at(now)).incident;
    expect(levelOf([], incident('heightened'), '09:00')?.level).toBe('heightened');
    expect(levelOf([], incident('normal'), '09:00')).toBeNull();
    expect(levelOf([], incident('lockdown', END), '10:00')).toBeNull();
    expect(levelOf(own, incident('heightened'), '09:00')?.level).toBe('lockdown');
    expect(levelOf(own, incident('lockdown'), '09:00')?.message).not.toEqual({ en: 'By policy.' });
    expect(levelOf(own, incident('heightened'), '11:00')?.level).toBe('heightened');

    const suspension = (organisation: string): Suspension => ({
      organisation,
      name: { en: organisation },
      hosts: [`${organisation}.example`],
      senders: [],
      since: '2026-11-25T08:00:00Z',
      until: END,
    });
    const policy = { ...NO_POLICY, suspensions: [suspension('east'), suspension('west')] };
    const names = (now: string) => standingOf(own, policy, at(now)).suspensions.map(({ name }) => name.en);
    expect(names('09:00')).toEqual(['East', 'west']);
    expect(names('10:00')).toEqual([]);
  });

  it('stands over the built-in lists, for hosts and all below them', () => {
    const standing = standingOf([{ role: 'own', state: stateOf('12:00') }], NO_POLICY, at('09:00'));
    const lists = listsUnder(BUILTIN_LISTS, standing);
    expect(lists.suspensionOf('www.east.example' as Hostname)).toEqual({ name: 'East' });
    expect(lists.suspensionOf('noteast.example' as Hostname)).toBeNull();
    expect(lists.suspendedSenderOf('mail.example' as Hostname)).toEqual({ name: 'East' });
    // One key suspends: nobody may stop everything with it.
    expect(lists.suspensionOf('anybody.co.uk' as Hostname)).toBeNull();
    expect(lists.suspensionOf('another.sharepoint.com' as Hostname)).toBeNull();
    expect(lists.suspensionOf('east.sharepoint.com' as Hostname)).toEqual({ name: 'East' });
    expect(lists.suspendedSenderOf('anybody.org.uk' as Hostname)).toBeNull();
    expect(lists.allowanceOf('www.trusted.example' as Hostname)).toEqual({ organisation: null });
    expect(lists.allowanceOf('untrusted.example' as Hostname)).toBeNull();
  });
});
