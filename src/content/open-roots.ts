// The trees that a document's links stand in: its own, and the open shadow roots of its components.

import { isElement, isInDocument, shadowAround, shadowOf } from './element-reading';

const CHANGES: MutationObserverInit = {
  subtree: true,
  childList: true,
  // Words that come after their link count too. Attributes with a namespace (xlink:href) are told to nobody: the click looks again.
  characterData: true,
  attributeFilter: ['href', 'action', 'formaction', 'contenteditable'],
};

export class OpenRoots {
  readonly document: Document;
  readonly #shadows = new Set<ShadowRoot>();
  readonly #listeners: (() => void)[] = [];
  readonly #observer: MutationObserver;

  constructor(document: Document) {
    this.document = document;
    this.#observer = new MutationObserver((records) => {
      // Each element is looked at once, when it comes: nobody tells of a root that is attached later, but a click finds it.
      for (const { addedNodes } of records) for (const node of addedNodes) if (isElement(node)) this.#lookInto(node);
      for (const listener of this.#listeners) listener();
    });
  }

  /** Called after anything in the trees has changed that may concern a link. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  watch(signal: AbortSignal): void {
    this.#observer.observe(this.document, CHANGES);
    if (this.document.documentElement) this.#lookInto(this.document.documentElement);
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /** All elements that the selector names, in every tree. */
  *find(selector: string): Iterable<Element> {
    yield* this.document.querySelectorAll(selector);
    for (const root of this.#shadows) {
      if (isInDocument(root.host)) yield* root.querySelectorAll(selector);
      else this.#shadows.delete(root);
    }
  }

  /** Takes in the roots that the element stands in, where they were attached without a word. */
  include(element: Element): void {
    for (let root = shadowAround(element); root; root = shadowAround(root.host)) this.#add(root);
  }

  #lookInto(top: Element): void {
    const look = (element: Element) => {
      const root = shadowOf(element);
      if (root) this.#add(root);
    };
    look(top);
    for (const element of Element.prototype.querySelectorAll.call(top, '*')) look(element);
  }

  #add(root: ShadowRoot): void {
    if (this.#shadows.has(root)) return;
    this.#shadows.add(root);
    this.#observer.observe(root, CHANGES);
    for (const element of root.children) this.#lookInto(element);
  }
}
