import type { Kind, Passage, Voice } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { Bitset, Segment } from './segment/segment.ts';

/**
 * A share of the corpus that is searched as one: a segment and the passages that are its documents, under the same
 * numbers. A corpus has one large part and now and then a few small ones of what changed.
 */
export interface IndexPart {
  readonly segment: Segment;
  /** Documents that are no longer there; absent where there are none. */
  readonly deleted?: Bitset;
  readonly passages: PassageTable;
}

/**
 * The passages of a part by document number (0 to `count` - 1), those of a source one after the other. What search asks
 * of thousands of passages lies in columns and costs nothing to look up; `text` and `passage` read one record from
 * where the text is kept (a disk, perhaps).
 */
export interface PassageTable {
  readonly count: number;
  /** The sources that had passages here when the part was made, by number. Those replaced since are among them. */
  readonly sources: readonly Source[];
  /** Everyone who speaks here, by number; number 0 is nobody. */
  readonly speakers: readonly (string | undefined)[];
  kind(document: number): Kind;
  voice(document: number): Voice;
  quotable(document: number): boolean;
  sourceNumber(document: number): number;
  sourceAt(document: number): Source;
  /** The documents of a source: from the first to before the last. */
  documentsOf(sourceNumber: number): readonly [from: number, to: number];
  speakerNumber(document: number): number;
  speaker(document: number): string | undefined;
  /** @throws DamagedIndexError where the record can no longer be read as it was written. */
  text(document: number): string;
  /** For going through many texts in ascending order: each costs a tenth of what `text` does. */
  texts(): TextReader;
  /** @throws DamagedIndexError where the record can no longer be read as it was written. */
  passage(document: number): Passage;
}

/** Reads the texts of passages, best in ascending order. */
export interface TextReader {
  /**
   * Adds the text to what takes it, in UTF-8: the bytes from `from` to before `to`, which are others afterwards.
   *
   * @returns what `take` returns; undefined for a text with halves of characters, which `text` has.
   * @throws DamagedIndexError where the record can no longer be read as it was written.
   */
  read<T>(document: number, take: (bytes: Uint8Array, from: number, to: number) => T): T | undefined;
}

/** What was written down is no longer what is there. The corpus has to be imported anew; nothing of it is lost. */
export class DamagedIndexError extends Error {
  constructor(reason: string) {
    super(`The index is damaged (${reason}) and has to be made anew from the sources`);
    this.name = 'DamagedIndexError';
  }
}
