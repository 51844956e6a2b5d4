import { expect, it } from 'vitest';
import { NextVersion } from '../../src/background/next-version';

it('begins once, when it is there and no page of ours is open', async () => {
  let [isOpen, begun] = [false, 0];
  const next = new NextVersion({
    hasOpenPage: async () => isOpen,
    begin: () => {
      begun += 1;
    },
  });
  await next.look();
  expect(begun).toBe(0);
  isOpen = true;
  await next.came();
  await next.look();
  expect(begun).toBe(0);
  isOpen = false;
  await next.look();
  await next.look();
  expect(begun).toBe(1);
});
