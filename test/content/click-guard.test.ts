// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClickGuard, GUARDED } from '../../src/content/click-guard';
import type { WatchedLink } from '../../src/content/watched-link';
import type { Treatment } from '../../src/core/incident';
import type { Warning } from '../../src/messages';

const WARNING: Warning = { appearance: 'blocked', label: '', title: '', domain: '', why: '', real: '', next: '' };

/** One link in a page that counts what reaches it, and a guard over it. */
class Page {
  readonly controller = new AbortController();
  readonly link = document.createElement('a');
  readonly opened: string[] = [];
  asked = 0;
  isWaiting = false;
  replay: () => void = () => undefined;
  /** Clicks that the page's own listeners saw and that were not prevented. */
  through = 0;
  watched: WatchedLink | null;
  readonly followed: string[] = [];
  settle: (outcome: 'answered' | 'late' | 'gone') => void = () => undefined;

  constructor(treatment: Treatment | null) {
    this.link.href = 'https://a.example/';
    document.body.append(this.link);
    const link = { href: this.link.href, text: '', kind: 'a' } as const;
    this.watched = { id: 0, element: this.link, raw: link.href, link, sender: null, answer: null };
    this.answer(treatment);
    const guard = new ClickGuard({
      current: (element) => (element === this.link ? this.watched : null),
      waitForAnswer: () => (this.isWaiting ? null : new Promise((resolve) => (this.settle = resolve))),
      open: ({ link: { href } }) => void this.opened.push(href),
      opened: ({ link: { href } }) => void this.followed.push(href),
      ask: (_, replay) => {
        this.asked += 1;
        this.replay = replay;
      },
    });
    const { signal } = this.controller;
    for (const type of GUARDED) window.addEventListener(type, (event) => guard.on(event), { capture: true, signal });
    const seen = (event: Event) => {
      if (!event.defaultPrevented) this.through += 1;
      event.preventDefault();
    };
    for (const type of ['click', 'auxclick'])
      document.addEventListener(type, seen, { capture: true, signal: this.controller.signal });
  }

  answer(treatment: Treatment | null): void {
    if (this.watched && treatment) this.watched.answer = treatment === 'none' ? 'clear' : WARNING;
  }
  click(type = 'click', init: MouseEventInit = {}): void {
    this.link.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, ...init }));
  }
}

describe('what comes before a click', () => {
  const heard = (treatment: Treatment | null, event: Event) => {
    document.body.replaceChildren();
    const page = new Page(treatment);
    let count = 0;
    window.addEventListener(event.type, () => (count += 1), { signal: page.controller.signal });
    page.link.dispatchEvent(event);
    page.controller.abort();
    expect(event.defaultPrevented).toBe(false);
    return count;
  };
  const press = (type: string) => new MouseEvent(type, { bubbles: true, cancelable: true, composed: true });
  const key = (name: string) => new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });

  it.each(['pointerdown', 'mousedown', 'mouseup', 'pointerup'])(
    '%s is the page’s only where the link may open',
    (type) => {
      expect(heard('none', press(type))).toBe(1);
      expect(heard('stop', press(type))).toBe(0);
      expect(heard(null, press(type))).toBe(0);
    },
  );

  it('of the keys is Enter alone', () => {
    expect(heard('stop', key('Enter'))).toBe(0);
    expect(heard('stop', key('j'))).toBe(1);
    expect(heard('none', key('Enter'))).toBe(1);
  });
});

