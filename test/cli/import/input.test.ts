import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readImport } from '../../../src/cli/import/read-import';
import { collect } from '../support';
import { complaintOf, NOW_MS, readBytes, told } from './support';

describe('an input', () => {
  it('is unpacked', async () => {
    expect(told(await readBytes(gzipSync('lure.example\n'), undefined, 'list.txt.gz'))).toEqual(['lure.example']);
  });

  it('may come in pieces of any size', async () => {
    for (const text of [
      'lure.example\nb.example\nmünchen.example\n',
      'url,a\nlure.example,â\nb.example,1\nmünchen.example,\n',
    ]) {
      for (const bytes of [Buffer.from(text), gzipSync(text), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
        const pieces = Readable.from([...bytes].map((byte) => Uint8Array.of(byte)));
        const found = await collect(readImport(pieces, { name: 'given', nowMs: NOW_MS }));
        expect(told(found)).toEqual(['lure.example', 'b.example', 'xn--mnchen-3ya.example']);
      }
    }
  });

  it.each([
    [gzipSync('lure.example\n').subarray(0, 20), /damaged or cut off/],
    [Buffer.concat([gzipSync('x'), Buffer.alloc(0)]).fill(7, 10), /damaged or cut off/],
    [Buffer.from('PK\x03\x04xyz'), /save the sheet as CSV/],
    [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /\.eml/],
    [Buffer.from('%PDF-1.7'), /PDF/],
    [gzipSync('%PDF-1.7'), /PDF/],
  ])('that cannot be read is complained of (%#)', async (bytes, sentence) => {
    expect(await complaintOf(readBytes(bytes))).toMatch(sentence);
  });

  it('that is empty holds nothing', async () => {
    expect(await readBytes(Buffer.alloc(0))).toEqual([]);
  });

  it('that breaks off is complained of, after what was read', async () => {
    const found: string[] = [];
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(70_000, 'lure.example\n');
      throw new Error('the disk is gone');
    }
    const reading = (async () => {
      for await (const one of readImport(broken(), { name: 'given', nowMs: NOW_MS })) found.push(one.given);
    })();
    expect(await complaintOf(reading)).toBe('cannot read given: the disk is gone.');
    expect(found.length).toBeGreaterThan(5000);
  });

  it('is let go of when no more is wanted', async () => {
    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from('lure.example\n'.repeat(10_000));
      } finally {
        isClosed = true;
      }
    }
    for await (const _ of readImport(endless(), { name: 'given', nowMs: NOW_MS })) break;
    expect(isClosed).toBe(true);
  });

  it('is not read as a whole beyond its bound', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, ' ');
    async function* large(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"type": "bundle",');
      for (;;) yield megabyte;
    }
    const reading = collect(readImport(large(), { name: 'given', nowMs: NOW_MS }));
    expect(await complaintOf(reading)).toMatch(/larger than 256 MB/);
  });
});
