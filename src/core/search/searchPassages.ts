import type { SearchOptions } from 'minisearch';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import { tokenizeWords } from '../index/searchFields.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { countFacets, type Facets } from './facets.ts';
import { findHighlights, holdsPhrase, longestRun } from './highlights.ts';
import { parseQuery, type Query } from './parseQuery.ts';

export interface Hit {
  readonly passage: Passage;
  readonly source: Source;
  /** Higher is better. The whole part is the tier (see below), the fraction the rank within it. */
  readonly score: number;
  /** Where the words of the query stand, as offsets into `passage.text`. */
  readonly highlights: readonly TextSpan[];
}

export interface SearchResult {
  readonly query: string;
  /** All hits, of which `hits` are the first. */
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: Facets;
  /** True when the answer was cut off before everything was looked at. */
  readonly partial: boolean;
}

export interface SearchRequest {
  /** At most so many hits. Default 50. */
  readonly limit?: number;
  /** Hits to skip. Default 0. */
  readonly offset?: number;
}

/**
 * Searches the passages in three tiers, each asked only when those before it gave little: passages with all the
 * words; all the words with slips of the pen allowed; most of the words. Only quotable passages are found, unless the
 * query asks for a kind.
 */
export function searchPassages(
  index: CorpusIndex,
  text: string,
  { limit = 50, offset = 0 }: SearchRequest = {},
): SearchResult {
  const query = parseQuery(text);
  const hits = query.words.length > 0 ? searchWords(index, query) : listPassages(index, query);
  return {
    query: text,
    total: hits.length,
    hits: hits.slice(offset, offset + limit).map((hit) => toHit(hit)),
    facets: countFacets(hits),
    partial: false,
  };
}

interface Found {
  readonly passage: Passage;
  readonly source: Source;
  readonly score: number;
  readonly terms: ReadonlySet<string>;
}

function searchWords(index: CorpusIndex, query: Query): Found[] {
  const found = new Map<string, Found>();
  const words = withoutRepeats(query.words);
  for (const [tier, options] of tiers(words, query.openEnded).entries()) {
    if (tier > 0 && found.size >= ENOUGH_HITS) break;
    const needed = options.combineWith === 'OR' ? mostOf(words) : words.length;
    const results = index.miniSearch.search(words.join(' '), {
      ...options,
      fields: ['text'],
      boostDocument: (id) => prior(index, String(id)),
    });
    for (const { id, score, terms, queryTerms } of results) {
      if (found.has(id) || queryTerms.length < needed) continue;
      const place = lookUp(index, id);
      if (!place || !accepts(query, place)) continue;
      found.set(id, { ...place, score: TIERS - 1 - tier + score / (1 + score), terms: new Set(terms) });
    }
  }
  return closestFirst(
    [...found.values()].sort((a, b) => b.score - a.score),
    query,
  );
}

/**
 * Within a tier the words as they were typed, one after the other, say more than any weight of theirs: who types a
 * quotation remembers its words in order. Only the first hits are looked at; the tail keeps its order.
 */
function closestFirst(found: readonly Found[], { words, openEnded }: Query): Found[] {
  if (words.length < 2) return [...found];
  const head = found.slice(0, CLOSELY_RANKED).map((hit) => {
    const tier = Math.floor(hit.score);
    const run = longestRun(tokenizeWords(hit.passage.text), words, openEnded);
    return { ...hit, score: tier + (hit.score - tier + run) / 2 };
  });
  // The tail's scores are halved likewise, so that scores never rise down the list.
  const tail = found.slice(CLOSELY_RANKED).map((hit) => ({ ...hit, score: hit.score - (hit.score % 1) / 2 }));
  return [...head, ...tail].sort((a, b) => b.score - a.score);
}

function tiers(words: readonly string[], openEnded: boolean): SearchOptions[] {
  const last = words.length - 1;
  const prefix = (_term: string, at: number) => openEnded && at === last;
  const exact: SearchOptions = { combineWith: 'AND', prefix, weights: { fuzzy: 0.3, prefix: 0.6 } };
  return [
    exact,
    { ...exact, fuzzy: (term) => (term.length > 3 && !/\d/u.test(term) ? 0.2 : false), maxFuzzy: 2 },
    { ...exact, combineWith: 'OR' },
  ];
}

/** Each word once, at its last place: the last word of the query stays the last. */
function withoutRepeats(words: readonly string[]): string[] {
  return words.filter((word, at) => words.lastIndexOf(word) === at);
}

/** In the last tier a passage must still hold most of the words. */
function mostOf(words: readonly string[]): number {
  return words.length <= 2 ? 1 : Math.ceil(words.length / 2);
}

/** The record of the words before reports of them, by a little: a better match always wins. */
function prior(index: CorpusIndex, id: string): number {
  const passage = index.passage(id);
  const role = passage && index.source(passage.sourceId)?.role;
  const byRole = role === 'primary' ? 1.25 : role === 'own' ? 0.8 : 1;
  const byVoice = passage?.voice === 'unmarked' ? 0.95 : 1;
  return passage?.kind === 'reported' ? byRole * 0.85 : byRole * byVoice;
}

/** A query of filters alone lists what they let through, in the order of the corpus. */
function listPassages(index: CorpusIndex, query: Query): Found[] {
  const asksForSomething =
    query.kinds.length +
      query.roles.length +
      query.speakers.length +
      query.sources.length +
      query.keys.length >
    0;
  if (!asksForSomething) return [];
  return index
    .sources()
    .flatMap((source) =>
      index.passagesOf(source.id).map((passage) => ({ passage, source, score: 0, terms: new Set<string>() })),
    )
    .filter((found) => accepts(query, found));
}

function lookUp(index: CorpusIndex, id: string): { passage: Passage; source: Source } | undefined {
  const passage = index.passage(id);
  const source = passage && index.source(passage.sourceId);
  return passage && source && { passage, source };
}

function accepts(query: Query, { passage, source }: { passage: Passage; source: Source }): boolean {
  if (query.kinds.length > 0 ? !query.kinds.includes(passage.kind) : !passage.quotable) return false;
  if (query.roles.length > 0 && !query.roles.includes(source.role)) return false;
  if (query.keys.length > 0 && !query.keys.includes(source.citeKey.toLowerCase())) return false;
  if (!holdsAll(query.speakers, passage.speaker ?? '')) return false;
  if (!holdsAll(query.sources, `${source.title} ${source.file} ${source.citeKey}`)) return false;
  if (query.phrases.length === 0 && query.without.length === 0) return true;
  const words = tokenizeWords(passage.text);
  return (
    query.phrases.every((phrase) => holdsPhrase(words, phrase)) &&
    !query.without.some((word) => words.includes(word))
  );
}

function holdsAll(wanted: readonly string[], text: string): boolean {
  if (wanted.length === 0) return true;
  const words = tokenizeWords(text);
  return wanted.every((word) => words.some((candidate) => candidate.startsWith(word)));
}

function toHit({ terms, ...hit }: Found): Hit {
  return { ...hit, highlights: findHighlights(hit.passage.text, terms) };
}

// A run is counted in a twentieth of a millisecond.
const CLOSELY_RANKED = 100;
const TIERS = 3;
// Enough to fill a screen: further tiers would only push weaker hits under them.
const ENOUGH_HITS = 8;
