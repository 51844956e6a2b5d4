// `lurewatch incident drill-report`: whom the last drill reached, and how fast. From the web server's log alone: nothing of what anybody did.

import { type LogLine, readAccessLog } from '../access-log';
import { UsageError } from '../usage-error';
import { type HistoryRecord, readRecord, serialsOf } from './history';
import type { Report } from './person';
import type { Workspace } from './workspace';

/** A UsageError where no drill was ever published. */
export async function reportDrill(workspace: Workspace, lines: AsyncIterable<LogLine>): Promise<Report> {
  const { first, after } = await lastDrill(workspace);
  const { drill, level } = first.content.incident as NonNullable<HistoryRecord['content']['incident']>;
  const { serials, addresses } = await readAccessLog(lines);
  const found = serials.find(({ serial }) => serial === first.serial);
  const uptake = found?.uptake ?? null;
  const groups = drill?.groups ?? [];
  const said = [
    `Drill (${level}), ${groups.length === 0 ? 'all browsers' : `groups ${groups.join(', ')}`}: published ${first.issuedAt} as serial ${first.serial}${after ? `, over with serial ${after.serial} (${after.issuedAt})` : ', not yet over'}.`,
  ];
  if (!found)
    said.push(
      `None of the ${addresses.count} addresses in the log fetched it. Is it the log of those days, and of this feed?`,
    );
  else if (uptake === null || uptake.polled === 0)
    said.push(
      `${found.addresses.count} addresses fetched it; none had polled within the day before, so nobody was waited for.`,
    );
  else {
    const { polled, had, halfMs, mostMs } = uptake;
    said.push(
      `Reached: ${had} of ${polled} addresses that had polled within the day before (${((100 * had) / polled).toFixed(1)} %).`,
      `Half had it after ${spanOf(halfMs)}, 95 % after ${spanOf(mostMs)}.`,
      'Staff of one office often share an address, so this is not the number of browsers. Browsers of other groups fetch it too and say nothing.',
    );
  }
  return {
    lines: said,
    data: {
      serial: first.serial,
      issuedAt: first.issuedAt,
      level,
      groups,
      over: after?.serial ?? null,
      uptake,
      fetched: found?.addresses ?? null,
    },
    isRejected: found === undefined,
  };
}

interface Drill {
  /** The publication that began it. */
  readonly first: HistoryRecord;
  /** The one that ended it, or gave way to something else; null while it is on. */
  readonly after: HistoryRecord | null;
}

async function lastDrill(workspace: Workspace): Promise<Drill> {
  let after: HistoryRecord | null = null;
  let first: HistoryRecord | null = null;
  for (const serial of [...(await serialsOf(workspace))].reverse()) {
    const record = await readRecord(workspace, serial);
    if (!record) break;
    const { incident } = record.content;
    const isDrill = incident?.drill !== undefined && incident.level !== 'normal';
    if (isDrill) first = record;
    else if (first) break;
    else after = record;
  }
  if (!first) throw new UsageError('no drill was published; begin one with "lurewatch incident drill".');
  return { first, after };
}

function spanOf(ms: number | null): string {
  if (ms === null) return 'more than the log shows';
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
