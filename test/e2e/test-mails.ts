// Mails that only the tests send: each for one question.

import type { DemoMail, ExpectedWarning } from '../../src/demo/inbox/demo-mail';

let count = 0;

/** `clean`: how many other links there are. */
export function testMail(id: string, html: string, flagged: readonly ExpectedWarning[], clean: number): DemoMail {
  count += 1;
  const date = new Date(Date.UTC(2025, 10, 27) + count * 60_000).toISOString();
  return { id, subject: id, from: 'Test <test@northbrook.example>', date, html, expect: { flagged, clean } };
}

export const blocked = (text: string, href: string): ExpectedWarning => ({ text, href, level: 'blocked' });
export const suspicious = (text: string, href: string): ExpectedWarning => ({ text, href, level: 'suspicious' });

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** One link a paragraph. */
export const paragraphs = (links: readonly { readonly text: string; readonly href: string }[]): string =>
  links.map(({ text, href }) => `<p><a href="${escapeHtml(href)}">${escapeHtml(text)}</a></p>`).join('\n');
