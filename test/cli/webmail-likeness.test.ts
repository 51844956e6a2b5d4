// @vitest-environment happy-dom
// A mail given to the command is read as the extension reads it in a page: the same links, words and kinds from the same markup.

import { afterEach, describe, expect, it } from 'vitest';
import { findHtmlLinks } from '../../src/cli/mail/html-links';
import { kindOf, LINKS, rawHref, resolveHref, SUBMITTERS, textOf } from '../../src/content/link-element';
import { clipLink } from '../../src/core/link';

/** As the content script finds them in the document. */
function inPage(html: string) {
  document.body.innerHTML = html;
  return [...document.querySelectorAll(`${LINKS},${SUBMITTERS}`)].flatMap((element) => {
    const raw = rawHref(element);
    return raw === null ? [] : [{ href: resolveHref(element, raw), text: textOf(element), kind: kindOf(element) }];
  });
}

describe('the same markup', () => {
  afterEach(() => document.body.replaceChildren());

  it.each([
    '<p>See <a href="https://a.example/x?y=1&amp;z=2">the  <b>minutes</b>\n of today</a>.</p>',
    '<a href="HTTPS://A.Example:443/../b">up</a><a href="https://m\u00fcnchen.example/">city</a>',
    '<map><area href="https://a.example/" alt="North"></map><a href="https://b.example/"><img src="x.png" alt="Logo"></a>',
    '<form action="https://a.example/f">Name <input><button formaction="https://b.example/">Send</button></form>',
    '<input type="submit" formaction="https://a.example/" value="Go"><a href="https://b.example/" aria-label="More"></a>',
    '<svg><a href="https://a.example/"><text>S</text></a></svg><a href="https://b.example/"><svg><text>T</text></svg></a>',
    '<a href="mailto:ann@a.example?subject=x">Ann</a><a href="tel:+442012345">Ring</a><a href="javascript:alert(1)">j</a>',
    '<a>bare</a><a href="https://user:pw@a.example:8443/p">u</a><a href="http://0xC0000201/">ip</a>',
    `<a href="https://a.example/">${'long '.repeat(1000)}</a>`,
  ])('%s', (html) => {
    // A page's links are cut where they are found, the command's where they are judged.
    expect(findHtmlLinks(html).map(clipLink)).toEqual(inPage(html));
  });
});
