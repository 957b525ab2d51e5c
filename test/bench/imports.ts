import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCorpus } from '../../src/core/index/corpus.ts';
import { readSource } from '../../src/core/index/readSource.ts';
import { updateCorpus } from '../../src/core/index/updateCorpus.ts';
import { searchPassages } from '../../src/core/search/searchPassages.ts';
import { NodeCorpusFiles } from '../../src/server/node/nodeCorpusFiles.ts';
import { createWorkerReader } from '../../src/server/node/workerReader.ts';
import { type Figure, medianMs, percentile } from './measure.ts';
import { makeSamples } from './samples.ts';

const root = join(import.meta.dirname, '..', '..');
const MANY = 10_000;

/** Import: throughput by format beside the bare library, the no-op second run, and search while an import runs. */
export async function* benchImports(): AsyncGenerator<Figure> {
  // First, before the heap has grown for anything else.
  yield await largeText();
  yield* throughput();
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
  try {
    yield* manyFiles(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* throughput(): AsyncGenerator<Figure> {
  for (const { name, file, bytes, peer } of await makeSamples()) {
    const megabytes = bytes.length / 1e6;
    const read = async () => {
      const source = await readSource({ sourceId: 's', file, bytes });
      if ('reason' in source) throw new Error(`${file} ${source.reason}`);
    };
    await read();
    const ms = await medianMs(read);
    const peerMs = peer && (await medianMs(peer.run));
    yield {
      name: `import ${name} (${megabytes.toFixed(1)} MB)`,
      unit: 'MB/s',
      value: megabytes / (ms / 1000),
      ...(peer && peerMs && { peer: { name: peer.name, value: megabytes / (peerMs / 1000) } }),
    };
  }
}

/** Ten thousand small files: first run, second run, and what a search feels of the first. */
async function* manyFiles(folder: string): AsyncGenerator<Figure> {
  const words = await sampleWords();
  for (let at = 0; at < MANY; at++) {
    const directory = join(folder, String(at % 100));
    if (at < 100) await mkdir(directory, { recursive: true });
    const text = Array.from({ length: 150 }, (_, word) => words[(at * 31 + word * word) % words.length]).join(
      ' ',
    );
    await writeFile(join(directory, `${at}.txt`), `Title ${at}\n\n${text}.\n`);
  }
  const files = new NodeCorpusFiles();
  const folders = [pathToFileURL(folder).href];
  const reader = createWorkerReader({ script: join(root, 'src', 'server', 'node', 'importWorker.ts') });

  const corpus = createCorpus();
  const duringMs: number[] = [];
  let importing = true;
  const startedMs = performance.now();
  const update = updateCorpus(corpus, { files, folders, reader }).then(() => (importing = false));
  while (importing) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    // What a request feels: the wait for its turn and its work.
    const askedMs = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    searchPassages(corpus.index, 'tide gate');
    duringMs.push(performance.now() - askedMs);
  }
  await update;
  yield {
    name: `first run over ${MANY} files`,
    unit: 'ms/file',
    value: (performance.now() - startedMs) / MANY,
  };
  const afterMs: number[] = [];
  for (let at = 0; at < 50; at++) {
    const askedMs = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    searchPassages(corpus.index, 'tide gate');
    afterMs.push(performance.now() - askedMs);
  }
  yield {
    name: 'a search during the import (median)',
    unit: 'ms',
    value: percentile(duringMs, 50),
    peer: { name: 'after it', value: percentile(afterMs, 50) },
    goal: 'as fast as without it',
  };
  yield {
    name: 'a search during the import (p95)',
    unit: 'ms',
    value: percentile(duringMs, 95),
    peer: { name: 'after it', value: percentile(afterMs, 95) },
  };
  const again = await medianMs(() => updateCorpus(corpus, { files, folders, reader }), 3);
  yield { name: `second run over ${MANY} files, nothing changed`, unit: 'ms/file', value: again / MANY };
}

/** 200 MB of text in files of 20 MB, and the memory that reading it takes at its peak. */
async function largeText(): Promise<Figure> {
  const words = await sampleWords();
  const line = `${words.slice(0, 4000).join(' ')}.\n\n`;
  const bytes = new TextEncoder().encode(line.repeat(Math.ceil(20e6 / line.length)));
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
  for (let file = 0; file < 10; file++) {
    await readSource({ sourceId: 's', file: 'a.txt', bytes });
    peak = Math.max(peak, process.memoryUsage().rss);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  clearInterval(timer);
  return {
    name: 'memory at its peak while reading 200 MB of text',
    unit: 'MB',
    value: (peak - before) / 1e6,
  };
}

/** The sample corpus's words, and the real corpus's where it stands beside the project. */
async function sampleWords(): Promise<string[]> {
  const folders = [join(root, 'corpus'), join(root, '..', 'shared', 'corpus', 'levine')].filter(existsSync);
  const texts: string[] = [];
  for (const folder of folders) {
    for (const file of (await readdir(folder)).filter((name) => /\.(?:txt|md)$/u.test(name))) {
      texts.push(await readFile(join(folder, file), 'utf8'));
    }
  }
  return texts.join(' ').split(/\s+/u);
}
