// A list of lures laid over the built-in lists: hosts and links, one a line, as blocklists are published.

import { type Hostname, parentDomains, splitHostname, toHostname } from '../core/hostname';
import type { Indicator, Lists } from '../core/lists';
import { SHARED_HOSTS } from '../data/shared-hosts';

export interface Blocklist {
  readonly hosts: ReadonlySet<string>;
  /** As `linkKey` writes them. */
  readonly links: ReadonlySet<string>;
}

/** `shared`: a host where anyone can put a page, named as a whole. `suffix`: below it stand others' names. */
export type Refusal = 'unreadable' | 'shared' | 'suffix';

/** Gathers entries; one that must not be listed is refused with the reason why. */
export class BlocklistBuilder {
  readonly #hosts = new Set<string>();
  readonly #links = new Set<string>();

  /** A host or a web address; null where it was taken. */
  add(entry: string): Refusal | null {
    if (PLAIN_HOST.test(entry)) return this.#addHost(entry as Hostname);
    const url = readEntry(entry);
    const hostname = url && toHostname(url.hostname);
    if (!url || !hostname) return 'unreadable';
    if (url.pathname !== '/' || url.search !== '') {
      this.#links.add(linkKey(url));
      return null;
    }
    return this.#addHost(hostname);
  }

  #addHost(hostname: Hostname): Refusal | null {
    if (this.#hosts.has(hostname)) return null;
    const { registrableDomain, isAddress } = splitHostname(hostname);
    if (registrableDomain === null && !isAddress) return 'suffix';
    if (SHARED.has(hostname)) return 'shared';
    this.#hosts.add(hostname);
    return null;
  }

  build(): Blocklist {
    return { hosts: this.#hosts, links: this.#links };
  }
}

const SHARED = new Set(SHARED_HOSTS.map(({ host }) => host));

/** The lists with the blocklist's entries as known lures; what the lists themselves name comes first. */
export function overlayBlocklist(lists: Lists, { hosts, links }: Blocklist, campaign: string): Lists {
  return {
    ...lists,
    indicatorOf(hostname: Hostname, url: string): Indicator | null {
      const listed = lists.indicatorOf(hostname, url);
      if (listed) return listed;
      const host = listedHost(hosts, hostname);
      if (host !== null) return { host, campaign, isTest: false };
      if (links.size === 0) return null;
      return isListedLink(links, new URL(url)) ? { host: hostname, campaign, isTest: false } : null;
    },
  };
}

/** The longest listed domain. One that also holds a shared host (`google.com`, `docs.google.com`) does not count for that one. */
function listedHost(hosts: ReadonlySet<string>, hostname: Hostname): string | null {
  for (const domain of parentDomains(hostname)) {
    if (SHARED.has(domain)) return null;
    if (hosts.has(domain)) return domain;
  }
  return null;
}

function isListedLink(links: ReadonlySet<string>, url: URL): boolean {
  if (links.has(linkKey(url))) return true;
  const bare = new URL(url);
  bare.search = '';
  return links.has(linkKey(bare));
}

/** What makes two addresses the same lure: not the scheme, the fragment or who is named before the @. */
function linkKey({ host, pathname, search }: URL): string {
  return `${host}${pathname}${search}`;
}

/** A name that stands as the URL standard would write it: nearly all entries of a list of hosts, and ten times as fast to read. */
const PLAIN_HOST = /^(?!.*xn--)(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/;

function readEntry(entry: string): URL | null {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(entry) ? entry : `http://${entry}`;
  return URL.canParse(text) ? new URL(text) : null;
}
