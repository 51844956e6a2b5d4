// A serving report in words.

import type { Count } from './address-table';
import type { ServingReport } from './report';

/** Lines for people. */
export function describeServing({
  lines,
  fromMs,
  toMs,
  addresses,
  polls,
  serials,
  folders,
}: ServingReport): readonly string[] {
  if (fromMs === null || toMs === null) {
    return [`No request for a feed is in ${number(lines.read)} lines${malformedIn(lines.malformed)}.`];
  }
  const spoken = [
    `From ${time(fromMs)} to ${time(toMs)}: ${number(lines.counted)} requests for the feed in ${number(lines.read)} lines${malformedIn(lines.malformed)}.`,
    `${counted(addresses)} ${addresses.count === 1 ? 'address' : 'addresses'}. Staff of one office often share one, so this is not the number of browsers.`,
    `Polls: ${number(polls.ok + polls.notModified + polls.other)}${polls.perHour === null ? '' : `, ${number(polls.perHour)} an hour`}; ` +
      `${number(polls.ok)} got a new file (200), ${number(polls.notModified)} had it already (304), ${number(polls.other)} failed.`,
  ];
  if (folders.length > 1)
    spoken.push(`Feeds of several folders are mixed here (${folders.join(', ')}): name one of them to count it alone.`);
  if (serials.length === 0) return [...spoken, 'No serial was fetched.'];
  const table = [
    ['serial', 'first', 'last', 'requests', 'addresses', 'half had it after', '95 % after'],
    ...serials.map((one) => [
      String(one.serial),
      time(one.firstMs),
      time(one.lastMs),
      number(one.requests),
      counted(one.addresses),
      after(one.uptake?.halfMs, one.uptake?.polled),
      after(one.uptake?.mostMs, one.uptake?.polled),
    ]),
  ];
  return [
    ...spoken,
    '',
    ...aligned(table),
    '',
    'After: of the addresses that polled within the day before, by which it or a later one was fetched.',
  ];
}

const number = (value: number): string => Math.round(value).toLocaleString('en');

const counted = ({ count, isMore }: Count): string => `${isMore ? 'more than ' : ''}${number(count)}`;

const malformedIn = (malformed: number): string =>
  malformed === 0 ? '' : `; ${number(malformed)} of them could not be read`;

/** UTC, to the second. */
const time = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')}Z`;

function after(ms: number | null | undefined, polled: number | undefined): string {
  if (polled === undefined || polled === 0) return 'nobody to wait for';
  if (ms === null || ms === undefined) return 'not yet';
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
