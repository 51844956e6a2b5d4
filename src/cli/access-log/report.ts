// What an access log tells of a feed: whether browsers poll, and how fast a serial reaches them. No address stands in it.

import type { Count } from './address-table';
import type { SerialCount } from './serials';
import type { Uptake } from './uptake';

export interface ServingReport {
  /** `counted`: requests for `timestamp.json` or a `feed-<serial>.json`. The rest of `read` is other requests, and lines that are none. */
  readonly lines: { readonly read: number; readonly counted: number; readonly malformed: number };
  /** Milliseconds since 1970, of the first and the last counted request; null where there is none. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Of all counted requests. */
  readonly addresses: Count;
  readonly polls: {
    /** By status: 200, 304, and all else. */
    readonly ok: number;
    readonly notModified: number;
    readonly other: number;
    /** Null where they span less than a minute. */
    readonly perHour: number | null;
  };
  /** In their order; uptake is null for one that was first asked for after a later one. */
  readonly serials: readonly (SerialCount & { readonly uptake: Uptake | null })[];
  /** Folders in which a `timestamp.json` was found, at most ten. */
  readonly folders: readonly string[];
}
