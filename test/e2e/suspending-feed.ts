// A council's feed that suspends one organisation, with its senders.

import { keyOf, Publisher } from '../feed/publisher';
import { startFeedServer } from './feed-server';

const ANNA = keyOf('anna');
const CLOCK = keyOf('clock');
const DAY_MS = 24 * 60 * 60_000;

/** Hosts and senders of Eastmarsh Council. */
export const SUSPENDED_DOMAIN = 'eastmarsh.example';

export interface SuspendingFeed {
  /** To pack with the extension. */
  readonly policy: unknown;
  stop(): Promise<void>;
}

export async function startSuspendingFeed(): Promise<SuspendingFeed> {
  const own = new Publisher({ id: 'westmarsh', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
  const server = await startFeedServer((path) => own.files.get(path.split('/')[1] ?? ''));
  const until = `${new Date(Date.now() + DAY_MS).toISOString().slice(0, 19)}Z`;
  await own.publish({
    serial: 1,
    lines: [],
    signers: [ANNA],
    suspensions: [
      {
        organisation: 'eastmarsh',
        name: { en: 'Eastmarsh Council' },
        hosts: [SUSPENDED_DOMAIN],
        senders: [SUSPENDED_DOMAIN],
        since: '2026-11-24T08:00:00Z',
        until,
      },
    ],
  });
  const policy = { feeds: [{ id: 'westmarsh', url: `${server.url}westmarsh/`, role: 'own', ...own.pinned }] };
  return { policy, stop: () => server.stop() };
}
