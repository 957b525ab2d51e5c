import type { TermTable } from './termTable.ts';

export interface SimilarTermsOptions {
  /** Edits are insertions, deletions and replacements of one code unit. At most 64. */
  readonly maxDistance: number;
  /** Whether two neighbors that changed places are one edit instead of two. Default false, as in MiniSearch. */
  readonly transpositions?: boolean;
}

/**
 * The terms at most `maxDistance` edits from `word`, in their order. Terms are walked in their order like a trie: what a
 * term shares with the one before it is not computed again, and terms that share a beginning already too far off are
 * stepped over. Of each row of the edit matrix only the `2 * maxDistance + 1` cells around the diagonal can count.
 */
export function findSimilar(
  table: TermTable,
  word: string,
  { maxDistance, transpositions = false }: SimilarTermsOptions,
): { readonly number: number; readonly distance: number }[] {
  const found: { number: number; distance: number }[] = [];
  const matrix = new BandedMatrix(word, Math.min(maxDistance, FARTHEST), transpositions);
  const { shared, units, offsets } = table;
  for (let number = 0; number < table.count; ) {
    const from = offsets[number] ?? 0;
    const length = (offsets[number + 1] ?? 0) - from;
    const dead = matrix.advance(units, from, length, shared[number] ?? 0);
    if (dead < 0) {
      const distance = matrix.distance(length);
      if (distance <= matrix.maxDistance) found.push({ number, distance });
      number++;
    } else {
      do number++;
      while (number < table.count && (shared[number] ?? 0) >= dead);
    }
  }
  return found;
}

/** The rows of the edit matrix for the term at hand, of which row `i` stands for its first `i` code units. */
class BandedMatrix {
  readonly maxDistance: number;
  readonly #word: Uint16Array;
  readonly #transpositions: boolean;
  /** Cells of a row: those for the first `j` code units of the word, `j` from `i - maxDistance` on. */
  readonly #width: number;
  readonly #cells: Uint8Array;
  /** The code units that the rows stand for. */
  readonly #path: Uint16Array;

  constructor(word: string, maxDistance: number, transpositions: boolean) {
    this.maxDistance = maxDistance;
    this.#word = Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
    this.#transpositions = transpositions;
    this.#width = 2 * maxDistance + 1;
    const rows = word.length + maxDistance + 2;
    this.#path = new Uint16Array(rows);
    this.#cells = new Uint8Array(rows * this.#width).fill(maxDistance + 1);
    for (let j = 0; j <= Math.min(maxDistance, word.length); j++) this.#cells[j + maxDistance] = j;
  }

  /**
   * Makes the rows those of a term that shares its first code units with the one before it, of which so many were near
   * enough.
   *
   * @returns -1, or the number of code units after which it can no longer be near.
   */
  advance(units: Uint16Array, from: number, length: number, shared: number): number {
    let row = shared;
    while (row < length) {
      const unit = units[from + row] ?? 0;
      this.#path[++row] = unit;
      if (!this.#fillRow(row, unit)) return row;
    }
    return -1;
  }

  /** The edits between the word and the term at hand, of this length; more than `maxDistance` where they are too many. */
  distance(length: number): number {
    const cell = this.#word.length - length + this.maxDistance;
    return cell < 0 || cell >= this.#width
      ? this.maxDistance + 1
      : (this.#cells[length * this.#width + cell] ?? this.maxDistance + 1);
  }

  /** @returns whether any cell is within the distance. */
  #fillRow(i: number, unit: number): boolean {
    const { maxDistance } = this;
    const width = this.#width;
    const cells = this.#cells;
    const start = i * width;
    const tooFar = maxDistance + 1;
    let least = tooFar;
    let left = tooFar;
    for (let cell = 0; cell < width; cell++) {
      const j = i - maxDistance + cell;
      let edits = tooFar;
      if (j === 0) edits = i;
      else if (j > 0 && j <= this.#word.length) {
        const above = cell + 1 < width ? (cells[start - width + cell + 1] ?? tooFar) : tooFar;
        const diagonal = cells[start - width + cell] ?? tooFar;
        edits = Math.min(left + 1, above + 1, diagonal + (this.#word[j - 1] === unit ? 0 : 1));
        if (this.#transpositions && this.#isSwap(i, j, unit)) {
          edits = Math.min(edits, (cells[start - 2 * width + cell] ?? tooFar) + 1);
        }
      }
      left = Math.min(edits, tooFar);
      cells[start + cell] = left;
      if (left < least) least = left;
    }
    return least <= maxDistance;
  }

  #isSwap(i: number, j: number, unit: number): boolean {
    return i > 1 && j > 1 && this.#word[j - 2] === unit && this.#word[j - 1] === this.#path[i - 1];
  }
}

// Nobody mistypes so much; cells are bytes.
const FARTHEST = 64;
