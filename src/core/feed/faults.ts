// Why a feed was not taken, by code: docs/feed-format.md section 8. What was verified before stays in force.

export const FEED_FAULTS = [
  // The server or the way to it.
  'unreachable',
  'refused-by-server',
  'timeout',
  'too-large',
  // What came is not this feed.
  'not-a-feed',
  'other-feed',
  // Trust.
  'bad-signature',
  'too-few-signatures',
  'loosened',
  'wrong-sum',
  'wrong-size',
  'changed-behind-serial',
  // Order and time.
  'rolled-back',
  'replayed',
  'serial-step',
  'expired',
  'life-too-long',
  'from-the-future',
  // This device.
  'storage-full',
  'storage-failed',
] as const;

export type FeedFault = (typeof FEED_FAULTS)[number];
