// One tab of Firefox, over WebDriver BiDi. Each frame is a browsing context of its own there.

import { writeFile } from 'node:fs/promises';
import { type Bidi, BidiError } from './bidi';
import { type AccessibleElement, type Point, type Press, READ_ELEMENT, type Tab } from './driver';

interface Tree {
  readonly contexts: readonly ContextInfo[];
}
interface ContextInfo {
  readonly context: string;
  readonly url: string;
  readonly children: readonly ContextInfo[] | null;
}

/** A node as the protocol serialises it. */
interface RemoteNode {
  readonly sharedId: string;
  readonly value?: {
    readonly children?: readonly RemoteNode[];
    readonly shadowRoot?: RemoteNode | null;
    readonly mode?: 'open' | 'closed';
    readonly attributes?: Readonly<Record<string, string>>;
  };
}

type Evaluated =
  | { readonly type: 'success'; readonly result: { readonly value?: unknown } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

/** Key names of WebDriver. Source: W3C WebDriver section 17.4.2. */
const KEYS: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Control: '\uE009',
};

function* closedRoots(node: RemoteNode): Generator<RemoteNode> {
  const { shadowRoot, children } = node.value ?? {};
  if (shadowRoot) {
    if (shadowRoot.value?.mode === 'closed') yield shadowRoot;
    yield* closedRoots(shadowRoot);
  }
  for (const child of children ?? []) yield* closedRoots(child);
}

function* within(info: ContextInfo): Generator<ContextInfo> {
  yield info;
  for (const child of info.children ?? []) yield* within(child);
}

export class FirefoxTab implements Tab {
  readonly id: string;
  readonly #bidi: Bidi;
  readonly #errors: string[] = [];
  /** Confirmed once: to ask takes Firefox a tenth of a second. */
  readonly #names = new Set<string>();

  constructor(bidi: Bidi, id: string) {
    this.#bidi = bidi;
    this.id = id;
  }

