// What every command of the feed has in common: where the workspace is, the lock, and the answer for people or for programs.

import type { Command } from 'commander';
import { Output } from '../output';
import { type Person, personAtTerminal, type Report } from './person';
import { working } from './working';
import { findWorkspace, type Workspace } from './workspace';

const REJECTED = 1;

export interface CommonOptions {
  readonly feedDir?: string;
  readonly json?: boolean;
}

/** A command on a workspace. */
export const withWorkspaceOption = (command: Command): Command => withJson(withFolder(command));

export const withFolder = (command: Command): Command =>
  command.option('-C, --feed-dir <dir>', 'the feed (or LUREWATCH_FEED, or the folder you are in)');

export const withJson = (command: Command): Command => command.option('--json', 'one line of JSON for programs');

/** `Example:` below the help of a command. */
export const withExample = (command: Command, ...examples: readonly string[]): Command =>
  command.addHelpText('after', `\nExample${examples.length === 1 ? '' : 's'}:\n  ${examples.join('\n  ')}`);

/** With the lock held: for whatever writes. */
export async function runLocked(
  options: CommonOptions,
  work: (workspace: Workspace, person: Person) => Promise<Report>,
): Promise<void> {
  await run(options, (person) => {
    const workspace = findWorkspace(options.feedDir);
    return working(workspace, person.remark, () => work(workspace, person));
  });
}

/** For what only reads. */
export async function runReading(
  options: CommonOptions,
  work: (workspace: Workspace, person: Person) => Promise<Report>,
): Promise<void> {
  await run(options, (person) => work(findWorkspace(options.feedDir), person));
}

/** A command that needs no workspace. */
export async function run(options: CommonOptions, work: (person: Person) => Promise<Report>): Promise<void> {
  const person = personAtTerminal(options);
  try {
    const report = await work(person);
    await printLines(options.json === true ? [JSON.stringify(report.data)] : report.lines);
    if (report.isRejected === true) process.exitCode = REJECTED;
  } finally {
    person.progress('');
  }
}

/** To standard output, at the reader's pace. */
export async function printLines(lines: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const output = new Output(process.stdout);
  try {
    for await (const line of lines) await output.line(line);
  } finally {
    await output.flush();
  }
}
