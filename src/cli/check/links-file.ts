// Links with what stands around them, as JSON lines: {href, text?, kind?, from?, fromName?, message?}. Lines with the same
// `message` are one message and are judged together, wherever they stand; so the whole file is read before the first answer.

import * as v from 'valibot';
import { clipLink, LINK_KINDS, type Link, MAX_HREF_UNITS } from '../../core/link';
import { withScheme } from '../../core/pasted-text';
import type { Sender } from '../../core/sender';
import { type Line, splitLines } from '../lines';
import { readSender } from '../mail/sender';
import { type Answer, type Complain, type Judge, UNREAD } from './answer';

const lineSchema = v.object({
  href: v.string('href must be text'),
  text: v.optional(v.string('text must be text'), ''),
  kind: v.optional(v.picklist(LINK_KINDS, `kind must be one of ${LINK_KINDS.join(', ')}`)),
  from: v.optional(v.nullable(v.string('from must be text'))),
  fromName: v.optional(v.nullable(v.string('fromName must be text'))),
  message: v.optional(v.nullable(v.union([v.string(), v.number()], 'message must be text or a number'))),
});

interface Message {
  readonly links: Link[];
  sender: Sender | null;
}

/** A line's place: which link of which message it is, or nothing where it could not be read. */
interface Place {
  readonly href: string;
  readonly message: Message | null;
  readonly at: number;
}

export async function* checkLinksFile(
  stream: AsyncIterable<Uint8Array | string>,
  name: string,
  judge: Judge,
  complain: Complain,
): AsyncGenerator<Answer> {
  const messages = new Map<string | number, Message>();
  const places: Place[] = [];
  for await (const line of splitLines(stream)) {
    const read = readLine(line);
    if (typeof read === 'string') {
      complain(`${name} line ${line.number}: ${read}; it is answered as unknown.`);
      places.push({ href: line.text.slice(0, MAX_HREF_UNITS), message: null, at: 0 });
      continue;
    }
    const message = read.message === null ? { links: [], sender: null } : messageOf(messages, read.message);
    message.sender ??= read.sender;
    places.push({ href: read.link.href, message, at: message.links.push(read.link) - 1 });
  }
  const judged = new Map<Message, ReturnType<Judge>>();
  for (const { href, message, at } of places) {
    const verdicts = message && (judged.get(message) ?? judge(message.links, message.sender));
    if (message && verdicts) {
      // A message is judged at its first link and forgotten after its last.
      if (at + 1 < message.links.length) judged.set(message, verdicts);
      else judged.delete(message);
    }
    yield { type: 'link', href, verdict: verdicts?.[at] ?? UNREAD };
  }
}

function messageOf(messages: Map<string | number, Message>, id: string | number): Message {
  const message = messages.get(id) ?? { links: [], sender: null };
  messages.set(id, message);
  return message;
}

interface Read {
  readonly link: Link;
  readonly sender: Sender | null;
  readonly message: string | number | null;
}

/** What the line holds, or what is wrong with it. */
function readLine({ text, isCut }: Line): Read | string {
  if (isCut) return 'the line is too long';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The reason is the parser's own words, which quote the line: not repeated.
    return text.trim() === '' ? 'the line is empty' : 'this is not JSON';
  }
  const line = v.safeParse(lineSchema, json);
  if (!line.success) return line.issues[0].path ? line.issues[0].message : 'this is not a JSON object';
  const { href, text: words, kind, from, fromName, message } = line.output;
  // In a message the document has resolved the address; what was only noted down may lack its scheme.
  const whole = kind === undefined || kind === 'text' ? withScheme(href) : href;
  return {
    link: clipLink({ href: whole, text: words, kind: kind ?? 'a' }),
    sender: senderOf(from ?? '', fromName ?? ''),
    message: message ?? null,
  };
}

/** `from` may be an address, or a whole From line where no name is given beside it. */
function senderOf(from: string, fromName: string): Sender | null {
  if (fromName !== '') return { address: from, name: fromName };
  return from === '' ? null : readSender(from);
}
