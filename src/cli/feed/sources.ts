// `lurewatch sources`: the lists that entries were imported from.

import { parseIndicator } from '../../core/indicator';
import { readContent } from './content';
import { readEntries } from './entries';
import type { Report } from './person';
import { counted } from './sentences';
import type { Workspace } from './workspace';

/** With how many entries are of each. */
export async function listSources(workspace: Workspace): Promise<Report> {
  const { sources } = await readContent(workspace);
  const counts = new Map<string, number>();
  for (const line of (await readEntries(workspace)).values()) {
    const read = parseIndicator(line);
    const source = (read.ok ? read.value.source : null) ?? '';
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  const own = counts.get('') ?? 0;
  const listed = Object.entries(sources).map(([id, { role, title }]) => ({
    id,
    role,
    title,
    entries: counts.get(id) ?? 0,
  }));
  const unnamed = [...counts.keys()].filter((id) => id !== '' && !Object.hasOwn(sources, id));
  return {
    lines: [
      `own: ${counted(own, 'entry', 'entries')}`,
      ...listed.map(
        ({ id, role, title, entries }) => `${id}: "${title}", ${role}, ${counted(entries, 'entry', 'entries')}`,
      ),
      ...unnamed.map(
        (id) =>
          `${id}: named by ${counted(counts.get(id) ?? 0, 'entry', 'entries')} and not in sources.json; it counts as third-party.`,
      ),
    ],
    data: { own, sources: listed, unnamed },
  };
}
