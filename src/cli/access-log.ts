// `lurewatch serving`: reads the access logs that a web server writes anyway. Nothing more is collected from browsers.

import { AddressTable } from './access-log/address-table';
import { lineReader } from './access-log/line-reader';
import type { LogLine } from './access-log/log-files';
import { askedFor, type LogRequest } from './access-log/log-request';
import type { ServingReport } from './access-log/report';
import { SerialTallies } from './access-log/serials';
import { UptakeMeter } from './access-log/uptake';

export { describeServing } from './access-log/describe';
export { type LogLine, linesOfLogs } from './access-log/log-files';
export type { ServingReport } from './access-log/report';

export interface AccessLogOptions {
  /** The folder of the feed in its site, as `/feeds/east/`; absent for any. */
  readonly under?: string;
  /** How many addresses are told apart. */
  readonly maxAddresses?: number;
}

const MAX_FOLDERS = 10;
const HOUR_MS = 60 * 60 * 1000;

/**
 * Counts what the lines say, which come in the order of time. GET alone. A line that cannot be read is counted, never fatal. Formats:
 * common and combined (nginx, Apache), JSON (Caddy, Azure), W3C extended (IIS, CloudFront); docs/serving.md.
 */
export async function readAccessLog(
  lines: AsyncIterable<LogLine>,
  options: AccessLogOptions = {},
): Promise<ServingReport> {
  const read = lineReader();
  const counts = new Counts(new AddressTable(options.maxAddresses));
  const under = options.under === undefined ? null : `/${options.under}/`.replace(/\/+/g, '/');
  for await (const { text } of lines) {
    counts.read += 1;
    const request = read(text);
    if (request === 'malformed') counts.malformed += 1;
    else if (request !== 'other' && request.method === 'GET') counts.add(request, under);
  }
  return counts.report();
}

class Counts {
  read = 0;
  malformed = 0;
  #counted = 0;
  #fromMs = Number.POSITIVE_INFINITY;
  #toMs = Number.NEGATIVE_INFINITY;
  readonly #polls = { ok: 0, notModified: 0, other: 0 };
  #firstPollMs = Number.POSITIVE_INFINITY;
  #lastPollMs = Number.NEGATIVE_INFINITY;
  readonly #addresses: AddressTable;
  readonly #serials = new SerialTallies();
  readonly #uptake = new UptakeMeter();
  readonly #folders = new Set<string>();

  constructor(addresses: AddressTable) {
    this.#addresses = addresses;
  }

  add(request: LogRequest, under: string | null): void {
    const asked = askedFor(request.target, under);
    if (asked === null) return;
    const { atMs, address, status } = request;
    this.#counted += 1;
    this.#fromMs = Math.min(this.#fromMs, atMs);
    this.#toMs = Math.max(this.#toMs, atMs);
    const number = this.#addresses.numberOf(address);
    if (asked.kind === 'timestamp') {
      this.#addPoll(request, number);
      // What is not there was not published: anybody can ask for any number.
    } else if (status === 200 || status === 304) {
      this.#serials.add(asked.serial, number, atMs);
      if (number !== null) this.#uptake.fetched(number, asked.serial, atMs);
    }
  }

  #addPoll({ atMs, status, target }: LogRequest, number: number | null): void {
    this.#polls[status === 200 ? 'ok' : status === 304 ? 'notModified' : 'other'] += 1;
    this.#firstPollMs = Math.min(this.#firstPollMs, atMs);
    this.#lastPollMs = Math.max(this.#lastPollMs, atMs);
    if (status !== 200 && status !== 304) return;
    if (number !== null) this.#uptake.polled(number, atMs);
    if (this.#folders.size < MAX_FOLDERS)
      this.#folders.add(target.slice(0, target.search(/timestamp\.json(?:[?#]|$)/)));
  }

  report(): ServingReport {
    const { ok, notModified, other } = this.#polls;
    const spanMs = this.#lastPollMs - this.#firstPollMs;
    return {
      lines: { read: this.read, counted: this.#counted, malformed: this.malformed },
      fromMs: this.#counted === 0 ? null : this.#fromMs,
      toMs: this.#counted === 0 ? null : this.#toMs,
      addresses: this.#addresses.count,
      polls: {
        ok,
        notModified,
        other,
        perHour: spanMs >= 60_000 ? ((ok + notModified + other) * HOUR_MS) / spanMs : null,
      },
      serials: this.#serials.counts().map((count) => ({ ...count, uptake: this.#uptake.of(count.serial) })),
      folders: [...this.#folders],
    };
  }
}
