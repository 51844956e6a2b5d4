import { describe, expect, it } from 'vitest';
import { beginFeed, type FeedState } from '../../src/core/feed/client';
import type { Manifest, Timestamp } from '../../src/core/feed/format';
import type { Hostname } from '../../src/core/hostname';
import { BUILTIN_LISTS } from '../../src/core/lists';
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
      ['policy.example'],
      at(now),
    );
    expect(incident?.level).toBe(level);
    expect(suspensions).toHaveLength(suspended);
    expect(allow).toEqual(['policy.example', 'trusted.example']);
  });

  it('no other feed does', () => {
    const feeds = [{ role: 'partner' as const, state: stateOf('12:00') }];
    expect(standingOf(feeds, [], at('09:00'))).toEqual({ incident: null, suspensions: [], allow: [] });
  });

  it('stands over the built-in lists, for hosts and all below them', () => {
    const standing = standingOf([{ role: 'own', state: stateOf('12:00') }], [], at('09:00'));
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
