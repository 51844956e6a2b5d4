// What a publication would newly block among links that people got: mails, links with what stands around them, or a log of links.

import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lists } from '../../core/lists';
import { judgeMessage } from '../../core/verdict';
import type { Answer, Judge } from '../check/answer';
import { checkLinksFile } from '../check/links-file';
import { checkMail } from '../check/mail-files';
import { checkLines } from '../check/plain-links';
import { cannotRead, readGiven } from '../usage-error';
import { counted } from './sentences';

export interface Against {
  readonly links: number;
  readonly newlyBlocked: number;
  readonly noLongerBlocked: number;
  /** Places that held no link. */
  readonly unread: number;
  /** Hosts of the newly blocked, most first. */
  readonly hosts: readonly { readonly host: string; readonly links: number }[];
}

const OPTION = '--against';
const TOP_HOSTS = 20;

/** Judges every link twice. `path`: a mail, a folder of mails, JSON lines as `check --links` takes them, or a link a line. */
export async function judgeAgainst(path: string, before: Lists, after: Lists): Promise<Against> {
  const hosts = new Map<string, number>();
  const counts = { links: 0, newlyBlocked: 0, noLongerBlocked: 0, unread: 0 };
  const judge: Judge = (links, sender) => {
    const old = judgeMessage({ links, sender }, before);
    const now = judgeMessage({ links, sender }, after);
    for (const [at, { level, destination }] of now.entries()) {
      counts.links += 1;
      const wasBlocked = old[at]?.level === 'blocked';
      if (wasBlocked && level !== 'blocked') counts.noLongerBlocked += 1;
      if (wasBlocked || level !== 'blocked') continue;
      counts.newlyBlocked += 1;
      const host = destination?.hostname ?? '';
      hosts.set(host, (hosts.get(host) ?? 0) + 1);
    }
    return now;
  };
  for await (const _ of answersOf(path, judge, () => {
    counts.unread += 1;
  })) {
    // Counted as they are judged.
  }
  const sorted = [...hosts].map(([host, links]) => ({ host, links })).sort((a, b) => b.links - a.links);
  return { ...counts, hosts: sorted.slice(0, TOP_HOSTS) };
}

async function* answersOf(path: string, judge: Judge, complain: () => void): AsyncGenerator<Answer> {
  for (const file of await filesOf(path)) {
    if (/\.eml$/i.test(file)) yield* checkMail(await readGiven(file, OPTION), file, judge, complain);
    else if (await isJsonLines(file)) yield* checkLinksFile(createReadStream(file), file, judge, complain);
    else yield* checkLines(createReadStream(file), file, judge, complain);
  }
}

/** The mails of a folder and of those in it, or the file itself. */
async function filesOf(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path, { recursive: true });
    return names
      .filter((name) => /\.eml$/i.test(name))
      .sort()
      .map((name) => join(path, name));
  } catch (error) {
    throw cannotRead(path, OPTION, error);
  }
}

async function isJsonLines(path: string): Promise<boolean> {
  let head = '';
  for await (const chunk of createReadStream(path, { end: 63 })) head += String(chunk);
  return /^\uFEFF?\s*\{/.test(head);
}

/** The lines for people. */
export function* againstWords(path: string, found: Against): Generator<string> {
  const { links, newlyBlocked, noLongerBlocked, unread, hosts } = found;
  const share = links === 0 ? 0 : (newlyBlocked / links) * 100;
  yield `Of ${counted(links, 'link')} in ${path}, ${newlyBlocked} (${share.toFixed(share < 1 ? 3 : 1)} %) would newly be blocked, ${noLongerBlocked} no longer.`;
  if (unread > 0) yield `  ${counted(unread, 'line')} held no link.`;
  for (const { host, links: count } of hosts) yield `  ${String(count).padStart(7)}  ${host}`;
}
