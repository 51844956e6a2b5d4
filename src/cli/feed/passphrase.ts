// A passphrase: from the environment for jobs, else asked on the terminal without showing it.

import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from '../usage-error';

const VARIABLE = 'LUREWATCH_PASSPHRASE';

/** For a key that has one. */
export async function askPassphrase(path: string): Promise<string> {
  return process.env[VARIABLE] ?? (await askHidden(`Passphrase of ${path}: `));
}

/** For a new key: twice, so that a slip does not lock it for ever. */
export async function askNewPassphrase(): Promise<string> {
  const given = process.env[VARIABLE];
  const passphrase = given ?? (await askHidden('New passphrase: '));
  if (passphrase === '') throw new UsageError('the passphrase is empty; give one, or leave out --passphrase.');
  if (given === undefined && (await askHidden('Once more: ')) !== passphrase)
    throw new UsageError('the two passphrases differ; try again.');
  return passphrase;
}

function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY !== true) {
    throw new UsageError(`the key needs a passphrase and there is no terminal; set ${VARIABLE} for this command.`);
  }
  stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true });
  return new Promise((resolve, reject) => {
    let answer: string | null = null;
    lines.once('line', (line) => {
      answer = line;
      lines.close();
    });
    lines.once('close', () => {
      stderr.write('\n');
      if (answer === null) reject(new UsageError('no passphrase was given; try again.'));
      else resolve(answer);
    });
  });
}
