// Mails, each judged whole as the extension judges it: its links together with who it says it is from.

import * as v from 'valibot';
import { treat } from '../../core/incident';
import { clipLink, type Link, type LinkKind } from '../../core/link';
import { BUILTIN_LISTS, type Lists } from '../../core/lists';
import { withScheme } from '../../core/pasted-text';
import { judgeMessage, type Verdict } from '../../core/verdict';
import { readSender } from '../mail/sender';
import type { Folder } from './folder';
import { foundIn, isSuspicious } from './judged';

const linkSchema = v.object({ href: v.string(), text: v.string(), tag: v.string(), alt: v.optional(v.string()) });

const mailSchema = v.object({
  id: v.string(),
  from: v.string(),
  kind: v.optional(v.string()),
  links: v.array(linkSchema),
});

export interface JudgedMail {
  readonly id: string;
  readonly kind: string;
  readonly links: readonly Link[];
  /** In the order of the links. */
  readonly verdicts: readonly Verdict[];
}

/** Every mail of the file that has a link, copies of a mail among them: a sample is taken as it is. */
export async function* judgeMails(
  folder: Folder,
  file: string,
  lists: Lists = BUILTIN_LISTS,
): AsyncGenerator<JudgedMail> {
  for await (const json of folder.json(file)) {
    const mail = v.parse(mailSchema, json);
    if (mail.links.length === 0) continue;
    const links = mail.links.map(readLink);
    const verdicts = judgeMessage({ links, sender: readSender(mail.from) }, lists);
    yield { id: mail.id, kind: mail.kind ?? '', links, verdicts };
  }
}

export function anyOf({ verdicts }: JudgedMail, holds: (verdict: Verdict) => boolean): boolean {
  return verdicts.some(holds);
}

export const isAskedWhenHeightened = (verdict: Verdict) => treat(verdict, 'heightened') !== 'none';

/** The mail's id, and its first suspect link in short. */
export function describe({ id, links, verdicts }: JudgedMail): { readonly shown: string; readonly found: string } {
  const suspicious = verdicts.findIndex(isSuspicious);
  const at = suspicious === -1 ? verdicts.findIndex((verdict) => foundIn(verdict) !== '') : suspicious;
  const [link, verdict] = [links[at], verdicts[at]];
  if (!link || !verdict) return { shown: `${id} ${links[0]?.href ?? ''}`, found: '' };
  return { shown: `${id} [${link.text}] ${link.href}`, found: foundIn(verdict) };
}

const KINDS: Readonly<Record<string, LinkKind>> = { a: 'a', area: 'area', form: 'form', text: 'text' };

/** What plain text holds may lack its scheme; an image's words stand for it where there are no others. */
function readLink({ href, text, tag, alt }: v.InferOutput<typeof linkSchema>): Link {
  const kind = KINDS[tag] ?? 'a';
  return clipLink({ href: kind === 'text' ? withScheme(href) : href, text: (text || alt) ?? '', kind });
}
