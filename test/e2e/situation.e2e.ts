// What the council declares, in the open popup: in its words, at once, and readable by everybody.

import { afterAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../src/core/feed/format';
import { keyOf, Publisher } from '../feed/publisher';
import { POPUP } from './driver';
import { DRIVERS } from './drivers';
import { faultsIn, pressOn, wordsOf } from './extension-page';
import { type FeedServer, startFeedServer } from './feed-server';
import { clickLink } from './message';
import { eventually, useStage } from './stage';
import { paragraphs, testMail } from './test-mails';

const ANNA = keyOf('anna');
const CLOCK = keyOf('clock');
const DAY_MS = 24 * 60 * 60_000;
const MAIL = testMail(
  'situation',
  paragraphs([
    { text: 'Book training', href: 'https://training-bookings.example/' },
    { text: 'Council tax', href: 'https://www.gov.uk/council-tax' },
  ]),
  [],
  2,
);

const INCIDENT: Omit<Incident, 'level'> = {
  startedAt: '2025-11-24T07:40:00Z',
  message: { en: 'Use the phone until we tell you it is safe.', cy: 'Defnyddiwch y ffôn nes i ni ddweud wrthych.' },
  contacts: [
    { kind: 'phone', label: { en: 'IT service desk', cy: 'Desg gwasanaeth TG' }, value: '020 7946 0123' },
    { kind: 'page', label: { en: 'Latest on the intranet' }, value: 'https://intranet.northbrook.example/incident' },
  ],
};

describe.each(DRIVERS)('what the council declares in $name', ({ name }) => {
  const own = new Publisher({ id: 'westmarsh', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
  let server: FeedServer;
  let serial = 0;
  const publish = async (content: Partial<Parameters<Publisher['publish']>[0]>) => {
    serial += 1;
    own.nowMs = Date.now();
    await own.publish({ lines: [], signers: [ANNA], ...content, serial });
  };
  const stage = useStage(name, [MAIL], {
    policy: async () => {
      server = await startFeedServer((path) => own.files.get(path.split('/')[1] ?? ''));
      server.mood = 'down';
      return { feeds: [{ id: 'westmarsh', url: `${server.url}westmarsh/`, role: 'own', ...own.pinned }] };
    },
  });
  afterAll(() => server.stop());

  it('stands in the popup that is open: nothing known, no incident, heightened, lockdown, all clear', async () => {
    const tab = await stage.open(MAIL);
    const desk = await stage.driver.open(`${stage.driver.origin}${POPUP}`);
    const popup = await stage.driver.openPopup(tab);
    const poll = () =>
      desk.run(
        `(globalThis.browser ?? chrome).runtime.sendMessage({ name: 'check-feeds', request: {} }).then(({ ok }) => ok)`,
      );
    const says = async (...words: string[]) => {
      for (const each of words) await eventually(() => wordsOf(popup)).toContain(each);
      expect(await faultsIn(popup)).toEqual([]);
    };

    if (serial === 0) await says('Waiting for your council’s settings');
    server.mood = 'well';
    await publish({});
    await poll();
    // Tried a second time, what the first left is over.
    await says(serial === 1 ? 'No incident Checked less than a minute ago.' : 'Checked less than a minute ago.');

    const until = `${new Date(Date.now() + DAY_MS).toISOString().slice(0, 19)}Z`;
    await publish({
      incident: { ...INCIDENT, level: 'heightened' },
      suspensions: [
        {
          organisation: 'eastmarsh',
          name: { en: 'Eastmarsh Council' },
          hosts: ['eastmarsh.example'],
          senders: [],
          since: '2026-11-24T08:00:00Z',
          until,
        },
      ],
    });
    await poll();
    await says('Take extra care', INCIDENT.message.en, 'Links and emails from Eastmarsh Council are paused until');

    await publish({ incident: { ...INCIDENT, level: 'lockdown' } });
    await poll();
    await says('Do not open links in emails', 'IT service desk 020 7946 0123', 'Signed by Westmarsh Council.');
    await says('Not approved training-bookings.example', 'The other link goes to an approved website.');
    // In every tab, and where a link is held.
    const title = () => desk.run<string>('(globalThis.browser ?? chrome).action.getTitle({})');
    await eventually(title).toContain('Do not open links in emails');
    await tab.show();
    await clickLink(tab, 'Book training');
    const [held] = await stage.stoppedPages(1);
    if (!held) throw new Error('nothing was held');
    await eventually(() => wordsOf(held)).toContain(INCIDENT.message.en);
    expect(await wordsOf(held)).toContain('IT service desk 020 7946 0123 Latest on the intranet');
    expect(await faultsIn(held)).toEqual([]);
    await pressOn(held, 'button', 'Go back to my email');
    await popup.run(`document.querySelector('button[lang=cy]').click()`);
    await says('Peidiwch ag agor dolenni mewn negeseuon e-bost', INCIDENT.message.cy ?? '');
    await popup.run(`document.querySelector('button[lang=en]').click()`);

    // A feed that went silent ends nothing.
    server.mood = 'down';
    await stage.driver.stopBackground();
    await poll();
    await says('Do not open links in emails');
    server.mood = 'well';
    await publish({});
    await poll();
    await eventually(title).toBe('Lurewatch: links on this page are not checked');
    await says('All clear', 'Links and emails from Eastmarsh Council are no longer paused.');
    await says('No warnings for the 2 links in this message.');
  });
});
