// The `lurewatch` command: reads the arguments and hands them to the command of that name.

import { Command } from 'commander';
import { version } from '../../package.json' with { type: 'json' };
import { check } from './check';

const program = new Command('lurewatch')
  .description('Judges links as the Lurewatch extension does, on this computer alone.')
  .version(version);

program
  .command('check')
  .description('say where links lead and what the extension would do about them')
  .argument('<link...>', 'web addresses')
  .option('--json', 'one JSON line a link, in the order given')
  .addHelpText('after', '\nExample:\n  lurewatch check https://westminster.gov.uk.account-verify.example/')
  .action((links: string[], options: { json?: true }) => {
    for (const line of check(links, { asJson: options.json === true })) console.log(line);
  });

program.exitOverride((error) => {
  // Wrong usage is 2, as everywhere in this command; asking for help or the version is none.
  process.exit(error.exitCode === 0 ? 0 : 2);
});
program.parse();
