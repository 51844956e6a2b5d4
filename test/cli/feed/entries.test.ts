// Changing what a feed says: single entries, whole lists, and the files that people edit.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addEntries } from '../../../src/cli/feed/change-entries';
import { readContent } from '../../../src/cli/feed/content';
import { type ImportEntriesOptions, importEntries } from '../../../src/cli/feed/import-entries';
import { readMoment } from '../../../src/cli/feed/moments';
import { listSources } from '../../../src/cli/feed/sources';
import type { Imported } from '../../../src/cli/import/imported';
import { readImport } from '../../../src/cli/import/read-import';
import { parseIndicator } from '../../../src/core/indicator';
import { START_MS, TestFeed } from './support';

let feed: TestFeed;
beforeEach(async () => {
  feed = await TestFeed.make();
});
afterEach(() => feed.dispose());

const fileOf = (name: string) => readFileSync(join(feed.workspace.folder, name), 'utf8');
const edit = (name: string, text: string) => writeFileSync(join(feed.workspace.folder, name), text);

function importText(text: string, options: Partial<ImportEntriesOptions> = {}) {
  async function* bytes() {
    yield Buffer.from(text);
  }
  return feed.locked(() =>
    importEntries(
      feed.workspace,
      readImport(bytes(), { name: 'list.txt', format: 'text', nowMs: feed.nowMs }),
      { overrides: [], isYes: true, nowMs: feed.nowMs, ...options },
      feed.person,
    ),
  );
}

describe('add and remove', () => {
  it('writes canonical lines, sorted by their patterns, each once', async () => {
    await feed.add('https://B.example/', 'a.example-x.example', 'a.example', 'https://a.example:8443/claim');
    await feed.add('a.example');
    expect(fileOf('entries.txt')).toBe('a.example\na.example-x.example\na.example/claim\nb.example\n');
    await feed.locked(() =>
      addEntries(feed.workspace, ['a.example'], {
        campaign: 'Parking fines',
        expiresAtMs: START_MS + 86_400_000,
        nowMs: feed.nowMs,
      }),
    );
    expect(fileOf('entries.txt').split('\n')[0]).toBe('a.example campaign=parking-fines expires=2026-11-26T20:15Z');
    expect(fileOf('campaigns.txt')).toBe('parking-fines Parking fines\n');
    expect(await feed.remove('a.example', 'never.example')).toMatchObject({
      isRejected: true,
      data: { removed: ['a.example'], unknown: ['never.example'] },
    });
    expect(await feed.lines()).toEqual(['a.example-x.example', 'a.example/claim', 'b.example']);
  });

  it('refuses what would block more than a lure, and lists the rest', async () => {
    const report = await feed.add(
      'bit.ly',
      'adur.gov.uk',
      'co.uk',
      'dpd.co.uk',
      'lure.example',
      'no host',
      'bit.ly/abc',
    );
    expect(report.isRejected).toBe(true);
    expect((report.data as { rejected: { code: string }[] }).rejected.map(({ code }) => code)).toEqual([
      'shared-host',
      'trusted-host',
      'public-suffix',
      'protected-host',
      'malformed',
    ]);
    expect(await feed.lines()).toEqual(['bit.ly/abc', 'lure.example']);
  });

  it('lists a gated host where it is meant, and keeps the reason for colleagues alone', async () => {
    const meant = (reason?: string) =>
      feed.locked(() => addEntries(feed.workspace, ['bit.ly'], { isOverride: true, reason, nowMs: feed.nowMs }));
    await expect(meant()).rejects.toThrow(/--reason/);
    await meant('a wave of\nlures');
    expect(await feed.lines()).toEqual(['bit.ly override']);
    expect(fileOf('overrides.txt')).toMatch(/^bit\.ly 2026-11-25T\d\d:\d\d:00Z a wave of lures\n$/);
    await feed.publish();
    expect(await feed.fresh()).toEqual(['bit.ly override']);
  });

  it('reads what is pasted: defanged, or behind Safe Links; and nothing that no link leads to', async () => {
    await feed.add(
      'hxxps://evil[.]example/login',
      'evil2(dot)example',
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil3.example%2Fpay&data=x',
      'evil4.example campaign=x',
    );
    const odd = await feed.add('hxxps:/evil5/login', 'intranet');
    expect(odd).toMatchObject({ isRejected: true, data: { changed: [] } });
    expect(odd.lines.at(-1)).toBe('Nothing changed.');
    expect(await feed.lines()).toEqual([
      'evil.example/login',
      'evil2.example',
      'evil3.example/pay',
      'evil4.example campaign=x',
    ]);
    await feed.remove('hxxps://evil[.]example/login', 'https://evil2.example/');
    expect(await feed.lines()).toEqual(['evil3.example/pay', 'evil4.example campaign=x']);
  });

  it('asks for a word more before it lists a well-known site', async () => {
    const refused = await feed.add('wikipedia.org', '=www.wikipedia.org', 'en.wikipedia.org', 'notwikipedia.org');
    expect((refused.data as { rejected: { code: string }[] }).rejected.map(({ code }) => code)).toEqual(
      Array(3).fill('well-known-site'),
    );
    await feed.add('wikipedia.org/wiki/X');
    expect(await feed.lines()).toEqual(['notwikipedia.org', 'wikipedia.org/wiki/X']);
  });

  it('publishes nobody: mail addresses and fragments are taken off', async () => {
    const report = await feed.add(
      'https://lure.example/claim?e=jo.bloggs%40westmarsh.example#jo.bloggs@westmarsh.example',
    );
    expect(fileOf('entries.txt')).not.toMatch(/bloggs/);
    expect(report.lines.join('\n')).toMatch(/mail address was taken off/);
    expect(await feed.lines()).toEqual(['lure.example/claim']);
  });
});

