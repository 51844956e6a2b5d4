import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalise, unescapeAll } from '../../src/core/canonical-url';

function formOf(address: string): string | null {
  const text = /^\s*[a-z]+:/i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(text)) return null;
  const form = canonicalise(new URL(text));
  return form && `${form.hostname}${form.path}${form.query}`;
}

describe('the published examples of Safe Browsing', () => {
  it.each([
    ['http://host/%25%32%35', 'host/%25'],
    ['http://host/%25%32%35%25%32%35', 'host/%25%25'],
    ['http://host/%2525252525252525', 'host/%25'],
    ['http://host/asdf%25%32%35asd', 'host/asdf%25asd'],
    ['http://host/%%%25%32%35asd%%', 'host/%25%25%25asd%25%25'],
    ['http://www.google.com/', 'www.google.com/'],
    [
      'http://%31%36%38%2e%31%38%38%2e%39%39%2e%32%36/%2E%73%65%63%75%72%65/%77%77%77%2E%65%62%61%79%2E%63%6F%6D/',
      '168.188.99.26/.secure/www.ebay.com/',
    ],
    [
      'http://195.127.0.11/uploads/%20%20%20%20/.verify/.eBaysecure=updateuserdataxplimnbqmn-xplmvalidateinfoswqpcmlx=hgplmcx/',
      '195.127.0.11/uploads/%20%20%20%20/.verify/.eBaysecure=updateuserdataxplimnbqmn-xplmvalidateinfoswqpcmlx=hgplmcx/',
    ],
    ['http://3279880203/blah', '195.127.0.11/blah'],
    ['http://www.google.com/blah/..', 'www.google.com/'],
    ['www.google.com/', 'www.google.com/'],
    ['www.google.com', 'www.google.com/'],
    ['http://www.evil.com/blah#frag', 'www.evil.com/blah'],
    ['http://www.GOOgle.com/', 'www.google.com/'],
    ['http://www.google.com/foo\tbar\rbaz\n2', 'www.google.com/foobarbaz2'],
    ['http://www.google.com/q?', 'www.google.com/q?'],
    ['http://www.google.com/q?r?', 'www.google.com/q?r?'],
    ['http://www.google.com/q?r?s', 'www.google.com/q?r?s'],
    ['http://evil.com/foo#bar#baz', 'evil.com/foo'],
    ['http://evil.com/foo;', 'evil.com/foo;'],
    ['http://evil.com/foo?bar;', 'evil.com/foo?bar;'],
    ['http://notrailingslash.com', 'notrailingslash.com/'],
    ['http://www.gotaport.com:1234/', 'www.gotaport.com/'],
    ['  http://www.google.com/  ', 'www.google.com/'],
    ['https://www.securesite.com/', 'www.securesite.com/'],
    ['http://host.com/ab%23cd', 'host.com/ab%23cd'],
    ['http://host.com//twoslashes?more//slashes', 'host.com/twoslashes?more//slashes'],
  ])('%s', (address, form) => {
    expect(formOf(address)).toBe(form);
  });

  // Hosts that no browser opens: the URL standard refuses them, so there is nothing to compare.
  it.each([
    'http://\x01\x80.com/',
    'http:// leadingspace.com/',
    'http://%20leadingspace.com/',
    '%20leadingspace.com/',
    'http://host%23.com/%257Ea%2521b',
  ])('%s has no form, since it opens nothing', (address) => {
    expect(formOf(address)).toBeNull();
  });

  it('the long example, on a host that opens', () => {
    expect(
      formOf('http://host.com/%257Ea%2521b%2540c%2523d%2524e%25f%255E00%252611%252A22%252833%252944_55%252B'),
    ).toBe('host.com/~a!b@c%23d$e%25f^00&11%2A22(33)44_55+');
  });
});

describe('where we differ', () => {
  it.each([
    ['an escaped ? stays in the path', 'http://host.test/a%3Fb=1', 'host.test/a%3Fb=1'],
    ['an escaped # stays in the query', 'http://host.test/?a=%23b', 'host.test/?a=%23b'],
    ['an escaped backslash stays one', 'http://host.test/a%5Cb?c%5Cd', 'host.test/a%5Cb?c\\d'],
    ['an asterisk is escaped', 'http://host.test/*/a*?b*', 'host.test/%2A/a%2A?b%2A'],
    ['letters beyond ASCII are octets of UTF-8', 'http://host.test/é', 'host.test/%C3%A9'],
    ['a backslash is a slash where the browser takes it for one', 'http:\\\\host.test\\a', 'host.test/a'],
    ['dots twice escaped climb', 'http://host.test/a/%252e%252e/b', 'host.test/b'],
    ['empty labels stay, for no name server answers to them', 'http://host.test../', 'host.test./'],
    ['a folder stays one', 'http://host.test/a/b/.', 'host.test/a/b/'],
    ['climbing above the root ends there', 'http://host.test/%252e%252e/%252e%252e/a', 'host.test/a'],
  ])('%s', (_, address, form) => {
    expect(formOf(address)).toBe(form);
  });
});

describe('the form of an address', () => {
  const address = fc
    .tuple(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.stringMatching(/^(?:%5c|[%0-9a-f./?#*a-z]){0,20}$/),
    )
    .map(([url, more]) => `${url}/${more}`);

  it('is its own form', () => {
    fc.assert(
      fc.property(address, (url) => {
        const form = formOf(url);
        if (form !== null) expect(formOf(`http://${form}`)).toBe(form);
      }),
      { numRuns: 2000 },
    );
  });

  it('is printable ASCII without spaces', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          address,
          fc.string().map((text) => `http://host.test/${text}`),
        ),
        (url) => {
          expect(formOf(url) ?? '').toMatch(/^[!-~]*$/);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('unescapes in one pass what passes without end would', () => {
    const octets = fc.stringMatching(/^[%0-9a-fA-Fx]{0,40}$/);
    fc.assert(
      fc.property(octets, (text) => {
        let slow = text;
        for (let before = ''; before !== slow; ) {
          before = slow;
          slow = slow.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
        }
        expect(unescapeAll(text)).toBe(slow);
      }),
      { numRuns: 5000 },
    );
  });
});
