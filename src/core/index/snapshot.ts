import MiniSearch from 'minisearch';
import type { Corpus, FileRecord } from './corpus.ts';
import { recordKey } from './corpus.ts';
import { CorpusIndex, type IndexedSource } from './corpusIndex.ts';
import { searchOptions } from './searchFields.ts';

/**
 * A corpus written down, so that the next start need not import it again. Folders are kept apart from what is in
 * them: a snapshot made in one place, such as the sample corpus's, opens in another.
 */
interface Snapshot {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly folders: readonly string[];
  readonly records: readonly (Omit<FileRecord, 'folder'> & { readonly folder: number })[];
  readonly sources: readonly IndexedSource[];
  readonly miniSearch: ReturnType<MiniSearch['toJSON']>;
}

/** Writes `corpus` down as JSON. */
export function saveSnapshot(corpus: Corpus, folders: readonly string[]): string {
  const place = (folder: string) => folders.indexOf(folder);
  const snapshot: Snapshot = {
    format: FORMAT,
    version: VERSION,
    // The folders' number is enough to open it again; their addresses are the user's affair.
    folders: folders.map((_, index) => String(index)),
    records: [...corpus.records.values()].map((record) => ({ ...record, folder: place(record.folder) })),
    sources: corpus.index.sources().map((source) => ({
      source: { ...source, folder: String(place(source.folder)) },
      passages: corpus.index.passagesOf(source.id),
    })),
    miniSearch: corpus.index.miniSearch.toJSON(),
  };
  return JSON.stringify(snapshot);
}

/**
 * Opens a snapshot for the folders it was made of, named as they are called now.
 *
 * @returns undefined for anything that is not such a snapshot of this version: the corpus is then imported anew.
 */
export function loadSnapshot(json: string, folders: readonly string[]): Corpus | undefined {
  try {
    const snapshot = JSON.parse(json) as Snapshot;
    if (snapshot.format !== FORMAT || snapshot.version !== VERSION) return undefined;
    if (snapshot.folders.length !== folders.length) return undefined;
    const folderAt = (place: string | number) => folders[Number(place)] as string;
    const sources = snapshot.sources.map(({ source, passages }) => ({
      source: { ...source, folder: folderAt(source.folder) },
      passages,
    }));
    const records = snapshot.records.map((record) => ({ ...record, folder: folderAt(record.folder) }));
    return {
      index: new CorpusIndex(MiniSearch.loadJS(snapshot.miniSearch, searchOptions), sources),
      records: new Map(records.map((record) => [recordKey(record.folder, record.file), record])),
      problems: [],
      bibliographies: new Map(),
    };
  } catch {
    return undefined;
  }
}

const FORMAT = 'verbatim-corpus';
// Raised whenever importing, cutting or folding changes what a source yields.
const VERSION = 3;
