// The one layer of ours over the message, in a closed shadow root: markers of the links in view, a card, a status line.

import { type Language, sayCounted } from '../core/words';
import { markerCountWords } from '../data/words/marker';
import { type Actions, unjudgedCard, warningCard } from './card';
import cardStyles from './card.css?inline';
import { focusOn, isInDocument } from './element-reading';
import { boxOf, isDrawn, linesOf, scrollPane, viewBoxOf } from './geometry';
import { Marker, markerFor } from './marker';
import styles from './overlay.css?inline';
import { type Box, placeCard, type Size } from './placement';
import { createSurface, type Surface } from './surface';
import type { WatchedLink } from './watched-link';
import type { View } from './written-frames';

/** A card stays this long after the pointer left it (WCAG 1.4.13: hoverable). */
const CLOSE_AFTER_MS = 300;
/** After something moved, positions are read each frame for so long; else four times a second. */
const FOLLOW_MS = 1000;
const IDLE_MS = 250;
const ANNOUNCE_AFTER_MS = 100;

export class Overlay {
  readonly #view: View;
  readonly #isCurrent: () => boolean;
  readonly #signal: AbortSignal;
  readonly #language: () => Language;
  readonly #onFollow: (watched: WatchedLink) => void;
  readonly #onReport: (watched: WatchedLink) => void;
  readonly #actions: Actions = new WeakMap();
  readonly #flagged = new Map<Element, WatchedLink>();
  readonly #markers = new Map<Element, Marker>();
  #inView: IntersectionObserver | null = null;
  #surface: Surface | null = null;
  /** A question stays until it is answered; an explanation goes when it is left. */
  #card: { readonly node: HTMLElement; readonly anchor: Marker | Element; readonly isQuestion: boolean } | null = null;
  /** What the view is watched by -> the flagged links drawn there: two areas share a picture. */
  readonly #boxes = new Map<Element, Set<Element>>();
  #closing: ReturnType<typeof setTimeout> | undefined;
  #announcing: ReturnType<typeof setTimeout> | undefined;
  #followUntil = 0;
  #isFollowing = false;
  #isListening = false;
  #told = 0;

