// `lurewatch check`: judges with the extension's own core, so what IT sees is what staff get.

import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { IncidentLevel } from '../core/incident';
import { judgeMessage } from '../core/verdict';
import type { Answer, Complain, Judge } from './check/answer';
import { explain, type Look, printable } from './check/explanation';
import { givenLists } from './check/given-lists';
import { jsonAnswer } from './check/json-answer';
import { checkLinksFile } from './check/links-file';
import { checkMail } from './check/mail-files';
import { checkArguments, checkLines } from './check/plain-links';
import { type FeedFolder, readFeedFolder } from './feed/feed-folder';
import { cannotRead, readGiven, UsageError } from './usage-error';

export interface CheckOptions {
  readonly json?: boolean;
  /** That of the feed where it is not said. */
  readonly incident?: IncidentLevel;
  /** A feed's workspace, or the folder it is published to. */
  readonly feed?: string;
  /** A file of JSON lines; `-` is standard input. */
  readonly links?: string;
  readonly eml?: readonly string[];
  readonly blocklist?: string;
  readonly policy?: string;
}

export interface CheckInput {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Whether the output is a terminal that can show bold text. */
  readonly isBold: boolean;
  /** Of lines that could not be used: the command then ends as a failure. */
  readonly complain: Complain;
  /** Of what else the person should know. */
  readonly remark: Complain;
}

/** The output line by line, in the order of the links: arguments (`-` is standard input), then `--links`, then `--eml`. */
export async function* check(
  links: readonly string[],
  options: CheckOptions,
  input: CheckInput,
): AsyncGenerator<string> {
  const feed = options.feed === undefined ? null : await readFeedFolder(options.feed, Date.now());
  const incident = options.incident ?? feed?.incident ?? 'normal';
  const look: Look = { incident, isBold: input.isBold };
  let isFirst = true;
  for await (const answer of answers(links, options, feed, input)) {
    if (options.json) {
      if (answer.type === 'link') yield jsonAnswer(answer.href, answer.verdict, incident);
      continue;
    }
    if (!isFirst) yield '';
    isFirst = false;
    if (answer.type === 'heading') yield `== ${printable(answer.text)}`;
    else yield* explain(answer.href, answer.verdict, look);
  }
}

async function* answers(
  links: readonly string[],
  options: CheckOptions,
  feed: FeedFolder | null,
  input: CheckInput,
): AsyncGenerator<Answer> {
  const { stdin, complain, remark } = input;
  const lists = await givenLists(options, feed, remark);
  const judge: Judge = (given, sender) => judgeMessage({ links: given, sender }, lists);
  const isPiped = links.length === 0 && options.links === undefined && options.eml === undefined;
  if (isPiped && stdin.isTTY) {
    throw new UsageError(
      'no links were given; name them as arguments, pipe them in one a line, or use --links or --eml.',
    );
  }
  if (isPiped || links.includes('-')) yield* checkLines(stdin, 'standard input', judge, complain);
  yield* checkArguments(
    links.filter((link) => link !== '-'),
    judge,
    complain,
  );
  if (options.links === '-') yield* checkLinksFile(stdin, 'standard input', judge, complain);
  else if (options.links !== undefined) {
    yield* checkLinksFile(openGiven(options.links, '--links'), options.links, judge, complain);
  }
  for (const path of options.eml ?? []) yield* checkMail(await readGiven(path, '--eml'), path, judge, complain);
}

async function* openGiven(path: string, option: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    throw cannotRead(path, option, error);
  }
}
