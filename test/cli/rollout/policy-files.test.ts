// Each file is read as its reader would, as far as that can be had here: Microsoft's and Apple's own are on no machine of ours.

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { parse } from 'plist';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Organisation, readOrganisation } from '../../../src/cli/rollout/organisation-file';
import { policy, policyFiles } from '../../../src/cli/rollout/policy-files';
import { FIELDS } from '../../../src/core/policy';
import { faultsOf } from './admx-grammar';

const ID = 'abcdefghijklmnopabcdefghijklmnop';
const FIREFOX_ID = 'lurewatch@west.example';
const FOLDER = 'https://extensions.west.example/lurewatch/';
const SETTINGS = {
  organisation: {
    name: 'West "& <Marsh>" Council',
    contacts: [{ kind: 'phone', label: { en: 'IT' }, value: '020 7946 0123' }],
  },
  language: 'cy',
  allow: ['partner.example'],
  wayThrough: { suspicious: false },
  rememberOpened: false,
};

let folder: string;
let organisation: Organisation;
let files: ReadonlyMap<string, string | Uint8Array>;
const text = (path: string) => String(files.get(path) ?? `no ${path}`);
const json = (path: string) => JSON.parse(text(path));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lurewatch-policy-'));
  const path = join(folder, 'west.json');
  // As it may be pasted: without its slash, with a `?` that begins no query.
  const extension = { folder: FOLDER.replace(/\/$/, '?'), chromiumId: ID, firefoxId: FIREFOX_ID };
  writeFileSync(path, JSON.stringify({ extension, policy: SETTINGS }));
  organisation = await readOrganisation(path);
  files = policyFiles(organisation);
});
afterAll(() => rmSync(folder, { recursive: true }));

const CHROMIUM_ENTRY = {
  installation_mode: 'force_installed',
  update_url: `${FOLDER}update.xml`,
  override_update_url: true,
  toolbar_pin: 'force_pinned',
};
const { toolbar_pin: _, ...REST } = CHROMIUM_ENTRY;
const EDGE_ENTRY = { ...REST, toolbar_state: 'force_shown' };
const FIREFOX_ENTRY = {
  installation_mode: 'force_installed',
  install_url: `${FOLDER}lurewatch.xpi`,
  default_area: 'navbar',
  private_browsing: true,
};

describe('files of JSON', () => {
  it('install the extension and hand it the file’s own settings', () => {
    const chromium = { ExtensionSettings: { [ID]: CHROMIUM_ENTRY }, '3rdparty': { extensions: { [ID]: SETTINGS } } };
    for (const browser of ['chrome', 'chromium']) expect(json(`linux/${browser}/lurewatch.json`)).toEqual(chromium);
    expect(json('linux/edge/lurewatch.json')).toEqual({ ...chromium, ExtensionSettings: { [ID]: EDGE_ENTRY } });
    expect(json('linux/firefox/policies.json')).toEqual({
      policies: {
        ExtensionSettings: { [FIREFOX_ID]: FIREFOX_ENTRY },
        '3rdparty': { Extensions: { [FIREFOX_ID]: SETTINGS } },
      },
    });
    expect(json('google-admin/policy-for-extensions.json')).toMatchObject({
      language: { Value: 'cy' },
      rememberOpened: { Value: false },
      allow: { Value: ['partner.example'] },
    });
  });
});

describe('profiles of macOS', () => {
  interface Payload extends Record<string, unknown> {
    PayloadType: string;
    PayloadUUID: string;
    PayloadIdentifier: string;
  }
  const profile = (name: string) =>
    parse(text(`macos/lurewatch-${name}.mobileconfig`)) as unknown as Payload & { PayloadContent: Payload[] };

  it.each([
    ['chrome', 'com.google.Chrome', CHROMIUM_ENTRY],
    ['edge', 'com.microsoft.Edge', EDGE_ENTRY],
  ])('for %s have the browser’s settings and the extension’s as domains of their own', (name, domain, entry) => {
    const [browser, extension] = profile(name).PayloadContent;
    expect(browser).toMatchObject({ PayloadType: domain, ExtensionSettings: { [ID]: entry } });
    expect(extension).toMatchObject({ PayloadType: `${domain}.extensions.${ID}`, ...SETTINGS });
  });

  it('for Firefox turn its policies on', () => {
    const { PayloadContent } = profile('firefox');
    expect(PayloadContent).toHaveLength(1);
    expect(PayloadContent[0]).toMatchObject({
      PayloadType: 'org.mozilla.firefox',
      EnterprisePoliciesEnabled: true,
      ExtensionSettings: { [FIREFOX_ID]: FIREFOX_ENTRY },
      '3rdparty': { Extensions: { [FIREFOX_ID]: SETTINGS } },
    });
  });

  it('have what every profile has to have, the same in each run, and no identity twice', () => {
    const all = ['chrome', 'edge', 'firefox'].flatMap((name) => [profile(name), ...profile(name).PayloadContent]);
    for (const { PayloadUUID, PayloadVersion } of all) {
      expect(PayloadUUID).toMatch(/^[\dA-F]{8}-[\dA-F]{4}-8[\dA-F]{3}-8[\dA-F]{3}-[\dA-F]{12}$/);
      expect(PayloadVersion).toBe(1);
    }
    expect(new Set(all.map(({ PayloadUUID }) => PayloadUUID)).size).toBe(all.length);
    expect(new Set(all.map(({ PayloadIdentifier }) => PayloadIdentifier)).size).toBe(all.length);
    expect(policyFiles(organisation)).toEqual(files);
  });
});

