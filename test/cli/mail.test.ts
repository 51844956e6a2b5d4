import { describe, expect, it } from 'vitest';
import { findHtmlLinks } from '../../src/cli/mail/html-links';
import { readMail } from '../../src/cli/mail/mail-parts';
import { findTextLinks } from '../../src/cli/mail/text-links';

const brief = (html: string) => findHtmlLinks(html).map(({ href, kind, text }) => [href, kind, text]);
const inText = (text: string) => findTextLinks(text).map(({ href }) => href);

describe('links of an HTML part', () => {
  it('are found and read as the content script does', () => {
    expect(
      brief(`<a href="https://a.example/">A  <b>one</b></a><map><area href="https://b.example/" alt="Map"></map>
        <form action="https://c.example/">words<button formaction="https://d.example/">Go</button><input type=submit formaction="https://e.example/" value="Send"></form>
        <a>bare</a><a href="https://f.example/"><img alt="Picture"></a><template><a href="https://inert.example/">x</a></template>
        <svg><a href="https://g.example/"><text>G</text></a><a xlink:href="https://h.example/">H</a></svg>`),
    ).toEqual([
      ['https://a.example/', 'a', 'A one'],
      ['https://b.example/', 'area', 'Map'],
      ['https://c.example/', 'form', ''],
      ['https://d.example/', 'button', 'Go'],
      ['https://e.example/', 'button', 'Send'],
      ['https://f.example/', 'a', 'Picture'],
      ['https://g.example/', 'svg', 'G'],
      ['https://h.example/', 'svg', 'H'],
    ]);
  });

  it.each([
    ['<base href="https://base.example/x/"><a href="y">y</a>', 'https://base.example/x/y'],
    ['<base target=_top><base href="https://base.example/"><a href="y">y</a>', 'https://base.example/y'],
    ['<a href="//host.example/x">y</a>', 'https://host.example/x'],
    ['<a href="ht&#10;tps:\\\\back.example\\p">y</a>', 'https://back.example/p'],
    ['<a href="page.html">y</a>', 'page.html'],
    ['<a href="https://&#112;aypal.example">y</a>', 'https://paypal.example/'],
    ['<table><a href="https://fostered.example/">y</a></table>', 'https://fostered.example/'],
  ])('%s leads to %s', (html, href) => {
    expect(findHtmlLinks(html).map((link) => link.href)).toEqual([href]);
  });

  it('are read in a mail that nests without end', () => {
    const deep = `<svg>${'<a href="https://a.example/">'.repeat(5000)}`;
    expect(findHtmlLinks(deep)).toHaveLength(5000);
  });
});

describe('links of plain text', () => {
  it.each([
    ['see http://a.example/x.', ['http://a.example/x']],
    ['(https://a.example/p_(x)) <https://b.example/>', ['https://a.example/p_(x)', 'https://b.example/']],
    ['[text](https://a.example/md), "https://b.example/q"', ['https://a.example/md', 'https://b.example/q']],
    ['www.a.example/x and b.example/y', ['https://www.a.example/x', 'https://b.example/y']],
    ['ann@a.example, v1.2/v1.3, and/or', []],
    ['FTP://a.example/f!', ['FTP://a.example/f']],
  ])('%s', (text, hrefs) => {
    expect(inText(text)).toEqual(hrefs);
  });

  it('are found in time that grows with the text alone', () => {
    const started = performance.now();
    for (const text of ['a.'.repeat(200_000), `https://a.example/${')'.repeat(8000)}`.repeat(20), '-'.repeat(300_000)])
      inText(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

const BOUNDARY = 'edge';
const part = (head: string, body: string) => `--${BOUNDARY}\r\n${head}\r\n\r\n${body}\r\n`;
const mail = (...parts: readonly string[]) =>
  Buffer.from(
    `From: "Ann Clerk" <ann@parish.example>\r\nSubject: Minutes\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="${BOUNDARY}"\r\n\r\n${parts.join('')}--${BOUNDARY}--\r\n`,
  );
const hrefsOf = async (bytes: Uint8Array) =>
  (await readMail(bytes, 'm')).map(({ sender, links }) => [sender?.address ?? null, links.map(({ href }) => href)]);

describe('a mail', () => {
  it('is taken apart into every part, each with its own sender', async () => {
    const inner =
      'From: Bob <bob@inner.example>\r\nContent-Type: text/html\r\n\r\n<a href="https://inner.example/">i</a>';
    const bytes = mail(
      part(
        'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable',
        '<a href=3D"https://html.example/?a=3D1">h</a>',
      ),
      part('Content-Type: message/rfc822', inner),
      part(
        'Content-Type: text/html\r\nContent-Disposition: attachment; filename="page.html"',
        '<a href="https://attached.example/">a</a>',
      ),
      part(
        'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="PAGE.HTM"\r\nContent-Transfer-Encoding: base64',
        Buffer.from('\ufeff<a href="https://named.example/">a</a>', 'utf16le').toString('base64'),
      ),
      part('Content-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"', 'https://text.example/'),
      part('Content-Type: image/png\r\nContent-Disposition: attachment; filename="a.png"', 'https://image.example/'),
    );
    expect(await hrefsOf(bytes)).toEqual([
      ['ann@parish.example', ['https://html.example/?a=1']],
      ['bob@inner.example', ['https://inner.example/']],
      ['ann@parish.example', ['https://attached.example/']],
      ['ann@parish.example', ['https://named.example/']],
      ['ann@parish.example', ['https://text.example/']],
    ]);
  });

  it('gives of the plain text what the HTML does not have', async () => {
    const both = `--in\r\nContent-Type: text/plain\r\n\r\nhttps://same.example and https://more.example/\r\n--in\r\nContent-Type: text/html\r\n\r\n<a href="https://same.example">s</a>\r\n--in--`;
    const parts = await readMail(mail(part('Content-Type: multipart/alternative; boundary=in', both)), 'm');
    expect(parts.map(({ links }) => links.map(({ href, kind }) => [href, kind]))).toEqual([
      [['https://same.example/', 'a']],
      [['https://more.example/', 'text']],
    ]);
  });

  it('in UTF-7 is decoded, for its markup hides there', async () => {
    const bytes = Buffer.from(
      'From: a@a.example\r\nContent-Type: text/html; charset="utf-7"\r\n\r\n+ADw-a href+AD0AIg-https://seven.example/?a+AD0-1+-2+ACIAPg-x',
    );
    expect(await hrefsOf(bytes)).toEqual([
      ['a@a.example', []],
      ['a@a.example', ['https://seven.example/?a=1+2']],
    ]);
  });

  it('that is none at all has no links and no sender', async () => {
    expect(await hrefsOf(Buffer.from([0, 255, 13, 10]))).toEqual([[null, []]]);
  });

  it('inside mails is followed to a bound', async () => {
    let bytes: Uint8Array = mail(part('Content-Type: text/plain', 'https://deepest.example/'));
    for (let depth = 0; depth < 20; depth += 1)
      bytes = mail(
        part('Content-Type: message/rfc822', Buffer.from(bytes).toString().replaceAll(BOUNDARY, `${BOUNDARY}${depth}`)),
      );
    expect((await readMail(bytes, 'm')).length).toBeLessThan(20);
  });
});
