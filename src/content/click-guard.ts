// Stands before every way to follow a link of a message: what may open is not touched, what may not is stopped, and what has no
// answer yet waits a moment for it.

import type { Link } from '../core/link';
import { contains } from './element-reading';
import { linkOnPath } from './link-element';
import type { WatchedLink } from './watched-link';

export interface ClickGuardOptions {
  /** The link as it stands this moment; null outside messages. */
  readonly current: (element: Element) => WatchedLink | null;
  /** Settles once the link has its answer, when there was none in time, or when the link has gone; null while another click waits. */
  readonly waitForAnswer: (watched: WatchedLink) => Promise<'answered' | 'late' | 'gone'> | null;
  /** Opens the page that stands in the link's place, or the link in a tab of its own if it may open after all. */
  readonly open: (link: Link, isBehind: boolean) => void;
  /** No answer came: the person is asked. `replay` does what they had begun. */
  readonly ask: (watched: WatchedLink, replay: () => void) => void;
}

export class ClickGuard {
  readonly #options: ClickGuardOptions;
  /** Set while we do ourselves what the person had begun. */
  #isReplaying = false;

  constructor(options: ClickGuardOptions) {
    this.#options = options;
  }

  /** On window, in the capture phase and from the document's start: before any listener of the page. */
  watch(signal: AbortSignal): void {
    const options = { capture: true, signal };
    addEventListener('click', (event) => this.#onClick(event), options);
    // The middle button: stopping pointerdown does not stop it.
    addEventListener('auxclick', (event) => event.button === 1 && this.#onClick(event), options);
    addEventListener('submit', (event) => this.#onSubmit(event), options);
    addEventListener('dragstart', (event) => this.#onDrag(event), options);
  }

  #onClick(event: MouseEvent): void {
    const element = linkOnPath(event.composedPath());
    if (!element) return;
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const isBehind = event.button === 1 || event.ctrlKey || event.metaKey;
    this.#guard(event, element, (link) => {
      // Dispatched, for SVG has no click(); the browser follows it as it would the person's.
      const again = () =>
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
      if (isPlain) this.#replay(again);
      else this.#options.open(link, isBehind);
    });
  }

  #onSubmit(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const submitter = event.submitter?.hasAttribute('formaction') ? event.submitter : null;
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
    const watched = element && this.#options.current(element);
    if (watched && watched.answer?.treatment !== 'none') event.preventDefault();
  }

  #guard(event: Event, element: Element, replay: (link: Link) => void): void {
    if (this.#isReplaying) return;
    const watched = this.#options.current(element);
    if (!watched || watched.answer?.treatment === 'none') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (watched.answer) this.#options.open(watched.link, false);
    else void this.#hold(watched, () => replay(watched.link));
  }

  async #hold(watched: WatchedLink, replay: () => void): Promise<void> {
    const outcome = await this.#options.waitForAnswer(watched);
    if (outcome === null || outcome === 'gone') return;
    if (outcome === 'late' || !watched.answer) this.#options.ask(watched, replay);
    else if (watched.answer.treatment === 'none') replay();
    else this.#options.open(watched.link, false);
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
