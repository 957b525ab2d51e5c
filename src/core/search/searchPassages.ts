import type { CorpusIndex } from '../index/corpusIndex.ts';
import { tokenizeWords } from '../index/searchFields.ts';
import { searchSegments } from '../index/segment/searchSegments.ts';
import { splitWords } from '../text/words.ts';
import { didYouMean } from './didYouMean.ts';
import { countFacets, type Facets } from './facets.ts';
import { passagesAmong } from './filters.ts';
import { findPhrases } from './findPhrases.ts';
import { groupBySource, toGroup } from './groupBySource.ts';
import { type Hit, toHits } from './hits.ts';
import { listPassages } from './listPassages.ts';
import { parseQuery, type Query } from './parseQuery.ts';
import { intersect, type PassageSet, passagesBefore, subtract } from './passageSets.ts';
import { type Ranking, rankPassages } from './rankPassages.ts';
import { createSearchContext, type SearchContext } from './searchContext.ts';
import { Vocabulary } from './vocabulary.ts';
import { type WantedWord, wantedWords } from './wantedWords.ts';

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
  /** `source`: the hits of each source together, sources by their best hit. Default: by rank. */
  readonly order?: 'rank' | 'source';
  /** Only passages that also have these words, the last of which may be unfinished. */
  readonly within?: string;
  /** Only passages of the sources with one of these cite keys. */
  readonly citeKeys?: readonly string[];
  /** Only passages in which these words stand, or in one of the next few of the source; the last may be unfinished. */
  readonly leadsTo?: { readonly words: string; readonly passages: number };
  /** Asked every few milliseconds. Once it says true, the answer is what was found so far, and `partial`. */
  readonly isOverdue?: () => boolean;
}

/**
 * Searches the passages, from the strictest reading of the query to the widest (see `tiersOf`), each wider one only where
 * those before gave little. Only quotable passages are found, unless the query asks for a kind. Never fails, whatever
 * was typed.
 */
export function searchPassages(index: CorpusIndex, text: string, request: SearchRequest = {}): SearchResult {
  const { limit = 50, offset = 0, order = 'rank' } = request;
  const query = parseQuery(text);
  const context = contextOf(index, query, request);
  const wanted = wantedWords(
    query.words.map(({ folded }) => folded),
    query.openEnded,
  );
  const asksForWords = wanted.length + query.phrases.length > 0;
  const count = order === 'source' ? toGroup(offset + limit) : offset + limit;
  const { places, found, partial } = asksForWords
    ? rankPassages(index, context, query, count)
    : query.filters.length > 0
      ? listPassages(index, context, count)
      : NOTHING;
  const ordered = order === 'source' ? groupBySource(context.parts, places) : places;
  const suggestion = asksForWords ? didYouMean(context, text, query, wanted) : undefined;
  return {
    query: text,
    total: found.reduce((sum, { count }) => sum + count, 0),
    hits: toHits(context, ordered.slice(offset, offset + limit), query, [...wanted, ...withinWords(request)]),
    facets: countFacets(context.parts, found),
    ...(suggestion !== undefined && { didYouMean: suggestion }),
    partial,
  };
}

/** Where the query lets itself be answered: what its fields, `-without` and the words within leave. */
function contextOf(index: CorpusIndex, query: Query, request: SearchRequest): SearchContext {
  const { isOverdue = () => false } = request;
  const filters = [...query.filters, ...(request.citeKeys ?? []).map(toKeyFilter)];
  const filtered = createSearchContext(index, passagesAmong(index, index.parts(), filters), isOverdue);
  const excluded = query.without.map((words) => findPhrases(filtered, [{ words, openEnded: false }]).matches);
  const context =
    excluded.length > 0
      ? { ...filtered, among: subtract(filtered.parts, filtered.among, excluded) }
      : filtered;
  const within = withinWords(request);
  const narrowed = within.length > 0 ? { ...context, among: passagesWith(context, within) } : context;
  return request.leadsTo ? { ...narrowed, among: leadingTo(narrowed, request.leadsTo) } : narrowed;
}

function toKeyFilter(citeKey: string): Query['filters'][number] {
  return { field: 'key', value: citeKey.toLowerCase(), without: false };
}

function withinWords({ within = '' }: SearchRequest): WantedWord[] {
  const words = tokenizeWords(within.slice(0, MAX_WITHIN));
  return wantedWords(words, /[\p{L}\p{N}]$/u.test(within));
}

/** The passages with all of the words in any form. */
function passagesWith({ parts, among, isOverdue }: SearchContext, wanted: readonly WantedWord[]): PassageSet {
  return searchSegments(parts, new Vocabulary(parts).allInAnyForm(wanted), {
    fields: ['text'],
    limit: 0,
    among,
    isOverdue,
  }).matches;
}

/** The passages that hold the words, or come shortly before one that does. */
function leadingTo(
  context: SearchContext,
  { words, passages }: NonNullable<SearchRequest['leadsTo']>,
): PassageSet {
  const wanted = wantedWords(
    splitWords(words.slice(0, MAX_WITHIN)).map(({ folded }) => folded),
    /[\p{L}\p{N}]$/u.test(words),
  );
  // What is led to may stand in passages that are not asked for.
  const all = { ...context, among: context.parts.map(() => undefined) };
  const reached = passagesBefore(context.parts, passagesWith(all, wanted), passages);
  return intersect(context.parts, context.among, reached);
}

const NOTHING: Ranking = { places: [], found: [], partial: false };
const MAX_WITHIN = 512;
