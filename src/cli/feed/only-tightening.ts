// What of a workspace makes staff safer, over what is published: for the lure at three in the morning, while something that loosens
// waits for a second person. The workspace keeps the rest.

import type { Incident, Manifest, Suspension } from '../../core/feed/format';
import { isWeakerLine, loosenings } from '../../core/feed/loosening';
import type { Content } from './content';
import type { Entries } from './entries';
import { rolesBy } from './entry-change';

export interface Said {
  readonly content: Content;
  readonly entries: Entries;
}

/** `published`: its manifest, entries and allowlist. */
export function onlyTightening(
  { content, entries }: Said,
  published: { readonly manifest: Manifest; readonly entries: Entries; readonly allowlist: readonly string[] },
): Said {
  const { manifest, allowlist } = published;
  const sources = { ...content.sources, ...manifest.sources };
  const roleOf = rolesBy(sources);
  const kept = new Map(entries);
  for (const [pattern, line] of published.entries) {
    const now = entries.get(pattern);
    if (now === undefined || (now !== line && isWeakerLine(line, now, roleOf))) kept.set(pattern, line);
  }
  return {
    entries: kept,
    content: {
      title: manifest.title,
      allowlist,
      campaigns: content.campaigns,
      sources,
      incident: graver(manifest, content.incident),
      suspensions: widest(manifest, content.suspensions),
    },
  };
}

/** The incident as it is to be; in its published words, or as it is published, where that loosens. */
function graver(manifest: Manifest, now: Incident | null): Incident | null {
  const isTighter = (incident: Incident | null) => loosenings(manifest, { ...manifest, incident }).length === 0;
  if (isTighter(now) || !now || !manifest.incident) return isTighter(now) ? now : manifest.incident;
  const { startedAt, message, contacts } = manifest.incident;
  const inOldWords = { ...now, startedAt, message, contacts };
  return isTighter(inOldWords) ? inOldWords : manifest.incident;
}

function widest(manifest: Manifest, now: readonly Suspension[]): readonly Suspension[] {
  const old = manifest.suspensions.filter((suspension) => {
    const same = now.filter(({ organisation }) => organisation === suspension.organisation);
    const alone = { ...manifest, suspensions: [suspension] };
    return loosenings(alone, { ...manifest, suspensions: same }).length > 0;
  });
  const stays = new Set(old.map(({ organisation }) => organisation));
  return [...now.filter(({ organisation }) => !stays.has(organisation)), ...old].sort((a, b) =>
    a.organisation < b.organisation ? -1 : 1,
  );
}
