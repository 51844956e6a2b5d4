// Text hidden in other text: percent-encoding and base64, read as loosely as redirectors do.

const ESCAPES = /(?:%[\da-f]{2})+/gi;
const UTF8 = new TextDecoder();

/** Once, as UTF-8; a stray `%` stays. Not decodeURIComponent: what it throws costs more than a hundred escapes. */
export function decodePercent(text: string): string {
  return text.includes('%') ? text.replace(ESCAPES, decodeEscapes) : text;
}

function decodeEscapes(escapes: string): string {
  const first = Number.parseInt(escapes.slice(1, 3), 16);
  if (escapes.length === 3 && first < 0x80) return String.fromCharCode(first);
  const octets = new Uint8Array(escapes.length / 3);
  for (let index = 0; index < octets.length; index += 1) {
    octets[index] = Number.parseInt(escapes.slice(3 * index + 1, 3 * index + 3), 16);
  }
  return UTF8.decode(octets);
}

/** Both alphabets of RFC 4648, with or without padding; what stands behind the first foreign character is left out. */
export function decodeBase64(text: string): string | null {
  const digits = /^[\w+/-]*/.exec(text)?.[0].replaceAll('-', '+').replaceAll('_', '/') ?? '';
  // A last group of one digit holds no octet.
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  if (whole === '') return null;
  return UTF8.decode(Uint8Array.from(atob(whole), (character) => character.charCodeAt(0)));
}
