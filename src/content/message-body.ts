// Where the messages are: a webmail's own links are not the message's, and a draft is never touched.

import type { Sender } from '../core/sender';
import type { WebmailName } from '../messages';
import { closestOf, documentOf, holderOf, shadowAround } from './element-reading';
import { readContact, readEmailAttribute, readNameAndAddress, type SenderLine, senderOf } from './message-sender';

interface Webmail {
  readonly name: WebmailName;
  readonly hosts: readonly string[];
  /** Selector of a message's body. */
  readonly bodies: string;
  /** By what names itself otherwise where classes and ids have changed: what holds a message, or what only a message's links bear. */
  readonly otherwise: string;
  /** Where it names the sender; null where it does not, or names only a colleague. */
  readonly sender: SenderLine | null;
}

// Source: docs/webmails.md.
const WEBMAILS: readonly Webmail[] = [
  {
    name: 'outlook',
    hosts: ['outlook.office.com', 'outlook.office365.com', 'outlook.live.com', 'outlook.cloud.microsoft'],
    bodies: '[role="document"], [id^="UniqueMessageBody"]',
    otherwise: '[data-auth], [data-linkindex]',
    sender: { header: '[id^="MSG_"][id$="_FROM"]', read: readNameAndAddress },
  },
  {
    name: 'gmail',
    hosts: ['mail.google.com'],
    bodies: 'div.a3s, div.ii.gt',
    otherwise: '[data-message-id], [data-legacy-message-id], [data-saferedirecturl]',
    sender: { header: 'span.gD[email]', read: readEmailAttribute },
  },
  {
    name: 'teams',
    hosts: ['teams.microsoft.com', 'teams.cloud.microsoft'],
    bodies: '[data-tid="messageBodyContent"], [id^="content-"]',
    otherwise: '[data-tid="chat-pane-message"], [data-mid]',
    sender: null,
  },
];

const ROUNDCUBE_SENDER: SenderLine = { header: '#message-header', read: readContact };

export interface MessageBody {
  /** Which webmail's it is; null where none is recognised. */
  readonly webmail: WebmailName | null;
  /** Where the webmail hands out the message that is shown as it was received; null where it does not, or no one message is shown. */
  original(): string | null;
  /** Selector of all that may hold a message, at least one of which stands in a document that shows one; null where nothing tells. */
  readonly holders: string | null;
  /**
   * Gives the received message that an element stands in, by what holds it; null for none. `isEditable`: whether a person can write at a place;
   * null for nowhere. Told once for thousands of elements.
   */
  around(isEditable: ((element: Element) => boolean) | null): (element: Element) => Element | null;
  /** Of what `around` gave; null where the webmail does not tell. */
  sender(body: Element): Sender | null;
  /** Whether what leads there is the webmail's own, wherever it stands. */
  isOwn(href: string): boolean;
}

/**
 * Of one document. `isTop`: whether it is the tab's own; a frame without an address of a webmail's holds a message whole. What makes a draft
 * is what holds the message, never what stands in it: a sender must not declare his lure a draft. And it is told by the address which
 * webmail it is, never by what stands in the document, where a message whole is its sender's.
 */
export function messageBodyOf(location: Location, isTop: boolean): MessageBody {
  const { hostname } = location;
  const webmail = WEBMAILS.find(({ hosts }) => hosts.includes(hostname));
  if (webmail) return within(webmail, location);
  const roundcube = roundcubeBody(location);
  if (roundcube !== null)
    return within({ name: 'roundcube', bodies: roundcube, otherwise: roundcube, sender: ROUNDCUBE_SENDER }, location);
  // Elsewhere, by careful default: all of a frame; in the tab's own document, all that leads out of it.
  const inside = `${location.origin}/`;
  if (isTop)
    return {
      webmail: null,
      original: () => null,
      holders: null,
      around: (isEditable) => {
        // This script's own document.
        const { documentElement } = document;
        return isEditable ? (element) => (isEditable(element) ? null : documentElement) : () => documentElement;
      },
      sender: () => null,
      isOwn: (href) => href.startsWith(inside),
    };
  return WHOLE;
}

/** Of a frame without an address of its own: all that stands in it, but an editor's draft. */
export const WHOLE: MessageBody = {
  webmail: null,
  original: () => null,
  holders: null,
  isOwn: () => false,
  sender: () => null,
  around: (isEditable) => (element) => {
    const document = documentOf(element);
    // Editors in a frame make all of its body writable.
    const isEditor = document.body !== null && isEditable?.(document.body);
    return document.designMode === 'on' || (isEditor && isEditable?.(element)) ? null : document.documentElement;
  },
};

/** Every page of Roundcube names its task. A part of a message that is shown by itself is the sender's, whole. */
function roundcubeBody({ search }: Location): string | null {
  if (!/[?&]_task=/.test(search)) return null;
  return /[?&]_action=get(?:&|$)/.test(search) ? 'body' : '#messagebody';
}

/** What its own menu shows as the source. To download it, it wants a token that only its scripts have. As the address is now: read once it is asked for. */
function roundcubeOriginal({ origin, pathname, search }: Location): () => string | null {
  return () => {
    const query = new URLSearchParams(search);
    const [mailbox, uid] = [query.get('_mbox'), query.get('_uid')];
    if (!mailbox || !uid) return null;
    return `${origin}${pathname}?_task=mail&_action=viewsource&_mbox=${encodeURIComponent(mailbox)}&_uid=${encodeURIComponent(uid)}`;
  };
}

function within({ name, bodies, otherwise, sender }: Omit<Webmail, 'hosts'>, location: Location): MessageBody {
  return {
    webmail: name,
    original: name === 'roundcube' ? roundcubeOriginal(location) : () => null,
    holders: bodies === otherwise ? bodies : `${bodies},${otherwise}`,
    around: (isEditable) => (element) => {
      const body = outermost(element, bodies);
      if (body) return isEditable?.(body) ? null : body;
      // Drafts may stand in these too.
      return otherwise === bodies || isEditable?.(element) ? null : outermost(element, otherwise);
    },
    sender: (body) => (sender && body.matches(bodies) ? senderOf(body, sender, bodies) : null),
    isOwn: (href) => isOwnPage(href, location),
  };
}

/** "View the whole message" and the like: where a webmail leads to itself. Its redirectors stand elsewhere. */
function isOwnPage(href: string, { origin, pathname }: Location): boolean {
  const page = origin + pathname;
  return href.startsWith(page) && /^($|[?#])/.test(href.slice(page.length));
}

function outermost(element: Element, selector: string): Element | null {
  let found: Element | null = null;
  for (let next: Element | null = element; next; ) {
    const body: Element | null = closestOf(next, selector);
    if (body) found = body;
    next = body ? holderOf(body) : (shadowAround(next)?.host ?? null);
  }
  return found;
}
