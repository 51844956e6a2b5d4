// Other addresses that a link names: what stands in its parameters, path or fragment, plain or encoded, may be where it leads.

import { decodeBase64, decodePercent } from './encodings';
import { type Hostname, type RegistrableDomain, splitHostname, toHostname } from './hostname';
import { behindHost, isWebAddress, parseAddress } from './parsed-address';
import { unwrap } from './unwrap';

export interface Candidate {
  /** After the wrappers it stands in. */
  readonly url: string;
  readonly hostname: Hostname;
  /** Null for addresses and public suffixes. */
  readonly registrableDomain: RegistrableDomain | null;
}

/** More are not told apart: a link that names five other sites hides behind none of them. */
const MAX_CANDIDATES = 4;
/** Addresses looked at, wrappers and repeats among them. */
const MAX_ADDRESSES = 16;
/** Layers of percent-encoding taken off: a link inside a link inside a link. */
const MAX_LAYERS = 3;

/** The common link ends here. `aHR0c` is base64 of "http" and the upper bits of what follows. */
const MAY_HOLD_ADDRESS = /http|aHR0c|%/i;
const ADDRESS = /https?:[/\\][^\s"'<>{}\p{Cc}]*/giu;
const BASE64_ADDRESS = /aHR0c[DH][\w+/-]{6,}/g;
const NONE: readonly Candidate[] = [];

/**
 * At most four, in the order found, none of the registrable domain (or address) `own` and no host twice. `spares` are hrefs
 * that the link's wrappers hold beside the one by which they were followed.
 */
export function findCandidates(url: URL, own: string | null, spares: readonly string[]): readonly Candidate[] {
  const queue = [...spares, ...addressesIn(url)];
  if (queue.length === 0) return NONE;
  const found: Candidate[] = [];
  for (let index = 0; index < queue.length && index < MAX_ADDRESSES && found.length < MAX_CANDIDATES; index += 1) {
    const parsed = parseAddress(queue[index] ?? '');
    if (!parsed.ok || !isWebAddress(parsed.value)) continue;
    const hostname = toHostname(parsed.value.hostname);
    if (hostname === null) continue;
    const inner = unwrap(parsed.value, hostname);
    if (inner?.target != null) {
      queue.splice(index + 1, 0, inner.target, ...inner.spares);
      continue;
    }
    // The site's own page may be one more redirector: what that names is a candidate too.
    if (queue.length < MAX_ADDRESSES) queue.push(...addressesIn(parsed.value));
    const { registrableDomain } = splitHostname(hostname);
    if ((registrableDomain ?? hostname) === own || found.some((other) => other.hostname === hostname)) continue;
    found.push({ url: parsed.value.href, hostname, registrableDomain });
  }
  return found;
}

/** A parameter's address ends with the parameter, that of a path with the link. */
function addressesIn(url: URL): readonly string[] {
  const isWeb = isWebAddress(url);
  if (!isWeb && (url.protocol === 'mailto:' || url.protocol === 'data:')) return [];
  const rest = isWeb ? behindHost(url) : url.href.slice(url.protocol.length);
  if (!MAY_HOLD_ADDRESS.test(rest)) return [];
  const addresses = new Set<string>();
  const pathEnd = rest.search(/[?#]/);
  const inPath = rest.search(/https?:[/\\]/i);
  if (inPath !== -1 && (pathEnd === -1 || inPath < pathEnd)) addresses.add(rest.slice(inPath));
  for (const part of rest.split(/[?&#|;]/)) {
    for (const address of addressesInPart(part)) addresses.add(address);
    if (addresses.size >= MAX_ADDRESSES) break;
  }
  return [...addresses];
}

/** Through layers of percent-encoding, the outermost that holds an address in plain or in base64. */
function addressesInPart(part: string): readonly string[] {
  let text = part;
  for (let layer = 0; MAY_HOLD_ADDRESS.test(text); layer += 1) {
    const plain = text.match(ADDRESS);
    if (plain) return plain;
    const base64 = text.match(BASE64_ADDRESS);
    if (base64) return base64.slice(0, MAX_CANDIDATES).flatMap((digits) => decodeBase64(digits)?.match(ADDRESS) ?? []);
    if (layer === MAX_LAYERS || !text.includes('%')) break;
    text = decodePercent(text);
  }
  return [];
}
