// A response policy zone, for the council's own name servers: names that are answered as if they did not exist (`CNAME .`).
// Source: draft-vixie-dnsop-dns-rpz sections 3.1 and 4.1. Addresses are left out: the zone's triggers for them block every name
// that leads to one, not links that hold it.

import type { Indicator } from '../../core/indicator';
import { type ExportOptions, expressible, type Objection, onOneLine } from './format';
import { nameObjection } from './name-only';

/** Of 253: `*.` and the zone's own name are put to it, and a single name too long keeps the server from loading any. */
const MAX_NAME_UNITS = 253 - '*.'.length - 63;

/** What the zone itself takes for a trigger of another kind: `32.1.2.0.192.rpz-client-ip`. */
const TRIGGER = /\.rpz-[a-z-]+$/;

const objectionTo: Objection = (indicator) =>
  nameObjection(indicator, MAX_NAME_UNITS) ?? (TRIGGER.test(indicator.hostname) ? 'name' : null);

/** Lines, in the order of the indicators. Names are relative: the zone is called what the name server's settings call it. */
export function* rpzLines(indicators: Iterable<Indicator>, options: ExportOptions): Generator<string> {
  yield `; ${onOneLine(options.title)} (${onOneLine(options.feed)})`;
  yield '$TTL 60';
  // Serials of zones have 32 bits and go round: RFC 1982.
  yield `@ SOA localhost. hostmaster.localhost. ${options.serial % 2 ** 32} 60 60 604800 60`;
  yield '@ NS localhost.';
  for (const { kind, hostname } of expressible(indicators, options, objectionTo)) {
    yield `${hostname} CNAME .`;
    if (kind === 'domain') yield `*.${hostname} CNAME .`;
  }
}
