import type { CorpusIndex } from '../index/corpusIndex.ts';
import { didYouMean } from './didYouMean.ts';
import { countFacets, type Facets } from './facets.ts';
import { passagesAmong } from './filters.ts';
import { findPhrases } from './findPhrases.ts';
import { type Hit, toHits } from './hits.ts';
import { listPassages } from './listPassages.ts';
import { parseQuery, type Query } from './parseQuery.ts';
import { subtract } from './passageSets.ts';
import { type Ranking, rankPassages } from './rankPassages.ts';
import { createSearchContext, type SearchContext } from './searchContext.ts';
import { wantedWords } from './wantedWords.ts';

export type { Hit } from './hits.ts';

export interface SearchResult {
  readonly query: string;
  /** All hits, of which `hits` are the first. */
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: Facets;
  /** The query with unknown words mended, where that finds something. */
  readonly didYouMean?: string;
  /** True when the answer was cut off before everything was looked at. */
  readonly partial: boolean;
}

export interface SearchRequest {
  /** At most so many hits. Default 50. */
  readonly limit?: number;
  /** Hits to skip. Default 0. The pages of one query follow each other as long as the corpus stays as it is. */
  readonly offset?: number;
  /** Asked every few milliseconds. Once it says true, the answer is what was found so far, and `partial`. */
  readonly isOverdue?: () => boolean;
}

/**
 * Searches the passages, from the strictest reading of the query to the widest (see `tiersOf`), each wider one only where
 * those before gave little. Only quotable passages are found, unless the query asks for a kind. Never fails, whatever
 * was typed.
 */
export function searchPassages(
  index: CorpusIndex,
  text: string,
  { limit = 50, offset = 0, isOverdue = () => false }: SearchRequest = {},
): SearchResult {
  const query = parseQuery(text);
  const context = contextOf(index, query, isOverdue);
  const wanted = wantedWords(
    query.words.map(({ folded }) => folded),
    query.openEnded,
  );
  const asksForWords = wanted.length + query.phrases.length > 0;
  const { places, found, partial } = asksForWords
    ? rankPassages(index, context, query, offset + limit)
    : query.filters.length > 0
      ? listPassages(index, context, offset + limit)
      : NOTHING;
  const suggestion = asksForWords ? didYouMean(context, text, query, wanted) : undefined;
  const page = places.slice(offset, offset + limit);
  return {
    query: text,
    total: found.reduce((sum, { count }) => sum + count, 0),
    hits: toHits(context, page, query, wanted),
    facets: countFacets(context.parts, found),
    ...(suggestion !== undefined && { didYouMean: suggestion }),
    partial,
  };
}

function contextOf(index: CorpusIndex, query: Query, isOverdue: () => boolean): SearchContext {
  const context = createSearchContext(index, passagesAmong(index, index.parts(), query.filters), isOverdue);
  if (query.without.length === 0) return context;
  const excluded = query.without.map((words) => findPhrases(context, [{ words, openEnded: false }]).matches);
  return { ...context, among: subtract(context.parts, context.among, excluded) };
}

const NOTHING: Ranking = { places: [], found: [], partial: false };
