import { describe, expect, it } from 'vitest';
import { lineReader } from '../../../src/cli/access-log/line-reader';
import { askedFor } from '../../../src/cli/access-log/log-request';

const AT_MS = Date.UTC(2026, 10, 25, 9, 0, 1);
const POLL = { atMs: AT_MS, address: '192.0.2.7', method: 'GET', target: '/timestamp.json', status: 304 };

const caddy = (fields: object) =>
  JSON.stringify({
    level: 'info',
    ts: AT_MS / 1000,
    logger: 'http.log.access',
    msg: 'handled request',
    request: { remote_ip: '198.51.100.1', client_ip: '192.0.2.7', method: 'GET', uri: '/timestamp.json' },
    status: 304,
    ...fields,
  });

describe('an access log', () => {
  it.each([
    ['common', '192.0.2.7 - - [25/Nov/2026:09:00:01 +0000] "GET /timestamp.json HTTP/1.1" 304 -'],
    [
      'combined',
      '192.0.2.7 - - [25/Nov/2026:09:00:01 +0000] "GET /timestamp.json HTTP/2.0" 304 0 "-" "Mozilla/5.0 (X11)"',
    ],
    [
      'combined, with fields of one’s own',
      '192.0.2.7 - - [25/Nov/2026:09:00:01 +0000] "GET /timestamp.json HTTP/1.1" 304 0 "-" "x" "-" 0.001',
    ],
    [
      'combined, a user’s name with spaces',
      '192.0.2.7 - Jo Doe [25/Nov/2026:10:00:01 +0100] "GET /timestamp.json HTTP/1.1" 304 0 "-" "x"',
    ],
    [
      'combined, west of Greenwich',
      '192.0.2.7 - - [25/Nov/2026:05:30:01 -0330] "GET /timestamp.json HTTP/1.1" 304 0 "-" "\\x22"',
    ],
    ['Caddy', caddy({})],
    ['Caddy, time as text', caddy({ ts: '2026-11-25T09:00:01.000Z' })],
    [
      'Caddy, before it knew of proxies',
      caddy({ request: { remote_addr: '192.0.2.7:4711', method: 'GET', uri: '/timestamp.json' } }),
    ],
    [
      'Azure Blob storage',
      JSON.stringify({
        time: '2026-11-25T09:00:01.0000000Z',
        category: 'StorageRead',
        operationName: 'GetBlob',
        statusCode: 304,
        callerIpAddress: '192.0.2.7:4711',
        uri: 'https://feed.blob.test:443/timestamp.json',
      }),
    ],
    [
      'Azure Front Door',
      JSON.stringify({
        time: '2026-11-25T09:00:01Z',
        category: 'FrontDoorAccessLog',
        properties: {
          clientIp: '192.0.2.7',
          httpMethod: 'GET',
          requestUri: 'https://feed.test:443/timestamp.json',
          httpStatusCode: '304',
        },
      }),
    ],
  ])('%s', (_, line) => {
    expect(lineReader()(line)).toEqual(POLL);
  });

  it.each([
    [
      'IIS',
      '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus',
      '2026-11-25 09:00:01 203.0.113.1 GET /timestamp.json - 443 - 192.0.2.7 Mozilla/5.0+(X11) 304 0',
    ],
    [
      'CloudFront',
      '#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent)',
      '2026-11-25\t09:00:01\tLHR50-P1\t300\t192.0.2.7\tGET\td1.cdn.test\t/timestamp.json\t304\t-\tMozilla/5.0%20(X11)',
    ],
  ])('%s, and other fields from where it names them', (_, fields, line) => {
    const read = lineReader();
    expect(read('#Version: 1.0')).toBe('other');
    expect(read(fields)).toBe('other');
    expect(read(line)).toEqual(POLL);
    expect(read('#Fields: time date c-ip cs-method cs-uri-stem sc-status')).toBe('other');
    expect(read('09:00:01 2026-11-25 192.0.2.7 GET /timestamp.json 304')).toEqual(POLL);
    expect(read('09:00:01 2026-11-25 192.0.2.7 GET')).toBe('malformed');
    expect(read('192.0.2.7 - - [25/Nov/2026:09:00:01 +0000] "GET /timestamp.json HTTP/1.1" 304 -')).toEqual(POLL);
  });

  it.each([
    ['words', 'server started'],
    ['a cut line', '192.0.2.7 - - [25/Nov/2026:09:00:01 +0000] "GET /time'],
    ['no such month', '192.0.2.7 - - [25/Nev/2026:09:00:01 +0000] "GET / HTTP/1.1" 304 -'],
    ['a status that is none', '192.0.2.7 - - [25/Nov/2026:09:00:01 +0000] "GET / HTTP/1.1" ok -'],
    ['cut JSON', caddy({}).slice(0, -1)],
    ['other JSON', '{"a":1}'],
    ['JSON without a time', caddy({ ts: null })],
    ['JSON with numbers for texts', caddy({ request: { client_ip: 7, method: 'GET', uri: '/' } })],
  ])('has malformed lines: %s', (_, line) => {
    expect(lineReader()(line)).toBe('malformed');
  });

  it.each([
    ['no request', String.raw`192.0.2.7 - - [25/Nov/2026:09:00:01 +0000] "\x16\x03\x01" 400 157 "-" "-"`],
    ['a time-out', '192.0.2.7 - - [25/Nov/2026:09:00:01 +0000] "-" 408 0 "-" "-"'],
    ['a message of Caddy’s', '{"level":"info","ts":1,"msg":"serving"}'],
    ['nothing', ''],
  ])('has lines that are no request: %s', (_, line) => {
    expect(lineReader()(line)).toBe('other');
  });
});

describe('what was asked for', () => {
  it.each([
    ['/timestamp.json', null, { kind: 'timestamp' }],
    ['/feeds/east/timestamp.json?x=/y', null, { kind: 'timestamp' }],
    ['/feeds/east/feed-12.json', '/feeds/east/', { kind: 'feed', serial: 12 }],
    ['/feeds/west/feed-12.json', '/feeds/east/', null],
    ['/feed-012.json', null, null],
    ['/feed-9999999999999999.json', null, null],
    ['/snapshot.txt.gz', null, null],
    ['/', null, null],
  ])('%s under %s', (target, under, asked) => {
    expect(askedFor(target, under)).toEqual(asked);
  });
});
