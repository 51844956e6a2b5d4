// What a browser's policy has to say for the extension to be there: who installs it from where, and what it is handed.

import type { ChromiumBrowser } from './browsers';
import type { ExtensionSource, Organisation } from './organisation-file';
import { CHROMIUM_UPDATES, FIREFOX_PACKAGE } from './packages';

/** Entry of Chromium's policy `ExtensionSettings`. */
export const chromiumEntry = ({ folder }: ExtensionSource, toolbar: ChromiumBrowser['toolbar']) => ({
  installation_mode: 'force_installed',
  update_url: `${folder}${CHROMIUM_UPDATES}`,
  // Also for updates: what the package itself says of them does not count.
  override_update_url: true,
  ...toolbar,
});

/** Entry of Firefox's policy `ExtensionSettings`. */
export const firefoxEntry = ({ folder }: ExtensionSource) => ({
  installation_mode: 'force_installed',
  install_url: `${folder}${FIREFOX_PACKAGE}`,
  default_area: 'navbar',
  private_browsing: true,
});

/** As both keep it in a file: Chromium in JSON of Linux, for one. Null where the organisation has no Chromium. */
export function chromiumPolicy({ extension, settings }: Organisation, toolbar: ChromiumBrowser['toolbar']) {
  const { chromiumId: id } = extension;
  if (id === null) return null;
  return {
    ExtensionSettings: { [id]: chromiumEntry(extension, toolbar) },
    '3rdparty': { extensions: { [id]: settings } },
  };
}

/** Null where the organisation has no Firefox. */
export function firefoxPolicy({ extension, settings }: Organisation) {
  const { firefoxId: id } = extension;
  if (id === null) return null;
  return {
    ExtensionSettings: { [id]: firefoxEntry(extension) },
    '3rdparty': { Extensions: { [id]: settings } },
  };
}
