// The message in the webmail's page, as a person meets it: its links by their words, and the warnings at them.

import { type AccessibleElement, middleOf, type Point, type Press, type Tab } from './driver';

/** A marker by what its accessible name says. */
export interface Marker {
  readonly text: string;
  readonly label: string;
  readonly element: AccessibleElement;
}

const NAME = /^Warning about the link “(.*)”\. (.+)\. Show why\.$/s;

/** Those of the links that are in view. */
export async function markersIn(tab: Tab): Promise<readonly Marker[]> {
  return (await tab.drawn('button')).flatMap((element) => {
    const [, text, label] = NAME.exec(element.name) ?? [];
    return text === undefined || label === undefined ? [] : [{ text, label, element }];
  });
}

/** `words: label`, in alphabetical order. */
export const warningsIn = async (tab: Tab): Promise<readonly string[]> =>
  (await markersIn(tab)).map(({ text, label }) => `${text}: ${label}`).sort();

/** The open card's words; empty where none is open. */
export async function cardIn(tab: Tab): Promise<string> {
  const cards = (await tab.drawn('group')).filter(({ name }) => name !== '');
  return cards.map(({ text }) => text).join('\n');
}

/** An expression with `frame` and `link` in it: the first link of the message with these words. */
const withLink = (words: string, expression: string) => `(() => {
  const frame = document.querySelector('iframe');
  const fold = (text) => text.replace(/\\s+/g, ' ').trim();
  const link = [...frame.contentDocument.querySelectorAll('a')].find((each) => fold(each.textContent) === ${JSON.stringify(words)});
  if (!link) throw new Error('no such link in the message');
  return ${expression};
})()`;

/** The attribute as it stands in the message. */
export const hrefOf = (tab: Tab, words: string): Promise<string> =>
  tab.run(withLink(words, 'link.getAttribute("href")'));

/** Scrolls the link into view; the middle of its first line. */
export async function placeOf(tab: Tab, words: string): Promise<Point> {
  const box = withLink(
    words,
    `(link.scrollIntoView({ block: 'center', behavior: 'instant' }), [frame.getBoundingClientRect(), link.getClientRects()[0]])`,
  );
  const read = `${box}.map(({ x, y, width, height }) => ({ x, y, width, height }))`;
  const [frame, line] = await tab.run<readonly AccessibleElement['box'][]>(read);
  if (!frame || !line) throw new Error('the link is not shown');
  const { x, y } = middleOf(line);
  return { x: frame.x + x, y: frame.y + y };
}

export async function clickLink(tab: Tab, words: string, press: Press = {}): Promise<void> {
  await tab.click(await placeOf(tab, words), press);
}

export async function pointAtLink(tab: Tab, words: string): Promise<void> {
  const { x, y } = await placeOf(tab, words);
  // Two steps: a pointer that was there already has not moved.
  await tab.point({ x: x - 1, y });
  await tab.point({ x, y });
}

/** As the Tab key would bring the keyboard there. */
export async function focusLink(tab: Tab, words: string): Promise<void> {
  await tab.run(withLink(words, '(frame.contentWindow.focus(), link.focus(), true)'));
}

/** Shows another mail in the same tab, as choosing it in the list does. */
export async function switchTo(tab: Tab, address: string): Promise<void> {
  await tab.run(`(location.hash = ${JSON.stringify(new URL(address).hash)})`);
}
