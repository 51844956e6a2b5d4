// The commands `key`, `feed init` and `rotate`.

import { type Command, InvalidArgumentError } from 'commander';
import { UsageError } from '../usage-error';
import { showPolicy } from './browser-policy';
import { initFeed } from './init';
import { readGivenKeys, readKeys } from './key-files';
import { askNewPassphrase, askPassphrase } from './passphrase';
import { createKey, isReadByOthers, readKey } from './private-key';
import { rotateKeys } from './rotate';
import { type CommonOptions, run, runLocked, runReading, withExample, withJson, withWorkspaceOption } from './running';
import { workspaceAt } from './workspace';

export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('private keys, which stay with the people who sign');
  withExample(
    withJson(
      key
        .command('new')
        .description('make a private key in a new file that only you can read, and print its public key')
        .argument('<file>', 'a new file, outside the feed')
        .option('--passphrase', 'protect it with a passphrase (asked for, or LUREWATCH_PASSPHRASE)'),
    ),
    'lurewatch key new ~/keys/jo.pem --passphrase',
  ).action((file: string, options: CommonOptions & { passphrase?: boolean }) =>
    run(options, async () => {
      const publicKey = await createKey(file, options.passphrase === true ? await askNewPassphrase() : null);
      return { lines: [publicKey], data: { file, publicKey } };
    }),
  );
  withExample(
    withJson(
      key.command('show').description('print the public key of a private key').argument('<file>', 'the private key'),
    ),
    'lurewatch key show ~/keys/jo.pem',
  ).action((file: string, options: CommonOptions) =>
    run(options, async (person) => {
      const { publicKey } = await readKey(file, askPassphrase, 'the command');
      if (await isReadByOthers(file))
        person.remark(`others can read ${file}; keep it to yourself with: chmod 600 ${file}`);
      return { lines: [publicKey], data: { file, publicKey } };
    }),
  );

  const feed = program.command('feed').description('make a feed, and tell browsers of it');
  withExample(
    withJson(
      feed
        .command('init')
        .description('make a feed in a new folder, and print what browsers have to be told')
        .argument('<dir>', 'a new folder')
        .requiredOption('--id <id>', 'small letters, digits and hyphens')
        .requiredOption('--title <title>', 'whose list it is, as staff know them')
        .requiredOption('--key <file...>', 'private keys at hand, which sign')
        .option('--public-key <key...>', 'public keys of the others (43 signs)', [])
        .requiredOption('--threshold <n>', 'how many must sign what makes staff less safe', readNumber)
        .requiredOption('--timestamp-key <key...>', 'the key of the scheduled job: its file, or its public key')
        .option('--url <url>', 'where the folder "published" will be served'),
    ),
    'lurewatch feed init westmarsh --id westmarsh --title "Westmarsh Council" --key jo.pem --public-key PUBLIC --threshold 2 --timestamp-key job.pem',
  ).action((dir: string, options: InitFlags) =>
    run(options, async () => {
      const timestampKeys = await readGivenKeys(options.timestampKey, askPassphrase, '--timestamp-key');
      return initFeed(workspaceAt(dir), {
        ...options,
        keys: await readGivenKeys([...options.key, ...options.publicKey], askPassphrase, '--key'),
        timestampKeys: timestampKeys.publicKeys,
      });
    }),
  );
  withExample(
    withWorkspaceOption(
      feed
        .command('policy')
        .description('print what browsers have to be told of a feed, with the keys that count now')
        .option('--url <url>', 'where the folder "published" is served'),
    ),
    'lurewatch feed policy --url https://feeds.council.example/lures/',
  ).action((options: CommonOptions & { url?: string }) =>
    runReading(options, (workspace) => showPolicy(workspace, options.url)),
  );
  withExample(
    withWorkspaceOption(
      program
        .command('rotate')
        .description('make the next set of keys, which the old and the new holders sign')
        .requiredOption('--new-keys <key...>', 'all keys from now on: files of private keys, or public keys')
        .option('--threshold <n>', 'how many of them must sign; as before where not said', readNumber)
        .option('--timestamp-keys <key...>', 'as --new-keys, for the scheduled job; as before where not said', [])
        .option('--key <file...>', 'private keys of the old set at hand, which sign', []),
    ),
    'lurewatch rotate --new-keys jo.pem NEWPUBLIC --threshold 2 --key jo.pem',
  ).action((options: RotateFlags) =>
    runLocked(options, async (workspace) => {
      const newKeys = await readGivenKeys(options.newKeys, askPassphrase, '--new-keys');
      const keys = await readKeys(options.key, askPassphrase);
      if (keys.length + newKeys.privateKeys.length === 0)
        throw new UsageError('no private key was given; name yours with --key FILE.');
      const timestampKeys = (await readGivenKeys(options.timestampKeys, askPassphrase, '--timestamp-keys')).publicKeys;
      return rotateKeys(workspace, { newKeys, keys, timestampKeys, threshold: options.threshold });
    }),
  );
}

interface InitFlags extends CommonOptions {
  readonly id: string;
  readonly title: string;
  readonly key: readonly string[];
  readonly publicKey: readonly string[];
  readonly threshold: number;
  readonly timestampKey: readonly string[];
  readonly url?: string;
}

interface RotateFlags extends CommonOptions {
  readonly newKeys: readonly string[];
  readonly threshold?: number;
  readonly timestampKeys: readonly string[];
  readonly key: readonly string[];
}

function readNumber(text: string): number {
  if (!/^[1-8]$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 to 8.');
  return Number(text);
}
