// The commands `preview`, `publish`, `sign`, `undo` and `refresh`.

import type { Command } from 'commander';
import { readKeys } from './key-files';
import { askPassphrase } from './passphrase';
import { preview } from './preview';
import { readKey } from './private-key';
import { publish } from './publish';
import { refresh } from './refresh';
import { type CommonOptions, runLocked, runReading, withExample, withWorkspaceOption } from './running';
import { signPending } from './sign';
import { undo } from './undo';

interface PublishFlags extends CommonOptions {
  readonly key: readonly string[];
  readonly timestampKey?: string;
  readonly hold?: boolean;
  readonly whole?: boolean;
  readonly onlyTightening?: boolean;
  readonly yes?: boolean;
  readonly verbose?: boolean;
}

export function addPublishCommands(program: Command): void {
  withExample(
    withWorkspaceOption(
      program
        .command('preview')
        .description('what the next publication would change, cost and need; writes nothing')
        .option(
          '--against <path>',
          'mails (.eml or a folder), JSON lines, or a link a line: what of it would newly be blocked',
        )
        .option('--verbose', 'show every entry'),
    ),
    'lurewatch preview --against last-week.txt',
  ).action((options: CommonOptions & { against?: string; verbose?: boolean }) =>
    runReading(options, (workspace) =>
      preview(workspace, { against: options.against, isVerbose: options.verbose === true, nowMs: Date.now() }),
    ),
  );
  withExample(
    withWorkspaceOption(
      withSigning(
        program.command('publish').description('sign what the feed says now and put it in the folder "published"'),
      )
        .option('--hold', 'let it wait for a second look')
        .option(
          '--only-tightening',
          'publish now what makes staff safer; what takes more signatures stays here and waits',
        )
        .option('--whole', 'let every browser take all entries anew (after a stolen key)'),
    ),
    'lurewatch publish --key jo.pem --timestamp-key job.pem',
  ).action((options: PublishFlags) =>
    runLocked(options, async (workspace, person) =>
      publish(
        workspace,
        {
          ...(await signersOf(options)),
          isHeld: options.hold === true,
          isWhole: options.whole === true,
          isOnlyTightening: options.onlyTightening === true,
        },
        person,
      ),
    ),
  );
  withExample(
    withWorkspaceOption(
      withSigning(program.command('sign').description('read what waits for signatures, and add yours')).option(
        '--yes',
        'sign without being asked',
      ),
    ),
    'lurewatch sign --key sam.pem --timestamp-key job.pem',
  ).action((options: PublishFlags) =>
    runLocked(options, async (workspace, person) =>
      signPending(workspace, { ...(await signersOf(options)), isYes: options.yes === true }, person),
    ),
  );
  withExample(
    withWorkspaceOption(
      program
        .command('undo')
        .description('take the feed back to what it said before the last publication; publish it then')
        .option('--discard-changes', 'lose what was changed since and never published'),
    ),
    'lurewatch undo',
  ).action((options: CommonOptions & { discardChanges?: boolean }) =>
    runLocked(options, (workspace) =>
      undo(workspace, { isDiscarding: options.discardChanges === true, nowMs: Date.now() }),
    ),
  );
  withExample(
    withWorkspaceOption(
      program
        .command('refresh')
        .description('sign the timestamp anew; for a scheduled job, every few hours (every 5 minutes in an incident)')
        .requiredOption('--timestamp-key <file>', 'the key of the scheduled job'),
    ),
    'lurewatch refresh -C /srv/feed --timestamp-key job.pem',
  ).action((options: CommonOptions & { timestampKey: string }) =>
    runLocked(options, async (workspace) =>
      refresh(workspace, await readKey(options.timestampKey, askPassphrase, '--timestamp-key'), Date.now()),
    ),
  );
}

const withSigning = (command: Command): Command =>
  command
    .requiredOption('--key <file...>', 'your private key')
    .option('--timestamp-key <file>', 'the key of the scheduled job; without it "lurewatch refresh" completes')
    .option('--verbose', 'show every entry');

async function signersOf({ key, timestampKey, verbose }: PublishFlags) {
  return {
    keys: await readKeys(key, askPassphrase),
    timestampKey: timestampKey === undefined ? null : await readKey(timestampKey, askPassphrase, '--timestamp-key'),
    isVerbose: verbose === true,
    nowMs: Date.now(),
  };
}
