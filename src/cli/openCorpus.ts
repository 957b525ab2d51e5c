import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Corpus } from '../core/index/corpus.ts';
import { loadCorpus, type SnapshotStore, saveCorpus } from '../core/index/corpusStore.ts';
import { updateCorpus } from '../core/index/updateCorpus.ts';
import { NodeCorpusFiles } from '../server/node/nodeCorpusFiles.ts';
import { NodeSnapshots } from '../server/node/nodeSnapshots.ts';
import { type CliIo, type CliOptions, UsageError } from './io.ts';

export interface OpenedCorpus {
  readonly corpus: Corpus;
  readonly elapsedMs: number;
}

/**
 * Opens the corpus in `folder` and brings it up to date.
 *
 * @throws Error where there is no such folder or nothing in it can be read.
 */
export async function openCorpus(
  folder: string | undefined,
  options: CliOptions,
  io: CliIo,
): Promise<OpenedCorpus> {
  if (!folder) throw new UsageError('Name the corpus folder.');
  const startedMs = performance.now();
  const folders = [pathToFileURL(resolve(io.cwd, folder)).href.replace(/\/$/u, '')];
  const store = snapshotStore(options, io);
  const corpus = await loadCorpus(store, folders);
  const { changes } = await updateCorpus(corpus, {
    files: new NodeCorpusFiles(),
    folders,
    options: { exclude: options.exclude ?? [] },
    reader: io.reader,
  });
  const missing = corpus.problems.find(({ file }) => file === '');
  if (missing) throw new Error(missing.reason);
  if (changes > 0 || options.out) await keep(store, folders, corpus, io);
  if (corpus.index.sources().length === 0) {
    for (const { file, reason } of corpus.problems) io.error(`${file}: ${reason}\n`);
    throw new Error(`Nothing in ${folder} could be read as a source. Text and Markdown files are.`);
  }
  return { corpus, elapsedMs: Math.round(performance.now() - startedMs) };
}

async function keep(
  store: SnapshotStore,
  folders: readonly string[],
  corpus: Corpus,
  io: CliIo,
): Promise<void> {
  try {
    await saveCorpus(store, folders, corpus);
  } catch (error) {
    io.error(`The index could not be kept: ${error instanceof Error ? error.message : error}\n`);
  }
}

function snapshotStore({ out }: CliOptions, io: CliIo): SnapshotStore {
  if (!out) return new NodeSnapshots(cacheDirectory(io.env));
  const path = resolve(io.cwd, out);
  const store = new NodeSnapshots(dirname(path));
  return {
    load: () => store.load(basename(path)),
    save: (_name, snapshot) => store.save(basename(path), snapshot),
  };
}

/** Where programs keep what they can make again, by the conventions of each system. */
function cacheDirectory(env: CliIo['env']): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'verbatim');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'verbatim');
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? homedir(), 'verbatim', 'Cache');
  return join(homedir(), '.cache', 'verbatim');
}
