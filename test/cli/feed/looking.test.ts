// Looking at a feed: previews, verifying as a browser would, and judging with it.

import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { showPolicy } from '../../../src/cli/feed/browser-policy';
import { fromWeb } from '../../../src/cli/feed/feed-ports';
import { startIncident } from '../../../src/cli/feed/incident-command';
import { preview } from '../../../src/cli/feed/preview';
import { suspend } from '../../../src/cli/feed/suspensions';
import { verifyFeed } from '../../../src/cli/feed/verify';
import { workspaceStatus } from '../../../src/cli/feed/workspace-status';
import { readPolicy } from '../../../src/core/policy';
import { checkJson } from '../support';
import { TestFeed } from './support';

let feed: TestFeed;
beforeEach(async () => {
  feed = await TestFeed.make(2);
  await feed.add('a.example', 'b.example');
  await feed.publish([feed.keys.jo, feed.keys.sam]);
});
afterEach(() => feed.dispose());

const published = () => join(feed.workspace.folder, 'published');
const keys = () => [feed.keys.jo.publicKey, feed.keys.sam.publicKey];

describe('preview', () => {
  it('tells what would change, what it takes and what browsers fetch, and writes nothing', async () => {
    await feed.remove('a.example');
    await feed.add('c.example');
    const before = readdirSync(feed.workspace.folder, { recursive: true });
    const { data, lines } = await preview(feed.workspace, { nowMs: feed.nowMs });
    expect(data).toMatchObject({
      added: ['c.example'],
      removed: ['a.example'],
      loosens: ['entry-removed'],
      signaturesNeeded: 2,
    });
    expect(lines).toEqual(expect.arrayContaining(['  + c.example', '  - a.example']));
    expect(readdirSync(feed.workspace.folder, { recursive: true })).toEqual(before);
  });

  it('says nearly to the octet what a browser then fetches', async () => {
    const browser = feed.browser();
    await feed.update(browser);
    await feed.add('c.example');
    const { data } = await preview(feed.workspace, { nowMs: feed.nowMs });
    const said = (data as { fetched: { polling: { files: number; bytes: number } } }).fetched.polling;
    await feed.publish();
    let [files, bytes] = [0, 0];
    const { updateFeed } = await import('../../../src/core/feed/client');
    const { fromFolder, portsWith } = await import('../../../src/cli/feed/feed-ports');
    const fetchFile = fromFolder(published());
    await updateFeed(
      feed.pin,
      browser.state,
      portsWith(async (name, most) => {
        const file = await fetchFile(name, most);
        files += 1;
        bytes += file.ok ? file.value.length : 0;
        return file;
      }, browser.entries),
      feed.nowMs,
    );
    expect(files).toBe(said.files);
    expect(Math.abs(bytes - said.bytes)).toBeLessThan(500);
  });

  it('counts what of the mail that staff got would newly be blocked', async () => {
    await feed.add('staff-news.example');
    const log = join(feed.root, 'links.txt');
    writeFileSync(
      log,
      'https://staff-news.example/1\nhttps://www.staff-news.example/2\nhttps://a.example/\nhttps://other.example/\nnothing\n',
    );
    const against = { links: 5, newlyBlocked: 2, noLongerBlocked: 0, unread: 1 };
    const hosts = [
      { host: 'staff-news.example', links: 1 },
      { host: 'www.staff-news.example', links: 1 },
    ];
    expect((await preview(feed.workspace, { against: log, nowMs: feed.nowMs })).data).toMatchObject({
      against: { ...against, hosts },
    });
    const mails = join(feed.root, 'mails');
    cpSync(published(), mails, { recursive: true });
    writeFileSync(join(mails, 'one.eml'), 'From: a@b.example\n\nhttps://staff-news.example/3 https://other.example/');
    expect((await preview(feed.workspace, { against: mails, nowMs: feed.nowMs })).data).toMatchObject({
      against: { links: 2, newlyBlocked: 1 },
    });
    const lines = join(feed.root, 'links.jsonl');
    writeFileSync(lines, '{"href":"https://staff-news.example/","from":"a@b.example"}\n');
    expect((await preview(feed.workspace, { against: lines, nowMs: feed.nowMs })).data).toMatchObject({
      against: { links: 1, newlyBlocked: 1 },
    });
    await expect(preview(feed.workspace, { against: join(feed.root, 'none'), nowMs: feed.nowMs })).rejects.toThrow(
      /--against/,
    );
  });
});

