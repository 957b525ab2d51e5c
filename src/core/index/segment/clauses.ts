import { lowestBit } from './bitset.ts';
import type { PlannedQuery } from './planQuery.ts';
import type { ScoredLists } from './scoredLists.ts';
import { TermClause } from './termClause.ts';
import {
  clearWindow,
  createBits,
  createWindow,
  ifFew,
  isEmpty,
  WINDOW,
  WINDOW_BITS,
  type Window,
  type WindowBits,
} from './window.ts';

/** A part of the query that adds documents and their scores to a window. */
export interface Clause {
  /**
   * Adds to `target` the documents that match in a window, of those `within` where it is given, with their scores.
   * Windows come in ascending order; some may be left out.
   */
  addTo(target: Window, window: number, within?: WindowBits): void;
}

/** How the documents of a part are searched. */
export interface ClauseSetting {
  /** Place of the part. */
  readonly part: number;
  readonly documentCount: number;
  /** Whether anybody wants scores, or only what matches. */
  readonly scores: boolean;
  /** Of the windows: so many numbers take a bit for each word of the query, 0 where they are not counted. */
  readonly lanes: number;
  /** Asked between clauses. What was added once it says true is incomplete. */
  readonly hasEnded: () => boolean;
}

/**
 * What adds up a planned query in one part.
 *
 * @param isWhole whether nothing else is added to the same window: there is then no need to begin on a clean sheet.
 */
export function toClause(query: PlannedQuery, setting: ClauseSetting, isWhole = true): Clause {
  if (query === 'everything') return new EverythingClause(setting.documentCount);
  if ('word' in query) return new TermClause(query.lists[setting.part] as ScoredLists, query.number, setting);
  const { combineWith, queries } = query;
  const [first, ...others] = queries;
  if (!first) return new OrClause([], setting);
  if (others.length === 0) return toClause(first, setting, isWhole);
  if (combineWith === 'AND_NOT') return new NotClause(first, others, setting, isWhole);
  if (combineWith === 'OR') return new OrClause(toClauses(queries, setting), setting);
  const byCost = queries.toSorted((a, b) => costOf(a, setting) - costOf(b, setting));
  // Where one finds nothing, there is no need to prepare the others.
  return costOf(query, setting) === 0
    ? new OrClause([], setting)
    : new AndClause(toClauses(byCost, setting), setting, isWhole);
}

function toClauses(queries: readonly PlannedQuery[], setting: ClauseSetting): Clause[] {
  return queries.map((each) => toClause(each, setting, false));
}

/** About how many postings it takes to find all documents. */
function costOf(query: PlannedQuery, setting: ClauseSetting): number {
  if (query === 'everything') return setting.documentCount;
  if ('word' in query) return query.lists[setting.part]?.postingCount ?? 0;
  const costs = query.queries.map((each) => costOf(each, setting));
  if (query.combineWith === 'AND_NOT') return costs[0] ?? 0;
  return query.combineWith === 'OR'
    ? costs.reduce((sum, cost) => sum + cost, 0)
    : costs.reduce((least, cost) => Math.min(least, cost), setting.documentCount);
}

/** Finds what any of the clauses finds. */
class OrClause implements Clause {
  readonly #clauses: readonly Clause[];
  readonly #setting: ClauseSetting;

  constructor(clauses: readonly Clause[], setting: ClauseSetting) {
    this.#clauses = clauses;
    this.#setting = setting;
  }

  addTo(target: Window, window: number, within?: WindowBits): void {
    for (const clause of this.#clauses) {
      if (this.#setting.hasEnded()) return;
      clause.addTo(target, window, within);
    }
  }
}

/** Finds what all the clauses find, each only among what those before have left. */
class AndClause implements Clause {
  readonly #clauses: readonly Clause[];
  readonly #setting: ClauseSetting;
  /** Where scores are added up that may come to nothing. */
  readonly #own: Window | undefined;
  #spare: WindowBits;

