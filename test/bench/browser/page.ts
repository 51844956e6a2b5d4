// The page from which the bench installs and changes lists. The list's text comes in parts, for no one message holds it.

import { type EngineName, engines, timeForms, timeLoad } from './engines';

let text = '';

Object.assign(globalThis, {
  bench: {
    addText(part: string) {
      text += part;
    },
    async install(name: EngineName) {
      const from = performance.now();
      await engines[name].install(text);
      return performance.now() - from;
    },
    async change(name: EngineName, added: readonly string[], removed: readonly string[]) {
      const from = performance.now();
      await engines[name].change(added, removed, text);
      return performance.now() - from;
    },
    timeLoad,
    timeForms,
  },
});
