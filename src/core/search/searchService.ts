import type { CorpusIndex } from '../index/corpusIndex.ts';
import { type QueryHelpEntry, queryHelp } from './queryHelp.ts';
import { type SearchRequest, type SearchResult, searchPassages } from './searchPassages.ts';

/** What is asked of a search service, all of it plain values. */
export interface ServiceRequest extends Omit<SearchRequest, 'isOverdue'> {
  /** After so many milliseconds the answer is what was found until then. Default: as long as it takes. */
  readonly budgetMs?: number;
}

/**
 * What answers searches: the index in this process, or one day an engine elsewhere. Whoever searches knows neither files
 * nor how an index is kept.
 */
export interface SearchService {
  /** What can be typed, for the search box to show. */
  readonly help: readonly QueryHelpEntry[];
  /** Rejects only where the index cannot be read. */
  search(query: string, request?: ServiceRequest): Promise<SearchResult>;
}

/** Searches the corpus that `index` returns at the time. */
export function createLocalSearch(
  index: () => CorpusIndex,
  clock: { /** In milliseconds. */ now(): number },
): SearchService {
  return {
    help: queryHelp,
    async search(query, { budgetMs, ...request } = {}) {
      if (budgetMs === undefined) return searchPassages(index(), query, request);
      const endMs = clock.now() + budgetMs;
      return searchPassages(index(), query, { ...request, isOverdue: () => clock.now() > endMs });
    },
  };
}
