import { lowestBit } from './bitset.ts';
import type { ClauseSetting } from './clauses.ts';
import { PostingAdder } from './postingAdder.ts';
import { DOCUMENT_SHIFT } from './postings.ts';
import type { PostingSource, ScoredLists } from './scoredLists.ts';
import { seek } from './seek.ts';
import { countBits, createBits, WINDOW_BITS, type Window, type WindowBits } from './window.ts';

/**
 * A word of the query in one part: the postings of all terms that it stands for. Lists wait by the window in which they
 * go on, so that a window costs its postings, however many lists there are.
 */
export class TermClause {
  readonly #lists: ScoredLists;
  readonly #scores: boolean;
  /** By window the first of the lists that wait for it, and after each list the next; -1 for none. */
  readonly #waiting: Int32Array;
  readonly #after: Int32Array;
  /** Where each list goes on. */
  readonly #places: Uint32Array;
  #window = 0;
  /** The word's number among those of the query, and which documents have it. */
  readonly #word: number;
  readonly #own: WindowBits;

  constructor(lists: ScoredLists, word: number, { documentCount, scores }: ClauseSetting) {
    this.#lists = lists;
    this.#word = word;
    this.#scores = scores;
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
    const countsWords = target.lanes > 0;
    const adder = new PostingAdder(window, target.scores, countsWords ? this.#own : target.matched);
    const few = within && countBits(within) * WORTH_SEEKING;
    for (; this.#window < window; this.#window++) this.#passOver(this.#window, window);
    let list = this.#takeWaiting(window);
    while (list >= 0) {
      const next = this.#after[list] as number;
      this.#addList(list, window, adder, within, few);
      this.#wait(list);
      list = next;
    }
    if (countsWords) noteWord(this.#own, this.#word, target);
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
    const window = (this.#sourceOf(list).postings[place] as number) >>> (DOCUMENT_SHIFT + WINDOW_BITS);
    if (window >= this.#waiting.length) return;
    this.#after[list] = this.#waiting[window] as number;
    this.#waiting[window] = list;
  }

  #addList(list: number, window: number, adder: PostingAdder, within: WindowBits | undefined, few = 0): void {
    const source = this.#sourceOf(list);
    const weight = this.#lists.weight[list] as number;
    const from = this.#places[list] as number;
    const to = this.#seek(list, (window + 1) << WINDOW_BITS);
    this.#places[list] = to;
    if (within && few < to - from) adder.addFew(source, from, to, weight, within);
    else if (within) adder.addWithin(source, from, to, weight, within);
    else if (this.#scores) adder.addAll(source, from, to, weight);
    else adder.markAll(source, from, to);
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

/** Documents that match have this word, whatever else they match. */
function noteWord(own: WindowBits, word: number, { matched, words, lanes }: Window): void {
  const bit = 1 << (word & 31);
  for (let place = 0; place < own.length; place++) {
    const bits = own[place] as number;
    if (bits === 0) continue;
    for (let left = bits; left !== 0; left &= left - 1) {
      const local = place * 32 + lowestBit(left);
      (words[local * lanes + (word >>> 5)] as number) |= bit;
    }
    (matched[place] as number) |= bits;
    own[place] = 0;
  }
}

// A look-up takes about as long as so many postings one after the other.
const WORTH_SEEKING = 8;
