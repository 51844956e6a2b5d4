// The marker of one link: rings round its lines and a label beside it, which is a button that opens the card.

import { type Language, say } from '../core/words';
import { ICONS } from '../data/icons';
import { markerWords } from '../data/words/marker';
import type { Warning } from '../messages';
import { element, icon } from './dom';
import { obstaclesNear } from './geometry';
import { type Box, type Place, placeLabel, type Size } from './placement';
import type { WatchedLink } from './watched-link';

/** Links taller than this look like buttons: their ring is thicker and they are not struck through. */
const LARGE_PX = 30;

const NOWHERE: Box = { left: 0, top: 0, right: 0, bottom: 0 };

/** A label's height; its width is its words'. */
const LABEL: Size = { width: 0, height: 24 };

/**
 * Follows its link in three steps, for a look at a page costs one layout only if all markers write, then all read, then all write:
 * `outline`, `measure`, `settle`.
 */
export class Marker {
  readonly watched: WatchedLink;
  readonly warning: Warning;
  /** Takes no part in layout: everything in it is placed from its corner. */
  readonly node: HTMLDivElement;
  readonly flag: HTMLButtonElement;
  /** What a press on the link starts is the browser's: Chromium connects to its host at once, before there is a click to stop. */
  readonly #isShielding: boolean;
  #rings: readonly HTMLElement[] = [];
  #shape = '';
  #origin = '';
  #isPlaced = false;
  #lines: readonly Box[] = [];
  #size = LABEL;
  #obstacles: readonly Box[] = [];
  /** Of the label, from the corner of the link's first line. */
  #label: Box = NOWHERE;

  constructor(watched: WatchedLink, warning: Warning, language: Language) {
    this.watched = watched;
    this.warning = warning;
    // A form must still be filled in.
    this.#isShielding = watched.link.kind !== 'form' && watched.link.kind !== 'button';
    this.flag = element(
      'button',
      { type: 'button', class: 'flag', 'aria-expanded': 'false' },
      icon(ICONS[warning.appearance]),
      element('span', {}, warning.label),
    );
    if (this.isReachedByLink) this.flag.tabIndex = -1;
    const { text } = watched.link;
    const name = say(text === '' ? markerWords.nameWithoutText : markerWords.name, language, {
      text,
      label: warning.label,
    });
    this.flag.setAttribute('aria-label', name);
    this.flag.lang = language;
    this.node = element('div', { class: `marker ${warning.appearance}` }, this.flag);
  }

  /** Whether the keyboard comes to the label from the link; else it meets it behind the page. */
  get isReachedByLink(): boolean {
    return this.watched.link.kind !== 'form';
  }

  /** Rings the lines of the link and moves there; goes out of sight where there are none. */
  outline(lines: readonly Box[], room: Size): void {
    const first = lines[0];
    this.#lines = lines;
    this.node.hidden = first === undefined;
    if (first === undefined) return;
    const shape = `${room.width} ${room.height} ${lines.map((line) => `${line.left - first.left},${line.top - first.top},${line.right - line.left},${line.bottom - line.top}`).join(' ')}`;
    if (shape !== this.#shape) {
      this.#shape = shape;
      for (const ring of this.#rings) ring.remove();
      this.#rings = lines.map((line) => this.#ring(line, first));
      // The label stays where it is in the tree: it may have the keyboard.
      this.flag.before(...this.#rings);
      this.#guess(lines, first, room);
      this.#isPlaced = false;
    }
    const origin = `translate(${first.left}px, ${first.top}px)`;
    if (origin === this.#origin) return;
    this.#origin = origin;
    this.node.style.transform = origin;
  }

  /** Looks what stands around the link, if its label has yet to find its place. */
  measure(): void {
    if (this.#isPlaced || this.#lines.length === 0) return;
    // A bead is as large as it is; what the label would take was measured before.
    if (!this.flag.classList.contains('bead'))
      this.#size = { width: this.flag.offsetWidth, height: this.flag.offsetHeight };
    this.#obstacles = obstaclesNear(this.watched.element);
  }

  /** Places the label, if it has yet to find its place, and adds it to those that are in the way of the next. */
  settle(room: Size, labels: Box[]): void {
    const [first] = this.#lines;
    if (first === undefined) return;
    if (!this.#isPlaced) this.#put(placeLabel(this.#lines, this.#size, [...this.#obstacles, ...labels], room), first);
    this.#isPlaced = true;
    labels.push(moved(this.#label, first.left, first.top));
  }

  /** Looks for a place again at the next look: what stands around the link has changed. */
  invalidate(): void {
    this.#isPlaced = false;
  }

  /** Puts a new label where it most likely goes, so that nothing is left to write once it is known. */
  #guess(lines: readonly Box[], first: Box, room: Size): void {
    const place = placeLabel(lines, this.#size, [], room);
    if (this.#label === NOWHERE && place.form === 'label') this.#put(place, first);
  }

  #put(place: Place, origin: Box): void {
    const [x, y] = [place.x - origin.left, place.y - origin.top];
    const { left, top } = this.#label;
    const isBead = place.form === 'bead';
    if (this.flag.classList.contains('bead') !== isBead) this.flag.classList.toggle('bead', isBead);
    if (this.#label === NOWHERE || left !== x || top !== y) {
      this.flag.style.left = `${x}px`;
      this.flag.style.top = `${y}px`;
    }
    this.#label = { left: x, top: y, right: x + place.width, bottom: y + place.height };
  }

  #ring(line: Box, origin: Box): HTMLElement {
    const isLarge = line.bottom - line.top > LARGE_PX;
    const ring = element('div', { class: isLarge ? 'ring large' : 'ring' });
    ring.classList.toggle('shield', this.#isShielding);
    ring.style.cssText = `left:${line.left - origin.left - 3}px;top:${line.top - origin.top - 2}px;width:${line.right - line.left + 6}px;height:${line.bottom - line.top + 4}px`;
    return ring;
  }
}

const moved = ({ left, top, right, bottom }: Box, x: number, y: number): Box => ({
  left: left + x,
  top: top + y,
  right: right + x,
  bottom: bottom + y,
});

/** The marker for a link that has a warning; null for one that has none. */
export function markerFor(watched: WatchedLink, language: Language): Marker | null {
  const { answer } = watched;
  return answer === null || answer === 'clear' ? null : new Marker(watched, answer, language);
}
