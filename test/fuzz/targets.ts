// Every parser of foreign bytes, as one function of bytes each: what it throws is a fault, but for what it says to be wrong input.

import * as v from 'valibot';
import { type Handlers, route } from '../../src/background/router';
import { lineReader } from '../../src/cli/access-log/line-reader';
import { readImport } from '../../src/cli/import/read-import';
import { readMail } from '../../src/cli/mail/mail-parts';
import { readReceived } from '../../src/cli/reports/received';
import { crxIdOf } from '../../src/cli/rollout/crx';
import { readChromiumUpdates, readFirefoxUpdates } from '../../src/cli/rollout/packages';
import { UsageError } from '../../src/cli/usage-error';
import { linkOfCode, linkOfText } from '../../src/core/brought-link';
import { keySetSchema, manifestSchema, timestampSchema } from '../../src/core/feed/format';
import { payloadOf, readSigned } from '../../src/core/feed/signed';
import { readAllowlist, readCampaigns, readDelta } from '../../src/core/feed/texts';
import { parseIndicator } from '../../src/core/indicator';
import { clipLink } from '../../src/core/link';
import { buildIndex } from '../../src/core/list-index/builder';
import { IndexReader, readBlock } from '../../src/core/list-index/reader';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { readPolicy } from '../../src/core/policy';
import { judge, judgeMessage } from '../../src/core/verdict';
import { fromFrameSchema, fromPopupSchema, protocol } from '../../src/messages';

export interface Target {
  run(bytes: Uint8Array): void | Promise<void>;
  /** What it begins with: small, and of each kind. */
  readonly seeds: readonly (string | Uint8Array)[];
  /** What its inputs are made of, besides bytes. */
  readonly words: readonly string[];
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    // What is no JSON is refused before any of ours is asked.
    return undefined;
  }
};
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
async function unlessWrongUsage(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
  }
}

const SIGNS = ['\u202e', '\u200b', '\u00ad', '\ud800', '\u0000', '%00', '%2f', '%5c', '&#', 'ｅ', 'а', 'ß', 'İ', '。'];
const LINK_WORDS = [
  ...SIGNS,
  'http://',
  'https://',
  'javascript:',
  'data:text/html,',
  '//',
  '@',
  ':8080',
  '#',
  '?',
  '?url=',
  '&u=',
  'xn--',
  '%68%74%74%70',
  'aHR0cHM6Ly9hLmV4YW1wbGU=',
  '.gov.uk',
  'rbkc',
  'westminster',
  'google.com/url?q=',
  'safelinks.protection.outlook.com/?url=',
  'urldefense.com/v3/__',
  '__;!!',
  '192.168.0.1',
  '0x7f.1',
  '[::1]',
  '\\',
  '\t',
  '\n',
];
const JSON_WORDS = [
  ...SIGNS,
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  'null',
  'true',
  '-1',
  '1e999',
  '"__proto__":',
  '"constructor":',
  '"toString"',
  '"incident":',
  '"feeds":',
  '"level":"lockdown"',
  '"keys":',
  '"url":',
  '"en":',
  '"type":',
  '"name":',
  '"request":',
  '2026-11-25T08:00:00Z',
];
const MAIL_WORDS = [
  ...LINK_WORDS,
  '\r\n',
  '\r\n\r\n',
  'From: ',
  'Subject: ',
  'Content-Type: multipart/mixed; boundary=b',
  '--b',
  '--b--',
  'Content-Type: text/html',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'charset=utf-7',
  '=?utf-8?B?',
  '?=',
  '<a href=',
  '</a>',
  '<base href=',
  'Content-Type: message/rfc822',
  '+ADw-',
];

const asked: Handlers = new Proxy({} as Handlers, {
  get: () => async () => ({ ok: true, value: null }),
});
const UI = { role: 'ui', tabId: 1, frameId: 0, origin: null } as const;
const FRAME = { role: 'frame', tabId: 1, frameId: 0, origin: 'https://mail.example' } as const;
const NOW = Date.parse('2026-11-25T09:00:00Z');

