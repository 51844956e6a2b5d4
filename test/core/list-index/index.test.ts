import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalise } from '../../../src/core/canonical-url';
import { INDICATOR_KINDS, parseIndicator } from '../../../src/core/indicator';
import { type Built, buildIndex } from '../../../src/core/list-index/builder';
import { type HashKey, LinkKeys } from '../../../src/core/list-index/keys';
import { IndexReader, readBlock } from '../../../src/core/list-index/reader';

const KEY: HashKey = [0x1234_5678, 0x9abc_def0];

function open({ bytes, headBytes }: Built<string>): IndexReader {
  const opened = IndexReader.open(bytes.slice(0, headBytes).buffer);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** Patterns of the list that name the link, found by index and confirmed in its block. */
function found(built: Built<string>, address: string): string[] {
  const index = open(built);
  const canonical = canonicalise(new URL(address));
  if (canonical === null) return [];
  const keys = new LinkKeys(index.key);
  keys.ofAddress(canonical);
  const patterns: string[] = [];
  for (let at = index.next(keys, 0); at !== -1; at = index.next(keys, at + 1)) {
    const { start, end } = index.blockOf(index.bucketOf(keys.hashes[at] ?? 0));
    const lines = readBlock(built.bytes.subarray(built.headBytes + start, built.headBytes + end));
    if (!lines.ok) throw new Error(lines.error.code);
    const pattern = keys.patternOf(at, canonical);
    if (lines.value.some((line) => line.split(' ')[0] === pattern)) patterns.push(pattern);
  }
  return patterns.sort();
}

/** What names the link by the rules of indicator.ts, read plainly: the oracle. */
function named(patterns: Iterable<string>, address: string): string[] {
  const url = canonicalise(new URL(address));
  if (url === null) return [];
  const { hostname, path, query } = url;
  const isNumber = /(^|\.)\d+$|\]$/.test(hostname);
  return [...patterns]
    .filter((pattern) => {
      if (pattern.startsWith('=')) return pattern === `=${hostname}`;
      if (pattern.endsWith('/*')) {
        const page = pattern.slice(0, -2);
        return `${hostname}${path}` === page || `${hostname}${path}`.startsWith(`${page}/`);
      }
      if (pattern.endsWith('&*')) {
        const page = pattern.slice(0, -2);
        return hostname + path + query === page || (hostname + path + query).startsWith(`${page}&`);
      }
      if (pattern.includes('/')) return pattern === hostname + path || pattern === hostname + path + query;
      return pattern === hostname || (!isNumber && pattern.includes('.') && hostname.endsWith(`.${pattern}`));
    })
    .sort();
}

const label = fc.constantFrom('a', 'evil', '7');
const host = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => [...labels, 'example'].join('.'));
const number = fc.constantFrom('10.0.0.1', '1.10.0.1', '[::1]');
const step = fc.constantFrom('a', 'view', '%41', 'x', '');
const path = fc
  .oneof(fc.array(step, { maxLength: 2 }), fc.array(step, { maxLength: 10 }))
  .map((steps) => steps.map((part) => `/${part}`).join(''));
const query = fc.constantFrom('', '?', '?id=7', '?id=7&b=2', '?b=2&id=7&c', '?a/b&c');
const page = fc.tuple(fc.oneof({ weight: 9, arbitrary: host }, number), path, query).map((parts) => parts.join(''));
const line = fc.oneof(
  host,
  number,
  host.map((name) => `=${name}`),
  page,
  fc.tuple(host, path).map(([name, way]) => `${name}${way}/x/*`),
  fc.tuple(host, path).map(([name, way]) => `${name}${way || '/'}?id=7&*`),
);

