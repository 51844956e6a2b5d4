// What of a workspace makes staff safer, over what is published: for the lure at three in the morning, while something that loosens
// waits for a second person. The workspace keeps the rest.

import type { Manifest, Suspension } from '../../core/feed/format';
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
  const isLower = loosenings(manifest, { ...manifest, incident: content.incident }).length > 0;
  return {
    entries: kept,
    content: {
      title: manifest.title,
      allowlist,
      campaigns: content.campaigns,
      sources,
      incident: isLower ? manifest.incident : content.incident,
      suspensions: widest(manifest, content.suspensions),
    },
  };
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
