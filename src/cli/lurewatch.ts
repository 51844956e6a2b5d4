// The `lurewatch` command: reads the arguments, hands them to the command of that name, and ends with its exit code:
// 0 success, 1 rejected data, 2 wrong usage.

import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json' with { type: 'json' };
import { INCIDENT_LEVELS } from '../core/incident';
import { type CheckOptions, check } from './check';
import { type EvaluateOptions, evaluate } from './evaluate';
import { addFeedCommands } from './feed/commands';
import { endWithReader, Output } from './output';
import { addRolloutCommands } from './rollout/commands';
import { UsageError } from './usage-error';

const REJECTED = 1;
const WRONG_USAGE = 2;

const program = new Command('lurewatch')
  .description(
    'Says what the Lurewatch extension would say of a link, and publishes the lists and incidents that its browsers follow.',
  )
  .version(version)
  .option('--debug', 'show where an unexpected error came from')
  // Asking for help or the version is no wrong usage. Set before the commands, which take it over.
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : WRONG_USAGE))
  .showHelpAfterError('(add --help for the options and examples)');

program
  .command('check')
  .description('say where links lead and what the extension would do about them')
  .argument('[link...]', 'web addresses; - for standard input, which is read when no links are given')
  .option('--links <file>', 'JSON lines {href, text?, kind?, from?, fromName?, message?}; - for standard input')
  .option('--eml <file...>', 'mails as files; every part is looked at')
  .addOption(
    new Option(
      '--incident <level>',
      "the incident level to judge under; the feed's, or normal, where not said",
    ).choices(INCIDENT_LEVELS),
  )
  .option('--blocklist <file>', 'known lures, a host or web address a line or in the first column; may be gzipped')
  .option('--feed <dir>', 'a feed, or the folder it is published to: judge with its lists and incident')
  .option('--policy <file>', 'JSON {"allow": ["host.example"]}: hosts that your council trusts')
  .option('--json', 'one JSON line a link, in the order given')
  .addHelpText(
    'after',
    `
Exit codes: 0 all was read, 1 a line was no link (answered as unknown), 2 wrong usage.

Examples:
  lurewatch check https://westminster.gov.uk.account-verify.example/
  lurewatch check --incident heightened --eml reported.eml
  lurewatch check --json --blocklist campaign.txt < links.txt`,
  )
  .action(async (links: string[], options: CheckOptions) => {
    const { stdin, stdout, stderr } = process;
    const complain = (sentence: string) => {
      stderr.write(`lurewatch: ${sentence}\n`);
      process.exitCode = REJECTED;
    };
    const remark = (sentence: string) => void stderr.write(`lurewatch: ${sentence}\n`);
    const isBold = stdout.isTTY === true && !process.env.NO_COLOR;
    await print(check(links, options, { stdin, isBold, complain, remark }));
  });

program
  .command('evaluate')
  .description('measure recall and false alarms on a folder of data, against the goals')
  .argument(
    '[folder]',
    'laid out like test/fixtures/evaluation (its README names the files)',
    'test/fixtures/evaluation',
  )
  .option('--misses <n>', 'list up to n missed lures a measure', readCount, 0)
  .option('--false-alarms <n>', 'list up to n false alarms a measure', readCount, 0)
  .option('--json', 'one JSON line a measure')
  .addHelpText('after', '\nExample:\n  lurewatch evaluate measuring-data --misses 20 --false-alarms 20')
  .action((folder: string, options: EvaluateOptions) => print(evaluate(folder, options)));

addRolloutCommands(program, print);
addFeedCommands(program);

async function print(lines: AsyncIterable<string>): Promise<void> {
  const output = new Output(process.stdout);
  try {
    for await (const line of lines) await output.line(line);
  } finally {
    await output.flush();
  }
}

function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

endWithReader(process.stdout);
try {
  await program.parseAsync();
} catch (error) {
  const isUsage = error instanceof UsageError;
  const message = error instanceof Error ? error.message : String(error);
  console.error(
    program.opts().debug ? error : `lurewatch: ${isUsage ? message : `unexpected: ${message} (--debug tells where)`}`,
  );
  process.exitCode = isUsage ? WRONG_USAGE : REJECTED;
}
