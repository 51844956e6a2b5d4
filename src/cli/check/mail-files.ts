// Real mails: each part is judged as the page that a webmail makes of it.

import { clipLink } from '../../core/link';
import { readMail } from '../mail/mail-parts';
import type { Answer, Complain, Judge } from './answer';

/** A mail that cannot be taken apart (nested or headed beyond the parser's bounds) is complained of, and has no answers. */
export async function* checkMail(
  bytes: Uint8Array,
  name: string,
  judge: Judge,
  complain: Complain,
): AsyncGenerator<Answer> {
  let parts: Awaited<ReturnType<typeof readMail>>;
  try {
    parts = await readMail(bytes, name);
  } catch (error) {
    complain(`${name} cannot be read as a mail (${(error as Error).message}); none of its links is judged.`);
    return;
  }
  for (const { title, sender, links } of parts) {
    const from = sender === null ? 'nobody' : `${sender.name} <${sender.address}>`.trim();
    yield {
      type: 'heading',
      text: `${title} (from ${from}; ${links.length === 1 ? '1 link' : `${links.length} links`})`,
    };
    const clipped = links.map(clipLink);
    const verdicts = judge(clipped, sender);
    for (const [at, { href }] of clipped.entries()) {
      const verdict = verdicts[at];
      if (verdict) yield { type: 'link', href, verdict };
    }
  }
}
