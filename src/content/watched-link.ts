// A link that stands in a message, with its answer once there is one.

import type { Link } from '../core/link';
import type { Answer } from '../messages';

export interface WatchedLink {
  /** Unique in this frame for the life of the script. */
  readonly id: number;
  readonly element: Element;
  /** The attribute that `link.href` was resolved from. */
  readonly raw: string;
  readonly link: Link;
  /** Null while unjudged. */
  answer: Answer | null;
}
