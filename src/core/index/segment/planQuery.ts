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
  /** Whether documents that match have one more word of the query than those that do not. */
  readonly countsWord: boolean;
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
): PlannedQuery | undefined {
  const planned = new Planner(parts, options, hasEnded).plan(query);
  return hasEnded() ? undefined : planned;
}

class Planner {
  readonly #parts: readonly SegmentPart[];
  readonly #options: SegmentSearchOptions;
  readonly #hasEnded: () => boolean;
  readonly #fields = new Map<string, SearchedField>();

  constructor(parts: readonly SegmentPart[], options: SegmentSearchOptions, hasEnded: () => boolean) {
    this.#parts = parts;
    this.#options = options;
    this.#hasEnded = hasEnded;
  }

  plan(query: SegmentQuery): PlannedQuery {
    if (query === 'everything') return query;
    if ('term' in query) return this.#planWord([query], false);
    const { combineWith, queries } = query;
    return { combineWith, queries: combineWith === 'OR' ? this.#planAny(queries) : this.#planEach(queries) };
  }

  /** Where any will do, queries for the same word become one. */
  #planAny(queries: readonly SegmentQuery[]): PlannedQuery[] {
    const words = new Map<string, TermQuery[]>();
    const others: PlannedQuery[] = [];
    for (const query of queries) {
      if (!isWord(query)) others.push(this.plan(query));
      else if (words.has(query.term)) words.get(query.term)?.push(query);
      else words.set(query.term, [query]);
    }
    return [...[...words.values()].map((same) => this.#planWord(same, true)), ...others];
  }

  /** A word that is asked for twice is still one word. */
  #planEach(queries: readonly SegmentQuery[]): PlannedQuery[] {
    const words = new Set<string>();
    return queries.map((query) => {
      if (!isWord(query)) return this.plan(query);
      const isNew = !words.has(query.term);
      words.add(query.term);
      return this.#planWord([query], isNew);
    });
  }

  /** @param queries for the same word. */
  #planWord(queries: readonly TermQuery[], isNew: boolean): PlannedWord {
    const lists = this.#parts.map(() => new ScoredLists());
    const named = queries.some(({ group }) => group) ? this.#parts.map(() => new ScoredLists()) : lists;
    for (const query of queries) {
      if (this.#hasEnded()) break;
      if (query.group) this.#addGroup(query, query.group, lists, named);
      else this.#addTerms(query, lists === named ? [lists] : [lists, named]);
    }
    const countsWord = isNew && this.#options.coordination !== false;
    return { word: queries[0]?.term ?? '', countsWord, lists, named };
  }

  #addTerms(query: TermQuery, into: readonly (readonly ScoredLists[])[]): void {
    const fields = this.#fieldsOf(query);
    const frequencyOf = (numbers: readonly number[]) =>
      fields.reduce((sum, field) => sum + field.frequency(numbers), 0);
    const boost = query.boost ?? 1;
    expandTerm(this.#parts, query, this.#options, frequencyOf, (numbers, weight) => {
      for (const field of fields) for (const lists of into) field.addTerm(numbers, weight * boost, lists);
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

function isWord(query: SegmentQuery): query is TermQuery {
  return query !== 'everything' && 'term' in query;
}
