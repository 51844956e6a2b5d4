// `lurewatch import`: whole lists into the workspace, shown before anything changes.

import { parseIndicator } from '../../core/indicator';
import type { ListRole } from '../../core/indicator-list';
import type { Imported } from '../import/imported';
import { withoutPersonal } from '../import/personal';
import { UsageError } from '../usage-error';
import { Campaigns } from './campaigns';
import { type Content, readContent } from './content';
import { readEntries, writeEntries } from './entries';
import { rolesBy } from './entry-change';
import { importCautionWith } from './gating';
import { ImportTally } from './import-tally';
import { writeJsonIn } from './json-file';
import { mergedLine } from './merging';
import { noteOverrides } from './overrides';
import { agreed, type Person, type Report } from './person';
import { counted, PERSONAL } from './sentences';
import { type Workspace, writeFileIn } from './workspace';

export interface ImportEntriesOptions {
  readonly role?: ListRole | undefined;
  readonly source?: string | undefined;
  readonly title?: string | undefined;
  /** For entries that name none themselves. */
  readonly campaign?: string | undefined;
  readonly expiresAtMs?: number | undefined;
  /** Hosts that are meant although the gate refuses them. */
  readonly overrides: readonly string[];
  readonly reason?: string | undefined;
  readonly isYes?: boolean;
  readonly isDryRun?: boolean;
  readonly isVerbose?: boolean;
  readonly nowMs: number;
}

const PROGRESS_STEP = 20_000;

/** Writes nothing before a yes. The report's data counts what was found by what became of it. */
export async function importEntries(
  workspace: Workspace,
  found: AsyncIterable<Imported>,
  options: ImportEntriesOptions,
  person: Person,
): Promise<Report> {
  const content = await readContent(workspace);
  const origin = originOf(content, options);
  const sources = origin.source === null ? content.sources : { ...content.sources, [origin.source]: origin };
  if (options.overrides.length > 0 && (origin.role !== 'own' || !options.reason?.trim()))
    throw new UsageError('--override counts for a list of role own, and needs --reason TEXT.');
  const entries = await readEntries(workspace);
  const campaigns = new Campaigns(content.campaigns);
  const caution = importCautionWith(content.allowlist);
  const roleOf = rolesBy(
    Object.fromEntries(Object.entries(sources).map(([id, { role, title }]) => [id, { role, title }])),
  );
  const tally = new ImportTally(options.isVerbose === true);
  const meant = new Set(options.overrides);
  const overridden: string[] = [];
  const fallback = options.campaign === undefined ? null : campaigns.idOf(options.campaign);
  let count = 0;
  for await (const item of found) {
    count += 1;
    if (count % PROGRESS_STEP === 0) person.progress(`${counted(count, 'place')} read …`);
    if (item.type === 'rejected') {
      tally.reject(item.place, item.given, item.code, item.sentence);
      continue;
    }
    const { indicator } = withoutPersonal(item.indicator);
    if (indicator === null) {
      tally.reject(item.place, item.given, 'personal', PERSONAL);
      continue;
    }
    const { kind, hostname, pattern } = indicator;
    const before = entries.get(pattern);
    if (item.type === 'withdrawn') {
      if (before === undefined || sourceOf(before) !== origin.source) continue;
      entries.delete(pattern);
      tally.change(before, undefined);
      continue;
    }
    if (indicator !== item.indicator) tally.stripped += 1;
    const campaign = (item.campaign === null ? null : campaigns.idOf(item.campaign)) ?? fallback;
    const expiresAtMs = indicator.expiresAtMs ?? options.expiresAtMs ?? null;
    const plain = { kind, hostname, pattern, campaign, source: origin.source, expiresAtMs, isOverride: false };
    const code = caution(plain, origin.role);
    const isMeant = code !== null && meant.has(hostname);
    if (code !== null && !isMeant) {
      tally.gate(item.place, pattern, code);
      continue;
    }
    // Browsers ask for the word only where their own gate refuses the entry.
    const next = isMeant && code !== 'page-of-known-site' ? { ...plain, isOverride: true } : plain;
    const line = mergedLine(before, next, roleOf);
    if (line === before) tally.known += 1;
    else {
      entries.set(pattern, line);
      if (isMeant) overridden.push(pattern);
      tally.change(before, line);
    }
  }
  person.progress('');
  for (const line of tally.lines()) person.show(line);
  const refusal = await refusalOf(tally, options, person);
  if (refusal !== null) return { lines: [refusal], data: { ...tally.data, written: false } };

  if (campaigns.isGrown) await writeFileIn(workspace, 'campaigns.txt', campaigns.lines);
  if (origin.source !== null)
    await writeJsonIn(workspace, 'sources.json', {
      ...content.sources,
      [origin.source]: { role: origin.role, title: origin.title },
    });
  if (overridden.length > 0) await noteOverrides(workspace, overridden, options.reason ?? '', options.nowMs);
  await writeEntries(workspace, entries);
  return {
    lines: [`${counted(entries.size, 'entry', 'entries')} listed now; browsers know once you publish.`],
    data: { ...tally.data, written: true, entries: entries.size },
  };
}

async function refusalOf(tally: ImportTally, options: ImportEntriesOptions, person: Person): Promise<string | null> {
  if (!tally.isChange) return 'Nothing changed: there is nothing new in it.';
  if (options.isDryRun === true) return 'Nothing changed: this was a dry run.';
  const answer = await agreed(person, options.isYes, 'Change the entries so?');
  if (answer === null) return 'Nothing changed; add --yes.';
  return answer ? null : 'Nothing changed.';
}

interface Origin {
  readonly role: ListRole;
  /** Null for the council's own words. */
  readonly source: string | null;
  readonly title: string;
}

const SOURCE_ID = /^[a-z\d-]{1,40}$/;

function originOf({ sources }: Content, { role, source, title }: ImportEntriesOptions): Origin {
  if (source === undefined) {
    if (role !== undefined && role !== 'own')
      throw new UsageError(`a list of role ${role} needs --source ID and --title TEXT: warnings say whose it is.`);
    return { role: 'own', source: null, title: '' };
  }
  if (!SOURCE_ID.test(source))
    throw new UsageError(`--source ${source} must be 1 to 40 small letters, digits and hyphens.`);
  const known = Object.hasOwn(sources, source) ? sources[source] : undefined;
  const named = title ?? known?.title;
  if (named === undefined) throw new UsageError(`the source ${source} is new: say whose list it is with --title TEXT.`);
  // A list that nobody says anything of is trusted the least.
  return { role: role ?? known?.role ?? 'third-party', source, title: named };
}

function sourceOf(line: string): string | null {
  const read = parseIndicator(line);
  return read.ok ? read.value.source : null;
}
