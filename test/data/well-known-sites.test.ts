import { describe, expect, it } from 'vitest';
import { gateWith } from '../../src/cli/feed/gating';
import { parseIndicator } from '../../src/core/indicator';
import { WELL_KNOWN_SITES } from '../../src/data/well-known-sites';
import { isHostname, repeated } from './registrable';

describe('well-known sites', () => {
  it('are lower-case A-labels, none twice', () => {
    expect(WELL_KNOWN_SITES.filter((host) => !isHostname(host))).toEqual([]);
    expect(repeated(WELL_KNOWN_SITES)).toEqual([]);
  });

  it('are none that the other tables keep from being blocked', () => {
    const gate = gateWith([]);
    const gated = WELL_KNOWN_SITES.filter((host) => {
      const read = parseIndicator(`=${host}`);
      return !read.ok || gate(read.value, 'own') !== null;
    });
    expect(gated).toEqual([]);
  });
});
