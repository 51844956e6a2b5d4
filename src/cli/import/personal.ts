// Feeds are public, and a lure that was sent to somebody often names them: what tells a person's mail address is taken out of an
// indicator before it is published.

import { unescapeAll } from '../../core/canonical-url';
import { decodeBase64 } from '../../core/encodings';
import { type Indicator, type IndicatorKind, MAX_PREFIX_BORDERS, parseIndicator } from '../../core/indicator';
import { gateOf } from '../../core/list-gate';
import { BUILTIN_LISTS } from '../../core/lists';

export interface Published {
  /** Null where nothing is left that could be listed: without the address it would stop pages that are not meant. */
  readonly indicator: Indicator | null;
  readonly wasStripped: boolean;
}

const MAIL_ADDRESS = /[\w.!#$&'*+^`{|}~-]{1,64}@(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}/i;
/** What base64 and hexadecimal digits are written in; `+`, `-`, `_` and `=` may also part one word from the next. */
const WORD = /[\w+/=-]{8,}/g;
const PIECE = /[A-Za-z\d]{8,}/g;
const HEX = /^(?:[\da-f]{2}){6,}$/i;

/**
 * On a host of the sender's own: an address in the query leaves the page whatever its query; in the path, all pages below the step
 * before it; in its first step, the host. On a host where anybody has pages, or that is trusted, nothing may grow so wide: there the
 * query is kept up to the address, and a path only where at least two steps stand before it. Else `indicator` is null.
 */
export function withoutPersonal(indicator: Indicator): Published {
  const { hostname, pattern } = indicator;
  if (indicator.kind === 'domain' || indicator.kind === 'host' || !namesPerson(pattern.slice(hostname.length)))
    return { indicator, wasStripped: false };
  const [path = '', query] = split(pattern.slice(hostname.length));
  const steps = path.split('/').slice(1);
  const at = steps.findIndex(namesPerson);
  // An address may also have its signs in several steps, as base64 has slashes: then it is in the path, and where is not told.
  const isInPath = at !== -1 || namesPerson(path);
  const isShared =
    gateOf({ kind: 'domain', hostname, pattern: hostname, isOverride: false }, 'third-party', BUILTIN_LISTS) !== null;
  const left = isInPath
    ? cutPath(hostname, steps.slice(0, Math.max(0, at)), isShared)
    : cutQuery(hostname, path, query ?? '', isShared);
  return { indicator: left === null ? null : kept(indicator, left), wasStripped: true };
}

/** Whether the text holds a mail address: plain, percent-encoded however often, in base64 of either alphabet or in hexadecimal. */
export function namesPerson(text: string): boolean {
  const plain = unescapeAll(text);
  if (plain.includes('@') && MAIL_ADDRESS.test(plain)) return true;
  return [WORD, PIECE].some((words) => (plain.match(words) ?? []).some(hidesAddress));
}

function hidesAddress(word: string): boolean {
  if (HEX.test(word) && MAIL_ADDRESS.test(Buffer.from(word, 'hex').toString('latin1'))) return true;
  // `e=dGVz…`: the name before it is of the same digits.
  return [word, ...word.split('='), ...word.split('/')].some((digits) =>
    MAIL_ADDRESS.test(unescapeAll(decodeBase64(digits) ?? '')),
  );
}

function split(rest: string): readonly [path: string, query: string | undefined] {
  const mark = rest.indexOf('?');
  return mark === -1 ? [rest, undefined] : [rest.slice(0, mark), rest.slice(mark + 1)];
}

function cutPath(hostname: string, before: readonly string[], isShared: boolean): string | null {
  const steps = before.slice(0, MAX_PREFIX_BORDERS);
  if (steps.length === 0) return isShared ? null : hostname;
  return isShared && steps.length < 2 ? null : `${hostname}/${steps.join('/')}/*`;
}

function cutQuery(hostname: string, path: string, query: string, isShared: boolean): string | null {
  if (!isShared) return path === '/' ? hostname : hostname + path;
  const parts = query.split('&');
  const before = parts.slice(0, parts.findIndex(namesPerson)).slice(0, MAX_PREFIX_BORDERS - 1);
  return before.length === 0 ? null : `${hostname}${path}?${before.join('&')}&*`;
}

/** Null rather than an address that is still in it. */
function kept(indicator: Indicator, pattern: string): Indicator | null {
  const read = parseIndicator(pattern);
  if (!read.ok || namesPerson(read.value.pattern.slice(read.value.hostname.length))) return null;
  const kind: IndicatorKind = read.value.kind;
  return { ...indicator, kind, pattern: read.value.pattern };
}
