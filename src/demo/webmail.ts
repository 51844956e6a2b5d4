// A real webmail on loopback for the demonstration and the end-to-end tests: maildev, fed over SMTP. It relays to nobody, its page
// asks no other server, and what it stored is deleted when it stops.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailDev } from 'maildev';
import { createTransport } from 'nodemailer';
import { type DemoMail, RECIPIENT } from './inbox/demo-mail';

const LOOPBACK = '127.0.0.1';

export interface Webmail {
  /** Of the inbox, without a trailing slash. */
  readonly url: string;
  readonly smtpPort: number;
  /** Delivers in the order of their dates; resolves when the webmail lists them all. */
  send(mails: readonly DemoMail[]): Promise<void>;
  /** The page that shows the mail. Throws for a mail that was not sent. */
  addressOf(mailId: string): string;
  stop(): Promise<void>;
}

/** Free ports where none are given. Throws with one sentence. */
export async function startWebmail({ smtpPort = 0, webPort = 0 } = {}): Promise<Webmail> {
  const mailDirectory = await mkdtemp(join(tmpdir(), 'lurewatch-mail-'));
  const removeMail = () => rm(mailDirectory, { recursive: true, force: true, maxRetries: 5 });
  const maildev = new MailDev({
    smtp: smtpPort,
    ip: LOOPBACK,
    web: webPort,
    webIp: LOOPBACK,
    silent: true,
    mailDirectory,
  });
  const servers = await quietly(() => maildev.start()).catch(async (error: Error) => {
    await maildev.stop();
    await removeMail();
    throw new Error(`The webmail could not be started: ${error.message}.`);
  });
  const url = `http://${LOOPBACK}:${servers.api?.getPort()}`;
  const port = servers.smtp.getPort();
  const storedAs = new Map<string, string>();
  return {
    url,
    smtpPort: port,
    send: (mails) => deliver(mails, port, url, storedAs),
    addressOf(mailId) {
      const stored = storedAs.get(mailId);
      if (stored === undefined) throw new Error(`No mail "${mailId}" was sent.`);
      return `${url}/#/email/${stored}`;
    },
    async stop() {
      await maildev.stop();
      await removeMail();
    },
  };
}

async function deliver(
  mails: readonly DemoMail[],
  port: number,
  url: string,
  storedAs: Map<string, string>,
): Promise<void> {
  const transport = createTransport({
    host: LOOPBACK,
    port,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: 1,
  });
  try {
    for (const mail of mails.toSorted((a, b) => a.date.localeCompare(b.date))) {
      const { id, subject, from, date, html, text } = mail;
      const { response } = await transport.sendMail({ subject, from, to: RECIPIENT, date: new Date(date), html, text });
      // "250 Message queued as k3J9xQ2b": the webmail's own name for it.
      const stored = /queued as (\w+)/.exec(response)?.[1];
      if (stored === undefined) throw new Error(`unexpected answer to "${id}": ${response}`);
      storedAs.set(id, stored);
    }
    await waitUntilListed(url, [...storedAs.values()]);
  } catch (error) {
    throw new Error(`The mails could not be delivered: ${error instanceof Error ? error.message : error}.`);
  } finally {
    transport.close();
  }
}

async function waitUntilListed(url: string, wanted: readonly string[]): Promise<void> {
  const deadlineMs = Date.now() + 10_000;
  for (;;) {
    const response = await fetch(`${url}/api/email/summary?limit=200`);
    const { items } = (await response.json()) as { items: readonly { id: string }[] };
    const listed = new Set(items.map(({ id }) => id));
    if (wanted.every((id) => listed.has(id))) return;
    if (Date.now() > deadlineMs) throw new Error('the webmail did not list them within 10 seconds');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** maildev 3.0.0 says its address on the console even when told to be silent. */
async function quietly<T>(start: () => Promise<T>): Promise<T> {
  const { info } = console;
  console.info = () => {};
  try {
    return await start();
  } finally {
    console.info = info;
  }
}
