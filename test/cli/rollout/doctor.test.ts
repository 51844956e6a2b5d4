import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DoctorOptions, doctor } from '../../../src/cli/rollout/doctor';
import { makeExtensionKey } from '../../../src/cli/rollout/extension-key';
import { pack } from '../../../src/cli/rollout/pack';
import { type Browser, extensionManifest } from '../../../src/platform/manifest';
import { keyOf, Publisher } from '../../feed/publisher';

const FOLDER = 'https://extensions.west.example/lurewatch/';
const ANNA = keyOf('anna');
const CLOCK = keyOf('clock');
const WHOLE = {
  organisation: { contacts: [{ kind: 'phone', label: { en: 'IT' }, value: '020 7946 0123' }] },
  reports: { email: 'it@west.example' },
};

let folder: string;
let id: string;
const at = (...names: string[]) => join(folder, ...names);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lurewatch-doctor-'));
  ({ id } = await makeExtensionKey(at('key.pem')));
});
afterEach(() => rmSync(folder, { recursive: true }));

const organisation = (policy: object, ids: object = { chromiumId: id, firefoxId: 'lurewatch@west.example' }) =>
  writeFileSync(at('west.json'), JSON.stringify({ extension: { folder: FOLDER, ...ids }, policy }));

async function examine(options: DoctorOptions = {}) {
  const lines: string[] = [];
  let hasFault = false;
  const onFault = () => {
    hasFault = true;
  };
  for await (const line of doctor(at('west.json'), { offline: true, ...options }, onFault)) lines.push(line);
  const last = lines.pop();
  expect(hasFault).toBe(last !== 'Nothing was found that will not work.');
  return lines;
}
const faultsOf = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith('FAULT')).map((line) => line.slice('FAULT '.length));

async function packages(): Promise<void> {
  for (const browser of ['chrome', 'firefox'] as Browser[]) {
    mkdirSync(at(browser));
    writeFileSync(at(browser, 'manifest.json'), JSON.stringify(extensionManifest(browser, { isDemo: false })));
    const key = browser === 'chrome' ? { key: at('key.pem') } : {};
    const options = { host: [], organisation: at('west.json'), out: at(`out-${browser}`), packages: at('www') };
    for await (const _ of pack(at(browser), { ...options, ...key }));
  }
}
/** As far as a doctor sees: the archive's directory names Mozilla's files. */
function sign(): void {
  for (const name of ['lurewatch.xpi', 'lurewatch-0.1.0.xpi'])
    writeFileSync(at('www', name), Buffer.concat([readFileSync(at('www', name)), Buffer.from('META-INF/mozilla.rsa')]));
}

describe('the doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const own = new Publisher({ id: 'west', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
    await own.publish({ serial: 1, signers: [ANNA], lines: ['lure.example'] });
    mkdirSync(at('feed'));
    for (const [name, bytes] of own.files) writeFileSync(at('feed', name), bytes);
    organisation({ ...WHOLE, feeds: [{ id: 'west', url: 'https://feeds.west.example/', role: 'own', ...own.pinned }] });
    await packages();
    sign();
    const lines = await examine({ packages: at('www'), feed: at('feed') });
    expect(faultsOf(lines)).toEqual([]);
    expect(lines.find((line) => line.includes('feed west'))).toContain('Browsers take it');
    expect(lines).toContainEqual(expect.stringContaining('Chrome and Edge install version 0.1.0'));
    // The sums are from before the signature.
    expect(lines.filter((line) => line.startsWith('note'))).toEqual([
      expect.stringContaining('lurewatch.xpi: SHA256SUMS has another sum'),
      expect.stringContaining('lurewatch-0.1.0.xpi: SHA256SUMS has another sum'),
    ]);
  });

  it('says what staff would miss', async () => {
    organisation({
      incident: { level: 'lockdown', startedAt: '2026-11-25T08:00:00Z', message: { en: 'Stop.' }, contacts: [] },
    });
    const notes = (await examine()).filter((line) => line.startsWith('note'));
    for (const what of ['role "own"', 'nobody to ring', 'not where', 'no endsAt', 'not asked'])
      expect(notes).toContainEqual(expect.stringContaining(what));
    expect(faultsOf(await examine())).toEqual([]);
  });

  it('says that a feed is not believed, or is not there', async () => {
    const other = new Publisher({ id: 'west', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
    await other.publish({ serial: 1, signers: [ANNA], lines: [] });
    mkdirSync(at('feed'));
    for (const [name, bytes] of other.files) writeFileSync(at('feed', name), bytes);
    const feed = { id: 'west', url: 'https://feeds.west.example/', role: 'own', keys: [keyOf('cara').public] };
    organisation({ ...WHOLE, feeds: [feed] });
    expect(faultsOf(await examine({ feed: at('feed') }))).toEqual([expect.stringContaining('Browsers do not take it')]);
  });

  it('says which packages browsers would not take', async () => {
    organisation(WHOLE);
    await packages();
    expect(faultsOf(await examine({ packages: at('www') }))).toEqual([
      expect.stringContaining('lurewatch.xpi is not signed by Mozilla'),
      expect.stringContaining('lurewatch-0.1.0.xpi is not signed by Mozilla'),
    ]);
    sign();
    const { id: other } = await makeExtensionKey(at('other.pem'));
    organisation(WHOLE, { chromiumId: other, firefoxId: 'another@west.example' });
    expect(faultsOf(await examine({ packages: at('www') }))).toEqual([
      `update.xml is of ${id}, and the organisation file of ${other}`,
      expect.stringContaining('says nothing of another@west.example'),
    ]);
    organisation(WHOLE);
    const update = readFileSync(at('www', 'update.xml'), 'utf8');
    writeFileSync(at('www', 'update.xml'), update.replace(FOLDER, 'https://elsewhere.example/'));
    expect(faultsOf(await examine({ packages: at('www') }))).toEqual([expect.stringContaining('which is not in')]);
    writeFileSync(at('www', 'update.xml'), update.replaceAll('0.1.0', '0.2.0'));
    expect(faultsOf(await examine({ packages: at('www') }))).toEqual([expect.stringContaining('is not there')]);
    writeFileSync(at('www', 'update.xml'), '<html>');
    expect(faultsOf(await examine({ packages: at('www') }))[0]).toContain('no extension');
    for (const name of ['update.xml', 'updates.json']) rmSync(at('www', name));
    expect(faultsOf(await examine({ packages: at('www') }))).toEqual([
      expect.stringContaining('update.xml is not there'),
      expect.stringContaining('updates.json is not there'),
    ]);
  });

  it('says that no browser is meant', async () => {
    organisation(WHOLE, {});
    expect(faultsOf(await examine())).toEqual([expect.stringContaining('no browser would install anything')]);
  });
});
