// A worker that is woken to load one engine and answer once.

import { type EngineName, timeLoad } from './engines';

declare const chrome: {
  runtime: {
    onMessage: {
      addListener(listen: (message: never, sender: unknown, answer: (value: unknown) => void) => boolean): void;
    };
  };
};

chrome.runtime.onMessage.addListener(
  ({ name, host }: { name: EngineName; host: string }, _sender, answer: (value: unknown) => void) => {
    timeLoad(name, host).then(answer, (error: unknown) => answer({ error: String(error) }));
    return true;
  },
);
