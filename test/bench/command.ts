// How long the built command takes for 100,000 links, plain and as messages. The goal is 5 s on two cores.

import { spawn } from 'node:child_process';
import { type Row, row } from './table';

const LINKS = 100_000;

const href = (at: number) =>
  [
    `https://www.site-${at}.example/news/${at}?utm_source=list&id=${at}`,
    `https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://shop-${at}.example/offer`)}&data=05`,
    `https://www.council-${at}.gov.uk/pay-council-tax`,
    `https://hmrc-refund-${at}.example/login.php?u=https%3A%2F%2Fwww.gov.uk%2F`,
    `https://cdn-${at}.test/${'a/'.repeat(at % 40)}index.html#part`,
  ][at % 5] ?? '';

export async function command(): Promise<Row[]> {
  const plain = Array.from({ length: LINKS }, (_, at) => href(at)).join('\n');
  const messages = Array.from({ length: LINKS }, (_, at) =>
    JSON.stringify({
      href: href(at),
      text: 'Read more',
      from: 'news@list.example',
      fromName: 'The List',
      message: at >> 3,
    }),
  ).join('\n');
  const rows: Row[] = [];
  for (const [name, args, input] of [
    ['check --json', ['check', '--json'], plain],
    ['check', ['check'], plain],
    ['check --json --links', ['check', '--json', '--links', '-'], messages],
  ] as const)
    rows.push(row(`100,000 links: ${name}`, await seconds(args, input), 's', { goal: '<=5' }));
  return rows;
}

function seconds(args: readonly string[], input: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const child = spawn(process.execPath, ['dist/cli/lurewatch.js', ...args], { stdio: ['pipe', 'ignore', 'inherit'] });
    child.on('close', (code) => {
      if (code === 0) resolve((performance.now() - from) / 1000);
      else reject(new Error(`ended with ${code}`));
    });
    child.stdin.end(input);
  });
}
