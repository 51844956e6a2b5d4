// The shape of docs/feed-vectors/*.json, as docs/feed-vectors/README.md tells it.

export interface VectorStep {
  /** A client's clock. */
  readonly now: string;
  /** What the server has: name of a file -> its sum, a key of `files`. */
  readonly serves: Readonly<Record<string, string>>;
  /** `ok`, or the code of the refusal. */
  readonly answer: string;
  /** What is in force after it; null where nothing ever was. */
  readonly inForce: {
    readonly serial: number;
    readonly approvedSerial: number;
    readonly entries: readonly string[];
    readonly allowlist: readonly string[];
    readonly incident: string | null;
    readonly suspended: readonly string[];
    readonly keySetVersion: number;
  } | null;
}

export interface VectorCase {
  readonly name: string;
  /** Of docs/feed-format.md. */
  readonly section: string;
  readonly role: 'own' | 'partner' | 'third-party';
  readonly keys: readonly string[];
  readonly threshold: number;
  readonly steps: readonly VectorStep[];
}

export interface Vectors {
  readonly format: 1;
  readonly feed: string;
  /** For testing only: a name -> public key, and the seed of its private one, base64url. */
  readonly keys: Readonly<Record<string, { readonly public: string; readonly seed: string }>>;
  /** Sum -> octets, base64. */
  readonly files: Readonly<Record<string, string>>;
  readonly cases: readonly VectorCase[];
}
