// docs/admin-guide.md as a council's IT would go through it: every command, in the page's order, with the command as it is installed.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FeedServer, startServer } from '../../src/cli/serve';
import { commandsOf, type Ran, runCommands, steady } from './command-page';

const PAGE = 'docs/admin-guide.md';
const commands = commandsOf(readFileSync(PAGE, 'utf8'));
const root = mkdtempSync(join(tmpdir(), 'lurewatch-guide-'));
const [desk, web, bin] = ['desk', 'web', 'bin'].map((name) => join(root, name)) as [string, string, string];

let feedServer: FeedServer;
let taxii: Server;
let ran: readonly Ran[];

const DEFENDER = `TimeGenerated,Url,UrlDomain,ActionType,AccountUpn
2026-11-25T09:01:00Z,https://invoice-view.example/open?user=bob@westmarsh.example,invoice-view.example,ClickAllowed,bob@westmarsh.example
2026-11-25T09:02:00Z,https://www.bbc.co.uk/weather,www.bbc.co.uk,ClickAllowed,bob@westmarsh.example
2026-11-25T09:04:00Z,https://parking-fine.example/pay?for=bob,parking-fine.example,ClickBlocked,bob@westmarsh.example
`;
const indicator = (pattern: string) => ({
  type: 'indicator',
  spec_version: '2.1',
  id: `indicator--2b8f6a3e-0c5e-4f0e-9a55-0000000000${pattern.length}`,
  created: '2026-11-25T09:00:00Z',
  modified: '2026-11-25T09:00:00Z',
  valid_from: '2026-11-25T09:00:00Z',
  pattern,
  pattern_type: 'stix',
});
const BUNDLE = {
  type: 'bundle',
  id: 'bundle--2b8f6a3e-0c5e-4f0e-9a55-000000000001',
  objects: [
    indicator("[domain-name:value = 'eastmarsh-login.example']"),
    indicator("[url:value = 'https://e.example/x']"),
  ],
};
const COMBINED = (time: string, address: string, path: string, status: number) =>
  `${address} - - [25/Nov/2026:${time} +0000] "GET /lures/${path} HTTP/1.1" ${status} 450 "-" "Mozilla/5.0"`;

const REPORT = {
  format: 'lurewatch-report/1',
  reporter: 'AAAAAAAAAAA',
  kind: 'scam',
  reportedAt: '2026-11-25T10:32:00.000Z',
  openedAt: null,
  link: { href: 'https://parcel-fee.example/pay?ref=7', text: 'Pay' },
  destination: { url: 'https://parcel-fee.example/pay?ref=7', domain: 'parcel-fee.example' },
  sender: null,
  result: { level: 'unknown', reasons: [] },
  contact: null,
  language: 'en',
};
/** The publications before it are the page's. */
const DRILL_SERIAL = 17;

/** What the page takes for granted: files that IT was sent, the web server, and a TAXII server. */
beforeAll(async () => {
  for (const folder of [desk, web, bin]) mkdirSync(folder);
  const cli = join(root, 'cli');
  const args = ['node_modules/vite/bin/vite.js', 'build', '--mode', 'cli', '--outDir', cli, '--logLevel', 'error'];
  execFileSync(process.execPath, args);
  writeFileSync(join(cli, 'package.json'), '{"type": "module"}');
  writeFileSync(join(bin, 'lurewatch'), `#!/bin/sh\nexec '${process.execPath}' '${cli}/lurewatch.js' "$@"\n`, {
    mode: 0o755,
  });
  writeFileSync(join(desk, 'defender.csv'), DEFENDER);
  writeFileSync(join(desk, 'bundle.json'), JSON.stringify(BUNDLE));
  writeFileSync(
    join(desk, 'last-week.txt'),
    `${['https://www.gov.uk/', 'https://parking-fine.example/pay?for=jo', 'https://intranet.westmarsh.example/'].join('\n')}\n`,
  );
  const polls = ['09:00:00', '09:05:00', '09:10:00'].map((time) => COMBINED(time, '192.0.2.7', 'timestamp.json', 200));
  const log = [...polls, COMBINED('09:10:01', '192.0.2.7', 'feed-2.json', 200)];
  writeFileSync(join(desk, 'access.log'), `${log.join('\n')}\n`);
  mkdirSync(join(desk, 'reports'));
  const sign = (at: number, more: object) =>
    JSON.stringify({ ...REPORT, id: `3f2504e0-4f89-41d3-9a0c-00000000000${at}`, ...more });
  writeFileSync(join(desk, 'reports', '1.json'), sign(1, { kind: 'opened', contact: 'Ann, extension 12' }));
  writeFileSync(
    join(desk, 'reports', '2.json'),
    sign(2, { reporter: 'BAAAAAAAAAA', reportedAt: '2026-11-25T10:45:00.000Z' }),
  );
  writeFileSync(
    join(desk, 'reports', '3.json'),
    sign(3, { kind: 'wrong', link: { href: 'https://partner.example/', text: '' }, destination: null }),
  );
  const drill = ['7', '8', '9'].map((last) => COMBINED('13:00:00', `192.0.2.${last}`, 'timestamp.json', 200));
  const fetched = ['7', '8'].map((last) =>
    COMBINED(`13:05:0${last}`, `192.0.2.${last}`, `feed-${DRILL_SERIAL}.json`, 200),
  );
  writeFileSync(join(desk, 'drill.log'), `${[...drill, ...fetched].join('\n')}\n`);
  feedServer = await startServer(web, { port: 0, host: '127.0.0.1' });
  taxii = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/taxii+json;version=2.1');
    response.end(JSON.stringify({ objects: [indicator("[domain-name:value = 'from-taxii.example']")] }));
  });
  await new Promise<void>((resolve) => taxii.listen(0, '127.0.0.1', resolve));
  ran = await runCommands(commands, {
    folder: desk,
    env: {
      PATH: `${bin}:${process.env.PATH}`,
      LUREWATCH_PASSPHRASE: 'correct horse battery',
      LUREWATCH_FEED: undefined,
    },
    replaced: [
      ['https://feeds.westmarsh.example/lures/', feedServer.url],
      ['https://taxii.example/', `http://127.0.0.1:${(taxii.address() as AddressInfo).port}/`],
      ['/mnt/web/lures', web],
    ],
  });
  if (process.env.LUREWATCH_GUIDE_OUT) writeFileSync(process.env.LUREWATCH_GUIDE_OUT, JSON.stringify(ran, null, 2));
}, 180_000);

afterAll(async () => {
  await feedServer?.stop();
  taxii?.close();
  rmSync(root, { recursive: true });
});

describe('the first hour', () => {
  it('has commands, and shows what they say', () => {
    expect(commands.length).toBeGreaterThan(40);
    expect(commands.filter(({ shown }) => shown !== null).length).toBeGreaterThan(10);
  });

  it.each(commands.map((command, at) => [command.line, command.text.split('\n', 1)[0], at] as const))(
    'line %i: %s',
    (_, __, at) => {
      const { command, exitCode, output } = ran[at] as Ran;
      expect({ exitCode, output }).toMatchObject({ exitCode: command.exitCode });
      if (command.shown !== null) expect(steady(output)).toBe(steady(command.shown));
    },
  );
});
