// Where the messages are: a webmail's own links are not the message's, and a draft is never touched.

import { closestOf, isEditable, parentOf } from './element-reading';

interface Webmail {
  readonly hosts: readonly string[];
  /** Selector of a message's body; by id and role, for classes and labels change with version and language. */
  readonly bodies: string;
}

// Source: docs/webmails.md.
const WEBMAILS: readonly Webmail[] = [
  {
    hosts: ['outlook.office.com', 'outlook.office365.com', 'outlook.live.com', 'outlook.cloud.microsoft'],
    bodies: '[id^="UniqueMessageBody"], [role="document"] .allowTextSelection',
  },
  { hosts: ['mail.google.com'], bodies: 'div.a3s, div.ii.gt' },
  {
    hosts: ['teams.microsoft.com', 'teams.cloud.microsoft'],
    bodies: '[data-tid="messageBodyContent"], [id^="content-"]',
  },
];

export interface MessageBody {
  /** Whether the element stands in a message that was received. */
  holds(element: Element, href: () => string): boolean;
}

/**
 * `isTop`: whether the document is the tab's own; a frame without a webmail's address of its own holds a message whole. What makes a
 * draft is what holds the message, never what stands in it: a sender must not declare his lure a draft.
 */
export function messageBodyOf(location: Location, isTop: boolean): MessageBody {
  const webmail = WEBMAILS.find(({ hosts }) => hosts.includes(location.hostname));
  if (webmail) {
    return {
      holds: (element) => {
        const body = outermost(element, webmail.bodies);
        return body !== null && !isEditable(body);
      },
    };
  }
  // Elsewhere, by careful default: all of a frame; in the tab's own document, all that leads out of it.
  const inside = `${location.origin}/`;
  if (isTop) return { holds: (element, href) => !isEditable(element) && !href().startsWith(inside) };
  return { holds: (element) => !(isEditorDocument() && isEditable(element)) && document.designMode !== 'on' };
}

/** Editors in a frame make all of its body writable. */
function isEditorDocument(): boolean {
  return document.body !== null && isEditable(document.body);
}

function outermost(element: Element, selector: string): Element | null {
  let found: Element | null = null;
  for (let next = closestOf(element, selector); next; ) {
    found = next;
    const parent = parentOf(next);
    next = parent && closestOf(parent, selector);
  }
  return found;
}
