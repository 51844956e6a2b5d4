// A browser's first start under policy, with a profile that nobody has used: how long until a message is protected. Needs root, as its tests do.

import { startWebmail } from '../../src/demo/webmail';
import { startRollout } from '../e2e/council-rollout';
import { startCountingServer } from '../e2e/counting-server';
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

export async function rollout(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, start } of DRIVERS) {
    const [council, proxy, webmail] = await Promise.all([
      startRollout(name, [new URL(LURE.href).hostname]),
      startCountingServer(),
      startWebmail(),
    ]);
    await webmail.send([MAIL]);
    const first: number[] = [];
    const whole: number[] = [];
    for (let at = 0; at < STARTS; at += 1) {
      const begun = performance.now();
      const driver = await start({ proxyPort: proxy.port, managed: council.managed(`profile-${at}`) });
      const tab = await driver.open(webmail.addressOf(MAIL.id));
      const until = async (warnings: number) => {
        // A page that is being built anew has no places to look at.
        while ((await warningsIn(tab).catch(() => [])).length < warnings) {
          if (performance.now() - begun > PATIENCE_MS) return Number.POSITIVE_INFINITY;
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        return performance.now() - begun;
      };
      first.push(await until(1));
      // What only the council's feed knows: policy and feed have come too.
      whole.push(await until(2));
      await driver.close();
    }
    await Promise.all([council.stop(), proxy.stop(), webmail.stop()]);
    const seconds = (values: readonly number[]) => values.map((ms) => ms / 1000);
    const slowest = Math.max(...seconds(first));
    rows.push(
      row(`${name}: browser’s start to a protected message, slowest of ${STARTS}`, slowest, 's', { goal: '<= 5' }),
      row(`${name}: the same, middle`, median(seconds(first)), 's'),
      row(
        `${name}: to a message that its feed’s list protects, slowest of ${STARTS}`,
        Math.max(...seconds(whole)),
        's',
        {
          goal: '<= 5',
        },
      ),
      row(`${name}: the same, middle`, median(seconds(whole)), 's'),
    );
  }
  return rows;
}
