// The manifest of each build, from manifest.json: what differs between the browsers, and between release and demonstration.

import type { ManifestV3Export } from '@crxjs/vite-plugin';
import manifest from '../../manifest.json' with { type: 'json' };
import { REPORT_DATA } from './report-data';

export type Browser = 'chrome' | 'firefox';

/** Pages of this machine, where the demonstration and the tests run a webmail. */
export const LOOPBACK_MATCHES = ['http://127.0.0.1/*', 'http://localhost/*'];

const GECKO = {
  id: 'lurewatch@lurewatch.example',
  strict_min_version: '142.0',
  // Reports that a person sends to their council's own receiver, where policy names one; asked for at the first.
  data_collection_permissions: { required: ['none'], optional: [...REPORT_DATA] },
};

export const MANAGED_SCHEMA_FILE = 'managed_schema.json';

/** The demonstration and the tests have their feeds on this machine too. */
export const LOOPBACK_SOURCES = 'http://127.0.0.1:* http://localhost:*';

/** The demonstration differs by its loopback pages and feeds alone. */
export function extensionManifest(browser: Browser, { isDemo }: { isDemo: boolean }): ManifestV3Export {
  const { minimum_chrome_version, background, ...common } = manifest;
  const content_scripts = manifest.content_scripts.map((script) =>
    isDemo ? { ...script, matches: [...script.matches, ...LOOPBACK_MATCHES] } : script,
  );
  // Chromium lets a script into tabs that are open already only by these; Firefox puts it there by itself.
  const own =
    browser === 'chrome'
      ? {
          minimum_chrome_version,
          background,
          storage: { managed_schema: MANAGED_SCHEMA_FILE },
          host_permissions: content_scripts.flatMap(({ matches }) => matches),
        }
      : {
          background: { scripts: [background.service_worker], type: 'module' },
          browser_specific_settings: { gecko: GECKO },
        };
  const { extension_pages } = manifest.content_security_policy;
  const policy = isDemo ? extension_pages.replace('connect-src', `connect-src ${LOOPBACK_SOURCES}`) : extension_pages;
  return {
    ...common,
    ...own,
    content_scripts,
    content_security_policy: { extension_pages: policy },
  } as ManifestV3Export;
}
