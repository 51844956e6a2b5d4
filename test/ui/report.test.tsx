// @vitest-environment happy-dom
// What a person sees before anything is sent, and that nothing of it leaves by itself.

import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_HOUSE } from '../../src/core/house';
import type { Language } from '../../src/core/words';
import type { Reply, ReportDraft } from '../../src/messages';
import { ReportPage } from '../../src/ui/report/report-page';
import { judged } from './verdicts';

const platform = vi.hoisted(() => ({
  ask: vi.fn<(name: string, request: object) => Promise<Reply<ReportDraft | null>>>(),
  mayReport: vi.fn<() => Promise<boolean>>(async () => true),
  readLanguage: vi.fn<() => Promise<Language>>(),
  onLanguage: vi.fn<(listener: (language: Language) => void) => void>(),
  chooseLanguage: vi.fn<(language: Language) => Promise<void>>(async () => {}),
}));
vi.mock('../../src/platform/runtime', () => platform);
vi.mock('../../src/platform/house', () => ({ readHouse: async () => NO_HOUSE, onHouse: () => {} }));
vi.mock('../../src/platform/language', () => platform);
vi.mock('../../src/platform/report-consent', () => platform);

const ID = 'abcdefghijklmnopqrstuv';
const text = () => document.body.textContent;
const button = (name: string) => [...document.querySelectorAll('button')].find((each) => each.textContent === name);
const mailto = () => document.querySelector('a[href^="mailto:"]')?.getAttribute('href');

const DRAFT: ReportDraft = {
  link: { href: 'https://refund-desk.example/claim', text: 'Claim', kind: 'a' },
  verdict: judged('https://refund-desk.example/claim'),
  sender: null,
  original: null,
  at: '2025-11-25T10:32:00Z',
  openedAt: null,
  email: 'it@northbrook.example',
  endpoint: null,
  national: true,
  messageId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  reporter: 'AAAAAAAAAAA',
};

async function open(draft: ReportDraft | 'not-found', language: Language = 'en') {
  platform.readLanguage.mockResolvedValue(language);
  platform.ask.mockImplementation(async (name) => {
    if (name !== 'report') return { ok: true, value: null };
    return draft === 'not-found' ? { ok: false, error: { code: 'not-found' } } : { ok: true, value: draft };
  });
  await act(async () => render(<ReportPage id={ID} />, document.body));
  await act(async () => {});
}

