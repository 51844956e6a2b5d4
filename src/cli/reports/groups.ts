// Reports by what they are about: the host, or the page where the host is others' too.

import type { Indicator } from '../../core/indicator';
import type { ReportKind } from '../../core/report-kind';
import { readAddress } from '../import/address';
import type { Received } from './received';

export interface ReportGroup {
  /** What would be listed. */
  readonly indicator: Indicator;
  readonly people: number;
  readonly reports: number;
  /** How many of the reports say so. */
  readonly kinds: Readonly<Record<ReportKind, number>>;
  /** ISO 8601; null where no report has a date. */
  readonly first: string | null;
  readonly last: string | null;
  /** Addresses, each once. */
  readonly pages: readonly string[];
  /** Of those who say that they opened it. */
  readonly contacts: readonly string[];
}

export interface Grouped {
  /** Most people first. */
  readonly groups: readonly ReportGroup[];
  /** Whose address cannot be listed. */
  readonly unread: number;
}

/** `mayListHost`: whether the whole host could be listed. What comes twice counts once. */
export function groupReports(all: readonly Received[], mayListHost: (indicator: Indicator) => boolean): Grouped {
  const ids = new Set<string>();
  const groups = new Map<string, { readonly indicator: Indicator; readonly members: Received[] }>();
  let unread = 0;
  for (const received of all) {
    if (received.id !== null && ids.has(received.id)) continue;
    if (received.id !== null) ids.add(received.id);
    const read = readAddress(received.address);
    if (!read.ok) {
      unread += 1;
      continue;
    }
    const page = read.value;
    const host: Indicator = { ...page, kind: 'domain', pattern: page.hostname };
    const indicator = mayListHost(host) ? host : page;
    const group = groups.get(indicator.pattern) ?? { indicator, members: [] };
    groups.set(indicator.pattern, group);
    group.members.push(received);
  }
  return {
    groups: [...groups.values()].map(groupOf).sort((a, b) => b.people - a.people || compare(b.last, a.last)),
    unread,
  };
}

const compare = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '');
const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

function groupOf({
  indicator,
  members,
}: {
  readonly indicator: Indicator;
  readonly members: readonly Received[];
}): ReportGroup {
  const times = members.flatMap(({ at }) => at ?? []).sort();
  const count = (kind: ReportKind) => members.filter((each) => each.kind === kind).length;
  return {
    indicator,
    people: new Set(members.map(({ who }) => who)).size,
    reports: members.length,
    kinds: { scam: count('scam'), opened: count('opened'), wrong: count('wrong') },
    first: times[0] ?? null,
    last: times.at(-1) ?? null,
    pages: unique(members.map(({ address }) => address)),
    contacts: unique(members.flatMap(({ kind, contact }) => (kind === 'opened' && contact !== null ? [contact] : []))),
  };
}
