// What an ordinary web server carries: nginx with the published settings and TLS, asked by wrk over loopback. wrk takes its share of the
// same cores (more than half, where each request has a handshake); what two cores of nginx's own would carry is told by nginx's CPU time.

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, type Nginx, startNginx } from '../serving/nginx';
import { findProgram } from '../serving/programs';
import { type Row, row } from './table';

const SECONDS = 8;
const WORKERS = 2;
const CONNECTIONS = 64;
const MILLION = 1_000_000;
const DAY_S = 24 * 60 * 60;
const PERIODS_S = { ordinary: 300, incident: 45 } as const;

/** Asks for the paths in turn, and tells what came of it. Octets are those of HTTP, without TLS. */
const script = (paths: readonly string[]) => `
local paths = { ${paths.map((path) => `"/${path}"`).join(', ')} }
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
done = function(summary)
  local e = summary.errors
  io.stderr:write(string.format('{"requests":%d,"octets":%d,"microseconds":%d,"failed":%d}',
    summary.requests, summary.bytes, summary.duration, e.connect + e.read + e.write + e.timeout + e.status))
end
`;

interface Load {
  readonly perSecond: number;
  /** What it would be if nginx had two cores to itself. */
  readonly perSecondAlone: number;
  readonly octetsEach: number;
}

export async function webServer(): Promise<Row[]> {
  const nginx = findProgram('nginx');
  const wrk = findProgram('wrk');
  if (nginx === null || wrk === null) {
    process.stderr.write('  server: not measured, since nginx and wrk are not both here\n');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'lurewatch-feed-'));
  writeFileSync(join(folder, 'timestamp.json'), '{}'.padEnd(480));
  writeFileSync(join(folder, 'feed-1.json'), '{}'.padEnd(4000));
  writeFileSync(join(folder, 'delta-1.txt.gz'), Buffer.alloc(1000, 1));
  const server = await startNginx({ program: nginx, folder, workers: WORKERS, isResuming: false, isLogged: false });
  try {
    const tag = String((await ask(`${server.url}timestamp.json`)).headers.etag);
    const known = ['-H', `If-None-Match: ${tag}`];
    const load = (paths: readonly string[], args: readonly string[]) => measure(wrk, server, folder, paths, args);
    const kept = await load(['timestamp.json'], known);
    const fresh = await load(['timestamp.json'], [...known, '-H', 'Connection: close']);
    const files = await load(['feed-1.json', 'delta-1.txt.gz'], []);
    return [...carried(kept, fresh, files), ...delivered(kept, files)];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

function carried(kept: Load, fresh: Load, files: Load): readonly Row[] {
  const loads = [
    ['polls answered 304, connection kept', kept],
    ['polls answered 304, a full handshake each', fresh],
    ['files of a new serial, connection kept', files],
  ] as const;
  return [
    ...loads.flatMap(([name, { perSecond, perSecondAlone }]) => [
      row(`nginx, TLS: ${name}`, perSecond, 'a second'),
      row(`nginx, TLS: ${name}; two cores to itself`, perSecondAlone, 'a second'),
    ]),
    ...Object.values(PERIODS_S).flatMap((periodS) => [
      row(`browsers carried, polling every ${periodS} s`, fresh.perSecond * periodS, 'browsers'),
      // No council has more staff.
      row(
        `browsers carried, polling every ${periodS} s; two cores to itself`,
        fresh.perSecondAlone * periodS,
        'browsers',
        {
          goal: '>=40000',
        },
      ),
    ]),
    // A poll that finds it, on a new connection, and then the feed's file and a delta on the same.
    row('a new serial to 40,000 browsers, at full load', 40_000 * (1 / fresh.perSecond + 2 / files.perSecond), 's'),
    row('a new serial to a million browsers, at full load', MILLION * (1 / fresh.perSecond + 2 / files.perSecond), 's'),
  ];
}

/** What a content delivery network would count, for browsers that are open day and night. */
function delivered(kept: Load, files: Load): readonly Row[] {
  return [
    ...Object.values(PERIODS_S).flatMap((periodS) => {
      const requests = (MILLION * DAY_S) / periodS;
      return [
        row(`a million browsers, polling every ${periodS} s: requests`, requests / MILLION, 'million a day'),
        row(`a million browsers, polling every ${periodS} s: answers`, (requests * kept.octetsEach) / 1e9, 'GB a day'),
      ];
    }),
    row('a new serial to a million browsers: answers', (MILLION * 2 * files.octetsEach) / 1e9, 'GB'),
  ];
}

async function measure(
  wrk: string,
  { url, pid }: Nginx,
  folder: string,
  paths: readonly string[],
  headers: readonly string[],
): Promise<Load> {
  const lua = join(folder, 'paths.lua');
  writeFileSync(lua, script(paths));
  const load = ['-t', String(WORKERS), '-c', String(CONNECTIONS), '-d', `${SECONDS}s`];
  const before = cpuSeconds(pid);
  const told = await run(wrk, [...load, '-s', lua, ...headers, url]);
  const spent = cpuSeconds(pid) - before;
  const { requests, octets, microseconds, failed } = JSON.parse(told);
  if (failed > requests / 100) throw new Error(`${failed} of ${requests} requests failed: ${paths.join(', ')}`);
  return {
    perSecond: requests / (microseconds / 1e6),
    perSecondAlone: (requests * WORKERS) / spent,
    octetsEach: octets / requests,
  };
}

/** Of the processes whose parent this is. proc(5): fields 4 (parent), 14 and 15 of `stat`, in hundredths of a second. */
function cpuSeconds(parent: number): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = readIfThere(`/proc/${pid}/stat`);
    // The second field, a name in parentheses, may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(fields[1]) === parent) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / 100;
}

/** A process may end while they are looked through. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    child.stderr.on('data', (chunk) => {
      told += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(told) : reject(new Error(`${program} ended with ${code}: ${told}`)),
    );
  });
}
