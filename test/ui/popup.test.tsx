// @vitest-environment happy-dom
// What the popup says in each of its states, and that it claims nothing before it knows.

import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkOfCode, linkOfText } from '../../src/core/brought-link';
import type { Incident } from '../../src/core/feed/format';
import { type House, NO_HOUSE } from '../../src/core/house';
import type { Link } from '../../src/core/link';
import type { Picture } from '../../src/core/qr-codes';
import type { Language } from '../../src/core/words';
import type { CheckedLink, RequestOf, Situation, TabFindings, ToPopup } from '../../src/messages';
import type { ActiveTab } from '../../src/platform/runtime';
import { Popup } from '../../src/ui/popup/popup-page';
import { COPIES_COUNCIL, finding, judged, LURE, REWRITTEN, tabFindings, verdict } from './verdicts';

const platform = vi.hoisted(() => ({
  activeTab: vi.fn<() => Promise<ActiveTab | undefined>>(),
  followTab: vi.fn<(tabId: number | undefined, onTold: (told: ToPopup) => void, signal: AbortSignal) => void>(),
  readLanguage: vi.fn<() => Promise<Language>>(),
  onLanguage: vi.fn<(listener: (language: Language) => void) => void>(),
  chooseLanguage: vi.fn<(language: Language) => Promise<void>>(async () => {}),
  readHouse: vi.fn<() => Promise<House>>(),
  onHouse: vi.fn(),
  ask: vi.fn(),
  siteOf: vi.fn<(url: string | undefined) => string | null>(),
  isOwnSite: vi.fn<(host: string) => boolean>(),
  mayCheck: vi.fn<(host: string) => Promise<boolean>>(),
  allowSite: vi.fn<(host: string) => Promise<boolean>>(),
  disallowSite: vi.fn<(host: string) => Promise<boolean>>(),
  seenInTab: vi.fn<() => Promise<Picture>>(),
  readCodes: vi.fn<(picture: Picture) => Promise<readonly string[]>>(),
}));
vi.mock('../../src/platform/runtime', () => platform);
vi.mock('../../src/platform/language', () => platform);
vi.mock('../../src/platform/house', () => platform);
vi.mock('../../src/platform/sites', () => platform);
vi.mock('../../src/platform/screen', () => platform);
vi.mock('../../src/core/qr-codes', () => platform);

const text = () => document.body.textContent;

/** Opens the popup; the answer function is the background's voice. */
async function open(language: Language = 'en', tab: ActiveTab = { id: 7, url: undefined }) {
  platform.readLanguage.mockResolvedValue(language);
  platform.activeTab.mockResolvedValue(tab);
  platform.siteOf.mockReturnValue(tab.url ?? null);
  await act(async () => render(<Popup />, document.body));
  return async (findings: TabFindings) => {
    await act(() => platform.followTab.mock.lastCall?.[1]({ type: 'findings', findings }));
  };
}

const tell = (situation: Situation) =>
  act(() => platform.followTab.mock.lastCall?.[1]({ type: 'situation', situation }));

/** The background, for links that are brought to it. */
function answerChecks(treatmentOf: (link: Link) => CheckedLink['treatment'] = () => 'none') {
  platform.ask.mockImplementation(async (_, request: RequestOf<'check-texts'>) => {
    const linkOf = request.isOfCodes ? linkOfCode : linkOfText;
    const check = (link: Link) => ({ link, verdict: judged(link.href), treatment: treatmentOf(link) });
    return { ok: true, value: request.texts.map(linkOf).map((link) => link && check(link)) };
  });
}

const press = (words: string) =>
  act(async () => [...document.querySelectorAll('button')].find((each) => each.textContent === words)?.click());

beforeEach(() => {
  vi.clearAllMocks();
  platform.readHouse.mockResolvedValue(NO_HOUSE);
});
afterEach(() => act(() => render(null, document.body)));

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const CALM: Situation = {
  council: 'Northbrook Council',
  isAwaited: false,
  incident: null,
  allClear: null,
  contacts: [],
  suspensions: [],
  partners: [],
  checkedAt: minutesAgo(2),
  staleSince: null,
  opened: [],
};

