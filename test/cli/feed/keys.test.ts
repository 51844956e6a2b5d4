// Private keys as files, and sets of keys that follow one another.

import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { initFeed } from '../../../src/cli/feed/init';
import { readOwnKeys } from '../../../src/cli/feed/own-keys';
import { createKey, isReadByOthers, readKey } from '../../../src/cli/feed/private-key';
import { refresh } from '../../../src/cli/feed/refresh';
import { rotateKeys } from '../../../src/cli/feed/rotate';
import { signDocument } from '../../../src/cli/feed/signing';
import { workspaceAt } from '../../../src/cli/feed/workspace';
import { signersOf } from '../../../src/core/feed/signed';
import { linesOf, makeKey, TestFeed } from './support';

const folder = mkdtempSync(join(tmpdir(), 'lurewatch-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const ask = (passphrase: string) => () => Promise.resolve(passphrase);

describe('a private key', () => {
  it('is a file that its owner alone can read, and never written over', async () => {
    const path = join(folder, 'a.pem');
    const publicKey = await createKey(path, null);
    expect(publicKey).toMatch(/^[\w-]{43}$/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await isReadByOthers(path)).toBe(false);
    const before = readFileSync(path);
    await expect(createKey(path, null)).rejects.toThrow(/is there already/);
    expect(readFileSync(path)).toEqual(before);
    expect((await readKey(path, ask(''))).publicKey).toBe(publicKey);
  });

  it('has a public key that no command takes for an option', async () => {
    for (let n = 0; n < 200; n += 1) expect(await createKey(join(folder, `many-${n}.pem`), null)).not.toMatch(/^-/);
  });

  it('opens with its passphrase alone, and as any PKCS#8', async () => {
    const path = join(folder, 'b.pem');
    const publicKey = await createKey(path, 'correct horse');
    const pem = readFileSync(path, 'utf8');
    expect(pem).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    expect((await readKey(path, ask('correct horse'))).publicKey).toBe(publicKey);
    await expect(readKey(path, ask('battery'))).rejects.toThrow(/does not open with this passphrase/);
    expect(createPrivateKey({ key: pem, passphrase: 'correct horse' }).asymmetricKeyType).toBe('ed25519');
  });

  it('is told apart from what is none', async () => {
    const path = join(folder, 'c.pem');
    writeFileSync(path, 'hello');
    await expect(readKey(path, ask(''))).rejects.toThrow(/no private key/);
    await expect(readKey(join(folder, 'none.pem'), ask(''))).rejects.toThrow(/no such file.*--key/);
  });

  it('makes signatures that core counts, for their own kind of document alone', async () => {
    const key = await makeKey(folder, 'd');
    const document = signDocument({ a: 1 }, 'lurewatch-feed', [key]);
    expect([...(await signersOf(document, 'lurewatch-feed', [key.publicKey]))]).toEqual([key.publicKey]);
    expect((await signersOf(document, 'lurewatch-keys', [key.publicKey])).size).toBe(0);
  });
});

describe('feed init', () => {
  it('waits for the second holder where one key alone is at hand', async () => {
    const feed = await TestFeed.make(2);
    const { jo, sam, job } = feed.keys;
    const workspace = workspaceAt(join(feed.root, 'second'));
    const report = await initFeed(workspace, {
      id: 'west',
      title: 'West',
      keys: { publicKeys: [jo.publicKey, sam.publicKey], privateKeys: [jo] },
      timestampKeys: [job.publicKey],
      threshold: 2,
      url: 'https://feeds.west.example/',
    });
    expect(report.data).toMatchObject({
      complete: false,
      policy: { feeds: [{ id: 'west', url: 'https://feeds.west.example/', role: 'own', threshold: 2 }] },
    });
    await expect(readOwnKeys(workspace)).rejects.toThrow(/too few signatures/);
    const { signPending } = await import('../../../src/cli/feed/sign');
    const options = { timestampKey: null, isYes: true, nowMs: feed.nowMs };
    await expect(signPending(workspace, { ...options, keys: [job] }, feed.person)).rejects.toThrow(/neither set/);
    await signPending(workspace, { ...options, keys: [sam] }, feed.person);
    expect((await readOwnKeys(workspace)).current).toMatchObject({ version: 1, threshold: 2 });
    feed.dispose();
  });

  it('refuses a threshold beyond the keys, a key of both kinds, and a folder that is in use', async () => {
    const feed = await TestFeed.make();
    const { jo, job } = feed.keys;
    const options = {
      id: 'west',
      title: 'West',
      keys: { publicKeys: [jo.publicKey], privateKeys: [jo] },
      timestampKeys: [job.publicKey],
      threshold: 1,
    };
    const at = (name: string) => workspaceAt(join(feed.root, name));
    await expect(initFeed(at('x'), { ...options, threshold: 2 })).rejects.toThrow(
      /more signatures than there are keys/,
    );
    await expect(initFeed(at('x'), { ...options, timestampKeys: [jo.publicKey] })).rejects.toThrow(/both kinds/);
    await expect(initFeed(at('x'), { ...options, id: 'West!' })).rejects.toThrow(/--id/);
    await expect(initFeed(feed.workspace, options)).rejects.toThrow(/not empty/);
    feed.dispose();
  });
});

describe('rotate', () => {
  it('takes both thresholds, and browsers of every state follow', async () => {
    const feed = await TestFeed.make(2);
    const { jo, sam, job } = feed.keys;
    const kim = await makeKey(feed.root, 'kim');
    await feed.add('a.example');
    await feed.publish([jo, sam]);
    const browser = feed.browser();
    await feed.update(browser);
    const rotation = { newKeys: { publicKeys: [jo.publicKey, kim.publicKey], privateKeys: [] }, timestampKeys: [] };
    const report = await feed.locked(() => rotateKeys(feed.workspace, { ...rotation, keys: [jo] }));
    expect(report.data).toMatchObject({ version: 2, complete: false });
    await expect(feed.locked(() => rotateKeys(feed.workspace, { ...rotation, keys: [jo] }))).rejects.toThrow(
      /wait for/,
    );
    expect(await feed.sign(kim)).toMatchObject({ data: { complete: false, mayStill: [sam.publicKey] } });
    expect(await feed.sign(sam)).toMatchObject({ data: { complete: true } });
    await feed.add('b.example');
    // What one alone has signed would be of a set that browsers do not know yet.
    expect(await feed.publish([kim])).toMatchObject({ data: { published: false, loosens: ['keys-changed'] } });
    await expect(feed.sign(sam)).rejects.toThrow(/none of the feed's keys/);
    expect(await feed.sign(jo)).toMatchObject({ data: { published: true } });
    expect(await feed.update(browser)).toBeNull();
    expect(browser.state.keys.version).toBe(2);
    await feed.add('c.example');
    expect(await feed.publish([kim], { timestampKey: job })).toMatchObject({ data: { published: true } });
    for (const other of [browser, feed.browser()]) {
      expect(await feed.update(other)).toBeNull();
      expect(linesOf(other)).toEqual(['a.example', 'b.example', 'c.example']);
    }
    feed.dispose();
  });

  it('puts out nothing that was signed before the keys changed', async () => {
    const feed = await TestFeed.make(2);
    const { jo, sam, job } = feed.keys;
    const kim = await makeKey(feed.root, 'kim');
    await feed.add('a.example');
    await feed.publish([jo, sam]);
    await feed.remove('a.example');
    await feed.publish([jo, sam], { timestampKey: null });
    const newKeys = { publicKeys: [kim.publicKey, jo.publicKey], privateKeys: [kim] };
    await feed.locked(() => rotateKeys(feed.workspace, { newKeys, timestampKeys: [], keys: [jo, sam] }));
    await expect(feed.sign(kim)).rejects.toThrow(/keys have changed/);
    await feed.locked(() => refresh(feed.workspace, job, feed.nowMs));
    expect(await feed.fresh()).toEqual(['a.example']);
    expect(await feed.publish([jo, kim])).toMatchObject({ data: { published: true } });
    expect(await feed.fresh()).toEqual([]);
    feed.dispose();
  });
});
