// A report as the council's own receiver gets it: JSON, one report each. Docs: docs/reports.md; docs/report.schema.json is made from here.

import * as v from 'valibot';
import { domainOf } from './finding';
import { MAX_HREF_UNITS, MAX_SENDER_UNITS, MAX_TEXT_UNITS } from './link';
import type { ReportedLink } from './report';
import { MAX_CONTACT_UNITS, REPORT_KINDS } from './report-kind';
import { LANGUAGES, type Language } from './words';

export const REPORT_FORMAT = 'lurewatch-report/1';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const moment = v.pipe(v.string(), v.isoTimestamp());

export const reportMessageSchema = v.object({
  format: v.literal(REPORT_FORMAT),
  /** Of this report: one that comes twice is the same. */
  id: v.pipe(v.string(), v.uuid()),
  /** The same for one person's reports about one destination, and different for another's: to count people, not to know them. */
  reporter: v.pipe(v.string(), v.regex(/^[\w-]{11}$/)),
  kind: v.picklist(REPORT_KINDS),
  reportedAt: moment,
  /** When the person opened the link, where that is known. */
  openedAt: v.nullable(moment),
  link: v.object({ href: text(MAX_HREF_UNITS + 1), text: text(MAX_TEXT_UNITS) }),
  /** What the link leads to, behind wrappers; null where it could not be read. */
  destination: v.nullable(v.object({ url: text(2 * MAX_HREF_UNITS), domain: text(253) })),
  /** Of the message; null where the webmail does not tell, or the link stood in none. */
  sender: v.nullable(v.object({ address: text(MAX_SENDER_UNITS), name: text(MAX_SENDER_UNITS) })),
  result: v.object({ level: text(20), reasons: v.pipe(v.array(text(40)), v.maxLength(50)) }),
  /** How IT can reach the person, in their own words; null where they gave none. */
  contact: v.nullable(text(MAX_CONTACT_UNITS)),
  language: v.picklist(LANGUAGES),
});
export type ReportMessage = v.InferOutput<typeof reportMessageSchema>;

export interface Written extends Pick<ReportedLink, 'kind' | 'link' | 'verdict' | 'sender'> {
  readonly id: string;
  readonly reporter: string;
  /** ISO 8601. */
  readonly at: string;
  readonly openedAt: string | null;
  readonly contact: string;
  readonly language: Language;
}

export function reportMessage(written: Written): ReportMessage {
  const { kind, link, verdict, sender, id, reporter, at, openedAt, contact, language } = written;
  const { destination, level, reasons } = verdict;
  const said = contact.trim().slice(0, MAX_CONTACT_UNITS);
  return {
    format: REPORT_FORMAT,
    id,
    reporter,
    kind,
    reportedAt: at,
    openedAt: kind === 'opened' ? openedAt : null,
    link: { href: link.href, text: link.text },
    destination: destination && { url: destination.url, domain: domainOf(verdict) },
    sender,
    result: { level, reasons: reasons.map(({ code }) => code) },
    contact: said === '' ? null : said,
    language,
  };
}
