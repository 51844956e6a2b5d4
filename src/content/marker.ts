// The marker of one link: rings round its lines and a label beside it, which is a button that opens the card.

import { type Language, say } from '../core/words';
import { ICONS } from '../data/icons';
import { markerWords } from '../data/words/marker';
import type { Warning } from '../messages';
import { element, icon } from './dom';
import { obstaclesNear } from './geometry';
import { type Box, placeLabel, type Size } from './placement';
import type { WatchedLink } from './watched-link';

/** Links taller than this look like buttons: their ring is thicker and they are not struck through. */
const LARGE_PX = 30;

const NOWHERE: Box = { left: 0, top: 0, right: 0, bottom: 0 };

export class Marker {
  readonly watched: WatchedLink;
  readonly warning: Warning;
  /** Takes no part in layout: everything in it is placed from its corner. */
  readonly node: HTMLDivElement;
  readonly flag: HTMLButtonElement;
  /** What a press on the link starts is the browser's: Chromium connects to its host at once, before there is a click to stop. */
  readonly #isShielding: boolean;
  #shape = '';
  #origin = '';
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
    const { text } = watched.link;
    const name = say(text === '' ? markerWords.nameWithoutText : markerWords.name, language, {
      text,
      label: warning.label,
    });
    this.flag.setAttribute('aria-label', name);
    this.flag.lang = language;
    this.node = element('div', { class: `marker ${warning.appearance}` }, this.flag);
  }

  /**
   * Moves to the lines of the link; none where it is not shown. Places again only when their shape or the room has changed. Adds its label
   * to those that are in the way of the next.
   */
  follow(lines: readonly Box[], room: Size, labels: Box[]): void {
    const first = lines[0];
    this.node.hidden = first === undefined;
    if (first === undefined) return;
    const shape = `${room.width} ${room.height} ${lines.map((line) => `${line.left - first.left},${line.top - first.top},${line.right - line.left},${line.bottom - line.top}`).join(' ')}`;
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#draw(lines, first, room, labels);
    }
    const origin = `translate(${first.left}px, ${first.top}px)`;
    if (origin !== this.#origin) {
      this.#origin = origin;
      this.node.style.transform = origin;
    }
    labels.push(moved(this.#label, first.left, first.top));
  }

  /** Looks for a place again at the next `follow`: what stands around the link has changed. */
  invalidate(): void {
    this.#shape = '';
  }

  #draw(lines: readonly Box[], origin: Box, room: Size, labels: readonly Box[]): void {
    const rings = lines.map((line) => {
      const isLarge = line.bottom - line.top > LARGE_PX;
      const ring = element('div', { class: isLarge ? 'ring large' : 'ring' });
      ring.classList.toggle('shield', this.#isShielding);
      ring.style.cssText = `left:${line.left - origin.left - 3}px;top:${line.top - origin.top - 2}px;width:${line.right - line.left + 6}px;height:${line.bottom - line.top + 4}px`;
      return ring;
    });
    this.node.replaceChildren(...rings, this.flag);
    this.flag.classList.remove('bead');
    const size = { width: this.flag.offsetWidth, height: this.flag.offsetHeight };
    const place = placeLabel(lines, size, [...obstaclesNear(this.watched.element), ...labels], room);
    this.flag.classList.toggle('bead', place.form === 'bead');
    const [x, y] = [place.x - origin.left, place.y - origin.top];
    this.#label = { left: x, top: y, right: x + place.width, bottom: y + place.height };
    this.flag.style.left = `${x}px`;
    this.flag.style.top = `${y}px`;
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
