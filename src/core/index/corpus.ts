import type { FileProblem } from '../model/source.ts';
import { CorpusIndex } from './corpusIndex.ts';
import type { BibliographyCache } from './surveyFolders.ts';

/** How a file looked when it was imported, and from what its source was made. */
export interface FileRecord {
  readonly folder: string;
  readonly file: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** Of the bytes and of the bibliography entry: as long as it is the same, so is the source. */
  readonly fingerprint: string;
  /** Empty for a file that was looked at and is no source. */
  readonly sourceId: string;
}

/** Everything known of the corpus at one moment. `updateCorpus` brings it up to date in place. */
export interface Corpus {
  readonly index: CorpusIndex;
  /** By `recordKey`. */
  readonly records: Map<string, FileRecord>;
  problems: readonly FileProblem[];
  /** Bibliographies as they were last read, so that they are parsed only when they change. */
  readonly bibliographies: BibliographyCache;
}

/** A corpus of which only this is known yet. */
export function createCorpus(index = new CorpusIndex()): Corpus {
  return { index, records: new Map(), problems: [], bibliographies: new Map() };
}

export function recordKey(folder: string, file: string): string {
  return `${folder}/${file}`;
}
