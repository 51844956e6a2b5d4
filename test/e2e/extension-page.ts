// A page of the extension as a person uses it: words to read, buttons and boxes to press by their accessible names.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Driver, middleOf, type Tab } from './driver';
import { eventually } from './stage';

/** All visible words, white space folded. */
export const wordsOf = (tab: Tab): Promise<string> =>
  tab.run<string>('(document.body?.innerText ?? "").replace(/\\s+/g, " ").trim()');

export const headingsOf = async (tab: Tab): Promise<readonly string[]> =>
  (await tab.find('heading')).map(({ name }) => name);

/** Presses the one element of this role and name, once it is there, with the pointer. */
export async function pressOn(tab: Tab, role: string, name: string): Promise<void> {
  await eventually(async () => (await tab.find(role, name)).length).toBe(1);
  const place = async () => {
    const [element] = await tab.find(role, name);
    if (!element) throw new Error(`${name} went away`);
    return middleOf(element.box);
  };
  // The pointer reaches what is in view only.
  await tab.run(`scrollBy({ top: ${(await place()).y} - innerHeight / 2, behavior: 'instant' })`);
  await tab.click(await place());
}

/** The page that makes a report, once it is open. */
export async function reportPageIn(driver: Driver): Promise<Tab> {
  let found: Tab | undefined;
  await eventually(async () => {
    for (const tab of await driver.tabs()) if ((await tab.url()).includes('/ui/report/')) found = tab;
    return found !== undefined;
  }).toBe(true);
  return found as Tab;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the checker of accessibility finds wrong with the page, by rule. `within`: an expression for what is looked at, `document` or less. */
export const faultsIn = (tab: Tab, within = 'document'): Promise<readonly string[]> =>
  tab.run(`(async () => {
    if (!globalThis.axe) { ${AXE} }
    const { violations } = await globalThis.axe.run(${within}, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | '));
  })()`);
