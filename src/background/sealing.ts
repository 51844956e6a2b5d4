// How a person's own record is kept from everybody who copies it: names as keyed hashes, which can be compared and not read, and the
// record itself encrypted. Both keys are the browser's, which lets nobody have their octets.

/** `mac` makes keyed hashes, `seal` encrypts. */
export interface SealKeys {
  readonly mac: CryptoKey;
  readonly seal: CryptoKey;
}

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly octets: ArrayBuffer;
}

/** NIST SP 800-38D, 8.2.2: random, at most 2^32 of one key. */
const IV_OCTETS = 12;
/** Of a keyed hash. They are compared only where the index's own key of 32 bits agrees already. */
const MAC_OCTETS = 8;

export async function makeKeys(): Promise<SealKeys> {
  const [mac, seal] = await Promise.all([
    crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  ]);
  return { mac: mac as CryptoKey, seal: seal as CryptoKey };
}

/** HMAC-SHA-256, cut to 64 bits, in base64. */
export async function macOf({ mac }: SealKeys, text: string): Promise<string> {
  const octets = await crypto.subtle.sign('HMAC', mac, new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(octets, 0, MAC_OCTETS)));
}

/** AES-256-GCM over the value as JSON. */
export async function seal({ seal: key }: SealKeys, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_OCTETS));
  const octets = new TextEncoder().encode(JSON.stringify(value));
  return { iv, octets: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, octets) };
}

/** What was sealed; null where it was sealed with other keys, or is damaged. */
export async function unseal<T>({ seal: key }: SealKeys, { iv, octets }: Sealed): Promise<T | null> {
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, octets);
    // Sealed by this extension alone: the key is nowhere else.
    return JSON.parse(new TextDecoder().decode(plain)) as T;
  } catch {
    return null;
  }
}
