// @vitest-environment happy-dom
// What the page says of each stopped link, that it tells nothing of any other, and that the way through needs the tick-box.

import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_HOUSE } from '../../src/core/house';
import type { Reason } from '../../src/core/reason';
import type { Verdict } from '../../src/core/verdict';
import type { Language } from '../../src/core/words';
import type { Reply, Situation, StoppedLink } from '../../src/messages';
import { InterstitialPage } from '../../src/ui/interstitial/interstitial-page';
import { COPIES_COUNCIL, judged, LURE, REWRITTEN, verdict } from './verdicts';

const platform = vi.hoisted(() => ({
  ask: vi.fn<(name: string, request: object) => Promise<Reply<StoppedLink | Situation | null>>>(),
  readLanguage: vi.fn<() => Promise<Language>>(),
  onLanguage: vi.fn<(listener: (language: Language) => void) => void>(),
  chooseLanguage: vi.fn<(language: Language) => Promise<void>>(async () => {}),
}));
vi.mock('../../src/platform/runtime', () => platform);
vi.mock('../../src/platform/house', () => ({ readHouse: async () => NO_HOUSE, onHouse: () => {} }));
vi.mock('../../src/platform/language', () => platform);

const ID = 'abcdefghijklmnopqrstuv';
const text = () => document.body.textContent;
const button = (name: string) => [...document.querySelectorAll('button')].find((each) => each.textContent === name);

function stopped(of: Verdict, rest: Partial<StoppedLink> = {}): StoppedLink {
  const link = { href: of.destination?.url ?? '', text: 'View my payslip', kind: 'a' as const };
  return {
    link,
    verdict: of,
    treatment: 'stop',
    incident: 'normal',
    sender: null,
    original: null,
    mayContinue: false,
    ...rest,
  };
}

async function open(reply: StoppedLink | 'not-found' | 'failed', language: Language = 'en', id = ID) {
  platform.readLanguage.mockResolvedValue(language);
  platform.ask.mockImplementation(async (name) => {
    if (name === 'situation' && situation) return { ok: true, value: situation };
    if (name !== 'stopped-link') return { ok: true, value: null };
    return typeof reply === 'string' ? { ok: false, error: { code: reply } } : { ok: true, value: reply };
  });
  await act(async () => render(<InterstitialPage id={id} />, document.body));
  // The answer is drawn, then its effects run.
  await act(async () => {});
}

/** What the background tells; null where it tells nothing. */
let situation: Situation | null = null;

beforeEach(() => {
  situation = null;
  vi.clearAllMocks();
  document.title = '';
});
afterEach(() => act(() => render(null, document.body)));

const BLOCKED = verdict('blocked', 'https://northbrook.gov.uk.refunds.example/claim', LURE);
const SUSPICIOUS = verdict('suspicious', 'https://login.cardiff-council.example/', COPIES_COUNCIL);
const HELD = judged('https://bookings.example/');

const SITUATION: Situation = {
  council: 'Northbrook Council',
  isAwaited: false,
  incident: {
    level: 'lockdown',
    startedAt: '2025-11-24T07:40:00Z',
    message: { en: 'Use the phone until we tell you.', cy: 'Defnyddiwch y ffôn nes i ni ddweud wrthych.' },
    contacts: [{ kind: 'phone', label: { en: 'IT service desk' }, value: '020 7946 0123' }],
  },
  allClear: null,
  contacts: [{ kind: 'phone', label: { en: 'IT service desk' }, value: '020 7946 0123' }],
  suspensions: [],
  partners: [],
  checkedAt: '2025-11-25T09:00:00Z',
  staleSince: null,
  opened: [],
};

