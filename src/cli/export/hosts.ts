// A hosts file, for filters that read one. It names single hosts: what stands below a domain is not blocked, which its head says.

import type { Indicator } from '../../core/indicator';
import { type ExportOptions, expressible, onOneLine } from './format';
import { nameObjection } from './name-only';

const MAX_NAME_UNITS = 253;

/** Lines, in the order of the indicators. */
export function* hostsLines(indicators: Iterable<Indicator>, options: ExportOptions): Generator<string> {
  yield `# ${onOneLine(options.title)} (${onOneLine(options.feed)}), serial ${options.serial}`;
  yield '# A hosts file names single hosts: it blocks nothing below them, no single page, and no IP address.';
  for (const { hostname } of expressible(indicators, options, (given) => nameObjection(given, MAX_NAME_UNITS)))
    yield `0.0.0.0 ${hostname}`;
}
