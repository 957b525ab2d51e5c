import { shortHash } from '../text/hash.ts';
import { type Corpus, createCorpus } from './corpus.ts';
import { loadSnapshot, saveSnapshot } from './snapshot.ts';

/** Where snapshots are kept, outside the corpus folders. */
export interface SnapshotStore {
  /** The snapshot of this name, or undefined when there is none or it cannot be read. */
  load(name: string): Promise<string | undefined>;
  /** Replaces the snapshot whole or not at all. */
  save(name: string, snapshot: string): Promise<void>;
}

/** The corpus of these folders as it was last written down; an empty one where nothing usable is kept. */
export async function loadCorpus(store: SnapshotStore, folders: readonly string[]): Promise<Corpus> {
  const snapshot = await store.load(snapshotName(folders));
  return (snapshot && loadSnapshot(snapshot, folders)) || createCorpus();
}

export async function saveCorpus(
  store: SnapshotStore,
  folders: readonly string[],
  corpus: Corpus,
): Promise<void> {
  await store.save(snapshotName(folders), saveSnapshot(corpus, folders));
}

/** One snapshot for each list of folders, in the order given. */
function snapshotName(folders: readonly string[]): string {
  return `${shortHash(folders.join('\n'))}.json`;
}
