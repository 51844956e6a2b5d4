// Patterns of STIX (2.1, section 9), as far as they say "this host, page or address" and nothing more. What says more is refused as a
// whole: half a condition would stop what its author let pass.

import { fail, ok, type Result } from '../../core/result';

export interface Comparison {
  readonly path: StixPath;
  readonly value: string;
  /** What the address only begins with; the sign for anything is taken off. */
  readonly isStart: boolean;
}

export const STIX_PATHS = [
  'domain-name:value',
  'url:value',
  'ipv4-addr:value',
  'ipv6-addr:value',
  'email-addr:value',
] as const;
export type StixPath = (typeof STIX_PATHS)[number];

const TOKEN = /\s+|(?<text>'(?:[^'\\]|\\.)*')|(?<word>[A-Za-z_][\w.:*-]*|[!<>=]+|[[\](),])|(?<other>.)/gsu;
/** Far more than any pattern that a person could check. */
const MAX_TOKENS = 10_000;

/**
 * The comparisons of `[a:value = 'x' OR b:value IN ('y', 'z')] OR […]`, in order: any of them is enough. `pattern` with the first word
 * that is not understood.
 */
export function readStixPattern(
  pattern: string,
): Result<readonly Comparison[], { readonly code: 'pattern'; readonly word: string }> {
  const tokens: string[] = [];
  for (const { 0: token, groups } of pattern.matchAll(TOKEN)) {
    if (groups?.text === undefined && groups?.word === undefined && groups?.other === undefined) continue;
    if (groups.other !== undefined || tokens.push(token) > MAX_TOKENS) return fail({ code: 'pattern', word: token });
  }
  const reader = new PatternReader(tokens);
  return reader.readAll()
    ? ok(reader.comparisons)
    : fail({ code: 'pattern', word: (reader.here || 'its end').slice(0, 60) });
}

const textIn = (token: string): string => token.slice(1, -1).replace(/\\(['\\])/g, '$1');

/** Reads by alternatives alone: brackets of either kind may then be counted instead of nested. */
class PatternReader {
  readonly comparisons: Comparison[] = [];
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get here(): string {
    return this.#tokens[this.#at] ?? '';
  }

  readAll(): boolean {
    do {
      const opened = this.#count('(');
      if (!this.#readObservation() || !this.#close(opened)) return false;
    } while (this.#take('OR'));
    return this.here === '' && this.#open === 0;
  }

  #open = 0;

  #count(sign: string): number {
    let times = 0;
    while (this.#take(sign)) times += 1;
    return times;
  }

  /** `(a OR b) OR c`: with OR alone it does not matter which bracket closes which. */
  #close(opened: number): boolean {
    this.#open += opened - this.#count(')');
    return this.#open >= 0;
  }

  #readObservation(): boolean {
    if (!this.#take('[')) return false;
    let open = 0;
    do {
      open += this.#count('(');
      if (!this.#readComparison()) return false;
      open -= this.#count(')');
      if (open < 0) return false;
    } while (this.#take('OR'));
    return open === 0 && this.#take(']');
  }

  #readComparison(): boolean {
    const path = STIX_PATHS.find((known) => known === this.here);
    if (path === undefined) return false;
    this.#at += 1;
    if (this.#take('=') || this.#take('==')) return this.#readValue(path);
    if (path === 'url:value' && this.#take('LIKE')) return this.#readStart();
    if (!this.#take('IN') || !this.#take('(')) return false;
    do {
      if (!this.#readValue(path)) return false;
    } while (this.#take(','));
    return this.#take(')');
  }

  #readValue(path: StixPath): boolean {
    const token = this.here;
    // The two escapes there are; another would be somebody's mistake, and no address has a backslash.
    if (!token.startsWith("'") || /^'(?:[^\\]|\\['\\])*'$/s.test(token) === false) return false;
    this.comparisons.push({ path, value: textIn(token), isStart: false });
    this.#at += 1;
    return true;
  }

  /** `LIKE 'https://a.example/x/%'`: the page and all below it. Any other place of the sign would be another list's kind of rule. */
  #readStart(): boolean {
    const value = /^'((?:[^\\%_]|\\['\\])*[/&])%'$/s.exec(this.here)?.[1];
    if (value === undefined) return false;
    this.comparisons.push({ path: 'url:value', value: textIn(`'${value}'`), isStart: true });
    this.#at += 1;
    return true;
  }

  #take(token: string): boolean {
    if (this.here !== token) return false;
    this.#at += 1;
    return true;
  }
}
