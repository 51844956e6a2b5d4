// What the tests of the command share: an input that is made of text, and the lines that come out.

import { Readable } from 'node:stream';
import { type CheckOptions, check } from '../../src/cli/check';

export interface Checked {
  readonly lines: readonly string[];
  readonly complaints: readonly string[];
  readonly remarks: readonly string[];
}

/** Runs `check` with the text on standard input, which is a terminal where there is none. */
export async function runCheck(
  links: readonly string[],
  options: Partial<CheckOptions> = {},
  stdin?: string,
): Promise<Checked> {
  const complaints: string[] = [];
  const remarks: string[] = [];
  const input = {
    stdin: Object.assign(Readable.from(stdin === undefined ? [] : [Buffer.from(stdin)]), {
      isTTY: stdin === undefined,
    }),
    isBold: false,
    complain: (sentence: string) => void complaints.push(sentence),
    remark: (sentence: string) => void remarks.push(sentence),
  };
  const lines: string[] = [];
  for await (const line of check(links, { incident: 'normal', ...options }, input)) lines.push(line);
  return { lines, complaints, remarks };
}

/** As above with `--json`: the answers, read. */
export async function checkJson(
  links: readonly string[],
  options: Partial<CheckOptions> = {},
  stdin?: string,
): Promise<Checked & { readonly answers: readonly Record<string, unknown>[] }> {
  const checked = await runCheck(links, { ...options, json: true }, stdin);
  return { ...checked, answers: checked.lines.map((line) => JSON.parse(line)) };
}

export const bytesOf = (...chunks: readonly string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
