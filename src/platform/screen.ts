// What can be seen of the tab in front of the person: given by the browser once they have pressed our button (`activeTab`).

import { browser } from './extension';

/** Its visible part, pixel by pixel. Rejects where the browser does not give it: its own pages, a store, another extension. */
export async function seenInTab(): Promise<ImageData> {
  const address = await browser.tabs.captureVisibleTab(browser.windows.WINDOW_ID_CURRENT, { format: 'png' });
  // Not by `fetch` or an image element: our pages load nothing but their own files.
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (character) => character.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, picture.width, picture.height);
}
