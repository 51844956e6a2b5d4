// The host of everything we draw: a popover on the root element with a closed shadow root. A popover stands in the browser's top
// layer, where no z-index, transform or filter of the mail reaches it. Its own style is inside, as important rules of `:host`: those win over
// whatever the page says of it, also inline and important (CSS Cascade 5, section 6.1: of important rules the inner tree's count).

import type { Actions } from './card';
import { element } from './dom';

export interface Surface {
  readonly host: HTMLElement;
  readonly layer: HTMLElement;
  /** Has the words read out. */
  say(words: string, language: string): void;
  /** What of ours has the keyboard. */
  active(): Element | null;
  /** Dresses what of ours is drawn only now and then. */
  wear(styles: string): void;
  /** Presses what of ours a click is on. */
  press(event: MouseEvent): void;
  /** Puts it into the document, and back where an app has removed it. */
  keep(): void;
  /** On top again, where the page has opened a popover of its own since. */
  raise(): void;
  hide(): void;
  show(): void;
  remove(): void;
}

const hosts = new WeakSet<Node>();
/** Whether the node is the host of what this script draws. */
export const isHost = (node: Node): boolean => hosts.has(node);

export function createSurface(document: Document, styles: string, actions: Actions): Surface {
  const host = document.adoptNode(element('div', { popover: 'manual' }));
  hosts.add(host);
  let appliedZoom = '1';
  const root = host.attachShadow({ mode: 'closed' });
  const status = element('div', { class: 'status', role: 'status' });
  const layer = element('div', { class: 'layer', role: 'region', 'aria-label': 'Lurewatch' });
  applyStyles(root, document, styles);
  root.append(layer, status);
  const worn = new Set<string>();
  let isHidden = false;

  const show = () => {
    isHidden = false;
    document.documentElement.append(host);
    host.showPopover();
  };

  return {
    host,
    layer,
    say: (words, language) => {
      // Nothing to take back: writing it all the same would cost the page a layout.
      if (words === '' && status.firstChild === null) return;
      status.lang = language;
      status.textContent = words;
    },
    active: () => root.activeElement,
    wear: (more) => {
      if (!worn.has(more)) applyStyles(root, document, more);
      worn.add(more);
    },
    press: ({ type, detail, clientX, clientY }) => {
      // From the keyboard a click has no place: it is the focused button's.
      const target = detail === 0 ? root.activeElement : root.elementFromPoint(clientX, clientY);
      const pressed = type === 'click' ? target?.closest('button') : null;
      const act = pressed ?? target?.closest('.shield')?.closest('.marker');
      if (act) actions.get(act)?.();
    },
    raise: () => {
      if (!host.matches(':popover-open')) return;
      host.hidePopover();
      host.showPopover();
    },
    keep: () => {
      if (isHidden) return;
      // The mail can zoom the whole page out and itself back in.
      const zoom = String(1 / (zoomOf(document.documentElement) || 1));
      if (zoom !== appliedZoom) {
        layer.style.zoom = zoom;
        appliedZoom = zoom;
      }
      // `inert`, `hidden` and whatever else a page may have put there.
      if (host.attributes.length > 1 || host.getAttribute('popover') !== 'manual') {
        for (const name of host.getAttributeNames()) if (name !== 'popover') host.removeAttribute(name);
        host.setAttribute('popover', 'manual');
      }
      if (!host.isConnected || host.parentNode !== document.documentElement || !host.matches(':popover-open')) show();
    },
    hide: () => {
      isHidden = true;
      host.remove();
    },
    show,
    remove: () => {
      try {
        host.remove();
      } catch {
        // The frame has gone and took all that was drawn in it along: to Firefox that is a dead object.
      }
    },
  };
}

/** Takes away what an older version's script has left: Firefox ends it without a word, and what it drew would lie over the links for good. */
export function removeLeftovers(document: Document): void {
  // Beside head and body there is nothing, in most. Asked so that no element comes into this script's hands: the first one costs 0.15 ms.
  if (!document.evaluate('boolean(/*/*[3])', document, null, XPathResult.BOOLEAN_TYPE).booleanValue) return;
  for (const node of [...document.documentElement.children])
    if (node.matches('div[popover="manual"]:empty') && node.attributes.length === 1) node.remove();
}

/** How much larger than its own size the element is drawn. */
function zoomOf(element: Element): number {
  const { currentCSSZoom } = element as Element & { readonly currentCSSZoom?: number };
  return currentCSSZoom ?? Number(getComputedStyle(element).getPropertyValue('zoom') || 1);
}

/** A constructed sheet is outside the page's content security policy; a style element of ours is not, in Chromium. */
function applyStyles(root: ShadowRoot, document: Document, styles: string): void {
  try {
    // A sheet counts in the window that it was made in.
    const sheet = new (document.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // Firefox, where a content script's sheet is another world's (seen in 153); there the page's policy does not bind us.
    root.append(element('style', {}, styles));
  }
}
