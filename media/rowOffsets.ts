/**
 * How high rows are and where they begin, for a list of which only the rows in sight are laid out. A row counts with an
 * estimate until it was measured. Offsets are added up again only from the first row that changed.
 */
export class RowOffsets {
  readonly #estimate: number;
  #heights = new Float32Array(0);
  #offsets = new Float64Array(1);
  /** Offsets up to this row are right. */
  #validTo = 0;

  constructor(estimate: number) {
    this.#estimate = estimate;
  }

  get count(): number {
    return this.#heights.length;
  }

  /** All rows together. */
  get height(): number {
    return this.top(this.count);
  }

  /** Begins anew with `count` rows that nothing is known of. */
  reset(count: number): void {
    this.#heights = new Float32Array(count).fill(this.#estimate);
    this.#offsets = new Float64Array(count + 1);
    this.#validTo = 0;
  }

  /** Where row `index` begins; for the number of rows, where the last one ends. */
  top(index: number): number {
    const wanted = Math.min(Math.max(index, 0), this.count);
    for (; this.#validTo < wanted; this.#validTo++) {
      this.#offsets[this.#validTo + 1] =
        (this.#offsets[this.#validTo] ?? 0) + (this.#heights[this.#validTo] ?? 0);
    }
    return this.#offsets[wanted] ?? 0;
  }

  /** Notes how high a row is; false where that was known. */
  measure(index: number, height: number): boolean {
    // Heights come in fractions of a pixel that differ from one layout to the next.
    if (Math.abs((this.#heights[index] ?? height) - height) < 0.5) return false;
    this.#heights[index] = height;
    this.#validTo = Math.min(this.#validTo, index);
    return true;
  }

  /** The row at `offset`, by halving. */
  rowAt(offset: number): number {
    let low = 0;
    let high = Math.max(0, this.count - 1);
    this.top(this.count);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.top(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
