// Why a place of an input gives no indicator, and how that is said.

import type { IndicatorError } from '../../core/indicator';

export type RejectionCode =
  | IndicatorError
  | 'not-web'
  | 'mail-address'
  | 'range'
  | 'kind'
  | 'allowed'
  | 'exception'
  | 'cosmetic'
  | 'expression'
  | 'condition'
  | 'assigned'
  | 'trigger'
  | 'directive'
  | 'not-for-detection'
  | 'pattern'
  | 'not-yet'
  | 'expiry'
  | 'manifest'
  | 'restricted';

const SENTENCES: Readonly<Record<RejectionCode, string>> = {
  malformed: 'This is neither a host nor a web address that a browser could open; check how it is written.',
  wildcard:
    'An asterisk may stand at the end after "/" or "&", or as "*." before a host; name the host or the page instead.',
  'too-long': 'This is longer than any address that is read; shorten it to the host or the page.',
  'too-deep': 'The path or query before the asterisk has too many parts; end it earlier.',
  attribute: 'After the address only campaign=, source=, expires= and override may stand, in this order.',
  'not-web': 'This opens no web page, so no link is stopped by it.',
  'mail-address': 'This is an e-mail address, and only links are stopped; block the sender in the mail system.',
  range: 'This is a range of addresses, and only single ones are listed; name those that are used.',
  kind: 'This names no link but something else (a file, a hash, a certificate), which other tools must stop.',
  allowed: 'The source says that this is allowed, so it is not listed.',
  exception: 'This rule is an exception, which allows instead of blocking; it is not listed.',
  cosmetic: 'This rule hides parts of pages and stops no link.',
  expression: 'This rule is a regular expression, which is not read; name the host or the page.',
  condition: 'This rule holds only under a condition that is not read; name the host or the page without it.',
  assigned:
    'This line gives a name an address of its own and does not block it; write 0.0.0.0 before a name that is a lure.',
  trigger: 'This rule goes by address or name server, which a link does not tell; name the host.',
  directive: 'This line brings in or makes further lines, which is not followed; import those lines themselves.',
  'not-for-detection': 'The source gives this for information only (to_ids is not set), not to be acted on.',
  pattern: 'This pattern says more than "is this host or address", and half of it would stop the wrong pages.',
  'not-yet': 'The source says that this counts only from a later day; import it again then.',
  expiry: 'The day until which this counts cannot be read; write it as 2026-12-01T09:00Z.',
  restricted:
    'Its source says that this is not for everybody, and a feed is public; ask the source, and give --may-publish once it agrees.',
  manifest: 'This is a list of events and holds no addresses; import the event files that it names.',
};

/** `detail` is what in particular was not understood. */
export function sentenceOf(code: RejectionCode, detail?: string): string {
  return detail === undefined ? SENTENCES[code] : `${SENTENCES[code]} (${detail})`;
}
