import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ClientPort, VerdictClient } from '../../src/content/verdict-client';
import type { WatchedLink } from '../../src/content/watched-link';
import { type FromFrame, MAX_QUESTION_UNITS, MAX_QUESTIONS, type ToFrame, type Warning } from '../../src/messages';

const watched = (id: number, href = `https://a.example/${id}`): WatchedLink => ({
  id,
  element: {} as Element,
  raw: href,
  link: { href, text: '', kind: 'a' },
  sender: null,
  answer: null,
});

/** A background that can be stopped and that answers when told. */
class FakeBackground {
  readonly links: WatchedLink[] = [];
  readonly answered: number[] = [];
  connections = 0;
  ended = 0;
  isGone = false;
  isOrphaned = false;
  sent: FromFrame[] = [];
  #receive: (answers: ToFrame) => void = () => undefined;
  #end: () => void = () => undefined;
  readonly client = new VerdictClient({
    connect: (receive, end): ClientPort | null => {
      if (this.isGone) return null;
      this.connections += 1;
      this.#receive = receive;
      this.#end = end;
      return {
        post: (message) => void this.sent.push(message),
        end: () => {
          this.ended += 1;
        },
      };
    },
    webmail: null,
    original: () => null,
    links: () => this.links,
    onAnswered: (answered) => void this.answered.push(...answered.map(({ id }) => id)),
    onOrphaned: () => {
      this.isOrphaned = true;
    },
  });

  add(...added: WatchedLink[]): void {
    this.links.push(...added);
    this.client.update(added, []);
  }
  answer(...ids: number[]): void {
    this.#receive({ type: 'answers', language: 'en', incident: 'normal', clear: ids, warned: [] });
  }
  warn(id: number, warning: Warning): void {
    this.#receive({ type: 'answers', language: 'en', incident: 'normal', clear: [], warned: [[id, warning]] });
  }
  /** Each message by itself, until there is none; what they were. */
  answerAll(): FromFrame[] {
    const all: FromFrame[] = [];
    for (let message = this.sent.shift(); message; message = this.sent.shift()) {
      all.push(message);
      if (message.type === 'judge') this.answer(...message.questions.ids);
    }
    return all;
  }
  stop(): void {
    this.#end();
  }
  /** Ids asked about since the last look. */
  asked(): number[] {
    const ids = this.sent.flatMap((message) => (message.type === 'judge' ? message.questions.ids : []));
    this.sent = [];
    return ids;
  }
}

const NO_QUESTIONS = { ids: [], hrefs: [], texts: [], kinds: [] };

