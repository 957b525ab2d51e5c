import { Bitset, lowestBit } from './bitset.ts';
import { toClause } from './clauses.ts';
import { nameMatches } from './namedTerms.ts';
import { type PlannedQuery, planQuery } from './planQuery.ts';
import type { SegmentPart } from './segment.ts';
import type { SegmentHit, SegmentQuery, SegmentResult, SegmentSearchOptions } from './segmentQuery.ts';
import { TopHits } from './topHits.ts';
import { clearWindow, createWindow, isEmpty, WINDOW_BITS, type Window } from './window.ts';

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
  const planned = planQuery(parts, query, options, hasEnded);
  const collector = new Collector(parts, options);
  if (planned) {
    for (const part of parts.keys()) collector.collect(part, planned, hasEnded);
  }
  return {
    hits: planned ? nameHits(parts, planned, collector.top) : [],
    total: collector.total,
    matches: collector.matches(),
    partial: hasEnded(),
  };
}

/** Whether the search has ended before it was done: once it has, it has. */
function createEnd(isOverdue: SegmentSearchOptions['isOverdue']): () => boolean {
  let hasEnded = false;
  return () => {
    hasEnded ||= isOverdue?.() ?? false;
    return hasEnded;
  };
}

/** What was found so far. */
class Collector {
  readonly top: TopHits;
  readonly #parts: readonly SegmentPart[];
  readonly #options: SegmentSearchOptions;
  readonly #matches: readonly Uint32Array[];
  readonly #window: Window;
  total = 0;

  constructor(parts: readonly SegmentPart[], options: SegmentSearchOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#matches = parts.map(({ segment }) => new Uint32Array((segment.documentCount + 31) >>> 5));
    this.#window = createWindow(Math.max(0, ...parts.map(({ segment }) => segment.documentCount)));
    this.top = new TopHits(options.limit ?? 50);
  }

  matches(): Bitset[] {
    return this.#parts.map(({ segment }, part) => new Bitset(segment.documentCount, this.#matches[part]));
  }

  /** Finds what there is in a part, window by window, until the search `hasEnded`. */
  collect(part: number, query: PlannedQuery, hasEnded: () => boolean): void {
    const { documentCount } = (this.#parts[part] as SegmentPart).segment;
    const clause = toClause(query, part, documentCount, hasEnded);
    for (let window = 0; window << WINDOW_BITS < documentCount; window++) {
      clause.addTo(this.#window, window);
      // What was cut short is not to be trusted.
      if (hasEnded()) return;
      if (isEmpty(this.#window.matched)) continue;
      this.#collectWindow(part, window << WINDOW_BITS);
      clearWindow(this.#window);
    }
  }

  #collectWindow(part: number, base: number): void {
    const { segment, deleted } = this.#parts[part] as SegmentPart;
    const among = this.#options.among?.[part];
    const matches = this.#matches[part] as Uint32Array;
    const first = base >>> 5;
    const count = Math.min(this.#window.matched.length, matches.length - first);
    for (let place = 0; place < count; place++) {
      let bits = this.#window.matched[place] as number;
      if (bits === 0) continue;
      if (deleted) bits &= ~(deleted.words[first + place] as number);
      if (among) bits &= among.words[first + place] as number;
      if (first + place === matches.length - 1) bits &= bitsBelow(segment.documentCount);
      matches[first + place] = this.#collectBits(part, base, place * 32, bits);
    }
  }

  /** @returns the bits of the documents that may be found. */
  #collectBits(part: number, base: number, offset: number, bits: number): number {
    const { filter, coordination, boostDocument } = this.#options;
    const { scores, words } = this.#window;
    let found = bits;
    for (let left = bits; left !== 0; left &= left - 1) {
      const bit = lowestBit(left);
      const local = offset + bit;
      const document = base + local;
      if (filter && !filter(part, document)) {
        found &= ~(1 << bit);
        continue;
      }
      this.total++;
      let score = scores[local] as number;
      if (coordination !== false) score *= Math.max(1, words[local] as number);
      if (boostDocument) {
        if (score * boostDocument.most <= this.top.threshold) continue;
        score *= boostDocument.of(part, document);
      }
      this.top.add(part, document, score);
    }
    return found;
  }
}

/** The bits of a last word that stand for documents. */
function bitsBelow(documentCount: number): number {
  return documentCount % 32 === 0 ? -1 : (1 << (documentCount % 32)) - 1;
}

function nameHits(parts: readonly SegmentPart[], query: PlannedQuery, top: TopHits): SegmentHit[] {
  const hits = top.sorted();
  const named = parts.map(({ segment }, part) => {
    const documents = hits.filter((hit) => hit.part === part).map(({ document }) => document);
    documents.sort((a, b) => a - b);
    const matches = nameMatches(query, part, segment.terms, documents);
    return new Map(documents.map((document, at) => [document, matches[at]]));
  });
  return hits.map((hit) => {
    const match = named[hit.part]?.get(hit.document);
    return { ...hit, terms: [...(match?.terms ?? [])], queryTerms: [...(match?.words ?? [])] };
  });
}
