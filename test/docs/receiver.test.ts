// The receiver that docs/reports.md shows: what it takes, what it refuses, and that a report which comes twice is one.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeReceiver, type Receiver } from '../e2e/receiver';

let receiver: Receiver;
beforeAll(async () => {
  receiver = await makeReceiver();
  await receiver.start();
});
afterAll(() => receiver.remove());

const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const post = (body: string, method = 'POST') =>
  fetch(receiver.url, {
    method,
    ...(method === 'POST' ? { body } : {}),
    headers: { 'content-type': 'application/json' },
  });

it('takes a report once, and gives its number each time', async () => {
  const report = JSON.stringify({ format: 'lurewatch-report/1', id: ID, kind: 'scam' });
  for (let round = 0; round < 3; round += 1) {
    const response = await post(report);
    expect([response.status, await response.json()]).toEqual([200, { receipt: '3F2504E0' }]);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  }
  // Whoever guesses an id changes nothing.
  await post(JSON.stringify({ format: 'lurewatch-report/1', id: ID, kind: 'wrong' }));
  expect(readdirSync(receiver.folder)).toEqual([`${ID}.json`]);
  expect(readFileSync(join(receiver.folder, `${ID}.json`), 'utf8')).toBe(report);
});

it.each([
  ['no JSON', 'report', 400],
  ['another format', '{"format":"x","id":"3f2504e0-4f89-41d3-9a0c-0305e82c3302"}', 400],
  ['a path for an id', '{"format":"lurewatch-report/1","id":"../../etc/passwd"}', 400],
  ['more than a report is', `{"format":"lurewatch-report/1","id":"${ID}","x":"${'x'.repeat(70_000)}"}`, 413],
])('refuses %s', async (_, body, status) => {
  expect((await post(body)).status).toBe(status);
});

it('answers the question that browsers ask first, and nothing else but reports', async () => {
  const asked = await post('', 'OPTIONS');
  expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([204, 'content-type']);
  expect((await post('', 'GET')).status).toBe(405);
});
