import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/cli/evaluate';
import { Folder } from '../../src/cli/evaluation/folder';
import { FORGED_COUNCILS } from '../../src/cli/evaluation/forgeries';
import { FORGERY_KINDS } from '../../src/cli/evaluation/forgery-kinds';
import { MAILS } from '../../src/cli/evaluation/mail-measures';
import { OFFICIAL_HOSTS } from '../../src/cli/evaluation/official-hosts';
import { ORDINARY_WORDS } from '../../src/cli/evaluation/ordinary-words';
import { atLeast, atMost, isMet, Tally } from '../../src/cli/evaluation/score';
import { needsListedName } from '../../src/cli/evaluation/spoof-case';
import { sampleOf, tablesOf } from '../../src/cli/evaluation/table';
import { WORST_INPUTS } from '../../src/cli/evaluation/worst-inputs';
import { readDestination } from '../../src/core/destination';
import { MAX_HREF_UNITS, MAX_TEXT_UNITS } from '../../src/core/link';
import { COUNCILS } from '../../src/data/councils';
import { collect } from './support';

const SMALL = 'test/fixtures/evaluation';

describe('a tally', () => {
  it('keeps what its goal does not want', () => {
    const missed = new Tally('lures', 'percent', atLeast(60));
    missed.add(true, 'a', '');
    missed.add(false, 'b', 'x');
    expect(missed.score()).toMatchObject({ value: 50, count: 1, of: 2, examples: [{ shown: 'b', found: 'x' }] });
    const alarms = new Tally('honest', 'per-100k', atMost(5));
    alarms.add(false, 'a', '');
    expect(alarms.score()).toMatchObject({ value: 0, examples: [] });
    expect([isMet(missed.score()), isMet(alarms.score())]).toEqual([false, true]);
  });

  it('meets nothing where nothing was measured', () => {
    const score = new Tally('none', 'percent', atLeast(0)).score();
    expect(isMet(score)).toBe(null);
    expect([...tablesOf([score])].at(-1)).toMatch(/nothing measured/);
  });

  it('samples the same examples every time', () => {
    const examples = Array.from({ length: 50 }, (_, at) => ({ shown: `h${at}`, found: '' }));
    expect(sampleOf(examples, 5)).toEqual(sampleOf(examples.toReversed(), 5));
    expect(sampleOf(examples, 5)).toHaveLength(5);
  });
});

describe('evaluate on the small set', () => {
  it('prints every measure that the set has files for, and names the others', async () => {
    const lines = await collect(evaluate(SMALL, { misses: 0, falseAlarms: 0 }));
    const text = lines.join('\n');
    expect(lines.filter((line) => line.startsWith('skipped'))).toEqual([
      'skipped, not in the folder: truth/chromium_idn_spoof.jsonl',
      'skipped, not in the folder: truth/chromium_target_embedding.jsonl',
    ]);
    for (const measure of [
      'council and public body pages',
      'well-known domains',
      'Microsoft lures',
      'modern list threads',
      'wrapped links',
      'forgeries of councils',
      '99th percentile',
    ]) {
      expect(text).toContain(measure);
    }
  }, 60_000);

  it('never suspects an official host', async () => {
    const folder = new Folder(SMALL);
    for (const measure of OFFICIAL_HOSTS) {
      for (const score of await measure.run(folder))
        expect(score).toMatchObject({ count: 0, goal: { bound: 'at-most', value: 0 } });
    }
  });

  it('counts mails that have links, and lists only what the noise column leaves', async () => {
    const scores = (await Promise.all(MAILS.map((measure) => measure.run(new Folder(SMALL))))).flat();
    const find = (name: string) => scores.find(({ measure }) => measure.startsWith(name));
    expect(find('old honest mails')).toMatchObject({ of: 2 });
    expect(find('modern newsletters')).toMatchObject({ of: 2, count: 0 });
    expect(find('modern list threads')).toMatchObject({ of: 1, count: 0 });
    expect(find('phishing mails: any reason or listed')?.count).toBeGreaterThan(
      find('phishing mails: any reason, without')?.count ?? 0,
    );
  });
});

describe('forgeries', () => {
  it('are of forty kinds, each once, and of every council', () => {
    expect(new Set(FORGERY_KINDS.map(({ looks }) => looks)).size).toBe(40);
    const domains = new Set(FORGED_COUNCILS.map(({ domain }) => domain));
    for (const {
      id,
      domains: [domain = ''],
    } of COUNCILS)
      expect(domains, id).toContain(domain);
  });

  it('look as they say', () => {
    const forged = { name: 'kensington and chelsea', domain: 'rbkc.gov.uk' };
    const hosts = new Map(FORGERY_KINDS.map(({ looks, forge }) => [looks, forge(forged)]));
    expect(hosts.get('login-X.com')).toBe('login-kensington-and-chelsea.com');
    expect(hosts.get('X.gov.co')).toBe('kensingtonandchelsea.gov.co');
    expect(hosts.get('D with hyphens.com')).toBe('rbkc-gov-uk.com');
    expect(hosts.get('X-council.com, Cyrillic letters')).toMatch(/^xn--/);
    expect(hosts.get('X-council.com, digits for letters')).toBe('kensingt0nandche1sea-council.com');
    expect(hosts.get('X-council.com, rn for m or m for rn')).toBe(null);
  });

  it('are hosts that can be opened, or none', () => {
    for (const { looks, forge } of FORGERY_KINDS) {
      for (const forged of FORGED_COUNCILS) {
        const host = forge(forged);
        if (host !== null) expect(new URL(`https://${host}/`).hostname, looks).toBe(host);
      }
    }
  });

  it('have four hundred ordinary words for a control, none of which is a place', () => {
    expect(new Set(ORDINARY_WORDS).size).toBe(400);
    const places = new Set(COUNCILS.flatMap((council) => council.places));
    expect(ORDINARY_WORDS.filter((word) => places.has(word))).toEqual([]);
  });
});

describe('a spoof of Chromium', () => {
  it.each([
    ['tést.net', true],
    ['googlé.com', true],
    ['шмнть.com', true],
    ['ѕсоре.com', false],
    ['payp\u03b1l.com', false],
    ['liⵏy.com', false],
    ['abc‒def.com', false],
    ['á\u0301.com', false],
    ['oĸ.com', false],
    ['12з456.com', false],
    ['москва24.com', true],
    ['\ua661.com', false],
    ['google.com', true],
  ])('%s hangs on the list: %s', (unicode, expected) => {
    expect(needsListedName(unicode)).toBe(expected);
  });
});

describe('the worst inputs', () => {
  it('are within the bounds, so that they are read at all', () => {
    for (const { name, link } of WORST_INPUTS) {
      expect(link.href.length, name).toBeLessThanOrEqual(MAX_HREF_UNITS);
      expect(link.text.length, name).toBeLessThanOrEqual(MAX_TEXT_UNITS);
      const read = readDestination(link.href);
      expect(read.ok, name).toBe(true);
    }
  });
});
