// Cases whose answer is known: links wrapped by mail protection, and Chromium's own tests of deceptive names.

import * as v from 'valibot';
import { type Hostname, splitHostname, toHostname } from '../../core/hostname';
import { BUILTIN_LISTS } from '../../core/lists';
import { withScheme } from '../../core/pasted-text';
import type { Verdict } from '../../core/verdict';
import { foundIn, hasReason, judgeHost, judgeUrl } from './judged';
import type { Measure } from './measure';
import { atLeast, Tally } from './score';
import { needsListedName } from './spoof-case';

const wrappedSchema = v.object({ wrapped: v.string(), target: v.string() });
const spoofSchema = v.object({ host: v.string(), unicode: v.string(), expected: v.string() });
const embeddedSchema = v.object({ host: v.string(), expected_target: v.string() });

const wrappers: Measure = {
  files: ['truth/wrappers.jsonl'],
  async run(folder) {
    const decoded = new Tally('wrapped links that can be decoded', 'percent', atLeast(100));
    const left = new Tally('wrapped links that must not be decoded: left as they are', 'percent', atLeast(100));
    for await (const json of folder.json('truth/wrappers.jsonl')) {
      const { wrapped, target } = v.parse(wrappedSchema, json);
      const verdict = judgeUrl(withScheme(wrapped));
      const wanted = wantedTarget(target);
      const found = `leads to ${verdict.destination?.url ?? 'nothing'}, wanted ${target}`;
      if (wanted === null) left.add(verdict.destination?.hops.length === 1, wrapped, found);
      else decoded.add(passes(verdict, wanted), wrapped, found);
    }
    return [decoded.score(), left.score()];
  },
};

/**
 * What the destination must look like; null for what is opaque or no wrapper, which the file says in brackets. As the file has it, a
 * note may stand behind the target, a `*` may stand for a character that its source left encoded, and a target ends in a backslash
 * where its source was cut.
 */
function wantedTarget(target: string): RegExp | null {
  if (target.startsWith('(')) return null;
  const [url = ''] = target.split(' (note: ');
  const isCut = url.endsWith('\\');
  const whole = withoutEncoding(new URL(isCut ? url.slice(0, -1) : url).href);
  const pattern = whole.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.');
  return new RegExp(`^${pattern}${isCut ? '' : '$'}`);
}

/** Another hop may stand behind the target: a shortener, a further redirect. */
function passes({ destination }: Verdict, wanted: RegExp): boolean {
  return destination?.hops.some(({ url }) => wanted.test(withoutEncoding(url))) ?? false;
}

/** Whether a printable character is percent-encoded makes no other address. */
function withoutEncoding(url: string): string {
  return url.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const spoofs: Measure = {
  files: ['truth/chromium_idn_spoof.jsonl'],
  async run(folder) {
    const alone = new Tally("Chromium's spoofs that need no list: any reason", 'percent', atLeast(100));
    const alike = new Tally('spoofs by likeness alone, by its lists and tables: any reason', 'percent', null);
    const honest = new Tally('names that Chromium shows as they are: any reason', 'percent', null);
    for await (const json of folder.json('truth/chromium_idn_spoof.jsonl')) {
      const { host, unicode, expected } = v.parse(spoofSchema, json);
      const tally =
        expected === 'safe' ? honest : expected !== 'unsafe' ? null : needsListedName(unicode) ? alike : alone;
      const verdict = judgeHost(host);
      tally?.add(hasReason(verdict), `${host} ${unicode}`, foundIn(verdict));
    }
    return [alone.score(), alike.score(), honest.score()];
  },
};

const embeddings: Measure = {
  files: ['truth/chromium_target_embedding.jsonl'],
  async run(folder) {
    const any = new Tally("Chromium's embedded names, protected ones: any reason", 'percent', atLeast(100));
    for await (const json of folder.json('truth/chromium_target_embedding.jsonl')) {
      const { host, expected_target: target } = v.parse(embeddedSchema, json);
      if (!isProtected(target)) continue;
      const verdict = judgeHost(host);
      any.add(hasReason(verdict), host, foundIn(verdict));
    }
    return [any.score()];
  },
};

function isProtected(target: string): boolean {
  const hostname: Hostname | null = toHostname(target);
  return hostname !== null && BUILTIN_LISTS.ownerOf(splitHostname(hostname).hostname) !== null;
}

export const TRUTH: readonly Measure[] = [wrappers, spoofs, embeddings];
