// What a person sends to IT about a link: a subject and a text, in which nothing can be clicked.

import { linkWords } from '../data/words/link';
import { reportWords } from '../data/words/report';
import { domainOf } from './finding';
import type { Link } from './link';
import type { ReportKind } from './report-kind';
import type { Sender } from './sender';
import type { Verdict } from './verdict';
import { type Language, say, type Words } from './words';

export interface ReportedLink {
  readonly kind: ReportKind;
  readonly link: Link;
  readonly verdict: Verdict;
  /** Of the message; null where the webmail does not tell, or the link stood in none. */
  readonly sender: Sender | null;
  /** When it was reported, as people say it. */
  readonly when: string;
  /** When they opened it, as people say it; null where that is not known. */
  readonly opened: string | null;
  /** How IT can reach them, in their own words; empty where they gave none. */
  readonly contact: string;
}

export interface ReportText {
  readonly subject: string;
  /** Lines end in LF. */
  readonly body: string;
}

/** The longest address that Windows hands to a mail program whole. */
const MAX_MAILTO = 1_900;
/** What is kept of a link where the address would be longer, in characters. */
const CUTS = [1_000, 500, 250, 100];

const withoutScheme = (text: string): string => text.replace(/http(s?):\/\//gi, 'hxxp$1://');

/** An address that no mail program makes a link of, as IT teams write it: `hxxps://evil[.]example/path`. `lurewatch add` reads it. */
export function defang(address: string): string {
  return withoutScheme(address).replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, (start) => start.replaceAll('.', '[.]'));
}

/** What breaks lines, turns the writing round or cannot be seen, and halves of characters. */
const NO_WORDS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** A sender's own words, in one line: they cannot pass for lines of the report, and hold nothing that can be clicked. */
const inOneLine = (words: string): string =>
  withoutScheme(words)
    .replace(NO_WORDS, ' ')
    .replace(/\bwww\./gi, 'www[.]');

export function reportText(report: ReportedLink, language: Language): ReportText {
  return textWith(report, language, Number.POSITIVE_INFINITY);
}

/** Half of a character, which a link may hold and a cut may leave, cannot be encoded. */
const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

/** Opens the person's mail program with the report written. `to`: empty where nobody is known; the person fills it in. */
export function mailtoOf(report: ReportedLink, to: string, language: Language): string {
  const addressed = ({ subject, body }: ReportText) =>
    // RFC 6068: lines end in CRLF; an address keeps its @.
    `mailto:${encode(to).replaceAll('%40', '@')}?subject=${encode(subject)}&body=${encode(body.replaceAll('\n', '\r\n'))}`;
  const whole = addressed(reportText(report, language));
  if (whole.length <= MAX_MAILTO) return whole;
  const shorter = CUTS.map((units) => addressed(textWith(report, language, units)));
  return shorter.find(({ length }) => length <= MAX_MAILTO) ?? (shorter.at(-1) as string);
}

function textWith(
  { kind, link, verdict, sender, when, opened, contact }: ReportedLink,
  language: Language,
  units: number,
): ReportText {
  const cut = (text: string) => (text.length <= units ? text : `${text.slice(0, units)} …`);
  const domain = defangHost(domainOf(verdict));
  const line = (words: Words, value: string) => `${say(words, language)}: ${value}`;
  const address = cut(defang(link.href));
  const destination = verdict.destination && cut(defang(verdict.destination.url));
  const lines = [
    say(reportWords.opening[kind], language),
    '',
    line(reportWords.link, address),
    ...(destination !== null && destination !== address ? [line(reportWords.leadsTo, destination)] : []),
    ...(link.text === '' ? [] : [line(linkWords.shown, cut(inOneLine(defang(link.text))))]),
    ...(sender ? [line(reportWords.sender, inOneLine(`${sender.name} <${sender.address}>`).trim())] : []),
    line(reportWords.result, [verdict.level, ...verdict.reasons.map(({ code }) => code)].join(', ')),
    ...(opened !== null ? [line(reportWords.openedAt, opened)] : []),
    line(reportWords.when, when),
    ...(contact === '' ? [] : [line(reportWords.contactLine, contact)]),
  ];
  const subject = say(reportWords.subject[kind], language, { domain: domain || say(reportWords.unread, language) });
  return { subject, body: lines.join('\n') };
}

const defangHost = (host: string): string => host.replaceAll('.', '[.]');
