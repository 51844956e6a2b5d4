// Where a label finds room beside its link. Pure: rectangles in, a place out, all in CSS pixels of the viewport.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Place extends Size {
  readonly x: number;
  readonly y: number;
  /** A bead is the icon alone, on the link's corner, for where no label fits. */
  readonly form: 'label' | 'bead';
}

const GAP_RIGHT = 10;
const GAP_BELOW = 6;
const BEAD = 24;

/**
 * Right of the last line of the link, else below it, else above it, wherever it covers neither the obstacles nor the edge of the
 * room; else a bead. `lines` are the link's rectangles and not empty.
 */
export function placeLabel(lines: readonly Box[], label: Size, obstacles: readonly Box[], room: Size): Place {
  const last = lines.at(-1) as Box;
  const middle = (last.top + last.bottom) / 2;
  const places = [
    { x: last.right + GAP_RIGHT, y: middle - label.height / 2 },
    { x: last.left - 3, y: last.bottom + GAP_BELOW },
    { x: last.left - 3, y: last.top - GAP_BELOW - label.height },
  ];
  const free = places.find((place) => {
    const box = { left: place.x, top: place.y, right: place.x + label.width, bottom: place.y + label.height };
    return box.left >= 0 && box.right <= room.width && !obstacles.some((obstacle) => overlaps(box, obstacle));
  });
  if (free) return { ...free, ...label, form: 'label' };
  return {
    x: Math.max(0, Math.min(last.right - 7, room.width - BEAD)),
    y: Math.max(0, last.top - BEAD + 5),
    width: BEAD,
    height: BEAD,
    form: 'bead',
  };
}

const EDGE = 8;

/**
 * Below the label, above it, or beside it, the first place that covers neither the label nor the link; where there is none, the corner
 * that covers least of them. Always inside the room, as far as the card fits into it.
 */
export function placeCard(label: Box, lines: readonly Box[], card: Size, room: Size): Point {
  const [right, bottom] = [room.width - card.width - EDGE, room.height - card.height - EDGE];
  const inside = ({ x, y }: Point) => ({ x: clamp(x, EDGE, right), y: clamp(y, EDGE, bottom) });
  const start = Math.min(label.left, ...lines.map(({ left }) => left));
  const places = [
    { x: label.left, y: label.bottom + EDGE },
    { x: label.left, y: label.top - EDGE - card.height },
    { x: label.right + EDGE, y: label.top },
    { x: start - EDGE - card.width, y: label.top },
    { x: right, y: EDGE },
    { x: right, y: bottom },
    { x: EDGE, y: EDGE },
    { x: EDGE, y: bottom },
  ].map(inside);
  const covered = places.map((place) => [label, ...lines].reduce((sum, taken) => sum + overlap(place, card, taken), 0));
  return places[covered.indexOf(Math.min(...covered))] as Point;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Area of the box that a card of that place covers. */
function overlap({ x, y }: Point, { width, height }: Size, box: Box): number {
  const across = Math.min(x + width, box.right) - Math.max(x, box.left);
  const down = Math.min(y + height, box.bottom) - Math.max(y, box.top);
  return Math.max(0, across) * Math.max(0, down);
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));

function overlaps(a: Box, b: Box): boolean {
  // Two pixels of grace: line boxes touch without their letters doing so.
  return a.left < b.right && a.right > b.left && a.top < b.bottom - 2 && a.bottom > b.top + 2;
}
