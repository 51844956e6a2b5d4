// What the Public Suffix List says of the names in the tables, as src/core/hostname.ts reads it.

import { parse } from 'tldts';

/** Restricted registries that the list does not name although each name below is another body's. */
const FURTHER_SUFFIXES = ['gov.wales', 'llyw.cymru'];

/** Two or more lower-case A-labels of letters, digits, inner hyphens, within the octets of RFC 1035 section 2.3.4. */
export function isHostname(name: string): boolean {
  const labels = name.split('.');
  return (
    name.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  );
}

export function isPublicSuffix(name: string): boolean {
  return FURTHER_SUFFIXES.includes(name) || parse(name, { allowPrivateDomains: true }).domain === null;
}

/** Whether anyone can have a name directly below it: the list's private section. */
export function isPrivateSuffix(name: string): boolean {
  const { publicSuffix, isPrivate } = parse(`x.${name}`, { allowPrivateDomains: true });
  return publicSuffix === name && isPrivate === true;
}

export function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

/** What stands more than once, each once. */
export function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
