/** The best of many documents, which come in order: of equal ones those that came first. A heap, its worst on top. */
export class TopHits {
  readonly #limit: number;
  readonly #scores: number[] = [];
  readonly #parts: number[] = [];
  readonly #documents: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** A document is among the best only with a score greater than this. */
  get threshold(): number {
    if (this.#scores.length < this.#limit) return Number.NEGATIVE_INFINITY;
    return this.#scores[0] ?? Number.POSITIVE_INFINITY;
  }

  /** Takes a document that comes after all those before, if its score is above the threshold. */
  add(part: number, document: number, score: number): void {
    if (!(score > this.threshold)) return;
    if (this.#scores.length < this.#limit) this.#rise(this.#scores.length, part, document, score);
    else this.#sink(part, document, score);
  }

  /** Best first. */
  sorted(): { readonly part: number; readonly document: number; readonly score: number }[] {
    return this.#scores
      .map((score, at) => ({ part: this.#parts[at] ?? 0, document: this.#documents[at] ?? 0, score }))
      .sort((a, b) => b.score - a.score || a.part - b.part || a.document - b.document);
  }

  #rise(from: number, part: number, document: number, score: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.#isBetter(parent, part, document, score)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, part, document, score);
  }

  #sink(part: number, document: number, score: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#scores.length) break;
      if (child + 1 < this.#scores.length && this.#isBetterThan(child, child + 1)) child++;
      if (this.#isBetter(child, part, document, score)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, part, document, score);
  }

  #isBetterThan(a: number, b: number): boolean {
    return this.#isBetter(a, this.#parts[b] ?? 0, this.#documents[b] ?? 0, this.#scores[b] ?? 0);
  }

  #isBetter(at: number, part: number, document: number, score: number): boolean {
    const difference = (this.#scores[at] ?? 0) - score;
    if (difference !== 0) return difference > 0;
    const parts = (this.#parts[at] ?? 0) - part;
    return parts !== 0 ? parts < 0 : (this.#documents[at] ?? 0) < document;
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#parts[from] ?? 0, this.#documents[from] ?? 0, this.#scores[from] ?? 0);
  }

  #put(at: number, part: number, document: number, score: number): void {
    this.#scores[at] = score;
    this.#parts[at] = part;
    this.#documents[at] = document;
  }
}
