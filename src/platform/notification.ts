// The one notification that there is: a person is told once, and quietly; the page it leads to has the rest.

import { browser, isChromium } from './extension';

const ID = 'opened';

export async function notify({ title, message }: { readonly title: string; readonly message: string }): Promise<void> {
  const icons = browser.runtime.getManifest().icons as Readonly<Record<string, string>>;
  const options = {
    type: 'basic',
    iconUrl: browser.runtime.getURL(icons['128'] ?? ''),
    title,
    message,
  } as const;
  // What is said of it is ours in both; that it makes no sound, only Chromium lets us say.
  const isSilent = isChromium ? { silent: true } : {};
  await browser.notifications.create(ID, { ...options, ...isSilent });
}

export async function withdrawNotification(): Promise<void> {
  await browser.notifications.clear(ID);
}

/** Called when the person presses it. */
export function onNotificationPressed(listener: () => void): void {
  browser.notifications.onClicked.addListener((id) => {
    if (id === ID) listener();
  });
}