describe('interstitial', () => {
  it.each([
    [
      'a known lure',
      stopped(BLOCKED),
      'We stopped a link that is a known scam',
      'Rydym wedi atal dolen sy’n sgam hysbys',
    ],
    [
      'the test link',
      stopped(judged('https://lurewatch-test.example/')),
      'We stopped the Lurewatch test link',
      'Rydym wedi atal dolen brawf Lurewatch',
    ],
    [
      'a suspicious link',
      stopped(SUSPICIOUS, { treatment: 'ask' }),
      'Check before you open this link',
      'Gwiriwch cyn agor y ddolen hon',
    ],
    [
      'a suspicious link in a lockdown',
      stopped(SUSPICIOUS),
      'We stopped a link that does not look right',
      'Rydym wedi atal dolen nad yw’n edrych yn iawn',
    ],
    [
      'a suspended organisation',
      stopped({ ...SUSPICIOUS, level: 'suspended' }),
      'Links from Cardiff Council are paused for now',
      'Mae dolenni Cyngor Caerdydd wedi’u hatal am y tro',
    ],
    [
      'a held link',
      stopped(HELD, { treatment: 'hold' }),
      'Only approved websites open at the moment',
      'Dim ond gwefannau cymeradwy sy’n agor ar hyn o bryd',
    ],
  ])('names %s in heading and title, in both languages', async (_name, link, en, cy) => {
    for (const [language, expected] of [
      ['en', en],
      ['cy', cy],
    ] as const) {
      await open(link, language);
      expect(document.querySelector('h1')?.textContent).toBe(expected);
      expect(document.title).toBe(expected);
      expect(document.documentElement.lang).toBe(language);
      await act(() => render(null, document.body));
    }
  });

  it('starts the focus at the heading', async () => {
    await open(stopped(BLOCKED));
    expect(document.activeElement).toBe(document.querySelector('h1'));
  });

  it('does not say that the council warned of a lure on the built-in list', async () => {
    await open(stopped(BLOCKED));
    expect(text()).toContain('Lurewatch’s built-in list of known scams, under the name “Staff refund”');
    expect(text()).not.toContain('council’s');
  });

  it('shows where the link goes, with the registrable domain emphasised', async () => {
    await open(stopped(BLOCKED));
    expect(document.querySelector('.lw-where__domain')?.textContent).toBe('refunds.example');
    expect(document.querySelector('.lw-address')?.textContent).toBe('https://northbrook.gov.uk.refunds.example/claim');
    expect(document.querySelector('.lw-address strong')?.textContent).toBe('refunds.example');
    expect(text()).toContain('What the email showedView my payslip');
  });

  it('leaves out what the email showed where it showed no words', async () => {
    await open(stopped(BLOCKED, { link: { href: 'https://refunds.example/', text: '', kind: 'a' } }));
    expect(text()).not.toContain('What the email showed');
  });

  it('says so where the address could not be read', async () => {
    await open(stopped(judged(`https://a.example/${'x'.repeat(9000)}`), { treatment: 'ask' }));
    expect(document.querySelector('.lw-where__domain')?.textContent).toBe('We could not read the address');
    expect(text()).not.toContain('Full address');
  });

  it('gives one reason as a sentence and at most three as a list, with the rest and the notes in the details', async () => {
    await open(stopped(BLOCKED));
    expect(document.querySelector('.lw-reasons')).toBeNull();
    await act(() => render(null, document.body));
    const userinfo: Reason = { code: 'userinfo-in-link', strength: 'strong', evidence: { domain: 'refunds.example' } };
    const gov: Reason = { code: 'gov-lookalike', strength: 'strong', evidence: { part: 'gov.uk' } };
    await open(stopped({ ...BLOCKED, reasons: [LURE, COPIES_COUNCIL, gov, userinfo, REWRITTEN] }));
    expect(document.querySelectorAll('.lw-reasons li')).toHaveLength(3);
    const details = document.querySelector('details')?.textContent;
    expect(details).toContain('The part before the @ sign');
    expect(details).toContain('Your email system changed this link');
    expect(details).toContain('gov-lookalike');
  });

  it('lists the hosts that the link passes through', async () => {
    const wrapped = 'https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fstaff-refunds.example%2F';
    await open(stopped(judged(wrapped)));
    const details = document.querySelector('details')?.textContent;
    expect(details).toContain('eur03.safelinks.protection.outlook.com');
    expect(details).toContain('staff-refunds.example');
  });

  it('goes back to the email', async () => {
    await open(stopped(BLOCKED));
    await act(() => button('Go back to my email')?.click());
    expect(platform.ask).toHaveBeenLastCalledWith('stopped-back', { id: ID });
  });

  it('says what to do where going back fails', async () => {
    await open(stopped(BLOCKED));
    platform.ask.mockResolvedValue({ ok: false, error: { code: 'failed' } });
    await act(async () => button('Go back to my email')?.click());
    expect(document.querySelector('[role=status]')?.textContent).toContain('Close this tab');
  });

  it.each([
    ['an unknown id', 'not-found', 'This warning has expired'],
    ['a background that does not answer', 'failed', 'We cannot show this warning'],
  ] as const)('tells nothing for %s', async (_name, code, title) => {
    await open(code);
    expect(document.querySelector('h1')?.textContent).toBe(title);
    expect(text()).toContain('Go back to your email and click the link again.');
    expect(document.querySelector('details')).toBeNull();
  });

  it.each(['', 'short', `${ID}x`, '<script>', 'https://evil.example/1'])(
    'does not ask for what is no id: %j',
    async (id) => {
      await open(stopped(BLOCKED), 'en', id);
      expect(platform.ask).not.toHaveBeenCalled();
      expect(document.title).toBe('This warning has expired');
    },
  );

  it('keeps the address as it is when the skip link is followed', async () => {
    await open(stopped(BLOCKED));
    location.hash = ID;
    await act(() => document.querySelector<HTMLElement>('.govuk-skip-link')?.click());
    expect(location.hash).toBe(`#${ID}`);
    expect(document.activeElement).toBe(document.querySelector('main'));
  });
});

