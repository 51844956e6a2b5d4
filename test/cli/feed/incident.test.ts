// Incidents, suspensions, campaigns and the allowlist, as core's client takes them.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogLine } from '../../../src/cli/access-log';
import { allowHosts, disallowHosts } from '../../../src/cli/feed/allowlist';
import { addCampaign, Campaigns, listCampaigns } from '../../../src/cli/feed/campaigns';
import { reportDrill } from '../../../src/cli/feed/drill-report';
import { endIncident, startIncident, updateIncident } from '../../../src/cli/feed/incident-command';
import { restore, suspend } from '../../../src/cli/feed/suspensions';
import { TestFeed } from './support';

let feed: TestFeed;
beforeEach(async () => {
  feed = await TestFeed.make(2);
  await feed.add('a.example');
  await feed.publish([feed.keys.jo, feed.keys.sam]);
});
afterEach(() => feed.dispose());

async function* linesOf(texts: readonly string[]): AsyncGenerator<LogLine> {
  for (const text of texts) yield { text };
}
const edit = (name: string, value: unknown) => writeFileSync(join(feed.workspace.folder, name), JSON.stringify(value));
const at = () => ({ nowMs: feed.nowMs });
const manifestOf = async () => {
  const browser = feed.browser();
  expect(await feed.update(browser)).toBeNull();
  return browser.state.manifest;
};

