import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PackOptions, pack } from '../../../src/cli/rollout/pack';
import { type Browser, extensionManifest } from '../../../src/platform/manifest';

describe.each(['chrome', 'firefox'] as const)('a council’s build for %s', (browser: Browser) => {
  let folder: string;
  let build: string;
  let out: string;
  const manifest = JSON.parse(JSON.stringify(extensionManifest(browser, { isDemo: false })));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lurewatch-pack-'));
    build = join(folder, 'build');
    out = join(folder, 'out');
    mkdirSync(join(build, 'src'), { recursive: true });
    writeFileSync(join(build, 'manifest.json'), JSON.stringify(manifest));
    writeFileSync(join(build, 'policy.json'), '{}');
    writeFileSync(join(build, 'src', 'code.js'), 'code');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = async (options: Partial<PackOptions>, from = build) => {
    const lines: string[] = [];
    for await (const line of pack(from, { host: ['https://webmail.council.example'], out, ...options }))
      lines.push(line);
    return lines;
  };
  const read = (path: string) => readFileSync(join(out, path), 'utf8');

  it('checks links on its webmail too, and is the same but for that', async () => {
    const lines = await run({ host: ['https://Webmail.Council.example:8443/', 'https://mail.google.com'] });
    expect(lines).toContain('  checks links on https://webmail.council.example/*');
    const packed = JSON.parse(read('manifest.json'));
    const added = [...manifest.content_scripts[0].matches, 'https://webmail.council.example/*'];
    const expected = structuredClone(manifest);
    expected.content_scripts[0].matches = added;
    if (browser === 'chrome') expected.host_permissions = added;
    expect(packed).toEqual(expected);
    expect(readdirSync(join(out, 'src'))).toEqual(['code.js']);
    expect(read('policy.json')).toBe('{}');
  });

  it('has the policy in it', async () => {
    const policy = join(folder, 'given.json');
    writeFileSync(policy, '{ "feeds": [] }');
    await run({ policy });
    expect(read('policy.json')).toBe('{ "feeds": [] }');
  });

  it.each([
    'http://webmail.council.example',
    'webmail.council.example',
    'https://*.council.example',
    'https://council',
    'https://a.example/mail',
    'https://me@a.example',
    'javascript:alert(1)',
  ])('is not made for %s', async (host) => {
    await expect(run({ host: [host] })).rejects.toThrow(/give --host/);
    expect(() => read('manifest.json')).toThrow();
  });

  it('is not made with a policy that the extension could not use, over what is there, or from another folder', async () => {
    const policy = join(folder, 'given.json');
    writeFileSync(policy, '{ "fedes": [] }');
    await expect(run({ policy })).rejects.toThrow(/fedes is not a setting/);
    writeFileSync(policy, '{');
    await expect(run({ policy })).rejects.toThrow(/is not JSON/);
    await expect(run({ out: build })).rejects.toThrow(/is there already/);
    writeFileSync(join(build, 'src', 'manifest.json'), '{"name":"Other"}');
    await expect(run({}, join(build, 'src'))).rejects.toThrow(/no manifest of Lurewatch/);
    await expect(run({}, join(folder, 'nothing'))).rejects.toThrow(/cannot read/);
    expect(() => read('manifest.json')).toThrow();
  });
});
