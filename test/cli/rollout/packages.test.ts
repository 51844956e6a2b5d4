import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crxIdOf, crxOf } from '../../../src/cli/rollout/crx';
import { makeExtensionKey, readExtensionKey } from '../../../src/cli/rollout/extension-key';
import { type PackOptions, pack } from '../../../src/cli/rollout/pack';
import { readChromiumUpdates, readFirefoxUpdates } from '../../../src/cli/rollout/packages';
import { type Browser, extensionManifest } from '../../../src/platform/manifest';

let folder: string;
let id: string;
const at = (...names: string[]) => join(folder, ...names);
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const FOLDER = 'https://extensions.west.example/lurewatch/';
const FIREFOX_ID = 'lurewatch@west.example';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lurewatch-packages-'));
  for (const browser of ['chrome', 'firefox'] as Browser[]) {
    mkdirSync(at(browser, 'src'), { recursive: true });
    writeFileSync(at(browser, 'manifest.json'), JSON.stringify(extensionManifest(browser, { isDemo: false })));
    writeFileSync(at(browser, 'policy.json'), '{}');
    writeFileSync(at(browser, 'src', 'code.js'), 'code'.repeat(100));
  }
  ({ id } = await makeExtensionKey(at('key.pem')));
  organisation({ chromiumId: id, firefoxId: FIREFOX_ID });
});
afterEach(() => rmSync(folder, { recursive: true }));

const organisation = (ids: object, policy: object = { webmails: ['mail.west.example'] }) =>
  writeFileSync(at('west.json'), JSON.stringify({ extension: { folder: FOLDER, ...ids }, policy }));

async function run(browser: string, options: Partial<PackOptions> = {}): Promise<string[]> {
  const lines: string[] = [];
  const all = { host: [], organisation: at('west.json'), out: at(`out-${browser}`), packages: at('www'), ...options };
  for await (const line of pack(at(browser), all)) lines.push(line);
  return lines;
}

