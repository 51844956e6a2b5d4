// The commands `incident`, `suspend` and `restore`.

import { Argument, type Command, Option } from 'commander';
import { INCIDENT_LEVELS, type IncidentLevel } from '../../core/incident';
import { linesOfLogs } from '../access-log';
import { UsageError } from '../usage-error';
import { reportDrill } from './drill-report';
import { endIncident, type IncidentOptions, startIncident, updateIncident } from './incident-command';
import { type CommonOptions, runLocked, runReading, withExample, withWorkspaceOption } from './running';
import { restore, suspend } from './suspensions';

type IncidentFlags = CommonOptions & Omit<IncidentOptions, 'nowMs'> & { readonly level?: IncidentLevel };

export function addIncidentCommands(program: Command): void {
  const incident = program.command('incident').description('what browsers are told while something is going on');
  withExample(
    withWhatIsSaid(
      incident
        .command('start')
        .description('declare an incident; publish it then')
        .addArgument(new Argument('<level>').choices(INCIDENT_LEVELS.filter((level) => level !== 'normal'))),
    ),
    'lurewatch incident start lockdown --message-en "Do not open links in mail about refunds." --phone "IT service desk=020 7946 0000" --review 4h',
  ).action((level: IncidentLevel, options: IncidentFlags) =>
    runLocked(options, (workspace) => startIncident(workspace, level, { ...options, nowMs: Date.now() })),
  );
  withExample(
    withWhatIsSaid(
      incident
        .command('drill')
        .description('rehearse one: marked as a practice wherever it is said; publish it then')
        .addArgument(new Argument('<level>').choices(INCIDENT_LEVELS.filter((level) => level !== 'normal')))
        .option('--group <name...>', 'for browsers whose policy names one of these groups alone', []),
    ),
    'lurewatch incident drill lockdown --group pilot --message-en "Report the practice mail to IT." --end 2h',
  ).action((level: IncidentLevel, { group, ...options }: IncidentFlags & { readonly group: readonly string[] }) =>
    runLocked(options, (workspace) => {
      if (options.end === undefined) throw new UsageError('--end is missing: a drill ends by itself, 2h for one.');
      return startIncident(workspace, level, { ...options, drill: group, nowMs: Date.now() });
    }),
  );
  withExample(
    withWorkspaceOption(
      incident
        .command('drill-report')
        .description('whom the last drill reached, by the access logs of the web server')
        .argument('<log...>', 'access logs, packed with gzip or not'),
    ),
    'lurewatch incident drill-report /var/log/nginx/access.log',
  ).action((paths: string[], options: CommonOptions) =>
    runReading(options, (workspace) => reportDrill(workspace, linesOfLogs(paths))),
  );
  withExample(
    withWhatIsSaid(
      incident
        .command('update')
        .description('change what is said')
        .addOption(new Option('--level <level>', 'another level').choices(INCIDENT_LEVELS)),
    ),
    'lurewatch incident update --level heightened --end 24h',
  ).action((options: IncidentFlags) =>
    runLocked(options, (workspace) => updateIncident(workspace, options.level, { ...options, nowMs: Date.now() })),
  );
  withExample(
    withWorkspaceOption(
      incident
        .command('end')
        .description('end it')
        .option('--message-en <text>', 'what staff read for a day: what they can trust again')
        .option('--message-cy <text>', 'the same in Welsh'),
    ),
    'lurewatch incident end --message-en "Our network is confirmed safe. You can open links again."',
  ).action((options: IncidentFlags) => runLocked(options, (workspace) => endIncident(workspace, options)));
  addSuspensionCommands(program);
}

const withWhatIsSaid = (command: Command): Command =>
  withWorkspaceOption(
    command
      .option('--message-en <text>', 'what staff read at a stopped link, 600 characters at most')
      .option('--message-cy <text>', 'the same in Welsh')
      .option('--phone <contact...>', '"IT service desk=020 7946 0000"; "English|Welsh=…" for both')
      .option('--email <contact...>', '"IT service desk=it@council.example"')
      .option('--page <contact...>', '"Intranet=https://…"')
      .option('--review <time>', 'when you will look at it again: 4h, or 2026-12-01T09:00Z')
      .option('--end <time>', 'when it ends by itself: 24h'),
  );

interface SuspendFlags extends CommonOptions {
  readonly name?: string;
  readonly host: readonly string[];
  readonly sender: readonly string[];
  readonly until: string;
}

function addSuspensionCommands(program: Command): void {
  withExample(
    withWorkspaceOption(
      program
        .command('suspend')
        .description('trust an organisation no more for now: its links are stopped; publish it then')
        .argument('[organisation]', 'id or name of a council or public body; its domains are known')
        .option('--name <name>', 'of one that is not known; with --host')
        .option('--host <host...>', 'further hosts: its tenants on shared ones', [])
        .option('--sender <domain...>', 'further domains that it sends mail from', [])
        .requiredOption('--until <time>', 'when it lifts by itself: 3d'),
    ),
    'lurewatch suspend "Adur District Council" --host adur.sharepoint.example --until 3d',
    'lurewatch suspend --name "A supplier" --host supplier.example --until 3d',
  ).action((organisation: string | undefined, { host, sender, ...options }: SuspendFlags) =>
    runLocked(options, (workspace) =>
      suspend(workspace, organisation, { ...options, hosts: host, senders: sender, nowMs: Date.now() }),
    ),
  );
  withExample(
    withWorkspaceOption(
      program.command('restore').description('lift a suspension').argument('<organisation>', 'its id or name'),
    ),
    'lurewatch restore adur',
  ).action((organisation: string, options: CommonOptions) =>
    runLocked(options, (workspace) => restore(workspace, organisation)),
  );
}
