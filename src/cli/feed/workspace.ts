// A feed's workspace: a folder of files that people can read, compare and keep in git. Where it is, and its files. Private keys are never
// in it.

import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../usage-error';
import { type Rename, writeBeside } from './write-beside';

export interface Workspace {
  readonly folder: string;
  /** The moment at which a written file counts; tests let it fail. */
  readonly rename: Rename;
}

export const workspaceAt = (folder: string, move: Rename = rename): Workspace => ({ folder, rename: move });

export const pathOf = ({ folder }: Workspace, ...names: readonly string[]): string => join(folder, ...names);

/** Where the person says, else where the environment says, else here. */
export function findWorkspace(given: string | undefined): Workspace {
  const folder = given ?? process.env.LUREWATCH_FEED ?? '.';
  if (!isWorkspace(folder)) {
    throw new UsageError(
      given === undefined && process.env.LUREWATCH_FEED === undefined
        ? 'this folder is no feed; go to one, name it with -C or LUREWATCH_FEED, or make one with "lurewatch feed init".'
        : `${folder} is no feed: it has no settings.json; name the folder that "lurewatch feed init" made.`,
    );
  }
  return workspaceAt(folder);
}

export const isWorkspace = (folder: string): boolean => existsSync(join(folder, 'settings.json'));

/** As `writeBeside`. */
export function writeFileIn(
  workspace: Workspace,
  name: string,
  content: string | Uint8Array | Iterable<string>,
): Promise<void> {
  return writeBeside(pathOf(workspace, name), content, workspace.rename);
}

/** Null where there is none. */
export async function readFileIn(workspace: Workspace, name: string): Promise<Buffer | null> {
  try {
    return await readFile(pathOf(workspace, name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Empty where there is no such folder. */
export async function namesIn(workspace: Workspace, folder: string): Promise<readonly string[]> {
  return readdir(pathOf(workspace, folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

export const removeIn = (workspace: Workspace, name: string): Promise<void> =>
  rm(pathOf(workspace, name), { force: true, recursive: true });
