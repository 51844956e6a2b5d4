// Work on a workspace by one command at a time.

import { locked } from './lock';
import { recover } from './recovery';
import { pathOf, type Workspace } from './workspace';

/** With the lock held, and what an interrupted command left behind put in order. */
export function working<T>(
  workspace: Workspace,
  remark: (sentence: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  return locked(pathOf(workspace, '.lock'), remark, async () => {
    for (const sentence of await recover(workspace)) remark(sentence);
    return work();
  });
}
