// What `export` writes, `import` reads back as the same entries: one council's list reaches another's, and a DNS filter's its own.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, type ExportFormat } from '../../../src/cli/export';
import type { Imported } from '../../../src/cli/import/imported';
import { detectFormat } from '../../../src/cli/import/read-import';
import { formatIndicator } from '../../../src/core/indicator';
import { anyIndicator, exportLines } from '../export/support';
import { readText } from './support';

/**
 * What comes back of an entry: a hosts file and STIX have one word for a host and for a domain, and whoever writes a front page in STIX
 * means the host, as others' lists do.
 */
function said(pattern: string, format: ExportFormat): string {
  const bare = format === 'hosts' || format === 'stix' ? pattern.replace(/^=/, '') : pattern;
  return format === 'stix' ? bare.replace(/^([^/]+)\/$/, '$1') : bare;
}

const patternsOf = (found: readonly Imported[]) =>
  found.map((one) => (one.type === 'entry' ? one.indicator.pattern : `${one.type} ${one.given}`));

describe.each(EXPORT_FORMATS)('a list that is exported as %s', (format) => {
  it('is read back, entry by entry', async () => {
    const several = fc.uniqueArray(anyIndicator, { minLength: 1, maxLength: 15, selector: ({ pattern }) => pattern });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(several, async (indicators) => {
        const { lines, leftOut } = exportLines(indicators.map(formatIndicator), format);
        const left = new Set(leftOut.map((text) => text.replace(/: [a-z]+$/, '')));
        const kept = indicators.filter(({ pattern }) => !left.has(pattern));
        const found = await readText(`${lines.join('\n')}\n`, format, 'list');
        const back = new Set(patternsOf(found).map((pattern) => said(pattern, format)));
        expect(back).toEqual(new Set(kept.map(({ pattern }) => said(pattern, format))));
        count += kept.length;
        if (format !== 'csv') return;
        const ends = new Map(kept.map(({ pattern, expiresAtMs }) => [pattern, expiresAtMs]));
        for (const one of found)
          if (one.type === 'entry') expect(one.indicator.expiresAtMs).toBe(ends.get(one.indicator.pattern));
      }),
      { seed: 1, numRuns: 150 },
    );
    expect(count).toBeGreaterThan(50);
  });

  it('is known for what it is', () => {
    const { lines } = exportLines(['a.example', 'b.example campaign=tax', 'c.example'], format);
    expect(detectFormat(`${lines.join('\n')}\n`, 'list')).toBe(format);
  });

  it('has nothing that is over', async () => {
    const { lines, leftOut } = exportLines(['over.example expires=2026-11-25T09:00Z', 'b.example'], format);
    expect(leftOut).toEqual(['over.example: expired']);
    expect(patternsOf(await readText(`${lines.join('\n')}\n`, format, 'list'))).toEqual(['b.example']);
  });
});
