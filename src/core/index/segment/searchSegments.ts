import { type ClauseSetting, toClause } from './clauses.ts';
import { Collector } from './collector.ts';
import { nameMatches } from './namedTerms.ts';
import { type PlannedQuery, planQuery } from './planQuery.ts';
import type { SegmentPart } from './segment.ts';
import type {
  MatchedTerms,
  SegmentHit,
  SegmentQuery,
  SegmentResult,
  SegmentSearchOptions,
} from './segmentQuery.ts';
import { borrowWindow, clearWindow, giveBackWindow, isEmpty, WINDOW_BITS } from './window.ts';

/**
 * Searches several segments as one index: document count, lengths and document frequencies are those of all documents
 * that are not deleted, so that scores do not depend on how the documents are spread. Scores are MiniSearch's (BM25+).
 *
 * Documents are gone through in windows. In each, the postings of the query's words are added up in an array, the best
 * go into a heap, and the rest is only counted. Cost: the postings of all terms that the words stand for, of which AND
 * leaves out what the rarest word does not have, and a bit for each document.
 */
export function searchSegments(
  parts: readonly SegmentPart[],
  query: SegmentQuery,
  options: SegmentSearchOptions = {},
): SegmentResult {
  const hasEnded = createEnd(options.isOverdue);
  const collector = new Collector(parts, options);
  const plan = planQuery(parts, query, options, hasEnded);
  const scores = options.limit !== 0;
  // A single word is in every document that matches.
  const counts = scores && options.coordination !== false && (plan?.wordCount ?? 0) > 1;
  const lanes = counts ? Math.ceil((plan?.wordCount ?? 0) / 32) : 0;
  for (const [part, { segment }] of parts.entries()) {
    const setting = { part, documentCount: segment.documentCount, scores, lanes, hasEnded };
    if (plan && !hasEnded()) collectPart(collector, plan.planned, setting);
  }
  const hits = collector.top.sorted();
  return {
    hits,
    total: collector.total,
    matches: collector.matches(),
    partial: hasEnded(),
    matchedTerms: () => (plan ? nameHits(parts, plan.planned, hits) : []),
  };
}

/** Finds what there is in a part, window by window, until the search `hasEnded`. */
function collectPart(collector: Collector, query: PlannedQuery, setting: ClauseSetting): void {
  const { part, documentCount, lanes, hasEnded } = setting;
  const clause = toClause(query, setting);
  const window = borrowWindow(documentCount, lanes);
  for (let number = 0; number << WINDOW_BITS < documentCount; number++) {
    const within = collector.within(part, number);
    if (within && isEmpty(within)) continue;
    clause.addTo(window, number, within);
    // What was cut short is not to be trusted.
    if (hasEnded()) return;
    if (isEmpty(window.matched)) continue;
    collector.collect(part, number, window);
    clearWindow(window);
  }
  giveBackWindow(window);
}

/** Whether the search has ended before it was done: once it has, it has. */
function createEnd(isOverdue: SegmentSearchOptions['isOverdue']): () => boolean {
  let hasEnded = false;
  return () => {
    hasEnded ||= isOverdue?.() ?? false;
    return hasEnded;
  };
}

function nameHits(
  parts: readonly SegmentPart[],
  query: PlannedQuery,
  hits: readonly SegmentHit[],
): MatchedTerms[] {
  const named = parts.map(({ segment }, part) => {
    const documents = hits.filter((hit) => hit.part === part).map(({ document }) => document);
    documents.sort((a, b) => a - b);
    const matches = nameMatches(query, part, segment.terms, documents);
    return new Map(documents.map((document, at) => [document, matches[at]]));
  });
  return hits.map(({ part, document }) => {
    const match = named[part]?.get(document);
    return { terms: [...(match?.terms ?? [])], queryTerms: [...(match?.words ?? [])] };
  });
}
