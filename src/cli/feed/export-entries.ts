// `lurewatch export`: what is published, in the forms of other tools.

import { type Indicator, parseIndicator } from '../../core/indicator';
import { type ExportFormat, exportIndicators } from '../export';
import { UsageError } from '../usage-error';
import { rolesBy } from './entry-change';
import { type FeedFolder, readFeedFolder } from './feed-folder';
import { gateWith } from './gating';
import { counted } from './sentences';
import { writeBeside } from './write-beside';

export interface ExportEntriesOptions {
  readonly out?: string | undefined;
  readonly nowMs: number;
}

/** The lines, or none where they went to a file; what a format cannot say is remarked by reason. */
export async function* exportEntries(
  folder: string,
  format: ExportFormat,
  { out, nowMs }: ExportEntriesOptions,
  remark: (sentence: string) => void,
): AsyncGenerator<string> {
  const feed = await readFeedFolder(folder, nowMs);
  const leftOut = new Map<string, number>();
  const lines = exportIndicators(
    indicatorsOf(feed, () => void leftOut.set('gated', (leftOut.get('gated') ?? 0) + 1)),
    format,
    {
      feed: feed.facts.id,
      title: feed.facts.title,
      serial: feed.serial,
      nowMs,
      campaigns: new Map(Object.entries(feed.facts.campaigns)),
      onLeftOut: (_, reason) => void leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1),
    },
  );
  if (out === undefined) yield* lines;
  else {
    try {
      await writeBeside(out, lines);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : error;
      throw new UsageError(`cannot write ${out} (${code}); give --out a file in a folder that you may write to.`);
    }
  }
  for (const [reason, count] of leftOut)
    remark(`${counted(count, 'entry', 'entries')} left out of ${format}: ${LEFT_OUT[reason] ?? reason}.`);
}

/** A DNS filter must not block more than browsers do: what their gate refuses stays out, also where the built-in tables have grown since. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  expired: 'they have expired',
  gated: 'browsers refuse them, since they would block more than a lure',
  page: 'they are pages, and only hosts can be said',
  prefix: 'they are pages and all below them, and only hosts can be said',
  address: 'they are IP addresses, and only names can be said',
  name: 'their names cannot be said, or would block more than they name',
};

function* indicatorsOf({ facts, entries, standing }: FeedFolder, onGated: () => void): Generator<Indicator> {
  const gate = gateWith(standing.allow);
  const roleOf = rolesBy(facts.sources);
  for (const line of entries.values()) {
    const read = parseIndicator(line);
    if (!read.ok) continue;
    if (gate(read.value, roleOf(read.value.source)) === null) yield read.value;
    else onGated();
  }
}
