import { describe, expect, it, vi } from 'vitest';
import { Popups } from '../../src/background/popups';
import type { Follower } from '../../src/background/tabs';
import type { Situation, TabFindings } from '../../src/messages';
import type { Connection } from '../../src/platform/background';

const SITUATION = { council: 'Westmarsh Council' } as Situation;
const FINDINGS = { flagged: 2 } as TabFindings;

function setUp(ready: Promise<unknown> = Promise.resolve()) {
  const followers = new Map<number, Follower>();
  const popups = new Popups({
    follow: (tabId, follower) => {
      followers.set(tabId, follower);
      return () => void followers.delete(tabId);
    },
    situation: () => SITUATION,
    ready,
  });
  const open = () => {
    let read = (_: unknown) => {};
    let ended = () => {};
    const posted: unknown[] = [];
    const end = vi.fn();
    popups.serve({
      name: 'popup',
      sender: { role: 'ui', tabId: null, frameId: 0, origin: null },
      post: (message) => posted.push(message),
      onMessage: (listener) => {
        read = listener;
      },
      onEnd: (listener) => {
        ended = listener;
      },
      end,
    } satisfies Connection);
    return { say: (message: unknown) => read(message), leave: () => ended(), posted, end };
  };
  return { popups, open, followers };
}

describe('an open popup', () => {
  it('hears of its tab, and of the council once that is known and after each change', async () => {
    let know = () => {};
    const { popups, open, followers } = setUp(new Promise<void>((resolve) => (know = resolve)));
    const popup = open();
    popup.say({ tabId: 7 });
    followers.get(7)?.(FINDINGS);
    expect(popup.posted).toEqual([{ type: 'findings', findings: FINDINGS }]);
    know();
    await vi.waitFor(() => expect(popup.posted).toHaveLength(2));
    popups.tell();
    expect(popup.posted.slice(1)).toEqual([
      { type: 'situation', situation: SITUATION },
      { type: 'situation', situation: SITUATION },
    ]);
  });

  it('hears nothing more once it is closed', async () => {
    const { popups, open, followers } = setUp();
    const popup = open();
    popup.say({ tabId: 7 });
    await vi.waitFor(() => expect(popup.posted).toHaveLength(1));
    popup.leave();
    popups.tell();
    expect(popup.posted).toHaveLength(1);
    expect(followers.size).toBe(0);
  });

  it('hears of the council without a tab, and nothing where it speaks otherwise than ours', async () => {
    const { open, followers } = setUp();
    const popup = open();
    popup.say({});
    await vi.waitFor(() => expect(popup.posted).toEqual([{ type: 'situation', situation: SITUATION }]));
    const stranger = open();
    stranger.say({ tabId: 'all' });
    expect(stranger.end).toHaveBeenCalled();
    expect(stranger.posted).toEqual([]);
    expect(followers.size).toBe(0);
  });
});
