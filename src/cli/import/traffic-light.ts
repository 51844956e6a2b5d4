// The Traffic Light Protocol (FIRST, 2.0), with which sources say how far something may be passed on. A feed is public: only what is
// CLEAR (WHITE, in version 1) may go into it without asking.

import { isObject, type JsonObject, memberOf, objectsOf, textOf } from './json';

/** Marking objects that STIX 2.1 and its extension for TLP 2.0 give fixed identifiers. */
const STIX_MARKINGS: Readonly<Record<string, string>> = {
  '613f2e26-407d-48c7-9eca-b8e91df99dc9': 'WHITE',
  '34098fce-860f-48ae-8e50-ebd3cc5e41da': 'GREEN',
  'f88d31f6-486f-44da-b317-01333bde0b82': 'AMBER',
  '5e57c739-391a-4eb3-b6be-7d15ca92d5ed': 'RED',
  '94868c89-83c2-464b-929b-a1a8aa3c8487': 'CLEAR',
  'bab4a63c-aed9-4cf5-a766-dfca5abac2bb': 'GREEN',
  '55d920b0-5e8b-4f79-9ee9-91f868d9b421': 'AMBER',
  '939a9414-2ddd-4d32-a0cd-375ea402b003': 'AMBER+STRICT',
  'e828b379-4e03-4974-9ac4-e53a884c97c1': 'RED',
};
const OPEN = /^(?:clear|white)$/i;

/** `TLP:AMBER` where one of the object's markings is stricter than CLEAR; else null. `objects`: those beside it, by id. */
export function stixRestriction(object: JsonObject, objects: ReadonlyMap<string, JsonObject>): string | null {
  const refs = memberOf(object, 'object_marking_refs');
  if (!Array.isArray(refs)) return null;
  for (const ref of refs) {
    if (typeof ref !== 'string') continue;
    const colour = STIX_MARKINGS[ref.replace(/^marking-definition--/, '')] ?? colourOf(objects.get(ref));
    if (colour !== null && !OPEN.test(colour)) return named(colour);
  }
  return null;
}

function colourOf(marking: JsonObject | undefined): string | null {
  if (marking === undefined) return null;
  const definition = memberOf(marking, 'definition');
  const said = (isObject(definition) ? textOf(definition, 'tlp') : null) ?? textOf(marking, 'name');
  return said === null
    ? null
    : (TAG.exec(said)?.[1] ?? (/^(?:clear|white|green|amber|red)$/i.test(said) ? said : null));
}

const TAG = /^tlp:\s?(clear|white|green|amber(?:\+strict)?|red)$/i;

/** As above, by the tags of a MISP event or attribute. */
export function mispRestriction(tagged: JsonObject): string | null {
  for (const tag of objectsOf(tagged, 'Tag')) {
    const colour = TAG.exec(textOf(tag, 'name') ?? '')?.[1];
    if (colour !== undefined && !OPEN.test(colour)) return named(colour);
  }
  return null;
}

const named = (colour: string): string => `TLP:${colour.toUpperCase()}`;
