// JSON files of the workspace, which people may edit: read by a schema, with the file and the line told where one is wrong.

import * as v from 'valibot';
import { UsageError } from '../usage-error';
import { pathOf, readFileIn, type Workspace, writeFileIn } from './workspace';

/** Null where there is no such file. */
export async function readJsonIn<T>(
  workspace: Workspace,
  name: string,
  schema: v.GenericSchema<unknown, T>,
): Promise<T | null> {
  const bytes = await readFileIn(workspace, name);
  if (bytes === null) return null;
  const path = pathOf(workspace, name);
  const text = bytes.toString('utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} line ${lineOf(text, error)} is not JSON; mend it there, or take the file from git.`);
  }
  const read = v.safeParse(schema, json);
  if (read.success) return read.output;
  const [issue] = read.issues;
  const at = v.getDotPath(issue) ?? 'the whole';
  throw new UsageError(
    `${path} line ${lineOfMember(text, at)}: ${at} is not what it must be (${issue.message}); mend it there.`,
  );
}

/** Indented, so that versions can be compared. */
export const writeJsonIn = (workspace: Workspace, name: string, value: unknown): Promise<void> =>
  writeFileIn(workspace, name, `${JSON.stringify(value, null, 2)}\n`);

const linesUntil = (text: string, at: number) => text.slice(0, at).split('\n').length;

function lineOf(text: string, error: unknown): number {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return linesUntil(text, position === undefined ? text.length : Number(position));
}

/** Where the path's members stand, one behind the other: good enough to look there. */
function lineOfMember(text: string, path: string): number {
  let at = 0;
  for (const name of path.split('.')) {
    const found = text.indexOf(`"${name}"`, at);
    if (found !== -1) at = found;
  }
  return linesUntil(text, at);
}
