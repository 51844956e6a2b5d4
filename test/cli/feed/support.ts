// A feed in a folder of its own, with the keys of two people and of the scheduled job, and a clock that the test sets.

import { mkdtempSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { addEntries, removeEntries } from '../../../src/cli/feed/change-entries';
import { readEntries } from '../../../src/cli/feed/entries';
import { fromFolder, portsWith } from '../../../src/cli/feed/feed-ports';
import { initFeed } from '../../../src/cli/feed/init';
import { MemoryEntries } from '../../../src/cli/feed/memory-entries';
import type { Person, Report } from '../../../src/cli/feed/person';
import { createKey, type PrivateKey, readKey } from '../../../src/cli/feed/private-key';
import { type PublishOptions, publish } from '../../../src/cli/feed/publish';
import { type SignOptions, signPending } from '../../../src/cli/feed/sign';
import { working } from '../../../src/cli/feed/working';
import { type Workspace, workspaceAt } from '../../../src/cli/feed/workspace';
import { beginFeed, type FeedState, updateFeed } from '../../../src/core/feed/client';

// Every file is brought to the disk, which may be busy.
vi.setConfig({ testTimeout: 30_000 });

export const START_MS = Date.parse('2026-11-25T20:15:00Z');

export class FakePerson implements Person {
  readonly shown: string[] = [];
  readonly remarks: string[] = [];
  answer: boolean | null = true;
  show(line: string): void {
    this.shown.push(line);
  }
  remark(sentence: string): void {
    this.remarks.push(sentence);
  }
  confirm(): Promise<boolean | null> {
    return Promise.resolve(this.answer);
  }
  progress(): void {
    // Nobody looks.
  }
}

export interface Keys {
  readonly jo: PrivateKey;
  readonly sam: PrivateKey;
  readonly job: PrivateKey;
}

const noPassphrase = () => Promise.reject(new Error('no passphrase is expected'));

export async function makeKey(folder: string, name: string): Promise<PrivateKey> {
  const path = join(folder, `${name}.pem`);
  await createKey(path, null);
  return readKey(path, noPassphrase);
}

/** What the browser has, between updates. */
export interface Browser {
  state: FeedState;
  readonly entries: MemoryEntries;
}

export class TestFeed {
  nowMs = START_MS;
  readonly person = new FakePerson();
  /** Set by tests that let a write fail. */
  move: (from: string, to: string) => Promise<void> = rename;
  readonly workspace: Workspace;
  readonly root: string;
  readonly keys: Keys;
  readonly threshold: number;

  private constructor(root: string, keys: Keys, threshold: number) {
    this.root = root;
    this.keys = keys;
    this.threshold = threshold;
    this.workspace = workspaceAt(join(root, 'feed'), (from, to) => this.move(from, to));
  }

  static async make(threshold = 1): Promise<TestFeed> {
    const root = mkdtempSync(join(tmpdir(), 'lurewatch-feed-'));
    const keys = { jo: await makeKey(root, 'jo'), sam: await makeKey(root, 'sam'), job: await makeKey(root, 'job') };
    const feed = new TestFeed(root, keys, threshold);
    const signers = threshold === 1 ? [keys.jo] : [keys.jo, keys.sam];
    await initFeed(feed.workspace, {
      id: 'westmarsh',
      title: 'Westmarsh Council',
      keys: { publicKeys: [keys.jo.publicKey, keys.sam.publicKey], privateKeys: signers },
      timestampKeys: [keys.job.publicKey],
      threshold,
    });
    return feed;
  }

  dispose(): void {
    rmSync(this.root, { recursive: true });
  }

  get pin() {
    const { jo, sam } = this.keys;
    return {
      id: 'westmarsh',
      url: 'https://feeds.council.example/',
      role: 'own',
      keys: [jo.publicKey, sam.publicKey],
      threshold: this.threshold,
    } as const;
  }

  /** Every command a minute after the one before. */
  locked<T>(work: () => Promise<T>): Promise<T> {
    this.nowMs += 60_000;
    return working(this.workspace, (sentence) => this.person.remark(sentence), work);
  }

  add(...patterns: string[]): Promise<Report> {
    return this.locked(() => addEntries(this.workspace, patterns, { nowMs: this.nowMs }));
  }

  remove(...patterns: string[]): Promise<Report> {
    return this.locked(() => removeEntries(this.workspace, patterns));
  }

  publish(signers: readonly PrivateKey[] = [this.keys.jo], options: Partial<PublishOptions> = {}): Promise<Report> {
    return this.locked(() =>
      publish(
        this.workspace,
        { keys: signers, timestampKey: this.keys.job, nowMs: this.nowMs, ...options },
        this.person,
      ),
    );
  }

  sign(signer: PrivateKey, options: Partial<SignOptions> = {}): Promise<Report> {
    return this.locked(() =>
      signPending(
        this.workspace,
        { keys: [signer], timestampKey: this.keys.job, nowMs: this.nowMs, isYes: true, ...options },
        this.person,
      ),
    );
  }

  async lines(): Promise<readonly string[]> {
    return [...(await readEntries(this.workspace)).values()].sort();
  }

  browser(): Browser {
    return { state: beginFeed(this.pin), entries: new MemoryEntries() };
  }

  /** One update by core's client from the published folder: null, or the code of the refusal. */
  async update(browser: Browser): Promise<string | null> {
    const ports = portsWith(fromFolder(join(this.workspace.folder, 'published')), browser.entries);
    const updated = await updateFeed(this.pin, browser.state, ports, this.nowMs);
    if (!updated.ok) return updated.error.code;
    browser.state = updated.value;
    return null;
  }

  /** What a browser that never saw the feed takes: its lines sorted, or the code of the refusal. */
  async fresh(): Promise<readonly string[] | string> {
    const browser = this.browser();
    return (await this.update(browser)) ?? linesOf(browser);
  }
}

export const linesOf = ({ entries }: Browser): readonly string[] => [...entries.lines.values()].sort();
