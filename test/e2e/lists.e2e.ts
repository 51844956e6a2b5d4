// Lists on the device in the real browsers: what the extension finds in them, and that an interrupted write leaves one whole state.

import { describe, expect, it } from 'vitest';
import type { ListsInPage } from '../lists/page';
import { listsScript } from '../lists/script';
import { POPUP, type Tab } from './driver';
import { DRIVERS } from './drivers';
import { cardIn, clickLink, switchTo, warningsIn } from './message';
import { fromCheckout } from './paths';
import { eventually, useStage } from './stage';
import { paragraphs, testMail } from './test-mails';

const HOST = 'refund-desk.example';
const LURE = { text: 'Your refund', href: `http://www.${HOST}/claim?id=7` };
const PAGE = { text: 'Planning notice', href: 'http://www.westminster.gov.uk/hacked/notice' };
const COUNCIL = { text: 'Council tax', href: 'http://www.westminster.gov.uk/council-tax' };
const MAIL = testMail('listed', paragraphs([LURE, PAGE, COUNCIL]), [], 3);
const OTHER = testMail('other', paragraphs([COUNCIL]), [], 1);

/** Filled so that the write has something to do. */
const MANY = Array.from({ length: 20_000 }, (_, at) => `n${at}.filler.example`).join('\n');

describe.each(DRIVERS)('lists in $name', ({ name }) => {
  const stage = useStage(name, [MAIL, OTHER]);
  let script = '';

  /** A page of the extension in which its own store of lists can be called. */
  async function openStore(): Promise<Tab> {
    script ||= await listsScript(fromCheckout(''));
    const tab = await stage.driver.open(`${stage.driver.origin}${POPUP}`);
    await tab.run(`(() => { ${script} })()`);
    return tab;
  }
  const run = <N extends keyof ListsInPage>(tab: Tab, call: N, ...args: Parameters<ListsInPage[N]>) =>
    tab.run<Awaited<ReturnType<ListsInPage[N]>>>(`lists.${call}(...${JSON.stringify(args)})`);

  it('are found by a background that wakes: host, page, and nothing else', async () => {
    const store = await openStore();
    await run(store, 'addText', `${MANY}\n${HOST}\nwww.westminster.gov.uk/hacked/*`);
    expect(await run(store, 'install')).toBe('ok');
    await stage.driver.stopBackground();
    const tab = await stage.open(MAIL);
    await eventually(() => warningsIn(tab)).toEqual([
      'Planning notice: Blocked: known scam',
      'Your refund: Blocked: known scam',
    ]);
    await clickLink(tab, LURE.text);
    await stage.stoppedPages(1);
    expect(await stage.requestsTo(`www.${HOST}`)).toEqual([]);
    expect(tab.errors()).toEqual([]);
  });

  it('are changed and found changed', async () => {
    const store = await openStore();
    expect(await run(store, 'change', ['changed.example'], [HOST])).toBe('ok');
    const hosts = ['changed.example', HOST, 'n7.filler.example', 'www.westminster.gov.uk'];
    expect((await run(store, 'ask', hosts)).listed).toEqual([true, false, true, false]);
    await stage.driver.stopBackground();
    const tab = await stage.open(MAIL);
    await eventually(() => warningsIn(tab)).toEqual(['Planning notice: Blocked: known scam']);
    expect(await cardIn(tab)).toBe('');
    await switchTo(tab, stage.webmail.addressOf(OTHER.id));
    await eventually(() => warningsIn(tab)).toEqual([]);
  });
});
