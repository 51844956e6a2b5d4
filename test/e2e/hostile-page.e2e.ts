// What a page that hosts mail, or a script that got into it, and a mail's own markup can do about our warnings: learn of them, press their buttons,
// cover them, imitate our pages.

import { describe, expect, it } from 'vitest';
import { type Box, middleOf } from './driver';
import { DRIVERS } from './drivers';
import { headingsOf, wordsOf } from './extension-page';
import { cardIn, clickLink, markersIn, placeOf, warningsIn } from './message';
import { eventually, useStage } from './stage';
import { blocked, paragraphs, suspicious, testMail } from './test-mails';

const LURE = blocked('Claim your refund', 'http://refund.staff-refunds.example/claim');
const LURE_WARNING = 'Claim your refund: Blocked: known scam';
const COUNCIL = { text: 'Council tax', href: 'http://www.westminster.gov.uk/council-tax' };
const LURE_MAIL = testMail('lure', paragraphs([LURE, COUNCIL]), [LURE], 1);
const CLEAN_MAIL = testMail('clean', paragraphs([COUNCIL]), [], 1);
/** Our page as a mail would draw it, with a lure where ours leads back. */
const BACK = suspicious('Go back to your email', 'http://rbkc-gov-uk.refund-claims.example/back');
const IMITATION = testMail(
  'imitation',
  `<div style="position: fixed; inset: 0; background: #fff; z-index: 2147483647">
    <h1>We stopped a link that is a known scam</h1><p>Lurewatch has checked this email. It is all right.</p>
    ${paragraphs([BACK])}
  </div>`,
  [BACK],
  0,
);
const COVER_MAIL = testMail(
  'cover',
  `<style>
    * { visibility: hidden !important; }
    p, a { visibility: visible !important; }
    html, body { transform: scale(0.9); filter: opacity(0.9); contain: paint; }
    html > div { display: none !important; }
    .cover { visibility: visible !important; position: fixed; inset: 0; background: #fff; opacity: 0.01; z-index: 2147483647; }
  </style>${paragraphs([LURE])}<div class="cover"></div>`,
  [LURE],
  0,
);
const BIDI = suspicious(
  'Statement \u202egpj.exe\u2066 \u200bof\u0000 account',
  'http://rbkc-gov-uk.refund-claims.example/list',
);
const UNICODE_MAIL = testMail('unicode', paragraphs([BIDI]), [BIDI], 0);

const FIELDS = [
  'localName',
  'getAttribute',
  'textContent',
  'parentElement',
  'nodeType',
  'closest',
  'querySelector',
  'matches',
];
const FORM_MAIL = testMail(
  'form',
  `<form action="${LURE.href}">${FIELDS.map((field) => `<input name="${field}">`).join('')}
    ${paragraphs([BACK])}<button>${LURE.text}</button></form>`,
  [BACK],
  0,
);

/** In the message's own document. */
const inMessage = (expression: string) => `(({ contentDocument: inside, contentWindow: view }) => {
  ${expression}
})(document.querySelector('iframe'))`;