describe('an incident', () => {
  it('is declared by one person, and browsers are told', async () => {
    await feed.locked(() =>
      startIncident(feed.workspace, 'lockdown', {
        messageEn: 'Open no links about refunds.',
        messageCy: 'Peidiwch ag agor dolenni.',
        phone: ['IT service desk|Desg gwasanaeth=020 7946 0000'],
        page: ['Intranet=https://intranet.council.example/'],
        review: '4h',
        end: '24h',
        ...at(),
      }),
    );
    expect(await feed.publish()).toMatchObject({ data: { published: true, serial: 2 } });
    expect((await manifestOf())?.incident).toEqual({
      level: 'lockdown',
      startedAt: '2026-11-25T20:18:00Z',
      reviewAt: '2026-11-26T00:18:00Z',
      endsAt: '2026-11-26T20:18:00Z',
      message: { en: 'Open no links about refunds.', cy: 'Peidiwch ag agor dolenni.' },
      contacts: [
        { kind: 'phone', label: { en: 'IT service desk', cy: 'Desg gwasanaeth' }, value: '020 7946 0000' },
        { kind: 'page', label: { en: 'Intranet' }, value: 'https://intranet.council.example/' },
      ],
    });
  });

  it('is lowered and ended by two alone', async () => {
    await feed.locked(() => startIncident(feed.workspace, 'lockdown', { messageEn: 'x', ...at() }));
    await feed.publish();
    await feed.locked(() => updateIncident(feed.workspace, 'heightened', at()));
    expect(await feed.publish()).toMatchObject({ data: { published: false, loosens: ['incident-lowered'] } });
    expect((await manifestOf())?.incident?.level).toBe('lockdown');
    await feed.locked(() => endIncident(feed.workspace, {}));
    expect(await feed.publish()).toMatchObject({ data: { published: false } });
    await feed.sign(feed.keys.sam);
    expect((await manifestOf())?.incident).toBeNull();
  });

  it('is ended with words that two sign: what can be trusted again', async () => {
    await feed.locked(() => startIncident(feed.workspace, 'lockdown', { messageEn: 'x', ...at() }));
    await feed.publish();
    await expect(feed.locked(() => endIncident(feed.workspace, { messageCy: 'Popeth yn glir.' }))).rejects.toThrow(
      '--message-en is missing',
    );
    await feed.locked(() => endIncident(feed.workspace, { messageEn: 'All is confirmed.' }));
    const lowered = expect.arrayContaining(['incident-lowered']);
    expect(await feed.publish()).toMatchObject({ data: { published: false, loosens: lowered } });
    await feed.sign(feed.keys.sam);
    expect((await manifestOf())?.incident).toMatchObject({ level: 'normal', message: { en: 'All is confirmed.' } });
    await feed.locked(() => endIncident(feed.workspace, { messageEn: 'Ring 020 7946 0666.' }));
    expect(await feed.publish()).toMatchObject({ data: { published: false, loosens: ['incident-reworded'] } });
    // The next one begins as if nothing were there.
    await feed.locked(() => startIncident(feed.workspace, 'heightened', { messageEn: 'Again.', ...at() }));
    expect(await feed.publish()).toMatchObject({ data: { published: true } });
  });

  it('is reworded by two alone, and raised by one in the words that are published', async () => {
    await feed.locked(() => startIncident(feed.workspace, 'heightened', { messageEn: 'Take care.', ...at() }));
    await feed.publish();
    await feed.locked(() => updateIncident(feed.workspace, 'lockdown', { messageEn: 'Ring 020 7946 0999.', ...at() }));
    expect(await feed.publish()).toMatchObject({ data: { published: false, loosens: ['incident-reworded'] } });
    const tightening = await feed.publish([feed.keys.sam], { isOnlyTightening: true });
    expect(tightening).toMatchObject({ data: { published: true } });
    expect((await manifestOf())?.incident).toMatchObject({ level: 'lockdown', message: { en: 'Take care.' } });
    await feed.publish([feed.keys.jo, feed.keys.sam]);
    expect((await manifestOf())?.incident).toMatchObject({ level: 'lockdown', message: { en: 'Ring 020 7946 0999.' } });
  });

  it('is rehearsed by one person, ends by one, gives way to the real thing at once, and is never made of a real one', async () => {
    const drill = (level: 'lockdown' | 'heightened', groups: readonly string[] = []) =>
      feed.locked(() =>
        startIncident(feed.workspace, level, { messageEn: 'Practice.', end: '2h', drill: groups, ...at() }),
      );
    expect((await drill('lockdown', ['pilot'])).lines[0]).toContain('A drill (lockdown) starts in browsers of pilot');
    expect(await feed.publish()).toMatchObject({ data: { published: true } });
    expect((await manifestOf())?.incident).toMatchObject({ level: 'lockdown', drill: { groups: ['pilot'] } });
    await expect(drill('heightened')).rejects.toThrow('an incident is on');
    // The real thing, lower even and in other words: nobody loses what they had.
    await feed.locked(() => startIncident(feed.workspace, 'heightened', { messageEn: 'Real.', ...at() }));
    expect(await feed.publish()).toMatchObject({ data: { published: true } });
    expect((await manifestOf())?.incident).toEqual(expect.not.objectContaining({ drill: expect.anything() }));
    await expect(drill('lockdown')).rejects.toThrow('an incident is on');
    edit('incident.json', {
      level: 'lockdown',
      startedAt: '2026-11-25T20:18:00Z',
      message: { en: 'Real.' },
      contacts: [],
      drill: { groups: [] },
    });
    expect(await feed.publish()).toMatchObject({
      data: { published: false, loosens: expect.arrayContaining(['incident-made-a-drill']) },
    });
  });

  it('that was rehearsed is over by one person’s word', async () => {
    await feed.locked(() => startIncident(feed.workspace, 'lockdown', { messageEn: 'Practice.', drill: [], ...at() }));
    await feed.publish();
    await feed.locked(() => endIncident(feed.workspace, {}));
    expect(await feed.publish()).toMatchObject({ data: { published: true } });
    expect((await manifestOf())?.incident).toBeNull();
  });

  it('that was rehearsed is reported from the server’s log: whom it reached, and how fast', async () => {
    await expect(reportDrill(feed.workspace, linesOf([]))).rejects.toThrow('no drill was published');
    await feed.locked(() => startIncident(feed.workspace, 'heightened', { messageEn: 'x', drill: ['pilot'], ...at() }));
    await feed.publish();
    await feed.locked(() => endIncident(feed.workspace, {}));
    await feed.publish();
    const line = (address: string, time: string, target: string) =>
      `192.0.2.${address} - - [25/Nov/2026:${time} +0000] "GET /feeds/${target} HTTP/1.1" 200 900 "-" "Mozilla/5.0"`;
    const polls = [1, 2, 3, 4].map((address) => line(String(address), '20:00:00', 'timestamp.json'));
    const fetches = [
      line('1', '20:20:00', 'feed-2.json'),
      line('2', '20:20:30', 'feed-2.json'),
      line('3', '20:25:00', 'feed-3.json'),
    ];
    const { lines, data } = await reportDrill(feed.workspace, linesOf([...polls, ...fetches]));
    expect(lines).toEqual([
      expect.stringMatching(/^Drill \(heightened\), groups pilot: published .* as serial 2, over with serial 3 /),
      'Reached: 3 of 4 addresses that had polled within the day before (75.0 %).',
      'Half had it after 30 s, 95 % after more than the log shows.',
      expect.stringContaining('not the number of browsers'),
    ]);
    expect(data).toMatchObject({ serial: 2, groups: ['pilot'], over: 3, uptake: { polled: 4, had: 3 } });
    expect(await reportDrill(feed.workspace, linesOf(polls))).toMatchObject({ isRejected: true });
  });

  it('is not declared twice, without words, or with what browsers would not take', async () => {
    const start = (options: object) =>
      feed.locked(() => startIncident(feed.workspace, 'lockdown', { messageEn: 'x', ...at(), ...options }));
    await expect(start({ messageEn: undefined })).rejects.toThrow(/--message-en/);
    await expect(start({ messageEn: 'x'.repeat(601) })).rejects.toThrow(/600/);
    await expect(start({ messageEn: 'two\nlines' })).rejects.toThrow(/one line/);
    await expect(start({ phone: ['no number'] })).rejects.toThrow(/--phone "IT service desk=/);
    await expect(start({ page: ['Intranet=http://intranet.example/'] })).rejects.toThrow(/--page/);
    await start({});
    await expect(start({})).rejects.toThrow(/incident is on/);
  });
});

describe('a suspension', () => {
  it('knows the domains of an organisation by its id or unmistakable name', async () => {
    const until = { hosts: ['adur.sharepoint.example'], senders: [], until: '3d' };
    for (const given of ['adur', 'Adur District Council', 'adur district']) {
      await feed.locked(() => suspend(feed.workspace, given, { ...until, ...at() }));
    }
    await feed.publish();
    expect((await manifestOf())?.suspensions).toEqual([
      {
        organisation: 'adur',
        name: { en: 'Adur District Council' },
        hosts: ['adur-worthing.gov.uk', 'adur.gov.uk', 'adur.sharepoint.example'],
        senders: ['adur-worthing.gov.uk', 'adur.gov.uk'],
        since: '2026-11-25T20:18:00Z',
        until: '2026-11-28T20:20:00Z',
      },
    ]);
    await feed.locked(() => restore(feed.workspace, 'Adur District Council'));
    expect(await feed.publish()).toMatchObject({ data: { published: false, loosens: ['suspension-lifted'] } });
  });

  it('says which are meant where a name is mistakable, and takes others by name and host', async () => {
    const of = (organisation: string | undefined, options: object = {}) =>
      feed.locked(() =>
        suspend(feed.workspace, organisation, { hosts: [], senders: [], until: '3d', ...at(), ...options }),
      );
    await expect(of('borough council')).rejects.toThrow(/may be any of .*and more/);
    await expect(of('nobody at all')).rejects.toThrow(/--name/);
    await expect(of(undefined, { name: 'A Supplier' })).rejects.toThrow(/--host/);
    await expect(of(undefined, { name: 'Adur' })).rejects.toThrow(/lurewatch suspend adur/);
    await of(undefined, { name: 'A Supplier', hosts: ['supplier.example'] });
    expect(JSON.parse(readFileSync(join(feed.workspace.folder, 'suspensions.json'), 'utf8'))).toMatchObject([
      { organisation: 'a-supplier', hosts: ['supplier.example'], senders: [] },
    ]);
    await expect(feed.locked(() => restore(feed.workspace, 'adur'))).rejects.toThrow(/suspended are: a-supplier/);
  });
});

describe('the small lists', () => {
  it('keep campaigns by id, and find the one that a name means', async () => {
    await feed.locked(() => addCampaign(feed.workspace, 'tax-2026', 'Tax refunds'));
    expect(await listCampaigns(feed.workspace)).toMatchObject({ data: [{ id: 'tax-2026', name: 'Tax refunds' }] });
    const campaigns = new Campaigns(['tax-2026 Tax refunds']);
    expect(campaigns.idOf('tax-2026')).toBe('tax-2026');
    expect(campaigns.idOf('TAX refunds')).toBe('tax-2026');
    expect(campaigns.isGrown).toBe(false);
    expect(campaigns.idOf('Dirwyon Parcio 2026')).toBe('dirwyon-parcio-2026');
    expect(campaigns.idOf('Dirwyon parcio: 2026!')).toBe('dirwyon-parcio-2026-2');
    expect(campaigns.idOf('!!!')).toBeNull();
    expect(campaigns.lines).toContain('dirwyon-parcio-2026 Dirwyon Parcio 2026');
    await feed.publish();
    const browser = feed.browser();
    await feed.update(browser);
    expect(browser.state.campaigns).toEqual({ 'tax-2026': 'Tax refunds' });
  });

  it('trust hosts with two signatures', async () => {
    await expect(feed.locked(() => allowHosts(feed.workspace, ['https://x.example/']))).rejects.toThrow(/no host name/);
    await feed.locked(() => allowHosts(feed.workspace, ['Intranet.example', 'other.example']));
    await feed.locked(() => disallowHosts(feed.workspace, ['other.example']));
    expect(await feed.publish()).toMatchObject({ data: { published: false, loosens: ['allowlist-changed'] } });
    await feed.sign(feed.keys.sam);
    const browser = feed.browser();
    await feed.update(browser);
    expect(browser.state.allowlist).toEqual(['intranet.example']);
  });
});
