// One host or web address, as any list or message writes it, as the indicator that it means.

import { isIP } from 'node:net';
import { readDestination } from '../../core/destination';
import { type Hostname, toHostname } from '../../core/hostname';
import { type Indicator, isPlainHost, parseIndicator } from '../../core/indicator';
import { MAX_HREF_UNITS } from '../../core/link';
import { isWebAddress, parseAddress } from '../../core/parsed-address';
import { withScheme } from '../../core/pasted-text';
import { fail, ok, type Result } from '../../core/result';
import { unwrap } from '../../core/unwrap';
import type { RejectionCode } from './rejection';

type Read = Result<Indicator, { readonly code: RejectionCode }>;

const MAIL_ADDRESS = /^(?:mailto:.*|[^\s@/:]+@[^\s@/:]+)$/i;
const SCHEME = /^(?:https?|ftp):\/\//i;
const RANGE = /^(?:\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/;

/**
 * An asterisk is a sign like any other. What stands behind a wrapper (Safe Links) is taken instead of it. A host or its front page gives
 * the host with all below it, an IP address that address alone.
 */
export function readAddress(given: string, expiresAtMs: number | null = null): Read {
  if (isPlainHost(given)) return ok(domainOf(given, expiresAtMs));
  const text = given.trim();
  if (text.length > MAX_HREF_UNITS) return fail({ code: 'too-long' });
  if (MAIL_ADDRESS.test(text)) return fail({ code: 'mail-address' });
  if (RANGE.test(text)) return fail({ code: 'range' });
  const href = !text.includes('/') && isIP(text) === 6 ? `https://[${text}]` : withScheme(text);
  // The platform's parser would throw, and a list may have a million such lines.
  if (!href.includes(':')) return fail({ code: 'malformed' });
  const parsed = parseAddress(href);
  if (!parsed.ok) return parsed;
  if (!isWebAddress(parsed.value)) return fail({ code: 'not-web' });
  const hostname = toHostname(parsed.value.hostname);
  if (hostname === null) return fail({ code: 'too-long' });
  // Nearly no address of a list is wrapped, and reading a destination in full costs several times what this does.
  if (unwrap(parsed.value, hostname) === null) return indicatorOf(parsed.value, hostname, expiresAtMs);
  const destination = readDestination(parsed.value.href);
  if (!destination.ok) return destination;
  return destination.value.hostname === null
    ? fail({ code: 'not-web' })
    : indicatorOf(new URL(destination.value.url), destination.value.hostname, expiresAtMs);
}

/**
 * A line of a list of hosts: as above, in the grammar of an indicator, or with the wildcards that such lists know (`*.host`, `.host`,
 * `*://*.host/*`), which all mean the host and what is below it.
 */
export function readListed(text: string, expiresAtMs: number | null = null): Read {
  if (isPlainHost(text)) return ok(domainOf(text, expiresAtMs));
  if (!text.includes('*') && !text.startsWith('.') && !text.startsWith('=')) return readAddress(text, expiresAtMs);
  const behindScheme = text.startsWith('*://') ? text.slice(4) : text;
  const host = /^\*?\.(.+)$/.exec(behindScheme)?.[1];
  const bare = (host ?? behindScheme).replace(/^((?:https?:\/\/)?[^/?#*]+)\/\*$/i, '$1');
  if (host !== undefined && /[/?#*]/.test(bare)) return fail({ code: 'wildcard' });
  // A whole address with an asterisk inside it was opened so; only at the end, after a border, somebody has put it there.
  const isPattern = bare.startsWith('=') || (bare.includes('*') && !(SCHEME.test(bare) && !/^[^*]*[/&]\*$/.test(bare)));
  if (!isPattern) return readAddress(bare, expiresAtMs);
  const read = parseIndicator(bare);
  return read.ok ? ok(expiring(read.value, expiresAtMs)) : read;
}

/** Without what only the list itself may say of it. */
export function expiring({ kind, hostname, pattern }: Indicator, expiresAtMs: number | null): Indicator {
  return { kind, hostname, pattern, campaign: null, source: null, expiresAtMs, isOverride: false };
}

function domainOf(hostname: Hostname, expiresAtMs: number | null): Indicator {
  return { kind: 'domain', hostname, pattern: hostname, campaign: null, source: null, expiresAtMs, isOverride: false };
}

function indicatorOf(url: URL, hostname: Hostname, expiresAtMs: number | null): Read {
  const [address = ''] = url.href.slice(url.href.indexOf('://') + 3).split('#', 1);
  // Public lists write the front page where they mean the host.
  const isHost = url.pathname === '/' && !address.includes('?');
  const read = isHost
    ? parseIndicator(isAddress(hostname) ? `=${hostname}` : hostname)
    : parseIndicator(`http://${address.replaceAll('*', '%2A')}`);
  return read.ok ? ok(expiring(read.value, expiresAtMs)) : read;
}

/** IP addresses have nothing below them. */
const isAddress = (hostname: string): boolean =>
  /[\d\]]$/.test(hostname) && (hostname.endsWith(']') || isIP(hostname) === 4);
