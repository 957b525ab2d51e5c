import { type AddPostings, type AddTarget, addAll, addFew, addWithin, markAll } from './addPostings.ts';
import { lowestBit } from './bitset.ts';
import type { Clause, ClauseSetting } from './clauses.ts';
import { documentOf } from './postings.ts';
import type { PostingSource, ScoredLists } from './scoredLists.ts';
import { seek } from './seek.ts';
import { ShortLists } from './shortLists.ts';
import { createBits, listBits, WINDOW, WINDOW_BITS, type Window, type WindowBits } from './window.ts';

/** A word of the query in one part: the postings of all terms that it stands for, window by window. */
export class TermClause implements Clause {
  readonly #lists: ScoredLists;
  readonly #scores: boolean;
  readonly #windowCount: number;
  readonly #short: ShortLists;
  /** The other lists, and where each goes on. */
  readonly #long: readonly number[];
  readonly #places: Uint32Array;
  /** The word's number among those of the query, and which documents have it. */
  readonly #word: number;
  readonly #own: WindowBits;

  constructor(lists: ScoredLists, word: number, { documentCount, scores }: ClauseSetting) {
    this.#lists = lists;
    this.#word = word;
    this.#scores = scores;
    this.#windowCount = Math.ceil(documentCount / WINDOW);
    const [short, long] = splitByLength(lists, this.#windowCount * SHORT);
    this.#short = new ShortLists(lists, short, this.#windowCount);
    this.#long = long;
    this.#places = lists.from.slice(0, lists.count);
    this.#own = createBits(documentCount);
  }

  addTo(target: Window, window: number, within?: WindowBits): void {
    const countsWords = target.lanes > 0;
    const into: AddTarget = {
      base: window << WINDOW_BITS,
      scores: target.scores,
      matched: countsWords ? this.#own : target.matched,
      within,
      few: within && listBits(within),
    };
    this.#short.addTo(into, window);
    for (const list of this.#long) {
      const source = this.#lists.sources[this.#lists.source[list] as number] as PostingSource;
      const end = this.#lists.to[list] as number;
      const from = this.#begin(list, source, end, into.base);
      const add = this.#chooseAdd(list, into);
      this.#places[list] = add(into, source, from, end, this.#lists.weight[list] as number);
    }
    if (countsWords) noteWord(this.#own, this.#word, target);
  }

  #chooseAdd(list: number, { few }: AddTarget): AddPostings {
    if (!few) return this.#scores ? addAll : markAll;
    return few.length * WORTH_SEEKING < this.#perWindow(list) ? addFew : addWithin;
  }

  /** How many postings a list has on average for a window. */
  #perWindow(list: number): number {
    return ((this.#lists.to[list] as number) - (this.#lists.from[list] as number)) / this.#windowCount;
  }

  /** Where a list goes on, when windows were left out or only looked into. */
  #begin(list: number, { postings }: PostingSource, end: number, document: number): number {
    const place = this.#places[list] as number;
    const isThere = place >= end || documentOf(postings[place] as number) >= document;
    return isThere ? place : seek(postings, place, end, document);
  }
}

function splitByLength(lists: ScoredLists, shortest: number): [short: number[], long: number[]] {
  const short: number[] = [];
  const long: number[] = [];
  for (let list = 0; list < lists.count; list++) {
    const length = (lists.to[list] as number) - (lists.from[list] as number);
    (length < shortest ? short : long).push(list);
  }
  return [short, long];
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
const WORTH_SEEKING = 16;
// A list with fewer postings for each window than this is short.
const SHORT = 4;
