// A publication that stops at any point: what is served verifies, is the old state or the new one, and the next command goes on.

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { serialsOf } from '../../../src/cli/feed/history';
import { refresh } from '../../../src/cli/feed/refresh';
import { undo } from '../../../src/cli/feed/undo';
import { linesOf, TestFeed } from './support';

let feed: TestFeed;
afterEach(() => feed.dispose());

class Cut extends Error {}

/** Lets the rename of that number, from 1, fail, and all after it as if the power had gone. */
function cutAt(number: number): () => boolean {
  let count = 0;
  feed.move = async (from, to) => {
    count += 1;
    if (count >= number) throw new Cut();
    await rename(from, to);
  };
  return () => count >= number;
}

const whole = () => {
  feed.move = rename;
};

const OLD = ['a.example', 'b.example'];
const NEW = ['a.example', 'b.example', 'c.example campaign=x'];

async function prepare(threshold: number): Promise<void> {
  feed = await TestFeed.make(threshold);
  await feed.add(...OLD);
  await feed.publish([feed.keys.jo, feed.keys.sam]);
  writeFileSync(join(feed.workspace.folder, 'campaigns.txt'), 'x Parking fines\n');
  writeFileSync(join(feed.workspace.folder, 'entries.txt'), `${NEW.join('\n')}\n`);
}

describe('a publication that is interrupted', () => {
  it.each([1, 2])(
    'serves the old state until the very last rename, and publishes afterwards (%i keys needed)',
    async (threshold) => {
      let steps = 0;
      for (let number = 1; ; number += 1) {
        await prepare(threshold);
        const isCut = cutAt(number);
        const outcome = await feed.publish().catch((error: unknown) => error);
        if (!isCut()) {
          expect(outcome).toMatchObject({ data: { published: true } });
          feed.dispose();
          break;
        }
        steps += 1;
        expect(outcome).toBeInstanceOf(Cut);
        expect(await feed.fresh()).toEqual(OLD);
        const browser = feed.browser();
        await feed.update(browser);
        whole();
        // The job does not mind.
        await feed.locked(() => refresh(feed.workspace, feed.keys.job, feed.nowMs));
        expect(await feed.fresh()).toEqual(OLD);
        expect(await feed.publish()).toMatchObject({ data: { published: true } });
        expect(await feed.fresh()).toEqual(NEW);
        expect(await feed.update(browser)).toBeNull();
        expect(linesOf(browser)).toEqual(NEW);
        expect(leftOvers()).toEqual([]);
        // What nobody saw is not gone back to either.
        expect(await serialsOf(feed.workspace)).toEqual([1, browser.state.manifest?.serial]);
        await feed.locked(() => undo(feed.workspace, { nowMs: feed.nowMs }));
        expect(await feed.lines()).toEqual(OLD);
        feed.dispose();
      }
      // Files, manifest, record, timestamp.
      expect(steps).toBeGreaterThanOrEqual(5);
      feed = await TestFeed.make();
    },
  );

  it('also when the first one is, and when one that waited is put out', async () => {
    let steps = 0;
    for (let number = 1; ; number += 1) {
      feed = await TestFeed.make(2);
      await feed.add(...OLD);
      const isCut = cutAt(number);
      const published = await feed.publish().catch((error: unknown) => error);
      const signed =
        published instanceof Cut ? published : await feed.sign(feed.keys.sam).catch((error: unknown) => error);
      if (!isCut()) {
        expect(signed).toMatchObject({ data: { published: true } });
        break;
      }
      steps += 1;
      expect(signed).toBeInstanceOf(Cut);
      expect(await feed.fresh()).toBe('refused-by-server');
      whole();
      const again = await feed.sign(feed.keys.sam).catch(() => feed.publish([feed.keys.jo, feed.keys.sam]));
      expect(again).toMatchObject({ data: { published: true } });
      expect(await feed.fresh()).toEqual(OLD);
      feed.dispose();
    }
    expect(steps).toBeGreaterThanOrEqual(6);
  });

  it('never gives a serial twice, though nobody saw the first', async () => {
    await prepare(1);
    // After the three files and the manifest.
    cutAt(5);
    await expect(feed.publish()).rejects.toThrow(Cut);
    whole();
    const used = readdirSync(join(feed.workspace.folder, 'published')).includes('feed-2.json');
    expect(used).toBe(true);
    expect(await feed.publish()).toMatchObject({ data: { serial: 3 } });
  });
});

function leftOvers(): readonly string[] {
  return ['.', 'published', 'history'].flatMap((folder) =>
    readdirSync(join(feed.workspace.folder, folder)).filter((name) => name.endsWith('.tmp')),
  );
}

describe('the lock', () => {
  it('keeps a second command out while the first is at work, and is gone after it', async () => {
    feed = await TestFeed.make();
    const path = join(feed.workspace.folder, '.lock');
    await feed.locked(async () => {
      await expect(feed.add('a.example')).rejects.toThrow(new RegExp(`process ${process.pid} `));
    });
    expect(existsSync(path)).toBe(false);
    await feed.add('a.example');
  });

  it('is taken over from a process that has ended, and never from another computer', async () => {
    feed = await TestFeed.make();
    const path = join(feed.workspace.folder, '.lock');
    await writeFile(path, `4194999 ${hostname()}\n`);
    await feed.add('a.example');
    expect(feed.person.remarks.join()).toMatch(/4194999/);
    await writeFile(path, '4194999 elsewhere.example\n');
    await expect(feed.add('b.example')).rejects.toThrow(/elsewhere\.example/);
    expect(existsSync(path)).toBe(true);
    await rm(path);
  });
});