describe('asking the background', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ends the connection when it stops, once', () => {
    const background = new FakeBackground();
    background.add(watched(0));
    background.client.stop();
    background.client.stop();
    expect(background.ended).toBe(1);
  });

  it('connects when there is something to ask, and keeps the connection', () => {
    const background = new FakeBackground();
    expect(background.connections).toBe(0);
    background.add(watched(0));
    background.add(watched(1));
    expect(background.connections).toBe(1);
    expect(background.asked()).toEqual([0, 1]);
    background.answer(0, 1);
    expect(background.answered).toEqual([0, 1]);
    expect(background.links.every(({ answer }) => answer === 'clear')).toBe(true);
  });

  it('asks all again when the background was stopped between question and answer', async () => {
    const background = new FakeBackground();
    background.add(watched(0), watched(1));
    background.answer(0);
    background.asked();
    background.stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(background.connections).toBe(2);
    expect(background.asked()).toEqual([0, 1]);
    background.answer(0, 1);
    expect(background.links[1]?.answer).toBe('clear');
  });

  it('asks of each sender’s links apart, and says whose link is opened', () => {
    const background = new FakeBackground();
    const [ann, bob] = ['ann', 'bob'].map((name) => ({ name, address: `${name}@a.example` }));
    const links = [ann, ann, bob, null].map((sender, id) => ({ ...watched(id), sender: sender ?? null }));
    background.add(...links);
    expect(
      background.sent.map((message) =>
        message.type === 'judge' ? [message.sender?.name, message.questions.ids.length] : message,
      ),
    ).toEqual([
      ['ann', 2],
      ['bob', 1],
      [undefined, 1],
    ]);
    background.client.open(links[2] as WatchedLink);
    expect(background.sent.at(-1)).toMatchObject({ type: 'open', sender: bob });
  });

  it('does not wake a background that owes nothing', async () => {
    const background = new FakeBackground();
    background.add(watched(0));
    background.answer(0);
    background.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(background.connections).toBe(1);
    background.add(watched(1));
    expect(background.connections).toBe(2);
    expect(background.asked()).toEqual([0, 0, 1]);
  });

  it('waits longer and longer for a background that keeps ending', async () => {
    const background = new FakeBackground();
    background.add(watched(0));
    for (let i = 0; i < 20; i += 1) {
      background.stop();
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(background.connections).toBeGreaterThan(4);
    expect(background.connections).toBeLessThan(10);
  });

  it('tells another warning of the same link from the same one said again', () => {
    const background = new FakeBackground();
    const link = watched(0);
    background.add(link);
    const suspicious: Warning = {
      appearance: 'suspicious',
      label: 'Check first',
      title: '',
      domain: '',
      why: '',
      real: '',
      next: '',
    };
    background.warn(0, suspicious);
    background.client.askAgain();
    background.warn(0, { ...suspicious });
    expect(link.answer).toBe(suspicious);
    background.client.askAgain();
    background.warn(0, { ...suspicious, appearance: 'blocked' });
    expect(link.answer).toMatchObject({ appearance: 'blocked' });
    background.client.askAgain();
    background.answer(0);
    expect(link.answer).toBe('clear');
  });

  it('drops an answer for a link that has left', () => {
    const background = new FakeBackground();
    const link = watched(0);
    background.add(link);
    background.links.length = 0;
    background.client.update([], [link]);
    background.answer(0);
    expect(background.answered).toEqual([]);
    expect(link.answer).toBeNull();
    expect(background.sent.at(-1)).toEqual({ type: 'judge', questions: NO_QUESTIONS, gone: [0] });
  });

  it('sends a large message in parts, in order and within the bounds', () => {
    const background = new FakeBackground();
    const long = `https://a.example/${'x'.repeat(8000)}`;
    background.add(...Array.from({ length: 1000 }, (_, id) => watched(id, id % 3 === 0 ? long : undefined)));
    for (const message of background.answerAll()) {
      if (message.type !== 'judge') throw new Error('only questions were expected');
      const { ids, hrefs, texts } = message.questions;
      expect(ids.length).toBeLessThanOrEqual(MAX_QUESTIONS);
      const units = [...hrefs, ...texts].reduce((sum, { length }) => sum + length, 0);
      expect(units).toBeLessThanOrEqual(MAX_QUESTION_UNITS);
    }
    expect(background.answered).toEqual(Array.from({ length: 1000 }, (_, id) => id));
  });

  it('asks about the rest once what was asked is answered, so that others are answered between', () => {
    const background = new FakeBackground();
    const slow = Array.from({ length: 100 }, (_, id) => watched(id, `https://a.example/${'x'.repeat(8000)}`));
    background.add(...slow);
    expect(background.sent).toHaveLength(2);
    // What comes meanwhile waits too, and what leaves meanwhile is not asked about.
    background.add(watched(100));
    background.client.update([], slow.slice(50));
    expect(background.sent.slice(2)).toEqual([
      { type: 'judge', questions: NO_QUESTIONS, gone: Array.from({ length: 50 }, (_, at) => 50 + at) },
    ]);
    background.answerAll();
    expect(background.answered).toEqual([...Array.from({ length: 50 }, (_, id) => id), 100]);
  });

  it('asks all again, and no more at once, where the background was stopped in the middle of a large message', async () => {
    const background = new FakeBackground();
    background.add(...Array.from({ length: 100 }, (_, id) => watched(id, `https://a.example/${'x'.repeat(8000)}`)));
    const first = background.asked();
    background.answer(...first);
    background.stop();
    background.asked();
    await vi.advanceTimersByTimeAsync(0);
    expect(background.asked()).toEqual(first);
  });

  it('reports in once, also where there is nothing to report', () => {
    const background = new FakeBackground();
    background.client.reportIn();
    background.client.reportIn();
    expect(background.sent).toEqual([{ type: 'judge', questions: NO_QUESTIONS, gone: [] }]);
  });

  it('connects anew when a connection may have been closed without a word', () => {
    const background = new FakeBackground();
    background.add(watched(0));
    background.client.reconnect();
    expect(background.connections).toBe(2);
    expect(background.asked()).toEqual([0, 0]);
  });

  it('steps aside when the extension is gone', () => {
    const background = new FakeBackground();
    background.isGone = true;
    background.add(watched(0));
    expect(background.isOrphaned).toBe(true);
  });
});
