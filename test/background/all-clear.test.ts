import { describe, expect, it } from 'vitest';
import { AllClears } from '../../src/background/all-clear';
import type { Incident, Suspension } from '../../src/core/feed/format';
import { memoryStore } from './memory-store';

const HOUR_MS = 60 * 60_000;
const NOW_MS = Date.parse('2025-11-26T09:00:00Z');
const incident = (level: Incident['level']): Incident => ({
  level,
  startedAt: '2025-11-24T07:40:00Z',
  message: { en: 'Ring us.' },
  contacts: [],
});
const suspension = (organisation: string): Suspension => ({
  organisation,
  name: { en: organisation },
  hosts: [`${organisation}.example`],
  senders: [],
  since: '2025-11-24T07:40:00Z',
  until: '2025-11-28T07:40:00Z',
});
const LOCKDOWN = { incident: incident('lockdown'), suspensions: [suspension('east'), suspension('north')] };
const NOTHING = { incident: null, suspensions: [] };

describe('the all clear', () => {
  it('says that the incident is over and who is trusted again, for a day, also after the browser was closed', async () => {
    const store = memoryStore();
    const before = new AllClears(store);
    await before.follow(NOTHING, NOW_MS);
    expect(before.at(NOW_MS)).toBeNull();
    await before.follow(LOCKDOWN, NOW_MS);
    expect(before.at(NOW_MS)).toBeNull();

    const after = new AllClears(store);
    await after.load();
    await after.follow({ incident: null, suspensions: [suspension('north')] }, NOW_MS);
    const told = { since: '2025-11-26T09:00:00.000Z', level: 'lockdown', restored: [{ en: 'east' }] };
    expect(after.at(NOW_MS)).toEqual(told);
    // Every poll follows anew.
    await after.follow({ incident: null, suspensions: [suspension('north')] }, NOW_MS + HOUR_MS);
    expect(after.at(NOW_MS + 24 * HOUR_MS)).toEqual(told);
    expect(after.at(NOW_MS + 25 * HOUR_MS)).toBeNull();
  });

  it('is not said for a year where the clock was a year ahead', async () => {
    const clears = new AllClears(memoryStore());
    await clears.follow(LOCKDOWN, NOW_MS);
    await clears.follow(NOTHING, NOW_MS + 365 * 24 * HOUR_MS);
    expect(clears.at(NOW_MS)).toBeNull();
  });

  it('is not said while something is on: not when the level goes down, nor when a suspension is lifted meanwhile', async () => {
    const clears = new AllClears(memoryStore());
    await clears.follow(LOCKDOWN, NOW_MS);
    await clears.follow({ incident: incident('heightened'), suspensions: [] }, NOW_MS);
    expect(clears.at(NOW_MS)).toBeNull();
    await clears.follow(NOTHING, NOW_MS);
    // Who was trusted again meanwhile is told now.
    expect(clears.at(NOW_MS)).toMatchObject({ level: 'heightened', restored: [{ en: 'east' }, { en: 'north' }] });
    await clears.follow(LOCKDOWN, NOW_MS);
    expect(clears.at(NOW_MS)).toBeNull();
  });

  it('says of a suspension alone that it was lifted, and takes it back where it comes again', async () => {
    const clears = new AllClears(memoryStore());
    await clears.follow({ incident: null, suspensions: [suspension('east'), suspension('north')] }, NOW_MS);
    await clears.follow({ incident: null, suspensions: [suspension('north')] }, NOW_MS);
    await clears.follow(NOTHING, NOW_MS + HOUR_MS);
    expect(clears.at(NOW_MS + HOUR_MS)).toMatchObject({ level: null, restored: [{ en: 'east' }, { en: 'north' }] });
    await clears.follow({ incident: null, suspensions: [suspension('east')] }, NOW_MS + HOUR_MS);
    expect(clears.at(NOW_MS + HOUR_MS)).toMatchObject({ restored: [{ en: 'north' }] });
  });

  it('tells no old news with the new', async () => {
    const clears = new AllClears(memoryStore());
    await clears.follow(LOCKDOWN, NOW_MS);
    await clears.follow(NOTHING, NOW_MS);
    await clears.follow({ incident: null, suspensions: [suspension('west')] }, NOW_MS + 30 * HOUR_MS);
    await clears.follow(NOTHING, NOW_MS + 31 * HOUR_MS);
    expect(clears.at(NOW_MS + 31 * HOUR_MS)).toMatchObject({ level: null, restored: [{ en: 'west' }] });
    await clears.follow({ incident: incident('heightened'), suspensions: [] }, NOW_MS + 32 * HOUR_MS);
    await clears.follow(NOTHING, NOW_MS + 33 * HOUR_MS);
    expect(clears.at(NOW_MS + 33 * HOUR_MS)).toMatchObject({ level: 'heightened', restored: [] });
  });
});