describe.each(DRIVERS)('a hostile page in $name', ({ name }) => {
  const stage = useStage(name, [LURE_MAIL, CLEAN_MAIL, IMITATION, COVER_MAIL, UNICODE_MAIL, FORM_MAIL]);

  it('finds nothing of ours where nothing is flagged', async () => {
    const tab = await stage.open(CLEAN_MAIL);
    const popup = await stage.driver.openPopup(tab);
    await eventually(() => wordsOf(popup)).toContain('No warning for the link in this message.');
    await tab.show();
    const found = inMessage(`
      const roots = [document, inside].map((of) => [...of.documentElement.children].map(({ localName }) => localName).join(' '));
      const sheets = document.adoptedStyleSheets.length + inside.adoptedStyleSheets.length;
      const names = [globalThis, view].flatMap((of) => Object.getOwnPropertyNames(of)).filter((each) => /lurewatch/i.test(each));
      const attributes = inside.links[0].getAttributeNames().filter((each) => each !== 'href' && each !== 'target' && each !== 'rel');
      return JSON.stringify([roots, sheets, names, attributes]);`);
    expect(JSON.parse(await tab.run<string>(found))).toEqual([['head body', 'head body'], 0, [], []]);
  });

  it('neither sees into what is drawn, nor meets the calls that draw it', async () => {
    const tab = await stage.open(LURE_MAIL);
    await eventually(() => warningsIn(tab)).toEqual([LURE_WARNING]);
    await tab.run(
      inMessage(`
        view.met = [];
        for (const [of, name] of [[view.Element, 'append'], [view.HTMLElement, 'showPopover'], [view.Element, 'attachShadow'], [view.EventTarget, 'addEventListener']]) {
          const own = of.prototype[name];
          of.prototype[name] = function (...given) { view.met.push(name); return own.apply(this, given); };
        }
        inside.querySelector('html > [popover]').remove();`),
    );
    await eventually(() => warningsIn(tab)).toEqual([LURE_WARNING]);
    const seen = await tab.run<string>(
      inMessage(`
        const host = inside.querySelector('html > [popover]');
        return JSON.stringify([view.met, host.shadowRoot, host.innerHTML, host.getAttributeNames()]);`),
    );
    expect(JSON.parse(seen)).toEqual([[], null, '', ['popover']]);
  });

  it('presses none of our buttons, and is told of no press', async () => {
    const tab = await stage.open(LURE_MAIL);
    await eventually(() => markersIn(tab)).toHaveLength(1);
    const { x, y } = middleOf((await markersIn(tab))[0]?.element.box as Box);
    await tab.run(
      inMessage(`
        view.told = 0;
        const host = inside.querySelector('html > [popover]');
        for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'keydown'])
          for (const to of [view, document.defaultView]) to.addEventListener(type, (event) => { view.told += event.isTrusted && event.target === host; }, true);
        const frame = document.querySelector('iframe').getBoundingClientRect();
        const at = { detail: 1, clientX: ${x} - frame.x, clientY: ${y} - frame.y, bubbles: true, composed: true, cancelable: true };
        for (const type of ['mouseover', 'mousedown', 'mouseup', 'click']) host.dispatchEvent(new view.MouseEvent(type, at));
        host.click();
        host.dispatchEvent(new view.KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));`),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await cardIn(tab)).toBe('');
    await tab.click({ x, y });
    await eventually(() => cardIn(tab)).toContain('This link is a known scam');
    expect(await tab.run(inMessage('return view.told;'))).toBe(0);
  });

  it('covers no warning: not by style, not with what stands in the browser’s top layer', async () => {
    const tab = await stage.open(COVER_MAIL);
    await eventually(() => warningsIn(tab)).toEqual([LURE_WARNING]);
    const top = async () => {
      const { x, y } = middleOf((await markersIn(tab))[0]?.element.box as Box);
      return tab.run<string>(
        inMessage(`
          const frame = document.querySelector('iframe').getBoundingClientRect();
          const found = inside.elementFromPoint(${x} - frame.x, ${y} - frame.y);
          return found === inside.querySelector('html > [popover="manual"]:not(.cover)') ? 'ours' : found?.className ?? 'none';`),
      );
    };
    await eventually(top).toBe('ours');
    await tab.run(
      inMessage(`
        const cover = inside.querySelector('.cover');
        cover.popover = 'manual';
        cover.style.cssText = 'inset: 0; width: 100vw; height: 100vh; margin: 0; border: 0';
        cover.showPopover();`),
    );
    await eventually(top).toBe('ours');
    // And a person's press on it is ours.
    await tab.click(middleOf((await markersIn(tab))[0]?.element.box as Box));
    await eventually(() => cardIn(tab)).toContain('This link is a known scam');
  });

  it('hides no link behind the names of a form’s fields', async () => {
    const tab = await stage.open(FORM_MAIL);
    const popup = await stage.driver.openPopup(tab);
    await eventually(() => wordsOf(popup)).toContain('2 links have warnings.');
    await tab.show();
    await eventually(() => warningsIn(tab)).toContain(`${BACK.text}: Check first`);
    expect(tab.errors()).toEqual([]);
  });

  it('that draws our own page has the links in it judged as any others', async () => {
    const tab = await stage.open(IMITATION);
    await eventually(() => warningsIn(tab)).toEqual([`${BACK.text}: Check first`]);
    await placeOf(tab, BACK.text);
    await clickLink(tab, BACK.text);
    const [page] = await stage.stoppedPages(1);
    if (!page) throw new Error('no page');
    await eventually(() => headingsOf(page)).not.toEqual([]);
    expect(await stage.requestsTo('rbkc-gov-uk.refund-claims.example')).toEqual([]);
  });

  it('cannot turn our words round: signs of direction and none at all stay in their own place', async () => {
    const tab = await stage.open(UNICODE_MAIL);
    await eventually(() => warningsIn(tab)).toHaveLength(1);
    const popup = await stage.driver.openPopup(tab);
    await eventually(() => wordsOf(popup)).toContain('refund-claims.example');
    // Each in an element of its own that lets no direction out.
    const isolated = await popup.run<boolean>(
      `(() => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let node = texts.nextNode(); node; node = texts.nextNode()) if (/[\\u202e\\u2066]/.test(node.data)) found.push(node.parentElement);
        return found.length > 0 && found.every((each) => getComputedStyle(each).unicodeBidi.startsWith('isolate'));
      })()`,
    );
    expect(isolated).toBe(true);
    expect(tab.errors()).toEqual([]);
  });
});
