// In a real Roundcube: what stands in messages is marked, wherever it shows them, and nothing of its own pages; what it makes of a message
// is the same as without us.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoMail } from '../../src/demo/inbox/demo-mail';
import type { Tab } from '../e2e/driver';
import { DRIVERS } from '../e2e/drivers';
import { pressOn, reportPageIn, wordsOf } from '../e2e/extension-page';
import { markersIn, warningsIn } from '../e2e/message';
import { eventually, useStage } from '../e2e/stage';
import { type SuspendingFeed, startSuspendingFeed } from '../e2e/suspending-feed';
import { ANCHORS, FROM_SUSPENDED, MAILS, PLAIN, THOUSAND } from './mails';
import { type Roundcube, startRoundcube } from './roundcube';

/** Uid of the mail in the preview, once its body is there. */
const PREVIEWED = `(() => {
  const shown = document.querySelector('#messagecontframe')?.contentDocument;
  return shown?.querySelector('#messagebody') ? Number(new URLSearchParams(shown.location.search).get('_uid')) : 0;
})()`;
const DELIVERED = [...MAILS, FROM_SUSPENDED];
const uidOf = (mail: DemoMail) => DELIVERED.indexOf(mail) + 1;
const marked = async (tab: Tab) => (await markersIn(tab)).map(({ text }) => text).sort();
const truthOf = ({ expect: { flagged } }: DemoMail) => flagged.map(({ text }) => text).sort();

