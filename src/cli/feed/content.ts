// What a workspace says, its entries apart: the small files that people keep beside entries.txt.

import { type Incident, incidentSchema, type Manifest, manifestSchema, type Suspension } from '../../core/feed/format';
import { readAllowlist, readCampaigns } from '../../core/feed/texts';
import { UsageError } from '../usage-error';
import { readJsonIn, writeJsonIn } from './json-file';
import { readSettings, type Settings } from './settings';
import { pathOf, readFileIn, removeIn, type Workspace, writeFileIn } from './workspace';

export interface Content {
  readonly title: string;
  /** Hosts, sorted. */
  readonly allowlist: readonly string[];
  /** `id name`, sorted. */
  readonly campaigns: readonly string[];
  readonly sources: Manifest['sources'];
  readonly incident: Incident | null;
  readonly suspensions: readonly Suspension[];
}

const { sources, suspensions } = manifestSchema.pipe[0].entries;

/** A UsageError names the file and the line where one cannot be read. */
export async function readContent(workspace: Workspace): Promise<Content & { readonly settings: Settings }> {
  const settings = await readSettings(workspace);
  return {
    settings,
    title: settings.title,
    allowlist: await readLines(workspace, 'allowlist.txt', (text) => readAllowlist(text) !== null, 'a host'),
    campaigns: await readLines(
      workspace,
      'campaigns.txt',
      (text) => readCampaigns(text) !== null,
      'a campaign: an id, a space, a name',
    ),
    sources: (await readJsonIn(workspace, 'sources.json', sources)) ?? {},
    incident: await readJsonIn(workspace, 'incident.json', incidentSchema),
    suspensions: (await readJsonIn(workspace, 'suspensions.json', suspensions)) ?? [],
  };
}

/** The title apart, which stands in settings.json. */
export async function writeContent(workspace: Workspace, content: Omit<Content, 'title'>): Promise<void> {
  await writeFileIn(workspace, 'allowlist.txt', [...content.allowlist].sort());
  await writeFileIn(workspace, 'campaigns.txt', [...content.campaigns].sort());
  await writeJsonIn(workspace, 'sources.json', content.sources);
  await writeJsonIn(workspace, 'suspensions.json', content.suspensions);
  if (content.incident) await writeJsonIn(workspace, 'incident.json', content.incident);
  else await removeIn(workspace, 'incident.json');
}

async function readLines(
  workspace: Workspace,
  name: string,
  isRight: (text: string) => boolean,
  what: string,
): Promise<readonly string[]> {
  const bytes = await readFileIn(workspace, name);
  const lines = (bytes?.toString('utf8') ?? '').split('\n').map((line) => line.replace(/\r$/, ''));
  for (const [at, line] of lines.entries()) {
    if (line !== '' && !isRight(line))
      throw new UsageError(`${pathOf(workspace, name)} line ${at + 1} is not ${what}; mend or delete it.`);
  }
  const kept = lines.filter((line) => line !== '').sort();
  if (!isRight(kept.join('\n'))) throw new UsageError(`${pathOf(workspace, name)} has more lines than a feed may.`);
  const ids = kept.map((line) => line.split(' ', 1)[0]);
  const twice = ids.find((id, at) => id === ids[at + 1]);
  if (twice !== undefined)
    throw new UsageError(`${pathOf(workspace, name)} has ${twice} twice; delete one of the two.`);
  return kept;
}