describe('a report', () => {
  const written: string[] = [];
  beforeEach(() => {
    vi.clearAllMocks();
    written.length = 0;
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (words) => void written.push(words));
  });
  afterEach(() => act(() => render(null, document.body)));

  it('is shown whole, to whom it goes, before it is sent', async () => {
    await open(DRAFT);
    expect(document.title).toBe('Report this link to IT');
    expect(text()).toContain('it@northbrook.example');
    expect(text()).toContain('Link: hxxps://refund-desk[.]example/claim');
    // The day too: IT may read it tomorrow.
    expect(text()).toMatch(/Reported: 25 November, \d{1,2}:32[ap]m/);
    expect(text()).toContain('Nothing is sent until you press send in your email.');
    expect(mailto()).toMatch(/^mailto:it@northbrook\.example\?subject=/);
    expect(platform.ask).toHaveBeenCalledTimes(1);
  });

  it('leaves the address to the person where policy names none', async () => {
    await open({ ...DRAFT, email: null }, 'cy');
    expect(text()).toContain('eich tîm TG (ychwanegwch eu cyfeiriad)');
    expect(mailto()).toMatch(/^mailto:\?subject=/);
  });

  it('is copied as it stands, and says so', async () => {
    await open(DRAFT);
    await act(async () => button('Copy the report')?.click());
    expect(written[0]).toMatch(/^Suspicious link: refund-desk\[\.\]example\n\nI want to report/);
    expect(document.querySelector('[role=status]')?.textContent).toBe('Copied. Paste it into a new email to IT.');
  });

  it('says what to do where it cannot be copied', async () => {
    await open(DRAFT);
    vi.mocked(navigator.clipboard.writeText).mockRejectedValue(new Error('not allowed'));
    await act(async () => button('Copy the report')?.click());
    expect(document.querySelector('[role=status]')?.textContent).toContain('Select the words above');
  });

  it('says on the person’s choice that the warning is wrong', async () => {
    await open(DRAFT);
    await act(async () => button('Copy the report')?.click());
    await act(async () => document.querySelector<HTMLInputElement>('#wrong')?.click());
    expect(text()).toContain('Wrong warning: refund-desk[.]example');
    expect(mailto()).toContain(encodeURIComponent('I think that the warning about this link is wrong.'));
    expect(document.querySelector('[role=status]')?.textContent).toBe('');
  });

  const AT_RECEIVER: ReportDraft = { ...DRAFT, endpoint: 'https://reports.northbrook.example/in?sig=1' };
  const send = async (outcome: Reply<unknown>) => {
    await open(AT_RECEIVER);
    platform.ask.mockImplementation(async () => outcome as Reply<null>);
    await act(async () => button('Send to IT')?.click());
    await act(async () => {});
  };
  const said = () => document.querySelector('.lw-report__outcome')?.textContent;

  it('to the council’s receiver names its host, shows what is sent to the letter, and sends on the press alone', async () => {
    await open(AT_RECEIVER);
    expect(text()).toContain('reports.northbrook.example');
    expect(text()).not.toContain('sig=1');
    expect(text()).toContain('Nothing is sent until you press “Send to IT”.');
    const shown = JSON.parse(document.querySelector('.lw-report__exact pre')?.textContent ?? '');
    expect(shown).toMatchObject({ kind: 'scam', id: DRAFT.messageId, link: { href: DRAFT.link.href }, contact: null });
    expect(platform.ask).toHaveBeenCalledTimes(1);
    platform.ask.mockImplementation(async () => ({ ok: true, value: { state: 'sent', receipt: 'IT-1042' } }) as never);
    await act(async () => button('Send to IT')?.click());
    await act(async () => {});
    const sent = { id: ID, kind: 'scam', contact: '', language: 'en' };
    expect(platform.ask).toHaveBeenLastCalledWith('report-send', sent);
    expect(said()).toBe('IT has your report. Its number is IT-1042.');
    expect(button('Send to IT')?.disabled).toBe(true);
  });

  it.each([
    [{ state: 'sent', receipt: null }, 'IT has your report.', true],
    [{ state: 'waiting' }, 'IT cannot be reached now.', true],
    [{ state: 'refused' }, 'IT’s system did not take the report.', false],
  ])('says what has become of it: %o', async (value, words, isGone) => {
    await send({ ok: true, value });
    expect(said()).toContain(words);
    expect(button('Send to IT')?.disabled).toBe(isGone);
  });

  it('that could not be written down is not said to be on its way', async () => {
    await send({ ok: false, error: { code: 'failed' } });
    expect(said()).toBe('The report could not be sent. Please send it by email instead.');
  });

  it('is not sent where the person tells the browser no', async () => {
    platform.mayReport.mockResolvedValueOnce(false);
    await send({ ok: true, value: null });
    expect(platform.ask).not.toHaveBeenCalledWith('report-send', expect.anything());
    expect(said()).toBe('');
  });

  it('of a link that was opened says so, and when', async () => {
    await open({ ...DRAFT, openedAt: '2025-11-25T09:05:00Z' });
    expect(text()).toContain('I opened this link. Please tell me what to do.');
    expect(text()).toMatch(/Opened: 25 November, \d{1,2}:05[ap]m/);
  });

  it('leads back to the mail', async () => {
    await open(DRAFT);
    await act(async () => button('Go back to my email')?.click());
    expect(platform.ask).toHaveBeenLastCalledWith('report-back', { id: ID });
  });

  it('tells nothing of a report that is gone', async () => {
    await open('not-found');
    expect(text()).toContain('This report has expired');
    expect(mailto()).toBeUndefined();
  });
});
