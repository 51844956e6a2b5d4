import { describe, expect, it } from 'vitest';
import { toldOf } from './support';

const mail = (type: string, body: string) =>
  `Return-Path: <x@lure.example>\r\nFrom: Jo <jo@lure.example>\r\nSubject: Refund\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n${body}`;

describe('a mail', () => {
  it('gives the links of its page, by where they lead, each once', async () => {
    const safe = 'https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Flure.example%2Fclaim&amp;data=05';
    const html = `<a href="${safe}">a</a><a href="https://lure.example/claim#x">b</a><a href="mailto:a@b.example">c</a>
      <a href="#top">d</a><a href="">e</a><form action="https://form.example/post"></form><a href="https://[x/">f</a><a href="https://[x/">g</a><a href="top">h</a>`;
    expect(await toldOf(mail('text/html', html))).toEqual(['lure.example/claim', 'form.example/post', '- malformed']);
  });

  it('gives the links of text and of what is attached', async () => {
    const parts = [
      '--b\r\nContent-Type: text/plain\r\n\r\nSee https://lure.example/a.\r\n',
      '--b\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename=a.html\r\n\r\n<a href="https://b.example/x">x</a>\r\n',
      `--b\r\nContent-Type: message/rfc822\r\n\r\n${mail('text/html', '<a href="https://c.example/">x</a>')}\r\n--b--\r\n`,
    ].join('');
    expect(await toldOf(mail('multipart/mixed; boundary=b', parts), undefined, 'a.eml')).toEqual([
      'lure.example/a',
      'b.example/x',
      'c.example',
    ]);
  });

  it('may be a page that was saved of it', async () => {
    const html =
      '<html xmlns="http://www.w3.org/1999/xhtml"><a href="https://lure.example/x">https://shown.example</a></html>';
    expect(await toldOf(html, undefined, 'saved.htm')).toEqual(['lure.example/x']);
  });

  it.each(['', '\0\0', 'no header\n\n', '<html><a href="https://lure.example/x">'])(
    '%j does not throw',
    async (text) => {
      expect(await toldOf(text, 'mail')).toBeInstanceOf(Array);
    },
  );
});
