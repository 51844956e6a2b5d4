// The policy for macOS: configuration profiles, as Apple's Configuration Profile Reference has them.

import { createHash } from 'node:crypto';
import { build, type PlistValue } from 'plist';
import { chromiumEntry, firefoxPolicy } from './browser-settings';
import { type ChromiumBrowser, FIREFOX } from './browsers';
import type { Organisation } from './organisation-file';

export function chromiumProfile(
  { title, domain, toolbar }: ChromiumBrowser,
  organisation: Organisation,
): string | null {
  const { extension, settings } = organisation;
  const { chromiumId: id } = extension;
  if (id === null) return null;
  return profile(organisation, title, {
    [domain]: { ExtensionSettings: { [id]: chromiumEntry(extension, toolbar) } },
    // Each extension's settings are a domain of their own.
    [`${domain}.extensions.${id}`]: settings,
  });
}

export function firefoxProfile(organisation: Organisation): string | null {
  const policy = firefoxPolicy(organisation);
  return (
    policy && profile(organisation, FIREFOX.title, { [FIREFOX.domain]: { EnterprisePoliciesEnabled: true, ...policy } })
  );
}

/** `payloads`: preferences by their domain. */
function profile(
  { extension, policy }: Organisation,
  title: string,
  payloads: Readonly<Record<string, object>>,
): string {
  const { hostname } = new URL(extension.folder);
  const whose = policy.organisation.name ?? hostname;
  const identifier = (...parts: readonly string[]) =>
    [...hostname.split('.').reverse(), 'lurewatch', ...parts].join('.');
  const common = (id: string) => ({ PayloadIdentifier: id, PayloadUUID: uuidOf(id), PayloadVersion: 1 });
  const own = identifier(title.toLowerCase().replace(/\W+/g, '-'));
  const value = {
    PayloadType: 'Configuration',
    PayloadScope: 'System',
    PayloadDisplayName: `Lurewatch for ${title}`,
    PayloadDescription: `Installs Lurewatch in ${title} and hands it the settings of ${whose}.`,
    PayloadOrganization: whose,
    // So that a person cannot take it away by themselves.
    PayloadRemovalDisallowed: true,
    ...common(own),
    PayloadContent: Object.entries(payloads).map(([domain, preferences]) => ({
      PayloadType: domain,
      ...common(`${own}.${domain}`),
      ...preferences,
    })),
  };
  return `${build(value as PlistValue)}\n`;
}

/** The same for the same name, in each run: a profile with another one would stand beside the first. RFC 9562, version 8. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)]
    .join('-')
    .toUpperCase();
}
