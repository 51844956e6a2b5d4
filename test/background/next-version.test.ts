import { expect, it } from 'vitest';
import { NextVersion } from '../../src/background/next-version';

it('begins once, when it is there and no page of ours is open', async () => {
  let [isOpen, begun] = [true, 0];
  const waiting: (() => void)[] = [];
  const errors: unknown[] = [];
  const next = new NextVersion({
    hasOpenPage: async () => isOpen,
    begin: () => {
      begun += 1;
    },
    later: (look) => void waiting.push(look),
    report: (error) => void errors.push(error),
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  next.came();
  next.came();
  await settled();
  expect([begun, waiting.length]).toEqual([0, 1]);
  waiting.shift()?.();
  await settled();
  expect([begun, waiting.length]).toEqual([0, 1]);
  isOpen = false;
  waiting.shift()?.();
  await settled();
  expect([begun, waiting.length]).toEqual([1, 0]);
  expect(errors).toEqual([]);
});
