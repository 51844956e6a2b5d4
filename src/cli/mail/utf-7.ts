// UTF-7 (RFC 2152): no browser knows it any more, mail programs do, and lures hide their markup in it from filters.

/** Whether a part of the mail says that it is in UTF-7. */
export function namesUtf7(bytes: Uint8Array): boolean {
  return /charset\s*=\s*"?utf-7\b/i.test(new TextDecoder('latin1').decode(bytes));
}

/** `+` begins UTF-16BE in base64, which ends at the first other character; a `-` there is dropped. `+-` is a plus sign. */
export function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z\d+/]*)-?/g, (_, base64: string) => {
    return base64 === '' ? '+' : new TextDecoder('utf-16be').decode(evenBytes(Buffer.from(base64, 'base64')));
  });
}

/** The bits that fill up the last base64 digit may look like one more byte. */
function evenBytes(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length & ~1);
}
