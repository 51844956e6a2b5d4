// The texts inside a feed's gzip files: docs/feed-format.md section 7. UTF-8, a line feed behind every line, sorted as `inOrder` says.

import * as v from 'valibot';
import type { ListChange } from '../list-change';
import { MAX_ALLOWED_HOSTS, MAX_CAMPAIGNS } from './bounds';
import { hostSchema } from './format';

/** By the text read from its end: what shares a suffix stands together, which halves what a sort by beginning leaves to gzip. */
export const reversed = (text: string): string => {
  let backwards = '';
  for (let i = text.length - 1; i >= 0; i -= 1) backwards += text[i];
  return backwards;
};

/** A delta: `-` before a pattern that is no longer listed, else an indicator's line as it is now. */
export function readDelta(text: string): ListChange {
  const set: string[] = [];
  const removed: string[] = [];
  for (const line of linesOf(text)) {
    if (line.startsWith('-')) removed.push(line.slice(1));
    else set.push(line);
  }
  return { set, removed };
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
