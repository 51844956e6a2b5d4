// The commands of a rollout: a council's own build, and the policy that puts it into browsers.

import type { Command } from 'commander';
import { type DoctorOptions, doctor } from './doctor';
import { makeExtensionKey } from './extension-key';
import { type PackOptions, pack } from './pack';
import { policy } from './policy-files';

/** `print`: writes lines as they come. */
export function addRolloutCommands(program: Command, print: (lines: AsyncIterable<string>) => Promise<void>): void {
  program
    .command('extension-key')
    .description("make the private key that your council's Chromium build is known by; keep it as you keep the feed's")
    .argument('<file>', 'where it is written, in PEM; must not be there yet')
    .addHelpText('after', '\nExample:\n  lurewatch extension-key lurewatch.pem')
    .action((path: string) => print(made(path)));

  program
    .command('pack')
    .description("make your council's own build from a released one, and the packages that its browsers install")
    .argument('<build>', "folder of a build, such as dist/chrome; Firefox's has to be signed by Mozilla afterwards")
    .option('--organisation <file>', 'your organisation file: webmails, ids, and where browsers get the packages')
    .option('--host <address...>', "where the council's webmail is, such as https://webmail.council.example", [])
    .option('--policy <file>', "the policy to pack; the browser's own policy goes over it")
    .option('--key <file>', 'of "lurewatch extension-key": signs Chromium\'s package and makes its id')
    .requiredOption('--out <folder>', 'where the copy goes; must not be there yet')
    .option('--packages <folder>', 'write packages, update manifests and checksums there, to be served')
    .addHelpText(
      'after',
      `
Examples:
  lurewatch pack dist/chrome --host https://webmail.council.example --out council-chrome
  lurewatch pack dist/chrome --organisation council.json --key lurewatch.pem --out council-chrome --packages www
  lurewatch pack dist/firefox --organisation council.json --out council-firefox --packages www`,
    )
    .action((build: string, options: PackOptions) => print(pack(build, options)));

  program
    .command('policy')
    .description(
      'write the files by which group policy, Intune, macOS, Linux and Google Admin install and set up the extension',
    )
    .argument('<organisation>', 'your organisation file')
    .requiredOption('--out <folder>', 'where they go; must not be there yet')
    .addHelpText('after', '\nExample:\n  lurewatch policy council.json --out policy')
    .action((path: string, options: { out: string }) => print(policy(path, options)));

  program
    .command('doctor')
    .description('say what of a rollout will not work, before a browser does')
    .argument('<organisation>', 'your organisation file')
    .option('--packages <folder>', 'that "lurewatch pack --packages" has filled: are they what the file says?')
    .option('--feed <dir>', "the feed, or the folder it is published to, in place of asking the feed's address")
    .option('--offline', 'ask no address')
    .addHelpText(
      'after',
      `
Exit codes: 0 all is well, 1 something will not work, 2 wrong usage.

Examples:
  lurewatch doctor council.json --packages www
  lurewatch doctor council.json --offline --feed feed`,
    )
    .action(async (path: string, options: DoctorOptions) => {
      await print(
        doctor(path, options, () => {
          process.exitCode = 1;
        }),
      );
    });
}

async function* made(path: string): AsyncGenerator<string> {
  const { id } = await makeExtensionKey(path);
  yield `${path}: a private key; whoever has it can update your council's extension. Keep a copy where it cannot be lost.`;
  yield `  extension.chromiumId: ${id}`;
}