  /** @param clauses the rarest first. */
  constructor(clauses: readonly Clause[], setting: ClauseSetting, isWhole: boolean) {
    this.#clauses = clauses;
    this.#setting = setting;
    this.#own = isWhole ? undefined : createWindow(setting.documentCount, setting.lanes);
    this.#spare = createBits(setting.documentCount);
  }

  addTo(target: Window, window: number, within?: WindowBits): void {
    const own = this.#own ?? target;
    let left = within;
    let isWritten = false;
    for (const clause of this.#clauses) {
      if (this.#setting.hasEnded()) return;
      const found = { ...own, matched: this.#spare };
      const few = ifFew(left);
      clause.addTo(found, window, few);
      if (left && !few) keepCommon(found.matched, left);
      this.#spare = own.matched.fill(0);
      own.matched = found.matched;
      left = own.matched;
      if (isEmpty(left)) break;
      isWritten = true;
    }
    finishOwn(own, target, isWritten);
  }
}

/** Finds what the first clause finds and no other does. */
class NotClause implements Clause {
  readonly #first: Clause;
  readonly #others: Clause;
  readonly #own: Window | undefined;
  /** What the others find. */
  readonly #other: Window;

  constructor(
    first: PlannedQuery,
    others: readonly PlannedQuery[],
    setting: ClauseSetting,
    isWhole: boolean,
  ) {
    this.#first = toClause(first, setting);
    const unscored = { ...setting, scores: false, lanes: 0 };
    this.#others = toClause({ combineWith: 'OR', queries: others }, unscored);
    this.#own = isWhole ? undefined : createWindow(setting.documentCount, setting.lanes);
    this.#other = createWindow(setting.documentCount, 0);
  }

  addTo(target: Window, window: number, within?: WindowBits): void {
    const own = this.#own ?? target;
    this.#first.addTo(own, window, within);
    if (isEmpty(own.matched)) return;
    this.#others.addTo(this.#other, window, ifFew(own.matched));
    for (let place = 0; place < own.matched.length; place++)
      (own.matched[place] as number) &= ~(this.#other.matched[place] as number);
    this.#other.matched.fill(0);
    finishOwn(own, target, true);
  }
}

/** Finds every document, with the score 1. */
class EverythingClause implements Clause {
  readonly #documentCount: number;

  constructor(documentCount: number) {
    this.#documentCount = documentCount;
  }

  addTo({ matched, scores }: Window, window: number, within?: WindowBits): void {
    const count = Math.min(WINDOW, this.#documentCount - (window << WINDOW_BITS));
    for (let local = 0; local < count; local++) {
      const bit = 1 << (local & 31);
      if (within && ((within[local >>> 5] as number) & bit) === 0) continue;
      (scores[local] as number) += 1;
      (matched[local >>> 5] as number) |= bit;
    }
  }
}

function keepCommon(bits: WindowBits, others: WindowBits): void {
  for (let place = 0; place < bits.length; place++) (bits[place] as number) &= others[place] as number;
}

/** Leaves nothing behind of what no longer matches, where nobody will know it from what does. */
function finishOwn(own: Window, target: Window, isWritten: boolean): void {
  if (!isWritten) return;
  if (own !== target) moveTo(target, own);
  else if (isEmpty(own.matched)) clearWindow(own);
}

/** Adds what matches in `from` to `target` and clears it. Scores of what no longer matches are forgotten. */
function moveTo(target: Window, from: Window): void {
  for (let place = 0; place < from.matched.length; place++) {
    const bits = from.matched[place] as number;
    if (bits === 0) continue;
    (target.matched[place] as number) |= bits;
    for (let word = bits; word !== 0; word &= word - 1) {
      const local = place * 32 + lowestBit(word);
      (target.scores[local] as number) += from.scores[local] as number;
      for (let lane = local * from.lanes; lane < (local + 1) * from.lanes; lane++)
        (target.words[lane] as number) |= from.words[lane] as number;
    }
  }
  clearWindow(from);
}
