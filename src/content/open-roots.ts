// The trees that a document's links stand in: its own, and the open shadow roots of its components.

import { isInDocument, shadowAround, shadowOf } from './element-reading';

const CHANGES: MutationObserverInit = {
  subtree: true,
  childList: true,
  // Words that come after their link count too. Attributes with a namespace (xlink:href) are told to nobody: the click looks again.
  characterData: true,
  attributeFilter: ['href', 'action', 'formaction', 'contenteditable'],
};
/** Nobody tells of a shadow root, so every element has to be asked: when the browser has nothing else to do, this long after a change. */
const LOOK_AFTER_MS = 250;
const LOOK_WITHIN_MS = 2_000;
/** Elements between two looks at the clock. */
const SLICE = 500;

export class OpenRoots {
  readonly document: Document;
  readonly #isOurs: (node: Node) => boolean;
  readonly #shadows = new Set<ShadowRoot>();
  readonly #listeners: (() => void)[] = [];
  readonly #observer: MutationObserver;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: number | undefined;

  /** `isOurs`: whether the node is one that we put there, whose coming and going concerns no link. */
  constructor(document: Document, isOurs: (node: Node) => boolean = () => false) {
    this.document = document;
    this.#isOurs = isOurs;
    this.#observer = new MutationObserver((records) => {
      if (!records.every((record) => this.#isOwn(record))) this.#changed();
    });
  }

  /** Called after anything in the trees has changed that may concern a link. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  watch(signal: AbortSignal): void {
    this.#observer.observe(this.document, CHANGES);
    this.#lookSoon();
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      clearTimeout(this.#timer);
      if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
    });
  }

  /** All elements that the selector names, tree by tree. */
  find(selector: string): readonly NodeListOf<Element>[] {
    return this.#trees().map((root) => root.querySelectorAll(selector));
  }

  /** Whether there are others than the document's. */
  get areMany(): boolean {
    return this.#shadows.size > 0;
  }

  /** Whether any element is what the selector names. */
  has(selector: string): boolean {
    return this.#trees().some((root) => root.querySelector(selector) !== null);
  }

  /** Takes in the roots that the element stands in: a pointer or the keyboard may be there before the search is. */
  include(element: Element): void {
    for (let root = shadowAround(element); root; root = shadowAround(root.host)) this.#add(root);
  }

  #isOwn({ type, addedNodes, removedNodes }: MutationRecord): boolean {
    return type === 'childList' && [...addedNodes, ...removedNodes].every(this.#isOurs);
  }

  #trees(): readonly (Document | ShadowRoot)[] {
    for (const root of this.#shadows) if (!isInDocument(root.host)) this.#shadows.delete(root);
    return [this.document, ...this.#shadows];
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
    this.#lookSoon();
  }

  #lookSoon(): void {
    if (this.#idle !== undefined) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#lookWhenIdle(this.#look());
    }, LOOK_AFTER_MS);
  }

  #lookWhenIdle(steps: Iterator<void>): void {
    this.#idle = requestIdleCallback(
      (deadline) => {
        this.#idle = undefined;
        do {
          if (steps.next().done) return;
        } while (deadline.timeRemaining() > 1);
        this.#lookWhenIdle(steps);
      },
      { timeout: LOOK_WITHIN_MS },
    );
  }

  *#look(): Generator<void, void> {
    for (const tree of this.#trees()) {
      let count = 0;
      for (const element of tree.querySelectorAll('*')) {
        const root = shadowOf(element);
        if (root) this.#add(root);
        count += 1;
        if (count % SLICE === 0) yield;
      }
    }
  }

  #add(root: ShadowRoot): void {
    if (this.#shadows.has(root)) return;
    this.#shadows.add(root);
    this.#observer.observe(root, CHANGES);
    // Its links, and the roots inside it.
    this.#changed();
  }
}
