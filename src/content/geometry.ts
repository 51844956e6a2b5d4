// Where a link is drawn, and what text and pictures stand around it, in CSS pixels of the viewport.

import {
  attributeOf,
  closestOf,
  contains,
  documentOf,
  firstInside,
  holderOf,
  isElement,
  localNameOf,
  parentOf,
  rectsOf,
  wordsOf,
} from './element-reading';
import type { Box } from './placement';

/** A mail's link can wrap over many lines; more than this are not ringed. */
const MAX_LINES = 20;
/** Text runs that are looked at around one link. */
const MAX_OBSTACLES = 200;

/** The element whose box shows the link: for an area the picture that it is a part of. */
export function boxOf(link: Element): Element {
  if (localNameOf(link) !== 'area') return link;
  const map = closestOf(link, 'map');
  const name = map && attributeOf(map, 'name');
  const root = Node.prototype.getRootNode.call(link) as Document | ShadowRoot;
  return (name && root.querySelector(`img[usemap="#${CSS.escape(name)}"]`)) || link;
}

export const isDrawn = ({ width, height }: DOMRectReadOnly): boolean => width >= 1 && height >= 1;

/** What to watch for coming into view: the link's box, or where it has none (`display: contents`), what stands in or round it. */
export function viewBoxOf(link: Element): Element {
  const box = boxOf(link);
  if (rectsOf(box).some(isDrawn)) return box;
  for (const inner of Element.prototype.querySelectorAll.call(box, '*')) if (rectsOf(inner).some(isDrawn)) return inner;
  return parentOf(box) ?? box;
}

/** One box a line, in reading order; none where the link is not shown. */
export function linesOf(link: Element): Box[] {
  const box = boxOf(link);
  let rects = rectsOf(box).filter(isDrawn);
  if (rects.length === 0) {
    // No box of its own, or one that its words stick out of.
    const range = documentOf(box).createRange();
    range.selectNodeContents(box);
    rects = [...range.getClientRects()].filter(isDrawn);
  }
  // An inline link round a picture or a block has a box of its line and the content sticks out of it.
  const content = firstInside(box, 'img, table, div, h1, h2, h3');
  const outer = content && rectsOf(content).find(isDrawn);
  if (outer) rects = [union([...rects, outer])];
  return rects.slice(0, MAX_LINES);
}

/** Scrolls the pane that the link stands in, as the wheel over the link itself would: our layer stands outside every pane. */
export function scrollPane(link: Element, { deltaX, deltaY, deltaMode }: WheelEvent): void {
  // Firefox may count in lines.
  const unit = deltaMode === WheelEvent.DOM_DELTA_LINE ? 18 : 1;
  for (let pane = holderOf(link); pane && pane !== documentOf(link).documentElement; pane = holderOf(pane)) {
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
  const document = documentOf(box);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const range = document.createRange();
  const boxes: Box[] = [];
  for (let node = walker.nextNode(); node && boxes.length < MAX_OBSTACLES; node = walker.nextNode()) {
    if (contains(box, node)) continue;
    if (isElement(node)) {
      if (/^(img|input|button|video|canvas|svg)$/i.test(localNameOf(node))) boxes.push(...rectsOf(node));
    } else if (wordsOf(node)?.trim()) {
      range.selectNodeContents(node);
      boxes.push(...range.getClientRects());
    }
  }
  return boxes;
}

/** Three blocks up: the paragraph, what holds it and its neighbours. */
function surroundings(box: Element): Element {
  let root = box;
  for (let blocks = 0, parent = parentOf(root); blocks < 3 && parent; parent = parentOf(root)) {
    root = parent;
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
