// The folder that browsers get a council's extension from: its packages, what they ask for updates, and the packages' checksums.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import * as v from 'valibot';
import { create } from 'xmlbuilder';
import { archiveOf } from './archive';
import { crxOf } from './crx';
import type { ExtensionKey } from './extension-key';

export const CHROMIUM_UPDATES = 'update.xml';
export const FIREFOX_UPDATES = 'updates.json';
/** Where policy lets Firefox fetch it from; by its update manifest it fetches a version's own. */
export const FIREFOX_PACKAGE = 'lurewatch.xpi';
export const CHECKSUMS = 'SHA256SUMS';

interface Package {
  /** The unpacked extension. */
  readonly build: string;
  readonly version: string;
  /** Where browsers find `into`, with a slash at the end. */
  readonly folder: string;
  readonly into: string;
}

/** Signed; yields each file it has written. */
export async function* writeChromiumPackage(
  { build, version, folder, into }: Package,
  key: ExtensionKey,
): AsyncGenerator<string> {
  await mkdir(into, { recursive: true });
  const name = `lurewatch-${version}.crx`;
  const { minimum_chrome_version } = JSON.parse(await readFile(join(build, 'manifest.json'), 'utf8'));
  yield await put(into, name, crxOf(await archiveOf(build), key.privateKey));
  // Last: a browser that reads it finds what it names.
  yield await put(into, CHROMIUM_UPDATES, chromiumUpdates(key.id, `${folder}${name}`, version, minimum_chrome_version));
  yield await putChecksums(into);
}

/** Not signed: only Mozilla can. Yields each file it has written. */
export async function* writeFirefoxPackage(
  { build, version, folder, into }: Package,
  id: string,
): AsyncGenerator<string> {
  await mkdir(into, { recursive: true });
  const name = `lurewatch-${version}.xpi`;
  const archive = await archiveOf(build);
  yield await put(into, name, archive);
  yield await put(into, FIREFOX_PACKAGE, archive);
  // Without the packages' hashes: Mozilla's signature changes them.
  const updates = { addons: { [id]: { updates: [{ version, update_link: `${folder}${name}` }] } } };
  yield await put(into, FIREFOX_UPDATES, `${JSON.stringify(updates, null, 2)}\n`);
  yield await putChecksums(into);
}

function chromiumUpdates(id: string, codebase: string, version: string, prodversionmin: string): string {
  const updatecheck = { '@codebase': codebase, '@version': version, '@prodversionmin': prodversionmin };
  const app = { '@appid': id, updatecheck };
  const root = { gupdate: { '@xmlns': 'http://www.google.com/update2/response', '@protocol': '2.0', app } };
  return `${create(root, { encoding: 'UTF-8' }).end({ pretty: true })}\n`;
}

/** Null where it is none. */
export function readChromiumUpdates(
  text: string,
): { readonly appid: string; readonly codebase: string; readonly version: string } | null {
  try {
    const document = new DOMParser({ onError: throwIt }).parseFromString(text, 'text/xml');
    const app = document.getElementsByTagName('app')[0];
    const update = app?.getElementsByTagName('updatecheck')[0];
    const of = (element: typeof app, name: string) => element?.getAttribute(name) ?? '';
    return { appid: of(app, 'appid'), codebase: of(update, 'codebase'), version: of(update, 'version') };
  } catch {
    return null;
  }
}

function throwIt(_level: string, message: string): never {
  throw new Error(message);
}

const firefoxUpdatesSchema = v.object({
  addons: v.record(
    v.string(),
    v.object({ updates: v.pipe(v.array(v.object({ version: v.string(), update_link: v.string() })), v.minLength(1)) }),
  ),
});

/** The last one named for the extension; null where there is none. */
export function readFirefoxUpdates(
  text: string,
  id: string,
): { readonly version: string; readonly update_link: string } | null {
  try {
    return v.parse(firefoxUpdatesSchema, JSON.parse(text)).addons[id]?.updates.at(-1) ?? null;
  } catch {
    return null;
  }
}

/** Of every package in the folder, those of other browsers and versions among them, as sha256sum writes and checks them. */
async function putChecksums(into: string): Promise<string> {
  const names = (await readdir(into)).filter((name) => /\.(?:crx|xpi)$/.test(name)).sort();
  const lines = names.map(async (name) => {
    const digest = createHash('sha256').update(await readFile(join(into, name)));
    return `${digest.digest('hex')}  ${name}\n`;
  });
  return put(into, CHECKSUMS, (await Promise.all(lines)).join(''));
}

/** In the place of an older one, as a whole: it is being served. */
async function put(into: string, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(into, name);
  await writeFile(`${path}.new`, content);
  await rename(`${path}.new`, path);
  return name;
}
