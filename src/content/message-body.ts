// Where the messages are: a webmail's own links are not the message's, and a draft is never touched.

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

const DRAFT = '[contenteditable]:not([contenteditable="false" i])';

export interface MessageBody {
  /** Whether the element stands in a message that was received. */
  holds(element: Element, href: () => string): boolean;
}

/** `isTop`: whether the document is the tab's own; a frame without a webmail's address of its own holds a message whole. */
export function messageBodyOf(location: Location, isTop: boolean): MessageBody {
  const webmail = WEBMAILS.find(({ hosts }) => hosts.includes(location.hostname));
  if (webmail) {
    return { holds: (element) => element.closest(webmail.bodies) !== null && element.closest(DRAFT) === null };
  }
  // Elsewhere, by careful default: all of a frame; in the tab's own document, all that leads out of it.
  const inside = `${location.origin}/`;
  return {
    holds: (element, href) => element.closest(DRAFT) === null && !(isTop && href().startsWith(inside)),
  };
}
