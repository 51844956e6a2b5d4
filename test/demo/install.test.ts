// The check that comes before everything else: this Node, these packages.

import { describe, expect, it } from 'vitest';
import { isInstalled, refuseNode } from '../../src/demo/install.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/b-win32': { version: '2.0.0', integrity: 'sha512-b', optional: true },
  },
};
const a = lock.packages['node_modules/a'];

describe('isInstalled', () => {
  it.each([
    ['nothing is installed', null, false],
    ['all but a package of another system is there', { 'node_modules/a': a }, true],
    ['a package is missing', {}, false],
    ['a package is of another version', { 'node_modules/a': { ...a, version: '1.0.1' } }, false],
    ['a package has another content', { 'node_modules/a': { ...a, integrity: 'sha512-c' } }, false],
    ['a package is left over', { 'node_modules/a': a, 'node_modules/old': a }, false],
  ])('%s', (_, packages, expected) => {
    expect(isInstalled(lock, packages === null ? null : { packages: { ...packages } })).toBe(expected);
  });
});

describe('refuseNode', () => {
  it.each(['20.19.0', '20.19.1', '20.20.0', '22.0.0', '100.0.0'])('takes %s', (version) => {
    expect(refuseNode(version, '>=20.19.0')).toBeNull();
  });

  it.each(['20.18.9', '18.20.4', '9.0.0'])('refuses %s in a sentence that names both versions', (version) => {
    expect(refuseNode(version, '>=20.19.0')).toContain(`Node 20.19.0 or newer; this is ${version}`);
  });
});
