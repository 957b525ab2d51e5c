import { execFileSync } from 'node:child_process';
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
  yield* peaks();
  yield* throughput();
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
  try {
    yield* manyFiles(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* throughput(): AsyncGenerator<Figure> {
  for (const { name, file, bytes, unpackedBytes, peer } of await makeSamples()) {
    const megabytes = (unpackedBytes ?? bytes.length) / 1e6;
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

/** What reading adds to a process's memory at its peak, as the system counts it. */
function* peaks(): Generator<Figure> {
  const [text, pdf, bare] = ['text', 'pdf', 'bare-pdf'].map(peakMegabytes);
  yield {
    name: 'memory at its peak, 200 MB of text in files of 20 MB',
    unit: 'MB',
    value: text ?? Number.NaN,
  };
  yield {
    name: 'memory at its peak, PDF of 500 pages',
    unit: 'MB',
    value: pdf ?? Number.NaN,
    peer: { name: 'pdf.js', value: bare ?? Number.NaN },
  };
}

function peakMegabytes(work: string): number {
  return Number(
    execFileSync(process.execPath, [join(import.meta.dirname, 'peak.ts'), work], { encoding: 'utf8' }),
  );
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
