// Where each browser of Chromium's family looks for its policy, by platform. Source: the browsers' own documentation for administrators.

export interface ChromiumBrowser {
  /** Of files. */
  readonly name: 'chrome' | 'edge';
  /** As people know it. */
  readonly title: string;
  /** Below HKEY_LOCAL_MACHINE. */
  readonly registry: string;
  /** Of macOS's preferences. */
  readonly domain: string;
  readonly linuxFolder: string;
  /** Of the policy `ExtensionSettings`: by which the button always stands in the toolbar. */
  readonly toolbar: Readonly<Record<string, string>>;
  /** Where it keeps its people's data, below a person's folder. */
  readonly profiles: { readonly windows: string; readonly mac: string; readonly linux: string };
}

/** Chromium's own, and Chrome's. */
export const CHROMIUM_TOOLBAR = { toolbar_pin: 'force_pinned' };

export const CHROMIUM_BROWSERS: readonly ChromiumBrowser[] = [
  {
    name: 'chrome',
    title: 'Google Chrome',
    registry: 'Software\\Policies\\Google\\Chrome',
    domain: 'com.google.Chrome',
    linuxFolder: '/etc/opt/chrome/policies/managed',
    toolbar: CHROMIUM_TOOLBAR,
    profiles: {
      windows: 'AppData\\Local\\Google\\Chrome\\User Data',
      mac: 'Library/Application Support/Google/Chrome',
      linux: '.config/google-chrome',
    },
  },
  {
    name: 'edge',
    title: 'Microsoft Edge',
    registry: 'Software\\Policies\\Microsoft\\Edge',
    domain: 'com.microsoft.Edge',
    linuxFolder: '/etc/opt/edge/policies/managed',
    toolbar: { toolbar_state: 'force_shown' },
    profiles: {
      windows: 'AppData\\Local\\Microsoft\\Edge\\User Data',
      mac: 'Library/Application Support/Microsoft Edge',
      linux: '.config/microsoft-edge',
    },
  },
];

/** Firefox has the same policies on each platform. */
export const FIREFOX = {
  title: 'Mozilla Firefox',
  registry: 'Software\\Policies\\Mozilla\\Firefox',
  domain: 'org.mozilla.firefox',
};
