// QR codes in a picture.

import { decodeQRBatch } from 'qr/decode.js';

/** Rows of RGBA, as ImageData has them. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** What is hard to read may take this long besides the first look, which costs about 50 ms a screen. */
const PATIENCE_MS = 300;

/** The texts of all codes in it, each once. */
export async function readCodes(picture: Picture): Promise<readonly string[]> {
  const [found = []] = await decodeQRBatch([picture], { timeLimit: PATIENCE_MS });
  return [...new Set(found.filter((text) => typeof text === 'string'))];
}
