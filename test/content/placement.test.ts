import { describe, expect, it } from 'vitest';
import { type Box, placeCard, placeLabel } from '../../src/content/placement';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const label = { width: 150, height: 24 };
const room = { width: 800, height: 600 };
const link = box(100, 100, 80, 20);

describe('the place of a label', () => {
  it.each([
    ['right of the link', [], { x: 190, y: 98, form: 'label' }],
    ['below, where text follows', [box(185, 100, 400, 20)], { x: 97, y: 126, form: 'label' }],
    [
      'above, where there is text below too',
      [box(185, 100, 400, 20), box(0, 125, 600, 20)],
      { x: 97, y: 70, form: 'label' },
    ],
    [
      'nowhere: a bead',
      [box(185, 100, 400, 20), box(0, 125, 600, 20), box(0, 70, 600, 20)],
      { x: 173, y: 81, form: 'bead' },
    ],
  ])('is %s', (_, obstacles, place) => {
    expect(placeLabel([link], label, obstacles as Box[], room)).toMatchObject(place);
  });

  it('is beside the last line of a link that wraps', () => {
    const lines = [box(600, 100, 180, 20), box(20, 124, 60, 20)];
    expect(placeLabel(lines, label, [], room)).toMatchObject({ x: 90, form: 'label' });
  });

  it('does not leave the room', () => {
    expect(placeLabel([box(700, 100, 80, 20)], label, [], room)).toMatchObject({ form: 'bead' });
    expect(placeLabel([box(795, 0, 80, 20)], label, [], room)).toMatchObject({ x: 776, y: 0, form: 'bead' });
  });
});

describe('the place of a card', () => {
  const card = { width: 340, height: 200 };
  it.each([
    ['below its label', box(100, 100, 150, 24), room, { x: 100, y: 132 }],
    ['above, at the bottom of the room', box(100, 550, 150, 24), room, { x: 100, y: 342 }],
    ['inside, at the right edge', box(700, 100, 90, 24), room, { x: 452, y: 132 }],
    ['beside it, in a low room', box(100, 60, 150, 24), { width: 800, height: 220 }, { x: 258, y: 12 }],
    ['left of it, where the right is taken', box(600, 60, 150, 24), { width: 800, height: 220 }, { x: 252, y: 12 }],
    [
      'in the corner that covers least, where nothing is free',
      box(10, 60, 90, 24),
      { width: 400, height: 150 },
      { x: 52, y: 8 },
    ],
    [
      'at the edge, where the room is smaller than it',
      box(10, 60, 90, 24),
      { width: 300, height: 150 },
      { x: 8, y: 8 },
    ],
  ])('is %s', (_, at, where, place) => {
    expect(placeCard(at, [], card, where)).toEqual(place);
  });

  it('does not cover the link', () => {
    const at = box(600, 60, 150, 24);
    const lines = [box(500, 60, 90, 20)];
    expect(placeCard(at, lines, card, { width: 800, height: 220 })).toEqual({ x: 152, y: 12 });
  });
});