describe('files of the registry', () => {
  const lines = (path: string) => new TextDecoder('utf-16le').decode(files.get(path) as Uint8Array).split('\r\n');

  it('set each setting as Chromium reads it, in the place of what stood there', () => {
    const edge = lines('windows/lurewatch-edge.reg');
    expect(edge[0]).toBe('Windows Registry Editor Version 5.00');
    const at = 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Microsoft\\Edge';
    const own = `${at}\\3rdparty\\extensions\\${ID}\\policy`;
    expect(edge.indexOf(`[-${own}]`)).toBeLessThan(edge.indexOf(`[${own}]`));
    expect(edge).toContain(`[${at}\\ExtensionSettings\\${ID}]`);
    expect(edge).toContain('"override_update_url"=dword:00000001');
    expect(edge).toContain('"rememberOpened"=dword:00000000');
    expect(edge).toContain('"language"="cy"');
    expect(edge).toContain('"allow"="[\\"partner.example\\"]"');
    const value = edge.find((line) => line.startsWith('"organisation"='))?.slice('"organisation"='.length) ?? '';
    // The registry's text is written as JSON writes one, as far as these go.
    expect(JSON.parse(JSON.parse(value))).toEqual(SETTINGS.organisation);
  });

  it('hand Firefox all settings as one text, and leave other extensions’ alone', () => {
    const firefox = lines('windows/lurewatch-firefox.reg');
    const value = firefox.find((line) => line.startsWith(`"${FIREFOX_ID}"=`))?.slice(FIREFOX_ID.length + 3) ?? '';
    expect(JSON.parse(JSON.parse(value))).toEqual(SETTINGS);
    expect(firefox.filter((line) => line.startsWith('[-'))).toEqual([
      `[-HKEY_LOCAL_MACHINE\\Software\\Policies\\Mozilla\\Firefox\\ExtensionSettings\\${FIREFOX_ID}]`,
    ]);
  });

  it('take all of it away; Firefox is told to remove what it would keep', () => {
    const chrome = lines('windows/lurewatch-chrome-remove.reg').filter((line) => line.startsWith('['));
    expect(chrome).toEqual([
      `[-HKEY_LOCAL_MACHINE\\Software\\Policies\\Google\\Chrome\\ExtensionSettings\\${ID}]`,
      `[-HKEY_LOCAL_MACHINE\\Software\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${ID}\\policy]`,
    ]);
    const firefox = lines('windows/lurewatch-firefox-remove.reg');
    expect(firefox).toContain(`"${FIREFOX_ID}"=-`);
    expect(firefox).toContain('"installation_mode"="blocked"');
  });
});

