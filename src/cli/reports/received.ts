// A report from staff as IT has received it: by the council's receiver as JSON, or as a mail.

import * as v from 'valibot';
import type { ReportKind } from '../../core/report-kind';
import { type ReportMessage, reportMessageSchema } from '../../core/report-message';
import { readReportText } from '../import/report-text';
import { readMail } from '../mail/mail-parts';

export interface Received {
  readonly kind: ReportKind;
  /** Where the link leads, as far as it was read. */
  readonly address: string;
  /** The same for one person's reports about one destination. */
  readonly who: string;
  /** How to reach them; null where they did not say. */
  readonly contact: string | null;
  /** ISO 8601; null where the mail has no date. */
  readonly at: string | null;
  /** Of a report that may come twice; null for a mail. */
  readonly id: string | null;
}

export interface ReceivedFile {
  readonly received: readonly Received[];
  /** Why nothing, or not all, could be read; null where all was. */
  readonly fault: string | null;
}

const NOT_A_REPORT = 'is no report from Lurewatch';

/** One report, a list of them, or one a line; or a mail. */
export async function readReceived(bytes: Uint8Array, name: string): Promise<ReceivedFile> {
  const text = new TextDecoder().decode(bytes).replace(/^\ufeff/, '');
  return /^\s*[[{]/.test(text) ? readJson(text) : readMailReport(bytes, name);
}

function readJson(text: string): ReceivedFile {
  const values = parsed(text) ?? text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [parsed(line)]));
  const all = Array.isArray(values) ? values : [values];
  const received = all.flatMap((value) => {
    const read = v.safeParse(reportMessageSchema, value);
    return read.success ? [ofMessage(read.output)] : [];
  });
  return { received, fault: received.length === all.length && all.length > 0 ? null : NOT_A_REPORT };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const ofMessage = ({ kind, destination, link, reporter, contact, reportedAt, id }: ReportMessage): Received => ({
  kind,
  address: destination?.url ?? link.href,
  who: reporter,
  contact,
  at: new Date(reportedAt).toISOString(),
  id,
});

async function readMailReport(bytes: Uint8Array, name: string): Promise<ReceivedFile> {
  let parts: Awaited<ReturnType<typeof readMail>>;
  try {
    parts = await readMail(bytes, name);
  } catch {
    return { received: [], fault: 'cannot be read as a mail' };
  }
  const found = new Map<string, Received>();
  for (const { text, sender, sentAt } of parts) {
    const report = readReportText(text ?? '');
    if (!report?.address) continue;
    const { kind, address } = report;
    const who = sender?.address.toLowerCase() ?? '';
    // The same in both of its parts.
    found.set(`${kind} ${address} ${who}`, { kind, address, who, contact: who || null, at: sentAt ?? null, id: null });
  }
  return { received: [...found.values()], fault: found.size === 0 ? NOT_A_REPORT : null };
}
