// Links that deceive whatever their name. The table of rules: adding one touches this file.

import { RISKY_EXTENSIONS } from '../data/risky-extensions';
import { type Destination, readDestination } from './destination';
import { decodeBase64 } from './encodings';
import { type Hostname, splitHostname, toHostname } from './hostname';
import type { Link } from './link';
import type { Lists } from './lists';
import type { Evidence, Reason, ReasonCode, Strength } from './reason';
import { trackerShape } from './unwrap';

export interface Suspect {
  readonly link: Link;
  readonly destination: Destination;
  readonly hostname: Hostname;
  readonly url: URL;
  readonly lists: Lists;
}

type Rule = (suspect: Suspect) => Reason | null;

const RULES: readonly Rule[] = [
  ...[
    shownElsewhere,
    userinfo,
    address,
    fragmentAddress,
    signInPage,
    buriedPage,
    riskyDownload,
    form,
    code,
    hidden,
    invisible,
  ],
];

/** At most one reason a rule. For links that lead to a hostname. */
export function findDeceptions(suspect: Suspect): readonly Reason[] {
  return RULES.flatMap((rule) => rule(suspect) ?? []);
}

const reason = (code: ReasonCode, strength: Strength, evidence: Evidence): Reason => ({ code, strength, evidence });
const domainOf = ({ destination, hostname }: Suspect) => destination.registrableDomain ?? hostname;

/** The words are themselves a web address, of another site than the link's. */
function shownElsewhere(suspect: Suspect): Reason | null {
  const { link, destination, hostname, lists } = suspect;
  if (destination.hiddenBy !== undefined) return null;
  const shown = shownDestination(link.text);
  if (!shown?.hostname || !shown.registrableDomain) return null;
  const passed = [...destination.hops, ...destination.candidates].map(
    ({ hostname: passes }) => splitHostname(passes).registrableDomain,
  );
  // A redirector that names the shown site leads there, and shows of itself what it is.
  if (shown.registrableDomain === destination.registrableDomain || passed.includes(shown.registrableDomain))
    return null;
  const owner = lists.ownerOf(shown.hostname);
  if (owner !== null && owner === lists.ownerOf(hostname)) return null;
  const isProtected = owner !== null || lists.allowanceOf(shown.hostname) !== null;
  const evidence = { shown: shown.hostname, domain: domainOf(suspect) };
  // A mailing service's link is honest about nothing but the service; its shape can be copied, so it softens and does not excuse.
  const isCertain = isProtected && trackerShape(suspect.url) === null;
  return reason('text-shows-other-site', isCertain ? 'strong' : 'weak', evidence);
}

/** Where the words lead if they are an address and nothing else; a mail program's wrapper in them is passed over like the link's. */
function shownDestination(text: string): Destination | null {
  const words = text.trim();
  // Cut short by the mail program, they do not say where the name ends.
  if (!/^(https?:\/\/|www\.)[^\s]+$/i.test(words) || /(\.\.\.|…)$/.test(words)) return null;
  const read = readDestination(/^www\./i.test(words) ? `http://${words}` : words);
  return read.ok && read.value.hiddenBy === undefined ? read.value : null;
}

/** A name before the @ sign that looks like a website's. */
function userinfo(suspect: Suspect): Reason | null {
  const { username, password } = suspect.url;
  const part = decodeLoosely(username);
  if (!/[.@%]/.test(part + password)) return null;
  // A mail address that the mail program took for a website.
  if (suspect.link.text.includes(`${part}@`)) return null;
  const isSite = /[/@%]/.test(part) || isKnownSuffix(part);
  return reason('userinfo-in-link', isSite ? 'strong' : 'weak', { part, domain: domainOf(suspect) });
}

/** A number in place of a name; the URL standard has already read every notation of it. Not of the organisation's own network. */
function address(suspect: Suspect): Reason | null {
  const { hostname } = suspect;
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(hostname) || hostname.startsWith('[');
  if (!isAddress || /^(0\.|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\]|\[f[cd])/.test(hostname))
    return null;
  const { pathname, search } = suspect.url;
  // `4.1.0.1` in a plain text is a version that the mail program took for an address.
  if (pathname === '/' && search === '' && suspect.link.text.trim() === hostname) return null;
  return reason('ip-address-host', isSignInFile(pathname) ? 'strong' : 'weak', { domain: hostname });
}

const isKnownSuffix = (name: string) => {
  const hostname = toHostname(name.toLowerCase());
  return hostname !== null && splitHostname(hostname).isKnownSuffix;
};

const MAIL_ADDRESS = /^[\w.+%-]{1,64}@[a-z\d-]+(\.[a-z\d-]+)+$/i;

