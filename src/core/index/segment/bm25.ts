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

/** The share of BM25+ that depends on the document, computed once for the frequencies and lengths nearly all have. */
export class Saturation {
  /** By frequency below 16 and length below 255, at `frequency << 8 | length`; elsewhere 0 or undefined: see `of`. */
  readonly table = new Float64Array(FREQUENCIES << 8);
  readonly #averageLength: number;
  readonly #bm25: Bm25;

  constructor(averageLength: number, bm25: Bm25) {
    this.#averageLength = averageLength;
    this.#bm25 = bm25;
    for (let frequency = 1; frequency < FREQUENCIES; frequency++) {
      for (let length = 1; length < 255; length++)
        this.table[(frequency << 8) | length] = this.of(frequency, length);
    }
  }

  of(frequency: number, length: number): number {
    const { k, b, d } = this.#bm25;
    return d + (frequency * (k + 1)) / (frequency + k * (1 - b + (b * length) / this.#averageLength));
  }
}

const FREQUENCIES = 16;
