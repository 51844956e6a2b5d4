// `lurewatch reports`: what staff have reported, by destination, and from there to what the next publication lists.

import type { Command } from 'commander';
import { printable } from '../check/explanation';
import type { Imported } from '../import/imported';
import { refang } from '../import/refang';
import { groupReports, type ReportGroup } from '../reports/groups';
import { readReportFiles } from '../reports/report-files';
import { UsageError } from '../usage-error';
import { readContent } from './content';
import { readEntries } from './entries';
import { cautionWith } from './gating';
import { type ImportEntriesOptions, importEntries } from './import-entries';
import { readMoment } from './moments';
import type { Person, Report } from './person';
import { type CommonOptions, runLocked, runReading, withExample, withWorkspaceOption } from './running';
import { counted } from './sentences';
import type { Workspace } from './workspace';

interface ReportsFlags extends CommonOptions {
  readonly list?: readonly string[];
  readonly campaign?: string;
  readonly expires?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** More of a group's pages are counted only. */
const MAX_PAGES = 5;

export function addReportsCommand(program: Command): void {
  withExample(
    withWorkspaceOption(
      program
        .command('reports')
        .description('what staff have reported, by destination; with --list, list some of it for every browser')
        .argument('<path...>', 'folders or files: JSON from your receiver, mails from your mailbox')
        .option('--list <destination...>', 'those to list, as this command names them; shown first, and asked')
        .option('--campaign <name>', 'what they are known as')
        .option('--expires <time>', 'until when they count: 30d, or 2026-12-01T09:00Z')
        .option('--yes', 'change without being asked')
        .option('--dry-run', 'change nothing'),
    ),
    'lurewatch reports mailbox/ reports/',
    'lurewatch reports reports/ --list parcel-fee.example --campaign "Parcel fees" && lurewatch publish',
  ).action((paths: string[], options: ReportsFlags) => {
    const { list } = options;
    if (list === undefined) return runReading(options, (workspace) => tellReports(workspace, paths));
    return runLocked(options, (workspace, person) => {
      const nowMs = Date.now();
      const expiresAtMs = options.expires === undefined ? undefined : readMoment(options.expires, '--expires', nowMs);
      const { campaign, yes, dryRun } = options;
      const asked = { campaign, expiresAtMs, isYes: yes === true, isDryRun: dryRun === true, nowMs };
      return listReported(workspace, paths, list, asked, person);
    });
  });
}

export async function tellReports(workspace: Workspace, paths: readonly string[]): Promise<Report> {
  return toldOf(paths, await readGroups(workspace, paths));
}

/** Lists the destinations of those names, as an import of them would be: shown, gated, asked. */
export async function listReported(
  workspace: Workspace,
  paths: readonly string[],
  names: readonly string[],
  options: Pick<ImportEntriesOptions, 'campaign' | 'expiresAtMs' | 'isYes' | 'isDryRun' | 'nowMs'>,
  person: Person,
): Promise<Report> {
  const { groups } = await readGroups(workspace, paths);
  return importEntries(workspace, chosen(groups, names), { ...options, overrides: [], isVerbose: true }, person);
}

interface ReadGroups {
  readonly groups: readonly (ReportGroup & { readonly isListed: boolean })[];
  readonly unread: number;
  readonly faults: readonly { readonly path: string; readonly fault: string }[];
}

async function readGroups(workspace: Workspace, paths: readonly string[]): Promise<ReadGroups> {
  const { received, faults } = await readReportFiles(paths);
  const { allowlist } = await readContent(workspace);
  const entries = await readEntries(workspace);
  const caution = cautionWith(allowlist);
  const { groups, unread } = groupReports(received, (host) => caution(host, 'own') === null);
  return {
    groups: groups.map((group) => ({ ...group, isListed: entries.get(group.indicator.pattern) !== undefined })),
    unread,
    faults,
  };
}

/** UsageError where one is named that nobody has reported. */
async function* chosen(groups: readonly ReportGroup[], names: readonly string[]): AsyncGenerator<Imported> {
  for (const name of names) {
    const wanted = refang(name).replace(/^https?:\/\//, '');
    const group = groups.find(({ indicator: { pattern } }) => pattern === wanted);
    if (!group)
      throw new UsageError(`nobody has reported ${name}; name it as "lurewatch reports" does, without --list.`);
    const { indicator } = group;
    yield { type: 'entry', place: peopleOf(group), given: indicator.pattern, indicator, campaign: null };
  }
}

const peopleOf = ({ people, reports }: ReportGroup): string =>
  `${counted(people, 'person', 'people')}, ${counted(reports, 'report')}`;
const minuteOf = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')}Z`;

function toldOf(paths: readonly string[], { groups, unread, faults }: ReadGroups): Report {
  const lures = groups.filter(({ kinds }) => kinds.scam + kinds.opened > 0);
  const wrong = groups.filter(({ kinds }) => kinds.wrong > 0);
  const [first] = lures.filter(({ isListed }) => !isListed);
  const path = paths.map((each) => (/\s/.test(each) ? `"${each}"` : each)).join(' ');
  return {
    lines: [
      lures.length === 0 ? 'Nobody has reported a link.' : `${counted(lures.length, 'destination')} reported:`,
      ...lures.flatMap((group) => ['', ...linesOf(group)]),
      ...(wrong.length === 0 ? [] : ['', 'Warnings that staff call wrong:', ...wrong.map(wrongLine)]),
      ...(unread === 0 ? [] : ['', `${counted(unread, 'report')} about an address that cannot be listed.`]),
      ...(faults.length === 0 ? [] : ['', ...faults.map(({ path: file, fault }) => `${file} ${fault}.`)]),
      ...(first
        ? ['', `To list one: lurewatch reports ${path} --list "${first.indicator.pattern}"`, 'Then: lurewatch publish']
        : []),
    ],
    data: {
      destinations: groups.map(({ indicator: { pattern, kind }, ...group }) => ({ pattern, kind, ...group })),
      unread,
      faults,
    },
    isRejected: faults.length > 0 && groups.length === 0,
  };
}

function linesOf(group: ReportGroup & { readonly isListed: boolean }): readonly string[] {
  const { indicator, kinds, first, last, pages, contacts, isListed } = group;
  const when =
    first === null
      ? ''
      : first === last
        ? `, ${minuteOf(first)}`
        : `, ${minuteOf(first)} to ${minuteOf(last ?? first)}`;
  const opened = kinds.opened === 0 ? '' : `, ${kinds.opened} opened it`;
  const shown = pages.slice(0, MAX_PAGES);
  return [
    `${indicator.pattern}${isListed ? ' (listed already)' : ''}`,
    `  ${peopleOf(group)}${opened}${when}`,
    ...shown.map((page) => `  ${printable(page.replace(/^http/i, 'hxxp').slice(0, 200))}`),
    ...(pages.length > shown.length ? [`  and ${counted(pages.length - shown.length, 'more page')}`] : []),
    ...(contacts.length === 0 ? [] : [`  opened by: ${contacts.map(printable).join('; ')}`]),
  ];
}

const wrongLine = (group: ReportGroup): string =>
  `  ${group.indicator.pattern}: ${group.kinds.wrong} of ${counted(group.reports, 'report')}`;
