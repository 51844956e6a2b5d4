// A bundle of STIX 2.1 for threat-intelligence platforms: who says it, the campaigns, an indicator for each entry, and which campaign
// it belongs to. One object a line.
//
// Identifiers are made, not drawn, so that a platform that takes each serial anew sees changes instead of copies: UUID version 5 of
// `type:name` in a namespace of the feed's own. It is not the namespace 00abedb4-...: that is for observables alone (section 2.9).
// An object's `created` may not change between its versions (section 3.6), and a list does not keep when an entry came to it: it is
// the day the format began. `modified` is the time of writing.

import type { Indicator } from '../../core/indicator';
import { type ExportOptions, expressible, type Objection } from './format';
import { type StixPattern, stixPattern } from './stix-pattern';
import { URL_NAMESPACE, uuidOf } from './uuid';

const CREATED = '2026-01-01T00:00:00.000Z';

type Type = 'bundle' | 'identity' | 'campaign' | 'indicator' | 'relationship';

/** Lines of one JSON text, in the order of the indicators; a campaign stands before the first indicator of it. */
export function* stixLines(indicators: Iterable<Indicator>, options: ExportOptions): Generator<string> {
  const namespace = uuidOf(URL_NAMESPACE, `urn:lurewatch:feed:${options.feed}`);
  const idOf = (type: Type, name: string) => `${type}--${uuidOf(namespace, `${type}:${name}`)}`;
  const now = new Date(options.nowMs).toISOString();
  const identity = idOf('identity', 'owner');
  const object = (type: Type, name: string, properties: object) =>
    JSON.stringify({
      type,
      spec_version: '2.1',
      id: idOf(type, name),
      ...(type === 'identity' ? {} : { created_by_ref: identity }),
      created: CREATED,
      modified: now,
      ...properties,
    });
  yield `{"type":"bundle","id":"${idOf('bundle', String(options.serial))}","objects":[`;
  yield object('identity', 'owner', { name: options.title, identity_class: 'organization' });
  const written = new Set<string>();
  for (const indicator of expressible(indicators, options, objectionTo)) {
    const { pattern, campaign } = indicator;
    // Each line begins with the comma: none is known to be the last.
    if (campaign !== null && !written.has(campaign)) {
      written.add(campaign);
      yield `,${object('campaign', campaign, { name: options.campaigns.get(campaign) ?? campaign })}`;
    }
    yield `,${object('indicator', pattern, propertiesOf(indicator, now))}`;
    if (campaign === null) continue;
    yield `,${object('relationship', `${pattern} ${campaign}`, {
      relationship_type: 'indicates',
      source_ref: idOf('indicator', pattern),
      target_ref: idOf('campaign', campaign),
    })}`;
  }
  yield ']}';
}

const objectionTo: Objection = (indicator) => (stixPattern(indicator) === null ? 'prefix' : null);

function propertiesOf(indicator: Indicator, now: string): object {
  const { pattern, source, expiresAtMs } = indicator;
  const { pattern: stix, remark } = stixPattern(indicator) as StixPattern;
  return {
    name: pattern,
    ...(remark === null ? {} : { description: remark }),
    indicator_types: ['malicious-activity'],
    pattern: stix,
    pattern_type: 'stix',
    valid_from: now,
    ...(expiresAtMs === null ? {} : { valid_until: new Date(expiresAtMs).toISOString() }),
    ...(source === null ? {} : { labels: [`source:${source}`] }),
  };
}
