// Who a message says it is from, and whether its address and its links bear that out.

import { ABUSED_SUFFIXES } from '../data/abused-suffixes';
import type { Organisation } from '../data/organisation';
import type { Hop } from './destination';
import { type Hostname, splitHostname, toHostname } from './hostname';
import type { Lists } from './lists';
import { findLookalikes } from './lookalike';
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
  if (
    claimed &&
    !hosts.some((each) => lists.ownerOf(each) === claimed || lists.allowanceOf(each)?.organisation === claimed)
  ) {
    reasons.push({
      code: 'sender-name-mismatch',
      strength: 'weak',
      evidence: { organisation: claimed.name, shown: name, actual },
    });
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

function hostnameOf(address: string): Hostname | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).trim();
  const url = `http://${domain}/`;
  return /^[a-z\d.-]+$/i.test(domain) && URL.canParse(url) ? toHostname(new URL(url).hostname) : null;
}

const MAX_WORDS = 12;
const LONGEST_NAME = 5;

/** The organisation whose name, and no general word, stands in the display name. */
function claimedBy(name: string): Organisation | null {
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/, MAX_WORDS + 1)
    .filter((word) => word !== '');
  for (let start = 0; start < words.length; start += 1) {
    for (let length = Math.min(LONGEST_NAME, words.length - start); length > 0; length -= 1) {
      const word = VOCABULARY.get(words.slice(start, start + length).join(''));
      if (word?.name) return word.name;
      const beside = [words[start - 1], words[start + length]];
      if (word?.place && beside.some((other) => other === 'council' || other === 'cyngor' || other === 'borough'))
        return word.place;
    }
  }
  return null;
}