  /** `isCurrent`: whether its script is still the extension's; asked while it follows what it draws. */
  constructor(
    view: View,
    isCurrent: () => boolean,
    language: () => Language,
    onFollow: (watched: WatchedLink) => void,
    onReport: (watched: WatchedLink) => void,
    signal: AbortSignal,
  ) {
    this.#view = view;
    this.#isCurrent = isCurrent;
    this.#language = language;
    this.#onFollow = onFollow;
    this.#onReport = onReport;
    this.#signal = signal;
    signal.addEventListener('abort', () => {
      this.#inView?.disconnect();
      clearTimeout(this.#closing);
      clearTimeout(this.#announcing);
      this.#surface?.remove();
    });
  }

  /** Whether nothing of ours stands in the document or waits to come into view. */
  get isEmpty(): boolean {
    return this.#surface === null && this.#flagged.size === 0;
  }

  /** Whether the event is in one of our own surfaces. */
  owns(event: Event): boolean {
    return this.#surface !== null && event.composedPath()[0] === this.#surface.host;
  }

  /** Presses the button of ours that a person's click is on. */
  press(event: MouseEvent): void {
    this.#surface?.press(event);
  }

  /** The links with a warning that stand in the messages now, in any order. `isChanged`: what stands around them may be another than at the last call. */
  show(flagged: ReadonlySet<WatchedLink>, isChanged: boolean): void {
    let isOther = isChanged;
    for (const [link, watched] of this.#flagged) {
      // Asked again, it may have got another warning.
      const drawn = this.#markers.get(link)?.warning ?? watched.answer;
      if (flagged.has(watched) && drawn === watched.answer) continue;
      this.#forget(link);
      isOther = true;
    }
    const asked = this.#card?.anchor;
    if (asked && !(asked instanceof Marker) && !isInDocument(asked)) this.#close();
    for (const watched of flagged) {
      const { element } = watched;
      if (this.#flagged.has(element)) continue;
      this.#flagged.set(element, watched);
      this.#watchView(element);
    }
    if (isChanged) for (const marker of this.#markers.values()) marker.invalidate();
    // What is new is drawn once the browser says that it is in view; without a surface nothing is drawn yet.
    if (this.#surface && isOther) this.#settle();
    else if (this.#surface) this.#tell();
  }

  /** Opens the card of a warned link, as hovering its label does. `isAloud`: has the warning read out too, for whoever came to the link without seeing it. */
  explain(link: Element, { isAloud }: { readonly isAloud: boolean }): void {
    const marker = this.#markers.get(link);
    if (!marker) return;
    this.#open(marker);
    if (isAloud) this.#announce(() => marker.flag.getAttribute('aria-label') ?? '');
  }

  /** Closes the card unless the pointer comes back to it. */
  leave(): void {
    if (this.#card?.isQuestion) return;
    clearTimeout(this.#closing);
    this.#closing = setTimeout(() => this.#close(), CLOSE_AFTER_MS);
  }

  /** Asks about a link that was clicked before there was an answer. */
  askUnjudged(link: Element, choices: { readonly onRetry: () => void; readonly onOpen: (() => void) | null }): void {
    const surface = this.#ensureSurface();
    this.#close();
    const finish = (act: () => void) => () => {
      this.#close();
      act();
    };
    const node = unjudgedCard(this.#language(), this.#actions, {
      onRetry: finish(choices.onRetry),
      onOpen: choices.onOpen && finish(choices.onOpen),
      onClose: () => this.#dismiss(),
    });
    surface.layer.append(node);
    surface.keep();
    this.#card = { node, anchor: link, isQuestion: true };
    this.#placeCard();
    node.querySelector('button')?.focus();
    this.#follow();
  }

  /** Brings the keyboard to the label of the next warned link in the order of the document, from the one it is at. */
  focusNext(): boolean {
    const links = [...this.#flagged.keys()]
      .filter((link) => linesOf(link).length > 0)
      .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    const active = this.#surface?.active();
    const at = links.findIndex((link) => this.#markers.get(link)?.flag === active);
    const link = links[(at + 1) % links.length];
    if (!link) return false;
    link.scrollIntoView({ block: 'center', behavior: 'instant' });
    const watched = this.#flagged.get(link);
    if (watched && !this.#markers.has(link)) this.#draw(link, watched);
    this.#settle();
    this.#markers.get(link)?.flag.focus();
    return true;
  }

  #watchView(link: Element, box = boxOf(link)): void {
    const links = this.#boxes.get(box);
    this.#inView ??= this.#watchViews();
    // Anew, where another link is drawn there: only then the browser tells of it again.
    if (links) this.#inView.unobserve(box);
    this.#boxes.set(box, (links ?? new Set()).add(link));
    this.#inView.observe(box);
  }

  /** What is out of view, or scrolled out of its pane, is not drawn: a message may hold thousands. */
  #watchViews(): IntersectionObserver {
    return new IntersectionObserver((entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        if (isDrawn(boundingClientRect) || !this.#watchInstead(target)) this.#appear(target, isIntersecting);
      }
      this.#settle();
    });
  }

  #unwatchView(link: Element): void {
    for (const [box, links] of this.#boxes) {
      if (!links.delete(link)) continue;
      if (links.size === 0) {
        this.#boxes.delete(box);
        this.#inView?.unobserve(box);
      }
      return;
    }
  }

  /** A link may have no box of its own (`display: contents`): then what stands in or round it is watched. False where that is the same. */
  #watchInstead(box: Element): boolean {
    const links = [...(this.#boxes.get(box) ?? [])].filter((link) => viewBoxOf(link) !== box);
    for (const link of links) {
      this.#unwatchView(link);
      this.#watchView(link, viewBoxOf(link));
    }
    return links.length > 0;
  }

  #appear(box: Element, isInView: boolean): void {
    for (const link of this.#boxes.get(box) ?? []) {
      const watched = this.#flagged.get(link);
      if (!isInView) this.#erase(link);
      else if (watched && !this.#markers.has(link)) this.#draw(link, watched);
    }
  }

  #draw(link: Element, watched: WatchedLink): void {
    const marker = markerFor(watched, this.#language());
    if (!marker) return;
    const { flag } = marker;
    this.#markers.set(link, marker);
    this.#actions.set(flag, () => this.#open(marker));
    this.#actions.set(marker.node, () => this.#onFollow(watched));
    marker.node.addEventListener('mouseenter', () => this.#open(marker));
    marker.node.addEventListener('mouseleave', () => this.leave());
    marker.node.addEventListener('wheel', (event) => scrollPane(link, event), { passive: true });
    flag.addEventListener('blur', () => this.leave());
    flag.addEventListener('focus', () => {
      if (flag.matches(':focus-visible')) this.#open(marker);
    });
  }

  #erase(link: Element): void {
    const marker = this.#markers.get(link);
    // The keyboard is at this label: it stays until it leaves.
    if (!marker || this.#surface?.active() === marker.flag) return;
    if (this.#card?.anchor === marker) this.#close();
    marker.node.remove();
    this.#markers.delete(link);
  }

  #forget(link: Element): void {
    const marker = this.#markers.get(link);
    if (marker && this.#card?.anchor === marker) this.#close();
    marker?.node.remove();
    this.#markers.delete(link);
    this.#flagged.delete(link);
    this.#unwatchView(link);
  }

  #open(marker: Marker): void {
    clearTimeout(this.#closing);
    const { warning } = marker;
    if (this.#card?.anchor === marker || this.#card?.isQuestion) return;
    this.#close();
    const node = warningCard(warning, this.#language(), this.#actions, {
      onReport: () => this.#onReport(marker.watched),
      onClose: () => this.#dismiss(),
    });
    node.addEventListener('mouseenter', () => clearTimeout(this.#closing));
    node.addEventListener('mouseleave', () => this.leave());
    node.addEventListener('focusout', () => this.leave());
    node.addEventListener('focusin', () => clearTimeout(this.#closing));
    // Directly behind its label, so that the keyboard and a screen reader meet it there.
    marker.node.after(node);
    marker.flag.setAttribute('aria-expanded', 'true');
    this.#card = { node, anchor: marker, isQuestion: false };
    this.#placeCard();
  }

  #close(): void {
    clearTimeout(this.#closing);
    if (!this.#card) return;
    const { node, anchor } = this.#card;
    this.#card = null;
    node.remove();
    if (anchor instanceof Marker) anchor.flag.setAttribute('aria-expanded', 'false');
    this.#settle();
  }

  /** Closes the card on the person's word: the keyboard returns to the label, or to the link. */
  #dismiss(): void {
    const card = this.#card;
    if (!card) return;
    const isInside = card.node.contains(this.#surface?.active() ?? null);
    this.#close();
    if (!isInside) return;
    focusOn(card.anchor instanceof Marker ? card.anchor.flag : card.anchor);
    this.#close();
  }

  /** Esc closes a card, if one is open; true where it did, so that the webmail does not take the key too. */
  escape(): boolean {
    if (!this.#card) return false;
    this.#dismiss();
    return true;
  }

  /**
   * The Tab key: our layer stands at the document's end, and is met at its link all the same, from the link to its label, through the card, and
   * on behind the link. True where the keyboard has been led and the browser must not lead it further.
   */
  step(event: KeyboardEvent): boolean {
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return false;
    const active = this.#surface?.active();
    if (!active) {
      const marker = this.#markers.get(event.composedPath()[0] as Element);
      if (!marker || marker.node.hidden || event.shiftKey) return false;
      marker.flag.focus();
      return true;
    }
    const card = this.#card?.anchor instanceof Marker ? this.#card : null;
    const marker =
      [...this.#markers.values()].find(({ flag }) => flag === active) ?? (card?.anchor as Marker | undefined);
    if (!marker?.isReachedByLink) return false;
    const stops = [marker.flag, ...(card?.anchor === marker ? card.node.querySelectorAll('button') : [])];
    const next = stops[stops.indexOf(active as HTMLButtonElement) + (event.shiftKey ? -1 : 1)];
    if (next) next.focus();
    else focusOn(marker.watched.element);
    // Behind the last the browser goes on, from the link.
    return next !== undefined || event.shiftKey;
  }

  /** Draws what is due, says what has changed, and goes away when there is nothing to show. */
  #settle(): void {
    if (this.#flagged.size === 0 && !this.#card) {
      this.#surface?.remove();
      this.#surface = null;
      this.#told = 0;
      return;
    }
    this.#measure();
    this.#follow();
    this.#tell();
  }

  /** How many there are, where that has changed. */
  #tell(): void {
    if (this.#told === this.#flagged.size) return;
    this.#told = this.#flagged.size;
    this.#announce((language) => sayCounted(markerCountWords, language, this.#told));
  }

  /** A live region that is created and filled in one step is not read out, nor words that stand in it already. */
  #announce(words: (language: Language) => string): void {
    clearTimeout(this.#announcing);
    this.#surface?.say('', this.#language());
    this.#announcing = setTimeout(() => {
      const language = this.#language();
      this.#surface?.say(words(language), language);
    }, ANNOUNCE_AFTER_MS);
  }

  #measure(): void {
    const room = this.#room();
    const markers = [...this.#markers.values()];
    // All of the page is read before anything of ours is written: each change between two looks would cost a layout.
    const lines = markers.map(({ watched }) => linesOf(watched.element));
    const surface = this.#ensureSurface();
    for (const { node } of markers) if (node.parentNode === null) surface.layer.append(node);
    for (const [at, marker] of markers.entries()) marker.outline(lines[at] ?? [], room);
    // Into the document with all that is in it: each would cost a look of the browser's own.
    surface.keep();
    for (const marker of markers) marker.measure();
    const labels: Box[] = [];
    for (const marker of markers) marker.settle(room, labels);
    if (this.#card) this.#placeCard();
  }

  #room(): Size {
    return { width: this.#view.innerWidth, height: this.#view.innerHeight };
  }

  #placeCard(): void {
    if (!this.#card) return;
    this.#surface?.wear(cardStyles);
    const { node, anchor } = this.#card;
    const lines = linesOf(anchor instanceof Marker ? anchor.watched.element : anchor);
    const at = anchor instanceof Marker ? anchor.flag.getBoundingClientRect() : lines.at(-1);
    if (!at) return;
    const size = { width: node.offsetWidth, height: node.offsetHeight };
    const { x, y } = placeCard(at, lines, size, this.#room());
    node.style.left = `${x}px`;
    node.style.top = `${y}px`;
  }

  /** Reads positions each frame while something moves, and now and then all the same: a reflow announces itself to nobody. */
  #follow(): void {
    if (!this.#surface) return;
    this.#followUntil = performance.now() + FOLLOW_MS;
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    const again = () => {
      if (this.#signal.aborted || !this.#surface) this.#isFollowing = false;
      else if (performance.now() < this.#followUntil) requestAnimationFrame(step);
      else setTimeout(() => requestAnimationFrame(step), IDLE_MS);
    };
    const step = () => {
      if (!this.#isCurrent()) return;
      try {
        // Meanwhile there may be nothing to show any more: a page without warnings has no node of ours.
        if (this.#surface) this.#measure();
      } finally {
        // Whatever the page did to our host this time, the next look puts it right.
        again();
      }
    };
    requestAnimationFrame(step);
  }

  #ensureSurface(): Surface {
    if (!this.#isListening) this.#listen();
    this.#surface ??= createSurface(this.#view.document, styles, this.#actions);
    return this.#surface;
  }

  /** To what may move what is drawn, or cover it: once something is, which most pages never see. */
  #listen(): void {
    this.#isListening = true;
    const signal = this.#signal;
    const moved = () => this.#follow();
    for (const type of ['scroll', 'resize', 'load', 'transitionend', 'animationend'] as const) {
      this.#view.addEventListener(type, moved, { capture: true, passive: true, signal });
    }
    const toggled = (event: Event) => {
      if (!this.owns(event)) this.#surface?.raise();
    };
    this.#view.addEventListener('toggle', toggled, { capture: true, signal });
    this.#view.addEventListener('beforeprint', () => this.#surface?.hide(), { signal });
    this.#view.addEventListener('afterprint', () => this.#surface?.show(), { signal });
  }
}
