// How wrappers spell what they carry, where the round trips of wrappers.test.ts do not go: missing marks, broken tokens, rare forms.

import { describe, expect, it } from 'vitest';
import { readDestination } from '../../src/core/destination';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const LURE = 'https://lure.example/a';

function read(href: string) {
  const result = readDestination(href);
  return result.ok ? result.value : result.error.code;
}

describe('what a wrapper carries', () => {
  it.each([
    [
      'base64 with a bare plus',
      `https://x.protection.sophos.com/?u=${base64(`${LURE}/>>>>>`)}`,
      `${LURE}/%3E%3E%3E%3E%3E`,
    ],
    ['a path without its scheme', 'https://www.google.com/amp/lure.example/a', 'http://lure.example/a'],
    [
      'a token with an object in it',
      `https://mandrillapp.com/track/click/1/a?p=${base64url(JSON.stringify({ p: { url: LURE } }))}`,
      LURE,
    ],
    [
      'a token with text in it',
      `https://mandrillapp.com/track/click/1/a?p=${base64url(JSON.stringify({ p: JSON.stringify({ url: LURE }) }))}`,
      LURE,
    ],
  ])('%s', (_, href, url) => {
    expect(read(href)).toMatchObject({ url, hops: { length: 2 } });
  });

  it.each([
    ['a path that ends', 'https://www.google.com/amp/s/'],
    ['no mark', 'https://links.govdelivery.com/track.example/a'],
    ['no opening mark', 'https://r.search.yahoo.com/abclure.example/RK=2'],
    ['no closing mark', `https://r.search.yahoo.com/x/RU=${LURE}/`],
    ['marks that hold nothing', 'https://r.search.yahoo.com/x/RU=/RK=2'],
    ['marks in the other order', `https://r.search.yahoo.com/x/RK=${LURE}/RU=`],
    ['an address in place of a token', `https://lnks.gd/l/x.${base64url(LURE)}.y`],
    ['a token that is null', `https://lnks.gd/l/x.${base64url('null')}.y`],
    ['a token that is a number', `https://lnks.gd/l/x.${base64url('5')}.y`],
    ['a token that is a list', `https://lnks.gd/l/x.${base64url('["https://lure.example/"]')}.y`],
    ['a token without the member', `https://lnks.gd/l/x.${base64url('{"uri":"https://lure.example/"}')}.y`],
    ['a token whose member is an object', `https://lnks.gd/l/x.${base64url('{"url":{"url":"x"}}')}.y`],
    ['a token in one part', `https://lnks.gd/l/${base64url(JSON.stringify({ url: LURE }))}`],
    ['a record without an address', `https://x.spgo.io/f/a/n/A/${base64url('zebra zebra')}`],
    ['a record that is no base64', 'https://x.spgo.io/f/a/n/A/!'],
    ['no parameter', 'https://urldefense.com/v2/url?d=x'],
    ['base64 without its mark', `https://www.bing.com/ck/a?u=${base64url(LURE)}`],
  ])('is nothing: %s', (_, href) => {
    const destination = read(href);
    expect(destination).toMatchObject({ url: href, hops: [{ url: href }] });
    expect(destination).toHaveProperty('hiddenBy');
  });
});

describe('Proofpoint’s third form', () => {
  const v3 = (rest: string) => `https://urldefense.com/v3/${rest}`;
  it.each([
    [v3('__https://lure.example/a*b__;!!x$'), 'https://lure.example/a*b', 'no characters for the star'],
    [v3('__https://lure.example/a*b__'), 'https://lure.example/a*b', 'neither characters nor an end'],
    [v3(`__https://lure.example/a*b*c__;${base64url('#')}!!x$`), 'https://lure.example/a#b*c', 'too few characters'],
    [v3(`__https://lure.example/**Bx__;${base64url('~~~')}!!x$`), 'https://lure.example/~~~x', 'a run'],
    [v3(`__https://lure.example/*x*y__;${base64url('~!')}!!x$`), 'https://lure.example/~x!y', 'one after the other'],
    [v3(`__https://lure.example/**Ax*y__;${base64url('~~!')}!!x$`), 'https://lure.example/~~x!y', 'one after a run'],
    [v3('__https://lure.example/a!b__'), 'https://lure.example/a!b', 'an exclamation mark and no end'],
    [v3('__https://lure.example/a__;SGk__'), 'https://lure.example/a', 'an end cut short'],
    [v3('__https://lure.example/a__b__;!!x$'), 'https://lure.example/a__b', 'underscores within'],
  ])('%s carries %s: %s', (href, url) => {
    expect(read(href)).toMatchObject({ url, hops: { length: 2 } });
  });

  it.each([v3('https://lure.example/a__;!!x$'), v3('__https://lure.example/a'), v3('____;!!x$')])(
    '%s carries nothing',
    (href) => {
      expect(read(href)).toMatchObject({ url: href, hiddenBy: 'Proofpoint' });
    },
  );
});

describe('a translated host', () => {
  const translated = (label: string, rest = '') => `https://${label}.translate.goog/${rest}`;
  it.each([
    [translated('zebra-example'), 'https://zebra.example/'],
    [translated('my--zebra-example'), 'https://my-zebra.example/'],
    [translated('1-zebra-example', '?_x_tr_enc=1'), 'https://zebra.example/'],
    [translated('1-zebra-example'), 'https://1.zebra.example/'],
    [translated('zebra-example', '?_x_tr_enc=1'), 'https://zebra.example/'],
    [translated('0-bcher--kva-example', '?_x_tr_enc=0'), 'https://xn--bcher-kva.example/'],
    [translated('1-0-bcher--kva-example', '?_x_tr_enc=0,1'), 'https://xn--bcher-kva.example/'],
    [translated('0-zebra-example'), 'https://0.zebra.example/'],
    [translated('zebra-example', '?_x_tr_enc=0'), 'https://zebra.example/'],
    [translated('stripes-example', '?_x_tr_hp=www-zebra-'), 'https://www.zebra.stripes.example/'],
    [translated('zebra-example', '?_x_tr_sch=http'), 'http://zebra.example/'],
    [translated('zebra-example', '?_x_tr_sch=ftp'), 'https://zebra.example/'],
    [translated('zebra-example', 'x?a=1&&b=2&_x_tr_sl=cy#c'), 'https://zebra.example/x?a=1&b=2#c'],
  ])('%s is %s', (href, url) => {
    expect(read(href)).toMatchObject({ url, hops: { length: 2 } });
  });
});
