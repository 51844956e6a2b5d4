// What the rules of names say of an address without its scheme. Addresses in these tests are TEST DATA, made up after the shapes of
// lures and of honest names; should such a name exist, it is nobody's to visit.

import { splitHostname, toHostname } from '../../../src/core/hostname';
import { findLookalikes } from '../../../src/core/lookalike';
import type { Reason, ReasonCode } from '../../../src/core/reason';

export function lookalikesOf(address: string): readonly Reason[] {
  const url = new URL(`https://${address}`);
  const hostname = toHostname(url.hostname);
  if (hostname === null) throw new Error(address);
  return findLookalikes(splitHostname(hostname), url.pathname);
}

/** The strength of the reason of that code; `none` where there is no such reason. */
export const strengthOf = (address: string, code: ReasonCode): string =>
  lookalikesOf(address).find((reason) => reason.code === code)?.strength ?? 'none';

export const evidenceOf = (address: string, code: ReasonCode) =>
  lookalikesOf(address).find((reason) => reason.code === code)?.evidence;
