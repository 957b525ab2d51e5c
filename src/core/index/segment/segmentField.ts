import type { FieldPositions } from './positions.ts';
import { countDocuments, expandRuns, mergeLists, NO_POSTINGS, type PostingList } from './postings.ts';

/** The arrays of a field, see `Blocks`. */
export interface FieldArrays {
  readonly documentCount: number;
  readonly postings: Uint32Array;
  readonly offsets: Uint32Array;
  readonly lengths: Uint8Array;
  /** Whether `postings` has runs. */
  readonly repeats: boolean;
  /** Frequencies of 63 and more, by place in `postings`. */
  readonly large: ReadonlyMap<number, number>;
  /** Lengths of 255 and more, by document. */
  readonly longLengths: ReadonlyMap<number, number>;
  readonly totalLength: number;
  /** Where the words stand; absent where that is not kept. */
  readonly placed?: FieldPositions;
}

/** What a segment knows of one field of its documents. */
export class SegmentField {
  readonly name: string;
  readonly arrays: FieldArrays;
  /** Groups that were asked for, by the numbers of their terms, those last asked for last. */
  readonly #groups = new Map<string, PostingList>();
  #postingsKept = 0;

  constructor(name: string, arrays: FieldArrays) {
    this.name = name;
    this.arrays = arrays;
  }

  /** How many different words the field has in a document. */
  length(document: number): number {
    return this.arrays.longLengths.get(document) ?? this.arrays.lengths[document] ?? 0;
  }

  /** In how many documents the term of this number stands. In a field with runs it costs their number. */
  frequency(term: number): number {
    const { offsets, repeats } = this.arrays;
    if (repeats) return countDocuments(this.kept(term));
    return (offsets[term + 1] ?? 0) - (offsets[term] ?? 0);
  }

  /** The documents that hold the term of this number. Costs nothing; in a field with runs, their number. */
  list(term: number): PostingList {
    const list = this.kept(term);
    if (!this.arrays.repeats) return list;
    // A damaged run could stand for millions of documents; a term has no more than the segment.
    return countDocuments(list) > this.arrays.documentCount ? NO_POSTINGS : expandRuns(list);
  }

  /** The postings of the term of this number as they are kept: with runs, where the field repeats. */
  kept(term: number): PostingList {
    const { postings, offsets, large } = this.arrays;
    return { postings, from: offsets[term] ?? 0, to: offsets[term + 1] ?? 0, large };
  }

  /**
   * The documents that hold any of several terms, see `mergeLists`. What was asked for lately is kept, in a few bytes a
   * document: the next keystroke asks for it again.
   */
  group(terms: readonly number[]): PostingList {
    const [first = -1] = terms;
    if (terms.length === 1) return this.list(first);
    const key = terms.join(' ');
    const known = this.#groups.get(key);
    const group = known ?? mergeLists(terms.map((term) => this.list(term)));
    this.#groups.delete(key);
    this.#groups.set(key, group);
    if (!known) this.#postingsKept += group.to;
    for (const [oldest, { to }] of this.#groups) {
      if (this.#postingsKept <= this.arrays.documentCount || this.#groups.size === 1) break;
      this.#groups.delete(oldest);
      this.#postingsKept -= to;
    }
    return group;
  }
}