describe('import', () => {
  it('shows first, and changes nothing without a yes', async () => {
    feed.person.answer = null;
    const report = await importText('a.example\nb.example\n', { isYes: false });
    expect(report).toMatchObject({ lines: ['Nothing changed; add --yes.'], data: { added: 2, written: false } });
    expect(report.isRejected).toBeUndefined();
    expect(await feed.lines()).toEqual([]);
    expect(await importText('a.example\n', { isDryRun: true })).toMatchObject({ data: { written: false } });
    feed.person.answer = false;
    expect(await importText('a.example\n', { isYes: false })).toMatchObject({ data: { written: false } });
    feed.person.answer = true;
    expect(await importText('a.example\n', { isYes: false })).toMatchObject({ data: { written: true } });
    expect(await feed.lines()).toEqual(['a.example']);
  });

  it('counts what is new, changed, known, gated and not usable, with their places', async () => {
    await feed.add('known.example');
    const bad = Array.from({ length: 25 }, (_, n) => `http://[bad${n}`).join('\n');
    const report = await importText(`known.example\nnew.example\nbit.ly\n${bad}\n`);
    expect(report.data).toMatchObject({ added: 1, changed: 0, known: 1, gated: 1, rejected: 25 });
    const shown = feed.person.shown.join('\n');
    expect(shown).toMatch(/line 3: bit\.ly is a host that many share/);
    expect(shown).toMatch(/line 4: /);
    expect(shown).toMatch(/… and 5 more \(--verbose shows all\)/);
    await importText(`${bad}\n`, { isVerbose: true });
    expect(feed.person.shown.join('\n')).toMatch(/line 25: /);
  });

  it('shows each entry before it is listed, twenty without being asked for more', async () => {
    await feed.locked(() =>
      addEntries(feed.workspace, ['a.example'], { expiresAtMs: START_MS + 86_400_000, nowMs: feed.nowMs }),
    );
    const hosts = Array.from({ length: 25 }, (_, n) => `h${n}.example`).join('\n');
    await importText(`a.example\n${hosts}\n`, { isDryRun: true });
    expect(feed.person.shown).toContain('  ~ a.example  (was: a.example expires=2026-11-26T20:15Z)');
    expect(feed.person.shown).toContain('  + h18.example');
    expect(feed.person.shown).not.toContain('  + h19.example');
    expect(feed.person.shown).toContain('  … and 6 more (--verbose shows all)');
  });

  it('keeps the good pages of a mail out of our own list, and listens to others about them', async () => {
    const mail =
      'https://lure.example/x https://www.gov.uk/pay https://www.royalmail.com/track https://www.bbc.co.uk/news https://bit.ly/abc\n';
    expect(await importText(mail)).toMatchObject({
      data: { added: 2, gated: 3, codes: { 'page-of-known-site': 3 } },
    });
    expect(await feed.lines()).toEqual(['bit.ly/abc', 'lure.example/x']);
    await importText(mail, { overrides: ['www.gov.uk'], reason: 'hacked today' });
    expect(await feed.lines()).toEqual(['bit.ly/abc', 'lure.example/x', 'www.gov.uk/pay']);
    expect(fileOf('overrides.txt')).toMatch(/^www\.gov\.uk\/pay .* hacked today\n$/);
    await importText('www.royalmail.com/track\nbbc.co.uk\n', { source: 'east', title: 'Eastmarsh' });
    expect(await feed.lines()).toContain('www.royalmail.com/track source=east');
    expect(await feed.lines()).not.toContain('bbc.co.uk source=east');
  });

  it('marks the source, and never makes what the council says itself weaker', async () => {
    await feed.add('ours.example');
    await importText('ours.example\ntheirs.example\n', {
      source: 'east',
      title: 'Eastmarsh',
      role: 'partner',
      expiresAtMs: START_MS + 90 * 86_400_000,
    });
    expect(await feed.lines()).toEqual(['ours.example', 'theirs.example source=east expires=2027-02-23T20:15Z']);
    expect(JSON.parse(fileOf('sources.json'))).toEqual({ east: { role: 'partner', title: 'Eastmarsh' } });
    expect(
      await importText('theirs.example\n', { source: 'east', expiresAtMs: START_MS + 95 * 86_400_000 }),
    ).toMatchObject({ data: { changed: 1 } });
    expect(
      await importText('theirs.example\n', { source: 'east', expiresAtMs: START_MS + 5 * 86_400_000 }),
    ).toMatchObject({ data: { known: 1 } });
    await feed.publish();
    expect(await feed.fresh()).toHaveLength(2);
  });

  it('takes out what its own source withdraws, and nothing of others', async () => {
    const parse = (pattern: string) => {
      const read = parseIndicator(pattern);
      if (!read.ok) throw new Error(pattern);
      return read.value;
    };
    await feed.add('ours.example');
    await importText('theirs.example\n', { source: 'east', title: 'Eastmarsh' });
    async function* withdrawn(): AsyncGenerator<Imported> {
      for (const given of ['ours.example', 'theirs.example', 'never.example'])
        yield { type: 'withdrawn', place: 'x', given, indicator: parse(given) };
    }
    const options = { source: 'east', overrides: [], isYes: true, nowMs: feed.nowMs };
    const report = await feed.locked(() => importEntries(feed.workspace, withdrawn(), options, feed.person));
    expect(report.data).toMatchObject({ withdrawn: 1 });
    expect(await feed.lines()).toEqual(['ours.example']);
    expect((await listSources(feed.workspace)).data).toMatchObject({ own: 1, sources: [{ id: 'east', entries: 0 }] });
  });

  it('keeps the name of a campaign that a list does not know', async () => {
    await feed.locked(() => addEntries(feed.workspace, ['a.example'], { campaign: 'Parking', nowMs: feed.nowMs }));
    expect(await importText('a.example\n')).toMatchObject({ data: { known: 1, changed: 0 } });
    expect(await feed.lines()).toEqual(['a.example campaign=parking']);
  });

  it('asks whose a list of others is, and overrides for our own alone', async () => {
    await expect(importText('a.example', { role: 'partner' })).rejects.toThrow(/--source/);
    await expect(importText('a.example', { source: 'east' })).rejects.toThrow(/--title/);
    await expect(importText('bit.ly', { overrides: ['bit.ly'] })).rejects.toThrow(/--reason/);
    await importText('bit.ly\nt.co', { overrides: ['bit.ly'], reason: 'seen today' });
    expect(await feed.lines()).toEqual(['bit.ly override']);
  });

  it('takes mail addresses off', async () => {
    await importText('https://lure.example/u/jo.bloggs@westmarsh.example/claim\n');
    expect(fileOf('entries.txt')).not.toMatch(/bloggs/);
    expect(await feed.lines()).toHaveLength(1);
  });
});

