// overrides.txt: why entries pass the gate. Not published; for colleagues and for whoever signs.

import { formatTime } from '../../core/feed/format';
import { readFileIn, type Workspace, writeFileIn } from './workspace';

/** One line each: the pattern, when, and the reason. */
export async function noteOverrides(
  workspace: Workspace,
  patterns: readonly string[],
  reason: string,
  nowMs: number,
): Promise<void> {
  const before = (await readFileIn(workspace, 'overrides.txt'))?.toString('utf8') ?? '';
  const words = reason.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const lines = patterns.map((pattern) => `${pattern} ${formatTime(nowMs)} ${words}`);
  await writeFileIn(workspace, 'overrides.txt', `${before}${lines.join('\n')}\n`);
}
