import { DOCUMENT_SHIFT, documentOf, FREQUENCY_MASK, frequencyOf, LARGE, LONG } from './postings.ts';
import type { PostingSource } from './scoredLists.ts';
import { seek } from './seek.ts';
import { WINDOW, type WindowBits } from './window.ts';

/** Where the postings of a window are added. */
export interface AddTarget {
  /** The first document of the window. */
  readonly base: number;
  readonly scores: Float64Array;
  readonly matched: WindowBits;
  /** The documents that are wanted, as a set and as a list of their places; every document, where they are absent. */
  readonly within?: WindowBits | undefined;
  readonly few?: Uint16Array | undefined;
}

/**
 * Adds the postings of one window: from the one at `from`, which is not of a window before, and before `end`. All the
 * time of a search is spent in these functions. They are called through a variable, which keeps the compiler from
 * merging them into their caller: the loops need all registers for themselves.
 *
 * @returns where the postings of later windows begin.
 */
export type AddPostings = (
  target: AddTarget,
  source: PostingSource,
  from: number,
  end: number,
  weight: number,
) => number;

export const addAll: AddPostings = ({ base, scores, matched }, source, from, end, weight) => {
  const { postings, field } = source;
  const { table } = source.saturation;
  const { lengths } = field.arrays;
  let at = from;
  for (; at < end; at++) {
    const posting = postings[at] as number;
    const document = posting >>> DOCUMENT_SHIFT;
    const local = document - base;
    if (local >= WINDOW) break;
    // The table has a place for every posting, and 0 for those that have to be looked up: no need to check.
    const cell = ((posting & FREQUENCY_MASK) << 8) | (lengths[document] as number);
    (scores[local] as number) += weight * (table[cell] as number);
    (matched[local >>> 5] as number) |= 1 << (local & 31);
  }
  if (source.large.size > 0 || field.arrays.longLengths.size > 0) {
    for (let rest = from; rest < at; rest++) {
      const posting = postings[rest] as number;
      const document = documentOf(posting);
      if (isInTable(posting, lengths[document] as number)) continue;
      (scores[document - base] as number) += weight * lookUp(source, rest);
    }
  }
  return at;
};

/** Says that the documents match, and leaves their scores alone. */
export const markAll: AddPostings = ({ base, matched }, { postings }, from, end) => {
  let at = from;
  for (; at < end; at++) {
    const local = ((postings[at] as number) >>> DOCUMENT_SHIFT) - base;
    if (local >= WINDOW) break;
    (matched[local >>> 5] as number) |= 1 << (local & 31);
  }
  return at;
};

/** Looks at each posting whether its document is wanted. */
export const addWithin: AddPostings = (target, source, from, end, weight) => {
  const { postings } = source;
  const { base } = target;
  const within = target.within as WindowBits;
  let at = from;
  for (; at < end; at++) {
    const local = ((postings[at] as number) >>> DOCUMENT_SHIFT) - base;
    if (local >= WINDOW) break;
    if ((((within[local >>> 5] as number) >>> (local & 31)) & 1) !== 0) addOne(target, source, at, weight);
  }
  return at;
};

/** Looks up each document that is wanted among the postings. */
export const addFew: AddPostings = (target, source, from, end, weight) => {
  const few = target.few as Uint16Array;
  let at = from;
  for (let which = 0; which < few.length && at < end; which++) {
    const document = target.base + (few[which] as number);
    at = seek(source.postings, at, end, document);
    if (at < end && documentOf(source.postings[at] as number) === document)
      addOne(target, source, at, weight);
  }
  return at;
};

/** What the frequency of the posting at `at` is worth in its document. */
export function saturationOf(source: PostingSource, at: number): number {
  const posting = source.postings[at] as number;
  const length = source.field.arrays.lengths[documentOf(posting)] as number;
  return isInTable(posting, length)
    ? (source.saturation.table[(frequencyOf(posting) << 8) | length] as number)
    : lookUp(source, at);
}

function addOne(
  { base, scores, matched }: AddTarget,
  source: PostingSource,
  at: number,
  weight: number,
): void {
  const local = documentOf(source.postings[at] as number) - base;
  (scores[local] as number) += weight * saturationOf(source, at);
  (matched[local >>> 5] as number) |= 1 << (local & 31);
}

function isInTable(posting: number, length: number): boolean {
  return frequencyOf(posting) !== LARGE && length !== LONG;
}

function lookUp({ postings, large, field, saturation }: PostingSource, at: number): number {
  const posting = postings[at] as number;
  return saturation.of(large.get(at) ?? frequencyOf(posting), field.length(documentOf(posting)));
}
