// How fast one frame's links are judged, so that a message made to be slow leaves time to everybody else.

/** So much judging goes right on, one part after the other. */
const AT_ONCE_MS = 50;
/** Above it each part is followed by a rest, so many times as long as it took: browser, page and popup have as much to do for it as the background. */
const REST = 3;
/** Of one rest, in ms. A computer that slept during a part says that it took hours. */
const LONGEST_REST_MS = 500;

export class Pace {
  /** When all that was judged has had its rest. */
  #restedAt = 0;

  /** Does a part of the work. */
  timed<T>(work: () => T): T {
    const begun = performance.now();
    const result = work();
    const now = performance.now();
    this.#restedAt = Math.min(
      Math.max(this.#restedAt, begun) + (1 + REST) * (now - begun),
      now + REST * AT_ONCE_MS + LONGEST_REST_MS,
    );
    return result;
  }

  /** Settles when the next part may begin. */
  async rest(): Promise<void> {
    const ms = this.#restedAt - performance.now() - REST * AT_ONCE_MS;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  }
}
