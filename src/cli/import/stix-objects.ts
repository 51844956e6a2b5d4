// The objects of a STIX bundle: each in its latest version, and which campaign each indicator belongs to.

import { campaignOf } from './imported';
import { isObject, type JsonObject, memberOf, textOf } from './json';

/** What an indicator may indicate, the most telling first. */
const CAMPAIGN_TYPES = ['campaign', 'intrusion-set', 'malware'];

/** By id, in the order in which ids first occur. Objects without an id stand for themselves. */
export function latestObjects(objects: readonly unknown[]): ReadonlyMap<string, JsonObject> {
  const latest = new Map<string, JsonObject>();
  for (const [at, object] of objects.entries()) {
    if (!isObject(object)) continue;
    const id = textOf(object, 'id') ?? `object ${at + 1}`;
    const known = latest.get(id);
    if (known === undefined || modifiedMs(object) >= modifiedMs(known)) latest.set(id, object);
  }
  return latest;
}

function modifiedMs(object: JsonObject): number {
  const atMs = Date.parse(textOf(object, 'modified') ?? textOf(object, 'created') ?? '');
  return Number.isNaN(atMs) ? Number.NEGATIVE_INFINITY : atMs;
}

export const isRevoked = (object: JsonObject): boolean => memberOf(object, 'revoked') === true;

/** Names of campaigns by the indicator's id. */
export function campaignsOf(objects: ReadonlyMap<string, JsonObject>): ReadonlyMap<string, string> {
  const found = new Map<string, { readonly rank: number; readonly name: string }>();
  for (const relationship of objects.values()) {
    if (textOf(relationship, 'type') !== 'relationship' || isRevoked(relationship)) continue;
    if (textOf(relationship, 'relationship_type') !== 'indicates') continue;
    const source = textOf(relationship, 'source_ref');
    const target = objects.get(textOf(relationship, 'target_ref') ?? '');
    if (source === null || target === undefined) continue;
    const rank = CAMPAIGN_TYPES.indexOf(textOf(target, 'type') ?? '');
    const name = campaignOf(textOf(target, 'name'));
    if (rank !== -1 && name !== null && rank < (found.get(source)?.rank ?? CAMPAIGN_TYPES.length))
      found.set(source, { rank, name });
  }
  return new Map([...found].map(([id, { name }]) => [id, name]));
}
