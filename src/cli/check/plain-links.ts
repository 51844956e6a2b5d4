// Links as arguments or one a line: each stands alone, without a message around it.

import { clipLink, MAX_HREF_UNITS } from '../../core/link';
import { withScheme } from '../../core/pasted-text';
import { splitLines } from '../lines';
import { type Answer, type Complain, isNoAddress, type Judge, UNREAD } from './answer';

export function* checkArguments(links: readonly string[], judge: Judge, complain: Complain): Generator<Answer> {
  for (const [at, text] of links.entries()) yield answer(text, judge, () => `argument ${at + 1}`, complain);
}

/** In constant memory: no line is kept, and an over-long one is cut to what shows that it is over-long. */
export async function* checkLines(
  stream: AsyncIterable<Uint8Array | string>,
  name: string,
  judge: Judge,
  complain: Complain,
): AsyncGenerator<Answer> {
  for await (const { number, text } of splitLines(stream, 4 * MAX_HREF_UNITS)) {
    yield answer(text, judge, () => `${name} line ${number}`, complain);
  }
}

function answer(given: string, judge: Judge, where: () => string, complain: Complain): Answer {
  const { href } = clipLink({ href: withScheme(given), text: '', kind: 'text' });
  const [verdict = UNREAD] = judge([{ href, text: '', kind: 'text' }], null);
  if (isNoAddress(verdict)) {
    const what = given.trim() === '' ? 'is empty' : 'is not a web address';
    complain(`${where()} ${what}; it is answered as unknown.`);
  }
  return { type: 'link', href: clipLink({ href: given, text: '', kind: 'text' }).href, verdict };
}