describe('what an index finds', () => {
  it('is what its list names, and nothing else', () => {
    let listed = 0;
    let silent = 0;
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 20, maxLength: 60 }),
        fc.array(page, { minLength: 20, maxLength: 60 }),
        (lines, pages) => {
          const built = buildIndex(lines.join('\n'), { key: KEY });
          const patterns = new Set(
            lines.flatMap((text) => {
              const read = parseIndicator(text);
              return read.ok ? read.value.pattern : [];
            }),
          );
          expect(built.entries).toBe(patterns.size);
          for (const address of pages) {
            const expected = named(patterns, `https://${address}`);
            expect(found(built, `https://${address}`)).toEqual(expected);
            if (expected.length > 0) listed += 1;
            else silent += 1;
          }
        },
      ),
      { numRuns: 200 },
    );
    // So that it has not passed on nothing.
    expect(listed).toBeGreaterThan(500);
    expect(silent).toBeGreaterThan(500);
  });

  it('is every one of many hosts, and none of as many others', () => {
    const lines = Array.from({ length: 60_000 }, (_, at) => `h${at.toString(36)}.n${at % 977}.example`);
    const built = buildIndex(lines.join('\n'), { key: KEY });
    const index = open(built);
    const keys = new LinkKeys(index.key);
    let chances = 0;
    for (const [at, hostname] of lines.entries()) {
      keys.ofHost(hostname);
      expect(index.next(keys, 0)).not.toBe(-1);
      keys.ofHost(`g${at.toString(36)}.m${at % 977}.example`);
      if (index.next(keys, 0) !== -1) chances += 1;
    }
    expect(built.entries).toBe(60_000);
    // Found by chance, before the text is compared: about one key of 4,096.
    expect(chances).toBeLessThan(150);
    for (const hostname of lines.slice(0, 200)) expect(found(built, `http://www.${hostname}/`)).toEqual([hostname]);
  });

  it.each(INDICATOR_KINDS.map((kind) => [kind]))('leaves keys of kinds that no list holds unmade: %s', (kind) => {
    const keys = new LinkKeys(KEY, 1 << INDICATOR_KINDS.indexOf(kind));
    keys.ofAddress({ hostname: 'a.b.example' as never, path: '/c/d', query: '?e&f' });
    const kinds = [...keys.kinds.subarray(0, keys.count)].map((at) => INDICATOR_KINDS[at]);
    expect(kinds.length).toBeGreaterThan(0);
    if (kind === 'domain' || kind === 'host') expect(new Set(kinds)).toEqual(new Set([kind]));
  });
});

describe('the keys', () => {
  /** HalfSipHash-1-3 as its authors' reference has it, on octets. */
  function reference(octets: readonly number[], [k0, k1]: HashKey, last: number): number {
    let [v0, v1, v2, v3] = [k0 | 0, k1 | 0, 0x6c796765 ^ k0, 0x74656462 ^ k1];
    const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));
    const round = () => {
      v0 = (v0 + v1) | 0;
      v1 = rotate(v1, 5) ^ v0;
      v0 = rotate(v0, 16);
      v2 = (v2 + v3) | 0;
      v3 = rotate(v3, 8) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = rotate(v3, 7) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = rotate(v1, 13) ^ v2;
      v2 = rotate(v2, 16);
    };
    const words: number[] = [];
    for (const [at, octet] of octets.entries()) words[at >> 2] = (words[at >> 2] ?? 0) | (octet << (8 * (at & 3)));
    const whole = octets.length >> 2;
    for (const word of [...words.slice(0, whole), (words[whole] ?? 0) | (last << 24)]) {
      v3 ^= word;
      round();
      v0 ^= word;
    }
    v2 ^= 0xff;
    for (let i = 0; i < 3; i += 1) round();
    return (v1 ^ v3) >>> 0;
  }

  it('are HalfSipHash-1-3 of the address from its root on', () => {
    const keys = new LinkKeys(KEY);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z.]{1,30}$/), fc.stringMatching(/^\/[a-z]{0,20}$/), (name, rest) => {
        const octets = [...[...name].reverse().join(''), ...rest].map((sign) => sign.charCodeAt(0));
        expect(keys.keyOf('url', name, name + rest)).toBe(reference(octets, KEY, ((octets.length << 2) | 2) & 0xff));
      }),
    );
  });

  it('differ by hash key and by kind', () => {
    const one = new LinkKeys(KEY);
    const other = new LinkKeys([1, 2]);
    expect(one.keyOf('domain', 'evil.example', 'evil.example')).not.toBe(
      other.keyOf('domain', 'evil.example', 'evil.example'),
    );
    expect(one.keyOf('domain', 'evil.example', 'evil.example')).not.toBe(
      one.keyOf('host', 'evil.example', '=evil.example'),
    );
  });
});