describe('whose staff it is', () => {
  it('stands in the head, with the council’s colour and picture, and no switch where the language is locked', async () => {
    const logo = 'data:image/png;base64,iVBORw0KGgoAAAA';
    platform.readHouse.mockResolvedValue({
      ...NO_HOUSE,
      name: 'West Council',
      colour: '#00703c',
      logo,
      locks: ['language'],
    });
    await open();
    expect(document.querySelector('header')?.textContent).toBe('Lurewatchfor West Council');
    expect(document.querySelector('header img')?.getAttribute('src')).toBe(logo);
    expect(document.documentElement.style.getPropertyValue('--lw-house')).toBe('#00703c');
  });

  it('is not said where policy does not', async () => {
    await open();
    expect(document.querySelector('header')?.textContent).toBe('LurewatchEnglishCymraeg');
    expect(document.documentElement.style.getPropertyValue('--lw-house')).toBe('');
  });
});

describe('popup', () => {
  it('says where protection works, in both languages', async () => {
    const answer = await open();
    await answer({ ...tabFindings(0), webmail: 'outlook' });
    expect(text()).toContain('Protection works here: Outlook on the web');
    await answer({ ...tabFindings(0), webmail: null });
    expect(text()).toContain('Protection works on this page.');
    await act(() => render(null, document.body));
    const answerCy = await open('cy');
    await answerCy({ ...tabFindings(0), webmail: 'outlook' });
    expect(text()).toContain('Mae’r amddiffyniad yn gweithio yma: Outlook ar y we');
  });

  it('says that it is checking until the background has answered', async () => {
    await open();
    expect(text()).toContain('Checking…');
    expect(text()).not.toMatch(/no warning|0 links/i);
  });

  it('follows the tab in front and stops when it closes', async () => {
    await open();
    expect(platform.followTab).toHaveBeenCalledWith(7, expect.any(Function), expect.any(AbortSignal));
    const signal = platform.followTab.mock.lastCall?.[2];
    await act(() => render(null, document.body));
    expect(signal?.aborted).toBe(true);
  });

  it('does not call a message without warnings genuine', async () => {
    const answer = await open();
    await answer(tabFindings(6));
    expect(text()).toContain('No warnings for the 6 links in this message.');
    expect(text()).toContain('This does not prove that the message is genuine.');
  });

  it.each([
    ['en', 1, 'No warning for the link in this message.'],
    ['en', 2, 'No warnings for the 2 links in this message.'],
    ['cy', 1, 'Dim rhybudd am y ddolen yn y neges hon.'],
    ['cy', 2, 'Dim rhybuddion am y 2 ddolen yn y neges hon.'],
    ['cy', 3, 'Dim rhybuddion am y 3 dolen yn y neges hon.'],
    ['cy', 6, 'Dim rhybuddion am y 6 dolen yn y neges hon.'],
  ] as const)('counts in %s: %i', async (language, links, expected) => {
    const answer = await open(language);
    await answer(tabFindings(links));
    expect(text()).toContain(expected);
  });

  it('says that there is nothing to check where no link stands', async () => {
    const answer = await open();
    await answer(tabFindings(0));
    expect(text()).toContain('There are no links to check here.');
    expect(text()).not.toContain('genuine');
  });

  it('names the webmails where a page is not watched', async () => {
    const answer = await open();
    await answer({ ...tabFindings(0), watched: false });
    expect(text()).toContain('Lurewatch does not check this page');
    expect(text()).toContain('Outlook on the web, Gmail and Teams');
  });

  describe('on a page that is not checked by itself', () => {
    const unwatched = { ...tabFindings(0), watched: false };
    const openSite = async (may: boolean, named: readonly string[] = []) => {
      platform.isOwnSite.mockReturnValue(false);
      platform.mayCheck.mockResolvedValue(may);
      platform.ask.mockResolvedValue({ ok: true, value: { webmails: named } });
      return open('en', { id: 7, url: 'mail.council.example' });
    };

    it('offers to check it, and says that the browser will ask', async () => {
      const answer = await openSite(false);
      await answer(unwatched);
      expect(text()).toContain('Do you read email on this page?');
      expect(text()).toContain('Your browser will ask you to allow this.');
      platform.allowSite.mockResolvedValue(false);
      await press('Check links on mail.council.example');
      expect(platform.allowSite).toHaveBeenCalledWith('mail.council.example');
      expect(text()).toContain('Check links on mail.council.example');
      platform.allowSite.mockResolvedValue(true);
      await press('Check links on mail.council.example');
      expect(text()).not.toContain('Check links on');
    });

    it('says that it is the council’s webmail where policy names it', async () => {
      const answer = await openSite(false, ['mail.council.example']);
      await answer(unwatched);
      expect(text()).toContain('Your council reads email on this page.');
    });

    it('offers no other than the council’s where policy locks that', async () => {
      platform.readHouse.mockResolvedValue({ ...NO_HOUSE, locks: ['sites'] });
      await (await openSite(false))(unwatched);
      expect(text()).not.toContain('Check links on');
      act(() => render(null, document.body));
      await (await openSite(false, ['mail.council.example']))(unwatched);
      expect(text()).toContain('Check links on mail.council.example');
    });

    it('says to reload one that may be checked', async () => {
      const answer = await openSite(true);
      await answer(unwatched);
      expect(text()).toContain('reload it');
      expect(text()).not.toContain('Check links on');
    });

    it('takes it back where the person wishes', async () => {
      platform.disallowSite.mockResolvedValue(true);
      const answer = await openSite(true);
      await answer(tabFindings(2));
      await press('Stop checking links on mail.council.example');
      expect(platform.disallowSite).toHaveBeenCalledWith('mail.council.example');
    });

    it('offers neither on a webmail that every build checks', async () => {
      platform.isOwnSite.mockReturnValue(true);
      const answer = await open('en', { id: 7, url: 'mail.google.com' });
      await answer(unwatched);
      expect(text()).toContain('reload it');
      await answer(tabFindings(2));
      expect(text()).not.toContain('Stop checking');
    });
  });

  it('says the same where there is no tab', async () => {
    await open('en', { id: undefined, url: undefined });
    expect(text()).toContain('Lurewatch does not check this page');
  });

  it('shows findings worst first, with the domain, the strongest reason and the links without warnings', async () => {
    const answer = await open();
    const suspicious = verdict('suspicious', 'https://cardiff-council.example/a', COPIES_COUNCIL, REWRITTEN);
    await answer(
      tabFindings(4, [
        finding(suspicious, 'ask'),
        finding(verdict('blocked', 'https://refunds.example/', LURE), 'stop', 'Claim', 2),
      ]),
    );
    const [first, second] = document.querySelectorAll('article');
    expect(first?.querySelector('h3')?.textContent).toBe('Blocked refunds.example');
    expect(first?.textContent).toContain('under the name “Staff refund”');
    expect(first?.textContent).toContain('2 links go here.');
    expect(second?.querySelector('h3')?.textContent).toBe('Check first cardiff-council.example');
    expect(second?.querySelector('p')?.textContent).toContain('uses the name of Cardiff Council');
    expect(text()).toContain('3 links have warnings.');
    expect(text()).toContain('The other 4 links have no warnings.');
  });

  it('gives all reasons, what the email showed and the address on request', async () => {
    const answer = await open();
    await answer(
      tabFindings(0, [
        finding(verdict('suspicious', 'https://a.cardiff-council.example/b', COPIES_COUNCIL, REWRITTEN), 'ask'),
      ]),
    );
    const details = document.querySelector('article details');
    expect(details?.hasAttribute('open')).toBe(false);
    expect(details?.textContent).toContain('Your email system changed this link');
    expect(details?.textContent).toContain('What the email showedClaim now');
    expect(details?.querySelector('.lw-address')?.textContent).toBe('https://a.cardiff-council.example/b');
    expect(details?.querySelector('.lw-address strong')?.textContent).toBe('cardiff-council.example');
  });

  it('folds all but three of a group', async () => {
    const answer = await open();
    const many = [1, 2, 3, 4, 5].map((n) => finding(verdict('blocked', `https://refunds${n}.example/`, LURE)));
    await answer(tabFindings(0, many));
    expect(document.querySelector('.lw-more summary')?.textContent).toBe('and 2 more');
    expect(document.querySelectorAll('section > article')).toHaveLength(3);
  });

  it('says of a held link that it is not approved', async () => {
    const answer = await open();
    await answer(tabFindings(0, [finding(judged('https://bookings.example/'), 'hold')]));
    expect(document.querySelector('article')?.textContent).toContain('Not approved');
    expect(document.querySelector('article')?.textContent).toContain('This website is not on the approved list.');
  });

  it('isolates the words of a message and never reads them as markup', async () => {
    const answer = await open();
    const hostile = '\u202E<img src=x onerror=alert(1)>';
    await answer(tabFindings(0, [finding(verdict('blocked', 'https://refunds.example/', LURE), 'stop', hostile)]));
    expect(document.querySelector('img')).toBeNull();
    expect([...document.querySelectorAll('bdi')].map((each) => each.textContent)).toContain(hostile);
  });

  it('keeps an open reason open while more links are judged', async () => {
    const answer = await open();
    const lure = finding(verdict('blocked', 'https://refunds.example/', LURE));
    await answer(tabFindings(1, [lure]));
    document.querySelector('article details')?.setAttribute('open', '');
    await answer(tabFindings(5, [finding(verdict('blocked', 'https://other.example/', LURE)), lure]));
    const opened = [...document.querySelectorAll('article')].filter((each) => each.querySelector('details[open]'));
    expect(opened.map((each) => each.querySelector('bdi')?.textContent)).toEqual(['refunds.example']);
  });

  describe('above the message', () => {
    /** By the clock of wherever the tests run. */
    const inNovember = (day: number, hour: number, minute: number) =>
      new Date(2025, 10, day, hour, minute).toISOString();
    const LOCKDOWN: Incident = {
      level: 'lockdown',
      startedAt: inNovember(24, 7, 40),
      reviewAt: inNovember(24, 19, 15),
      message: { en: 'Use the phone until we tell you it is safe.', cy: 'Defnyddiwch y ffôn.' },
      contacts: [
        { kind: 'phone', label: { en: 'Phone IT', cy: 'Ffonio TG' }, value: '020 7946 0123' },
        {
          kind: 'page',
          label: { en: 'Latest on the intranet' },
          value: 'https://intranet.northbrook.example/incident',
        },
      ],
    };

    it('stands nothing until it is told, or where no feed is', async () => {
      await open();
      expect(text()).not.toMatch(/incident|Waiting/i);
      await tell({ ...CALM, council: null, checkedAt: null });
      expect(text()).not.toMatch(/incident|Waiting/i);
    });

    it('stands one line where all is well, with how old it is', async () => {
      await open();
      await tell(CALM);
      expect(text()).toContain('No incidentChecked 2 minutes ago.');
    });

    it.each([
      ['no feed', { council: null, checkedAt: null }],
      ['nothing of the feed yet', { council: null, checkedAt: null, isAwaited: true }],
      ['no incident', {}],
    ])('stands whom to ring, with %s', async (_, more) => {
      await open();
      await tell({ ...CALM, ...more, contacts: LOCKDOWN.contacts });
      expect(document.querySelector('.lw-contact-phone')?.textContent).toBe('020 7946 0123');
    });

    it('stands the council’s incident in its own words, with whom to ring, since when and who signed it', async () => {
      await open();
      await tell({ ...CALM, contacts: LOCKDOWN.contacts, incident: LOCKDOWN });
      const panel = document.querySelector('.lw-incident');
      expect(panel?.textContent).toContain('Do not open links in emails');
      expect(panel?.textContent).toContain('Use the phone until we tell you it is safe.');
      expect([...(panel?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'))).toEqual([
        'tel:02079460123',
        'https://intranet.northbrook.example/incident',
      ]);
      expect(panel?.textContent).toMatch(/Started 24 November, 7:40am\..*Next review 24 November, 7:15pm\./);
      expect(panel?.textContent).toContain('Signed by Northbrook Council.');
      expect(panel?.textContent).toContain('Checked 2 minutes ago.');
      expect(text()).not.toContain('No incident');
    });

    it('stands English, said to be so, where the council gave no Welsh', async () => {
      await open('cy');
      await tell({ ...CALM, incident: { ...LOCKDOWN, message: { en: 'Use the phone.' } } });
      expect(text()).toContain('Dechreuodd 24 Tachwedd, 7:40yb.');
      expect(text()).toContain('Gwiriwyd 2 funud yn ôl.');
      expect(document.querySelector('.lw-council')?.getAttribute('lang')).toBe('en');
      await tell({ ...CALM, contacts: LOCKDOWN.contacts, incident: LOCKDOWN });
      expect(document.querySelector('.lw-council')?.outerHTML).toContain('lang="cy"');
    });

    it('never says that there is no incident where the feed is old', async () => {
      await open();
      await tell({ ...CALM, checkedAt: minutesAgo(26 * 60 + 1), staleSince: minutesAgo(60) });
      expect(text()).toContain('Not updated for 26 hours');
      expect(text()).toContain('Last known status: no incident');
      expect([...document.querySelectorAll('h2')].map((each) => each.textContent)).not.toContain('No incident');
      await tell({
        ...CALM,
        contacts: LOCKDOWN.contacts,
        incident: LOCKDOWN,
        checkedAt: minutesAgo(26 * 60 + 1),
        staleSince: minutesAgo(60),
      });
      expect(text()).toMatch(/Not updated for 26 hours.*Do not open links in emails/);
    });

    it('claims nothing before the first feed has come', async () => {
      await open();
      await tell({ ...CALM, council: null, isAwaited: true, checkedAt: null });
      expect(text()).toContain('Waiting for your council’s settings');
      expect(text()).not.toContain('No incident');
    });

    it('stands what policy declares before the council’s feed has come', async () => {
      await open();
      await tell({ ...CALM, council: null, isAwaited: true, checkedAt: null, incident: LOCKDOWN });
      expect(text()).toContain('Do not open links in emails');
      expect(text()).not.toMatch(/Waiting for your council|Signed by/);
    });

    it('stands who is paused until when, and what a partner says of itself as the partner’s', async () => {
      await open();
      await tell({
        ...CALM,
        suspensions: [{ name: { en: 'Westmarsh Council' }, until: inNovember(30, 9, 0) }],
        partners: [{ title: 'Eastmarsh Council', incident: { ...LOCKDOWN, message: { en: 'Our mail is not ours.' } } }],
      });
      expect(text()).toContain('Links and emails from Westmarsh Council are paused until 30 November, 9:00am.');
      expect(text()).toMatch(/Eastmarsh Council is dealing with a cyber incident.*Our mail is not ours\./);
      expect(text()).toContain('No incident');
    });

    it('calls the other links of a lockdown approved', async () => {
      const answer = await open();
      const held = finding(judged('https://bookings.example/'), 'hold');
      await answer({ ...tabFindings(2, [held]), incident: 'lockdown' });
      expect(text()).toContain('The other 2 links go to approved websites.');
    });
  });

  describe('checking QR codes', () => {
    const NAME = 'Check QR codes in this message';
    const pressed = async (texts: readonly string[]) => {
      const answer = await open();
      await answer(tabFindings(1));
      platform.seenInTab.mockResolvedValue({ width: 1, height: 1, data: new Uint8ClampedArray(4) });
      platform.readCodes.mockResolvedValue(texts);
      await press(NAME);
      await vi.waitFor(() => expect(text()).not.toContain('Looking for QR codes'));
    };

    it('shows each, worst first, and the text of what is no address', async () => {
      answerChecks(({ href }) => (href.includes('cardiff') ? 'ask' : 'none'));
      await pressed([
        'Ticket 48213',
        'https://meeting.example/',
        'https://cardiff-gov-uk.example/',
        'https://www.gov.uk/',
      ]);
      expect(text()).toContain('4 QR codes found.');
      expect(
        [...document.querySelectorAll('.lw-codes article')].map((each) => each.querySelector('bdi')?.textContent),
      ).toEqual(['cardiff-gov-uk.example', 'meeting.example', 'www.gov.uk', 'Ticket 48213']);
      expect(platform.ask.mock.lastCall?.[1].isOfCodes).toBe(true);
    });

    it('says where there is none, and where the browser does not let us look', async () => {
      answerChecks();
      await pressed([]);
      expect(text()).toContain('No QR code found in what you can see.');
      platform.seenInTab.mockRejectedValue(new Error('no'));
      await press(NAME);
      await vi.waitFor(() => expect(text()).toContain('Your browser does not let Lurewatch look at this page.'));
    });

    it('never calls a code harmless that could not be checked', async () => {
      platform.ask.mockResolvedValue({ ok: false, error: { code: 'failed' } });
      await pressed(['https://meeting.example/']);
      expect(text()).toContain('This could not be checked.');
      expect(document.querySelector('.lw-codes article')).toBeNull();
    });
  });

  describe('checking a link', () => {
    const paste = async (pasted: string) => {
      const field = document.querySelector('input');
      if (!field) throw new Error('no field');
      field.value = pasted;
      await act(async () => void field.dispatchEvent(new Event('input', { bubbles: true })));
      await press('Check');
    };
    beforeEach(async () => {
      answerChecks(({ href }) => (href.includes('cardiff') ? 'ask' : 'none'));
      const answer = await open();
      await answer(tabFindings(1));
    });

    it('judges what was pasted, with or without a scheme', async () => {
      await paste(' cardiff-gov-uk.example/pay ');
      expect(platform.ask).toHaveBeenLastCalledWith('check-texts', {
        texts: ['cardiff-gov-uk.example/pay'],
        isOfCodes: false,
      });
      expect(document.querySelector('.lw-check article')?.textContent).toContain('Check first');
    });

    it('says that nothing was found, and does not call that safe', async () => {
      await paste('https://meeting.example/');
      const found = document.querySelector('.lw-check article')?.textContent;
      expect(found).toContain('Not on the approved list');
      expect(found).toContain('we found nothing wrong with the address');
      await paste('https://www.gov.uk/');
      expect(document.querySelector('.lw-check article')?.textContent).toContain(
        'This website is on the approved list.',
      );
    });

    it('does not say that nothing is wrong where something weak was found', async () => {
      await paste('https://bit.ly/3xyz');
      const found = document.querySelector('.lw-check article')?.textContent;
      expect(found).not.toContain('nothing wrong');
      expect(found).toContain('This is a shortened link');
    });

    it.each([
      ['', 'Paste a web address first'],
      ['my password does not work', 'That is not a web address.'],
    ])('says at the field what is wrong with %j', async (pasted, fault) => {
      await paste(pasted);
      const field = document.querySelector('input');
      expect(document.getElementById(field?.getAttribute('aria-describedby') ?? '')?.textContent).toContain(fault);
      expect(field?.getAttribute('aria-invalid')).toBe('true');
    });
  });

  it('takes over the language chosen on another page', async () => {
    await open();
    await act(() => platform.onLanguage.mock.lastCall?.[0]('cy'));
    expect(text()).toContain('Yn gwirio…');
  });

  it('changes its language at once and remembers it', async () => {
    const answer = await open();
    await answer(
      tabFindings(0, [finding(verdict('suspicious', 'https://cardiff-council.example/', COPIES_COUNCIL), 'ask')]),
    );
    const welsh = [...document.querySelectorAll('button')].find((button) => button.lang === 'cy');
    await act(() => welsh?.click());
    expect(platform.chooseLanguage).toHaveBeenCalledWith('cy');
    expect(document.documentElement.lang).toBe('cy');
    expect(text()).toContain('Gwiriwch yn gyntaf');
    expect(text()).toContain('Cyngor Caerdydd');
    expect(welsh?.isConnected).toBe(true);
  });

  it('says what is trusted again when all is clear, and for how long nothing of an incident is on', async () => {
    await open();
    const allClear = {
      since: '2025-11-25T15:10:00Z',
      level: 'lockdown' as const,
      restored: [{ en: 'Eastmarsh Council', cy: 'Cyngor Eastmarsh' }],
      message: { en: 'Our network is confirmed.' },
    };
    await tell({ ...CALM, allClear });
    for (const words of [
      'All clear',
      'Our network is confirmed.',
      'Websites that are not on the approved list open again.',
      'Links and emails from Eastmarsh Council are no longer paused.',
      'Lurewatch still warns you about scams.',
    ])
      expect(text()).toContain(words);
    expect(text()).not.toContain('No incident');
    await tell({ ...CALM, allClear: { ...allClear, level: null, message: null } });
    expect(text()).not.toMatch(/incident ended|open again/);
  });

  it('asks for a report of the finding, for the tab in front', async () => {
    const answer = await open();
    platform.ask.mockResolvedValue({ ok: false, error: { code: 'failed' } });
    const found = finding(verdict('blocked', 'https://refunds.example/claim', LURE));
    await answer(tabFindings(0, [{ ...found, sender: { name: 'Payroll', address: 'a@b.example' } }]));
    expect(text()).toContain('In the message from Payroll.');
    await press('Report to IT, refunds.example');
    expect(platform.ask).toHaveBeenLastCalledWith('report-link', {
      link: found.link,
      tabId: 7,
      sender: { name: 'Payroll', address: 'a@b.example' },
    });
  });
});
