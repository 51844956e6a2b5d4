// Where the registrable domain stands in an address, whatever a sender puts around it.

import { describe, expect, it } from 'vitest';
import { readDestination } from '../../src/core/destination';
import { isShortened, shorten, splitAddress } from '../../src/ui/look/address';

function destination(href: string) {
  const read = readDestination(href);
  if (!read.ok) throw new Error(`unreadable: ${read.error.code}`);
  return read.value;
}

describe('splitAddress', () => {
  it.each([
    ['https://a.b.example.com/p?q#f', 'https://a.b.', 'example.com', '/p?q#f'],
    ['https://example.com', 'https://', 'example.com', '/'],
    ['https://www.gov.uk@evil.example/', 'https://www.gov.uk@', 'evil.example', '/'],
    ['https://www.gov.uk:pass@evil.example:8443/x', 'https://www.gov.uk:pass@', 'evil.example', ':8443/x'],
    ['https://evil.example/@www.gov.uk/', 'https://', 'evil.example', '/@www.gov.uk/'],
    ['https://evil.example?@www.gov.uk', 'https://', 'evil.example', '/?@www.gov.uk'],
    ['https://evil.example.evil.example/evil.example', 'https://evil.example.', 'evil.example', '/evil.example'],
    ['https://a.evil.example./x', 'https://a.', 'evil.example', './x'],
    ['http://192.0.2.1/login', 'http://', '192.0.2.1', '/login'],
    ['http://[2001:db8::1]:80/a', 'http://', '[2001:db8::1]', '/a'],
    ['javascript:alert(1)', '', 'javascript:', 'alert(1)'],
  ])('%s', (href, before, domain, after) => {
    const read = destination(href);
    expect(splitAddress(read)).toEqual({ before, domain, after });
    expect(before + domain + after).toBe(read.url);
  });
});

describe('shorten', () => {
  it('leaves out the middle of what is long, and says where', () => {
    expect(shorten('a'.repeat(100))).toBe('a'.repeat(100));
    expect(shorten(`start${'a'.repeat(8000)}end`)).toMatch(/^starta+ … a+end$/);
    expect(shorten('a'.repeat(8000)).length).toBeLessThan(110);
  });

  it('is told of an address that is not shown whole', () => {
    expect(isShortened(destination('https://a.example/short'))).toBe(false);
    expect(isShortened(destination(`https://a.example/${'x'.repeat(200)}`))).toBe(true);
  });
});
