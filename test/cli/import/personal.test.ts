import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesPerson, withoutPersonal } from '../../../src/cli/import/personal';
import { parseIndicator } from '../../../src/core/indicator';

const MAIL = 'jo.bloggs@council.gov.uk';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');

function read(line: string) {
  const indicator = parseIndicator(line);
  if (!indicator.ok) throw new Error(line);
  return indicator.value;
}
const left = (line: string) => withoutPersonal(read(line)).indicator?.pattern ?? null;

describe('what names a person', () => {
  it.each([
    MAIL,
    encodeURIComponent(MAIL),
    encodeURIComponent(encodeURIComponent(MAIL)),
    `email=${MAIL}`,
    `e=${base64(MAIL)}`,
    `x/${base64url(MAIL)}`,
    `e=${encodeURIComponent(base64(`${MAIL}\n`))}`,
    base64(`user=${MAIL}&x`),
    Buffer.from(MAIL).toString('hex'),
    "o'brien@council.gov.uk",
  ])('%j does', (text) => {
    expect(namesPerson(text)).toBe(true);
  });

  it.each([
    '',
    '/@writer/story',
    '/maps/@51.5,-0.1,10z',
    '/npm/pkg@18.2.0/x.js',
    '?id=0123456789abcdef0123456789abcdef',
    '/d/1aB3xYz_9-QwErTyUiOpAsDfGhJkLzXcVbNm/view',
  ])('%j does not', (text) => {
    expect(namesPerson(text)).toBe(false);
  });
});

describe('an indicator without what names a person', () => {
  it.each([
    ['lure.example', 'lure.example'],
    ['lure.example/claim?id=7', 'lure.example/claim?id=7'],
    [`lure.example/claim?id=7&e=${MAIL}`, 'lure.example/claim'],
    [`lure.example/?e=${MAIL}`, 'lure.example'],
    [`lure.example/a/b/${MAIL}/c`, 'lure.example/a/b/*'],
    [`lure.example/a/${base64url(MAIL)}?x=1`, 'lure.example/a/*'],
    [`lure.example/${MAIL}/c/*`, 'lure.example'],
    [`lure.example/a/b/c/d/e/f/g/h/i/j/${MAIL}`, 'lure.example/a/b/c/d/e/f/g/h/*'],
    [`lure.example/page?id=7&e=${MAIL}&*`, 'lure.example/page'],
    // Anybody has pages there, so nothing may grow as wide as the page or the host.
    [`docs.google.com/forms/d/1?e=${MAIL}`, null],
    [`docs.google.com/forms/d/1?id=7&e=${MAIL}&x=1`, 'docs.google.com/forms/d/1?id=7&*'],
    [`docs.google.com/forms/d/${MAIL}`, 'docs.google.com/forms/d/*'],
    [`docs.google.com/forms/${MAIL}`, null],
    [`docs.google.com/${MAIL}`, null],
    [`www.gov.uk/?e=${MAIL}`, null],
  ])('%j is %j', (line, expected) => {
    expect(left(line)).toBe(expected);
    expect(withoutPersonal(read(line)).wasStripped).toBe(line !== expected);
  });

  it('keeps what else is said of it', () => {
    const indicator = { ...read(`lure.example/a?e=${MAIL}`), expiresAtMs: 60_000 };
    expect(withoutPersonal(indicator).indicator).toEqual({ ...indicator, kind: 'url', pattern: 'lure.example/a' });
  });

  it('never names one, wherever and however the address stands in it', () => {
    const step = fc.stringMatching(/^[a-z\d]{1,8}$/);
    const local = fc.stringMatching(/^[a-z]{2,8}(?:\.[a-z]{2,8})?$/);
    const written = fc
      .tuple(
        local,
        fc.constantFrom(
          ...[
            (s: string) => s,
            encodeURIComponent,
            (s: string) => encodeURIComponent(encodeURIComponent(s)),
            base64url,
          ],
        ),
      )
      .map(([name, write]) => write(`${name}@council.gov.uk`));
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 4 }),
        written,
        step,
        fc.constantFrom('lure.example', 'docs.google.com'),
        fc.boolean(),
        (steps, mail, more, host, isPath) => {
          const path = isPath ? [...steps, mail, more].join('/') : `${steps.join('/')}?a=${more}&e=${mail}`;
          const { indicator, wasStripped } = withoutPersonal(read(`${host}/${path}`));
          expect(wasStripped).toBe(true);
          if (indicator === null) return;
          expect(namesPerson(indicator.pattern)).toBe(false);
          expect(parseIndicator(indicator.pattern)).toMatchObject({
            ok: true,
            value: { kind: indicator.kind, pattern: indicator.pattern },
          });
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});
