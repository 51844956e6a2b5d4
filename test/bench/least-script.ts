// The least that a content script can do for its warnings, as a measure of ours: each `a` by its raw address and its words, asked about in parts,
// a ring and a label drawn at each lure in view. Nothing is checked, remembered, kept up with or defended. It says what of our time is the browser's.

interface Warned {
  readonly warned: readonly (readonly [id: number, warning: { readonly label: string }])[];
}
interface Port {
  readonly onMessage: { addListener(listener: (answers: Warned) => void): void };
  postMessage(message: unknown): void;
}
declare const chrome: { readonly runtime: { connect(): Port } };

const PART = 250;
const SETTLE_MS = 30;

/** Runs in the page, so it is written whole. */
function script(part: number, settleMs: number): void {
  const SHEET =
    '.ring,.flag{position:absolute;border:2px solid #b00}.flag{font:14px sans-serif;background:#fff;color:#b00}';
  const labels = new Map<Element, string>();
  let layer: HTMLElement | undefined;
  const makeLayer = () => {
    const host = document.createElement('div');
    host.popover = 'manual';
    host.style.cssText = 'all:initial;position:fixed;inset:0;width:100vw;height:100vh;border:0;pointer-events:none';
    const root = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    root.adoptedStyleSheets = [sheet];
    const inside = document.createElement('div');
    root.append(inside);
    document.documentElement.append(host);
    host.showPopover();
    return inside;
  };
  const draw = (link: Element) => {
    layer ??= makeLayer();
    for (const { x, y, width, height, right } of link.getClientRects()) {
      const ring = document.createElement('div');
      ring.className = 'ring';
      ring.style.cssText = `left:${x}px;top:${y}px;width:${width}px;height:${height}px`;
      const flag = document.createElement('button');
      flag.className = 'flag';
      flag.textContent = labels.get(link) ?? '';
      flag.style.cssText = `left:${right}px;top:${y}px`;
      layer.append(ring, flag);
    }
  };
  const inView = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) draw(target);
  });
  // As ours: after the page has come to rest, in a task of its own.
  setTimeout(() => {
    const links = document.querySelectorAll('a');
    const port = chrome.runtime.connect();
    port.onMessage.addListener(({ warned }) => {
      for (const [id, { label }] of warned) {
        const link = links[id] as Element;
        labels.set(link, label);
        inView.observe(link);
      }
    });
    for (let from = 0; from < links.length; from += part) {
      const questions = { ids: [] as number[], hrefs: [] as unknown[], texts: [] as unknown[] };
      for (let id = from; id < Math.min(from + part, links.length); id += 1) {
        const link = links[id] as Element;
        questions.ids.push(id);
        questions.hrefs.push(link.getAttribute('href'));
        questions.texts.push(link.textContent);
      }
      port.postMessage({ type: 'judge', questions, gone: [] });
    }
  }, settleMs);
}

export const LEAST_SCRIPT = `(${script})(${PART}, ${SETTLE_MS})`;
