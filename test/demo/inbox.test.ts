// The demo inbox as a whole: it is what it says, its lures can lead nowhere, and what it expects of Lurewatch is what judging its
// links gives.

import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { treat } from '../../src/core/incident';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { judge } from '../../src/core/verdict';
import { INBOX } from '../../src/demo/inbox';
import type { DemoMail } from '../../src/demo/inbox/demo-mail';

const RESERVED = /\.(example|test|invalid)$/;

/** The links of a mail as a browser finds them. */
function linksOf({ html = '' }: DemoMail): readonly { href: string; text: string }[] {
  const document = new new Window().DOMParser().parseFromString(html, 'text/html');
  return [...document.querySelectorAll('a[href]')].map((link) => ({
    href: link.getAttribute('href') ?? '',
    text: link.textContent.trim().replace(/\s+/g, ' '),
  }));
}

/** Where a lure leads, behind the wrapper that may stand before it. */
function destinationOf(href: string): URL {
  const url = new URL(href);
  return url.hostname.endsWith('.safelinks.protection.outlook.com') ? new URL(url.searchParams.get('url') ?? '') : url;
}

describe('the inbox', () => {
  it('holds at least fourteen mails, of which some are lures and most are not', () => {
    const lures = INBOX.filter(({ expect: { flagged } }) => flagged.length > 0);
    expect(INBOX.length).toBeGreaterThanOrEqual(14);
    expect(lures.length).toBeGreaterThanOrEqual(5);
    expect(INBOX.length - lures.length).toBeGreaterThanOrEqual(9);
  });

  it.each(['id', 'subject', 'date'] as const)('has no %s twice', (key) => {
    expect(new Set(INBOX.map((mail) => mail[key])).size).toBe(INBOX.length);
  });

  it('is of 24 to 26 November 2025, newest first', () => {
    const dates = INBOX.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted().reverse());
    for (const date of dates) expect(date).toMatch(/^2025-11-2[456]T\d\d:\d\d:00Z$/);
  });

  it('has no phone number but those kept for drama', () => {
    const words = INBOX.map(({ html = '', text = '' }) => html + text).join('\n');
    const numbers = [...words.matchAll(/(?:\b0|\+44 ?)20 ?\d{4} ?\d{4}/g)].map(([number]) => number.replace(/ /g, ''));
    expect(numbers.length).toBeGreaterThan(5);
    for (const number of numbers) expect(number).toMatch(/^(0|\+44)2079460\d{3}$/);
  });

  it('fetches nothing when a mail is opened', () => {
    for (const { html = '' } of INBOX) expect(html).not.toMatch(/<(img|link|script|iframe|video)\b|url\(/i);
  });
});

describe.each(INBOX.map((mail) => [mail.id, mail] as const))('%s', (_, mail) => {
  const links = linksOf(mail);
  const { flagged, clean } = mail.expect;

  it('has the links that it says', () => {
    expect(links).toHaveLength(flagged.length + clean);
    for (const { text, href } of flagged) expect(links.filter((link) => link.text === text)).toEqual([{ text, href }]);
  });

  it('has lures under reserved names only, so that they can lead nowhere', () => {
    for (const { href } of flagged) expect(destinationOf(href).hostname).toMatch(RESERVED);
  });

  it('is judged as it expects', () => {
    const warned = links.flatMap(({ href, text }) => {
      const verdict = judge({ href, text, kind: 'a' }, BUILTIN_LISTS);
      return treat(verdict, 'normal') === 'none' ? [] : [{ text, href, level: verdict.level }];
    });
    expect(warned).toEqual(flagged);
  });
});
