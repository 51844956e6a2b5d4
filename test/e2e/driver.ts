// What the tests ask of a browser, whichever it is. Input is trusted: it comes from the browser itself, at a place on the screen.

export type BrowserName = 'chromium' | 'firefox';

/** In CSS pixels of the tab's viewport. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An element as assistive technology is told of it. */
export interface AccessibleElement {
  readonly role: string;
  /** Computed by the browser. */
  readonly name: string;
  /** The words shown in it. */
  readonly text: string;
  readonly box: Box;
}

export interface Press {
  readonly button?: 'left' | 'middle';
  readonly withControl?: boolean;
}

export interface Preferences {
  readonly scheme?: 'light' | 'dark';
  readonly hasForcedColours?: boolean;
  readonly isStill?: boolean;
}

export interface Tab {
  readonly id: string;
  url(): Promise<string>;
  go(url: string): Promise<void>;
  /** The value of a JavaScript expression in the tab's document, awaited; anything that JSON carries. */
  run<T = unknown>(expression: string): Promise<T>;
  /** What stands in the tab's own document. */
  find(role: string, name?: string): Promise<readonly AccessibleElement[]>;
  /** What stands in closed shadow roots of the tab's document and its frames: only an extension draws there. */
  drawn(role: string): Promise<readonly AccessibleElement[]>;
  point(at: Point): Promise<void>;
  click(at: Point, press?: Press): Promise<void>;
  /** One key by its DOM name: `Enter`, `Escape`, `Tab`. */
  key(name: string): Promise<void>;
  /** Errors thrown and not caught in the tab since it opened: by the page and by content scripts in it. */
  errors(): readonly string[];
  /** Makes it the tab in front. */
  show(): Promise<void>;
  /** Of what is in view, or of the whole page. */
  screenshot(file: string, options?: { readonly isWhole?: boolean }): Promise<void>;
  /** Of the viewport, in CSS pixels. */
  resize(size: { readonly width: number; readonly height: number }): Promise<void>;
  /** What a screen reader meets, in its order: role and name, of the tab's document. Chromium alone. */
  readAloud(): Promise<readonly string[]>;
  /** What the person has set up in their system. Chromium alone: a test that needs it says so. */
  prefer(preferences: Preferences): Promise<void>;
  close(): Promise<void>;
}

export interface Driver {
  readonly name: BrowserName;
  /** Of Lurewatch's pages, without a slash at the end. */
  readonly origin: string;
  /** Of the pages of the extension in `stranger/`. */
  readonly strangerOrigin: string;
  open(url: string): Promise<Tab>;
  /** All tabs of all windows. */
  tabs(): Promise<readonly Tab[]>;
  /** The popup's page, for the tab in front. `isPressed`: after our button in the toolbar was pressed, so that the page may be seen (`activeTab`). */
  openPopup(tab: Tab, options?: { readonly isPressed?: boolean }): Promise<Tab>;
  /** From now on the browser's own question whether we may check this host counts as answered: yes. */
  answerYes(host: string): Promise<void>;
  /** Lets the extension run in private windows too, as a person does it on its page of settings. It begins anew. */
  allowPrivate(): Promise<void>;
  /** Stops the extension's background as the browser does when it is idle; settles when it has stopped. False where none ran. */
  stopBackground(): Promise<boolean>;
  /** Lets the browser look for the extension's next version now, as it does every few hours. */
  lookForUpdate(): Promise<void>;
  close(): Promise<void>;
}

export interface DriverOptions {
  /** Of the counting server, which every address but loopback's goes to. */
  readonly proxyPort: number;
  /** Its content script's shadow root is open, so that a checker of accessibility can look inside. No build is so: the copy for the test is changed. */
  readonly hasOpenRoot?: boolean;
  /** Settings packed with the extension; none where there are none. */
  readonly policy?: unknown;
  /** Where IT's policy installs the extension: we do not. */
  readonly managed?: Managed;
}

export interface Managed {
  /** What starts the browser's program where the policy is. */
  starterOf(program: string): string;
  /** The extension's. */
  readonly id: string;
  /** A folder that stays when the browser is closed. */
  readonly profile: string;
}

export const POPUP = '/src/ui/popup/index.html';
export const INTERSTITIAL = '/src/ui/interstitial/index.html';

/** A function of a node, run in its document, that reads what `AccessibleElement` needs. Frames count by their place in the tab. */
export const READ_ELEMENT = `(node) => {
  const box = node.getBoundingClientRect();
  let { x, y } = box;
  for (let view = node.ownerDocument.defaultView; view?.frameElement; view = view.parent) {
    const frame = view.frameElement.getBoundingClientRect();
    x += frame.x + view.frameElement.clientLeft;
    y += frame.y + view.frameElement.clientTop;
  }
  return { text: node.innerText, box: { x, y, width: box.width, height: box.height } };
}`;

export const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
