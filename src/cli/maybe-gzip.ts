// A file that may be gzipped, which its first bytes tell, not its name.

import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Its bytes, unpacked. What cannot be opened or read is thrown here or while it is read. */
export async function openMaybeGzip(path: string): Promise<AsyncIterable<Uint8Array>> {
  const head = createReadStream(path, { end: 1 });
  let magic = '';
  for await (const chunk of head) magic += (chunk as Buffer).toString('hex');
  const stream = createReadStream(path);
  // Errors reach whoever reads; a reader that stops early closes the file.
  return magic === '1f8b' ? pipeline(stream, createGunzip(), () => {}) : stream;
}
