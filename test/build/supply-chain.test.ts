// What is built with, and what is handed out with it: pinned, under terms that ours go with, and without scripts that run when it is installed.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly integrity?: string;
  readonly link?: boolean;
}
const own = JSON.parse(readFileSync('package.json', 'utf8'));
const locked: Readonly<Record<string, Locked>> = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
const packages = Object.entries(locked)
  .filter(([path]) => path !== '')
  .map(([path, of]) => ({ name: path.replace(/^.*node_modules\//, ''), ...of }));

/** Terms that a work under MIT may be handed out with. */
const SHIPPED = /^\(?(?:MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|MIT OR Apache-2\.0)\)?$/;
/** The benchmark's peer, which is never handed out. */
const GPL = ['@gorhill/ubo-core'];
/** Its package says nothing of it; its repository has MIT. */
const UNSAID = ['xmlhttprequest-ssl'];

it('names every library by one version, and knows each by its sum', () => {
  const asked = Object.values({ ...own.dependencies, ...own.devDependencies }) as string[];
  expect(asked.length).toBeGreaterThan(40);
  for (const version of asked) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  for (const { name, integrity } of packages) expect(integrity, name).toMatch(/^sha512-/);
});

it('hands out nothing under terms that ours do not go with', () => {
  // TypeScript stands there as what a library would like to have beside it.
  const shipped = packages.filter(({ name, dev }) => !dev && !/^@?typescript/.test(name));
  expect(shipped.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(own.dependencies)));
  for (const { name, license } of shipped) expect(license, name).toMatch(SHIPPED);
});

it('builds with nothing whose terms are unknown, and with one peer under the GPL', () => {
  const strict = packages.filter(({ license = '' }) => /GPL/.test(license) && !/ OR /.test(license));
  expect(strict.map(({ name }) => name)).toEqual(GPL);
  expect(packages.filter(({ license }) => !license).map(({ name }) => name)).toEqual(UNSAID);
});

it('runs no script of a library when it is installed', () => {
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
});