export const TARGETS: Readonly<Record<string, Target>> = {
  link: {
    run(bytes) {
      const [href = '', text = '', from = ''] = textOf(bytes).split('\u0001');
      const link = clipLink({ href, text, kind: 'a' });
      const { level } = judge(link, BUILTIN_LISTS);
      // Judged in a message it is no milder.
      const [inMail] = judgeMessage({ links: [link], sender: { address: from, name: text } }, BUILTIN_LISTS);
      if (level === 'blocked' && inMail?.level !== 'blocked')
        throw new Error(`blocked alone, ${inMail?.level} in a message`);
    },
    seeds: [
      'https://www.gov.uk/\u0001GOV.UK\u0001a@gov.uk',
      'http://rbkc-gov-uk.refund-claims.example/list?of=1\u0001https://www.rbkc.gov.uk/',
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Flurewatch-test.example%2F&data=05',
      'https://urldefense.com/v3/__https://a.example/b__;!!x!y$',
      'mailto:it@a.example?subject=x',
      'javascript:location="https://a.example"',
      'https://xn--80ak6aa92e.com/@a.example:80/%2e%2e/',
    ],
    words: LINK_WORDS,
  },
  pasted: {
    run(bytes) {
      const text = textOf(bytes);
      linkOfText(text);
      linkOfCode(text);
    },
    seeds: [
      'www.gov.uk',
      ' <https://a.example/>. ',
      'hxxps://evil[.]example/x',
      'WIFI:T:WPA;S:x;;',
      'MEBKM:URL:http://a.example;;',
    ],
    words: LINK_WORDS,
  },
  mail: {
    async run(bytes) {
      await unlessWrongUsage(() => readMail(bytes, 'fuzz.eml'));
    },
    seeds: [
      'From: A <a@b.example>\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n<a href="https://a.example/">x</a>',
      'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nhttps://a.example/\r\n--b--\r\n',
      'Content-Type: text/html; charset=utf-7\r\n\r\n+ADw-a href=http://a.example+AD4-x',
      'Content-Type: text/html; charset=utf-7\r\n\r\n+ADw-a href=http://\uff45e+AD4-x',
    ],
    words: MAIL_WORDS,
  },
  import: {
    async run(bytes) {
      await unlessWrongUsage(async () => {
        for await (const _ of readImport(once(bytes), { name: 'fuzz.txt', nowMs: NOW }));
      });
    },
    seeds: [
      'a.example\nhttps://b.example/x campaign="y"\n# note\n',
      'url,type\nhttps://a.example/,phish\n',
      '0.0.0.0 a.example\n127.0.0.1 b.example\n',
      '||a.example^\n! note\n',
      'a.example CNAME .\n*.a.example CNAME .\n',
      '{"type":"bundle","id":"bundle--1","objects":[{"type":"indicator","pattern":"[url:value = \'https://a.example/\']","pattern_type":"stix","valid_from":"2026-11-25T09:00:00Z"}]}',
      '{"Event":{"Attribute":[{"type":"url","value":"https://a.example/","to_ids":true}]}}',
    ],
    words: [
      ...MAIL_WORDS,
      ...JSON_WORDS,
      '[url:value = ',
      " OR [domain-name:value = '",
      '||',
      '^',
      'CNAME .',
      ',',
      '"',
      '0.0.0.0 ',
    ],
  },
  list: {
    run(bytes) {
      const text = textOf(bytes);
      for (const line of text.split('\n')) parseIndicator(line);
      buildIndex(text, { key: [1, 2] });
      readDelta(text);
      readAllowlist(text);
      readCampaigns(text);
    },
    seeds: [
      'a.example\n=b.example\nhttps://c.example/x\nhttps://d.example/y* campaign=z expires=2026-12-01\n',
      '+a.example\n-b.example\n',
      '{"z":"Zed"}',
    ],
    words: [...LINK_WORDS, ' campaign=', ' expires=', ' override', '=', '*', '*.', '+', '-', '\n'],
  },
  index: {
    run(bytes) {
      // What the device's own store may give back damaged.
      const head = IndexReader.open(bytes.slice().buffer);
      if (head.ok) head.value.headBytes.toFixed();
      readBlock(bytes);
    },
    seeds: [
      ...[1, 40].map((count) => {
        const text = Array.from({ length: count }, (_, at) => `n${at}.example`).join('\n');
        return new Uint8Array(buildIndex(text, { key: [1, 2] }).bytes);
      }),
    ],
    words: [],
  },
  feed: {
    run(bytes) {
      const json = jsonOf(bytes);
      for (const schema of [manifestSchema, timestampSchema, keySetSchema]) v.safeParse(schema, json);
      const signed = readSigned(json);
      if (signed) payloadOf(signed);
    },
    seeds: [
      '{"feed":"west","serial":1,"sha256":"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU","issuedAt":"2026-11-25T08:00:00Z","expiresAt":"2026-11-25T09:00:00Z"}',
      '{"payload":"e30","signatures":[{"protected":"e30","signature":"AAAA"}]}',
      '{"format":"lurewatch-feed/1","feed":"west","serial":1,"title":"West","incident":{"level":"lockdown","startedAt":"2026-11-25T08:00:00Z","message":{"en":"x"},"contacts":[]},"suspensions":[]}',
    ],
    words: JSON_WORDS,
  },
  policy: {
    run(bytes) {
      const { policy, problems } = readPolicy(jsonOf(bytes));
      // What was read is read again without a word.
      if (problems.length === 0 && readPolicy(policy).problems.length > 0)
        throw new Error('a policy that was read cannot be read again');
      if (({} as Record<string, unknown>).polluted !== undefined) throw new Error('the prototype was polluted');
    },
    seeds: [
      '{"feeds":[{"id":"west","url":"https://w.example?","role":"own","keys":["47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"]}]}',
      '{"organisation":{"name":"W","colour":"#00703c","contacts":[{"kind":"phone","label":{"en":"IT"},"value":"020 7946 0123"}]},"allow":["a.example"],"wayThrough":{"held":true}}',
      '{"incident":{"level":"lockdown","startedAt":"2026-11-25T08:00:00Z","message":{"en":"x"},"contacts":[]},"__proto__":{"polluted":1}}',
    ],
    words: JSON_WORDS,
  },
  messages: {
    async run(bytes) {
      const json = jsonOf(bytes);
      v.safeParse(fromFrameSchema, json);
      v.safeParse(fromPopupSchema, json);
      for (const sender of [UI, FRAME]) await route(json, sender, asked);
    },
    seeds: [
      '{"type":"judge","questions":{"ids":[1],"hrefs":["https://a.example/"],"texts":["x"],"kinds":["a"]},"gone":[2],"webmail":"roundcube"}',
      '{"type":"open","link":{"href":"https://a.example/","text":"","kind":"a"},"isBehind":false}',
      ...Object.keys(protocol).map((name) =>
        JSON.stringify({ name, request: { id: 'A'.repeat(22), tabId: 1, texts: ['x'], isOfCodes: false } }),
      ),
    ],
    words: [...JSON_WORDS, ...Object.keys(protocol).map((name) => `"${name}"`)],
  },
  reports: {
    async run(bytes) {
      await unlessWrongUsage(() => readReceived(bytes, 'fuzz.json'));
    },
    seeds: [
      '{"format":"lurewatch-report/1","id":"3f2504e0-4f89-41d3-9a0c-000000000001","reporter":"AAAAAAAAAAA","kind":"scam","reportedAt":"2026-11-25T10:32:00.000Z","openedAt":null,"link":{"href":"https://a.example/","text":"x"},"destination":null,"sender":null,"result":{"level":"unknown","reasons":[]},"contact":null,"language":"en"}',
      'From: a@b.example\r\nSubject: Suspicious link\r\n\r\nLink: hxxps://a[.]example/\r\nSender: x <y@z.example>\r\n',
    ],
    words: [...JSON_WORDS, ...MAIL_WORDS],
  },
  logs: {
    run(bytes) {
      const read = lineReader();
      for (const line of textOf(bytes).split('\n')) read(line);
    },
    seeds: [
      '192.0.2.7 - - [25/Nov/2026:09:00:00 +0000] "GET /lures/timestamp.json HTTP/1.1" 200 450 "-" "x"',
      '#Version: 1.0\n#Fields: date time c-ip cs-method cs-uri-stem sc-status\n2026-11-25 09:00:00 192.0.2.7 GET /lures/timestamp.json 200\n',
      '{"time":"2026-11-25T09:00:00Z","address":"192.0.2.7","method":"GET","target":"/lures/feed-2.json","status":200}',
    ],
    words: [...JSON_WORDS, '#Fields: ', 'timestamp.json', 'feed-', ' 200 ', '[', ']', '+0000'],
  },
  packages: {
    run(bytes) {
      crxIdOf(Buffer.from(bytes));
      readChromiumUpdates(textOf(bytes));
      readFirefoxUpdates(textOf(bytes), 'a@b.example');
    },
    seeds: [
      '<?xml version="1.0"?><gupdate xmlns="x" protocol="2.0"><app appid="a"><updatecheck codebase="b" version="1"/></app></gupdate>',
      '{"addons":{"a@b.example":{"updates":[{"version":"1","update_link":"x"}]}}}',
      Buffer.from('Cr24\x03\0\0\0\x10\0\0\0\x12\x0e\x0a\x04keyx\x12\x06sigxxx', 'latin1'),
    ],
    words: [...JSON_WORDS, '<', '>', '</app>', '<!DOCTYPE x [<!ENTITY a "b">]>', '&a;', 'Cr24'],
  },
};
