// One configuration for every build: `--mode chrome` and `--mode firefox` are the release; `--mode chrome-demo` and
// `--mode firefox-demo` are the same with loopback pages among the content script's matches; `--mode cli` is the command and
// the demonstration, for Node; `--mode bench` is what `npm run bench` runs.

import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import { createInstrumenter } from 'istanbul-lib-instrument';
import { build, defineConfig, type Plugin, type ResolvedConfig, type Rolldown, type UserConfig } from 'vite';
import { MANAGED_SCHEMA } from './src/core/managed-schema';
import { type Browser, extensionManifest, MANAGED_SCHEMA_FILE } from './src/platform/manifest';

// Whoever builds, and wherever: with a test's own value pages would be built for development, with the checkout's path in them.
process.env.NODE_ENV = 'production';

/** Of each build: what others wrote, and under which terms. */
const LICENCES = 'third-party-licences.md';

export default defineConfig(({ mode }) =>
  mode === 'cli'
    ? forNode()
    : mode === 'bench'
      ? forBench()
      : mode === 'bench-extension'
        ? forBenchExtension()
        : mode === 'fuzz'
          ? forFuzz()
          : forBrowser(mode),
);

function forBrowser(mode: string): UserConfig {
  const [browser, variant] = mode.split('-');
  if ((browser !== 'chrome' && browser !== 'firefox') || (variant !== undefined && variant !== 'demo')) {
    throw new Error(`no build is called "${mode}": chrome, firefox, chrome-demo, firefox-demo and cli are`);
  }
  return {
    plugins: [
      textInsteadOfMarkup(),
      backgroundInOneFile(),
      policyFiles(browser),
      licenceOfStyles(),
      crx({
        manifest: extensionManifest(browser, { isDemo: variant === 'demo' }),
        browser,
        // The default is a loader that imports the script in parts: half a second late, and visible to every site.
        contentScripts: { standaloneFiles: ['src/content/index.ts'] },
      }),
    ],
    build: {
      outDir: `dist/${mode}`,
      target: browser === 'chrome' ? 'chrome137' : 'firefox142',
      // What others wrote, and under which terms: they ask to be named in what is handed out.
      license: { fileName: LICENCES },
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 600,
      // The toolbar's pictures are given to the browser by path.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          interstitial: 'src/ui/interstitial/index.html',
          report: 'src/ui/report/index.html',
          opened: 'src/ui/opened/index.html',
          settings: 'src/ui/settings/index.html',
        },
      },
    },
  };
}

/** Vite names the libraries of scripts alone. GOV.UK Frontend's package comes without its licence's text: MIT, Crown copyright. */
function licenceOfStyles(): Plugin {
  return {
    name: 'licence-of-styles',
    writeBundle({ dir = '' }) {
      const { name, version, license } = JSON.parse(readFileSync('node_modules/govuk-frontend/package.json', 'utf8'));
      const text = readFileSync('LICENSE', 'utf8').replace(
        /^Copyright .*$/m,
        'Copyright (C) Crown Copyright (Government Digital Service)',
      );
      appendFileSync(join(dir, LICENCES), `## ${name} - ${version} (${license})\n\n${text}`);
    },
  };
}

/**
 * Preact's one way to write markup (dangerouslySetInnerHTML) is made to write text. Ours never uses it; so no later change of ours
 * can, and Mozilla's linter, which looks at the bundle, finds nothing.
 */
function textInsteadOfMarkup(): Plugin {
  const sink = /\.innerHTML=(\w+)\.__html/;
  return {
    name: 'text-instead-of-markup',
    transform(code, id) {
      if (!/[\\/]preact[\\/]dist[\\/]preact\.m?js$/.test(id)) return;
      if (!sink.test(code)) throw new Error('preact has changed: look where it writes markup, and mend this plugin');
      return { code: code.replace(sink, '.textContent=$1.__html'), map: null };
    },
  };
}

/** The settings that `lurewatch pack` puts in: none. And, for Chromium, which settings the browser's policy may hold. */
function policyFiles(browser: Browser): Plugin {
  const emitted = {
    'policy.json': {},
    ...(browser === 'chrome' ? { [MANAGED_SCHEMA_FILE]: MANAGED_SCHEMA } : {}),
  };
  return {
    name: 'policy-files',
    generateBundle() {
      for (const [fileName, value] of Object.entries(emitted))
        this.emitFile({ type: 'asset', fileName, source: `${JSON.stringify(value, null, 2)}\n` });
    },
  };
}

/**
 * The background as the one file that the manifest names, a plain script: some twenty milliseconds sooner awake than modules. Beside
 * the pages' code it would be three files, each of which a worker has to find and read before the next is known.
 */
function backgroundInOneFile(): Plugin {
  const LOADER = 'service-worker-loader.js';
  let config: ResolvedConfig;
  let hasFailed = false;
  return {
    name: 'background-in-one-file',
    buildEnd(error) {
      hasFailed = error !== undefined;
    },
    configResolved(resolved) {
      config = resolved;
    },
    async closeBundle() {
      // Called all the same; what went wrong is told by the build.
      if (hasFailed) return;
      const { root, build: options } = config;
      const loader = join(root, options.outDir, LOADER);
      const entry = /^import '\.\/(assets\/[^']+)';\s*$/.exec(readFileSync(loader, 'utf8'))?.[1];
      if (entry === undefined) throw new Error(`crxjs has changed: ${LOADER} does not import the background`);
      const built = await build({
        root,
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        build: {
          write: false,
          target: options.target,
          assetsInlineLimit: 0,
          rolldownOptions: {
            input: 'src/background/index.ts',
            // Else the text of the Public Suffix List, 59 kB, stands wherever tldts reads a letter of it.
            optimization: { inlineConst: false },
            output: { format: 'iife' },
          },
        },
        plugins: [tablesAsText()],
      });
      const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
      for (const file of output) {
        // What the background shows on the toolbar is there already, under the same name.
        const isThere = file.type === 'chunk' ? file.isEntry : existsSync(join(root, options.outDir, file.fileName));
        if (!isThere) throw new Error(`the background's build has a file more than it should: ${file.fileName}`);
        if (file.type === 'chunk') writeFileSync(loader, inAscii(file.code));
      }
      rmSync(join(root, options.outDir, entry));
      const path = join(root, options.outDir, 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      delete manifest.background.type;
      writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
    },
  };
}

