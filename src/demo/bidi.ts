// A WebDriver BiDi connection to Firefox: commands with answers, nothing more. Source: https://w3c.github.io/webdriver-bidi/.

import { WebSocket } from 'ws';

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export class BidiConnection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#receive(String(data)));
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox closed the connection.'));
      this.#waiting.clear();
    });
  }

  /** `url` is the server's, such as ws://127.0.0.1:PORT. Opens a session. */
  static async open(url: string): Promise<BidiConnection> {
    const socket = new WebSocket(`${url}/session`);
    await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const connection = new BidiConnection(socket);
    await connection.send('session.new', { capabilities: {} });
    return connection;
  }

  /** The command's result. Its shape is the specification's: the caller says which. */
  send<T = unknown>(method: string, params: object = {}): Promise<T> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (result) => resolve(result as T), reject });
      this.#socket.send(JSON.stringify({ id, method, params }), (error) => error && reject(error));
    });
  }

  close(): void {
    this.#socket.close();
  }

  #receive(data: string): void {
    const message = JSON.parse(data) as { id?: number; result?: unknown; error?: string; message?: string };
    const waiting = message.id === undefined ? undefined : this.#waiting.get(message.id);
    if (message.id === undefined || !waiting) return;
    this.#waiting.delete(message.id);
    if (message.error === undefined) waiting.resolve(message.result);
    else waiting.reject(new Error(`Firefox: ${message.error}: ${message.message ?? ''}`));
  }
}
