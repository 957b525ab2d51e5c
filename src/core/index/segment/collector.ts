import { Bitset, bitCount, lowestBit } from './bitset.ts';
import type { SegmentPart } from './segment.ts';
import type { SegmentSearchOptions } from './segmentQuery.ts';
import { TopHits } from './topHits.ts';
import {
  countWords,
  createBits,
  ifFew,
  WINDOW,
  WINDOW_BITS,
  type Window,
  type WindowBits,
} from './window.ts';

/** What a search has found: all that match as sets, the best with their scores. */
export class Collector {
  readonly top: TopHits;
  readonly #parts: readonly SegmentPart[];
  readonly #options: SegmentSearchOptions;
  readonly #matches: readonly Uint32Array[];
  readonly #within = createBits(WINDOW);
  /** By part how many match. */
  readonly #counts: number[];

  constructor(parts: readonly SegmentPart[], options: SegmentSearchOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#matches = parts.map(({ segment }) => new Uint32Array((segment.documentCount + 31) >>> 5));
    this.#counts = parts.map(() => 0);
    this.top = new TopHits(options.limit ?? 50);
  }

  /** How many documents match. */
  get total(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  /** By part the documents that match. */
  matches(): Bitset[] {
    return this.#parts.map(
      ({ segment }, part) => new Bitset(segment.documentCount, this.#matches[part], this.#counts[part]),
    );
  }

  /** The documents of a window that may be found, where they are so few that looking for others is a waste. */
  within(part: number, window: number): WindowBits | undefined {
    const among = this.#options.among?.[part];
    if (!among) return undefined;
    const first = (window << WINDOW_BITS) >>> 5;
    const words = among.words.subarray(first, first + this.#within.length);
    this.#within.fill(0).set(words);
    return ifFew(this.#within);
  }

  /** Takes what matches in a window of a part, all windows in their order. */
  collect(part: number, window: number, found: Window): void {
    const { segment, deleted } = this.#parts[part] as SegmentPart;
    const among = this.#options.among?.[part];
    const matches = this.#matches[part] as Uint32Array;
    const first = (window << WINDOW_BITS) >>> 5;
    const last = Math.min(first + found.matched.length, matches.length);
    let count = 0;
    for (let place = first; place < last; place++) {
      let bits = found.matched[place - first] as number;
      if (bits === 0) continue;
      if (deleted) bits &= ~(deleted.words[place] as number);
      if (among) bits &= among.words[place] as number;
      if (place === matches.length - 1) bits &= bitsBelow(segment.documentCount);
      if (this.#options.filter) bits = this.#filter(part, place * 32, bits);
      matches[place] = bits;
      count += bitCount(bits);
      this.#rank(part, place, (place - first) * 32, bits, found);
    }
    this.#counts[part] = (this.#counts[part] as number) + count;
  }

  #filter(part: number, base: number, bits: number): number {
    let left = bits;
    for (let word = bits; word !== 0; word &= word - 1) {
      const bit = lowestBit(word);
      if (!this.#options.filter?.(part, base + bit)) left &= ~(1 << bit);
    }
    return left;
  }

  #rank(part: number, place: number, local: number, bits: number, found: Window): void {
    const { boostDocument } = this.#options;
    const { top } = this;
    let { threshold } = top;
    const most = boostDocument?.most ?? 1;
    for (let word = bits; word !== 0; word &= word - 1) {
      const bit = lowestBit(word);
      let score = found.scores[local + bit] as number;
      if (found.lanes > 0) score *= Math.max(1, countWords(found, local + bit));
      if (score * most <= threshold) continue;
      const document = place * 32 + bit;
      top.add(part, document, boostDocument ? score * boostDocument.of(part, document) : score);
      threshold = top.threshold;
    }
  }
}

/** The bits of a last word that stand for documents. */
function bitsBelow(documentCount: number): number {
  return documentCount % 32 === 0 ? -1 : (1 << (documentCount % 32)) - 1;
}
