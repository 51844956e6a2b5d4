// The words of an HTML part as lines, for what is looked for in them line by line: a report that a mail program has sent as HTML alone.

import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

const UNSEEN = new Set(['head', 'script', 'style', 'template', 'title']);
const LINE = new Set(['address', 'blockquote', 'br', 'div', 'li', 'p', 'pre', 'table', 'td', 'tr', 'ul', 'ol']);

/** White space folded; a line for each block and line break. */
export function textOfHtml(html: string): string {
  const parts: string[] = [];
  // Without recursion: a mail may nest as deep as it likes. `null` ends a block.
  const waiting: (Node | null)[] = [parse(html, { scriptingEnabled: false })];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!node) parts.push('\n');
    else if (node.nodeName === '#text' && 'value' in node) parts.push(node.value.replace(/\s+/g, ' '));
    else if ('childNodes' in node && !UNSEEN.has(node.nodeName)) {
      const isLine = LINE.has(node.nodeName);
      if (isLine) parts.push('\n');
      waiting.push(...(isLine ? [null] : []), ...node.childNodes.toReversed());
    }
  }
  return parts
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}
