// Run on its own by the bench: changes the corpus that lies in a file, and prints what that takes as JSON.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Corpus } from '../../../src/core/index/corpus.ts';
import { createEmptyCorpus, saveCorpus } from '../../../src/core/index/corpusStore.ts';
import { readSource } from '../../../src/core/index/readSource.ts';
import { finishNow } from '../../../src/core/index/segment/segmentLayout.ts';
import { updateCorpus } from '../../../src/core/index/updateCorpus.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import { NodeCorpusFiles } from '../../../src/server/node/nodeCorpusFiles.ts';
import { seeded } from '../../support/changes/change.ts';
import { percentile } from '../measure.ts';
import { keptAt, makeSource, openKept } from './engines/verbatim.ts';
import { readLines } from './lines.ts';

export interface UpdateFigures {
  /** Merging 5,000 passages that were imported before into the others. */
  readonly mergeMs: number;
  readonly mergeCpuMs: number;
  /** From the import of a source of 500 passages to the answer of a search that finds it. */
  readonly searchableMs: number;
  /** From the moment when the building of the corpus is cancelled until it has stopped, at its longest. */
  readonly cancelMs: number;
  readonly cancelMedianMs: number;
  readonly cancels: number;
}

const RUNS = 7;
const CANCELS = 12;
const [texts = '', index = ''] = process.argv.slice(2);
const lines = [...readLines(texts)];
const figures: UpdateFigures = { ...(await measureChanges()), ...(await measureCancelling()) };
console.log(JSON.stringify(figures));

async function measureChanges() {
  const merges: number[] = [];
  const cpuMerges: number[] = [];
  const searches: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const corpus = await openKept(index);
    searchPassages(corpus.index, 'gate');
    searches.push(timed(() => putAndFind(corpus)));
    for (let number = 0; number < 10; number++)
      put(corpus, number, lines.slice(number * 500, number * 500 + 500));
    finishNow(corpus.index.settle());
    // The parts as a search has them: what was imported is packed.
    corpus.index.parts();
    const cpu = process.cpuUsage();
    merges.push(timed(() => finishNow(corpus.index.compact())));
    const { user, system } = process.cpuUsage(cpu);
    cpuMerges.push((user + system) / 1000);
  }
  return {
    mergeMs: percentile(merges, 50),
    mergeCpuMs: percentile(cpuMerges, 50),
    searchableMs: percentile(searches, 50),
  };
}

function putAndFind(corpus: Corpus): void {
  put(corpus, -1, lines.slice(0, 499).concat('Zephyrs quarrel vexingly.'));
  const [hit] = searchPassages(corpus.index, 'zephyrs quarrel').hits;
  if (!hit?.passage.text.startsWith('Zephyrs')) throw new Error('It is not found');
}

function put(corpus: Corpus, number: number, texts: readonly string[]): void {
  corpus.index.put(makeSource(1_000_000 + number, texts));
}

/** The building of the same corpus from files, cancelled at moments all over it. */
async function measureCancelling() {
  const folder = join(dirname(index), 'cancelled', 'corpus');
  await mkdir(folder, { recursive: true });
  for (let at = 0; at < lines.length; at += 500)
    await writeFile(join(folder, `source${at}.txt`), lines.slice(at, at + 500).join('\n\n'));
  const wholeMs = await timedAsync(() => build(folder, { aborted: false }));
  const random = seeded(7);
  const waits: number[] = [];
  for (let run = 0; run < CANCELS; run++) {
    const signal = { aborted: false };
    let cancelledMs = Number.POSITIVE_INFINITY;
    setTimeout(() => {
      signal.aborted = true;
      cancelledMs = performance.now();
    }, random() * wholeMs);
    await build(folder, signal);
    // Under way it was, unless it was done before.
    if (signal.aborted) waits.push(performance.now() - cancelledMs);
  }
  return {
    cancelMs: Math.max(...waits),
    cancelMedianMs: percentile(waits, 50),
    cancels: waits.length,
  };
}

async function build(folder: string, signal: { readonly aborted: boolean }): Promise<void> {
  const kept = keptAt(join(folder, '..', 'index', 'index'));
  const corpus = createEmptyCorpus(kept.store);
  await updateCorpus(corpus, {
    files: new NodeCorpusFiles(),
    folders: [pathToFileURL(folder).href],
    reader: readSource,
    signal,
  });
  if (!signal.aborted) await saveCorpus(kept, corpus, signal);
}

function timed(work: () => unknown): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
