import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { printable } from '../../src/cli/check/explanation';
import { UsageError } from '../../src/cli/usage-error';
import { checkJson, runCheck } from './support';

const LURE = 'https://staff-refunds.example/';
const WRAPPED = `https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent(`${LURE}pay`)}&data=05`;

const folder = mkdtempSync(join(tmpdir(), 'lurewatch-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('check --json', () => {
  it('gives one line a link, in order, in the shape that is promised', async () => {
    const { answers, complaints } = await checkJson([WRAPPED, 'https://www.gov.uk/']);
    expect(complaints).toEqual([]);
    expect(answers).toEqual([
      {
        href: WRAPPED,
        destination: `${LURE}pay`,
        hops: [WRAPPED, `${LURE}pay`],
        host: 'staff-refunds.example',
        registrableDomain: 'staff-refunds.example',
        level: 'blocked',
        asks: true,
        reasons: [
          {
            code: 'known-lure',
            strength: 'strong',
            evidence: expect.objectContaining({ part: 'staff-refunds.example' }),
          },
        ],
      },
      expect.objectContaining({ href: 'https://www.gov.uk/', level: 'known', asks: false, reasons: [] }),
    ]);
  });

  it('reads what people paste without a scheme as https', async () => {
    const { answers } = await checkJson(['www.example.test/x', 'example.test:8080']);
    expect(answers.map(({ href, destination }) => [href, destination])).toEqual([
      ['www.example.test/x', 'https://www.example.test/x'],
      ['example.test:8080', 'https://example.test:8080/'],
    ]);
  });

  it('answers a bad line as unknown in its place, and says which it was', async () => {
    const { answers, complaints } = await checkJson([], {}, `${LURE}\n\nno link\r\nhttps://b.example/`);
    expect(answers.map(({ href, level, destination }) => [href, level, destination])).toEqual([
      [LURE, 'blocked', LURE],
      ['', 'unknown', null],
      ['no link', 'unknown', null],
      ['https://b.example/', 'unknown', 'https://b.example/'],
    ]);
    expect(complaints).toEqual([
      expect.stringMatching(/line 2 .*empty/),
      expect.stringMatching(/line 3 .*not a web address/),
    ]);
  });

  it('takes an over-long line for suspicious, not for a bad one', async () => {
    const { answers, complaints } = await checkJson([], {}, `https://a.example/${'x'.repeat(200_000)}\n${LURE}\n`);
    expect(answers.map(({ level }) => level)).toEqual(['suspicious', 'blocked']);
    expect(complaints).toEqual([]);
  });

  it('asks by the incident level', async () => {
    const link = ['https://newsletter.example/'];
    expect((await checkJson(link)).answers[0]).toMatchObject({ level: 'unknown', asks: false });
    expect((await checkJson(link, { incident: 'lockdown' })).answers[0]).toMatchObject({
      level: 'unknown',
      asks: true,
    });
  });

  it('reads standard input for -, before the arguments', async () => {
    const { answers } = await checkJson(['https://b.example/', '-'], {}, 'https://a.example/\n');
    expect(answers.map(({ href }) => href)).toEqual(['https://a.example/', 'https://b.example/']);
  });

  it('goes on behind a mail that cannot be read', async () => {
    const endless = file('endless.eml', `Subject: ${'x'.repeat(3_000_000)}\n\n`);
    const good = file('good.eml', 'From: a@a.example\n\nhttps://staff-refunds.example/');
    const { answers, complaints } = await checkJson([], { eml: [endless, good] });
    expect(answers.map(({ level }) => level)).toEqual(['blocked']);
    expect(complaints).toEqual([expect.stringMatching(/endless\.eml cannot be read as a mail/)]);
  });

  it('says how it is used where it is given nothing', async () => {
    await expect(runCheck([])).rejects.toThrow(UsageError);
    await expect(runCheck([], { eml: [join(folder, 'none.eml')] })).rejects.toThrow(/no such file.*--eml/);
    await expect(runCheck([], { links: folder })).rejects.toThrow(/it is a folder/);
  });
});

describe('check --blocklist and --policy', () => {
  it('blocks what is listed, from plain text, a first column, or gzip', async () => {
    const text = '# our list\nhost\tseen\nkiln-shelf.example\t2026\nhttps://parcel.test/   # today\n';
    for (const path of [file('list.tsv', text), file('list.gz', gzipSync(text))]) {
      const { answers, remarks } = await checkJson(['https://www.kiln-shelf.example/a', 'http://parcel.test/b'], {
        blocklist: path,
      });
      expect(answers.map(({ level }) => level)).toEqual(['blocked', 'blocked']);
      expect(remarks).toEqual([expect.stringMatching(/line 2 \(host\)/)]);
    }
  });

  it('never blocks a shared host as a whole, and says so', async () => {
    const blocklist = file('shared.txt', 'bit.ly\ngoogle.com\nco.uk\n');
    const { answers, remarks } = await checkJson(
      ['https://bit.ly/x', 'https://docs.google.com/d', 'https://a.co.uk/'],
      { blocklist },
    );
    expect(answers.map(({ level }) => level)).not.toContain('blocked');
    expect(remarks).toHaveLength(2);
  });

  it('knows what the policy allows', async () => {
    const policy = file('policy.json', '{"allow": ["Intranet.example"]}');
    const { answers } = await checkJson(['https://www.intranet.example/', 'https://other.example/'], { policy });
    expect(answers.map(({ level }) => level)).toEqual(['known', 'unknown']);
  });

  it.each(['{"allow": "x"}', '{"allow": ["a/b"]}', '{"deny": []}', 'allow'])('refuses the policy %s', async (text) => {
    await expect(runCheck(['https://a.example/'], { policy: file('bad.json', text) })).rejects.toThrow(UsageError);
  });
});

describe('check for people', () => {
  it('says what happens, where the link leads hop by hop, and why', async () => {
    const { lines } = await runCheck([WRAPPED]);
    expect(lines[0]).toBe(WRAPPED);
    expect(lines[1]).toMatch(/Blocked: the link is stopped/);
    expect(lines.join('\n')).toMatch(
      /goes through eur02\.safelinks\.protection\.outlook\.com \(Microsoft Safe Links\)/,
    );
    expect(lines.join('\n')).toMatch(/leads to staff-refunds\.example\./);
  });

  it('lets no link steer the terminal', () => {
    expect(printable('a\u001b[2Jb\u202ec\u200bd\ud800')).toBe('a\\u{1b}[2Jb\\u{202e}c\\u{200b}d\\u{d800}');
    expect(printable('sir gâr')).toBe('sir gâr');
  });
});
