// The commands `add`, `remove`, `import`, `campaign`, `allow` and `sources`, which change what the next publication says.

import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { LIST_ROLES, type ListRole } from '../../core/indicator-list';
import { IMPORT_FORMATS, type Imported, type ImportFormat } from '../import/imported';
import { readImport } from '../import/read-import';
import { readTaxii } from '../import/taxii';
import { cannotRead, UsageError } from '../usage-error';
import { allowHosts, disallowHosts, readHost } from './allowlist';
import { addCampaign, listCampaigns } from './campaigns';
import { addEntries, removeEntries } from './change-entries';
import { importEntries } from './import-entries';
import { readMoment } from './moments';
import { type CommonOptions, runLocked, runReading, withExample, withWorkspaceOption } from './running';
import { listSources } from './sources';

interface EntryFlags extends CommonOptions {
  readonly campaign?: string;
  readonly expires?: string;
  readonly reason?: string;
}

interface ImportFlags extends EntryFlags {
  readonly format?: ImportFormat;
  readonly role?: ListRole;
  readonly source?: string;
  readonly title?: string;
  readonly taxii?: string;
  readonly addedAfter?: string;
  readonly override: readonly string[];
  readonly mayPublish?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly verbose?: boolean;
}

export function addEntryCommands(program: Command): void {
  withExample(
    withWorkspaceOption(
      program
        .command('add')
        .description('list lures: hosts, or pages where the host is shared or trusted')
        .argument('<pattern...>', 'evil.example, =evil.example, evil.example/page, sites.example/view/name/*')
        .option('--campaign <name>', 'what it is known as')
        .option('--expires <time>', 'until when it counts: 30d, or 2026-12-01T09:00Z')
        .option('--override', 'mean it although the host is shared or trusted; needs --reason')
        .option('--reason <text>', 'why, for colleagues; not published'),
    ),
    'lurewatch add evil.example "sites.example/view/refund/*" --campaign "Parking fines" --expires 30d',
  ).action((patterns: string[], options: EntryFlags & { override?: boolean }) =>
    runLocked(options, (workspace) => {
      const nowMs = Date.now();
      return addEntries(workspace, patterns, {
        ...options,
        ...timesOf(options, nowMs),
        isOverride: options.override === true,
      });
    }),
  );
  withExample(
    withWorkspaceOption(
      program.command('remove').description('list no more').argument('<pattern...>', 'as it is listed'),
    ),
    'lurewatch remove mistaken.example',
  ).action((patterns: string[], options: CommonOptions) =>
    runLocked(options, (workspace) => removeEntries(workspace, patterns)),
  );
  withExample(
    withWorkspaceOption(
      program
        .command('import')
        .description('list what a file or a server lists; shows what would change, and asks first')
        .argument('[file...]', 'lists, mails or exports of other tools, packed with gzip or not; - for standard input')
        .addOption(new Option('--format <format>', 'found out where not said').choices(IMPORT_FORMATS))
        .addOption(new Option('--role <role>', 'whose it is: own where there is no --source').choices(LIST_ROLES))
        .option('--source <id>', 'id of the list, which its entries carry')
        .option('--title <text>', 'whose list it is, as warnings say it')
        .option('--campaign <name>', 'for entries that name none')
        .option('--expires <time>', 'for entries that say no end: 90d')
        .option(
          '--taxii <url>',
          'a collection of a TAXII 2.1 server (LUREWATCH_TAXII_TOKEN or LUREWATCH_TAXII_USER=name:password)',
        )
        .option('--added-after <time>', 'of the TAXII server only what is newer')
        .option('--override <host...>', 'hosts to list although the gate refuses them; needs --reason', [])
        .option('--reason <text>', 'why, for colleagues; not published')
        .option(
          '--may-publish',
          'list what its source marks TLP:GREEN or stricter too: it has agreed, since feeds are public',
        )
        .option('--yes', 'change without being asked')
        .option('--dry-run', 'change nothing')
        .option('--verbose', 'show every place that cannot be used'),
    ),
    'lurewatch import reported.eml',
    'lurewatch import phish.txt --source east --title "Eastmarsh Council" --role partner --expires 90d',
    'lurewatch import --taxii https://taxii.example/api/collections/lures/ --source ncsc --title "A public list" --yes',
  ).action((files: string[], options: ImportFlags) =>
    runLocked(options, (workspace, person) => {
      const nowMs = Date.now();
      return importEntries(
        workspace,
        itemsOf(files, options, nowMs),
        {
          ...options,
          ...timesOf(options, nowMs),
          overrides: options.override.map(readHost),
          isYes: options.yes === true,
          isDryRun: options.dryRun === true,
          isVerbose: options.verbose === true,
        },
        person,
      );
    }),
  );
  addListCommands(program);
}

function addListCommands(program: Command): void {
  const campaign = program.command('campaign').description('what campaigns are called');
  withExample(
    withWorkspaceOption(campaign.command('add').description('name a campaign').argument('<id>').argument('<name>')),
    'lurewatch campaign add parking-fines "Parking fines"',
  ).action((id: string, name: string, options: CommonOptions) =>
    runLocked(options, (workspace) => addCampaign(workspace, id, name)),
  );
  withExample(withWorkspaceOption(campaign.command('list').description('list them')), 'lurewatch campaign list').action(
    (options: CommonOptions) => runReading(options, listCampaigns),
  );
  const allow = program.command('allow').description('hosts that the council trusts besides the built-in ones');
  withExample(
    withWorkspaceOption(allow.command('add').description('trust hosts, each with all below it').argument('<host...>')),
    'lurewatch allow add intranet.example',
  ).action((hosts: string[], options: CommonOptions) =>
    runLocked(options, (workspace) => allowHosts(workspace, hosts)),
  );
  withExample(
    withWorkspaceOption(allow.command('remove').description('trust them no more').argument('<host...>')),
    'lurewatch allow remove intranet.example',
  ).action((hosts: string[], options: CommonOptions) =>
    runLocked(options, (workspace) => disallowHosts(workspace, hosts)),
  );
  withExample(
    withWorkspaceOption(program.command('sources').description('the lists that entries were imported from')),
    'lurewatch sources',
  ).action((options: CommonOptions) => runReading(options, listSources));
}

const timesOf = ({ expires }: EntryFlags, nowMs: number) => ({
  nowMs,
  expiresAtMs: expires === undefined ? undefined : readMoment(expires, '--expires', nowMs),
});

async function* itemsOf(files: readonly string[], options: ImportFlags, nowMs: number): AsyncGenerator<Imported> {
  if (files.length === 0 && options.taxii === undefined)
    throw new UsageError('nothing to import was given; name files, or a server with --taxii URL.');
  for (const path of files) {
    const isPiped = path === '-';
    const name = isPiped ? 'standard input' : basename(path);
    // Where several are read it matters in which one a place is.
    for await (const item of readImport(isPiped ? process.stdin : bytesOf(path), {
      name,
      format: options.format,
      mayPublish: options.mayPublish,
      nowMs,
    }))
      yield files.length === 1 ? item : { ...item, place: `${name} ${item.place}` };
  }
  if (options.taxii === undefined) return;
  const { LUREWATCH_TAXII_TOKEN: token, LUREWATCH_TAXII_USER: user } = process.env;
  yield* readTaxii(options.taxii, {
    fetch,
    nowMs,
    token,
    user,
    addedAfter: options.addedAfter,
    mayPublish: options.mayPublish,
  });
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1024 * 1024 });
  } catch (error) {
    throw cannotRead(path, 'the command', error);
  }
}