describe('files that people edit', () => {
  it('are read in any order and form, and keep what cannot be read', async () => {
    edit('entries.txt', 'c.example campaign=x\nb.example campaign=x\r\nhttps://A.example campaign=x\n');
    expect(await feed.lines()).toEqual(['a.example campaign=x', 'b.example campaign=x', 'c.example campaign=x']);
  });

  it.each([
    ['entries.txt', 'a.example\nno entry at all\n', /entries\.txt line 2 is no entry/],
    [
      'entries.txt',
      'a.example campaign=x\nb.example campaign=x\nc.example campaign=x x\n',
      /line 3 is no entry \(attribute\)/,
    ],
    ['entries.txt', 'a.example\nb.example\na.example campaign=x\n', /entries\.txt line 3 lists again/],
    ['allowlist.txt', 'a.example\nhttps://b.example\n', /allowlist\.txt line 2 is not a host/],
    ['campaigns.txt', 'no-name\n', /campaigns\.txt line 1 is not a campaign/],
    ['campaigns.txt', 'x one\nx two\n', /campaigns\.txt has x twice/],
    ['sources.json', '{\n  "a": {"role": "own" "title": "x"}\n}\n', /sources\.json line 2 is not JSON/],
    [
      'sources.json',
      '{\n  "a": {\n    "role": "boss",\n    "title": "x"\n  }\n}\n',
      /sources\.json line 3: a\.role is not what it must be/,
    ],
    ['settings.json', '{"feed":"westmarsh"}', /settings\.json line 1: title/],
    ['incident.json', '[]', /incident\.json line 1: level/],
  ])('%s: a fault is told with its line, and nothing is lost', async (name, text, sentence) => {
    edit(name, text);
    await expect(feed.publish()).rejects.toThrow(sentence);
    if (name === 'entries.txt') await expect(feed.add('new.example')).rejects.toThrow(sentence);
    expect(fileOf(name)).toBe(text);
  });

  it('are read whole', async () => {
    edit('allowlist.txt', 'b.example\na.example\n');
    expect(await readContent(feed.workspace)).toMatchObject({
      allowlist: ['a.example', 'b.example'],
      title: 'Westmarsh Council',
    });
  });
});

describe('times', () => {
  it.each([
    ['30d', '2026-12-25T20:15:00.000Z'],
    ['4h', '2026-11-26T00:15:00.000Z'],
    ['2026-12-01T09:00Z', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01', '2026-12-01T00:00:00.000Z'],
  ])('reads %s', (text, time) => {
    expect(new Date(readMoment(text, '--expires', START_MS)).toISOString()).toBe(time);
  });

  it.each(['30', 'soon', '2026-02-31', '01/12/2026', '2020-01-01', '0d'])('refuses %s', (text) => {
    expect(() => readMoment(text, '--expires', START_MS)).toThrow(/--expires/);
  });
});
