// Who a message says it is from, and whether its address and its links bear that out.

import { ABUSED_SUFFIXES } from '../data/abused-suffixes';
import type { Organisation } from '../data/organisation';
import type { Hop } from './destination';
import { type Hostname, isWithin, splitHostname, toHostname } from './hostname';
import type { Lists } from './lists';
import { findLookalikes } from './lookalike';
import { once } from './once';
import { PROTECTED_ORGANISATIONS, PUBLIC_ORGANISATIONS } from './organisations';
import { urlOf } from './parsed-address';
import type { Reason } from './reason';
import { VOCABULARY } from './vocabulary';

export interface Sender {
  /** The address in the From line, as it stands; empty where it is not known. */
  readonly address: string;
  /** The name beside it. */
  readonly name: string;
}

/** What the sender's lines say of the message as a whole. Weak reasons only: they speak of the message, not of one link. */
export function findSenderReasons(
  { address, name }: Sender,
  hosts: readonly Hostname[],
  lists: Lists,
): readonly Reason[] {
  const hostname = hostnameOf(address);
  if (hostname && (lists.ownerOf(hostname) || lists.allowanceOf(hostname))) return [];
  const actual = hostname ?? address;
  const reasons: Reason[] = [];
  const host = hostname && splitHostname(hostname);
  if (address !== '' && !host?.registrableDomain)
    reasons.push({ code: 'sender-unreadable', strength: 'weak', evidence: { actual } });
  const copied = host && findLookalikes(host, '/').find(({ strength }) => strength === 'strong');
  if (copied) reasons.push({ code: 'sender-lookalike', strength: 'weak', evidence: { ...copied.evidence, actual } });
  const claimed = claimedBy(name);
  if (claimed && !isBorneOut(claimed, address, hosts, lists)) {
    const { name: organisation, nameCy: organisationCy } = claimed;
    const names = organisationCy === undefined ? { organisation } : { organisation, organisationCy };
    reasons.push({ code: 'sender-name-mismatch', strength: 'weak', evidence: { ...names, shown: name, actual } });
  }
  return reasons;
}

/**
 * What is odd of one link in a message from this sender: a place that costs nothing, not the sender's own, behind words that do not
 * say so. A link that shows its own address hides nothing.
 */
export function findStrangerReasons(
  { address }: Sender,
  { hostname, url }: Hop,
  text: string,
  lists: Lists,
): readonly Reason[] {
  if (text.toLowerCase().includes(hostname)) return [];
  const host = splitHostname(hostname);
  const sender = hostnameOf(address);
  const domain = host.registrableDomain;
  if (domain === null || (sender && splitHostname(sender).registrableDomain === domain)) return [];
  if (host.isPrivateSuffix) return [{ code: 'free-hosting', strength: 'weak', evidence: { domain } }];
  if (ABUSED.has(host.publicSuffix)) {
    return [{ code: 'cheap-address', strength: 'weak', evidence: { domain, part: `.${host.publicSuffix}` } }];
  }
  const isCoded = sender !== null && !lists.ownerOf(hostname) && isCode(url.slice(url.indexOf('/', 8)));
  return isCoded ? [{ code: 'coded-link', strength: 'weak', evidence: { domain } }] : [];
}

/**
 * One of the first two steps of the path is a run of letters and digits as a machine makes it (`/4vNUHB2534BPsc123kgnv`). Mailing services put
 * theirs deeper, or in a form that says what it is (base64 of JSON).
 */
function isCode(path: string): boolean {
  return path.slice(1).split(/[/?#]/, 2).some(isRun);
}

function isRun(run: string): boolean {
  if (!/^[A-Za-z\d_+=-]{20,160}$/.test(run) || run.startsWith('eyJ')) return false;
  return (run.match(/\d(?=[A-Za-z])/g) ?? []).length > 1 && /[a-z]/.test(run) && /[A-Z]/.test(run);
}

const ABUSED = new Set(ABUSED_SUFFIXES.split(' '));

export function hostnameOf(address: string): Hostname | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).trim();
  const url = /^[a-z\d.-]+$/i.test(domain) ? urlOf(`http://${domain}/`) : null;
  return url && toHostname(url.hostname);
}

/** A link leads to the organisation, or to the public bodies' own, or the sender's address bears its name. */
function isBorneOut(claimed: Organisation, address: string, hosts: readonly Hostname[], lists: Lists): boolean {
  const isPublic = PUBLIC_ORGANISATIONS.includes(claimed);
  const isTheirs = (host: Hostname) =>
    claimed.domains.some((domain) => isWithin(host, domain)) || (isPublic && lists.allowanceOf(host) !== null);
  return hosts.some(isTheirs) || isBulkSender(address);
}

/** Services that councils and public bodies send their newsletters through, under names of their own. */
const BULK = ['govdelivery.com', 'mcsv.net', 'mcdlv.net', 'rsgsv.net', 'mailchimpapp.net'];
const isBulkSender = (address: string) => BULK.some((domain) => address.toLowerCase().endsWith(`.${domain}`));

const MAX_WORDS = 12;
const LONGEST_NAME = 8;
/** What may follow an organisation's name in its own display name; anything else is somebody's who speaks of it. */
const FOLLOWS =
  /^(team|support|service|services|customer|care|security|alerts?|online|uk|it|hr|payroll|notifications?|updates?|no|reply|noreply|delivery|account|accounts|helpdesk|council|ltd|plc|refunds?|tax|info)$/;
/** Of how councils call themselves: the place alone is anybody's. */
const TITLES =
  /\b(city|county|district|borough|metropolitan|royal|london|council|of|the|cyngor|sir|dinas|bwrdeistref|sirol)\b/g;

/** Organisations by the words of their names, run together. */
const byName = once(() => {
  const organisations = new Map<string, Organisation>();
  for (const organisation of PROTECTED_ORGANISATIONS) {
    for (const name of [organisation.name, organisation.nameCy ?? '']) {
      const words = plainWords(name);
      if (words.length > 1 || words.join('').length > 3) organisations.set(words.join(''), organisation);
    }
  }
  return organisations;
});

function plainWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/, MAX_WORDS)
    .filter((word) => word !== '');
}

/** The organisation with whose name the display name begins, and little follows. */
function claimedBy(name: string): Organisation | null {
  // An address in the name says whose it would be; its host is told by the sender's own rules.
  const words = plainWords(name.replace(/\S+@\S+/g, ''));
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1) {
    const rest = words.slice(length);
    if (rest.length > 3 || !rest.every((word) => FOLLOWS.test(word))) continue;
    const claimed = organisationCalled(words.slice(0, length));
    if (claimed) return claimed;
  }
  return null;
}

function organisationCalled(words: readonly string[]): Organisation | null {
  const joined = words.join('');
  const named = byName().get(joined) ?? VOCABULARY.get(joined)?.name;
  if (named) return named;
  const text = words.join(' ');
  if (!/\b(council|cyngor|borough)\b/.test(text)) return null;
  return VOCABULARY.get(text.replace(TITLES, '').replaceAll(' ', ''))?.place ?? null;
}
