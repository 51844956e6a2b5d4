// How wrappers write the address that they stand before. One function a codec; the table of src/data/wrappers.ts names them.

import type { Decoding } from '../data/wrappers';
import { decodeBase64, decodePercent } from './encodings';
import { behindHost } from './parsed-address';

type Codec<Name extends Decoding['codec']> = (
  parameters: Extract<Decoding, { codec: Name }>,
  url: URL,
  /** The part of the path by which the wrapper was found. */
  prefix: string,
) => readonly (string | null | undefined)[];

/** What the wrapper carries, the likeliest first, as text that may still be no address. Never throws. */
export function decode(decoding: Decoding, url: URL, prefix: string): string[] {
  const codec = CODECS[decoding.codec] as Codec<typeof decoding.codec>;
  return codec(decoding as never, url, prefix).filter((text) => text != null && text !== '') as string[];
}

const CODECS: { readonly [Name in Decoding['codec']]: Codec<Name> } = {
  parameter: ({ names }, url) => names.flatMap((name) => url.searchParams.getAll(name)),
  base64: ({ names, mark = '' }, url) =>
    names
      .flatMap((name) => url.searchParams.getAll(name))
      .map((value) => {
        return value.startsWith(mark) ? decodeBase64(value.slice(mark.length).replaceAll(' ', '+')) : null;
      }),
  query: (_, url) => [decodePercent(url.search.slice(1))],
  segment: ({ scheme = '', skip = 0 }, url, prefix) => {
    const segment = url.pathname.slice(prefix.length).split('/')[skip];
    return [segment && scheme + decodePercent(segment)];
  },
  base64Segment: ({ skip }, url, prefix) => {
    const segment = url.pathname.slice(prefix.length).split('/').at(skip);
    return [segment && decodeBase64(decodePercent(segment))];
  },
  rest: ({ scheme = '', skip = 0 }, url, prefix) => {
    const rest = behindHost(url).slice(prefix.length).split('/').slice(skip).join('/');
    return [rest && scheme + rest];
  },
  after: ({ mark }, url) => {
    const text = behindHost(url);
    const at = text.lastIndexOf(mark);
    return [at === -1 ? null : text.slice(at + mark.length)];
  },
  between: ({ open, close }, url, prefix) => {
    const text = behindHost(url).slice(prefix.length);
    const start = text.indexOf(open);
    const end = text.lastIndexOf(close);
    return [start !== -1 && end > start + open.length ? text.slice(start + open.length, end) : null];
  },
  json: ({ names, parameter, part = 0 }, url, prefix) => {
    const values = parameter ? url.searchParams.getAll(parameter) : [url.pathname.slice(prefix.length).split('/')[0]];
    return values.map((value) => value && readMember(decodeBase64(value.split('.')[part] ?? ''), names));
  },
  embedded: ({ skip }, url, prefix) => {
    const segment = url.pathname.slice(prefix.length).split('/').at(skip);
    // A record of tagged fields; the tag behind the address is W with a length.
    return [segment && /https?:\/\/[!-~]+/.exec(decodeBase64(segment)?.split('W\u0003')[0] ?? '')?.[0]];
  },
  proofpointV2: (_, url) => {
    const raw = /[?&]u=([^&]*)/.exec(url.search)?.[1];
    return [raw && decodePercent(raw.replaceAll('-', '%').replaceAll('_', '/'))];
  },
  proofpointV3: (_, url) => [decodeProofpointV3(behindHost(url))],
  translateHost: ({ domain }, url) => [decodeTranslateHost(url, domain)],
};

/** The text at the path of names, through objects that hold JSON as text (Mandrill). */
function readMember(json: string | null, names: readonly string[]): string | null {
  let value: unknown = json;
  try {
    for (const name of names) {
      const object: unknown = typeof value === 'string' ? JSON.parse(value) : value;
      if (!Object.hasOwn(Object(object), name)) return null;
      value = (object as Record<string, unknown>)[name];
    }
  } catch {
    // No JSON: not a token of this wrapper.
    return null;
  }
  return typeof value === 'string' ? value : null;
}

const RUN_LENGTHS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** `/v3/__URL__;BASE64!...`: `*` takes the next decoded character, `**X` a run of 2 (A) to 65 (_). Source: Proofpoint's decoder. */
function decodeProofpointV3(text: string): string | null {
  if (!text.startsWith(V3)) return null;
  const { address, replaced } = partsOfV3(text.slice(V3.length));
  const spare = [...(decodeBase64(replaced) ?? '')];
  let used = 0;
  return address.replace(/\*(?:\*([\w-]))?/g, (token, run: string | undefined) => {
    const length = run === undefined ? 1 : RUN_LENGTHS.indexOf(run) + 2;
    const characters = spare.slice(used, used + length).join('');
    used += length;
    return characters === '' ? token : characters;
  });
}

const V3 = '/v3/__';

/** By searching, not by a pattern: an address of thousands of `__;` must not be tried from each. */
function partsOfV3(text: string): { readonly address: string; readonly replaced: string } {
  const end = text.indexOf('__;');
  const last = end === -1 ? -1 : text.indexOf('!', end);
  if (last !== -1) return { address: text.slice(0, end), replaced: text.slice(end + 3, last) };
  const bare = end === -1 && text.endsWith('__') ? text.length - 2 : end;
  return { address: bare === -1 ? '' : text.slice(0, bare), replaced: '' };
}

/** `www-example--site-com.translate.goog`: a hyphen is a dot, two are a hyphen. Long names go on in `_x_tr_hp`. */
function decodeTranslateHost(url: URL, domain: string): string | null {
  const encodings = url.searchParams.get('_x_tr_enc')?.split(',') ?? [];
  let name = (url.searchParams.get('_x_tr_hp') ?? '') + url.hostname.slice(0, -domain.length - 1);
  if (encodings.includes('1') && name.startsWith('1-')) name = name.slice(2);
  const isPunycode = encodings.includes('0') && name.startsWith('0-');
  if (isPunycode) name = name.slice(2);
  const host = name.replace(/--|-/g, (hyphens) => (hyphens === '-' ? '.' : '-'));
  const scheme = url.searchParams.get('_x_tr_sch') === 'http' ? 'http' : 'https';
  const query = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !pair.startsWith('_x_tr_'))
    .join('&');
  return `${scheme}://${isPunycode ? 'xn--' : ''}${host}${url.pathname}${query && `?${query}`}${url.hash}`;
}
