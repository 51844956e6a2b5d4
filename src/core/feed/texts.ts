// The texts inside a feed's gzip files: docs/feed-format.md section 7. UTF-8, a line feed behind every line.

import * as v from 'valibot';
import type { ListChange } from '../list-change';
import { MAX_ALLOWED_HOSTS, MAX_CAMPAIGNS, MAX_TEXT_BYTES } from './bounds';
import { hostSchema } from './format';

/** Of a host. */
const MAX_SUFFIX_LENGTH = 253;

/**
 * A delta: `-` before a pattern that is no longer listed, else an indicator's line as it is now; a line that begins with a dot says how
 * the patterns after it end. Null where what is written out would be longer than any text may be.
 */
export function readDelta(text: string): ListChange | null {
  const set: string[] = [];
  const removed: string[] = [];
  let suffix = '';
  let length = 0;
  for (const line of linesOf(text)) {
    if (line.startsWith('.')) {
      if (line.length > MAX_SUFFIX_LENGTH) return null;
      suffix = line === '.' ? '' : line;
      continue;
    }
    length += line.length + suffix.length;
    if (length > MAX_TEXT_BYTES) return null;
    if (line.startsWith('-')) removed.push(line.slice(1) + suffix);
    else set.push(suffix === '' ? line : withSuffix(line, suffix));
  }
  return { set, removed };
}

function withSuffix(line: string, suffix: string): string {
  const end = line.indexOf(' ');
  return end === -1 ? line + suffix : line.slice(0, end) + suffix + line.slice(end);
}

/** Hosts that the council trusts, one a line. Null where one is none or they are too many. */
export function readAllowlist(text: string): readonly string[] | null {
  const hosts = linesOf(text);
  return hosts.length <= MAX_ALLOWED_HOSTS && hosts.every((host) => v.is(hostSchema, host)) ? hosts : null;
}

const CAMPAIGN = /^([a-z\d-]{1,40}) ([^\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,120})$/u;

/** What campaigns are called: id, a space, the name. Null where a line is none or they are too many. */
export function readCampaigns(text: string): Readonly<Record<string, string>> | null {
  const lines = linesOf(text);
  if (lines.length > MAX_CAMPAIGNS) return null;
  const campaigns: [string, string][] = [];
  for (const line of lines) {
    const [, id, name] = CAMPAIGN.exec(line) ?? [];
    if (id === undefined || name === undefined) return null;
    campaigns.push([id, name]);
  }
  return Object.fromEntries(campaigns);
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