describe('the way through', () => {
  const asked = stopped(SUSPICIOUS, { treatment: 'ask', mayContinue: true });
  const continued = () => platform.ask.mock.calls.some(([name]) => name === 'stopped-continue');

  it.each([stopped(BLOCKED), stopped(HELD, { treatment: 'hold' })])(
    'is not there unless it is allowed',
    async (link) => {
      await open(link);
      expect(button('Continue anyway')).toBeUndefined();
      expect(document.querySelector('input')).toBeNull();
    },
  );

  it('is folded and unticked at first, and no form can send it', async () => {
    await open(asked);
    const box = document.querySelector('input');
    expect(box?.checked).toBe(false);
    expect(box?.closest('details')?.open).toBe(false);
    expect(document.querySelector('form')).toBeNull();
  });

  it('needs the tick-box, and says so', async () => {
    await open(asked);
    await act(() => button('Continue anyway')?.click());
    expect(continued()).toBe(false);
    const box = document.querySelector('input');
    const error = document.getElementById(box?.getAttribute('aria-describedby') ?? '');
    expect(error?.textContent).toContain('Tell us you have checked with the sender');
    expect(document.activeElement).toBe(box);
  });

  it('opens the link when ticked', async () => {
    await open(asked);
    await act(() => document.querySelector('input')?.click());
    await act(() => button('Continue anyway')?.click());
    expect(platform.ask).toHaveBeenLastCalledWith('stopped-continue', { id: ID });
    expect(document.querySelector('.govuk-error-message')).toBeNull();
  });

  it('has the council’s own words and numbers beside it while an incident is on, in both languages', async () => {
    situation = SITUATION;
    await open(stopped(HELD, { treatment: 'hold', incident: 'lockdown' }));
    const aside = () => document.querySelector('aside')?.textContent;
    expect(aside()).toContain('Message from your council');
    expect(aside()).toContain('Use the phone until we tell you.');
    expect(aside()).toContain('IT service desk');
    expect(document.querySelector('aside a')?.getAttribute('href')).toBe('tel:02079460123');
    await act(async () => render(null, document.body));
    await open(stopped(HELD, { treatment: 'hold', incident: 'lockdown' }), 'cy');
    expect(aside()).toContain('Defnyddiwch y ffôn nes i ni ddweud wrthych.');
  });

  it('has nothing beside it without an incident', async () => {
    situation = { ...SITUATION, incident: null };
    await open(stopped(BLOCKED));
    expect(document.querySelector('aside')).toBeNull();
  });

  it('leads to the real website of the one that is copied', async () => {
    await open(stopped(judged('https://rbkc.gov.uk.refunds.example/'), { treatment: 'ask' }));
    const real = document.querySelector('.lw-real');
    expect(real?.textContent).toMatch(/^The real website of .+ is rbkc\.gov\.uk\.$/);
    expect(real?.querySelector('a')?.getAttribute('href')).toBe('https://rbkc.gov.uk/');
  });

  it('names no real website where nobody is copied', async () => {
    await open(stopped(BLOCKED));
    expect(document.querySelector('.lw-real')).toBeNull();
  });

  it('asks for the page that makes a report', async () => {
    await open(stopped(BLOCKED));
    await act(async () => button('Report to IT')?.click());
    expect(platform.ask).toHaveBeenLastCalledWith('stopped-report', { id: ID });
  });
});