describe('verify', () => {
  const verify = (place: string, options: object = {}) =>
    verifyFeed(place, { keys: [], nowMs: feed.nowMs, ...options });

  it('takes a workspace, a copy with keys, and a copy with the policy of the browsers', async () => {
    const good = { data: { ok: true, serial: 1, entries: 2, approved: true, leftOut: 0 } };
    expect(await verify(feed.workspace.folder)).toMatchObject(good);
    expect(await verify(published(), { id: 'westmarsh', keys: keys(), threshold: 2 })).toMatchObject(good);
    const policy = join(feed.root, 'policy.json');
    writeFileSync(policy, JSON.stringify({ feeds: [feed.pin] }));
    expect(await verify(published(), { policy })).toMatchObject(good);
    await expect(verify(published())).rejects.toThrow(/whose signatures count/);
    await expect(verify(published(), { keys: keys() })).rejects.toThrow(/--id/);
    await expect(verify(published(), { id: 'west', keys: ['short'] })).rejects.toThrow(/no public key/);
  });

  it('says why not, in a code and a sentence', async () => {
    const by = async (options: object) => {
      const { data, lines, isRejected } = await verify(published(), {
        id: 'westmarsh',
        keys: keys(),
        threshold: 2,
        ...options,
      });
      expect(isRejected).toBe(true);
      expect(lines[0]).toMatch(/^Browsers do not take it \([a-z-]+\): .+\./);
      return (data as { code: string }).code;
    };
    expect(await by({ id: 'eastmarsh' })).toBe('other-feed');
    expect(await by({ keys: [feed.keys.job.publicKey], threshold: 1 })).toBe('bad-signature');
    expect(await by({ nowMs: feed.nowMs + 25 * 3_600_000 })).toBe('expired');
    expect(await by({ nowMs: feed.nowMs - 3_600_000 })).toBe('from-the-future');
    const snapshot = readdirSync(published()).find((name) => name.startsWith('snapshot-')) ?? '';
    rmSync(join(published(), snapshot));
    expect(await by({})).toBe('refused-by-server');
    writeFileSync(join(published(), 'timestamp.json'), '{}');
    expect(await by({})).toBe('not-a-feed');
  });

  it('fetches from the web as browsers do, and names what goes wrong on the way', async () => {
    const asked: [string, RequestInit | undefined][] = [];
    const answer = (response: Response | Error) => (url: string | URL | Request, init?: RequestInit) => {
      asked.push([String(url), init]);
      return response instanceof Error ? Promise.reject(response) : Promise.resolve(response);
    };
    const from = (response: Response | Error) =>
      fromWeb('https://feeds.example/x/', answer(response))('timestamp.json', 4);
    expect(await from(new Response('1234'))).toMatchObject({ ok: true });
    expect(asked[0]?.[0]).toBe('https://feeds.example/x/timestamp.json');
    expect(asked[0]?.[1]).toMatchObject({ redirect: 'error', headers: { 'cache-control': 'no-cache' } });
    expect(await from(new Response('12345'))).toMatchObject({ error: { code: 'too-large' } });
    expect(await from(new Response('', { status: 404 }))).toMatchObject({ error: { code: 'refused-by-server' } });
    expect(await from(new TypeError('fetch failed'))).toMatchObject({ error: { code: 'unreachable' } });
  });
});

describe('status', () => {
  it('tells what is published, waits and is not published yet, and fails where it is stale', async () => {
    await feed.add('c.example');
    await feed.remove('a.example');
    await feed.publish();
    const { data, isRejected } = await workspaceStatus(feed.workspace, feed.nowMs);
    expect(data).toMatchObject({
      serial: 1,
      pending: 2,
      signatures: 2,
      threshold: 2,
      unpublished: { added: 1, removed: 1 },
    });
    expect(isRejected).toBe(false);
    const stale = await workspaceStatus(feed.workspace, feed.nowMs + 25 * 3_600_000);
    expect(stale.isRejected).toBe(true);
    expect(stale.lines.join('\n')).toMatch(/STALE since/);
  });
});

describe('status of what is no entry', () => {
  it('names what was changed here and never published', async () => {
    const last = async () => (await workspaceStatus(feed.workspace, feed.nowMs)).lines.at(-1);
    expect(await last()).toBe('All that is said here is published.');
    await feed.locked(() => startIncident(feed.workspace, 'lockdown', { messageEn: 'x', nowMs: feed.nowMs }));
    await feed.locked(() =>
      suspend(feed.workspace, 'adur', { hosts: [], senders: [], until: '3d', nowMs: feed.nowMs }),
    );
    expect(await last()).toBe('Changed here and not published yet: the incident, suspensions.');
    await feed.publish();
    expect(await last()).toBe('All that is said here is published.');
  });
});

describe('feed policy', () => {
  it('names the keys that count now, as a browser reads them', async () => {
    const { data } = await showPolicy(feed.workspace, 'https://feeds.council.example/lures/');
    expect(readPolicy(data)).toMatchObject({
      problems: [],
      policy: { feeds: [{ id: 'westmarsh', role: 'own', keys: keys(), threshold: 2 }] },
    });
  });
});

describe('check --feed', () => {
  it('judges with the published lists and the incident, unless a level is said', async () => {
    await feed.add('draft.example');
    const links = ['https://a.example/x', 'https://draft.example/', 'https://unknown.example/'];
    const levels = async (options: object) =>
      (await checkJson(links, { incident: undefined, ...options } as object)).answers.map(({ level, asks }) => [
        level,
        asks,
      ]);
    expect(await levels({ feed: feed.workspace.folder })).toEqual([
      ['blocked', true],
      ['unknown', false],
      ['unknown', false],
    ]);
    await feed.locked(() => startIncident(feed.workspace, 'lockdown', { messageEn: 'x', nowMs: feed.nowMs }));
    await feed.publish();
    expect(await levels({ feed: published() })).toEqual([
      ['blocked', true],
      ['blocked', true],
      ['unknown', true],
    ]);
    expect(await levels({ feed: published(), incident: 'normal' })).toEqual([
      ['blocked', true],
      ['blocked', true],
      ['unknown', false],
    ]);
    await expect(levels({ feed: feed.root })).rejects.toThrow(/cannot be read/);
  });

  it('stops the links of whom the feed suspends', async () => {
    const options = { hosts: [], senders: [], until: '3d', nowMs: Date.now() };
    await feed.locked(() => suspend(feed.workspace, 'adur', options));
    await feed.publish();
    const { answers } = await checkJson(['https://www.adur.gov.uk/'], { feed: published() });
    expect(answers[0]).toMatchObject({ level: 'suspended', asks: true });
  });
});
