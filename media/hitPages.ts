import type { HitView, SearchAnswer } from '../src/protocol/requests.ts';

/**
 * The hits of one search, of which only some pages are here yet. A page is asked for when one scrolls near it; the
 * answer comes back with the number of the question.
 */
export class HitPages {
  readonly #pages = new Map<number, readonly HitView[]>();
  readonly #asked = new Map<number, number>();
  #total = 0;

  /** How many hits there are in all, as far as they are offered. */
  get total(): number {
    return this.#total;
  }

  hit(index: number): HitView | undefined {
    return this.#pages.get(Math.floor(index / PAGE_OF_HITS))?.[index % PAGE_OF_HITS];
  }

  /** Where a passage stands among the hits that are here; -1 where it does not. */
  indexOf(passageId: string): number {
    for (const [page, hits] of this.#pages) {
      const at = hits.findIndex((hit) => hit.passageId === passageId);
      if (at >= 0) return page * PAGE_OF_HITS + at;
    }
    return -1;
  }

  /** Begins anew with the first page of an answer. What was asked before is of no use any more. */
  start(answer: SearchAnswer): void {
    this.clear();
    this.#total = Math.min(answer.total, MAX_HITS);
    this.#pages.set(0, answer.hits);
  }

  clear(): void {
    this.#pages.clear();
    this.#asked.clear();
    this.#total = 0;
  }

  /** The pages that are missing among the hits from `first` to `last`, and were not asked for. */
  missing(first: number, last: number): number[] {
    const pages: number[] = [];
    const end = Math.min(last, this.#total - 1);
    const asked = new Set(this.#asked.values());
    for (let page = Math.floor(first / PAGE_OF_HITS); page * PAGE_OF_HITS <= end; page++) {
      if (!this.#pages.has(page) && !asked.has(page)) pages.push(page);
    }
    return pages;
  }

  /** Notes that a page was asked for. */
  ask(page: number, sequence: number): void {
    this.#asked.set(sequence, page);
  }

  /** Takes an answer to such a question; false for any other. */
  take(sequence: number, answer: SearchAnswer | undefined): boolean {
    const page = this.#asked.get(sequence);
    if (page === undefined) return false;
    this.#asked.delete(sequence);
    if (answer) this.#pages.set(page, answer.hits);
    return true;
  }
}

/** How many hits are asked for at a time: a few screens, which come at once. */
export const PAGE_OF_HITS = 50;

// A browser lays nothing out below some 33 million pixels; nobody scrolls so far either.
const MAX_HITS = 100_000;
