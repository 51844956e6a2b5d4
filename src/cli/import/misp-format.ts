// MISP events as the platform exports them: one, several, or as its search answers them.

import { UsageError } from '../usage-error';
import { readAddress } from './address';
import { campaignOf, entry, type ImportContext, type Imported, rejected } from './imported';
import { isObject, type JsonObject, memberOf, objectsOf, textOf } from './json';
import { refang } from './refang';
import { mispRestriction } from './traffic-light';

/** Attribute types that name a host or an address; of two values parted by `|`, which one counts. */
const LINK_TYPES: ReadonlyMap<string, number> = new Map([
  ...(['url', 'uri', 'link', 'domain', 'hostname', 'ip-dst', 'ip-src'].map((type) => [type, -1]) as [string, number][]),
  ['hostname|port', 0],
  ['domain|ip', 0],
  ['ip-dst|port', 0],
  ['ip-src|port', 0],
]);
const MAIL_TYPES = /^(?:email(?!-(?:body|subject|header|attachment))|target-email|whois-registrant-email)/;

/** In order: each event's own attributes, then those of its objects. UsageError where there is no event. */
export function* readMisp(json: unknown, { name, nowMs, mayPublish }: ImportContext): Generator<Imported> {
  const events = eventsOf(json);
  if (events.length === 0) {
    if (isObject(json) && isManifest(json)) {
      const [uuid = 'manifest'] = Object.keys(json);
      yield rejected(`event ${uuid}`, name, 'manifest');
      return;
    }
    throw new UsageError(`${name} is JSON, but holds no MISP event; export the event as "MISP JSON" and import that.`);
  }
  for (const [at, event] of events.entries()) {
    const campaign = campaignOf(textOf(event, 'info'));
    const restriction = mispRestriction(event);
    let number = 0;
    for (const attribute of attributesOf(event)) {
      number += 1;
      const place = `event ${at + 1}, attribute ${number}`;
      for (const found of readAttribute(attribute, place, campaign, nowMs)) {
        const marked = mayPublish || found.type !== 'entry' ? null : (restriction ?? mispRestriction(attribute));
        yield marked === null ? found : rejected(place, found.given, 'restricted', marked);
      }
    }
  }
}

function eventsOf(json: unknown): readonly JsonObject[] {
  const items = Array.isArray(json) ? json : isObject(json) ? [json, ...objectsOf(json, 'response')] : [];
  return items.filter(isObject).flatMap((item) => {
    const event = memberOf(item, 'Event');
    if (isObject(event)) return [event];
    const response = memberOf(item, 'response');
    // The search for attributes answers with attributes alone.
    if (isObject(response)) return [response];
    return Array.isArray(memberOf(item, 'Attribute')) ? [item] : [];
  });
}

/** `manifest.json` of a feed: what each event is about, by its UUID. */
function isManifest(json: JsonObject): boolean {
  const [first] = Object.values(json);
  return isObject(first) && (Object.hasOwn(first, 'Orgc') || Object.hasOwn(first, 'info'));
}

function* attributesOf(event: JsonObject): Generator<JsonObject> {
  yield* objectsOf(event, 'Attribute');
  for (const object of objectsOf(event, 'Object'))
    if (!isTrue(object, 'deleted')) yield* objectsOf(object, 'Attribute');
}

function* readAttribute(
  attribute: JsonObject,
  place: string,
  campaign: string | null,
  nowMs: number,
): Generator<Imported> {
  const type = textOf(attribute, 'type');
  const value = textOf(attribute, 'value');
  if (type === null || value === null || isTrue(attribute, 'deleted')) return;
  const which = LINK_TYPES.get(type);
  if (which === undefined) yield rejected(place, value, MAIL_TYPES.test(type) ? 'mail-address' : 'kind', type);
  else if (!isForDetection(attribute, type)) yield rejected(place, value, 'not-for-detection');
  else {
    const read = readAddress(refang(which === -1 ? value : (value.split('|')[which] ?? '')));
    yield read.ok ? entry(place, value, read.value, campaign, nowMs) : rejected(place, value, read.error.code);
  }
}

/** A `link` is where one reads about the event, unless the event says otherwise. */
function isForDetection(attribute: JsonObject, type: string): boolean {
  return type === 'link' || Object.hasOwn(attribute, 'to_ids') ? isTrue(attribute, 'to_ids') : true;
}

/** Older versions write flags as numbers or text. */
function isTrue(object: JsonObject, name: string): boolean {
  const value = memberOf(object, name);
  return value === true || value === 1 || value === '1' || value === 'true';
}
