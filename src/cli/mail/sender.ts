// Who a From line names.

import { addressParser } from 'postal-mime';
import type { Sender } from '../../core/sender';

/** The first of several; null where the line names nobody. */
export function readSender(from: string): Sender | null {
  const [mailbox] = addressParser(from, { flatten: true });
  const address = mailbox?.address ?? '';
  const name = mailbox?.name ?? '';
  return address === '' && name === '' ? null : { address, name };
}
