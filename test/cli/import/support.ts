// What the tests of the import share: a text as an input, and what is told of it in one line each.

import { Readable } from 'node:stream';
import type { Imported, ImportFormat } from '../../../src/cli/import/imported';
import { readImport } from '../../../src/cli/import/read-import';
import { UsageError } from '../../../src/cli/usage-error';
import { collect } from '../support';

export const NOW_MS = Date.parse('2026-11-25T09:00Z');

export function readBytes(bytes: Uint8Array, format?: ImportFormat, name = 'given.txt'): Promise<Imported[]> {
  return collect(readImport(Readable.from([bytes]), { name, format, nowMs: NOW_MS }));
}

export const readText = (text: string, format?: ImportFormat, name?: string): Promise<Imported[]> =>
  readBytes(Buffer.from(text), format, name);

export const readJsonOf = (value: unknown, format?: ImportFormat): Promise<Imported[]> =>
  readText(JSON.stringify(value), format, 'given.json');

/** `evil.example`, `- code` for what is rejected, `~ evil.example` for what is withdrawn. */
export const told = (imported: readonly Imported[]): string[] =>
  imported.map((one) =>
    one.type === 'rejected'
      ? `- ${one.code}`
      : `${one.type === 'withdrawn' ? '~ ' : ''}${one.indicator.pattern}${
          one.type === 'entry' && one.campaign !== null ? ` (${one.campaign})` : ''
        }`,
  );

export const toldOf = async (text: string, format?: ImportFormat, name?: string): Promise<string[]> =>
  told(await readText(text, format, name));

/** The sentence of the UsageError that it ends with; any other error is thrown on. */
export async function complaintOf(reading: Promise<unknown>): Promise<string | null> {
  try {
    await reading;
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}
