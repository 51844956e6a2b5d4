import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIndicator, parseIndicator } from '../../src/core/indicator';

const read = (line: string) => {
  const result = parseIndicator(line);
  return result.ok ? `${result.value.kind} ${formatIndicator(result.value)}` : result.error.code;
};

describe('a line of a list', () => {
  it.each([
    ['evil.example', 'domain evil.example'],
    ['EVIL.Example.', 'domain evil.example'],
    ['https://evil.example', 'domain evil.example'],
    ['evil.example:8443', 'domain evil.example'],
    ['bücher.example', 'domain xn--bcher-kva.example'],
    ['127.1', 'domain 127.0.0.1'],
    ['[::1]', 'domain [::1]'],
    ['a_b.evil.example', 'domain a_b.evil.example'],
    ['=evil.example', 'host =evil.example'],
    ['=https://EVIL.example', 'host =evil.example'],
    ['evil.example/', 'url evil.example/'],
    ['http://evil.example/claim', 'url evil.example/claim'],
    ['https://evil.example/claim?id=7#now', 'url evil.example/claim?id=7'],
    ['evil.example/a b', 'attribute'],
    ['evil.example/%2561', 'url evil.example/a'],
    ['evil.example?', 'url evil.example/?'],
    ['https://user@evil.example/claim', 'url evil.example/claim'],
    ['sites.example/view/refund/*', 'prefix sites.example/view/refund/*'],
    ['sites.example//view/refund//*', 'prefix sites.example/view/refund/*'],
    ['forms.example/page?id=7&*', 'prefix forms.example/page?id=7&*'],
    ['evil.example campaign=tax-2026', 'domain evil.example campaign=tax-2026'],
    [
      'evil.example campaign=c source=s expires=2026-12-01T09:00Z override',
      'domain evil.example campaign=c source=s expires=2026-12-01T09:00Z override',
    ],
  ])('%s is %s', (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  it.each([
    ['', 'malformed'],
    ['/claim', 'malformed'],
    ['http://', 'malformed'],
    ['evil example', 'attribute'],
    ['evil.example ', 'attribute'],
    ['evil.example  override', 'attribute'],
    ['evil.example override campaign=c', 'attribute'],
    ['evil.example campaign=C', 'attribute'],
    ['evil.example expires=2026-02-31T00:00Z', 'attribute'],
    ['evil.example expires=2026-13-01T00:00Z', 'attribute'],
    ['evil.example expires=tomorrow', 'attribute'],
    ['0.0.0.0\tevil.example', 'malformed'],
    ['https://=victim.example', 'malformed'],
    ['evil.example../', 'malformed'],
    ['app.example/x#/tenant/*', 'wildcard'],
    ['*.evil.example', 'wildcard'],
    ['evil.example/*', 'wildcard'],
    ['evil.example/cl*', 'wildcard'],
    ['evil.example/*/claim', 'wildcard'],
    ['evil.example/claim?id=*', 'wildcard'],
    ['evil.example/a/b/c/d/e/f/g/h/i/*', 'too-deep'],
    ['evil.example/?1&2&3&4&5&6&7&8&9&*', 'too-deep'],
    ['=evil.example/claim', 'malformed'],
    ['=evil.example/', 'malformed'],
    ['http://exa mple/', 'attribute'],
    [`http://evil.example/${'a'.repeat(9000)}`, 'too-long'],
    [`${'a.'.repeat(200)}example`, 'too-long'],
  ])('%s is refused: %s', (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  it('is read back as it is written', () => {
    const web = fc.webUrl({ withQueryParameters: true }).map((url) => url.replaceAll('*', ''));
    const star = fc.constantFrom('', '/x/*', '/x?a=1&*');
    const campaign = fc.constantFrom('', ' campaign=abc', ' source=b expires=2027-01-01T00:00Z', ' override');
    let accepted = 0;
    fc.assert(
      fc.property(web, star, campaign, (url, end, attributes) => {
        const first = parseIndicator(`${url}${url.includes('?') && end !== '' ? '&*' : end}${attributes}`);
        if (!first.ok) return;
        accepted += 1;
        expect(parseIndicator(formatIndicator(first.value))).toEqual(first);
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });
});
