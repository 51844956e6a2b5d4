// JSON from elsewhere, member by member: only own members are read, so that no name of an object's prototype is taken for data.

import { UsageError } from '../usage-error';
import { decodeWhole } from './input';

export type JsonObject = Readonly<Record<string, unknown>>;

/** UsageError where it is not JSON. */
export function readJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(decodeWhole(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120).replace(/\s+/g, ' ') : '';
    throw new UsageError(`${name} is not JSON as far as it goes (${reason}); it may be cut off: fetch it again.`);
  }
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function memberOf(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

export function textOf(object: JsonObject, name: string): string | null {
  const value = memberOf(object, name);
  return typeof value === 'string' ? value : null;
}

/** Empty where there is none. What is no object is left out. */
export function objectsOf(object: JsonObject, name: string): readonly JsonObject[] {
  const value = memberOf(object, name);
  return Array.isArray(value) ? value.filter(isObject) : [];
}
