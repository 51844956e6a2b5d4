import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportIndicators } from '../../../src/cli/export';
import { anyIndicator, exportLines, NOW_MS } from './support';

const LIST = [
  'evil.example',
  '=alone.example',
  'page.example/claim',
  'sites.example/view/refund/*',
  '192.0.2.7',
  '=[2001:db8::1]',
  'gone.example expires=2026-11-25T09:00Z',
  'soon.example campaign=tax expires=2026-11-25T09:01Z',
  'localhost',
  'xn--mnchen-3ya.example',
];

describe('a hosts file', () => {
  it('names hosts, says what it cannot block, and leaves out the rest with its reason', () => {
    const { lines, leftOut } = exportLines(LIST, 'hosts');
    expect(lines.filter((line) => line.startsWith('#')).join('\n')).toMatch(
      /Eastshire.*serial 7\n.*nothing below them/,
    );
    expect(lines.filter((line) => !line.startsWith('#'))).toEqual([
      '0.0.0.0 evil.example',
      '0.0.0.0 alone.example',
      '0.0.0.0 soon.example',
      '0.0.0.0 xn--mnchen-3ya.example',
    ]);
    expect(leftOut).toEqual([
      'page.example/claim: page',
      'sites.example/view/refund/*: prefix',
      '192.0.2.7: address',
      '=[2001:db8::1]: address',
      'gone.example: expired',
      'localhost: name',
    ]);
  });

  it('keeps a title on its line', () => {
    const { lines } = exportLines([], 'hosts', { title: 'East\n0.0.0.0 gov.example\u2028' });
    expect(lines[0]).toBe('# East 0.0.0.0 gov.example  (east), serial 7');
  });

  it('names no host that was not given', () => {
    let named = 0;
    fc.assert(
      fc.property(fc.array(anyIndicator, { maxLength: 20 }), (indicators) => {
        const given = new Set<string>(indicators.map(({ hostname }) => hostname));
        let leftOut = 0;
        const options = {
          feed: 'east',
          title: 'East',
          serial: 1,
          nowMs: NOW_MS,
          campaigns: new Map(),
          onLeftOut: () => {
            leftOut += 1;
          },
        };
        const hosts = [...exportIndicators(indicators, 'hosts', options)].filter((line) => !line.startsWith('#'));
        for (const line of hosts) expect(given).toContain(line.replace(/^0\.0\.0\.0 /, ''));
        expect(hosts.length + leftOut).toBe(indicators.length);
        named += hosts.length;
      }),
      { seed: 7, numRuns: 500 },
    );
    expect(named).toBeGreaterThan(200);
  });
});

describe('a response policy zone', () => {
  it('answers names, and all below a domain, as if they did not exist', () => {
    expect(exportLines(LIST, 'rpz').lines).toEqual([
      '; Eastshire Council (east)',
      '$TTL 60',
      '@ SOA localhost. hostmaster.localhost. 7 60 60 604800 60',
      '@ NS localhost.',
      'evil.example CNAME .',
      '*.evil.example CNAME .',
      'alone.example CNAME .',
      'soon.example CNAME .',
      '*.soon.example CNAME .',
      'xn--mnchen-3ya.example CNAME .',
      '*.xn--mnchen-3ya.example CNAME .',
    ]);
  });

  it.each([
    ['uk', 'would take every name below'],
    ['32.1.2.0.192.rpz-client-ip', 'would be a trigger of another kind'],
    [`${'a.'.repeat(100)}example`, 'would be too long with the zone’s name'],
    ["it's;(.example", 'would end the line’s meaning'],
    [`${'a'.repeat(64)}.example`, 'has a label too long'],
  ])('leaves out %s: it %s', (host) => {
    const { lines, leftOut } = exportLines([host], 'rpz');
    expect(lines).toHaveLength(4);
    expect(leftOut).toEqual([`${host}: name`]);
  });

  it('lets a serial go round as those of zones do', () => {
    expect(exportLines([], 'rpz', { serial: 2 ** 32 + 5 }).lines[2]).toContain(' 5 60 ');
  });
});

describe('every format', () => {
  it.each(['hosts', 'rpz', 'stix', 'csv'] as const)('%s is written while the list is read', (format) => {
    function* endless() {
      for (;;) yield* [exportable];
    }
    const exportable = {
      kind: 'domain' as const,
      hostname: 'evil.example' as never,
      pattern: 'evil.example',
      campaign: null,
      source: null,
      expiresAtMs: null,
      isOverride: false,
    };
    const options = { feed: 'east', title: 'East', serial: 1, nowMs: NOW_MS, campaigns: new Map() };
    let count = 0;
    for (const line of exportIndicators(endless(), format, options)) {
      expect(line).not.toContain('\n');
      count += 1;
      if (count === 1000) break;
    }
    expect(count).toBe(1000);
  });
});
