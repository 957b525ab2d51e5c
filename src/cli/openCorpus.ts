import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Corpus } from '../core/index/corpus.ts';
import { type KeptCorpus, keptCorpus, loadCorpus, saveCorpus } from '../core/index/corpusStore.ts';
import { DamagedIndexError } from '../core/index/indexPart.ts';
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
  const path = resolve(io.cwd, folder);
  const kept = whereKept(path, options, io);
  opened.set(io, kept);
  const corpus = await loadCorpus(kept, (message) => io.error(`${message}\n`));
  const { changes } = await updateCorpus(corpus, {
    files: new NodeCorpusFiles(),
    folders: kept.identity.folders,
    options: { exclude: options.exclude ?? [] },
    reader: io.reader,
  });
  const missing = corpus.problems.find(({ file }) => file === '');
  if (missing) throw new Error(missing.reason);
  if (changes > 0 || options.out) await keep(kept, corpus, io);
  if (corpus.index.sources().length === 0) {
    for (const { file, reason } of corpus.problems) io.error(`${file}: ${reason}\n`);
    throw new Error(`Nothing in ${folder} could be read as a source. Text and Markdown files are.`);
  }
  return { corpus, elapsedMs: Math.round(performance.now() - startedMs) };
}

/** Removes the index that this command line opened, so that the next one makes it anew. */
export async function discardIndex(io: CliIo): Promise<void> {
  const kept = opened.get(io);
  await kept?.store.discard(kept.file);
}

const opened = new WeakMap<CliIo, KeptCorpus>();

async function keep(kept: KeptCorpus, corpus: Corpus, io: CliIo): Promise<void> {
  try {
    await saveCorpus(kept, corpus);
  } catch (error) {
    if (error instanceof DamagedIndexError) throw error;
    io.error(`The index could not be kept: ${error instanceof Error ? error.message : error}\n`);
  }
}

function whereKept(path: string, { out }: CliOptions, io: CliIo): KeptCorpus {
  const folders = [pathToFileURL(path).href.replace(/\/$/u, '')];
  if (!out) return keptCorpus(new NodeSnapshots(cacheDirectory(io.env)), folders);
  const target = resolve(io.cwd, out);
  const inside = relative(path, target);
  // An index inside its corpus goes along when the folder is moved, so it knows the folder by where it lies itself.
  const isOutside = isAbsolute(inside) || inside.split(sep)[0] === '..';
  const name = isOutside ? folders.join('\n') : inside.split(sep).join('/');
  return {
    store: new NodeSnapshots(dirname(target)),
    file: basename(target),
    identity: { folders, name },
  };
}

/** Where programs keep what they can make again, by the conventions of each system. */
function cacheDirectory(env: CliIo['env']): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'verbatim');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'verbatim');
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? homedir(), 'verbatim', 'Cache');
  return join(homedir(), '.cache', 'verbatim');
}
