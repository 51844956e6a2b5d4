// Requests of the extension's own pages: who asks, in what shape, and which handler answers.

import * as v from 'valibot';
import { type Answers, type MessageError, type MessageName, protocol, type Reply, type RequestOf } from '../messages';
import type { Sender } from '../platform/background';

export type Handlers = {
  readonly [N in MessageName]: (request: RequestOf<N>, sender: Sender) => Promise<Reply<Answers[N]>>;
};

/** For what only a page in a tab may ask. */
export const NO_TAB = { ok: false, error: { code: 'not-allowed' } } as const;

const envelope = v.object({ name: v.string(), request: v.unknown() });

const refuse = (code: MessageError): Reply<never> => ({ ok: false, error: { code } });

/** Never rejects. Errors: see MessageError. */
export async function route(message: unknown, sender: Sender, handlers: Handlers): Promise<Reply<unknown>> {
  const read = v.safeParse(envelope, message);
  if (!read.success || !Object.hasOwn(protocol, read.output.name)) return refuse('bad-request');
  return answer(read.output.name as MessageName, read.output.request, sender, handlers);
}

async function answer<N extends MessageName>(
  name: N,
  request: unknown,
  sender: Sender,
  handlers: Handlers,
): Promise<Reply<unknown>> {
  if (protocol[name].from !== sender.role) return refuse('not-allowed');
  const read = v.safeParse(protocol[name].request, request);
  if (!read.success) return refuse('bad-request');
  try {
    return await handlers[name](read.output as RequestOf<N>, sender);
  } catch (error) {
    // The name only: an error's text could hold a link from somebody's mail.
    console.error(`Lurewatch: ${name} failed`, error instanceof Error ? error.name : 'unknown');
    return refuse('failed');
  }
}
