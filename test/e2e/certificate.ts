// A self-signed certificate made for one run, so that no key lies in the repository: Node signs, but has no X.509 writer.
// Source: RFC 5280 section 4.1 in DER (X.690).

import { generateKeyPairSync, sign } from 'node:crypto';

/** Tag and contents, with the length in its shortest form. */
function der(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(contents);
  const size = body.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...contents: readonly Uint8Array[]) => der(0x30, ...contents);
const object = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
/** UTCTime: YYMMDDHHMMSSZ. */
const time = (ms: number) =>
  der(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replace(/\D/g, '')}Z`, 'latin1'));

const COMMON_NAME = object('550403');
const ECDSA_WITH_SHA256 = sequence(object('2a8648ce3d040302'));
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** PEM, for a browser that was told to accept any certificate. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from('counting server')))));
  const now = Date.now();
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(now - YEAR_MS), time(now + YEAR_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const certificate = Buffer.from(sequence(body, ECDSA_WITH_SHA256, signature)).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}
