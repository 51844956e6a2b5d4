// Reading maildev's page from outside: its list, and the frame that holds the mail. Used by the tour and the end-to-end tests.

import { type DrivenTab, waitFor } from './driven-browser';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Until the list shows so many mails. */
export async function waitForList(tab: DrivenTab, count: number): Promise<void> {
  await waitFor('The inbox', () =>
    tab.run((wanted) => document.querySelectorAll('[data-testid="email-list-item"]').length >= wanted, count),
  );
}

/** Shows the mail and waits until its frame holds a link. `address` is the webmail's addressOf(). */
export async function openMail(tab: DrivenTab, address: string): Promise<void> {
  await tab.goTo(address);
  await waitFor('The mail', () =>
    tab.run(() => {
      const frame = document.querySelector('iframe');
      return frame !== null && (frame.contentDocument?.links.length ?? 0) > 0;
    }),
  );
}

/**
 * Until the extension has put its layer over the mail. The warnings themselves stand in a closed shadow root, which no page
 * and no test can look into: what is seen is the layer's host.
 */
export async function waitForWarnings(tab: DrivenTab): Promise<void> {
  await waitFor('The warnings', () => tab.run(hasLayer));
}

export async function hasWarnings(tab: DrivenTab): Promise<boolean> {
  return tab.run(hasLayer);
}

function hasLayer(): boolean {
  const root = document.querySelector('iframe')?.contentDocument?.documentElement;
  return [...(root?.children ?? [])].some((child) => child.hasAttribute('popover'));
}

/** The middle of the link with this address, in the tab's viewport, after it was scrolled into view. */
export async function pointOfLink(tab: DrivenTab, href: string): Promise<Point> {
  const point = await tab.run((wanted) => {
    const frame = document.querySelector('iframe');
    const link = [...(frame?.contentDocument?.links ?? [])].find((each) => each.getAttribute('href') === wanted);
    if (!frame || !link) return null;
    link.scrollIntoView({ block: 'center' });
    const [outer, inner] = [frame.getBoundingClientRect(), link.getBoundingClientRect()];
    return {
      x: outer.x + frame.clientLeft + inner.x + inner.width / 2,
      y: outer.y + frame.clientTop + inner.y + inner.height / 2,
    };
  }, href);
  if (!point) throw new Error('The mail has no such link.');
  return point;
}
