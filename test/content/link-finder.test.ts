// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LinkChanges, LinkFinder } from '../../src/content/link-finder';
import { messageBodyOf } from '../../src/content/message-body';
import { OpenRoots } from '../../src/content/open-roots';

const OUTLOOK = new URL('https://outlook.office.com/mail/') as unknown as Location;
const WEBMAIL = new URL('https://mail.council.test/') as unknown as Location;

function find(location: Location, isTop: boolean) {
  const changes: LinkChanges[] = [];
  const roots = new OpenRoots(document);
  const finder = new LinkFinder(roots, messageBodyOf(location, isTop), (change) => void changes.push(change));
  return { finder, changes, roots };
}
const hrefs = (finder: LinkFinder) => [...finder.links].map(({ link }) => link.href);

describe('finding links', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('requestIdleCallback', (work: IdleRequestCallback) =>
      setTimeout(() => work({ didTimeout: false, timeRemaining: () => 0 })),
    );
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  const write = (markup: string) => {
    document.body.innerHTML = markup;
  };

  it('knows whom a link is from, and takes it anew when its message is another’s', () => {
    const from = (name: string) => `<div id="MSG_1_FROM">${name}&lt;${name}@a.example&gt;</div>`;
    write(`<main>${from('ann')}<div role="document"><a href="https://a.example/">A</a></div></main>`);
    const { finder } = find(OUTLOOK, true);
    finder.scan();
    const [first] = finder.links;
    expect(first?.sender).toEqual({ address: 'ann@a.example', name: 'ann' });
    finder.scan();
    expect([...finder.links]).toEqual([first]);
    const header = document.querySelector('#MSG_1_FROM');
    if (header) header.textContent = 'bob<bob@b.example>';
    finder.scan();
    const [second] = finder.links;
    expect(second?.sender?.address).toBe('bob@b.example');
    expect(second?.id).not.toBe(first?.id);
  });

  it('finds everything that leads somewhere', () => {
    write(`<a href="https://a.example/">A</a><map><area href="https://b.example/"></map>
      <form action="https://c.example/"><button formaction="https://d.example/">Go</button><input type=submit formaction="https://e.example/"></form>
      <a>bare</a><a href="https://f.example/"><img alt="Picture"></a>`);
    const { finder } = find(WEBMAIL, false);
    finder.scan();
    const found = [...finder.links].map(({ link: { href, kind, text } }) => [href, kind, text]);
    expect(found.sort(([a = ''], [b = '']) => a.localeCompare(b))).toEqual([
      ['https://a.example/', 'a', 'A'],
      ['https://b.example/', 'area', ''],
      ['https://c.example/', 'form', ''],
      ['https://d.example/', 'button', 'Go'],
      ['https://e.example/', 'button', ''],
      ['https://f.example/', 'a', 'Picture'],
    ]);
  });

  it("takes a known webmail's messages only, and never a draft", () => {
    write(`<a href="https://app.example/">Settings</a>
      <div role="document" id="UniqueMessageBody_1"><a href="https://in.example/">in</a></div>
      <div id="UniqueMessageBody_2" contenteditable="true"><a href="https://draft.example/">draft</a></div>`);
    const { finder } = find(OUTLOOK, true);
    finder.scan();
    expect(hrefs(finder)).toEqual(['https://in.example/']);
  });

  it.each([
    ['outlook.office.com', '<div role="document" class="x1"><a href="https://in.example/">in</a></div>'],
    ['outlook.live.com', '<div class="x1"><a data-auth="NotApplicable" href="https://in.example/">in</a></div>'],
    ['mail.google.com', '<div class="x1" data-message-id="#msg-f:1"><a href="https://in.example/">in</a></div>'],
    ['mail.google.com', '<div class="x1"><a data-saferedirecturl="" href="https://in.example/">in</a></div>'],
    ['teams.microsoft.com', '<div data-tid="chat-pane-message"><p><a href="https://in.example/">in</a></p></div>'],
  ])('knows a message of %s by what holds it where its classes and ids have changed', (hostname, markup) => {
    write(`<nav><a href="https://own.example/">own</a></nav>${markup}
      <div contenteditable="true">${markup.replaceAll('in.example', 'draft.example')}</div>`);
    const location = new URL(`https://${hostname}/mail/`) as unknown as Location;
    const { finder } = find(location, true);
    finder.scan();
    expect(hrefs(finder)).toEqual(['https://in.example/']);
  });

  it("takes Roundcube's message only, whatever the mail calls its parts, and all of a part that is shown by itself", () => {
    const page = (query: string) => new URL(`https://council.test/mail/${query}`) as unknown as Location;
    write(`<ul><li><a href="https://elsewhere.example/">Help</a></li></ul>
      <div id="messagebody"><div class="rcmBody"><a href="https://in.example/">in</a></div></div>`);
    const shown = (query: string, isTop: boolean) => {
      const { finder } = find(page(query), isTop);
      finder.scan();
      return hrefs(finder);
    };
    expect(shown('?_task=mail&_uid=1&_mbox=INBOX&_action=show', true)).toEqual(['https://in.example/']);
    expect(shown('?_task=mail&_uid=1&_mbox=INBOX&_action=preview', false)).toEqual(['https://in.example/']);
    expect(shown('?_task=mail&_action=get&_part=2', false)).toEqual([
      'https://elsewhere.example/',
      'https://in.example/',
    ]);
    document.querySelector('#messagebody')?.remove();
    expect(shown('?_task=mail&_mbox=INBOX', true)).toEqual([]);
  });

  it('leaves out where a webmail leads to itself', () => {
    write(`<div role="document"><a href="https://outlook.office.com/mail/?view=whole">Whole message</a>
      <a href="https://outlook.office.com/mail/safelink.html?url=https%3A%2F%2Flure.example">in</a></div>`);
    const { finder } = find(OUTLOOK, true);
    finder.scan();
    expect(hrefs(finder)).toEqual(['https://outlook.office.com/mail/safelink.html?url=https%3A%2F%2Flure.example']);
  });

  it('takes the sender’s word for a draft nowhere', () => {
    write(`<div id="UniqueMessageBody_1"><div contenteditable><a href="https://a.example/">a</a></div>
      <div contenteditable="x"><a href="https://b.example/">b</a></div></div>`);
    const named = find(OUTLOOK, true).finder;
    named.scan();
    expect(hrefs(named)).toEqual(['https://a.example/', 'https://b.example/']);
    write(`<div contenteditable="x"><a href="https://a.example/">a</a></div>
      <div contenteditable><div contenteditable="false"><a href="https://b.example/">b</a></div></div>`);
    const frame = find(WEBMAIL, false).finder;
    frame.scan();
    expect(hrefs(frame)).toEqual(['https://a.example/', 'https://b.example/']);
  });

  it('knows a draft by what stands around it, in whichever tree', () => {
    write(`<a href="https://a.example/">a</a><form contenteditable><a href="https://draft.example/">b</a></form>
      <a href="https://c.example/">c</a>`);
    const { finder } = find(WEBMAIL, true);
    finder.scan();
    expect(hrefs(finder)).toEqual(['https://a.example/', 'https://c.example/']);
  });

  it('knows a draft by what stands around it in a tree that is searched later', () => {
    write('<a href="https://a.example/">a</a><div></div>');
    const outer = (document.querySelector('div') as Element).attachShadow({ mode: 'open' });
    outer.innerHTML = '<p contenteditable><span></span></p>';
    const inner = (outer.querySelector('span') as Element).attachShadow({ mode: 'open' });
    inner.innerHTML = '<a href="https://draft.example/">b</a>';
    const { finder, roots } = find(WEBMAIL, true);
    roots.include(inner.querySelector('a') as Element);
    finder.scan();
    expect(hrefs(finder)).toEqual(['https://a.example/']);
  });

  it('goes on where one node cannot be read', () => {
    write('<a id="one" href="/a">a</a><a href="https://b.example/">b</a>');
    const spoilt = document.querySelector('#one') as HTMLAnchorElement;
    Object.defineProperty(spoilt, 'href', {
      get: () => {
        throw new Error('spoilt');
      },
    });
    const { finder } = find(WEBMAIL, false);
    finder.scan();
    expect(hrefs(finder)).toEqual(['https://b.example/']);
  });

  it('asks anew when the words come after their link, and not when only the address of the page changed', () => {
    write('<a href="https://a.example/"></a>');
    const { finder, changes } = find(WEBMAIL, false);
    finder.scan();
    const [before] = finder.links;
    (document.querySelector('a') as Element).textContent = 'https://www.rbkc.gov.uk/';
    finder.scan();
    expect([...finder.links][0]).not.toBe(before);
    expect(changes.at(-1)?.added[0]?.link.text).toBe('https://www.rbkc.gov.uk/');
    history.pushState(null, '', '#inbox/1');
    const count = changes.length;
    finder.scan();
    expect(changes).toHaveLength(count);
  });

  it("leaves out an unknown webmail's own links", () => {
    write(
      '<a href="https://mail.council.test/settings">Settings</a><a href="https://mail.council.test.lure.example/">x</a>',
    );
    const { finder } = find(WEBMAIL, true);
    finder.scan();
    expect(hrefs(finder)).toEqual(['https://mail.council.test.lure.example/']);
  });

  it('sees what comes, goes and is swapped in place', async () => {
    write('<a id="one" href="https://a.example/">A</a>');
    const { finder, changes, roots } = find(WEBMAIL, false);
    const controller = new AbortController();
    finder.watch(controller.signal);
    roots.watch(controller.signal);
    await vi.advanceTimersByTimeAsync(50);
    const [first] = finder.links;
    document.querySelector('#one')?.setAttribute('href', 'https://b.example/');
    await vi.advanceTimersByTimeAsync(50);
    expect(changes.at(-1)?.removed).toEqual([first]);
    expect(changes.at(-1)?.added.map(({ link }) => link.href)).toEqual(['https://b.example/']);
    document.body.replaceChildren();
    await vi.advanceTimersByTimeAsync(50);
    expect(changes.at(-1)).toMatchObject({ added: [], removed: [{ link: { href: 'https://b.example/' } }] });
    controller.abort();
    write('<a href="https://late.example/">late</a>');
    await vi.advanceTimersByTimeAsync(50);
    expect(hrefs(finder)).toEqual([]);
  });

  it('looks into open shadow roots, into those inside them, and takes their links for the message that holds them', async () => {
    write('<main><div role="document" id="one"></div></main><nav id="two"></nav>');
    const inner = (document.querySelector('#one') as Element).attachShadow({ mode: 'open' });
    inner.innerHTML = '<a href="https://a.example/">A</a><div></div>';
    const innermost = (inner.querySelector('div') as Element).attachShadow({ mode: 'open' });
    innermost.innerHTML = '<a href="https://b.example/">B</a>';
    (document.querySelector('#two') as Element).attachShadow({ mode: 'open' }).innerHTML =
      '<a href="https://own.example/">Settings</a>';
    const { finder, roots } = find(OUTLOOK, true);
    const controller = new AbortController();
    finder.watch(controller.signal);
    roots.watch(controller.signal);
    await vi.advanceTimersByTimeAsync(600);
    expect(hrefs(finder)).toEqual(['https://a.example/', 'https://b.example/']);
    (innermost.querySelector('a') as Element).setAttribute('href', 'https://c.example/');
    await vi.advanceTimersByTimeAsync(600);
    expect(hrefs(finder)).toEqual(['https://a.example/', 'https://c.example/']);
    (document.querySelector('#one') as Element).remove();
    await vi.advanceTimersByTimeAsync(600);
    expect(hrefs(finder)).toEqual([]);
    controller.abort();
  });

  it('knows a link in a root that was attached without a word when it is asked for', () => {
    write('<div></div>');
    const { finder } = find(WEBMAIL, false);
    finder.scan();
    const root = (document.querySelector('div') as Element).attachShadow({ mode: 'open' });
    root.innerHTML = '<a href="https://a.example/">A</a>';
    expect(finder.current(root.querySelector('a') as Element)?.link.href).toBe('https://a.example/');
  });

  it('gives a swapped link as it stands when it is asked for, before any look round', () => {
    write('<a href="https://a.example/">A</a>');
    const { finder } = find(WEBMAIL, false);
    finder.scan();
    const link = document.querySelector('a') as Element;
    const before = finder.current(link);
    link.setAttribute('href', 'https://b.example/');
    expect(finder.current(link)).not.toBe(before);
    expect(finder.current(link)).toMatchObject({ answer: null, link: { href: 'https://b.example/' } });
  });

  it('keeps what did not change', () => {
    write('<a href="https://a.example/">A</a>');
    const { finder, changes } = find(WEBMAIL, false);
    finder.scan();
    const before = [...finder.links];
    finder.scan();
    expect([...finder.links]).toEqual(before);
    expect(changes).toHaveLength(1);
  });

  it('clips what is enormous, so that it stays recognisable as such', () => {
    write(`<a href="https://a.example/${'x'.repeat(40_000)}">${'y'.repeat(5000)}</a>`);
    const { finder } = find(WEBMAIL, false);
    finder.scan();
    const [watched] = finder.links;
    expect(watched?.link.href).toHaveLength(8193);
    expect(watched?.link.text).toHaveLength(300);
    expect(finder.current(watched?.element as Element)).toBe(watched);
  });
});
