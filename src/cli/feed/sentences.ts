// What the feed's codes mean to people who run it.

import type { FeedFault } from '../../core/feed/faults';
import type { Loosening } from '../../core/feed/loosening';
import type { CautionCode } from './gating';

/** Behind the pattern: `bit.ly is …`. */
export const GATED: Readonly<Record<CautionCode, string>> = {
  'public-suffix': 'is a domain below which anyone can have a name: list those names',
  'shared-host': 'is a host that many share: list the pages or tenants on it',
  'trusted-host': 'is trusted (a council, a public body, or on your allowlist): list the page that was hacked',
  'protected-host': 'belongs to a well-known organisation: list the page on it',
  'well-known-site': 'is a site that very many people use: list the page on it',
  'page-of-known-site': 'is a page of a trusted or well-known site, which mails hold beside the lure',
};

/** Of an address that cannot be listed without the mail address in it. */
export const PERSONAL =
  'it holds a mail address, feeds are public, and without it other pages would be stopped; list another part of it.';

export type LooseningCode = Loosening | 'taken-anew' | 'keys-changed' | 'first';

export const LOOSENS: Readonly<Record<LooseningCode, string>> = {
  'title-changed': 'the title of the feed changes',
  'incident-lowered': 'the incident level goes down',
  'incident-ends-sooner': 'the incident ends sooner',
  'incident-reworded': 'what a running incident says, or whom it says to ring, changes',
  'incident-made-a-drill': 'the incident is made a drill',
  'suspension-lifted': 'a suspension is lifted',
  'suspension-narrowed': 'a suspension covers less or ends sooner',
  'allowlist-changed': 'the allowlist changes',
  'source-changed': 'a source has another role or title, or is gone',
  'entry-removed': 'entries are removed',
  'entry-weakened': 'entries expire sooner or lose their override',
  'taken-anew': 'every browser takes all entries anew',
  'keys-changed': 'the keys have changed',
  first: 'it is the first publication',
};

export const FAULTS: Readonly<Record<FeedFault, string>> = {
  unreachable: 'the server cannot be reached; check the address, the name and the firewall.',
  'refused-by-server': 'the server has no such file or does not give it out; check that the folder was uploaded whole.',
  timeout: 'the server took too long to answer; try again.',
  'too-large': 'a file is larger than browsers take; check that the server gives the files out as they are.',
  'not-a-feed': 'what is there is no feed; check the address, and that the server changes no file.',
  'other-feed': 'another feed is published there; check the id and the address.',
  'bad-signature': 'it is signed by none of the keys that count; check the keys in the policy.',
  'too-few-signatures': 'it has fewer signatures than the threshold; let the others run "lurewatch sign".',
  loosened: 'it loosens what was approved and has fewer signatures than the threshold.',
  'wrong-sum': 'a file is not the one that was signed; upload the folder again, and clear the cache before it.',
  'wrong-size': 'a file has not the size that was signed; let the server send the .gz files without Content-Encoding.',
  'changed-behind-serial': 'a manifest was changed without a new serial; publish again.',
  'rolled-back': 'it is older than what was seen before; upload the newest folder.',
  replayed: 'its timestamp is older than the last one; upload the newest timestamp.json.',
  'serial-step': 'its serial is too far ahead of the last one.',
  expired: 'its timestamp has expired; run "lurewatch refresh" and upload, and look at the job that should.',
  'life-too-long': 'its timestamp claims to vouch for more than 7 days.',
  'from-the-future': 'it is signed with a time to come; check the clocks of the publishing and of this computer.',
  'storage-full': 'there is no room for it.',
  'storage-failed': 'it could not be kept.',
};

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
