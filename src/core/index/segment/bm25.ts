import { LARGE, LONG } from './postings.ts';

/** BM25+ as MiniSearch has it. */
export interface Bm25 {
  /** How soon more of the same word adds little. MiniSearch: 1.2. */
  readonly k: number;
  /** How much a long text counts for less, 0 to 1. MiniSearch: 0.7. */
  readonly b: number;
  /** What a word adds however long the text is. MiniSearch: 0.5. */
  readonly d: number;
}

export const defaultBm25: Bm25 = { k: 1.2, b: 0.7, d: 0.5 };

/** What a term is worth that `documentFrequency` of `documentCount` documents hold. */
export function inverseDocumentFrequency(documentCount: number, documentFrequency: number): number {
  return Math.log(1 + (documentCount - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/**
 * The share of BM25+ that depends on the document. Frequency and length are small numbers in nearly all postings, and so
 * it is computed once for each pair.
 */
export class Saturation {
  /** By frequency below `LARGE` and length below `LONG`, at `frequency << 8 | length`; for others 0: see `of`. */
  readonly table = new Float64Array((LARGE + 1) << 8);
  readonly #bm25: Bm25;
  readonly #averageLength: number;

  private constructor(bm25: Bm25, averageLength: number) {
    this.#bm25 = bm25;
    this.#averageLength = averageLength;
    const { k, d } = bm25;
    for (let length = 1; length < LONG; length++) {
      const norm = this.#norm(length);
      for (let frequency = 1; frequency < LARGE; frequency++)
        this.table[(frequency << 8) | length] = d + (frequency * (k + 1)) / (frequency + norm);
    }
  }

  /** The same for the same numbers: from one keystroke to the next they hardly ever change. */
  static recall(bm25: Bm25, averageLength: number): Saturation {
    const key = `${bm25.k} ${bm25.b} ${bm25.d} ${averageLength}`;
    const saturation = recent.get(key) ?? new Saturation(bm25, averageLength);
    recent.delete(key);
    recent.set(key, saturation);
    if (recent.size > MOST_RECENT) recent.delete(recent.keys().next().value as string);
    return saturation;
  }

  of(frequency: number, length: number): number {
    const { k, d } = this.#bm25;
    return d + (frequency * (k + 1)) / (frequency + this.#norm(length));
  }

  #norm(length: number): number {
    const { k, b } = this.#bm25;
    return k * (1 - b + (b * length) / this.#averageLength);
  }
}

const recent = new Map<string, Saturation>();
// Three fields, now with the changes of an import under way and now without; each takes 128 kB.
const MOST_RECENT = 6;
