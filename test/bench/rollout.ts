// A browser's first start under policy, with a profile that nobody has used: how long until a message is protected. Needs root, as its tests do.

import { startWebmail } from '../../src/demo/webmail';
import { startRollout } from '../e2e/council-rollout';
import { startCountingServer } from '../e2e/counting-server';
import type { Tab } from '../e2e/driver';
import { DRIVERS } from '../e2e/drivers';
import { warningsIn } from '../e2e/message';
import { paragraphs, testMail } from '../e2e/test-mails';
import { median } from './browsers';
import { type Row, row } from './table';

const STARTS = 50;
const LURE = { text: 'Claim your refund', href: 'http://refund-desk.example/claim' };
const ODD = { text: 'Check the list', href: 'http://rbkc-gov-uk.refund-claims.example/list' };
const MAIL = testMail('rollout', paragraphs([LURE, ODD]), [], 2);
const PATIENCE_MS = 20_000;

/** How long after the time of `begun` the message has so many warnings, in ms; infinite where it takes more than `PATIENCE_MS`. */
async function warned(tab: Tab, warnings: number, begun: number): Promise<number> {
  // A page that is being built anew has no places to look at.
  while ((await warningsIn(tab).catch(() => [])).length < warnings) {
    if (performance.now() - begun > PATIENCE_MS) return Number.POSITIVE_INFINITY;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return performance.now() - begun;
}

/** Whether the browser has left us a page to protect. Chromium ends what is under way when it installs an extension: docs/deployment.md. */
const isWhole = (tab: Tab): Promise<boolean> =>
  tab
    .run<boolean>(
      `document.querySelector('iframe') !== null && [...document.querySelectorAll('link[rel="stylesheet"]')].every(({ sheet }) => sheet !== null)`,
    )
    // It has crashed: docs/architecture.md, known faults.
    .catch(() => false);

export async function rollout(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, start } of DRIVERS) {
    const [council, proxy, webmail] = await Promise.all([
      startRollout(name, [new URL(LURE.href).hostname]),
      startCountingServer(),
      startWebmail(),
    ]);
    await webmail.send([MAIL]);
    const up: number[] = [];
    const first: number[] = [];
    const whole: number[] = [];
    let lost = 0;
    while (first.length < STARTS) {
      const begun = performance.now();
      const profile = council.managed(`profile-${first.length + lost}`);
      const driver = await start({ proxyPort: proxy.port, managed: profile });
      const ready = performance.now() - begun;
      const tab = await driver.open(webmail.addressOf(MAIL.id));
      const protectedMs = await warned(tab, 1, begun);
      if (Number.isFinite(protectedMs) || (await isWhole(tab))) {
        up.push(ready);
        first.push(protectedMs);
        // What only the council's feed knows: policy and feed have come too.
        whole.push(await warned(tab, 2, begun));
      } else {
        lost += 1;
        const again = await driver.open(webmail.addressOf(MAIL.id));
        if (!Number.isFinite(await warned(again, 2, performance.now())))
          throw new Error('not protected when opened again');
      }
      await driver.close();
    }
    await Promise.all([council.stop(), proxy.stop(), webmail.stop()]);
    const after = (values: readonly number[]) => values.map((ms, at) => (ms - (up[at] ?? 0)) / 1000);
    const seconds = (values: readonly number[]) => values.map((ms) => ms / 1000);
    const rowsOf = (what: string, values: readonly number[], goal: string | null) => [
      row(`${name}: ${what}, slowest of ${STARTS}`, Math.max(...values), 's', { goal }),
      row(`${name}: ${what}, middle`, median(values), 's'),
    ];
    rows.push(
      row(`${name}: starts beside these whose page the browser itself lost`, lost, ''),
      // What the browser takes until it shows a page at all is its own.
      ...rowsOf('from its process to a browser that can be used', seconds(up), null),
      ...rowsOf('from there to a protected message', after(first), '<= 5'),
      ...rowsOf('from its process to a protected message', seconds(first), '<= 5'),
      // Chromium hands a policy to what it has just installed after some seconds: what is packed is not waited for.
      ...rowsOf('from its process to a message that the feed’s list protects', seconds(whole), null),
    );
  }
  return rows;
}
