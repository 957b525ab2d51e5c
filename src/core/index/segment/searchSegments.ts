import { Bitset } from './bitset.ts';
import { documentOf, frequencyAt, mergeLists, type PostingList } from './postings.ts';
import type { SegmentPart } from './segment.ts';
import type {
  SegmentHit,
  SegmentQuery,
  SegmentResult,
  SegmentSearchOptions,
  TermQuery,
} from './segmentQuery.ts';
import { findSimilar } from './similarTerms.ts';

/**
 * Searches several segments as one index: document count, lengths and document frequencies are those of all documents
 * that are not deleted, so that scores do not depend on how the documents are spread. Scores are MiniSearch's.
 */
export function searchSegments(
  parts: readonly SegmentPart[],
  query: SegmentQuery,
  options: SegmentSearchOptions = {},
): SegmentResult {
  const found = evaluate(parts, query, options);
  const hits: SegmentHit[] = [];
  const matches = parts.map(({ segment }) => new Bitset(segment.documentCount));
  for (const match of found.values()) {
    const { part, document } = match;
    if (options.among?.[part]?.has(document) === false || options.filter?.(part, document) === false)
      continue;
    const quality = options.coordination === false ? 1 : match.queryTerms.size || 1;
    const boost = options.boostDocument?.of(part, document) ?? 1;
    matches[part]?.add(document);
    hits.push({
      part,
      document,
      score: match.score * quality * boost,
      terms: [...match.terms],
      queryTerms: [...match.queryTerms],
    });
  }
  hits.sort((a, b) => b.score - a.score || a.part - b.part || a.document - b.document);
  return { hits: hits.slice(0, options.limit ?? 50), total: hits.length, matches, partial: false };
}

interface Match {
  readonly part: number;
  readonly document: number;
  score: number;
  readonly terms: Set<string>;
  readonly queryTerms: Set<string>;
}
type Matches = Map<number, Match>;

function evaluate(
  parts: readonly SegmentPart[],
  query: SegmentQuery,
  options: SegmentSearchOptions,
): Matches {
  if (query === 'everything') return everything(parts);
  if ('term' in query) return matchTerm(parts, query, options);
  const [first, ...others] = query.queries.map((each) => evaluate(parts, each, options));
  if (!first) return new Map();
  for (const other of others) {
    if (query.combineWith === 'OR') {
      for (const [key, match] of other) {
        const before = first.get(key);
        if (before) join(before, match);
        else first.set(key, match);
      }
    } else {
      for (const [key, match] of first) {
        const also = other.get(key);
        if ((also !== undefined) === (query.combineWith === 'AND_NOT')) first.delete(key);
        else if (also) join(match, also);
      }
    }
  }
  return first;
}

function join(into: Match, from: Match): void {
  into.score += from.score;
  for (const term of from.terms) into.terms.add(term);
  for (const term of from.queryTerms) into.queryTerms.add(term);
}

function everything(parts: readonly SegmentPart[]): Matches {
  const matches: Matches = new Map();
  for (const [part, { segment, deleted }] of parts.entries()) {
    for (let document = 0; document < segment.documentCount; document++) {
      if (!deleted?.has(document))
        matches.set(key(part, document), {
          part,
          document,
          score: 1,
          terms: new Set(),
          queryTerms: new Set(),
        });
    }
  }
  return matches;
}

function matchTerm(parts: readonly SegmentPart[], query: TermQuery, options: SegmentSearchOptions): Matches {
  const matches: Matches = new Map();
  const { k, b, d } = options.bm25 ?? { k: 1.2, b: 0.7, d: 0.5 };
  const live = parts.reduce(
    (sum, { segment, deleted }) => sum + segment.documentCount - (deleted?.count ?? 0),
    0,
  );
  for (const field of query.fields ?? options.fields ?? parts[0]?.segment.fields.keys() ?? []) {
    const total = parts.reduce((sum, part) => {
      const opened = part.segment.fields.get(field);
      let length = opened?.totalLength ?? 0;
      for (const document of part.deleted ?? []) length -= opened?.length(document) ?? 0;
      return sum + length;
    }, 0);
    for (const [terms, weight] of expand(parts, query, options)) {
      const lists = parts.map(({ segment }) =>
        mergeLists(
          terms.flatMap((term) => {
            const at = segment.terms.find(term);
            return at < 0 ? [] : (segment.fields.get(field)?.list(at) ?? []);
          }),
        ),
      );
      const postings = lists.flatMap((list, part) =>
        [...livePostings(list, parts[part] as SegmentPart)].map((posting) => ({ part, ...posting })),
      );
      const idf = Math.log(1 + (live - postings.length + 0.5) / (postings.length + 0.5));
      for (const { part, document, frequency } of postings) {
        const length = parts[part]?.segment.fields.get(field)?.length(document) ?? 0;
        const raw =
          idf * (d + (frequency * (k + 1)) / (frequency + k * (1 - b + (b * length) / (total / live))));
        const score = weight * (query.boost ?? 1) * (options.boost?.[field] || 1) * raw;
        const match = matches.get(key(part, document));
        const present = terms.filter((term) => holds(parts[part] as SegmentPart, field, term, document));
        if (match) {
          match.score += score;
          for (const term of present) match.terms.add(term);
        } else
          matches.set(key(part, document), {
            part,
            document,
            score,
            terms: new Set(present),
            queryTerms: new Set([query.term]),
          });
      }
    }
  }
  return matches;
}

function holds({ segment }: SegmentPart, field: string, term: string, document: number): boolean {
  const at = segment.terms.find(term);
  const list = at < 0 ? undefined : segment.fields.get(field)?.list(at);
  for (let entry = list?.from ?? 0; entry < (list?.to ?? 0); entry++)
    if (documentOf(list?.postings[entry] ?? 0) === document) return true;
  return false;
}

function* livePostings(list: PostingList, { deleted }: SegmentPart) {
  for (let at = list.from; at < list.to; at++) {
    const document = documentOf(list.postings[at] ?? 0);
    if (!deleted?.has(document)) yield { document, frequency: frequencyAt(list, at) };
  }
}

function expand(
  parts: readonly SegmentPart[],
  { term, group, prefix, fuzzy }: TermQuery,
  { weights, maxFuzzy = 6 }: SegmentSearchOptions,
): [terms: readonly string[], weight: number][] {
  if (group) return [[group, 1]];
  const expansions: [string[], number][] = [[[term], 1]];
  const fraction = fuzzy === true ? 0.2 : fuzzy || 0;
  const most = fraction < 1 ? Math.min(maxFuzzy, Math.round(term.length * fraction)) : fraction;
  const distances = new Map<string, number>();
  for (const { segment } of parts) {
    const [from, to] = prefix ? segment.terms.prefixRange(term) : [0, 0];
    for (let at = from; at < to; at++) distances.set(segment.terms.term(at), -1);
    if (most === 0) continue;
    for (const { number, distance } of findSimilar(segment.terms, term, { maxDistance: most })) {
      const similar = segment.terms.term(number);
      if (!distances.has(similar)) distances.set(similar, distance);
    }
  }
  distances.delete(term);
  for (const [other, distance] of distances) {
    const weight =
      distance < 0
        ? ((weights?.prefix ?? 0.375) * other.length) / (other.length + 0.3 * (other.length - term.length))
        : ((weights?.fuzzy ?? 0.45) * other.length) / (other.length + distance);
    expansions.push([[other], weight]);
  }
  return expansions;
}

function key(part: number, document: number): number {
  return part * 2 ** 24 + document;
}