describe('junk in a list', () => {
  it('is counted by reason, and the rest serves', () => {
    const lines = Array.from({ length: 1000 }, (_, at) => `h${at}.example`);
    const junk = [
      '',
      '*.evil.example',
      'http://',
      'evil.example override campaign=x',
      'h7.example',
      'h7.example campaign=late',
    ];
    const told: string[] = [];
    const built = buildIndex([...lines, ...junk].join('\n'), {
      key: KEY,
      onRefused: (reason, number, text) => told.push(`${number} ${reason} ${text}`),
    });
    expect(Object.fromEntries(built.refused)).toEqual({ wildcard: 1, malformed: 1, attribute: 1, duplicate: 2 });
    expect(told).toEqual([
      '1002 wildcard *.evil.example',
      '1003 malformed http://',
      '1004 attribute evil.example override campaign=x',
      '1005 duplicate h7.example',
      '1006 duplicate h7.example campaign=late',
    ]);
    expect(built.entries).toBe(1000);
    expect(open(built).entries).toBe(1000);
    for (const name of lines) expect(found(built, `https://${name}/`)).toEqual([name]);
  });

  it('is no slower for being one line many times over', () => {
    const same = Array.from({ length: 20_000 }, (_, at) => `http://evil.example:${at}/a#${at}`);
    const built = buildIndex(['a.example', ...same, 'b.example'].join('\r\n'), { key: KEY });
    expect(Object.fromEntries(built.refused)).toEqual({ duplicate: 19_999 });
    expect(built.entries).toBe(3);
    expect(found(built, 'https://evil.example/a')).toEqual(['evil.example/a']);
    expect(found(built, 'https://b.example/')).toEqual(['b.example']);
  });

  it('is what a gate says it is', () => {
    const built = buildIndex('a.example\nb.example', {
      key: KEY,
      gate: ({ hostname }) => (hostname === 'a.example' ? 'not-here' : null),
    });
    expect(Object.fromEntries(built.refused)).toEqual({ 'not-here': 1 });
    expect(found(built, 'https://a.example/')).toEqual([]);
    expect(found(built, 'https://b.example/')).toEqual(['b.example']);
  });

  it('leaves an empty list that finds nothing', () => {
    expect(found(buildIndex('', { key: KEY }), 'https://evil.example/')).toEqual([]);
  });
});

describe('an index that is not whole', () => {
  const built = buildIndex(Array.from({ length: 500 }, (_, at) => `h${at}.example campaign=c${at}`).join('\n'), {
    key: KEY,
  });
  const head = () => built.bytes.slice(0, built.headBytes);
  const codeOf = (bytes: Uint8Array<ArrayBuffer>) => {
    const opened = IndexReader.open(bytes.buffer);
    return opened.ok ? 'opened' : opened.error.code;
  };

  it('opens when it is whole', () => expect(codeOf(head())).toBe('opened'));
  it('is refused empty', () => expect(codeOf(new Uint8Array(0))).toBe('empty'));
  it('is refused with less than its table', () => expect(codeOf(head().slice(0, 8))).toBe('truncated'));
  it('is refused cut off at any word', () => {
    for (let size = 12; size < built.headBytes; size += 4) expect(codeOf(head().slice(0, size))).toBe('truncated');
  });
  it('is refused with something behind it', () => {
    const longer = new Uint8Array(built.headBytes + 4);
    longer.set(head());
    expect(codeOf(longer)).toBe('truncated');
  });
  it('is refused in another version', () => {
    const older = head();
    older[4] = 0;
    expect(codeOf(older)).toBe('unknown-format');
  });
  it('is refused as something else', () =>
    expect(codeOf(new TextEncoder().encode('evil.example\n'.repeat(9)))).toBe('unknown-format'));

  it('is refused with any one bit turned, in the head', () => {
    for (let bit = 0; bit < built.headBytes * 8; bit += 1) {
      const bytes = head();
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(codeOf(bytes)).not.toBe('opened');
    }
  });

  it('is refused with any one bit turned, in a block', () => {
    const index = open(built);
    const { start, end } = index.blockOf(index.bucketOf(new LinkKeys(KEY).keyOf('domain', 'h1.example', 'h1.example')));
    const block = built.bytes.slice(built.headBytes + start, built.headBytes + end);
    expect(readBlock(block).ok).toBe(true);
    for (let bit = 0; bit < block.length * 8; bit += 1) {
      const bytes = block.slice();
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(readBlock(bytes)).toEqual({ ok: false, error: { code: 'damaged' } });
    }
    expect(readBlock(block.subarray(0, -1)).ok).toBe(false);
  });
});
