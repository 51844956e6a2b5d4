// Links of an HTML part, found and read as the content script finds and reads them in the page that a webmail makes of it.

import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Link, LinkKind } from '../../core/link';
import { urlOf } from '../../core/parsed-address';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const SVG = 'http://www.w3.org/2000/svg';
/** A longer text is cut before its white space is folded. */
const MAX_RAW_TEXT_UNITS = 2000;
/** As many nodes inside a link are looked through for its words. */
const MAX_NODES = 500;

/** In document order. An address that cannot be resolved is given as it stands; templates are inert and left out. */
export function findHtmlLinks(html: string): readonly Link[] {
  const elements = [...nodesOf(parse(html, { scriptingEnabled: false }))].filter(isElement);
  const base = elements.find((element) => element.tagName === 'base' && attribute(element, 'href') !== null);
  const baseHref = base ? attribute(base, 'href') : null;
  return elements.flatMap((element) => {
    const kind = kindOf(element);
    const raw = kind && rawHref(element, kind);
    if (kind === null || raw === null) return [];
    return [{ href: resolve(raw, baseHref), text: kind === 'form' ? '' : textOf(element), kind }];
  });
}

/** In document order, without recursion: a mail may nest as deep as it likes. */
function* nodesOf(root: Node): Generator<Node> {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function kindOf({ tagName, namespaceURI }: Element): LinkKind | null {
  if (namespaceURI === SVG) return tagName === 'a' ? 'svg' : null;
  switch (tagName) {
    case 'a':
    case 'area':
    case 'form':
      return tagName;
    case 'button':
    case 'input':
      return 'button';
    default:
      return null;
  }
}

function rawHref(element: Element, kind: LinkKind): string | null {
  if (kind === 'form') return attribute(element, 'action');
  if (kind === 'button') return attribute(element, 'formaction');
  return attribute(element, 'href') ?? (kind === 'svg' ? attribute(element, 'href', 'xlink') : null);
}

function attribute(element: Element, name: string, prefix = ''): string | null {
  const found = element.attrs.find((attr) => attr.name === name && (attr.prefix ?? '') === prefix);
  return found?.value ?? null;
}

/** A webmail is read over https, so that is what `//host` becomes. */
function resolve(raw: string, base: string | null): string {
  const resolved = base === null ? null : urlOf(raw, base);
  if (resolved !== null) return resolved.href;
  const whole = /^[\0- ]*[/\\]{2}/.test(raw) ? `https:${raw.trim()}` : raw;
  return urlOf(whole)?.href ?? raw;
}

function textOf(element: Element): string {
  const inside = firstNodes(element);
  const shown = fold(inside.map((node) => (node.nodeName === '#text' && 'value' in node ? node.value : '')).join(''));
  if (shown !== '') return shown;
  const named = attribute(element, 'aria-label') ?? attribute(element, 'alt') ?? attribute(element, 'value');
  return fold(named ?? imageText(inside));
}

/** Links can hold links (in SVG): looking through all of each would take forever in a mail that is made so. */
function firstNodes(element: Element): readonly Node[] {
  const nodes: Node[] = [];
  for (const node of nodesOf(element)) if (nodes.push(node) === MAX_NODES) break;
  return nodes;
}

function imageText(nodes: readonly Node[]): string {
  const images = nodes.filter(isElement).filter(({ tagName }) => tagName === 'img');
  return images.map((image) => attribute(image, 'alt')).find((alt) => alt !== null) ?? '';
}

function fold(text: string): string {
  return text.slice(0, MAX_RAW_TEXT_UNITS).replace(/\s+/g, ' ').trim();
}
