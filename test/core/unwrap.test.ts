import { describe, expect, it } from 'vitest';
import { readDestination } from '../../src/core/destination';

const encode = encodeURIComponent;
const encodeTimes = (text: string, times: number): string =>
  times === 0 ? text : encodeTimes(encode(text), times - 1);
const google = (...values: string[]) => `https://www.google.com/url?${values.map((value) => `q=${value}`).join('&')}`;
const LURE = 'https://lure.example/a';

function read(href: string) {
  const result = readDestination(href);
  return result.ok ? result.value : result.error.code;
}

function candidates(href: string) {
  const destination = read(href);
  return typeof destination === 'string' ? destination : destination.candidates.map(({ url }) => url);
}

describe('a target as redirectors take it', () => {
  it.each([
    ['encoded twice too often', google(encodeTimes(LURE, 3)), LURE],
    ['encoded once too often, behind a space', google(`%20${encodeTimes(LURE, 2)}`), LURE],
    ['with escapes of its own', google(encode('https://lure.example/%2Fa%25')), 'https://lure.example/%2Fa%25'],
    ['with one slash', google('https:/lure.example/a'), LURE],
    ['http without slashes', google('http:lure.example/a'), 'http://lure.example/a'],
    ['of another scheme', google('zebra%2B1.x-y://stripes/a'), 'zebra+1.x-y://stripes/a'],
    ['ftp', google('ftp:lure.example/a'), 'ftp://lure.example/a'],
    ['a telephone number', google('tel:02079460123'), 'tel:02079460123'],
    ['behind one that nothing can open', google('https://[', encode(LURE)), LURE],
    ['behind an empty one', google('', encode(LURE)), LURE],
  ])('%s', (_, href, url) => {
    expect(read(href)).toMatchObject({ url });
  });

  it.each([
    ['encoded thrice too often', google(encodeTimes(LURE, 4))],
    ['an address behind another word', google('note:https://lure.example/a')],
    ['a scheme that begins with a digit', google('1zebra://stripes/a')],
    ['that nothing can open', google('https://[')],
  ])('is none: %s', (_, href) => {
    expect(read(href)).toMatchObject({ url: href, hiddenBy: 'Google' });
  });

  it('is too long behind a wrapper where it is too long bare', () => {
    expect(read(google(encode(`https://${'a.'.repeat(300)}example/`)))).toBe('too-long');
    expect(read(google('https://[', encode(`https://${'a.'.repeat(300)}example/`)))).toBe('too-long');
  });
});

describe('what else a wrapper was given', () => {
  const news = encode('https://news.example/');
  it.each([
    ['http', 'http://lure.example/a', ['http://lure.example/a']],
    ['in capitals', 'HTTPS://lure.example/a', [LURE]],
    ['behind a space', ` ${LURE}`, [LURE]],
    ['behind a word', `see ${LURE}`, []],
    ['without a scheme', 'lure.example/a', []],
  ])('is a candidate: %s', (_, value, expected) => {
    expect(candidates(`${google(news)}&to=${encode(value)}`)).toEqual(expected);
  });

  it('is looked at behind any number of parameters that are no addresses', () => {
    expect(candidates(`${google(news)}&a=1&b=2&c=3&d=4&e=5&f=6&to=${encode(LURE)}`)).toEqual([LURE]);
  });

  it('is looked at in the first four targets and four more addresses', () => {
    const targets = ['b', 'c', 'd', 'e', 'f'].map((name) => encode(`https://${name}.example/`));
    expect(candidates(google(news, ...targets))).toEqual(['b', 'c', 'd'].map((name) => `https://${name}.example/`));
    const again = `&to=${encode(LURE)}`;
    expect(candidates(`${google(news)}${again.repeat(3)}&to=https://zebra.example/`)).toEqual([
      LURE,
      'https://zebra.example/',
    ]);
    expect(candidates(`${google(news)}${again.repeat(4)}&to=https://zebra.example/`)).toEqual([LURE]);
  });
});

describe('what hides the destination', () => {
  it('is not the front page, but any path or query of it', () => {
    expect(read('https://bit.ly/')).not.toHaveProperty('hiddenBy');
    expect(read('https://bit.ly/?x=1')).toMatchObject({ hiddenBy: 'bit.ly' });
    expect(read('https://bit.ly/x')).toMatchObject({ hiddenBy: 'bit.ly' });
    expect(read('https://www.bit.ly/x')).toMatchObject({ hiddenBy: 'bit.ly' });
    expect(read('https://wwwbit.ly/x')).not.toHaveProperty('hiddenBy');
  });

  it('shows a hint only where its table names one', () => {
    expect(candidates('https://protect-eu.mimecast.com/s/x?domain=lure.example')).toEqual(['https://lure.example/']);
    expect(candidates('https://protect-eu.mimecast.com/s/x?domain=')).toEqual([]);
    expect(candidates('https://x.sendgrid.net/ls/click?domain=lure.example')).toEqual([]);
  });
});
