// Where a link is drawn, and what text and pictures stand around it, in CSS pixels of the viewport.

import type { Box } from './placement';

/** A mail's link can wrap over many lines; more than this are not ringed. */
const MAX_LINES = 20;
/** Text runs that are looked at around one link. */
const MAX_OBSTACLES = 200;

/** The element whose box shows the link: for an area the picture that it is a part of. */
export function boxOf(link: Element): Element {
  if (link.localName !== 'area') return link;
  const name = link.closest('map')?.getAttribute('name');
  return (name && link.ownerDocument.querySelector(`img[usemap="#${CSS.escape(name)}"]`)) || link;
}

/** One box a line, in reading order; none where the link is not shown. */
export function linesOf(link: Element): Box[] {
  const box = boxOf(link);
  let rects = [...box.getClientRects()];
  if (rects.length === 0) {
    // `display: contents` has no box of its own.
    const range = box.ownerDocument.createRange();
    range.selectNodeContents(box);
    rects = [...range.getClientRects()];
  }
  // An inline link round a picture or a block has a box of its line and the content sticks out of it.
  const content = box.querySelector('img, table, div, h1, h2, h3')?.getBoundingClientRect();
  if (content && content.width > 0 && content.height > 0) rects = [union([...rects, content])];
  return rects.filter(({ width, height }) => width >= 1 && height >= 1).slice(0, MAX_LINES);
}

/** Scrolls the pane that the link stands in, as the wheel over the link itself would: our layer stands outside every pane. */
export function scrollPane(link: Element, { deltaX, deltaY, deltaMode }: WheelEvent): void {
  // Firefox may count in lines.
  const unit = deltaMode === WheelEvent.DOM_DELTA_LINE ? 18 : 1;
  for (let pane = link.parentElement; pane && pane !== link.ownerDocument.documentElement; pane = pane.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(pane);
    const scrollsX = deltaX !== 0 && pane.scrollWidth > pane.clientWidth && /auto|scroll/.test(overflowX);
    const scrollsY = deltaY !== 0 && pane.scrollHeight > pane.clientHeight && /auto|scroll/.test(overflowY);
    if (!scrollsX && !scrollsY) continue;
    pane.scrollBy({ left: deltaX * unit, top: deltaY * unit, behavior: 'instant' });
    return;
  }
}

/** Boxes of the text and pictures around the link, its own left out. */
export function obstaclesNear(link: Element): Box[] {
  const box = boxOf(link);
  const root = surroundings(box);
  const walker = box.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const range = box.ownerDocument.createRange();
  const boxes: Box[] = [];
  for (let node = walker.nextNode(); node && boxes.length < MAX_OBSTACLES; node = walker.nextNode()) {
    if (box.contains(node)) continue;
    if (node instanceof Element) {
      if (/^(img|input|button|video|canvas|svg)$/i.test(node.localName)) boxes.push(node.getBoundingClientRect());
    } else if (node.textContent?.trim()) {
      range.selectNodeContents(node);
      boxes.push(...range.getClientRects());
    }
  }
  return boxes;
}

/** Three blocks up: the paragraph, what holds it and its neighbours. */
function surroundings(box: Element): Element {
  let root = box;
  for (let blocks = 0; blocks < 3 && root.parentElement; ) {
    root = root.parentElement;
    if (getComputedStyle(root).display !== 'inline') blocks += 1;
  }
  return root;
}

function union(boxes: readonly DOMRect[]): DOMRect {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}