describe('clicks', () => {
  let page: Page;
  const setUp = (treatment: Treatment | null) => {
    page = new Page(treatment);
  };
  beforeEach(() => void document.body.replaceChildren());
  afterEach(() => page.controller.abort());

  it('go through untouched where the link may open', () => {
    setUp('none');
    page.click();
    page.click('auxclick', { button: 1 });
    expect([page.through, page.opened]).toEqual([2, []]);
    // A page's own script could fill the record of what was opened.
    expect(page.followed).toEqual([]);
  });

  it.each(['stop', 'ask', 'hold'] as const)('are stopped before the page sees them: %s', (treatment) => {
    setUp(treatment);
    page.click();
    page.click('click', { ctrlKey: true });
    page.click('auxclick', { button: 1 });
    expect([page.through, page.opened.length]).toEqual([0, 3]);
  });

  it('with the right button are nobody’s business', () => {
    setUp('stop');
    page.click('auxclick', { button: 2 });
    expect([page.through, page.opened]).toEqual([1, []]);
  });

  it('outside messages go through', () => {
    setUp('stop');
    page.watched = null;
    page.click();
    expect(page.through).toBe(1);
  });

  it('on a link without an answer wait for it, then go on by themselves', async () => {
    setUp(null);
    page.click();
    expect(page.through).toBe(0);
    page.answer('none');
    page.settle('answered');
    await Promise.resolve();
    await Promise.resolve();
    expect([page.through, page.opened, page.asked]).toEqual([1, [], 0]);
  });

  it('on a link without an answer are stopped when it turns out a lure', async () => {
    setUp(null);
    page.click();
    page.answer('stop');
    page.settle('answered');
    await Promise.resolve();
    await Promise.resolve();
    expect([page.through, page.opened.length, page.asked]).toEqual([0, 1, 0]);
  });

  it('with a modifier wait too, and open in a tab of their own', async () => {
    setUp(null);
    page.click('click', { ctrlKey: true });
    page.answer('none');
    page.settle('answered');
    await Promise.resolve();
    await Promise.resolve();
    expect([page.through, page.opened]).toEqual([0, ['https://a.example/']]);
  });

  it('again on a link that is waited for change nothing', async () => {
    setUp(null);
    page.click();
    page.isWaiting = true;
    page.click();
    page.answer('none');
    page.settle('answered');
    await Promise.resolve();
    await Promise.resolve();
    expect([page.through, page.opened, page.asked]).toEqual([1, [], 0]);
  });

  it('are forgotten when the link has gone meanwhile', async () => {
    setUp(null);
    page.click();
    page.settle('gone');
    await Promise.resolve();
    await Promise.resolve();
    expect([page.through, page.opened, page.asked]).toEqual([0, [], 0]);
  });

  it('are asked about when no answer comes in time, and open on the person’s word alone', async () => {
    setUp(null);
    page.click();
    page.settle('late');
    await Promise.resolve();
    await Promise.resolve();
    expect([page.through, page.opened, page.asked]).toEqual([0, [], 1]);
    page.replay();
    expect(page.through).toBe(1);
  });
});

describe('a marker that comes over the link between press and release', () => {
  const pressAndRelease = (
    treatment: Treatment | null,
    { x, target = document.documentElement }: { x: number; target?: Element },
  ) => {
    document.body.replaceChildren();
    const page = new Page(treatment);
    const rects = vi.spyOn(Element.prototype, 'getClientRects');
    rects.mockReturnValue([new DOMRect(10, 10, 80, 20)] as unknown as DOMRectList);
    page.link.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true, composed: true }));
    // The browser clicks what holds both, the link and our layer.
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, clientX: x, clientY: 20 }));
    rects.mockRestore();
    page.controller.abort();
    return page;
  };

  it('leaves the click the link’s', () => {
    expect(pressAndRelease('stop', { x: 50 }).opened).toEqual(['https://a.example/']);
    expect(pressAndRelease(null, { x: 50 }).through).toBe(0);
  });

  it('opens nothing where the pointer was drawn away, the link may go, or something else was clicked', () => {
    expect(pressAndRelease('stop', { x: 200 }).opened).toEqual([]);
    expect(pressAndRelease('none', { x: 50 }).opened).toEqual([]);
    expect(pressAndRelease('stop', { x: 50, target: document.body }).opened).toEqual([]);
  });
});
