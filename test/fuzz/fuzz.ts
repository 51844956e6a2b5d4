// `npm run fuzz`: each parser of foreign bytes is given what nobody would write, led by which parts of the code an input reaches. Written here
// because the one kept-up fuzzer for Node needs a newer C library than the systems we support have; what is ours is this loop, and coverage is
// istanbul's. An input that makes a parser throw, or keeps it for seconds, is written down and ends in a test of its own (test/fuzz/found).

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Coverage } from './coverage';
import { mutate, Random } from './mutate';
import { TARGETS, type Target } from './targets';

const OUT = 'dist/fuzz/found';
const MAX_BYTES = 16 * 1024;
const MAX_CORPUS = 4_000;
/** No input of this size may keep a parser longer. */
const SLOW_MS = 1_000;
const HANG_MS = 10_000;

interface Given {
  readonly name: string;
  readonly ms: number;
  readonly seed: number;
  readonly seeds: readonly Uint8Array[];
  /** Number of inputs tried, length of the one at work, and the input. */
  readonly shared: SharedArrayBuffer;
}
interface Told {
  readonly runs: number;
  readonly corpus: number;
  readonly reached: number;
  readonly faults: readonly { readonly what: string; readonly file: string }[];
}

/** Of this process: a machine that is busy with other things makes no parser slow. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const bytesOf = (seed: string | Uint8Array): Uint8Array =>
  typeof seed === 'string' ? new TextEncoder().encode(seed) : seed;

function keep(name: string, input: Uint8Array): string {
  mkdirSync(OUT, { recursive: true });
  const file = join(OUT, `${name}-${createHash('sha256').update(input).digest('hex').slice(0, 12)}`);
  writeFileSync(file, input);
  return file;
}

async function search({ name, ms, seed, seeds, shared }: Given): Promise<Told> {
  const target = TARGETS[name] as Target;
  const random = new Random(seed);
  const coverage = new Coverage();
  const corpus: Uint8Array[] = [];
  const faults = new Map<string, { readonly what: string; readonly file: string }>();
  const words = target.words.map((word) => bytesOf(word));
  const counts = new Int32Array(shared, 0, 2);
  const current = new Uint8Array(shared, 8);
  const tried = async (input: Uint8Array) => {
    Atomics.store(counts, 1, input.length);
    current.set(input);
    Atomics.add(counts, 0, 1);
    coverage.reset();
    /** Of the processor's time, in ms. */
    const timed = async () => {
      const begun = processorMs();
      try {
        // Most are not asynchronous: awaiting them would be most of the time.
        const running = target.run(input);
        if (running) await running;
      } catch (error) {
        const { stack = '' } = error as Error;
        // One place in the code is one fault.
        const what = stack.split('\n').slice(0, 2).join(' ').slice(0, 300);
        const place = stack.split('\n')[1] ?? what;
        if (!faults.has(place)) faults.set(place, { what, file: keep(name, input) });
      }
      return processorMs() - begun;
    };
    let took = await timed();
    // Once more: the engine compiles and collects by the same clock, whatever the input.
    if (took > SLOW_MS && !faults.has('slow')) took = Math.min(took, await timed());
    if (took > SLOW_MS && !faults.has('slow'))
      faults.set('slow', { what: `took ${Math.round(took)} ms`, file: keep(name, input) });
    if (coverage.isNew() && corpus.length < MAX_CORPUS) corpus.push(input);
  };
  for (const input of [...target.seeds.map(bytesOf), ...seeds]) await tried(input.subarray(0, MAX_BYTES));
  if (corpus.length === 0) corpus.push(new Uint8Array([65]));
  const until = performance.now() + ms;
  while (performance.now() < until) {
    for (let round = 0; round < 50; round += 1) {
      // What was found last leads on most often.
      const at =
        random.below(2) === 0
          ? random.below(corpus.length)
          : corpus.length - 1 - random.below(Math.min(20, corpus.length));
      const other = corpus[random.below(corpus.length)] as Uint8Array;
      await tried(mutate(corpus[at] as Uint8Array, other, words, random).subarray(0, MAX_BYTES));
    }
  }
  return { runs: counts[0] ?? 0, corpus: corpus.length, reached: coverage.reached, faults: [...faults.values()] };
}

async function inWorker(given: Given): Promise<Told> {
  const worker = new Worker(new URL(import.meta.url), { workerData: given });
  const counts = new Int32Array(given.shared, 0, 2);
  let last = { runs: -1, atMs: processorMs() };
  return new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      const runs = Atomics.load(counts, 0);
      if (runs !== last.runs) last = { runs, atMs: processorMs() };
      else if (processorMs() - last.atMs > HANG_MS) {
        const input = new Uint8Array(given.shared, 8).slice(0, Atomics.load(counts, 1));
        void worker.terminate();
        end();
        const faults = [{ what: `still at work after ${HANG_MS} ms`, file: keep(given.name, input) }];
        resolve({ runs, corpus: 0, reached: 0, faults });
      }
    }, 500);
    const end = () => clearInterval(watch);
    worker.once('message', (told: Told) => {
      end();
      resolve(told);
    });
    worker.once('error', (error) => {
      end();
      reject(error);
    });
  });
}

if (isMainThread) {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '1' },
      only: { type: 'string' },
      seed: { type: 'string' },
      /** A file with a link a line, or in its first column, for the parsers of links. */
      links: { type: 'string' },
    },
  });
  const names = values.only?.split(',') ?? Object.keys(TARGETS);
  const unknown = names.filter((name) => !Object.hasOwn(TARGETS, name));
  if (unknown.length > 0 || !(Number(values.minutes) > 0)) {
    console.error(`--only takes ${Object.keys(TARGETS).join(', ')}; --minutes a number above 0.`);
    process.exit(2);
  }
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  const links = values.links === undefined ? [] : readFileSync(values.links, 'utf8').split('\n').slice(0, 5_000);
  console.log(`seed ${seed}, ${values.minutes} minutes a parser`);
  let faults = 0;
  for (const name of names) {
    const seeds = name === 'link' || name === 'pasted' ? links.map((line) => bytesOf(line.split('\t')[0] ?? '')) : [];
    const shared = new SharedArrayBuffer(8 + MAX_BYTES);
    const told = await inWorker({ name, ms: Number(values.minutes) * 60_000, seed, seeds, shared });
    faults += told.faults.length;
    console.log(
      `${name}: ${told.runs.toLocaleString('en')} inputs, ${told.corpus} that reached something new, ${told.reached} places reached, ${told.faults.length} faults`,
    );
    for (const { what, file } of told.faults) console.log(`  ${file}: ${what}`);
  }
  process.exitCode = faults > 0 ? 1 : 0;
} else parentPort?.postMessage(await search(workerData as Given));