describe.each(DRIVERS)('Roundcube in $name', ({ name }) => {
  let feed: SuspendingFeed;
  const stage = useStage(name, [], {
    policy: async () => {
      feed = await startSuspendingFeed();
      return feed.policy;
    },
  });
  let roundcube: Roundcube | undefined;
  beforeAll(async () => {
    roundcube = await startRoundcube(DELIVERED);
  });
  afterAll(() => Promise.all([roundcube?.stop(), feed.stop()]));

  /** A page of Roundcube, signed in. */
  const open = async (query: string): Promise<Tab> => {
    const { url, user, password } = roundcube as Roundcube;
    const tab = await stage.driver.open(`${url}?_task=login`);
    if (await tab.run('document.querySelector("#rcmloginuser") !== null')) {
      await tab.run(
        `(document.querySelector('#rcmloginuser').value = ${JSON.stringify(user)},
        document.querySelector('#rcmloginpwd').value = ${JSON.stringify(password)},
        void document.querySelector('#login-form').requestSubmit())`,
      );
      await eventually(() => tab.run('document.querySelector("#messagelist") !== null')).toBe(true);
    }
    await tab.go(`${url}?_task=mail&_mbox=INBOX${query}`);
    return tab;
  };
  const show = (mail: DemoMail, action: string) => open(`&_uid=${uidOf(mail)}&_action=${action}`);
  const preview = async (mail: DemoMail): Promise<Tab> => {
    const tab = await open('');
    await showIn(tab, mail);
    return tab;
  };
  /** Asked for before the page is ready, Roundcube shows nothing. */
  const showIn = (tab: Tab, mail: DemoMail) =>
    eventually(
      async () => {
        const isShown = await tab.run<boolean>(`${PREVIEWED} === ${uidOf(mail)}`);
        if (!isShown) await tab.run(`void globalThis.rcmail?.show_message(${uidOf(mail)}, false, true)`);
        return isShown;
      },
      { every: 500 },
    ).toBe(true);
  const linksInPreview =
    'document.querySelector("#messagecontframe")?.contentDocument?.querySelectorAll("#messagebody a").length ?? 0';

  it.each(MAILS.map((mail) => [mail.id, mail] as const))(
    'marks the lures of "%s" in the preview',
    async (_id, mail) => {
      const tab = await preview(mail);
      await eventually(() => marked(tab)).toEqual(truthOf(mail));
    },
  );

  it.each(MAILS.map((mail) => [mail.id, mail] as const))(
    'marks the lures of "%s" in a page of its own',
    async (_id, mail) => {
      const tab = await show(mail, 'show');
      await eventually(() => marked(tab)).toEqual(truthOf(mail));
    },
  );

  it.each(['preview', 'show'])('knows in its %s whom a message is from', async (where) => {
    const tab = where === 'show' ? await show(FROM_SUSPENDED, 'show') : await preview(FROM_SUSPENDED);
    await eventually(() => warningsIn(tab)).toEqual(['Agenda: Paused: Eastmarsh Council']);
  });

  it('judges none of its own links, and all of a message', async () => {
    const tab = await open('');
    await eventually(() => tab.run<number>('document.links.length')).toBeGreaterThan(20);
    const popup = await stage.driver.openPopup(tab);
    await eventually(() => wordsOf(popup)).toMatch(
      /There are no links to check here\..*Protection works here: Roundcube/,
    );
    await tab.show();
    await showIn(tab, THOUSAND);
    await eventually(() => tab.run(linksInPreview)).toBe(1001);
    await eventually(() => wordsOf(popup)).toContain('The other 1000 links have no warnings.');
  });

  it('marks again when the pictures were allowed', async () => {
    const tab = await preview(ANCHORS);
    await eventually(() => marked(tab)).toEqual(truthOf(ANCHORS));
    const frame = 'document.querySelector("#messagecontframe").contentWindow';
    await tab.run(`(${frame}.before = true, void ${frame}.rcmail.command('load-remote'))`);
    await eventually(() => tab.run(`${frame}.before === undefined`)).toBe(true);
    await eventually(() => marked(tab)).toEqual(truthOf(ANCHORS));
  });

  it('stops a click on a lure in the preview, and the host hears nothing', async () => {
    const tab = await preview(ANCHORS);
    await eventually(() => marked(tab)).toEqual(truthOf(ANCHORS));
    const { x, y } = await tab.run<{ x: number; y: number }>(`(() => {
      const frame = document.querySelector('#messagecontframe');
      const link = [...frame.contentDocument.links].find(({ textContent }) => textContent === 'First');
      const [box, at] = [frame.getBoundingClientRect(), link.getBoundingClientRect()];
      return { x: box.x + at.x + at.width / 2, y: box.y + at.y + at.height / 2 };
    })()`);
    await tab.click({ x, y });
    const [stopped] = await stage.stoppedPages(1);
    expect(await stage.requestsTo('first.staff-refunds.example')).toEqual([]);

    // Its report offers the message as it was received: what Roundcube's own menu shows as its source.
    if (!stopped) throw new Error('nothing was stopped');
    await pressOn(stopped, 'button', 'Report to IT');
    const report = await reportPageIn(stage.driver);
    await eventually(() => wordsOf(report)).toContain('Show the email’s source');
    const address = await report.run<string>(
      `[...document.links].find(({ textContent }) => textContent === 'Show the email’s source').href`,
    );
    const original = await tab.run<string>(`fetch(${JSON.stringify(address)}).then((response) => response.text())`);
    expect(original).toContain(`Subject: ${ANCHORS.subject}`);
    expect(original).toContain('first.staff-refunds.example');
  });

  it.each([
    ['reply', '&_action=compose&_reply_uid='],
    ['forward', '&_action=compose&_forward_uid='],
  ])('leaves what it quotes in a %s as it is', async (_what, query) => {
    const page = `${query}${uidOf(ANCHORS)}`;
    const tab = await open(page);
    await eventually(async () => {
      const isThere = await tab.run('document.querySelector("#composebody")?.value.length > 0');
      // Roundcube itself loses a draft that was begun while another of its pages was still loading.
      if (!isThere && (await tab.run("document.querySelector('.boxerror') !== null")))
        await tab.go(`${(roundcube as Roundcube).url}?_task=mail&_mbox=INBOX${page}`);
      return isThere;
    }).toBe(true);
    // The script has been here: it has told what it found.
    const popup = await stage.driver.openPopup(tab);
    await eventually(() => wordsOf(popup)).toContain('Protection works here: Roundcube');
    const quoted = await tab.run<string>('document.querySelector("#composebody").value');
    expect(quoted).toContain('First');
    // As the server wrote it: no script of ours runs in a document that is only parsed.
    const written = await tab.run<string>(
      'fetch(location.href).then((page) => page.text()).then((text) => new DOMParser().parseFromString(text, "text/html").querySelector("#composebody").value)',
    );
    expect(quoted).toBe(written);
    expect(await marked(tab)).toEqual([]);
  });

  it('leaves what is written in its editor alone', async () => {
    const compose = () => open(`&_action=compose&_reply_uid=${uidOf(ANCHORS)}`);
    let tab = await compose();
    // Before it is loaded Roundcube takes no command, and says nothing.
    const isReady = 'document.readyState === "complete" && document.querySelector("#composebody")?.value.length > 0';
    // Now and then it forgets what it has just begun to compose ("Compose session error").
    const isForgotten = '/compose session not found/i.test(document.body?.innerText ?? "")';
    await eventually(async () => {
      if (await tab.run(isForgotten)) tab = await compose();
      return tab.run(isReady);
    }).toBe(true);
    await tab.run("void rcmail.command('toggle-editor', { id: 'composebody', html: true, noconvert: true })");
    const editor = 'document.querySelector("#composebody_ifr").contentDocument';
    await eventually(() =>
      tab.run(`document.querySelector("#composebody_ifr") && ${editor}.body?.isContentEditable`),
    ).toBe(true);
    const link = `<a href="https://written.staff-refunds.example/">Written</a>`;
    await tab.run(`void (${editor}.body.innerHTML = ${JSON.stringify(link)})`);
    const written = await tab.run<string>(`${editor}.body.innerHTML`);
    // Nothing tells that it has been looked at: a link of a message is marked well within this.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const popup = await stage.driver.openPopup(tab);
    await eventually(() => wordsOf(popup)).toMatch(
      /There are no links to check here\..*Protection works here: Roundcube/,
    );
    await tab.show();
    expect(await marked(tab)).toEqual([]);
    expect(await tab.run<string>(`${editor}.body.innerHTML`)).toBe(written);
  });

  // Firefox's own window to print would stand in the way of the driver for good.
  const actions = name === 'chromium' ? ['show', 'print'] : ['show'];
  it.each(actions.flatMap((action) => [PLAIN, ANCHORS].map((mail) => [action, mail.id, mail] as const)))(
    'leaves the message (%s, %s) and what is copied of it as they are',
    async (action, _id, mail) => {
      const tab = await show(mail, action);
      // While the browser prints nothing of ours is drawn.
      if (action === 'show') await eventually(() => marked(tab)).toEqual(truthOf(mail));
      const popup = await stage.driver.openPopup(tab);
      await eventually(() => wordsOf(popup)).toContain('Protection works here: Roundcube');
      const [shown, written] = await tab.run<[string, string]>(
        `fetch(location.href).then((page) => page.text()).then((text) => {
        const served = new DOMParser().parseFromString(text, 'text/html');
        return [document, served].map((each) => each.querySelector('#messagebody').innerHTML);
      })`,
      );
      expect(shown).toBe(written);
      expect(await tab.run('(getSelection().selectAllChildren(document.body), getSelection().toString())')).not.toMatch(
        /Do not open|known scams/,
      );
    },
  );
});
