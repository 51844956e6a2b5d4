// What an interrupted command leaves behind, put in order before the next one begins. Whatever was published last stays as it is.

import { recordName, serialsOf } from './history';
import { readPendingSerial } from './pending-files';
import { readTimestampSerial } from './timestamp-serial';
import { namesIn, removeIn, type Workspace } from './workspace';
import { isLeftOver } from './write-beside';

/** A sentence for each thing that was interrupted. */
export async function recover(workspace: Workspace): Promise<readonly string[]> {
  const told: string[] = [];
  for (const folder of ['.', 'keys', 'history', 'published', 'pending']) {
    for (const name of await namesIn(workspace, folder)) {
      if (isLeftOver(name)) await removeIn(workspace, `${folder}/${name}`);
    }
  }
  const published = await readTimestampSerial(workspace);
  const waiting = await readPendingSerial(workspace);
  // The timestamp comes last: a record above it is of a publication that no browser ever saw. Without a timestamp only the first can be.
  const records = await serialsOf(workspace);
  const unseen = records.filter((serial) => serial > (published ?? 0));
  if (published !== null || records.length === 1) {
    for (const serial of unseen) {
      await removeIn(workspace, recordName(serial));
      const next = serial === waiting ? 'It still waits: sign or refresh again.' : 'Publish again.';
      told.push(`the publication with serial ${serial} was interrupted; browsers never saw it. ${next}`);
    }
  }
  if (waiting !== null && published !== null && waiting <= published) await removeIn(workspace, `pending/change.json`);
  return told;
}
