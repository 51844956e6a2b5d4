// A link that stands in a message, with its answer once there is one.

import type { Link } from '../core/link';
import type { Sender } from '../core/sender';
import type { Answer } from '../messages';

export interface WatchedLink {
  /** Unique in this frame for the life of the script. */
  readonly id: number;
  readonly element: Element;
  /** The attribute that `link.href` was resolved from. */
  readonly raw: string;
  readonly link: Link;
  /** Of its message; null where the webmail does not tell. */
  readonly sender: Sender | null;
  /** Null while unjudged. */
  answer: Answer | null;
}

export const isSameSender = (a: Sender | null, b: Sender | null): boolean =>
  a === b || (a !== null && b !== null && a.address === b.address && a.name === b.name);
