// `lurewatch preview`: what the next publication would change, cost and take. Nothing is written.

import { BUILTIN_LISTS } from '../../core/lists';
import { againstWords, judgeAgainst } from './against';
import { changeWords } from './change-words';
import type { Content } from './content';
import type { Entries } from './entries';
import { rolesBy } from './entry-change';
import { layOver } from './feed-lists';
import { readLinesOf } from './feed-state';
import { gatedOf, gateWith } from './gating';
import { nextDraft } from './next-draft';
import type { Report } from './person';
import { type Fetched, fetchedBy } from './polling-cost';
import { expiryWords } from './publish';
import { PUBLISHED } from './published';
import { counted, GATED, LOOSENS } from './sentences';
import { readStanding, type Standing } from './standing';
import { looseningsOf } from './weighing';
import { pathOf, type Workspace } from './workspace';

export interface PreviewOptions {
  /** Mails or links that staff got. */
  readonly against?: string | undefined;
  readonly isVerbose?: boolean;
  readonly nowMs: number;
}

/** Rejected where publishing would refuse an entry. */
export async function preview(workspace: Workspace, options: PreviewOptions): Promise<Report> {
  const standing = await readStanding(workspace, options.nowMs);
  const { content, before, keys, published } = standing;
  const { draft, entries, dropped, overdue } = await nextDraft(workspace, {
    ...standing,
    nowMs: options.nowMs,
    isApproved: keys.current.threshold === 1,
  });
  const { manifest, change, isNews } = draft;
  const gated = gatedOf(entries, gateWith(content.allowlist), rolesBy(content.sources));
  const reasons = isNews ? looseningsOf({ manifest, change, isWhole: false }, published, keys.current) : [];
  const cost = fetchedBy(draft, published, keys.current.threshold);
  const against =
    options.against === undefined ? null : await weighAgainst(workspace, options.against, standing, options.nowMs);
  const lines = isNews
    ? [
        published
          ? `What publishing would change against serial ${published.serial}:`
          : 'Nothing is published yet. The first publication would hold:',
        ...changeWords({
          before: { manifest: published?.manifest ?? null, entries: before },
          after: { manifest, entries },
          change,
          isVerbose: options.isVerbose === true,
        }),
        `${counted(change.added.length, 'entry', 'entries')} added, ${change.changed.length} changed, ${change.removed.length} removed; ${entries.size} in all.`,
        ...expiryWords(dropped, overdue, keys.current.threshold),
        reasons.length === 0
          ? 'It only makes staff safer: one signature is enough.'
          : `It needs ${counted(keys.current.threshold, 'signature')}: ${reasons.map((code) => LOOSENS[code]).join('; ')}.`,
        ...(published ? [`A browser that has serial ${published.serial} fetches ${fetchedWords(cost.polling)}.`] : []),
        `A browser that has nothing yet fetches ${fetchedWords(cost.fresh)}.`,
      ]
    : ['Nothing has changed since the last publication.'];
  if (gated.length > 0) {
    lines.push(`Publishing would refuse ${counted(gated.length, 'entry', 'entries')}:`);
    for (const { pattern, code } of gated.slice(0, 20)) lines.push(`  ${pattern} ${GATED[code]}.`);
  }
  if (against && options.against !== undefined) lines.push(...againstWords(options.against, against));
  const { added, changed, removed, weakened } = change;
  return {
    lines,
    data: {
      serial: published?.serial ?? null,
      entries: entries.size,
      ...{ added, changed, removed, weakened },
      loosens: reasons,
      signaturesNeeded: reasons.length === 0 ? 1 : keys.current.threshold,
      gated,
      fetched: cost,
      against,
    },
    isRejected: gated.length > 0,
  };
}

const fetchedWords = ({ files, bytes }: Fetched): string =>
  `${counted(files, 'file')} of ${counted(bytes, 'byte')} together`;

async function weighAgainst(workspace: Workspace, path: string, standing: Standing, nowMs: number) {
  const { published, content, before, entries } = standing;
  const old = published?.manifest;
  const listsOf = (
    { title, sources, suspensions }: Pick<Content, 'title' | 'sources' | 'suspensions'>,
    allow: readonly string[],
    list: Entries,
  ) => {
    const facts = { id: 'feed', role: 'own', title, sources, campaigns: {} } as const;
    return layOver(BUILTIN_LISTS, { facts, entries: list, standing: { allow, suspensions } }, nowMs);
  };
  const allowed = await readLinesOf([pathOf(workspace, PUBLISHED)], old?.allowlist ?? null);
  return judgeAgainst(
    path,
    old ? listsOf(old, allowed, before) : BUILTIN_LISTS,
    listsOf(content, content.allowlist, entries),
  );
}
