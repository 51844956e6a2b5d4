// What a client takes at the most: docs/feed-format.md section 9. A publisher holds itself to the same.

export const MAX_TIMESTAMP_BYTES = 1_024;
export const MAX_MANIFEST_BYTES = 256 * 1024;
/** Of one gzip file as it is served, and of its text. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;
export const MAX_TEXT_BYTES = 128 * 1024 * 1024;
export const MAX_ENTRIES = 2_000_000;
export const MAX_DELTAS = 40;
export const MAX_ALLOWED_HOSTS = 5_000;
export const MAX_CAMPAIGNS = 5_000;
export const MAX_SUSPENSIONS = 50;
export const MAX_SOURCES = 50;
export const MAX_KEYS = 8;
/** Sets of keys after the first one. */
export const MAX_KEY_SETS = 16;
/** A serial goes up by no more at once: whoever holds one key cannot use the numbers up. */
export const MAX_SERIAL_STEP = 1_000_000;
/** A timestamp vouches for no longer. */
export const MAX_LIFE_MS = 7 * 24 * 60 * 60 * 1000;
/** What is signed may be this much ahead of the browser's clock. */
export const MAX_AHEAD_MS = 10 * 60 * 1000;
