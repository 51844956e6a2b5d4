import type { SessionStore } from '../../src/background/waiting-pages';

/** As storage.session: values are copied, not shared. */
export function memoryStore(): SessionStore & { size: () => number } {
  const entries = new Map<string, string>();
  return {
    get: async (key) => JSON.parse(entries.get(key) ?? 'null') ?? undefined,
    set: async (key, value) => void entries.set(key, JSON.stringify(value)),
    remove: async (keys) => keys.forEach((key) => void entries.delete(key)),
    all: async () => Object.fromEntries([...entries].map(([key, value]) => [key, JSON.parse(value)])),
    size: () => entries.size,
  };
}
