import { defaultBm25 } from './bm25.ts';
import { expandTerm } from './expandTerm.ts';
import { ScoredLists } from './scoredLists.ts';
import { SearchedField } from './searchedField.ts';
import type { SegmentPart } from './segment.ts';
import type { CombinedQuery, SegmentQuery, SegmentSearchOptions, TermQuery } from './segmentQuery.ts';

/** A query with its words looked up in all parts: which postings are added up, and with which weights. */
export type PlannedQuery = PlannedWord | PlannedCombination | 'everything';

export interface PlannedWord {
  readonly word: string;
  /** Its number among the different words of the query. */
  readonly number: number;
  /** By part. */
  readonly lists: readonly ScoredLists[];
  /** By part the lists of the terms by which matches are named: those of a group are scored as one. */
  readonly named: readonly ScoredLists[];
}

export interface PlannedCombination {
  readonly combineWith: CombinedQuery['combineWith'];
  readonly queries: readonly PlannedQuery[];
}

/** @returns undefined when the search `hasEnded` meanwhile. */
export function planQuery(
  parts: readonly SegmentPart[],
  query: SegmentQuery,
  options: SegmentSearchOptions,
  hasEnded: () => boolean,
): { readonly planned: PlannedQuery; readonly wordCount: number } | undefined {
  const planner = new Planner(parts, options, hasEnded);
  const planned = planner.plan(query);
  return hasEnded() ? undefined : { planned, wordCount: planner.wordCount };
}

class Planner {
  readonly #parts: readonly SegmentPart[];
  readonly #options: SegmentSearchOptions;
  readonly #hasEnded: () => boolean;
  readonly #fields = new Map<string, SearchedField>();
  readonly #words = new Map<string, number>();

  constructor(parts: readonly SegmentPart[], options: SegmentSearchOptions, hasEnded: () => boolean) {
    this.#parts = parts;
    this.#options = options;
    this.#hasEnded = hasEnded;
  }

  /** How many different words the query has. */
  get wordCount(): number {
    return this.#words.size;
  }

  plan(query: SegmentQuery): PlannedQuery {
    if (query === 'everything') return query;
    if ('term' in query) return this.#planWord(query);
    return { combineWith: query.combineWith, queries: query.queries.map((each) => this.plan(each)) };
  }

  #planWord(query: TermQuery): PlannedWord {
    const lists = this.#parts.map(() => new ScoredLists());
    const named = query.group ? this.#parts.map(() => new ScoredLists()) : lists;
    const number = this.#words.get(query.term) ?? this.#words.size;
    this.#words.set(query.term, number);
    // Every term begins with nothing.
    if (query.term !== '' && !this.#hasEnded()) {
      if (query.group) this.#addGroup(query, query.group, lists, named);
      else this.#addTerms(query, lists);
    }
    return { word: query.term, number, lists, named };
  }

  #addTerms(query: TermQuery, lists: readonly ScoredLists[]): void {
    const fields = this.#fieldsOf(query);
    const frequencyOf = (numbers: readonly number[]) =>
      fields.reduce((sum, field) => sum + field.frequency(numbers), 0);
    const boost = query.boost ?? 1;
    expandTerm(this.#parts, query, this.#options, frequencyOf, (numbers, weight) => {
      for (const field of fields) field.addTerm(numbers, weight * boost, lists);
    });
  }

  #addGroup(
    query: TermQuery,
    group: readonly string[],
    lists: readonly ScoredLists[],
    named: readonly ScoredLists[],
  ): void {
    const terms = [...new Set(group)];
    const numbers = this.#parts.map(({ segment }) =>
      terms.map((term) => segment.terms.find(term)).filter((number) => number >= 0),
    );
    for (const field of this.#fieldsOf(query)) field.addGroup(numbers, query.boost ?? 1, lists, named);
  }

  #fieldsOf(query: TermQuery): SearchedField[] {
    const names = query.fields ?? this.#options.fields ?? this.#parts[0]?.segment.fields.keys() ?? [];
    return [...names].map((name) => this.#fieldNamed(name));
  }

  #fieldNamed(name: string): SearchedField {
    let field = this.#fields.get(name);
    if (!field) {
      const { boost, bm25 = defaultBm25 } = this.#options;
      // As in MiniSearch, a boost of 0 is none.
      field = new SearchedField(
        this.#parts,
        name,
        (boost && Object.hasOwn(boost, name) && boost[name]) || 1,
        bm25,
      );
      this.#fields.set(name, field);
    }
    return field;
  }
}
