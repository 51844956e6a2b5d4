// `lurewatch undo`: the workspace as it was published before the last publication. Publishing that is a publication of its own.

import { UsageError } from '../usage-error';
import { readContent, writeContent } from './content';
import { readEntries, writeEntries } from './entries';
import { changeBetween, rolesBy, touchedBy } from './entry-change';
import { entriesBefore, readRecord, serialsOf } from './history';
import { writeJsonIn } from './json-file';
import { readOwnKeys } from './own-keys';
import type { Report } from './person';
import { readPublished } from './published';
import { counted } from './sentences';
import { readSettings } from './settings';
import { signaturesFor } from './signatures-for';
import { readPublishedEntries } from './standing';
import type { Workspace } from './workspace';

export interface UndoOptions {
  /** What the workspace says and was never published may be lost. */
  readonly isDiscarding?: boolean;
  readonly nowMs: number;
}

/** A UsageError where there is nothing to go back to, or something would be lost. */
export async function undo(workspace: Workspace, { isDiscarding = false, nowMs }: UndoOptions): Promise<Report> {
  const published = await readPublished(workspace, await readOwnKeys(workspace), nowMs);
  const serials = (await serialsOf(workspace)).filter((serial) => serial <= (published?.serial ?? 0));
  const [last, previous] = [serials.at(-1), serials.at(-2)];
  if (!published || last !== published.serial || previous === undefined)
    throw new UsageError('there is no publication before the last one to go back to.');
  const record = await readRecord(workspace, last);
  const target = await readRecord(workspace, previous);
  if (!record || !target) throw new UsageError('the history of that publication is gone; take it from git.');
  const inForce = await readPublishedEntries(workspace, published);
  const { settings: _, ...content } = await readContent(workspace);
  const unpublished = touchedBy(changeBetween(inForce, await readEntries(workspace), rolesBy({}))).length;
  const isSame = JSON.stringify(content) === JSON.stringify(record.content);
  if (!isDiscarding && (unpublished > 0 || !isSame)) {
    throw new UsageError(
      `the workspace has changes that were never published (${counted(unpublished, 'entry', 'entries')}${isSame ? '' : ', and other files'}) and would be lost; publish them, or add --discard-changes.`,
    );
  }
  const entries = entriesBefore(record, inForce);
  await writeEntries(workspace, entries);
  const { title, ...rest } = target.content;
  await writeContent(workspace, rest);
  const settings = await readSettings(workspace);
  if (settings.title !== title) await writeJsonIn(workspace, 'settings.json', { ...settings, title });
  return {
    lines: [
      `The workspace says again what serial ${previous} said: ${counted(entries.size, 'entry', 'entries')}.`,
      `Look at it with "lurewatch preview", then publish it; what takes protection back takes ${await signaturesFor(workspace)}.`,
    ],
    data: { serial: previous, entries: entries.size },
  };
}
