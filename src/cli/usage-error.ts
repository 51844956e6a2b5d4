// What the person who calls the command can mend: said in one sentence, without a stack, with exit code 2.

import { readFile } from 'node:fs/promises';

export class UsageError extends Error {}

/** The file's bytes; a UsageError that names the option where it cannot be read. */
export async function readGiven(path: string, option: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw cannotRead(path, option, error);
  }
}

/** The file's JSON; a UsageError where it is none. */
export async function readGivenJson(
  path: string,
  option: string,
): Promise<{ readonly text: string; readonly json: unknown }> {
  const text = new TextDecoder().decode(await readGiven(path, option));
  try {
    return { text, json: JSON.parse(text) };
  } catch (error) {
    throw new UsageError(`${path} is not JSON (${(error as Error).message}); mend it and try again.`);
  }
}

export function cannotRead(path: string, option: string, error: unknown): UsageError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason =
    code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : `${code ?? error}`;
  return new UsageError(`cannot read ${path}: ${reason}; give ${option} the path of a file that you may read.`);
}
