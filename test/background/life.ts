// The life of one background, counted by what it asks of the browser and of the network: it can be ended at each of these, before or after it was
// done. What is asked then and from then on never answers, as in a worker that the browser has stopped.

export class Life {
  #asked = 0;
  readonly #endsAt: number;
  readonly #isDone: boolean;
  #end: () => void = () => undefined;
  /** Settles when the life has ended. */
  readonly over = new Promise<'over'>((resolve) => {
    this.#end = () => resolve('over');
  });

  /** Ends at the `endsAt`th thing asked for, the first being 1; never for infinity. `isDone`: that one is done, and nobody hears so. */
  constructor(endsAt = Number.POSITIVE_INFINITY, isDone = false) {
    this.#endsAt = endsAt;
    this.#isDone = isDone;
  }

  /** How many things were asked for. */
  get asked(): number {
    return this.#asked;
  }

  async ask<T>(act: () => Promise<T>): Promise<T> {
    this.#asked += 1;
    if (this.#asked < this.#endsAt) return act();
    if (this.#asked === this.#endsAt) {
      if (this.#isDone) await act();
      this.#end();
    }
    return new Promise<T>(() => undefined);
  }

  /** The same with each of its methods counted. */
  through<T extends object>(whole: T): T {
    return new Proxy(whole, {
      get: (target, name) => {
        const member = Reflect.get(target, name, target);
        return typeof member === 'function'
          ? (...given: unknown[]) => this.ask(async () => member.apply(target, given))
          : member;
      },
    });
  }

  /** The work's value, or `over` where it does not come to that. */
  until<T>(work: Promise<T>): Promise<T | 'over'> {
    return Promise.race([work, this.over]);
  }
}

/** One life after the other that ends one thing later, each tried twice: before that was done, and after. Ends with the first life that has its time. */
export async function atEveryEnd(live: (life: Life) => Promise<'over' | 'lived'>): Promise<number> {
  for (let endsAt = 1; ; endsAt += 1) {
    for (const isDone of [false, true]) {
      if ((await live(new Life(endsAt, isDone))) === 'lived') return endsAt - 1;
    }
  }
}
