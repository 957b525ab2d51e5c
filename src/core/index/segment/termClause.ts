import { lowestBit } from './bitset.ts';
import type { PostingSource, ScoredLists } from './scoredLists.ts';
import { seek } from './seek.ts';
import { countBits, createBits, WINDOW_BITS, type Window, type WindowBits } from './window.ts';

/**
 * A word of the query in one part: the postings of all terms that it stands for. Lists wait by the window in which they
 * go on, so that a window costs its postings, however many lists there are.
 */
export class TermClause {
  readonly #lists: ScoredLists;
  readonly #countsWord: boolean;
  /** By window the first of the lists that wait for it, and after each list the next; -1 for none. */
  readonly #waiting: Int32Array;
  readonly #after: Int32Array;
  /** Where each list goes on. */
  readonly #places: Uint32Array;
  #window = 0;
  readonly #own: WindowBits;

  /** @param countsWord whether its documents have one more word of the query. */
  constructor(lists: ScoredLists, documentCount: number, countsWord: boolean) {
    this.#lists = lists;
    this.#countsWord = countsWord;
    this.#waiting = new Int32Array((documentCount >>> WINDOW_BITS) + 1).fill(-1);
    this.#after = new Int32Array(lists.count);
    this.#own = createBits(documentCount);
    this.#places = lists.from.slice(0, lists.count);
    for (let list = 0; list < lists.count; list++) this.#wait(list);
  }

  /** How many postings it may look at. */
  get cost(): number {
    return this.#lists.postingCount;
  }

  /**
   * Adds to `target` the documents of a window, those `within` where it is given, with their scores. Windows come in
   * ascending order; some may be left out.
   */
  addTo(target: Window, window: number, within?: WindowBits): void {
    const matched = this.#countsWord ? this.#own : target.matched;
    const candidates = within && countBits(within);
    for (; this.#window < window; this.#window++) this.#passOver(this.#window, window);
    let list = this.#takeWaiting(window);
    while (list >= 0) {
      const next = this.#after[list] as number;
      this.#addList(list, window, target.scores, matched, within, candidates);
      this.#wait(list);
      list = next;
    }
    if (this.#countsWord) countWord(this.#own, target);
  }

  /** Lists that wait for a window that was left out go on in `window` or later. */
  #passOver(leftOut: number, window: number): void {
    let list = this.#takeWaiting(leftOut);
    while (list >= 0) {
      const next = this.#after[list] as number;
      this.#places[list] = this.#seek(list, window << WINDOW_BITS);
      this.#wait(list);
      list = next;
    }
  }

  #takeWaiting(window: number): number {
    const list = this.#waiting[window] as number;
    this.#waiting[window] = -1;
    return list;
  }

  /** Puts a list where it goes on. One that is at its end waits nowhere, nor one whose damaged numbers lead astray. */
  #wait(list: number): void {
    const place = this.#places[list] as number;
    if (place >= (this.#lists.to[list] as number)) return;
    const window = (this.#sourceOf(list).postings[place] as number) >>> (8 + WINDOW_BITS);
    if (window >= this.#waiting.length) return;
    this.#after[list] = this.#waiting[window] as number;
    this.#waiting[window] = list;
  }

  #addList(
    list: number,
    window: number,
    scores: Float64Array,
    matched: WindowBits,
    within: WindowBits | undefined,
    candidates = 0,
  ): void {
    const from = this.#places[list] as number;
    const to = this.#seek(list, (window + 1) << WINDOW_BITS);
    this.#places[list] = to;
    const source = this.#sourceOf(list);
    const weight = this.#lists.weight[list] as number;
    const base = window << WINDOW_BITS;
    if (within && candidates * WORTH_SEEKING < to - from) {
      addCandidates(source, from, to, weight, base, scores, matched, within);
    } else addRange(source, from, to, weight, base, scores, matched, within);
  }

  /** Where the postings from `document` on begin in a list. */
  #seek(list: number, document: number): number {
    return seek(
      this.#sourceOf(list).postings,
      this.#places[list] as number,
      this.#lists.to[list] as number,
      document,
    );
  }

  #sourceOf(list: number): PostingSource {
    return this.#lists.sources[this.#lists.source[list] as number] as PostingSource;
  }
}

function addRange(
  { postings, large, field, saturation }: PostingSource,
  from: number,
  to: number,
  weight: number,
  base: number,
  scores: Float64Array,
  matched: WindowBits,
  within: WindowBits | undefined,
): void {
  const { table } = saturation;
  const { lengths } = field;
  for (let at = from; at < to; at++) {
    const posting = postings[at] as number;
    const document = posting >>> 8;
    const local = document - base;
    if (within !== undefined && (((within[local >>> 5] as number) >>> (local & 31)) & 1) === 0) continue;
    const frequency = posting & 255;
    let factor = table[(frequency << 8) | (lengths[document] as number)] as number;
    if (!(factor > 0)) factor = saturation.of(large.get(at) ?? frequency, field.length(document));
    (scores[local] as number) += weight * factor;
    (matched[local >>> 5] as number) |= 1 << (local & 31);
  }
}

/** The same for few candidates among many postings: each is looked up. */
function addCandidates(
  source: PostingSource,
  from: number,
  to: number,
  weight: number,
  base: number,
  scores: Float64Array,
  matched: WindowBits,
  within: WindowBits,
): void {
  let at = from;
  for (let place = 0; place < within.length && at < to; place++) {
    for (let word = within[place] as number; word !== 0; word &= word - 1) {
      const document = base + place * 32 + lowestBit(word);
      at = seek(source.postings, at, to, document);
      if (at < to && (source.postings[at] as number) >>> 8 === document)
        addRange(source, at, at + 1, weight, base, scores, matched, undefined);
    }
  }
}

/** Documents that match have one more word. */
function countWord(own: WindowBits, { matched, words }: Window): void {
  for (let place = 0; place < own.length; place++) {
    const bits = own[place] as number;
    if (bits === 0) continue;
    for (let word = bits; word !== 0; word &= word - 1) (words[place * 32 + lowestBit(word)] as number)++;
    (matched[place] as number) |= bits;
    own[place] = 0;
  }
}

// A look-up takes about as long as so many postings one after the other.
const WORTH_SEEKING = 8;