describe('a key', () => {
  it('is for its owner’s eyes, is never written over, and gives the id that Chromium knows', async () => {
    expect(statSync(at('key.pem')).mode & 0o777).toBe(0o600);
    await expect(makeExtensionKey(at('key.pem'))).rejects.toThrow(/is there already/);
    const { publicKey } = await readExtensionKey(at('key.pem'));
    const hex = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
    expect(id).toBe([...hex.slice(0, 32)].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join(''));
  });

  it('is an RSA key in PEM', async () => {
    writeFileSync(at('other.pem'), generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await expect(readExtensionKey(at('other.pem'))).rejects.toThrow(/no RSA key/);
    await expect(readExtensionKey(at('west.json'))).rejects.toThrow(/no private key/);
    await expect(readExtensionKey(at('nothing.pem'))).rejects.toThrow(/no such file/);
  });
});

describe('packages', () => {
  it('are what their update manifests and checksums say', async () => {
    await run('chrome', { key: at('key.pem') });
    const lines = await run('firefox');
    expect(lines).toContain(`  Browsers look for them at ${FOLDER}`);
    const { version } = json(at('chrome', 'manifest.json'));
    expect(readdirSync(at('www')).sort()).toEqual([
      'SHA256SUMS',
      `lurewatch-${version}.crx`,
      `lurewatch-${version}.xpi`,
      'lurewatch.xpi',
      'update.xml',
      'updates.json',
    ]);
    expect(readChromiumUpdates(readFileSync(at('www', 'update.xml'), 'utf8'))).toEqual({
      appid: id,
      codebase: `${FOLDER}lurewatch-${version}.crx`,
      version,
    });
    expect(readFirefoxUpdates(readFileSync(at('www', 'updates.json'), 'utf8'), FIREFOX_ID)).toEqual({
      version,
      update_link: `${FOLDER}lurewatch-${version}.xpi`,
    });
    expect(crxIdOf(readFileSync(at('www', `lurewatch-${version}.crx`)))).toBe(id);
    execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: at('www') });
    expect(readFileSync(at('www', 'SHA256SUMS'), 'utf8').split('\n')).toHaveLength(4);
  });

  it('are of the council’s own extension, where it checks its webmail', async () => {
    await run('chrome', { key: at('key.pem') });
    await run('firefox');
    const { publicKey } = await readExtensionKey(at('key.pem'));
    const chrome = json(at('out-chrome', 'manifest.json'));
    expect(chrome).toMatchObject({ key: publicKey, update_url: `${FOLDER}update.xml` });
    expect(chrome.content_scripts[0].matches).toContain('https://mail.west.example/*');
    expect(json(at('out-firefox', 'manifest.json')).browser_specific_settings.gecko).toMatchObject({
      id: FIREFOX_ID,
      update_url: `${FOLDER}updates.json`,
      strict_min_version: expect.any(String),
    });
  });

  it('are the same octets from the same files, whenever and wherever those were written', async () => {
    const sums = () => readFileSync(at('www', 'SHA256SUMS'), 'utf8');
    await run('chrome', { key: at('key.pem') });
    await run('firefox');
    const first = sums();
    for (const browser of ['chrome', 'firefox']) {
      // Written in another order, at another time, with other modes.
      const moved = at(`moved-${browser}`);
      mkdirSync(moved);
      for (const name of ['src', 'policy.json', 'manifest.json'])
        cpSync(at(browser, name), join(moved, name), { recursive: true });
      utimesSync(join(moved, 'policy.json'), 0, 0);
      chmodSync(join(moved, 'policy.json'), 0o600);
      rmSync(at(browser), { recursive: true });
      cpSync(moved, at(browser), { recursive: true, preserveTimestamps: true });
      rmSync(at(`out-${browser}`), { recursive: true });
    }
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    try {
      await run('chrome', { key: at('key.pem') });
      await run('firefox');
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    expect(sums()).toBe(first);
  });

  it('are not made where a browser would not take them, and nothing is left behind', async () => {
    await expect(run('chrome')).rejects.toThrow(/--packages needs --key/);
    await expect(run('chrome', { organisation: undefined as never, key: at('key.pem') })).rejects.toThrow(
      /--organisation/,
    );
    await expect(run('firefox', { key: at('key.pem') })).rejects.toThrow(/--key is for Chromium/);
    const { id: other } = await makeExtensionKey(at('other.pem'));
    await expect(run('chrome', { key: at('other.pem') })).rejects.toThrow(new RegExp(`is the key of ${other}`));
    organisation({ chromiumId: id });
    await expect(run('firefox')).rejects.toThrow(/no extension.firefoxId/);
    expect(readdirSync(folder).sort()).toEqual(['chrome', 'firefox', 'key.pem', 'other.pem', 'west.json']);
  });
});

it('an organisation file has each of its faults told', async () => {
  const faults = async (content: object) => {
    writeFileSync(at('bad.json'), JSON.stringify(content));
    const error = await run('firefox', { organisation: at('bad.json') }).catch((reason: Error) => reason);
    return (error as Error).message.split('\n').slice(1);
  };
  const extension = { folder: 'http://west.example/', chromiumId: 'abc', firefoxId: 'west', update: true };
  expect(await faults({ extension, policy: {} })).toEqual([
    '  extension.folder must be https.',
    expect.stringContaining('extension.chromiumId must be 32 letters'),
    '  extension.firefoxId must be like lurewatch@council.example.',
    '  extension.update is not known here.',
  ]);
  expect(await faults({ extension: { folder: FOLDER } })).toEqual(['  policy is missing.']);
  expect(await faults({ extension: { folder: `${FOLDER}?a=b` }, policy: {} })).toEqual([
    expect.stringContaining('a folder'),
  ]);
  expect(await faults({ extension: { folder: FOLDER }, policy: { fedes: [], language: 'fr' } })).toEqual([
    '  policy.fedes is not a setting of this version.',
    '  policy.language must be one of en, cy.',
  ]);
});

it('a CRX that is none has no id', () => {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const crx = crxOf(Buffer.from('archive'), key);
  expect(crxIdOf(crx)).toMatch(/^[a-p]{32}$/);
  const changed = (place: number) => Buffer.from(crx.map((byte, index) => (index === place ? byte ^ 0xff : byte)));
  for (const bad of [Buffer.alloc(0), Buffer.from('PK'), changed(0), changed(4), changed(12)])
    expect(crxIdOf(bad)).toBeNull();
});
