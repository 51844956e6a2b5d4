// The commands `verify`, `status`, `export` and `serve`, which change nothing.

import { Argument, type Command, InvalidArgumentError } from 'commander';
import { describeServing, linesOfLogs, readAccessLog } from '../access-log';
import { EXPORT_FORMATS, type ExportFormat } from '../export';
import { serve } from '../serve';
import { exportEntries } from './export-entries';
import { publishedFolderOf } from './feed-folder';
import { type CommonOptions, printLines, run, runReading, withExample, withFolder, withJson } from './running';
import { type VerifyOptions, verifyFeed } from './verify';
import { findWorkspace, isWorkspace } from './workspace';
import { workspaceStatus } from './workspace-status';

interface PinFlags extends CommonOptions {
  readonly policy?: string;
  readonly key: readonly string[];
  readonly threshold?: number;
  readonly id?: string;
  readonly log?: readonly string[];
  readonly under?: string;
}

export function addReadingCommands(program: Command): void {
  withExample(
    withPin(
      program
        .command('verify')
        .description('take a feed as a new browser would, and say what it got or why not')
        .argument('<place>', 'a feed, a copy of its folder "published", or where it is served'),
    ),
    'lurewatch verify https://feeds.council.example/lures/ --policy policy.json',
  ).action((place: string, options: PinFlags) => run(options, () => verifyFeed(place, pinOf(options))));
  withExample(
    withPin(
      program
        .command('status')
        .description('how a feed stands: here, where it is served, or in the logs of its web server')
        .argument('[url]', 'where it is served')
        .option('--log <file...>', 'access logs: who fetches, and how soon a serial is everywhere')
        .option('--under <path>', "the feed's folder in its site, where the logs are of more"),
    ),
    'lurewatch status',
    'lurewatch status https://feeds.council.example/lures/',
    'lurewatch status --log access.log',
  ).action((url: string | undefined, options: PinFlags) => {
    if (options.log) return run(options, () => statusOfLogs(options.log ?? [], options.under));
    if (url !== undefined) return run(options, () => verifyFeed(url, pinOf(options)));
    return runReading(options, (workspace) => workspaceStatus(workspace, Date.now()));
  });
  withExample(
    withFolder(
      program
        .command('export')
        .description('what is published, for other tools')
        .addArgument(new Argument('<format>').choices(EXPORT_FORMATS))
        .option('--out <file>', 'a file instead of standard output'),
    ),
    'lurewatch export rpz --out lures.rpz',
  ).action((format: ExportFormat, options: CommonOptions & { out?: string }) =>
    printLines(
      exportEntries(
        findWorkspace(options.feedDir).folder,
        format,
        { out: options.out, nowMs: Date.now() },
        (sentence) => void process.stderr.write(`lurewatch: ${sentence}\n`),
      ),
    ),
  );
  withExample(
    program
      .command('serve')
      .description('a small web server for a published feed: for trials, exercises, and behind a proxy that adds TLS')
      .argument('[dir]', 'a feed, or a copy of its folder "published"', '.')
      .option('--port <n>', '0 for any that is free', readPort, 8080)
      .option('--host <address>', 'where to listen; 127.0.0.1 is this computer alone', '127.0.0.1')
      .option('--log', 'print each request'),
    'lurewatch serve westmarsh --port 8080',
  ).action(async (dir: string, options: { port: number; host: string; log?: boolean }) => {
    const ending = new AbortController();
    process.once('SIGINT', () => ending.abort());
    process.once('SIGTERM', () => ending.abort());
    // As they come: nobody waits for a block to fill.
    for await (const line of serve(publishedFolderOf(dir), options, ending.signal)) process.stdout.write(`${line}\n`);
  });
}

const withPin = (command: Command): Command =>
  withJson(
    command
      .option('-C, --feed-dir <dir>', 'the feed whose keys count (or LUREWATCH_FEED, or the folder you are in)')
      .option('--policy <file>', 'the policy of the browsers')
      .option('--id <id>', 'id of the feed')
      .option('--key <public...>', 'public keys that count; needs --id', [])
      .option('--threshold <n>', 'how many of them', readThreshold),
  );

function pinOf({ feedDir, key, policy, id, threshold }: PinFlags): VerifyOptions {
  const folder = feedDir ?? process.env.LUREWATCH_FEED ?? (isWorkspace('.') ? '.' : undefined);
  return { policy, id, keys: key, threshold, workspace: folder, nowMs: Date.now() };
}

async function statusOfLogs(paths: readonly string[], under: string | undefined) {
  const report = await readAccessLog(linesOfLogs(paths), under === undefined ? {} : { under });
  return { lines: describeServing(report), data: report };
}

function readThreshold(text: string): number {
  if (!/^[1-8]$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 to 8.');
  return Number(text);
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('It must be a port, 0 to 65535.');
  return Number(text);
}
