// The serial that timestamp.json names, before anything is verified.

import * as v from 'valibot';
import { parseJson, timestampSchema } from '../../core/feed/format';
import { payloadOf, readSigned } from '../../core/feed/signed';
import { readFileIn, type Workspace } from './workspace';

/** Null where there is no timestamp, or none that can be read. */
export async function readTimestampSerial(workspace: Workspace): Promise<number | null> {
  const bytes = await readFileIn(workspace, 'published/timestamp.json');
  const document = bytes && readSigned(parseJson(bytes.toString('utf8')));
  const read = document && v.safeParse(timestampSchema, payloadOf(document));
  return read?.success ? read.output.serial : null;
}
