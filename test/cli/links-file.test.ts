import { describe, expect, it } from 'vitest';
import type { Judge } from '../../src/cli/check/answer';
import { checkLinksFile } from '../../src/cli/check/links-file';
import type { Verdict } from '../../src/core/verdict';
import { bytesOf, collect } from './support';

const VERDICT: Verdict = { level: 'known', destination: null, reasons: [] };

/** What was judged together, and the answers. */
async function run(lines: readonly unknown[]) {
  const judged: Parameters<Judge>[] = [];
  const complaints: string[] = [];
  const judge: Judge = (links, sender) => {
    judged.push([links, sender]);
    return links.map(() => VERDICT);
  };
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const answers = await collect(checkLinksFile(bytesOf(text), 'f', judge, (sentence) => complaints.push(sentence)));
  return {
    judged,
    complaints,
    answers: answers.map((answer) => (answer.type === 'link' ? [answer.href, answer.verdict.level] : [])),
  };
}

describe('check --links', () => {
  it('judges the lines of a message together, wherever they stand, and answers in order', async () => {
    const { judged, answers } = await run([
      { href: 'https://a.example/', message: 1, from: 'x@y.example', fromName: 'X' },
      { href: 'https://b.example/', text: 'B', kind: 'area' },
      { href: 'https://c.example/', message: 1 },
      { href: 'https://d.example/', message: '1' },
    ]);
    expect(answers.map(([href]) => href)).toEqual([
      'https://a.example/',
      'https://b.example/',
      'https://c.example/',
      'https://d.example/',
    ]);
    expect(judged.map(([links, sender]) => [links.map(({ href }) => href), sender])).toEqual([
      [['https://a.example/', 'https://c.example/'], { address: 'x@y.example', name: 'X' }],
      [['https://b.example/'], null],
      [['https://d.example/'], null],
    ]);
    expect(judged[1]?.[0][0]).toEqual({ href: 'https://b.example/', text: 'B', kind: 'area' });
  });

  it('reads a whole From line', async () => {
    const { judged } = await run([{ href: 'https://a.example/', from: '"Ann, Clerk" <ann@parish.example>' }]);
    expect(judged[0]?.[1]).toEqual({ address: 'ann@parish.example', name: 'Ann, Clerk' });
  });

  it('takes null for what is not known', async () => {
    const { complaints } = await run([{ href: 'https://a.example/', from: null, fromName: null, message: null }]);
    expect(complaints).toEqual([]);
  });

  it.each([
    ['', /empty/],
    ['{', /not JSON/],
    ['7', /not a JSON object/],
    [{ text: 'x' }, /href/],
    [{ href: 7 }, /href must be text/],
    [{ href: 'x', kind: 'img' }, /kind must be one of a, area/],
    [{ href: 'x', text: 'y', message: {} }, /message must be/],
  ])('answers %j as unknown and says why', async (line, why) => {
    const { complaints, answers } = await run([{ href: 'https://a.example/' }, line, { href: 'https://b.example/' }]);
    expect(answers.map(([, level]) => level)).toEqual(['known', 'unknown', 'known']);
    expect(complaints).toEqual([expect.stringMatching(why)]);
    expect(complaints[0]).toMatch(/^f line 2:/);
  });
});
