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

export interface Place {
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
  if (free) return { ...free, form: 'label' };
  return {
    x: Math.max(0, Math.min(last.right - 7, room.width - BEAD)),
    y: Math.max(0, last.top - BEAD + 5),
    form: 'bead',
  };
}

/** Below the label and inside the room, else above it, else where it shows most. */
export function placeCard(label: Box, card: Size, room: Size): { readonly x: number; readonly y: number } {
  const x = Math.max(8, Math.min(label.left, room.width - card.width - 8));
  const below = label.bottom + 8;
  const above = label.top - 8 - card.height;
  if (below + card.height <= room.height - 8) return { x, y: below };
  if (above >= 8) return { x, y: above };
  return { x, y: Math.max(8, room.height - card.height - 8) };
}

function overlaps(a: Box, b: Box): boolean {
  // Two pixels of grace: line boxes touch without their letters doing so.
  return a.left < b.right && a.right > b.left && a.top < b.bottom - 2 && a.bottom > b.top + 2;
}
