// STIX 2.0 and 2.1: indicators of a bundle, or of what a TAXII server gives.

import type { Result } from '../../core/result';
import { UsageError } from '../usage-error';
import { readAddress, readListed } from './address';
import { readExpiry } from './expiry';
import { entry, type ImportContext, type Imported, rejected, withdrawn } from './imported';
import { isObject, type JsonObject, memberOf, textOf } from './json';
import { campaignsOf, isRevoked, latestObjects } from './stix-objects';
import { readStixPattern } from './stix-pattern';
import { stixRestriction } from './traffic-light';

const OBSERVED = new Set(['domain-name', 'url', 'ipv4-addr', 'ipv6-addr']);

/** UsageError where it is no bundle. */
export function readStix(
  json: unknown,
  context: Pick<ImportContext, 'name' | 'nowMs' | 'mayPublish'>,
): Generator<Imported> {
  const objects = Array.isArray(json) ? json : isObject(json) ? memberOf(json, 'objects') : undefined;
  if (Array.isArray(objects)) return readStixObjects(objects, context);
  // One object outside a bundle.
  if (isObject(json) && textOf(json, 'type') === 'indicator') return readStixObjects([json], context);
  throw new UsageError(`${context.name} holds no STIX bundle; export the indicators as STIX 2.1 and import that.`);
}

type Read = Pick<ImportContext, 'nowMs' | 'mayPublish'>;

/** What was observed counts only where nobody has said which of it is to be acted on. */
export function* readStixObjects(objects: readonly unknown[], { nowMs, mayPublish }: Read): Generator<Imported> {
  const latest = latestObjects(objects);
  const checked = (object: JsonObject, found: Imported): Imported => {
    const marked = mayPublish || found.type !== 'entry' ? null : stixRestriction(object, latest);
    return marked === null ? found : rejected(found.place, found.given, 'restricted', marked);
  };
  const campaigns = campaignsOf(latest);
  let isAny = false;
  for (const [id, object] of latest) {
    if (textOf(object, 'type') !== 'indicator') continue;
    isAny = true;
    for (const found of readIndicator(object, id, campaigns.get(id) ?? null, nowMs)) yield checked(object, found);
  }
  if (isAny) return;
  for (const [id, object] of latest) {
    const value = textOf(object, 'value');
    if (value === null || !OBSERVED.has(textOf(object, 'type') ?? '')) continue;
    const read = readAddress(value);
    yield checked(object, read.ok ? entry(id, value, read.value, null, nowMs) : rejected(id, value, read.error.code));
  }
}

function* readIndicator(object: JsonObject, id: string, campaign: string | null, nowMs: number): Generator<Imported> {
  const pattern = textOf(object, 'pattern') ?? '';
  const language = textOf(object, 'pattern_type') ?? 'stix';
  if (language !== 'stix') {
    yield rejected(id, pattern, 'pattern', `it is written in ${language}`);
    return;
  }
  if (isBenign(object)) {
    yield rejected(id, pattern, 'allowed');
    return;
  }
  const read = readStixPattern(pattern);
  if (!read.ok) {
    yield rejected(id, pattern, 'pattern', `not understood: ${read.error.word}`);
    return;
  }
  const from = timeOf(object, 'valid_from');
  const until = timeOf(object, 'valid_until');
  const starts = new Set(read.value.filter(({ isStart }) => isStart).map(({ value }) => value.slice(0, -1)));
  for (const { path, value, isStart } of read.value) {
    // What begins so holds the page itself too.
    if (!isStart && starts.has(value)) continue;
    const untilMs = until.ok ? until.value : null;
    const address =
      path === 'email-addr:value' ? null : isStart ? readListed(`${value}*`, untilMs) : readAddress(value, untilMs);
    if (address === null) yield rejected(id, value, 'mail-address');
    else if (!address.ok) yield rejected(id, value, address.error.code);
    // Taken back is taken back, whatever else it says.
    else if (isRevoked(object)) yield withdrawn(id, value, address.value);
    else if (!from.ok || !until.ok) yield rejected(id, value, 'expiry');
    else if (from.value !== null && from.value > nowMs && !isSameMinute(from.value, nowMs))
      yield rejected(id, value, 'not-yet');
    else yield entry(id, value, address.value, campaign, nowMs);
  }
}

function timeOf(object: JsonObject, name: string): Result<number | null, { readonly code: 'expiry' }> {
  return readExpiry(textOf(object, name) ?? '');
}

/** The vocabulary's word for what is known to be harmless, where it is the only one. */
function isBenign(object: JsonObject): boolean {
  const types = memberOf(object, 'indicator_types') ?? memberOf(object, 'labels');
  return Array.isArray(types) && types.length > 0 && types.every((type) => type === 'benign');
}

/** A time is rounded up to its minute: what has just begun must not wait for the next. */
const isSameMinute = (aMs: number, bMs: number): boolean => Math.ceil(aMs / 60_000) === Math.ceil(bMs / 60_000);
