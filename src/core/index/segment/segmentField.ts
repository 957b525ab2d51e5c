import { countDocuments, expandRuns, NO_POSTINGS, type PostingList } from './postings.ts';

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
}

/** What a segment knows of one field of its documents. */
export class SegmentField {
  readonly name: string;
  readonly arrays: FieldArrays;

  constructor(name: string, arrays: FieldArrays) {
    this.name = name;
    this.arrays = arrays;
  }

  /** How many different words the field has in a document. */
  length(document: number): number {
    return this.arrays.longLengths.get(document) ?? this.arrays.lengths[document] ?? 0;
  }

  /** In how many documents the term of this number stands. */
  frequency(term: number): number {
    const { offsets, repeats } = this.arrays;
    if (repeats) return this.list(term).to;
    return (offsets[term + 1] ?? 0) - (offsets[term] ?? 0);
  }

  /** The documents that hold the term of this number. Costs nothing; in a field with runs, their number. */
  list(term: number): PostingList {
    const { postings, offsets, large, repeats, documentCount } = this.arrays;
    const list = { postings, from: offsets[term] ?? 0, to: offsets[term + 1] ?? 0, large };
    if (!repeats) return list;
    // A damaged run could stand for millions of documents; a term has no more than the segment.
    return countDocuments(list) > documentCount ? NO_POSTINGS : expandRuns(list);
  }
}
