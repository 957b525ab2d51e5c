import { type AddTarget, saturationOf } from './addPostings.ts';
import { documentOf } from './postings.ts';
import type { PostingSource, ScoredLists } from './scoredLists.ts';
import { WINDOW, WINDOW_BITS } from './window.ts';

/**
 * The postings of many short lists, scored and in the order of their windows. Most of the terms that a beginning stands
 * for are rare: to go from one to the next in each window would cost more than all that is done with them.
 */
export class ShortLists {
  /** Where the postings of each window begin; one more than there are windows. */
  readonly #starts: Uint32Array;
  readonly #documents: Uint32Array;
  readonly #scores: Float64Array;

  /** @param which those of `lists` that are short. */
  constructor(lists: ScoredLists, which: readonly number[], windowCount: number) {
    const { documents, scores } = gather(lists, which);
    const count = documents.length;
    this.#starts = new Uint32Array(windowCount + 1);
    // Damaged numbers may lead to windows that are not there.
    for (let at = 0; at < count; at++)
      (this.#starts[((documents[at] as number) >>> WINDOW_BITS) + 1] as number)++;
    for (let window = 0; window < windowCount; window++)
      (this.#starts[window + 1] as number) += this.#starts[window] as number;
    this.#documents = new Uint32Array(count);
    this.#scores = new Float64Array(count);
    const places = this.#starts.slice();
    for (let at = 0; at < count; at++) {
      const document = documents[at] as number;
      const place = (places[document >>> WINDOW_BITS] as number)++;
      this.#documents[place] = document;
      this.#scores[place] = scores[at] as number;
    }
  }

  /** Adds the documents of a window. */
  addTo({ scores, matched, within }: AddTarget, window: number): void {
    const to = this.#starts[window + 1] as number;
    for (let at = this.#starts[window] as number; at < to; at++) {
      const local = (this.#documents[at] as number) & (WINDOW - 1);
      const bit = 1 << (local & 31);
      if (within && ((within[local >>> 5] as number) & bit) === 0) continue;
      (scores[local] as number) += this.#scores[at] as number;
      (matched[local >>> 5] as number) |= bit;
    }
  }
}

function gather(
  lists: ScoredLists,
  which: readonly number[],
): { documents: Uint32Array; scores: Float64Array } {
  let count = 0;
  for (const list of which) count += (lists.to[list] as number) - (lists.from[list] as number);
  const documents = new Uint32Array(count);
  const scores = new Float64Array(count);
  let used = 0;
  for (const list of which) {
    const source = lists.sources[lists.source[list] as number] as PostingSource;
    const weight = lists.weight[list] as number;
    const to = lists.to[list] as number;
    for (let at = lists.from[list] as number; at < to; at++) {
      documents[used] = documentOf(source.postings[at] as number);
      scores[used++] = weight * saturationOf(source, at);
    }
  }
  return { documents, scores };
}
