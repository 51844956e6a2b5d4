// Pictures that tests take: each by itself in dist/test/screens; with LUREWATCH_SCREENS also several on one sheet, in that folder.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Driver, Tab } from './driver';
import { fromCheckout } from './paths';

const SINGLE = fromCheckout('dist/test/screens');
const { LUREWATCH_SCREENS } = process.env;
/** CSS pixels of a sheet. */
const SHEET = { width: 1240, height: 400 };

export async function takePicture(tab: Tab, name: string, options: { readonly isWhole?: boolean } = {}): Promise<void> {
  await mkdir(SINGLE, { recursive: true });
  await tab.screenshot(join(SINGLE, `${name}.png`), options);
}

/** One beside the other, `width` pixels each, as large as there is room. */
export async function writeSheet(
  driver: Driver,
  name: string,
  pictures: readonly string[],
  width: number,
): Promise<void> {
  if (LUREWATCH_SCREENS === undefined) return;
  const images = await Promise.all(
    pictures.map(async (picture) => (await readFile(join(SINGLE, `${picture}.png`))).toString('base64')),
  );
  const tab = await driver.open('about:blank');
  await tab.resize(SHEET);
  await tab.run(`(async () => {
    document.body.style.cssText = 'margin:8px;background:#9a9a9a;display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start';
    for (const image of ${JSON.stringify(images)}) {
      const shown = new Image(${width});
      shown.src = 'data:image/png;base64,' + image;
      await shown.decode();
      document.body.append(shown);
    }
  })()`);
  await tab.screenshot(join(fromCheckout(LUREWATCH_SCREENS), `${name}.png`), { isWhole: true });
  await tab.close();
}
