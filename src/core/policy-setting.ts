// What a setting of the policy can be: one value, a list of values, or a group of settings. Each reads what it is given so that what cannot be
// used is told, by where it stands, and costs nothing beside it.

import * as v from 'valibot';

/** What could not be used: where it stands (`feeds.0.url`) and a sentence on it. */
export interface PolicyProblem {
  readonly path: string;
  readonly sentence: string;
}
/** Of one value. */
export type Schema = v.GenericSchema;
export type Tell = (path: string, sentence: string) => void;

interface Reads<T> {
  /** Of nothing at all, what counts where it is not set. */
  read(value: unknown, path: string, tell: Tell): T;
}
export interface One<T> extends Reads<T> {
  readonly kind: 'one';
  readonly schema: v.GenericSchema;
}
export interface List<T> extends Reads<readonly T[]> {
  readonly kind: 'list';
  readonly schema: v.GenericSchema;
}
export interface Group<M extends Members> extends Reads<{ [K in keyof M]: ReturnType<M[K]['read']> }> {
  readonly kind: 'group';
  readonly members: M;
}
// biome-ignore lint/suspicious/noExplicitAny: settings of all types stand beside each other
export type Setting = One<any> | List<any> | Group<any>;
type Members = Readonly<Record<string, Setting>>;

const NOT_A_SETTING = 'is not a setting of this version.';
const join = (...path: readonly (string | null)[]) => path.filter(Boolean).join('.');
const isUnset = (value: unknown) => value === undefined || value === null;

export function one<T, U>(schema: v.GenericSchema<unknown, T>, { unset }: { readonly unset: U }): One<T | U> {
  return {
    kind: 'one',
    schema,
    read: (value, path, tell) => (isUnset(value) ? unset : (accept(schema, value, path, tell)?.value ?? unset)),
  };
}

export function list<T>(schema: v.GenericSchema<unknown, T>, most: number): List<T> {
  return {
    kind: 'list',
    schema,
    read: (value, path, tell) => {
      if (isUnset(value)) return [];
      if (!Array.isArray(value)) {
        tell(path, 'must be a list.');
        return [];
      }
      if (value.length > most) tell(path, `has more than ${most}: the rest is left out.`);
      return value.slice(0, most).flatMap((item, at) => {
        const accepted = accept(schema, item, `${path}.${at}`, tell);
        return accepted === null ? [] : [accepted.value];
      });
    },
  };
}

export function group<M extends Members>(members: M): Group<M> {
  return {
    kind: 'group',
    members,
    read: (value, path, tell) => {
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (!isObject && !isUnset(value)) tell(path, `must be an object with ${namesOf(members)}.`);
      const given = isObject ? (value as object) : {};
      for (const name of Object.keys(given)) if (!Object.hasOwn(members, name)) tell(join(path, name), NOT_A_SETTING);
      const read = Object.entries(members).map(([name, setting]) => [
        name,
        setting.read(ownOf(given, name), join(path, name), tell),
      ]);
      return Object.fromEntries(read);
    },
  };
}

const namesOf = (members: Members) =>
  Object.keys(members)
    .map((name) => `"${name}"`)
    .join(', ');

const ownOf = (given: object, name: string): unknown =>
  Object.hasOwn(given, name) ? (given as Record<string, unknown>)[name] : undefined;

/** Null where it cannot be used, which has been told. What it holds besides is told too, and costs nothing. */
function accept<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  path: string,
  tell: Tell,
): { readonly value: T } | null {
  const read = v.safeParse(schema, value);
  if (!read.success) {
    for (const issue of read.issues) tell(join(path, v.getDotPath(issue)), `${sentenceOf(issue)}.`);
    return null;
  }
  const { entries } = schema as { readonly entries?: object };
  if (entries && typeof value === 'object' && value !== null)
    for (const name of Object.keys(value)) if (!Object.hasOwn(entries, name)) tell(join(path, name), NOT_A_SETTING);
  return { value: read.output };
}

/** The format of feeds has no sentences of its own: its faults are told by code. */
function sentenceOf({ message, received }: v.BaseIssue<unknown>): string {
  return message.startsWith('Invalid ') ? `has not the shape that a feed gives it: ${received} stands there` : message;
}
