// settings.json: which feed the workspace is of.

import * as v from 'valibot';
import { MAX_LIFE_MS } from '../../core/feed/bounds';
import { FEED_ID, manifestSchema } from '../../core/feed/format';
import { UsageError } from '../usage-error';
import { readJsonIn } from './json-file';
import { pathOf, type Workspace } from './workspace';

const minutes = v.pipe(
  v.number('must be a number of minutes'),
  v.integer('must be whole minutes'),
  v.minValue(1, 'must be 1 at least'),
  v.maxValue(MAX_LIFE_MS / 60_000, 'must be 7 days at most'),
);

const settingsSchema = v.strictObject({
  feed: v.pipe(v.string(), v.regex(FEED_ID, 'must be 1 to 32 small letters, digits and hyphens')),
  title: manifestSchema.pipe[0].entries.title,
  role: v.literal('own'),
  timestampLifeMinutes: minutes,
  incidentLifeMinutes: minutes,
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const isFeedId = (text: string): boolean => FEED_ID.test(text);
export const isTitle = (text: string): boolean => v.is(settingsSchema.entries.title, text);

/** A UsageError names the line where they cannot be read. */
export async function readSettings(workspace: Workspace): Promise<Settings> {
  const settings = await readJsonIn(workspace, 'settings.json', settingsSchema);
  if (!settings) throw new UsageError(`${pathOf(workspace, 'settings.json')} is not there; take it from git.`);
  return settings;
}
