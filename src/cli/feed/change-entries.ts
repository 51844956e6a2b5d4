// `lurewatch add` and `remove`: single entries, in the workspace alone until the next publication.

import { formatIndicator, type Indicator } from '../../core/indicator';
import { printable } from '../check/explanation';
import { UsageError } from '../usage-error';
import { Campaigns } from './campaigns';
import { readContent } from './content';
import { readEntries, writeEntries } from './entries';
import { cautionWith } from './gating';
import { readPattern } from './given-pattern';
import { noteOverrides } from './overrides';
import type { Report } from './person';
import { counted, GATED } from './sentences';
import { signaturesFor } from './signatures-for';
import { type Workspace, writeFileIn } from './workspace';

export interface AddOptions {
  /** As a person calls it, or its id. */
  readonly campaign?: string | undefined;
  readonly expiresAtMs?: number | undefined;
  readonly isOverride?: boolean;
  readonly reason?: string | undefined;
  readonly nowMs: number;
}

/** Lists what passes the gate; rejected where anything did not. An entry that is listed already is said anew. */
export async function addEntries(
  workspace: Workspace,
  patterns: readonly string[],
  options: AddOptions,
): Promise<Report> {
  if (options.isOverride === true && !options.reason?.trim())
    throw new UsageError('--override needs --reason TEXT: colleagues will want to know why.');
  const content = await readContent(workspace);
  const entries = await readEntries(workspace);
  const campaigns = new Campaigns(content.campaigns);
  const gate = cautionWith(content.allowlist);
  const campaign = options.campaign === undefined ? null : campaigns.idOf(options.campaign);
  if (options.campaign !== undefined && campaign === null)
    throw new UsageError(`--campaign ${options.campaign} has no letters that an id can be made of; name it otherwise.`);
  const lines: string[] = [];
  const done: string[] = [];
  const rejected: { readonly given: string; readonly code: string }[] = [];
  for (const given of patterns) {
    const read = readPattern(given);
    if (!read.ok) {
      rejected.push({ given, code: read.code });
      lines.push(`Not added: ${printable(given)}: ${read.sentence}`);
      continue;
    }
    const { indicator, isStripped } = read;
    const whole: Indicator = {
      ...indicator,
      campaign: campaign ?? indicator.campaign,
      expiresAtMs: options.expiresAtMs ?? indicator.expiresAtMs,
      isOverride: options.isOverride === true,
    };
    const code = gate(whole, 'own');
    if (code !== null) {
      rejected.push({ given, code });
      lines.push(`Not added: ${whole.pattern} ${GATED[code]}. To list it all the same, add: --override --reason TEXT`);
      continue;
    }
    const line = formatIndicator(whole);
    const before = entries.get(whole.pattern);
    if (isStripped) lines.push(`  a mail address was taken off; listed is ${whole.pattern}`);
    if (before === line) lines.push(`  = ${line}  (listed already)`);
    else lines.push(before === undefined ? `  + ${line}` : `  ~ ${line}  (was: ${before})`);
    if (before !== line) done.push(whole.pattern);
    entries.set(whole.pattern, line);
  }
  if (done.length > 0) {
    if (campaigns.isGrown) await writeFileIn(workspace, 'campaigns.txt', campaigns.lines);
    if (options.isOverride === true) await noteOverrides(workspace, done, options.reason ?? '', options.nowMs);
    await writeEntries(workspace, entries);
  }
  lines.push(
    done.length === 0
      ? 'Nothing changed.'
      : `${counted(done.length, 'entry', 'entries')} changed here; browsers know once you publish.`,
  );
  return { lines, data: { changed: done, rejected }, isRejected: rejected.length > 0 };
}

/** Rejected where one is not listed; the others are removed all the same. */
export async function removeEntries(workspace: Workspace, patterns: readonly string[]): Promise<Report> {
  const entries = await readEntries(workspace);
  const lines: string[] = [];
  const removed: string[] = [];
  const unknown: string[] = [];
  for (const given of patterns) {
    const read = entries.has(given) ? null : readPattern(given);
    const pattern = read?.ok ? read.indicator.pattern : given;
    const before = entries.get(pattern);
    if (before === undefined) {
      unknown.push(given);
      lines.push(`Not removed: ${printable(given)} is not listed.`);
    } else {
      removed.push(pattern);
      lines.push(`  - ${before}`);
      entries.delete(pattern);
    }
  }
  if (removed.length > 0) await writeEntries(workspace, entries);
  lines.push(
    removed.length === 0
      ? 'Nothing changed.'
      : `${counted(removed.length, 'entry', 'entries')} removed here; browsers know once you publish, which takes ${await signaturesFor(workspace)} where it was published.`,
  );
  return { lines, data: { removed, unknown }, isRejected: unknown.length > 0 };
}
