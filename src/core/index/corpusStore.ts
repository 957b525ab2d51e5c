import { shortHash } from '../text/hash.ts';
import type { ByteSink, ByteSource, Scratch } from './byteSource.ts';
import { type Corpus, createCorpus } from './corpus.ts';
import { type CorpusIdentity, openCorpusFile, type StoredRecords, writeCorpusFile } from './corpusFile.ts';
import type { CancellationSignal } from './corpusFiles.ts';
import { CorpusIndex } from './corpusIndex.ts';
import { RecordStore } from './recordStore.ts';
import { runInSlices } from './slices.ts';

/** Where snapshots are kept, outside the corpus folders. */
export interface SnapshotStore {
  /**
   * The snapshots of this name that can be opened, the newest first: more than one where an old one is in use and could
   * not be replaced.
   */
  open(name: string): Promise<readonly ByteSource[]>;
  /**
   * Replaces the snapshot whole or not at all, while others go on reading the old one.
   *
   * @param write resolves to false where there is nothing to keep after all.
   * @returns the new one, as it was written; undefined where there is none.
   * @throws Error with a sentence for the user when it cannot be written. The old one is still there.
   */
  replace(name: string, write: (sink: ByteSink) => Promise<boolean>): Promise<ByteSource | undefined>;
  /** Removes the snapshot, where it can be. */
  discard(name: string): Promise<void>;
  /** Where the text of a long import may be put until it is written down. Absent: it stays in memory. */
  readonly scratch?: Scratch;
}

/** A corpus and where it is kept. */
export interface KeptCorpus {
  readonly store: SnapshotStore;
  /** The snapshot's name in the store. */
  readonly file: string;
  readonly identity: CorpusIdentity;
}

/** The corpus of these folders, kept under a name that is made of theirs. */
export function keptCorpus(store: SnapshotStore, folders: readonly string[]): KeptCorpus {
  const name = folders.join('\n');
  return { store, file: `${shortHash(name)}.index`, identity: { folders, name } };
}

/**
 * The corpus as it was last written down; an empty one where nothing usable is kept.
 *
 * @param log is told why a snapshot was not used.
 */
export async function loadCorpus(
  { store, file, identity }: KeptCorpus,
  log: (message: string) => void,
): Promise<Corpus> {
  for (const source of await store.open(file)) {
    const opened = openCorpusFile(source, identity, store.scratch);
    if (!('reason' in opened)) return opened;
    log(`The index ${file} is not used: ${opened.reason}. It is made anew from the sources.`);
  }
  return createEmptyCorpus(store);
}

/** A corpus of which nothing is known yet, to be kept in `store`. */
export function createEmptyCorpus({ scratch }: SnapshotStore): Corpus {
  return createCorpus(new CorpusIndex(undefined, scratch));
}

/**
 * Writes `corpus` down as it is now, in slices. Afterwards its text is read from where it was written.
 *
 * @returns false when it was cancelled.
 * @throws Error where it cannot be written; DamagedIndexError where what is to be written can no longer be read.
 */
export async function saveCorpus(
  { store, file, identity }: KeptCorpus,
  corpus: Corpus,
  signal?: CancellationSignal,
): Promise<boolean> {
  const records = [...corpus.records.values()];
  const part = await runInSlices(corpus.index.compact(), signal);
  if (!part) return false;
  let stored: StoredRecords | undefined;
  const source = await store.replace(file, async (sink) => {
    stored = await writeCorpusFile(sink, { part, records }, identity, signal);
    return stored !== undefined;
  });
  if (!source || !stored) return false;
  part.passages.moveRecords(stored.recordStart, RecordStore.of(source, stored.bytes / 4, stored.offset));
  return true;
}
