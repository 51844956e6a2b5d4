// What the builds ask of a browser. Permissions are argued in docs/permissions.md.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Browser, extensionManifest, LOOPBACK_MATCHES, LOOPBACK_SOURCES } from '../../src/platform/manifest';

const read = (browser: Browser, isDemo: boolean) =>
  JSON.parse(JSON.stringify(extensionManifest(browser, { isDemo }))) as Record<string, unknown> & {
    content_scripts: { matches: string[] }[];
    permissions: string[];
    host_permissions?: string[];
    optional_host_permissions: string[];
    content_security_policy: { extension_pages: string };
  };

describe.each(['chrome', 'firefox'] as const)('the manifest for %s', (browser) => {
  const release = read(browser, false);

  it('names the webmails and nothing else', () => {
    expect(release.content_scripts.map(({ matches }) => matches)).toEqual([
      [
        'https://outlook.office.com/*',
        'https://outlook.office365.com/*',
        'https://outlook.live.com/*',
        'https://outlook.cloud.microsoft/*',
        'https://mail.google.com/*',
        'https://teams.microsoft.com/*',
        'https://teams.cloud.microsoft/*',
      ],
    ]);
  });

  it('differs between release and demonstration by loopback pages and feeds alone', () => {
    const demo = read(browser, true);
    for (const script of demo.content_scripts) {
      expect(script.matches.slice(-2)).toEqual(LOOPBACK_MATCHES);
      script.matches.length -= LOOPBACK_MATCHES.length;
    }
    demo.host_permissions?.splice(-LOOPBACK_MATCHES.length);
    const policy = demo.content_security_policy;
    expect(policy.extension_pages).toContain(` ${LOOPBACK_SOURCES} `);
    policy.extension_pages = policy.extension_pages.replace(` ${LOOPBACK_SOURCES}`, '');
    expect(demo).toEqual(release);
  });

  it('asks for no permission that docs/permissions.md does not explain', () => {
    const explained = readFileSync('docs/permissions.md', 'utf8');
    expect(release.permissions).toEqual([
      ...['storage', 'alarms', 'declarativeNetRequest', 'webNavigation', 'scripting', 'activeTab', 'notifications'],
    ]);
    expect(release.optional_host_permissions).toEqual(['https://*/*']);
    for (const permission of [...release.permissions, 'optional_host_permissions'])
      expect(explained).toContain(`\`${permission}\``);
    for (const { matches } of release.content_scripts) {
      for (const match of matches) expect(explained).toContain(new URL(match.replace('*', '')).hostname);
    }
    const matches = release.content_scripts.flatMap((script) => script.matches);
    expect(release.host_permissions).toEqual(browser === 'chrome' ? matches : undefined);
    expect(Object.keys(release)).not.toContain('externally_connectable');
    expect(Object.keys(release)).not.toContain('web_accessible_resources');
  });

  it('lets its pages load nothing but its own files, and feeds over HTTPS', () => {
    const all = release.content_security_policy.extension_pages.split('; ');
    const directives = all.filter((directive) => directive !== "connect-src 'self' https:");
    expect(directives).toHaveLength(all.length - 1);
    expect(directives).toContain("default-src 'none'");
    expect(directives).toContain("frame-ancestors 'none'");
    // Of data: a council's picture, which its policy brings.
    expect(directives).toContain("img-src 'self' data:");
    const others = directives.filter((directive) => !directive.startsWith('img-src'));
    for (const directive of others) expect(directive).toMatch(/^[\w-]+ '(none|self)'$/);
  });
});
