// A page of commands read from its markdown: blocks of `sh` are run in their order in one shell, a block of `text` behind one shows what it
// said. A command that ends with another code than 0 says so behind it: `# … exit code 1`.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Command {
  /** Line of the page, from 1. */
  readonly line: number;
  readonly text: string;
  readonly exitCode: number;
  /** What the block that it is in shows below itself, where it is the last of that block. */
  readonly shown: string | null;
}

export interface Ran {
  readonly command: Command;
  readonly exitCode: number | null;
  /** Both streams, as a terminal shows them. */
  readonly output: string;
}

interface Block {
  readonly language: string;
  readonly line: number;
  readonly lines: readonly string[];
}

function blocksOf(markdown: string): readonly Block[] {
  const blocks: { language: string; line: number; lines: string[] }[] = [];
  let open: (typeof blocks)[number] | null = null;
  for (const [at, text] of markdown.split('\n').entries()) {
    const fence = /^```(\w*)$/.exec(text);
    if (!fence) open?.lines.push(text);
    else if (open) open = null;
    else {
      open = { language: fence[1] ?? '', line: at + 2, lines: [] };
      blocks.push(open);
    }
  }
  return blocks;
}

/** Lines that go on (`\`) and here-documents belong to their command. */
export function commandsOf(markdown: string): readonly Command[] {
  const blocks = blocksOf(markdown);
  return blocks.flatMap((block, at) => {
    if (block.language !== 'sh') return [];
    const next = blocks[at + 1];
    const commands: Command[] = [];
    let lines: string[] = [];
    let here: string | null = null;
    for (const [offset, line] of block.lines.entries()) {
      lines.push(line);
      if (here === null) here = /<<'(\w+)'/.exec(line)?.[1] ?? null;
      else if (line === here) here = null;
      if (here !== null || line.endsWith('\\')) continue;
      const text = lines.join('\n');
      const exitCode = Number(/#[^\n]*exit code (\d)\)?$/.exec(text)?.[1] ?? 0);
      if (text.trim() !== '')
        commands.push({ line: block.line + offset - lines.length + 1, text, exitCode, shown: null });
      lines = [];
    }
    const last = commands.pop();
    return last ? [...commands, { ...last, shown: next?.language === 'text' ? next.lines.join('\n') : null }] : [];
  });
}

/** In one bash, so that `cd` and `export` hold on. `replaced`: names of the page that this run has others for. */
export async function runCommands(
  commands: readonly Command[],
  {
    folder,
    env,
    replaced,
  }: {
    readonly folder: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly replaced: readonly (readonly [string, string])[];
  },
): Promise<readonly Ran[]> {
  const results = mkdtempSync(join(tmpdir(), 'lurewatch-page-'));
  const own = (text: string) => replaced.reduce((now, [from, to]) => now.replaceAll(from, to), text);
  const back = (text: string) => replaced.reduce((now, [from, to]) => now.replaceAll(to, from), text);
  const script = commands.map(
    ({ text }, at) => `{\n${own(text)}\n} >'${results}/${at}.out' 2>&1 </dev/null\necho $? >'${results}/${at}.code'\n`,
  );
  writeFileSync(join(results, 'script.sh'), script.join(''));
  const shell = spawn('bash', [join(results, 'script.sh')], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  await once(shell, 'exit');
  const read = (name: string) => {
    try {
      return readFileSync(join(results, name), 'utf8');
    } catch {
      return '';
    }
  };
  const ran = commands.map((command, at) => ({
    command,
    exitCode: read(`${at}.code`) === '' ? null : Number(read(`${at}.code`)),
    output: back(read(`${at}.out`)).trimEnd(),
  }));
  rmSync(results, { recursive: true });
  return ran;
}

/** Without what is another one at each run: times, keys, sums in names of files, sizes. */
export const steady = (text: string): string =>
  text
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?Z/g, 'TIME')
    .replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, 'KEY')
    .replace(/-[\da-f]{10}\.txt\.gz/g, '-SUM.txt.gz')
    .replace(/[\d,]+ bytes/g, 'N bytes')
    .replace(/\(\d+ minutes?\)/g, '(N minutes)')
    .replace(/(?:indicator|bundle|identity)--[\da-f-]{36}/g, 'ID')
    .replace(/[ \t]+$/gm, '');
