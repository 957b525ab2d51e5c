import type { Saturation } from './bm25.ts';
import { enlarge } from './enlarge.ts';
import type { SegmentField } from './segment.ts';

/** Where postings come from and what their scores need. */
export interface PostingSource {
  readonly postings: Uint32Array;
  /** Frequencies of 63 and more, by place in `postings`. */
  readonly large: ReadonlyMap<number, number>;
  readonly field: SegmentField;
  readonly saturation: Saturation;
}

/** Lists of postings with a weight each, in columns: a prefix of one letter stands for thousands. */
export class ScoredLists {
  readonly sources: PostingSource[] = [];
  source = new Uint32Array(4);
  from = new Uint32Array(4);
  to = new Uint32Array(4);
  /** What a posting's saturation is multiplied by. */
  weight = new Float64Array(4);
  /** The term's number in the segment. */
  term = new Uint32Array(4);
  #count = 0;
  #postingCount = 0;

  get count(): number {
    return this.#count;
  }

  /** Postings of all lists. */
  get postingCount(): number {
    return this.#postingCount;
  }

  /** Adds a list, if it is not empty. */
  add(source: PostingSource, from: number, to: number, weight: number, term: number): void {
    if (from >= to) return;
    if (this.sources.at(-1) !== source) this.sources.push(source);
    if (this.#count === this.from.length) this.#grow();
    const at = this.#count++;
    this.source[at] = this.sources.length - 1;
    this.from[at] = from;
    this.to[at] = to;
    this.weight[at] = weight;
    this.term[at] = term;
    this.#postingCount += to - from;
  }

  #grow(): void {
    const length = this.from.length * 2;
    this.source = enlarge(this.source, length);
    this.from = enlarge(this.from, length);
    this.to = enlarge(this.to, length);
    this.weight = enlarge(this.weight, length);
    this.term = enlarge(this.term, length);
  }
}
