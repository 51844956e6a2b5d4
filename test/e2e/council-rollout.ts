// A council's rollout: its server with packages, its feed, its machine with IT's policy, made by the command's own parts.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeExtensionKey } from '../../src/cli/rollout/extension-key';
import { readOrganisation } from '../../src/cli/rollout/organisation-file';
import { pack } from '../../src/cli/rollout/pack';
import { policyFiles } from '../../src/cli/rollout/policy-files';
import { keyOf, Publisher } from '../feed/publisher';
import type { BrowserName, Managed } from './driver';
import { type FeedServer, startFeedServer } from './feed-server';
import { LUREWATCH } from './firefox';
import { makeManagedMachine } from './managed-machine';
import { BUILDS } from './paths';

const ANNA = keyOf('anna');
const CLOCK = keyOf('clock');

/** What lets a test into the browser, and nothing of Lurewatch. */
const FOR_TESTS: Readonly<Record<BrowserName, Record<string, unknown>>> = {
  // Tools may look into an extension that policy installed.
  chromium: { DeveloperToolsAvailability: 1 },
  // Ours has no signature of Mozilla's here.
  firefox: { Preferences: { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } } },
};

export interface Rollout {
  readonly id: string;
  readonly feed: FeedServer;
  readonly packages: FeedServer;
  /** Hands out what `lurewatch policy` writes for this browser on Linux, with these settings changed. */
  handOut(changed?: Record<string, unknown>): Promise<void>;
  /** The same file, with other settings in it, as somebody would write them by hand. Firefox takes them as one JSON text too. */
  hand(of: (settings: Readonly<Record<string, unknown>>) => unknown): Promise<void>;
  /** Takes the extension away, as docs/deployment.md says. */
  withdraw(): void;
  /** Serves a build that differs from ours by its version alone. */
  release(version: string): Promise<void>;
  /** For a browser with the profile of this name. */
  managed(profile: string): Managed;
  stop(): Promise<void>;
}

/** `lures`: hosts that its feed lists. Its policy is handed out, and version 0.2.0 released. */
export async function startRollout(name: BrowserName, lures: readonly string[]): Promise<Rollout> {
  const folder = mkdtempSync(join(tmpdir(), 'lurewatch-rollout-'));
  const www = join(folder, 'www');
  const organisation = join(folder, 'council.json');
  const machine = makeManagedMachine(name);
  const own = new Publisher({ id: 'westmarsh', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
  await own.publish({ serial: 1, signers: [ANNA], lines: lures.map((host) => `${host} campaign=refunds`) });
  const [feed, packages] = await Promise.all([
    startFeedServer((path) => own.files.get(path)),
    startFeedServer((path) => {
      try {
        // Chromium says in a query what it is and has.
        return readFileSync(join(www, path.replace(/\?.*/, '')));
      } catch {
        return undefined;
      }
    }),
  ]);
  const isChromium = name === 'chromium';
  const id = isChromium ? (await makeExtensionKey(join(folder, 'key.pem'))).id : LUREWATCH.id;
  let settings: Record<string, unknown> = {
    organisation: { name: 'Westmarsh Council' },
    feeds: [{ id: 'westmarsh', url: feed.url, role: 'own', ...own.pinned }],
  };
  const rollout: Rollout = {
    id,
    feed,
    packages,
    async handOut(changed = {}) {
      settings = { ...settings, ...changed };
      const extension = { folder: packages.url, ...(isChromium ? { chromiumId: id } : { firefoxId: id }) };
      writeFileSync(organisation, JSON.stringify({ extension, policy: settings }));
      await rollout.hand((own) => own);
    },
    async hand(of) {
      const files = policyFiles(await readOrganisation(organisation));
      const policy = JSON.parse(
        String(files.get(isChromium ? 'linux/chromium/lurewatch.json' : 'linux/firefox/policies.json')),
      );
      const extensions = isChromium ? policy['3rdparty'].extensions : policy.policies['3rdparty'].Extensions;
      extensions[id] = of(extensions[id]);
      machine.hand(
        isChromium ? { ...policy, ...FOR_TESTS.chromium } : { policies: { ...policy.policies, ...FOR_TESTS.firefox } },
      );
    },
    withdraw() {
      // Firefox keeps an extension that its policy says nothing more of: it has to be told.
      const gone = { ExtensionSettings: { [id]: { installation_mode: 'blocked' } } };
      machine.hand(isChromium ? FOR_TESTS.chromium : { policies: { ...gone, ...FOR_TESTS.firefox } });
    },
    async release(version) {
      const build = join(folder, `build-${version}`);
      const out = join(folder, `out-${version}`);
      // A test that is tried again hands it out again.
      for (const path of [build, out]) rmSync(path, { recursive: true, force: true });
      cpSync(BUILDS[name], build, { recursive: true });
      const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
      writeFileSync(join(build, 'manifest.json'), JSON.stringify({ ...manifest, version }));
      const options = { host: [], organisation, out, packages: www };
      for await (const _ of pack(build, { ...options, ...(isChromium && { key: join(folder, 'key.pem') }) }));
    },
    managed(profile) {
      const path = join(folder, profile);
      mkdirSync(path, { recursive: true });
      return { starterOf: machine.starterOf, id, profile: path };
    },
    async stop() {
      await Promise.all([feed.stop(), packages.stop()]);
      machine.remove();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
  await rollout.handOut();
  await rollout.release('0.2.0');
  return rollout;
}
