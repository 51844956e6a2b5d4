// The built-in lists with what the person gives: lures laid over them, and hosts that are allowed.

import { BUILTIN_LISTS, type Lists } from '../../core/lists';
import { listsUnder } from '../../core/standing';
import { type BlocklistRefusal, overlayBlocklist } from '../blocklist';
import type { FeedFolder } from '../feed/feed-folder';
import { layOver } from '../feed/feed-lists';
import { splitLines } from '../lines';
import { openMaybeGzip } from '../maybe-gzip';
import { cannotRead } from '../usage-error';
import type { Complain } from './answer';
import { printable } from './explanation';
import { readPolicy } from './policy-file';

export async function givenLists(
  { blocklist, policy }: { readonly blocklist?: string; readonly policy?: string },
  feed: FeedFolder | null,
  remark: Complain,
): Promise<Lists> {
  let lists = BUILTIN_LISTS;
  if (policy !== undefined) lists = listsUnder(lists, { suspensions: [], allow: [...(await readPolicy(policy))] });
  if (feed !== null) lists = layOver(lists, feed, Date.now());
  if (blocklist !== undefined) lists = await overlayFile(lists, blocklist, remark);
  return lists;
}

const REFUSED: Readonly<Record<Exclude<BlocklistRefusal, 'duplicate'>, string>> = {
  malformed: 'is no host or web address',
  attribute: 'is no host or web address',
  'too-long': 'is longer than an address may be',
  'too-deep': 'ends too far down the address',
  wildcard: 'has an asterisk elsewhere than at its end, after / or &',
  'shared-host': 'is a host that many share: list web addresses on it instead',
  'trusted-host': 'belongs to a council or public body: list web addresses on it instead',
  'protected-host': 'belongs to a well-known organisation: list web addresses on it instead',
  'public-suffix': 'is a domain below which anyone can have a name: list those names instead',
};

/** One entry a line, or in its first column (tabs between); `#` begins a comment. Refused ones are told by kind, not singly. */
async function overlayFile(lists: Lists, path: string, remark: Complain): Promise<Lists> {
  const entries: string[] = [];
  try {
    for await (const { number, text } of splitLines(await openMaybeGzip(path))) {
      const entry =
        text
          .replace(/(?:^|\s)#.*$/, '')
          .split('\t', 1)[0]
          ?.trim() ?? '';
      entries.push(number === 1 && /^(?:host|url|domain)$/i.test(entry) ? '' : entry);
    }
  } catch (error) {
    throw cannotRead(path, '--blocklist', error);
  }
  const refused = new Map<string, { first: string; count: number }>();
  const overlaid = overlayBlocklist(lists, entries, path, (reason, number, entry) => {
    // Said twice is listed once.
    if (reason === 'duplicate') return;
    const kind = refused.get(REFUSED[reason]) ?? { first: `line ${number} (${printable(entry)})`, count: 0 };
    refused.set(REFUSED[reason], { ...kind, count: kind.count + 1 });
  });
  for (const [words, { first, count }] of refused)
    remark(`${path}: ${first} ${words}; not used${count === 1 ? '' : `, nor are ${count - 1} more like it`}.`);
  return overlaid;
}
