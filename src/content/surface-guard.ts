// Keeps events of our own surfaces from the webmail: it acts on keys (Delete removes the mail) and on clicks outside its menus.

export interface GuardedSurface {
  owns(event: Event): boolean;
  press(event: MouseEvent): void;
  escape(): boolean;
}

const KEPT = [
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

/** On window, in the capture phase and from the document's start: before any listener of the page. */
export function guardSurface(surface: GuardedSurface, signal: AbortSignal): void {
  const keep = (event: Event) => {
    if (event instanceof KeyboardEvent && event.type === 'keydown' && event.key === 'Escape' && surface.escape()) {
      event.stopImmediatePropagation();
      return;
    }
    if (!surface.owns(event)) return;
    event.stopImmediatePropagation();
    // A page can send events to the host; only a person's own press a button.
    if (event instanceof MouseEvent && event.isTrusted && isPress(event)) surface.press(event);
  };
  for (const type of KEPT) addEventListener(type, keep, { capture: true, signal });
}
