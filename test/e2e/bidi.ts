// A small client of WebDriver BiDi (https://w3c.github.io/webdriver-bidi/): commands and events over one WebSocket.

import WebSocket from 'ws';

type Params = Readonly<Record<string, unknown>>;

interface Incoming {
  readonly type: 'success' | 'error' | 'event';
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
  readonly method?: string;
  readonly params?: Params;
}

/** `code` is the protocol's own: `no such node`, `unsupported operation` ... */
export class BidiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export class Bidi {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  readonly #listeners = new Map<string, (params: Params) => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#receive(JSON.parse(String(data)) as Incoming));
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new BidiError('closed', 'The browser has gone.'));
      this.#waiting.clear();
    });
  }

  /** `address` as the browser prints it: `ws://127.0.0.1:PORT`. */
  static async connect(address: string): Promise<Bidi> {
    const socket = new WebSocket(`${address}/session`, { maxPayload: 256 * 1024 * 1024 });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    });
    return new Bidi(socket);
  }

  /** The command's result, unchecked: what it holds is the protocol's promise. Rejects with a `BidiError`. */
  send<T = unknown>(method: string, params: Params = {}): Promise<T> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** One listener an event; the session must be subscribed to it. */
  on(event: string, listener: (params: Params) => void): void {
    this.#listeners.set(event, listener);
  }

  close(): void {
    this.#socket.terminate();
  }

  #receive(message: Incoming): void {
    if (message.type === 'event') {
      this.#listeners.get(message.method ?? '')?.(message.params ?? {});
      return;
    }
    const waiting = this.#waiting.get(message.id ?? -1);
    this.#waiting.delete(message.id ?? -1);
    if (message.type === 'error') waiting?.reject(new BidiError(message.error ?? '', message.message ?? ''));
    else waiting?.resolve(message.result);
  }
}
