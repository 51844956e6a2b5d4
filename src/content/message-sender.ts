// Whom a webmail says a message is from: read from its own header, never from what the sender wrote.

import { MAX_SENDER_UNITS } from '../core/link';
import type { Sender } from '../core/sender';
import { attributeOf, parentOf, wordsOf } from './element-reading';
import { fold } from './link-element';

export interface SenderLine {
  /** Selector of the header's element that names the sender, or holds what does. */
  readonly header: string;
  readonly read: (header: Element) => Sender | null;
}

/**
 * The header that stands nearest before the body, if it is the body's: where another message's body stands between, or beside it, nobody can say.
 * What follows the body and what stands in it is not looked at.
 */
export function senderOf(body: Element, { header, read }: SenderLine, bodies: string): Sender | null {
  const within = (element: Element, selector: string) => [
    ...(element.matches(selector) ? [element] : []),
    ...element.querySelectorAll(selector),
  ];
  for (let node: Element | null = body; node; node = parentOf(node)) {
    for (let before = node.previousElementSibling; before; before = before.previousElementSibling) {
      const found = within(before, header).at(-1);
      if (within(before, bodies).length > 0) return null;
      if (found) return clip(read(found));
    }
  }
  return null;
}

const clip = (sender: Sender | null): Sender | null =>
  sender && sender.address.length <= MAX_SENDER_UNITS
    ? { address: sender.address, name: sender.name.slice(0, MAX_SENDER_UNITS) }
    : null;

const ADDRESS = /^[^\s<>"(),:;@]+@[^\s<>"(),:;@]+$/;

/**
 * As Outlook writes it: `Name <address>`, an address alone, or for a colleague a name alone. Without an address nothing is said: a name can
 * be anybody's. The name may hold an address too, so the last one counts.
 */
export function readNameAndAddress(header: Element): Sender | null {
  const text = fold(wordsOf(header) ?? '');
  const opens = text.endsWith('>') ? text.lastIndexOf('<') : -1;
  if (opens < 0) return ADDRESS.test(text) ? { address: text, name: '' } : null;
  const address = text.slice(opens + 1, -1);
  return ADDRESS.test(address) ? { address, name: text.slice(0, opens).trimEnd() } : null;
}

/** As Gmail has it: in attributes. */
export function readEmailAttribute(header: Element): Sender | null {
  const address = attributeOf(header, 'email') ?? '';
  return ADDRESS.test(address) ? { address, name: fold(attributeOf(header, 'name') ?? wordsOf(header) ?? '') } : null;
}

/** As Roundcube has it: the address is the title of the name. The first one of a header is the sender's. */
export function readContact(header: Element): Sender | null {
  const contact = header.querySelector('.rcmContactAddress[title]');
  const address = contact === null ? '' : (attributeOf(contact, 'title') ?? '');
  return contact !== null && ADDRESS.test(address) ? { address, name: fold(wordsOf(contact) ?? '') } : null;
}
