// Mails made to break what reads them: nothing is thrown, nothing hangs, nothing stale is shown.

import { describe, expect, it } from 'vitest';
import { DRIVERS } from './drivers';
import { wordsOf } from './extension-page';
import { clickLink, placeOf, switchTo, warningsIn } from './message';
import { eventually, useStage } from './stage';
import { blocked, paragraphs, suspicious, testMail } from './test-mails';

const LURE = blocked('Claim your refund', 'http://refund.staff-refunds.example/claim');
const LURE_WARNING = 'Claim your refund: Blocked: known scam';
const ODD = suspicious('Check the list', 'http://rbkc-gov-uk.refund-claims.example/list');
const COUNCIL = { text: 'Council tax', href: 'http://www.westminster.gov.uk/council-tax' };
const LURE_MAIL = testMail('lure', paragraphs([LURE, COUNCIL]), [LURE], 1);
const ODD_MAIL = testMail('odd', paragraphs([ODD]), [ODD], 0);
const CLEAN_MAIL = testMail('clean', paragraphs([COUNCIL]), [], 1);

const ENORMOUS = suspicious('Enormous', `https://www.gov.uk/?${'a'.repeat(100_000)}`);
const LONG_HOST = suspicious('Long hostname', `https://${'é.'.repeat(16_000)}example/`);
const MALFORMED = [
  { text: 'Nothing', href: '' },
  { text: 'Space', href: '   ' },
  { text: 'Scheme only', href: 'https://' },
  { text: 'Open bracket', href: 'http://[::1' },
  { text: 'Bad percent', href: 'https://%zz%/' },
  { text: 'Bad port', href: 'https://www.gov.uk:999999/' },
  { text: 'Fragment', href: '#top' },
  { text: 'Lone surrogate', href: 'https://www.gov.uk/\u{d800}' },
  { text: 'Control characters', href: 'ht\u0001tps://www.gov.uk' },
];
const MALFORMED_MAIL = testMail(
  'malformed',
  paragraphs([...MALFORMED, ENORMOUS, LONG_HOST, LURE]),
  [ENORMOUS, LONG_HOST, LURE],
  MALFORMED.length,
);

const HUGE_COUNT = 10_000;
const HUGE_MAIL = testMail(
  'huge',
  `<p>${[
    LURE,
    ...Array.from({ length: HUGE_COUNT - 2 }, (_, at) => ({
      text: `Notice ${at}`,
      href: `https://n${at}.example.org/${at}`,
    })),
    ODD,
  ]
    .map(({ text, href }) => `<a href="${href}">${text}</a>`)
    .join('\n')}</p>`,
  [LURE, ODD],
  HUGE_COUNT - 2,
);
/** A page that does not answer for so long would have the browser's question whether to stop it. */
const RESPONSIVE_MS = 3000;

describe.each(DRIVERS)('hostile mails in $name', ({ name }) => {
  const stage = useStage(name, [LURE_MAIL, ODD_MAIL, CLEAN_MAIL, MALFORMED_MAIL, HUGE_MAIL]);

  it('reads malformed, empty and enormous links without an error', async () => {
    const tab = await stage.open(MALFORMED_MAIL);
    const popup = await stage.driver.openPopup(tab);
    await eventually(() => wordsOf(popup)).toContain('3 links have warnings.');
    await tab.show();
    for (const { text } of [ENORMOUS, LONG_HOST]) {
      await placeOf(tab, text);
      await eventually(() => warningsIn(tab)).toContain(`${text}: Check first`);
    }
    await clickLink(tab, ENORMOUS.text);
    await stage.stoppedPages(1);
    expect(await stage.requestsTo('www.gov.uk')).toEqual([]);
    expect(tab.errors()).toEqual([]);
  });

  it('shows no warning of a message that was replaced', async () => {
    const tab = await stage.open(LURE_MAIL);
    const show = (id: string) => switchTo(tab, stage.webmail.addressOf(id));
    // As fast as the page takes it: each is replaced while it is being judged.
    for (const { id } of [ODD_MAIL, LURE_MAIL, CLEAN_MAIL, LURE_MAIL, ODD_MAIL, LURE_MAIL, ODD_MAIL]) await show(id);
    await eventually(() => warningsIn(tab)).toEqual(['Check the list: Check first']);
    for (const { id } of [LURE_MAIL, ODD_MAIL, LURE_MAIL, CLEAN_MAIL]) await show(id);
    const popup = await stage.driver.openPopup(tab);
    await eventually(() => wordsOf(popup)).toContain('No warning for the link in this message.');
    expect(await warningsIn(tab)).toEqual([]);
    await tab.show();
    await show(LURE_MAIL.id);
    await eventually(() => warningsIn(tab)).toEqual([LURE_WARNING]);
    expect(tab.errors()).toEqual([]);
  });

  it('is warned of, whatever the page does to our layer', async () => {
    const tab = await stage.open(LURE_MAIL);
    await eventually(() => warningsIn(tab)).toHaveLength(1);
    const layer = (expression: string) =>
      tab.run<string>(`(({ contentDocument: inside }) => {
        const host = inside.querySelector('html > [popover]');
        ${expression}
      })(document.querySelector('iframe'))`);
    await layer(`
      const sheet = inside.createElement('style');
      sheet.textContent = 'html > [popover] { display: none !important; opacity: 0 !important; transform: translate(-9999px) !important; clip-path: inset(50%) !important; pointer-events: auto !important }';
      inside.head.append(sheet);
      host.style.cssText = 'display: none !important; visibility: hidden !important; position: static !important; filter: opacity(0) !important';
      host.inert = true;
      host.hidden = true;
      host.hidePopover();`);
    const looks = () =>
      layer(`
        const { display, visibility, opacity, transform, clipPath, filter, position, pointerEvents } = inside.defaultView.getComputedStyle(host);
        const isOnTop = host.matches(':popover-open');
        return [...host.getAttributeNames(), isOnTop, display, visibility, opacity, transform, clipPath, filter, position, pointerEvents].join(' ');`);
    await eventually(looks).toBe('popover true block visible 1 none none none fixed none');
    await layer(`host.remove();`);
    await eventually(() => layer(`return String(host !== null);`)).toBe('true');
    await eventually(() => warningsIn(tab)).toHaveLength(1);
    // With the last warning the layer goes, and does not come back by itself.
    await layer(`for (const link of [...inside.links]) link.remove();`);
    await eventually(() => layer(`return String(host !== null);`)).toBe('false');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await layer(`return String(host !== null);`)).toBe('false');
  });

  it('answers for ten thousand links while the page stays responsive', async () => {
    const tab = await stage.open(HUGE_MAIL);
    const popup = await stage.driver.openPopup(tab);
    let slowestMs = 0;
    const others = `The other ${HUGE_COUNT - 2} links have no warnings.`;
    await eventually(async () => {
      const askedMs = performance.now();
      await tab.run('document.querySelector("iframe").contentDocument.links.length');
      slowestMs = Math.max(slowestMs, performance.now() - askedMs);
      return wordsOf(popup);
    }).toContain(others);
    expect(slowestMs).toBeLessThan(RESPONSIVE_MS);
    await tab.show();
    for (const { text, warning } of [
      { text: LURE.text, warning: LURE_WARNING },
      { text: ODD.text, warning: 'Check the list: Check first' },
    ]) {
      await placeOf(tab, text);
      await eventually(() => warningsIn(tab)).toContain(warning);
    }
    await clickLink(tab, ODD.text);
    await stage.stoppedPages(1);
    expect(tab.errors()).toEqual([]);
  });
});
