// Stands before every way to follow a link of a message: what may open is not touched, what may not is stopped, and what has no
// answer yet waits a moment for it.

import { attributeOf, contains, isElement, localNameOf, rectsOf } from './element-reading';
import { linkOnPath } from './link-element';
import type { WatchedLink } from './watched-link';

export interface ClickGuardOptions {
  /** The link as it stands this moment; null outside messages. */
  readonly current: (element: Element) => WatchedLink | null;
  /** Settles once the link has its answer, when there was none in time, or when the link has gone; null while another click waits. */
  readonly waitForAnswer: (watched: WatchedLink) => Promise<'answered' | 'late' | 'gone'> | null;
  /** Opens the page that stands in the link's place, or the link in a tab of its own if it may open after all. */
  readonly open: (watched: WatchedLink, isBehind: boolean) => void;
  /** The person has followed a link that may go. */
  readonly opened: (watched: WatchedLink) => void;
  /** No answer came: the person is asked. `replay` does what they had begun. */
  readonly ask: (watched: WatchedLink, replay: () => void) => void;
}

/** What follows a link, and what comes before it. */
export const GUARDED = [
  ...['pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'touchend'],
  ...['keydown', 'keypress', 'keyup'],
  ...['click', 'auxclick', 'submit', 'dragstart'],
];

export class ClickGuard {
  readonly #options: ClickGuardOptions;
  /** Set while we do ourselves what the person had begun. */
  #isReplaying = false;
  /** The link that the pointer was last pressed on; null where it was pressed elsewhere. */
  #pressed: Element | null = null;

  constructor(options: ClickGuardOptions) {
    this.#options = options;
  }

  /** To be given each `GUARDED` event on window, in the capture phase and from the document's start: before any listener of the page. */
  on(event: Event): void {
    switch (event.type) {
      case 'click':
        this.#onClick(event as MouseEvent);
        break;
      case 'auxclick':
        // The middle button: stopping pointerdown does not stop it.
        if ((event as MouseEvent).button === 1) this.#onClick(event as MouseEvent);
        break;
      case 'submit':
        this.#onSubmit(event as SubmitEvent);
        break;
      case 'dragstart':
        this.#onDrag(event as DragEvent);
        break;
      default:
        this.#onBeginning(event);
    }
  }

  /** A page may open a window of its own at the press already: of a link that may not open it does not hear. What the browser does stays. */
  #onBeginning(event: Event): void {
    if ('key' in event && event.key !== 'Enter') return;
    const element = linkOnPath(event.composedPath());
    if (event.type === 'pointerdown') this.#pressed = element;
    if (element && this.#inTheWay(element)) event.stopImmediatePropagation();
  }

  /**
   * Its marker may come over a link between press and release: the browser then clicks what holds both, which is the root. Only where the
   * pointer is still on the link: who has drawn it away has thought better of it.
   */
  #pressedAt({ target, clientX, clientY }: MouseEvent): Element | null {
    const pressed = this.#pressed;
    if (!pressed || !isElement(target) || localNameOf(target) !== 'html') return null;
    const isOn = ({ left, top, right, bottom }: DOMRect) =>
      left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
    return rectsOf(pressed).some(isOn) ? pressed : null;
  }

  /** The link, where it may not simply open. */
  #inTheWay(element: Element): WatchedLink | null {
    if (this.#isReplaying) return null;
    const watched = this.#options.current(element);
    return watched && watched.answer !== 'clear' ? watched : null;
  }

  #onClick(event: MouseEvent): void {
    const element = linkOnPath(event.composedPath()) ?? this.#pressedAt(event);
    if (!element) return;
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const isBehind = event.button === 1 || event.ctrlKey || event.metaKey;
    this.#guard(event, element, (watched) => {
      // Dispatched, for SVG has no click(); the browser follows it as it would the person's.
      const again = () =>
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
      if (isPlain) this.#replay(again);
      else this.#options.open(watched, isBehind);
    });
  }

  #onSubmit(event: SubmitEvent): void {
    // The browser sends no other element this event; a page that does so itself submits nothing by it.
    const form = event.target as HTMLFormElement;
    if (!isElement(form) || localNameOf(form) !== 'form') return;
    const submitter = event.submitter && attributeOf(event.submitter, 'formaction') !== null ? event.submitter : null;
    // By the prototype: a field named "requestSubmit" would stand in its place.
    const submit = () => {
      const isStill = event.submitter === null || contains(form, event.submitter);
      HTMLFormElement.prototype.requestSubmit.call(form, isStill ? event.submitter : null);
    };
    this.#guard(event, submitter ?? form, () => this.#replay(submit));
  }

  /** A link dragged to the tab bar opens there unseen. */
  #onDrag(event: DragEvent): void {
    const element = linkOnPath(event.composedPath());
    if (!element || !this.#inTheWay(element)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #guard(event: Event, element: Element, replay: (watched: WatchedLink) => void): void {
    const watched = this.#inTheWay(element);
    if (!watched) {
      // Not what a page's script does: it could fill the record at will.
      const goes = event.isTrusted || this.#isReplaying ? this.#options.current(element) : null;
      if (goes?.answer === 'clear') this.#options.opened(goes);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (watched.answer) this.#options.open(watched, false);
    else void this.#hold(watched, () => replay(watched));
  }

  async #hold(watched: WatchedLink, replay: () => void): Promise<void> {
    const outcome = await this.#options.waitForAnswer(watched);
    if (outcome === null || outcome === 'gone') return;
    if (outcome === 'late' || !watched.answer) this.#options.ask(watched, replay);
    else if (watched.answer === 'clear') replay();
    else this.#options.open(watched, false);
  }

  #replay(act: () => void): void {
    this.#isReplaying = true;
    try {
      act();
    } finally {
      this.#isReplaying = false;
    }
  }
}
