import { describe, expect, it } from 'vitest';
import { Sites } from '../../src/background/sites';

/** What the content script was put on, in order, with the joins of open pages between. */
function device(options: { named?: readonly string[]; allowed?: readonly string[]; open?: readonly string[] }) {
  const done: string[] = [];
  const sites = new Sites({
    named: () => options.named ?? [],
    isOwn: (host) => host === 'mail.google.com',
    mayCheck: async (host) => (options.open ?? []).includes(host),
    allowed: async () => options.allowed ?? [],
    runOn: async (hosts) => void done.push(hosts.join(' ')),
    join: async () => void done.push('join'),
  });
  return { sites, done };
}

describe('the content script', () => {
  it('is where a person allowed it, and then in open pages', async () => {
    const { sites, done } = device({ allowed: ['mail.west.example', 'mail.east.example'] });
    await sites.follow();
    expect(done).toEqual(['mail.east.example mail.west.example', 'join']);
  });

  it('is where policy says and the browser allows, and never twice', async () => {
    const named = ['mail.google.com', 'mail.west.example', 'mail.north.example'];
    const open = ['mail.google.com', 'mail.west.example', 'everything.example'];
    const { sites, done } = device({ named, open, allowed: ['mail.west.example'] });
    await sites.follow();
    expect(done).toEqual(['mail.west.example', 'join']);
  });

  it('is brought there by one after the other, also after one that failed', async () => {
    const { done } = device({});
    let isFirst = true;
    const sites = new Sites({
      named: () => [],
      isOwn: () => false,
      mayCheck: async () => false,
      allowed: async () => [],
      runOn: async () => {
        done.push('begins');
        await new Promise((resolve) => setTimeout(resolve));
        done.push('ends');
        if (!isFirst) return;
        isFirst = false;
        throw new Error('busy');
      },
      join: async () => {},
    });
    await Promise.allSettled([sites.follow(), sites.follow()]);
    expect(done).toEqual(['begins', 'ends', 'begins', 'ends']);
  });
});
