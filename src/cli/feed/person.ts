// Who sits in front of the command, or the job that runs it: what is shown on the way to the answer, and what may be asked.

import { createInterface } from 'node:readline/promises';

export interface Person {
  /** Shown before a question, so that it can be answered. */
  show(line: string): void;
  /** On standard error. */
  remark(sentence: string): void;
  /** Null where nobody can be asked. */
  confirm(question: string): Promise<boolean | null>;
  /** What goes on, for terminals; an empty text takes it away. */
  progress(text: string): void;
}

/** What a command has to say, in both forms, and whether it could do what it was asked to. */
export interface Report {
  readonly lines: readonly string[];
  /** With `--json`, as one line. */
  readonly data: unknown;
  readonly isRejected?: boolean;
}

/** The process's own terminal. With `--json` standard output is the answer's alone. */
export function personAtTerminal({ json = false }: { readonly json?: boolean }): Person {
  const { stdin, stdout, stderr } = process;
  let isShown = false;
  return {
    show: (line) => void (json ? stderr : stdout).write(`${line}\n`),
    remark: (sentence) => void stderr.write(`lurewatch: ${sentence}\n`),
    async confirm(question) {
      if (stdin.isTTY !== true) return null;
      const lines = createInterface({ input: stdin, output: stderr });
      const answer = await lines.question(`${question} [y/N] `);
      lines.close();
      return /^y(es)?$/i.test(answer.trim());
    },
    progress(text) {
      if (stderr.isTTY !== true || (text === '' && !isShown)) return;
      stderr.write(`\r\u001b[K${text}`);
      isShown = text !== '';
    },
  };
}

/** `--yes`, or what the person says. Null where nobody can be asked. */
export async function agreed(person: Person, isYes: boolean | undefined, question: string): Promise<boolean | null> {
  return isYes === true ? true : person.confirm(question);
}
