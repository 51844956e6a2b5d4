// Hosts files: an address that leads nowhere, and after it the names that are to lead there.

import { isIP } from 'node:net';
import { readAddress } from './address';
import { entry, type ImportContext, type LineReader, rejected } from './imported';

const NOWHERE = new Set(['0.0.0.0', '127.0.0.1', '::', '::1', '0', '255.255.255.255']);

/** What systems write into theirs. */
const OWN_NAMES = new Set([
  ...['localhost', 'localhost.localdomain', 'local', 'broadcasthost', '0.0.0.0'],
  ...['ip6-localhost', 'ip6-loopback', 'ip6-localnet', 'ip6-mcastprefix'],
  ...['ip6-allnodes', 'ip6-allrouters', 'ip6-allhosts'],
]);

export function hostsReader({ nowMs }: ImportContext): LineReader {
  return {
    read(line, number, found) {
      const comment = line.indexOf('#');
      const words = (comment === -1 ? line : line.slice(0, comment)).trim().split(/[ \t]+/);
      const [first = ''] = words;
      if (first === '') return;
      const place = `line ${number}`;
      const isAddress = first === '0' || isIP(first.replace(/%.*$/, '')) !== 0;
      const names = isAddress ? words.slice(1) : words;
      if (isAddress && names.length === 0) {
        found.push(rejected(place, line, 'malformed', 'no name stands after the address'));
        return;
      }
      for (const name of names) {
        if (OWN_NAMES.has(name.toLowerCase())) continue;
        if (isAddress && !NOWHERE.has(first)) found.push(rejected(place, name, 'assigned'));
        else {
          // A name has no path, and what has one is no line of a hosts file.
          const read = /[/?#@*]/.test(name) ? null : readAddress(name);
          if (read?.ok) found.push(entry(place, name, read.value, null, nowMs));
          else found.push(rejected(place, name, read?.error.code ?? 'malformed'));
        }
      }
    },
  };
}
