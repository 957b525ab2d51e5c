import { lowestBit } from './bitset.ts';
import type { PlannedQuery } from './planQuery.ts';
import type { ScoredLists } from './scoredLists.ts';
import { TermClause } from './termClause.ts';
import {
  clearWindow,
  createBits,
  createWindow,
  isEmpty,
  WINDOW,
  WINDOW_BITS,
  type Window,
  type WindowBits,
} from './window.ts';

/** A part of the query that adds documents and their scores to a window. */
export interface Clause {
  /** About how many postings it looks at. */
  readonly cost: number;
  /**
   * Adds to `target` the documents that match in a window, of those `within` where it is given, with their scores.
   * Windows come in ascending order; some may be left out.
   */
  addTo(target: Window, window: number, within?: WindowBits): void;
}

/** What adds up a planned query in one part. @param hasEnded asked between clauses; what was added then is incomplete. */
export function toClause(
  query: PlannedQuery,
  part: number,
  documentCount: number,
  hasEnded: () => boolean,
): Clause {
  if (query === 'everything') return new EverythingClause(documentCount);
  if ('word' in query)
    return new TermClause(query.lists[part] as ScoredLists, documentCount, query.countsWord);
  const [first, ...others] = query.queries.map((each) => toClause(each, part, documentCount, hasEnded));
  if (!first || query.combineWith === 'OR') return new OrClause(first ? [first, ...others] : [], hasEnded);
  return query.combineWith === 'AND'
    ? new AndClause([first, ...others], documentCount, hasEnded)
    : new NotClause([first, ...others], documentCount, hasEnded);
}

/** Finds what any of the clauses finds. */
class OrClause implements Clause {
  readonly #clauses: readonly Clause[];
  readonly #hasEnded: () => boolean;

  constructor(clauses: readonly Clause[], hasEnded: () => boolean) {
    this.#clauses = clauses;
    this.#hasEnded = hasEnded;
  }

  get cost(): number {
    return this.#clauses.reduce((sum, { cost }) => sum + cost, 0);
  }

  addTo(target: Window, window: number, within?: WindowBits): void {
    for (const clause of this.#clauses) {
      if (this.#hasEnded()) return;
      clause.addTo(target, window, within);
    }
  }
}

/** Finds what all the clauses find: the rarest first, the others only among what is left. */
class AndClause implements Clause {
  readonly #clauses: readonly Clause[];
  readonly #hasEnded: () => boolean;
  readonly #own: Window;
  #next: WindowBits;

  constructor(clauses: readonly Clause[], documentCount: number, hasEnded: () => boolean) {
    this.#own = createWindow(documentCount);
    this.#next = createBits(documentCount);
    this.#clauses = [...clauses].sort((a, b) => a.cost - b.cost);
    this.#hasEnded = hasEnded;
  }

  get cost(): number {
    return this.#clauses[0]?.cost ?? 0;
  }

  addTo(target: Window, window: number, within?: WindowBits): void {
    const own = this.#own;
    let left = within;
    let isWritten = false;
    for (const clause of this.#clauses) {
      if (this.#hasEnded()) break;
      const found = { ...own, matched: this.#next.fill(0) };
      clause.addTo(found, window, left);
      this.#next = own.matched;
      own.matched = found.matched;
      left = own.matched;
      if (isEmpty(left)) break;
      isWritten = true;
    }
    if (!isWritten) return;
    merge(own, target);
    clearWindow(own);
  }
}

/** Finds what the first clause finds and no other does. */
class NotClause implements Clause {
  readonly #first: Clause;
  readonly #others: readonly Clause[];
  readonly #hasEnded: () => boolean;
  readonly #own: Window;
  /** Takes scores that nobody wants. */
  readonly #other: Window;

  constructor(
    [first, ...others]: readonly [Clause, ...Clause[]],
    documentCount: number,
    hasEnded: () => boolean,
  ) {
    this.#own = createWindow(documentCount);
    this.#other = createWindow(documentCount);
    this.#first = first;
    this.#others = others;
    this.#hasEnded = hasEnded;
  }

  get cost(): number {
    return this.#first.cost;
  }

  addTo(target: Window, window: number, within?: WindowBits): void {
    const own = this.#own;
    this.#first.addTo(own, window, within);
    if (isEmpty(own.matched)) return;
    for (const clause of this.#others) {
      if (this.#hasEnded()) return;
      clause.addTo(this.#other, window, own.matched);
      for (let place = 0; place < own.matched.length; place++)
        (own.matched[place] as number) &= ~(this.#other.matched[place] as number);
      this.#other.matched.fill(0);
    }
    merge(own, target);
    clearWindow(own);
  }
}

/** Finds every document, with the score 1. */
class EverythingClause implements Clause {
  readonly cost: number;

  constructor(documentCount: number) {
    this.cost = documentCount;
  }

  addTo({ matched, scores }: Window, window: number, within?: WindowBits): void {
    const count = Math.min(WINDOW, this.cost - (window << WINDOW_BITS));
    for (let local = 0; local < count; local++) {
      const bit = 1 << (local & 31);
      if (within && ((within[local >>> 5] as number) & bit) === 0) continue;
      (scores[local] as number) += 1;
      (matched[local >>> 5] as number) |= bit;
    }
  }
}

/** Adds what matches in `from` to `target`; scores of what no longer matches stay behind. */
function merge(from: Window, target: Window): void {
  for (let place = 0; place < from.matched.length; place++) {
    const bits = from.matched[place] as number;
    if (bits === 0) continue;
    (target.matched[place] as number) |= bits;
    for (let word = bits; word !== 0; word &= word - 1) {
      const local = place * 32 + lowestBit(word);
      (target.scores[local] as number) += from.scores[local] as number;
      (target.words[local] as number) += from.words[local] as number;
    }
  }
}
