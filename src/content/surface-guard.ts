// Keeps events of our own surfaces from the webmail: it acts on keys (Delete removes the mail) and on clicks outside its menus.

export interface GuardedSurface {
  owns(event: Event): boolean;
  press(event: MouseEvent): void;
  escape(): boolean;
  step(event: KeyboardEvent): boolean;
}

export const KEPT = [
  ...[
    'click',
    'auxclick',
    'dblclick',
    'contextmenu',
    'mousedown',
    'mouseup',
    'pointerdown',
    'pointerup',
    'touchstart',
    'touchend',
  ],
  ...['keydown', 'keypress', 'keyup'],
];

/** The middle button follows a link as the first does. */
const isPress = ({ type, button }: MouseEvent) => type === 'click' || (type === 'auxclick' && button === 1);

/** True where the event was our own surface's: nobody else may hear of it. */
export function keepOwn(event: Event, surface: GuardedSurface): boolean {
  if (event.type === 'keydown' && (event as KeyboardEvent).key === 'Escape' && surface.escape()) {
    event.stopImmediatePropagation();
    return true;
  }
  if (event.type === 'keydown' && event.isTrusted && surface.step(event as KeyboardEvent)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  }
  if (!surface.owns(event)) return false;
  event.stopImmediatePropagation();
  // A page can send events to the host; only a person's own press a button.
  if (event.isTrusted && isPress(event as MouseEvent)) surface.press(event as MouseEvent);
  return true;
}
