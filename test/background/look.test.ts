import { describe, expect, it } from 'vitest';
import { warningOf } from '../../src/background/look';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { judge } from '../../src/core/verdict';

const judged = (href: string) => judge({ href, text: '', kind: 'a' }, BUILTIN_LISTS);

describe('what the card says', () => {
  it('names whom the link copies and where that one really is', () => {
    const verdict = judged('https://rbkc.gov.uk.account-check.example/');
    const say = (language: 'en' | 'cy') =>
      warningOf(verdict, 'ask', 'suspicious', { language, phone: null, isDrill: false }).real;
    expect(say('en')).toBe('The real website of Royal Borough of Kensington and Chelsea is rbkc.gov.uk.');
    expect(say('cy')).toMatch(/^Gwefan go iawn .+ yw rbkc\.gov\.uk\.$/);
    expect(
      warningOf(judged('http://staff-refunds.example/'), 'stop', 'blocked', {
        language: 'en',
        phone: null,
        isDrill: false,
      }).real,
    ).toBe('');
  });

  it('names the number that the council gives for a link that is held, where it gives one', () => {
    const verdict = judged('https://training-bookings.example/');
    const say = (phone: string | null) => warningOf(verdict, 'hold', 'held', { language: 'en', phone, isDrill: false });
    expect(say('020\u00a07946\u00a00123').next).toBe(
      'If you need it for urgent work, phone IT on 020\u00a07946\u00a00123.',
    );
    expect(say(null).next).toBe('If you need it for urgent work, phone IT.');
    expect(say(null).why).toBe('This website is not on the approved list.');
  });

  it('says of a drill that it is one, at what the drill stops and at the test indicator, never at a real lure', () => {
    const next = (href: string, treatment: 'hold' | 'stop' | 'ask', isDrill = true) =>
      warningOf(judged(href), treatment, 'held', { language: 'en', phone: null, isDrill }).next;
    const practice = 'This is a practice. There is no real incident.';
    expect(next('https://training-bookings.example/', 'hold')).toContain(practice);
    expect(next('https://training-bookings.example/', 'hold', false)).not.toContain(practice);
    expect(next('http://staff-refunds.example/', 'stop')).not.toContain(practice);
    expect(next('https://rbkc.gov.uk.account-check.example/', 'ask')).not.toContain(practice);
  });
});
