import { dirname } from 'node:path';
import type { Corpus } from '../../../../src/core/index/corpus.ts';
import {
  createEmptyCorpus,
  keptCorpus,
  loadCorpus,
  saveCorpus,
} from '../../../../src/core/index/corpusStore.ts';
import { runInSlices } from '../../../../src/core/index/slices.ts';
import { searchPassages } from '../../../../src/core/search/searchPassages.ts';
import { NodeSnapshots } from '../../../../src/server/node/nodeSnapshots.ts';
import { toPassages, toSource } from '../../../support/passageCorpus.ts';
import { type Engine, SHOWN_HITS } from '../engine.ts';
import { readLines } from '../lines.ts';

/** The corpus as the server keeps it, packed source by source and written down with all texts. */
export const engine: Engine = {
  async build(texts, index) {
    const kept = keptAt(index);
    const corpus = createEmptyCorpus(kept.store);
    let sources = 0;
    let lines: string[] = [];
    for (const line of readLines(texts)) {
      lines.push(line);
      if (lines.length < PASSAGES_A_SOURCE) continue;
      await put(corpus, sources++, lines);
      lines = [];
    }
    if (lines.length > 0) await put(corpus, sources, lines);
    await saveCorpus(kept, corpus);
  },
  async open(index) {
    const corpus = await openKept(index);
    // Checks what searches look at.
    corpus.index.parts();
    const search = (query: string) => searchPassages(corpus.index, query, { limit: SHOWN_HITS }).total;
    return { type: search, phrase: (words) => search(`"${words}"`) };
  },
};

export function openKept(index: string): Promise<Corpus> {
  return loadCorpus(keptAt(index), (message) => {
    throw new Error(message);
  });
}

/** The corpus's file lies in the directory of the path that the bench gives. */
export function keptAt(index: string) {
  return keptCorpus(new NodeSnapshots(dirname(index)), ['memory:///bench']);
}

async function put(corpus: Corpus, number: number, lines: readonly string[]): Promise<void> {
  corpus.index.put(makeSource(number, lines));
  await runInSlices(corpus.index.settle());
}

export function makeSource(number: number, lines: readonly string[]) {
  const source = toSource(`source${number}.txt`, { folder: 'memory:///bench', title: `Source ${number}` });
  return { source, passages: toPassages(source.id, lines) };
}

const PASSAGES_A_SOURCE = 500;
