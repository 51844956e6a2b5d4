// Lines to standard output in blocks, at the reader's pace. A reader that has gone (`| head`) ends the command quietly.

import type { Writable } from 'node:stream';

const BLOCK_UNITS = 64 * 1024;

export class Output {
  readonly #stream: Writable;
  #block = '';

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  /** Resolves when there is room for more. */
  async line(text: string): Promise<void> {
    this.#block += `${text}\n`;
    if (this.#block.length >= BLOCK_UNITS) await this.flush();
  }

  async flush(): Promise<void> {
    const block = this.#block;
    this.#block = '';
    if (block !== '' && !this.#stream.write(block)) {
      await new Promise<void>((resolve) => this.#stream.once('drain', resolve));
    }
  }
}

/** Ends the process as a success when whoever reads its output stops reading. */
export function endWithReader(stream: Writable): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
