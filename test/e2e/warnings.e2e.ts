// What a person sees in a message: warnings at the links that need them, each with its reason, and nothing anywhere else.

import { describe, expect, it } from 'vitest';
import { INBOX } from '../../src/demo/inbox';
import { middleOf } from './driver';
import { DRIVERS } from './drivers';
import { wordsOf } from './extension-page';
import { cardIn, markersIn, placeOf, pointAtLink, warningsIn } from './message';
import { eventually, useStage } from './stage';

const LABELS = { blocked: 'Blocked: known scam', suspicious: 'Check first' } as const;

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many.replace('{n}', String(count)));

/** What the popup says of so many links. */
function popupWords(flagged: number, clean: number): string {
  if (flagged === 0 && clean === 0) return 'There are no links to check here.';
  if (flagged === 0)
    return plural(clean, 'No warning for the link in this message.', 'No warnings for the {n} links in this message.');
  return plural(flagged, '1 link has a warning.', '{n} links have warnings.');
}

describe.each(DRIVERS)('warnings in $name', ({ name }) => {
  const stage = useStage(name, INBOX);

  it.each(INBOX)('marks what is flagged in "$id" and nothing else', async (mail) => {
    const { flagged, clean } = mail.expect;
    const tab = await stage.open(mail);
    const popup = await stage.driver.openPopup(tab);
    // The popup counts all links once all have been judged, in view or not.
    await eventually(() => wordsOf(popup)).toContain(popupWords(flagged.length, clean));
    if (flagged.length > 0 && clean > 0) {
      expect(await wordsOf(popup)).toContain(
        plural(clean, 'The other link has no warning.', 'The other {n} links have no warnings.'),
      );
    }
    await tab.show();
    const labelOf = ({ href, level }: (typeof flagged)[number]) =>
      new URL(href).hostname === 'lurewatch-test.example' ? 'Blocked: test link' : LABELS[level];
    const expected = flagged.map((each) => `${each.text}: ${labelOf(each)}`);
    for (const each of flagged) {
      const { text } = each;
      await placeOf(tab, text);
      await eventually(() => warningsIn(tab)).toContain(`${text}: ${labelOf(each)}`);
      for (const warning of await warningsIn(tab)) expect(expected).toContain(warning);
    }
    if (flagged.length === 0) expect(await warningsIn(tab)).toEqual([]);
    expect(tab.errors()).toEqual([]);
  });

  it('explains a warning on hover, from the keyboard and at a press of its label', async () => {
    const mail = INBOX.find(({ id }) => id === 'staff-refund');
    if (!mail) throw new Error('the demo inbox has no such mail');
    const tab = await stage.open(mail);
    await eventually(() => warningsIn(tab)).toHaveLength(2);
    await pointAtLink(tab, 'Claim your refund');
    await eventually(() => cardIn(tab)).toMatch(
      /This link is a known scam\s+The link really goes to\s+staff-refunds\.example/,
    );
    await tab.point({ x: 5, y: 5 });
    await eventually(() => cardIn(tab)).toBe('');
    const [marker] = await markersIn(tab);
    if (!marker) throw new Error('no marker');
    await tab.click(middleOf(marker.element.box));
    await eventually(() => cardIn(tab)).toContain('built-in list of known scams');
    await tab.key('Escape');
    await eventually(() => cardIn(tab)).toBe('');
  });

  it('tells in the popup where each flagged link really goes and why', async () => {
    const mail = INBOX.find(({ id }) => id === 'staff-refund');
    if (!mail) throw new Error('the demo inbox has no such mail');
    const popup = await stage.driver.openPopup(await stage.open(mail));
    await eventually(() => wordsOf(popup)).toContain('Blocked staff-refunds.example');
    const words = await wordsOf(popup);
    expect(words).toContain(
      'This link is on Lurewatch’s built-in list of known scams, under the name “Staff refund (demonstration)”.',
    );
    expect(words).toContain('Check first refund-claims.example');
    expect(words).toContain('The address copies rbkc.gov.uk, but the website is really refund-claims.example.');
  });
});
