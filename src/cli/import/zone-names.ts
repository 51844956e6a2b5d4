// Names of a zone file, which are relative to where the file says it stands (RFC 1035 section 5.1).

/** Names are lower-case and without their last dot; the root is empty. */
export class ZoneNames {
  #origin: string | null = null;
  #zone: string | null = null;
  #last: string | null = null;

  /** `$ORIGIN`. The first one names the zone, until the SOA record does. */
  setOrigin(name: string): void {
    this.#origin = this.#absolute(name);
    this.#zone ??= this.#origin;
  }

  /** The owner of the SOA record. */
  setZone(name: string): void {
    this.#zone = this.#absolute(name);
    // `@` where no origin is given: the server knows the zone's name, and the file does not tell it.
    if (this.#zone !== '') this.#origin ??= this.#zone;
  }

  /** The record's owner without the zone, empty for the zone itself; null where it is not of the zone. A null word: as before. */
  ownerOf(word: string | null): string | null {
    if (word !== null)
      this.#last = word === '@' && this.#origin === null ? '' : this.#withoutZone(this.#absolute(word));
    return this.#last;
  }

  #absolute(word: string): string {
    const name = word.toLowerCase();
    if (name.endsWith('.')) return name.slice(0, -1);
    const origin = this.#origin ?? '';
    if (name === '@') return origin;
    return origin === '' ? name : `${name}.${origin}`;
  }

  #withoutZone(name: string): string | null {
    const zone = this.#zone ?? '';
    if (zone === '') return name;
    if (name === zone) return '';
    return name.endsWith(`.${zone}`) ? name.slice(0, -zone.length - 1) : null;
  }
}
