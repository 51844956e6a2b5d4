// What is copied for whoever helps: how the extension is, and nothing of anybody's mail. No address stands in it, not even IT's own.

import type { Status } from '../../messages';
import type { SelfTest, SelfTestResult } from './self-test';

export interface Known {
  readonly status: Status;
  readonly version: string;
  readonly userAgent: string;
  /** By host, whether it may be read. Told by number: a host is an address. */
  readonly sites: ReadonlyMap<string, boolean>;
  readonly worksInPrivate: boolean;
  readonly missingPermissions: readonly string[];
  readonly tests: ReadonlyMap<SelfTest, SelfTestResult>;
  readonly at: Date;
}

/** JSON: for people to read and for tools to compare. */
export function diagnosticsText(known: Known): string {
  const { status, version, userAgent, sites, worksInPrivate, missingPermissions, tests, at } = known;
  const { policy, origins, feeds, incident, storage, problems } = status;
  const { reports, organisation, allow, webmails, suspensions } = policy;
  const allowed = [...sites.values()];
  return JSON.stringify(
    {
      lurewatch: version,
      browser: userAgent,
      at: at.toISOString(),
      incident,
      storage,
      policy: {
        counts: {
          contacts: organisation.contacts.length,
          feeds: policy.feeds.length,
          allow: allow.length,
          webmails: webmails.length,
          suspensions: suspensions.length,
        },
        hasReportEmail: reports.email !== null,
        hasReportEndpoint: reports.endpoint !== null,
        wayThrough: policy.wayThrough,
        rememberOpened: policy.rememberOpened,
        language: policy.language,
        locks: policy.locks,
        setBy: origins,
        // Where, and not what stands there.
        problems: problems.map(({ path }) => path),
      },
      feeds: feeds.map(({ url: _url, title: _title, ...feed }) => feed),
      sites: { working: allowed.filter(Boolean).length, blocked: allowed.filter((may) => !may).length },
      worksInPrivate,
      missingPermissions,
      selfTest: Object.fromEntries(tests),
    },
    null,
    2,
  );
}
