// `npm run bench`: what the lists cost, against peers, in Node and in real browsers. Goals are ratios of one run, since machines are noisy.

import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { BROWSER_PARTS, browsers } from './browsers';
import { command } from './command';
import { feed } from './feed';
import { flood } from './flood';
import { generateHosts, holdOut, questionsOf, readHosts } from './hosts';
import { page } from './page';
import { rollout } from './rollout';
import { structures } from './structures';
import { SURFACE_PARTS, surfaces } from './surfaces';
import { printRows, type Row, writeRows } from './table';
import { webServer } from './web-server';

const MILLION = 1_000_000;

const { values } = parseArgs({
  options: {
    hosts: { type: 'string' },
    only: { type: 'string' },
  },
});
const parts = values.only?.split(',') ?? [
  'structures',
  'large',
  ...BROWSER_PARTS,
  'command',
  'feed',
  'server',
  'page',
  'flood',
  ...SURFACE_PARTS,
];

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
const rows: Row[] = [];
const { listed: hosts, held } = holdOut(
  values.hosts === undefined ? generateHosts((12 / 11) * MILLION) : readHosts(values.hosts),
);
const label = values.hosts === undefined ? '1M generated' : `${hosts.length.toLocaleString('en')} of the file`;
if (parts.includes('structures')) rows.push(...structures(hosts, questionsOf(hosts, held), label, { isLarge: false }));
if (parts.includes('large')) {
  const large = holdOut(generateHosts((12 / 11) * 2 * MILLION));
  rows.push(...structures(large.listed, questionsOf(large.listed, large.held), '2M generated', { isLarge: true }));
}
if (BROWSER_PARTS.some((part) => parts.includes(part))) rows.push(...(await browsers(hosts, parts)));
if (parts.includes('command')) rows.push(...(await command()));
if (parts.includes('feed')) rows.push(...(await feed(hosts, held)));
if (parts.includes('page')) rows.push(...(await page()));
if (parts.includes('flood')) rows.push(...(await flood()));
if (SURFACE_PARTS.some((part) => parts.includes(part))) rows.push(...(await surfaces(hosts, parts)));
if (parts.includes('rollout')) rows.push(...(await rollout()));
if (parts.includes('server')) rows.push(...(await webServer()));
printRows(rows);
writeRows(rows);
process.exitCode = rows.some(({ met }) => met === false) ? 1 : 0;
