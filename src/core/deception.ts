// Links that deceive whatever their name: words that show one site while the link leads to another, and a name before the @ sign.

import type { Destination } from './destination';
import { type Hostname, splitHostname, toHostname } from './hostname';
import type { Reason } from './reason';

/** For destinations with a hostname. `text` is what the message shows. */
export function findDeceptions(destination: Destination, text: string): readonly Reason[] {
  const reasons: Reason[] = [];
  const domain = destination.registrableDomain ?? destination.hostname ?? '';
  const shown = shownHostname(text);
  if (shown && splitHostname(shown).registrableDomain !== destination.registrableDomain) {
    reasons.push({ code: 'text-shows-other-site', strength: 'strong', evidence: { shown, domain } });
  }
  const url = new URL(destination.url);
  const userinfo = decodeLoosely(url.username);
  if (/[.@]/.test(userinfo)) {
    reasons.push({ code: 'userinfo-in-link', strength: 'strong', evidence: { part: userinfo, domain } });
  }
  return reasons;
}

/** The hostname where the words are themselves a web address, and nothing else. */
function shownHostname(text: string): Hostname | null {
  const words = text.trim();
  if (!/^(https?:\/\/|www\.)\S+$/i.test(words)) return null;
  const address = /^www\./i.test(words) ? `http://${words}` : words;
  if (!URL.canParse(address)) return null;
  const hostname = toHostname(new URL(address).hostname);
  return hostname !== null && splitHostname(hostname).registrableDomain !== null ? hostname : null;
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is left as it stands.
    return text;
  }
}
