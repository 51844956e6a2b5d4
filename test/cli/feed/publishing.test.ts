// Publishing by one person and by two: what goes out, what waits, and what core's client takes of it.

import { readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { allowHosts } from '../../../src/cli/feed/allowlist';
import { addCampaign } from '../../../src/cli/feed/campaigns';
import { addEntries } from '../../../src/cli/feed/change-entries';
import { readRecord, serialsOf, writeRecord } from '../../../src/cli/feed/history';
import { endIncident, startIncident } from '../../../src/cli/feed/incident-command';
import { pruneHistory } from '../../../src/cli/feed/pruning';
import { refresh } from '../../../src/cli/feed/refresh';
import { restore, suspend } from '../../../src/cli/feed/suspensions';
import { undo } from '../../../src/cli/feed/undo';
import { workspaceStatus } from '../../../src/cli/feed/workspace-status';
import { linesOf, TestFeed } from './support';

let feed: TestFeed;
afterEach(() => feed.dispose());

const publishedNames = () => readdirSync(join(feed.workspace.folder, 'published'));

describe('publish with one key', () => {
  it('puts out what browsers take, and says nothing is new the second time', async () => {
    feed = await TestFeed.make();
    await feed.add('b.example', 'a.example/claim?id=7', 'sites.example/view/x/*');
    expect(await feed.publish()).toMatchObject({ data: { published: true, serial: 1, entries: 3 } });
    expect(await feed.fresh()).toEqual(['a.example/claim?id=7', 'b.example', 'sites.example/view/x/*']);
    expect(await feed.publish()).toMatchObject({ data: { published: false, reason: 'nothing-changed' } });
  });

  it('refuses what browsers would refuse, also where the allowlist has grown since', async () => {
    feed = await TestFeed.make();
    await feed.add('intranet.example');
    await feed.locked(() => allowHosts(feed.workspace, ['intranet.example']));
    const refused = await feed.publish();
    expect(refused).toMatchObject({
      isRejected: true,
      data: { gated: [{ pattern: 'intranet.example', code: 'trusted-host' }] },
    });
    expect(publishedNames.bind(null)).toThrow(/ENOENT/);
  });

  it('refuses a key that is none of the feed, before anything is written', async () => {
    feed = await TestFeed.make();
    await feed.add('a.example');
    await expect(feed.publish([feed.keys.job])).rejects.toThrow(/none of the feed's keys/);
    await expect(feed.publish([feed.keys.jo], { timestampKey: feed.keys.sam })).rejects.toThrow(/no timestamp key/);
  });

  it('gives every client the entries anew with --whole, and no delta across it later', async () => {
    feed = await TestFeed.make();
    await feed.add('a.example');
    await feed.publish();
    const browser = feed.browser();
    await feed.update(browser);
    // As after a stolen key: what this browser holds is not what was published.
    browser.entries.lines.set('planted.example', 'planted.example');
    await feed.publish(undefined, { isWhole: true });
    await feed.add('b.example');
    await feed.publish();
    expect(await feed.update(browser)).toBeNull();
    expect(linesOf(browser)).toEqual(['a.example', 'b.example']);
  });

  it('keeps the snapshot while little changes, and makes a new one beyond a twentieth', async () => {
    feed = await TestFeed.make();
    await feed.add(...Array.from({ length: 100 }, (_, n) => `lure-${n}.example`));
    await feed.publish();
    const snapshots = () => publishedNames().filter((name) => name.startsWith('snapshot-')).length;
    await feed.add('one.example', 'two.example');
    await feed.publish();
    expect(snapshots()).toBe(1);
    for (const name of ['three', 'four']) {
      await feed.add(`${name}.example`);
      await feed.publish();
    }
    expect(snapshots()).toBe(1);
    await feed.add(...Array.from({ length: 5 }, (_, n) => `more-${n}.example`));
    await feed.publish();
    expect(snapshots()).toBe(2);
    expect((await feed.fresh()).length).toBe(109);
  });

  it('gives a delta from the last serial at which entries changed, however many came since', async () => {
    feed = await TestFeed.make();
    await feed.add(...Array.from({ length: 100 }, (_, n) => `lure-${n}.example`));
    await feed.publish();
    await feed.add('two.example');
    await feed.publish();
    for (const id of ['three', 'four']) {
      await feed.locked(() => addCampaign(feed.workspace, id, 'A name'));
      await feed.publish();
    }
    await feed.add('five.example');
    expect(await feed.publish()).toMatchObject({ data: { serial: 5 } });
    const browser = feed.browser();
    await feed.update(browser);
    expect(browser.state.manifest?.entries.deltas.map(({ from }) => from)).toEqual([2, 1]);
  });

  it('deletes what no manifest of the last day names', async () => {
    feed = await TestFeed.make();
    const setAge = (hours: number, names = publishedNames()) => {
      const atS = (feed.nowMs - hours * 3_600_000) / 1000;
      for (const name of names) utimesSync(join(feed.workspace.folder, 'published', name), atS, atS);
    };
    await feed.add('a.example');
    await feed.publish();
    const first = publishedNames().filter((name) => /^(?:snapshot-1-|feed-1)/.test(name));
    expect(first).toHaveLength(2);
    // Old, and in force until now: a browser may be fetching it.
    setAge(100);
    await feed.add('b.example');
    await feed.publish();
    setAge(2, ['feed-2.json']);
    expect(publishedNames()).toEqual(expect.arrayContaining(first));
    await feed.add('c.example');
    await feed.publish();
    setAge(1, ['feed-3.json']);
    expect(publishedNames()).toEqual(expect.arrayContaining(first));
    setAge(25, ['feed-2.json']);
    await feed.add('d.example');
    await feed.publish();
    for (const name of first) expect(publishedNames()).not.toContain(name);
    expect(publishedNames()).toContain('feed-3.json');
    expect(await feed.fresh()).toHaveLength(4);
  });

  it('drops what is over, here and in browsers, and says how many', async () => {
    feed = await TestFeed.make();
    const untilMs = feed.nowMs + 3_600_000;
    const options = { expiresAtMs: untilMs, nowMs: feed.nowMs };
    await feed.locked(() => addEntries(feed.workspace, ['short.example', 'brief.example'], options));
    await feed.add('a.example');
    await feed.publish();
    const browser = feed.browser();
    await feed.update(browser);
    feed.nowMs = untilMs + 60_000;
    expect((await workspaceStatus(feed.workspace, feed.nowMs)).lines.at(-1)).toBe(
      'All that is said here is published.',
    );
    const report = await feed.publish();
    expect(report).toMatchObject({ data: { published: true, dropped: 2, entries: 1 } });
    expect(report.lines).toContain('2 entries whose time is over are dropped.');
    expect(await feed.lines()).toEqual(['a.example']);
    expect(await feed.update(browser)).toBeNull();
    expect(linesOf(browser)).toEqual(['a.example']);
  });
});

describe('publish with two keys', () => {
  it('lets the first publication wait for the second person', async () => {
    feed = await TestFeed.make(2);
    await feed.add('a.example');
    expect(await feed.publish()).toMatchObject({ data: { published: false, pending: 1, loosens: ['first'] } });
    expect(await feed.fresh()).toBe('refused-by-server');
    expect(await feed.sign(feed.keys.sam)).toMatchObject({ data: { published: true, serial: 1 } });
    expect(feed.person.shown.join('\n')).toMatch(/\+ a\.example/);
    expect(await feed.fresh()).toEqual(['a.example']);
  });

  it('puts out at once what only tightens, and clients of every state take it', async () => {
    feed = await TestFeed.make(2);
    const both = [feed.keys.jo, feed.keys.sam];
    await feed.add('a.example');
    await feed.publish(both);
    const early = feed.browser();
    await feed.update(early);
    await feed.add('b.example');
    expect(await feed.publish()).toMatchObject({ data: { published: true, serial: 2 } });
    const late = feed.browser();
    expect(await feed.update(late)).toBeNull();
    await feed.add('c.example');
    expect(await feed.publish([feed.keys.sam])).toMatchObject({ data: { published: true, serial: 3 } });
    for (const browser of [early, late, feed.browser()]) {
      expect(await feed.update(browser)).toBeNull();
      expect(linesOf(browser)).toEqual(['a.example', 'b.example', 'c.example']);
      expect(browser.state.approvedSerial).toBe(1);
    }
  });

  it('lets a removal wait, and clients keep what they have until it is signed', async () => {
    feed = await TestFeed.make(2);
    await feed.add('a.example', 'b.example');
    await feed.publish([feed.keys.jo, feed.keys.sam]);
    const browser = feed.browser();
    await feed.update(browser);
    await feed.remove('a.example');
    expect(await feed.publish()).toMatchObject({ data: { published: false, pending: 2, loosens: ['entry-removed'] } });
    expect(await feed.fresh()).toEqual(['a.example', 'b.example']);
    feed.person.answer = false;
    expect(await feed.sign(feed.keys.sam, { isYes: false })).toMatchObject({ data: { signed: false } });
    expect(await feed.sign(feed.keys.jo)).toMatchObject({ data: { published: false, missing: 1 } });
    expect(await feed.sign(feed.keys.sam)).toMatchObject({ data: { published: true } });
    expect(await feed.update(browser)).toBeNull();
    expect(linesOf(browser)).toEqual(['b.example']);
  });

  it('holds what was asked to wait, and refuses to sign what another publication overtook', async () => {
    feed = await TestFeed.make(2);
    await feed.add('a.example');
    const both = [feed.keys.jo, feed.keys.sam];
    await feed.publish(both);
    await feed.add('b.example');
    expect(await feed.publish(both, { isHeld: true })).toMatchObject({ data: { published: false, pending: 2 } });
    // The scheduled job puts out nothing that is held.
    expect(await feed.locked(() => refresh(feed.workspace, feed.keys.job, feed.nowMs))).toMatchObject({
      data: { serial: 1 },
    });
    expect(await feed.fresh()).toEqual(['a.example']);
    expect(await feed.sign(feed.keys.jo)).toMatchObject({ data: { published: true, serial: 2 } });
    await expect(feed.sign(feed.keys.jo)).rejects.toThrow(/nothing waits/);
  });

  it('waits for the timestamp key where it is elsewhere, and the job completes it', async () => {
    feed = await TestFeed.make(2);
    await feed.add('a.example');
    await feed.publish([feed.keys.jo], { timestampKey: null });
    expect(await feed.sign(feed.keys.sam, { timestampKey: null })).toMatchObject({
      data: { published: false, missing: 0 },
    });
    expect(await feed.locked(() => refresh(feed.workspace, feed.keys.job, feed.nowMs))).toMatchObject({
      data: { published: true },
    });
    expect(await feed.fresh()).toEqual(['a.example']);
  });

  it('puts out what tightens at once while what loosens waits in the workspace', async () => {
    feed = await TestFeed.make(2);
    const both = [feed.keys.jo, feed.keys.sam];
    await feed.add('a.example', 'b.example');
    await feed.locked(() =>
      suspend(feed.workspace, 'adur', { hosts: [], senders: [], until: '3d', nowMs: feed.nowMs }),
    );
    await feed.locked(() =>
      startIncident(feed.workspace, 'lockdown', { messageEn: 'Open no links.', nowMs: feed.nowMs }),
    );
    await feed.publish(both);
    const browser = feed.browser();
    await feed.update(browser);
    await feed.remove('a.example');
    await feed.locked(() =>
      addEntries(feed.workspace, ['b.example'], { expiresAtMs: feed.nowMs + 86_400_000, nowMs: feed.nowMs }),
    );
    await feed.locked(() => allowHosts(feed.workspace, ['intranet.example']));
    await feed.locked(() => restore(feed.workspace, 'adur'));
    await feed.locked(() => endIncident(feed.workspace, {}));
    await feed.add('night.example');
    expect(await feed.publish()).toMatchObject({ data: { published: false } });
    expect(await feed.publish([feed.keys.sam], { isOnlyTightening: true })).toMatchObject({
      data: { published: true },
    });
    expect(await feed.update(browser)).toBeNull();
    expect(linesOf(browser)).toEqual(['a.example', 'b.example', 'night.example']);
    expect(browser.state.manifest).toMatchObject({
      incident: { level: 'lockdown' },
      suspensions: [{ organisation: 'adur' }],
    });
    expect(await feed.lines()).toEqual(['b.example expires=2026-11-26T20:21Z', 'night.example']);
    await feed.publish(both);
    expect(await feed.update(browser)).toBeNull();
    expect(linesOf(browser)).toEqual(await feed.lines());
    expect(browser.state).toMatchObject({
      allowlist: ['intranet.example'],
      manifest: { incident: null, suspensions: [] },
    });
  });

  it('lets an entry that would end sooner wait as well', async () => {
    feed = await TestFeed.make(2);
    await feed.add('a.example');
    await feed.publish([feed.keys.jo, feed.keys.sam]);
    await feed.locked(() =>
      addEntries(feed.workspace, ['a.example'], { expiresAtMs: feed.nowMs + 86_400_000, nowMs: feed.nowMs }),
    );
    expect(await feed.publish()).toMatchObject({ data: { published: false, loosens: ['entry-weakened'] } });
  });

  it('signs nothing that goes on from another state than the published one', async () => {
    feed = await TestFeed.make(2);
    await feed.add('a.example');
    await feed.publish([feed.keys.jo, feed.keys.sam]);
    await feed.remove('a.example');
    await feed.publish();
    await feed.publish();
    // As when two people work on two copies of the folder.
    const [pending, aside] = [join(feed.workspace.folder, 'pending'), join(feed.root, 'aside')];
    renameSync(pending, aside);
    await feed.add('a.example', 'b.example');
    expect(await feed.publish()).toMatchObject({ data: { published: true, serial: 2 } });
    rmSync(pending, { recursive: true, force: true });
    renameSync(aside, pending);
    await expect(feed.sign(feed.keys.sam)).rejects.toThrow(/serial 2 was published after/);
  });

  it('keeps the approved manifest and its files, however old', async () => {
    feed = await TestFeed.make(2);
    await feed.add('a.example');
    await feed.publish([feed.keys.jo, feed.keys.sam]);
    for (const name of ['b.example', 'c.example']) {
      const folder = join(feed.workspace.folder, 'published');
      for (const old of publishedNames()) utimesSync(join(folder, old), 0, (feed.nowMs - 2 * 86_400_000) / 1000);
      await feed.add(name);
      await feed.publish();
    }
    expect(await feed.fresh()).toEqual(['a.example', 'b.example', 'c.example']);
  });

  it('sees a file that waits and was changed', async () => {
    feed = await TestFeed.make(2);
    await feed.add('a.example');
    await feed.locked(() => addCampaign(feed.workspace, 'x', 'A name'));
    for (const kind of ['snapshot-', 'campaigns-']) {
      await feed.publish();
      const folder = join(feed.workspace.folder, 'pending');
      const name = readdirSync(folder).find((other) => other.startsWith(kind)) ?? '';
      writeFileSync(join(folder, name), 'other');
      await expect(feed.sign(feed.keys.sam)).rejects.toThrow(/is damaged/);
    }
  });
});

describe('what is over, with two keys', () => {
  const both = () => [feed.keys.jo, feed.keys.sam];
  const addUntil = (pattern: string, hours: number) =>
    feed.locked(() =>
      addEntries(feed.workspace, [pattern], { expiresAtMs: feed.nowMs + hours * 3_600_000, nowMs: feed.nowMs }),
    );

  it('stays while one signs alone, which browsers take, and goes with the next that both sign', async () => {
    feed = await TestFeed.make(2);
    await addUntil('short.example', 1);
    await feed.publish(both());
    const browser = feed.browser();
    await feed.update(browser);
    await addUntil('never-published.example', 1);
    feed.nowMs += 2 * 3_600_000;
    await feed.add('night.example');
    const alone = await feed.publish();
    expect(alone).toMatchObject({ data: { published: true, serial: 2 } });
    expect(alone.lines.join('\n')).toMatch(/1 entry whose time is over stays until a publication has 2 signatures/);
    expect(await feed.update(browser)).toBeNull();
    expect(linesOf(browser).map((line) => line.split(' ')[0])).toEqual(['night.example', 'short.example']);
    await feed.remove('night.example');
    expect(await feed.publish()).toMatchObject({ data: { published: false, pending: 3 } });
    expect(await feed.sign(feed.keys.sam)).toMatchObject({ data: { published: true, entries: 0 } });
    expect(await feed.update(browser)).toBeNull();
    expect(linesOf(browser)).toEqual([]);
    expect(await feed.lines()).toEqual([]);
  });
});

describe('the history', () => {
  it('is kept as far as deltas and undo reach, and no further', async () => {
    feed = await TestFeed.make();
    await feed.add('a.example');
    await feed.publish();
    const record = await readRecord(feed.workspace, 1);
    if (!record) throw new Error('the publication left no record');
    for (let serial = 2; serial <= 112; serial += 1) await writeRecord(feed.workspace, { ...record, serial });
    await pruneHistory(feed.workspace, 5);
    expect((await serialsOf(feed.workspace))[0]).toBe(5);
    await pruneHistory(feed.workspace, 112);
    const serials = await serialsOf(feed.workspace);
    expect([serials[0], serials.at(-1), serials.length]).toEqual([13, 112, 100]);
  });
});

describe('undo', () => {
  it('takes the workspace back, and the next publication tells browsers', async () => {
    feed = await TestFeed.make();
    await feed.add('a.example', 'b.example');
    await feed.publish();
    const before = await feed.lines();
    await feed.remove('a.example');
    await feed.add('c.example');
    await feed.locked(() => allowHosts(feed.workspace, ['intranet.example']));
    await feed.publish();
    const browser = feed.browser();
    await feed.update(browser);
    await feed.locked(() => undo(feed.workspace, { nowMs: feed.nowMs }));
    expect(await feed.lines()).toEqual(before);
    expect(readFileSync(join(feed.workspace.folder, 'allowlist.txt'), 'utf8')).toBe('');
    expect(await feed.publish()).toMatchObject({ data: { serial: 3 } });
    expect(await feed.update(browser)).toBeNull();
    expect(linesOf(browser)).toEqual(before);
    expect(browser.state.allowlist).toEqual([]);
  });

  it('loses nothing that was never published unless it is told to', async () => {
    feed = await TestFeed.make();
    await feed.add('a.example');
    await feed.publish();
    await expect(feed.locked(() => undo(feed.workspace, { nowMs: feed.nowMs }))).rejects.toThrow(
      /no publication before/,
    );
    await feed.add('b.example');
    await feed.publish();
    await feed.add('draft.example');
    await expect(feed.locked(() => undo(feed.workspace, { nowMs: feed.nowMs }))).rejects.toThrow(/1 entry/);
    await feed.remove('draft.example');
    await feed.locked(() => addCampaign(feed.workspace, 'x', 'A name'));
    await expect(feed.locked(() => undo(feed.workspace, { nowMs: feed.nowMs }))).rejects.toThrow(/other files/);
    await feed.locked(() => undo(feed.workspace, { nowMs: feed.nowMs, isDiscarding: true }));
    expect(await feed.lines()).toEqual(['a.example']);
    expect(readFileSync(join(feed.workspace.folder, 'campaigns.txt'), 'utf8')).toBe('');
  });

  it('needs two signatures where it takes protection back', async () => {
    feed = await TestFeed.make(2);
    await feed.add('a.example');
    await feed.publish([feed.keys.jo, feed.keys.sam]);
    await feed.add('b.example');
    await feed.publish();
    await feed.locked(() => undo(feed.workspace, { nowMs: feed.nowMs }));
    expect(await feed.publish()).toMatchObject({ data: { published: false, loosens: ['entry-removed'] } });
  });
});

describe('refresh', () => {
  it('vouches for a day, and for a quarter of an hour while an incident is on', async () => {
    feed = await TestFeed.make();
    await feed.add('a.example');
    await feed.publish();
    const lifeOf = ({ data }: { data: unknown }) =>
      (Date.parse((data as { expiresAt: string }).expiresAt) - feed.nowMs) / 60_000;
    expect(lifeOf(await feed.locked(() => refresh(feed.workspace, feed.keys.job, feed.nowMs)))).toBe(1_440);
    await feed.locked(() =>
      startIncident(feed.workspace, 'lockdown', { messageEn: 'Open no links.', nowMs: feed.nowMs }),
    );
    expect(lifeOf(await feed.publish())).toBe(15);
    expect(lifeOf(await feed.locked(() => refresh(feed.workspace, feed.keys.job, feed.nowMs)))).toBe(15);
  });

  it('refuses to vouch for a folder that does not verify, and for a clock that went back', async () => {
    feed = await TestFeed.make();
    await feed.add('a.example');
    await feed.publish();
    const again = (nowMs: number) => feed.locked(() => refresh(feed.workspace, feed.keys.job, nowMs));
    await expect(again(feed.nowMs - 3_600_000)).rejects.toThrow(/clock/);
    await expect(again(feed.nowMs - 240_000)).rejects.toThrow(/clock/);
    const folder = join(feed.workspace.folder, 'published');
    const name = readdirSync(folder).find((other) => other.startsWith('snapshot-')) ?? '';
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, name), 'other');
    await expect(again(feed.nowMs)).rejects.toThrow(/is damaged/);
    writeFileSync(join(folder, name), bytes);
    writeFileSync(join(folder, 'feed-1.json'), `${readFileSync(join(folder, 'feed-1.json'), 'utf8')} `);
    await expect(again(feed.nowMs)).rejects.toThrow(/wrong-sum/);
  });
});
