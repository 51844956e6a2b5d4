// Links made to cost as much as the bounds of core/link.ts allow: what a sender could send to make judging slow.

import { type Link, MAX_HOSTNAME_OCTETS, MAX_HREF_UNITS, MAX_TEXT_UNITS } from '../../core/link';

interface WorstInput {
  readonly name: string;
  readonly link: Link;
}

const fill = (start: string, part: string, length = MAX_HREF_UNITS) =>
  start + part.repeat(Math.max(0, Math.floor((length - start.length) / part.length)));

/** A host of as many octets as one may have, of the given part again and again. */
const host = (part: string) => `https://${fill('', part, MAX_HOSTNAME_OCTETS - '.example'.length)}.example/`;

/** Labels of full length, dots between. */
const labels = (part: string) => host(`${fill('', part, 61)}.`).replace('..example', '.example');

function nested(open: string, encode: (inner: string) => string): string {
  let link = 'https://lure.example/';
  for (let next = open + encode(link); next.length <= MAX_HREF_UNITS; next = open + encode(link)) link = next;
  return link;
}

const HREFS: Readonly<Record<string, string>> = {
  'a path of one letter': fill('https://lure.example/', 'a'),
  'a path of slashes': fill('https://lure.example/', '/'),
  'a path of official domains': fill('https://lure.example/', 'www.rbkc.gov.uk/'),
  'a path of dots': fill('https://lure.example/', './../'),
  'a query of addresses': fill('https://lure.example/?a=1', '&u=https://b.example'),
  'a query of encoded addresses': fill('https://lure.example/?a=1', '&u=https%3A%2F%2Fb.example'),
  'a query of percent signs': fill('https://lure.example/?u=', '%25'),
  'a query of base64': fill('https://lure.example/?u=', 'aHR0cHM6Ly9h'),
  'a fragment of base64': fill('https://lure.example/#', 'YUBiLmV4YW1wbGU'),
  'a fragment of mailboxes': fill('https://lure.example/#', 'a@b.example,'),
  'userinfo of dots and at signs': fill('https://', 'www.gov.uk@', MAX_HOSTNAME_OCTETS * 4).concat('lure.example/'),
  'a host of one-letter labels': host('a.').replace('..', '.'),
  'a host of hyphens': host('a-').replace('-.example', '.example'),
  'a host of councils': labels('kensington-and-chelsea-council-tax-'),
  'a host of official names': labels('rbkc-gov-uk-'),
  'a host of lure words': labels('securepaymentrefundlogin'),
  'a host of near misses': labels('roya1mailhrncdvia'),
  'a host of A-labels': host('xn--80ak6aa92e.').replace('..', '.'),
  'a host of Cyrillic letters': fill('https://', 'ѕсоре', 63).concat('.example/'),
  'a host of full-width letters': fill('https://', 'ｇｏｖｕｋ', 60).concat('.example/'),
  'a host of percent-encoded letters': fill('https://', '%67%6F%76', 700).concat('.example/'),
  'Safe Links in Safe Links': nested('https://eur02.safelinks.protection.outlook.com/?url=', encodeURIComponent),
  'urldefense v2 in urldefense v2': nested('https://urldefense.proofpoint.com/v2/url?u=', (inner) =>
    inner
      .replaceAll('-', '-2D')
      .replaceAll('_', '-5F')
      .replaceAll('%', '-25')
      .replaceAll('/', '_')
      .replaceAll(':', '-3A'),
  ),
  'urldefense v3 of long runs': fill('https://urldefense.com/v3/__https://lure.example/', '**_', 4000).concat(
    fill('__;', 'Iw', 4000),
    '!!a!b$',
  ),
  'a data address': fill('data:text/html,', '<a href=https://lure.example>'),
  'a scheme of tabs': fill('h', '\t', 8000).concat('ttps://lure.example/'),
  'an address of spaces': fill('https://lure.example/', ' '),
  'an unknown scheme': fill('', 'a', MAX_HREF_UNITS - 1).concat(':'),
};

const TEXTS: Readonly<Record<string, string>> = {
  'words that are an address': fill('https://', 'www.gov.uk.', MAX_TEXT_UNITS),
  'words of lookalike letters': fill('', 'ѕсоре ', MAX_TEXT_UNITS),
  'words of dots': fill('www', '.', MAX_TEXT_UNITS),
};

export const WORST_INPUTS: readonly WorstInput[] = [
  ...Object.entries(HREFS).map(([name, href]) => ({ name, link: { href, text: '', kind: 'a' as const } })),
  ...Object.entries(TEXTS).map(([name, text]) => ({
    name,
    link: { href: 'https://lure.example/', text, kind: 'a' as const },
  })),
];
