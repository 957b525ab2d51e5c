import type { PlannedCombination, PlannedQuery, PlannedWord } from './planQuery.ts';
import { documentOf } from './postings.ts';
import type { ScoredLists } from './scoredLists.ts';
import { seek } from './seek.ts';
import type { TermTable } from './termTable.ts';

/** By what a document matches. */
export interface NamedMatch {
  /** Terms of the index. */
  readonly terms: ReadonlySet<string>;
  /** Words of the query. */
  readonly words: ReadonlySet<string>;
}

/**
 * By what each of `documents` of a part matches; undefined where one does not. This is looked up for the hits alone,
 * once it is known which they are: to note it for all that match would cost more than their scores.
 *
 * @param documents in ascending order.
 */
export function nameMatches(
  query: PlannedQuery,
  part: number,
  terms: TermTable,
  documents: readonly number[],
): (NamedMatch | undefined)[] {
  if (query === 'everything') return documents.map(() => NOTHING_NAMED);
  if ('word' in query) return nameWord(query, part, terms, documents);
  return combine(
    query,
    query.queries.map((each) => nameMatches(each, part, terms, documents)),
    documents,
  );
}

function nameWord(
  { word, named }: PlannedWord,
  part: number,
  terms: TermTable,
  documents: readonly number[],
): (NamedMatch | undefined)[] {
  const found = documents.map(() => new Set<string>());
  const lists = named[part] as ScoredLists;
  for (let list = 0; list < lists.count; list++) nameList(lists, list, terms, documents, found);
  const words = new Set([word]);
  return found.map((each) => (each.size > 0 ? { terms: each, words } : undefined));
}

function nameList(
  lists: ScoredLists,
  list: number,
  terms: TermTable,
  documents: readonly number[],
  found: readonly Set<string>[],
): void {
  const postings = lists.sources[lists.source[list] as number]?.postings as Uint32Array;
  const to = lists.to[list] as number;
  let at = lists.from[list] as number;
  for (let which = 0; which < documents.length && at < to; which++) {
    const document = documents[which] as number;
    at = seek(postings, at, to, document);
    if (at < to && documentOf(postings[at] as number) === document)
      found[which]?.add(terms.term(lists.term[list] as number));
  }
}

function combine(
  { combineWith }: PlannedCombination,
  all: readonly (readonly (NamedMatch | undefined)[])[],
  documents: readonly number[],
): (NamedMatch | undefined)[] {
  return documents.map((_, which) => {
    const [first, ...others] = all.map((each) => each[which]);
    const named = [first, ...others].filter((match) => match !== undefined);
    if (combineWith === 'AND_NOT') return named.length === 1 ? first : undefined;
    return named.length > 0 && (combineWith === 'OR' || named.length === all.length)
      ? join(named)
      : undefined;
  });
}

function join(matches: readonly NamedMatch[]): NamedMatch {
  return {
    terms: new Set(matches.flatMap(({ terms }) => [...terms])),
    words: new Set(matches.flatMap(({ words }) => [...words])),
  };
}

const NOTHING_NAMED: NamedMatch = { terms: new Set(), words: new Set() };