  async url(): Promise<string> {
    return (await this.#tree()).url;
  }

  async go(url: string): Promise<void> {
    // An extension's page never reports that it is complete (seen in 153).
    const wait = url.startsWith('moz-extension:') ? 'none' : 'complete';
    await this.#bidi.send('browsingContext.navigate', { context: this.id, url, wait });
  }

  async run<T>(expression: string): Promise<T> {
    // JSON on the way: the protocol's own serialisation differs from it in every type.
    const json = await this.#evaluate(this.id, `Promise.resolve(${expression}).then((value) => JSON.stringify(value))`);
    return (json === undefined ? undefined : JSON.parse(String(json))) as T;
  }

  async find(role: string, name?: string): Promise<readonly AccessibleElement[]> {
    return this.#read(this.id, role, name);
  }

  async drawn(role: string): Promise<readonly AccessibleElement[]> {
    const found: AccessibleElement[] = [];
    for (const { context } of within(await this.#tree())) {
      try {
        for (const root of await this.#closedRoots(context))
          found.push(...(await this.#read(context, role, undefined, root)));
      } catch (error) {
        // The frame, or what was drawn in it, went away while it was read.
        if (!(error instanceof BidiError) || !/^no such/.test(error.code)) throw error;
      }
    }
    return found;
  }

  async point(at: Point): Promise<void> {
    await this.#perform(this.id, [pointer([moveTo(at)])]);
  }

  async click(at: Point, { button = 'left', withControl = false }: Press = {}): Promise<void> {
    const code = button === 'middle' ? 1 : 0;
    const presses = [moveTo(at), { type: 'pointerDown', button: code }, { type: 'pointerUp', button: code }];
    const control = [
      { type: 'keyDown', value: KEYS.Control },
      PAUSE,
      PAUSE,
      PAUSE,
      { type: 'keyUp', value: KEYS.Control },
    ];
    const sources = withControl ? [keyboard(control), pointer([PAUSE, ...presses])] : [pointer(presses)];
    await this.#perform(this.id, sources);
  }

  async key(name: string): Promise<void> {
    const value = KEYS[name] ?? name;
    await this.#perform(await this.#focused(), [
      keyboard([
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    ]);
  }

  /** Takes note of an error that was thrown in the tab and not caught. */
  note(error: string): void {
    this.#errors.push(error);
  }

  errors(): readonly string[] {
    return this.#errors;
  }

  async show(): Promise<void> {
    await this.#bidi.send('browsingContext.activate', { context: this.id });
  }

  async screenshot(file: string, { isWhole = false } = {}): Promise<void> {
    const { data } = await this.#bidi.send<{ readonly data: string }>('browsingContext.captureScreenshot', {
      context: this.id,
      origin: isWhole ? 'document' : 'viewport',
    });
    await writeFile(file, Buffer.from(data, 'base64'));
  }

  async resize(viewport: { readonly width: number; readonly height: number }): Promise<void> {
    await this.#bidi.send('browsingContext.setViewport', { context: this.id, viewport });
  }

  readAloud(): Promise<readonly string[]> {
    throw new Error('Firefox hands out no tree of its own');
  }

  prefer(): Promise<void> {
    throw new Error('Firefox takes these at its start alone');
  }

  async close(): Promise<void> {
    await this.#bidi.send('browsingContext.close', { context: this.id });
  }

  async #tree(): Promise<ContextInfo> {
    const { contexts } = await this.#bidi.send<Tree>('browsingContext.getTree', { root: this.id });
    const [top] = contexts;
    if (!top) throw new BidiError('no such frame', this.id);
    return top;
  }

  async #closedRoots(context: string): Promise<readonly RemoteNode[]> {
    const { result } = await this.#bidi.send<{ readonly result: RemoteNode }>('script.evaluate', {
      // Hosts of ours stand on the root element; what the page holds in its body may be huge.
      expression: '[...document.documentElement.children].filter((child) => !/^(head|body)$/.test(child.localName))',
      target: { context },
      awaitPromise: false,
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 2 },
    });
    return ((result.value ?? []) as readonly RemoteNode[]).flatMap((node) => [...closedRoots(node)]);
  }

  async #locate(context: string, value: object, root?: RemoteNode): Promise<readonly RemoteNode[]> {
    const { nodes } = await this.#bidi.send<{ readonly nodes: readonly RemoteNode[] }>('browsingContext.locateNodes', {
      context,
      locator: { type: 'accessibility', value },
      ...(root ? { startNodes: [{ sharedId: root.sharedId }] } : {}),
    });
    return nodes;
  }

  async #read(context: string, role: string, name?: string, root?: RemoteNode): Promise<AccessibleElement[]> {
    const found: AccessibleElement[] = [];
    for (const node of await this.#locate(context, name === undefined ? { role } : { role, name }, root)) {
      const target = { context };
      const { result } = await this.#bidi.send<{ readonly result: { readonly value: string } }>('script.callFunction', {
        functionDeclaration: `(node) => JSON.stringify((${READ_ELEMENT})(node))`,
        arguments: [{ sharedId: node.sharedId }],
        target,
        awaitPromise: false,
      });
      const read = JSON.parse(result.value) as Pick<AccessibleElement, 'text' | 'box'>;
      found.push({ role, name: await this.#nameOf(context, node, role, read.text, root), ...read });
    }
    return found;
  }

  /** The protocol finds by name but does not tell it: what the markup says is looked for, and is the name where it finds the node. */
  async #nameOf(context: string, node: RemoteNode, role: string, text: string, root?: RemoteNode): Promise<string> {
    const label = node.value?.attributes?.['aria-label'];
    // Between blocks Firefox puts no space into a name (seen in 153).
    const likely = label === undefined ? [text.replace(/\s+/g, ' ').trim(), text.replace(/\n+/g, '')] : [label];
    for (const name of likely) {
      const fact = `${node.sharedId} ${role} ${name}`;
      if (this.#names.has(fact)) return name;
      const nodes = await this.#locate(context, { role, name }, root);
      for (const { sharedId } of nodes) this.#names.add(`${sharedId} ${role} ${name}`);
      if (this.#names.has(fact)) return name;
    }
    return '';
  }

  async #evaluate(context: string, expression: string): Promise<unknown> {
    const target = { context };
    const evaluated = await this.#bidi.send<Evaluated>('script.evaluate', { expression, target, awaitPromise: true });
    if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails.text);
    return evaluated.result.value;
  }

  /** The context that has the keyboard: keys do not pass into a frame by themselves. */
  async #focused(): Promise<string> {
    for (const { context } of [...within(await this.#tree())].reverse()) {
      if (
        (await this.#evaluate(context, 'document.hasFocus() && document.activeElement?.localName !== "iframe"')) ===
        true
      ) {
        return context;
      }
    }
    return this.id;
  }

  async #perform(context: string, actions: readonly object[]): Promise<void> {
    await this.#bidi.send('input.performActions', { context, actions });
  }
}

const PAUSE = { type: 'pause' };
const moveTo = ({ x, y }: Point) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), origin: 'viewport' });
const pointer = (actions: readonly object[]) => ({ type: 'pointer', id: 'mouse', actions });
const keyboard = (actions: readonly object[]) => ({ type: 'key', id: 'keyboard', actions });