describe('templates of group policy', () => {
  const elements = (path: string, name: string): Element[] => {
    const document = new DOMParser({
      onError: (_, message) => {
        throw new Error(message);
      },
    }).parseFromString(text(path), 'text/xml');
    return [...(document.getElementsByTagName(name) as unknown as Element[])];
  };
  const attributes = (path: string, name: string, attribute: string) =>
    elements(path, name).map((element) => element.getAttribute(attribute) ?? '');

  it.each(['chrome', 'edge', 'firefox'])('for %s name no text, field or place that is not there', (name) => {
    const admx = `windows/lurewatch-${name}.admx`;
    expect(text(`windows/en-US/lurewatch-${name}.adml`)).toBe(text(`windows/en-GB/lurewatch-${name}.adml`));
    const adml = `windows/en-GB/lurewatch-${name}.adml`;
    const strings = attributes(adml, 'string', 'id');
    const presentations = attributes(adml, 'presentation', 'id');
    expect(new Set(strings).size).toBe(strings.length);
    const named = [...text(admx).matchAll(/\$\((string|presentation)\.(\w+)\)/g)];
    expect(named.length).toBeGreaterThan(0);
    for (const [, kind, id] of named) expect(kind === 'string' ? strings : presentations).toContain(id);
    for (const path of [admx, adml]) {
      const [root] = elements(path, path === admx ? 'policyDefinitions' : 'policyDefinitionResources');
      expect([...faultsOf(root as Element)]).toEqual([]);
    }
    for (const key of attributes(admx, 'policy', 'key')) expect(key).toMatch(/^Software\\Policies\\/);
    // Not of the grammar: a text has 255 characters at the most.
    for (const each of elements(admx, 'string')) expect(each.textContent?.length).toBeLessThanOrEqual(255);
    const fields = attributes(admx, 'text', 'id');
    expect(attributes(adml, 'textBox', 'refId')).toEqual(fields);
  });

  it('have a policy for each setting, with the council’s own value in its field', () => {
    expect(attributes('windows/lurewatch-chrome.admx', 'policy', 'name')).toEqual(['Install', ...FIELDS]);
    const values = elements('windows/en-GB/lurewatch-chrome.adml', 'presentation').map((each) => [
      each.getAttribute('id'),
      each.getElementsByTagName('defaultValue')[0]?.textContent,
    ]);
    expect(Object.fromEntries(values)).toMatchObject({
      language: 'cy',
      allow: '["partner.example"]',
      group: undefined,
    });
    expect(JSON.parse(Object.fromEntries(values).organisation)).toEqual(SETTINGS.organisation);
    const [field] = elements('windows/en-GB/lurewatch-firefox.adml', 'defaultValue');
    expect(JSON.parse(field?.textContent ?? '')).toEqual(SETTINGS);
  });

  it('are rows for Intune: the template first, then what the council has set', () => {
    const rows: { name: string; omaUri: string; value: string }[] = json('intune/lurewatch-chrome-oma-uri.json');
    expect(rows[0]?.value).toBe(text('windows/lurewatch-chrome.admx'));
    const area = './Device/Vendor/MSFT/Policy/Config/LurewatchChrome~Policy~Lurewatch/';
    expect(rows.slice(1).map(({ omaUri }) => omaUri)).toEqual(
      ['Install', 'organisation', 'language', 'allow', 'wayThrough', 'rememberOpened'].map((each) => area + each),
    );
    const rowValue = (name: string) => rows.find(({ omaUri }) => omaUri.endsWith(`/${name}`))?.value ?? '';
    expect(rowValue('Install')).toBe('<enabled/>');
    expect(rowValue('rememberOpened')).toBe('<disabled/>');
    const organisationRow = new DOMParser().parseFromString(`<r>${rowValue('organisation')}</r>`, 'text/xml');
    const data = organisationRow.getElementsByTagName('data')[0];
    expect(data?.getAttribute('id')).toBe('organisation');
    expect(JSON.parse(data?.getAttribute('value') ?? '')).toEqual(SETTINGS.organisation);
  });
});

describe('the detection', () => {
  const run = (homes: string) => {
    const script = join(folder, 'detect.sh');
    writeFileSync(script, text('intune/detect.sh'));
    chmodSync(script, 0o755);
    try {
      return {
        code: 0,
        said: execFileSync('sh', [script], { encoding: 'utf8', env: { ...process.env, LUREWATCH_HOMES: homes } }),
      };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { code: status, said: stdout };
    }
  };

  it('says of each browser that is used whether it is there, in its newest version', () => {
    const home = join(folder, 'home', 'ann');
    mkdirSync(home, { recursive: true });
    expect(run(home)).toEqual({ code: 0, said: 'no browser that Lurewatch is for has been used here yet\n' });
    const chrome = join(home, '.config/google-chrome');
    mkdirSync(join(chrome, 'Default', 'Extensions'), { recursive: true });
    expect(run(home)).toEqual({ code: 1, said: 'Google Chrome version: not installed policy: no\n' });
    for (const version of ['0.9.0_0', '0.10.0_0'])
      mkdirSync(join(chrome, 'Default', 'Extensions', ID, version), { recursive: true });
    const firefox = join(home, '.mozilla/firefox/x.default');
    mkdirSync(firefox, { recursive: true });
    const addons = [
      { id: 'other@x.example', version: '9.0' },
      { id: FIREFOX_ID, syncGUID: '{a}', version: '0.2.1' },
    ];
    writeFileSync(join(firefox, 'extensions.json'), JSON.stringify({ addons }));
    expect(run(home)).toEqual({
      code: 1,
      said: 'Google Chrome version: 0.10.0 policy: no\nMozilla Firefox version: 0.2.1 policy: no\n',
    });
  });

  it('asks Windows for every browser by its own id, in lines that Windows ends', () => {
    const script = text('intune/detect.ps1');
    for (const part of [ID, FIREFOX_ID, 'Google Chrome', 'Microsoft Edge', 'Mozilla Firefox'])
      expect(script).toContain(part);
    expect(script.replaceAll('\r\n', '')).not.toContain('\n');
  });
});

it('is written whole, never into a folder that is there', async () => {
  const out = join(folder, 'policy');
  const written: string[] = [];
  for await (const line of policy(join(folder, 'west.json'), { out })) written.push(line);
  expect(written).toEqual([...files.keys()].map((each) => join(out, each)));
  await expect(policy(join(folder, 'west.json'), { out }).next()).rejects.toThrow(/is there already/);
  writeFileSync(join(folder, 'none.json'), JSON.stringify({ extension: { folder: FOLDER }, policy: {} }));
  await expect(policy(join(folder, 'none.json'), { out: `${out}2` }).next()).rejects.toThrow(/neither/);
});
