// A real Roundcube on loopback: Debian's package served by PHP's own server, its mails in a Dovecot of its own. Everything that is written
// lies in one temporary folder; nothing of the machine's is changed.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type DemoMail, RECIPIENT } from '../../src/demo/inbox/demo-mail';

const DOCUMENTS = '/var/lib/roundcube';
const SETTINGS = '/etc/roundcube';
const TABLES = '/usr/share/roundcube/SQL/sqlite.initial.sql';
const USER = 'priya';
/** Of a server that only this machine reaches, for as long as the tests run. */
const PASSWORD = 'only-for-the-tests';
const START_MS = 20_000;

export interface Roundcube {
  /** With a slash at the end. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  stop(): Promise<void>;
}

/** The mails get the uids 1, 2, 3 in the inbox, as they are given. Needs root, for Dovecot reads mail as another user. */
export async function startRoundcube(mails: readonly DemoMail[]): Promise<Roundcube> {
  for (const needed of ['/usr/sbin/dovecot', '/usr/bin/php', '/usr/bin/sqlite3', DOCUMENTS, TABLES])
    if (!existsSync(needed)) throw new Error(`${needed} is missing: run test/webmail/install.sh as root.`);
  const folder = mkdtempSync(join(tmpdir(), 'lurewatch-roundcube-'));
  // Dovecot and the mail's owner look inside.
  chmodSync(folder, 0o755);
  const [imapPort, webPort] = [await freePort(), await freePort()];
  const running: ChildProcess[] = [];
  const stop = async () => {
    await Promise.all(running.map(ended));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await deliver(mails, join(folder, 'mail', USER, 'Maildir'));
    execFileSync('chown', ['-R', 'mail:mail', join(folder, 'mail')]);
    writeFileSync(join(folder, 'dovecot.conf'), dovecotSettings(folder, imapPort));
    running.push(
      spawn('/usr/sbin/dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore', detached: true }),
    );

    const settings = join(folder, 'settings');
    mkdirSync(settings);
    for (const name of ['defaults.inc.php', 'mimetypes.php'])
      if (existsSync(join(SETTINGS, name))) cpSync(join(SETTINGS, name), join(settings, name));
    for (const name of ['logs', 'temp', 'sessions']) mkdirSync(join(folder, name));
    execFileSync('sqlite3', [join(folder, 'roundcube.db'), `.read ${TABLES}`]);
    writeFileSync(join(settings, 'config.inc.php'), roundcubeSettings(folder, imapPort));
    running.push(
      spawn(
        'php',
        ['-d', `session.save_path=${join(folder, 'sessions')}`, '-S', `127.0.0.1:${webPort}`, '-t', DOCUMENTS],
        {
          stdio: 'ignore',
          // A group of its own: its workers outlive it.
          detached: true,
          env: { ...process.env, ROUNDCUBE_CONFIG_DIR: settings, PHP_CLI_SERVER_WORKERS: '4' },
        },
      ),
    );
    const url = `http://127.0.0.1:${webPort}/`;
    await answers(`${url}?_task=login`);
    return { url, user: USER, password: PASSWORD, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const dovecotSettings = (folder: string, port: number) => `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/dovecot
state_dir = ${folder}/dovecot-state
log_path = ${folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain
first_valid_uid = 1
mail_location = maildir:~/Maildir
namespace inbox {
  inbox = yes
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;

const roundcubeSettings = (folder: string, imapPort: number) => `<?php
$config = [
  'db_dsnw' => 'sqlite:///${folder}/roundcube.db?mode=0600',
  'imap_host' => '127.0.0.1:${imapPort}',
  'smtp_host' => '127.0.0.1:1',
  'des_key' => 'of-the-tests-24-octets!!',
  'skin' => 'elastic',
  'language' => 'en_GB',
  'plugins' => [],
  'log_dir' => '${folder}/logs',
  'temp_dir' => '${folder}/temp',
  'htmleditor' => 0,
  'prefer_html' => true,
  'show_images' => 0,
  'enable_spellcheck' => false,
  'layout' => 'widescreen',
];
`;

async function deliver(mails: readonly DemoMail[], folder: string): Promise<void> {
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(folder, name), { recursive: true });
  const transport = createTransport({ streamTransport: true, buffer: true });
  for (const [at, { subject, from, date, html, text }] of mails.entries()) {
    const { message } = await transport.sendMail({ subject, from, to: RECIPIENT, date: new Date(date), html, text });
    writeFileSync(join(folder, 'new', `${1_700_000_000 + at}.M${at}P1.tests`), message as Buffer);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(url: string): Promise<void> {
  for (const untilMs = Date.now() + START_MS; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const page = await fetch(url).then(
      (response) => response.text(),
      () => '',
    );
    if (page.includes('rcmloginuser')) return;
    if (Date.now() > untilMs)
      throw new Error(`Roundcube did not come up within ${START_MS / 1000} seconds: ${page.slice(0, 300)}`);
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  });
}
