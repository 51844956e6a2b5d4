// Response policy zones (draft-vixie-dnsop-dns-rpz): zone files whose names are those of hosts that are not to be answered.

import { readAddress } from './address';
import { entry, type ImportContext, type Imported, type LineReader, rejected } from './imported';
import { ZoneNames } from './zone-names';

const TRIGGER = /(?:^|\.)rpz-(?:ip|client-ip|nsdname|nsip)$/;
/** Actions that let the answer through. */
const PASSING = /^rpz-(?:passthru|tcp-only)\.?$/;
const TTL_OR_CLASS = /^(?:\d+(?:[smhdw](?:\d+[smhdw])*)?|in|ch|hs)$/i;
const BLOCKING_TYPES = new Set(['CNAME', 'A', 'AAAA']);

/** A host alone waits for its wildcard until the end: together they are the host and all below it. */
export function rpzReader({ nowMs }: ImportContext): LineReader {
  const names = new ZoneNames();
  const alone = new Map<string, number>();
  const whole = new Set<string>();
  let depth = 0;
  let isFirstOfZone = true;

  function add(owner: string, number: number, found: Imported[]): void {
    const isWildcard = owner.startsWith('*.');
    const host = isWildcard ? owner.slice(2) : owner;
    if (!isWildcard) {
      if (!whole.has(host)) alone.set(host, number);
      return;
    }
    alone.delete(host);
    if (whole.has(host)) return;
    whole.add(host);
    give(host, number, owner, found);
  }

  function give(host: string, number: number, given: string, found: Imported[]): void {
    const read = /[/?#@*\\]/.test(host) ? null : readAddress(host);
    const place = `line ${number}`;
    if (!read?.ok) found.push(rejected(place, given, read?.error.code ?? 'malformed'));
    else {
      const { value } = read;
      const isHost = given === host && value.kind === 'domain';
      const indicator = isHost ? { ...value, kind: 'host' as const, pattern: `=${value.pattern}` } : value;
      found.push(entry(place, given, indicator, null, nowMs));
    }
  }

  return {
    read(line, number, found) {
      const text = withoutComment(line);
      const isInside = depth > 0;
      depth = Math.max(0, depth + count(text, '(') - count(text, ')'));
      if (isInside || text.trim() === '') return;
      const words = text.trim().split(/\s+/);
      const place = `line ${number}`;
      if (words[0]?.startsWith('$')) {
        if (words[0].toUpperCase() === '$ORIGIN') names.setOrigin(words[1] ?? '.');
        else if (words[0].toUpperCase() !== '$TTL') found.push(rejected(place, line, 'directive'));
        return;
      }
      const ownerWord = /^\s/.test(text) ? null : (words.shift() ?? '');
      while (words[0] !== undefined && TTL_OR_CLASS.test(words[0])) words.shift();
      const type = words[0]?.toUpperCase() ?? '';
      if (type === 'SOA' && isFirstOfZone) {
        isFirstOfZone = false;
        names.setZone(ownerWord ?? '@');
      }
      const owner = names.ownerOf(ownerWord);
      if (type === '') found.push(rejected(place, line, 'malformed'));
      if (!BLOCKING_TYPES.has(type) || owner === '') return;
      const target = words[1]?.toLowerCase() ?? '';
      if (owner === null) found.push(rejected(place, line, 'malformed', 'the name is not of this zone'));
      else if (TRIGGER.test(owner)) found.push(rejected(place, owner, 'trigger'));
      else if (target === '') found.push(rejected(place, line, 'malformed'));
      else if (PASSING.test(target) || target === `${owner}.`) found.push(rejected(place, owner, 'exception'));
      else add(owner, number, found);
    },
    end(found) {
      for (const [host, number] of alone) give(host, number, host, found);
    },
  };
}

/** A semicolon inside quotes is text. */
function withoutComment(line: string): string {
  if (!line.includes(';') && !line.includes('"')) return line;
  const [text = ''] = /^(?:[^;"]+|"(?:[^"\\]|\\.)*(?:"|$))*/.exec(line) ?? [];
  return text.replace(/"(?:[^"\\]|\\.)*(?:"|$)/g, '""');
}

function count(text: string, sign: string): number {
  let times = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) times += 1;
  return times;
}
