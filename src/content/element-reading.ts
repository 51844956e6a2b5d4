// Reading elements of a message. A form lets its fields hide its own properties by their names (`<input name="getAttribute">`), in our world
// too: read plainly, one field would end every check of its message. So forms are read by the prototypes; what is no form plainly, which is
// several times as fast.

type Getter<T> = (this: Node) => T;

/** The getter that elements inherit, found once it is needed: most pages hold no message. */
function getterOf<T>(name: string): (node: Node) => T {
  let getter: Getter<T> | undefined;
  return (node) => {
    getter ??= inheritedGetter(name);
    return getter.call(node);
  };
}

function inheritedGetter<T>(name: string): Getter<T> {
  for (let prototype: object | null = HTMLElement.prototype; prototype; prototype = Object.getPrototypeOf(prototype)) {
    const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get as Getter<T> | undefined;
    if (getter) return getter;
  }
  throw new Error(`elements have no ${name}`);
}

/** By a name that is none where it is hidden. */
function isForm({ localName }: Element): boolean {
  return localName === 'form' || typeof localName !== 'string';
}

const formName = getterOf<string>('localName');
const formNamespace = getterOf<string | null>('namespaceURI');
const formParent = getterOf<Element | null>('parentElement');
const formWords = getterOf<string | null>('textContent');

export const localNameOf = (element: Element): string => (isForm(element) ? formName(element) : element.localName);
export const namespaceOf = (element: Element): string | null =>
  isForm(element) ? formNamespace(element) : element.namespaceURI;
export const parentOf = (element: Element): Element | null =>
  isForm(element) ? formParent(element) : element.parentElement;
/** Of an element or a text. */
export const wordsOf = (node: Node): string | null =>
  isForm(node as Element) ? formWords(node) : (node as Element).textContent;
export const isInDocument = getterOf<boolean>('isConnected');
export const documentOf = getterOf<Document>('ownerDocument');
/** Null for a form: it can have none. */
export const shadowOf = (element: Element): ShadowRoot | null => (isForm(element) ? null : element.shadowRoot);
const typeOf = getterOf<number>('nodeType');

/** Of whichever window: `instanceof` knows its own window's elements only. */
export function isElement(target: unknown): target is Element {
  try {
    return typeOf(target as Node) === Node.ELEMENT_NODE;
  } catch {
    return false;
  }
}

/** The element that holds it, through the border of a shadow root too. */
export const holderOf = (element: Element): Element | null => parentOf(element) ?? shadowAround(element)?.host ?? null;

/** The shadow root that the element stands in. */
export const shadowAround = (element: Element): ShadowRoot | null => {
  const root = Node.prototype.getRootNode.call(element);
  // By its type first: a form may lend its name to a member of the document.
  return root.nodeType === Node.DOCUMENT_FRAGMENT_NODE && 'host' in root ? (root as ShadowRoot) : null;
};

export const focusOn = (element: Element): void =>
  (namespaceOf(element) === 'http://www.w3.org/2000/svg' ? SVGElement : HTMLElement).prototype.focus.call(element);

export const attributeOf = (element: Element, name: string): string | null =>
  isForm(element) ? Element.prototype.getAttribute.call(element, name) : element.getAttribute(name);

export const attributeNsOf = (element: Element, namespace: string, name: string): string | null =>
  Element.prototype.getAttributeNS.call(element, namespace, name);

export const closestOf = (element: Element, selector: string): Element | null =>
  Element.prototype.closest.call(element, selector);

export const firstInside = (element: Element, selector: string): Element | null =>
  Element.prototype.querySelector.call(element, selector);

export const rectsOf = (element: Element): readonly DOMRect[] => [...Element.prototype.getClientRects.call(element)];

export const contains = (element: Node, other: Node): boolean => Node.prototype.contains.call(element, other);

/** Selector of what may say whether a person can write in it. */
export const EDITABLE = '[contenteditable]';

/** Whether a person can write at this place: the nearest valid `contenteditable` decides (HTML section 6.8.1). */
export function isEditable(element: Element): boolean {
  for (let next: Element | null = element; next; ) {
    const node: Element | null = closestOf(next, EDITABLE);
    if (!node) {
      next = shadowAround(next)?.host ?? null;
      continue;
    }
    const value = attributeOf(node, 'contenteditable')?.toLowerCase();
    if (value === '' || value === 'true' || value === 'plaintext-only') return true;
    if (value === 'false') return false;
    next = holderOf(node);
  }
  return false;
}
