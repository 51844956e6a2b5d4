import { describe, expect, it } from 'vitest';
import { readTaxii, type TaxiiOptions } from '../../../src/cli/import/taxii';
import { collect } from '../support';
import { complaintOf, NOW_MS, told } from './support';

const SERVER = 'https://taxii.example/api1/';
const OBJECTS = `${SERVER}collections/c1/objects/`;
const indicator = (host: string, id = host) => ({
  type: 'indicator',
  id: `indicator--${id}`,
  pattern: `[domain-name:value = '${host}']`,
  pattern_type: 'stix',
});

type Answers = Record<string, unknown>;

/** A server that knows these addresses; what is no Response is sent as JSON. */
function serverOf(answers: Answers) {
  const asked: { url: string; headers: Headers; redirect: string | undefined }[] = [];
  const fetch: TaxiiOptions['fetch'] = async (input, init) => {
    const url = String(input);
    asked.push({ url, headers: new Headers(init?.headers), redirect: init?.redirect });
    const answer = answers[url];
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) return answer;
    return answer === undefined ? new Response('', { status: 404 }) : Response.json(answer);
  };
  return { fetch, asked };
}

async function readFrom(address: string, answers: Answers, options: Partial<TaxiiOptions> = {}) {
  const { fetch, asked } = serverOf(answers);
  const found = await collect(readTaxii(address, { fetch, nowMs: NOW_MS, ...options }));
  return { told: told(found), asked };
}

describe('a TAXII collection', () => {
  it.each([OBJECTS, OBJECTS.slice(0, -1), `${SERVER}collections/c1/`, `${SERVER}collections/c1`])(
    'is read at %s',
    async (address) => {
      const { told, asked } = await readFrom(address, { [OBJECTS]: { objects: [indicator('lure.example')] } });
      expect(told).toEqual(['lure.example']);
      expect(asked[0]?.headers.get('accept')).toBe('application/taxii+json;version=2.1');
      expect(asked[0]?.redirect).toBe('manual');
    },
  );

  it.each([SERVER, SERVER.slice(0, -1), `${SERVER}collections/`])(
    'is found by %s where there is one',
    async (address) => {
      const collections = [
        { id: 'c0', can_read: false },
        { id: 'c1', can_read: true },
      ];
      const answers = {
        [`${SERVER}collections/`]: { collections },
        [OBJECTS]: { objects: [indicator('lure.example')] },
      };
      expect((await readFrom(address, answers)).told).toEqual(['lure.example']);
    },
  );

  it('is read page by page, and as one', async () => {
    const campaign = { type: 'campaign', id: 'campaign--1', name: 'Refund' };
    const relationship = {
      type: 'relationship',
      id: 'r',
      relationship_type: 'indicates',
      source_ref: 'indicator--a.example',
      target_ref: 'campaign--1',
    };
    const { told } = await readFrom(OBJECTS, {
      [OBJECTS]: { more: true, next: 'two&', objects: [indicator('a.example')] },
      [`${OBJECTS}?next=two%26`]: { more: true, next: '3', objects: [indicator('b.example')] },
      [`${OBJECTS}?next=3`]: { more: false, objects: [campaign, relationship] },
    });
    expect(told).toEqual(['a.example (Refund)', 'b.example']);
  });

  it('is asked for what is new, by whoever asks', async () => {
    const address = `${OBJECTS}?added_after=2026-11-01T00%3A00%3A00Z`;
    const token = await readFrom(OBJECTS, { [address]: {} }, { token: 't', addedAfter: '2026-11-01T00:00:00Z' });
    expect(token.asked[0]?.headers.get('authorization')).toBe('Bearer t');
    const user = await readFrom(OBJECTS, { [OBJECTS]: {} }, { user: 'jo:pass' });
    expect(user.asked[0]?.headers.get('authorization')).toBe(`Basic ${Buffer.from('jo:pass').toString('base64')}`);
  });

  it('is asked for at its own host, whatever the path looks like', async () => {
    const odd = 'https://taxii.example//evil.example/collections/c1/';
    const answers = { [`${odd}objects/`]: { objects: [indicator('lure.example')] } };
    expect((await readFrom(odd, answers)).told).toEqual(['lure.example']);
  });

  it('may be on this machine without https', async () => {
    const here = 'http://127.0.0.1:9000/collections/c1/objects/';
    expect((await readFrom(here, { [here]: { objects: [indicator('lure.example')] } })).told).toEqual(['lure.example']);
  });

  it.each<[string, Answers, RegExp]>([
    ['http://taxii.example/collections/c1/', {}, /https:/],
    ['taxii.example', {}, /https:/],
    ['https://jo:pass@taxii.example/collections/c1/', {}, /give them apart/],
    [OBJECTS, {}, /nothing at this address/],
    [OBJECTS, { [OBJECTS]: new Response('', { status: 401 }) }, /who asks/],
    [
      OBJECTS,
      { [OBJECTS]: new Response('', { status: 302, headers: { location: 'https://evil.example' } }) },
      /another address/,
    ],
    [OBJECTS, { [OBJECTS]: new Response('', { status: 503 }) }, /503/],
    [OBJECTS, { [OBJECTS]: new Response('<html>') }, /not JSON/],
    [OBJECTS, { [OBJECTS]: [] }, /something else/],
    [OBJECTS, { [OBJECTS]: { objects: 1 } }, /something else/],
    [OBJECTS, { [OBJECTS]: { more: true, objects: [] } }, /how to ask/],
    [
      OBJECTS,
      { [OBJECTS]: { more: true, next: '1' }, [`${OBJECTS}?next=1`]: { more: true, next: '1' } },
      /more than can be read/,
    ],
    [OBJECTS, { [OBJECTS]: new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }) }, /ECONNREFUSED/],
    [SERVER, { [`${SERVER}collections/`]: { collections: [] } }, /no collection/],
    [SERVER, { [`${SERVER}collections/`]: { collections: [{ id: 'c\ud800' }] } }, /no collection/],
    [
      SERVER,
      { [`${SERVER}collections/`]: { collections: [{ id: 'c1', title: 'One' }, { id: 'c2' }] } },
      /several .*c1 \(One\), c2/,
    ],
  ])('%s that cannot be read is complained of (%#)', async (address, answers, sentence) => {
    expect(await complaintOf(readFrom(address, answers))).toMatch(sentence);
  });

  it('is bounded in bytes', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(8 * 1024 * 1024)) });
    expect(await complaintOf(readFrom(OBJECTS, { [OBJECTS]: new Response(body) }))).toMatch(/more than can be read/);
  });

  it('is bounded in pages', async () => {
    let page = 0;
    const fetch: TaxiiOptions['fetch'] = async () => Response.json({ more: true, next: String(page++), objects: [] });
    expect(await complaintOf(collect(readTaxii(OBJECTS, { fetch, nowMs: NOW_MS })))).toMatch(/more than can be read/);
    expect(page).toBe(1000);
  });
});