/**
 * The large tables as texts that are parsed as JSON when the worker wakes: V8 reads that several times as fast as the same written as
 * a literal. Confusable signs, councils, bodies and shared hosts, and the numbers of the Public Suffix List.
 */
function tablesAsText(): Plugin {
  // What unicode.ts never looks up, since it takes compatibility forms and marks off before and no hostname has capitals: three of four.
  const asked = (table: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(table).filter(
        ([sign]) =>
          sign > '\x7f' && sign === sign.normalize('NFKD').replace(/\p{M}/gu, '') && sign === sign.toLowerCase(),
      ),
    );
  const asText = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
  return {
    name: 'tables-as-text',
    // Behind the one that takes the types off, before the bundler.
    enforce: 'post',
    transform(code, id) {
      if (/[\\/]src[\\/]core[\\/]confusables\.ts$/.test(id)) {
        const table = asked(JSON.parse(readFileSync('node_modules/unhomoglyph/data.json', 'utf8')));
        return { code: `let table;\nexport const confusables = () => (table ??= ${asText(table)});`, map: null };
      }
      if (/[\\/]src[\\/]data[\\/](councils|public-bodies|shared-hosts)\.ts$/.test(id)) {
        const [, name, table] = /^[\s\S]*?export const (\w+) = (\[[\s\S]*\]);\s*$/.exec(code) ?? [];
        if (table === undefined) throw new Error(`${id} holds more than a table: it cannot be made a text`);
        return { code: `export const ${name} = ${asText(new Function(`return ${table}`)())};`, map: null };
      }
      if (!/[\\/]tldts[\\/].*[\\/]trie\.js$/.test(id)) return null;
      const numbers = /new (Uint\d+Array)\((\[[\d,\s]+\])\)/g;
      return { code: code.replace(numbers, (_, type, list) => `new ${type}(${asText(JSON.parse(list))})`), map: null };
    },
  };
}

/** With one sign beyond Latin-1 V8 keeps the whole source in two octets a sign, and reads it more slowly. */
function inAscii(code: string): string {
  return code.replace(/(\\*)([^\0-\x7f])/g, (_, before: string, unit: string) => {
    const escaped = `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    // Behind an odd number of backslashes the sign is escaped for nothing, as it would be here.
    return before.slice(0, before.length - (before.length % 2)) + escaped;
  });
}

function forNode(): UserConfig {
  return {
    build: {
      outDir: 'dist/cli',
      license: { fileName: LICENCES },
      target: 'node20.19',
      ssr: true,
      rolldownOptions: {
        input: { lurewatch: 'src/cli/lurewatch.ts', demo: 'src/demo/demo.ts' },
        external: [...builtinModules, /^node:/],
        output: { entryFileNames: '[name].js' },
      },
    },
    // What staff's IT installs is this folder alone; the demonstration's tools stay where the checkout has them.
    ssr: {
      noExternal: [
        '@xmldom/xmldom',
        'buffer-crc32',
        'commander',
        'csv-parse',
        'entities',
        'jose',
        'parse5',
        'plist',
        'postal-mime',
        'punycode',
        'tldts',
        'tldts-core',
        'unhomoglyph',
        'valibot',
        'xmlbuilder',
        'yazl',
      ],
    },
  };
}

/** `npm run bench`: never handed out, and so with peers whose licences differ from ours. */
function forBench(): UserConfig {
  return {
    build: {
      outDir: 'dist/bench',
      target: 'node20.19',
      ssr: true,
      rolldownOptions: {
        input: { bench: 'test/bench/bench.ts' },
        external: [...builtinModules, /^node:/, 'playwright-core', 'vite', 'ws', /^@ghostery/, /^@gorhill/],
        output: { entryFileNames: '[name].js' },
      },
    },
  };
}

/** `npm run fuzz`: our own code counts where it is run. */
function forFuzz(): UserConfig {
  const instrumenter = createInstrumenter({ esModules: true, compact: true, produceSourceMap: false });
  return {
    plugins: [
      {
        name: 'count-what-runs',
        enforce: 'post',
        transform: (code, id) =>
          // Tables have no ways through.
          /\/src\/(?!data\/)[^?]*\.ts$/.test(id) ? { code: instrumenter.instrumentSync(code, id), map: null } : null,
      },
    ],
    build: {
      outDir: 'dist/fuzz',
      target: 'node20.19',
      ssr: true,
      rolldownOptions: {
        input: { fuzz: 'test/fuzz/fuzz.ts' },
        external: [...builtinModules, /^node:/],
        output: { entryFileNames: '[name].js' },
      },
    },
  };
}

/** Ours and the peers in one extension, whose worker is woken to load each. */
function forBenchExtension(): UserConfig {
  return {
    publicDir: 'test/bench/browser/public',
    build: {
      outDir: 'dist/bench/extension',
      target: 'chrome137',
      modulePreload: false,
      rolldownOptions: {
        input: { worker: 'test/bench/browser/worker.ts', page: 'test/bench/browser/page.ts' },
        output: { entryFileNames: '[name].js' },
      },
    },
  };
}