/** A person's mail address behind the # sign, plain or in base64: the page greets them by it and the site learns who came. */
function fragmentAddress(suspect: Suspect): Reason | null {
  const fragment = decodeLoosely(suspect.url.hash.slice(1)).replace(/^[/?=&!#*]+/, '');
  if (fragment.length < 6 || fragment.length > 400 || suspect.lists.ownerOf(suspect.hostname)) return null;
  const isMail = [
    fragment,
    fragment.slice(fragment.lastIndexOf('=', fragment.length - 4) + 1),
    fragment.slice(fragment.lastIndexOf('/') + 1),
  ].some(
    (text) =>
      MAIL_ADDRESS.test(text) || (/^[\w+/-]{8,}={0,2}$/.test(text) && MAIL_ADDRESS.test(decodeBase64(text) ?? '')),
  );
  return isMail ? reason('encoded-email-in-link', 'strong', { domain: domainOf(suspect) }) : null;
}

/** A single file that takes a sign-in: what kits for lures are made of. Services that people sign in to have addresses without files. */
const SIGN_IN_STEP = /^(login|log-in|signin|sign-in|verify|verification|secure|webscr|confirm)/;
const PAGE_FILE = /\.(php|html?)$/;

const isSignInFile = (pathname: string) => {
  const path = pathname.toLowerCase();
  // Learning platforms and forums have theirs here.
  if (!PAGE_FILE.test(path) || path.endsWith('/login/index.php')) return false;
  return path.split('/', MAX_STEPS).some((step) => SIGN_IN_STEP.test(step));
};

function signInPage(suspect: Suspect): Reason | null {
  if (!isSignInFile(suspect.url.pathname) || suspect.lists.ownerOf(suspect.hostname)) return null;
  return reason('sign-in-page', 'weak', { domain: domainOf(suspect) });
}

const MAX_STEPS = 30;
/** Folders in which a content system keeps its own files. */
const INNER =
  /^\/?([^?]{0,200}?\/)?(wp-includes|wp-admin\/(css|js|images|includes)|wp-content\/(plugins|themes)|\.well-known)\//;
const HONEST_PLUGIN = /unsubscribe|newsletter|mail|track|view|acme-challenge|openid|assetlinks/;

/** A page, no picture or script, among the inner files of a content system: put there by whoever broke in. */
function buriedPage(suspect: Suspect): Reason | null {
  const path = suspect.url.pathname.slice(0, 600).toLowerCase();
  const last = path.slice(path.lastIndexOf('/') + 1);
  const isPage = last === '' || !last.includes('.') || PAGE_FILE.test(last);
  if (!isPage || !INNER.test(path) || HONEST_PLUGIN.test(path)) return null;
  return reason('buried-page', 'weak', { domain: domainOf(suspect) });
}

const RISKY = new Set(RISKY_EXTENSIONS);

function riskyDownload(suspect: Suspect): Reason | null {
  const extension = /\.([a-z\d]{1,8})$/i.exec(suspect.url.pathname)?.[1]?.toLowerCase() ?? '';
  if (!RISKY.has(extension)) return null;
  return reason('download-of-risky-file', 'weak', { part: `.${extension}`, domain: domainOf(suspect) });
}

function form(suspect: Suspect): Reason | null {
  const { kind } = suspect.link;
  return kind === 'form' ? reason('form-in-email', 'note', { domain: domainOf(suspect) }) : null;
}

function code(suspect: Suspect): Reason | null {
  const { kind } = suspect.link;
  return kind === 'qr' ? reason('qr-code', 'note', { domain: domainOf(suspect) }) : null;
}

/** A tracker or shortener that keeps the destination to itself: said, and for shorteners, which anybody can use, a weak sign. */
function hidden(suspect: Suspect): Reason | null {
  const { hiddenBy } = suspect.destination;
  if (hiddenBy === undefined) return null;
  // A shortener goes by its hostname, a product by its name.
  const isShortener = suspect.hostname === hiddenBy || suspect.hostname === `www.${hiddenBy}`;
  return reason(isShortener ? 'shortener' : 'redirect-hides-destination', isShortener ? 'weak' : 'note', {
    first: hiddenBy,
  });
}

/** Characters without width, or that turn the direction of writing, in what the message shows. */
function invisible(suspect: Suspect): Reason | null {
  const { text } = suspect.link;
  return /[\u202a-\u202e\u2066-\u2069]/.test(text) && shownDestination(text.replace(/\p{Cf}/gu, '')) !== null
    ? reason('invisible-characters', 'strong', { domain: domainOf(suspect) })
    : null;
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is left as it stands.
    return text;
  }
}
