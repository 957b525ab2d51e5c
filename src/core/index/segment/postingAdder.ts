import { lowestBit } from './bitset.ts';
import { DOCUMENT_SHIFT, documentOf, FREQUENCY_MASK, frequencyOf, LARGE, LONG } from './postings.ts';
import type { PostingSource } from './scoredLists.ts';
import { seek } from './seek.ts';
import { WINDOW_BITS, type WindowBits } from './window.ts';

/** Adds postings of one window to the scores of its documents. All the time of a search is spent here. */
export class PostingAdder {
  readonly #base: number;
  readonly #scores: Float64Array;
  readonly #matched: WindowBits;

  constructor(window: number, scores: Float64Array, matched: WindowBits) {
    this.#base = window << WINDOW_BITS;
    this.#scores = scores;
    this.#matched = matched;
  }

  /** Adds the postings `from` to before `to`, all of this window. */
  addAll(source: PostingSource, from: number, to: number, weight: number): void {
    const { postings, saturation, field } = source;
    const { table } = saturation;
    const { lengths } = field.arrays;
    const base = this.#base;
    const scores = this.#scores;
    const matched = this.#matched;
    // No check in this loop: the table has a place for every posting, and 0 for those that have to be looked up.
    for (let at = from; at < to; at++) {
      const posting = postings[at] as number;
      const document = posting >>> DOCUMENT_SHIFT;
      const local = document - base;
      const cell = ((posting & FREQUENCY_MASK) << 8) | (lengths[document] as number);
      (scores[local] as number) += weight * (table[cell] as number);
      (matched[local >>> 5] as number) |= 1 << (local & 31);
    }
    if (source.large.size > 0 || field.arrays.longLengths.size > 0) this.#addRest(source, from, to, weight);
  }

  /** Only says that the documents match. */
  markAll({ postings }: PostingSource, from: number, to: number): void {
    const base = this.#base;
    const matched = this.#matched;
    for (let at = from; at < to; at++) {
      const local = ((postings[at] as number) >>> DOCUMENT_SHIFT) - base;
      (matched[local >>> 5] as number) |= 1 << (local & 31);
    }
  }

  /** Adds those of the postings whose documents are `within`. */
  addWithin(source: PostingSource, from: number, to: number, weight: number, within: WindowBits): void {
    const { postings } = source;
    const base = this.#base;
    for (let at = from; at < to; at++) {
      const local = ((postings[at] as number) >>> DOCUMENT_SHIFT) - base;
      if ((((within[local >>> 5] as number) >>> (local & 31)) & 1) !== 0) this.#add(source, at, weight);
    }
  }

  /** The same for few documents and many postings: each document is looked up. */
  addFew(source: PostingSource, from: number, to: number, weight: number, within: WindowBits): void {
    let at = from;
    for (let place = 0; place < within.length && at < to; place++) {
      for (let word = within[place] as number; word !== 0; word &= word - 1) {
        const document = this.#base + place * 32 + lowestBit(word);
        at = seek(source.postings, at, to, document);
        if (at < to && documentOf(source.postings[at] as number) === document) this.#add(source, at, weight);
      }
    }
  }

  #add(source: PostingSource, at: number, weight: number): void {
    const posting = source.postings[at] as number;
    const document = documentOf(posting);
    const local = document - this.#base;
    const length = source.field.arrays.lengths[document] as number;
    const saturation = isInTable(posting, length)
      ? (source.saturation.table[(frequencyOf(posting) << 8) | length] as number)
      : lookUp(source, at);
    (this.#scores[local] as number) += weight * saturation;
    (this.#matched[local >>> 5] as number) |= 1 << (local & 31);
  }

  /** Adds the scores of those that are not in the table. */
  #addRest(source: PostingSource, from: number, to: number, weight: number): void {
    for (let at = from; at < to; at++) {
      const posting = source.postings[at] as number;
      const document = documentOf(posting);
      if (isInTable(posting, source.field.arrays.lengths[document] as number)) continue;
      (this.#scores[document - this.#base] as number) += weight * lookUp(source, at);
    }
  }
}

function isInTable(posting: number, length: number): boolean {
  return frequencyOf(posting) !== LARGE && length !== LONG;
}

function lookUp({ postings, large, field, saturation }: PostingSource, at: number): number {
  const posting = postings[at] as number;
  return saturation.of(large.get(at) ?? frequencyOf(posting), field.length(documentOf(posting)));
}
