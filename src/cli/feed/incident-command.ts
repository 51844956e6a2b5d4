// `lurewatch incident`: what every browser of the council is told while something is going on.

import * as v from 'valibot';
import { type Contact, contactSchema, formatTime, type Incident, incidentSchema } from '../../core/feed/format';
import type { IncidentLevel } from '../../core/incident';
import { UsageError } from '../usage-error';
import { readContent } from './content';
import { writeJsonIn } from './json-file';
import { readTime } from './moments';
import type { Report } from './person';
import { signaturesFor } from './signatures-for';
import { removeIn, type Workspace } from './workspace';

export interface IncidentOptions {
  readonly messageEn?: string | undefined;
  readonly messageCy?: string | undefined;
  /** `label=value` each; a Welsh label stands behind a bar: `Service desk|Desg gwasanaeth=020 7946 0000`. */
  readonly phone?: readonly string[] | undefined;
  readonly email?: readonly string[] | undefined;
  readonly page?: readonly string[] | undefined;
  readonly review?: string | undefined;
  readonly end?: string | undefined;
  /** Groups of browsers that a drill is for; empty for all, absent for the real thing. */
  readonly drill?: readonly string[] | undefined;
  readonly nowMs: number;
}

/** A UsageError where one is on already. A drill gives way to the real thing. */
export async function startIncident(
  workspace: Workspace,
  level: IncidentLevel,
  options: IncidentOptions,
): Promise<Report> {
  const { incident } = await readContent(workspace);
  const { drill } = options;
  if (incident && incident.level !== 'normal' && (!incident.drill || drill !== undefined))
    throw new UsageError('an incident is on; change it with "lurewatch incident update", or end it first.');
  if (options.messageEn === undefined)
    throw new UsageError('--message-en is missing: the sentence that staff read at every stopped link.');
  const begun = { level, startedAt: formatTime(options.nowMs), message: { en: options.messageEn }, contacts: [] };
  if (drill === undefined) return write(workspace, changed(begun, options), `An incident of level ${level} starts`);
  const who = drill.length === 0 ? 'all browsers' : `browsers of ${drill.join(', ')}`;
  return write(
    workspace,
    changed({ ...begun, drill: { groups: [...drill] } }, options),
    `A drill (${level}) starts in ${who}`,
  );
}

/** What is not given stays; contacts are replaced as a whole. */
export async function updateIncident(
  workspace: Workspace,
  level: IncidentLevel | undefined,
  options: IncidentOptions,
): Promise<Report> {
  const { incident } = await readContent(workspace);
  if (!incident) throw new UsageError('no incident is on; begin one with "lurewatch incident start".');
  const next = changed({ ...incident, level: level ?? incident.level }, options);
  const what =
    next.level === incident.level
      ? `What the incident (${next.level}) says changes`
      : `The incident goes from ${incident.level} to ${next.level}`;
  return write(workspace, next, what);
}

/** In the workspace; browsers end it with the next publication, and say the message, if there is one, for a day. */
export async function endIncident(
  workspace: Workspace,
  { messageEn, messageCy }: Pick<IncidentOptions, 'messageEn' | 'messageCy'>,
): Promise<Report> {
  const { incident } = await readContent(workspace);
  if (!incident) throw new UsageError('no incident is on.');
  if (messageCy !== undefined && messageEn === undefined)
    throw new UsageError('--message-en is missing: what is said in Welsh is said in English too.');
  if (messageEn !== undefined) {
    const message = { en: messageEn, ...(messageCy === undefined ? {} : { cy: messageCy }) };
    const { startedAt, drill } = incident;
    const over: Incident = { level: 'normal', startedAt, message, contacts: [], ...(drill && { drill }) };
    return write(workspace, over, `The incident (${incident.level}) ends`);
  }
  await removeIn(workspace, 'incident.json');
  if (incident.drill)
    return {
      lines: [`The drill (${incident.level}) ends with the next publication, which takes one signature.`],
      data: { incident: null },
    };
  return {
    lines: [
      `The incident (${incident.level}) ends with the next publication, which takes ${await signaturesFor(workspace)}.`,
    ],
    data: { incident: null },
  };
}

function changed(incident: Incident, options: IncidentOptions): Incident {
  const { messageEn, messageCy, phone, email, page, review, end, nowMs } = options;
  const isGiven = phone !== undefined || email !== undefined || page !== undefined;
  const contacts = [
    ...(phone ?? []).map((text) => contactOf('phone', text)),
    ...(email ?? []).map((text) => contactOf('email', text)),
    ...(page ?? []).map((text) => contactOf('page', text)),
  ];
  return {
    ...incident,
    ...(review === undefined ? {} : { reviewAt: readTime(review, '--review', nowMs) }),
    ...(end === undefined ? {} : { endsAt: readTime(end, '--end', nowMs) }),
    message: {
      ...incident.message,
      ...(messageEn === undefined ? {} : { en: messageEn }),
      ...(messageCy === undefined ? {} : { cy: messageCy }),
    },
    contacts: isGiven ? contacts : incident.contacts,
  };
}

const SHAPES: Readonly<Record<Contact['kind'], string>> = {
  phone: '--phone "IT service desk=020 7946 0000"',
  email: '--email "IT service desk=it@council.example"',
  page: '--page "Intranet=https://intranet.council.example/incident"',
};

function contactOf(kind: Contact['kind'], text: string): Contact {
  const at = text.indexOf('=');
  const [en = '', cy] = text.slice(0, Math.max(0, at)).split('|');
  const label = { en: en.trim(), ...(cy === undefined ? {} : { cy: cy.trim() }) };
  const read = v.safeParse(contactSchema, { kind, label, value: text.slice(at + 1).trim() });
  if (at === -1 || !read.success) throw new UsageError(`"${text}" is no contact; write it as ${SHAPES[kind]}.`);
  return read.output;
}

async function write(workspace: Workspace, incident: Incident, what: string): Promise<Report> {
  const read = v.safeParse(incidentSchema, incident);
  if (!read.success) {
    throw new UsageError(
      'browsers would not take that: a message is one line of 600 characters at most, and there are 5 contacts at most; shorten it.',
    );
  }
  await writeJsonIn(workspace, 'incident.json', read.output);
  const { endsAt, reviewAt } = read.output;
  return {
    lines: [
      `${what} with the next publication${endsAt ? `; it ends by itself at ${endsAt}` : ''}.`,
      ...(reviewAt ? [`Look at it again by ${reviewAt}.`] : []),
      'Browsers know once you publish: run "lurewatch publish" now.',
    ],
    data: { incident: read.output },
  };
}
